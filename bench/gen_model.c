/* gen_model: writes GGUF files with random weights in the shapes of real models.
 *
 *   gen_model SHAPE TYPE OUT.gguf [--seed N]
 *   gen_model llama2c TYPE OUT.gguf MODEL.bin TOKENIZER.bin
 *
 * Speed depends on a model's shape and types, not on what it has learnt, and the weights of real
 * models are large and not everywhere to be had. The second form converts a model of llama2.c.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../src/engine/synth.h"

static int usage(void)
{
    fprintf(stderr, "usage: gen_model SHAPE TYPE OUT.gguf [--seed N]\n"
                    "       gen_model llama2c TYPE OUT.gguf MODEL.bin TOKENIZER.bin\n\n"
                    "TYPE is one of ggml's: F16, Q4_0, Q8_0, Q4_K, ... SHAPE is one of:\n");
    for (uint32_t i = 0; i < cr_synth_n_shapes; i++) {
        const struct cr_synth_shape *s = &cr_synth_shapes[i];
        fprintf(stderr, "  %-16s %2u layers of %4u, %2u heads of %3u, %6u tokens\n", s->name,
                s->n_layer, s->n_embd, s->n_head, s->head_dim, s->n_vocab);
    }
    return 2;
}

int main(int argc, char **argv)
{
    uint64_t seed = 1;
    if (argc < 4)
        return usage();
    const enum ggml_type type = cr_synth_type(argv[2]);
    const struct cr_synth_shape *shape = cr_synth_find(argv[1]);
    const int is_llama2c = strcmp(argv[1], "llama2c") == 0;
    if (argc == 6 && strcmp(argv[4], "--seed") == 0 && !is_llama2c)
        seed = strtoull(argv[5], NULL, 10);
    else if (argc != (is_llama2c ? 6 : 4))
        return usage();
    if (type == GGML_TYPE_COUNT || (shape == NULL && !is_llama2c))
        return usage();

    FILE *file = fopen(argv[3], "wb");
    if (file == NULL) {
        fprintf(stderr, "gen_model: %s can't be written: %s.\n", argv[3], strerror(errno));
        return 1;
    }
    struct cr_error err;
    int status = is_llama2c ? cr_synth_convert_llama2c(argv[4], argv[5], type, file, &err)
                            : cr_synth_write(shape, type, seed, file, &err);
    if (fclose(file) != 0 && status == CR_OK)
        status = cr_error_set(&err, CR_EIO, "%s can't be written: %s.", argv[3], strerror(errno));
    if (status != CR_OK) {
        fprintf(stderr, "gen_model: %s\n", err.text);
        remove(argv[3]);
        return 1;
    }
    return 0;
}
