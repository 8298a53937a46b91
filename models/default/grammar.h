#ifndef CARREL_LM_GRAMMAR_H
#define CARREL_LM_GRAMMAR_H

/* A small language for writing a lot of text by hand.
 *
 * A grammar file holds rules and tables. A rule is a line ":name" and then one
 * alternative per line, with an optional weight ("3* text"); a table is a line
 * "%name col col ..." and then one row per line, cells parted by " | ". A line
 * that starts with '#' is a comment, an empty line ends a rule or table, and a
 * backslash at a line's end joins the next. In a text:
 *
 *   [a|b|c]          one of these; they may nest, and be empty
 *   {rule}           an alternative of the rule; a variable of that name goes first
 *   {x=text}         expands the text and keeps it as x; writes nothing
 *   {x=%table}       keeps a row; {x=%table[col=cell]} one that fits,
 *                    {x=%table!y} one that is not y's
 *   {x=#2-9}         keeps a number; {x=@+ a b} a sum (also - * / %)
 *   {x?=...}         any of these, unless x is already kept
 *   {x~=text}        keeps a text that differs from all others kept
 *   {x} {x.col}      writes what was kept;  {%table.col} a cell of any row
 *   {w:x}            the number x in words
 *   {an:text}        the text after "a" or "an";   {^:text} with a capital
 *   {?x:text}        the text if x is kept;         {-x:text} if it is not
 *   {!name}          text made by C code: sums, sorting, dictionary glosses
 *   \n               a new line;   \U \A \S  begin a turn of user, assistant, system
 *
 * Names last for one document, so a story keeps its hero and a chat its topic.
 */

#include <stddef.h>
#include <stdint.h>

struct text {
    char *p;
    size_t n, cap;
};

void text_add(struct text *t, const char *p, size_t n);
void text_puts(struct text *t, const char *s);
void text_printf(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

struct random {
    uint64_t state;
};

uint32_t random_below(struct random *r, uint32_t n);
int random_chance(struct random *r, double p);

struct grammar;
typedef void grammar_native(const char *name, struct random *r, struct text *out, void *arg);

struct grammar *grammar_create(grammar_native *native, void *arg);
void grammar_destroy(struct grammar *g);

/* Reads one file; ends the program with a message if it is wrong. */
void grammar_read(struct grammar *g, const char *path);

/* Expands a rule afresh, all names forgotten. */
void grammar_expand(struct grammar *g, const char *rule, struct random *r, struct text *out);

/* Words for 0..9999. */
void number_words(struct text *out, int n);

#endif
