/* The reference kernel: plain C, one query row after the other, sums in double.
 *
 * It is meant to be read, and to be what the vector kernels are tested against; it also serves
 * shapes that they don't take (head sizes that are no multiple of 16) and processors without
 * vector kernels. It uses neither tiles nor chunks: one online softmax over all keys of a row, so
 * its jobs are never split along the keys.
 */
#include <math.h>

#include "engine/attn_int.h"

/* Dimension d of the K of token t; `slab` holds t. */
static float load_k(const struct attn_geom *geom, const uint8_t *slab, uint32_t slot, uint32_t d)
{
    uint32_t block = d / ATTN_BLOCK, first = block * ATTN_BLOCK;
    const uint8_t *base = slab + (size_t)geom->slab * (block * 2 + first);
    uint16_t half;

    if (!geom->q8) {
        memcpy(&half, slab + 2 * ((size_t)d * geom->slab + slot), 2);
        return attn_f16_to_f32(half);
    }
    memcpy(&half, base + 2 * slot, 2);
    return attn_f16_to_f32(half) *
           (int8_t)base[2 * geom->slab + (size_t)(d - first) * geom->slab + slot];
}

static float load_v(const struct attn_geom *geom, const uint8_t *slab, uint32_t slot, uint32_t d)
{
    uint16_t half;

    if (!geom->q8) {
        memcpy(&half, slab + 2 * ((size_t)slot * geom->head_dim + d), 2);
        return attn_f16_to_f32(half);
    }
    memcpy(&half, slab + 2 * ((size_t)slot * geom->n_block + d / ATTN_BLOCK), 2);
    return attn_f16_to_f32(half) *
           (int8_t)slab[(size_t)geom->slab * 2 * geom->n_block + (size_t)slot * geom->head_dim + d];
}

static void run_row(const struct attn_job *job, uint32_t r)
{
    const struct cr_attn_args *args = job->args;
    const struct attn_geom *geom = job->geom;
    uint32_t tok = job->tok0 + r / geom->group, dim = geom->head_dim;
    const float *q = attn_row(args->q, args->q_row_stride, job->seq->row + tok, args->q_head_stride,
                              job->head_kv * geom->group + r % geom->group);
    float *out = attn_out_row(job, r);
    double max = -INFINITY, sum = 0, acc[CR_ATTN_MAX_HEAD_DIM] = {0};

    for (uint32_t t = 0; t <= job->seq->pos + tok; t++) {
        size_t offset = attn_slab_offset(geom, job->seq->table, job->head_kv, t);
        uint32_t slot = t & (geom->slab - 1);
        double score = 0, old, p;

        for (uint32_t d = 0; d < dim; d++)
            score += (double)q[d] *
                     (double)load_k(geom, (const uint8_t *)args->k_pool + offset, slot, d);
        score *= (double)args->scale;
        if (score > max) {
            old = exp(max - score);
            sum *= old;
            for (uint32_t d = 0; d < dim; d++)
                acc[d] *= old;
            max = score;
        }
        p = exp(score - max);
        sum += p;
        for (uint32_t d = 0; d < dim; d++)
            acc[d] += p * (double)load_v(geom, (const uint8_t *)args->v_pool + offset, slot, d);
    }
    for (uint32_t d = 0; d < dim; d++)
        out[d] = (float)(acc[d] / sum);
}

static void run(const struct attn_job *job)
{
    for (uint32_t r = 0; r < job->n_tok * job->geom->group; r++)
        run_row(job, r);
}

static void store(const struct attn_job *job, const float *k, const float *v, uint32_t pos)
{
    const struct attn_geom *geom = job->geom;
    size_t offset = attn_slab_offset(geom, job->seq->table, job->head_kv, pos);
    uint8_t *k_slab = (uint8_t *)job->args->k_pool + offset;
    uint8_t *v_slab = (uint8_t *)job->args->v_pool + offset;
    uint32_t slot = pos & (geom->slab - 1), dim = geom->head_dim;
    uint16_t half;

    if (!geom->q8) {
        for (uint32_t d = 0; d < dim; d++) {
            half = attn_f32_to_f16(k[d]);
            memcpy(k_slab + 2 * ((size_t)d * geom->slab + slot), &half, 2);
            half = attn_f32_to_f16(v[d]);
            memcpy(v_slab + 2 * ((size_t)slot * dim + d), &half, 2);
        }
        return;
    }
    for (uint32_t b = 0; b < geom->n_block; b++) {
        uint32_t first = b * ATTN_BLOCK;
        uint32_t n = dim - first < ATTN_BLOCK ? dim - first : ATTN_BLOCK;
        uint8_t *k_block = k_slab + (size_t)geom->slab * (b * 2 + first);
        int8_t quants[ATTN_BLOCK];

        half = attn_quantize(k + first, n, quants);
        memcpy(k_block + 2 * slot, &half, 2);
        for (uint32_t i = 0; i < n; i++)
            k_block[2 * geom->slab + (size_t)i * geom->slab + slot] = (uint8_t)quants[i];
        half = attn_quantize(v + first, n, quants);
        memcpy(v_slab + 2 * ((size_t)slot * geom->n_block + b), &half, 2);
        memcpy(v_slab + (size_t)geom->slab * 2 * geom->n_block + (size_t)slot * dim + first, quants,
               n);
    }
}

const struct attn_kernel attn_kernel_scalar = {run, NULL, store, true};
