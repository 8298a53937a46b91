/* Paged attention against a naive one.
 *
 * The naive attention knows nothing of pages: it keeps each sequence's K and V in plain arrays,
 * rounded as the KV type rounds, and sums in double. A case draws a shape and a ragged batch,
 * scatters the sequences over a pool full of NaN, stores, runs with one to three threads, and
 * compares. What the header promises bit by bit (batched = alone, prefilled = decoded, any number
 * of threads) is compared bit by bit.
 */
#include <math.h>
#include <pthread.h>

#include "engine/attn_int.h"
#include "test.h"

#define MAX_CASE_SEQS 8

static uint64_t rng_state;

static uint32_t rng(void)
{
    rng_state ^= rng_state << 13;
    rng_state ^= rng_state >> 7;
    rng_state ^= rng_state << 17;
    return (uint32_t)(rng_state >> 32);
}

static uint32_t rng_range(uint32_t lo, uint32_t hi)
{
    return lo + rng() % (hi - lo + 1);
}

static void seed_rng(uint64_t seed)
{
    printf("seed %" PRIu64 "\n", seed);
    rng_state = seed * 0x9e3779b97f4a7c15u + 1;
}

/* About normal: the sum of four uniforms. */
static float rng_normal(void)
{
    float sum = 0;

    for (int i = 0; i < 4; i++)
        sum += (float)rng() * 0x1p-32f - 0.5f;
    return sum * 1.7320508f;
}

static void *must_alloc(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);

    CHECK(p != NULL);
    return p;
}

/* ---- a world: one layer's pools, and sequences with all their rows ---- */

struct world_seq {
    uint32_t pos, n_tokens, total; /* total = pos + n_tokens */
    struct cr_page_id *table;
    float *q, *k, *v;       /* [total, heads, dim]; what the model would compute */
    float *k_kept, *v_kept; /* as the KV type keeps them */
};

struct world {
    struct cr_attn_shape shape;
    float scale;
    uint32_t n_seqs, n_pages, n_rows;
    size_t page_bytes;
    uint8_t *k_pool, *v_pool;
    struct world_seq seqs[MAX_CASE_SEQS];
};

static void keep_row(const struct cr_attn_shape *shape, const float *x, float *kept)
{
    for (uint32_t d0 = 0; d0 < shape->head_dim; d0 += 32) {
        uint32_t end = d0 + 32 < shape->head_dim ? d0 + 32 : shape->head_dim;
        float amax = 0, scale;

        for (uint32_t d = d0; d < end; d++)
            amax = fmaxf(amax, fabsf(x[d]));
        scale = attn_f16_to_f32(attn_f32_to_f16(amax / 127));
        for (uint32_t d = d0; d < end; d++) {
            if (shape->kv_type == CR_KV_F16) {
                kept[d] = attn_f16_to_f32(attn_f32_to_f16(x[d]));
            } else {
                float inverse = scale > 0 ? 1 / scale : 0;
                kept[d] = scale * fminf(fmaxf(nearbyintf(x[d] * inverse), -127), 127);
            }
        }
    }
}

static void world_init(struct world *w, const struct cr_attn_shape *shape, uint32_t n_seqs,
                       const uint32_t *pos, const uint32_t *n_tokens)
{
    uint32_t pt = shape->page_tokens, dim = shape->head_dim, next = 0, *order;

    memset(w, 0, sizeof *w);
    w->shape = *shape;
    w->scale = 1 / sqrtf((float)dim);
    w->n_seqs = n_seqs;
    for (uint32_t i = 0; i < n_seqs; i++)
        w->n_pages += (pos[i] + n_tokens[i] + pt - 1) / pt;
    w->n_pages += 3; /* nobody's */
    order = must_alloc(w->n_pages, sizeof *order);
    for (uint32_t i = 0; i < w->n_pages; i++) {
        uint32_t j = rng_range(0, i);
        order[i] = order[j];
        order[j] = i;
    }
    w->page_bytes = cr_attn_page_bytes(shape);
    CHECK(w->page_bytes > 0);
    w->k_pool = must_alloc(w->n_pages, w->page_bytes);
    w->v_pool = must_alloc(w->n_pages, w->page_bytes);
    memset(w->k_pool, 0xff, w->n_pages * w->page_bytes); /* NaN */
    memset(w->v_pool, 0xff, w->n_pages * w->page_bytes);
    for (uint32_t i = 0; i < n_seqs; i++) {
        struct world_seq *s = &w->seqs[i];
        uint32_t n_kv, n_q;

        s->pos = pos[i];
        s->n_tokens = n_tokens[i];
        s->total = pos[i] + n_tokens[i];
        s->table = must_alloc((s->total + pt - 1) / pt, sizeof *s->table);
        for (uint32_t j = 0; j < (s->total + pt - 1) / pt; j++)
            s->table[j].v = order[next++];
        n_kv = s->total * shape->n_head_kv * dim;
        n_q = s->total * shape->n_head * dim;
        s->q = must_alloc(n_q, sizeof(float));
        s->k = must_alloc(n_kv, sizeof(float));
        s->v = must_alloc(n_kv, sizeof(float));
        s->k_kept = must_alloc(n_kv, sizeof(float));
        s->v_kept = must_alloc(n_kv, sizeof(float));
        for (uint32_t j = 0; j < n_q; j++)
            s->q[j] = 2 * rng_normal();
        for (uint32_t j = 0; j < n_kv; j++) {
            s->k[j] = rng_normal();
            s->v[j] = rng_normal();
        }
        for (uint32_t j = 0; j < n_kv; j += dim) {
            keep_row(shape, s->k + j, s->k_kept + j);
            keep_row(shape, s->v + j, s->v_kept + j);
        }
        w->n_rows += s->n_tokens;
    }
    free(order);
}

static void world_release(struct world *w)
{
    for (uint32_t i = 0; i < w->n_seqs; i++) {
        struct world_seq *s = &w->seqs[i];
        free(s->table);
        free(s->q);
        free(s->k);
        free(s->v);
        free(s->k_kept);
        free(s->v_kept);
    }
    free(w->k_pool);
    free(w->v_pool);
}

/* The naive attention of one row, in double. */
static void naive_row(const struct world *w, const struct world_seq *s, uint32_t pos, uint32_t head,
                      double *out)
{
    uint32_t dim = w->shape.head_dim, n_kv = w->shape.n_head_kv;
    uint32_t head_kv = head / (w->shape.n_head / n_kv);
    const float *q = s->q + ((size_t)pos * w->shape.n_head + head) * dim;
    double *p = must_alloc(pos + 1, sizeof *p), max = -INFINITY, sum = 0;

    for (uint32_t t = 0; t <= pos; t++) {
        const float *k = s->k_kept + ((size_t)t * n_kv + head_kv) * dim;
        for (uint32_t d = 0; d < dim; d++)
            p[t] += (double)q[d] * (double)k[d];
        p[t] *= (double)w->scale;
        max = fmax(max, p[t]);
    }
    memset(out, 0, dim * sizeof *out);
    for (uint32_t t = 0; t <= pos; t++) {
        const float *v = s->v_kept + ((size_t)t * n_kv + head_kv) * dim;
        p[t] = exp(p[t] - max);
        sum += p[t];
        for (uint32_t d = 0; d < dim; d++)
            out[d] += p[t] * (double)v[d];
    }
    for (uint32_t d = 0; d < dim; d++)
        out[d] /= sum;
    free(p);
}

/* ---- running it: threads with a barrier between store and run, as ggml has ---- */

struct crew {
    struct cr_attn_args args;
    uint32_t nth;
    bool store, run;
    pthread_barrier_t barrier;
};

struct hand {
    struct crew *crew;
    uint32_t ith;
};

static void *hand_main(void *arg)
{
    struct hand *hand = arg;
    struct crew *crew = hand->crew;

    if (crew->store)
        cr_attn_store(&crew->args, hand->ith, crew->nth);
    pthread_barrier_wait(&crew->barrier);
    if (crew->run)
        cr_attn_run(&crew->args, hand->ith, crew->nth);
    return NULL;
}

static void crew_work(struct crew *crew)
{
    pthread_t threads[8];
    struct hand hands[8];

    CHECK_INT(pthread_barrier_init(&crew->barrier, NULL, crew->nth), 0);
    for (uint32_t i = 0; i < crew->nth; i++) {
        hands[i] = (struct hand){crew, i};
        if (i > 0)
            CHECK_INT(pthread_create(&threads[i], NULL, hand_main, &hands[i]), 0);
    }
    hand_main(&hands[0]);
    for (uint32_t i = 1; i < crew->nth; i++)
        pthread_join(threads[i], NULL);
    pthread_barrier_destroy(&crew->barrier);
}

static struct cr_attn *attn_for(const struct cr_attn_shape *shape, enum cr_attn_isa isa,
                                uint32_t n_threads)
{
    struct cr_attn_config config = {*shape, 2, n_threads, MAX_CASE_SEQS, isa};
    struct cr_attn *attn;

    CHECK_INT(cr_attn_create(&config, &attn), CR_OK);
    CHECK(isa == CR_ATTN_AUTO || cr_attn_get_isa(attn) == isa);
    return attn;
}

/* Runs positions from[i] … from[i] + n[i] - 1 of the sequences i in `which` as one step. out[i] is
 * sequence i's [total, n_head * dim]; only those positions are written. Rows are padded and lie
 * in another order than the sequences, so that strides and rows matter. */
static void step(struct world *w, struct cr_attn *attn, uint32_t nth, uint32_t layer, bool store,
                 bool run, const uint32_t *from, const uint32_t *n, float *const *out)
{
    uint32_t n_head = w->shape.n_head, n_kv = w->shape.n_head_kv, dim = w->shape.head_dim;
    uint32_t q_row = n_head * (dim + 4) + 8, kv_row = n_kv * (dim + 2) + 5;
    uint32_t out_row = n_head * dim + 3, n_rows = 0, n_seqs = 0, row = 0;
    struct cr_attn_seq seqs[MAX_CASE_SEQS];
    uint32_t first_row[MAX_CASE_SEQS];
    struct crew crew = {.nth = nth, .store = store, .run = run};
    float *q, *k, *v, *o;

    for (uint32_t i = 0; i < w->n_seqs; i++)
        n_rows += n[i];
    q = must_alloc((size_t)n_rows * q_row, sizeof *q);
    k = must_alloc((size_t)n_rows * kv_row, sizeof *k);
    v = must_alloc((size_t)n_rows * kv_row, sizeof *v);
    o = must_alloc((size_t)n_rows * out_row, sizeof *o);
    memset(o, 0xff, (size_t)n_rows * out_row * sizeof *o);
    for (uint32_t i = w->n_seqs; i-- > 0;) {
        const struct world_seq *s = &w->seqs[i];

        first_row[i] = row;
        if (n[i] == 0)
            continue;
        seqs[n_seqs++] = (struct cr_attn_seq){row, n[i], from[i], s->table};
        for (uint32_t t = from[i]; t < from[i] + n[i]; t++, row++) {
            for (uint32_t h = 0; h < n_head; h++)
                memcpy(q + (size_t)row * q_row + h * (dim + 4),
                       s->q + ((size_t)t * n_head + h) * dim, dim * sizeof *q);
            for (uint32_t h = 0; h < n_kv; h++) {
                size_t at = (size_t)row * kv_row + h * (dim + 2);
                memcpy(k + at, s->k + ((size_t)t * n_kv + h) * dim, dim * sizeof *k);
                memcpy(v + at, s->v + ((size_t)t * n_kv + h) * dim, dim * sizeof *v);
            }
        }
    }
    CHECK_INT(cr_attn_plan(attn, seqs, n_seqs), CR_OK);
    crew.args = (struct cr_attn_args){
        .attn = attn,
        .layer = layer,
        .scale = w->scale,
        .k_pool = w->k_pool,
        .v_pool = w->v_pool,
        .k = k,
        .v = v,
        .q = q,
        .out = o,
        .k_row_stride = kv_row * sizeof(float),
        .v_row_stride = kv_row * sizeof(float),
        .k_head_stride = (dim + 2) * sizeof(float),
        .v_head_stride = (dim + 2) * sizeof(float),
        .q_row_stride = q_row * sizeof(float),
        .q_head_stride = (dim + 4) * sizeof(float),
        .out_row_stride = out_row * sizeof(float),
    };
    crew_work(&crew);
    for (uint32_t i = 0; run && i < w->n_seqs; i++) {
        for (uint32_t j = 0; j < n[i]; j++) {
            const float *from_row = o + (size_t)(first_row[i] + j) * out_row;

            memcpy(out[i] + (size_t)(from[i] + j) * n_head * dim, from_row,
                   (size_t)n_head * dim * sizeof *o);
            for (uint32_t pad = n_head * dim; pad < out_row; pad++)
                CHECK(isnan(from_row[pad]));
        }
    }
    free(q);
    free(k);
    free(v);
    free(o);
}

struct outs {
    float *rows[MAX_CASE_SEQS];
};

static void outs_init(struct outs *outs, const struct world *w)
{
    for (uint32_t i = 0; i < w->n_seqs; i++)
        outs->rows[i] = must_alloc((size_t)w->seqs[i].total * w->shape.n_head * w->shape.head_dim,
                                   sizeof(float));
}

static void outs_release(struct outs *outs, const struct world *w)
{
    for (uint32_t i = 0; i < w->n_seqs; i++)
        free(outs->rows[i]);
}

/* The world's own step, its past stored before. */
static void run_world(struct world *w, enum cr_attn_isa isa, uint32_t nth, struct outs *outs)
{
    struct cr_attn *attn = attn_for(&w->shape, isa, nth);
    uint32_t zero[MAX_CASE_SEQS] = {0}, pos[MAX_CASE_SEQS], n[MAX_CASE_SEQS];

    for (uint32_t i = 0; i < w->n_seqs; i++) {
        pos[i] = w->seqs[i].pos;
        n[i] = w->seqs[i].n_tokens;
    }
    step(w, attn, nth, 0, true, false, zero, pos, NULL);
    step(w, attn, nth, 1, true, true, pos, n, outs->rows);
    cr_attn_destroy(attn);
}

static double compare_world(const struct world *w, const struct outs *outs)
{
    uint32_t n_head = w->shape.n_head, dim = w->shape.head_dim;
    double worst = 0, want[CR_ATTN_MAX_HEAD_DIM];

    for (uint32_t i = 0; i < w->n_seqs; i++) {
        const struct world_seq *s = &w->seqs[i];
        for (uint32_t t = s->pos; t < s->total; t++) {
            for (uint32_t h = 0; h < n_head; h++) {
                const float *got = outs->rows[i] + ((size_t)t * n_head + h) * dim;
                naive_row(w, s, t, h, want);
                for (uint32_t d = 0; d < dim; d++) {
                    double diff = fabs(want[d] - (double)got[d]);
                    if (!(diff <= 2e-5))
                        TEST_FAIL("sequence %u position %u head %u dimension %u: %g, not %g", i, t,
                                  h, d, (double)got[d], want[d]);
                    worst = fmax(worst, diff);
                }
            }
        }
    }
    return worst;
}

static const struct {
    uint32_t n_head, n_head_kv;
} heads[] = {{1, 1}, {9, 3}, {14, 2}, {8, 1}, {4, 4}, {10, 1}, {8, 2}, {5, 1}, {12, 2}};

static const uint32_t dims[] = {64, 80, 96, 128, 256, 16, 8, 100};
static const uint32_t pages[] = {16, 1, 32, 8, 256, 2, 64};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Lengths around the borders of slabs, tiles and chunks, and a few long ones. */
static uint32_t random_length(void)
{
    static const uint32_t borders[] = {1, 2, 15, 16, 17, 63, 64, 65, 128, 255, 256, 257, 320, 512};

    switch (rng() % 4) {
    case 0:
        return borders[rng() % COUNT(borders)];
    case 1:
        return rng_range(1, 400);
    default:
        return rng_range(1, 90);
    }
}

static void random_world(struct world *w, const struct cr_attn_shape *shape)
{
    uint32_t pos[MAX_CASE_SEQS], n[MAX_CASE_SEQS], n_seqs = rng_range(1, 5);

    for (uint32_t i = 0; i < n_seqs; i++) {
        uint32_t total = random_length();
        n[i] = rng() % 2 ? 1 : rng_range(1, total < 24 ? total : 24);
        pos[i] = total - n[i];
    }
    world_init(w, shape, n_seqs, pos, n);
}

static bool takes(enum cr_attn_isa isa, const struct cr_attn_shape *shape)
{
    return cr_attn_isa_available(isa) && (isa == CR_ATTN_SCALAR || shape->head_dim % 16 == 0);
}

static void against_naive(void)
{
    uint32_t n_cases[CR_ATTN_N_ISA] = {0};
    double worst = 0;

    seed_rng(1);
    for (uint32_t i = 0; i < COUNT(dims) * COUNT(pages) * 2; i++) {
        uint32_t h = rng() % COUNT(heads);
        struct cr_attn_shape shape = {heads[h].n_head, heads[h].n_head_kv, dims[i % COUNT(dims)],
                                      pages[i / COUNT(dims) % COUNT(pages)],
                                      i < COUNT(dims) * COUNT(pages) ? CR_KV_F16 : CR_KV_Q8_0};
        struct world w;

        random_world(&w, &shape);
        for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
            struct outs outs;
            double diff;

            if (!takes((enum cr_attn_isa)isa, &shape))
                continue;
            outs_init(&outs, &w);
            run_world(&w, (enum cr_attn_isa)isa, rng_range(1, 3), &outs);
            diff = compare_world(&w, &outs);
            worst = fmax(worst, diff);
            n_cases[isa]++;
            outs_release(&outs, &w);
        }
        world_release(&w);
    }
    for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++)
        printf("%s: %u cases\n", cr_attn_isa_name((enum cr_attn_isa)isa), n_cases[isa]);
    printf("worst difference %.2g\n", worst);
    CHECK(n_cases[CR_ATTN_SCALAR] == COUNT(dims) * COUNT(pages) * 2);
}

/* Every group size from 1 to 13 as decode, so that each block of rows of each kernel has its turn
 * with each way to read K and V. */
static void every_group(void)
{
    seed_rng(2);
    for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
        for (uint32_t group = 1; group <= 13; group++) {
            for (int kv = CR_KV_F16; kv <= CR_KV_Q8_0; kv++) {
                struct cr_attn_shape shape = {group, 1, group % 2 ? 64 : 80, 16,
                                              (enum cr_kv_type)kv};
                uint32_t pos[] = {0, 99, 300, 63}, n[] = {1, 1, 1, 2};
                struct world w;
                struct outs outs;

                if (!takes((enum cr_attn_isa)isa, &shape))
                    continue;
                world_init(&w, &shape, 4, pos, n);
                outs_init(&outs, &w);
                run_world(&w, (enum cr_attn_isa)isa, 1, &outs);
                compare_world(&w, &outs);
                outs_release(&outs, &w);
                world_release(&w);
            }
        }
    }
}

static void same_rows(const struct world *w, const float *a, const float *b, uint32_t from,
                      uint32_t n)
{
    size_t row = (size_t)w->shape.n_head * w->shape.head_dim;

    for (size_t i = from * row; i < (from + n) * row; i++) {
        if (memcmp(&a[i], &b[i], sizeof *a) != 0)
            TEST_FAIL("position %zu: %a, not %a", i / row, (double)a[i], (double)b[i]);
    }
}

/* One thread, two, three; a sequence alone; and token by token instead of at once. */
static void bit_by_bit(void)
{
    static const struct cr_attn_shape shapes[] = {
        {9, 3, 64, 16, CR_KV_F16},  {14, 2, 64, 16, CR_KV_Q8_0}, {4, 4, 80, 32, CR_KV_F16},
        {10, 1, 96, 8, CR_KV_Q8_0}, {2, 1, 256, 256, CR_KV_F16},
    };

    seed_rng(3);
    for (size_t i = 0; i < COUNT(shapes); i++) {
        uint32_t pos[] = {1100, 0, 300, 2}, n[] = {1, 150, 9, 1}, zero[4] = {0};
        struct world w;

        world_init(&w, &shapes[i], 4, pos, n);
        for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
            struct outs one, other;
            struct cr_attn *attn;

            if (!takes((enum cr_attn_isa)isa, &shapes[i]) || (isa == CR_ATTN_SCALAR && i > 0))
                continue;
            outs_init(&one, &w);
            outs_init(&other, &w);
            run_world(&w, (enum cr_attn_isa)isa, 1, &one);
            for (uint32_t nth = 2; nth <= 3; nth++) {
                run_world(&w, (enum cr_attn_isa)isa, nth, &other);
                for (uint32_t s = 0; s < 4; s++)
                    same_rows(&w, other.rows[s], one.rows[s], pos[s], n[s]);
            }
            attn = attn_for(&shapes[i], (enum cr_attn_isa)isa, 3);
            for (uint32_t s = 0; s < 4; s++) {
                uint32_t alone[4] = {0}, from[4] = {0};

                alone[s] = n[s];
                from[s] = pos[s];
                step(&w, attn, 3, 0, false, true, from, alone, other.rows);
                same_rows(&w, other.rows[s], one.rows[s], pos[s], n[s]);
                alone[s] = 1;
                for (uint32_t t = 0; t<n[s]; t += n[s]> 100 ? 37 : 1) {
                    from[s] = pos[s] + t;
                    step(&w, attn, 3, 0, false, true, from, alone, other.rows);
                    same_rows(&w, other.rows[s], one.rows[s], from[s], 1);
                }
            }
            /* Everything as one prefill: the last rows come out the same. */
            for (uint32_t s = 0; s < 4; s++)
                n[s] += pos[s];
            if (isa != CR_ATTN_SCALAR) {
                step(&w, attn, 3, 1, false, true, zero, n, other.rows);
                for (uint32_t s = 0; s < 4; s++)
                    same_rows(&w, other.rows[s], one.rows[s], pos[s], n[s] - pos[s]);
            }
            for (uint32_t s = 0; s < 4; s++)
                n[s] -= pos[s];
            cr_attn_destroy(attn);
            outs_release(&one, &w);
            outs_release(&other, &w);
        }
        world_release(&w);
    }
}

/* Sequences whose tables share their first pages (a common prefix). */
static void shared_prefix(void)
{
    struct cr_attn_shape shape = {9, 3, 64, 16, CR_KV_F16};
    uint32_t pos[] = {320, 320, 330}, n[] = {5, 1, 1}, zero[3] = {0}, prefix[] = {320, 0, 0};
    uint32_t none[3] = {0}, rest[] = {320, 320, 320}, n_rest[] = {5, 1, 11};
    struct world w;
    struct outs outs;
    struct cr_attn *attn;

    seed_rng(4);
    world_init(&w, &shape, 3, pos, n);
    for (uint32_t i = 1; i < 3; i++) {
        memcpy(w.seqs[i].table, w.seqs[0].table, 320 / 16 * sizeof *w.seqs[i].table);
        memcpy(w.seqs[i].k_kept, w.seqs[0].k_kept, 320 * 3 * 64 * sizeof(float));
        memcpy(w.seqs[i].v_kept, w.seqs[0].v_kept, 320 * 3 * 64 * sizeof(float));
    }
    outs_init(&outs, &w);
    attn = attn_for(&shape, CR_ATTN_AUTO, 2);
    step(&w, attn, 2, 0, true, false, zero, prefix, NULL);
    step(&w, attn, 2, 0, true, true, rest, n_rest, outs.rows);
    compare_world(&w, &outs);
    CHECK_INT(cr_attn_plan(attn, NULL, 0), CR_OK); /* an empty step does nothing */
    step(&w, attn, 2, 0, true, true, zero, none, outs.rows);
    cr_attn_destroy(attn);
    outs_release(&outs, &w);
    world_release(&w);
}

/* Scores far apart, all equal, and huge; the sums must neither overflow nor vanish. */
static void extreme_scores(void)
{
    static const float factors[] = {0, 1e-20f, 1e3f, 1e15f};

    seed_rng(5);
    for (size_t f = 0; f < COUNT(factors); f++) {
        struct cr_attn_shape shape = {3, 1, 64, 16, CR_KV_F16};
        uint32_t pos[] = {290, 0}, n[] = {1, 70};
        struct world w;

        world_init(&w, &shape, 2, pos, n);
        for (uint32_t s = 0; s < 2; s++) {
            for (uint32_t i = 0; i < w.seqs[s].total * 3 * 64; i++)
                w.seqs[s].q[i] *= factors[f];
        }
        for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
            struct outs outs;

            if (!takes((enum cr_attn_isa)isa, &shape))
                continue;
            outs_init(&outs, &w);
            run_world(&w, (enum cr_attn_isa)isa, 2, &outs);
            if (factors[f] <= 1) {
                compare_world(&w, &outs);
            } else { /* F32 cannot tell the near winners; it still must weigh the V of some */
                for (uint32_t i = 290 * 3 * 64; i < 291 * 3 * 64; i++)
                    CHECK(fabsf(outs.rows[0][i]) < 4);
                for (uint32_t i = 0; i < 70 * 3 * 64; i++)
                    CHECK(fabsf(outs.rows[1][i]) < 4);
            }
            outs_release(&outs, &w);
        }
        world_release(&w);
    }
}

/* All kernels write the same bytes, and none outside the slots of the stored tokens. */
static void stored_bytes(void)
{
    seed_rng(6);
    for (uint32_t i = 0; i < COUNT(dims) * COUNT(pages) * 2; i++) {
        struct cr_attn_shape shape = {4, 2, dims[i % COUNT(dims)],
                                      pages[i / COUNT(dims) % COUNT(pages)],
                                      i < COUNT(dims) * COUNT(pages) ? CR_KV_F16 : CR_KV_Q8_0};
        uint32_t pos[] = {0, 0}, n[] = {45, 3}, zero[2] = {0};
        struct world w;
        uint8_t *pools[2] = {NULL, NULL};
        size_t size, n_left = 0;

        world_init(&w, &shape, 2, pos, n);
        /* Out of range, tiny, and not a number: a kernel may not differ even there. */
        w.seqs[0].k[3] = 1e30f;
        w.seqs[0].v[40] = -INFINITY;
        w.seqs[1].k[1] = 1e-30f;
        w.seqs[1].v[2] = 70000;
        for (uint32_t j = 0; j < shape.head_dim; j++)
            w.seqs[0].k[2 * shape.head_dim + j] = 1e-7f * (float)j;
        size = w.n_pages * w.page_bytes;
        for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
            struct cr_attn *attn;

            if (!takes((enum cr_attn_isa)isa, &shape))
                continue;
            memset(w.k_pool, 0xff, size);
            memset(w.v_pool, 0xff, size);
            attn = attn_for(&shape, (enum cr_attn_isa)isa, 3);
            step(&w, attn, 3, 0, true, false, zero, n, NULL);
            cr_attn_destroy(attn);
            if (isa == CR_ATTN_SCALAR) {
                pools[0] = must_alloc(2, size);
                pools[1] = pools[0] + size;
                memcpy(pools[0], w.k_pool, size);
                memcpy(pools[1], w.v_pool, size);
                for (uint32_t p = 0; p < w.n_pages; p++) {
                    bool used = false;
                    for (uint32_t s = 0; s < 2; s++) {
                        for (uint32_t j = 0; j * shape.page_tokens < n[s]; j++)
                            used |= w.seqs[s].table[j].v == p;
                    }
                    for (size_t b = 0; !used && b < w.page_bytes; b++) {
                        CHECK_INT(w.k_pool[p * w.page_bytes + b], 0xff);
                        CHECK_INT(w.v_pool[p * w.page_bytes + b], 0xff);
                    }
                    n_left += !used;
                }
                CHECK_INT(n_left, 3);
            }
            CHECK(memcmp(pools[0], w.k_pool, size) == 0);
            CHECK(memcmp(pools[1], w.v_pool, size) == 0);
        }
        free(pools[0]);
        world_release(&w);
    }
}

static void half_precision(void)
{
    for (uint32_t h = 0; h < 0x7c00; h++) {
        double value = h < 0x400 ? ldexp(h, -24) : ldexp(0x400 + h % 0x400, (int)(h >> 10) - 25);
        double next = h + 1 < 0x400 ? ldexp(h + 1, -24)
                                    : ldexp(0x400 + (h + 1) % 0x400, (int)((h + 1) >> 10) - 25);
        float middle = (float)((value + next) / 2);

        CHECK(attn_f16_to_f32((uint16_t)h) == (float)value);
        CHECK(attn_f16_to_f32((uint16_t)(h | 0x8000)) == -(float)value);
        CHECK_INT(attn_f32_to_f16((float)value), h);
        CHECK_INT(attn_f32_to_f16(-(float)value), h | 0x8000);
        CHECK_INT(attn_f32_to_f16(middle), h + (h & 1));
        CHECK_INT(attn_f32_to_f16(nextafterf(middle, 0)), h);
        CHECK_INT(attn_f32_to_f16(nextafterf(middle, INFINITY)), h + 1);
    }
    CHECK(isinf(attn_f16_to_f32(0x7c00)));
    CHECK(isnan(attn_f16_to_f32(0xffff)));
    CHECK_INT(attn_f32_to_f16(INFINITY), 0x7c00);
    CHECK_INT(attn_f32_to_f16(-1e30f), 0xfc00);
    CHECK(isnan(attn_f16_to_f32(attn_f32_to_f16(NAN))));
}

static void limits(void)
{
    static const struct cr_attn_shape bad[] = {
        {9, 2, 64, 16, CR_KV_F16},  {0, 0, 64, 16, CR_KV_F16},  {9, 3, 0, 16, CR_KV_F16},
        {9, 3, 257, 16, CR_KV_F16}, {9, 3, 64, 0, CR_KV_F16},   {9, 3, 64, 24, CR_KV_F16},
        {9, 3, 64, 512, CR_KV_F16}, {3, 9, 64, 16, CR_KV_Q8_0}, {9, 3, 64, 16, (enum cr_kv_type)7},
    };
    struct cr_attn_shape shape = {9, 3, 64, 16, CR_KV_F16};
    struct cr_attn_config config = {shape, 1, 2, 2, CR_ATTN_SCALAR};
    struct cr_page_id page = {0};
    struct cr_attn_seq seqs[3] = {{0, 1, 0, &page}, {1, 1, 0, &page}, {2, 1, 0, &page}};
    struct cr_attn *attn = NULL;

    for (size_t i = 0; i < COUNT(bad); i++) {
        config.shape = bad[i];
        CHECK_INT(cr_attn_page_bytes(&bad[i]), 0);
        CHECK_INT(cr_attn_create(&config, &attn), CR_EINVAL);
    }
    CHECK(attn == NULL);
    CHECK_INT(cr_attn_page_bytes(&shape), 3 * 16 * 64 * 2);
    shape.kv_type = CR_KV_Q8_0;
    CHECK_INT(cr_attn_page_bytes(&shape), 3 * 16 * (64 + 4));
    shape.head_dim = 80;
    CHECK_INT(cr_attn_page_bytes(&shape), 3 * 16 * (80 + 6));

    config.shape = shape;
    config.n_threads = 0;
    CHECK_INT(cr_attn_create(&config, &attn), CR_EINVAL);
    config.n_threads = 2;
    CHECK_INT(cr_attn_create(&config, &attn), CR_OK);
    CHECK_INT(cr_attn_plan(attn, seqs, 2), CR_OK);
    CHECK_INT(cr_attn_plan(attn, seqs, 3), CR_EINVAL);
    seqs[1].n_tokens = 0;
    CHECK_INT(cr_attn_plan(attn, seqs, 2), CR_EINVAL);
    seqs[1].n_tokens = 1;
    seqs[1].pos = UINT32_MAX;
    CHECK_INT(cr_attn_plan(attn, seqs, 2), CR_EINVAL);
    cr_attn_destroy(attn);
    cr_attn_destroy(NULL);

    config.shape.head_dim = 100;
    for (int isa = CR_ATTN_AVX2; isa < CR_ATTN_N_ISA; isa++) {
        config.isa = (enum cr_attn_isa)isa;
        CHECK_INT(cr_attn_create(&config, &attn), CR_EUNSUPPORTED);
    }
    config.isa = CR_ATTN_AUTO;
    CHECK_INT(cr_attn_create(&config, &attn), CR_OK);
    CHECK_INT(cr_attn_get_isa(attn), CR_ATTN_SCALAR);
    cr_attn_destroy(attn);
}

TEST_MAIN(CASE(half_precision), CASE(limits), CASE(stored_bytes), CASE(against_naive),
          CASE(every_group), CASE(bit_by_bit), CASE(shared_prefix), CASE(extreme_scores))
