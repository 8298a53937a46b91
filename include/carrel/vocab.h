/* Text to tokens and back, and chat templates: libllama's, without a context.
 * All functions here may be called from any thread once the vocabulary is loaded. */
#ifndef CARREL_VOCAB_H
#define CARREL_VOCAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

struct cr_vocab;
struct llama_vocab;

/* From a GGUF file, or from an image in memory (`path` NULL), of which nothing is kept. Tokenizers
 * of the kinds SPM ("llama") and byte-level BPE ("gpt2"). CR_EIO, CR_EFORMAT (no tokenizer, or a
 * damaged one), CR_EUNSUPPORTED (another kind), CR_ENOMEM; `err` says more. A hostile file is an
 * error, not a crash. libllama's log is silenced for the whole process. */
int cr_vocab_load(const char *path, const void *data, size_t size, struct cr_vocab **ret_vocab,
                  struct cr_error *err);
void cr_vocab_destroy(struct cr_vocab *vocab);

uint32_t cr_vocab_size(const struct cr_vocab *vocab);
bool cr_vocab_is_eog(const struct cr_vocab *vocab, int32_t token); /* ends a generation */
/* libllama's own object, for samplers. */
const struct llama_vocab *cr_vocab_llama(const struct cr_vocab *vocab);

struct cr_tokens {
    int32_t *ids;      /* [n] */
    uint32_t *offsets; /* [n + 1] byte where token i begins in the text; offsets[n] = its length */
    uint32_t n;
    /* False where pieces do not spell the text (an unusual normalisation): offsets are then all
     * the text's length, and whoever needs them must treat the text as one. */
    bool offsets_exact;
};

/* `add_special`: begin with BOS where the model wants it (and the text does not). `parse_special`:
 * make control tokens of what spells them (templates yes, users' words no: without it no text
 * yields one). An SPM model's space before a text has an empty range. Text that is not UTF-8 is
 * survived, with offsets_exact false. CR_ENOMEM, CR_ETOOLONG past max_tokens (found without
 * reading much more), CR_EUNSUPPORTED (the text spells a control token, and the vocabulary has no
 * other tokens for its bytes). Some pre-tokenizers recurse: call with 4 MB of stack to spare.
 * Release with cr_tokens_release(). */
int cr_vocab_tokenize(const struct cr_vocab *vocab, const char *text, size_t len, bool add_special,
                      bool parse_special, uint32_t max_tokens, struct cr_tokens *ret_tokens);
void cr_tokens_release(struct cr_tokens *tokens);

/* Writes the bytes of one token (control tokens: nothing, unless `special`) and returns how many;
 * never more than `size` (256 is always enough for what models ship; longer pieces are cut). */
size_t cr_vocab_piece(const struct cr_vocab *vocab, int32_t token, bool special, char *buf,
                      size_t size);

struct cr_chat_message {
    const char *role;    /* "system", "user", "assistant": letters, digits, '_' and '-' */
    const char *content; /* UTF-8 */
};

/* Spells a conversation with the model's own template and tokenizes it. Users' words yield no
 * control token and none that the template uses, so that no message can forge another's role. With
 * `add_assistant` it ends where the assistant begins to speak. Offsets are those in the spelt text,
 * which is what the pieces (with `special`) spell. A file without a template gets ChatML where its
 * vocabulary has ChatML's tokens, else lines of "role: content".
 * CR_EUNSUPPORTED when the file's template is none that libllama knows; CR_EINVAL (no messages, or
 * a role that is no name), CR_ETOOLONG, CR_ENOMEM; `err` says more. */
int cr_vocab_chat(const struct cr_vocab *vocab, const struct cr_chat_message *messages,
                  size_t n_messages, bool add_assistant, uint32_t max_tokens,
                  struct cr_tokens *ret_tokens, struct cr_error *err);

#endif
