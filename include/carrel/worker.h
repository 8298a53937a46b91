/* The engine thread: one loop that owns the KV manager, the scheduler and the engine.
 *
 * Other threads post requests and cancellations into a bounded mailbox; the loop runs steps and
 * tells each request's sink what happens to it. Sampling, stop strings and the UTF-8 border of
 * streamed text are handled here, so that a sink gets text it can send as it is.
 */
#ifndef CARREL_WORKER_H
#define CARREL_WORKER_H

#include "carrel/engine.h"
#include "carrel/feed.h"
#include "carrel/sampler.h"
#include "carrel/sched.h"
#include "carrel/spill.h"

struct cr_worker;

enum cr_finish {
    CR_FINISH_NONE,     /* still going */
    CR_FINISH_STOP,     /* end of turn, or a stop string */
    CR_FINISH_LENGTH,   /* max_tokens, or the context is full */
    CR_FINISH_CANCELED, /* somebody asked for it */
    CR_FINISH_ERROR,    /* `status` says why */
};

struct cr_usage {
    uint32_t n_prompt, n_cached, n_generated;
};

/* What happened to a request. Text is whole UTF-8 characters and holds no part of a stop string. */
struct cr_event {
    const char *text; /* [len], may be empty */
    size_t len;
    const struct cr_sample *samples; /* [n_samples] tokens behind the text, when logprobs are on */
    uint32_t n_samples;
    enum cr_finish finish;
    int status;               /* with CR_FINISH_ERROR */
    const int32_t *generated; /* [usage.n_generated] with the last event; may be NULL when 0 */
    struct cr_usage usage;    /* complete with the last event */
    bool is_admitted;         /* … and then: */
    struct cr_kv_match match;
    /* Microseconds on the worker's clock; the first token's comes with text, too, and 0 until then.
     * Others come with the last event. */
    uint64_t submitted_us, admitted_us, first_token_us, finished_us;
};

/* Called on the engine thread; must not block. The event whose `finish` is not NONE is the last,
 * and comes exactly once for every request that was accepted. */
typedef void (*cr_event_fn)(void *user, const struct cr_event *event);

struct cr_request {
    struct cr_tenant_id tenant;
    const int32_t *tokens; /* [n_tokens], copied */
    uint32_t n_tokens;
    uint32_t max_new;                  /* 0: as many as fit the context */
    bool ignore_eos;                   /* for benchmarks */
    struct cr_sampler_params sampling; /* copied */
    const char *const *stop;           /* [n_stop], copied; never part of the text */
    size_t n_stop;
    cr_event_fn on_event;
    void *user;
    bool is_proven; /* its tenant is old and trusted enough to count for the reuse monitor */
};

/* Names a request across threads; never reused. */
struct cr_request_id {
    uint64_t v;
};

/* Declarations, revocations and calls that may wait for the engine thread; past them CR_EFULL. */
#define CR_WORKER_MAX_ORDERS 1024

struct cr_worker_config {
    struct cr_engine_config engine;
    struct cr_sched_config sched;
    uint32_t max_posted;  /* mailbox */
    uint32_t max_tenants; /* of the KV manager's; 0: its usual */
    enum cr_kv_mode mode;
    bool pin_declared, store_apart; /* as the KV manager's, as the next four */
    const uint8_t *secret;          /* read by cr_worker_create() alone */
    uint32_t quorum;
    double quorum_epsilon;
    uint32_t quorum_spread;
    /* What watches hits on text of others, in the modes that share by verdicts; read by
     * cr_worker_create() alone. NULL: nothing does. */
    const struct cr_monitor_config *monitor;
    /* Pages that leave memory are kept, encrypted, in files of this folder, and found again, also
     * after a restart. NULL: they are not kept. */
    const char *spill_path;
    uint64_t spill_bytes;
    uint8_t spill_key[32];
    const uint32_t *tenants; /* [n_tenants] there are, ascending; what others left in the spill is
                              * destroyed. Read by cr_worker_create() alone. */
    uint32_t n_tenants;
};

/* Requests that found text of others, and what came of it. */
struct cr_guard_stats {
    uint64_t n_hits;
    uint64_t n_paid; /* that computed it themselves: a budget was spent, or it raised an alarm */
    uint64_t n_alarms[CR_MONITOR_FULL]; /* by enum cr_monitor_alarm */
};

struct cr_worker_stats {
    struct cr_kv_stats kv;
    struct cr_sched_stats sched;
    struct cr_spill_stats spill; /* zeros without one */
    struct cr_guard_stats guard; /* likewise */
    uint64_t n_steps, n_prefill_tokens, n_generated_tokens;
    uint64_t n_declare_failed; /* declarations that the KV manager had no room for */
    uint64_t n_expired_pages;  /* dropped because their time to live was over */
};

/* Starts the thread. Model and vocabulary must outlive the worker. */
int cr_worker_create(const struct cr_model *model, const struct cr_vocab *vocab,
                     const struct cr_worker_config *config, struct cr_worker **ret_worker,
                     struct cr_error *err);

/* Any thread. CR_OK: on_event will be called, at last with a finish. The first event comes as soon
 * as the scheduler has the request: empty when it was queued, CR_FINISH_ERROR when a queue was full
 * (CR_EFULL), so an edge can hold back its answer's headers until then. CR_EFULL (the mailbox),
 * CR_ETOOLONG, CR_EINVAL (with a sentence), CR_ESHUTDOWN, CR_ENOMEM: nothing was accepted and
 * on_event will not be called. */
int cr_worker_submit(struct cr_worker *worker, const struct cr_request *request,
                     struct cr_request_id *ret_id, struct cr_error *err);

/* Any thread; never blocks, never fails. The last event still comes. An unknown or finished id is
 * no error. */
void cr_worker_cancel(struct cr_worker *worker, struct cr_request_id id);

/* Any thread; in order with requests: one that is submitted later meets what was posted before it,
 * and nothing else. They call cr_kv_declare() and cr_kv_revoke() on the engine thread; a
 * declaration that fails there publishes nothing, and n_declare_failed counts it. CR_EFULL,
 * CR_ESHUTDOWN, CR_ENOMEM (a declaration only), CR_EINVAL (no tokens): nothing was posted. */
int cr_worker_declare(struct cr_worker *worker, uint64_t id, const int32_t *tokens,
                      uint32_t n_tokens);
int cr_worker_revoke(struct cr_worker *worker, uint64_t id);

/* Any thread; in order with requests, likewise. `call` runs on the engine thread between two steps,
 * exactly once when CR_OK was answered, also while the worker is being destroyed. It must not
 * block, nor take longer than a step may wait. CR_EFULL, CR_ESHUTDOWN: it will not run. */
typedef void (*cr_kv_call_fn)(void *user, struct cr_kv *kv);
int cr_worker_call(struct cr_worker *worker, cr_kv_call_fn call, void *user);

/* Before the first request: who is told of alarms, on the engine thread. It must not block. */
typedef void (*cr_alarm_fn)(void *user, const struct cr_alarm *alarm);
void cr_worker_on_alarm(struct cr_worker *worker, cr_alarm_fn on_alarm, void *user);

/* The reuse monitor, for calls on the engine thread; NULL where nothing is watched. */
struct cr_monitor *cr_worker_monitor(struct cr_worker *worker);

/* Any thread: what happens in the cache. */
struct cr_feed *cr_worker_feed(struct cr_worker *worker);

/* Any thread: how the KV manager was made. */
const struct cr_kv_config *cr_worker_kv_config(const struct cr_worker *worker);

/* Any thread: a recent picture. */
void cr_worker_get_stats(struct cr_worker *worker, struct cr_worker_stats *ret_stats);

/* Stops accepting; waits until all requests have ended, at most `timeout_ms`, then cancels the
 * rest. Their last events have come when it returns. */
void cr_worker_drain(struct cr_worker *worker, uint32_t timeout_ms);
/* Drains without waiting, and ends the thread. NULL is fine. */
void cr_worker_destroy(struct cr_worker *worker);

#endif
