/* What a token's sampling costs at a vocabulary of 151,936 (Qwen2's), beside libllama's own chain
 * in the same run: `bench_sampler [ROUNDS]`.
 *
 * Rows look like a model's: normal logits, and a few tokens that stand out; each row is used by
 * both, in turns. libllama's time holds the filling of its candidate array, as its server does it
 * for every token. Prints the median microseconds of each and their ratio; the last case has a
 * grammar that forbids most of what the model would say.
 */
#include <llama.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "carrel/rng.h"
#include "carrel/sampler.h"

#define N_VOCAB 151936
#define N_ROWS  16

/* A GGUF image of a byte-level BPE vocabulary: bytes, then made-up words. */
struct image {
    unsigned char *data;
    size_t len;
};

static void put(struct image *image, const void *data, size_t len)
{
    memcpy(image->data + image->len, data, len);
    image->len += len;
}

static void put_u32(struct image *image, uint32_t value)
{
    put(image, &value, 4);
}

static void put_u64(struct image *image, uint64_t value)
{
    put(image, &value, 8);
}

static void put_str(struct image *image, const char *str)
{
    put_u64(image, strlen(str));
    put(image, str, strlen(str));
}

/* GPT-2's printable character for a byte. */
static void byte_name(uint32_t byte, char name[4])
{
    uint32_t cp = 256;
    for (uint32_t b = 0; b <= byte; b++) {
        const bool shown = (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174;
        if (b == byte && shown)
            cp = b;
        else if (b < byte && !shown)
            cp++;
    }
    size_t n = 0;
    if (cp >= 128)
        name[n++] = (char)(0xc0 | cp >> 6);
    name[n++] = (char)(cp < 128 ? cp : 0x80 | (cp & 0x3f));
    name[n] = '\0';
}

static struct cr_vocab *make_vocab(void)
{
    struct image image = {malloc((size_t)N_VOCAB * 40 + 4096), 0};
    struct cr_vocab *vocab = NULL;
    struct cr_error err;
    char name[32];

    if (image.data == NULL)
        exit(1);
    put(&image, "GGUF", 4);
    put_u32(&image, 3);
    put_u64(&image, 0);
    put_u64(&image, 6);
    put_str(&image, "tokenizer.ggml.model");
    put_u32(&image, 8);
    put_str(&image, "gpt2");
    put_str(&image, "tokenizer.ggml.pre");
    put_u32(&image, 8);
    put_str(&image, "qwen2");
    put_str(&image, "tokenizer.ggml.tokens");
    put_u32(&image, 9);
    put_u32(&image, 8);
    put_u64(&image, N_VOCAB);
    for (uint32_t i = 0; i < N_VOCAB; i++) {
        if (i < 256)
            byte_name(i, name);
        else if (i == N_VOCAB - 1)
            strcpy(name, "<|im_end|>");
        else
            snprintf(name, sizeof name, "%s%c%c%u", i % 2 ? "\xc4\xa0" : "", 'a' + (int)(i % 26),
                     'a' + (int)(i / 26 % 26), i);
        put_str(&image, name);
    }
    put_str(&image, "tokenizer.ggml.token_type");
    put_u32(&image, 9);
    put_u32(&image, 5);
    put_u64(&image, N_VOCAB);
    for (uint32_t i = 0; i < N_VOCAB; i++)
        put_u32(&image, i == N_VOCAB - 1 ? 3 : 1);
    put_str(&image, "tokenizer.ggml.merges");
    put_u32(&image, 9);
    put_u32(&image, 8);
    put_u64(&image, 1);
    put_str(&image, "a b");
    put_str(&image, "tokenizer.ggml.eos_token_id");
    put_u32(&image, 4);
    put_u32(&image, N_VOCAB - 1);
    if (cr_vocab_load(NULL, image.data, image.len, &vocab, &err) != CR_OK) {
        fprintf(stderr, "bench_sampler: %s\n", err.text);
        exit(1);
    }
    free(image.data);
    return vocab;
}

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e6 * (double)t.tv_sec + 1e-3 * (double)t.tv_nsec;
}

static int compare_double(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v, size_t n)
{
    qsort(v, n, sizeof v[0], compare_double);
    return v[n / 2];
}

static struct llama_sampler *make_chain(const struct cr_vocab *vocab,
                                        const struct cr_sampler_params *p)
{
    struct llama_sampler *chain = llama_sampler_chain_init(llama_sampler_chain_default_params());
    if (p->grammar != NULL)
        llama_sampler_chain_add(
            chain, llama_sampler_init_grammar(cr_vocab_llama(vocab), p->grammar, "root"));
    if (p->repeat_penalty != 1.0f)
        llama_sampler_chain_add(
            chain, llama_sampler_init_penalties(N_VOCAB, p->penalty_last_n, p->repeat_penalty,
                                                p->frequency_penalty, p->presence_penalty));
    if (p->temperature <= 0) {
        llama_sampler_chain_add(chain, llama_sampler_init_greedy());
        return chain;
    }
    llama_sampler_chain_add(chain, llama_sampler_init_top_k(p->top_k));
    llama_sampler_chain_add(chain, llama_sampler_init_top_p(p->top_p, 0));
    llama_sampler_chain_add(chain, llama_sampler_init_min_p(p->min_p, 0));
    llama_sampler_chain_add(chain, llama_sampler_init_temp(p->temperature));
    llama_sampler_chain_add(chain, llama_sampler_init_dist(1));
    return chain;
}

static void compare(const char *name, const struct cr_vocab *vocab,
                    const struct cr_sampler_params *params, const float *rows, size_t rounds)
{
    static llama_token_data data[N_VOCAB];
    static float row[N_VOCAB];
    double *ours = malloc(rounds * sizeof *ours), *theirs = malloc(rounds * sizeof *theirs);
    struct llama_sampler *chain = make_chain(vocab, params);
    struct cr_sampler *sampler;
    struct cr_sample sample;
    struct cr_error err;

    if (ours == NULL || theirs == NULL || cr_sampler_create(vocab, params, &sampler, &err) != CR_OK)
        exit(1);
    for (size_t i = 0; i < rounds + 4; i++) {
        const float *source = rows + i % N_ROWS * N_VOCAB;
        const size_t at = i < 4 ? 0 : i - 4; /* the first ones warm up */
        memcpy(row, source, sizeof row);
        double start = now_us();
        if (cr_sampler_sample(sampler, row, &sample) != CR_OK)
            exit(1);
        ours[at] = now_us() - start;

        memcpy(row, source, sizeof row);
        start = now_us();
        for (int32_t t = 0; t < N_VOCAB; t++)
            data[t] = (llama_token_data){.id = t, .logit = row[t]};
        llama_token_data_array all = {.data = data, .size = N_VOCAB, .selected = -1};
        llama_sampler_apply(chain, &all);
        const int32_t token = all.data[all.selected].id;
        llama_sampler_accept(chain, token);
        theirs[at] = now_us() - start;
    }
    const double a = median(ours, rounds), b = median(theirs, rounds);
    printf("%-44s %9.1f us  libllama %9.1f us  ratio %6.1f\n", name, a, b, b / a);
    cr_sampler_destroy(sampler);
    llama_sampler_free(chain);
    free(ours);
    free(theirs);
}

int main(int argc, char **argv)
{
    const size_t rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 200;
    struct cr_vocab *vocab = make_vocab();
    float *rows = malloc((size_t)N_ROWS * N_VOCAB * sizeof rows[0]);
    struct cr_sampler_params p;
    struct cr_rng rng;

    if (rows == NULL || rounds == 0)
        return 1;
    cr_rng_seed(&rng, 1);
    for (size_t i = 0; i < (size_t)N_ROWS * N_VOCAB; i++)
        rows[i] = (float)(2 * cr_rng_normal(&rng));
    for (size_t r = 0; r < N_ROWS; r++)
        for (int i = 0; i < 100; i++)
            rows[r * N_VOCAB + cr_rng_below(&rng, N_VOCAB)] += 8.0f + 8.0f * (float)i / 100;

    cr_sampler_defaults(&p);
    p.temperature = 0;
    compare("greedy", vocab, &p, rows, rounds);
    cr_sampler_defaults(&p);
    compare("default (top_k 40, top_p .95, min_p .05)", vocab, &p, rows, rounds);
    p.repeat_penalty = 1.1f;
    compare("default, repeat_penalty 1.1", vocab, &p, rows, rounds);
    cr_sampler_defaults(&p);
    p.logprobs = true;
    p.n_top_logprobs = 20;
    compare("default, top_logprobs 20 (libllama: none)", vocab, &p, rows, rounds);
    cr_sampler_defaults(&p);
    p.top_k = 0;
    p.top_p = 1.0f;
    compare("min_p .05", vocab, &p, rows, rounds);
    cr_sampler_defaults(&p);
    p.top_k = 0;
    p.min_p = 0;
    compare("top_p .95", vocab, &p, rows, rounds);
    p.top_p = 1.0f;
    p.temperature = 1.0f;
    compare("no filter, temperature 1", vocab, &p, rows, rounds);
    cr_sampler_defaults(&p);
    p.grammar = "root ::= [a-z0-9 ]* \"#\"";
    compare("default, grammar that fits", vocab, &p, rows, rounds / 10 + 1);
    p.grammar = "root ::= [A-Z0-9]* \"#\"";
    compare("default, grammar that does not", vocab, &p, rows, rounds / 10 + 1);
    free(rows);
    cr_vocab_destroy(vocab);
    return 0;
}
