/* From answers to a verdict, by the rules that README.md fixes. */
#include <stdlib.h>
#include <string.h>

#include "audit/audit_int.h"

#define CONFIDENCE 0.95

/* --- samples ------------------------------------------------------------------------------ */

int cr_audit_sample_add(struct cr_audit_sample *sample, double s, double told, bool is_told)
{
    if (sample->n == sample->cap) {
        uint32_t cap = sample->cap ? 2 * sample->cap : 64;
        double *longer = realloc(sample->s, cap * sizeof *longer);
        if (longer == NULL)
            return CR_ENOMEM;
        sample->s = longer;
        longer = realloc(sample->told, cap * sizeof *longer);
        if (longer == NULL)
            return CR_ENOMEM;
        sample->told = longer;
        sample->cap = cap;
    }
    sample->is_told = sample->is_told || is_told;
    sample->s[sample->n] = s;
    sample->told[sample->n++] = told;
    return CR_OK;
}

void cr_audit_sample_release(struct cr_audit_sample *sample)
{
    free(sample->s);
    free(sample->told);
    *sample = (struct cr_audit_sample){0};
}

void cr_audit_gather_release(struct cr_audit_gather *g)
{
    cr_audit_sample_release(&g->hit);
    cr_audit_sample_release(&g->miss);
    for (uint32_t i = 0; i < CR_AUDIT_MAX_SYBILS; i++) {
        cr_audit_sample_release(&g->sybil_hit[i]);
        cr_audit_sample_release(&g->sybil_miss[i]);
    }
    free(g->at_s);
    *g = (struct cr_audit_gather){0};
}

/* --- comparing ---------------------------------------------------------------------------- */

void cr_audit_comparison_release(struct cr_audit_comparison *c)
{
    free(c->hit_s);
    free(c->miss_s);
    *c = (struct cr_audit_comparison){0};
}

static double *copy(const double *values, uint32_t n, double factor)
{
    double *ret = malloc(n * sizeof *ret);
    for (uint32_t i = 0; ret && i < n; i++)
        ret[i] = factor * values[i];
    return ret;
}

static double *sorted_copy(const double *values, uint32_t n)
{
    double *ret = copy(values, n, 1);
    if (ret)
        cr_stats_sort(ret, n);
    return ret;
}

/* More tokens mean a hit, as less time does: so their order is turned round. */
static int compare_told(const struct cr_audit_sample *hit, const struct cr_audit_sample *miss,
                        double confidence, uint64_t seed, struct cr_stats_auc *ret)
{
    double *a = copy(hit->told, hit->n, -1), *b = copy(miss->told, miss->n, -1);
    int status =
        a && b ? cr_stats_auc(a, hit->n, b, miss->n, confidence, CR_AUDIT_N_RESAMPLES, seed, ret)
               : CR_ENOMEM;
    free(a);
    free(b);
    return status;
}

int cr_audit_compare(const struct cr_audit_sample *hit, const struct cr_audit_sample *miss,
                     double confidence, uint64_t seed, struct cr_audit_comparison *ret)
{
    struct cr_audit_comparison c = {.n_hit = hit->n, .n_miss = miss->n};
    if (hit->n == 0 || miss->n == 0)
        return CR_EINVAL;
    c.hit_s = sorted_copy(hit->s, hit->n);
    c.miss_s = sorted_copy(miss->s, miss->n);
    c.is_told = hit->is_told || miss->is_told;
    int status = c.hit_s && c.miss_s ? CR_OK : CR_ENOMEM;
    if (status == CR_OK)
        status = cr_stats_ks(c.hit_s, c.n_hit, c.miss_s, c.n_miss, &c.ks);
    if (status == CR_OK)
        status = cr_stats_auc(c.hit_s, c.n_hit, c.miss_s, c.n_miss, confidence,
                              CR_AUDIT_N_RESAMPLES, seed, &c.time);
    if (status == CR_OK && c.is_told)
        status = compare_told(hit, miss, confidence, seed + 1, &c.told);
    if (status == CR_OK)
        *ret = c;
    else
        cr_audit_comparison_release(&c);
    return status;
}

/* --- the rule ------------------------------------------------------------------------------ */

enum cr_audit_verdict cr_audit_rule(const struct cr_stats_auc *auc, uint32_t n_looks)
{
    if (auc->auc >= CR_AUDIT_LEAK_AREA && auc->low > 0.5 && auc->p * n_looks < CR_AUDIT_LEAK_P)
        return CR_AUDIT_LEAKS;
    return auc->low <= 0.5 && auc->high >= 0.5 ? CR_AUDIT_TIGHT : CR_AUDIT_UNDECIDED;
}

static enum cr_audit_verdict worse(enum cr_audit_verdict a, enum cr_audit_verdict b)
{
    return a > b ? a : b;
}

enum cr_audit_verdict cr_audit_rule_both(const struct cr_audit_comparison *c, uint32_t n_looks)
{
    enum cr_audit_verdict verdict = cr_audit_rule(&c->time, n_looks);
    return c->is_told ? worse(verdict, cr_audit_rule(&c->told, n_looks)) : verdict;
}

static double part_below(const double *sorted, uint32_t n, double limit)
{
    uint32_t i = 0;
    while (i < n && sorted[i] < limit)
        i++;
    return n > 0 ? (double)i / n : 0;
}

/* --- attacks with a rule of their own ------------------------------------------------------ */

static void judge_recovery(const struct cr_audit_gather *g, struct cr_audit_result *r)
{
    double chance = 1.0 / g->n_candidates;
    r->n_candidates = g->n_candidates;
    r->n_tokens = g->n_tokens;
    r->n_right = g->n_right;
    r->n_secrets = g->n_secrets;
    r->n_whole = g->n_whole;
    r->probes_per_token = (double)g->n_probes / g->n_tokens;
    cr_stats_binomial_interval(g->n_right, g->n_tokens, CONFIDENCE, &r->right_low, &r->right_high);
    r->right_p = cr_stats_binomial_tail(g->n_right, g->n_tokens, chance);
    if (r->right_p < CR_AUDIT_RECOVERY_P)
        r->verdict = CR_AUDIT_LEAKS;
    else if (r->right_low > chance || r->right_high < chance)
        r->verdict = worse(r->verdict, CR_AUDIT_UNDECIDED);
}

/* Compares for each number of accounts, and keeps the one that shows most. */
static int judge_sybil(const struct cr_audit *a, const struct cr_audit_gather *g,
                       struct cr_audit_result *r)
{
    uint32_t n_looks = 0;
    while (n_looks < CR_AUDIT_MAX_SYBILS && g->sybil_hit[n_looks].n > 0 &&
           g->sybil_miss[n_looks].n > 0)
        n_looks++;
    double confidence = 1 - (1 - CONFIDENCE) / n_looks;
    for (uint32_t i = 0; i < n_looks; i++) {
        struct cr_audit_comparison c;
        int status = cr_audit_compare(&g->sybil_hit[i], &g->sybil_miss[i], confidence,
                                      a->options->seed + i, &c);
        if (status != CR_OK)
            return status;
        enum cr_audit_verdict verdict = cr_audit_rule_both(&c, n_looks);
        if (i == 0 || verdict > r->verdict ||
            (verdict == r->verdict && c.time.auc > r->compared.time.auc)) {
            cr_audit_comparison_release(&r->compared);
            r->compared = c;
            r->verdict = verdict;
            r->n_sybils = i;
        } else {
            cr_audit_comparison_release(&c);
        }
    }
    return CR_OK;
}

#define WINDOW_S      30.0
#define WINDOW_STEP_S 5.0

/* The pairs measured in [from, from + window); *ret_has: enough of them to tell. */
static int look_through_window(const struct cr_audit *a, const struct cr_audit_gather *g,
                               double from_s, double window_s, struct cr_audit_comparison *ret,
                               bool *ret_has)
{
    struct cr_audit_sample hit = {0}, miss = {0};
    int status = CR_OK;
    for (uint32_t i = 0; i < g->hit.n && i < g->miss.n && status == CR_OK; i++) {
        if (g->at_s[i] < from_s || g->at_s[i] >= from_s + window_s)
            continue;
        status = cr_audit_sample_add(&hit, g->hit.s[i], g->hit.told[i], g->hit.is_told);
        if (status == CR_OK)
            status = cr_audit_sample_add(&miss, g->miss.s[i], g->miss.told[i], g->miss.is_told);
    }
    *ret_has = status == CR_OK && hit.n >= CR_AUDIT_MIN_SAMPLES / 2;
    if (*ret_has)
        status = cr_audit_compare(&hit, &miss, CONFIDENCE, a->options->seed, ret);
    cr_audit_sample_release(&hit);
    cr_audit_sample_release(&miss);
    return status;
}

/* The last window decides; protected since the end of the last one that leaks. */
static int judge_window(const struct cr_audit *a, const struct cr_audit_gather *g,
                        struct cr_audit_result *r)
{
    double last_s = g->at_s[(g->hit.n < g->miss.n ? g->hit.n : g->miss.n) - 1];
    double window_s = last_s < 3 * WINDOW_S ? last_s / 3 : WINDOW_S;
    double step_s = window_s * (WINDOW_STEP_S / WINDOW_S);
    r->verdict = CR_AUDIT_VOID;
    r->why = "There were too few probes in each window.";
    for (double from_s = 0; from_s + window_s <= last_s + 1e-9; from_s += step_s) {
        struct cr_audit_comparison c;
        bool has;
        int status = look_through_window(a, g, from_s, window_s, &c, &has);
        if (status != CR_OK)
            return status;
        if (!has)
            continue;
        cr_audit_comparison_release(&r->compared);
        r->compared = c;
        r->verdict = cr_audit_rule_both(&c, 1);
        r->why = NULL;
        if (r->verdict == CR_AUDIT_LEAKS)
            r->protected_s = from_s + window_s;
    }
    if (r->verdict == CR_AUDIT_LEAKS)
        r->protected_s = -1;
    return CR_OK;
}

static int judge_flood(const struct cr_audit *a, const struct cr_audit_gather *g,
                       struct cr_audit_result *r)
{
    int status = cr_audit_compare(&g->hit, &g->miss, CONFIDENCE, a->options->seed, &r->compared);
    if (status == CR_OK)
        status = cr_stats_quantile_ratio(g->hit.s, g->hit.n, g->miss.s, g->miss.n, 0.99, CONFIDENCE,
                                         CR_AUDIT_N_RESAMPLES, a->options->seed, &r->flood);
    if (status != CR_OK)
        return status;
    r->flood_during_s = cr_stats_quantile(r->compared.hit_s, r->compared.n_hit, 0.99);
    r->flood_before_s = cr_stats_quantile(r->compared.miss_s, r->compared.n_miss, 0.99);
    r->verdict = r->flood.low > CR_AUDIT_FLOOD_RATIO     ? CR_AUDIT_LEAKS
                 : r->flood.ratio > CR_AUDIT_FLOOD_RATIO ? CR_AUDIT_UNDECIDED
                                                         : CR_AUDIT_TIGHT;
    return CR_OK;
}

int cr_audit_judge(const struct cr_audit *a, enum cr_audit_attack attack,
                   const struct cr_audit_gather *g, struct cr_audit_result *r)
{
    const struct cr_audit_sample *hit = &g->hit, *miss = &g->miss;
    if (attack == CR_AUDIT_SYBIL) {
        hit = &g->sybil_hit[0];
        miss = &g->sybil_miss[0];
    }
    cr_audit_comparison_release(&r->compared);
    r->verdict = CR_AUDIT_VOID;
    if (hit->n < CR_AUDIT_MIN_SAMPLES || miss->n < CR_AUDIT_MIN_SAMPLES) {
        r->why = g->why ? g->why : "There were too few answers: allow more requests or time.";
        return CR_OK;
    }
    r->why = NULL;
    if (attack == CR_AUDIT_FLOOD)
        return judge_flood(a, g, r);
    if (attack == CR_AUDIT_WINDOW)
        return judge_window(a, g, r);
    int status = attack == CR_AUDIT_SYBIL
                     ? judge_sybil(a, g, r)
                     : cr_audit_compare(hit, miss, CONFIDENCE, a->options->seed, &r->compared);
    if (status != CR_OK)
        return status;
    const struct cr_audit_comparison *c = &r->compared;
    if (attack != CR_AUDIT_SYBIL)
        r->verdict = cr_audit_rule_both(c, 1);
    r->fastest = part_below(c->hit_s, c->n_hit, c->miss_s[0]);
    r->tpr = part_below(c->hit_s, c->n_hit, a->report->threshold_s);
    r->fpr = part_below(c->miss_s, c->n_miss, a->report->threshold_s);
    if (g->n_tokens > 0)
        judge_recovery(g, r);
    return CR_OK;
}
