/* A simulated endpoint: one server on a virtual clock, with a prefix cache of whole pages, whose
 * walls between tenants can be left out in the ways that are known from real ones.
 *
 * A word is a token. A page of text is known by a hash of all text up to its end; for each the
 * cache holds who has computed it, a bit for each tenant. Requests are served one after the other;
 * one takes a base, a time for each token that was not found, and noise with a tail.
 */
#ifndef CARREL_AUDIT_SIM_H
#define CARREL_AUDIT_SIM_H

#include <math.h>

#include "carrel/audit.h"
#include "carrel/rng.h"
#include "test.h"

#define SIM_PAGE     16u
#define SIM_MAX_KEYS 256u

enum sim_order { SIM_FIFO, SIM_LONGEST, SIM_FAIR };

struct sim {
    /* what it does */
    uint32_t n_attackers;
    uint32_t share_from;   /* text is everybody's when so many tenants computed it; 0: never, 1: the
                            * cache is global */
    bool is_off;           /* no cache */
    bool is_salted;        /* each tenant's text is stored by itself; else equal text once */
    bool trusts_body;      /* who claims to be the victim is */
    bool tells, tells_all; /* cached tokens: of what was used; of what anybody has */
    enum sim_order order;
    bool order_by_all;  /* SIM_LONGEST counts what anybody has, also where it can't be used */
    uint32_t watch;     /* stops sharing after so many hits on another's text; 0: never */
    uint32_t max_words; /* longer prompts get 400 */
    uint32_t busy_each; /* each so manieth request gets 429 */
    double noise;       /* of the logarithm of times */
    uint32_t max_pages; /* then the pages that were used least lately go; 0: any number */
    double bias;        /* times of probes drift by this part in each second */
    /* what it has */
    struct cr_rng rng;
    uint64_t now_us;
    uint64_t *hashes, *tenants, *used; /* [cap], open addressing: pages, who computed them, when */
    size_t cap, n;
    struct sim_use {
        uint64_t hash, at;
    } * uses; /* in order of time; what was used later is skipped */
    size_t n_uses, first_use, cap_uses;
    uint64_t n_used;
    uint32_t n_pages;
    uint32_t n_requests, n_foreign_hits;
};

static inline void sim_init(struct sim *sim, uint64_t seed)
{
    *sim = (struct sim){.n_attackers = 3, .noise = 0.1, .cap = 1 << 16};
    sim->hashes = calloc(sim->cap, sizeof *sim->hashes);
    sim->tenants = calloc(sim->cap, sizeof *sim->tenants);
    sim->used = calloc(sim->cap, sizeof *sim->used);
    CHECK(sim->hashes && sim->tenants && sim->used);
    cr_rng_seed(&sim->rng, seed);
}

static inline void sim_release(struct sim *sim)
{
    free(sim->hashes);
    free(sim->tenants);
    free(sim->used);
    free(sim->uses);
}

/* The place of a hash, or where it belongs. */
static inline size_t sim_find(const struct sim *sim, uint64_t hash)
{
    size_t i = hash & (sim->cap - 1);
    while (sim->hashes[i] != 0 && sim->hashes[i] != hash)
        i = (i + 1) & (sim->cap - 1);
    return i;
}

static inline void sim_grow(struct sim *sim)
{
    struct sim old = *sim;
    sim->cap *= 2;
    sim->hashes = calloc(sim->cap, sizeof *sim->hashes);
    sim->tenants = calloc(sim->cap, sizeof *sim->tenants);
    sim->used = calloc(sim->cap, sizeof *sim->used);
    CHECK(sim->hashes && sim->tenants && sim->used);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.hashes[i] == 0)
            continue;
        size_t place = sim_find(sim, old.hashes[i]);
        sim->hashes[place] = old.hashes[i];
        sim->tenants[place] = old.tenants[i];
        sim->used[place] = old.used[i];
    }
    old.uses = NULL;
    sim_release(&old);
}

/* Notes a use, and takes the oldest pages from everybody while there are too many. */
static inline void sim_use(struct sim *sim, size_t place)
{
    if (sim->n_uses == sim->cap_uses) {
        sim->cap_uses = sim->cap_uses ? 2 * sim->cap_uses : 4096;
        sim->uses = realloc(sim->uses, sim->cap_uses * sizeof *sim->uses);
        CHECK(sim->uses);
    }
    sim->used[place] = ++sim->n_used;
    sim->uses[sim->n_uses++] = (struct sim_use){sim->hashes[place], sim->n_used};
    while (sim->n_pages > sim->max_pages) {
        struct sim_use oldest = sim->uses[sim->first_use++];
        size_t there = sim_find(sim, oldest.hash);
        if (sim->used[there] != oldest.at)
            continue;
        sim->n_pages -= sim->tenants[there] != 0;
        sim->tenants[there] = 0;
    }
}

static inline uint32_t sim_tenant(const struct sim *sim, const struct cr_audit_request *r)
{
    bool is_victim = r->principal == CR_AUDIT_VICTIM || (r->claims_victim && sim->trusts_body);
    CHECK(r->principal == CR_AUDIT_VICTIM || r->principal < sim->n_attackers);
    return is_victim ? sim->n_attackers : r->principal;
}

struct sim_match {
    uint32_t n_words, n_used, n_any; /* found for this tenant; found for anybody */
    uint32_t n_foreign;              /* of n_used, computed by others only */
};

static inline bool sim_may_use(const struct sim *sim, uint64_t tenants, uint32_t me)
{
    bool watched = sim->watch > 0 && sim->n_foreign_hits >= sim->watch;
    if (sim->is_off)
        return false;
    return tenants >> me & 1 || (sim->share_from > 0 && !watched &&
                                 (uint32_t)__builtin_popcountll(tenants) >= sim->share_from);
}

/* Walks a prompt's pages; where `keep`, the tenant has computed them afterwards. */
static inline struct sim_match sim_walk(struct sim *sim, const char *prompt, uint32_t me, bool keep)
{
    struct sim_match m = {0};
    uint64_t hash = 1469598103934665603u ^ (sim->is_salted ? me + 1 : 0);
    bool used = true, any = true;
    for (const char *p = prompt;; p++) {
        if (*p != ' ' && *p != '\0') {
            CHECK(*p > ' ' && *p <= '~' && *p != '"' && *p != '\\');
            hash = (hash ^ (unsigned char)*p) * 1099511628211u;
            continue;
        }
        hash = (hash ^ ' ') * 1099511628211u;
        m.n_words++;
        if (m.n_words % SIM_PAGE == 0 && *p != '\0') {
            size_t place = sim_find(sim, hash);
            used = used && sim_may_use(sim, sim->tenants[place], me);
            any = any && sim->tenants[place] != 0 && !sim->is_off;
            m.n_used += used ? SIM_PAGE : 0;
            m.n_any += any ? SIM_PAGE : 0;
            m.n_foreign += used && !(sim->tenants[place] >> me & 1) ? SIM_PAGE : 0;
            if (keep) {
                sim->n += sim->hashes[place] == 0;
                sim->hashes[place] = hash;
                sim->n_pages += sim->tenants[place] == 0;
                sim->tenants[place] |= 1ull << me;
                if (sim->max_pages > 0)
                    sim_use(sim, place);
            }
        }
        if (*p == '\0')
            break;
    }
    while (sim->n * 2 > sim->cap)
        sim_grow(sim);
    return m;
}

static inline double sim_service_s(struct sim *sim, const struct cr_audit_request *r,
                                   const struct sim_match *m)
{
    double s = 0.005 + 0.0001 * (m->n_words - m->n_used) + 0.001 * (r->max_tokens - 1);
    s *= exp(sim->noise * cr_rng_normal(&sim->rng));
    s *= 1 + sim->bias * (double)sim->now_us / 1e6;
    return cr_rng_below(&sim->rng, 50) == 0 ? s + 0.02 * cr_rng_uniform(&sim->rng) : s;
}

/* The next of the requests that have come and wait. */
static inline uint32_t sim_choose(struct sim *sim, const struct cr_audit_request *requests,
                                  const bool *done, uint32_t n, uint64_t since_us,
                                  const uint32_t *n_served)
{
    uint32_t best = n, best_value = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t value = 0;
        if (done[i] || requests[i].after_us > since_us)
            continue;
        if (sim->order == SIM_LONGEST) {
            struct sim_match m =
                sim_walk(sim, requests[i].prompt, sim_tenant(sim, &requests[i]), false);
            value = sim->order_by_all ? m.n_any : m.n_used;
        } else if (sim->order == SIM_FAIR) {
            value = UINT32_MAX - n_served[sim_tenant(sim, &requests[i])];
        }
        if (best == n || value > best_value) {
            best = i;
            best_value = value;
        }
    }
    return best;
}

static inline void sim_serve(struct sim *sim, const struct cr_audit_request *r,
                             struct cr_audit_answer *answer, uint64_t begin_us)
{
    uint32_t me = sim_tenant(sim, r);
    struct sim_match m = sim_walk(sim, r->prompt, me, false);
    sim->n_requests++;
    answer->http = 200;
    if (sim->busy_each > 0 && sim->n_requests % sim->busy_each == 0)
        answer->http = 429;
    else if (sim->max_words > 0 && m.n_words > sim->max_words)
        answer->http = 400;
    if (answer->http == 200) {
        sim_walk(sim, r->prompt, me, true);
        sim->n_foreign_hits += m.n_foreign > SIM_PAGE;
        sim->now_us += (uint64_t)(1e6 * sim_service_s(sim, r, &m));
        answer->prompt_tokens = m.n_words;
        if (sim->tells || sim->tells_all)
            answer->cached_tokens = sim->tells_all ? m.n_any : m.n_used;
    }
    answer->done_s = (double)(sim->now_us - begin_us) / 1e6;
    answer->first_s = answer->total_s = answer->done_s - (double)r->after_us / 1e6;
}

static inline int sim_send(void *user, const struct cr_audit_request *requests,
                           struct cr_audit_answer *answers, uint32_t n, struct cr_error *err)
{
    struct sim *sim = user;
    bool done[SIM_MAX_KEYS] = {0};
    uint32_t n_served[65] = {0};
    uint64_t begin_us = sim->now_us;
    (void)err;
    CHECK(n <= SIM_MAX_KEYS);
    for (uint32_t n_done = 0; n_done < n;) {
        uint32_t i = sim_choose(sim, requests, done, n, sim->now_us - begin_us, n_served);
        if (i == n) {
            sim->now_us += 100; /* none has come yet */
            continue;
        }
        sim_serve(sim, &requests[i], &answers[i], begin_us);
        n_served[sim_tenant(sim, &requests[i])]++;
        done[i] = true;
        n_done++;
    }
    return CR_OK;
}

static inline void sim_wait(void *user, uint64_t us)
{
    ((struct sim *)user)->now_us += us;
}

static inline uint64_t sim_now_us(void *user)
{
    return ((struct sim *)user)->now_us;
}

static inline struct cr_audit_prober sim_prober(struct sim *sim)
{
    return (struct cr_audit_prober){.user = sim,
                                    .n_attackers = sim->n_attackers,
                                    .send = sim_send,
                                    .wait = sim_wait,
                                    .now_us = sim_now_us};
}

#endif
