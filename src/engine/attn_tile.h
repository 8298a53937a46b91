/* The vector kernels, written once: a template over vectors of W floats.
 *
 * The including file defines ATTN_TARGET (a target attribute, or nothing), ATTN_KERNEL (the name
 * of the table), W, the type V, and
 *     v_set1 v_load v_store v_add v_sub v_mul v_fma(a, b, c) = a * b + c, v_max, v_round,
 *     v_scale2(a, n) = a * 2^n for a whole n in -125 … 0, v_hmax, v_hsum, v_first,
 *     v_load_f16, v_store_f16 (W halves), v_load_i8 (W int8),
 *     v_keep(a, n, b) = lanes below n of a, the rest of b
 *
 * A job's rows meet the keys tile by tile. With more than 8 rows a tile's K and V are first
 * widened to F32 in the thread's scratch ([head_dim][64] and [64][head_dim]) and every block of 6
 * rows reads them there; the cost of widening drowns. With up to 8 rows (a decode token and its
 * group) there is nothing to amortise it over: the same code then reads the page's own numbers
 * and widens in registers, so that memory is streamed through once.
 *
 * Both products are the same register-blocked loop: ROWS x COLS accumulators, each with one chain
 * of fused multiply-adds in the order of d (scores) or t (output). That order, and the borders of
 * tiles and chunks, are all that a row's result depends on; see attn.h.
 *
 * Slots of a page that hold no key of this row's past may hold anything, even NaN: their scores
 * are replaced before use, and their V is never multiplied unless the row's own job stored it.
 */
#include <math.h>

#define INLINE     static inline __attribute__((always_inline)) ATTN_TARGET
#define TILE_VECS  (ATTN_TILE / W)
#define MAX_BLOCKS (CR_ATTN_MAX_HEAD_DIM / ATTN_BLOCK)
#define MAX_ROWS   8 /* in a block of rows */

/* Before a loop whose count is constant once inlined: accumulators must become registers. */
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

/* Where K and V of a tile are read from. */
enum source {
    FROM_TILE, /* widened, in scratch */
    FROM_F16,  /* pages */
    FROM_Q8,
};

struct tiles {
    const struct attn_job *job;
    const struct attn_geom *geom;
    uint32_t n_rows, dim;
    uint32_t end;        /* keys up to the end of the job */
    uint32_t k0, n_keys; /* this tile: first key, keys up to the end of the job's last row */
    bool direct;
    const uint8_t *k_slabs[ATTN_TILE], *v_slabs[ATTN_TILE];
    const uint8_t *k_next[ATTN_TILE], *v_next[ATTN_TILE]; /* to prefetch; direct only */
    /* In scratch; [n_rows] … */
    uint32_t *visible; /* keys that the row sees */
    float *max, *sum;  /* sum: [n_rows, W], a sum per lane */
    float *total_max, *total_sum;
    float *q, *o, *total; /* [n_rows, ATTN_ROW]; o: this chunk's, total: folded so far */
    float *k_tile;        /* [dim, 64] */
    float *v_tile;        /* [64, dim] */
    float *p;             /* [MAX_ROWS, 64] scores, then probabilities */
    float v_scales[ATTN_TILE * MAX_BLOCKS]; /* FROM_Q8: [64, n_block] */
};

/* 2^x for x <= 0; below -125 it stays 2^-125. Relative error 1e-7, and exact at 0. */
INLINE V exp2_neg(V x)
{
    x = v_max(x, v_set1(-125.0f));
    V n = v_round(x), f = v_sub(x, n);
    V y = v_set1(0.00132647239491f);
    y = v_fma(y, f, v_set1(0.00967151286893f));
    y = v_fma(y, f, v_set1(0.055507337541f));
    y = v_fma(y, f, v_set1(0.240222420804f));
    y = v_fma(y, f, v_set1(0.693146977592f));
    y = v_fma(y, f, v_set1(1.0f));
    return v_scale2(y, n);
}

/* acc[r][j] += a[r] * b[j]: one step of either product, in the order that spills no register. The
 * caller loops over j and passes b[j] to the first, then calls the second; one of them works. */
INLINE void add_column(V acc[][4], const float *a, size_t a_stride, V *b, int j, int rows, int cols)
{
    if (rows * cols + cols >= ATTN_REGISTERS) {
        UNROLL
        for (int r = 0; r < rows; r++)
            acc[r][j] = v_fma(v_set1(a[r * a_stride]), b[j], acc[r][j]);
    }
}

INLINE void add_rows(V acc[][4], const float *a, size_t a_stride, const V *b, int rows, int cols)
{
    if (rows * cols + cols < ATTN_REGISTERS) {
        UNROLL
        for (int r = 0; r < rows; r++) {
            V x = v_set1(a[r * a_stride]);
            UNROLL
            for (int j = 0; j < cols; j++)
                acc[r][j] = v_fma(x, b[j], acc[r][j]);
        }
    }
}

/* Scores of ROWS rows with keys W * vec … W * (vec + cols) - 1 of the tile. */
INLINE void scores(const struct tiles *t, enum source source, int rows, int cols, uint32_t r0,
                   int vec)
{
    const float *q = t->q + (size_t)r0 * ATTN_ROW;
    uint32_t dim = t->dim;
    V acc[MAX_ROWS][4];

    UNROLL
    for (int r = 0; r < rows; r++) {
        UNROLL
        for (int j = 0; j < cols; j++)
            acc[r][j] = v_set1(0);
    }
    for (uint32_t d0 = 0, block = 0; d0 < dim; d0 += ATTN_BLOCK, block++) {
        uint32_t n = dim - d0 < ATTN_BLOCK ? dim - d0 : ATTN_BLOCK;
        const char *base[4], *next[4] = {0};
        V scale[4];

        UNROLL
        for (int j = 0; j < cols; j++) {
            int key = (vec + j) * W, slot = key % ATTN_MAX_SLAB;
            const uint8_t *slab = t->k_slabs[key / ATTN_MAX_SLAB];

            if (source == FROM_TILE) {
                base[j] = (const char *)(t->k_tile + (size_t)d0 * ATTN_TILE + key);
            } else if (source == FROM_F16) {
                base[j] = (const char *)slab + 2 * (d0 * ATTN_MAX_SLAB + slot);
                next[j] = (const char *)t->k_next[key / ATTN_MAX_SLAB] + 2 * d0 * ATTN_MAX_SLAB;
            } else {
                next[j] =
                    (const char *)t->k_next[key / ATTN_MAX_SLAB] + ATTN_MAX_SLAB * (d0 + 2 * block);
                slab += ATTN_MAX_SLAB * (d0 + 2 * block);
                scale[j] = v_load_f16(slab + 2 * slot);
                base[j] = (const char *)slab + 2 * ATTN_MAX_SLAB + slot;
            }
        }
        for (uint32_t d = 0; d < n; d++) {
            /* A slab's numbers of one dimension are 32 or 16 bytes. */
            uint32_t per_line = source == FROM_F16 ? 2 : 4;
            V k[4];

            if (source != FROM_TILE && d % per_line == 0) {
                UNROLL
                for (int j = 0; j < cols; j += (ATTN_MAX_SLAB + W - 1) / W)
                    __builtin_prefetch(next[j] + (size_t)d * (64 / per_line));
            }
            UNROLL
            for (int j = 0; j < cols; j++) {
                if (source == FROM_TILE)
                    k[j] = v_load((const float *)base[j] + (size_t)d * ATTN_TILE);
                else if (source == FROM_F16)
                    k[j] = v_load_f16(base[j] + 2 * (size_t)d * ATTN_MAX_SLAB);
                else
                    k[j] = v_mul(v_load_i8(base[j] + (size_t)d * ATTN_MAX_SLAB), scale[j]);
                add_column(acc, q + d0 + d, ATTN_ROW, k, j, rows, cols);
            }
            add_rows(acc, q + d0 + d, ATTN_ROW, k, rows, cols);
        }
    }
    UNROLL
    for (int r = 0; r < rows; r++) {
        UNROLL
        for (int j = 0; j < cols; j++)
            v_store(t->p + r * ATTN_TILE + (vec + j) * W, acc[r][j]);
    }
}

/* o = o * decay + p V for dimensions c … c + cols * W - 1, over the tile's first n keys. */
INLINE void output(const struct tiles *t, enum source source, int rows, int cols, uint32_t r0,
                   const float *decay, uint32_t c, uint32_t n)
{
    float *o = t->o + (size_t)r0 * ATTN_ROW + c;
    uint32_t dim = t->dim, n_block = t->geom->n_block;
    V acc[MAX_ROWS][4];

    UNROLL
    for (int r = 0; r < rows; r++) {
        UNROLL
        for (int j = 0; j < cols; j++)
            acc[r][j] = v_mul(v_load(o + (size_t)r * ATTN_ROW + j * W), v_set1(decay[r]));
    }
    for (uint32_t s0 = 0; s0 < n; s0 += ATTN_MAX_SLAB) {
        uint32_t n_slot = n - s0 < ATTN_MAX_SLAB ? n - s0 : ATTN_MAX_SLAB;
        const uint8_t *slab = t->v_slabs[s0 / ATTN_MAX_SLAB];
        const float *wide = t->v_tile + (size_t)s0 * dim + c;
        const char *halves = (const char *)slab + 2 * c;
        size_t bytes_at = source == FROM_Q8 ? 2 * ATTN_MAX_SLAB * n_block : 0;
        const char *bytes = (const char *)slab + bytes_at + c;
        const char *next = source == FROM_TILE ? NULL : (const char *)t->v_next[s0 / ATTN_MAX_SLAB];

        for (uint32_t slot = 0; slot < n_slot; slot++) {
            V v[4];

            if (source != FROM_TILE) {
                size_t size = source == FROM_F16 ? 2 : 1, at = bytes_at + (slot * dim + c) * size;
                UNROLL
                for (size_t line = 0; line < (size_t)cols * W * size; line += 64)
                    __builtin_prefetch(next + at + line);
            }
            UNROLL
            for (int j = 0; j < cols; j++) {
                if (source == FROM_TILE) {
                    v[j] = v_load(wide + (size_t)slot * dim + j * W);
                } else if (source == FROM_F16) {
                    v[j] = v_load_f16(halves + 2 * ((size_t)slot * dim + j * W));
                } else {
                    v[j] = v_set1(t->v_scales[(s0 + slot) * n_block + (c + j * W) / ATTN_BLOCK]);
                    v[j] = v_mul(v_load_i8(bytes + (size_t)slot * dim + j * W), v[j]);
                }
                add_column(acc, t->p + s0 + slot, ATTN_TILE, v, j, rows, cols);
            }
            add_rows(acc, t->p + s0 + slot, ATTN_TILE, v, rows, cols);
        }
    }
    UNROLL
    for (int r = 0; r < rows; r++) {
        UNROLL
        for (int j = 0; j < cols; j++)
            v_store(o + (size_t)r * ATTN_ROW + j * W, acc[r][j]);
    }
}

/* Turns the scores of a block of rows into probabilities against the row's maximum so far. */
INLINE void softmax(const struct tiles *t, int rows, uint32_t r0, const uint32_t *n_seen,
                    float *ret_decay)
{
    float new_max[MAX_ROWS], diff[16] = {0};

    for (int r = 0; r < rows; r++) {
        float *p = t->p + r * ATTN_TILE;
        V max = v_set1(t->max[r0 + r]);
        int n = (int)n_seen[r];
        UNROLL
        for (int j = 0; j < TILE_VECS; j++) {
            V s = v_load(p + j * W);
            if (n < ATTN_TILE) {
                s = v_keep(s, n - j * W, v_set1(-INFINITY));
                v_store(p + j * W, s);
            }
            max = v_max(max, s);
        }
        new_max[r] = v_hmax(max);
        diff[r] = t->max[r0 + r] - new_max[r];
        t->max[r0 + r] = new_max[r];
    }
    for (int r = 0; r < rows; r += W)
        v_store(ret_decay + r, exp2_neg(v_load(diff + r)));
    for (int r = 0; r < rows; r++) {
        float *p = t->p + r * ATTN_TILE, *sum = t->sum + (size_t)(r0 + r) * W;
        V total = v_load(sum), decay = v_set1(ret_decay[r]), max = v_set1(new_max[r]);
        int n = (int)n_seen[r];
        UNROLL
        for (int j = 0; j < TILE_VECS; j++) {
            V e = exp2_neg(v_sub(v_load(p + j * W), max));
            if (n < ATTN_TILE)
                e = v_keep(e, n - j * W, v_set1(0));
            v_store(p + j * W, e);
            /* Said as one operation, since a compiler is free to fuse two or not. */
            total = j == 0 ? v_fma(total, decay, e) : v_add(total, e);
        }
        v_store(sum, total);
    }
}

/* One block of rows against one tile. */
INLINE void row_block(const struct tiles *t, enum source source, int rows, uint32_t r0)
{
    uint32_t n_seen[MAX_ROWS], most = 0, c = 0, dim = t->dim;
    float decay[16];
    int cols = ATTN_COLS(rows);

    for (int r = 0; r < rows; r++) {
        uint32_t visible = t->visible[r0 + r], n = visible > t->k0 ? visible - t->k0 : 0;
        n_seen[r] = n < ATTN_TILE ? n : ATTN_TILE;
        most = n_seen[r] > most ? n_seen[r] : most;
    }
    if (most == 0)
        return;
    for (int vec = 0; vec * W < (int)most; vec += cols)
        scores(t, source, rows, cols, r0, vec);
    softmax(t, rows, r0, n_seen, decay);
    for (; c + (uint32_t)cols * W <= dim; c += (uint32_t)cols * W)
        output(t, source, rows, cols, r0, decay, c, most);
    for (; c < dim; c += W)
        output(t, source, rows, 1, r0, decay, c, most);
}

#define ROW_BLOCK(source, rows)                                                                    \
    static ATTN_TARGET void row_block_##source##_##rows(const struct tiles *t, uint32_t r0)        \
    {                                                                                              \
        row_block(t, source, rows, r0);                                                            \
    }

ROW_BLOCK(FROM_TILE, 1)
ROW_BLOCK(FROM_TILE, 2)
ROW_BLOCK(FROM_TILE, 3)
ROW_BLOCK(FROM_TILE, 4)
ROW_BLOCK(FROM_TILE, 5)
ROW_BLOCK(FROM_TILE, 6)
ROW_BLOCK(FROM_F16, 1)
ROW_BLOCK(FROM_F16, 2)
ROW_BLOCK(FROM_F16, 3)
ROW_BLOCK(FROM_F16, 4)
ROW_BLOCK(FROM_F16, 5)
ROW_BLOCK(FROM_F16, 6)
ROW_BLOCK(FROM_F16, 7)
ROW_BLOCK(FROM_F16, 8)
ROW_BLOCK(FROM_Q8, 1)
ROW_BLOCK(FROM_Q8, 2)
ROW_BLOCK(FROM_Q8, 3)
ROW_BLOCK(FROM_Q8, 4)
ROW_BLOCK(FROM_Q8, 5)
ROW_BLOCK(FROM_Q8, 6)
ROW_BLOCK(FROM_Q8, 7)
ROW_BLOCK(FROM_Q8, 8)

#define ROW_BLOCKS_6(source)                                                                       \
    row_block_##source##_1, row_block_##source##_2, row_block_##source##_3,                        \
        row_block_##source##_4, row_block_##source##_5, row_block_##source##_6

static void (*const row_blocks[3][MAX_ROWS])(const struct tiles *, uint32_t) = {
    {ROW_BLOCKS_6(FROM_TILE), NULL, NULL},
    {ROW_BLOCKS_6(FROM_F16), row_block_FROM_F16_7, row_block_FROM_F16_8},
    {ROW_BLOCKS_6(FROM_Q8), row_block_FROM_Q8_7, row_block_FROM_Q8_8},
};

/* Finds the slabs of n_keys keys from k0 on. Those behind the last key repeat the last one: a score
 * may be computed from them, and is then replaced. */
static ATTN_TARGET void find_slabs(const struct attn_job *job, uint32_t k0, uint32_t n_keys,
                                   const uint8_t **k_slabs, const uint8_t **v_slabs)
{
    for (uint32_t key = 0, i = 0; key < ATTN_TILE; key += job->geom->slab, i++) {
        if (key < n_keys) {
            size_t offset = attn_slab_offset(job->geom, job->seq->table, job->head_kv, k0 + key);
            k_slabs[i] = (const uint8_t *)job->args->k_pool + offset;
            v_slabs[i] = (const uint8_t *)job->args->v_pool + offset;
        } else {
            k_slabs[i] = k_slabs[i - 1];
            v_slabs[i] = v_slabs[i - 1];
        }
    }
}

static ATTN_TARGET void load_v_scales(struct tiles *t)
{
    uint32_t n_block = t->geom->n_block, slab = t->geom->slab;

    for (uint32_t key = 0; key < t->n_keys; key += slab) {
        const uint8_t *from = t->v_slabs[key / slab];
        float *to = t->v_scales + (size_t)key * n_block;
        uint32_t n = slab * n_block, i = 0;

        for (; i + W <= n; i += W)
            v_store(to + i, v_load_f16(from + 2 * i));
        for (; i < n; i++) {
            uint16_t half;
            memcpy(&half, from + 2 * i, 2);
            to[i] = attn_f16_to_f32(half);
        }
    }
}

/* Widens a tile's K and V of 16-token slabs. */
static ATTN_TARGET void widen(struct tiles *t)
{
    uint32_t dim = t->dim, n_block = t->geom->n_block;

    for (uint32_t key = 0; key < t->n_keys; key += ATTN_MAX_SLAB) {
        const uint8_t *k = t->k_slabs[key / ATTN_MAX_SLAB], *v = t->v_slabs[key / ATTN_MAX_SLAB];
        float *k_to = t->k_tile + key, *v_to = t->v_tile + (size_t)key * dim;

        if (!t->geom->q8) {
            for (uint32_t d = 0; d < dim; d++, k += 2 * ATTN_MAX_SLAB) {
                for (uint32_t i = 0; i < ATTN_MAX_SLAB; i += W)
                    v_store(k_to + (size_t)d * ATTN_TILE + i, v_load_f16(k + 2 * i));
            }
            for (uint32_t i = 0; i < ATTN_MAX_SLAB * dim; i += W)
                v_store(v_to + i, v_load_f16(v + 2 * i));
            continue;
        }
        for (uint32_t d = 0; d < dim; d++, k += ATTN_MAX_SLAB) {
            if (d % ATTN_BLOCK == 0)
                k += 2 * ATTN_MAX_SLAB;
            const uint8_t *scales = k - ATTN_MAX_SLAB * (d % ATTN_BLOCK + 2);
            for (uint32_t i = 0; i < ATTN_MAX_SLAB; i += W)
                v_store(k_to + (size_t)d * ATTN_TILE + i,
                        v_mul(v_load_i8(k + i), v_load_f16(scales + 2 * i)));
        }
        v += 2 * ATTN_MAX_SLAB * n_block;
        for (uint32_t slot = 0; slot < ATTN_MAX_SLAB; slot++) {
            const float *scales = t->v_scales + (size_t)(key + slot) * n_block;
            for (uint32_t d = 0; d < dim; d += W)
                v_store(v_to + (size_t)slot * dim + d, v_mul(v_load_i8(v + (size_t)slot * dim + d),
                                                             v_set1(scales[d / ATTN_BLOCK])));
        }
    }
}

/* The same for shorter slabs (pages of 1 … 8 tokens), without vectors. */
static ATTN_TARGET void widen_short(struct tiles *t)
{
    uint32_t dim = t->dim, n_block = t->geom->n_block, slab = t->geom->slab;

    for (uint32_t key = 0; key < t->n_keys; key++) {
        const uint8_t *k = t->k_slabs[key / slab], *v = t->v_slabs[key / slab];
        uint32_t slot = key % slab;

        for (uint32_t d = 0; d < dim; d++) {
            float *k_to = t->k_tile + (size_t)d * ATTN_TILE + key;
            float *v_to = t->v_tile + (size_t)key * dim + d;
            uint16_t half;

            if (!t->geom->q8) {
                memcpy(&half, k + 2 * ((size_t)d * slab + slot), 2);
                *k_to = attn_f16_to_f32(half);
                memcpy(&half, v + 2 * ((size_t)slot * dim + d), 2);
                *v_to = attn_f16_to_f32(half);
                continue;
            }
            const uint8_t *block = k + (size_t)slab * (d / ATTN_BLOCK) * (ATTN_BLOCK + 2);
            memcpy(&half, block + 2 * slot, 2);
            *k_to = attn_f16_to_f32(half) * (int8_t)block[slab * (d % ATTN_BLOCK + 2) + slot];
            *v_to = t->v_scales[key * n_block + d / ATTN_BLOCK] *
                    (int8_t)v[slab * 2 * n_block + slot * dim + d];
        }
    }
}

static ATTN_TARGET void run_tile(struct tiles *t)
{
    enum source source = !t->direct ? FROM_TILE : t->geom->q8 ? FROM_Q8 : FROM_F16;
    uint32_t n_blocks = t->direct ? 1 : (t->n_rows + 5) / 6;
    uint32_t rows = t->n_rows / n_blocks, n_longer = t->n_rows % n_blocks;

    find_slabs(t->job, t->k0, t->n_keys, t->k_slabs, t->v_slabs);
    if (t->direct) {
        uint32_t next = t->k0 + t->n_keys < t->end ? t->k0 + ATTN_TILE : t->k0;
        uint32_t left = t->end - next;

        find_slabs(t->job, next, left < ATTN_TILE ? left : ATTN_TILE, t->k_next, t->v_next);
    }
    if (t->geom->q8)
        load_v_scales(t);
    if (!t->direct) {
        if (t->geom->slab == ATTN_MAX_SLAB)
            widen(t);
        else
            widen_short(t);
    }
    for (uint32_t i = 0, r0 = 0; i < n_blocks; i++) {
        uint32_t n = rows + (i < n_longer);
        row_blocks[source][n - 1](t, r0);
        r0 += n;
    }
}

/* Folds a chunk's result into the row's total. */
INLINE void fold_row(float *total, float *total_max, float *total_sum, const float *o, float max,
                     float sum, uint32_t dim)
{
    float new_max = *total_max > max ? *total_max : max;
    V a = exp2_neg(v_set1(*total_max - new_max)), b = exp2_neg(v_set1(max - new_max));

    for (uint32_t d = 0; d < dim; d += W)
        v_store(total + d, v_fma(v_load(o + d), b, v_mul(v_load(total + d), a)));
    *total_sum = v_first(v_fma(v_set1(sum), b, v_mul(v_set1(*total_sum), a)));
    *total_max = new_max;
}

INLINE void write_row(const struct attn_job *job, uint32_t r, const float *total, float sum)
{
    float *out = attn_out_row(job, r);
    V inverse = v_set1(1 / sum);

    for (uint32_t d = 0; d < job->geom->head_dim; d += W)
        v_store(out + d, v_mul(v_load(total + d), inverse));
}

/* Lays the scratch out; scratch_bytes() of attn.c counts the same floats. */
static ATTN_TARGET void tiles_init(struct tiles *t, const struct attn_job *job)
{
    const struct cr_attn_args *args = job->args;
    const struct attn_geom *geom = job->geom;
    uint32_t n_rows = job->n_tok * geom->group, dim = geom->head_dim;
    uint32_t padded = (n_rows + 15) / 16 * 16;
    float *at = job->scratch;
    /* Scores are taken as powers of two. */
    V scale = v_set1(args->scale * 1.44269504f);

    t->job = job;
    t->geom = geom;
    t->n_rows = n_rows;
    t->dim = dim;
    t->direct = n_rows <= MAX_ROWS && geom->slab == ATTN_MAX_SLAB;
    t->k_tile = at, at += (size_t)ATTN_TILE * dim;
    t->v_tile = at, at += (size_t)ATTN_TILE * dim;
    t->p = at, at += MAX_ROWS * ATTN_TILE;
    t->q = at, at += (size_t)padded * ATTN_ROW;
    t->o = at, at += (size_t)padded * ATTN_ROW;
    t->total = at, at += (size_t)padded * ATTN_ROW;
    t->sum = at, at += (size_t)padded * W;
    t->max = at, at += padded;
    t->total_max = at, at += padded;
    t->total_sum = at, at += padded;
    t->visible = (uint32_t *)at;

    for (uint32_t r = 0; r < n_rows; r++) {
        uint32_t tok = job->tok0 + r / geom->group;
        const float *q =
            attn_row(args->q, args->q_row_stride, job->seq->row + tok, args->q_head_stride,
                     job->head_kv * geom->group + r % geom->group);
        for (uint32_t d = 0; d < dim; d += W)
            v_store(t->q + (size_t)r * ATTN_ROW + d, v_mul(v_load(q + d), scale));
        t->visible[r] = job->seq->pos + tok + 1;
        t->total_max[r] = ATTN_NO_MAX;
        t->total_sum[r] = 0;
        memset(t->total + (size_t)r * ATTN_ROW, 0, sizeof(float) * dim);
    }
}

static ATTN_TARGET void run_chunk(struct tiles *t, uint32_t k0, uint32_t k_end)
{
    for (uint32_t r = 0; r < t->n_rows; r++) {
        t->max[r] = ATTN_NO_MAX;
        memset(t->o + (size_t)r * ATTN_ROW, 0, sizeof(float) * t->dim);
    }
    memset(t->sum, 0, sizeof(float) * t->n_rows * W);
    for (; k0 < k_end; k0 += ATTN_TILE) {
        t->k0 = k0;
        t->n_keys = k_end - k0 < ATTN_TILE ? k_end - k0 : ATTN_TILE;
        run_tile(t);
    }
}

static ATTN_TARGET void run(const struct attn_job *job)
{
    struct tiles t;
    uint32_t n_keys = job->seq->pos + job->tok0 + job->n_tok, dim = job->geom->head_dim;

    tiles_init(&t, job);
    t.end = n_keys < job->chunk1 * ATTN_CHUNK ? n_keys : job->chunk1 * ATTN_CHUNK;
    for (uint32_t chunk = job->chunk0; chunk < job->chunk1; chunk++) {
        uint32_t k0 = chunk * ATTN_CHUNK;

        run_chunk(&t, k0, n_keys - k0 < ATTN_CHUNK ? n_keys : k0 + ATTN_CHUNK);
        for (uint32_t r = 0; r < t.n_rows; r++) {
            const float *o = t.o + (size_t)r * ATTN_ROW;
            float sum = v_hsum(v_load(t.sum + (size_t)r * W));

            if (job->partials) {
                float *slot =
                    job->partials + ((size_t)chunk * t.n_rows + r) * attn_slot_floats(job->geom);
                memcpy(slot, o, sizeof(float) * dim);
                slot[dim] = t.max[r];
                slot[dim + 1] = sum;
            } else {
                fold_row(t.total + (size_t)r * ATTN_ROW, &t.total_max[r], &t.total_sum[r], o,
                         t.max[r], sum, dim);
            }
        }
    }
    for (uint32_t r = 0; !job->partials && r < t.n_rows; r++)
        write_row(job, r, t.total + (size_t)r * ATTN_ROW, t.total_sum[r]);
}

static ATTN_TARGET void fold(const struct attn_job *job)
{
    uint32_t n_rows = job->n_tok * job->geom->group, dim = job->geom->head_dim;
    size_t slot_floats = attn_slot_floats(job->geom);

    for (uint32_t r = 0; r < n_rows; r++) {
        float total[CR_ATTN_MAX_HEAD_DIM] = {0}, max = ATTN_NO_MAX, sum = 0;

        for (uint32_t chunk = 0; chunk < job->chunk1; chunk++) {
            const float *slot = job->partials + ((size_t)chunk * n_rows + r) * slot_floats;
            fold_row(total, &max, &sum, slot, slot[dim], slot[dim + 1], dim);
        }
        write_row(job, r, total, sum);
    }
}

static ATTN_TARGET void store(const struct attn_job *job, const float *k, const float *v,
                              uint32_t pos)
{
    const struct attn_geom *geom = job->geom;
    size_t offset = attn_slab_offset(geom, job->seq->table, job->head_kv, pos);
    uint8_t *k_slab = (uint8_t *)job->args->k_pool + offset;
    uint8_t *v_slab = (uint8_t *)job->args->v_pool + offset;
    uint32_t slot = pos & (geom->slab - 1), dim = geom->head_dim, slab = geom->slab;

    if (!geom->q8) {
        uint16_t halves[CR_ATTN_MAX_HEAD_DIM];

        for (uint32_t d = 0; d < dim; d += W) {
            v_store_f16(halves + d, v_load(k + d));
            v_store_f16(v_slab + 2 * ((size_t)slot * dim + d), v_load(v + d));
        }
        for (uint32_t d = 0; d < dim; d++)
            memcpy(k_slab + 2 * ((size_t)d * slab + slot), &halves[d], 2);
        return;
    }
    for (uint32_t d = 0; d < dim; d += ATTN_BLOCK) {
        uint32_t n = dim - d < ATTN_BLOCK ? dim - d : ATTN_BLOCK, block = d / ATTN_BLOCK;
        uint8_t *k_block = k_slab + (size_t)slab * (d + 2 * block);
        int8_t quants[ATTN_BLOCK];
        uint16_t half = attn_quantize(k + d, n, quants);

        memcpy(k_block + 2 * slot, &half, 2);
        for (uint32_t i = 0; i < n; i++)
            k_block[slab * (2 + i) + slot] = (uint8_t)quants[i];
        half = attn_quantize(v + d, n, quants);
        memcpy(v_slab + 2 * ((size_t)slot * geom->n_block + block), &half, 2);
        memcpy(v_slab + (size_t)slab * 2 * geom->n_block + (size_t)slot * dim + d, quants, n);
    }
}

const struct attn_kernel ATTN_KERNEL = {run, fold, store, false};
