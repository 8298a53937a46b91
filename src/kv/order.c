/* In which order cached pages go: a heap of evictable leaves per tenant, and the tenants in order.
 *
 * A tenant's leaves, and so those of shared text, form a leftist heap, least rank first: adding one
 * and taking any out cost O(log n), and a leaf needs no room but its four links. Above these stands
 * an array heap of the tenants whose pages anybody may take, by the rank of their first leaf. A
 * tenant at or below its floor is not in it: nobody else's pressure finds its pages. Whoever asks
 * looks there, and at its own heap when nothing is left there; so a tenant grows to its floor at
 * the cost of those above theirs.
 *
 * How many pages can be had is known without counting while no floors are set, and while there are
 * plenty; near the end it is counted. What a tenant keeps at its floor are its best ranking pages,
 * and the shared pages above those stay too, since text is nothing without its beginning.
 *
 * Not done here: ranks. They are evict.c's.
 */
#include <assert.h>

#include "kv_int.h"

#define SHARED_SLOT(kv) ((kv)->max_tenants)

static struct cr_kv_tenant *account_of(const struct cr_kv *kv, uint32_t owner)
{
    return owner == CR_KV_SHARED ? &kv->tenants[SHARED_SLOT(kv)] : cr_kv_tenant_find(kv, owner);
}

/* The tenants that are open to everybody, in order. */

static void order_set(struct cr_kv *kv, uint32_t pos, struct cr_kv_order_item item)
{
    kv->order[pos] = item;
    kv->tenants[item.slot].order_pos = pos + 1;
}

static void order_sift(struct cr_kv *kv, uint32_t pos, struct cr_kv_order_item item)
{
    for (; pos > 0 && kv->order[(pos - 1) / 2].rank > item.rank; pos = (pos - 1) / 2)
        order_set(kv, pos, kv->order[(pos - 1) / 2]);
    for (uint32_t i; (i = 2 * pos + 1) < kv->n_order; pos = i) {
        i += i + 1 < kv->n_order && kv->order[i + 1].rank < kv->order[i].rank;
        if (kv->order[i].rank >= item.rank)
            break;
        order_set(kv, pos, kv->order[i]);
    }
    order_set(kv, pos, item);
}

void cr_kv_order_tenant(struct cr_kv *kv, struct cr_kv_tenant *t)
{
    bool wanted = t->first_leaf != CR_KV_ROOT && (t->floor == 0 || t->n_pages > t->floor);
    uint32_t pos = t->order_pos - 1, slot = (uint32_t)(t - kv->tenants);

    if (wanted) {
        uint64_t rank = kv->nodes[t->first_leaf].rank;
        if (t->order_pos == 0)
            pos = kv->n_order++;
        else if (kv->order[pos].rank == rank)
            return;
        order_sift(kv, pos, (struct cr_kv_order_item){rank, slot});
    } else if (t->order_pos != 0) {
        struct cr_kv_order_item last = kv->order[--kv->n_order];
        t->order_pos = 0;
        if (last.slot != slot)
            order_sift(kv, pos, last);
    }
}

void cr_kv_order_again(struct cr_kv *kv)
{
    kv->n_order = 0;
    for (uint32_t i = 0; i <= SHARED_SLOT(kv); i++)
        kv->tenants[i].order_pos = 0;
    for (uint32_t i = 0; i < kv->n_tenants; i++)
        cr_kv_order_tenant(kv, &kv->tenants[i]);
    cr_kv_order_tenant(kv, &kv->tenants[SHARED_SLOT(kv)]);
}

/* A tenant's leaves. */

static uint32_t depth_of(const struct cr_kv *kv, uint32_t leaf)
{
    return leaf == CR_KV_ROOT ? 0 : kv->leaves[leaf].depth;
}

/* Puts the child with the longer right spine left. True when the depth changed. */
static bool lean_left(struct cr_kv *kv, uint32_t at)
{
    struct cr_kv_leaf *leaf = &kv->leaves[at];
    uint32_t before = leaf->depth;

    if (depth_of(kv, leaf->left) < depth_of(kv, leaf->right)) {
        uint32_t right = leaf->right;
        leaf->right = leaf->left;
        leaf->left = right;
    }
    leaf->depth = depth_of(kv, leaf->right) + 1;
    return leaf->depth != before;
}

/* Merges two heaps along their right spines, which are short. */
static uint32_t merge(struct cr_kv *kv, uint32_t a, uint32_t b)
{
    uint32_t top = CR_KV_ROOT, last = CR_KV_ROOT;

    while (a != CR_KV_ROOT && b != CR_KV_ROOT) { /* downwards: the lesser, then what is right */
        if (kv->nodes[b].rank < kv->nodes[a].rank) {
            uint32_t other = a;
            a = b;
            b = other;
        }
        kv->leaves[a].up = last;
        if (last == CR_KV_ROOT)
            top = a;
        else
            kv->leaves[last].right = a;
        last = a;
        a = kv->leaves[a].right;
    }
    uint32_t rest = a != CR_KV_ROOT ? a : b;
    if (last == CR_KV_ROOT)
        return rest;
    kv->leaves[last].right = rest;
    if (rest != CR_KV_ROOT)
        kv->leaves[rest].up = last;
    for (; last != CR_KV_ROOT; last = kv->leaves[last].up)
        lean_left(kv, last);
    return top;
}

void cr_kv_leaf_add(struct cr_kv *kv, uint32_t node)
{
    struct cr_kv_tenant *t = account_of(kv, kv->nodes[node].owner);

    kv->leaves[node] = (struct cr_kv_leaf){CR_KV_ROOT, CR_KV_ROOT, CR_KV_ROOT, 1};
    kv->nodes[node].is_leaf = true;
    t->first_leaf = merge(kv, t->first_leaf, node);
    kv->leaves[t->first_leaf].up = CR_KV_ROOT;
    cr_kv_order_tenant(kv, t);
}

void cr_kv_leaf_remove(struct cr_kv *kv, uint32_t node)
{
    struct cr_kv_tenant *t = account_of(kv, kv->nodes[node].owner);
    struct cr_kv_leaf gone = kv->leaves[node];
    uint32_t rest = merge(kv, gone.left, gone.right);

    kv->nodes[node].is_leaf = false;
    if (rest != CR_KV_ROOT)
        kv->leaves[rest].up = gone.up;
    if (gone.up == CR_KV_ROOT) {
        t->first_leaf = rest;
    } else {
        if (kv->leaves[gone.up].left == node)
            kv->leaves[gone.up].left = rest;
        else
            kv->leaves[gone.up].right = rest;
        for (uint32_t up = gone.up; up != CR_KV_ROOT && lean_left(kv, up);)
            up = kv->leaves[up].up;
    }
    cr_kv_order_tenant(kv, t);
}

uint32_t cr_kv_leaf_next(const struct cr_kv *kv, uint32_t tenant, uint32_t *ret_n)
{
    const struct cr_kv_tenant *t;

    if (kv->n_order > 0) {
        t = &kv->tenants[kv->order[0].slot];
        *ret_n = t->floor == 0 ? UINT32_MAX : t->n_pages - t->floor;
        return t->first_leaf;
    }
    t = tenant == 0 ? NULL : cr_kv_tenant_find(kv, tenant);
    *ret_n = UINT32_MAX;
    return t == NULL ? CR_KV_ROOT : t->first_leaf;
}

/* Counting what can be had. */

/* By tenant, and of each the best ranking first. */
static bool is_before(const struct cr_kv *kv, uint32_t a, uint32_t b)
{
    const struct cr_kv_node *x = &kv->nodes[a], *y = &kv->nodes[b];
    return x->owner != y->owner ? x->owner < y->owner : x->rank > y->rank;
}

static void sink(const struct cr_kv *kv, uint32_t n, uint32_t pos)
{
    uint32_t *list = kv->list, node = list[pos];

    for (uint32_t i; (i = 2 * pos + 1) < n; pos = i) {
        i += i + 1 < n && is_before(kv, list[i], list[i + 1]);
        if (!is_before(kv, node, list[i]))
            break;
        list[pos] = list[i];
    }
    list[pos] = node;
}

/* Lists the unpinned nodes of tenants with a floor, but for `tenant`, sorted. */
static uint32_t list_guarded(const struct cr_kv *kv, uint32_t tenant)
{
    uint32_t n = 0;

    for (uint32_t i = 1; i < kv->n_nodes; i++) {
        const struct cr_kv_node *nd = &kv->nodes[i];
        if (nd->n_pages > 0 && nd->refs == 0 && nd->owner != CR_KV_SHARED && nd->owner != tenant &&
            cr_kv_tenant_find(kv, nd->owner)->floor > 0)
            kv->list[n++] = i;
    }
    for (uint32_t i = n / 2; i-- > 0;)
        sink(kv, n, i);
    for (uint32_t i = n; i-- > 1;) {
        uint32_t last = kv->list[0];
        kv->list[0] = kv->list[i];
        kv->list[i] = last;
        sink(kv, i, 0);
    }
    return n;
}

/* Unpinned shared pages above a node that were not counted yet. */
static uint32_t hold_above(const struct cr_kv *kv, uint32_t node)
{
    uint32_t n = 0;

    while (kv->nodes[node].owner != CR_KV_SHARED)
        node = kv->nodes[node].parent;
    for (; node != CR_KV_ROOT && kv->nodes[node].refs == 0; node = kv->nodes[node].parent) {
        if (kv->nodes[node].marks & CR_KV_COUNTED)
            break;
        kv->nodes[node].marks |= CR_KV_COUNTED;
        n += kv->nodes[node].n_pages;
    }
    return n;
}

/* Unpinned pages that `tenant` cannot have; shared nodes among them are marked. */
static uint32_t count_guarded(const struct cr_kv *kv, uint32_t tenant)
{
    uint32_t n = list_guarded(kv, tenant), n_guarded = 0;

    for (uint32_t i = 0, end; i < n; i = end) {
        const struct cr_kv_tenant *t = cr_kv_tenant_find(kv, kv->nodes[kv->list[i]].owner);
        uint32_t idle = 0;
        for (end = i; end < n && kv->nodes[kv->list[end]].owner == t->id; end++)
            idle += kv->nodes[kv->list[end]].n_pages;
        uint32_t pinned = t->n_pages - idle, keep = t->floor > pinned ? t->floor - pinned : 0;
        for (uint32_t k = i; k < end && keep > 0; k++) {
            uint32_t len = kv->nodes[kv->list[k]].n_pages, taken = len < keep ? len : keep;
            keep -= taken;
            n_guarded += taken + hold_above(kv, kv->list[k]);
        }
    }
    return n_guarded;
}

/* Unpinned pages of a path that were not counted. */
static uint32_t count_path(const struct cr_kv *kv, const struct cr_kv_cursor *path)
{
    uint32_t n = 0;

    for (uint32_t i = path->node, len = path->n; i != CR_KV_ROOT && kv->nodes[i].refs == 0;) {
        if (!(kv->nodes[i].marks & CR_KV_COUNTED))
            n += len;
        i = kv->nodes[i].parent;
        len = kv->nodes[i].n_pages;
    }
    return n;
}

bool cr_kv_can_have(const struct cr_kv *kv, uint32_t tenant, const struct cr_kv_cursor *path,
                    int64_t n)
{
    int64_t have = cr_kv_n_free(kv) + kv->n_cached, most = have - count_path(kv, path);

    if (kv->n_floors == 0 || n > most || n <= most - (int64_t)kv->n_floors - kv->n_shared)
        return n <= most;
    have -= count_guarded(kv, tenant);
    have -= count_path(kv, path);
    for (uint32_t i = 1; i < kv->n_nodes; i++)
        kv->nodes[i].marks &= ~(uint32_t)CR_KV_COUNTED;
    return n <= have;
}
