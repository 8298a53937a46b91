/* Looking into the KV manager: what is cached for whom, why a prompt was not found, and what comes
 * and goes.
 *
 * For operators. Nothing here shows text or tokens: a run of pages is named by a keyed hash of its
 * owner and all text up to its end of the first page, so that one may follow it, and the key
 * follows from config.secret. But what is told of one tenant depends on its private text, so it is
 * not for another's eyes; only cr_kv_seq_explained() and a tenant's own cr_kv_get_tenant() are.
 *
 * All calls on the thread that owns the manager.
 */
#ifndef CARREL_KV_VIEW_H
#define CARREL_KV_VIEW_H

#include "carrel/kv.h"

CR_API_BEGIN

/* X(name, word, sentence): why a match ended where it did, or why pages went. */
#define CR_KV_WHY_MAP(X)                                                                           \
    X(WHOLE, "whole",                                                                              \
      "All its whole pages were found; the rest, at least a token, is always computed.")           \
    X(NEW, "new", "This text was not cached for the tenant, nor lately.")                          \
    X(ROOM, "room", "It was evicted to make room.")                                                \
    X(CAP, "cap", "It was evicted because the tenant was over its cap.")                           \
    X(EXPIRED, "expired", "Its time to live was over.")                                            \
    X(DEMOTED, "demoted", "It was shared, or hung below what was, and that was taken back.")       \
    X(FORGOTTEN, "forgotten", "The tenant was forgotten, with all its text.")                      \
    X(FOLDED, "folded", "A shared copy took the place of a private one.")                          \
    X(IN_FLIGHT, "in_flight", "Another request was computing it just then.")                       \
    X(NOBODY, "nobody", "Requests of nobody find nothing.")

enum cr_kv_why {
#define CR_KV_WHY_ENUM_(name, word, sentence) CR_KV_WHY_##name,
    CR_KV_WHY_MAP(CR_KV_WHY_ENUM_)
#undef CR_KV_WHY_ENUM_
        CR_KV_WHY_N
};
/* "in_flight", and a sentence. */
const char *cr_kv_why_word(enum cr_kv_why why);
const char *cr_kv_why_sentence(enum cr_kv_why why);

/* --- what was found ----------------------------------------------------------------------- */

/* How far a prompt was found, and why no further. */
struct cr_kv_match {
    uint32_t n_shared, n_own; /* tokens on shared pages, then on the tenant's own */
    enum cr_kv_why why;       /* NEW also stands for what went too long ago to be remembered */
    uint32_t gone_s;          /* seconds since then, of what went */
};

/* What cr_kv_open() found of these tokens, directly after it. */
void cr_kv_seq_match(const struct cr_kv *kv, const struct cr_kv_seq *seq, const int32_t *tokens,
                     uint32_t n_tokens, struct cr_kv_match *ret_match);

/* What a run of pages is marked with. */
enum {
    CR_KV_IS_DECLARED = 1, /* shared: by a declaration … */
    CR_KV_IS_CLEARED = 2,  /* … or by cr_kv_publish() */
    CR_KV_IS_SEALED = 4,   /* private: nothing of it and below is published */
    CR_KV_IS_FOUND = 8,    /* a second request used it */
};

/* A run of pages in the tree. */
struct cr_kv_run_info {
    uint64_t id;                /* 48 bits */
    struct cr_tenant_id tenant; /* who alone sees it; 0: it is shared */
    uint32_t level;             /* runs above it */
    uint32_t depth;             /* pages above it */
    uint32_t n_pages;
    uint32_t n_pins; /* open sequences that use it */
    uint32_t n_contributors;
    bool branches;   /* more than one run hangs below it */
    uint32_t idle_s; /* since a sequence that used it was closed; 0 while one does */
    unsigned marks;
    struct cr_kv_cause cause; /* of what is sealed */
};

#define CR_KV_MAX_EXPLAINED 16u /* runs and holders that an explanation lists */

/* A tenant, and how many pages at the beginning of a text it may use. */
struct cr_kv_holder {
    struct cr_tenant_id tenant;
    uint32_t n_pages;
};

struct cr_kv_explanation {
    struct cr_kv_match match;
    uint32_t n_pages;    /* whole pages of the text that can be found */
    uint32_t n_declared; /* of these, declared public */
    uint32_t n_everyone; /* of these, shared: every tenant may use them */
    uint32_t n_runs;     /* on the way of the match; the first ones are listed */
    struct cr_kv_run_info runs[CR_KV_MAX_EXPLAINED];
    uint32_t n_holders; /* tenants with private pages of the text; the first ones are listed */
    struct cr_kv_holder holders[CR_KV_MAX_EXPLAINED];
};

/* What a request of the tenant would find of these tokens now, and who may use which of their
 * pages. No side effect. Looks at every tenant. */
void cr_kv_explain(const struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                   uint32_t n_tokens, struct cr_kv_explanation *ret_explanation);

/* --- what is there ------------------------------------------------------------------------ */

struct cr_kv_tenant_info {
    struct cr_tenant_id tenant;
    uint32_t n_pages; /* charged: in the tree and its own */
    struct cr_kv_limits limits;
    uint64_t n_evicted_pages; /* for room or by its cap, while there are ghosts or events */
};

/* Shared pages that the tenant had computed itself before they were published. Looks at all shared
 * runs. */
uint32_t cr_kv_contributed(const struct cr_kv *kv, struct cr_tenant_id tenant);

/* All zero but the id where the tenant has neither pages nor limits. */
void cr_kv_get_tenant(const struct cr_kv *kv, struct cr_tenant_id tenant,
                      struct cr_kv_tenant_info *ret_info);
/* Writes the first `max` tenants that have pages or limits, in no order; returns how many. */
uint32_t cr_kv_list_tenants(const struct cr_kv *kv, struct cr_kv_tenant_info *infos, uint32_t max);

/* Calls `each` for runs of pages, parents first, at most `max_level` levels down and `max_runs` of
 * them. Returns how many runs there are in all. */
uint32_t cr_kv_walk(const struct cr_kv *kv, uint32_t max_level, uint32_t max_runs,
                    void (*each)(void *user, const struct cr_kv_run_info *info), void *user);

/* --- what happens ------------------------------------------------------------------------- */

/* X(name, word). Listed pages of a tenant are its STORED and KEPT ones without those that are
 * PUBLISHED, EVICTED, EXPIRED, DEMOTED, FORGOTTEN or FOLDED; shared ones are PUBLISHED without the
 * shared that are EVICTED or DEMOTED. SEALED pages stay where they are. */
#define CR_KV_EVENT_MAP(X)                                                                         \
    X(STORED, "stored")       /* computed by the tenant, and entered the tree */                   \
    X(KEPT, "kept")           /* a private view of what was demoted, for who contributed it */     \
    X(PUBLISHED, "published") /* the tenant's copy became the shared one */                        \
    X(EVICTED, "evicted")     /* WHY_ROOM or WHY_CAP */                                            \
    X(EXPIRED, "expired")                                                                          \
    X(DEMOTED, "demoted")                                                                          \
    X(FORGOTTEN, "forgotten")                                                                      \
    X(FOLDED, "folded")                                                                            \
    X(SEALED, "sealed") /* nothing of the run, and of what hangs below, is published */

enum cr_kv_event_kind {
#define CR_KV_EVENT_ENUM_(name, word) CR_KV_EVENT_##name,
    CR_KV_EVENT_MAP(CR_KV_EVENT_ENUM_)
#undef CR_KV_EVENT_ENUM_
        CR_KV_EVENT_N
};
const char *cr_kv_event_word(enum cr_kv_event_kind kind);

/* What cr_kv_config.on_event gets. */
struct cr_kv_event {
    enum cr_kv_event_kind kind;
    enum cr_kv_why why;         /* of pages that go */
    struct cr_tenant_id tenant; /* whose pages they were, or of STORED and KEPT are; 0: shared */
    uint32_t n_pages;
    uint32_t depth;           /* pages above the run */
    uint64_t run;             /* its id: of PUBLISHED, that of the private one */
    struct cr_kv_cause cause; /* of what a verdict did */
};

CR_API_END

#endif
