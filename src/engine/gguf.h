/* Reads the GGUF container (versions 2 and 3, little-endian): keys and values, and where each
 * tensor's data lies. Works over an image in memory, mapped or embedded; copies nothing of it.
 * Every count, length and offset is checked before it is used, so an accepted image can be
 * walked without further checks. */
#ifndef CARREL_ENGINE_GGUF_H
#define CARREL_ENGINE_GGUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

#define CR_GGUF_MAX_DIMS 4

/* The container's own type numbers. */
enum cr_gguf_type {
    CR_GGUF_U8 = 0,
    CR_GGUF_I8 = 1,
    CR_GGUF_U16 = 2,
    CR_GGUF_I16 = 3,
    CR_GGUF_U32 = 4,
    CR_GGUF_I32 = 5,
    CR_GGUF_F32 = 6,
    CR_GGUF_BOOL = 7,
    CR_GGUF_STRING = 8,
    CR_GGUF_ARRAY = 9,
    CR_GGUF_U64 = 10,
    CR_GGUF_I64 = 11,
    CR_GGUF_F64 = 12,
};

/* Bytes of the image, not NUL-terminated. */
struct cr_gguf_str {
    const char *data;
    size_t len;
};

struct cr_gguf_kv {
    struct cr_gguf_str key;
    enum cr_gguf_type type; /* of the value, or of an array's elements */
    bool is_array;
    uint64_t n;          /* elements; 1 unless an array */
    const uint8_t *data; /* first element, unaligned; a string is u64 length and bytes */
};

struct cr_gguf_tensor {
    struct cr_gguf_str name;
    uint32_t type; /* an enum ggml_type that ggml knows */
    uint32_t n_dims;
    uint64_t ne[CR_GGUF_MAX_DIMS]; /* ne[0] is the row; unused ones are 1 */
    const uint8_t *data;           /* [n_bytes], inside the image */
    uint64_t n_bytes;
};

struct cr_gguf {
    uint32_t version;
    uint32_t n_kv, n_tensors;
    struct cr_gguf_kv *kv;          /* sorted by key */
    struct cr_gguf_tensor *tensors; /* sorted by name */
    uint64_t alignment;
};

/* Parses `image`, which must outlive `ret_gguf`. CR_EFORMAT, CR_EUNSUPPORTED (another version, or
 * a tensor type this ggml does not know), CR_ENOMEM. Release with cr_gguf_release(). */
int cr_gguf_parse(const void *image, size_t size, struct cr_gguf *ret_gguf, struct cr_error *err);
void cr_gguf_release(struct cr_gguf *gguf);

/* NULL when there is none. */
const struct cr_gguf_kv *cr_gguf_find(const struct cr_gguf *gguf, const char *key);
const struct cr_gguf_tensor *cr_gguf_find_tensor(const struct cr_gguf *gguf, const char *name);

/* The value as a number; false when it is an array, no number, or out of range. */
bool cr_gguf_as_u32(const struct cr_gguf_kv *kv, uint32_t *ret_value);
bool cr_gguf_as_f32(const struct cr_gguf_kv *kv, float *ret_value);
bool cr_gguf_as_bool(const struct cr_gguf_kv *kv, bool *ret_value);
bool cr_gguf_as_str(const struct cr_gguf_kv *kv, struct cr_gguf_str *ret_value);

/* Copies a string for use in a message: cut at size - 1, and nothing but printable ASCII. */
const char *cr_gguf_show(struct cr_gguf_str str, char *buf, size_t size);

#endif
