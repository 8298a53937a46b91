/* Stands in for privacy/tagger.h while that is not there: no tagger can be made, so none runs. */
#ifndef CARREL_PRIVACY_TAGGER_ABSENT_H
#define CARREL_PRIVACY_TAGGER_ABSENT_H

#include "carrel/privacy.h"

struct tagger_scratch;
struct tagger_span {
    uint32_t start, end;
    enum cr_privacy_class class_;
    float score;
};

static inline struct cr_tagger *cr_tagger_ref(struct cr_tagger *tagger)
{
    return tagger;
}
static inline void cr_tagger_unref(struct cr_tagger *tagger)
{
    (void)tagger;
}
static inline int tagger_scratch_create(struct tagger_scratch **ret)
{
    (void)ret;
    return CR_ENOMEM;
}
static inline void tagger_scratch_destroy(struct tagger_scratch *scratch)
{
    (void)scratch;
}
static inline int tagger_run(const struct cr_tagger *tagger, struct tagger_scratch *scratch,
                             const char *text, size_t len, const struct cr_finding *tier1,
                             size_t n_tier1)
{
    (void)tagger, (void)scratch, (void)text, (void)len, (void)tier1, (void)n_tier1;
    return CR_ENOMEM;
}
static inline const struct tagger_span *tagger_spans(const struct tagger_scratch *scratch,
                                                     size_t *n)
{
    (void)scratch;
    *n = 0;
    return NULL;
}
static inline float tagger_block_score(const struct cr_tagger *tagger,
                                       const struct tagger_scratch *scratch, uint32_t start,
                                       uint32_t end)
{
    (void)tagger, (void)scratch, (void)start, (void)end;
    return 1;
}

#endif
