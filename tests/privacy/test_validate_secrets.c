/* Secrets that the test draws: tokens with a right and a wrong check sum, bodies behind marks, and
 * how much of what is random, and of what is not, passes for a secret. */
#include "carrel/rng.h"
#include "privacy/validate.h"
#include "test.h"

enum { SEED = 20261128, N_DRAWN = 2000 };

static const char base62[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static void draw(struct cr_rng *rng, const char *alphabet, size_t n, char *ret)
{
    for (size_t i = 0; i < n; i++)
        ret[i] = alphabet[cr_rng_below(rng, strlen(alphabet))];
}

static bool is_valid(const char *name, const char *text, size_t len)
{
    return cr_validator_find(name)->is_valid(text, len);
}

/* CRC-32 as a division of polynomials, highest bit first, the message's bits turned around. */
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

static void github_tokens(void)
{
    static const char marks[5][5] = {"ghp_", "gho_", "ghu_", "ghs_", "ghr_"};
    struct cr_rng rng;
    cr_rng_seed(&rng, SEED);
    fprintf(stderr, "  seed %d\n", SEED);
    for (int k = 0; k < N_DRAWN; k++) {
        char text[80];
        size_t n = k % 10 == 0 ? 70 : 30;
        memcpy(text, marks[k % 5], 4);
        draw(&rng, base62, n, text + 4);
        uint32_t crc = crc32_by_division(text + 4, n);
        for (size_t i = 0; i < 6; i++, crc /= 62)
            text[n + 9 - i] = base62[crc % 62];
        CHECK(is_valid("github-token", text, n + 10));
        size_t at = 4 + cr_rng_below(&rng, n + 6);
        text[at] = text[at] == 'a' ? 'b' : 'a';
        CHECK(!is_valid("github-token", text, n + 10));
    }
}

/* Each mark with a body of the right length, one character more or less than is allowed, and a body
 * that repeats itself. The marks and lengths are written down apart from the validator's. */
static void marked_tokens(void)
{
    static const struct {
        const char *mark, *alphabet;
        size_t min, max;
    } kinds[] = {
        {"AIza", base62, 35, 35},
        {"npm_", base62, 36, 36},
        {"dop_v1_", "0123456789abcdef", 64, 64},
        {"shpat_", "0123456789abcdef", 32, 32},
        {"GOCSPX-", base62, 28, 28},
        {"github_pat_", base62, 82, 82},
        {"sq0csp-", base62, 43, 43},
        {"lin_api_", base62, 40, 40},
        {"r8_", base62, 37, 37},
        {"dckr_pat_", base62, 27, 27},
        {"sk-ant-api03-", base62, 80, 120},
        {"SK", "0123456789abcdef", 32, 32},
    };
    struct cr_rng rng;
    cr_rng_seed(&rng, SEED);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        char text[256];
        size_t width = strlen(kinds[i].mark);
        memcpy(text, kinds[i].mark, width);
        for (int k = 0; k < 100; k++) {
            draw(&rng, kinds[i].alphabet, kinds[i].max + 1, text + width);
            CHECK(is_valid("secret-prefix", text, width + kinds[i].min));
            CHECK(is_valid("secret-prefix", text, width + kinds[i].max));
            CHECK(!is_valid("secret-prefix", text, width + kinds[i].min - 1));
            CHECK(!is_valid("secret-prefix", text, width + kinds[i].max + 1));
            CHECK(!is_valid("secret-prefix", text + 1, width + kinds[i].max - 1));
            text[width + cr_rng_below(&rng, kinds[i].min)] = '!';
            CHECK(!is_valid("secret-prefix", text, width + kinds[i].max));
        }
        for (size_t at = 0; at < kinds[i].max; at++)
            text[width + at] = "abab12"[at % 6];
        CHECK(!is_valid("secret-prefix", text, width + kinds[i].max));
    }
}

/* Of what is drawn at random at least 88 in 100 pass for a secret. */
static void random_text_is_a_secret(void)
{
    static const struct {
        const char *alphabet;
        size_t len;
    } kinds[] = {
        {base62, 16},
        {base62, 24},
        {base62, 32},
        {base62, 64},
        {base62, 128},
        {"0123456789abcdefghijklmnopqrstuvwxyz", 20},
        {"0123456789abcdefghijklmnopqrstuvwxyz", 32},
        {"0123456789abcdef", 24},
        {"0123456789ABCDEF", 48},
        {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 44},
    };
    struct cr_rng rng;
    cr_rng_seed(&rng, SEED);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        int n = 0;
        for (int k = 0; k < N_DRAWN; k++) {
            char text[128];
            draw(&rng, kinds[i].alphabet, kinds[i].len, text);
            n += is_valid("high-entropy", text, kinds[i].len);
        }
        if (n * 100 < N_DRAWN * 88)
            TEST_FAIL("only %d of %d with %zu of %s", n, N_DRAWN, kinds[i].len, kinds[i].alphabet);
    }
}

/* Names as programs have them, from words that the test strings together: at most 1 in 100 passes.
 */
static void names_are_no_secrets(void)
{
    static const char *const words[] = {
        "request", "handler", "get",   "user",   "index", "parse",  "value",  "buffer", "length",
        "stream",  "token",   "cache", "update", "node",  "server", "config", "test",   "socket",
        "thread",  "message", "write", "column", "table", "object", "state",  "error",  "result"};
    struct cr_rng rng;
    cr_rng_seed(&rng, SEED);
    int n_secret = 0, n_names = 0;
    while (n_names < N_DRAWN) {
        char text[96] = "";
        size_t len = 0, n_words = 3 + cr_rng_below(&rng, 3), style = cr_rng_below(&rng, 3);
        for (size_t i = 0; i < n_words; i++) {
            const char *word = words[cr_rng_below(&rng, sizeof words / sizeof words[0])];
            if (style > 0 && i > 0)
                text[len++] = "_-"[style - 1];
            strcpy(text + len, word);
            if (style == 0 && i > 0)
                text[len] = (char)(text[len] - 'a' + 'A');
            len += strlen(word);
        }
        len += (size_t)snprintf(text + len, 4, "%d", (int)cr_rng_below(&rng, 100));
        if (len < 16)
            continue;
        n_names++;
        n_secret += is_valid("high-entropy", text, len);
    }
    if (n_secret * 100 > n_names)
        TEST_FAIL("%d of %d names pass for secrets", n_secret, n_names);
}

TEST_MAIN(CASE(github_tokens), CASE(marked_tokens), CASE(random_text_is_a_secret),
          CASE(names_are_no_secrets))
