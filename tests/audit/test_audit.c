/* The attacks against simulated endpoints: one that leaks is found leaking, one that does not is
 * found tight, over many seeds and with noise; each hole by the attack that it is for.
 * CARREL_AUDIT_SEEDS: runs of each, 25. */
#include "carrel/audit.h"

#include "fault.h"
#include "sim.h"

#define BIT(name) (1u << CR_AUDIT_##name)

static uint32_t n_seeds(void)
{
    const char *env = getenv("CARREL_AUDIT_SEEDS");
    return env ? (uint32_t)strtoul(env, NULL, 10) : 25;
}

static struct cr_audit_options small(uint32_t attacks, uint64_t seed)
{
    struct cr_audit_options o;
    cr_audit_options_init(&o);
    o.attacks = attacks;
    o.n_samples = 60;
    o.settle_us = 1000;
    o.n_batch = 8;
    o.seed = seed;
    return o;
}

static struct cr_audit_report *audit(struct sim *sim, const struct cr_audit_options *o)
{
    struct cr_audit_prober prober = sim_prober(sim);
    struct cr_audit_report *report = NULL;
    struct cr_error err = {0};
    if (cr_audit_run(&prober, o, &report, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    CHECK_INT(report->n_requests, sim->n_requests);
    return report;
}

static const struct cr_audit_result *result_of(const struct cr_audit_report *report,
                                               enum cr_audit_attack attack)
{
    for (uint32_t i = 0; i < report->n_results; i++)
        if (report->results[i].attack == attack)
            return &report->results[i];
    TEST_FAIL("there is no result of %s", cr_audit_attack_word(attack));
}

/* How often each attack came to each verdict, over many seeds. */
struct tally {
    uint32_t n[CR_AUDIT_N_ATTACKS][4], whole[4], runs;
};

static struct tally run_many(const struct sim *like, uint32_t attacks)
{
    struct tally tally = {.runs = n_seeds()};
    for (uint32_t seed = 0; seed < tally.runs; seed++) {
        struct sim sim;
        sim_init(&sim, 1000 + seed);
        struct sim own = sim;
        sim = *like;
        sim.rng = own.rng;
        sim.hashes = own.hashes;
        sim.tenants = own.tenants;
        sim.used = own.used;
        sim.cap = own.cap;
        struct cr_audit_options o = small(attacks, seed);
        if (like->max_pages > 0) /* longer ones would be too few in it */
            o.n_words = 128;
        struct cr_audit_report *report = audit(&sim, &o);
        for (uint32_t i = 0; i < report->n_results; i++)
            tally.n[report->results[i].attack][report->results[i].verdict]++;
        tally.whole[report->verdict]++;
        cr_audit_report_destroy(report);
        sim_release(&sim);
    }
    return tally;
}

static void show(const struct tally *t, uint32_t attacks)
{
    for (int i = 0; i < CR_AUDIT_N_ATTACKS; i++)
        if (attacks >> i & 1)
            fprintf(stderr, "    %-13s leaks %u, undecided %u, tight %u, void %u of %u\n",
                    cr_audit_attack_word((enum cr_audit_attack)i), t->n[i][CR_AUDIT_LEAKS],
                    t->n[i][CR_AUDIT_UNDECIDED], t->n[i][CR_AUDIT_TIGHT], t->n[i][CR_AUDIT_VOID],
                    t->runs);
}

/* At least 90 of 100 leak, as far as these runs can tell. */
static void demand_power(const struct tally *t, uint32_t attacks)
{
    for (int i = 0; i < CR_AUDIT_N_ATTACKS; i++)
        if (attacks >> i & 1 && t->n[i][CR_AUDIT_LEAKS] < 0.95 * t->runs)
            TEST_FAIL("%s found a leak in %u of %u runs",
                      cr_audit_attack_word((enum cr_audit_attack)i), t->n[i][CR_AUDIT_LEAKS],
                      t->runs);
}

/* Tight but for what chance explains; false alarms are rarer than the 1 in 100 of the rule's p. */
static void demand_tight(const struct tally *t, uint32_t attacks)
{
    for (int i = 0; i < CR_AUDIT_N_ATTACKS; i++) {
        if (!(attacks >> i & 1))
            continue;
        const char *word = cr_audit_attack_word((enum cr_audit_attack)i);
        if (cr_stats_binomial_tail(t->n[i][CR_AUDIT_LEAKS], t->runs, 0.002) < 1e-2)
            TEST_FAIL("%s found leaks where there are none", word);
        if (cr_stats_binomial_tail(t->runs - t->n[i][CR_AUDIT_TIGHT], t->runs, 0.05) < 1e-3)
            TEST_FAIL("%s is tight in %u of %u runs only", word, t->n[i][CR_AUDIT_TIGHT], t->runs);
    }
}

#define OF_TEXT                                                                                    \
    (BIT(CACHING) | BIT(MEMBERSHIP) | BIT(FORGERY) | BIT(RECOVERY) | BIT(FIELD) | BIT(ORDER) |     \
     BIT(INTERFERENCE) | BIT(SYBIL))

static void a_global_cache_leaks(void)
{
    struct sim like = {.n_attackers = 3, .noise = 0.1, .share_from = 1};
    struct tally t = run_many(&like, OF_TEXT);
    show(&t, OF_TEXT);
    demand_power(&t, OF_TEXT);
    CHECK_INT(t.whole[CR_AUDIT_LEAKS], t.runs);
}

static void walls_are_tight(void)
{
    struct sim like = {.n_attackers = 3, .noise = 0.1, .tells = true};
    struct tally t = run_many(&like, OF_TEXT);
    show(&t, OF_TEXT);
    demand_tight(&t, OF_TEXT);
    CHECK(t.whole[CR_AUDIT_LEAKS] <= 1);
}

static void walls_with_one_attacker(void)
{
    struct sim like = {.n_attackers = 1, .noise = 0.2};
    struct tally t = run_many(&like, OF_TEXT);
    show(&t, OF_TEXT);
    demand_tight(&t, OF_TEXT & ~BIT(SYBIL));
    CHECK_INT(t.n[CR_AUDIT_SYBIL][CR_AUDIT_VOID], t.runs);
}

/* A slower and slower machine is no leak: both kinds are measured side by side. */
static void a_drift_is_no_leak(void)
{
    struct sim like = {.n_attackers = 2, .noise = 0.1, .bias = 0.02};
    uint32_t attacks = BIT(CACHING) | BIT(MEMBERSHIP) | BIT(RECOVERY);
    struct tally t = run_many(&like, attacks);
    show(&t, attacks);
    demand_tight(&t, attacks);
}

static void what_is_told_leaks_too(void)
{
    struct sim like = {.n_attackers = 3, .noise = 0.1, .tells_all = true};
    uint32_t attacks = BIT(CACHING) | BIT(MEMBERSHIP) | BIT(RECOVERY) | BIT(FIELD);
    struct tally t = run_many(&like, attacks);
    show(&t, attacks);
    demand_power(&t, attacks);
}

static void a_body_that_is_trusted_leaks(void)
{
    struct sim like = {.n_attackers = 3, .noise = 0.1, .trusts_body = true};
    uint32_t attacks = BIT(CACHING) | BIT(FORGERY);
    struct tally t = run_many(&like, attacks);
    show(&t, attacks);
    demand_power(&t, BIT(FORGERY));
    demand_tight(&t, BIT(CACHING));
}

/* Pages are walled, but the queue is ordered by what anybody has. */
static void a_blind_order_leaks(void)
{
    struct sim like = {.n_attackers = 3, .noise = 0.1, .order = SIM_LONGEST, .order_by_all = true};
    uint32_t attacks = BIT(CACHING) | BIT(ORDER);
    struct tally t = run_many(&like, attacks);
    show(&t, attacks);
    demand_power(&t, BIT(ORDER));
    demand_tight(&t, BIT(CACHING));
    like.order_by_all = false;
    t = run_many(&like, BIT(ORDER));
    demand_tight(&t, BIT(ORDER));
}

/* Shared from the third tenant on: one probe finds nothing, but two accounts before it do. */
static void a_count_that_is_known_leaks(void)
{
    struct sim like = {.n_attackers = 4, .noise = 0.1, .share_from = 3};
    uint32_t attacks = BIT(MEMBERSHIP) | BIT(SYBIL);
    struct tally t = run_many(&like, attacks);
    show(&t, attacks);
    demand_power(&t, BIT(SYBIL));
    demand_tight(&t, BIT(MEMBERSHIP));
    struct sim sim;
    sim_init(&sim, 5);
    sim.n_attackers = 4;
    sim.share_from = 3;
    struct cr_audit_options o = small(BIT(SYBIL), 5);
    struct cr_audit_report *report = audit(&sim, &o);
    CHECK_INT(result_of(report, CR_AUDIT_SYBIL)->n_sybils, 2);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

static void recovery_is_counted(void)
{
    struct sim sim;
    sim_init(&sim, 7);
    sim.share_from = 1;
    struct cr_audit_options o = small(BIT(RECOVERY) | BIT(FIELD), 7);
    struct cr_audit_report *report = audit(&sim, &o);
    const struct cr_audit_result *r = result_of(report, CR_AUDIT_RECOVERY);
    CHECK_INT(r->n_candidates, 6);
    CHECK_INT(r->n_tokens, 30);
    CHECK_INT(r->n_secrets, 10);
    CHECK(r->n_right >= 28 && r->n_whole >= 8 && r->n_whole <= 10);
    CHECK(r->probes_per_token == 7);
    CHECK(r->right_low > 0.5 && r->right_p < 1e-6);
    r = result_of(report, CR_AUDIT_FIELD);
    CHECK_INT(r->n_candidates, 10);
    CHECK_INT(r->n_tokens, 4 * r->n_secrets);
    cr_audit_report_destroy(report);
    sim_release(&sim);

    sim_init(&sim, 8); /* chance, over many tokens */
    o = small(BIT(RECOVERY), 8);
    o.n_samples = 2000;
    o.max_requests = 200000;
    report = audit(&sim, &o);
    r = result_of(report, CR_AUDIT_RECOVERY);
    CHECK(r->n_tokens >= 999);
    CHECK(r->right_low < 1 / 6.0 && r->right_high > 1 / 6.0);
    CHECK(r->right_high < 0.21);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

static void membership_has_rates(void)
{
    struct sim sim;
    sim_init(&sim, 9);
    sim.share_from = 1;
    struct cr_audit_options o = small(BIT(MEMBERSHIP), 9);
    struct cr_audit_report *report = audit(&sim, &o);
    const struct cr_audit_result *r = result_of(report, CR_AUDIT_MEMBERSHIP);
    CHECK(r->tpr > 0.9 && r->fpr < 0.1);
    CHECK_INT(r->compared.n_hit, 60);
    CHECK_INT(r->compared.n_miss, 60);
    CHECK(r->compared.ks.p_less < 1e-8);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

static void a_flood_harms_who_waits_behind_it(void)
{
    struct sim like = {.n_attackers = 2, .noise = 0.1, .order = SIM_FIFO};
    struct tally t = run_many(&like, BIT(FLOOD));
    show(&t, BIT(FLOOD));
    demand_power(&t, BIT(FLOOD));
    struct sim sim; /* fair turns: behind one request at most */
    sim_init(&sim, 3);
    sim.order = SIM_FAIR;
    struct cr_audit_options o = small(BIT(FLOOD), 3);
    o.n_words = 128;
    struct cr_audit_report *fair = audit(&sim, &o);
    sim_release(&sim);
    sim_init(&sim, 3);
    struct cr_audit_report *fifo = audit(&sim, &o);
    double ratio = result_of(fifo, CR_AUDIT_FLOOD)->flood.ratio;
    CHECK(ratio > 10);
    CHECK(result_of(fair, CR_AUDIT_FLOOD)->flood.ratio < ratio / 2);
    cr_audit_report_destroy(fair);
    cr_audit_report_destroy(fifo);
    sim_release(&sim);
}

/* What is cached already needs no room where it is everybody's, and shows so. */
static void occupancy_shows_what_is_shared(void)
{
    struct sim like = {.n_attackers = 2, .noise = 0.1, .share_from = 1, .max_pages = 640};
    struct tally t = run_many(&like, BIT(OCCUPANCY));
    show(&t, BIT(OCCUPANCY));
    demand_power(&t, BIT(OCCUPANCY));
    like.share_from = 0; /* equal text is stored once, and that is seen */
    t = run_many(&like, BIT(OCCUPANCY));
    demand_power(&t, BIT(OCCUPANCY));
    like.is_salted = true;
    t = run_many(&like, BIT(OCCUPANCY));
    show(&t, BIT(OCCUPANCY));
    demand_tight(&t, BIT(OCCUPANCY));
    like.max_pages = 1u << 30;
    t = run_many(&like, BIT(OCCUPANCY));
    CHECK_INT(t.n[CR_AUDIT_OCCUPANCY][CR_AUDIT_VOID], t.runs);
}

static void protection_over_time(void)
{
    struct sim sim;
    sim_init(&sim, 4);
    sim.share_from = 1;
    sim.watch = 90; /* controls and calibration hit nothing of others' */
    struct cr_audit_options o = small(BIT(WINDOW), 4);
    o.window_us = 240000000;
    struct cr_audit_report *report = audit(&sim, &o);
    const struct cr_audit_result *r = result_of(report, CR_AUDIT_WINDOW);
    CHECK_INT(r->verdict, CR_AUDIT_TIGHT);
    CHECK(r->protected_s >= 90 && r->protected_s <= 120);
    CHECK(r->seconds >= 230 && r->seconds < 250);
    cr_audit_report_destroy(report);
    sim_release(&sim);

    sim_init(&sim, 4);
    sim.share_from = 1;
    report = audit(&sim, &o);
    r = result_of(report, CR_AUDIT_WINDOW);
    CHECK_INT(r->verdict, CR_AUDIT_LEAKS);
    CHECK(r->protected_s < 0);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

/* --- what makes a run void ---------------------------------------------------------------- */

static void without_a_cache_nothing_is_said(void)
{
    struct sim like = {.n_attackers = 3, .noise = 0.1, .is_off = true};
    struct tally t = run_many(&like, OF_TEXT);
    CHECK_INT(t.whole[CR_AUDIT_VOID], t.runs);
    struct sim loud = {.n_attackers = 3, .noise = 3, .share_from = 1, .max_words = 150};
    t = run_many(&loud, BIT(CACHING)); /* noise hides hits, and texts can't be longer */
    CHECK(t.whole[CR_AUDIT_VOID] >= 0.9 * t.runs);
}

static void an_endpoint_that_refuses(void)
{
    struct sim sim;
    sim_init(&sim, 1);
    sim.max_words = 50;
    struct cr_audit_options o = small(BIT(CACHING), 1);
    struct cr_audit_report *report = audit(&sim, &o);
    CHECK_INT(report->verdict, CR_AUDIT_VOID);
    CHECK(strstr(report->why, "refuses"));
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

/* A short context: shorter secrets, and the same verdict. */
static void an_endpoint_with_a_short_context(void)
{
    struct sim sim;
    sim_init(&sim, 2);
    sim.max_words = 300;
    sim.share_from = 1;
    struct cr_audit_options o = small(OF_TEXT, 2);
    struct cr_audit_report *report = audit(&sim, &o);
    CHECK_INT(report->n_words, 128);
    const struct cr_audit_result *r = result_of(report, CR_AUDIT_RECOVERY);
    CHECK_INT(r->verdict, CR_AUDIT_LEAKS);
    CHECK_INT(r->n_secrets, r->n_tokens);
    CHECK_INT(result_of(report, CR_AUDIT_FIELD)->verdict, CR_AUDIT_LEAKS);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

static void a_busy_endpoint_is_asked_again(void)
{
    struct sim sim;
    sim_init(&sim, 3);
    sim.busy_each = 7;
    sim.share_from = 1;
    struct cr_audit_options o = small(BIT(CACHING) | BIT(RECOVERY), 3);
    struct cr_audit_report *report = audit(&sim, &o);
    CHECK_INT(result_of(report, CR_AUDIT_CACHING)->verdict, CR_AUDIT_LEAKS);
    CHECK_INT(result_of(report, CR_AUDIT_CACHING)->compared.n_hit, 60);
    CHECK_INT(result_of(report, CR_AUDIT_RECOVERY)->verdict, CR_AUDIT_LEAKS);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

static void requests_and_time_have_an_end(void)
{
    for (uint32_t max = 1; max < 1500; max += 97) {
        struct sim sim;
        sim_init(&sim, max);
        struct cr_audit_options o = small(OF_TEXT, max);
        o.max_requests = max;
        struct cr_audit_report *report = audit(&sim, &o);
        CHECK(report->n_requests <= max);
        if (max < 200)
            CHECK_INT(report->verdict, CR_AUDIT_VOID);
        for (uint32_t i = 0; i < report->n_results; i++)
            CHECK((report->results[i].verdict == CR_AUDIT_VOID) ==
                  (report->results[i].why != NULL));
        cr_audit_report_destroy(report);
        sim_release(&sim);
    }
    struct sim sim;
    sim_init(&sim, 1);
    struct cr_audit_options o = small(OF_TEXT, 1);
    o.n_samples = 1000;
    o.max_us = 20000000;
    struct cr_audit_report *report = audit(&sim, &o);
    CHECK(report->seconds < 22);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

static void nonsense_is_refused(void)
{
    struct sim sim;
    struct cr_audit_report *report = NULL;
    sim_init(&sim, 1);
    struct cr_audit_prober prober = sim_prober(&sim);
    struct cr_audit_options good = small(BIT(CACHING), 1), o = good;
    prober.n_attackers = 0;
    CHECK_INT(cr_audit_run(&prober, &good, &report, NULL), CR_EINVAL);
    prober.n_attackers = 65;
    CHECK_INT(cr_audit_run(&prober, &good, &report, NULL), CR_EINVAL);
    prober.n_attackers = 1;
    o.n_samples = 19;
    CHECK_INT(cr_audit_run(&prober, &o, &report, NULL), CR_EINVAL);
    o = good;
    o.attacks = 0;
    CHECK_INT(cr_audit_run(&prober, &o, &report, NULL), CR_EINVAL);
    o.attacks = 1u << CR_AUDIT_N_ATTACKS;
    CHECK_INT(cr_audit_run(&prober, &o, &report, NULL), CR_EINVAL);
    CHECK(report == NULL && sim.n_requests == 0);
    sim_release(&sim);
}

static int no_answer(void *user, const struct cr_audit_request *requests,
                     struct cr_audit_answer *answers, uint32_t n, struct cr_error *err)
{
    struct sim *sim = user;
    if (sim->n_requests >= 500)
        return cr_error_set(err, CR_EIO, "The cable is cut.");
    return sim_send(user, requests, answers, n, err);
}

static void an_error_ends_the_audit(void)
{
    struct sim sim;
    struct cr_audit_report *report = NULL;
    struct cr_error err = {0};
    sim_init(&sim, 1);
    struct cr_audit_prober prober = sim_prober(&sim);
    prober.send = no_answer;
    struct cr_audit_options o = small(OF_TEXT, 1);
    CHECK_INT(cr_audit_run(&prober, &o, &report, &err), CR_EIO);
    CHECK_STR(err.text, "The cable is cut.");
    CHECK(report == NULL);
    sim_release(&sim);
}

/* --- texts and reports -------------------------------------------------------------------- */

/* Keeps all prompts, to search the reports for them. */
struct wire {
    struct sim sim;
    char *words; /* the e-mail addresses and PINs' forms, a line each */
    size_t len;
};

static int tap(void *user, const struct cr_audit_request *requests, struct cr_audit_answer *answers,
               uint32_t n, struct cr_error *err)
{
    struct wire *wire = user;
    for (uint32_t i = 0; i < n; i++) {
        const char *at = strchr(requests[i].prompt, '@');
        if (at == NULL)
            continue;
        wire->words = realloc(wire->words, wire->len + 8);
        CHECK(wire->words);
        memcpy(wire->words + wire->len, at + 1, 7);
        wire->words[wire->len + 7] = '\0';
        wire->len += 8;
    }
    return sim_send(&wire->sim, requests, answers, n, err);
}

static void reports_hold_figures_and_no_text(void)
{
    struct wire wire = {0};
    sim_init(&wire.sim, 6);
    wire.sim.share_from = 1;
    wire.sim.tells = true;
    struct cr_audit_prober prober = sim_prober(&wire.sim);
    prober.user = &wire;
    prober.send = tap;
    struct cr_audit_options o = small(OF_TEXT | BIT(FLOOD) | BIT(WINDOW) | BIT(OCCUPANCY), 6);
    o.window_us = 60000000;
    struct cr_audit_report *report;
    CHECK_INT(cr_audit_run(&prober, &o, &report, NULL), CR_OK);
    char *text[3];
    CHECK_INT(cr_audit_report_text(report, "http://x/<\"&>", &text[0]), CR_OK);
    CHECK_INT(cr_audit_report_json(report, "http://x/<\"&>", &text[1]), CR_OK);
    CHECK_INT(cr_audit_report_html(report, "http://x/<\"&>", &text[2]), CR_OK);
    for (int i = 0; i < CR_AUDIT_N_ATTACKS; i++)
        for (int k = 0; k < 3; k++)
            CHECK(strstr(text[k], cr_audit_attack_word((enum cr_audit_attack)i)));
    CHECK(strstr(text[1], "http://x/<\\\"&>"));
    CHECK(strstr(text[2], "http://x/&lt;&quot;&amp;&gt;"));
    CHECK(strstr(text[2], "<svg") && strstr(text[2], "</html>"));
    CHECK(!strstr(text[2], "<script") && !strstr(text[2], "src="));
    CHECK(!strstr(text[2], "nan ms") && !strstr(text[2], "\"nan") && !strstr(text[2], "-nan"));
    CHECK(!strstr(text[1], ":nan") && !strstr(text[1], ":-nan") && !strstr(text[1], ":inf"));
    CHECK(wire.len > 1000);
    for (size_t i = 0; i < wire.len; i += 8)
        for (int k = 0; k < 3; k++)
            CHECK(!strstr(text[k], wire.words + i));
    for (int k = 0; k < 3; k++)
        free(text[k]);
    cr_audit_report_destroy(report);
    free(wire.words);
    sim_release(&wire.sim);
}

static int no_person(void *user, const struct cr_audit_request *requests,
                     struct cr_audit_answer *answers, uint32_t n, struct cr_error *err)
{
    for (uint32_t i = 0; i < n; i++)
        CHECK(strchr(requests[i].prompt, '@') == NULL);
    return sim_send(user, requests, answers, n, err);
}

static void letters_only_are_letters(void)
{
    struct sim sim;
    struct cr_audit_report *report;
    sim_init(&sim, 1);
    struct cr_audit_prober prober = sim_prober(&sim);
    prober.send = no_person;
    struct cr_audit_options o = small(BIT(CACHING) | BIT(MEMBERSHIP), 1);
    o.letters_only = true;
    CHECK_INT(cr_audit_run(&prober, &o, &report, NULL), CR_OK);
    CHECK(report->verdict != CR_AUDIT_LEAKS && report->why == NULL);
    cr_audit_report_destroy(report);
    sim_release(&sim);
}

/* One seed, one run; another, another. */
static void a_seed_gives_the_same_run(void)
{
    char *text[3];
    for (int i = 0; i < 3; i++) {
        struct sim sim;
        sim_init(&sim, 1);
        struct cr_audit_options o = small(BIT(CACHING) | BIT(RECOVERY), i == 2 ? 78 : 77);
        struct cr_audit_report *report = audit(&sim, &o);
        report->seed = 0;
        CHECK_INT(cr_audit_report_json(report, "x", &text[i]), CR_OK);
        cr_audit_report_destroy(report);
        sim_release(&sim);
    }
    CHECK_STR(text[0], text[1]);
    CHECK(strcmp(text[0], text[2]) != 0);
    for (int i = 0; i < 3; i++)
        free(text[i]);
}

static void short_run(void *user)
{
    struct sim *sim = user; /* as new, but for its memory, which is not to fail */
    memset(sim->hashes, 0, sim->cap * sizeof *sim->hashes);
    memset(sim->tenants, 0, sim->cap * sizeof *sim->tenants);
    sim->n = 0;
    cr_rng_seed(&sim->rng, 1);
    struct cr_audit_prober prober = sim_prober(sim);
    struct cr_audit_options o = small(BIT(CACHING) | BIT(ORDER), 1);
    struct cr_audit_report *report = NULL;
    char *text = NULL;
    o.n_samples = 20;
    o.n_words = 128;
    o.n_batch = 1;
    int status = cr_audit_run(&prober, &o, &report, NULL);
    CHECK(status == CR_OK || (status == CR_ENOMEM && fault_fired() && report == NULL));
    if (status == CR_OK)
        status = cr_audit_report_html(report, "x", &text);
    CHECK(status == CR_OK || (status == CR_ENOMEM && fault_fired() && text == NULL));
    free(text);
    cr_audit_report_destroy(report);
}

static void memory_may_run_out(void)
{
    struct sim sim;
    sim_init(&sim, 1);
    CHECK(fault_each(short_run, &sim) > 50);
    sim_release(&sim);
}

TEST_MAIN(CASE(a_global_cache_leaks), CASE(walls_are_tight), CASE(walls_with_one_attacker),
          CASE(a_drift_is_no_leak), CASE(what_is_told_leaks_too),
          CASE(a_body_that_is_trusted_leaks), CASE(a_blind_order_leaks),
          CASE(a_count_that_is_known_leaks), CASE(recovery_is_counted), CASE(membership_has_rates),
          CASE(a_flood_harms_who_waits_behind_it), CASE(occupancy_shows_what_is_shared),
          CASE(protection_over_time), CASE(without_a_cache_nothing_is_said),
          CASE(an_endpoint_that_refuses), CASE(an_endpoint_with_a_short_context),
          CASE(a_busy_endpoint_is_asked_again), CASE(requests_and_time_have_an_end),
          CASE(nonsense_is_refused), CASE(an_error_ends_the_audit),
          CASE(reports_hold_figures_and_no_text), CASE(letters_only_are_letters),
          CASE(a_seed_gives_the_same_run), CASE(memory_may_run_out))
