#ifndef CARREL_LM_H
#define CARREL_LM_H

/* The model that train.c fits and export.c writes: a small Llama.
 *
 * Token embedding (also the output matrix), then per layer: RMSNorm, grouped-query
 * attention with rotary positions over adjacent pairs, RMSNorm, SwiGLU; a last
 * RMSNorm. All parameters lie in one flat array of floats, so that an optimiser, a
 * checkpoint and a reduction between threads are one loop each; lm_tensors() says
 * what lies where, under the names GGUF uses.
 *
 * A row of training text holds whole documents, each opened by the token BOS.
 * Attention and positions start afresh at every BOS: a document never sees its
 * neighbours, and attention costs what the documents cost, not what the row would.
 */

#include <stddef.h>
#include <stdint.h>

#include "gemm.h"

enum { LM_HEAD_DIM = 64, LM_BOS = 0, LM_IM_START = 1, LM_IM_END = 2, LM_MAX_TENSORS = 256 };

#define LM_ROPE_BASE 10000.0F
#define LM_NORM_EPS  1e-5F

struct lm_config {
    int32_t vocab, dim, layers, heads, kv_heads, hidden;
    int32_t row;     /* tokens in a training row; a multiple of 64 */
    int32_t context; /* the longest document the schedule showed it */
};

struct lm_tensor {
    char name[40];
    size_t offset;
    size_t rows, cols; /* cols is the input side; a norm has one row */
};

size_t lm_params(const struct lm_config *c);
int lm_tensors(const struct lm_config *c, struct lm_tensor *ret); /* how many */
void lm_init(const struct lm_config *c, float *params, uint64_t seed);

/* The weights of one step, packed for the products they take part in; shared by
 * all workers, read-only while they run. */
struct lm_packed;
struct lm_packed *lm_packed_create(const struct lm_config *c);
void lm_packed_destroy(struct lm_packed *p);
int lm_packed_jobs(const struct lm_packed *p);
void lm_packed_do(struct lm_packed *p, const float *params, int job);

/* One thread's activations and gradients. */
struct lm_worker;
struct lm_worker *lm_worker_create(const struct lm_config *c);
void lm_worker_destroy(struct lm_worker *w);
float *lm_worker_grads(struct lm_worker *w);

/* Runs one row: tokens[row + 1], the last being only a target. Returns the sum of
 * the cross entropies in nats. With scale != 0 also adds scale times their
 * gradient to the worker's gradients. */
double lm_row(struct lm_worker *w, const struct lm_packed *p, const float *params,
              const uint16_t *tokens, float scale);

#endif
