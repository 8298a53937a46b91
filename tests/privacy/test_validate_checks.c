/* Check sums, over numbers that the test makes up.
 *
 * A number of each kind is made by drawing what its shape leaves open and trying every check digit.
 * How many of them a validator may take says whether the check sum is one: a right one takes
 * exactly one digit in ten, or none where the sum says 10. Then every single character is replaced
 * by every other one of its class. Where the standard promises to notice that, none may pass;
 * elsewhere (sums mod 10 with even weights, or where 10 and 0 share a digit) the promise is not
 * made and not asked.
 */
#include <openssl/evp.h>

#include "carrel/rng.h"
#include "privacy/validate.h"
#include "test.h"

enum { SEED = 20261127, N_NUMBERS = 300 };

/* '#' is a drawn digit, '@' a drawn letter, '?' a check digit, '!' a check letter, '%' either. */
static const struct kind {
    const char *name, *shape;
    int min, max;        /* check digits that are valid for one number */
    bool notices_single; /* the standard notices each single wrong character */
} kinds[] = {
    {"at-svnr", "5##?120384", 0, 1, true},
    {"au-abn", "?1#########", 0, 1, true},
    {"au-acn", "1#######?", 1, 1, false},
    {"au-tfn", "2#######?", 0, 1, true},
    {"be-nrn", "850730###??", 0, 2, false},
    {"br-cnpj", "4@#@####000#??", 1, 1, false},
    {"br-cpf", "4########??", 1, 1, false},
    {"ca-sin", "1#######?", 1, 1, true},
    {"card", "4532##########?#", 1, 1, true},
    {"card", "5355###########?", 1, 1, true},
    {"card", "3742##########?", 1, 1, true},
    {"card", "3620#########?", 1, 1, true},
    {"card", "622#############?", 1, 1, true},
    {"cn-id", "11010519491231###?", 0, 1, true},
    {"cn-id", "44010619840229###%", 1, 1, true},
    {"de-taxid", "1123456789?", 1, 1, true},
    {"de-taxid", "2928456177?", 0, 0, false}, /* 2, 9 and 7 twice */
    {"es-nie", "Y#######!", 1, 1, true},
    {"es-nif", "4#######!", 1, 1, true},
    {"es-nif", "L#######!", 1, 1, false}, /* K and M have the same letters */
    {"es-nif", "B1######?", 1, 1, false},
    {"es-nif", "Q1######!", 1, 1, false},
    {"fi-hetu", "120384-3##%", 1, 1, true},
    {"fi-hetu", "120304B4##%", 1, 1, false}, /* nor is the century checked */
    {"fr-nir", "1840375######??", 0, 1, true},
    {"fr-nir", "284032A######??", 0, 1, false}, /* 2A and 2B are each two characters */
    {"iban", "DE??37040044053#######", 1, 1, true},
    {"iban", "GB??@@@@##############", 1, 1, true},
    {"imei", "35############?", 1, 1, true},
    {"in-aadhaar", "4##########?", 1, 1, true},
    {"in-gstin", "27@@@P@4###@1Z%", 1, 1, true},
    {"it-cf", "@@@@@@84C12@###!", 1, 1, true},
    {"it-cf", "@@@@@@U4C1N@#L#!", 1, 1, true}, /* omocodia */
    {"jp-mynumber", "4##########?", 1, 1, false},
    {"kr-rrn", "840312-1#####?", 1, 1, false},
    {"kr-rrn", "840312-5#####?", 1, 1, false},
    {"kr-rrn", "211013-3#####?", 10, 10, false},
    {"nl-bsn", "3#######?", 0, 1, true},
    {"no-fnr", "120384###??", 0, 1, true},
    {"no-fnr", "520384###??", 0, 1, true},  /* a D number */
    {"no-fnr", "128384###??", 0, 0, false}, /* for tests */
    {"pl-pesel", "840312####?", 1, 1, true},
    {"pl-pesel", "042312####?", 1, 1, true},
    {"pt-nif", "2#######?", 1, 1, false},
    {"se-personnummer", "8403121##?", 1, 1, true},
    {"se-personnummer", "1984037223#?", 1, 1,
     false}, /* a coordination number; the century is not checked */
    {"sg-nric", "S#######!", 1, 1, true},
    {"sg-nric", "T#######!", 1, 1, true},
    {"sg-nric", "F#######!", 1, 1, true},
    {"sg-nric", "G#######!", 1, 1, true},
    {"sg-nric", "M#######!", 1, 1, true},
    {"tr-tckn", "4########??", 1, 1, true},
    {"uk-nhs", "4########?", 0, 1, true},
    {"us-aba", "0210####?", 1, 1, true},
    {"us-dea", "B@######?", 1, 1, false},
    {"us-npi", "1########?", 1, 1, true},
    {"vin", "1HGCM826?3A######", 0, 1, false}, /* letters share digits; see below */
    {"vin", "1HGCM826%3A######", 1, 1, false},
    {"za-id", "8403125###08?", 1, 1, true},
};

static const char digits[] = "0123456789";
static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char both[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static const char *class_of(char c)
{
    return strchr(digits, c) != NULL ? digits : letters;
}

/* Replaces each character of a valid value by each other one of its class; how many pass. */
static int count_unnoticed(const struct cr_validator *validator, const char *value)
{
    int n = 0;
    size_t len = strlen(value);
    for (size_t i = 0; i < len; i++) {
        char changed[64];
        if (strchr(both, value[i]) == NULL)
            continue;
        memcpy(changed, value, len);
        for (const char *c = class_of(value[i]); *c != '\0'; c++) {
            changed[i] = *c;
            n += *c != value[i] && validator->is_valid(changed, len);
        }
    }
    return n;
}

/* Tries all check digits from `at` on; how many are valid, and one that is. */
static int count_valid(const struct cr_validator *validator, const char *shape, char *value,
                       size_t at, char ret[64])
{
    size_t len = strlen(shape);
    while (at < len && strchr("?!%", shape[at]) == NULL)
        at++;
    if (at == len) {
        if (!validator->is_valid(value, len))
            return 0;
        snprintf(ret, 64, "%.*s", (int)len, value);
        return 1;
    }
    int n = 0;
    for (const char *c = shape[at] == '?' ? digits : shape[at] == '!' ? letters : both; *c; c++) {
        value[at] = *c;
        n += count_valid(validator, shape, value, at + 1, ret);
    }
    return n;
}

static void made_up_numbers(void)
{
    struct cr_rng rng;
    cr_rng_seed(&rng, SEED);
    fprintf(stderr, "  seed %d\n", SEED);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const struct kind *kind = &kinds[i];
        const struct cr_validator *validator = cr_validator_find(kind->name);
        int n_made = 0;
        for (int k = 0; k < N_NUMBERS; k++) {
            char value[64], valid[64] = "";
            for (size_t at = 0; at <= strlen(kind->shape); at++) {
                char c = kind->shape[at];
                value[at] = c == '#'   ? digits[cr_rng_below(&rng, 10)]
                            : c == '@' ? letters[cr_rng_below(&rng, 26)]
                                       : c;
            }
            int n = count_valid(validator, kind->shape, value, 0, valid);
            if (n < kind->min || n > kind->max)
                TEST_FAIL("%s: %d check digits for %s", kind->name, n, value);
            n_made += n > 0;
            if (n > 0 && kind->notices_single && count_unnoticed(validator, valid) > 0)
                TEST_FAIL("%s: a wrong character in %s goes unnoticed", kind->name, valid);
        }
        /* Where a sum may say 10 one number in eleven has no check digit, where two must fit two;
         * where the digit stands in front and may not be 0, or may be a letter, somewhat more. */
        if (kind->max > 0 && n_made < N_NUMBERS / 20)
            TEST_FAIL("%s: only %d of %d %s", kind->name, n_made, N_NUMBERS, kind->shape);
    }
}

/* Codes that notice any one character exchanged for any of their alphabet, by published values. */
static void codes_notice_single_characters(void)
{
    static const struct {
        const char *name, *value, *alphabet;
        size_t from;
    } codes[] = {
        {"btc", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "qpzry9x8gf2tvdw0s3jn54khce6mua7l",
         3},
        {"btc", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
         "qpzry9x8gf2tvdw0s3jn54khce6mua7l", 3},
        {"btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
         "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 0},
        {"github-token",
         "ghp_"
         "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17",
         "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 4},
        {"eth", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0123456789abcdefABCDEF", 2},
        {"vin", "1M8GDM9AXKP042788", "0123456789", 9},
    };
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        const struct cr_validator *validator = cr_validator_find(codes[i].name);
        size_t len = strlen(codes[i].value);
        char changed[96];
        CHECK(validator->is_valid(codes[i].value, len));
        memcpy(changed, codes[i].value, len);
        for (size_t at = codes[i].from; at < len; at++) {
            for (const char *c = codes[i].alphabet; *c != '\0'; c++) {
                changed[at] = *c;
                if (strcmp(codes[i].name, "vin") == 0 && strchr(digits, codes[i].value[at]) == NULL)
                    continue;
                CHECK(validator->is_valid(changed, len) == (*c == codes[i].value[at]));
            }
            changed[at] = codes[i].value[at];
        }
    }
}

/* Aadhaar's code notices each exchange of two neighbours, too: that is what Verhoeff's is for. */
static void verhoeff_notices_exchanges(void)
{
    const struct cr_validator *aadhaar = cr_validator_find("in-aadhaar");
    char value[12];
    memcpy(value, "234123412346", sizeof value);
    for (size_t i = 1; i + 1 < sizeof value; i++) {
        char c = value[i];
        value[i] = value[i + 1];
        value[i + 1] = c;
        CHECK(aadhaar->is_valid(value, sizeof value) == (value[i] == c));
        value[i + 1] = value[i];
        value[i] = c;
    }
}

/* Base58, the slow way, with OpenSSL's SHA-256. */
static size_t base58check(const uint8_t *payload, size_t n, char *ret)
{
    static const char alphabet[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    uint8_t bytes[96], hash[32];
    char reversed[160];
    size_t len = 0, total = n + 4, n_out = 0;
    memcpy(bytes, payload, n);
    CHECK(EVP_Digest(payload, n, hash, NULL, EVP_sha256(), NULL) == 1);
    CHECK(EVP_Digest(hash, sizeof hash, hash, NULL, EVP_sha256(), NULL) == 1);
    memcpy(bytes + n, hash, 4);
    size_t n_zeros = 0;
    while (n_zeros < total && bytes[n_zeros] == 0)
        n_zeros++;
    for (bool more = true; more;) {
        unsigned rest = 0;
        more = false;
        for (size_t i = 0; i < total; i++) {
            rest = rest * 256 + bytes[i];
            bytes[i] = (uint8_t)(rest / 58);
            rest %= 58;
            more = more || bytes[i] > 0;
        }
        reversed[len++] = alphabet[rest];
    }
    for (size_t i = 0; i < n_zeros; i++)
        ret[n_out++] = '1';
    while (len > 0)
        ret[n_out++] = reversed[--len];
    return n_out;
}

static void bitcoin_of_all_lengths(void)
{
    struct cr_rng rng;
    cr_rng_seed(&rng, SEED);
    const struct cr_validator *btc = cr_validator_find("btc");
    for (int k = 0; k < 2000; k++) {
        uint8_t payload[80];
        char text[160];
        size_t n = 1 + cr_rng_below(&rng, sizeof payload);
        bool expected = false;
        for (size_t i = 0; i < sizeof payload; i++)
            payload[i] = (uint8_t)cr_rng_next(&rng);
        switch (k % 4) {
        case 0:
            n = 21;
            payload[0] = k % 8 == 0 ? 0 : 5;
            payload[1] = k % 16 == 0 ? 0 : payload[1];
            expected = true;
            break;
        case 1:
            n = k % 8 == 1 ? 33 : 34;
            payload[0] = 0x80;
            payload[33] = 1;
            expected = true;
            break;
        case 2:
            n = 78;
            memcpy(payload, k % 8 == 2 ? "\x04\x88\xad\xe4" : "\x04\x88\xb2\x1e", 4);
            expected = true;
            break;
        default:
            payload[0] = 0x6f; /* of the test network, or of nothing */
        }
        size_t len = base58check(payload, n, text);
        CHECK(btc->is_valid(text, len) == expected);
        char damaged[160];
        memcpy(damaged, text, len);
        damaged[cr_rng_below(&rng, len)] = 'z';
        damaged[cr_rng_below(&rng, len)] = '2';
        if (memcmp(damaged, text, len) != 0)
            CHECK(!btc->is_valid(damaged, len));
    }
}

/* Random bytes, and random characters of those that make the validators go on reading. */
static void random_bytes(void)
{
    static const char alphabet[] = "0123456789abcdefABCDEFXZ -./:@+()_%=?\0\n\x80\xff";
    struct cr_rng rng;
    size_t n;
    const struct cr_validator *all = cr_validators(&n);
    cr_rng_seed(&rng, SEED);
    fprintf(stderr, "  seed %d\n", SEED);
    for (int k = 0; k < 20000; k++) {
        size_t len = cr_rng_below(&rng, k % 50 == 0 ? 5000 : 48);
        char *text = malloc(len > 0 ? len : 1);
        CHECK(text != NULL);
        for (size_t i = 0; i < len; i++) {
            size_t limit = k % 3 == 0 ? 10 : sizeof alphabet - 1;
            text[i] = k % 3 == 2 ? (char)cr_rng_next(&rng) : alphabet[cr_rng_below(&rng, limit)];
        }
        if (k % 7 == 0 && len > 4)
            memcpy(text, k % 2 ? "bc1q" : "eyJh", 4);
        for (size_t i = 0; i < n; i++) {
            bool answer = all[i].is_valid(text, len);
            CHECK(all[i].is_valid(text, len) == answer);
            CHECK(len > 0 || !answer);
        }
        free(text);
    }
}

TEST_MAIN(CASE(made_up_numbers), CASE(codes_notice_single_characters),
          CASE(verhoeff_notices_exchanges), CASE(bitcoin_of_all_lengths), CASE(random_bytes))
