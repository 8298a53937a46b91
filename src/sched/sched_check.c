/* cr_sched_is_valid(): what holds between any two calls. For tests.
 *
 *   - running requests and preempted ones stand in order of first admission;
 *   - a request waits, never admitted, in its tenant's list in order of arrival; or was admitted;
 *   - a running request's sequence is behind its known tokens by at least one, and one without a
 *     sequence has generated all it may;
 *   - lists, counts and limits agree.
 */
#include <stdio.h>

#include "sched_int.h"

static bool broken(const char *what)
{
    fprintf(stderr, "cr_sched_is_valid: %s\n", what);
    return false;
}

static bool is_running_valid(const struct cr_sched *s)
{
    uint64_t last = 0;

    if (s->n_running > s->config.max_seqs || s->n_running + s->preempted.n > 2 * s->config.max_seqs)
        return broken("more requests were admitted than may be");
    for (uint32_t i = 0; i < s->n_running; i++) {
        const struct cr_sched_req *req = s->running[i];
        if (req->admission <= last)
            return broken("running requests are not in order of admission");
        last = req->admission;
        if (req->state == CR_REQ_WAITING)
            return broken("a running request waits");
        uint32_t end = req->n_prompt + req->max_new;
        if (req->n_known > end || (req->seq == NULL) != (req->n_known == end))
            return broken("a request has no pages and is not done, or the reverse");
        if (req->seq != NULL && cr_kv_seq_len(req->seq) >= req->n_known)
            return broken("a running request has nothing left to compute");
        if (req->state == CR_REQ_DECODE && req->seq != NULL &&
            cr_kv_seq_len(req->seq) + 1 != req->n_known)
            return broken("a decoding request has more than one token left to compute");
    }
    last = 0;
    for (const struct cr_sched_req *req = s->preempted.first; req != NULL; req = req->next) {
        if (req->admission <= last)
            return broken("preempted requests are not in order of admission");
        last = req->admission;
        if (req->state != CR_REQ_WAITING || req->seq != NULL)
            return broken("a preempted request runs or holds pages");
        if (req->n_known >= req->n_prompt + req->max_new)
            return broken("a preempted request has nothing left to do");
    }
    return true;
}

static uint32_t n_admitted_of(const struct cr_sched *s, uint32_t tenant)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < s->n_running; i++)
        n += s->running[i]->tenant == tenant;
    for (const struct cr_sched_req *req = s->preempted.first; req != NULL; req = req->next)
        n += req->tenant == tenant;
    return n;
}

static bool is_tenant_valid(const struct cr_sched *s, uint32_t i)
{
    const struct cr_sched_tenant *t = &s->tenants[i];
    uint64_t last = 0;
    uint32_t n = 0;

    for (const struct cr_sched_req *req = t->waiting.first; req != NULL; req = req->next) {
        if (req->number <= last || ++n > s->config.max_waiting)
            return broken("a tenant's requests are not in order of arrival");
        last = req->number;
        if (req->tenant != i || req->admission != 0 || req->state != CR_REQ_WAITING ||
            req->seq != NULL)
            return broken("a waiting request was admitted or is another tenant's");
    }
    if (n != t->waiting.n || n > s->config.max_waiting_per_tenant)
        return broken("a tenant has more requests waiting than counted or allowed");
    if (t->n_requests != n + n_admitted_of(s, i))
        return broken("a tenant's requests are miscounted");
    if (n > 0 && (t->waiting_pos >= s->n_waiting_tenants || s->waiting[t->waiting_pos] != i))
        return broken("a waiting tenant is not in the queue");
    return true;
}

bool cr_sched_is_valid(const struct cr_sched *s)
{
    uint32_t n_waiting = 0, n_tenants = 0;

    if (!is_running_valid(s))
        return false;
    for (uint32_t i = 0; i < s->n_tenants; i++) {
        if (!is_tenant_valid(s, i))
            return false;
        n_waiting += s->tenants[i].waiting.n;
        n_tenants += s->tenants[i].waiting.n > 0;
    }
    if (n_waiting != s->n_waiting || n_waiting > s->config.max_waiting)
        return broken("waiting requests are miscounted");
    if (n_tenants != s->n_waiting_tenants)
        return broken("waiting tenants are miscounted");
    return true;
}
