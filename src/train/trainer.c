/* The loop: batches, threads, the optimiser, held-out figures, checkpoints, and the weights at the
 * end.
 *
 * A batch is cut into four shards of whole pieces, whatever the number of threads. Each shard has
 * its own gradient of the layers, and these are summed in order; gradients of the table are summed
 * by ranges of its rows, in order of the words. So the number of threads changes nothing but the
 * time. Everything random follows from the seed, the step and the piece, so a checkpoint needs no
 * more than the parameters, the optimiser's moments, and where the data stand. */
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/clock.h"
#include "carrel/rng.h"
#include "train_int.h"

enum {
    N_SHARDS = 4,
    N_RANGES = 16,
    SLICE = 1 << 15,
    MAX_THREADS = 64,
    EVAL_ROWS = 4096,
    EVAL_WORDS = 40000,
};

struct shard {
    struct train_pass pass;
    struct train_rows rows;
    struct train_piece piece[1024];
    uint64_t seed[1024];
    size_t n_pieces, n_words;
    struct train_script script;
    float *grads;
    struct train_loss loss;
};

struct trainer {
    const struct train_options *o;
    struct train_set set, held_out;
    struct train_net net;
    uint8_t *slots;
    struct tagger_names names;
    struct train_names called[CR_PRIVACY_N_CLASSES]; /* and whatever else has names */
    struct train_state state;
    float *grads;
    double *square; /* of each job's part of the gradient */
    uint32_t *order;
    uint64_t order_epoch;
    struct shard shard[N_SHARDS];
    struct train_pass eval_pass;
    struct train_rows eval_rows;
    struct train_adam adam;
    float table_rate;
    double mean_loss;
    /* the parallel phase under way */
    atomic_uint next;
    uint32_t n_jobs;
    void (*job)(struct trainer *t, uint32_t job);
};

static volatile sig_atomic_t want_stop;

static void on_signal(int signal_)
{
    (void)signal_;
    want_stop = 1;
}

__attribute__((format(printf, 2, 3))) static void say(const struct trainer *t, const char *fmt, ...)
{
    va_list args;
    if (t->o->say == NULL)
        return;
    va_start(args, fmt);
    vfprintf(t->o->say, fmt, args);
    va_end(args);
    fflush(t->o->say);
}

/* --- Threads --- */

static void *work(void *user)
{
    struct trainer *t = user;
    for (;;) {
        uint32_t job = atomic_fetch_add(&t->next, 1);
        if (job >= t->n_jobs)
            return NULL;
        t->job(t, job);
    }
}

/* Runs all jobs; where a thread does not start, the others do its part. */
static void parallel(struct trainer *t, uint32_t n_jobs, void (*job)(struct trainer *, uint32_t))
{
    pthread_t id[MAX_THREADS];
    uint32_t n = 0;
    t->n_jobs = n_jobs;
    t->job = job;
    atomic_store(&t->next, 0);
    while (n + 1 < t->o->threads && n + 1 < MAX_THREADS && n + 1 < n_jobs &&
           pthread_create(&id[n], NULL, work, t) == 0)
        n++;
    work(t);
    while (n > 0)
        pthread_join(id[--n], NULL);
}

/* --- Batches --- */

static uint64_t seed_of(const struct trainer *t, uint64_t step, uint64_t what)
{
    return (t->o->seed * 0x9e3779b97f4a7c15u ^ step) * 0xd6e8feb86659fd93u + what;
}

static void shuffle(struct trainer *t, uint64_t epoch)
{
    struct cr_rng rng;
    cr_rng_seed(&rng, seed_of(t, epoch, 1));
    for (size_t i = 0; i < t->set.n_pieces; i++)
        t->order[i] = (uint32_t)i;
    for (size_t i = t->set.n_pieces; i > 1; i--) {
        size_t j = (size_t)cr_rng_below(&rng, i);
        uint32_t swap = t->order[i - 1];
        t->order[i - 1] = t->order[j];
        t->order[j] = swap;
    }
    t->order_epoch = epoch;
}

static void fill_shard(struct trainer *t, struct shard *shard)
{
    shard->n_pieces = shard->n_words = 0;
    while (shard->n_words < t->o->batch_words / N_SHARDS && shard->n_pieces < 1024) {
        if (t->state.at == t->set.n_pieces) {
            t->state.at = 0;
            t->state.epoch++;
        }
        if (t->order_epoch != t->state.epoch)
            shuffle(t, t->state.epoch);
        const struct train_piece *piece = &t->set.piece[t->order[t->state.at++]];
        shard->seed[shard->n_pieces] = seed_of(t, t->state.step, 2 + t->state.at);
        shard->piece[shard->n_pieces++] = *piece;
        shard->n_words += piece->to - piece->from;
    }
}

static struct train_weights weights_of(const struct trainer *t, uint64_t seed)
{
    return (struct train_weights){.label_smoothing = (float)t->o->label_smoothing,
                                  .private_weight = (float)t->o->private_weight,
                                  .dropout = (float)t->o->dropout,
                                  .seed = seed};
}

static size_t batch_words(const struct trainer *t)
{
    size_t n = 0;
    for (int i = 0; i < N_SHARDS; i++)
        n += t->shard[i].n_words;
    return n;
}

static void job_shard(struct trainer *t, uint32_t job)
{
    struct shard *s = &t->shard[job];
    const struct train_weights weights =
        weights_of(t, seed_of(t, t->state.step, (uint64_t)job << 32));
    s->rows.n = 0;
    for (size_t i = 0; i < s->n_pieces; i++) {
        const struct train_piece *p = &s->piece[i];
        const struct train_blur blur = {t->o->word_dropout, s->seed[i], &s->script, t->called};
        train_rows_add(&s->rows, &t->set.doc[p->doc], p->from, p->to, &t->names,
                       t->net.shape.log2_rows, &blur);
    }
    memset(s->grads, 0, (t->net.n - t->net.n_table) * sizeof(float));
    train_forward(&s->pass, t->state.params, &s->rows, &weights, &s->loss);
    train_backward(&s->pass, t->state.params, &s->rows, &weights, 1.0f / (float)batch_words(t),
                   s->grads);
}

static double square_of(const float *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (double)x[i] * (double)x[i];
    return sum;
}

static void slice_of(size_t from, size_t end, uint32_t slice, size_t *ret_at, size_t *ret_n)
{
    *ret_at = from + (size_t)slice * SLICE;
    *ret_n = end - *ret_at < SLICE ? end - *ret_at : SLICE;
}

static uint32_t slices(size_t n)
{
    return (uint32_t)((n + SLICE - 1) / SLICE);
}

static void sum_layers(struct trainer *t, uint32_t slice)
{
    size_t at, n;
    slice_of(t->net.n_table, t->net.n, slice, &at, &n);
    memset(t->grads + at, 0, n * sizeof(float));
    for (int i = 0; i < N_SHARDS; i++)
        t->shard[0].pass.gemm.kernels->add(t->grads + at, t->shard[i].grads + (at - t->net.n_table),
                                           n);
    t->square[N_RANGES + slice] = square_of(t->grads + at, n);
}

static void sum_table(struct trainer *t, uint32_t range)
{
    const size_t dim = t->net.shape.dim, n_rows = (size_t)1 << t->net.shape.log2_rows;
    const uint32_t low = (uint32_t)(n_rows * range / N_RANGES),
                   high = (uint32_t)(n_rows * (range + 1) / N_RANGES);
    float *const grads = t->grads;
    memset(grads + low * dim, 0, (high - low) * dim * sizeof(float));
    for (int i = 0; i < N_SHARDS; i++) {
        const struct train_rows *rows = &t->shard[i].rows;
        const struct train_pass *pass = &t->shard[i].pass;
        for (size_t r = 0; r < rows->n; r++)
            for (uint32_t f = 0; f < rows->n_features[r]; f++) {
                const uint32_t row = rows->feature[r * TAGGER_MAX_FEATURES + f];
                if (row >= low && row < high)
                    pass->gemm.kernels->add(grads + row * dim, pass->de + r * dim, dim);
            }
    }
    t->square[range] = square_of(grads + low * dim, (high - low) * dim);
}

static void job_sum(struct trainer *t, uint32_t job)
{
    if (job < N_RANGES)
        sum_table(t, job);
    else
        sum_layers(t, job - N_RANGES);
}

/* The table's rows move by Adagrad: most are rare, and Adam would give a row that is seen once in a
 * hundred steps ten times the step of one that is always seen. */
static void job_move(struct trainer *t, uint32_t job)
{
    const struct train_kernels *k = t->shard[0].pass.gemm.kernels;
    const uint32_t n_table = slices(t->net.n_table);
    float *w = t->state.params, *m = t->state.m, *v = t->state.v;
    size_t at, n;
    if (job < n_table) {
        slice_of(0, t->net.n_table, job, &at, &n);
        k->adagrad(t->table_rate, t->adam.clip, n, t->grads + at, w + at, v + at);
    } else {
        slice_of(t->net.n_table, t->net.n, job - n_table, &at, &n);
        k->adam(&t->adam, n, t->grads + at, w + at, m + at, v + at);
    }
}

static double schedule(const struct trainer *t)
{
    const double step = (double)t->state.step, warmup = (double)t->o->warmup;
    if (step < warmup)
        return (step + 1) / warmup;
    const double done = (step - warmup) / fmax(1.0, (double)t->o->steps - warmup);
    return 0.01 + 0.99 * 0.5 * (1.0 + cos(3.14159265358979 * fmin(done, 1.0)));
}

static void optimise(struct trainer *t)
{
    const uint32_t n_sums = N_RANGES + slices(t->net.n - t->net.n_table);
    double square = 0;
    parallel(t, n_sums, job_sum);
    for (uint32_t i = 0; i < n_sums; i++)
        square += t->square[i];
    const double norm = sqrt(square), rate = t->o->learning_rate * schedule(t);
    const double step = (double)(t->state.step + 1);
    t->adam = (struct train_adam){
        .rate = (float)rate,
        .beta1 = 0.9f,
        .beta2 = 0.99f,
        .correct1 = (float)(1.0 / (1.0 - pow(0.9, step))),
        .correct2 = (float)(1.0 / (1.0 - pow(0.99, step))),
        .keep = (float)(1.0 - rate * t->o->weight_decay),
        .clip = norm > 1.0 ? (float)(1.0 / norm) : 1.0f,
    };
    t->table_rate = (float)(t->o->table_rate * schedule(t));
    parallel(t, slices(t->net.n_table) + slices(t->net.n - t->net.n_table), job_move);
}

static void train_step(struct trainer *t)
{
    double loss = 0;
    for (int i = 0; i < N_SHARDS; i++)
        fill_shard(t, &t->shard[i]);
    parallel(t, N_SHARDS, job_shard);
    for (int i = 0; i < N_SHARDS; i++)
        loss += t->shard[i].loss.tags + t->o->private_weight * t->shard[i].loss.private_;
    loss /= (double)batch_words(t);
    t->mean_loss = t->mean_loss > 0 ? 0.98 * t->mean_loss + 0.02 * loss : loss;
    optimise(t);
    t->state.step++;
}

/* --- Held-out figures --- */

/* A pass over a sample of the held-out pieces: loss, and the ranges of activations. */
static int sample(struct trainer *t, struct train_ranges *ret_ranges, double *ret_loss)
{
    const struct train_set *set = &t->held_out;
    struct train_weights weights = weights_of(t, 0);
    struct train_loss loss;
    size_t every = set->n_words / (EVAL_ROWS - TRAIN_PIECE) + 1;
    weights.dropout = weights.label_smoothing = 0;
    t->eval_rows.n = 0;
    for (size_t i = 0; i < set->n_pieces && t->eval_rows.n + TRAIN_PIECE <= EVAL_ROWS; i += every) {
        const struct train_piece *p = &set->piece[i];
        train_rows_add(&t->eval_rows, &set->doc[p->doc], p->from, p->to, &t->names,
                       t->net.shape.log2_rows, NULL);
    }
    train_forward(&t->eval_pass, t->state.params, &t->eval_rows, &weights, &loss);
    *ret_loss = (loss.tags + t->o->private_weight * loss.private_) / (double)t->eval_rows.n;
    return train_ranges_of(&t->eval_pass, t->eval_rows.n, ret_ranges);
}

static int quantised(struct trainer *t, const struct train_ranges *ranges,
                     const struct tagger_platt platt[3], struct cr_tagger **ret, size_t *ret_len)
{
    uint8_t *bytes;
    int status = train_quantise(&t->net, t->state.params, t->slots, ranges, platt, &bytes, ret_len);
    if (status != CR_OK)
        return status;
    status = cr_tagger_read(bytes, *ret_len, "weights", ret, NULL);
    if (status == CR_OK)
        (*ret)->bytes = bytes;
    else
        free(bytes);
    return status;
}

static int append_curve(const struct trainer *t, double loss, const struct train_report *reports,
                        struct cr_error *err)
{
    if (t->o->curve[0] == '\0')
        return CR_OK;
    FILE *file = fopen(t->o->curve, "ae");
    if (file == NULL)
        return cr_error_set(err, CR_EIO, "%s cannot be opened: %s.", t->o->curve, strerror(errno));
    fseek(file, 0, SEEK_END);
    if (ftell(file) == 0) {
        fputs("step\ttrain_loss\theld_out_loss", file);
        for (size_t s = 0; s < t->held_out.n_sources; s++)
            fprintf(file, "\tf1_%s", t->held_out.source[s]);
        fputc('\n', file);
    }
    fprintf(file, "%llu\t%.5f\t%.5f", (unsigned long long)t->state.step, t->mean_loss, loss);
    for (size_t s = 0; s < t->held_out.n_sources; s++) {
        const struct train_count sum = train_report_sum(&reports[s]);
        fprintf(file, "\t%.4f", train_f1(&sum));
    }
    fputc('\n', file);
    if (fclose(file) != 0)
        return cr_error_set(err, CR_EIO, "%s cannot be written.", t->o->curve);
    return CR_OK;
}

static int evaluate(struct trainer *t, struct cr_error *err)
{
    static const struct tagger_platt plain[3] = {{1, 0}, {1, 0}, {1, 0}};
    struct train_ranges ranges;
    struct cr_tagger *tagger = NULL;
    double loss = 0;
    size_t len;
    struct train_report *reports = calloc(t->held_out.n_sources + 1, sizeof *reports);
    int status = reports != NULL ? sample(t, &ranges, &loss) : CR_ENOMEM;
    if (status == CR_OK)
        status = quantised(t, &ranges, plain, &tagger, &len);
    if (status == CR_OK)
        status = train_judge_set(tagger, &t->held_out, EVAL_WORDS, reports, NULL, NULL);
    if (status == CR_OK) {
        say(t, "  held-out loss %.4f, span F1:", loss);
        for (size_t s = 0; s < t->held_out.n_sources; s++) {
            const struct train_count sum = train_report_sum(&reports[s]);
            if (sum.n_gold > 0)
                say(t, " %s %.3f", t->held_out.source[s], train_f1(&sum));
        }
        say(t, "\n");
        status = append_curve(t, loss, reports, err);
    } else {
        cr_error_set(err, status, "There is not enough memory.");
    }
    cr_tagger_unref(tagger);
    free(reports);
    return status;
}

/* Span F1 of the network before it was quantised, over documents that fit into a pass. */
static int float_report(struct trainer *t, const struct cr_tagger *tagger,
                        struct train_report *ret_float, struct train_report *ret_int8)
{
    struct train_weights weights = {0};
    struct tagger_scratch *scratch;
    int status = cr_tagger_scratch_create(&scratch);
    for (size_t i = 0; status == CR_OK && i < t->held_out.n_docs; i++) {
        const struct train_doc *doc = &t->held_out.doc[i];
        struct train_loss loss;
        size_t n;
        if (!doc->is_labelled || doc->n_words > EVAL_ROWS || doc->n_words == 0)
            continue;
        status = cr_tagger_run(tagger, scratch, doc->text, doc->len, doc->tier1, doc->n_tier1);
        if (status != CR_OK)
            break;
        const struct tagger_span *span = cr_tagger_spans(scratch, &n);
        train_count_spans(doc, span, n, ret_int8);
        t->eval_rows.n = 0;
        train_rows_add(&t->eval_rows, doc, 0, doc->n_words, &t->names, t->net.shape.log2_rows,
                       NULL);
        train_forward(&t->eval_pass, t->state.params, &t->eval_rows, &weights, &loss);
        cr_tagger_decode_begin(scratch);
        for (size_t w = 0; w < doc->n_words; w++) {
            int32_t logit[TAGGER_N_HEAD];
            for (int o = 0; o < TAGGER_N_HEAD; o++)
                logit[o] =
                    (int32_t)(t->eval_pass.logit[w * TAGGER_N_HEAD + (size_t)o] * TAGGER_LOGIT_ONE);
            cr_tagger_decode_word(scratch, w, logit);
        }
        status = cr_tagger_decode_end(tagger, scratch);
        if (status == CR_OK)
            status = cr_tagger_again(tagger, scratch, doc->text);
        span = cr_tagger_spans(scratch, &n);
        if (status == CR_OK)
            train_count_spans(doc, span, n, ret_float);
    }
    cr_tagger_scratch_destroy(scratch);
    return status;
}

static void log_point(void *user, unsigned what, size_t doc, float logit, bool is_private)
{
    struct train_points *points = user;
    train_points_add(&points[what], logit, is_private, doc % 2 == 1);
}

/* Fits what turns logits into chances, on every second held-out document; prints the curves over
 * the others. */
static int calibrate(struct trainer *t, const struct cr_tagger *tagger,
                     struct tagger_platt ret_platt[3])
{
    static const char *const what[3] = {"word", "span", "block"};
    struct train_points points[3] = {{0}, {0}, {0}};
    struct train_report *reports = calloc(t->held_out.n_sources + 1, sizeof *reports);
    int status = reports == NULL
                     ? CR_ENOMEM
                     : train_judge_set(tagger, &t->held_out, 0, reports, log_point, points);
    for (int i = 0; i < 3; i++) {
        if (points[i].is_short_of_memory)
            status = CR_ENOMEM;
        if (status == CR_OK) {
            ret_platt[i] = train_platt_fit(&points[i]);
            if (t->o->say != NULL)
                train_platt_print(&points[i], &ret_platt[i], what[i], t->o->say);
        }
        train_points_release(&points[i]);
    }
    free(reports);
    return status;
}

static int write_file(const char *path, const void *bytes, size_t len, struct cr_error *err)
{
    FILE *file = fopen(path, "we");
    bool is_fine = file != NULL && fwrite(bytes, 1, len, file) == len;
    if (file != NULL)
        is_fine = fclose(file) == 0 && is_fine;
    return is_fine ? CR_OK
                   : cr_error_set(err, CR_EIO, "%s cannot be written: %s.", path, strerror(errno));
}

/* Quantises, calibrates, reports and writes. */
static int finish(struct trainer *t, struct cr_error *err)
{
    struct tagger_platt platt[3] = {{1, 0}, {1, 0}, {1, 0}};
    struct train_ranges ranges;
    struct train_report by_float = {0}, by_int8 = {0};
    struct train_report *reports = calloc(t->held_out.n_sources + 1, sizeof *reports);
    struct cr_tagger *tagger = NULL;
    double loss;
    size_t len = 0;
    int status = reports != NULL ? sample(t, &ranges, &loss) : CR_ENOMEM;
    if (status == CR_OK)
        status = quantised(t, &ranges, platt, &tagger, &len);
    if (status == CR_OK)
        status = calibrate(t, tagger, platt);
    if (status == CR_OK)
        status = float_report(t, tagger, &by_float, &by_int8);
    cr_tagger_unref(tagger);
    tagger = NULL;
    if (status == CR_OK)
        status = quantised(t, &ranges, platt, &tagger, &len);
    if (status == CR_OK)
        status = train_judge_set(tagger, &t->held_out, 0, reports, NULL, NULL);
    if (status == CR_OK) {
        const struct train_count f = train_report_sum(&by_float), q = train_report_sum(&by_int8);
        say(t, "span F1 in float32 %.4f, in int8 %.4f\n", train_f1(&f), train_f1(&q));
        if (t->o->say != NULL)
            train_report_print(&t->held_out, reports, t->o->say);
        status = write_file(t->o->out, tagger->bytes, len, err);
    } else {
        cr_error_set(err, status, "There is not enough memory.");
    }
    cr_tagger_unref(tagger);
    free(reports);
    return status;
}

/* --- The run --- */

static int no_memory(struct cr_error *err)
{
    return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
}

/* FILE, or FILE@TIMES */
static int add_data(struct train_set *set, const char *item, struct cr_error *err)
{
    char *path = strdup(item), *at = path != NULL ? strrchr(path, '@') : NULL, *end = NULL;
    unsigned long times = 1;
    if (path == NULL)
        return no_memory(err);
    if (at != NULL) {
        unsigned long n = strtoul(at + 1, &end, 10);
        if (end != at + 1 && *end == '\0' && n >= 1 && n <= 1000) {
            times = n;
            *at = '\0';
        }
    }
    int status = train_set_add(set, path, (unsigned)times, err);
    free(path);
    return status;
}

static size_t longest(const struct train_set *set)
{
    size_t most = 0;
    for (size_t i = 0; i < set->n_docs; i++)
        most = set->doc[i].len > most ? set->doc[i].len : most;
    return most;
}

static uint64_t config_of(const struct trainer *t)
{
    const struct train_options *o = t->o;
    const double numbers[] = {o->learning_rate, o->table_rate,      o->weight_decay,  o->dropout,
                              o->word_dropout,  o->label_smoothing, o->private_weight};
    const uint64_t sizes[] = {o->log2_rows,  o->dim,    o->width,       o->n_convs,
                              o->log2_slots, o->steps,  o->batch_words, o->seed,
                              t->set.digest, o->warmup, t->set.n_pieces};
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        h = (h ^ sizes[i]) * 0x100000001b3u ^ h >> 31;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        uint64_t bits;
        memcpy(&bits, &numbers[i], sizeof bits);
        h = (h ^ bits) * 0x100000001b3u ^ h >> 31;
    }
    for (size_t i = 0; i < (size_t)2 << o->log2_slots; i++)
        h = (h ^ t->slots[i]) * 0x100000001b3u;
    return h;
}

static int make_shards(struct trainer *t)
{
    const size_t words = t->o->batch_words / N_SHARDS + TRAIN_PIECE, cap = words + words / 2;
    for (int i = 0; i < N_SHARDS; i++) {
        struct shard *s = &t->shard[i];
        s->grads = calloc(t->net.n - t->net.n_table, sizeof(float));
        if (s->grads == NULL || train_script_init(&s->script, longest(&t->set)) != CR_OK ||
            train_rows_init(&s->rows, cap) != CR_OK ||
            train_pass_init(&s->pass, &t->net, cap) != CR_OK)
            return CR_ENOMEM;
    }
    if (train_rows_init(&t->eval_rows, EVAL_ROWS) != CR_OK)
        return CR_ENOMEM;
    return train_pass_init(&t->eval_pass, &t->net, EVAL_ROWS);
}

static int make_state(struct trainer *t, struct cr_error *err)
{
    struct train_state *s = &t->state;
    s->n = t->net.n;
    s->params = malloc(s->n * sizeof(float));
    s->m = calloc(s->n, sizeof(float));
    s->v = calloc(s->n, sizeof(float));
    t->grads = calloc(s->n, sizeof(float));
    t->square = calloc(N_RANGES + slices(s->n), sizeof(double));
    t->order = calloc(t->set.n_pieces, sizeof *t->order);
    if (s->params == NULL || s->m == NULL || s->v == NULL || t->grads == NULL ||
        t->square == NULL || t->order == NULL || make_shards(t) != CR_OK)
        return no_memory(err);
    s->config = config_of(t);
    t->order_epoch = UINT64_MAX;
    train_net_fill(&t->net, s->params, t->o->seed);
    if (t->o->checkpoint[0] == '\0')
        return CR_OK;
    int status = train_state_load(s, t->o->checkpoint, err);
    return status == CR_ENOTFOUND ? CR_OK : status;
}

static int prepare(struct trainer *t, struct cr_error *err)
{
    const struct train_options *o = t->o;
    const struct tagger_shape shape = {o->log2_rows, o->dim, o->width, o->n_convs, o->log2_slots};
    const char *wrong = cr_tagger_shape_check(&shape);
    int status = CR_OK;
    if (wrong != NULL)
        return cr_error_set(err, CR_EINVAL, "These sizes do not do: %s.", wrong);
    status = train_names_build(o->names, o->log2_slots, &t->slots, err);
    t->names = (struct tagger_names){t->slots, o->log2_slots};
    for (size_t i = 0; status == CR_OK && i < o->n_data; i++)
        status = add_data(&t->set, o->data[i], err);
    if (status == CR_OK)
        status = train_set_add_all(&t->held_out, o->held_out, err);
    if (status != CR_OK)
        return status;
    if (train_names_collect(&t->set, t->called) != CR_OK)
        return no_memory(err);
    if (t->set.n_words == 0 || t->held_out.n_words == 0)
        return cr_error_set(err, CR_EINVAL, "There must be text to train on, and held-out text.");
    train_net_init(&t->net, &shape);
    return make_state(t, err);
}

static void release(struct trainer *t)
{
    for (int i = 0; i < N_SHARDS; i++) {
        train_pass_release(&t->shard[i].pass);
        train_rows_release(&t->shard[i].rows);
        train_script_release(&t->shard[i].script);
        free(t->shard[i].grads);
    }
    train_pass_release(&t->eval_pass);
    train_rows_release(&t->eval_rows);
    free(t->state.params);
    free(t->state.m);
    free(t->state.v);
    free(t->grads);
    free(t->square);
    free(t->order);
    free(t->slots);
    for (int c = 0; c < CR_PRIVACY_N_CLASSES; c++)
        free(t->called[c].name);
    train_set_release(&t->set);
    train_set_release(&t->held_out);
    free(t);
}

static int save(struct trainer *t, struct cr_error *err)
{
    return t->o->checkpoint[0] != '\0' ? train_state_save(&t->state, t->o->checkpoint, err) : CR_OK;
}

static void progress(const struct trainer *t, uint64_t words, uint64_t us, uint64_t done)
{
    const double seconds = (double)us / 1e6;
    say(t, "step %llu of %llu  loss %.4f  %.1fK words/s  %.0f s to go\n",
        (unsigned long long)t->state.step, (unsigned long long)t->o->steps, t->mean_loss,
        (double)words / seconds / 1000,
        seconds / (double)done * (double)(t->o->steps - t->state.step));
}

static int loop(struct trainer *t, struct cr_error *err)
{
    const struct train_options *o = t->o;
    const uint64_t began = cr_clock_now_us(NULL), from = t->state.step;
    uint64_t told = began, words = 0;
    int status = CR_OK;
    while (status == CR_OK && t->state.step < o->steps) {
        train_step(t);
        words += batch_words(t);
        const uint64_t step = t->state.step, now = cr_clock_now_us(NULL);
        if (now - told > 5000000) {
            progress(t, words, now - began, step - from);
            told = now;
        }
        const bool stops = want_stop || step == o->stop_at;
        if (stops || (o->save_every > 0 && step % o->save_every == 0))
            status = save(t, err);
        if (status == CR_OK && stops)
            return want_stop ? cr_error_set(err, CR_ECANCELED,
                                            "Stopped at step %llu; the same "
                                            "command goes on from there.",
                                            (unsigned long long)step)
                             : CR_OK;
        if (status == CR_OK && o->eval_every > 0 && step % o->eval_every == 0 && step < o->steps)
            status = evaluate(t, err);
    }
    if (status == CR_OK)
        status = save(t, err);
    if (status == CR_OK)
        status = evaluate(t, err);
    return status == CR_OK ? finish(t, err) : status;
}

int train_tagger(const struct train_options *options, struct cr_error *err)
{
    struct trainer *t = calloc(1, sizeof *t);
    struct sigaction action = {.sa_handler = on_signal}, old[2];
    if (t == NULL)
        return no_memory(err);
    t->o = options;
    want_stop = 0;
    sigaction(SIGINT, &action, &old[0]);
    sigaction(SIGTERM, &action, &old[1]);
    int status = prepare(t, err);
    if (status == CR_OK) {
        say(t, "%zu parameters; %zu pieces of %llu words; %llu held-out words; from step %llu\n",
            t->net.n, t->set.n_pieces, (unsigned long long)t->set.n_words,
            (unsigned long long)t->held_out.n_words, (unsigned long long)t->state.step);
        status = loop(t, err);
    }
    sigaction(SIGINT, &old[0], NULL);
    sigaction(SIGTERM, &old[1], NULL);
    release(t);
    return status;
}
