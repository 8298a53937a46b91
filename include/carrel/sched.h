/* The scheduler: which request runs, and what one step of the engine does.
 *
 * Pure logic on the engine thread: no clock of its own, no engine, no text. A loop asks for a
 * plan, runs it, and says what came of it; a simulation does the same on a virtual clock.
 *
 *     submit → WAITING ──admit──▶ PREFILL ──▶ DECODE ──▶ finished
 *                 ▲                  └─────────┘│
 *                 └────────── preempt ◀─────────┘   (pages ran out: recompute later)
 *
 * Continuous batching: every step holds one token of each decoding request and fills the rest of
 * the batch with prefill chunks. Service is fair across tenants by virtual token counters (VTC,
 * Sheng et al., OSDI 2024): the tenant with the least service is admitted first, in order of
 * arrival within a tenant, and prefilled first. A prompt is charged in full whether or not pages
 * were cached, so that the order depends on nothing another tenant's cache state can change. A
 * tenant that asks little does not wait for one that floods: steps are short where there are
 * several tenants, and requests of a tenant far ahead give way to it. When pages run out a request
 * of the tenant with the most service gives way and is recomputed later: the oldest always goes on,
 * so there is no deadlock. A request whose next pages are just being computed by another request of
 * the same tenant waits for them instead of computing them again.
 */
#ifndef CARREL_SCHED_H
#define CARREL_SCHED_H

#include "carrel/kv_view.h"

struct cr_sched;
struct cr_sched_req;

/* How a request's sequence is opened, in place of cr_kv_open(): `user` as submitted. */
typedef int (*cr_sched_open_fn)(void *open_user, void *user, struct cr_tenant_id tenant,
                                const int32_t *tokens, uint32_t n_tokens,
                                struct cr_kv_seq **ret_seq);

struct cr_sched_config {
    uint32_t max_batch;   /* tokens in a step; fewer of prompts where there are several tenants */
    uint32_t max_seqs;    /* requests running at once */
    uint32_t max_waiting; /* requests waiting, all tenants */
    uint32_t max_waiting_per_tenant;
    uint32_t max_tokens;    /* prompt and answer of one request */
    uint32_t prefill_chunk; /* prefill tokens in a step while others decode */
    /* It may match less than cr_kv_open() would, and never more. NULL: cr_kv_open(). */
    cr_sched_open_fn open;
    void *open_user;
};

/* One request's part of a plan. */
struct cr_plan_item {
    struct cr_sched_req *req;
    void *user;            /* as submitted */
    const int32_t *tokens; /* [n_tokens] */
    uint32_t n_tokens;
    uint32_t pos;
    const struct cr_page_id *table;
    bool samples; /* its last token yields the next one */
};

struct cr_plan {
    const struct cr_plan_item *items; /* valid until the next call */
    uint32_t n_items;
    uint32_t n_tokens;
};

enum cr_sched_state {
    CR_REQ_WAITING,
    CR_REQ_PREFILL,
    CR_REQ_DECODE,
};

/* Pages that must be left when a request is admitted while `n_running` others hold some: for those
 * who decode to go on a while. */
static inline uint32_t cr_sched_spare(uint32_t n_running, uint32_t pool_pages)
{
    return n_running > 0 ? n_running + pool_pages / 64 + 1 : 0;
}

struct cr_sched_stats {
    uint32_t n_waiting, n_running; /* preempted requests wait */
    uint64_t n_preempted;          /* times a request had to give way */
    uint64_t n_deferred;           /* requests that waited for another's pages */
    uint64_t n_caught_up;          /* prompts under way that took what was published meanwhile */
    uint64_t n_overdrawn; /* times that floors had to give way, or nothing would have run */
};

/* `kv` is used, not owned; its max_seqs and max_tokens must be at least the scheduler's. max_batch
 * must be at least max_seqs, so that a step has a token for everybody. CR_EINVAL, CR_ENOMEM. */
int cr_sched_create(const struct cr_sched_config *config, struct cr_kv *kv,
                    struct cr_sched **ret_sched);
/* Drops what is left without a word; the caller has finished its requests before. NULL is fine. */
void cr_sched_destroy(struct cr_sched *sched);

/* Queues a request. `tokens` is copied. `max_new` tokens at most are generated, at least one.
 * CR_EFULL when a queue is full; CR_ETOOLONG when prompt and answer pass max_tokens or would not
 * fit the whole pool; CR_EINVAL for an empty prompt or answer; CR_ENOMEM. State unchanged on
 * failure. */
int cr_sched_submit(struct cr_sched *sched, struct cr_tenant_id tenant, const int32_t *tokens,
                    uint32_t n_tokens, uint32_t max_new, void *user, struct cr_sched_req **ret_req);

/* Takes a request out, whatever its state; its handle is gone. Not between plan and commit of a
 * plan that holds it. */
void cr_sched_finish(struct cr_sched *sched, struct cr_sched_req *req);

/* Admits, reserves pages, and lays out the next step. An empty plan: nothing to do until a request
 * is submitted or one that reached max_new is finished. Requests that had to give way wait again.
 * Allocates nothing. An error is a fault of the caller's (the KV manager used by others as well).
 */
int cr_sched_plan(struct cr_sched *sched, struct cr_plan *ret_plan);

/* After the step: K and V of the plan's tokens are in place. `next[i]` is the token that item i
 * sampled (ignored where it does not sample). A request that reached `max_new` stays until it is
 * finished, but is planned no more. */
void cr_sched_commit(struct cr_sched *sched, const struct cr_plan *plan, const int32_t *next);

enum cr_sched_state cr_sched_req_state(const struct cr_sched_req *req);
/* Prompt tokens found in the cache when the request was first admitted. */
uint32_t cr_sched_req_cached(const struct cr_sched_req *req);
/* The same for the operator: on whose pages, and why no more. It grows by what is published while
 * the prompt is computed. */
const struct cr_kv_match *cr_sched_req_match(const struct cr_sched_req *req);

void cr_sched_get_stats(const struct cr_sched *sched, struct cr_sched_stats *ret_stats);
bool cr_sched_is_valid(const struct cr_sched *sched);

#endif
