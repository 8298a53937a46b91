/* Numbers of people, accounts and things, and secrets, that are right by their standards, and ones
 * that are nearly right: one character another, one missing, a range that nobody is given. Check
 * digits are computed here from the standards, apart from the validators that they are to test. */
#ifndef BENCH_IDS_H
#define BENCH_IDS_H

#include <stddef.h>

#include "carrel/rng.h"

#define ID_MAX 256

size_t id_n_kinds(void);
/* The rules that are for it begin with this. */
const char *id_rule(size_t kind);
/* What stands before such a value. */
const char *id_context(size_t kind);

void id_make(size_t kind, struct cr_rng *rng, char ret[ID_MAX]);
/* One that looks like a right one and is not. */
void id_make_wrong(size_t kind, struct cr_rng *rng, char ret[ID_MAX]);

#endif
