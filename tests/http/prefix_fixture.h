/* Issuers and signed entries for tests of public prefixes. */
#ifndef CARREL_TESTS_HTTP_PREFIX_FIXTURE_H
#define CARREL_TESTS_HTTP_PREFIX_FIXTURE_H

#include "carrel/prefix.h"
#include "engine/vocab_fixture.h"
#include "test_store_dir.h"

#define NOW 1800000000 /* the tests' time */
#define DAY 86400

struct issuer {
    struct cr_secret key;
    uint8_t public_key[CR_ISSUER_KEY_BYTES];
    char id[CR_ISSUER_ID_MAX], path[96];
};

static inline struct issuer issuer_make(const struct dir *dir, const char *name)
{
    struct issuer issuer = {0};
    struct cr_error err = {0};
    snprintf(issuer.path, sizeof issuer.path, "%s/%s.pem", dir->path, name);
    if (cr_issuer_keygen(issuer.path, issuer.public_key, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    CHECK_INT(cr_issuer_load_private(issuer.path, &issuer.key, &err), CR_OK);
    CHECK_INT(cr_issuer_id(issuer.public_key, issuer.id), CR_OK);
    return issuer;
}

static inline const struct cr_hparams *fix_hparams(void)
{
    static const struct cr_hparams hparams = {.n_layer = 2, .n_embd = 64, .name = "fixture"};
    return &hparams;
}

/* A vocabulary with its fingerprint. */
struct served {
    struct cr_vocab *vocab;
    uint8_t model[CR_DIGEST_BYTES];
};

static inline struct served served_make(struct cr_vocab *vocab)
{
    struct served served = {.vocab = vocab};
    CHECK_INT(cr_prefix_model(vocab, fix_hparams(), served.model), CR_OK);
    return served;
}

/* An entry without issuer and signature, valid from NOW for a day, of epoch 5. */
static inline struct cr_prefix prefix_make(const struct served *served, const char *name,
                                           enum cr_prefix_kind kind, const char *text)
{
    struct cr_prefix p = {.kind = kind,
                          .epoch = 5,
                          .not_before_unix_s = NOW,
                          .expires_unix_s = NOW + DAY,
                          .text = strdup(text)};
    struct cr_error err = {0};
    CHECK(p.text != NULL);
    snprintf(p.name, sizeof p.name, "%s", name);
    if (cr_prefix_bind(&p, served->vocab, served->model, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return p;
}

static inline struct cr_prefix prefix_signed(const struct served *served,
                                             const struct issuer *issuer, const char *name,
                                             enum cr_prefix_kind kind, const char *text)
{
    struct cr_prefix p = prefix_make(served, name, kind, text);
    CHECK_INT(cr_prefix_sign(&p, &issuer->key), CR_OK);
    return p;
}

/* Adds it and releases it; the status. */
static inline int add_and_release(struct cr_store *store, struct cr_prefix prefix,
                                  struct cr_error *err)
{
    int status = cr_store_prefix_add(store, &prefix, NOW, err);
    cr_prefix_release(&prefix);
    return status;
}

#endif
