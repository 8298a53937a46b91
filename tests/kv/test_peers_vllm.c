/* vLLM's prefix caching tests (test_prefix_caching.py). peers.h says how they are asked. */
#include "peers.h"

/* vLLM test_prefill: of 3 common blocks and a rest, the 3 are reused by the next request while the
 * first runs, and after both have ended; a request as large as the pool then takes all blocks. */
static void a_prefill_reuses_whole_blocks_and_may_take_all(void)
{
    struct cr_kv *kv = make(16, 10);
    int32_t first[55], second[53], other[160];
    uint32_t n_cached, a[4], b[4], pages[10];

    count_up(first, 0, 55);
    count_up(second, 0, 48);
    count_up(second + 48, 900, 5);
    count_up(other, 5000, 160);
    struct cr_kv_seq *one = start(kv, acme, first, 55, &n_cached);
    CHECK_INT(n_cached, 0);
    CHECK_INT(pages_of(one, a), 4);
    struct cr_kv_seq *two = start(kv, acme, second, 53, &n_cached);
    CHECK_INT(n_cached, 48);
    CHECK_INT(pages_of(two, b), 4);
    CHECK(memcmp(a, b, 3 * sizeof *a) == 0 && a[3] != b[3]);
    CHECK_INT(stats_of(kv).n_pinned, 5);
    cr_kv_close(kv, one);
    cr_kv_close(kv, two);
    CHECK_INT(stats_of(kv).n_free + stats_of(kv).n_cached, 10);
    CHECK_INT(match(kv, acme, first, 55, NULL), 48);
    one = start(kv, acme, other, 160, &n_cached);
    CHECK_INT(n_cached, 0);
    CHECK_INT(pages_of(one, pages), 10);
    CHECK_INT(cr_kv_peek(kv, acme, first, 55), 0);
    cr_kv_close(kv, one);
    cr_kv_destroy(kv);
}

/* vLLM test_decode: generated tokens fill the last block before another is taken, and what they
 * filled is cached like a prompt. */
static void decoding_fills_the_last_block_before_another(void)
{
    struct cr_kv *kv = make(16, 10);
    int32_t tokens[74];
    uint32_t pages[10], n_cached;

    count_up(tokens, 0, 74);
    struct cr_kv_seq *seq = start(kv, acme, tokens, 55, &n_cached);
    CHECK_INT(pages_of(seq, pages), 4);
    for (uint32_t n = 55; n < 74; n++) {
        CHECK_INT(cr_kv_reserve(kv, seq, 1), CR_OK);
        CHECK_INT(cr_kv_commit(kv, seq, tokens + n, 1), CR_OK);
        CHECK_INT(pages_of(seq, pages), n < 64 ? 4 : 5);
    }
    cr_kv_close(kv, seq);
    CHECK_INT(match(kv, acme, tokens, 74, NULL), 64);
    cr_kv_destroy(kv);
}

/* vLLM test_evict: of two ended requests and a third that uses the first two blocks of the first,
 * the order is: what is free, then the first request from its tail, then the second from its tail.
 */
static void eviction_takes_free_blocks_then_tails_in_order_of_end(void)
{
    struct cr_kv *kv = make(16, 10);
    int32_t first[87], second[48];

    count_up(first, 0, 87);
    count_up(second, 1000, 48);
    struct cr_kv_seq *one = start(kv, acme, first, 87, NULL);
    struct cr_kv_seq *two = start(kv, acme, second, 48, NULL);
    CHECK_INT(stats_of(kv).n_free, 1);
    cr_kv_close(kv, one);
    cr_kv_close(kv, two);
    CHECK_INT(stats_of(kv).n_free, 2); /* the block that was not full, too */
    CHECK_INT(cr_kv_open(kv, acme, first, 35, &one), CR_OK);
    CHECK_INT(cr_kv_seq_len(one), 32);
    struct cr_kv_seq *hog = open_hog(kv);
    for (uint32_t n = 1; n <= 8; n++) {
        const uint32_t in_first[] = {80, 80, 80, 64, 48, 32, 32, 32, 32};
        const uint32_t in_second[] = {48, 48, 48, 48, 48, 48, 32, 16, 0};
        int32_t longer[49];
        evict(kv, hog, 1);
        CHECK_INT(cr_kv_peek(kv, acme, first, 87), in_first[n]);
        memcpy(longer, second, sizeof second);
        longer[48] = -1;
        CHECK_INT(cr_kv_peek(kv, acme, longer, 49), in_second[n]);
    }
    cr_kv_close(kv, hog);
    cr_kv_close(kv, one);
    cr_kv_destroy(kv);
}

/* vLLM test_computed_blocks_not_evicted: in a full pool the block that a request found is not the
 * one that makes room for the rest of it, though it is the oldest. */
static void a_block_that_was_found_does_not_make_room_for_its_finder(void)
{
    struct cr_kv *kv = make(16, 2);
    int32_t tokens[32], other[16];
    uint32_t before[2], after[2], n_cached;

    count_up(tokens, 0, 32);
    count_up(other, 1000, 16);
    insert(kv, acme, tokens, 16);
    match(kv, acme, tokens, 16, before);
    insert(kv, acme, other, 16);
    CHECK_INT(stats_of(kv).n_free, 0);
    struct cr_kv_seq *seq = start(kv, acme, tokens, 32, &n_cached);
    CHECK_INT(n_cached, 16);
    CHECK_INT(pages_of(seq, after), 2);
    CHECK_INT(after[0], before[0]);
    CHECK(after[1] != after[0]);
    cr_kv_close(kv, seq);
    CHECK_INT(match(kv, acme, other, 16, NULL), 0);
    cr_kv_destroy(kv);
}

/* vLLM test_prefill_not_enough_free_blocks_with_computed_blocks: an allocation that fails leaves
 * free blocks and the references of the blocks that were found as they were. */
static void a_failed_allocation_leaves_all_as_it_was(void)
{
    struct cr_kv *kv = make(16, 10);
    int32_t tokens[80], other[96];
    struct cr_kv_seq *seq;

    count_up(tokens, 0, 80);
    count_up(other, 1000, 96);
    insert(kv, acme, tokens, 48);
    struct cr_kv_seq *running = start(kv, acme, other, 96, NULL);
    struct cr_kv_stats before = stats_of(kv);
    CHECK(!cr_kv_fits(kv, acme, tokens, 80, 0));
    CHECK_INT(cr_kv_open(kv, acme, tokens, 80, &seq), CR_OK);
    CHECK_INT(cr_kv_seq_len(seq), 48);
    CHECK_INT(cr_kv_reserve(kv, seq, 32), CR_ENOPAGES); /* two pages, and one is free */
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(stats_of(kv).n_free, 1);
    cr_kv_close(kv, seq);
    CHECK_INT(stats_of(kv).n_free, before.n_free);
    CHECK_INT(stats_of(kv).n_cached, before.n_cached);
    CHECK_INT(stats_of(kv).n_pinned, before.n_pinned);
    CHECK_INT(stats_of(kv).n_evicted_pages, 0);
    CHECK_INT(match(kv, acme, tokens, 48, NULL), 48);
    cr_kv_close(kv, running);
    cr_kv_destroy(kv);
}

/* vLLM test_reset_prefix_cache: a reset is refused while blocks are in use. Carrel's forgets at
 * once and refuses nothing: a running request keeps its pages until it ends, and they are found no
 * more. */
static void a_reset_spares_what_is_in_use_and_hides_it(void)
{
    struct cr_kv *kv = make(16, 10);
    int32_t tokens[55];
    uint32_t pages[4], again[4];

    count_up(tokens, 0, 55);
    struct cr_kv_seq *seq = start(kv, acme, tokens, 55, NULL);
    pages_of(seq, pages);
    cr_kv_forget_tenant(kv, acme);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(match(kv, acme, tokens, 55, NULL), 0);
    CHECK_INT(stats_of(kv).n_pinned, 4);
    CHECK_INT(pages_of(seq, again), 4);
    CHECK(memcmp(pages, again, sizeof pages) == 0);
    cr_kv_close(kv, seq);
    CHECK_INT(stats_of(kv).n_free, 10);
    cr_kv_destroy(kv);
}

/* vLLM test_maybe_evict_cached_block: of two blocks with one hash, the second is still found when
 * the first was evicted. Here the two are two tenants', and may even rest on one page. */
static void a_twin_survives_the_eviction_of_its_equal(void)
{
    struct cr_kv *kv = make(4, 2);
    int32_t tokens[4];

    count_up(tokens, 0, 4);
    insert(kv, acme, tokens, 4);
    insert(kv, zeta, tokens, 4);
    struct cr_kv_seq *hog = open_hog(kv);
    evict(kv, hog, 1);
    CHECK_INT(match(kv, acme, tokens, 4, NULL), 0);
    CHECK_INT(match(kv, zeta, tokens, 4, NULL), 4);
    cr_kv_close(kv, hog);
    cr_kv_destroy(kv);
}

TEST_MAIN(CASE(a_prefill_reuses_whole_blocks_and_may_take_all),
          CASE(decoding_fills_the_last_block_before_another),
          CASE(eviction_takes_free_blocks_then_tails_in_order_of_end),
          CASE(a_block_that_was_found_does_not_make_room_for_its_finder),
          CASE(a_failed_allocation_leaves_all_as_it_was),
          CASE(a_reset_spares_what_is_in_use_and_hides_it),
          CASE(a_twin_survives_the_eviction_of_its_equal))
