/* Patterns: the shape of a value.
 *
 *     \d digit   \u capital   \a letter   \w letter or digit   \h hex   \s blank or newline
 *     ~  one separator or none: ' ' '-' '.' '/'      [A-Z_] [^\n]      \. an escaped character
 *     ( | )   ? * + {n} {n,m}
 *
 * A pattern becomes Glushkov's automaton: at most 64 positions, each with the characters that it
 * takes and the positions that may follow, as bits of a word. There is no backtracking and no
 * state but one word, and most candidates die at the second character. A repeated piece is simply
 * compiled again, so a count costs positions.
 */
#include <string.h>

#include "privacy_int.h"

struct parser {
    const char *at;
    const char *error;
    struct cr_pattern *p;
    uint32_t n;
    int depth;
};

struct part {
    uint64_t first, last;
    bool is_empty; /* matches nothing, too */
};

struct set {
    uint64_t bits[2];
};

static void set_add(struct set *s, unsigned char low, unsigned char high)
{
    for (unsigned c = low; c <= high; c++)
        s->bits[c / 64] |= (uint64_t)1 << (c % 64);
}

/* What a letter behind a backslash stands for. */
static bool set_escape(struct set *s, char c)
{
    if (c == 'd' || c == 'w' || c == 'h')
        set_add(s, '0', '9');
    if (c == 'h') {
        set_add(s, 'a', 'f');
        set_add(s, 'A', 'F');
    }
    if (c == 'u' || c == 'a' || c == 'w')
        set_add(s, 'A', 'Z');
    if (c == 'a' || c == 'w')
        set_add(s, 'a', 'z');
    if (c == 's') {
        set_add(s, '\t', '\n');
        set_add(s, '\r', '\r');
        set_add(s, ' ', ' ');
    }
    if (c == 'n')
        set_add(s, '\n', '\n');
    if (strchr("dwhuasn", c) != NULL && c != '\0')
        return true;
    if (c <= ' ' || c == 0x7f || cr_is_word(c)) /* no plain escape, nothing beyond ASCII */
        return false;
    set_add(s, (unsigned char)c, (unsigned char)c);
    return true;
}

static bool parse_set(struct parser *in, struct set *s)
{
    bool is_inverse = *in->at == '^';
    in->at += is_inverse;
    while (*in->at != ']') {
        unsigned char low = (unsigned char)*in->at;
        if (low < ' ' || low >= 0x7f)
            return false;
        in->at++;
        if (low == '\\') {
            if (!set_escape(s, *in->at++))
                return false;
            continue;
        }
        unsigned char high = low;
        if (in->at[0] == '-' && in->at[1] != ']') {
            high = (unsigned char)in->at[1];
            if (high < low || high >= 0x7f || high == '\\')
                return false;
            in->at += 2;
        }
        set_add(s, low, high);
    }
    in->at++;
    if (is_inverse)
        for (int i = 0; i < 2; i++)
            s->bits[i] = ~s->bits[i];
    s->bits[0] &= ~(uint64_t)1; /* NUL is the end */
    return (s->bits[0] | s->bits[1]) != 0;
}

static struct part fail(struct parser *in, const char *error)
{
    if (in->error == NULL)
        in->error = error;
    return (struct part){0, 0, false};
}

static struct part add_position(struct parser *in, const struct set *s)
{
    if (in->n == CR_PATTERN_STATES)
        return fail(in, "the pattern has more than 64 positions");
    uint64_t bit = (uint64_t)1 << in->n++;
    for (unsigned c = 0; c < 128; c++)
        if (s->bits[c / 64] >> (c % 64) & 1)
            in->p->accepts[c] |= bit;
    return (struct part){bit, bit, false};
}

static void link_parts(struct parser *in, uint64_t last, uint64_t first)
{
    for (; last != 0; last &= last - 1)
        in->p->follow[__builtin_ctzll(last)] |= first;
}

static struct part concat(struct parser *in, struct part a, struct part b)
{
    link_parts(in, a.last, b.first);
    return (struct part){a.first | (a.is_empty ? b.first : 0), b.last | (b.is_empty ? a.last : 0),
                         a.is_empty && b.is_empty};
}

static struct part parse_choice(struct parser *in);

static struct part parse_atom(struct parser *in)
{
    struct set s = {{0, 0}};
    char c = *in->at;
    if (c == '(') {
        in->at++;
        if (++in->depth > 8)
            return fail(in, "the pattern has too many ( within each other");
        struct part inner = parse_choice(in);
        in->depth--;
        if (*in->at != ')')
            return fail(in, "the pattern has ( without )");
        in->at++;
        return inner;
    }
    if (c < ' ' || c == 0x7f || strchr(")|?*+{}]", c) != NULL)
        return fail(in, "the pattern has a character out of place");
    in->at++;
    if (c == '[') {
        if (!parse_set(in, &s))
            return fail(in, "the pattern has a wrong set in [ ]");
    } else if (c == '\\') {
        if (*in->at == '\0' || !set_escape(&s, *in->at))
            return fail(in, "the pattern has a wrong letter behind \\");
        in->at++;
    } else if (c == '~') {
        set_add(&s, ' ', ' ');
        set_add(&s, '-', '/');
    } else {
        set_add(&s, (unsigned char)c, (unsigned char)c);
    }
    struct part part = add_position(in, &s);
    part.is_empty |= c == '~';
    return part;
}

static bool parse_number(struct parser *in, uint32_t *ret)
{
    uint32_t n = 0;
    if (!cr_is_digit(*in->at))
        return false;
    for (; cr_is_digit(*in->at) && n <= 100; in->at++)
        n = n * 10 + (uint32_t)(*in->at - '0');
    *ret = n;
    return n <= 100;
}

/* An atom with its count. */
static struct part parse_repeat(struct parser *in)
{
    const char *begin = in->at;
    struct part part = parse_atom(in);
    char c = in->error != NULL ? '\0' : *in->at;
    if (c == '?' || c == '*' || c == '+') {
        in->at++;
        if (c != '?')
            link_parts(in, part.last, part.first);
        part.is_empty |= c != '+';
    } else if (c == '{') {
        uint32_t low, high;
        in->at++;
        if (!parse_number(in, &low))
            return fail(in, "the pattern has a wrong count in { }");
        high = low;
        if (*in->at == ',') {
            in->at++;
            if (!parse_number(in, &high))
                return fail(in, "the pattern has a wrong count in { }");
        }
        if (*in->at++ != '}' || high < low || high == 0)
            return fail(in, "the pattern has a wrong count in { }");
        const char *behind = in->at;
        part.is_empty |= low == 0;
        for (uint32_t i = 1; i < high && in->error == NULL; i++) {
            in->at = begin;
            struct part again = parse_atom(in);
            again.is_empty |= i >= low;
            part = concat(in, part, again);
        }
        in->at = behind;
    }
    return part;
}

static struct part parse_sequence(struct parser *in)
{
    struct part part = {0, 0, true};
    while (in->error == NULL && *in->at != '\0' && *in->at != ')' && *in->at != '|')
        part = concat(in, part, parse_repeat(in));
    return part;
}

static struct part parse_choice(struct parser *in)
{
    struct part part = parse_sequence(in);
    while (in->error == NULL && *in->at == '|') {
        in->at++;
        struct part other = parse_sequence(in);
        part = (struct part){part.first | other.first, part.last | other.last,
                             part.is_empty || other.is_empty};
    }
    return part;
}

/* The fewest digits that a match has before anything but digits and what stands between them, and
 * how many letters it may begin with. Links lead forward, but those of loops, which never make it
 * fewer. */
static void measure(struct cr_pattern *p, uint32_t n)
{
    uint64_t digits = 0, letters = 0, seps = 0, others = 0;
    uint32_t least[CR_PATTERN_STATES];
    for (int c = 1; c < 128; c++) {
        if (cr_is_digit((char)c))
            digits |= p->accepts[c];
        else if (strchr(" -./+()", c) == NULL)
            others |= p->accepts[c];
        if (cr_is_alpha((char)c))
            letters |= p->accepts[c];
        if (cr_is_sep((char)c))
            seps |= p->accepts[c];
    }
    for (int c = 1; c < 128; c++)
        if (!cr_is_digit((char)c))
            digits &= ~p->accepts[c];
    p->min_digits = 1000;
    for (uint32_t i = 0; i < n; i++)
        least[i] = p->first >> i & 1 ? 0 : 1000;
    for (uint32_t i = 0; i < n; i++) {
        if ((others >> i & 1) && least[i] < p->min_digits)
            p->min_digits = least[i];
        least[i] += digits >> i & 1;
        if ((p->last >> i & 1) && least[i] < p->min_digits)
            p->min_digits = least[i];
        for (uint64_t f = p->follow[i]; f != 0; f &= f - 1) {
            uint32_t j = (uint32_t)__builtin_ctzll(f);
            if (j > i && least[i] < least[j])
                least[j] = least[i];
        }
    }
    uint64_t at = p->first & letters;
    for (uint32_t i = 1; i < CR_PATTERN_LEAD && at != 0; i++) {
        uint64_t next = 0;
        for (; at != 0; at &= at - 1)
            next |= p->follow[__builtin_ctzll(at)];
        p->lead |= (uint32_t)((next & seps) != 0) << i;
        at = next & letters;
    }
}

/* Characters at the front that are always the same. */
static void find_literal(struct cr_pattern *p)
{
    uint64_t at = p->first;
    while (at != 0 && (at & (at - 1)) == 0 && p->n_literal < sizeof p->literal) {
        int taken = -1;
        for (int c = 0; c < 128; c++)
            if (p->accepts[c] & at)
                taken = taken == -1 ? c : -2;
        if (taken < 0)
            break;
        p->literal[p->n_literal++] = (char)taken;
        if (p->last & at)
            break;
        at = p->follow[__builtin_ctzll(at)];
    }
}

const char *cr_pattern_compile(const char *source, struct cr_pattern *ret_pattern)
{
    struct parser in = {.at = source, .p = ret_pattern};
    memset(ret_pattern, 0, sizeof *ret_pattern);
    struct part part = parse_choice(&in);
    if (in.error == NULL && *in.at != '\0')
        fail(&in, "the pattern has ) without (");
    if (in.error == NULL && part.is_empty)
        fail(&in, "the pattern matches nothing at all");
    if (in.error != NULL)
        return in.error;
    ret_pattern->first = part.first;
    ret_pattern->last = part.last;
    measure(ret_pattern, in.n);
    find_literal(ret_pattern);
    return NULL;
}

bool cr_is_right_border(const char *behind)
{
    char c = behind[0];
    if (cr_is_word(c) || c == '_')
        return false;
    return !((c == '.' || c == ',' || c == '-' || c == '/' || c == ':') && cr_is_digit(behind[1]));
}

bool cr_is_left_border(const char *text)
{
    char c = text[-1];
    if (cr_is_word(c) || c == '_')
        return false;
    return !((c == '.' || c == ',' || c == '-' || c == '/') && cr_is_digit(text[-2]));
}

uint32_t cr_pattern_match(const struct cr_pattern *p, const char *text, size_t len,
                          uint32_t ret_ends[CR_PATTERN_ENDS])
{
    uint32_t ends[CR_PATTERN_ENDS], n = 0;
    uint64_t may = p->first;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        uint64_t at = may & p->accepts[c < 128 ? c : 128];
        if (at == 0)
            break;
        if ((at & p->last) != 0 && cr_is_right_border(text + i + 1))
            ends[n++ % CR_PATTERN_ENDS] = (uint32_t)i + 1;
        may = 0;
        for (; at != 0; at &= at - 1)
            may |= p->follow[__builtin_ctzll(at)];
    }
    uint32_t n_kept = n < CR_PATTERN_ENDS ? n : CR_PATTERN_ENDS;
    for (uint32_t i = 0; i < n_kept; i++)
        ret_ends[i] = ends[(n - 1 - i) % CR_PATTERN_ENDS];
    return n_kept;
}
