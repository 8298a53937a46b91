/* Is serving with Carrel as fast as with llama-server?
 *
 *     bench_serve LLAMA_SERVER [--model NAME] [--part NAME] [--rounds N] [--quick]
 *
 * Both run on the same ggml, the same GGUF file, the same threads, and get the same requests from
 * the same client, in turn: ours, peer, ours, peer …; a figure is the median over the rounds, and
 * the ratio the median of the rounds' ratios. llama-server runs with flash attention and its own
 * prompt cache, once with a unified KV cache and once with one stream per slot; where both apply
 * the better of the two counts. Models are random weights in real shapes (bench/gen_model.c), made
 * once and kept in the cache folder, and the embedded default. "others" means: 32K tokens of 16
 * other prompts were served before and lie in the cache. Parts are single, many, others, shared,
 * overhead.
 *
 * Every row has a gate; the last line counts them.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "client.h"
#include "servers.h"

#define MAX_ROUNDS  9
#define N_OTHERS    16
#define LEN_OTHERS  2048
#define MAX_CONTEXT 4096
#define MANY_TOKENS 49152 /* 64 streams and the others */

enum { OURS, UNIFIED, STREAMS, N_SERVERS };
enum better { HIGHER, LOWER };

struct bench_model {
    const char *name, *shape, *type; /* shape NULL: the default model */
    int32_t max_token;               /* prompts are drawn below it */
};

static const struct bench_model models[] = {
    {"smollm2-135m-q4_0", "smollm2-135m", "q4_0", 40000},
    {"smollm2-135m-q8_0", "smollm2-135m", "q8_0", 40000},
    {"qwen2.5-0.5b-q4_0", "qwen2.5-0.5b", "q4_0", 140000},
    {"qwen2.5-0.5b-q8_0", "qwen2.5-0.5b", "q8_0", 140000},
    {"default", NULL, NULL, 4000},
};

static const char *peer_path;
static const char *default_model; /* GGUF file of the embedded default, for the peer */
static int n_rounds = 3;
static bool quick;
static int n_met, n_missed;
static uint64_t rng = 88172645463325252u;

/* --- figures ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(const double *values, int n)
{
    double sorted[MAX_ROUNDS * 64];
    memcpy(sorted, values, (size_t)n * sizeof *values);
    qsort(sorted, (size_t)n, sizeof *sorted, compare);
    return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

static void count_gate(double ratio, enum better better, double gate)
{
    bool met = better == HIGHER ? ratio >= gate : ratio <= gate;
    n_met += met;
    n_missed += !met;
    printf("  gate %s %.2f  %s\n", better == HIGHER ? ">=" : "<=", gate, met ? "met" : "MISSED");
    fflush(stdout);
}

static void print_head(const char *model, const char *figure)
{
    printf("%-18s %-38s ", model, figure);
}

/* values[server][round]; a peer that did not take part has NAN. */
static void report(const char *model, const char *figure, double values[N_SERVERS][MAX_ROUNDS],
                   enum better better, double gate)
{
    int peer = UNIFIED;
    double unified = median(values[UNIFIED], n_rounds), streams = median(values[STREAMS], n_rounds);
    if (isnan(unified) || (!isnan(streams) && (better == HIGHER) == (streams > unified)))
        peer = STREAMS;
    double ratios[MAX_ROUNDS];
    for (int i = 0; i < n_rounds; i++)
        ratios[i] = values[OURS][i] / values[peer][i];
    double ratio = median(ratios, n_rounds);
    print_head(model, figure);
    printf("ours %9.1f  peer %9.1f (%s)  ratio %5.2f", median(values[OURS], n_rounds),
           median(values[peer], n_rounds), peer == UNIFIED ? "unified" : "streams", ratio);
    count_gate(ratio, better, gate);
}

/* --- load --------------------------------------------------------------------------------- */

static int32_t random_token(const struct bench_model *m)
{
    rng ^= rng << 13;
    rng ^= rng >> 7;
    rng ^= rng << 17;
    return 300 + (int32_t)(rng % (uint64_t)(m->max_token - 300));
}

static int32_t *random_tokens(const struct bench_model *m, size_t n)
{
    int32_t *tokens = malloc(n * sizeof *tokens);
    for (size_t i = 0; i < n; i++)
        tokens[i] = random_token(m);
    return tokens;
}

static void die(const struct bench_server *s, const char *what)
{
    fprintf(stderr, "%s: %s failed\n", s->name, what);
    exit(1);
}

/* Until the server that was asked before has stopped spinning for work: llama-server's threads do
 * so for some 100 ms, and would be measured against this one's. */
static void settle(void)
{
    usleep(300000);
}

/* Runs n completions of fresh prompts; the caller looks at what came of each. */
static struct bench_request *complete(const struct bench_model *m, const struct bench_server *s,
                                      size_t n, size_t n_prompt, unsigned n_generate)
{
    struct bench_request *r = calloc(n, sizeof *r);
    for (size_t i = 0; i < n; i++) {
        int32_t *tokens = random_tokens(m, n_prompt);
        r[i].body = bench_completion_body(tokens, n_prompt, n_generate, true);
        free(tokens);
    }
    settle();
    if (!bench_stream(&s->endpoint, "/v1/completions", r, n, n))
        die(s, "a completion");
    return r;
}

static void free_requests(struct bench_request *r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(r[i].body);
    free(r);
}

static double prefill_rate(const struct bench_model *m, const struct bench_server *s, size_t n)
{
    struct bench_request *r = complete(m, s, 1, n, 1);
    double rate = (double)n / ((double)(r->last_us - r->start_us) / 1e6);
    free_requests(r, 1);
    return rate;
}

/* Tokens per second of n streams together, from the first post to the last byte. */
static double decode_rate(const struct bench_model *m, const struct bench_server *s, size_t n,
                          unsigned n_generate)
{
    struct bench_request *r = complete(m, s, n, 16, n_generate);
    uint64_t begin = UINT64_MAX, end = 0, n_tokens = 0;
    for (size_t i = 0; i < n; i++) {
        begin = r[i].start_us < begin ? r[i].start_us : begin;
        end = r[i].last_us > end ? r[i].last_us : end;
        n_tokens += r[i].n_generated;
    }
    if (n_tokens != n * n_generate)
        die(s, "ignore_eos");
    free_requests(r, n);
    return (double)n_tokens / ((double)(end - begin) / 1e6);
}

/* Mean TTFT in milliseconds of 12 requests that share `system`, 4 in flight. */
static double shared_ttft(const struct bench_model *m, const struct bench_server *s,
                          const int32_t *system, size_t n_system)
{
    enum { N = 12, OWN = 24 };
    struct bench_request r[N] = {0};
    int32_t *tokens = malloc((n_system + OWN) * sizeof *tokens);
    memcpy(tokens, system, n_system * sizeof *tokens);
    for (int i = 0; i < N; i++) {
        for (size_t k = 0; k < OWN; k++)
            tokens[n_system + k] = random_token(m);
        r[i].body = bench_completion_body(tokens, n_system + OWN, 16, true);
    }
    free(tokens);
    settle();
    if (!bench_stream(&s->endpoint, "/v1/completions", r, N, 4))
        die(s, "a completion");
    double sum = 0;
    for (int i = 0; i < N; i++) {
        sum += (double)(r[i].first_us - r[i].start_us) / 1e3;
        free(r[i].body);
    }
    return sum / N;
}

/* --- servers ------------------------------------------------------------------------------ */

static const char *model_file(const struct bench_model *m)
{
    return m->shape != NULL ? bench_model(m->name, m->shape, m->type) : default_model;
}

static void start_ours(struct bench_server *server, const struct bench_model *m, int slots,
                       int tokens)
{
    char np[16], ctx[16], kv[16];
    snprintf(np, sizeof np, "%d", slots);
    snprintf(ctx, sizeof ctx, "%d", MAX_CONTEXT);
    snprintf(kv, sizeof kv, "%d", tokens);
    const char *args[] = {"--model",     m->shape != NULL ? model_file(m) : "",
                          "--threads",   "2",
                          "--ctx",       ctx,
                          "--parallel",  np,
                          "--kv-tokens", kv,
                          "--log-level", "warn",
                          NULL};
    if (!bench_start_carrel(server, "carrel", args))
        exit(1);
}

static void start_peer(struct bench_server *server, const char *name, const struct bench_model *m,
                       int slots, int tokens, const char *cache)
{
    char np[16], ctx[16];
    snprintf(np, sizeof np, "%d", slots);
    snprintf(ctx, sizeof ctx, "%d", tokens);
    const char *args[] = {"-m", model_file(m), "-t", "2",   "-fa", "on", "-np",
                          np,   "-c",          ctx,  cache, NULL};
    if (!bench_start_peer(server, name, peer_path, args))
        exit(1);
}

/* The three servers with room for `slots` requests and `tokens` tokens of KV cache in all. One
 * stream per slot splits its cache evenly, so it gets what a slot needs, times the slots. */
static void start_all(struct bench_server servers[N_SERVERS], const struct bench_model *m,
                      int slots, int tokens, int tokens_per_slot)
{
    start_ours(&servers[OURS], m, slots, tokens);
    start_peer(&servers[UNIFIED], "llama-unified", m, slots, tokens, "-kvu");
    start_peer(&servers[STREAMS], "llama-streams", m, slots, slots * tokens_per_slot, "-no-kvu");
}

static void stop_all(struct bench_server servers[N_SERVERS])
{
    for (int s = 0; s < N_SERVERS; s++)
        bench_stop(&servers[s]);
}

/* --- the questions ------------------------------------------------------------------------ */

static void bench_single(const struct bench_model *m)
{
    struct bench_server servers[N_SERVERS];
    double v[N_SERVERS][MAX_ROUNDS];
    start_all(servers, m, 1, 4096, 4096);
    for (int s = 0; s < N_SERVERS; s++) /* warm: touch the weights */
        decode_rate(m, &servers[s], 1, 8);

    static const struct {
        const char *name;
        size_t n;
    } prefills[] = {{"prefill 512, tokens/s", 512}, {"prefill 2048, tokens/s", 2048}};
    for (int p = 0; p < 2; p++) {
        if (m->shape == NULL && p == 1)
            continue; /* longer than the default model's context */
        for (int i = 0; i < n_rounds; i++)
            for (int s = 0; s < N_SERVERS; s++)
                v[s][i] = prefill_rate(m, &servers[s], prefills[p].n);
        report(m->name, prefills[p].name, v, HIGHER, 1.0);
    }
    for (int i = 0; i < n_rounds; i++)
        for (int s = 0; s < N_SERVERS; s++)
            v[s][i] = decode_rate(m, &servers[s], 1, 128);
    report(m->name, "decode, 1 stream, tokens/s", v, HIGHER, 1.0);
    for (int i = 0; i < n_rounds; i++)
        for (int s = 0; s < N_SERVERS; s++)
            v[s][i] = (double)bench_resident(&servers[s]) / 1048576;
    report(m->name, "resident, context 4096, MiB", v, LOWER, 1.0);
    stop_all(servers);
}

static void cache_for_others(const struct bench_model *m, const struct bench_server *s)
{
    free_requests(complete(m, s, N_OTHERS, LEN_OTHERS, 1), N_OTHERS);
}

static void bench_many(const struct bench_model *m)
{
    struct bench_server servers[N_SERVERS];
    double v[N_SERVERS][MAX_ROUNDS];
    static const size_t counts[] = {16, 64};
    char name[64];
    bool others = m->shape != NULL; /* the default model's context is shorter */
    start_all(servers, m, 64, MANY_TOKENS, others ? 2304 : 512);
    for (int s = 0; s < N_SERVERS; s++)
        decode_rate(m, &servers[s], 16, 8);

    for (int k = 0; k < (others ? 2 : 1); k++) {
        for (int s = 0; k == 1 && s < N_SERVERS; s++)
            cache_for_others(m, &servers[s]);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < n_rounds; i++)
                for (int s = 0; s < N_SERVERS; s++)
                    v[s][i] = decode_rate(m, &servers[s], counts[c], 48);
            snprintf(name, sizeof name,
                     k == 0 ? "decode, %zu streams, tokens/s" : "  32K for others, %zu streams",
                     counts[c]);
            report(m->name, name, v, HIGHER, k == 0 ? 1.3 : 1.5);
        }
    }
    stop_all(servers);
}

/* Rates of two servers, there and back, so that a machine that slows down slows both. */
static void decode_pair(const struct bench_model *m, const struct bench_server *a,
                        const struct bench_server *b, size_t n, double *ret_a, double *ret_b)
{
    *ret_a = decode_rate(m, a, n, 48);
    *ret_b = decode_rate(m, b, n, 48);
    *ret_b = (*ret_b + decode_rate(m, b, n, 48)) / 2;
    *ret_a = (*ret_a + decode_rate(m, a, n, 48)) / 2;
}

/* Ours with others' text cached, against ours without. Two servers of one kind differ by as much as
 * is asked for here, by where their memory lies; so both are compared before, too, and that ratio
 * divides out. */
static void bench_others(const struct bench_model *m)
{
    struct bench_server full, fresh;
    double with[MAX_ROUNDS], without[MAX_ROUNDS], ratios[2][2][MAX_ROUNDS];
    static const size_t counts[] = {16, 64};
    char name[64];

    start_ours(&full, m, 64, MANY_TOKENS);
    start_ours(&fresh, m, 64, MANY_TOKENS);
    decode_rate(m, &full, 16, 8);
    decode_rate(m, &fresh, 16, 8);
    for (int is_cached = 0; is_cached < 2; is_cached++) {
        if (is_cached)
            cache_for_others(m, &full);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < n_rounds; i++) {
                decode_pair(m, &full, &fresh, counts[c], &with[i], &without[i]);
                ratios[is_cached][c][i] = with[i] / without[i];
            }
            if (!is_cached)
                continue;
            double before = median(ratios[0][c], n_rounds), after = median(ratios[1][c], n_rounds);
            snprintf(name, sizeof name, "  ours with / without, %zu streams", counts[c]);
            print_head(m->name, name);
            printf("with %9.1f  without %6.1f  (before %4.2f)  ratio %5.2f", median(with, n_rounds),
                   median(without, n_rounds), before, after / before);
            count_gate(after / before, HIGHER, 0.97);
        }
    }
    bench_stop(&full);
    bench_stop(&fresh);
}

static void bench_shared(const struct bench_model *m)
{
    struct bench_server servers[N_SERVERS];
    double first[N_SERVERS][MAX_ROUNDS], later[N_SERVERS][MAX_ROUNDS];
    start_all(servers, m, 4, 16384, 4096);
    for (int s = 0; s < N_SERVERS; s++)
        decode_rate(m, &servers[s], 1, 8);
    for (int i = 0; i < n_rounds; i++) {
        int32_t *system = random_tokens(m, LEN_OTHERS);
        for (int s = 0; s < N_SERVERS; s++)
            first[s][i] = shared_ttft(m, &servers[s], system, LEN_OTHERS);
        for (int s = 0; s < N_SERVERS; s++)
            later[s][i] = shared_ttft(m, &servers[s], system, LEN_OTHERS);
        free(system);
    }
    report(m->name, "TTFT ms, 2K shared by 12, first round", first, LOWER, 0.4);
    report(m->name, "TTFT ms, 2K shared by 12, later rounds", later, LOWER, 0.7);
    stop_all(servers);
}

/* A number that /metrics gives: the sum or the count of a histogram. */
static double metric(const struct bench_server *s, const char *name)
{
    char *text = bench_get(&s->endpoint, "/metrics");
    double value = NAN;
    for (char *line = text; line != NULL && isnan(value);) {
        if (strncmp(line, name, strlen(name)) == 0)
            value = atof(strrchr(strndupa(line, strcspn(line, "\n")), ' '));
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    free(text);
    if (isnan(value))
        die(s, "/metrics");
    return value;
}

/* What a request costs beyond the model's work: its latency at the client, less the time that the
 * server counts as prefill. */
static void bench_overhead(const struct bench_model *m)
{
    enum { N = 500 };
    static const char sum[] = "vllm:request_prefill_time_seconds_sum";
    static const char count[] = "vllm:request_prefill_time_seconds_count";
    struct bench_server server;
    const char *args[] = {"--threads", "2", "--log-level", "warn", NULL};
    if (!bench_start_carrel(&server, "carrel", args))
        exit(1);
    int fd = -1;
    double us[N], before_s = 0, before_n = 0;
    char *body = bench_completion_body((int32_t[]){random_token(m)}, 1, 1, false);
    for (int i = -50; i < N; i++) {
        if (i == 0) {
            before_s = metric(&server, sum);
            before_n = metric(&server, count);
        }
        uint64_t t = bench_call(&server.endpoint, &fd, "/v1/completions", body);
        if (t == 0)
            die(&server, "a call");
        if (i >= 0)
            us[i] = (double)t;
    }
    double model_us = (metric(&server, sum) - before_s) * 1e6 / (metric(&server, count) - before_n);
    qsort(us, N, sizeof *us, compare);
    double overhead = us[N / 2] - model_us;
    print_head(m->name, "overhead per request, us, p50");
    printf("ours %9.1f  (latency %.1f, model %.1f)        ", overhead, us[N / 2], model_us);
    count_gate(overhead, LOWER, 300);
    free(body);
    close(fd);
    bench_stop(&server);
}

static const struct {
    const char *name;
    void (*run)(const struct bench_model *m);
    bool has_shapes, has_default;
} parts[] = {
    {"single", bench_single, true, true},      {"many", bench_many, true, true},
    {"others", bench_others, true, false},     {"shared", bench_shared, true, false},
    {"overhead", bench_overhead, false, true},
};

int main(int argc, char **argv)
{
    const char *only = NULL, *part = NULL;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--quick") == 0)
            quick = true;
        else if (strcmp(argv[i], "--model") == 0 && i + 1 < argc)
            only = argv[++i];
        else if (strcmp(argv[i], "--part") == 0 && i + 1 < argc)
            part = argv[++i];
        else if (strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
            n_rounds = atoi(argv[++i]);
        else if (peer_path == NULL)
            peer_path = argv[i];
    }
    default_model = CARREL_DEFAULT_MODEL;
    if (peer_path == NULL || access(peer_path, X_OK) != 0 || n_rounds < 1 ||
        n_rounds > MAX_ROUNDS) {
        fprintf(stderr,
                "usage: bench_serve LLAMA_SERVER [--model NAME] [--rounds 1-%d] "
                "[--part NAME] [--quick]\n",
                MAX_ROUNDS);
        return 2;
    }
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        const struct bench_model *m = &models[i];
        if (only != NULL && strcmp(only, m->name) != 0)
            continue;
        if (quick && only == NULL && m->shape != NULL && i > 0)
            continue;
        for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
            bool applies = m->shape != NULL ? parts[k].has_shapes : parts[k].has_default;
            if (applies && (part == NULL || strcmp(part, parts[k].name) == 0))
                parts[k].run(m);
        }
    }
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
