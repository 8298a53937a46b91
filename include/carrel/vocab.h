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

/* From a GGUF file, or from an image in memory (`path` NULL). CR_EFORMAT when the file has no
 * usable tokenizer; a hostile one is an error, not a crash. */
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

/* `add_special`: begin with BOS where the model wants it. `parse_special`: spell out control
 * tokens found in the text (templates yes, users' words no). CR_ENOMEM, CR_ETOOLONG past
 * max_tokens. Release with cr_tokens_release(). */
int cr_vocab_tokenize(const struct cr_vocab *vocab, const char *text, size_t len, bool add_special,
                      bool parse_special, uint32_t max_tokens, struct cr_tokens *ret_tokens);
void cr_tokens_release(struct cr_tokens *tokens);

/* Writes the bytes of one token (control tokens: nothing, unless `special`) and returns how many;
 * never more than `size` (256 is always enough for what models ship; longer pieces are cut). */
size_t cr_vocab_piece(const struct cr_vocab *vocab, int32_t token, bool special, char *buf,
                      size_t size);

struct cr_chat_message {
    const char *role;    /* "system", "user", "assistant" */
    const char *content; /* UTF-8 */
};

/* Spells a conversation with the model's own template and tokenizes it. Users' words are
 * tokenized without control tokens, so that no message can forge another's role. With
 * `add_assistant` it ends where the assistant begins to speak.
 * CR_EUNSUPPORTED when the file's template is none that libllama knows. */
int cr_vocab_chat(const struct cr_vocab *vocab, const struct cr_chat_message *messages,
                  size_t n_messages, bool add_assistant, uint32_t max_tokens,
                  struct cr_tokens *ret_tokens, struct cr_error *err);

#endif
