#ifndef CARREL_LM_TOKENIZER_H
#define CARREL_LM_TOKENIZER_H

/* The vocabulary as a file of merges, shared by tokenizer.c and export.c.
 *
 * Ids: three special tokens, the 256 bytes, then one token per merge. The file
 * holds a line per merge, with the two ids it joins. */

#include <stddef.h>
#include <stdint.h>

enum { TOKEN_BYTE0 = 3, TOKEN_MERGE0 = 259, TOKEN_MAX = 65535, TOKEN_BYTES_MAX = 128 };

struct vocab {
    int n; /* tokens in all */
    uint16_t (*pair)[2];
    char **bytes; /* per token, not terminated; NULL for special ones */
    int *length;
};

extern const char *const token_special[TOKEN_BYTE0];

/* Room for up to `most` tokens; holds the specials and the bytes. */
int vocab_init(struct vocab *v, int most);
void vocab_release(struct vocab *v);
int vocab_add(struct vocab *v, int left, int right); /* the new id */
int vocab_save(const struct vocab *v, const char *path);
int vocab_load(struct vocab *v, const char *path);

#endif
