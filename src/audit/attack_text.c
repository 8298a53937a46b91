/* Was this text sent? The controls, and the attacks that probe whole texts.
 *
 * Texts go in groups of eight, four of each kind in random order. First the victim sends all eight
 * prompts; where the probe shall be a miss, he sends one that is never probed. So a probe comes
 * after just as many requests of his in both cases, and finds the machine as warm: what differs is
 * the text alone. A drift of the machine's speed reaches both kinds alike.
 *
 * A text is probed once, since a prober caches his own probes.
 */
#include <stdlib.h>

#include "audit/audit_int.h"

#define GROUP 8u

struct trial {
    struct cr_buf probe;
    uint32_t attacker;
    bool is_hit;
};

static void release_group(struct trial *trials)
{
    for (uint32_t i = 0; i < GROUP; i++)
        cr_buf_release(&trials[i].probe);
}

static void shuffle(struct cr_audit *a, struct trial *trials, uint32_t n)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = (uint32_t)cr_rng_below(&a->rng, i);
        struct trial t = trials[j];
        trials[j] = trials[i - 1];
        trials[i - 1] = t;
    }
}

static void make_prompt(struct cr_audit *a, const struct cr_audit_texts *how, struct cr_buf *buf)
{
    uint32_t n = a->report->n_words;
    cr_buf_clear(buf);
    if (how->has_app)
        cr_buf_append(buf, a->app.data, a->app.len);
    cr_audit_add_text(a, buf, n);
}

/* Sends the text of one trial and makes its probe. */
static int send_text(struct cr_audit *a, const struct cr_audit_texts *how, struct trial *t,
                     struct cr_buf *sent, struct cr_buf *other)
{
    struct cr_audit_answer answer;
    t->attacker = cr_audit_next_attacker(a);
    make_prompt(a, how, sent);
    make_prompt(a, how, other);
    bool probes_sent = t->is_hit && !how->never;
    cr_audit_branch(&a->rng, &t->probe, cr_buf_str(probes_sent ? sent : other), how->part);
    return cr_audit_ask(a, how->is_own ? t->attacker : CR_AUDIT_VICTIM, sent, how->claims, &answer);
}

static int run_group(struct cr_audit *a, const struct cr_audit_texts *how,
                     struct cr_audit_gather *g, struct trial *trials, uint32_t n)
{
    struct cr_buf sent, other;
    int status = CR_OK;
    cr_buf_init(&sent, CR_AUDIT_MAX_TEXT);
    cr_buf_init(&other, CR_AUDIT_MAX_TEXT);
    for (uint32_t i = 0; i < n; i++)
        trials[i].is_hit = i % 2;
    shuffle(a, trials, n);
    for (uint32_t i = 0; i < n && status == CR_OK; i++)
        status = send_text(a, how, &trials[i], &sent, &other);
    if (status == CR_OK)
        cr_audit_settle(a);
    shuffle(a, trials, n);
    for (uint32_t i = 0; i < n && status == CR_OK; i++) {
        struct cr_audit_answer answer;
        status = cr_audit_ask(a, trials[i].attacker, &trials[i].probe, how->claims, &answer);
        if (status == CR_OK)
            status = cr_audit_take(trials[i].is_hit ? &g->hit : &g->miss, &answer);
    }
    cr_buf_release(&sent);
    cr_buf_release(&other);
    return status;
}

int cr_audit_run_texts(struct cr_audit *a, const struct cr_audit_texts *how,
                       struct cr_audit_gather *g, uint32_t n)
{
    struct trial trials[GROUP] = {0};
    int status = CR_OK;
    for (uint32_t i = 0; i < GROUP; i++)
        cr_buf_init(&trials[i].probe, CR_AUDIT_MAX_TEXT);
    for (uint32_t left = 2 * n; left > 0 && status == CR_OK;) {
        uint32_t n_group = left < GROUP ? left : GROUP;
        status = run_group(a, how, g, trials, n_group);
        left -= n_group;
    }
    release_group(trials);
    return status;
}

uint32_t cr_audit_cost_texts(const struct cr_audit *a, uint32_t n)
{
    (void)a;
    return 4 * n;
}

int cr_audit_run_caching(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    return cr_audit_run_texts(a, &(struct cr_audit_texts){.part = 0.95}, g, n);
}

/* Each prober has sent the application's text before, as any of its users has. */
static int warm_app(struct cr_audit *a)
{
    struct cr_audit_answer answer;
    int status = cr_audit_ask(a, CR_AUDIT_VICTIM, &a->app, false, &answer);
    for (uint32_t i = 0; i < a->prober->n_attackers && status == CR_OK; i++)
        status = cr_audit_ask(a, i, &a->app, false, &answer);
    return status;
}

int cr_audit_run_membership(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    int status = warm_app(a);
    return status == CR_OK
               ? cr_audit_run_texts(a, &(struct cr_audit_texts){.has_app = true, .part = 1}, g, n)
               : status;
}

int cr_audit_run_forgery(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    return cr_audit_run_texts(a, &(struct cr_audit_texts){.claims = true, .part = 0.95}, g, n);
}
