/* The GGUF writer: version 3, little-endian, alignment 32.
 *
 * Keys are written as they are called, the table of tensors from the list, then the data. A
 * tensor's data comes row by row through a callback and is quantized on its way, so memory never
 * holds more than a few rows, whatever the model's size.
 */
#include "gguf_write.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "gguf.h"

#define ALIGNMENT 32

static void put(struct cr_gguf_out *out, const void *data, size_t size)
{
    fwrite(data, 1, size, out->file);
    out->n_written += size;
}

static void put_u32(struct cr_gguf_out *out, uint32_t value)
{
    put(out, &value, sizeof value);
}

static void put_u64(struct cr_gguf_out *out, uint64_t value)
{
    put(out, &value, sizeof value);
}

static void put_str(struct cr_gguf_out *out, const char *str)
{
    put_u64(out, strlen(str));
    put(out, str, strlen(str));
}

static void put_key(struct cr_gguf_out *out, const char *key, enum cr_gguf_type type)
{
    assert(out->n_kv > 0);
    out->n_kv--;
    put_str(out, key);
    put_u32(out, type);
}

static void put_array(struct cr_gguf_out *out, const char *key, enum cr_gguf_type type, uint64_t n)
{
    put_key(out, key, CR_GGUF_ARRAY);
    put_u32(out, type);
    put_u64(out, n);
}

void cr_gguf_out_begin(struct cr_gguf_out *out, FILE *file, uint64_t n_kv, uint64_t n_tensors)
{
    *out = (struct cr_gguf_out){.file = file, .n_kv = n_kv};
    put(out, "GGUF", 4);
    put_u32(out, 3);
    put_u64(out, n_tensors);
    put_u64(out, n_kv);
}

void cr_gguf_out_u32(struct cr_gguf_out *out, const char *key, uint32_t value)
{
    put_key(out, key, CR_GGUF_U32);
    put_u32(out, value);
}

void cr_gguf_out_f32(struct cr_gguf_out *out, const char *key, float value)
{
    put_key(out, key, CR_GGUF_F32);
    put(out, &value, sizeof value);
}

void cr_gguf_out_bool(struct cr_gguf_out *out, const char *key, bool value)
{
    const uint8_t byte = value;
    put_key(out, key, CR_GGUF_BOOL);
    put(out, &byte, 1);
}

void cr_gguf_out_str(struct cr_gguf_out *out, const char *key, const char *value)
{
    put_key(out, key, CR_GGUF_STRING);
    put_str(out, value);
}

void cr_gguf_out_strs(struct cr_gguf_out *out, const char *key, const char *const *values,
                      uint64_t n)
{
    put_array(out, key, CR_GGUF_STRING, n);
    for (uint64_t i = 0; i < n; i++)
        put_str(out, values[i]);
}

void cr_gguf_out_i32s(struct cr_gguf_out *out, const char *key, const int32_t *values, uint64_t n)
{
    put_array(out, key, CR_GGUF_I32, n);
    put(out, values, n * sizeof values[0]);
}

void cr_gguf_out_f32s(struct cr_gguf_out *out, const char *key, const float *values, uint64_t n)
{
    put_array(out, key, CR_GGUF_F32, n);
    put(out, values, n * sizeof values[0]);
}

static int64_t n_rows(const struct cr_gguf_out_tensor *t)
{
    return t->ne1 > 0 ? t->ne1 : 1;
}

static void pad(struct cr_gguf_out *out)
{
    static const char zeros[ALIGNMENT];
    put(out, zeros, (size_t)(-out->n_written & (ALIGNMENT - 1)));
}

static int put_data(struct cr_gguf_out *out, const struct cr_gguf_out_tensor *t)
{
    const size_t row_size = ggml_row_size(t->type, t->ne0);
    float *values = malloc((size_t)t->ne0 * sizeof values[0]);
    void *packed = malloc(row_size);
    if (values == NULL || packed == NULL) {
        free(values);
        free(packed);
        return CR_ENOMEM;
    }
    for (int64_t i = 0; i < n_rows(t); i++) {
        t->row(t->user, i, values);
        ggml_quantize_chunk(t->type, values, packed, 0, 1, t->ne0, NULL);
        put(out, packed, row_size);
    }
    pad(out);
    free(values);
    free(packed);
    return CR_OK;
}

int cr_gguf_out_tensors(struct cr_gguf_out *out, const struct cr_gguf_out_tensor *tensors,
                        uint64_t n, struct cr_error *err)
{
    uint64_t offset = 0;

    assert(out->n_kv == 0);
    for (uint64_t i = 0; i < n; i++) {
        const struct cr_gguf_out_tensor *t = &tensors[i];
        if (ggml_quantize_requires_imatrix(t->type) ||
            (!ggml_is_quantized(t->type) && t->type != GGML_TYPE_F32 && t->type != GGML_TYPE_F16 &&
             t->type != GGML_TYPE_BF16))
            return cr_error_set(err, CR_EUNSUPPORTED,
                                "Type %s can't be written here; choose one such as F16, Q8_0 or "
                                "Q4_K.",
                                ggml_type_name(t->type));
        put_str(out, t->name);
        put_u32(out, t->ne1 > 0 ? 2 : 1);
        put_u64(out, (uint64_t)t->ne0);
        if (t->ne1 > 0)
            put_u64(out, (uint64_t)t->ne1);
        put_u32(out, t->type);
        put_u64(out, offset);
        const uint64_t size = ggml_row_size(t->type, t->ne0) * (uint64_t)n_rows(t);
        offset += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    pad(out);
    for (uint64_t i = 0; i < n; i++)
        if (put_data(out, &tensors[i]) != CR_OK)
            return cr_error_set(err, CR_ENOMEM, "There is no memory to quantize a tensor.");
    if (fflush(out->file) != 0 || ferror(out->file))
        return cr_error_set(err, CR_EIO, "The GGUF file can't be written; is the disk full?");
    return CR_OK;
}
