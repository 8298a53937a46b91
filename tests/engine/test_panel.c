/* Panels and rows: the fast arithmetic against sums written down plainly, in double precision. */
#include "engine/panel.h"

#include <ggml.h>
#include <math.h>
#include <pthread.h>

#include "engine/panel_int.h"
#include "engine/rows.h"
#include "test.h"

#define SEED 4711

static uint64_t rng_state;

static uint32_t rng(void)
{
    rng_state = rng_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(rng_state >> 32);
}

static float uniform(void)
{
    return (float)rng() / 2147483648.0f - 1.0f;
}

static void *take(size_t size)
{
    void *p = aligned_alloc(64, (size + 63) / 64 * 64);
    CHECK(p != NULL);
    return p;
}

/* A row of activations as the kernel sees it: rounded to 8 bits in blocks of 32. */
static void round_row(const float *x, uint32_t n, float *out)
{
    for (uint32_t b = 0; b < n; b += 32) {
        float max = 0;
        for (uint32_t i = b; i < b + 32; i++)
            max = fabsf(x[i]) > max ? fabsf(x[i]) : max;
        for (uint32_t i = b; i < b + 32; i++)
            out[i] = max > 0 ? rintf(x[i] * (127.0f / max)) * (max / 127.0f) : 0;
    }
}

struct product {
    enum ggml_type type;
    uint32_t n_in, n_out, n_rows;
    float *weights; /* [n_out, n_in], as the quantized ones read */
    float *x;       /* [n_rows, n_in], rounded */
    float *raw;     /* before that */
    void *panels, *acts;
};

static void make(struct product *p, enum ggml_type type, uint32_t n_in, uint32_t n_out,
                 uint32_t n_rows)
{
    const size_t row_size = ggml_row_size(type, n_in);
    uint8_t *packed = take(row_size * n_out);
    *p = (struct product){.type = type, .n_in = n_in, .n_out = n_out, .n_rows = n_rows};
    p->weights = take(sizeof(float) * n_in * n_out);
    p->x = take(sizeof(float) * n_in * n_rows);
    p->raw = take(sizeof(float) * n_in * n_rows);
    p->panels = take(row_size * n_out);
    p->acts = take(cr_panel_acts_bytes(n_in, n_rows));
    for (size_t i = 0; i < (size_t)n_in * n_out; i++)
        p->weights[i] = uniform() * (float)(1 + i / n_in % 5);
    ggml_quantize_chunk(type, p->weights, packed, 0, n_out, n_in, NULL);
    for (uint32_t i = 0; i < n_out; i++)
        ggml_get_type_traits(type)->to_float(packed + i * row_size, p->weights + (size_t)i * n_in,
                                             n_in);
    cr_panel_pack(type, n_in, n_out, packed, p->panels);
    for (uint32_t i = 0; i < n_out; i++) { /* a panel gives its rows back exactly */
        cr_panel_row(type, n_in, p->panels, i, p->x);
        CHECK(memcmp(p->x, p->weights + (size_t)i * n_in, n_in * sizeof(float)) == 0);
    }
    for (uint32_t i = 0; i < n_rows; i++) {
        float *row = p->x + (size_t)i * n_in;
        for (uint32_t k = 0; k < n_in; k++)
            row[k] = i % 7 == 3 ? 0 : uniform() * (float)(1 + k / 32 % 3);
        cr_panel_quantize(row, n_in, n_rows, i, p->acts);
        memcpy(p->raw + (size_t)i * n_in, row, sizeof(float) * n_in);
        round_row(row, n_in, row);
    }
    free(packed);
}

static void release(struct product *p)
{
    free(p->weights);
    free(p->x);
    free(p->raw);
    free(p->panels);
    free(p->acts);
}

static struct cr_panel_product call_of(const struct product *p, float *out, bool add)
{
    return (struct cr_panel_product){.type = p->type,
                                     .n_in = p->n_in,
                                     .n_out = p->n_out,
                                     .n_rows = p->n_rows,
                                     .panels = p->panels,
                                     .acts = p->acts,
                                     .out = out,
                                     .out_stride = p->n_out + 5,
                                     .add = add};
}

static void check(const struct product *p, const float *out, bool add)
{
    double diff = 0, size = 0;
    for (uint32_t i = 0; i < p->n_rows; i++)
        for (uint32_t j = 0; j < p->n_out; j++) {
            double sum = add ? 0.25 : 0;
            for (uint32_t k = 0; k < p->n_in; k++)
                sum += (double)p->x[(size_t)i * p->n_in + k] *
                       (double)p->weights[(size_t)j * p->n_in + k];
            const double d = out[(size_t)i * (p->n_out + 5) + j] - sum;
            diff += d * d;
            size += sum * sum;
        }
    if (!(diff <= 1e-10 * size))
        TEST_FAIL("%s %u x %u, %u rows: off by %g", ggml_type_name(p->type), p->n_in, p->n_out,
                  p->n_rows, sqrt(diff / size));
}

static void products_are_right(void)
{
    static const enum ggml_type types[] = {GGML_TYPE_Q8_0, GGML_TYPE_Q4_0};
    static const uint32_t n_ins[] = {32, 64, 96, 576};
    if (!cr_panel_takes(GGML_TYPE_Q8_0, 32, 16)) {
        fprintf(stderr, "    this processor has no kernel\n");
        return;
    }
    fprintf(stderr, "    seed %d\n", SEED);
    rng_state = SEED;
    for (int t = 0; t < 2; t++)
        for (int s = 0; s < 4; s++)
            for (uint32_t n_rows = 2; n_rows <= 26; n_rows += n_rows < 18 ? 1 : 8)
                for (int add = 0; add < 2; add++) {
                    struct product p;
                    const uint32_t rows = add && n_rows == 2 ? 1 : n_rows;
                    make(&p, types[t], n_ins[s], 48, rows);
                    float *out = take(sizeof(float) * rows * (p.n_out + 5));
                    for (size_t i = 0; i < (size_t)rows * (p.n_out + 5); i++)
                        out[i] = 0.25f;
                    const struct cr_panel_product call = call_of(&p, out, add);
                    atomic_uint next = 0;
                    cr_panel_multiply(&call, &next, 3);
                    check(&p, out, add);
                    for (uint32_t i = 0; i < rows; i++) /* nothing between the rows is written */
                        for (uint32_t j = p.n_out; j < p.n_out + 5; j++)
                            CHECK(out[(size_t)i * (p.n_out + 5) + j] == 0.25f);
                    free(out);
                    release(&p);
                }
}

/* The largest weights and activations there are do not overflow a block's sum. */
static void extremes_do_not_overflow(void)
{
    if (!cr_panel_takes(GGML_TYPE_Q8_0, 32, 16))
        return;
    struct product p;
    rng_state = SEED;
    make(&p, GGML_TYPE_Q8_0, 64, 16, 9);
    uint8_t *packed = take(ggml_row_size(p.type, 64) * 16);
    for (int sign = -1; sign <= 1; sign += 2) {
        for (size_t i = 0; i < 64 * 16; i++)
            p.weights[i] = 127.0f * (float)sign;
        ggml_quantize_chunk(p.type, p.weights, packed, 0, 16, 64, NULL);
        cr_panel_pack(p.type, 64, 16, packed, p.panels);
        for (uint32_t i = 0; i < 9; i++) {
            for (int k = 0; k < 64; k++)
                p.x[i * 64 + k] = i % 2 ? 1000.0f : -1000.0f;
            cr_panel_quantize(p.x + i * 64, 64, 9, i, p.acts);
        }
        float out[9 * 21];
        const struct cr_panel_product call = call_of(&p, out, false);
        atomic_uint next = 0;
        cr_panel_multiply(&call, &next, 1);
        check(&p, out, false);
    }
    free(packed);
    release(&p);
}

struct worker {
    const struct cr_panel_product *call;
    atomic_uint *next;
};

static void *work(void *user)
{
    const struct worker *w = user;
    cr_panel_multiply(w->call, w->next, 4);
    return NULL;
}

/* A row's result is the same bit by bit, alone or with others, on one thread or four. */
static void rows_do_not_depend_on_each_other(void)
{
    if (!cr_panel_takes(GGML_TYPE_Q4_0, 128, 160))
        return;
    struct product many;
    rng_state = SEED;
    make(&many, GGML_TYPE_Q4_0, 128, 160, 21);
    float *out = take(sizeof(float) * 21 * 165), *alone = take(sizeof(float) * 165);
    const struct cr_panel_product call = call_of(&many, out, false);
    atomic_uint next = 0;
    pthread_t threads[4];
    struct worker worker = {&call, &next};
    for (int i = 0; i < 4; i++)
        CHECK_INT(pthread_create(&threads[i], NULL, work, &worker), 0);
    for (int i = 0; i < 4; i++)
        CHECK_INT(pthread_join(threads[i], NULL), 0);
    for (uint32_t i = 0; i < 21; i++) {
        struct product one = many;
        one.n_rows = 1;
        one.acts = take(cr_panel_acts_bytes(128, 1));
        cr_panel_quantize(many.raw + (size_t)i * 128, 128, 1, 0, one.acts);
        const struct cr_panel_product single = call_of(&one, alone, false);
        atomic_store(&next, 0);
        cr_panel_multiply(&single, &next, 1);
        CHECK(memcmp(alone, out + (size_t)i * 165, sizeof(float) * 160) == 0);
        free(one.acts);
    }
    free(out);
    free(alone);
    release(&many);
}

static void takes_what_it_can(void)
{
    const bool has = cr_panel_takes(GGML_TYPE_Q8_0, 32, 16);
    CHECK_INT(cr_panel_takes(GGML_TYPE_Q4_0, 4864, 896), has);
    CHECK(!cr_panel_takes(GGML_TYPE_Q8_0, 33, 16));
    CHECK(!cr_panel_takes(GGML_TYPE_Q8_0, 32, 24));
    CHECK(!cr_panel_takes(GGML_TYPE_Q8_0, 32, UINT64_C(1) << 32));
    CHECK(!cr_panel_takes(GGML_TYPE_F16, 32, 16));
    CHECK(!cr_panel_takes(GGML_TYPE_Q4_K, 256, 16));
}

static void rows_are_right(void)
{
    static const uint32_t lengths[] = {1, 7, 16, 40, 64, 100, 577};
    const struct cr_rows *rows = cr_rows_get();
    float x[640], y[640], out[640], turned[640];
    rng_state = SEED;
    for (size_t l = 0; l < sizeof lengths / sizeof lengths[0]; l++) {
        const uint32_t n = lengths[l];
        double squares = 0;
        for (uint32_t i = 0; i < n; i++) {
            x[i] = uniform() * 30.0f;
            y[i] = uniform();
            squares += (double)x[i] * x[i];
        }
        rows->norm(x, y, 1e-5f, n, out);
        for (uint32_t i = 0; i < n; i++) {
            const double expected = x[i] / sqrt(squares / n + 1e-5) * y[i];
            CHECK(fabs(out[i] - expected) <= 1e-6 * (1 + fabs(expected)));
        }
        rows->swiglu(x, y, n, out);
        for (uint32_t i = 0; i < n; i++) {
            const double expected = x[i] / (1 + exp(-(double)x[i])) * y[i];
            CHECK(fabs(out[i] - expected) <= 1e-6 * fabs(expected) + 1e-12);
        }
        memcpy(out, x, sizeof out);
        rows->add(out, y, n);
        for (uint32_t i = 0; i < n; i++)
            CHECK(out[i] == x[i] + y[i]);
        const uint32_t half = n / 2;
        for (uint32_t i = 0; i < half; i++) {
            const float angle = y[i] * 3.0f;
            turned[i] = cosf(angle);
            turned[half + i] = sinf(angle);
        }
        for (int neox = 0; neox < 2; neox++) {
            memcpy(out, x, sizeof out);
            (neox ? rows->rotate_halves : rows->rotate_pairs)(out, turned, half);
            for (uint32_t i = 0; i < half; i++) {
                const uint32_t a = neox ? i : 2 * i, b = neox ? i + half : 2 * i + 1;
                const double c = turned[i], s = turned[half + i];
                CHECK(fabs(out[a] - (x[a] * c - x[b] * s)) < 1e-5);
                CHECK(fabs(out[b] - (x[a] * s + x[b] * c)) < 1e-5);
            }
        }
    }
    /* Far out, the gate is closed or open, and never NaN. */
    const float far[6] = {-1e30f, -200.0f, -88.0f, 88.0f, 200.0f, 1e30f};
    const float ones[6] = {1, 1, 1, 1, 1, 1};
    rows->swiglu(far, ones, 6, out);
    for (int i = 0; i < 6; i++)
        CHECK(far[i] < 0 ? fabsf(out[i]) <= 1e-7f * fabsf(far[i]) : out[i] == far[i]);
}

TEST_MAIN(CASE(takes_what_it_can), CASE(products_are_right), CASE(extremes_do_not_overflow),
          CASE(rows_do_not_depend_on_each_other), CASE(rows_are_right))
