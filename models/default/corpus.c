/* corpus: writes the training text.
 *
 * Most of it comes out of the grammars (grammar.h): talk, questions, tasks and small
 * stories, in words a small model can hold. The rest is read once: WordNet's
 * glosses and examples, and plain texts given on the command line, one piece per
 * paragraph. Pieces are spread evenly among the generated documents.
 *
 * A document ends in a zero byte. A chat is written in the form the model will see:
 * <|im_start|>role, a new line, the words, <|im_end|>, a new line. People do not
 * type as grammars do, so some user turns lose their capitals or their last mark.
 *
 * Same seed, same corpus.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grammar.h"
#include "native.h"
#include "wordnet.h"

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "corpus: %s\n", what);
    exit(1);
}

/* A user's turn as a hasty person types it. */
static void hurry(struct random *r, char *p, size_t *n)
{
    int lower = random_chance(r, 0.2), bare = random_chance(r, 0.15);
    if (lower) {
        for (size_t i = 0; i < *n; i++) {
            p[i] = (char)tolower((unsigned char)p[i]);
        }
    }
    if ((bare || (lower && random_chance(r, 0.5))) && *n > 1 && strchr(".?!", p[*n - 1]) != NULL) {
        (*n)--;
    }
}

/* From marks (bytes 1, 2, 3) to ChatML; text without marks stays as it is. */
static void render(struct random *r, struct text *doc, struct text *out)
{
    static const char *const role[] = {"", "user", "assistant", "system"};
    size_t i = 0;
    if (doc->n == 0 || doc->p[0] > 3) {
        while (doc->n > 0 && isspace((unsigned char)doc->p[doc->n - 1])) {
            doc->n--;
        }
        text_add(out, doc->p, doc->n);
        return;
    }
    while (i < doc->n) {
        int who = doc->p[i++];
        size_t end = i;
        while (end < doc->n && (unsigned char)doc->p[end] > 3) {
            end++;
        }
        size_t n = end - i;
        while (n > 0 && isspace((unsigned char)doc->p[i])) {
            i++;
            n--;
        }
        while (n > 0 && isspace((unsigned char)doc->p[i + n - 1])) {
            n--;
        }
        if (who == 1) {
            hurry(r, doc->p + i, &n);
        }
        text_printf(out, "<|im_start|>%s\n", role[who]);
        text_add(out, doc->p + i, n);
        text_puts(out, "<|im_end|>\n");
        i = end;
    }
}

/* ---- texts to read once ---- */

struct pieces {
    struct text text;
    size_t *at;
    size_t n;
    size_t next;
};

static void add_piece(struct pieces *p, const char *s, size_t n)
{
    if ((p->n & (p->n - 1)) == 0) {
        p->at = realloc(p->at, (p->n == 0 ? 1 : 2 * p->n) * sizeof p->at[0]);
        if (p->at == NULL) {
            die("out of memory");
        }
    }
    p->at[p->n++] = p->text.n;
    text_add(&p->text, s, n);
    text_add(&p->text, "", 1);
}

/* Paragraphs of a file, some joined to give longer pieces; lines become one line,
 * runs of blanks one blank, and what is not plain ASCII prose is left out. */
static void read_prose(struct pieces *p, const char *path, struct random *r)
{
    FILE *f = fopen(path, "r");
    char line[16384];
    struct text piece = {0};
    size_t want = 200;
    if (f == NULL) {
        die("cannot open a plain text");
    }
    text_puts(&piece, "");
    while (fgets(line, sizeof line, f) != NULL) {
        size_t n = strcspn(line, "\r\n"), good = 0, gap = n == 0;
        for (size_t i = 0; i < n; i++) {
            good += isalpha((unsigned char)line[i]) || line[i] == ' ';
            if ((unsigned char)line[i] >= 128 || (unsigned char)line[i] < 32) {
                line[i] = ' ';
            }
        }
        if (gap && piece.n >= want) {
            add_piece(p, piece.p, piece.n);
            piece.n = 0;
            want = 200 + random_below(r, 1500);
        } else if (gap && piece.n > 0 && piece.p[piece.n - 1] != '\n') {
            text_puts(&piece, "\n");
        }
        if (gap || good * 10 < n * 8) {
            continue;
        }
        if (piece.n > 0 && piece.p[piece.n - 1] != '\n') {
            text_puts(&piece, " ");
        }
        for (size_t i = 0; i < n; i++) {
            int blank = line[i] == ' ';
            if (!blank || (piece.n > 0 && !strchr(" \n", piece.p[piece.n - 1]))) {
                text_add(&piece, line + i, 1);
            }
        }
    }
    if (piece.n > 0) {
        add_piece(p, piece.p, piece.n);
    }
    free(piece.p);
    fclose(f);
}

static void shuffle(struct pieces *p, struct random *r)
{
    for (size_t i = p->n; i > 1; i--) {
        size_t j = random_below(r, (uint32_t)i), swap = p->at[i - 1];
        p->at[i - 1] = p->at[j];
        p->at[j] = swap;
    }
}

static void put(FILE *f, const char *p, size_t n)
{
    if (fwrite(p, 1, n, f) != n || fputc(0, f) == EOF) {
        die("cannot write the corpus");
    }
}

int main(int argc, char **argv)
{
    const char *out_path = NULL, *wordnet = NULL, *rule = "document";
    long long bytes = 1000000;
    struct random r = {1};
    struct wordnet words;
    struct pieces pieces = {0};
    struct grammar *g = grammar_create(native_text, &words);
    for (int i = 1; i + 1 < argc; i += 2) {
        const char *opt = argv[i], *value = argv[i + 1];
        if (strcmp(opt, "--out") == 0) {
            out_path = value;
        } else if (strcmp(opt, "--bytes") == 0) {
            bytes = strtoll(value, NULL, 10);
        } else if (strcmp(opt, "--seed") == 0) {
            r.state = strtoull(value, NULL, 10);
        } else if (strcmp(opt, "--wordnet") == 0) {
            wordnet = value;
        } else if (strcmp(opt, "--rule") == 0) {
            rule = value;
        } else if (strcmp(opt, "--grammar") == 0) {
            grammar_read(g, value);
        } else if (strcmp(opt, "--prose") == 0) {
            read_prose(&pieces, value, &r);
        } else {
            die("unknown option");
        }
    }
    if (out_path == NULL || wordnet == NULL || argc % 2 == 0) {
        die("usage: corpus --out F --wordnet DIR [--bytes N] [--seed N] [--rule NAME]\n"
            "  --grammar F ... [--prose F ...]");
    }
    wordnet_read(&words, wordnet);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < words.reading.n; i += strlen(words.reading.p + i) + 1) {
            add_piece(&pieces, words.reading.p + i, strlen(words.reading.p + i));
        }
    }
    shuffle(&pieces, &r);
    FILE *f = strcmp(out_path, "-") == 0 ? stdout : fopen(out_path, "wb");
    if (f == NULL) {
        die("cannot write the corpus");
    }
    struct text doc = {0}, ready = {0};
    long long done = 0;
    while (done < bytes) {
        /* As far through the pieces as through the whole. */
        if ((double)pieces.next < (double)pieces.n * (double)done / (double)bytes) {
            const char *p = pieces.text.p + pieces.at[pieces.next++];
            put(f, p, strlen(p));
            done += (long long)strlen(p);
            continue;
        }
        doc.n = ready.n = 0;
        grammar_expand(g, rule, &r, &doc);
        render(&r, &doc, &ready);
        put(f, ready.p, ready.n);
        done += (long long)ready.n;
    }
    if (fclose(f) != 0) {
        die("cannot write the corpus");
    }
    free(doc.p);
    free(ready.p);
    free(pieces.text.p);
    free(pieces.at);
    wordnet_release(&words);
    grammar_destroy(g);
    return 0;
}
