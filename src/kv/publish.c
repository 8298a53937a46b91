/* Making text shared.
 *
 * A verdict names text: tokens from the beginning of a prompt. What is shared of it already is
 * walked over; of the rest, the longest private run that anybody has becomes the shared one, page
 * by page from the top, as far as nobody's copy is sealed.
 *
 *     S ─┬─ acme [a b c d] ─ [e]               S ── SHARED [a b] ── SHARED [c d] ─ acme [e]
 *        └─ zeta [a b] ─ [x]          ─▶                    └─ zeta [x]
 *
 * The others' private twins are folded in: what hangs below them moves to the shared node that ends
 * where they ended, and they go. So no tenant ever sees two nodes for one text. Their owners are
 * remembered as contributors, by page: the shared run is cut where one's twin ended.
 *
 * Open sequences let go of their nodes first, keeping the pages, and enter the tree again when it
 * is done. They then find the shared nodes, and give back what they held twice.
 *
 * Not done here: judging text, and counting who has it. Whoever calls has done so.
 */
#include <assert.h>

#include "kv_int.h"

/* Pages before the first sealed one on the path from `above` down to where the cursor stands. */
static uint32_t before_seal(const struct cr_kv *kv, uint32_t above, struct cr_kv_cursor c,
                            uint32_t n_pages)
{
    uint32_t unsealed = n_pages;

    while (c.node != above) {
        n_pages -= c.n;
        if (kv->nodes[c.node].marks & CR_KV_SEALED)
            unsealed = n_pages;
        c.node = kv->nodes[c.node].parent;
        c.n = kv->nodes[c.node].n_pages;
    }
    return unsealed;
}

/* Finds who has how much of the text privately below `above`. Returns how much may be published. */
static uint32_t find_holders(struct cr_kv *kv, uint32_t above, const int32_t *tokens,
                             uint32_t n_pages)
{
    uint32_t limit = n_pages, longest = 0;

    for (uint32_t i = 0; i < kv->n_tenants; i++) {
        struct cr_kv_tenant *t = &kv->tenants[i];
        t->end = cr_kv_node_end(kv, above);
        t->n_match =
            t->n_pages == 0 ? 0 : cr_kv_tree_match(kv, t->id, &t->end, tokens, n_pages, NULL);
        uint32_t unsealed = before_seal(kv, above, t->end, t->n_match);
        if (unsealed < t->n_match && unsealed < limit)
            limit = unsealed;
        if (t->n_match > longest)
            longest = t->n_match;
    }
    return longest < limit ? longest : limit;
}

/* True when there were any; nodes may be joined then. */
static bool detach_readers(struct cr_kv *kv, uint32_t above, const int32_t *first_page)
{
    bool any = false;

    for (uint32_t i = 0; i < kv->config.max_seqs; i++) {
        struct cr_kv_seq *seq = &kv->seqs[i];
        if (!cr_kv_seq_goes_through(kv, seq, above, false, first_page))
            continue;
        cr_kv_seq_detach(kv, seq, above);
        any = seq->is_detached = true;
    }
    return any;
}

void cr_kv_attach_detached(struct cr_kv *kv)
{
    for (uint32_t i = 0; i < kv->config.max_seqs; i++) {
        if (kv->seqs[i].is_open && kv->seqs[i].is_detached) {
            kv->seqs[i].is_detached = false;
            cr_kv_seq_enter(kv, &kv->seqs[i]);
        }
    }
}

/* Where `n_pages` of the text end below `above`, as `tenant` sees it, at the end of a node. NIL
 * when that takes a node and none is left. */
static uint32_t end_of(struct cr_kv *kv, uint32_t above, uint32_t tenant, const int32_t *tokens,
                       uint32_t n_pages)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, above);
    uint32_t n = cr_kv_tree_match(kv, tenant, &c, tokens, n_pages, NULL);

    assert(n == n_pages);
    (void)n;
    return cr_kv_tree_cut(kv, &c);
}

/* Cuts everybody's copy where the published text ends, and the first longest one, which it returns,
 * also where another ends. NULL when nodes run out; nothing is published then. */
static struct cr_kv_tenant *cut_copies(struct cr_kv *kv, uint32_t above, const int32_t *tokens,
                                       uint32_t n_pages)
{
    struct cr_kv_tenant *base = NULL;

    for (uint32_t i = 0; i < kv->n_tenants; i++) {
        struct cr_kv_tenant *t = &kv->tenants[i];
        if (t->n_match == 0)
            continue;
        if (t->n_match > n_pages) {
            t->n_match = n_pages;
            t->node = end_of(kv, above, t->id, tokens, n_pages);
        } else {
            t->node = cr_kv_tree_cut(kv, &t->end);
        }
        if (t->node == CR_KV_NIL)
            return NULL;
        if (t->n_match == n_pages && base == NULL)
            base = t;
    }
    for (uint32_t i = 0; base != NULL && i < kv->n_tenants; i++) {
        uint32_t n = kv->tenants[i].n_match;
        if (n > 0 && n < n_pages && end_of(kv, above, base->id, tokens, n) == CR_KV_NIL)
            return NULL;
    }
    return base;
}

static void share_path(struct cr_kv *kv, const struct cr_kv_tenant *base, uint32_t above,
                       uint32_t mark)
{
    for (uint32_t node = base->node; node != above; node = kv->nodes[node].parent) {
        struct cr_kv_node *nd = &kv->nodes[node];
        cr_kv_tell(kv, CR_KV_EVENT_PUBLISHED, base->id, node, nd->n_pages);
        cr_kv_tree_move(kv, node, nd->parent, CR_KV_SHARED);
        nd->marks = (nd->marks & ~(uint32_t)CR_KV_UNEARNED) | mark;
        cr_kv_add_contributor(kv, node, base->id);
        cr_kv_charge(kv, base->id, -(int32_t)nd->n_pages);
        cr_kv_charge(kv, CR_KV_SHARED, (int32_t)nd->n_pages);
    }
}

/* An ancestor is never older than what hangs below it. */
static void touch_ancestors(struct cr_kv *kv, uint32_t node)
{
    uint64_t tick = kv->nodes[node].rank;

    while ((node = kv->nodes[node].parent) != CR_KV_ROOT && kv->nodes[node].rank < tick)
        kv->nodes[node].rank = tick;
}

/* Folds one tenant's private twins into the shared path. */
static void fold(struct cr_kv *kv, const struct cr_kv_tenant *t, const struct cr_kv_tenant *base,
                 uint32_t above, const int32_t *tokens)
{
    uint32_t n = t->n_match, to = base->node;

    if (n < base->n_match)
        to = end_of(kv, above, CR_KV_SHARED, tokens, n);
    for (uint32_t node = to; node != above; node = kv->nodes[node].parent)
        cr_kv_add_contributor(kv, node, t->id);
    for (uint32_t node = t->node; node != above;) {
        uint32_t parent = kv->nodes[node].parent, len = kv->nodes[node].n_pages, child;
        while ((child = kv->nodes[node].first_child) != CR_KV_NIL) {
            if (n < t->n_match)
                to = end_of(kv, above, CR_KV_SHARED, tokens, n);
            if (to == CR_KV_NIL) {
                kv->leaving = CR_KV_WHY_ROOM;
                cr_kv_drop_subtree(kv, child);
                continue;
            }
            cr_kv_tree_move(kv, child, to, t->id);
            touch_ancestors(kv, child);
            cr_kv_evictable(kv, to);
        }
        kv->leaving = CR_KV_WHY_FOLDED;
        cr_kv_drop_subtree(kv, node);
        n -= len;
        node = parent;
    }
}

uint32_t cr_kv_publish_path(struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages,
                            uint32_t mark)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);
    uint32_t n_shared = cr_kv_tree_match(kv, CR_KV_SHARED, &c, tokens, n_pages, NULL);
    uint32_t above = cr_kv_tree_cut(kv, &c), n;

    if (above == CR_KV_NIL)
        return 0;
    for (uint32_t node = above; node != CR_KV_ROOT; node = kv->nodes[node].parent)
        kv->nodes[node].marks |= mark;
    tokens += (size_t)n_shared * kv->config.page_tokens;
    if (n_shared == n_pages || (n = find_holders(kv, above, tokens, n_pages - n_shared)) == 0)
        return 0;
    if (detach_readers(kv, above, tokens))
        find_holders(kv, above, tokens, n_pages - n_shared);
    const struct cr_kv_tenant *base = cut_copies(kv, above, tokens, n);
    if (base != NULL) {
        share_path(kv, base, above, mark);
        for (uint32_t i = 0; i < kv->n_tenants; i++) {
            if (kv->tenants[i].n_match > 0 && &kv->tenants[i] != base)
                fold(kv, &kv->tenants[i], base, above, tokens);
        }
        cr_kv_evictable(kv, base->node);
        kv->n_published_pages += n;
    }
    cr_kv_attach_detached(kv);
    return base != NULL ? n : 0;
}
