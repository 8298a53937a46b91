/* The NEON kernel for 64-bit Arm: 4 floats a vector, 32 registers. */
#include "engine/attn_int.h"

#if defined(__aarch64__)

#include <arm_neon.h>

#define ATTN_TARGET
#define ATTN_KERNEL     attn_kernel_neon
#define ATTN_REGISTERS  32
#define ATTN_COLS(rows) ((rows) <= 6 ? 4 : 2)
#define W               4
#define V               float32x4_t

#define PRIMITIVE static inline __attribute__((always_inline))

PRIMITIVE V v_set1(float x)
{
    return vdupq_n_f32(x);
}
PRIMITIVE V v_load(const void *from)
{
    return vld1q_f32(from);
}
PRIMITIVE void v_store(float *to, V a)
{
    vst1q_f32(to, a);
}
PRIMITIVE V v_add(V a, V b)
{
    return vaddq_f32(a, b);
}
PRIMITIVE V v_sub(V a, V b)
{
    return vsubq_f32(a, b);
}
PRIMITIVE V v_mul(V a, V b)
{
    return vmulq_f32(a, b);
}
PRIMITIVE V v_fma(V a, V b, V c)
{
    return vfmaq_f32(c, a, b);
}
PRIMITIVE V v_max(V a, V b)
{
    return vmaxq_f32(a, b);
}
PRIMITIVE V v_round(V a)
{
    return vrndnq_f32(a);
}
PRIMITIVE V v_scale2(V a, V n)
{
    int32x4_t exponent = vshlq_n_s32(vcvtq_s32_f32(n), 23);
    return vreinterpretq_f32_s32(vaddq_s32(vreinterpretq_s32_f32(a), exponent));
}
PRIMITIVE float v_first(V a)
{
    return vgetq_lane_f32(a, 0);
}
PRIMITIVE float v_hmax(V a)
{
    return vmaxvq_f32(a);
}
PRIMITIVE float v_hsum(V a)
{
    return vaddvq_f32(a);
}
PRIMITIVE V v_load_f16(const void *from)
{
    uint16x4_t bits;
    memcpy(&bits, from, sizeof bits);
    return vcvt_f32_f16(vreinterpret_f16_u16(bits));
}
PRIMITIVE void v_store_f16(void *to, V a)
{
    uint16x4_t bits = vreinterpret_u16_f16(vcvt_f16_f32(a));
    memcpy(to, &bits, sizeof bits);
}
PRIMITIVE V v_load_i8(const void *from)
{
    int8x8_t bytes = vdup_n_s8(0);
    memcpy(&bytes, from, 4);
    return vcvtq_f32_s32(vmovl_s16(vget_low_s16(vmovl_s8(bytes))));
}
PRIMITIVE V v_keep(V a, int n, V b)
{
    static const int32_t lanes[4] = {0, 1, 2, 3};
    return vbslq_f32(vcltq_s32(vld1q_s32(lanes), vdupq_n_s32(n)), a, b);
}

#include "engine/attn_tile.h"

#endif
