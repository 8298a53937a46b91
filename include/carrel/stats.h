/* Statistics of two samples: does one of them tend to be smaller, and how sure is that?
 *
 * Nothing here assumes normal values, since latencies are not: all of it is about ranks, counts
 * or resampling. What draws random numbers takes a seed and gives the same result for it again.
 * Values are finite. Functions that need memory return CR_ENOMEM; all of them CR_EINVAL for an
 * empty sample. Any thread.
 */
#ifndef CARREL_STATS_H
#define CARREL_STATS_H

#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

CR_API_BEGIN

/* Sorts in place, ascending. */
void cr_stats_sort(double *values, size_t n);
/* The quantile q of [0, 1] of sorted values, between two of them by linear interpolation (type 7 of
 * Hyndman and Fan, 1996). 0 for none. */
double cr_stats_quantile(const double *sorted, size_t n, double q);

/* Kolmogorov and Smirnov's test of two samples. */
struct cr_stats_ks {
    double d_less, p_less; /* one-sided: how far a's distribution function lies above b's, where a
                            * is the smaller; the paper that audits prompt caching (Gu et al., 2025)
                            * tests this way */
    double d, p;           /* two-sided */
};
/* p values are exact up to 4·10^7 pairs of values (by Hodges's count of lattice paths, 1958), above
 * that by the limit law; with ties they are too large rather than too small. */
int cr_stats_ks(const double *a, size_t n_a, const double *b, size_t n_b,
                struct cr_stats_ks *ret_ks);

/* The chance that a value of a is smaller than one of b, a tie counting as half: Mann and Whitney's
 * U divided by the number of pairs, and the area under the ROC curve of "small means a". */
struct cr_stats_auc {
    double auc;
    double low, high; /* percentile bootstrap interval; each sample is drawn anew by itself */
    double p;         /* permutation test against 0.5, one-sided: how often labels by chance give so
                       * high an area, the observed one counted in: never 0 */
};
int cr_stats_auc(const double *a, size_t n_a, const double *b, size_t n_b, double confidence,
                 uint32_t n_resamples, uint64_t seed, struct cr_stats_auc *ret_auc);

/* Quantile q of a divided by that of b, with a percentile bootstrap interval. CR_EINVAL, too,
 * where b's quantile is not above 0. */
struct cr_stats_ratio {
    double ratio, low, high;
};
int cr_stats_quantile_ratio(const double *a, size_t n_a, const double *b, size_t n_b, double q,
                            double confidence, uint32_t n_resamples, uint64_t seed,
                            struct cr_stats_ratio *ret_ratio);

/* The chance of `k` or more successes in `n` trials that each succeed with chance `p`. */
double cr_stats_binomial_tail(uint64_t k, uint64_t n, double p);
/* Clopper and Pearson's exact interval (1934) of the chance of success; 0 … 1 for no trials. */
void cr_stats_binomial_interval(uint64_t k, uint64_t n, double confidence, double *ret_low,
                                double *ret_high);

CR_API_END

#endif
