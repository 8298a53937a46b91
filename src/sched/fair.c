/* Who is next: virtual token counters (Sheng et al., "Fairness in Serving Large Language Models",
 * OSDI 2024).
 *
 * Every tenant has a counter of the service it received: prompt tokens when a request is admitted,
 * in full, cached or not; sampled tokens, which cost more, as they come. The waiting tenant with
 * the least counter is next; equals go by arrival. Within a tenant it is first come, first served.
 *
 * A tenant that had nothing waiting and comes back is lifted to the least counter among those who
 * wait, so that nobody saves up credit while away. When nobody waits, it is lifted to the counter
 * of the tenant that emptied the queue. Counters only grow, and a tenant that leaves with more than
 * the others have keeps its debt: that is why idle tenants are remembered, up to a bound. When the
 * table is full, the idle tenant with the least counter, so the least debt, is forgotten.
 *
 * The bound that follows (as in the paper; tests/sched/test_sim.c checks it): the service of two
 * tenants that both keep requests waiting differs by at most twice the sum of a longest prompt, a
 * longest request (see admit_all) and all that one tenant's running requests can still generate.
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

void cr_sched_list_push_front(struct cr_sched_list *list, struct cr_sched_req *req)
{
    req->prev = NULL;
    req->next = list->first;
    *(list->first != NULL ? &list->first->prev : &list->last) = req;
    list->first = req;
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

static uint64_t floor_counter(const struct cr_sched *s)
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

void cr_sched_fair_push(struct cr_sched *s, struct cr_sched_req *req)
{
    struct cr_sched_tenant *t = &s->tenants[req->tenant];

    if (t->waiting.n == 0) {
        uint64_t least = floor_counter(s);
        if (t->counter < least)
            t->counter = least;
        t->waiting_pos = s->n_waiting_tenants;
        s->waiting[s->n_waiting_tenants++] = req->tenant;
    }
    cr_sched_list_push(&t->waiting, req);
    s->n_waiting++;
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
