/* Inside the vocabulary: what vocab.c, vocab_file.c and chat.c share. */
#ifndef CARREL_ENGINE_VOCAB_INT_H
#define CARREL_ENGINE_VOCAB_INT_H

#include <llama.h>

#include "carrel/vocab.h"

/* What a token is to users' words. */
enum cr_token_kind {
    CR_TOKEN_EOG = 1,      /* ends a generation */
    CR_TOKEN_CONTROL = 2,  /* spelled only on request; never made from users' words */
    CR_TOKEN_MATCHED = 4,  /* looked for in text before it is split (libllama's "user defined") */
    CR_TOKEN_TEMPLATE = 8, /* matched, and used by the chat template: forbidden to users as well */
};

/* What the file says and libllama does not tell. */
struct cr_vocab_facts {
    bool space_prefix; /* a space is put before text that begins, or follows a special token */
    /* Bytes that libllama is given at a time, so that its stack or its time is bounded; 0: all. */
    uint32_t window;
    bool is_recursive; /* its patterns recurse over the text: a longer window is a crash */
};

struct cr_vocab {
    struct llama_model *model;
    const struct llama_vocab *llama; /* the model's */
    uint32_t n_tokens;
    bool is_spm; /* spaces are U+2581 in its pieces */
    struct cr_vocab_facts facts;
    int32_t bos; /* token to begin with, or -1 */

    char *arena;      /* all pieces, end to end */
    uint32_t *pieces; /* [n_tokens + 1] where each begins in the arena */
    uint8_t *kinds;   /* [n_tokens] bits of enum cr_token_kind */
    uint32_t max_piece;
    int32_t bytes[256]; /* the token that spells one byte, or -1 */
    int32_t *special;   /* [n_special] control and matched tokens, longest piece first */
    uint32_t n_special;

    const char *template; /* as libllama takes it; NULL: none in the file */
};

/* A range of text, or one token standing for its range. */
struct cr_fragment {
    uint32_t begin, end;
    int32_t token; /* -1: text */
    bool is_user;  /* text that must not yield control tokens */
};

/* A growing list of them, in the order of the text. */
struct cr_fragments {
    struct cr_fragment *v;
    uint32_t n, cap;
};

/* Makes libllama's vocabulary of a GGUF image, after checking all that libllama itself would
 * abort on. */
int cr_vocab_file_load(const void *image, size_t size, struct llama_model **ret_model,
                       struct cr_vocab_facts *ret_facts, struct cr_error *err);

static inline const char *cr_vocab_piece_at(const struct cr_vocab *vocab, int32_t token,
                                            uint32_t *ret_len)
{
    *ret_len = vocab->pieces[token + 1] - vocab->pieces[token];
    return vocab->arena + vocab->pieces[token];
}

/* Appends a fragment; empty ones are left out. False: no memory. */
bool cr_fragments_add(struct cr_fragments *list, uint32_t begin, uint32_t end, int32_t token,
                      bool is_user);
/* Carves the special tokens out of the text fragments: all of them out of a template's text, but
 * no control token out of users' words. False: no memory. */
bool cr_fragments_carve(const struct cr_vocab *vocab, const char *text, struct cr_fragments *list);
/* Tokenizes the fragments of `text` [len]. Neighbouring texts are split together, as one. */
int cr_fragments_tokenize(const struct cr_vocab *vocab, const char *text, size_t len,
                          const struct cr_fragments *list, bool add_bos, uint32_t max_tokens,
                          struct cr_tokens *ret_tokens);

/* Chooses the template and marks the tokens it uses. */
int cr_chat_init(struct cr_vocab *vocab, struct cr_error *err);

#endif
