/* TGI's radix trie tests (radix.rs). peers.h says how they are asked. */
#include "carrel/rng.h"
#include "peers.h"

/* TGI allocator_collects_older_prefixes_first: a new request gets the blocks of the one that ended
 * first. */
static void the_prefix_that_ended_first_makes_room(void)
{
    struct cr_kv *kv = make(1, 6);
    int32_t tokens[10];
    uint32_t of_first[4], of_third[4];

    count_up(tokens, 0, 10);
    struct cr_kv_seq *first = start(kv, acme, tokens, 4, NULL);
    struct cr_kv_seq *second = start(kv, acme, tokens + 4, 2, NULL);
    pages_of(first, of_first);
    cr_kv_close(kv, first);
    cr_kv_close(kv, second);
    struct cr_kv_seq *third = start(kv, acme, tokens + 6, 4, NULL);
    CHECK_INT(pages_of(third, of_third), 4);
    uint64_t first_set = 0, third_set = 0;
    for (int i = 0; i < 4; i++) {
        first_set |= UINT64_C(1) << of_first[i];
        third_set |= UINT64_C(1) << of_third[i];
    }
    CHECK(first_set == third_set);
    cr_kv_close(kv, third);
    CHECK_INT(match(kv, acme, tokens + 4, 2, NULL), 2);
    cr_kv_destroy(kv);
}

/* TGI allocator_frees_fully_overlapping_prefills, …partially_overlapping…: what two requests
 * computed at the same time is kept once, and the rest of both is free again. */
static void overlapping_prefills_are_kept_once(void)
{
    const int32_t left[] = {0, 1, 2, 3, 4, 5}, right[] = {0, 1, 2, 3, 6, 7};
    struct cr_kv *kv = make(1, 19);
    uint32_t pages[6], again[6];
    struct cr_kv_seq *a, *b;

    insert(kv, acme, left, 2);
    CHECK_INT(cr_kv_open(kv, acme, left, 6, &a), CR_OK);
    CHECK_INT(cr_kv_open(kv, acme, right, 6, &b), CR_OK);
    CHECK_INT(cr_kv_seq_len(a), 2);
    CHECK_INT(cr_kv_seq_len(b), 2);
    CHECK_INT(cr_kv_reserve(kv, a, 6), CR_OK); /* two more than the prompt, to generate into */
    CHECK_INT(cr_kv_reserve(kv, b, 6), CR_OK);
    CHECK_INT(cr_kv_commit(kv, a, left + 2, 4), CR_OK);
    CHECK_INT(cr_kv_commit(kv, b, right + 2, 4), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_close(kv, b);
    cr_kv_close(kv, a);
    CHECK_INT(stats_of(kv).n_cached, 8);
    CHECK_INT(stats_of(kv).n_free, 11);
    CHECK_INT(match(kv, acme, left, 6, pages), 6);
    CHECK_INT(match(kv, acme, right, 6, again), 6);
    CHECK(memcmp(pages, again, 4 * sizeof *pages) == 0);
    CHECK_INT(stats_of(kv).n_free, 11);
    cr_kv_destroy(kv);
}

static const int32_t t012[] = {0, 1, 2}, t123[] = {1, 2, 3}, t01234[] = {0, 1, 2, 3, 4},
                     t0123567[] = {0, 1, 2, 3, 5, 6, 7};

/* TGI trie_insertions_have_correct_prefix_len, trie_get_returns_correct_blocks. */
static void an_insertion_says_how_much_was_there(void)
{
    struct cr_kv *kv = make(1, 16);
    uint32_t one[7], two[7];

    CHECK_INT(match(kv, acme, t012, 3, NULL), 0);
    insert(kv, acme, t012, 3);
    CHECK_INT(match(kv, acme, t012, 3, NULL), 3); /* is there */
    CHECK_INT(match(kv, acme, t123, 3, NULL), 0); /* new from the root */
    insert(kv, acme, t123, 3);
    CHECK_INT(match(kv, acme, t01234, 5, NULL), 3); /* longer than what is there */
    insert(kv, acme, t01234, 5);
    CHECK_INT(match(kv, acme, t0123567, 7, NULL), 4); /* parts from it within a run */
    insert(kv, acme, t0123567, 7);
    CHECK_INT(stats_of(kv).n_cached, 11);
    CHECK_INT(match(kv, acme, t01234, 5, one), 5);
    CHECK_INT(match(kv, acme, t0123567, 7, two), 7);
    CHECK(memcmp(one, two, 4 * sizeof *one) == 0 && one[4] != two[4]);
    for (uint32_t n = 1; n <= 5; n++) {
        CHECK_INT(match(kv, acme, t0123567, n, one), n);
        CHECK(memcmp(one, two, n * sizeof *one) == 0);
    }
    cr_kv_destroy(kv);
}

/* TGI trie_evict_removes_correct_blocks: a part of a leaf, a leaf, a leaf and a part of its parent,
 * and all; a use makes younger. */
static void evictions_take_a_part_a_leaf_and_more(void)
{
    struct cr_kv *kv = make(1, 11);
    struct cr_kv_seq *hog = open_hog(kv);

    insert(kv, acme, t012, 3);
    insert(kv, acme, t0123567, 7);
    insert(kv, acme, t01234, 5);
    insert(kv, acme, t123, 3);
    CHECK_INT(stats_of(kv).n_free, 0);
    evict(kv, hog, 1);
    CHECK_INT(match(kv, acme, t0123567, 7, NULL), 6);
    match(kv, acme, t01234, 5, NULL);
    match(kv, acme, t123, 3, NULL);
    evict(kv, hog, 2);
    CHECK_INT(match(kv, acme, t0123567, 7, NULL), 4);
    match(kv, acme, t01234, 5, NULL);
    match(kv, acme, t123, 3, NULL);
    evict(kv, hog, 3);
    CHECK_INT(match(kv, acme, t01234, 5, NULL), 2);
    CHECK_INT(match(kv, acme, t123, 3, NULL), 3);
    evict(kv, hog, 5);
    CHECK_INT(match(kv, acme, t012, 3, NULL), 0);
    CHECK_INT(match(kv, acme, t123, 3, NULL), 0);
    CHECK_INT(stats_of(kv).n_pinned, 11);
    cr_kv_close(kv, hog);
    cr_kv_destroy(kv);
}

/* TGI invariants_hold_on_many_operations_remove_all, …remove_subset: many requests come and go, and
 * in the end each block is free or cached. The property test (test_model.c) asks for much more. */
static void no_block_is_lost_in_many_operations(void)
{
    struct cr_kv_seq *open[12] = {NULL};
    struct cr_kv *kv = make(2, 100);
    struct cr_rng rng;

    cr_rng_seed(&rng, 3);
    for (int op = 0; op < 4000; op++) {
        uint32_t i = (uint32_t)cr_rng_below(&rng, 12), n = 1 + (uint32_t)cr_rng_below(&rng, 16);
        int32_t tokens[16];
        if (open[i] != NULL)
            cr_kv_close(kv, open[i]);
        for (uint32_t k = 0; k < n; k++)
            tokens[k] = (int32_t)cr_rng_below(&rng, 3);
        open[i] = start(kv, acme, tokens, n, NULL);
    }
    CHECK(stats_of(kv).n_evicted_pages > 0);
    for (int i = 0; i < 12; i++)
        cr_kv_close(kv, open[i] != NULL ? open[i] : open_hog(kv));
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(stats_of(kv).n_pinned, 0);
    CHECK_INT(stats_of(kv).n_free + stats_of(kv).n_cached, 100);
    cr_kv_destroy(kv);
}

TEST_MAIN(CASE(the_prefix_that_ended_first_makes_room), CASE(overlapping_prefills_are_kept_once),
          CASE(an_insertion_says_how_much_was_there), CASE(evictions_take_a_part_a_leaf_and_more),
          CASE(no_block_is_lost_in_many_operations))
