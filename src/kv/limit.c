/* What tenants may keep: floors, caps, time to live.
 *
 * A floor is kept by order.c, which does not offer pages of a tenant at or below it to others. A
 * cap is kept here: whenever a tenant's charge grows past it, or a use ends, its own least ranking
 * pages go. Neither refuses a request; while sequences use pages a tenant may have more.
 *
 * Floors that leave less than a request needs would let it wait for ever. Their sum is bounded, but
 * not the shared text above what they keep, which is charged to nobody. So there is a way out for
 * who schedules: cr_kv_make_room() takes pages below floors when nothing else is left to wait for.
 *
 * Time is what the caller says it is. A node remembers when it was last used; a sweep over the
 * nodes, a few with each call, drops what is too old, from the leaves. Uses are marked along whole
 * paths, so what hangs below a node that is too old is too old itself.
 */
#include "kv_int.h"

int cr_kv_set_limits(struct cr_kv *kv, struct cr_tenant_id tenant,
                     const struct cr_kv_limits *limits)
{
    const struct cr_kv_tenant *old = tenant.v == 0 ? NULL : cr_kv_tenant_find(kv, tenant.v);
    uint64_t n_floors = kv->n_floors - (old != NULL ? old->floor : 0) + limits->floor_pages;

    if (tenant.v == 0 || n_floors > kv->config.n_pages ||
        (limits->cap_pages > 0 && limits->cap_pages < limits->floor_pages))
        return CR_EINVAL;
    if (!cr_kv_tenant_enter(kv, tenant.v))
        return CR_EFULL;
    struct cr_kv_tenant *t = cr_kv_tenant_find(kv, tenant.v);
    if (limits->ttl_s > 0 && kv->config.on_forget != NULL)
        kv->config.on_forget(kv->config.user, tenant);
    t->floor = limits->floor_pages;
    t->cap = limits->cap_pages;
    kv->n_mortal -= t->ttl_s > 0 ? t->n_pages : 0;
    kv->n_mortal += limits->ttl_s > 0 ? t->n_pages : 0;
    t->ttl_s = limits->ttl_s;
    kv->n_floors = n_floors;
    cr_kv_order_tenant(kv, t);
    cr_kv_trim(kv, tenant.v);
    return CR_OK;
}

void cr_kv_trim(struct cr_kv *kv, uint32_t tenant)
{
    const struct cr_kv_tenant *t = tenant == 0 ? NULL : cr_kv_tenant_find(kv, tenant);

    kv->leaving = CR_KV_WHY_CAP;
    if (t != NULL && t->cap > 0 && t->n_pages > t->cap)
        cr_kv_evict_own(kv, t, t->n_pages - t->cap);
}

/* A leaf that nobody used for longer than its tenant wants it kept. */
static bool is_over(const struct cr_kv *kv, const struct cr_kv_node *nd)
{
    if (!nd->is_leaf || nd->owner == CR_KV_SHARED)
        return false;
    uint32_t ttl_s = cr_kv_tenant_find(kv, nd->owner)->ttl_s;
    return ttl_s > 0 && kv->now_s - nd->used_s > ttl_s;
}

uint32_t cr_kv_expire(struct cr_kv *kv, uint32_t now_s, uint32_t budget)
{
    uint32_t n_before = kv->n_cached;
    struct cr_kv_run_iter it;

    kv->now_s = now_s;
    kv->leaving = CR_KV_WHY_EXPIRED;
    for (uint32_t n = 0; n + (n_before - kv->n_cached) < budget && n + 1 < kv->n_nodes; n++) {
        kv->next_expire = kv->next_expire + 1 < kv->n_nodes ? kv->next_expire + 1 : 1;
        uint32_t node = kv->next_expire;
        while (
            is_over(kv, &kv->nodes[node])) { /* and then its parent, if that was its last child */
            uint32_t parent = kv->nodes[node].parent;
            for (uint32_t *page = cr_kv_run_first(kv, node, &it); page != NULL;
                 page = cr_kv_run_next(kv, &it))
                kv->pages[*page].text_of = 0; /* to be zeroed when it is free */
            cr_kv_drop_subtree(kv, node);
            node = parent;
        }
    }
    return n_before - kv->n_cached;
}

bool cr_kv_can_expire(const struct cr_kv *kv)
{
    return kv->n_mortal > 0;
}

bool cr_kv_make_room(struct cr_kv *kv, struct cr_tenant_id tenant, uint32_t n_tokens)
{
    struct cr_kv_cursor none = cr_kv_node_end(kv, CR_KV_ROOT);
    uint32_t b = kv->config.page_tokens, need = n_tokens / b + (n_tokens % b != 0);
    bool fits = cr_kv_can_have(kv, tenant.v, &none, need);

    kv->leaving = CR_KV_WHY_ROOM;
    for (uint32_t i = 0; i < kv->n_tenants && !fits && kv->n_pinned == 0; i++) {
        const struct cr_kv_tenant *t = &kv->tenants[i];
        if (t->floor == 0 || t->id == tenant.v)
            continue;
        cr_kv_evict_own(kv, t, need); /* so many at most: then they are free */
        fits = cr_kv_can_have(kv, tenant.v, &none, need);
    }
    return fits;
}
