/* Secrets: providers' tokens by mark, alphabet and length as the providers publish them, tokens
 * with check sums, keys. Wrong ones have a mark that nobody uses, a character less than any such
 * token, or a check sum of something else. */
#include "secrets.h"

#include <openssl/evp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ids.h"

static const char base62[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
static const char base64url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static const char hex[] = "0123456789abcdef";
static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* A token: mark, body, and behind '.' or '_' perhaps a second body. */
static const struct token {
    const char *rule, *mark, *alphabet;
    size_t n;         /* of the body */
    size_t n_too_few; /* and what is too short for one */
    char joint;
    size_t n_second;
} tokens[] = {
    {"aws-access-key", "AKIA", base32, 16, 15, 0, 0},
    {"aws-access-key", "ASIA", base32, 16, 15, 0, 0},
    {"provider-key", "AIza", base62, 35, 34, 0, 0},
    {"provider-key", "hf_", letters, 34, 33, 0, 0},
    {"provider-key", "npm_", base62, 36, 35, 0, 0},
    {"provider-key", "pypi-AgEIcHlwaS5vcmc", base62, 120, 40, 0, 0},
    {"provider-key", "glpat-", base62, 20, 19, 0, 0},
    {"provider-key", "github_pat_", base62, 22, 21, '_', 59},
    {"provider-key", "SG.", base62, 22, 21, '.', 43},
    {"provider-key", "shpat_", hex, 32, 31, 0, 0},
    {"provider-key", "sk-", base62, 48, 20, 0, 0},
    {"provider-key", "sk-proj-", base62, 80, 30, 0, 0},
    {"provider-key", "sk-ant-api03-", base62, 95, 60, 0, 0},
    {"provider-key", "sk_live_", base62, 24, 8, 0, 0},
    {"provider-key", "rk_live_", base62, 24, 8, 0, 0},
    {"provider-key", "xoxb-", base62, 50, 20, 0, 0},
    {"provider-key", "dop_v1_", hex, 64, 63, 0, 0},
    {"provider-key", "ya29.", base62, 120, 50, 0, 0},
    {"provider-key", "AGE-SECRET-KEY-1", capitals, 58, 57, 0, 0},
    {"provider-key", "GOCSPX-", base62, 28, 27, 0, 0},
    {"provider-key", "NRAK-", capitals, 27, 26, 0, 0},
    {"provider-key", "SK", hex, 32, 31, 0, 0},
    {"provider-key", "dapi", hex, 32, 31, 0, 0},
    {"provider-key", "dckr_pat_", base62, 27, 26, 0, 0},
    {"provider-key", "figd_", base62, 40, 30, 0, 0},
    {"provider-key", "gsk_", base62, 52, 51, 0, 0},
    {"provider-key", "hvs.", base62, 90, 20, 0, 0},
    {"provider-key", "lin_api_", base62, 40, 39, 0, 0},
    {"provider-key", "r8_", base62, 37, 36, 0, 0},
    {"provider-key", "sq0csp-", base62, 43, 42, 0, 0},
    {"provider-key", "whsec_", base62, 32, 20, 0, 0},
    {"provider-key", "xai-", base62, 80, 60, 0, 0},
    {"provider-key", "xapp-", base62, 90, 30, 0, 0},
};
#define N_TOKENS (sizeof tokens / sizeof *tokens)

static char *draw(struct cr_rng *rng, const char *alphabet, size_t n, char *to)
{
    for (size_t i = 0; i < n; i++)
        *to++ = alphabet[cr_rng_below(rng, strlen(alphabet))];
    *to = '\0';
    return to;
}

static void make_token(const struct token *t, size_t n, struct cr_rng *rng, char *ret)
{
    char *end = draw(rng, t->alphabet, n, stpcpy(ret, t->mark));
    if (t->joint != 0) {
        *end++ = t->joint;
        draw(rng, t->alphabet, t->n_second, end);
    }
}

/* The mark with one letter another. */
static void make_other_mark(const struct token *t, struct cr_rng *rng, char *ret)
{
    make_token(t, t->n, rng, ret);
    ret[0] = ret[0] == 'Q' ? 'q' : 'Q';
}

/* --- GitHub: CRC-32 as a division of polynomials, the message's bits turned around --- */

static uint32_t crc32_by_division(const char *s, size_t len)
{
    uint64_t rest = 0;
    for (size_t i = 0; i < len * 8 + 32; i++) {
        unsigned bit = i < len * 8 ? (unsigned char)s[i / 8] >> (i % 8) & 1u : 0;
        rest = rest << 1 | (bit ^ (i < 32));
        if (rest >> 32)
            rest ^= 0x104c11db7;
    }
    uint32_t turned = 0;
    for (int i = 0; i < 32; i++)
        turned |= (uint32_t)(rest >> i & 1) << (31 - i);
    return ~turned;
}

static void make_github(struct cr_rng *rng, char *ret)
{
    char *end = draw(rng, base62, 30, stpcpy(ret, "ghp_"));
    uint32_t crc = crc32_by_division(ret + 4, 30);
    for (int i = 5; i >= 0; i--, crc /= 62)
        end[i] = base62[crc % 62];
    end[6] = '\0';
}

static void make_wrong_github(struct cr_rng *rng, char *ret)
{
    make_github(rng, ret);
    size_t at = 4 + cr_rng_below(rng, 36);
    ret[at] = ret[at] == 'a' ? 'b' : 'a';
}

/* --- JSON Web Token --- */

static char *base64(const char *s, char *to)
{
    uint32_t bits = 0;
    int n_bits = 0;
    for (; *s != '\0'; s++) {
        bits = bits << 8 | (unsigned char)*s;
        for (n_bits += 8; n_bits >= 6; n_bits -= 6)
            *to++ = base64url[bits >> (n_bits - 6) & 63];
    }
    if (n_bits > 0)
        *to++ = base64url[bits << (6 - n_bits) & 63];
    return to;
}

static void make_jwt_of(const char *header, struct cr_rng *rng, char *ret)
{
    char claims[64];
    snprintf(claims, sizeof claims, "{\"sub\":\"%llu\",\"exp\":1893456000}",
             (unsigned long long)cr_rng_below(rng, 1000000000));
    char *end = base64(header, ret);
    *end++ = '.';
    end = base64(claims, end);
    *end++ = '.';
    draw(rng, base64url, 42, end);
    strcat(ret, "A");
}

static void make_jwt(struct cr_rng *rng, char *ret)
{
    static const char *const headers[] = {"{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                                          "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"k1\"}"};
    make_jwt_of(headers[cr_rng_below(rng, 2)], rng, ret);
}

static void make_wrong_jwt(struct cr_rng *rng, char *ret)
{
    make_jwt_of("{\"typ\":\"nothing\",\"version\":\"1\"}", rng, ret);
}

/* --- Bitcoin: Base58, the slow way, with OpenSSL's SHA-256 --- */

static void make_btc(struct cr_rng *rng, char *ret)
{
    static const char alphabet[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    uint8_t bytes[25] = {0}, hash[32];
    char reversed[64];
    size_t n = 0;
    for (size_t i = 1; i < 21; i++)
        bytes[i] = (uint8_t)(1 + cr_rng_below(rng, 255));
    if (EVP_Digest(bytes, 21, hash, NULL, EVP_sha256(), NULL) != 1 ||
        EVP_Digest(hash, sizeof hash, hash, NULL, EVP_sha256(), NULL) != 1)
        abort();
    memcpy(bytes + 21, hash, 4);
    for (bool more = true; more;) {
        unsigned rest = 0;
        more = false;
        for (size_t i = 0; i < sizeof bytes; i++) {
            rest = rest * 256 + bytes[i];
            bytes[i] = (uint8_t)(rest / 58);
            rest %= 58;
            more = more || bytes[i] > 0;
        }
        reversed[n++] = alphabet[rest];
    }
    *ret++ = '1'; /* the version, 0 */
    while (n > 0)
        *ret++ = reversed[--n];
    *ret = '\0';
}

static void make_wrong_btc(struct cr_rng *rng, char *ret)
{
    make_btc(rng, ret);
    size_t at = 1 + cr_rng_below(rng, strlen(ret) - 1);
    ret[at] = ret[at] == 'x' ? 'y' : 'x';
}

/* --- The rest --- */

static void make_telegram(struct cr_rng *rng, char *ret)
{
    char *end = draw(rng, "123456789", 10, ret);
    draw(rng, base62, 33, stpcpy(end, ":AA"));
}

static void make_wrong_telegram(struct cr_rng *rng, char *ret)
{
    make_telegram(rng, ret);
    ret[strlen(ret) - 1] = '\0';
}

static void make_url(struct cr_rng *rng, char *ret)
{
    static const char *const schemes[] = {"postgres", "redis", "https", "amqp"};
    char *end = ret + sprintf(ret, "%s://app:", schemes[cr_rng_below(rng, 4)]);
    strcpy(draw(rng, base62, 14, end), "@db.mail-haus.de/x");
}

static void make_wrong_url(struct cr_rng *rng, char *ret)
{
    char *end = draw(rng, base62, 14, stpcpy(ret, "https://app.mail-haus.de/"));
    strcpy(end, "/@page");
}

static void make_pem(struct cr_rng *rng, char *ret)
{
    static const char *const heads[] = {"-----BEGIN PRIVATE KEY-----\n",
                                        "-----BEGIN RSA PRIVATE KEY-----\n",
                                        "-----BEGIN OPENSSH PRIVATE KEY-----\n"};
    draw(rng, base62, 64, stpcpy(ret, heads[cr_rng_below(rng, 3)]));
}

static void make_wrong_pem(struct cr_rng *rng, char *ret)
{
    draw(rng, base62, 64, stpcpy(ret, "-----BEGIN PUBLIC KEY-----\n"));
}

static const struct special {
    const char *rule;
    void (*make)(struct cr_rng *rng, char *ret);
    void (*make_wrong)(struct cr_rng *rng, char *ret);
} specials[] = {
    {"github-token", make_github, make_wrong_github},
    {"jwt", make_jwt, make_wrong_jwt},
    {"btc", make_btc, make_wrong_btc},
    {"telegram", make_telegram, make_wrong_telegram},
    {"url-credentials", make_url, make_wrong_url},
    {"private-key", make_pem, make_wrong_pem},
};
#define N_SPECIALS (sizeof specials / sizeof *specials)

size_t secret_n_kinds(void)
{
    return N_TOKENS + N_SPECIALS;
}

const char *secret_rule(size_t kind)
{
    return kind < N_TOKENS ? tokens[kind].rule : specials[kind - N_TOKENS].rule;
}

void secret_make(size_t kind, struct cr_rng *rng, char *ret)
{
    if (kind < N_TOKENS)
        make_token(&tokens[kind], tokens[kind].n, rng, ret);
    else
        specials[kind - N_TOKENS].make(rng, ret);
}

void secret_make_wrong(size_t kind, struct cr_rng *rng, char *ret)
{
    if (kind >= N_TOKENS)
        specials[kind - N_TOKENS].make_wrong(rng, ret);
    else if (cr_rng_below(rng, 2) == 0)
        make_token(&tokens[kind], tokens[kind].n_too_few, rng, ret);
    else
        make_other_mark(&tokens[kind], rng, ret);
}
