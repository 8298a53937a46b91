/* The interpreter of the little language in grammar.h. It reads a text each time it
 * is expanded: a few hundred megabytes take under a minute, so nothing is compiled.
 * A mistake in a grammar ends the program with the text in question, because a
 * half-right corpus would only show after an hour of training. */
#include "grammar.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_VARS = 96, MAX_COLS = 16, BUCKETS = 4096, MAX_DEPTH = 60 };

struct rule {
    char *name;
    char **alt;
    int *weight;
    int n, total;
    struct rule *next;
};

struct table {
    char *name;
    char *col[MAX_COLS];
    int cols;
    char **cell; /* [rows, cols] */
    int rows;
    struct table *next;
};

struct var {
    const char *name;
    size_t name_n;
    const struct table *table; /* NULL: text */
    int row;
    char *text;
};

struct grammar {
    struct rule *rules[BUCKETS];
    struct table *tables;
    grammar_native *native;
    void *arg;
    struct var var[MAX_VARS];
    int vars;
    int depth;
    struct random *r;
};

static _Noreturn void wrong(const char *what, const char *p, size_t n)
{
    fprintf(stderr, "grammar: %s: %.*s\n", what, (int)n, p);
    exit(1);
}

static void *grown(void *p, size_t bytes)
{
    p = realloc(p, bytes);
    if (p == NULL) {
        wrong("out of memory", "", 0);
    }
    return p;
}

static char *copy(const char *p, size_t n)
{
    char *s = grown(NULL, n + 1);
    memcpy(s, p, n);
    s[n] = 0;
    return s;
}

/* ---- text and chance ---- */

void text_add(struct text *t, const char *p, size_t n)
{
    if (t->n + n + 1 > t->cap) {
        t->cap = (t->n + n + 1) * 2;
        t->p = grown(t->p, t->cap);
    }
    memcpy(t->p + t->n, p, n);
    t->n += n;
    t->p[t->n] = 0;
}

void text_puts(struct text *t, const char *s)
{
    text_add(t, s, strlen(s));
}

void text_printf(struct text *t, const char *format, ...)
{
    char line[2048];
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(line, sizeof line, format, ap);
    va_end(ap);
    text_add(t, line, n < (int)sizeof line ? (size_t)n : sizeof line - 1);
}

uint32_t random_below(struct random *r, uint32_t n)
{
    uint64_t z = (r->state += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    z ^= z >> 31;
    return (uint32_t)(((z >> 32) * n) >> 32);
}

int random_chance(struct random *r, double p)
{
    return random_below(r, 1000000) < p * 1e6;
}

void number_words(struct text *out, int n)
{
    static const char *small[] = {"zero",    "one",     "two",       "three",    "four",
                                  "five",    "six",     "seven",     "eight",    "nine",
                                  "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                  "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                 "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (n < 0) {
        text_puts(out, "minus ");
        n = -n;
    }
    if (n >= 1000) {
        number_words(out, n / 1000);
        text_puts(out, " thousand");
        n %= 1000;
        if (n == 0) {
            return;
        }
        text_puts(out, n < 100 ? " and " : " ");
    }
    if (n >= 100) {
        text_printf(out, "%s hundred", small[n / 100]);
        n %= 100;
        if (n == 0) {
            return;
        }
        text_puts(out, " and ");
    }
    if (n >= 20) {
        text_puts(out, tens[n / 10]);
        if (n % 10 != 0) {
            text_printf(out, "-%s", small[n % 10]);
        }
    } else {
        text_puts(out, small[n]);
    }
}

/* ---- reading ---- */

static unsigned hash(const char *p, size_t n)
{
    unsigned h = 5381;
    for (size_t i = 0; i < n; i++) {
        h = h * 33 + (unsigned char)p[i];
    }
    return h % BUCKETS;
}

static struct rule *find_rule(const struct grammar *g, const char *p, size_t n)
{
    struct rule *r = g->rules[hash(p, n)];
    while (r != NULL && (strncmp(r->name, p, n) != 0 || r->name[n] != 0)) {
        r = r->next;
    }
    return r;
}

static struct table *find_table(const struct grammar *g, const char *p, size_t n)
{
    struct table *t = g->tables;
    while (t != NULL && (strncmp(t->name, p, n) != 0 || t->name[n] != 0)) {
        t = t->next;
    }
    if (t == NULL) {
        wrong("no such table", p, n);
    }
    return t;
}

static int find_col(const struct table *t, const char *p, size_t n)
{
    for (int i = 0; i < t->cols; i++) {
        if (strncmp(t->col[i], p, n) == 0 && t->col[i][n] == 0) {
            return i;
        }
    }
    wrong("no such column", p, n);
}

static struct rule *add_rule(struct grammar *g, const char *name)
{
    size_t n = strlen(name);
    struct rule *r = find_rule(g, name, n);
    if (r == NULL) {
        r = calloc(1, sizeof *r);
        if (r == NULL) {
            wrong("out of memory", "", 0);
        }
        r->name = copy(name, n);
        r->next = g->rules[hash(name, n)];
        g->rules[hash(name, n)] = r;
    }
    return r;
}

static void add_alternative(struct rule *r, const char *line)
{
    char *end;
    long weight = strtol(line, &end, 10);
    if (end != line && end[0] == '*' && end[1] == ' ') {
        line = end + 2;
    } else {
        weight = 1;
    }
    r->alt = grown(r->alt, (size_t)(r->n + 1) * sizeof r->alt[0]);
    r->weight = grown(r->weight, (size_t)(r->n + 1) * sizeof r->weight[0]);
    r->alt[r->n] = copy(line, strlen(line));
    r->weight[r->n++] = (int)weight;
    r->total += (int)weight;
}

static struct table *add_table(struct grammar *g, char *head)
{
    struct table *t = calloc(1, sizeof *t);
    char *save = NULL, *word = strtok_r(head, " ", &save);
    if (t == NULL || word == NULL) {
        wrong("bad table", "", 0);
    }
    t->name = copy(word, strlen(word));
    while ((word = strtok_r(NULL, " ", &save)) != NULL && t->cols < MAX_COLS) {
        t->col[t->cols++] = copy(word, strlen(word));
    }
    t->next = g->tables;
    g->tables = t;
    return t;
}

static void add_row(struct table *t, const char *line)
{
    t->cell = grown(t->cell, (size_t)(t->rows + 1) * (size_t)t->cols * sizeof t->cell[0]);
    const char *p = line;
    for (int i = 0; i < t->cols; i++) {
        const char *bar = strstr(p, " | ");
        size_t n = bar != NULL ? (size_t)(bar - p) : strlen(p);
        if ((bar == NULL) != (i == t->cols - 1)) {
            wrong("this row has not as many cells as its table has columns", line, strlen(line));
        }
        t->cell[t->rows * t->cols + i] = copy(p, n);
        p += n + 3;
    }
    t->rows++;
}

void grammar_read(struct grammar *g, const char *path)
{
    FILE *f = fopen(path, "r");
    struct text line = {0};
    struct rule *rule = NULL;
    struct table *table = NULL;
    char part[8192];
    if (f == NULL) {
        wrong("cannot open", path, strlen(path));
    }
    while (fgets(part, sizeof part, f) != NULL) {
        size_t n = strcspn(part, "\n");
        if (n > 0 && part[n - 1] == '\\') {
            text_add(&line, part, n - 1);
            continue;
        }
        text_add(&line, part, n);
        if (line.n == 0) {
            rule = NULL;
            table = NULL;
        } else if (line.p[0] == ':') {
            rule = add_rule(g, line.p + 1);
            table = NULL;
        } else if (line.p[0] == '%') {
            table = add_table(g, line.p + 1);
            rule = NULL;
        } else if (line.p[0] != '#') {
            if (table != NULL) {
                add_row(table, line.p);
            } else if (rule != NULL) {
                add_alternative(rule, line.p);
            } else {
                wrong("text outside a rule", line.p, line.n);
            }
        }
        line.n = 0;
    }
    fclose(f);
    free(line.p);
}

struct grammar *grammar_create(grammar_native *native, void *arg)
{
    struct grammar *g = calloc(1, sizeof *g);
    if (g == NULL) {
        wrong("out of memory", "", 0);
    }
    g->native = native;
    g->arg = arg;
    return g;
}

static void forget(struct grammar *g)
{
    for (int i = 0; i < g->vars; i++) {
        free(g->var[i].text);
    }
    g->vars = 0;
}

void grammar_destroy(struct grammar *g)
{
    forget(g);
    for (int i = 0; i < BUCKETS; i++) {
        for (struct rule *r = g->rules[i], *next; r != NULL; r = next) {
            next = r->next;
            for (int k = 0; k < r->n; k++) {
                free(r->alt[k]);
            }
            free(r->alt);
            free(r->weight);
            free(r->name);
            free(r);
        }
    }
    for (struct table *t = g->tables, *next; t != NULL; t = next) {
        next = t->next;
        for (int k = 0; k < t->rows * t->cols; k++) {
            free(t->cell[k]);
        }
        for (int k = 0; k < t->cols; k++) {
            free(t->col[k]);
        }
        free(t->cell);
        free(t->name);
        free(t);
    }
    free(g);
}

/* ---- expanding ---- */

static void expand(struct grammar *g, const char *p, size_t n, struct text *out);

static struct var *find_var(struct grammar *g, const char *p, size_t n)
{
    for (int i = g->vars - 1; i >= 0; i--) {
        if (g->var[i].name_n == n && memcmp(g->var[i].name, p, n) == 0) {
            return &g->var[i];
        }
    }
    return NULL;
}

static struct var *set_var(struct grammar *g, const char *p, size_t n)
{
    struct var *v = find_var(g, p, n);
    if (v == NULL) {
        if (g->vars == MAX_VARS) {
            wrong("too many names in one document", p, n);
        }
        v = &g->var[g->vars++];
        memset(v, 0, sizeof *v);
        v->name = p;
        v->name_n = n;
    }
    free(v->text);
    v->text = NULL;
    v->table = NULL;
    return v;
}

/* The end of the bracket that opens at p[0]. */
static size_t closing(const char *p, size_t n)
{
    int depth = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '\\') {
            i++;
        } else if (p[i] == '{' || p[i] == '[') {
            depth++;
        } else if ((p[i] == '}' || p[i] == ']') && --depth == 0) {
            return i;
        }
    }
    wrong("a bracket is not closed", p, n);
}

static void expand_choice(struct grammar *g, const char *p, size_t n, struct text *out)
{
    size_t cut[128];
    int cuts = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '\\') {
            i++;
        } else if (p[i] == '{' || p[i] == '[') {
            i += closing(p + i, n - i);
        } else if (p[i] == '|') {
            if (cuts == 126) {
                wrong("too many choices", p, n);
            }
            cut[cuts++] = i;
        }
    }
    cut[cuts] = n;
    int k = (int)random_below(g->r, (uint32_t)cuts + 1);
    size_t from = k == 0 ? 0 : cut[k - 1] + 1;
    expand(g, p + from, cut[k] - from, out);
}

static void expand_rule(struct grammar *g, const char *p, size_t n, struct text *out)
{
    struct rule *r = find_rule(g, p, n);
    if (r == NULL || r->n == 0) {
        wrong("no such rule or name", p, n);
    }
    int k = 0, at = (int)random_below(g->r, (uint32_t)r->total);
    while (at >= r->weight[k]) {
        at -= r->weight[k++];
    }
    expand(g, r->alt[k], strlen(r->alt[k]), out);
}

static int number_of(struct grammar *g, const char *p, size_t n)
{
    struct var *v = find_var(g, p, n);
    if (v == NULL || v->table != NULL) {
        char digits[16] = {0};
        memcpy(digits, p, n < 15 ? n : 15);
        return (int)strtol(digits, NULL, 10);
    }
    return (int)strtol(v->text, NULL, 10);
}

/* "%table", "%table[col=cell]", "%table!other" */
static void bind_row(struct grammar *g, struct var *v, const char *p, size_t n)
{
    size_t name_n = 0;
    while (name_n < n && p[name_n] != '[' && p[name_n] != '!') {
        name_n++;
    }
    const struct table *t = find_table(g, p, name_n);
    int col = -1, not_row = -1;
    struct text want = {0};
    if (name_n < n && p[name_n] == '[') {
        const char *eq = memchr(p, '=', n);
        if (eq == NULL || p[n - 1] != ']') {
            wrong("bad filter", p, n);
        }
        col = find_col(t, p + name_n + 1, (size_t)(eq - p) - name_n - 1);
        expand(g, eq + 1, (size_t)(p + n - 1 - (eq + 1)), &want);
    } else if (name_n < n) {
        const struct var *other = find_var(g, p + name_n + 1, n - name_n - 1);
        not_row = other != NULL && other->table == t ? other->row : -1;
    }
    for (int tries = 0; tries < 20000; tries++) {
        int row = (int)random_below(g->r, (uint32_t)t->rows);
        if (row != not_row && (col < 0 || strcmp(t->cell[row * t->cols + col], want.p) == 0)) {
            v->table = t;
            v->row = row;
            free(want.p);
            return;
        }
    }
    wrong("no row fits", p, n);
}

static void bind(struct grammar *g, const char *name, size_t name_n, const char *p, size_t n)
{
    char digits[16];
    if (n > 0 && p[0] == '%') {
        struct var fresh = {0};
        bind_row(g, &fresh, p + 1, n - 1);
        struct var *v = set_var(g, name, name_n);
        v->table = fresh.table;
        v->row = fresh.row;
        return;
    }
    if (n > 0 && p[0] == '#') {
        char *dash;
        long lo = strtol(p + 1, &dash, 10), hi = strtol(dash + 1, NULL, 10);
        snprintf(digits, sizeof digits, "%ld",
                 lo + (long)random_below(g->r, (uint32_t)(hi - lo + 1)));
        set_var(g, name, name_n)->text = copy(digits, strlen(digits));
        return;
    }
    if (n > 3 && p[0] == '@') {
        const char *a = p + 3, *gap = memchr(a, ' ', n - 3);
        if (gap == NULL) {
            wrong("bad sum", p, n);
        }
        int x = number_of(g, a, (size_t)(gap - a));
        int y = number_of(g, gap + 1, (size_t)(p + n - gap - 1));
        int z = p[1] == '+'   ? x + y
                : p[1] == '-' ? x - y
                : p[1] == '*' ? x * y
                : y == 0      ? 0
                : p[1] == '/' ? x / y
                              : x % y;
        snprintf(digits, sizeof digits, "%d", z);
        set_var(g, name, name_n)->text = copy(digits, strlen(digits));
        return;
    }
    struct text t = {0};
    text_puts(&t, "");
    expand(g, p, n, &t);
    set_var(g, name, name_n)->text = t.p;
}

/* As bind, again and again until no other name keeps the same text. */
static void bind_new(struct grammar *g, const char *name, size_t name_n, const char *p, size_t n)
{
    for (int tries = 0, same = 1; tries < 50 && same; tries++) {
        bind(g, name, name_n, p, n);
        const struct var *v = find_var(g, name, name_n);
        same = 0;
        for (int i = 0; i < g->vars; i++) {
            const struct var *o = &g->var[i];
            same |= o != v && o->text != NULL && v->text != NULL && strcmp(o->text, v->text) == 0;
        }
    }
}

static int takes_an(const char *p)
{
    static const char *an[] = {"hour", "honest", "heir", "8", "11", "18"};
    static const char *a[] = {"uni", "use", "usu", "eu", "one", "once", "ufo"};
    for (size_t i = 0; i < sizeof an / sizeof an[0]; i++) {
        if (strncmp(p, an[i], strlen(an[i])) == 0) {
            return 1;
        }
    }
    for (size_t i = 0; i < sizeof a / sizeof a[0]; i++) {
        if (strncmp(p, a[i], strlen(a[i])) == 0) {
            return 0;
        }
    }
    return strchr("aeiouAEIOU", p[0]) != NULL && p[0] != 0;
}

static void expand_cell(struct grammar *g, const struct table *t, int row, const char *col,
                        size_t n, struct text *out)
{
    const char *cell = t->cell[row * t->cols + find_col(t, col, n)];
    expand(g, cell, strlen(cell), out);
}

/* What stands between braces. */
static void expand_brace(struct grammar *g, const char *p, size_t n, struct text *out)
{
    size_t word = 0, from = out->n;
    while (word < n && (isalnum((unsigned char)p[word]) || p[word] == '_')) {
        word++;
    }
    char next = word < n ? p[word] : 0;
    if (p[0] == '!') {
        char name[64] = {0};
        memcpy(name, p + 1, n - 1 < 63 ? n - 1 : 63);
        g->native(name, g->r, out, g->arg);
    } else if (p[0] == '^') {
        expand(g, p + 2, n - 2, out);
        if (out->n > from) {
            out->p[from] = (char)toupper((unsigned char)out->p[from]);
        }
    } else if (p[0] == '%') {
        const char *dot = memchr(p, '.', n);
        if (dot == NULL) {
            wrong("a table needs a column here", p, n);
        }
        const struct table *t = find_table(g, p + 1, (size_t)(dot - p) - 1);
        expand_cell(g, t, (int)random_below(g->r, (uint32_t)t->rows), dot + 1,
                    (size_t)(p + n - dot - 1), out);
    } else if (p[0] == '?' || p[0] == '-') {
        const char *colon = memchr(p, ':', n);
        if (colon == NULL) {
            wrong("a condition needs a colon", p, n);
        }
        int kept = find_var(g, p + 1, (size_t)(colon - p) - 1) != NULL;
        if (kept == (p[0] == '?')) {
            expand(g, colon + 1, (size_t)(p + n - colon - 1), out);
        }
    } else if (next == '=') {
        bind(g, p, word, p + word + 1, n - word - 1);
    } else if (next == '?' && p[word + 1] == '=') {
        if (find_var(g, p, word) == NULL) {
            bind(g, p, word, p + word + 2, n - word - 2);
        }
    } else if (next == '~' && p[word + 1] == '=') {
        bind_new(g, p, word, p + word + 2, n - word - 2);
    } else if (next == ':' && word == 1 && p[0] == 'w') {
        number_words(out, number_of(g, p + 2, n - 2));
    } else if (next == ':' && word == 2 && memcmp(p, "an", 2) == 0) {
        struct text t = {0};
        expand(g, p + 3, n - 3, &t);
        text_puts(out, takes_an(t.p) ? "an " : "a ");
        text_add(out, t.p, t.n);
        free(t.p);
    } else {
        struct var *v = find_var(g, p, word);
        if (next == '.') {
            if (v == NULL || v->table == NULL) {
                wrong("no row is kept under this name", p, n);
            }
            expand_cell(g, v->table, v->row, p + word + 1, n - word - 1, out);
        } else if (v != NULL && v->text != NULL) {
            text_puts(out, v->text);
        } else {
            expand_rule(g, p, n, out);
        }
    }
}

static void expand(struct grammar *g, const char *p, size_t n, struct text *out)
{
    if (++g->depth > MAX_DEPTH) {
        wrong("rules go round in circles", p, n);
    }
    for (size_t i = 0; i < n;) {
        size_t plain = i;
        while (plain < n && p[plain] != '{' && p[plain] != '[' && p[plain] != '\\') {
            plain++;
        }
        text_add(out, p + i, plain - i);
        i = plain;
        if (i == n) {
            break;
        }
        if (p[i] == '\\') {
            char c = p[i + 1];
            c = c == 'n' ? '\n' : c == 'U' ? 1 : c == 'A' ? 2 : c == 'S' ? 3 : c;
            text_add(out, &c, 1);
            i += 2;
            continue;
        }
        size_t end = closing(p + i, n - i);
        if (p[i] == '{') {
            expand_brace(g, p + i + 1, end - 1, out);
        } else {
            expand_choice(g, p + i + 1, end - 1, out);
        }
        i += end + 1;
    }
    g->depth--;
}

void grammar_expand(struct grammar *g, const char *rule, struct random *r, struct text *out)
{
    forget(g);
    g->r = r;
    g->depth = 0;
    expand_rule(g, rule, strlen(rule), out);
}
