/* The sampler against libllama's plain chain, its kernels against the scalar ones, and its state:
 * seeds, clones, penalties, log-probabilities, grammars. */
#include <float.h>
#include <llama.h>
#include <math.h>
#include <pthread.h>

#include "carrel/rng.h"
#include "engine/sampler_int.h"
#include "engine/vocab_fixture.h"
#include "engine/vocab_int.h"
#include "fault.h"

#define MAX_N 20000

static const char *const kernel_names[] = {"scalar", "avx2", "avx512"};

enum shape {
    SHAPE_NORMAL,
    SHAPE_FLAT,
    SHAPE_PEAKED,
    SHAPE_TIES,
    SHAPE_HOLES,
    N_SHAPES,
};

static void random_row(struct cr_rng *rng, float *row, uint32_t n, enum shape shape)
{
    for (uint32_t i = 0; i < n; i++) {
        const double x = cr_rng_normal(rng);
        switch (shape) {
        case SHAPE_NORMAL:
            row[i] = (float)(3 * x);
            break;
        case SHAPE_FLAT:
            row[i] = (float)(0.01 * x);
            break;
        case SHAPE_PEAKED:
            row[i] = (float)(20 * x);
            break;
        case SHAPE_TIES:
            row[i] = (float)round(2 * x);
            break;
        default:
            row[i] = cr_rng_below(rng, 3) == 0 ? (float)x : -INFINITY;
            break;
        }
    }
    if (shape == SHAPE_HOLES)
        row[cr_rng_below(rng, n)] = 1.0f;
}

static struct cr_sampler *create(const struct cr_vocab *vocab,
                                 const struct cr_sampler_params *params)
{
    struct cr_sampler *sampler = NULL;
    struct cr_error err;
    if (cr_sampler_create(vocab, params, &sampler, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return sampler;
}

static void test_exp(void)
{
    double worst = 0;
    for (double x = 0; x > -87; x -= 0.00037) {
        const double got = (double)cr_row_exp((float)x), want = exp((double)(float)x);
        worst = fmax(worst, fabs(got - want) / want);
    }
    CHECK(worst < 2.5e-7);
    CHECK(cr_row_exp(0.0f) == 1.0f);
    CHECK(cr_row_exp(-INFINITY) == 0.0f);
    CHECK(cr_row_exp(NAN) == 0.0f);
    CHECK(cr_row_exp(-1e30f) == 0.0f);
}

/* Bit for bit the same on every processor. */
static void test_kernels_are_equal(void)
{
    static float row[MAX_N], maxima[3][MAX_N / CR_ROW_BLOCK + 1];
    static double sums[3][MAX_N / CR_ROW_SUM_BLOCK + 1];
    struct cr_rng rng;
    int n_kernels = 0, most = 0;

    cr_rng_seed(&rng, 1);
    for (int round = 0; round < 300; round++) {
        const uint32_t n = 1 + (uint32_t)cr_rng_below(&rng, round % 10 == 0 ? MAX_N : 300);
        float max[3];
        double total[3];
        random_row(&rng, row, n, round % N_SHAPES);
        if (round % 50 == 49)
            row[cr_rng_below(&rng, n)] = NAN;
        const float scale = 0.1f + (float)cr_rng_uniform(&rng);
        n_kernels = 0;
        for (int k = 0; k < 3; k++) {
            if (!cr_row_kernels_force(kernel_names[k]))
                continue;
            max[k] = cr_row_maxima(row, n, maxima[k]);
            CHECK(isnan(max[k]) == (round % 50 == 49));
            if (isnan(max[k]))
                continue;
            total[k] = cr_row_sum_exp(row, n, max[k], scale, sums[k]);
            CHECK(max[k] == max[0]);
            CHECK(total[k] == total[0]);
            CHECK(memcmp(sums[k], sums[0], ((n - 1) / CR_ROW_SUM_BLOCK + 1) * sizeof(double)) == 0);
            for (uint32_t b = 0; b * CR_ROW_BLOCK < n; b++)
                CHECK(maxima[k][b] == maxima[0][b]);
            n_kernels++;
        }
        most = n_kernels > most ? n_kernels : most;
        if (isnan(max[0]))
            continue;
        double want = 0;
        for (uint32_t i = 0; i < n; i++)
            want += exp(((double)row[i] - (double)max[0]) * (double)scale);
        CHECK(fabs(total[0] - want) <= 1e-5 * want);
    }
    fprintf(stderr, "    %d implementations\n", most);
    for (int k = 0; k < 3; k++)
        cr_row_kernels_force(kernel_names[k]); /* the best again */
}

static int compare_cands(const void *a, const void *b)
{
    const cr_cand x = *(const cr_cand *)a, y = *(const cr_cand *)b;
    return (x > y) - (x < y);
}

static void test_selection(void)
{
    static cr_cand cands[MAX_N], sorted[MAX_N];
    static float row[MAX_N];
    struct cr_rng rng;

    cr_rng_seed(&rng, 2);
    for (int round = 0; round < 400; round++) {
        const uint32_t n = 1 + (uint32_t)cr_rng_below(&rng, round % 20 == 0 ? MAX_N : 100);
        const uint32_t k = 1 + (uint32_t)cr_rng_below(&rng, n);
        random_row(&rng, row, n, round % N_SHAPES);
        for (uint32_t i = 0; i < n; i++) {
            sorted[i] = cands[i] = cr_cand_make(row[i], i);
            CHECK(cr_cand_logit(cands[i]) == row[i] && cr_cand_token(cands[i]) == (int32_t)i);
        }
        qsort(sorted, n, sizeof sorted[0], compare_cands);
        for (uint32_t i = 1; i < n; i++)
            CHECK(cr_cand_logit(sorted[i - 1]) >= cr_cand_logit(sorted[i]));

        cr_cands_select(cands, n, k);
        cr_cands_sort(cands, k);
        CHECK(memcmp(cands, sorted, k * sizeof cands[0]) == 0);

        const float max = cr_cand_logit(sorted[0]);
        double total = 0, mass = 0;
        for (uint32_t i = 0; i < n; i++)
            total += (double)cr_row_exp(cr_cand_logit(sorted[i]) - max);
        const double wanted = total * cr_rng_uniform(&rng);
        uint32_t m = 0;
        while (m < n && (m == 0 || mass < wanted))
            mass += (double)cr_row_exp(cr_cand_logit(sorted[m++]) - max);
        const uint32_t got = cr_cands_select_mass(cands, n, max, wanted);
        CHECK_INT(got, m);
        cr_cands_sort(cands, got);
        CHECK(memcmp(cands, sorted, got * sizeof cands[0]) == 0);
    }
}

/* A value that k reach, and all that reach it. */
static void test_shortlist_is_complete(void)
{
    static float row[MAX_N], maxima[MAX_N];
    static cr_cand cands[MAX_N];
    struct cr_rng rng;

    cr_rng_seed(&rng, 3);
    for (int round = 0; round < 300; round++) {
        const uint32_t n = 1 + (uint32_t)cr_rng_below(&rng, MAX_N);
        const uint32_t k = 1 + (uint32_t)cr_rng_below(&rng, 100);
        random_row(&rng, row, n, round % N_SHAPES);
        const float max = cr_row_maxima(row, n, maxima);
        const float reached = cr_row_reached_by(maxima, n, k, max);
        const uint32_t found = cr_row_gather(row, n, maxima, reached, cands);
        uint32_t want = 0;
        for (uint32_t i = 0; i < n; i++) {
            if (row[i] >= reached)
                CHECK_INT(cr_cand_token(cands[want++]), i);
        }
        CHECK_INT(found, want);
        CHECK(found >= k || found == n || reached == -INFINITY);
        CHECK(found >= (k < n ? k : n));
    }
}

static struct llama_sampler *plain_chain(const struct cr_sampler_params *p)
{
    struct llama_sampler *chain = llama_sampler_chain_init(llama_sampler_chain_default_params());
    llama_sampler_chain_add(chain, llama_sampler_init_top_k(p->top_k));
    llama_sampler_chain_add(chain, llama_sampler_init_top_p(p->top_p, 0));
    llama_sampler_chain_add(chain, llama_sampler_init_min_p(p->min_p, 0));
    llama_sampler_chain_add(chain, llama_sampler_init_temp(p->temperature));
    llama_sampler_chain_add(chain, llama_sampler_init_dist(1));
    return chain;
}

static int compare_data(const void *a, const void *b)
{
    const llama_token_data *x = a, *y = b;
    return x->p != y->p ? (x->p < y->p) - (x->p > y->p) : (x->id > y->id) - (x->id < y->id);
}

/* Same tokens kept and same probabilities, but for the order of ties and for a token at the very
 * border of top_p, where libllama's sum of floats is a little off. */
static void check_same(const float *row, uint32_t n, const struct cr_sampler_params *params,
                       struct cr_scratch *scratch, llama_token_data_array all, const char *where)
{
    static float mine[MAX_N];
    struct cr_kept kept;

    qsort(all.data, all.size, sizeof all.data[0], compare_data);

    CHECK_INT(cr_sampler_filter(params, row, n, scratch, &kept), CR_OK);
    if (kept.all) {
        for (kept.n = 0; kept.n < n; kept.n++)
            scratch->cands[kept.n] = cr_cand_make(row[kept.n], kept.n);
    }
    cr_cands_sort(scratch->cands, kept.n);
    double total = 0;
    for (uint32_t i = 0; i < kept.n; i++) {
        mine[i] = cr_row_exp((cr_cand_logit(scratch->cands[i]) - kept.max) * kept.scale);
        total += (double)mine[i];
    }
    const uint32_t common = kept.n < all.size ? kept.n : (uint32_t)all.size;
    for (uint32_t i = 0; i < common; i++) {
        const double p = (double)mine[i] / total, q = (double)all.data[i].p;
        if (fabs(p - q) > 2e-4 * q + 2e-7)
            TEST_FAIL("%s: probability %u is %g, not %g (%u and %zu kept)", where, i, p, q, kept.n,
                      all.size);
    }
    if (kept.n != all.size) {
        /* Only at the border: the mass of the longer list without the disputed ones is top_p. */
        double mass = 0, sum = 0;
        const uint32_t k =
            params->top_k > 0 && (uint32_t)params->top_k < n ? (uint32_t)params->top_k : n;
        for (uint32_t i = 0; i < n; i++)
            scratch->cands[i] = cr_cand_make(row[i], i);
        cr_cands_sort(scratch->cands, n);
        for (uint32_t i = 0; i < k; i++) {
            const double e = exp((double)cr_cand_logit(scratch->cands[i]) - (double)kept.max);
            sum += e;
            mass += i < common ? e : 0;
        }
        if (fabs(mass / sum - (double)params->top_p) > 2e-5)
            TEST_FAIL("%s: %u kept, not %zu", where, kept.n, all.size);
    }
}

static void random_params(struct cr_rng *rng, struct cr_sampler_params *params)
{
    cr_sampler_defaults(params);
    params->temperature = 0.2f + 1.5f * (float)cr_rng_uniform(rng);
    params->top_k = cr_rng_below(rng, 2) ? 0 : 1 + (int32_t)cr_rng_below(rng, 100);
    if (cr_rng_below(rng, 10) == 0)
        params->top_k = 5000;
    params->top_p = cr_rng_below(rng, 3) == 0 ? 1.0f : (float)cr_rng_uniform(rng);
    params->min_p = cr_rng_below(rng, 2) ? 0.0f : 0.3f * (float)cr_rng_uniform(rng);
}

static void test_same_as_libllama(void)
{
    static float row[MAX_N];
    static llama_token_data data[MAX_N];
    struct cr_scratch *scratch = cr_scratch_get(MAX_N);
    struct cr_rng rng;
    char where[128];

    CHECK(scratch != NULL);
    for (uint64_t seed = 100; seed < 900; seed++) {
        struct cr_sampler_params params;
        cr_rng_seed(&rng, seed);
        random_params(&rng, &params);
        const uint32_t n = 1 + (uint32_t)cr_rng_below(&rng, seed % 20 == 0 ? MAX_N : 2000);
        const enum shape shape = (enum shape)(seed % N_SHAPES);
        random_row(&rng, row, n, shape);
        if (shape == SHAPE_TIES && params.top_p < 1.0f)
            params.top_p = 1.0f; /* at a border of ties, only the sizes could be compared */
        snprintf(where, sizeof where, "seed %" PRIu64 ": n %u, top_k %d, top_p %g, min_p %g", seed,
                 n, params.top_k, (double)params.top_p, (double)params.min_p);
        for (uint32_t i = 0; i < n; i++)
            data[i] = (llama_token_data){.id = (int32_t)i, .logit = row[i]};
        llama_token_data_array all = {.data = data, .size = n, .selected = -1};
        struct llama_sampler *chain = plain_chain(&params);
        llama_sampler_apply(chain, &all);
        llama_sampler_free(chain);
        check_same(row, n, &params, scratch, all, where);
    }
}

/* A grammar asked about few gives what a grammar asked about all gives. */
static void test_grammar_same_as_libllama(void)
{
    static const char *const grammars[] = {"root ::= [a-m]+ \"!\"",
                                           "root ::= \"\\\"\" [^\"\\n]* \"\\\"\"",
                                           "root ::= \"hello\" | \" world\" | [0-9]{1,3}",
                                           "root ::= [^a-z ]+",
                                           "root ::= [\xc3\xa9\xc3\xa8\xe6\xbc\xa2]+ | \"x\"",
                                           "root ::= <[5]> | [x-z] \"a\""};
    struct fixture *f = fix_bpe();
    char word[16];
    static float row[FIX_MAX_TOKENS];
    static llama_token_data data[FIX_MAX_TOKENS];
    struct cr_rng rng;
    char where[64];
    uint32_t n_partial = 0;

    cr_rng_seed(&rng, 14);
    for (int i = 0; i < 12000; i++) {
        const char *space = i % 2 ? "\xc4\xa0" : i % 5 == 0 ? "\"" : "";
        snprintf(word, sizeof word, "%s%c%c%d", space, 'a' + i % 26, i % 3 ? 'a' + i % 7 : '"', i);
        fix_add(f, word, KIND_NORMAL, 0);
    }
    struct cr_vocab *vocab = fix_load(f);
    const uint32_t n = cr_vocab_size(vocab);
    struct cr_scratch *scratch = cr_scratch_get(n);
    for (int round = 0; round < 240; round++) {
        struct cr_sampler_params params;
        random_params(&rng, &params);
        params.grammar = grammars[round % 6];
        params.has_seed = true;
        struct cr_sampler *sampler = create(vocab, &params);
        struct llama_sampler *grammar =
            llama_sampler_init_grammar(cr_vocab_llama(vocab), params.grammar, "root");
        for (int step = 0; step < 4; step++) {
            random_row(&rng, row, n, SHAPE_NORMAL);
            uint32_t m = 0;
            for (uint32_t i = 0; i < n; i++)
                if ((vocab->kinds[i] & (CR_TOKEN_CONTROL | CR_TOKEN_EOG)) != CR_TOKEN_CONTROL)
                    data[m++] = (llama_token_data){.id = (int32_t)i, .logit = row[i]};
            llama_token_data_array all = {.data = data, .size = m, .selected = -1};
            llama_sampler_apply(grammar, &all);
            m = 0;
            for (uint32_t i = 0; i < all.size; i++)
                if (data[i].logit > -INFINITY)
                    data[m++] = data[i];
            if (m == 0)
                break;
            all.size = m;
            struct llama_sampler *chain = plain_chain(&params);
            llama_sampler_apply(chain, &all);
            llama_sampler_free(chain);
            CHECK_INT(cr_sampler_apply_grammar(sampler, row, scratch), CR_OK);
            uint32_t finite = 0;
            for (uint32_t i = 0; i < n; i++)
                finite += row[i] > -INFINITY;
            n_partial += finite > m;
            if (params.top_k > 0 && (uint32_t)params.top_k > m)
                params.top_k = (int32_t)m;
            snprintf(where, sizeof where, "round %d, step %d", round, step);
            check_same(row, n, &params, scratch, all, where);
            struct cr_sample s;
            CHECK_INT(cr_sampler_sample(sampler, row, &s), CR_OK);
            llama_sampler_accept(grammar, s.token);
            if (cr_vocab_is_eog(vocab, s.token))
                break;
        }
        llama_sampler_free(grammar);
        cr_sampler_destroy(sampler);
    }
    fprintf(stderr, "    %u rows were asked about in part\n", n_partial);
    CHECK(n_partial > 20); /* it was not always asked about all */
    cr_vocab_destroy(vocab);
    free(f);
}

/* Bias and penalties: the same row as libllama's samplers leave. */
static void test_edits_same_as_libllama(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    static llama_token_data data[4096];
    struct cr_rng rng;
    struct cr_error err;

    cr_rng_seed(&rng, 4);
    for (int round = 0; round < 200; round++) {
        struct cr_sampler_params params;
        struct cr_logit_bias bias[8];
        llama_logit_bias llama_bias[8];
        struct cr_sampler *sampler;
        cr_sampler_defaults(&params);
        params.penalty_last_n = 1 + (int32_t)cr_rng_below(&rng, 100);
        params.presence_penalty = (float)cr_rng_normal(&rng);
        params.frequency_penalty = (float)cr_rng_normal(&rng);
        params.repeat_penalty = 0.5f + (float)cr_rng_uniform(&rng);
        params.n_bias = cr_rng_below(&rng, 9);
        params.bias = bias;
        for (size_t i = 0; i < params.n_bias; i++) {
            bias[i].token = (int32_t)(cr_rng_below(&rng, 16) + i * 20);
            bias[i].bias = (float)(10 * cr_rng_normal(&rng));
            llama_bias[i] = (llama_logit_bias){bias[i].token, bias[i].bias};
        }
        CHECK_INT(cr_sampler_create(vocab, &params, &sampler, &err), CR_OK);
        struct llama_sampler *biases =
            llama_sampler_init_logit_bias((int32_t)n, (int32_t)params.n_bias, llama_bias);
        struct llama_sampler *penalties =
            llama_sampler_init_penalties((int32_t)n, params.penalty_last_n, params.repeat_penalty,
                                         params.frequency_penalty, params.presence_penalty);
        int32_t prompt[300];
        const uint32_t n_prompt = (uint32_t)cr_rng_below(&rng, 300);
        for (uint32_t i = 0; i < n_prompt; i++) {
            prompt[i] = (int32_t)cr_rng_below(&rng, 40);
            llama_sampler_accept(penalties, prompt[i]);
        }
        cr_sampler_accept_prompt(sampler, prompt, n_prompt);
        random_row(&rng, row, n, SHAPE_NORMAL);
        for (uint32_t i = 0; i < n; i++)
            data[i] = (llama_token_data){.id = (int32_t)i, .logit = row[i]};
        llama_token_data_array all = {.data = data, .size = n, .selected = -1};
        llama_sampler_apply(biases, &all);
        llama_sampler_apply(penalties, &all);
        cr_sampler_edit(sampler, row);
        for (uint32_t i = 0; i < n; i++)
            if (fabsf(row[i] - data[i].logit) > 1e-5f * (1 + fabsf(row[i])))
                TEST_FAIL("round %d: logit %u is %g, not %g", round, i, (double)row[i],
                          (double)data[i].logit);
        llama_sampler_free(biases);
        llama_sampler_free(penalties);
        cr_sampler_destroy(sampler);
    }
    cr_vocab_destroy(vocab);
}

static struct cr_sample sample(struct cr_sampler *sampler, const float *row, uint32_t n)
{
    static _Thread_local float copy[4096];
    struct cr_sample result;
    memcpy(copy, row, n * sizeof row[0]);
    CHECK_INT(cr_sampler_sample(sampler, copy, &result), CR_OK);
    return result;
}

/* Draws fall as often as the probabilities say: with and without filters. */
static void test_frequencies(void)
{
    enum { DRAWS = 40000 };
    struct cr_vocab *vocab = fix_load_bpe();
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    struct cr_rng rng;

    for (int c = 0; c < 4; c++) {
        struct cr_sampler_params params;
        cr_sampler_defaults(&params);
        params.has_seed = true;
        params.seed = 5;
        params.temperature = 0.7f;
        params.top_k = c == 0 ? 40 : 0;
        params.top_p = c == 3 ? 0.8f : 1.0f;
        params.min_p = c == 1 ? 0.1f : 0.0f;
        cr_rng_seed(&rng, 6);
        random_row(&rng, row, n, SHAPE_NORMAL);
        struct cr_scratch *scratch = cr_scratch_get(n);
        struct cr_kept kept;
        double p[4096] = {0}, total = 0;
        CHECK_INT(cr_sampler_filter(&params, row, n, scratch, &kept), CR_OK);
        CHECK_INT(kept.all, c == 2);
        for (uint32_t i = 0; i < (kept.all ? n : kept.n); i++) {
            const int32_t t = kept.all ? (int32_t)i : cr_cand_token(scratch->cands[i]);
            p[t] = exp((double)row[t] / 0.7);
            total += p[t];
        }
        uint32_t hits[4096] = {0};
        struct cr_sampler *sampler = create(vocab, &params);
        for (int i = 0; i < DRAWS; i++)
            hits[sample(sampler, row, n).token]++;
        for (uint32_t i = 0; i < n; i++) {
            const double want = DRAWS * p[i] / total;
            if (fabs(hits[i] - want) > 5 * sqrt(want) + 3)
                TEST_FAIL("case %d: token %u was drawn %u times, not %g", c, i, hits[i], want);
            CHECK(p[i] > 0 || hits[i] == 0);
        }
        cr_sampler_destroy(sampler);
    }
    cr_vocab_destroy(vocab);
}

struct run {
    const struct cr_vocab *vocab;
    uint64_t seed;
    int32_t tokens[64];
};

/* Sixty-four tokens, with all that a request can ask for but a grammar. */
static void *run_seed(void *user)
{
    struct run *run = user;
    const uint32_t n = cr_vocab_size(run->vocab);
    static _Thread_local float row[4096];
    struct cr_sampler_params params;
    struct cr_rng rng;

    cr_sampler_defaults(&params);
    params.has_seed = true;
    params.seed = run->seed;
    params.presence_penalty = 0.5f;
    params.temperature = 1.2f;
    params.top_p = run->seed % 2 ? 1.0f : 0.9f;
    params.top_k = run->seed % 3 ? 0 : 50;
    params.min_p = run->seed % 5 ? 0.0f : 0.02f;
    struct cr_sampler *sampler = create(run->vocab, &params);
    cr_rng_seed(&rng, 9);
    for (int i = 0; i < 64; i++) {
        random_row(&rng, row, n, SHAPE_NORMAL);
        run->tokens[i] = sample(sampler, row, n).token;
    }
    cr_sampler_destroy(sampler);
    return NULL;
}

static void test_seeds(void)
{
    struct cr_vocab *vocab = fix_load_bpe();

    for (uint64_t seed = 0; seed < 12; seed++) {
        struct run first = {vocab, seed, {0}}, again[8];
        pthread_t threads[8];
        run_seed(&first);
        for (int k = 0; k < 3; k++) {
            if (!cr_row_kernels_force(kernel_names[k]))
                continue;
            again[0] = (struct run){vocab, seed, {0}};
            run_seed(&again[0]);
            CHECK(memcmp(first.tokens, again[0].tokens, sizeof first.tokens) == 0);
        }
        for (int i = 0; i < 8; i++) {
            again[i] = (struct run){vocab, seed, {0}};
            CHECK_INT(pthread_create(&threads[i], NULL, run_seed, &again[i]), 0);
        }
        for (int i = 0; i < 8; i++) {
            pthread_join(threads[i], NULL);
            CHECK(memcmp(first.tokens, again[i].tokens, sizeof first.tokens) == 0);
        }
        struct run other = {vocab, seed + 30, {0}}; /* same filters, another seed */
        run_seed(&other);
        CHECK(memcmp(first.tokens, other.tokens, sizeof first.tokens) != 0);
    }
    cr_vocab_destroy(vocab);
}

static void test_clone(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    const struct cr_logit_bias bias[] = {{'a', 3.0f}, {'b', -5.0f}};
    struct cr_sampler_params params;
    struct cr_sampler *clone;
    struct cr_rng rng;

    for (int with_grammar = 0; with_grammar < 2; with_grammar++) {
        cr_sampler_defaults(&params);
        params.top_k = 0;
        params.top_p = 1.0f;
        params.min_p = 0.0f;
        params.frequency_penalty = 1.0f;
        params.penalty_last_n = 10;
        params.bias = bias;
        params.n_bias = 2;
        params.grammar = with_grammar ? "root ::= [a-z]{600}" : NULL;
        struct cr_sampler *sampler = create(vocab, &params);
        cr_rng_seed(&rng, 10);
        for (int i = 0; i < 25; i++) {
            random_row(&rng, row, n, SHAPE_NORMAL);
            sample(sampler, row, n);
        }
        CHECK_INT(cr_sampler_clone(sampler, &clone), CR_OK);
        for (int i = 0; i < 25; i++) {
            random_row(&rng, row, n, SHAPE_NORMAL);
            CHECK_INT(sample(sampler, row, n).token, sample(clone, row, n).token);
        }
        cr_sampler_destroy(sampler);
        cr_sampler_destroy(clone);
    }
    cr_vocab_destroy(vocab);
}

static void test_greedy_and_bias(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    struct cr_sampler_params params;

    for (uint32_t i = 0; i < n; i++)
        row[i] = (float)(i % 100);
    cr_sampler_defaults(&params);
    params.temperature = 0;
    struct cr_sampler *sampler = create(vocab, &params);
    CHECK_INT(sample(sampler, row, n).token, 99); /* the first of the best */
    cr_sampler_destroy(sampler);

    const struct cr_logit_bias bias[] = {{99, -100.0f}, {5, 50.0f}, {5, 50.0f}};
    params.bias = bias;
    params.n_bias = 1;
    sampler = create(vocab, &params);
    CHECK_INT(sample(sampler, row, n).token, 199);
    cr_sampler_destroy(sampler);
    params.n_bias = 3; /* twice the same token: both count */
    sampler = create(vocab, &params);
    CHECK_INT(sample(sampler, row, n).token, 5);
    cr_sampler_destroy(sampler);

    params.temperature = 1.0f;
    params.top_k = 1;
    sampler = create(vocab, &params);
    for (int i = 0; i < 10; i++)
        CHECK_INT(sample(sampler, row, n).token, 5);
    cr_sampler_destroy(sampler);
    cr_vocab_destroy(vocab);
}

/* Log-probabilities are the model's own, whatever the request does to its choice. */
static void test_logprobs(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    static cr_cand sorted[4096];
    const struct cr_logit_bias bias[] = {{42, 60.0f}};
    struct cr_sampler_params params;
    struct cr_rng rng;

    cr_rng_seed(&rng, 12);
    for (int round = 0; round < 40; round++) {
        double sum = 0;
        random_row(&rng, row, n, SHAPE_NORMAL);
        for (uint32_t i = 0; i < n; i++) {
            sum += exp((double)row[i]);
            sorted[i] = cr_cand_make(row[i], i);
        }
        cr_cands_sort(sorted, n);
        cr_sampler_defaults(&params);
        params.logprobs = true;
        params.n_top_logprobs = (uint32_t)round % 21;
        params.temperature = round % 3 ? 1.5f : 0.0f;
        params.bias = bias;
        params.n_bias = round % 2;
        params.repeat_penalty = 1.1f;
        struct cr_sampler *sampler = create(vocab, &params);
        for (int i = 0; i < 3; i++) {
            const struct cr_sample s = sample(sampler, row, n);
            if (params.n_bias > 0 && i == 0)
                CHECK_INT(s.token, 42);
            CHECK(fabs((double)s.logprob - ((double)row[s.token] - log(sum))) < 1e-4);
            CHECK_INT(s.n_top, params.n_top_logprobs);
            for (uint32_t t = 0; t < s.n_top; t++) {
                CHECK_INT(s.top[t].token, cr_cand_token(sorted[t]));
                CHECK(fabs((double)s.top[t].logprob -
                           ((double)cr_cand_logit(sorted[t]) - log(sum))) < 1e-4);
            }
        }
        cr_sampler_destroy(sampler);
    }
    cr_vocab_destroy(vocab);
}

static void test_broken_rows(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    struct cr_sampler_params params;
    struct cr_sample result;

    for (int c = 0; c < 6; c++) {
        cr_sampler_defaults(&params);
        params.logprobs = c >= 3;
        struct cr_sampler *sampler = create(vocab, &params);
        for (uint32_t i = 0; i < n; i++)
            row[i] = c % 3 == 1 ? -INFINITY : 0.0f;
        if (c % 3 == 0)
            row[n - 1] = NAN;
        if (c % 3 == 2)
            row[7] = INFINITY;
        CHECK_INT(cr_sampler_sample(sampler, row, &result), CR_EINTERNAL);
        cr_sampler_destroy(sampler);
    }
    cr_vocab_destroy(vocab);
}

static void test_params_are_checked(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const struct cr_logit_bias outside = {1 << 20, 0}, negative = {-1, 0}, strong = {0, 101};
    struct cr_sampler *sampler = NULL;
    struct cr_error err;

#define REFUSED(word, assignment)                                                                  \
    do {                                                                                           \
        struct cr_sampler_params p;                                                                \
        cr_sampler_defaults(&p);                                                                   \
        assignment;                                                                                \
        CHECK_INT(cr_sampler_create(vocab, &p, &sampler, &err), CR_EINVAL);                        \
        CHECK(strstr(err.text, word) != NULL && sampler == NULL);                                  \
    } while (0)

    REFUSED("temperature", p.temperature = -0.1f);
    REFUSED("temperature", p.temperature = NAN);
    REFUSED("top_p", p.top_p = 1.1f);
    REFUSED("min_p", p.min_p = -1.0f);
    REFUSED("top_k", p.top_k = -1);
    REFUSED("presence_penalty", p.presence_penalty = INFINITY);
    REFUSED("frequency_penalty", p.frequency_penalty = NAN);
    REFUSED("repeat_penalty", p.repeat_penalty = 0.0f);
    REFUSED("penalty_last_n", p.penalty_last_n = 1 << 20);
    REFUSED("top_logprobs", p.n_top_logprobs = 21);
    REFUSED("logit_bias", (p.bias = &outside, p.n_bias = 1));
    REFUSED("logit_bias", (p.bias = &negative, p.n_bias = 1));
    REFUSED("logit_bias", (p.bias = &strong, p.n_bias = 1));
    REFUSED("logit_bias", (p.bias = &strong, p.n_bias = 1 << 20));
    REFUSED("grammar", p.grammar = "root ::= [");
    REFUSED("grammar", p.grammar = "loop ::= \"a\"");
    REFUSED("grammar", p.grammar = "root ::= root \"a\" | \"b\"");
#undef REFUSED
    cr_vocab_destroy(vocab);
}

/* Generates with random logits; the text without the end, to be freed. */
static char *generate(const struct cr_vocab *vocab, const char *grammar, uint64_t seed,
                      bool *ret_ended)
{
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    struct cr_sampler_params params;
    int32_t tokens[100];
    uint32_t n_tokens = 0;
    struct cr_rng rng;

    cr_sampler_defaults(&params);
    params.grammar = grammar;
    params.has_seed = true;
    params.seed = seed;
    params.logprobs = true;
    struct cr_sampler *sampler = create(vocab, &params);
    cr_rng_seed(&rng, seed);
    *ret_ended = false;
    while (n_tokens < 100 && !*ret_ended) {
        random_row(&rng, row, n, SHAPE_NORMAL);
        const struct cr_sample s = sample(sampler, row, n);
        double sum = 0;
        for (uint32_t i = 0; i < n; i++)
            sum += exp((double)row[i]);
        CHECK(fabs((double)s.logprob - ((double)row[s.token] - log(sum))) < 1e-4);
        *ret_ended = cr_vocab_is_eog(vocab, s.token);
        if (!*ret_ended)
            tokens[n_tokens++] = s.token;
    }
    cr_sampler_destroy(sampler);
    return fix_spell(vocab, tokens, n_tokens, false);
}

static void test_grammar(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    uint32_t n_true = 0, n_false = 0;
    bool ended;

    for (uint64_t seed = 0; seed < 60; seed++) {
        char *text = generate(vocab, "root ::= \"true\" | \"false\"", seed, &ended);
        n_true += strcmp(text, "true") == 0;
        n_false += strcmp(text, "false") == 0;
        CHECK(ended);
        free(text);
    }
    CHECK_INT(n_true + n_false, 60);
    CHECK(n_true > 0 && n_false > 0);

    /* A string may hold any character, but no control token. */
    for (uint64_t seed = 0; seed < 20; seed++) {
        char *text = generate(vocab, "root ::= \"\\\"\" [^\"]* \"\\\"\"", seed, &ended);
        CHECK(text[0] == '"');
        CHECK(strchr(text + 1, '"') == (ended ? text + strlen(text) - 1 : NULL));
        free(text);
    }
    cr_vocab_destroy(vocab);
}

/* A grammar that this vocabulary cannot spell. */
static void test_grammar_that_cannot_go_on(void)
{
    struct fixture *f = fix_bpe();
    strcpy(f->tokens['z'].text, "qqq");
    struct cr_vocab *vocab = fix_load(f);
    static float row[4096];
    struct cr_sampler_params params;
    struct cr_sample s;

    cr_sampler_defaults(&params);
    params.grammar = "root ::= \"yz\"";
    struct cr_sampler *sampler = create(vocab, &params);
    const int32_t token = sample(sampler, row, cr_vocab_size(vocab)).token;
    char *text = fix_spell(vocab, &token, 1, false);
    CHECK_STR(text, "y");
    CHECK_INT(cr_sampler_sample(sampler, row, &s), CR_ENOTFOUND);
    cr_sampler_destroy(sampler);
    cr_vocab_destroy(vocab);
    free(text);
    free(f);
}

static void test_no_allocation_per_token(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    struct cr_sampler_params params;
    struct cr_rng rng;

    cr_rng_seed(&rng, 13);
    for (int round = 0; round < 20; round++) {
        random_params(&rng, &params);
        params.presence_penalty = 1.0f;
        params.logprobs = true;
        params.n_top_logprobs = 20;
        struct cr_sampler *sampler = create(vocab, &params);
        random_row(&rng, row, n, SHAPE_NORMAL);
        sample(sampler, row, n);
        fault_arm(0);
        const long before = fault_count();
        for (int i = 0; i < 100; i++)
            sample(sampler, row, n);
        CHECK_INT(fault_count() - before, 0);
        cr_sampler_destroy(sampler);
    }
    cr_vocab_destroy(vocab);
}

static void create_once(void *user)
{
    const struct cr_logit_bias bias = {1, 1.0f};
    struct cr_sampler_params params;
    struct cr_sampler *sampler = NULL, *clone = NULL;
    struct cr_error err;

    cr_sampler_defaults(&params);
    params.bias = &bias;
    params.n_bias = 1;
    params.repeat_penalty = 1.1f;
    int status = cr_sampler_create(user, &params, &sampler, &err);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    if (status == CR_OK) {
        status = cr_sampler_clone(sampler, &clone);
        CHECK(status == CR_OK || status == CR_ENOMEM);
    }
    cr_sampler_destroy(clone);
    cr_sampler_destroy(sampler);
}

static void *first_row_of_a_thread(void *user)
{
    static float row[4096];
    const struct cr_vocab *vocab = user;
    struct cr_sampler_params params;
    struct cr_sample s;

    cr_sampler_defaults(&params);
    struct cr_sampler *sampler = create(vocab, &params);
    for (long n = 1; n <= 4; n++) {
        fault_arm(n);
        CHECK_INT(cr_sampler_sample(sampler, row, &s), CR_ENOMEM);
    }
    fault_arm(0);
    CHECK_INT(cr_sampler_sample(sampler, row, &s), CR_OK);
    cr_sampler_destroy(sampler);
    return NULL;
}

static void test_no_memory(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    pthread_t thread;
    CHECK_INT(fault_each(create_once, vocab), 8);
    CHECK_INT(pthread_create(&thread, NULL, first_row_of_a_thread, vocab), 0);
    pthread_join(thread, NULL);
    cr_vocab_destroy(vocab);
}

TEST_MAIN(CASE(test_exp), CASE(test_kernels_are_equal), CASE(test_selection),
          CASE(test_shortlist_is_complete), CASE(test_same_as_libllama),
          CASE(test_grammar_same_as_libllama), CASE(test_edits_same_as_libllama),
          CASE(test_frequencies), CASE(test_seeds), CASE(test_clone), CASE(test_greedy_and_bias),
          CASE(test_logprobs), CASE(test_broken_rows), CASE(test_params_are_checked),
          CASE(test_grammar), CASE(test_grammar_that_cannot_go_on),
          CASE(test_no_allocation_per_token), CASE(test_no_memory))
