/* A run over a text, its scratch, and the score of a block. The text is split into words once, the
 * network gives their logits chunk by chunk to the decoder, and the decoder finds spans. A word
 * costs 23 bytes of scratch. */
#include <stdlib.h>
#include <string.h>

#include "privacy/tagger_int.h"

#define BLOCK_NEAR                                                                                 \
    1 /* words on each side of a block that count as in it: names straddle borders                 \
       */

int cr_tagger_scratch_create(struct tagger_scratch **ret)
{
    *ret = calloc(1, sizeof **ret);
    return *ret != NULL ? CR_OK : CR_ENOMEM;
}

void cr_tagger_scratch_destroy(struct tagger_scratch *scratch)
{
    if (scratch == NULL)
        return;
    free(scratch->word);
    free(scratch->logit);
    free(scratch->outer);
    free(scratch->inner);
    free(scratch->span);
    free(scratch->net_memory);
    free(scratch);
}

static bool grow(void *array, size_t n, size_t size)
{
    void *p, *bigger;
    memcpy(&p, array, sizeof p);
    bigger = reallocarray(p, n, size);
    if (bigger != NULL)
        memcpy(array, &bigger, sizeof bigger);
    return bigger != NULL;
}

static bool have_room(struct tagger_scratch *s)
{
    if (s->n_words < s->cap_words)
        return true;
    const size_t cap = s->cap_words > 0 ? 2 * s->cap_words : 512;
    if (!grow(&s->word, cap, sizeof *s->word) || !grow(&s->logit, cap, sizeof *s->logit) ||
        !grow(&s->outer, cap, sizeof *s->outer) || !grow(&s->inner, cap, sizeof *s->inner))
        return false;
    s->cap_words = cap;
    return true;
}

int cr_tagger_split(struct tagger_scratch *scratch, const char *text, size_t len)
{
    struct tagger_word word;
    enum tagger_kind kind;
    scratch->n_words = scratch->n_spans = 0;
    if (len >= UINT32_MAX)
        return CR_ETOOLONG;
    for (size_t at = 0; cr_tagger_next_word(text, len, at, &word, &kind); at = word.end) {
        if (!have_room(scratch)) {
            scratch->n_words = 0;
            return CR_ENOMEM;
        }
        scratch->word[scratch->n_words++] = word;
    }
    return CR_OK;
}

int cr_tagger_run(const struct cr_tagger *tagger, struct tagger_scratch *scratch, const char *text,
                  size_t len, const struct cr_finding *tier1, size_t n_tier1)
{
    int status = cr_tagger_split(scratch, text, len);
    if (status == CR_OK) {
        cr_tagger_decode_begin(scratch);
        status = cr_tagger_net_run(tagger, scratch, text, len, tier1, n_tier1);
    }
    if (status == CR_OK)
        status = cr_tagger_decode_end(tagger, scratch);
    if (status == CR_OK)
        status = cr_tagger_again(tagger, scratch, text);
    if (status != CR_OK)
        scratch->n_words = scratch->n_spans = 0;
    return status;
}

const struct tagger_word *cr_tagger_words(const struct tagger_scratch *scratch, size_t *n)
{
    *n = scratch->n_words;
    return scratch->word;
}

const struct tagger_span *cr_tagger_spans(const struct tagger_scratch *scratch, size_t *n)
{
    *n = scratch->n_spans;
    return scratch->span;
}

/* The first word that ends behind `offset`. */
static size_t word_at(const struct tagger_scratch *s, uint32_t offset)
{
    size_t low = 0, high = s->n_words;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (s->word[mid].end <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool cr_tagger_block_logit(const struct tagger_scratch *s, uint32_t start, uint32_t end,
                           float *ret_logit)
{
    size_t first = word_at(s, start), behind = first;
    while (behind < s->n_words && s->word[behind].start < end)
        behind++;
    if (first == behind)
        return false;
    first = first > BLOCK_NEAR ? first - BLOCK_NEAR : 0;
    behind = s->n_words - behind > BLOCK_NEAR ? behind + BLOCK_NEAR : s->n_words;
    int32_t most = INT32_MIN;
    for (size_t i = first; i < behind; i++)
        most = s->logit[i] > most ? s->logit[i] : most;
    *ret_logit = (float)most / TAGGER_LOGIT_ONE;
    return true;
}

float cr_tagger_block_score(const struct cr_tagger *tagger, const struct tagger_scratch *scratch,
                            uint32_t start, uint32_t end)
{
    float logit;
    return cr_tagger_block_logit(scratch, start, end, &logit)
               ? cr_tagger_platt_of(&tagger->block, logit)
               : 0;
}
