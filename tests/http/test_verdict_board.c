/* From tokens to what the KV manager is told, with a worker whose engine thread is the test's own
 * and whose KV manager is real. */
#include "fault.h"
#include "http/verdict_board.h"
#include "server_fixture.h"

#define PAGE       16u
#define MAX_TOKENS 4096u

#define CARD "4539148803436467"

static struct cr_worker *worker;
static struct cr_vocab *vocab;
static struct server_metrics metrics;
static struct recent recent;
static struct verdict_board board;
static struct cr_rules *rules;
static const struct cr_tenant_id acme = {1}, zeta = {2};
static const struct cr_tenant_policy usual = {false, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT,
                                              CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT};
static enum cr_kv_mode mode = CR_KV_SELECTIVE; /* of the next set_up() */

static void set_up(uint32_t max_queued)
{
    struct cr_pipeline_config config;
    struct cr_policy policy;
    struct cr_error err = {0};
    struct cr_kv_config kv = {.page_tokens = PAGE,
                              .n_pages = 1024,
                              .max_seqs = 8,
                              .max_tokens = MAX_TOKENS,
                              .mode = mode,
                              .quorum = 3,
                              .n_ghosts = 64};
    worker = fake_worker_create();
    cr_kv_destroy(worker->kv);
    CHECK_INT(cr_kv_create(&kv, &worker->kv), CR_OK);
    vocab = fix_load_bpe();
    CHECK_INT(server_metrics_init(&metrics, 4), CR_OK);
    recent_init(&recent);
    verdict_board_init(&board);
    if (rules == NULL && cr_rules_default(&rules, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    cr_pipeline_config_defaults(&config);
    cr_policy_defaults(&policy);
    config.rules = rules;
    config.n_known = 1024;
    config.max_queued = max_queued;
    CHECK_INT(verdict_board_open(&board, &config, &policy, false, worker, vocab, &metrics, &recent),
              CR_OK);
}

static void tear_down(void)
{
    verdict_board_stop(&board);
    CHECK(cr_kv_is_valid(worker->kv));
    fake_worker_destroy(worker);
    verdict_board_release(&board);
    recent_release(&recent);
    server_metrics_release(&metrics);
    cr_vocab_destroy(vocab);
}

/* Prose, with something in the middle. */
static struct cr_tokens spell_out(const char *middle)
{
    static const char *const words[] = {"the", "river", "goes", "on", "between", "green", "hills"};
    char text[2200] = "";
    struct cr_tokens tokens;
    for (uint32_t i = 0; strlen(text) < 2000; i++) {
        strcat(text, words[i * 5 % 7]);
        strcat(text, " ");
        if (i == 180)
            strcat(text, middle);
    }
    CHECK_INT(cr_vocab_tokenize(vocab, text, strlen(text), false, false, MAX_TOKENS, &tokens),
              CR_OK);
    return tokens;
}

/* Caches tokens for a tenant, as a request does. */
static void cache(struct cr_tenant_id tenant, const int32_t *tokens, uint32_t n)
{
    struct cr_kv_seq *seq;
    pthread_mutex_lock(&worker->mutex);
    CHECK_INT(cr_kv_open(worker->kv, tenant, tokens, n, &seq), CR_OK);
    uint32_t len = cr_kv_seq_len(seq);
    CHECK_INT(cr_kv_reserve(worker->kv, seq, n - len), CR_OK);
    CHECK_INT(cr_kv_commit(worker->kv, seq, tokens + len, n - len), CR_OK);
    cr_kv_close(worker->kv, seq);
    pthread_mutex_unlock(&worker->mutex);
}

static struct cr_kv_explanation explain(struct cr_tenant_id tenant, const int32_t *tokens,
                                        uint32_t n)
{
    struct cr_kv_explanation e;
    pthread_mutex_lock(&worker->mutex);
    cr_kv_explain(worker->kv, tenant, tokens, n, &e);
    pthread_mutex_unlock(&worker->mutex);
    return e;
}

static uint64_t n_verdicts(void)
{
    uint64_t n = 0;
    for (int k = 0; k < VERDICT_KINDS; k++)
        for (int t = 0; t < VERDICT_TIERS; t++)
            n += metric_get(&metrics.verdicts[k][t]);
    return n;
}

static void wait_for_verdicts(uint64_t n)
{
    while (n_verdicts() < n)
        usleep(500);
    CHECK_INT(n_verdicts(), n);
}

/* Until nothing is judged any more. */
static void wait_for_pipeline(uint64_t n_pages)
{
    struct cr_pipeline_stats stats;
    do {
        usleep(500);
        cr_pipeline_get_stats(board.pipeline, &stats);
    } while (stats.n_judged_pages + stats.n_known_pages < n_pages);
    usleep(5000); /* its verdict is told just before that */
}

static struct verdict_text *begin(struct cr_tenant_id tenant, const struct cr_tenant_policy *policy,
                                  const struct cr_tokens *tokens)
{
    return verdict_begin(&board, tenant, policy, "id", 0, tokens->ids, tokens->n);
}

static void first_token(struct verdict_text *text)
{
    verdict_hear(text, &(struct cr_event){.text = "x", .len = 1, .first_token_us = 1});
}

static void last_event(struct verdict_text *text, const int32_t *generated, uint32_t n)
{
    verdict_hear(text, &(struct cr_event){.finish = CR_FINISH_STOP,
                                          .generated = generated,
                                          .usage = {.n_generated = n}});
}

/* A whole request of text that is cached already. */
static void request(struct cr_tenant_id tenant, const struct cr_tenant_policy *policy,
                    const struct cr_tokens *tokens)
{
    uint64_t n = n_verdicts();
    struct verdict_text *text = begin(tenant, policy, tokens);
    CHECK(text != NULL);
    verdict_send(text);
    last_event(text, NULL, 0);
    verdict_end(text);
    wait_for_verdicts(n + 2);
}

static void verdicts_wait_for_the_cache(void)
{
    set_up(16);
    struct cr_tokens tokens = spell_out("");
    uint32_t n_prompt = tokens.n / 2 / PAGE * PAGE + 3;
    struct verdict_text *text = verdict_begin(&board, acme, &usual, "id", 0, tokens.ids, n_prompt);
    CHECK(text != NULL);
    verdict_send(text);
    wait_for_pipeline(1);
    CHECK_STR(fake_posts(worker), ""); /* it is judged, and not cached */
    cache(acme, tokens.ids, n_prompt);
    CHECK_INT(explain(zeta, tokens.ids, n_prompt).n_everyone, 0);
    first_token(text);
    wait_for_verdicts(1);
    CHECK_STR(fake_posts(worker), "C ");
    uint32_t n = explain(zeta, tokens.ids, tokens.n).n_everyone;
    CHECK(n > 0 && n < n_prompt / PAGE); /* the last ones wait for what follows */
    CHECK_INT(metric_get(&metrics.verdicts[VERDICT_CLEARED][1]), 1);

    cache(acme, tokens.ids, tokens.n);
    last_event(text, tokens.ids + n_prompt, tokens.n - n_prompt);
    verdict_end(text);
    wait_for_verdicts(2);
    CHECK_INT(explain(zeta, tokens.ids, tokens.n).n_everyone, (tokens.n - 1) / PAGE);
    CHECK_INT(cr_kv_contributed(worker->kv, acme), (tokens.n - 1) / PAGE);
    CHECK_INT(cr_kv_contributed(worker->kv, zeta), 0);
    cr_tokens_release(&tokens);
    tear_down();
}

static void private_text_is_sealed(void)
{
    set_up(16);
    struct cr_tokens tokens = spell_out(CARD " ");
    cache(acme, tokens.ids, tokens.n);
    request(acme, &usual, &tokens);
    struct cr_kv_explanation e = explain(acme, tokens.ids, tokens.n);
    CHECK(e.n_everyone > 2 && e.n_everyone < e.n_pages - 4);
    const struct cr_kv_run_info *last = &e.runs[e.n_runs - 1];
    CHECK(last->marks & CR_KV_IS_SEALED);
    CHECK_STR(verdict_reason_word(last->cause.reason), "ACCOUNT");
    CHECK_INT(last->cause.tier, 1);
    CHECK_STR(verdict_reason_word(0), "");
    CHECK_INT(metric_get(&metrics.verdicts[VERDICT_PRIVATE][1]), 2);
    cr_tokens_release(&tokens);
    tear_down();
}

/* Who has another policy publishes less, and takes nothing from others. */
static void a_tenants_policy_is_its_own(void)
{
    static const struct cr_tenant_policy strict = {false, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT, 0, 0},
                                         french = {false, CR_LIMIT_DEFAULT, 1u << CR_LANGUAGE_FR,
                                                   CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT},
                                         lax = {false, 1u << CR_PRIVACY_HEALTH, CR_LIMIT_DEFAULT,
                                                CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT},
                                         closed = {.is_always_private = true};
    set_up(16);
    struct cr_tokens tokens = spell_out(CARD " ");
    cache(acme, tokens.ids, tokens.n);
    CHECK(begin(acme, &closed, &tokens) == NULL);
    CHECK_INT(metric_get(&metrics.undecided[CR_VERDICT_POLICY]), 1);
    request(acme, &strict, &tokens);
    CHECK_INT(explain(zeta, tokens.ids, tokens.n).n_everyone, 0);
    request(acme, &french, &tokens);
    CHECK_INT(explain(zeta, tokens.ids, tokens.n).n_everyone, 0);
    CHECK_INT(metric_get(&metrics.undecided[CR_VERDICT_LANGUAGE]), 2);
    request(acme, &lax, &tokens);
    uint32_t n = explain(zeta, tokens.ids, tokens.n).n_everyone;
    CHECK_INT(n, (tokens.n - 1) / PAGE);
    cache(zeta, tokens.ids, tokens.n);
    request(zeta, &strict, &tokens);
    CHECK_INT(explain(zeta, tokens.ids, tokens.n).n_everyone, n);
    request(zeta, &usual, &tokens); /* the server's takes it back */
    CHECK(explain(zeta, tokens.ids, tokens.n).n_everyone < n);
    cr_tokens_release(&tokens);
    tear_down();
}

/* What was judged by rules that hold no more is not carried out. */
/* Pages that the detector judges for a request of text that another tenant sent before. */
static uint64_t n_judged_again(enum cr_kv_mode m, uint64_t *ret_n_first)
{
    struct cr_pipeline_stats before, after;
    struct cr_tokens tokens;
    mode = m;
    set_up(16);
    mode = CR_KV_SELECTIVE;
    tokens = spell_out("");
    cache(acme, tokens.ids, tokens.n);
    request(acme, &usual, &tokens);
    cr_pipeline_get_stats(board.pipeline, &before);
    *ret_n_first = before.n_judged_pages;
    cache(zeta, tokens.ids, tokens.n);
    request(zeta, &usual, &tokens);
    verdict_board_stop(&board); /* all is counted */
    cr_pipeline_get_stats(board.pipeline, &after);
    cr_tokens_release(&tokens);
    tear_down();
    return after.n_judged_pages - before.n_judged_pages;
}

static void what_is_everybodys_is_not_judged_again(void)
{
    uint64_t n_first, n = n_judged_again(CR_KV_QUORUM, &n_first);
    CHECK_INT(n, n_first); /* not published yet: it would tell that another sent it */
    n = n_judged_again(CR_KV_SELECTIVE, &n_first);
    CHECK_INT(n, 0);
}

static void old_rules_do_not_count(void)
{
    set_up(16);
    struct cr_tokens tokens = spell_out("");
    cache(acme, tokens.ids, tokens.n);
    struct verdict_text *text = begin(acme, &usual, &tokens);
    verdict_send(text);
    wait_for_pipeline(1);
    cr_pipeline_set_rules(board.pipeline, rules);
    first_token(text);
    wait_for_verdicts(1);
    CHECK_INT(metric_get(&metrics.undecided[CR_VERDICT_STALE]), 1);
    CHECK_INT(explain(zeta, tokens.ids, tokens.n).n_everyone, 0);
    last_event(text, NULL, 0);
    verdict_end(text);
    wait_for_verdicts(2);
    CHECK_INT(explain(zeta, tokens.ids, tokens.n).n_everyone, (tokens.n - 1) / PAGE);
    cr_tokens_release(&tokens);
    tear_down();
}

static void a_full_inbox_delays_only(void)
{
    set_up(16);
    struct cr_tokens tokens = spell_out("");
    cache(acme, tokens.ids, tokens.n);
    fake_set_order_status(worker, CR_EFULL);
    struct verdict_text *text = begin(acme, &usual, &tokens);
    verdict_send(text);
    wait_for_pipeline(1);
    first_token(text);
    CHECK_INT(n_verdicts(), 0);
    fake_set_order_status(worker, CR_OK);
    last_event(text, NULL, 0);
    verdict_end(text);
    wait_for_verdicts(2);
    CHECK_STR(fake_posts(worker), "C ");
    cr_tokens_release(&tokens);
    tear_down();
}

static void a_full_queue_leaves_text_private(void)
{
    set_up(1);
    struct cr_tokens tokens = spell_out("");
    cache(acme, tokens.ids, tokens.n);
    struct verdict_text *texts[64];
    for (int i = 0; i < 64; i++) { /* faster than they are judged */
        texts[i] = begin(acme, &usual, &tokens);
        verdict_send(texts[i]);
    }
    for (int i = 0; i < 64; i++) {
        first_token(texts[i]);
        last_event(texts[i], NULL, 0);
        verdict_end(texts[i]);
    }
    wait_for_verdicts(128);
    CHECK(metric_get(&metrics.undecided[CR_VERDICT_OVERLOAD]) > 0);
    cr_tokens_release(&tokens);
    tear_down();
}

static struct cr_tokens fault_tokens;

static void one_request(void *user)
{
    (void)user;
    uint64_t n = n_verdicts();
    struct verdict_text *text = begin(acme, &usual, &fault_tokens);
    if (text == NULL) {
        CHECK_INT(n_verdicts(), n + 1);
        return;
    }
    verdict_send(text);
    first_token(text);
    last_event(text, fault_tokens.ids, 40);
    verdict_end(text);
    wait_for_verdicts(n + 2);
}

static void memory_may_run_out(void)
{
    set_up(16);
    fault_tokens = spell_out("");
    cache(acme, fault_tokens.ids, fault_tokens.n);
    CHECK(fault_each(one_request, NULL) >= 8);
    CHECK(metric_get(&metrics.undecided[CR_VERDICT_FAILED]) >= 8);
    struct verdict_text *text = begin(acme, &usual, &fault_tokens);
    verdict_abandon(text); /* the request was not accepted */
    verdict_abandon(NULL);
    cr_tokens_release(&fault_tokens);
    tear_down();
}

TEST_MAIN(CASE(verdicts_wait_for_the_cache), CASE(private_text_is_sealed),
          CASE(a_tenants_policy_is_its_own), CASE(what_is_everybodys_is_not_judged_again),
          CASE(old_rules_do_not_count), CASE(a_full_inbox_delays_only),
          CASE(a_full_queue_leaves_text_private), CASE(memory_may_run_out))
