/* The KV manager: which page of the KV cache holds which tokens, and who may use it.
 *
 * The manager knows page numbers, not tensors: the engine owns the memory behind a page. One
 * thread owns a `struct cr_kv`; nothing here locks.
 *
 *   root ── SHARED [system prompt ……] ── PRIVATE(acme) [question …]
 *        │                            └─ PRIVATE(zeta) [question …]
 *        └─ PRIVATE(acme) [mail …]
 *
 * Finished pages rest in one path-compressed radix tree over token runs. A node has one
 * visibility; a child is found by (visibility owner, first page of tokens), so tenants may hold
 * equal text side by side without seeing each other. Every call that looks takes a principal.
 *
 * A running request holds a `struct cr_kv_seq`: the pages it matched (pinned), and the pages it
 * computes (its own until committed). Its block table lists them in order.
 */
#ifndef CARREL_KV_H
#define CARREL_KV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

CR_API_BEGIN

/* A page: `page_tokens` consecutive slots in every layer's K and V. */
struct cr_page_id {
    uint32_t v;
};

/* Who asks. It comes from the authenticated key, never from a request's body. 0 is nobody: it
 * matches nothing and its pages are never found again. */
struct cr_tenant_id {
    uint32_t v;
};

#define CR_KV_MAX_QUORUM 27u /* tenants that a quorum may ask for */

struct cr_kv;
struct cr_kv_seq;
struct cr_kv_event; /* carrel/kv_view.h */

/* Which text may be shared between tenants. Whatever a mode does not share is private. */
enum cr_kv_mode {
    CR_KV_ISOLATED,  /* none */
    CR_KV_DECLARED,  /* declared text: cr_kv_declare() */
    CR_KV_SELECTIVE, /* that, and text that was cleared: cr_kv_publish() */
    CR_KV_QUORUM,    /* the same, but cleared text only once so many tenants computed it */
    CR_KV_GLOBAL,    /* all; for comparison */
};

/* Pages that leave the cache for want of room: the last `n_evicted` of a text's. */
struct cr_kv_evicted {
    struct cr_tenant_id owner;      /* whose text it is; 0: everybody's, while it is declared */
    const int32_t *tokens;          /* [n_pages * page_tokens], the text from its beginning */
    const struct cr_page_id *pages; /* [n_pages] */
    uint32_t n_pages, n_evicted;
};

struct cr_kv_config {
    uint32_t page_tokens; /* tokens in a page; a power of two, 1 … 256; 16 is usual */
    uint32_t n_pages;     /* pages in the pool */
    uint32_t max_seqs;    /* sequences open at once */
    uint32_t max_tokens;  /* tokens in one sequence */
    uint32_t max_tenants; /* tenants with cached pages at once; 0: 1024. The pages of one more are
                           * not cached */
    enum cr_kv_mode mode;
    bool store_apart;  /* every tenant's text on pages of its own, though equal; for comparison */
    bool pin_declared; /* declared text is evicted only when there is nothing else */
    /* Names of text, and thresholds of quorums, follow from these 32 bytes: keep them over
     * restarts, and from everybody. NULL: random ones. Only cr_kv_create() reads them. */
    const uint8_t *secret;
    /* Text is published by quorum once T = quorum + Z tenants that count computed it themselves. Z
     * is 0 … 2 quorum_spread, drawn once for every text, likely around the middle: P(z) is in
     * proportion to exp(-quorum_epsilon |z - quorum_spread|). So the moment of publication is
     * (epsilon, P(0))-differentially private in any one tenant's presence: docs/design/quorum.md.
     * CR_KV_QUORUM publishes by quorum what it publishes by verdict, CR_KV_SELECTIVE only text that
     * is suspected: cr_kv_suspect(). */
    uint32_t quorum;        /* at least 2; 0: 3, but not in mode CR_KV_QUORUM */
    double quorum_epsilon;  /* 0: Z is 0 */
    uint32_t quorum_spread; /* quorum + 2 quorum_spread is at most CR_KV_MAX_QUORUM */
    uint32_t n_counted; /* texts whose tenants are counted, some 150 bytes each; 0: half of n_pages.
                         * Where it is full, counting begins anew */
    /* Called before a page that held private text passes to another tenant, or NULL. The engine
     * zeroes the tensors behind it. */
    void (*on_zero)(void *user, struct cr_page_id page);
    /* Called before pages that are evicted can be reused, or NULL: to keep them elsewhere. Text
     * that was shared by a verdict is told of as one contributor's, so that it comes back as
     * private. Text of a tenant that has a time to live is not told of. */
    void (*on_evict)(void *user, const struct cr_kv_evicted *evicted);
    /* Called when nothing of a tenant's may be kept elsewhere: it was forgotten, or has a time to
     * live now. Or NULL. */
    void (*on_forget)(void *user, struct cr_tenant_id tenant);
    void *user;
    /* Called when pages enter the tree, are shared, or go, or NULL. It must not call the manager.
     */
    void (*on_event)(void *event_user, const struct cr_kv_event *event);
    void *event_user;
    uint32_t n_ghosts; /* pages of which is remembered why they went, at least; 0: none, and
                        * cr_kv_explain() of carrel/kv_view.h knows only what is there */
};

/* Pages are counted as they are charged: as often as they are listed for a tenant, for all, or in a
 * sequence that computes. Equal text of several tenants may rest on the same pages in memory, but
 * what is free, evicted or admitted does not depend on that. */
struct cr_kv_stats {
    uint32_t n_pages;         /* = n_free + n_cached + n_pinned */
    uint32_t n_free;          /* hold nothing; 0 while a demotion's views overdraw the pool */
    uint32_t n_cached;        /* in the tree, used by no sequence: may be evicted */
    uint32_t n_pinned;        /* used by at least one open sequence */
    uint32_t n_stored;        /* pages that are really in use, at most n_cached + n_pinned */
    uint32_t n_shared;        /* of those in the tree, what every tenant sees */
    uint64_t n_lookup_tokens; /* tokens that opened sequences asked for … */
    uint64_t n_hit_tokens;    /* … and found */
    uint64_t n_evicted_pages;
    uint64_t n_published_pages, n_demoted_pages; /* that ever were */
    uint32_t n_counted, n_suspected; /* texts of which counts are kept; that are suspected */
    uint64_t n_uncounted;            /* times that a tenant was not counted for want of room */
};

/* Takes all memory there will ever be need of. CR_EINVAL when a limit does not hold, CR_ENOMEM,
 * CR_EIO when the system has no random numbers. */
int cr_kv_create(const struct cr_kv_config *config, struct cr_kv **ret_kv);
/* All sequences must be closed. NULL is fine. */
void cr_kv_destroy(struct cr_kv *kv);
const struct cr_kv_config *cr_kv_get_config(const struct cr_kv *kv);

/* Opens a sequence for `tenant` and pins the longest run of whole pages of `tokens` that is
 * visible to it; at least one token is always left to compute, so that there are logits.
 * The sequence's length is then the number of tokens matched: cr_kv_seq_len().
 * CR_EFULL when max_seqs are open, CR_ETOOLONG; state unchanged on failure. */
int cr_kv_open(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
               uint32_t n_tokens, struct cr_kv_seq **ret_seq);

/* Like cr_kv_open(), but matches only what is explained: cr_kv_seq_explained(). The tenant computes
 * the rest itself, though it is there; when the sequence is closed, it counts as a contributor of
 * what it so paid for. Its computation counts for no quorum. */
int cr_kv_open_paying(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                      uint32_t n_tokens, struct cr_kv_seq **ret_seq);

/* Like cr_kv_open's match, without a side effect: the tokens that it would match. */
uint32_t cr_kv_peek(const struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                    uint32_t n_tokens);

/* Whether a sequence opened now could reserve room for all of `tokens`, and `n_spare` pages would
 * still be free or cached. No side effect. */
bool cr_kv_fits(const struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                uint32_t n_tokens, uint32_t n_spare);

/* Makes room for `n_tokens` more behind the sequence's length, evicting cached pages where none is
 * free. CR_ENOPAGES when every other page is pinned, or kept by another tenant's floor: state
 * unchanged, and the caller preempts somebody or waits. CR_ETOOLONG past max_tokens. */
int cr_kv_reserve(struct cr_kv *kv, struct cr_kv_seq *seq, uint32_t n_tokens);

/* Says that K and V of the next `n_tokens` (the tokens behind the sequence's length) have been
 * computed into the reserved slots. The length grows; pages that became whole enter the tree,
 * private to the tenant unless the mode or a declaration shares them. When the tenant's tree
 * already holds the same page, the sequence takes that one and gives its own back. CR_EINVAL, and
 * nothing changed, when so many were not reserved.
 */
int cr_kv_commit(struct cr_kv *kv, struct cr_kv_seq *seq, const int32_t *tokens, uint32_t n_tokens);

/* Unpins. Whole pages stay cached; the rest is freed. */
void cr_kv_close(struct cr_kv *kv, struct cr_kv_seq *seq);

/* Caches pages of text that was kept elsewhere, as if `tenant` had just computed it: those of
 * `tokens`, in whole pages, behind the first `n_before` pages. `fill` puts K and V of page `index`
 * of the text into `page`; it is not called for what is cached meanwhile. One sequence must be
 * free. CR_ENOTFOUND: the pages before are not cached; CR_ENOPAGES, CR_ETOOLONG, CR_EFULL. */
typedef void (*cr_kv_fill_fn)(void *user, uint32_t index, struct cr_page_id page);
int cr_kv_restore(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                  uint32_t n_tokens, uint32_t n_before, cr_kv_fill_fn fill, void *user);

/* Evicts all that no sequence uses; for on_evict's sake, before the end. */
void cr_kv_evict_all(struct cr_kv *kv);

/* Tokens whose K and V are in place. */
uint32_t cr_kv_seq_len(const struct cr_kv_seq *seq);
/* The pages in order: token i lives in page table[i / page_tokens], slot i % page_tokens. Valid
 * until the next call that takes this sequence. */
const struct cr_page_id *cr_kv_seq_table(const struct cr_kv_seq *seq, uint32_t *ret_n_pages);

/* Verdicts. Text is named by its tokens from the beginning of the prompt on, and whole pages of it
 * count. Each call is one step: no lookup sees half of it. Open sequences keep their pages. */

/* Says that `tokens`, which `tenant` has cached, may be seen by every tenant: it was cleared. Its
 * pages become shared as far as the mode allows and nothing above them was sealed; private twins of
 * other tenants are folded in, and what hangs below those moves below the shared pages. Returns how
 * many pages were published. */
uint32_t cr_kv_publish(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                       uint32_t n_tokens);

/* Takes the last whole page of `tokens`, if it is shared, and all that is shared below it from
 * everybody but those who contributed it: tenants who had computed it themselves before it was
 * published keep a private view of the same pages. Returns how many pages were demoted. */
uint32_t cr_kv_demote(struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens);

/* Says that the last whole page of `tokens` is sensitive: it is demoted if it is shared, and
 * nothing of this text from there on is published, whoever asks, while `tenant` has it cached.
 * False when the tenant doesn't have it cached. */
bool cr_kv_seal(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                uint32_t n_tokens);

/* What the verdicts that follow rest on: numbers of the caller's own, 0 for nothing. They are told
 * with events of what is published, sealed and demoted, and shown with what is sealed
 * (carrel/kv_view.h). It holds until the next call. */
struct cr_kv_cause {
    uint8_t reason, tier;
};
void cr_kv_set_cause(struct cr_kv *kv, struct cr_kv_cause cause);

/* Declares the whole pages of `tokens` public: what is cached of them is published, and what a
 * tenant computes of them from now on is shared. `id` names the declaration; declaring it again
 * replaces it. CR_EINVAL when it is shorter than a page, CR_ETOOLONG, CR_EFULL, CR_ENOMEM: state
 * unchanged. Without effect while the mode is CR_KV_ISOLATED. */
int cr_kv_declare(struct cr_kv *kv, uint64_t id, const int32_t *tokens, uint32_t n_tokens);
/* Takes it back: pages that neither another declaration nor cr_kv_publish() holds public are
 * demoted. An unknown id is ignored. */
void cr_kv_revoke(struct cr_kv *kv, uint64_t id);
/* Tokens at the beginning of `tokens` that are shared by anybody who computes them, because they
 * are declared public or the mode is CR_KV_GLOBAL; a multiple of the page size. */
uint32_t cr_kv_declared(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens);

/* Tokens at the beginning of `tokens` that every tenant would find now; a multiple of the page
 * size. */
uint32_t cr_kv_shared(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens);

/* Of the tokens that cr_kv_open() matched: those that the tenant may be told of, since they are
 * explained by text that it sent itself or by declarations. */
uint32_t cr_kv_seq_explained(const struct cr_kv_seq *seq);

/* What a sequence's match owes to foreign text: shared by verdict, not declared, and below all that
 * the tenant computed itself. Who comes back to text that it sent has learnt nothing. A name is a
 * keyed hash of all text up to the end of a page; with config.secret it stays the same over
 * eviction and restart. */
struct cr_kv_reuse {
    uint64_t subtree;        /* names the text up to its first foreign page, without those that two
                              * or more tenants computed, as long as one follows that one did … */
    uint64_t text;           /* … and up to the last one … */
    uint32_t n_tokens;       /* … which ends there: what to suspect */
    uint32_t n_foreign;      /* tokens on foreign pages */
    uint32_t n_contributors; /* of the last one */
};
/* What cr_kv_open() found, directly after it. False: nothing foreign. */
bool cr_kv_seq_reuse(const struct cr_kv *kv, const struct cr_kv_seq *seq,
                     struct cr_kv_reuse *ret_reuse);

/* Demotes like cr_kv_demote(); and from the last whole page of `tokens` on, text is from now on
 * published by quorum only, counted anew, by tenants that never used it. In other modes than
 * CR_KV_SELECTIVE and CR_KV_QUORUM it just demotes. Returns how many pages were demoted. */
uint32_t cr_kv_suspect(struct cr_kv *kv, const int32_t *tokens, uint32_t n_tokens);

/* Whether a tenant counts for quorums. None does until it is said; beyond twice max_tenants no more
 * do. */
void cr_kv_set_counts(struct cr_kv *kv, struct cr_tenant_id tenant, bool counts);

/* What is known of a text's quorum, to be kept over restarts: fixed in size, one for every path. */
struct cr_kv_count {
    uint64_t path; /* names the text; never 0 */
    uint32_t flags, n;
    uint32_t since;                     /* numbers the epoch from which on it is counted */
    uint32_t tenants[CR_KV_MAX_QUORUM]; /* [n] */
};
/* Writes counts that changed since they were last written, at most `max`; returns how many. One
 * without flags and tenants was dropped, and need not be kept. */
uint32_t cr_kv_drain_counts(struct cr_kv *kv, struct cr_kv_count *ret_counts, uint32_t max);
/* Puts one back, before the first request; whether it is a quorum follows from the configuration
 * now. CR_EINVAL: it makes no sense, or the mode doesn't count. CR_EFULL: there is no room; it is
 * counted anew, and if it was a suspicion all text is suspected. */
int cr_kv_restore_count(struct cr_kv *kv, const struct cr_kv_count *count);

void cr_kv_get_stats(const struct cr_kv *kv, struct cr_kv_stats *ret_stats);

/* Drops and zeroes every cached page of `tenant` (a removed tenant), and its limits. Its open
 * sequences go on, but as nobody's: what they compute is not found again, and their pages go when
 * they are closed. */
void cr_kv_forget_tenant(struct cr_kv *kv, struct cr_tenant_id tenant);

/* What a tenant may keep cached. Pages are counted as they are charged: those of its own text, also
 * where others' equal text rests on the same pages. Shared pages are charged to nobody. */
struct cr_kv_limits {
    uint32_t floor_pages; /* at or below them, it loses no page to others' need, and its own need
                           * takes others' pages first; 0: no floor */
    uint32_t cap_pages;   /* beyond them, its own go first, whatever is free; 0: no cap. Pages that
                           * open sequences use may exceed it */
    uint32_t ttl_s;       /* text unused for longer is dropped by cr_kv_expire(); 0: never */
};

/* CR_EINVAL when a cap is below the floor, or all floors together are more than the pool; CR_EFULL
 * when max_tenants have pages or limits. State unchanged on failure. */
int cr_kv_set_limits(struct cr_kv *kv, struct cr_tenant_id tenant,
                     const struct cr_kv_limits *limits);

/* Tells the time, in seconds of a clock that never goes back, and drops and zeroes text whose time
 * to live is over. Looks at `budget` runs of pages at most, fewer when it drops many pages, and
 * goes on there with the next call, so that a step can afford it. Returns the pages dropped. */
uint32_t cr_kv_expire(struct cr_kv *kv, uint32_t now_s, uint32_t budget);
/* Whether there is text that it may drop some day: some is cached of a tenant with a time to live.
 * While there is none, a budget of 0 will do. */
bool cr_kv_can_expire(const struct cr_kv *kv);

/* For a request that waits while no sequence is open: where only floors stand in the way of
 * `n_tokens` tokens, text below others' floors is dropped until they fit. That happens when floors,
 * and the shared text above what they keep, left no room for them. False when they don't fit yet:
 * sequences are open, or the pool is too small. */
bool cr_kv_make_room(struct cr_kv *kv, struct cr_tenant_id tenant, uint32_t n_tokens);

/* Checks all invariants; on failure prints the first broken one to stderr. For tests. */
bool cr_kv_is_valid(const struct cr_kv *kv);

CR_API_END

#endif
