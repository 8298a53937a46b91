/* The engine thread.
 *
 * Requests live in a fixed table of slots. A posting thread takes a free slot, fills it, and posts
 * its number; from then on the slot is the engine thread's, until the last event was sent and it
 * goes back to the free ones. The inbox has room for every slot, so a post that found a slot cannot
 * fail. A cancellation is a number written into the slot (the request's id): it needs no room
 * anywhere, so it cannot fail either. Orders to the KV manager (declare, revoke) go through the
 * same inbox, so that they keep their place among the requests; their number is bounded, and who
 * posts one past the bound is told.
 *
 *     loop:  posts ─▶ cancellations ─▶ expiry ─▶ plan ─▶ step ─▶ commit ─▶ tell the sinks
 *
 * With a disk behind the cache, a request whose text lies there waits between its post and the
 * scheduler until it is back (tier.c); nothing else waits for a disk.
 *
 * The loop sleeps only when no request runs: until something is posted, or, while text with a time
 * to live is cached, for a second at most. Sampling runs inside the step, on the compute threads.
 * Everything else that touches the KV manager, the scheduler or a running job runs on this thread
 * alone; the mutex guards the free list, the ids and the stats, and is never held while a step
 * runs or a sink is called.
 */
#include "carrel/worker.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "carrel/queue.h"
#include "carrel/secret.h"
#include "sched/guard.h"
#include "sched/job.h"
#include "sched/tier.h"

#define TIER_POLL_US 100000u /* a disk that says nothing is asked how it goes */
#define SAVE_MS      30000u  /* for what is cached at the end */

/* What cr_kv_expire() may look at before a step, and in each second without one. */
#define EXPIRE_STEP 256
#define EXPIRE_IDLE 4096
#define EXPIRE_US   1000000

#define FEED_EVENTS 8192
#define MIN_GHOSTS  4096u /* and one for each page of a larger pool */

struct slot {
    struct cr_job job;
    _Atomic uint64_t id;          /* of the request in the slot; 0: free */
    _Atomic uint64_t canceled_id; /* somebody wants this request to end */
    bool running;                 /* the scheduler has it */
    bool is_restoring;            /* its text is on its way from the disk */
    struct cr_tier_wait wait;
    enum cr_finish finish; /* engine thread: it has ended, and how */
};

/* What the inbox holds: a request in a slot, or an order to the KV manager. */
struct post {
    enum { POST_REQUEST, POST_DECLARE, POST_REVOKE, POST_CALL, POST_WAKE } kind;
    uint32_t slot;
    uint64_t id;     /* of a declaration */
    int32_t *tokens; /* [n_tokens], the post's own */
    uint32_t n_tokens;
    cr_kv_call_fn call;
    void *user;
};

struct cr_worker {
    const struct cr_model *model;
    const struct cr_vocab *vocab;
    struct cr_worker_config config;
    struct cr_engine *engine;
    struct cr_kv *kv;
    struct cr_sched *sched;
    struct cr_tier *tier; /* NULL: no disk */
    struct cr_guard guard;
    struct cr_feed *feed;
    struct cr_step_seq *steps; /* [max_seqs] */
    int32_t *next;             /* [max_seqs] */

    struct slot *slots; /* [n_slots] */
    uint32_t n_slots;

    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t all_free;
    uint32_t *free_slots; /* [n_free] */
    uint32_t n_free;
    uint64_t last_id;
    uint32_t n_orders; /* in the inbox */
    bool draining;     /* accepts nothing */
    bool cancel_all;   /* and what was accepted shall end */
    struct cr_worker_stats stats;

    struct cr_queue *inbox; /* of struct post */

    _Atomic bool any_canceled;
    _Atomic bool is_woken; /* a POST_WAKE is in the inbox */
};

/* --- the engine thread ------------------------------------------------------------------- */

static uint64_t now_us(void)
{
    return cr_clock_now_us(NULL);
}

static void free_slot(struct cr_worker *w, uint32_t number)
{
    w->free_slots[w->n_free++] = number;
    if (w->n_free == w->n_slots)
        pthread_cond_broadcast(&w->all_free);
}

static void publish_stats(struct cr_worker *w)
{
    pthread_mutex_lock(&w->mutex);
    cr_kv_get_stats(w->kv, &w->stats.kv);
    cr_sched_get_stats(w->sched, &w->stats.sched);
    if (w->tier != NULL)
        cr_tier_get_stats(w->tier, &w->stats.spill);
    w->stats.guard = w->guard.stats;
    pthread_mutex_unlock(&w->mutex);
}

static void end_request(struct cr_worker *w, struct slot *slot, enum cr_finish finish, int status)
{
    if (slot->running)
        cr_sched_finish(w->sched, slot->job.req);
    if (slot->is_restoring)
        cr_tier_leave(w->tier, &slot->wait);
    slot->running = slot->is_restoring = false;
    publish_stats(w); /* first: who hears the end may ask */
    cr_job_end(&slot->job, finish, status, now_us());
    cr_job_release(&slot->job);
    atomic_store(&slot->id, 0);

    pthread_mutex_lock(&w->mutex);
    free_slot(w, (uint32_t)(slot - w->slots));
    pthread_mutex_unlock(&w->mutex);
}

static bool is_canceled(const struct slot *slot)
{
    return atomic_load(&slot->canceled_id) == atomic_load(&slot->id);
}

/* Gives a request to the scheduler. */
static void schedule_request(struct cr_worker *w, struct slot *slot)
{
    struct cr_job *job = &slot->job;
    int status = cr_sched_submit(w->sched, job->tenant, job->tokens, job->n_tokens, job->max_new,
                                 slot, &job->req);
    free(job->tokens);
    job->tokens = NULL;
    if (status != CR_OK) {
        end_request(w, slot, CR_FINISH_ERROR, status);
        return;
    }
    slot->running = true;
    slot->finish = CR_FINISH_NONE;
    cr_job_queued(job);
}

/* Takes a posted request. */
static void start_request(struct cr_worker *w, struct slot *slot)
{
    const struct cr_job *job = &slot->job;
    if (is_canceled(slot)) {
        end_request(w, slot, CR_FINISH_CANCELED, CR_ECANCELED);
        return;
    }
    slot->wait = (struct cr_tier_wait){
        .tenant = job->tenant, .tokens = job->tokens, .n_tokens = job->n_tokens};
    slot->is_restoring = w->tier != NULL && cr_tier_enter(w->tier, w->kv, &slot->wait);
    if (!slot->is_restoring)
        schedule_request(w, slot);
}

/* Gives those to the scheduler whose text is back. */
static void take_restored(struct cr_worker *w)
{
    struct cr_tier_wait *wait;
    while ((wait = cr_tier_next(w->tier, w->kv)) != NULL) {
        struct slot *slot = (struct slot *)((char *)wait - offsetof(struct slot, wait));
        slot->is_restoring = false;
        schedule_request(w, slot);
    }
}

static void follow_order(struct cr_worker *w, struct post *post)
{
    int status = CR_OK;
    if (post->kind == POST_CALL)
        post->call(post->user, w->kv);
    else if (post->kind == POST_REVOKE)
        cr_kv_revoke(w->kv, post->id);
    else
        status = cr_kv_declare(w->kv, post->id, post->tokens, post->n_tokens);
    free(post->tokens);
    pthread_mutex_lock(&w->mutex);
    w->n_orders--;
    w->stats.n_declare_failed += status != CR_OK;
    pthread_mutex_unlock(&w->mutex);
}

/* Starts what was posted; sleeps until there is something when `wait`. False: the thread ends. */
static bool take_posts(struct cr_worker *w, bool wait)
{
    struct post post;
    uint64_t timeout_us = w->tier != NULL && cr_tier_is_waited_for(w->tier) ? TIER_POLL_US
                          : cr_kv_can_expire(w->kv)                         ? EXPIRE_US
                                                                            : UINT64_MAX;
    int status =
        wait ? cr_queue_pop_wait(w->inbox, &post, timeout_us) : cr_queue_try_pop(w->inbox, &post);
    for (uint32_t n = 0; status == CR_OK && n < w->n_slots + CR_WORKER_MAX_ORDERS; n++) {
        if (post.kind == POST_REQUEST)
            start_request(w, &w->slots[post.slot]);
        else if (post.kind == POST_WAKE)
            atomic_store(&w->is_woken, false);
        else
            follow_order(w, &post);
        status = cr_queue_try_pop(w->inbox, &post);
    }
    return status != CR_ESHUTDOWN;
}

static void apply_cancellations(struct cr_worker *w)
{
    if (!atomic_exchange(&w->any_canceled, false))
        return;
    for (uint32_t i = 0; i < w->n_slots; i++)
        if ((w->slots[i].running || w->slots[i].is_restoring) && is_canceled(&w->slots[i]))
            end_request(w, &w->slots[i], CR_FINISH_CANCELED, CR_ECANCELED);
}

/* Before the plan, so that what is over is not found. The time is told in any case: text must know
 * its age on the day its tenant gets a time to live. */
static void expire(struct cr_worker *w, bool was_idle)
{
    uint32_t budget = was_idle ? EXPIRE_IDLE : EXPIRE_STEP;
    uint32_t n =
        cr_kv_expire(w->kv, (uint32_t)(now_us() / 1000000), cr_kv_can_expire(w->kv) ? budget : 0);
    if (n == 0)
        return;
    pthread_mutex_lock(&w->mutex);
    w->stats.n_expired_pages += n;
    pthread_mutex_unlock(&w->mutex);
}

/* On a compute thread. */
static void sample(void *user, float *logits, uint32_t n_vocab)
{
    (void)n_vocab;
    struct cr_job *job = &((struct slot *)user)->job;
    job->sample_status = cr_sampler_sample(job->sampler, logits, &job->sample);
}

/* Runs one planned step and says what came of it. */
static void run_plan(struct cr_worker *w, const struct cr_plan *plan)
{
    uint64_t begin = now_us(), n_prefill = 0;
    for (uint32_t i = 0; i < plan->n_items; i++) {
        const struct cr_plan_item *item = &plan->items[i];
        struct cr_job *job = &((struct slot *)item->user)->job;
        if (cr_sched_req_state(item->req) == CR_REQ_PREFILL) {
            n_prefill += item->n_tokens;
            job->match = *cr_sched_req_match(item->req);
        }
        if (job->admitted_us == 0) {
            job->admitted_us = begin;
            job->usage.n_cached = cr_sched_req_cached(item->req);
        }
        w->steps[i] = (struct cr_step_seq){.tokens = item->tokens,
                                           .n_tokens = item->n_tokens,
                                           .pos = item->pos,
                                           .table = item->table,
                                           .want_logits = item->samples,
                                           .user = item->user};
    }
    int status = cr_engine_step(w->engine, w->steps, plan->n_items, sample);

    for (uint32_t i = 0; i < plan->n_items; i++)
        w->next[i] = ((struct slot *)plan->items[i].user)->job.sample.token;
    if (status == CR_OK)
        cr_sched_commit(w->sched, plan, w->next);

    uint64_t end = now_us();
    uint64_t n_generated = 0;
    for (uint32_t i = 0; i < plan->n_items; i++) {
        const struct cr_plan_item *item = &plan->items[i];
        struct slot *slot = item->user;
        if (status != CR_OK || (item->samples && slot->job.sample_status != CR_OK)) {
            slot->finish = CR_FINISH_ERROR;
        } else if (item->samples) {
            slot->finish = cr_job_token(&slot->job, w->vocab, end);
            n_generated++;
        }
    }
    pthread_mutex_lock(&w->mutex);
    w->stats.n_steps++;
    w->stats.n_prefill_tokens += n_prefill;
    w->stats.n_generated_tokens += n_generated;
    pthread_mutex_unlock(&w->mutex);

    /* Ending a request changes the plan's memory, so the slots are noted first. */
    uint32_t n_ended = 0;
    for (uint32_t i = 0; i < plan->n_items; i++) {
        struct slot *slot = plan->items[i].user;
        if (slot->finish != CR_FINISH_NONE)
            w->steps[n_ended++].user = slot;
    }
    for (uint32_t i = 0; i < n_ended; i++) {
        struct slot *slot = w->steps[i].user;
        end_request(w, slot, slot->finish, slot->finish == CR_FINISH_ERROR ? CR_EINTERNAL : CR_OK);
    }
}

static void *engine_thread(void *arg)
{
    struct cr_worker *w = arg;
    bool idle = true;
    while (take_posts(w, idle)) {
        apply_cancellations(w);
        expire(w, idle);
        if (w->tier != NULL)
            take_restored(w);
        struct cr_plan plan;
        int status = cr_sched_plan(w->sched, &plan);
        idle = status == CR_OK && plan.n_items == 0;
        if (status != CR_OK)
            usleep(1000); /* out of memory: what runs may end, so try again */
        else if (!idle)
            run_plan(w, &plan);
        publish_stats(w);
    }
    if (w->tier != NULL)
        cr_tier_save(w->tier, w->kv, SAVE_MS);
    return NULL;
}

/* The KV manager's callbacks, on the engine thread. */

static void zero_page(void *user, struct cr_page_id page)
{
    cr_engine_zero_page(((struct cr_worker *)user)->engine, page);
}

static void keep_evicted(void *user, const struct cr_kv_evicted *evicted)
{
    cr_tier_put(((struct cr_worker *)user)->tier, evicted);
}

static void forget_kept(void *user, struct cr_tenant_id tenant)
{
    cr_tier_forget(((struct cr_worker *)user)->tier, tenant);
}

static void report(void *user, const struct cr_kv_event *event)
{
    cr_feed_put(user, event);
}

/* The scheduler admits a request. */
static int open_guarded(void *open_user, void *user, struct cr_tenant_id tenant,
                        const int32_t *tokens, uint32_t n_tokens, struct cr_kv_seq **ret_seq)
{
    struct cr_worker *w = open_user;
    struct slot *slot = user;
    return cr_guard_open(&w->guard, &slot->job.guard, tenant, tokens, n_tokens, ret_seq);
}

/* On a thread of the spill: the loop may be asleep. */
static void wake(void *user)
{
    struct cr_worker *w = user;
    if (!atomic_exchange(&w->is_woken, true))
        cr_queue_try_push(w->inbox, &(struct post){.kind = POST_WAKE}); /* closed: it is awake */
}

/* --- other threads ------------------------------------------------------------------------ */

static int check_config(const struct cr_worker_config *c, struct cr_error *err)
{
    uint64_t pool_tokens = (uint64_t)c->engine.n_pages * c->engine.page_tokens;
    if (c->sched.max_tokens == 0 || pool_tokens < c->sched.max_tokens)
        return cr_error_set(err, CR_EINVAL,
                            "The KV cache holds %llu tokens, less than one context of %u; give it "
                            "more memory or lower the context.",
                            (unsigned long long)pool_tokens, c->sched.max_tokens);
    if (c->sched.max_batch > c->engine.max_batch || c->sched.max_seqs > c->engine.max_seqs ||
        c->sched.max_seqs > c->engine.max_rows)
        return cr_error_set(err, CR_EINVAL, "The scheduler's batch exceeds the engine's limits.");
    return CR_OK;
}

static int alloc_tables(struct cr_worker *w)
{
    uint32_t max_seqs = w->config.sched.max_seqs;
    w->n_slots = w->config.sched.max_waiting + max_seqs + w->config.max_posted;
    w->slots = calloc(w->n_slots, sizeof *w->slots);
    w->free_slots = calloc(w->n_slots, sizeof *w->free_slots);
    w->steps = calloc(max_seqs, sizeof *w->steps);
    w->next = calloc(max_seqs, sizeof *w->next);
    if (!w->slots || !w->free_slots || !w->steps || !w->next)
        return CR_ENOMEM;
    for (uint32_t i = 0; i < w->n_slots; i++)
        w->free_slots[w->n_free++] = w->n_slots - 1 - i;
    if (cr_feed_create(FEED_EVENTS, &w->feed) != CR_OK)
        return CR_ENOMEM;
    return cr_queue_create(sizeof(struct post), w->n_slots + CR_WORKER_MAX_ORDERS + 1, NULL, NULL,
                           &w->inbox);
}

static void free_all(struct cr_worker *w)
{
    cr_sched_destroy(w->sched);
    cr_kv_destroy(w->kv);
    cr_monitor_destroy(w->guard.monitor);
    cr_tier_destroy(w->tier);
    cr_feed_destroy(w->feed);
    cr_engine_destroy(w->engine);
    free(w->next);
    free(w->steps);
    cr_queue_destroy(w->inbox);
    free(w->free_slots);
    free(w->slots);
    pthread_cond_destroy(&w->all_free);
    pthread_mutex_destroy(&w->mutex);
    free(w);
}

static int open_tier(struct cr_worker *w, struct cr_error *err)
{
    const struct cr_worker_config *c = &w->config;
    struct cr_tier_config tier = {
        .path = c->spill_path,
        .max_bytes = c->spill_bytes,
        .page_tokens = c->engine.page_tokens,
        .page_bytes = (uint32_t)cr_engine_page_bytes(w->model, &c->engine),
        .max_waiting_per_tenant = c->sched.max_waiting_per_tenant,
        .tenants = c->tenants,
        .n_tenants = c->n_tenants,
        .on_ready = wake,
        .user = w,
    };
    memcpy(tier.master_key, c->spill_key, sizeof tier.master_key);
    int status = cr_tier_create(&tier, w->engine, &w->tier, err);
    cr_secret_wipe(tier.master_key, sizeof tier.master_key);
    cr_secret_wipe(w->config.spill_key, sizeof w->config.spill_key);
    w->config.spill_path = NULL; /* the caller's, like tenants */
    w->config.tenants = NULL;
    return status;
}

/* Only verdicts share what may turn out to be private. */
static int set_guard(struct cr_worker *w)
{
    const struct cr_monitor_config *monitor = w->config.monitor;
    w->config.monitor = NULL; /* the caller's, like secret */
    w->config.secret = NULL;
    if (monitor == NULL || (w->config.mode != CR_KV_SELECTIVE && w->config.mode != CR_KV_QUORUM))
        return CR_OK;
    w->guard.kv = w->kv;
    w->guard.feed = w->feed;
    w->config.sched.open = open_guarded;
    w->config.sched.open_user = w;
    return cr_monitor_create(monitor, &w->guard.monitor);
}

int cr_worker_create(const struct cr_model *model, const struct cr_vocab *vocab,
                     const struct cr_worker_config *config, struct cr_worker **ret_worker,
                     struct cr_error *err)
{
    int status = check_config(config, err);
    if (status != CR_OK)
        return status;
    struct cr_worker *w = calloc(1, sizeof *w);
    if (w == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory to start.");
    w->model = model;
    w->vocab = vocab;
    w->config = *config;
    pthread_mutex_init(&w->mutex, NULL);
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&w->all_free, &attr);
    pthread_condattr_destroy(&attr);

    status = cr_engine_create(model, &config->engine, &w->engine, err);
    if (status == CR_OK && alloc_tables(w) != CR_OK)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory to start.");
    if (status == CR_OK && config->spill_path != NULL)
        status = open_tier(w, err);
    if (status != CR_OK)
        goto fail;
    struct cr_kv_config kv_config = {
        .page_tokens = config->engine.page_tokens,
        .n_pages = config->engine.n_pages,
        .max_seqs = config->sched.max_seqs + (w->tier != NULL), /* to restore with */
        .max_tokens = config->sched.max_tokens,
        .max_tenants = config->max_tenants,
        .mode = config->mode,
        .pin_declared = config->pin_declared,
        .store_apart = config->store_apart,
        .secret = config->secret,
        .quorum = config->quorum,
        .quorum_epsilon = config->quorum_epsilon,
        .quorum_spread = config->quorum_spread,
        .on_zero = zero_page,
        .on_evict = w->tier != NULL ? keep_evicted : NULL,
        .on_forget = w->tier != NULL ? forget_kept : NULL,
        .user = w,
        .on_event = report,
        .event_user = w->feed,
        .n_ghosts = config->engine.n_pages > MIN_GHOSTS ? config->engine.n_pages : MIN_GHOSTS};
    status = cr_kv_create(&kv_config, &w->kv);
    if (status == CR_OK)
        status = set_guard(w);
    if (status == CR_OK)
        status = cr_sched_create(&w->config.sched, w->kv, &w->sched);
    if (status == CR_OK) {
        publish_stats(w);
        if (pthread_create(&w->thread, NULL, engine_thread, w) != 0)
            status = CR_ENOMEM;
    }
    if (status != CR_OK) {
        cr_error_set(err, status, "The engine does not start: %s.", cr_status_text(status));
        goto fail;
    }
    *ret_worker = w;
    return CR_OK;

fail:
    free_all(w);
    return status;
}

int cr_worker_submit(struct cr_worker *w, const struct cr_request *request,
                     struct cr_request_id *ret_id, struct cr_error *err)
{
    uint32_t context = w->config.sched.max_tokens;
    if (request->n_tokens == 0)
        return cr_error_set(err, CR_EINVAL, "The prompt is empty; give at least one token.");
    if (request->n_tokens >= context)
        return cr_error_set(err, CR_ETOOLONG,
                            "The prompt has %u tokens and the context holds %u, at least one of "
                            "them for the answer; shorten the prompt.",
                            request->n_tokens, context);
    uint32_t room = context - request->n_tokens;
    uint32_t max_new = request->max_new == 0 || request->max_new > room ? room : request->max_new;

    pthread_mutex_lock(&w->mutex);
    int status = w->draining ? CR_ESHUTDOWN : w->n_free == 0 ? CR_EFULL : CR_OK;
    uint32_t number = status == CR_OK ? w->free_slots[--w->n_free] : 0;
    pthread_mutex_unlock(&w->mutex);
    if (status != CR_OK)
        return cr_error_set(err, status,
                            status == CR_EFULL ? "Too many requests are waiting; try again later."
                                               : "The server is shutting down.");

    struct slot *slot = &w->slots[number];
    status = cr_job_init(&slot->job, w->vocab, request, max_new, now_us(), err);

    pthread_mutex_lock(&w->mutex);
    if (status == CR_OK) {
        ret_id->v = ++w->last_id * w->n_slots + number;
        atomic_store(&slot->id, ret_id->v);
        if (w->cancel_all)
            atomic_store(&slot->canceled_id, ret_id->v);
        status = cr_queue_try_push(w->inbox, &(struct post){.kind = POST_REQUEST, .slot = number});
        assert(status == CR_OK);
    } else {
        free_slot(w, number);
    }
    pthread_mutex_unlock(&w->mutex);
    return status;
}

void cr_worker_cancel(struct cr_worker *w, struct cr_request_id id)
{
    /* No need to wake the loop: it sleeps only when nothing runs. */
    _Atomic uint64_t *canceled_id = &w->slots[id.v % w->n_slots].canceled_id;
    /* The ids of a slot grow: a late call for an old one must not undo a call for a newer one. */
    uint64_t seen = atomic_load(canceled_id);
    while (seen < id.v && !atomic_compare_exchange_weak(canceled_id, &seen, id.v))
        ;
    atomic_store(&w->any_canceled, true);
}

static int post_order(struct cr_worker *w, struct post *post)
{
    pthread_mutex_lock(&w->mutex);
    int status = w->draining                           ? CR_ESHUTDOWN
                 : w->n_orders == CR_WORKER_MAX_ORDERS ? CR_EFULL
                                                       : cr_queue_try_push(w->inbox, post);
    w->n_orders += status == CR_OK;
    pthread_mutex_unlock(&w->mutex);
    return status;
}

int cr_worker_declare(struct cr_worker *w, uint64_t id, const int32_t *tokens, uint32_t n_tokens)
{
    struct post post = {.kind = POST_DECLARE, .id = id, .n_tokens = n_tokens};
    if (n_tokens == 0)
        return CR_EINVAL;
    post.tokens = malloc(n_tokens * sizeof tokens[0]);
    if (post.tokens == NULL)
        return CR_ENOMEM;
    memcpy(post.tokens, tokens, n_tokens * sizeof tokens[0]);
    int status = post_order(w, &post);
    if (status != CR_OK)
        free(post.tokens);
    return status;
}

int cr_worker_revoke(struct cr_worker *w, uint64_t id)
{
    return post_order(w, &(struct post){.kind = POST_REVOKE, .id = id});
}

int cr_worker_call(struct cr_worker *w, cr_kv_call_fn call, void *user)
{
    return post_order(w, &(struct post){.kind = POST_CALL, .call = call, .user = user});
}

void cr_worker_on_alarm(struct cr_worker *w, cr_alarm_fn on_alarm, void *user)
{
    w->guard.on_alarm = on_alarm;
    w->guard.user = user;
}

struct cr_monitor *cr_worker_monitor(struct cr_worker *w)
{
    return w->guard.monitor;
}

struct cr_feed *cr_worker_feed(struct cr_worker *w)
{
    return w->feed;
}

const struct cr_kv_config *cr_worker_kv_config(const struct cr_worker *w)
{
    return cr_kv_get_config(w->kv);
}

void cr_worker_get_stats(struct cr_worker *w, struct cr_worker_stats *ret_stats)
{
    pthread_mutex_lock(&w->mutex);
    *ret_stats = w->stats;
    pthread_mutex_unlock(&w->mutex);
}

void cr_worker_drain(struct cr_worker *w, uint32_t timeout_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += timeout_ms / 1000;
    until.tv_nsec += (long)(timeout_ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    pthread_mutex_lock(&w->mutex);
    w->draining = true;
    while (w->n_free < w->n_slots && pthread_cond_timedwait(&w->all_free, &w->mutex, &until) == 0)
        ;
    /* Out of time: cancel what is left, and wait for the last events. */
    w->cancel_all = true;
    for (uint32_t i = 0; i < w->n_slots; i++)
        atomic_store(&w->slots[i].canceled_id, atomic_load(&w->slots[i].id));
    atomic_store(&w->any_canceled, true);
    while (w->n_free < w->n_slots)
        pthread_cond_wait(&w->all_free, &w->mutex);
    pthread_mutex_unlock(&w->mutex);
}

void cr_worker_destroy(struct cr_worker *w)
{
    if (w == NULL)
        return;
    cr_worker_drain(w, 0);
    cr_queue_close(w->inbox);
    pthread_join(w->thread, NULL);
    free_all(w);
}
