/* Verdicts and declarations, one rule a case. Letters are tokens, four to a page. Quorums are
 * test_quorum.c's. */
#include "fault.h"
#include "kv_fixture.h"

static const struct cr_tenant_id mora = {3};

static struct cr_kv *make_mode(enum cr_kv_mode mode)
{
    struct cr_kv_config config = {
        .page_tokens = PAGE, .n_pages = 64, .max_seqs = 4, .max_tokens = 256, .mode = mode};
    struct cr_kv *kv = NULL;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    return kv;
}

static uint32_t publish(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    int32_t tokens[256];
    uint32_t n = cr_kv_publish(kv, tenant, tokens, spell(text, tokens));

    CHECK(cr_kv_is_valid(kv));
    return n;
}

static uint32_t demote(struct cr_kv *kv, const char *text)
{
    int32_t tokens[256];
    uint32_t n = cr_kv_demote(kv, tokens, spell(text, tokens));

    CHECK(cr_kv_is_valid(kv));
    return n;
}

static bool seal(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    int32_t tokens[256];
    bool ok = cr_kv_seal(kv, tenant, tokens, spell(text, tokens));

    CHECK(cr_kv_is_valid(kv));
    return ok;
}

static int declare(struct cr_kv *kv, uint64_t id, const char *text)
{
    int32_t tokens[256];
    int status = cr_kv_declare(kv, id, tokens, spell(text, tokens));

    CHECK(cr_kv_is_valid(kv));
    return status;
}

static void cleared_text_is_for_all(void)
{
    struct cr_kv *kv = make_mode(CR_KV_SELECTIVE);

    cache_text(kv, acme, "aaaabbbbcccc");
    CHECK_INT(found(kv, zeta, "aaaabbbbcccc"), 0);
    CHECK_INT(publish(kv, acme, "aaaabbbb"), 2);
    CHECK_INT(found(kv, zeta, "aaaabbbbcccc"), 8);
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 12);
    CHECK_INT(found(kv, nobody, "aaaabbbb"), 0);
    CHECK_INT(publish(kv, acme, "aaaabbbb"), 0); /* again: nothing left to do */
    CHECK_INT(publish(kv, zeta, "aaaaxxxx"), 0); /* it has no such text */
    cr_kv_destroy(kv);
}

/* Where one tenant's insertion used to overwrite another's subtree. */
static void twins_are_folded_and_what_hangs_below_survives(void)
{
    struct cr_kv *kv = make_mode(CR_KV_SELECTIVE);

    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, zeta, "aaaabbbbdddd");
    cache_text(kv, mora, "aaaaeeee");
    CHECK_INT(publish(kv, acme, "aaaabbbb"), 2);
    CHECK_INT(stats_of(kv).n_shared, 2);
    CHECK_INT(stats_of(kv).n_cached, 5); /* aaaa bbbb, and the three ends */
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 12);
    CHECK_INT(found(kv, zeta, "aaaabbbbdddd"), 12);
    CHECK_INT(found(kv, mora, "aaaaeeee"), 8);
    CHECK_INT(found(kv, zeta, "aaaabbbbcccc"), 8);
    CHECK_INT(found(kv, acme, "aaaaeeee"), 4);
    cr_kv_destroy(kv);
}

static void running_requests_read_on_through_verdicts(void)
{
    struct cr_kv *kv = make_mode(CR_KV_SELECTIVE);
    struct cr_kv_seq *a = compute_text(kv, acme, "aaaabbbb"),
                     *z = compute_text(kv, zeta, "aaaabbbb");
    struct cr_page_id before[2];
    uint32_t n;

    memcpy(before, cr_kv_seq_table(a, &n), sizeof before);
    CHECK_INT(publish(kv, acme, "aaaabbbb"), 2);
    CHECK_INT(cr_kv_seq_table(z, &n)[1].v, before[1].v); /* one copy is left */
    CHECK_INT(stats_of(kv).n_pinned, 2);
    struct cr_kv_seq *m = open_text(kv, mora, "aaaabbbb.");
    CHECK_INT(cr_kv_seq_len(m), 8);
    CHECK_INT(demote(kv, "aaaa"), 2);
    CHECK_INT(memcmp(cr_kv_seq_table(m, &n), before, sizeof before), 0);
    CHECK_INT(cr_kv_reserve(kv, m, 8), CR_OK);
    CHECK_INT(cr_kv_commit(kv, m, (int32_t[]){1, 2, 3, 4, 5, 6, 7, 8}, 8), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_close(kv, m);
    CHECK_INT(found(kv, mora, "aaaabbbb"), 0); /* it only read */
    cr_kv_close(kv, a);
    cr_kv_close(kv, z);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 8);
    CHECK_INT(stats_of(kv).n_cached, 4);
    CHECK_INT(stats_of(kv).n_stored, 2);
    cr_kv_destroy(kv);
}

static void demoted_text_stays_with_contributors(void)
{
    struct cr_kv *kv = make_mode(CR_KV_SELECTIVE);

    cache_text(kv, acme, "aaaabbbb");
    cache_text(kv, zeta, "aaaa");
    publish(kv, acme, "aaaabbbb");
    cache_text(kv, mora, "aaaabbbbmmmm");
    cache_text(kv, zeta, "aaaabbbbzzzz");
    CHECK_INT(demote(kv, "aaaabbbb"), 1); /* the first page stays shared */
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    CHECK_INT(found(kv, zeta, "aaaabbbbzzzz"), 4);
    CHECK_INT(found(kv, mora, "aaaabbbbmmmm"), 4);
    CHECK_INT(demote(kv, "aaaa"), 1);
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    CHECK_INT(found(kv, zeta, "aaaa"), 4);
    CHECK_INT(found(kv, mora, "aaaa"), 0);
    CHECK_INT(demote(kv, "aaaa"), 0);
    CHECK_INT(publish(kv, zeta, "aaaa"), 1); /* a second verdict */
    CHECK_INT(found(kv, mora, "aaaa"), 4);
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    cr_kv_destroy(kv);
}

static void sensitivity_is_contagious_downwards(void)
{
    struct cr_kv *kv = make_mode(CR_KV_SELECTIVE);

    cache_text(kv, acme, "aaaabbbbcccc");
    CHECK(seal(kv, acme, "aaaabbbb"));
    CHECK(!seal(kv, zeta, "aaaabbbb"));
    CHECK_INT(publish(kv, acme, "aaaabbbbcccc"), 1);
    CHECK_INT(found(kv, zeta, "aaaabbbbcccc"), 4);
    cache_text(kv, acme, "aaaabbbbccccdddd");
    CHECK_INT(publish(kv, acme, "aaaabbbbccccdddd"), 0);
    /* Nor by the verdict on another's copy. */
    cache_text(kv, zeta, "aaaabbbb");
    CHECK_INT(publish(kv, zeta, "aaaabbbb"), 0);
    cr_kv_forget_tenant(kv, acme);
    CHECK_INT(publish(kv, zeta, "aaaabbbb"), 1);
    /* What is shared is taken back first. */
    CHECK(seal(kv, zeta, "aaaabbbb"));
    CHECK_INT(found(kv, mora, "aaaabbbb"), 4);
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 8);
    cr_kv_destroy(kv);
}

static void declared_text_is_shared_once_computed(void)
{
    struct cr_kv *kv = make_mode(CR_KV_DECLARED);

    CHECK_INT(declare(kv, 7, "aaa"), CR_EINVAL);
    CHECK_INT(declare(kv, 7, "aaaabbbbcc"), CR_OK);
    CHECK_INT(publish(kv, acme, "aaaa"), 0); /* verdicts don't count in this mode */
    struct cr_kv_seq *a = compute_text(kv, acme, "aaaabbbbxxxx");
    CHECK_INT(found(kv, zeta, "aaaabbbbxxxx"), 8); /* while it still runs */
    struct cr_kv_seq *z = open_text(kv, zeta, "aaaabbbbyyyy");
    CHECK_INT(cr_kv_seq_len(z), 8);
    CHECK_INT(cr_kv_seq_explained(z), 8);
    cr_kv_close(kv, a);
    cr_kv_close(kv, z);
    cache_text(kv, mora, "aaaaqqqq"); /* a part of declared text is declared */
    CHECK_INT(found(kv, acme, "aaaaqqqq"), 4);
    cr_kv_revoke(kv, 7);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 0);
    CHECK_INT(found(kv, acme, "aaaabbbbxxxx"), 12);
    cr_kv_revoke(kv, 7);
    cr_kv_destroy(kv);
}

static void what_is_cached_is_declared_too(void)
{
    struct cr_kv *kv = make_mode(CR_KV_DECLARED);

    cache_text(kv, acme, "aaaabbbb");
    cache_text(kv, zeta, "aaaacccc");
    CHECK_INT(declare(kv, 1, "aaaabbbb"), CR_OK);
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 8);
    CHECK_INT(found(kv, zeta, "aaaacccc"), 8);
    CHECK_INT(found(kv, acme, "aaaacccc"), 4);
    CHECK_INT(stats_of(kv).n_cached, 3);
    cr_kv_destroy(kv);
}

static void a_revocation_spares_what_else_is_public(void)
{
    struct cr_kv *kv = make_mode(CR_KV_SELECTIVE);

    declare(kv, 1, "aaaabbbbccccdddd");
    declare(kv, 2, "aaaabbbb");
    cache_text(kv, acme, "aaaabbbbccccdddd");
    CHECK_INT(publish(kv, acme, "aaaabbbbcccc"), 0);
    cr_kv_revoke(kv, 1);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(found(kv, zeta, "aaaabbbbccccdddd"), 12); /* cccc was cleared */
    cr_kv_revoke(kv, 2);
    CHECK_INT(found(kv, zeta, "aaaabbbbccccdddd"), 12);
    CHECK_INT(found(kv, acme, "aaaabbbbccccdddd"), 16);
    CHECK_INT(declare(kv, 1, "aaaabbbbccccdddd"), CR_OK);
    CHECK_INT(found(kv, zeta, "aaaabbbbccccdddd"), 16);
    CHECK_INT(declare(kv, 1, "qqqq"), CR_OK); /* replaced */
    CHECK_INT(found(kv, zeta, "aaaabbbbccccdddd"), 12);
    cr_kv_destroy(kv);
}

static void isolated_shares_nothing_and_global_everything(void)
{
    struct cr_kv *kv = make_mode(CR_KV_ISOLATED);

    CHECK_INT(declare(kv, 1, "aaaa"), CR_OK);
    cache_text(kv, acme, "aaaabbbb");
    CHECK_INT(publish(kv, acme, "aaaabbbb"), 0);
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 0);
    cr_kv_destroy(kv);
    kv = make_mode(CR_KV_GLOBAL);
    cache_text(kv, acme, "aaaabbbb");
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 8);
    cr_kv_destroy(kv);
}

/* cached_tokens: what the asker's own text or declarations explain. */
static void hits_of_others_are_not_told(void)
{
    struct cr_kv *kv = make_mode(CR_KV_SELECTIVE);

    declare(kv, 1, "aaaa");
    cache_text(kv, acme, "aaaabbbbcccc");
    publish(kv, acme, "aaaabbbbcccc");
    struct cr_kv_seq *a = open_text(kv, acme, "aaaabbbbcccc.");
    struct cr_kv_seq *z = open_text(kv, zeta, "aaaabbbbcccc.");
    CHECK_INT(cr_kv_seq_len(z), 12);
    CHECK_INT(cr_kv_seq_explained(a), 12);
    CHECK_INT(cr_kv_seq_explained(z), 4);
    cr_kv_close(kv, a);
    cr_kv_close(kv, z);
    cache_text(kv, zeta, "aaaabbbbcccczzzz"); /* it sent all this itself now */
    z = open_text(kv, zeta, "aaaabbbbcccczzzz.");
    CHECK_INT(cr_kv_seq_explained(z), 16);
    cr_kv_close(kv, z);
    cr_kv_destroy(kv);
}

static void declare_once(void *user)
{
    struct cr_kv *kv = user;
    int32_t tokens[8];
    int status = cr_kv_declare(kv, 1, tokens, spell("aaaabbbb", tokens));

    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK_INT(found(kv, zeta, "aaaabbbb"), status == CR_OK ? 8 : 4);
    while (cr_kv_declare(kv, 1, tokens, 4) != CR_OK) /* as it was; here, too, the fault may come */
        continue;
}

static void a_declaration_that_fails_changes_nothing(void)
{
    struct cr_kv *kv = make_mode(CR_KV_DECLARED);

    declare(kv, 1, "aaaa");
    cache_text(kv, acme, "aaaabbbb");
    CHECK(fault_each(declare_once, kv) > 0);
    cr_kv_destroy(kv);
}

TEST_MAIN(CASE(cleared_text_is_for_all), CASE(twins_are_folded_and_what_hangs_below_survives),
          CASE(running_requests_read_on_through_verdicts),
          CASE(demoted_text_stays_with_contributors), CASE(sensitivity_is_contagious_downwards),
          CASE(declared_text_is_shared_once_computed), CASE(what_is_cached_is_declared_too),
          CASE(a_revocation_spares_what_else_is_public),
          CASE(isolated_shares_nothing_and_global_everything), CASE(hits_of_others_are_not_told),
          CASE(a_declaration_that_fails_changes_nothing))
