/* The engine thread with a real (small, random) model: what a sink hears, from one request and
 * from many threads at once. */
#include "worker_fixture.h"

static void a_request_is_answered_and_its_prefix_kept(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[100];
    fill(tokens, 100, 1);
    struct sink s;
    struct cr_request r = request(&s, tokens, 100, 20);
    struct sink first = run(worker, &r);
    CHECK_INT(first.finish, CR_FINISH_LENGTH);
    CHECK_INT(first.usage.n_prompt, 100);
    CHECK_INT(first.usage.n_generated, 20);
    CHECK_INT(first.usage.n_cached, 0);
    CHECK(first.submitted_us <= first.admitted_us && first.admitted_us <= first.first_token_us &&
          first.first_token_us <= first.finished_us);

    struct sink second = run(worker, &r);
    CHECK_INT(second.usage.n_cached, 96);
    CHECK_INT(second.len, first.len);
    CHECK(memcmp(second.text, first.text, first.len) == 0);

    r.tenant.v = 2;
    struct sink stranger = run(worker, &r);
    CHECK_INT(stranger.usage.n_cached, 0);
    CHECK(stranger.len == first.len && memcmp(stranger.text, first.text, first.len) == 0);
    cr_worker_destroy(worker);
}

static void a_stop_string_ends_the_text_before_it(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[10];
    struct sink s;
    /* A seed whose answer holds a few plain characters in a row. */
    for (unsigned seed = 1;; seed++) {
        CHECK(seed < 200);
        fill(tokens, 10, seed);
        struct cr_request r = request(&s, tokens, 10, 60);
        struct sink whole = run(worker, &r);
        char stop[3] = "";
        for (size_t i = 4; i + 2 < whole.len && stop[0] == '\0'; i++)
            if (whole.text[i] > ' ' && whole.text[i] < 127 && whole.text[i + 1] > ' ' &&
                whole.text[i + 1] < 127)
                memcpy(stop, whole.text + i, 2);
        if (stop[0] == '\0')
            continue;
        size_t at = (size_t)(strstr(whole.text, stop) - whole.text);
        const char *stops[] = {"never to be seen", stop};
        r.stop = stops;
        r.n_stop = 2;
        r.sampling.logprobs = true;
        struct sink cut = run(worker, &r);
        CHECK_INT(cut.finish, CR_FINISH_STOP);
        CHECK_INT(cut.len, at);
        CHECK(memcmp(cut.text, whole.text, at) == 0);
        CHECK(cut.n_samples <= cut.usage.n_generated);
        break;
    }
    cr_worker_destroy(worker);
}

static void logprobs_come_for_every_token(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[10];
    fill(tokens, 10, 3);
    struct sink s;
    struct cr_request r = request(&s, tokens, 10, 50);
    r.sampling.logprobs = true;
    r.sampling.n_top_logprobs = 3;
    struct sink got = run(worker, &r);
    CHECK_INT(got.n_samples, 50);
    cr_worker_destroy(worker);
}

static void limits_are_told_before_anything_is_accepted(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[CONTEXT];
    fill(tokens, CONTEXT, 1);
    struct sink s;
    sink_init(&s);
    struct cr_request_id id;
    struct cr_error err;
    struct cr_request r = request(&s, tokens, 0, 1);
    CHECK_INT(cr_worker_submit(worker, &r, &id, &err), CR_EINVAL);
    r.n_tokens = CONTEXT;
    CHECK_INT(cr_worker_submit(worker, &r, &id, &err), CR_ETOOLONG);
    CHECK(strstr(err.text, "256") != NULL);
    r.n_tokens = 4;
    r.stop = (const char *const[]){""};
    r.n_stop = 1;
    CHECK_INT(cr_worker_submit(worker, &r, &id, &err), CR_EINVAL);
    r.n_stop = 0;
    r.sampling.grammar = "root ::= (";
    CHECK_INT(cr_worker_submit(worker, &r, &id, &err), CR_EINVAL);
    CHECK_INT(s.n_events, 0);

    /* The whole context is used, not more. */
    r = request(&s, tokens, CONTEXT - 3, 0);
    struct sink got = run(worker, &r);
    CHECK_INT(got.finish, CR_FINISH_LENGTH);
    CHECK_INT(got.usage.n_generated, 3);
    cr_worker_destroy(worker);
}

static void a_full_queue_says_so_and_keeps_what_it_has(void)
{
    struct cr_worker_config c = config();
    struct cr_worker *worker = start(c);
    enum { N = 64 };
    static struct sink sinks[N];
    struct cr_request_id id;
    int32_t tokens[32];
    fill(tokens, 32, 9);
    bool refused[N] = {false};
    uint32_t n_refused = 0, n_accepted = 0;
    for (int i = 0; i < N; i++) {
        struct cr_request r = request(&sinks[i], tokens, 32, 60);
        sink_init(&sinks[i]);
        struct cr_error err;
        int status = cr_worker_submit(worker, &r, &id, &err);
        if (status != CR_OK) {
            CHECK_INT(status, CR_EFULL);
            refused[i] = true;
            n_refused++;
        }
    }
    for (int i = 0; i < N; i++) {
        if (refused[i]) {
            CHECK_INT(sinks[i].n_events, 0);
            continue;
        }
        sink_wait(&sinks[i]);
        if (sinks[i].finish == CR_FINISH_ERROR) {
            CHECK_INT(sinks[i].status, CR_EFULL);
            CHECK_INT(sinks[i].n_events, 1);
            n_refused++;
        } else {
            CHECK_INT(sinks[i].usage.n_generated, 60);
            n_accepted++;
        }
    }
    CHECK_INT(n_accepted + n_refused, N);
    CHECK(n_accepted >= c.sched.max_waiting);
    CHECK(n_refused > 0);
    cr_worker_destroy(worker);
}

/* --- public prefixes ---------------------------------------------------------------------- */

static struct cr_worker *start_declared(void)
{
    struct cr_worker_config c = config();
    c.mode = CR_KV_DECLARED;
    return start(c);
}

/* What a tenant that has computed nothing yet finds of the prompt. */
static uint32_t cached_of(struct cr_worker *worker, uint32_t tenant, const int32_t *tokens)
{
    struct sink s;
    struct cr_request r = request(&s, tokens, 100, 1);
    r.tenant.v = tenant;
    return run(worker, &r).usage.n_cached;
}

static void declared_text_is_shared_until_it_is_revoked(void)
{
    struct cr_worker *worker = start_declared();
    int32_t tokens[100];
    fill(tokens, 100, 1);
    CHECK_INT(cr_worker_declare(worker, 7, tokens, 0), CR_EINVAL);
    CHECK_INT(cached_of(worker, 1, tokens), 0);
    CHECK_INT(cached_of(worker, 2, tokens), 0);
    CHECK_INT(cr_worker_declare(worker, 7, tokens, 50), CR_OK);
    cached_of(worker, 3, tokens);
    CHECK_INT(cached_of(worker, 4, tokens), 48);
    CHECK_INT(cr_worker_revoke(worker, 8), CR_OK); /* never declared */
    CHECK_INT(cached_of(worker, 5, tokens), 48);
    CHECK_INT(cr_worker_revoke(worker, 7), CR_OK);
    CHECK_INT(cached_of(worker, 6, tokens), 0);

    struct cr_worker_stats stats;
    cr_worker_get_stats(worker, &stats);
    CHECK_INT(stats.n_declare_failed, 0);
    CHECK_INT(cr_worker_declare(worker, 9, tokens, 5), CR_OK); /* less than a page */
    CHECK_INT(cached_of(worker, 7, tokens), 0);
    cr_worker_get_stats(worker, &stats);
    CHECK_INT(stats.n_declare_failed, 1);
    cr_worker_destroy(worker);
}

/* Posted one right behind the other: the request finds what was revoked before it was posted gone.
 */
static void a_request_never_sees_what_was_revoked_before_it(void)
{
    struct cr_worker *worker = start_declared();
    static struct sink early, late;
    int32_t tokens[100];
    struct cr_request_id id;
    for (uint32_t i = 0; i < 50; i++) {
        fill(tokens, 100, i);
        CHECK_INT(cr_worker_declare(worker, i, tokens, 64), CR_OK);
        cached_of(worker, 1, tokens);
        CHECK_INT(cached_of(worker, 2, tokens), 64);
        struct cr_request before = request(&early, tokens, 100, 1),
                          after = request(&late, tokens, 100, 1);
        before.tenant.v = 3;
        after.tenant.v = 4;
        sink_init(&early);
        sink_init(&late);
        CHECK_INT(cr_worker_submit(worker, &before, &id, NULL), CR_OK);
        CHECK_INT(cr_worker_revoke(worker, i), CR_OK);
        CHECK_INT(cr_worker_submit(worker, &after, &id, NULL), CR_OK);
        sink_wait(&early);
        sink_wait(&late);
        CHECK_INT(late.usage.n_cached, 0);
    }
    cr_worker_destroy(worker);
}

/* Holds the engine thread up until it is let go. */
struct gate {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool is_reached, is_open;
};

static void on_event_wait(void *user, const struct cr_event *event)
{
    struct gate *gate = user;
    (void)event;
    pthread_mutex_lock(&gate->mutex);
    gate->is_reached = true;
    pthread_cond_broadcast(&gate->changed);
    while (!gate->is_open)
        pthread_cond_wait(&gate->changed, &gate->mutex);
    pthread_mutex_unlock(&gate->mutex);
}

static void orders_are_bounded_and_none_is_lost(void)
{
    struct cr_worker *worker = start_declared();
    static struct gate gate = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false, false};
    int32_t tokens[100];
    struct cr_request_id id;
    fill(tokens, 100, 3);
    struct cr_request r = request(NULL, tokens, 100, 1);
    r.on_event = on_event_wait;
    r.user = &gate;
    CHECK_INT(cr_worker_submit(worker, &r, &id, NULL), CR_OK);
    pthread_mutex_lock(&gate.mutex);
    while (!gate.is_reached)
        pthread_cond_wait(&gate.changed, &gate.mutex);
    for (uint32_t i = 0; i < CR_WORKER_MAX_ORDERS; i++)
        CHECK_INT(i % 2 ? cr_worker_revoke(worker, 1) : cr_worker_declare(worker, 1, tokens, 64),
                  CR_OK);
    CHECK_INT(cr_worker_revoke(worker, 1), CR_EFULL);
    CHECK_INT(cr_worker_declare(worker, 1, tokens, 64), CR_EFULL);
    gate.is_open = true;
    pthread_cond_broadcast(&gate.changed);
    pthread_mutex_unlock(&gate.mutex);
    cached_of(worker, 2, tokens);
    CHECK_INT(cached_of(worker, 3, tokens), 0); /* the last order was a revocation */
    CHECK_INT(cr_worker_declare(worker, 1, tokens, 64), CR_OK);
    cached_of(worker, 4, tokens);
    CHECK_INT(cached_of(worker, 5, tokens), 64);
    CHECK_INT(cr_worker_declare(worker, 2, tokens, 64), CR_OK); /* left inside: nothing leaks */
    cr_worker_drain(worker, 0);
    CHECK_INT(cr_worker_revoke(worker, 1), CR_ESHUTDOWN);
    CHECK_INT(cr_worker_declare(worker, 1, tokens, 64), CR_ESHUTDOWN);
    cr_worker_destroy(worker);
}

static void count_call(void *user, struct cr_kv *kv)
{
    uint32_t *n = user;
    *n += cr_kv_get_config(kv)->n_pages > 0;
}

static void every_accepted_call_runs(void)
{
    struct cr_worker *worker = start_declared();
    uint32_t n_ran = 0;
    for (uint32_t i = 0; i < 10; i++)
        CHECK_INT(cr_worker_call(worker, count_call, &n_ran), CR_OK);
    cr_worker_drain(worker, 0);
    CHECK_INT(cr_worker_call(worker, count_call, &n_ran), CR_ESHUTDOWN);
    cr_worker_destroy(worker);
    CHECK_INT(n_ran, 10);
}

/* --- limits ------------------------------------------------------------------------------- */

struct limits {
    uint32_t tenant;
    struct cr_kv_limits limits;
};

static void set_limits(void *user, struct cr_kv *kv)
{
    const struct limits *l = user;
    CHECK_INT(cr_kv_set_limits(kv, (struct cr_tenant_id){l->tenant}, &l->limits), CR_OK);
}

static struct cr_worker_stats stats_of(struct cr_worker *worker)
{
    struct cr_worker_stats stats;
    cr_worker_get_stats(worker, &stats);
    return stats;
}

/* Nothing is posted after the call: the loop itself must wake up, and the text must know its age,
 * though nobody told it the time while it slept. */
static void an_idle_worker_lets_text_expire(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[100];
    fill(tokens, 100, 1);
    CHECK_INT(cached_of(worker, 1, tokens), 0);
    CHECK_INT(cached_of(worker, 2, tokens), 0);
    CHECK_INT(stats_of(worker).kv.n_cached, 12);
    static struct limits one_second = {1, {.ttl_s = 1}};
    CHECK_INT(cr_worker_call(worker, set_limits, &one_second), CR_OK);
    while (stats_of(worker).n_expired_pages < 6)
        usleep(10000);
    CHECK_INT(stats_of(worker).kv.n_cached, 6);
    CHECK_INT(cached_of(worker, 2, tokens), 96);
    CHECK_INT(cached_of(worker, 1, tokens), 0);
    cr_worker_destroy(worker);
}

/* While it steps, another tenant's text expires. */
static void a_busy_worker_lets_text_expire(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[100];
    fill(tokens, 100, 1);
    static struct limits one_second = {1, {.ttl_s = 1}};
    CHECK_INT(cr_worker_call(worker, set_limits, &one_second), CR_OK);
    CHECK_INT(cached_of(worker, 1, tokens), 0);
    while (stats_of(worker).n_expired_pages < 6)
        cached_of(worker, 2, tokens);
    CHECK_INT(cached_of(worker, 1, tokens), 0);
    cr_worker_destroy(worker);
}

/* Floors as high as the pool, and a cap below one context: each request ends all the same. */
static void limits_refuse_nothing(void)
{
    struct cr_worker_config c = config();
    c.engine.n_pages = 16; /* one context */
    struct cr_worker *worker = start(c);
    int32_t tokens[200];
    fill(tokens, 200, 1);
    static struct limits all = {1, {.floor_pages = 16}}, few = {2, {.cap_pages = 1}};
    CHECK_INT(cr_worker_call(worker, set_limits, &all), CR_OK);
    CHECK_INT(cr_worker_call(worker, set_limits, &few), CR_OK);
    struct sink s;
    struct cr_request r = request(&s, tokens, 200, 0);
    CHECK_INT(run(worker, &r).usage.n_generated, CONTEXT - 200);
    CHECK_INT(cached_of(worker, 1, tokens), 96);
    r.tenant.v = 2;
    CHECK_INT(run(worker, &r).usage.n_generated, CONTEXT - 200);
    CHECK_INT(stats_of(worker).sched.n_overdrawn, 2); /* for the prompt, then for the answer */
    CHECK_INT(cached_of(worker, 2, tokens), 16);
    cr_worker_destroy(worker);
}

static void forget_first(void *user, struct cr_kv *kv)
{
    (void)user;
    cr_kv_forget_tenant(kv, (struct cr_tenant_id){1});
}

static void what_a_forgotten_tenant_had_is_gone(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[100];
    fill(tokens, 100, 1);
    cached_of(worker, 1, tokens);
    cached_of(worker, 2, tokens);
    CHECK_INT(cached_of(worker, 1, tokens), 96);
    CHECK_INT(cr_worker_call(worker, forget_first, NULL), CR_OK);
    CHECK_INT(cached_of(worker, 2, tokens), 96);
    CHECK_INT(stats_of(worker).kv.n_cached, 6);
    CHECK_INT(cached_of(worker, 1, tokens), 0);
    cr_worker_destroy(worker);
}

/* --- many threads ------------------------------------------------------------------------- */

struct poster {
    struct cr_worker *worker;
    unsigned seed;
    uint32_t n_accepted, n_ended, n_canceled;
};

/* On its way to the engine thread; its own. */
struct verdict {
    uint32_t kind;
    struct cr_tenant_id tenant;
    uint32_t n_tokens;
    int32_t tokens[120];
};

static void apply_verdict(void *user, struct cr_kv *kv)
{
    struct verdict *v = user;
    if (v->kind == 0)
        cr_kv_publish(kv, v->tenant, v->tokens, v->n_tokens);
    else if (v->kind == 1)
        cr_kv_demote(kv, v->tokens, v->n_tokens);
    else
        cr_kv_seal(kv, v->tenant, v->tokens, v->n_tokens);
    CHECK(cr_kv_is_valid(kv));
    free(v);
}

static void post_verdict(struct cr_worker *worker, const int32_t *tokens, unsigned seed)
{
    struct verdict *v = malloc(sizeof *v);
    CHECK(v != NULL);
    *v = (struct verdict){.kind = (seed >> 8) % 8 / 3, /* mostly the first two */
                          .tenant = {1 + (seed >> 12) % 3},
                          .n_tokens = 16 * (1 + (seed >> 4) % 7)};
    memcpy(v->tokens, tokens, sizeof v->tokens);
    CHECK_INT(cr_worker_call(worker, apply_verdict, v), CR_OK);
}

static void *post(void *arg)
{
    struct poster *p = arg;
    int32_t tokens[120];
    int status;
    for (int i = 0; i < 40; i++) {
        p->seed = p->seed * 1664525u + 1013904223u;
        struct sink s;
        sink_init(&s);
        fill(tokens, 120, p->seed % 3); /* prefixes repeat */
        status = i % 4 ? cr_worker_declare(p->worker, p->seed % 3, tokens, 80)
                       : cr_worker_revoke(p->worker, p->seed % 3);
        CHECK_INT(status, CR_OK);
        post_verdict(p->worker, tokens, p->seed);
        struct cr_request r = request(&s, tokens, 1 + (p->seed >> 20) % 120, 1 + i % 30);
        r.tenant.v = 1 + (p->seed >> 12) % 3;
        struct cr_request_id id;
        if (cr_worker_submit(p->worker, &r, &id, NULL) != CR_OK)
            continue;
        p->n_accepted++;
        bool cancel = (p->seed >> 16) % 3 == 0;
        if (cancel) {
            if (i % 2)
                usleep((p->seed >> 10) % 2000);
            cr_worker_cancel(p->worker, id);
        }
        sink_wait(&s);
        CHECK_INT(s.n_last, 1);
        p->n_ended++;
        p->n_canceled += s.finish == CR_FINISH_CANCELED;
        CHECK(s.finish != CR_FINISH_CANCELED || cancel);
        CHECK(s.finish != CR_FINISH_ERROR || s.status == CR_EFULL);
        cr_worker_cancel(p->worker, id); /* late: no effect */
        pthread_mutex_lock(&s.mutex);    /* the engine thread has let go of it */
        pthread_mutex_unlock(&s.mutex);
    }
    return NULL;
}

static void every_request_ends_once_whoever_posts_and_cancels(void)
{
    struct cr_worker_config c = config();
    c.mode = CR_KV_SELECTIVE;
    c.engine.n_pages = 20; /* little more than one context: requests give way all the time */
    struct cr_worker *worker = start(c);
    enum { N = 6 };
    struct poster posters[N];
    pthread_t threads[N];
    for (int i = 0; i < N; i++) {
        posters[i] = (struct poster){.worker = worker, .seed = (unsigned)i * 77u + 1};
        CHECK_INT(pthread_create(&threads[i], NULL, post, &posters[i]), 0);
    }
    uint32_t n_accepted = 0, n_canceled = 0;
    for (int i = 0; i < N; i++) {
        pthread_join(threads[i], NULL);
        CHECK_INT(posters[i].n_accepted, posters[i].n_ended);
        n_accepted += posters[i].n_accepted;
        n_canceled += posters[i].n_canceled;
    }
    CHECK(n_accepted > N * 20);
    CHECK(n_canceled > 0);
    cr_worker_drain(worker, 1000);
    struct cr_worker_stats stats;
    cr_worker_get_stats(worker, &stats);
    CHECK_INT(stats.sched.n_running + stats.sched.n_waiting, 0);
    CHECK_INT(stats.kv.n_pinned, 0);
    CHECK(stats.kv.n_published_pages > 0 && stats.kv.n_demoted_pages > 0);
    CHECK_INT(stats.kv.n_free + stats.kv.n_cached, stats.kv.n_pages);
    cr_worker_destroy(worker);
}

static void draining_lets_requests_end_and_cancels_what_is_late(void)
{
    struct cr_worker *worker = start(config());
    int32_t tokens[8];
    fill(tokens, 8, 5);
    static struct sink sinks[12];
    struct cr_request_id id;
    for (int i = 0; i < 12; i++) {
        struct cr_request r = request(&sinks[i], tokens, 8, 240);
        sink_init(&sinks[i]);
        CHECK_INT(cr_worker_submit(worker, &r, &id, NULL), CR_OK);
    }
    cr_worker_drain(worker, 0);
    for (int i = 0; i < 12; i++) {
        CHECK_INT(sinks[i].n_last, 1);
        CHECK(sinks[i].finish == CR_FINISH_CANCELED || sinks[i].finish == CR_FINISH_LENGTH);
    }
    CHECK_INT(sinks[11].finish, CR_FINISH_CANCELED);
    struct cr_request r = request(&sinks[0], tokens, 8, 1);
    CHECK_INT(cr_worker_submit(worker, &r, &id, NULL), CR_ESHUTDOWN);
    cr_worker_destroy(worker);
}

TEST_MAIN(CASE(a_request_is_answered_and_its_prefix_kept),
          CASE(a_stop_string_ends_the_text_before_it), CASE(logprobs_come_for_every_token),
          CASE(limits_are_told_before_anything_is_accepted),
          CASE(a_full_queue_says_so_and_keeps_what_it_has),
          CASE(declared_text_is_shared_until_it_is_revoked),
          CASE(a_request_never_sees_what_was_revoked_before_it),
          CASE(orders_are_bounded_and_none_is_lost), CASE(every_accepted_call_runs),
          CASE(an_idle_worker_lets_text_expire), CASE(a_busy_worker_lets_text_expire),
          CASE(limits_refuse_nothing), CASE(what_a_forgotten_tenant_had_is_gone),
          CASE(every_request_ends_once_whoever_posts_and_cancels),
          CASE(draining_lets_requests_end_and_cancels_what_is_late))
