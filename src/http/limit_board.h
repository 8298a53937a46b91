/* What tenants may keep cached on a running server, kept in step with the store. */
#ifndef CARREL_HTTP_LIMIT_BOARD_H
#define CARREL_HTTP_LIMIT_BOARD_H

#include <pthread.h>
#include <stdatomic.h>

#include "carrel/store.h"
#include "carrel/worker.h"

/* A tenant that has asked since the server came up, or has a floor of its own. What it may share
 * is kept here, too: it changes as limits do. */
struct limit_item {
    struct cr_tenant_id tenant;
    uint32_t n_requests;            /* that entered and have not left */
    struct cr_tenant_limits limits; /* as the store says */
    struct cr_tenant_policy policy; /* likewise */
    int64_t created_unix_s;         /* likewise */
    uint32_t trust;                 /* likewise */
    struct cr_kv_limits want, told; /* what they come to in pages; what the worker knows */
    bool is_proven, is_told_proven; /* that it counts for others; that the worker knows */
    bool is_short;                  /* its floor is not kept in full */
    bool is_removed, is_owed;       /* from the store; so its text is still to be dropped */
};

struct limit_board {
    pthread_mutex_t lock;
    struct cr_store *store;
    struct cr_worker *worker;
    struct cr_tenant_limits defaults; /* of tenants without their own */
    struct cr_tenant_proof proof;

    int64_t generation;       /* of the store's limits, when they were last read; -1: never */
    uint32_t room;            /* pages that no floor has yet */
    struct limit_item *items; /* [n], ascending ids */
    uint32_t n, max;
    bool is_behind;           /* the worker is to be told something */
    bool is_failing;          /* the store could not be read, and that was logged */
    _Atomic uint32_t n_short; /* tenants whose floor is not kept in full */
};

/* Empty; cannot fail. */
void limit_board_init(struct limit_board *board, struct cr_store *store);
void limit_board_release(struct limit_board *board);

/* Gives it the worker, what holds for tenants without limits of their own, and who is proven.
 * Before the first request. */
void limit_board_open(struct limit_board *board, struct cr_worker *worker,
                      const struct cr_tenant_limits *defaults, const struct cr_tenant_proof *proof);

/* Before a request of `tenant` is submitted: the worker is told what has changed until now. CR_OK
 * must be followed by limit_board_leave(). On failure the request must not be submitted: CR_EAUTH
 * when the tenant was removed, CR_EFULL, CR_ESHUTDOWN, CR_ENOMEM, CR_EIO, CR_EFORMAT. Any thread.
 */
int limit_board_enter(struct limit_board *board, struct cr_tenant_id tenant);
/* The policy that holds for a request that has entered, and whether its tenant is proven. Any
 * thread. */
void limit_board_policy(struct limit_board *board, struct cr_tenant_id tenant,
                        struct cr_tenant_policy *ret_policy, bool *ret_is_proven);
/* When the worker is done with the request. Any thread. */
void limit_board_leave(struct limit_board *board, struct cr_tenant_id tenant);

#endif
