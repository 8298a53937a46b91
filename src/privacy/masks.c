/* Sixty-four bytes at once: which are letters, digits, marks, and where a word begins that a rule
 * may know. Chosen at run time; all the same. */
#include <string.h>

#include "privacy_int.h"

#define TEN(c) [c] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
#define AZ(c)  TEN(c), TEN((c) + 10), [(c) + 20] = 1, 1, 1, 1, 1, 1
static const uint8_t is_word[256] = {TEN('0'), AZ('A'), AZ('a')};

/* Words are looked up without a branch for each, since which ones a rule may know is not to be
 * foreseen. */
__attribute__((always_inline)) static inline void
look_words(const struct cr_words *words, const char *text, uint64_t word, struct cr_look *look)
{
    const uint64_t behind = is_word[(unsigned char)text[64]] |
                            is_word[(unsigned char)text[65]] << 1 |
                            is_word[(unsigned char)text[66]] << 2;
    uint32_t n_starts = 0, n_maybe = 0;
    look->starts = word & ~(word << 1 | is_word[(unsigned char)text[-1]]);
    for (uint64_t left = look->starts; left != 0; left &= left - 1) {
        unsigned at = (unsigned)__builtin_ctzll(left);
        unsigned which = (unsigned)(word >> at | behind << 1 << (63 - at)) & 15;
        look->maybe[n_maybe] = (uint8_t)at;
        n_maybe += cr_words_may_begin(words, text + at, which);
        n_starts++;
    }
    look->n_starts = n_starts;
    look->n_maybe = n_maybe;
}

#if defined(__x86_64__)
#include <immintrin.h>

/* Bytes of `v` from `low` to `high`, both below 0x80; bytes above are negative and never match. */
__attribute__((target("avx2"))) static inline __m256i between(__m256i v, char low, char high)
{
    return _mm256_and_si256(_mm256_cmpgt_epi8(v, _mm256_set1_epi8((char)(low - 1))),
                            _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(high + 1)), v));
}

__attribute__((target("avx2,bmi,bmi2"))) static void
look_avx2(const struct cr_words *words, const char *text, struct cr_look *ret)
{
    uint64_t digits[2], words_[2], marks[2], runs[2];
    for (int i = 0; i < 2; i++) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(text + (ptrdiff_t)i * 32));
        __m256i digit = between(v, '0', '9');
        __m256i alpha = between(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), 'a', 'z');
        __m256i word = _mm256_or_si256(digit, alpha);
        __m256i mark = _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('@')),
                                       _mm256_cmpeq_epi8(v, _mm256_set1_epi8(':')));
        __m256i run = _mm256_or_si256(_mm256_or_si256(word, between(v, '-', '.')),
                                      _mm256_cmpeq_epi8(v, _mm256_set1_epi8('_')));
        digits[i] = (uint32_t)_mm256_movemask_epi8(digit);
        words_[i] = (uint32_t)_mm256_movemask_epi8(word);
        marks[i] = (uint32_t)_mm256_movemask_epi8(mark);
        runs[i] = (uint32_t)_mm256_movemask_epi8(run);
    }
    uint64_t word = words_[0] | words_[1] << 32;
    __asm__("" : "+r"(word)); /* all waits for this one: not to go through a vector to memory */
    ret->masks.word = word;
    ret->masks.digit = digits[0] | digits[1] << 32;
    ret->masks.mark = marks[0] | marks[1] << 32;
    ret->masks.run = runs[0] | runs[1] << 32;
    look_words(words, text, word, ret);
}
#endif

static void look_portable(const struct cr_words *words, const char *text, struct cr_look *ret)
{
    struct cr_masks m = {0, 0, 0, 0};
    for (int i = 0; i < 64; i++) {
        uint64_t bit = (uint64_t)1 << i;
        char c = text[i];
        if (cr_is_digit(c))
            m.digit |= bit;
        if (cr_is_word(c))
            m.word |= bit;
        if (c == '@' || c == ':')
            m.mark |= bit;
        if (cr_is_word(c) || c == '_' || c == '-' || c == '.')
            m.run |= bit;
    }
    ret->masks = m;
    look_words(words, text, m.word, ret);
}

cr_look_fn cr_look_of(enum cr_masks_isa isa)
{
#if defined(__x86_64__)
    if (isa == CR_MASKS_AVX2)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                       __builtin_cpu_supports("bmi2")
                   ? look_avx2
                   : NULL;
#endif
    return isa == CR_MASKS_PORTABLE ? look_portable : NULL;
}

cr_look_fn cr_look_best(void)
{
    cr_look_fn best = cr_look_of(CR_MASKS_AVX2);
    return best != NULL ? best : look_portable;
}

size_t cr_ascii_copy(char *to, const char *text, size_t len)
{
    size_t i = 0;
    uint64_t w[8];
    for (; i + 64 <= len; i += 64) {
        memcpy(w, text + i, 64);
        if ((w[0] | w[1] | w[2] | w[3] | w[4] | w[5] | w[6] | w[7]) & 0x8080808080808080u)
            break;
        memcpy(to + i, w, 64);
    }
    for (; i + 8 <= len; i += 8) {
        memcpy(w, text + i, 8);
        if (w[0] & 0x8080808080808080u)
            break;
        memcpy(to + i, w, 8);
    }
    for (; i < len && (unsigned char)text[i] < 0x80; i++)
        to[i] = text[i];
    return i;
}
