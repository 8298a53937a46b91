/* Saving and loading a training run; see checkpoint.h. */
#include "checkpoint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct header {
    char magic[8];
    struct lm_config c;
    int64_t step, tokens, decay_from;
};

static const char magic[8] = "CRLM-2\n";

int checkpoint_init(struct checkpoint *ck, const struct lm_config *c)
{
    size_t n = lm_params(c);
    ck->step = 0;
    ck->tokens = 0;
    ck->decay_from = -1;
    ck->params = calloc(n, sizeof(float));
    ck->m1 = calloc(n, sizeof(float));
    ck->m2 = calloc(n, sizeof(float));
    if (ck->params == NULL || ck->m1 == NULL || ck->m2 == NULL) {
        checkpoint_release(ck);
        return -1;
    }
    return 0;
}

void checkpoint_release(struct checkpoint *ck)
{
    free(ck->params);
    free(ck->m1);
    free(ck->m2);
    memset(ck, 0, sizeof *ck);
}

int checkpoint_save(const struct checkpoint *ck, const struct lm_config *c, const char *path)
{
    char temp[4096];
    size_t n = lm_params(c);
    struct header h = {
        .c = *c, .step = ck->step, .tokens = ck->tokens, .decay_from = ck->decay_from};
    memcpy(h.magic, magic, sizeof magic);
    if (snprintf(temp, sizeof temp, "%s.new", path) >= (int)sizeof temp) {
        return -1;
    }
    FILE *f = fopen(temp, "wb");
    if (f == NULL) {
        return -1;
    }
    int ok = fwrite(&h, sizeof h, 1, f) == 1 && fwrite(ck->params, sizeof(float), n, f) == n &&
             fwrite(ck->m1, sizeof(float), n, f) == n && fwrite(ck->m2, sizeof(float), n, f) == n;
    ok = fclose(f) == 0 && ok;
    return ok && rename(temp, path) == 0 ? 0 : -1;
}

int checkpoint_config(struct lm_config *ret, const char *path)
{
    struct header h;
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        return -1;
    }
    int ok = fread(&h, sizeof h, 1, f) == 1 && memcmp(h.magic, magic, sizeof magic) == 0;
    fclose(f);
    if (ok) {
        *ret = h.c;
    }
    return ok ? 0 : -1;
}

/* The row length and the context may change between runs: no weight depends on
 * them. */
static int same_model(const struct lm_config *a, const struct lm_config *b)
{
    return a->vocab == b->vocab && a->dim == b->dim && a->layers == b->layers &&
           a->heads == b->heads && a->kv_heads == b->kv_heads && a->hidden == b->hidden;
}

int checkpoint_load(struct checkpoint *ck, const struct lm_config *c, const char *path)
{
    struct header h;
    size_t n = lm_params(c);
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        return 0;
    }
    int ok = fread(&h, sizeof h, 1, f) == 1 && memcmp(h.magic, magic, sizeof magic) == 0 &&
             same_model(&h.c, c) && fread(ck->params, sizeof(float), n, f) == n &&
             fread(ck->m1, sizeof(float), n, f) == n && fread(ck->m2, sizeof(float), n, f) == n;
    fclose(f);
    if (ok) {
        ck->step = h.step;
        ck->tokens = h.tokens;
        ck->decay_from = h.decay_from;
    }
    return ok ? 1 : -1;
}
