/* The page pool.
 *
 * A page is a number; what lies behind it is the engine's. The pool knows for each page how many
 * hold it (nodes of the tree, open sequences) and whose text lies in it. The second outlives the
 * hold: a freed page is not touched until somebody takes it, and only when that is another tenant
 * is it zeroed first. A tenant that gets its own pages back pays nothing. Nobody (tenant 0) stands
 * for many people, so a page of nobody's is zeroed as soon as it is free; so is a page
 * that several tenants' text rested on.
 *
 * The free list is a stack, linked where a page in use has its name: a run that was freed from its
 * tail comes back in its old order, and so pages that follow each other in a sequence mostly follow
 * each other in memory.
 *
 * Not done here: which page to free. That is evict.c's.
 */
#include <assert.h>

#include "kv_int.h"

void cr_kv_page_wipe(struct cr_kv *kv, uint32_t page)
{
    struct cr_kv_page *p = &kv->pages[page];

    if (p->text_of == CR_KV_CLEAN)
        return;
    if (kv->config.on_zero != NULL)
        kv->config.on_zero(kv->config.user, (struct cr_page_id){page});
    memset(cr_kv_page_tokens(kv, page), 0, kv->config.page_tokens * sizeof(int32_t));
    p->text_of = CR_KV_CLEAN;
}

uint32_t cr_kv_page_take(struct cr_kv *kv, uint32_t tenant)
{
    assert(kv->n_unused > 0);
    uint32_t page = kv->free_page;
    struct cr_kv_page *p = &kv->pages[page];

    kv->free_page = (uint32_t)kv->names[page];
    kv->n_unused--;
    assert(p->n_listed == 0 && p->n_held == 0);
    if (p->text_of != tenant)
        cr_kv_page_wipe(kv, page);
    cr_kv_page_hold(kv, page);
    p->text_of = tenant;
    return page;
}

void cr_kv_page_free(struct cr_kv *kv, uint32_t page)
{
    kv->names[page] = kv->free_page;
    kv->free_page = page;
    kv->n_unused++;
    if (kv->pages[page].text_of == 0)
        cr_kv_page_wipe(kv, page);
}
