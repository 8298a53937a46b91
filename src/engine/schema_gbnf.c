/* Writing GBNF: literals, repetitions, sets of words, ranges of numbers.
 *
 * What is written here decides how many alternatives libllama's grammar has to follow at once, and
 * that is what its cost is: a set of words becomes a trie, a range of integers goes digit by
 * digit, and everything unbounded in JSON that a confused model could fill (blanks, digits) has a
 * bound. Characters are escaped so that a grammar never holds '<', by which GBNF names tokens.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/schema_int.h"

/* What a string holds without an escape, first and last of each range. Tokens may be single bytes,
 * and libllama decides about half a character by these ranges: written the other way round, as what
 * is not plain, they would forbid half of Hangul or allow what no UTF-8 may hold. */
static const uint32_t plain_ranges[][2] = {
    {0x20, 0x21}, {0x23, 0x5b}, {0x5d, 0x7e}, {0x80, 0xd7ff}, {0xe000, 0x10ffff}};

static const char prelude[] =
    "ws ::= | \" \" | \"\\n\" [ \\t]{0,20}\n"
    "hex ::= [0-9a-fA-F]\n"
    "plain ::= [ !#-\\[\\]-~\\x80-\\uD7FF\\uE000-\\U0010FFFF]\n"
    "escape ::= \"\\\\\" ([\"\\\\/bfnrt] | \"u\" ([0-9a-cA-CefEF] hex{3} | [dD] [0-7] hex{2}))\n"
    "char ::= plain | escape\n"
    "string ::= \"\\\"\" char* \"\\\"\"\n"
    "integer ::= \"-\"? (\"0\" | [1-9] [0-9]{0,15})\n"
    "fraction ::= \".\" [0-9]{1,16}\n"
    "number ::= integer fraction? ([eE] [-+]? [0-9]{1,2})?\n"
    "boolean ::= \"true\" | \"false\"\n"
    "null ::= \"null\"\n"
    "any-member ::= string \":\" ws any\n"
    "any-object ::= \"{\" ws (any-member (\",\" ws any-member)* ws)? \"}\"\n"
    "any-array ::= \"[\" ws (any (\",\" ws any)* ws)? \"]\"\n"
    "any ::= any-object | any-array | string | number | boolean | null\n";

static const struct {
    const char *name, *expr;
} formats[] = {
    {"date", "[0-9]{4} \"-\" (\"0\" [1-9] | \"1\" [0-2]) \"-\" (\"0\" [1-9] | [12] [0-9] | \"3\" "
             "[01])"},
    {"time", "([01] [0-9] | \"2\" [0-3]) \":\" [0-5] [0-9] \":\" [0-5] [0-9] (\".\" [0-9]{1,9})? "
             "(\"Z\" | [+-] ([01] [0-9] | \"2\" [0-3]) \":\" [0-5] [0-9])"},
    {"date-time",
     "[0-9]{4} \"-\" (\"0\" [1-9] | \"1\" [0-2]) \"-\" (\"0\" [1-9] | [12] [0-9] | \"3\" [01]) "
     "\"T\" ([01] [0-9] | \"2\" [0-3]) \":\" [0-5] [0-9] \":\" [0-5] [0-9] (\".\" [0-9]{1,9})? "
     "(\"Z\" | [+-] ([01] [0-9] | \"2\" [0-3]) \":\" [0-5] [0-9])"},
    {"duration", "\"P\" ([0-9]{1,4} [YMWD])? ([0-9]{1,4} \"D\" | \"T\" [0-9]{1,6} [HMS])"},
    {"uuid", "hex{8} \"-\" hex{4} \"-\" hex{4} \"-\" hex{4} \"-\" hex{12}"},
    {"ipv4", "(\"25\" [0-5] | \"2\" [0-4] [0-9] | \"1\" [0-9] [0-9] | [1-9]? [0-9]) (\".\" "
             "(\"25\" [0-5] | \"2\" [0-4] [0-9] | \"1\" [0-9] [0-9] | [1-9]? [0-9])){3}"},
    {"hostname", "[a-zA-Z0-9]{1,31} (\"-\" [a-zA-Z0-9]{1,20})? (\".\" [a-zA-Z0-9]{1,31} (\"-\" "
                 "[a-zA-Z0-9]{1,20})?){0,4}"},
    {"email", "[a-zA-Z0-9_+]{1,30} (\".\" [a-zA-Z0-9_+]{1,30}){0,3} \"@\" [a-zA-Z0-9]{1,31} "
              "(\"-\" [a-zA-Z0-9]{1,20})? (\".\" [a-zA-Z0-9]{1,31}){1,4}"},
    {"uri", "[a-z] [a-z0-9+.-]{0,15} \":\" [a-zA-Z0-9._~:/?#@!$&'()*+,;=%-]{1,500}"},
};

const char *cr_gbnf_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (strcmp(formats[i].name, name) == 0)
            return formats[i].expr;
    return NULL;
}

void cr_gbnf_init(struct cr_gbnf *gbnf)
{
    *gbnf = (struct cr_gbnf){0};
    cr_buf_init(&gbnf->rules, CR_GBNF_MAX);
    cr_buf_append_str(&gbnf->rules, prelude);
}

uint32_t cr_gbnf_reserve(struct cr_gbnf *gbnf)
{
    if (gbnf->n_rules >= CR_GBNF_MAX_RULES && gbnf->rules.status == CR_OK)
        gbnf->rules.status = CR_ETOOBIG;
    return gbnf->n_rules++;
}

void cr_gbnf_define(struct cr_gbnf *gbnf, uint32_t rule, struct cr_buf *expr)
{
    if (expr->status != CR_OK && gbnf->rules.status == CR_OK)
        gbnf->rules.status = expr->status;
    cr_buf_printf(&gbnf->rules, "r%" PRIu32 " ::= %s\n", rule, cr_buf_str(expr));
    cr_buf_clear(expr);
}

int64_t cr_gbnf_add(struct cr_gbnf *gbnf, struct cr_buf *expr)
{
    const uint32_t rule = cr_gbnf_reserve(gbnf);
    cr_gbnf_define(gbnf, rule, expr);
    return gbnf->rules.status == CR_OK ? (int64_t)rule : gbnf->rules.status;
}

void cr_gbnf_literal(struct cr_buf *expr, const char *text, size_t len)
{
    cr_buf_append_char(expr, '"');
    for (size_t i = 0; i < len; i++) {
        const unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == '"' || c == '\\' || c == '<' || c == 0x7f)
            cr_buf_printf(expr, "\\x%02X", c);
        else
            cr_buf_append_char(expr, text[i]);
    }
    cr_buf_append_char(expr, '"');
}

void cr_gbnf_repeat(struct cr_buf *expr, const char *symbol, uint32_t min, uint32_t max)
{
    if (max == 0)
        return;
    cr_buf_printf(expr, " %s", symbol);
    if (max != UINT32_MAX)
        cr_buf_printf(expr, "{%" PRIu32 ",%" PRIu32 "}", min, max);
    else if (min == 0)
        cr_buf_append_char(expr, '*');
    else
        cr_buf_printf(expr, "{%" PRIu32 ",}", min);
}

static int compare_texts(const void *a, const void *b)
{
    const struct cr_gbnf_str *x = a, *y = b;
    const int order = memcmp(x->data, y->data, x->len < y->len ? x->len : y->len);
    return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

/* Bytes of the UTF-8 character at `at`, within the text. */
static size_t char_len(const struct cr_gbnf_str *text, size_t at)
{
    const unsigned char c = (unsigned char)text->data[at];
    const size_t n = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    return n < text->len - at ? n : text->len - at;
}

/* How many of the sorted texts have the first one's character at `at`. */
static size_t same_char(const struct cr_gbnf_str *texts, size_t n, size_t at)
{
    const size_t len = char_len(&texts[0], at);
    size_t same = 1;
    while (same < n && texts[same].len >= at + len &&
           memcmp(texts[same].data + at, texts[0].data + at, len) == 0)
        same++;
    return same;
}

/* A trie node: sorted texts that are equal before `at`. */
static int64_t one_of(struct cr_gbnf *gbnf, const struct cr_gbnf_str *texts, size_t n, size_t at)
{
    struct cr_buf expr;
    const char *separator = "";

    cr_buf_init(&expr, CR_GBNF_MAX);
    if (texts[0].len == at) { /* sorted: the one that ends here comes first */
        cr_buf_append_str(&expr, "\"\"");
        separator = " | ";
        texts++;
        n--;
    }
    while (n > 0 && gbnf->rules.status == CR_OK) {
        const size_t same = same_char(texts, n, at);
        size_t end = at;
        while (same > 1 && end < texts[0].len && same_char(texts, same, end) == same)
            end += char_len(&texts[0], end);
        if (same == 1)
            end = texts[0].len;
        cr_buf_append_str(&expr, separator);
        cr_gbnf_literal(&expr, texts[0].data + at, end - at);
        if (same > 1)
            cr_buf_printf(&expr, " r%" PRId64, one_of(gbnf, texts, same, end));
        separator = " | ";
        texts += same;
        n -= same;
    }
    const int64_t rule = cr_gbnf_add(gbnf, &expr);
    cr_buf_release(&expr);
    return rule;
}

int64_t cr_gbnf_one_of(struct cr_gbnf *gbnf, struct cr_gbnf_str *texts, size_t n)
{
    qsort(texts, n, sizeof texts[0], compare_texts);
    return one_of(gbnf, texts, n, 0);
}

static uint32_t decode(const char *data, size_t len)
{
    const unsigned char *c = (const unsigned char *)data;
    switch (len) {
    case 2:
        return (uint32_t)(c[0] & 0x1f) << 6 | (c[1] & 0x3f);
    case 3:
        return (uint32_t)(c[0] & 0x0f) << 12 | (uint32_t)(c[1] & 0x3f) << 6 | (c[2] & 0x3f);
    case 4:
        return (uint32_t)(c[0] & 0x07) << 18 | (uint32_t)(c[1] & 0x3f) << 12 |
               (uint32_t)(c[2] & 0x3f) << 6 | (c[3] & 0x3f);
    default:
        return c[0];
    }
}

static void class_range(struct cr_buf *expr, uint32_t first, uint32_t last)
{
    if (first <= last)
        cr_buf_printf(expr, "\\U%08" PRIX32 "-\\U%08" PRIX32, first, last);
}

/* What is plain, but for the characters at `at` of the sorted texts. */
static void plain_but(struct cr_buf *expr, const struct cr_gbnf_str *texts, size_t n, size_t at)
{
    size_t i = 0;

    cr_buf_append_char(expr, '[');
    for (size_t r = 0; r < sizeof plain_ranges / sizeof plain_ranges[0]; r++) {
        uint32_t first = plain_ranges[r][0];
        for (; i < n; i += same_char(texts + i, n - i, at)) {
            const uint32_t except = decode(texts[i].data + at, char_len(&texts[i], at));
            if (except > plain_ranges[r][1])
                break;
            class_range(expr, first, except - 1);
            first = except + 1;
        }
        class_range(expr, first, plain_ranges[r][1]);
    }
    cr_buf_append_char(expr, ']');
}

static int64_t none_of(struct cr_gbnf *gbnf, const struct cr_gbnf_str *texts, size_t n, size_t at)
{
    struct cr_buf expr;
    bool may_end = true;

    cr_buf_init(&expr, CR_GBNF_MAX);
    if (texts[0].len == at) {
        may_end = false;
        texts++;
        n--;
    }
    cr_buf_append_str(&expr, may_end ? "\"\" | " : "");
    plain_but(&expr, texts, n, at);
    cr_buf_append_str(&expr, " plain*");
    for (size_t i = 0, same; i < n && gbnf->rules.status == CR_OK; i += same) {
        const size_t len = char_len(&texts[i], at);
        same = same_char(texts + i, n - i, at);
        cr_buf_append_str(&expr, " | ");
        cr_gbnf_literal(&expr, texts[i].data + at, len);
        cr_buf_printf(&expr, " r%" PRId64, none_of(gbnf, texts + i, same, at + len));
    }
    const int64_t rule = cr_gbnf_add(gbnf, &expr);
    cr_buf_release(&expr);
    return rule;
}

int64_t cr_gbnf_none_of(struct cr_gbnf *gbnf, struct cr_gbnf_str *texts, size_t n)
{
    size_t kept = 0;
    /* A text that needs an escape is none that `plain` spells. */
    for (size_t i = 0; i < n; i++) {
        bool is_plain = true;
        for (size_t b = 0; b < texts[i].len; b++) {
            const unsigned char c = (unsigned char)texts[i].data[b];
            is_plain = is_plain && c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
        }
        if (is_plain)
            texts[kept++] = texts[i];
    }
    if (kept == 0) {
        struct cr_buf expr;
        cr_buf_init(&expr, 16);
        cr_buf_append_str(&expr, "plain*");
        const int64_t rule = cr_gbnf_add(gbnf, &expr);
        cr_buf_release(&expr);
        return rule;
    }
    qsort(texts, kept, sizeof texts[0], compare_texts);
    return none_of(gbnf, texts, kept, 0);
}

static void any_digits(struct cr_buf *expr, size_t n)
{
    if (n > 0)
        cr_buf_printf(expr, " [0-9]{%zu}", n);
}

/* Numbers of equally many digits, from `low` to `high`. */
static void same_length(struct cr_buf *expr, const char *low, const char *high)
{
    const size_t n = strlen(low);
    size_t same = 0;

    while (same < n && low[same] == high[same])
        same++;
    if (same > 0)
        cr_buf_printf(expr, " \"%.*s\"", (int)same, low);
    if (same == n)
        return;
    const size_t rest = n - same - 1;
    const bool low_open = strspn(low + same + 1, "0") == rest;
    const bool high_open = strspn(high + same + 1, "9") == rest;
    const char first = (char)(low[same] + (low_open ? 0 : 1));
    const char last = (char)(high[same] - (high_open ? 0 : 1));
    const char *separator = " (";

    if (!low_open) {
        char top[24];
        memset(top, '9', rest);
        top[rest] = '\0';
        cr_buf_printf(expr, "%s\"%c\"", separator, low[same]);
        same_length(expr, low + same + 1, top);
        separator = " | ";
    }
    if (first <= last) {
        cr_buf_printf(expr, "%s[%c-%c]", separator, first, last);
        any_digits(expr, rest);
        separator = " | ";
    }
    if (!high_open) {
        char bottom[24];
        memset(bottom, '0', rest);
        bottom[rest] = '\0';
        cr_buf_printf(expr, "%s\"%c\"", separator, high[same]);
        same_length(expr, bottom, high + same + 1);
    }
    cr_buf_append_str(expr, ")");
}

#define LARGEST INT64_C(999999999999999999) /* 18 digits */

/* 0 <= low <= high <= LARGEST, without a sign. */
static void unsigned_range(struct cr_buf *expr, int64_t low, int64_t high)
{
    char from[24], to[24];

    cr_buf_append_str(expr, " (");
    for (int64_t power = 10;; power *= 10) {
        const int64_t least = power == 10 ? 0 : power / 10;
        if (power > low) {
            snprintf(from, sizeof from, "%" PRId64, low > least ? low : least);
            snprintf(to, sizeof to, "%" PRId64, high < power ? high : power - 1);
            same_length(expr, from, to);
            if (high < power)
                break;
            cr_buf_append_str(expr, " |");
        }
    }
    cr_buf_append_str(expr, ")");
}

static int64_t clamp(int64_t x)
{
    return x < -LARGEST ? -LARGEST : x > LARGEST ? LARGEST : x;
}

void cr_gbnf_integer(struct cr_buf *expr, int64_t min, int64_t max)
{
    min = clamp(min);
    max = clamp(max);
    if (min < 0) {
        cr_buf_append_str(expr, "\"-\"");
        unsigned_range(expr, max < 0 ? -max : 1, -min);
    }
    if (min < 0 && max >= 0)
        cr_buf_append_str(expr, " | ");
    if (max >= 0)
        unsigned_range(expr, min < 0 ? 0 : min, max);
}

/* 0 <= low <= high: whole numbers below `high` may have a fraction. */
static void unsigned_number(struct cr_buf *expr, int64_t low, int64_t high)
{
    cr_buf_append_str(expr, " (");
    if (low < high) {
        unsigned_range(expr, low, high - 1);
        cr_buf_append_str(expr, " fraction? | ");
    }
    cr_buf_printf(expr, "\"%" PRId64 "\" (\".\" \"0\"{1,16})?)", high);
}

void cr_gbnf_number(struct cr_buf *expr, int64_t min, int64_t max)
{
    min = clamp(min);
    max = clamp(max);
    if (min < 0) {
        cr_buf_append_str(expr, "\"-\"");
        unsigned_number(expr, max < 0 ? -max : 0, -min);
    }
    if (min < 0 && max >= 0)
        cr_buf_append_str(expr, " | ");
    if (max >= 0)
        unsigned_number(expr, min < 0 ? 0 : min, max);
}
