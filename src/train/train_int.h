/* What the files of the trainer share. */
#ifndef CARREL_TRAIN_INT_H
#define CARREL_TRAIN_INT_H

#include "privacy/tagger_int.h"
#include "train/train.h"

/* --- Loops that are worth an instruction set: kernels.inc, compiled twice --- */

struct train_adam {
    float rate, beta1, beta2, correct1, correct2, keep, clip;
};

struct train_kernels {
    /* c[6, 16] (+)= a[k, 6] by b[k, 16] */
    void (*multiply)(size_t k, const float *a, const float *b, float *c, size_t stride, bool add);
    /* x = tanh(x); x = 1 / (1 + exp(-x)); n is a multiple of 8 */
    void (*tanh_)(float *x, size_t n);
    void (*logistic)(float *x, size_t n);
    void (*add)(float *to, const float *from, size_t n);
    /* Moves parameters along their gradient; AdamW (Loshchilov and Hutter, 2019). */
    void (*adam)(const struct train_adam *a, size_t n, const float *g, float *w, float *m,
                 float *v);
    /* The same by Adagrad (Duchi et al., 2011). */
    void (*adagrad)(float rate, float clip, size_t n, const float *g, float *w, float *v);
};
extern const struct train_kernels train_kernels_plain, train_kernels_avx2;
const struct train_kernels *train_kernels_best(void);

/* --- Products, gemm.c --- */

struct train_mat {
    const float *p;
    size_t row, col; /* strides; one is 1 */
};
struct train_gemm {
    const struct train_kernels *kernels;
    float *a, *b; /* packed */
};
int train_gemm_init(struct train_gemm *g);
void train_gemm_release(struct train_gemm *g);
/* c[m, n] (+)= a[m, k] b[k, n]; n at most 768. */
void train_gemm_run(struct train_gemm *g, size_t m, size_t n, size_t k, struct train_mat a,
                    struct train_mat b, float *c, size_t stride, bool add);

/* --- Names, names.c --- */

/* The set of names from the lists in `spec`; free() it. */
int train_names_build(const char *spec, uint32_t log2_slots, uint8_t **ret_slots,
                      struct cr_error *err);

/* --- Data, data.c --- */

#define TRAIN_NO_TAG 255
#define TRAIN_PIECE  192 /* words; longer text is cut, for the trainer only */

struct train_gold {
    uint32_t start, end;
    uint8_t class_, is_private;
};

/* One line of a file. */
struct train_doc {
    char *text;
    size_t len;
    struct train_gold *gold;
    size_t n_gold;
    struct cr_finding *tier1; /* what the rules find, sorted */
    size_t n_tier1;
    struct tagger_word *word;
    uint8_t *tag, *is_private, *tier1_row; /* [n_words] */
    size_t n_words;
    bool is_labelled; /* entities */
    uint32_t source;
};

/* Words [from, to) of a document. */
struct train_piece {
    uint32_t doc, from, to;
};

struct train_set {
    struct train_doc *doc;
    size_t n_docs, cap_docs;
    struct train_piece *piece;
    size_t n_pieces, cap_pieces;
    char **source;
    size_t n_sources;
    uint64_t n_words;
    uint64_t digest; /* of all text and labels */
};

/* Adds a file's lines; pieces count `times`. CR_EIO, CR_EFORMAT, CR_ENOMEM. */
int train_set_add(struct train_set *set, const char *path, unsigned times, struct cr_error *err);
/* The same of files separated by commas, once each. */
int train_set_add_all(struct train_set *set, const char *files, struct cr_error *err);
void train_set_release(struct train_set *set);

/* --- The network in float32, net.c --- */

struct train_net {
    struct tagger_shape shape;
    size_t n, n_table;                            /* floats; those of the table come first */
    size_t w[TAGGER_MAX_LAYERS];                  /* where: w[n_in, n_out] */
    size_t b[TAGGER_MAX_LAYERS];                  /* b[n_out] */
    struct tagger_layer layer[TAGGER_MAX_LAYERS]; /* sizes only */
};
void train_net_init(struct train_net *net, const struct tagger_shape *shape);
void train_net_fill(const struct train_net *net, float *params, uint64_t seed);

/* Rows (words) that are computed together; documents one behind the other. */
struct train_rows {
    size_t n, cap;
    uint32_t *first, *end; /* [n]: the rows of the same document */
    uint32_t *feature;     /* [n, TAGGER_MAX_FEATURES] */
    uint32_t *n_features;  /* [n] */
    uint8_t *tag, *is_private;
};

struct train_loss {
    double tags, private_; /* sums */
    size_t n_tags, n_private;
};

struct train_pass {
    const struct train_net *net;
    struct train_gemm gemm;
    size_t cap;
    float *memory;
    float *e, *de, *mask_e;            /* [rows, dim] */
    float *h[TAGGER_MAX_CONVS + 1];    /* [rows, width] */
    float *mask[TAGGER_MAX_CONVS + 1]; /* [rows, width] */
    float *z[TAGGER_MAX_CONVS];        /* [rows, 2 * width]: tanh, gate */
    float *u, *du;                     /* [rows, 3 * width] */
    float *dh, *dz, *x;                /* [rows, width], [rows, 2 * width], [rows, width] */
    float *logit, *dlogit;             /* [rows, head] */
};
int train_pass_init(struct train_pass *pass, const struct train_net *net, size_t cap);
void train_pass_release(struct train_pass *pass);

struct train_weights { /* of the parts of the loss */
    float label_smoothing, private_weight, dropout;
    uint64_t seed; /* of dropout */
};
/* Logits of the rows, in pass->logit, and the loss. */
void train_forward(struct train_pass *pass, const float *params, const struct train_rows *rows,
                   const struct train_weights *weights, struct train_loss *ret_loss);
/* After it: adds the gradient of scale * loss to `grads`, which begins behind the table, and leaves
 * that of each row's sum of features in pass->de. */
void train_backward(struct train_pass *pass, const float *params, const struct train_rows *rows,
                    const struct train_weights *weights, float scale, float *grads);

/* --- Rows from documents, rows.c --- */

int train_rows_init(struct train_rows *rows, size_t cap);
void train_rows_release(struct train_rows *rows);

struct train_label {
    uint8_t tag, is_private, tier1;
};

/* A piece as it is seen once: names changed, words added. */
struct train_script {
    char *text;
    size_t len;
    struct tagger_word *word;
    struct train_label *label;
    size_t n;
};
int train_script_init(struct train_script *script, size_t longest_text);
void train_script_release(struct train_script *script);

/* Words of names that occur in a set, by class, as often as they do. */
struct train_name {
    const char *p;
    uint32_t len;
};
struct train_names {
    struct train_name *name;
    size_t n, cap;
};
int train_names_collect(const struct train_set *set, struct train_names ret[CR_PRIVACY_N_CLASSES]);

struct train_blur { /* what the network must do without, or see otherwise */
    double word_dropout;
    uint64_t seed;
    struct train_script *script;
    const struct train_names *names; /* [classes] */
};
/* Adds words [from, to) of a document; there must be room, with `blur` for half as many again.
 * `blur` may be NULL; with it, there are TRAIN_PIECE words at most. */
void train_rows_add(struct train_rows *rows, const struct train_doc *doc, size_t from, size_t to,
                    const struct tagger_names *names, uint32_t log2_rows,
                    const struct train_blur *blur);

/* --- Quantising, quant.c --- */

struct train_ranges { /* what an activation's largest value is taken to be */
    float e[128], h[TAGGER_MAX_CONVS + 1][256];
};
/* From a pass over a sample, without dropout. CR_ENOMEM. */
int train_ranges_of(const struct train_pass *pass, size_t n_rows, struct train_ranges *ret);
/* To the bytes of a weights file; malloc()ed. */
int train_quantise(const struct train_net *net, const float *params, const uint8_t *names,
                   const struct train_ranges *ranges, const struct tagger_platt platt[3],
                   uint8_t **ret_bytes, size_t *ret_len);

/* --- Judging, judge.c --- */

struct train_count {
    uint64_t n_gold, n_found, n_right;
};
#define TRAIN_THRESHOLDS 9
struct train_report {
    struct train_count class_[CR_PRIVACY_N_CLASSES];
    uint64_t n_words;
    uint64_t n_blocks[2], over[2][TRAIN_THRESHOLDS]; /* public, private; score at least 0.1 … 0.9 */
    uint64_t n_quiet,
        quiet_over[TRAIN_THRESHOLDS]; /* public ones of documents without anything private */
};
static inline double train_f1(const struct train_count *c)
{
    return c->n_gold + c->n_found > 0 ? 2.0 * (double)c->n_right / (double)(c->n_gold + c->n_found)
                                      : 0;
}
/* Reports [set->n_sources], zeroed by the caller, of at most `max_words`, taken evenly. With `log`,
 * a logit and its label are told for each word (0), span (1) and block (2). */
typedef void (*train_log_fn)(void *user, unsigned what, size_t doc, float logit, bool is_private);
int train_judge_set(const struct cr_tagger *tagger, const struct train_set *set, uint64_t max_words,
                    struct train_report *reports, train_log_fn log, void *user);
/* Over the classes that are labelled in the source: a set without dates says nothing of dates. */
struct train_count train_report_sum(const struct train_report *report);
/* Counts right spans of a document. */
void train_count_spans(const struct train_doc *doc, const struct tagger_span *span, size_t n,
                       struct train_report *report);
void train_report_print(const struct train_set *set, const struct train_report *reports, FILE *out);

/* --- Calibration, platt.c --- */

struct train_points {
    float *logit;
    uint8_t *label, *is_check; /* every second document's is left for the curve */
    size_t n, cap;
    bool is_short_of_memory;
};
void train_points_add(struct train_points *p, float logit, bool label, bool is_check);
void train_points_release(struct train_points *p);
/* Fits by Newton's method on what is not left for the curve. */
struct tagger_platt train_platt_fit(const struct train_points *p);
/* Ten bins: mean score, share of private ones, how many; and the expected calibration error. */
double train_platt_print(const struct train_points *p, const struct tagger_platt *platt,
                         const char *what, FILE *out);

/* --- Checkpoints, checkpoint.c --- */

struct train_state {
    uint64_t step, epoch, at; /* at: pieces taken of this epoch */
    uint64_t config;          /* digest of options and data */
    size_t n;
    float *params, *m, *v;
};
int train_state_save(const struct train_state *state, const char *path, struct cr_error *err);
/* CR_ENOTFOUND when there is none. */
int train_state_load(struct train_state *state, const char *path, struct cr_error *err);

#endif
