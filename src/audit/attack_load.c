/* What load shows: the request beside the victim's, accounts that make text shared, probes over
 * time, and the flood. */
#include <stdlib.h>

#include "audit/audit_int.h"

/* --- interference --------------------------------------------------------------------------
 *
 * That somebody else is busy shows in any server. What must not show is with which text: here the
 * victim sends a long one that the attacker has sent before, or another one as long, while a short
 * request of the attacker runs. Were the first a hit, the attacker's request would be done sooner.
 */

#define BESIDE_TOKENS   4u
#define BESIDE_AFTER_US 1000u

struct beside {
    struct cr_buf guess, other, mine;
};

static uint32_t long_words(const struct cr_audit *a)
{
    return (a->fits_long ? 4 : 1) * a->report->n_words;
}

static void fresh(struct cr_audit *a, struct cr_buf *buf, uint32_t n_words)
{
    cr_buf_clear(buf);
    cr_audit_add_text(a, buf, n_words);
}

static int run_beside(struct cr_audit *a, struct cr_audit_gather *g, struct beside *b, bool is_hit)
{
    uint32_t attacker = cr_audit_next_attacker(a);
    struct cr_audit_answer answer, answers[2];
    fresh(a, &b->guess, long_words(a));
    fresh(a, &b->other, long_words(a));
    fresh(a, &b->mine, a->report->n_words);
    int status = cr_audit_ask(a, attacker, &b->guess, false, &answer);
    if (status != CR_OK)
        return status;
    cr_audit_settle(a);
    const struct cr_audit_request requests[2] = {
        {.principal = CR_AUDIT_VICTIM,
         .prompt = cr_buf_str(is_hit ? &b->guess : &b->other),
         .max_tokens = 1},
        {.principal = attacker,
         .prompt = cr_buf_str(&b->mine),
         .max_tokens = BESIDE_TOKENS,
         .after_us = BESIDE_AFTER_US},
    };
    status = cr_audit_ask_many(a, requests, answers, 2);
    if (status != CR_OK || answers[0].http != 200 || answers[1].http != 200)
        return status;
    return cr_audit_sample_add(is_hit ? &g->hit : &g->miss, answers[1].total_s,
                               cr_audit_told(&answers[1]), answers[1].cached_tokens >= 0);
}

int cr_audit_run_interference(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    struct beside b;
    int status = CR_OK;
    cr_buf_init(&b.guess, CR_AUDIT_MAX_TEXT);
    cr_buf_init(&b.other, CR_AUDIT_MAX_TEXT);
    cr_buf_init(&b.mine, CR_AUDIT_MAX_TEXT);
    for (uint32_t i = 0; i < n && status == CR_OK; i++) { /* in pairs, in random order */
        bool first = cr_rng_below(&a->rng, 2);
        status = run_beside(a, g, &b, first);
        if (status == CR_OK)
            status = run_beside(a, g, &b, !first);
    }
    cr_buf_release(&b.guess);
    cr_buf_release(&b.other);
    cr_buf_release(&b.mine);
    return status;
}

uint32_t cr_audit_cost_interference(const struct cr_audit *a, uint32_t n)
{
    (void)a;
    return 6 * n;
}

/* --- Sybils --------------------------------------------------------------------------------
 *
 * A server that shares what several tenants sent can be asked whether the victim is one of them: so
 * many accounts send the guess that one more makes it shared, then another account probes. For
 * each number of accounts, from none up, guesses that the victim sent are compared with ones that
 * he did not. The number that shows most is reported, against a stricter rule and from more samples
 * than one look would take, since it was chosen.
 */

static uint32_t n_looks(const struct cr_audit *a)
{
    uint32_t n = a->prober->n_attackers;
    return n < CR_AUDIT_MAX_SYBILS ? n : CR_AUDIT_MAX_SYBILS;
}

static uint32_t samples_per_look(const struct cr_audit *a, uint32_t n)
{
    uint32_t each = n / n_looks(a);
    return each > 2 * CR_AUDIT_MIN_SAMPLES ? each : 2 * CR_AUDIT_MIN_SAMPLES;
}

static int run_sybils(struct cr_audit *a, struct cr_audit_gather *g, struct cr_buf *guess,
                      struct cr_buf *other, uint32_t n_sybils, bool is_hit)
{
    struct cr_audit_answer answer;
    fresh(a, guess, a->report->n_words);
    fresh(a, other, a->report->n_words);
    int status = cr_audit_ask(a, CR_AUDIT_VICTIM, is_hit ? guess : other, false, &answer);
    for (uint32_t i = 0; i < n_sybils && status == CR_OK; i++) {
        cr_audit_settle(a);
        status = cr_audit_ask(a, cr_audit_next_attacker(a), guess, false, &answer);
    }
    if (status == CR_OK) {
        cr_audit_settle(a);
        status = cr_audit_ask(a, cr_audit_next_attacker(a), guess, false, &answer);
    }
    return status == CR_OK
               ? cr_audit_take(is_hit ? &g->sybil_hit[n_sybils] : &g->sybil_miss[n_sybils], &answer)
               : status;
}

int cr_audit_run_sybil(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    struct cr_buf guess, other;
    int status = CR_OK;
    cr_buf_init(&guess, CR_AUDIT_MAX_TEXT);
    cr_buf_init(&other, CR_AUDIT_MAX_TEXT);
    for (uint32_t i = samples_per_look(a, n); i > 0 && status == CR_OK; i--) {
        for (uint32_t s = 0; s < n_looks(a) && status == CR_OK; s++) {
            bool first = cr_rng_below(&a->rng, 2);
            status = run_sybils(a, g, &guess, &other, s, first);
            if (status == CR_OK)
                status = run_sybils(a, g, &guess, &other, s, !first);
        }
    }
    cr_buf_release(&guess);
    cr_buf_release(&other);
    return status;
}

uint32_t cr_audit_cost_sybil(const struct cr_audit *a, uint32_t n)
{
    uint32_t looks = n_looks(a); /* 2 + s requests for each kind with s accounts */
    return samples_per_look(a, n) * (4 * looks + looks * (looks - 1));
}

/* --- over time -----------------------------------------------------------------------------
 *
 * A pair of probes each second, of what the victim has just sent and of what he has not. A server
 * that watches for probing may find out, and from then on the areas of its windows fall to 0.5.
 */

#define WINDOW_PERIOD_US UINT64_C(1000000)
#define WINDOW_MIN_PAIRS (2 * CR_AUDIT_MIN_SAMPLES)

static uint64_t window_pairs(const struct cr_audit *a)
{
    uint64_t n = a->options->window_us / WINDOW_PERIOD_US;
    return n > WINDOW_MIN_PAIRS ? n : WINDOW_MIN_PAIRS;
}

static int note_time(struct cr_audit_gather *g, uint32_t i, double at_s)
{
    if (i >= g->cap_at) {
        uint32_t cap = i < 32 ? 64 : 2 * i;
        double *longer = realloc(g->at_s, cap * sizeof *longer);
        if (longer == NULL)
            return CR_ENOMEM;
        g->at_s = longer;
        g->cap_at = cap;
    }
    g->at_s[i] = at_s;
    return CR_OK;
}

static int probe_pair(struct cr_audit *a, struct cr_audit_gather *g, struct cr_buf *sent,
                      struct cr_buf *other)
{
    uint32_t attacker = cr_audit_next_attacker(a);
    bool first = cr_rng_below(&a->rng, 2);
    struct cr_audit_answer answers[2];
    fresh(a, sent, a->report->n_words);
    fresh(a, other, a->report->n_words);
    int status = cr_audit_ask(a, CR_AUDIT_VICTIM, sent, false, &answers[0]);
    if (status != CR_OK)
        return status;
    cr_audit_settle(a);
    for (uint32_t i = 0; i < 2 && status == CR_OK; i++) {
        bool is_hit = first == (i == 0);
        status = cr_audit_ask(a, attacker, is_hit ? sent : other, false, &answers[is_hit]);
    }
    if (status == CR_OK)
        status = cr_audit_take(&g->hit, &answers[1]);
    return status == CR_OK ? cr_audit_take(&g->miss, &answers[0]) : status;
}

int cr_audit_run_window(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    struct cr_buf sent, other;
    uint64_t begin = a->prober->now_us(a->prober->user);
    uint64_t period = a->options->window_us / window_pairs(a);
    double before_s = g->hit.n > 0 ? g->at_s[g->hit.n - 1] : 0;
    int status = CR_OK;
    (void)n;
    cr_buf_init(&sent, CR_AUDIT_MAX_TEXT);
    cr_buf_init(&other, CR_AUDIT_MAX_TEXT);
    for (uint64_t i = 0; i < window_pairs(a) && status == CR_OK; i++) {
        uint64_t now = a->prober->now_us(a->prober->user), due = begin + i * period;
        if (now < due)
            a->prober->wait(a->prober->user, due - now);
        now = a->prober->now_us(a->prober->user);
        status = note_time(g, g->miss.n, before_s + (double)(now - begin) / 1e6);
        if (status == CR_OK)
            status = probe_pair(a, g, &sent, &other);
    }
    cr_buf_release(&sent);
    cr_buf_release(&other);
    return status;
}

uint32_t cr_audit_cost_window(const struct cr_audit *a, uint32_t n)
{
    (void)n;
    return (uint32_t)(3 * window_pairs(a));
}

/* --- the flood -----------------------------------------------------------------------------
 *
 * One tenant sends twice as many long prompts at once as the endpoint runs, again and again; a few
 * requests of the victim come between. Before and during it, he sends the same kind of prompts.
 */

#define FLOOD_PROBES 2u /* of the victim in each wave */

static uint32_t n_flood(const struct cr_audit *a)
{
    return 2 * a->options->n_batch;
}

static uint32_t n_waves(uint32_t n)
{
    uint32_t n_probes = n / 4 > 2 * CR_AUDIT_MIN_SAMPLES ? n / 4 : 2 * CR_AUDIT_MIN_SAMPLES;
    return (n_probes + FLOOD_PROBES - 1) / FLOOD_PROBES;
}

uint32_t cr_audit_cost_flood(const struct cr_audit *a, uint32_t n)
{
    return n_waves(n) * (n_flood(a) + 2 * FLOOD_PROBES);
}

static int run_calm(struct cr_audit *a, struct cr_audit_gather *g, struct cr_buf *text, uint32_t n)
{
    int status = CR_OK;
    for (uint32_t i = 0; i < n && status == CR_OK; i++) {
        struct cr_audit_answer answer;
        fresh(a, text, a->report->n_words);
        status = cr_audit_ask(a, CR_AUDIT_VICTIM, text, false, &answer);
        if (status == CR_OK)
            status = cr_audit_take(&g->miss, &answer);
    }
    return status;
}

static int run_wave(struct cr_audit *a, struct cr_audit_gather *g, struct cr_buf *texts,
                    struct cr_audit_request *requests, struct cr_audit_answer *answers,
                    uint32_t spacing_us)
{
    uint32_t n = n_flood(a), n_all = n + FLOOD_PROBES;
    for (uint32_t i = 0; i < n_all; i++) {
        fresh(a, &texts[i], i < n ? long_words(a) : a->report->n_words);
        requests[i] = (struct cr_audit_request){
            .principal = i < n ? 0 : CR_AUDIT_VICTIM,
            .prompt = cr_buf_str(&texts[i]),
            .max_tokens = 1,
            .after_us = i < n ? 0 : (i - n + 1) * spacing_us,
        };
    }
    int status = cr_audit_ask_many(a, requests, answers, n_all);
    for (uint32_t i = n; i < n_all && status == CR_OK; i++)
        if (answers[i].http == 200)
            status = cr_audit_take(&g->hit, &answers[i]);
    return status;
}

int cr_audit_run_flood(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    uint32_t n_all = n_flood(a) + FLOOD_PROBES, waves = n_waves(n);
    struct cr_audit_request *requests = calloc(n_all, sizeof *requests);
    struct cr_audit_answer *answers = calloc(n_all, sizeof *answers);
    struct cr_buf *texts = calloc(n_all, sizeof *texts);
    int status = requests && answers && texts ? CR_OK : CR_ENOMEM;
    for (uint32_t i = 0; texts && i < n_all; i++)
        cr_buf_init(&texts[i], CR_AUDIT_MAX_TEXT);
    if (status == CR_OK)
        status = run_calm(a, g, &texts[0], waves * FLOOD_PROBES);
    uint32_t spacing_us = 0;
    if (status == CR_OK) {
        double sum = 0;
        for (uint32_t i = 0; i < g->miss.n; i++)
            sum += g->miss.s[i];
        spacing_us = (uint32_t)(2e6 * sum / g->miss.n);
    }
    for (uint32_t i = 0; i < waves && status == CR_OK; i++)
        status = run_wave(a, g, texts, requests, answers, spacing_us);
    for (uint32_t i = 0; texts && i < n_all; i++)
        cr_buf_release(&texts[i]);
    free(texts);
    free(requests);
    free(answers);
    return status;
}
