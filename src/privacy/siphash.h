/* SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012): a keyed hash for short inputs. Who
 * lacks the key can neither tell inputs by their hashes nor aim at one. */
#ifndef CARREL_PRIVACY_SIPHASH_H
#define CARREL_PRIVACY_SIPHASH_H

#include <stddef.h>
#include <stdint.h>

struct cr_siphash_key {
    uint64_t k[2];
};
struct cr_siphash {
    uint64_t h[2];
};

/* One input in up to three pieces, one behind the other; NULL for a piece of length 0 is fine. */
struct cr_siphash_piece {
    const void *bytes;
    size_t len;
};
struct cr_siphash cr_siphash(const struct cr_siphash_key *key,
                             const struct cr_siphash_piece *pieces, size_t n_pieces);

#endif
