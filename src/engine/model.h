/* Inside a model: its weights as ggml tensors, ready for a graph. */
#ifndef CARREL_ENGINE_MODEL_H
#define CARREL_ENGINE_MODEL_H

#include <ggml-backend.h>
#include <ggml.h>

#include "carrel/model.h"
#include "gguf.h"
#include "weights.h"

#define CR_MODEL_DIGEST 32

/* Weights of one layer. Matrices are [n_in, n_out] as ggml has it. Where the file's types allow,
 * matrices that read the same input lie in one tensor, and the parts' pointers are NULL. */
struct cr_layer {
    struct ggml_tensor *attn_norm;       /* [n_embd] */
    struct ggml_tensor *wq;              /* [n_embd, n_q], or Q and K, or Q, K and V in one */
    struct ggml_tensor *wk;              /* [n_embd, n_kv], or NULL: in wq */
    struct ggml_tensor *wv;              /* [n_embd, n_kv], or NULL: in wq */
    struct ggml_tensor *bq, *bk, *bv;    /* as wq, wk, wv; NULL without biases */
    struct ggml_tensor *q_norm, *k_norm; /* [head_dim], or NULL */
    struct ggml_tensor *wo;              /* [n_q, n_embd] */
    struct ggml_tensor *ffn_norm;        /* [n_embd] */
    struct ggml_tensor *gate;            /* [n_embd, n_ff], or gate and up in one */
    struct ggml_tensor *up;              /* [n_embd, n_ff], or NULL: in gate */
    struct ggml_tensor *down;            /* [n_ff, n_embd] */
};

struct cr_model {
    struct cr_hparams hp;
    struct ggml_tensor *tok_embd;    /* [n_embd, n_vocab] */
    struct ggml_tensor *output_norm; /* [n_embd] */
    struct ggml_tensor *output;      /* [n_embd, n_vocab] */
    struct ggml_tensor *rope_freqs;  /* [n_rot / 2] divisors of the frequencies, or NULL */
    struct cr_layer *layers;         /* [n_layer] */
    ggml_backend_dev_t dev;
    struct cr_weights *weights;
    uint8_t digest[CR_MODEL_DIGEST]; /* tells it from any other model */
    void *map;                       /* the mapped file, or NULL */
    size_t map_size;
};

/* Reads and checks the hyper-parameters. CR_EFORMAT, CR_EUNSUPPORTED. */
int cr_hparams_read(const struct cr_gguf *gguf, struct cr_hparams *ret_hp, struct cr_error *err);

/* Checks that `gguf` holds every tensor that `hp` asks for, in its shape, and none besides; says
 * in `plan` how each becomes a weight. Fills what of `hp` only the tensors tell. `model` and
 * `model->layers` give the places that the loaded weights' addresses go to. */
int cr_model_plan(const struct cr_gguf *gguf, struct cr_model *model, bool fuse,
                  struct cr_weight_plan *plan, struct cr_error *err);

/* SHA-256 over the image's front (hyper-parameters, vocabulary, the list of tensors) and a piece
 * from the middle of each tensor: two models that were trained differently differ in every one of
 * them, and reading all of a large file would take longer than loading it. CR_ENOMEM. */
int cr_model_digest(const void *image, const struct cr_gguf *gguf,
                    uint8_t ret_digest[CR_MODEL_DIGEST]);

/* Everything that cr_model_load() checks, without loading: for the fuzzer and the tests. */
int cr_model_check(const void *image, size_t size, struct cr_hparams *ret_hp, struct cr_error *err);

/* ggml's CPU device; loads ggml's backends where they are separate libraries. NULL: none. */
ggml_backend_dev_t cr_model_cpu_device(void);

#endif
