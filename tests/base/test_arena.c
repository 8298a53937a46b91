/* Arenas: alignment, the bound, exhaustion, and what reset keeps. */
#include "carrel/arena.h"

#include <stdint.h>

#include "carrel/rng.h"
#include "fault.h"
#include "test.h"

/* Pieces of random size and alignment never overlap and keep what was written to them. */
static void random_pieces(void)
{
    enum { N = 2000 };
    static struct {
        unsigned char *p;
        size_t size;
    } pieces[N];
    struct cr_rng rng;
    struct cr_arena arena;
    cr_rng_seed(&rng, 1);
    cr_arena_init(&arena, (size_t)16 << 20);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < N; i++) {
            size_t align = (size_t)1 << cr_rng_below(&rng, 13);
            pieces[i].size = cr_rng_below(&rng, i % 50 == 0 ? 20000 : 200);
            pieces[i].p = cr_arena_alloc_aligned(&arena, pieces[i].size, align);
            CHECK(pieces[i].p != NULL);
            CHECK_INT((uintptr_t)pieces[i].p % align, 0);
            memset(pieces[i].p, i & 0xff, pieces[i].size);
        }
        for (int i = 0; i < N; i++)
            for (size_t j = 0; j < pieces[i].size; j++)
                CHECK_INT(pieces[i].p[j], i & 0xff);
        cr_arena_reset(&arena);
    }
    cr_arena_release(&arena);
}

static void bound_holds(void)
{
    struct cr_arena arena;
    cr_arena_init(&arena, 10000);
    size_t total = 0;
    while (cr_arena_alloc(&arena, 100) != NULL) {
        total += 100;
        CHECK(arena.held_bytes <= 10000);
    }
    CHECK(total >= 8000); /* the rest is headers and alignment */
    CHECK(cr_arena_alloc(&arena, 9000) == NULL);
    CHECK(cr_arena_alloc(&arena, SIZE_MAX) == NULL);
    CHECK(cr_arena_alloc(&arena, SIZE_MAX - 64) == NULL);
    CHECK(cr_arena_calloc(&arena, SIZE_MAX / 2, 3) == NULL);
    CHECK(cr_arena_strndup(&arena, "", SIZE_MAX) == NULL);
    cr_arena_reset(&arena);
    CHECK(cr_arena_alloc(&arena, 100) != NULL); /* usable after having been full */
    cr_arena_release(&arena);
    CHECK_INT(arena.held_bytes, 0);
}

static void reset_keeps_one_chunk(void)
{
    struct cr_arena arena;
    cr_arena_init(&arena, (size_t)1 << 20);
    for (int i = 0; i < 1000; i++)
        CHECK(cr_arena_alloc(&arena, 300) != NULL);
    cr_arena_reset(&arena);
    size_t held = arena.held_bytes;
    CHECK(held > 0 && held < 300000);
    fault_arm(1); /* small requests need no malloc any more */
    for (int i = 0; i < 10; i++)
        CHECK(cr_arena_alloc(&arena, 100) != NULL);
    CHECK(!fault_fired());
    fault_arm(0);
    CHECK_INT(arena.held_bytes, held);
    cr_arena_release(&arena);
    cr_arena_release(&arena);
}

static void texts(void)
{
    struct cr_arena arena;
    cr_arena_init(&arena, 1 << 16);
    CHECK_STR(cr_arena_strdup(&arena, "page"), "page");
    CHECK_STR(cr_arena_strndup(&arena, "page table", 4), "page");
    CHECK_STR(cr_arena_strndup(&arena, NULL, 0), "");
    CHECK_STR(cr_arena_printf(&arena, "%s-%03d", "seq", 7), "seq-007");
    CHECK_STR(cr_arena_printf(&arena, "%s", ""), "");
    char *big = cr_arena_printf(&arena, "%20000d", 1);
    CHECK_INT(strlen(big), 20000);
    CHECK(cr_arena_printf(&arena, "%70000d", 1) == NULL);
    unsigned char *zero = cr_arena_calloc(&arena, 50, 3);
    for (int i = 0; i < 150; i++)
        CHECK_INT(zero[i], 0);
    cr_arena_release(&arena);
}

static void scenario(void *user)
{
    (void)user;
    struct cr_arena arena;
    cr_arena_init(&arena, 1 << 20);
    int n_failed = 0;
    for (int i = 0; i < 64; i++) {
        char *p = cr_arena_printf(&arena, "%500d", i);
        n_failed += p == NULL;
    }
    CHECK(n_failed == fault_fired()); /* one failure, and the arena goes on */
    CHECK(cr_arena_strdup(&arena, "after") != NULL);
    cr_arena_release(&arena);
}

static void out_of_memory(void)
{
    CHECK(fault_each(scenario, NULL) >= 3);
}

TEST_MAIN(CASE(random_pieces), CASE(bound_holds), CASE(reset_keeps_one_chunk), CASE(texts),
          CASE(out_of_memory))
