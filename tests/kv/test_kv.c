/* The KV manager's contract, call by call. The property test (test_model.c) is the broader net;
 * here each promise of carrel/kv.h stands alone, with the numbers of DESIGN's invariants. */
#include "carrel/rng.h"
#include "fault.h"
#include "kv_fixture.h"

static void create_checks_limits(void)
{
    const struct cr_kv_config good = {
        .page_tokens = 16, .n_pages = 8, .max_seqs = 2, .max_tokens = 64};
    struct cr_kv_config bad[] = {good, good, good, good, good, good};
    struct cr_kv *kv = NULL;

    bad[0].page_tokens = 0;
    bad[1].page_tokens = 12;
    bad[2].page_tokens = 512;
    bad[3].n_pages = 0;
    bad[4].max_seqs = 0;
    bad[5].max_tokens = 0;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CHECK_INT(cr_kv_create(&bad[i], &kv), CR_EINVAL);
    CHECK(kv == NULL);
    CHECK_INT(cr_kv_create(&good, &kv), CR_OK);
    CHECK_INT(cr_kv_get_config(kv)->page_tokens, 16);
    cr_kv_destroy(kv);
    cr_kv_destroy(NULL);
}

static void create_once(void *user)
{
    const struct cr_kv_config config = {
        .page_tokens = 16, .n_pages = 8, .max_seqs = 2, .max_tokens = 64};
    struct cr_kv *kv = NULL;
    int status = cr_kv_create(&config, &kv);

    (void)user;
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((kv == NULL) == (status != CR_OK));
    cr_kv_destroy(kv);
}

static void create_survives_want_of_memory(void)
{
    CHECK_INT(fault_each(create_once, NULL), 17);
}

static void nothing_is_allocated_after_creation(void)
{
    struct cr_kv *kv = make_kv(12, NULL);
    struct cr_kv_seq *a, *b;
    int32_t tokens[64];
    uint32_t n = spell("the same words and more of them", tokens);

    fault_arm(1);
    for (int round = 0; round < 3; round++) {
        CHECK_INT(cr_kv_open(kv, acme, tokens, n, &a), CR_OK);
        CHECK_INT(cr_kv_reserve(kv, a, n - cr_kv_seq_len(a)), CR_OK);
        CHECK_INT(cr_kv_commit(kv, a, tokens + cr_kv_seq_len(a), n - cr_kv_seq_len(a)), CR_OK);
        CHECK_INT(cr_kv_open(kv, acme, tokens, 10, &b), CR_OK); /* splits */
        cr_kv_close(kv, a);
        cr_kv_close(kv, b);
        tokens[12]++;
    }
    CHECK(!fault_fired());
    CHECK_INT(fault_count(), 0);
    fault_arm(0);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_destroy(kv);
}

static void whole_pages_are_found_and_one_token_is_left(void)
{
    struct cr_kv *kv = make_kv(16, NULL);
    struct cr_kv_seq *seq;
    uint32_t n_pages;

    cache_text(kv, acme, "aaaabbbbcccc");
    CHECK_INT(stats_of(kv).n_cached, 3);
    seq = open_text(kv, acme, "aaaabbbbcccc"); /* the last page would leave nothing to compute */
    CHECK_INT(cr_kv_seq_len(seq), 8);
    cr_kv_seq_table(seq, &n_pages);
    CHECK_INT(n_pages, 2);
    cr_kv_close(kv, seq);
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 12);
    CHECK_INT(found(kv, acme, "aaaabbbbccc"), 8);
    CHECK_INT(found(kv, acme, "aaaabbbxcccc"), 4);
    CHECK_INT(found(kv, acme, "aaa"), 0);
    CHECK_INT(cr_kv_peek(kv, acme, NULL, 0), 0);
    CHECK_INT(stats_of(kv).n_lookup_tokens, 12 + 12);
    CHECK_INT(stats_of(kv).n_hit_tokens, 8);
    cr_kv_destroy(kv);
}

static void limits_leave_the_state_as_it_was(void)
{
    struct cr_kv *kv = make_kv(16, NULL);
    struct cr_kv_seq *seqs[4], *fifth = NULL;
    int32_t tokens[300] = {0};

    CHECK_INT(cr_kv_open(kv, acme, tokens, 257, &fifth), CR_ETOOLONG);
    for (int i = 0; i < 4; i++)
        CHECK_INT(cr_kv_open(kv, acme, tokens, 8, &seqs[i]), CR_OK);
    CHECK_INT(cr_kv_open(kv, acme, tokens, 8, &fifth), CR_EFULL);
    CHECK(fifth == NULL);
    CHECK_INT(cr_kv_reserve(kv, seqs[0], 257), CR_ETOOLONG);
    CHECK_INT(cr_kv_reserve(kv, seqs[0], 65), CR_ENOPAGES);
    CHECK_INT(cr_kv_commit(kv, seqs[0], tokens, 1), CR_EINVAL);
    CHECK_INT(stats_of(kv).n_free, 16);
    CHECK(cr_kv_is_valid(kv));
    for (int i = 0; i < 4; i++)
        cr_kv_close(kv, seqs[i]);
    cr_kv_destroy(kv);
}

/* Invariants 1, 2 and 3. */
static void tenants_keep_equal_text_apart(void)
{
    struct cr_kv *kv = make_kv(16, NULL);
    struct cr_kv_seq *a, *b;
    uint32_t n;

    cache_text(kv, acme, "aaaabbbb");
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 0);
    cache_text(kv, zeta, "aaaabbbb");
    CHECK_INT(stats_of(kv).n_cached, 4);
    a = open_text(kv, acme, "aaaabbbb-");
    b = open_text(kv, zeta, "aaaabbbb-");
    CHECK_INT(cr_kv_seq_len(a), 8);
    CHECK_INT(cr_kv_seq_len(b), 8);
    /* One page in memory for both, charged to each. */
    CHECK_INT(cr_kv_seq_table(a, &n)[0].v, cr_kv_seq_table(b, &n)[0].v);
    CHECK_INT(stats_of(kv).n_stored, 2);
    cr_kv_close(kv, a);
    cr_kv_close(kv, b);
    cr_kv_destroy(kv);
}

static void nobody_finds_nothing(void)
{
    struct cr_kv *kv = make_kv(16, NULL);

    cache_text(kv, acme, "aaaabbbb");
    CHECK_INT(found(kv, nobody, "aaaabbbb"), 0);
    cache_text(kv, nobody, "aaaabbbb");
    CHECK_INT(found(kv, nobody, "aaaabbbb"), 0);
    CHECK_INT(stats_of(kv).n_cached, 2);
    cr_kv_destroy(kv);
}

/* Nothing that a foreigner's probe could change, is: the tables are the same to the byte. */
static void a_denied_probe_changes_nothing(void)
{
    struct cr_kv *kv = make_kv(16, NULL);
    size_t n_nodes = 17 * sizeof(struct cr_kv_node), n_heap = 17 * sizeof(struct cr_kv_leaf);
    void *nodes = malloc(n_nodes), *heap = malloc(n_heap);
    uint32_t children[64];

    memset(kv->nodes + kv->n_nodes, 0, n_nodes - kv->n_nodes * sizeof *kv->nodes);
    memset(kv->leaves, 0, n_heap);
    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, acme, "aaaabbbbdddd");
    CHECK(nodes != NULL && heap != NULL && (kv->children_mask + 1) <= 64);
    memcpy(nodes, kv->nodes, n_nodes);
    memcpy(heap, kv->leaves, n_heap);
    memcpy(children, kv->children, (kv->children_mask + 1) * sizeof *children);

    const char *probes[] = {"aaaabbbbcccc.", "aaaabbbb.", "aaaa.", "aaaabbxb."};
    for (size_t i = 0; i < sizeof probes / sizeof probes[0]; i++) {
        CHECK_INT(found(kv, zeta, probes[i]), 0);
        cr_kv_close(kv, open_text(kv, zeta, probes[i]));
        cr_kv_close(kv, open_text(kv, nobody, probes[i]));
    }
    CHECK(memcmp(nodes, kv->nodes, n_nodes) == 0);
    CHECK(memcmp(heap, kv->leaves, n_heap) == 0);
    CHECK(memcmp(children, kv->children, (kv->children_mask + 1) * sizeof *children) == 0);
    CHECK_INT(stats_of(kv).n_hit_tokens, 8); /* acme's second text, and nothing since */
    free(nodes);
    free(heap);
    cr_kv_destroy(kv);
}

static void a_page_computed_twice_is_kept_once(void)
{
    struct cr_kv *kv = make_kv(16, NULL);
    struct cr_kv_seq *a = open_text(kv, acme, "aaaabbbb."), *b = open_text(kv, acme, "aaaabbbb.");
    int32_t tokens[16];
    uint32_t n = spell("aaaabbbb", tokens);

    CHECK_INT(cr_kv_reserve(kv, a, n), CR_OK);
    CHECK_INT(cr_kv_reserve(kv, b, n), CR_OK);
    CHECK_INT(stats_of(kv).n_pinned, 4);
    CHECK_INT(cr_kv_commit(kv, a, tokens, n), CR_OK);
    CHECK_INT(cr_kv_commit(kv, b, tokens, 6), CR_OK);
    CHECK_INT(stats_of(kv).n_pinned, 3);
    CHECK_INT(cr_kv_commit(kv, b, tokens + 6, 2), CR_OK);
    CHECK_INT(stats_of(kv).n_pinned, 2);
    CHECK(cr_kv_is_valid(kv));
    for (uint32_t i = 0; i < 2; i++)
        CHECK_INT(cr_kv_seq_table(a, &n)[i].v, cr_kv_seq_table(b, &n)[i].v);
    cr_kv_close(kv, a);
    cr_kv_close(kv, b);
    CHECK_INT(stats_of(kv).n_cached, 2);
    cr_kv_destroy(kv);
}

/* Invariant 5, and the order of eviction. */
static void eviction_takes_the_oldest_from_its_tail(void)
{
    struct cr_kv *kv = make_kv(8, NULL);
    struct cr_kv_seq *seq;

    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, zeta, "ddddeeee");
    cache_text(kv, acme, "aaaaffff"); /* makes aaaa the younger, bbbbcccc the oldest */
    seq = open_text(kv, zeta, "gggg");
    CHECK_INT(cr_kv_reserve(kv, seq, 4 * PAGE), CR_OK); /* two were free: cccc and bbbb go */
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 4);
    CHECK_INT(found(kv, acme, "aaaaffff"), 8);
    CHECK_INT(found(kv, zeta, "ddddeeee"), 8);
    CHECK_INT(cr_kv_reserve(kv, seq, 5 * PAGE), CR_OK); /* then eeee, before dddd */
    CHECK_INT(found(kv, zeta, "ddddeeee"), 4);
    CHECK_INT(cr_kv_reserve(kv, seq, 6 * PAGE), CR_OK);
    CHECK_INT(found(kv, zeta, "ddddeeee"), 0);
    CHECK_INT(found(kv, acme, "aaaaffff"), 8);
    CHECK_INT(stats_of(kv).n_evicted_pages, 4);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_close(kv, seq);
    cr_kv_destroy(kv);
}

/* Text of a number: n pages that no other number begins with. */
static void cache_number(struct cr_kv *kv, struct cr_tenant_id tenant, int32_t number, uint32_t n)
{
    int32_t tokens[256];
    struct cr_kv_seq *seq;

    for (uint32_t i = 0; i < n * PAGE; i++)
        tokens[i] = number;
    CHECK_INT(cr_kv_open(kv, tenant, tokens, n * PAGE, &seq), CR_OK);
    uint32_t len = cr_kv_seq_len(seq);
    CHECK_INT(cr_kv_reserve(kv, seq, n * PAGE - len), CR_OK);
    CHECK_INT(cr_kv_commit(kv, seq, tokens + len, n * PAGE - len), CR_OK);
    cr_kv_close(kv, seq);
    CHECK(cr_kv_is_valid(kv));
}

static uint32_t found_number(const struct cr_kv *kv, struct cr_tenant_id tenant, int32_t number,
                             uint32_t n)
{
    int32_t tokens[257];

    for (uint32_t i = 0; i < n * PAGE + 1; i++)
        tokens[i] = number;
    return cr_kv_peek(kv, tenant, tokens, n * PAGE + 1) / PAGE;
}

static void text_that_was_found_lives_longer(void)
{
    struct cr_kv *kv = make_kv(64, NULL);
    int32_t next = 1000;

    while (next < 1100) /* one page each: pages live 64 ticks, the bonus is 8 */
        cache_number(kv, zeta, next++, 1);
    cache_number(kv, acme, 1, 2);
    cache_number(kv, acme, 1, 2); /* finds one page, computes the other again */
    cache_number(kv, acme, 2, 1);
    while (found_number(kv, acme, 2, 1) > 0) /* asked once, and last */
        cache_number(kv, zeta, next++, 1);
    CHECK_INT(found_number(kv, acme, 1, 2), 2);
    for (int i = 0; i < 10; i++)
        cache_number(kv, zeta, next++, 1);
    CHECK_INT(found_number(kv, acme, 1, 2), 0);
    cr_kv_destroy(kv);
}

static void huge_prompts_take_each_others_place(void)
{
    struct cr_kv *kv = make_kv(64, NULL);
    uint32_t n = 0;

    for (int32_t i = 0; i < 100; i++)
        cache_number(kv, zeta, 1000 + i, 1);
    cache_number(kv, acme, 1, 20);
    for (int32_t i = 0; i < 3; i++)
        cache_number(kv, zeta, 2000 + i, 1);
    cache_number(kv, acme, 2, 20);
    cache_number(kv, acme, 3, 20);
    cache_number(kv, acme, 4, 20);
    cache_number(kv, acme, 5, 20);
    for (int32_t i = 0; i < 3; i++)
        n += found_number(kv, zeta, 2000 + i, 1);
    CHECK(n >= 2); /* though 80 pages came since, into a pool of 64 */
    CHECK_INT(found_number(kv, acme, 1, 20), 0);
    cr_kv_destroy(kv);
}

static void pinned_pages_stay(void)
{
    struct cr_kv *kv = make_kv(4, NULL);
    struct cr_kv_seq *a, *b;

    cache_text(kv, acme, "aaaabbbbcccc");
    a = open_text(kv, acme, "aaaabbbb."); /* pins two of three */
    b = open_text(kv, zeta, "dddd");
    int32_t tokens[16] = {0};
    CHECK(!cr_kv_fits(kv, zeta, tokens, 3 * PAGE, 0));
    CHECK_INT(cr_kv_reserve(kv, b, 3 * PAGE), CR_ENOPAGES);
    CHECK_INT(stats_of(kv).n_evicted_pages, 0);
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 12);
    CHECK(cr_kv_fits(kv, zeta, tokens, 2 * PAGE, 0));
    CHECK(!cr_kv_fits(kv, zeta, tokens, 2 * PAGE, 1));
    CHECK_INT(cr_kv_reserve(kv, b, 2 * PAGE), CR_OK);
    CHECK_INT(found(kv, acme, "aaaabbbbcccc"), 8);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_close(kv, a);
    cr_kv_close(kv, b);
    cr_kv_destroy(kv);
}

/* What a request finds does not count as room for the rest of it. */
static void fits_counts_found_pages_once(void)
{
    struct cr_kv *kv = make_kv(4, NULL);
    int32_t tokens[32];

    cache_text(kv, acme, "aaaabbbbcccc");
    CHECK(cr_kv_fits(kv, acme, tokens, spell("aaaabbbbccccdddd", tokens), 0));
    CHECK(!cr_kv_fits(kv, acme, tokens, spell("aaaabbbbccccdddde", tokens), 0));
    CHECK(!cr_kv_fits(kv, acme, tokens, spell("aaaabbbbccccdddd", tokens), 1));
    struct cr_kv_seq *seq = open_text(kv, acme, "aaaabbbbcccc."); /* now they are pinned */
    CHECK(cr_kv_fits(kv, acme, tokens, spell("aaaabbbbccccdddd", tokens), 0));
    CHECK(!cr_kv_fits(kv, zeta, tokens, spell("aaaabbbb", tokens), 0));
    CHECK(!cr_kv_fits(kv, acme, tokens, spell("aaaabbbbdddddddd", tokens), 0));
    cr_kv_close(kv, seq);
    cr_kv_destroy(kv);
}

static uint32_t n_zeroed, zeroed[64];

static void on_zero(void *user, struct cr_page_id page)
{
    (void)user;
    zeroed[n_zeroed++] = page.v;
}

/* Invariant 5, the other half. */
static void pages_are_zeroed_between_tenants_only(void)
{
    struct cr_kv *kv = make_kv(4, on_zero);
    struct cr_kv_seq *seq;
    uint32_t n;

    n_zeroed = 0;
    cache_text(kv, acme, "aaaabbbbccccdddd");
    cache_text(kv, acme, "eeeeffff"); /* takes two of its own back */
    CHECK_INT(n_zeroed, 0);
    seq = compute_text(kv, zeta, "gggg");
    CHECK_INT(n_zeroed, 1);
    CHECK_INT(zeroed[0], cr_kv_seq_table(seq, &n)[0].v);
    cr_kv_close(kv, seq);
    seq = compute_text(kv, nobody, "hhhhiiii");
    CHECK_INT(n_zeroed, 3);
    cr_kv_close(kv, seq); /* nobody's are zeroed at once */
    CHECK_INT(n_zeroed, 5);
    cache_text(kv, acme, "jjjjkkkk");
    CHECK_INT(n_zeroed, 5);
    cr_kv_destroy(kv);
}

static void a_forgotten_tenant_leaves_nothing(void)
{
    struct cr_kv *kv = make_kv(12, on_zero);
    struct cr_kv_seq *a, *b;
    int32_t tokens[16];

    n_zeroed = 0;
    cache_text(kv, acme, "aaaabbbb");
    cache_text(kv, acme, "aaaacccc");
    cache_text(kv, zeta, "aaaabbbb");
    a = open_text(kv, acme, "aaaabbbb.");
    b = open_text(kv, acme, "aaaa.");
    cr_kv_forget_tenant(kv, acme);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(found(kv, acme, "aaaabbbb"), 0);
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 8);
    CHECK_INT(n_zeroed, 1); /* cccc; the rest is in use */
    CHECK_INT(stats_of(kv).n_pinned, 2);
    CHECK_INT(cr_kv_seq_len(a), 8); /* they go on */
    CHECK_INT(cr_kv_reserve(kv, a, 8), CR_OK);
    CHECK_INT(cr_kv_commit(kv, a, tokens, spell("eeee", tokens)), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(stats_of(kv).n_cached, 2);
    cr_kv_close(kv, b);
    CHECK_INT(stats_of(kv).n_pinned, 4);
    cr_kv_close(kv, a);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(stats_of(kv).n_pinned, 0);
    /* cccc; what `a` reserved, of which one was zeta's before their texts met; aaaa and bbbb stay,
     * since zeta's text rests on them, too */
    CHECK_INT(n_zeroed, 4);
    for (uint32_t i = 0; i < 12; i++)
        CHECK(kv->pages[i].text_of != acme.v);
    cr_kv_forget_tenant(kv, nobody); /* means nothing */
    CHECK_INT(found(kv, zeta, "aaaabbbb"), 8);
    cr_kv_destroy(kv);
}

/* Many leaves, used and taken in no order: the heap stays one. */
static void many_leaves_keep_their_order(void)
{
    struct cr_kv_config config = {
        .page_tokens = PAGE, .n_pages = 400, .max_seqs = 64, .max_tokens = 256};
    struct cr_kv_seq *open[64] = {NULL};
    struct cr_kv *kv = NULL;
    struct cr_rng rng;
    int32_t tokens[3 * PAGE + 1];

    cr_rng_seed(&rng, 5);
    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    for (int op = 0; op < 20000; op++) {
        uint32_t i = (uint32_t)cr_rng_below(&rng, 64);
        if (open[i] != NULL) {
            cr_kv_close(kv, open[i]);
            open[i] = NULL;
        } else {
            for (uint32_t k = 0; k < 3 * PAGE + 1; k++)
                tokens[k] = (int32_t)cr_rng_below(&rng, k == 0 || k == 2 * PAGE ? 20 : 1);
            CHECK_INT(cr_kv_open(kv, acme, tokens, 3 * PAGE + 1, &open[i]), CR_OK);
            uint32_t len = cr_kv_seq_len(open[i]);
            CHECK_INT(cr_kv_reserve(kv, open[i], 3 * PAGE + 1 - len), CR_OK);
            CHECK_INT(cr_kv_commit(kv, open[i], tokens + len, 3 * PAGE + 1 - len), CR_OK);
        }
        if (op % 8 == 0)
            CHECK(cr_kv_is_valid(kv));
    }
    CHECK(stats_of(kv).n_evicted_pages > 1000);
    for (uint32_t i = 0; i < 64; i++) {
        if (open[i] != NULL)
            cr_kv_close(kv, open[i]);
    }
    cr_kv_destroy(kv);
}

static uint32_t n_nodes(const struct cr_kv *kv)
{
    uint32_t n = 0;

    for (uint32_t i = 1; i < kv->n_nodes; i++)
        n += kv->nodes[i].n_pages > 0;
    return n;
}

static uint32_t n_chunks(const struct cr_kv *kv)
{
    uint32_t n = kv->n_chunks;

    for (uint32_t i = kv->free_chunk; i != CR_KV_NIL; i = kv->chunks[i].next)
        n--;
    return n;
}

/* Runs stay long: what was split for two readers is joined when both have gone the same way. */
static void paths_stay_compressed(void)
{
    struct cr_kv *kv = make_kv(40, NULL);
    struct cr_kv_seq *a, *b;
    int32_t tokens[128];
    uint32_t n = spell("aaaabbbbccccddddeeeeffffgggghhhhiiiijjjjkkkkllll", tokens);

    a = open_text(kv, acme, "-");
    b = open_text(kv, acme, "-");
    CHECK_INT(cr_kv_reserve(kv, a, n), CR_OK);
    CHECK_INT(cr_kv_reserve(kv, b, n), CR_OK);
    for (uint32_t i = 0; i < n; i++) { /* two answers grow alike, token by token */
        CHECK_INT(cr_kv_commit(kv, a, tokens + i, 1), CR_OK);
        CHECK_INT(cr_kv_commit(kv, b, tokens + i, 1), CR_OK);
        CHECK(cr_kv_is_valid(kv));
    }
    CHECK_INT(n_nodes(kv), 12);
    cr_kv_close(kv, a);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_close(kv, b);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(n_nodes(kv), 1);
    CHECK_INT(n_chunks(kv), 2); /* twelve pages, six each */
    CHECK_INT(found(kv, acme, "aaaabbbbccccddddeeeeffffgggghhhhiiiijjjjkkkkllll"), n);

    cache_text(kv, acme, "nnnnoooo"); /* turns: a run that was found, and what is new */
    cache_text(kv, acme, "nnnnooooppppqqqq");
    CHECK_INT(n_nodes(kv), 3);
    cache_text(kv, acme, "nnnnooooppppqqqqrrrr");
    cache_text(kv, acme, "nnnnooooppppqqqqrrrrssss");
    CHECK_INT(n_nodes(kv), 3);
    cr_kv_destroy(kv);
}

static void every_kernel_compares_alike(void)
{
    static int32_t base[8 * 16] __attribute__((aligned(64)));
    int32_t tokens[CR_KV_CHUNK * 16 + 1];
    const uint32_t page[CR_KV_CHUNK] = {7, 0, 3, 4, 5, 1};
    int n_kernels = 0;

    for (int i = 0; i < 8 * 16; i++)
        base[i] = i * 7919 ^ 0x5555;
    for (enum cr_kv_isa isa = CR_KV_PORTABLE; isa <= CR_KV_AVX512; isa++) {
        cr_kv_equal_fn equal = cr_kv_equal(isa);
        if (equal == NULL)
            continue;
        n_kernels++;
        for (int shift = 0; shift < 2; shift++) { /* tokens need not be aligned */
            int32_t *t = tokens + shift;
            for (uint32_t i = 0; i < CR_KV_CHUNK; i++)
                memcpy(t + i * 16, base + page[i] * 16, 16 * sizeof *base);
            CHECK(equal(base, page, t));
            for (uint32_t i = 0; i < CR_KV_CHUNK * 16; i++) {
                for (int bit = 0; bit < 32; bit += 31) {
                    t[i] ^= (int32_t)(1u << bit);
                    CHECK(!equal(base, page, t));
                    t[i] ^= (int32_t)(1u << bit);
                }
            }
        }
    }
    printf("%d kernels\n", n_kernels);
}

TEST_MAIN(CASE(create_checks_limits), CASE(create_survives_want_of_memory),
          CASE(nothing_is_allocated_after_creation),
          CASE(whole_pages_are_found_and_one_token_is_left), CASE(limits_leave_the_state_as_it_was),
          CASE(tenants_keep_equal_text_apart), CASE(nobody_finds_nothing),
          CASE(a_denied_probe_changes_nothing), CASE(a_page_computed_twice_is_kept_once),
          CASE(eviction_takes_the_oldest_from_its_tail), CASE(text_that_was_found_lives_longer),
          CASE(huge_prompts_take_each_others_place), CASE(pinned_pages_stay),
          CASE(fits_counts_found_pages_once), CASE(pages_are_zeroed_between_tenants_only),
          CASE(a_forgotten_tenant_leaves_nothing), CASE(many_leaves_keep_their_order),
          CASE(paths_stay_compressed), CASE(every_kernel_compares_alike))
