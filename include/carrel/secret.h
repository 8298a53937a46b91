/* Bytes that must not be seen: API keys, key material, tokens.
 *
 * The logger has no field for this type and no function here formats it; the bytes are wiped when
 * it is released, and compared in constant time.
 */
#ifndef CARREL_SECRET_H
#define CARREL_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#include "carrel/status.h"

struct cr_secret {
    unsigned char *bytes; /* [len] */
    size_t len;
};

/* Copies `len` bytes; the caller wipes its own. CR_ENOMEM: `secret` is empty. */
int cr_secret_init(struct cr_secret *secret, const void *bytes, size_t len);
/* `len` fresh random bytes. CR_ENOMEM, CR_EIO: `secret` is empty. */
int cr_secret_init_random(struct cr_secret *secret, size_t len);
/* Wipes and frees; the secret is then empty. Releasing twice is fine. */
void cr_secret_release(struct cr_secret *secret);

/* Time depends on the lengths alone. */
bool cr_secret_equals(const struct cr_secret *secret, const void *bytes, size_t len);

/* Overwrites memory in a way that the compiler cannot leave out. */
void cr_secret_wipe(void *bytes, size_t len);

#endif
