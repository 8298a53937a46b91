/* Panels: packing, and sharing a product among threads. The arithmetic is in the kernels; where the
 * processor has none, cr_panel_takes() says so and ggml multiplies.
 *
 * Threads draw runs of panels from a counter: half of an even share of what is left, so that the
 * last ones are small and nobody waits long for anybody.
 */
#include "engine/panel.h"

#include <assert.h>
#include <ggml.h>
#include <stdatomic.h>
#include <string.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include "engine/panel_int.h"

static const struct cr_panel_kernel *choose_kernel(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni"))
        return &cr_panel_kernel_avx512;
    unsigned a, b, c = 0, d; /* clang knows no name for F16C */
    if (__get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C) && __builtin_cpu_supports("avx2") &&
        __builtin_cpu_supports("fma"))
        return &cr_panel_kernel_avx2;
#endif
    return NULL;
}

/* Asked once: under a hypervisor the answer costs a trip there, many times a row's work. */
static const struct cr_panel_kernel *find_kernel(void)
{
    static const struct cr_panel_kernel *_Atomic kernel;
    static atomic_bool is_chosen;

    if (!atomic_load_explicit(&is_chosen, memory_order_acquire)) {
        atomic_store(&kernel, choose_kernel());
        atomic_store(&is_chosen, true);
    }
    return atomic_load_explicit(&kernel, memory_order_relaxed);
}

bool cr_panel_takes(uint32_t type, uint64_t n_in, uint64_t n_out)
{
    return find_kernel() != NULL && (type == GGML_TYPE_Q8_0 || type == GGML_TYPE_Q4_0) &&
           n_in % CR_PANEL_BLOCK == 0 && n_in <= INT32_MAX && n_out % CR_PANEL_ROWS == 0 &&
           n_out <= INT32_MAX;
}

void cr_panel_pack(uint32_t type, uint32_t n_in, uint32_t n_rows, const void *rows, void *panels)
{
    const uint32_t n_blocks = n_in / CR_PANEL_BLOCK;
    const uint32_t n_words = type == GGML_TYPE_Q8_0 ? 8 : 4; /* of four bytes, in a block */
    const size_t block_bytes = 2 + 4 * n_words;
    const uint32_t flip = type == GGML_TYPE_Q8_0 ? 0x80808080u : 0;
    const uint8_t *from = rows;
    uint8_t *to = panels;

    assert(n_rows % CR_PANEL_ROWS == 0);
    for (uint32_t i = 0; i < n_rows; i++, from += n_blocks * block_bytes) {
        const uint32_t lane = i % CR_PANEL_ROWS;
        uint8_t *panel = to + (size_t)(i - lane) * n_blocks * block_bytes;
        uint8_t *words = panel + (size_t)n_blocks * CR_PANEL_ROWS * 2;
        for (uint32_t b = 0; b < n_blocks; b++) {
            const uint8_t *block = from + b * block_bytes;
            memcpy(panel + ((size_t)b * CR_PANEL_ROWS + lane) * 2, block, 2);
            for (uint32_t w = 0; w < n_words; w++) {
                uint32_t word;
                memcpy(&word, block + 2 + 4 * w, sizeof word);
                word ^= flip;
                memcpy(words + (((size_t)b * n_words + w) * CR_PANEL_ROWS + lane) * 4, &word,
                       sizeof word);
            }
        }
    }
}

void cr_panel_row(uint32_t type, uint32_t n_in, const void *panels, uint32_t row, float *ret_row)
{
    const uint32_t n_blocks = n_in / CR_PANEL_BLOCK, lane = row % CR_PANEL_ROWS;
    const uint32_t n_words = type == GGML_TYPE_Q8_0 ? 8 : 4;
    const uint8_t *panel =
        (const uint8_t *)panels + (size_t)(row - lane) * n_blocks * (2 + 4 * n_words);
    const uint8_t *words = panel + (size_t)n_blocks * CR_PANEL_ROWS * 2;

    for (uint32_t b = 0; b < n_blocks; b++, ret_row += CR_PANEL_BLOCK) {
        ggml_fp16_t half;
        memcpy(&half, panel + ((size_t)b * CR_PANEL_ROWS + lane) * 2, sizeof half);
        const float scale = ggml_fp16_to_fp32(half);
        for (uint32_t i = 0; i < 4 * n_words; i++) {
            const uint8_t byte =
                words[(((size_t)b * n_words + i / 4) * CR_PANEL_ROWS + lane) * 4 + i % 4];
            if (type == GGML_TYPE_Q8_0) {
                ret_row[i] = (float)((int)byte - 128) * scale;
            } else {
                ret_row[i] = (float)((int)(byte & 15) - 8) * scale;
                ret_row[i + 16] = (float)((int)(byte >> 4) - 8) * scale;
            }
        }
    }
}

size_t cr_panel_acts_bytes(uint32_t n_in, uint32_t n_rows)
{
    const uint32_t lanes = cr_panel_lanes(n_rows);
    const size_t n_tiles = (n_rows + lanes - 1) / lanes;
    return (n_tiles * cr_panel_tile_bytes(n_in, lanes) + 63) / 64 * 64;
}

void cr_panel_quantize(const float *x, uint32_t n_in, uint32_t n_rows, uint32_t row, void *ret_acts)
{
    const uint32_t lanes = cr_panel_lanes(n_rows);
    uint8_t *tile = (uint8_t *)ret_acts + row / lanes * cr_panel_tile_bytes(n_in, lanes);
    find_kernel()->quantize(x, n_in, lanes, row % lanes, tile);
}

void cr_panel_multiply(const struct cr_panel_product *product, atomic_uint *next, uint32_t nth)
{
    const struct cr_panel_kernel *kernel = find_kernel();
    const uint32_t n = product->n_out / CR_PANEL_ROWS;
    uint32_t at = atomic_load_explicit(next, memory_order_relaxed);

    while (at < n) {
        uint32_t take = (n - at) / (2 * nth);
        take = take > 0 ? take : 1;
        if (!atomic_compare_exchange_weak_explicit(next, &at, at + take, memory_order_relaxed,
                                                   memory_order_relaxed))
            continue;
        for (uint32_t i = at; i < at + take; i++)
            kernel->multiply(product, i);
        at = atomic_load_explicit(next, memory_order_relaxed);
    }
}
