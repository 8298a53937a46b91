/* Taking shared text back.
 *
 * A shared node and all shared nodes below it go. Each contributor of a node gets a private view of
 * its pages in its stead, provided that it has one of the node above; its own private text moves
 * below the view. Private text of a tenant that merely read the shared text goes with it: the way
 * there would lead through text that is no longer visible.
 *
 * The subtree is walked depth first. Each tenant's slot remembers its view of the node that the
 * walk stands in, so a node's views find their parents at once.
 *
 * Open sequences keep their pages to the end. Those of tenants that keep a view of all they read
 * enter the tree again; the others go on as nobody's, and what they compute is not found again.
 *
 * Where nodes or listed pages run out, a view is not made: the tenant loses cache, nobody gains
 * any.
 */
#include "kv_int.h"

/* Those whose path leads through the shared child of `above` that begins with `first_page`. */
static void detach_readers(struct cr_kv *kv, uint32_t above, const int32_t *first_page)
{
    for (uint32_t i = 0; i < kv->config.max_seqs; i++) {
        struct cr_kv_seq *seq = &kv->seqs[i];
        if (!cr_kv_seq_goes_through(kv, seq, above, true, first_page))
            continue;
        bool keeps = seq->tenant != 0;
        for (uint32_t node = seq->node; node != above; node = kv->nodes[node].parent) {
            if (kv->nodes[node].owner == CR_KV_SHARED)
                keeps = keeps && cr_kv_is_contributor(kv, node, seq->tenant);
        }
        cr_kv_seq_detach(kv, seq, above);
        seq->is_detached = keeps;
        seq->is_unearned = true;
        seq->n_declared = 0;
        if (!keeps)
            seq->tenant = 0;
    }
}

/* A node of `tenant` that lists the pages of `node`. NIL when there is no room. */
static uint32_t make_view(struct cr_kv *kv, uint32_t node, uint32_t parent, uint32_t tenant)
{
    const struct cr_kv_node *nd = &kv->nodes[node];
    struct cr_kv_run_iter it;
    uint32_t *page = cr_kv_run_first(kv, node, &it), view;

    if (kv->n_listed + nd->n_pages > 2 * (uint64_t)kv->config.n_pages ||
        (view = cr_kv_tree_add(kv, parent, tenant, *page)) == CR_KV_NIL)
        return CR_KV_NIL;
    cr_kv_run_copy(kv, node, view);
    for (; page != NULL; page = cr_kv_run_next(kv, &it))
        kv->pages[*page].n_listed++;
    kv->nodes[view].rank = nd->rank;
    kv->nodes[view].used_s = nd->used_s;
    kv->nodes[view].marks = CR_KV_UNEARNED;
    kv->n_cached += nd->n_pages;
    cr_kv_charge(kv, tenant, (int32_t)nd->n_pages);
    cr_kv_tell(kv, CR_KV_EVENT_KEPT, tenant, view, nd->n_pages);
    cr_kv_evictable(kv, parent);
    cr_kv_evictable(kv, view);
    return view;
}

static void enter_node(struct cr_kv *kv, uint32_t node, uint32_t top)
{
    const struct cr_kv_node *nd = &kv->nodes[node];

    for (uint32_t i = nd->contributors; i != CR_KV_NIL; i = kv->contributors[i].next) {
        uint32_t tenant = kv->contributors[i].tenant, parent = nd->parent;
        if (tenant == 0 || !cr_kv_tenant_enter(kv, tenant))
            continue;
        struct cr_kv_tenant *t = cr_kv_tenant_find(kv, tenant);
        if (node != top) {
            if (t->mirrors != parent)
                continue;
            parent = t->node;
        }
        uint32_t view = make_view(kv, node, parent, tenant);
        if (view == CR_KV_NIL)
            continue;
        t->node = view;
        t->mirrors = node;
    }
}

static void leave_node(struct cr_kv *kv, uint32_t node, uint32_t top)
{
    struct cr_kv_node *nd = &kv->nodes[node];
    struct cr_kv_run_iter it;
    uint32_t child;

    while ((child = nd->first_child) != CR_KV_NIL) {
        uint32_t tenant = kv->nodes[child].owner;
        const struct cr_kv_tenant *t = cr_kv_tenant_find(kv, tenant);
        if (t != NULL && t->mirrors == node) {
            cr_kv_tree_move(kv, child, t->node, tenant);
            cr_kv_evictable(kv, t->node);
        } else {
            cr_kv_drop_subtree(kv, child);
        }
    }
    for (uint32_t i = nd->contributors; i != CR_KV_NIL; i = kv->contributors[i].next) {
        struct cr_kv_tenant *t = cr_kv_tenant_find(kv, kv->contributors[i].tenant);
        if (t == NULL || t->mirrors != node)
            continue;
        t->mirrors = node == top ? CR_KV_NIL : nd->parent;
        t->node = kv->nodes[t->node].parent;
    }
    for (uint32_t *page = cr_kv_run_first(kv, node, &it); page; page = cr_kv_run_next(kv, &it))
        kv->pages[*page].text_of = 0; /* several people's: to be zeroed when it is free */
    kv->n_demoted_pages += nd->n_pages;
    cr_kv_drop_subtree(kv, node);
}

static uint32_t shared_child(const struct cr_kv *kv, uint32_t node)
{
    uint32_t child = kv->nodes[node].first_child;

    while (child != CR_KV_NIL && kv->nodes[child].owner != CR_KV_SHARED)
        child = kv->nodes[child].next_sibling;
    return child;
}

uint32_t cr_kv_demote_below(struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages)
{
    uint32_t top = cr_kv_tree_begin(kv, CR_KV_SHARED, tokens, n_pages);
    uint64_t before = kv->n_demoted_pages;

    if (top == CR_KV_NIL)
        return 0;
    uint32_t above = kv->nodes[top].parent;
    const int32_t *first = cr_kv_first_page(kv, top);
    for (uint32_t i = 0; i < kv->n_tenants; i++)
        kv->tenants[i].mirrors = CR_KV_NIL;
    kv->leaving = CR_KV_WHY_DEMOTED;
    detach_readers(kv, above, first);
    top = cr_kv_tree_child(kv, above, CR_KV_SHARED, first); /* it may have been joined */
    uint32_t node = top;
    enter_node(kv, node, top);
    for (;;) {
        uint32_t child = shared_child(kv, node), parent = kv->nodes[node].parent;
        if (child != CR_KV_NIL) {
            node = child;
            enter_node(kv, node, top);
            continue;
        }
        bool is_last = node == top;
        leave_node(kv, node, top);
        if (is_last)
            break;
        node = parent;
    }
    cr_kv_attach_detached(kv);
    return (uint32_t)(kv->n_demoted_pages - before);
}
