/* The folder, and finding in it what an earlier process left.
 *
 *     pages   slot 0 │ slot 1 │ …            each: head, sealed body; written in one piece
 *     keys    owners and their keys          (spill_keys.c)
 *     index   what lay in which slot when the spill was closed
 *
 * The page file goes through the kernel's page cache. A slot is a whole number of blocks, so that a
 * write never has to read first. Nothing is synced for a page's sake: it is a cache, and a page
 * that a power failure tore does not authenticate.
 *
 * A spill that is closed leaves an index, and its key file vouches for it by the index's tag. Such
 * a start reads one file; and a slot that was meanwhile exchanged for an older, once valid one is
 * noticed by its tag when it is read. The first thing done then is to write a key file that vouches
 * for nothing. After a crash the heads of all slots are read: each is sealed by itself, one that is
 * torn or foreign is dropped, one that is older than it should be cannot be told (it can only be a
 * page of the same owner that was right for its tokens). Nor can it be told when the whole folder
 * was set back to an older state: nothing outside the folder remembers.
 *
 * Where the key file vouches for an index that is not there, nothing in the page file is believed.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carrel/rng.h"
#include "kv/spill_int.h"

#define MAGIC      0x3158444950534343u /* "CCSPIDX1" */
#define READ_AHEAD 256u                /* heads that the disk is asked for in advance */

struct entry {
    uint32_t slot, unused;
    struct cr_spill_name name;
    uint8_t tag[CR_SPILL_TAG];
};

struct image {
    struct bound {
        uint64_t magic;
        uint32_t n, hand;
    } bound;
    uint8_t nonce[CR_SPILL_NONCE];
    uint8_t tag[CR_SPILL_TAG];
    struct entry entries[]; /* sealed under the file's key */
};

int cr_spill_read_all(const struct cr_spill *s, int fd, void *bytes, size_t n, off_t at)
{
    for (size_t done = 0; done < n;) {
        struct iovec piece = {(uint8_t *)bytes + done, n - done};
        ssize_t got = s->io.preadv(fd, &piece, 1, at + (off_t)done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return CR_EIO;
        done += (size_t)got;
        if (got == 0 || (done < n && done % CR_SPILL_BLOCK != 0)) /* the end of the file */
            return CR_EFORMAT;
    }
    return CR_OK;
}

int cr_spill_write_all(const struct cr_spill *s, int fd, const void *bytes, size_t n, off_t at)
{
    for (size_t done = 0; done < n;) {
        struct iovec piece = {(uint8_t *)bytes + done, n - done}; /* it is only read */
        ssize_t put = s->io.pwritev(fd, &piece, 1, at + (off_t)done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return CR_EIO;
        done += (size_t)put;
    }
    return CR_OK;
}

int cr_spill_replace_file(const struct cr_spill *s, const char *name, const void *bytes, size_t n)
{
    static const char fresh[] = "new";
    int fd = openat(s->dir, fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return CR_EIO;
    int status = cr_spill_write_all(s, fd, bytes, n, 0);
    if (status == CR_OK && s->io.fsync(fd) != 0)
        status = CR_EIO;
    close(fd);
    if (status == CR_OK &&
        (s->io.renameat(s->dir, fresh, s->dir, name) != 0 || s->io.fsync(s->dir) != 0))
        status = CR_EIO;
    return status;
}

int cr_spill_folder_open(struct cr_spill *s, struct cr_error *err)
{
    const char *path = s->config.path;
    struct stat st;
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return cr_error_set(err, CR_EIO, "Cannot make the folder %s: %s.", path, strerror(errno));
    s->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (s->dir < 0 || fstat(s->dir, &st) != 0)
        return cr_error_set(err, CR_EIO, "Cannot open the folder %s: %s.", path, strerror(errno));
    if ((st.st_mode & 077) != 0)
        return cr_error_set(err, CR_EFORBIDDEN,
                            "The folder %s is open to other users; make it private with chmod 700.",
                            path);
    const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    s->pages_fd = openat(s->dir, CR_SPILL_PAGES, flags | O_DIRECT, 0600);
    if (s->pages_fd < 0 && errno == EINVAL) /* a file system without */
        s->pages_fd = openat(s->dir, CR_SPILL_PAGES, flags, 0600);
    if (s->pages_fd < 0 || fchmod(s->pages_fd, 0600) != 0)
        return cr_error_set(err, CR_EIO, "Cannot open the file %s in %s: %s.", CR_SPILL_PAGES, path,
                            strerror(errno));
    if (flock(s->pages_fd, LOCK_EX | LOCK_NB) != 0)
        return cr_error_set(err, CR_EEXIST,
                            "Another process uses the folder %s; give each its own.", path);
    return CR_OK;
}

/* --- finding pages ------------------------------------------------------------------------- */

static bool is_zero(const void *bytes, size_t n)
{
    const uint8_t *b = bytes;
    return b[0] == 0 && memcmp(b, b + 1, n - 1) == 0;
}

/* Believes the head of a slot, or has the slot erased. */
static void take_slot(struct cr_spill *s, uint32_t slot, const struct cr_spill_head *head)
{
    struct cr_spill_name name;
    if (is_zero(head, sizeof *head))
        return;
    if (!cr_spill_unseal_name(&s->read_ciphers[0], s, slot, head, &name)) {
        s->stats.n_damaged++;
        cr_spill_slot_doom(s, slot);
    } else if (cr_spill_owner_of(s, &name) != NULL) { /* else of keys that are gone */
        if (cr_spill_slot_find(s, &name) == CR_SPILL_NIL)
            cr_spill_slot_add(s, slot, &name, head->body_tag);
        else
            cr_spill_slot_doom(s, slot);
    }
}

/* After a crash. Heads are small and far apart: the page cache asks for many at once. */
static int scan(struct cr_spill *s)
{
    int fd = openat(s->dir, CR_SPILL_PAGES, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    off_t size = fd >= 0 ? lseek(fd, 0, SEEK_END) : -1;
    if (size < 0) {
        if (fd >= 0)
            close(fd);
        return CR_EIO;
    }
    uint32_t n = s->n_slots;
    if (size / s->slot_bytes < n)
        n = (uint32_t)(size / s->slot_bytes);
    posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM);
    for (uint32_t i = 0, asked = 0; i < n; i++) {
        struct cr_spill_head head;
        for (; asked < n && asked < i + READ_AHEAD; asked++)
            posix_fadvise(fd, cr_spill_slot_at(s, asked), sizeof head, POSIX_FADV_WILLNEED);
        int status = cr_spill_read_all(s, fd, &head, sizeof head, cr_spill_slot_at(s, i));
        if (status == CR_EIO) { /* a bad block: this page is lost, the others are not */
            s->stats.n_read_failed++;
            cr_spill_slot_doom(s, i);
        } else if (status == CR_OK) {
            take_slot(s, i, &head);
        }
        if (s->slots[i].state != CR_SPILL_FREE)
            s->hand = (i + 1) % s->n_slots; /* behind the last page */
    }
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
    return CR_OK;
}

static int load_index(struct cr_spill *s, const uint8_t tag[CR_SPILL_TAG])
{
    struct stat st;
    struct image *image = NULL;
    int fd = openat(s->dir, CR_SPILL_INDEX, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? CR_EFORMAT : CR_EIO;
    int status = CR_EFORMAT;
    if (fstat(fd, &st) != 0 || st.st_size < (off_t)sizeof *image || st.st_size > INT32_MAX)
        goto out;
    size_t n = (size_t)st.st_size;
    image = malloc(n);
    status = image != NULL ? cr_spill_read_all(s, fd, image, n, 0) : CR_ENOMEM;
    if (status != CR_OK)
        goto out;
    if (memcmp(image->tag, tag, CR_SPILL_TAG) != 0 || image->bound.magic != MAGIC ||
        n != sizeof *image + (size_t)image->bound.n * sizeof(struct entry) ||
        !cr_spill_unseal(&s->read_ciphers[0], s->file_key, image->nonce, &image->bound,
                         sizeof image->bound, image->entries, n - sizeof *image, tag)) {
        status = CR_EFORMAT;
        goto out;
    }
    for (uint32_t i = 0; i < image->bound.n; i++) {
        const struct entry *entry = &image->entries[i];
        if (entry->slot < s->n_slots && cr_spill_owner_of(s, &entry->name) != NULL)
            cr_spill_slot_add(s, entry->slot, &entry->name, entry->tag);
    }
    s->hand = image->bound.hand % s->n_slots;
out:
    free(image);
    close(fd);
    return status;
}

/* Makes the page file no longer than this. */
static int cut(struct cr_spill *s, off_t size, struct cr_error *err)
{
    if (lseek(s->pages_fd, 0, SEEK_END) > size && ftruncate(s->pages_fd, size) != 0)
        return cr_error_set(err, CR_EIO, "Cannot shorten the file %s in %s: %s.", CR_SPILL_PAGES,
                            s->config.path, strerror(errno));
    return CR_OK;
}

int cr_spill_recover(struct cr_spill *s, struct cr_error *err)
{
    bool is_clean = false;
    uint8_t tag[CR_SPILL_TAG];
    off_t keep = cr_spill_slot_at(s, s->n_slots);
    int status = cr_spill_keys_load(s, &is_clean, tag);
    if (status == CR_ENOTFOUND) {
        keep = 0;
        status = cr_random_bytes(s->file_key, CR_SPILL_KEY);
    } else if (status == CR_OK) {
        status = is_clean ? load_index(s, tag) : scan(s);
        if (status == CR_EFORMAT) {
            s->stats.n_damaged++;
            keep = 0;
            status = CR_OK;
        }
    }
    if (status != CR_OK)
        return cr_error_set(err, status, "Cannot read what is in %s: %s.", s->config.path,
                            cr_status_text(status));
    status = cut(s, keep, err);
    if (status != CR_OK)
        return status;
    if (cr_spill_keys_save(s, NULL) != CR_OK)
        return cr_error_set(err, CR_EIO, "Cannot write the file %s in %s; is the disk full?",
                            CR_SPILL_KEYS, s->config.path);
    unlinkat(s->dir, CR_SPILL_INDEX, 0);
    s->file_end = lseek(s->pages_fd, 0, SEEK_END);
    return CR_OK;
}

void cr_spill_seal_index(struct cr_spill *s)
{
    size_t n = sizeof(struct image) + (size_t)s->stats.n_used * sizeof(struct entry);
    struct image *image = n < INT32_MAX ? calloc(1, n) : NULL;
    if (image == NULL)
        return; /* the next start reads the heads */
    image->bound = (struct bound){.magic = MAGIC, .n = s->stats.n_used, .hand = s->hand};
    struct entry *entry = image->entries, *end = entry + image->bound.n;
    for (uint32_t i = 0; i < s->n_slots && entry < end; i++) {
        const struct cr_spill_slot *sl = &s->slots[i];
        if (sl->state != CR_SPILL_LIVE || cr_spill_owner_of(s, &sl->name) == NULL)
            continue;
        entry->slot = i;
        entry->name = sl->name;
        memcpy(entry->tag, sl->tag, CR_SPILL_TAG);
        entry++;
    }
    if (cr_random_bytes(image->nonce, CR_SPILL_NONCE) == CR_OK &&
        cr_spill_seal(&s->write_ciphers[0], s->file_key, image->nonce, &image->bound,
                      sizeof image->bound, image->entries, n - sizeof *image, image->tag) &&
        cr_spill_replace_file(s, CR_SPILL_INDEX, image, n) == CR_OK)
        (void)cr_spill_keys_save(s, image->tag);
    free(image);
}
