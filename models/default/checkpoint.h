#ifndef CARREL_LM_CHECKPOINT_H
#define CARREL_LM_CHECKPOINT_H

/* What a training run needs to go on, and what export needs to write a model. One
 * file: a magic number, the config, the step, then three flat arrays. It replaces
 * the old one by rename, so a run killed while saving loses nothing. */

#include "lm.h"

struct checkpoint {
    int64_t step;
    int64_t tokens;     /* trained on so far */
    int64_t decay_from; /* the step where the final decay began, or -1 */
    float *params, *m1, *m2;
};

int checkpoint_init(struct checkpoint *ck, const struct lm_config *c);
void checkpoint_release(struct checkpoint *ck);
int checkpoint_save(const struct checkpoint *ck, const struct lm_config *c, const char *path);

/* 1: loaded; 0: no such file; -1: not a checkpoint of this model. */
int checkpoint_load(struct checkpoint *ck, const struct lm_config *c, const char *path);

/* Reads the config alone; 0, or -1. */
int checkpoint_config(struct lm_config *ret, const char *path);

#endif
