/* The matrix product described in gemm.h: packing, the inner kernel in two
 * versions, and the loop that blocks for the caches. A block of A (128 x 512)
 * stays in the second-level cache while the panels of B pass by it; a panel of B
 * (512 x 32, 32 KB) stays in the first while sixteen panels of A pass. */
#include "gemm.h"

#include <stdlib.h>
#include <string.h>
#if GEMM_BF16
#include <immintrin.h>
#endif

int gemm_scratch_init(struct gemm_scratch *s)
{
    s->a = aligned_alloc(64, sizeof(gemm_elem) * GEMM_MC * GEMM_KC);
    return s->a ? 0 : -1;
}

void gemm_scratch_release(struct gemm_scratch *s)
{
    free(s->a);
    s->a = NULL;
}

#if GEMM_BF16

/* 16 rows of 16 dwords become 16 columns. */
static void transpose16(__m512i r[16])
{
    __m512i t[16];
    for (int i = 0; i < 16; i += 2) {
        t[i] = _mm512_unpacklo_epi32(r[i], r[i + 1]);
        t[i + 1] = _mm512_unpackhi_epi32(r[i], r[i + 1]);
    }
    for (int i = 0; i < 16; i += 4) {
        r[i] = _mm512_unpacklo_epi64(t[i], t[i + 2]);
        r[i + 1] = _mm512_unpackhi_epi64(t[i], t[i + 2]);
        r[i + 2] = _mm512_unpacklo_epi64(t[i + 1], t[i + 3]);
        r[i + 3] = _mm512_unpackhi_epi64(t[i + 1], t[i + 3]);
    }
    for (int i = 0; i < 4; i++) {
        t[i] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0x88);
        t[i + 4] = _mm512_shuffle_i32x4(r[i], r[i + 4], 0xdd);
        t[i + 8] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0x88);
        t[i + 12] = _mm512_shuffle_i32x4(r[i + 8], r[i + 12], 0xdd);
    }
    for (int i = 0; i < 4; i++) {
        r[i] = _mm512_shuffle_i32x4(t[i], t[i + 8], 0x88);
        r[i + 4] = _mm512_shuffle_i32x4(t[i + 4], t[i + 12], 0x88);
        r[i + 8] = _mm512_shuffle_i32x4(t[i], t[i + 8], 0xdd);
        r[i + 12] = _mm512_shuffle_i32x4(t[i + 4], t[i + 12], 0xdd);
    }
}

/* Panels of `width` rows (8 or 32), each [k / 2][width][2]. `along_k` says which
 * of the two strides is 1. */
static void pack(gemm_elem *dst, const float *src, size_t rs, size_t cs, size_t rows, size_t k,
                 size_t width)
{
    if (cs == 1) {
        /* Rows lie along k: 16 rows of 16 pairs, turned. Eight rows at the
         * least; the other half of the square is then left empty. */
        size_t step = width < 16 ? width : 16;
        for (size_t r0 = 0; r0 < rows; r0 += step) {
            uint32_t *panel = (uint32_t *)(void *)(dst + (r0 / width) * width * k);
            size_t col = r0 % width;
            for (size_t k0 = 0; k0 < k; k0 += 32) {
                size_t pairs = (k - k0) / 2 < 16 ? (k - k0) / 2 : 16;
                __mmask16 hi = pairs == 16 ? 0xffff : 0;
                __m512i t[16];
                for (size_t i = 0; i < 16; i++) {
                    const float *p = src + (r0 + (i < step ? i : 0)) * rs + k0;
                    t[i] = (__m512i)_mm512_cvtne2ps_pbh(_mm512_maskz_loadu_ps(hi, p + 16),
                                                        _mm512_loadu_ps(p));
                }
                transpose16(t);
                for (size_t i = 0; i < pairs; i++) {
                    uint32_t *to = panel + (k0 / 2 + i) * width + col;
                    if (step == 16) {
                        _mm512_storeu_si512(to, t[i]);
                    } else {
                        _mm256_storeu_si256((__m256i *)(void *)to, _mm512_castsi512_si256(t[i]));
                    }
                }
            }
        }
        return;
    }
    /* Rows lie across: two neighbours along k are two loads, then interleaved. */
    uint16_t order[32];
    for (int i = 0; i < 32; i++) {
        order[i] = (uint16_t)(i / 2 + (i % 2) * 16);
    }
    const __m512i index = _mm512_loadu_si512(order);
    size_t step = width < 16 ? width : 16;
    __mmask16 mask = step == 16 ? 0xffff : 0x00ff;
    for (size_t r0 = 0; r0 < rows; r0 += step) {
        uint32_t *to = (uint32_t *)(void *)(dst + (r0 / width) * width * k) + r0 % width;
        for (size_t k0 = 0; k0 < k; k0 += 2, to += width) {
            const float *p = src + r0 + k0 * cs;
            __m512i v = (__m512i)_mm512_cvtne2ps_pbh(_mm512_maskz_loadu_ps(mask, p + cs),
                                                     _mm512_maskz_loadu_ps(mask, p));
            _mm512_mask_storeu_epi32(to, mask, _mm512_permutexvar_epi16(index, v));
        }
    }
}

/* c[8,32] (+)= a panel * b panel over `pairs` pairs. */
static void kernel(const gemm_elem *a, const gemm_elem *b, size_t pairs, float *c, size_t ldc,
                   int add)
{
    __m512 s[8][2];
    for (int i = 0; i < 8; i++) {
        s[i][0] = add ? _mm512_loadu_ps(c + (size_t)i * ldc) : _mm512_setzero_ps();
        s[i][1] = add ? _mm512_loadu_ps(c + (size_t)i * ldc + 16) : _mm512_setzero_ps();
    }
    const int32_t *pa = (const int32_t *)(const void *)a;
    for (size_t p = 0; p < pairs; p++, pa += 8, b += 64) {
        __m512bh b0 = (__m512bh)_mm512_load_si512(b);
        __m512bh b1 = (__m512bh)_mm512_load_si512(b + 32);
#pragma GCC unroll 8
        for (int i = 0; i < 8; i++) {
            __m512bh x = (__m512bh)_mm512_set1_epi32(pa[i]);
            s[i][0] = _mm512_dpbf16_ps(s[i][0], x, b0);
            s[i][1] = _mm512_dpbf16_ps(s[i][1], x, b1);
        }
    }
    for (int i = 0; i < 8; i++) {
        _mm512_storeu_ps(c + (size_t)i * ldc, s[i][0]);
        _mm512_storeu_ps(c + (size_t)i * ldc + 16, s[i][1]);
    }
}

#else

static void pack(gemm_elem *dst, const float *src, size_t rs, size_t cs, size_t rows, size_t k,
                 size_t width)
{
    for (size_t r = 0; r < rows; r++) {
        float *panel = dst + (r / width) * width * k + r % width;
        for (size_t i = 0; i < k; i++) {
            panel[i * width] = src[r * rs + i * cs];
        }
    }
}

static void kernel(const gemm_elem *a, const gemm_elem *b, size_t pairs, float *c, size_t ldc,
                   int add)
{
    float s[8][32] = {{0}};
    for (size_t p = 0; p < 2 * pairs; p++, a += 8, b += 32) {
#pragma GCC unroll 8
        for (int i = 0; i < 8; i++) {
#pragma GCC unroll 32
            for (int j = 0; j < 32; j++) {
                s[i][j] += a[i] * b[j];
            }
        }
    }
    for (size_t i = 0; i < 8; i++) {
        for (size_t j = 0; j < 32; j++) {
            c[i * ldc + j] = (add ? c[i * ldc + j] : 0) + s[i][j];
        }
    }
}

#endif

void gemm_pack_b(struct panels *p, struct mat b, size_t k, size_t n)
{
    p->k = k;
    pack(p->p, b.p, b.cs, b.rs, n, k, GEMM_NR);
}

void gemm(struct gemm_scratch *s, size_t m, size_t n, size_t k, struct mat a,
          const struct panels *b, float *c, size_t ldc, int add)
{
    for (size_t k0 = 0; k0 < k; k0 += GEMM_KC) {
        size_t kb = k - k0 < GEMM_KC ? k - k0 : GEMM_KC;
        for (size_t m0 = 0; m0 < m; m0 += GEMM_MC) {
            size_t mb = m - m0 < GEMM_MC ? m - m0 : GEMM_MC;
            pack(s->a, a.p + m0 * a.rs + k0 * a.cs, a.rs, a.cs, mb, kb, GEMM_MR);
            for (size_t n0 = 0; n0 < n; n0 += GEMM_NR) {
                const gemm_elem *bp = b->p + n0 * b->k + k0 * GEMM_NR;
                for (size_t i = 0; i < mb; i += GEMM_MR) {
                    kernel(s->a + i * kb, bp, kb / 2, c + (m0 + i) * ldc + n0, ldc, add || k0 > 0);
                }
            }
        }
    }
}
