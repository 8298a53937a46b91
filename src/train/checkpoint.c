/* A checkpoint: where training stands, the parameters, and the optimiser's moments, as this machine
 * has them in memory; with a checksum, and put in place by rename(), so that a half-written one is
 * never read. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/buf.h"
#include "train_int.h"

struct header {
    char magic[8];
    uint64_t version, config, step, epoch, at, n, checksum;
};
#define MAGIC   "CRTRAIN"
#define VERSION 1

static uint64_t checksum(const struct train_state *s)
{
    const float *parts[] = {s->params, s->m, s->v};
    uint64_t h = 0xcbf29ce484222325u ^ s->step ^ s->epoch << 20 ^ s->at << 40;
    for (int p = 0; p < 3; p++)
        for (size_t i = 0; i < s->n; i++) {
            uint32_t bits;
            memcpy(&bits, &parts[p][i], sizeof bits);
            h = (h ^ bits) * 0x100000001b3u;
            h ^= h >> 31;
        }
    return h;
}

int train_state_save(const struct train_state *state, const char *path, struct cr_error *err)
{
    struct header header = {MAGIC,        VERSION,   state->config, state->step,
                            state->epoch, state->at, state->n,      checksum(state)};
    struct cr_buf temporary;
    cr_buf_init(&temporary, 4096);
    cr_buf_printf(&temporary, "%s.new", path);
    FILE *file = temporary.status == CR_OK ? fopen(cr_buf_str(&temporary), "we") : NULL;
    bool is_fine = file != NULL;
    if (is_fine) {
        is_fine = fwrite(&header, sizeof header, 1, file) == 1 &&
                  fwrite(state->params, sizeof(float), state->n, file) == state->n &&
                  fwrite(state->m, sizeof(float), state->n, file) == state->n &&
                  fwrite(state->v, sizeof(float), state->n, file) == state->n;
        is_fine = fclose(file) == 0 && is_fine;
        is_fine = is_fine && rename(cr_buf_str(&temporary), path) == 0;
    }
    cr_buf_release(&temporary);
    return is_fine ? CR_OK
                   : cr_error_set(err, CR_EIO, "The checkpoint %s cannot be written: %s.", path,
                                  strerror(errno));
}

int train_state_load(struct train_state *state, const char *path, struct cr_error *err)
{
    struct header header;
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return errno == ENOENT
                   ? CR_ENOTFOUND
                   : cr_error_set(err, CR_EIO, "The checkpoint %s cannot be opened: %s.", path,
                                  strerror(errno));
    int status = CR_OK;
    if (fread(&header, sizeof header, 1, file) != 1 || memcmp(header.magic, MAGIC, 8) != 0 ||
        header.version != VERSION || header.config != state->config || header.n != state->n) {
        status = cr_error_set(err, CR_EINVAL,
                              "The checkpoint %s is of other data or options; move it away to "
                              "begin anew.",
                              path);
    } else {
        state->step = header.step;
        state->epoch = header.epoch;
        state->at = header.at;
        if (fread(state->params, sizeof(float), state->n, file) != state->n ||
            fread(state->m, sizeof(float), state->n, file) != state->n ||
            fread(state->v, sizeof(float), state->n, file) != state->n || fgetc(file) != EOF ||
            checksum(state) != header.checksum)
            status = cr_error_set(
                err, CR_EFORMAT, "The checkpoint %s is damaged; move it away to begin anew.", path);
    }
    fclose(file);
    return status;
}
