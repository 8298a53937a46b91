/* Addresses and keys of Bitcoin and Ethereum.
 *
 * Both carry a hash of themselves, so that a right one is no accident. The two hashes are written
 * out here, the plain way: they are check sums, guard no secret, and need no allocation.
 */
#include "privacy/validate_int.h"

/* --- SHA-256 (FIPS 180-4), of at most 119 bytes --- */

static uint32_t rotate_right(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

static void sha256_block(uint32_t h[8], const uint8_t *block)
{
    static const uint32_t k[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
        0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
        0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
        0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
        0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
        0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2};
    uint32_t w[64], v[8];
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint32_t)block[i * 4] << 24 | (uint32_t)block[i * 4 + 1] << 16 |
               (uint32_t)block[i * 4 + 2] << 8 | block[i * 4 + 3];
    for (size_t i = 16; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate_right(a, 7) ^ rotate_right(a, 18) ^ a >> 3) + w[i - 7] +
               (rotate_right(b, 17) ^ rotate_right(b, 19) ^ b >> 10);
    }
    memcpy(v, h, sizeof v);
    for (size_t i = 0; i < 64; i++) {
        uint32_t a = v[0], e = v[4];
        uint32_t one = v[7] + (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) +
                       ((e & v[5]) ^ (~e & v[6])) + k[i] + w[i];
        uint32_t two = (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) +
                       ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof v[0]);
        v[4] += one;
        v[0] = one + two;
    }
    for (size_t i = 0; i < 8; i++)
        h[i] += v[i];
}

static void sha256(const uint8_t *bytes, size_t len, uint8_t ret[32])
{
    uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    uint8_t blocks[128] = {0};
    size_t n = len < 56 ? 64 : 128;
    memcpy(blocks, bytes, len);
    blocks[len] = 0x80;
    blocks[n - 2] = (uint8_t)(len * 8 >> 8);
    blocks[n - 1] = (uint8_t)(len * 8);
    for (size_t i = 0; i < n; i += 64)
        sha256_block(h, blocks + i);
    for (size_t i = 0; i < 32; i++)
        ret[i] = (uint8_t)(h[i / 4] >> (24 - i % 4 * 8));
}

/* --- Bitcoin --- */

enum { BASE58_MAX = 82 }; /* an extended key with its check sum */

/* Base58 with four bytes of the double SHA-256 behind the payload. The payload's length, 0 for
 * wrong text. */
static size_t base58check(const char *text, size_t len, uint8_t ret[BASE58_MAX])
{
    static const char alphabet[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    uint8_t number[BASE58_MAX] = {0}, hash[32]; /* big-endian, at the end */
    size_t n_zeros = 0, n = 0;
    for (size_t i = 0; i < len; i++) {
        const char *digit = text[i] == '\0' ? NULL : strchr(alphabet, text[i]);
        if (digit == NULL)
            return 0;
        n_zeros += i == n_zeros && text[i] == '1';
        unsigned carry = (unsigned)(digit - alphabet);
        for (size_t j = 0; j < n || carry > 0; j++) {
            if (j == BASE58_MAX)
                return 0;
            carry += number[BASE58_MAX - 1 - j] * 58u;
            number[BASE58_MAX - 1 - j] = (uint8_t)carry;
            carry >>= 8;
            n = j + 1 > n ? j + 1 : n;
        }
    }
    size_t n_bytes = n_zeros + n;
    if (n_bytes > BASE58_MAX || n_bytes < 5)
        return 0;
    memset(ret, 0, n_zeros);
    memcpy(ret + n_zeros, number + BASE58_MAX - n, n);
    sha256(ret, n_bytes - 4, hash);
    sha256(hash, sizeof hash, hash);
    return memcmp(hash, ret + n_bytes - 4, 4) == 0 ? n_bytes - 4 : 0;
}

/* BIP 173 and 350, on the main network: version 0 has bech32's constant, later ones bech32m's. */
static bool is_segwit(const char *text, size_t len)
{
    static const char alphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    static const uint32_t generator[5] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                          0x2a1462b3};
    static const uint8_t human[5] = {3, 3, 0, 'b' & 31, 'c' & 31};
    uint32_t check = 1, version = 0, bits = 0;
    bool has_lower = text[0] == 'b', has_upper = !has_lower, seen = false;
    if (len < 14 || len > 90)
        return false;
    for (size_t i = 0; i < 5 + len - 3; i++) {
        uint32_t value = i < 5 ? human[i] : 0;
        if (i >= 5) {
            char c = text[i - 2], lower = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            const char *digit = c == '\0' ? NULL : strchr(alphabet, lower);
            if (digit == NULL)
                return false;
            value = (uint32_t)(digit - alphabet);
            has_lower = has_lower || (c >= 'a' && c <= 'z');
            has_upper = has_upper || lower != c;
            if (i == 5)
                version = value;
            else if (i < 5 + len - 3 - 6) {
                bits = value;
                seen = seen || value != 0;
            }
        }
        uint32_t top = check >> 25;
        check = (check & 0x1ffffff) << 5 ^ value;
        for (size_t k = 0; k < 5; k++)
            check ^= top >> k & 1 ? generator[k] : 0;
    }
    size_t n_bits = (len - 3 - 1 - 6) * 5, n_bytes = n_bits / 8;
    if ((has_lower && has_upper) || !seen || n_bits % 8 > 4 || (bits & ((1u << n_bits % 8) - 1)))
        return false;
    if (version == 0)
        return check == 1 && (n_bytes == 20 || n_bytes == 32);
    return version <= 16 && check == 0x2bc830a3 && n_bytes >= 2 && n_bytes <= 40;
}

/* Addresses (P2PKH, P2SH, segregated witness) and what is worse to lose: private keys as wallets
 * export them (WIF) and extended keys (BIP 32). Of the main network: test coins are worth nothing.
 */
bool cr_valid_btc(const char *text, size_t len)
{
    uint8_t payload[BASE58_MAX];
    if (len > 3 && (memcmp(text, "bc1", 3) == 0 || memcmp(text, "BC1", 3) == 0))
        return is_segwit(text, len);
    size_t n = len <= 112 ? base58check(text, len, payload) : 0;
    size_t n_zeros = 0;
    while (n_zeros + 1 < n && payload[n_zeros + 1] == 0)
        n_zeros++;
    if (n == 21)
        return (payload[0] == 0x00 || payload[0] == 0x05) && n_zeros < 20;
    if (n == 33 || n == 34)
        return payload[0] == 0x80 && (n == 33 || payload[33] == 1);
    return n == 78 && (memcmp(payload, "\x04\x88\xad\xe4", 4) == 0 ||
                       memcmp(payload, "\x04\x88\xb2\x1e", 4) == 0);
}

/* --- Ethereum --- */

static uint64_t rotate_left(uint64_t x, unsigned n)
{
    return n == 0 ? x : x << n | x >> (64 - n);
}

/* Keccak-f[1600] (FIPS 202, 3.2); its constants are worked out, as the standard says, by shift
 * registers. */
static void keccak_f(uint64_t a[25])
{
    unsigned lfsr = 1;
    for (int round = 0; round < 24; round++) {
        uint64_t c[5], b[25];
        for (int x = 0; x < 5; x++)
            c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        for (int i = 0; i < 25; i++)
            a[i] ^= c[(i + 4) % 5] ^ rotate_left(c[(i + 1) % 5], 1);
        b[0] = a[0];
        for (int t = 0, x = 1, y = 0; t < 24; t++) {
            int next_y = (2 * x + 3 * y) % 5;
            b[y + 5 * next_y] = rotate_left(a[x + 5 * y], (unsigned)((t + 1) * (t + 2) / 2 % 64));
            x = y;
            y = next_y;
        }
        for (int i = 0; i < 25; i++)
            a[i] = b[i] ^ (~b[i / 5 * 5 + (i + 1) % 5] & b[i / 5 * 5 + (i + 2) % 5]);
        for (int j = 0; j < 7; j++) {
            a[0] ^= (uint64_t)(lfsr & 1) << ((1 << j) - 1);
            lfsr = lfsr << 1 ^ (lfsr & 0x80 ? 0x171 : 0);
        }
    }
}

/* Keccak-256 with its first padding, as Ethereum has it (not SHA-3's), of 40 bytes. */
static void keccak256_of_40(const char text[40], uint8_t ret[32])
{
    uint64_t state[25] = {0};
    for (size_t i = 0; i < 40; i++)
        state[i / 8] ^= (uint64_t)(uint8_t)text[i] << (i % 8 * 8);
    state[5] ^= 1;
    state[16] ^= 1ull << 63;
    keccak_f(state);
    for (size_t i = 0; i < 32; i++)
        ret[i] = (uint8_t)(state[i / 8] >> (i % 8 * 8));
}

/* Whether `text` is "0x" and 40 digits, not all the same; and how its letters are written. */
static bool take_eth(const char *text, size_t len, char ret_lower[40], bool *ret_mixed)
{
    bool has_lower = false, has_upper = false, differs = false;
    if (len != 42 || text[0] != '0' || (text[1] != 'x' && text[1] != 'X'))
        return false;
    for (size_t i = 0; i < 40; i++) {
        int value = cr_id_hex(text[i + 2]);
        if (value < 0)
            return false;
        ret_lower[i] = "0123456789abcdef"[value];
        has_upper = has_upper || (value > 9 && text[i + 2] < 'a');
        has_lower = has_lower || (value > 9 && text[i + 2] >= 'a');
        differs = differs || ret_lower[i] != ret_lower[0];
    }
    *ret_mixed = has_lower && has_upper;
    return differs;
}

/* EIP-55: a letter is a capital where the hash of the lower-case text has a digit of 8 or more. */
bool cr_valid_eth(const char *text, size_t len)
{
    char lower[40];
    uint8_t hash[32];
    bool mixed;
    if (!take_eth(text, len, lower, &mixed))
        return false;
    keccak256_of_40(lower, hash);
    for (size_t i = 0; i < 40; i++) {
        bool capital = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 8) != 0;
        if (text[i + 2] != (capital ? cr_id_upper(lower[i]) : lower[i]))
            return false;
    }
    return true;
}

/* Without its check sum an address is 20 bytes of anything: only where the context says more. */
bool cr_valid_eth_plain(const char *text, size_t len)
{
    char lower[40];
    bool mixed;
    return take_eth(text, len, lower, &mixed) && (!mixed || cr_valid_eth(text, len));
}
