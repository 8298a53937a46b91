/* tokenizer: makes the vocabulary, and turns the corpus into token files.
 *
 *   tokenizer train CORPUS VOCAB SIZE      byte-pair merges, most frequent first
 *   tokenizer encode CORPUS VOCAB TRAIN VALID   every 200th document is held out
 *
 * Text is first cut into pieces by GPT-2's rule, which llama.cpp knows as "gpt-2":
 *   's|'t|'re|'ve|'m|'ll|'d| ?letters| ?digits| ?others|blanks not before a word|blanks
 * and merges never cross a cut. The corpus is ASCII, so the classes of characters
 * are those of ASCII here; llama.cpp's are those of Unicode, and agree on it. Pieces
 * with digits take no part in the training: every number is then spelt digit by
 * digit, which is the only way a small model can do sums at all.
 *
 * Training counts the distinct pieces once, then for each merge counts the pairs
 * among them anew. That is quadratic, and takes some seconds.
 *
 * Each document begins with <|endoftext|>, which is both BOS and the boundary.
 */
#include "tokenizer.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HELD_OUT = 200 };

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "tokenizer: %s\n", what);
    exit(1);
}

/* ---- pieces ---- */

static int is_other(char c)
{
    return c != 0 && !isspace((unsigned char)c) && !isalnum((unsigned char)c);
}

static int is_letter(char c)
{
    return isalpha((unsigned char)c) != 0;
}

static int is_number(char c)
{
    return isdigit((unsigned char)c) != 0;
}

/* The length of the piece at p[0], of n bytes left. */
static size_t piece(const char *p, size_t n)
{
    static const char *const tails[] = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};
    static int (*const is[])(char) = {is_letter, is_number, is_other};
    for (size_t i = 0; p[0] == '\'' && i < sizeof tails / sizeof tails[0]; i++) {
        size_t m = strlen(tails[i]);
        if (m <= n && memcmp(p, tails[i], m) == 0) {
            return m;
        }
    }
    size_t from = p[0] == ' ' && n > 1 ? 1 : 0;
    for (size_t k = 0; k < 3; k++) {
        size_t end = from;
        while (end < n && is[k](p[end])) {
            end++;
        }
        if (end > from) {
            return end;
        }
    }
    size_t blank = 0;
    while (blank < n && isspace((unsigned char)p[blank])) {
        blank++;
    }
    return blank == n || blank == 1 ? blank : blank - 1;
}

/* ---- a table from pieces to what is known about them ---- */

struct entry {
    const char *p; /* in the corpus */
    uint32_t n, count;
    uint16_t *id; /* its tokens */
    uint32_t ids;
};

struct table {
    struct entry *e;
    size_t cap, used;
};

static struct entry *find(struct table *t, const char *p, size_t n)
{
    if (t->used * 2 >= t->cap) {
        struct table bigger = {calloc(t->cap == 0 ? 1 << 16 : t->cap * 2, sizeof *t->e),
                               t->cap == 0 ? 1 << 16 : t->cap * 2, 0};
        if (bigger.e == NULL) {
            die("out of memory");
        }
        for (size_t i = 0; i < t->cap; i++) {
            if (t->e[i].p != NULL) {
                *find(&bigger, t->e[i].p, t->e[i].n) = t->e[i];
                bigger.used++;
            }
        }
        free(t->e);
        *t = bigger;
    }
    uint64_t h = 14695981039346656037U;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ (unsigned char)p[i]) * 1099511628211U;
    }
    size_t at = (h ^ (h >> 29)) & (t->cap - 1);
    while (t->e[at].p != NULL && (t->e[at].n != n || memcmp(t->e[at].p, p, n) != 0)) {
        at = (at + 1) & (t->cap - 1);
    }
    return &t->e[at];
}

static struct entry *find_or_add(struct table *t, const char *p, size_t n)
{
    struct entry *e = find(t, p, n);
    if (e->p == NULL) {
        e->p = p;
        e->n = (uint32_t)n;
        t->used++;
    }
    return e;
}

static void table_release(struct table *t)
{
    for (size_t i = 0; i < t->cap; i++) {
        free(t->e[i].id);
    }
    free(t->e);
}

/* ---- walking the corpus ---- */

struct corpus {
    const char *p;
    size_t n;
};

static struct corpus corpus_open(const char *path)
{
    int fd = open(path, O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) {
        die("cannot open the corpus");
    }
    void *map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (map == MAP_FAILED) {
        die("cannot map the corpus");
    }
    return (struct corpus){map, (size_t)st.st_size};
}

/* The special token at p[0], or -1. */
static int special_at(const char *p, size_t n)
{
    for (int i = 0; i < TOKEN_BYTE0 && p[0] == '<'; i++) {
        size_t m = strlen(token_special[i]);
        if (m <= n && memcmp(p, token_special[i], m) == 0) {
            return i;
        }
    }
    return -1;
}

/* The bytes up to the next special token or the end. */
static size_t plain_run(const char *p, size_t n)
{
    size_t i = 0;
    while (i < n && special_at(p + i, n - i) < 0) {
        i++;
    }
    return i;
}

/* ---- training ---- */

static void count_pieces(struct table *t, struct corpus c)
{
    for (size_t at = 0; at < c.n;) {
        const char *doc = c.p + at;
        size_t n = strnlen(doc, c.n - at);
        for (size_t i = 0; i < n;) {
            int special = special_at(doc + i, n - i);
            if (special >= 0) {
                i += strlen(token_special[special]);
                continue;
            }
            size_t end = i + plain_run(doc + i, n - i);
            while (i < end) {
                size_t m = piece(doc + i, end - i);
                if (!is_number(doc[i + m - 1])) {
                    find_or_add(t, doc + i, m)->count++;
                }
                i += m;
            }
        }
        at += n + 1;
    }
}

static void train(struct vocab *v, struct corpus c, int size)
{
    struct table t = {0};
    uint32_t *pairs = calloc((size_t)size * (size_t)size, sizeof *pairs);
    if (pairs == NULL) {
        die("out of memory");
    }
    count_pieces(&t, c);
    for (size_t i = 0; i < t.cap; i++) {
        struct entry *e = &t.e[i];
        if (e->p == NULL) {
            continue;
        }
        e->id = malloc(e->n * sizeof e->id[0]);
        if (e->id == NULL) {
            die("out of memory");
        }
        e->ids = e->n;
        for (uint32_t k = 0; k < e->n; k++) {
            e->id[k] = (uint16_t)(TOKEN_BYTE0 + (unsigned char)e->p[k]);
        }
    }
    while (v->n < size) {
        uint32_t best = 0;
        size_t best_pair = 0;
        memset(pairs, 0, (size_t)v->n * (size_t)size * sizeof *pairs);
        for (size_t i = 0; i < t.cap; i++) {
            const struct entry *e = &t.e[i];
            for (uint32_t k = 0; e->p != NULL && k + 1 < e->ids; k++) {
                size_t pair = (size_t)e->id[k] * (size_t)size + e->id[k + 1];
                pairs[pair] += e->count;
                if (pairs[pair] > best || (pairs[pair] == best && pair < best_pair)) {
                    best = pairs[pair];
                    best_pair = pair;
                }
            }
        }
        if (best < 2) {
            die("the corpus is too small for so many tokens");
        }
        uint16_t left = (uint16_t)(best_pair / (size_t)size);
        uint16_t right = (uint16_t)(best_pair % (size_t)size);
        int id = vocab_add(v, left, right);
        for (size_t i = 0; i < t.cap; i++) {
            struct entry *e = &t.e[i];
            uint32_t to = 0;
            for (uint32_t k = 0; e->p != NULL && k < e->ids; k++) {
                if (k + 1 < e->ids && e->id[k] == left && e->id[k + 1] == right) {
                    e->id[to++] = (uint16_t)id;
                    k++;
                } else {
                    e->id[to++] = e->id[k];
                }
            }
            e->ids = to;
        }
    }
    free(pairs);
    table_release(&t);
}

/* ---- encoding ---- */

/* rank[left * n + right] is the token a pair becomes, 0 if none. */
static uint16_t *ranks(const struct vocab *v)
{
    uint16_t *r = calloc((size_t)v->n * (size_t)v->n, sizeof *r);
    for (int i = TOKEN_MERGE0; r != NULL && i < v->n; i++) {
        r[v->pair[i][0] * v->n + v->pair[i][1]] = (uint16_t)i;
    }
    return r;
}

/* Joins the pair with the earliest merge, leftmost first, until none is left. */
static void encode_piece(struct entry *e, const uint16_t *rank, int n)
{
    e->id = malloc(e->n * sizeof e->id[0]);
    if (e->id == NULL) {
        die("out of memory");
    }
    e->ids = e->n;
    for (uint32_t k = 0; k < e->n; k++) {
        e->id[k] = (uint16_t)(TOKEN_BYTE0 + (unsigned char)e->p[k]);
    }
    for (;;) {
        uint32_t at = 0, best = UINT32_MAX;
        for (uint32_t k = 0; k + 1 < e->ids; k++) {
            uint16_t to = rank[e->id[k] * n + e->id[k + 1]];
            if (to != 0 && to < best) {
                best = to;
                at = k;
            }
        }
        if (best == UINT32_MAX) {
            return;
        }
        e->id[at] = (uint16_t)best;
        e->ids--;
        memmove(&e->id[at + 1], &e->id[at + 2], (e->ids - at - 1) * sizeof e->id[0]);
    }
}

static void put(FILE *f, const uint16_t *id, size_t n)
{
    if (fwrite(id, sizeof *id, n, f) != n) {
        die("cannot write tokens");
    }
}

static void encode(const struct vocab *v, struct corpus c, const char *train_path,
                   const char *valid_path)
{
    struct table t = {0};
    uint16_t *rank = ranks(v);
    FILE *out[2] = {fopen(train_path, "wb"), fopen(valid_path, "wb")};
    size_t docs = 0, tokens[2] = {0};
    if (rank == NULL || out[0] == NULL || out[1] == NULL) {
        die("cannot begin to encode");
    }
    for (size_t at = 0; at < c.n; docs++) {
        const char *doc = c.p + at;
        size_t n = strnlen(doc, c.n - at);
        int held = docs % HELD_OUT == HELD_OUT - 1;
        uint16_t bos = 0;
        put(out[held], &bos, 1);
        tokens[held]++;
        for (size_t i = 0; i < n;) {
            int special = special_at(doc + i, n - i);
            if (special >= 0) {
                uint16_t id = (uint16_t)special;
                put(out[held], &id, 1);
                tokens[held]++;
                i += strlen(token_special[special]);
                continue;
            }
            size_t end = i + plain_run(doc + i, n - i);
            while (i < end) {
                size_t m = piece(doc + i, end - i);
                struct entry *e = find_or_add(&t, doc + i, m);
                if (e->id == NULL) {
                    encode_piece(e, rank, v->n);
                }
                put(out[held], e->id, e->ids);
                tokens[held] += e->ids;
                i += m;
            }
        }
        at += n + 1;
    }
    if (fclose(out[0]) != 0 || fclose(out[1]) != 0) {
        die("cannot write tokens");
    }
    printf("%zu documents, %zu bytes; %zu tokens to train on, %zu held out\n", docs, c.n, tokens[0],
           tokens[1]);
    free(rank);
    table_release(&t);
}

int main(int argc, char **argv)
{
    struct vocab v = {0};
    if (argc == 5 && strcmp(argv[1], "train") == 0) {
        int size = (int)strtol(argv[4], NULL, 10);
        if (size <= TOKEN_MERGE0 || size > TOKEN_MAX || vocab_init(&v, size) != 0) {
            die("a vocabulary has between 260 and 65535 tokens");
        }
        struct corpus c = corpus_open(argv[2]);
        train(&v, c, size);
        if (vocab_save(&v, argv[3]) != 0) {
            die("cannot write the vocabulary");
        }
    } else if (argc == 6 && strcmp(argv[1], "encode") == 0) {
        if (vocab_load(&v, argv[3]) != 0) {
            die("cannot read the vocabulary");
        }
        encode(&v, corpus_open(argv[2]), argv[4], argv[5]);
    } else {
        die("usage: tokenizer train CORPUS VOCAB SIZE | encode CORPUS VOCAB TRAIN VALID");
    }
    vocab_release(&v);
    return 0;
}
