/* The secrets among the values of ids.h. */
#ifndef BENCH_SECRETS_H
#define BENCH_SECRETS_H

#include <stddef.h>

#include "carrel/rng.h"

size_t secret_n_kinds(void);
const char *secret_rule(size_t kind);
void secret_make(size_t kind, struct cr_rng *rng, char *ret);
void secret_make_wrong(size_t kind, struct cr_rng *rng, char *ret);

#endif
