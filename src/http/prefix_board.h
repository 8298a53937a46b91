/* What a running server has published of the registry, kept in step with it. */
#ifndef CARREL_HTTP_PREFIX_BOARD_H
#define CARREL_HTTP_PREFIX_BOARD_H

#include <pthread.h>

#include "carrel/prefix.h"
#include "carrel/worker.h"

/* An entry that is neither revoked nor stale, as far as this server has got with it. */
struct prefix_item {
    uint64_t id;
    char name[CR_PREFIX_NAME_MAX + 1];
    int64_t due_unix_s;     /* when to look at it again; INT64_MAX: never */
    int64_t expires_unix_s; /* while it is declared */
    uint32_t n_tokens;      /* likewise */
    bool is_declared;
};

struct prefix_board {
    pthread_mutex_t lock;
    struct cr_store *store;
    struct cr_worker *worker;
    const struct cr_vocab *vocab;
    uint8_t model[CR_DIGEST_BYTES];
    bool is_open; /* with a model: else nothing is ever declared */

    int64_t generation;        /* of the registry, when it was last read; -1: never */
    int64_t now_unix_s;        /* the latest time seen: it never goes back */
    int64_t due_unix_s;        /* the earliest of the items' */
    struct prefix_item *items; /* [n], ascending ids; room for CR_STORE_MAX_PREFIXES */
    uint32_t n;
};

/* Empty and closed; cannot fail. */
void prefix_board_init(struct prefix_board *board, struct cr_store *store);
void prefix_board_release(struct prefix_board *board);

/* Gives it what is served, and declares what the registry holds. On failure (CR_ENOMEM) it stays
 * closed. Before the first request. */
int prefix_board_open(struct prefix_board *board, struct cr_worker *worker,
                      const struct cr_vocab *vocab, const struct cr_hparams *hparams,
                      int64_t now_unix_s);

/* Before a request is submitted: whatever was revoked, or expired, until now is taken back from the
 * worker, and new entries are declared, one at a call. A failure means that something could not be
 * taken back: the request must not be submitted. CR_EFULL, CR_ESHUTDOWN. Any thread. */
int prefix_board_sync(struct prefix_board *board, int64_t now_unix_s);

/* What is declared now: entries, and tokens of them all. Any thread. */
void prefix_board_count(struct prefix_board *board, uint32_t *ret_n, uint64_t *ret_n_tokens);

#endif
