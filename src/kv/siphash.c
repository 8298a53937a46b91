#include "siphash.h"

#include <string.h>

static uint64_t rotl(uint64_t x, int k)
{
    return x << k | x >> (64 - k);
}

static void sip_rounds(uint64_t v[4], int n)
{
    while (n-- > 0) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = rotl(v[1], 13) ^ v[0];
        v[3] = rotl(v[3], 16) ^ v[2];
        v[0] = rotl(v[0], 32) + v[3];
        v[2] += v[1];
        v[3] = rotl(v[3], 21) ^ v[0];
        v[1] = rotl(v[1], 17) ^ v[2];
        v[2] = rotl(v[2], 32);
    }
}

static void sip_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_rounds(v, 2);
    v[0] ^= word;
}

void cr_kv_siphash(const uint8_t key[16], const uint64_t head[2], const int32_t *tokens,
                   uint32_t n_tokens, uint64_t ret_hash[2])
{
    uint64_t k[2], v[4], word;

    memcpy(k, key, sizeof k);
    v[0] = k[0] ^ 0x736f6d6570736575;
    v[1] = k[1] ^ 0x646f72616e646f6d ^ 0xee;
    v[2] = k[0] ^ 0x6c7967656e657261;
    v[3] = k[1] ^ 0x7465646279746573;
    sip_word(v, head[0]);
    sip_word(v, head[1]);
    for (uint32_t i = 0; i + 2 <= n_tokens; i += 2) {
        memcpy(&word, tokens + i, sizeof word);
        sip_word(v, word);
    }
    word = (uint64_t)(uint8_t)(2 * sizeof *head + n_tokens * sizeof *tokens) << 56;
    if (n_tokens % 2 != 0)
        word |= (uint32_t)tokens[n_tokens - 1];
    sip_word(v, word);
    v[2] ^= 0xee;
    sip_rounds(v, 4);
    ret_hash[0] = v[0] ^ v[1] ^ v[2] ^ v[3];
    v[1] ^= 0xdd;
    sip_rounds(v, 4);
    ret_hash[1] = v[0] ^ v[1] ^ v[2] ^ v[3];
}
