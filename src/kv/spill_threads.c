/* The threads. Two write and two read, so that a restore never waits behind a write that the kernel
 * holds back, and that encryption keeps up with a fast disk. Of the writers one has all other
 * duties, and the other, the helper, comes only when more than a batch waits.
 *
 * The writer's round: erase what was dropped, write the key file where a forgotten owner is still
 * in it, write every queued page. A page goes to a slot that the hand gives (the page in it is
 * forgotten before a byte of it changes), encrypted in place in its staging buffer; neighbours go
 * in one write. Only when that has ended does the index know it. Whoever drops a page or forgets
 * its owner meanwhile is heeded then. What could not be erased or saved is tried again every
 * second.
 *
 * A reader takes reads whose slots are neighbours and reads them in one piece, while the other one
 * decrypts. A page is given back when it is the write that the index remembers (its tag),
 * authenticates for its slot and owner, and holds the tokens asked for. One that fails is dropped,
 * unless somebody had dropped it already: then what was read may be half an erasure, which is no
 * damage.
 */
#include <fcntl.h>
#include <string.h>
#include <time.h>

#include "carrel/secret.h"
#include "kv/spill_int.h"

#define RETRY_S    1
#define MAX_PIECES 64u
#define GROW_STEPS 32

/* --- writing ------------------------------------------------------------------------------- */

/* Zeroes the first block of doomed slots. CR_EIO: some are left. */
static int erase_doomed(struct cr_spill *s)
{
    static const _Alignas(CR_SPILL_BLOCK) uint8_t zeros[CR_SPILL_BLOCK];
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

/* A page on its way. */
struct write {
    uint32_t buffer, slot; /* slot NIL: it is not to be written */
    bool is_sealed, is_written;
    uint8_t key[CR_SPILL_KEY];
};

/* Takes a batch off the queue; says whether a page is of an owner who is not in the key file yet.
 * Under the lock. */
static uint32_t take_batch(struct cr_spill *s, struct write batch[MAX_PIECES], bool *ret_is_new)
{
    struct cr_spill_buffers *w = &s->writes;
    uint32_t n = 0;
    *ret_is_new = false;
    do {
        uint32_t i = cr_spill_list_pop(&w->queued, w->all);
        if (i == CR_SPILL_NIL)
            break;
        const struct cr_spill_owner *owner = cr_spill_owner_of(s, &w->all[i].name);
        *ret_is_new |= owner != NULL && owner->version > s->saved_version;
        batch[n++] = (struct write){.buffer = i, .slot = CR_SPILL_NIL};
    } while (n < MAX_PIECES && (n + 1) * (uint64_t)s->slot_bytes <= CR_SPILL_PIECE);
    s->n_writing += n;
    return n;
}

/* Gives a page a slot, and its owner's key, if it is worth it. Under the lock. */
static void admit(struct cr_spill *s, struct write *write)
{
    const struct cr_spill_buffer *buf = &s->writes.all[write->buffer];
    const struct cr_spill_owner *owner = cr_spill_owner_of(s, &buf->name);
    if (buf->is_dropped || owner == NULL || cr_spill_slot_find(s, &buf->name) != CR_SPILL_NIL)
        return;
    if (owner->version > s->saved_version) {
        s->stats.n_write_failed++;
        return;
    }
    write->slot = cr_spill_slot_take(s);
    if (write->slot == CR_SPILL_NIL)
        s->stats.n_full++;
    else
        memcpy(write->key, owner->key, CR_SPILL_KEY);
}

/* Encrypts it, or wipes it. */
static void seal(struct cr_spill *s, struct cr_spill_cipher *cipher, struct write *write)
{
    struct cr_spill_buffer *buf = &s->writes.all[write->buffer];
    if (write->slot != CR_SPILL_NIL) {
        ((struct cr_spill_head *)buf->bytes)->name = buf->name;
        write->is_sealed = cr_spill_seal_page(cipher, s, write->key, write->slot, buf->bytes);
        cr_secret_wipe(write->key, sizeof write->key);
    }
    if (!write->is_sealed)
        cr_secret_wipe(buf->bytes, s->slot_bytes);
}

/* Makes the file longer, in steps of a part of what it may be, so that a write need not. Should
 * that fail, writes tell. */
static void grow(struct cr_spill *s, off_t end)
{
    pthread_mutex_lock(&s->lock);
    off_t from = s->file_end, full = cr_spill_slot_at(s, s->n_slots), to = from + full / GROW_STEPS;
    if (end > from)
        s->file_end = to = to < end ? end : to > full ? full : to;
    pthread_mutex_unlock(&s->lock);
    if (end > from)
        (void)!fallocate(s->pages_fd, 0, from, to - from);
}

/* Writes pages whose slots are neighbours in one piece; what was not taken then, page by page. */
static void write_stretch(struct cr_spill *s, struct write *writes, uint32_t n)
{
    struct iovec pieces[MAX_PIECES];
    off_t at = cr_spill_slot_at(s, writes[0].slot);
    for (uint32_t i = 0; i < n; i++)
        pieces[i] = (struct iovec){s->writes.all[writes[i].buffer].bytes, s->slot_bytes};
    grow(s, at + (off_t)n * s->slot_bytes);
    ssize_t put = s->io.pwritev(s->pages_fd, pieces, (int)n, at);
    for (uint32_t i = 0; i < n; i++, at += s->slot_bytes)
        writes[i].is_written =
            put >= (ssize_t)(i + 1) * s->slot_bytes ||
            cr_spill_write_all(s, s->pages_fd, pieces[i].iov_base, s->slot_bytes, at) == CR_OK;
}

/* The page's fate is known; its buffer is free. Under the lock. */
static void finish_write(struct cr_spill *s, const struct write *write)
{
    const struct cr_spill_buffer *buf = &s->writes.all[write->buffer];
    const struct cr_spill_head *head = (const struct cr_spill_head *)buf->bytes;
    if (write->is_written && !buf->is_dropped && cr_spill_owner_of(s, &buf->name) != NULL &&
        cr_spill_slot_find(s, &buf->name) == CR_SPILL_NIL) {
        cr_spill_slot_add(s, write->slot, &buf->name, head->body_tag);
        s->stats.n_written++;
    } else if (write->slot != CR_SPILL_NIL) {
        s->stats.n_write_failed += !write->is_written;
        cr_spill_slot_doom(s, write->slot);
    }
    cr_spill_list_push(&s->writes.free, s->writes.all, write->buffer);
    s->n_writing--;
}

/* Takes a batch off the queue and writes it; false when the queue is empty. */
static bool write_batch(struct cr_spill *s, struct cr_spill_cipher *cipher)
{
    struct write batch[MAX_PIECES];
    bool is_new;
    pthread_mutex_lock(&s->lock);
    uint32_t n = take_batch(s, batch, &is_new);
    pthread_mutex_unlock(&s->lock);
    if (is_new)
        (void)cr_spill_keys_save(s, NULL); /* admit() sees whether it went well */
    pthread_mutex_lock(&s->lock);
    for (uint32_t i = 0; i < n; i++)
        admit(s, &batch[i]);
    pthread_mutex_unlock(&s->lock);
    for (uint32_t i = 0; i < n; i++)
        seal(s, cipher, &batch[i]);
    for (uint32_t i = 0, end; i < n; i = end) {
        end = i + 1;
        if (!batch[i].is_sealed)
            continue;
        while (end < n && batch[end].is_sealed && batch[end].slot == batch[end - 1].slot + 1)
            end++;
        write_stretch(s, &batch[i], end - i);
    }
    pthread_mutex_lock(&s->lock);
    for (uint32_t i = 0; i < n; i++)
        finish_write(s, &batch[i]);
    pthread_mutex_unlock(&s->lock);
    return n > 0;
}

/* Writes what is queued now, and waits for what the helper took before. */
static void write_queued(struct cr_spill *s)
{
    pthread_mutex_lock(&s->lock);
    uint32_t n = s->writes.queued.n;
    pthread_mutex_unlock(&s->lock);
    for (uint32_t i = 0; i < n && write_batch(s, &s->write_ciphers[0]); i++)
        ;
    pthread_mutex_lock(&s->lock);
    uint64_t begun = s->help_begun;
    while (s->help_done < begun)
        pthread_cond_wait(&s->helped, &s->lock);
    pthread_mutex_unlock(&s->lock);
}

void *cr_spill_helper_run(void *spill)
{
    struct cr_spill *s = spill;
    pthread_mutex_lock(&s->lock);
    for (;;) {
        while (s->writes.queued.n == 0 && !s->is_closing)
            pthread_cond_wait(&s->help_work, &s->lock);
        if (s->writes.queued.n == 0)
            break;
        s->help_begun++;
        pthread_mutex_unlock(&s->lock);
        (void)write_batch(s, &s->write_ciphers[1]);
        pthread_mutex_lock(&s->lock);
        s->help_done++;
        pthread_cond_signal(&s->helped);
    }
    pthread_mutex_unlock(&s->lock);
    return NULL;
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
    pthread_mutex_unlock(&s->lock);
    return NULL;
}

void cr_spill_settle(struct cr_spill *s)
{
    (void)erase_doomed(s);
    if (s->forgot_version > s->saved_version)
        (void)cr_spill_keys_save(s, NULL);
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

/* Checks and decrypts: CR_OK, CR_EFORMAT. */
static int open_page(struct cr_spill *s, struct cr_spill_cipher *cipher,
                     struct cr_spill_buffer *buf, const uint8_t *key, const uint8_t *tag)
{
    const struct cr_spill_head *head = (const struct cr_spill_head *)buf->bytes;
    if (memcmp(head->body_tag, tag, CR_SPILL_TAG) != 0 ||
        !cr_spill_unseal_body(cipher, s, key, buf->slot, buf->bytes))
        return CR_EFORMAT;
    return CR_OK;
}

/* `status` is that of the read of its bytes. */
static void finish_read(struct cr_spill *s, struct cr_spill_cipher *cipher,
                        struct cr_spill_buffer *buf, int status)
{
    struct cr_spill_slot *sl = &s->slots[buf->slot];
    uint8_t key[CR_SPILL_KEY], tag[CR_SPILL_TAG];
    pthread_mutex_lock(&s->lock);
    const struct cr_spill_owner *owner = still_there(s, buf);
    if (owner != NULL) {
        memcpy(key, owner->key, sizeof key);
        memcpy(tag, sl->tag, sizeof tag);
    }
    pthread_mutex_unlock(&s->lock);
    if (owner != NULL && status == CR_OK)
        status = open_page(s, cipher, buf, key, tag);
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

/* Takes reads off the queue whose slots lie side by side, and puts them in the order of the file.
 * A run of pages lies in order, or in reverse where it
 * was evicted from its end. Under the lock. */
static uint32_t take_stretch(struct cr_spill *s, uint32_t stretch[MAX_PIECES])
{
    struct cr_spill_buffers *r = &s->reads;
    uint32_t max = CR_SPILL_PIECE / s->slot_bytes, n = 0;
    if (max > MAX_PIECES)
        max = MAX_PIECES;
    int64_t step = 0;
    do {
        stretch[n++] = cr_spill_list_pop(&r->queued, r->all);
        if (r->queued.n == 0)
            break;
        int64_t next = (int64_t)r->all[r->queued.head].slot - (int64_t)r->all[stretch[n - 1]].slot;
        if ((next != 1 && next != -1) || (step != 0 && next != step))
            break;
        step = next;
    } while (n < max);
    for (uint32_t i = 0; step < 0 && i < n / 2; i++) {
        uint32_t other = stretch[i];
        stretch[i] = stretch[n - 1 - i];
        stretch[n - 1 - i] = other;
    }
    return n;
}

/* Reads neighbours in one piece; what preadv() says. */
static ssize_t read_stretch(struct cr_spill *s, const uint32_t *stretch, uint32_t n)
{
    struct iovec pieces[MAX_PIECES];
    for (uint32_t i = 0; i < n; i++)
        pieces[i] = (struct iovec){s->reads.all[stretch[i]].bytes, s->slot_bytes};
    return s->io.preadv(s->pages_fd, pieces, (int)n,
                        cr_spill_slot_at(s, s->reads.all[stretch[0]].slot));
}

/* The next reads; 0 when the spill closes. */
static uint32_t wait_for_reads(struct cr_spill *s, uint32_t stretch[MAX_PIECES])
{
    uint32_t n = 0;
    pthread_mutex_lock(&s->lock);
    while (s->reads.queued.n == 0 && !s->is_closing)
        pthread_cond_wait(&s->read_work, &s->lock);
    if (!s->is_closing)
        n = take_stretch(s, stretch);
    if (s->reads.queued.n > 0)
        pthread_cond_signal(&s->read_work);
    pthread_mutex_unlock(&s->lock);
    return n;
}

void *cr_spill_reader_run(void *spill)
{
    struct cr_spill *s = spill;
    struct cr_spill_buffers *r = &s->reads;
    uint32_t stretch[MAX_PIECES], n;
    pthread_mutex_lock(&s->lock);
    struct cr_spill_cipher *cipher = &s->read_ciphers[s->n_readers++];
    pthread_mutex_unlock(&s->lock);
    while ((n = wait_for_reads(s, stretch)) > 0) {
        ssize_t got = read_stretch(s, stretch, n);
        for (uint32_t i = 0; i < n; i++) {
            struct cr_spill_buffer *buf = &r->all[stretch[i]];
            int status = CR_OK;
            if (got < (ssize_t)(i + 1) * s->slot_bytes) /* alone it may do, or tells why not */
                status = cr_spill_read_all(s, s->pages_fd, buf->bytes, s->slot_bytes,
                                           cr_spill_slot_at(s, buf->slot));
            finish_read(s, cipher, buf, status);
            pthread_mutex_lock(&s->lock);
            bool is_first = r->done.n == 0;
            cr_spill_list_push(&r->done, r->all, stretch[i]);
            pthread_mutex_unlock(&s->lock);
            if (is_first && s->config.on_ready != NULL)
                s->config.on_ready(s->config.user);
        }
    }
    return NULL;
}
