/* The KV manager's public side: sequences, and what they do to pool and tree.
 *
 * All memory is taken in cr_kv_create(): as many nodes and chunks as there are pages always
 * suffice, since neither is ever empty, and a block table is no longer than the pool. What is never
 * used is never touched. After that nothing can run out but pages and sequences, which is what the
 * scheduler plans for; and a step allocates nothing.
 *
 * A sequence's block table has two parts. The pages in front are its path in the tree: pinned as a
 * whole, by its last node. The pages behind are its own: reserved, being filled, or nobody's. A
 * page passes from the second part to the first when it is whole. Where the tenant's tree has the
 * same page already, the sequence takes that one. A leaf that only this sequence pins grows in
 * place; anything else gets a child, so that nobody's path becomes a part of a run.
 */
#include <assert.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdlib.h>

#include "carrel/rng.h"
#include "carrel/table.h"
#include "kv_int.h"

#define MAX_PAGES     (1u << 28)
#define MAX_SEQS      4096u
#define MAX_TOKENS    (1u << 30)
#define MAX_TENANTS   (1u << 20)
#define USUAL_TENANTS 1024u

static uint32_t pages_for(const struct cr_kv *kv, uint32_t n_tokens)
{
    return n_tokens / kv->config.page_tokens + (n_tokens % kv->config.page_tokens != 0);
}

static cr_kv_equal_fn best_equal(void)
{
    cr_kv_equal_fn fn = cr_kv_equal(CR_KV_AVX512);

    if (fn == NULL)
        fn = cr_kv_equal(CR_KV_AVX2);
    return fn != NULL ? fn : cr_kv_equal(CR_KV_PORTABLE);
}

/* Every key follows from the secret, so that names and thresholds outlive the process where it
 * does. */
static int make_keys(struct cr_kv *kv)
{
    uint8_t secret[32], digest[64];
    unsigned n;

    if (kv->config.secret != NULL)
        memcpy(secret, kv->config.secret, sizeof secret);
    else if (cr_random_bytes(secret, sizeof secret) != CR_OK)
        return CR_EIO;
    kv->config.secret = NULL;
    bool ok = EVP_Digest(secret, sizeof secret, digest, &n, EVP_sha512(), NULL) == 1;
    memcpy(kv->seed, digest, sizeof kv->seed);
    memcpy(&kv->name_seed, digest + 16, sizeof kv->name_seed);
    memcpy(kv->counts.key, digest + 32, sizeof kv->counts.key);
    kv->seed[1] |= 1;
    kv->name_seed |= 1;
    OPENSSL_cleanse(secret, sizeof secret);
    OPENSSL_cleanse(digest, sizeof digest);
    return ok ? CR_OK : CR_ENOMEM;
}

int cr_kv_create(const struct cr_kv_config *config, struct cr_kv **ret_kv)
{
    uint32_t b = config->page_tokens;

    if (b == 0 || b > 256 || (b & (b - 1)) != 0 || config->n_pages == 0 ||
        config->n_pages > MAX_PAGES || config->max_seqs == 0 || config->max_seqs > MAX_SEQS ||
        config->max_tokens == 0 || config->max_tokens > MAX_TOKENS ||
        config->max_tenants > MAX_TENANTS || config->mode > CR_KV_GLOBAL ||
        !cr_kv_count_is_valid_config(config))
        return CR_EINVAL;
    struct cr_kv *kv = calloc(1, sizeof *kv);
    if (kv == NULL)
        return CR_ENOMEM;
    kv->config = *config;
    uint32_t n_pages = config->n_pages, n_slots = 4;
    kv->table_pages = pages_for(kv, config->max_tokens);
    if (kv->table_pages > n_pages)
        kv->table_pages = n_pages;
    while (n_slots < n_pages + n_pages / 2)
        n_slots *= 2;
    kv->children_mask = n_slots - 1;
    kv->max_tenants = config->max_tenants != 0 ? config->max_tenants : USUAL_TENANTS;
    uint32_t n_index = 4;
    while (n_index < 2 * kv->max_tenants)
        n_index *= 2;
    kv->tenant_mask = n_index - 1;

    kv->pages = cr_table_alloc(n_pages, sizeof *kv->pages);
    kv->names = cr_table_alloc(n_pages, sizeof *kv->names);
    kv->tokens = cr_table_alloc((size_t)n_pages * b, sizeof *kv->tokens);
    kv->nodes = cr_table_alloc((size_t)n_pages + 1, sizeof *kv->nodes);
    kv->chunks = cr_table_alloc(3 * (size_t)n_pages, sizeof *kv->chunks);
    kv->children = cr_table_alloc(n_slots, sizeof *kv->children);
    kv->leaves = cr_table_alloc((size_t)n_pages + 1, sizeof *kv->leaves);
    kv->list = cr_table_alloc(n_pages, sizeof *kv->list);
    kv->order = calloc((size_t)kv->max_tenants + 1, sizeof *kv->order);
    kv->contributors = cr_table_alloc(n_pages, sizeof *kv->contributors);
    kv->scratch = cr_table_alloc((size_t)kv->table_pages * b, sizeof *kv->scratch);
    kv->tenants = calloc((size_t)kv->max_tenants + 1, sizeof *kv->tenants);
    kv->tenant_index = calloc(n_index, sizeof *kv->tenant_index);
    kv->declarations = calloc(CR_KV_MAX_DECLARATIONS, sizeof *kv->declarations);
    kv->seqs = calloc(config->max_seqs, sizeof *kv->seqs);
    kv->tables = calloc((size_t)config->max_seqs * kv->table_pages, sizeof *kv->tables);
    if (config->on_evict != NULL) {
        kv->evicted_tokens = cr_table_alloc((size_t)kv->table_pages * b, sizeof(int32_t));
        kv->evicted_pages = cr_table_alloc(kv->table_pages, sizeof *kv->evicted_pages);
    }
    if (kv->pages == NULL || kv->names == NULL || kv->tokens == NULL || kv->nodes == NULL ||
        kv->chunks == NULL || kv->children == NULL || kv->leaves == NULL || kv->list == NULL ||
        kv->order == NULL || kv->seqs == NULL || kv->tables == NULL || kv->contributors == NULL ||
        kv->scratch == NULL || kv->tenants == NULL || kv->tenant_index == NULL ||
        kv->declarations == NULL ||
        (config->on_evict != NULL && (kv->evicted_tokens == NULL || kv->evicted_pages == NULL))) {
        cr_kv_destroy(kv);
        return CR_ENOMEM;
    }
    int status = cr_kv_why_create(kv) ? cr_kv_count_create(kv) : CR_ENOMEM;
    if (status == CR_OK)
        status = make_keys(kv);
    if (status != CR_OK) {
        cr_kv_destroy(kv);
        return status;
    }
    kv->chunk_equal = b == 16 ? best_equal() : NULL;
    memset(kv->children, 0, n_slots * sizeof *kv->children);
    for (uint32_t i = 0; i < n_pages; i++) {
        kv->pages[i] = (struct cr_kv_page){.text_of = CR_KV_CLEAN};
        kv->names[i] = i + 1;
    }
    kv->n_unused = n_pages;
    kv->free_node = kv->free_chunk = kv->free_contributor = CR_KV_NIL;
    kv->nodes[CR_KV_ROOT] = (struct cr_kv_node){.parent = CR_KV_NIL,
                                                .first_child = CR_KV_NIL,
                                                .prev_sibling = CR_KV_NIL,
                                                .next_sibling = CR_KV_NIL,
                                                .owner = CR_KV_SHARED,
                                                .head = CR_KV_NIL,
                                                .tail = CR_KV_NIL,
                                                .contributors = CR_KV_NIL};
    kv->n_nodes = 1;
    for (uint32_t i = 0; i < config->max_seqs; i++) {
        kv->seqs[i].table = kv->tables + (size_t)i * kv->table_pages;
        kv->seqs[i].next_free = i + 1 < config->max_seqs ? i + 1 : CR_KV_NIL;
    }
    *ret_kv = kv;
    return CR_OK;
}

void cr_kv_destroy(struct cr_kv *kv)
{
    if (kv == NULL)
        return;
    free(kv->pages);
    free(kv->names);
    free(kv->tokens);
    free(kv->nodes);
    free(kv->chunks);
    free(kv->children);
    free(kv->leaves);
    free(kv->list);
    free(kv->order);
    for (uint32_t i = 0; kv->declarations != NULL && i < kv->n_declarations; i++)
        free(kv->declarations[i].tokens);
    free(kv->declarations);
    cr_kv_count_destroy(kv);
    cr_kv_why_destroy(kv);
    free(kv->tenant_index);
    free(kv->tenants);
    free(kv->scratch);
    free(kv->contributors);
    free(kv->evicted_tokens);
    free(kv->evicted_pages);
    free(kv->seqs);
    free(kv->tables);
    free(kv);
}

const struct cr_kv_config *cr_kv_get_config(const struct cr_kv *kv)
{
    return &kv->config;
}

/* Whole pages of a prompt that may be matched: one token is always left to compute. */
static uint32_t match_limit(const struct cr_kv *kv, uint32_t n_tokens)
{
    uint32_t n = n_tokens == 0 ? 0 : (n_tokens - 1) / kv->config.page_tokens;
    return n < kv->table_pages ? n : kv->table_pages;
}

/* Whether the tenant sent the text up to here itself: its page is its own, or it computed it, too,
 * before it was shared. That explains all above, whoever computed it. */
static bool has_sent(const struct cr_kv *kv, uint32_t node, uint32_t tenant)
{
    return kv->nodes[node].owner != CR_KV_SHARED || cr_kv_is_contributor(kv, node, tenant);
}

/* Of a path's tokens, those that its principal may be told of: what it sent, and what is declared
 * directly below. */
static uint32_t explained(const struct cr_kv *kv, const struct cr_kv_cursor *end, uint32_t tenant,
                          uint32_t n_pages)
{
    uint32_t n = n_pages, len = end->n;

    for (uint32_t node = end->node; node != CR_KV_ROOT && !has_sent(kv, node, tenant);
         node = kv->nodes[node].parent, len = kv->nodes[node].n_pages) {
        n_pages -= len;
        if (!(kv->nodes[node].marks & CR_KV_PUBLIC))
            n = n_pages;
    }
    return n * kv->config.page_tokens;
}

/* The node where a match ends, for pinning. Without a node to split with, a match that ends within
 * a run is given up back to where the run begins. */
static uint32_t settle(struct cr_kv *kv, const struct cr_kv_cursor *c, uint32_t *n_matched)
{
    uint32_t node = cr_kv_tree_cut(kv, c);

    if (node != CR_KV_NIL)
        return node;
    *n_matched -= c->n;
    return kv->nodes[c->node].parent;
}

static int open_seq(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                    uint32_t n_tokens, uint32_t most, struct cr_kv_seq **ret_seq)
{
    if (n_tokens > kv->config.max_tokens)
        return CR_ETOOLONG;
    if (kv->free_seq == CR_KV_NIL)
        return CR_EFULL;
    struct cr_kv_seq *seq = &kv->seqs[kv->free_seq];
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);

    kv->free_seq = seq->next_free;
    seq->is_open = true;
    seq->is_detached = seq->is_paying = seq->is_unearned = false;
    seq->tenant = tenant.v;
    seq->n_tree = 0;
    if (most > match_limit(kv, n_tokens))
        most = match_limit(kv, n_tokens);
    if (tenant.v != 0)
        seq->n_tree = cr_kv_tree_match(kv, tenant.v, &c, tokens, most, seq->table);
    seq->node = settle(kv, &c, &seq->n_tree);
    cr_kv_pin(kv, seq->node, CR_KV_ROOT);
    seq->n_pages = seq->n_first = seq->n_tree;
    seq->n_tokens = seq->n_tree * kv->config.page_tokens;
    c = cr_kv_node_end(kv, seq->node);
    seq->n_explained = explained(kv, &c, tenant.v, seq->n_tree);
    seq->n_declared = 0;
    if (tenant.v != 0)
        seq->n_declared = kv->config.mode == CR_KV_GLOBAL
                              ? UINT32_MAX
                              : cr_kv_declared_pages(kv, tokens, n_tokens / kv->config.page_tokens);
    kv->n_lookup_tokens += n_tokens;
    kv->n_hit_tokens += seq->n_tokens;
    *ret_seq = seq;
    return CR_OK;
}

int cr_kv_open(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
               uint32_t n_tokens, struct cr_kv_seq **ret_seq)
{
    int status = open_seq(kv, tenant, tokens, n_tokens, UINT32_MAX, ret_seq);

    if (status != CR_OK)
        return status;
    const struct cr_kv_seq *seq = *ret_seq;
    uint32_t n = seq->n_explained / kv->config.page_tokens;
    cr_kv_count_hits(kv, tenant.v, seq->table + n, seq->n_tree - n);
    return CR_OK;
}

int cr_kv_open_paying(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                      uint32_t n_tokens, struct cr_kv_seq **ret_seq)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);
    uint32_t n = 0;

    if (tenant.v != 0)
        n = cr_kv_tree_match(kv, tenant.v, &c, tokens, match_limit(kv, n_tokens), NULL);
    n = explained(kv, &c, tenant.v, n) / kv->config.page_tokens;
    int status = open_seq(kv, tenant, tokens, n_tokens, n, ret_seq);
    if (status == CR_OK)
        (*ret_seq)->is_paying = (*ret_seq)->is_unearned = true;
    return status;
}

bool cr_kv_seq_reuse(const struct cr_kv *kv, const struct cr_kv_seq *seq,
                     struct cr_kv_reuse *ret_reuse)
{
    uint32_t b = kv->config.page_tokens, end = seq->n_tree, first = 0, last = 0;
    struct cr_kv_reuse reuse = {0};

    for (uint32_t node = seq->node; node != CR_KV_ROOT && !has_sent(kv, node, seq->tenant);
         node = kv->nodes[node].parent) {
        uint32_t n = kv->nodes[node].n_pages, n_contributors = cr_kv_n_contributors(kv, node);
        if (!(kv->nodes[node].marks & CR_KV_PUBLIC)) {
            if (last == 0) {
                last = end;
                reuse.n_contributors = n_contributors;
            }
            if (n_contributors < 2 || first == 0)
                first = end - n + 1;
            reuse.n_foreign += n * b;
        }
        end -= n;
    }
    if (last == 0)
        return false;
    reuse.subtree = kv->names[seq->table[first - 1].v];
    reuse.text = kv->names[seq->table[last - 1].v];
    reuse.n_tokens = last * b;
    *ret_reuse = reuse;
    return true;
}

uint32_t cr_kv_peek(const struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                    uint32_t n_tokens)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);

    if (tenant.v == 0)
        return 0;
    return cr_kv_tree_match(kv, tenant.v, &c, tokens, match_limit(kv, n_tokens), NULL) *
           kv->config.page_tokens;
}

uint32_t cr_kv_shared(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);
    uint32_t b = kv->config.page_tokens;

    return cr_kv_tree_match(kv, CR_KV_SHARED, &c, tokens, n_tokens / b, NULL) * b;
}

bool cr_kv_fits(const struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                uint32_t n_tokens, uint32_t n_spare)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);
    int64_t need = (int64_t)pages_for(kv, n_tokens) + n_spare;

    bool fits = cr_kv_can_have(kv, tenant.v, &c, need);

    if (fits || tenant.v == 0)
        return fits;
    /* What it would find is not needed, and can't be evicted for its own sake. */
    need -= cr_kv_tree_match(kv, tenant.v, &c, tokens, match_limit(kv, n_tokens), NULL);
    return cr_kv_can_have(kv, tenant.v, &c, need);
}

int cr_kv_reserve(struct cr_kv *kv, struct cr_kv_seq *seq, uint32_t n_tokens)
{
    if (n_tokens > kv->config.max_tokens - seq->n_tokens)
        return CR_ETOOLONG;
    uint32_t want = pages_for(kv, seq->n_tokens + n_tokens);
    if (want <= seq->n_pages)
        return CR_OK;
    uint32_t need = want - seq->n_pages;
    struct cr_kv_cursor none = cr_kv_node_end(kv, CR_KV_ROOT);
    if (!cr_kv_can_have(kv, seq->tenant, &none, need))
        return CR_ENOPAGES;
    const struct cr_kv_tenant *t = cr_kv_tenant_find(kv, seq->tenant);
    kv->leaving = CR_KV_WHY_CAP;
    if (t != NULL && t->cap > 0 && t->n_pages + want - seq->n_tree > t->cap)
        cr_kv_evict_own(kv, t, t->n_pages + want - seq->n_tree - t->cap); /* its own first */
    int64_t n_free = cr_kv_n_free(kv);
    if (need > n_free)
        cr_kv_evict(kv, seq->tenant, (uint32_t)(need - n_free));
    while (seq->n_pages < want)
        seq->table[seq->n_pages++].v = cr_kv_page_take(kv, seq->tenant);
    return CR_OK;
}

/* The sequence itself holds pages [from, to) of its table from now on. */
static void hold(struct cr_kv *kv, struct cr_kv_seq *seq, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        cr_kv_page_hold(kv, seq->table[i].v);
}

/* Takes what somebody of this tenant computed meanwhile, or was published. */
static void take_found(struct cr_kv *kv, struct cr_kv_seq *seq, uint32_t n_whole)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, seq->node);
    uint32_t n_before = seq->n_tree;

    while (seq->n_tree < n_whole) {
        struct cr_page_id *page = &seq->table[seq->n_tree], twin;
        if (cr_kv_tree_match(kv, seq->tenant, &c, cr_kv_page_tokens(kv, page->v), 1, &twin) == 0)
            break;
        cr_kv_page_unhold(kv, page->v);
        *page = twin;
        seq->n_tree++;
    }
    if (seq->n_tree == n_before)
        return;
    uint32_t n_found = seq->n_tree, node = settle(kv, &c, &seq->n_tree);
    hold(kv, seq, seq->n_tree, n_found);
    cr_kv_pin(kv, node, seq->node);
    seq->node = node;
}

/* Lists a whole own page in the tree. False when no node is left. */
static bool add_own(struct cr_kv *kv, struct cr_kv_seq *seq, uint32_t page)
{
    const struct cr_kv_node *nd = &kv->nodes[seq->node];

    if (nd->owner == seq->tenant && nd->refs == 1 && nd->first_child == CR_KV_NIL &&
        !(nd->marks & CR_KV_FOUND)) {
        cr_kv_run_append(kv, seq->node, page);
    } else {
        uint32_t node = cr_kv_tree_add(kv, seq->node, seq->tenant, page);
        if (node == CR_KV_NIL)
            return false;
        seq->node = node;
        kv->nodes[node].refs = 1;
        kv->nodes[node].marks = seq->is_unearned ? CR_KV_UNEARNED : 0;
    }
    kv->pages[page].n_listed = 1;
    kv->n_pinned++; /* now as a page of a pinned node, no longer as one that is held */
    cr_kv_page_unhold(kv, page);
    return true;
}

/* Names the pages that entered the tree behind the first `n_before`, and reports them: they are the
 * last of one run. */
static void name_new(struct cr_kv *kv, const struct cr_kv_seq *seq, uint32_t n_before)
{
    uint64_t name = n_before > 0 ? kv->names[seq->table[n_before - 1].v] : kv->name_seed;

    for (uint32_t i = n_before; i < seq->n_tree; i++) {
        uint32_t page = seq->table[i].v;
        kv->names[page] = name = cr_kv_name(kv, name, cr_kv_page_tokens(kv, page));
    }
    cr_kv_tell(kv, CR_KV_EVENT_STORED, seq->tenant, seq->node, seq->n_tree - n_before);
}

bool cr_kv_seq_enter(struct cr_kv *kv, struct cr_kv_seq *seq)
{
    uint32_t n_whole = seq->n_tokens / kv->config.page_tokens, n_before = seq->n_tree;

    if (seq->tenant == 0 || seq->n_tree == n_whole)
        return false;
    take_found(kv, seq, n_whole);
    if (seq->n_tree < n_whole && cr_kv_tenant_enter(kv, seq->tenant)) {
        uint32_t n_found = seq->n_tree;
        while (seq->n_tree < n_whole && kv->pages[seq->table[seq->n_tree].v].n_listed == 0 &&
               add_own(kv, seq, seq->table[seq->n_tree].v))
            seq->n_tree++;
        cr_kv_charge(kv, seq->tenant, (int32_t)(seq->n_tree - n_found));
        name_new(kv, seq, n_found);
        cr_kv_trim(kv, seq->tenant);
    }
    return seq->n_tree > n_before;
}

/* Publishes what a sequence just computed of declared text. */
static void share_declared(struct cr_kv *kv, const struct cr_kv_seq *seq)
{
    uint32_t n = seq->n_declared < seq->n_tree ? seq->n_declared : seq->n_tree;
    size_t b = kv->config.page_tokens;

    for (uint32_t i = 0; i < n; i++)
        memcpy(kv->scratch + i * b, cr_kv_page_tokens(kv, seq->table[i].v), b * sizeof(int32_t));
    cr_kv_publish_path(kv, kv->scratch, n,
                       kv->config.mode == CR_KV_GLOBAL ? CR_KV_CLEARED : CR_KV_PUBLIC);
}

int cr_kv_commit(struct cr_kv *kv, struct cr_kv_seq *seq, const int32_t *tokens, uint32_t n_tokens)
{
    uint32_t b = kv->config.page_tokens;

    if (n_tokens > (uint64_t)seq->n_pages * b - seq->n_tokens)
        return CR_EINVAL;
    while (n_tokens > 0) {
        uint32_t slot = seq->n_tokens % b, n = b - slot;
        if (n > n_tokens)
            n = n_tokens;
        memcpy(cr_kv_page_tokens(kv, seq->table[seq->n_tokens / b].v) + slot, tokens,
               n * sizeof *tokens);
        seq->n_tokens += n;
        tokens += n;
        n_tokens -= n;
    }
    uint32_t n_before = seq->n_tree;
    if (cr_kv_seq_enter(kv, seq) && n_before < seq->n_declared)
        share_declared(kv, seq);
    return CR_OK;
}

void cr_kv_close(struct cr_kv *kv, struct cr_kv_seq *seq)
{
    assert(seq->is_open);
    while (seq->n_pages > seq->n_tree) /* from the tail: they are taken again in order */
        cr_kv_page_unhold(kv, seq->table[--seq->n_pages].v);
    if (seq->is_paying && seq->tenant != 0)
        cr_kv_add_to_path(kv, seq->node, seq->n_tree, seq->n_explained / kv->config.page_tokens,
                          seq->tenant);
    cr_kv_unpin(kv, seq->node, CR_KV_ROOT); /* of joined nodes, the lowest keeps its number */
    if (seq->n_tree > seq->n_first && !kv->config.store_apart)
        cr_kv_store_once(kv, seq->node);
    cr_kv_trim(kv, seq->tenant);
    seq->is_open = false;
    seq->next_free = kv->free_seq;
    kv->free_seq = (uint32_t)(seq - kv->seqs);
}

uint32_t cr_kv_seq_len(const struct cr_kv_seq *seq)
{
    return seq->n_tokens;
}

uint32_t cr_kv_seq_explained(const struct cr_kv_seq *seq)
{
    return seq->n_explained;
}

const struct cr_page_id *cr_kv_seq_table(const struct cr_kv_seq *seq, uint32_t *ret_n_pages)
{
    *ret_n_pages = seq->n_pages;
    return seq->table;
}

void cr_kv_get_stats(const struct cr_kv *kv, struct cr_kv_stats *ret_stats)
{
    int64_t n_free = cr_kv_n_free(kv);

    *ret_stats = (struct cr_kv_stats){.n_pages = kv->config.n_pages,
                                      .n_free = n_free > 0 ? (uint32_t)n_free : 0,
                                      .n_stored = kv->config.n_pages - kv->n_unused,
                                      .n_cached = kv->n_cached,
                                      .n_pinned = kv->n_pinned,
                                      .n_shared = kv->n_shared,
                                      .n_published_pages = kv->n_published_pages,
                                      .n_demoted_pages = kv->n_demoted_pages,
                                      .n_lookup_tokens = kv->n_lookup_tokens,
                                      .n_hit_tokens = kv->n_hit_tokens,
                                      .n_evicted_pages = kv->n_evicted_pages,
                                      .n_counted = kv->counts.n_records,
                                      .n_suspected = kv->counts.n_suspected,
                                      .n_uncounted = kv->counts.n_uncounted};
}

bool cr_kv_seq_goes_through(const struct cr_kv *kv, const struct cr_kv_seq *seq, uint32_t above,
                            bool is_shared, const int32_t *first_page)
{
    uint32_t node = seq->node;

    if (!seq->is_open)
        return false;
    while (node != CR_KV_ROOT && kv->nodes[node].parent != above)
        node = kv->nodes[node].parent;
    return node != CR_KV_ROOT && (kv->nodes[node].owner == CR_KV_SHARED) == is_shared &&
           cr_kv_page_equal(kv, kv->chunks[kv->nodes[node].head].page[0], first_page);
}

void cr_kv_seq_detach(struct cr_kv *kv, struct cr_kv_seq *seq, uint32_t stop)
{
    uint32_t n = 0;

    for (uint32_t node = seq->node; node != stop; node = kv->nodes[node].parent)
        n += kv->nodes[node].n_pages;
    hold(kv, seq, seq->n_tree - n, seq->n_tree);
    cr_kv_unpin(kv, seq->node, stop);
    seq->node = stop;
    seq->n_tree -= n;
    if (seq->n_first > seq->n_tree)
        seq->n_first = seq->n_tree;
}

/* The tenant's open sequences go on as nobody's: each holds its private pages itself. */
static void disown(struct cr_kv *kv, struct cr_kv_seq *seq)
{
    uint32_t top = seq->node;

    while (kv->nodes[top].owner != CR_KV_SHARED)
        top = kv->nodes[top].parent;
    cr_kv_seq_detach(kv, seq, top);
    for (uint32_t i = seq->n_tree; i < seq->n_pages; i++)
        kv->pages[seq->table[i].v].text_of = 0; /* to be zeroed when it is free */
    seq->tenant = 0;
    seq->n_declared = 0;
}

void cr_kv_forget_tenant(struct cr_kv *kv, struct cr_tenant_id tenant)
{
    if (tenant.v == 0)
        return;
    for (uint32_t i = 0; i < kv->config.max_seqs; i++) {
        if (kv->seqs[i].is_open && kv->seqs[i].tenant == tenant.v)
            disown(kv, &kv->seqs[i]);
    }
    if (kv->config.on_forget != NULL)
        kv->config.on_forget(kv->config.user, tenant);
    kv->leaving = CR_KV_WHY_FORGOTTEN;
    cr_kv_drop_tenant(kv, tenant.v);
    if (cr_kv_tenant_find(kv, tenant.v) != NULL)
        cr_kv_set_limits(kv, tenant, &(struct cr_kv_limits){0});
    for (uint32_t i = 0; i < kv->n_contributors; i++) {
        if (kv->contributors[i].tenant == tenant.v)
            kv->contributors[i].tenant = 0;
    }
    for (uint32_t i = 0; i < kv->config.n_pages; i++) {
        if (kv->pages[i].text_of == tenant.v && kv->pages[i].n_listed == 0 &&
            kv->pages[i].n_held == 0)
            cr_kv_page_wipe(kv, i);
    }
}
