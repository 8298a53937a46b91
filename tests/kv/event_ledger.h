/* A ledger of what on_event tells: who must have how many pages in the tree by now. */
#ifndef CARREL_KV_EVENT_LEDGER_H
#define CARREL_KV_EVENT_LEDGER_H

#include "kv/kv_int.h"
#include "test.h"

#define LEDGER_TENANTS 8u

struct ledger {
    int64_t pages[LEDGER_TENANTS]; /* by tenant; [0] is what is shared */
    uint64_t n[CR_KV_EVENT_N];     /* pages by kind */
    struct cr_kv_event last;
};

static inline void ledger_note(void *user, const struct cr_kv_event *event)
{
    struct ledger *l = user;
    int64_t n = event->n_pages;

    CHECK(event->tenant.v < LEDGER_TENANTS && n > 0 && event->run != 0);
    l->n[event->kind] += event->n_pages;
    l->last = *event;
    if (event->kind == CR_KV_EVENT_SEALED)
        return; /* they stay */
    if (event->kind == CR_KV_EVENT_PUBLISHED)
        l->pages[0] += n;
    l->pages[event->tenant.v] +=
        event->kind == CR_KV_EVENT_STORED || event->kind == CR_KV_EVENT_KEPT ? n : -n;
}

static inline void ledger_check(const struct ledger *l, const struct cr_kv *kv)
{
    struct cr_kv_tenant_info info;

    CHECK_INT(l->pages[0], kv->n_shared);
    for (uint32_t t = 1; t < LEDGER_TENANTS; t++) {
        cr_kv_get_tenant(kv, (struct cr_tenant_id){t}, &info);
        CHECK_INT(l->pages[t], info.n_pages);
    }
}

#endif
