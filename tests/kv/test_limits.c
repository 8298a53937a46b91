/* What tenants may keep: floors, caps and times to live, rule by rule. Random floors and caps are
 * test_model.c's. */
#include "carrel/rng.h"
#include "kv_fixture.h"

static void limit(struct cr_kv *kv, struct cr_tenant_id tenant, uint32_t floor, uint32_t cap)
{
    struct cr_kv_limits limits = {.floor_pages = floor, .cap_pages = cap};

    CHECK_INT(cr_kv_set_limits(kv, tenant, &limits), CR_OK);
    CHECK(cr_kv_is_valid(kv));
}

/* A manager of eight pages in which some text may be shared. */
static struct cr_kv *make_shared(enum cr_kv_mode mode, bool pin_declared)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 8,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .mode = mode,
                                  .pin_declared = pin_declared};
    struct cr_kv *kv = NULL;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    return kv;
}

/* Invariant 7. */
static void a_floor_keeps_pages_from_others_need(void)
{
    struct cr_kv *kv = make_kv(8, NULL);
    int32_t tokens[64] = {0};

    limit(kv, acme, 2, 0);
    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, zeta, "ddddeeeeffffgggghhhh");
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 12);
    struct cr_kv_seq *seq = open_text(kv, zeta, "iiii");
    CHECK_INT(cr_kv_reserve(kv, seq, PAGE), CR_OK); /* the one above the floor goes, … */
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 8);
    CHECK_INT(cr_kv_reserve(kv, seq, 2 * PAGE), CR_OK); /* … and then zeta's, though younger */
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    CHECK_INT(found(kv, zeta, "ddddeeeeffffgggghhhh"), 16);
    CHECK(cr_kv_fits(kv, zeta, tokens, 4 * PAGE, 0));
    CHECK(!cr_kv_fits(kv, zeta, tokens, 5 * PAGE, 0));
    CHECK_INT(cr_kv_reserve(kv, seq, 7 * PAGE), CR_ENOPAGES); /* exactly */
    CHECK_INT(found(kv, zeta, "ddddeeeeffffgggghhhh"), 16);
    CHECK_INT(cr_kv_reserve(kv, seq, 6 * PAGE), CR_OK);
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_close(kv, seq);
    cr_kv_destroy(kv);
}

static void ones_own_need_takes_pages_below_the_floor(void)
{
    struct cr_kv *kv = make_kv(8, NULL);

    limit(kv, acme, 8, 0);
    cache_text(kv, acme, "aaaabbbbccccddddeeeeffffgggghhhh");
    cache_text(kv, acme, "iiiijjjj");
    CHECK_INT(found(kv, acme, "iiiijjjj"), 8);
    CHECK_INT(stats_of(kv).n_cached, 8);
    struct cr_kv_seq *seq = open_text(kv, zeta, "kkkk");
    CHECK_INT(cr_kv_reserve(kv, seq, 1), CR_ENOPAGES);
    cr_kv_close(kv, seq);
    cr_kv_destroy(kv);
}

/* Though its own text is the oldest there is. */
static void a_tenant_grows_to_its_floor(void)
{
    struct cr_kv *kv = make_kv(8, NULL);

    limit(kv, acme, 4, 0);
    cache_text(kv, acme, "aaaabbbb");
    cache_text(kv, zeta, "ccccddddeeeeffffgggghhhh");
    cache_text(kv, acme, "iiiijjjj");
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    CHECK_INT(found(kv, zeta, "ccccddddeeeeffffgggghhhh"), 16);
    cache_text(kv, acme, "kkkk"); /* at it, it still takes others' … */
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    cache_text(kv, acme, "llll"); /* … and above, whatever is oldest */
    CHECK_INT(found(kv, acme, "aaaabbbb"), 4);
    cr_kv_destroy(kv);
}

/* Shared text is charged to nobody; but what hangs below it is nothing without it. */
static void shared_pages_above_a_floor_stay(void)
{
    struct cr_kv *kv = make_shared(CR_KV_SELECTIVE, false);
    int32_t tokens[64];

    limit(kv, acme, 1, 0);
    cache_text(kv, acme, "ssssttttaaaa");
    CHECK_INT(cr_kv_publish(kv, acme, tokens, spell("sssstttt", tokens)), 2);
    cache_text(kv, zeta, "bbbbcccc");
    CHECK(cr_kv_is_valid(kv));
    CHECK(!cr_kv_fits(kv, zeta, tokens, spell("ddddeeeeffffgggghhhhiiii", tokens), 0));
    CHECK(cr_kv_fits(kv, zeta, tokens, spell("ddddeeeeffffgggghhhh", tokens), 0));
    CHECK(cr_kv_fits(kv, zeta, tokens, spell("ssssttttffffgggghhhhiiiijjjj", tokens), 0));
    CHECK(cr_kv_fits(kv, acme, tokens, spell("ddddeeeeffffgggghhhhiiiijjjjkkkk", tokens), 0));
    struct cr_kv_seq *seq = open_text(kv, zeta, "dddd");
    CHECK_INT(cr_kv_reserve(kv, seq, 6 * PAGE), CR_ENOPAGES);
    CHECK_INT(cr_kv_reserve(kv, seq, 5 * PAGE), CR_OK);
    CHECK_INT(found(kv, acme, "ssssttttaaaa"), 12);
    CHECK_INT(found(kv, zeta, "bbbbcccc"), 0);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_close(kv, seq);
    limit(kv, acme, 0, 0);
    seq = open_text(kv, zeta, "dddd");
    CHECK_INT(cr_kv_reserve(kv, seq, 8 * PAGE), CR_OK);
    CHECK_INT(stats_of(kv).n_cached, 0);
    cr_kv_close(kv, seq);
    cr_kv_destroy(kv);
}

static void a_cap_takes_ones_own_first(void)
{
    struct cr_kv *kv = make_kv(16, NULL);

    limit(kv, acme, 0, 3);
    cache_text(kv, zeta, "aaaabbbb");
    cache_text(kv, acme, "ccccdddd");
    cache_text(kv, acme, "eeeeffff");
    CHECK_INT(found(kv, acme, "ccccdddd"), 4);
    CHECK_INT(found(kv, acme, "eeeeffff"), 8);
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 8);
    cache_text(kv, acme, "gggghhhhiiiijjjjkkkk"); /* in use it may have more, not afterwards */
    CHECK_INT(found(kv, acme, "gggghhhhiiiijjjjkkkk"), 12);
    CHECK_INT(found(kv, acme, "eeeeffff"), 0);
    CHECK_INT(stats_of(kv).n_cached, 5);
    limit(kv, acme, 0, 1);
    CHECK_INT(stats_of(kv).n_cached, 3);
    cr_kv_destroy(kv);
}

static uint32_t n_zeroed;

static void on_zero(void *user, struct cr_page_id page)
{
    (void)user;
    (void)page;
    n_zeroed++;
}

static void text_outlives_its_time_nowhere(void)
{
    struct cr_kv *kv = make_kv(16, on_zero);
    struct cr_kv_limits limits = {.ttl_s = 10};

    CHECK_INT(cr_kv_set_limits(kv, acme, &limits), CR_OK);
    CHECK_INT(cr_kv_expire(kv, 100, 100), 0);
    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, zeta, "aaaabbbbcccc");
    cr_kv_expire(kv, 105, 100);
    cache_text(kv, acme, "aaaadddd");
    CHECK_INT(cr_kv_expire(kv, 110, 100), 0);
    CHECK_INT(cr_kv_expire(kv, 111, 100), 2); /* bbbbcccc; aaaa was used again */
    CHECK_INT(found(kv, acme, "aaaadddd"), 8);
    CHECK_INT(found(kv, acme, "aaaabbbb"), 4);
    struct cr_kv_seq *seq = open_text(kv, acme, "aaaadddd.");
    CHECK_INT(cr_kv_expire(kv, 200, 100), 0); /* in use */
    cr_kv_close(kv, seq);
    CHECK_INT(cr_kv_expire(kv, 210, 100), 0);
    n_zeroed = 0;
    CHECK_INT(cr_kv_expire(kv, 211, 1) + cr_kv_expire(kv, 211, 100), 2);
    CHECK_INT(found(kv, zeta, "aaaabbbbcccc"), 12);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(n_zeroed, 1); /* dddd: the others lie under zeta's text, which has its own time */
    CHECK_INT(cr_kv_expire(kv, 211, 0), 0);
    cr_kv_destroy(kv);
}

static void it_is_known_whether_anything_can_expire(void)
{
    struct cr_kv *kv = make_kv(16, NULL);
    struct cr_kv_limits limits = {.ttl_s = 10};

    cache_text(kv, acme, "aaaabbbb");
    CHECK(!cr_kv_can_expire(kv));
    CHECK_INT(cr_kv_set_limits(kv, acme, &limits), CR_OK); /* for what it has … */
    CHECK_INT(cr_kv_set_limits(kv, zeta, &limits), CR_OK);
    CHECK(cr_kv_can_expire(kv));
    CHECK_INT(cr_kv_set_limits(kv, acme, &(struct cr_kv_limits){0}), CR_OK);
    CHECK(!cr_kv_can_expire(kv));
    cache_text(kv, zeta, "ccccdddd"); /* … and what it gets */
    CHECK(cr_kv_can_expire(kv));
    CHECK_INT(cr_kv_expire(kv, 11, 100), 2);
    CHECK(!cr_kv_can_expire(kv));
    CHECK_INT(found(kv, acme, "aaaabbbb"), 8);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_destroy(kv);
}

/* The sum of floors leaves room for five pages, but the shared text above what they keep does not.
 */
static void room_is_made_below_floors_when_nothing_else_is_left(void)
{
    struct cr_kv *kv = make_shared(CR_KV_SELECTIVE, false);
    int32_t tokens[64];

    limit(kv, acme, 3, 0);
    cache_text(kv, acme, "ssssttttaaaabbbbcccc");
    CHECK_INT(cr_kv_publish(kv, acme, tokens, spell("sssstttt", tokens)), 2);
    CHECK(cr_kv_make_room(kv, zeta, 3 * PAGE)); /* there is room */
    CHECK_INT(found(kv, acme, "ssssttttaaaabbbbcccc"), 20);

    uint32_t n = spell("ddddeeeeffffgggghh", tokens);
    CHECK(!cr_kv_fits(kv, zeta, tokens, n, 0));
    struct cr_kv_seq *seq = open_text(kv, zeta, "iiii");
    CHECK_INT(cr_kv_reserve(kv, seq, 1), CR_OK);
    CHECK(!cr_kv_make_room(kv, zeta, n)); /* its end can be waited for */
    CHECK_INT(found(kv, acme, "ssssttttaaaabbbbcccc"), 20);
    cr_kv_close(kv, seq);
    CHECK(cr_kv_make_room(kv, zeta, n));
    CHECK(cr_kv_is_valid(kv));
    CHECK(cr_kv_fits(kv, zeta, tokens, n, 0));
    CHECK(found(kv, acme, "ssssttttaaaabbbbcccc") < 20);

    limit(kv, acme, 8, 0); /* a floor as high as the pool, and its owner's own need */
    cache_text(kv, acme, "jjjjkkkkllllmmmmnnnnooooppppqqqq");
    CHECK(cr_kv_make_room(kv, acme, 8 * PAGE));
    CHECK(cr_kv_make_room(kv, zeta, 8 * PAGE));
    CHECK(!cr_kv_make_room(kv, zeta, 8 * PAGE + 1));
    CHECK(cr_kv_is_valid(kv));
    cr_kv_destroy(kv);
}

static void limits_that_contradict_are_refused(void)
{
    struct cr_kv *kv = make_kv(8, NULL);
    struct cr_kv_limits limits = {.floor_pages = 5};

    CHECK_INT(cr_kv_set_limits(kv, nobody, &limits), CR_EINVAL);
    CHECK_INT(cr_kv_set_limits(kv, acme, &limits), CR_OK);
    CHECK_INT(cr_kv_set_limits(kv, zeta, &limits), CR_EINVAL); /* 10 of 8 */
    limits.cap_pages = 4;
    CHECK_INT(cr_kv_set_limits(kv, acme, &limits), CR_EINVAL);
    limits = (struct cr_kv_limits){.floor_pages = 3};
    CHECK_INT(cr_kv_set_limits(kv, zeta, &limits), CR_OK);
    cr_kv_forget_tenant(kv, acme); /* its floor is free */
    limits.floor_pages = 8;
    CHECK_INT(cr_kv_set_limits(kv, zeta, &limits), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_destroy(kv);
}

/* In random worlds of private and shared text under random floors: a tenant gets as many pages as
 * cr_kv_fits() says, and then there is none that it could take. */
static void what_can_be_had_is_exact(void)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 48,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .mode = CR_KV_SELECTIVE};
    struct cr_kv_seq *pins[2], *seq;
    struct cr_rng rng;
    uint32_t n_short = 0, most;
    char text[64];

    for (uint64_t seed = 1; seed <= 2000; seed++) {
        struct cr_kv *kv = NULL;
        int32_t tokens[256] = {0};
        cr_rng_seed(&rng, seed);
        CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
        for (uint32_t t = 1; t <= 4; t++)
            limit(kv, (struct cr_tenant_id){t}, (uint32_t)cr_rng_below(&rng, 13), 0);
        for (int op = 0; op < 24; op++) {
            struct cr_tenant_id tenant = {1 + (uint32_t)cr_rng_below(&rng, 4)};
            uint32_t n = PAGE * (1 + (uint32_t)cr_rng_below(&rng, 6));
            for (uint32_t i = 0; i < n; i++)
                text[i] = i % PAGE != 0 ? 'x' : (char)('a' + cr_rng_below(&rng, i == 0 ? 2 : 3));
            text[n] = '\0';
            if (cr_kv_fits(kv, tenant, tokens, spell(text, tokens), 0))
                cache_text(kv, tenant, text);
            if (cr_rng_below(&rng, 4) == 0)
                cr_kv_publish(kv, tenant, tokens, PAGE * (1 + (uint32_t)cr_rng_below(&rng, 3)));
            if (op >= 22)
                CHECK_INT(cr_kv_open(kv, tenant, tokens, n, &pins[op - 22]), CR_OK);
        }
        struct cr_tenant_id asker = {(uint32_t)cr_rng_below(&rng, 5)};
        tokens[0] = 0; /* found by nobody */
        for (most = 48; most > 0 && !cr_kv_fits(kv, asker, tokens, most * PAGE, 0);)
            most--;
        uint32_t n_kept[5] = {0};
        for (uint32_t t = 1; t <= 4; t++)
            n_kept[t] = cr_kv_tenant_find(kv, t)->n_pages;
        CHECK_INT(cr_kv_open(kv, asker, tokens, 0, &seq), CR_OK);
        CHECK_INT(cr_kv_reserve(kv, seq, most * PAGE + 1), CR_ENOPAGES);
        CHECK_INT(cr_kv_reserve(kv, seq, most * PAGE), CR_OK);
        CHECK(cr_kv_is_valid(kv));
        CHECK_INT(cr_kv_leaf_next(kv, asker.v, &(uint32_t){0}), CR_KV_ROOT);
        CHECK_INT(stats_of(kv).n_free, 0);
        n_short += stats_of(kv).n_cached > 0;
        for (uint32_t t = 1; t <= 4; t++) { /* invariant 7 */
            const struct cr_kv_tenant *tenant = cr_kv_tenant_find(kv, t);
            uint32_t floor = n_kept[t] < tenant->floor ? n_kept[t] : tenant->floor;
            CHECK(t == asker.v || tenant->n_pages >= floor);
        }
        cr_kv_close(kv, seq);
        cr_kv_close(kv, pins[0]);
        cr_kv_close(kv, pins[1]);
        cr_kv_destroy(kv);
    }
    printf("2000 worlds, seeds from 1; floors kept something in %u\n", n_short);
    CHECK(n_short > 500);
}

/* Cached before it was declared, or after: it outlives all other text, and yet can be had. */
static void pinned_declared_text_goes_last(void)
{
    for (int is_late = 0; is_late < 2; is_late++) {
        struct cr_kv *kv = make_shared(CR_KV_DECLARED, true);
        int32_t tokens[64];

        if (is_late)
            cache_text(kv, acme, "sssstttt");
        CHECK_INT(cr_kv_declare(kv, 1, tokens, spell("sssstttt", tokens)), CR_OK);
        if (!is_late)
            cache_text(kv, acme, "sssstttt");
        cache_text(kv, acme, "ssssttttaaaa");
        for (char letter = 'b'; letter < 'n';
             letter++) { /* each is found again, and so is worth more */
            char text[] = {letter, letter, letter, letter, letter, 'x', 'x', 'x', 0};
            cache_text(kv, zeta, text);
            cache_text(kv, zeta, text);
        }
        CHECK_INT(found(kv, zeta, "sssstttt"), 8);
        CHECK_INT(found(kv, acme, "ssssttttaaaa"), 8); /* what hangs below is not pinned */
        struct cr_kv_seq *seq = open_text(kv, zeta, "yyyy");
        CHECK_INT(cr_kv_reserve(kv, seq, 7 * PAGE), CR_OK);
        CHECK_INT(found(kv, zeta, "sssstttt"), 4);
        CHECK(cr_kv_is_valid(kv));
        cr_kv_close(kv, seq);
        cr_kv_revoke(kv, 1);
        CHECK_INT(found(kv, zeta, "ssss"), 0);
        cr_kv_destroy(kv);
    }
}

TEST_MAIN(CASE(a_floor_keeps_pages_from_others_need),
          CASE(ones_own_need_takes_pages_below_the_floor), CASE(a_tenant_grows_to_its_floor),
          CASE(shared_pages_above_a_floor_stay), CASE(a_cap_takes_ones_own_first),
          CASE(text_outlives_its_time_nowhere), CASE(it_is_known_whether_anything_can_expire),
          CASE(room_is_made_below_floors_when_nothing_else_is_left),
          CASE(limits_that_contradict_are_refused), CASE(what_can_be_had_is_exact),
          CASE(pinned_declared_text_goes_last))
