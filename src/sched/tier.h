/* The disk behind the cache: pages that leave memory for want of room go to the spill, and a
 * request whose text lies there waits until it is back.
 *
 *     evicted ──cr_tier_put──▶ spill ──reads──▶ cr_tier_next ──▶ cached, and the request goes on
 *
 * Of the engine thread, but for on_ready. Requests of one tenant keep their order: while one waits,
 * those that come after it wait behind it. Nobody waits for another tenant's.
 */
#ifndef CARREL_SCHED_TIER_H
#define CARREL_SCHED_TIER_H

#include "carrel/engine.h"
#include "carrel/spill.h"

struct cr_tier;

struct cr_tier_config {
    const char *path;
    uint64_t max_bytes;
    uint8_t master_key[32];
    uint32_t page_tokens, page_bytes;
    uint32_t max_waiting_per_tenant; /* more go on without what is on disk */
    /* From any thread: cr_tier_next() has something to do. */
    void (*on_ready)(void *user);
    void *user;
};

/* A request on its way to the scheduler; the caller's, and unmoved while it waits. */
struct cr_tier_wait {
    struct cr_tier_wait *prev, *next;
    struct cr_tenant_id tenant;
    const int32_t *tokens; /* [n_tokens], must stay */
    uint32_t n_tokens;
    bool has_fetch;
};

/* The engine must outlive it. As cr_spill_open(). */
int cr_tier_create(const struct cr_tier_config *config, struct cr_engine *engine,
                   struct cr_tier **ret_tier, struct cr_error *err);
/* Nobody waits any more. Writes what is staged. NULL is fine. */
void cr_tier_destroy(struct cr_tier *tier);

/* Keeps pages that are evicted, as far as the queue to the disk has room. */
void cr_tier_put(struct cr_tier *tier, const struct cr_kv_evicted *evicted);

/* Whether a request has to wait; `wait` is filled in. If so cr_tier_next() gives it back. */
bool cr_tier_enter(struct cr_tier *tier, struct cr_kv *kv, struct cr_tier_wait *wait);
/* Takes what was read, and gives a request whose wait is over, or NULL when there is none yet. */
struct cr_tier_wait *cr_tier_next(struct cr_tier *tier, struct cr_kv *kv);
/* The request waits no longer: it was canceled. */
void cr_tier_leave(struct cr_tier *tier, struct cr_tier_wait *wait);
/* Somebody waits: cr_tier_next() wants to be asked now and then. */
bool cr_tier_is_waited_for(const struct cr_tier *tier);

/* Drops what a removed tenant has on disk. */
void cr_tier_forget(struct cr_tier *tier, struct cr_tenant_id tenant);

/* Puts all that is cached, waiting for the disk for at most `timeout_ms`; the cache is empty then.
 * For shutdown. */
void cr_tier_save(struct cr_tier *tier, struct cr_kv *kv, uint32_t timeout_ms);

void cr_tier_get_stats(const struct cr_tier *tier, struct cr_spill_stats *ret_stats);

#endif
