/* Text that leaves the cache and comes back: what is told of an eviction, where a restored page may
 * appear, and random operations of several tenants over a naive disk. */
#include <stdlib.h>

#include "carrel/rng.h"
#include "kv_fixture.h"

#define MAX_KEPT 4096u
#define MAX_TEXT 64u

/* What was told to be kept, a page each, named by owner and text. */
struct disk {
    struct kept {
        uint32_t owner, n_tokens;
        int32_t tokens[MAX_TEXT];
        uint64_t content;
    } kept[MAX_KEPT];
    uint32_t n;
    uint64_t content[256]; /* what lies in each page of the cache: of which text it was computed */
    uint64_t reading[MAX_TEXT];
};

static struct disk disk;

/* Of a text's K and V: depends on all its tokens. */
static uint64_t content_of(const int32_t *tokens, uint32_t n)
{
    uint64_t h = 1469598103934665603u;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ (uint64_t)(uint32_t)tokens[i]) * 1099511628211u;
    return h;
}

static const struct kept *find_kept(uint32_t owner, const int32_t *tokens, uint32_t n_tokens)
{
    for (uint32_t i = disk.n; i-- > 0;)
        if (disk.kept[i].owner == owner && disk.kept[i].n_tokens == n_tokens &&
            memcmp(disk.kept[i].tokens, tokens, n_tokens * sizeof *tokens) == 0)
            return &disk.kept[i];
    return NULL;
}

static void keep(void *user, const struct cr_kv_evicted *e)
{
    (void)user;
    CHECK(e->n_evicted > 0 && e->n_evicted <= e->n_pages);
    for (uint32_t i = 0; i < e->n_pages; i++) /* each page holds what its text says */
        CHECK(disk.content[e->pages[i].v] == content_of(e->tokens, (i + 1) * PAGE));
    for (uint32_t i = e->n_pages - e->n_evicted; i < e->n_pages && disk.n < MAX_KEPT; i++) {
        struct kept *k = &disk.kept[disk.n++];
        *k = (struct kept){.owner = e->owner.v,
                           .n_tokens = (i + 1) * PAGE,
                           .content = disk.content[e->pages[i].v]};
        memcpy(k->tokens, e->tokens, k->n_tokens * sizeof *k->tokens);
    }
}

static void zero(void *user, struct cr_page_id page)
{
    (void)user;
    disk.content[page.v] = 0;
}

static void put_back(void *user, uint32_t index, struct cr_page_id page)
{
    uint32_t *n = user;
    disk.content[page.v] = disk.reading[index];
    ++*n;
}

static struct cr_kv *make(uint32_t n_pages, enum cr_kv_mode mode)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = n_pages,
                                  .max_seqs = 5,
                                  .max_tokens = MAX_TEXT,
                                  .mode = mode,
                                  .quorum = 2,
                                  .on_zero = zero,
                                  .on_evict = keep};
    struct cr_kv *kv = NULL;
    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    disk.n = 0;
    return kv;
}

/* A request: what it matches must be of its text, the rest is computed. */
static void compute(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens, uint32_t n)
{
    struct cr_kv_seq *seq;
    uint32_t n_pages;
    CHECK_INT(cr_kv_open(kv, tenant, tokens, n, &seq), CR_OK);
    uint32_t len = cr_kv_seq_len(seq);
    if (cr_kv_reserve(kv, seq, n - len) == CR_OK) {
        const struct cr_page_id *table = cr_kv_seq_table(seq, &n_pages);
        for (uint32_t i = 0; i < n / PAGE; i++) {
            uint64_t content = content_of(tokens, (i + 1) * PAGE);
            if (i < len / PAGE)
                CHECK(disk.content[table[i].v] == content);
            disk.content[table[i].v] = content;
        }
        CHECK_INT(cr_kv_commit(kv, seq, tokens + len, n - len), CR_OK);
    }
    cr_kv_close(kv, seq);
    CHECK(cr_kv_is_valid(kv));
}

/* Brings back what is kept for a tenant, as far as it follows what is cached. Returns the pages. */
static uint32_t restore(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                        uint32_t n, int expected)
{
    uint32_t first = cr_kv_peek(kv, tenant, tokens, n) / PAGE, end = first, n_filled = 0;
    uint32_t n_declared = cr_kv_declared(kv, tokens, n) / PAGE;
    for (; (end + 1) * PAGE < n; end++) {
        const struct kept *k = NULL;
        if (end < n_declared)
            k = find_kept(0, tokens, (end + 1) * PAGE);
        if (k == NULL)
            k = find_kept(tenant.v, tokens, (end + 1) * PAGE);
        if (k == NULL)
            break;
        disk.reading[end] = k->content;
    }
    if (end == first)
        return 0;
    int status = cr_kv_restore(kv, tenant, tokens, end * PAGE + 1, first, put_back, &n_filled);
    if (expected != CR_ENOPAGES || status != CR_ENOPAGES)
        CHECK_INT(status, CR_OK);
    CHECK(cr_kv_is_valid(kv));
    return n_filled;
}

static uint32_t text(const char *letters, int32_t *tokens)
{
    uint32_t n = spell(letters, tokens);
    tokens[n] = '.';
    return n + 1;
}

static void what_was_evicted_comes_back(void)
{
    struct cr_kv *kv = make(4, CR_KV_ISOLATED);
    int32_t a[MAX_TEXT], b[MAX_TEXT];
    uint32_t n = text("aaaabbbbcccc", a), m = text("xxxxyyyyzzzz", b);
    compute(kv, acme, a, n);
    compute(kv, zeta, b, m);
    CHECK_INT(cr_kv_peek(kv, acme, a, n), 0);
    CHECK_INT(disk.n, 3);
    CHECK_INT(restore(kv, zeta, a, n, CR_OK), 0); /* another's */
    struct cr_kv_stats before = stats_of(kv);
    CHECK_INT(restore(kv, acme, a, n, CR_OK), 3);
    CHECK_INT(cr_kv_peek(kv, acme, a, n), 12);
    CHECK_INT(cr_kv_peek(kv, zeta, a, n), 0);
    CHECK_INT(stats_of(kv).n_lookup_tokens, before.n_lookup_tokens);
    CHECK_INT(stats_of(kv).n_hit_tokens, before.n_hit_tokens);
    compute(kv, acme, a, n);
    cr_kv_destroy(kv);
}

static void a_page_needs_what_stands_before_it(void)
{
    struct cr_kv *kv = make(8, CR_KV_ISOLATED);
    int32_t a[MAX_TEXT];
    uint32_t n = text("aaaabbbbcccc", a), n_filled = 0;
    CHECK_INT(cr_kv_restore(kv, acme, a, n, 1, put_back, &n_filled), CR_ENOTFOUND);
    CHECK_INT(cr_kv_restore(kv, acme, a, n, 3, put_back, &n_filled), CR_EINVAL);
    CHECK_INT(cr_kv_restore(kv, nobody, a, n, 0, put_back, &n_filled), CR_EINVAL);
    CHECK_INT(n_filled, 0);
    CHECK_INT(stats_of(kv).n_free, 8);
    compute(kv, acme, a, n);
    CHECK_INT(cr_kv_restore(kv, acme, a, n, 0, put_back, &n_filled), CR_OK);
    CHECK_INT(n_filled, 0); /* all of it is there */
    cr_kv_destroy(kv);
}

static void no_room_is_told_and_changes_nothing(void)
{
    struct cr_kv *kv = make(4, CR_KV_ISOLATED);
    struct cr_kv_seq *seq;
    int32_t a[MAX_TEXT], b[MAX_TEXT];
    uint32_t n = text("aaaabbbbcccc", a), m = text("xxxxyyyy", b);
    compute(kv, acme, a, n);
    CHECK_INT(cr_kv_open(kv, zeta, b, m, &seq), CR_OK);
    CHECK_INT(cr_kv_reserve(kv, seq, m), CR_OK);
    CHECK_INT(restore(kv, acme, a, n, CR_ENOPAGES), 0);
    CHECK_INT(stats_of(kv).n_pinned, 3);
    cr_kv_close(kv, seq);
    CHECK_INT(restore(kv, acme, a, n, CR_OK) > 0, 1);
    cr_kv_destroy(kv);
}

static void declared_text_is_everybodys_while_it_is_declared(void)
{
    struct cr_kv *kv = make(8, CR_KV_DECLARED);
    int32_t a[MAX_TEXT];
    uint32_t n = text("sssstttt", a);
    CHECK_INT(cr_kv_declare(kv, 1, a, 8), CR_OK);
    compute(kv, acme, a, n);
    cr_kv_evict_all(kv);
    CHECK_INT(stats_of(kv).n_cached, 0);
    CHECK(find_kept(0, a, 8) != NULL && find_kept(acme.v, a, 8) == NULL);
    CHECK_INT(restore(kv, zeta, a, n, CR_OK), 2);
    CHECK_INT(stats_of(kv).n_shared, 2);
    CHECK_INT(cr_kv_peek(kv, acme, a, n), 8);
    cr_kv_evict_all(kv);
    cr_kv_revoke(kv, 1);
    CHECK_INT(restore(kv, zeta, a, n, CR_OK), 0);
    CHECK_INT(restore(kv, acme, a, n, CR_OK), 0);
    cr_kv_destroy(kv);
}

static void what_a_verdict_shared_comes_back_as_private(void)
{
    struct cr_kv *kv = make(8, CR_KV_SELECTIVE);
    int32_t a[MAX_TEXT];
    uint32_t n = text("sssstttt", a);
    compute(kv, acme, a, n);
    CHECK_INT(cr_kv_publish(kv, acme, a, 8), 2);
    cr_kv_evict_all(kv);
    CHECK(find_kept(0, a, 8) == NULL);
    CHECK_INT(restore(kv, zeta, a, n, CR_OK), 0);
    CHECK_INT(restore(kv, acme, a, n, CR_OK), 2);
    CHECK_INT(stats_of(kv).n_shared, 0);
    CHECK_INT(cr_kv_peek(kv, zeta, a, n), 0);
    cr_kv_destroy(kv);
}

static void text_with_a_time_to_live_is_not_told_of(void)
{
    struct cr_kv *kv = make(8, CR_KV_ISOLATED);
    int32_t a[MAX_TEXT];
    uint32_t n = text("aaaabbbb", a);
    CHECK_INT(cr_kv_set_limits(kv, acme, &(struct cr_kv_limits){.ttl_s = 60}), CR_OK);
    compute(kv, acme, a, n);
    compute(kv, zeta, a, n);
    cr_kv_evict_all(kv);
    CHECK_INT(stats_of(kv).n_cached, 0);
    CHECK(find_kept(zeta.v, a, 8) != NULL && find_kept(acme.v, a, 8) == NULL);
    cr_kv_destroy(kv);
}

/* Few letters and few tenants, so that texts meet. Contents are checked with every match. */
static void random_operations(void)
{
    const char *ops = getenv("CARREL_KV_OPS");
    uint64_t n_ops = ops != NULL ? strtoull(ops, NULL, 10) / 10 : 10000, n_restored = 0;
    struct cr_rng rng;
    fprintf(stderr, "    seed 7, %llu operations in each mode\n", (unsigned long long)n_ops);
    cr_rng_seed(&rng, 7);
    for (enum cr_kv_mode mode = CR_KV_ISOLATED; mode <= CR_KV_GLOBAL; mode++) {
        struct cr_kv *kv = make(24, mode);
        for (uint64_t op = 0; op < n_ops; op++) {
            int32_t tokens[MAX_TEXT];
            struct cr_tenant_id tenant = {1 + (uint32_t)cr_rng_below(&rng, 3)};
            uint32_t n = PAGE * (1 + (uint32_t)cr_rng_below(&rng, 5)) + 1;
            for (uint32_t i = 0; i < n; i++)
                tokens[i] = 'a' + (int32_t)cr_rng_below(&rng, i % PAGE == 0 ? 2 : 1);
            switch (cr_rng_below(&rng, 16)) {
            case 0:
                cr_kv_publish(kv, tenant, tokens, n);
                break;
            case 1:
                cr_kv_demote(kv, tokens, n);
                break;
            case 2:
                CHECK_INT(cr_kv_declare(kv, cr_rng_below(&rng, 2), tokens, n), CR_OK);
                break;
            case 3:
                cr_kv_revoke(kv, cr_rng_below(&rng, 2));
                break;
            case 4:
                cr_kv_seal(kv, tenant, tokens, n);
                break;
            case 5:
                if (cr_rng_below(&rng, 40) == 0)
                    cr_kv_evict_all(kv);
                break;
            case 6:
            case 7:
            case 8:
            case 9:
                n_restored += restore(kv, tenant, tokens, n, CR_OK);
                break;
            default:
                compute(kv, tenant, tokens, n);
            }
            if (disk.n > MAX_KEPT - 64)
                disk.n = 0;
        }
        CHECK(cr_kv_is_valid(kv));
        cr_kv_destroy(kv);
    }
    CHECK(n_restored > n_ops / 100);
}

TEST_MAIN(CASE(what_was_evicted_comes_back), CASE(a_page_needs_what_stands_before_it),
          CASE(no_room_is_told_and_changes_nothing),
          CASE(declared_text_is_everybodys_while_it_is_declared),
          CASE(what_a_verdict_shared_comes_back_as_private),
          CASE(text_with_a_time_to_live_is_not_told_of), CASE(random_operations))
