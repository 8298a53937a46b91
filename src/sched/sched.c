/* Requests, and what the next step does.
 *
 * A request knows its prompt and what it sampled so far (`n_known` tokens). Its sequence tells how
 * many of them are computed. What is left is the whole difference between prefill and decode: a
 * decoding request has one token left, a new one has its prompt less what the cache had, and one
 * that was preempted has everything again, and mostly finds it in the cache. The step that reaches
 * the last known token samples the next.
 *
 * A plan is made in three passes.
 *   1. Grow: in order of admission each running request gets a page for its next token. Where none
 *      can be had, one gives way: the youngest of the tenant that has had the most service, but
 *      never the oldest of all. So the oldest always goes on and finishes: no deadlock.
 *   2. Admit: those who gave way first (they have been charged), then by fair.c, strictly in that
 *      order, while there is a place, prefill tokens to give, and pages for the whole prompt with
 *      some to spare for those who decode. Pages of a prompt are reserved on admission, so a
 *      prefill is never preempted for want of its own pages. Only a deferred request lets others
 *      pass: its next pages are being computed by a running request of its own tenant, or on
 *      declared text by anybody's, and its wait ends when those are there or that request has gone.
 *      A request of a tenant that is far behind passes those who gave way, and requests of tenants
 *      far ahead give way to it.
 *   3. Lay out: a token for each that decodes; the prefill tokens to the tenants that prefill, the
 *      one with the least service first, so that a long prompt, or many, do not stand in the way of
 *      another tenant's. While such a prompt is computed, tenants far ahead decode in turns.
 *
 * All memory of a plan was taken when the scheduler was created; a request brings its own.
 *
 * Not done here: time, priorities, deadlines. Nothing in this file looks at a clock.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "sched_int.h"

int cr_sched_create(const struct cr_sched_config *config, struct cr_kv *kv,
                    struct cr_sched **ret_sched)
{
    const struct cr_kv_config *pool = cr_kv_get_config(kv);

    if (config->max_seqs == 0 || config->max_batch < config->max_seqs || config->max_waiting == 0 ||
        config->max_waiting_per_tenant == 0 || config->max_tokens == 0 ||
        config->prefill_chunk == 0 || config->max_seqs > pool->max_seqs ||
        config->max_tokens > pool->max_tokens || config->max_waiting > UINT32_MAX / 2)
        return CR_EINVAL;
    struct cr_sched *s = malloc(sizeof *s);
    if (s == NULL)
        return CR_ENOMEM;
    *s = (struct cr_sched){
        .config = *config,
        .kv = kv,
        .page_tokens = pool->page_tokens,
        .pool_pages = pool->n_pages,
        .max_tenants = config->max_waiting + 2 * config->max_seqs + CR_SCHED_IDLE_TENANTS,
    };
    s->tenants = calloc(s->max_tenants, sizeof *s->tenants);
    s->waiting = calloc(config->max_waiting, sizeof *s->waiting);
    s->running = calloc(config->max_seqs, sizeof *s->running);
    s->items = calloc(config->max_seqs, sizeof *s->items);
    if (s->tenants == NULL || s->waiting == NULL || s->running == NULL || s->items == NULL) {
        cr_sched_destroy(s);
        return CR_ENOMEM;
    }
    *ret_sched = s;
    return CR_OK;
}

static void drop_list(struct cr_sched_list *list)
{
    while (list->first != NULL) {
        struct cr_sched_req *req = list->first;
        cr_sched_list_remove(list, req);
        free(req);
    }
}

void cr_sched_destroy(struct cr_sched *s)
{
    if (s == NULL)
        return;
    for (uint32_t i = 0; i < s->n_tenants; i++)
        drop_list(&s->tenants[i].waiting);
    drop_list(&s->preempted);
    for (uint32_t i = 0; i < s->n_running; i++) {
        if (s->running[i]->seq != NULL)
            cr_kv_close(s->kv, s->running[i]->seq);
        free(s->running[i]);
    }
    free(s->tenants);
    free(s->waiting);
    free(s->running);
    free(s->items);
    free(s);
}

int cr_sched_submit(struct cr_sched *s, struct cr_tenant_id tenant, const int32_t *tokens,
                    uint32_t n_tokens, uint32_t max_new, void *user, struct cr_sched_req **ret_req)
{
    uint64_t n = (uint64_t)n_tokens + max_new;

    if (n_tokens == 0 || max_new == 0)
        return CR_EINVAL;
    if (n > s->config.max_tokens || n > (uint64_t)s->pool_pages * s->page_tokens)
        return CR_ETOOLONG;
    if (s->n_waiting >= s->config.max_waiting)
        return CR_EFULL;
    uint32_t t = cr_sched_tenant_get(s, tenant.v);
    if (s->tenants[t].waiting.n >= s->config.max_waiting_per_tenant)
        return CR_EFULL;
    struct cr_sched_req *req = malloc(sizeof *req + n * sizeof req->tokens[0]);
    if (req == NULL)
        return CR_ENOMEM;
    *req = (struct cr_sched_req){.tenant = t,
                                 .state = CR_REQ_WAITING,
                                 .number = ++s->n_submitted,
                                 .user = user,
                                 .n_prompt = n_tokens,
                                 .max_new = max_new,
                                 .n_known = n_tokens};
    memcpy(req->tokens, tokens, n_tokens * sizeof *tokens);
    s->tenants[t].n_requests++;
    cr_sched_fair_push(s, req);
    *ret_req = req;
    return CR_OK;
}

static void leave_pages(struct cr_sched *s, struct cr_sched_req *req)
{
    if (req->seq != NULL)
        cr_kv_close(s->kv, req->seq);
    req->seq = NULL;
}

static void stop_running(struct cr_sched *s, struct cr_sched_req *req)
{
    uint32_t i = 0;

    leave_pages(s, req);
    while (s->running[i] != req)
        i++;
    s->n_running--;
    memmove(&s->running[i], &s->running[i + 1], (s->n_running - i) * sizeof *s->running);
}

void cr_sched_finish(struct cr_sched *s, struct cr_sched_req *req)
{
    if (req->state != CR_REQ_WAITING)
        stop_running(s, req);
    else if (req->admission != 0)
        cr_sched_list_remove(&s->preempted, req);
    else
        cr_sched_fair_remove(s, req);
    s->tenants[req->tenant].n_requests--;
    free(req);
}

static uint32_t n_left(const struct cr_sched_req *req)
{
    return req->n_known - cr_kv_seq_len(req->seq);
}

static struct cr_sched_tenant *tenant_of(const struct cr_sched *s, const struct cr_sched_req *req)
{
    return &s->tenants[req->tenant];
}

/* Who gives way: of the tenant that has had the most service the youngest, but for the oldest of
 * all, unless it runs alone. */
static struct cr_sched_req *who_gives_way(const struct cr_sched *s)
{
    struct cr_sched_req *oldest = NULL, *who = NULL;

    for (uint32_t i = 0; i < s->n_running; i++) {
        struct cr_sched_req *req = s->running[i];
        if (req->seq == NULL) /* done, and has no pages to give */
            continue;
        if (oldest == NULL)
            oldest = req;
        else if (who == NULL || tenant_of(s, req)->counter >= tenant_of(s, who)->counter)
            who = req;
    }
    return who != NULL ? who : oldest;
}

static void give_way(struct cr_sched *s, struct cr_sched_req *req)
{
    stop_running(s, req);
    req->state = CR_REQ_WAITING;
    cr_sched_list_insert(&s->preempted, req);
    s->n_preempted++;
}

/* Pass 1. */
static void grow(struct cr_sched *s)
{
    uint32_t i = 0;

    while (i < s->n_running) {
        struct cr_sched_req *req = s->running[i];
        if (req->seq == NULL || cr_kv_reserve(s->kv, req->seq, n_left(req)) == CR_OK) {
            i++;
        } else {
            give_way(s, who_gives_way(s));
            i = 0; /* places have moved */
        }
    }
}

static uint32_t common_tokens(const struct cr_sched *s, const struct cr_sched_req *a,
                              const struct cr_sched_req *b)
{
    uint32_t page = s->page_tokens, n = 0;
    uint32_t end = a->n_known - 1 < b->n_known ? a->n_known - 1 : b->n_known;

    while (n + page <= end && memcmp(a->tokens + n, b->tokens + n, page * sizeof(int32_t)) == 0)
        n += page;
    return n;
}

/* Tokens at the beginning of `req` that a running request has computed or is about to, and that
 * `req` will see: one of the same tenant, or any one as far as the text is declared public. 0: no
 * such request computes now. */
static uint32_t in_flight(const struct cr_sched *s, const struct cr_sched_req *req)
{
    uint32_t most = 0;

    if (s->tenants[req->tenant].id == 0)
        return 0; /* nobody's pages are not found again */
    uint32_t n_declared = cr_kv_declared(s->kv, req->tokens, req->n_known);
    for (uint32_t i = 0; i < s->n_running; i++) {
        const struct cr_sched_req *other = s->running[i];
        bool is_own = other->tenant == req->tenant;
        if ((!is_own && (n_declared == 0 || s->tenants[other->tenant].id == 0)) ||
            other->seq == NULL || n_left(other) == 1)
            continue;
        uint32_t n = common_tokens(s, req, other);
        if (!is_own && n > n_declared)
            n = n_declared;
        most = n > most ? n : most;
    }
    return most;
}

/* Whether that is worth a wait. */
static bool is_deferred(const struct cr_sched *s, const struct cr_sched_req *req)
{
    struct cr_tenant_id id = {s->tenants[req->tenant].id};
    uint32_t n = in_flight(s, req);

    return n >= CR_SCHED_DEFER_MIN &&
           n >= CR_SCHED_DEFER_MIN + cr_kv_peek(s->kv, id, req->tokens, req->n_known);
}

/* Prefill tokens of a step in which so many requests decode. */
static uint32_t prefill_budget(const struct cr_sched *s, uint32_t n_decode)
{
    uint32_t n = s->config.max_batch - n_decode;

    if (n_decode > 0 && n > s->config.prefill_chunk)
        n = s->config.prefill_chunk;
    if (s->n_tenants > 1 && n > CR_SCHED_SHARED_STEP)
        n = CR_SCHED_SHARED_STEP;
    return n;
}

/* The prefill tokens of a step, and who wants them. */
struct prefill {
    uint32_t budget;
    uint64_t wanted;
    uint32_t n_requests;
    const struct cr_sched_tenant *last; /* the tenant with the most service among them */
};

static struct prefill count_prefill(const struct cr_sched *s)
{
    struct prefill p = {0};
    uint32_t n_decode = 0;

    for (uint32_t i = 0; i < s->n_running; i++) {
        const struct cr_sched_req *req = s->running[i];
        if (req->seq == NULL)
            continue;
        if (req->state == CR_REQ_DECODE) {
            n_decode++;
            continue;
        }
        p.wanted += n_left(req);
        p.n_requests++;
        if (p.last == NULL || tenant_of(s, req)->counter > p.last->counter)
            p.last = tenant_of(s, req);
    }
    p.budget = prefill_budget(s, n_decode);
    return p;
}

static bool is_prefilling(const struct cr_sched *s, uint32_t tenant)
{
    for (uint32_t i = 0; i < s->n_running; i++) {
        const struct cr_sched_req *req = s->running[i];
        if (req->tenant == tenant && req->state == CR_REQ_PREFILL)
            return true;
    }
    return false;
}

/* Running requests that hold pages, and will give them back. */
static uint32_t n_holding(const struct cr_sched *s)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < s->n_running; i++)
        n += s->running[i]->seq != NULL;
    return n;
}

static int open_seq(struct cr_sched *s, struct cr_sched_req *req)
{
    struct cr_tenant_id id = {s->tenants[req->tenant].id};
    if (s->config.open != NULL)
        return s->config.open(s->config.open_user, req->user, id, req->tokens, req->n_known,
                              &req->seq);
    return cr_kv_open(s->kv, id, req->tokens, req->n_known, &req->seq);
}

static int admit(struct cr_sched *s, struct cr_sched_req *req)
{
    struct cr_sched_tenant *t = &s->tenants[req->tenant];
    struct cr_kv_stats kv;
    int status = open_seq(s, req);

    cr_kv_get_stats(s->kv, &kv);
    req->n_published = kv.n_published_pages;
    if (status == CR_OK && req->admission == 0) {
        cr_kv_seq_match(s->kv, req->seq, req->tokens, req->n_known, &req->match);
        if (in_flight(s, req) > cr_kv_seq_len(req->seq))
            req->match.why = CR_KV_WHY_IN_FLIGHT;
    }
    if (status == CR_OK)
        status = cr_kv_reserve(s->kv, req->seq, n_left(req));
    if (status != CR_OK) {
        leave_pages(s, req);
        return status;
    }
    if (req->admission != 0) {
        cr_sched_list_remove(&s->preempted, req);
    } else {
        cr_sched_fair_remove(s, req);
        req->admission = ++s->n_admitted;
        req->n_cached = cr_kv_seq_explained(req->seq);
        t->counter += (uint64_t)CR_SCHED_PROMPT_WEIGHT * req->n_prompt;
    }
    req->state = CR_REQ_PREFILL;
    uint32_t i = s->n_running++;
    for (; i > 0 && s->running[i - 1]->admission > req->admission; i--)
        s->running[i] = s->running[i - 1];
    s->running[i] = req;
    return CR_OK;
}

/* Who gives way to a request that waits: one of a tenant far ahead of its own, or nobody. */
static struct cr_sched_req *who_gives_way_to(const struct cr_sched *s,
                                             const struct cr_sched_req *req)
{
    struct cr_sched_req *who = who_gives_way(s);

    if (req->admission != 0 || n_holding(s) < 2 ||
        !cr_sched_is_ahead(s, tenant_of(s, who), tenant_of(s, req)))
        return NULL;
    return who;
}

/* Whether there are pages for a request, if need be from those who give way to it. */
static bool find_pages(struct cr_sched *s, const struct cr_sched_req *req)
{
    struct cr_tenant_id id = {tenant_of(s, req)->id};

    for (;;) {
        uint32_t n_others = n_holding(s);
        if (cr_kv_fits(s->kv, id, req->tokens, req->n_known,
                       cr_sched_spare(n_others, s->pool_pages)))
            return true;
        struct cr_sched_req *who = who_gives_way_to(s, req);
        if (who == NULL && (n_others > 0 || !cr_kv_make_room(s->kv, id, req->n_known)))
            return false;
        if (who == NULL) {
            s->n_overdrawn++; /* only floors stood in its way, and they would for ever */
            return true;
        }
        give_way(s, who);
    }
}

/* Who is to be admitted next: those who gave way, then by fair.c; but one of a tenant far behind
 * theirs passes them, as long as not too many have been admitted. */
static struct cr_sched_req *next_request(const struct cr_sched *s)
{
    struct cr_sched_req *former = s->preempted.first, *fresh = cr_sched_fair_next(s);

    if (former == NULL)
        return fresh;
    if (fresh == NULL || s->n_running + s->preempted.n >= 2 * s->config.max_seqs ||
        !cr_sched_is_ahead(s, tenant_of(s, former), tenant_of(s, fresh)))
        return former;
    return fresh;
}

/* Pass 2. */
static int admit_all(struct cr_sched *s)
{
    struct cr_sched_req *req;

    while ((req = next_request(s)) != NULL) {
        bool is_new = req->admission == 0;
        struct cr_sched_tenant *t = tenant_of(s, req);
        bool is_full = s->n_running == s->config.max_seqs;
        if (is_full && who_gives_way_to(s, req) == NULL)
            break;
        if (is_new && is_deferred(s, req)) {
            s->n_deferred += !req->was_deferred;
            req->was_deferred = true;
            t->skipped_in = s->n_plans;
            continue;
        }
        struct prefill p = count_prefill(s);
        if (p.wanted >= p.budget) { /* one more would only share what there is … */
            if (p.n_requests >= CR_SCHED_SHARED_PREFILLS &&
                !(is_new && cr_sched_is_ahead(s, p.last, t)))
                break;
            if (is_new && is_prefilling(s, req->tenant)) { /* … and this tenant has its share */
                t->skipped_in = s->n_plans;
                continue;
            }
        }
        if (is_full)
            give_way(s, who_gives_way_to(s, req));
        if (!find_pages(s, req))
            break;
        int status = admit(s, req);
        /* It was opened on less than what it would find, and what fits had counted with that. */
        if (status == CR_ENOPAGES && n_holding(s) == 0 &&
            cr_kv_make_room(s->kv, (struct cr_tenant_id){t->id}, req->n_known)) {
            s->n_overdrawn++;
            status = admit(s, req);
        }
        if (status == CR_ENOPAGES)
            break;
        if (status != CR_OK)
            return status;
    }
    return CR_OK;
}

static uint32_t take(uint32_t *left, uint32_t n)
{
    if (n > *left)
        n = *left;
    *left -= n;
    return n;
}

/* The tenant with the least service among those that prefill and have not had their share of this
 * step; NULL: none. Equals go by admission. */
static struct cr_sched_tenant *next_prefilling(const struct cr_sched *s)
{
    struct cr_sched_tenant *least = NULL;

    for (uint32_t i = 0; i < s->n_running; i++) {
        struct cr_sched_tenant *t = tenant_of(s, s->running[i]);
        if (s->running[i]->state == CR_REQ_PREFILL && t->shared_in != s->n_plans &&
            (least == NULL || t->counter < least->counter))
            least = t;
    }
    return least;
}

/* Plans a token for each that decodes; for those far ahead of the tenant whose prompt is computed
 * first, in turns: those admitted after the last one that had its turn, then from the beginning.
 * Returns how many. */
static uint32_t plan_decodes(struct cr_sched *s, const struct cr_sched_tenant *first)
{
    uint32_t n = 0, n_ahead = 0;
    uint64_t last_turn = s->last_turn;

    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < s->n_running; i++) {
            struct cr_sched_req *req = s->running[i];
            bool is_later = req->admission > last_turn;
            if (is_later != (round == 0))
                continue;
            req->n_planned = req->seq != NULL && req->state == CR_REQ_DECODE;
            if (req->n_planned > 0 && first != NULL &&
                cr_sched_is_ahead(s, tenant_of(s, req), first)) {
                req->n_planned = n_ahead < CR_SCHED_AHEAD_STEP;
                if (n_ahead++ < CR_SCHED_AHEAD_STEP)
                    s->last_turn = req->admission;
            }
            n += req->n_planned;
        }
    }
    return n;
}

/* Opens a request's sequence anew, where more of its prompt is now. It may be refused that, and
 * what it had may not fit again: then it comes back as those do who gave way. False: it did. */
static bool reopen(struct cr_sched *s, struct cr_sched_req *req)
{
    struct cr_kv_match match;
    uint32_t n_before = cr_kv_seq_len(req->seq);

    leave_pages(s, req);
    if (open_seq(s, req) != CR_OK || cr_kv_reserve(s->kv, req->seq, n_left(req)) != CR_OK) {
        give_way(s, req);
        return false;
    }
    if (cr_kv_seq_len(req->seq) <= n_before) {
        req->n_published = UINT64_MAX; /* so it would be again */
        return true;
    }
    cr_kv_seq_match(s->kv, req->seq, req->tokens, req->n_known, &match);
    match.n_own = req->match.n_own;
    match.n_shared = req->match.n_shared + cr_kv_seq_len(req->seq) - n_before;
    req->match = match;
    s->n_caught_up++;
    return true;
}

/* False: the request is no longer running. */
static bool catch_up(struct cr_sched *s, struct cr_sched_req *req)
{
    struct cr_tenant_id id = {tenant_of(s, req)->id};
    struct cr_kv_stats kv;

    cr_kv_get_stats(s->kv, &kv);
    if (kv.n_published_pages <= req->n_published)
        return true;
    req->n_published = kv.n_published_pages;
    return cr_kv_peek(s->kv, id, req->tokens, req->n_known) <
               cr_kv_seq_len(req->seq) + CR_SCHED_DEFER_MIN ||
           reopen(s, req);
}

/* Shares prefill tokens out among a tenant's prompts. */
static void share_out_to(struct cr_sched *s, struct cr_sched_tenant *t, uint32_t *left)
{
    t->shared_in = s->n_plans;
    for (uint32_t i = 0; i < s->n_running; i++) {
        struct cr_sched_req *req = s->running[i];
        if (req->state != CR_REQ_PREFILL || tenant_of(s, req) != t)
            continue;
        if (*left > 0 && !catch_up(s, req))
            i--; /* the next one has its place */
        else
            req->n_planned = take(left, n_left(req));
    }
}

/* Pass 3: how many tokens each gets. */
static void share_out(struct cr_sched *s)
{
    struct cr_sched_tenant *first = next_prefilling(s);
    uint32_t left = prefill_budget(s, plan_decodes(s, first)), budget = left;

    for (struct cr_sched_tenant *t = first; t != NULL; t = next_prefilling(s)) {
        if (t != first) { /* its prompts end in this step: it is filled to half at most */
            uint32_t n_used = budget - left, half = CR_SCHED_SHARED_STEP / 2;
            uint32_t n_more = n_used < half ? half - n_used : 0;
            left = left < n_more ? left : n_more;
        }
        share_out_to(s, t, &left);
    }
}

int cr_sched_plan(struct cr_sched *s, struct cr_plan *ret_plan)
{
    uint32_t n = 0, n_tokens = 0;

    s->n_plans++;
    grow(s);
    int status = admit_all(s);
    if (status != CR_OK)
        return status;
    share_out(s);
    for (uint32_t i = 0; i < s->n_running; i++) {
        struct cr_sched_req *req = s->running[i];
        if (req->n_planned == 0)
            continue;
        uint32_t pos = cr_kv_seq_len(req->seq), n_pages;
        s->items[n++] = (struct cr_plan_item){.req = req,
                                              .user = req->user,
                                              .tokens = req->tokens + pos,
                                              .n_tokens = req->n_planned,
                                              .pos = pos,
                                              .table = cr_kv_seq_table(req->seq, &n_pages),
                                              .samples = pos + req->n_planned == req->n_known};
        n_tokens += req->n_planned;
    }
    *ret_plan = (struct cr_plan){.items = s->items, .n_items = n, .n_tokens = n_tokens};
    return CR_OK;
}

void cr_sched_commit(struct cr_sched *s, const struct cr_plan *plan, const int32_t *next)
{
    for (uint32_t i = 0; i < plan->n_items; i++) {
        const struct cr_plan_item *item = &plan->items[i];
        struct cr_sched_req *req = item->req;
        int status = cr_kv_commit(s->kv, req->seq, item->tokens, item->n_tokens);

        assert(status == CR_OK); /* the pages were reserved */
        (void)status;
        if (!item->samples)
            continue;
        req->state = CR_REQ_DECODE;
        req->tokens[req->n_known++] = next[i];
        s->tenants[req->tenant].counter += CR_SCHED_OUTPUT_WEIGHT;
        if (req->n_known == req->n_prompt + req->max_new)
            leave_pages(s, req); /* stays until it is finished, but needs nothing more */
    }
}

enum cr_sched_state cr_sched_req_state(const struct cr_sched_req *req)
{
    return req->state;
}

uint32_t cr_sched_req_cached(const struct cr_sched_req *req)
{
    return req->n_cached;
}

const struct cr_kv_match *cr_sched_req_match(const struct cr_sched_req *req)
{
    return &req->match;
}

void cr_sched_get_stats(const struct cr_sched *s, struct cr_sched_stats *ret_stats)
{
    *ret_stats = (struct cr_sched_stats){.n_waiting = s->n_waiting + s->preempted.n,
                                         .n_running = s->n_running,
                                         .n_preempted = s->n_preempted,
                                         .n_deferred = s->n_deferred,
                                         .n_caught_up = s->n_caught_up,
                                         .n_overdrawn = s->n_overdrawn};
}
