/* The reuse monitor: each rule on both sides of its border, what it forgets and what not, and a
 * world of tenants on a virtual clock: honest ones that hardly ever raise an alarm, and attackers
 * that always do. */
#include <math.h>

#include "carrel/monitor.h"
#include "carrel/rng.h"
#include "fault.h"
#include "test.h"

#define S  UINT64_C(1000000)
#define T0 (UINT64_C(1764240000) * S)

static struct cr_monitor *m;
static struct cr_monitor_config config;
static struct cr_monitor_seen seen;

static void make(void)
{
    CHECK_INT(cr_monitor_create(&config, &m), CR_OK);
}

static void make_usual(void)
{
    cr_monitor_config_defaults(&config);
    config.n_texts = 256;
    config.n_budgets = 1024;
    make();
}

static void drop(void)
{
    cr_monitor_destroy(m);
    m = NULL;
}

static enum cr_monitor_alarm hit_of(uint64_t text, uint32_t tenant, bool is_proven, double at)
{
    return cr_monitor_hit(m,
                          &(struct cr_monitor_hit){.text = text,
                                                   .tenant = tenant,
                                                   .n_contributors = 1,
                                                   .is_proven = is_proven,
                                                   .now_us = T0 + (uint64_t)(at * 1e6)},
                          &seen);
}

/* A hit that means nothing. */
static void quiet(uint64_t text, uint32_t tenant, bool is_proven, double at)
{
    CHECK_INT(hit_of(text, tenant, is_proven, at), CR_MONITOR_NONE);
}

/* --- budgets ------------------------------------------------------------------------------ */

/* A hit below `subtree`, on a text of its own. */
static bool may_hit(uint64_t subtree, uint32_t tenant, uint64_t now_us)
{
    static uint64_t text = 1000;
    return cr_monitor_hit(m,
                          &(struct cr_monitor_hit){.text = text++,
                                                   .subtree = subtree,
                                                   .tenant = tenant,
                                                   .n_contributors = 1,
                                                   .now_us = now_us},
                          NULL) == CR_MONITOR_NONE;
}

static uint32_t spend(uint64_t subtree, uint32_t tenant, uint64_t now_us)
{
    uint32_t n = 0;
    while (n < 100 && may_hit(subtree, tenant, now_us))
        n++;
    return n;
}

static void a_tenant_has_so_many_hits_below_a_text(void)
{
    make_usual();
    CHECK_INT(spend(7, 1, T0), 16);
    CHECK_INT(spend(7, 2, T0), 16); /* others have their own */
    CHECK_INT(spend(8, 1, T0), 16); /* and so have other texts */
    CHECK_INT(spend(7, 1, T0 + 29 * 86400 * S), 0);
    CHECK_INT(spend(7, 1, T0 + 30 * 86400 * S), 16);
    CHECK(!may_hit(7, 0, T0)); /* nobody */
    drop();
}

static void a_full_table_of_budgets_lets_nobody_hit(void)
{
    struct cr_monitor_record records[64];
    cr_monitor_config_defaults(&config);
    config.n_budgets = 32;
    make();
    for (uint32_t i = 1; i <= 32; i++)
        CHECK(may_hit(7, i, T0));
    CHECK(!may_hit(7, 33, T0));
    CHECK(may_hit(7, 32, T0)); /* who has one goes on */
    /* One that is whole again gives way, but not before it was written down. */
    CHECK(!may_hit(7, 33, T0 + 31 * 86400 * S));
    CHECK_INT(cr_monitor_drain(m, records, 64), 32);
    CHECK(may_hit(7, 33, T0 + 31 * 86400 * S));
    drop();
}

/* --- alarms ------------------------------------------------------------------------------- */

static void few_users_with_many_hits_are_a_burst(void)
{
    make_usual();
    for (int i = 0; i < 5; i++)
        quiet(7, 1, true, i * 0.5);
    CHECK_INT(hit_of(7, 1, true, 2.5), CR_MONITOR_BURST);
    CHECK_INT(seen.n_hits, 6);
    CHECK_INT(seen.n_users, 1);
    CHECK_INT(seen.users[0], 1);
    drop();
    make_usual(); /* two users: RDR 2/6, 2/7 … 2/16 */
    for (uint32_t i = 0; i < 15; i++)
        quiet(7, 1 + i % 2, true, i * 0.1);
    CHECK_INT(hit_of(7, 1, true, 2), CR_MONITOR_BURST);
    CHECK_INT(seen.n_users, 2);
    drop();
    make_usual(); /* three are no longer few */
    for (uint32_t i = 0; i < 100; i++)
        quiet(7, 1 + i % 3, true, i * 0.01);
    drop();
    make_usual(); /* each text has its own window */
    for (uint32_t i = 0; i < 100; i++)
        quiet(i, 1, true, i * 0.01);
    drop();
}

static void the_window_rolls(void)
{
    make_usual();
    for (int i = 0; i < 5; i++) /* 6 hits, the first one just outside */
        quiet(7, 1, true, i);
    quiet(7, 1, true, 5);
    for (int i = 6; i < 60; i++)
        quiet(7, 1, true, i);
    drop();
    make_usual(); /* just inside, on both sides of any border that windows of 5 s could have */
    double at[] = {3.5, 4, 4.5, 5.5, 6};
    for (int i = 0; i < 5; i++)
        quiet(7, 1, true, at[i]);
    CHECK_INT(hit_of(7, 1, true, 8.499), CR_MONITOR_BURST);
    drop();
    make_usual(); /* times that wrap: 2^32 ms later an old hit is old all the same */
    for (int i = 0; i < 5; i++)
        quiet(7, 1, true, 0);
    quiet(7, 1, true, 4294967.296);
    drop();
}

static void many_unproven_users_are_a_crowd(void)
{
    make_usual();
    for (uint32_t i = 1; i <= 3; i++)
        quiet(7, i, false, i);
    quiet(7, 3, false, 3.5); /* again */
    quiet(7, 9, true, 3.6);  /* proven */
    CHECK_INT(hit_of(7, 4, false, 4), CR_MONITOR_CROWD);
    CHECK_INT(seen.n_users, 5);
    drop();
    make_usual();
    for (uint32_t i = 1; i <= 50; i++)
        quiet(7, i, true, i * 0.1);
    drop();
    make_usual();
    config.crowd = 0;
    drop();
    make();
    for (uint32_t i = 1; i <= 50; i++)
        quiet(7, i, false, i * 0.1);
    drop();
}

/* Two proven users who came before, one after the other. */
static void get_known(uint64_t text, bool is_proven)
{
    quiet(text, 101, is_proven, 0);
    quiet(text, 102, is_proven, 10);
    quiet(text, 1, true, 20); /* lets them out of the window */
}

static void what_many_know_raises_no_alarm(void)
{
    make_usual();
    get_known(7, true);
    for (int i = 0; i < 50; i++)
        quiet(7, 1, true, 30 + i * 0.01);
    for (uint32_t i = 1; i < 50; i++)
        quiet(7, i, false, 40 + i * 0.01);
    drop();
    make_usual(); /* accounts that anybody opens make nothing known */
    get_known(7, false);
    for (int i = 0; i < 5; i++)
        quiet(7, 1, true, 30);
    CHECK_INT(hit_of(7, 1, true, 30), CR_MONITOR_BURST);
    drop();
    make_usual(); /* nor do the users of the window itself */
    quiet(7, 101, true, 0);
    quiet(7, 1, true, 10);
    for (int i = 0; i < 4; i++)
        quiet(7, 1, true, 20);
    quiet(7, 1, true, 20);
    CHECK_INT(hit_of(7, 1, true, 20), CR_MONITOR_BURST);
    drop();
    make_usual(); /* two computed it themselves: no secret */
    struct cr_monitor_hit hit = {.text = 7, .tenant = 1, .n_contributors = 2, .now_us = T0};
    for (int i = 0; i < 50; i++)
        CHECK_INT(cr_monitor_hit(m, &hit, NULL), CR_MONITOR_NONE);
    drop();
}

/* Asked by who has spent its budget. */
static bool is_free(uint64_t text, uint32_t n_contributors, double at)
{
    return cr_monitor_hit(m,
                          &(struct cr_monitor_hit){.text = text,
                                                   .subtree = 5,
                                                   .tenant = 99,
                                                   .n_contributors = n_contributors,
                                                   .now_us = T0 + (uint64_t)(at * 1e6)},
                          NULL) != CR_MONITOR_SPENT;
}

static void what_many_know_costs_no_budget(void)
{
    make_usual();
    CHECK_INT(spend(5, 99, T0), 16);
    CHECK(!is_free(7, 1, 0));
    CHECK(is_free(7, 2, 0));
    for (uint32_t tenant = 1; tenant <= CR_MONITOR_USERS; tenant++) {
        quiet(7, tenant, true, 10 * tenant);
        quiet(8, 1, true, 10 * tenant); /* one alone, however often */
        quiet(9, tenant, false, 10 * tenant);
        CHECK(!is_free(7, 1, 10 * tenant)); /* the last user is in the window yet */
    }
    quiet(7, 1, true, 100);
    quiet(8, 1, true, 100);
    quiet(9, 1, true, 100);
    CHECK(is_free(7, 1, 100));
    CHECK(!is_free(8, 1, 100) && !is_free(9, 1, 100));
    drop();
}

static void suspicion_is_stricter_for_a_while(void)
{
    for (int is_over = 0; is_over < 2; is_over++) {
        make_usual();
        for (int i = 0; i < 5; i++)
            quiet(7, 1, true, 0);
        CHECK_INT(hit_of(7, 1, true, 0), CR_MONITOR_BURST);
        double at = is_over ? 600 : 599;
        CHECK_INT(spend(5, 1, T0 + (uint64_t)at * S), is_over ? 16 : 8);
        quiet(8, 1, true, at); /* another text */
        quiet(8, 1, true, at);
        CHECK_INT(hit_of(8, 1, true, at), is_over ? CR_MONITOR_NONE : CR_MONITOR_BURST);
        drop();
    }
    make_usual();
    for (int i = 0; i < 5; i++)
        quiet(7, 1, true, 0);
    CHECK_INT(hit_of(7, 1, true, 0), CR_MONITOR_BURST);
    quiet(7, 1, true, 1); /* its window was emptied */
    quiet(9, 1, false, 1);
    CHECK_INT(hit_of(9, 2, false, 1), CR_MONITOR_CROWD);
    drop();
}

static void a_full_table_of_texts_says_so(void)
{
    cr_monitor_config_defaults(&config);
    config.n_texts = 32;
    make();
    for (uint64_t i = 1; i <= 32; i++)
        quiet(i, 1, true, 0);
    CHECK_INT(hit_of(33, 1, true, 4.9), CR_MONITOR_FULL);
    quiet(32, 1, true, 4.9); /* who is watched goes on */
    quiet(33, 1, true, 5);   /* those without a hit in their window give way */
    quiet(0, 1, true, 5);    /* a name like any other */
    drop();
}

static void a_clock_that_goes_back_stands_still(void)
{
    make_usual();
    CHECK_INT(spend(7, 1, T0), 16);
    CHECK_INT(spend(7, 1, 0), 0);
    for (int i = 0; i < 5; i++)
        quiet(7, 1, true, 1000 - i * 100);
    CHECK_INT(hit_of(7, 1, true, 0), CR_MONITOR_BURST);
    drop();
}

/* --- keeping ------------------------------------------------------------------------------ */

static void what_is_kept_comes_back(void)
{
    struct cr_monitor_record records[8];
    uint32_t n = 0, n_got;
    make_usual();
    CHECK_INT(spend(7, 1, T0), 16);
    CHECK(may_hit(7, 2, T0));
    get_known(9, true);
    while ((n_got = cr_monitor_drain(m, records + n, 1)) > 0)
        n += n_got;
    CHECK_INT(n, 3);
    CHECK_INT(cr_monitor_drain(m, records + n, 1), 0); /* nothing changed since */
    drop();

    make_usual();
    for (uint32_t i = 0; i < n; i++)
        CHECK_INT(cr_monitor_restore(m, &records[i]), CR_OK);
    CHECK_INT(cr_monitor_drain(m, records + n, 1), 0); /* nor by that */
    CHECK_INT(spend(7, 1, T0), 0);
    CHECK_INT(spend(7, 2, T0), 15);
    for (int i = 0; i < 50; i++)
        quiet(9, 1, true, 30);
    CHECK_INT(cr_monitor_drain(m, records, 8), 2); /* the second budget; one user more */
    drop();
}

static void nonsense_is_not_put_back(void)
{
    make_usual();
    CHECK_INT(cr_monitor_restore(m, &(struct cr_monitor_record){.name = 1, .n_users = 9}),
              CR_EINVAL);
    CHECK_INT(cr_monitor_restore(m, &(struct cr_monitor_record){.n_users = 1}), CR_EINVAL);
    drop();
    config.n_budgets = 32;
    make();
    for (uint32_t i = 1; i <= 33; i++)
        CHECK_INT(
            cr_monitor_restore(
                m, &(struct cr_monitor_record){.name = 1, .tenant = i, .n = 16, .used_us = T0}),
            i < 33 ? CR_OK : CR_EFULL);
    CHECK_INT(spend(1, 33, T0), 0); /* its budget is lost, and so it has none */
    drop();
}

static void numbers_out_of_bounds_are_refused(void)
{
    struct cr_monitor_config bad[10];
    for (int i = 0; i < 10; i++)
        cr_monitor_config_defaults(&bad[i]);
    bad[0].window_us = 0;
    bad[1].window_us = 86400 * S + 1;
    bad[2].burst = CR_MONITOR_RECENT + 1;
    bad[3].crowd = CR_MONITOR_RECENT + 1;
    bad[4].rdr = 1.5;
    bad[5].rdr = NAN;
    bad[6].budget = 0;
    bad[7].n_texts = 100;
    bad[8].n_budgets = 16;
    bad[9].budget_us = S - 1;
    for (int i = 0; i < 10; i++)
        CHECK_INT(cr_monitor_create(&bad[i], &m), CR_EINVAL);
    cr_monitor_destroy(NULL);
}

static void create(void *user)
{
    struct cr_monitor *made = NULL;
    int status = cr_monitor_create(user, &made);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((made == NULL) == (status != CR_OK));
    cr_monitor_destroy(made);
}

static void memory_that_lacks_is_told(void)
{
    cr_monitor_config_defaults(&config);
    CHECK_INT(fault_each(create, &config), 3);
}

/* --- a world ------------------------------------------------------------------------------ */

#define N_TENANTS 10000u
#define N_PROMPTS 50u
#define N_APPS    3u /* prompts that a tenant uses */
#define QUORUM    3u
#define EVICT_S   1800.0

/* A system prompt: who computed it, and whether it is shared. */
struct prompt {
    bool is_shared, is_suspected;
    double shared_at, evict_at;
    uint32_t n_contributors, n_earned; /* since it was suspected, by proven tenants */
    bool contributed[N_TENANTS];
};

static struct prompt prompts[N_PROMPTS];
static struct cr_rng rng;
static uint64_t n_hits, n_paid, n_alarms;

static double exponential(double mean)
{
    return -mean * log(1 - cr_rng_uniform(&rng));
}

/* 0 is the most likely. */
static uint32_t zipf(uint32_t n)
{
    return (uint32_t)(pow(n + 1, cr_rng_uniform(&rng)) - 1);
}

static bool is_old(uint32_t tenant)
{
    return tenant % 10 != 0;
}

static void compute(struct prompt *p, uint32_t tenant, double now)
{
    if (p->contributed[tenant])
        return;
    p->contributed[tenant] = true;
    p->n_contributors++;
    p->n_earned += p->is_suspected && is_old(tenant);
    if (!p->is_shared && (!p->is_suspected || p->n_earned >= QUORUM)) {
        p->is_shared = true;
        p->shared_at = now + 1; /* the verdict takes a while */
    }
}

static void evict(struct prompt *p, double now)
{
    memset(p->contributed, 0, sizeof p->contributed);
    p->n_contributors = 0;
    p->is_shared = false;
    p->evict_at = now + exponential(EVICT_S);
}

/* A new conversation of a tenant. */
static void converse(uint32_t number, uint32_t tenant, double now)
{
    struct prompt *p = &prompts[number];
    if (now > p->evict_at)
        evict(p, now);
    bool finds = p->is_shared && now >= p->shared_at && !p->contributed[tenant];
    if (!finds) {
        compute(p, tenant, now);
        return;
    }
    n_hits++;
    struct cr_monitor_hit hit = {.text = number + 1,
                                 .subtree = number + 1,
                                 .tenant = tenant + 1,
                                 .n_contributors = p->n_contributors,
                                 .is_proven = is_old(tenant),
                                 .now_us = T0 + (uint64_t)(now * 1e6)};
    enum cr_monitor_alarm alarm = cr_monitor_hit(m, &hit, NULL);
    if (alarm == CR_MONITOR_NONE)
        return;
    if (alarm == CR_MONITOR_SPENT) {
        n_paid++;
    } else {
        n_alarms++;
        p->is_shared = false;
        p->is_suspected = true;
        p->n_earned = 0;
    }
    compute(p, tenant, now);
}

/* Honest tenants, of very different size; some conversations are fanned out by an agent, eight
 * requests that begin alike. */
static void honest_tenants_hardly_ever_raise_an_alarm(void)
{
    double now = 0;
    cr_monitor_config_defaults(&config);
    make();
    cr_rng_seed(&rng, 5);
    for (uint32_t i = 0; i < N_PROMPTS; i++)
        evict(&prompts[i], 0);
    while (n_hits < 300000) {
        uint32_t tenant = zipf(N_TENANTS);
        uint32_t app = (uint32_t)cr_rng_below(&rng, N_APPS);
        uint64_t pick = (tenant * UINT64_C(2654435761) + app) * UINT64_C(0x9e3779b97f4a7c15);
        uint32_t number = (uint32_t)(pow(N_PROMPTS + 1, (double)(pick >> 11) * 0x1p-53) - 1);
        uint32_t n = cr_rng_below(&rng, 20) == 0 ? 8 : 1;
        now += exponential(0.02);
        for (uint32_t i = 0; i < n; i++)
            converse(number, tenant, now + i * 0.01);
    }
    printf("honest: %llu hits in %.1f hours, %llu paid for, %llu alarms: %.2f in 10,000\n",
           (unsigned long long)n_hits, now / 3600, (unsigned long long)n_paid,
           (unsigned long long)n_alarms, (double)n_alarms * 1e4 / (double)n_hits);
    CHECK(n_alarms * 10000 <= n_hits);

    /* In the same world, attackers on secrets that one tenant computed. */
    static const struct {
        uint32_t n_accounts;
        bool is_proven;
        double pause; /* between two probes of all of them */
    } attacks[] = {{1, true, 0.01}, {1, false, 0.5},  {1, true, 0.9},   {2, true, 0.3},
                   {4, false, 1},   {16, false, 0.3}, {50, false, 0.01}};
    now += 3600; /* no alarm is fresh */
    for (uint32_t a = 0; a < sizeof attacks / sizeof attacks[0]; a++, now += 3600) {
        double t = now;
        uint32_t k = 0;
        enum cr_monitor_alarm alarm = CR_MONITOR_NONE;
        for (; alarm == CR_MONITOR_NONE && t < now + 60; t += attacks[a].pause, k++) {
            uint32_t account = N_TENANTS + a * 100 + k % attacks[a].n_accounts;
            alarm = cr_monitor_hit(m,
                                   &(struct cr_monitor_hit){.text = 1000 + a,
                                                            .subtree = 1000 + a,
                                                            .tenant = account,
                                                            .n_contributors = 1,
                                                            .is_proven = attacks[a].is_proven,
                                                            .now_us = T0 + (uint64_t)(t * 1e6)},
                                   NULL);
        }
        printf("attack by %u %s: %s after %u probes, %.2f s\n", attacks[a].n_accounts,
               attacks[a].is_proven ? "proven" : "unproven", cr_monitor_alarm_word(alarm), k,
               t - attacks[a].pause - now);
        CHECK(alarm == CR_MONITOR_BURST || alarm == CR_MONITOR_CROWD);
        CHECK(t - attacks[a].pause - now <= 5);
    }
    drop();
}

TEST_MAIN(CASE(a_tenant_has_so_many_hits_below_a_text),
          CASE(a_full_table_of_budgets_lets_nobody_hit), CASE(few_users_with_many_hits_are_a_burst),
          CASE(the_window_rolls), CASE(many_unproven_users_are_a_crowd),
          CASE(what_many_know_raises_no_alarm), CASE(what_many_know_costs_no_budget),
          CASE(suspicion_is_stricter_for_a_while), CASE(a_full_table_of_texts_says_so),
          CASE(a_clock_that_goes_back_stands_still), CASE(what_is_kept_comes_back),
          CASE(nonsense_is_not_put_back), CASE(numbers_out_of_bounds_are_refused),
          CASE(memory_that_lacks_is_told), CASE(honest_tenants_hardly_ever_raise_an_alarm))
