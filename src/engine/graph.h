/* The computation of one step as a ggml graph. */
#ifndef CARREL_ENGINE_GRAPH_H
#define CARREL_ENGINE_GRAPH_H

#include <ggml-alloc.h>
#include <ggml-backend.h>
#include <ggml.h>
#include <stdatomic.h>

#include "attn.h"
#include "carrel/engine.h"
#include "model.h"
#include "rows.h"

#define CR_GRAPH_CACHE 8 /* shapes kept */

struct cr_graph_env;

/* What the operations of one layer need beside their tensors. */
struct cr_graph_layer {
    struct cr_graph_env *env;
    const struct cr_layer *weights;
    struct cr_attn_args attn; /* all but the tensors' own fields */
};

/* Work to draw from; apart, so that threads do not disturb each other. */
struct cr_graph_counter {
    _Alignas(64) atomic_uint next;
};

/* What the operations of a step need. One per engine; the inputs are filled before every step, and
 * no address in here ever changes. */
struct cr_graph_env {
    const struct cr_model *model;
    const struct cr_rows *rows_of; /* arithmetic on rows */
    struct cr_attn *attn;
    struct cr_graph_layer *layers; /* [n_layer] */
    double *frequencies;           /* [n_rot / 2] turn per position of each rotary pair */
    float *scratch;                /* [n_threads][scratch_stride] */
    size_t scratch_stride;
    struct cr_graph_counter *counters; /* [n_counters], one per product */
    uint32_t n_counters;
    int32_t *tokens;              /* [max_batch] */
    int32_t *positions;           /* [max_batch] */
    int32_t *rows;                /* [max_rows] tokens whose logits are wanted */
    ggml_backend_buffer_t inputs; /* the three arrays as a ggml buffer */
    cr_logits_fn on_logits;
    void **users;         /* [max_rows] of on_logits */
    atomic_uint next_row; /* of the logits to hand out */
};

/* Sets up what depends on the model alone; `model` is set already. CR_ENOMEM; release anyway. */
int cr_graph_env_init(struct cr_graph_env *env, uint32_t n_threads);
void cr_graph_env_release(struct cr_graph_env *env);
/* Before every compute: all counters back to 0. */
void cr_graph_env_rewind(struct cr_graph_env *env);

/* The custom operations, with the user data and arguments they take. ACTS are activations quantized
 * for panels (panel.h), as bytes. */

/* [n_rot, n_tokens] cosines, then sines; env; (positions) */
void cr_op_angles(struct ggml_tensor *dst, int ith, int nth, void *env);
/* [n, n_tokens]; NULL; (tokens, panels): rows of the embedding */
void cr_op_embed(struct ggml_tensor *dst, int ith, int nth, void *unused);
/* [n, n_rows] or ACTS; env; (x, weight) */
void cr_op_norm(struct ggml_tensor *dst, int ith, int nth, void *env);
/* ACTS; env; (x) */
void cr_op_quantize(struct ggml_tensor *dst, int ith, int nth, void *env);
/* ACTS; env; (gate and up) or (gate, up) */
void cr_op_swiglu(struct ggml_tensor *dst, int ith, int nth, void *env);
/* [n_out, n_rows]; a counter; (panels, acts) */
void cr_op_product(struct ggml_tensor *dst, int ith, int nth, void *counter);
/* in place, x += product; a counter; (x, panels, acts) */
void cr_op_product_add(struct ggml_tensor *dst, int ith, int nth, void *counter);
/* in place, on new Q, K and V: biases, norms of heads, rotary embedding; a layer;
 * (q, angles), K and V behind Q in its rows, or (q, angles, v), or (q, angles, v, k) */
void cr_op_heads(struct ggml_tensor *dst, int ith, int nth, void *layer);
/* nothing; a layer; (k, v, what must be done before), [head_dim, n_head_kv, n_tokens] */
void cr_op_store(struct ggml_tensor *dst, int ith, int nth, void *layer);
/* [n_head * head_dim, n_tokens]; a layer; (q, store), q [head_dim, n_head, n_tokens] */
void cr_op_attend(struct ggml_tensor *dst, int ith, int nth, void *layer);
/* nothing; env; (logits) */
void cr_op_logits(struct ggml_tensor *dst, int ith, int nth, void *env);

/* A graph depends on nothing but these two numbers. */
struct cr_graph {
    uint32_t n_tokens, n_rows;
    uint64_t last_use; /* 0: empty */
    void *mem;
    struct ggml_context *ctx;
    struct ggml_cgraph *cgraph;
};

/* Graphs by shape, all computed in one buffer. */
struct cr_graphs {
    struct cr_graph_env *env;
    ggml_gallocr_t alloc;
    size_t n_nodes, mem_size; /* of one graph, at most */
    uint64_t clock;
    struct cr_graph cache[CR_GRAPH_CACHE];
};

/* Sets up the cache and reserves memory for the largest step. CR_ENOMEM. */
int cr_graphs_init(struct cr_graphs *graphs, struct cr_graph_env *env, uint32_t max_tokens,
                   uint32_t max_rows);
void cr_graphs_release(struct cr_graphs *graphs);

/* The graph for a step of that shape, ready to compute. NULL: no memory. */
struct ggml_cgraph *cr_graphs_get(struct cr_graphs *graphs, uint32_t n_tokens, uint32_t n_rows);

#endif
