/* The spill's cipher and hash against those who know better: the published vectors of XAES-256-GCM,
 * and OpenSSL's SipHash. */
#include "carrel/rng.h"
#include "spill_fixture.h"

static struct cr_spill_cipher cipher;

/* c2sp.org/XAES-256-GCM, test vectors. */
static void seals_are_xaes_256_gcm(void)
{
    static const uint8_t want[2][28] = {
        {0xce, 0x54, 0x6e, 0xf6, 0x3c, 0x9c, 0xc6, 0x07, 0x65, 0x92, 0x36, 0x09, 0xb3, 0x3a,
         0x9a, 0x19, 0x74, 0xe9, 0x6e, 0x52, 0xda, 0xf2, 0xfc, 0xf7, 0x07, 0x5e, 0x22, 0x71},
        {0x98, 0x6e, 0xc1, 0x83, 0x25, 0x93, 0xdf, 0x54, 0x43, 0xa1, 0x79, 0x43, 0x7f, 0xd0,
         0x83, 0xbf, 0x3f, 0xdb, 0x41, 0xab, 0xd7, 0x40, 0xa2, 0x1f, 0x71, 0xeb, 0x76, 0x9d}};
    const uint8_t *nonce = (const uint8_t *)"ABCDEFGHIJKLMNOPQRSTUVWX";
    const char *aad[2] = {"", "c2sp.org/XAES-256-GCM"};
    CHECK_INT(cr_spill_cipher_init(&cipher), CR_OK);
    for (int i = 0; i < 2; i++) {
        uint8_t key[CR_SPILL_KEY], text[12], tag[CR_SPILL_TAG];
        memset(key, i == 0 ? 1 : 3, sizeof key);
        memcpy(text, "XAES-256-GCM", sizeof text);
        CHECK(cr_spill_seal(&cipher, key, nonce, aad[i], strlen(aad[i]), text, sizeof text, tag));
        CHECK(memcmp(text, want[i], sizeof text) == 0);
        CHECK(memcmp(tag, want[i] + sizeof text, sizeof tag) == 0);
        CHECK(cr_spill_unseal(&cipher, key, nonce, aad[i], strlen(aad[i]), text, sizeof text, tag));
        CHECK(memcmp(text, "XAES-256-GCM", sizeof text) == 0);
    }
    cr_spill_cipher_release(&cipher);
}

/* A flip of any bit of anything is noticed, and nothing is then left of the text. */
static void any_flipped_bit_is_noticed(void)
{
    struct {
        uint8_t key[CR_SPILL_KEY], nonce[CR_SPILL_NONCE], aad[9], text[21], tag[CR_SPILL_TAG];
    } sealed = {{1}, {2}, {3}, {4}, {5}}, copy;
    static const uint8_t zeros[sizeof sealed.text];
    CHECK_INT(cr_spill_cipher_init(&cipher), CR_OK);
    CHECK(cr_spill_seal(&cipher, sealed.key, sealed.nonce, sealed.aad, sizeof sealed.aad,
                        sealed.text, sizeof sealed.text, sealed.tag));
    for (size_t bit = 0; bit <= sizeof sealed * 8; bit++) {
        copy = sealed;
        if (bit < sizeof sealed * 8)
            ((uint8_t *)&copy)[bit / 8] ^= (uint8_t)(1 << bit % 8);
        bool ok = cr_spill_unseal(&cipher, copy.key, copy.nonce, copy.aad, sizeof copy.aad,
                                  copy.text, sizeof copy.text, copy.tag);
        CHECK_INT(ok, bit == sizeof sealed * 8);
        CHECK(ok == (copy.text[0] == 4) && (ok || memcmp(copy.text, zeros, sizeof zeros) == 0));
    }
    cr_spill_cipher_release(&cipher);
}

static void names_are_siphash_128(void)
{
    struct cr_rng rng;
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "SIPHASH", NULL);
    EVP_MAC_CTX *ctx = EVP_MAC_CTX_new(mac);
    CHECK(ctx != NULL);
    cr_rng_seed(&rng, 1);
    for (uint32_t n = 1; n <= 70; n++) {
        struct {
            struct cr_chain_id parent;
            int32_t tokens[70];
        } input;
        uint8_t key[16];
        uint64_t want[2];
        struct cr_chain_id chain;
        size_t len;
        for (size_t i = 0; i < sizeof input; i++)
            ((uint8_t *)&input)[i] = (uint8_t)cr_rng_next(&rng);
        for (size_t i = 0; i < sizeof key; i++)
            key[i] = (uint8_t)cr_rng_next(&rng);
        cr_spill_hash(key, &input.parent, input.tokens, n, &chain);
        CHECK(EVP_MAC_init(ctx, key, sizeof key, NULL) == 1);
        CHECK(EVP_MAC_update(ctx, (const uint8_t *)&input, 16 + n * 4) == 1);
        CHECK(EVP_MAC_final(ctx, (uint8_t *)want, &len, sizeof want) == 1 && len == 16);
        CHECK(memcmp(&chain, want, sizeof want) == 0);
    }
    EVP_MAC_CTX_free(ctx);
    EVP_MAC_free(mac);
}

/* The same page written twice: nothing tells that it is the same. */
static void no_two_writes_are_alike(void)
{
    static struct fixture f;
    uint8_t bytes[2][SLOT_BYTES];
    fixture_init(&f, 1);
    int fd = fixture_file(&f, CR_SPILL_PAGES);
    for (int i = 0; i < 2; i++) {
        struct page page = page_written(&f, 1, 1);
        CHECK_INT(pread(fd, bytes[i], SLOT_BYTES, 0), SLOT_BYTES);
        cr_spill_drop(f.spill, 1, &page.chain);
        CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    }
    for (size_t i = 0; i + 8 <= SLOT_BYTES; i += 8)
        CHECK(memcmp(bytes[0] + i, bytes[1] + i, 8) != 0);
    close(fd);
    fixture_release(&f);
}

TEST_MAIN(CASE(seals_are_xaes_256_gcm), CASE(any_flipped_bit_is_noticed),
          CASE(names_are_siphash_128), CASE(no_two_writes_are_alike))
