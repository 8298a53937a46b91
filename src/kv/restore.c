/* Bringing text back that was kept elsewhere.
 *
 * A restored page goes the way of a computed one: a sequence of its tenant is opened on what is
 * cached before it, pages are reserved, filled, and committed. So nothing here can put text where
 * its tenant would not see it: it enters privately, and is shared again only where it is declared.
 * Nor does it count for a quorum: it was counted when it was computed, or may not be.
 * Only the count of lookups leaves it out: nobody asked.
 */
#include "kv_int.h"

int cr_kv_restore(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                  uint32_t n_tokens, uint32_t n_before, cr_kv_fill_fn fill, void *user)
{
    uint32_t b = kv->config.page_tokens, n_pages = n_tokens / b, n_table;
    uint64_t n_lookup = kv->n_lookup_tokens, n_hit = kv->n_hit_tokens;
    struct cr_kv_seq *seq;

    if (tenant.v == 0 || n_pages <= n_before)
        return CR_EINVAL;
    int status = cr_kv_open(kv, tenant, tokens, n_tokens, &seq);
    if (status != CR_OK)
        return status;
    kv->n_lookup_tokens = n_lookup;
    kv->n_hit_tokens = n_hit;
    seq->is_unearned = true;
    uint32_t first = seq->n_tree;
    if (first < n_before)
        status = CR_ENOTFOUND;
    else if (first < n_pages)
        status = cr_kv_reserve(kv, seq, (n_pages - first) * b);
    if (status == CR_OK && first < n_pages) {
        const struct cr_page_id *table = cr_kv_seq_table(seq, &n_table);
        for (uint32_t i = first; i < n_pages; i++)
            fill(user, i, table[i]);
        status = cr_kv_commit(kv, seq, tokens + (size_t)first * b, (n_pages - first) * b);
    }
    cr_kv_close(kv, seq);
    return status;
}
