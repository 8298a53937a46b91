/* Who has pages in the tree, and who contributed what is shared.
 *
 * A tenant is entered when its first page enters the tree, and charged for every page that its
 * nodes list, also where several tenants' equal text rests on one page. The table is bounded. Slots
 * of tenants without pages are taken again only when the table is full: the index is then made
 * anew, so that nothing is ever deleted from it.
 *
 * Contributors of a shared node are the tenants who had computed its text themselves. They are
 * remembered for the day on which the node is demoted: they alone keep it. A list is made of cells
 * that are counted and never changed, so that the halves of a split node have one between them.
 * Where no cell is left, a contributor is forgotten, and a demotion takes the text from it too.
 *
 * Not done here: limits per tenant. They are limit.c's.
 */
#include "kv_int.h"

static uint32_t home(const struct cr_kv *kv, uint32_t id)
{
    return (uint32_t)(((uint64_t)id * 0x9e3779b97f4a7c15u) >> 32) & kv->tenant_mask;
}

struct cr_kv_tenant *cr_kv_tenant_find(const struct cr_kv *kv, uint32_t id)
{
    for (uint32_t i = home(kv, id); kv->tenant_index[i] != 0; i = (i + 1) & kv->tenant_mask) {
        struct cr_kv_tenant *t = &kv->tenants[kv->tenant_index[i] - 1];
        if (t->id == id)
            return t;
    }
    return NULL;
}

static void index_put(struct cr_kv *kv, uint32_t slot)
{
    uint32_t i = home(kv, kv->tenants[slot].id);

    while (kv->tenant_index[i] != 0)
        i = (i + 1) & kv->tenant_mask;
    kv->tenant_index[i] = slot + 1;
}

/* Keeps those that have pages or limits. */
static void forget_idle(struct cr_kv *kv)
{
    uint32_t n = 0;

    memset(kv->tenant_index, 0, (kv->tenant_mask + 1) * sizeof *kv->tenant_index);
    for (uint32_t i = 0; i < kv->n_tenants; i++) {
        const struct cr_kv_tenant *t = &kv->tenants[i];
        if (t->n_pages == 0 && t->floor == 0 && t->cap == 0 && t->ttl_s == 0)
            continue;
        kv->tenants[n] = kv->tenants[i];
        index_put(kv, n++);
    }
    kv->n_tenants = n;
    cr_kv_order_again(kv);
}

bool cr_kv_tenant_enter(struct cr_kv *kv, uint32_t id)
{
    if (cr_kv_tenant_find(kv, id) != NULL)
        return true;
    if (kv->n_tenants == kv->max_tenants)
        forget_idle(kv);
    if (kv->n_tenants == kv->max_tenants)
        return false;
    kv->tenants[kv->n_tenants] = (struct cr_kv_tenant){.id = id};
    index_put(kv, kv->n_tenants++);
    return true;
}

void cr_kv_charge(struct cr_kv *kv, uint32_t owner, int32_t n_pages)
{
    kv->n_listed += (uint64_t)(int64_t)n_pages;
    if (owner == CR_KV_SHARED) {
        kv->n_shared += (uint32_t)n_pages;
        return;
    }
    struct cr_kv_tenant *t = cr_kv_tenant_find(kv, owner);
    t->n_pages += (uint32_t)n_pages;
    if (t->ttl_s > 0)
        kv->n_mortal += (uint64_t)(int64_t)n_pages;
    if (t->floor > 0)
        cr_kv_order_tenant(kv, t);
}

bool cr_kv_is_contributor(const struct cr_kv *kv, uint32_t node, uint32_t tenant)
{
    uint32_t i = kv->nodes[node].contributors;

    while (i != CR_KV_NIL && kv->contributors[i].tenant != tenant)
        i = kv->contributors[i].next;
    return i != CR_KV_NIL;
}

uint32_t cr_kv_n_contributors(const struct cr_kv *kv, uint32_t node)
{
    uint32_t n = 0;

    for (uint32_t i = kv->nodes[node].contributors; i != CR_KV_NIL; i = kv->contributors[i].next)
        n += kv->contributors[i].tenant != 0;
    return n;
}

void cr_kv_add_contributor(struct cr_kv *kv, uint32_t node, uint32_t tenant)
{
    uint32_t i = kv->free_contributor;

    if (cr_kv_is_contributor(kv, node, tenant))
        return;
    if (i != CR_KV_NIL)
        kv->free_contributor = kv->contributors[i].next;
    else if (kv->n_contributors < kv->config.n_pages)
        i = kv->n_contributors++;
    else
        return;
    kv->contributors[i] = (struct cr_kv_contributor){tenant, kv->nodes[node].contributors, 1};
    kv->nodes[node].contributors = i;
}

void cr_kv_add_to_path(struct cr_kv *kv, uint32_t node, uint32_t n_pages, uint32_t n_before,
                       uint32_t tenant)
{
    uint32_t list = CR_KV_NIL, last = CR_KV_NIL;

    for (; node != CR_KV_ROOT; node = kv->nodes[node].parent) {
        const struct cr_kv_node *nd = &kv->nodes[node];
        if (n_pages - nd->n_pages < n_before)
            return;
        n_pages -= nd->n_pages;
        if (nd->owner != CR_KV_SHARED)
            continue;
        if (last != CR_KV_NIL &&
            nd->contributors == list) { /* they stay alike, and can be joined */
            cr_kv_drop_contributors(kv, node);
            cr_kv_share_contributors(kv, last, node);
            continue;
        }
        list = nd->contributors;
        last = node;
        cr_kv_add_contributor(kv, node, tenant);
    }
}

void cr_kv_share_contributors(struct cr_kv *kv, uint32_t from, uint32_t to)
{
    uint32_t i = kv->nodes[from].contributors;

    kv->nodes[to].contributors = i;
    if (i != CR_KV_NIL)
        kv->contributors[i].refs++;
}

void cr_kv_drop_contributors(struct cr_kv *kv, uint32_t node)
{
    uint32_t i = kv->nodes[node].contributors;

    kv->nodes[node].contributors = CR_KV_NIL;
    while (i != CR_KV_NIL && --kv->contributors[i].refs == 0) {
        uint32_t next = kv->contributors[i].next;
        kv->contributors[i].next = kv->free_contributor;
        kv->free_contributor = i;
        i = next;
    }
}
