/* Float32 to the weights of privacy/tagger_load.c. A column of the table has one scale; an input of
 * a layer has one, from the values that were seen, and the layer's weights take it in; an output
 * has one, from its largest weight. Weights are rounded to 8 bits, activations will be to 7: what
 * is beyond the range of an activation (one in 2,000 values) is clipped. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train_int.h"

#define STEPS   63.0f /* of an activation, on each side of 0 */
#define CLIPPED 2000

static int by_value(const void *a, const void *b)
{
    const float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

static float range_of(const float *x, size_t stride, size_t n, float *scratch)
{
    for (size_t i = 0; i < n; i++)
        scratch[i] = fabsf(x[i * stride]);
    qsort(scratch, n, sizeof *scratch, by_value);
    const float v = scratch[n - 1 - n / CLIPPED];
    return v > 0.02f ? v : 0.02f;
}

int train_ranges_of(const struct train_pass *pass, size_t n_rows, struct train_ranges *ret)
{
    const struct tagger_shape *s = &pass->net->shape;
    float *scratch = malloc(n_rows * sizeof *scratch);
    if (scratch == NULL)
        return CR_ENOMEM;
    for (uint32_t c = 0; c < s->dim; c++)
        ret->e[c] = range_of(pass->e + c, s->dim, n_rows, scratch);
    for (uint32_t l = 0; l <= s->n_convs; l++)
        for (uint32_t c = 0; c < s->width; c++)
            ret->h[l][c] = range_of(pass->h[l] + c, s->width, n_rows, scratch);
    free(scratch);
    return CR_OK;
}

static int8_t to_int8(float x)
{
    const long v = lrintf(x);
    return (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
}

/* The table, and what one step of each column stands for. */
static void quantise_table(const struct train_net *net, const float *params, int8_t *table,
                           float *ret_step)
{
    const size_t dim = net->shape.dim;
    for (size_t c = 0; c < dim; c++) {
        float most = 1e-6f;
        for (size_t i = c; i < net->n_table; i += dim)
            most = fabsf(params[i]) > most ? fabsf(params[i]) : most;
        ret_step[c] = most / 127.0f;
        for (size_t i = c; i < net->n_table; i += dim)
            table[i] = to_int8(params[i] / ret_step[c]);
    }
}

/* Steps of the curve, or of the logit, that an output of 1.0 is. */
static float unit_of(const struct train_net *net, uint32_t l, uint32_t o)
{
    if (l == net->shape.n_convs + 1)
        return TAGGER_LOGIT_ONE;
    return l > 0 && o >= net->shape.width ? TAGGER_CURVE / 16.0f : TAGGER_CURVE / 8.0f;
}

static void quantise_output(const struct train_net *net, const float *params, const float *range,
                            uint32_t l, uint32_t o, struct tagger_layer *layer)
{
    const float *w = params + net->w[l] + o;
    const float bias = params[net->b[l] + o];
    float step = fabsf(bias) / (1 << 22) + 1e-8f;
    for (uint32_t i = 0; i < layer->n_in; i++) {
        float x =
            fabsf(w[(size_t)i * layer->n_out]) * range[i % layer->n_channels] / STEPS / 127.0f;
        step = x > step ? x : step;
    }
    for (uint32_t i = 0; i < layer->n_in; i++)
        layer->w[(size_t)o * layer->n_in + i] =
            to_int8(w[(size_t)i * layer->n_out] * range[i % layer->n_channels] / STEPS / step);
    layer->scale[o] = step * unit_of(net, l, o);
    layer->bias[o] = (int32_t)lrintf(bias / step);
}

static void quantise_layer(const struct train_net *net, const float *params,
                           const struct train_ranges *ranges, const float *step, uint32_t l,
                           struct tagger_layer *layer)
{
    const float *range = l == 0 ? ranges->e : ranges->h[l - 1];
    for (uint32_t c = 0; c < layer->n_channels; c++)
        layer->in_scale[c] = STEPS / range[c] * (l == 0 ? step[c] : 1.0f / TAGGER_ONE);
    for (uint32_t o = 0; o < layer->n_out; o++)
        quantise_output(net, params, range, l, o, layer);
}

static bool layer_alloc(struct tagger_layer *layer)
{
    layer->in_scale = calloc(layer->n_channels, sizeof(float));
    layer->scale = calloc(layer->n_out, sizeof(float));
    layer->bias = calloc(layer->n_out, sizeof(int32_t));
    layer->w = calloc((size_t)layer->n_out * layer->n_in, 1);
    return layer->in_scale != NULL && layer->scale != NULL && layer->bias != NULL &&
           layer->w != NULL;
}

int train_quantise(const struct train_net *net, const float *params, const uint8_t *names,
                   const struct train_ranges *ranges, const struct tagger_platt platt[3],
                   uint8_t **ret_bytes, size_t *ret_len)
{
    struct tagger_parts parts = {
        .shape = net->shape, .names = names, .word = platt[0], .span = platt[1], .block = platt[2]};
    int8_t *table = malloc(net->n_table);
    float step[128] = {0};
    int status = table != NULL ? CR_OK : CR_ENOMEM;
    for (uint32_t l = 0; status == CR_OK && l < net->shape.n_convs + 2; l++) {
        parts.layer[l] = net->layer[l];
        if (!layer_alloc(&parts.layer[l]))
            status = CR_ENOMEM;
    }
    if (status == CR_OK) {
        quantise_table(net, params, table, step);
        for (uint32_t l = 0; l < net->shape.n_convs + 2; l++)
            quantise_layer(net, params, ranges, step, l, &parts.layer[l]);
        parts.table = table;
        status = cr_tagger_write(&parts, ret_bytes, ret_len);
    }
    for (uint32_t l = 0; l < TAGGER_MAX_LAYERS; l++) {
        free(parts.layer[l].in_scale);
        free(parts.layer[l].scale);
        free(parts.layer[l].bias);
        free(parts.layer[l].w);
    }
    free(table);
    return status;
}
