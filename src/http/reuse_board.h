/* What the engine thread counts about reuse, kept in the store: counts of quorums, budgets of the
 * reuse monitor, and histories. */
#ifndef CARREL_HTTP_REUSE_BOARD_H
#define CARREL_HTTP_REUSE_BOARD_H

#include <pthread.h>

#include "carrel/store.h"
#include "carrel/worker.h"

struct cr_reuse_batch;

struct reuse_board {
    struct cr_worker *worker;
    struct cr_store *store; /* a connection of its own */
    struct cr_reuse_batch *batch;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool is_running, is_stopping;
    bool is_drained; /* the batch is this thread's again */
    bool is_failing; /* the file could not be written, and that was logged */
    pthread_t thread;
};

void reuse_board_init(struct reuse_board *board);
/* Before the first request: puts back what is kept, and keeps it up to date from now on. CR_EIO,
 * CR_EFORMAT, CR_ENOMEM, CR_EFULL: then nothing may be shared by verdicts, since nobody knows who
 * has had how much. */
int reuse_board_open(struct reuse_board *board, const struct cr_store *store,
                     struct cr_worker *worker, struct cr_error *err);
/* Writes what is left. The worker must still run. Twice is fine. */
void reuse_board_stop(struct reuse_board *board);
void reuse_board_release(struct reuse_board *board);

#endif
