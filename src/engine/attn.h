/* Paged attention: K and V in pages, read through block tables, on the CPU.
 *
 * Why not ggml's flash attention: it wants one contiguous K and V per sequence (a copy for every
 * shared prefix) or one cache for all of them (every query then spans every tenant's cells). Here
 * a sequence is a list of page numbers, and a query reads its own pages and nothing else.
 *
 * Layout. A pool holds, for one layer, the K or the V of all pages. It is the business of this
 * module alone; whoever allocates it only needs cr_attn_page_bytes() and that page p begins at
 * p * page_bytes. Within a page: [n_head_kv][page_tokens / S] slabs of S = min(page_tokens, 16)
 * tokens, each of
 *
 *     K, F16    f16 [head_dim][S]                             (transposed)
 *     V, F16    f16 [S][head_dim]
 *     K, Q8_0   for each block of 32 dimensions: f16 scale[S], then int8 [block][S]
 *     V, Q8_0   f16 scale[S][n_blocks], then int8 [S][head_dim]
 *
 * K is transposed so that 16 keys fill one vector: a score needs no horizontal sum, neither in
 * prefill nor in decode. Q8_0 holds ggml's numbers (one f16 scale for 32 int8) in another order,
 * and its last block is shorter where head_dim is no multiple of 32.
 *
 * Pages lie anywhere in a pool, so a kernel prefetches the tile after the one it works on, and a
 * pool on huge pages (madvise) reads a third faster: the rest of the wait is for the TLB.
 *
 * Arithmetic. Scores and sums are F32. Keys are taken in tiles of 64 with an online softmax, and
 * tiles in chunks of 256: each chunk has its own maximum, sum and output, and chunks are folded in
 * order. Tile and chunk borders lie at fixed positions of the sequence, and every kernel adds the
 * terms of one query row in one order, whatever else is in the batch. So a row's result is the
 * same bit by bit alone or batched, prefilled or decoded, on one thread or many; the price is one
 * fold per 256 keys. It differs between instruction sets, in the last bits.
 *
 * Work. cr_attn_plan() cuts a step once for all layers: an item is a tile of queries of one
 * sequence and one KV head (all query heads of its group, so that a page is read once for the
 * group). Where a step has few items, those of a long decode are cut along the keys too; their
 * chunks go to a table of partials, and whoever finishes last folds them. Threads draw items from
 * an atomic counter, the dear ones first.
 */
#ifndef CARREL_ENGINE_ATTN_H
#define CARREL_ENGINE_ATTN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/engine.h"

#define CR_ATTN_MAX_HEAD_DIM 256

struct cr_attn;

struct cr_attn_shape {
    uint32_t n_head, n_head_kv; /* n_head is a multiple of n_head_kv */
    uint32_t head_dim;          /* 1 … 256; fast where it is a multiple of 16 */
    uint32_t page_tokens;       /* a power of two, 1 … 256; fast from 16 on */
    enum cr_kv_type kv_type;
};

/* Instruction sets. AUTO takes the best that this processor has. */
enum cr_attn_isa {
    CR_ATTN_AUTO,
    CR_ATTN_SCALAR,
    CR_ATTN_AVX2,
    CR_ATTN_AVX512,
    CR_ATTN_NEON,
    CR_ATTN_N_ISA,
};

struct cr_attn_config {
    struct cr_attn_shape shape;
    uint32_t n_layer;
    uint32_t n_threads; /* nth of the calls below is at most this */
    uint32_t max_seqs;  /* sequences in one step */
    enum cr_attn_isa isa;
};

/* One sequence's part of a step. */
struct cr_attn_seq {
    uint32_t row;                   /* row of its first token in q, k, v and out */
    uint32_t n_tokens;              /* >= 1 */
    uint32_t pos;                   /* position of its first token */
    const struct cr_page_id *table; /* pages of positions 0 … pos + n_tokens - 1 */
};

/* One layer of a step. Strides are in bytes, as ggml's nb[]; a head's floats are contiguous. */
struct cr_attn_args {
    struct cr_attn *attn;
    uint32_t layer;        /* < n_layer */
    float scale;           /* of the scores, usually 1 / sqrt(head_dim) */
    void *k_pool, *v_pool; /* this layer's; page p at p * cr_attn_page_bytes() */
    /* cr_attn_store: new rows, K with its rotary embedding applied. */
    const float *k, *v; /* [n_rows, n_head_kv, head_dim] */
    size_t k_row_stride, k_head_stride, v_row_stride, v_head_stride;
    /* cr_attn_run */
    const float *q; /* [n_rows, n_head, head_dim] */
    size_t q_row_stride, q_head_stride;
    float *out; /* [n_rows, n_head * head_dim] */
    size_t out_row_stride;
};

/* "avx512" */
const char *cr_attn_isa_name(enum cr_attn_isa isa);
/* Built in, and this processor has it. */
bool cr_attn_isa_available(enum cr_attn_isa isa);

/* Bytes of one page of K, or of V, of one layer; 0 for a shape that is not supported. Zero bytes
 * are zero K and V, so a page is wiped with memset. */
size_t cr_attn_page_bytes(const struct cr_attn_shape *shape);

/* Allocates everything that steps will need. CR_EINVAL for a shape or limit that does not hold,
 * CR_EUNSUPPORTED for an instruction set that is not available, CR_ENOMEM. */
int cr_attn_create(const struct cr_attn_config *config, struct cr_attn **ret_attn);
void cr_attn_destroy(struct cr_attn *attn); /* NULL is fine */
/* What AUTO came to. */
enum cr_attn_isa cr_attn_get_isa(const struct cr_attn *attn);

/* Before every step (every graph compute), by one thread: plans the work and resets every layer's
 * counters. Copies `seqs`; the block tables must stay until the step is done.
 * CR_EINVAL past max_seqs or for a sequence without tokens; the plan is then empty. */
int cr_attn_plan(struct cr_attn *attn, const struct cr_attn_seq *seqs, uint32_t n_seqs);

/* Writes the new rows of all sequences into their pages. Called by `nth` threads, each with its
 * own `ith` < nth, all with equal args; rows are divided among them. */
void cr_attn_store(const struct cr_attn_args *args, uint32_t ith, uint32_t nth);

/* Causal attention: the token at position p sees positions 0 … p of its own sequence. Called as
 * cr_attn_store(), after all its threads are done; once per layer and plan. Returns when no item
 * is left to take; `out` is whole when all threads have returned. Rows that belong to no sequence
 * are not written. */
void cr_attn_run(const struct cr_attn_args *args, uint32_t ith, uint32_t nth);

#endif
