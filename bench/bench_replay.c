/* What does the KV manager keep, of what real users ask?
 *
 * First, Mooncake's conversation trace under pressure: one hour of a chat service, its prompts as
 * numbered blocks of 512 tokens. A block becomes one page of 16 tokens, so lengths are 1/32 and the
 * pool's size in pages is the cache's size in blocks. Sessions are dealt to 64 tenants by Zipf's
 * law, nobody sees another's pages, and requests run one after the other in the trace's order. The
 * manager's hit ratio stands beside that of a plain LRU list of pages, simulated exactly over the
 * same requests; beside what knowing the future would give (Belady); and what no pressure would.
 *
 * Then one tenant's hits while another floods the cache with prompts that nobody asks again,
 * without and with a floor.
 *
 * Last, what isolation costs in memory: tenants that run the same apps, each with questions of
 * its own. Four bytes of text are a token, about as in English. Three counts of pages: what each
 * tenant would hold alone, summed; what the manager holds, all tenants being isolated; and what one
 * tenant would that asked everything.
 *
 * Usage: bench_replay [FOLDER]. bench/README.md says which files belong there; without it stand-ins
 * of about their shape are made up, and the output says so.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "carrel/kv.h"
#include "page_cache.h"
#include "workload.h"

#define PAGE       16u
#define N_TENANTS  64u
#define MAX_BLOCKS 512u
#define N_APPS     8u
#define N_ASKED    4u /* questions of a tenant to each app */
#define MAX_TEXT   32768u
#define KV_BYTES   (2u * 32 * 8 * 128 * 2) /* K and V of a token: 32 layers, 8 heads of 128, f16 */

static int n_met, n_missed;

_Noreturn static void die(const char *what)
{
    fprintf(stderr, "bench_replay: %s\n", what);
    exit(1);
}

static void gate_at_least(const char *what, double figure, double gate, const char *unit)
{
    bool is_met = figure >= gate;

    *(is_met ? &n_met : &n_missed) += 1;
    printf("  %-46s %8.4f %-6s >= %-6g %s\n", what, figure, unit, gate, is_met ? "met" : "MISSED");
    fflush(stdout);
}

static void figure(const char *what, double figure, const char *unit)
{
    printf("  %-46s %8.4f %s\n", what, figure, unit);
}

static double now_s(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static struct cr_kv *make_kv(uint32_t n_pages, uint32_t max_tokens)
{
    struct cr_kv_config config = {
        .page_tokens = PAGE, .n_pages = n_pages, .max_seqs = 4, .max_tokens = max_tokens};
    struct cr_kv *kv;

    if (cr_kv_create(&config, &kv) != CR_OK)
        die("no memory");
    return kv;
}

/* Runs one request over whole pages of tokens and returns the tokens found; UINT32_MAX when the
 * pool has no room for it. `tokens` has one more, which is what remains to compute. */
static uint32_t serve(struct cr_kv *kv, uint32_t tenant, const int32_t *tokens, uint32_t n_tokens)
{
    struct cr_kv_seq *seq;

    if (cr_kv_open(kv, (struct cr_tenant_id){tenant}, tokens, n_tokens + 1, &seq) != CR_OK)
        die("cannot open a sequence");
    uint32_t len = cr_kv_seq_len(seq);
    int status = cr_kv_reserve(kv, seq, n_tokens - len);
    if (status == CR_OK)
        status = cr_kv_commit(kv, seq, tokens + len, n_tokens - len);
    if (status != CR_OK && status != CR_ENOPAGES)
        die("cannot fill a sequence");
    cr_kv_close(kv, seq);
    return status == CR_OK ? len : UINT32_MAX;
}

/* Tokens of a block follow from its number. */
static void make_page(int32_t *tokens, uint32_t block)
{
    uint64_t x = (block + 1) * 0x9e3779b97f4a7c15u;

    for (uint32_t i = 0; i < PAGE; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        tokens[i] = (int32_t)(x >> 40);
    }
}

/* Pages that one tenant of the trace finds, of 0 all. After each request a flooder may send a
 * prompt that nobody asks again. */
static uint64_t kv_hits(const struct workload_trace *trace, uint32_t n_pages, uint32_t tenant,
                        uint32_t floor_pages, uint32_t n_flood, bool is_alone, double *ret_us)
{
    static int32_t tokens[MAX_BLOCKS * PAGE + 1];
    struct cr_kv *kv = make_kv(n_pages, MAX_BLOCKS * PAGE + 1);
    struct cr_kv_limits limits = {.floor_pages = floor_pages};
    uint64_t n_hits = 0;
    uint32_t next = 1u << 31;
    double spent = 0;

    if (tenant != 0 && cr_kv_set_limits(kv, (struct cr_tenant_id){tenant}, &limits) != CR_OK)
        die("cannot set a floor");

    for (size_t i = 0; i < trace->n_requests; i++) {
        const struct workload_request *r = &trace->requests[i];
        if (is_alone && r->tenant != tenant)
            continue;
        if (r->n_blocks > MAX_BLOCKS)
            die("a prompt has more blocks than this program has room for");
        for (uint32_t k = 0; k < r->n_blocks; k++)
            make_page(tokens + k * PAGE, r->blocks[k]);
        double begin = now_s();
        uint32_t len = serve(kv, r->tenant, tokens, r->n_blocks * PAGE);
        spent += now_s() - begin;
        if (len != UINT32_MAX && (tenant == 0 || r->tenant == tenant))
            n_hits += len / PAGE;
        for (uint32_t k = 0; k < n_flood; k++)
            make_page(tokens + k * PAGE, next++);
        if (n_flood > 0)
            serve(kv, trace->n_tenants + 1, tokens, n_flood * PAGE);
    }
    if (!cr_kv_is_valid(kv))
        die("the manager's invariants do not hold");
    cr_kv_destroy(kv);
    *ret_us = spent / (double)trace->n_requests * 1e6;
    return n_hits;
}

/* The fourth tenant while another floods the cache with four pages for each of the trace's; its
 * floor is its share of the pool by Zipf's law. It should be about as good as a pool of its own. */
static void flood(const struct workload_trace *trace)
{
    const uint32_t n_pages = 20000, victim = 4, n_flood = 96;
    double us, sum = 0;

    for (uint32_t i = 1; i <= trace->n_tenants; i++)
        sum += 1.0 / i;
    uint32_t floor_pages = (uint32_t)(n_pages / sum / victim);
    double calm = (double)kv_hits(trace, n_pages, victim, 0, 0, false, &us);
    double bare = (double)kv_hits(trace, n_pages, victim, 0, n_flood, false, &us);
    double kept = (double)kv_hits(trace, n_pages, victim, floor_pages, n_flood, false, &us);
    double alone = (double)kv_hits(trace, floor_pages, victim, 0, 0, true, &us);
    printf("%u pages, tenant %u beside one that floods, floor %u pages\n", n_pages, victim,
           floor_pages);
    figure("its hits without a floor, against none flooding", bare / calm, "x");
    figure("with the floor", kept / calm, "x");
    gate_at_least("with the floor, against a pool of its own", kept / alone, 0.95, "x");
}

static void replay(const char *folder)
{
    struct workload_trace trace = workload_trace(folder, N_TENANTS);
    const uint32_t pools[] = {5000, 20000};
    uint64_t n_asked = 0;

    for (size_t i = 0; i < trace.n_requests; i++)
        n_asked += trace.requests[i].n_blocks;
    printf("%s: %zu requests, %.0f pages, %u tenants\n", trace.name, trace.n_requests,
           (double)n_asked, N_TENANTS);
    double all = (double)n_asked;
    figure("hit ratio without pressure", page_cache_hits(PAGE_INFINITE, &trace, 0) / all, "");
    for (size_t i = 0; i < sizeof pools / sizeof pools[0]; i++) {
        double us, ours = (double)kv_hits(&trace, pools[i], 0, 0, 0, false, &us);
        double lru = (double)page_cache_hits(PAGE_LRU, &trace, pools[i]);
        double most = (double)page_cache_hits(PAGE_BELADY, &trace, pools[i]);
        printf("%u pages, %.2f us per request\n", pools[i], us);
        figure("hit ratio of a plain LRU list of pages", lru / all, "");
        figure("hit ratio of the KV manager", ours / all, "");
        figure("hit ratio of who knows the future", most / all, "");
        gate_at_least("the KV manager against plain LRU", ours / lru, 1.0, "x");
    }
    flood(&trace);
}

/* The prompt of a tenant's question to an app, four bytes to a token, in whole pages. */
static uint32_t make_prompt(const struct workload_texts *texts, uint32_t tenant, size_t app,
                            size_t question, int32_t *tokens)
{
    static char text[MAX_TEXT + 4 * PAGE];

    int n = snprintf(text, MAX_TEXT, "%s\n\nWe are customer %u.\n%s", texts->apps[app], tenant,
                     texts->questions[question % texts->n_questions]);
    if (n < 0 || n >= (int)MAX_TEXT)
        die("a prompt is longer than this program has room for");
    uint32_t n_pages = (uint32_t)n / (4 * PAGE);
    memcpy(tokens, text, (size_t)n_pages * 4 * PAGE);
    for (uint32_t i = 0; i < n_pages * PAGE; i++)
        tokens[i] &= INT32_MAX;
    return n_pages * PAGE;
}

/* Pages in use after tenants first … last have asked all they ask; as themselves, or as one. */
static uint32_t pages_held(const struct workload_texts *texts, uint32_t first, uint32_t last,
                           bool as_one)
{
    static int32_t tokens[MAX_TEXT / 4 + 1];
    struct cr_kv *kv = make_kv(1u << 20, MAX_TEXT / 4 + 1);
    struct cr_kv_stats stats;

    for (uint32_t tenant = first; tenant <= last; tenant++) {
        for (uint32_t i = 0; i < texts->n_apps * N_ASKED; i++) {
            size_t question = tenant * texts->n_apps * N_ASKED + i;
            uint32_t n = make_prompt(texts, tenant, i / N_ASKED, question, tokens);
            if (serve(kv, as_one ? 1 : tenant, tokens, n) == UINT32_MAX)
                die("the pool is too small");
        }
    }
    cr_kv_get_stats(kv, &stats);
    if (!cr_kv_is_valid(kv))
        die("the manager's invariants do not hold");
    cr_kv_destroy(kv);
    return stats.n_stored;
}

static void compose(const char *folder)
{
    struct workload_texts texts = workload_texts(folder, N_APPS);
    const double page_mib = PAGE * (double)KV_BYTES / (1 << 20);
    double isolated = 0;

    printf("%s: %u tenants x %zu apps x %u questions, %u bytes of K and V per token\n", texts.name,
           N_TENANTS, texts.n_apps, N_ASKED, KV_BYTES);
    for (uint32_t tenant = 1; tenant <= N_TENANTS; tenant++)
        isolated += pages_held(&texts, tenant, tenant, false);
    double held = pages_held(&texts, 1, N_TENANTS, false);
    double once = pages_held(&texts, 1, N_TENANTS, true);
    figure("each tenant alone, summed", isolated * page_mib, "MiB");
    figure("the KV manager holds", held * page_mib, "MiB");
    figure("one tenant asking everything would hold", once * page_mib, "MiB");
    figure("duplicated, each alone", (isolated - once) * page_mib, "MiB");
    figure("duplicated, in the KV manager", (held - once) * page_mib, "MiB");
    figure("isolated against held", isolated / held, "x");
}

int main(int argc, char **argv)
{
    const char *folder = argc == 2 ? argv[1] : NULL;

    if (argc > 2)
        die("give one folder of traces and texts, or none");
    replay(folder);
    compose(folder);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
