/* Verdicts for a running server: text goes to the pipeline, and what it says to the KV manager. */
#ifndef CARREL_HTTP_VERDICT_BOARD_H
#define CARREL_HTTP_VERDICT_BOARD_H

#include <pthread.h>
#include <stdatomic.h>

#include "carrel/pipeline.h"
#include "carrel/store.h"
#include "carrel/vocab.h"
#include "carrel/worker.h"
#include "http/recent.h"
#include "http/server_metrics.h"
#include "sched/judge.h"

struct verdict_post;

struct verdict_board {
    struct cr_pipeline *pipeline; /* NULL: nothing is judged */
    struct cr_judge *judge;       /* tier 3; NULL: what is unsure stays private */
    struct cr_worker *worker;
    const struct cr_vocab *vocab;
    struct server_metrics *metrics;
    struct recent *recent;
    struct cr_policy policy; /* of tenants without their own */
    _Atomic uint64_t strict_until_us;

    pthread_mutex_t lock;
    struct verdict_post *first, *last; /* judged, and their text is cached: to be carried out */
    bool is_called;                    /* the engine thread is on its way */
};

/* Any thread: for so long less of what is judged is cleared, since somebody is looking for errors.
 * What was cleared before is judged anew when it comes by. */
void verdict_board_be_strict(struct verdict_board *board, uint64_t us);

/* A prompt and its answer, on their way from request to verdict. */
struct verdict_text;

/* Empty; cannot fail. */
void verdict_board_init(struct verdict_board *board);
/* Starts the pipeline, and the judge where one is asked for. Before the first request. CR_ENOMEM,
 * CR_EIO, CR_EINVAL. */
int verdict_board_open(struct verdict_board *board, const struct cr_pipeline_config *config,
                       const struct cr_policy *policy, bool asks_model, struct cr_worker *worker,
                       const struct cr_vocab *vocab, struct server_metrics *metrics,
                       struct recent *recent);
/* When all requests have ended, while the worker still runs: ends the pipeline, and waits until the
 * engine thread has left. A second call does nothing. */
void verdict_board_stop(struct verdict_board *board);
void verdict_board_release(struct verdict_board *board);

/* Spells a prompt's tokens. NULL where nothing is to be judged: there is no pipeline, the tenant
 * shares nothing, or memory lacks. On the request's loop, before it is submitted. */
struct verdict_text *verdict_begin(struct verdict_board *board, struct cr_tenant_id tenant,
                                   const struct cr_tenant_policy *policy, const char *id,
                                   uint32_t choice, const int32_t *tokens, uint32_t n_tokens);
/* The request was accepted: has the prompt judged. */
void verdict_send(struct verdict_text *text);
/* It was not. NULL is fine. */
void verdict_abandon(struct verdict_text *text);
/* On the engine thread, with each event of the request. */
void verdict_hear(struct verdict_text *text, const struct cr_event *event);
/* On the loop, after the last event: has prompt and answer judged, and destroys the text. */
void verdict_end(struct verdict_text *text);

/* What a verdict found, as a number for the KV manager, and its word: "CONTACT"; "" for 0. */
uint8_t verdict_reason(const struct cr_verdict *verdict);
const char *verdict_reason_word(uint32_t reason);

#endif
