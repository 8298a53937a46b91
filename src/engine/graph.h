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

#define CR_GRAPH_CACHE 8 /* shapes kept */

/* What the operations of a step need beside their tensors. One per engine; the inputs are filled
 * before every step, and their addresses never change. */
struct cr_graph_env {
    const struct cr_model *model;
    struct cr_attn *attn;
    struct cr_attn_args *attn_args; /* [n_layer], all but the tensors' own fields */
    int32_t *tokens;                /* [max_batch] */
    int32_t *positions;             /* [max_batch] */
    int32_t *rows;                  /* [max_rows] tokens whose logits are wanted */
    ggml_backend_buffer_t inputs;   /* the three arrays as a ggml buffer */
    cr_logits_fn on_logits;
    void **users;         /* [max_rows] of on_logits */
    atomic_uint next_row; /* of the logits to hand out; reset before every step */
};

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
    size_t mem_size; /* of one graph's metadata */
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
