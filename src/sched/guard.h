/* What stands between a request and text that others sent: the budget, the reuse monitor, and what
 * follows from an alarm. Of the engine thread.
 *
 *     open ─▶ foreign hit? ─▶ budget ─ spent ─▶ pays: computes what it would have found
 *                               └─▶ monitor ─ alarm ─▶ the text is taken back, and told of
 *
 * All that is asked before the request's first step: what an alarm takes back was not used. A
 * request that had to give way and comes back is not asked again about the same text, and one that
 * pays goes on paying: it is told one thing once. So one whose text is published while it is
 * computed spends its budget once, though the monitor sees each text that it goes on to.
 */
#ifndef CARREL_SCHED_GUARD_H
#define CARREL_SCHED_GUARD_H

#include "carrel/worker.h"

struct cr_guard {
    struct cr_kv *kv;
    struct cr_monitor *monitor;
    struct cr_feed *feed;
    cr_alarm_fn on_alarm; /* or NULL */
    void *user;
    struct cr_guard_stats stats;
};

/* Of one request; zero but for is_proven when it comes. */
struct cr_guard_request {
    bool is_proven;
    bool pays;
    uint64_t subtree, text; /* that it was let use */
};

/* Like cr_kv_open(). */
int cr_guard_open(struct cr_guard *guard, struct cr_guard_request *request,
                  struct cr_tenant_id tenant, const int32_t *tokens, uint32_t n_tokens,
                  struct cr_kv_seq **ret_seq);

#endif
