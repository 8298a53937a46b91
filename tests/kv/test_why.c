/* Why a prompt was not found, who may use its pages, and what is told of pages that come and go.
 * Random operations are test_walls.c's. */
#include "event_ledger.h"
#include "fault.h"
#include "kv_fixture.h"

static struct ledger ledger;

static struct cr_kv *make(enum cr_kv_mode mode, uint32_t n_pages, uint32_t n_ghosts)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = n_pages,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .mode = mode,
                                  .on_event = ledger_note,
                                  .event_user = &ledger,
                                  .n_ghosts = n_ghosts};
    struct cr_kv *kv = NULL;

    memset(&ledger, 0, sizeof ledger);
    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    return kv;
}

static void end(struct cr_kv *kv)
{
    CHECK(cr_kv_is_valid(kv));
    ledger_check(&ledger, kv);
    cr_kv_destroy(kv);
}

/* A token is appended, so that the last page counts. */
static struct cr_kv_explanation explain(const struct cr_kv *kv, struct cr_tenant_id tenant,
                                        const char *text)
{
    struct cr_kv_explanation e;
    int32_t tokens[257];
    uint32_t n = spell(text, tokens);

    tokens[n] = 0;
    cr_kv_explain(kv, tenant, tokens, n + 1, &e);
    CHECK_INT(e.match.n_shared + e.match.n_own, found(kv, tenant, text));
    return e;
}

static void check_why(const struct cr_kv *kv, struct cr_tenant_id tenant, const char *text,
                      enum cr_kv_why want)
{
    struct cr_kv_explanation e = explain(kv, tenant, text);

    CHECK_STR(cr_kv_why_word(e.match.why), cr_kv_why_word(want));
}

static void declare(struct cr_kv *kv, uint64_t id, const char *text)
{
    int32_t tokens[256];

    CHECK_INT(cr_kv_declare(kv, id, tokens, spell(text, tokens)), CR_OK);
}

static void what_was_never_there_is_new(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 16, 64);

    check_why(kv, acme, "aaaa", CR_KV_WHY_NEW);
    cache_text(kv, acme, "aaaabbbb");
    check_why(kv, acme, "aaaabbbb", CR_KV_WHY_WHOLE);
    check_why(kv, acme, "aaaa", CR_KV_WHY_WHOLE);
    check_why(kv, acme, "aaaacccc", CR_KV_WHY_NEW);
    check_why(kv, acme, "bbbb", CR_KV_WHY_NEW); /* the same page elsewhere is other text */
    check_why(kv, zeta, "aaaabbbb", CR_KV_WHY_NEW);
    check_why(kv, nobody, "aaaabbbb", CR_KV_WHY_NOBODY);
    end(kv);
}

static void what_was_evicted_is_known_by_its_reason(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 4, 64);

    cr_kv_expire(kv, 100, 0);
    cache_text(kv, acme, "aaaabbbb");
    cache_text(kv, zeta, "ccccddddeeee"); /* takes one page, from the tail */
    CHECK_INT(ledger.last.kind, CR_KV_EVENT_STORED);
    CHECK_INT(ledger.n[CR_KV_EVENT_EVICTED], 1);
    cr_kv_expire(kv, 107, 0);
    struct cr_kv_explanation e = explain(kv, acme, "aaaabbbb");
    CHECK_INT(e.match.why, CR_KV_WHY_ROOM);
    CHECK_INT(e.match.n_own, PAGE);
    CHECK_INT(e.match.gone_s, 7);
    check_why(kv, zeta, "aaaabbbb", CR_KV_WHY_NEW); /* a ghost is its owner's */
    cache_text(kv, acme, "aaaabbbb");
    check_why(kv, acme, "aaaabbbb", CR_KV_WHY_WHOLE); /* it came back */
    CHECK_INT(cr_kv_set_limits(kv, acme, &(struct cr_kv_limits){.cap_pages = 1}), CR_OK);
    CHECK_INT(ledger.last.kind, CR_KV_EVENT_EVICTED);
    CHECK_INT(ledger.last.why, CR_KV_WHY_CAP);
    check_why(kv, acme, "aaaabbbb", CR_KV_WHY_CAP);
    CHECK_INT(cr_kv_set_limits(kv, acme, &(struct cr_kv_limits){.ttl_s = 10}), CR_OK);
    CHECK_INT(cr_kv_expire(kv, 200, 100), 1);
    CHECK_INT(ledger.last.kind, CR_KV_EVENT_EXPIRED);
    check_why(kv, acme, "aaaabbbb", CR_KV_WHY_EXPIRED); /* from its beginning on */
    struct cr_kv_tenant_info info;
    cr_kv_get_tenant(kv, acme, &info);
    CHECK_INT(info.n_evicted_pages, 2);
    CHECK_INT(info.limits.ttl_s, 10);
    cr_kv_forget_tenant(kv, zeta);
    CHECK_INT(ledger.last.kind, CR_KV_EVENT_FORGOTTEN);
    check_why(kv, zeta, "cccc", CR_KV_WHY_FORGOTTEN);
    end(kv);
}

static void what_was_taken_back_is_demoted(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 32, 64);

    cache_text(kv, acme, "aaaabbbb");
    declare(kv, 1, "aaaabbbb");
    CHECK_INT(ledger.n[CR_KV_EVENT_PUBLISHED], 2);
    cache_text(kv, zeta, "aaaabbbbcccc");
    struct cr_kv_explanation e = explain(kv, zeta, "aaaabbbbcccc");
    CHECK_INT(e.match.n_shared, 2 * PAGE);
    CHECK_INT(e.match.n_own, PAGE);
    CHECK_INT(e.n_declared, 2);
    cr_kv_revoke(kv, 1);
    CHECK_INT(ledger.n[CR_KV_EVENT_KEPT], 2); /* acme computed it */
    check_why(kv, acme, "aaaabbbb", CR_KV_WHY_WHOLE);
    check_why(kv, zeta, "aaaabbbbcccc", CR_KV_WHY_DEMOTED); /* zeta only read it … */
    cache_text(kv, zeta, "aaaabbbb");
    check_why(kv, zeta, "aaaabbbbcccc", CR_KV_WHY_DEMOTED); /* … and its own hung below */
    end(kv);
}

/* Text may have been a tenant's own and everybody's in turn. */
static void the_later_of_two_reasons_counts(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 32, 64);

    declare(kv, 1, "aaaa");
    cache_text(kv, acme, "aaaa");
    cr_kv_revoke(kv, 1);
    check_why(kv, zeta, "aaaa", CR_KV_WHY_DEMOTED);
    cache_text(kv, zeta, "aaaa");
    cache_text(kv, zeta, "bbbb");
    CHECK_INT(cr_kv_set_limits(kv, zeta, &(struct cr_kv_limits){.cap_pages = 1}), CR_OK);
    check_why(kv, zeta, "aaaa", CR_KV_WHY_CAP); /* its own, after the shared one */
    declare(kv, 2, "aaaa");
    cache_text(kv, acme, "aaaa");
    cr_kv_revoke(kv, 2);
    check_why(kv, zeta, "aaaa", CR_KV_WHY_DEMOTED); /* and the other way round */
    end(kv);
}

static void a_folded_twin_leaves_no_ghost(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 32, 64);

    cache_text(kv, acme, "aaaabbbb");
    cache_text(kv, zeta, "aaaabbbb");
    declare(kv, 1, "aaaabbbb");
    CHECK_INT(ledger.n[CR_KV_EVENT_FOLDED], 2);
    check_why(kv, zeta, "aaaabbbb", CR_KV_WHY_WHOLE);
    CHECK_INT(kv->n_gone, 0);
    end(kv);
}

static void who_may_use_a_page(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 32, 64);

    declare(kv, 1, "aaaa");
    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, zeta, "aaaabbbbdddd");
    struct cr_kv_explanation e = explain(kv, acme, "aaaabbbbdddd");
    CHECK_INT(e.n_pages, 3);
    CHECK_INT(e.n_everyone, 1);
    CHECK_INT(e.n_runs, 2);
    CHECK_INT(e.runs[0].tenant.v, 0);
    CHECK_INT(e.runs[0].marks & CR_KV_IS_DECLARED, CR_KV_IS_DECLARED);
    CHECK_INT(e.runs[1].tenant.v, acme.v);
    CHECK_INT(e.runs[1].n_pages, 1); /* of two: as far as the text goes */
    CHECK_INT(e.runs[1].depth, 1);
    CHECK_INT(e.n_holders, 2);
    for (uint32_t i = 0; i < 2; i++)
        CHECK_INT(e.holders[i].n_pages, e.holders[i].tenant.v == acme.v ? 2 : 3);
    e = explain(kv, acme, "aa");
    CHECK_INT(e.n_pages, 0);
    CHECK_INT(e.match.why, CR_KV_WHY_WHOLE); /* there is nothing more to find */
    end(kv);
}

static void a_sequence_knows_how_it_was_matched(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 32, 64);
    struct cr_kv_match match;
    int32_t tokens[64];

    declare(kv, 1, "aaaabbbb");
    cache_text(kv, acme, "aaaabbbbccccdddd");
    uint32_t n = spell("aaaabbbbcccceeeef", tokens);
    struct cr_kv_seq *seq = open_text(kv, acme, "aaaabbbbcccceeeef");
    cr_kv_seq_match(kv, seq, tokens, n, &match);
    CHECK_INT(match.n_shared, 8);
    CHECK_INT(match.n_own, 4);
    CHECK_INT(match.why, CR_KV_WHY_NEW);
    cr_kv_close(kv, seq);
    n = spell("aaaaccccd", tokens);
    seq = open_text(kv, zeta, "aaaaccccd"); /* ends within the shared run */
    cr_kv_seq_match(kv, seq, tokens, n, &match);
    CHECK_INT(match.n_shared, 4);
    CHECK_INT(match.n_own, 0);
    CHECK_INT(match.why, CR_KV_WHY_NEW);
    cr_kv_close(kv, seq);
    end(kv);
}

/* The table is full many times over; what went last is still known. */
static void ghosts_are_bounded(void)
{
    struct cr_kv *kv = make(CR_KV_ISOLATED, 4, 8);
    char text[17] = "aaaaaaaaaaaaaaaa";

    for (int i = 0; i < 200; i++) {
        text[0] = (char)('a' + i % 26);
        text[1] = (char)('a' + i / 26);
        cache_text(kv, acme, text);
    }
    CHECK_INT(kv->ghost_mask, 1);
    CHECK(kv->n_gone >= 4 * 199);
    text[0] = 'a' + 198 % 26;
    check_why(kv, acme, text, CR_KV_WHY_ROOM);
    text[0] = text[1] = 'a';
    check_why(kv, acme, text, CR_KV_WHY_NEW); /* too long ago */
    end(kv);
}

static void without_ghosts_only_what_is_there_is_known(void)
{
    struct cr_kv *kv = make_kv(4, NULL);

    cache_text(kv, acme, "aaaabbbb");
    cache_text(kv, zeta, "ccccddddeeee");
    check_why(kv, acme, "aaaabbbb", CR_KV_WHY_NEW);
    CHECK_INT(explain(kv, acme, "aaaabbbb").match.n_own, PAGE);
    CHECK(kv->ghosts == NULL);
    cr_kv_destroy(kv);
}

struct walked {
    uint32_t n;
    struct cr_kv_run_info runs[16];
};

static void keep(void *user, const struct cr_kv_run_info *info)
{
    struct walked *w = user;

    CHECK(w->n < 16);
    w->runs[w->n++] = *info;
}

static void a_walk_shows_runs_parents_first(void)
{
    struct cr_kv *kv = make(CR_KV_DECLARED, 32, 0);
    struct walked w = {0};

    declare(kv, 1, "aaaa");
    cr_kv_expire(kv, 50, 0);
    cache_text(kv, acme, "aaaabbbbcccc");
    cr_kv_expire(kv, 58, 0);
    struct cr_kv_seq *seq = compute_text(kv, zeta, "aaaaddddx");
    CHECK_INT(cr_kv_walk(kv, 10, 16, keep, &w), 3);
    CHECK_INT(w.n, 3);
    CHECK_INT(w.runs[0].tenant.v, 0);
    CHECK_INT(w.runs[0].n_pins, 1);
    CHECK_INT(w.runs[0].n_contributors, 1);
    for (uint32_t i = 1; i < 3; i++) {
        bool is_acme = w.runs[i].tenant.v == acme.v;
        CHECK(is_acme || w.runs[i].tenant.v == zeta.v);
        CHECK_INT(w.runs[i].level, 1);
        CHECK_INT(w.runs[i].depth, 1);
        CHECK_INT(w.runs[i].n_pages, is_acme ? 2 : 1);
        CHECK_INT(w.runs[i].n_pins, !is_acme);
        CHECK_INT(w.runs[i].idle_s, is_acme ? 8 : 0);
        CHECK(w.runs[i].id != w.runs[3 - i].id && w.runs[i].id != 0 && w.runs[i].id >> 48 == 0);
    }
    w.n = 0;
    cr_kv_walk(kv, 1, 16, keep, &w);
    CHECK_INT(w.n, 1);
    w.n = 0;
    cr_kv_walk(kv, 10, 2, keep, &w);
    CHECK_INT(w.n, 2);
    w.n = 0;
    cr_kv_walk(kv, 0, 16, keep, &w);
    CHECK_INT(w.n, 0);
    struct cr_kv_tenant_info infos[4];
    CHECK_INT(cr_kv_list_tenants(kv, infos, 4), 2);
    CHECK_INT(cr_kv_list_tenants(kv, infos, 1), 1);
    cr_kv_close(kv, seq);
    end(kv);
}

/* A split leaves the upper part its id. */
static void a_run_keeps_its_id(void)
{
    struct cr_kv *kv = make(CR_KV_ISOLATED, 32, 0);

    cache_text(kv, acme, "aaaabbbb");
    uint64_t id = explain(kv, acme, "aaaa").runs[0].id;
    cache_text(kv, acme, "aaaacccc");
    CHECK(explain(kv, acme, "aaaabbbb").runs[0].id == id);
    CHECK(explain(kv, acme, "aaaabbbb").runs[1].id != id);
    cache_text(kv, zeta, "aaaabbbb");
    CHECK(explain(kv, zeta, "aaaa").runs[0].id != id); /* another's */
    end(kv);
}

/* What a verdict rests on is told with what it did, and shown with what it sealed. */
static void verdicts_have_causes(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 16, 64);
    int32_t tokens[64];
    uint32_t n = spell("aaaabbbbccccdddd", tokens);

    cache_text(kv, acme, "aaaabbbbccccdddd");
    cr_kv_set_cause(kv, (struct cr_kv_cause){0, 2});
    CHECK_INT(cr_kv_publish(kv, acme, tokens, n / 2), 2);
    CHECK_INT(ledger.last.kind, CR_KV_EVENT_PUBLISHED);
    CHECK_INT(ledger.last.cause.tier, 2);
    cr_kv_set_cause(kv, (struct cr_kv_cause){7, 1});
    CHECK(cr_kv_seal(kv, acme, tokens, n - PAGE));
    CHECK_INT(ledger.last.kind, CR_KV_EVENT_SEALED);
    CHECK_INT(ledger.last.cause.reason, 7);
    CHECK_INT(ledger.last.cause.tier, 1);
    CHECK_INT(ledger.n[CR_KV_EVENT_SEALED], 2); /* the run that begins there */
    cr_kv_set_cause(kv, (struct cr_kv_cause){3, 2});
    CHECK(cr_kv_seal(kv, acme, tokens, n - PAGE)); /* once more, for another reason */
    CHECK_INT(ledger.n[CR_KV_EVENT_SEALED], 2);
    cr_kv_set_cause(kv, (struct cr_kv_cause){0});
    struct cr_kv_explanation e = explain(kv, acme, "aaaabbbbccccdddd");
    CHECK_INT(e.n_runs, 2);
    CHECK_INT(e.runs[0].cause.reason, 0);
    CHECK_INT(e.runs[0].marks, CR_KV_IS_CLEARED);
    CHECK_INT(e.runs[1].cause.reason, 3);
    CHECK_INT(e.runs[1].cause.tier, 2);
    CHECK_INT(e.runs[1].marks, CR_KV_IS_SEALED);
    cache_text(kv, acme, "eeee");
    CHECK_INT(ledger.last.kind, CR_KV_EVENT_STORED);
    CHECK_INT(ledger.last.cause.tier, 0);
    end(kv);
}

static uint32_t publish(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    int32_t tokens[64];

    return cr_kv_publish(kv, tenant, tokens, spell(text, tokens));
}

static void contributions_are_counted(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 32, 64);

    CHECK_INT(cr_kv_contributed(kv, acme), 0);
    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, zeta, "aaaabbbbdddd");
    cache_text(kv, zeta, "eeeeffff");
    CHECK_INT(cr_kv_contributed(kv, acme), 0);
    CHECK_INT(publish(kv, acme, "aaaabbbbcccc"), 3);
    CHECK_INT(cr_kv_contributed(kv, acme), 3);
    CHECK_INT(cr_kv_contributed(kv, zeta), 2);
    CHECK_INT(publish(kv, zeta, "aaaabbbbdddd"), 1);
    CHECK_INT(publish(kv, zeta, "eeee"), 1);
    CHECK_INT(cr_kv_contributed(kv, acme), 3);
    CHECK_INT(cr_kv_contributed(kv, zeta), 4);
    CHECK_INT(cr_kv_contributed(kv, nobody), 0);
    end(kv);
}

static void create_scenario(void *user)
{
    struct cr_kv_config config = {
        .page_tokens = PAGE, .n_pages = 8, .max_seqs = 1, .max_tokens = 16, .n_ghosts = 8};
    struct cr_kv *kv = NULL;
    int status = cr_kv_create(&config, &kv);

    (void)user;
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((kv == NULL) == (status != CR_OK));
    cr_kv_destroy(kv);
}

static void memory_may_lack_at_creation(void)
{
    CHECK(fault_each(create_scenario, NULL) >= 2);
}

TEST_MAIN(CASE(what_was_never_there_is_new), CASE(what_was_evicted_is_known_by_its_reason),
          CASE(what_was_taken_back_is_demoted), CASE(the_later_of_two_reasons_counts),
          CASE(a_folded_twin_leaves_no_ghost), CASE(who_may_use_a_page),
          CASE(a_sequence_knows_how_it_was_matched), CASE(ghosts_are_bounded),
          CASE(without_ghosts_only_what_is_there_is_known), CASE(a_walk_shows_runs_parents_first),
          CASE(a_run_keeps_its_id), CASE(verdicts_have_causes), CASE(contributions_are_counted),
          CASE(memory_may_lack_at_creation))
