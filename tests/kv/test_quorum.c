/* Text that is published by quorum, hits on foreign text, and suspicion: one rule a case. Letters
 * are tokens, four to a page; a path ends with every fourth page. */
#include <math.h>

#include "kv_fixture.h"

#define BLOCK "aaaabbbbccccdddd"
#define MORE  "eeeeffffgggghhhh"

static const struct cr_tenant_id mora = {3}, nova = {4};
static const uint8_t secrets[2][32] = {{1}, {2}};

static struct cr_kv *make(enum cr_kv_mode mode, uint32_t quorum, uint32_t n_pages)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = n_pages,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .mode = mode,
                                  .secret = secrets[0],
                                  .quorum = quorum};
    struct cr_kv *kv = NULL;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    for (uint32_t tenant = 1; tenant <= 4; tenant++)
        cr_kv_set_counts(kv, (struct cr_tenant_id){tenant}, true);
    return kv;
}

static void end(struct cr_kv *kv)
{
    CHECK(cr_kv_is_valid(kv));
    cr_kv_destroy(kv);
}

static uint32_t clear(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    int32_t tokens[256];
    uint32_t n = cr_kv_publish(kv, tenant, tokens, spell(text, tokens));

    CHECK(cr_kv_is_valid(kv));
    return n;
}

/* Computes what is not found of a text, and has all of it cleared. Returns the pages published. */
static uint32_t send(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    cache_text(kv, tenant, text);
    return clear(kv, tenant, text);
}

static uint32_t suspect(struct cr_kv *kv, const char *text)
{
    int32_t tokens[256];
    uint32_t n = cr_kv_suspect(kv, tokens, spell(text, tokens));

    CHECK(cr_kv_is_valid(kv));
    return n;
}

/* A request for the text and a token more, which computes only that. */
static void read_text(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    char longer[257];

    snprintf(longer, sizeof longer, "%s.", text);
    CHECK_INT(found(kv, tenant, text), strlen(text));
    cr_kv_close(kv, open_text(kv, tenant, longer));
}

static void pay(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    int32_t tokens[256];
    uint32_t n = spell(text, tokens);
    struct cr_kv_seq *seq;

    CHECK_INT(cr_kv_open_paying(kv, tenant, tokens, n, &seq), CR_OK);
    uint32_t len = cr_kv_seq_len(seq);
    CHECK_INT(len, cr_kv_seq_explained(seq));
    CHECK_INT(cr_kv_reserve(kv, seq, n - len), CR_OK);
    while (len < n) { /* in steps, as an engine would */
        uint32_t step = n - len < 6 ? n - len : 6;
        CHECK_INT(cr_kv_commit(kv, seq, tokens + len, step), CR_OK);
        CHECK(cr_kv_is_valid(kv));
        len += step;
    }
    cr_kv_close(kv, seq);
    CHECK(cr_kv_is_valid(kv));
}

/* All evictable pages of the pool pass to a tenant that nobody asks about. */
static void evict_everything(struct cr_kv *kv)
{
    cr_kv_evict_all(kv);
    CHECK_INT(stats_of(kv).n_cached, 0);
    CHECK(cr_kv_is_valid(kv));
}

/* --- counting ----------------------------------------------------------------------------- */

static void a_tenant_counts_once(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 3, 64);

    for (int i = 0; i < 5; i++) {
        CHECK_INT(send(kv, acme, BLOCK), 0);
        evict_everything(kv);
    }
    CHECK_INT(send(kv, zeta, BLOCK "zzzz"), 0);
    CHECK_INT(found(kv, nova, BLOCK), 0);
    CHECK_INT(send(kv, mora, BLOCK "mmmm"), 4);
    CHECK_INT(found(kv, nova, BLOCK "zzzz"), 16);
    CHECK_INT(found(kv, zeta, BLOCK "zzzz"), 20);
    CHECK_INT(stats_of(kv).n_counted, 1);
    end(kv);
}

static void who_does_not_count_is_not_counted(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);

    cr_kv_set_counts(kv, zeta, false);
    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(send(kv, zeta, BLOCK), 0);
    CHECK_INT(send(kv, (struct cr_tenant_id){99}, BLOCK), 0); /* nobody said it does */
    CHECK_INT(stats_of(kv).n_counted, 1);
    cr_kv_set_counts(kv, zeta, true);
    CHECK_INT(clear(kv, zeta, BLOCK), 4);
    end(kv);
}

static void tenants_that_count_are_bounded(void)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 64,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .max_tenants = 8,
                                  .mode = CR_KV_QUORUM,
                                  .quorum = 2};
    struct cr_kv *kv;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    for (int round = 0; round < 3; round++) { /* any of them leave, and come again */
        for (uint32_t tenant = 1; tenant <= 17; tenant++)
            cr_kv_set_counts(kv, (struct cr_tenant_id){tenant}, true);
        CHECK_INT(kv->counts.n_counting, 16);
        for (uint32_t tenant = 1; tenant <= 17; tenant += 1 + (uint32_t)round)
            cr_kv_set_counts(kv, (struct cr_tenant_id){tenant}, false);
    }
    cr_kv_set_counts(kv, acme, true);
    cr_kv_set_counts(kv, (struct cr_tenant_id){17}, true);
    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(send(kv, (struct cr_tenant_id){17}, BLOCK), 4);
    end(kv);
}

static void counts_do_not_depend_on_what_is_cached(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);

    CHECK_INT(send(kv, acme, BLOCK), 0);
    evict_everything(kv);
    CHECK_INT(send(kv, zeta, BLOCK), 4); /* the only one who has it now */
    evict_everything(kv);
    CHECK_INT(send(kv, zeta, BLOCK), 4); /* a path crosses its threshold once */
    CHECK_INT(found(kv, acme, BLOCK), 16);
    end(kv);
}

static void each_block_has_its_own_quorum(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);

    CHECK_INT(send(kv, acme, BLOCK MORE "xxxx"), 0);
    CHECK_INT(send(kv, zeta, BLOCK "eeee"), 4);
    CHECK_INT(found(kv, nova, BLOCK MORE), 16);
    CHECK_INT(send(kv, mora, BLOCK MORE "xxxx"), 4); /* what ends within a block stays private */
    CHECK_INT(found(kv, nova, BLOCK MORE "xxxx"), 32);
    CHECK_INT(found(kv, zeta, BLOCK "eeee"), 20);
    end(kv);
}

static void what_is_not_cleared_is_not_counted(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);

    cache_text(kv, acme, BLOCK);
    CHECK_INT(send(kv, zeta, BLOCK), 0);
    CHECK_INT(clear(kv, acme, "aaaabbbbcccc"), 0);
    CHECK_INT(clear(kv, acme, BLOCK), 4);
    end(kv);
}

static void sealed_text_stays_private_though_its_path_crossed(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);
    int32_t tokens[256];

    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK(cr_kv_seal(kv, acme, tokens, spell("aaaabbbb", tokens)));
    CHECK_INT(send(kv, zeta, BLOCK), 1);
    CHECK_INT(found(kv, mora, BLOCK), 4);
    end(kv);
}

static int restore(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text);

static void text_that_comes_back_is_not_computed(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);

    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(restore(kv, zeta, BLOCK), CR_OK);
    CHECK_INT(clear(kv, zeta, BLOCK), 0);
    CHECK_INT(send(kv, zeta, BLOCK MORE), 0); /* what it computes behind counts, in its own run */
    CHECK_INT(stats_of(kv).n_counted, 2);
    CHECK_INT(send(kv, mora, BLOCK), 4);
    end(kv);
}

static void no_fill(void *user, uint32_t index, struct cr_page_id page)
{
    (void)user;
    (void)index;
    (void)page;
}

static int restore(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    int32_t tokens[256];

    return cr_kv_restore(kv, tenant, tokens, spell(text, tokens), 0, no_fill, NULL);
}

static void equal_text_on_common_pages_counts_for_who_computed_it(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 3, 64);

    cache_text(kv, acme, BLOCK);
    cache_text(kv, zeta, BLOCK);
    CHECK_INT(stats_of(kv).n_stored, 4);
    CHECK_INT(clear(kv, acme, BLOCK), 0);
    CHECK_INT(clear(kv, acme, BLOCK), 0); /* zeta's was not cleared */
    CHECK_INT(send(kv, mora, BLOCK), 0);
    CHECK_INT(clear(kv, zeta, BLOCK), 4);
    end(kv);
}

static struct cr_kv *make_small(uint32_t n_counted)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 64,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .mode = CR_KV_QUORUM,
                                  .quorum = 2,
                                  .n_counted = n_counted};
    struct cr_kv *kv = NULL;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    for (uint32_t tenant = 1; tenant <= 4; tenant++)
        cr_kv_set_counts(kv, (struct cr_tenant_id){tenant}, true);
    return kv;
}

static void a_full_table_begins_anew(void)
{
    struct cr_kv *kv = make_small(4);
    struct cr_kv_count counts[8];

    CHECK_INT(send(kv, acme, "1aaabbbbccccdddd"), 0);
    CHECK_INT(send(kv, acme, "2aaabbbbccccdddd"), 0);
    CHECK_INT(send(kv, zeta, "2aaabbbbccccdddd"), 4);
    CHECK_INT(send(kv, acme, "3aaabbbbccccdddd"), 0);
    CHECK_INT(send(kv, acme, "4aaabbbbccccdddd"), 0);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 4);
    CHECK_INT(send(kv, acme, "5aaabbbbccccdddd"), 0);
    CHECK_INT(stats_of(kv).n_counted, 2); /* what crossed, and the new one */
    CHECK_INT(kv->counts.records[1].since, 1);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 4);
    CHECK_INT(counts[0].n, 1);
    for (int i = 1; i < 4; i++)
        CHECK(counts[i].n == 0 && counts[i].flags == 0 && counts[i].path != 0);
    CHECK_INT(send(kv, zeta, "1aaabbbbccccdddd"), 0); /* acme's was dropped */
    CHECK_INT(send(kv, mora, "1aaabbbbccccdddd"), 4);
    evict_everything(kv);
    CHECK_INT(send(kv, mora, "2aaabbbbccccdddd"), 4);
    CHECK_INT(stats_of(kv).n_uncounted, 0);
    end(kv);
}

/* However often it begins anew. */
static void dropped_counts_are_told_as_far_as_there_is_room(void)
{
    struct cr_kv *kv = make_small(2);
    struct cr_kv_count counts[8];
    char text[] = "xaaabbbbccccdddd";

    for (int i = 0; i < 20; i++) {
        text[0] = (char)('A' + i);
        CHECK_INT(send(kv, acme, text), 0);
    }
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 4);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 0);
    end(kv);
}

static void where_all_is_suspected_nothing_is_counted(void)
{
    struct cr_kv *kv = make_small(1);

    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(send(kv, zeta, BLOCK), 4);
    CHECK_INT(suspect(kv, BLOCK), 1);
    CHECK_INT(suspect(kv, MORE), 0); /* no room: everything is suspected */
    for (uint32_t tenant = 1; tenant <= 4; tenant++) {
        CHECK_INT(send(kv, (struct cr_tenant_id){tenant}, "qqqqbbbbccccdddd"), 0);
        CHECK_INT(send(kv, (struct cr_tenant_id){tenant}, MORE), 0);
    }
    CHECK_INT(stats_of(kv).n_uncounted, 8);
    CHECK_INT(stats_of(kv).n_suspected, 1);
    end(kv);
}

/* --- the threshold ------------------------------------------------------------------------ */

static struct cr_kv *make_noisy(const uint8_t *secret, uint32_t quorum, double epsilon,
                                uint32_t spread)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 8,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .mode = CR_KV_QUORUM,
                                  .secret = secret,
                                  .quorum = quorum,
                                  .quorum_epsilon = epsilon,
                                  .quorum_spread = spread};
    struct cr_kv *kv = NULL;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    return kv;
}

static void thresholds_follow_from_path_and_secret(void)
{
    struct cr_kv *a = make_noisy(secrets[0], 3, 1, 3), *b = make_noisy(secrets[0], 3, 1, 3),
                 *c = make_noisy(secrets[1], 3, 1, 3), *d = make_noisy(NULL, 3, 1, 3);
    uint32_t n_other = 0, n_random = 0, n_later = 0;

    for (uint64_t path = 1; path <= 1000; path++) {
        uint32_t t = cr_kv_threshold(a, path, 0);
        CHECK(t >= 3 && t <= 9);
        CHECK_INT(cr_kv_threshold(a, path, 0), t);
        CHECK_INT(cr_kv_threshold(b, path, 0), t);
        n_other += cr_kv_threshold(c, path, 0) != t;
        n_random += cr_kv_threshold(d, path, 0) != t;
        n_later += cr_kv_threshold(a, path, 1) != t; /* counted anew: drawn anew */
    }
    CHECK(n_other > 500 && n_random > 500 && n_later > 500);
    int32_t text[16];
    spell(BLOCK, text);
    CHECK(cr_kv_text_name(a, text, 4) == cr_kv_text_name(b, text, 4));
    CHECK(cr_kv_text_name(a, text, 4) != cr_kv_text_name(c, text, 4));
    CHECK(cr_kv_text_name(a, text, 4) != cr_kv_text_name(a, text, 3));
    cr_kv_destroy(a);
    cr_kv_destroy(b);
    cr_kv_destroy(c);
    cr_kv_destroy(d);
}

static void noise_is_a_truncated_two_sided_geometric(void)
{
    static const struct {
        double epsilon;
        uint32_t spread;
    } rows[] = {{0.5, 3}, {1, 3}, {2, 2}, {1, 12}, {0, 5}, {1, 0}};
    enum { N = 200000 };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cr_kv *kv = make_noisy(secrets[0], 3, rows[i].epsilon, rows[i].spread);
        uint32_t seen[CR_KV_MAX_QUORUM + 1] = {0}, m = rows[i].spread;
        double sum = 0;
        for (uint64_t path = 1; path <= N; path++)
            seen[cr_kv_threshold(kv, path, 0) - 3]++;
        if (rows[i].epsilon == 0)
            m = 0;
        for (uint32_t z = 0; z <= 2 * m; z++)
            sum += exp(-rows[i].epsilon * fabs((double)z - m));
        for (uint32_t z = 0; z <= 2 * m; z++) {
            double p = exp(-rows[i].epsilon * fabs((double)z - m)) / sum;
            CHECK(fabs(seen[z] - p * N) <= 5 * sqrt(p * N) + 1);
        }
        CHECK_INT(seen[2 * m + 1], 0);
        cr_kv_destroy(kv);
    }
}

static void limits_hold(void)
{
    struct cr_kv_config config = {
        .page_tokens = PAGE, .n_pages = 8, .max_seqs = 4, .max_tokens = 256, .mode = CR_KV_QUORUM};
    static const struct {
        uint32_t quorum, spread;
        double epsilon;
        int status;
    } rows[] = {{0, 0, 0, CR_EINVAL},   {1, 0, 0, CR_EINVAL},  {2, 0, 0, CR_OK},
                {3, 12, 1, CR_OK},      {3, 13, 1, CR_EINVAL}, {3, UINT32_MAX, 1, CR_EINVAL},
                {27, 0, 0, CR_OK},      {28, 0, 0, CR_EINVAL}, {3, 3, -1, CR_EINVAL},
                {3, 3, NAN, CR_EINVAL}, {3, 3, 65, CR_EINVAL}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cr_kv *kv = NULL;
        config.quorum = rows[i].quorum;
        config.quorum_spread = rows[i].spread;
        config.quorum_epsilon = rows[i].epsilon;
        CHECK_INT(cr_kv_create(&config, &kv), rows[i].status);
        if (kv != NULL)
            cr_kv_destroy(kv);
    }
}

/* --- kept over restarts ------------------------------------------------------------------- */

static void counts_survive_a_restart(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 3, 64);
    struct cr_kv_count counts[8];

    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(send(kv, zeta, BLOCK MORE), 0);
    CHECK_INT(send(kv, acme, MORE), 0);
    CHECK_INT(send(kv, zeta, MORE), 0);
    CHECK_INT(send(kv, mora, MORE), 4);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 1), 1);
    CHECK_INT(cr_kv_drain_counts(kv, counts + 1, 7), 2);
    CHECK_INT(cr_kv_drain_counts(kv, counts + 3, 5), 0); /* until something changes */
    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(cr_kv_drain_counts(kv, counts + 3, 5), 0);
    cr_kv_destroy(kv);

    kv = make(CR_KV_QUORUM, 3, 64);
    for (int i = 0; i < 3; i++)
        CHECK_INT(cr_kv_restore_count(kv, &counts[i]), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 0);
    CHECK_INT(send(kv, nova, MORE), 4);  /* it had crossed */
    CHECK_INT(send(kv, acme, BLOCK), 0); /* it was counted */
    CHECK_INT(send(kv, mora, BLOCK), 4);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 1);
    end(kv);
}

static void a_quorum_that_changed_is_the_new_one(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);
    struct cr_kv_count count, full = {.path = 5, .n = CR_KV_MAX_QUORUM};

    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(send(kv, zeta, BLOCK), 4);
    CHECK_INT(cr_kv_drain_counts(kv, &count, 1), 1);
    cr_kv_destroy(kv);
    kv = make(CR_KV_QUORUM, 3, 64);
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_OK);
    CHECK_INT(send(kv, zeta, BLOCK), 0);
    CHECK_INT(send(kv, mora, BLOCK), 4);
    for (uint32_t i = 0; i < full.n; i++)
        full.tenants[i] = 1 + i;
    CHECK_INT(cr_kv_restore_count(kv, &full), CR_OK);
    CHECK(cr_kv_count_find(kv, 5)->flags & CR_KV_CROSSED);
    end(kv);
}

static void what_makes_no_sense_is_not_restored(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 3, 2); /* has room for two */
    const struct cr_kv_count fine = {.path = 5, .n = 2, .tenants = {7, 8}};
    struct cr_kv_count count = fine;

    count.path = 0;
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_EINVAL);
    count = fine;
    count.n = CR_KV_MAX_QUORUM + 1;
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_EINVAL);
    count = fine;
    count.tenants[1] = 7;
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_EINVAL);
    count.tenants[1] = 0;
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_EINVAL);
    count = fine;
    count.flags = 64;
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_EINVAL);
    CHECK_INT(stats_of(kv).n_counted, 0);
    CHECK_INT(cr_kv_restore_count(kv, &fine), CR_OK);
    CHECK_INT(cr_kv_restore_count(kv, &fine), CR_OK); /* in its own place */
    count = fine;
    count.path = 6;
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_OK);
    count.path = 7;
    CHECK_INT(cr_kv_restore_count(kv, &count), CR_EFULL);
    end(kv);
    kv = make(CR_KV_DECLARED, 0, 8);
    CHECK_INT(cr_kv_restore_count(kv, &fine), CR_EINVAL);
    end(kv);
}

static void a_suspicion_survives_a_restart(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 2, 64);
    struct cr_kv_count counts[8];

    CHECK_INT(send(kv, acme, BLOCK), 4);
    CHECK_INT(suspect(kv, "aaaabbbb"), 3);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 1);
    cr_kv_destroy(kv);
    kv = make(CR_KV_SELECTIVE, 2, 64);
    CHECK_INT(cr_kv_restore_count(kv, counts), CR_OK);
    CHECK_INT(send(kv, acme, BLOCK), 1);
    CHECK_INT(found(kv, zeta, BLOCK), 4);
    CHECK_INT(send(kv, zeta, BLOCK), 3);
    end(kv);
}

/* --- foreign hits ------------------------------------------------------------------------- */

static struct cr_kv_reuse reuse_of(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    struct cr_kv_seq *seq = open_text(kv, tenant, text);
    struct cr_kv_reuse reuse = {0};

    bool any = cr_kv_seq_reuse(kv, seq, &reuse);
    CHECK_INT(any, cr_kv_seq_explained(seq) < cr_kv_seq_len(seq));
    CHECK_INT(any, reuse.n_foreign > 0);
    cr_kv_close(kv, seq);
    return reuse;
}

static void hits_on_foreign_text_are_named(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 0, 64);
    int32_t tokens[256];

    CHECK_INT(cr_kv_declare(kv, 1, tokens, spell("aaaa", tokens)), CR_OK);
    cache_text(kv, zeta, BLOCK);
    CHECK_INT(send(kv, acme, BLOCK MORE), 7);
    CHECK_INT(reuse_of(kv, acme, BLOCK MORE).n_foreign, 0); /* its own */
    struct cr_kv_reuse m = reuse_of(kv, mora, BLOCK MORE "."),
                       z = reuse_of(kv, zeta, BLOCK MORE ".");
    CHECK_INT(m.n_foreign, 28); /* without what is declared */
    CHECK_INT(m.n_tokens, 32);
    CHECK_INT(m.n_contributors, 1);
    CHECK_INT(z.n_foreign, 16);
    spell(BLOCK MORE, tokens);
    CHECK(m.subtree == cr_kv_text_name(kv, tokens, 5)); /* the block before is of two */
    CHECK(z.subtree == cr_kv_text_name(kv, tokens, 5));
    CHECK(m.text == cr_kv_text_name(kv, tokens, 8) && z.text == m.text);
    m = reuse_of(kv, mora, BLOCK "qqqq");
    CHECK_INT(m.n_tokens, 16);
    CHECK_INT(m.n_contributors, 2);
    CHECK(m.subtree == cr_kv_text_name(kv, tokens, 2));
    cache_text(kv, mora, BLOCK "mmmm");
    CHECK_INT(reuse_of(kv, mora, BLOCK "mmmm.").n_foreign, 0); /* it sent that already … */
    CHECK_INT(send(kv, mora, BLOCK "mmmm"), 1);
    CHECK_INT(reuse_of(kv, mora, BLOCK "mmmm.").n_foreign, 0); /* … also when it is everybody's */
    CHECK_INT(reuse_of(kv, zeta, BLOCK "mmmm.").n_foreign, 4);
    CHECK_INT(reuse_of(kv, nobody, BLOCK).n_foreign, 0);
    end(kv);
}

static void who_pays_becomes_a_contributor(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 2, 64);
    int32_t tokens[256];

    CHECK_INT(cr_kv_declare(kv, 1, tokens, spell("aaaa", tokens)), CR_OK);
    CHECK_INT(send(kv, acme, BLOCK MORE), 7);
    read_text(kv, mora, BLOCK MORE);
    pay(kv, mora, BLOCK "eeee");
    struct cr_kv_reuse m = reuse_of(kv, mora, BLOCK MORE ".");
    CHECK_INT(m.n_foreign, 12); /* what it did not pay for */
    CHECK_INT(reuse_of(kv, mora, BLOCK "eeee.").n_foreign, 0);
    CHECK_INT(reuse_of(kv, zeta, BLOCK ".").n_contributors, 2);
    CHECK_INT(suspect(kv, "aaaabbbb"), 7);
    CHECK_INT(found(kv, mora, BLOCK MORE), 20); /* it keeps a view … */
    CHECK_INT(found(kv, acme, BLOCK MORE), 32);
    CHECK_INT(found(kv, zeta, BLOCK MORE), 4);
    CHECK_INT(clear(kv, mora, BLOCK "eeee"), 0); /* … and counts for nothing, neither now … */
    evict_everything(kv);
    CHECK_INT(send(kv, mora, BLOCK), 0);
    CHECK_INT(stats_of(kv).n_counted, 1); /* … nor when it computes again: it was a hit once */
    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(send(kv, nova, BLOCK), 3);
    end(kv);
}

static void who_pays_for_what_is_gone_does_not_count(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);

    pay(kv, acme, BLOCK);
    CHECK_INT(found(kv, acme, BLOCK), 16);
    CHECK_INT(clear(kv, acme, BLOCK), 0);
    CHECK_INT(send(kv, zeta, BLOCK), 0);
    CHECK_INT(send(kv, mora, BLOCK), 4);
    end(kv);
}

static void paid_runs_stay_long(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 2, 64);

    CHECK_INT(send(kv, acme, BLOCK MORE), 8);
    CHECK_INT(kv->n_live_nodes, 1);
    pay(kv, mora, BLOCK MORE);
    pay(kv, zeta, BLOCK MORE);
    CHECK_INT(kv->n_live_nodes, 1);
    CHECK_INT(reuse_of(kv, nova, BLOCK MORE ".").n_contributors, 3);
    end(kv);
}

/* --- suspicion ---------------------------------------------------------------------------- */

static void suspected_text_stays_private_until_a_quorum(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 2, 64);

    CHECK_INT(send(kv, acme, BLOCK MORE), 8);
    read_text(kv, zeta, BLOCK "eeeeffff");
    CHECK_INT(suspect(kv, BLOCK "eeeeffff"), 3);
    CHECK_INT(found(kv, zeta, BLOCK MORE), 20); /* what stands above stays shared */
    CHECK_INT(found(kv, acme, BLOCK MORE), 32);
    CHECK_INT(clear(kv, acme, BLOCK MORE), 0); /* a view is not a computation */
    CHECK_INT(send(kv, zeta, BLOCK MORE), 0);  /* it hit */
    CHECK_INT(send(kv, mora, BLOCK MORE), 0);
    CHECK_INT(send(kv, mora, BLOCK "xxxx"), 1); /* other text goes on as ever */
    CHECK_INT(send(kv, nova, BLOCK MORE "nnnn"), 3);
    CHECK_INT(found(kv, zeta, BLOCK MORE "nnnn"), 32);
    CHECK_INT(suspect(kv, BLOCK MORE), 1);
    CHECK_INT(stats_of(kv).n_suspected, 2);
    end(kv);
}

static void what_runs_on_through_a_suspicion_does_not_count(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 2, 64);
    struct cr_kv_seq *seq = compute_text(kv, acme, BLOCK);
    int32_t tokens[64];

    CHECK_INT(clear(kv, acme, BLOCK), 4);
    CHECK_INT(suspect(kv, BLOCK), 1);
    CHECK_INT(cr_kv_reserve(kv, seq, spell(MORE, tokens)), CR_OK);
    CHECK_INT(cr_kv_commit(kv, seq, tokens, 16), CR_OK);
    cr_kv_close(kv, seq);
    CHECK_INT(found(kv, acme, BLOCK MORE), 32);
    CHECK_INT(clear(kv, acme, BLOCK MORE), 0);
    CHECK_INT(send(kv, zeta, BLOCK MORE), 0);
    CHECK_INT(send(kv, mora, BLOCK MORE), 5);
    end(kv);
}

static void suspicion_counts_anew(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);

    CHECK_INT(send(kv, acme, BLOCK MORE), 0);
    CHECK_INT(send(kv, zeta, BLOCK MORE), 8);
    CHECK_INT(suspect(kv, "aaaa"), 8);
    CHECK_INT(send(kv, mora, BLOCK MORE), 0);
    CHECK_INT(suspect(kv, "aaaabbbbcccc"), 0); /* it is not shared: but those before don't count */
    CHECK_INT(send(kv, nova, BLOCK MORE), 0);
    evict_everything(kv);
    CHECK_INT(send(kv, acme, BLOCK MORE), 8); /* they had never used it as others' */
    end(kv);
}

static void suspicion_of_nothing_changes_nothing(void)
{
    struct cr_kv *kv = make(CR_KV_SELECTIVE, 2, 64);

    CHECK_INT(send(kv, acme, BLOCK), 4);
    CHECK_INT(suspect(kv, "aaa"), 0);
    CHECK_INT(stats_of(kv).n_suspected, 0);
    CHECK_INT(found(kv, zeta, BLOCK), 16);
    end(kv);
    kv = make(CR_KV_GLOBAL, 0, 64); /* nobody counts there */
    cache_text(kv, acme, BLOCK);
    CHECK_INT(suspect(kv, BLOCK), 1);
    CHECK_INT(stats_of(kv).n_suspected, 0);
    end(kv);
}

/* What a prober may do that finds nothing leaves no trace. */
static void a_denied_probe_changes_nothing(void)
{
    struct cr_kv *kv = make(CR_KV_QUORUM, 2, 64);
    struct cr_kv_count counts[8];

    CHECK_INT(send(kv, acme, BLOCK), 0);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 1);
    struct cr_kv_count before = *cr_kv_count_find(kv, counts[0].path);
    for (int i = 0; i < 3; i++) {
        struct cr_kv_reuse none = reuse_of(kv, zeta, BLOCK ".");
        CHECK_INT(none.n_foreign, 0);
    }
    CHECK_INT(clear(kv, zeta, BLOCK), 0); /* it has no such text */
    CHECK_INT(memcmp(&before, cr_kv_count_find(kv, counts[0].path), sizeof before), 0);
    CHECK_INT(cr_kv_drain_counts(kv, counts, 8), 0);
    CHECK_INT(send(kv, zeta, BLOCK), 4); /* nor is it taken for a hit */
    end(kv);
}

TEST_MAIN(CASE(a_tenant_counts_once), CASE(who_does_not_count_is_not_counted),
          CASE(tenants_that_count_are_bounded), CASE(counts_do_not_depend_on_what_is_cached),
          CASE(each_block_has_its_own_quorum), CASE(what_is_not_cleared_is_not_counted),
          CASE(sealed_text_stays_private_though_its_path_crossed),
          CASE(text_that_comes_back_is_not_computed),
          CASE(equal_text_on_common_pages_counts_for_who_computed_it),
          CASE(a_full_table_begins_anew), CASE(dropped_counts_are_told_as_far_as_there_is_room),
          CASE(where_all_is_suspected_nothing_is_counted),
          CASE(thresholds_follow_from_path_and_secret),
          CASE(noise_is_a_truncated_two_sided_geometric), CASE(limits_hold),
          CASE(counts_survive_a_restart), CASE(a_quorum_that_changed_is_the_new_one),
          CASE(what_makes_no_sense_is_not_restored), CASE(a_suspicion_survives_a_restart),
          CASE(hits_on_foreign_text_are_named), CASE(who_pays_becomes_a_contributor),
          CASE(who_pays_for_what_is_gone_does_not_count), CASE(paid_runs_stay_long),
          CASE(suspected_text_stays_private_until_a_quorum),
          CASE(what_runs_on_through_a_suspicion_does_not_count), CASE(suspicion_counts_anew),
          CASE(suspicion_of_nothing_changes_nothing), CASE(a_denied_probe_changes_nothing))
