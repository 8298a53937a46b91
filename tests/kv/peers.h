/* What test_peers_*.c share: a peer's words in terms of carrel/kv.h. Each of these files asks what
 * the tree tests of one serving engine assert. Above each case stands which of them asserts it, and
 * what; where Carrel answers otherwise on purpose, that too.
 *
 * Their caches find a whole prompt; here at least one token is left to compute, so match() asks for
 * one token more. Their locks are open sequences here, their salts and extra keys are tenants, and
 * what they evict by a call is evicted by a sequence of nobody's that reserves pages and holds
 * them.
 */
#ifndef CARREL_PEERS_H
#define CARREL_PEERS_H

#include "kv_fixture.h"

#define MAX_TOKENS 512

static inline struct cr_kv *make(uint32_t page_tokens, uint32_t n_pages)
{
    struct cr_kv_config config = {
        .page_tokens = page_tokens, .n_pages = n_pages, .max_seqs = 16, .max_tokens = MAX_TOKENS};
    struct cr_kv *kv = NULL;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    return kv;
}

/* n tokens, first, first + 1, … */
static inline void count_up(int32_t *tokens, int32_t first, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        tokens[i] = first + (int32_t)i;
}

/* The page numbers of a sequence. */
static inline uint32_t pages_of(const struct cr_kv_seq *seq, uint32_t *pages)
{
    uint32_t n;
    const struct cr_page_id *table = cr_kv_seq_table(seq, &n);

    for (uint32_t i = 0; i < n; i++)
        pages[i] = table[i].v;
    return n;
}

/* Opens a request and computes what is not cached. */
static inline struct cr_kv_seq *start(struct cr_kv *kv, struct cr_tenant_id tenant,
                                      const int32_t *tokens, uint32_t n, uint32_t *ret_cached)
{
    struct cr_kv_seq *seq = NULL;

    CHECK_INT(cr_kv_open(kv, tenant, tokens, n, &seq), CR_OK);
    uint32_t len = cr_kv_seq_len(seq);
    CHECK_INT(cr_kv_reserve(kv, seq, n - len), CR_OK);
    CHECK_INT(cr_kv_commit(kv, seq, tokens + len, n - len), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    if (ret_cached != NULL)
        *ret_cached = len;
    return seq;
}

static inline void insert(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                          uint32_t n)
{
    cr_kv_close(kv, start(kv, tenant, tokens, n, NULL));
    CHECK(cr_kv_is_valid(kv));
}

/* How many of these tokens are found, and on which pages. Counts as a use. */
static inline uint32_t match(struct cr_kv *kv, struct cr_tenant_id tenant, const int32_t *tokens,
                             uint32_t n, uint32_t *pages)
{
    int32_t longer[MAX_TOKENS];
    struct cr_kv_seq *seq = NULL;

    memcpy(longer, tokens, n * sizeof *tokens);
    longer[n] = -1;
    CHECK_INT(cr_kv_open(kv, tenant, longer, n + 1, &seq), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    uint32_t len = cr_kv_seq_len(seq);
    if (pages != NULL)
        pages_of(seq, pages);
    cr_kv_close(kv, seq);
    CHECK(cr_kv_is_valid(kv));
    return len;
}

/* Makes `hog`, an open sequence of nobody's, hold n pages more. */
static inline void evict(struct cr_kv *kv, struct cr_kv_seq *hog, uint32_t n)
{
    uint32_t held, b = cr_kv_get_config(kv)->page_tokens;

    cr_kv_seq_table(hog, &held);
    CHECK_INT(cr_kv_reserve(kv, hog, (held + n) * b), CR_OK);
    CHECK(cr_kv_is_valid(kv));
}

static inline struct cr_kv_seq *open_hog(struct cr_kv *kv)
{
    struct cr_kv_seq *hog = NULL;
    int32_t none = 0;

    CHECK_INT(cr_kv_open(kv, nobody, &none, 0, &hog), CR_OK);
    return hog;
}

#endif
