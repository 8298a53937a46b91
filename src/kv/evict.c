/* Pins, and the order in which cached pages go.
 *
 * An open sequence pins the nodes from its last one up to the root. A pinned node's ancestors are
 * pinned, so an unpinned node has no pinned descendant, and all cached pages can be had by taking
 * leaves again and again. A heap holds exactly the unpinned leaves, least recently used first; a
 * leaf gives its pages one by one from the tail of its run, so that a long prompt is shortened
 * before it is lost. Taking n pages costs O(n + leaves · log leaves), and nothing else is looked
 * at.
 *
 * Time is a tick per closed sequence. A path is marked when it is unpinned, so an ancestor is never
 * older than its descendant; when the last child goes, the parent enters the heap with its own key.
 *
 * Not done here: weighing pages by worth, floors, caps. The heap's key is the place for them.
 */
#include <assert.h>

#include "kv_int.h"

static void heap_set(struct cr_kv *kv, uint32_t pos, struct cr_kv_heap_item item)
{
    kv->heap[pos] = item;
    kv->nodes[item.node].heap_pos = pos;
}

static void heap_up(struct cr_kv *kv, uint32_t pos, struct cr_kv_heap_item item)
{
    while (pos > 0) {
        uint32_t parent = (pos - 1) / CR_KV_HEAP_WAY;
        if (kv->heap[parent].key <= item.key)
            break;
        heap_set(kv, pos, kv->heap[parent]);
        pos = parent;
    }
    heap_set(kv, pos, item);
}

static void heap_down(struct cr_kv *kv, uint32_t pos, struct cr_kv_heap_item item)
{
    for (;;) {
        uint32_t first = pos * CR_KV_HEAP_WAY + 1, end = first + CR_KV_HEAP_WAY, least = first;
        if (first >= kv->n_heap)
            break;
        if (end > kv->n_heap)
            end = kv->n_heap;
        for (uint32_t i = first + 1; i < end; i++) {
            if (kv->heap[i].key < kv->heap[least].key)
                least = i;
        }
        if (item.key <= kv->heap[least].key)
            break;
        heap_set(kv, pos, kv->heap[least]);
        pos = least;
    }
    heap_set(kv, pos, item);
}

static void heap_push(struct cr_kv *kv, uint32_t node)
{
    heap_up(kv, kv->n_heap++, (struct cr_kv_heap_item){kv->nodes[node].last_used, node});
}

static void heap_remove(struct cr_kv *kv, uint32_t node)
{
    uint32_t pos = kv->nodes[node].heap_pos;
    struct cr_kv_heap_item last = kv->heap[--kv->n_heap];

    kv->nodes[node].heap_pos = CR_KV_NIL;
    if (last.node == node)
        return;
    if (pos > 0 && last.key < kv->heap[(pos - 1) / CR_KV_HEAP_WAY].key)
        heap_up(kv, pos, last);
    else
        heap_down(kv, pos, last);
}

void cr_kv_evictable(struct cr_kv *kv, uint32_t node)
{
    const struct cr_kv_node *nd = &kv->nodes[node];
    bool wanted = node != CR_KV_ROOT && nd->refs == 0 && nd->first_child == CR_KV_NIL;

    if (wanted && nd->heap_pos == CR_KV_NIL)
        heap_push(kv, node);
    else if (!wanted && nd->heap_pos != CR_KV_NIL)
        heap_remove(kv, node);
}

void cr_kv_pin(struct cr_kv *kv, uint32_t node, uint32_t stop)
{
    for (; node != stop; node = kv->nodes[node].parent) {
        struct cr_kv_node *nd = &kv->nodes[node];
        if (nd->refs++ > 0)
            continue;
        kv->n_cached -= nd->n_pages;
        kv->n_pinned += nd->n_pages;
        if (nd->heap_pos != CR_KV_NIL)
            heap_remove(kv, node);
    }
}

void cr_kv_unpin(struct cr_kv *kv, uint32_t node, uint32_t stop)
{
    uint64_t tick = ++kv->tick;

    while (node != stop) {
        struct cr_kv_node *nd = &kv->nodes[node];
        uint32_t parent = nd->parent;

        nd->last_used = tick;
        assert(nd->refs > 0);
        if (--nd->refs == 0) {
            kv->n_pinned -= nd->n_pages;
            kv->n_cached += nd->n_pages;
            if (!cr_kv_tree_join(kv, node) && nd->first_child == CR_KV_NIL)
                heap_push(kv, node);
        }
        node = parent;
    }
}

/* Pops up to `n` pages off a leaf, and takes it out when none is left; its parent may be the next.
 * Returns how many it popped. */
static uint32_t shorten(struct cr_kv *kv, uint32_t node, uint32_t n)
{
    uint32_t parent = kv->nodes[node].parent, n_popped = 0;

    if (n >= kv->nodes[node].n_pages) {
        n_popped = kv->nodes[node].n_pages;
        cr_kv_run_clear(kv, node);
    }
    for (; n_popped < n && kv->nodes[node].n_pages > 0; n_popped++)
        cr_kv_page_unlist(kv, cr_kv_run_pop(kv, node));
    kv->n_cached -= n_popped;
    cr_kv_charge(kv, kv->nodes[node].owner, -(int32_t)n_popped);
    if (kv->nodes[node].n_pages == 0) {
        if (kv->nodes[node].heap_pos != CR_KV_NIL)
            heap_remove(kv, node);
        cr_kv_tree_remove(kv, node);
        cr_kv_evictable(kv, parent);
    }
    return n_popped;
}

void cr_kv_evict(struct cr_kv *kv, uint32_t n)
{
    assert(n <= kv->n_cached);
    kv->n_evicted_pages += n;
    while (n > 0)
        n -= shorten(kv, kv->heap[0].node, n);
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
