/* Random numbers: a seeded generator for sampling and tests, and the system's for secrets.
 *
 * `struct cr_rng` is xoshiro256** (Blackman and Vigna, 2018), seeded through splitmix64: the same
 * seed gives the same numbers on every machine. It is no source of secrets; cr_random_bytes() is.
 */
#ifndef CARREL_RNG_H
#define CARREL_RNG_H

#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

struct cr_rng {
    uint64_t s[4];
};

void cr_rng_seed(struct cr_rng *rng, uint64_t seed);
uint64_t cr_rng_next(struct cr_rng *rng);
/* Uniform over 0 … n - 1, without bias; 0 for n = 0. */
uint64_t cr_rng_below(struct cr_rng *rng, uint64_t n);
/* Uniform over [0, 1), in steps of 2^-53. */
double cr_rng_uniform(struct cr_rng *rng);
/* Normal, mean 0 and deviation 1. */
double cr_rng_normal(struct cr_rng *rng);
/* 0 … n - 1 by Zipf's law: 1 comes half as often as 0, 2 a third as often, and so on; 0 for n = 0.
 */
uint32_t cr_rng_zipf(struct cr_rng *rng, uint32_t n);

/* Bytes from the kernel, fit for keys. CR_EIO when it gives none: then there is no secret, and
 * `ret_bytes` is zeroed. */
int cr_random_bytes(void *ret_bytes, size_t n);

#endif
