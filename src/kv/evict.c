/* Pins, and the order in which cached pages go.
 *
 * An open sequence pins the nodes from its last one up to the root. A pinned node's ancestors are
 * pinned, so an unpinned node has no pinned descendant, and all cached pages can be had by taking
 * leaves again and again. Heaps hold exactly the unpinned leaves, least rank first (order.c); a
 * leaf gives its pages one by one from the tail of its run, so that a long prompt is shortened
 * before it is lost. Taking n pages costs O(n + leaves · log leaves), and nothing else is looked
 * at.
 *
 * A rank is a time: a tick per closed sequence, and a bonus. A path is ranked when it is unpinned.
 * Where time is all, that is LRU. But most prompts are asked once, and text that was found again is
 * twice as likely to be found once more; so it lives twice as long. How long pages live now is the
 * distance from the rank that went last to the present; a page that was found is ranked so much
 * later. The bonus is bounded, so that after a calm time old text cannot outlast the new for long.
 * Conversely a run of more than an eighth of the pool that nobody asked for again gets half a life:
 * such prompts mostly take each other's place. On the Mooncake trace more than one such step, or a
 * rule that knows lengths, gains in a small pool and loses in a large one; bench_replay measures.
 *
 * Declared text that is pinned ranks behind all times: it can be had, but goes last. So pinning
 * never makes a request wait. (Where a verdict cleared it, too, it keeps the rank when it is
 * revoked.)
 *
 * An ancestor never ranks below its descendants: a rank only grows, and grows upwards along a path.
 * When the last child goes, the parent enters the heap with its own.
 *
 * Not done here: whose leaves may be taken. That is order.c's.
 */
#include <assert.h>

#include "kv_int.h"

void cr_kv_evictable(struct cr_kv *kv, uint32_t node)
{
    const struct cr_kv_node *nd = &kv->nodes[node];
    bool wanted = node != CR_KV_ROOT && nd->refs == 0 && nd->first_child == CR_KV_NIL;

    if (wanted && !nd->is_leaf)
        cr_kv_leaf_add(kv, node);
    else if (!wanted && nd->is_leaf)
        cr_kv_leaf_remove(kv, node);
}

void cr_kv_pin(struct cr_kv *kv, uint32_t node, uint32_t stop)
{
    for (; node != stop; node = kv->nodes[node].parent) {
        struct cr_kv_node *nd = &kv->nodes[node];
        nd->marks |= CR_KV_FOUND; /* its creator does not come this way */
        if (nd->refs++ > 0)
            continue;
        kv->n_cached -= nd->n_pages;
        kv->n_pinned += nd->n_pages;
        if (nd->is_leaf)
            cr_kv_leaf_remove(kv, node);
    }
}

/* How long a page lives now that nobody uses again, in ticks, within bounds. */
static uint64_t lifetime(const struct cr_kv *kv)
{
    uint64_t most = kv->config.n_pages / 8;

    if (kv->horizon >= kv->tick)
        return 0;
    return kv->tick - kv->horizon < most ? kv->tick - kv->horizon : most;
}

static uint64_t rank_of(const struct cr_kv *kv, const struct cr_kv_node *nd, uint64_t life)
{
    uint64_t time = kv->tick;

    if (kv->config.pin_declared && (nd->marks & CR_KV_PUBLIC))
        time = CR_KV_PINNED;
    else if (nd->marks & CR_KV_FOUND)
        time += life;
    else if (nd->n_pages > kv->config.n_pages / 8)
        time -= life / 2;
    return time << CR_KV_RANK_LOW | (kv->tick & ((1u << CR_KV_RANK_LOW) - 1));
}

void cr_kv_unpin(struct cr_kv *kv, uint32_t node, uint32_t stop)
{
    kv->tick++;
    uint64_t life = lifetime(kv), least = 0;

    while (node != stop) {
        struct cr_kv_node *nd = &kv->nodes[node];
        uint32_t parent = nd->parent;

        uint64_t rank = rank_of(kv, nd, life);
        least = rank > least ? rank : least;
        nd->used_s = kv->now_s;
        nd->rank = least = nd->rank > least ? nd->rank : least;
        assert(nd->refs > 0);
        if (--nd->refs == 0) {
            kv->n_pinned -= nd->n_pages;
            kv->n_cached += nd->n_pages;
            if (!cr_kv_tree_join(kv, node) && nd->first_child == CR_KV_NIL)
                cr_kv_leaf_add(kv, node);
        }
        node = parent;
    }
    for (; node != CR_KV_ROOT; node = kv->nodes[node].parent) { /* these stay pinned */
        struct cr_kv_node *nd = &kv->nodes[node];
        nd->rank = least = nd->rank > least ? nd->rank : least;
    }
}

/* Pops up to `n` pages off a leaf, and takes it out when none is left; its parent may be the next.
 * Returns how many it popped. */
static uint32_t shorten(struct cr_kv *kv, uint32_t node, uint32_t n)
{
    uint32_t parent = kv->nodes[node].parent, n_popped = 0;

    cr_kv_leave(kv, node, n);
    if (n >= kv->nodes[node].n_pages) {
        n_popped = kv->nodes[node].n_pages;
        cr_kv_run_clear(kv, node);
    }
    for (; n_popped < n && kv->nodes[node].n_pages > 0; n_popped++)
        cr_kv_page_unlist(kv, cr_kv_run_pop(kv, node));
    kv->n_cached -= n_popped;
    cr_kv_charge(kv, kv->nodes[node].owner, -(int32_t)n_popped);
    if (kv->nodes[node].n_pages == 0) {
        if (kv->nodes[node].is_leaf)
            cr_kv_leaf_remove(kv, node);
        cr_kv_tree_remove(kv, node);
        cr_kv_evictable(kv, parent);
    }
    return n_popped;
}

/* Whose text a node's is for those who keep it elsewhere; false when they shall not. */
static bool keeper_of(const struct cr_kv *kv, const struct cr_kv_node *nd, uint32_t *ret_owner)
{
    uint32_t owner = nd->owner;

    if (owner == CR_KV_SHARED && !(nd->marks & CR_KV_PUBLIC)) {
        owner = nd->contributors == CR_KV_NIL ? 0 : kv->contributors[nd->contributors].tenant;
        if (owner == 0)
            return false;
    }
    const struct cr_kv_tenant *t = owner == CR_KV_SHARED ? NULL : cr_kv_tenant_find(kv, owner);
    *ret_owner = owner;
    return t == NULL || t->ttl_s == 0;
}

/* Tells of the last pages of a leaf before they go. */
static void tell_evicted(struct cr_kv *kv, uint32_t node, uint32_t n)
{
    const struct cr_kv_node *nd = &kv->nodes[node];
    struct cr_kv_evicted evicted = {.tokens = kv->evicted_tokens, .pages = kv->evicted_pages};

    if (kv->config.on_evict == NULL || !keeper_of(kv, nd, &evicted.owner.v))
        return;
    evicted.n_evicted = n < nd->n_pages ? n : nd->n_pages;
    evicted.n_pages = cr_kv_tree_path(kv, node, kv->evicted_tokens, kv->evicted_pages);
    kv->config.on_evict(kv->config.user, &evicted);
}

void cr_kv_evict(struct cr_kv *kv, uint32_t tenant, uint32_t n)
{
    kv->n_evicted_pages += n;
    kv->leaving = CR_KV_WHY_ROOM;
    while (n > 0) {
        uint32_t most = 0, node = cr_kv_leaf_next(kv, tenant, &most);
        assert(node != CR_KV_ROOT && most > 0);
        uint64_t time = kv->nodes[node].rank >> CR_KV_RANK_LOW;
        if (time > kv->horizon && time != CR_KV_PINNED)
            kv->horizon = time;
        most = n < most ? n : most;
        tell_evicted(kv, node, most);
        n -= shorten(kv, node, most);
    }
}

void cr_kv_evict_own(struct cr_kv *kv, const struct cr_kv_tenant *t, uint32_t n)
{
    while (n > 0 && t->first_leaf != CR_KV_ROOT) {
        tell_evicted(kv, t->first_leaf, n);
        uint32_t n_popped = shorten(kv, t->first_leaf, n);
        kv->n_evicted_pages += n_popped;
        n -= n_popped;
    }
}

void cr_kv_evict_all(struct cr_kv *kv)
{
    kv->leaving = CR_KV_WHY_ROOM;
    for (uint32_t i = 0; i < kv->n_tenants; i++)
        cr_kv_evict_own(kv, &kv->tenants[i], UINT32_MAX);
    cr_kv_evict_own(kv, &kv->tenants[kv->max_tenants], UINT32_MAX); /* what is shared lies above */
}

void cr_kv_drop_subtree(struct cr_kv *kv, uint32_t node)
{
    uint32_t at = node, parent;

    do {
        while (kv->nodes[at].first_child != CR_KV_NIL)
            at = kv->nodes[at].first_child;
        assert(kv->nodes[at].refs == 0);
        parent = kv->nodes[at].parent;
        bool is_last = at == node;
        shorten(kv, at, UINT32_MAX);
        if (is_last)
            return;
        at = parent;
    } while (true);
}

void cr_kv_drop_tenant(struct cr_kv *kv, uint32_t tenant)
{
    for (uint32_t i = 1; i < kv->n_nodes; i++) {
        if (kv->nodes[i].n_pages > 0 && kv->nodes[i].owner == tenant)
            cr_kv_drop_subtree(kv, i);
    }
}
