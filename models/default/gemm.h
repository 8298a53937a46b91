#ifndef CARREL_LM_GEMM_H
#define CARREL_LM_GEMM_H

/* One matrix product for the whole trainer.
 *
 * C[M,N] = A[M,K] * B[K,N], optionally added to what C holds. Both operands are
 * first copied into panels that the inner kernel reads in order: A in panels of
 * 8 rows, B in panels of 32 columns, with two neighbours along K side by side,
 * because the AVX512-BF16 instruction eats pairs. The copy also rounds f32 to
 * bf16; sums stay in f32. A machine without that instruction, or a build with
 * -DGEMM_F32 (the gradient check wants it), keeps f32 panels and a plain loop
 * that any compiler turns into its own vector code.
 *
 * Whoever multiplies by the same B many times (weights, within one step) packs
 * it once with gemm_pack_b() and shares the panels between threads.
 *
 * Sizes: M a multiple of 8, N of 32, K of 16. The caller pads; every size in this
 * model is such a multiple already.
 */

#include <stddef.h>
#include <stdint.h>

#if defined(__AVX512BF16__) && defined(__AVX512BW__) && !defined(GEMM_F32)
#define GEMM_BF16 1
typedef uint16_t gemm_elem;
#else
#define GEMM_BF16 0
typedef float gemm_elem;
#endif

enum { GEMM_MR = 8, GEMM_NR = 32, GEMM_MC = 128, GEMM_KC = 512 };

/* A matrix as the caller holds it: element (r, c) at p[r * rs + c * cs]; one of
 * the strides is 1. */
struct mat {
    const float *p;
    size_t rs, cs;
};

/* Scratch of one thread: room for one packed block of A. */
struct gemm_scratch {
    gemm_elem *a; /* [MC / MR, KC / 2, MR, 2] */
};

int gemm_scratch_init(struct gemm_scratch *s);
void gemm_scratch_release(struct gemm_scratch *s);

/* A packed B. A product may use fewer rows of it than were packed. */
struct panels {
    gemm_elem *p; /* [N / NR, k / 2, NR, 2], 64-byte aligned */
    size_t k;
};

/* Packs a k x n matrix into p->p, which has room for k * n elements. */
void gemm_pack_b(struct panels *p, struct mat b, size_t k, size_t n);

/* c is row-major with row stride ldc. */
void gemm(struct gemm_scratch *s, size_t m, size_t n, size_t k, struct mat a,
          const struct panels *b, float *c, size_t ldc, int add);

#endif
