/* Candidates: what in a block may be the beginning of a value, and which rules take it.
 *
 * There are four ways to begin one: a known word (a literal prefix, a word behind which a value
 * stands, a word that tells by itself), a word with a digit in it, one of the marks '@' and ':',
 * and the prefix of a secret within a long word. A block of prose has none of them and costs
 * nothing here. Of the rules that take a word with a digit, the surest is told, and of equally sure
 * ones that with the longest value. What lies within a value that was told is told only if it is
 * surer.
 */
#include <string.h>

#include "privacy_int.h"

#define MAX_LOCAL  64u
#define MAX_DOMAIN 255u
#define MAX_SCHEME 16u

float cr_scan_judge(const struct cr_scan *scan, uint32_t rule, uint64_t from, uint64_t to,
                    const char *value, size_t len)
{
    const struct cr_rule *r = &scan->rules->rule[rule];
    if (r->check != NULL && !r->check(value, len))
        return 0;
    if (r->has_context && cr_scan_has_context(scan, rule, from, to, false))
        return r->context_score;
    if (r->score == 0 || cr_scan_has_context(scan, rule, from, to, true))
        return 0;
    return r->score;
}

void cr_scan_tell(struct cr_scan *scan, const struct cr_candidate *c)
{
    bool overlaps = c->from < scan->covered_until && c->to > scan->covered_from;
    if (c->score == 0 || (overlaps && c->score <= scan->covered_score))
        return;
    scan->covered_from = c->from;
    scan->covered_until = c->to;
    scan->covered_score = c->score;
    const struct cr_finding finding = {.start = cr_normal_start(&scan->normal, c->from),
                                       .end = cr_normal_end(&scan->normal, c->to),
                                       .class_ = scan->rules->rule[c->rule].class_,
                                       .rule = c->rule,
                                       .tier = 1,
                                       .score = c->score};
    scan->on_finding(scan->user, &finding);
}

/* Bytes that a value may have from here on; what is decided with this block sees no further. */
static size_t room(const struct cr_scan *scan, uint64_t from)
{
    uint64_t limit = scan->decided + 64 + CR_SCAN_VALUE;
    return limit - from < CR_SCAN_VALUE ? limit - from : CR_SCAN_VALUE;
}

static void try_pattern(const struct cr_scan *scan, uint32_t pattern, uint64_t from,
                        struct cr_candidate *best)
{
    const struct cr_pattern *p = &scan->rules->pattern[pattern];
    const char *text = cr_scan_at(scan, from);
    uint32_t ends[CR_PATTERN_ENDS];
    uint32_t n = cr_pattern_match(p, text, room(scan, from), ends);
    for (uint32_t i = 0; i < n; i++) {
        float score = cr_scan_judge(scan, p->rule, from, from + ends[i], text, ends[i]);
        if (score == 0)
            continue;
        if (score > best->score || (score == best->score && ends[i] > best->to - best->from))
            *best = (struct cr_candidate){from, from + ends[i], p->rule, score};
        return;
    }
}

/* The patterns of one word being tried. */
struct attempt {
    const struct cr_scan *scan;
    uint64_t from; /* of the word */
    float floor;   /* what is no surer would not be told */
    bool has_context;
    struct cr_rule_set context; /* got when a rule that needs it comes by, which is rare */
    struct cr_candidate best;
};

static struct attempt begin_attempt(const struct cr_scan *scan, uint64_t from)
{
    bool is_covered = scan->covered_from <= from && from < scan->covered_until;
    return (struct attempt){
        .scan = scan, .from = from, .floor = is_covered ? scan->covered_score : 0};
}

/* Whether what the pattern finds can be surer than what is known already. */
static bool is_worth(struct attempt *a, const struct cr_try *try)
{
    if (try->most < a->best.score || try->most <= a->floor)
        return false;
    if (try->score >= a->best.score && try->score > a->floor)
        return true;
    if (!a->has_context)
        cr_scan_context(a->scan, a->from > CR_PATTERN_LEAD ? a->from - CR_PATTERN_LEAD : 0,
                        a->from + CR_SCAN_VALUE, &a->context);
    a->has_context = true;
    return cr_rule_set_has(&a->context, try->rule);
}

/* The first `n` of the tries, but those that `may` says cannot match. */
static void try_some(struct attempt *a, const struct cr_tries *tries, const uint64_t *may,
                     uint32_t n, uint64_t from, uint32_t lead)
{
    for (uint32_t first = 0; first < n; first += 64) {
        uint64_t left = may[first / 64];
        if (n - first < 64)
            left &= ((uint64_t)1 << (n - first)) - 1;
        for (; left != 0; left &= left - 1) {
            const struct cr_try *try = &tries->try[first + (uint32_t)__builtin_ctzll(left)];
            if ((lead == 0 || (try->lead & lead) != 0) && is_worth(a, try))
                try_pattern(a->scan, try->pattern, from, &a->best);
        }
    }
}

static void try_letters(struct attempt *a, uint64_t from, uint32_t lead)
{
    const struct cr_tries *tries = &a->scan->rules->by_letter;
    const char *text = cr_scan_at(a->scan, from);
    uint32_t run = 0;
    while (run < CR_TRIES_RUN && cr_is_alpha(text[run]))
        run++;
    if (cr_is_left_border(text))
        try_some(a, tries, cr_tries_glance(tries, run, text + run), tries->n, from, lead);
}

/* Digits from here on, with what may stand between the digits of a number. */
static uint32_t count_digits(const char *text, size_t len)
{
    uint32_t n = 0, n_between = 0;
    for (size_t i = 0; i < len && n_between < 4; i++) {
        if (cr_is_digit(text[i]))
            n++, n_between = 0;
        else if (cr_is_sep(text[i]) || text[i] == '(' || text[i] == ')' || text[i] == '+')
            n_between++;
        else
            break;
    }
    return n;
}

/* How many of the tries so many digits are enough for. */
static uint32_t n_with_digits(const struct cr_tries *tries, uint32_t n_digits)
{
    return tries->n_up_to[n_digits < CR_TRIES_DIGITS ? n_digits : CR_TRIES_DIGITS];
}

static bool is_empty(const uint64_t *sets, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (sets[i] != 0)
            return false;
    return true;
}

static void try_digits(struct attempt *a)
{
    const struct cr_tries *tries = &a->scan->rules->by_digit;
    const char *text = cr_scan_at(a->scan, a->from);
    uint32_t run = 0;
    if (!cr_is_left_border(text))
        return;
    while (run < CR_TRIES_RUN && cr_is_digit(text[run]))
        run++;
    const uint64_t *may = cr_tries_glance(tries, run, text + run);
    if (!is_empty(may, tries->n_sets))
        try_some(a, tries, may, n_with_digits(tries, count_digits(text, room(a->scan, a->from))),
                 a->from, 0);
}

/* A '+' or '(' at `from` stands before digits. */
static void try_sign(struct attempt *a, uint64_t from, uint32_t n_digits)
{
    const struct cr_tries *tries = &a->scan->rules->by_sign;
    const struct cr_try *end = tries->try + n_with_digits(tries, n_digits);
    if (!cr_is_left_border(cr_scan_at(a->scan, from)))
        return;
    for (const struct cr_try *try = tries->try; try < end; try++)
        if (is_worth(a, try))
            try_pattern(a->scan, try->pattern, from, &a->best);
}

/* A word with a digit in it begins at `from`. */
static void try_word(struct cr_scan *scan, uint64_t from)
{
    const char *text = cr_scan_at(scan, from);
    struct attempt a = begin_attempt(scan, from);
    if (!cr_is_digit(text[0])) {
        try_letters(&a, from, 0);
        cr_scan_tell(scan, &a.best);
        return;
    }
    uint32_t n_signs = 0;
    while (n_signs < 2 && n_signs < from &&
           (text[-1 - (int)n_signs] == '(' || text[-1 - (int)n_signs] == '+'))
        n_signs++;
    if (n_signs > 0) {
        uint32_t n_digits = count_digits(text, room(scan, from));
        for (uint32_t i = n_signs; i > 0; i--)
            try_sign(&a, from - i, n_digits);
    }
    try_digits(&a);
    /* "AB 12 34 56 C", "March 5, 1980": the word before, too. */
    if (from > 2 && cr_is_sep(text[-1])) {
        uint32_t n = 0;
        while (n < CR_PATTERN_LEAD && n + 1 < from && cr_is_alpha(text[-2 - (int)n]))
            n++;
        if (n > 0 && n < CR_PATTERN_LEAD)
            try_letters(&a, from - 1 - n, (uint32_t)1 << n);
    }
    cr_scan_tell(scan, &a.best);
}

static bool is_local(char c)
{
    return cr_is_word(c) || (c != '\0' && strchr("._%+-'", c) != NULL);
}

static void try_email(struct cr_scan *scan, uint64_t at)
{
    const char *text = cr_scan_at(scan, at);
    size_t before = 0, behind = 0;
    while (before < MAX_LOCAL && before < at && is_local(text[-1 - (ptrdiff_t)before]))
        before++;
    while (before > 0 && !cr_is_word(text[-(ptrdiff_t)before]) && text[-(ptrdiff_t)before] != '_')
        before--;
    while (behind < MAX_DOMAIN &&
           (cr_is_word(text[1 + behind]) || text[1 + behind] == '.' || text[1 + behind] == '-'))
        behind++;
    while (behind > 0 && !cr_is_word(text[behind]))
        behind--;
    if (before == 0 || behind < 3 || memchr(text + 1, '.', behind) == NULL)
        return;
    struct cr_candidate c = {.from = at - before, .to = at + 1 + behind};
    for (uint32_t i = 0; i < scan->rules->n_email; i++) {
        c.rule = scan->rules->email[i];
        c.score = cr_scan_judge(scan, c.rule, c.from, c.to, text - before, before + 1 + behind);
        cr_scan_tell(scan, &c);
    }
}

static void try_url(struct cr_scan *scan, uint64_t at)
{
    const char *text = cr_scan_at(scan, at);
    size_t before = 0, behind = 3, most = room(scan, at);
    while (before < MAX_SCHEME && before < at &&
           (cr_is_word(text[-1 - (ptrdiff_t)before]) || text[-1 - (ptrdiff_t)before] == '+'))
        before++;
    while (behind < most && text[behind] > ' ' && text[behind] < 0x7f &&
           strchr("\"'<>`{}|\\^", text[behind]) == NULL)
        behind++;
    while (behind > 3 && strchr(".,;:!?)]", text[behind - 1]) != NULL)
        behind--;
    if (before == 0 || memchr(text + 3, '@', behind - 3) == NULL)
        return;
    struct cr_candidate c = {.from = at - before, .to = at + behind};
    for (uint32_t i = 0; i < scan->rules->n_url; i++) {
        c.rule = scan->rules->url[i];
        c.score = cr_scan_judge(scan, c.rule, c.from, c.to, text - before, before + behind);
        cr_scan_tell(scan, &c);
    }
}

static bool is_hex_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
}

/* "de:ad:be:ef:00:11" begins without a digit. */
static void try_hex(struct cr_scan *scan, uint64_t at)
{
    const char *text = cr_scan_at(scan, at);
    size_t n = 0;
    while (n < 5 && n < at && is_hex_letter(text[-1 - (ptrdiff_t)n]))
        n++;
    if (n == 0 || n == 5 || text[-1 - (ptrdiff_t)n] == ':' ||
        !(text[1] == ':' || is_hex_letter(text[1]) || cr_is_digit(text[1])))
        return;
    struct attempt a = begin_attempt(scan, at - n);
    try_letters(&a, at - n, 0);
    cr_scan_tell(scan, &a.best);
}

/* Where the value begins that stands behind a word: behind = or :, or "is"; 0 if none does. */
static uint64_t value_behind(const struct cr_scan *scan, uint64_t at)
{
    static const char *const is[] = {"is ", "was ", "ist ", "lautet ", "est ", "es ", "e ", "to "};
    const char *begin = cr_scan_at(scan, at), *t = begin;
    bool has_sign = false;
    for (int i = 0; i < 3 && (*t == '"' || *t == '\'' || *t == ' ' || *t == ']' || *t == ')'); i++)
        t++;
    for (; t < begin + 8 && (*t == ':' || *t == '=' || *t == '>'); t++)
        has_sign = true;
    for (size_t i = 0; i < sizeof is / sizeof *is && !has_sign && t > begin; i++)
        if (strncasecmp(t, is[i], strlen(is[i])) == 0) {
            t += strlen(is[i]);
            has_sign = true;
        }
    for (int i = 0; i < 3 && (*t == ' ' || *t == '"' || *t == '\'' || *t == '`'); i++)
        t++;
    return has_sign ? at + (uint64_t)(t - begin) : 0;
}

static void try_anchor(struct cr_scan *scan, const struct cr_anchor *anchor, uint64_t at,
                       uint32_t len)
{
    const struct cr_rules *rules = scan->rules;
    struct cr_candidate best = {0};
    if (anchor->kind == CR_ANCHOR_PREFIX) {
        if (at < anchor->before ||
            (!anchor->is_inside && !cr_is_left_border(cr_scan_at(scan, at - anchor->before))))
            return;
        try_pattern(scan, anchor->target, at - anchor->before, &best);
    } else if (anchor->kind == CR_ANCHOR_AFTER) {
        const struct cr_rule *rule = &rules->rule[anchor->target];
        uint64_t from = value_behind(scan, at + len);
        for (uint32_t i = 0; i < rule->n_patterns && from != 0; i++)
            try_pattern(scan, rule->pattern[i], from, &best);
    } else {
        best = (struct cr_candidate){at, at + len, anchor->target, 0};
        best.score = cr_scan_judge(scan, best.rule, at, best.to, cr_scan_at(scan, at), len);
    }
    cr_scan_tell(scan, &best);
}

static void try_hit(struct cr_scan *scan, const struct cr_hit *hit)
{
    const struct cr_words *words = &scan->rules->words;
    for (uint32_t i = hit->word; words->words[i].is_active; i = words->words[i].shorter) {
        const struct cr_word *word = &words->words[i];
        for (uint32_t k = 0; k < word->n_anchors; k++)
            try_anchor(scan, &words->anchors[word->first_anchor + k], hit->at, word->len);
        if (word->digit >= 0)
            cr_scan_spelled_number(scan, hit->at);
        if (word->is_dot)
            cr_scan_spelled_email(scan, hit->at, word->len);
    }
}

/* Where the word begins that bit `bit` of the block lies in; UINT64_MAX: further off than a block.
 */
static uint64_t word_start(const struct cr_scan *scan, uint64_t position, unsigned bit)
{
    uint64_t gaps =
        ~scan->block[position / 64 % CR_SCAN_BLOCKS].masks.word & (((uint64_t)1 << bit) - 1);
    if (gaps != 0)
        return position + 64 - (uint64_t)__builtin_clzll(gaps);
    if (position == 0)
        return 0;
    gaps = ~scan->block[(position / 64 - 1) % CR_SCAN_BLOCKS].masks.word;
    if (gaps != 0)
        return position - (uint64_t)__builtin_clzll(gaps);
    return position == 64 ? 0 : UINT64_MAX;
}

/* Of the block at `position`, where CR_SCAN_INSIDE characters of a token begin. */
static uint64_t long_runs(const struct cr_scan *scan, uint64_t position)
{
    uint64_t low = scan->block[position / 64 % CR_SCAN_BLOCKS].masks.run;
    uint64_t high = scan->block[(position / 64 + 1) % CR_SCAN_BLOCKS].masks.run;
    _Static_assert(CR_SCAN_INSIDE == 16, "four steps double one to it");
    for (unsigned step = 1; step < CR_SCAN_INSIDE; step *= 2) {
        low &= low >> step | high << (64 - step);
        high &= high >> step;
    }
    return low;
}

/* Prefixes that stand within words, at those places of the block. */
static void try_inside(struct cr_scan *scan, uint64_t position, uint64_t left)
{
    const struct cr_words *words = &scan->rules->words;
    for (; left != 0; left &= left - 1) {
        uint64_t at = position + (unsigned)__builtin_ctzll(left);
        const char *text = cr_scan_at(scan, at);
        if (!cr_words_may_begin_inside(words, text))
            continue;
        for (uint32_t i = cr_words_find(words, text); i != 0; i = words->words[i].shorter)
            for (uint32_t k = 0; k < words->words[i].n_anchors; k++)
                if (words->anchors[words->words[i].first_anchor + k].is_inside)
                    try_anchor(scan, &words->anchors[words->words[i].first_anchor + k], at, 0);
    }
}

void cr_scan_decide(struct cr_scan *scan, uint64_t position)
{
    const struct cr_block *b = &scan->block[position / 64 % CR_SCAN_BLOCKS];
    /* Where words begin, prefixes are among the hits. */
    uint64_t inside = long_runs(scan, position) & ~b->starts;
    if (!b->is_active && inside == 0)
        return;
    uint64_t end_hits = scan->block[(position / 64 + 1) % CR_SCAN_BLOCKS].n_hits;
    for (uint64_t i = b->n_hits; i < end_hits; i++)
        if (scan->hit[i % CR_SCAN_HITS].is_active)
            try_hit(scan, &scan->hit[i % CR_SCAN_HITS]);
    try_inside(scan, position, inside);
    for (uint64_t digits = b->masks.digit; digits != 0;) {
        unsigned bit = (unsigned)__builtin_ctzll(digits);
        uint64_t from = word_start(scan, position, bit);
        uint64_t behind = ~(b->masks.word >> bit); /* its lowest bit: where the word ends */
        unsigned n = behind != 0 ? (unsigned)__builtin_ctzll(behind) : 64;
        digits = bit + n >= 64 ? 0 : digits >> (bit + n) << (bit + n);
        if (from != UINT64_MAX && from + 1 != scan->last_word) {
            scan->last_word = from + 1;
            try_word(scan, from);
        }
    }
    for (uint64_t marks = b->masks.mark; marks != 0; marks &= marks - 1) {
        uint64_t at = position + (unsigned)__builtin_ctzll(marks);
        const char *text = cr_scan_at(scan, at);
        if (text[0] == '@')
            try_email(scan, at);
        else if (text[1] == '/' && text[2] == '/')
            try_url(scan, at);
        else
            try_hex(scan, at);
    }
}
