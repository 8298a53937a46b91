/* A step as a graph:
 *
 *   tokens ─ get_rows ─▶ x ─┬─ norm ─ QKV ─ heads ─ store ─ attend ─ O ─▶ += ─┬─ norm ─ gate, up ─
 *                           └────────────────────────────────────────────────┘└── … ─ down ─▶ += …
 *   … ─ get_rows(rows) ─ norm ─ head ─ hand out logits
 *
 * All sequences' new tokens lie behind each other in one batch: only storing and attending know
 * where one ends. ggml brings the graph, its memory and its threads, the embedding, and the
 * products with weights it has the best kernel for; everything else is ours (graph_ops.c).
 *
 * The shape of the graph depends only on how many tokens there are and how many rows of logits are
 * wanted. Everything else comes through arrays at fixed addresses, so a graph is built once per
 * shape and computed again and again; a steady decode builds nothing. A few shapes are kept, the
 * least recently used goes. All share one compute buffer, reserved for the largest step.
 *
 * In the last layer only the wanted rows go on after attention; where none is wanted (a prefill
 * chunk that is not the last) the graph ends as soon as the last K and V are stored.
 */
#include "graph.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "panel.h"

/* Building one graph. */
struct builder {
    struct cr_graph_env *env;
    const struct cr_hparams *hp;
    struct ggml_context *ctx;
    struct ggml_cgraph *cgraph;
    struct ggml_tensor *angles;
    int64_t n_tokens, n_rows;
    uint32_t n_products;
};

#define ARGS(...)                                                                                  \
    (struct ggml_tensor *[]){__VA_ARGS__},                                                         \
        sizeof((struct ggml_tensor *[]){__VA_ARGS__}) / sizeof(void *)

static bool is_panel(const struct builder *b, const struct ggml_tensor *weight)
{
    return cr_weights_is_panel(b->env->model->weights, weight);
}

/* An operation of ours that makes [ne0, ne1] floats. */
static struct ggml_tensor *op(const struct builder *b, int64_t ne0, int64_t ne1,
                              struct ggml_tensor **args, size_t n_args, ggml_custom_op_t fun,
                              void *user)
{
    return ggml_custom_4d(b->ctx, GGML_TYPE_F32, ne0, ne1, 1, 1, args, (int)n_args, fun,
                          GGML_N_TASKS_MAX, user);
}

/* One that makes `n_rows` rows of `n_in` quantized activations. */
static struct ggml_tensor *op_acts(const struct builder *b, int64_t n_in, int64_t n_rows,
                                   struct ggml_tensor **args, size_t n_args, ggml_custom_op_t fun)
{
    const size_t size = cr_panel_acts_bytes((uint32_t)n_in, (uint32_t)n_rows);
    return ggml_custom_4d(b->ctx, GGML_TYPE_I8, (int64_t)size, 1, 1, 1, args, (int)n_args, fun,
                          GGML_N_TASKS_MAX, b->env);
}

/* norm(x), quantized where all that will be multiplied with it (`w1` and `w2` may be NULL) is in
 * panels. */
static struct ggml_tensor *norm(const struct builder *b, struct ggml_tensor *x,
                                struct ggml_tensor *weight, const struct ggml_tensor *w0,
                                const struct ggml_tensor *w1, const struct ggml_tensor *w2)
{
    if (is_panel(b, w0) && (w1 == NULL || is_panel(b, w1)) && (w2 == NULL || is_panel(b, w2)))
        return op_acts(b, x->ne[0], x->ne[1], ARGS(x, weight), cr_op_norm);
    return op(b, x->ne[0], x->ne[1], ARGS(x, weight), cr_op_norm, b->env);
}

static void *next_counter(struct builder *b)
{
    assert(b->n_products < b->env->n_counters);
    return &b->env->counters[b->n_products++];
}

/* weight * x for n_rows rows of floats or quantized activations. */
static struct ggml_tensor *linear(struct builder *b, struct ggml_tensor *weight,
                                  struct ggml_tensor *x, int64_t n_rows)
{
    if (!is_panel(b, weight))
        return ggml_mul_mat(b->ctx, weight, x);
    if (x->type != GGML_TYPE_I8)
        x = op_acts(b, x->ne[0], n_rows, ARGS(x), cr_op_quantize);
    return op(b, weight->ne[1], n_rows, ARGS(weight, x), cr_op_product, next_counter(b));
}

/* to += weight * x */
static struct ggml_tensor *linear_add(struct builder *b, struct ggml_tensor *weight,
                                      struct ggml_tensor *x, struct ggml_tensor *to)
{
    if (!is_panel(b, weight))
        return ggml_add(b->ctx, ggml_mul_mat(b->ctx, weight, x), to);
    if (x->type != GGML_TYPE_I8)
        x = op_acts(b, x->ne[0], to->ne[1], ARGS(x), cr_op_quantize);
    struct ggml_tensor *args[] = {weight, x};
    return ggml_custom_inplace(b->ctx, to, args, 2, cr_op_product_add, GGML_N_TASKS_MAX,
                               next_counter(b));
}

/* A view of `n` heads of each row of `t` [.., n_tokens], from head `first` on.
 * [head_dim, n, n_tokens] */
static struct ggml_tensor *heads(const struct builder *b, struct ggml_tensor *t, int64_t n,
                                 int64_t first)
{
    const size_t head_bytes = b->hp->head_dim * sizeof(float);
    return ggml_view_3d(b->ctx, t, b->hp->head_dim, n, b->n_tokens, head_bytes, t->nb[1],
                        (size_t)first * head_bytes);
}

/* Stores K and V of a layer and attends. [n_head * head_dim, n_tokens]; for `store_only` the store
 * itself. */
static struct ggml_tensor *attention(struct builder *b, uint32_t il, struct ggml_tensor *x,
                                     bool store_only)
{
    struct cr_graph_layer *layer = &b->env->layers[il];
    const struct cr_layer *l = layer->weights;
    const int64_t n_head = b->hp->n_head, n_kv = b->hp->n_head_kv;
    struct ggml_tensor *q = linear(b, l->wq, x, b->n_tokens);
    struct ggml_tensor *k = l->wk != NULL ? linear(b, l->wk, x, b->n_tokens) : NULL;
    struct ggml_tensor *v = l->wv != NULL ? linear(b, l->wv, x, b->n_tokens) : NULL;

    struct ggml_tensor *args[] = {b->angles, v, k};
    q = ggml_custom_inplace(b->ctx, q, args,
                            k != NULL   ? 3
                            : v != NULL ? 2
                                        : 1,
                            cr_op_heads, GGML_N_TASKS_MAX, layer);
    struct ggml_tensor *store =
        op(b, 1, 1,
           ARGS(k != NULL ? heads(b, k, n_kv, 0) : heads(b, q, n_kv, n_head),
                v != NULL ? heads(b, v, n_kv, 0) : heads(b, q, n_kv, n_head + n_kv), q),
           cr_op_store, layer);
    if (store_only)
        return store;
    return op(b, n_head * b->hp->head_dim, b->n_tokens, ARGS(heads(b, q, n_head, 0), store),
              cr_op_attend, layer);
}

/* x += down(silu(gate) * up) */
static struct ggml_tensor *feed_forward(struct builder *b, const struct cr_layer *l,
                                        struct ggml_tensor *x)
{
    struct ggml_tensor *h = norm(b, x, l->ffn_norm, l->gate, l->up, NULL);
    struct ggml_tensor *gate = linear(b, l->gate, h, x->ne[1]);
    struct ggml_tensor *up = l->up != NULL ? linear(b, l->up, h, x->ne[1]) : NULL;
    if (is_panel(b, l->down)) {
        struct ggml_tensor *args[] = {gate, up};
        h = op_acts(b, b->hp->n_ff, x->ne[1], args, up != NULL ? 2 : 1, cr_op_swiglu);
    } else {
        h = up != NULL ? ggml_swiglu_split(b->ctx, gate, up) : ggml_swiglu(b->ctx, gate);
    }
    return linear_add(b, l->down, h, x);
}

/* An I32 vector over memory that stays where it is. */
static struct ggml_tensor *input(const struct builder *b, int32_t *data, int64_t n)
{
    struct ggml_tensor *t = ggml_new_tensor_1d(b->ctx, GGML_TYPE_I32, n);
    ggml_backend_tensor_alloc(b->env->inputs, t, data);
    return t;
}

static void build(struct builder *b)
{
    const struct cr_model *model = b->env->model;
    struct ggml_tensor *rows = b->n_rows > 0 ? input(b, b->env->rows, b->n_rows) : NULL;
    struct ggml_tensor *tokens = input(b, b->env->tokens, b->n_tokens);
    /* A tied head in panels is the embedding in panels: then the file's rows are left alone. */
    struct ggml_tensor *x =
        b->hp->tied_output && is_panel(b, model->output)
            ? op(b, b->hp->n_embd, b->n_tokens, ARGS(tokens, model->output), cr_op_embed, NULL)
            : ggml_get_rows(b->ctx, model->tok_embd, tokens);

    b->angles = op(b, b->hp->n_rot, b->n_tokens, ARGS(input(b, b->env->positions, b->n_tokens)),
                   cr_op_angles, b->env);
    for (uint32_t il = 0; il < b->hp->n_layer; il++) {
        const struct cr_layer *l = &model->layers[il];
        const bool is_last = il + 1 == b->hp->n_layer;
        struct ggml_tensor *y = attention(b, il, norm(b, x, l->attn_norm, l->wq, l->wk, l->wv),
                                          is_last && rows == NULL);
        if (is_last && rows == NULL) {
            ggml_build_forward_expand(b->cgraph, y);
            return;
        }
        if (is_last && b->n_rows < b->n_tokens) {
            y = ggml_get_rows(b->ctx, y, rows);
            x = ggml_get_rows(b->ctx, x, rows);
        }
        x = linear_add(b, l->wo, y, x);
        x = feed_forward(b, l, x);
    }
    struct ggml_tensor *logits = linear(
        b, model->output, norm(b, x, model->output_norm, model->output, NULL, NULL), b->n_rows);
    ggml_build_forward_expand(b->cgraph, op(b, 1, 1, ARGS(logits), cr_op_logits, b->env));
}

static void drop(struct cr_graph *graph)
{
    if (graph->ctx != NULL)
        ggml_free(graph->ctx);
    graph->ctx = NULL;
    graph->last_use = 0;
}

static bool make(struct cr_graphs *graphs, struct cr_graph *graph, uint32_t n_tokens,
                 uint32_t n_rows)
{
    drop(graph);
    if (graph->mem == NULL && (graph->mem = malloc(graphs->mem_size)) == NULL)
        return false;
    struct ggml_init_params params = {
        .mem_size = graphs->mem_size, .mem_buffer = graph->mem, .no_alloc = true};
    graph->ctx = ggml_init(params);
    if (graph->ctx == NULL)
        return false;
    const struct cr_hparams *hp = &graphs->env->model->hp;
    graph->cgraph = ggml_new_graph_custom(graph->ctx, graphs->n_nodes, false);
    graph->n_tokens = n_tokens;
    graph->n_rows = n_rows;
    struct builder b = {
        .env = graphs->env,
        .hp = hp,
        .ctx = graph->ctx,
        .cgraph = graph->cgraph,
        .n_tokens = n_tokens,
        .n_rows = n_rows,
    };
    build(&b);
    return true;
}

int cr_graphs_init(struct cr_graphs *graphs, struct cr_graph_env *env, uint32_t max_tokens,
                   uint32_t max_rows)
{
    /* At most 32 tensors a layer, views among them, and some around the layers. */
    const size_t n_nodes = 32 * ((size_t)env->model->hp.n_layer + 1);
    *graphs = (struct cr_graphs){
        .env = env,
        .n_nodes = n_nodes,
        .mem_size = n_nodes * ggml_tensor_overhead() + ggml_graph_overhead_custom(n_nodes, false),
    };
    graphs->alloc = ggml_gallocr_new(ggml_backend_dev_buffer_type(env->model->dev));
    if (graphs->alloc == NULL || !make(graphs, &graphs->cache[0], max_tokens, max_rows) ||
        !ggml_gallocr_reserve(graphs->alloc, graphs->cache[0].cgraph)) {
        cr_graphs_release(graphs);
        return CR_ENOMEM;
    }
    drop(&graphs->cache[0]);
    return CR_OK;
}

void cr_graphs_release(struct cr_graphs *graphs)
{
    for (int i = 0; i < CR_GRAPH_CACHE; i++) {
        drop(&graphs->cache[i]);
        free(graphs->cache[i].mem);
    }
    if (graphs->alloc != NULL)
        ggml_gallocr_free(graphs->alloc);
    *graphs = (struct cr_graphs){0};
}

struct ggml_cgraph *cr_graphs_get(struct cr_graphs *graphs, uint32_t n_tokens, uint32_t n_rows)
{
    struct cr_graph *oldest = &graphs->cache[0];
    graphs->clock++;
    for (int i = 0; i < CR_GRAPH_CACHE; i++) {
        struct cr_graph *graph = &graphs->cache[i];
        if (graph->last_use != 0 && graph->n_tokens == n_tokens && graph->n_rows == n_rows) {
            graph->last_use = graphs->clock;
            return graph->cgraph;
        }
        if (graph->last_use < oldest->last_use)
            oldest = graph;
    }
    const size_t size = ggml_gallocr_get_buffer_size(graphs->alloc, 0);
    if (!make(graphs, oldest, n_tokens, n_rows) ||
        !ggml_gallocr_alloc_graph(graphs->alloc, oldest->cgraph)) {
        drop(oldest);
        return NULL;
    }
    /* A layout that did not fit moved the buffer, and every other graph points into the old one.
     * The reservation is meant to make this never happen. */
    if (ggml_gallocr_get_buffer_size(graphs->alloc, 0) != size)
        for (int i = 0; i < CR_GRAPH_CACHE; i++)
            if (&graphs->cache[i] != oldest)
                drop(&graphs->cache[i]);
    oldest->last_use = graphs->clock;
    return oldest->cgraph;
}
