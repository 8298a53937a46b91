/* The two threads: one writes, one reads, so that a restore never waits behind a write that the
 * kernel holds back.
 *
 * The writer's round: erase what was dropped, write the key file where a forgotten owner is still
 * in it, write every queued page. A page goes to a slot that the hand gives (the page in it is
 * forgotten before a byte of it changes), encrypted in place in its staging buffer, in one write.
 * Only when that has ended does the index know it. Whoever drops a page or forgets its owner
 * meanwhile is heeded then. What could not be erased or saved is tried again every second.
 *
 * The reader takes all that is queued, tells the kernel of all of it at once, and then reads and
 * decrypts page by page. A page is given back when it is the write that the index remembers (its
 * tag), authenticates for its slot and owner, and holds the tokens asked for. One that fails is
 * dropped, unless somebody had dropped it already: then what was read may be half an erasure, which
 * is no damage.
 */
#include <fcntl.h>
#include <string.h>
#include <time.h>

#include "carrel/secret.h"
#include "kv/spill_int.h"

#define RETRY_S 1

/* --- writing ------------------------------------------------------------------------------- */

/* Zeroes the heads of doomed slots. CR_EIO: some are left. */
static int erase_doomed(struct cr_spill *s)
{
    static const struct cr_spill_head zeros;
    bool any = false;
    int status = CR_OK;
    pthread_mutex_lock(&s->lock);
    while (s->first_doomed != CR_SPILL_NIL && status == CR_OK) {
        uint32_t slot = s->first_doomed;
        s->first_doomed = s->slots[slot].next_doomed;
        pthread_mutex_unlock(&s->lock);
        status =
            cr_spill_write_all(s, s->pages_fd, &zeros, sizeof zeros, cr_spill_slot_at(s, slot));
        any = true;
        pthread_mutex_lock(&s->lock);
        s->slots[slot].state = CR_SPILL_FREE;
        if (status != CR_OK)
            cr_spill_slot_doom(s, slot);
    }
    pthread_mutex_unlock(&s->lock);
    if (any && s->io.fsync(s->pages_fd) != 0)
        status = CR_EIO;
    return status;
}

/* Whether this buffer is worth a slot, which it then gets, and its owner's key. Under the lock. */
static bool admit(struct cr_spill *s, const struct cr_spill_buffer *buf, uint8_t key[CR_SPILL_KEY],
                  uint32_t *ret_slot)
{
    const struct cr_spill_owner *owner = cr_spill_owner_of(s, &buf->name);
    if (buf->is_dropped || owner == NULL || cr_spill_slot_find(s, &buf->name) != CR_SPILL_NIL)
        return false;
    if (owner->version > s->saved_version) {
        s->stats.n_write_failed++;
        return false;
    }
    *ret_slot = cr_spill_slot_take(s);
    if (*ret_slot == CR_SPILL_NIL) {
        s->stats.n_full++;
        return false;
    }
    memcpy(key, owner->key, CR_SPILL_KEY);
    return true;
}

static void write_page(struct cr_spill *s, struct cr_spill_buffer *buf)
{
    uint8_t key[CR_SPILL_KEY];
    uint32_t slot;
    pthread_mutex_lock(&s->lock);
    const struct cr_spill_owner *owner = cr_spill_owner_of(s, &buf->name);
    bool is_new_owner = owner != NULL && owner->version > s->saved_version;
    pthread_mutex_unlock(&s->lock);
    if (is_new_owner)
        (void)cr_spill_keys_save(s, NULL); /* admit() sees whether it went well */

    pthread_mutex_lock(&s->lock);
    bool is_admitted = admit(s, buf, key, &slot);
    pthread_mutex_unlock(&s->lock);
    if (!is_admitted) {
        cr_secret_wipe(buf->bytes, s->slot_bytes);
        return;
    }
    struct cr_spill_head *head = (struct cr_spill_head *)buf->bytes;
    head->name = buf->name;
    bool ok = cr_spill_seal_page(&s->write_cipher, s, key, slot, buf->bytes);
    cr_secret_wipe(key, sizeof key);
    if (!ok)
        cr_secret_wipe(buf->bytes, s->slot_bytes);
    ok = ok && cr_spill_write_all(s, s->pages_fd, buf->bytes, s->slot_bytes,
                                  cr_spill_slot_at(s, slot)) == CR_OK;

    pthread_mutex_lock(&s->lock);
    if (ok && !buf->is_dropped && cr_spill_owner_of(s, &buf->name) != NULL) {
        cr_spill_slot_add(s, slot, &buf->name, head->body_tag);
        s->stats.n_written++;
    } else {
        s->stats.n_write_failed += !ok;
        cr_spill_slot_doom(s, slot);
    }
    pthread_mutex_unlock(&s->lock);
}

/* Writes what is queued now. */
static void write_queued(struct cr_spill *s)
{
    struct cr_spill_buffers *w = &s->writes;
    pthread_mutex_lock(&s->lock);
    for (uint32_t n = w->queued.n; n > 0; n--) {
        uint32_t i = cr_spill_list_pop(&w->queued, w->all);
        s->is_writing = true;
        pthread_mutex_unlock(&s->lock);
        write_page(s, &w->all[i]);
        pthread_mutex_lock(&s->lock);
        s->is_writing = false;
        cr_spill_list_push(&w->free, w->all, i);
    }
    pthread_mutex_unlock(&s->lock);
}

static bool owes_erasure(const struct cr_spill *s)
{
    return s->first_doomed != CR_SPILL_NIL || s->forgot_version > s->saved_version;
}

/* Waits until there is work; false when the spill closes and all is done. Under the lock. */
static bool wait_for_work(struct cr_spill *s, bool has_failed)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += RETRY_S;
    while (s->writes.queued.n == 0 && s->flush_asked == s->flush_done) {
        if (s->is_closing)
            return false;
        if (!owes_erasure(s))
            pthread_cond_wait(&s->write_work, &s->lock);
        else if (!has_failed || pthread_cond_timedwait(&s->write_work, &s->lock, &until) != 0)
            return true;
    }
    return true;
}

void *cr_spill_writer_run(void *spill)
{
    struct cr_spill *s = spill;
    bool has_failed = false;
    pthread_mutex_lock(&s->lock);
    while (wait_for_work(s, has_failed)) {
        uint64_t asked = s->flush_asked, done = s->flush_done;
        bool forgets = s->forgot_version > s->saved_version;
        pthread_mutex_unlock(&s->lock);
        int status = erase_doomed(s);
        if (forgets && cr_spill_keys_save(s, NULL) != CR_OK)
            status = CR_EIO;
        has_failed = status != CR_OK;
        write_queued(s);
        if (asked != done) {
            if (!has_failed)
                status = erase_doomed(s); /* of pages dropped while they were written */
            if (s->io.fsync(s->pages_fd) != 0)
                status = CR_EIO;
        }
        pthread_mutex_lock(&s->lock);
        if (asked != done) {
            s->flush_done = asked;
            s->flush_status = status;
            pthread_cond_broadcast(&s->flushed);
        }
    }
    bool forgets = s->forgot_version > s->saved_version;
    pthread_mutex_unlock(&s->lock);
    (void)erase_doomed(s);
    if (forgets)
        (void)cr_spill_keys_save(s, NULL);
    return NULL;
}

/* --- reading ------------------------------------------------------------------------------- */

/* Whether the slot still holds the page that was asked for. Under the lock. */
static const struct cr_spill_owner *still_there(const struct cr_spill *s,
                                                const struct cr_spill_buffer *buf)
{
    const struct cr_spill_slot *sl = &s->slots[buf->slot];
    if (sl->state != CR_SPILL_LIVE || memcmp(&sl->name, &buf->name, sizeof buf->name) != 0)
        return NULL;
    return cr_spill_owner_of(s, &buf->name);
}

/* Reads, checks and decrypts: CR_OK, CR_EFORMAT, CR_EIO. */
static int read_bytes(struct cr_spill *s, struct cr_spill_buffer *buf, const uint8_t *key,
                      const uint8_t *tag)
{
    const struct cr_spill_head *head = (const struct cr_spill_head *)buf->bytes;
    int status = cr_spill_read_all(s, s->pages_fd, buf->bytes, s->slot_bytes,
                                   cr_spill_slot_at(s, buf->slot));
    if (status == CR_OK && (memcmp(head->body_tag, tag, CR_SPILL_TAG) != 0 ||
                            !cr_spill_unseal_body(&s->read_cipher, s, key, buf->slot, buf->bytes)))
        status = CR_EFORMAT;
    return status;
}

static void read_page(struct cr_spill *s, struct cr_spill_buffer *buf)
{
    struct cr_spill_slot *sl = &s->slots[buf->slot];
    uint8_t key[CR_SPILL_KEY], tag[CR_SPILL_TAG];
    int status = CR_ENOTFOUND;
    pthread_mutex_lock(&s->lock);
    const struct cr_spill_owner *owner = still_there(s, buf);
    if (owner != NULL) {
        memcpy(key, owner->key, sizeof key);
        memcpy(tag, sl->tag, sizeof tag);
    }
    pthread_mutex_unlock(&s->lock);
    if (owner != NULL)
        status = read_bytes(s, buf, key, tag);
    cr_secret_wipe(key, sizeof key);
    bool differs =
        status == CR_OK && memcmp(buf->bytes + sizeof(struct cr_spill_head), buf->expected,
                                  s->config.page_tokens * sizeof *buf->expected) != 0;

    pthread_mutex_lock(&s->lock);
    sl->n_reads--;
    if (buf->is_dropped || still_there(s, buf) == NULL) {
        status = CR_ENOTFOUND;
    } else if (differs) {
        status = CR_ENOTFOUND;
        s->stats.n_mismatched++;
    } else if (status == CR_OK) {
        s->stats.n_restored++;
    } else {
        *(status == CR_EIO ? &s->stats.n_read_failed : &s->stats.n_damaged) += 1;
        cr_spill_slot_doom(s, buf->slot);
        pthread_cond_signal(&s->write_work);
    }
    pthread_mutex_unlock(&s->lock);
    buf->status = status;
    if (status != CR_OK)
        cr_secret_wipe(buf->bytes, s->slot_bytes);
}

/* Reads what was queued at one moment. */
static void read_queued(struct cr_spill *s, struct cr_spill_list *batch)
{
    struct cr_spill_buffers *r = &s->reads;
    uint32_t i = batch->head;
    for (uint32_t n = batch->n; n > 1; n--, i = r->all[i].next)
        posix_fadvise(s->pages_fd, cr_spill_slot_at(s, r->all[i].slot), s->slot_bytes,
                      POSIX_FADV_WILLNEED);
    while ((i = cr_spill_list_pop(batch, r->all)) != CR_SPILL_NIL) {
        read_page(s, &r->all[i]);
        pthread_mutex_lock(&s->lock);
        bool is_first = r->done.n == 0;
        cr_spill_list_push(&r->done, r->all, i);
        pthread_mutex_unlock(&s->lock);
        if (is_first && s->config.on_ready != NULL)
            s->config.on_ready(s->config.user);
    }
}

void *cr_spill_reader_run(void *spill)
{
    struct cr_spill *s = spill;
    pthread_mutex_lock(&s->lock);
    for (;;) {
        while (s->reads.queued.n == 0 && !s->is_closing)
            pthread_cond_wait(&s->read_work, &s->lock);
        if (s->is_closing)
            break;
        struct cr_spill_list batch = s->reads.queued;
        s->reads.queued.n = 0;
        pthread_mutex_unlock(&s->lock);
        read_queued(s, &batch);
        pthread_mutex_lock(&s->lock);
    }
    pthread_mutex_unlock(&s->lock);
    return NULL;
}
