/* A thread that asks the engine thread each second what has changed, and writes it.
 *
 * The engine thread copies a batch and goes on; it waits for no disk. Who is killed loses a second
 * at most: a tenant may then have a budget's hits of that second once more, and a path needs a
 * tenant of that second again. A batch that can't be written is tried again, and what changes
 * meanwhile stays marked as changed, so nothing is lost for the disk's sake.
 *
 * The connection is one of its own: other threads' questions to the store don't wait while this one
 * waits for a disk.
 */
#include "http/reuse_board.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "carrel/log.h"
#include "http/quiet_thread.h"
#include "http/store_int.h"

#define EVERY_S 1

void reuse_board_init(struct reuse_board *board)
{
    pthread_condattr_t attr;
    *board = (struct reuse_board){0};
    pthread_mutex_init(&board->lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&board->changed, &attr);
    pthread_condattr_destroy(&attr);
}

void reuse_board_release(struct reuse_board *board)
{
    reuse_board_stop(board);
    cr_store_close(board->store);
    free(board->batch);
    pthread_cond_destroy(&board->changed);
    pthread_mutex_destroy(&board->lock);
}

/* --- keeping ------------------------------------------------------------------------------ */

/* On the engine thread. */
static void drain(void *user, struct cr_kv *kv)
{
    struct reuse_board *board = user;
    struct cr_reuse_batch *batch = board->batch;
    struct cr_monitor *monitor = cr_worker_monitor(board->worker);
    batch->n_counts = cr_kv_drain_counts(kv, batch->counts, CR_REUSE_BATCH);
    if (monitor != NULL)
        batch->n_records = cr_monitor_drain(monitor, batch->records, CR_REUSE_BATCH);
    pthread_mutex_lock(&board->lock);
    board->is_drained = true;
    pthread_cond_signal(&board->changed);
    pthread_mutex_unlock(&board->lock);
}

/* Fills the batch. */
static bool fetch(struct reuse_board *board)
{
    board->is_drained = false;
    if (cr_worker_call(board->worker, drain, board) != CR_OK)
        return false;
    pthread_mutex_lock(&board->lock);
    while (!board->is_drained)
        pthread_cond_wait(&board->changed, &board->lock);
    pthread_mutex_unlock(&board->lock);
    return true;
}

static bool write_batch(struct reuse_board *board)
{
    struct cr_reuse_batch *batch = board->batch;
    struct cr_error err = {0};
    if (batch->n_counts == 0 && batch->n_records == 0)
        return true;
    int status = cr_store_reuse_save(board->store, batch, &err);
    if (status != CR_OK && !board->is_failing)
        cr_log(CR_LOG_ERROR, "monitor",
               "what was counted about reuse can't be kept; it is tried again",
               CR_LOG_STR("why", err.text));
    board->is_failing = status != CR_OK;
    if (status == CR_OK)
        batch->n_counts = batch->n_records = 0;
    return status == CR_OK;
}

static void keep(struct reuse_board *board)
{
    bool has_more = true;
    while (has_more && write_batch(board) && fetch(board))
        has_more = board->batch->n_counts > 0 || board->batch->n_records > 0;
}

static void *run(void *arg)
{
    struct reuse_board *board = arg;
    bool is_stopping = false;
    while (!is_stopping) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec += EVERY_S;
        pthread_mutex_lock(&board->lock);
        while (!board->is_stopping &&
               pthread_cond_timedwait(&board->changed, &board->lock, &until) == 0)
            ;
        is_stopping = board->is_stopping;
        pthread_mutex_unlock(&board->lock);
        keep(board);
    }
    return NULL;
}

/* --- putting back ------------------------------------------------------------------------- */

/* All that is kept. It owns itself: the worker may put it back when the server is gone. */
struct kept {
    struct cr_monitor *monitor;
    struct cr_kv_count *counts;
    struct cr_monitor_record *records;
    uint32_t n_counts, n_records, max_counts, max_records;
    int status;
};

static void destroy_kept(struct kept *kept)
{
    free(kept->counts);
    free(kept->records);
    free(kept);
}

/* Room for one more row of `size` bytes. */
static bool grow(struct kept *kept, void **rows, uint32_t n, uint32_t *max, size_t size)
{
    if (n < *max)
        return true;
    uint32_t more = *max > 0 ? 2 * *max : 64;
    void *fresh = reallocarray(*rows, more, size);
    if (fresh == NULL) {
        kept->status = CR_ENOMEM;
        return false;
    }
    *rows = fresh;
    *max = more;
    return true;
}

static void keep_count(void *user, const struct cr_kv_count *count)
{
    struct kept *kept = user;
    if (grow(kept, (void **)&kept->counts, kept->n_counts, &kept->max_counts, sizeof *count))
        kept->counts[kept->n_counts++] = *count;
}

static void keep_record(void *user, const struct cr_monitor_record *record)
{
    struct kept *kept = user;
    if (grow(kept, (void **)&kept->records, kept->n_records, &kept->max_records, sizeof *record))
        kept->records[kept->n_records++] = *record;
}

/* On the engine thread. A table that has become smaller takes what it has room for, the latest
 * first; what is full lets nobody find anything. */
static void put_back(void *user, struct cr_kv *kv)
{
    struct kept *kept = user;
    for (uint32_t i = 0; i < kept->n_counts; i++)
        cr_kv_restore_count(kv, &kept->counts[i]);
    for (uint32_t i = 0; i < kept->n_records && kept->monitor != NULL; i++)
        cr_monitor_restore(kept->monitor, &kept->records[i]);
    destroy_kept(kept);
}

static int restore(struct reuse_board *board, struct cr_error *err)
{
    struct kept *kept = calloc(1, sizeof *kept);
    if (kept == NULL)
        return CR_ENOMEM;
    kept->monitor = cr_worker_monitor(board->worker);
    int status = cr_store_reuse_load(board->store, keep_count, keep_record, kept, err);
    if (status == CR_OK)
        status = kept->status;
    if (status == CR_OK)
        status = cr_worker_call(board->worker, put_back, kept);
    if (status != CR_OK)
        destroy_kept(kept);
    return status;
}

int reuse_board_open(struct reuse_board *board, const struct cr_store *store,
                     struct cr_worker *worker, struct cr_error *err)
{
    board->worker = worker;
    board->batch = calloc(1, sizeof *board->batch);
    int status = board->batch != NULL ? cr_store_open_again(store, &board->store, err) : CR_ENOMEM;
    if (status == CR_OK)
        status = restore(board, err);
    if (status != CR_OK)
        return status;
    board->is_running = quiet_thread_start(&board->thread, run, board);
    return board->is_running ? CR_OK : CR_EIO;
}

void reuse_board_stop(struct reuse_board *board)
{
    if (!board->is_running)
        return;
    pthread_mutex_lock(&board->lock);
    board->is_stopping = true;
    pthread_cond_signal(&board->changed);
    pthread_mutex_unlock(&board->lock);
    pthread_join(board->thread, NULL);
    board->is_running = false;
}
