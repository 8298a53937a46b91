/* The product of the tagger: activations of 7 bits by weights of 8, sums in 32. One plain version
 * and two for x86-64; integer sums do not depend on their order, so all give the same bits. */
#include <string.h>

#include "privacy/tagger_int.h"

static void mul_portable(const uint8_t *x, uint32_t n_in, const int8_t *w, uint32_t n_out,
                         int32_t *ret_acc)
{
    for (uint32_t o = 0; o < n_out; o += TAGGER_LANE) {
        for (uint32_t t = 0; t < TAGGER_TILE; t++) {
            int32_t sum[TAGGER_LANE] = {0};
            const int8_t *v = w + (size_t)o * n_in;
            for (uint32_t i = 0; i < n_in; i += 4, v += 4 * TAGGER_LANE)
                for (uint32_t lane = 0; lane < TAGGER_LANE; lane++)
                    for (uint32_t k = 0; k < 4; k++)
                        sum[lane] += x[(size_t)t * n_in + i + k] * v[lane * 4 + k];
            memcpy(ret_acc + (size_t)t * n_out + o, sum, sizeof sum);
        }
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

static inline int32_t four(const uint8_t *x)
{
    int32_t v;
    memcpy(&v, x, sizeof v);
    return v;
}

/* Four words by 16 outputs: 8 sums in registers. The empty asm keeps each sum where it is; without
 * it GCC adds products as a tree, for which there are not enough registers. */
__attribute__((target("avx2"))) static void
mul_avx2(const uint8_t *x, uint32_t n_in, const int8_t *w, uint32_t n_out, int32_t *ret_acc)
{
    const __m256i ones = _mm256_set1_epi16(1);
    for (uint32_t o = 0; o < n_out; o += TAGGER_LANE, w += (size_t)TAGGER_LANE * n_in) {
        for (uint32_t t = 0; t < TAGGER_TILE; t += 4) {
            const uint8_t *row = x + (size_t)t * n_in;
            __m256i sum[4][2];
#pragma GCC unroll 4
            for (int r = 0; r < 4; r++)
                sum[r][0] = sum[r][1] = _mm256_setzero_si256();
            for (uint32_t i = 0; i < n_in; i += 4) {
                const __m256i *v = (const __m256i *)(w + (size_t)i * TAGGER_LANE);
                const __m256i w0 = _mm256_loadu_si256(v), w1 = _mm256_loadu_si256(v + 1);
#pragma GCC unroll 4
                for (uint32_t r = 0; r < 4; r++) {
                    const __m256i a = _mm256_set1_epi32(four(row + (size_t)r * n_in + i));
                    sum[r][0] = _mm256_add_epi32(
                        sum[r][0], _mm256_madd_epi16(_mm256_maddubs_epi16(a, w0), ones));
                    __asm__("" : "+x"(sum[r][0]));
                    sum[r][1] = _mm256_add_epi32(
                        sum[r][1], _mm256_madd_epi16(_mm256_maddubs_epi16(a, w1), ones));
                    __asm__("" : "+x"(sum[r][1]));
                }
            }
#pragma GCC unroll 4
            for (uint32_t r = 0; r < 4; r++) {
                __m256i *to = (__m256i *)(ret_acc + (size_t)(t + r) * n_out + o);
                _mm256_storeu_si256(to, sum[r][0]);
                _mm256_storeu_si256(to + 1, sum[r][1]);
            }
        }
    }
}

/* Eight words by 32 outputs, or by the last 16 twice. */
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) static void
mul_vnni(const uint8_t *x, uint32_t n_in, const int8_t *w, uint32_t n_out, int32_t *ret_acc)
{
    for (uint32_t o = 0; o < n_out; o += 2 * TAGGER_LANE) {
        const uint32_t second = o + TAGGER_LANE < n_out ? o + TAGGER_LANE : o;
        const int8_t *v0 = w + (size_t)o * n_in, *v1 = w + (size_t)second * n_in;
        for (uint32_t t = 0; t < TAGGER_TILE; t += 8) {
            const uint8_t *row = x + (size_t)t * n_in;
            __m512i sum[8][2];
#pragma GCC unroll 8
            for (int r = 0; r < 8; r++)
                sum[r][0] = sum[r][1] = _mm512_setzero_si512();
            for (uint32_t i = 0; i < n_in; i += 4) {
                const __m512i w0 = _mm512_loadu_si512(v0 + (size_t)i * TAGGER_LANE);
                const __m512i w1 = _mm512_loadu_si512(v1 + (size_t)i * TAGGER_LANE);
#pragma GCC unroll 8
                for (uint32_t r = 0; r < 8; r++) {
                    const __m512i a = _mm512_set1_epi32(four(row + (size_t)r * n_in + i));
                    sum[r][0] = _mm512_dpbusd_epi32(sum[r][0], a, w0);
                    sum[r][1] = _mm512_dpbusd_epi32(sum[r][1], a, w1);
                }
            }
#pragma GCC unroll 8
            for (uint32_t r = 0; r < 8; r++) {
                int32_t *to = ret_acc + (size_t)(t + r) * n_out;
                _mm512_storeu_si512(to + o, sum[r][0]);
                _mm512_storeu_si512(to + second, sum[r][1]);
            }
        }
    }
}
#endif

tagger_mul_fn cr_tagger_mul_of(enum tagger_isa isa)
{
#if defined(__x86_64__)
    if (isa == TAGGER_AVX2)
        return __builtin_cpu_supports("avx2") ? mul_avx2 : NULL;
    if (isa == TAGGER_VNNI)
        return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
                       __builtin_cpu_supports("avx512vl")
                   ? mul_vnni
                   : NULL;
#endif
    return isa == TAGGER_PORTABLE ? mul_portable : NULL;
}

tagger_mul_fn cr_tagger_mul_best(void)
{
    for (int isa = TAGGER_N_ISAS - 1; isa > TAGGER_PORTABLE; isa--)
        if (cr_tagger_mul_of((enum tagger_isa)isa) != NULL)
            return cr_tagger_mul_of((enum tagger_isa)isa);
    return mul_portable;
}
