/* Looking into the tree: the calls of carrel/kv_view.h. Nothing here changes anything. */
#include "kv_int.h"

static unsigned marks_of(const struct cr_kv_node *nd)
{
    return (nd->marks & CR_KV_PUBLIC ? CR_KV_IS_DECLARED : 0u) |
           (nd->marks & CR_KV_CLEARED ? CR_KV_IS_CLEARED : 0u) |
           (nd->marks & CR_KV_SEALED ? CR_KV_IS_SEALED : 0u) |
           (nd->marks & CR_KV_FOUND ? CR_KV_IS_FOUND : 0u);
}

static bool has_siblings(const struct cr_kv *kv, uint32_t node)
{
    return node != CR_KV_NIL && kv->nodes[node].next_sibling != CR_KV_NIL;
}

static struct cr_kv_run_info info_of(const struct cr_kv *kv, uint32_t node)
{
    const struct cr_kv_node *nd = &kv->nodes[node];
    struct cr_kv_run_info info = {.id = cr_kv_run_id(kv, node),
                                  .tenant = {nd->owner},
                                  .depth = cr_kv_depth(kv, node),
                                  .n_pages = nd->n_pages,
                                  .n_pins = nd->refs,
                                  .n_contributors = cr_kv_n_contributors(kv, node),
                                  .branches = has_siblings(kv, nd->first_child),
                                  .idle_s = nd->refs > 0 ? 0 : kv->now_s - nd->used_s,
                                  .marks = marks_of(nd),
                                  .cause = {(uint8_t)(nd->marks >> CR_KV_REASON_SHIFT),
                                            (uint8_t)(nd->marks >> CR_KV_TIER_SHIFT)}};

    for (uint32_t i = nd->parent; i != CR_KV_ROOT; i = kv->nodes[i].parent)
        info.level++;
    return info;
}

/* --- one prompt --------------------------------------------------------------------------- */

/* The page before the one that a cursor stands behind. */
static uint32_t page_before(const struct cr_kv *kv, const struct cr_kv_cursor *c)
{
    struct cr_kv_run_iter it;
    uint32_t page = CR_KV_NIL, n = 0;

    if (c->node == CR_KV_ROOT)
        return CR_KV_NIL;
    if (c->n == kv->nodes[c->node].n_pages) { /* the usual case: the end of a run */
        const struct cr_kv_chunk *tail = &kv->chunks[kv->nodes[c->node].tail];
        for (uint32_t slot = 0; slot < CR_KV_CHUNK && tail->page[slot] != CR_KV_NIL; slot++)
            page = tail->page[slot];
        return page;
    }
    for (const uint32_t *at = cr_kv_run_first(kv, c->node, &it); n < c->n;
         at = cr_kv_run_next(kv, &it), n++)
        page = *at;
    return page;
}

/* How a match of `n_matched` pages of at most `n_pages` came about that ended at the cursor. */
static void match_of(const struct cr_kv *kv, uint32_t tenant, struct cr_kv_cursor c,
                     const int32_t *tokens, uint32_t n_pages, uint32_t n_matched,
                     struct cr_kv_match *ret_match)
{
    uint32_t b = kv->config.page_tokens, before = page_before(kv, &c);

    *ret_match = (struct cr_kv_match){.n_shared = n_matched * b};
    for (; c.node != CR_KV_ROOT && kv->nodes[c.node].owner != CR_KV_SHARED;
         c = cr_kv_node_end(kv, kv->nodes[c.node].parent))
        ret_match->n_own += c.n * b;
    ret_match->n_shared -= ret_match->n_own;
    if (tenant == 0)
        ret_match->why = CR_KV_WHY_NOBODY;
    else if (n_matched == n_pages)
        ret_match->why = CR_KV_WHY_WHOLE;
    else
        ret_match->why =
            cr_kv_why_gone(kv, tenant, before, tokens + (size_t)n_matched * b, &ret_match->gone_s);
}

static uint32_t findable(const struct cr_kv *kv, uint32_t n_tokens)
{
    uint32_t n = n_tokens == 0 ? 0 : (n_tokens - 1) / kv->config.page_tokens;
    return n < kv->table_pages ? n : kv->table_pages;
}

void cr_kv_seq_match(const struct cr_kv *kv, const struct cr_kv_seq *seq, const int32_t *tokens,
                     uint32_t n_tokens, struct cr_kv_match *ret_match)
{
    match_of(kv, seq->tenant, cr_kv_node_end(kv, seq->node), tokens, findable(kv, n_tokens),
             seq->n_tree, ret_match);
}

/* Lists the runs of a path from the root to the cursor. */
static void list_runs(const struct cr_kv *kv, struct cr_kv_cursor c, struct cr_kv_explanation *e)
{
    for (uint32_t node = c.node; node != CR_KV_ROOT; node = kv->nodes[node].parent)
        e->n_runs++;
    for (uint32_t i = e->n_runs; i-- > 0; c = cr_kv_node_end(kv, kv->nodes[c.node].parent)) {
        if (i >= CR_KV_MAX_EXPLAINED)
            continue;
        e->runs[i] = info_of(kv, c.node);
        e->runs[i].n_pages = c.n; /* as far as it was matched */
    }
}

void cr_kv_explain(const struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                   uint32_t n_tokens, struct cr_kv_explanation *ret_explanation)
{
    struct cr_kv_explanation *e = ret_explanation;
    struct cr_kv_cursor root = cr_kv_node_end(kv, CR_KV_ROOT), own = root, shared = root;
    uint32_t b = kv->config.page_tokens, n_matched = 0;

    memset(e, 0, sizeof *e);
    e->n_pages = findable(kv, n_tokens);
    e->n_declared =
        kv->config.mode == CR_KV_GLOBAL ? e->n_pages : cr_kv_declared_pages(kv, tokens, e->n_pages);
    e->n_everyone = cr_kv_tree_match(kv, CR_KV_SHARED, &shared, tokens, e->n_pages, NULL);
    if (tenant.v != 0)
        n_matched = cr_kv_tree_match(kv, tenant.v, &own, tokens, e->n_pages, NULL);
    list_runs(kv, own, e);
    match_of(kv, tenant.v, own, tokens, e->n_pages, n_matched, &e->match);
    if (shared.n < kv->nodes[shared.node].n_pages)
        return; /* nothing private begins within a shared run */
    for (uint32_t i = 0; i < kv->n_tenants; i++) {
        struct cr_kv_cursor c = shared;
        uint32_t n = cr_kv_tree_match(kv, kv->tenants[i].id, &c, tokens + (size_t)e->n_everyone * b,
                                      e->n_pages - e->n_everyone, NULL);
        if (n == 0)
            continue;
        if (e->n_holders < CR_KV_MAX_EXPLAINED)
            e->holders[e->n_holders] =
                (struct cr_kv_holder){{kv->tenants[i].id}, e->n_everyone + n};
        e->n_holders++;
    }
}

/* --- everything --------------------------------------------------------------------------- */

static struct cr_kv_tenant_info tenant_info(const struct cr_kv_tenant *t)
{
    return (struct cr_kv_tenant_info){
        {t->id}, t->n_pages, {t->floor, t->cap, t->ttl_s}, t->n_evicted};
}

void cr_kv_get_tenant(const struct cr_kv *kv, struct cr_tenant_id tenant,
                      struct cr_kv_tenant_info *ret_info)
{
    const struct cr_kv_tenant *t = tenant.v == 0 ? NULL : cr_kv_tenant_find(kv, tenant.v);

    *ret_info = t != NULL ? tenant_info(t) : (struct cr_kv_tenant_info){.tenant = tenant};
}

uint32_t cr_kv_contributed(const struct cr_kv *kv, struct cr_tenant_id tenant)
{
    uint32_t node = CR_KV_ROOT, n = 0;

    for (;;) {
        uint32_t next = kv->nodes[node].first_child;
        for (;;) {
            while (next != CR_KV_NIL && kv->nodes[next].owner != CR_KV_SHARED)
                next = kv->nodes[next].next_sibling;
            if (next != CR_KV_NIL || node == CR_KV_ROOT)
                break;
            next = kv->nodes[node].next_sibling; /* none below: up, and on */
            node = kv->nodes[node].parent;
        }
        if (next == CR_KV_NIL)
            return n;
        node = next;
        if (tenant.v != 0 && cr_kv_is_contributor(kv, node, tenant.v))
            n += kv->nodes[node].n_pages;
    }
}

uint32_t cr_kv_list_tenants(const struct cr_kv *kv, struct cr_kv_tenant_info *infos, uint32_t max)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < kv->n_tenants && n < max; i++) {
        struct cr_kv_tenant_info info = tenant_info(&kv->tenants[i]);
        if (info.n_pages > 0 || info.limits.floor_pages > 0 || info.limits.cap_pages > 0 ||
            info.limits.ttl_s > 0)
            infos[n++] = info;
    }
    return n;
}

uint32_t cr_kv_walk(const struct cr_kv *kv, uint32_t max_level, uint32_t max_runs,
                    void (*each)(void *user, const struct cr_kv_run_info *info), void *user)
{
    uint32_t node = kv->nodes[CR_KV_ROOT].first_child, level = 0, n = 0;

    while (node != CR_KV_NIL && node != CR_KV_ROOT && level < max_level && n < max_runs) {
        struct cr_kv_run_info info = info_of(kv, node);
        each(user, &info);
        n++;
        if (kv->nodes[node].first_child != CR_KV_NIL && level + 1 < max_level) {
            node = kv->nodes[node].first_child;
            level++;
            continue;
        }
        while (node != CR_KV_ROOT && kv->nodes[node].next_sibling == CR_KV_NIL) {
            node = kv->nodes[node].parent;
            level--;
        }
        node = node == CR_KV_ROOT ? CR_KV_NIL : kv->nodes[node].next_sibling;
    }
    return kv->n_live_nodes;
}
