/* Public prefixes: text that an operator has signed, so that tenants may share its KV pages.
 *
 *     issuer:    keygen ──▶ private key (PEM, 0600) ── sign ──▶ entry, a small JSON file
 *     operator:  trust the public key, add the entry ──▶ the registry in DATA/carrel.db
 *     server:    checks entry and issuer, tokenizes the text itself ──▶ cr_worker_declare()
 *
 * An entry is bound to a model (its tokenizer, chat template and shape), to the very tokens that
 * its text becomes there, to a time, and to the issuer's policy epoch. Whatever does not hold, the
 * prefix is not public: see enum cr_prefix_state. A private key never enters the registry.
 *
 * All functions may be called from any thread. Errors of the file are those of carrel/store.h.
 */
#ifndef CARREL_PREFIX_H
#define CARREL_PREFIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/buf.h"
#include "carrel/model.h"
#include "carrel/secret.h"
#include "carrel/store.h"
#include "carrel/vocab.h"

#define CR_PREFIX_NAME_MAX   64
#define CR_PREFIX_MAX_TEXT   (64 << 10)  /* bytes */
#define CR_PREFIX_MAX_TOKENS (80 << 10)  /* bytes of text at most, and what a template adds */
#define CR_PREFIX_MAX_ENTRY  (448 << 10) /* bytes of JSON: each byte of text escaped as six */
#define CR_PREFIX_MAX_EPOCH  INT32_MAX
#define CR_PREFIX_MAX_UNIX_S INT64_C(253402300799) /* the year 9999 */

#define CR_STORE_MAX_ISSUERS     64
#define CR_STORE_MAX_PREFIXES    256   /* not revoked */
#define CR_STORE_MAX_PREFIX_ROWS 16384 /* with revoked ones, which are remembered */

#define CR_ISSUER_KEY_BYTES 32 /* an Ed25519 key, public or private */
#define CR_ISSUER_ID_MAX    65 /* SHA-256 of the public key in hex, with the final NUL */
#define CR_DIGEST_BYTES     32
#define CR_SIGNATURE_BYTES  64

enum cr_prefix_kind {
    CR_PREFIX_TEXT,   /* a completion's prompt begins with the text */
    CR_PREFIX_SYSTEM, /* a chat begins with the text as its system message */
};
/* "text", "system", NULL: fits cr_opt.choices. */
extern const char *const cr_prefix_kind_names[];

struct cr_prefix {
    char name[CR_PREFIX_NAME_MAX + 1]; /* 1 … 64 of [a-z0-9._-], unique in a registry */
    char issuer[CR_ISSUER_ID_MAX];
    enum cr_prefix_kind kind;
    char *text; /* UTF-8 */
    uint8_t model[CR_DIGEST_BYTES];
    uint32_t n_tokens;
    uint8_t tokens[CR_DIGEST_BYTES]; /* SHA-256 of model, number and ids of the tokens */
    int64_t epoch;                   /* 1 and up */
    int64_t not_before_unix_s, expires_unix_s;
    uint8_t signature[CR_SIGNATURE_BYTES];
};

/* X(name, word, sentence): may an entry be used, and if not, why. */
#define CR_PREFIX_STATE_MAP(X)                                                                     \
    X(VALID, "valid", "The entry is valid.")                                                       \
    X(REVOKED, "revoked", "The entry was revoked; sign the text with a higher epoch.")             \
    X(UNKNOWN_ISSUER, "unknown issuer",                                                            \
      "The entry's issuer is not trusted here; see `carrel prefix trust`.")                        \
    X(BAD_SIGNATURE, "bad signature",                                                              \
      "The signature does not fit the entry: it was changed, or signed with another key.")         \
    X(STALE, "stale epoch",                                                                        \
      "The entry's epoch is below its issuer's; sign the text with the current epoch.")            \
    X(NOT_YET, "not yet valid", "The entry is not valid yet; wait, or sign an earlier one.")       \
    X(EXPIRED, "expired", "The entry has expired; sign the text again.")                           \
    X(OTHER_MODEL, "other model",                                                                  \
      "The entry was signed for another model; sign the text with --model.")                       \
    X(OTHER_TOKENS, "other tokens",                                                                \
      "The text becomes other tokens here than were signed; sign it again for this model.")

enum cr_prefix_state {
#define CR_PREFIX_STATE_ENUM_(name, word, sentence) CR_PREFIX_##name,
    CR_PREFIX_STATE_MAP(CR_PREFIX_STATE_ENUM_)
#undef CR_PREFIX_STATE_ENUM_
        CR_PREFIX_N_STATES
};
/* "stale epoch", and a sentence that says what to do. */
const char *cr_prefix_state_word(enum cr_prefix_state state);
const char *cr_prefix_state_sentence(enum cr_prefix_state state);

/* --- entries ------------------------------------------------------------------------------ */

/* Reads an entry: one JSON object with exactly the fields that cr_prefix_format() writes. Checks
 * its form, not its truth. CR_EFORMAT, CR_ETOOBIG, CR_EUNSUPPORTED (a newer version), CR_ENOMEM;
 * on failure there is nothing to release. */
int cr_prefix_parse(const char *json, size_t len, struct cr_prefix *ret_prefix,
                    struct cr_error *err);
void cr_prefix_release(struct cr_prefix *prefix);
/* Appends the entry and a newline. CR_ENOMEM, CR_ETOOBIG. */
int cr_prefix_format(const struct cr_prefix *prefix, struct cr_buf *buf);

bool cr_prefix_name_is_valid(const char *name);

/* --- keys --------------------------------------------------------------------------------- */

/* Makes a key pair: the private key in `path` (PEM, 0600), the public one in `path`.pub; neither
 * may exist. CR_EEXIST, CR_EIO, CR_ENOMEM, CR_EINTERNAL (no random numbers). */
int cr_issuer_keygen(const char *path, uint8_t ret_public[CR_ISSUER_KEY_BYTES],
                     struct cr_error *err);
/* Reads a private key. CR_EIO, CR_EFORMAT, CR_EFORBIDDEN when others may read the file. */
int cr_issuer_load_private(const char *path, struct cr_secret *ret_private, struct cr_error *err);
int cr_issuer_load_public(const char *path, uint8_t ret_public[CR_ISSUER_KEY_BYTES],
                          struct cr_error *err);
/* CR_ENOMEM. */
int cr_issuer_id(const uint8_t public_key[CR_ISSUER_KEY_BYTES], char ret_id[CR_ISSUER_ID_MAX]);

/* Fills in issuer and signature; everything else must stand. CR_ENOMEM. */
int cr_prefix_sign(struct cr_prefix *prefix, const struct cr_secret *private_key);
/* Whether the key's owner signed just these fields. False, too, where memory lacks. */
bool cr_prefix_verify(const struct cr_prefix *prefix,
                      const uint8_t public_key[CR_ISSUER_KEY_BYTES]);

/* --- the model ---------------------------------------------------------------------------- */

/* What an entry is bound to: the model's shape and name, every token of its vocabulary, how it
 * splits sample texts, and what its chat template makes of sample conversations. Quantizations of
 * one model have one fingerprint. CR_ENOMEM. */
int cr_prefix_model(const struct cr_vocab *vocab, const struct cr_hparams *hparams,
                    uint8_t ret_model[CR_DIGEST_BYTES]);

/* The tokens with which every prompt begins that begins with the text: those that do not change
 * with what follows. A raw text is followed by anything; a system message by a user's. free() them.
 * CR_EUNSUPPORTED (no chat template that is known), CR_ETOOLONG, CR_ENOMEM; CR_EINVAL when nothing
 * is certain. */
int cr_prefix_tokenize(const struct cr_vocab *vocab, enum cr_prefix_kind kind, const char *text,
                       int32_t **ret_tokens, uint32_t *ret_n, struct cr_error *err);

/* Fills in model and tokens of an entry that is to be signed: as cr_prefix_tokenize(). */
int cr_prefix_bind(struct cr_prefix *prefix, const struct cr_vocab *vocab,
                   const uint8_t model[CR_DIGEST_BYTES], struct cr_error *err);

/* Whether the entry is for this model, and its text still becomes the tokens that were signed:
 * ret_state is VALID (and the tokens are the caller's, free() them), OTHER_MODEL or OTHER_TOKENS
 * (ret_tokens is NULL). CR_ENOMEM. */
int cr_prefix_match(const struct cr_prefix *prefix, const struct cr_vocab *vocab,
                    const uint8_t model[CR_DIGEST_BYTES], enum cr_prefix_state *ret_state,
                    int32_t **ret_tokens, uint32_t *ret_n);

/* --- the registry ------------------------------------------------------------------------- */

struct cr_issuer {
    char id[CR_ISSUER_ID_MAX];
    uint8_t key[CR_ISSUER_KEY_BYTES];
    bool is_trusted;
    int64_t min_epoch; /* entries below it are stale */
    int64_t added_unix_s;
    uint32_t n_prefixes; /* not revoked */
};

/* An entry in the registry, with what there is to say about its issuer. Of a revoked one only name,
 * issuer and epoch are left. */
struct cr_prefix_row {
    uint64_t id; /* never used again */
    struct cr_prefix prefix;
    struct cr_issuer issuer; /* without added_unix_s and n_prefixes */
    int64_t added_unix_s, revoked_unix_s;
};
void cr_prefix_row_release(struct cr_prefix_row *row);

/* Everything but the model, from REVOKED to EXPIRED; the first that applies. */
enum cr_prefix_state cr_prefix_row_check(const struct cr_prefix_row *row, int64_t now_unix_s);

/* Trusts an issuer (again). CR_EEXIST, CR_EFULL at CR_STORE_MAX_ISSUERS. */
int cr_store_issuer_trust(struct cr_store *store, const uint8_t public_key[CR_ISSUER_KEY_BYTES],
                          struct cr_error *err);
/* Takes all its entries out of effect, until it is trusted again. `id` may be cut to its first 8
 * or more digits where that names one issuer. CR_ENOTFOUND. */
int cr_store_issuer_untrust(struct cr_store *store, const char *id, struct cr_error *err);
/* Raises the epoch below which entries are stale, of one issuer or, with `id` NULL, of all; never
 * lowers it. CR_ENOTFOUND, CR_EINVAL (out of range, or no issuer's would rise). */
int cr_store_issuer_raise(struct cr_store *store, const char *id, int64_t epoch,
                          struct cr_error *err);
/* In order of trust. `each` must not call the store. */
int cr_store_issuer_list(struct cr_store *store, void (*each)(void *user, const struct cr_issuer *),
                         void *user, struct cr_error *err);

/* Adds an entry, unless its state would be one that no waiting mends (the sentence says which).
 * CR_EFORBIDDEN: its state; CR_EEXIST: the name is taken; CR_EFULL. */
int cr_store_prefix_add(struct cr_store *store, const struct cr_prefix *prefix, int64_t now_unix_s,
                        struct cr_error *err);
/* The entry of that name, at once and for good. CR_ENOTFOUND. */
int cr_store_prefix_revoke(struct cr_store *store, const char *name, struct cr_error *err);
/* All entries, revoked ones too, in order of name. `each` must not call the store. */
int cr_store_prefix_list(struct cr_store *store,
                         void (*each)(void *user, const struct cr_prefix_row *), void *user,
                         struct cr_error *err);

/* For a server: a number that every change to the registry, by whatever process, makes another. */
int cr_store_prefix_generation(struct cr_store *store, int64_t *ret_generation);
/* Ids of the entries that are neither revoked nor stale and whose issuer is trusted, ascending. */
int cr_store_prefix_ids(struct cr_store *store, uint64_t ret_ids[CR_STORE_MAX_PREFIXES],
                        uint32_t *ret_n);
/* One of them. CR_ENOTFOUND: not any more. Release with cr_prefix_row_release(). */
int cr_store_prefix_load(struct cr_store *store, uint64_t id, struct cr_prefix_row *ret_row);

#endif
