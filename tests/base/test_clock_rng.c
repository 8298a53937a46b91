/* Clocks, random numbers, secrets, status codes: the small things. */
#include "carrel/clock.h"
#include "carrel/rng.h"
#include "carrel/secret.h"
#include "carrel/status.h"

#include <math.h>

#include "fault.h"
#include "test.h"

static void clocks(void)
{
    struct cr_clock clock;
    cr_clock_init_virtual(&clock, 5);
    CHECK_INT(cr_clock_now_us(&clock), 5);
    CHECK_INT(cr_clock_now_us(&clock), 5);
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(cr_clock_now_us(&clock), 1000005);
    cr_clock_init_real(&clock);
    uint64_t last_us = cr_clock_now_us(NULL);
    for (int i = 0; i < 1000; i++) {
        uint64_t now_us = cr_clock_now_us(i % 2 ? &clock : NULL);
        CHECK(now_us >= last_us);
        last_us = now_us;
    }
    CHECK(cr_clock_unix_us() > 1600000000000000); /* later than 2020 */
}

/* The first numbers for seed 42, computed apart from this code (a few lines of Python). */
static void generator_is_the_known_one(void)
{
    static const uint64_t expected[] = {0x15780b2e0c2ec716, 0x6104d9866d113a7e, 0xae17533239e499a1,
                                        0xecb8ad4703b360a1};
    struct cr_rng rng;
    cr_rng_seed(&rng, 42);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        CHECK(cr_rng_next(&rng) == expected[i]);
}

static void numbers_are_even(void)
{
    enum { N = 60000, SIDES = 6 };
    int counts[SIDES] = {0};
    double sum = 0, normal_sum = 0, normal_squares = 0;
    struct cr_rng rng;
    cr_rng_seed(&rng, 7);
    CHECK_INT(cr_rng_below(&rng, 0), 0);
    CHECK_INT(cr_rng_below(&rng, 1), 0);
    for (int i = 0; i < N; i++) {
        uint64_t side = cr_rng_below(&rng, SIDES);
        CHECK(side < SIDES);
        counts[side]++;
        double u = cr_rng_uniform(&rng), z = cr_rng_normal(&rng);
        CHECK(u >= 0 && u < 1);
        sum += u;
        normal_sum += z;
        normal_squares += z * z;
    }
    double chi2 = 0;
    for (int i = 0; i < SIDES; i++)
        chi2 += pow(counts[i] - N / SIDES, 2) / (N / SIDES);
    CHECK(chi2 < 20.5); /* 5 degrees of freedom, p = 0.001; the seed is fixed */
    CHECK(fabs(sum / N - 0.5) < 0.005);
    CHECK(fabs(normal_sum / N) < 0.02);
    CHECK(fabs(normal_squares / N - 1) < 0.03);
    /* No bias near the top of the range: with n = 3/4 of 2^64, a plain remainder would make the
     * lower third twice as likely. */
    int low = 0;
    for (int i = 0; i < N; i++)
        low += cr_rng_below(&rng, UINT64_C(3) << 62) < UINT64_C(1) << 62;
    CHECK(fabs((double)low / N - 1.0 / 3) < 0.01);
}

static void zipf_is_what_it_says(void)
{
    enum { N = 100000 };
    struct cr_rng rng;
    uint32_t counts[4] = {0};
    cr_rng_seed(&rng, 3);
    for (int i = 0; i < N; i++) {
        uint32_t k = cr_rng_zipf(&rng, 4);
        CHECK(k < 4);
        counts[k]++;
    }
    for (uint32_t k = 0; k < 4; k++) /* of 1 + 1/2 + 1/3 + 1/4 */
        CHECK(fabs(counts[k] / (double)N - 1.0 / (k + 1) / (25.0 / 12)) < 0.01);
    CHECK_INT(cr_rng_zipf(&rng, 0), 0);
    CHECK_INT(cr_rng_zipf(&rng, 1), 0);
}

static void system_bytes_differ(void)
{
    unsigned char a[64], b[64];
    CHECK_INT(cr_random_bytes(a, sizeof a), CR_OK);
    CHECK_INT(cr_random_bytes(b, sizeof b), CR_OK);
    CHECK(memcmp(a, b, sizeof a) != 0);
    CHECK_INT(cr_random_bytes(a, 0), CR_OK);
}

static void secrets(void)
{
    struct cr_secret secret, other;
    CHECK_INT(cr_secret_init(&secret, "sesame", 6), CR_OK);
    CHECK(cr_secret_equals(&secret, "sesame", 6));
    CHECK(!cr_secret_equals(&secret, "sesamE", 6));
    CHECK(!cr_secret_equals(&secret, "Sesame", 6));
    CHECK(!cr_secret_equals(&secret, "sesame!", 7));
    CHECK(!cr_secret_equals(&secret, "", 0));
    cr_secret_wipe(secret.bytes, secret.len);
    CHECK(memcmp(secret.bytes, "\0\0\0\0\0\0", 6) == 0);
    cr_secret_release(&secret);
    CHECK(secret.bytes == NULL && secret.len == 0);
    cr_secret_release(&secret);
    CHECK_INT(cr_secret_init(&secret, NULL, 0), CR_OK);
    CHECK(cr_secret_equals(&secret, NULL, 0));
    cr_secret_release(&secret);
    CHECK_INT(cr_secret_init_random(&secret, 32), CR_OK);
    CHECK_INT(cr_secret_init_random(&other, 32), CR_OK);
    CHECK(!cr_secret_equals(&secret, other.bytes, 32));
    cr_secret_release(&secret);
    cr_secret_release(&other);
    fault_arm(1);
    CHECK_INT(cr_secret_init(&secret, "x", 1), CR_ENOMEM);
    CHECK(secret.bytes == NULL && secret.len == 0);
    fault_arm(0);
}

static void status_codes(void)
{
    CHECK_STR(cr_status_name(CR_ENOMEM), "CR_ENOMEM");
    CHECK_STR(cr_status_text(CR_EFULL), "queue is full");
    CHECK_INT(cr_status_http(CR_EFULL), 429);
    CHECK_INT(cr_status_http(CR_OK), 200);
    CHECK_STR(cr_status_name(-9999), "CR_E?");
    CHECK_INT(cr_status_http(-9999), 500);
    struct cr_error err;
    CHECK_INT(cr_error_set(&err, CR_EINVAL, "%s must be %d.", "x", 3), CR_EINVAL);
    CHECK_STR(err.text, "x must be 3.");
    CHECK_INT(cr_error_set(NULL, CR_EIO, "x"), CR_EIO);
    CHECK_INT(cr_error_set(&err, CR_EIO, "%500d", 1), CR_EIO);
    CHECK_INT(strlen(err.text), sizeof err.text - 1);
}

TEST_MAIN(CASE(clocks), CASE(generator_is_the_known_one), CASE(numbers_are_even),
          CASE(zipf_is_what_it_says), CASE(system_bytes_differ), CASE(secrets), CASE(status_codes))
