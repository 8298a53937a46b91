/* The sampler: from a row of logits to a token.
 *
 * The chain, in llama-server's order: logit_bias, penalties, top_k, top_p, min_p, temperature,
 * draw. Its meaning is that of the plain chain over the whole vocabulary; tests compare. Each
 * filter keeps the best few (ties: the lower token), so what remains is the best m for some m:
 *   top_k  keeps k;
 *   top_p  keeps the fewest that reach that share of the probability top_k left;
 *   min_p  keeps what is at least that share of the best one's probability.
 * The shortlist (shortlist.h) is a set that provably holds those m: all logits that reach a value
 * which k logits reach, or the min_p bound. Where only top_p cuts, a first guess is taken from the
 * block maxima and the shortlist is good when its mass reaches top_p of the exact total, else it
 * is taken again, larger, at last whole. Where nothing cuts, there is no list: the sums of blocks
 * tell the block that the drawn number falls into.
 *
 * Penalties and bias touch the few tokens they name. The raw logits of those are noted first, so
 * that log-probabilities can be those of the model's own distribution.
 *
 * A grammar is asked about the one drawn token. The plain chain asks it about all tokens first,
 * which costs 100 times what all else does, but the result is the same: if it says no, the chain
 * runs again over what it allows. Even then it is asked about the best tokens only, until those it
 * allows are all that top_k or min_p can keep; and where no token that is one byte is allowed, none
 * that begins with it is. Only top_p alone needs to know the whole.
 *
 * Memory: the state of a sampler is a few KB; the lists belong to the thread that samples, are
 * made at its first row and freed with it. Nothing is allocated per token after that, but for
 * libllama's grammar, which copies its stacks.
 *
 * Randomness: one number per draw, from the sampler's own generator. The same seed and logits give
 * the same tokens, whatever the thread, batch or processor.
 */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <llama.h>

#include "carrel/rng.h"
#include "engine/sampler_int.h"
#include "engine/vocab_int.h"

#define MAX_BIAS   4096
#define MAX_LAST_N 4096

/* A token that penalties or bias changed, and its logit before. */
struct touched {
    int32_t token;
    uint32_t count; /* times seen lately; 0: only biased */
    float raw;
};

struct cr_sampler {
    const struct cr_vocab *vocab;
    struct cr_sampler_params params; /* bias and grammar point to copies */
    struct cr_logit_bias *bias;      /* [params.n_bias], one per token */
    struct llama_sampler *grammar;   /* or NULL */
    bool names_tokens;               /* it may name tokens by number, not by their text */
    struct cr_rng rng;

    int32_t *last; /* [penalty_last_n] ring of the latest tokens */
    uint32_t last_at, last_n;
    struct touched *touched; /* [table_size] open addressing, by token; token -1: free */
    uint32_t table_size;     /* power of two, at least twice what may be touched; or 0 */
};

void cr_sampler_defaults(struct cr_sampler_params *params)
{
    *params = (struct cr_sampler_params){
        .temperature = 0.8f,
        .top_p = 0.95f,
        .min_p = 0.05f,
        .top_k = 40,
        .repeat_penalty = 1.0f,
        .penalty_last_n = 64,
    };
}

static bool between(float x, float low, float high)
{
    return x >= low && x <= high; /* false for NaN */
}

static int check_params(const struct cr_vocab *vocab, const struct cr_sampler_params *p,
                        struct cr_error *err)
{
    if (!between(p->temperature, 0.0f, 100.0f))
        return cr_error_set(err, CR_EINVAL, "temperature must be between 0 and 100.");
    if (!between(p->top_p, 0.0f, 1.0f))
        return cr_error_set(err, CR_EINVAL, "top_p must be between 0 and 1.");
    if (!between(p->min_p, 0.0f, 1.0f))
        return cr_error_set(err, CR_EINVAL, "min_p must be between 0 and 1.");
    if (p->top_k < 0)
        return cr_error_set(err, CR_EINVAL, "top_k must be 0 (off) or more.");
    if (!between(p->presence_penalty, -100.0f, 100.0f))
        return cr_error_set(err, CR_EINVAL, "presence_penalty must be between -100 and 100.");
    if (!between(p->frequency_penalty, -100.0f, 100.0f))
        return cr_error_set(err, CR_EINVAL, "frequency_penalty must be between -100 and 100.");
    if (!between(p->repeat_penalty, 0.01f, 100.0f))
        return cr_error_set(err, CR_EINVAL, "repeat_penalty must be between 0.01 and 100.");
    if (p->penalty_last_n < 0 || p->penalty_last_n > MAX_LAST_N)
        return cr_error_set(err, CR_EINVAL, "penalty_last_n must be between 0 and %d.", MAX_LAST_N);
    if (p->n_top_logprobs > CR_SAMPLER_MAX_TOP_LOGPROBS)
        return cr_error_set(err, CR_EINVAL, "top_logprobs must be between 0 and %d.",
                            CR_SAMPLER_MAX_TOP_LOGPROBS);
    if (p->n_bias > MAX_BIAS)
        return cr_error_set(err, CR_EINVAL, "logit_bias must name at most %d tokens.", MAX_BIAS);
    for (size_t i = 0; i < p->n_bias; i++) {
        if ((uint32_t)p->bias[i].token >= cr_vocab_size(vocab))
            return cr_error_set(err, CR_EINVAL,
                                "logit_bias names a token that is not in the vocabulary of %u.",
                                cr_vocab_size(vocab));
        if (!between(p->bias[i].bias, -100.0f, 100.0f))
            return cr_error_set(err, CR_EINVAL, "logit_bias must be between -100 and 100.");
    }
    return CR_OK;
}

static bool has_penalties(const struct cr_sampler_params *p)
{
    return p->penalty_last_n > 0 && (p->presence_penalty != 0.0f || p->frequency_penalty != 0.0f ||
                                     p->repeat_penalty != 1.0f);
}

/* The sampler without its grammar. */
static struct cr_sampler *create_plain(const struct cr_vocab *vocab,
                                       const struct cr_sampler_params *params)
{
    struct cr_sampler *s = calloc(1, sizeof *s);
    if (s == NULL)
        return NULL;
    s->vocab = vocab;
    s->params = *params;
    s->params.bias = NULL;
    s->params.grammar = NULL;
    const size_t n_last = has_penalties(params) ? (size_t)params->penalty_last_n : 0;
    const size_t n_touched = n_last + params->n_bias;
    if (n_touched > 0)
        for (s->table_size = 16; s->table_size < 2 * n_touched; s->table_size *= 2)
            ;
    s->bias = malloc((params->n_bias + 1) * sizeof s->bias[0]);
    s->last = malloc((n_last + 1) * sizeof s->last[0]);
    s->touched = malloc((s->table_size + 1) * sizeof s->touched[0]);
    if (s->bias == NULL || s->last == NULL || s->touched == NULL) {
        cr_sampler_destroy(s);
        return NULL;
    }
    if (params->n_bias > 0)
        memcpy(s->bias, params->bias, params->n_bias * sizeof s->bias[0]);
    if (n_last == 0)
        s->params.penalty_last_n = 0;
    return s;
}

int cr_sampler_create(const struct cr_vocab *vocab, const struct cr_sampler_params *params,
                      struct cr_sampler **ret_sampler, struct cr_error *err)
{
    uint64_t seed = params->seed;

    int status = check_params(vocab, params, err);
    if (status != CR_OK)
        return status;
    if (!params->has_seed && cr_random_bytes(&seed, sizeof seed) != CR_OK)
        return cr_error_set(err, CR_EIO, "The system gives no random numbers; set a seed.");
    struct cr_sampler *s = create_plain(vocab, params);
    if (s == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for a sampler.");
    cr_rng_seed(&s->rng, seed);
    if (params->grammar != NULL) {
        s->names_tokens = strchr(params->grammar, '<') != NULL;
        s->grammar = llama_sampler_init_grammar(cr_vocab_llama(vocab), params->grammar, "root");
        if (s->grammar == NULL) {
            cr_sampler_destroy(s);
            return cr_error_set(err, CR_EINVAL,
                                "The grammar does not parse; it must be GBNF with a rule named "
                                "root and without left recursion.");
        }
    }
    *ret_sampler = s;
    return CR_OK;
}

void cr_sampler_destroy(struct cr_sampler *s)
{
    if (s == NULL)
        return;
    if (s->grammar != NULL)
        llama_sampler_free(s->grammar);
    free(s->bias);
    free(s->last);
    free(s->touched);
    free(s);
}

int cr_sampler_clone(const struct cr_sampler *sampler, struct cr_sampler **ret_sampler)
{
    struct cr_sampler_params params = sampler->params;
    params.bias = sampler->bias;
    struct cr_sampler *s = create_plain(sampler->vocab, &params);
    if (s == NULL)
        return CR_ENOMEM;
    s->rng = sampler->rng;
    s->last_at = sampler->last_at;
    s->last_n = sampler->last_n;
    memcpy(s->last, sampler->last, sampler->last_n * sizeof s->last[0]);
    s->names_tokens = sampler->names_tokens;
    if (sampler->grammar != NULL) {
        s->grammar = llama_sampler_clone(sampler->grammar);
        if (s->grammar == NULL) {
            cr_sampler_destroy(s);
            return CR_ENOMEM;
        }
    }
    *ret_sampler = s;
    return CR_OK;
}

static void remember(struct cr_sampler *s, int32_t token)
{
    const uint32_t cap = (uint32_t)s->params.penalty_last_n;
    if (cap == 0 || (uint32_t)token >= s->vocab->n_tokens)
        return;
    s->last[s->last_at] = token;
    s->last_at = s->last_at + 1 < cap ? s->last_at + 1 : 0;
    s->last_n += s->last_n < cap;
}

void cr_sampler_accept_prompt(struct cr_sampler *s, const int32_t *tokens, uint32_t n)
{
    const uint32_t cap = (uint32_t)s->params.penalty_last_n;
    for (uint32_t i = n > cap ? n - cap : 0; i < n; i++)
        remember(s, tokens[i]);
}

static struct touched *find_touched(const struct cr_sampler *s, int32_t token)
{
    const uint32_t mask = s->table_size - 1;
    uint32_t i = (uint32_t)token * UINT32_C(0x9e3779b1) >> 8;
    while (s->touched[i & mask].token != -1 && s->touched[i & mask].token != token)
        i++;
    return &s->touched[i & mask];
}

static struct touched *touch(struct cr_sampler *s, int32_t token, const float *row)
{
    struct touched *t = find_touched(s, token);
    if (t->token == -1)
        *t = (struct touched){.token = token, .raw = row[token]};
    return t;
}

void cr_sampler_edit(struct cr_sampler *s, float *row)
{
    const struct cr_sampler_params *p = &s->params;

    for (uint32_t i = 0; i < s->table_size; i++)
        s->touched[i].token = -1;
    for (size_t i = 0; i < p->n_bias; i++) {
        touch(s, s->bias[i].token, row);
        row[s->bias[i].token] += s->bias[i].bias;
    }
    for (uint32_t i = 0; i < s->last_n; i++)
        touch(s, s->last[i], row)->count++;
    for (uint32_t i = 0; i < s->last_n; i++) {
        struct touched *t = find_touched(s, s->last[i]);
        float *logit = &row[t->token];
        if (t->count == 0)
            continue; /* done at its first place in the ring */
        *logit = *logit <= 0 ? *logit * p->repeat_penalty : *logit / p->repeat_penalty;
        *logit -= (float)t->count * p->frequency_penalty + p->presence_penalty;
        t->count = 0;
    }
}

static void free_scratch(void *scratch)
{
    struct cr_scratch *s = scratch;
    free(s->maxima);
    free(s->sums);
    free(s->cands);
    free(s->data);
    free(s);
}

static pthread_key_t scratch_key;
static int scratch_key_status;

static void make_scratch_key(void)
{
    scratch_key_status = pthread_key_create(&scratch_key, free_scratch);
}

struct cr_scratch *cr_scratch_get(uint32_t n)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, make_scratch_key);
    if (scratch_key_status != 0)
        return NULL;
    struct cr_scratch *s = pthread_getspecific(scratch_key);
    if (s != NULL && s->n >= n)
        return s;
    if (s != NULL) {
        pthread_setspecific(scratch_key, NULL);
        free_scratch(s);
    }
    s = calloc(1, sizeof *s);
    if (s == NULL)
        return NULL;
    s->n = n;
    s->maxima = malloc(((size_t)n / CR_ROW_BLOCK + 1) * sizeof s->maxima[0]);
    s->sums = malloc(((size_t)n / CR_ROW_SUM_BLOCK + 1) * sizeof s->sums[0]);
    s->cands = malloc(((size_t)n + 1) * sizeof s->cands[0]);
    if (s->maxima == NULL || s->sums == NULL || s->cands == NULL ||
        pthread_setspecific(scratch_key, s) != 0) {
        free_scratch(s);
        return NULL;
    }
    return s;
}

/* Makes room for what a grammar is asked; only threads that meet one need it. */
static bool need_data(struct cr_scratch *s)
{
    if (s->data == NULL)
        s->data = malloc(((size_t)s->n + 1) * sizeof s->data[0]);
    return s->data != NULL;
}

static double mass_of(const cr_cand *cands, uint32_t n, float max)
{
    double mass = 0;
    for (uint32_t i = 0; i < n; i++)
        mass += (double)cr_row_exp(cr_cand_logit(cands[i]) - max);
    return mass;
}

/* top_p alone, over the whole row: cuts `cands` to it. */
static uint32_t filter_mass(const float *row, uint32_t n, float max, float top_p,
                            struct cr_scratch *scratch)
{
    const double wanted = (double)top_p * cr_row_sum_exp(row, n, max, 1.0f, NULL);
    uint32_t found = 0;

    for (uint32_t k = 64;; k *= 8) {
        const float least = cr_row_reached_by(scratch->maxima, n, k, max);
        found = cr_row_gather(row, n, scratch->maxima, least, scratch->cands);
        if (least == -INFINITY || mass_of(scratch->cands, found, max) >= wanted)
            break;
    }
    return cr_cands_select_mass(scratch->cands, found, max, wanted);
}

/* Drops what is below `least`; keeps the order. */
static uint32_t filter_least(cr_cand *cands, uint32_t n, float least)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        cands[kept] = cands[i];
        kept += cr_cand_logit(cands[i]) >= least;
    }
    return kept;
}

int cr_sampler_filter(const struct cr_sampler_params *params, const float *row, uint32_t n,
                      struct cr_scratch *scratch, struct cr_kept *ret_kept)
{
    const uint32_t k =
        params->top_k > 0 && (uint32_t)params->top_k < n ? (uint32_t)params->top_k : 0;
    const float max = cr_row_maxima(row, n, scratch->maxima);
    if (!isfinite(max))
        return CR_EINTERNAL;
    const float least = params->min_p > 0.0f ? max + logf(params->min_p) : -INFINITY;
    struct cr_kept kept = {.max = max, .scale = 1.0f / params->temperature};

    if (params->temperature <= 0.0f || k == 1) {
        /* The best one, whatever else is asked for. */
        kept.scale = 1.0f;
        kept.n = cr_row_gather(row, n, scratch->maxima, max, scratch->cands) > 0;
    } else if (k > 0) {
        const float reached = cr_row_reached_by(scratch->maxima, n, k, max);
        kept.n = cr_row_gather(row, n, scratch->maxima, reached, scratch->cands);
        cr_cands_select(scratch->cands, kept.n, k);
        kept.n = k;
        if (params->top_p < 1.0f) {
            const double mass = mass_of(scratch->cands, k, max);
            kept.n = cr_cands_select_mass(scratch->cands, k, max, (double)params->top_p * mass);
        }
        kept.n = filter_least(scratch->cands, kept.n, least);
    } else if (params->top_p < 1.0f) {
        kept.n = filter_mass(row, n, max, params->top_p, scratch);
        kept.n = filter_least(scratch->cands, kept.n, least);
    } else if (params->min_p > 0.0f) {
        kept.n = cr_row_gather(row, n, scratch->maxima, least, scratch->cands);
    } else {
        kept.all = true;
    }
    *ret_kept = kept;
    return CR_OK;
}

/* Draws from the whole row: first the block, then in it. */
static int32_t draw_all(const struct cr_kept *kept, const float *row, uint32_t n,
                        struct cr_scratch *scratch, double u)
{
    const double total = cr_row_sum_exp(row, n, kept->max, kept->scale, scratch->sums);
    double left = u * total;
    uint32_t block = 0, last = 0;

    for (uint32_t b = 0; b * CR_ROW_SUM_BLOCK < n; b++) {
        if (scratch->sums[b] <= 0)
            continue;
        block = b;
        if (left < scratch->sums[b])
            break;
        left -= scratch->sums[b];
    }
    const uint32_t begin = block * CR_ROW_SUM_BLOCK;
    const uint32_t end = n - begin < CR_ROW_SUM_BLOCK ? n : begin + CR_ROW_SUM_BLOCK;
    for (uint32_t i = begin; i < end; i++) {
        const double weight = (double)cr_row_exp((row[i] - kept->max) * kept->scale);
        if (weight <= 0)
            continue;
        last = i;
        if (left < weight)
            break;
        left -= weight;
    }
    return (int32_t)last;
}

static int32_t draw(const struct cr_kept *kept, const cr_cand *cands, double u)
{
    double total = 0;
    for (uint32_t i = 0; i < kept->n; i++)
        total += (double)cr_row_exp((cr_cand_logit(cands[i]) - kept->max) * kept->scale);
    double left = u * total;
    int32_t last = cr_cand_token(cands[0]);
    for (uint32_t i = 0; i < kept->n; i++) {
        const double weight =
            (double)cr_row_exp((cr_cand_logit(cands[i]) - kept->max) * kept->scale);
        if (weight <= 0)
            continue;
        last = cr_cand_token(cands[i]);
        if (left < weight)
            break;
        left -= weight;
    }
    return last;
}

/* Filters and draws. */
static int pick(struct cr_sampler *s, const float *row, struct cr_scratch *scratch,
                int32_t *ret_token)
{
    const uint32_t n = s->vocab->n_tokens;
    struct cr_kept kept;

    int status = cr_sampler_filter(&s->params, row, n, scratch, &kept);
    if (status != CR_OK)
        return status;
    if (kept.all)
        *ret_token = draw_all(&kept, row, n, scratch, cr_rng_uniform(&s->rng));
    else if (kept.n == 1)
        *ret_token = cr_cand_token(scratch->cands[0]);
    else
        *ret_token = draw(&kept, scratch->cands, cr_rng_uniform(&s->rng));
    return CR_OK;
}

/* Does the grammar allow this token? Control tokens spell nothing, so they are no part of it. */
static bool grammar_allows(const struct cr_sampler *s, int32_t token)
{
    llama_token_data data = {.id = token};
    llama_token_data_array one = {.data = &data, .size = 1, .selected = -1};

    if ((s->vocab->kinds[token] & (CR_TOKEN_CONTROL | CR_TOKEN_EOG)) == CR_TOKEN_CONTROL)
        return false;
    llama_sampler_apply(s->grammar, &one);
    return data.logit == 0;
}

/* Asks the grammar about the candidates, and sets the logits of those it forbids to -INFINITY.
 * Returns how many it allows, and the largest logit of those. */
static uint32_t ask_grammar(const struct cr_sampler *s, float *row, const cr_cand *cands,
                            uint32_t n, llama_token_data *data, float *ret_best)
{
    uint32_t asked = 0, allowed = 0;

    *ret_best = -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        const int32_t token = cr_cand_token(cands[i]);
        if ((s->vocab->kinds[token] & (CR_TOKEN_CONTROL | CR_TOKEN_EOG)) == CR_TOKEN_CONTROL)
            row[token] = -INFINITY;
        if (row[token] > -INFINITY)
            data[asked++] = (llama_token_data){.id = token};
    }
    llama_token_data_array all = {.data = data, .size = asked, .selected = -1};
    if (asked > 0)
        llama_sampler_apply(s->grammar, &all);
    for (uint32_t i = 0; i < asked; i++) {
        float *logit = &row[data[i].id];
        if (data[i].logit != 0) {
            *logit = -INFINITY;
            continue;
        }
        allowed++;
        *ret_best = *logit > *ret_best ? *logit : *ret_best;
    }
    return allowed;
}

/* Forbids all tokens that begin with a byte with which nothing the grammar allows can begin: it is
 * asked about the tokens that are that one byte. */
static void forbid_first_bytes(const struct cr_sampler *s, float *row, struct cr_scratch *scratch)
{
    const struct cr_vocab *vocab = s->vocab;
    uint32_t n_bytes = 0, len;
    bool forbidden[256] = {false};
    float best;

    if (s->names_tokens)
        return;
    for (int byte = 0; byte < 256; byte++) {
        const int32_t token = vocab->bytes[byte];
        if (token >= 0 && row[token] > -INFINITY)
            scratch->cands[n_bytes++] = cr_cand_make(row[token], (uint32_t)token);
    }
    ask_grammar(s, row, scratch->cands, n_bytes, scratch->data, &best);
    for (uint32_t i = 0; i < n_bytes; i++) {
        const int32_t token = cr_cand_token(scratch->cands[i]);
        forbidden[(uint8_t)*cr_vocab_piece_at(vocab, token, &len)] = row[token] == -INFINITY;
    }
    for (uint32_t i = 0; i < vocab->n_tokens; i++)
        if ((vocab->kinds[i] & CR_TOKEN_EOG) == 0 &&
            forbidden[(uint8_t)vocab->arena[vocab->pieces[i]]])
            row[i] = -INFINITY;
}

int cr_sampler_apply_grammar(struct cr_sampler *s, float *row, struct cr_scratch *scratch)
{
    const struct cr_sampler_params *p = &s->params;
    const uint32_t n = s->vocab->n_tokens;
    const uint32_t k = p->temperature <= 0.0f ? 1 : (uint32_t)p->top_k;
    const bool by_min_p = k == 0 && p->top_p >= 1.0f && p->min_p > 0.0f;

    if (!need_data(scratch))
        return CR_ENOMEM;
    bool is_first = true;
    for (uint32_t wanted = k > 64 ? k : 64;; wanted *= 8, is_first = false) {
        const float max = cr_row_maxima(row, n, scratch->maxima);
        if (!isfinite(max))
            return CR_ENOTFOUND;
        float least = -INFINITY, best;
        if ((k > 0 || by_min_p) && wanted < n)
            least = cr_row_reached_by(scratch->maxima, n, wanted, max);
        const uint32_t found = cr_row_gather(row, n, scratch->maxima, least, scratch->cands);
        const uint32_t allowed = ask_grammar(s, row, scratch->cands, found, scratch->data, &best);
        if (least == -INFINITY)
            return allowed > 0 ? CR_OK : CR_ENOTFOUND;
        if (k > 0 ? allowed >= k : least <= best + logf(p->min_p))
            return CR_OK;
        if (is_first)
            forbid_first_bytes(s, row, scratch);
    }
}

/* Draws until the grammar allows it. */
static int pick_allowed(struct cr_sampler *s, float *row, struct cr_scratch *scratch,
                        int32_t *ret_token)
{
    const struct cr_sampler_params *p = &s->params;
    const bool is_whole =
        p->temperature > 0.0f && p->top_k == 0 && p->top_p >= 1.0f && p->min_p <= 0.0f;

    /* Of the whole distribution, what is drawn and refused may simply be drawn again. */
    for (int tries = is_whole ? 16 : 1; tries > 0; tries--) {
        int status = pick(s, row, scratch, ret_token);
        if (status != CR_OK || grammar_allows(s, *ret_token))
            return status;
        row[*ret_token] = -INFINITY;
        if (!isfinite(cr_row_maxima(row, s->vocab->n_tokens, scratch->maxima)))
            return CR_ENOTFOUND;
    }
    int status = cr_sampler_apply_grammar(s, row, scratch);
    return status == CR_OK ? pick(s, row, scratch, ret_token) : status;
}

/* The model's own log-probabilities: the logarithm of the row's sum, and its best few. */
static int note_logprobs(const struct cr_sampler *s, const float *row, struct cr_scratch *scratch,
                         float *ret_log_sum, struct cr_sample *ret_sample)
{
    const uint32_t n = s->vocab->n_tokens;
    const uint32_t k = s->params.n_top_logprobs < n ? s->params.n_top_logprobs : n;
    const float max = cr_row_maxima(row, n, scratch->maxima);

    if (!isfinite(max))
        return CR_EINTERNAL;
    *ret_log_sum = max + (float)log(cr_row_sum_exp(row, n, max, 1.0f, NULL));
    ret_sample->n_top = k;
    if (k == 0)
        return CR_OK;
    const float reached = cr_row_reached_by(scratch->maxima, n, k, max);
    const uint32_t found = cr_row_gather(row, n, scratch->maxima, reached, scratch->cands);
    cr_cands_select(scratch->cands, found, k);
    cr_cands_sort(scratch->cands, k);
    for (uint32_t i = 0; i < k; i++)
        ret_sample->top[i] = (struct cr_token_logprob){
            cr_cand_token(scratch->cands[i]), cr_cand_logit(scratch->cands[i]) - *ret_log_sum};
    return CR_OK;
}

int cr_sampler_sample(struct cr_sampler *s, float *logits, struct cr_sample *ret_sample)
{
    struct cr_scratch *scratch = cr_scratch_get(s->vocab->n_tokens);
    struct cr_sample sample = {0};
    float log_sum = 0;
    int status = CR_OK;

    if (scratch == NULL)
        return CR_ENOMEM;
    if (s->params.logprobs)
        status = note_logprobs(s, logits, scratch, &log_sum, &sample);
    if (status != CR_OK)
        return status;
    if (s->table_size > 0)
        cr_sampler_edit(s, logits);
    status = s->grammar != NULL ? pick_allowed(s, logits, scratch, &sample.token)
                                : pick(s, logits, scratch, &sample.token);
    if (status != CR_OK)
        return status;
    float raw = logits[sample.token];
    if (s->params.logprobs) {
        if (s->table_size > 0 && find_touched(s, sample.token)->token == sample.token)
            raw = find_touched(s, sample.token)->raw;
        sample.logprob = raw - log_sum;
    }
    if (s->grammar != NULL)
        llama_sampler_accept(s->grammar, sample.token);
    remember(s, sample.token);
    *ret_sample = sample;
    return CR_OK;
}
