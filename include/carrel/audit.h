/* Audit: do latencies, or the cached tokens that an endpoint tells, give away another tenant's
 * text?
 *
 * The published attacks on shared prefix caches, as logic over a `struct cr_audit_prober` that
 * sends requests: over HTTP to a real endpoint (`carrel audit`), or to a simulated one in tests.
 * Each attack asks the endpoint about texts that a victim sent and about others of equal length and
 * kind that he did not, in random order and under the same circumstances, and compares the answers.
 * All texts are made up for the run, at random, so nobody's are read; none is in the report.
 *
 * The rules were fixed before anything was measured (src/audit/README.md):
 *
 *     void       no positive control: a tenant's own repeat is not seen as a hit; or the negative
 *                control shows a difference where there is none; or too few answers
 *     leaks      area ≥ 0.75, its 95 % interval excludes 0.5, and permutation p < 0.01; or secrets
 *                are recovered beyond chance with p < 0.001
 *     tight      the 95 % interval holds 0.5, and that of the recovery rate holds chance
 *     undecided  else; it is then measured once more, and both halves count together
 *
 * One thread runs an audit; the prober is called on it.
 */
#ifndef CARREL_AUDIT_H
#define CARREL_AUDIT_H

#include <stdbool.h>
#include <stdint.h>

#include "carrel/stats.h"
#include "carrel/status.h"

CR_API_BEGIN

/* --- asking the endpoint ------------------------------------------------------------------ */

#define CR_AUDIT_MAX_ATTACKERS 64
#define CR_AUDIT_VICTIM        UINT32_MAX

struct cr_audit_request {
    uint32_t principal;  /* 0 … n_attackers - 1, or CR_AUDIT_VICTIM */
    const char *prompt;  /* ASCII without quotes or controls; words with a space between two */
    uint32_t max_tokens; /* 1 and up */
    uint32_t after_us;   /* sent so long after the batch began; not before the one before it */
    bool claims_victim;  /* body and headers name the victim as the one who asks */
};

struct cr_audit_answer {
    int http;                             /* status; 0: the connection broke */
    double first_s, total_s;              /* since this request was sent: first token, end */
    double done_s;                        /* end, since the batch began */
    int64_t prompt_tokens, cached_tokens; /* of the usage; -1: not told */
};

struct cr_audit_prober {
    void *user;
    uint32_t n_attackers; /* 1 … CR_AUDIT_MAX_ATTACKERS keys of tenants other than the victim */
    /* Sends `n` requests, each when its time has come, and returns when all are answered. An answer
     * that is an error is none: only what ends the audit is (CR_EAUTH, CR_EIO, CR_ECANCELED, …). */
    int (*send)(void *user, const struct cr_audit_request *requests,
                struct cr_audit_answer *answers, uint32_t n, struct cr_error *err);
    void (*wait)(void *user, uint64_t us);
    uint64_t (*now_us)(void *user); /* goes only forward */
};

/* --- what is asked ------------------------------------------------------------------------ */

/* X(name, word, sentence): attacks, in the order in which they run. */
#define CR_AUDIT_ATTACK_MAP(X)                                                                     \
    X(CACHING, "caching",                                                                          \
      "Prompts that share 95 % with one of the victim's, against fresh ones (Gu et al., 2025).")   \
    X(MEMBERSHIP, "membership",                                                                    \
      "Did the victim send this text? One probe by a tenant who never sent it.")                   \
    X(FORGERY, "forgery", "The same, by requests that claim to be the victim's.")                  \
    X(RECOVERY, "recovery",                                                                        \
      "A secret token by token: the candidate with the fastest answer (EarlyBird).")               \
    X(FIELD, "field", "The digits of a PIN in a form that is known (InputSnatch).")                \
    X(ORDER, "order",                                                                              \
      "Which of several candidates between dummies is answered first (PromptPeek).")               \
    X(INTERFERENCE, "interference",                                                                \
      "What a request of the victim does to one beside it, by the text that he sends.")            \
    X(SYBIL, "sybil",                                                                              \
      "Accounts that send a guess until it is shared: sooner where the victim sent it, too?")      \
    X(OCCUPANCY, "occupancy",                                                                      \
      "Which of the attacker's own texts the victim's pushed out of the cache.")                   \
    X(WINDOW, "window", "Probes over time: how long until the endpoint protects the victim.")      \
    X(FLOOD, "flood", "A flood of requests: what it does to the victim's time to first token.")

enum cr_audit_attack {
#define CR_AUDIT_ATTACK_ENUM_(name, word, sentence) CR_AUDIT_##name,
    CR_AUDIT_ATTACK_MAP(CR_AUDIT_ATTACK_ENUM_)
#undef CR_AUDIT_ATTACK_ENUM_
        CR_AUDIT_N_ATTACKS
};
/* "order", and a sentence; NULL past the last. */
const char *cr_audit_attack_word(enum cr_audit_attack attack);
const char *cr_audit_attack_sentence(enum cr_audit_attack attack);

struct cr_audit_options {
    uint32_t attacks;      /* bits, 1 << enum cr_audit_attack */
    uint32_t n_samples;    /* texts of each kind in an attack; 20 … 10000 */
    uint32_t max_requests; /* in all; an attack that does not fit any more gets fewer samples */
    uint64_t max_us;       /* in all */
    uint64_t settle_us;    /* between the victim's requests and the probes */
    uint64_t window_us;    /* how long WINDOW probes */
    uint32_t n_words;      /* of a text; 0: as many as make a hit plain, found out first */
    uint32_t n_batch;      /* requests that the endpoint runs at once, as far as is known */
    bool letters_only;     /* texts of random letters, as the paper's; else they begin with made-up
                            * personal data, so that a detector has something to find */
    uint64_t seed;
    /* May be NULL. `total` may grow. */
    void (*on_progress)(void *user, const char *what, uint32_t n_done, uint32_t n_total);
    void *progress_user;
};
/* All attacks but OCCUPANCY and WINDOW, which take minutes; 250 samples, 20000 requests, an hour.
 */
void cr_audit_options_init(struct cr_audit_options *options);

/* --- what comes out ----------------------------------------------------------------------- */

enum cr_audit_verdict { CR_AUDIT_VOID, CR_AUDIT_TIGHT, CR_AUDIT_UNDECIDED, CR_AUDIT_LEAKS };
/* "void", "tight", "undecided", "leaks" */
const char *cr_audit_verdict_word(enum cr_audit_verdict verdict);

/* One sample against the other, by time and by the cached tokens that were told. */
struct cr_audit_comparison {
    /* Seconds, ascending: of the victim's texts, and of others. ORDER: places in the queue. */
    double *hit_s, *miss_s;
    uint32_t n_hit, n_miss;
    struct cr_stats_auc time; /* area of "faster means the victim's" */
    struct cr_stats_ks ks;
    bool is_told;             /* the endpoint tells cached tokens, at least of some */
    struct cr_stats_auc told; /* area of "more cached tokens means the victim's" */
};

struct cr_audit_result {
    enum cr_audit_attack attack;
    enum cr_audit_verdict verdict;
    const char *why; /* of a void one: a sentence; else NULL */
    struct cr_audit_comparison compared;
    double fastest;  /* part of hit_s below all of miss_s */
    double tpr, fpr; /* MEMBERSHIP, FORGERY: with the threshold that the control gave */

    /* RECOVERY, FIELD, ORDER: each token was one of n_candidates */
    uint32_t n_candidates, n_tokens, n_right, n_secrets, n_whole;
    double right_low, right_high; /* 95 % interval of n_right / n_tokens */
    double right_p;               /* that chance does as well */
    double probes_per_token;

    struct cr_stats_ratio flood; /* FLOOD: p99 of the time to first token, during it ÷ before */
    double flood_before_s, flood_during_s;
    double protected_s; /* WINDOW: since when no window leaks; −1: the last one does */
    uint32_t n_sybils;  /* SYBIL: how many accounts showed most */

    uint32_t n_requests, n_rounds;
    double seconds;
};

struct cr_audit_report {
    enum cr_audit_verdict verdict; /* the worst: leaks, undecided or void, tight */
    const char *why;               /* of a run that is void: a sentence; else NULL */
    struct cr_audit_comparison positive, negative; /* the controls */
    double threshold_s;                            /* between the medians of own hits and misses */
    uint32_t n_words;                              /* of a text */
    uint32_t n_attackers, n_samples, n_results, n_requests;
    uint64_t seed;
    double seconds;
    bool letters_only;
    struct cr_audit_result results[CR_AUDIT_N_ATTACKS]; /* [n_results] */
};

/* Runs controls and attacks. What the endpoint does is in the report; what keeps the audit from
 * being run is an error: the prober's, CR_EINVAL, CR_ENOMEM. */
int cr_audit_run(const struct cr_audit_prober *prober, const struct cr_audit_options *options,
                 struct cr_audit_report **ret_report, struct cr_error *err);
void cr_audit_report_destroy(struct cr_audit_report *report);

/* The report as text for people, as one JSON object, and as an HTML page that needs nothing else.
 * `endpoint` names what was audited. free() the text. CR_ENOMEM. */
int cr_audit_report_text(const struct cr_audit_report *report, const char *endpoint,
                         char **ret_text);
int cr_audit_report_json(const struct cr_audit_report *report, const char *endpoint,
                         char **ret_text);
int cr_audit_report_html(const struct cr_audit_report *report, const char *endpoint,
                         char **ret_text);

CR_API_END

#endif
