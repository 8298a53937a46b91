/* What the files of this folder share. README.md tells how they work together. */
#ifndef CARREL_AUDIT_INT_H
#define CARREL_AUDIT_INT_H

#include "carrel/audit.h"
#include "carrel/buf.h"
#include "carrel/rng.h"

#define CR_AUDIT_MIN_SAMPLES 20u
#define CR_AUDIT_MAX_SAMPLES 10000u
#define CR_AUDIT_N_RESAMPLES 4000u
#define CR_AUDIT_LEAK_AREA   0.75
#define CR_AUDIT_LEAK_P      0.01
#define CR_AUDIT_RECOVERY_P  0.001
#define CR_AUDIT_FLOOD_RATIO 1.5
#define CR_AUDIT_MAX_TEXT    (1u << 20) /* bytes of a prompt */

/* What a step may return beside CR_OK and a CR_E…: there is no error, but the attack ends here. */
enum {
    CR_AUDIT_SPENT = 1,   /* requests or time */
    CR_AUDIT_REFUSED = 2, /* the endpoint answers with an error */
};

/* Answers of one kind, in order of time. */
struct cr_audit_sample {
    double *s;    /* seconds */
    double *told; /* cached tokens; 0 where they were not told */
    bool is_told; /* some were */
    uint32_t n, cap;
};
int cr_audit_sample_add(struct cr_audit_sample *sample, double s, double told, bool is_told);
void cr_audit_sample_release(struct cr_audit_sample *sample);

#define CR_AUDIT_MAX_SYBILS 8u

/* What an attack has gathered; more rounds add to it. */
struct cr_audit_gather {
    struct cr_audit_sample hit,
        miss; /* hit: the victim's text; FLOOD: during the flood and before */
    uint32_t n_candidates, n_tokens, n_right, n_secrets, n_whole, n_probes;
    struct cr_audit_sample sybil_hit[CR_AUDIT_MAX_SYBILS], sybil_miss[CR_AUDIT_MAX_SYBILS];
    const char *why; /* there is nothing: a sentence, or NULL */
    double *at_s;    /* WINDOW: when the pair (hit.s[i], miss.s[i]) was measured */
    uint32_t cap_at;
};
void cr_audit_gather_release(struct cr_audit_gather *g);

/* An audit that runs. */
struct cr_audit {
    const struct cr_audit_prober *prober;
    const struct cr_audit_options *options;
    struct cr_audit_report *report;
    struct cr_error *err;
    struct cr_rng rng;
    uint64_t begin_us;
    uint64_t deadline_us;             /* of the attack */
    uint32_t n_requests, max_request; /* sent; of the attack, counted from the beginning */
    uint32_t turn;                    /* whose turn it is among the attackers */
    bool fits_long;    /* CR_AUDIT_LONG times n_words fit into the endpoint's context */
    struct cr_buf app; /* text that all prompts begin with, as an application's do */
    const char *what;  /* for progress */
    uint32_t n_expected;
};

#define CR_AUDIT_LONG 4.5

/* --- texts, text.c --- */

/* Each appends words, and a space before them where the buffer is not empty. */
void cr_audit_add_word(struct cr_buf *buf, const char *word);
void cr_audit_add_letters(struct cr_rng *rng, struct cr_buf *buf, uint32_t n);
/* Made-up personal data of a made-up person. */
void cr_audit_add_person(struct cr_rng *rng, struct cr_buf *buf);
/* A fresh text of about `n` words: personal data (unless letters_only), then letters. */
void cr_audit_add_text(struct cr_audit *a, struct cr_buf *buf, uint32_t n);
/* Replaces `buf` by the words of `text` up to `part` of it, and letters to the same number of words
 * after them; the first of these is another one than in `text`. */
void cr_audit_branch(struct cr_rng *rng, struct cr_buf *buf, const char *text, double part);
uint32_t cr_audit_count_words(const char *text);

/* --- asking, audit.c --- */

uint32_t cr_audit_next_attacker(struct cr_audit *a);
/* One prompt, one token. Answers with 429, 503 or no status are asked for again, a few times. */
int cr_audit_ask(struct cr_audit *a, uint32_t principal, const struct cr_buf *prompt, bool claims,
                 struct cr_audit_answer *ret_answer);
/* Requests at once; no answer is asked for again. */
int cr_audit_ask_many(struct cr_audit *a, const struct cr_audit_request *requests,
                      struct cr_audit_answer *answers, uint32_t n);
void cr_audit_settle(struct cr_audit *a);
double cr_audit_told(const struct cr_audit_answer *answer);
int cr_audit_take(struct cr_audit_sample *sample, const struct cr_audit_answer *answer);

/* --- judging, judge.c --- */

/* Compares; takes nothing from the samples. CR_ENOMEM: `ret` holds nothing. */
int cr_audit_compare(const struct cr_audit_sample *hit, const struct cr_audit_sample *miss,
                     double confidence, uint64_t seed, struct cr_audit_comparison *ret);
void cr_audit_comparison_release(struct cr_audit_comparison *c);
/* What the rule says of an area, and of times and told tokens together. `n_looks`: so many were
 * compared and this is the one that shows most (Bonferroni). */
enum cr_audit_verdict cr_audit_rule(const struct cr_stats_auc *auc, uint32_t n_looks);
enum cr_audit_verdict cr_audit_rule_both(const struct cr_audit_comparison *c, uint32_t n_looks);
/* Fills in the result but requests, rounds and seconds. */
int cr_audit_judge(const struct cr_audit *a, enum cr_audit_attack attack,
                   const struct cr_audit_gather *g, struct cr_audit_result *result);

/* --- attacks --- */

/* How texts are sent and probed. */
struct cr_audit_texts {
    bool is_own;  /* the sender is the prober: the positive control */
    bool never;   /* no probe is of a sent text: the negative control */
    bool has_app; /* all prompts begin with the application's text */
    bool claims;  /* requests claim to be the victim's */
    double part;  /* of a prompt that a probe shares with it; 1: all */
};
int cr_audit_run_texts(struct cr_audit *a, const struct cr_audit_texts *how,
                       struct cr_audit_gather *g, uint32_t n);

/* Each gathers `n` samples of each kind, or what that means for it. `cost` says how many requests
 * that takes. */
struct cr_audit_plan {
    int (*run)(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
    uint32_t (*cost)(const struct cr_audit *a, uint32_t n);
    uint32_t min_attackers;
};
extern const struct cr_audit_plan cr_audit_plans[CR_AUDIT_N_ATTACKS];

int cr_audit_run_caching(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
int cr_audit_run_membership(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
int cr_audit_run_forgery(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_texts(const struct cr_audit *a, uint32_t n);
int cr_audit_run_recovery(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_recovery(const struct cr_audit *a, uint32_t n);
int cr_audit_run_field(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_field(const struct cr_audit *a, uint32_t n);
int cr_audit_run_order(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_order(const struct cr_audit *a, uint32_t n);
int cr_audit_run_interference(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_interference(const struct cr_audit *a, uint32_t n);
int cr_audit_run_sybil(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_sybil(const struct cr_audit *a, uint32_t n);
int cr_audit_run_occupancy(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_occupancy(const struct cr_audit *a, uint32_t n);
int cr_audit_run_window(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_window(const struct cr_audit *a, uint32_t n);
int cr_audit_run_flood(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n);
uint32_t cr_audit_cost_flood(const struct cr_audit *a, uint32_t n);

#endif
