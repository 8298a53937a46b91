/* Encryption and names.
 *
 * A seal is XAES-256-GCM (C2SP): AES-256-GCM under a key derived from the given one and the first
 * half of a 192-bit nonce, with the second half as GCM's own nonce. GCM fails outright when a key
 * and a nonce meet twice. A counter could promise that they do not only if it were never set back,
 * not by a crash, a restored backup of the key file or a copied machine; so there is no counter.
 * 192 random bits, fresh from the kernel for each write, do not repeat in 2^64 writes but with a
 * chance of 2^-65, whatever happened to the files. It costs two AES blocks and one key setup more,
 * about a microsecond for a page.
 *
 * What is bound to a page's ciphertext: the key (so the owner, the file and, through the key file,
 * model and layout), the slot's number, and the head in front of it. A page that is moved, changed
 * or claimed for another owner does not authenticate. An older page of the same slot does; that it
 * is old is known by its tag, which the index remembers.
 *
 * A name is SipHash-2-4 with 128 bits of result and an owner's own random key: it reveals nothing,
 * equal text of two owners has unrelated names, and nobody can aim at a collision. Exactness does
 * not rest on it: the tokens are sealed with the page and compared.
 */
#include <string.h>

#include "carrel/rng.h"
#include "carrel/secret.h"
#include "kv/siphash.h"
#include "kv/spill_int.h"

int cr_spill_cipher_init(struct cr_spill_cipher *cipher)
{
    *cipher =
        (struct cr_spill_cipher){EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_new()};
    if (cipher->derive != NULL && cipher->seal != NULL && cipher->unseal != NULL &&
        EVP_EncryptInit_ex(cipher->derive, EVP_aes_256_ecb(), NULL, NULL, NULL) == 1 &&
        EVP_EncryptInit_ex(cipher->seal, EVP_aes_256_gcm(), NULL, NULL, NULL) == 1 &&
        EVP_DecryptInit_ex(cipher->unseal, EVP_aes_256_gcm(), NULL, NULL, NULL) == 1)
        return CR_OK;
    cr_spill_cipher_release(cipher);
    return CR_ENOMEM;
}

void cr_spill_cipher_release(struct cr_spill_cipher *cipher)
{
    EVP_CIPHER_CTX_free(cipher->derive);
    EVP_CIPHER_CTX_free(cipher->seal);
    EVP_CIPHER_CTX_free(cipher->unseal);
    *cipher = (struct cr_spill_cipher){0};
}

/* The key of XAES for a nonce: two blocks of CMAC in the counter mode of NIST SP 800-108. */
static bool derive(struct cr_spill_cipher *cipher, const uint8_t key[CR_SPILL_KEY],
                   const uint8_t *nonce, uint8_t ret_key[CR_SPILL_KEY])
{
    uint8_t k1[16], blocks[32] = {0, 1, 'X', 0}, zero[16] = {0};
    int n;
    if (EVP_EncryptInit_ex(cipher->derive, NULL, NULL, key, NULL) != 1 ||
        EVP_CIPHER_CTX_set_padding(cipher->derive, 0) != 1 ||
        EVP_EncryptUpdate(cipher->derive, k1, &n, zero, sizeof zero) != 1 || n != sizeof k1)
        return false;
    uint8_t carry = (uint8_t)(k1[0] >> 7);
    for (int i = 0; i < 15; i++)
        k1[i] = (uint8_t)(k1[i] << 1 | k1[i + 1] >> 7);
    k1[15] = (uint8_t)(k1[15] << 1 ^ carry * 0x87);
    memcpy(blocks + 4, nonce, 12);
    memcpy(blocks + 16, blocks, 16);
    blocks[17] = 2;
    for (int i = 0; i < 32; i++)
        blocks[i] ^= k1[i % 16];
    bool ok = EVP_EncryptUpdate(cipher->derive, ret_key, &n, blocks, sizeof blocks) == 1 && n == 32;
    cr_secret_wipe(k1, sizeof k1);
    cr_secret_wipe(blocks, sizeof blocks);
    return ok;
}

bool cr_spill_seal(struct cr_spill_cipher *cipher, const uint8_t key[CR_SPILL_KEY],
                   const uint8_t nonce[CR_SPILL_NONCE], const void *aad, size_t aad_len, void *data,
                   size_t len, uint8_t ret_tag[CR_SPILL_TAG])
{
    uint8_t derived[CR_SPILL_KEY];
    int n;
    bool ok = derive(cipher, key, nonce, derived) &&
              EVP_EncryptInit_ex(cipher->seal, NULL, NULL, derived, nonce + 12) == 1 &&
              EVP_EncryptUpdate(cipher->seal, NULL, &n, aad, (int)aad_len) == 1 &&
              EVP_EncryptUpdate(cipher->seal, data, &n, data, (int)len) == 1 && n == (int)len &&
              EVP_EncryptFinal_ex(cipher->seal, (uint8_t *)data + len, &n) == 1 &&
              EVP_CIPHER_CTX_ctrl(cipher->seal, EVP_CTRL_AEAD_GET_TAG, CR_SPILL_TAG, ret_tag) == 1;
    cr_secret_wipe(derived, sizeof derived);
    return ok;
}

bool cr_spill_unseal(struct cr_spill_cipher *cipher, const uint8_t key[CR_SPILL_KEY],
                     const uint8_t nonce[CR_SPILL_NONCE], const void *aad, size_t aad_len,
                     void *data, size_t len, const uint8_t tag[CR_SPILL_TAG])
{
    uint8_t derived[CR_SPILL_KEY], tag_copy[CR_SPILL_TAG];
    int n;
    memcpy(tag_copy, tag, CR_SPILL_TAG);
    bool ok =
        derive(cipher, key, nonce, derived) &&
        EVP_DecryptInit_ex(cipher->unseal, NULL, NULL, derived, nonce + 12) == 1 &&
        EVP_DecryptUpdate(cipher->unseal, NULL, &n, aad, (int)aad_len) == 1 &&
        EVP_DecryptUpdate(cipher->unseal, data, &n, data, (int)len) == 1 && n == (int)len &&
        EVP_CIPHER_CTX_ctrl(cipher->unseal, EVP_CTRL_AEAD_SET_TAG, CR_SPILL_TAG, tag_copy) == 1 &&
        EVP_DecryptFinal_ex(cipher->unseal, (uint8_t *)data + len, &n) == 1;
    cr_secret_wipe(derived, sizeof derived);
    if (!ok)
        cr_secret_wipe(data, len);
    return ok;
}

/* What a head's name and a slot's body are bound to. */
struct bound {
    uint64_t slot;
    struct cr_spill_head head;
};

#define NAME_BOUND offsetof(struct bound, head.name) /* slot, nonce */
#define BODY_BOUND                                                                                 \
    offsetof(struct bound, head.body_tag) /* slot, nonce, sealed name and its tag                  \
                                           */

bool cr_spill_seal_page(struct cr_spill_cipher *cipher, const struct cr_spill *s,
                        const uint8_t owner_key[CR_SPILL_KEY], uint32_t slot, uint8_t *bytes)
{
    struct cr_spill_head *head = (struct cr_spill_head *)bytes;
    struct bound bound = {.slot = slot};
    if (cr_random_bytes(head->nonce, sizeof head->nonce) != CR_OK)
        return false;
    bound.head = *head;
    if (!cr_spill_seal(cipher, s->file_key, head->nonce, &bound, NAME_BOUND, &head->name,
                       sizeof head->name, head->name_tag))
        return false;
    bound.head = *head;
    return cr_spill_seal(cipher, owner_key, head->nonce, &bound, BODY_BOUND, bytes + sizeof *head,
                         s->slot_bytes - sizeof *head, head->body_tag);
}

bool cr_spill_unseal_name(struct cr_spill_cipher *cipher, const struct cr_spill *s, uint32_t slot,
                          const struct cr_spill_head *head, struct cr_spill_name *ret_name)
{
    struct bound bound = {.slot = slot, .head = *head};
    *ret_name = head->name;
    return cr_spill_unseal(cipher, s->file_key, head->nonce, &bound, NAME_BOUND, ret_name,
                           sizeof *ret_name, head->name_tag);
}

bool cr_spill_unseal_body(struct cr_spill_cipher *cipher, const struct cr_spill *s,
                          const uint8_t owner_key[CR_SPILL_KEY], uint32_t slot, uint8_t *bytes)
{
    const struct cr_spill_head *head = (const struct cr_spill_head *)bytes;
    struct bound bound = {.slot = slot, .head = *head};
    return cr_spill_unseal(cipher, owner_key, head->nonce, &bound, BODY_BOUND, bytes + sizeof *head,
                           s->slot_bytes - sizeof *head, head->body_tag);
}

void cr_spill_hash(const uint8_t key[16], const struct cr_chain_id *parent, const int32_t *tokens,
                   uint32_t n_tokens, struct cr_chain_id *ret_chain)
{
    uint64_t head[2], out[2];
    memcpy(head, parent, sizeof head);
    cr_kv_siphash(key, head, tokens, n_tokens, out);
    memcpy(ret_chain, out, sizeof out);
}
