/* Inside paged attention: geometry of a page, the job that a kernel does, and the kernel table.
 *
 * attn.c cuts a step into jobs; a kernel (one per instruction set) does a job without knowing of
 * other jobs or threads. The vector kernels are one template, attn_tile.h, compiled with the
 * primitives of attn_avx2.c, attn_avx512.c and attn_neon.c; attn_scalar.c is the reference and
 * shares nothing with them but this header.
 */
#ifndef CARREL_ENGINE_ATTN_INT_H
#define CARREL_ENGINE_ATTN_INT_H

#include <string.h>

#include "engine/attn.h"

#define ATTN_TILE      64  /* keys in a tile: one online-softmax update */
#define ATTN_CHUNK     256 /* keys in a chunk: one fold, and the unit of splitting */
#define ATTN_MAX_SLAB  16
#define ATTN_BLOCK     32 /* dimensions that share a Q8_0 scale */
#define ATTN_TILE_ROWS 96 /* query rows that a prefill job aims at */
/* Floats from row to row in scratch: a constant, which saves registers, and not a power of two. */
#define ATTN_ROW    (CR_ATTN_MAX_HEAD_DIM + 16)
#define ATTN_NO_MAX (-1e30f) /* the maximum of no scores; finite, so that differences are */

struct attn_geom {
    uint32_t n_head, n_head_kv, group; /* group = n_head / n_head_kv */
    uint32_t head_dim, n_block;
    uint32_t page_shift, page_mask; /* of page_tokens */
    uint32_t slab, slab_shift;      /* tokens in a slab */
    bool q8;
    size_t slab_bytes, head_bytes, page_bytes;
};

/* A partial result: head_dim floats of output, then the maximum and the sum, padded. */
static inline size_t attn_slot_floats(const struct attn_geom *geom)
{
    return geom->head_dim + 16;
}

/* Tokens tok0 … tok0 + n_tok - 1 of a sequence, all query heads of one KV head, against chunks
 * chunk0 … chunk1 - 1. Row r of a job is token r / group, head r % group. */
struct attn_job {
    const struct cr_attn_args *args;
    const struct attn_geom *geom;
    const struct cr_attn_seq *seq;
    uint32_t head_kv, tok0, n_tok;
    uint32_t chunk0, chunk1;
    float *partials; /* [n_chunks, n_rows, slot] of all chunks; NULL: write `out` */
    float *scratch;  /* this thread's, 64-byte aligned */
};

struct attn_kernel {
    void (*run)(const struct attn_job *job);
    /* Folds partials of chunks 0 … chunk1 - 1 into `out`. NULL: jobs can't be split. */
    void (*fold)(const struct attn_job *job);
    void (*store)(const struct attn_job *job, const float *k, const float *v, uint32_t pos);
    bool any_dim; /* else head_dim must be a multiple of 16 */
};

extern const struct attn_kernel attn_kernel_scalar;
#if defined(__x86_64__)
extern const struct attn_kernel attn_kernel_avx2, attn_kernel_avx512;
#endif
#if defined(__aarch64__)
extern const struct attn_kernel attn_kernel_neon;
#endif

/* The slab of token t, as a byte offset into a pool. */
static inline size_t attn_slab_offset(const struct attn_geom *geom, const struct cr_page_id *table,
                                      uint32_t head_kv, uint32_t t)
{
    uint32_t page = table[t >> geom->page_shift].v;
    return page * geom->page_bytes + head_kv * geom->head_bytes +
           ((t & geom->page_mask) >> geom->slab_shift) * geom->slab_bytes;
}

static inline const float *attn_row(const float *base, size_t row_stride, size_t row,
                                    size_t head_stride, size_t head)
{
    return (const float *)((const char *)base + row * row_stride + head * head_stride);
}

static inline float *attn_out_row(const struct attn_job *job, uint32_t r)
{
    const struct cr_attn_args *args = job->args;
    size_t row = job->seq->row + job->tok0 + r / job->geom->group;
    size_t head = job->head_kv * job->geom->group + r % job->geom->group;
    return (float *)((char *)args->out + row * args->out_row_stride) + head * job->geom->head_dim;
}

/* IEEE half precision without instructions for it. */
static inline float attn_f16_to_f32(uint16_t h)
{
    uint32_t sign = (uint32_t)(h & 0x8000) << 16, bits = h & 0x7fff;
    float f;

    if (bits >= 0x7c00) { /* infinity, NaN */
        bits = sign | 0x7f800000 | (bits & 0x3ff) << 13;
    } else if (bits >= 0x400) {
        bits = sign | ((bits << 13) + ((127 - 15) << 23));
    } else {
        f = (float)bits * 0x1p-24f; /* exact */
        memcpy(&bits, &f, 4);
        bits |= sign;
    }
    memcpy(&f, &bits, 4);
    return f;
}

/* Rounds to nearest, ties to even, as the instructions do. */
static inline uint16_t attn_f32_to_f16(float f)
{
    uint32_t bits, sign;

    memcpy(&bits, &f, 4);
    sign = bits >> 16 & 0x8000;
    bits &= 0x7fffffff;
    if (bits > 0x7f800000)
        return (uint16_t)(sign | 0x7e00); /* NaN */
    if (bits >= 0x477ff000)
        return (uint16_t)(sign | 0x7c00); /* rounds to 65536 or more: infinity */
    if (bits < 0x38800000) {              /* below 2^-14: the float unit rounds it */
        memcpy(&f, &bits, 4);
        f += 0.5f;
        memcpy(&bits, &f, 4);
        return (uint16_t)(sign | (bits - 0x3f000000));
    }
    bits += 0xfff + (bits >> 13 & 1) - ((uint32_t)(127 - 15) << 23);
    return (uint16_t)(sign | bits >> 13);
}

/* One block of Q8_0: the scale is rounded to f16 before it is used, so that only the int8 are
 * inexact. Inlined into every kernel, so that all write the same bytes. */
static inline uint16_t attn_quantize(const float *x, uint32_t n, int8_t *q)
{
    uint32_t max_bits = 0;
    float amax, scale, inverse;
    uint16_t half;

    for (uint32_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, &x[i], 4);
        bits &= 0x7fffffff;
        max_bits = bits > max_bits ? bits : max_bits;
    }
    memcpy(&amax, &max_bits, 4);
    scale = amax / 127;
    if (!(scale <= 65504)) /* also infinity and NaN */
        scale = 65504;
    half = attn_f32_to_f16(scale);
    scale = attn_f16_to_f32(half);
    inverse = scale > 0 ? 1 / scale : 0;
    for (uint32_t i = 0; i < n; i++) {
        float f = x[i] * inverse;
        f = f < 127 ? f : 127; /* NaN becomes 127 */
        f = f > -127 ? f : -127;
        f += 12582912.0f; /* 1.5 * 2^23: rounds to nearest, ties to even, into the low bits */
        int32_t bits;
        memcpy(&bits, &f, 4);
        q[i] = (int8_t)(bits - 0x4b400000);
    }
    return half;
}

#endif
