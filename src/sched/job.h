/* One request on its way through the worker: what was asked, what has been said so far, and the
 * sink that hears of it. Made on the posting thread, then owned by the engine thread. */
#ifndef CARREL_SCHED_JOB_H
#define CARREL_SCHED_JOB_H

#include "carrel/worker.h"
#include "sched/guard.h"
#include "sched/textout.h"

struct cr_job {
    struct cr_tenant_id tenant;
    int32_t *tokens; /* [n_tokens] the prompt; freed once the scheduler has its copy */
    uint32_t n_tokens;
    uint32_t max_new;
    bool ignore_eos;
    cr_event_fn on_event;
    void *user;

    struct cr_guard_request guard;
    struct cr_sampler *sampler;
    struct cr_sample sample; /* written by a compute thread within a step */
    int sample_status;

    struct cr_textout text;
    uint64_t n_pushed;              /* bytes of tokens given to `text` */
    struct cr_sample *held_samples; /* [n_held_samples], when logprobs are on: of text held back */
    uint64_t *held_at;              /* where each one's bytes begin */
    uint32_t n_held_samples, max_held_samples;
    bool logprobs;

    int32_t *generated; /* [max_new], of which usage.n_generated are there */
    struct cr_sched_req *req;
    struct cr_usage usage;
    struct cr_kv_match match; /* once it was admitted */
    uint64_t submitted_us, admitted_us, first_token_us;
};

/* Copies what it needs of `request`. CR_EINVAL with a sentence, CR_ENOMEM; nothing is left behind
 * on failure. */
int cr_job_init(struct cr_job *job, const struct cr_vocab *vocab, const struct cr_request *request,
                uint32_t max_new, uint64_t now_us, struct cr_error *err);
void cr_job_release(struct cr_job *job);

/* Tells the sink that the request waits in the queue. */
void cr_job_queued(struct cr_job *job);

/* Takes the sampled token into account and tells the sink. Answers how the request ended, or
 * CR_FINISH_NONE; the last event is still to come then (cr_job_end). */
enum cr_finish cr_job_token(struct cr_job *job, const struct cr_vocab *vocab, uint64_t now_us);

/* Sends the last event. */
void cr_job_end(struct cr_job *job, enum cr_finish finish, int status, uint64_t now_us);

#endif
