/* The panel kernel for AVX-512 VNNI. It takes one panel by one tile of activations: a sum in 32
 * bits for each row of the tile, over a block, and one in F32 over the row. Each vector of weights,
 * once loaded, is multiplied by a broadcast word of each row. Decode waits for memory and nothing
 * else; prefill does 16 * 4 products an instruction. */
#include "engine/panel_int.h"

#if defined(__x86_64__)

#include <ggml.h>
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,f16c,fma")))
#define INLINE static inline __attribute__((always_inline)) TARGET
#define TILE   CR_PANEL_TILE
#define AHEAD                                                                                      \
    8192 /* bytes: panels are read in order, and the processor's own prefetch is too shy */

INLINE __m512i broadcast_word(const int8_t *from)
{
    int32_t word;
    memcpy(&word, from, sizeof word);
    return _mm512_set1_epi32(word);
}

/* One panel by `n` rows of a tile of `lanes`. The flags and both numbers are constants. */
INLINE void tile(const struct cr_panel_product *p, const uint8_t *panel, const uint8_t *acts,
                 const bool is_q4, const int lanes, const int n, const bool is_first, float *out)
{
    const uint32_t n_blocks = p->n_in / CR_PANEL_BLOCK;
    const uint8_t *scales = panel;
    const uint8_t *words = panel + (size_t)n_blocks * CR_PANEL_ROWS * 2;
    const int8_t *x = (const int8_t *)acts;
    const float *act_scales = (const float *)(acts + (size_t)lanes * p->n_in);
    const int32_t *act_sums = (const int32_t *)(act_scales + (size_t)lanes * n_blocks);
    const __m512i low = _mm512_set1_epi8(15);
    __m512 total[TILE];

#pragma GCC unroll 8
    for (int t = 0; t < n; t++)
        total[t] = _mm512_setzero_ps();
    for (uint32_t b = 0; b < n_blocks; b++) {
        __m512i sum[TILE];
        for (int g = 0; is_first && g < (is_q4 ? 4 : 8); g++)
            _mm_prefetch((const char *)words + AHEAD + g * 64, _MM_HINT_T0);
#pragma GCC unroll 8
        for (int t = 0; t < n; t++) {
            sum[t] = _mm512_set1_epi32(act_sums[t]);
            if (is_q4) /* -8 for -128 */
                sum[t] = _mm512_srai_epi32(sum[t], 4);
        }
        if (is_q4) {
#pragma GCC unroll 4
            for (int g = 0; g < 4; g++) {
                const __m512i both = _mm512_loadu_si512(words + g * 64);
                const __m512i w0 = _mm512_and_si512(both, low);
                const __m512i w1 = _mm512_and_si512(_mm512_srli_epi16(both, 4), low);
#pragma GCC unroll 8
                for (int t = 0; t < n; t++)
                    sum[t] =
                        _mm512_dpbusd_epi32(sum[t], w0, broadcast_word(x + (g * lanes + t) * 4));
#pragma GCC unroll 8
                for (int t = 0; t < n; t++)
                    sum[t] = _mm512_dpbusd_epi32(sum[t], w1,
                                                 broadcast_word(x + ((g + 4) * lanes + t) * 4));
            }
            words += 4 * 64;
        } else {
#pragma GCC unroll 8
            for (int g = 0; g < 8; g++) {
                const __m512i w = _mm512_loadu_si512(words + g * 64);
#pragma GCC unroll 8
                for (int t = 0; t < n; t++)
                    sum[t] =
                        _mm512_dpbusd_epi32(sum[t], w, broadcast_word(x + (g * lanes + t) * 4));
            }
            words += 8 * 64;
        }
        const __m512 scale = _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)scales));
#pragma GCC unroll 8
        for (int t = 0; t < n; t++)
            total[t] =
                _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum[t]),
                                _mm512_mul_ps(scale, _mm512_set1_ps(act_scales[t])), total[t]);
        scales += CR_PANEL_ROWS * 2;
        x += lanes * CR_PANEL_BLOCK;
        act_scales += lanes;
        act_sums += lanes;
    }
#pragma GCC unroll 8
    for (int t = 0; t < n; t++) {
        float *to = out + t * p->out_stride;
        if (p->add)
            total[t] = _mm512_add_ps(total[t], _mm512_loadu_ps(to));
        _mm512_storeu_ps(to, total[t]);
    }
}

#include "engine/panel_rows.h"

TARGET static void quantize(const float *x, uint32_t n_in, uint32_t lanes, uint32_t lane,
                            void *ret_tile)
{
    const uint32_t n_blocks = n_in / CR_PANEL_BLOCK;
    uint32_t *words = (uint32_t *)ret_tile + lane;
    float *scales = (float *)ret_tile + (size_t)lanes * n_in / 4 + lane;
    int32_t *sums = (int32_t *)scales + (size_t)lanes * n_blocks;
    for (uint32_t b = 0; b < n_blocks; b++, x += CR_PANEL_BLOCK) {
        const __m512 x0 = _mm512_loadu_ps(x), x1 = _mm512_loadu_ps(x + 16);
        const float max = _mm512_reduce_max_ps(_mm512_max_ps(_mm512_abs_ps(x0), _mm512_abs_ps(x1)));
        const __m512 inverse = _mm512_set1_ps(max > 0 ? 127.0f / max : 0.0f);
        const __m512i q0 = _mm512_cvtps_epi32(_mm512_mul_ps(x0, inverse));
        const __m512i q1 = _mm512_cvtps_epi32(_mm512_mul_ps(x1, inverse));
        uint32_t packed[8];
        _mm_storeu_si128((__m128i *)packed, _mm512_cvtsepi32_epi8(q0));
        _mm_storeu_si128((__m128i *)(packed + 4), _mm512_cvtsepi32_epi8(q1));
        for (int w = 0; w < 8; w++)
            words[((size_t)b * 8 + (size_t)w) * lanes] = packed[w];
        scales[(size_t)b * lanes] = max / 127.0f;
        sums[(size_t)b * lanes] = -128 * _mm512_reduce_add_epi32(_mm512_add_epi32(q0, q1));
    }
}

const struct cr_panel_kernel cr_panel_kernel_avx512 = {.quantize = quantize, .multiply = multiply};

#endif
