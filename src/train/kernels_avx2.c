/* CMakeLists.txt compiles this for AVX2 with FMA. */
#define KERNELS train_kernels_avx2
#include "kernels.inc"
