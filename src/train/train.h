/* The trainer of the tagger (privacy/tagger.h): float32 on CPU threads.
 *
 * Data are files of lines, each an object
 *     {"text": "…", "private": 0|1, "spans": [{"start": byte, "end": byte, "class": "PERSON",
 *      "private": 0|1}, …], "entities": 0|1, "lang": "en", "source": "name"}
 * Where "entities" is 0, entities are not labelled: only the private head learns from it. The
 * result depends on the data, the options and the instruction set, not on the number of threads;
 * training that was interrupted goes on from its checkpoint to the same bits. */
#ifndef CARREL_TRAIN_H
#define CARREL_TRAIN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "carrel/status.h"

struct train_options {
    const char *const *data; /* [n_data] files; FILE@N counts N times */
    size_t n_data;
    const char *held_out;   /* files, separated by commas */
    const char *names;      /* "first=FILE,last=FILE,city=FILE,street=FILE"; any, or "" */
    const char *out;        /* the weights */
    const char *checkpoint; /* or "" */
    const char *curve;      /* learning curve, tab-separated; or "" */
    uint32_t log2_rows, dim, width, n_convs, log2_slots;
    uint64_t steps, warmup, batch_words, eval_every, save_every, seed;
    uint64_t stop_at; /* a step after which to save and return; 0: none */
    uint32_t threads;
    double learning_rate, table_rate, weight_decay, dropout, word_dropout, label_smoothing,
        private_weight;
    FILE *say; /* progress; NULL: none */
};

/* Trains, quantises, calibrates on the held-out files, and writes the weights. Goes on from the
 * checkpoint if there is one. SIGINT and SIGTERM save and return CR_ECANCELED, while it runs.
 * CR_EINVAL, CR_EFORMAT (file and line), CR_EIO, CR_ENOMEM. */
int train_tagger(const struct train_options *options, struct cr_error *err);

/* Judges weights on files: spans, and blocks of 64 bytes at several thresholds. `weights` may be ""
 * for those that Carrel ships. Errors as above. */
int train_judge(const char *weights, const char *files, FILE *out, struct cr_error *err);

#endif
