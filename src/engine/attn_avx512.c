/* The AVX-512 kernel: 16 floats a vector, 32 registers. The function attributes let one binary
 * hold it and pick it only where the processor has it. */
#include "engine/attn_int.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define ATTN_TARGET     __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,f16c,fma")))
#define ATTN_KERNEL     attn_kernel_avx512
#define ATTN_REGISTERS  32
#define ATTN_COLS(rows) ((rows) <= 7 ? 4 : 2) /* vectors of accumulators a row */
#define W               16
#define V               __m512

#define PRIMITIVE static inline __attribute__((always_inline)) ATTN_TARGET

PRIMITIVE V v_set1(float x)
{
    return _mm512_set1_ps(x);
}
PRIMITIVE V v_load(const void *from)
{
    return _mm512_loadu_ps(from);
}
PRIMITIVE void v_store(float *to, V a)
{
    _mm512_storeu_ps(to, a);
}
PRIMITIVE V v_add(V a, V b)
{
    return _mm512_add_ps(a, b);
}
PRIMITIVE V v_sub(V a, V b)
{
    return _mm512_sub_ps(a, b);
}
PRIMITIVE V v_mul(V a, V b)
{
    return _mm512_mul_ps(a, b);
}
PRIMITIVE V v_fma(V a, V b, V c)
{
    return _mm512_fmadd_ps(a, b, c);
}
PRIMITIVE V v_max(V a, V b)
{
    return _mm512_max_ps(a, b);
}
PRIMITIVE V v_round(V a)
{
    return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
PRIMITIVE V v_scale2(V a, V n)
{
    return _mm512_scalef_ps(a, n);
}
PRIMITIVE float v_hmax(V a)
{
    return _mm512_reduce_max_ps(a);
}
PRIMITIVE float v_hsum(V a)
{
    return _mm512_reduce_add_ps(a);
}
PRIMITIVE float v_first(V a)
{
    return _mm512_cvtss_f32(a);
}
PRIMITIVE V v_load_f16(const void *from)
{
    return _mm512_cvtph_ps(_mm256_loadu_si256(from));
}
PRIMITIVE void v_store_f16(void *to, V a)
{
    _mm256_storeu_si256(to, _mm512_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}
PRIMITIVE V v_load_i8(const void *from)
{
    return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128(from)));
}
PRIMITIVE V v_keep(V a, int n, V b)
{
    unsigned mask = n <= 0 ? 0 : n >= W ? 0xffff : (1u << n) - 1;
    return _mm512_mask_mov_ps(b, (__mmask16)mask, a);
}

#include "engine/attn_tile.h"

#endif
