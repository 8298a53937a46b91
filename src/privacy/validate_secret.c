/* Secrets that give access: tokens with a provider's mark, keys, and what merely looks random.
 *
 * Providers mark their tokens so that scanners find them; the table holds marks, alphabets and
 * lengths as the providers (and secret scanners with free rules, such as gitleaks) publish them.
 * Where a token carries a check sum it decides. Else the body must look random, since manuals are
 * full of "sk_live_xxxxxxxx" and "…your-key-here…".
 */
#include <math.h>

#include "privacy/validate_int.h"

/* --- what manuals write in the place of a secret --- */

static bool is_from_a_manual(const char *s, size_t len)
{
    static const char *const words[] = {"example",  "xxxx",       "your",        "placeholder",
                                        "changeme", "redacted",   "secret_here", "token_here",
                                        "key_here", "0123456789", "123456789",   "abcdefghij"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (cr_id_holds(s, len, words[i]))
            return true;
    return false;
}

/* --- marked tokens --- */

static const char hex[] = "0123456789abcdefABCDEF";
static const char digits[] = "0123456789";
static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
static const char base62[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
static const char base64url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static const char base64dot[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
static const char base64[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_.:";

/* A mark, and of what and how long the rest is. A mark may begin another: any row that fits counts.
 */
static const struct secret_kind {
    const char *mark, *alphabet;
    uint16_t min, max;
} secret_kinds[] = {
    {"AGE-SECRET-KEY-1", capitals, 58, 58}, /* age */
    {"AIza", base64url, 35, 35},            /* Google API */
    {"AKCp", base62, 69, 69},               /* Artifactory */
    {"ATATT3", base64, 150, 250},           /* Atlassian */
    {"ATCTT3", base64, 150, 250},           /* Atlassian */
    {"CFPAT-", base64url, 43, 43},          /* Contentful */
    {"CLOJARS_", base62, 60, 60},           /* Clojars */
    {"EAAA", base64url, 60, 60},            /* Square */
    {"EAAC", base62, 100, 300},             /* Meta */
    {"EZAK", base62, 54, 54},               /* EasyPost */
    {"FLWSECK-", base64url, 32, 60},        /* Flutterwave */
    {"GOCSPX-", base64url, 28, 28},         /* Google OAuth */
    {"HRKU-", base64url, 36, 64},           /* Heroku */
    {"NRAK-", capitals, 27, 27},            /* New Relic */
    {"PMAK-", base64url, 50, 64},           /* Postman */
    {"SG.", base64dot, 66, 66},             /* SendGrid */
    {"SK", "0123456789abcdef", 32, 32},     /* Twilio */
    {"aio_", base62, 28, 28},               /* Adafruit */
    {"api_org_", base62, 34, 34},           /* Hugging Face */
    {"dapi", hex, 32, 36},                  /* Databricks */
    {"dckr_oat_", base64url, 27, 40},       /* Docker */
    {"dckr_pat_", base64url, 27, 27},       /* Docker */
    {"doo_v1_", hex, 64, 64},               /* DigitalOcean */
    {"dop_v1_", hex, 64, 64},               /* DigitalOcean */
    {"dor_v1_", hex, 64, 64},               /* DigitalOcean */
    {"dp.pt.", base62, 43, 43},             /* Doppler */
    {"dp.st.", base64dot, 40, 70},          /* Doppler */
    {"duffel_live_", base64url, 43, 43},    /* Duffel */
    {"figd_", base64url, 40, 44},           /* Figma */
    {"fio-u-", base64url, 64, 64},          /* Frame.io */
    {"fo1_", base64url, 43, 43},            /* Fly.io */
    {"github_pat_", base64url, 82, 82},     /* GitHub, fine-grained */
    {"glagent-", base64url, 50, 64},        /* GitLab */
    {"glcbt-", base64url, 20, 64},          /* GitLab */
    {"gldt-", base64url, 20, 64},           /* GitLab */
    {"glft-", base64url, 20, 64},           /* GitLab */
    {"glimt-", base64url, 20, 64},          /* GitLab */
    {"gloas-", base64url, 64, 64},          /* GitLab */
    {"glpat-", base64dot, 20, 64},          /* GitLab */
    {"glptt-", hex, 40, 40},                /* GitLab */
    {"glrt-", base64dot, 20, 64},           /* GitLab */
    {"glsoat-", base64url, 20, 64},         /* GitLab */
    {"glc_", base64, 32, 400},              /* Grafana Cloud */
    {"glsa_", base64url, 41, 41},           /* Grafana */
    {"gsk_", base62, 52, 52},               /* Groq */
    {"hf_", base62, 34, 40},                /* Hugging Face */
    {"https://discord.com/api/webhooks/", base64, 80, 130},
    {"https://discordapp.com/api/webhooks/", base64, 80, 130},
    {"https://hooks.slack.com/services/", base64, 40, 60},
    {"hvb.", base64url, 138, 300},                 /* HashiCorp Vault */
    {"hvs.", base64url, 24, 130},                  /* HashiCorp Vault */
    {"ico-", base62, 32, 32},                      /* Infracost */
    {"key-", hex, 32, 32},                         /* Mailgun */
    {"lin_api_", base62, 40, 40},                  /* Linear */
    {"lsv2_pt_", base64url, 43, 43},               /* LangSmith */
    {"lsv2_sk_", base64url, 43, 43},               /* LangSmith */
    {"nfp_", base62, 36, 36},                      /* Netlify */
    {"npm_", base62, 36, 36},                      /* npm */
    {"ntn_", base62, 43, 46},                      /* Notion */
    {"ops_eyJ", base64, 250, 1000},                /* 1Password */
    {"pat-na1-", base64url, 36, 36},               /* HubSpot */
    {"pnu_", base62, 36, 36},                      /* Prefect */
    {"pplx-", base62, 48, 56},                     /* Perplexity */
    {"pscale_oauth_", base64dot, 32, 64},          /* PlanetScale */
    {"pscale_pw_", base64dot, 32, 64},             /* PlanetScale */
    {"pscale_tkn_", base64dot, 32, 64},            /* PlanetScale */
    {"pul-", hex, 40, 40},                         /* Pulumi */
    {"pypi-AgEIcHlwaS5vcmc", base64url, 50, 1000}, /* PyPI */
    {"r8_", base62, 37, 37},                       /* Replicate */
    {"rdme_", base62, 70, 70},                     /* ReadMe */
    {"rk_live_", base62, 10, 247},                 /* Stripe */
    {"rk_test_", base62, 10, 247},                 /* Stripe */
    {"rubygems_", hex, 48, 48},                    /* RubyGems */
    {"rzp_live_", base62, 14, 14},                 /* Razorpay */
    {"sbp_", hex, 40, 40},                         /* Supabase */
    {"secret_", base62, 43, 43},                   /* Notion */
    {"sgp_", base64url, 40, 64},                   /* Sourcegraph */
    {"shippo_live_", hex, 40, 40},                 /* Shippo */
    {"shpat_", hex, 32, 32},                       /* Shopify */
    {"shpca_", hex, 32, 32},                       /* Shopify */
    {"shppa_", hex, 32, 32},                       /* Shopify */
    {"shpss_", hex, 32, 32},                       /* Shopify */
    {"sk-", base62, 32, 64},                       /* OpenAI until 2024, DeepSeek and others */
    {"sk-admin-", base64url, 40, 200},             /* OpenAI */
    {"sk-ant-admin01-", base64url, 80, 120},       /* Anthropic */
    {"sk-ant-api03-", base64url, 80, 120},         /* Anthropic */
    {"sk-ant-oat01-", base64url, 80, 120},         /* Anthropic */
    {"sk-or-v1-", hex, 64, 64},                    /* OpenRouter */
    {"sk-proj-", base64url, 40, 200},              /* OpenAI */
    {"sk-svcacct-", base64url, 40, 200},           /* OpenAI */
    {"sk_live_", base62, 10, 247},                 /* Stripe */
    {"sk_test_", base62, 10, 247},                 /* Stripe */
    {"sk.eyJ", base64dot, 60, 200},                /* Mapbox */
    {"sl.", base64url, 130, 160},                  /* Dropbox */
    {"sntryu_", hex, 64, 64},                      /* Sentry */
    {"sntrys_", base64, 80, 400},                  /* Sentry */
    {"sq0atp-", base64url, 22, 22},                /* Square */
    {"sq0csp-", base64url, 43, 43},                /* Square */
    {"tfp_", base64dot, 59, 59},                   /* Typeform */
    {"tk-us-", base64url, 48, 48},                 /* Scalingo */
    {"tskey-api-", base64url, 25, 70},             /* Tailscale */
    {"tskey-auth-", base64url, 25, 70},            /* Tailscale */
    {"whsec_", base64, 32, 64},                    /* Stripe and Svix webhooks */
    {"xai-", base62, 70, 90},                      /* xAI */
    {"xapp-", base64url, 40, 130},                 /* Slack */
    {"xkeysib-", base64url, 81, 81},               /* Brevo */
    {"xoxa-", base64url, 24, 250},                 /* Slack */
    {"xoxb-", base64url, 24, 250},                 /* Slack */
    {"xoxe-", base64url, 24, 250},                 /* Slack */
    {"xoxe.xoxb-", base64url, 100, 250},           /* Slack */
    {"xoxe.xoxp-", base64url, 100, 250},           /* Slack */
    {"xoxp-", base64url, 24, 250},                 /* Slack */
    {"xoxr-", base64url, 24, 250},                 /* Slack */
    {"xoxs-", base64url, 24, 250},                 /* Slack */
    {"ya29.", base64url, 60, 400},                 /* Google OAuth */
};

static bool is_made_of(const char *s, size_t len, const char *alphabet)
{
    for (size_t i = 0; i < len; i++)
        if (!cr_id_in(s[i], alphabet))
            return false;
    return true;
}

/* Ten random characters hold 2.9 bits each by their counts even in hex, longer ones 3.3 and more;
 * a body below it repeats itself. */
static bool is_random_body(const char *s, size_t len)
{
    return cr_id_entropy(s, len) >= (len < 16 ? 2.5 : 3.0) && !is_from_a_manual(s, len);
}

/* Telegram's bots have a number for a mark: 8 to 10 digits, ":AA", 33 characters. */
static bool is_telegram(const char *text, size_t len)
{
    const char *colon = memchr(text, ':', len);
    size_t n = colon == NULL ? 0 : (size_t)(colon - text);
    return n >= 8 && n <= 10 && len == n + 36 && is_made_of(text, n, digits) &&
           memcmp(colon + 1, "AA", 2) == 0 && is_made_of(colon + 3, 33, base64url) &&
           is_random_body(colon + 3, 33);
}

bool cr_valid_secret_prefix(const char *text, size_t len)
{
    for (size_t i = 0; i < sizeof secret_kinds / sizeof secret_kinds[0]; i++) {
        const struct secret_kind *kind = &secret_kinds[i];
        size_t width = strlen(kind->mark), n_rest = len - width;
        if (len > width && memcmp(text, kind->mark, width) == 0 && n_rest >= kind->min &&
            n_rest <= kind->max && is_made_of(text + width, n_rest, kind->alphabet) &&
            is_random_body(text + width, n_rest))
            return true;
    }
    return len > 0 && is_telegram(text, len);
}

/* AWS: a kind of key and 16 digits of base 32. AWS's manuals end theirs with EXAMPLE. */
bool cr_valid_aws_access_key(const char *text, size_t len)
{
    return len == 20 && cr_id_in_words(text, "AKIAASIAABIAACCA", 4) &&
           is_made_of(text + 4, 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") &&
           cr_id_entropy(text + 4, 16) >= 2.5 && !is_from_a_manual(text, len);
}

/* --- GitHub --- */

/* CRC-32 of IEEE 802.3. */
static uint32_t crc32(const char *s, size_t len)
{
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < len; i++) {
        crc ^= (uint8_t)s[i];
        for (int k = 0; k < 8; k++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/* GitHub, "Behind GitHub's new authentication token formats", 2021: the last six characters are the
 * CRC-32 of what stands between the mark and them, in base 62, digits before capitals before small
 * letters. */
bool cr_valid_github_token(const char *text, size_t len)
{
    static const char order[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if (len < 40 || len > 255 || !cr_id_in_words(text, "ghp_gho_ghu_ghs_ghr_", 4) ||
        !is_made_of(text + 4, len - 4, order))
        return false;
    uint32_t crc = crc32(text + 4, len - 10);
    for (size_t i = 1; i <= 6; i++, crc /= 62)
        if (text[len - i] != order[crc % 62])
            return false;
    return true;
}

/* --- JSON Web Token --- */

/* Decodes the first `max` bytes of base64url without padding; SIZE_MAX for wrong text. */
static size_t decode_base64url(const char *s, size_t len, char *ret, size_t max)
{
    uint32_t bits = 0;
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        const char *digit = s[i] == '\0' ? NULL : strchr(base64url, s[i]);
        if (digit == NULL)
            return SIZE_MAX;
        bits = bits << 6 | (uint32_t)(digit - base64url);
        if (i % 4 != 0 && n < max)
            ret[n++] = (char)(bits >> (6 - i % 4 * 2));
    }
    return len % 4 == 1 ? SIZE_MAX : n;
}

/* Whether `json` is an object's text with a string for the name "alg". */
static bool has_alg(const char *json, size_t len)
{
    if (len < 2 || json[0] != '{' || json[len - 1] != '}')
        return false;
    for (size_t i = 1; i + 5 < len; i++) {
        if (memcmp(json + i, "\"alg\"", 5) != 0)
            continue;
        size_t at = i + 5;
        while (at < len && cr_id_in(json[at], " \t\r\n:"))
            at++;
        return at > i + 5 && at < len && json[at] == '"';
    }
    return false;
}

/* RFC 7519 over RFC 7515, compact: header, claims and signature. */
bool cr_valid_jwt(const char *text, size_t len)
{
    char header[1024], claims[1] = {0};
    const char *dot = len > 0 ? memchr(text, '.', len) : NULL;
    if (dot == NULL)
        return false;
    const char *body = dot + 1, *end = text + len;
    const char *second = memchr(body, '.', (size_t)(end - body));
    if (second == NULL || end - second < 2)
        return false;
    size_t n = decode_base64url(text, (size_t)(dot - text), header, sizeof header);
    return n < sizeof header && has_alg(header, n) &&
           decode_base64url(body, (size_t)(second - body), claims, 1) == 1 && claims[0] == '{' &&
           is_made_of(second + 1, (size_t)(end - second - 1), base64url);
}

/* --- PEM --- */

/* RFC 7468, and what OpenSSL, OpenSSH and OpenPGP (RFC 9580) write: the line that begins a private
 * key, with or without what follows. */
bool cr_valid_pem_private_key(const char *text, size_t len)
{
    static const char *const kinds[] = {"",         "RSA ",       "EC ",  "DSA ",
                                        "OPENSSH ", "ENCRYPTED ", "PGP ", "ANY "};
    static const char begin[] = "-----BEGIN ", key[] = "PRIVATE KEY";
    if (len < sizeof begin - 1 || memcmp(text, begin, sizeof begin - 1) != 0)
        return false;
    const char *s = text + sizeof begin - 1;
    size_t n = len - (sizeof begin - 1), n_key = sizeof key - 1;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t width = strlen(kinds[i]);
        if (n < width + n_key || memcmp(s, kinds[i], width) != 0 ||
            memcmp(s + width, key, n_key) != 0)
            continue;
        size_t at = width + n_key;
        if (n - at >= 6 && memcmp(s + at, " BLOCK", 6) == 0)
            at += 6;
        return n - at >= 5 && memcmp(s + at, "-----", 5) == 0;
    }
    return false;
}

/* --- whatever looks random --- */

static bool is_uuid(const char *s, size_t len)
{
    if (len != 36)
        return false;
    for (size_t i = 0; i < 36; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? s[i] != '-' : cr_id_hex(s[i]) < 0)
            return false;
    }
    return true;
}

static int class_of(char c)
{
    return cr_id_is_digit(c) ? 0 : c >= 'A' && c <= 'Z' ? 1 : cr_id_is_letter(c) ? 2 : 3;
}

/* For use where the context says that a secret follows. The entropy of `len` characters drawn from
 * an alphabet is a little below the logarithm of the smaller of both; text that people write is
 * well below it. Names in programs are not, but letters and digits change places rarely there: in
 * base 62 they do at more than two places of five, in words at one of five (a capital in front of
 * its word counts once). Hex digits as many as a common hash has, and UUIDs, name things and give
 * no access. */
bool cr_valid_high_entropy(const char *text, size_t len)
{
    static const size_t hash_lengths[] = {32, 40, 56, 64, 96, 128};
    size_t n_changes = 0, n_pairs = 0, n_of_class[4] = {0};
    if (len < 16 || len > 512 || is_uuid(text, len) || is_from_a_manual(text, len) ||
        !is_made_of(text, len, base64) || is_made_of(text, len, digits))
        return false;
    bool is_hex = is_made_of(text, len, hex);
    for (size_t i = 0; is_hex && i < sizeof hash_lengths / sizeof hash_lengths[0]; i++)
        if (len == hash_lengths[i])
            return false;
    for (size_t i = 0; i < len; i++) {
        n_of_class[class_of(text[i])]++;
        if (i == 0 || class_of(text[i]) == 3 || class_of(text[i - 1]) == 3)
            continue;
        n_pairs++;
        bool begins_word = class_of(text[i - 1]) == 1 && class_of(text[i]) == 2;
        n_changes += class_of(text[i]) != class_of(text[i - 1]) && !begins_word;
    }
    size_t n_symbols = is_hex ? 16 : n_of_class[1] > 0 && n_of_class[2] > 0 ? 62 : 36;
    size_t n_distinct_max = len < n_symbols ? len : n_symbols;
    return n_of_class[0] > 0 && n_changes * 4 >= n_pairs && n_pairs * 2 >= len &&
           cr_id_entropy(text, len) >= log2((double)n_distinct_max) * 0.78;
}
