/* The spill's calls: what the engine thread and others ask of it.
 *
 * Each call takes the one lock for a look into a table or a list and gives it back. Bytes of pages
 * are copied outside the lock, in buffers that were taken off a list; disks and ciphers are the
 * business of the spill's threads (spill_threads.c).
 *
 * A write's buffer: free → held by the caller of cr_spill_begin() → queued → the writer's → free.
 * It holds plaintext from begin on, and ciphertext or zeros when it is free again.
 * A read's buffer: free → queued → the reader's → done → held by the caller of cr_spill_poll() →
 * free. It holds plaintext from the reader on, and zeros when it is free again.
 *
 * Every queue has its buffers from the start and nothing else, so a full one refuses and nothing
 * waits. All memory is taken by cr_spill_open(), but the image of the index file at the end.
 */
#include "carrel/spill.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "carrel/secret.h"
#include "kv/spill_int.h"

#define MAX_SLOTS (1u << 25)
#define HUGE_PAGE ((size_t)1 << 21)

const struct cr_spill_io cr_spill_posix = {preadv, pwritev, fsync, renameat};

static const struct cr_chain_id no_parent;

/* --- opening and closing ------------------------------------------------------------------- */

static bool is_valid(const struct cr_spill_config *c)
{
    return c->path != NULL && c->page_tokens >= 1 && c->page_tokens <= 4096 && c->page_bytes >= 1 &&
           c->page_bytes <= 1u << 28 && c->queue_pages >= 1 && c->queue_pages <= 65536 &&
           c->max_owners >= 1 && c->max_owners <= 1u << 20;
}

static size_t round_up(size_t n, size_t to)
{
    return (n + to - 1) / to * to;
}

/* The least power of two that is at least n. */
static uint32_t power_for(uint32_t n)
{
    uint32_t p = 1;
    while (p < n)
        p *= 2;
    return p;
}

static int buffers_init(struct cr_spill_buffers *b, const struct cr_spill *s)
{
    uint32_t n = s->config.queue_pages;
    b->all = calloc(n, sizeof *b->all);
    b->bytes = aligned_alloc(HUGE_PAGE, round_up((size_t)n * s->slot_bytes, HUGE_PAGE));
    b->expected = calloc((size_t)n * s->config.page_tokens, sizeof *b->expected);
    if (b->all == NULL || b->bytes == NULL || b->expected == NULL)
        return CR_ENOMEM;
    madvise(b->bytes, (size_t)n * s->slot_bytes, MADV_HUGEPAGE); /* a disk likes few pieces */
    memset(b->bytes, 0, (size_t)n * s->slot_bytes);
    for (uint32_t i = 0; i < n; i++) {
        b->all[i].bytes = b->bytes + (size_t)i * s->slot_bytes;
        b->all[i].expected = b->expected + (size_t)i * s->config.page_tokens;
        cr_spill_list_push(&b->free, b->all, i);
    }
    return CR_OK;
}

static void buffers_release(struct cr_spill_buffers *b, const struct cr_spill *s)
{
    if (b->bytes != NULL)
        cr_secret_wipe(b->bytes, (size_t)s->config.queue_pages * s->slot_bytes);
    if (b->expected != NULL)
        cr_secret_wipe(b->expected,
                       (size_t)s->config.queue_pages * s->config.page_tokens * sizeof *b->expected);
    free(b->all);
    free(b->bytes);
    free(b->expected);
}

static int tables_init(struct cr_spill *s)
{
    uint32_t index_size = power_for(2 * s->n_slots);
    uint32_t owners_size = power_for(2 * s->config.max_owners);
    s->index_mask = index_size - 1;
    s->owners_mask = owners_size - 1;
    s->slots = calloc(s->n_slots, sizeof *s->slots);
    s->index = calloc(index_size, sizeof *s->index);
    s->owners = calloc(owners_size, sizeof *s->owners);
    s->keys_image = malloc(cr_spill_keys_bytes(s->config.max_owners));
    if (s->slots == NULL || s->index == NULL || s->owners == NULL || s->keys_image == NULL)
        return CR_ENOMEM;
    int status = buffers_init(&s->writes, s);
    if (status == CR_OK)
        status = buffers_init(&s->reads, s);
    for (int i = 0; i < 2 && status == CR_OK; i++) {
        status = cr_spill_cipher_init(&s->write_ciphers[i]);
        if (status == CR_OK)
            status = cr_spill_cipher_init(&s->read_ciphers[i]);
    }
    if (status == CR_OK)
        status = cr_spill_cipher_init(&s->keys_cipher);
    return status;
}

static int sync_init(struct cr_spill *s)
{
    pthread_condattr_t attr;
    if (pthread_condattr_init(&attr) != 0)
        return CR_ENOMEM;
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    bool ok =
        pthread_mutex_init(&s->lock, NULL) == 0 && pthread_mutex_init(&s->keys_lock, NULL) == 0 &&
        pthread_cond_init(&s->write_work, &attr) == 0 &&
        pthread_cond_init(&s->help_work, &attr) == 0 &&
        pthread_cond_init(&s->read_work, &attr) == 0 && pthread_cond_init(&s->helped, &attr) == 0 &&
        pthread_cond_init(&s->flushed, &attr) == 0; /* glibc's never fail */
    pthread_condattr_destroy(&attr);
    return ok ? CR_OK : CR_ENOMEM;
}

static void wake(struct cr_spill *s, pthread_cond_t *cond)
{
    pthread_mutex_unlock(&s->lock);
    pthread_cond_signal(cond);
}

static void stop_threads(struct cr_spill *s)
{
    pthread_mutex_lock(&s->lock);
    s->is_closing = true;
    pthread_cond_broadcast(&s->write_work);
    pthread_cond_broadcast(&s->help_work);
    pthread_cond_broadcast(&s->read_work);
    pthread_mutex_unlock(&s->lock);
    for (uint32_t i = 0; i < s->n_threads; i++)
        pthread_join(s->threads[i], NULL);
    cr_spill_settle(s);
}

static int start_threads(struct cr_spill *s)
{
    static void *(*const run[CR_SPILL_THREADS])(void *) = {
        cr_spill_writer_run, cr_spill_helper_run, cr_spill_reader_run, cr_spill_reader_run};
    for (; s->n_threads < CR_SPILL_THREADS; s->n_threads++) {
        if (pthread_create(&s->threads[s->n_threads], NULL, run[s->n_threads], s) != 0) {
            stop_threads(s);
            return CR_ENOMEM;
        }
    }
    return CR_OK;
}

/* Frees what there is. The threads have ended. */
static void destroy(struct cr_spill *s)
{
    if (s->pages_fd >= 0)
        close(s->pages_fd);
    if (s->dir >= 0)
        close(s->dir);
    buffers_release(&s->writes, s);
    buffers_release(&s->reads, s);
    for (int i = 0; i < 2; i++) {
        cr_spill_cipher_release(&s->write_ciphers[i]);
        cr_spill_cipher_release(&s->read_ciphers[i]);
    }
    cr_spill_cipher_release(&s->keys_cipher);
    if (s->owners != NULL)
        cr_secret_wipe(s->owners, (s->owners_mask + 1) * sizeof *s->owners);
    free(s->owners);
    free(s->keys_image); /* sealed, or zeroed */
    free(s->slots);
    free(s->index);
    pthread_cond_destroy(&s->write_work);
    pthread_cond_destroy(&s->help_work);
    pthread_cond_destroy(&s->read_work);
    pthread_cond_destroy(&s->helped);
    pthread_cond_destroy(&s->flushed);
    pthread_mutex_destroy(&s->keys_lock);
    pthread_mutex_destroy(&s->lock);
    cr_secret_wipe(s, sizeof *s);
    free(s);
}

int cr_spill_open_io(const struct cr_spill_config *config, const struct cr_spill_io *io,
                     struct cr_spill **ret_spill, struct cr_error *err)
{
    if (!is_valid(config))
        return cr_error_set(err, CR_EINVAL, "A setting of the spill is out of its range.");
    uint32_t blob_offset = (uint32_t)round_up(
        sizeof(struct cr_spill_head) + config->page_tokens * sizeof(int32_t), 64);
    uint32_t slot_bytes = (uint32_t)round_up(blob_offset + config->page_bytes, CR_SPILL_BLOCK);
    uint64_t n_slots = config->max_bytes / slot_bytes;
    if (n_slots == 0)
        return cr_error_set(err, CR_EINVAL,
                            "The spill has no room for one page; give it at least %u bytes.",
                            slot_bytes);
    struct cr_spill *s = calloc(1, sizeof *s);
    if (s == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the spill.");
    if (sync_init(s) != CR_OK) {
        free(s);
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the spill.");
    }
    s->config = *config;
    s->io = *io;
    s->slot_bytes = slot_bytes;
    s->blob_offset = blob_offset;
    s->n_slots = n_slots < MAX_SLOTS ? (uint32_t)n_slots : MAX_SLOTS;
    s->stats.n_slots = s->n_slots;
    s->dir = s->pages_fd = -1;
    s->first_doomed = CR_SPILL_NIL;
    int status = tables_init(s);
    if (status != CR_OK) {
        cr_error_set(err, status,
                     "There is no memory for the spill's tables; give it fewer bytes or a shorter "
                     "queue.");
        goto fail;
    }
    status = cr_spill_folder_open(s, err);
    if (status == CR_OK)
        status = cr_spill_recover(s, err);
    if (status != CR_OK)
        goto fail;
    status = start_threads(s);
    if (status != CR_OK) {
        cr_error_set(err, status, "The system gives no thread for the spill.");
        goto fail;
    }
    s->config.path = NULL; /* the caller's */
    *ret_spill = s;
    return CR_OK;

fail:
    destroy(s);
    return status;
}

int cr_spill_open(const struct cr_spill_config *config, struct cr_spill **ret_spill,
                  struct cr_error *err)
{
    return cr_spill_open_io(config, &cr_spill_posix, ret_spill, err);
}

void cr_spill_close(struct cr_spill *s)
{
    if (s == NULL)
        return;
    stop_threads(s);
    assert(s->writes.n_held == 0 && s->reads.n_held == 0);
    cr_spill_seal_index(s);
    destroy(s);
}

/* --- putting ------------------------------------------------------------------------------- */

/* The name that a page of the owner has now. Under the lock. False: the owner has no keys. */
static bool name_of(const struct cr_spill *s, uint32_t owner, const struct cr_chain_id *chain,
                    struct cr_spill_name *ret_name)
{
    const struct cr_spill_owner *found = cr_spill_owner_find(s, owner);
    if (found == NULL)
        return false;
    *ret_name = (struct cr_spill_name){owner, found->serial, *chain};
    return true;
}

int cr_spill_chain(struct cr_spill *s, uint32_t owner, const struct cr_chain_id *parent,
                   const int32_t *tokens, struct cr_chain_id *ret_chain)
{
    struct cr_spill_owner *found;
    uint8_t key[16];
    pthread_mutex_lock(&s->lock);
    int status = cr_spill_owner_add(s, owner, &found);
    if (status == CR_OK)
        memcpy(key, found->chain_key, sizeof key);
    pthread_mutex_unlock(&s->lock);
    if (status != CR_OK)
        return status;
    cr_spill_hash(key, parent != NULL ? parent : &no_parent, tokens, s->config.page_tokens,
                  ret_chain);
    cr_secret_wipe(key, sizeof key);
    return CR_OK;
}

int cr_spill_begin(struct cr_spill *s, uint32_t owner, const struct cr_chain_id *chain,
                   const int32_t *tokens, void **ret_blob)
{
    struct cr_spill_name name;
    uint32_t slot, i = CR_SPILL_NIL;
    int status = CR_OK;
    pthread_mutex_lock(&s->lock);
    if (!name_of(s, owner, chain, &name)) {
        status = CR_ENOTFOUND;
    } else if ((slot = cr_spill_slot_find(s, &name)) != CR_SPILL_NIL) {
        s->slots[slot].was_used = 1;
        status = CR_EEXIST;
    } else if ((i = cr_spill_list_pop(&s->writes.free, s->writes.all)) == CR_SPILL_NIL) {
        s->stats.n_full++;
        status = CR_EFULL;
    } else {
        s->writes.all[i].name = name;
        s->writes.all[i].is_dropped = false;
        s->writes.n_held++;
    }
    pthread_mutex_unlock(&s->lock);
    if (status != CR_OK)
        return status;
    /* Between tokens and blob, and behind the blob, lies what was sealed there before: no text. */
    struct cr_spill_buffer *buf = &s->writes.all[i];
    memcpy(buf->bytes + sizeof(struct cr_spill_head), tokens,
           s->config.page_tokens * sizeof *tokens);
    *ret_blob = buf->bytes + s->blob_offset;
    return CR_OK;
}

void cr_spill_commit(struct cr_spill *s, void *blob)
{
    size_t at = (size_t)((uint8_t *)blob - s->writes.bytes);
    assert(at < (size_t)s->config.queue_pages * s->slot_bytes &&
           at % s->slot_bytes == s->blob_offset);
    pthread_mutex_lock(&s->lock);
    cr_spill_list_push(&s->writes.queued, s->writes.all, (uint32_t)(at / s->slot_bytes));
    s->writes.n_held--;
    if (s->writes.queued.n * (uint64_t)s->slot_bytes > CR_SPILL_PIECE)
        pthread_cond_signal(&s->help_work);
    wake(s, &s->write_work);
}

int cr_spill_put(struct cr_spill *s, uint32_t owner, const struct cr_chain_id *chain,
                 const int32_t *tokens, const void *blob)
{
    void *staged;
    int status = cr_spill_begin(s, owner, chain, tokens, &staged);
    if (status != CR_OK)
        return status;
    memcpy(staged, blob, s->config.page_bytes);
    cr_spill_commit(s, staged);
    return CR_OK;
}

/* --- getting ------------------------------------------------------------------------------- */

bool cr_spill_has(struct cr_spill *s, uint32_t owner, const struct cr_chain_id *chain)
{
    struct cr_spill_name name;
    pthread_mutex_lock(&s->lock);
    bool has = name_of(s, owner, chain, &name) && cr_spill_slot_find(s, &name) != CR_SPILL_NIL;
    pthread_mutex_unlock(&s->lock);
    return has;
}

int cr_spill_get(struct cr_spill *s, uint32_t owner, const struct cr_chain_id *chain,
                 const int32_t *tokens, uint64_t ticket)
{
    struct cr_spill_name name;
    int status = CR_ENOTFOUND;
    pthread_mutex_lock(&s->lock);
    uint32_t slot = name_of(s, owner, chain, &name) ? cr_spill_slot_find(s, &name) : CR_SPILL_NIL;
    if (slot != CR_SPILL_NIL) {
        uint32_t i = cr_spill_list_pop(&s->reads.free, s->reads.all);
        status = i != CR_SPILL_NIL ? CR_OK : CR_EFULL;
        if (status == CR_OK) {
            struct cr_spill_buffer *buf = &s->reads.all[i];
            buf->name = name;
            buf->is_dropped = false;
            buf->slot = slot;
            buf->ticket = ticket;
            memcpy(buf->expected, tokens, s->config.page_tokens * sizeof *tokens);
            s->slots[slot].was_used = 1;
            s->slots[slot].n_reads++;
            cr_spill_list_push(&s->reads.queued, s->reads.all, i);
        } else {
            s->stats.n_full++;
        }
    }
    wake(s, &s->read_work);
    return status;
}

uint32_t cr_spill_poll(struct cr_spill *s, struct cr_spill_completion *completions, uint32_t max)
{
    uint32_t n = 0, i;
    pthread_mutex_lock(&s->lock);
    while (n < max && (i = cr_spill_list_pop(&s->reads.done, s->reads.all)) != CR_SPILL_NIL) {
        struct cr_spill_buffer *buf = &s->reads.all[i];
        if (buf->is_dropped || cr_spill_owner_of(s, &buf->name) == NULL)
            buf->status = CR_ENOTFOUND;
        completions[n++] = (struct cr_spill_completion){
            .ticket = buf->ticket,
            .status = buf->status,
            .blob = buf->status == CR_OK ? buf->bytes + s->blob_offset : NULL,
            .buffer = i};
    }
    s->reads.n_held += n;
    pthread_mutex_unlock(&s->lock);
    return n;
}

void cr_spill_release(struct cr_spill *s, const struct cr_spill_completion *completion)
{
    struct cr_spill_buffer *buf = &s->reads.all[completion->buffer];
    cr_secret_wipe(buf->bytes, s->slot_bytes);
    cr_secret_wipe(buf->expected, s->config.page_tokens * sizeof *buf->expected);
    pthread_mutex_lock(&s->lock);
    cr_spill_list_push(&s->reads.free, s->reads.all, completion->buffer);
    s->reads.n_held--;
    pthread_mutex_unlock(&s->lock);
}

/* --- dropping ------------------------------------------------------------------------------ */

static void mark_dropped(struct cr_spill_buffers *b, uint32_t n, const struct cr_spill_name *name)
{
    for (uint32_t i = 0; i < n; i++)
        b->all[i].is_dropped |= memcmp(&b->all[i].name, name, sizeof *name) == 0;
}

void cr_spill_drop(struct cr_spill *s, uint32_t owner, const struct cr_chain_id *chain)
{
    struct cr_spill_name name;
    pthread_mutex_lock(&s->lock);
    if (name_of(s, owner, chain, &name)) {
        uint32_t slot = cr_spill_slot_find(s, &name);
        if (slot != CR_SPILL_NIL)
            cr_spill_slot_doom(s, slot);
        mark_dropped(&s->writes, s->config.queue_pages, &name);
        mark_dropped(&s->reads, s->config.queue_pages, &name);
    }
    wake(s, &s->write_work);
}

void cr_spill_forget(struct cr_spill *s, uint32_t owner)
{
    pthread_mutex_lock(&s->lock);
    struct cr_spill_owner *found = cr_spill_owner_find(s, owner);
    if (found != NULL)
        cr_spill_owner_remove(s, found);
    wake(s, &s->write_work);
}

void cr_spill_retain(struct cr_spill *s, bool (*is_kept)(void *user, uint32_t owner), void *user)
{
    pthread_mutex_lock(&s->lock);
    for (uint32_t i = 0; i <= s->owners_mask;) {
        struct cr_spill_owner *owner = &s->owners[i];
        if (owner->serial == 0 || owner->id == CR_SPILL_SHARED || is_kept(user, owner->id))
            i++;
        else
            cr_spill_owner_remove(s, owner); /* another may have come into its place */
    }
    wake(s, &s->write_work);
}

int cr_spill_flush(struct cr_spill *s)
{
    pthread_mutex_lock(&s->lock);
    uint64_t mine = ++s->flush_asked;
    pthread_cond_signal(&s->write_work);
    while (s->flush_done < mine)
        pthread_cond_wait(&s->flushed, &s->lock);
    int status = s->flush_status;
    pthread_mutex_unlock(&s->lock);
    return status;
}

void cr_spill_get_stats(struct cr_spill *s, struct cr_spill_stats *ret_stats)
{
    pthread_mutex_lock(&s->lock);
    s->stats.n_queued = s->writes.queued.n + s->n_writing;
    *ret_stats = s->stats;
    pthread_mutex_unlock(&s->lock);
}
