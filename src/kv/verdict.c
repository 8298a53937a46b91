/* The public calls that decide who sees what: verdicts and declarations, by mode.
 *
 * A declaration is text that the operator made public. A prompt that begins with it, or with a part
 * of it, is measured against all declarations when its sequence is opened; so is text that is
 * cached already when it is declared. What a sequence computes of it enters the tree privately like
 * anything else, and is published in the same call.
 *
 * A revoked declaration demotes what nothing else keeps public: no other declaration, and no
 * verdict in a mode that heeds verdicts. A run is one node up to where a declaration ends, so marks
 * are exact.
 */
#include <stdlib.h>

#include "kv_int.h"

static uint32_t whole_pages(const struct cr_kv *kv, uint32_t n_tokens)
{
    return n_tokens / kv->config.page_tokens;
}

uint32_t cr_kv_publish(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                       uint32_t n_tokens)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);

    if (tenant.v == 0 || kv->config.mode < CR_KV_SELECTIVE)
        return 0;
    uint32_t n = cr_kv_tree_match(kv, tenant.v, &c, tokens, whole_pages(kv, n_tokens), NULL);
    if (kv->config.mode == CR_KV_QUORUM || cr_kv_suspects(kv))
        n = cr_kv_count(kv, tenant.v, &c);
    return n == 0 ? 0 : cr_kv_publish_path(kv, tokens, n, CR_KV_CLEARED);
}

uint32_t cr_kv_demote(struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens)
{
    return cr_kv_demote_below(kv, tokens, whole_pages(kv, n_tokens));
}

uint32_t cr_kv_suspect(struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens)
{
    uint32_t n = whole_pages(kv, n_tokens);

    if (n == 0)
        return 0;
    cr_kv_count_suspect(kv, cr_kv_text_name(kv, tokens, n));
    return cr_kv_demote_below(kv, tokens, n);
}

bool cr_kv_seal(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                uint32_t n_tokens)
{
    uint32_t n = whole_pages(kv, n_tokens);

    if (tenant.v == 0)
        return false;
    cr_kv_demote_below(kv, tokens, n);
    uint32_t node = cr_kv_tree_begin(kv, tenant.v, tokens, n);
    if (node == CR_KV_NIL)
        return false;
    struct cr_kv_node *nd = &kv->nodes[node];
    bool is_new = !(nd->marks & CR_KV_SEALED);
    nd->marks = (nd->marks & ~CR_KV_CAUSE) | CR_KV_SEALED |
                (uint32_t)kv->cause.reason << CR_KV_REASON_SHIFT |
                (uint32_t)kv->cause.tier << CR_KV_TIER_SHIFT;
    if (is_new)
        cr_kv_tell(kv, CR_KV_EVENT_SEALED, tenant.v, node, nd->n_pages);
    return true;
}

void cr_kv_set_cause(struct cr_kv *kv, struct cr_kv_cause cause)
{
    kv->cause = cause;
}

static uint32_t common_pages(const struct cr_kv *kv, const struct cr_kv_declaration *d,
                             const int32_t *tokens, uint32_t n_pages)
{
    uint32_t b = kv->config.page_tokens, n = 0;

    if (n_pages > d->n_pages)
        n_pages = d->n_pages;
    while (n < n_pages &&
           memcmp(d->tokens + (size_t)n * b, tokens + (size_t)n * b, b * sizeof *tokens) == 0)
        n++;
    return n;
}

uint32_t cr_kv_declared_pages(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages)
{
    uint32_t best = 0;

    if (kv->config.mode == CR_KV_ISOLATED || kv->n_declarations == 0 || n_pages == 0)
        return 0;
    uint64_t hash = cr_kv_page_hash(kv, tokens);
    for (uint32_t i = 0; i < kv->n_declarations; i++) {
        const struct cr_kv_declaration *d = &kv->declarations[i];
        uint32_t n = d->first_hash == hash ? common_pages(kv, d, tokens, n_pages) : 0;
        if (n > best)
            best = n;
    }
    return best;
}

uint32_t cr_kv_declared(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens)
{
    uint32_t n = whole_pages(kv, n_tokens);

    if (kv->config.mode != CR_KV_GLOBAL)
        n = cr_kv_declared_pages(kv, tokens, n);
    return n * kv->config.page_tokens;
}

/* What was public by this text alone is no longer; `n_kept` pages are so by other declarations. */
static void withdraw(struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages, uint32_t n_kept)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);
    uint32_t n = cr_kv_tree_match(kv, CR_KV_SHARED, &c, tokens, n_kept, NULL), at = n;

    if (kv->config.mode == CR_KV_GLOBAL || n < n_kept)
        return;
    cr_kv_tree_cut(kv, &c);
    c = cr_kv_node_end(kv, CR_KV_ROOT);
    cr_kv_tree_match(kv, CR_KV_SHARED, &c, tokens, n_kept, NULL);
    while (at < n_pages) {
        const int32_t *next = tokens + (size_t)at * kv->config.page_tokens;
        if (cr_kv_tree_match(kv, CR_KV_SHARED, &c, next, 1, NULL) == 0)
            return;
        kv->nodes[c.node].marks &= ~(uint32_t)CR_KV_PUBLIC;
        if (!(kv->nodes[c.node].marks & CR_KV_CLEARED)) {
            cr_kv_demote_below(kv, tokens, at + 1);
            return;
        }
        at++;
    }
}

static void remove_declaration(struct cr_kv *kv, uint32_t i)
{
    struct cr_kv_declaration gone = kv->declarations[i];

    kv->declarations[i] = kv->declarations[--kv->n_declarations];
    for (uint32_t k = 0; k < kv->config.max_seqs; k++) {
        if (kv->config.mode != CR_KV_GLOBAL)
            kv->seqs[k].n_declared = 0;
    }
    withdraw(kv, gone.tokens, gone.n_pages, cr_kv_declared_pages(kv, gone.tokens, gone.n_pages));
    free(gone.tokens);
}

static uint32_t find_declaration(const struct cr_kv *kv, uint64_t id)
{
    uint32_t i = 0;

    while (i < kv->n_declarations && kv->declarations[i].id != id)
        i++;
    return i;
}

/* Ranks what is cached of a text as if it had just been used. */
static void rank_again(struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);

    cr_kv_tree_match(kv, CR_KV_SHARED, &c, tokens, n_pages, NULL);
    uint32_t node = cr_kv_tree_cut(kv, &c);
    if (node == CR_KV_NIL || node == CR_KV_ROOT)
        return;
    cr_kv_pin(kv, node, CR_KV_ROOT);
    cr_kv_unpin(kv, node, CR_KV_ROOT);
}

int cr_kv_declare(struct cr_kv *kv, uint64_t id, const int32_t *tokens, uint32_t n_tokens)
{
    uint32_t b = kv->config.page_tokens, n = whole_pages(kv, n_tokens);
    uint32_t old = find_declaration(kv, id);

    if (n == 0)
        return CR_EINVAL;
    if (n_tokens > kv->config.max_tokens)
        return CR_ETOOLONG;
    if (old == kv->n_declarations && old == CR_KV_MAX_DECLARATIONS)
        return CR_EFULL;
    int32_t *copy = malloc((size_t)n * b * sizeof *copy);
    if (copy == NULL)
        return CR_ENOMEM;
    memcpy(copy, tokens, (size_t)n * b * sizeof *copy);
    if (old < kv->n_declarations)
        remove_declaration(kv, old);
    kv->declarations[kv->n_declarations++] = (struct cr_kv_declaration){
        .id = id, .first_hash = cr_kv_page_hash(kv, copy), .n_pages = n, .tokens = copy};
    if (kv->config.mode == CR_KV_ISOLATED)
        return CR_OK;
    cr_kv_publish_path(kv, copy, n, CR_KV_PUBLIC);
    if (kv->config.pin_declared)
        rank_again(kv, copy, n);
    return CR_OK;
}

void cr_kv_revoke(struct cr_kv *kv, uint64_t id)
{
    uint32_t i = find_declaration(kv, id);

    if (i < kv->n_declarations)
        remove_declaration(kv, i);
}
