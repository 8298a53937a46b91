#ifndef CARREL_KV_SIPHASH_H
#define CARREL_KV_SIPHASH_H

#include <stdint.h>

/* SipHash-2-4 with a result of 128 bits (Aumasson and Bernstein, 2012), over two words and tokens.
 */
void cr_kv_siphash(const uint8_t key[16], const uint64_t head[2], const int32_t *tokens,
                   uint32_t n_tokens, uint64_t ret_hash[2]);

#endif
