/* The AVX2 kernel (with FMA and F16C): 8 floats a vector, 16 registers. */
#include "engine/attn_int.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define ATTN_TARGET     __attribute__((target("avx2,f16c,fma")))
#define ATTN_KERNEL     attn_kernel_avx2
#define ATTN_REGISTERS  16
#define ATTN_COLS(rows) ((rows) <= 3 ? 4 : (rows) <= 6 ? 2 : 1)
#define W               8
#define V               __m256

#define PRIMITIVE static inline __attribute__((always_inline)) ATTN_TARGET

PRIMITIVE V v_set1(float x)
{
    return _mm256_set1_ps(x);
}
PRIMITIVE V v_load(const void *from)
{
    return _mm256_loadu_ps(from);
}
PRIMITIVE void v_store(float *to, V a)
{
    _mm256_storeu_ps(to, a);
}
PRIMITIVE V v_add(V a, V b)
{
    return _mm256_add_ps(a, b);
}
PRIMITIVE V v_sub(V a, V b)
{
    return _mm256_sub_ps(a, b);
}
PRIMITIVE V v_mul(V a, V b)
{
    return _mm256_mul_ps(a, b);
}
PRIMITIVE V v_fma(V a, V b, V c)
{
    return _mm256_fmadd_ps(a, b, c);
}
PRIMITIVE V v_max(V a, V b)
{
    return _mm256_max_ps(a, b);
}
PRIMITIVE V v_round(V a)
{
    return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
PRIMITIVE V v_scale2(V a, V n)
{
    __m256i exponent = _mm256_slli_epi32(_mm256_cvtps_epi32(n), 23);
    return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(a), exponent));
}
PRIMITIVE float v_first(V a)
{
    return _mm256_cvtss_f32(a);
}
PRIMITIVE float v_hmax(V a)
{
    __m128 b = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    b = _mm_max_ps(b, _mm_movehl_ps(b, b));
    return _mm_cvtss_f32(_mm_max_ss(b, _mm_movehdup_ps(b)));
}
PRIMITIVE float v_hsum(V a)
{
    __m128 b = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    b = _mm_add_ps(b, _mm_movehl_ps(b, b));
    return _mm_cvtss_f32(_mm_add_ss(b, _mm_movehdup_ps(b)));
}
PRIMITIVE V v_load_f16(const void *from)
{
    return _mm256_cvtph_ps(_mm_loadu_si128(from));
}
PRIMITIVE void v_store_f16(void *to, V a)
{
    _mm_storeu_si128(to, _mm256_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}
PRIMITIVE V v_load_i8(const void *from)
{
    return _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(from)));
}
PRIMITIVE V v_keep(V a, int n, V b)
{
    __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    __m256i keep = _mm256_cmpgt_epi32(_mm256_set1_epi32(n), lane);
    return _mm256_blendv_ps(b, a, _mm256_castsi256_ps(keep));
}

#include "engine/attn_tile.h"

#endif
