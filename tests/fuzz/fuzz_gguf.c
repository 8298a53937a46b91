/* Fuzzes what reads a model file: the GGUF parser, the hyper-parameters and the check of all
 * tensors. No weight is touched, so the sanitizers watch every byte that is read before a file is
 * trusted. The corpus holds a small model of each architecture, and damaged ones. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cr_hparams hp;
    struct cr_error err;
    const int status = cr_model_check(data, size, &hp, &err);
    if (status == CR_OK) {
        /* What the graph divides by and multiplies with. */
        if (hp.n_head_kv == 0 || hp.n_head % hp.n_head_kv != 0 || hp.n_vocab == 0 ||
            !(hp.rms_eps > 0) || !(hp.rope_freq_base >= 1) || hp.head_dim == 0)
            abort();
    } else if (err.status != status || err.text[0] == '\0') {
        abort();
    }
    return 0;
}
