/* Sixty-four bytes at once: which are letters, digits, marks. Chosen at run time; all the same. */
#include <string.h>

#include "privacy_int.h"

#if defined(__x86_64__)
#include <immintrin.h>

/* Bytes of `v` from `low` to `high`, both below 0x80; bytes above are negative and never match. */
__attribute__((target("avx2"))) static inline __m256i between(__m256i v, char low, char high)
{
    return _mm256_and_si256(_mm256_cmpgt_epi8(v, _mm256_set1_epi8((char)(low - 1))),
                            _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(high + 1)), v));
}

__attribute__((target("avx2"))) static void masks_avx2(const char *text, struct cr_masks *ret)
{
    struct cr_masks m = {0, 0, 0};
    for (int i = 0; i < 2; i++) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(text + (ptrdiff_t)i * 32));
        __m256i digit = between(v, '0', '9');
        __m256i alpha = between(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), 'a', 'z');
        __m256i mark = _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('@')),
                                       _mm256_cmpeq_epi8(v, _mm256_set1_epi8(':')));
        m.digit |= (uint64_t)(uint32_t)_mm256_movemask_epi8(digit) << (i * 32);
        m.word |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_or_si256(digit, alpha))
                  << (i * 32);
        m.mark |= (uint64_t)(uint32_t)_mm256_movemask_epi8(mark) << (i * 32);
    }
    *ret = m;
}
#endif

static void masks_portable(const char *text, struct cr_masks *ret)
{
    struct cr_masks m = {0, 0, 0};
    for (int i = 0; i < 64; i++) {
        uint64_t bit = (uint64_t)1 << i;
        if (cr_is_digit(text[i]))
            m.digit |= bit;
        if (cr_is_word(text[i]))
            m.word |= bit;
        if (text[i] == '@' || text[i] == ':')
            m.mark |= bit;
    }
    *ret = m;
}

cr_masks_fn cr_masks_of(enum cr_masks_isa isa)
{
#if defined(__x86_64__)
    if (isa == CR_MASKS_AVX2)
        return __builtin_cpu_supports("avx2") ? masks_avx2 : NULL;
#endif
    return isa == CR_MASKS_PORTABLE ? masks_portable : NULL;
}

cr_masks_fn cr_masks_best(void)
{
    cr_masks_fn best = cr_masks_of(CR_MASKS_AVX2);
    return best != NULL ? best : masks_portable;
}

size_t cr_ascii_len(const char *text, size_t len)
{
    size_t i = 0;
    for (; i + 64 <= len; i += 64) {
        uint64_t w[8];
        memcpy(w, text + i, 64);
        uint64_t high = w[0] | w[1] | w[2] | w[3] | w[4] | w[5] | w[6] | w[7];
        if (high & 0x8080808080808080u)
            break;
    }
    while (i < len && (unsigned char)text[i] < 0x80)
        i++;
    return i;
}
