/* Words of documents to rows of features. So that the network does not lean on words and names that
 * it has seen, some words lose what they are, some all that they are made of, some what lists of
 * names say; some pieces are read in capitals or in small letters; and persons and places get other
 * names, of other texts or of no text, or are called by their last name or with initials. */
#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"
#include "train_int.h"

#define SMALL    0.08 /* of pieces are read in small letters */
#define CAPITALS 0.05
#define LEXICAL  0.4 /* of word_dropout: words that lose all that they are made of */
#define RENAME   0.4 /* of persons are called otherwise; of places half as many */
#define BENT     0.5 /* of new names are changed in some letters */

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

/* --- A piece, written anew --- */

int train_script_init(struct train_script *s, size_t longest)
{
    *s = (struct train_script){.text = malloc(longest + 2 * (size_t)TRAIN_PIECE * TAGGER_WORD_MAX),
                               .word = calloc(2 * TRAIN_PIECE, sizeof *s->word),
                               .label = calloc(2 * TRAIN_PIECE, sizeof *s->label)};
    return s->text != NULL && s->word != NULL && s->label != NULL ? CR_OK : CR_ENOMEM;
}

void train_script_release(struct train_script *s)
{
    free(s->text);
    free(s->word);
    free(s->label);
    *s = (struct train_script){0};
}

struct writer {
    struct train_script *s;
    const struct train_doc *doc;
    const struct train_blur *blur;
    struct cr_rng *rng;
    size_t n_extra; /* words that may be added */
};

/* A word behind a gap. */
static void put(struct writer *w, const char *gap, size_t n_gap, const char *p, size_t n,
                struct train_label label)
{
    struct train_script *s = w->s;
    memcpy(s->text + s->len, gap, n_gap);
    s->len += n_gap;
    s->word[s->n] = (struct tagger_word){(uint32_t)s->len, (uint32_t)(s->len + n), 0};
    s->label[s->n++] = label;
    memcpy(s->text + s->len, p, n);
    s->len += n;
}

static const char *gap_of(const struct train_doc *doc, size_t i, size_t *ret_n)
{
    const uint32_t from = i > 0 ? doc->word[i - 1].end : doc->word[i].start;
    *ret_n = doc->word[i].start - from;
    return doc->text + from;
}

static struct train_label label_of(const struct train_doc *doc, size_t i)
{
    return (struct train_label){doc->tag[i], doc->is_private[i], doc->tier1_row[i]};
}

static void copy(struct writer *w, size_t i)
{
    size_t n;
    const char *gap = gap_of(w->doc, i, &n);
    const struct tagger_word *word = &w->doc->word[i];
    put(w, gap, n, w->doc->text + word->start, word->end - word->start, label_of(w->doc, i));
}

static bool is_name(const char *p, size_t n)
{
    struct tagger_form form;
    cr_tagger_form_of(p, n, &form);
    return form.case_ == TAGGER_INITIAL && form.n_letters > 2;
}

/* Another name of the class, with some letters changed or not. */
static size_t new_name(struct writer *w, uint32_t class_, const char *p, size_t n,
                       char ret[TAGGER_WORD_MAX])
{
    const struct train_names *names = &w->blur->names[class_];
    if (names->n > 0) {
        const struct train_name *name = &names->name[cr_rng_below(w->rng, names->n)];
        p = name->p;
        n = name->len;
    }
    memcpy(ret, p, n);
    if (cr_rng_uniform(w->rng) < BENT)
        for (size_t i = 0; i < n; i++)
            if (ret[i] >= 'a' && ret[i] <= 'z' && cr_rng_below(w->rng, 4) == 0)
                ret[i] = "eanirtosldmukhgbcvpzyjfwxq"[cr_rng_below(w->rng, 22)];
    return n;
}

/* A word of a name, behind `gap`: as it is, or another. */
static void put_name(struct writer *w, size_t i, const char *gap, size_t n_gap, uint32_t class_)
{
    char name[TAGGER_WORD_MAX];
    const char *p = w->doc->text + w->doc->word[i].start;
    size_t n = w->doc->word[i].end - w->doc->word[i].start;
    if (is_name(p, n) && cr_rng_below(w->rng, 4) != 0) {
        n = new_name(w, class_, p, n, name);
        p = name;
    }
    put(w, gap, n_gap, p, n, label_of(w->doc, i));
}

/* Tags of the words from `first` on, which are one span. */
static void tag_span(struct train_script *s, size_t first, uint32_t class_)
{
    for (size_t i = first; i < s->n; i++)
        s->label[i].tag = (uint8_t)tagger_tag(class_, s->n - first == 1 ? TAGGER_S
                                                      : i == first      ? TAGGER_B
                                                      : i + 1 == s->n   ? TAGGER_E
                                                                        : TAGGER_I);
}

/* The span of words [from, to), called otherwise. */
static void rename_span(struct writer *w, size_t from, size_t to, uint32_t class_)
{
    const struct train_doc *doc = w->doc;
    const size_t first = w->s->n;
    const bool is_person = class_ == CR_PRIVACY_PERSON, is_long = to - from > 1;
    const double u = is_person ? cr_rng_uniform(w->rng) : 1;
    size_t n, at = from;
    const char *gap = gap_of(doc, from, &n);
    if (is_long && u < 0.2) { /* the last name only */
        at = to - 1;
    } else if (is_long && u < 0.4 && w->n_extra > 0) { /* initials */
        w->n_extra--;
        put(w, gap, n, doc->text + doc->word[at].start, 1, label_of(doc, at));
        put(w, "", 0, ".", 1, label_of(doc, at));
        gap = gap_of(doc, ++at, &n);
    } else if (u < 0.45 && w->n_extra > 1) { /* O'Neil */
        w->n_extra -= 2;
        at = to - 1;
        put(w, gap, n, "O", 1, label_of(doc, at));
        put(w, "", 0, "'", 1, label_of(doc, at));
        n = 0;
    }
    for (; at < to; at++) {
        put_name(w, at, gap, n, class_);
        if (at + 1 < to)
            gap = gap_of(doc, at + 1, &n);
    }
    tag_span(w->s, first, class_);
}

/* The end of the span of names that begins at `i`, or `i`. */
static size_t span_end(const struct train_doc *doc, size_t i, size_t to, uint32_t *ret_class)
{
    const uint32_t tag = doc->tag[i];
    if (tag == TRAIN_NO_TAG || tag == 0)
        return i;
    const uint32_t class_ = (tag - 1) / 4;
    *ret_class = class_;
    if (class_ != CR_PRIVACY_PERSON && class_ != CR_PRIVACY_LOCATION)
        return i;
    if (tag == tagger_tag(class_, TAGGER_S))
        return i + 1;
    if (tag != tagger_tag(class_, TAGGER_B))
        return i;
    for (size_t k = i + 1; k < to; k++)
        if (doc->tag[k] == tagger_tag(class_, TAGGER_E))
            return k + 1;
    return i; /* cut by the end of the piece */
}

static bool may_rename(const struct train_doc *doc, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (doc->word[i].end - doc->word[i].start > 40)
            return false;
    return to - from < 5 &&
           is_name(doc->text + doc->word[from].start, doc->word[from].end - doc->word[from].start);
}

static void rewrite(struct writer *w, size_t from, size_t to)
{
    w->s->n = w->s->len = 0;
    for (size_t i = from; i < to;) {
        uint32_t class_ = 0;
        const size_t end = span_end(w->doc, i, to, &class_);
        const double rate = class_ == CR_PRIVACY_PERSON ? RENAME : RENAME / 2;
        if (end > i && may_rename(w->doc, i, end) && cr_rng_uniform(w->rng) < rate) {
            rename_span(w, i, end, class_);
            i = end;
        } else {
            copy(w, i++);
        }
    }
    const double u = cr_rng_uniform(w->rng);
    if (u < SMALL + CAPITALS)
        fold(w->s->text, w->s->len, u < CAPITALS);
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

static void add_row(struct train_rows *rows, const struct tagger_features *f,
                    struct train_label label)
{
    const size_t r = rows->n++;
    rows->n_features[r] = f->n;
    memcpy(rows->feature + r * TAGGER_MAX_FEATURES, f->row, f->n * sizeof f->row[0]);
    rows->tag[r] = label.tag;
    rows->is_private[r] = label.is_private;
}

void train_rows_add(struct train_rows *rows, const struct train_doc *doc, size_t from, size_t to,
                    const struct tagger_names *names, uint32_t log2_rows,
                    const struct train_blur *blur)
{
    struct cr_rng rng;
    struct tagger_features f;
    const size_t first = rows->n;
    if (blur == NULL) {
        for (size_t i = from; i < to; i++) {
            cr_tagger_features_of(names, log2_rows, doc->text, doc->len, doc->word, i,
                                  doc->tier1_row[i], &f);
            add_row(rows, &f, label_of(doc, i));
        }
    } else {
        const struct train_script *s = blur->script;
        struct writer w = {blur->script, doc, blur, &rng, (to - from) / 2};
        cr_rng_seed(&rng, blur->seed);
        rewrite(&w, from, to);
        for (size_t i = 0; i < s->n; i++) {
            cr_tagger_features_of(names, log2_rows, s->text, s->len, s->word, i, s->label[i].tier1,
                                  &f);
            if (blur->word_dropout > 0)
                forget(&f, blur->word_dropout, &rng);
            add_row(rows, &f, s->label[i]);
        }
    }
    for (size_t r = first; r < rows->n; r++) {
        rows->first[r] = (uint32_t)first;
        rows->end[r] = (uint32_t)rows->n;
    }
}

/* --- Names that occur in a set --- */

int train_names_collect(const struct train_set *set, struct train_names ret[CR_PRIVACY_N_CLASSES])
{
    for (size_t d = 0; d < set->n_docs; d++) {
        const struct train_doc *doc = &set->doc[d];
        for (size_t i = 0; i < doc->n_words; i++) {
            const char *p = doc->text + doc->word[i].start;
            const size_t n = doc->word[i].end - doc->word[i].start;
            if (doc->tag[i] == TRAIN_NO_TAG || doc->tag[i] == 0 || n > 40 || !is_name(p, n))
                continue;
            struct train_names *names = &ret[(doc->tag[i] - 1) / 4];
            if (names->n == names->cap) {
                const size_t cap = names->cap > 0 ? 2 * names->cap : 256;
                struct train_name *more = reallocarray(names->name, cap, sizeof *more);
                if (more == NULL)
                    return CR_ENOMEM;
                names->name = more;
                names->cap = cap;
            }
            names->name[names->n++] = (struct train_name){p, (uint32_t)n};
        }
    }
    return CR_OK;
}
