/* The network of privacy/tagger_net.c in float32, forward and backward by hand.
 *
 *     e  = mask * sum of rows              [rows, dim]
 *     h0 = tanh(e W + b)                   [rows, width]
 *     u  = neighbours of mask * h          [rows, 3 * width], zero where the document ends
 *     h' = h + tanh(a) * logistic(g),  [a, g] = u W + b
 *     logits = (mask * h) W + b            [rows, head]
 *
 * The loss is the cross entropy of the tags, where they are labelled, plus a weighted binary cross
 * entropy of the private head. Dropout scales what it keeps. Its masks follow from a seed alone. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"
#include "train_int.h"

#define HEAD TAGGER_N_HEAD

void train_net_init(struct train_net *net, const struct tagger_shape *shape)
{
    *net = (struct train_net){.shape = *shape, .n_table = (size_t)shape->dim << shape->log2_rows};
    net->n = net->n_table;
    for (uint32_t l = 0; l < shape->n_convs + 2; l++) {
        cr_tagger_layer_sizes(shape, l, &net->layer[l]);
        net->w[l] = net->n;
        net->b[l] = net->w[l] + (size_t)net->layer[l].n_in * net->layer[l].n_out;
        net->n = net->b[l] + net->layer[l].n_out;
    }
}

void train_net_fill(const struct train_net *net, float *params, uint64_t seed)
{
    struct cr_rng rng;
    cr_rng_seed(&rng, seed);
    for (size_t i = 0; i < net->n_table; i++) /* a word is the sum of about 25 rows */
        params[i] = 0.2f * (float)(cr_rng_uniform(&rng) - 0.5);
    for (uint32_t l = 0; l < net->shape.n_convs + 2; l++) {
        const struct tagger_layer *layer = &net->layer[l];
        const double size = (l == 0                    ? 3.0
                             : l <= net->shape.n_convs ? 1.7
                                                       : 1.0) /
                            sqrt(layer->n_in);
        for (size_t i = net->w[l]; i < net->b[l]; i++)
            params[i] = (float)(size * 2.0 * (cr_rng_uniform(&rng) - 0.5));
        memset(params + net->b[l], 0, sizeof(float) * layer->n_out);
    }
}

/* --- Memory of a pass --- */

static float *take(float **at, size_t n)
{
    float *p = *at;
    *at += (n + 15) / 16 * 16;
    return p;
}

static void lay_out(struct train_pass *p)
{
    float *at = p->memory;
    const size_t width = p->net->shape.width, dim = p->net->shape.dim;
    p->e = take(&at, p->cap * dim);
    p->de = take(&at, p->cap * dim);
    p->mask_e = take(&at, p->cap * dim);
    for (uint32_t l = 0; l <= p->net->shape.n_convs; l++) {
        p->h[l] = take(&at, p->cap * width);
        p->mask[l] = take(&at, p->cap * width);
    }
    for (uint32_t l = 0; l < p->net->shape.n_convs; l++)
        p->z[l] = take(&at, p->cap * 2 * width);
    p->u = take(&at, p->cap * 3 * width);
    p->du = take(&at, p->cap * 3 * width);
    p->dh = take(&at, p->cap * width);
    p->dz = take(&at, p->cap * 2 * width);
    p->x = take(&at, p->cap * width);
    p->logit = take(&at, p->cap * HEAD);
    p->dlogit = take(&at, p->cap * HEAD);
}

int train_pass_init(struct train_pass *pass, const struct train_net *net, size_t cap)
{
    *pass = (struct train_pass){.net = net, .cap = cap};
    const size_t width = net->shape.width, dim = net->shape.dim, convs = net->shape.n_convs;
    const size_t floats = cap * (3 * dim + (2 * (convs + 1) + 2 * convs + 10) * width + 2 * HEAD) +
                          40 * 16; /* each array begins on a cache line */
    pass->memory = aligned_alloc(64, (floats * sizeof(float) + 63) / 64 * 64);
    if (pass->memory == NULL || train_gemm_init(&pass->gemm) != CR_OK) {
        train_pass_release(pass);
        return CR_ENOMEM;
    }
    lay_out(pass);
    return CR_OK;
}

void train_pass_release(struct train_pass *pass)
{
    train_gemm_release(&pass->gemm);
    free(pass->memory);
    pass->memory = NULL;
}

/* --- Forward --- */

/* Multipliers of dropout; 8 bits of randomness each. */
static void make_mask(float *mask, size_t n, float dropout, struct cr_rng *rng)
{
    const uint32_t limit = (uint32_t)(dropout * 256.0f);
    const float keep = 256.0f / (256.0f - (float)limit);
    for (size_t i = 0; i < n; i += 8) {
        uint64_t bits = cr_rng_next(rng);
        for (size_t k = i; k < n && k < i + 8; k++, bits >>= 8)
            mask[k] = (bits & 255) < limit ? 0 : keep;
    }
}

static void multiply_by(float *x, const float *mask, size_t n)
{
    for (size_t i = 0; i < n; i++)
        x[i] *= mask[i];
}

static void add_bias(float *z, const float *b, size_t rows, size_t n)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t i = 0; i < n; i++)
            z[r * n + i] += b[i];
}

static void layer_forward(struct train_pass *p, const float *params, uint32_t l, const float *x,
                          size_t rows, float *ret_z)
{
    const struct train_net *net = p->net;
    const size_t n_in = net->layer[l].n_in, n_out = net->layer[l].n_out;
    train_gemm_run(&p->gemm, rows, n_out, n_in, (struct train_mat){x, n_in, 1},
                   (struct train_mat){params + net->w[l], n_out, 1}, ret_z, n_out, false);
    add_bias(ret_z, params + net->b[l], rows, n_out);
}

/* mask * h, in pass->x. */
static void drop(struct train_pass *p, uint32_t l, size_t rows, bool drops)
{
    const size_t n = rows * p->net->shape.width;
    memcpy(p->x, p->h[l], n * sizeof(float));
    if (drops)
        multiply_by(p->x, p->mask[l], n);
}

/* Each row with those `d` before and behind it in its document. */
static void gather(const struct train_rows *rows, const float *x, size_t width, size_t d, float *u)
{
    for (size_t r = 0; r < rows->n; r++, u += 3 * width) {
        const bool has_left = r >= rows->first[r] + d, has_right = r + d < rows->end[r];
        if (has_left)
            memcpy(u, x + (r - d) * width, width * sizeof *u);
        else
            memset(u, 0, width * sizeof *u);
        memcpy(u + width, x + r * width, width * sizeof *u);
        if (has_right)
            memcpy(u + 2 * width, x + (r + d) * width, width * sizeof *u);
        else
            memset(u + 2 * width, 0, width * sizeof *u);
    }
}

static void scatter(const struct train_kernels *k, const struct train_rows *rows, const float *du,
                    size_t width, size_t d, float *dx)
{
    memset(dx, 0, rows->n * width * sizeof *dx);
    for (size_t r = 0; r < rows->n; r++, du += 3 * width) {
        if (r >= rows->first[r] + d)
            k->add(dx + (r - d) * width, du, width);
        k->add(dx + r * width, du + width, width);
        if (r + d < rows->end[r])
            k->add(dx + (r + d) * width, du + 2 * width, width);
    }
}

static void embed(struct train_pass *p, const float *params, const struct train_rows *rows)
{
    const size_t dim = p->net->shape.dim;
    memset(p->e, 0, rows->n * dim * sizeof(float));
    for (size_t r = 0; r < rows->n; r++)
        for (uint32_t f = 0; f < rows->n_features[r]; f++)
            p->gemm.kernels->add(p->e + r * dim,
                                 params + (size_t)rows->feature[r * TAGGER_MAX_FEATURES + f] * dim,
                                 dim);
}

static void make_masks(struct train_pass *p, size_t rows, const struct train_weights *w)
{
    struct cr_rng rng;
    cr_rng_seed(&rng, w->seed);
    make_mask(p->mask_e, rows * p->net->shape.dim, w->dropout, &rng);
    for (uint32_t l = 0; l <= p->net->shape.n_convs; l++)
        make_mask(p->mask[l], rows * p->net->shape.width, w->dropout, &rng);
}

static void convolve(struct train_pass *p, const float *params, const struct train_rows *rows,
                     uint32_t conv, bool drops)
{
    const size_t width = p->net->shape.width;
    float *z = p->z[conv];
    drop(p, conv, rows->n, drops);
    gather(rows, p->x, width, tagger_dilation(conv), p->u);
    layer_forward(p, params, 1 + conv, p->u, rows->n, z);
    for (size_t r = 0; r < rows->n; r++) {
        float *a = z + r * 2 * width, *g = a + width;
        const float *h = p->h[conv] + r * width;
        float *to = p->h[conv + 1] + r * width;
        p->gemm.kernels->tanh_(a, width);
        p->gemm.kernels->logistic(g, width);
        for (size_t i = 0; i < width; i++)
            to[i] = h[i] + a[i] * g[i];
    }
}

/* --- Loss; the gradient of the logits stays in pass->dlogit --- */

static double tag_loss(const float *logit, uint8_t tag, float smoothing, float *d)
{
    float most = logit[0];
    double sum = 0, loss;
    for (int i = 1; i < TAGGER_N_TAGS; i++)
        most = logit[i] > most ? logit[i] : most;
    for (int i = 0; i < TAGGER_N_TAGS; i++) {
        d[i] = expf(logit[i] - most);
        sum += d[i];
    }
    const double log_sum = log(sum) + most;
    const float each = smoothing / TAGGER_N_TAGS;
    loss = (1.0 - smoothing) * (log_sum - logit[tag]);
    for (int i = 0; i < TAGGER_N_TAGS; i++) {
        d[i] = d[i] / (float)sum - each;
        if (smoothing > 0)
            loss += each * (log_sum - logit[i]);
    }
    d[tag] -= 1.0f - smoothing;
    return loss;
}

static double private_loss(float logit, bool label, float *d)
{
    const float p = 1.0f / (1.0f + expf(-logit));
    *d = p - (label ? 1.0f : 0.0f);
    const float x = label ? -logit : logit;
    return x > 0 ? (double)x + log1p(exp(-x)) : log1p(exp(x));
}

static void losses(struct train_pass *p, const struct train_rows *rows,
                   const struct train_weights *w, struct train_loss *ret)
{
    *ret = (struct train_loss){0};
    for (size_t r = 0; r < rows->n; r++) {
        const float *logit = p->logit + r * HEAD;
        float *d = p->dlogit + r * HEAD;
        memset(d, 0, HEAD * sizeof *d);
        if (rows->tag[r] != TRAIN_NO_TAG) {
            ret->tags += tag_loss(logit, rows->tag[r], w->label_smoothing, d);
            ret->n_tags++;
        }
        ret->private_ +=
            private_loss(logit[TAGGER_PRIVATE], rows->is_private[r], &d[TAGGER_PRIVATE]);
        d[TAGGER_PRIVATE] *= w->private_weight;
        ret->n_private++;
    }
}

void train_forward(struct train_pass *p, const float *params, const struct train_rows *rows,
                   const struct train_weights *w, struct train_loss *ret_loss)
{
    const bool drops = w->dropout > 0;
    const size_t width = p->net->shape.width;
    if (drops)
        make_masks(p, rows->n, w);
    embed(p, params, rows);
    if (drops)
        multiply_by(p->e, p->mask_e, rows->n * p->net->shape.dim);
    layer_forward(p, params, 0, p->e, rows->n, p->h[0]);
    p->gemm.kernels->tanh_(p->h[0], rows->n * width);
    for (uint32_t l = 0; l < p->net->shape.n_convs; l++)
        convolve(p, params, rows, l, drops);
    drop(p, p->net->shape.n_convs, rows->n, drops);
    layer_forward(p, params, 1 + p->net->shape.n_convs, p->x, rows->n, p->logit);
    losses(p, rows, w, ret_loss);
}

/* --- Backward --- */

/* Of layer `l`: adds the gradients of w and b, and writes that of its input. */
static void layer_backward(struct train_pass *p, const float *params, uint32_t l, const float *x,
                           const float *dz, size_t rows, float *grads, float *ret_dx)
{
    const struct train_net *net = p->net;
    const size_t n_in = net->layer[l].n_in, n_out = net->layer[l].n_out;
    train_gemm_run(&p->gemm, n_in, n_out, rows, (struct train_mat){x, 1, n_in},
                   (struct train_mat){dz, n_out, 1}, grads + (net->w[l] - net->n_table), n_out,
                   true);
    for (size_t r = 0; r < rows; r++)
        p->gemm.kernels->add(grads + (net->b[l] - net->n_table), dz + r * n_out, n_out);
    train_gemm_run(&p->gemm, rows, n_in, n_out, (struct train_mat){dz, n_out, 1},
                   (struct train_mat){params + net->w[l], 1, n_out}, ret_dx, n_in, false);
}

static void gate_backward(const struct train_pass *p, uint32_t conv, size_t rows)
{
    const size_t width = p->net->shape.width;
    for (size_t r = 0; r < rows; r++) {
        const float *a = p->z[conv] + r * 2 * width, *g = a + width, *dh = p->dh + r * width;
        float *da = p->dz + r * 2 * width, *dg = da + width;
        for (size_t i = 0; i < width; i++) {
            da[i] = dh[i] * g[i] * (1.0f - a[i] * a[i]);
            dg[i] = dh[i] * a[i] * g[i] * (1.0f - g[i]);
        }
    }
}

void train_backward(struct train_pass *p, const float *params, const struct train_rows *rows,
                    const struct train_weights *w, float scale, float *grads)
{
    const struct train_net *net = p->net;
    const bool drops = w->dropout > 0;
    const size_t width = net->shape.width, n = rows->n * width;
    const uint32_t n_convs = net->shape.n_convs;
    for (size_t i = 0; i < rows->n * HEAD; i++)
        p->dlogit[i] *= scale;
    /* pass->x still holds the head's input */
    layer_backward(p, params, 1 + n_convs, p->x, p->dlogit, rows->n, grads, p->dh);
    if (drops)
        multiply_by(p->dh, p->mask[n_convs], n);
    for (uint32_t l = n_convs; l-- > 0;) {
        const size_t d = tagger_dilation(l);
        gate_backward(p, l, rows->n);
        drop(p, l, rows->n, drops);
        gather(rows, p->x, width, d, p->u);
        layer_backward(p, params, 1 + l, p->u, p->dz, rows->n, grads, p->du);
        scatter(p->gemm.kernels, rows, p->du, width, d, p->x);
        if (drops)
            multiply_by(p->x, p->mask[l], n);
        p->gemm.kernels->add(p->dh, p->x, n);
    }
    for (size_t i = 0; i < n; i++)
        p->dh[i] *= 1.0f - p->h[0][i] * p->h[0][i];
    layer_backward(p, params, 0, p->e, p->dh, rows->n, grads, p->de);
    if (drops)
        multiply_by(p->de, p->mask_e, rows->n * net->shape.dim);
}
