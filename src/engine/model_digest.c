/* What tells one model from another. See model.h. */
#include <openssl/evp.h>

#include "model.h"

#define PIECE 4096u /* bytes of each tensor */

int cr_model_digest(const void *image, const struct cr_gguf *gguf,
                    uint8_t ret_digest[CR_MODEL_DIGEST])
{
    const uint8_t *front_end = NULL;
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    bool ok = ctx != NULL && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) == 1;

    for (uint32_t i = 0; i < gguf->n_tensors; i++)
        if (front_end == NULL || gguf->tensors[i].data < front_end)
            front_end = gguf->tensors[i].data;
    if (ok && front_end != NULL)
        ok = EVP_DigestUpdate(ctx, image, (size_t)(front_end - (const uint8_t *)image)) == 1;
    for (uint32_t i = 0; ok && i < gguf->n_tensors; i++) {
        const struct cr_gguf_tensor *t = &gguf->tensors[i];
        uint64_t n = t->n_bytes < PIECE ? t->n_bytes : PIECE;
        ok = EVP_DigestUpdate(ctx, t->data + (t->n_bytes - n) / 2, n) == 1;
    }
    ok = ok && EVP_DigestFinal_ex(ctx, ret_digest, NULL) == 1;
    EVP_MD_CTX_free(ctx);
    return ok ? CR_OK : CR_ENOMEM;
}
