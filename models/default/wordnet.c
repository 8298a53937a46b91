/* Reads WordNet's own files. index.POS names each lemma's synsets, the most
 * frequent first, by byte offset into data.POS; a data line holds the synonyms, the
 * pointers to other synsets and, after a bar, the gloss: a definition, then
 * examples in quotation marks. cntlist.rev counts how often each sense was met in
 * tagged text; the sum over the senses of a lemma tells common words from rare. */
#include "wordnet.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct count {
    char *lemma;
    int pos, n;
};

struct counts {
    struct count *p;
    size_t n;
};

static _Noreturn void die(const char *what, const char *name)
{
    fprintf(stderr, "corpus: %s %s\n", what, name);
    exit(1);
}

static char *slurp(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        die("cannot open", path);
    }
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    rewind(f);
    char *p = malloc((size_t)n + 1);
    if (p == NULL || fread(p, 1, (size_t)n, f) != (size_t)n) {
        die("cannot read", path);
    }
    p[n] = 0;
    fclose(f);
    return p;
}

static char *copy(const char *p, size_t n)
{
    char *s = malloc(n + 1);
    if (s == NULL) {
        die("out of memory", "");
    }
    memcpy(s, p, n);
    s[n] = 0;
    return s;
}

static int by_lemma(const void *a, const void *b)
{
    const struct count *x = a, *y = b;
    int order = strcmp(x->lemma, y->lemma);
    return order != 0 ? order : x->pos - y->pos;
}

static struct counts read_counts(const char *dir)
{
    struct counts c = {0};
    char *all = slurp(dir, "cntlist.rev"), *save = NULL;
    for (char *line = strtok_r(all, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        char *percent = strchr(line, '%'), *last = strrchr(line, ' ');
        if (percent == NULL || last == NULL) {
            continue;
        }
        static const char pos_of[] = "?nvara";
        int pos = percent[1] >= '1' && percent[1] <= '5' ? pos_of[percent[1] - '0'] : '?';
        size_t n = (size_t)(percent - line);
        int times = (int)strtol(last, NULL, 10);
        if (c.n > 0 && strlen(c.p[c.n - 1].lemma) == n &&
            memcmp(c.p[c.n - 1].lemma, line, n) == 0 && c.p[c.n - 1].pos == pos) {
            c.p[c.n - 1].n += times;
            continue;
        }
        if ((c.n & (c.n - 1)) == 0) {
            c.p = realloc(c.p, (c.n == 0 ? 1 : 2 * c.n) * sizeof c.p[0]);
            if (c.p == NULL) {
                die("out of memory", "");
            }
        }
        c.p[c.n++] = (struct count){copy(line, n), pos, times};
    }
    free(all);
    qsort(c.p, c.n, sizeof c.p[0], by_lemma);
    return c;
}

static int count_of(const struct counts *c, char *lemma, int pos)
{
    struct count want = {lemma, pos, 0};
    const struct count *got = bsearch(&want, c->p, c->n, sizeof c->p[0], by_lemma);
    return got != NULL ? got->n : 0;
}

/* ---- one data line ---- */

/* Only plain characters, and no capital after the first letter's place. */
static int is_plain(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!islower((unsigned char)p[i])) {
            return 0;
        }
    }
    return n >= 3;
}

/* The definition: up to the first ';' or quotation, without a leading note in
 * brackets. */
static char *definition(const char *gloss)
{
    while (*gloss == ' ' || *gloss == '(') {
        if (*gloss == '(') {
            const char *end = strchr(gloss, ')');
            if (end == NULL) {
                return NULL;
            }
            gloss = end;
        }
        gloss++;
    }
    size_t n = strcspn(gloss, ";\"\n");
    while (n > 0 && (gloss[n - 1] == ' ' || gloss[n - 1] == ':' || gloss[n - 1] == ',')) {
        n--;
    }
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)gloss[i] >= 128 || strchr("()`", gloss[i]) != NULL) {
            return NULL;
        }
    }
    return n >= 8 && n <= 120 ? copy(gloss, n) : NULL;
}

/* The first example, as a sentence. */
static char *example(const char *gloss)
{
    const char *open = strchr(gloss, '"'), *newline = strchr(gloss, '\n');
    const char *close = open != NULL ? strchr(open + 1, '"') : NULL;
    if (close == NULL || (newline != NULL && close > newline)) {
        return NULL;
    }
    size_t n = (size_t)(close - open) - 1;
    if (n < 15 || n > 120 || !isalpha((unsigned char)open[1])) {
        return NULL;
    }
    for (size_t i = 1; i <= n; i++) {
        if ((unsigned char)open[i] >= 128 || strchr("()`", open[i]) != NULL) {
            return NULL;
        }
    }
    char *s = copy(open + 1, n + 1);
    s[0] = (char)toupper((unsigned char)s[0]);
    s[n] = 0;
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == ',')) {
        s[--n] = 0;
    }
    if (strchr(".!?", s[n - 1]) == NULL) {
        s[n] = '.';
        s[n + 1] = 0;
    }
    return s;
}

/* Past so many fields. */
static const char *after(const char *p, int fields)
{
    while (fields-- > 0) {
        p += strcspn(p, " ");
        p += *p == ' ';
    }
    return p;
}

/* Fills what the synset's line says about the lemma; 0 if it is of no use. */
static int read_synset(const char *data, long offset, struct word *w)
{
    const char *bar = strstr(data + offset, " | "), *p = after(data + offset, 3);
    int plain = 0;
    if (bar == NULL) {
        return 0;
    }
    long words = strtol(p, (char **)&p, 16);
    for (long i = 0; i < words; i++) {
        p++;
        size_t n = strcspn(p, " ");
        if (n == strlen(w->lemma) && memcmp(p, w->lemma, n) == 0) {
            plain = 1;
        } else if (w->synonym == NULL && is_plain(p, n)) {
            w->synonym = copy(p, n);
        }
        p += n + 1;
        p += strcspn(p, " ");
    }
    long pointers = strtol(p, (char **)&p, 10);
    p++;
    for (long i = 0; i < pointers; i++, p = after(p, 4)) {
        if (strncmp(p, "@ ", 2) == 0 && w->kind == NULL && w->pos == 'n') {
            const char *up = after(data + strtol(p + 2, NULL, 10), 4);
            size_t n = strcspn(up, " ");
            if (is_plain(up, n)) {
                w->kind = copy(up, n);
            }
        }
    }
    w->gloss = definition(bar + 3);
    w->example = example(bar + 3);
    return plain && w->gloss != NULL;
}

static void word_release(struct word *w)
{
    free(w->lemma);
    free(w->gloss);
    free(w->example);
    free(w->synonym);
    free(w->kind);
}

static void read_pos(struct wordnet *w, const struct counts *counts, const char *dir,
                     const char *pos, size_t *cap)
{
    char name[32];
    snprintf(name, sizeof name, "index.%s", pos);
    char *index = slurp(dir, name), *save = NULL;
    snprintf(name, sizeof name, "data.%s", pos);
    char *data = slurp(dir, name);
    for (char *line = strtok_r(index, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        size_t n = strcspn(line, " ");
        if (!is_plain(line, n)) {
            continue;
        }
        struct word word = {.lemma = copy(line, n), .pos = pos[0]};
        word.count = count_of(counts, word.lemma, word.pos);
        int synsets, pointers, at;
        long offset = -1;
        if (sscanf(line + n, " %*c %d %d%n", &synsets, &pointers, &at) == 2) {
            const char *p = line + n + at;
            for (int i = 0; i < pointers + 2; i++) {
                p += 1 + strcspn(p + 1, " ");
            }
            offset = strtol(p, NULL, 10);
        }
        if (offset < 0 || !read_synset(data, offset, &word)) {
            word_release(&word);
            continue;
        }
        if (word.count > (word.example != NULL ? 0 : 1)) {
            text_printf(&w->reading, "%c%s: %s.", toupper((unsigned char)word.lemma[0]),
                        word.lemma + 1, word.gloss);
            if (word.example != NULL) {
                text_printf(&w->reading, " %s", word.example);
            }
            text_add(&w->reading, "", 1);
        }
        if (w->n == *cap) {
            *cap = *cap == 0 ? 1024 : 2 * *cap;
            w->word = realloc(w->word, *cap * sizeof w->word[0]);
            if (w->word == NULL) {
                die("out of memory", "");
            }
        }
        w->word[w->n++] = word;
    }
    free(index);
    free(data);
}

static int by_count(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    return x->count != y->count ? y->count - x->count : strcmp(x->lemma, y->lemma);
}

void wordnet_read(struct wordnet *w, const char *dir)
{
    size_t cap = 0;
    struct counts counts = read_counts(dir);
    memset(w, 0, sizeof *w);
    read_pos(w, &counts, dir, "noun", &cap);
    read_pos(w, &counts, dir, "verb", &cap);
    read_pos(w, &counts, dir, "adj", &cap);
    qsort(w->word, w->n, sizeof w->word[0], by_count);
    for (size_t i = 0; i < counts.n; i++) {
        free(counts.p[i].lemma);
    }
    free(counts.p);
}

void wordnet_release(struct wordnet *w)
{
    for (size_t i = 0; i < w->n; i++) {
        word_release(&w->word[i]);
    }
    free(w->word);
    free(w->reading.p);
}
