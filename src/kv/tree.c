/* The radix tree.
 *
 * A node is a run of pages with one owner: CR_KV_SHARED, or the tenant that alone sees it. Nodes
 * are numbers into one table; children are found by (parent, owner, first page) in one hash table
 * over the whole tree. So equal text of different tenants are different keys: a lookup never
 * compares, splits, touches or counts a node that its principal may not see, because it never
 * finds it. At most two keys are tried per node, the shared one and the principal's own; below a
 * private page everything is private, so there it is one.
 *
 * Edges branch on whole pages: K and V are reused by page, so a partly equal page is no match.
 *
 * A split keeps the old number for the lower part: its children and the sequences that end in it
 * need no change. A join keeps the lower number for the same reason.
 *
 * Tokens lie by page, not by node: pages of 16 tokens are one cache line each, and the engine's
 * block table is all a walk has to write. The hash is seeded at random, so that nobody can aim
 * many prompts at one slot.
 */
#include <assert.h>

#include "kv_int.h"

uint64_t cr_kv_page_hash(const struct cr_kv *kv, const int32_t *tokens)
{
    uint32_t n = kv->config.page_tokens;
    uint64_t h = kv->seed[0], a[2];

    if (n < 4) { /* 1 or 2 */
        a[0] = 0;
        memcpy(a, tokens, n * sizeof *tokens);
        return cr_kv_mix(h ^ a[0], kv->seed[1]);
    }
    for (uint32_t i = 0; i < n; i += 4) {
        memcpy(a, tokens + i, sizeof a);
        h = cr_kv_mix(h ^ a[0], kv->seed[1] ^ a[1]);
    }
    return h;
}

static uint32_t hash_child(const struct cr_kv *kv, uint64_t page_hash, uint32_t parent,
                           uint32_t owner)
{
    return (uint32_t)cr_kv_mix(page_hash ^ ((uint64_t)parent << 32 | owner), kv->seed[1]);
}

uint32_t cr_kv_tree_hash(const struct cr_kv *kv, uint32_t parent, uint32_t owner,
                         const int32_t *first_page)
{
    return hash_child(kv, cr_kv_page_hash(kv, first_page), parent, owner);
}

bool cr_kv_page_equal(const struct cr_kv *kv, uint32_t page, const int32_t *tokens)
{
    const int32_t *own = cr_kv_page_tokens(kv, page);
    uint32_t n = kv->config.page_tokens;

    if (n == 16) { /* the usual size: a few vector instructions, no branch */
        int32_t differ = 0;
        for (int i = 0; i < 16; i++)
            differ |= own[i] ^ tokens[i];
        return differ == 0;
    }
    return memcmp(own, tokens, n * sizeof *tokens) == 0;
}

/* The child table: linear probing, and deletion that closes the gap. */

static uint32_t child_get(const struct cr_kv *kv, uint32_t parent, uint32_t owner, uint32_t hash,
                          const int32_t *tokens)
{
    for (uint32_t i = hash & kv->children_mask;; i = (i + 1) & kv->children_mask) {
        uint32_t node = kv->children[i];
        if (node == 0)
            return CR_KV_NIL;
        const struct cr_kv_node *nd = &kv->nodes[node];
        if (nd->hash == hash && nd->parent == parent && nd->owner == owner &&
            cr_kv_page_equal(kv, kv->chunks[nd->head].page[0], tokens))
            return node;
    }
}

static uint32_t child_slot(const struct cr_kv *kv, uint32_t node)
{
    uint32_t i = kv->nodes[node].hash & kv->children_mask;

    while (kv->children[i] != node) {
        assert(kv->children[i] != 0);
        i = (i + 1) & kv->children_mask;
    }
    return i;
}

static void child_put(struct cr_kv *kv, uint32_t node)
{
    struct cr_kv_node *nd = &kv->nodes[node];

    nd->hash = cr_kv_tree_hash(kv, nd->parent, nd->owner, cr_kv_first_page(kv, node));
    uint32_t i = nd->hash & kv->children_mask;
    while (kv->children[i] != 0)
        i = (i + 1) & kv->children_mask;
    kv->children[i] = node;
}

static void child_delete(struct cr_kv *kv, uint32_t node)
{
    uint32_t mask = kv->children_mask, gap = child_slot(kv, node);

    for (uint32_t i = (gap + 1) & mask; kv->children[i] != 0; i = (i + 1) & mask) {
        uint32_t home = kv->nodes[kv->children[i]].hash & mask;
        if (((i - home) & mask) >= ((i - gap) & mask)) {
            kv->children[gap] = kv->children[i];
            gap = i;
        }
    }
    kv->children[gap] = 0;
}

/* Nodes and their families. */

static uint32_t node_new(struct cr_kv *kv)
{
    uint32_t i = kv->free_node;

    if (i != CR_KV_NIL)
        kv->free_node = kv->nodes[i].parent;
    else if (kv->n_nodes <= kv->config.n_pages)
        i = kv->n_nodes++;
    else
        return CR_KV_NIL;
    kv->n_live_nodes++;
    kv->nodes[i] = (struct cr_kv_node){.first_child = CR_KV_NIL,
                                       .prev_sibling = CR_KV_NIL,
                                       .next_sibling = CR_KV_NIL,
                                       .head = CR_KV_NIL,
                                       .tail = CR_KV_NIL,
                                       .contributors = CR_KV_NIL};
    return i;
}

static void node_free(struct cr_kv *kv, uint32_t node)
{
    cr_kv_drop_contributors(kv, node);
    kv->nodes[node].n_pages = 0;
    kv->nodes[node].parent = kv->free_node;
    kv->free_node = node;
    kv->n_live_nodes--;
}

static void family_join(struct cr_kv *kv, uint32_t parent, uint32_t node)
{
    struct cr_kv_node *nd = &kv->nodes[node];

    nd->parent = parent;
    nd->prev_sibling = CR_KV_NIL;
    nd->next_sibling = kv->nodes[parent].first_child;
    if (nd->next_sibling != CR_KV_NIL)
        kv->nodes[nd->next_sibling].prev_sibling = node;
    kv->nodes[parent].first_child = node;
}

static void family_leave(struct cr_kv *kv, uint32_t node)
{
    struct cr_kv_node *nd = &kv->nodes[node];

    if (nd->prev_sibling == CR_KV_NIL)
        kv->nodes[nd->parent].first_child = nd->next_sibling;
    else
        kv->nodes[nd->prev_sibling].next_sibling = nd->next_sibling;
    if (nd->next_sibling != CR_KV_NIL)
        kv->nodes[nd->next_sibling].prev_sibling = nd->prev_sibling;
}

struct cr_kv_cursor cr_kv_node_end(const struct cr_kv *kv, uint32_t node)
{
    return (struct cr_kv_cursor){node, kv->nodes[node].n_pages, CR_KV_NIL, 0};
}

/* `page_hash` is of `tokens`. */
static uint32_t find_child(const struct cr_kv *kv, uint32_t parent, uint32_t tenant,
                           const int32_t *tokens, uint64_t page_hash)
{
    uint32_t child = CR_KV_NIL;

    if (kv->nodes[parent].owner == CR_KV_SHARED) /* so is the root */
        child = child_get(kv, parent, CR_KV_SHARED, hash_child(kv, page_hash, parent, CR_KV_SHARED),
                          tokens);
    if (child == CR_KV_NIL && tenant != CR_KV_SHARED)
        child = child_get(kv, parent, tenant, hash_child(kv, page_hash, parent, tenant), tokens);
    return child;
}

/* What find_child() will read, fetched while a run is still compared: its slots, then what a slot
 * names, its first chunk, and the tokens of that. Each is known only when the one before has come.
 */
struct fetch {
    uint32_t slot[2], n_slots, step;
    uint32_t node;
};

static struct fetch fetch_begin(const struct cr_kv *kv, uint32_t parent, uint32_t tenant,
                                uint64_t page_hash)
{
    struct fetch f = {{hash_child(kv, page_hash, parent, tenant) & kv->children_mask}, 1, 0, 0};

    if (kv->nodes[parent].owner == CR_KV_SHARED)
        f.slot[f.n_slots++] = hash_child(kv, page_hash, parent, CR_KV_SHARED) & kv->children_mask;
    for (uint32_t i = 0; i < f.n_slots; i++)
        __builtin_prefetch(&kv->children[f.slot[i]]);
    return f;
}

static void fetch_on(const struct cr_kv *kv, struct fetch *f)
{
    const struct cr_kv_chunk *chunk;

    switch (f->step++) {
    case 4:
        f->node = kv->children[f->slot[0]];
        if (f->node == 0 && f->n_slots > 1)
            f->node = kv->children[f->slot[1]];
        __builtin_prefetch(&kv->nodes[f->node]);
        break;
    case 8:
        if (f->node != 0)
            __builtin_prefetch(&kv->chunks[kv->nodes[f->node].head]);
        break;
    case 12:
        if (f->node == 0)
            break;
        chunk = &kv->chunks[kv->nodes[f->node].head];
        for (uint32_t i = 0; i < CR_KV_CHUNK && chunk->page[i] != CR_KV_NIL; i++)
            __builtin_prefetch(cr_kv_page_tokens(kv, chunk->page[i]));
        break;
    }
}

uint32_t cr_kv_tree_match(const struct cr_kv *kv, uint32_t tenant, struct cr_kv_cursor *cursor,
                          const int32_t *tokens, uint32_t n_pages, struct cr_page_id *table)
{
    struct cr_kv_cursor c = *cursor;
    uint32_t page_tokens = kv->config.page_tokens, n = 0;
    struct fetch ahead = {.step = UINT32_MAX / 2};

    if (n_pages == 0)
        return 0;
    uint64_t page_hash = cr_kv_page_hash(kv, tokens);
    while (n < n_pages) {
        if (c.n == kv->nodes[c.node].n_pages) {
            uint32_t child =
                find_child(kv, c.node, tenant, tokens + (size_t)n * page_tokens, page_hash);
            if (child == CR_KV_NIL)
                break;
            c = (struct cr_kv_cursor){child, 0, kv->nodes[child].head, 0};
        }
        uint32_t left = kv->nodes[c.node].n_pages - c.n, k = 0;
        if (left > n_pages - n)
            left = n_pages - n;
        if (left < n_pages - n) { /* the run may end before the tokens do */
            page_hash = cr_kv_page_hash(kv, tokens + (size_t)(n + left) * page_tokens);
            ahead = fetch_begin(kv, c.node, tenant, page_hash);
        }
        while (k < left) {
            const struct cr_kv_chunk *chunk = &kv->chunks[c.chunk];
            const int32_t *at = tokens + (size_t)(n + k) * page_tokens;
            uint32_t m = 1;
            fetch_on(kv, &ahead);
            if (c.slot == 0 && left - k >= CR_KV_CHUNK && kv->chunk_equal != NULL &&
                chunk->page[CR_KV_CHUNK - 1] != CR_KV_NIL &&
                kv->chunk_equal(kv->tokens, chunk->page, at))
                m = CR_KV_CHUNK;
            else if (!cr_kv_page_equal(kv, chunk->page[c.slot], at))
                break;
            if (table != NULL)
                memcpy(&table[n + k], &chunk->page[c.slot], m * sizeof chunk->page[0]);
            k += m;
            c.slot += m;
            if (c.slot == CR_KV_CHUNK || chunk->page[c.slot] == CR_KV_NIL) {
                c.chunk = chunk->next;
                c.slot = 0;
            }
        }
        c.n += k;
        n += k;
        if (k < left)
            break;
    }
    *cursor = c;
    return n;
}

uint32_t cr_kv_tree_cut(struct cr_kv *kv, const struct cr_kv_cursor *cursor)
{
    uint32_t lower = cursor->node;

    if (cursor->n == kv->nodes[lower].n_pages)
        return lower;
    uint32_t upper = node_new(kv), slot = child_slot(kv, lower);
    struct cr_kv_node *up = &kv->nodes[upper], *low = &kv->nodes[lower];

    if (upper == CR_KV_NIL)
        return CR_KV_NIL;
    up->owner = low->owner;
    up->hash = low->hash;
    up->refs = low->refs;
    up->marks = low->marks;
    up->rank = low->rank;
    up->used_s = low->used_s;
    cr_kv_share_contributors(kv, lower, upper);
    kv->children[slot] = upper; /* same parent, same first page */
    cr_kv_run_split(kv, cursor, upper);
    uint32_t parent = low->parent;
    family_leave(kv, lower);
    family_join(kv, parent, upper);
    family_join(kv, upper, lower);
    child_put(kv, lower);
    return upper;
}

bool cr_kv_tree_join(struct cr_kv *kv, uint32_t upper)
{
    struct cr_kv_node *up = &kv->nodes[upper];
    uint32_t lower = up->first_child;

    if (upper == CR_KV_ROOT || lower == CR_KV_NIL)
        return false;
    struct cr_kv_node *low = &kv->nodes[lower];
    assert(up->refs == 0 && low->refs == 0);
    if (low->next_sibling != CR_KV_NIL || low->owner != up->owner || low->rank != up->rank ||
        low->marks != up->marks || low->contributors != up->contributors)
        return false;
    child_delete(kv, lower);
    kv->children[child_slot(kv, upper)] = lower;
    low->hash = up->hash;
    cr_kv_run_join(kv, upper, lower);
    uint32_t parent = up->parent;
    family_leave(kv, lower);
    family_leave(kv, upper);
    family_join(kv, parent, lower);
    node_free(kv, upper);
    return true;
}

uint32_t cr_kv_tree_add(struct cr_kv *kv, uint32_t parent, uint32_t owner, uint32_t page)
{
    uint32_t node = node_new(kv);

    if (node == CR_KV_NIL)
        return CR_KV_NIL;
    kv->nodes[node].owner = owner;
    kv->nodes[node].used_s = kv->now_s;
    cr_kv_run_append(kv, node, page);
    family_join(kv, parent, node);
    child_put(kv, node);
    return node;
}

void cr_kv_tree_move(struct cr_kv *kv, uint32_t node, uint32_t parent, uint32_t owner)
{
    bool is_leaf = kv->nodes[node].is_leaf;

    if (is_leaf)
        cr_kv_leaf_remove(kv, node);
    child_delete(kv, node);
    family_leave(kv, node);
    kv->nodes[node].owner = owner;
    family_join(kv, parent, node);
    child_put(kv, node);
    if (is_leaf)
        cr_kv_leaf_add(kv, node);
}

uint32_t cr_kv_tree_begin(struct cr_kv *kv, uint32_t tenant, const int32_t *tokens,
                          uint32_t n_pages)
{
    struct cr_kv_cursor before = cr_kv_node_end(kv, CR_KV_ROOT), behind;

    if (n_pages == 0 ||
        cr_kv_tree_match(kv, tenant, &before, tokens, n_pages - 1, NULL) < n_pages - 1)
        return CR_KV_NIL;
    tokens += (size_t)(n_pages - 1) * kv->config.page_tokens;
    behind = before;
    if (cr_kv_tree_match(kv, tenant, &behind, tokens, 1, NULL) == 0)
        return CR_KV_NIL;
    cr_kv_tree_cut(kv, &before); /* the lower part keeps its number */
    return behind.node;
}

uint32_t cr_kv_tree_path(const struct cr_kv *kv, uint32_t node, int32_t *tokens,
                         struct cr_page_id *pages)
{
    uint32_t n_pages = 0, b = kv->config.page_tokens;
    struct cr_kv_run_iter it;

    for (uint32_t i = node; i != CR_KV_ROOT; i = kv->nodes[i].parent)
        n_pages += kv->nodes[i].n_pages;
    assert(n_pages <= kv->table_pages);
    for (uint32_t i = node, end = n_pages; i != CR_KV_ROOT; i = kv->nodes[i].parent) {
        uint32_t at = end -= kv->nodes[i].n_pages;
        for (uint32_t *page = cr_kv_run_first(kv, i, &it); page; page = cr_kv_run_next(kv, &it)) {
            memcpy(tokens + (size_t)at * b, cr_kv_page_tokens(kv, *page), b * sizeof *tokens);
            pages[at++].v = *page;
        }
    }
    return n_pages;
}

uint32_t cr_kv_tree_child(const struct cr_kv *kv, uint32_t parent, uint32_t owner,
                          const int32_t *first_page)
{
    return child_get(kv, parent, owner, cr_kv_tree_hash(kv, parent, owner, first_page), first_page);
}

void cr_kv_tree_remove(struct cr_kv *kv, uint32_t node)
{
    assert(kv->nodes[node].first_child == CR_KV_NIL && kv->nodes[node].n_pages == 0);
    child_delete(kv, node);
    family_leave(kv, node);
    node_free(kv, node);
}
