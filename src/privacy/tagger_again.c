/* Whoever was named in full is meant by the last name alone: "Alan Shearer … Shearer's side". The
 * network sees 40 words to each side, and a last name alone may look like a place; so after the
 * best path, last names of persons with two words or more are looked for in the whole text. A word
 * that is in no span becomes one, and one that alone was a place or an organisation becomes a
 * person. Whether it is private there is still what its own words say. Initials before a person
 * belong to the name: "S. Waugh". Texts without persons cost nothing. */
#include <stdlib.h>
#include <string.h>

#include "privacy/tagger_int.h"

struct last_names {
    uint64_t *hash; /* [mask + 1], open addressing; 0 is empty */
    size_t mask;
};

/* Of the small letters of a word that is written as names are; else 0. */
static uint64_t hash_of(const char *text, const struct tagger_word *word)
{
    struct tagger_form form;
    const unsigned char first = (unsigned char)text[word->start];
    if (!(first >= 'A' && first <= 'Z') && first < 0xc3)
        return 0;
    cr_tagger_form_of(text + word->start, word->end - word->start, &form);
    if (form.n_letters < 3 || form.case_ == TAGGER_LOWER || form.case_ == TAGGER_CASELESS)
        return 0;
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < form.len; i++)
        h = (h ^ (unsigned char)form.lower[i]) * 0x100000001b3u;
    h ^= h >> 32;
    return h | 1;
}

/* Where the hash stands or may stand; NULL after 32 others, so that names that were chosen to meet
 * cost no more than they are worth. */
static uint64_t *slot_of(const struct last_names *names, uint64_t hash)
{
    for (size_t i = 0; i < 32; i++) {
        uint64_t *slot = &names->hash[((hash >> 1) + i) & names->mask];
        if (*slot == 0 || *slot == hash)
            return slot;
    }
    return NULL;
}

/* The last words of persons with two words or more; `*ret_n` is how many persons there are. */
static int collect(struct tagger_scratch *s, const char *text, struct last_names *ret,
                   size_t *ret_n)
{
    size_t n = 0, word = 0;
    for (size_t i = 0; i < s->n_spans; i++)
        n += s->span[i].class_ == CR_PRIVACY_PERSON;
    *ret_n = n;
    if (n == 0)
        return CR_OK;
    ret->mask = 4;
    while (ret->mask < 2 * n)
        ret->mask *= 2;
    ret->mask--;
    ret->hash = calloc(ret->mask + 1, sizeof *ret->hash);
    if (ret->hash == NULL)
        return CR_ENOMEM;
    for (size_t i = 0; i < s->n_spans; i++) {
        while (s->word[word].end < s->span[i].end)
            word++;
        if (s->span[i].class_ != CR_PRIVACY_PERSON || s->word[word].start == s->span[i].start)
            continue;
        const uint64_t hash = hash_of(text, &s->word[word]);
        uint64_t *slot = hash != 0 ? slot_of(ret, hash) : NULL;
        if (slot != NULL)
            *slot = hash;
    }
    return CR_OK;
}

static bool is_last_name(const struct last_names *names, const char *text,
                         const struct tagger_word *word)
{
    const uint64_t hash = hash_of(text, word);
    const uint64_t *slot = hash != 0 ? slot_of(names, hash) : NULL;
    return slot != NULL && *slot == hash;
}

/* Where a person begins whose name begins at word `w`, with initials before it: "S. Waugh". Not
 * before `from`, where the last span ends. */
static uint32_t with_initials(const struct tagger_scratch *s, const char *text, size_t w,
                              uint32_t from)
{
    while (w >= 2) {
        const struct tagger_word *dot = &s->word[w - 1], *letter = &s->word[w - 2];
        if (letter->start < from || letter->end - letter->start != 1 || dot->start != letter->end ||
            dot->end - dot->start != 1 || text[dot->start] != '.' || text[letter->start] < 'A' ||
            text[letter->start] > 'Z')
            break;
        w -= 2;
    }
    return s->word[w].start;
}

/* Spans with what is found again, in a new array. */
static int find_again(const struct cr_tagger *tagger, struct tagger_scratch *s, const char *text,
                      const struct last_names *names)
{
    struct tagger_span *span = NULL;
    size_t n = 0, cap = 0, next = 0;
    for (size_t w = 0; w < s->n_words; w++) {
        const struct tagger_word *word = &s->word[w];
        const size_t first = w;
        struct tagger_span found;
        if (next < s->n_spans && s->span[next].start <= word->start) {
            found = s->span[next++];
            if (found.end == word->end &&
                (found.class_ == CR_PRIVACY_LOCATION || found.class_ == CR_PRIVACY_ORG) &&
                is_last_name(names, text, word))
                found.class_ = CR_PRIVACY_PERSON;
            while (w + 1 < s->n_words && s->word[w + 1].start < found.end)
                w++;
        } else if (is_last_name(names, text, word)) {
            found = (struct tagger_span){
                word->start, word->end, CR_PRIVACY_PERSON,
                cr_tagger_platt_of(&tagger->span, cr_tagger_span_logit(s, w, w + 1))};
        } else {
            continue;
        }
        if (found.class_ == CR_PRIVACY_PERSON)
            found.start = with_initials(s, text, first, n > 0 ? span[n - 1].end : 0);
        if (n == cap) {
            cap = cap > 0 ? 2 * cap : s->cap_spans;
            struct tagger_span *more = reallocarray(span, cap, sizeof *more);
            if (more == NULL) {
                free(span);
                return CR_ENOMEM;
            }
            span = more;
        }
        span[n++] = found;
    }
    free(s->span);
    s->span = span;
    s->n_spans = n;
    s->cap_spans = cap;
    return CR_OK;
}

int cr_tagger_again(const struct cr_tagger *tagger, struct tagger_scratch *scratch,
                    const char *text)
{
    struct last_names names = {0};
    size_t n;
    int status = collect(scratch, text, &names, &n);
    if (status == CR_OK && n > 0)
        status = find_again(tagger, scratch, text, &names);
    free(names.hash);
    return status;
}
