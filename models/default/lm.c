/* Forward and backward pass of the model in lm.h, one row of tokens at a time.
 *
 * Shapes: T tokens in a row, D = dim, G = the fused q, k and v rows, H = hidden,
 * V = vocab. Every matrix W is [out, in]. Three products serve each of them:
 *   forward   Y[T,out] = X[T,in] * W^T        panels of W^T, packed once per step
 *   to input  dX[T,in] = dY[T,out] * W        panels of W, packed once per step
 *   to weight dW[out,in] += dY^T * X          X is packed on the spot
 *
 * Attention works on blocks of 64 queries against the keys up to the block's end.
 * Nothing of size T x T is kept: the backward pass computes the scores again from
 * the log-sum of each row that the forward pass stored.
 *
 * The logits of a row would be larger than all else together, so the loss runs in
 * chunks of 256 tokens: logits, softmax, and both gradients, before the next chunk.
 */
#include "lm.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64, CHUNK = 256, HD = LM_HEAD_DIM };

static size_t qkv_rows(const struct lm_config *c)
{
    return (size_t)(c->heads + 2 * c->kv_heads) * HD;
}

/* ---- parameters ---- */

static size_t add(struct lm_tensor *ret, int *n, size_t at, const char *name, int layer,
                  size_t rows, size_t cols)
{
    if (ret != NULL) {
        struct lm_tensor *t = &ret[*n];
        if (layer >= 0) {
            snprintf(t->name, sizeof t->name, "blk.%d.%s.weight", layer, name);
        } else {
            snprintf(t->name, sizeof t->name, "%s.weight", name);
        }
        t->offset = at;
        t->rows = rows;
        t->cols = cols;
    }
    (*n)++;
    return at + rows * cols;
}

static size_t layout(const struct lm_config *c, struct lm_tensor *ret, int *ret_n)
{
    size_t d = (size_t)c->dim, h = (size_t)c->hidden, at = 0;
    size_t q = (size_t)c->heads * HD, kv = (size_t)c->kv_heads * HD;
    int n = 0;
    at = add(ret, &n, at, "token_embd", -1, (size_t)c->vocab, d);
    for (int l = 0; l < c->layers; l++) {
        at = add(ret, &n, at, "attn_norm", l, 1, d);
        at = add(ret, &n, at, "attn_q", l, q, d);
        at = add(ret, &n, at, "attn_k", l, kv, d);
        at = add(ret, &n, at, "attn_v", l, kv, d);
        at = add(ret, &n, at, "attn_output", l, d, q);
        at = add(ret, &n, at, "ffn_norm", l, 1, d);
        at = add(ret, &n, at, "ffn_gate", l, h, d);
        at = add(ret, &n, at, "ffn_up", l, h, d);
        at = add(ret, &n, at, "ffn_down", l, d, h);
    }
    at = add(ret, &n, at, "output_norm", -1, 1, d);
    *ret_n = n;
    return at;
}

size_t lm_params(const struct lm_config *c)
{
    int n;
    return layout(c, NULL, &n);
}

int lm_tensors(const struct lm_config *c, struct lm_tensor *ret)
{
    int n;
    layout(c, ret, &n);
    return n;
}

/* Where the fused matrices of a layer lie. */
struct layer {
    size_t norm1, qkv, out, norm2, gate_up, down;
};

static struct layer layer_at(const struct lm_config *c, int l)
{
    size_t d = (size_t)c->dim, h = (size_t)c->hidden, q = (size_t)c->heads * HD;
    struct layer a;
    size_t one = d + qkv_rows(c) * d + d * q + d + 3 * h * d;
    a.norm1 = (size_t)c->vocab * d + (size_t)l * one;
    a.qkv = a.norm1 + d;
    a.out = a.qkv + qkv_rows(c) * d;
    a.norm2 = a.out + d * q;
    a.gate_up = a.norm2 + d;
    a.down = a.gate_up + 2 * h * d;
    return a;
}

static uint64_t next_random(uint64_t *s)
{
    uint64_t z = (*s += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

void lm_init(const struct lm_config *c, float *params, uint64_t seed)
{
    struct lm_tensor t[LM_MAX_TENSORS];
    int n = lm_tensors(c, t);
    for (int i = 0; i < n; i++) {
        float std = 1.0F / sqrtf((float)t[i].cols);
        if (i == 0) {
            std = 0.02F;
        } else if (strstr(t[i].name, "attn_output") || strstr(t[i].name, "ffn_down")) {
            std /= sqrtf(2.0F * (float)c->layers);
        }
        for (size_t k = 0; k < t[i].rows * t[i].cols; k++) {
            /* The sum of four uniforms is normal enough. */
            float u = 0;
            for (int j = 0; j < 4; j++) {
                u += (float)(next_random(&seed) >> 40) / 16777216.0F - 0.5F;
            }
            params[t[i].offset + k] = t[i].rows == 1 ? 1.0F : u * std * sqrtf(3.0F);
        }
    }
}

/* ---- packed weights ---- */

struct packed_mat {
    size_t offset, rows, cols;
    struct panels fwd, bwd;
};

struct lm_packed {
    int n;
    struct packed_mat m[]; /* 4 per layer: qkv, out, gate_up, down; then the embedding */
};

struct lm_packed *lm_packed_create(const struct lm_config *c)
{
    int n = 4 * c->layers + 1;
    size_t d = (size_t)c->dim, h = (size_t)c->hidden, q = (size_t)c->heads * HD;
    struct lm_packed *p = calloc(1, sizeof *p + (size_t)n * sizeof p->m[0]);
    if (p == NULL) {
        return NULL;
    }
    p->n = n;
    for (int l = 0; l < c->layers; l++) {
        struct layer a = layer_at(c, l);
        struct packed_mat *m = &p->m[4 * l];
        m[0] = (struct packed_mat){.offset = a.qkv, .rows = qkv_rows(c), .cols = d};
        m[1] = (struct packed_mat){.offset = a.out, .rows = d, .cols = q};
        m[2] = (struct packed_mat){.offset = a.gate_up, .rows = 2 * h, .cols = d};
        m[3] = (struct packed_mat){.offset = a.down, .rows = d, .cols = h};
    }
    p->m[n - 1] = (struct packed_mat){.offset = 0, .rows = (size_t)c->vocab, .cols = d};
    for (int i = 0; i < n; i++) {
        size_t bytes = p->m[i].rows * p->m[i].cols * sizeof(gemm_elem);
        p->m[i].fwd.p = aligned_alloc(64, bytes);
        p->m[i].bwd.p = aligned_alloc(64, bytes);
        if (p->m[i].fwd.p == NULL || p->m[i].bwd.p == NULL) {
            lm_packed_destroy(p);
            return NULL;
        }
    }
    return p;
}

void lm_packed_destroy(struct lm_packed *p)
{
    for (int i = 0; p != NULL && i < p->n; i++) {
        free(p->m[i].fwd.p);
        free(p->m[i].bwd.p);
    }
    free(p);
}

int lm_packed_jobs(const struct lm_packed *p)
{
    return p->n;
}

void lm_packed_do(struct lm_packed *p, const float *params, int job)
{
    struct packed_mat *m = &p->m[job];
    const float *w = params + m->offset;
    gemm_pack_b(&m->fwd, (struct mat){w, 1, m->cols}, m->cols, m->rows);
    gemm_pack_b(&m->bwd, (struct mat){w, m->cols, 1}, m->rows, m->cols);
}

/* ---- a worker ---- */

/* What the forward pass of a layer leaves for the backward pass. */
struct saved {
    float *in;      /* [T, D] */
    float *norm1;   /* [T, D] */
    float *inv1;    /* [T] */
    float *qkv;     /* [T, G], before rotation */
    float *att;     /* [T, heads * HD] */
    float *lse;     /* [T, heads] */
    float *mid;     /* [T, D] */
    float *norm2;   /* [T, D] */
    float *inv2;    /* [T] */
    float *gate_up; /* [T, 2H] */
    float *act;     /* [T, H] */
};

struct lm_worker {
    struct lm_config c;
    struct gemm_scratch gs;
    float *grads;
    float *arena;
    struct saved *layer;
    float *last, *norm, *inv;        /* [T, D], [T, D], [T] */
    float *d_res, *d_norm, *d_wide;  /* [T, D], [T, D], [T, max(2H, G)] */
    float *d_act;                    /* [T, H] */
    float *logits;                   /* [CHUNK, V] */
    float *cos, *sin;                /* [T, HD / 2] */
    float *q, *k, *v, *dq, *dk, *dv; /* [T + BLOCK, HD], one head of one document */
    float *o, *d_o;                  /* likewise */
    float *score, *d_score;          /* [BLOCK, T + BLOCK] */
    struct panels acts, kt, vt, kn, vn, qb, ob;
    int *start; /* where documents begin; [T + 1] */
    int n_docs;
};

static size_t arena_plan(struct lm_worker *w, float *base)
{
    const struct lm_config *c = &w->c;
    size_t at = 0, t = (size_t)c->row, d = (size_t)c->dim, h = (size_t)c->hidden;
    size_t g = qkv_rows(c), q = (size_t)c->heads * HD, wide = 2 * h > g ? 2 * h : g;
#define TAKE(ptr, count)                                                                           \
    do {                                                                                           \
        (ptr) = base != NULL ? (void *)(base + at) : NULL;                                         \
        at += ((count) + 15) / 16 * 16;                                                            \
    } while (0)
    for (int l = 0; l < c->layers; l++) {
        struct saved *s = &w->layer[l];
        TAKE(s->in, t * d);
        TAKE(s->norm1, t * d);
        TAKE(s->inv1, t);
        TAKE(s->qkv, t * g);
        TAKE(s->att, t * q);
        TAKE(s->lse, t * (size_t)c->heads);
        TAKE(s->mid, t * d);
        TAKE(s->norm2, t * d);
        TAKE(s->inv2, t);
        TAKE(s->gate_up, t * 2 * h);
        TAKE(s->act, t * h);
    }
    TAKE(w->last, t * d);
    TAKE(w->norm, t * d);
    TAKE(w->inv, t);
    TAKE(w->d_res, t * d);
    TAKE(w->d_norm, t * d);
    TAKE(w->d_wide, t * wide);
    TAKE(w->d_act, t * h);
    TAKE(w->logits, CHUNK * (size_t)c->vocab);
    TAKE(w->cos, t * HD / 2);
    TAKE(w->sin, t * HD / 2);
    size_t head = (t + BLOCK) * HD;
    TAKE(w->q, head);
    TAKE(w->k, head);
    TAKE(w->v, head);
    TAKE(w->dq, head);
    TAKE(w->dk, head);
    TAKE(w->dv, head);
    TAKE(w->o, head);
    TAKE(w->d_o, head);
    TAKE(w->score, (t + BLOCK) * BLOCK);
    TAKE(w->d_score, (t + BLOCK) * BLOCK);
    TAKE(w->acts.p, t * h); /* no matrix has a wider input */
    TAKE(w->kt.p, head);
    TAKE(w->vt.p, head);
    TAKE(w->kn.p, head);
    TAKE(w->vn.p, head);
    TAKE(w->qb.p, BLOCK * HD);
    TAKE(w->ob.p, BLOCK * HD);
    TAKE(w->start, t + 1);
#undef TAKE
    return at;
}

struct lm_worker *lm_worker_create(const struct lm_config *c)
{
    struct lm_worker *w = calloc(1, sizeof *w);
    if (w == NULL) {
        return NULL;
    }
    w->c = *c;
    w->layer = calloc((size_t)c->layers, sizeof w->layer[0]);
    w->grads = aligned_alloc(64, (lm_params(c) * sizeof(float) + 63) / 64 * 64);
    if (w->layer == NULL || w->grads == NULL || gemm_scratch_init(&w->gs) != 0) {
        lm_worker_destroy(w);
        return NULL;
    }
    w->arena = aligned_alloc(64, arena_plan(w, NULL) * sizeof(float));
    if (w->arena == NULL) {
        lm_worker_destroy(w);
        return NULL;
    }
    arena_plan(w, w->arena);
    memset(w->grads, 0, lm_params(c) * sizeof(float));
    for (int t = 0; t < c->row; t++) {
        for (int i = 0; i < HD / 2; i++) {
            double a = t * pow(LM_ROPE_BASE, -2.0 * i / HD);
            w->cos[t * HD / 2 + i] = (float)cos(a);
            w->sin[t * HD / 2 + i] = (float)sin(a);
        }
    }
    return w;
}

void lm_worker_destroy(struct lm_worker *w)
{
    if (w == NULL) {
        return;
    }
    gemm_scratch_release(&w->gs);
    free(w->arena);
    free(w->grads);
    free(w->layer);
    free(w);
}

float *lm_worker_grads(struct lm_worker *w)
{
    return w->grads;
}

/* ---- products ---- */

/* y[T,out] (+)= x[T,in] * W^T */
static void product(struct lm_worker *w, const struct packed_mat *m, const float *x, size_t t,
                    float *y, int add_to)
{
    gemm(&w->gs, t, m->rows, m->cols, (struct mat){x, m->cols, 1}, &m->fwd, y, m->rows, add_to);
}

/* dx[T,in] (+)= dy[T,out] * W */
static void product_input(struct lm_worker *w, const struct packed_mat *m, const float *dy,
                          size_t t, float *dx, int add_to)
{
    gemm(&w->gs, t, m->cols, m->rows, (struct mat){dy, m->rows, 1}, &m->bwd, dx, m->cols, add_to);
}

/* dW[out,in] += dy^T * x */
static void product_weight(struct lm_worker *w, const struct packed_mat *m, const float *dy,
                           const float *x, size_t t)
{
    gemm_pack_b(&w->acts, (struct mat){x, m->cols, 1}, t, m->cols);
    gemm(&w->gs, m->rows, m->cols, t, (struct mat){dy, 1, m->rows}, &w->acts, w->grads + m->offset,
         m->cols, 1);
}

/* ---- RMSNorm ---- */

static void norm_forward(const float *x, const float *weight, float *y, float *inv, size_t t,
                         size_t d)
{
    for (size_t i = 0; i < t; i++, x += d, y += d) {
        float sum = 0;
        for (size_t j = 0; j < d; j++) {
            sum += x[j] * x[j];
        }
        inv[i] = 1.0F / sqrtf(sum / (float)d + LM_NORM_EPS);
        for (size_t j = 0; j < d; j++) {
            y[j] = x[j] * inv[i] * weight[j];
        }
    }
}

/* dx += the gradient through the norm. */
static void norm_backward(const float *x, const float *weight, const float *inv, const float *dy,
                          float *dx, float *d_weight, size_t t, size_t d)
{
    for (size_t i = 0; i < t; i++, x += d, dy += d, dx += d) {
        float dot = 0;
        for (size_t j = 0; j < d; j++) {
            dot += dy[j] * weight[j] * x[j];
        }
        dot *= inv[i] * inv[i] / (float)d;
        for (size_t j = 0; j < d; j++) {
            d_weight[j] += dy[j] * x[j] * inv[i];
            dx[j] += inv[i] * (dy[j] * weight[j] - x[j] * dot);
        }
    }
}

/* ---- attention ---- */

/* Copies one head of one document out of the wide rows, rotated by its position
 * (`turn` 1), back (-1) or not at all (0), and scaled; the tail of the last block
 * becomes zeros. */
static void head_in(const struct lm_worker *w, float *to, const float *from, size_t stride,
                    size_t n, int turn, float scale)
{
    for (size_t i = 0; i < n; i++, from += stride, to += HD) {
        if (turn == 0) {
            memcpy(to, from, HD * sizeof(float));
            continue;
        }
        const float *c = w->cos + i * HD / 2, *s = w->sin + i * HD / 2;
        for (size_t j = 0; j < HD / 2; j++) {
            float a = from[2 * j] * scale, b = from[2 * j + 1] * scale;
            to[2 * j] = a * c[j] - b * s[j];
            to[2 * j + 1] = a * s[j] + b * c[j];
        }
    }
    memset(to, 0, ((BLOCK - n % BLOCK) % BLOCK) * HD * sizeof(float));
}

static void head_out(const struct lm_worker *w, float *to, size_t stride, const float *from,
                     size_t n, int turn, float scale)
{
    for (size_t i = 0; i < n; i++, from += HD, to += stride) {
        if (turn == 0) {
            memcpy(to, from, HD * sizeof(float));
            continue;
        }
        const float *c = w->cos + i * HD / 2, *s = w->sin + i * HD / 2;
        for (size_t j = 0; j < HD / 2; j++) {
            float a = from[2 * j] * scale, b = from[2 * j + 1] * scale;
            to[2 * j] = a * c[j] + b * s[j];
            to[2 * j + 1] = b * c[j] - a * s[j];
        }
    }
}

static void attention_forward(struct lm_worker *w, struct saved *s)
{
    const size_t g = qkv_rows(&w->c), heads = (size_t)w->c.heads, kv = (size_t)w->c.kv_heads;
    const size_t q_wide = heads * HD, group = heads / kv;
    const float scale = 1.0F / sqrtf((float)HD);
    for (int doc = 0; doc < w->n_docs; doc++) {
        const size_t t0 = (size_t)w->start[doc], n = (size_t)w->start[doc + 1] - t0;
        const size_t padded = (n + BLOCK - 1) / BLOCK * BLOCK;
        const float *rows = s->qkv + t0 * g;
        for (size_t h = 0; h < heads; h++) {
            if (h % group == 0) {
                size_t at = q_wide + h / group * HD;
                head_in(w, w->k, rows + at, g, n, 1, 1.0F);
                head_in(w, w->v, rows + at + kv * HD, g, n, 0, 1.0F);
                gemm_pack_b(&w->kt, (struct mat){w->k, 1, HD}, HD, padded);
                gemm_pack_b(&w->vn, (struct mat){w->v, HD, 1}, padded, HD);
            }
            head_in(w, w->q, rows + h * HD, g, n, 1, scale);
            for (size_t i0 = 0; i0 < n; i0 += BLOCK) {
                size_t nk = i0 + BLOCK;
                gemm(&w->gs, BLOCK, nk, HD, (struct mat){w->q + i0 * HD, HD, 1}, &w->kt, w->score,
                     nk, 0);
                for (size_t i = 0; i < BLOCK; i++) {
                    float *p = w->score + i * nk, max = p[0], sum = 0;
                    size_t keys = i0 + i + 1;
                    for (size_t j = 1; j < keys; j++) {
                        max = p[j] > max ? p[j] : max;
                    }
                    for (size_t j = 0; j < keys; j++) {
                        p[j] = expf(p[j] - max);
                        sum += p[j];
                    }
                    for (size_t j = 0; j < keys; j++) {
                        p[j] /= sum;
                    }
                    memset(p + keys, 0, (nk - keys) * sizeof(float));
                    if (i0 + i < n) {
                        s->lse[(t0 + i0 + i) * heads + h] = max + logf(sum);
                    }
                }
                gemm(&w->gs, BLOCK, HD, nk, (struct mat){w->score, nk, 1}, &w->vn, w->o + i0 * HD,
                     HD, 0);
            }
            head_out(w, s->att + t0 * q_wide + h * HD, q_wide, w->o, n, 0, 1.0F);
        }
    }
}

/* One block of 64 queries: from d_o to dq, dk and dv. */
static void attention_backward_block(struct lm_worker *w, size_t i0, size_t n, const float *lse,
                                     size_t heads)
{
    const size_t nk = i0 + BLOCK;
    const float *q = w->q + i0 * HD, *d_o = w->d_o + i0 * HD, *o = w->o + i0 * HD;
    gemm(&w->gs, BLOCK, nk, HD, (struct mat){q, HD, 1}, &w->kt, w->score, nk, 0);
    gemm(&w->gs, BLOCK, nk, HD, (struct mat){d_o, HD, 1}, &w->vt, w->d_score, nk, 0);
    for (size_t i = 0; i < BLOCK; i++) {
        float *p = w->score + i * nk, *ds = w->d_score + i * nk, delta = 0;
        size_t keys = i0 + i < n ? i0 + i + 1 : 0;
        float row_lse = keys > 0 ? lse[(i0 + i) * heads] : 0;
        for (size_t j = 0; j < HD; j++) {
            delta += o[i * HD + j] * d_o[i * HD + j];
        }
        for (size_t j = 0; j < keys; j++) {
            p[j] = expf(p[j] - row_lse);
            ds[j] = p[j] * (ds[j] - delta);
        }
        memset(p + keys, 0, (nk - keys) * sizeof(float));
        memset(ds + keys, 0, (nk - keys) * sizeof(float));
    }
    gemm(&w->gs, BLOCK, HD, nk, (struct mat){w->d_score, nk, 1}, &w->kn, w->dq + i0 * HD, HD, 0);
    gemm_pack_b(&w->qb, (struct mat){q, HD, 1}, BLOCK, HD);
    gemm(&w->gs, nk, HD, BLOCK, (struct mat){w->d_score, 1, nk}, &w->qb, w->dk, HD, 1);
    gemm_pack_b(&w->ob, (struct mat){d_o, HD, 1}, BLOCK, HD);
    gemm(&w->gs, nk, HD, BLOCK, (struct mat){w->score, 1, nk}, &w->ob, w->dv, HD, 1);
}

/* d_att[T, heads * HD] to d_qkv[T, G]. */
static void attention_backward(struct lm_worker *w, const struct saved *s, const float *d_att,
                               float *d_qkv)
{
    const size_t g = qkv_rows(&w->c), heads = (size_t)w->c.heads, kv = (size_t)w->c.kv_heads;
    const size_t q_wide = heads * HD, group = heads / kv;
    const float scale = 1.0F / sqrtf((float)HD);
    for (int doc = 0; doc < w->n_docs; doc++) {
        const size_t t0 = (size_t)w->start[doc], n = (size_t)w->start[doc + 1] - t0;
        const size_t padded = (n + BLOCK - 1) / BLOCK * BLOCK;
        const float *rows = s->qkv + t0 * g;
        float *out = d_qkv + t0 * g;
        for (size_t h = 0; h < heads; h++) {
            size_t at = q_wide + h / group * HD;
            if (h % group == 0) {
                head_in(w, w->k, rows + at, g, n, 1, 1.0F);
                head_in(w, w->v, rows + at + kv * HD, g, n, 0, 1.0F);
                gemm_pack_b(&w->kt, (struct mat){w->k, 1, HD}, HD, padded);
                gemm_pack_b(&w->kn, (struct mat){w->k, HD, 1}, padded, HD);
                gemm_pack_b(&w->vt, (struct mat){w->v, 1, HD}, HD, padded);
                memset(w->dk, 0, padded * HD * sizeof(float));
                memset(w->dv, 0, padded * HD * sizeof(float));
            }
            head_in(w, w->q, rows + h * HD, g, n, 1, scale);
            head_in(w, w->o, s->att + t0 * q_wide + h * HD, q_wide, n, 0, 1.0F);
            head_in(w, w->d_o, d_att + t0 * q_wide + h * HD, q_wide, n, 0, 1.0F);
            for (size_t i0 = 0; i0 < n; i0 += BLOCK) {
                attention_backward_block(w, i0, n, s->lse + t0 * heads + h, heads);
            }
            head_out(w, out + h * HD, g, w->dq, n, -1, scale);
            if (h % group == group - 1) {
                head_out(w, out + at, g, w->dk, n, -1, 1.0F);
                head_out(w, out + at + kv * HD, g, w->dv, n, 0, 1.0F);
            }
        }
    }
}

/* ---- SwiGLU ---- */

static void swiglu_forward(const float *gate_up, float *act, size_t t, size_t h)
{
    for (size_t i = 0; i < t; i++, gate_up += 2 * h, act += h) {
        for (size_t j = 0; j < h; j++) {
            float g = gate_up[j];
            act[j] = g / (1.0F + expf(-g)) * gate_up[h + j];
        }
    }
}

static void swiglu_backward(const float *gate_up, const float *d_act, float *d_gate_up, size_t t,
                            size_t h)
{
    for (size_t i = 0; i < t; i++, gate_up += 2 * h, d_gate_up += 2 * h, d_act += h) {
        for (size_t j = 0; j < h; j++) {
            float g = gate_up[j], sig = 1.0F / (1.0F + expf(-g));
            d_gate_up[j] = d_act[j] * gate_up[h + j] * sig * (1.0F + g * (1.0F - sig));
            d_gate_up[h + j] = d_act[j] * g * sig;
        }
    }
}

/* ---- a row ---- */

static void forward(struct lm_worker *w, const struct lm_packed *p, const float *params,
                    const uint16_t *tokens)
{
    const size_t t = (size_t)w->c.row, d = (size_t)w->c.dim, h = (size_t)w->c.hidden;
    for (size_t i = 0; i < t; i++) {
        memcpy(w->layer[0].in + i * d, params + tokens[i] * d, d * sizeof(float));
    }
    for (int l = 0; l < w->c.layers; l++) {
        struct saved *s = &w->layer[l];
        struct layer a = layer_at(&w->c, l);
        const struct packed_mat *m = &p->m[4 * l];
        float *out = l + 1 < w->c.layers ? w->layer[l + 1].in : w->last;
        norm_forward(s->in, params + a.norm1, s->norm1, s->inv1, t, d);
        product(w, &m[0], s->norm1, t, s->qkv, 0);
        attention_forward(w, s);
        memcpy(s->mid, s->in, t * d * sizeof(float));
        product(w, &m[1], s->att, t, s->mid, 1);
        norm_forward(s->mid, params + a.norm2, s->norm2, s->inv2, t, d);
        product(w, &m[2], s->norm2, t, s->gate_up, 0);
        swiglu_forward(s->gate_up, s->act, t, h);
        memcpy(out, s->mid, t * d * sizeof(float));
        product(w, &m[3], s->act, t, out, 1);
    }
    const float *weight = params + lm_params(&w->c) - d;
    norm_forward(w->last, weight, w->norm, w->inv, t, d);
}

/* Cross entropy of the row; with a scale, d_norm becomes its gradient. */
static double loss(struct lm_worker *w, const struct lm_packed *p, const uint16_t *tokens,
                   float scale)
{
    const size_t t = (size_t)w->c.row, d = (size_t)w->c.dim, v = (size_t)w->c.vocab;
    const struct packed_mat *embed = &p->m[p->n - 1];
    double total = 0;
    for (size_t t0 = 0; t0 < t; t0 += CHUNK) {
        size_t n = t - t0 < CHUNK ? t - t0 : CHUNK;
        const float *x = w->norm + t0 * d;
        product(w, embed, x, n, w->logits, 0);
        for (size_t i = 0; i < n; i++) {
            float *y = w->logits + i * v, max = y[0], sum = 0;
            size_t target = tokens[t0 + i + 1];
            for (size_t j = 1; j < v; j++) {
                max = y[j] > max ? y[j] : max;
            }
            float right = y[target] - max;
            for (size_t j = 0; j < v; j++) {
                y[j] = expf(y[j] - max);
                sum += y[j];
            }
            total += (double)(logf(sum) - right);
            float by = scale / sum;
            for (size_t j = 0; j < v; j++) {
                y[j] *= by;
            }
            y[target] -= scale;
        }
        if (scale != 0) {
            product_input(w, embed, w->logits, n, w->d_norm + t0 * d, 0);
            product_weight(w, embed, w->logits, x, n);
        }
    }
    return total;
}

static void backward(struct lm_worker *w, const struct lm_packed *p, const float *params,
                     const uint16_t *tokens)
{
    const size_t t = (size_t)w->c.row, d = (size_t)w->c.dim, h = (size_t)w->c.hidden;
    const size_t final = lm_params(&w->c) - d;
    memset(w->d_res, 0, t * d * sizeof(float));
    norm_backward(w->last, params + final, w->inv, w->d_norm, w->d_res, w->grads + final, t, d);
    for (int l = w->c.layers - 1; l >= 0; l--) {
        struct saved *s = &w->layer[l];
        struct layer a = layer_at(&w->c, l);
        const struct packed_mat *m = &p->m[4 * l];
        product_input(w, &m[3], w->d_res, t, w->d_act, 0);
        product_weight(w, &m[3], w->d_res, s->act, t);
        swiglu_backward(s->gate_up, w->d_act, w->d_wide, t, h);
        product_input(w, &m[2], w->d_wide, t, w->d_norm, 0);
        product_weight(w, &m[2], w->d_wide, s->norm2, t);
        norm_backward(s->mid, params + a.norm2, s->inv2, w->d_norm, w->d_res, w->grads + a.norm2, t,
                      d);
        product_input(w, &m[1], w->d_res, t, w->d_act, 0);
        product_weight(w, &m[1], w->d_res, s->att, t);
        attention_backward(w, s, w->d_act, w->d_wide);
        product_input(w, &m[0], w->d_wide, t, w->d_norm, 0);
        product_weight(w, &m[0], w->d_wide, s->norm1, t);
        norm_backward(s->in, params + a.norm1, s->inv1, w->d_norm, w->d_res, w->grads + a.norm1, t,
                      d);
    }
    for (size_t i = 0; i < t; i++) {
        float *g = w->grads + tokens[i] * d;
        for (size_t j = 0; j < d; j++) {
            g[j] += w->d_res[i * d + j];
        }
    }
}

double lm_row(struct lm_worker *w, const struct lm_packed *p, const float *params,
              const uint16_t *tokens, float scale)
{
    w->n_docs = 0;
    for (int i = 0; i < w->c.row; i++) {
        if (i == 0 || tokens[i] == LM_BOS) {
            w->start[w->n_docs++] = i;
        }
    }
    w->start[w->n_docs] = w->c.row;
    forward(w, p, params, tokens);
    double total = loss(w, p, tokens, scale);
    if (scale != 0) {
        backward(w, p, params, tokens);
    }
    return total;
}
