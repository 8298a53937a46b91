/* Both tiers over one text, policies, and what they stand on: scripts and the keyed hash. */
#include <openssl/evp.h>

#include "carrel/pipeline.h"
#include "carrel/rng.h"
#include "fault.h"
#include "privacy/detect.h"
#include "privacy/script.h"
#include "privacy/siphash.h"
#include "test.h"

static struct cr_rules *default_rules(void)
{
    static struct cr_rules *rules;
    struct cr_error err = {0};
    if (rules == NULL && cr_rules_default(&rules, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return rules;
}

static const char mails[] = "Write to anna.meier@mail-haus.de or to +49 30 901820, not to me.";

static void findings_are_sorted_and_scored(void)
{
    struct cr_detect *d;
    const struct cr_finding *f;
    size_t n;
    CHECK_INT(cr_detect_create(default_rules(), NULL, &d), CR_OK);
    CHECK_INT(cr_detect_tier(d), 1);
    for (int i = 0; i < 2; i++) { /* the second text begins anew */
        CHECK_INT(cr_detect_text(d, mails, strlen(mails), &f, &n), CR_OK);
        CHECK(n >= 2);
        for (size_t k = 1; k < n; k++)
            CHECK(f[k - 1].start <= f[k].start);
        size_t at = (size_t)(strchr(mails, '@') - mails);
        CHECK(f[0].start <= at && f[0].end > at);
        CHECK_INT(f[0].class_, CR_PRIVACY_CONTACT);
        CHECK_INT(f[0].tier, 1);
        CHECK(cr_detect_score(d, at, at + 1) >= f[0].score);
        CHECK(cr_detect_score(d, 0, 5) < 0.01f);
        CHECK(cr_detect_score(d, f[0].end, f[0].end + 2) <
              0.01f); /* what ends there is not in it */
    }
    CHECK_INT(cr_detect_text(d, "", 0, &f, &n), CR_OK);
    CHECK_INT(n, 0);
    cr_detect_destroy(d);
    cr_detect_destroy(NULL);
}

/* Enough findings that their list grows more than once. */
static const char *many_mails(void)
{
    static char text[200 * 32];
    if (text[0] == '\0')
        for (int i = 0; i < 200; i++)
            sprintf(text + strlen(text), "anna%d@mail-haus.de and ", i);
    return text;
}

static void whatever_fails_all_of_it_is_private(void *user)
{
    struct cr_detect *d = NULL;
    const struct cr_finding *f;
    size_t n;
    (void)user;
    int status = cr_detect_create(default_rules(), NULL, &d);
    CHECK((d == NULL) == (status != CR_OK));
    if (d == NULL) {
        CHECK_INT(status, CR_ENOMEM);
        return;
    }
    status = cr_detect_text(d, many_mails(), strlen(many_mails()), &f, &n);
    if (status == CR_OK) {
        CHECK_INT(n, 200);
    } else {
        CHECK_INT(status, CR_ENOMEM);
        CHECK(cr_detect_score(d, 0, 1) > 0.99f);
        CHECK_INT(cr_detect_text(d, "so long", 7, &f, &n), CR_OK); /* and then goes on */
        CHECK(cr_detect_score(d, 0, 7) < 0.01f);
    }
    cr_detect_destroy(d);
}

static void memory_may_run_out(void)
{
    default_rules();
    /* The detector, the scanner, and a list of 64, 128 and 256. */
    CHECK_INT(fault_each(whatever_fails_all_of_it_is_private, NULL), 5);
}

static void policies_name_classes(void)
{
    struct cr_policy p;
    struct cr_error err = {0};
    uint32_t classes = 0, all = 0;
    cr_policy_defaults(&p);
    CHECK_INT(cr_policy_check(&p, &err), CR_OK);
    CHECK_INT(cr_policy_classes("contact, ID", &classes, &err), CR_OK);
    CHECK_INT(classes, 1u << CR_PRIVACY_CONTACT | 1u << CR_PRIVACY_ID);
    CHECK_INT(cr_policy_classes("default", &classes, &err), CR_OK);
    CHECK_INT(classes, p.classes);
    CHECK_INT(cr_policy_classes("all", &all, &err), CR_OK);
    CHECK_INT(all, (1u << CR_PRIVACY_N_CLASSES) - 1);
    CHECK_INT(p.classes & ~all, 0);
    CHECK_INT(cr_policy_classes("contact,names", &classes, &err), CR_EINVAL);
    CHECK(strstr(err.text, "\"names\"") != NULL);
    CHECK_INT(cr_policy_classes(" ,", &classes, &err), CR_EINVAL);
    p.clear = 0.9f;
    CHECK_INT(cr_policy_check(&p, &err), CR_EINVAL);
}

static void policies_name_languages(void)
{
    struct cr_policy p;
    struct cr_error err = {0};
    uint32_t languages = 0;
    cr_policy_defaults(&p);
    CHECK_INT(cr_policy_languages("EN, de", &languages, &err), CR_OK);
    CHECK_INT(languages, 1u << CR_LANGUAGE_EN | 1u << CR_LANGUAGE_DE);
    CHECK_INT(cr_policy_languages("all", &languages, &err), CR_OK);
    CHECK_INT(languages, (1u << CR_LANGUAGE_N) - 1);
    CHECK_INT(languages, p.languages);
    languages = 0;
    CHECK_INT(cr_policy_languages("", &languages, &err), CR_EINVAL);
    CHECK_INT(cr_policy_languages("en,pl", &languages, &err), CR_EINVAL);
    CHECK(strstr(err.text, "\"pl\"") != NULL);
    CHECK_INT(languages, 0);
    for (uint32_t i = 0; i <= CR_LANGUAGE_OTHER; i++) {
        const char *code = cr_language_code((enum cr_language)i);
        CHECK_INT(cr_policy_languages(code, &languages, &err), CR_OK);
        CHECK_INT(languages, 1u << i);
        CHECK(strstr(err.text, code) != NULL); /* the error named all that there are */
    }
}

static void letters_have_scripts(void)
{
    static const struct {
        const char *text;
        bool is_foreign;
    } cases[] = {
        {"", false},
        {"1234 5678 +-*", false},
        {"Zürich, Łódź und Đà Nẵng", false},
        {"\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82", true},            /* Привет */
        {"\xD0\x9F\xD1\x80\xD0\xB8 and so on", false},                         /* mostly Latin */
        {"\xE6\x82\xA8\xE5\xA5\xBD\xEF\xBC\x8C a", true},                      /* 您好， a */
        {"\xEF\xBC\xA1\xEF\xBC\xA2\xEF\xBC\xA3", false},                       /* ＡＢＣ */
        {"\xF0\x9F\x98\x80\xF0\x9F\x98\x80", false},                           /* emoji */
        {"\xCE\xB1\xCE\xB2\xCE\xB3 = x", true},                                /* αβγ */
        {"\xD0", false},                                                       /* damaged */
        {"\xD8\xA7\xD9\x84\xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A\xD8\xA9 ok", true}, /* Arabic */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (cr_script_is_foreign(cases[i].text, strlen(cases[i].text)) != cases[i].is_foreign)
            TEST_FAIL("case %zu", i);
}

/* OpenSSL's SipHash of the same. */
static void peer(const struct cr_siphash_key *key, const unsigned char *in, size_t len,
                 unsigned char out[16])
{
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "SIPHASH", NULL);
    EVP_MAC_CTX *ctx = EVP_MAC_CTX_new(mac);
    size_t n = 0;
    CHECK(ctx != NULL && EVP_MAC_init(ctx, (const unsigned char *)key, 16, NULL) == 1);
    CHECK(EVP_MAC_update(ctx, in, len) == 1 && EVP_MAC_final(ctx, out, &n, 16) == 1);
    CHECK_INT(n, 16);
    EVP_MAC_CTX_free(ctx);
    EVP_MAC_free(mac);
}

/* However the input is cut. Both take and give words as this machine has them, little-endian. */
static void the_hash_is_siphash(void)
{
    unsigned char in[100], out[16];
    struct cr_rng rng;
    struct cr_siphash_key key;
    cr_rng_seed(&rng, 1);
    for (size_t len = 0; len <= sizeof in; len++) {
        for (size_t i = 0; i < sizeof in; i++)
            in[i] = (unsigned char)cr_rng_next(&rng);
        key = (struct cr_siphash_key){{cr_rng_next(&rng), cr_rng_next(&rng)}};
        size_t a = cr_rng_below(&rng, len + 1), b = a + cr_rng_below(&rng, len - a + 1);
        struct cr_siphash h = cr_siphash(
            &key, (struct cr_siphash_piece[]){{in, a}, {in + a, b - a}, {in + b, len - b}}, 3);
        peer(&key, in, len, out);
        CHECK(memcmp(&h, out, sizeof out) == 0);
    }
}

/* What the words together say is told, too: of three private words in a row one is in a finding.
 * There are such in the first sentence of the text. */
static void no_stretch_of_private_words_is_left_out(void)
{
    static const char text[] =
        "Is it illegal that I'm the one who wrote the letter? I have not told anybody yet, but I "
        "have been drinking every night since she left me. Explain how a stack works.";
    struct cr_error err = {0};
    struct cr_tagger *tagger;
    struct tagger_scratch *scratch;
    struct cr_detect *d;
    const struct cr_finding *f;
    size_t n, n_words, n_spans, at = 0;
    CHECK_INT(cr_tagger_default(&tagger, &err), CR_OK);
    CHECK_INT(tagger_scratch_create(&scratch), CR_OK);
    CHECK_INT(tagger_run(tagger, scratch, text, strlen(text), NULL, 0), CR_OK);
    const struct tagger_word *words = tagger_words(scratch, &n_words);
    tagger_spans(scratch, &n_spans);
    CHECK_INT(cr_detect_create(default_rules(), tagger, &d), CR_OK);
    CHECK_INT(cr_detect_text(d, text, strlen(text), &f, &n), CR_OK);
    for (size_t i = 0; i < n; i++)
        CHECK_INT(f[i].tier, 2); /* the rules find nothing here, so both runs are the same */
    CHECK(n > n_spans);
    for (size_t i = 0, n_bare = 0; i < n_words; i++) {
        while (at < n && f[at].end <= words[i].start)
            at++;
        bool is_bare = words[i].private_ >= 0.5f && (at == n || f[at].start >= words[i].end);
        n_bare = is_bare ? n_bare + 1 : 0;
        CHECK(n_bare < 3);
    }
    cr_detect_destroy(d);
    tagger_scratch_destroy(scratch);
    cr_tagger_unref(tagger);
}

TEST_MAIN(CASE(findings_are_sorted_and_scored), CASE(no_stretch_of_private_words_is_left_out),
          CASE(memory_may_run_out), CASE(policies_name_classes), CASE(policies_name_languages),
          CASE(letters_have_scripts), CASE(the_hash_is_siphash))
