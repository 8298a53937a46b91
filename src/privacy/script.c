/* Letters by script, as far as it matters: Latin or not. Digits, marks, symbols and bytes that are
 * no UTF-8 belong to none. A letter of a script that writes words with one counts as one letter. */
#include "privacy/script.h"

#include <stdint.h>

/* Ranges of what is no letter, or Latin, from U+0080 on (Unicode 15, block names). */
static const struct {
    uint32_t first, last;
    bool is_latin;
} ranges[] = {
    {0x0080, 0x00BF, false},   {0x00C0, 0x024F, true},  /* Latin-1, Latin Extended */
    {0x0250, 0x02AF, true},    {0x02B0, 0x036F, false}, /* IPA; modifiers, diacritics */
    {0x1E00, 0x1EFF, true},    {0x2000, 0x2BFF, false}, /* Latin Extended; marks and symbols */
    {0x2C60, 0x2C7F, true},    {0x3000, 0x303F, false}, /* Latin Extended-C; CJK marks */
    {0xA720, 0xA7FF, true},    {0xD800, 0xF8FF, false}, /* Latin Extended-D; private use */
    {0xFB00, 0xFB06, true},    {0xFE00, 0xFE0F, false}, /* ligatures; variation selectors */
    {0xFE10, 0xFE6F, false},   {0xFEFF, 0xFF20, false}, /* forms of marks; full-width digits */
    {0xFF21, 0xFF3A, true},    {0xFF3B, 0xFF40, false}, /* full-width letters */
    {0xFF41, 0xFF5A, true},    {0xFF5B, 0xFF65, false},   {0xFFE0, 0xFFFF, false},
    {0x1D400, 0x1D7FF, true},  {0x1F000, 0x1FAFF, false}, /* mathematical letters; emoji */
    {0xE0000, 0x10FFFF, false}};

/* 1: Latin, -1: of another script, 0: no letter. */
static int script_of(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    for (uint32_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return ranges[i].is_latin;
    return -1;
}

/* The character at `s`, and its bytes; 0 and one byte when it is none. */
static uint32_t character(const unsigned char *s, size_t n, size_t *ret_len)
{
    size_t len = s[0] < 0x80 ? 1 : s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : s[0] >= 0xC0 ? 2 : 0;
    uint32_t c = len <= 1 ? s[0] : s[0] & (0x7Fu >> len);
    *ret_len = 1;
    if (len == 0 || len > n)
        return 0;
    for (size_t i = 1; i < len; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3F);
    }
    *ret_len = len;
    return c;
}

bool cr_script_is_foreign(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t n_latin = 0, n_other = 0, n;
    for (size_t at = 0; at < len; at += n) {
        int script = script_of(character(s + at, len - at, &n));
        n_latin += script > 0;
        n_other += script < 0;
    }
    return n_other > n_latin;
}
