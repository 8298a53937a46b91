/* What is private in a text, as Carrel judges it, for programs that measure how well. */
#ifndef BENCH_JUDGE_H
#define BENCH_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "carrel/privacy.h"

struct judge;

/* Ends the program with a sentence when it cannot. */
struct judge *judge_create(void);
void judge_destroy(struct judge *judge);
/* Whether tier 2 is there. */
bool judge_has_tagger(void);
/* Findings in order of their first byte, until the next call. */
const struct cr_finding *judge_text(struct judge *judge, const char *text, size_t len,
                                    size_t *ret_n);
/* The chance that bytes [start, end) of that text are private. */
float judge_score(const struct judge *judge, size_t start, size_t end);
const char *judge_rule(const struct judge *judge, const struct cr_finding *finding);

#endif
