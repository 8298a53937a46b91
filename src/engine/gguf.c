/* The GGUF container.
 *
 *   "GGUF" version n_tensors n_kv | key type value … | name n_dims ne… type offset … | pad | data
 *
 * A file comes from a stranger, so the parser trusts nothing: a cursor knows how many bytes are
 * left and every read goes through it; counts are bounded by what could possibly fit into those
 * bytes before anything is allocated; sizes are multiplied with overflow checks; names must be
 * unique (two tensors of one name would let a checked one hide another); each tensor's data must
 * be aligned and lie inside the image. What it accepts can then be used without further care.
 *
 * Both tables are sorted by name, which finds duplicates and makes lookups a binary search.
 *
 * Not done: big-endian files (ggml on little-endian machines can't compute them), arrays of arrays
 * (no writer makes them), and files split over several parts.
 */
#include "gguf.h"

#include <ggml.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_KV      65536
#define MAX_TENSORS 65536
#define MAX_KEY     65535
#define MAX_ALIGN   (UINT64_C(1) << 20)

/* The unread rest of the image. */
struct cursor {
    const uint8_t *at;
    size_t left;
};

static bool take(struct cursor *c, size_t n, const uint8_t **ret_at)
{
    if (n > c->left)
        return false;
    *ret_at = c->at;
    c->at += n;
    c->left -= n;
    return true;
}

static bool take_u32(struct cursor *c, uint32_t *ret_value)
{
    const uint8_t *at;
    if (!take(c, sizeof *ret_value, &at))
        return false;
    memcpy(ret_value, at, sizeof *ret_value);
    return true;
}

static bool take_u64(struct cursor *c, uint64_t *ret_value)
{
    const uint8_t *at;
    if (!take(c, sizeof *ret_value, &at))
        return false;
    memcpy(ret_value, at, sizeof *ret_value);
    return true;
}

static bool take_str(struct cursor *c, struct cr_gguf_str *ret_str)
{
    uint64_t len;
    const uint8_t *at;
    if (!take_u64(c, &len) || len > c->left || !take(c, (size_t)len, &at))
        return false;
    ret_str->data = (const char *)at;
    ret_str->len = (size_t)len;
    return true;
}

/* Bytes of one element; 0 for strings, arrays and unknown types. */
static size_t type_size(uint32_t type)
{
    switch (type) {
    case CR_GGUF_U8:
    case CR_GGUF_I8:
    case CR_GGUF_BOOL:
        return 1;
    case CR_GGUF_U16:
    case CR_GGUF_I16:
        return 2;
    case CR_GGUF_U32:
    case CR_GGUF_I32:
    case CR_GGUF_F32:
        return 4;
    case CR_GGUF_U64:
    case CR_GGUF_I64:
    case CR_GGUF_F64:
        return 8;
    default:
        return 0;
    }
}

const char *cr_gguf_show(struct cr_gguf_str str, char *buf, size_t size)
{
    size_t n = str.len < size - 1 ? str.len : size - 1;
    for (size_t i = 0; i < n; i++)
        buf[i] = str.data[i] >= ' ' && str.data[i] < 127 ? str.data[i] : '?';
    buf[n] = '\0';
    return buf;
}

static int compare_str(struct cr_gguf_str a, struct cr_gguf_str b)
{
    int order = memcmp(a.data, b.data, a.len < b.len ? a.len : b.len);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_kv(const void *a, const void *b)
{
    return compare_str(((const struct cr_gguf_kv *)a)->key, ((const struct cr_gguf_kv *)b)->key);
}

static int compare_tensor(const void *a, const void *b)
{
    return compare_str(((const struct cr_gguf_tensor *)a)->name,
                       ((const struct cr_gguf_tensor *)b)->name);
}

static int truncated(struct cr_error *err, const char *where)
{
    return cr_error_set(err, CR_EFORMAT,
                        "The GGUF file ends inside %s; it is truncated or damaged: "
                        "download or convert it again.",
                        where);
}

/* Walks over a value's elements. */
static int parse_value(struct cursor *c, struct cr_gguf_kv *kv, uint32_t type, struct cr_error *err)
{
    char shown[64];

    kv->is_array = type == CR_GGUF_ARRAY;
    kv->n = 1;
    if (kv->is_array && (!take_u32(c, &type) || !take_u64(c, &kv->n)))
        return truncated(err, "an array");
    kv->type = (enum cr_gguf_type)type;
    kv->data = c->at;
    if (type == CR_GGUF_STRING) {
        struct cr_gguf_str str;
        if (kv->n > c->left / sizeof(uint64_t))
            return truncated(err, "an array of strings");
        for (uint64_t i = 0; i < kv->n; i++)
            if (!take_str(c, &str))
                return truncated(err, "a string");
        return CR_OK;
    }
    size_t size = type_size(type);
    if (size == 0)
        return cr_error_set(err, CR_EFORMAT,
                            "Key '%s' of the GGUF file has the unknown type %u; "
                            "the file is damaged or newer than this program.",
                            cr_gguf_show(kv->key, shown, sizeof shown), type);
    const uint8_t *unused;
    if (kv->n > c->left / size || !take(c, (size_t)kv->n * size, &unused))
        return truncated(err, "a value");
    if (type == CR_GGUF_BOOL)
        for (uint64_t i = 0; i < kv->n; i++)
            if (kv->data[i] > 1)
                return cr_error_set(err, CR_EFORMAT,
                                    "Key '%s' of the GGUF file holds a boolean that is neither 0 "
                                    "nor 1; the file is damaged.",
                                    cr_gguf_show(kv->key, shown, sizeof shown));
    return CR_OK;
}

static int parse_kvs(struct cursor *c, struct cr_gguf *gguf, struct cr_error *err)
{
    char shown[64];

    for (uint32_t i = 0; i < gguf->n_kv; i++) {
        struct cr_gguf_kv *kv = &gguf->kv[i];
        uint32_t type;
        if (!take_str(c, &kv->key) || !take_u32(c, &type))
            return truncated(err, "a key");
        if (kv->key.len == 0 || kv->key.len > MAX_KEY)
            return cr_error_set(err, CR_EFORMAT,
                                "A key of the GGUF file has %zu bytes, not 1 to %d; the file is "
                                "damaged.",
                                kv->key.len, MAX_KEY);
        int status = parse_value(c, kv, type, err);
        if (status != CR_OK)
            return status;
    }
    if (gguf->n_kv > 0)
        qsort(gguf->kv, gguf->n_kv, sizeof gguf->kv[0], compare_kv);
    for (uint32_t i = 1; i < gguf->n_kv; i++)
        if (compare_kv(&gguf->kv[i - 1], &gguf->kv[i]) == 0)
            return cr_error_set(err, CR_EFORMAT,
                                "The GGUF file has the key '%s' twice; convert it again.",
                                cr_gguf_show(gguf->kv[i].key, shown, sizeof shown));
    return CR_OK;
}

/* Bytes of a tensor, or an error where ggml could not hold it. */
static int tensor_bytes(struct cr_gguf_tensor *tensor, struct cr_error *err)
{
    char shown[64];
    cr_gguf_show(tensor->name, shown, sizeof shown);

    const enum ggml_type type = (enum ggml_type)tensor->type;
    if (tensor->type >= GGML_TYPE_COUNT || ggml_blck_size(type) <= 0 || ggml_type_size(type) == 0)
        return cr_error_set(err, CR_EUNSUPPORTED,
                            "Tensor '%s' has the type %u, which this build of ggml does not know; "
                            "quantize the model to a current type such as Q4_0, Q4_K or Q8_0.",
                            shown, tensor->type);
    uint64_t n = 1;
    for (uint32_t d = 0; d < CR_GGUF_MAX_DIMS; d++)
        if (tensor->ne[d] == 0 || tensor->ne[d] > INT32_MAX ||
            __builtin_mul_overflow(n, tensor->ne[d], &n) || n > INT64_MAX / 16)
            return cr_error_set(err, CR_EFORMAT,
                                "Tensor '%s' has an impossible shape; the file is damaged.", shown);
    const uint64_t block = (uint64_t)ggml_blck_size(type);
    if (tensor->ne[0] % block != 0)
        return cr_error_set(err, CR_EFORMAT,
                            "Tensor '%s' has rows of %llu values, not a multiple of %llu as its "
                            "type %s needs; the file is damaged.",
                            shown, (unsigned long long)tensor->ne[0], (unsigned long long)block,
                            ggml_type_name(type));
    if (__builtin_mul_overflow(n / block, (uint64_t)ggml_type_size(type), &tensor->n_bytes))
        return cr_error_set(err, CR_EFORMAT, "Tensor '%s' is too large; the file is damaged.",
                            shown);
    return CR_OK;
}

/* Reads the tensor table; `offsets` gets each tensor's offset into the data section. */
static int parse_tensors(struct cursor *c, struct cr_gguf *gguf, uint64_t *offsets,
                         struct cr_error *err)
{
    for (uint32_t i = 0; i < gguf->n_tensors; i++) {
        struct cr_gguf_tensor *tensor = &gguf->tensors[i];
        if (!take_str(c, &tensor->name) || !take_u32(c, &tensor->n_dims))
            return truncated(err, "the table of tensors");
        if (tensor->name.len == 0 || tensor->name.len >= GGML_MAX_NAME)
            return cr_error_set(err, CR_EFORMAT,
                                "A tensor's name has %zu bytes, not 1 to %d; the file is damaged.",
                                tensor->name.len, GGML_MAX_NAME - 1);
        if (tensor->n_dims == 0 || tensor->n_dims > CR_GGUF_MAX_DIMS)
            return cr_error_set(err, CR_EFORMAT,
                                "A tensor has %u dimensions, not 1 to %d; the file is damaged.",
                                tensor->n_dims, CR_GGUF_MAX_DIMS);
        for (uint32_t d = 0; d < CR_GGUF_MAX_DIMS; d++) {
            tensor->ne[d] = 1;
            if (d < tensor->n_dims && !take_u64(c, &tensor->ne[d]))
                return truncated(err, "the table of tensors");
        }
        if (!take_u32(c, &tensor->type) || !take_u64(c, &offsets[i]))
            return truncated(err, "the table of tensors");
        int status = tensor_bytes(tensor, err);
        if (status != CR_OK)
            return status;
    }
    return CR_OK;
}

/* Points each tensor at its bytes. */
static int place_tensors(const struct cursor *data, struct cr_gguf *gguf, const uint64_t *offsets,
                         struct cr_error *err)
{
    char shown[64];

    for (uint32_t i = 0; i < gguf->n_tensors; i++) {
        struct cr_gguf_tensor *tensor = &gguf->tensors[i];
        cr_gguf_show(tensor->name, shown, sizeof shown);
        if (offsets[i] % gguf->alignment != 0)
            return cr_error_set(err, CR_EFORMAT,
                                "The data of tensor '%s' is not aligned to %llu bytes; the file is "
                                "damaged.",
                                shown, (unsigned long long)gguf->alignment);
        if (offsets[i] > data->left || tensor->n_bytes > data->left - offsets[i])
            return cr_error_set(err, CR_EFORMAT,
                                "The data of tensor '%s' lies outside the GGUF file; it is "
                                "truncated or damaged: download or convert it again.",
                                shown);
        tensor->data = data->at + offsets[i];
    }
    if (gguf->n_tensors > 0)
        qsort(gguf->tensors, gguf->n_tensors, sizeof gguf->tensors[0], compare_tensor);
    for (uint32_t i = 1; i < gguf->n_tensors; i++)
        if (compare_tensor(&gguf->tensors[i - 1], &gguf->tensors[i]) == 0)
            return cr_error_set(err, CR_EFORMAT,
                                "The GGUF file has the tensor '%s' twice; convert it again.",
                                cr_gguf_show(gguf->tensors[i].name, shown, sizeof shown));
    return CR_OK;
}

static int parse_header(struct cursor *c, struct cr_gguf *gguf, struct cr_error *err)
{
    const uint8_t *magic;
    uint64_t n_tensors, n_kv;

    if (!take(c, 4, &magic) || memcmp(magic, "GGUF", 4) != 0)
        return cr_error_set(err, CR_EFORMAT,
                            "This is no GGUF file: it does not begin with the letters GGUF.");
    if (!take_u32(c, &gguf->version))
        return truncated(err, "its header");
    if (gguf->version != 2 && gguf->version != 3)
        return cr_error_set(err, CR_EUNSUPPORTED,
                            "The GGUF file has version %u; little-endian files of versions 2 and 3 "
                            "are supported: convert it again.",
                            gguf->version);
    if (!take_u64(c, &n_tensors) || !take_u64(c, &n_kv))
        return truncated(err, "its header");
    /* A key takes at least 8 + 1 + 4 + 1 bytes, a tensor 8 + 1 + 4 + 8 + 4 + 8. */
    if (n_tensors > MAX_TENSORS || n_kv > MAX_KV || n_kv > c->left / 14 || n_tensors > c->left / 33)
        return cr_error_set(err, CR_EFORMAT,
                            "The GGUF file claims %llu tensors and %llu keys, more than it can "
                            "hold or than are supported; it is truncated or damaged.",
                            (unsigned long long)n_tensors, (unsigned long long)n_kv);
    gguf->n_tensors = (uint32_t)n_tensors;
    gguf->n_kv = (uint32_t)n_kv;
    return CR_OK;
}

int cr_gguf_parse(const void *image, size_t size, struct cr_gguf *ret_gguf, struct cr_error *err)
{
    struct cursor c = {.at = image, .left = size};
    struct cr_gguf gguf = {.alignment = 32};
    uint64_t *offsets = NULL;

    int status = parse_header(&c, &gguf, err);
    if (status != CR_OK)
        return status;
    gguf.kv = calloc((size_t)gguf.n_kv + 1, sizeof gguf.kv[0]);
    gguf.tensors = calloc((size_t)gguf.n_tensors + 1, sizeof gguf.tensors[0]);
    offsets = calloc((size_t)gguf.n_tensors + 1, sizeof offsets[0]);
    if (gguf.kv == NULL || gguf.tensors == NULL || offsets == NULL) {
        status = cr_error_set(err, CR_ENOMEM, "There is no memory for the GGUF file's tables.");
        goto out;
    }
    status = parse_kvs(&c, &gguf, err);
    if (status != CR_OK)
        goto out;
    status = parse_tensors(&c, &gguf, offsets, err);
    if (status != CR_OK)
        goto out;

    const struct cr_gguf_kv *kv = cr_gguf_find(&gguf, "general.alignment");
    uint32_t alignment = 32;
    if (kv != NULL && !cr_gguf_as_u32(kv, &alignment))
        alignment = 0;
    if (alignment < 8 || alignment > MAX_ALIGN || (alignment & (alignment - 1)) != 0) {
        status = cr_error_set(err, CR_EFORMAT,
                              "general.alignment of the GGUF file is no power of two from 8 to "
                              "1048576; the file is damaged.");
        goto out;
    }
    gguf.alignment = alignment;

    /* The data section begins at the next aligned offset of the file. */
    const size_t pad = (size_t)(-(uint64_t)(size - c.left) & (alignment - 1));
    const uint8_t *unused;
    if (gguf.n_tensors > 0 && !take(&c, pad, &unused)) {
        status = truncated(err, "the padding before its data");
        goto out;
    }
    status = place_tensors(&c, &gguf, offsets, err);
out:
    free(offsets);
    if (status != CR_OK)
        cr_gguf_release(&gguf);
    else
        *ret_gguf = gguf;
    return status;
}

void cr_gguf_release(struct cr_gguf *gguf)
{
    free(gguf->kv);
    free(gguf->tensors);
    *gguf = (struct cr_gguf){0};
}

const struct cr_gguf_kv *cr_gguf_find(const struct cr_gguf *gguf, const char *key)
{
    const struct cr_gguf_kv wanted = {.key = {key, strlen(key)}};
    return gguf->n_kv == 0 ? NULL
                           : bsearch(&wanted, gguf->kv, gguf->n_kv, sizeof gguf->kv[0], compare_kv);
}

const struct cr_gguf_tensor *cr_gguf_find_tensor(const struct cr_gguf *gguf, const char *name)
{
    const struct cr_gguf_tensor wanted = {.name = {name, strlen(name)}};
    return gguf->n_tensors == 0 ? NULL
                                : bsearch(&wanted, gguf->tensors, gguf->n_tensors,
                                          sizeof gguf->tensors[0], compare_tensor);
}

bool cr_gguf_as_u32(const struct cr_gguf_kv *kv, uint32_t *ret_value)
{
    uint64_t value = 0; /* little-endian: the low bytes of every unsigned type */
    const size_t size = type_size(kv->type);

    if (kv->is_array || size == 0 || kv->type == CR_GGUF_F32 || kv->type == CR_GGUF_F64 ||
        kv->type == CR_GGUF_BOOL)
        return false;
    memcpy(&value, kv->data, size);
    const bool is_signed = kv->type == CR_GGUF_I8 || kv->type == CR_GGUF_I16 ||
                           kv->type == CR_GGUF_I32 || kv->type == CR_GGUF_I64;
    if (is_signed && (value >> (size * 8 - 1)) != 0)
        return false;
    if (value > UINT32_MAX)
        return false;
    *ret_value = (uint32_t)value;
    return true;
}

bool cr_gguf_as_f32(const struct cr_gguf_kv *kv, float *ret_value)
{
    if (kv->is_array)
        return false;
    if (kv->type == CR_GGUF_F32) {
        memcpy(ret_value, kv->data, sizeof *ret_value);
    } else if (kv->type == CR_GGUF_F64) {
        double value;
        memcpy(&value, kv->data, sizeof value);
        *ret_value = (float)value;
    } else {
        return false;
    }
    return isfinite(*ret_value);
}

bool cr_gguf_as_bool(const struct cr_gguf_kv *kv, bool *ret_value)
{
    if (kv->is_array || kv->type != CR_GGUF_BOOL)
        return false;
    *ret_value = kv->data[0] != 0;
    return true;
}

bool cr_gguf_as_str(const struct cr_gguf_kv *kv, struct cr_gguf_str *ret_value)
{
    if (kv->is_array || kv->type != CR_GGUF_STRING)
        return false;
    uint64_t len;
    memcpy(&len, kv->data, sizeof len);
    ret_value->data = (const char *)kv->data + sizeof len;
    ret_value->len = (size_t)len;
    return true;
}
