#define KERNELS train_kernels_plain
#include "kernels.inc"

const struct train_kernels *train_kernels_best(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return &train_kernels_avx2;
#endif
    return &train_kernels_plain;
}
