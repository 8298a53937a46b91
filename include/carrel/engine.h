/* The engine: runs a model over batches of sequences whose K and V lie in pages.
 *
 * The engine owns the K and V tensors behind the page numbers of a `struct cr_kv`. A step takes
 * for each sequence its new tokens, its position and its block table, writes the new K and V,
 * attends, and hands the logits of chosen rows to a callback. Prefill chunks and decode tokens of
 * many sequences mix freely in one step. One thread calls; the work is spread over n_threads. Where
 * that is one per processor of the process, each is bound to its own, the calling thread too.
 */
#ifndef CARREL_ENGINE_H
#define CARREL_ENGINE_H

#include "carrel/kv.h"
#include "carrel/model.h"

struct cr_engine;

enum cr_kv_type {
    CR_KV_F16,
    CR_KV_Q8_0,
};

struct cr_engine_config {
    uint32_t n_threads;   /* compute threads; 0: one per core */
    uint32_t page_tokens; /* as in the cr_kv_config that numbers the pages */
    uint32_t n_pages;
    uint32_t max_batch; /* tokens in one step; the sum over all sequences */
    uint32_t max_seqs;  /* sequences in one step */
    uint32_t max_rows;  /* rows of logits in one step */
    enum cr_kv_type kv_type;
};

/* One sequence's part of a step. The arrays are the caller's, until the step returns. */
struct cr_step_seq {
    const int32_t *tokens; /* [n_tokens], n_tokens >= 1 */
    uint32_t n_tokens;
    uint32_t pos;                   /* position of tokens[0]; tokens before it are in the pages */
    const struct cr_page_id *table; /* pages for pos + n_tokens tokens */
    bool want_logits;               /* of the last token */
    void *user;                     /* passed to on_logits */
};

/* Gets one row of logits, [n_vocab], for the last token of a sequence that wants them. Runs on
 * the compute threads, for different rows at once; the row may be written to. This is where
 * sampling happens, in parallel. */
typedef void (*cr_logits_fn)(void *user, float *logits, uint32_t n_vocab);

/* The model must outlive the engine. CR_EINVAL, CR_ENOMEM; `err` says more. */
int cr_engine_create(const struct cr_model *model, const struct cr_engine_config *config,
                     struct cr_engine **ret_engine, struct cr_error *err);
void cr_engine_destroy(struct cr_engine *engine);

/* Runs one step. CR_EINVAL when a limit of the configuration does not hold or a token is outside
 * the vocabulary; then nothing was written. */
int cr_engine_step(struct cr_engine *engine, const struct cr_step_seq *seqs, uint32_t n_seqs,
                   cr_logits_fn on_logits);

/* Zeroes K and V of one page; fits cr_kv_config.on_zero with the engine as `user`. */
void cr_engine_zero_page(void *engine, struct cr_page_id page);

/* Copies K and V of one page out of the pool, and into it; `blob` is [cr_engine_page_bytes()], to
 * be put back into an engine with the same fingerprint. Between steps. */
void cr_engine_read_page(const struct cr_engine *engine, struct cr_page_id page, void *blob);
void cr_engine_write_page(struct cr_engine *engine, struct cr_page_id page, const void *blob);

/* Tells pages of this model and layout from all others. CR_ENOMEM. */
#define CR_ENGINE_FINGERPRINT 32
int cr_engine_fingerprint(const struct cr_engine *engine,
                          uint8_t ret_fingerprint[CR_ENGINE_FINGERPRINT]);

/* Bytes of K and V for one page, over all layers; what a page costs. */
size_t cr_engine_page_bytes(const struct cr_model *model, const struct cr_engine_config *config);

#endif
