/* See corpora.h. */
#include "corpora.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#define MAX_LINE 65536

_Noreturn static void die(const char *what, const char *which)
{
    fprintf(stderr, "bench_detect: %s%s; bench/README.md says where the files come from\n", what,
            which);
    exit(1);
}

/* An array with one more element than `n`. */
static void *grown(void *array, size_t n, size_t size)
{
    if (n == 0 || (n >= 16 && (n & (n - 1)) == 0))
        array = realloc(array, (n < 16 ? 16 : 2 * n) * size);
    if (array == NULL)
        die("no memory", "");
    return array;
}

static struct corpus_text *add_text(struct corpus *corpus)
{
    corpus->texts = grown(corpus->texts, corpus->n, sizeof *corpus->texts);
    struct corpus_text *text = &corpus->texts[corpus->n++];
    *text = (struct corpus_text){0};
    return text;
}

static void append(struct corpus_text *text, const char *s)
{
    size_t n = strlen(s);
    text->text = realloc(text->text, text->len + n + 1);
    if (text->text == NULL)
        die("no memory", "");
    memcpy(text->text + text->len, s, n + 1);
    text->len += n;
}

static void add_span(struct corpus_text *text, size_t start, size_t end, int class_)
{
    text->spans = grown(text->spans, text->n_spans, sizeof *text->spans);
    text->spans[text->n_spans++] = (struct corpus_span){start, end, class_};
}

static FILE *open_file(const char *folder, const char *name)
{
    char path[8192];
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = n < (int)sizeof path ? fopen(path, "re") : NULL;
    if (file == NULL)
        die("cannot read ", path);
    return file;
}

/* --- Requests: a JSON object a line --- */

/* The user's side: a prompt, a question, or an instruction with its input. */
static void add_request(struct corpus *corpus, const json_t *object)
{
    static const char *const keys[] = {"prompt", "question", "instruction"};
    const char *request = NULL;
    for (size_t i = 0; i < 3 && request == NULL; i++)
        request = json_string_value(json_object_get(object, keys[i]));
    if (request == NULL)
        die("a line has no prompt, question or instruction", "");
    struct corpus_text *text = add_text(corpus);
    append(text, request);
    const char *input = json_string_value(
        json_object_get(json_array_get(json_object_get(object, "instances"), 0), "input"));
    if (input != NULL && input[0] != '\0') {
        append(text, "\n");
        append(text, input);
    }
}

static void add_requests(struct corpus *corpus, const char *folder, const char *name, size_t step)
{
    FILE *file = open_file(folder, name);
    char *line = NULL;
    size_t cap = 0, number = 0;
    ssize_t len;
    while ((len = getline(&line, &cap, file)) > 0) {
        if (number++ % step != 0)
            continue;
        json_t *object = json_loadb(line, (size_t)len, 0, NULL);
        if (object == NULL)
            die("a line is no JSON in ", name);
        add_request(corpus, object);
        json_decref(object);
    }
    free(line);
    fclose(file);
}

static int is_jsonl(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);
    return n > 6 && strcmp(entry->d_name + n - 6, ".jsonl") == 0;
}

static size_t count_lines(const char *folder, struct dirent **files, int n_files)
{
    size_t n = 0;
    for (int i = 0; i < n_files; i++) {
        FILE *file = open_file(folder, files[i]->d_name);
        for (int c; (c = getc_unlocked(file)) != EOF;)
            n += c == '\n';
        fclose(file);
    }
    return n;
}

struct corpus corpus_benign(const char *folder, const char *name, size_t max)
{
    char path[4096];
    struct corpus corpus = {0};
    struct dirent **files;
    snprintf(path, sizeof path, "%s/benign/%s", folder, name);
    int n_files = scandir(path, &files, is_jsonl, alphasort);
    if (n_files <= 0)
        die("there is no .jsonl in ", path);
    size_t step = (count_lines(path, files, n_files) + max - 1) / max;
    for (int i = 0; i < n_files; i++) {
        add_requests(&corpus, path, files[i]->d_name, step > 0 ? step : 1);
        free(files[i]);
    }
    free(files);
    return corpus;
}

/* --- Tokens and labels, one a line --- */

enum { NO_CLASS = -1, UNKNOWN_CLASS = 1000 };

static int class_of(const char *label)
{
    static const char *const classes[][2] = {{"person", "PERSON"},
                                             {"PER", "PERSON"},
                                             {"location", "LOCATION"},
                                             {"group", "ORG"},
                                             {"corporation", "ORG"}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (strcmp(label, classes[i][0]) != 0)
            continue;
        for (int c = 0; c < CR_PRIVACY_N_CLASSES; c++)
            if (strcmp(cr_privacy_class_name((enum cr_privacy_class)c), classes[i][1]) == 0)
                return c;
        return UNKNOWN_CLASS;
    }
    return NO_CLASS;
}

struct reading {
    struct corpus *corpus;
    struct corpus_text *text;
    size_t start; /* of the span that is open */
    int class_;
    bool begins_line;
};

static void close_span(struct reading *r)
{
    if (r->class_ != NO_CLASS)
        add_span(r->text, r->start, r->text->len, r->class_);
    r->class_ = NO_CLASS;
}

/* A token with its label: "O", "B-person", "I-PER". */
static void add_token(struct reading *r, const char *token, const char *label)
{
    int class_ = strlen(label) > 2 ? class_of(label + 2) : NO_CLASS;
    if (r->class_ != NO_CLASS && (class_ != r->class_ || label[0] == 'B'))
        close_span(r);
    if (r->text == NULL)
        r->text = add_text(r->corpus);
    else if (!r->begins_line)
        append(r->text, " ");
    r->begins_line = false;
    if (class_ != NO_CLASS && r->class_ == NO_CLASS) {
        r->class_ = class_;
        r->start = r->text->len;
    }
    append(r->text, token);
}

static void end_sentence(struct reading *r, bool ends_text)
{
    if (r->text == NULL)
        return;
    close_span(r);
    if (ends_text) {
        r->text = NULL;
    } else if (!r->begins_line) {
        append(r->text, "\n");
        r->begins_line = true;
    }
}

/* The first and the last column count. Texts are sentences, or documents with -DOCSTART- before. */
static struct corpus read_columns(const char *folder, const char *name, bool of_documents)
{
    struct corpus corpus = {0};
    struct reading r = {.corpus = &corpus, .class_ = NO_CLASS};
    FILE *file = open_file(folder, name);
    char line[MAX_LINE];
    while (fgets(line, sizeof line, file) != NULL) {
        char *state, *token = strtok_r(line, " \t\r\n", &state), *label = NULL, *column;
        while (token != NULL && (column = strtok_r(NULL, " \t\r\n", &state)) != NULL)
            label = column;
        if (label == NULL)
            end_sentence(&r, !of_documents);
        else if (strcmp(token, "-DOCSTART-") == 0)
            end_sentence(&r, true);
        else
            add_token(&r, token, label);
    }
    end_sentence(&r, true);
    fclose(file);
    return corpus;
}

struct corpus corpus_wnut17(const char *folder)
{
    return read_columns(folder, "wnut17/emerging.dev.conll", false);
}

struct corpus corpus_conll2003(const char *folder)
{
    return read_columns(folder, "conll2003-orig/eng.testb", true);
}

/* --- nannigalaxy --- */

static int by_start(const void *a, const void *b)
{
    const struct corpus_span *x = a, *y = b;
    return x->start != y->start ? (x->start < y->start ? -1 : 1) : 0;
}

/* Firms, and what belongs to no person, are told apart; the rest is personal, whatever it is. */
static int class_of_entity(const char *label)
{
    static const char *const firms[] = {"ORG", "ORGANIZATION", "BANK"};
    static const char *const things[] = {"SYSTEM", "TITLE", "EVENT", "MISC"};
    for (size_t i = 0; i < sizeof firms / sizeof *firms; i++)
        if (strcmp(label, firms[i]) == 0)
            return CR_PRIVACY_ORG;
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (strcmp(label, things[i]) == 0)
            return UNKNOWN_CLASS;
    return CR_PRIVACY_PERSON;
}

struct corpus corpus_nannigalaxy(const char *folder)
{
    struct corpus corpus = {0};
    FILE *file = open_file(folder, "nannigalaxy/pii_syn_nano_en.json");
    json_t *all = json_loadf(file, 0, NULL), *item, *entity;
    size_t i, k;
    if (!json_is_array(all))
        die("this is no array of JSON: ", "nannigalaxy/pii_syn_nano_en.json");
    json_array_foreach(all, i, item)
    {
        struct corpus_text *text = add_text(&corpus);
        append(text, json_string_value(json_object_get(item, "text")));
        text->is_private = json_is_true(json_object_get(item, "has_pii"));
        json_array_foreach(json_object_get(item, "NER"), k, entity)
        {
            const char *value = json_string_value(json_object_get(entity, "entity"));
            const char *label = json_string_value(json_object_get(entity, "label"));
            const char *at = value != NULL ? strstr(text->text, value) : NULL;
            if (at != NULL && value[0] != '\0')
                add_span(text, (size_t)(at - text->text), (size_t)(at - text->text) + strlen(value),
                         class_of_entity(label != NULL ? label : ""));
        }
        if (text->n_spans > 1)
            qsort(text->spans, text->n_spans, sizeof *text->spans, by_start);
    }
    json_decref(all);
    fclose(file);
    return corpus;
}
