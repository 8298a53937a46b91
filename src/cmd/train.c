/* carrel train tagger: fits tier 2's weights to labelled text; with --judge, says how good some
 * are. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/cmd_util.h"
#include "train/train.h"

#define MAX_FILES 256

struct options {
    bool help;
    char *held_out, *names, *out, *checkpoint, *curve, *judge, *weights;
    int64_t steps, warmup, batch, eval_every, save_every, seed, threads;
    int64_t rows, dim, width, convs, slots;
    double learning_rate, table_rate, weight_decay, dropout, word_dropout, label_smoothing,
        private_weight;
};

#define AT(field_) .offset = offsetof(struct options, field_)

static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, AT(help), .help = "print this and exit"},
    {.name = "eval",
     .section = "files",
     .type = CR_OPT_STRING,
     AT(held_out),
     .help = "held-out text, files separated by commas"},
    {.name = "names",
     .section = "files",
     .type = CR_OPT_STRING,
     AT(names),
     .help = "lists of names: first=FILE,last=FILE,city=FILE,street=FILE"},
    {.name = "out", .section = "files", .type = CR_OPT_STRING, AT(out), .help = "weights to write"},
    {.name = "checkpoint",
     .section = "files",
     .type = CR_OPT_STRING,
     AT(checkpoint),
     .help = "where to save, and from where to go on"},
    {.name = "curve",
     .section = "files",
     .type = CR_OPT_STRING,
     AT(curve),
     .help = "learning curve, tab-separated"},
    {.name = "judge",
     .section = "files",
     .type = CR_OPT_STRING,
     AT(judge),
     .help = "train nothing; say how good weights are on these files"},
    {.name = "weights",
     .section = "files",
     .type = CR_OPT_STRING,
     AT(weights),
     .help = "with --judge: the weights; those that Carrel ships"},
    {.name = "steps",
     .section = "training",
     .type = CR_OPT_INT,
     .value = "5200",
     .min = 1,
     .max = 1e9,
     AT(steps),
     .help = "batches"},
    {.name = "warmup",
     .section = "training",
     .type = CR_OPT_INT,
     .value = "200",
     .max = 1e9,
     AT(warmup),
     .help = "batches until the learning rate is reached"},
    {.name = "batch",
     .section = "training",
     .type = CR_OPT_INT,
     .value = "1280",
     .min = 64,
     .max = 65536,
     AT(batch),
     .help = "words in a batch, about"},
    {.name = "learning-rate",
     .section = "training",
     .type = CR_OPT_FLOAT,
     .value = "0.003",
     .max = 10,
     AT(learning_rate),
     .help = "of AdamW, which moves the layers, at its highest"},
    {.name = "table-rate",
     .section = "training",
     .type = CR_OPT_FLOAT,
     .value = "0.02",
     .max = 10,
     AT(table_rate),
     .help = "of Adagrad, which moves the table of features"},
    {.name = "weight-decay",
     .section = "training",
     .type = CR_OPT_FLOAT,
     .value = "0.01",
     .max = 10,
     AT(weight_decay),
     .help = "of AdamW"},
    {.name = "dropout",
     .section = "training",
     .type = CR_OPT_FLOAT,
     .value = "0.1",
     .max = 0.9,
     AT(dropout),
     .help = "share of activations that are dropped"},
    {.name = "word-dropout",
     .section = "training",
     .type = CR_OPT_FLOAT,
     .value = "0.25",
     .max = 0.7,
     AT(word_dropout),
     .help = "share of words that are forgotten, and of what lists of names say"},
    {.name = "label-smoothing",
     .section = "training",
     .type = CR_OPT_FLOAT,
     .value = "0.03",
     .max = 0.5,
     AT(label_smoothing),
     .help = "of the tags"},
    {.name = "private-weight",
     .section = "training",
     .type = CR_OPT_FLOAT,
     .value = "1",
     .max = 100,
     AT(private_weight),
     .help = "of the private head in the loss"},
    {.name = "seed",
     .section = "training",
     .type = CR_OPT_INT,
     .value = "1",
     .max = 1e15,
     AT(seed),
     .help = "of all that is random"},
    {.name = "threads",
     .section = "training",
     .type = CR_OPT_INT,
     .value = "0",
     .max = 64,
     AT(threads),
     .help = "threads; 0: one a processor"},
    {.name = "eval-every",
     .section = "training",
     .type = CR_OPT_INT,
     .value = "650",
     .max = 1e9,
     AT(eval_every),
     .help = "batches between held-out figures; 0: only at the end"},
    {.name = "save-every",
     .section = "training",
     .type = CR_OPT_INT,
     .value = "650",
     .max = 1e9,
     AT(save_every),
     .help = "batches between checkpoints; 0: only at the end"},
    {.name = "rows",
     .section = "network",
     .type = CR_OPT_INT,
     .value = "16",
     .min = 9,
     .max = 17,
     AT(rows),
     .help = "the table of features has 2 to the power of this many rows"},
    {.name = "dim",
     .section = "network",
     .type = CR_OPT_INT,
     .value = "48",
     .min = 16,
     .max = 128,
     AT(dim),
     .help = "bytes of a row"},
    {.name = "width",
     .section = "network",
     .type = CR_OPT_INT,
     .value = "128",
     .min = 16,
     .max = 256,
     AT(width),
     .help = "channels of a convolution"},
    {.name = "convs",
     .section = "network",
     .type = CR_OPT_INT,
     .value = "4",
     .min = 1,
     .max = 4,
     AT(convs),
     .help = "convolutions"},
    {.name = "slots",
     .section = "network",
     .type = CR_OPT_INT,
     .value = "17",
     .min = 4,
     .max = 20,
     AT(slots),
     .help = "the set of names has 2 to the power of this many slots"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static const struct cr_cmd_usage usage = {
    .name = "train",
    .usage = "train tagger FILE[@TIMES] ... --eval FILE --out FILE [OPTION ...]\n"
             "       carrel train tagger --judge FILE [--weights FILE]",
    .about = "Fits the weights of the tagger, tier 2 of detection, to labelled text: lines of JSON "
             "with\n"
             "text, spans and what of them is private. A file counts as often as TIMES says.",
    .table = &table,
    .max_rest = MAX_FILES,
};

static int train(const struct options *o, const char *const *files, size_t n, struct cr_error *err)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    const struct train_options options = {
        .data = files,
        .n_data = n,
        .held_out = o->held_out,
        .names = o->names,
        .out = o->out,
        .checkpoint = o->checkpoint,
        .curve = o->curve,
        .log2_rows = (uint32_t)o->rows,
        .dim = (uint32_t)o->dim,
        .width = (uint32_t)o->width,
        .n_convs = (uint32_t)o->convs,
        .log2_slots = (uint32_t)o->slots,
        .steps = (uint64_t)o->steps,
        .warmup = (uint64_t)o->warmup,
        .batch_words = (uint64_t)o->batch,
        .eval_every = (uint64_t)o->eval_every,
        .save_every = (uint64_t)o->save_every,
        .seed = (uint64_t)o->seed,
        .threads = o->threads > 0   ? (uint32_t)o->threads
                   : processors > 0 ? (uint32_t)processors
                                    : 1,
        .learning_rate = o->learning_rate,
        .table_rate = o->table_rate,
        .weight_decay = o->weight_decay,
        .dropout = o->dropout,
        .word_dropout = o->word_dropout,
        .label_smoothing = o->label_smoothing,
        .private_weight = o->private_weight,
        .say = stdout,
    };
    return train_tagger(&options, err);
}

int cr_cmd_train(int argc, char **argv)
{
    struct options o;
    const char *rest[MAX_FILES];
    struct cr_error err = {0};
    size_t n_rest;
    int exit_status, status;
    if (!cr_cmd_options(&usage, &o, argc, argv, rest, &n_rest, &exit_status))
        return exit_status;
    const bool is_judge = o.judge[0] != '\0';
    if (n_rest == 0 || strcmp(rest[0], "tagger") != 0 || is_judge != (n_rest == 1) ||
        (!is_judge && (o.held_out[0] == '\0' || o.out[0] == '\0'))) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "It trains `tagger` on files, and needs --eval and --out; or "
                                      "takes --judge and no files.");
    }
    status = is_judge ? train_judge(o.weights, o.judge, stdout, &err)
                      : train(&o, rest + 1, n_rest - 1, &err);
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("train", "%s", err.text);
}
