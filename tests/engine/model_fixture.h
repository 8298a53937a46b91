/* The smallest models that load: GGUF images in memory, about 20 KB, with keys and tensors that a
 * test can change before they are written. Included by one .c file per program. */
#ifndef CARREL_TESTS_ENGINE_MODEL_FIXTURE_H
#define CARREL_TESTS_ENGINE_MODEL_FIXTURE_H

#include "carrel/model.h"
#include "engine/gguf_write.h"
#include "engine/model.h"
#include "test.h"

enum fix_type {
    FIX_U32,
    FIX_F32,
    FIX_STR,
    FIX_BOOL,
    FIX_I32S, /* an array of two */
};

struct fix_key {
    char key[64];
    enum fix_type type;
    double number;
    const char *str;
};

struct fix_model {
    struct fix_key keys[32];
    uint32_t n_keys;
    struct cr_gguf_out_tensor tensors[32];
    uint32_t n_tensors;
};

static inline void fix_set(struct fix_model *m, const char *key, enum fix_type type, double number,
                           const char *str)
{
    uint32_t i = 0;
    while (i < m->n_keys && strcmp(m->keys[i].key, key) != 0)
        i++;
    if (i == m->n_keys)
        CHECK(m->n_keys++ < 32);
    m->keys[i] = (struct fix_key){.type = type, .number = number, .str = str};
    snprintf(m->keys[i].key, sizeof m->keys[i].key, "%s", key);
}

static inline void fix_drop_key(struct fix_model *m, const char *key)
{
    for (uint32_t i = 0; i < m->n_keys; i++)
        if (strcmp(m->keys[i].key, key) == 0) {
            m->keys[i] = m->keys[--m->n_keys];
            return;
        }
    TEST_FAIL("no key %s", key);
}

static inline struct cr_gguf_out_tensor *fix_tensor(struct fix_model *m, const char *name)
{
    for (uint32_t i = 0; i < m->n_tensors; i++)
        if (strcmp(m->tensors[i].name, name) == 0)
            return &m->tensors[i];
    TEST_FAIL("no tensor %s", name);
}

static inline void fix_drop_tensor(struct fix_model *m, const char *name)
{
    *fix_tensor(m, name) = m->tensors[m->n_tensors - 1];
    m->n_tensors--;
}

/* Numbers from -0.25 to 0.25 that depend on name, row and column. */
static inline void fix_row(void *user, int64_t row, float *values)
{
    const struct cr_gguf_out_tensor *t = user;
    uint32_t x = (uint32_t)row * 2654435761u;
    for (const char *p = t->name; *p != '\0'; p++)
        x = x * 31 + (unsigned char)*p;
    for (int64_t i = 0; i < t->ne0; i++) {
        x = x * 1664525u + 1013904223u;
        values[i] = ((float)(x >> 16) / 65536.0f - 0.5f) * 0.5f;
        if (strstr(t->name, "norm") != NULL)
            values[i] += 1.0f;
    }
}

static inline void fix_add(struct fix_model *m, const char *name, int64_t ne0, int64_t ne1)
{
    CHECK(m->n_tensors < 32);
    struct cr_gguf_out_tensor *t = &m->tensors[m->n_tensors++];
    *t = (struct cr_gguf_out_tensor){
        .type = ne1 == 0 ? GGML_TYPE_F32 : GGML_TYPE_F16, .ne0 = ne0, .ne1 = ne1, .row = fix_row};
    snprintf(t->name, sizeof t->name, "%s", name);
}

#define FIX_VOCAB 40

/* One layer of 32 dimensions, four heads of eight. `arch` is llama, qwen2 or qwen3. */
static inline void fix_init(struct fix_model *m, const char *arch)
{
    static const struct {
        const char *name;
        double value;
    } numbers[] = {
        {"context_length", 128},     {"embedding_length", 32},      {"block_count", 1},
        {"feed_forward_length", 64}, {"attention.head_count", 4},   {"attention.head_count_kv", 2},
        {"attention.key_length", 8}, {"attention.value_length", 8}, {"rope.dimension_count", 8}};
    char key[64];
    *m = (struct fix_model){0};
    fix_set(m, "general.architecture", FIX_STR, 0, arch);
    fix_set(m, "general.name", FIX_STR, 0, "fixture");
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        snprintf(key, sizeof key, "%s.%s", arch, numbers[i].name);
        fix_set(m, key, FIX_U32, numbers[i].value, NULL);
    }
    snprintf(key, sizeof key, "%s.attention.layer_norm_rms_epsilon", arch);
    fix_set(m, key, FIX_F32, 1e-5, NULL);
    fix_add(m, "token_embd.weight", 32, FIX_VOCAB);
    fix_add(m, "output.weight", 32, FIX_VOCAB);
    fix_add(m, "output_norm.weight", 32, 0);
    fix_add(m, "blk.0.attn_norm.weight", 32, 0);
    fix_add(m, "blk.0.attn_q.weight", 32, 32);
    fix_add(m, "blk.0.attn_k.weight", 32, 16);
    fix_add(m, "blk.0.attn_v.weight", 32, 16);
    fix_add(m, "blk.0.attn_output.weight", 32, 32);
    fix_add(m, "blk.0.ffn_norm.weight", 32, 0);
    fix_add(m, "blk.0.ffn_gate.weight", 32, 64);
    fix_add(m, "blk.0.ffn_up.weight", 32, 64);
    fix_add(m, "blk.0.ffn_down.weight", 64, 32);
    if (strcmp(arch, "qwen2") == 0) {
        fix_add(m, "blk.0.attn_q.bias", 32, 0);
        fix_add(m, "blk.0.attn_k.bias", 16, 0);
        fix_add(m, "blk.0.attn_v.bias", 16, 0);
    }
    if (strcmp(arch, "qwen3") == 0) {
        fix_add(m, "blk.0.attn_q_norm.weight", 8, 0);
        fix_add(m, "blk.0.attn_k_norm.weight", 8, 0);
    }
}

/* The image; free() it. */
static inline uint8_t *fix_image(struct fix_model *m, size_t *ret_size)
{
    char *image = NULL;
    FILE *file = open_memstream(&image, ret_size);
    struct cr_gguf_out out;
    CHECK(file != NULL);
    cr_gguf_out_begin(&out, file, m->n_keys, m->n_tensors);
    for (uint32_t i = 0; i < m->n_keys; i++) {
        const struct fix_key *k = &m->keys[i];
        const int32_t two[2] = {(int32_t)k->number, (int32_t)k->number};
        switch (k->type) {
        case FIX_U32:
            cr_gguf_out_u32(&out, k->key, (uint32_t)k->number);
            break;
        case FIX_F32:
            cr_gguf_out_f32(&out, k->key, (float)k->number);
            break;
        case FIX_STR:
            cr_gguf_out_str(&out, k->key, k->str);
            break;
        case FIX_BOOL:
            cr_gguf_out_bool(&out, k->key, k->number != 0);
            break;
        case FIX_I32S:
            cr_gguf_out_i32s(&out, k->key, two, 2);
            break;
        }
    }
    for (uint32_t i = 0; i < m->n_tensors; i++)
        m->tensors[i].user = &m->tensors[i];
    CHECK_INT(cr_gguf_out_tensors(&out, m->tensors, m->n_tensors, NULL), CR_OK);
    CHECK_INT(fclose(file), 0);
    return (uint8_t *)image;
}

/* Where `text` stands in the image, for patching what follows it. */
static inline uint8_t *fix_find(uint8_t *image, size_t size, const char *text)
{
    uint8_t *at = memmem(image, size, text, strlen(text));
    CHECK(at != NULL);
    return at + strlen(text);
}

#endif
