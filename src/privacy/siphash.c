/* See siphash.h. Words are read as little-endian, as the paper has it. */
#include "privacy/siphash.h"

#include <string.h>

struct state {
    uint64_t v[4];
    unsigned char held[8];
    size_t n_held;
    uint64_t len;
};

static uint64_t rotl(uint64_t x, int b)
{
    return x << b | x >> (64 - b);
}

static void rounds(uint64_t v[4], int n)
{
    while (n-- > 0) {
        v[0] += v[1];
        v[1] = rotl(v[1], 13) ^ v[0];
        v[0] = rotl(v[0], 32);
        v[2] += v[3];
        v[3] = rotl(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = rotl(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = rotl(v[1], 17) ^ v[2];
        v[2] = rotl(v[2], 32);
    }
}

static uint64_t word_at(const unsigned char *bytes)
{
    uint64_t m;
    memcpy(&m, bytes, sizeof m);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    m = __builtin_bswap64(m);
#endif
    return m;
}

static void take_word(struct state *s, uint64_t m)
{
    s->v[3] ^= m;
    rounds(s->v, 2);
    s->v[0] ^= m;
}

static void take(struct state *s, const unsigned char *bytes, size_t len)
{
    s->len += len;
    while (len > 0 && s->n_held > 0) {
        s->held[s->n_held++] = *bytes++;
        len--;
        if (s->n_held == 8) {
            take_word(s, word_at(s->held));
            s->n_held = 0;
        }
    }
    for (; len >= 8; len -= 8, bytes += 8)
        take_word(s, word_at(bytes));
    for (; len > 0; len--)
        s->held[s->n_held++] = *bytes++;
}

struct cr_siphash cr_siphash(const struct cr_siphash_key *key,
                             const struct cr_siphash_piece *pieces, size_t n_pieces)
{
    struct cr_siphash ret;
    struct state s = {.v = {key->k[0] ^ UINT64_C(0x736f6d6570736575),
                            key->k[1] ^ UINT64_C(0x646f72616e646f6d) ^ 0xee,
                            key->k[0] ^ UINT64_C(0x6c7967656e657261),
                            key->k[1] ^ UINT64_C(0x7465646279746573)}};
    for (size_t i = 0; i < n_pieces; i++)
        if (pieces[i].len > 0)
            take(&s, pieces[i].bytes, pieces[i].len);
    memset(s.held + s.n_held, 0, 8 - s.n_held);
    take_word(&s, word_at(s.held) | s.len << 56);
    s.v[2] ^= 0xee;
    rounds(s.v, 4);
    ret.h[0] = s.v[0] ^ s.v[1] ^ s.v[2] ^ s.v[3];
    s.v[1] ^= 0xdd;
    rounds(s.v, 4);
    ret.h[1] = s.v[0] ^ s.v[1] ^ s.v[2] ^ s.v[3];
    return ret;
}
