/* A step as a graph:
 *
 *   tokens ─ get_rows ─▶ x ─┬─ norm ─ QKV ─ rope ─ store ─ attend ─ O ─▶ + ─┬─ norm ─ gate, up ─
 *                           └─────────────────────────────────────────────┘ └── … ─ down ─▶ +  …
 *   … ─ get_rows(rows) ─ norm ─ head ─ hand out logits
 *
 * All sequences' new tokens lie behind each other in one batch: only storing and attending know
 * where one ends. They are custom operations of ours (attn.h), and so is the last one, which hands
 * rows of logits to the caller's sampler on all compute threads.
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

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Building one graph. */
struct builder {
    struct cr_graph_env *env;
    const struct cr_hparams *hp;
    struct ggml_context *ctx;
    struct ggml_cgraph *cgraph;
    struct ggml_tensor *positions;
    int64_t n_tokens, n_rows;
};

static void op_store(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    struct cr_attn_args args = *(const struct cr_attn_args *)user;
    const struct ggml_tensor *k = dst->src[0], *v = dst->src[1];
    args.k = k->data;
    args.k_head_stride = k->nb[1];
    args.k_row_stride = k->nb[2];
    args.v = v->data;
    args.v_head_stride = v->nb[1];
    args.v_row_stride = v->nb[2];
    cr_attn_store(&args, (uint32_t)ith, (uint32_t)nth);
}

static void op_attend(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    struct cr_attn_args args = *(const struct cr_attn_args *)user;
    const struct ggml_tensor *q = dst->src[0];
    args.q = q->data;
    args.q_head_stride = q->nb[1];
    args.q_row_stride = q->nb[2];
    args.out = dst->data;
    args.out_row_stride = dst->nb[1];
    cr_attn_run(&args, (uint32_t)ith, (uint32_t)nth);
}

static void op_logits(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    struct cr_graph_env *env = user;
    const struct ggml_tensor *logits = dst->src[0];
    const uint32_t n_rows = (uint32_t)logits->ne[1];
    (void)ith, (void)nth;
    for (uint32_t i; (i = atomic_fetch_add(&env->next_row, 1)) < n_rows;)
        env->on_logits(env->users[i], (float *)((char *)logits->data + i * logits->nb[1]),
                       (uint32_t)logits->ne[0]);
}

/* A view of `n` heads of each row of `t` [.., n_tokens], from `offset` floats into the row on.
 * [head_dim, n, n_tokens] */
static struct ggml_tensor *heads(const struct builder *b, struct ggml_tensor *t, int64_t n,
                                 int64_t offset)
{
    return ggml_view_3d(b->ctx, t, b->hp->head_dim, n, b->n_tokens, b->hp->head_dim * sizeof(float),
                        t->nb[1], (size_t)offset * sizeof(float));
}

static struct ggml_tensor *norm(const struct builder *b, struct ggml_tensor *x,
                                struct ggml_tensor *weight)
{
    return ggml_mul(b->ctx, ggml_rms_norm(b->ctx, x, b->hp->rms_eps), weight);
}

static struct ggml_tensor *rope(const struct builder *b, struct ggml_tensor *x)
{
    return ggml_rope_ext(b->ctx, x, b->positions, b->env->model->rope_freqs, (int)b->hp->n_rot,
                         b->hp->rope_neox ? GGML_ROPE_TYPE_NEOX : GGML_ROPE_TYPE_NORMAL,
                         (int)b->hp->n_ctx_train, b->hp->rope_freq_base, b->hp->rope_freq_scale,
                         0.0f, 1.0f, 32.0f, 1.0f);
}

/* weight * x (+ bias) */
static struct ggml_tensor *linear(const struct builder *b, struct ggml_tensor *weight,
                                  struct ggml_tensor *x, struct ggml_tensor *bias)
{
    struct ggml_tensor *y = ggml_mul_mat(b->ctx, weight, x);
    return bias != NULL ? ggml_add(b->ctx, y, bias) : y;
}

/* Stores K and V of a layer and attends. [n_head * head_dim, n_tokens]; for `store_only` the store
 * itself. */
static struct ggml_tensor *attention(const struct builder *b, uint32_t il, struct ggml_tensor *x,
                                     bool store_only)
{
    const struct cr_layer *l = &b->env->model->layers[il];
    const int64_t n_head = b->hp->n_head, n_kv = b->hp->n_head_kv, hd = b->hp->head_dim;
    struct cr_attn_args *args = &b->env->attn_args[il];
    struct ggml_tensor *q = linear(b, l->wq, x, l->bq), *k, *v;

    v = l->wv != NULL ? heads(b, linear(b, l->wv, x, l->bv), n_kv, 0)
                      : heads(b, q, n_kv, (n_head + n_kv) * hd);
    k = l->wk != NULL ? heads(b, linear(b, l->wk, x, l->bk), n_kv, 0) : NULL;
    if (l->wk == NULL && l->q_norm == NULL) {
        /* One turn for Q and K, which lie side by side. */
        struct ggml_tensor *qk = rope(b, heads(b, q, n_head + n_kv, 0));
        q = ggml_view_3d(b->ctx, qk, hd, n_head, b->n_tokens, qk->nb[1], qk->nb[2], 0);
        k = ggml_view_3d(b->ctx, qk, hd, n_kv, b->n_tokens, qk->nb[1], qk->nb[2],
                         (size_t)n_head * qk->nb[1]);
    } else {
        if (k == NULL)
            k = heads(b, q, n_kv, n_head * hd);
        q = heads(b, q, n_head, 0);
        if (l->q_norm != NULL) {
            q = norm(b, q, l->q_norm);
            k = norm(b, k, l->k_norm);
        }
        q = rope(b, q);
        k = rope(b, k);
    }
    struct ggml_tensor *store =
        ggml_custom_4d(b->ctx, GGML_TYPE_F32, 1, 1, 1, 1, (struct ggml_tensor *[]){k, v}, 2,
                       op_store, GGML_N_TASKS_MAX, args);
    if (store_only)
        return store;
    return ggml_custom_4d(b->ctx, GGML_TYPE_F32, n_head * hd, b->n_tokens, 1, 1,
                          (struct ggml_tensor *[]){q, store}, 2, op_attend, GGML_N_TASKS_MAX, args);
}

static struct ggml_tensor *feed_forward(const struct builder *b, const struct cr_layer *l,
                                        struct ggml_tensor *x)
{
    struct ggml_tensor *gate = ggml_mul_mat(b->ctx, l->gate, x);
    struct ggml_tensor *h = l->up == NULL
                                ? ggml_swiglu(b->ctx, gate)
                                : ggml_swiglu_split(b->ctx, gate, ggml_mul_mat(b->ctx, l->up, x));
    return ggml_mul_mat(b->ctx, l->down, h);
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
    struct ggml_tensor *x =
        ggml_get_rows(b->ctx, model->tok_embd, input(b, b->env->tokens, b->n_tokens));

    b->positions = input(b, b->env->positions, b->n_tokens);
    for (uint32_t il = 0; il < b->hp->n_layer; il++) {
        const struct cr_layer *l = &model->layers[il];
        const bool is_last = il + 1 == b->hp->n_layer;
        struct ggml_tensor *y = attention(b, il, norm(b, x, l->attn_norm), is_last && rows == NULL);
        if (is_last && rows == NULL) {
            ggml_build_forward_expand(b->cgraph, y);
            return;
        }
        if (is_last && b->n_rows < b->n_tokens) {
            y = ggml_get_rows(b->ctx, y, rows);
            x = ggml_get_rows(b->ctx, x, rows);
        }
        x = ggml_add(b->ctx, ggml_mul_mat(b->ctx, l->wo, y), x);
        x = ggml_add(b->ctx, feed_forward(b, l, norm(b, x, l->ffn_norm)), x);
    }
    struct ggml_tensor *logits =
        ggml_mul_mat(b->ctx, model->output, norm(b, x, model->output_norm));
    ggml_build_forward_expand(b->cgraph, ggml_custom_4d(b->ctx, GGML_TYPE_F32, 1, 1, 1, 1, &logits,
                                                        1, op_logits, GGML_N_TASKS_MAX, b->env));
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
    graph->cgraph = ggml_new_graph_custom(graph->ctx, 32 * ((size_t)hp->n_layer + 1), false);
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
    const size_t n_nodes = 32 * ((size_t)env->model->hp.n_layer + 1);
    *graphs = (struct cr_graphs){
        .env = env,
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
