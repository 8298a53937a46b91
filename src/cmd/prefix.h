/* carrel prefix in two files: prefix.c reads the arguments and works on the registry, prefix_sign.c
 * makes keys and entries. */
#ifndef CARREL_CMD_PREFIX_H
#define CARREL_CMD_PREFIX_H

#include "carrel/prefix.h"

struct prefix_options {
    bool help, json;
    char *data, *key, *name, *model, *output, *issuer;
    int kind;                                       /* enum cr_prefix_kind */
    int64_t epoch, not_before, expires, all_before; /* 0: not given */
};

/* What an entry is checked against. */
struct prefix_model {
    struct cr_vocab *vocab;
    uint8_t id[CR_DIGEST_BYTES];
};

/* From a GGUF file, or the embedded model when `path` is empty. */
int prefix_model_load(const char *path, struct prefix_model *ret_model, struct cr_error *err);
void prefix_model_release(struct prefix_model *model);

/* Reads a file of at most `max` bytes into memory, NUL-terminated; free() it. */
int prefix_read_file(const char *path, size_t max, char **ret_data, size_t *ret_len,
                     struct cr_error *err);

int prefix_keygen(const char *path, struct cr_error *err);
int prefix_sign(const char *path, const struct prefix_options *o, struct cr_error *err);

#endif
