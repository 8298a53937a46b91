/* The engine: that neither batching, nor pages, nor chunks, nor a shared prefix change what a
 * sequence computes; and that steps which do not fit are refused whole.
 *
 * The yardstick is each sequence alone: its whole prompt in one step, over pages in order. With F32
 * weights the same sums are formed in another order, so results agree but for rounding; with
 * quantised ones a rounding may tip a quantised activation over, so the limit is wider. A wrong
 * page or position is off by about the logits' own size.
 */
#include <fcntl.h>
#include <math.h>
#include <stdatomic.h>
#include <unistd.h>

#include "carrel/engine.h"
#include "engine/synth.h"
#include "fault.h"
#include "test.h"

#define SEED        77
#define N_PAGES     200
#define PAGE_TOKENS 8
#define MAX_LEN     100
#define N_SEQS      9
#define N_SHARED    24 /* tokens, whole pages */

static uint64_t rng_state;

static uint32_t rng(uint32_t below)
{
    rng_state = rng_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((rng_state >> 33) % below);
}

static struct cr_model *load(const char *shape, enum ggml_type type)
{
    char *image = NULL;
    size_t size;
    struct cr_error err;
    struct cr_model *model;
    FILE *file = open_memstream(&image, &size);
    CHECK(file != NULL);
    CHECK_INT(cr_synth_write(cr_synth_find(shape), type, SEED, file, NULL), CR_OK);
    CHECK_INT(fclose(file), 0);
    char path[] = "/tmp/carrel-engine-XXXXXX";
    const int fd = mkstemp(path);
    CHECK(fd >= 0 && write(fd, image, size) == (ssize_t)size && close(fd) == 0);
    const struct cr_model_config config = {.path = path, .repack = true};
    if (cr_model_load(&config, &model, &err) != CR_OK)
        TEST_FAIL("%s: %s", shape, err.text);
    unlink(path); /* the mapping keeps it */
    free(image);
    return model;
}

static struct cr_engine_config config_of(enum cr_kv_type kv_type, uint32_t n_threads)
{
    return (struct cr_engine_config){
        .n_threads = n_threads,
        .page_tokens = PAGE_TOKENS,
        .n_pages = N_PAGES,
        .max_batch = 128,
        .max_seqs = 16,
        .max_rows = 16,
        .kv_type = kv_type,
    };
}

static struct cr_engine *make(const struct cr_model *model, struct cr_engine_config config)
{
    struct cr_engine *engine;
    struct cr_error err;
    if (cr_engine_create(model, &config, &engine, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return engine;
}

static void keep(void *user, float *logits, uint32_t n_vocab)
{
    memcpy(user, logits, sizeof(float) * n_vocab);
    memset(logits, 0x5a, sizeof(float) * n_vocab); /* the row is the callback's to write to */
}

/* Root of mean squares of a - b, relative to b's. */
static double difference(const float *a, const float *b, size_t n)
{
    double diff = 0, size = 0;
    for (size_t i = 0; i < n; i++) {
        CHECK(isfinite(a[i]) && isfinite(b[i]));
        diff += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        size += (double)b[i] * b[i];
    }
    CHECK(size > 0);
    return sqrt(diff / size);
}

struct seq {
    int32_t tokens[MAX_LEN];
    uint32_t n_prompt, n, done;
    struct cr_page_id table[MAX_LEN / PAGE_TOKENS + 1];
    float *logits; /* [MAX_LEN][n_vocab], after token i, where they were asked for */
    bool has[MAX_LEN];
};

/* Logits after the prompt and after every token behind it, each sequence alone. */
static void run_alone(const struct cr_model *model, struct cr_engine_config config,
                      const struct seq *seqs, float **ret_logits)
{
    const uint32_t n_vocab = cr_model_hparams(model)->n_vocab;
    struct cr_page_id table[MAX_LEN / PAGE_TOKENS + 1];
    for (uint32_t i = 0; i < sizeof table / sizeof table[0]; i++)
        table[i].v = i;
    struct cr_engine *engine = make(model, config);
    for (int s = 0; s < N_SEQS; s++) {
        ret_logits[s] = calloc((size_t)MAX_LEN * n_vocab, sizeof(float));
        CHECK(ret_logits[s] != NULL);
        for (uint32_t done = 0; done < seqs[s].n;) {
            const uint32_t n = done == 0 ? seqs[s].n_prompt : 1;
            const struct cr_step_seq step = {.tokens = seqs[s].tokens + done,
                                             .n_tokens = n,
                                             .pos = done,
                                             .table = table,
                                             .want_logits = true,
                                             .user =
                                                 ret_logits[s] + (size_t)(done + n - 1) * n_vocab};
            CHECK_INT(cr_engine_step(engine, &step, 1, keep), CR_OK);
            done += n;
        }
    }
    cr_engine_destroy(engine);
}

/* Sequences of random lengths; the odd ones share their first pages with sequence 0. */
static void make_seqs(struct seq *seqs, uint32_t n_vocab)
{
    uint32_t pages[N_PAGES], n_used = 0;
    for (uint32_t i = 0; i < N_PAGES; i++)
        pages[i] = i;
    for (uint32_t i = N_PAGES - 1; i > 0; i--) {
        const uint32_t k = rng(i + 1), t = pages[i];
        pages[i] = pages[k];
        pages[k] = t;
    }
    for (int s = 0; s < N_SEQS; s++) {
        struct seq *seq = &seqs[s];
        seq->n_prompt = s % 2 == 1 ? N_SHARED + 1 + rng(40) : 1 + rng(70);
        if (s == 0)
            seq->n_prompt = N_SHARED + 5;
        seq->n = seq->n_prompt + 1 + rng(20);
        seq->done = 0;
        for (uint32_t i = 0; i < seq->n; i++)
            seq->tokens[i] = s % 2 == 1 && i < N_SHARED ? seqs[0].tokens[i] : (int32_t)rng(n_vocab);
        for (uint32_t i = 0; i <= (seq->n - 1) / PAGE_TOKENS; i++)
            seq->table[i].v =
                s % 2 == 1 && i < N_SHARED / PAGE_TOKENS ? seqs[0].table[i].v : pages[n_used++];
        CHECK(n_used <= N_PAGES);
    }
}

/* All sequences in random steps: chunks of any size, any subset, prefill beside decode. */
static void run_mixed(const struct cr_model *model, struct cr_engine_config config,
                      struct seq *seqs)
{
    const uint32_t n_vocab = cr_model_hparams(model)->n_vocab;
    struct cr_engine *engine = make(model, config);
    for (uint32_t left = 1; left > 0;) {
        struct cr_step_seq steps[N_SEQS];
        uint32_t n = 0, budget = config.max_batch;
        left = 0;
        for (int s = 0; s < N_SEQS; s++) {
            struct seq *seq = &seqs[s];
            /* Who shares a prefix waits until it is there, and then begins behind it. */
            const bool waits = s % 2 == 1 && seqs[0].done < N_SHARED;
            if (s % 2 == 1 && seq->done == 0 && !waits)
                seq->done = N_SHARED;
            const uint32_t rest = seq->n - seq->done;
            left += rest;
            if (rest == 0 || waits || budget == 0 || rng(4) == 0)
                continue;
            uint32_t chunk = 1;
            if (seq->done < seq->n_prompt) {
                chunk = seq->n_prompt - seq->done;
                if (rng(2) == 0)
                    chunk = 1 + rng(chunk);
            }
            chunk = chunk < budget ? chunk : budget;
            budget -= chunk;
            const uint32_t last = seq->done + chunk - 1;
            steps[n++] = (struct cr_step_seq){.tokens = seq->tokens + seq->done,
                                              .n_tokens = chunk,
                                              .pos = seq->done,
                                              .table = seq->table,
                                              .want_logits = rng(8) > 0,
                                              .user = seq->logits + (size_t)last * n_vocab};
            seq->has[last] = steps[n - 1].want_logits && last + 1 >= seq->n_prompt;
            seq->done += chunk;
        }
        if (n > 0)
            CHECK_INT(cr_engine_step(engine, steps, n, keep), CR_OK);
    }
    cr_engine_destroy(engine);
}

static void mix(const char *shape, enum ggml_type type, enum cr_kv_type kv_type, double limit)
{
    struct cr_model *model = load(shape, type);
    const uint32_t n_vocab = cr_model_hparams(model)->n_vocab;
    struct seq *seqs = calloc(N_SEQS, sizeof seqs[0]);
    float *alone[N_SEQS];
    CHECK(seqs != NULL);
    rng_state = SEED;
    make_seqs(seqs, n_vocab);
    for (int s = 0; s < N_SEQS; s++) {
        seqs[s].logits = calloc((size_t)MAX_LEN * n_vocab, sizeof(float));
        CHECK(seqs[s].logits != NULL);
    }
    run_alone(model, config_of(kv_type, 1), seqs, alone);
    run_mixed(model, config_of(kv_type, 2), seqs);

    double worst = 0;
    long n_compared = 0;
    for (int s = 0; s < N_SEQS; s++) {
        for (uint32_t i = 0; i < seqs[s].n; i++) {
            if (!seqs[s].has[i])
                continue;
            const double d = difference(seqs[s].logits + (size_t)i * n_vocab,
                                        alone[s] + (size_t)i * n_vocab, n_vocab);
            worst = d > worst ? d : worst;
            n_compared++;
        }
        free(seqs[s].logits);
        free(alone[s]);
    }
    fprintf(stderr, "    %-16s %-5s %s: %ld rows, the worst off by %.1e\n", shape,
            ggml_type_name(type), kv_type == CR_KV_F16 ? "F16 " : "Q8_0", n_compared, worst);
    CHECK(n_compared > N_SEQS);
    CHECK(worst <= limit);
    free(seqs);
    cr_model_destroy(model);
}

static void mixed_equals_alone(void)
{
    fprintf(stderr, "    seed %d\n", SEED);
    mix("tiny-llama", GGML_TYPE_F32, CR_KV_F16, 2e-3);
    mix("tiny-llama", GGML_TYPE_F32, CR_KV_Q8_0, 1e-2);
    mix("tiny-qwen2", GGML_TYPE_F32, CR_KV_F16, 2e-3);
    mix("tiny-qwen3", GGML_TYPE_F32, CR_KV_F16, 2e-3);
    mix("tiny-llama3", GGML_TYPE_F16, CR_KV_F16, 2e-3);
    mix("tiny-llama-80", GGML_TYPE_F16, CR_KV_Q8_0, 2e-2);
    mix("tiny-llama-256", GGML_TYPE_Q8_0, CR_KV_F16, 5e-2);
    mix("tiny-qwen2", GGML_TYPE_Q4_0, CR_KV_F16, 5e-2);
    mix("tiny-llama", GGML_TYPE_Q4_K, CR_KV_F16, 5e-2);
}

static void refuses_wrong_configurations(void)
{
    struct cr_model *model = load("tiny-llama", GGML_TYPE_F16);
    static const struct {
        size_t field;
        uint32_t value;
        const char *words;
    } cases[] = {
        {offsetof(struct cr_engine_config, n_threads), 513, "threads"},
        {offsetof(struct cr_engine_config, page_tokens), 0, "Pages of 0 tokens"},
        {offsetof(struct cr_engine_config, page_tokens), 24, "power of two"},
        {offsetof(struct cr_engine_config, n_pages), 0, "pages"},
        {offsetof(struct cr_engine_config, n_pages), UINT32_MAX, "pages"},
        {offsetof(struct cr_engine_config, max_batch), 0, "batch"},
        {offsetof(struct cr_engine_config, max_batch), 65537, "batch"},
        {offsetof(struct cr_engine_config, max_seqs), 0, "sequence"},
        {offsetof(struct cr_engine_config, max_seqs), 129, "sequence"},
        {offsetof(struct cr_engine_config, max_rows), 0, "row"},
        {offsetof(struct cr_engine_config, max_rows), 17, "row"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cr_engine_config config = config_of(CR_KV_F16, 1);
        struct cr_engine *engine = NULL;
        struct cr_error err;
        *(uint32_t *)((char *)&config + cases[i].field) = cases[i].value;
        CHECK_INT(cr_engine_create(model, &config, &engine, &err), CR_EINVAL);
        CHECK(engine == NULL);
        if (strstr(err.text, cases[i].words) == NULL)
            TEST_FAIL("\"%s\" does not say \"%s\"", err.text, cases[i].words);
    }
    cr_engine_destroy(NULL);
    cr_model_destroy(model);
}

static atomic_uint n_called;

static void count(void *user, float *logits, uint32_t n_vocab)
{
    (void)logits, (void)n_vocab;
    atomic_fetch_add(&n_called, 1);
    atomic_fetch_add((atomic_uint *)user, 1);
}

static void refuses_wrong_steps(void)
{
    struct cr_model *model = load("tiny-llama", GGML_TYPE_F16);
    const int32_t n_vocab = (int32_t)cr_model_hparams(model)->n_vocab;
    struct cr_engine_config config = config_of(CR_KV_F16, 1);
    config.max_rows = 2;
    config.max_seqs = 3;
    struct cr_engine *engine = make(model, config);
    atomic_uint user = 0;
    int32_t tokens[129] = {0};
    struct cr_page_id table[17];
    for (uint32_t i = 0; i < 17; i++)
        table[i].v = i;
    const struct cr_step_seq good = {
        .tokens = tokens, .n_tokens = 9, .table = table, .want_logits = true, .user = &user};
    struct cr_step_seq seqs[4] = {good, good, good, good};
    n_called = 0;

    CHECK_INT(cr_engine_step(engine, seqs, 0, count), CR_EINVAL);
    CHECK_INT(cr_engine_step(engine, seqs, 4, count), CR_EINVAL);
    CHECK_INT(cr_engine_step(engine, seqs, 3, count), CR_EINVAL); /* three rows */
    CHECK_INT(cr_engine_step(engine, seqs, 1, NULL), CR_EINVAL);
    seqs[1].n_tokens = 0;
    CHECK_INT(cr_engine_step(engine, seqs, 2, count), CR_EINVAL);
    seqs[1].n_tokens = 120; /* with the first 129 */
    CHECK_INT(cr_engine_step(engine, seqs, 2, count), CR_EINVAL);
    seqs[1] = good;
    seqs[1].n_tokens = UINT32_MAX;
    CHECK_INT(cr_engine_step(engine, seqs, 2, count), CR_EINVAL);
    seqs[1] = good;
    seqs[1].pos = UINT32_MAX - 3;
    CHECK_INT(cr_engine_step(engine, seqs, 2, count), CR_EINVAL);
    seqs[1] = good;
    tokens[8] = n_vocab;
    CHECK_INT(cr_engine_step(engine, seqs, 1, count), CR_EINVAL);
    tokens[8] = -1;
    CHECK_INT(cr_engine_step(engine, seqs, 1, count), CR_EINVAL);
    tokens[8] = n_vocab - 1;
    table[1].v = N_PAGES;
    CHECK_INT(cr_engine_step(engine, seqs, 1, count), CR_EINVAL);
    table[1].v = N_PAGES - 1;
    CHECK_INT(n_called, 0);
    CHECK_INT(cr_engine_step(engine, seqs, 1, count), CR_OK);
    CHECK_INT(n_called, 1);
    cr_engine_destroy(engine);
    cr_model_destroy(model);
}

/* Each row that is wanted is handed out once, to its own user; a step without rows calls nobody. */
static void hands_out_each_row_once(void)
{
    struct cr_model *model = load("tiny-qwen2", GGML_TYPE_Q4_0);
    struct cr_engine *engine = make(model, config_of(CR_KV_F16, 2));
    for (uint32_t wanted = 0; wanted < 32; wanted++) {
        int32_t tokens[5] = {5, 6, 7, 8, 9};
        atomic_uint users[5] = {0};
        struct cr_page_id tables[5][1];
        struct cr_step_seq seqs[5];
        n_called = 0;
        for (uint32_t i = 0; i < 5; i++) {
            tables[i][0].v = i;
            seqs[i] = (struct cr_step_seq){.tokens = tokens,
                                           .n_tokens = 1 + (wanted + i) % 3,
                                           .table = tables[i],
                                           .want_logits = wanted >> i & 1,
                                           .user = &users[i]};
        }
        CHECK_INT(cr_engine_step(engine, seqs, 5, wanted != 0 ? count : NULL), CR_OK);
        CHECK_INT(n_called, __builtin_popcount(wanted));
        for (uint32_t i = 0; i < 5; i++)
            CHECK_INT(users[i], wanted >> i & 1);
    }
    cr_engine_destroy(engine);
    cr_model_destroy(model);
}

/* Zeroing a page changes what is read from it, and nothing else. */
static void zeroes_pages(void)
{
    for (int kv_type = CR_KV_F16; kv_type <= CR_KV_Q8_0; kv_type++) {
        struct cr_model *model = load("tiny-llama", GGML_TYPE_F16);
        const uint32_t n_vocab = cr_model_hparams(model)->n_vocab;
        const struct cr_engine_config config = config_of((enum cr_kv_type)kv_type, 1);
        struct cr_engine *engine = make(model, config);
        const size_t per_token = 2 * 2 * 2 * 64; /* K and V, layers, heads, dimensions */
        CHECK_INT(cr_engine_page_bytes(model, &config), kv_type == CR_KV_F16
                                                            ? PAGE_TOKENS * per_token * 2
                                                            : PAGE_TOKENS * per_token * 34 / 32);
        int32_t tokens[PAGE_TOKENS + 1];
        for (int i = 0; i <= PAGE_TOKENS; i++)
            tokens[i] = 100 + i;
        float *logits = malloc(sizeof(float) * 5 * n_vocab);
        CHECK(logits != NULL);
        struct cr_page_id tables[2][2] = {{{6}, {2}}, {{5}, {7}}};
        for (int i = 0; i < 5; i++) {
            /* Both in full; the first page of sequence 0 wiped; its last token, then 1's, again. */
            const int s = i == 1 || i == 3;
            struct cr_step_seq seq = {.tokens = tokens,
                                      .n_tokens = PAGE_TOKENS + 1,
                                      .table = tables[s],
                                      .want_logits = true,
                                      .user = logits + (size_t)i * n_vocab};
            if (i == 2) {
                cr_engine_zero_page(engine, (struct cr_page_id){6});
                cr_engine_zero_page(engine, (struct cr_page_id){N_PAGES}); /* no such page */
            }
            if (i == 2 || i == 3) {
                seq.tokens += PAGE_TOKENS;
                seq.n_tokens = 1;
                seq.pos = PAGE_TOKENS;
            }
            CHECK_INT(cr_engine_step(engine, &seq, 1, keep), CR_OK);
        }
        CHECK(difference(logits + 2 * n_vocab, logits, n_vocab) > 0.05);
        CHECK(difference(logits + 3 * n_vocab, logits + n_vocab, n_vocab) < 1e-2);
        CHECK(difference(logits + 4 * n_vocab, logits, n_vocab) < 1e-6);
        free(logits);
        cr_engine_destroy(engine);
        cr_model_destroy(model);
    }
}

/* A step of a shape that was seen before allocates nothing but, per compute, ggml's own check that
 * it is initialised (two headers of 40 bytes). */
static void steady_steps_allocate_nothing(void)
{
    struct cr_model *model = load("tiny-llama", GGML_TYPE_Q4_0);
    struct cr_engine *engine = make(model, config_of(CR_KV_F16, 2));
    int32_t token = 3;
    atomic_uint user = 0;
    struct cr_page_id tables[4][2] = {{{0}, {1}}, {{2}, {3}}, {{4}, {5}}, {{6}, {7}}};
    for (uint32_t pos = 0; pos < 12; pos++)
        for (uint32_t n = 1; n <= 4; n++) {
            struct cr_step_seq seqs[4];
            for (uint32_t i = 0; i < n; i++)
                seqs[i] = (struct cr_step_seq){.tokens = &token,
                                               .n_tokens = 1,
                                               .pos = pos,
                                               .table = tables[i],
                                               .want_logits = true,
                                               .user = &user};
            fault_arm(0);
            CHECK_INT(cr_engine_step(engine, seqs, n, count), CR_OK);
            if (pos > 0)
                CHECK(fault_count() <= 2);
        }
    /* More shapes than are kept: still right. */
    for (uint32_t n = 1; n <= 40; n++) {
        int32_t tokens[40] = {0};
        struct cr_page_id table[5] = {{10}, {11}, {12}, {13}, {14}};
        const struct cr_step_seq seq = {
            .tokens = tokens, .n_tokens = n, .table = table, .want_logits = n % 2, .user = &user};
        CHECK_INT(cr_engine_step(engine, &seq, 1, count), CR_OK);
    }
    cr_engine_destroy(engine);
    cr_model_destroy(model);
}

TEST_MAIN(CASE(mixed_equals_alone), CASE(refuses_wrong_configurations), CASE(refuses_wrong_steps),
          CASE(hands_out_each_row_once), CASE(zeroes_pages), CASE(steady_steps_allocate_nothing))
