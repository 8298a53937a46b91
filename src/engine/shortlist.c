/* Passes over a row of logits.
 *
 * A row is 600 KB for the larger vocabularies, and a sampler needs a handful of its values. Two
 * passes, and often one, see all of it: the maxima of blocks of 64, and the sum of exponentials.
 * Everything else looks at blocks whose maximum says that they matter: a value that k block maxima
 * reach is one that at least k logits reach, so the k best are among the logits that reach it, and
 * those lie in few blocks. The largest such value is not needed; bisection soon finds a good one.
 *
 * The same bits everywhere: a sum is made of 16 lanes per block of 1024, each lane adding every
 * 16th value, lanes folded in one fixed order, and blocks added in double. The exponential is one
 * sequence of multiply-adds, fused in each implementation. AVX2 and plain C do what AVX-512 does,
 * so a seed gives one answer on every machine, and the tests can compare for equality.
 *
 * Selection works on numbers that hold logit and token, so that equal logits have an order too.
 */
#include "engine/shortlist.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* exp(x) = 2^n * exp(r), n = round(x / ln 2), r in [-ln 2 / 2, ln 2 / 2]. */
#define EXP_LEAST -87.0f
#define LOG2E     1.44269504088896341f
#define ROUNDER   12582912.0f /* 1.5 * 2^23: adding it rounds to an integer */
#define LN2_HIGH  0.693359375f
#define LN2_LOW   -2.12194440e-4f
#define EXP_C0    1.9875691500e-4f
#define EXP_C1    1.3981999507e-3f
#define EXP_C2    8.3334519073e-3f
#define EXP_C3    4.1665795894e-2f
#define EXP_C4    1.6666665459e-1f
#define EXP_C5    5.0000001201e-1f

float cr_row_exp(float x)
{
    if (!(x >= EXP_LEAST))
        return 0.0f;
    const float t = fmaf(x, LOG2E, ROUNDER);
    const float n = t - ROUNDER;
    const float r = fmaf(n, -LN2_LOW, fmaf(n, -LN2_HIGH, x));
    float p = EXP_C0;
    p = fmaf(p, r, EXP_C1);
    p = fmaf(p, r, EXP_C2);
    p = fmaf(p, r, EXP_C3);
    p = fmaf(p, r, EXP_C4);
    p = fmaf(p, r, EXP_C5);
    p = fmaf(p, r * r, r) + 1.0f;
    union {
        uint32_t u;
        float f;
    } power = {.u = ((uint32_t)(int32_t)n + 127u) << 23};
    return p * power.f;
}

/* Folds 16 lanes as a binary tree: 8 + 8, 4 + 4, … */
static float fold_sum(const float lanes[16])
{
    float v[8];
    for (int i = 0; i < 8; i++)
        v[i] = lanes[i] + lanes[i + 8];
    for (int i = 0; i < 4; i++)
        v[i] = v[i] + v[i + 4];
    return (v[0] + v[2]) + (v[1] + v[3]);
}

/* A block's tail that fills no vector: the same lanes, one by one. */
static void sum_tail(const float *row, uint32_t n, float max, float scale, float lanes[16])
{
    for (uint32_t i = 0; i < n; i++)
        lanes[i % 16] += cr_row_exp((row[i] - max) * scale);
}

static float max_tail(const float *row, uint32_t n, float max)
{
    for (uint32_t i = 0; i < n; i++)
        max = row[i] > max ? row[i] : max;
    return max;
}

static float maxima_scalar(const float *row, uint32_t n, float *maxima)
{
    float max = -INFINITY;
    bool has_nan = false;

    for (uint32_t b = 0; b * CR_ROW_BLOCK < n; b++) {
        const uint32_t begin = b * CR_ROW_BLOCK;
        const uint32_t len = n - begin < CR_ROW_BLOCK ? n - begin : CR_ROW_BLOCK;
        for (uint32_t i = begin; i < begin + len; i++)
            has_nan |= isnan(row[i]);
        maxima[b] = max_tail(row + begin, len, -INFINITY);
        max = maxima[b] > max ? maxima[b] : max;
    }
    return has_nan ? NAN : max;
}

static float sum_scalar(const float *row, uint32_t n, float max, float scale)
{
    float lanes[16] = {0};
    sum_tail(row, n, max, scale, lanes);
    return fold_sum(lanes);
}

#if defined(__x86_64__)

#define AVX512 __attribute__((target("avx512f,fma")))
#define AVX2   __attribute__((target("avx2,fma")))

AVX512 static float maxima_avx512(const float *row, uint32_t n, float *maxima)
{
    __m512 all = _mm512_set1_ps(-INFINITY);
    __mmask16 nans = 0;
    uint32_t b = 0;

    for (; (b + 1) * CR_ROW_BLOCK <= n; b++) {
        const float *at = row + b * CR_ROW_BLOCK;
        const __m512 v0 = _mm512_loadu_ps(at), v1 = _mm512_loadu_ps(at + 16);
        const __m512 v2 = _mm512_loadu_ps(at + 32), v3 = _mm512_loadu_ps(at + 48);
        nans |= _mm512_cmp_ps_mask(v0, v1, _CMP_UNORD_Q) | _mm512_cmp_ps_mask(v2, v3, _CMP_UNORD_Q);
        const __m512 m = _mm512_max_ps(_mm512_max_ps(v0, v1), _mm512_max_ps(v2, v3));
        maxima[b] = _mm512_reduce_max_ps(m);
        all = _mm512_max_ps(all, m);
    }
    float max = _mm512_reduce_max_ps(all);
    if (b * CR_ROW_BLOCK < n) {
        const float tail = maxima_scalar(row + b * CR_ROW_BLOCK, n - b * CR_ROW_BLOCK, maxima + b);
        if (isnan(tail))
            return tail;
        max = tail > max ? tail : max;
    }
    return nans != 0 ? NAN : max;
}

AVX512 static inline __m512 exp_avx512(__m512 x)
{
    const __mmask16 live = _mm512_cmp_ps_mask(x, _mm512_set1_ps(EXP_LEAST), _CMP_GE_OQ);
    const __m512 rounder = _mm512_set1_ps(ROUNDER);
    x = _mm512_max_ps(x, _mm512_set1_ps(EXP_LEAST));
    const __m512 t = _mm512_fmadd_ps(x, _mm512_set1_ps(LOG2E), rounder);
    const __m512 n = _mm512_sub_ps(t, rounder);
    const __m512 r = _mm512_fmadd_ps(n, _mm512_set1_ps(-LN2_LOW),
                                     _mm512_fmadd_ps(n, _mm512_set1_ps(-LN2_HIGH), x));
    __m512 p = _mm512_set1_ps(EXP_C0);
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(EXP_C1));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(EXP_C2));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(EXP_C3));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(EXP_C4));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(EXP_C5));
    p = _mm512_add_ps(_mm512_fmadd_ps(p, _mm512_mul_ps(r, r), r), _mm512_set1_ps(1.0f));
    const __m512i power =
        _mm512_slli_epi32(_mm512_add_epi32(_mm512_cvtps_epi32(n), _mm512_set1_epi32(127)), 23);
    return _mm512_maskz_mul_ps(live, p, _mm512_castsi512_ps(power));
}

AVX512 static float sum_avx512(const float *row, uint32_t n, float max, float scale)
{
    const __m512 vmax = _mm512_set1_ps(max), vscale = _mm512_set1_ps(scale);
    __m512 sum = _mm512_setzero_ps();
    float lanes[16];
    uint32_t i = 0;

    for (; i + 16 <= n; i += 16) {
        const __m512 x = _mm512_mul_ps(_mm512_sub_ps(_mm512_loadu_ps(row + i), vmax), vscale);
        sum = _mm512_add_ps(sum, exp_avx512(x));
    }
    _mm512_storeu_ps(lanes, sum);
    sum_tail(row + i, n - i, max, scale, lanes);
    return fold_sum(lanes);
}

AVX2 static inline float reduce_max_avx2(__m256 v)
{
    __m128 m = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    m = _mm_max_ps(m, _mm_movehl_ps(m, m));
    m = _mm_max_ss(m, _mm_shuffle_ps(m, m, 1));
    return _mm_cvtss_f32(m);
}

AVX2 static float maxima_avx2(const float *row, uint32_t n, float *maxima)
{
    __m256 all = _mm256_set1_ps(-INFINITY), nans = _mm256_setzero_ps();
    uint32_t b = 0;

    for (; (b + 1) * CR_ROW_BLOCK <= n; b++) {
        __m256 m = _mm256_set1_ps(-INFINITY);
        for (uint32_t i = 0; i < CR_ROW_BLOCK; i += 16) {
            const float *at = row + b * CR_ROW_BLOCK + i;
            const __m256 v0 = _mm256_loadu_ps(at), v1 = _mm256_loadu_ps(at + 8);
            nans = _mm256_or_ps(nans, _mm256_cmp_ps(v0, v1, _CMP_UNORD_Q));
            m = _mm256_max_ps(m, _mm256_max_ps(v0, v1));
        }
        maxima[b] = reduce_max_avx2(m);
        all = _mm256_max_ps(all, m);
    }
    float max = reduce_max_avx2(all);
    if (b * CR_ROW_BLOCK < n) {
        const float tail = maxima_scalar(row + b * CR_ROW_BLOCK, n - b * CR_ROW_BLOCK, maxima + b);
        if (isnan(tail))
            return tail;
        max = tail > max ? tail : max;
    }
    return _mm256_movemask_ps(nans) != 0 ? NAN : max;
}

AVX2 static inline __m256 exp_avx2(__m256 x)
{
    const __m256 live = _mm256_cmp_ps(x, _mm256_set1_ps(EXP_LEAST), _CMP_GE_OQ);
    const __m256 rounder = _mm256_set1_ps(ROUNDER);
    x = _mm256_max_ps(x, _mm256_set1_ps(EXP_LEAST));
    const __m256 t = _mm256_fmadd_ps(x, _mm256_set1_ps(LOG2E), rounder);
    const __m256 n = _mm256_sub_ps(t, rounder);
    const __m256 r = _mm256_fmadd_ps(n, _mm256_set1_ps(-LN2_LOW),
                                     _mm256_fmadd_ps(n, _mm256_set1_ps(-LN2_HIGH), x));
    __m256 p = _mm256_set1_ps(EXP_C0);
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(EXP_C1));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(EXP_C2));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(EXP_C3));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(EXP_C4));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(EXP_C5));
    p = _mm256_add_ps(_mm256_fmadd_ps(p, _mm256_mul_ps(r, r), r), _mm256_set1_ps(1.0f));
    const __m256i power =
        _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23);
    return _mm256_and_ps(live, _mm256_mul_ps(p, _mm256_castsi256_ps(power)));
}

AVX2 static float sum_avx2(const float *row, uint32_t n, float max, float scale)
{
    const __m256 vmax = _mm256_set1_ps(max), vscale = _mm256_set1_ps(scale);
    __m256 low = _mm256_setzero_ps(), high = _mm256_setzero_ps();
    float lanes[16];
    uint32_t i = 0;

    for (; i + 16 <= n; i += 16) {
        const __m256 x0 = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(row + i), vmax), vscale);
        const __m256 x1 = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(row + i + 8), vmax), vscale);
        low = _mm256_add_ps(low, exp_avx2(x0));
        high = _mm256_add_ps(high, exp_avx2(x1));
    }
    _mm256_storeu_ps(lanes, low);
    _mm256_storeu_ps(lanes + 8, high);
    sum_tail(row + i, n - i, max, scale, lanes);
    return fold_sum(lanes);
}

#endif

struct kernels {
    const char *name;
    float (*maxima)(const float *row, uint32_t n, float *maxima);
    float (*sum)(const float *row, uint32_t n, float max, float scale); /* one sum block */
};

static const struct kernels scalar_kernels = {"scalar", maxima_scalar, sum_scalar};
#if defined(__x86_64__)
static const struct kernels avx2_kernels = {"avx2", maxima_avx2, sum_avx2};
static const struct kernels avx512_kernels = {"avx512", maxima_avx512, sum_avx512};
#endif

static const struct kernels *chosen = &scalar_kernels;
static pthread_once_t chosen_once = PTHREAD_ONCE_INIT;

static const struct kernels *find_kernels(const char *name)
{
#if defined(__x86_64__)
    if (strcmp(name, "avx512") == 0)
        return __builtin_cpu_supports("avx512f") ? &avx512_kernels : NULL;
    if (strcmp(name, "avx2") == 0)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &avx2_kernels
                                                                               : NULL;
#endif
    return strcmp(name, "scalar") == 0 ? &scalar_kernels : NULL;
}

static void choose_kernels(void)
{
    static const char *const names[] = {"avx512", "avx2", "scalar"};
    const struct kernels *found = NULL;
    for (size_t i = 0; found == NULL; i++)
        found = find_kernels(names[i]);
    chosen = found;
}

static const struct kernels *kernels(void)
{
    pthread_once(&chosen_once, choose_kernels);
    return chosen;
}

const char *cr_row_kernels_name(void)
{
    return kernels()->name;
}

bool cr_row_kernels_force(const char *name)
{
    pthread_once(&chosen_once, choose_kernels);
    const struct kernels *found = find_kernels(name);
    if (found != NULL)
        chosen = found;
    return found != NULL;
}

float cr_row_maxima(const float *row, uint32_t n, float *maxima)
{
    return kernels()->maxima(row, n, maxima);
}

double cr_row_sum_exp(const float *row, uint32_t n, float max, float scale, double *sums)
{
    const struct kernels *k = kernels();
    double total = 0;

    for (uint32_t begin = 0, b = 0; begin < n; begin += CR_ROW_SUM_BLOCK, b++) {
        const uint32_t len = n - begin < CR_ROW_SUM_BLOCK ? n - begin : CR_ROW_SUM_BLOCK;
        const double sum = (double)k->sum(row + begin, len, max, scale);
        if (sums != NULL)
            sums[b] = sum;
        total += sum;
    }
    return total;
}

uint32_t cr_row_gather(const float *row, uint32_t n, const float *maxima, float least,
                       cr_cand *cands)
{
    uint32_t found = 0;

    for (uint32_t begin = 0, b = 0; begin < n; begin += CR_ROW_BLOCK, b++) {
        if (maxima[b] < least)
            continue;
        const uint32_t end = n - begin < CR_ROW_BLOCK ? n : begin + CR_ROW_BLOCK;
        for (uint32_t i = begin; i < end; i++) {
            cands[found] = cr_cand_make(row[i], i);
            found += row[i] >= least;
        }
    }
    return found;
}

static int compare_cands(const void *a, const void *b)
{
    const cr_cand x = *(const cr_cand *)a, y = *(const cr_cand *)b;
    return (x > y) - (x < y);
}

void cr_cands_sort(cr_cand *cands, uint32_t n)
{
    if (n > 32) {
        qsort(cands, n, sizeof cands[0], compare_cands);
        return;
    }
    for (uint32_t i = 1; i < n; i++) {
        const cr_cand moved = cands[i];
        uint32_t j = i;
        for (; j > 0 && cands[j - 1] > moved; j--)
            cands[j] = cands[j - 1];
        cands[j] = moved;
    }
}

/* Splits [low, high), at least two, in two parts that are not empty: the better ones first.
 * Returns where the second begins. No two are equal. */
static uint32_t split(cr_cand *v, uint32_t low, uint32_t high)
{
    const cr_cand a = v[low], b = v[low + (high - low) / 2], c = v[high - 1];
    const cr_cand pivot = a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b));
    uint32_t i = low, j = high - 1;

    for (;;) {
        while (v[i] < pivot)
            i++;
        while (v[j] > pivot)
            j--;
        if (i >= j)
            break;
        const cr_cand swap = v[i];
        v[i++] = v[j];
        v[j--] = swap;
    }
    return j + 1 < high ? j + 1 : high - 1;
}

void cr_cands_select(cr_cand *cands, uint32_t n, uint32_t k)
{
    uint32_t low = 0, high = n;

    while (low < k && k < high) { /* the border is inside [low, high), so that holds two */
        const uint32_t middle = split(cands, low, high);
        if (k <= middle)
            high = middle;
        if (k >= middle)
            low = middle;
    }
}

uint32_t cr_cands_select_mass(cr_cand *cands, uint32_t n, float max, double mass)
{
    uint32_t low = 0, high = n; /* the last one kept is in [low, high) */
    double before = 0;          /* mass of [0, low) */

    while (high - low > 1) {
        const uint32_t middle = split(cands, low, high);
        double sum = 0;
        for (uint32_t i = low; i < middle; i++)
            sum += (double)cr_row_exp(cr_cand_logit(cands[i]) - max);
        if (before + sum >= mass) {
            high = middle;
        } else {
            before += sum;
            low = middle;
        }
    }
    return high;
}

static uint32_t count_at_least(const float *v, uint32_t n, float least)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++)
        count += v[i] >= least;
    return count;
}

float cr_row_reached_by(const float *maxima, uint32_t n, uint32_t k, float max)
{
    const uint32_t blocks = (n + CR_ROW_BLOCK - 1) / CR_ROW_BLOCK;
    float low = max, high = max;

    if (k > blocks)
        return -INFINITY;
    for (float step = 1.0f; count_at_least(maxima, blocks, low) < k; step *= 2) {
        high = low;
        low = max - step;
        if (low == -INFINITY)
            return low;
    }
    /* Few more than k would do: each is a block to look through. */
    for (int i = 0; i < 12; i++) {
        const float middle = low + (high - low) / 2;
        const uint32_t count = count_at_least(maxima, blocks, middle);
        if (count < k)
            high = middle;
        else
            low = middle;
        if (count >= k && count <= k + k / 4)
            break;
    }
    return low;
}
