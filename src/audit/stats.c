/* Ranks, counts and resampling. See carrel/stats.h.
 *
 * Both samples are sorted together once. What follows looks at that order alone: the KS walk, the
 * area, and each resample, which only counts how often each place was drawn (bootstrap) or shuffles
 * the labels (permutation). So a resample costs a pass over the values and no sorting.
 */
#include "carrel/stats.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"

#define MAX_EXACT_PAIRS 4e7

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void cr_stats_sort(double *values, size_t n)
{
    if (n > 1)
        qsort(values, n, sizeof *values, by_value);
}

double cr_stats_quantile(const double *sorted, size_t n, double q)
{
    if (n == 0)
        return 0;
    double at = q * (double)(n - 1);
    size_t i = (size_t)at;
    if (i >= n - 1)
        return sorted[n - 1];
    return sorted[i] + (at - (double)i) * (sorted[i + 1] - sorted[i]);
}

/* --- both samples in one order ----------------------------------------------------------- */

struct entry {
    double value;
    bool is_a;
};

static int by_entry(const void *a, const void *b)
{
    return by_value(&((const struct entry *)a)->value, &((const struct entry *)b)->value);
}

/* free() it; NULL without memory. */
static struct entry *merge(const double *a, size_t n_a, const double *b, size_t n_b)
{
    struct entry *all = malloc((n_a + n_b) * sizeof *all);
    if (all == NULL)
        return NULL;
    for (size_t i = 0; i < n_a; i++)
        all[i] = (struct entry){a[i], true};
    for (size_t i = 0; i < n_b; i++)
        all[n_a + i] = (struct entry){b[i], false};
    qsort(all, n_a + n_b, sizeof *all, by_entry);
    return all;
}

static bool is_last_of_tie(const struct entry *all, size_t n, size_t i)
{
    return i + 1 == n || all[i + 1].value > all[i].value;
}

/* --- Kolmogorov and Smirnov -------------------------------------------------------------- */

/* The chance that a path of n_a steps right and n_b up, all paths equally likely, comes to a point
 * (i, j) with i·n_b − j·n_a ≥ d, or ≤ −d when `both`. Each cell holds the chance for paths that end
 * there, so the last one is the p value and nothing cancels out. `row` has n_b + 1 places. */
static double path_chance(size_t n_a, size_t n_b, double d, bool both, double *row)
{
    for (size_t i = 0; i <= n_a; i++) {
        for (size_t j = 0; j <= n_b; j++) {
            double height = (double)i * (double)n_b - (double)j * (double)n_a;
            double left = i > 0 ? row[j] * (double)i : 0;
            double below = j > 0 ? row[j - 1] * (double)j : 0;
            if (height >= d || (both && -height >= d))
                row[j] = 1;
            else
                row[j] = i + j > 0 ? (left + below) / (double)(i + j) : 0;
        }
    }
    return row[n_b];
}

/* The limit law, one-sided: exp(−2z²). */
static double limit_less(double z)
{
    return exp(-2 * z * z);
}

/* Kolmogorov's limit law. */
static double limit_both(double z)
{
    double sum = 0;
    if (z < 0.2) /* 1 to the last digit, and the series below is slow */
        return 1;
    for (int k = 1; k <= 100; k++) {
        double term = exp(-2 * k * k * z * z);
        sum += k % 2 ? term : -term;
        if (term < 1e-18)
            break;
    }
    return fmin(1, 2 * sum);
}

int cr_stats_ks(const double *a, size_t n_a, const double *b, size_t n_b,
                struct cr_stats_ks *ret_ks)
{
    if (n_a == 0 || n_b == 0)
        return CR_EINVAL;
    size_t n = n_a + n_b, i_a = 0, i_b = 0;
    double pairs = (double)n_a * (double)n_b, up = 0, down = 0; /* in units of 1 / pairs: exact */
    struct entry *all = merge(a, n_a, b, n_b);
    double *row = malloc((n_b + 1) * sizeof *row);
    if (all == NULL || row == NULL) {
        free(all);
        free(row);
        return CR_ENOMEM;
    }
    for (size_t i = 0; i < n; i++) {
        i_a += all[i].is_a;
        i_b += !all[i].is_a;
        if (is_last_of_tie(all, n, i)) {
            double height = (double)i_a * (double)n_b - (double)i_b * (double)n_a;
            up = fmax(up, height);
            down = fmax(down, -height);
        }
    }
    struct cr_stats_ks ks = {.d_less = up / pairs, .d = fmax(up, down) / pairs};
    double scale = sqrt(pairs / (double)n);
    if (pairs <= MAX_EXACT_PAIRS) {
        ks.p_less = path_chance(n_a, n_b, up, false, row);
        ks.p = path_chance(n_a, n_b, fmax(up, down), true, row);
    } else {
        ks.p_less = limit_less(ks.d_less * scale);
        ks.p = limit_both(ks.d * scale);
    }
    *ret_ks = ks;
    free(all);
    free(row);
    return CR_OK;
}

/* --- the area ---------------------------------------------------------------------------- */

/* The area where the value at place i was drawn n_a[i] and n_b[i] times; `ends[i]` marks the last
 * of equal values. */
static double area(const uint32_t *n_a, const uint32_t *n_b, const bool *ends, size_t n,
                   double pairs)
{
    double won = 0, a_before = 0, a_here = 0, b_here = 0;
    for (size_t i = 0; i < n; i++) {
        a_here += n_a[i];
        b_here += n_b[i];
        if (ends[i]) {
            won += b_here * (a_before + 0.5 * a_here);
            a_before += a_here;
            a_here = b_here = 0;
        }
    }
    return won / pairs;
}

struct resampling {
    size_t n, n_a, n_b;
    uint32_t *place_a, *place_b; /* [n_a], [n_b]: where the samples' values lie */
    uint32_t *count_a, *count_b; /* [n] */
    uint32_t *shuffled;          /* [n] */
    bool *ends;                  /* [n] */
    double *areas;               /* [n_resamples] */
};

static void release(struct resampling *r)
{
    free(r->place_a);
    free(r->place_b);
    free(r->count_a);
    free(r->count_b);
    free(r->shuffled);
    free(r->ends);
    free(r->areas);
}

static int prepare(struct resampling *r, const struct entry *all, size_t n_a, size_t n_b,
                   uint32_t n_resamples)
{
    size_t n = n_a + n_b, i_a = 0, i_b = 0;
    *r = (struct resampling){.n = n, .n_a = n_a, .n_b = n_b};
    r->place_a = calloc(n_a, sizeof *r->place_a);
    r->place_b = calloc(n_b, sizeof *r->place_b);
    r->count_a = calloc(n, sizeof *r->count_a);
    r->count_b = calloc(n, sizeof *r->count_b);
    r->shuffled = malloc(n * sizeof *r->shuffled);
    r->ends = malloc(n * sizeof *r->ends);
    r->areas = malloc(n_resamples * sizeof *r->areas);
    if (!r->place_a || !r->place_b || !r->count_a || !r->count_b || !r->shuffled || !r->ends ||
        !r->areas)
        return CR_ENOMEM;
    for (size_t i = 0; i < n; i++) {
        if (all[i].is_a)
            r->place_a[i_a++] = (uint32_t)i;
        else
            r->place_b[i_b++] = (uint32_t)i;
        r->ends[i] = is_last_of_tie(all, n, i);
        r->shuffled[i] = (uint32_t)i;
    }
    return CR_OK;
}

static void draw(uint32_t *count, size_t n, const uint32_t *places, size_t n_places,
                 struct cr_rng *rng)
{
    memset(count, 0, n * sizeof *count);
    for (size_t i = 0; i < n_places; i++)
        count[places[cr_rng_below(rng, n_places)]]++;
}

/* A random choice of n_a of the n places is a. */
static void relabel(struct resampling *r, struct cr_rng *rng)
{
    memset(r->count_a, 0, r->n * sizeof *r->count_a);
    for (size_t i = 0; i < r->n; i++)
        r->count_b[i] = 1;
    for (size_t i = 0; i < r->n_a; i++) {
        size_t j = i + cr_rng_below(rng, r->n - i);
        uint32_t place = r->shuffled[j];
        r->shuffled[j] = r->shuffled[i];
        r->shuffled[i] = place;
        r->count_a[place] = 1;
        r->count_b[place] = 0;
    }
}

int cr_stats_auc(const double *a, size_t n_a, const double *b, size_t n_b, double confidence,
                 uint32_t n_resamples, uint64_t seed, struct cr_stats_auc *ret_auc)
{
    if (n_a == 0 || n_b == 0 || n_resamples == 0 || n_a > UINT32_MAX / 2 || n_b > UINT32_MAX / 2)
        return CR_EINVAL;
    struct resampling r = {0};
    struct cr_rng rng;
    struct entry *all = merge(a, n_a, b, n_b);
    int status = all ? prepare(&r, all, n_a, n_b, n_resamples) : CR_ENOMEM;
    if (status != CR_OK)
        goto out;
    cr_rng_seed(&rng, seed);
    double pairs = (double)n_a * (double)n_b;
    for (size_t i = 0; i < n_a; i++)
        r.count_a[r.place_a[i]] = 1;
    for (size_t i = 0; i < n_b; i++)
        r.count_b[r.place_b[i]] = 1;
    struct cr_stats_auc got = {.auc = area(r.count_a, r.count_b, r.ends, r.n, pairs)};
    for (uint32_t k = 0; k < n_resamples; k++) {
        draw(r.count_a, r.n, r.place_a, n_a, &rng);
        draw(r.count_b, r.n, r.place_b, n_b, &rng);
        r.areas[k] = area(r.count_a, r.count_b, r.ends, r.n, pairs);
    }
    cr_stats_sort(r.areas, n_resamples);
    got.low = cr_stats_quantile(r.areas, n_resamples, (1 - confidence) / 2);
    got.high = cr_stats_quantile(r.areas, n_resamples, (1 + confidence) / 2);
    uint32_t n_as_high = 1;
    for (uint32_t k = 0; k < n_resamples; k++) {
        relabel(&r, &rng);
        n_as_high += area(r.count_a, r.count_b, r.ends, r.n, pairs) >= got.auc;
    }
    got.p = (double)n_as_high / ((double)n_resamples + 1);
    *ret_auc = got;
out:
    release(&r);
    free(all);
    return status;
}

/* --- a ratio of quantiles ---------------------------------------------------------------- */

static double drawn_quantile(const double *values, size_t n, double q, double *room,
                             struct cr_rng *rng)
{
    for (size_t i = 0; i < n; i++)
        room[i] = values[cr_rng_below(rng, n)];
    cr_stats_sort(room, n);
    return cr_stats_quantile(room, n, q);
}

static double own_quantile(const double *values, size_t n, double q, double *room)
{
    memcpy(room, values, n * sizeof *room);
    cr_stats_sort(room, n);
    return cr_stats_quantile(room, n, q);
}

int cr_stats_quantile_ratio(const double *a, size_t n_a, const double *b, size_t n_b, double q,
                            double confidence, uint32_t n_resamples, uint64_t seed,
                            struct cr_stats_ratio *ret_ratio)
{
    if (n_a == 0 || n_b == 0 || n_resamples == 0)
        return CR_EINVAL;
    int status = CR_OK;
    struct cr_rng rng;
    double *room = malloc((n_a > n_b ? n_a : n_b) * sizeof *room);
    double *ratios = calloc(n_resamples, sizeof *ratios);
    if (room == NULL || ratios == NULL) {
        status = CR_ENOMEM;
        goto out;
    }
    cr_rng_seed(&rng, seed);
    double of_a = own_quantile(a, n_a, q, room), of_b = own_quantile(b, n_b, q, room);
    if (!(of_b > 0)) {
        status = CR_EINVAL;
        goto out;
    }
    for (uint32_t k = 0; k < n_resamples; k++) {
        double up = drawn_quantile(a, n_a, q, room, &rng);
        double down = drawn_quantile(b, n_b, q, room, &rng);
        ratios[k] = down > 0 ? up / down : of_a / of_b;
    }
    cr_stats_sort(ratios, n_resamples);
    *ret_ratio = (struct cr_stats_ratio){
        .ratio = of_a / of_b,
        .low = cr_stats_quantile(ratios, n_resamples, (1 - confidence) / 2),
        .high = cr_stats_quantile(ratios, n_resamples, (1 + confidence) / 2),
    };
out:
    free(room);
    free(ratios);
    return status;
}

/* --- counts ------------------------------------------------------------------------------ */

static double log_factorial(uint64_t n)
{
    int sign; /* lgamma() would write it to a global */
    return lgamma_r((double)n + 1, &sign);
}

double cr_stats_binomial_tail(uint64_t k, uint64_t n, double p)
{
    if (k == 0 || p >= 1)
        return k <= n;
    if (k > n || p <= 0)
        return 0;
    double sum = 0, log_all = log_factorial(n);
    for (uint64_t i = k; i <= n; i++)
        sum += exp(log_all - log_factorial(i) - log_factorial(n - i) + (double)i * log(p) +
                   (double)(n - i) * log1p(-p));
    return fmin(1, sum);
}

/* The p at which k or more of n have the chance `wanted`; the tail rises with p. */
static double where_tail_is(uint64_t k, uint64_t n, double wanted)
{
    double low = 0, high = 1;
    for (int i = 0; i < 60; i++) {
        double p = (low + high) / 2;
        if (cr_stats_binomial_tail(k, n, p) < wanted)
            low = p;
        else
            high = p;
    }
    return (low + high) / 2;
}

void cr_stats_binomial_interval(uint64_t k, uint64_t n, double confidence, double *ret_low,
                                double *ret_high)
{
    double outside = (1 - confidence) / 2;
    *ret_low = k == 0 || n == 0 ? 0 : where_tail_is(k, n, outside);
    *ret_high = k >= n ? 1 : where_tail_is(k + 1, n, 1 - outside);
}
