/* The scheduler's contract, one promise at a time; test_sim.c is the broader net. A step here is
 * plan, a look at it, commit; sampled tokens are a letter. */
#include "fault.h"
#include "sched/sched_int.h"
#include "test.h"

#define PAGE 4u

static const struct cr_tenant_id acme = {1}, zeta = {2}, nobody = {0};
static struct cr_kv *kv;
static struct cr_sched *sched;
static struct cr_plan plan;
static int32_t some[512]; /* 0, 1, 2 … */

static enum cr_kv_mode mode; /* of the next begin() */

static void begin(uint32_t n_pages, uint32_t max_seqs, uint32_t max_batch, uint32_t prefill_chunk)
{
    struct cr_kv_config pool = {.page_tokens = PAGE,
                                .n_pages = n_pages,
                                .max_seqs = max_seqs,
                                .max_tokens = 512,
                                .mode = mode,
                                .n_ghosts = 64};
    struct cr_sched_config config = {.max_batch = max_batch,
                                     .max_seqs = max_seqs,
                                     .max_waiting = 8,
                                     .max_waiting_per_tenant = 6,
                                     .max_tokens = 256,
                                     .prefill_chunk = prefill_chunk};

    for (int32_t i = 0; i < 512; i++)
        some[i] = i;
    CHECK_INT(cr_kv_create(&pool, &kv), CR_OK);
    CHECK_INT(cr_sched_create(&config, kv, &sched), CR_OK);
}

static void end(void)
{
    cr_sched_destroy(sched);
    struct cr_kv_stats stats;
    cr_kv_get_stats(kv, &stats);
    CHECK_INT(stats.n_pinned, 0);
    cr_kv_destroy(kv);
}

static struct cr_sched_req *submit(struct cr_tenant_id tenant, const int32_t *tokens, uint32_t n,
                                   uint32_t max_new)
{
    struct cr_sched_req *req = NULL;

    CHECK_INT(cr_sched_submit(sched, tenant, tokens, n, max_new, NULL, &req), CR_OK);
    CHECK(cr_sched_is_valid(sched));
    return req;
}

static void make_plan(void)
{
    CHECK_INT(cr_sched_plan(sched, &plan), CR_OK);
    CHECK(cr_sched_is_valid(sched) && cr_kv_is_valid(kv));
}

static void commit(void)
{
    int32_t next[64];

    for (uint32_t i = 0; i < plan.n_items; i++)
        next[i] = 1000 + (int32_t)i;
    cr_sched_commit(sched, &plan, next);
    CHECK(cr_sched_is_valid(sched) && cr_kv_is_valid(kv));
}

static void step(void)
{
    make_plan();
    commit();
}

static const struct cr_plan_item *item_of(const struct cr_sched_req *req)
{
    for (uint32_t i = 0; i < plan.n_items; i++) {
        if (plan.items[i].req == req)
            return &plan.items[i];
    }
    return NULL;
}

static struct cr_sched_stats stats_of(void)
{
    struct cr_sched_stats stats;

    cr_sched_get_stats(sched, &stats);
    return stats;
}

static uint64_t counter(struct cr_tenant_id tenant)
{
    return sched->tenants[cr_sched_tenant_get(sched, tenant.v)].counter;
}

static void create_checks_limits(void)
{
    begin(16, 4, 8, 4);
    const struct cr_sched_config good = sched->config;
    struct cr_sched_config bad[] = {good, good, good, good, good, good, good, good};
    struct cr_sched *other = NULL;

    bad[0].max_seqs = 0;
    bad[1].max_batch = 3; /* less than a token for each */
    bad[2].max_waiting = 0;
    bad[3].max_waiting_per_tenant = 0;
    bad[4].max_tokens = 0;
    bad[5].prefill_chunk = 0;
    bad[6].max_seqs = 5; /* more than the KV manager has */
    bad[7].max_tokens = 513;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CHECK_INT(cr_sched_create(&bad[i], kv, &other), CR_EINVAL);
    CHECK(other == NULL);
    cr_sched_destroy(NULL);
    end();
}

static void create_and_submit(void *user)
{
    struct cr_sched *s = NULL;
    struct cr_sched_req *req = NULL;
    int status = cr_sched_create(user, kv, &s);

    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((s == NULL) == (status != CR_OK));
    if (s == NULL)
        return;
    status = cr_sched_submit(s, acme, some, 8, 4, NULL, &req);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((req == NULL) == (status != CR_OK));
    CHECK_INT(s->n_waiting, req != NULL);
    CHECK(cr_sched_is_valid(s));
    cr_sched_destroy(s); /* with the request in it */
}

static void want_of_memory_is_returned(void)
{
    begin(16, 4, 8, 4);
    struct cr_sched_config config = sched->config;
    CHECK_INT(fault_each(create_and_submit, &config), 6);
    end();
}

static void submit_checks_limits(void)
{
    begin(16, 4, 8, 4);
    struct cr_sched_req *req = NULL;

    CHECK_INT(cr_sched_submit(sched, acme, some, 0, 4, NULL, &req), CR_EINVAL);
    CHECK_INT(cr_sched_submit(sched, acme, some, 4, 0, NULL, &req), CR_EINVAL);
    CHECK_INT(cr_sched_submit(sched, acme, some, 200, 57, NULL, &req), CR_ETOOLONG);
    CHECK_INT(cr_sched_submit(sched, acme, some, 60, 5, NULL, &req), CR_ETOOLONG); /* 16 pages */
    CHECK_INT(cr_sched_submit(sched, acme, some, 4, UINT32_MAX, NULL, &req), CR_ETOOLONG);
    for (int i = 0; i < 6; i++)
        submit(acme, some, 8, 4);
    CHECK_INT(cr_sched_submit(sched, acme, some, 8, 4, NULL, &req), CR_EFULL);
    submit(zeta, some, 8, 4);
    submit(zeta, some, 8, 4);
    CHECK_INT(cr_sched_submit(sched, zeta, some, 8, 4, NULL, &req), CR_EFULL);
    CHECK(req == NULL && cr_sched_is_valid(sched));
    CHECK_INT(stats_of().n_waiting, 8);
    end();
}

static void a_request_from_prompt_to_answer(void)
{
    begin(16, 4, 8, 4);
    struct cr_sched_req *a = submit(acme, some, 10, 3);

    CHECK_INT(cr_sched_req_state(a), CR_REQ_WAITING);
    make_plan(); /* nobody decodes, so a prompt may fill the batch */
    CHECK_INT(plan.n_items, 1);
    CHECK_INT(plan.n_tokens, 8);
    CHECK_INT(item_of(a)->pos, 0);
    CHECK(!item_of(a)->samples);
    CHECK_INT(cr_sched_req_state(a), CR_REQ_PREFILL);
    commit();
    make_plan();
    CHECK_INT(item_of(a)->pos, 8);
    CHECK_INT(item_of(a)->n_tokens, 2);
    CHECK(item_of(a)->samples);
    commit();
    CHECK_INT(cr_sched_req_state(a), CR_REQ_DECODE);
    make_plan();
    CHECK_INT(item_of(a)->pos, 10);
    CHECK_INT(item_of(a)->n_tokens, 1);
    CHECK_INT(item_of(a)->tokens[0], 1000); /* what was sampled */
    commit();
    step();
    make_plan(); /* three were sampled */
    CHECK_INT(plan.n_items, 0);
    CHECK_INT(stats_of().n_running, 1);
    cr_sched_finish(sched, a);
    CHECK_INT(stats_of().n_running, 0);
    a = submit(acme, some, 10, 3);
    step();
    CHECK_INT(cr_sched_req_cached(a), 8);
    cr_sched_finish(sched, a);
    end();
}

static void prefill_shares_steps_with_decoding(void)
{
    begin(64, 4, 32, 6);
    struct cr_sched_req *a = submit(acme, some, 8, 20), *b;

    step();
    b = submit(zeta, some, 40, 5);
    make_plan();
    CHECK_INT(item_of(a)->n_tokens, 1);
    CHECK_INT(item_of(b)->n_tokens, 6); /* the chunk, though the batch has room */
    commit();
    cr_sched_finish(sched, a);
    make_plan();
    CHECK_INT(item_of(b)->n_tokens, 32);
    commit();
    cr_sched_finish(sched, b);
    end();
}

static void a_long_prompt_leaves_room_for_anothers_short_one(void)
{
    begin(128, 4, 32, 32);
    struct cr_sched_req *a = submit(acme, some, 200, 5), *a2 = submit(acme, some + 100, 8, 5), *b;

    step();
    b = submit(zeta, some, 12, 5);
    make_plan();
    CHECK_INT(item_of(b)->n_tokens, 12);
    CHECK_INT(item_of(a)->n_tokens, CR_SCHED_SHARED_STEP / 2 - 12); /* the step ends soon */
    CHECK_INT(cr_sched_req_state(a2), CR_REQ_WAITING); /* the same tenant's waits its turn */
    commit();
    CHECK_INT(cr_sched_req_state(b), CR_REQ_DECODE);
    end();
}

/* … but not for ever: who has had more service passes once, and then waits. */
static void passing_has_a_limit(void)
{
    begin(256, 8, 32, 8);
    struct cr_sched_req *a, *b = NULL;
    uint64_t most = 0;
    uint32_t n_passed = 0;

    submit(nobody, some, 4, 250); /* decodes, so that a prompt takes its time */
    step();
    a = submit(acme, some, 240, 5);
    step();
    submit(acme, some + 100, 8, 5);
    while (a->state == CR_REQ_PREFILL) {
        if (b == NULL)
            b = submit(zeta, some + 10 * n_passed, 10, 1);
        step();
        if (cr_sched_req_state(b) == CR_REQ_DECODE) {
            cr_sched_finish(sched, b);
            b = NULL;
            n_passed++;
        }
        most = counter(zeta) - counter(acme);
    }
    CHECK(n_passed > 1);
    CHECK(most > 0 && most <= 12);
    end();
}

static void few_prefills_are_under_way(void)
{
    begin(1024, 8, 32, 32);
    for (uint32_t i = 1; i <= 6; i++)
        submit((struct cr_tenant_id){i}, some, 200, 5);
    make_plan();
    CHECK_INT(stats_of().n_running, CR_SCHED_SHARED_PREFILLS);
    CHECK_INT(plan.n_items, 1); /* one after the other */
    CHECK_INT(plan.n_tokens, 32);
    commit();
    end();
}

/* As much service as makes a tenant far ahead: `n` requests that decode on. */
static void get_ahead(struct cr_tenant_id tenant, uint32_t n, struct cr_sched_req **ret_reqs)
{
    for (uint32_t i = 0; i < n; i++) {
        ret_reqs[i] = submit(tenant, some + 8 * i, 8, 200);
        step();
    }
    while (counter(tenant) < 2 * sched->config.max_tokens)
        step();
}

static void those_far_ahead_decode_in_turns(void)
{
    begin(1024, 16, 128, 128);
    struct cr_sched_req *a[12], *b;
    uint32_t n_tokens[12] = {0};

    get_ahead(acme, 12, a);
    b = submit(zeta, some + 300, 80, 5);
    for (int i = 0; i < 2; i++) {
        make_plan();
        CHECK_INT(item_of(b)->n_tokens, i == 0 ? CR_SCHED_SHARED_STEP : 80 - CR_SCHED_SHARED_STEP);
        CHECK_INT(plan.n_items, 1 + CR_SCHED_AHEAD_STEP);
        for (int k = 0; k < 12; k++)
            n_tokens[k] += item_of(a[k]) != NULL;
        commit();
    }
    for (int k = 0; k < 12; k++)
        CHECK(n_tokens[k] == 1 || n_tokens[k] == 2);
    make_plan();
    CHECK_INT(plan.n_items, 13); /* nobody waits any more */
    commit();
    end();
}

static void those_far_ahead_give_way(void)
{
    for (int scarce = 0; scarce < 2; scarce++) { /* places, pages */
        begin(scarce == 0 ? 512 : 80, scarce == 0 ? 3 : 8, 32, 32);
        struct cr_sched_req *a[3], *b;
        get_ahead(acme, 3, a);
        b = submit(zeta, some + 300, scarce == 0 ? 8 : 100, 1);
        make_plan();
        CHECK(item_of(b) != NULL);
        CHECK(cr_sched_req_state(a[0]) == CR_REQ_DECODE &&
              cr_sched_req_state(a[2]) == CR_REQ_WAITING);
        commit();
        while (cr_sched_req_state(b) != CR_REQ_DECODE)
            step();
        cr_sched_finish(sched, b);
        b = submit(zeta, some, 8, 1); /* as much as it waited for comes first */
        step();
        CHECK(cr_sched_req_state(b) != CR_REQ_WAITING);
        cr_sched_finish(sched, b);
        step();
        CHECK(cr_sched_req_state(a[2]) != CR_REQ_WAITING);
        end();
    }
}

static void the_tenant_with_the_least_service_is_next(void)
{
    begin(128, 1, 64, 64);
    struct cr_sched_req *a[4], *b[2];

    for (int i = 0; i < 4; i++)
        a[i] = submit(acme, some + 10 * i, 8, 1);
    for (int i = 0; i < 2; i++)
        b[i] = submit(zeta, some + 10 * i, 12, 1);
    /* 8 + 2 for acme, then zeta's 12 + 2, then acme's to 20, then zeta … */
    struct cr_sched_req *order[] = {a[0], b[0], a[1], b[1], a[2], a[3]};
    for (int i = 0; i < 6; i++) {
        make_plan();
        CHECK_INT(plan.n_items, 1);
        CHECK(plan.items[0].req == order[i]);
        commit();
        cr_sched_finish(sched, order[i]);
    }
    CHECK_INT(counter(acme), 4 * 8 + 4 * 2);
    CHECK_INT(counter(zeta), 2 * 12 + 2 * 2);
    end();
}

static void equals_go_by_arrival(void)
{
    begin(128, 1, 64, 64);
    struct cr_sched_req *order[3];

    for (uint32_t i = 0; i < 3; i++)
        order[i] = submit((struct cr_tenant_id){i + 1}, some, 8, 1);
    for (int i = 0; i < 3; i++) {
        make_plan();
        CHECK(plan.items[0].req == order[i]);
        commit();
        cr_sched_finish(sched, order[i]);
    }
    end();
}

static void who_was_alone_owes_nothing(void)
{
    begin(128, 1, 64, 64);
    struct cr_sched_req *a, *b;

    for (int i = 0; i < 5; i++) { /* acme alone */
        a = submit(acme, some, 20, 1);
        step();
        cr_sched_finish(sched, a);
    }
    CHECK_INT(counter(acme), 110);
    b = submit(zeta, some, 4, 1); /* begins where the last one stands … */
    CHECK_INT(counter(zeta), 110);
    a = submit(acme, some, 4, 1);
    make_plan();
    CHECK(plan.items[0].req == b); /* … and came first */
    commit();
    cr_sched_finish(sched, b);
    step();
    cr_sched_finish(sched, a);
    /* Who leaves with a debt comes back with it. */
    a = submit(acme, some, 100, 1);
    step();
    cr_sched_finish(sched, a);
    submit(zeta, some, 4, 1);
    uint64_t floor = counter(zeta);
    CHECK_INT(floor, counter(acme)); /* nobody was waiting */
    submit(nobody, some, 4, 1);
    CHECK_INT(counter(nobody), floor); /* the least of those who wait */
    end();
}

/* Who comes back beside others has two longest requests ahead of them, and no more. */
static void credit_is_bounded(void)
{
    begin(128, 1, 64, 64);
    sched->config.max_tokens = 128;
    struct cr_sched_req *a[6], *b = submit(zeta, some, 8, 1);

    for (int i = 0; i < 6; i++)
        a[i] = submit(acme, some + 10 * i, 100, 1);
    step();
    cr_sched_finish(sched, b);
    for (int i = 0; i < 4; i++) {
        while (cr_sched_req_state(a[i]) != CR_REQ_DECODE)
            step();
        cr_sched_finish(sched, a[i]);
    }
    CHECK_INT(counter(acme), 4 * 102);
    submit(zeta, some, 8, 1);
    CHECK_INT(counter(zeta), 4 * 102 - 2 * sched->config.max_tokens);
    end();
}

static void a_cached_prompt_is_charged_in_full(void)
{
    begin(128, 1, 64, 64);

    for (int i = 0; i < 2; i++) {
        struct cr_sched_req *a = submit(acme, some, 40, 1);
        step();
        CHECK_INT(cr_sched_req_cached(a), i * 36);
        CHECK_INT(counter(acme), (i + 1) * 42);
        cr_sched_finish(sched, a);
    }
    end();
}

static void idle_tenants_are_bounded(void)
{
    begin(64, 4, 32, 32);
    for (uint32_t i = 1; i < 3000; i++) {
        struct cr_sched_req *a = submit((struct cr_tenant_id){i}, some, 4, 1);
        step();
        cr_sched_finish(sched, a);
    }
    CHECK_INT(sched->n_tenants, sched->max_tenants);
    CHECK(cr_sched_is_valid(sched));

    /* Who is forgotten owes the least; but not the one where newcomers begin. */
    uint32_t last = sched->last_left;
    for (uint32_t i = 0; i < sched->n_tenants; i++)
        sched->tenants[i].counter = 100000 - i;
    sched->tenants[last].counter = 10;
    sched->tenants[7].counter = 11;
    submit((struct cr_tenant_id){5000}, some, 4, 1);
    CHECK_INT(sched->tenants[7].id, 5000);
    CHECK_INT(counter((struct cr_tenant_id){5000}), 100000); /* nothing runs: all are equals */
    end();
}

/* The youngest gives way, keeps what it sampled, and goes on where it was. */
static void preemption_recomputes(void)
{
    begin(10, 4, 64, 64);
    struct cr_sched_req *a = submit(acme, some, 14, 20), *b = submit(zeta, some, 11, 12);
    uint32_t n_steps = 0;

    step();
    CHECK_INT(stats_of().n_running, 2);
    while (stats_of().n_preempted == 0) {
        step();
        CHECK(++n_steps < 20);
    }
    CHECK_INT(cr_sched_req_state(a), CR_REQ_DECODE);
    CHECK_INT(cr_sched_req_state(b), CR_REQ_WAITING);
    CHECK_INT(stats_of().n_waiting, 1);
    uint32_t n_known = b->n_known;
    uint64_t paid = counter(zeta);
    CHECK(n_known > 12);
    submit(nobody, some, 4, 4); /* whoever gave way goes before the new */
    while (cr_sched_req_state(b) == CR_REQ_WAITING) {
        CHECK(cr_sched_req_state(a) != CR_REQ_WAITING);
        make_plan();
        if (plan.n_items == 0)
            cr_sched_finish(sched, a);
        else if (item_of(b) == NULL)
            commit();
        CHECK(++n_steps < 60);
    }
    CHECK_INT(item_of(b)->pos + item_of(b)->n_tokens, n_known); /* everything it knew */
    CHECK(item_of(b)->samples);
    CHECK(item_of(b)->pos > 0); /* some of it was still cached */
    for (uint32_t i = 0; i < n_known; i++)
        CHECK(i < 11 ? b->tokens[i] == some[i] : b->tokens[i] >= 1000);
    CHECK_INT(counter(zeta), paid); /* charged once */
    CHECK_INT(cr_sched_req_cached(b), 0);
    commit();
    CHECK_INT(b->n_known, n_known + 1);
    end();
}

static void admission_leaves_room_to_decode(void)
{
    begin(12, 4, 64, 64);
    struct cr_sched_req *a = submit(acme, some, 24, 20), *b;

    step(); /* six pages; six are left, two of them to spare */
    b = submit(zeta, some, 20, 2);
    make_plan();
    CHECK_INT(cr_sched_req_state(b), CR_REQ_WAITING);
    commit();
    cr_sched_finish(sched, b);
    b = submit(zeta, some, 12, 2);
    step();
    CHECK_INT(cr_sched_req_state(b), CR_REQ_DECODE);
    cr_sched_finish(sched, a);
    end();
}

/* What does not fit waits, and nobody passes it: else a stream of short requests would starve it.
 */
static void the_first_in_line_is_not_passed(void)
{
    begin(12, 4, 64, 64);
    submit(acme, some, 24, 20);
    step();
    struct cr_sched_req *b = submit(zeta, some, 30, 2), *c = submit(nobody, some, 4, 2);
    make_plan();
    CHECK_INT(cr_sched_req_state(b), CR_REQ_WAITING);
    CHECK_INT(cr_sched_req_state(c), CR_REQ_WAITING);
    commit();
    end();
}

static void the_whole_pool_serves_one(void)
{
    begin(16, 4, 64, 64);
    struct cr_sched_req *a = submit(acme, some, 63, 1);

    step();
    CHECK_INT(cr_sched_req_state(a), CR_REQ_DECODE);
    cr_sched_finish(sched, a);
    end();
}

static void a_common_prefix_is_computed_once(void)
{
    begin(256, 8, 32, 32);
    int32_t other[104];
    struct cr_sched_req *a, *a2, *b, *c;

    memcpy(other, some, sizeof other);
    other[100] = -1;
    a = submit(acme, some, 104, 4);
    a2 = submit(acme, other, 104, 4);
    b = submit(zeta, some, 104, 4); /* the same text, another tenant: no reason to wait */
    c = submit(nobody, some, 8, 4);
    make_plan();
    CHECK(item_of(a) != NULL && cr_sched_req_state(b) != CR_REQ_WAITING);
    CHECK_INT(cr_sched_req_state(a2), CR_REQ_WAITING);
    CHECK(item_of(c) != NULL); /* those behind pass */
    CHECK_INT(stats_of().n_deferred, 1);
    commit();
    for (int i = 0; i < 20 && cr_sched_req_state(a2) == CR_REQ_WAITING; i++)
        step();
    CHECK(cr_sched_req_cached(a2) > 100 - CR_SCHED_DEFER_MIN);
    CHECK_INT(stats_of().n_deferred, 1);
    end();
}

static void deferral_ends_when_the_other_goes(void)
{
    begin(256, 8, 32, 32);
    struct cr_sched_req *a = submit(acme, some, 200, 4), *a2 = submit(acme, some, 200, 4);

    step();
    step();
    CHECK_INT(cr_sched_req_state(a2), CR_REQ_WAITING);
    cr_sched_finish(sched, a);
    step();
    CHECK_INT(cr_sched_req_state(a2), CR_REQ_PREFILL);
    CHECK_INT(cr_sched_req_cached(a2), 64);
    end();
}

/* Declared text is computed once for all tenants, also while it is being computed; the rest is not
 * waited for. */
static void declared_text_is_waited_for(void)
{
    mode = CR_KV_DECLARED;
    begin(256, 8, 32, 32);
    mode = CR_KV_ISOLATED;
    CHECK_INT(cr_kv_declare(kv, 1, some, 100), CR_OK);
    struct cr_sched_req *a = submit(acme, some, 200, 4), *z = submit(zeta, some, 200, 4);
    struct cr_sched_req *other = submit(zeta, some + 1, 50, 4);

    step();
    CHECK_INT(cr_sched_req_state(a), CR_REQ_PREFILL);
    CHECK_INT(cr_sched_req_state(z), CR_REQ_WAITING);
    while (cr_sched_req_state(z) == CR_REQ_WAITING)
        step();
    /* Not to the last page: too short a rest is not worth waiting for. */
    CHECK(cr_sched_req_cached(z) > 100 - CR_SCHED_DEFER_MIN);
    CHECK(cr_sched_req_cached(z) <= 100);
    CHECK(cr_sched_req_state(a) == CR_REQ_PREFILL); /* it has more to compute than was waited for */
    (void)other;
    end();
}

/* Two tenants came with the same new text; what the first computed is cleared before the second has
 * computed it all. */
static void a_prompt_under_way_takes_what_is_published(void)
{
    mode = CR_KV_SELECTIVE;
    begin(256, 8, 32, 32);
    mode = CR_KV_ISOLATED;
    struct cr_sched_req *a = submit(acme, some, 200, 1), *z = submit(zeta, some, 200, 1);
    step();
    CHECK_INT(cr_sched_req_state(z), CR_REQ_PREFILL);
    while (item_of(z) == NULL || item_of(z)->pos == 0)
        step();
    uint32_t n_own = item_of(z)->pos + item_of(z)->n_tokens;
    CHECK(n_own < 100);
    CHECK_INT(cr_kv_publish(kv, acme, some, n_own + CR_SCHED_DEFER_MIN - PAGE),
              (n_own + CR_SCHED_DEFER_MIN - PAGE) / PAGE);
    step();
    CHECK_INT(item_of(z)->pos, n_own); /* too little for a new beginning */
    n_own += item_of(z)->n_tokens;
    CHECK(cr_kv_publish(kv, acme, some, 160) > 0);
    make_plan();
    CHECK_INT(item_of(z)->pos, 160);
    CHECK_INT(stats_of().n_caught_up, 1);
    CHECK_INT(cr_sched_req_match(z)->n_shared, 160 - n_own);
    CHECK_INT(cr_sched_req_cached(z), 0); /* what it is told does not change */
    commit();
    CHECK(cr_kv_publish(kv, acme, some, 200) > 0);
    while (cr_sched_req_state(z) != CR_REQ_DECODE)
        step();
    CHECK_INT(stats_of().n_caught_up, 1);
    CHECK_INT(stats_of().n_preempted, 0);
    cr_sched_finish(sched, a);
    cr_sched_finish(sched, z);
    end();
}

static uint32_t n_opened;
static int of_second_opening; /* what becomes of it */

/* Lets a request have nothing of others', as one that spent its budget. */
static int open_paying(void *user, void *req_user, struct cr_tenant_id tenant,
                       const int32_t *tokens, uint32_t n_tokens, struct cr_kv_seq **ret_seq)
{
    (void)user;
    (void)req_user;
    if (tenant.v == zeta.v && ++n_opened == 2 && of_second_opening != CR_OK)
        return of_second_opening;
    return cr_kv_open_paying(kv, tenant, tokens, n_tokens, ret_seq);
}

static void who_is_refused_does_not_ask_again(void)
{
    for (int fails = 0; fails < 2; fails++) {
        mode = CR_KV_SELECTIVE;
        begin(256, 8, 32, 32);
        mode = CR_KV_ISOLATED;
        sched->config.open = open_paying;
        n_opened = 0;
        of_second_opening = fails ? CR_EFULL : CR_OK;
        struct cr_sched_req *a = submit(acme, some, 200, 1), *z = submit(zeta, some, 200, 1);
        while (cr_sched_req_state(a) != CR_REQ_DECODE)
            step();
        for (uint32_t n = 60; n <= 200; n += 20) {
            CHECK(cr_kv_publish(kv, acme, some, n) > 0);
            step();
        }
        while (cr_sched_req_state(z) != CR_REQ_DECODE)
            step();
        CHECK_INT(stats_of().n_caught_up, 0);
        CHECK_INT(stats_of().n_preempted, fails); /* it gave way, and came back */
        CHECK_INT(n_opened, fails ? 4 : 2);
        cr_sched_finish(sched, a);
        cr_sched_finish(sched, z);
        end();
    }
}

static void nobody_is_not_deferred(void)
{
    begin(256, 8, 256, 32);
    submit(nobody, some, 100, 4);
    struct cr_sched_req *b = submit(nobody, some, 100, 4);
    step();
    CHECK(cr_sched_req_state(b) != CR_REQ_WAITING);
    end();
}

static void a_short_common_prefix_is_not_worth_waiting_for(void)
{
    begin(256, 8, 256, 32);
    int32_t other[64];

    memcpy(other, some, sizeof other);
    for (uint32_t i = CR_SCHED_DEFER_MIN - 1; i < 64; i++)
        other[i] = -1;
    submit(acme, some, 64, 4);
    struct cr_sched_req *b = submit(acme, other, 64, 4);
    step();
    CHECK(cr_sched_req_state(b) != CR_REQ_WAITING);
    CHECK_INT(stats_of().n_deferred, 0);
    end();
}

static void requests_leave_from_any_state(void)
{
    begin(10, 4, 16, 8);
    struct cr_sched_req *a = submit(acme, some, 14, 20), *b = submit(zeta, some, 11, 12);
    struct cr_sched_req *c = submit(acme, some, 30, 2);

    for (int i = 0; i < 20 && stats_of().n_preempted == 0; i++)
        step();
    CHECK_INT(cr_sched_req_state(b), CR_REQ_WAITING);
    cr_sched_finish(sched, b); /* preempted */
    CHECK(cr_sched_is_valid(sched));
    cr_sched_finish(sched, c); /* waiting */
    CHECK(cr_sched_is_valid(sched));
    cr_sched_finish(sched, a); /* decoding */
    CHECK(cr_sched_is_valid(sched));
    CHECK_INT(stats_of().n_waiting + stats_of().n_running, 0);
    make_plan();
    CHECK_INT(plan.n_items, 0);
    a = submit(acme, some, 30, 2);
    step();
    cr_sched_finish(sched, a); /* prefilling */
    CHECK(cr_sched_is_valid(sched));
    end();
}

static void a_step_allocates_nothing(void)
{
    begin(20, 4, 16, 8);
    int32_t next[4] = {5, 6, 7, 8};

    for (int i = 0; i < 6; i++)
        submit(i % 2 ? acme : zeta, some + i, 6, 40);
    fault_arm(1);
    for (int i = 0; i < 60; i++) {
        CHECK_INT(cr_sched_plan(sched, &plan), CR_OK);
        cr_sched_commit(sched, &plan, next);
    }
    CHECK_INT(fault_count(), 0);
    fault_arm(0);
    CHECK(stats_of().n_preempted > 0);
    end();
}

static void check_match(const struct cr_sched_req *req, uint32_t n_shared, uint32_t n_own,
                        enum cr_kv_why why)
{
    const struct cr_kv_match *m = cr_sched_req_match(req);

    CHECK_INT(m->n_shared, n_shared);
    CHECK_INT(m->n_own, n_own);
    CHECK_STR(cr_kv_why_word(m->why), cr_kv_why_word(why));
}

static void a_request_knows_what_it_found_and_why_no_more(void)
{
    mode = CR_KV_DECLARED;
    begin(16, 4, 64, 32);
    mode = CR_KV_ISOLATED;
    CHECK_INT(cr_kv_declare(kv, 1, some, 2 * PAGE), CR_OK);
    struct cr_sched_req *a = submit(acme, some, 6 * PAGE, 1);
    step();
    check_match(a, 0, 0, CR_KV_WHY_NEW);
    cr_sched_finish(sched, a);
    struct cr_sched_req *b = submit(zeta, some, 6 * PAGE, 1);
    step();
    check_match(b, 2 * PAGE, 0, CR_KV_WHY_NEW); /* acme's own is nothing to it */
    cr_sched_finish(sched, b);
    a = submit(acme, some, 6 * PAGE, 1);
    step();
    check_match(a, 2 * PAGE, 3 * PAGE, CR_KV_WHY_WHOLE); /* all but the last token's page */
    cr_sched_finish(sched, a);
    a = submit(acme, some + 100, 15 * PAGE, 1); /* takes nearly all */
    step();
    cr_sched_finish(sched, a);
    a = submit(acme, some, 6 * PAGE, 1);
    step();
    CHECK_INT(cr_sched_req_match(a)->why, CR_KV_WHY_ROOM);
    cr_sched_finish(sched, a);
    end();
}

/* Too little to wait for, so both compute it. */
static void what_another_request_computes_is_in_flight(void)
{
    begin(64, 4, 64, 32);
    struct cr_sched_req *a = submit(acme, some, 5 * PAGE, 4);
    struct cr_sched_req *b = submit(acme, some, 5 * PAGE, 4);
    struct cr_sched_req *c = submit(zeta, some, 5 * PAGE, 4);
    step();
    check_match(a, 0, 0, CR_KV_WHY_NEW);
    check_match(b, 0, 0, CR_KV_WHY_IN_FLIGHT);
    check_match(c, 0, 0, CR_KV_WHY_NEW); /* another tenant's says nothing */
    end();
}

TEST_MAIN(CASE(a_request_knows_what_it_found_and_why_no_more),
          CASE(what_another_request_computes_is_in_flight), CASE(create_checks_limits),
          CASE(want_of_memory_is_returned), CASE(submit_checks_limits),
          CASE(a_request_from_prompt_to_answer), CASE(prefill_shares_steps_with_decoding),
          CASE(a_long_prompt_leaves_room_for_anothers_short_one), CASE(passing_has_a_limit),
          CASE(few_prefills_are_under_way), CASE(equals_go_by_arrival),
          CASE(the_whole_pool_serves_one), CASE(a_short_common_prefix_is_not_worth_waiting_for),
          CASE(the_tenant_with_the_least_service_is_next), CASE(who_was_alone_owes_nothing),
          CASE(credit_is_bounded), CASE(those_far_ahead_decode_in_turns),
          CASE(those_far_ahead_give_way), CASE(a_cached_prompt_is_charged_in_full),
          CASE(idle_tenants_are_bounded), CASE(preemption_recomputes),
          CASE(admission_leaves_room_to_decode), CASE(the_first_in_line_is_not_passed),
          CASE(a_common_prefix_is_computed_once), CASE(deferral_ends_when_the_other_goes),
          CASE(declared_text_is_waited_for), CASE(a_prompt_under_way_takes_what_is_published),
          CASE(who_is_refused_does_not_ask_again), CASE(nobody_is_not_deferred),
          CASE(requests_leave_from_any_state), CASE(a_step_allocates_nothing))
