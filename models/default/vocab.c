/* Keeping a vocabulary; see tokenizer.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tokenizer.h"

const char *const token_special[TOKEN_BYTE0] = {"<|endoftext|>", "<|im_start|>", "<|im_end|>"};

int vocab_init(struct vocab *v, int most)
{
    v->n = TOKEN_MERGE0;
    v->pair = calloc((size_t)most, sizeof v->pair[0]);
    v->bytes = calloc((size_t)most, sizeof v->bytes[0]);
    v->length = calloc((size_t)most, sizeof v->length[0]);
    if (v->pair == NULL || v->bytes == NULL || v->length == NULL) {
        return -1;
    }
    for (int i = 0; i < 256; i++) {
        char *b = malloc(1);
        if (b == NULL) {
            return -1;
        }
        b[0] = (char)i;
        v->bytes[TOKEN_BYTE0 + i] = b;
        v->length[TOKEN_BYTE0 + i] = 1;
    }
    return 0;
}

void vocab_release(struct vocab *v)
{
    for (int i = 0; v->bytes != NULL && i < v->n; i++) {
        free(v->bytes[i]);
    }
    free(v->bytes);
    free(v->length);
    free(v->pair);
    memset(v, 0, sizeof *v);
}

int vocab_add(struct vocab *v, int left, int right)
{
    int id = v->n, a = v->length[left], b = v->length[right];
    char *p = malloc((size_t)(a + b));
    if (p == NULL) {
        return -1;
    }
    memcpy(p, v->bytes[left], (size_t)a);
    memcpy(p + a, v->bytes[right], (size_t)b);
    v->pair[id][0] = (uint16_t)left;
    v->pair[id][1] = (uint16_t)right;
    v->bytes[id] = p;
    v->length[id] = a + b;
    v->n++;
    return id;
}

int vocab_save(const struct vocab *v, const char *path)
{
    FILE *f = fopen(path, "w");
    if (f == NULL) {
        return -1;
    }
    for (int i = TOKEN_MERGE0; i < v->n; i++) {
        fprintf(f, "%d %d\n", v->pair[i][0], v->pair[i][1]);
    }
    return fclose(f) == 0 ? 0 : -1;
}

int vocab_load(struct vocab *v, const char *path)
{
    FILE *f = fopen(path, "r");
    int left, right;
    if (f == NULL || vocab_init(v, TOKEN_MAX) != 0) {
        return -1;
    }
    while (fscanf(f, "%d %d", &left, &right) == 2) {
        if (left < TOKEN_BYTE0 || right < TOKEN_BYTE0 || left >= v->n || right >= v->n ||
            v->n == TOKEN_MAX || vocab_add(v, left, right) < 0) {
            fclose(f);
            return -1;
        }
    }
    fclose(f);
    return 0;
}
