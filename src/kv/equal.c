/* Comparing tokens, six pages at a time.
 *
 * A warm match is little else than this: 2,000 tokens are 8 KB to be read and compared. Pages of 16
 * tokens lie in one cache line each, but not one behind the other, so a chunk's six pages are
 * gathered by number, their differences or-ed together, and looked at once. That is one branch for
 * six pages, and twelve loads that do not wait for each other.
 *
 * Chosen once per manager by what the processor has. Other page sizes take memcmp().
 */
#include "kv_int.h"

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx512f"))) static bool
equal_avx512(const int32_t *base, const uint32_t *page, const int32_t *tokens)
{
    __m512i differ = _mm512_setzero_si512();

    for (uint32_t i = 0; i < CR_KV_CHUNK; i++) {
        __m512i a = _mm512_load_si512(base + (size_t)page[i] * 16);
        __m512i b = _mm512_loadu_si512(tokens + i * 16);
        differ = _mm512_or_si512(differ, _mm512_xor_si512(a, b));
    }
    return _mm512_test_epi32_mask(differ, differ) == 0;
}

__attribute__((target("avx2"))) static bool equal_avx2(const int32_t *base, const uint32_t *page,
                                                       const int32_t *tokens)
{
    __m256i differ = _mm256_setzero_si256();

    for (uint32_t i = 0; i < CR_KV_CHUNK; i++) {
        const __m256i *a = (const __m256i *)(base + (size_t)page[i] * 16);
        const __m256i *b = (const __m256i *)(tokens + i * 16);
        __m256i front = _mm256_xor_si256(_mm256_load_si256(a), _mm256_loadu_si256(b));
        __m256i back = _mm256_xor_si256(_mm256_load_si256(a + 1), _mm256_loadu_si256(b + 1));
        differ = _mm256_or_si256(differ, _mm256_or_si256(front, back));
    }
    return _mm256_testz_si256(differ, differ) != 0;
}
#endif

static bool equal_16(const int32_t *base, const uint32_t *page, const int32_t *tokens)
{
    int32_t differ = 0;

    for (uint32_t i = 0; i < CR_KV_CHUNK; i++) { /* compilers make vectors of this */
        const int32_t *a = base + (size_t)page[i] * 16, *b = tokens + i * 16;
        for (uint32_t k = 0; k < 16; k++)
            differ |= a[k] ^ b[k];
    }
    return differ == 0;
}

cr_kv_equal_fn cr_kv_equal(enum cr_kv_isa isa)
{
#if defined(__x86_64__)
    if (isa == CR_KV_AVX512)
        return __builtin_cpu_supports("avx512f") ? equal_avx512 : NULL;
    if (isa == CR_KV_AVX2)
        return __builtin_cpu_supports("avx2") ? equal_avx2 : NULL;
#endif
    return isa == CR_KV_PORTABLE ? equal_16 : NULL;
}
