/* Models: which ones load, what their hyper-parameters say, and why the others are refused. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carrel/engine.h"
#include "engine/synth.h"
#include "fault.h"
#include "model_fixture.h"

static const char *const archs[] = {"llama", "qwen2", "qwen3"};

/* Expects that the model does not load, for a reason that holds `words`. */
static void refuse(struct fix_model *m, int status, const char *words)
{
    struct cr_hparams hp;
    struct cr_error err;
    size_t size;
    uint8_t *image = fix_image(m, &size);
    CHECK_INT(cr_model_check(image, size, &hp, &err), status);
    if (strstr(err.text, words) == NULL)
        TEST_FAIL("\"%s\" does not say \"%s\"", err.text, words);
    struct cr_model *model = NULL;
    const struct cr_model_config config = {.data = image, .size = size};
    CHECK_INT(cr_model_load(&config, &model, NULL), status);
    CHECK(model == NULL);
    free(image);
}

static void accept(struct fix_model *m, struct cr_hparams *ret_hp)
{
    struct cr_error err;
    size_t size;
    uint8_t *image = fix_image(m, &size);
    if (cr_model_check(image, size, ret_hp, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    free(image);
}

static void refuse_key(const char *key, enum fix_type type, double number, const char *str,
                       int status, const char *words)
{
    struct fix_model m;
    fix_init(&m, "llama");
    fix_set(&m, key, type, number, str);
    refuse(&m, status, words);
}

static void reads_every_architecture(void)
{
    for (int i = 0; i < 3; i++) {
        struct fix_model m;
        struct cr_hparams hp;
        fix_init(&m, archs[i]);
        accept(&m, &hp);
        CHECK_INT(hp.arch, i);
        CHECK_INT(hp.n_layer, 1);
        CHECK_INT(hp.n_embd, 32);
        CHECK_INT(hp.n_ff, 64);
        CHECK_INT(hp.n_vocab, FIX_VOCAB);
        CHECK_INT(hp.n_head, 4);
        CHECK_INT(hp.n_head_kv, 2);
        CHECK_INT(hp.head_dim, 8);
        CHECK_INT(hp.n_rot, 8);
        CHECK_INT(hp.n_ctx_train, 128);
        CHECK(hp.rms_eps == 1e-5f && hp.rope_freq_base == 10000.0f && hp.rope_freq_scale == 1.0f);
        CHECK_INT(hp.rope_neox, i > 0);
        CHECK_INT(hp.qkv_bias, i == 1);
        CHECK_INT(hp.qk_norm, i == 2);
        CHECK(!hp.tied_output);
        CHECK_STR(hp.name, "fixture");
        const uint64_t n_params = 2 * 32 * FIX_VOCAB + 3 * 32 + 2 * 32 * 32 + 2 * 32 * 16 +
                                  3 * 32 * 64 +
                                  (i == 1   ? 64
                                   : i == 2 ? 16
                                            : 0);
        CHECK_INT(hp.n_params, n_params);
        CHECK(hp.n_weight_bytes > 2 * n_params && hp.n_weight_bytes < 4 * n_params);
    }
}

static void reads_variants(void)
{
    struct fix_model m;
    struct cr_hparams hp;
    fix_init(&m, "llama");
    fix_drop_tensor(&m, "output.weight");
    fix_drop_key(&m, "llama.attention.key_length"); /* defaults */
    fix_drop_key(&m, "llama.attention.value_length");
    fix_drop_key(&m, "llama.rope.dimension_count");
    fix_set(&m, "llama.rope.freq_base", FIX_F32, 5e5, NULL);
    fix_set(&m, "llama.rope.scaling.type", FIX_STR, 0, "linear");
    fix_set(&m, "llama.rope.scaling.factor", FIX_F32, 4, NULL);
    fix_set(&m, "llama.expert_count", FIX_U32, 0, NULL);
    fix_set(&m, "llama.attention.sliding_window", FIX_U32, 128, NULL); /* does not bind */
    fix_set(&m, "llama.some.new_key", FIX_U32, 1, NULL);
    fix_add(&m, "rope_freqs.weight", 4, 0);
    accept(&m, &hp);
    CHECK(hp.tied_output);
    CHECK(hp.rope_freq_base == 5e5f && hp.rope_freq_scale == 0.25f);
    CHECK_INT(hp.head_dim, 8);

    /* Heads that are wider than n_embd / n_head, as Qwen3 has them. */
    fix_init(&m, "qwen3");
    fix_set(&m, "qwen3.attention.key_length", FIX_U32, 16, NULL);
    fix_set(&m, "qwen3.attention.value_length", FIX_U32, 16, NULL);
    fix_set(&m, "qwen3.rope.dimension_count", FIX_U32, 16, NULL);
    refuse(&m, CR_EFORMAT, "blk.0.attn_q.weight' is 32 x 32 x 1 x 1, not 32 x 64");
    fix_tensor(&m, "blk.0.attn_q.weight")->ne1 = 64;
    fix_tensor(&m, "blk.0.attn_k.weight")->ne1 = 32;
    fix_tensor(&m, "blk.0.attn_v.weight")->ne1 = 32;
    fix_tensor(&m, "blk.0.attn_output.weight")->ne0 = 64;
    fix_tensor(&m, "blk.0.attn_q_norm.weight")->ne0 = 16;
    fix_tensor(&m, "blk.0.attn_k_norm.weight")->ne0 = 16;
    accept(&m, &hp);
    CHECK_INT(hp.head_dim, 16);
}

static void names_what_is_not_supported(void)
{
    refuse_key("general.architecture", FIX_STR, 0, "gemma3", CR_EUNSUPPORTED,
               "'gemma3' is not supported; supported are llama (Llama 2 and 3, Mistral");
    refuse_key("general.architecture", FIX_STR, 0, "llama4", CR_EUNSUPPORTED, "'llama4'");
    refuse_key("llama.expert_count", FIX_U32, 8, NULL, CR_EUNSUPPORTED, "mixture of 8 experts");
    refuse_key("llama.attention.sliding_window", FIX_U32, 64, NULL, CR_EUNSUPPORTED,
               "sliding window of 64");
    refuse_key("llama.attention.causal", FIX_BOOL, 0, NULL, CR_EUNSUPPORTED, "not causal");
    refuse_key("llama.rope.scaling.type", FIX_STR, 0, "yarn", CR_EUNSUPPORTED, "'yarn'");
    refuse_key("llama.rope.dimension_count", FIX_U32, 4, NULL, CR_EUNSUPPORTED, "rotates 4");
    refuse_key("llama.attention.value_length", FIX_U32, 16, NULL, CR_EUNSUPPORTED, "values of 16");
    refuse_key("llama.logit_scale", FIX_F32, 0.5, NULL, CR_EUNSUPPORTED, "llama.logit_scale");
    refuse_key("llama.feed_forward_length", FIX_I32S, 64, NULL, CR_EUNSUPPORTED,
               "differs from layer to layer");
}

static void refuses_impossible_numbers(void)
{
    static const struct {
        const char *key;
        double value;
    } cases[] = {
        {"llama.context_length", 0},
        {"llama.context_length", 4e9},
        {"llama.block_count", 0},
        {"llama.block_count", 1025},
        {"llama.embedding_length", 0},
        {"llama.embedding_length", 1e6},
        {"llama.feed_forward_length", 0},
        {"llama.attention.head_count", 0},
        {"llama.attention.head_count_kv", 0},
        {"llama.attention.head_count_kv", 3},
        {"llama.attention.key_length", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        refuse_key(cases[i].key, FIX_U32, cases[i].value, NULL, CR_EFORMAT, "the file is damaged");
    refuse_key("llama.context_length", FIX_STR, 0, "long", CR_EFORMAT, "not a number");
    refuse_key("llama.attention.layer_norm_rms_epsilon", FIX_F32, 0, NULL, CR_EFORMAT, "epsilon");
    refuse_key("llama.attention.layer_norm_rms_epsilon", FIX_F32, -1, NULL, CR_EFORMAT, "epsilon");
    refuse_key("llama.rope.freq_base", FIX_F32, 0, NULL, CR_EFORMAT, "freq_base");
    refuse_key("llama.rope.scale_linear", FIX_F32, 0, NULL, CR_EFORMAT, "scale_linear");
    refuse_key("general.architecture", FIX_U32, 1, NULL, CR_EFORMAT, "architecture");
    static const char *const needed[] = {"general.architecture", "llama.context_length",
                                         "llama.block_count", "llama.attention.head_count",
                                         "llama.attention.layer_norm_rms_epsilon"};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        struct fix_model m;
        fix_init(&m, "llama");
        fix_drop_key(&m, needed[i]);
        refuse(&m, CR_EFORMAT, "convert the model again");
    }
}

/* Every tensor is needed, in its shape; and none besides. */
static void checks_every_tensor(void)
{
    for (int a = 0; a < 3; a++) {
        struct fix_model whole, m;
        fix_init(&whole, archs[a]);
        for (uint32_t i = 0; i < whole.n_tensors; i++) {
            const char *name = whole.tensors[i].name;
            m = whole;
            m.tensors[i].ne0 += 32;
            refuse(&m, CR_EFORMAT, name);
            m = whole;
            m.tensors[i].ne1 += 3;
            if (strcmp(name, "token_embd.weight") != 0)
                refuse(&m, CR_EFORMAT, name);
            m = whole;
            fix_drop_tensor(&m, name);
            if (strcmp(name, "output.weight") != 0)
                refuse(&m, CR_EFORMAT, strstr(name, "bias") != NULL ? "biases" : name);
        }
        m = whole;
        fix_add(&m, "blk.0.attn_output.bias", 32, 0);
        refuse(&m, CR_EUNSUPPORTED, "blk.0.attn_output.bias");
        m = whole;
        fix_add(&m, "blk.1.attn_norm.weight", 32, 0);
        refuse(&m, CR_EUNSUPPORTED, "blk.1.attn_norm.weight");
    }
}

/* ggml has types that hold tensors but that no product is made of. */
static void refuses_types_without_products(void)
{
    static const uint32_t types[] = {GGML_TYPE_I32, GGML_TYPE_F64, GGML_TYPE_Q8_1};
    struct fix_model m;
    struct cr_hparams hp;
    struct cr_error err;
    size_t size;
    fix_init(&m, "llama");
    uint8_t *image = fix_image(&m, &size);
    uint8_t *t = fix_find(image, size, "blk.0.attn_q.weight");
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        memcpy(t + 20, &types[i], 4);
        CHECK_INT(cr_model_check(image, size, &hp, &err), CR_EUNSUPPORTED);
        CHECK(strstr(err.text, "can't be computed with") != NULL);
    }
    t = fix_find(image, size, "blk.0.attn_norm.weight");
    const uint32_t type = GGML_TYPE_I32;
    memcpy(fix_find(image, size, "blk.0.attn_q.weight") + 20, &(uint32_t){GGML_TYPE_F16}, 4);
    memcpy(t + 12, &type, 4);
    CHECK_INT(cr_model_check(image, size, &hp, &err), CR_EUNSUPPORTED);
    CHECK(strstr(err.text, "attn_norm") != NULL);
    free(image);
}

static void note(void *user, uint64_t done, uint64_t total)
{
    uint64_t *seen = user;
    CHECK(done > seen[0] && done <= total);
    CHECK(seen[1] == 0 || seen[1] == total);
    seen[0] = done;
    seen[1] = total;
}

static void loads_from_file_and_memory(void)
{
    for (int repack = 0; repack < 2; repack++) {
        char path[] = "/tmp/carrel-model-XXXXXX";
        struct fix_model m;
        struct cr_model *model;
        struct cr_error err;
        uint64_t seen[2] = {0, 0};
        size_t size;
        fix_init(&m, "qwen2");
        fix_drop_key(&m, "general.name");
        uint8_t *image = fix_image(&m, &size);
        const int fd = mkstemp(path);
        CHECK(fd >= 0 && write(fd, image, size) == (ssize_t)size && close(fd) == 0);

        struct cr_model_config config = {
            .path = path, .repack = repack, .on_progress = note, .user = seen};
        if (cr_model_load(&config, &model, &err) != CR_OK)
            TEST_FAIL("%s", err.text);
        CHECK(seen[0] == seen[1] && seen[0] > 0);
        CHECK_STR(cr_model_hparams(model)->name, path + 5);
        cr_model_destroy(model);

        /* An image that begins anywhere: what ggml wants aligned is copied. */
        uint8_t *shifted = malloc(size + 8);
        CHECK(shifted != NULL);
        memcpy(shifted + 8, image, size);
        config = (struct cr_model_config){.data = shifted + 8, .size = size, .repack = repack};
        if (cr_model_load(&config, &model, &err) != CR_OK)
            TEST_FAIL("%s", err.text);
        CHECK_STR(cr_model_hparams(model)->name, "");
        cr_model_destroy(model);
        free(shifted);
        free(image);
        unlink(path);
    }
}

static void says_why_a_file_does_not_open(void)
{
    struct cr_model *model = NULL;
    struct cr_error err;
    char path[] = "/tmp/carrel-model-XXXXXX";
    struct cr_model_config config = {.path = "/nonexistent/model.gguf"};
    CHECK_INT(cr_model_load(&config, &model, &err), CR_EIO);
    CHECK(strstr(err.text, "/nonexistent/model.gguf") != NULL);
    CHECK(strstr(err.text, "No such file") != NULL);
    config.path = "/tmp";
    CHECK_INT(cr_model_load(&config, &model, &err), CR_EIO);
    CHECK(strstr(err.text, "no regular file") != NULL);
    const int fd = mkstemp(path);
    CHECK(fd >= 0 && close(fd) == 0);
    config.path = path;
    CHECK_INT(cr_model_load(&config, &model, &err), CR_EFORMAT);
    CHECK(strstr(err.text, "empty") != NULL);
    unlink(path);
    CHECK(model == NULL);
    cr_model_destroy(NULL);
}

static void take(void *user, float *logits, uint32_t n_vocab)
{
    (void)logits;
    *(uint32_t *)user = n_vocab;
}

/* Loads what may be a damaged model, and when it loads, runs a step. */
static bool try_model(const uint8_t *data, size_t size, bool repack)
{
    struct cr_model *model = NULL;
    const struct cr_model_config config = {.data = data, .size = size, .repack = repack};
    if (cr_model_load(&config, &model, NULL) != CR_OK) {
        CHECK(model == NULL);
        return false;
    }
    const struct cr_engine_config engine_config = {.n_threads = 1,
                                                   .page_tokens = 4,
                                                   .n_pages = 2,
                                                   .max_batch = 8,
                                                   .max_seqs = 1,
                                                   .max_rows = 1};
    struct cr_engine *engine;
    CHECK_INT(cr_engine_create(model, &engine_config, &engine, NULL), CR_OK);
    uint32_t n_vocab = 0;
    const int32_t tokens[5] = {1, 2, 3, 4, 5};
    const struct cr_page_id table[2] = {{1}, {0}};
    const struct cr_step_seq seq = {
        .tokens = tokens, .n_tokens = 5, .table = table, .want_logits = true, .user = &n_vocab};
    CHECK_INT(cr_engine_step(engine, &seq, 1, take), CR_OK);
    CHECK_INT(n_vocab, cr_model_hparams(model)->n_vocab);
    cr_engine_destroy(engine);
    cr_model_destroy(model);
    return true;
}

/* Each byte changed: the model is refused, or it loads and computes something. */
static void survives_damage(void)
{
    struct fix_model m;
    size_t size;
    long n_loaded = 0, n_refused = 0;
    fix_init(&m, "qwen3");
    uint8_t *image = fix_image(&m, &size);
    CHECK(try_model(image, size, true));
    for (size_t i = 0; i < size; i += i < 2500 ? 1 : 97) {
        const uint8_t mask = i % 3 == 0 ? 0xff : i % 3 == 1 ? 0x04 : 0x80;
        image[i] ^= mask;
        struct cr_hparams hp;
        if (cr_model_check(image, size, &hp, NULL) != CR_OK)
            n_refused++;
        else if (n_loaded++ % 8 == 0)
            CHECK(try_model(image, size, i % 2));
        image[i] ^= mask;
    }
    CHECK(n_loaded > 0 && n_refused > 0);
    free(image);
}

/* The tables of a load. Past them come ggml's own small allocations, which abort when they fail. */
static void survives_lack_of_memory(void)
{
    struct fix_model m;
    struct cr_model *model = NULL;
    size_t size;
    fix_init(&m, "llama");
    uint8_t *image = fix_image(&m, &size);
    const struct cr_model_config config = {.data = image, .size = size, .repack = true};
    CHECK(cr_model_cpu_device() != NULL);
    for (long n = 1; n <= 10; n++) {
        fault_arm(n);
        const int status = cr_model_load(&config, &model, NULL);
        CHECK(fault_fired());
        CHECK_INT(status, CR_ENOMEM);
        CHECK(model == NULL);
    }
    fault_arm(0);
    free(image);
}

static void types_have_names(void)
{
    CHECK_INT(cr_synth_type("Q4_0"), GGML_TYPE_Q4_0);
    CHECK_INT(cr_synth_type("q4_K"), GGML_TYPE_Q4_K);
    CHECK_INT(cr_synth_type("f16"), GGML_TYPE_F16);
    CHECK_INT(cr_synth_type("Q4_2"), GGML_TYPE_COUNT);
    CHECK(cr_synth_find("smollm2-135m") != NULL);
    CHECK(cr_synth_find("smollm2") == NULL);
}

TEST_MAIN(CASE(reads_every_architecture), CASE(reads_variants), CASE(names_what_is_not_supported),
          CASE(refuses_impossible_numbers), CASE(checks_every_tensor),
          CASE(refuses_types_without_products), CASE(loads_from_file_and_memory),
          CASE(says_why_a_file_does_not_open), CASE(survives_damage), CASE(survives_lack_of_memory),
          CASE(types_have_names))
