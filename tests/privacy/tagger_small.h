/* Weights small enough to build in a test: random, but alive. */
#ifndef CARREL_TESTS_TAGGER_SMALL_H
#define CARREL_TESTS_TAGGER_SMALL_H

#include <stdlib.h>

#include "carrel/rng.h"
#include "privacy/tagger_int.h"

/* The bytes of a file with random weights; free() them. NULL when out of memory. */
static inline uint8_t *small_tagger(const struct tagger_shape *shape, uint64_t seed,
                                    size_t *ret_len)
{
    struct cr_rng rng;
    struct tagger_parts parts = {
        .shape = *shape, .word = {1, 0}, .span = {1.5f, 0.1f}, .block = {2, -0.5f}};
    const size_t n_table = (size_t)shape->dim << shape->log2_rows;
    int8_t *table = malloc(n_table);
    uint8_t *names = calloc((size_t)1 << shape->log2_slots, 2), *bytes = NULL;
    bool is_fine = table != NULL && names != NULL;
    cr_rng_seed(&rng, seed);
    for (size_t i = 0; is_fine && i < n_table; i++)
        table[i] = (int8_t)((int)cr_rng_below(&rng, 255) - 127);
    for (uint32_t l = 0; l < shape->n_convs + 2; l++) {
        struct tagger_layer *layer = &parts.layer[l];
        cr_tagger_layer_sizes(shape, l, layer);
        layer->in_scale = calloc(layer->n_channels, sizeof(float));
        layer->scale = calloc(layer->n_out, sizeof(float));
        layer->bias = calloc(layer->n_out, sizeof(int32_t));
        layer->w = calloc((size_t)layer->n_out * layer->n_in, 1);
        if (layer->in_scale == NULL || layer->scale == NULL || layer->bias == NULL ||
            layer->w == NULL) {
            is_fine = false;
            break;
        }
        for (uint32_t c = 0; c < layer->n_channels; c++)
            layer->in_scale[c] = l == 0 ? 0.2f : 63.0f / 8192;
        for (uint32_t o = 0; o < layer->n_out; o++) {
            layer->scale[o] = (l == shape->n_convs + 1 ? 0.4f : 0.01f);
            layer->bias[o] = (int32_t)cr_rng_below(&rng, 2001) - 1000;
        }
        for (size_t i = 0; i < (size_t)layer->n_out * layer->n_in; i++)
            layer->w[i] = (int8_t)((int)cr_rng_below(&rng, 255) - 127);
    }
    parts.table = table;
    parts.names = names;
    if (is_fine && cr_tagger_write(&parts, &bytes, ret_len) != CR_OK)
        bytes = NULL;
    for (uint32_t l = 0; l < TAGGER_MAX_LAYERS; l++) {
        free(parts.layer[l].in_scale);
        free(parts.layer[l].scale);
        free(parts.layer[l].bias);
        free(parts.layer[l].w);
    }
    free(table);
    free(names);
    return bytes;
}

#endif
