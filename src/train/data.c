/* Lines of JSON to documents: words, their tags, what is private, and what the rules of tier 1
 * find, which is a feature. Nothing of a text gets into a message. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "train_int.h"

/* Room for one more item. */
static bool grow(void *array, size_t n, size_t *cap, size_t size)
{
    void *p, *bigger;
    if (n < *cap)
        return true;
    const size_t more = *cap > 0 ? 2 * *cap : 64;
    memcpy(&p, array, sizeof p);
    bigger = reallocarray(p, more, size);
    if (bigger == NULL)
        return false;
    memcpy(array, &bigger, sizeof bigger);
    *cap = more;
    return true;
}

static void digest(uint64_t *h, const void *p, size_t len)
{
    const unsigned char *at = p;
    for (size_t i = 0; i < len; i++)
        *h = (*h ^ at[i]) * 0x100000001b3u;
}

struct reader {
    struct train_set *set;
    struct cr_rules *rules;
    struct cr_scan *scan;
    struct tagger_scratch *scratch;
    struct train_doc *doc; /* being read */
    size_t cap_tier1;
    bool is_short_of_memory;
};

static void collect(void *user, const struct cr_finding *finding)
{
    struct reader *r = user;
    if (grow(&r->doc->tier1, r->doc->n_tier1, &r->cap_tier1, sizeof *finding))
        r->doc->tier1[r->doc->n_tier1++] = *finding;
    else
        r->is_short_of_memory = true;
}

static int by_start(const void *a, const void *b)
{
    const struct cr_finding *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

static bool class_of(const char *name, uint8_t *ret)
{
    for (int c = 0; c < CR_PRIVACY_N_CLASSES; c++)
        if (name != NULL && strcmp(name, cr_privacy_class_name((enum cr_privacy_class)c)) == 0) {
            *ret = (uint8_t)c;
            return true;
        }
    return false;
}

static bool is_set(const json_t *object, const char *key, bool otherwise)
{
    const json_t *v = json_object_get(object, key);
    if (v == NULL)
        return otherwise;
    return json_is_true(v) || json_integer_value(v) != 0;
}

static const char *read_gold(struct train_doc *doc, const json_t *spans)
{
    const size_t n = json_array_size(spans);
    doc->gold = calloc(n + 1, sizeof *doc->gold);
    if (doc->gold == NULL)
        return "there is not enough memory";
    for (size_t i = 0; i < n; i++) {
        const json_t *span = json_array_get(spans, i);
        const json_int_t start = json_integer_value(json_object_get(span, "start")),
                         end = json_integer_value(json_object_get(span, "end"));
        struct train_gold *gold = &doc->gold[i];
        if (start < 0 || end <= start || (uint64_t)end > doc->len)
            return "a span does not lie in the text";
        if (!class_of(json_string_value(json_object_get(span, "class")), &gold->class_))
            return "a span has an unknown class";
        gold->start = (uint32_t)start;
        gold->end = (uint32_t)end;
        gold->is_private = is_set(span, "private", false);
    }
    doc->n_gold = n;
    return NULL;
}

/* Tags the words of a span, unless some have a tag. */
static void tag(struct train_doc *doc, const struct train_gold *gold)
{
    size_t low = 0, high = doc->n_words;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (doc->word[mid].end <= gold->start)
            low = mid + 1;
        else
            high = mid;
    }
    size_t end = low;
    bool is_free = true;
    while (end < doc->n_words && doc->word[end].start < gold->end) {
        is_free &= doc->tag[end] == 0 || doc->tag[end] == TRAIN_NO_TAG;
        doc->is_private[end++] |= gold->is_private;
    }
    if (!is_free || !doc->is_labelled)
        return;
    for (size_t i = low; i < end; i++) {
        uint32_t place = end - low == 1 ? TAGGER_S
                         : i == low     ? TAGGER_B
                         : i + 1 == end ? TAGGER_E
                                        : TAGGER_I;
        doc->tag[i] = (uint8_t)tagger_tag(gold->class_, place);
    }
}

static bool read_words(struct reader *r, struct train_doc *doc)
{
    size_t n;
    r->cap_tier1 = 0;
    cr_scan_feed(r->scan, doc->text, doc->len);
    cr_scan_finish(r->scan);
    if (r->is_short_of_memory || cr_tagger_split(r->scratch, doc->text, doc->len) != CR_OK)
        return false;
    if (doc->n_tier1 > 1)
        qsort(doc->tier1, doc->n_tier1, sizeof *doc->tier1, by_start);
    const struct tagger_word *words = cr_tagger_words(r->scratch, &n);
    doc->n_words = n;
    doc->word = calloc(n + 1, sizeof *doc->word);
    doc->tag = calloc(n + 1, 1);
    doc->is_private = calloc(n + 1, 1);
    doc->tier1_row = calloc(n + 1, 1);
    if (doc->word == NULL || doc->tag == NULL || doc->is_private == NULL || doc->tier1_row == NULL)
        return false;
    struct tagger_tier1 tier1 = {doc->tier1, doc->n_tier1};
    for (size_t i = 0; i < n; i++) {
        doc->word[i] = words[i];
        doc->tier1_row[i] = (uint8_t)cr_tagger_tier1_next(&tier1, &words[i]);
        doc->tag[i] = doc->is_labelled ? 0 : TRAIN_NO_TAG;
    }
    for (size_t i = 0; i < doc->n_gold; i++)
        tag(doc, &doc->gold[i]);
    return true;
}

static bool add_pieces(struct train_set *set, unsigned times)
{
    const size_t n = set->doc[set->n_docs - 1].n_words;
    for (unsigned t = 0; t < times; t++)
        for (size_t from = 0; from < n; from += TRAIN_PIECE) {
            if (!grow(&set->piece, set->n_pieces, &set->cap_pieces, sizeof *set->piece))
                return false;
            set->piece[set->n_pieces++] =
                (struct train_piece){(uint32_t)(set->n_docs - 1), (uint32_t)from,
                                     (uint32_t)(from + TRAIN_PIECE < n ? from + TRAIN_PIECE : n)};
        }
    return true;
}

static bool source_of(struct train_set *set, const char *name, uint32_t *ret)
{
    for (size_t i = 0; i < set->n_sources; i++)
        if (strcmp(set->source[i], name) == 0) {
            *ret = (uint32_t)i;
            return true;
        }
    char **more = reallocarray(set->source, set->n_sources + 1, sizeof *more);
    if (more == NULL)
        return false;
    set->source = more;
    if ((more[set->n_sources] = strdup(name)) == NULL)
        return false;
    *ret = (uint32_t)set->n_sources++;
    return true;
}

/* NULL, or what is wrong with the line. */
static const char *read_line(struct reader *r, const json_t *line, unsigned times)
{
    static const char *const no_memory = "there is not enough memory";
    struct train_set *set = r->set;
    const json_t *text = json_object_get(line, "text");
    const char *source = json_string_value(json_object_get(line, "source"));
    if (!json_is_string(text))
        return "it is not an object with a text";
    if (!grow(&set->doc, set->n_docs, &set->cap_docs, sizeof *set->doc))
        return no_memory;
    struct train_doc *doc = r->doc = &set->doc[set->n_docs++];
    *doc = (struct train_doc){.len = json_string_length(text),
                              .is_labelled = is_set(line, "entities", true)};
    doc->text = malloc(doc->len + 1);
    if (doc->text == NULL || !source_of(set, source != NULL ? source : "", &doc->source))
        return no_memory;
    memcpy(doc->text, json_string_value(text), doc->len + 1);
    const char *wrong = read_gold(doc, json_object_get(line, "spans"));
    if (wrong != NULL)
        return wrong;
    if (!read_words(r, doc) || !add_pieces(set, times))
        return no_memory;
    set->n_words += doc->n_words;
    digest(&set->digest, doc->text, doc->len);
    digest(&set->digest, doc->tag, doc->n_words);
    digest(&set->digest, doc->is_private, doc->n_words);
    return NULL;
}

static int read_file(struct reader *r, FILE *file, const char *path, unsigned times,
                     struct cr_error *err)
{
    char *line = NULL;
    size_t cap = 0, number = 0;
    ssize_t len;
    int status = CR_OK;
    while (status == CR_OK && (len = getline(&line, &cap, file)) >= 0) {
        json_t *object = json_loadb(line, (size_t)len, JSON_ALLOW_NUL, NULL);
        const char *wrong = read_line(r, object, times);
        number++;
        if (wrong != NULL)
            status = cr_error_set(err, CR_EFORMAT, "%s, line %zu: %s.", path, number, wrong);
        json_decref(object);
    }
    if (status == CR_OK && ferror(file))
        status = cr_error_set(err, CR_EIO, "%s cannot be read: %s.", path, strerror(errno));
    free(line);
    return status;
}

int train_set_add(struct train_set *set, const char *path, unsigned times, struct cr_error *err)
{
    struct reader r = {.set = set};
    int status = CR_OK;
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return cr_error_set(err, CR_EIO, "%s cannot be opened: %s.", path, strerror(errno));
    if (set->digest == 0)
        set->digest = 0xcbf29ce484222325u;
    if (cr_rules_default(&r.rules, err) != CR_OK ||
        cr_scan_create(r.rules, collect, &r, &r.scan) != CR_OK ||
        cr_tagger_scratch_create(&r.scratch) != CR_OK)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    else
        status = read_file(&r, file, path, times, err);
    cr_tagger_scratch_destroy(r.scratch);
    cr_scan_destroy(r.scan);
    cr_rules_unref(r.rules);
    fclose(file);
    return status;
}

int train_set_add_all(struct train_set *set, const char *files, struct cr_error *err)
{
    char *copy = strdup(files), *rest = NULL;
    if (copy == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    int status = CR_OK;
    for (char *path = strtok_r(copy, ",", &rest); status == CR_OK && path != NULL;
         path = strtok_r(NULL, ",", &rest))
        status = train_set_add(set, path, 1, err);
    free(copy);
    return status;
}

void train_set_release(struct train_set *set)
{
    for (size_t i = 0; i < set->n_docs; i++) {
        struct train_doc *doc = &set->doc[i];
        free(doc->text);
        free(doc->gold);
        free(doc->tier1);
        free(doc->word);
        free(doc->tag);
        free(doc->is_private);
        free(doc->tier1_row);
    }
    for (size_t i = 0; i < set->n_sources; i++)
        free(set->source[i]);
    free(set->source);
    free(set->doc);
    free(set->piece);
    *set = (struct train_set){0};
}
