/* Between panel.c and its kernels. */
#ifndef CARREL_ENGINE_PANEL_INT_H
#define CARREL_ENGINE_PANEL_INT_H

#include "engine/panel.h"

#define CR_PANEL_TILE 8

struct cr_panel_kernel {
    /* Quantizes row `lane` of a tile of `lanes`. */
    void (*quantize)(const float *x, uint32_t n_in, uint32_t lanes, uint32_t lane, void *ret_tile);
    /* Multiplies panel `panel` by all rows of activations. */
    void (*multiply)(const struct cr_panel_product *product, uint32_t panel);
};

#if defined(__x86_64__)
extern const struct cr_panel_kernel cr_panel_kernel_avx512, cr_panel_kernel_avx2;
#endif

static inline uint32_t cr_panel_lanes(uint32_t n_rows)
{
    return n_rows == 1 ? 1 : CR_PANEL_TILE;
}

/* Bytes of a tile: words, scales, sums. */
static inline size_t cr_panel_tile_bytes(uint32_t n_in, uint32_t lanes)
{
    return lanes * ((size_t)n_in + 8 * (size_t)(n_in / CR_PANEL_BLOCK));
}

#endif
