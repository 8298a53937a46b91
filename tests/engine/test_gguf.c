/* The GGUF parser: what it reads, and everything it must refuse. */
#include "engine/gguf.h"

#include "fault.h"
#include "model_fixture.h"

/* Expects that parsing fails with `status` and a message that holds `words`. */
static void refuse(const uint8_t *image, size_t size, int status, const char *words)
{
    struct cr_gguf gguf;
    struct cr_error err;
    CHECK_INT(cr_gguf_parse(image, size, &gguf, &err), status);
    CHECK_INT(err.status, status);
    if (strstr(err.text, words) == NULL)
        TEST_FAIL("\"%s\" does not say \"%s\"", err.text, words);
}

static void put_u32(uint8_t *at, uint32_t value)
{
    memcpy(at, &value, sizeof value);
}

static void put_u64(uint8_t *at, uint64_t value)
{
    memcpy(at, &value, sizeof value);
}

static void reads_keys_and_tensors(void)
{
    struct fix_model m;
    size_t size;
    fix_init(&m, "llama");
    fix_set(&m, "a.bool", FIX_BOOL, 1, NULL);
    fix_set(&m, "a.pair", FIX_I32S, -7, NULL);
    uint8_t *image = fix_image(&m, &size);
    for (uint32_t version = 2; version <= 3; version++) {
        struct cr_gguf gguf;
        put_u32(image + 4, version);
        CHECK_INT(cr_gguf_parse(image, size, &gguf, NULL), CR_OK);
        CHECK_INT(gguf.version, version);
        CHECK_INT(gguf.n_kv, m.n_keys);
        CHECK_INT(gguf.n_tensors, m.n_tensors);

        uint32_t u = 0;
        float f = 0;
        bool b = false;
        struct cr_gguf_str str;
        CHECK(cr_gguf_as_u32(cr_gguf_find(&gguf, "llama.embedding_length"), &u));
        CHECK_INT(u, 32);
        CHECK(!cr_gguf_as_f32(cr_gguf_find(&gguf, "llama.embedding_length"), &f));
        CHECK(cr_gguf_as_f32(cr_gguf_find(&gguf, "llama.attention.layer_norm_rms_epsilon"), &f));
        CHECK(f == 1e-5f);
        CHECK(cr_gguf_as_bool(cr_gguf_find(&gguf, "a.bool"), &b) && b);
        CHECK(cr_gguf_as_str(cr_gguf_find(&gguf, "general.name"), &str));
        CHECK_INT(str.len, 7);
        CHECK(memcmp(str.data, "fixture", 7) == 0);
        const struct cr_gguf_kv *pair = cr_gguf_find(&gguf, "a.pair");
        CHECK(pair->is_array && pair->type == CR_GGUF_I32 && pair->n == 2);
        CHECK(!cr_gguf_as_u32(pair, &u));
        CHECK(cr_gguf_find(&gguf, "a.pai") == NULL);
        CHECK(cr_gguf_find(&gguf, "a.pairs") == NULL);
        CHECK(cr_gguf_find(&gguf, "") == NULL);

        const struct cr_gguf_tensor *t = cr_gguf_find_tensor(&gguf, "blk.0.attn_k.weight");
        CHECK(t != NULL);
        CHECK(t->ne[0] == 32 && t->ne[1] == 16 && t->ne[2] == 1 && t->ne[3] == 1);
        CHECK(t->type == GGML_TYPE_F16 && t->n_bytes == 32 * 16 * 2);
        CHECK(t->data > image && t->data + t->n_bytes <= image + size);
        CHECK((size_t)(t->data - image) % 32 == 0);
        CHECK(cr_gguf_find_tensor(&gguf, "blk.0.attn_k") == NULL);
        float row[32], expected[32];
        fix_row(fix_tensor(&m, "blk.0.attn_k.weight"), 0, expected);
        ggml_fp16_to_fp32_row((const ggml_fp16_t *)t->data, row, 32);
        for (int i = 0; i < 32; i++)
            CHECK(row[i] - expected[i] < 1e-3f && expected[i] - row[i] < 1e-3f);
        cr_gguf_release(&gguf);
    }
    free(image);
}

static void converts_numbers_within_range(void)
{
    uint8_t data[8] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    uint32_t u = 0;
    float f;
    bool b;
    struct cr_gguf_kv kv = {.n = 1, .data = data};
    static const struct {
        enum cr_gguf_type type;
        bool fits;
        uint32_t value;
    } cases[] = {
        {CR_GGUF_U8, true, 255},  {CR_GGUF_I8, false, 0},    {CR_GGUF_U16, true, 65535},
        {CR_GGUF_I16, false, 0},  {CR_GGUF_I32, false, 0},   {CR_GGUF_U32, true, UINT32_MAX},
        {CR_GGUF_U64, false, 0},  {CR_GGUF_I64, false, 0},   {CR_GGUF_F32, false, 0},
        {CR_GGUF_BOOL, false, 0}, {CR_GGUF_STRING, false, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        kv.type = cases[i].type;
        CHECK_INT(cr_gguf_as_u32(&kv, &u), cases[i].fits);
        if (cases[i].fits)
            CHECK_INT(u, cases[i].value);
    }
    memset(data + 1, 0, 7);
    kv.type = CR_GGUF_I64;
    CHECK(cr_gguf_as_u32(&kv, &u));
    CHECK_INT(u, 255);
    const double big = 1e300, small = 0.5;
    kv.type = CR_GGUF_F64;
    memcpy(data, &big, sizeof big);
    CHECK(!cr_gguf_as_f32(&kv, &f));
    memcpy(data, &small, sizeof small);
    CHECK(cr_gguf_as_f32(&kv, &f) && f == 0.5f);
    CHECK(!cr_gguf_as_bool(&kv, &b));
    kv.type = CR_GGUF_F32;
    memset(data, 0xff, 4);
    CHECK(!cr_gguf_as_f32(&kv, &f)); /* NaN */
}

static void refuses_wrong_headers(void)
{
    struct fix_model m;
    size_t size;
    fix_init(&m, "llama");
    uint8_t *image = fix_image(&m, &size);

    refuse(image, 3, CR_EFORMAT, "no GGUF file");
    refuse(image, 6, CR_EFORMAT, "header");
    refuse(image, 20, CR_EFORMAT, "header");
    image[0] = 'g';
    refuse(image, size, CR_EFORMAT, "no GGUF file");
    image[0] = 'G';
    static const uint32_t versions[] = {0, 1, 4, 0x03000000};
    for (size_t i = 0; i < 4; i++) {
        put_u32(image + 4, versions[i]);
        refuse(image, size, CR_EUNSUPPORTED, "versions 2 and 3");
    }
    put_u32(image + 4, 3);
    static const uint64_t counts[] = {UINT64_MAX, 1ull << 63, 65537, 3000};
    for (size_t i = 0; i < 4; i++) {
        put_u64(image + 8, counts[i]);
        refuse(image, size, CR_EFORMAT, "more than it can hold");
        put_u64(image + 8, m.n_tensors);
        put_u64(image + 16, counts[i]);
        refuse(image, size, CR_EFORMAT, "more than it can hold");
        put_u64(image + 16, m.n_keys);
    }
    free(image);
}

static void refuses_wrong_keys(void)
{
    struct fix_model m;
    size_t size;
    fix_init(&m, "llama");
    fix_set(&m, "zz.pair", FIX_I32S, 1, NULL);
    fix_set(&m, "zz.bool", FIX_BOOL, 1, NULL);
    uint8_t *image = fix_image(&m, &size);

    uint8_t *type = fix_find(image, size, "zz.pair");
    static const uint32_t types[] = {9 /* arrays of arrays */, 13, UINT32_MAX};
    for (size_t i = 0; i < 3; i++) {
        put_u32(type + 4, types[i]);
        refuse(image, size, CR_EFORMAT, "unknown type");
    }
    put_u32(type + 4, CR_GGUF_I32);
    put_u64(type + 8, UINT64_MAX / 4 + 2); /* times 4 it would wrap to 4 */
    refuse(image, size, CR_EFORMAT, "ends inside");
    put_u32(type + 4, CR_GGUF_STRING);
    refuse(image, size, CR_EFORMAT, "ends inside");
    put_u32(type + 4, CR_GGUF_I32);
    put_u64(type + 8, 2);
    put_u32(type, 77);
    refuse(image, size, CR_EFORMAT, "unknown type 77");
    put_u32(type, CR_GGUF_ARRAY);

    fix_find(image, size, "zz.bool")[4] = 2;
    refuse(image, size, CR_EFORMAT, "boolean");
    fix_find(image, size, "zz.bool")[4] = 1;

    memcpy(fix_find(image, size, "zz.bool") - 7, "zz.pair", 7);
    refuse(image, size, CR_EFORMAT, "'zz.pair' twice");
    memcpy(type - 7, "zz.bool", 7);

    uint8_t *name = fix_find(image, size, "general.name");
    put_u64(name + 4, UINT64_MAX);
    refuse(image, size, CR_EFORMAT, "ends inside");
    put_u64(name + 4, 7);
    put_u64(name - 12 - 8, 0);
    refuse(image, size, CR_EFORMAT, "A key");
    free(image);
}

static void refuses_wrong_tensors(void)
{
    struct fix_model m;
    size_t size;
    fix_init(&m, "llama");
    uint8_t *image = fix_image(&m, &size);
    /* dims, ne0, ne1, type, offset */
    uint8_t *t = fix_find(image, size, "blk.0.attn_q.weight");
    uint64_t offset;
    memcpy(&offset, t + 24, sizeof offset);

    static const uint32_t dims[] = {0, 5, UINT32_MAX};
    for (size_t i = 0; i < 3; i++) {
        put_u32(t, dims[i]);
        refuse(image, size, CR_EFORMAT, "dimensions");
    }
    put_u32(t, 2);
    static const uint64_t extents[] = {0, UINT64_MAX, 1ull << 62, 1ull << 31};
    for (size_t i = 0; i < 4; i++) {
        put_u64(t + 4, extents[i]);
        refuse(image, size, CR_EFORMAT, "impossible shape");
        put_u64(t + 4, 32);
        put_u64(t + 12, extents[i]);
        refuse(image, size, CR_EFORMAT, "impossible shape");
        put_u64(t + 12, 32);
    }
    put_u64(t + 12, 1u << 30);
    refuse(image, size, CR_EFORMAT, "outside the GGUF file");
    put_u64(t + 12, 32);
    static const uint32_t types[] = {4, 5, 31, 36, 38, GGML_TYPE_COUNT, 1000, UINT32_MAX};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        put_u32(t + 20, types[i]);
        refuse(image, size, CR_EUNSUPPORTED, "does not know");
    }
    put_u32(t + 20, GGML_TYPE_Q4_K); /* blocks of 256 */
    refuse(image, size, CR_EFORMAT, "multiple of 256");
    put_u32(t + 20, GGML_TYPE_F16);
    put_u64(t + 24, offset + 16);
    refuse(image, size, CR_EFORMAT, "not aligned");
    static const uint64_t offsets[] = {UINT64_MAX - 31, 1ull << 63, 1u << 20};
    for (size_t i = 0; i < 3; i++) {
        put_u64(t + 24, offsets[i]);
        refuse(image, size, CR_EFORMAT, "outside the GGUF file");
    }
    put_u64(t + 24, offset);
    memcpy(t - 19, "blk.0.attn_k.weight", 19);
    refuse(image, size, CR_EFORMAT, "'blk.0.attn_k.weight' twice");
    free(image);
}

static void checks_alignment(void)
{
    static const double wrong[] = {0, 1, 4, 24, 33, 1 << 21};
    struct fix_model m;
    size_t size;
    fix_init(&m, "llama");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        fix_set(&m, "general.alignment", FIX_U32, wrong[i], NULL);
        uint8_t *image = fix_image(&m, &size);
        refuse(image, size, CR_EFORMAT, "general.alignment");
        free(image);
    }
    fix_set(&m, "general.alignment", FIX_STR, 0, "32");
    uint8_t *image = fix_image(&m, &size);
    refuse(image, size, CR_EFORMAT, "general.alignment");
    free(image);
}

/* No message lets bytes of a hostile file through to a terminal. */
static void messages_are_printable(void)
{
    struct fix_model m;
    struct cr_gguf gguf;
    struct cr_error err;
    size_t size;
    fix_init(&m, "llama");
    uint8_t *image = fix_image(&m, &size);
    uint8_t *t = fix_find(image, size, "blk.0.attn_q.weight");
    memcpy(t - 19, "\x1b[2J\xff\n\x07", 7);
    put_u32(t + 20, 1000);
    CHECK_INT(cr_gguf_parse(image, size, &gguf, &err), CR_EUNSUPPORTED);
    for (const char *p = err.text; *p != '\0'; p++)
        CHECK(*p >= ' ' && *p < 127);
    free(image);
}

/* Cut off after every byte: an error, except where only a tensor's padding is missing. */
static void survives_truncation(void)
{
    struct fix_model m;
    struct cr_gguf gguf;
    size_t size;
    fix_init(&m, "qwen2");
    uint8_t *image = fix_image(&m, &size);
    for (size_t n = 0; n < size; n++) {
        uint8_t *copy = malloc(n + 1); /* its own, so that a sanitizer sees reads past the end */
        CHECK(copy != NULL);
        memcpy(copy, image, n);
        if (cr_gguf_parse(copy, n, &gguf, NULL) == CR_OK) {
            CHECK(size - n < 32);
            cr_gguf_release(&gguf);
        }
        free(copy);
    }
    free(image);
}

static void survives_damage(void)
{
    static const uint8_t masks[] = {0x01, 0x80, 0xff, 0x20};
    struct fix_model m;
    struct cr_gguf gguf;
    size_t size;
    long n_valid = 0, n_refused = 0;
    fix_init(&m, "qwen3");
    uint8_t *image = fix_image(&m, &size);
    uint8_t *data = memmem(image, size, "blk.0.attn_k_norm.weight", 24);
    CHECK(data != NULL);
    const size_t n_head = (size_t)(data - image) + 64; /* past it lie only weights */
    for (size_t i = 0; i < n_head; i++)
        for (size_t k = 0; k < sizeof masks; k++) {
            image[i] ^= masks[k];
            if (cr_gguf_parse(image, size, &gguf, NULL) == CR_OK) {
                n_valid++;
                for (uint32_t j = 0; j < gguf.n_tensors; j++)
                    CHECK(gguf.tensors[j].data >= image &&
                          gguf.tensors[j].data + gguf.tensors[j].n_bytes <= image + size);
                cr_gguf_release(&gguf);
            } else {
                n_refused++;
            }
            image[i] ^= masks[k];
        }
    CHECK(n_valid > 0 && n_refused > 0);
    free(image);
}

static struct {
    uint8_t *data;
    size_t size;
} image_of_scenario;

static void parse_scenario(void *user)
{
    struct cr_gguf gguf;
    (void)user;
    int status = cr_gguf_parse(image_of_scenario.data, image_of_scenario.size, &gguf, NULL);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    if (status == CR_OK)
        cr_gguf_release(&gguf);
}

static void survives_lack_of_memory(void)
{
    struct fix_model m;
    fix_init(&m, "llama");
    image_of_scenario.data = fix_image(&m, &image_of_scenario.size);
    CHECK_INT(fault_each(parse_scenario, NULL), 3);
    free(image_of_scenario.data);
}

TEST_MAIN(CASE(reads_keys_and_tensors), CASE(converts_numbers_within_range),
          CASE(refuses_wrong_headers), CASE(refuses_wrong_keys), CASE(refuses_wrong_tensors),
          CASE(checks_alignment), CASE(messages_are_printable), CASE(survives_truncation),
          CASE(survives_damage), CASE(survives_lack_of_memory))
