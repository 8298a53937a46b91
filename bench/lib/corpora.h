/* Public texts to judge a detector by, read from the folder that bench/README.md describes. What
 * cannot be read ends the program with a sentence; all is kept to its end. */
#ifndef BENCH_CORPORA_H
#define BENCH_CORPORA_H

#include <stdbool.h>
#include <stddef.h>

#include "carrel/privacy.h"

struct corpus_span {
    size_t start, end;
    int class_; /* enum cr_privacy_class, or one that no finding has */
};

struct corpus_text {
    char *text;
    size_t len, n_spans;
    struct corpus_span *spans; /* in order */
    bool is_private;           /* of nannigalaxy */
};

struct corpus {
    size_t n;
    struct corpus_text *texts;
};

/* What people asked of assistants, at most `max` texts of each: "self-instruct", "alpaca-seed",
 * "gsm8k", "t0" in FOLDER/benign. */
struct corpus corpus_benign(const char *folder, const char *name, size_t max);
/* Sentences of FOLDER/wnut17: persons, places, and groups and companies as one class. */
struct corpus corpus_wnut17(const char *folder);
/* Documents of FOLDER/conll2003-orig, the test part: persons. */
struct corpus corpus_conll2003(const char *folder);
/* FOLDER/nannigalaxy: all entities; firms as ORG, systems, titles and events of no class, all
 * others as PERSON. Texts without any are not private. */
struct corpus corpus_nannigalaxy(const char *folder);

#endif
