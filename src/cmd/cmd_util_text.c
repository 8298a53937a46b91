/* Text from elsewhere, on the way to a terminal.
 *
 * A terminal obeys what it is sent: an escape sequence in a model's answer could rename the
 * window, rewrite the lines above, or put bytes into the keyboard's buffer. So only characters
 * that are printed pass: no C0 but newline and tab, no DEL, no C1 (a terminal may take U+009B for
 * ESC [), nothing that is no UTF-8, and no bidirectional overrides, which make text read
 * otherwise than it is. They are dropped without a trace: what remains of a sequence shows.
 */
#include <string.h>

#include "cmd/cmd_util.h"

/* Bytes of the well-formed UTF-8 character at s, and its code point; 0 when there is none. */
static size_t decode(const unsigned char *s, size_t len, uint32_t *ret_c)
{
    size_t n = s[0] < 0x80   ? 1
               : s[0] < 0xc2 ? 0
               : s[0] < 0xe0 ? 2
               : s[0] < 0xf0 ? 3
               : s[0] < 0xf5 ? 4
                             : 0;
    if (n == 0 || n > len)
        return 0;
    uint32_t c = n == 1 ? s[0] : s[0] & (0x7fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3f);
    }
    if ((n == 3 && (c < 0x800 || (c >= 0xd800 && c < 0xe000))) ||
        (n == 4 && (c < 0x10000 || c > 0x10ffff)))
        return 0;
    *ret_c = c;
    return n;
}

static bool is_printed(uint32_t c)
{
    if (c < 0x20)
        return c == '\n' || c == '\t';
    return !(c >= 0x7f && c < 0xa0) && !(c >= 0x202a && c <= 0x202e) &&
           !(c >= 0x2066 && c <= 0x2069);
}

void cr_cmd_print_text(FILE *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t c;
        size_t n = decode((const unsigned char *)text + i, len - i, &c);
        if (n > 0 && is_printed(c))
            fwrite(text + i, 1, n, out);
        i += n > 0 ? n : 1;
    }
}
