/* Inside the schema converter: writing GBNF. A grammar is a list of rules; `rules` collects those
 * that are complete, and an expression under construction is a buffer of its own. */
#ifndef CARREL_ENGINE_SCHEMA_INT_H
#define CARREL_ENGINE_SCHEMA_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "carrel/buf.h"
#include "carrel/status.h"

#define CR_GBNF_MAX       ((size_t)512 << 10) /* bytes of a grammar */
#define CR_GBNF_MAX_RULES 20000
#define CR_GBNF_MAX_TIMES 2000 /* libllama takes no larger number of repetitions */

struct cr_gbnf {
    struct cr_buf rules;
    uint32_t n_rules;
};

/* A text and its length; the arrays of them that follow are sorted in place. */
struct cr_gbnf_str {
    const char *data;
    size_t len;
};

/* Starts a grammar with the rules every schema may use: ws, string, char, plain, integer, number,
 * fraction, boolean, null, any, any-object, any-array. */
void cr_gbnf_init(struct cr_gbnf *gbnf);

/* Takes the expression (and empties it) as a rule of its own; returns the rule's number, by which
 * it is called "r<number>". CR_ETOOBIG past the maximum; errors also stick in gbnf->rules. */
int64_t cr_gbnf_add(struct cr_gbnf *gbnf, struct cr_buf *expr);
/* A number for a rule that is defined later, once. */
uint32_t cr_gbnf_reserve(struct cr_gbnf *gbnf);
void cr_gbnf_define(struct cr_gbnf *gbnf, uint32_t rule, struct cr_buf *expr);

/* "text", quoted. */
void cr_gbnf_literal(struct cr_buf *expr, const char *text, size_t len);
/* symbol{min,max}; max UINT32_MAX: no end. Both at most CR_GBNF_MAX_TIMES. */
void cr_gbnf_repeat(struct cr_buf *expr, const char *symbol, uint32_t min, uint32_t max);
/* Exactly one of the texts, which are distinct UTF-8; common beginnings are written once, so that
 * a grammar follows few alternatives at a time. Returns the rule. */
int64_t cr_gbnf_one_of(struct cr_gbnf *gbnf, struct cr_gbnf_str *texts, size_t n);
/* What may stand between the quotes of a string that is none of the texts, without escapes. */
int64_t cr_gbnf_none_of(struct cr_gbnf *gbnf, struct cr_gbnf_str *texts, size_t n);
/* An integer from min to max; INT64_MIN and INT64_MAX: open, up to 18 digits. */
void cr_gbnf_integer(struct cr_buf *expr, int64_t min, int64_t max);
/* A number from min to max, in decimal notation. */
void cr_gbnf_number(struct cr_buf *expr, int64_t min, int64_t max);
/* What a string of this format holds; NULL when it is none of those known. */
const char *cr_gbnf_format(const char *name);

#endif
