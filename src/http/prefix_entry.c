/* An entry of the registry as text, and as the bytes that are signed.
 *
 * As text it is one flat JSON object:
 *
 *     {"carrel_prefix": 1, "name": "support", "issuer": "<64 hex>", "kind": "system",
 *      "text": "You are …", "model": "<64 hex>", "n_tokens": 831, "tokens": "<64 hex>",
 *      "epoch": 1, "not_before": 1790000000, "expires": 1800000000, "signature": "<128 hex>"}
 *
 * The parser takes exactly these fields, each once, each of its type and within its limits; an
 * entry that says more than is signed would mislead its reader. Size is bounded before anything is
 * parsed, and nothing in an error repeats what the entry holds.
 *
 * What is signed is not this text but the values, so that blanks, escapes and the order of fields
 * do not matter: a domain tag and then every field in a fixed order, each behind its length. No two
 * entries that differ have the same bytes, and no other signature of Carrel's is over bytes that
 * begin so.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "http/json_out.h"
#include "http/prefix_int.h"

#define VERSION       1
#define SIGNED_DOMAIN "carrel.prefix.v1"
#define N_FIELDS      12

const char *const cr_prefix_kind_names[] = {"text", "system", NULL};

const char *cr_prefix_state_word(enum cr_prefix_state state)
{
    static const char *const words[] = {
#define STATE_WORD_(name, word, sentence) word,
        CR_PREFIX_STATE_MAP(STATE_WORD_)
#undef STATE_WORD_
    };
    return words[state];
}

const char *cr_prefix_state_sentence(enum cr_prefix_state state)
{
    static const char *const sentences[] = {
#define STATE_SENTENCE_(name, word, sentence) sentence,
        CR_PREFIX_STATE_MAP(STATE_SENTENCE_)
#undef STATE_SENTENCE_
    };
    return sentences[state];
}

bool cr_prefix_name_is_valid(const char *name)
{
    size_t len = strlen(name);
    return len >= 1 && len <= CR_PREFIX_NAME_MAX &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789._-") == len;
}

void prefix_to_hex(const uint8_t *bytes, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    out[2 * n] = '\0';
}

/* --- reading ------------------------------------------------------------------------------ */

static int malformed(struct cr_error *err, const char *what)
{
    return cr_error_set(err, CR_EFORMAT,
                        "This is no entry that `carrel prefix sign` wrote: %s; sign the text "
                        "again.",
                        what);
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Exactly n bytes in lower-case hex. */
static bool read_hex(const json_t *root, const char *field, uint8_t *ret_bytes, size_t n)
{
    const json_t *value = json_object_get(root, field);
    const char *text = json_string_value(value);
    if (text == NULL || json_string_length(value) != 2 * n)
        return false;
    for (size_t i = 0; i < n; i++) {
        int high = hex_digit(text[2 * i]), low = hex_digit(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        ret_bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

static bool read_int(const json_t *root, const char *field, int64_t min, int64_t max, int64_t *ret)
{
    const json_t *value = json_object_get(root, field);
    if (!json_is_integer(value) || json_integer_value(value) < min ||
        json_integer_value(value) > max)
        return false;
    *ret = json_integer_value(value);
    return true;
}

static bool read_kind(const json_t *root, enum cr_prefix_kind *ret_kind)
{
    const char *word = json_string_value(json_object_get(root, "kind"));
    for (int i = 0; word != NULL && cr_prefix_kind_names[i] != NULL; i++)
        if (strcmp(word, cr_prefix_kind_names[i]) == 0) {
            *ret_kind = (enum cr_prefix_kind)i;
            return true;
        }
    return false;
}

/* Everything but the text. */
static int read_fields(const json_t *root, struct cr_prefix *p, struct cr_error *err)
{
    int64_t version, n_tokens;
    uint8_t issuer[CR_DIGEST_BYTES];
    if (!read_int(root, "carrel_prefix", 1, INT32_MAX, &version))
        return malformed(err, "it has no version");
    if (version != VERSION)
        return cr_error_set(err, CR_EUNSUPPORTED,
                            "The entry was made by a newer Carrel; upgrade this one.");
    const char *name = json_string_value(json_object_get(root, "name"));
    if (name == NULL || !cr_prefix_name_is_valid(name))
        return malformed(err, "its name is not 1 to 64 of a-z 0-9 . _ -");
    memcpy(p->name, name, strlen(name) + 1);
    if (!read_hex(root, "issuer", issuer, sizeof issuer))
        return malformed(err, "its issuer is no key id");
    prefix_to_hex(issuer, sizeof issuer, p->issuer);
    if (!read_kind(root, &p->kind))
        return malformed(err, "its kind is neither text nor system");
    if (!read_hex(root, "model", p->model, sizeof p->model) ||
        !read_hex(root, "tokens", p->tokens, sizeof p->tokens))
        return malformed(err, "a fingerprint is not 64 hex digits");
    if (!read_hex(root, "signature", p->signature, sizeof p->signature))
        return malformed(err, "its signature is not 128 hex digits");
    if (!read_int(root, "n_tokens", 1, CR_PREFIX_MAX_TOKENS, &n_tokens))
        return malformed(err, "its number of tokens is out of range");
    p->n_tokens = (uint32_t)n_tokens;
    if (!read_int(root, "epoch", 1, CR_PREFIX_MAX_EPOCH, &p->epoch))
        return malformed(err, "its epoch is out of range");
    if (!read_int(root, "not_before", 0, CR_PREFIX_MAX_UNIX_S, &p->not_before_unix_s) ||
        !read_int(root, "expires", 0, CR_PREFIX_MAX_UNIX_S, &p->expires_unix_s) ||
        p->expires_unix_s <= p->not_before_unix_s)
        return malformed(err, "it does not expire after it becomes valid");
    if (json_object_size(root) != N_FIELDS)
        return malformed(err, "it has fields that are not signed");
    return CR_OK;
}

int cr_prefix_parse(const char *json, size_t len, struct cr_prefix *ret_prefix,
                    struct cr_error *err)
{
    struct cr_prefix p = {0};
    json_error_t why;
    if (len > CR_PREFIX_MAX_ENTRY)
        return cr_error_set(err, CR_ETOOBIG,
                            "An entry of the registry has at most %d bytes; this is none.",
                            CR_PREFIX_MAX_ENTRY);
    json_t *root = json_loadb(json, len, JSON_REJECT_DUPLICATES, &why);
    if (root == NULL && json_error_code(&why) == json_error_out_of_memory)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for the entry.");
    if (!json_is_object(root)) {
        json_decref(root);
        return malformed(err, "it is not one JSON object");
    }
    int status = read_fields(root, &p, err);
    const json_t *text = json_object_get(root, "text");
    if (status == CR_OK && (!json_is_string(text) || json_string_length(text) == 0))
        status = malformed(err, "it has no text");
    if (status == CR_OK && json_string_length(text) > CR_PREFIX_MAX_TEXT)
        status = cr_error_set(err, CR_ETOOBIG, "The text of an entry has at most %d bytes.",
                              CR_PREFIX_MAX_TEXT);
    if (status == CR_OK) {
        p.text = strdup(json_string_value(text)); /* jansson lets no NUL in */
        if (p.text == NULL)
            status = cr_error_set(err, CR_ENOMEM, "There is not enough memory for the entry.");
    }
    json_decref(root);
    if (status == CR_OK)
        *ret_prefix = p;
    return status;
}

void cr_prefix_release(struct cr_prefix *prefix)
{
    free(prefix->text);
    prefix->text = NULL;
}

/* --- writing ------------------------------------------------------------------------------ */

int cr_prefix_format(const struct cr_prefix *p, struct cr_buf *buf)
{
    char model[2 * CR_DIGEST_BYTES + 1], tokens[2 * CR_DIGEST_BYTES + 1];
    char signature[2 * CR_SIGNATURE_BYTES + 1];
    prefix_to_hex(p->model, sizeof p->model, model);
    prefix_to_hex(p->tokens, sizeof p->tokens, tokens);
    prefix_to_hex(p->signature, sizeof p->signature, signature);
    cr_buf_printf(buf,
                  "{\n  \"carrel_prefix\": %d,\n  \"name\": \"%s\",\n  \"issuer\": \"%s\",\n"
                  "  \"kind\": \"%s\",\n  \"text\": ",
                  VERSION, p->name, p->issuer, cr_prefix_kind_names[p->kind]);
    json_out_str(buf, p->text, strlen(p->text));
    return cr_buf_printf(buf,
                         ",\n  \"model\": \"%s\",\n  \"n_tokens\": %u,\n  \"tokens\": \"%s\",\n"
                         "  \"epoch\": %lld,\n  \"not_before\": %lld,\n  \"expires\": %lld,\n"
                         "  \"signature\": \"%s\"\n}\n",
                         model, p->n_tokens, tokens, (long long)p->epoch,
                         (long long)p->not_before_unix_s, (long long)p->expires_unix_s, signature);
}

void prefix_put(struct cr_buf *buf, const void *data, size_t len)
{
    const uint8_t head[4] = {(uint8_t)(len >> 24), (uint8_t)(len >> 16), (uint8_t)(len >> 8),
                             (uint8_t)len};
    cr_buf_append(buf, head, sizeof head);
    cr_buf_append(buf, data, len);
}

void prefix_put_u64(struct cr_buf *buf, uint64_t value)
{
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (uint8_t)(value >> (56 - 8 * i));
    prefix_put(buf, bytes, sizeof bytes);
}

int prefix_signed_bytes(const struct cr_prefix *p, struct cr_buf *buf)
{
    const char *kind = cr_prefix_kind_names[p->kind];
    prefix_put(buf, SIGNED_DOMAIN, sizeof SIGNED_DOMAIN - 1);
    prefix_put(buf, p->name, strlen(p->name));
    prefix_put(buf, p->issuer, strlen(p->issuer));
    prefix_put(buf, kind, strlen(kind));
    prefix_put(buf, p->text, strlen(p->text));
    prefix_put(buf, p->model, sizeof p->model);
    prefix_put_u64(buf, p->n_tokens);
    prefix_put(buf, p->tokens, sizeof p->tokens);
    prefix_put_u64(buf, (uint64_t)p->epoch);
    prefix_put_u64(buf, (uint64_t)p->not_before_unix_s);
    prefix_put_u64(buf, (uint64_t)p->expires_unix_s);
    return buf->status;
}
