/* JSON strings and numbers, appended to a buffer.
 *
 * Errors stick in the buffer, so callers append freely and look once. Text from the worker is whole
 * UTF-8 already; pieces of single tokens may be half a character, so the writer checks every byte
 * and never emits a string that a client cannot decode.
 */
#include "http/json_out.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

size_t utf8_char_size(const char *p, size_t n)
{
    const unsigned char *s = (const unsigned char *)p;
    if (s[0] < 0x80)
        return 1;
    size_t size = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
    if (s[0] < 0xc2 || s[0] > 0xf4 || n < size)
        return 0;
    /* Overlong forms, surrogates, and what lies past U+10FFFF differ in the second byte. */
    unsigned char low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : 0xbf;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return size;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

static void escape(struct cr_buf *buf, unsigned char c)
{
    static const char short_forms[32] = {
        ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};
    if (c == '"' || c == '\\')
        cr_buf_append(buf, (const char[]){'\\', (char)c}, 2);
    else if (c < 32 && short_forms[c] != 0)
        cr_buf_append(buf, (const char[]){'\\', short_forms[c]}, 2);
    else
        cr_buf_printf(buf, "\\u%04x", c);
}

void json_out_str(struct cr_buf *buf, const char *p, size_t n)
{
    cr_buf_append_char(buf, '"');
    for (size_t i = 0; i < n;) {
        size_t run = i;
        while (run < n && is_plain((unsigned char)p[run]))
            run++;
        if (run > i) {
            cr_buf_append(buf, p + i, run - i);
            i = run;
            continue;
        }
        size_t size = utf8_char_size(p + i, n - i);
        if (size > 1)
            cr_buf_append(buf, p + i, size);
        else if (size == 1)
            escape(buf, (unsigned char)p[i]);
        else
            cr_buf_append_str(buf, "\xef\xbf\xbd");
        i += size > 0 ? size : 1;
    }
    cr_buf_append_char(buf, '"');
}

void json_out_cstr(struct cr_buf *buf, const char *text)
{
    if (text == NULL)
        cr_buf_append_str(buf, "null");
    else
        json_out_str(buf, text, strlen(text));
}

void json_out_float(struct cr_buf *buf, double v)
{
    if (!isfinite(v))
        v = -9999;
    cr_buf_printf(buf, "%.7g", v);
}
