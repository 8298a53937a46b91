/* From the bytes of tokens to text that may be sent.
 *
 * A token's bytes may end inside a UTF-8 character, or may be the beginning of a stop string. Such
 * bytes are held back until it is clear what they are. What comes out is whole, valid UTF-8 (a
 * byte that fits nowhere becomes U+FFFD) and no part of a stop string.
 */
#ifndef CARREL_SCHED_TEXTOUT_H
#define CARREL_SCHED_TEXTOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CR_TEXTOUT_MAX_PIECE 256 /* bytes of one token */
#define CR_TEXTOUT_MAX_STOPS 16
#define CR_TEXTOUT_MAX_STOP  256 /* bytes of one stop string */

struct cr_textout {
    char *stops; /* the stop strings, one behind the other */
    uint16_t stop_len[CR_TEXTOUT_MAX_STOPS];
    uint32_t n_stop;
    uint32_t max_stop; /* the longest */
    char *held;        /* [n_held], not yet sent */
    char *out;
    size_t n_held;
    uint64_t n_sent; /* bytes of tokens that left `held`, before repair */
};

/* Copies the stop strings. CR_EINVAL when there are too many, or one is empty or too long;
 * CR_ENOMEM. */
int cr_textout_init(struct cr_textout *t, const char *const *stops, size_t n_stop);
void cr_textout_release(struct cr_textout *t);

/* Takes one token's bytes (n <= CR_TEXTOUT_MAX_PIECE) and gives what may be sent now, valid until
 * the next call. True when a stop string is complete: what follows it is dropped. */
bool cr_textout_push(struct cr_textout *t, const char *piece, size_t n, const char **ret_text,
                     size_t *ret_len);

/* The end of the answer: gives what was held back. */
void cr_textout_finish(struct cr_textout *t, const char **ret_text, size_t *ret_len);

#endif
