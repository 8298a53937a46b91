/* Store once, compute per tenant.
 *
 * Tenants who send the same private text each compute it, each see only their own, and each are
 * charged for it in full; but their nodes may list the same pages. K and V of equal text behind
 * equal text are equal, so it does not matter whose stay.
 *
 * Nobody can tell. Pages are put together after a request has ended, from the node that it left; a
 * page in use is left alone. What is free, what is evicted and who is admitted depends on what
 * tenants are charged, never on how many pages are really in use. So it saves memory that is
 * resident, and buys nobody a longer cache: that would show who else has sent the same.
 *
 * Not done here: looking for equal text by its hash over all tenants. A few candidates are tried
 * that begin with the same page, which finds common system prompts.
 */
#include "kv_int.h"

#define MAX_TRIES 8u

/* Lists in `mine`, which nobody uses, the pages of `other` that are equal: both begin behind equal
 * text. True when they are so to the end of `mine`. */
static bool adopt_run(struct cr_kv *kv, uint32_t mine, struct cr_kv_cursor *other, uint32_t tenant)
{
    struct cr_kv_run_iter it;

    for (uint32_t *page = cr_kv_run_first(kv, mine, &it); page; page = cr_kv_run_next(kv, &it)) {
        struct cr_page_id twin;
        if (cr_kv_tree_match(kv, tenant, other, cr_kv_page_tokens(kv, *page), 1, &twin) == 0)
            return false;
        if (twin.v == *page || kv->pages[*page].n_listed > 1 || kv->nodes[mine].refs > 0 ||
            kv->pages[twin.v].n_listed == CR_KV_MAX_LISTED)
            continue;
        cr_kv_page_unlist(kv, *page);
        *page = twin.v;
        kv->pages[twin.v].n_listed++;
        kv->pages[twin.v].text_of = 0; /* several people's: to be zeroed when it is free */
    }
    return true;
}

void cr_kv_store_once(struct cr_kv *kv, uint32_t node)
{
    uint32_t owner = kv->nodes[node].owner, top = node, n_tries = 0;

    if (owner == CR_KV_SHARED)
        return;
    while (kv->nodes[kv->nodes[top].parent].owner != CR_KV_SHARED)
        top = kv->nodes[top].parent;
    uint32_t above = kv->nodes[top].parent;
    for (uint32_t i = 0; i < kv->n_tenants && n_tries < MAX_TRIES; i++) {
        const struct cr_kv_tenant *t = &kv->tenants[i];
        if (t->id == owner || t->n_pages == 0)
            continue;
        uint32_t other = cr_kv_tree_child(kv, above, t->id, cr_kv_first_page(kv, top));
        if (other == CR_KV_NIL)
            continue;
        n_tries++;
        struct cr_kv_cursor c = cr_kv_node_end(kv, above);
        /* Downwards: from the top to `node`, which lies below it on one path. */
        uint32_t mine = top;
        bool is_equal = adopt_run(kv, mine, &c, t->id);
        while (is_equal && mine != node) {
            uint32_t next = node;
            while (kv->nodes[next].parent != mine)
                next = kv->nodes[next].parent;
            mine = next;
            is_equal = adopt_run(kv, mine, &c, t->id);
        }
        if (is_equal)
            return;
    }
}
