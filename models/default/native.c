/* The computed exchanges of native.h. Each writes a user's turn and the answer; the
 * byte 1 begins a user's turn, the byte 2 the assistant's. Numbers stay small: a
 * model of this size can learn sums by heart, not arithmetic. */
#include "native.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ASK "\001"
#define SAY "\002"

/* So many words, the most common ones, are asked for by their meaning. */
enum { DEFINED = 1000 };

static const char *pick(struct random *r, const char *const *list)
{
    uint32_t n = 0;
    while (list[n] != NULL) {
        n++;
    }
    return list[random_below(r, n)];
}

#define PICK(r, ...) pick(r, (const char *const[]){__VA_ARGS__, NULL})

static int between(struct random *r, int lo, int hi)
{
    return lo + (int)random_below(r, (uint32_t)(hi - lo + 1));
}

static void sum(struct random *r, struct text *out)
{
    static const char *const symbol[] = {"+", "-", "*", "/"};
    static const char *const word[] = {"plus", "minus", "times", "divided by"};
    int op = between(r, 0, 9), a, b, c;
    op = op < 4 ? 0 : op < 7 ? 1 : op < 9 ? 2 : 3;
    int top = random_chance(r, 0.7) ? 12 : op < 2 ? 50 : 12;
    a = between(r, 0, top);
    b = between(r, op == 3 ? 1 : 0, top);
    c = op == 0 ? a + b : op == 1 ? a : op == 2 ? a * b : a;
    if (op == 1) {
        a += b;
    } else if (op == 3) {
        a *= b;
    }
    int words = random_chance(r, 0.4);
    struct text q = {0};
    if (words && random_chance(r, 0.5)) {
        number_words(&q, a);
        text_printf(&q, " %s ", word[op]);
        number_words(&q, b);
    } else if (words) {
        text_printf(&q, "%d %s %d", a, word[op], b);
    } else {
        text_printf(&q, "%d %s %d", a, symbol[op], b);
    }
    text_printf(out,
                PICK(r, ASK "What is %s?", ASK "%s", ASK "%s = ?", ASK "How much is %s?",
                     ASK "Calculate %s.", ASK "What's %s?", ASK "Can you work out %s?",
                     ASK "Please tell me what %s is."),
                q.p);
    free(q.p);
    if (words) {
        text_printf(out, PICK(r, SAY "%d %s %d is %d.", SAY "%d %s %d equals %d."), a, word[op], b,
                    c);
    } else {
        text_printf(out, SAY "%d %s %d = %d.", a, symbol[op], b, c);
    }
}

static void count(struct random *r, struct text *out)
{
    int kind = between(r, 0, 4), from, to, by = 1;
    if (kind == 0) {
        from = 1;
        to = between(r, 3, 20);
        text_printf(out,
                    PICK(r, ASK "Count to %d.", ASK "Can you count to %d?",
                         ASK "Count up to %d, please.", ASK "Please count from one to %d."),
                    to);
    } else if (kind == 1) {
        from = between(r, 1, 30);
        to = from + between(r, 3, 12);
        text_printf(out,
                    PICK(r, ASK "Count from %d to %d.", ASK "Please count from %d to %d.",
                         ASK "List the numbers from %d to %d."),
                    from, to);
    } else if (kind == 2) {
        from = between(r, 3, 20);
        to = 1;
        by = -1;
        text_printf(out,
                    PICK(r, ASK "Count down from %d.", ASK "Count backwards from %d.",
                         ASK "Can you count down from %d?"),
                    from);
    } else if (kind == 3) {
        by = PICK(r, "2", "5", "10")[0] - '0';
        by = by == 1 ? 10 : by;
        from = by;
        to = by * between(r, 4, 10);
        text_printf(out, PICK(r, ASK "Count by %ds to %d.", ASK "Count in steps of %d up to %d."),
                    by, to);
    } else {
        from = between(r, 0, 98);
        if (random_chance(r, 0.5)) {
            text_printf(
                out, PICK(r, ASK "What comes after %d?", ASK "Which number comes after %d?"), from);
            text_printf(out, SAY "%d comes after %d.", from + 1, from);
        } else {
            text_printf(out,
                        PICK(r, ASK "What comes before %d?", ASK "Which number comes before %d?"),
                        from + 1);
            text_printf(out, SAY "%d comes before %d.", from, from + 1);
        }
        return;
    }
    text_puts(out, SAY);
    for (int i = from;; i += by) {
        text_printf(out, i == to ? "%d" : "%d, ", i);
        if (i == to) {
            break;
        }
    }
    text_puts(out, ".");
}

static void compare(struct random *r, struct text *out)
{
    int top = random_chance(r, 0.6) ? 20 : 100;
    int a = between(r, 0, top), b = between(r, 0, top);
    if (a == b) {
        b++;
    }
    int big = a > b ? a : b, small = a > b ? b : a;
    if (random_chance(r, 0.3)) {
        int even = random_chance(r, 0.5);
        text_printf(out, ASK "Is %d an %s number?", a, even ? "even" : "odd");
        text_printf(out, SAY "%s, %d is %s.", (a % 2 == 0) == even ? "Yes" : "No", a,
                    a % 2 == 0 ? "even" : "odd");
    } else if (random_chance(r, 0.7)) {
        text_printf(out,
                    PICK(r, ASK "Which is bigger, %d or %d?",
                         ASK "Which number is larger: %d or %d?", ASK "What is more, %d or %d?"),
                    a, b);
        text_printf(out, SAY "%d is %s than %d.", big, "bigger", small);
    } else {
        text_printf(
            out, PICK(r, ASK "Which is smaller, %d or %d?", ASK "Which number is less: %d or %d?"),
            a, b);
        text_printf(out, SAY "%d is smaller than %d.", small, big);
    }
}

static int by_value(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_numbers(struct text *out, const int *v, int n)
{
    for (int i = 0; i < n; i++) {
        text_printf(out, i + 1 < n ? "%d, " : "%d", v[i]);
    }
}

static void sort(struct random *r, struct text *out, const struct wordnet *w)
{
    if (random_chance(r, 0.5)) {
        int v[6], n = between(r, 3, 5);
        for (int i = 0; i < n; i++) {
            v[i] = between(r, 1, 20);
        }
        text_puts(out, PICK(r, ASK "Sort these numbers: ", ASK "Put these numbers in order: ",
                            ASK "Order these from small to large: "));
        list_numbers(out, v, n);
        qsort(v, (size_t)n, sizeof v[0], by_value);
        text_puts(out, "." SAY);
        list_numbers(out, v, n);
        text_puts(out, ".");
        return;
    }
    const char *v[5];
    int n = between(r, 3, 4);
    text_puts(out,
              PICK(r, ASK "Put these words in alphabetical order: ", ASK "Sort these words: "));
    for (int i = 0; i < n; i++) {
        v[i] = w->word[random_below(r, 1500)].lemma;
        text_printf(out, i + 1 < n ? "%s, " : "%s." SAY, v[i]);
    }
    qsort(v, (size_t)n, sizeof v[0], by_name);
    for (int i = 0; i < n; i++) {
        text_printf(out, i + 1 < n ? "%s, " : "%s.", v[i]);
    }
}

static void letters(struct random *r, struct text *out, const struct wordnet *w)
{
    const char *word = w->word[random_below(r, 1200)].lemma;
    size_t n = strlen(word);
    switch (between(r, 0, 3)) {
    case 0:
        text_printf(
            out,
            PICK(r, ASK "How do you spell %s?", ASK "Spell the word %s.", ASK "Can you spell %s?"),
            word);
        text_puts(out, SAY);
        for (size_t i = 0; i < n; i++) {
            text_printf(out, i + 1 < n ? "%c-" : "%c.", toupper((unsigned char)word[i]));
        }
        break;
    case 1:
        text_printf(out, ASK "How many letters are in the word %s?", word);
        text_printf(out, SAY "The word %s has %zu letters.", word, n);
        break;
    case 2:
        text_printf(
            out,
            PICK(r, ASK "What is the first letter of %s?", ASK "Which letter does %s start with?"),
            word);
        text_printf(out, SAY "The first letter of %s is %c.", word,
                    toupper((unsigned char)word[0]));
        break;
    default:
        text_printf(
            out,
            PICK(r, ASK "What is the last letter of %s?", ASK "Which letter does %s end with?"),
            word);
        text_printf(out, SAY "The last letter of %s is %c.", word,
                    toupper((unsigned char)word[n - 1]));
    }
}

static void define(struct random *r, struct text *out, const struct wordnet *w)
{
    const struct word *d = &w->word[random_below(r, DEFINED)];
    int countable =
        d->pos == 'n' && (strncmp(d->gloss, "a ", 2) == 0 || strncmp(d->gloss, "an ", 3) == 0);
    const char *an = strchr("aeiou", d->lemma[0]) != NULL ? "an" : "a";
    if (countable && random_chance(r, 0.5)) {
        text_printf(out,
                    PICK(r, ASK "What is %s %s?", ASK "What's %s %s?",
                         ASK "Can you tell me what %s %s is?"),
                    an, d->lemma);
        text_printf(out, "%s%c%s %s is %s.", SAY, toupper((unsigned char)an[0]), an + 1, d->lemma,
                    d->gloss);
    } else {
        text_printf(out,
                    PICK(r, ASK "What does %s mean?", ASK "What does the word %s mean?",
                         ASK "Define %s.", ASK "What is the meaning of %s?",
                         ASK "Explain the word %s.", ASK "Give me a definition of %s."),
                    d->lemma);
        text_printf(out, d->pos == 'v' ? SAY "To %s means to %s." : SAY "The word %s means: %s.",
                    d->lemma,
                    d->pos == 'v' && strncmp(d->gloss, "to ", 3) == 0 ? d->gloss + 3 : d->gloss);
    }
    if (d->example != NULL && random_chance(r, 0.4)) {
        text_printf(out,
                    PICK(r, ASK "Use it in a sentence.", ASK "Can you give an example?",
                         ASK "Example?", ASK "Please use %s in a sentence."),
                    d->lemma);
        text_printf(out, SAY "%s", d->example);
    } else if (d->kind != NULL && countable && random_chance(r, 0.3)) {
        const char *kind_an = strchr("aeiou", d->kind[0]) != NULL ? "an" : "a";
        text_printf(out,
                    ASK "What kind of thing is it?" SAY
                        "It is a kind of %s, so you could say that %s %s is %s %s.",
                    d->kind, an, d->lemma, kind_an, d->kind);
    } else if (d->synonym != NULL && random_chance(r, 0.3)) {
        text_printf(out,
                    PICK(r, ASK "Is there another word for it?", ASK "What is another word for %s?",
                         ASK "Give me a synonym."),
                    d->lemma);
        text_printf(
            out,
            PICK(r, SAY "Another word for %s is %s.", SAY "You could say %2$s instead of %1$s."),
            d->lemma, d->synonym);
    }
}

static const char *any_word(struct random *r, const struct wordnet *w)
{
    return w->word[random_below(r, 6000)].lemma;
}

/* What is said must be found again in the text, not in the weights: any word or
 * number will do. */
static void recall(struct random *r, struct text *out, const struct wordnet *w)
{
    const char *a = any_word(r, w), *b = any_word(r, w), *c = any_word(r, w);
    int n = between(r, 100, 9999);
    switch (between(r, 0, 9)) {
    case 0:
        text_printf(out,
                    PICK(r, ASK "Repeat after me: %s.", ASK "Repeat the word %s.", ASK "Say %s.",
                         ASK "Please say %s.", ASK "Write the word %s."),
                    a);
        text_printf(out, SAY "%s.", a);
        break;
    case 1:
        text_printf(out,
                    PICK(r, ASK "Repeat: %s %s %s", ASK "Say this: %s %s %s",
                         ASK "Repeat these words: %s %s %s", ASK "Copy this: %s %s %s"),
                    a, b, c);
        text_printf(out, SAY "%s %s %s", a, b, c);
        break;
    case 2:
        text_printf(out,
                    PICK(r, ASK "Say these words in reverse order: %s, %s, %s.",
                         ASK "Turn this list around: %s, %s, %s."),
                    a, b, c);
        text_printf(out, SAY "%s, %s, %s.", c, b, a);
        break;
    case 3:
        text_printf(out,
                    PICK(r, ASK "Remember the word %s.", ASK "The word is %s.",
                         ASK "The secret word is %s. Remember it."),
                    a);
        text_puts(out, PICK(r, SAY "I will remember it.", SAY "All right, I will remember it.",
                            SAY "Yes, I will."));
        text_puts(out, PICK(r, ASK "What is the word?", ASK "What was the word?",
                            ASK "Which word did I tell you?"));
        text_printf(out, SAY "The word is %s.", a);
        break;
    case 4:
        text_printf(
            out,
            PICK(r, ASK "The number is %d.", ASK "Remember the number %d.", ASK "My number is %d."),
            n);
        text_puts(out, PICK(r, SAY "I will remember it.", SAY "All right."));
        text_puts(out, PICK(r, ASK "What is the number?", ASK "Which number was it?"));
        text_printf(out, SAY "The number is %d.", n);
        break;
    case 5:
        text_printf(out, ASK "The %s is in the box and the %s is on the table. ", a, b);
        if (random_chance(r, 0.5)) {
            text_printf(out, "What is in the box?" SAY "The %s is in the box.", a);
        } else {
            text_printf(out, "What is on the table?" SAY "The %s is on the table.", b);
        }
        break;
    case 6:
        text_printf(out,
                    PICK(r, "\003The code word is %s. Tell it to those who ask.",
                         "\003You are a helpful assistant. The word of the day is %s."),
                    a);
        text_puts(out, PICK(r, ASK "What is the word?", ASK "Which word is it?",
                            ASK "Tell me the word."));
        text_printf(out, SAY "The word is %s.", a);
        break;
    case 7:
        text_printf(out,
                    PICK(r, ASK "What is the first word of this list: %s, %s, %s?",
                         ASK "Which word comes first: %s, %s, %s?"),
                    a, b, c);
        text_printf(out, SAY "The first word is %s.", a);
        break;
    case 8:
        text_printf(out,
                    PICK(r, ASK "What is the last word of this list: %s, %s, %s?",
                         ASK "Which word comes last: %s, %s, %s?"),
                    a, b, c);
        text_printf(out, SAY "The last word is %s.", c);
        break;
    default:
        text_printf(out,
                    PICK(r, ASK "My friend is called %c%s. What is my friend called?",
                         ASK "My cat is %c%s. What is the name of my cat?",
                         ASK "I am %c%s. What is my name?"),
                    toupper((unsigned char)a[0]), a + 1);
        text_printf(out, PICK(r, SAY "The name is %c%s.", SAY "%c%s."),
                    toupper((unsigned char)a[0]), a + 1);
    }
}

static void json(struct random *r, struct text *out)
{
    static const char *const names[] = {"Tom", "Anna", "Ben", "Lily", "Max", "Sara",
                                        "Leo", "Mia",  "Sam", "Ruth", NULL};
    static const char *const towns[] = {"Paris", "London", "Rome",   "Berlin", "Madrid",
                                        "Oslo",  "Vienna", "Lisbon", NULL};
    static const char *const colours[] = {"red", "blue", "green", "yellow", "black", "white", NULL};
    const char *name = pick(r, names), *town = pick(r, towns), *colour = pick(r, colours);
    int age = between(r, 5, 80);
    switch (between(r, 0, 4)) {
    case 0:
        text_printf(out, ASK "Write a JSON object with the name %s and the age %d.", name, age);
        text_printf(out, SAY "{\"name\": \"%s\", \"age\": %d}", name, age);
        break;
    case 1:
        text_printf(out, ASK "%s is %d years old and lives in %s. Give me that as JSON.", name, age,
                    town);
        text_printf(out, SAY "{\"name\": \"%s\", \"age\": %d, \"city\": \"%s\"}", name, age, town);
        break;
    case 2:
        text_printf(out,
                    PICK(r, ASK "Invent a person. Answer in JSON.",
                         ASK "Describe a person as JSON.", ASK "Give me a person in JSON."),
                    "");
        text_printf(out, SAY "{\"name\": \"%s\", \"age\": %d, \"city\": \"%s\"}", name, age, town);
        break;
    case 3:
        text_printf(out, ASK "Answer in JSON: which colour does %s like, if %s likes %s?", name,
                    name, colour);
        text_printf(out, SAY "{\"name\": \"%s\", \"color\": \"%s\"}", name, colour);
        break;
    default:
        text_printf(out, ASK "Give me a JSON list of three colors.");
        text_printf(out, SAY "[\"%s\", \"brown\", \"orange\"]", colour);
    }
}

void native_text(const char *name, struct random *r, struct text *out, void *arg)
{
    const struct wordnet *w = arg;
    if (strcmp(name, "sum") == 0) {
        sum(r, out);
    } else if (strcmp(name, "count") == 0) {
        count(r, out);
    } else if (strcmp(name, "compare") == 0) {
        compare(r, out);
    } else if (strcmp(name, "sort") == 0) {
        sort(r, out, w);
    } else if (strcmp(name, "letters") == 0) {
        letters(r, out, w);
    } else if (strcmp(name, "define") == 0) {
        define(r, out, w);
    } else if (strcmp(name, "recall") == 0) {
        recall(r, out, w);
    } else if (strcmp(name, "json") == 0) {
        json(r, out);
    } else {
        fprintf(stderr, "corpus: no native called %s\n", name);
        exit(1);
    }
}
