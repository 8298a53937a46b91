/* Inside the schema converter. schema_gbnf.c writes GBNF: `rules` collects the rules that are
 * complete, and an expression under construction is a buffer of its own. schema_types.c knows the
 * types, schema.c what joins schemas. */
#ifndef CARREL_ENGINE_SCHEMA_INT_H
#define CARREL_ENGINE_SCHEMA_INT_H

#include <jansson.h>
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

#define CR_SCHEMA_MAX_REFS    256
#define CR_SCHEMA_MAX_CHOICES 64
#define CR_SCHEMA_MAX_NAME    256
#define CR_SCHEMA_MAX_EXPR    ((size_t)64 << 10)

struct cr_schema_ref {
    const json_t *target;
    uint32_t rule;
    uint32_t level; /* arrays and objects around it, while it is made; UINT32_MAX: made */
};

/* One conversion. */
struct cr_schema {
    const json_t *root;
    struct cr_gbnf gbnf;
    struct cr_schema_ref refs[CR_SCHEMA_MAX_REFS];
    uint32_t n_refs, depth, level, n_merged;
    struct cr_error *err;
    int status; /* the first failure */
};

/* Note the first failure and return it. */
int cr_schema_fail(struct cr_schema *c, int status, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
int cr_schema_unsupported(struct cr_schema *c, const char *keyword, const char *why);

/* The text of a buffer that becomes part of another one, with its failure. */
const char *cr_schema_note(struct cr_schema *c, const struct cr_buf *buf);
/* Makes a rule of the expression and appends its name to `out`. */
int cr_schema_name_rule(struct cr_schema *c, struct cr_buf *expr, struct cr_buf *out);

/* Each appends one symbol to `out`: for any schema, for one of some values, for a type. */
int cr_schema_visit(struct cr_schema *c, const json_t *schema, struct cr_buf *out);
int cr_schema_visit_enum(struct cr_schema *c, const json_t *schema, const json_t *values,
                         struct cr_buf *out);
int cr_schema_visit_type(struct cr_schema *c, const json_t *schema, const char *type,
                         struct cr_buf *out);

#endif
