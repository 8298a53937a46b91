/* SGLang's radix cache tests (test_radix_cache_unit.py). peers.h says how they are asked. */
#include "carrel/rng.h"
#include "peers.h"

/* SGLang test_insert_and_match_basic, test_all_values_flatten: nothing at first, then the whole,
 * and of a shorter question the first values. TGI allocator_reuses_prefixes: on the same blocks. */
static void an_inserted_prefix_is_matched_in_whole_and_in_part(void)
{
    for (uint32_t b = 1; b <= 4; b *= 2) {
        struct cr_kv *kv = make(b, 32);
        int32_t tokens[8];
        uint32_t pages[8], again[9], n_cached;
        count_up(tokens, 1, 8);
        struct cr_kv_seq *seq = start(kv, acme, tokens, 8, &n_cached);
        CHECK_INT(n_cached, 0);
        CHECK_INT(pages_of(seq, pages), 8 / b);
        cr_kv_close(kv, seq);
        CHECK_INT(stats_of(kv).n_cached, 8 / b);
        for (uint32_t n = 0; n <= 8; n += 4) {
            CHECK_INT(match(kv, acme, tokens, n, again), n);
            CHECK(memcmp(pages, again, n / b * sizeof *pages) == 0);
        }
        cr_kv_destroy(kv);
    }
}

/* SGLang test_insert_and_match_basic and vLLM test_basic_prefix_caching_disabled: with the cache
 * off nothing is stored or found. Off is what nobody's requests are. */
static void where_caching_is_off_nothing_is_kept(void)
{
    struct cr_kv *kv = make(1, 8);
    int32_t tokens[3];

    count_up(tokens, 1, 3);
    insert(kv, nobody, tokens, 3);
    CHECK_INT(match(kv, nobody, tokens, 3, NULL), 0);
    CHECK_INT(stats_of(kv).n_free, 8);
    cr_kv_destroy(kv);
}

/* SGLang test_total_size, test_reset: sizes add up, and are 0 after a reset. */
static void sizes_add_up_and_a_reset_leaves_nothing(void)
{
    struct cr_kv *kv = make(1, 8);
    int32_t tokens[5];

    count_up(tokens, 1, 5);
    CHECK_INT(stats_of(kv).n_cached, 0);
    insert(kv, acme, tokens, 3);
    CHECK_INT(stats_of(kv).n_cached, 3);
    insert(kv, acme, tokens + 3, 2);
    CHECK_INT(stats_of(kv).n_cached, 5);
    cr_kv_forget_tenant(kv, acme);
    CHECK_INT(stats_of(kv).n_cached, 0);
    CHECK_INT(stats_of(kv).n_pinned, 0);
    CHECK_INT(stats_of(kv).n_free, 8);
    cr_kv_destroy(kv);
}

/* SGLang test_lock_ref_operations: a lock moves 3 from evictable to protected, its end moves them
 * back. vLLM test_prefill: a block that two requests use has two references, and is counted once.
 */
static void a_lock_moves_pages_from_evictable_to_protected(void)
{
    struct cr_kv *kv = make(1, 8);
    struct cr_kv_seq *one, *two;
    int32_t tokens[4];

    count_up(tokens, 1, 4);
    insert(kv, acme, tokens, 3);
    CHECK_INT(stats_of(kv).n_cached, 3);
    CHECK_INT(cr_kv_open(kv, acme, tokens, 4, &one), CR_OK);
    CHECK_INT(stats_of(kv).n_cached, 0);
    CHECK_INT(stats_of(kv).n_pinned, 3);
    CHECK_INT(cr_kv_open(kv, acme, tokens, 4, &two), CR_OK);
    CHECK_INT(stats_of(kv).n_pinned, 3);
    cr_kv_close(kv, one);
    CHECK_INT(stats_of(kv).n_pinned, 3);
    cr_kv_close(kv, two);
    CHECK_INT(stats_of(kv).n_pinned, 0);
    CHECK_INT(stats_of(kv).n_cached, 3);
    cr_kv_destroy(kv);
}

/* SGLang test_page_alignment_boundary: pages of 1, 2, 4 tokens and texts of 5, 5, 6 match a
 * multiple of the page. TGI's block-size tests: what does not fill a block is not found. */
static void a_match_ends_where_a_page_ends(void)
{
    const uint32_t cases[][3] = {{1, 5, 5}, {2, 5, 4}, {4, 6, 4}, {4, 3, 0}, {2, 8, 8}};
    int32_t tokens[8];

    count_up(tokens, 0, 8);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cr_kv *kv = make(cases[i][0], 8);
        insert(kv, acme, tokens, cases[i][1]);
        CHECK_INT(match(kv, acme, tokens, cases[i][1], NULL), cases[i][2]);
        CHECK_INT(stats_of(kv).n_cached, cases[i][2] / cases[i][0]);
        cr_kv_destroy(kv);
    }
}

/* SGLang test_advanced_prefix_match_with_node_splits: matches that end within a node, at 4 and at 6
 * of 8 tokens, change no size and no value, neither of the long text nor of the branch at 2. */
static void splits_keep_sizes_and_values(void)
{
    const int32_t branch[] = {1, 2, 9, 10}, at_4[] = {1, 2, 3, 4, 999, 1000},
                  at_6[] = {1, 2, 3, 4, 5, 6, 777, 888};

    for (uint32_t b = 1; b <= 2; b++) {
        struct cr_kv *kv = make(b, 16);
        int32_t tokens[8];
        uint32_t pages[8], branch_pages[8], again[8];
        count_up(tokens, 1, 8);
        insert(kv, acme, tokens, 8);
        insert(kv, acme, branch, 4);
        CHECK_INT(stats_of(kv).n_cached, 10 / b);
        CHECK_INT(match(kv, acme, tokens, 8, pages), 8);
        CHECK_INT(match(kv, acme, branch, 4, branch_pages), 4);
        CHECK(memcmp(pages, branch_pages, 2 / b * sizeof *pages) == 0);
        CHECK_INT(match(kv, acme, at_4, 6, again), 4);
        CHECK(memcmp(pages, again, 4 / b * sizeof *pages) == 0);
        CHECK_INT(match(kv, acme, tokens, 8, again), 8);
        CHECK(memcmp(pages, again, 8 / b * sizeof *pages) == 0);
        CHECK_INT(match(kv, acme, at_6, 8, again), 6);
        CHECK(memcmp(pages, again, 6 / b * sizeof *pages) == 0);
        CHECK_INT(match(kv, acme, branch, 4, again), 4);
        CHECK(memcmp(branch_pages, again, 4 / b * sizeof *pages) == 0);
        CHECK_INT(stats_of(kv).n_cached, 10 / b);
        cr_kv_destroy(kv);
    }
}

/* SGLang test_evict_functionality: an eviction frees what it says and shrinks the tree by it. */
static void an_eviction_shrinks_the_tree_by_as_much(void)
{
    struct cr_kv *kv = make(1, 4);
    struct cr_kv_seq *hog = open_hog(kv);
    int32_t tokens[4];

    count_up(tokens, 1, 4);
    insert(kv, acme, tokens, 2);
    insert(kv, acme, tokens + 2, 2);
    CHECK_INT(stats_of(kv).n_cached, 4);
    evict(kv, hog, 2);
    CHECK_INT(stats_of(kv).n_cached, 2);
    CHECK_INT(stats_of(kv).n_evicted_pages, 2);
    CHECK_INT(match(kv, acme, tokens, 2, NULL), 0);
    CHECK_INT(match(kv, acme, tokens + 2, 2, NULL), 2);
    cr_kv_close(kv, hog);
    cr_kv_destroy(kv);
}

/* SGLang test_extra_key_isolation, vLLM test_cache_key_salting: equal tokens under other keys are
 * other entries with values of their own; a key that nobody used, and none, match nothing. Here the
 * entries may rest on the same pages, since their values are equal; still each computes its own. */
static void keys_and_salts_keep_equal_tokens_apart(void)
{
    const struct cr_tenant_id third = {9};
    struct cr_kv *kv = make(1, 16);
    uint32_t of_acme[4], of_zeta[4], again[4];
    int32_t tokens[3];

    count_up(tokens, 1, 3);
    insert(kv, acme, tokens, 3);
    CHECK_INT(match(kv, acme, tokens, 3, of_acme), 3);
    CHECK_INT(match(kv, zeta, tokens, 3, NULL), 0);
    insert(kv, zeta, tokens, 3);
    CHECK_INT(match(kv, zeta, tokens, 3, of_zeta), 3);
    CHECK_INT(match(kv, acme, tokens, 3, again), 3);
    CHECK(memcmp(of_acme, again, 3 * sizeof *again) == 0);
    CHECK_INT(match(kv, third, tokens, 3, NULL), 0);
    CHECK_INT(match(kv, nobody, tokens, 3, NULL), 0);
    cr_kv_forget_tenant(kv, acme);
    CHECK_INT(match(kv, acme, tokens, 3, NULL), 0);
    CHECK_INT(match(kv, zeta, tokens, 3, again), 3);
    CHECK(memcmp(of_zeta, again, 3 * sizeof *again) == 0);
    cr_kv_destroy(kv);
}

/* SGLang test_hash_value_repeating_tokens, vLLM's hash chain: a block is known by all that stands
 * before it, so an equal one further on is another, and a block alone is not a prefix. */
static void a_page_is_known_by_all_that_stands_before_it(void)
{
    struct cr_kv *kv = make(4, 16);
    const int32_t twice[] = {1, 2, 3, 4, 1, 2, 3, 4}, other[] = {5, 6, 7, 8, 1, 2, 3, 4},
                  branch[] = {1, 2, 3, 4, 9, 9, 9, 9}, mixed[] = {5, 6, 7, 8, 9, 9, 9, 9},
                  fork[] = {5, 6, 7, 8, 8, 8, 8, 8};
    uint32_t pages[4];

    insert(kv, acme, twice, 8);
    CHECK_INT(stats_of(kv).n_cached, 2);
    CHECK_INT(match(kv, acme, twice, 8, pages), 8);
    CHECK(pages[0] != pages[1]);
    CHECK_INT(match(kv, acme, other, 8, NULL), 0);
    insert(kv, acme, other, 8);
    CHECK_INT(stats_of(kv).n_cached, 4);
    insert(kv, acme, branch, 8); /* now both texts fork behind their first page */
    insert(kv, acme, fork, 8);
    CHECK_INT(match(kv, acme, mixed, 8, NULL), 4);
    CHECK_INT(stats_of(kv).n_cached, 6);
    cr_kv_destroy(kv);
}

/* SGLang test_memory_allocated: 10,000 texts of 100 tokens behind one of 10,000 take less than
 * twice what their distinct tokens take. Here: each token is stored once, and the tables in use are
 * smaller than the token ids. */
static void ten_thousand_texts_behind_one_prefix_stay_small(void)
{
    enum { N_TEXTS = 10000, N_PREFIX = 10000, N_SUFFIX = 100, B = 16, USED = 625 + N_TEXTS * 6 };
    const struct cr_kv_config config = {
        .page_tokens = B, .n_pages = USED + 7, .max_seqs = 1, .max_tokens = N_PREFIX + N_SUFFIX};
    static int32_t tokens[N_PREFIX + N_SUFFIX];
    struct cr_kv *kv = NULL;
    struct cr_kv_seq *seq = NULL;
    struct cr_rng rng;

    cr_rng_seed(&rng, 7);
    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    for (uint32_t i = 0; i < N_PREFIX; i++)
        tokens[i] = (int32_t)cr_rng_below(&rng, 1000);
    for (int text = 0; text < N_TEXTS; text++) {
        for (uint32_t i = N_PREFIX; i < N_PREFIX + N_SUFFIX; i++)
            tokens[i] = (int32_t)cr_rng_below(&rng, 1000);
        CHECK_INT(cr_kv_open(kv, acme, tokens, N_PREFIX + N_SUFFIX, &seq), CR_OK);
        uint32_t len = cr_kv_seq_len(seq), n = N_PREFIX + N_SUFFIX - len;
        CHECK_INT(len, text == 0 ? 0 : N_PREFIX);
        CHECK_INT(cr_kv_reserve(kv, seq, n), CR_OK);
        CHECK_INT(cr_kv_commit(kv, seq, tokens + len, n), CR_OK);
        cr_kv_close(kv, seq);
    }
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(stats_of(kv).n_cached, USED);
    CHECK_INT(stats_of(kv).n_evicted_pages, 0);
    size_t tables = USED * (sizeof *kv->pages + sizeof *kv->names) +
                    kv->n_nodes * (sizeof *kv->nodes + sizeof *kv->leaves) +
                    kv->n_chunks * sizeof *kv->chunks +
                    kv->n_contributors * sizeof *kv->contributors +
                    ((size_t)kv->children_mask + 1) * sizeof *kv->children;
    printf("%zu bytes of tables for %zu of tokens\n", tables, (size_t)USED * B * sizeof *tokens);
    CHECK(tables < (size_t)USED * B * sizeof *tokens);
    cr_kv_destroy(kv);
}

TEST_MAIN(CASE(an_inserted_prefix_is_matched_in_whole_and_in_part),
          CASE(where_caching_is_off_nothing_is_kept), CASE(sizes_add_up_and_a_reset_leaves_nothing),
          CASE(a_lock_moves_pages_from_evictable_to_protected),
          CASE(a_match_ends_where_a_page_ends), CASE(splits_keep_sizes_and_values),
          CASE(an_eviction_shrinks_the_tree_by_as_much),
          CASE(keys_and_salts_keep_equal_tokens_apart),
          CASE(a_page_is_known_by_all_that_stands_before_it),
          CASE(ten_thousand_texts_behind_one_prefix_stay_small))
