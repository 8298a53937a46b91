/* Logits to spans: the best path of tags (Viterbi, 1967) among those where each span is S, or B,
 * any number of I, and E of one class. So a word either leaves no span open (O, E, S) or one of a
 * class, begun (B) or gone on (I), and what must be remembered of a word for the way back is four
 * bytes: the best tag that leaves none open, and a bit a class. Sums are integers, so ties and
 * results are the same everywhere; of equal paths the one with less in spans is taken. */
#include <math.h>
#include <stdlib.h>

#include "privacy/tagger_int.h"

#define NEVER (INT64_MIN / 4)
_Static_assert((int)CR_PRIVACY_N_CLASSES <= 16, "the way back has a bit a class");

void cr_tagger_decode_begin(struct tagger_scratch *scratch)
{
    scratch->best_outer = 0;
    for (uint32_t c = 0; c < CR_PRIVACY_N_CLASSES; c++)
        scratch->open_b[c] = scratch->open_i[c] = NEVER;
}

void cr_tagger_decode_word(struct tagger_scratch *s, size_t word,
                           const int32_t logit[TAGGER_N_HEAD])
{
    int64_t best = s->best_outer + logit[0];
    uint32_t best_tag = 0, inner = 0;
    for (uint32_t c = 0; c < CR_PRIVACY_N_CLASSES; c++) {
        const bool went_on = s->open_i[c] > s->open_b[c];
        const int64_t open = went_on ? s->open_i[c] : s->open_b[c];
        const int64_t e = open + logit[tagger_tag(c, TAGGER_E)],
                      one = s->best_outer + logit[tagger_tag(c, TAGGER_S)];
        inner |= (uint32_t)went_on << c;
        if (one > best) {
            best = one;
            best_tag = tagger_tag(c, TAGGER_S);
        }
        if (e > best) {
            best = e;
            best_tag = tagger_tag(c, TAGGER_E);
        }
        s->open_b[c] = s->best_outer + logit[tagger_tag(c, TAGGER_B)];
        s->open_i[c] = open + logit[tagger_tag(c, TAGGER_I)];
    }
    s->best_outer = best;
    s->outer[word] = (uint8_t)best_tag;
    s->inner[word] = (uint16_t)inner;
    s->logit[word] = logit[TAGGER_PRIVATE];
}

float cr_tagger_platt_of(const struct tagger_platt *platt, float logit)
{
    return 1.0f / (1.0f + expf(-(platt->slope * logit + platt->offset)));
}

/* Of a span: the mean over its words. */
float cr_tagger_span_logit(const struct tagger_scratch *scratch, size_t first, size_t end)
{
    int64_t sum = 0;
    for (size_t i = first; i < end; i++)
        sum += scratch->logit[i];
    return (float)((double)sum / (double)(end - first) / TAGGER_LOGIT_ONE);
}

static int add_span(const struct cr_tagger *tagger, struct tagger_scratch *s, size_t first,
                    size_t last, uint32_t class_)
{
    if (s->n_spans == s->cap_spans) {
        size_t cap = s->cap_spans > 0 ? 2 * s->cap_spans : 64;
        struct tagger_span *span = reallocarray(s->span, cap, sizeof *span);
        if (span == NULL)
            return CR_ENOMEM;
        s->span = span;
        s->cap_spans = cap;
    }
    s->span[s->n_spans++] = (struct tagger_span){
        s->word[first].start, s->word[last].end, (enum cr_privacy_class)class_,
        cr_tagger_platt_of(&tagger->span, cr_tagger_span_logit(s, first, last + 1))};
    return CR_OK;
}

/* Where the span of the class that ends at `last` begins: the bit at a word tells how the word
 * before it was reached. */
static size_t span_start(const struct tagger_scratch *s, size_t last, uint32_t class_)
{
    size_t at = last;
    while (at > 0) {
        const bool went_on = s->inner[at] >> class_ & 1;
        at--;
        if (!went_on)
            break;
    }
    return at;
}

int cr_tagger_decode_end(const struct cr_tagger *tagger, struct tagger_scratch *s)
{
    s->n_spans = 0;
    for (size_t i = 0; i < s->n_words; i++)
        s->word[i].private_ =
            cr_tagger_platt_of(&tagger->word, (float)s->logit[i] / TAGGER_LOGIT_ONE);
    for (size_t at = s->n_words; at > 0;) {
        const size_t last = at - 1;
        const uint32_t tag = s->outer[last];
        size_t first = last;
        if (tag != 0) {
            const uint32_t class_ = (tag - 1) / 4;
            if (tag == tagger_tag(class_, TAGGER_E))
                first = span_start(s, last, class_);
            if (add_span(tagger, s, first, last, class_) != CR_OK) {
                s->n_spans = 0;
                return CR_ENOMEM;
            }
        }
        at = first;
    }
    for (size_t i = 0; i < s->n_spans / 2; i++) {
        struct tagger_span swap = s->span[i];
        s->span[i] = s->span[s->n_spans - 1 - i];
        s->span[s->n_spans - 1 - i] = swap;
    }
    return CR_OK;
}
