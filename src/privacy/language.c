/* Languages are told by their most frequent words (language_words.c), which make a third or more of
 * any prose, and by letters.
 *
 * A word counts for each language that has it, and less the more have it. A word in small letters
 * with a letter that none of the seven writes counts for the others; "Łukasz" does not, nor does a
 * word that touches what stands in no prose: `foo_is`, `for(`, `in=`. What is prose by its look,
 * and has few frequent words of the best of the seven, is in another language, too.
 *
 * Three stretches are asked, until one is sure: the last line that begins in the page, as far as it
 * goes on closely behind it; the page with the same; and all that a judgement rests on. So a page
 * where another language begins is told by what begins there, however much stands before. What is
 * mixed, or short, or no prose, has no language.
 *
 * A word counts by its own bytes and the ones around it that lie within that, and words are read
 * from a blank on: so it does not matter from where a view was read.
 */
#include "privacy/language.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "privacy/document.h"
#include "privacy/script.h"
#include "privacy/tagger_int.h"

#define NEAR_BYTES 160u /* behind a page */
/* Points of evidence: of a word that one language has, of one with a strange letter; and how many
 * tell a language. */
#define OWN_POINTS     4u
#define STRANGE_POINTS 3u
#define NEAR_LEAST     6u
#define WIDE_LEAST     12u
/* Prose is words in small letters, from so many in a row on. So many of them are in another
 * language whatever the lists say, and so many more for each one that is frequent in the best of
 * the seven. */
#define FLOW_WORDS 2u
#define POOR_WORDS 20u
#define POOR_SHARE 3u

#define CHARACTER_BYTES 4u

static struct slot {
    char word[CR_LANGUAGE_WORD_MAX];
    uint32_t languages; /* 0: empty */
} slots[CR_LANGUAGE_SLOTS];

/* Where a word is, or would be. */
static struct slot *slot_of(const char *word, size_t len)
{
    char key[CR_LANGUAGE_WORD_MAX] = {0};
    uint32_t i = 2166136261u;
    memcpy(key, word, len);
    for (size_t k = 0; k < len; k++)
        i = (i ^ (unsigned char)word[k]) * 16777619u;
    for (i ^= i >> 15;; i++) {
        struct slot *slot = &slots[i % CR_LANGUAGE_SLOTS];
        if (slot->languages == 0 || memcmp(slot->word, key, sizeof key) == 0)
            return slot;
    }
}

static void fill_slots(void)
{
    for (uint32_t i = 0; i < CR_LANGUAGE_LISTS; i++)
        for (const char *word = cr_language_lists[i]; *word != '\0';) {
            size_t len = strcspn(word, " ");
            assert(len <= CR_LANGUAGE_WORD_MAX);
            struct slot *slot = slot_of(word, len);
            memcpy(slot->word, word, len);
            slot->languages |= 1u << i;
            word += len + strspn(word + len, " ");
        }
}

/* --- words -------------------------------------------------------------------------------- */

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* Whether a word may end where something else than ASCII begins: a no-break space, ”, …, –, ». What
 * joins letters without being seen is none: how far it goes on need not be known yet. */
static bool is_break(const unsigned char *s, size_t len)
{
    return (len > 1 && s[0] == 0xC2 && (s[1] == 0xA0 || s[1] == 0xBB)) ||
           (len > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0xA7);
}

/* Whether what stands directly before and behind a word leaves it one of prose. */
static bool is_of_prose(const char *text, size_t len, size_t start, size_t end)
{
    return (start == 0 || (unsigned char)text[start - 1] >= 0x80 ||
            is_one_of(text[start - 1], " \t\r\n'\"([-*>")) &&
           (end == len || is_break((const unsigned char *)text + end, len - end) ||
            is_one_of(text[end], " \t\r\n'\")]-*<.,;:!?"));
}

/* Whether one blank parts it from a word. */
static bool is_linked(const char *text, size_t start)
{
    if (start < 2 || text[start - 1] != ' ')
        return false;
    unsigned char c = (unsigned char)text[start - 2];
    return c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Of a word in UTF-8: U+0100 to U+02BF without œ, U+1E00 to U+1EFF, æ å ø ð þ ý. */
static bool has_strange_letter(const char *word, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++) {
        unsigned char c = (unsigned char)word[i], d = (unsigned char)word[i + 1];
        if ((c >= 0xC4 && c <= 0xCA && !(c == 0xC5 && (d | 1) == 0x93)) ||
            (c == 0xE1 && d >= 0xB8 && d <= 0xBB) ||
            (c == 0xC3 && strchr("\xA6\xA5\xB8\xB0\xBE\xBD", d) != NULL))
            return true;
    }
    return false;
}

static struct cr_language_word word_of(const char *text, size_t start, size_t end)
{
    struct cr_language_word word = {.start = (uint32_t)start, .end = (uint32_t)end};
    struct tagger_form form;
    cr_tagger_form_of(text + start, end - start, &form);
    bool is_small = form.case_ == TAGGER_LOWER;
    bool is_short_name = form.case_ == TAGGER_UPPER && form.n_letters < 3; /* "AI" */
    if (form.n_letters > 1 && form.len <= CR_LANGUAGE_WORD_MAX && !is_short_name) {
        const struct slot *slot = slot_of(form.lower, form.len);
        word.slot = (uint16_t)(slot - slots);
        word.languages = slot->languages;
    }
    word.is_strange = is_small && form.n_letters > 2 && has_strange_letter(form.lower, form.len);
    word.is_linked = is_small && is_linked(text, start);
    return word;
}

/* Reads words from `from` on until `until`, or until there is no more room. */
static void read_words(struct cr_language_view *view, const char *text, size_t len, size_t from,
                       size_t until)
{
    struct tagger_word word = {0};
    enum tagger_kind kind;
    view->from = view->to = from;
    for (view->n = 0; view->n < CR_LANGUAGE_WORDS; view->to = word.end) {
        if (!cr_tagger_next_word(text, len, view->to, &word, &kind) || word.end > until) {
            view->to = until;
            return;
        }
        if (kind == TAGGER_LETTERS && is_of_prose(text, len, word.start, word.end))
            view->words[view->n++] = word_of(text, word.start, word.end);
    }
}

/* --- evidence ----------------------------------------------------------------------------- */

struct evidence {
    uint32_t points[CR_LANGUAGE_LISTS]; /* each word once: `mod` in code is no Danish */
    uint32_t n_words[CR_LANGUAGE_LISTS];
    uint32_t n_strange, n_flowing;
    uint64_t seen[CR_LANGUAGE_SLOTS / 64];
};

static void add_frequent(struct evidence *e, const struct cr_language_word *word)
{
    int n = __builtin_popcount(word->languages);
    uint64_t bit = (uint64_t)1 << (word->slot % 64), *seen = &e->seen[word->slot / 64];
    uint32_t points = *seen & bit ? 0 : n > 2 ? 1 : OWN_POINTS / (uint32_t)n;
    *seen |= bit;
    for (uint32_t left = word->languages; left != 0; left &= left - 1) {
        int language = __builtin_ctz(left);
        e->n_words[language]++;
        e->points[language] += points;
    }
}

/* The first word that begins at or behind `from`. */
static uint32_t word_from(const struct cr_language_view *view, size_t from)
{
    uint32_t low = 0, high = view->n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (view->words[mid].start < from)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Of words that begin from `from` on and end so that a character behind them is in, too. */
static struct evidence evidence_of(const struct cr_language_view *view, size_t from, size_t to)
{
    struct evidence e = {0};
    uint32_t run = 0, i = word_from(view, from);
    for (; i < view->n && view->words[i].end + CHARACTER_BYTES <= to; i++) {
        const struct cr_language_word *word = &view->words[i];
        if (word->languages != 0)
            add_frequent(&e, word);
        run = word->is_linked ? run + 1 : 0;
        e.n_flowing += run >= FLOW_WORDS;
        e.n_strange += word->is_strange;
    }
    return e;
}

static uint32_t best_of(const struct evidence *e, uint32_t first, uint32_t last)
{
    uint32_t best = first;
    for (uint32_t i = first + 1; i < last; i++)
        if (e->points[i] > e->points[best])
            best = i;
    return best;
}

/* Half as much again as all that speaks against it. */
static bool is_sure(uint32_t points, uint32_t against, uint32_t least)
{
    return points >= least && 2 * points >= 3 * against;
}

/* Of the words that begin from `from` on and end before `to`. */
static uint32_t language_of(const struct cr_language_view *view, size_t from, size_t to,
                            uint32_t least)
{
    struct evidence e = evidence_of(view, from, to);
    uint32_t best = best_of(&e, 0, CR_LANGUAGE_N), known = e.points[best];
    uint32_t other =
        e.points[best_of(&e, CR_LANGUAGE_N, CR_LANGUAGE_LISTS)] + STRANGE_POINTS * e.n_strange;
    bool is_poor = e.n_flowing >= POOR_WORDS + POOR_SHARE * e.n_words[best];
    if (is_sure(other, known, least) || is_poor)
        return CR_LANGUAGE_OTHER;
    return is_sure(known, other, least) ? best : CR_LANGUAGE_NONE;
}

/* The first blank from `at` to `end`. */
static size_t blank_from(const char *text, size_t at, size_t end)
{
    while (at < end && text[at] != ' ' && text[at] != '\n')
        at++;
    return at;
}

/* Where the last line that begins in [start,end) does; `start` if none. */
static size_t line_in(const char *text, size_t start, size_t end)
{
    while (end > start + 1 && text[end - 2] != '\n')
        end--;
    return end > start ? end - 1 : start;
}

/* Where the line that is open at `end` ends, or `max`. */
static size_t line_end(const char *text, size_t end, size_t max)
{
    while (end > 0 && end < max && text[end - 1] != '\n')
        end++;
    return end;
}

uint32_t cr_language_of(struct cr_language_view *view, const char *text, size_t len, size_t start,
                        size_t end)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, fill_slots);
    /* Where the text ends is known to who sees the page: its last word counts. */
    size_t right =
        len - end < CR_PIPELINE_CONTEXT ? len + CHARACTER_BYTES : end + CR_PIPELINE_CONTEXT;
    size_t left = 0, known = right < len ? right : len;
    size_t near = line_end(text, end, known - end > NEAR_BYTES ? end + NEAR_BYTES : known);
    near = right - near > CHARACTER_BYTES ? near + CHARACTER_BYTES : right;
    if (start > CR_DOCUMENT_BEFORE)
        left = blank_from(text, start - CR_DOCUMENT_BEFORE, known);
    if (view->from > left || view->to < known)
        read_words(view, text, len, left,
                   len - left > CR_DOCUMENT_WINDOW ? left + CR_DOCUMENT_WINDOW : len);
    uint32_t language = language_of(view, line_in(text, start, end), near, NEAR_LEAST);
    if (language == CR_LANGUAGE_NONE)
        language = language_of(view, start, near, NEAR_LEAST);
    if (language == CR_LANGUAGE_NONE)
        language = language_of(view, left, right, WIDE_LEAST);
    return language;
}

bool cr_language_is_read(struct cr_language_view *view, uint32_t languages, const char *text,
                         size_t len, size_t start, size_t end)
{
    if (cr_script_is_foreign(text + start, end - start))
        return false;
    uint32_t language = cr_language_of(view, text, len, start, end);
    return language == CR_LANGUAGE_NONE || (languages >> language & 1);
}
