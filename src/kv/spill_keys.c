/* Owners, and the file that holds their keys.
 *
 *     front: magic, size │ sealed under the master key: the file's key, owners and their keys
 *
 * Bound to the seal are the front, the fingerprint and the size of a page; so another master key,
 * model or layout opens nothing. The file is written whole beside the old one, synced, and renamed
 * over it. Its size tells the number of owners only by its power of two.
 *
 * An owner's keys are made in memory when they are first needed, which waits for no disk. No page
 * is written before the key file holds its owner's key: `version` counts what came and went,
 * `saved_version` says what of it is in the file.
 *
 * Forgetting wipes the keys in memory at once, and then the file is written without them. The old
 * file is overwritten before its blocks go back to the disk; whether a disk keeps copies of its own
 * cannot be known from here.
 *
 * `serial` is never used twice, also not for the same owner's next keys, so what lies about from
 * earlier keys is not taken for a page of the new ones.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/rng.h"
#include "carrel/secret.h"
#include "kv/spill_int.h"

#define MAGIC      0x314c495053524343u /* "CCRSPIL1" */
#define MIN_OWNERS 16u

struct front {
    uint64_t magic;
    uint32_t n_places, unused;
    uint8_t nonce[CR_SPILL_NONCE];
    uint8_t tag[CR_SPILL_TAG];
};

struct entry {
    uint32_t id, serial; /* serial 0: an empty place */
    uint8_t key[CR_SPILL_KEY];
    uint8_t chain_key[16];
};

struct image {
    struct front front;
    uint8_t file_key[CR_SPILL_KEY]; /* from here on sealed */
    uint8_t index_tag[CR_SPILL_TAG];
    uint32_t is_clean, last_serial;
    struct entry entries[];
};

struct bound {
    uint64_t magic;
    uint32_t n_places, page_tokens, page_bytes, unused;
    uint8_t fingerprint[32];
};

#define SEALED_FROM offsetof(struct image, file_key)

static uint32_t places_for(uint32_t n_owners)
{
    uint32_t n = MIN_OWNERS;
    while (n < n_owners)
        n *= 2;
    return n;
}

size_t cr_spill_keys_bytes(uint32_t n_owners)
{
    return sizeof(struct image) + places_for(n_owners) * sizeof(struct entry);
}

static struct bound bound_of(const struct cr_spill *s, const struct front *front)
{
    struct bound bound = {.magic = front->magic,
                          .n_places = front->n_places,
                          .page_tokens = s->config.page_tokens,
                          .page_bytes = s->config.page_bytes};
    memcpy(bound.fingerprint, s->config.fingerprint, sizeof bound.fingerprint);
    return bound;
}

/* --- the table ----------------------------------------------------------------------------- */

static uint32_t home(const struct cr_spill *s, uint32_t id)
{
    return id * 0x9e3779b9 >> 7 & s->owners_mask;
}

static struct cr_spill_owner *place_of(const struct cr_spill *s, uint32_t id)
{
    uint32_t i = home(s, id);
    while (s->owners[i].serial != 0 && s->owners[i].id != id)
        i = (i + 1) & s->owners_mask;
    return &s->owners[i];
}

struct cr_spill_owner *cr_spill_owner_find(const struct cr_spill *s, uint32_t id)
{
    struct cr_spill_owner *owner = place_of(s, id);
    return owner->serial != 0 ? owner : NULL;
}

struct cr_spill_owner *cr_spill_owner_of(const struct cr_spill *s, const struct cr_spill_name *name)
{
    struct cr_spill_owner *owner = cr_spill_owner_find(s, name->owner);
    return owner != NULL && owner->serial == name->serial ? owner : NULL;
}

int cr_spill_owner_add(struct cr_spill *s, uint32_t id, struct cr_spill_owner **ret_owner)
{
    struct cr_spill_owner *owner = place_of(s, id);
    if (owner->serial == 0) {
        if (s->n_owners == s->config.max_owners || s->last_serial == UINT32_MAX)
            return CR_EFULL;
        if (cr_random_bytes(owner->key, sizeof owner->key) != CR_OK ||
            cr_random_bytes(owner->chain_key, sizeof owner->chain_key) != CR_OK)
            return CR_EIO;
        owner->id = id;
        owner->serial = ++s->last_serial;
        owner->version = ++s->version;
        owner->n_pages = 0;
        s->n_owners++;
    }
    *ret_owner = owner;
    return CR_OK;
}

void cr_spill_owner_remove(struct cr_spill *s, struct cr_spill_owner *owner)
{
    uint32_t hole = (uint32_t)(owner - s->owners);
    s->stats.n_used -= owner->n_pages;
    s->n_owners--;
    s->forgot_version = ++s->version;
    for (uint32_t i = (hole + 1) & s->owners_mask; s->owners[i].serial != 0;
         i = (i + 1) & s->owners_mask) {
        uint32_t at = home(s, s->owners[i].id);
        if (((i - at) & s->owners_mask) >= ((i - hole) & s->owners_mask)) {
            s->owners[hole] = s->owners[i];
            hole = i;
        }
    }
    cr_secret_wipe(&s->owners[hole], sizeof s->owners[hole]);
}

/* --- the file ------------------------------------------------------------------------------ */

/* Fills the image with the owners of now; returns its size. Under the lock. */
static size_t fill_image(const struct cr_spill *s, struct image *image, const uint8_t *index_tag)
{
    size_t n = cr_spill_keys_bytes(s->n_owners);
    memset(image, 0, n);
    image->front = (struct front){.magic = MAGIC, .n_places = places_for(s->n_owners)};
    memcpy(image->file_key, s->file_key, CR_SPILL_KEY);
    image->is_clean = index_tag != NULL;
    if (index_tag != NULL)
        memcpy(image->index_tag, index_tag, CR_SPILL_TAG);
    image->last_serial = s->last_serial;
    struct entry *entry = image->entries;
    for (uint32_t i = 0; i <= s->owners_mask; i++) {
        const struct cr_spill_owner *owner = &s->owners[i];
        if (owner->serial == 0)
            continue;
        entry->id = owner->id;
        entry->serial = owner->serial;
        memcpy(entry->key, owner->key, sizeof entry->key);
        memcpy(entry->chain_key, owner->chain_key, sizeof entry->chain_key);
        entry++;
    }
    return n;
}

/* Zeros over a file that has lost its name. */
static void overwrite(const struct cr_spill *s, int fd)
{
    static const uint8_t zeros[4096];
    off_t size = lseek(fd, 0, SEEK_END);
    for (off_t at = 0; at < size; at += (off_t)sizeof zeros) {
        size_t n = size - at < (off_t)sizeof zeros ? (size_t)(size - at) : sizeof zeros;
        if (cr_spill_write_all(s, fd, zeros, n, at) != CR_OK)
            return;
    }
    s->io.fsync(fd);
}

/* Seals the image and puts it in the place of the file. */
static int write_image(struct cr_spill *s, struct image *image, size_t n, bool forgets)
{
    int status = cr_random_bytes(image->front.nonce, CR_SPILL_NONCE);
    struct bound bound = bound_of(s, &image->front);
    if (status != CR_OK ||
        !cr_spill_seal(&s->keys_cipher, s->config.master_key, image->front.nonce, &bound,
                       sizeof bound, image->file_key, n - SEALED_FROM, image->front.tag)) {
        cr_secret_wipe(image, n);
        return CR_EIO;
    }
    int old = forgets ? openat(s->dir, CR_SPILL_KEYS, O_RDWR | O_CLOEXEC | O_NOFOLLOW) : -1;
    status = cr_spill_replace_file(s, CR_SPILL_KEYS, image, n);
    if (old >= 0) {
        if (status == CR_OK)
            overwrite(s, old);
        close(old);
    }
    return status;
}

int cr_spill_keys_save(struct cr_spill *s, const uint8_t *index_tag)
{
    struct image *image = (struct image *)s->keys_image;
    pthread_mutex_lock(&s->keys_lock);
    pthread_mutex_lock(&s->lock);
    uint64_t version = s->version;
    bool forgets = s->forgot_version > s->saved_version;
    size_t n = fill_image(s, image, index_tag);
    pthread_mutex_unlock(&s->lock);

    int status = write_image(s, image, n, forgets);
    if (status == CR_OK) {
        pthread_mutex_lock(&s->lock);
        s->saved_version = version;
        pthread_mutex_unlock(&s->lock);
    }
    pthread_mutex_unlock(&s->keys_lock);
    return status;
}

/* Puts the owners of an opened image into the table, as many as there is room for. */
static void take_owners(struct cr_spill *s, const struct image *image)
{
    for (uint32_t i = 0; i < image->front.n_places && s->n_owners < s->config.max_owners; i++) {
        const struct entry *entry = &image->entries[i];
        struct cr_spill_owner *owner = place_of(s, entry->id);
        if (entry->serial == 0 || owner->serial != 0)
            continue;
        owner->id = entry->id;
        owner->serial = entry->serial;
        memcpy(owner->key, entry->key, sizeof owner->key);
        memcpy(owner->chain_key, entry->chain_key, sizeof owner->chain_key);
        s->n_owners++;
    }
}

int cr_spill_keys_load(struct cr_spill *s, bool *ret_is_clean, uint8_t ret_index_tag[CR_SPILL_TAG])
{
    struct front front;
    int fd = openat(s->dir, CR_SPILL_KEYS, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? CR_ENOTFOUND : CR_EIO;
    struct image *image = NULL;
    size_t n = 0;
    int status = cr_spill_read_all(s, fd, &front, sizeof front, 0);
    if (status == CR_OK && (front.magic != MAGIC || front.n_places > 1u << 20))
        status = CR_EFORMAT;
    if (status != CR_OK)
        goto out;
    n = sizeof *image + front.n_places * sizeof(struct entry);
    image = malloc(n);
    status = image != NULL ? cr_spill_read_all(s, fd, image, n, 0) : CR_ENOMEM;
    if (status != CR_OK)
        goto out;
    image->front = front;
    struct bound bound = bound_of(s, &front);
    if (!cr_spill_unseal(&s->keys_cipher, s->config.master_key, front.nonce, &bound, sizeof bound,
                         image->file_key, n - SEALED_FROM, front.tag)) {
        status = CR_EFORMAT;
        goto out;
    }
    memcpy(s->file_key, image->file_key, CR_SPILL_KEY);
    memcpy(ret_index_tag, image->index_tag, CR_SPILL_TAG);
    *ret_is_clean = image->is_clean != 0;
    s->last_serial = image->last_serial;
    take_owners(s, image);
out:
    if (image != NULL)
        cr_secret_wipe(image, n);
    free(image);
    close(fd);
    return status == CR_EFORMAT ? CR_ENOTFOUND : status;
}
