#include "sched/guard.h"

#include <string.h>

#include "carrel/clock.h"

/* What is taken back: not the last page of a text alone, but all that hangs together with it, back
 * to where others' text branches off, or to what is declared. Tokens up to the end of its first
 * page. */
static uint32_t first_page_end(const struct cr_guard *g, struct cr_tenant_id tenant,
                               const int32_t *tokens, uint32_t n_tokens, uint32_t text_end)
{
    struct cr_kv_explanation e;
    uint32_t b = cr_kv_get_config(g->kv)->page_tokens, last = text_end / b - 1;
    cr_kv_explain(g->kv, tenant, tokens, n_tokens, &e);
    uint32_t i = 0, n = e.n_runs < CR_KV_MAX_EXPLAINED ? e.n_runs : CR_KV_MAX_EXPLAINED;
    while (i < n && e.runs[i].depth + e.runs[i].n_pages <= last)
        i++;
    if (i == n)
        return text_end; /* beyond those that are listed */
    uint32_t from;
    do
        from = e.runs[i].depth;
    while (i-- > 0 && e.runs[i].tenant.v == 0 && !e.runs[i].branches &&
           !(e.runs[i].marks & CR_KV_IS_DECLARED));
    return (from + 1) * b;
}

/* Takes the text back, and says so. */
static void raise_alarm(struct cr_guard *g, struct cr_alarm *alarm, const int32_t *tokens,
                        uint32_t n_tokens)
{
    alarm->n_demoted = cr_kv_suspect(
        g->kv, tokens, first_page_end(g, alarm->tenant, tokens, n_tokens, alarm->n_tokens));
    g->stats.n_alarms[alarm->rule]++;
    cr_feed_put_alarm(g->feed, alarm);
    if (g->on_alarm != NULL)
        g->on_alarm(g->user, alarm);
}

/* What a request found of others' text: whether it may use it. */
static bool may_use(struct cr_guard *g, const struct cr_guard_request *request,
                    struct cr_tenant_id tenant, const int32_t *tokens, uint32_t n_tokens,
                    const struct cr_kv_reuse *reuse)
{
    bool is_charged = reuse->subtree == request->subtree;
    struct cr_monitor_seen seen;
    enum cr_monitor_alarm rule =
        cr_monitor_hit(g->monitor,
                       &(struct cr_monitor_hit){.text = reuse->text,
                                                .subtree = is_charged ? 0 : reuse->subtree,
                                                .tenant = tenant.v,
                                                .n_contributors = reuse->n_contributors,
                                                .is_proven = request->is_proven,
                                                .now_us = (uint64_t)cr_clock_unix_us()},
                       &seen);
    if (rule == CR_MONITOR_NONE)
        return true;
    if (rule != CR_MONITOR_BURST && rule != CR_MONITOR_CROWD)
        return false;
    struct cr_alarm alarm = {.rule = rule,
                             .mode = cr_kv_get_config(g->kv)->mode,
                             .text = reuse->text,
                             .tenant = tenant,
                             .n_tokens = reuse->n_tokens,
                             .n_hits = seen.n_hits,
                             .n_users = seen.n_users,
                             .n_contributors = reuse->n_contributors};
    memcpy(alarm.users, seen.users, sizeof alarm.users);
    raise_alarm(g, &alarm, tokens, n_tokens);
    return false;
}

int cr_guard_open(struct cr_guard *g, struct cr_guard_request *request, struct cr_tenant_id tenant,
                  const int32_t *tokens, uint32_t n_tokens, struct cr_kv_seq **ret_seq)
{
    struct cr_kv_reuse reuse;
    if (!request->pays) {
        int status = cr_kv_open(g->kv, tenant, tokens, n_tokens, ret_seq);
        if (status != CR_OK || !cr_kv_seq_reuse(g->kv, *ret_seq, &reuse) ||
            reuse.text == request->text)
            return status;
        g->stats.n_hits++;
        if (may_use(g, request, tenant, tokens, n_tokens, &reuse)) {
            request->subtree = reuse.subtree;
            request->text = reuse.text;
            return CR_OK;
        }
        cr_kv_close(g->kv, *ret_seq);
        request->pays = true;
        g->stats.n_paid++;
    }
    return cr_kv_open_paying(g->kv, tenant, tokens, n_tokens, ret_seq);
}
