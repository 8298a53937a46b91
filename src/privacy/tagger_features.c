/* Features of a word, as rows of the table. Features with few values have rows of their own; words,
 * what they begin and end with, what they are made of and their shape share the others by a hash.
 * Nothing depends on a neighbour but the kind of gap before the word: neighbours are what the
 * convolutions are for. */
#include <string.h>

#include "privacy/tagger_int.h"

enum own_row { /* bases of the rows that are not hashed */
               OWN_CASE = 1,
               OWN_KIND = OWN_CASE + TAGGER_N_CASES,
               OWN_LENGTH = OWN_KIND + 4,
               OWN_NAME = OWN_LENGTH + 16,
               OWN_TIER1 = OWN_NAME + 2 * (1 << TAGGER_N_NAMES),
               OWN_GAP = OWN_TIER1 + 2 * 16,
               OWN_DIGITS = OWN_GAP + 6,
               OWN_NUMBER = OWN_DIGITS + 18,
               OWN_SCRIPT = OWN_NUMBER + 8,
               OWN_END = OWN_SCRIPT + 5,
};
_Static_assert((int)OWN_END <= TAGGER_OWN_ROWS, "these rows are kept free of hashes");
_Static_assert((int)CR_PRIVACY_N_CLASSES <= 16, "tier 1 has two rows a class");

enum hashed { HASH_WORD = 1, HASH_CASED, HASH_PREFIX, HASH_SUFFIX, HASH_SHAPE, HASH_GRAM };

#define MAX_GRAMS3 8
#define MAX_GRAMS4 6

static uint64_t mix(uint64_t x)
{
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    return x ^ x >> 32;
}

static uint64_t hash_of(const char *p, size_t len, uint64_t seed)
{
    uint64_t h = mix(seed * 0x9e3779b97f4a7c15u + len);
    while (len >= 8) {
        uint64_t v;
        memcpy(&v, p, 8);
        h = mix(h ^ v);
        p += 8;
        len -= 8;
    }
    uint64_t v = 0;
    for (size_t i = 0; i < len; i++) /* not memcpy: the same on any machine */
        v |= (uint64_t)(unsigned char)p[i] << (8 * i);
    return mix(h ^ v);
}

/* --- Names --- */

static uint32_t slot_get(const uint8_t *slot, uint32_t i)
{
    return (uint32_t)slot[2 * i] | (uint32_t)slot[2 * i + 1] << 8;
}

/* The slot that holds the word, or the empty one where it would stand, or UINT32_MAX. */
static uint32_t slot_of(const uint8_t *slot, uint32_t log2_slots, const char *lower, size_t len,
                        uint32_t *ret_mark)
{
    const uint64_t h = hash_of(lower, len, 0);
    const uint32_t mask = ((uint32_t)1 << log2_slots) - 1;
    *ret_mark = (uint32_t)(h >> 52) << 4;
    for (uint32_t i = 0; i <= mask && i < 64; i++) {
        uint32_t at = ((uint32_t)h + i) & mask, v = slot_get(slot, at);
        if (v == 0 || (v & 0xfff0) == *ret_mark)
            return at;
    }
    return UINT32_MAX;
}

uint32_t cr_tagger_names_find(const struct tagger_names *names, const char *lower, size_t len)
{
    uint32_t mark, at = slot_of(names->slot, names->log2_slots, lower, len, &mark);
    return at == UINT32_MAX ? 0 : slot_get(names->slot, at) & 15;
}

bool cr_tagger_names_add(uint8_t *slot, uint32_t log2_slots, const char *lower, size_t len,
                         enum tagger_name_kind kind)
{
    uint32_t mark, at = slot_of(slot, log2_slots, lower, len, &mark);
    if (at == UINT32_MAX)
        return false;
    uint32_t v = slot_get(slot, at) | mark | 1u << kind;
    slot[2 * at] = (uint8_t)v;
    slot[2 * at + 1] = (uint8_t)(v >> 8);
    return true;
}

/* --- Features --- */

struct list {
    struct tagger_features *f;
    uint32_t n_hashed; /* rows that hashes share */
};

static void add_own(struct list *list, uint32_t row)
{
    list->f->row[list->f->n++] = row;
}

static void add(struct list *list, enum hashed kind, const char *p, size_t len)
{
    uint64_t h = hash_of(p, len, kind) >> 32;
    add_own(list, TAGGER_OWN_ROWS + (uint32_t)(h * list->n_hashed >> 32));
}

/* What the word begins with, ends with, and is made of; `word` stands between < and >. */
static void add_parts(struct list *list, const char *marked, size_t len)
{
    const char *word = marked + 1;
    for (size_t n = 2; n <= 4 && n < len; n++) {
        add(list, HASH_PREFIX, word, n);
        add(list, HASH_SUFFIX, word + len - n, n);
    }
    for (size_t i = 0; i + 3 <= len + 2 && i < MAX_GRAMS3; i++)
        add(list, HASH_GRAM, marked + i, 3);
    for (size_t i = 0; i + 4 <= len + 2 && i < MAX_GRAMS4; i++)
        add(list, HASH_GRAM, marked + i, 4);
}

static uint32_t gap_before(const char *text, const struct tagger_word *words, size_t i)
{
    if (i == 0)
        return 0;
    const struct tagger_word *before = &words[i - 1];
    char last = text[before->end - 1];
    if (last == '\n' || last == '\r') {
        uint32_t n = 0;
        for (uint32_t at = before->start; at < before->end; at++)
            n += text[at] == '\n';
        return n > 1 ? 2 : 1;
    }
    if (before->end == words[i].start)
        return 3;
    return text[words[i].start - 1] == '\t' ? 4 : 5;
}

static uint32_t number_of(const char *digits, size_t len)
{
    uint32_t value = 0;
    if (len > 4)
        return 0;
    for (size_t i = 0; i < len; i++) {
        if (digits[i] < '0' || digits[i] > '9')
            return 1;
        value = 10 * value + (uint32_t)(digits[i] - '0');
    }
    if (len == 4)
        return value >= 1900 && value <= 2030 ? 2 : 3;
    return value > 99 ? 4 : value > 31 ? 5 : value > 12 ? 6 : 7;
}

static void add_letters(struct list *list, const struct tagger_names *names, const char *word,
                        size_t len)
{
    struct tagger_form form;
    char marked[TAGGER_WORD_MAX + 2];
    cr_tagger_form_of(word, len, &form);
    add(list, HASH_WORD, form.lower, form.len);
    add(list, HASH_CASED, word, len);
    list->f->n_exact = list->f->n;
    marked[0] = '<';
    memcpy(marked + 1, form.lower, form.len);
    marked[1 + form.len] = '>';
    add_parts(list, marked, form.len);
    list->f->n_lexical = list->f->n;
    uint32_t kinds = form.n_letters > 1 ? cr_tagger_names_find(names, form.lower, form.len) : 0;
    list->f->name = list->f->n;
    add_own(list, OWN_NAME + 2 * kinds + (form.case_ == TAGGER_LOWER));
    add(list, HASH_SHAPE, form.shape, form.n_shape);
    add_own(list, OWN_CASE + form.case_);
    add_own(list, OWN_LENGTH + (form.n_letters < 15 ? form.n_letters : 15u));
    add_own(list, OWN_SCRIPT + form.script);
}

void cr_tagger_features_of(const struct tagger_names *names, uint32_t log2_rows, const char *text,
                           size_t len, const struct tagger_word *words, size_t i, uint32_t tier1,
                           struct tagger_features *ret_features)
{
    struct list list = {ret_features, ((uint32_t)1 << log2_rows) - TAGGER_OWN_ROWS};
    const char *word = text + words[i].start;
    const size_t n = words[i].end - words[i].start;
    struct tagger_word again;
    enum tagger_kind kind = TAGGER_MARK;
    cr_tagger_next_word(text, len, words[i].start, &again, &kind);
    *ret_features = (struct tagger_features){.name = UINT32_MAX};
    if (kind == TAGGER_LETTERS) {
        add_letters(&list, names, word, n);
    } else if (kind == TAGGER_DIGITS) {
        add(&list, HASH_WORD, word, n < 4 ? n : 4);
        ret_features->n_exact = ret_features->n_lexical = ret_features->n;
        add_own(&list, OWN_DIGITS + (uint32_t)(n < 17 ? n : 17));
        add_own(&list, OWN_NUMBER + number_of(word, n));
    } else if (kind == TAGGER_MARK) { /* no word to be forgotten: marks are structure */
        add(&list, HASH_WORD, word, n < 4 ? n : 4);
        add_own(&list, OWN_LENGTH + (uint32_t)(n < 15 ? n : 15));
    }
    add_own(&list, OWN_KIND + (uint32_t)kind);
    add_own(&list, OWN_GAP + gap_before(text, words, i));
    if (tier1 != 0)
        add_own(&list, OWN_TIER1 + tier1 - 1);
}

uint32_t cr_tagger_tier1_next(struct tagger_tier1 *at, const struct tagger_word *word)
{
    while (at->n > 0 && at->finding->end <= word->start) {
        at->finding++;
        at->n--;
    }
    if (at->n == 0 || at->finding->start >= word->end)
        return 0;
    return 1 + 2 * (uint32_t)at->finding->class_ + (at->finding->start >= word->start);
}
