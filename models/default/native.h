#ifndef CARREL_LM_NATIVE_H
#define CARREL_LM_NATIVE_H

/* Texts that a grammar cannot write because they must be computed: sums, sorting,
 * spelling, dictionary questions. Called by name from a grammar as {!name}. */

#include "grammar.h"
#include "wordnet.h"

/* arg is a struct wordnet *. */
void native_text(const char *name, struct random *r, struct text *out, void *arg);

#endif
