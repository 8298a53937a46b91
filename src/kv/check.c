/* cr_kv_is_valid(): the invariants of DESIGN section 4 as far as they apply, and the bookkeeping
 * that they stand on. Everything is counted afresh and compared. It costs time in proportion to
 * the pool, and is for tests.
 *
 *   1  a private node hangs below a shared one or its owner's; a shared one only below shared ones
 *   2  no two children of a node that one principal can see begin with the same page
 *   4  a shared node is not sealed, and hangs below none that is (by 1, that one would be private)
 *   5  the holds on a page are exactly the nodes and sequences that list it, so that no page in use
 *      is free; a page of a private node is marked as its owner's text, or as several people's
 *   6  pins + free + cached pages = pool size
 *   7  the tenants whose pages others may take are exactly those above their floors
 *
 * Invariant 3 (new pages are private) holds by construction: only publish.c makes a shared node.
 * 8 is a property of what calls look at, and tests compare dumps for it.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "kv_int.h"

struct check {
    const struct cr_kv *kv;
    uint32_t *lists;   /* [n_pages] nodes */
    uint32_t *holds;   /* [n_pages] sequences; in the end, both */
    uint32_t *paths;   /* [n_nodes] open sequences through a node */
    uint32_t *charges; /* [n_tenants] */
    uint32_t n_cached, n_pinned, n_keys, n_leaves, n_shared;
    uint64_t n_listed;
};

__attribute__((format(printf, 1, 2))) static bool broken(const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    fputs("cr_kv_is_valid: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
    return false;
}

static bool is_run_valid(struct check *c, uint32_t node)
{
    const struct cr_kv *kv = c->kv;
    const struct cr_kv_node *nd = &kv->nodes[node];
    uint32_t n = 0, prev = CR_KV_NIL;

    for (uint32_t i = nd->head; i != CR_KV_NIL; prev = i, i = kv->chunks[i].next) {
        const struct cr_kv_chunk *chunk = &kv->chunks[i];
        if (i >= kv->n_chunks || chunk->prev != prev || chunk->page[0] == CR_KV_NIL)
            return broken("a chunk of node %u is empty or misplaced", node);
        bool is_end = false;
        for (uint32_t k = 0; k < CR_KV_CHUNK; k++) {
            uint32_t page = chunk->page[k];
            if (page == CR_KV_NIL) {
                is_end = true;
                continue;
            }
            if (is_end || page >= kv->config.n_pages || ++n > kv->config.n_pages)
                return broken("a chunk of node %u has a gap or lists page %u", node, page);
            c->lists[page]++;
            if (nd->owner != CR_KV_SHARED && kv->pages[page].text_of != nd->owner &&
                kv->pages[page].text_of != 0)
                return broken("invariant 5: page %u of tenant %u counts as text of %u", page,
                              nd->owner, kv->pages[page].text_of);
        }
    }
    if (prev != nd->tail || n != nd->n_pages)
        return broken("node %u lists %u pages, not %u", node, n, nd->n_pages);
    return true;
}

/* The names of a node's pages follow that of the page above. */
static bool is_named(const struct cr_kv *kv, uint32_t node)
{
    const struct cr_kv_node *nd = &kv->nodes[node];
    uint64_t name = kv->name_seed;
    struct cr_kv_run_iter it;

    for (const uint32_t *p = cr_kv_run_first(kv, nd->parent, &it); p; p = cr_kv_run_next(kv, &it))
        name = kv->names[*p];
    for (const uint32_t *p = cr_kv_run_first(kv, node, &it); p; p = cr_kv_run_next(kv, &it)) {
        name = cr_kv_name(kv, name, cr_kv_page_tokens(kv, *p));
        if (kv->names[*p] != name)
            return broken("page %u of node %u has another text's name", *p, node);
    }
    return true;
}

static uint32_t spine(const struct cr_kv *kv, uint32_t leaf)
{
    return leaf == CR_KV_ROOT ? 0 : kv->leaves[leaf].depth;
}

static bool is_node_valid(struct check *c, uint32_t node)
{
    const struct cr_kv *kv = c->kv;
    const struct cr_kv_node *nd = &kv->nodes[node], *up = &kv->nodes[nd->parent];

    if (up->owner != CR_KV_SHARED && up->owner != nd->owner)
        return broken("invariant 1: node %u of %u hangs below a node of %u", node, nd->owner,
                      up->owner);
    if (!is_run_valid(c, node) || !is_named(kv, node))
        return false;
    if (nd->owner == CR_KV_SHARED ? nd->marks & (CR_KV_SEALED | CR_KV_UNEARNED)
                                  : nd->contributors != CR_KV_NIL || nd->marks & CR_KV_PUBLIC)
        return broken("invariant 4: node %u of %u has marks %x", node, nd->owner, nd->marks);
    if (nd->owner == CR_KV_SHARED) {
        c->n_shared += nd->n_pages;
    } else {
        const struct cr_kv_tenant *t = cr_kv_tenant_find(kv, nd->owner);
        if (t == NULL)
            return broken("node %u is of tenant %u, who has no slot", node, nd->owner);
        c->charges[t - kv->tenants] += nd->n_pages;
    }
    c->n_listed += nd->n_pages;
    *(nd->refs > 0 ? &c->n_pinned : &c->n_cached) += nd->n_pages;
    const int32_t *first = cr_kv_page_tokens(kv, kv->chunks[nd->head].page[0]);
    for (uint32_t i = up->first_child; i != CR_KV_NIL; i = kv->nodes[i].next_sibling) {
        const struct cr_kv_node *other = &kv->nodes[i];
        if (i != node && (other->owner == nd->owner || other->owner == CR_KV_SHARED) &&
            memcmp(cr_kv_page_tokens(kv, kv->chunks[other->head].page[0]), first,
                   kv->config.page_tokens * sizeof *first) == 0)
            return broken("invariant 2: nodes %u and %u are twins", node, i);
    }
    if (nd->hash != cr_kv_tree_hash(kv, nd->parent, nd->owner, first))
        return broken("node %u has a stale hash", node);
    uint32_t slot = nd->hash & kv->children_mask;
    while (kv->children[slot] != node) {
        if (kv->children[slot] == 0)
            return broken("node %u is not found by its key", node);
        slot = (slot + 1) & kv->children_mask;
    }
    if (nd->refs != c->paths[node])
        return broken("invariant 5: node %u has %u pins, not %u", node, nd->refs, c->paths[node]);
    uint64_t time = nd->rank >> CR_KV_RANK_LOW;
    if ((time > kv->tick + kv->config.n_pages / 8 &&
         !(kv->config.pin_declared && time == CR_KV_PINNED)) ||
        (up->refs == 0 && nd->parent != CR_KV_ROOT && up->rank < nd->rank))
        return broken("node %u ranks above its parent, or beyond the future", node);

    bool is_evictable = nd->refs == 0 && nd->first_child == CR_KV_NIL;
    if (is_evictable != (nd->is_leaf != 0))
        return broken("node %u: evictable %d, in the heap %d", node, is_evictable, !is_evictable);
    if (is_evictable) {
        const struct cr_kv_leaf *leaf = &kv->leaves[node];
        const struct cr_kv_tenant *t = nd->owner == CR_KV_SHARED ? &kv->tenants[kv->max_tenants]
                                                                 : cr_kv_tenant_find(kv, nd->owner);
        bool is_linked = leaf->up == CR_KV_ROOT ? t->first_leaf == node
                                                : kv->leaves[leaf->up].left == node ||
                                                      kv->leaves[leaf->up].right == node;
        if (!is_linked || leaf->depth != spine(kv, leaf->right) + 1 ||
            spine(kv, leaf->left) < spine(kv, leaf->right))
            return broken("node %u is misplaced in its heap", node);
        if (leaf->up != CR_KV_ROOT &&
            (kv->nodes[leaf->up].rank > nd->rank || kv->nodes[leaf->up].owner != nd->owner))
            return broken("the heap is out of order at node %u", node);
        c->n_leaves++;
    }
    c->n_keys++;
    return true;
}

static bool has_own_children(const struct cr_kv *kv, uint32_t node)
{
    uint32_t prev = CR_KV_NIL, n = 0;

    for (uint32_t i = kv->nodes[node].first_child; i != CR_KV_NIL; i = kv->nodes[i].next_sibling) {
        if (i >= kv->n_nodes || n++ > kv->n_nodes || kv->nodes[i].parent != node ||
            kv->nodes[i].prev_sibling != prev)
            return broken("node %u has a strange child", node);
        prev = i;
    }
    return true;
}

/* Depth first over the sibling lists. */
static bool is_tree_valid(struct check *c)
{
    const struct cr_kv_node *nodes = c->kv->nodes;
    uint32_t node = CR_KV_ROOT;

    if (nodes[node].owner != CR_KV_SHARED || nodes[node].n_pages != 0)
        return broken("the root is not what it was");
    for (;;) {
        if (!has_own_children(c->kv, node) || (node != CR_KV_ROOT && !is_node_valid(c, node)))
            return false;
        if (nodes[node].first_child != CR_KV_NIL) {
            node = nodes[node].first_child;
            continue;
        }
        while (node != CR_KV_ROOT && nodes[node].next_sibling == CR_KV_NIL)
            node = nodes[node].parent;
        if (node == CR_KV_ROOT)
            return true;
        node = nodes[node].next_sibling;
    }
}

static bool is_seq_valid(struct check *c, const struct cr_kv_seq *seq)
{
    const struct cr_kv *kv = c->kv;
    uint32_t b = kv->config.page_tokens, n = 0, end = seq->n_tree;

    if (seq->n_tree > seq->n_pages || seq->n_pages > kv->table_pages ||
        seq->n_tokens > (uint64_t)seq->n_pages * b || seq->n_tree > seq->n_tokens / b)
        return broken("a sequence has %u tokens in %u pages, %u in the tree", seq->n_tokens,
                      seq->n_pages, seq->n_tree);
    for (uint32_t node = seq->node; node != CR_KV_ROOT; node = kv->nodes[node].parent) {
        const struct cr_kv_node *nd = &kv->nodes[node];
        if (nd->owner != CR_KV_SHARED && nd->owner != seq->tenant)
            return broken("invariant 1: a sequence of %u goes through a node of %u", seq->tenant,
                          nd->owner);
        if (++n > kv->n_nodes || nd->n_pages > end)
            return broken("a sequence's path is longer than its table");
        c->paths[node]++;
        uint32_t at = end -= nd->n_pages;
        for (uint32_t i = nd->head; i != CR_KV_NIL; i = kv->chunks[i].next) {
            for (uint32_t k = 0; k < CR_KV_CHUNK && kv->chunks[i].page[k] != CR_KV_NIL; k++) {
                if (seq->table[at++].v != kv->chunks[i].page[k])
                    return broken("a sequence's table is not its path");
            }
        }
    }
    if (end != 0)
        return broken("a sequence's path is shorter than its table");
    for (uint32_t i = seq->n_tree; i < seq->n_pages; i++) {
        c->holds[seq->table[i].v]++;
    }
    return true;
}

/* Every count is of a path that the index finds, of tenants that differ, and crossed its threshold
 * just when it says so; those that changed are listed. */
static bool is_count_valid(const struct cr_kv *kv)
{
    const struct cr_kv_counts *c = &kv->counts;
    uint32_t n_suspected = 0, n_listed;

    for (uint32_t i = 0; i < c->n_records; i++) {
        const struct cr_kv_count *r = &c->records[i];
        if (cr_kv_count_find(kv, r->path) != r)
            return broken("count %u is not found by its path", i);
        if (r->n > CR_KV_MAX_QUORUM || r->since > c->n_epochs)
            return broken("count %u has %u tenants since epoch %u", i, r->n, r->since);
        for (uint32_t k = 1; k < r->n; k++) {
            for (uint32_t j = 0; j < k; j++) {
                if (r->tenants[j] == r->tenants[k])
                    return broken("count %u has tenant %u twice", i, r->tenants[k]);
            }
        }
        bool has_crossed = r->n > 0 && r->n >= cr_kv_threshold(kv, r->path, r->since);
        if (has_crossed != ((r->flags & CR_KV_CROSSED) != 0))
            return broken("count %u of %u tenants has crossed its threshold: %d", i, r->n,
                          has_crossed);
        n_suspected += (r->flags & CR_KV_SUSPECTED) != 0;
        for (n_listed = 0; n_listed < c->n_changed && c->changed[n_listed] != r->path;)
            n_listed++;
        if (r->flags & CR_KV_CHANGED && n_listed == c->n_changed)
            return broken("count %u changed, and is not listed", i);
    }
    if (n_suspected != c->n_suspected)
        return broken("%u texts are suspected, not %u", c->n_suspected, n_suspected);
    return true;
}

static uint32_t count_leaves(const struct cr_kv *kv, uint32_t at)
{
    uint32_t n = 0;

    for (; at != CR_KV_ROOT && kv->nodes[at].is_leaf; at = kv->leaves[at].right)
        n += 1 + count_leaves(kv, kv->leaves[at].left);
    return n;
}

/* Invariant 7: whose pages others may take are exactly the tenants above their floors. */
static bool is_order_valid(const struct check *c)
{
    const struct cr_kv *kv = c->kv;
    uint32_t n_leaves = 0, n_open = 0;
    uint64_t n_floors = 0, n_mortal = 0;

    for (uint32_t i = 0; i <= kv->max_tenants; i++) {
        const struct cr_kv_tenant *t = &kv->tenants[i];
        if (i >= kv->n_tenants && i < kv->max_tenants)
            continue;
        bool is_open = t->first_leaf != CR_KV_ROOT && (t->floor == 0 || t->n_pages > t->floor);
        if (is_open != (t->order_pos != 0))
            return broken("invariant 7: tenant %u has %u pages, a floor of %u, and is %s", t->id,
                          t->n_pages, t->floor, is_open ? "not in the order" : "open to others");
        if (is_open) {
            const struct cr_kv_order_item *item = &kv->order[t->order_pos - 1];
            if (t->order_pos > kv->n_order || item->slot != i ||
                item->rank != kv->nodes[t->first_leaf].rank ||
                (t->order_pos > 1 && kv->order[t->order_pos / 2 - 1].rank > item->rank))
                return broken("tenant %u is misplaced in the order", t->id);
        }
        n_open += is_open;
        n_leaves += count_leaves(kv, t->first_leaf);
        n_floors += t->floor;
        n_mortal += t->ttl_s > 0 ? t->n_pages : 0;
    }
    if (n_leaves != c->n_leaves || n_open != kv->n_order)
        return broken("the heaps hold %u of %u evictable nodes", n_leaves, c->n_leaves);
    if (n_floors != kv->n_floors || n_floors > kv->config.n_pages)
        return broken("the floors add up to %u, not %u", (unsigned)n_floors,
                      (unsigned)kv->n_floors);
    if (n_mortal != kv->n_mortal)
        return broken("%u pages have a time to live, not %u", (unsigned)n_mortal,
                      (unsigned)kv->n_mortal);
    return true;
}

static bool is_pool_valid(struct check *c)
{
    const struct cr_kv *kv = c->kv;

    for (uint32_t i = 0; i < kv->config.n_pages; i++) {
        const struct cr_kv_page *page = &kv->pages[i];
        if (page->n_listed != c->lists[i] || page->n_held != c->holds[i])
            return broken("invariant 5: page %u is listed %u times, held %u, not %u, %u", i,
                          page->n_listed, page->n_held, c->lists[i], c->holds[i]);
        c->n_pinned += c->holds[i] > 0;
        c->holds[i] += c->lists[i];
    }
    for (uint64_t page = kv->free_page, n = 0; n < kv->n_unused; page = kv->names[page], n++) {
        if (page >= kv->config.n_pages || c->holds[page]++ != 0)
            return broken("invariant 5: page %u is free and in use", (uint32_t)page);
    }
    for (uint32_t i = 0; i < kv->config.n_pages; i++) {
        if (c->holds[i] == 0)
            return broken("invariant 6: page %u is neither free nor in use", i);
    }
    if (c->n_pinned != kv->n_pinned || c->n_cached != kv->n_cached)
        return broken("invariant 6: %u pinned (%u), %u cached (%u) of %u", kv->n_pinned,
                      c->n_pinned, kv->n_cached, c->n_cached, kv->config.n_pages);
    if (c->n_listed != kv->n_listed || c->n_shared != kv->n_shared || c->n_keys != kv->n_live_nodes)
        return broken("counts of listed (%u), shared (%u) pages or nodes are wrong",
                      (unsigned)kv->n_listed, kv->n_shared);
    for (uint32_t i = 0; i < kv->n_tenants; i++) {
        if (kv->tenants[i].n_pages != c->charges[i])
            return broken("tenant %u is charged %u pages, not %u", kv->tenants[i].id,
                          kv->tenants[i].n_pages, c->charges[i]);
    }
    if (!is_order_valid(c))
        return false;
    uint32_t n_keys = 0;
    for (uint32_t i = 0; i <= kv->children_mask; i++)
        n_keys += kv->children[i] != 0;
    if (n_keys != c->n_keys)
        return broken("the child table holds %u keys of %u nodes", n_keys, c->n_keys);
    return true;
}

bool cr_kv_is_valid(const struct cr_kv *kv)
{
    struct check c = {.kv = kv,
                      .lists = calloc(kv->config.n_pages, sizeof *c.lists),
                      .holds = calloc(kv->config.n_pages, sizeof *c.holds),
                      .paths = calloc(kv->n_nodes, sizeof *c.paths),
                      .charges = calloc(kv->n_tenants + 1, sizeof *c.charges)};
    bool ok = c.lists != NULL && c.holds != NULL && c.paths != NULL && c.charges != NULL;

    if (!ok)
        broken("no memory to check with");
    for (uint32_t i = 0; ok && i < kv->config.max_seqs; i++) {
        if (kv->seqs[i].is_open)
            ok = is_seq_valid(&c, &kv->seqs[i]);
    }
    ok = ok && is_tree_valid(&c) && is_pool_valid(&c) && is_count_valid(kv);
    free(c.lists);
    free(c.holds);
    free(c.charges);
    free(c.paths);
    return ok;
}
