/* Logits to chances (Platt, 1999), with his corrected targets so that the fit stays finite; and the
 * curve that shows how far they can be trusted. */
#include <math.h>
#include <stdlib.h>

#include "train_int.h"

#define BINS 10

void train_points_add(struct train_points *p, float logit, bool label, bool is_check)
{
    if (p->n == p->cap) {
        const size_t cap = p->cap > 0 ? 2 * p->cap : 4096;
        float *logits = reallocarray(p->logit, cap, sizeof *logits);
        p->logit = logits != NULL ? logits : p->logit;
        uint8_t *labels = realloc(p->label, cap);
        p->label = labels != NULL ? labels : p->label;
        uint8_t *checks = realloc(p->is_check, cap);
        p->is_check = checks != NULL ? checks : p->is_check;
        if (logits == NULL || labels == NULL || checks == NULL) {
            p->is_short_of_memory = true;
            return;
        }
        p->cap = cap;
    }
    p->logit[p->n] = logit;
    p->label[p->n] = label;
    p->is_check[p->n++] = is_check;
}

void train_points_release(struct train_points *p)
{
    free(p->logit);
    free(p->label);
    free(p->is_check);
    *p = (struct train_points){0};
}

struct tagger_platt train_platt_fit(const struct train_points *p)
{
    double slope = 1, offset = 0, n[2] = {0, 0};
    for (size_t i = 0; i < p->n; i++)
        n[p->label[i]] += !p->is_check[i];
    const double target[2] = {1.0 / (n[0] + 2.0), (n[1] + 1.0) / (n[1] + 2.0)};
    for (int step = 0; step < 30; step++) {
        double g[2] = {0, 0}, h[3] = {1e-6, 0, 1e-6};
        for (size_t i = 0; i < p->n; i++) {
            if (p->is_check[i])
                continue;
            const double x = (double)p->logit[i], q = 1.0 / (1.0 + exp(-(slope * x + offset)));
            const double d = q - target[p->label[i]], s = q * (1.0 - q);
            g[0] += d * x;
            g[1] += d;
            h[0] += s * x * x;
            h[1] += s * x;
            h[2] += s;
        }
        const double det = h[0] * h[2] - h[1] * h[1];
        if (!(det > 1e-12))
            break;
        /* no step beyond one: far from the optimum Newton's is too long */
        double a = (h[2] * g[0] - h[1] * g[1]) / det, b = (h[0] * g[1] - h[1] * g[0]) / det;
        const double size = fabs(a) > fabs(b) ? fabs(a) : fabs(b);
        if (size > 1.0)
            a /= size, b /= size;
        slope -= a;
        offset -= b;
    }
    if (!(slope > 0.01) || !isfinite(offset) || slope > 100 || fabs(offset) > 100)
        return (struct tagger_platt){1.0f, 0.0f}; /* too little to fit */
    return (struct tagger_platt){(float)slope, (float)offset};
}

double train_platt_print(const struct train_points *p, const struct tagger_platt *platt,
                         const char *what, FILE *out)
{
    double score[BINS] = {0}, label[BINS] = {0}, n[BINS] = {0}, total = 0, error = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (!p->is_check[i])
            continue;
        const float q = cr_tagger_platt_of(platt, p->logit[i]);
        const int bin = q >= 1.0f ? BINS - 1 : (int)(q * BINS);
        score[bin] += (double)q;
        label[bin] += p->label[i];
        n[bin]++;
        total++;
    }
    fprintf(out, "calibration of %ss: slope %.3f, offset %.3f\n  score  private  count\n", what,
            (double)platt->slope, (double)platt->offset);
    for (int b = 0; b < BINS; b++) {
        if (n[b] == 0)
            continue;
        fprintf(out, "  %.3f  %.3f  %8.0f\n", score[b] / n[b], label[b] / n[b], n[b]);
        error += fabs(score[b] - label[b]);
    }
    error = total > 0 ? error / total : 0;
    fprintf(out, "  expected calibration error %.4f\n", error);
    return error;
}
