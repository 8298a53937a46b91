/* A worker without an engine, for tests of the server: it defines cr_worker_submit(), _cancel(),
 * _call() and the like itself, so the real one is not linked. Calls get a real KV manager of
 * FAKE_PAGES pages, at once; requests don't touch it. What a request gets is written in its
 * seed (see enum fake_script); everything else is true to worker.h: events come on a thread of the
 * worker's, the first as soon as a request is queued, the last exactly once. */
#ifndef CARREL_TESTS_HTTP_FAKE_WORKER_H
#define CARREL_TESTS_HTTP_FAKE_WORKER_H

#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/worker.h"
#include "test.h"

/* Hundreds of the seed; n > 1 counts up inside. What is not listed, and no seed, says max_new
 * words, "w0 w1 …", one an event, and ends by length. */
enum fake_script {
    FAKE_MAILBOX_FULL = 10, /* submit says CR_EFULL */
    FAKE_QUEUE_FULL = 12,   /* the first event says CR_EFULL */
    FAKE_HANG = 13,         /* queued, then silent until it is canceled */
    FAKE_FAIL_LATE = 14,    /* two words; CR_EINTERNAL once fake_let_fail() was called */
    FAKE_STOP = 15,         /* one word, then a stop */
    FAKE_FLOOD = 16,        /* words of 256 bytes, for slow readers */
    FAKE_SLOW = 17,         /* words with a pause of 20 ms before each */
    FAKE_INVALID = 18,      /* submit says CR_EINVAL with a sentence */
};

#define FAKE_MAX 512

/* The KV manager: floors may have 227 pages, beside a context of 16 and 8 + 256 / 64 + 1 to spare.
 */
#define FAKE_PAGES   256
#define FAKE_CONTEXT 256
#define FAKE_SEQS    8
#define FAKE_FEED    64

/* What was posted, in order: "S7" a request of tenant 7, "D3:40" entry 3 declared with 40 tokens,
 * "R3" revoked, "C" a call. */
#define FAKE_POSTS_MAX 4096

struct fake_request {
    uint64_t id;
    enum fake_script script;
    uint32_t n_prompt, max_new, n_said;
    uint64_t tenant;
    bool used, started, canceled, logprobs;
    uint32_t n_top;
    cr_event_fn on_event;
    void *user;
};

struct cr_worker {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool stopping, may_fail;
    uint64_t last_id;
    uint32_t n_running;
    uint64_t n_accepted, n_canceled, n_ended;
    struct fake_request requests[FAKE_MAX];
    struct cr_request last; /* as submitted, without its pointers */
    int32_t last_tokens[64];
    uint32_t n_last_tokens;
    char posts[FAKE_POSTS_MAX];
    bool holds_calls; /* they wait for fake_let_calls() */
    struct {
        cr_kv_call_fn call;
        void *user;
    } held[4];
    uint32_t n_held;
    int order_status; /* what declaring, revoking and calls answer; CR_OK: as it should be */
    struct cr_kv *kv;
    struct cr_feed *feed;
    struct cr_monitor *monitor; /* the test's, or NULL */
    cr_alarm_fn on_alarm;
    void *alarm_user;
    int32_t declared[64];
};

/* The mutex is held. */
static inline void fake_note(struct cr_worker *w, const char *fmt, ...)
{
    size_t len = strlen(w->posts);
    va_list args;
    va_start(args, fmt);
    CHECK((size_t)vsnprintf(w->posts + len, sizeof w->posts - len, fmt, args) <
          sizeof w->posts - len);
    va_end(args);
}

/* What was posted since the last call: "D1:20 S2 R1 ". */
static inline const char *fake_posts(struct cr_worker *w)
{
    static char copy[FAKE_POSTS_MAX];
    pthread_mutex_lock(&w->mutex);
    memcpy(copy, w->posts, sizeof copy);
    w->posts[0] = '\0';
    pthread_mutex_unlock(&w->mutex);
    return copy;
}

static inline void fake_end(struct cr_worker *w, struct fake_request *r, enum cr_finish finish,
                            int status)
{
    struct cr_event event = {.text = "",
                             .finish = finish,
                             .status = status,
                             .usage = {r->n_prompt, r->n_prompt / 2, r->n_said},
                             .is_admitted = r->n_said > 0,
                             .match = {.n_shared = 1, .n_own = 2, .why = CR_KV_WHY_NEW},
                             .submitted_us = 1000,
                             .admitted_us = 2000,
                             .first_token_us = 3000,
                             .finished_us = 5000};
    cr_event_fn on_event = r->on_event;
    void *user = r->user;
    w->n_running--;
    w->n_ended++;
    w->n_canceled += finish == CR_FINISH_CANCELED;
    r->used = false;
    pthread_mutex_unlock(&w->mutex);
    on_event(user, &event);
    pthread_mutex_lock(&w->mutex);
}

static inline void fake_say(struct cr_worker *w, struct fake_request *r, const char *text,
                            size_t len)
{
    struct cr_sample sample = {
        .token = (int32_t)(r->n_said % 26) + 97, .logprob = -0.5f, .n_top = r->n_top};
    for (uint32_t i = 0; i < r->n_top; i++)
        sample.top[i] = (struct cr_token_logprob){(int32_t)i + 65, -1.0f - (float)i};
    struct cr_event event = {.text = text, .len = len};
    if (r->logprobs && len > 0) {
        event.samples = &sample;
        event.n_samples = 1;
    }
    r->n_said += len > 0;
    pthread_mutex_unlock(&w->mutex);
    r->on_event(r->user, &event);
    pthread_mutex_lock(&w->mutex);
}

/* One step of one request. The mutex is held. */
static inline void fake_step(struct cr_worker *w, struct fake_request *r)
{
    static const char flood[256] = {[0 ... 255] = 'x'};
    char word[32];
    if (r->canceled) {
        fake_end(w, r, CR_FINISH_CANCELED, CR_ECANCELED);
        return;
    }
    if (!r->started) {
        r->started = true;
        if (r->script == FAKE_QUEUE_FULL)
            fake_end(w, r, CR_FINISH_ERROR, CR_EFULL);
        else
            fake_say(w, r, "", 0);
        return;
    }
    if (r->script == FAKE_HANG)
        return;
    if (r->script == FAKE_FAIL_LATE && r->n_said == 2) {
        if (w->may_fail)
            fake_end(w, r, CR_FINISH_ERROR, CR_EINTERNAL);
        return;
    }
    if (r->script == FAKE_STOP && r->n_said == 1) {
        fake_end(w, r, CR_FINISH_STOP, CR_OK);
        return;
    }
    if (r->n_said == r->max_new) {
        fake_end(w, r, CR_FINISH_LENGTH, CR_OK);
        return;
    }
    if (r->script == FAKE_FLOOD) {
        fake_say(w, r, flood, sizeof flood);
        if (r->n_said % 16 == 0) {
            pthread_mutex_unlock(&w->mutex);
            usleep(100); /* no engine is faster than an event loop */
            pthread_mutex_lock(&w->mutex);
        }
        return;
    }
    if (r->script == FAKE_SLOW) {
        pthread_mutex_unlock(&w->mutex);
        usleep(20000);
        pthread_mutex_lock(&w->mutex);
    }
    int n = snprintf(word, sizeof word, "%sw%u", r->n_said > 0 ? " " : "", r->n_said);
    fake_say(w, r, word, (size_t)n);
}

static inline void *fake_run(void *arg)
{
    struct cr_worker *w = arg;
    pthread_mutex_lock(&w->mutex);
    while (!w->stopping || w->n_running > 0) {
        bool idle = true;
        for (int i = 0; i < FAKE_MAX; i++) {
            struct fake_request *r = &w->requests[i];
            if (!r->used)
                continue;
            bool waits = (r->script == FAKE_HANG && r->started) ||
                         (r->script == FAKE_FAIL_LATE && r->n_said == 2 && !w->may_fail);
            if (!waits || r->canceled)
                idle = false;
            fake_step(w, r);
        }
        if (idle && !(w->stopping && w->n_running == 0))
            pthread_cond_wait(&w->changed, &w->mutex);
    }
    pthread_mutex_unlock(&w->mutex);
    return NULL;
}

static inline void fake_set_order_status(struct cr_worker *w, int status)
{
    pthread_mutex_lock(&w->mutex);
    w->order_status = status;
    pthread_mutex_unlock(&w->mutex);
}

static inline struct cr_worker *fake_worker_create_in(enum cr_kv_mode mode)
{
    struct cr_worker *w = calloc(1, sizeof *w);
    CHECK(w != NULL);
    pthread_mutexattr_t attr;
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE); /* a call may make another */
    pthread_mutex_init(&w->mutex, &attr);
    pthread_mutexattr_destroy(&attr);
    pthread_cond_init(&w->changed, NULL);
    struct cr_kv_config kv = {.page_tokens = 16,
                              .n_pages = FAKE_PAGES,
                              .max_seqs = FAKE_SEQS,
                              .max_tokens = FAKE_CONTEXT,
                              .mode = mode,
                              .quorum = 2,
                              .n_ghosts = 256};
    CHECK_INT(cr_kv_create(&kv, &w->kv), CR_OK);
    CHECK_INT(cr_feed_create(FAKE_FEED, &w->feed), CR_OK);
    CHECK_INT(pthread_create(&w->thread, NULL, fake_run, w), 0);
    return w;
}

static inline struct cr_worker *fake_worker_create(void)
{
    return fake_worker_create_in(CR_KV_DECLARED);
}

static inline void fake_worker_destroy(struct cr_worker *w)
{
    pthread_mutex_lock(&w->mutex);
    w->stopping = true;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->mutex);
    pthread_join(w->thread, NULL);
    CHECK_INT(w->n_running, 0);
    CHECK_INT(w->n_accepted, w->n_ended);
    pthread_mutex_destroy(&w->mutex);
    pthread_cond_destroy(&w->changed);
    cr_kv_destroy(w->kv);
    cr_feed_destroy(w->feed);
    free(w);
}

/* Waits until no request runs; that a client's leaving is noticed is what this proves. */
static inline void fake_wait_idle(struct cr_worker *w)
{
    for (;;) {
        pthread_mutex_lock(&w->mutex);
        uint32_t n = w->n_running;
        pthread_mutex_unlock(&w->mutex);
        if (n == 0)
            return;
        usleep(1000);
    }
}

static inline void fake_let_fail(struct cr_worker *w, bool may_fail)
{
    pthread_mutex_lock(&w->mutex);
    w->may_fail = may_fail;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->mutex);
}

static inline void fake_wait_running(struct cr_worker *w, uint32_t want)
{
    for (;;) {
        pthread_mutex_lock(&w->mutex);
        uint32_t n = w->n_running;
        pthread_mutex_unlock(&w->mutex);
        if (n == want)
            return;
        usleep(1000);
    }
}

int cr_worker_submit(struct cr_worker *w, const struct cr_request *request,
                     struct cr_request_id *ret_id, struct cr_error *err)
{
    enum fake_script script = request->sampling.has_seed ? request->sampling.seed / 100 : 0;
    if (script == FAKE_MAILBOX_FULL)
        return cr_error_set(err, CR_EFULL, "full");
    if (script == FAKE_INVALID)
        return cr_error_set(err, CR_EINVAL, "The grammar is too odd; send another.");
    pthread_mutex_lock(&w->mutex);
    struct fake_request *r = w->requests;
    while (r->used)
        r++;
    CHECK(r < w->requests + FAKE_MAX);
    *r = (struct fake_request){.used = true,
                               .id = ++w->last_id,
                               .script = script,
                               .n_prompt = request->n_tokens,
                               .max_new = request->max_new,
                               .tenant = request->tenant.v,
                               .logprobs = request->sampling.logprobs,
                               .n_top = request->sampling.n_top_logprobs,
                               .on_event = request->on_event,
                               .user = request->user};
    ret_id->v = r->id;
    w->n_accepted++;
    w->n_running++;
    if (w->n_accepted < 256)
        fake_note(w, "S%u ", request->tenant.v);
    w->last = *request;
    w->n_last_tokens = request->n_tokens < 64 ? request->n_tokens : 64;
    memcpy(w->last_tokens, request->tokens, w->n_last_tokens * sizeof w->last_tokens[0]);
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->mutex);
    return CR_OK;
}

void cr_worker_cancel(struct cr_worker *w, struct cr_request_id id)
{
    pthread_mutex_lock(&w->mutex);
    for (int i = 0; i < FAKE_MAX; i++)
        if (w->requests[i].used && w->requests[i].id == id.v)
            w->requests[i].canceled = true;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->mutex);
}

static int fake_order(struct cr_worker *w, char what, uint64_t id, uint32_t n_tokens)
{
    int status = w->order_status;
    if (status == CR_OK && what == 'D')
        fake_note(w, "D%llu:%u ", (unsigned long long)id, n_tokens);
    else if (status == CR_OK && what == 'R')
        fake_note(w, "R%llu ", (unsigned long long)id);
    else if (status == CR_OK)
        fake_note(w, "C ");
    return status;
}

int cr_worker_declare(struct cr_worker *w, uint64_t id, const int32_t *tokens, uint32_t n_tokens)
{
    pthread_mutex_lock(&w->mutex);
    int status = fake_order(w, 'D', id, n_tokens);
    if (status == CR_OK)
        memcpy(w->declared, tokens, (n_tokens < 64 ? n_tokens : 64) * sizeof tokens[0]);
    pthread_mutex_unlock(&w->mutex);
    return status;
}

int cr_worker_revoke(struct cr_worker *w, uint64_t id)
{
    pthread_mutex_lock(&w->mutex);
    int status = fake_order(w, 'R', id, 0);
    pthread_mutex_unlock(&w->mutex);
    return status;
}

int cr_worker_call(struct cr_worker *w, cr_kv_call_fn call, void *user)
{
    pthread_mutex_lock(&w->mutex);
    int status = fake_order(w, 'C', 0, 0);
    if (status == CR_OK && w->holds_calls) {
        CHECK(w->n_held < 4);
        w->held[w->n_held].call = call;
        w->held[w->n_held++].user = user;
    } else if (status == CR_OK) {
        call(user, w->kv);
    }
    pthread_mutex_unlock(&w->mutex);
    return status;
}

/* Calls are held back, until they are let run. */
static inline void fake_hold_calls(struct cr_worker *w)
{
    pthread_mutex_lock(&w->mutex);
    w->holds_calls = true;
    pthread_mutex_unlock(&w->mutex);
}

static inline void fake_let_calls(struct cr_worker *w)
{
    pthread_mutex_lock(&w->mutex);
    w->holds_calls = false;
    for (uint32_t i = 0; i < w->n_held; i++)
        w->held[i].call(w->held[i].user, w->kv);
    w->n_held = 0;
    pthread_mutex_unlock(&w->mutex);
}

void cr_worker_on_alarm(struct cr_worker *w, cr_alarm_fn on_alarm, void *user)
{
    w->on_alarm = on_alarm;
    w->alarm_user = user;
}

struct cr_monitor *cr_worker_monitor(struct cr_worker *w)
{
    return w->monitor;
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
    *ret_stats = (struct cr_worker_stats){0};
    pthread_mutex_lock(&w->mutex);
    ret_stats->sched.n_running = w->n_running;
    pthread_mutex_unlock(&w->mutex);
}

#endif
