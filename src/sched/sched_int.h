/* What sched.c, fair.c and sched_check.c share. README.md in this folder tells the policy. */
#ifndef CARREL_SCHED_INT_H
#define CARREL_SCHED_INT_H

#include "carrel/sched.h"

/* Service in counter units: what a token costs its tenant. */
#define CR_SCHED_PROMPT_WEIGHT 1u
#define CR_SCHED_OUTPUT_WEIGHT 2u

/* Prefills under way at once, each of another tenant, when one alone would fill a step. */
#define CR_SCHED_SHARED_PREFILLS 4u

/* Where more than one tenant is known: prefill tokens of a step, and decoding requests in it of
 * those who are far ahead while the prompt of one behind is computed. Small enough for a newcomer
 * not to wait long for the step under way, large enough for products of matrices to be fast. */
#define CR_SCHED_SHARED_STEP 48u
#define CR_SCHED_AHEAD_STEP  8u

/* Tokens that another request must be about to compute for it to be worth a wait, or that must have
 * been published for it to be worth a new beginning. */
#define CR_SCHED_DEFER_MIN 32u

/* Tenants remembered beyond those that have a request, for what they owe. */
#define CR_SCHED_IDLE_TENANTS 256u

struct cr_sched_list {
    struct cr_sched_req *first, *last;
    uint32_t n;
};

struct cr_sched_tenant {
    uint32_t id;
    uint32_t n_requests;          /* waiting or running; 0: idle */
    uint64_t counter;             /* service received, in weighted tokens */
    struct cr_sched_list waiting; /* never admitted yet, in order of arrival */
    uint32_t waiting_pos;         /* in cr_sched.waiting, while the list is not empty */
    uint64_t skipped_in;          /* plan in which its first request was deferred */
    uint64_t shared_in;           /* plan in which it got its share of the prefill tokens */
};

struct cr_sched_req {
    uint32_t tenant; /* index */
    enum cr_sched_state state;
    uint64_t number;    /* order of arrival */
    uint64_t admission; /* order of first admission; 0: not yet */
    void *user;
    uint32_t n_prompt, max_new;
    uint32_t n_known;     /* prompt and sampled tokens */
    uint32_t n_cached;    /* at the first admission */
    uint32_t n_planned;   /* tokens in the plan under way */
    uint64_t n_published; /* pages that ever were, when it last looked */
    bool was_deferred;
    struct cr_kv_match match;         /* at the first admission, and caught up to since */
    struct cr_kv_seq *seq;            /* NULL: not running, or done */
    struct cr_sched_req *prev, *next; /* in the tenant's list, or among the preempted */
    int32_t tokens[];                 /* [n_prompt + max_new] */
};

struct cr_sched {
    struct cr_sched_config config;
    struct cr_kv *kv;
    uint32_t page_tokens, pool_pages;

    struct cr_sched_tenant *tenants; /* [max_tenants] */
    uint32_t n_tenants, max_tenants; /* ever used; room */
    uint32_t *waiting;               /* [n_waiting_tenants] tenants with requests that wait */
    uint32_t n_waiting_tenants;
    uint32_t last_left; /* tenant that emptied the queue */
    uint64_t now;       /* virtual time: what a tenant that keeps requests waiting has received */
    uint32_t n_waiting; /* requests never admitted */

    struct cr_sched_req **running; /* [n_running] in order of first admission */
    uint32_t n_running;
    struct cr_sched_list preempted; /* likewise */
    uint64_t last_turn;             /* admission of who decoded last among those far ahead */

    struct cr_plan_item *items; /* [max_seqs] */
    uint64_t n_plans, n_submitted, n_admitted, n_preempted, n_deferred, n_overdrawn;
    uint64_t n_caught_up;
};

void cr_sched_list_push(struct cr_sched_list *list, struct cr_sched_req *req);
/* Keeps the order of first admission. */
void cr_sched_list_insert(struct cr_sched_list *list, struct cr_sched_req *req);
void cr_sched_list_remove(struct cr_sched_list *list, struct cr_sched_req *req);

/* fair.c: who is next. */

/* Finds or makes a tenant's entry. There is always room. */
uint32_t cr_sched_tenant_get(struct cr_sched *sched, uint32_t id);
/* Puts a new request at the end of its tenant's list; a tenant that had none waiting is lifted. */
void cr_sched_fair_push(struct cr_sched *sched, struct cr_sched_req *req);
/* The first request of the waiting tenant with the least service, without those skipped in this
 * plan; NULL when there is none. */
struct cr_sched_req *cr_sched_fair_next(const struct cr_sched *sched);
/* Whether tenant `a` has had more service than `b` by so much that `b` need not wait for it. */
bool cr_sched_is_ahead(const struct cr_sched *sched, const struct cr_sched_tenant *a,
                       const struct cr_sched_tenant *b);
/* Takes a request out of its tenant's list. */
void cr_sched_fair_remove(struct cr_sched *sched, struct cr_sched_req *req);

#endif
