/* The KV manager against a naive model, by random operations of several tenants.
 *
 * The model keeps one flat list of (tenant, whole prefix) entries, a page each, and answers every
 * question by searching it: what is found, what is pinned, what goes next (the least ranking
 * entry that nothing extends). It knows nothing of trees. After each operation the invariants are
 * checked and the counts compared; tables are checked by what an engine would find in the pages:
 * a hash of the writer and of the whole prefix stands for K and V.
 *
 * CARREL_KV_OPS sets the operations per case, CARREL_SEED the first seed.
 */
#include "carrel/rng.h"
#include "event_ledger.h"
#include "kv/kv_int.h"
#include "test.h"

#define N_TENANTS   4 /* ids 1 … 4; 0 is nobody */
#define MAX_SEQS    6
#define MAX_TOKENS  256
#define MAX_PAGES   64
#define GHOST       UINT32_MAX /* owner of what a forgotten tenant's open sequences still hold */
#define PAGE_TOKENS 16         /* the most */

/* The model. */

struct entry {
    uint32_t tenant, n_tokens, n_pins;
    uint64_t rank;
    bool is_found; /* by a second request */
    int32_t tokens[MAX_TOKENS];
};

struct model_seq {
    struct cr_kv_seq *real; /* NULL: closed */
    uint32_t tenant, n_tokens, n_pages, n_tree;
    int32_t tokens[MAX_TOKENS];
    struct entry *path[MAX_TOKENS];
};

static struct entry *entries[MAX_PAGES]; /* NULL: no page */
static struct model_seq seqs[MAX_SEQS];
static struct cr_kv_limits limits[N_TENANTS + 1];
static uint32_t page_tokens, n_pages, n_kinds;
static uint64_t tick, horizon, n_evicted;
static long n_hits, n_twins, n_refused; /* that the run met what it is for */
static struct ledger ledger;

static struct entry *model_find(uint32_t tenant, const int32_t *tokens, uint32_t n)
{
    for (uint32_t i = 0; i < n_pages && tenant != 0; i++) {
        struct entry *e = entries[i];
        if (e != NULL && e->tenant == tenant && e->n_tokens == n &&
            memcmp(e->tokens, tokens, n * sizeof *tokens) == 0)
            return e;
    }
    return NULL;
}

static uint32_t model_match(uint32_t tenant, const int32_t *tokens, uint32_t n)
{
    uint32_t len = 0;
    while (len + page_tokens < n && model_find(tenant, tokens, len + page_tokens) != NULL)
        len += page_tokens;
    return len;
}

static void model_count(uint32_t *ret_cached, uint32_t *ret_pinned)
{
    *ret_cached = *ret_pinned = 0;
    for (uint32_t i = 0; i < n_pages; i++) {
        if (entries[i] != NULL)
            ++*(entries[i]->n_pins > 0 ? ret_pinned : ret_cached);
    }
    for (uint32_t i = 0; i < MAX_SEQS; i++) {
        if (seqs[i].real != NULL)
            *ret_pinned += seqs[i].n_pages - seqs[i].n_tree;
    }
}

static bool model_is_leaf(const struct entry *e)
{
    for (uint32_t i = 0; i < n_pages; i++) {
        if (entries[i] != NULL && entries[i]->tenant == e->tenant &&
            entries[i]->n_tokens > e->n_tokens &&
            memcmp(entries[i]->tokens, e->tokens, e->n_tokens * sizeof *e->tokens) == 0)
            return false;
    }
    return true;
}

static uint32_t model_charge(uint32_t tenant, bool idle_only)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < n_pages; i++)
        n += entries[i] != NULL && entries[i]->tenant == tenant &&
             !(idle_only && entries[i]->n_pins > 0);
    return n;
}

/* What others' need leaves a tenant of its unpinned pages. */
static uint32_t model_kept(uint32_t tenant)
{
    uint32_t charge = model_charge(tenant, false), idle = model_charge(tenant, true), keep;
    keep = limits[tenant].floor_pages > charge - idle ? limits[tenant].floor_pages - (charge - idle)
                                                      : 0;
    return keep < idle ? keep : idle;
}

/* The least ranking page goes, of those that anybody may take, or else that `asker` may; only
 * `asker`'s own where it is over its cap. */
static bool model_take(uint32_t asker, bool own_only)
{
    uint32_t least = MAX_PAGES;
    for (int own = own_only; own < 2 && least == MAX_PAGES; own++) {
        for (uint32_t i = 0; i < n_pages; i++) {
            struct entry *e = entries[i];
            if (e == NULL || e->n_pins > 0 || !model_is_leaf(e))
                continue;
            uint32_t floor = limits[e->tenant].floor_pages;
            if ((own ? e->tenant == asker : floor == 0 || model_charge(e->tenant, false) > floor) &&
                (least == MAX_PAGES || e->rank < entries[least]->rank))
                least = i;
        }
    }
    if (least == MAX_PAGES)
        return false;
    if (!own_only && entries[least]->rank >> 24 > horizon)
        horizon = entries[least]->rank >> 24;
    free(entries[least]);
    entries[least] = NULL;
    n_evicted++;
    return true;
}

static void model_trim(uint32_t tenant, uint32_t n_more)
{
    uint32_t cap = tenant == 0 ? 0 : limits[tenant].cap_pages;
    uint32_t charge = cap == 0 ? 0 : model_charge(tenant, false) + n_more;
    while (charge > cap && model_take(tenant, true))
        charge--;
}

static struct entry *model_enter(uint32_t tenant, const int32_t *tokens, uint32_t n)
{
    struct entry *e = model_find(tenant, tokens, n);
    n_twins += e != NULL;
    if (e != NULL)
        e->is_found = true;
    for (uint32_t i = 0; e == NULL && i < n_pages; i++) {
        if (entries[i] == NULL) {
            e = entries[i] = calloc(1, sizeof *e);
            CHECK(e != NULL);
            e->tenant = tenant;
            e->n_tokens = n;
            memcpy(e->tokens, tokens, n * sizeof *tokens);
        }
    }
    e->n_pins++;
    return e;
}

static void model_close(struct model_seq *s)
{
    uint64_t life = ++tick > horizon ? tick - horizon : 0, least = 0;
    uint32_t n_new = 0;

    if (life > n_pages / 8)
        life = n_pages / 8;
    for (uint32_t i = 0; i < s->n_tree; i++)
        n_new += !s->path[i]->is_found;
    for (uint32_t i = s->n_tree; i-- > 0;) {
        struct entry *e = s->path[i];
        uint64_t rank = tick;
        if (e->is_found)
            rank += life;
        else if (n_new > n_pages / 8)
            rank -= life / 2;
        rank = rank << 24 | tick; /* no two paths alike */
        least = rank > least ? rank : least;
        e->rank = least = e->rank > least ? e->rank : least;
        e->n_pins--;
        for (uint32_t k = 0; e->tenant == GHOST && e->n_pins == 0 && k < n_pages; k++) {
            if (entries[k] == e) {
                entries[k] = NULL;
                free(e);
                break;
            }
        }
    }
    s->real = NULL;
    model_trim(s->tenant, 0);
}

static void model_forget(uint32_t tenant)
{
    limits[tenant] = (struct cr_kv_limits){0};
    for (uint32_t i = 0; i < n_pages; i++) {
        if (entries[i] == NULL || entries[i]->tenant != tenant)
            continue;
        entries[i]->tenant = GHOST;
        if (entries[i]->n_pins == 0) {
            free(entries[i]);
            entries[i] = NULL;
        }
    }
    for (uint32_t i = 0; i < MAX_SEQS; i++) {
        if (seqs[i].real != NULL && seqs[i].tenant == tenant) {
            seqs[i].tenant = 0;
            tick++; /* as if it closed, for all that it had of its own */
        }
    }
}

/* Pages that a tenant can have. */
static uint32_t model_available(uint32_t tenant)
{
    uint32_t cached, pinned, n_kept = 0;
    model_count(&cached, &pinned);
    for (uint32_t i = 1; i <= N_TENANTS; i++)
        n_kept += i == tenant ? 0 : model_kept(i);
    return n_pages - pinned - n_kept;
}

/* The engine: what lies in each slot, and whose text it is. */

static uint64_t slots[MAX_PAGES][PAGE_TOKENS];
static uint32_t writers[MAX_PAGES]; /* 0: zeroed */
static uint32_t owners[MAX_SEQS];   /* of open sequences: the tenant, or an id of nobody's own */
static uint32_t next_nobody;

static void on_zero(void *user, struct cr_page_id page)
{
    (void)user;
    memset(slots[page.v], 0, sizeof slots[page.v]);
    writers[page.v] = 0;
}

static uint64_t slot_value(const int32_t *tokens, uint32_t n)
{
    uint64_t h = 14695981039346656037u;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ (uint64_t)(tokens[i] + 1)) * 1099511628211u;
    return h;
}

static void check_table(uint32_t i)
{
    uint32_t n;
    const struct model_seq *s = &seqs[i];
    const struct cr_page_id *table = cr_kv_seq_table(s->real, &n);

    CHECK_INT(n, s->n_pages);
    CHECK_INT(cr_kv_seq_len(s->real), s->n_tokens);
    for (uint32_t k = 0; k < s->n_tokens; k++) {
        uint32_t page = table[k / page_tokens].v;
        CHECK(slots[page][k % page_tokens] == slot_value(s->tokens, k + 1));
        CHECK_INT(writers[page], owners[i]);
    }
    for (uint32_t k = s->n_tokens / page_tokens + 1; k < n; k++) /* fresh: zeroed, or its own */
        CHECK(writers[table[k].v] == 0 || writers[table[k].v] == owners[i]);
}

/* Random operations. */

static struct cr_rng rng;

static uint32_t below(uint32_t n)
{
    return (uint32_t)cr_rng_below(&rng, n);
}

static uint32_t random_tokens(int32_t *tokens)
{
    uint32_t most = n_pages * page_tokens / 2, n;

    if (most > MAX_TOKENS)
        most = MAX_TOKENS;
    n = 1 + below(below(4) == 0 ? most : most / 4);
    /* Pages come in few kinds, so that prefixes meet; now and then a single token differs. */
    for (uint32_t i = 0; i < n; i++)
        tokens[i] = (int32_t)(i % page_tokens == 0 ? below(n_kinds) : (uint32_t)tokens[i - 1]);
    if (below(8) == 0)
        tokens[below(n)] = 7;
    return n;
}

static void op_open(struct cr_kv *kv, uint32_t i)
{
    int32_t tokens[MAX_TOKENS];
    uint32_t n = random_tokens(tokens), tenant = below(N_TENANTS + 1);
    struct model_seq *s = &seqs[i];
    bool fits = cr_kv_fits(kv, (struct cr_tenant_id){tenant}, tokens, n, 0);

    CHECK_INT(cr_kv_peek(kv, (struct cr_tenant_id){tenant}, tokens, n),
              model_match(tenant, tokens, n));
    CHECK_INT(cr_kv_open(kv, (struct cr_tenant_id){tenant}, tokens, n, &s->real), CR_OK);
    s->tenant = tenant;
    s->n_tokens = model_match(tenant, tokens, n);
    s->n_tree = s->n_pages = s->n_tokens / page_tokens;
    memcpy(s->tokens, tokens, sizeof tokens);
    for (uint32_t k = 0; k < s->n_tree; k++)
        s->path[k] = model_enter(tenant, tokens, (k + 1) * page_tokens);
    n_twins -= s->n_tree;
    n_hits += s->n_tree;
    owners[i] = tenant != 0 ? tenant : --next_nobody;
    CHECK_INT(fits, (n + page_tokens - 1) / page_tokens - s->n_pages <= model_available(tenant));
}

static void op_grow(struct cr_kv *kv, uint32_t i)
{
    struct model_seq *s = &seqs[i];
    int32_t tokens[MAX_TOKENS] = {0};
    uint32_t n = 1 + below(below(2) == 0 ? 2 : 8 * page_tokens), cached, pinned, got;
    uint32_t want = (s->n_tokens + n + page_tokens - 1) / page_tokens;

    random_tokens(tokens);
    model_count(&cached, &pinned);
    uint32_t n_available = model_available(s->tenant);
    int status = cr_kv_reserve(kv, s->real, n);
    if (s->n_tokens + n > MAX_TOKENS) {
        CHECK_INT(status, CR_ETOOLONG);
        return;
    }
    if (want > s->n_pages && want - s->n_pages > n_available) {
        CHECK_INT(status, CR_ENOPAGES);
        n_refused++;
        return;
    }
    CHECK_INT(status, CR_OK);
    if (want > s->n_pages) {
        model_trim(s->tenant, want - s->n_tree); /* its own first */
        model_count(&cached, &pinned);
        for (uint32_t k = n_pages - pinned - cached; k < want - s->n_pages; k++)
            CHECK(model_take(s->tenant, false));
        s->n_pages = want;
    }
    check_table(i);
    if (below(4) == 0)
        return; /* reserved, and not used this time */

    /* Mostly go on as the prompt did, so that twins arise. */
    if (below(3) == 0)
        memcpy(s->tokens + s->n_tokens, tokens, n * sizeof *tokens);
    else
        for (uint32_t k = s->n_tokens; k < s->n_tokens + n; k++)
            s->tokens[k] = k % page_tokens != 0 ? s->tokens[k - 1] : (int32_t)below(2);
    const struct cr_page_id *table = cr_kv_seq_table(s->real, &got);
    for (uint32_t k = s->n_tokens; k < s->n_tokens + n; k++) {
        uint32_t page = table[k / page_tokens].v;
        slots[page][k % page_tokens] = slot_value(s->tokens, k + 1);
        writers[page] = owners[i];
    }
    CHECK_INT(cr_kv_commit(kv, s->real, s->tokens + s->n_tokens, n), CR_OK);
    s->n_tokens += n;
    while (s->tenant != 0 && s->n_tree < s->n_tokens / page_tokens) {
        s->path[s->n_tree] = model_enter(s->tenant, s->tokens, (s->n_tree + 1) * page_tokens);
        s->n_tree++;
    }
    model_trim(s->tenant, 0);
}

/* Random floors and caps, as often none. */
static void op_limit(struct cr_kv *kv)
{
    uint32_t tenant = 1 + below(N_TENANTS), sum = 0;
    struct cr_kv_limits l = {.floor_pages = below(2) * below(n_pages / 2),
                             .cap_pages = below(2) * below(n_pages)};

    for (uint32_t i = 1; i <= N_TENANTS; i++)
        sum += i == tenant ? 0 : limits[i].floor_pages;
    bool is_fine =
        sum + l.floor_pages <= n_pages && (l.cap_pages == 0 || l.cap_pages >= l.floor_pages);
    CHECK_INT(cr_kv_set_limits(kv, (struct cr_tenant_id){tenant}, &l), is_fine ? CR_OK : CR_EINVAL);
    if (is_fine) {
        limits[tenant] = l;
        model_trim(tenant, 0);
    }
}

static void check_all(struct cr_kv *kv)
{
    struct cr_kv_stats stats;
    uint32_t cached, pinned;

    CHECK(cr_kv_is_valid(kv));
    cr_kv_get_stats(kv, &stats);
    model_count(&cached, &pinned);
    CHECK_INT(stats.n_cached, cached);
    CHECK_INT(stats.n_pinned, pinned);
    CHECK_INT(stats.n_free, n_pages - cached - pinned);
    CHECK_INT(stats.n_evicted_pages, n_evicted);
    CHECK_INT(ledger.n[CR_KV_EVENT_EVICTED], n_evicted);
    ledger_check(&ledger, kv);
    for (uint32_t i = 0; i < MAX_SEQS; i++) {
        if (seqs[i].real != NULL)
            check_table(i);
    }
}

/* Of a forgotten tenant's text, only what open sequences hold is left. */
static void check_forgotten(uint32_t tenant)
{
    bool is_held[MAX_PAGES] = {false};
    uint32_t n;

    for (uint32_t i = 0; i < MAX_SEQS; i++) {
        if (seqs[i].real == NULL)
            continue;
        const struct cr_page_id *table = cr_kv_seq_table(seqs[i].real, &n);
        while (n > 0)
            is_held[table[--n].v] = true;
    }
    for (uint32_t i = 0; i < n_pages; i++)
        CHECK(is_held[i] || writers[i] != tenant);
}

static void run(uint32_t page_size, uint32_t pool, uint32_t kinds, bool collide, uint64_t seed,
                long n_ops)
{
    struct cr_kv_config config = {.page_tokens = page_size,
                                  .n_pages = pool,
                                  .max_seqs = MAX_SEQS,
                                  .max_tokens = MAX_TOKENS,
                                  .store_apart = true, /* the model has a page for each text */
                                  .on_zero = on_zero,
                                  .on_event = ledger_note,
                                  .event_user = &ledger,
                                  .n_ghosts = 64};
    struct cr_kv *kv;

    printf("page %u, pool %u, %u kinds of page%s, seed %" PRIu64 ", %ld operations\n", page_size,
           pool, kinds, collide ? ", all hashes equal" : "", seed, n_ops);
    fflush(stdout);
    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    if (collide) /* then only the comparison of keys keeps children, and tenants, apart */
        kv->seed[0] = kv->seed[1] = 0;
    cr_rng_seed(&rng, seed);
    n_kinds = kinds;
    page_tokens = page_size;
    n_pages = pool;
    tick = horizon = n_evicted = 0;
    memset(limits, 0, sizeof limits);
    memset(&ledger, 0, sizeof ledger);
    n_hits = n_twins = n_refused = 0;
    memset(slots, 0, sizeof slots);
    memset(writers, 0, sizeof writers);
    for (long op = 0; op < n_ops; op++) {
        uint32_t i = below(MAX_SEQS), what = below(400);
        if (seqs[i].real == NULL) {
            op_open(kv, i);
        } else if (what < 100) {
            cr_kv_close(kv, seqs[i].real);
            model_close(&seqs[i]);
        } else if (what < 103) {
            op_limit(kv);
        } else if (what < 399) {
            op_grow(kv, i);
        } else {
            uint32_t tenant = 1 + below(N_TENANTS);
            cr_kv_forget_tenant(kv, (struct cr_tenant_id){tenant});
            model_forget(tenant);
            check_forgotten(tenant);
        }
        check_all(kv);
    }
    for (uint32_t i = 0; i < MAX_SEQS; i++) {
        if (seqs[i].real != NULL) {
            cr_kv_close(kv, seqs[i].real);
            model_close(&seqs[i]);
        }
    }
    check_all(kv);
    cr_kv_destroy(kv);
    printf("  %ld pages found, %ld twins met, %ld refused, %" PRIu64 " evicted\n", n_hits, n_twins,
           n_refused, n_evicted);
    CHECK(n_hits > n_ops / 2500 && n_twins > n_ops / 2500 && n_refused > 0 && n_evicted > 0);
    for (uint32_t i = 0; i < n_pages; i++) {
        free(entries[i]);
        entries[i] = NULL;
    }
}

static void random_operations(void)
{
    const char *ops = getenv("CARREL_KV_OPS"), *first = getenv("CARREL_SEED");
    long n_ops = ops != NULL ? atol(ops) : 20000;
    uint64_t seed = first != NULL ? strtoull(first, NULL, 10) : 1;

    run(4, 40, 3, false, seed, n_ops);
    run(1, 64, 3, false, seed + 1, n_ops);
    run(2, 24, 3, true, seed + 2, n_ops);
    run(4, 64, 100, false, seed + 3, n_ops); /* many leaves */
    run(16, 32, 3, false, seed + 4, n_ops);  /* the size that equal.c is for */
}

TEST_MAIN(CASE(random_operations))
