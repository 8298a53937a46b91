/* The panel kernel for AVX2. Half a panel is a vector: eight rows of weights, a word of each. It
 * takes a panel by a tile of activations as the one for AVX-512 does, with the same numbers in the
 * same order, so both give the same bits.
 *
 * Without VNNI a product by fours is two steps, and the first adds pairs in 16 bits. Q4_0's weights
 * are small, so that a whole block fits 16 bits (8 * 2 * 15 * 127 = 30480), and the second step is
 * taken once a block. Q8_0's are not: there the activation takes the weight's sign, so that a pair
 * is at most 2 * 128 * 127, and every word takes both steps. */
#include "engine/panel_int.h"

#if defined(__x86_64__)

#include <ggml.h>
#include <immintrin.h>
#include <math.h>
#include <string.h>

#define TARGET __attribute__((target("avx2,f16c,fma")))
#define INLINE static inline __attribute__((always_inline)) TARGET
#define TILE   CR_PANEL_TILE
#define HALF   8    /* rows in a vector */
#define AHEAD  4096 /* bytes: panels are read in order */

INLINE __m256i broadcast_word(const int8_t *from)
{
    int32_t word;
    memcpy(&word, from, sizeof word);
    return _mm256_set1_epi32(word);
}

/* Else GCC adds the products of a block as a tree, and has no registers for it. */
#define KEEP(v) __asm__("" : "+x"(v))

INLINE __m256i load(const void *from)
{
    return _mm256_loadu_si256(from);
}

/* Block sums of half a panel by `n` rows: Q4_0. `words` are those of the block. */
INLINE void block_q4(const uint8_t *words, const int8_t *x, const int lanes, const int n,
                     __m256i *ret_sum)
{
    const __m256i low = _mm256_set1_epi8(15), ones = _mm256_set1_epi16(1);
    __m256i sum[TILE];
#pragma GCC unroll 8
    for (int t = 0; t < n; t++)
        sum[t] = _mm256_setzero_si256();
#pragma GCC unroll 1
    for (int g = 0; g < 4; g++) {
        const __m256i both = load(words + g * 64);
        const __m256i w0 = _mm256_and_si256(both, low);
        const __m256i w1 = _mm256_and_si256(_mm256_srli_epi16(both, 4), low);
#pragma GCC unroll 8
        for (int t = 0; t < n; t++) {
            sum[t] = _mm256_add_epi16(
                sum[t], _mm256_maddubs_epi16(w0, broadcast_word(x + (g * lanes + t) * 4)));
            KEEP(sum[t]);
        }
#pragma GCC unroll 8
        for (int t = 0; t < n; t++) {
            sum[t] = _mm256_add_epi16(
                sum[t], _mm256_maddubs_epi16(w1, broadcast_word(x + ((g + 4) * lanes + t) * 4)));
            KEEP(sum[t]);
        }
    }
#pragma GCC unroll 8
    for (int t = 0; t < n; t++)
        ret_sum[t] = _mm256_madd_epi16(sum[t], ones);
}

/* The same of Q8_0, whose words hold the weights plus 128. */
INLINE void block_q8(const uint8_t *words, const int8_t *x, const int lanes, const int n,
                     __m256i *ret_sum)
{
    const __m256i flip = _mm256_set1_epi8((char)0x80), ones = _mm256_set1_epi16(1);
    __m256i sum[TILE];
#pragma GCC unroll 8
    for (int t = 0; t < n; t++)
        sum[t] = _mm256_setzero_si256();
#pragma GCC unroll 1
    for (int g = 0; g < 8; g++) {
        const __m256i w = _mm256_xor_si256(load(words + g * 64), flip);
        const __m256i size = _mm256_abs_epi8(w);
#pragma GCC unroll 8
        for (int t = 0; t < n; t++) {
            const __m256i signed_x = _mm256_sign_epi8(broadcast_word(x + (g * lanes + t) * 4), w);
            sum[t] = _mm256_add_epi32(
                sum[t], _mm256_madd_epi16(_mm256_maddubs_epi16(size, signed_x), ones));
            KEEP(sum[t]);
        }
    }
#pragma GCC unroll 8
    for (int t = 0; t < n; t++)
        ret_sum[t] = sum[t];
}

/* One panel by `n` rows of a tile of `lanes`. The flags and both numbers are constants. */
INLINE void tile(const struct cr_panel_product *p, const uint8_t *panel, const uint8_t *acts,
                 const bool is_q4, const int lanes, const int n, const bool is_first, float *out)
{
    const uint32_t n_blocks = p->n_in / CR_PANEL_BLOCK;
    const int n_words = is_q4 ? 4 : 8;
    const uint8_t *scales = panel;
    const uint8_t *words = panel + (size_t)n_blocks * CR_PANEL_ROWS * 2;
    const int8_t *x = (const int8_t *)acts;
    const float *act_scales = (const float *)(acts + (size_t)lanes * p->n_in);
    const int32_t *act_sums = (const int32_t *)(act_scales + (size_t)lanes * n_blocks);
    __m256 total[2][TILE];

    for (int t = 0; t < n; t++)
        total[0][t] = total[1][t] = _mm256_setzero_ps();
    for (uint32_t b = 0; b < n_blocks; b++) {
        for (int g = 0; is_first && g < n_words; g++)
            _mm_prefetch((const char *)words + AHEAD + g * 64, _MM_HINT_T0);
#pragma GCC unroll 1
        for (int h = 0; h < 2; h++) {
            __m256i sum[TILE];
            if (is_q4)
                block_q4(words + h * 32, x, lanes, n, sum);
            else
                block_q8(words + h * 32, x, lanes, n, sum);
            const __m256 scale =
                _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(scales + h * 16)));
#pragma GCC unroll 8
            for (int t = 0; t < n; t++) {
                if (is_q4) /* -8 for -128 */
                    sum[t] = _mm256_add_epi32(sum[t], _mm256_set1_epi32(act_sums[t] >> 4));
                total[h][t] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum[t]),
                                              _mm256_mul_ps(scale, _mm256_set1_ps(act_scales[t])),
                                              total[h][t]);
            }
        }
        words += n_words * 64;
        scales += CR_PANEL_ROWS * 2;
        x += lanes * CR_PANEL_BLOCK;
        act_scales += lanes;
        act_sums += lanes;
    }
    for (int t = 0; t < n; t++)
        for (int h = 0; h < 2; h++) {
            float *to = out + t * p->out_stride + h * HALF;
            if (p->add)
                total[h][t] = _mm256_add_ps(total[h][t], _mm256_loadu_ps(to));
            _mm256_storeu_ps(to, total[h][t]);
        }
}

#include "engine/panel_rows.h"

INLINE float max_of(__m256 v)
{
    __m128 m = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    m = _mm_max_ps(m, _mm_movehl_ps(m, m));
    return _mm_cvtss_f32(_mm_max_ss(m, _mm_movehdup_ps(m)));
}

TARGET static void quantize(const float *x, uint32_t n_in, uint32_t lanes, uint32_t lane,
                            void *ret_tile)
{
    const uint32_t n_blocks = n_in / CR_PANEL_BLOCK;
    const __m256 sign = _mm256_set1_ps(-0.0f);
    const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    uint32_t *words = (uint32_t *)ret_tile + lane;
    float *scales = (float *)ret_tile + (size_t)lanes * n_in / 4 + lane;
    int32_t *sums = (int32_t *)scales + (size_t)lanes * n_blocks;
    for (uint32_t b = 0; b < n_blocks; b++, x += CR_PANEL_BLOCK) {
        __m256 v[4], largest = _mm256_setzero_ps();
        __m256i q[4];
        for (int i = 0; i < 4; i++) {
            v[i] = _mm256_loadu_ps(x + 8 * i);
            largest = _mm256_max_ps(largest, _mm256_andnot_ps(sign, v[i]));
        }
        const float max = max_of(largest);
        const __m256 inverse = _mm256_set1_ps(max > 0 ? 127.0f / max : 0.0f);
        for (int i = 0; i < 4; i++)
            q[i] = _mm256_cvtps_epi32(_mm256_mul_ps(v[i], inverse));
        const __m256i sum =
            _mm256_add_epi32(_mm256_add_epi32(q[0], q[1]), _mm256_add_epi32(q[2], q[3]));
        /* Packing works within halves of a vector, and so leaves the words in another order. */
        const __m256i packed = _mm256_permutevar8x32_epi32(
            _mm256_packs_epi16(_mm256_packs_epi32(q[0], q[1]), _mm256_packs_epi32(q[2], q[3])),
            in_order);
        uint32_t word[8];
        int32_t part[8], total = 0;
        _mm256_storeu_si256((__m256i *)word, packed);
        _mm256_storeu_si256((__m256i *)part, sum);
        for (int w = 0; w < 8; w++) {
            words[((size_t)b * 8 + (size_t)w) * lanes] = word[w];
            total += part[w];
        }
        scales[(size_t)b * lanes] = max / 127.0f;
        sums[(size_t)b * lanes] = -128 * total;
    }
}

const struct cr_panel_kernel cr_panel_kernel_avx2 = {.quantize = quantize, .multiply = multiply};

#endif
