/* The operations of a step that ggml does not have, or has slower.
 *
 * A custom operation is called by every thread with its number; between two operations there is a
 * barrier. Fewer operations are therefore faster, most of all in decode, where one row's norm takes
 * less time than the barrier behind it. So what happens to a row between two products is one
 * operation: norm and quantization; gating and quantization; biases, norms of heads and rotary
 * embedding. A product that goes to the residual stream is added in place.
 *
 * Rows are divided among threads in whole tiles of eight where there are enough, since activations
 * of eight rows share cache lines (panel.h). Products are divided by panels, drawn from a counter.
 *
 * Angles of the rotary embedding are computed once per step, not once per layer, in double
 * precision: at position 100,000 a float has lost four of its seven digits.
 */
#include <math.h>
#include <stdlib.h>

#include "graph.h"
#include "panel.h"

/* The rows from *begin to *end of n are thread ith's. */
static void divide(int64_t n, int ith, int nth, int64_t *begin, int64_t *end)
{
    const int64_t unit = n >= 8 * nth ? 8 : 1;
    const int64_t n_units = (n + unit - 1) / unit;
    *begin = n_units * ith / nth * unit;
    *end = n_units * (ith + 1) / nth * unit;
    *end = *end < n ? *end : n;
}

static float *row_of(const struct ggml_tensor *t, int64_t row)
{
    return (float *)((char *)t->data + (size_t)row * t->nb[1]);
}

void cr_op_angles(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    const struct cr_graph_env *env = user;
    const uint32_t n = env->model->hp.n_rot / 2;
    const int32_t *positions = dst->src[0]->data;
    int64_t row, end;
    divide(dst->ne[1], ith, nth, &row, &end);
    for (; row < end; row++) {
        float *turns = row_of(dst, row);
        for (uint32_t i = 0; i < n; i++) {
            const double angle = positions[row] * env->frequencies[i];
            turns[i] = (float)cos(angle);
            turns[n + i] = (float)sin(angle);
        }
    }
}

void cr_op_embed(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    const int32_t *tokens = dst->src[0]->data;
    const struct ggml_tensor *panels = dst->src[1];
    int64_t row, end;
    (void)user;
    divide(dst->ne[1], ith, nth, &row, &end);
    for (; row < end; row++)
        cr_panel_row(panels->type, (uint32_t)panels->ne[0], panels->data, (uint32_t)tokens[row],
                     row_of(dst, row));
}

void cr_op_norm(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    const struct cr_graph_env *env = user;
    const struct ggml_tensor *x = dst->src[0];
    const float *weight = dst->src[1]->data;
    const uint32_t n = (uint32_t)x->ne[0];
    float *scratch = env->scratch + (size_t)ith * env->scratch_stride;
    int64_t row, end;
    divide(x->ne[1], ith, nth, &row, &end);
    for (; row < end; row++) {
        const bool is_acts = dst->type == GGML_TYPE_I8;
        float *out = is_acts ? scratch : row_of(dst, row);
        env->rows_of->norm(row_of(x, row), weight, env->model->hp.rms_eps, n, out);
        if (is_acts)
            cr_panel_quantize(out, n, (uint32_t)x->ne[1], (uint32_t)row, dst->data);
    }
}

void cr_op_quantize(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    const struct ggml_tensor *x = dst->src[0];
    int64_t row, end;
    (void)user;
    divide(x->ne[1], ith, nth, &row, &end);
    for (; row < end; row++)
        cr_panel_quantize(row_of(x, row), (uint32_t)x->ne[0], (uint32_t)x->ne[1], (uint32_t)row,
                          dst->data);
}

void cr_op_swiglu(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    const struct cr_graph_env *env = user;
    const struct ggml_tensor *gate = dst->src[0], *up = dst->src[1];
    const uint32_t n = env->model->hp.n_ff;
    float *scratch = env->scratch + (size_t)ith * env->scratch_stride;
    int64_t row, end;
    divide(gate->ne[1], ith, nth, &row, &end);
    for (; row < end; row++) {
        const float *g = row_of(gate, row);
        env->rows_of->swiglu(g, up != NULL ? row_of(up, row) : g + n, n, scratch);
        cr_panel_quantize(scratch, n, (uint32_t)gate->ne[1], (uint32_t)row, dst->data);
    }
}

static void product(struct ggml_tensor *dst, const struct ggml_tensor *weight, const void *acts,
                    bool add, int nth, struct cr_graph_counter *counter)
{
    const struct cr_panel_product p = {
        .type = weight->type,
        .n_in = (uint32_t)weight->ne[0],
        .n_out = (uint32_t)weight->ne[1],
        .n_rows = (uint32_t)dst->ne[1],
        .panels = weight->data,
        .acts = acts,
        .out = dst->data,
        .out_stride = dst->nb[1] / sizeof(float),
        .add = add,
    };
    cr_panel_multiply(&p, &counter->next, (uint32_t)nth);
}

void cr_op_product(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    (void)ith;
    product(dst, dst->src[0], dst->src[1]->data, false, nth, user);
}

void cr_op_product_add(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    (void)ith;
    product(dst, dst->src[1], dst->src[2]->data, true, nth, user);
}

/* Norm and rotation of `n` heads that lie side by side. */
static void turn(const struct cr_graph_env *env, float *heads, uint32_t n,
                 const struct ggml_tensor *norm, const float *turns)
{
    const struct cr_hparams *hp = &env->model->hp;
    for (uint32_t h = 0; h < n; h++, heads += hp->head_dim) {
        if (norm != NULL)
            env->rows_of->norm(heads, norm->data, hp->rms_eps, hp->head_dim, heads);
        if (hp->rope_neox)
            env->rows_of->rotate_halves(heads, turns, hp->n_rot / 2);
        else
            env->rows_of->rotate_pairs(heads, turns, hp->n_rot / 2);
    }
}

static void add_bias(const struct cr_graph_env *env, float *row, const struct ggml_tensor *bias)
{
    if (bias != NULL)
        env->rows_of->add(row, bias->data, (uint32_t)bias->ne[0]);
}

void cr_op_heads(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    const struct cr_graph_layer *layer = user;
    const struct cr_graph_env *env = layer->env;
    const struct cr_hparams *hp = &env->model->hp;
    const struct cr_layer *w = layer->weights;
    const struct ggml_tensor *angles = dst->src[1], *v = dst->src[2], *k = dst->src[3];
    int64_t row, end;
    divide(dst->ne[1], ith, nth, &row, &end);
    for (; row < end; row++) {
        const float *turns = row_of(angles, row);
        float *q_row = row_of(dst, row);
        float *k_row = k != NULL ? row_of(k, row) : q_row + (size_t)hp->n_head * hp->head_dim;
        add_bias(env, q_row, w->bq);
        if (k != NULL)
            add_bias(env, k_row, w->bk);
        if (v != NULL)
            add_bias(env, row_of(v, row), w->bv);
        turn(env, q_row, hp->n_head, w->q_norm, turns);
        turn(env, k_row, hp->n_head_kv, w->k_norm, turns);
    }
}

void cr_op_store(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    struct cr_attn_args args = ((const struct cr_graph_layer *)user)->attn;
    const struct ggml_tensor *k = dst->src[0], *v = dst->src[1];
    args.k = k->data;
    args.k_head_stride = k->nb[1];
    args.k_row_stride = k->nb[2];
    args.v = v->data;
    args.v_head_stride = v->nb[1];
    args.v_row_stride = v->nb[2];
    cr_attn_store(&args, (uint32_t)ith, (uint32_t)nth);
}

void cr_op_attend(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    struct cr_attn_args args = ((const struct cr_graph_layer *)user)->attn;
    const struct ggml_tensor *q = dst->src[0];
    args.q = q->data;
    args.q_head_stride = q->nb[1];
    args.q_row_stride = q->nb[2];
    args.out = dst->data;
    args.out_row_stride = dst->nb[1];
    cr_attn_run(&args, (uint32_t)ith, (uint32_t)nth);
}

void cr_op_logits(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    struct cr_graph_env *env = user;
    const struct ggml_tensor *logits = dst->src[0];
    const uint32_t n_rows = (uint32_t)logits->ne[1];
    (void)ith, (void)nth;
    for (uint32_t i; (i = atomic_fetch_add(&env->next_row, 1)) < n_rows;)
        env->on_logits(env->users[i], row_of(logits, i), (uint32_t)logits->ne[0]);
}

int cr_graph_env_init(struct cr_graph_env *env, uint32_t n_threads)
{
    const struct cr_model *model = env->model;
    const struct cr_hparams *hp = &model->hp;
    const uint32_t n_pairs = hp->n_rot / 2;
    const uint32_t widest = hp->n_ff > hp->n_embd ? hp->n_ff : hp->n_embd;

    env->rows_of = cr_rows_get();
    env->scratch_stride = ((size_t)widest + 31) / 16 * 16;
    env->n_counters = hp->n_layer * 7 + 1;
    env->layers = calloc(hp->n_layer, sizeof env->layers[0]);
    env->frequencies = calloc(n_pairs, sizeof env->frequencies[0]);
    env->scratch = aligned_alloc(64, n_threads * env->scratch_stride * sizeof env->scratch[0]);
    env->counters = aligned_alloc(64, env->n_counters * sizeof env->counters[0]);
    if (env->layers == NULL || env->frequencies == NULL || env->scratch == NULL ||
        env->counters == NULL)
        return CR_ENOMEM;
    for (uint32_t i = 0; i < hp->n_layer; i++) {
        env->layers[i].env = env;
        env->layers[i].weights = &model->layers[i];
    }
    const float *divisors = model->rope_freqs != NULL ? model->rope_freqs->data : NULL;
    for (uint32_t i = 0; i < n_pairs; i++) {
        env->frequencies[i] =
            hp->rope_freq_scale * pow(hp->rope_freq_base, -2.0 * i / (double)hp->n_rot);
        if (divisors != NULL)
            env->frequencies[i] /= divisors[i];
    }
    for (uint32_t i = 0; i < env->n_counters; i++)
        atomic_init(&env->counters[i].next, 0);
    atomic_init(&env->next_row, 0);
    return CR_OK;
}

void cr_graph_env_release(struct cr_graph_env *env)
{
    free(env->layers);
    free(env->frequencies);
    free(env->scratch);
    free(env->counters);
}

void cr_graph_env_rewind(struct cr_graph_env *env)
{
    for (uint32_t i = 0; i < env->n_counters; i++)
        atomic_store_explicit(&env->counters[i].next, 0, memory_order_relaxed);
    atomic_store_explicit(&env->next_row, 0, memory_order_release);
}
