/* Both tiers over one text.
 *
 * The rules scan first; what they find is a feature of the tagger's. Findings of both are told in
 * one list, sorted by their first byte. Nothing is kept of the text but offsets, and what the
 * tagger's scratch holds until the next text.
 *
 * A finding that had no room is not left out: the whole text counts as not judged.
 */
#include "privacy/detect.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_FINDINGS 64u

/* What a stretch of private words is, at least. */
#define STRETCH_FROM  0.5f
#define STRETCH_WORDS 3u

struct cr_detect {
    struct cr_tagger *tagger;       /* or NULL */
    struct tagger_scratch *scratch; /* with a tagger */
    struct cr_scan *scan;
    struct cr_finding *found; /* [n] */
    size_t n, max;
    bool is_short;  /* memory lacked for one */
    bool is_judged; /* the last text was; else all of it scores 1 */
};

static bool add(struct cr_detect *d, const struct cr_finding *finding)
{
    if (d->n == d->max) {
        size_t max = d->max > 0 ? 2 * d->max : FIRST_FINDINGS;
        struct cr_finding *found = reallocarray(d->found, max, sizeof *found);
        if (found == NULL) {
            d->is_short = true;
            return false;
        }
        d->found = found;
        d->max = max;
    }
    d->found[d->n++] = *finding;
    return true;
}

static void on_finding(void *user, const struct cr_finding *finding)
{
    add(user, finding);
}

int cr_detect_create(struct cr_rules *rules, struct cr_tagger *tagger,
                     struct cr_detect **ret_detect)
{
    struct cr_detect *d = calloc(1, sizeof *d);
    if (d == NULL)
        return CR_ENOMEM;
    int status = cr_scan_create(rules, on_finding, d, &d->scan);
    if (status == CR_OK && tagger != NULL) {
        d->tagger = cr_tagger_ref(tagger);
        status = tagger_scratch_create(&d->scratch);
    }
    if (status != CR_OK) {
        cr_detect_destroy(d);
        return status;
    }
    *ret_detect = d;
    return CR_OK;
}

void cr_detect_destroy(struct cr_detect *d)
{
    if (d == NULL)
        return;
    tagger_scratch_destroy(d->scratch);
    cr_tagger_unref(d->tagger);
    cr_scan_destroy(d->scan);
    free(d->found);
    free(d);
}

static int by_start(const void *a, const void *b)
{
    const struct cr_finding *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

static void sort(struct cr_detect *d)
{
    if (d->n > 1)
        qsort(d->found, d->n, sizeof *d->found, by_start);
}

/* Adds stretches of words that are private together where none of them is an entity: what is told
 * about oneself without a name. The `n_found` findings that there are, are sorted. */
static bool add_stretches(struct cr_detect *d, size_t n_found)
{
    size_t n_words, n = 0, at = 0;
    uint64_t covered = 0; /* bytes up to which findings reach that begin before the word's end */
    const struct tagger_word *words = tagger_words(d->scratch, &n_words);
    struct cr_finding f = {
        .class_ = CR_PRIVACY_HEALTH, .rule = CR_FINDING_NO_RULE, .tier = 2, .score = 0};
    for (size_t i = 0; i <= n_words; i++) {
        for (; i < n_words && at < n_found && d->found[at].start < words[i].end; at++)
            covered = d->found[at].end > covered ? d->found[at].end : covered;
        bool goes_on =
            i < n_words && words[i].private_ >= STRETCH_FROM && words[i].start >= covered;
        if (!goes_on && n >= STRETCH_WORDS && !add(d, &f))
            return false;
        if (!goes_on) {
            n = 0;
            continue;
        }
        if (n++ == 0) {
            f.start = words[i].start;
            f.score = 0;
        }
        f.end = words[i].end;
        f.score = words[i].private_ > f.score ? words[i].private_ : f.score;
    }
    return true;
}

/* Adds what the tagger finds. */
static int tag(struct cr_detect *d, const char *text, size_t len)
{
    size_t n;
    int status = tagger_run(d->tagger, d->scratch, text, len, d->found, d->n);
    if (status != CR_OK)
        return status;
    const struct tagger_span *spans = tagger_spans(d->scratch, &n);
    for (size_t i = 0; i < n; i++)
        if (!add(d, &(struct cr_finding){.start = spans[i].start,
                                         .end = spans[i].end,
                                         .class_ = spans[i].class_,
                                         .rule = CR_FINDING_NO_RULE,
                                         .tier = 2,
                                         .score = spans[i].score}))
            return CR_ENOMEM;
    sort(d);
    if (!add_stretches(d, d->n))
        return CR_ENOMEM;
    sort(d);
    return CR_OK;
}

int cr_detect_text(struct cr_detect *d, const char *text, size_t len,
                   const struct cr_finding **ret_findings, size_t *ret_n)
{
    d->n = 0;
    d->is_short = d->is_judged = false;
    if (len > UINT32_MAX)
        return CR_ETOOBIG;
    cr_scan_feed(d->scan, text, len);
    cr_scan_finish(d->scan);
    sort(d);
    int status = d->is_short ? CR_ENOMEM : d->tagger != NULL ? tag(d, text, len) : CR_OK;
    if (status != CR_OK) {
        d->n = 0;
        return status;
    }
    d->is_judged = true;
    *ret_findings = d->found;
    *ret_n = d->n;
    return CR_OK;
}

float cr_detect_block_score(const struct cr_detect *d, size_t start, size_t end)
{
    if (!d->is_judged)
        return 1;
    if (d->tagger == NULL || start >= end)
        return 0;
    return tagger_block_score(d->tagger, d->scratch, (uint32_t)start, (uint32_t)end);
}

float cr_detect_score(const struct cr_detect *d, size_t start, size_t end)
{
    float score = cr_detect_block_score(d, start, end);
    for (size_t i = 0; i < d->n && d->found[i].start < end; i++)
        if (d->found[i].end > start && d->found[i].score > score)
            score = d->found[i].score;
    return score;
}

uint32_t cr_detect_tier(const struct cr_detect *d)
{
    return d->tagger != NULL ? 2 : 1;
}
