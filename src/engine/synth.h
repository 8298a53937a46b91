/* Models with random weights in the shapes of real ones, and with a tokenizer that works: for
 * benchmarks where real weights can't be had, and for tests. */
#ifndef CARREL_ENGINE_SYNTH_H
#define CARREL_ENGINE_SYNTH_H

#include <ggml.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "carrel/model.h"

struct cr_synth_shape {
    const char *name;
    enum cr_arch arch;
    uint32_t n_layer, n_embd, n_ff, n_vocab; /* n_vocab >= 300 */
    uint32_t n_head, n_head_kv, head_dim, n_ctx;
    float rope_base;
    float rope_linear; /* factor of linear scaling; 0: none */
    bool tied;         /* no output head of its own */
    bool rope_freqs;   /* Llama 3's divisors of the frequencies */
};

/* The shapes that are known by name, and how many. */
extern const struct cr_synth_shape cr_synth_shapes[];
extern const uint32_t cr_synth_n_shapes;

/* NULL: no such shape. */
const struct cr_synth_shape *cr_synth_find(const char *name);

/* "Q4_0" in any case; GGML_TYPE_COUNT: unknown. */
enum ggml_type cr_synth_type(const char *name);

/* Writes a model; matrices get `type` where their rows allow (else F16), vectors are F32. The same
 * arguments give the same bytes. CR_EIO, CR_ENOMEM, CR_EUNSUPPORTED. */
int cr_synth_write(const struct cr_synth_shape *shape, enum ggml_type type, uint64_t seed,
                   FILE *file, struct cr_error *err);

/* Converts a model of the llama2.c project (its version 0 format, and its tokenizer's). */
int cr_synth_convert_llama2c(const char *model_path, const char *tokenizer_path,
                             enum ggml_type type, FILE *file, struct cr_error *err);

#endif
