/* Secret bytes: copied in, compared in constant time, wiped on the way out.
 *
 * The bytes lie in ordinary memory: this guards against logs, late reads of freed memory and timing
 * of comparisons, not against somebody who reads the process's memory.
 */
#include "carrel/secret.h"

#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"

static int take_room(struct cr_secret *secret, size_t len)
{
    *secret = (struct cr_secret){.bytes = malloc(len > 0 ? len : 1)};
    if (secret->bytes == NULL)
        return CR_ENOMEM;
    secret->len = len;
    return CR_OK;
}

int cr_secret_init(struct cr_secret *secret, const void *bytes, size_t len)
{
    int status = take_room(secret, len);
    if (status == CR_OK && len > 0)
        memcpy(secret->bytes, bytes, len);
    return status;
}

int cr_secret_init_random(struct cr_secret *secret, size_t len)
{
    int status = take_room(secret, len);
    if (status == CR_OK)
        status = cr_random_bytes(secret->bytes, len);
    if (status != CR_OK)
        cr_secret_release(secret);
    return status;
}

void cr_secret_release(struct cr_secret *secret)
{
    if (secret->bytes != NULL)
        cr_secret_wipe(secret->bytes, secret->len);
    free(secret->bytes);
    *secret = (struct cr_secret){0};
}

bool cr_secret_equals(const struct cr_secret *secret, const void *bytes, size_t len)
{
    if (secret->len != len)
        return false;
    const unsigned char *other = bytes;
    volatile unsigned char diff = 0;
    for (size_t i = 0; i < len; i++)
        diff = (unsigned char)(diff | (secret->bytes[i] ^ other[i]));
    return diff == 0;
}

void cr_secret_wipe(void *bytes, size_t len)
{
    if (len > 0)
        explicit_bzero(bytes, len);
}
