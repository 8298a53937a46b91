/* The statistics, against values from tables and plain counting, and their error rates by
 * simulation. CARREL_STATS_RUNS: runs of each simulation, 400. */
#include "carrel/stats.h"

#include <math.h>

#include "carrel/rng.h"
#include "fault.h"
#include "test.h"

#define CHECK_NEAR(a, b, by)                                                                       \
    do {                                                                                           \
        double a_ = (a), b_ = (b);                                                                 \
        if (!(fabs(a_ - b_) <= (by)))                                                              \
            TEST_FAIL("%s is %.10g, not %.10g", #a, a_, b_);                                       \
    } while (0)

static uint32_t n_runs(void)
{
    const char *env = getenv("CARREL_STATS_RUNS");
    return env ? (uint32_t)strtoul(env, NULL, 10) : 400;
}

/* --- quantiles ---------------------------------------------------------------------------- */

static void quantiles_lie_between_values(void)
{
    double v[] = {4, 1, 3, 2};
    cr_stats_sort(v, 4);
    CHECK_NEAR(v[0], 1, 0);
    CHECK_NEAR(v[3], 4, 0);
    CHECK_NEAR(cr_stats_quantile(v, 4, 0), 1, 0);
    CHECK_NEAR(cr_stats_quantile(v, 4, 0.5), 2.5, 1e-12);
    CHECK_NEAR(cr_stats_quantile(v, 4, 0.9), 3.7, 1e-12);
    CHECK_NEAR(cr_stats_quantile(v, 4, 1), 4, 0);
    CHECK_NEAR(cr_stats_quantile(v, 1, 0.99), 1, 0);
    CHECK_NEAR(cr_stats_quantile(v, 0, 0.5), 0, 0);
}

/* --- Kolmogorov and Smirnov --------------------------------------------------------------- */

static struct cr_stats_ks ks_of(const double *a, size_t n_a, const double *b, size_t n_b)
{
    struct cr_stats_ks ks;
    CHECK_INT(cr_stats_ks(a, n_a, b, n_b, &ks), CR_OK);
    return ks;
}

/* Two samples of n with all of a below b, moved so that k values of b come first. */
static void ks_agrees_with_tables(void)
{
    double a[] = {1, 2, 3, 4, 5}, b[] = {6, 7, 8, 9, 10};
    struct cr_stats_ks ks = ks_of(a, 5, b, 5);
    CHECK_NEAR(ks.d_less, 1, 1e-12);
    CHECK_NEAR(ks.p_less, 1 / 252.0, 1e-12);
    CHECK_NEAR(ks.p, 2 / 252.0, 1e-12);
    ks = ks_of(b, 5, a, 5);
    CHECK_NEAR(ks.d_less, 0, 0);
    CHECK_NEAR(ks.p_less, 1, 0);
    CHECK_NEAR(ks.p, 2 / 252.0, 1e-12);

    double c[] = {1, 2, 3, 4, 8}, d[] = {5, 6, 7, 9, 10}; /* D = 4/5: p = 20/252 = 0.0794 */
    ks = ks_of(c, 5, d, 5);
    CHECK_NEAR(ks.d, 0.8, 1e-12);
    CHECK_NEAR(ks.p, 20 / 252.0, 1e-12);
    CHECK_NEAR(ks.p_less, 10 / 252.0, 1e-12); /* Gnedenko and Korolyuk: C(10, 1) / C(10, 5) */
}

/* Every way to order n_a + n_b values: the p value is the part of them with as large a distance. */
static void ks_is_exact_by_counting(void)
{
    for (size_t n_a = 1; n_a <= 6; n_a++) {
        for (size_t n_b = 1; n_b <= 6; n_b++) {
            double up[1024], both[1024], p_less[1024], p[1024];
            size_t n = n_a + n_b, n_orders = 0;
            for (uint32_t mask = 0; mask < 1u << n; mask++) {
                double a[6], b[6];
                size_t i_a = 0, i_b = 0;
                if ((size_t)__builtin_popcount(mask) != n_a)
                    continue;
                for (size_t i = 0; i < n; i++) {
                    if (mask >> i & 1)
                        a[i_a++] = (double)i;
                    else
                        b[i_b++] = (double)i;
                }
                struct cr_stats_ks ks = ks_of(a, n_a, b, n_b);
                up[n_orders] = ks.d_less;
                both[n_orders] = ks.d;
                p_less[n_orders] = ks.p_less;
                p[n_orders++] = ks.p;
            }
            for (size_t i = 0; i < n_orders; i++) {
                size_t as_up = 0, as_both = 0;
                for (size_t j = 0; j < n_orders; j++) {
                    as_up += up[j] >= up[i] - 1e-9;
                    as_both += both[j] >= both[i] - 1e-9;
                }
                CHECK_NEAR(p_less[i], (double)as_up / (double)n_orders, 1e-9);
                CHECK_NEAR(p[i], (double)as_both / (double)n_orders, 1e-9);
            }
        }
    }
}

static void ks_of_the_paper_has_room_for_small_p(void)
{
    double a[250], b[250];
    for (int i = 0; i < 250; i++) {
        a[i] = i;
        b[i] = 1000 + i;
    }
    struct cr_stats_ks ks = ks_of(a, 250, b, 250); /* 1 / C(500, 250) */
    CHECK(ks.p_less > 1e-150 && ks.p_less < 1e-148);
    CHECK(cr_stats_ks(a, 0, b, 5, &ks) == CR_EINVAL);
}

static void ks_limit_law_joins_the_exact_one(void)
{
    enum { N = 6400 }; /* pairs: 4.096e7, past the exact range; 6300 is within */
    double *a = malloc(N * sizeof *a), *b = malloc(N * sizeof *b);
    struct cr_rng rng;
    CHECK(a && b);
    cr_rng_seed(&rng, 5);
    for (int i = 0; i < N; i++) {
        a[i] = cr_rng_normal(&rng);
        b[i] = cr_rng_normal(&rng) + 0.02;
    }
    struct cr_stats_ks limit = ks_of(a, N, b, N), exact = ks_of(a, 6300, b, 6300);
    double z = exact.d_less * sqrt(3150);
    CHECK_NEAR(exact.p_less, exp(-2 * z * z), 0.02);
    z = limit.d_less * sqrt(3200);
    CHECK_NEAR(limit.p_less, exp(-2 * z * z), 1e-12);
    CHECK(limit.p > 0 && limit.p <= 1 && limit.p >= limit.p_less);
    free(a);
    free(b);
}

static void ks_ties_are_one_step(void)
{
    double a[] = {1, 1, 2, 2}, b[] = {1, 1, 2, 2};
    struct cr_stats_ks ks = ks_of(a, 4, b, 4);
    CHECK_NEAR(ks.d, 0, 0);
    CHECK_NEAR(ks.p, 1, 0);
}

/* --- areas -------------------------------------------------------------------------------- */

static double area_by_pairs(const double *a, size_t n_a, const double *b, size_t n_b)
{
    double won = 0;
    for (size_t i = 0; i < n_a; i++)
        for (size_t j = 0; j < n_b; j++)
            won += a[i] < b[j] ? 1 : a[i] == b[j] ? 0.5 : 0;
    return won / ((double)n_a * (double)n_b);
}

static void areas_are_those_of_all_pairs(void)
{
    struct cr_rng rng;
    cr_rng_seed(&rng, 11);
    for (int run = 0; run < 200; run++) {
        double a[40], b[40];
        size_t n_a = 1 + cr_rng_below(&rng, 40), n_b = 1 + cr_rng_below(&rng, 40);
        for (size_t i = 0; i < n_a; i++)
            a[i] = (double)cr_rng_below(&rng, 12); /* many ties */
        for (size_t i = 0; i < n_b; i++)
            b[i] = (double)cr_rng_below(&rng, 15);
        struct cr_stats_auc auc;
        CHECK_INT(cr_stats_auc(a, n_a, b, n_b, 0.95, 50, 1, &auc), CR_OK);
        CHECK_NEAR(auc.auc, area_by_pairs(a, n_a, b, n_b), 1e-12);
        CHECK(auc.low >= 0 && auc.low <= auc.high && auc.high <= 1);
        CHECK(auc.p > 0 && auc.p <= 1);
    }
}

static void areas_at_the_ends(void)
{
    double a[20], b[20];
    for (int i = 0; i < 20; i++) {
        a[i] = i;
        b[i] = 100 + i;
    }
    struct cr_stats_auc auc, again;
    CHECK_INT(cr_stats_auc(a, 20, b, 20, 0.95, 2000, 3, &auc), CR_OK);
    CHECK_NEAR(auc.auc, 1, 0);
    CHECK_NEAR(auc.low, 1, 0);
    CHECK_NEAR(auc.p, 1 / 2001.0, 1e-12);
    CHECK_INT(cr_stats_auc(b, 20, a, 20, 0.95, 2000, 3, &auc), CR_OK);
    CHECK_NEAR(auc.auc, 0, 0);
    CHECK_NEAR(auc.p, 1, 0);
    CHECK_INT(cr_stats_auc(a, 20, a, 20, 0.95, 2000, 3, &auc), CR_OK);
    CHECK_INT(cr_stats_auc(a, 20, a, 20, 0.95, 2000, 3, &again), CR_OK);
    CHECK_NEAR(auc.auc, 0.5, 0);
    CHECK(auc.low == again.low && auc.high == again.high && auc.p == again.p);
    CHECK_INT(cr_stats_auc(a, 0, b, 20, 0.95, 10, 3, &auc), CR_EINVAL);
}

/* The permutation p is exact: of all 252 labellings of ten values, with 5 and 5. */
static void permutation_p_agrees_with_counting(void)
{
    double a[] = {1, 2, 3, 4, 8}, b[] = {5, 6, 7, 9, 10};
    double pool[10], wanted = area_by_pairs(a, 5, b, 5);
    uint32_t n_as_high = 0;
    memcpy(pool, a, sizeof a);
    memcpy(pool + 5, b, sizeof b);
    for (uint32_t mask = 0; mask < 1u << 10; mask++) {
        double x[5], y[5];
        size_t i_x = 0, i_y = 0;
        if (__builtin_popcount(mask) != 5)
            continue;
        for (size_t i = 0; i < 10; i++) {
            if (mask >> i & 1)
                x[i_x++] = pool[i];
            else
                y[i_y++] = pool[i];
        }
        n_as_high += area_by_pairs(x, 5, y, 5) >= wanted;
    }
    struct cr_stats_auc auc;
    CHECK_INT(cr_stats_auc(a, 5, b, 5, 0.95, 100000, 9, &auc), CR_OK);
    CHECK_NEAR(auc.p, n_as_high / 252.0, 0.003);
}

/* --- error rates -------------------------------------------------------------------------- */

/* A latency: a base, and a tail to the right. */
static double latency(struct cr_rng *rng, double base)
{
    return base * exp(0.2 * cr_rng_normal(rng)) +
           (cr_rng_below(rng, 20) == 0 ? 3 * cr_rng_uniform(rng) : 0);
}

static void same_samples_are_seldom_told_apart(void)
{
    uint32_t n_low = 0, n_ks = 0, n_outside = 0, runs = n_runs();
    struct cr_rng rng;
    cr_rng_seed(&rng, 21);
    for (uint32_t run = 0; run < runs; run++) {
        double a[50], b[50];
        for (int i = 0; i < 50; i++) {
            a[i] = latency(&rng, 1);
            b[i] = latency(&rng, 1);
        }
        struct cr_stats_auc auc;
        CHECK_INT(cr_stats_auc(a, 50, b, 50, 0.95, 1000, run, &auc), CR_OK);
        n_low += auc.p < 0.05;
        n_outside += auc.low > 0.5 || auc.high < 0.5;
        n_ks += ks_of(a, 50, b, 50).p_less < 0.05;
    }
    fprintf(stderr, "    of %u: p < 0.05 %u, KS %u, interval without 0.5 %u\n", runs, n_low, n_ks,
            n_outside);
    CHECK(cr_stats_binomial_tail(n_low, runs, 0.05) > 1e-4);
    CHECK(cr_stats_binomial_tail(n_ks, runs, 0.05) > 1e-4);
    CHECK(cr_stats_binomial_tail(n_outside, runs, 0.065) > 1e-4); /* bootstrap: a little above */
    CHECK(n_low > 0 && n_outside > 0);
}

static void intervals_hold_the_true_area(void)
{
    uint32_t n_inside = 0, runs = n_runs();
    double truth = 0.5 * erfc(-1 / (sqrt(2) * sqrt(2))); /* of normals one deviation apart */
    struct cr_rng rng;
    cr_rng_seed(&rng, 22);
    for (uint32_t run = 0; run < runs; run++) {
        double a[60], b[60];
        for (int i = 0; i < 60; i++) {
            a[i] = cr_rng_normal(&rng);
            b[i] = cr_rng_normal(&rng) + 1;
        }
        struct cr_stats_auc auc;
        CHECK_INT(cr_stats_auc(a, 60, b, 60, 0.95, 1000, run, &auc), CR_OK);
        n_inside += auc.low <= truth && truth <= auc.high;
    }
    fprintf(stderr, "    %u of %u intervals hold %.4f\n", n_inside, runs, truth);
    CHECK(1 - cr_stats_binomial_tail(n_inside + 1, runs, 0.935) > 1e-4);
}

static void ratios_of_quantiles(void)
{
    double a[100], b[100];
    struct cr_stats_ratio ratio;
    struct cr_rng rng;
    for (int i = 0; i < 100; i++) {
        a[i] = 3 * (i + 1);
        b[i] = i + 1;
    }
    CHECK_INT(cr_stats_quantile_ratio(a, 100, b, 100, 0.99, 0.95, 1000, 1, &ratio), CR_OK);
    CHECK_NEAR(ratio.ratio, 3, 1e-9);
    CHECK(ratio.low <= 3 && ratio.high >= 3 && ratio.low > 2 && ratio.high < 4);
    memset(b, 0, sizeof b);
    CHECK_INT(cr_stats_quantile_ratio(a, 100, b, 100, 0.99, 0.95, 100, 1, &ratio), CR_EINVAL);
    uint32_t n_inside = 0;
    cr_rng_seed(&rng, 23);
    for (int run = 0; run < 200; run++) {
        for (int i = 0; i < 100; i++) {
            a[i] = 2 * (1 + cr_rng_uniform(&rng));
            b[i] = 1 + cr_rng_uniform(&rng);
        }
        CHECK_INT(cr_stats_quantile_ratio(a, 100, b, 100, 0.5, 0.95, 400, (uint64_t)run, &ratio),
                  CR_OK);
        n_inside += ratio.low <= 2 && ratio.high >= 2;
    }
    CHECK(n_inside >= 175);
}

/* --- counts ------------------------------------------------------------------------------- */

static void binomials_agree_with_tables(void)
{
    double low, high;
    CHECK_NEAR(cr_stats_binomial_tail(0, 10, 0.3), 1, 0);
    CHECK_NEAR(cr_stats_binomial_tail(10, 10, 0.5), 1 / 1024.0, 1e-12);
    CHECK_NEAR(cr_stats_binomial_tail(8, 10, 0.5), 56 / 1024.0, 1e-12);
    CHECK_NEAR(cr_stats_binomial_tail(11, 10, 0.5), 0, 0);
    CHECK_NEAR(cr_stats_binomial_tail(1, 10, 0), 0, 0);
    CHECK_NEAR(cr_stats_binomial_tail(10, 10, 1), 1, 0);
    cr_stats_binomial_interval(0, 10, 0.95, &low, &high);
    CHECK_NEAR(low, 0, 0);
    CHECK_NEAR(high, 1 - pow(0.025, 0.1), 1e-9); /* 0.3085 */
    cr_stats_binomial_interval(5, 10, 0.95, &low, &high);
    CHECK_NEAR(low, 0.1871, 5e-5);
    CHECK_NEAR(high, 0.8129, 5e-5);
    cr_stats_binomial_interval(10, 10, 0.95, &low, &high);
    CHECK_NEAR(low, 0.6915, 5e-5);
    CHECK_NEAR(high, 1, 0);
    cr_stats_binomial_interval(0, 0, 0.95, &low, &high);
    CHECK_NEAR(low, 0, 0);
    CHECK_NEAR(high, 1, 0);
}

/* Exact: never less often than it says. */
static void binomial_intervals_hold_the_chance(void)
{
    double chances[] = {0.05, 1 / 6.0, 0.5, 0.9};
    for (size_t c = 0; c < 4; c++) {
        double p = chances[c], inside = 0;
        for (uint64_t k = 0; k <= 40; k++) {
            double low, high;
            cr_stats_binomial_interval(k, 40, 0.95, &low, &high);
            if (low <= p && p <= high)
                inside += cr_stats_binomial_tail(k, 40, p) - cr_stats_binomial_tail(k + 1, 40, p);
        }
        CHECK(inside >= 0.95 && inside < 1);
    }
}

/* --- memory ------------------------------------------------------------------------------- */

static void all_three(void *user)
{
    double a[] = {1, 2, 3}, b[] = {2, 3, 4};
    struct cr_stats_auc auc;
    struct cr_stats_ks ks;
    struct cr_stats_ratio ratio;
    (void)user;
    int status = cr_stats_ks(a, 3, b, 3, &ks);
    if (status == CR_OK)
        status = cr_stats_auc(a, 3, b, 3, 0.95, 10, 1, &auc);
    if (status == CR_OK)
        status = cr_stats_quantile_ratio(a, 3, b, 3, 0.5, 0.95, 10, 1, &ratio);
    CHECK(status == CR_OK || (status == CR_ENOMEM && fault_fired()));
}

static void memory_may_run_out(void)
{
    CHECK(fault_each(all_three, NULL) >= 10);
}

TEST_MAIN(CASE(quantiles_lie_between_values), CASE(ks_agrees_with_tables),
          CASE(ks_is_exact_by_counting), CASE(ks_of_the_paper_has_room_for_small_p),
          CASE(ks_limit_law_joins_the_exact_one), CASE(ks_ties_are_one_step),
          CASE(areas_are_those_of_all_pairs), CASE(areas_at_the_ends),
          CASE(permutation_p_agrees_with_counting), CASE(same_samples_are_seldom_told_apart),
          CASE(intervals_hold_the_true_area), CASE(ratios_of_quantiles),
          CASE(binomials_agree_with_tables), CASE(binomial_intervals_hold_the_chance),
          CASE(memory_may_run_out))
