/* What does the KV manager cost?
 *
 * One thread, pages of 16 tokens, tenants checked on every call; 10,000 cached prompts of 64
 * tenants, each 2,000 tokens that all prompts of its tenant begin with and 200 of its own, in a
 * pool that is full. Every operation is timed alone, in random order over prompts, so that a
 * prompt's pages are rarely in the first two caches; p50 and p99 are over all of them. A match is
 * the whole call a request makes: find, pin, write the block table, and close again.
 *
 * Every row has a gate; the last line counts them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "carrel/kv.h"
#include "carrel/rng.h"

#define PAGE       16u
#define N_TENANTS  64u
#define N_COMMON   2000u
#define N_OWN      200u
#define N_PROMPT   (N_COMMON + N_OWN)
#define N_LONG     100000u
#define N_EVICT    2048u
#define MAX_SAMPLE 20000u

static int n_met, n_missed;
static uint32_t sample_ns[MAX_SAMPLE], n_samples;
static int32_t prompt[N_LONG + 1];
static volatile int memcmp_result;

_Noreturn static void die(const char *what)
{
    fprintf(stderr, "bench_kv: %s\n", what);
    exit(1);
}

static uint64_t now_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void add_sample(uint64_t begin)
{
    if (n_samples < MAX_SAMPLE)
        sample_ns[n_samples++] = (uint32_t)(now_ns() - begin);
}

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The sample at a share of the way from the least to the greatest, in microseconds. */
static double quantile_us(double q)
{
    qsort(sample_ns, n_samples, sizeof *sample_ns, by_value);
    return sample_ns[(uint32_t)(q * (n_samples - 1))] / 1000.0;
}

static void row(const char *what, double figure, double gate, const char *unit)
{
    bool is_met = figure <= gate;

    *(is_met ? &n_met : &n_missed) += 1;
    printf("%-58s %9.3f %-6s <= %-7g %s\n", what, figure, unit, gate, is_met ? "met" : "MISSED");
    fflush(stdout);
}

/* Tokens that follow from a number, so that prompts need not be stored. */
static void make_tokens(int32_t *tokens, uint32_t n, uint64_t seed)
{
    uint64_t x = seed * 0x9e3779b97f4a7c15u + 1;

    for (uint32_t i = 0; i < n; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        tokens[i] = (int32_t)(x >> 40);
    }
}

static struct cr_tenant_id make_prompt(uint32_t number)
{
    uint32_t tenant = number % N_TENANTS + 1;

    make_tokens(prompt, N_COMMON, tenant);
    make_tokens(prompt + N_COMMON, N_OWN, 1000 + number);
    return (struct cr_tenant_id){tenant};
}

static void compute(struct cr_kv *kv, struct cr_tenant_id tenant, uint32_t n_tokens)
{
    struct cr_kv_seq *seq;

    if (cr_kv_open(kv, tenant, prompt, n_tokens, &seq) != CR_OK)
        die("cannot open a sequence");
    uint32_t len = cr_kv_seq_len(seq);
    if (cr_kv_reserve(kv, seq, n_tokens - len) != CR_OK ||
        cr_kv_commit(kv, seq, prompt + len, n_tokens - len) != CR_OK)
        die("cannot fill a sequence");
    cr_kv_close(kv, seq);
}

/* A pool that n_prompts prompts just fill. */
static struct cr_kv *filled(uint32_t n_prompts)
{
    uint32_t n_tenants = n_prompts < N_TENANTS ? n_prompts : N_TENANTS;
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = n_tenants * (N_COMMON / PAGE) +
                                             n_prompts * (N_OWN / PAGE) + 1,
                                  .max_seqs = 4,
                                  .max_tokens = N_LONG + 1};
    struct cr_kv *kv;

    if (cr_kv_create(&config, &kv) != CR_OK)
        die("no memory");
    for (uint32_t i = 0; i < n_prompts; i++)
        compute(kv, make_prompt(i), N_PROMPT);
    return kv;
}

static size_t resident_bytes(void)
{
    unsigned long size, resident;
    FILE *f = fopen("/proc/self/statm", "r");

    if (f == NULL || fscanf(f, "%lu %lu", &size, &resident) != 2)
        die("cannot read /proc/self/statm");
    fclose(f);
    return resident * (size_t)sysconf(_SC_PAGESIZE);
}

/* Any n of the prompts, spread over all of them. */
static void time_matches(struct cr_kv *kv, uint32_t n_prompts, uint32_t n, struct cr_rng *rng)
{
    struct cr_kv_seq *seq;

    for (n_samples = 0; n_samples < MAX_SAMPLE;) {
        struct cr_tenant_id tenant = make_prompt((uint32_t)cr_rng_below(rng, n) * (n_prompts / n));
        uint64_t begin = now_ns();
        if (cr_kv_open(kv, tenant, prompt, N_PROMPT, &seq) != CR_OK)
            die("cannot open a sequence");
        uint32_t len = cr_kv_seq_len(seq);
        cr_kv_close(kv, seq);
        add_sample(begin);
        if (len != N_PROMPT / PAGE * PAGE)
            die("a cached prompt was not found");
    }
}

/* Room for `n_tokens` tokens, at the cost of the oldest prompts. */
static void make_room(struct cr_kv *kv, uint32_t n_tokens)
{
    struct cr_kv_seq *seq;

    if (cr_kv_open(kv, (struct cr_tenant_id){N_TENANTS + 1}, prompt, 0, &seq) != CR_OK ||
        cr_kv_reserve(kv, seq, n_tokens) != CR_OK)
        die("no pages");
    cr_kv_close(kv, seq);
}

/* The tree is left as full as it was: the prompts inserted evict old ones, before they are timed or
 * while they are. */
static uint32_t time_inserts(struct cr_kv *kv, uint32_t first, bool is_full)
{
    struct cr_kv_seq *seq;

    for (n_samples = 0; n_samples < MAX_SAMPLE / 4; first++) {
        struct cr_tenant_id tenant = make_prompt(first);
        if (!is_full)
            make_room(kv, N_OWN + PAGE);
        if (cr_kv_open(kv, tenant, prompt, N_PROMPT, &seq) != CR_OK)
            die("cannot open a sequence");
        uint32_t len = cr_kv_seq_len(seq);
        uint64_t begin = now_ns();
        int status = cr_kv_reserve(kv, seq, N_PROMPT - len);
        if (status == CR_OK)
            status = cr_kv_commit(kv, seq, prompt + len, N_PROMPT - len);
        add_sample(begin);
        if (status != CR_OK || N_PROMPT - len != N_OWN)
            die("inserted what was not asked for");
        cr_kv_close(kv, seq);
    }
    return first;
}

static void time_evictions(struct cr_kv *kv)
{
    struct cr_tenant_id other = {N_TENANTS + 1};
    struct cr_kv_seq *seq;

    for (n_samples = 0; n_samples < 400;) {
        make_tokens(prompt, N_EVICT, 10000000 + n_samples);
        if (cr_kv_open(kv, other, prompt, N_EVICT, &seq) != CR_OK)
            die("cannot open a sequence");
        uint64_t begin = now_ns();
        int status = cr_kv_reserve(kv, seq, N_EVICT);
        add_sample(begin);
        if (status != CR_OK || cr_kv_commit(kv, seq, prompt, N_EVICT) != CR_OK)
            die("no pages");
        cr_kv_close(kv, seq);
        make_prompt(n_samples); /* leaves as before: prompts, not the long text */
        compute(kv, (struct cr_tenant_id){n_samples % N_TENANTS + 1}, N_PROMPT);
    }
}

static void bench_long(void)
{
    struct cr_kv_config config = {
        .page_tokens = PAGE, .n_pages = 8192, .max_seqs = 2, .max_tokens = N_LONG + 1};
    struct cr_tenant_id tenant = {1};
    struct cr_kv *kv;
    struct cr_kv_seq *seq;
    int32_t *copy = malloc(N_LONG * sizeof *copy);

    if (copy == NULL || cr_kv_create(&config, &kv) != CR_OK)
        die("no memory");
    make_tokens(prompt, N_LONG + 1, 77);
    memcpy(copy, prompt, N_LONG * sizeof *copy);
    compute(kv, tenant, N_LONG + 1);
    for (n_samples = 0; n_samples < 2000;) {
        uint64_t begin = now_ns();
        memcmp_result = memcmp(copy, prompt, N_LONG * sizeof *copy);
        add_sample(begin);
    }
    double compare = quantile_us(0.5);
    for (n_samples = 0; n_samples < 2000;) {
        uint64_t begin = now_ns();
        if (cr_kv_open(kv, tenant, prompt, N_LONG + 1, &seq) != CR_OK)
            die("cannot open a sequence");
        uint32_t len = cr_kv_seq_len(seq);
        cr_kv_close(kv, seq);
        add_sample(begin);
        if (len != N_LONG)
            die("the long prompt was not found");
    }
    double match = quantile_us(0.5);
    row("match, 100,000 tokens, p50", match, 60, "us");
    row("  against memcmp of the same bytes", match / compare, 2, "x");
    cr_kv_destroy(kv);
    free(copy);
}

/* One text of 2,000 tokens that 64 tenants have, each with a text of its own behind it. */
static struct cr_kv *with_twins(enum cr_kv_mode mode)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 32768,
                                  .max_seqs = 64,
                                  .max_tokens = N_LONG + 1,
                                  .mode = mode};
    struct cr_kv *kv;

    if (cr_kv_create(&config, &kv) != CR_OK)
        die("no memory");
    for (uint32_t tenant = 1; tenant <= N_TENANTS; tenant++) {
        make_tokens(prompt, N_COMMON, 1);
        make_tokens(prompt + N_COMMON, N_OWN, 1000 + tenant);
        compute(kv, (struct cr_tenant_id){tenant}, N_PROMPT);
    }
    return kv;
}

/* Demoting gives every contributor its own view again, so the two can take turns. */
static void bench_verdicts(void)
{
    static uint32_t demote_ns[500];
    struct cr_kv *kv = with_twins(CR_KV_SELECTIVE);
    struct cr_kv_stats stats;

    cr_kv_get_stats(kv, &stats);
    printf("64 tenants with 2,000 equal tokens: %u pages charged, %u in memory\n", stats.n_cached,
           stats.n_stored);
    make_tokens(prompt, N_COMMON, 1);
    n_samples = 0;
    for (uint32_t i = 0; i < 500; i++) {
        uint64_t begin = now_ns();
        uint32_t n = cr_kv_publish(kv, (struct cr_tenant_id){1}, prompt, N_COMMON);
        add_sample(begin);
        begin = now_ns();
        uint32_t m = cr_kv_demote(kv, prompt, PAGE);
        demote_ns[i] = (uint32_t)(now_ns() - begin);
        if (n != N_COMMON / PAGE || m != n)
            die("a verdict did not take");
    }
    row("publish a node with 64 private twins, p50", quantile_us(0.5), 50, "us");
    memcpy(sample_ns, demote_ns, sizeof demote_ns);
    row("demote it to 64 private views, p50", quantile_us(0.5), 50, "us");
    cr_kv_destroy(kv);
}

/* What the guards on text of others add to a request that finds it. */
static void bench_foreign(void)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 32768,
                                  .max_seqs = 2,
                                  .max_tokens = N_LONG + 1,
                                  .mode = CR_KV_SELECTIVE};
    struct cr_kv_reuse reuse = {0};
    struct cr_kv_seq *seq;
    struct cr_kv *kv;
    double p50[2];

    if (cr_kv_create(&config, &kv) != CR_OK)
        die("no memory");
    make_tokens(prompt, N_PROMPT, 1);
    compute(kv, (struct cr_tenant_id){1}, N_COMMON);
    if (cr_kv_publish(kv, (struct cr_tenant_id){1}, prompt, N_COMMON) != N_COMMON / PAGE)
        die("a verdict did not take");
    for (int again = 0; again < 2; again++) {
        for (n_samples = 0; n_samples < MAX_SAMPLE / 4;) {
            uint32_t tenant = 2 + n_samples;
            uint64_t begin = now_ns();
            if (cr_kv_open(kv, (struct cr_tenant_id){again ? 2 : tenant}, prompt, N_PROMPT, &seq) !=
                CR_OK)
                die("cannot open a sequence");
            cr_kv_close(kv, seq);
            add_sample(begin);
        }
        p50[again] = quantile_us(0.5);
    }
    printf("match of 2,000 foreign tokens, p50: a tenant's first %.3f us, once more %.3f us\n",
           p50[0], p50[1]);
    if (cr_kv_open(kv, (struct cr_tenant_id){2}, prompt, N_PROMPT, &seq) != CR_OK)
        die("cannot open a sequence");
    for (n_samples = 0; n_samples < 2000;) {
        uint64_t begin = now_ns();
        for (int i = 0; i < 1000; i++) {
            if (!cr_kv_seq_reuse(kv, seq, &reuse) || reuse.n_foreign != N_COMMON)
                die("a hit on foreign text was not told");
        }
        add_sample(begin);
    }
    row("what a match owes to foreign text, p50", quantile_us(0.5) / 1000, 0.1, "us");
    cr_kv_close(kv, seq);
    cr_kv_destroy(kv);
}

/* A prompt's match in a tree of shared and private text, against the same where all is shared. */
static void bench_selective(void)
{
    struct cr_kv *kv[2] = {with_twins(CR_KV_SELECTIVE), with_twins(CR_KV_GLOBAL)};
    double p50[2];
    static double ratios[9];
    struct cr_rng rng;

    make_tokens(prompt, N_COMMON, 1);
    cr_kv_publish(kv[0], (struct cr_tenant_id){1}, prompt, N_COMMON);
    cr_rng_seed(&rng, 3);
    for (int round = 0; round < 9; round++) {
        for (int k = 0; k < 2; k++) {
            for (n_samples = 0; n_samples < MAX_SAMPLE / 4;) {
                struct cr_kv_seq *seq;
                uint32_t tenant = 1 + (uint32_t)cr_rng_below(&rng, N_TENANTS);
                make_tokens(prompt, N_COMMON, 1);
                make_tokens(prompt + N_COMMON, N_OWN, 1000 + tenant);
                uint64_t begin = now_ns();
                if (cr_kv_open(kv[k], (struct cr_tenant_id){tenant}, prompt, N_PROMPT, &seq) !=
                    CR_OK)
                    die("cannot open a sequence");
                uint32_t len = cr_kv_seq_len(seq);
                cr_kv_close(kv[k], seq);
                add_sample(begin);
                if (len != N_PROMPT / PAGE * PAGE)
                    die("a cached prompt was not found");
            }
            p50[k] = quantile_us(0.5);
        }
        ratios[round] = p50[0] / p50[1];
    }
    for (int i = 1; i < 9; i++) /* the median */
        for (int k = i; k > 0 && ratios[k] < ratios[k - 1]; k--) {
            double less = ratios[k];
            ratios[k] = ratios[k - 1];
            ratios[k - 1] = less;
        }
    row("match, selective against global, median of 9 rounds", ratios[4], 1.10, "x");
    cr_kv_destroy(kv[0]);
    cr_kv_destroy(kv[1]);
}

int main(void)
{
    const uint32_t n_prompts = 10000;
    struct cr_kv_stats stats;
    struct cr_rng rng;

    cr_rng_seed(&rng, 1);
    cr_kv_destroy(filled(0)); /* what libcrypto takes when it is first used */
    size_t before = resident_bytes();
    struct cr_kv *kv = filled(n_prompts);
    cr_kv_get_stats(kv, &stats);
    double bytes = (double)(resident_bytes() - before) - (double)stats.n_cached * PAGE * 4;
    printf("%u prompts of %u tenants in %u pages\n", n_prompts, N_TENANTS, stats.n_cached);
    time_matches(kv, n_prompts, n_prompts, &rng);
    row("match, 2,000 tokens in common + 200 own, p50", quantile_us(0.5), 1.5, "us");
    row("  p99", quantile_us(0.99), 10, "us");
    bench_long();
    uint32_t next = time_inserts(kv, n_prompts, false);
    row("insert of 200 tokens, p50", quantile_us(0.5), 1, "us");
    row("  p99", quantile_us(0.99), 10, "us");
    time_inserts(kv, next, true);
    printf("  evicting as many, p50 %.3f us\n", quantile_us(0.5));
    time_evictions(kv);
    row("evict 2,048 tokens among 10,000 leaves, p50", quantile_us(0.5), 20, "us");
    row("  p99", quantile_us(0.99), 60, "us");
    row("metadata per page, beside the token ids", bytes / stats.n_cached, 64, "bytes");
    cr_kv_destroy(kv);

    /* The same ten prompts in a small and a large tree: what the tree adds. Then any prompt of the
     * large one: what memory adds, which no tree can help. */
    const uint32_t sizes[2] = {10, 82000}; /* prompts: about 10^3 and 10^6 pages */
    double p50[2];
    for (int i = 0; i < 2; i++) {
        kv = filled(sizes[i]);
        cr_kv_get_stats(kv, &stats);
        time_matches(kv, sizes[i], 10, &rng);
        p50[i] = quantile_us(0.5);
        printf("match of ten prompts among %7u cached pages, p50 %18.3f us\n", stats.n_cached,
               p50[i]);
        if (i == 1) {
            row("  growth", p50[1] / p50[0], 2, "x");
            time_matches(kv, sizes[i], sizes[i], &rng);
            printf("match of any prompt among them, p50 %35.3f us\n", quantile_us(0.5));
        }
        cr_kv_destroy(kv);
    }
    bench_verdicts();
    bench_foreign();
    bench_selective();
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
