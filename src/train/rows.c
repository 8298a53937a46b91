/* Words of documents to rows of features. So that the network does not lean on words and names that
 * it has seen, some words lose what they are, some all that they are made of, some what lists of
 * names say; and some pieces are read in capitals or in small letters. */
#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"
#include "train_int.h"

#define SMALL    0.08 /* of pieces are read in small letters */
#define CAPITALS 0.05
#define LEXICAL  0.4 /* of word_dropout: words that lose all that they are made of */

int train_rows_init(struct train_rows *rows, size_t cap)
{
    *rows = (struct train_rows){.cap = cap};
    rows->first = calloc(cap, sizeof(uint32_t));
    rows->end = calloc(cap, sizeof(uint32_t));
    rows->feature = calloc(cap, sizeof(uint32_t) * TAGGER_MAX_FEATURES);
    rows->n_features = calloc(cap, sizeof(uint32_t));
    rows->tag = calloc(cap, 1);
    rows->is_private = calloc(cap, 1);
    return rows->first != NULL && rows->end != NULL && rows->feature != NULL &&
                   rows->n_features != NULL && rows->tag != NULL && rows->is_private != NULL
               ? CR_OK
               : CR_ENOMEM;
}

void train_rows_release(struct train_rows *rows)
{
    free(rows->first);
    free(rows->end);
    free(rows->feature);
    free(rows->n_features);
    free(rows->tag);
    free(rows->is_private);
    *rows = (struct train_rows){0};
}

/* ASCII and Latin-1: what keeps its length in UTF-8. */
static void fold(char *text, size_t len, bool to_capitals)
{
    const int from = to_capitals ? 'a' : 'A', high = to_capitals ? 0xa0 : 0x80;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool is_latin = i > 0 && (unsigned char)text[i - 1] == 0xc3 && c >= high &&
                        c <= high + 0x1e && c != high + 0x17;
        if ((c >= from && c < from + 26) || is_latin)
            text[i] = (char)(c ^ 0x20);
    }
}

static const char *see(const struct train_doc *doc, size_t from, size_t to,
                       const struct train_blur *blur, struct cr_rng *rng)
{
    const double u = cr_rng_uniform(rng);
    if (u >= SMALL + CAPITALS)
        return doc->text;
    const size_t start = doc->word[from > 0 ? from - 1 : 0].start, end = doc->word[to - 1].end;
    memcpy(blur->text + start, doc->text + start, end - start);
    fold(blur->text + start, end - start, u < CAPITALS);
    return blur->text;
}

static void forget(struct tagger_features *f, double word_dropout, struct cr_rng *rng)
{
    uint32_t n = 0, from = 0;
    const double u = cr_rng_uniform(rng);
    const bool no_name = cr_rng_uniform(rng) < word_dropout;
    if (u < LEXICAL * word_dropout)
        from = f->n_lexical;
    else if (u < (1 + LEXICAL) * word_dropout)
        from = f->n_exact;
    for (uint32_t i = from; i < f->n; i++)
        if (i != f->name || !no_name)
            f->row[n++] = f->row[i];
    f->n = n;
}

void train_rows_add(struct train_rows *rows, const struct train_doc *doc, size_t from, size_t to,
                    const struct tagger_names *names, uint32_t log2_rows,
                    const struct train_blur *blur)
{
    struct cr_rng rng;
    const char *text = doc->text;
    const uint32_t first = (uint32_t)rows->n, end = first + (uint32_t)(to - from);
    if (blur != NULL) {
        cr_rng_seed(&rng, blur->seed);
        text = see(doc, from, to, blur, &rng);
    }
    for (size_t i = from; i < to; i++) {
        struct tagger_features f;
        const size_t r = rows->n++;
        cr_tagger_features_of(names, log2_rows, text, doc->word[i].end, doc->word, i,
                              doc->tier1_row[i], &f);
        if (blur != NULL && blur->word_dropout > 0)
            forget(&f, blur->word_dropout, &rng);
        rows->first[r] = first;
        rows->end[r] = end;
        rows->n_features[r] = f.n;
        memcpy(rows->feature + r * TAGGER_MAX_FEATURES, f.row, f.n * sizeof f.row[0]);
        rows->tag[r] = doc->tag[i];
        rows->is_private[r] = doc->is_private[i];
    }
}
