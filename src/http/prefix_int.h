/* What the files about public prefixes share. prefix_entry.c reads and writes entries, prefix_key.c
 * signs and verifies, prefix_model.c binds them to a model, store_prefix.c keeps them. */
#ifndef CARREL_HTTP_PREFIX_INT_H
#define CARREL_HTTP_PREFIX_INT_H

#include "carrel/prefix.h"

/* Room for the bytes that are signed. */
#define PREFIX_MAX_SIGNED (CR_PREFIX_MAX_TEXT + 1024)

/* Appends the bytes that are signed: every field but the signature. */
int prefix_signed_bytes(const struct cr_prefix *prefix, struct cr_buf *buf);

/* Appends a field of bytes that are hashed or signed: its length (4 bytes, big-endian), then it. */
void prefix_put(struct cr_buf *buf, const void *data, size_t len);
void prefix_put_u64(struct cr_buf *buf, uint64_t value);

void prefix_to_hex(const uint8_t *bytes, size_t n, char *out); /* [2 n + 1] */

/* CR_ENOMEM */
int prefix_sha256(const void *data, size_t len, uint8_t ret_digest[CR_DIGEST_BYTES]);

#endif
