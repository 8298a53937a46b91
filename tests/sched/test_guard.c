/* What requests find of others' text, through a real worker: who is let, who pays, and what an
 * alarm takes back before it was used. */
#include "sched/guard.h"
#include "worker_fixture.h"

#define N_SHARED 160u
#define N_PROMPT (N_SHARED + 8u) /* no whole page of its own */
#define VICTIM   1u

static struct cr_monitor_config monitor;
static struct cr_worker *worker;
static struct cr_alarm heard;
static uint32_t n_alarms;

/* On the engine thread; read when no request runs. */
static void on_alarm(void *user, const struct cr_alarm *a)
{
    (void)user;
    heard = *a;
    n_alarms++;
}

/* Everybody's prompt begins alike. */
static void make_prompt(int32_t *tokens, unsigned seed)
{
    fill(tokens, N_SHARED, 1);
    fill(tokens + N_SHARED, N_PROMPT - N_SHARED, seed);
}

static struct cr_guard_stats stats(void)
{
    struct cr_worker_stats s;
    cr_worker_get_stats(worker, &s);
    return s.guard;
}

/* A request of a tenant; the tokens that were computed for it. */
static uint32_t ask(uint32_t tenant, bool is_proven, unsigned seed, struct sink *ret)
{
    static struct sink sink;
    int32_t tokens[N_PROMPT];
    struct cr_worker_stats before, after;
    make_prompt(tokens, seed);
    struct cr_request r = request(&sink, tokens, N_PROMPT, 1);
    r.tenant.v = tenant;
    r.is_proven = is_proven;
    cr_worker_get_stats(worker, &before);
    struct sink answer = run(worker, &r);
    CHECK_INT(answer.finish, CR_FINISH_LENGTH);
    if (ret != NULL)
        *ret = answer;
    cr_worker_get_stats(worker, &after);
    return (uint32_t)(after.n_prefill_tokens - before.n_prefill_tokens);
}

static void publish(void *user, struct cr_kv *kv)
{
    int32_t tokens[N_PROMPT];
    make_prompt(tokens, 2);
    *(uint32_t *)user = cr_kv_publish(kv, (struct cr_tenant_id){VICTIM}, tokens, N_SHARED);
}

/* The victim's text, wrongly cleared. */
static void set_up(void)
{
    struct cr_worker_config c = config();
    uint32_t n_published = 0;
    c.mode = CR_KV_SELECTIVE;
    c.quorum = 2;
    c.monitor = &monitor;
    worker = start(c);
    cr_worker_on_alarm(worker, on_alarm, NULL);
    n_alarms = 0;
    CHECK_INT(ask(VICTIM, true, 2, NULL), N_PROMPT);
    CHECK_INT(cr_worker_call(worker, publish, &n_published), CR_OK);
    CHECK_INT(ask(VICTIM, true, 2, NULL), N_PROMPT - N_SHARED);
    CHECK_INT(n_published, N_SHARED / 16);
    CHECK_INT(stats().n_hits, 0); /* it is its own */
}

static void a_prober_is_caught_and_the_text_taken_back(void)
{
    struct sink sink;
    cr_monitor_config_defaults(&monitor);
    set_up();
    for (unsigned i = 0; i < 5; i++)
        CHECK_INT(ask(2, true, 10 + i, &sink), N_PROMPT - N_SHARED);
    CHECK_INT(sink.usage.n_cached, 0); /* it is not told */
    CHECK_INT(n_alarms, 0);
    CHECK_INT(ask(2, true, 20, &sink), N_PROMPT); /* before it was used */
    CHECK_INT(sink.usage.n_cached, 0);
    CHECK_INT(n_alarms, 1);
    CHECK_INT(heard.rule, CR_MONITOR_BURST);
    CHECK_INT(heard.mode, CR_KV_SELECTIVE);
    CHECK_INT(heard.tenant.v, 2);
    CHECK_INT(heard.n_tokens, N_SHARED);
    CHECK_INT(heard.n_demoted, N_SHARED / 16); /* not its last page alone */
    CHECK_INT(heard.n_hits, 6);
    CHECK_INT(heard.n_users, 1);
    CHECK_INT(heard.users[0], 2);
    struct cr_guard_stats s = stats();
    CHECK_INT(s.n_hits, 6);
    CHECK_INT(s.n_paid, 1);
    CHECK_INT(s.n_alarms[CR_MONITOR_BURST], 1);
    CHECK_INT(ask(3, true, 30, NULL), N_PROMPT); /* nobody else finds it */
    CHECK_INT(ask(VICTIM, true, 31, &sink), N_PROMPT - N_SHARED);
    CHECK_INT(sink.usage.n_cached, N_SHARED);
    CHECK_INT(ask(2, true, 32, &sink), N_PROMPT - N_SHARED); /* it has computed it by now */
    CHECK_INT(stats().n_hits, 6);
    cr_worker_destroy(worker);
}

static void a_crowd_of_strangers_is_caught(void)
{
    for (int is_proven = 0; is_proven < 2; is_proven++) {
        cr_monitor_config_defaults(&monitor);
        set_up();
        for (uint32_t i = 0; i < 3; i++)
            CHECK_INT(ask(2 + i, is_proven, 10 + i, NULL), N_PROMPT - N_SHARED);
        CHECK_INT(ask(5, is_proven, 20, NULL), is_proven ? N_PROMPT - N_SHARED : N_PROMPT);
        CHECK_INT(stats().n_alarms[CR_MONITOR_CROWD], !is_proven);
        cr_worker_destroy(worker);
    }
}

static void who_has_spent_its_budget_pays(void)
{
    struct sink sink;
    cr_monitor_config_defaults(&monitor);
    monitor.burst = monitor.crowd = 0;
    monitor.budget = 4;
    set_up();
    for (unsigned i = 0; i < 4; i++)
        CHECK_INT(ask(2, true, 10 + i, NULL), N_PROMPT - N_SHARED);
    CHECK_INT(ask(2, true, 20, &sink), N_PROMPT);
    CHECK_INT(sink.usage.n_cached, 0);
    CHECK_INT(stats().n_paid, 1);
    for (unsigned i = 0; i < 4; i++) { /* from then on it is its own */
        CHECK_INT(ask(2, true, 30 + i, &sink), N_PROMPT - N_SHARED);
        CHECK_INT(sink.usage.n_cached, N_SHARED);
    }
    CHECK_INT(stats().n_paid, 1);
    CHECK_INT(stats().n_hits, 5);
    CHECK_INT(ask(3, true, 40, NULL), N_PROMPT - N_SHARED); /* others have their own budget */
    cr_worker_destroy(worker);
}

/* One that goes on in text of its own learns nothing. */
static void a_conversation_that_goes_on_is_no_new_hit(void)
{
    cr_monitor_config_defaults(&monitor);
    set_up();
    static struct sink sink;
    int32_t tokens[N_SHARED + 48];
    fill(tokens, N_SHARED, 1);
    fill(tokens + N_SHARED, 48, 9);
    for (int i = 0; i < 10; i++) {
        struct cr_request r = request(&sink, tokens, N_SHARED + 48, 1);
        r.tenant.v = 2;
        run(worker, &r);
    }
    CHECK_INT(stats().n_hits, 1);
    CHECK_INT(n_alarms, 0);
    cr_worker_destroy(worker);
}

/* A request that gave way and comes back is told one thing once. */
static void one_request_is_asked_once(void)
{
    struct cr_kv *kv;
    struct cr_kv_seq *seq;
    struct cr_guard guard = {0};
    struct cr_guard_request r = {.is_proven = true};
    int32_t tokens[N_PROMPT];
    struct cr_kv_config c = {.page_tokens = 16,
                             .n_pages = 64,
                             .max_seqs = 4,
                             .max_tokens = 256,
                             .mode = CR_KV_SELECTIVE,
                             .quorum = 2};
    cr_monitor_config_defaults(&monitor);
    monitor.budget = 1;
    CHECK_INT(cr_kv_create(&c, &kv), CR_OK);
    CHECK_INT(cr_monitor_create(&monitor, &guard.monitor), CR_OK);
    CHECK_INT(cr_feed_create(16, &guard.feed), CR_OK);
    guard.kv = kv;
    make_prompt(tokens, 2);
    struct cr_guard_request first = {0};
    CHECK_INT(cr_guard_open(&guard, &first, (struct cr_tenant_id){1}, tokens, N_PROMPT, &seq),
              CR_OK);
    CHECK_INT(cr_kv_reserve(kv, seq, N_PROMPT), CR_OK);
    CHECK_INT(cr_kv_commit(kv, seq, tokens, N_PROMPT), CR_OK);
    cr_kv_close(kv, seq);
    /* Cleared while the second request is computed: each time it finds more, of one budget. */
    CHECK_INT(cr_kv_publish(kv, (struct cr_tenant_id){1}, tokens, 48), 3);
    CHECK_INT(cr_guard_open(&guard, &r, (struct cr_tenant_id){2}, tokens, N_PROMPT, &seq), CR_OK);
    CHECK_INT(cr_kv_seq_len(seq), 48);
    cr_kv_close(kv, seq);
    CHECK_INT(cr_kv_publish(kv, (struct cr_tenant_id){1}, tokens, N_SHARED), N_SHARED / 16 - 3);
    for (int i = 0; i < 3; i++) {
        CHECK_INT(cr_guard_open(&guard, &r, (struct cr_tenant_id){2}, tokens, N_PROMPT, &seq),
                  CR_OK);
        CHECK_INT(cr_kv_seq_len(seq), N_SHARED);
        cr_kv_close(kv, seq);
    }
    CHECK_INT(guard.stats.n_hits, 2);                 /* the monitor sees both */
    r = (struct cr_guard_request){.is_proven = true}; /* another one: the budget is spent */
    for (int i = 0; i < 3; i++) {
        CHECK_INT(cr_guard_open(&guard, &r, (struct cr_tenant_id){2}, tokens, N_PROMPT, &seq),
                  CR_OK);
        CHECK_INT(cr_kv_seq_len(seq), 0);
        cr_kv_close(kv, seq);
    }
    CHECK_INT(guard.stats.n_paid, 1);
    cr_feed_destroy(guard.feed);
    cr_monitor_destroy(guard.monitor);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_destroy(kv);
}

static void alarms_are_events(void)
{
    struct cr_feed_reader reader;
    struct cr_feed_event events[64];
    uint64_t dropped;
    bool was_told = false;
    cr_monitor_config_defaults(&monitor);
    set_up();
    cr_feed_join(cr_worker_feed(worker), &reader);
    for (unsigned i = 0; i < 6; i++)
        ask(2, true, 10 + i, NULL);
    uint32_t n = cr_feed_read(cr_worker_feed(worker), &reader, events, 64, &dropped);
    for (uint32_t i = 0; i < n; i++)
        was_told |= events[i].is_alarm && events[i].alarm.rule == CR_MONITOR_BURST;
    CHECK(was_told);
    cr_feed_leave(cr_worker_feed(worker));
    cr_worker_destroy(worker);
}

static void without_a_monitor_nothing_is_watched(void)
{
    struct cr_worker_config c = config();
    c.mode = CR_KV_DECLARED;
    cr_monitor_config_defaults(&monitor);
    c.monitor = &monitor; /* in a mode that shares nothing by verdict */
    worker = start(c);
    CHECK(cr_worker_monitor(worker) == NULL);
    cr_worker_destroy(worker);
    c.mode = CR_KV_SELECTIVE;
    worker = start(c);
    CHECK(cr_worker_monitor(worker) != NULL);
    cr_worker_destroy(worker);
    c.monitor = NULL;
    worker = start(c);
    CHECK(cr_worker_monitor(worker) == NULL);
    CHECK_INT(ask(VICTIM, true, 2, NULL), N_PROMPT);
    cr_worker_destroy(worker);
}

TEST_MAIN(CASE(a_prober_is_caught_and_the_text_taken_back), CASE(a_crowd_of_strangers_is_caught),
          CASE(who_has_spent_its_budget_pays), CASE(a_conversation_that_goes_on_is_no_new_hit),
          CASE(one_request_is_asked_once), CASE(alarms_are_events),
          CASE(without_a_monitor_nothing_is_watched))
