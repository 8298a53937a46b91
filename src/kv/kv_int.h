/* What the files of src/kv share: the tables of a `struct cr_kv` and who works on which.
 * README.md in this folder tells how they fit together. */
#ifndef CARREL_KV_INT_H
#define CARREL_KV_INT_H

#include <string.h>

#include "carrel/kv.h"

#define CR_KV_NIL      UINT32_MAX /* no page, node, chunk or sequence */
#define CR_KV_SHARED   0u         /* owner of a node that everybody sees; no tenant has this id */
#define CR_KV_CLEAN    UINT32_MAX /* text_of a page that holds nobody's text */
#define CR_KV_ROOT     0u
#define CR_KV_CHUNK    6u /* pages in a chunk: with its two links, 32 bytes */
#define CR_KV_HEAP_WAY 4u

/* Whether the pages of a full chunk hold these 6 · 16 tokens; base is [n_pages, 16], in whole cache
 * lines. */
typedef bool (*cr_kv_equal_fn)(const int32_t *base, const uint32_t *page, const int32_t *tokens);

enum cr_kv_isa { CR_KV_PORTABLE, CR_KV_AVX2, CR_KV_AVX512 };

/* A page is free (refs 0), or held by `refs` nodes and open sequences. */
struct cr_kv_page {
    uint32_t refs;
    uint32_t text_of; /* the tenant whose text lies in it, also while it is free */
};

/* A piece of a run of pages. Ids stand in front, then NILs; there is at least one id. */
struct cr_kv_chunk {
    uint32_t prev, next;
    uint32_t page[CR_KV_CHUNK];
};

/* A node of the radix tree: a run of pages with one visibility. One cache line. */
struct cr_kv_node {
    uint32_t parent; /* of a free node: the next free one */
    uint32_t first_child, prev_sibling, next_sibling;
    uint32_t owner;      /* CR_KV_SHARED, or the one tenant that sees it */
    uint32_t hash;       /* of (parent, owner, first page): its home in the child table */
    uint32_t head, tail; /* chunks */
    uint32_t n_pages;    /* 0: free, or the root */
    uint32_t refs;       /* open sequences whose path goes through it */
    uint32_t heap_pos;   /* NIL: not evictable */
    uint32_t unused;
    uint64_t last_used; /* tick of the last close of a sequence through it */
    uint64_t unused2;
};

/* Entry of the heap of evictable nodes, least key first. */
struct cr_kv_heap_item {
    uint64_t key;
    uint32_t node;
};

/* An open sequence. table[0 … n_tree) are the pages of the path from the root to `node`, which it
 * pins; table[n_tree … n_pages) it holds itself. */
struct cr_kv_seq {
    uint32_t tenant; /* 0: nobody, nothing enters the tree */
    uint32_t node;
    uint32_t n_tree, n_pages;
    uint32_t n_tokens;
    uint32_t next_free;
    bool is_open;
    struct cr_page_id *table;
};

struct cr_kv {
    struct cr_kv_config config;
    uint32_t table_pages; /* pages in the longest block table */

    struct cr_kv_page *pages; /* [n_pages] */
    uint32_t *free_pages;     /* [n_free], a stack */
    int32_t *tokens;          /* [n_pages, page_tokens] */

    struct cr_kv_node *nodes; /* [n_pages + 1]; 0 is the root */
    uint32_t n_nodes;         /* ever used; beyond them memory is untouched */
    uint32_t free_node;
    struct cr_kv_chunk *chunks; /* [n_pages] */
    uint32_t n_chunks;
    uint32_t free_chunk;
    uint32_t *children; /* open addressing: node, or 0 (the root is nobody's child) */
    uint32_t children_mask;
    cr_kv_equal_fn chunk_equal; /* for pages of 16 tokens, else NULL */
    uint64_t seed[2];           /* of the child table: nobody can aim at one slot */

    struct cr_kv_heap_item *heap; /* [n_pages] */
    uint32_t n_heap;
    uint64_t tick;

    struct cr_kv_seq *seqs; /* [max_seqs] */
    struct cr_page_id *tables;
    uint32_t free_seq;

    uint32_t n_free, n_cached, n_pinned;
    uint64_t n_lookup_tokens, n_hit_tokens, n_evicted_pages;
};

/* Where a walk down the tree stands: behind `n` pages of a node's run. */
struct cr_kv_cursor {
    uint32_t node, n;
    uint32_t chunk, slot; /* of the page that follows, while n is less than the run's length */
};

static inline int32_t *cr_kv_page_tokens(const struct cr_kv *kv, uint32_t page)
{
    return kv->tokens + (size_t)page * kv->config.page_tokens;
}

/* pool.c: pages. */

/* A free page for text of `tenant`, zeroed when somebody else's lay in it. One must be free. */
uint32_t cr_kv_page_take(struct cr_kv *kv, uint32_t tenant);
/* Lets go of one hold on a page. True when that freed it. The caller keeps n_cached, n_pinned. */
bool cr_kv_page_drop(struct cr_kv *kv, uint32_t page);
/* Zeroes a page whose text should not lie about. */
void cr_kv_page_wipe(struct cr_kv *kv, uint32_t page);

/* run.c: the pages of one node, in chunks. */

void cr_kv_run_append(struct cr_kv *kv, uint32_t node, uint32_t page);
uint32_t cr_kv_run_pop(struct cr_kv *kv, uint32_t node);
/* Moves the `cursor->n` first pages of its node to `upper`, whose run is empty. */
void cr_kv_run_split(struct cr_kv *kv, const struct cr_kv_cursor *cursor, uint32_t upper);
/* Puts the pages of `upper` before those of `lower`; the run of `upper` is then empty. */
void cr_kv_run_join(struct cr_kv *kv, uint32_t upper, uint32_t lower);

/* equal.c: comparing tokens. NULL where the processor lacks the instructions. */
cr_kv_equal_fn cr_kv_equal(enum cr_kv_isa isa);

/* tree.c: nodes. */

/* A cursor behind the last page of a node. */
struct cr_kv_cursor cr_kv_node_end(const struct cr_kv *kv, uint32_t node);
/* Walks on from `cursor` over whole pages of `tokens` that `tenant` may see; writes them to `table`
 * unless it is NULL. Returns how many. Changes nothing but the cursor. */
uint32_t cr_kv_tree_match(const struct cr_kv *kv, uint32_t tenant, struct cr_kv_cursor *cursor,
                          const int32_t *tokens, uint32_t n_pages, struct cr_page_id *table);
/* The node that ends where the cursor stands; splits one in two where it stands within. */
uint32_t cr_kv_tree_cut(struct cr_kv *kv, const struct cr_kv_cursor *cursor);
/* Adds a leaf of one page below `parent`, unpinned and not in the heap. */
uint32_t cr_kv_tree_add(struct cr_kv *kv, uint32_t parent, uint32_t owner, uint32_t page);
/* Joins an unpinned node with its only child when nothing tells them apart. */
bool cr_kv_tree_join(struct cr_kv *kv, uint32_t upper);
/* Takes a leaf without pages out. */
void cr_kv_tree_remove(struct cr_kv *kv, uint32_t node);
/* Hash of a child by its key; for checks. */
uint32_t cr_kv_tree_hash(const struct cr_kv *kv, uint32_t parent, uint32_t owner,
                         const int32_t *first_page);

/* evict.c: pins, and the order of eviction. */

/* Pins the path from `node` up to, without, `stop`. */
void cr_kv_pin(struct cr_kv *kv, uint32_t node, uint32_t stop);
/* Unpins it and marks it used now. */
void cr_kv_unpin(struct cr_kv *kv, uint32_t node, uint32_t stop);
/* Frees `n` cached pages; there must be as many. */
void cr_kv_evict(struct cr_kv *kv, uint32_t n);
/* Drops all nodes of a tenant. None of them may be pinned. */
void cr_kv_drop_tenant(struct cr_kv *kv, uint32_t tenant);

#endif
