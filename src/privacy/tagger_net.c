/* The network, in integers. A word is the sum of its rows of the table; a layer takes that to the
 * width; each convolution reads the word and one on each side, `dilation` words away, and adds
 * tanh(a) * logistic(b) to what is there; the head gives logits (van den Oord et al., WaveNet,
 * 2016, has the gate; Strubell et al., 2017, the dilated convolutions for tags).
 *
 * What is kept of a word is 16 bits a channel, 12 of them behind the point. A product sees 7 bits:
 * each channel has a scale of its own, which weights take into account, so little is lost. Sums
 * become steps of a table of tanh by one multiplication in F32, which rounds alike everywhere.
 *
 * Text is computed in chunks of 1,024 words. Around a chunk as many words as the network reaches
 * (40) are computed again, wrong at their far ends, where nothing of the chunk depends on them; so
 * results do not depend on the chunks, and memory for the network is bounded. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "privacy/tagger_int.h"

#define MAX_ROWS (TAGGER_CHUNK + 2 * 40 + TAGGER_TILE)

static int make_room(const struct cr_tagger *t, struct tagger_scratch *s)
{
    const size_t width = t->shape.width > t->shape.dim ? t->shape.width : t->shape.dim;
    if (s->net_memory != NULL && s->width == width)
        return CR_OK;
    const size_t h = MAX_ROWS * width * sizeof(int16_t), x = MAX_ROWS * width,
                 tile = TAGGER_TILE * 3 * width,
                 acc = TAGGER_TILE * (2 * width + TAGGER_N_HEAD) * sizeof(int32_t);
    uint8_t *memory = aligned_alloc(64, (h + x + tile + acc + 255) / 64 * 64);
    if (memory == NULL)
        return CR_ENOMEM;
    free(s->net_memory);
    s->net_memory = memory;
    s->width = (uint32_t)width;
    s->h = (int16_t *)(void *)memory;
    s->acc = (int32_t *)(void *)(memory + h);
    s->x = memory + h + acc;
    s->tile = memory + h + acc + x;
    return CR_OK;
}

static inline int32_t limit(int32_t v, int32_t low, int32_t high)
{
    v = v < low ? low : v;
    return v > high ? high : v;
}

/* Stored values to activations of 7 bits. A loop that compilers make vectors of, as the next one:
 * limits are put on whole numbers. The loader has seen to it that all are in range. */
static void activate(const int16_t *h, const float *in_scale, uint32_t n, uint8_t *ret_x)
{
    for (uint32_t i = 0; i < n; i++) {
        const int32_t v = (int32_t)((float)h[i] * in_scale[i] + (TAGGER_ZERO + 0.5f));
        ret_x[i] = (uint8_t)limit(v, 1, 127);
    }
}

/* Sums to steps of the curves. */
static void steps_of(const struct tagger_layer *l, const int32_t *acc, uint16_t *ret_step)
{
    const float *scale = l->scale;
    const int32_t *bias = l->bias;
    for (uint32_t o = 0; o < l->n_out; o++) {
        const int32_t v =
            (int32_t)((float)(acc[o] + bias[o]) * scale[o] + (0.5f * TAGGER_CURVE + 0.5f));
        ret_step[o] = (uint16_t)limit(v, 0, TAGGER_CURVE - 1);
    }
}

static void embed(const struct cr_tagger *t, const struct tagger_features *f, int16_t *ret_sum)
{
    const uint32_t dim = t->shape.dim;
    memset(ret_sum, 0, dim * sizeof *ret_sum);
    for (uint32_t i = 0; i < f->n; i++) {
        const int8_t *row = t->table + (size_t)f->row[i] * dim;
        for (uint32_t c = 0; c < dim; c++)
            ret_sum[c] = (int16_t)(ret_sum[c] + row[c]);
    }
}

/* Rows [first, first + n) of layer 0's activations to its outputs, in h. */
static void project(const struct cr_tagger *t, struct tagger_scratch *s, size_t first, size_t n)
{
    const struct tagger_layer *l = &t->layer[0];
    t->mul(s->tile, l->n_in, l->w, l->n_out, s->acc);
    for (size_t r = 0; r < n; r++) {
        int16_t *h = s->h + (first + r) * t->shape.width;
        steps_of(l, s->acc + r * l->n_out, s->step);
        for (uint32_t o = 0; o < l->n_out; o++)
            h[o] = t->tanh_[s->step[o]];
    }
}

static void gate(const struct cr_tagger *t, const struct tagger_layer *l, const int32_t *acc,
                 uint16_t *step, int16_t *h)
{
    const uint32_t width = t->shape.width;
    steps_of(l, acc, step);
    for (uint32_t o = 0; o < width; o++) {
        const int32_t a = t->tanh_[step[o]], b = t->logistic[step[width + o]];
        h[o] = (int16_t)(h[o] + ((a * b + TAGGER_ONE / 2) >> 12));
    }
}

static void convolve(const struct cr_tagger *t, struct tagger_scratch *s, uint32_t conv,
                     size_t rows)
{
    const struct tagger_layer *l = &t->layer[1 + conv];
    const size_t width = t->shape.width, dilation = tagger_dilation(conv);
    for (size_t r = 0; r < rows; r++)
        activate(s->h + r * width, l->in_scale, (uint32_t)width, s->x + r * width);
    for (size_t first = 0; first < rows; first += TAGGER_TILE) {
        const size_t n = rows - first < TAGGER_TILE ? rows - first : TAGGER_TILE;
        for (size_t r = 0; r < n; r++) {
            uint8_t *to = s->tile + r * 3 * width;
            const size_t at = first + r;
            for (size_t k = 0; k < 3;
                 k++) { /* at + k * dilation - dilation, where there is a word */
                const bool is_in =
                    at + k * dilation >= dilation && at + k * dilation - dilation < rows;
                if (is_in)
                    memcpy(to + k * width, s->x + (at + k * dilation - dilation) * width, width);
                else
                    memset(to + k * width, TAGGER_ZERO, width);
            }
        }
        t->mul(s->tile, l->n_in, l->w, l->n_out, s->acc);
        for (size_t r = 0; r < n; r++)
            gate(t, l, s->acc + r * l->n_out, s->step, s->h + (first + r) * width);
    }
}

/* Logits of rows [first, end), which are words from `word` on, to the decoder. */
static void head(const struct cr_tagger *t, struct tagger_scratch *s, size_t first, size_t end,
                 size_t word)
{
    const struct tagger_layer *l = &t->layer[1 + t->shape.n_convs];
    const size_t width = t->shape.width;
    const int32_t most = 64 * TAGGER_LOGIT_ONE;
    for (; first < end; first += TAGGER_TILE) {
        const size_t n = end - first < TAGGER_TILE ? end - first : TAGGER_TILE;
        for (size_t r = 0; r < n; r++)
            activate(s->h + (first + r) * width, l->in_scale, (uint32_t)width, s->tile + r * width);
        t->mul(s->tile, l->n_in, l->w, l->n_out, s->acc);
        for (size_t r = 0; r < n; r++) {
            int32_t logit[TAGGER_N_HEAD];
            for (uint32_t o = 0; o < TAGGER_N_HEAD; o++) {
                const float v = (float)(s->acc[r * l->n_out + o] + l->bias[o]) * l->scale[o];
                logit[o] = limit((int32_t)v, -most, most) + tagger_bonus(o);
            }
            cr_tagger_decode_word(s, word++, logit);
        }
    }
}

/* Words [from, to). `findings` moves on to the first word that is looked at. */
static void chunk(const struct cr_tagger *t, struct tagger_scratch *s, const char *text, size_t len,
                  struct tagger_tier1 *findings, size_t from, size_t to)
{
    const size_t reach = cr_tagger_reach(&t->shape), dim = t->shape.dim;
    const size_t low = from > reach ? from - reach : 0,
                 high = s->n_words - to > reach ? to + reach : s->n_words;
    cr_tagger_tier1_next(findings, &s->word[low]);
    struct tagger_tier1 tier1 = *findings;
    for (size_t first = low; first < high; first += TAGGER_TILE) {
        const size_t n = high - first < TAGGER_TILE ? high - first : TAGGER_TILE;
        for (size_t r = 0; r < n; r++) {
            struct tagger_features f;
            int16_t sum[128];
            cr_tagger_features_of(&t->names, t->shape.log2_rows, text, len, s->word, first + r,
                                  cr_tagger_tier1_next(&tier1, &s->word[first + r]), &f);
            embed(t, &f, sum);
            activate(sum, t->layer[0].in_scale, (uint32_t)dim, s->tile + r * dim);
        }
        project(t, s, first - low, n);
    }
    for (uint32_t i = 0; i < t->shape.n_convs; i++)
        convolve(t, s, i, high - low);
    head(t, s, from - low, to - low, from);
}

int cr_tagger_net_run(const struct cr_tagger *tagger, struct tagger_scratch *scratch,
                      const char *text, size_t len, const struct cr_finding *tier1, size_t n_tier1)
{
    int status = make_room(tagger, scratch);
    if (status != CR_OK)
        return status;
    struct tagger_tier1 findings = {tier1, n_tier1};
    memset(scratch->tile, TAGGER_ZERO, (size_t)TAGGER_TILE * 3 * scratch->width);
    for (size_t from = 0; from < scratch->n_words; from += TAGGER_CHUNK) {
        const size_t left = scratch->n_words - from;
        chunk(tagger, scratch, text, len, &findings, from,
              left < TAGGER_CHUNK ? scratch->n_words : from + TAGGER_CHUNK);
    }
    return CR_OK;
}
