/* carrel-lm-train: fits the model of lm.h to a file of tokens, on CPU threads.
 *
 * A step takes `batch` rows. Threads draw rows from a counter, each adding to its
 * own gradients, so a thread that the machine holds up delays nobody; then the
 * gradients are summed and the optimiser runs, both split among the same threads.
 *
 * Matrices inside the layers move by Muon (momentum whose singular values are
 * pushed towards one by five Newton-Schulz iterations; Jordan et al., 2024), which
 * is known to need fewer tokens than AdamW; the embedding and the norms by AdamW.
 *
 * The schedule is warm-up, plateau, decay to zero in a straight line. The decay may
 * begin at its step, or whenever SIGUSR1 arrives: time is what a shared machine
 * cannot promise, and a plateau can be cut anywhere. SIGTERM saves and ends; the
 * same command goes on from the checkpoint. Order of rows depends on seed and step
 * alone.
 *
 * Not done: bit-for-bit repeatability. Two threads add in the order they finish.
 *
 * --check compares the analytic gradient with finite differences on a tiny model;
 * build with -DGEMM_F32 for it, bf16 products are too coarse.
 */
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "checkpoint.h"
#include "lm.h"

enum { MAX_THREADS = 64, SLICE = 1 << 16, SAVE_EVERY = 100, EVAL_EVERY = 250, SAY_EVERY = 10 };

struct options {
    const char *tokens, *valid, *out;
    int threads, batch, steps, warmup, decay, eval_rows;
    uint64_t seed;
    float lr_muon, lr_adam, weight_decay;
};

/* Rows of a token file: where each starts. A row starts where a document does. */
struct rows {
    const uint16_t *tokens;
    size_t bytes;
    uint32_t *start;
    size_t n;
};

struct trainer {
    struct lm_config c;
    struct options o;
    struct checkpoint ck;
    struct lm_packed *packed;
    struct lm_worker *worker[MAX_THREADS];
    struct muon *muon[MAX_THREADS];
    struct lm_tensor tensor[LM_MAX_TENSORS];
    int n_tensors;
    float *grads;
    struct rows data, valid;
    uint32_t *order; /* permutation of the data's rows in this epoch */
    long epoch;

    /* The parallel phase under way. */
    atomic_int next;
    int jobs;
    void (*job)(struct trainer *t, int thread, int job);
    const struct rows *rows;
    const uint32_t *pick;
    float scale;
    double loss[MAX_THREADS], square[MAX_THREADS];
    float lr; /* factor of the schedule, 0..1 */
    float clip;
};

static volatile sig_atomic_t want_decay, want_stop;

static void on_signal(int sig)
{
    if (sig == SIGUSR1) {
        want_decay = 1;
    } else {
        want_stop = 1;
    }
}

static void die(const char *what)
{
    fprintf(stderr, "carrel-lm-train: %s\n", what);
    exit(1);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- parallel phases ---- */

struct arm {
    struct trainer *t;
    int thread;
};

static void *arm_main(void *arg)
{
    struct arm *a = arg;
    for (;;) {
        int job = atomic_fetch_add(&a->t->next, 1);
        if (job >= a->t->jobs) {
            return NULL;
        }
        a->t->job(a->t, a->thread, job);
    }
}

static void parallel(struct trainer *t, int jobs, void (*job)(struct trainer *, int, int))
{
    pthread_t id[MAX_THREADS];
    struct arm arm[MAX_THREADS];
    t->jobs = jobs;
    t->job = job;
    atomic_store(&t->next, 0);
    for (int i = 0; i < t->o.threads; i++) {
        arm[i] = (struct arm){t, i};
        if (i > 0 && pthread_create(&id[i], NULL, arm_main, &arm[i]) != 0) {
            die("cannot start a thread");
        }
    }
    arm_main(&arm[0]);
    for (int i = 1; i < t->o.threads; i++) {
        pthread_join(id[i], NULL);
    }
}

static void job_pack(struct trainer *t, int thread, int job)
{
    (void)thread;
    lm_packed_do(t->packed, t->ck.params, job);
}

static void job_row(struct trainer *t, int thread, int job)
{
    const uint16_t *row = t->rows->tokens + t->rows->start[t->pick[job]];
    t->loss[thread] += lm_row(t->worker[thread], t->packed, t->ck.params, row, t->scale);
}

static void job_sum(struct trainer *t, int thread, int job)
{
    size_t from = (size_t)job * SLICE, n = lm_params(&t->c),
           to = from + SLICE < n ? from + SLICE : n;
    double square = 0;
    for (size_t i = from; i < to; i++) {
        float g = 0;
        for (int k = 0; k < t->o.threads; k++) {
            float *w = lm_worker_grads(t->worker[k]);
            g += w[i];
            w[i] = 0;
        }
        t->grads[i] = g;
        square += (double)g * g;
    }
    t->square[thread] += square;
}

/* ---- optimiser ---- */

/* Scratch to orthogonalise a matrix of r x c, r <= c. */
struct muon {
    struct gemm_scratch gs;
    float *x, *y, *a, *b; /* [r, c], [r, c], [r, r], [r, r] */
    struct panels p;
};

static struct muon *muon_create(const struct lm_config *c)
{
    size_t r = (size_t)c->dim, n = r * (size_t)(c->hidden > c->dim ? c->hidden : c->dim);
    struct muon *m = calloc(1, sizeof *m);
    if (m == NULL || gemm_scratch_init(&m->gs) != 0) {
        die("out of memory");
    }
    m->x = aligned_alloc(64, n * sizeof(float));
    m->y = aligned_alloc(64, n * sizeof(float));
    m->a = aligned_alloc(64, r * r * sizeof(float));
    m->b = aligned_alloc(64, r * r * sizeof(float));
    m->p.p = aligned_alloc(64, n * sizeof(gemm_elem));
    if (!m->x || !m->y || !m->a || !m->b || !m->p.p) {
        die("out of memory");
    }
    return m;
}

static void muon_destroy(struct muon *m)
{
    gemm_scratch_release(&m->gs);
    free(m->x);
    free(m->y);
    free(m->a);
    free(m->b);
    free(m->p.p);
    free(m);
}

/* m->x becomes nearly orthonormal. */
static void orthogonalise(struct muon *m, size_t r, size_t c)
{
    double square = 0;
    for (size_t i = 0; i < r * c; i++) {
        square += (double)m->x[i] * m->x[i];
    }
    float by = (float)(1.0 / (sqrt(square) + 1e-7));
    for (size_t i = 0; i < r * c; i++) {
        m->x[i] *= by;
    }
    for (int step = 0; step < 5; step++) {
        gemm_pack_b(&m->p, (struct mat){m->x, 1, c}, c, r);
        gemm(&m->gs, r, r, c, (struct mat){m->x, c, 1}, &m->p, m->a, r, 0);
        gemm_pack_b(&m->p, (struct mat){m->a, r, 1}, r, r);
        gemm(&m->gs, r, r, r, (struct mat){m->a, r, 1}, &m->p, m->b, r, 0);
        for (size_t i = 0; i < r * r; i++) {
            m->b[i] = -4.7750F * m->a[i] + 2.0315F * m->b[i];
        }
        gemm_pack_b(&m->p, (struct mat){m->x, c, 1}, r, c);
        gemm(&m->gs, r, c, r, (struct mat){m->b, r, 1}, &m->p, m->y, c, 0);
        for (size_t i = 0; i < r * c; i++) {
            m->x[i] = 3.4445F * m->x[i] + m->y[i];
        }
    }
}

static void step_muon(struct trainer *t, struct muon *m, const struct lm_tensor *at)
{
    const float lr = t->o.lr_muon * t->lr, keep = 1.0F - lr * t->o.weight_decay, beta = 0.95F;
    const float *g = t->grads + at->offset;
    float *w = t->ck.params + at->offset, *mom = t->ck.m1 + at->offset;
    const int turn = at->rows > at->cols;
    const size_t r = turn ? at->cols : at->rows, c = turn ? at->rows : at->cols;
    for (size_t i = 0; i < at->rows; i++) {
        for (size_t j = 0; j < at->cols; j++) {
            size_t k = i * at->cols + j;
            mom[k] = beta * mom[k] + (1.0F - beta) * g[k];
            m->x[turn ? j * c + i : k] = beta * mom[k] + (1.0F - beta) * g[k];
        }
    }
    orthogonalise(m, r, c);
    float by = lr * sqrtf(turn ? (float)c / (float)r : 1.0F);
    for (size_t i = 0; i < at->rows; i++) {
        for (size_t j = 0; j < at->cols; j++) {
            size_t k = i * at->cols + j;
            w[k] = keep * w[k] - by * m->x[turn ? j * c + i : k];
        }
    }
}

static void step_adam(struct trainer *t, const struct lm_tensor *at)
{
    const float b1 = 0.9F, b2 = 0.98F, lr = t->o.lr_adam * t->lr;
    const float c1 = 1.0F - powf(b1, (float)(t->ck.step + 1));
    const float c2 = 1.0F - powf(b2, (float)(t->ck.step + 1));
    const float keep = at->rows > 1 ? 1.0F - lr * t->o.weight_decay : 1.0F;
    for (size_t i = at->offset; i < at->offset + at->rows * at->cols; i++) {
        float g = t->grads[i] * t->clip;
        t->ck.m1[i] = b1 * t->ck.m1[i] + (1.0F - b1) * g;
        t->ck.m2[i] = b2 * t->ck.m2[i] + (1.0F - b2) * g * g;
        t->ck.params[i] =
            keep * t->ck.params[i] - lr * (t->ck.m1[i] / c1) / (sqrtf(t->ck.m2[i] / c2) + 1e-8F);
    }
}

static void job_optimise(struct trainer *t, int thread, int job)
{
    const struct lm_tensor *at = &t->tensor[job];
    if (job > 0 && at->rows > 1) {
        step_muon(t, t->muon[thread], at);
    } else {
        step_adam(t, at);
    }
}

/* ---- data ---- */

static void rows_open(struct rows *r, const char *path, size_t row)
{
    int fd = open(path, O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) {
        die("cannot open a token file");
    }
    r->bytes = (size_t)st.st_size;
    void *map = mmap(NULL, r->bytes, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (map == MAP_FAILED) {
        die("cannot map a token file");
    }
    r->tokens = map;
    size_t n = r->bytes / 2;
    r->start = malloc((n / row + 1) * sizeof r->start[0]);
    if (r->start == NULL) {
        die("out of memory");
    }
    for (size_t at = 0; at + row + 1 <= n;) {
        r->start[r->n++] = (uint32_t)at;
        at += row;
        while (at < n && r->tokens[at] != LM_BOS) {
            at++;
        }
    }
    if (r->n == 0) {
        die("a token file is shorter than one row");
    }
}

static void rows_close(struct rows *r)
{
    munmap((void *)(uintptr_t)r->tokens, r->bytes);
    free(r->start);
}

static void shuffle(struct trainer *t, long epoch)
{
    uint64_t s = t->o.seed * 1000003U + (uint64_t)epoch;
    for (size_t i = 0; i < t->data.n; i++) {
        t->order[i] = (uint32_t)i;
    }
    for (size_t i = t->data.n; i > 1; i--) {
        s = s * 6364136223846793005U + 1442695040888963407U;
        size_t j = (size_t)((s >> 33) % i);
        uint32_t swap = t->order[i - 1];
        t->order[i - 1] = t->order[j];
        t->order[j] = swap;
    }
    t->epoch = epoch;
}

static double sum(double *v, int n)
{
    double s = 0;
    for (int i = 0; i < n; i++) {
        s += v[i];
        v[i] = 0;
    }
    return s;
}

/* Mean cross entropy of the first eval_rows held-out rows. */
static double evaluate(struct trainer *t)
{
    uint32_t pick[4096];
    int n = t->o.eval_rows < (int)t->valid.n ? t->o.eval_rows : (int)t->valid.n;
    for (int i = 0; i < n; i++) {
        pick[i] = (uint32_t)i;
    }
    parallel(t, lm_packed_jobs(t->packed), job_pack);
    t->rows = &t->valid;
    t->pick = pick;
    t->scale = 0;
    parallel(t, n, job_row);
    return sum(t->loss, t->o.threads) / ((double)n * t->c.row);
}

/* ---- training ---- */

static float schedule(struct trainer *t)
{
    if (t->ck.decay_from < 0 && (want_decay || t->ck.step >= t->o.steps - t->o.decay)) {
        t->ck.decay_from = t->ck.step;
    }
    if (t->ck.decay_from >= 0) {
        float done = (float)(t->ck.step - t->ck.decay_from) / (float)t->o.decay;
        return done < 1.0F ? 1.0F - done : 0.0F;
    }
    return t->ck.step < t->o.warmup ? (float)(t->ck.step + 1) / (float)t->o.warmup : 1.0F;
}

static double train_step(struct trainer *t)
{
    long per_epoch = (long)t->data.n / t->o.batch;
    long epoch = t->ck.step / per_epoch;
    if (epoch != t->epoch) {
        shuffle(t, epoch);
    }
    parallel(t, lm_packed_jobs(t->packed), job_pack);
    t->rows = &t->data;
    t->pick = t->order + (t->ck.step % per_epoch) * t->o.batch;
    t->scale = 1.0F / ((float)t->o.batch * (float)t->c.row);
    parallel(t, t->o.batch, job_row);
    double loss = sum(t->loss, t->o.threads) * t->scale;
    parallel(t, (int)((lm_params(&t->c) + SLICE - 1) / SLICE), job_sum);
    double norm = sqrt(sum(t->square, t->o.threads));
    t->clip = norm > 1.0 ? (float)(1.0 / norm) : 1.0F;
    t->lr = schedule(t);
    parallel(t, t->n_tensors, job_optimise);
    t->ck.step++;
    t->ck.tokens += (int64_t)t->o.batch * t->c.row;
    return loss;
}

static int finished(const struct trainer *t)
{
    return t->ck.decay_from >= 0 && t->ck.step >= t->ck.decay_from + t->o.decay;
}

static void train(struct trainer *t)
{
    double began = now(), mark = began, mean = 0;
    long from = t->ck.step;
    while (!finished(t) && !want_stop) {
        double loss = train_step(t);
        long step = t->ck.step;
        mean = step == from + 1 ? loss : 0.95 * mean + 0.05 * loss;
        if (step % SAY_EVERY == 0) {
            double t1 = now(), each = (t1 - began) / (double)(step - from);
            long end = t->ck.decay_from >= 0 ? t->ck.decay_from + t->o.decay : t->o.steps;
            printf("step %ld loss %.4f mean %.4f lr %.3f %.0f tok/s eta %.0f min\n", step, loss,
                   mean, (double)t->lr, SAY_EVERY * t->o.batch * t->c.row / (t1 - mark),
                   each * (double)(end - step) / 60);
            fflush(stdout);
            mark = t1;
        }
        if (step % EVAL_EVERY == 0 || finished(t)) {
            printf("step %ld tokens %.2fM held-out loss %.4f\n", step, 1e-6 * (double)t->ck.tokens,
                   evaluate(t));
            fflush(stdout);
        }
        if ((step % SAVE_EVERY == 0 || finished(t) || want_stop) &&
            checkpoint_save(&t->ck, &t->c, t->o.out) != 0) {
            die("cannot write the checkpoint");
        }
    }
}

/* ---- gradient check ---- */

/* The gradient along a random direction within each tensor, against the loss a
 * little way along it. */
static int check(struct trainer *t)
{
    uint16_t row[129];
    const float eps = 1e-2F;
    int bad = 0;
    srand(7);
    for (int i = 0; i < 129; i++) {
        row[i] = (uint16_t)(i % 90 == 0 ? LM_BOS : 1 + rand() % (t->c.vocab - 1));
    }
    for (size_t i = 0; i < lm_params(&t->c); i++) {
        t->ck.params[i] *= 1.0F + 0.5F * (float)rand() / (float)RAND_MAX;
    }
    for (size_t i = 0; i < (size_t)t->c.vocab * (size_t)t->c.dim; i++) {
        t->ck.params[i] *= 20;
    }
    parallel(t, lm_packed_jobs(t->packed), job_pack);
    lm_row(t->worker[0], t->packed, t->ck.params, row, 1.0F);
    const float *g = lm_worker_grads(t->worker[0]);
    for (int i = 0; i < t->n_tensors; i++) {
        const struct lm_tensor *at = &t->tensor[i];
        size_t n = at->rows * at->cols;
        float *w = t->ck.params + at->offset, *dir = malloc(n * sizeof *dir);
        double side[2], want = 0, len = 0;
        for (size_t k = 0; dir != NULL && k < n; k++) {
            /* Half along the gradient, half noise: a slope well above rounding. */
            dir[k] = g[at->offset + k] + ((float)rand() / (float)RAND_MAX - 0.5F) * 1e-2F;
            len += (double)dir[k] * dir[k];
        }
        for (size_t k = 0; dir != NULL && k < n; k++) {
            dir[k] /= (float)sqrt(len);
            want += (double)dir[k] * g[at->offset + k];
        }
        for (int s = 0; dir != NULL && s < 2; s++) {
            for (size_t k = 0; k < n; k++) {
                w[k] += (s == 0 ? eps : -2 * eps) * dir[k];
            }
            parallel(t, lm_packed_jobs(t->packed), job_pack);
            side[s] = lm_row(t->worker[0], t->packed, t->ck.params, row, 0);
        }
        if (dir == NULL) {
            die("out of memory");
        }
        for (size_t k = 0; k < n; k++) {
            w[k] += eps * dir[k];
        }
        double got = (side[0] - side[1]) / (2.0 * eps), off = fabs(got - want) / fabs(want);
        printf("%-24s analytic %10.5f numeric %10.5f off %.4f\n", at->name, want, got, off);
        bad += off > 0.02;
        free(dir);
    }
    printf(bad ? "gradient check FAILED\n" : "gradient check passed\n");
    return bad ? 1 : 0;
}

/* ---- command line ---- */

static void usage(void)
{
    die("usage: carrel-lm-train --check | --tokens F --valid F --out F [--layers N] [--dim N]\n"
        "  [--heads N] [--kv-heads N] [--hidden N] [--vocab N] [--row N] [--context N] [--batch "
        "N]\n"
        "  [--steps N] [--warmup N] [--decay N] [--threads N] [--eval-rows N] [--seed "
        "N]\n"
        "  [--lr-muon X] [--lr-adam X] [--weight-decay X]");
}

static int parse(struct trainer *t, int argc, char **argv)
{
    struct lm_config *c = &t->c;
    struct options *o = &t->o;
    struct {
        const char *name;
        int32_t *i;
        float *f;
        const char **s;
    } opt[] = {
        {"--tokens", NULL, NULL, &o->tokens},
        {"--valid", NULL, NULL, &o->valid},
        {"--out", NULL, NULL, &o->out},
        {"--layers", &c->layers, NULL, NULL},
        {"--dim", &c->dim, NULL, NULL},
        {"--heads", &c->heads, NULL, NULL},
        {"--kv-heads", &c->kv_heads, NULL, NULL},
        {"--hidden", &c->hidden, NULL, NULL},
        {"--vocab", &c->vocab, NULL, NULL},
        {"--row", &c->row, NULL, NULL},
        {"--context", &c->context, NULL, NULL},
        {"--batch", &o->batch, NULL, NULL},
        {"--steps", &o->steps, NULL, NULL},
        {"--warmup", &o->warmup, NULL, NULL},
        {"--decay", &o->decay, NULL, NULL},
        {"--threads", &o->threads, NULL, NULL},
        {"--eval-rows", &o->eval_rows, NULL, NULL},
        {"--lr-muon", NULL, &o->lr_muon, NULL},
        {"--lr-adam", NULL, &o->lr_adam, NULL},
        {"--weight-decay", NULL, &o->weight_decay, NULL},
    };
    int check_only = 0;
    for (int i = 1; i < argc; i++) {
        size_t k = 0, n = sizeof opt / sizeof opt[0];
        if (strcmp(argv[i], "--check") == 0) {
            check_only = 1;
            continue;
        }
        if (i + 1 == argc) {
            usage();
        }
        if (strcmp(argv[i], "--seed") == 0) {
            o->seed = strtoull(argv[++i], NULL, 10);
            continue;
        }
        while (k < n && strcmp(argv[i], opt[k].name) != 0) {
            k++;
        }
        if (k == n) {
            usage();
        }
        const char *value = argv[++i];
        if (opt[k].s != NULL) {
            *opt[k].s = value;
        } else if (opt[k].f != NULL) {
            *opt[k].f = strtof(value, NULL);
        } else {
            *opt[k].i = (int32_t)strtol(value, NULL, 10);
        }
    }
    if (!check_only && (o->tokens == NULL || o->valid == NULL || o->out == NULL)) {
        usage();
    }
    if (c->dim % 64 != 0 || c->hidden % 32 != 0 || c->hidden < c->dim || c->vocab % 32 != 0 ||
        c->row % 64 != 0 || c->heads * LM_HEAD_DIM != c->dim || c->heads % c->kv_heads != 0 ||
        c->layers * 9 + 2 > LM_MAX_TENSORS || o->threads < 1 || o->threads > MAX_THREADS ||
        o->eval_rows > 4096) {
        die("these sizes do not fit together; see lm.h");
    }
    return check_only;
}

int main(int argc, char **argv)
{
    static struct trainer t;
    t.c = (struct lm_config){4096, 256, 6, 4, 2, 704, 1024, 4096};
    t.o = (struct options){.threads = 2,
                           .batch = 8,
                           .steps = 4000,
                           .warmup = 100,
                           .decay = 600,
                           .eval_rows = 32,
                           .seed = 1,
                           .lr_muon = 0.02F,
                           .lr_adam = 3e-3F,
                           .weight_decay = 0.05F};
    t.epoch = -1;
    int check_only = parse(&t, argc, argv);
    if (check_only) {
        t.c = (struct lm_config){96, 128, 2, 2, 1, 160, 128, 128};
        t.o.threads = 1;
    }
    size_t n = lm_params(&t.c);
    t.n_tensors = lm_tensors(&t.c, t.tensor);
    t.grads = aligned_alloc(64, (n * sizeof(float) + 63) / 64 * 64);
    t.packed = lm_packed_create(&t.c);
    if (t.grads == NULL || t.packed == NULL || checkpoint_init(&t.ck, &t.c) != 0) {
        die("out of memory");
    }
    for (int i = 0; i < t.o.threads; i++) {
        t.worker[i] = lm_worker_create(&t.c);
        t.muon[i] = muon_create(&t.c);
        if (t.worker[i] == NULL) {
            die("out of memory");
        }
    }
    lm_init(&t.c, t.ck.params, t.o.seed);
    int rc = 0;
    if (check_only) {
        rc = check(&t);
    } else {
        int loaded = checkpoint_load(&t.ck, &t.c, t.o.out);
        if (loaded < 0) {
            die("the checkpoint is of another model, or cut short; move it away to begin anew");
        }
        rows_open(&t.data, t.o.tokens, (size_t)t.c.row);
        rows_open(&t.valid, t.o.valid, (size_t)t.c.row);
        if (t.data.n < (size_t)t.o.batch) {
            die("the training file holds less than one batch");
        }
        t.order = malloc(t.data.n * sizeof t.order[0]);
        if (t.order == NULL) {
            die("out of memory");
        }
        printf("%zu parameters, %zu rows of %d, %s step %ld\n", n, t.data.n, t.c.row,
               loaded ? "resuming at" : "from", (long)t.ck.step);
        signal(SIGUSR1, on_signal);
        signal(SIGTERM, on_signal);
        signal(SIGINT, on_signal);
        train(&t);
        rows_close(&t.data);
        rows_close(&t.valid);
        free(t.order);
    }
    for (int i = 0; i < t.o.threads; i++) {
        lm_worker_destroy(t.worker[i]);
        muon_destroy(t.muon[i]);
    }
    lm_packed_destroy(t.packed);
    checkpoint_release(&t.ck);
    free(t.grads);
    return rc;
}
