/* xoshiro256** and splitmix64, after the public-domain descriptions of Blackman and Vigna
 * (https://prng.di.unimi.it/); bounded numbers without bias after Lemire (2019); normal numbers by
 * the polar method, one of each pair thrown away so that the state is the four words alone.
 *
 * cr_random_bytes() has no fallback on purpose: where the kernel gives no randomness there is no
 * key to be made.
 */
#include "carrel/rng.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/random.h>

static uint64_t splitmix64(uint64_t *x)
{
    uint64_t z = *x += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

void cr_rng_seed(struct cr_rng *rng, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        rng->s[i] = splitmix64(&seed);
}

static uint64_t rotl(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

uint64_t cr_rng_next(struct cr_rng *rng)
{
    uint64_t *s = rng->s;
    uint64_t result = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 45);
    return result;
}

uint64_t cr_rng_below(struct cr_rng *rng, uint64_t n)
{
    if (n == 0)
        return 0;
    unsigned __int128 m = (unsigned __int128)cr_rng_next(rng) * n;
    if ((uint64_t)m < n) {
        uint64_t reject = -n % n;
        while ((uint64_t)m < reject)
            m = (unsigned __int128)cr_rng_next(rng) * n;
    }
    return (uint64_t)(m >> 64);
}

double cr_rng_uniform(struct cr_rng *rng)
{
    return (double)(cr_rng_next(rng) >> 11) * 0x1p-53;
}

double cr_rng_normal(struct cr_rng *rng)
{
    double u, v, s;
    do {
        u = 2 * cr_rng_uniform(rng) - 1;
        v = 2 * cr_rng_uniform(rng) - 1;
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    return u * sqrt(-2 * log(s) / s);
}

uint32_t cr_rng_zipf(struct cr_rng *rng, uint32_t n)
{
    double sum = 0;
    for (uint32_t i = 1; i <= n; i++)
        sum += 1.0 / i;
    double at = cr_rng_uniform(rng) * sum;
    uint32_t i = 0;
    while (i + 1 < n && (at -= 1.0 / (i + 1)) >= 0)
        i++;
    return i;
}

int cr_random_bytes(void *ret_bytes, size_t n)
{
    unsigned char *out = ret_bytes;
    size_t done = 0;
    while (done < n) {
        ssize_t got = getrandom(out + done, n - done, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            memset(out, 0, n);
            return CR_EIO;
        }
        done += (size_t)got;
    }
    return CR_OK;
}
