/* What binds an entry to a model: its fingerprint, and the tokens its text becomes.
 *
 * The fingerprint answers "is this the model that the entry was signed for?". It is taken from what
 * the model does, not from the bytes of its file: name and shape, each token's piece, how sample
 * texts are split, and what the chat template makes of sample conversations. So the quantizations
 * of a model share one, while another tokenizer or template is another model. Weights are left out:
 * they decide what the pages hold, which the server computes itself, but not whether text is
 * public.
 *
 * The tokens answer "what exactly becomes public?". Text seldom ends where a token does: what
 * follows may be merged into its last token. So the text is spelt with several different
 * continuations, and the tokens that all of them begin with are the prefix. Of a system message
 * this is what the template writes up to and including it, and behind it what any user's turn
 * begins with. A prompt whose tokens differ all the same (an odd continuation) does not match,
 * which costs a computation and shows nothing.
 *
 * The server computes these tokens itself and compares their hash with the signed one. So an entry
 * never publishes tokens that its text is not.
 */
#include <stdlib.h>
#include <string.h>

#include "http/json_out.h"
#include "http/prefix_int.h"

#define MODEL_DOMAIN  "carrel.model.v1"
#define TOKENS_DOMAIN "carrel.tokens.v1"
#define MAX_HASHED    ((size_t)256 << 20) /* pieces of a vocabulary */
#define PIECE_SIZE    256

/* --- fingerprints ------------------------------------------------------------------------- */

/* Hashes what was put, and releases the buffer. */
static int finish_hash(struct cr_buf *buf, uint8_t ret_digest[CR_DIGEST_BYTES])
{
    int status = buf->status != CR_OK ? CR_ENOMEM : prefix_sha256(buf->data, buf->len, ret_digest);
    cr_buf_release(buf);
    return status;
}

static void put_tokens(struct cr_buf *buf, const int32_t *ids, uint32_t n)
{
    prefix_put_u64(buf, n);
    for (uint32_t i = 0; i < n; i++)
        prefix_put_u64(buf, (uint64_t)(int64_t)ids[i]);
}

static int hash_tokens(const uint8_t model[CR_DIGEST_BYTES], const int32_t *ids, uint32_t n,
                       uint8_t ret_digest[CR_DIGEST_BYTES])
{
    struct cr_buf buf;
    cr_buf_init(&buf, 2048 + 12 * (size_t)n);
    prefix_put(&buf, TOKENS_DOMAIN, sizeof TOKENS_DOMAIN - 1);
    prefix_put(&buf, model, CR_DIGEST_BYTES);
    put_tokens(&buf, ids, n);
    return finish_hash(&buf, ret_digest);
}

static void put_shape(struct cr_buf *buf, const struct cr_hparams *h)
{
    const uint32_t numbers[] = {(uint32_t)h->arch, h->n_layer,   h->n_embd,   h->n_ff, h->n_vocab,
                                h->n_head,         h->n_head_kv, h->head_dim, h->n_rot};
    const float reals[] = {h->rms_eps, h->rope_freq_base, h->rope_freq_scale};
    prefix_put(buf, h->name, strlen(h->name));
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        prefix_put_u64(buf, numbers[i]);
    for (size_t i = 0; i < sizeof reals / sizeof reals[0]; i++) {
        uint32_t bits;
        memcpy(&bits, &reals[i], sizeof bits);
        prefix_put_u64(buf, bits);
    }
    prefix_put_u64(buf, h->n_params);
}

static int put_samples(struct cr_buf *buf, const struct cr_vocab *vocab)
{
    static const char sample[] =
        "The quick brown fox, 1234567.89!  It's    \"naïve\"\n\n\tdef f(x): return x_1 <= x**2\n"
        "Straße, 東京, привет 🙂";
    static const struct cr_chat_message turns[] = {
        {"system", "s"}, {"user", "u"}, {"assistant", "a"}, {"user", "u"}};
    struct cr_tokens tokens;
    int status = cr_vocab_tokenize(vocab, sample, sizeof sample - 1, true, false,
                                   CR_PREFIX_MAX_TOKENS, &tokens);
    if (status == CR_OK) {
        put_tokens(buf, tokens.ids, tokens.n);
        cr_tokens_release(&tokens);
    }
    /* With a system message, and without one: templates may add one of their own. */
    for (size_t first = 0; first < 2 && status == CR_OK; first++) {
        status = cr_vocab_chat(vocab, turns + first, 4 - first, true, CR_PREFIX_MAX_TOKENS, &tokens,
                               NULL);
        if (status == CR_OK) {
            put_tokens(buf, tokens.ids, tokens.n);
            cr_tokens_release(&tokens);
        } else if (status != CR_ENOMEM) {
            status = CR_OK; /* no template that is known: that, too, tells models apart */
            prefix_put_u64(buf, UINT64_MAX);
        }
    }
    return status;
}

int cr_prefix_model(const struct cr_vocab *vocab, const struct cr_hparams *hparams,
                    uint8_t ret_model[CR_DIGEST_BYTES])
{
    struct cr_buf buf;
    char piece[PIECE_SIZE + 1];
    cr_buf_init(&buf, MAX_HASHED);
    prefix_put(&buf, MODEL_DOMAIN, sizeof MODEL_DOMAIN - 1);
    put_shape(&buf, hparams);
    const uint32_t n = cr_vocab_size(vocab);
    prefix_put_u64(&buf, n);
    for (uint32_t i = 0; i < n; i++) {
        size_t len = cr_vocab_piece(vocab, (int32_t)i, true, piece, PIECE_SIZE);
        piece[len] = cr_vocab_is_eog(vocab, (int32_t)i) ? 1 : 0;
        prefix_put(&buf, piece, len + 1);
    }
    if (put_samples(&buf, vocab) == CR_ENOMEM) {
        cr_buf_release(&buf);
        return CR_ENOMEM;
    }
    return finish_hash(&buf, ret_model);
}

/* --- tokens ------------------------------------------------------------------------------- */

/* What may follow: nothing, a letter, a digit, a word, a line, a script without spaces. */
static const char *const ends[] = {"", "a", "7", " b", "\n", "\xe4\xb8\xad"};
#define N_ENDS (sizeof ends / sizeof ends[0])

static int spell(const struct cr_vocab *vocab, enum cr_prefix_kind kind, const char *text,
                 const char *end, struct cr_tokens *ret_tokens, struct cr_error *err)
{
    if (kind == CR_PREFIX_SYSTEM) {
        const struct cr_chat_message turns[] = {{"system", text}, {"user", end}};
        return cr_vocab_chat(vocab, turns, 2, true, CR_PREFIX_MAX_TOKENS, ret_tokens, err);
    }
    struct cr_buf buf;
    cr_buf_init(&buf, CR_PREFIX_MAX_TEXT + 16);
    cr_buf_append_str(&buf, text);
    cr_buf_append_str(&buf, end);
    int status = buf.status;
    if (status == CR_OK)
        status = cr_vocab_tokenize(vocab, cr_buf_str(&buf), buf.len, true, false,
                                   CR_PREFIX_MAX_TOKENS, ret_tokens);
    cr_buf_release(&buf);
    return status == CR_OK ? CR_OK
                           : cr_error_set(err, status, "The text can't be tokenized: %s.",
                                          cr_status_text(status));
}

int cr_prefix_tokenize(const struct cr_vocab *vocab, enum cr_prefix_kind kind, const char *text,
                       int32_t **ret_tokens, uint32_t *ret_n, struct cr_error *err)
{
    struct cr_tokens first = {0}, other;
    uint32_t n = 0;
    for (size_t i = 0; i < N_ENDS; i++) {
        int status = spell(vocab, kind, text, ends[i], i == 0 ? &first : &other, err);
        if (status != CR_OK) {
            cr_tokens_release(&first);
            return status;
        }
        if (i == 0) {
            n = first.n;
            continue;
        }
        uint32_t same = 0;
        while (same < n && same < other.n && first.ids[same] == other.ids[same])
            same++;
        n = same;
        cr_tokens_release(&other);
    }
    if (n == 0) {
        cr_tokens_release(&first);
        return cr_error_set(err, CR_EINVAL, "No token of this text is certain; sign a longer one.");
    }
    *ret_tokens = first.ids;
    *ret_n = n;
    first.ids = NULL;
    cr_tokens_release(&first);
    return CR_OK;
}

static bool is_utf8(const char *text, size_t len)
{
    for (size_t i = 0, n; i < len; i += n)
        if ((n = utf8_char_size(text + i, len - i)) == 0)
            return false;
    return true;
}

int cr_prefix_bind(struct cr_prefix *prefix, const struct cr_vocab *vocab,
                   const uint8_t model[CR_DIGEST_BYTES], struct cr_error *err)
{
    size_t len = strlen(prefix->text);
    int32_t *ids;
    if (len == 0 || len > CR_PREFIX_MAX_TEXT || !is_utf8(prefix->text, len))
        return cr_error_set(err, CR_EINVAL,
                            "A public prefix is 1 to %d bytes of UTF-8 text; sign another one.",
                            CR_PREFIX_MAX_TEXT);
    int status =
        cr_prefix_tokenize(vocab, prefix->kind, prefix->text, &ids, &prefix->n_tokens, err);
    if (status != CR_OK)
        return status;
    memcpy(prefix->model, model, CR_DIGEST_BYTES);
    status = hash_tokens(model, ids, prefix->n_tokens, prefix->tokens);
    free(ids);
    return status == CR_OK ? CR_OK : cr_error_set(err, status, "There is not enough memory.");
}

int cr_prefix_match(const struct cr_prefix *prefix, const struct cr_vocab *vocab,
                    const uint8_t model[CR_DIGEST_BYTES], enum cr_prefix_state *ret_state,
                    int32_t **ret_tokens, uint32_t *ret_n)
{
    uint8_t digest[CR_DIGEST_BYTES];
    int32_t *ids = NULL;
    uint32_t n = 0;
    *ret_tokens = NULL;
    *ret_state = CR_PREFIX_OTHER_MODEL;
    if (memcmp(prefix->model, model, CR_DIGEST_BYTES) != 0)
        return CR_OK;
    *ret_state = CR_PREFIX_OTHER_TOKENS;
    int status = cr_prefix_tokenize(vocab, prefix->kind, prefix->text, &ids, &n, NULL);
    if (status == CR_ENOMEM)
        return status;
    if (status != CR_OK) /* the text is none here, so it is not what was signed */
        return CR_OK;
    status = hash_tokens(model, ids, n, digest);
    if (status != CR_OK || n != prefix->n_tokens ||
        memcmp(digest, prefix->tokens, sizeof digest) != 0) {
        free(ids);
        return status;
    }
    *ret_state = CR_PREFIX_VALID;
    *ret_tokens = ids;
    *ret_n = n;
    return CR_OK;
}
