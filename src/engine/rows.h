/* Arithmetic on single rows: norm, rotary embedding, gating. Written in plain C that compilers
 * vectorise, and compiled for several instruction sets. */
#ifndef CARREL_ENGINE_ROWS_H
#define CARREL_ENGINE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

struct cr_rows {
    /* out = x / rms(x) * weight, each [n]; out may be x. */
    void (*norm)(const float *x, const float *weight, float eps, uint32_t n, float *out);
    /* Turns the pairs of one head, x [2 * n_pairs], by the angles whose cosines and sines are in
     * `turns`: cos [n_pairs], then sin [n_pairs]. Pairs are (i, i + n_pairs), or (2i, 2i + 1). */
    void (*rotate_halves)(float *x, const float *turns, uint32_t n_pairs);
    void (*rotate_pairs)(float *x, const float *turns, uint32_t n_pairs);
    /* out = silu(gate) * up, each [n] */
    void (*swiglu)(const float *gate, const float *up, uint32_t n, float *out);
    /* x += y, each [n] */
    void (*add)(float *x, const float *y, uint32_t n);
};

/* The fastest for this processor. */
const struct cr_rows *cr_rows_get(void);

#endif
