/* From text in the cache to verdicts: which pages of it may be shared.
 *
 * Text is posted as a document: who sent it, its bytes, and where each page of tokens ends in them.
 * Threads of the pipeline judge it, page by page, and tell how many pages at its beginning are
 * cleared, and why the next one is not. Nobody waits: a document that finds no room is refused, and
 * whatever is not judged stays private.
 *
 *     struct cr_pipeline *pipeline;
 *     cr_pipeline_create(&config, &pipeline, &err);
 *     cr_pipeline_post(pipeline, &document);       (any thread)
 *     … document.on_verdict() is called, on a thread of the pipeline …
 *     cr_pipeline_destroy(pipeline);
 *
 * A page is decided when CR_PIPELINE_CONTEXT bytes behind it are known, or the text has ended.
 * Texts that grow by turns are posted anew with each turn: pages that were judged before, with the
 * same text before and behind them, are looked up instead. They are looked up by a keyed hash that
 * the tenant is part of: what was judged for one tenant never makes another's verdict come sooner,
 * but for text that was published since (cr_pipeline_shared()).
 */
#ifndef CARREL_PIPELINE_H
#define CARREL_PIPELINE_H

#include <stdbool.h>

#include "carrel/privacy.h"

CR_API_BEGIN

/* Bytes behind a page that may change what it is. */
#define CR_PIPELINE_CONTEXT 512u

/* Of a hundred judged pages, those that tier 3 may be asked about. */
#define CR_PIPELINE_UNSURE_SHARE 8u

/* --- Policy ---------------------------------------------------------------------------------- */

/* X(name, code): languages that tier 2 was trained on. */
#define CR_LANGUAGE_MAP(X)                                                                         \
    X(EN, "en")                                                                                    \
    X(DE, "de")                                                                                    \
    X(FR, "fr")                                                                                    \
    X(ES, "es")                                                                                    \
    X(PT, "pt")                                                                                    \
    X(IT, "it")                                                                                    \
    X(NL, "nl")

enum cr_language {
#define CR_LANGUAGE_ENUM_(name, code) CR_LANGUAGE_##name,
    CR_LANGUAGE_MAP(CR_LANGUAGE_ENUM_)
#undef CR_LANGUAGE_ENUM_
        CR_LANGUAGE_N,
    CR_LANGUAGE_OTHER = CR_LANGUAGE_N /* in Latin letters, but none of them */
};
/* "de"; "other" */
const char *cr_language_code(enum cr_language language);

/* What counts as private. */
struct cr_policy {
    uint32_t classes;   /* bit 1 << enum cr_privacy_class: findings that count */
    uint32_t languages; /* bit 1 << enum cr_language: text in those that lack is not cleared */
    float private_;     /* a page that scores so much is private */
    float clear;        /* one that scores less is cleared; in between it is not decided */
};

/* The thresholds that Carrel ships. Without the judge of tier 3 what lies between them stays
 * private, so they are not far apart. */
#define CR_POLICY_PRIVATE 0.3
#define CR_POLICY_CLEAR   0.25

/* All classes that are private alone, all languages but "other", and these thresholds. */
void cr_policy_defaults(struct cr_policy *policy);
/* Names of classes, such as "contact,id,secret"; "all" and "default" are such, too. CR_EINVAL. */
int cr_policy_classes(const char *names, uint32_t *ret_classes, struct cr_error *err);
/* Codes of languages, such as "en,de", or "all", which is not "other". CR_EINVAL. */
int cr_policy_languages(const char *codes, uint32_t *ret_languages, struct cr_error *err);
/* CR_EINVAL with a sentence when the thresholds contradict each other. */
int cr_policy_check(const struct cr_policy *policy, struct cr_error *err);

/* --- Verdicts -------------------------------------------------------------------------------- */

/* X(name, word): why the first page that was not cleared was not. */
#define CR_VERDICT_MAP(X)                                                                          \
    X(CLEARED, "cleared")   /* all pages are */                                                    \
    X(PRIVATE, "private")   /* class_ and tier say what for */                                     \
    X(CONTEXT, "context")   /* what follows it is not known yet */                                 \
    X(UNSURE, "unsure")     /* between the thresholds */                                           \
    X(LANGUAGE, "language") /* it is in a language or a script that the policy doesn't list */     \
    X(NO_TEXT, "no_text")   /* its tokens spell no text */                                         \
    X(OVERLOAD, "overload") /* too much was waiting */                                             \
    X(TIMEOUT, "timeout")                                                                          \
    X(FAILED, "failed")   /* memory lacked */                                                      \
    X(POLICY, "policy")   /* its tenant shares nothing */                                          \
    X(STALE, "stale")     /* the rules changed before it was heeded */                             \
    X(STOPPED, "stopped") /* the pipeline ended before */

enum cr_verdict_why {
#define CR_VERDICT_ENUM_(name, word) CR_VERDICT_##name,
    CR_VERDICT_MAP(CR_VERDICT_ENUM_)
#undef CR_VERDICT_ENUM_
        CR_VERDICT_N
};
/* "timeout" */
const char *cr_verdict_word(enum cr_verdict_why why);

struct cr_verdict {
    uint32_t n_pages;
    uint32_t n_cleared;           /* pages at the beginning that may be shared */
    enum cr_verdict_why why;      /* why not page n_cleared */
    enum cr_privacy_class class_; /* of what is private */
    uint32_t tier;                /* PRIVATE: that found it; CLEARED: the highest that looked */
    float score;                  /* PRIVATE and UNSURE: the page's */
    uint32_t sealed; /* the first page that is private whatever follows it: nothing from it on is to
                      * be shared; n_pages: none is */
    uint32_t n_known; /* pages that were looked up */
    uint64_t epoch;   /* of the rules that judged: cr_pipeline_epoch() */
    /* [n_names] of the cleared pages: for cr_pipeline_shared(). Valid during the call that tells of
     * the verdict. */
    const uint64_t (*names)[2];
    uint32_t n_names;
};
/* On a thread of the pipeline, without its locks; or on the one that destroys it. */
typedef void (*cr_verdict_fn)(void *user, const struct cr_verdict *verdict);

struct cr_document {
    uint32_t tenant;
    struct cr_policy policy;
    const char *text; /* [len] UTF-8, perhaps damaged; copied, and wiped when it was judged */
    size_t len;
    const uint32_t *page_ends; /* [n_pages] ascending; copied */
    uint32_t n_pages;
    uint32_t n_spelt; /* pages at the beginning whose text is known */
    bool has_ended;   /* nothing follows; else pages near the end wait */
    cr_verdict_fn on_verdict;
    void *user;
};

/* --- Tier 3 ---------------------------------------------------------------------------------- */

/* A page between the thresholds. */
struct cr_unsure {
    uint64_t name[2]; /* for the answer */
    const char *before;
    size_t n_before;  /* bytes before the page, 1,024 at most; whole characters */
    const char *text; /* [len]: the page */
    size_t len;
};
/* On a thread of the pipeline; must not block. The text is the caller's. Whoever knows an answer
 * gives it to cr_pipeline_answer(). */
typedef void (*cr_unsure_fn)(void *user, const struct cr_unsure *page);

/* --- Threads --------------------------------------------------------------------------------- */

struct cr_pipeline;

struct cr_pipeline_config {
    struct cr_rules *rules;   /* referenced */
    struct cr_tagger *tagger; /* the same; or NULL: the rules judge alone */
    uint32_t n_threads;       /* 1 … 64, at a low priority */
    uint32_t max_queued;      /* documents that wait; of one tenant at most half of them */
    uint64_t max_queued_bytes;
    uint32_t n_known;       /* judgements that are remembered, 16 bytes each */
    uint64_t timeout_us;    /* from posting to a page's judgement */
    cr_unsure_fn on_unsure; /* told of at most CR_PIPELINE_UNSURE_SHARE of pages; or NULL */
    void *unsure_user;
};

struct cr_pipeline_stats {
    uint32_t n_queued;
    uint64_t queued_bytes;
    uint64_t n_documents, n_judged_pages, n_known_pages; /* that ever were */
};

void cr_pipeline_config_defaults(struct cr_pipeline_config *config);

/* CR_EINVAL, CR_ENOMEM, CR_EIO (no thread, no random numbers); `err` says more. */
int cr_pipeline_create(const struct cr_pipeline_config *config, struct cr_pipeline **ret_pipeline,
                       struct cr_error *err);
/* Ends the threads; documents that wait get the verdict STOPPED before it returns, and no others
 * are taken. */
void cr_pipeline_stop(struct cr_pipeline *pipeline);
/* Stops it first. NULL is fine. */
void cr_pipeline_destroy(struct cr_pipeline *pipeline);

/* Any thread; never waits for a judgement. CR_OK: on_verdict will be called exactly once. CR_EFULL,
 * CR_ENOMEM, CR_EINVAL (page ends that don't fit the text): it will not. Documents of one tenant
 * are judged one after the other, tenants in turn. */
int cr_pipeline_post(struct cr_pipeline *pipeline, const struct cr_document *document);

/* Any thread: what tier 3 says of a page. It counts from the next time that the page comes by, and
 * a text comes by twice: as a prompt, and with its answer. Private here does not seal: a model's
 * word takes back nothing that is shared. */
void cr_pipeline_answer(struct cr_pipeline *pipeline, const uint64_t name[2], bool is_private);

/* Any thread: pages of these names, at the beginning of a text, were published. By the same rules
 * and policy they are not judged again, whoever sends them. Never for text that some tenant may not
 * see: how soon a verdict comes would tell of it. */
void cr_pipeline_shared(struct cr_pipeline *pipeline, const uint64_t (*names)[2], uint32_t n_names);

/* Any thread: what is judged from now on is judged by these, which are referenced; what was judged
 * before counts no more. */
void cr_pipeline_set_rules(struct cr_pipeline *pipeline, struct cr_rules *rules);
/* Any thread: counts changes of the rules. */
uint64_t cr_pipeline_epoch(const struct cr_pipeline *pipeline);

void cr_pipeline_get_stats(struct cr_pipeline *pipeline, struct cr_pipeline_stats *ret_stats);

CR_API_END

#endif
