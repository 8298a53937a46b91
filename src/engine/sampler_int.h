/* Inside the sampler: its filters, apart from its state, so that tests can compare them with the
 * plain chain. */
#ifndef CARREL_ENGINE_SAMPLER_INT_H
#define CARREL_ENGINE_SAMPLER_INT_H

#include <llama.h>

#include "carrel/sampler.h"
#include "engine/shortlist.h"

/* Buffers for one row, one set per thread. */
struct cr_scratch {
    float *maxima;                 /* [n / CR_ROW_BLOCK, rounded up] */
    double *sums;                  /* [n / CR_ROW_SUM_BLOCK, rounded up] */
    cr_cand *cands;                /* [n] */
    struct llama_token_data *data; /* [n] what a grammar is asked; NULL until one is */
    uint32_t n;                    /* the largest vocabulary they are good for */
};

/* The filters' result: the tokens kept and how they share the probability. */
struct cr_kept {
    bool all;         /* every token is kept; `cands` is not filled */
    uint32_t n;       /* kept tokens in scratch->cands, in an order that the row alone decides */
    float max, scale; /* weight = exp((logit - max) * scale) */
};

/* This thread's buffers, grown to `n`; NULL without memory. */
struct cr_scratch *cr_scratch_get(uint32_t n);

/* top_k, top_p and min_p over a row of logits. CR_EINTERNAL: the row holds NaN, or nothing finite
 * is its largest. */
int cr_sampler_filter(const struct cr_sampler_params *params, const float *row, uint32_t n,
                      struct cr_scratch *scratch, struct cr_kept *ret_kept);

/* Sets logits of tokens that the grammar forbids to -INFINITY: of all, or of so many of the best
 * that the filters keep what they would keep after all. CR_ENOTFOUND: none is allowed. */
int cr_sampler_apply_grammar(struct cr_sampler *sampler, float *row, struct cr_scratch *scratch);

/* Bias and penalties, written into the row. */
void cr_sampler_edit(struct cr_sampler *sampler, float *row);

#endif
