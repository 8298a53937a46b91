/* Logits against libllama, which computes the same models another way.
 *
 * The yardstick is libllama itself: it has two attention paths (flash and plain) whose results
 * differ by rounding alone. Ours may differ from libllama's flash path by at most twice as much,
 * as a root of mean squares relative to the logits'. A wrong rotary pair, a missing bias or a
 * page read amiss is off by a hundred times that.
 *
 * Models: random weights in the head shapes of every supported architecture, several types, and
 * stories260K, which is trained (tests/engine/data/README.md).
 */
#include <llama.h>
#include <math.h>
#include <unistd.h>

#include "carrel/engine.h"
#include "engine/synth.h"
#include "test.h"

#define N_TOKENS  96
#define N_PREFILL 60 /* tokens of the first step; the rest comes one by one */
#define N_ROWS    (N_TOKENS - N_PREFILL + 1)
#define SEED      20240607

static uint64_t rng_state;

static uint32_t rng(uint32_t below)
{
    rng_state = rng_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((rng_state >> 33) % below);
}

static void no_log(enum ggml_log_level level, const char *text, void *user)
{
    (void)level, (void)text, (void)user;
}

/* Logits of libllama at positions N_PREFILL - 1 and on. [N_ROWS, n_vocab] */
static float *reference(struct llama_model *model, const int32_t *tokens, bool flash,
                        uint32_t n_vocab)
{
    struct llama_context_params params = llama_context_default_params();
    params.n_ctx = 256;
    params.n_batch = params.n_ubatch = 128;
    params.n_threads = params.n_threads_batch = 1;
    params.flash_attn_type = flash ? LLAMA_FLASH_ATTN_TYPE_ENABLED : LLAMA_FLASH_ATTN_TYPE_DISABLED;
    struct llama_context *ctx = llama_init_from_model(model, params);
    CHECK(ctx != NULL);

    float *logits = malloc(sizeof(float) * N_ROWS * n_vocab);
    CHECK(logits != NULL);
    struct llama_batch batch = llama_batch_init(N_TOKENS, 0, 1);
    uint32_t done = 0, row = 0;
    while (done < N_TOKENS) {
        const uint32_t n = done == 0 ? N_PREFILL : 1;
        batch.n_tokens = (int32_t)n;
        for (uint32_t i = 0; i < n; i++) {
            batch.token[i] = tokens[done + i];
            batch.pos[i] = (int32_t)(done + i);
            batch.n_seq_id[i] = 1;
            batch.seq_id[i][0] = 0;
            batch.logits[i] = i + 1 == n;
        }
        CHECK_INT(llama_decode(ctx, batch), 0);
        memcpy(logits + (size_t)row++ * n_vocab, llama_get_logits_ith(ctx, -1),
               sizeof(float) * n_vocab);
        done += n;
    }
    CHECK_INT(row, N_ROWS);
    llama_batch_free(batch);
    llama_free(ctx);
    return logits;
}

static void keep(void *user, float *logits, uint32_t n_vocab)
{
    memcpy(user, logits, sizeof(float) * n_vocab);
}

/* Ours at the same positions, over a random block table. */
static float *ours(const struct cr_model *model, const int32_t *tokens, enum cr_kv_type kv_type)
{
    const uint32_t n_vocab = cr_model_hparams(model)->n_vocab;
    const struct cr_engine_config config = {
        .n_threads = 1,
        .page_tokens = 16,
        .n_pages = 64,
        .max_batch = 128,
        .max_seqs = 4,
        .max_rows = 4,
        .kv_type = kv_type,
    };
    struct cr_engine *engine;
    struct cr_error err;
    if (cr_engine_create(model, &config, &engine, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    struct cr_page_id table[(N_TOKENS + 15) / 16];
    for (uint32_t i = 0; i < sizeof table / sizeof table[0]; i++)
        table[i].v = (i * 37 + 11) % 64;

    float *logits = malloc(sizeof(float) * N_ROWS * n_vocab);
    CHECK(logits != NULL);
    uint32_t done = 0, row = 0;
    while (done < N_TOKENS) {
        struct cr_step_seq seq = {
            .tokens = tokens + done,
            .n_tokens = done == 0 ? N_PREFILL : 1,
            .pos = done,
            .table = table,
            .want_logits = true,
            .user = logits + (size_t)row++ * n_vocab,
        };
        CHECK_INT(cr_engine_step(engine, &seq, 1, keep), CR_OK);
        done += seq.n_tokens;
    }
    cr_engine_destroy(engine);
    return logits;
}

static float *load_and_run(const char *path, bool repack, const int32_t *tokens,
                           enum cr_kv_type kv_type, uint32_t n_vocab)
{
    const struct cr_model_config config = {.path = path, .repack = repack};
    struct cr_model *model;
    struct cr_error err;
    if (cr_model_load(&config, &model, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    CHECK_INT(cr_model_hparams(model)->n_vocab, n_vocab);
    float *logits = ours(model, tokens, kv_type);
    cr_model_destroy(model);
    return logits;
}

/* Root of mean squares of a - b, relative to b's. */
static double difference(const float *a, const float *b, size_t n)
{
    double diff = 0, size = 0;
    for (size_t i = 0; i < n; i++) {
        CHECK(isfinite(a[i]));
        diff += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        size += (double)b[i] * b[i];
    }
    return sqrt(diff / size);
}

static void compare(const char *name, const char *path)
{
    struct llama_model_params params = llama_model_default_params();
    struct llama_model *theirs = llama_model_load_from_file(path, params);
    CHECK(theirs != NULL);
    const uint32_t n_vocab = (uint32_t)llama_vocab_n_tokens(llama_model_get_vocab(theirs));
    int32_t tokens[N_TOKENS];
    rng_state = SEED;
    for (int i = 0; i < N_TOKENS; i++)
        tokens[i] = (int32_t)rng(n_vocab);
    float *flash = reference(theirs, tokens, true, n_vocab);
    float *plain = reference(theirs, tokens, false, n_vocab);
    llama_model_free(theirs);

    const size_t n = (size_t)N_ROWS * n_vocab;
    float *f16 = load_and_run(path, true, tokens, CR_KV_F16, n_vocab);
    float *q8 = load_and_run(path, true, tokens, CR_KV_Q8_0, n_vocab);
    float *mapped = load_and_run(path, false, tokens, CR_KV_F16, n_vocab);

    const double limit = 2 * difference(flash, plain, n);
    const double d_flash = difference(f16, flash, n), d_plain = difference(f16, plain, n);
    const double d_q8 = difference(q8, flash, n), d_mapped = difference(mapped, flash, n);
    fprintf(stderr,
            "    %-24s %.2e (to the plain path %.2e), mapped %.2e, Q8_0 KV %.2e; limit %.2e\n",
            name, d_flash, d_plain, d_mapped, d_q8, limit);
    CHECK(d_flash <= limit);
    CHECK(d_plain <= limit);
    CHECK(d_mapped <= limit);
    /* Q8_0 keeps 8 bits of K and V: an error of its own, about a percent. */
    CHECK(d_q8 <= limit + 0.02);
    free(flash);
    free(plain);
    free(f16);
    free(q8);
    free(mapped);
}

static void compare_synth(const char *shape, enum ggml_type type)
{
    char path[] = "/tmp/carrel-golden-XXXXXX", name[64];
    const int fd = mkstemp(path);
    CHECK(fd >= 0);
    FILE *file = fdopen(fd, "wb");
    CHECK(file != NULL);
    CHECK_INT(cr_synth_write(cr_synth_find(shape), type, SEED, file, NULL), CR_OK);
    CHECK_INT(fclose(file), 0);
    snprintf(name, sizeof name, "%s %s", shape, ggml_type_name(type));
    compare(name, path);
    unlink(path);
}

static void every_architecture(void)
{
    llama_log_set(no_log, NULL);
    for (uint32_t i = 0; i < cr_synth_n_shapes; i++)
        if (strncmp(cr_synth_shapes[i].name, "tiny-", 5) == 0)
            compare_synth(cr_synth_shapes[i].name, GGML_TYPE_F16);
}

static void every_weight_type(void)
{
    static const enum ggml_type types[] = {
        GGML_TYPE_F32,  GGML_TYPE_BF16, GGML_TYPE_Q4_0,  GGML_TYPE_Q4_1, GGML_TYPE_Q5_0,
        GGML_TYPE_Q5_1, GGML_TYPE_Q8_0, GGML_TYPE_Q2_K,  GGML_TYPE_Q3_K, GGML_TYPE_Q4_K,
        GGML_TYPE_Q5_K, GGML_TYPE_Q6_K, GGML_TYPE_IQ4_NL};
    llama_log_set(no_log, NULL);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        compare_synth("tiny-llama", types[i]);
    compare_synth("tiny-qwen2", GGML_TYPE_Q4_0);
    compare_synth("tiny-qwen3", GGML_TYPE_Q4_0);
    compare_synth("tiny-qwen3", GGML_TYPE_Q8_0);
}

static void trained_model(void)
{
    char path[4096];
    const char *slash = strrchr(__FILE__, '/');
    llama_log_set(no_log, NULL);
    CHECK(slash != NULL);
    snprintf(path, sizeof path, "%.*s/data/stories260K.gguf", (int)(slash - __FILE__), __FILE__);
    compare("stories260K", path);
}

TEST_MAIN(CASE(trained_model), CASE(every_architecture), CASE(every_weight_type))
