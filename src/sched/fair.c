/* Who is next: virtual token counters (Sheng et al., "Fairness in Serving Large Language Models",
 * OSDI 2024).
 *
 * Every tenant has a counter of the service it received: prompt tokens when a request is admitted,
 * in full, cached or not; sampled tokens, which cost more, as they come. The waiting tenant with
 * the least counter is next; equals go by arrival. Within a tenant it is first come, first served.
 *
 * Virtual time is the least counter among those who wait or, when nobody waits, that of the tenant
 * that emptied the queue; it never goes back. In the paper a tenant that had nothing waiting and
 * comes back is lifted to it, so that nobody saves up credit. Then a tenant that asks now and then
 * beside one that floods would always be its equal, and wait for what was admitted before; so here
 * it is lifted to two longest requests less (as CFS places a task that wakes): with one on its
 * account it still is one behind the others, and they are far ahead. It goes before them until it
 * has used that up. When nothing runs or waits, nobody owes anything for what he used alone:
 * virtual time passes the greatest counter by that credit, so all begin as equals.
 *
 * Counters only grow, and a tenant that leaves with more than the others have keeps its debt while
 * others are busy: that is why idle tenants are remembered, up to a bound. When the table is full,
 * the idle tenant with the least counter, so the least debt, is forgotten.
 *
 * The bound that follows (as in the paper; tests/sched/test_sim.c checks it): the service of two
 * tenants that both keep requests waiting differs by at most twice the sum of a longest prompt, the
 * credit, and all that one tenant's admitted requests can still generate.
 *
 * Tenants that wait are few and stand in one array, which is searched. A heap would have to be
 * mended with every sampled token.
 */
#include "sched_int.h"

void cr_sched_list_push(struct cr_sched_list *list, struct cr_sched_req *req)
{
    req->next = NULL;
    req->prev = list->last;
    *(list->last != NULL ? &list->last->next : &list->first) = req;
    list->last = req;
    list->n++;
}

void cr_sched_list_insert(struct cr_sched_list *list, struct cr_sched_req *req)
{
    struct cr_sched_req *next = list->first;

    while (next != NULL && next->admission < req->admission)
        next = next->next;
    req->next = next;
    req->prev = next != NULL ? next->prev : list->last;
    *(req->prev != NULL ? &req->prev->next : &list->first) = req;
    *(next != NULL ? &next->prev : &list->last) = req;
    list->n++;
}

void cr_sched_list_remove(struct cr_sched_list *list, struct cr_sched_req *req)
{
    *(req->prev != NULL ? &req->prev->next : &list->first) = req->next;
    *(req->next != NULL ? &req->next->prev : &list->last) = req->prev;
    req->prev = req->next = NULL;
    list->n--;
}

uint32_t cr_sched_tenant_get(struct cr_sched *s, uint32_t id)
{
    uint32_t idle = s->n_tenants;

    for (uint32_t i = 0; i < s->n_tenants; i++) {
        struct cr_sched_tenant *t = &s->tenants[i];
        if (t->id == id)
            return i;
        if (t->n_requests == 0 && i != s->last_left &&
            (idle == s->n_tenants || t->counter < s->tenants[idle].counter))
            idle = i;
    }
    if (s->n_tenants < s->max_tenants)
        idle = s->n_tenants++;
    s->tenants[idle] = (struct cr_sched_tenant){.id = id};
    return idle;
}

static uint64_t longest_request(const struct cr_sched *s)
{
    return (uint64_t)CR_SCHED_PROMPT_WEIGHT * s->config.max_tokens;
}

static uint64_t credit(const struct cr_sched *s)
{
    return 2 * longest_request(s);
}

static uint64_t greatest_counter(const struct cr_sched *s)
{
    uint64_t most = 0;
    for (uint32_t i = 0; i < s->n_tenants; i++)
        if (s->tenants[i].counter > most)
            most = s->tenants[i].counter;
    return most;
}

static uint64_t least_waiting_counter(const struct cr_sched *s)
{
    if (s->n_waiting_tenants == 0)
        return s->tenants[s->last_left].counter;
    uint64_t least = UINT64_MAX;
    for (uint32_t i = 0; i < s->n_waiting_tenants; i++) {
        uint64_t counter = s->tenants[s->waiting[i]].counter;
        if (counter < least)
            least = counter;
    }
    return least;
}

static void advance(struct cr_sched *s)
{
    bool is_idle = s->n_running == 0 && s->preempted.n == 0 && s->n_waiting_tenants == 0;
    uint64_t now = is_idle ? greatest_counter(s) + credit(s) : least_waiting_counter(s);

    if (now > s->now)
        s->now = now;
}

void cr_sched_fair_push(struct cr_sched *s, struct cr_sched_req *req)
{
    struct cr_sched_tenant *t = &s->tenants[req->tenant];

    if (t->waiting.n == 0) {
        advance(s);
        if (t->counter + credit(s) < s->now)
            t->counter = s->now - credit(s);
        t->waiting_pos = s->n_waiting_tenants;
        s->waiting[s->n_waiting_tenants++] = req->tenant;
    }
    cr_sched_list_push(&t->waiting, req);
    s->n_waiting++;
}

bool cr_sched_is_ahead(const struct cr_sched *s, const struct cr_sched_tenant *a,
                       const struct cr_sched_tenant *b)
{
    return a->counter > b->counter + longest_request(s);
}

struct cr_sched_req *cr_sched_fair_next(const struct cr_sched *s)
{
    const struct cr_sched_tenant *best = NULL;

    for (uint32_t i = 0; i < s->n_waiting_tenants; i++) {
        const struct cr_sched_tenant *t = &s->tenants[s->waiting[i]];
        if (t->skipped_in == s->n_plans)
            continue;
        if (best == NULL || t->counter < best->counter ||
            (t->counter == best->counter && t->waiting.first->number < best->waiting.first->number))
            best = t;
    }
    return best != NULL ? best->waiting.first : NULL;
}

void cr_sched_fair_remove(struct cr_sched *s, struct cr_sched_req *req)
{
    struct cr_sched_tenant *t = &s->tenants[req->tenant];

    cr_sched_list_remove(&t->waiting, req);
    s->n_waiting--;
    if (t->waiting.n > 0)
        return;
    uint32_t moved = s->waiting[--s->n_waiting_tenants];
    s->waiting[t->waiting_pos] = moved;
    s->tenants[moved].waiting_pos = t->waiting_pos;
    if (s->n_waiting_tenants == 0)
        s->last_left = req->tenant;
}
