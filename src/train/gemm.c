/* One product for the whole trainer: both operands are copied into panels that the inner kernel
 * reads in order, A in panels of 6 rows, B of 16 columns, with zeros where the matrix ends. */
#include <stdlib.h>
#include <string.h>

#include "train_int.h"

enum { MR = 6, NR = 16, MC = 96, KC = 256, MAX_N = 768 };

int train_gemm_init(struct train_gemm *g)
{
    g->kernels = train_kernels_best();
    g->a = aligned_alloc(64, sizeof(float) * MC * KC);
    g->b = aligned_alloc(64, sizeof(float) * MAX_N * KC);
    return g->a != NULL && g->b != NULL ? CR_OK : CR_ENOMEM;
}

void train_gemm_release(struct train_gemm *g)
{
    free(g->a);
    free(g->b);
    g->a = g->b = NULL;
}

/* Panels of `width` lines; the line index runs by `line`, along the line by `along`. */
static void pack(float *to, const float *from, size_t line, size_t along, size_t n, size_t k,
                 size_t width)
{
    for (size_t i0 = 0; i0 < n; i0 += width) {
        const size_t w = n - i0 < width ? n - i0 : width;
        const float *p = from + i0 * line;
        for (size_t j = 0; j < k; j++, to += width, p += along) {
            for (size_t i = 0; i < w; i++)
                to[i] = p[i * line];
            for (size_t i = w; i < width; i++)
                to[i] = 0;
        }
    }
}

/* One tile where c ends before it does. */
static void edge(const struct train_gemm *g, size_t k, const float *a, const float *b, float *c,
                 size_t stride, size_t m, size_t n, bool add)
{
    float tile[MR * NR] = {0};
    g->kernels->multiply(k, a, b, tile, NR, false);
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++)
            c[i * stride + j] = (add ? c[i * stride + j] : 0) + tile[i * NR + j];
}

void train_gemm_run(struct train_gemm *g, size_t m, size_t n, size_t k, struct train_mat a,
                    struct train_mat b, float *c, size_t stride, bool add)
{
    for (size_t k0 = 0; k0 < k; k0 += KC) {
        const size_t kb = k - k0 < KC ? k - k0 : KC;
        const bool adds = add || k0 > 0;
        pack(g->b, b.p + k0 * b.row, b.col, b.row, n, kb, NR);
        for (size_t m0 = 0; m0 < m; m0 += MC) {
            const size_t mb = m - m0 < MC ? m - m0 : MC;
            pack(g->a, a.p + m0 * a.row + k0 * a.col, a.row, a.col, mb, kb, MR);
            for (size_t j = 0; j < n; j += NR) {
                const float *pb = g->b + j * kb;
                const size_t nb = n - j < NR ? n - j : NR;
                for (size_t i = 0; i < mb; i += MR) {
                    const size_t rows = mb - i < MR ? mb - i : MR;
                    float *to = c + (m0 + i) * stride + j;
                    if (rows == MR && nb == NR)
                        g->kernels->multiply(kb, g->a + i * kb, pb, to, stride, adds);
                    else
                        edge(g, kb, g->a + i * kb, pb, to, stride, rows, nb, adds);
                }
            }
        }
    }
}
