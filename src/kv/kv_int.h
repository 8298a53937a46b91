/* What the files of src/kv share: the tables of a `struct cr_kv` and who works on which.
 * README.md in this folder tells how they fit together. */
#ifndef CARREL_KV_INT_H
#define CARREL_KV_INT_H

#include <string.h>

#include "carrel/kv_view.h"

#define CR_KV_NIL      UINT32_MAX /* no page, node, chunk or sequence */
#define CR_KV_SHARED   0u         /* owner of a node that everybody sees; no tenant has this id */
#define CR_KV_CLEAN    UINT32_MAX /* text_of a page that holds nobody's text */
#define CR_KV_ROOT     0u
#define CR_KV_CHUNK    6u /* pages in a chunk: with its two links, 32 bytes */
#define CR_KV_RANK_LOW 24 /* bits of a rank below the time, to tell paths apart */
#define CR_KV_PINNED   (UINT64_MAX >> CR_KV_RANK_LOW) /* in the time's place: goes last */

#define CR_KV_MAX_DECLARATIONS 1024u
#define CR_KV_MAX_LISTED       UINT16_MAX /* nodes that list one page */

/* Whether the pages of a full chunk hold these 6 · 16 tokens; base is [n_pages, 16], in whole cache
 * lines. */
typedef bool (*cr_kv_equal_fn)(const int32_t *base, const uint32_t *page, const int32_t *tokens);

enum cr_kv_isa { CR_KV_PORTABLE, CR_KV_AVX2, CR_KV_AVX512 };

/* A page is free, or `n_listed` nodes list it, or `n_held` open sequences hold it themselves. */
struct cr_kv_page {
    uint16_t n_listed, n_held;
    uint32_t text_of; /* the tenant whose text lies in it, also while it is free */
};

/* A piece of a run of pages. Ids stand in front, then NILs; there is at least one id. */
struct cr_kv_chunk {
    uint32_t prev, next;
    uint32_t page[CR_KV_CHUNK];
};

/* What a node is marked with. */
enum {
    CR_KV_SEALED = 1,    /* private: nothing of it and below is published */
    CR_KV_PUBLIC = 2,    /* shared: by a declaration … */
    CR_KV_CLEARED = 4,   /* … by a verdict */
    CR_KV_FOUND = 8,     /* a second request used it: see evict.c */
    CR_KV_COUNTED = 16,  /* only within a call: see order.c */
    CR_KV_UNEARNED = 32, /* private: its owner's computing it counts for no quorum, see count.c */
};

/* Above these, of a sealed node: what the verdict rests on. */
#define CR_KV_REASON_SHIFT 8
#define CR_KV_TIER_SHIFT   16
#define CR_KV_CAUSE        (0xffffu << CR_KV_REASON_SHIFT)

/* A node of the radix tree: a run of pages with one visibility. One cache line. */
struct cr_kv_node {
    uint32_t parent; /* of a free node: the next free one */
    uint32_t first_child, prev_sibling, next_sibling;
    uint32_t owner;      /* CR_KV_SHARED, or the one tenant that sees it */
    uint32_t hash;       /* of (parent, owner, first page): its home in the child table */
    uint32_t head, tail; /* chunks */
    uint32_t n_pages;    /* 0: free, or the root */
    uint32_t refs;       /* open sequences whose path goes through it */
    uint32_t is_leaf;    /* evictable: in its owner's heap */
    uint32_t marks;
    uint64_t rank;         /* its place in the order of eviction, least first: see evict.c */
    uint32_t contributors; /* of a shared node: a list of struct cr_kv_contributor, or NIL */
    uint32_t used_s;       /* when a sequence through it was closed last: see limit.c */
};

/* A tenant that computed a shared node's text itself. Lists are shared between the nodes that a run
 * was split into, and never change; refs counts nodes and cells that point here. */
struct cr_kv_contributor {
    uint32_t tenant;
    uint32_t next; /* of a free cell, too */
    uint32_t refs;
};

/* Where a walk down the tree stands: behind `n` pages of a node's run. */
struct cr_kv_cursor {
    uint32_t node, n;
    uint32_t chunk, slot; /* of the page that follows, while n is less than the run's length */
};

/* A tenant that has pages in the tree. */
struct cr_kv_tenant {
    uint32_t id;      /* 0: free */
    uint32_t n_pages; /* that its private nodes list: what it is charged for */
    uint64_t n_evicted;
    uint32_t floor, cap, ttl_s;
    uint32_t first_leaf; /* of its heap, or CR_KV_ROOT */
    uint32_t order_pos;  /* 1 + its place in kv->order, or 0 */
    /* While a verdict is carried out: */
    uint32_t n_match;        /* publish: pages of the text that it has */
    struct cr_kv_cursor end; /* publish: where they end */
    uint32_t node;           /* publish: the same, cut; demote: its view of … */
    uint32_t mirrors;        /* … this shared node */
};

/* A page that went: see why.c. Four of them are a set, and a cache line. */
struct cr_kv_ghost {
    uint64_t name; /* of owner and text; the low bits are its enum cr_kv_why. 0: none */
    uint32_t number, gone_s;
};

/* Tokens that the operator declared public. */
struct cr_kv_declaration {
    uint64_t id;
    uint64_t first_hash; /* of the first page, so that most prompts are told apart at once */
    uint32_t n_pages;
    int32_t *tokens;
};

/* An evictable node's place in its owner's heap; CR_KV_ROOT stands for none. */
struct cr_kv_leaf {
    uint32_t left, right, up;
    uint32_t depth; /* of the right spine */
};

/* A tenant whose pages anybody may take, by the rank of its first leaf. */
struct cr_kv_order_item {
    uint64_t rank;
    uint32_t slot;
};

/* An open sequence. table[0 … n_tree) are the pages of the path from the root to `node`, which it
 * pins; table[n_tree … n_pages) it holds itself. */
struct cr_kv_seq {
    uint32_t tenant; /* 0: nobody, nothing enters the tree */
    uint32_t node;
    uint32_t n_tree, n_pages;
    uint32_t n_first; /* pages that were found, when it was opened */
    uint32_t n_tokens;
    uint32_t n_declared;  /* pages at its beginning that are declared public */
    uint32_t n_explained; /* tokens of its match that the tenant may be told of */
    uint32_t next_free;
    bool is_open, is_detached;
    bool is_paying;   /* what it computes of shared text makes its tenant a contributor */
    bool is_unearned; /* … and what enters the tree counts for no quorum */
    struct cr_page_id *table;
};

/* Flags of a count. */
enum {
    CR_KV_CROSSED = 1,   /* enough tenants computed the text: it may be published */
    CR_KV_SUSPECTED = 2, /* by quorum from here on, in any mode */
    CR_KV_KEPT = CR_KV_CROSSED | CR_KV_SUSPECTED,
    CR_KV_CHANGED = 4, /* since it was drained */
};

/* Who computed which text: see count.c. All NULL in modes that don't count. */
struct cr_kv_counts {
    uint8_t key[16]; /* of thresholds */
    uint32_t quorum;
    uint32_t n_noise; /* Z is 0 … n_noise */
    uint64_t noise[CR_KV_MAX_QUORUM];
    uint32_t block_pages; /* a path ends at each so many pages */

    struct cr_kv_count *records; /* [max_records] */
    uint32_t n_records, max_records;
    uint32_t *index; /* by path, open addressing: record + 1, or 0 */
    uint32_t index_mask;
    uint64_t *changed; /* [2 max_records] paths to be drained */
    uint32_t n_changed;

    uint32_t n_suspected;
    uint32_t n_epochs;  /* that began; each suspicion is one, too, for the text below */
    uint32_t epoch;     /* in which new records begin */
    uint32_t all_since; /* a suspicion that had no room: it is of all text. 0: none */
    uint64_t n_uncounted;

    uint64_t *hits; /* [8 (hit_mask + 1)] */
    uint32_t hit_mask;
    uint32_t *counting; /* tenants that count; open addressing */
    uint32_t n_counting, max_counting, counting_mask;
};

struct cr_kv {
    struct cr_kv_config config;
    uint32_t table_pages; /* pages in the longest block table */

    struct cr_kv_page *pages; /* [n_pages] */
    uint64_t *names; /* [n_pages], of a listed page: a keyed hash of the text from the root to its
                      * end; of a free one, the next free one */
    uint32_t free_page, n_unused; /* a stack */
    int32_t *tokens;              /* [n_pages, page_tokens] */

    struct cr_kv_node *nodes; /* [n_pages + 1]; 0 is the root */
    uint32_t n_nodes;         /* ever used; beyond them memory is untouched */
    uint32_t free_node;
    struct cr_kv_chunk *chunks; /* [3 n_pages]: see twin.c */
    uint32_t n_chunks;
    uint32_t free_chunk;
    uint32_t *children; /* open addressing: node, or 0 (the root is nobody's child) */
    uint32_t children_mask;
    cr_kv_equal_fn chunk_equal; /* for pages of 16 tokens, else NULL */
    uint64_t seed[2];           /* of hashes of pages: nobody can aim at one slot */
    uint64_t name_seed;

    struct cr_kv_leaf *leaves;      /* [n_pages + 1], by node */
    struct cr_kv_order_item *order; /* [max_tenants + 1] */
    uint32_t n_order;
    uint32_t *list;    /* [n_pages] nodes, within a call */
    uint64_t n_floors; /* sum of all floors */
    uint64_t n_mortal; /* pages charged to tenants with a time to live */
    uint32_t now_s, next_expire;
    uint64_t tick;    /* sequences closed */
    uint64_t horizon; /* the latest time of a rank that was evicted */

    int32_t *evicted_tokens;          /* [table_pages, page_tokens], where on_evict is asked for */
    struct cr_page_id *evicted_pages; /* [table_pages] */

    struct cr_kv_seq *seqs; /* [max_seqs] */
    struct cr_page_id *tables;
    uint32_t free_seq;

    struct cr_kv_contributor *contributors; /* [n_pages] */
    uint32_t n_contributors;                /* ever used */
    uint32_t free_contributor;
    struct cr_kv_tenant *tenants; /* [max_tenants + 1]; the last is who owns what is shared */
    uint32_t n_tenants;
    uint32_t max_tenants;
    uint32_t *tenant_index; /* open addressing: slot + 1, or 0 */
    uint32_t tenant_mask;
    struct cr_kv_declaration *declarations; /* [CR_KV_MAX_DECLARATIONS] */
    int32_t *scratch;                       /* [table_pages, page_tokens] */
    uint32_t n_declarations;
    struct cr_kv_counts counts;

    /* Charged: a page counts as often as a node lists it, as if every tenant's text lay on pages of
     * its own, and once more while a sequence holds it. n_unused says how many are really free. */
    uint32_t n_cached, n_pinned;
    uint32_t n_live_nodes; /* without the root */
    uint64_t n_listed;     /* sum of all runs */
    uint32_t n_shared;
    uint64_t n_published_pages, n_demoted_pages;
    uint64_t n_lookup_tokens, n_hit_tokens, n_evicted_pages;

    /* why.c */
    struct cr_kv_ghost *ghosts; /* [4 (ghost_mask + 1)], or NULL */
    uint32_t ghost_mask;
    uint32_t n_gone;          /* numbers ghosts */
    enum cr_kv_why leaving;   /* within a call: why pages go */
    struct cr_kv_cause cause; /* of verdicts */
};

static inline uint64_t cr_kv_mix(uint64_t a, uint64_t b)
{
    unsigned __int128 m = (unsigned __int128)a * b;
    return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static inline int32_t *cr_kv_page_tokens(const struct cr_kv *kv, uint32_t page)
{
    return kv->tokens + (size_t)page * kv->config.page_tokens;
}

/* Pages that can be charged yet. Less than none after a demotion that gave out many views; evicting
 * makes up for it. */
static inline int64_t cr_kv_n_free(const struct cr_kv *kv)
{
    return (int64_t)kv->config.n_pages - kv->n_cached - kv->n_pinned;
}

/* pool.c: pages. */

/* Takes and holds a free page for text of `tenant`, zeroed when somebody else's lay in it. One must
 * be free. */
uint32_t cr_kv_page_take(struct cr_kv *kv, uint32_t tenant);
/* Puts a page back that nothing lists or holds any more. */
void cr_kv_page_free(struct cr_kv *kv, uint32_t page);
/* Zeroes a page whose text should not lie about. */
void cr_kv_page_wipe(struct cr_kv *kv, uint32_t page);

static inline void cr_kv_page_hold(struct cr_kv *kv, uint32_t page)
{
    if (kv->pages[page].n_held++ == 0)
        kv->n_pinned++;
}

/* A sequence no longer holds it. */
static inline void cr_kv_page_unhold(struct cr_kv *kv, uint32_t page)
{
    struct cr_kv_page *p = &kv->pages[page];

    if (--p->n_held > 0)
        return;
    kv->n_pinned--;
    if (p->n_listed == 0)
        cr_kv_page_free(kv, page);
}

/* A node no longer lists it. */
static inline void cr_kv_page_unlist(struct cr_kv *kv, uint32_t page)
{
    struct cr_kv_page *p = &kv->pages[page];

    if (--p->n_listed == 0 && p->n_held == 0)
        cr_kv_page_free(kv, page);
}

/* run.c: the pages of one node, in chunks. */

void cr_kv_run_append(struct cr_kv *kv, uint32_t node, uint32_t page);
uint32_t cr_kv_run_pop(struct cr_kv *kv, uint32_t node);
/* Unlists all pages, from the last on, as popping them would. */
void cr_kv_run_clear(struct cr_kv *kv, uint32_t node);
/* The run of `to`, which is the first page of that of `from`, becomes its copy. */
void cr_kv_run_copy(struct cr_kv *kv, uint32_t from, uint32_t to);
/* Moves the `cursor->n` first pages of its node to `upper`, whose run is empty. */
void cr_kv_run_split(struct cr_kv *kv, const struct cr_kv_cursor *cursor, uint32_t upper);
/* Puts the pages of `upper` before those of `lower`; the run of `upper` is then empty. */
void cr_kv_run_join(struct cr_kv *kv, uint32_t upper, uint32_t lower);

/* for (uint32_t *page = first(…); page != NULL; page = next(…)) over the pages of a run. */
struct cr_kv_run_iter {
    uint32_t chunk, slot;
};

static inline uint32_t *cr_kv_run_next(const struct cr_kv *kv, struct cr_kv_run_iter *it)
{
    if (it->slot == CR_KV_CHUNK ||
        (it->chunk != CR_KV_NIL && kv->chunks[it->chunk].page[it->slot] == CR_KV_NIL)) {
        it->chunk = kv->chunks[it->chunk].next;
        it->slot = 0;
    }
    return it->chunk == CR_KV_NIL ? NULL : &kv->chunks[it->chunk].page[it->slot++];
}

static inline uint32_t *cr_kv_run_first(const struct cr_kv *kv, uint32_t node,
                                        struct cr_kv_run_iter *it)
{
    *it = (struct cr_kv_run_iter){kv->nodes[node].head, 0};
    return cr_kv_run_next(kv, it);
}

/* equal.c: comparing tokens. NULL where the processor lacks the instructions. */
cr_kv_equal_fn cr_kv_equal(enum cr_kv_isa isa);

/* tree.c: nodes. */

/* A cursor behind the last page of a node. */
struct cr_kv_cursor cr_kv_node_end(const struct cr_kv *kv, uint32_t node);
/* Walks on from `cursor` over whole pages of `tokens` that `tenant` may see (CR_KV_SHARED: that
 * everybody may); writes them to `table` unless it is NULL. Returns how many. Changes nothing but
 * the cursor. */
uint32_t cr_kv_tree_match(const struct cr_kv *kv, uint32_t tenant, struct cr_kv_cursor *cursor,
                          const int32_t *tokens, uint32_t n_pages, struct cr_page_id *table);
/* The node that ends where the cursor stands; splits one in two where it stands within. NIL when
 * that takes a node and none is left. */
uint32_t cr_kv_tree_cut(struct cr_kv *kv, const struct cr_kv_cursor *cursor);
/* The node that begins with the last of these pages, as `tenant` sees them; splits one in two where
 * it must. Where that takes a node and none is left, the node whose run has the page. NIL when the
 * tenant doesn't see them all. */
uint32_t cr_kv_tree_begin(struct cr_kv *kv, uint32_t tenant, const int32_t *tokens,
                          uint32_t n_pages);
/* Adds a leaf of one page below `parent`, unpinned and not in the heap. NIL when no node is left.
 */
uint32_t cr_kv_tree_add(struct cr_kv *kv, uint32_t parent, uint32_t owner, uint32_t page);
/* Joins an unpinned node with its only child when nothing tells them apart. */
bool cr_kv_tree_join(struct cr_kv *kv, uint32_t upper);
/* Takes a leaf without pages out. */
void cr_kv_tree_remove(struct cr_kv *kv, uint32_t node);
/* Gives a node another parent and owner. */
void cr_kv_tree_move(struct cr_kv *kv, uint32_t node, uint32_t parent, uint32_t owner);
/* Writes the text from the root to the end of a node, and its pages; returns how many. */
uint32_t cr_kv_tree_path(const struct cr_kv *kv, uint32_t node, int32_t *tokens,
                         struct cr_page_id *pages);
/* The child of `parent` that `owner` has for this page, or NIL. */
uint32_t cr_kv_tree_child(const struct cr_kv *kv, uint32_t parent, uint32_t owner,
                          const int32_t *first_page);
/* Hash of a child by its key; for checks. */
uint32_t cr_kv_tree_hash(const struct cr_kv *kv, uint32_t parent, uint32_t owner,
                         const int32_t *first_page);
uint64_t cr_kv_page_hash(const struct cr_kv *kv, const int32_t *tokens);
bool cr_kv_page_equal(const struct cr_kv *kv, uint32_t page, const int32_t *tokens);

static inline const int32_t *cr_kv_first_page(const struct cr_kv *kv, uint32_t node)
{
    return cr_kv_page_tokens(kv, kv->chunks[kv->nodes[node].head].page[0]);
}

/* evict.c: pins, and the order of eviction. */

/* Pins the path from `node` up to, without, `stop`. */
void cr_kv_pin(struct cr_kv *kv, uint32_t node, uint32_t stop);
/* Unpins it and marks it used now. Nodes may be joined. */
void cr_kv_unpin(struct cr_kv *kv, uint32_t node, uint32_t stop);
/* Puts a node in the heap or takes it out, as its pins and children want it. */
void cr_kv_evictable(struct cr_kv *kv, uint32_t node);
/* Frees `n` cached pages for `tenant`, who must be able to have as many. */
void cr_kv_evict(struct cr_kv *kv, uint32_t tenant, uint32_t n);
/* Frees up to `n` of a tenant's own, for the reason that kv->leaving says. */
void cr_kv_evict_own(struct cr_kv *kv, const struct cr_kv_tenant *t, uint32_t n);
/* Drops a node and all below it. None of them may be pinned. */
void cr_kv_drop_subtree(struct cr_kv *kv, uint32_t node);
/* Drops all nodes of a tenant. None of them may be pinned. */
void cr_kv_drop_tenant(struct cr_kv *kv, uint32_t tenant);

/* order.c: the heaps. */

void cr_kv_leaf_add(struct cr_kv *kv, uint32_t node);
void cr_kv_leaf_remove(struct cr_kv *kv, uint32_t node);
/* The leaf that goes next for `tenant`, and how many pages of it may; CR_KV_ROOT: none. */
uint32_t cr_kv_leaf_next(const struct cr_kv *kv, uint32_t tenant, uint32_t *ret_n);
/* After a tenant's charge or floor changed; after the table of tenants did. */
void cr_kv_order_tenant(struct cr_kv *kv, struct cr_kv_tenant *t);
void cr_kv_order_again(struct cr_kv *kv);
/* Whether `n` pages are free or can be evicted for `tenant`, if the pages before `path` stay. */
bool cr_kv_can_have(const struct cr_kv *kv, uint32_t tenant, const struct cr_kv_cursor *path,
                    int64_t n);

/* limit.c: floors, caps, time to live. */

/* Brings a tenant down to its cap, as far as its pages are not in use. */
void cr_kv_trim(struct cr_kv *kv, uint32_t tenant);

/* tenant.c: who has pages, and who contributed which. */

/* Counts pages that were listed in a node of `owner`, or (below zero) are no longer. */
void cr_kv_charge(struct cr_kv *kv, uint32_t owner, int32_t n_pages);
/* NULL when the tenant has none. */
struct cr_kv_tenant *cr_kv_tenant_find(const struct cr_kv *kv, uint32_t id);
/* Enters it; false when the table is full. */
bool cr_kv_tenant_enter(struct cr_kv *kv, uint32_t id);
bool cr_kv_is_contributor(const struct cr_kv *kv, uint32_t node, uint32_t tenant);
uint32_t cr_kv_n_contributors(const struct cr_kv *kv, uint32_t node);
/* Without memory for one more the tenant is left out: should the node be demoted, it loses it. */
void cr_kv_add_contributor(struct cr_kv *kv, uint32_t node, uint32_t tenant);
/* The same for the shared nodes from `node` up that lie behind the first `n_before` of `n_pages`
 * pages. */
void cr_kv_add_to_path(struct cr_kv *kv, uint32_t node, uint32_t n_pages, uint32_t n_before,
                       uint32_t tenant);
/* A split's upper half has the list of the lower. */
void cr_kv_share_contributors(struct cr_kv *kv, uint32_t from, uint32_t to);
void cr_kv_drop_contributors(struct cr_kv *kv, uint32_t node);

/* twin.c: several nodes on the same pages. */

/* Lets the nodes from `node` up to the last private one rest on pages that other tenants' equal
 * text lies in already, where they are not pinned. */
void cr_kv_store_once(struct cr_kv *kv, uint32_t node);

/* kv.c: sequences. */

/* Lets whole own pages enter the tree: those it finds there it takes, the others it adds. True when
 * there were any. */
bool cr_kv_seq_enter(struct cr_kv *kv, struct cr_kv_seq *seq);
/* Whether it is open and its path leads through the child of `above`, shared or private as asked,
 * that begins with this page. */
bool cr_kv_seq_goes_through(const struct cr_kv *kv, const struct cr_kv_seq *seq, uint32_t above,
                            bool is_shared, const int32_t *first_page);
/* The sequence itself holds the pages of its path below `stop` and no longer goes through the
 * nodes. */
void cr_kv_seq_detach(struct cr_kv *kv, struct cr_kv_seq *seq, uint32_t stop);

/* publish.c: whose pages become everybody's. `mark` is CR_KV_PUBLIC or CR_KV_CLEARED. */
uint32_t cr_kv_publish_path(struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages,
                            uint32_t mark);
/* Lets the sequences that were detached with is_detached enter the tree again. */
void cr_kv_attach_detached(struct cr_kv *kv);

/* verdict.c: the public calls. */
uint32_t cr_kv_declared_pages(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages);

/* count.c: who computed what. */

bool cr_kv_count_is_valid_config(const struct cr_kv_config *config);
/* CR_ENOMEM. */
int cr_kv_count_create(struct cr_kv *kv);
void cr_kv_count_destroy(struct cr_kv *kv);
/* Counts a tenant that has the text down to the cursor, of which all was cleared. Returns how many
 * pages of it may be published. */
uint32_t cr_kv_count(struct cr_kv *kv, uint32_t tenant, const struct cr_kv_cursor *end);
/* Whether any text is suspected. */
static inline bool cr_kv_suspects(const struct cr_kv *kv)
{
    return kv->counts.n_suspected > 0 || kv->counts.all_since > 0;
}
/* Text from the page of this name on is published by quorum only, and counted anew. */
void cr_kv_count_suspect(struct cr_kv *kv, uint64_t name);
/* Remembers that a tenant used these pages, which are others'. */
void cr_kv_count_hits(struct cr_kv *kv, uint32_t tenant, const struct cr_page_id *pages,
                      uint32_t n);
/* NULL: none. */
const struct cr_kv_count *cr_kv_count_find(const struct cr_kv *kv, uint64_t path);
/* Tenants that a path's quorum takes, counted since this epoch. */
uint32_t cr_kv_threshold(const struct cr_kv *kv, uint64_t path, uint32_t since);

/* why.c: names of text, ghosts, and events. */

/* False when memory lacks. */
bool cr_kv_why_create(struct cr_kv *kv);
void cr_kv_why_destroy(struct cr_kv *kv);
/* The name of a page behind the one of this name; kv->name_seed is the root's. */
uint64_t cr_kv_name(const struct cr_kv *kv, uint64_t before, const int32_t *tokens);
/* The name of a text of whole pages. */
uint64_t cr_kv_text_name(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages);
/* A run's id. */
uint64_t cr_kv_run_id(const struct cr_kv *kv, uint32_t node);
/* Pages between the root and a node's run. */
uint32_t cr_kv_depth(const struct cr_kv *kv, uint32_t node);
/* Why the page of `tokens` behind `before` is not there for a tenant. */
enum cr_kv_why cr_kv_why_gone(const struct cr_kv *kv, uint32_t tenant, uint32_t before,
                              const int32_t *tokens, uint32_t *ret_gone_s);

/* Reports `n` pages of a node. */
void cr_kv_tell(const struct cr_kv *kv, enum cr_kv_event_kind kind, uint32_t owner, uint32_t node,
                uint32_t n);
void cr_kv_remember_gone(struct cr_kv *kv, uint32_t node, uint32_t n);

/* The last `n` pages of a node are about to go, for the reason that kv->leaving says. */
static inline void cr_kv_leave(struct cr_kv *kv, uint32_t node, uint32_t n)
{
    if (kv->ghosts != NULL || kv->config.on_event != NULL)
        cr_kv_remember_gone(kv, node, n);
}

/* demote.c: the way back: the last of these pages, if it is shared, and all below. */
uint32_t cr_kv_demote_below(struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages);

#endif
