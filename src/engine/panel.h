/* Products with Q8_0 and Q4_0 weights, in a layout of our own.
 *
 * ggml has fast kernels for repacked Q4_0 but, on x86, none for Q8_0, and it quantizes the same
 * activations anew for every matrix that reads them. Here both types have kernels for AVX-512 VNNI
 * and for AVX2, and activations are quantized once, by whoever makes them.
 *
 * Weights. 16 rows (outputs) make a panel; a lane of a vector is a row. For K inputs, in blocks of
 * 32, n = K / 32:
 *
 *     f16 scale[n][16], then Q8_0: u8 [n][8][16][4]   weight + 128
 *                            Q4_0: u8 [n][4][16][4]   two nibbles: group g, and group g + 4
 *
 * which takes exactly the bytes of ggml's layout. The products are u8 * s8, summed by fours into
 * 32 bits; the offset that makes weights unsigned is taken off by starting each block's sum at
 * -128 (or -8) times the sum of the activations, which is known when they are quantized.
 *
 * Activations. Rows are quantized as Q8_0 is, with F32 scales, and lie in tiles of L = 8 rows (L =
 * 1 for a single row), word by word, so that a kernel reads a tile through one pointer:
 *
 *     s8 [n][8][L][4], F32 scale[n][L], s32 [n][L] of -128 * sum
 *
 * A row's result depends on that row alone, not on how many there are.
 */
#ifndef CARREL_ENGINE_PANEL_H
#define CARREL_ENGINE_PANEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CR_PANEL_ROWS  16
#define CR_PANEL_BLOCK 32

/* Whether this processor has the kernel, and the matrix the shape. `type` is an enum ggml_type. */
bool cr_panel_takes(uint32_t type, uint64_t n_in, uint64_t n_out);

/* Packs `n_rows` rows of ggml's layout (a multiple of 16) into panels of the same size. */
void cr_panel_pack(uint32_t type, uint32_t n_in, uint32_t n_rows, const void *rows, void *panels);

/* Row `row` of packed panels as n_in floats, as ggml would have it of the row before packing. */
void cr_panel_row(uint32_t type, uint32_t n_in, const void *panels, uint32_t row, float *ret_row);

/* Bytes of `n_rows` quantized rows; a multiple of 64. */
size_t cr_panel_acts_bytes(uint32_t n_in, uint32_t n_rows);
/* Quantizes row `row` of `n_rows`: n_in floats. Different rows on different threads at once. */
void cr_panel_quantize(const float *x, uint32_t n_in, uint32_t n_rows, uint32_t row,
                       void *ret_acts);

struct cr_panel_product {
    uint32_t type;
    uint32_t n_in, n_out, n_rows; /* n_rows: of activations */
    const void *panels;
    const void *acts;  /* cr_panel_acts_bytes(n_in, n_rows) */
    float *out;        /* [n_rows, n_out] */
    size_t out_stride; /* floats from row to row */
    bool add;          /* out += product, else out = product */
};

/* out = weights * acts. Called by `nth` threads with equal arguments; they draw panels from
 * `next`, which was 0 before the first came. */
void cr_panel_multiply(const struct cr_panel_product *product, atomic_uint *next, uint32_t nth);

#endif
