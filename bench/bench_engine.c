/* bench_engine: how fast the engine alone is, without scheduler, sampling or HTTP.
 *
 *   bench_engine MODEL.gguf [--threads N] [--kv f16|q8_0] [--batch N] [--chunk N] [--reps N]
 *                [--streams N,…]
 *
 * Prints prefill tokens/s for 512 and 2048 tokens, and decode tokens/s for 1, 16 and 64 streams of
 * which each has 128 tokens behind it; --chunk makes a step of the prefill shorter than the batch.
 * Tokens are random: speed does not depend on them. The best of the repetitions counts, since
 * everything else on a machine only ever makes it slower.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "carrel/engine.h"

#define PAGE_TOKENS 16
#define MAX_STREAMS 256
#define CONTEXT     128 /* tokens before a decode */
#define N_DECODE    32  /* steps of it */

static double now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

static void ignore(void *user, float *logits, uint32_t n_vocab)
{
    (void)user, (void)logits, (void)n_vocab;
}

static long resident_kb(void)
{
    long size, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file != NULL) {
        if (fscanf(file, "%ld %ld", &size, &resident) != 2)
            resident = 0;
        fclose(file);
    }
    return resident * 4;
}

struct bench {
    struct cr_engine *engine;
    uint32_t n_vocab, max_batch;
    struct cr_page_id *table; /* [MAX_STREAMS][pages_per_stream] */
    uint32_t pages_per_stream;
    int32_t *tokens;
};

static void step(const struct bench *b, struct cr_step_seq *seqs, uint32_t n)
{
    int status = cr_engine_step(b->engine, seqs, n, ignore);
    if (status != CR_OK) {
        fprintf(stderr, "bench_engine: a step failed: %s\n", cr_status_text(status));
        exit(1);
    }
}

/* Seconds to prefill `n` tokens of stream 0. */
static double prefill(const struct bench *b, uint32_t stream, uint32_t n)
{
    const double start = now();
    for (uint32_t done = 0; done < n;) {
        struct cr_step_seq seq = {
            .tokens = b->tokens + done,
            .n_tokens = n - done < b->max_batch ? n - done : b->max_batch,
            .pos = done,
            .table = b->table + (size_t)stream * b->pages_per_stream,
        };
        done += seq.n_tokens;
        seq.want_logits = done == n;
        step(b, &seq, 1);
    }
    return now() - start;
}

/* Seconds for N_DECODE steps of `n` streams. */
static double decode(const struct bench *b, uint32_t n)
{
    struct cr_step_seq seqs[MAX_STREAMS];
    for (uint32_t i = 0; i < n; i++)
        prefill(b, i, CONTEXT);
    const double start = now();
    for (uint32_t k = 0; k < N_DECODE; k++) {
        for (uint32_t i = 0; i < n; i++)
            seqs[i] = (struct cr_step_seq){
                .tokens = b->tokens + (i * 31 + k) % 2048,
                .n_tokens = 1,
                .pos = CONTEXT + k,
                .table = b->table + (size_t)i * b->pages_per_stream,
                .want_logits = true,
            };
        step(b, seqs, n);
    }
    return now() - start;
}

static double best_prefill(const struct bench *b, uint32_t n, int reps)
{
    double best = 1e9;
    for (int i = 0; i < reps; i++) {
        double t = prefill(b, 0, n);
        best = t < best ? t : best;
    }
    return best;
}

static double best_decode(const struct bench *b, uint32_t n, int reps)
{
    double best = 1e9;
    for (int i = 0; i < reps; i++) {
        double t = decode(b, n);
        best = t < best ? t : best;
    }
    return best;
}

int main(int argc, char **argv)
{
    struct cr_engine_config config = {
        .page_tokens = PAGE_TOKENS, .max_batch = 512, .max_seqs = 256, .max_rows = 256};
    struct cr_model_config model_config = {.repack = true};
    const char *streams = "1,16,64";
    uint32_t chunk = UINT32_MAX;
    int reps = 3;
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
        if (strncmp(arg, "--", 2) != 0) {
            model_config.path = arg;
            continue;
        }
        i++;
        if (strcmp(arg, "--threads") == 0)
            config.n_threads = (uint32_t)atoi(value);
        else if (strcmp(arg, "--batch") == 0)
            config.max_batch = (uint32_t)atoi(value);
        else if (strcmp(arg, "--chunk") == 0)
            chunk = (uint32_t)atoi(value);
        else if (strcmp(arg, "--reps") == 0)
            reps = atoi(value);
        else if (strcmp(arg, "--streams") == 0)
            streams = value;
        else if (strcmp(arg, "--kv") == 0)
            config.kv_type = strcmp(value, "q8_0") == 0 ? CR_KV_Q8_0 : CR_KV_F16;
        else
            model_config.path = NULL, i = argc;
    }
    if (model_config.path == NULL || chunk == 0) {
        fprintf(stderr, "usage: bench_engine MODEL.gguf [--threads N] [--kv f16|q8_0] [--batch N] "
                        "[--chunk N] [--reps N] [--streams N,...]\n");
        return 2;
    }
    struct cr_model *model;
    struct cr_error err;
    double start = now();
    if (cr_model_load(&model_config, &model, &err) != CR_OK) {
        fprintf(stderr, "bench_engine: %s\n", err.text);
        return 1;
    }
    printf("load           %8.2f s\n", now() - start);
    const struct cr_hparams *hp = cr_model_hparams(model);
    struct bench b = {.n_vocab = hp->n_vocab,
                      .max_batch = chunk < config.max_batch ? chunk : config.max_batch};
    b.pages_per_stream = 2048 / PAGE_TOKENS;
    /* Stream 0 has room for the long prefill, the others for a decode. */
    const uint32_t small = (CONTEXT + N_DECODE) / PAGE_TOKENS + 1;
    config.n_pages = b.pages_per_stream + MAX_STREAMS * small;
    b.table = calloc((size_t)MAX_STREAMS * b.pages_per_stream, sizeof b.table[0]);
    b.tokens = calloc(4096, sizeof b.tokens[0]);
    if (b.table == NULL || b.tokens == NULL)
        return 1;
    for (uint32_t i = 0; i < MAX_STREAMS; i++)
        for (uint32_t k = 0; k < (i == 0 ? b.pages_per_stream : small); k++)
            b.table[i * b.pages_per_stream + k].v =
                i == 0 ? k : b.pages_per_stream + (k * MAX_STREAMS + i) % (MAX_STREAMS * small);
    for (int i = 0; i < 4096; i++)
        b.tokens[i] = (int32_t)((uint32_t)i * 2654435761u % hp->n_vocab);
    if (cr_engine_create(model, &config, &b.engine, &err) != CR_OK) {
        fprintf(stderr, "bench_engine: %s\n", err.text);
        return 1;
    }
    printf("resident       %8ld MB loaded\n", resident_kb() >> 10);
    printf("prefill    512 %8.1f tokens/s\n", 512 / best_prefill(&b, 512, reps));
    printf("prefill   2048 %8.1f tokens/s\n", 2048 / best_prefill(&b, 2048, reps));
    for (const char *p = streams; *p != '\0';) {
        char *end;
        const uint32_t n = (uint32_t)strtoul(p, &end, 10);
        if (n < 1 || n > MAX_STREAMS)
            break;
        const double t = best_decode(&b, n, reps);
        printf("decode x %5u %8.1f tokens/s  (%.2f ms a step)\n", n, n * N_DECODE / t,
               1e3 * t / N_DECODE);
        p = *end == ',' ? end + 1 : end;
    }
    printf("resident       %8ld MB after\n", resident_kb() >> 10);
    cr_engine_destroy(b.engine);
    cr_model_destroy(model);
    free(b.table);
    free(b.tokens);
    return 0;
}
