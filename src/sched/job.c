/* See job.h. A token's logprobs go out with the text that its bytes became part of; while that
 * text is held back (it may be a stop string), so are they. */
#include "sched/job.h"

#include <stdlib.h>
#include <string.h>

int cr_job_init(struct cr_job *job, const struct cr_vocab *vocab, const struct cr_request *request,
                uint32_t max_new, uint64_t now_us, struct cr_error *err)
{
    memset(job, 0, sizeof *job);
    job->tenant = request->tenant;
    job->n_tokens = request->n_tokens;
    job->max_new = max_new;
    job->ignore_eos = request->ignore_eos;
    job->on_event = request->on_event;
    job->user = request->user;
    job->guard.is_proven = request->is_proven;
    job->logprobs = request->sampling.logprobs;
    job->submitted_us = now_us;
    job->usage.n_prompt = request->n_tokens;

    int status = cr_textout_init(&job->text, request->stop, request->n_stop);
    if (status == CR_EINVAL)
        cr_error_set(err, status, "Give at most %d stop strings, each of 1 to %d bytes.",
                     CR_TEXTOUT_MAX_STOPS, CR_TEXTOUT_MAX_STOP);
    if (status != CR_OK)
        goto fail;
    status = cr_sampler_create(vocab, &request->sampling, &job->sampler, err);
    if (status != CR_OK)
        goto fail;
    status = CR_ENOMEM;
    job->tokens = malloc(request->n_tokens * sizeof *job->tokens);
    job->generated = malloc(max_new * sizeof *job->generated);
    if (job->tokens == NULL || job->generated == NULL)
        goto fail;
    memcpy(job->tokens, request->tokens, request->n_tokens * sizeof *job->tokens);
    if (job->logprobs) {
        /* Held text is at most a stop string and a character; one more for the token at hand. A
         * token without bytes is never held back for long: see send_text. */
        job->max_held_samples = job->text.max_stop + 8;
        job->held_samples = malloc(job->max_held_samples * sizeof *job->held_samples);
        job->held_at = malloc(job->max_held_samples * sizeof *job->held_at);
        if (job->held_samples == NULL || job->held_at == NULL)
            goto fail;
    }
    cr_sampler_accept_prompt(job->sampler, job->tokens, job->n_tokens);
    return CR_OK;

fail:
    if (status == CR_ENOMEM)
        cr_error_set(err, status, "The server is out of memory; try again later.");
    cr_job_release(job);
    return status;
}

void cr_job_release(struct cr_job *job)
{
    free(job->generated);
    free(job->held_at);
    free(job->held_samples);
    free(job->tokens);
    cr_sampler_destroy(job->sampler);
    cr_textout_release(&job->text);
    memset(job, 0, sizeof *job);
}

void cr_job_queued(struct cr_job *job)
{
    job->on_event(job->user, &(struct cr_event){.text = "", .usage = job->usage});
}

/* Sends text, with the samples whose bytes begin before what is still held back. */
static void send_text(struct cr_job *job, const char *text, size_t len)
{
    uint32_t n = 0;
    while (n < job->n_held_samples &&
           (job->held_at[n] < job->text.n_sent || job->n_held_samples == job->max_held_samples))
        n++;
    if (len == 0 && n == 0)
        return;
    job->on_event(job->user, &(struct cr_event){.text = text,
                                                .len = len,
                                                .samples = job->held_samples,
                                                .n_samples = n,
                                                .usage = job->usage,
                                                .is_admitted = job->admitted_us != 0,
                                                .match = job->match,
                                                .first_token_us = job->first_token_us});
    if (n == 0)
        return;
    job->n_held_samples -= n;
    memmove(job->held_samples, job->held_samples + n,
            job->n_held_samples * sizeof *job->held_samples);
    memmove(job->held_at, job->held_at + n, job->n_held_samples * sizeof *job->held_at);
}

enum cr_finish cr_job_token(struct cr_job *job, const struct cr_vocab *vocab, uint64_t now_us)
{
    int32_t token = job->sample.token;
    job->generated[job->usage.n_generated] = token;
    if (job->usage.n_generated++ == 0)
        job->first_token_us = now_us;

    if (!job->ignore_eos && cr_vocab_is_eog(vocab, token))
        return CR_FINISH_STOP;

    char piece[CR_TEXTOUT_MAX_PIECE];
    size_t n = cr_vocab_piece(vocab, token, false, piece, sizeof piece);
    if (job->logprobs) {
        job->held_samples[job->n_held_samples] = job->sample;
        job->held_at[job->n_held_samples++] = job->n_pushed;
    }
    job->n_pushed += n;

    const char *text;
    size_t len;
    bool stopped = cr_textout_push(&job->text, piece, n, &text, &len);
    send_text(job, text, len);
    if (stopped) {
        job->n_held_samples = 0;
        return CR_FINISH_STOP;
    }
    return job->usage.n_generated >= job->max_new ? CR_FINISH_LENGTH : CR_FINISH_NONE;
}

void cr_job_end(struct cr_job *job, enum cr_finish finish, int status, uint64_t now_us)
{
    const char *text;
    size_t len;
    cr_textout_finish(&job->text, &text, &len);
    job->on_event(job->user, &(struct cr_event){.text = text,
                                                .len = len,
                                                .samples = job->held_samples,
                                                .n_samples = job->n_held_samples,
                                                .finish = finish,
                                                .status = status,
                                                .generated = job->generated,
                                                .usage = job->usage,
                                                .is_admitted = job->admitted_us != 0,
                                                .match = job->match,
                                                .submitted_us = job->submitted_us,
                                                .admitted_us = job->admitted_us,
                                                .first_token_us = job->first_token_us,
                                                .finished_us = now_us});
}
