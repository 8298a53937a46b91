/* What the KV tests share: a small manager, and a request's life in one call. */
#ifndef CARREL_KV_FIXTURE_H
#define CARREL_KV_FIXTURE_H

#include "kv/kv_int.h"
#include "test.h"

#define PAGE 4u

static const struct cr_tenant_id acme = {1}, zeta = {2}, nobody = {0};

static inline struct cr_kv *make_kv(uint32_t n_pages,
                                    void (*on_zero)(void *user, struct cr_page_id page))
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = n_pages,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .on_zero = on_zero};
    struct cr_kv *kv = NULL;

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    return kv;
}

/* Tokens of a text: a letter each. */
static inline uint32_t spell(const char *text, int32_t *tokens)
{
    uint32_t n = 0;

    for (; text[n] != '\0'; n++)
        tokens[n] = text[n];
    return n;
}

static inline struct cr_kv_seq *open_text(struct cr_kv *kv, struct cr_tenant_id tenant,
                                          const char *text)
{
    int32_t tokens[256];
    struct cr_kv_seq *seq = NULL;

    CHECK_INT(cr_kv_open(kv, tenant, tokens, spell(text, tokens), &seq), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    return seq;
}

/* Computes what is left of a text after the match. */
static inline struct cr_kv_seq *compute_text(struct cr_kv *kv, struct cr_tenant_id tenant,
                                             const char *text)
{
    int32_t tokens[256];
    uint32_t n = spell(text, tokens);
    struct cr_kv_seq *seq = open_text(kv, tenant, text);
    uint32_t len = cr_kv_seq_len(seq);

    CHECK_INT(cr_kv_reserve(kv, seq, n - len), CR_OK);
    CHECK_INT(cr_kv_commit(kv, seq, tokens + len, n - len), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    return seq;
}

static inline void cache_text(struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    cr_kv_close(kv, compute_text(kv, tenant, text));
    CHECK(cr_kv_is_valid(kv));
}

/* Tokens of a text that are found; a token is appended, so that its last page counts. */
static inline uint32_t found(const struct cr_kv *kv, struct cr_tenant_id tenant, const char *text)
{
    int32_t tokens[257];
    uint32_t n = spell(text, tokens);

    tokens[n] = 0;
    return cr_kv_peek(kv, tenant, tokens, n + 1);
}

static inline struct cr_kv_stats stats_of(const struct cr_kv *kv)
{
    struct cr_kv_stats stats;

    cr_kv_get_stats(kv, &stats);
    return stats;
}

#endif
