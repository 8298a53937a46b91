/* Row arithmetic. Each function is written once, as an inline body without intrinsics, and
 * instantiated under a target attribute for each instruction set, where the compiler vectorises
 * it. Sums are kept in 16 lanes, an order that every instruction set shares. */
#include "engine/rows.h"

#include <math.h>
#include <string.h>

#define LANES  16
#define INLINE static inline __attribute__((always_inline))

INLINE void norm_body(const float *x, const float *weight, float eps, uint32_t n, float *out)
{
    float lane[LANES] = {0};
    uint32_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (int k = 0; k < LANES; k++)
            lane[k] += x[i + k] * x[i + k];
    for (; i < n; i++)
        lane[0] += x[i] * x[i];
    for (int k = LANES / 2; k > 0; k /= 2)
        for (int j = 0; j < k; j++)
            lane[j] += lane[j + k];
    const float scale = 1.0f / sqrtf(lane[0] / (float)n + eps);
    for (i = 0; i < n; i++)
        out[i] = x[i] * scale * weight[i];
}

INLINE void rotate_halves_body(float *restrict x, const float *restrict turns, uint32_t n)
{
    const float *cosines = turns, *sines = turns + n;
    float *restrict low = x, *restrict high = x + n;
    for (uint32_t i = 0; i < n; i++) {
        const float a = low[i], b = high[i];
        low[i] = a * cosines[i] - b * sines[i];
        high[i] = a * sines[i] + b * cosines[i];
    }
}

INLINE void rotate_pairs_body(float *restrict x, const float *restrict turns, uint32_t n)
{
    const float *cosines = turns, *sines = turns + n;
    for (uint32_t i = 0; i < n; i++) {
        const float a = x[2 * i], b = x[2 * i + 1];
        x[2 * i] = a * cosines[i] - b * sines[i];
        x[2 * i + 1] = a * sines[i] + b * cosines[i];
    }
}

/* e^x to about two units in the last place: 2^n * e^r with |r| <= ln 2 / 2, and a polynomial. The
 * constant whose addition rounds to an integer also leaves it in the low bits. */
INLINE float exp_body(float x)
{
    const float round = 12582912.0f; /* 1.5 * 2^23 */
    x = x < -87.0f ? -87.0f : x > 87.0f ? 87.0f : x;
    const float t = x * 1.44269504f + round;
    const float n = t - round;
    const float r = (x - n * 0.693359375f) - n * -2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    uint32_t bits, power;
    memcpy(&power, &t, sizeof power);
    memcpy(&bits, &p, sizeof bits);
    bits += power << 23; /* the rest of the constant falls off the top */
    memcpy(&p, &bits, sizeof p);
    return p;
}

INLINE void swiglu_body(const float *gate, const float *up, uint32_t n, float *out)
{
    for (uint32_t i = 0; i < n; i++)
        out[i] = gate[i] / (1.0f + exp_body(-gate[i])) * up[i];
}

INLINE void add_body(float *restrict x, const float *restrict y, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        x[i] += y[i];
}

#define INSTANTIATE(isa, TARGET)                                                                   \
    TARGET static void norm_##isa(const float *x, const float *weight, float eps, uint32_t n,      \
                                  float *out)                                                      \
    {                                                                                              \
        norm_body(x, weight, eps, n, out);                                                         \
    }                                                                                              \
    TARGET static void rotate_halves_##isa(float *x, const float *turns, uint32_t n)               \
    {                                                                                              \
        rotate_halves_body(x, turns, n);                                                           \
    }                                                                                              \
    TARGET static void rotate_pairs_##isa(float *x, const float *turns, uint32_t n)                \
    {                                                                                              \
        rotate_pairs_body(x, turns, n);                                                            \
    }                                                                                              \
    TARGET static void swiglu_##isa(const float *gate, const float *up, uint32_t n, float *out)    \
    {                                                                                              \
        swiglu_body(gate, up, n, out);                                                             \
    }                                                                                              \
    TARGET static void add_##isa(float *x, const float *y, uint32_t n)                             \
    {                                                                                              \
        add_body(x, y, n);                                                                         \
    }                                                                                              \
    static const struct cr_rows rows_##isa = {.norm = norm_##isa,                                  \
                                              .rotate_halves = rotate_halves_##isa,                \
                                              .rotate_pairs = rotate_pairs_##isa,                  \
                                              .swiglu = swiglu_##isa,                              \
                                              .add = add_##isa};

INSTANTIATE(plain, )
#if defined(__x86_64__)
INSTANTIATE(avx2, __attribute__((target("avx2,fma"))))
INSTANTIATE(avx512, __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,fma"))))
#endif

const struct cr_rows *cr_rows_get(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
        return &rows_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return &rows_avx2;
#endif
    return &rows_plain;
}
