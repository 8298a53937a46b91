/* Values that are spelled out: "four one one one …", "john dot smith at example dot com".
 *
 * What is meant is put together in a small buffer, and the rules look at that; the finding covers
 * the words.
 */
#include <string.h>

#include "privacy_int.h"

#define MAX_DIGITS 32u
#define MAX_EMAIL  128u

/* The digit that the word at `text` spells, or -1, and its length. */
static int spelled_digit(const struct cr_words *words, const char *text, uint32_t *ret_len)
{
    for (uint32_t i = cr_words_find(words, text); i != 0; i = words->words[i].shorter)
        if (words->words[i].digit >= 0) {
            *ret_len = words->words[i].len;
            return words->words[i].digit;
        }
    return -1;
}

void cr_scan_spelled_number(struct cr_scan *scan, uint64_t at)
{
    const struct cr_rules *rules = scan->rules;
    char value[MAX_DIGITS + 4] = {0};
    uint64_t ends[MAX_DIGITS], p = at;
    uint32_t n = 0, len;
    if (at < scan->spelled_until)
        return;
    while (n < MAX_DIGITS && p < at + CR_SCAN_VALUE - CR_MAX_WORD) {
        int digit = spelled_digit(&rules->words, cr_scan_at(scan, p), &len);
        if (digit < 0)
            break;
        value[n] = (char)('0' + digit);
        p += len;
        ends[n++] = p;
        for (int i = 0; i < 2 && strchr(" ,-.\n", *cr_scan_at(scan, p)) != NULL &&
                        *cr_scan_at(scan, p) != '\0';
             i++)
            p++;
    }
    scan->spelled_until = p;
    if (n < 7)
        return;
    struct cr_candidate best = {0};
    for (uint32_t i = 0; i < rules->by_digit.n; i++) {
        const struct cr_try *try = &rules->by_digit.try[i];
        uint32_t lens[CR_PATTERN_ENDS];
        if (try->min_digits > n)
            continue;
        if (cr_pattern_match(&rules->pattern[try->pattern], value, n, lens) == 0)
            continue;
        uint64_t to = ends[lens[0] - 1];
        float score = cr_scan_judge(scan, try->rule, at, to, value, lens[0]);
        if (score > best.score)
            best = (struct cr_candidate){at, to, try->rule, score};
    }
    cr_scan_tell(scan, &best);
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool is_label(char c)
{
    return cr_is_word(c) || c == '-' || c == '_';
}

/* Puts text before what the buffer holds. */
static bool prepend(char *buf, size_t *len, const char *text, size_t n)
{
    if (*len + n > MAX_EMAIL)
        return false;
    memmove(buf + n, buf, *len);
    memcpy(buf, text, n);
    *len += n;
    return true;
}

/* Goes left over a label of at most 64 characters, which is put before the buffer. */
static const char *label_before(const char *t, const char *start, char *buf, size_t *len)
{
    const char *end = t;
    while (t > start && end - t < 64 && (is_label(t[-1]) || (t[-1] == '.' && is_label(t[-2]))))
        t--;
    return t < end && prepend(buf, len, t, (size_t)(end - t)) ? t : NULL;
}

/* Goes left over blanks and brackets. */
static const char *gap_before(const char *t, const char *start)
{
    for (int i = 0; i < 3 && t > start && is_one_of(t[-1], " ()[]{}<>"); i++)
        t--;
    return t;
}

static bool is_dot_before(const struct cr_scan *scan, const char *t, const char *start,
                          const char **ret)
{
    const char *w = t;
    while (w > start && t - w < 8 && cr_is_alpha(w[-1]))
        w--;
    uint32_t word = t - w < 8 && !is_label(w[-1]) ? cr_words_find(&scan->rules->words, w) : 0;
    *ret = w;
    return word != 0 && scan->rules->words.words[word].is_dot &&
           scan->rules->words.words[word].len == t - w;
}

/* Endings that people spell; others are more often the words of a sentence. */
static bool is_ending(const char *t, size_t len)
{
    static const char *const endings[] = {"com", "org", "net", "edu", "gov", "de",
                                          "fr",  "es",  "nl",  "uk",  "ca",  "au",
                                          "br",  "pt",  "eu",  "ch",  "io",  "co"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (len == strlen(endings[i]) && strncasecmp(t, endings[i], len) == 0)
            return true;
    return false;
}

void cr_scan_spelled_email(struct cr_scan *scan, uint64_t at, uint32_t dot_len)
{
    const char *dot = cr_scan_at(scan, at);
    const char *start = dot - (at < 200 ? at : 200), *t, *u;
    char buf[2 * MAX_EMAIL];
    size_t len = 0;

    /* to the left: a label, "at", labels with "dot" between */
    t = gap_before(dot, start);
    t = label_before(t, start, buf, &len);
    if (t == NULL || (u = gap_before(t, start)) == t)
        return;
    if (u - start < 4 || strncasecmp(u - 2, "at", 2) != 0 || is_label(u[-3]))
        return;
    if (!prepend(buf, &len, "@", 1) || (t = gap_before(u - 2, start)) == u - 2)
        return;
    t = label_before(t, start, buf, &len);
    for (int i = 0; i < 3 && t != NULL; i++) {
        u = gap_before(t, start);
        if (u == t || !is_dot_before(scan, u, start, &u))
            break;
        const char *gap = gap_before(u, start);
        if (gap == u || !prepend(buf, &len, ".", 1))
            break;
        t = label_before(gap, start, buf, &len);
    }
    if (t == NULL)
        return;

    /* to the right: endings with "dot" between */
    const char *end = NULL, *r = dot + dot_len;
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3 && is_one_of(*r, " ()[]{}<>"); k++)
            r++;
        size_t n = 0;
        while (n < 8 && cr_is_alpha(r[n]))
            n++;
        if (!is_ending(r, n) || len + n + 1 > sizeof buf)
            break;
        buf[len++] = '.';
        memcpy(buf + len, r, n);
        len += n;
        end = r + n;
        const char *next = end;
        while (is_one_of(*next, " ()[]{}<>.") && next - end < 3)
            next++;
        uint32_t word = cr_words_find(&scan->rules->words, next);
        if (word == 0 || !scan->rules->words.words[word].is_dot)
            break;
        r = next + scan->rules->words.words[word].len;
    }
    if (end == NULL)
        return;
    struct cr_candidate c = {.from = at - (uint64_t)(dot - t), .to = at + (uint64_t)(end - dot)};
    for (uint32_t i = 0; i < scan->rules->n_email; i++) {
        c.rule = scan->rules->email[i];
        c.score = cr_scan_judge(scan, c.rule, c.from, c.to, buf, len);
        cr_scan_tell(scan, &c);
    }
}
