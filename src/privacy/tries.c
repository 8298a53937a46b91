/* Which patterns are worth trying at a word: a glance instead of a walk.
 *
 * Most words with a digit in them are "10" or "2019," and no value at all. How many digits begin
 * the word, and of what kind the two characters behind them are, tells of nearly all patterns that
 * they cannot match: each pattern's automaton is run once over every such beginning when rules are
 * compiled, all characters of a kind at once, and a table holds a bit for each that got through. So
 * a bit too many costs time and never a finding.
 *
 * A run counts whole: no value ends between two digits or two letters.
 */
#include <stdlib.h>
#include <string.h>

#include "privacy_int.h"

enum { OTHER, BLANK, DASH, DOT, SLASH, COLON, COMMA, DIGIT, UPPER, LOWER };
_Static_assert(LOWER + 1 == CR_TRIES_KINDS, "a place in the table for each kind");

#define DIGITS_(k) ['0'] = k, k, k, k, k, k, k, k, k, k
#define LETTERS_(a, k)                                                                             \
    [a] = k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k

const uint8_t cr_tries_kind[256] = {
    [' '] = BLANK, ['-'] = DASH,   ['.'] = DOT,          ['/'] = SLASH,        [':'] = COLON,
    [','] = COMMA, DIGITS_(DIGIT), LETTERS_('A', UPPER), LETTERS_('a', LOWER),
};

/* A pattern as a glance sees it: positions that take some character of a kind, or of the run. */
struct view {
    const struct cr_pattern *p;
    uint64_t takes[CR_TRIES_KINDS], takes_run;
};

static void view_init(struct view *v, const struct cr_pattern *p, bool of_letters)
{
    memset(v, 0, sizeof *v);
    v->p = p;
    for (int c = 0; c < 129; c++) {
        v->takes[c < 128 ? cr_tries_kind[c] : OTHER] |= p->accepts[c];
        if (c < 128 && (of_letters ? cr_is_alpha((char)c) : cr_is_digit((char)c)))
            v->takes_run |= p->accepts[c];
    }
}

static uint64_t behind(const struct cr_pattern *p, uint64_t at)
{
    uint64_t may = 0;
    for (; at != 0; at &= at - 1)
        may |= p->follow[__builtin_ctzll(at)];
    return may;
}

static bool is_word_kind(int kind)
{
    return kind >= DIGIT;
}

/* Whether a value may end where a character of kind `a`, then one of kind `b` follows. */
static bool may_end(int a, int b)
{
    bool joins = a == DOT || a == COMMA || a == DASH || a == SLASH || a == COLON;
    return !is_word_kind(a) && !(joins && b == DIGIT);
}

/* Whether the automaton, in `at` when the run ends, may get past kinds `a` and `b`. */
static bool may_pass(const struct view *v, uint64_t at, int a, int b)
{
    const struct cr_pattern *p = v->p;
    if ((at & p->last) != 0 && may_end(a, b))
        return true;
    at = behind(p, at) & v->takes[a];
    if ((at & p->last) != 0 && !is_word_kind(b))
        return true;
    return (behind(p, at) & v->takes[b]) != 0;
}

static void enter(struct cr_tries *tries, uint32_t number, const struct view *v)
{
    uint64_t may = v->p->first, bit = (uint64_t)1 << (number % 64);
    for (uint32_t run = 1; run <= CR_TRIES_RUN; run++) {
        uint64_t at = may & v->takes_run;
        uint64_t *row = tries->may + (size_t)run * CR_TRIES_KINDS * CR_TRIES_KINDS * tries->n_sets +
                        number / 64;
        for (int a = 0; a < (int)CR_TRIES_KINDS && at != 0; a++)
            for (int b = 0; b < (int)CR_TRIES_KINDS; b++, row += tries->n_sets)
                if (run == CR_TRIES_RUN || may_pass(v, at, a, b))
                    *row |= bit;
        may = behind(v->p, at);
    }
}

static int by_digits(const void *a, const void *b)
{
    const struct cr_try *x = a, *y = b;
    return x->min_digits != y->min_digits ? (int)x->min_digits - y->min_digits
                                          : (int)x->pattern - y->pattern;
}

int cr_tries_build(struct cr_tries *tries, const struct cr_pattern *patterns, bool of_letters,
                   struct cr_arena *arena)
{
    if (tries->n > 1)
        qsort(tries->try, tries->n, sizeof *tries->try, by_digits);
    for (uint32_t i = 0; i < tries->n; i++)
        for (uint32_t digits = tries->try[i].min_digits; digits <= CR_TRIES_DIGITS; digits++)
            tries->n_up_to[digits]++;
    tries->n_up_to[CR_TRIES_DIGITS] = (uint16_t)tries->n;
    tries->n_sets = (tries->n + 63) / 64;
    size_t n_rows = (size_t)(CR_TRIES_RUN + 1) * CR_TRIES_KINDS * CR_TRIES_KINDS;
    tries->may = cr_arena_calloc(arena, n_rows * tries->n_sets + 1, sizeof *tries->may);
    if (tries->may == NULL)
        return CR_ENOMEM;
    for (uint32_t i = 0; i < tries->n; i++) {
        struct view v;
        view_init(&v, &patterns[tries->try[i].pattern], of_letters);
        enter(tries, i, &v);
    }
    return CR_OK;
}
