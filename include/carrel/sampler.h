/* From a row of logits to a token.
 *
 * A vocabulary of 150,000 makes libllama's general chain slow (milliseconds a token). Most of it
 * is spent on tokens that cannot win: so a SIMD pass first makes a shortlist that provably holds
 * every token the filters (top-k, min-p, top-p) would keep, and only that goes on. A grammar is
 * checked after sampling, and applied to the whole vocabulary only on a miss.
 */
#ifndef CARREL_SAMPLER_H
#define CARREL_SAMPLER_H

#include "carrel/vocab.h"

#define CR_SAMPLER_MAX_TOP_LOGPROBS 20

struct cr_logit_bias {
    int32_t token;
    float bias; /* -100 … 100 */
};

/* OpenAI's parameters and the usual extensions; cr_sampler_defaults() fills it. */
struct cr_sampler_params {
    float temperature; /* 0: greedy */
    float top_p, min_p;
    int32_t top_k; /* 0: off */
    float presence_penalty, frequency_penalty, repeat_penalty;
    int32_t penalty_last_n; /* tokens that penalties look back on */
    uint64_t seed;
    bool has_seed; /* else a random one */
    const struct cr_logit_bias *bias;
    size_t n_bias;
    const char *grammar; /* GBNF, or NULL */
    bool logprobs;
    uint32_t n_top_logprobs;
};

struct cr_token_logprob {
    int32_t token;
    float logprob;
};

struct cr_sample {
    int32_t token;
    float logprob; /* of the model's own distribution; only when asked for */
    uint32_t n_top;
    struct cr_token_logprob top[CR_SAMPLER_MAX_TOP_LOGPROBS];
};

struct cr_sampler;

void cr_sampler_defaults(struct cr_sampler_params *params);

/* Copies what it needs of `params`. CR_EINVAL with a sentence when a parameter is out of its
 * range or the grammar does not parse. */
int cr_sampler_create(const struct cr_vocab *vocab, const struct cr_sampler_params *params,
                      struct cr_sampler **ret_sampler, struct cr_error *err);
void cr_sampler_destroy(struct cr_sampler *sampler);

/* Tells the sampler of a prompt token, for penalties. */
void cr_sampler_accept_prompt(struct cr_sampler *sampler, const int32_t *tokens, uint32_t n);

/* Picks a token and takes it into account for the next. `logits` [n_vocab] is overwritten.
 * Different samplers may run on different threads at once. CR_EINTERNAL: the row holds NaN, or its
 * largest value is not finite. CR_ENOTFOUND: the grammar allows no token of this vocabulary to
 * follow; the generation ends. CR_ENOMEM. Nothing was picked then. */
int cr_sampler_sample(struct cr_sampler *sampler, float *logits, struct cr_sample *ret_sample);

/* The same tokens, penalties, grammar state and random numbers from here on. */
int cr_sampler_clone(const struct cr_sampler *sampler, struct cr_sampler **ret_sampler);

/* A JSON schema (or, with NULL, any JSON object) as GBNF; free() it. CR_EUNSUPPORTED names the
 * keyword that can't be enforced. Bounded in depth and size. */
int cr_schema_to_gbnf(const char *schema_json, char **ret_gbnf, struct cr_error *err);

#endif
