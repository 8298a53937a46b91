/* Detection, tier 3: the served model is asked whether a piece of text is private.
 *
 * For what the tagger is unsure of (SafeKV, section 4.1): the piece, with a bounded window of what
 * stands before it, goes to the model in a chat of fixed wording, and the model may say one token,
 * which a grammar keeps to yes or no. One thread asks one question at a time, and only while the
 * engine has room; a question that is not answered in time is not answered.
 *
 *     cr_judge_ask ─▶ queue ─▶ [a private word to the judge? ─▶ PRIVATE] ─▶ room? ─▶ model ─▶
 * on_answer
 *
 * The piece may be an attacker's. It stands between two marks drawn at random for each question,
 * text that talks to a judge is private without asking, and one token leaves no room for more. A
 * model must also earn its office: before the first question it is examined on cases with known
 * answers, and one that fails is never asked.
 *
 * Questions run under a tenant of their own, CR_JUDGE_TENANT, whose cache holds the fixed wording
 * and little more. The marks stand before the piece: so no question finds text of another in the
 * cache, and no answer comes sooner because of what was asked for somebody else.
 */
#ifndef CARREL_SCHED_JUDGE_H
#define CARREL_SCHED_JUDGE_H

#include "carrel/worker.h"

/* The store counts tenants from 1 up; it never gets here. */
#define CR_JUDGE_TENANT (UINT32_MAX - 1)

enum cr_judge_answer {
    CR_JUDGE_NONE, /* nobody knows: out of time, overloaded, unfit: private, but not seen as such */
    CR_JUDGE_PUBLIC,
    CR_JUDGE_PRIVATE,
};

/* On the judge's thread; must not block for long. */
typedef void (*cr_judge_fn)(void *user, enum cr_judge_answer answer);

struct cr_judge_question {
    const char *before; /* [n_before] UTF-8, of which the end is read; NULL when there is none */
    size_t n_before;
    const char *piece; /* [n_piece] */
    size_t n_piece;
    cr_judge_fn on_answer;
    void *user;
};

struct cr_judge_config {
    uint32_t max_waiting; /* questions */
    uint32_t max_running; /* requests that may run while the model is asked; none may wait */
    uint64_t timeout_us;  /* from asking to the answer */
};

struct cr_judge_stats {
    uint64_t n_asked, n_private, n_public, n_unanswered;
    uint32_t n_examined, n_right; /* of the examination; 0 of 0: not yet */
    bool is_fit;
};

struct cr_judge;

/* `worker` and `vocab` must outlive it. CR_ENOMEM. */
int cr_judge_create(struct cr_worker *worker, const struct cr_vocab *vocab,
                    const struct cr_judge_config *config, struct cr_judge **ret_judge);
/* What waits is answered CR_JUDGE_NONE. NULL is fine. */
void cr_judge_destroy(struct cr_judge *judge);

/* Any thread; never blocks. CR_OK: on_answer is called, once. The text is copied. CR_EFULL,
 * CR_ESHUTDOWN, CR_ENOMEM: it is not. */
int cr_judge_ask(struct cr_judge *judge, const struct cr_judge_question *question);

void cr_judge_get_stats(struct cr_judge *judge, struct cr_judge_stats *ret_stats);

#endif
