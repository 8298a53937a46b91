/* Text to words: runs of letters, runs of digits, marks, line breaks, by UTF-8 and nothing that a
 * language needs. Apostrophes and hyphens are words of their own (names end at them: "Anna's",
 * "d'Arc"), a run of one mark is one word ("-----"), and so is each character of a script that sets
 * no spaces. What joins letters without being seen stays inside a word. A byte that is no UTF-8 is
 * a mark. A word depends on the bytes from its start on, so text may be split from any of them. */
#include <string.h>

#include "privacy/tagger_int.h"

enum kind_of_char { SPACE, BREAK, DIGIT, LETTER, ALONE, MARK, JOIN };

#define DAMAGED 0xfffd

/* The character at `p`, of `left` bytes; DAMAGED and one byte for what is none. */
static uint32_t decode(const unsigned char *p, size_t left, uint32_t *ret_n)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    *ret_n = 1;
    if (p[0] < 0x80)
        return p[0];
    uint32_t n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
    if (p[0] < 0xc2 || p[0] > 0xf4 || n > left)
        return DAMAGED;
    uint32_t c = p[0] & (0x7fu >> n);
    for (uint32_t i = 1; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return DAMAGED;
        c = c << 6 | (p[i] & 0x3f);
    }
    if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        return DAMAGED;
    *ret_n = n;
    return c;
}

struct range {
    uint32_t first, last;
    enum kind_of_char kind;
};

/* Above ASCII, in order; what stands in no row is a letter. */
static const struct range ranges[] = {
    {0x80, 0x9f, SPACE},       {0xa0, 0xa0, SPACE},     {0xa1, 0xa9, MARK},
    {0xab, 0xac, MARK},        {0xad, 0xad, JOIN},      {0xae, 0xb4, MARK},
    {0xb6, 0xb9, MARK},        {0xbb, 0xbf, MARK},      {0xd7, 0xd7, MARK},
    {0xf7, 0xf7, MARK},        {0x300, 0x36f, JOIN},    {0x660, 0x669, DIGIT},
    {0x6f0, 0x6f9, DIGIT},     {0x966, 0x96f, DIGIT},   {0xe01, 0xe5b, ALONE},
    {0x1680, 0x1680, SPACE},   {0x2000, 0x200a, SPACE}, {0x200b, 0x200f, JOIN},
    {0x2010, 0x2027, MARK},    {0x2028, 0x2029, BREAK}, {0x202a, 0x202e, JOIN},
    {0x202f, 0x202f, SPACE},   {0x2030, 0x205e, MARK},  {0x205f, 0x205f, SPACE},
    {0x2060, 0x206f, JOIN},    {0x2070, 0x20cf, MARK},  {0x20d0, 0x20ff, JOIN},
    {0x2190, 0x2bff, MARK},    {0x3000, 0x3000, SPACE}, {0x3001, 0x3020, MARK},
    {0x3021, 0x33ff, ALONE},   {0x3400, 0x9fff, ALONE}, {0xe000, 0xf8ff, MARK},
    {0xf900, 0xfaff, ALONE},   {0xfe00, 0xfe0f, JOIN},  {0xfe30, 0xfe6f, MARK},
    {0xfeff, 0xfeff, JOIN},    {0xff01, 0xff0f, MARK},  {0xff10, 0xff19, DIGIT},
    {0xff1a, 0xff20, MARK},    {0xff3b, 0xff40, MARK},  {0xff5b, 0xff65, MARK},
    {0xff66, 0xff9f, ALONE},   {0xfff0, 0xffff, MARK},  {0x1f000, 0x1faff, MARK},
    {0x20000, 0x3ffff, ALONE}, {0xe0000, 0xe0fff, JOIN}};

static enum kind_of_char kind_of(uint32_t c)
{
    if (c < 0x80) {
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
            return LETTER;
        if (c >= '0' && c <= '9')
            return DIGIT;
        if (c == '\n' || c == '\r')
            return BREAK;
        return c <= ' ' || c == 0x7f ? SPACE : MARK;
    }
    size_t low = 0, high = sizeof ranges / sizeof ranges[0];
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (ranges[mid].last < c)
            low = mid + 1;
        else
            high = mid;
    }
    return low < sizeof ranges / sizeof ranges[0] && ranges[low].first <= c ? ranges[low].kind
                                                                            : LETTER;
}

/* The end of the run of `kind` that begins at `at`; JOIN goes on in it, but does not end it. */
static size_t run_end(const unsigned char *p, size_t len, size_t at, enum kind_of_char kind)
{
    const size_t limit = len - at > TAGGER_WORD_MAX ? at + TAGGER_WORD_MAX : len;
    size_t end = at;
    while (at < limit) {
        uint32_t n;
        enum kind_of_char k = kind_of(decode(p + at, len - at, &n));
        if ((k != kind && k != JOIN) || at + n > limit)
            break;
        at += n;
        if (k == kind)
            end = at;
    }
    return end;
}

static size_t break_end(const unsigned char *p, size_t len, size_t at)
{
    size_t end = at;
    while (at < len) {
        uint32_t n;
        enum kind_of_char k = kind_of(decode(p + at, len - at, &n));
        if (k != BREAK && k != SPACE)
            break;
        at += n;
        if (k == BREAK)
            end = at;
    }
    return end;
}

static size_t mark_end(const unsigned char *p, size_t len, size_t at, uint32_t n)
{
    const size_t start = at;
    do
        at += n;
    while (len - at >= n && at + n - start <= TAGGER_WORD_MAX && memcmp(p + start, p + at, n) == 0);
    return at;
}

bool cr_tagger_next_word(const char *text, size_t len, size_t from, struct tagger_word *ret_word,
                         enum tagger_kind *ret_kind)
{
    const unsigned char *p = (const unsigned char *)text;
    while (from < len) {
        uint32_t n;
        enum kind_of_char kind = kind_of(decode(p + from, len - from, &n));
        size_t end = from + n;
        if (kind == SPACE || kind == JOIN) {
            from = end;
            continue;
        }
        if (kind == LETTER || kind == DIGIT)
            end = run_end(p, len, from, kind);
        else if (kind == BREAK)
            end = break_end(p, len, from);
        else if (kind == MARK)
            end = mark_end(p, len, from, n);
        *ret_word = (struct tagger_word){(uint32_t)from, (uint32_t)end, 0};
        *ret_kind = kind == BREAK                     ? TAGGER_BREAK
                    : kind == DIGIT                   ? TAGGER_DIGITS
                    : kind == LETTER || kind == ALONE ? TAGGER_LETTERS
                                                      : TAGGER_MARK;
        return true;
    }
    return false;
}

/* The small letter; only of letters whose small one has as many bytes. */
static uint32_t lower_of(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    if (c < 0x100)
        return c >= 0xc0 && c <= 0xde && c != 0xd7 ? c + 0x20 : c;
    if (c < 0x180) {
        if (c == 0x130 || c == 0x138 || c == 0x149 || c == 0x17f)
            return c;
        if (c == 0x178)
            return 0xff;
        bool odd_is_capital = (c > 0x138 && c < 0x149) || c > 0x178;
        return c + (((c & 1) != 0) == odd_is_capital);
    }
    if (c >= 0x391 && c <= 0x3a9)
        return c + 0x20;
    if (c >= 0x400 && c <= 0x42f)
        return c + (c < 0x410 ? 0x50 : 0x20);
    return c;
}

static bool has_case(uint32_t c)
{
    if (c < 0x180)
        return c != 0xaa && c != 0xba;
    return (c >= 0x386 && c <= 0x3ff) || (c >= 0x400 && c <= 0x52f) || (c >= 0x1e00 && c <= 0x1fff);
}

static size_t encode(uint32_t c, char *ret)
{
    if (c < 0x80) {
        ret[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        ret[0] = (char)(0xc0 | c >> 6);
        ret[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    return 0;
}

static enum tagger_script script_of(uint32_t c)
{
    return c < 0x80                    ? TAGGER_ASCII
           : c < 0x250                 ? TAGGER_LATIN
           : c < 0x370                 ? TAGGER_OTHER
           : c < 0x400                 ? TAGGER_GREEK
           : c < 0x530                 ? TAGGER_CYRILLIC
           : c >= 0x1e00 && c < 0x1f00 ? TAGGER_LATIN
                                       : TAGGER_OTHER;
}

void cr_tagger_form_of(const char *word, size_t len, struct tagger_form *ret_form)
{
    const unsigned char *p = (const unsigned char *)word;
    struct tagger_form *f = ret_form;
    uint32_t n_capital = 0, n_small = 0;
    bool is_first_capital = false;
    char last = 0;
    f->len = f->n_letters = f->n_shape = f->script = 0;
    for (size_t at = 0; at < len && at < TAGGER_WORD_MAX;) {
        uint32_t n, c = decode(p + at, len - at, &n), low = lower_of(c);
        if (at + n > TAGGER_WORD_MAX)
            break;
        if (n == 1 || kind_of(c) != JOIN) {
            size_t n_out = c == DAMAGED ? 0 : encode(low, f->lower + f->len);
            if (n_out == 0) {
                memcpy(f->lower + f->len, p + at, n);
                n_out = n;
            }
            f->len = (uint8_t)(f->len + n_out);
            char x = low != c ? 'X' : has_case(c) ? 'x' : 'o';
            n_capital += x == 'X';
            n_small += x == 'x';
            is_first_capital |= f->n_letters == 0 && x == 'X';
            if (f->n_letters < 255)
                f->n_letters++;
            if (x != last && f->n_shape < sizeof f->shape)
                f->shape[f->n_shape++] = x;
            last = x;
            if (script_of(c) > f->script)
                f->script = (uint8_t)script_of(c);
        }
        at += n;
    }
    if (n_capital == 0)
        f->case_ = n_small > 0 ? TAGGER_LOWER : TAGGER_CASELESS;
    else if (n_small == 0)
        f->case_ = n_capital == 1 ? TAGGER_LETTER : TAGGER_UPPER;
    else
        f->case_ = is_first_capital && n_capital == 1 ? TAGGER_INITIAL : TAGGER_MIXED;
}
