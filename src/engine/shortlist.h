/* Passes over a whole row of logits, and the choice of its best few: what a sampler does for every
 * token. All functions give the same bits whatever the processor offers (AVX-512, AVX2, neither).
 */
#ifndef CARREL_ENGINE_SHORTLIST_H
#define CARREL_ENGINE_SHORTLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CR_ROW_BLOCK     64   /* logits that share one maximum */
#define CR_ROW_SUM_BLOCK 1024 /* logits that share one sum of exponentials */

/* A token and its logit, as one number that sorts by falling logit, then by rising token. */
typedef uint64_t cr_cand;

static inline uint32_t cr_float_bits(float x)
{
    union {
        float f;
        uint32_t u;
    } bits = {.f = x};
    return bits.u;
}

static inline cr_cand cr_cand_make(float logit, uint32_t token)
{
    const uint32_t bits = cr_float_bits(logit);
    const uint32_t rising = bits ^ ((bits >> 31) != 0 ? UINT32_MAX : UINT32_C(1) << 31);
    return (uint64_t)~rising << 32 | token;
}

static inline int32_t cr_cand_token(cr_cand cand)
{
    return (int32_t)(cand & UINT32_MAX);
}

static inline float cr_cand_logit(cr_cand cand)
{
    const uint32_t rising = ~(uint32_t)(cand >> 32);
    union {
        uint32_t u;
        float f;
    } bits = {.u = (rising >> 31) != 0 ? rising ^ UINT32_C(1) << 31 : ~rising};
    return bits.f;
}

/* exp(x) for x <= 0, to 2 ulp; exactly 0 below -87. */
float cr_row_exp(float x);

/* Maxima of the blocks into `maxima` [ceil(n / CR_ROW_BLOCK)], and of the row. NaN when the row
 * holds one. */
float cr_row_maxima(const float *row, uint32_t n, float *maxima);

/* The sum of exp((row[i] - max) * scale), and each block's into `sums`
 * [ceil(n / CR_ROW_SUM_BLOCK)], which may be NULL. `max` is the row's, scale > 0. */
double cr_row_sum_exp(const float *row, uint32_t n, float max, float scale, double *sums);

/* All logits that are at least `least`, in the order of tokens; at most n. Returns how many. */
uint32_t cr_row_gather(const float *row, uint32_t n, const float *maxima, float least,
                       cr_cand *cands);

/* A value that at least `k` of the row's logits reach, and not many more; -INFINITY when the
 * maxima can't tell. `max` is the row's, finite. */
float cr_row_reached_by(const float *maxima, uint32_t n, uint32_t k, float max);

/* Moves the best `k` of `n` to the front, in no order. */
void cr_cands_select(cr_cand *cands, uint32_t n, uint32_t k);
/* Moves the best few whose exp(logit - max) together reach `mass` to the front, in no order, and
 * returns how many: at least one, and all when even all do not reach it. */
uint32_t cr_cands_select_mass(cr_cand *cands, uint32_t n, float max, double mass);
/* Sorts, best first. */
void cr_cands_sort(cr_cand *cands, uint32_t n);

/* Which implementation is used: "avx512", "avx2" or "scalar". Tests force one by its name; false
 * when the processor lacks it. */
const char *cr_row_kernels_name(void);
bool cr_row_kernels_force(const char *name);

#endif
