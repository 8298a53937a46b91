/* Scheduler and KV manager together, on a virtual clock.
 *
 * Every seed makes a little world: a pool, limits, a few tenants (one of them flooding), requests
 * with arrival times, lengths, prefixes in common, clients that leave; in some, tenants have
 * floors, caps and times to live that change as it goes. A step takes virtual time by its tokens.
 * The engine is a rolling hash: the value in a slot follows from the value in the slot before, read
 * through the block table, and the sampled token from the last value. So a page that is not what
 * the table says shows as a wrong answer, and each answer is compared with what the request would
 * have got alone.
 *
 * Checked for every seed:
 *   - every request ends, with exactly its answer; none is lost; the pages balance at the end;
 *   - so it does whatever the floors; where they leave room for a context, none ever gives way;
 *   - limits of batch, chunk and queues; the invariants of both modules after every step;
 *   - a tenant's requests are admitted in order of arrival;
 *   - tenants that keep requests waiting get service within the bound of VTC; whoever is at the
 *     head of its tenant's queue sees at most twice that bound go to any other tenant before it;
 *   - no page with one tenant's text gets to another without having been zeroed;
 *   - non-interference: the same world, with all tenants using the same texts or each its own, is
 *     planned the same to the last page number. Not where text is declared or cleared: it is
 * shared.
 *
 * In worlds of another kind one tenant keeps more requests waiting than can run, with more text
 * than the pool holds, and another asks now and then. Its prompts are computed without a step
 * between, beside at most as much of the others' as README.md says.
 *
 * CARREL_SIM_SEEDS sets the number of worlds, CARREL_SEED the first.
 */
#include <time.h>

#include "carrel/rng.h"
#include "sched/sched_int.h"
#include "test.h"

#define MAX_REQS    64
#define MAX_PROMPT  160
#define MAX_NEW     40
#define MAX_LEN     (MAX_PROMPT + MAX_NEW)
#define MAX_TENANTS 6
#define MAX_PAGES   256
#define NEVER       UINT64_MAX

enum outcome { PENDING, QUEUED, DONE, CANCELED, REFUSED };

struct sim_req {
    uint32_t tenant; /* 1 … n_tenants */
    uint64_t arrives, leaves;
    uint32_t n_prompt, max_new, n_answer; /* ends by itself after n_answer <= max_new tokens */
    int32_t tokens[MAX_LEN];              /* the prompt, then what was sampled */
    uint32_t n_tokens;
    enum outcome outcome;
    uint32_t lingers; /* steps between its last token and its end */
    bool was_admitted;
    uint64_t head_since[MAX_TENANTS + 1]; /* service of others when it came to its queue's head */
    bool is_head;
    struct cr_sched_req *handle;
};

/* How tenants' limits are drawn. */
enum limits {
    NO_LIMITS,
    FLOORS_WITH_ROOM, /* together they leave room for the longest request */
    ANY_FLOORS,       /* up to the whole pool: nobody would set them so */
};

struct world {
    struct cr_kv_config kv;
    struct cr_sched_config sched;
    uint32_t n_tenants, n_reqs;
    bool has_prefixes; /* common ones, so that requests are deferred */
    bool is_declared;  /* one of them is public */
    bool publishes;    /* text of requests under way is cleared */
    enum limits limits;
    uint32_t relimit; /* steps after which limits are drawn anew */
    uint64_t seed;
    struct sim_req reqs[MAX_REQS];
};

struct sim {
    struct world *w;
    struct cr_kv *kv;
    struct cr_sched *sched;
    uint64_t now, trace;
    uint64_t service[MAX_TENANTS + 1];
    uint64_t last_admitted[MAX_TENANTS + 1]; /* number of the request */
    /* Service of both when the pair last became backlogged together; NEVER: they are not. */
    uint64_t both[MAX_TENANTS + 1][MAX_TENANTS + 1][2];
    uint64_t slots[MAX_PAGES][16];
    uint32_t writer[MAX_PAGES]; /* 0: zeroed */
    struct cr_sched_stats stats;
    uint64_t n_steps;
    struct cr_rng limits_rng, verdict_rng;
};

static struct {
    uint64_t n_steps, n_done, n_canceled, n_refused, n_preempted, n_deferred, n_hit, n_evicted;
    uint64_t n_expired, n_overdrawn, n_caught_up;
    uint64_t widest; /* gap of service between backlogged tenants, in percent of the bound */
} total;

/* Worlds. */

static uint32_t between(struct cr_rng *rng, uint32_t least, uint32_t most)
{
    return least + (uint32_t)cr_rng_below(rng, most - least + 1);
}

static void make_request(struct world *w, struct cr_rng *rng, struct sim_req *r, uint64_t arrives)
{
    uint32_t longest = between(rng, 0, 3) == 0 ? MAX_PROMPT : MAX_PROMPT / 4;

    *r = (struct sim_req){.arrives = arrives, .leaves = NEVER};
    /* The first tenant floods. */
    r->tenant = between(rng, 0, 1) == 0 ? 1 : between(rng, 1, w->n_tenants);
    r->n_prompt = between(rng, 1, longest);
    r->max_new = between(rng, 1, MAX_NEW);
    r->n_answer = between(rng, 0, 2) == 0 ? between(rng, 1, r->max_new) : r->max_new;
    if (w->has_prefixes) { /* one of three long beginnings, and something of its own */
        uint32_t system = between(rng, 0, 2), n_common = 48 * between(rng, 0, 2);
        r->n_prompt = n_common + between(rng, 1, MAX_PROMPT - 2 * 48);
        for (uint32_t i = 0; i < r->n_prompt; i++)
            r->tokens[i] = (int32_t)(i < n_common ? system * 7 + i % 3 : between(rng, 10, 13));
    } else {
        for (uint32_t i = 0; i < r->n_prompt; i++)
            r->tokens[i] = (int32_t)(i == 0 ? 100000 + (uint32_t)(r - w->reqs) : i % 5);
    }
    r->n_tokens = r->n_prompt;
    r->lingers = between(rng, 0, 2) == 0 ? between(rng, 1, 40) : 0;
    if (between(rng, 0, 9) == 0)
        r->leaves = arrives + between(rng, 0, 200000);
}

static void make_world(struct world *w, uint64_t seed)
{
    struct cr_rng rng;
    uint64_t now = 0;

    cr_rng_seed(&rng, seed);
    memset(w, 0, sizeof *w);
    w->kv.page_tokens = 1u << between(&rng, 0, 4);
    w->kv.store_apart = seed % 2 == 0;
    uint32_t least = (MAX_LEN + w->kv.page_tokens - 1) / w->kv.page_tokens;
    w->kv.n_pages = between(&rng, least, least + 50 < MAX_PAGES ? least + 50 : MAX_PAGES);
    w->sched.max_seqs = between(&rng, 1, 16);
    w->kv.max_seqs = w->sched.max_seqs;
    w->kv.max_tokens = w->sched.max_tokens = MAX_LEN;
    w->sched.max_batch = w->sched.max_seqs + between(&rng, 0, 80);
    w->sched.prefill_chunk = between(&rng, 1, 64);
    w->sched.max_waiting = between(&rng, 4, 60);
    w->sched.max_waiting_per_tenant = between(&rng, 4, 60);
    w->n_tenants = between(&rng, 1, MAX_TENANTS);
    w->has_prefixes = between(&rng, 0, 1) == 1;
    w->n_reqs = between(&rng, 1, MAX_REQS);
    uint32_t pause = between(&rng, 0, 2) == 0 ? 0 : between(&rng, 100, 20000);
    for (uint32_t i = 0; i < w->n_reqs; i++) {
        make_request(w, &rng, &w->reqs[i], now);
        now += between(&rng, 0, pause);
    }
    w->seed = seed;
    w->limits = (enum limits)between(&rng, NO_LIMITS, ANY_FLOORS);
    w->relimit = between(&rng, 1, 100);
    w->is_declared = w->has_prefixes && between(&rng, 0, 2) == 0;
    w->publishes = w->has_prefixes && !w->is_declared && between(&rng, 0, 1) == 0;
    w->kv.mode = w->is_declared ? CR_KV_DECLARED : w->publishes ? CR_KV_SELECTIVE : CR_KV_ISOLATED;
}

/* Several tenants' text is on one page, and they need not be served as if each were alone. */
static bool shares(const struct world *w)
{
    return w->is_declared || w->publishes;
}

/* Draws limits for all tenants, as far as they are allowed together. */
static void draw_limits(struct sim *sim)
{
    const struct world *w = sim->w;
    struct cr_rng *rng = &sim->limits_rng;
    uint32_t page = w->kv.page_tokens, longest = (MAX_LEN + page - 1) / page;
    uint32_t left = w->limits == ANY_FLOORS ? w->kv.n_pages : w->kv.n_pages - longest;

    for (uint32_t t = 1; t <= w->n_tenants; t++)
        CHECK_INT(cr_kv_set_limits(sim->kv, (struct cr_tenant_id){t}, &(struct cr_kv_limits){0}),
                  CR_OK);
    for (uint32_t t = 1; t <= w->n_tenants; t++) {
        struct cr_kv_limits l = {0};
        if (between(rng, 0, 2) > 0)
            l.floor_pages = between(rng, 0, left);
        if (between(rng, 0, 2) == 0) /* mostly less than one request */
            l.cap_pages = between(rng, 1, longest) + l.floor_pages;
        if (between(rng, 0, 2) == 0)
            l.ttl_s = between(rng, 1, 100);
        left -= l.floor_pages;
        CHECK_INT(cr_kv_set_limits(sim->kv, (struct cr_tenant_id){t}, &l), CR_OK);
    }
}

/* The engine. */

static void on_zero(void *user, struct cr_page_id page)
{
    struct sim *sim = user;

    memset(sim->slots[page.v], 0xee, sizeof sim->slots[page.v]);
    sim->writer[page.v] = 0;
}

static uint64_t roll(uint64_t before, int32_t token)
{
    uint64_t x = (before + (uint64_t)token + 1) * 0x9e3779b97f4a7c15u;
    return x ^ x >> 29;
}

static int32_t sample(uint64_t value)
{
    return (int32_t)(1000000 + value % 7); /* never a prompt's token */
}

static void note(struct sim *sim, uint64_t x)
{
    sim->trace = roll(sim->trace ^ x, 1);
}

static int32_t run_item(struct sim *sim, const struct cr_plan_item *item)
{
    struct sim_req *r = item->user;
    uint32_t page_tokens = sim->w->kv.page_tokens;
    uint64_t value = 0;

    note(sim, (uint64_t)(r - sim->w->reqs));
    note(sim, (uint64_t)item->pos << 33 | (uint64_t)item->n_tokens << 1 | item->samples);
    if (item->pos > 0) {
        uint32_t before = item->pos - 1, page = item->table[before / page_tokens].v;
        value = sim->slots[page][before % page_tokens];
    }
    for (uint32_t i = 0; i < item->n_tokens; i++) {
        uint32_t pos = item->pos + i, page = item->table[pos / page_tokens].v;
        CHECK(item->tokens[i] == r->tokens[pos]);
        value = roll(value, item->tokens[i]);
        CHECK(sim->writer[page] == 0 || sim->writer[page] == r->tenant);
        sim->writer[page] = r->tenant;
        sim->slots[page][pos % page_tokens] = value;
    }
    for (uint32_t i = 0; i < (item->pos + item->n_tokens - 1) / page_tokens + 1; i++) {
        if (!sim->w->kv.store_apart || shares(sim->w))
            continue;
        CHECK_INT(sim->writer[item->table[i].v], r->tenant);
        note(sim, item->table[i].v);
    }
    CHECK_INT(item->samples, item->pos + item->n_tokens == r->n_tokens);
    return sample(value);
}

static void check_answer(const struct sim_req *r)
{
    uint64_t value = 0;

    for (uint32_t i = 0; i < r->n_tokens; i++) {
        if (i >= r->n_prompt)
            CHECK_INT(r->tokens[i], sample(value));
        value = roll(value, r->tokens[i]);
    }
}

/* The loop around the scheduler. */

static uint64_t service_bound(const struct world *w)
{
    return CR_SCHED_PROMPT_WEIGHT * (MAX_PROMPT + 2 * w->sched.max_tokens) +
           (uint64_t)CR_SCHED_OUTPUT_WEIGHT * 2 * w->sched.max_seqs * MAX_NEW;
}

static void submit(struct sim *sim, struct sim_req *r)
{
    struct world *w = sim->w;
    uint32_t n_own = 0, n_all = 0;

    for (uint32_t i = 0; i < w->n_reqs; i++) {
        if (w->reqs[i].outcome == QUEUED && !w->reqs[i].was_admitted) {
            n_all++;
            n_own += w->reqs[i].tenant == r->tenant;
        }
    }
    bool is_full = n_all >= w->sched.max_waiting || n_own >= w->sched.max_waiting_per_tenant;
    int status = cr_sched_submit(sim->sched, (struct cr_tenant_id){r->tenant}, r->tokens,
                                 r->n_prompt, r->max_new, r, &r->handle);
    CHECK_INT(status, is_full ? CR_EFULL : CR_OK);
    r->outcome = is_full ? REFUSED : QUEUED;
}

static void end(struct sim *sim, struct sim_req *r, enum outcome outcome)
{
    cr_sched_finish(sim->sched, r->handle);
    r->outcome = outcome;
    check_answer(r);
    if (outcome == DONE)
        CHECK_INT(r->n_tokens, r->n_prompt + r->n_answer);
}

/* What was admitted since the last plan, and what that means for those who wait. */
static void see_admissions(struct sim *sim)
{
    struct world *w = sim->w;
    uint64_t bound = service_bound(w);

    for (uint32_t i = 0; i < w->n_reqs; i++) {
        struct sim_req *r = &w->reqs[i];
        if (r->outcome != QUEUED || r->was_admitted ||
            cr_sched_req_state(r->handle) == CR_REQ_WAITING)
            continue;
        r->was_admitted = true;
        sim->service[r->tenant] += CR_SCHED_PROMPT_WEIGHT * r->n_prompt;
        CHECK(r->handle->number > sim->last_admitted[r->tenant]);
        sim->last_admitted[r->tenant] = r->handle->number;
    }
    bool has_head[MAX_TENANTS + 1] = {false};
    for (uint32_t i = 0; i < w->n_reqs; i++) {
        struct sim_req *r = &w->reqs[i];
        if (r->outcome != QUEUED || r->was_admitted || has_head[r->tenant])
            continue;
        has_head[r->tenant] = true;
        if (!r->is_head)
            memcpy(r->head_since, sim->service, sizeof sim->service);
        r->is_head = true;
        for (uint32_t t = 1; t <= w->n_tenants && !w->has_prefixes; t++)
            CHECK(t == r->tenant || sim->service[t] - r->head_since[t] <= 2 * bound);
    }
    for (uint32_t a = 1; a <= w->n_tenants; a++) {
        for (uint32_t b = a + 1; b <= w->n_tenants && !w->has_prefixes; b++) {
            uint64_t *since = sim->both[a][b];
            if (!has_head[a] || !has_head[b]) {
                since[0] = NEVER;
                continue;
            }
            if (since[0] == NEVER) {
                since[0] = sim->service[a];
                since[1] = sim->service[b];
            }
            uint64_t x = sim->service[a] - since[0], y = sim->service[b] - since[1];
            uint64_t gap = x > y ? x - y : y - x;
            CHECK(gap <= 2 * bound);
            if (gap * 100 / (2 * bound) > total.widest)
                total.widest = gap * 100 / (2 * bound);
        }
    }
}

static void check_plan(const struct sim *sim, const struct cr_plan *plan)
{
    uint32_t n_tokens = 0, n_prefill = 0, n_decode = 0;

    for (uint32_t i = 0; i < plan->n_items; i++) {
        n_tokens += plan->items[i].n_tokens;
        if (cr_sched_req_state(plan->items[i].req) == CR_REQ_DECODE) {
            CHECK_INT(plan->items[i].n_tokens, 1);
            n_decode++;
        } else {
            n_prefill += plan->items[i].n_tokens;
        }
    }
    CHECK_INT(n_tokens, plan->n_tokens);
    CHECK(n_tokens <= sim->w->sched.max_batch && plan->n_items <= sim->w->sched.max_seqs);
    CHECK(n_decode == 0 || n_prefill <= sim->w->sched.prefill_chunk);
}

static bool is_complete(const struct sim_req *r)
{
    return r->outcome == QUEUED && r->n_tokens == r->n_prompt + r->n_answer;
}

/* Nothing can be planned: then nothing may be waiting, but for the end of what is complete. */
static void idle(struct sim *sim)
{
    uint64_t next = NEVER;

    for (uint32_t i = 0; i < sim->w->n_reqs; i++) {
        struct sim_req *r = &sim->w->reqs[i];
        if (is_complete(r)) {
            end(sim, r, DONE);
            next = sim->now;
        }
        if (r->outcome == PENDING && r->arrives < next)
            next = r->arrives;
    }
    for (uint32_t i = 0; i < sim->w->n_reqs && next > sim->now; i++)
        CHECK(sim->w->reqs[i].outcome != QUEUED);
    sim->now = next;
}

/* Clears some requests' text, as far as it is cached. */
static void publish(struct sim *sim)
{
    for (int i = 0; i < 8; i++) {
        const struct sim_req *r = &sim->w->reqs[cr_rng_below(&sim->verdict_rng, sim->w->n_reqs)];
        if (r->outcome == QUEUED)
            cr_kv_publish(sim->kv, (struct cr_tenant_id){r->tenant}, r->tokens, r->n_prompt);
    }
}

static void step(struct sim *sim)
{
    struct world *w = sim->w;
    struct cr_plan plan;
    int32_t next[16];

    for (uint32_t i = 0; i < w->n_reqs; i++) {
        struct sim_req *r = &w->reqs[i];
        if (r->outcome == PENDING && r->arrives <= sim->now)
            submit(sim, r);
        if (r->outcome == QUEUED && r->leaves <= sim->now)
            end(sim, r, CANCELED);
    }
    if (w->limits != NO_LIMITS) {
        if (sim->n_steps % w->relimit == 0)
            draw_limits(sim);
        total.n_expired += cr_kv_expire(sim->kv, (uint32_t)(sim->now / 1000), 8);
    }
    if (w->publishes)
        publish(sim);
    CHECK_INT(cr_sched_plan(sim->sched, &plan), CR_OK);
    check_plan(sim, &plan);
    see_admissions(sim);
    if (plan.n_items == 0) {
        idle(sim);
        return;
    }
    for (uint32_t i = 0; i < plan.n_items; i++)
        next[i] = run_item(sim, &plan.items[i]);
    cr_sched_commit(sim->sched, &plan, next);
    sim->now += 500 + 50 * plan.n_tokens;
    sim->n_steps++;
    for (uint32_t i = 0; i < plan.n_items; i++) {
        struct sim_req *r = plan.items[i].user;
        if (!plan.items[i].samples)
            continue;
        r->tokens[r->n_tokens++] = next[i];
        sim->service[r->tenant] += CR_SCHED_OUTPUT_WEIGHT;
    }
    for (uint32_t i = 0; i < w->n_reqs; i++) {
        struct sim_req *r = &w->reqs[i];
        if (!is_complete(r))
            continue;
        if (r->lingers == 0 || r->n_answer < r->max_new)
            end(sim, r, DONE);
        else
            r->lingers--;
    }
    CHECK(cr_kv_is_valid(sim->kv));
    CHECK(cr_sched_is_valid(sim->sched));
}

/* Runs a world to its end; `shift` moves each tenant's tokens apart. Returns the trace. */
static uint64_t run_world(const struct world *template, int32_t shift)
{
    static struct world w;
    static struct sim sim;
    struct cr_kv_stats kv;
    int32_t declared[96];

    w = *template;
    memset(&sim, 0, sizeof sim);
    memset(sim.both, 0xff, sizeof sim.both);
    sim.w = &w;
    w.kv.on_zero = on_zero;
    w.kv.user = &sim;
    for (uint32_t i = 0; i < w.n_reqs; i++)
        for (uint32_t k = 0; k < w.reqs[i].n_prompt; k++)
            w.reqs[i].tokens[k] += shift * (int32_t)w.reqs[i].tenant;
    CHECK_INT(cr_kv_create(&w.kv, &sim.kv), CR_OK);
    CHECK_INT(cr_sched_create(&w.sched, sim.kv, &sim.sched), CR_OK);
    cr_rng_seed(&sim.limits_rng, ~w.seed);
    cr_rng_seed(&sim.verdict_rng, w.seed << 1);
    for (int32_t i = 0; w.is_declared && i < 96; i++)
        declared[i] = i % 3;
    if (w.is_declared)
        CHECK_INT(cr_kv_declare(sim.kv, 1, declared, 96), CR_OK);
    while (sim.now != NEVER) {
        step(&sim);
        CHECK(sim.n_steps < 100000);
    }
    for (uint32_t i = 0; i < w.n_reqs; i++) {
        total.n_done += w.reqs[i].outcome == DONE;
        total.n_canceled += w.reqs[i].outcome == CANCELED;
        total.n_refused += w.reqs[i].outcome == REFUSED;
        CHECK(w.reqs[i].outcome != PENDING && w.reqs[i].outcome != QUEUED);
    }
    cr_kv_get_stats(sim.kv, &kv);
    cr_sched_get_stats(sim.sched, &sim.stats);
    CHECK_INT(kv.n_pinned, 0);
    CHECK_INT(kv.n_free + kv.n_cached, kv.n_pages);
    CHECK_INT(sim.stats.n_waiting + sim.stats.n_running, 0);
    CHECK(w.limits == ANY_FLOORS || shares(&w) || sim.stats.n_overdrawn == 0);
    total.n_steps += sim.n_steps;
    total.n_preempted += sim.stats.n_preempted;
    total.n_deferred += sim.stats.n_deferred;
    total.n_caught_up += sim.stats.n_caught_up;
    total.n_hit += kv.n_hit_tokens;
    total.n_evicted += kv.n_evicted_pages;
    total.n_overdrawn += sim.stats.n_overdrawn;
    note(&sim, kv.n_hit_tokens);
    note(&sim, sim.now);
    cr_sched_destroy(sim.sched);
    cr_kv_destroy(sim.kv);
    return sim.trace;
}

static uint64_t current_seed; /* 0: not in a world */

static void tell_seed(void)
{
    if (current_seed != 0)
        fprintf(stderr, "in the world of seed %" PRIu64 "\n", current_seed);
}

static void many_worlds(void)
{
    const char *n = getenv("CARREL_SIM_SEEDS"), *first = getenv("CARREL_SEED");
    uint64_t n_seeds = n != NULL ? strtoull(n, NULL, 10) : 1000;
    uint64_t seed = first != NULL ? strtoull(first, NULL, 10) : 1;
    static struct world w;
    clock_t begin = clock();

    memset(&total, 0, sizeof total);
    CHECK_INT(atexit(tell_seed), 0);
    for (uint64_t i = 0; i < n_seeds; i++) {
        current_seed = seed + i;
        make_world(&w, seed + i);
        uint64_t trace = run_world(&w, 0);
        CHECK(shares(&w) || trace == run_world(&w, 1000));
    }
    current_seed = 0;
    printf("%" PRIu64 " seeds from %" PRIu64 ", twice each, in %.1f s: %" PRIu64 " steps; %" PRIu64
           " answers, %" PRIu64 " left, %" PRIu64 " refused; %" PRIu64 " preemptions, %" PRIu64
           " deferred, %" PRIu64 " caught up; %" PRIu64 " tokens found, %" PRIu64
           " pages evicted, %" PRIu64 " expired; floors gave way %" PRIu64
           " times; widest gap %" PRIu64 "%% of the bound\n",
           n_seeds, seed, (double)(clock() - begin) / CLOCKS_PER_SEC, total.n_steps, total.n_done,
           total.n_canceled, total.n_refused, total.n_preempted, total.n_deferred,
           total.n_caught_up, total.n_hit, total.n_evicted, total.n_expired, total.n_overdrawn,
           total.widest);
    if (n_seeds >= 100) /* the worlds are what they are meant to be */
        CHECK(total.n_preempted > n_seeds / 4 && total.n_deferred > n_seeds / 4 &&
              total.n_caught_up > n_seeds / 50 && total.n_hit > 0 && total.n_evicted > 0 &&
              total.n_refused > 0 && total.n_canceled > 0 && total.n_expired > 0 &&
              total.n_overdrawn > 0);
}

/* --- beside a flood ----------------------------------------------------------------------- */

#define FLOOD_CONTEXT 1024u
#define FLOOD_PAGE    16u
#define FLOOD_REQS    64u

struct flood_req {
    struct cr_sched_req *handle; /* NULL: none */
    uint32_t n_prompt, max_new, n_answer;
};

struct flood {
    struct cr_kv *kv;
    struct cr_sched *sched;
    struct cr_rng rng;
    struct flood_req reqs[FLOOD_REQS]; /* the first is the victim's */
    uint64_t service;                  /* that the flood got since the victim last asked */
};

static void flood_submit(struct flood *f, uint32_t i, uint32_t tenant, uint32_t n_prompt,
                         uint32_t max_new)
{
    static int32_t next_token;
    int32_t tokens[FLOOD_CONTEXT];

    for (uint32_t k = 0; k < n_prompt; k++)
        tokens[k] = next_token++;
    f->reqs[i] = (struct flood_req){.n_prompt = n_prompt, .max_new = max_new};
    if (cr_sched_submit(f->sched, (struct cr_tenant_id){tenant}, tokens, n_prompt, max_new,
                        &f->reqs[i], &f->reqs[i].handle) != CR_OK)
        f->reqs[i].handle = NULL;
}

/* As many as the queue takes. */
static void flood_fill(struct flood *f)
{
    for (uint32_t i = 1; i < FLOOD_REQS; i++) {
        bool is_long = between(&f->rng, 0, 1) == 0;
        uint32_t n_prompt = is_long ? between(&f->rng, 200, 900) : between(&f->rng, 1, 60);
        if (f->reqs[i].handle == NULL)
            flood_submit(f, i, 2, n_prompt, between(&f->rng, 1, is_long ? 20 : 100));
    }
}

/* What the plan gives the victim beside others, if its prompt is under way. */
static void flood_check(const struct flood *f, const struct cr_plan *plan, uint32_t *n_left)
{
    uint32_t own = 0, others = 0;

    for (uint32_t i = 0; i < plan->n_items; i++)
        *(plan->items[i].user == &f->reqs[0] ? &own : &others) += plan->items[i].n_tokens;
    CHECK_INT(own, *n_left < CR_SCHED_SHARED_STEP ? *n_left : CR_SCHED_SHARED_STEP);
    CHECK(own + others <= CR_SCHED_SHARED_STEP + CR_SCHED_AHEAD_STEP);
    CHECK(others <= CR_SCHED_AHEAD_STEP ||
          own + others <= CR_SCHED_SHARED_STEP / 2 + CR_SCHED_AHEAD_STEP);
    *n_left -= own;
}

static void flood_step(struct flood *f, uint32_t *n_left)
{
    int32_t next[16] = {0};
    struct cr_plan plan;

    CHECK_INT(cr_sched_plan(f->sched, &plan), CR_OK);
    if (*n_left > 0)
        flood_check(f, &plan, n_left);
    cr_sched_commit(f->sched, &plan, next);
    CHECK(cr_sched_is_valid(f->sched) && cr_kv_is_valid(f->kv));
    struct cr_plan_item items[16];
    memcpy(items, plan.items, plan.n_items * sizeof *items);
    for (uint32_t i = 0; i < plan.n_items; i++) {
        struct flood_req *r = items[i].user;
        f->service += r != &f->reqs[0] ? items[i].n_tokens : 0;
        if (!items[i].samples || ++r->n_answer < r->max_new)
            continue;
        cr_sched_finish(f->sched, r->handle);
        r->handle = NULL;
    }
}

static void flood_world(uint64_t seed)
{
    static struct flood f;
    uint32_t n_asked = 0, n_left = 0;
    uint64_t n_steps = 0, credit = UINT64_C(2) * FLOOD_CONTEXT, owed = credit;

    memset(&f, 0, sizeof f);
    cr_rng_seed(&f.rng, seed);
    uint32_t max_seqs = between(&f.rng, 2, 16);
    struct cr_kv_config pool = {.page_tokens = FLOOD_PAGE,
                                .n_pages = between(&f.rng, 150, 400),
                                .max_seqs = max_seqs,
                                .max_tokens = FLOOD_CONTEXT};
    struct cr_sched_config config = {.max_batch = between(&f.rng, 80, 300),
                                     .max_seqs = max_seqs,
                                     .max_waiting = FLOOD_REQS,
                                     .max_waiting_per_tenant = between(&f.rng, 4, 40),
                                     .max_tokens = FLOOD_CONTEXT,
                                     .prefill_chunk = between(&f.rng, CR_SCHED_SHARED_STEP, 128)};
    CHECK_INT(cr_kv_create(&pool, &f.kv), CR_OK);
    CHECK_INT(cr_sched_create(&config, f.kv, &f.sched), CR_OK);
    flood_submit(&f, 0, 1, 1, 1); /* it has been here before */
    for (; n_asked < 10; n_steps++) {
        flood_fill(&f);
        if (f.reqs[0].handle == NULL && f.service > owed && between(&f.rng, 0, 9) == 0) {
            n_left = between(&f.rng, 1, FLOOD_CONTEXT - 30);
            flood_submit(&f, 0, 1, n_left, between(&f.rng, 1, 30));
            owed = credit + n_left + CR_SCHED_OUTPUT_WEIGHT * 30;
            f.service = 0;
            n_asked++;
        }
        flood_step(&f, &n_left);
        CHECK(n_steps < 100000);
    }
    cr_sched_destroy(f.sched);
    cr_kv_destroy(f.kv);
}

static void beside_a_flood(void)
{
    for (uint64_t seed = 1; seed <= 200; seed++) {
        current_seed = seed;
        flood_world(seed);
    }
    current_seed = 0;
}

TEST_MAIN(CASE(many_worlds), CASE(beside_a_flood))
