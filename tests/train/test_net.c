/* The trainer's network: its gradient is the slope of its loss, and its products are products. */
#include <math.h>

#include "carrel/rng.h"
#include "test.h"
#include "train/train_int.h"

static double uniform(struct cr_rng *rng)
{
    return cr_rng_uniform(rng) - 0.5;
}

static void products_are_right(void)
{
    static float a[130 * 300], b[300 * 70], got[130 * 70], want[130 * 70];
    const size_t sizes[][3] = {{6, 16, 1}, {1, 1, 1}, {7, 17, 300}, {130, 70, 257}, {97, 48, 256}};
    struct train_gemm g;
    struct cr_rng rng;
    cr_rng_seed(&rng, 1);
    CHECK_INT(train_gemm_init(&g), CR_OK);
    const struct train_kernels *const kernels[] = {&train_kernels_plain, g.kernels};
    for (size_t k = 0; k < 2 * sizeof sizes / sizeof sizes[0] * 4; k++) {
        const size_t *s = sizes[k / 8];
        const size_t m = s[0], n = s[1], depth = s[2];
        const bool turns_a = k & 1, turns_b = k & 2, adds = k & 1;
        g.kernels = kernels[k / 4 % 2];
        for (size_t i = 0; i < m * depth; i++)
            a[i] = (float)uniform(&rng);
        for (size_t i = 0; i < n * depth; i++)
            b[i] = (float)uniform(&rng);
        const struct train_mat x = turns_a ? (struct train_mat){a, 1, m}
                                           : (struct train_mat){a, depth, 1},
                               y = turns_b ? (struct train_mat){b, 1, depth}
                                           : (struct train_mat){b, n, 1};
        for (size_t i = 0; i < m; i++)
            for (size_t j = 0; j < n; j++) {
                double sum = 0;
                for (size_t p = 0; p < depth; p++)
                    sum += (double)x.p[i * x.row + p * x.col] * (double)y.p[p * y.row + j * y.col];
                got[i * n + j] = 1;
                want[i * n + j] = (float)sum + (adds ? 1 : 0);
            }
        train_gemm_run(&g, m, n, depth, x, y, got, n, adds);
        for (size_t i = 0; i < m * n; i++)
            CHECK(fabsf(got[i] - want[i]) < 1e-4f);
    }
    train_gemm_release(&g);
}

static void curves_are_right(void)
{
    const struct train_kernels *const kernels[] = {&train_kernels_plain, train_kernels_best()};
    for (int k = 0; k < 2; k++)
        for (float x = -30; x < 30; x += 0.0371f) {
            float t[8] = {x, x, x, x, x, x, x, x}, l[8] = {x, x, x, x, x, x, x, x};
            kernels[k]->tanh_(t, 8);
            kernels[k]->logistic(l, 8);
            CHECK(fabs((double)t[7] - tanh((double)x)) < 1e-6);
            CHECK(fabs((double)l[3] - 1.0 / (1.0 + exp(-(double)x))) < 1e-6);
        }
}

/* --- The gradient --- */

static const struct tagger_shape shape = {9, 16, 16, 3, 4};

/* Three documents of random words, tags and labels; of one the tags are not known. */
static void random_rows(struct train_rows *rows, struct cr_rng *rng)
{
    const uint32_t docs[] = {0, 41, 60, 61};
    CHECK_INT(train_rows_init(rows, 61), CR_OK);
    for (int d = 0; d < 3; d++)
        for (uint32_t r = docs[d]; r < docs[d + 1]; r++) {
            rows->first[r] = docs[d];
            rows->end[r] = docs[d + 1];
            rows->n_features[r] = 2 + (uint32_t)cr_rng_below(rng, 9);
            for (uint32_t f = 0; f < rows->n_features[r]; f++)
                rows->feature[r * TAGGER_MAX_FEATURES + f] = (uint32_t)cr_rng_below(rng, 40);
            rows->tag[r] = d == 1 ? TRAIN_NO_TAG : (uint8_t)cr_rng_below(rng, TAGGER_N_TAGS);
            rows->is_private[r] = (uint8_t)cr_rng_below(rng, 2);
            rows->n++;
        }
}

static double loss_of(struct train_pass *pass, const float *params, const struct train_rows *rows,
                      const struct train_weights *w)
{
    struct train_loss loss;
    train_forward(pass, params, rows, w, &loss);
    return loss.tags + (double)w->private_weight * loss.private_;
}

/* The slope along a direction that is half the gradient, half noise, within one tensor. */
static void check_tensor(struct train_pass *pass, float *params, const float *grads, size_t at,
                         size_t n, const struct train_rows *rows, const struct train_weights *w,
                         struct cr_rng *rng)
{
    const double step = 2e-3;
    double *way = calloc(n, sizeof *way), length = 0, want = 0, side[2];
    float *keep = malloc(n * sizeof *keep);
    CHECK(way != NULL && keep != NULL);
    double size = 0;
    for (size_t i = 0; i < n; i++)
        size = fmax(size, fabs((double)grads[at + i]));
    CHECK(size > 0);
    for (size_t i = 0; i < n; i++) {
        way[i] = (double)grads[at + i] + 0.3 * size * uniform(rng);
        length += way[i] * way[i];
    }
    for (size_t i = 0; i < n; i++) {
        way[i] /= sqrt(length);
        want += way[i] * (double)grads[at + i];
    }
    memcpy(keep, params + at, n * sizeof *keep);
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < n; i++)
            params[at + i] = (float)((double)keep[i] + (s == 0 ? step : -step) * way[i]);
        side[s] = loss_of(pass, params, rows, w);
    }
    memcpy(params + at, keep, n * sizeof *keep);
    const double got = (side[0] - side[1]) / (2 * step);
    fprintf(stderr, "    analytic %9.4f numeric %9.4f\n", want, got);
    CHECK(fabs(got - want) < 0.01 * fabs(want) + 1e-3);
    free(way);
    free(keep);
}

static void check_gradient(float dropout)
{
    struct train_net net;
    struct train_pass pass;
    struct train_rows rows;
    struct cr_rng rng;
    const struct train_weights w = {
        .label_smoothing = 0.1f, .private_weight = 1.7f, .dropout = dropout, .seed = 5};
    cr_rng_seed(&rng, 3);
    train_net_init(&net, &shape);
    random_rows(&rows, &rng);
    CHECK_INT(train_pass_init(&pass, &net, 61), CR_OK);
    float *params = calloc(net.n, sizeof *params), *grads = calloc(net.n, sizeof *grads);
    CHECK(params != NULL && grads != NULL);
    train_net_fill(&net, params, 9);
    for (size_t i = 0; i < net.n_table; i++)
        params[i] *= 4;
    for (size_t i = net.n_table; i < net.n; i++)
        params[i] += 0.1f * (float)uniform(&rng);
    loss_of(&pass, params, &rows, &w);
    train_backward(&pass, params, &rows, &w, 1.0f, grads + net.n_table);
    for (size_t r = 0; r < rows.n; r++)
        for (uint32_t f = 0; f < rows.n_features[r]; f++)
            for (size_t c = 0; c < shape.dim; c++)
                grads[(size_t)rows.feature[r * TAGGER_MAX_FEATURES + f] * shape.dim + c] +=
                    pass.de[r * shape.dim + c];
    check_tensor(&pass, params, grads, 0, net.n_table, &rows, &w, &rng);
    for (uint32_t l = 0; l < shape.n_convs + 2; l++) {
        check_tensor(&pass, params, grads, net.w[l], net.b[l] - net.w[l], &rows, &w, &rng);
        check_tensor(&pass, params, grads, net.b[l], net.layer[l].n_out, &rows, &w, &rng);
    }
    free(params);
    free(grads);
    train_rows_release(&rows);
    train_pass_release(&pass);
}

static void the_gradient_is_the_slope(void)
{
    check_gradient(0);
}

static void the_gradient_is_the_slope_with_dropout(void)
{
    check_gradient(0.25f);
}

static void chances_are_calibrated(void)
{
    struct train_points points = {0};
    struct cr_rng rng;
    cr_rng_seed(&rng, 4);
    for (int i = 0; i < 40000; i++) {
        const double logit = 8 * uniform(&rng), p = 1 / (1 + exp(-(0.6 * logit - 1.2)));
        train_points_add(&points, (float)logit, cr_rng_uniform(&rng) < p, i % 2);
    }
    const struct tagger_platt platt = train_platt_fit(&points);
    CHECK(fabsf(platt.slope - 0.6f) < 0.05f && fabsf(platt.offset + 1.2f) < 0.08f);
    FILE *out = fopen("/dev/null", "w");
    const struct tagger_platt wrong = {3, 2};
    CHECK(out != NULL);
    CHECK(train_platt_print(&points, &platt, "test", out) < 0.02);
    CHECK(train_platt_print(&points, &wrong, "test", out) > 0.2);
    fclose(out);
    train_points_release(&points);
}

TEST_MAIN(CASE(products_are_right), CASE(curves_are_right), CASE(the_gradient_is_the_slope),
          CASE(the_gradient_is_the_slope_with_dropout), CASE(chances_are_calibrated))
