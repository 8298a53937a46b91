/* A model: a GGUF file, mapped and checked, with its hyper-parameters and weights.
 *
 * Supported architectures: "llama" (Llama 2/3, Mistral, SmolLM2, TinyLlama), "qwen2", "qwen3".
 * The file is never trusted: every count, offset and size is checked before it is used.
 */
#ifndef CARREL_MODEL_H
#define CARREL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

struct cr_model;

enum cr_arch {
    CR_ARCH_LLAMA,
    CR_ARCH_QWEN2,
    CR_ARCH_QWEN3,
};

struct cr_hparams {
    enum cr_arch arch;
    uint32_t n_layer, n_embd, n_ff, n_vocab;
    uint32_t n_head, n_head_kv; /* n_head is a multiple of n_head_kv */
    uint32_t head_dim;          /* 64, 80, 96, 128 or 256 */
    uint32_t n_rot;             /* rotated dimensions of a head */
    uint32_t n_ctx_train;
    float rms_eps, rope_freq_base, rope_freq_scale;
    bool rope_neox;   /* pairs (i, i + n_rot/2), else (2i, 2i + 1) */
    bool tied_output; /* the output head is the token embedding */
    bool qkv_bias, qk_norm;
    uint64_t n_params, n_weight_bytes;
    char name[64]; /* general.name, or the file's name */
};

/* Reports loading: `done` of `total` bytes. May be NULL. */
typedef void (*cr_progress_fn)(void *user, uint64_t done, uint64_t total);

struct cr_model_config {
    const char *path; /* a GGUF file, or NULL for `data` */
    const void *data; /* a GGUF image that outlives the model (the embedded default) */
    size_t size;
    bool data_is_file; /* `data` is a program's constants or a read-only map, unwritten: its pages
                        * may be dropped, since the kernel can read them again */
    bool repack;       /* use ggml's repacked weight layouts where the processor has fast ones */
    cr_progress_fn on_progress;
    void *user;
};

/* CR_EIO, CR_EFORMAT (damaged), CR_EUNSUPPORTED (names what is supported), CR_ENOMEM; `err` says
 * more. Nothing is left behind on failure. */
int cr_model_load(const struct cr_model_config *config, struct cr_model **ret_model,
                  struct cr_error *err);
void cr_model_destroy(struct cr_model *model);

const struct cr_hparams *cr_model_hparams(const struct cr_model *model);

#endif
