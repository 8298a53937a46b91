/* What do verdicts cost, and how soon do they come? bench_verdict [--rounds N]
 *
 * The embedded model is served by two servers with the same options, one that judges what it serves
 * (mode selective) and one that does not (declared), on the same cores. Prompts are prose of which
 * none begins like another, so nothing is found in a cache and everything is judged.
 *
 * Soon: prompts of 2K tokens to the first, one at a time; the histogram of the server tells how
 * long after the end of its prefill a prompt's verdict was carried out. Cost: 16 streams of prompts
 * of 512 tokens that generate 64, to both in turn; a round's ratio is of tokens a second, and the
 * median of the rounds' ratios counts. Beside these, without a gate, the pipeline alone: from a
 * text of 8 KiB to its verdict.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "carrel/pipeline.h"
#include "carrel/rng.h"
#include "client.h"
#include "servers.h"

#define MAX_ROUNDS  31
#define N_SOON      100
#define SOON_BYTES  8192u
#define N_STREAMS   16
#define LOAD_BYTES  2048u
#define N_GENERATED 64u
#define N_ALONE     200
#define GATE_MS     20.0
#define GATE_LOSS   0.05

static int n_met, n_missed;
static struct cr_rng rng;

static void count_gate(bool met, const char *gate)
{
    n_met += met;
    n_missed += !met;
    printf("  gate %s  %s\n", gate, met ? "met" : "MISSED");
    fflush(stdout);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(double *values, int n, double q)
{
    qsort(values, (size_t)n, sizeof *values, compare);
    int at = (int)(q * n);
    return values[at < n ? at : n - 1];
}

static void die(const char *what)
{
    fprintf(stderr, "bench_verdict: %s failed\n", what);
    exit(1);
}

/* Harmless prose that begins like no other; a detector stops at the first page that is not. */
static char *prose(size_t len)
{
    static const char *const nouns[] = {"river",  "garden", "window", "bridge", "morning",
                                        "forest", "letter", "kettle", "ladder", "meadow"};
    static const char *const verbs[] = {"is near", "lies behind", "belongs to", "was part of"};
    char *text = malloc(len + 64);
    size_t n = 0;
    if (text == NULL)
        die("malloc");
    while (n < len)
        n += (size_t)sprintf(text + n, "The %s %s the %s. ", nouns[cr_rng_below(&rng, 10)],
                             verbs[cr_rng_below(&rng, 4)], nouns[cr_rng_below(&rng, 10)]);
    return text;
}

static char *body_of(size_t len, unsigned max_tokens)
{
    char *text = prose(len), *body;
    if (asprintf(&body,
                 "{\"model\":\"default\",\"prompt\":\"%s\",\"max_tokens\":%u,\"temperature\":0,"
                 "\"ignore_eos\":true,\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
                 text, max_tokens) < 0)
        die("malloc");
    free(text);
    return body;
}

/* --- the pipeline alone ------------------------------------------------------------------- */

static sem_t come;

static void on_verdict(void *user, const struct cr_verdict *verdict)
{
    *(struct cr_verdict *)user = *verdict;
    sem_post(&come);
}

static void measure_alone(void)
{
    struct cr_pipeline_config config;
    struct cr_pipeline *p;
    struct cr_error err = {0};
    uint32_t page_ends[SOON_BYTES / 64];
    double ms[N_ALONE];
    int n_cleared = 0;
    cr_pipeline_config_defaults(&config);
    if (cr_rules_default(&config.rules, &err) != CR_OK)
        die("reading the rules");
    if (cr_tagger_default(&config.tagger, &err) != CR_OK)
        config.tagger = NULL;
    if (cr_pipeline_create(&config, &p, &err) != CR_OK)
        die("the pipeline");
    sem_init(&come, 0, 0);
    for (uint32_t i = 0; i < SOON_BYTES / 64; i++)
        page_ends[i] = (i + 1) * 64;
    for (int i = 0; i < N_ALONE; i++) {
        struct cr_verdict verdict;
        char *text = prose(SOON_BYTES);
        struct cr_document doc = {.tenant = 1,
                                  .text = text,
                                  .len = SOON_BYTES,
                                  .page_ends = page_ends,
                                  .n_pages = SOON_BYTES / 64,
                                  .n_spelt = UINT32_MAX,
                                  .has_ended = true,
                                  .on_verdict = on_verdict,
                                  .user = &verdict};
        cr_policy_defaults(&doc.policy);
        usleep(1000); /* the thread sleeps when the text comes */
        uint64_t begin = cr_clock_now_us(NULL);
        if (cr_pipeline_post(p, &doc) != CR_OK)
            die("posting");
        sem_wait(&come);
        n_cleared += verdict.n_cleared == verdict.n_pages;
        ms[i] = (double)(cr_clock_now_us(NULL) - begin) / 1e3;
        free(text);
    }
    printf("text of 8 KiB to verdict, alone (tier%s): p50 %.2f ms, p99 %.2f ms; %d of %d cleared\n",
           config.tagger != NULL ? "s 1 and 2" : " 1", quantile(ms, N_ALONE, 0.5),
           quantile(ms, N_ALONE, 0.99), n_cleared, N_ALONE);
    cr_pipeline_destroy(p);
    cr_rules_unref(config.rules);
}

/* --- a server ----------------------------------------------------------------------------- */

static void start(struct bench_server *s, const char *name, const char *mode)
{
    const char *const args[] = {"--mode",         mode,   "--ctx", "4096", "--kv-tokens", "65536",
                                "--detect-queue", "1024", NULL};
    if (!bench_start_carrel(s, name, args))
        die("starting a server");
}

/* The value of the metric whose line begins so. */
static double metric(const char *page, const char *name)
{
    const char *line = strstr(page, name); /* whose first character ends the line before */
    const char *end = line != NULL ? strchr(line + 1, '\n') : NULL;
    while (end != NULL && end > line && end[-1] != ' ')
        end--;
    return end != NULL ? strtod(end, NULL) : -1;
}

/* The least bound of the histogram below which `q` of what was observed lies, in seconds. */
static double bound_of(const char *page, const char *name, double q)
{
    char head[96];
    snprintf(head, sizeof head, "\n%s_count", name);
    double n = metric(page, head);
    snprintf(head, sizeof head, "\n%s_bucket", name);
    for (const char *line = strstr(page, head); line != NULL; line = strstr(line + 1, head)) {
        const char *le = strstr(line, "le=\"");
        const char *end = strchr(line + 1, '\n'), *value = end;
        while (value != NULL && value[-1] != ' ')
            value--;
        if (le == NULL || value == NULL || le[4] == '+')
            break;
        if (strtod(value, NULL) >= q * n)
            return strtod(le + 4, NULL);
    }
    return 1e9;
}

static void measure_soon(const struct bench_server *s)
{
    uint64_t n_tokens = 0;
    for (int i = 0; i < N_SOON; i++) {
        struct bench_request r = {.body = body_of(SOON_BYTES, 1)};
        if (!bench_stream(&s->endpoint, "/v1/completions", &r, 1, 1))
            die("a completion");
        n_tokens += r.n_prompt;
        free(r.body);
    }
    usleep(200000);
    char *page = bench_get(&s->endpoint, "/metrics");
    if (page == NULL)
        die("reading metrics");
    double n = metric(page, "\ncarrel_verdict_seconds_count");
    double p99 = bound_of(page, "carrel_verdict_seconds", 0.99) * 1e3;
    printf("prompts of %llu tokens, end of prefill to verdict: %.0f verdicts, mean %.2f ms, p50 "
           "below %.1f ms, p99 below %.1f ms",
           (unsigned long long)(n_tokens / N_SOON), n,
           metric(page, "\ncarrel_verdict_seconds_sum") / n * 1e3,
           bound_of(page, "carrel_verdict_seconds", 0.5) * 1e3, p99);
    count_gate(n >= N_SOON && p99 <= GATE_MS, "p99 <= 20 ms");
    free(page);
}

/* Tokens a second, prompts and answers. */
static double load(const struct bench_server *s)
{
    struct bench_request r[N_STREAMS] = {0};
    uint64_t begin = UINT64_MAX, end = 0, n = 0;
    for (int i = 0; i < N_STREAMS; i++)
        r[i].body = body_of(LOAD_BYTES, N_GENERATED);
    if (!bench_stream(&s->endpoint, "/v1/completions", r, N_STREAMS, N_STREAMS))
        die("a completion");
    for (int i = 0; i < N_STREAMS; i++) {
        begin = r[i].start_us < begin ? r[i].start_us : begin;
        end = r[i].last_us > end ? r[i].last_us : end;
        n += r[i].n_prompt + r[i].n_generated;
        free(r[i].body);
    }
    return (double)n / ((double)(end - begin) / 1e6);
}

static void measure_cost(const struct bench_server *judging, const struct bench_server *plain,
                         int n_rounds)
{
    double with[MAX_ROUNDS], without[MAX_ROUNDS], ratio[MAX_ROUNDS];
    load(judging);
    load(plain);
    for (int i = 0; i < n_rounds; i++) {
        bool first = i % 2 == 0; /* who begins has no advantage */
        if (first)
            with[i] = load(judging);
        without[i] = load(plain);
        if (!first)
            with[i] = load(judging);
        ratio[i] = with[i] / without[i];
    }
    double median = quantile(ratio, n_rounds, 0.5);
    printf("serving: %.0f tokens/s judged, %.0f not, ratio %.3f", quantile(with, n_rounds, 0.5),
           quantile(without, n_rounds, 0.5), median);
    count_gate(median >= 1 - GATE_LOSS, "loss <= 5 %");
}

int main(int argc, char **argv)
{
    struct bench_server judging, plain;
    int n_rounds = argc == 3 && strcmp(argv[1], "--rounds") == 0 ? atoi(argv[2]) : 9;
    if (n_rounds < 1 || n_rounds > MAX_ROUNDS || (argc != 1 && argc != 3)) {
        fprintf(stderr, "usage: bench_verdict [--rounds N]\n");
        return 2;
    }
    cr_rng_seed(&rng, 1);
    setvbuf(stdout, NULL, _IOLBF, 0);
    measure_alone();
    start(&judging, "carrel-selective", "selective");
    measure_soon(&judging);
    start(&plain, "carrel-declared", "declared");
    measure_cost(&judging, &plain, n_rounds);
    bench_stop(&judging);
    bench_stop(&plain);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
