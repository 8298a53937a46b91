/* Writes GGUF files, for the generator of test models and for converters. Counts are known before
 * the first byte is written, so a file is written in one pass. */
#ifndef CARREL_ENGINE_GGUF_WRITE_H
#define CARREL_ENGINE_GGUF_WRITE_H

#include <ggml.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "carrel/status.h"

/* Gives row `row` of a tensor as floats, [ne0]. */
typedef void (*cr_gguf_row_fn)(void *user, int64_t row, float *ret_values);

struct cr_gguf_out_tensor {
    char name[GGML_MAX_NAME];
    enum ggml_type type;
    int64_t ne0, ne1; /* ne1 0: a vector */
    cr_gguf_row_fn row;
    void *user;
};

struct cr_gguf_out {
    FILE *file;
    uint64_t n_kv;      /* announced by cr_gguf_out_begin(), counted down */
    uint64_t n_written; /* bytes */
};

/* Then exactly `n_kv` calls of cr_gguf_out_…, then cr_gguf_out_tensors(). Errors of the file are
 * noticed there. */
void cr_gguf_out_begin(struct cr_gguf_out *out, FILE *file, uint64_t n_kv, uint64_t n_tensors);
void cr_gguf_out_u32(struct cr_gguf_out *out, const char *key, uint32_t value);
void cr_gguf_out_f32(struct cr_gguf_out *out, const char *key, float value);
void cr_gguf_out_bool(struct cr_gguf_out *out, const char *key, bool value);
void cr_gguf_out_str(struct cr_gguf_out *out, const char *key, const char *value);
void cr_gguf_out_strs(struct cr_gguf_out *out, const char *key, const char *const *values,
                      uint64_t n);
void cr_gguf_out_i32s(struct cr_gguf_out *out, const char *key, const int32_t *values, uint64_t n);
void cr_gguf_out_f32s(struct cr_gguf_out *out, const char *key, const float *values, uint64_t n);
/* Writes table and data, quantizing row by row. CR_EIO, CR_ENOMEM, CR_EUNSUPPORTED for a type
 * that can't be written without calibration data. */
int cr_gguf_out_tensors(struct cr_gguf_out *out, const struct cr_gguf_out_tensor *tensors,
                        uint64_t n, struct cr_error *err);

#endif
