#include "quorum_game.h"

#include <math.h>
#include <string.h>

#include "carrel/status.h"

#define PAGE       16u
#define BLOCK      64u
#define BATCH      50000u /* texts of one manager, whose counts never go */
#define VICTIM     1u
#define FIRST      2u /* Sybil */
#define STRANGER   1000u
#define CONFIDENCE 3.3 /* standard errors: 99.95 % on one side */

static void make_text(int32_t tokens[BLOCK + 1], uint64_t number)
{
    uint64_t x = number * 0x9e3779b97f4a7c15u + 1;

    for (uint32_t i = 0; i <= BLOCK; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        tokens[i] = (int32_t)(x >> 40);
    }
}

/* The tenant computes the text, as far as it does not find it, and it is cleared. */
static int send(struct cr_kv *kv, uint32_t tenant, const int32_t *tokens)
{
    struct cr_kv_seq *seq;
    int status = cr_kv_open(kv, (struct cr_tenant_id){tenant}, tokens, BLOCK, &seq);

    if (status != CR_OK)
        return status;
    uint32_t len = cr_kv_seq_len(seq);
    status = cr_kv_reserve(kv, seq, BLOCK - len);
    if (status == CR_OK)
        status = cr_kv_commit(kv, seq, tokens + len, BLOCK - len);
    cr_kv_close(kv, seq);
    if (status == CR_OK)
        cr_kv_publish(kv, (struct cr_tenant_id){tenant}, tokens, BLOCK);
    return status;
}

/* How many Sybils it takes until a stranger finds the text. */
static int play_text(struct cr_kv *kv, const struct quorum_game *game, uint64_t number,
                     uint64_t *outcomes)
{
    int32_t tokens[BLOCK + 1];
    uint32_t n = 0;
    int status = CR_OK;

    make_text(tokens, number);
    if (game->has_victim)
        status = send(kv, VICTIM, tokens);
    while (status == CR_OK && n < QUORUM_OUTCOMES - 1 &&
           cr_kv_peek(kv, (struct cr_tenant_id){STRANGER}, tokens, BLOCK + 1) == 0)
        status = send(kv, FIRST + n++, tokens);
    outcomes[n]++;
    return status;
}

int quorum_game_play(const struct quorum_game *game, uint32_t n_texts,
                     uint64_t ret_outcomes[QUORUM_OUTCOMES])
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 1024,
                                  .max_seqs = 1,
                                  .max_tokens = BLOCK + 1,
                                  .max_tenants = 64,
                                  .mode = CR_KV_QUORUM,
                                  .quorum = game->quorum,
                                  .quorum_epsilon = game->epsilon,
                                  .quorum_spread = game->spread,
                                  .n_counted = BATCH + BATCH / 7 + 8};
    int status = CR_OK;

    memset(ret_outcomes, 0, QUORUM_OUTCOMES * sizeof *ret_outcomes);
    for (uint32_t done = 0; status == CR_OK && done < n_texts;) {
        struct cr_kv *kv;
        uint32_t end = n_texts - done < BATCH ? n_texts : done + BATCH;
        status = cr_kv_create(&config, &kv);
        if (status != CR_OK)
            return status;
        for (uint32_t tenant = VICTIM; tenant < FIRST + QUORUM_OUTCOMES; tenant++)
            cr_kv_set_counts(kv, (struct cr_tenant_id){tenant}, true);
        while (status == CR_OK && done < end)
            status = play_text(kv, game, done++, ret_outcomes);
        cr_kv_destroy(kv);
    }
    return status;
}

/* The excess of world `a` over e^epsilon times world `b`, of all outcomes that have one. */
static double excess_of(const uint64_t *a, const uint64_t *b, double n, double factor,
                        double *ret_variance)
{
    double excess = 0, variance = 0;

    for (uint32_t i = 0; i < QUORUM_OUTCOMES; i++) {
        double p = (double)a[i] / n, q = (double)b[i] / n;
        if (p > factor * q)
            excess += p - factor * q;
        variance += (p + factor * factor * q) / n;
    }
    *ret_variance = variance;
    return excess;
}

void quorum_game_compare(const uint64_t without[QUORUM_OUTCOMES],
                         const uint64_t with[QUORUM_OUTCOMES], uint32_t n_texts, double epsilon,
                         struct quorum_loss *ret_loss)
{
    struct quorum_loss loss = {0};
    double variance[2], alone[2] = {0};

    for (uint32_t i = 0; i < QUORUM_OUTCOMES; i++) {
        alone[0] += with[i] == 0 ? (double)without[i] / n_texts : 0;
        alone[1] += without[i] == 0 ? (double)with[i] / n_texts : 0;
        if (without[i] == 0 || with[i] == 0)
            continue;
        double ratio = fabs(log((double)with[i] / (double)without[i]));
        double error = CONFIDENCE * sqrt(1.0 / (double)with[i] + 1.0 / (double)without[i]);
        loss.inside = fmax(loss.inside, ratio);
        loss.inside_upper = fmax(loss.inside_upper, ratio + error);
    }
    double up = excess_of(with, without, n_texts, exp(epsilon), &variance[0]);
    double down = excess_of(without, with, n_texts, exp(epsilon), &variance[1]);
    loss.alone = fmax(alone[0], alone[1]);
    loss.excess = fmax(up, down);
    loss.excess_error = CONFIDENCE * sqrt(fmax(variance[0], variance[1]));
    *ret_loss = loss;
}

double quorum_game_delta(double epsilon, uint32_t spread)
{
    double sum = 1;

    for (uint32_t i = 1; i <= spread; i++)
        sum += 2 * exp(-epsilon * i);
    return exp(-epsilon * spread) / sum;
}
