/* What the worker's tests share: a worker with a real (small, random) model, a request, and a sink
 * that hears of it. */
#ifndef CARREL_WORKER_FIXTURE_H
#define CARREL_WORKER_FIXTURE_H

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#include "carrel/worker.h"
#include "engine/synth.h"
#include "test.h"

#define CONTEXT 256

static struct cr_model *model;
static struct cr_vocab *vocab;

/* Hears one request. */
struct sink {
    pthread_mutex_t mutex;
    pthread_cond_t ended;
    char text[4096];
    size_t len;
    uint32_t n_events, n_last, n_samples;
    enum cr_finish finish;
    int status;
    struct cr_usage usage;
    uint64_t submitted_us, admitted_us, first_token_us, finished_us;
};

static inline void sink_init(struct sink *s)
{
    memset(s, 0, sizeof *s);
    pthread_mutex_init(&s->mutex, NULL);
    pthread_cond_init(&s->ended, NULL);
}

static inline void on_event(void *user, const struct cr_event *event)
{
    struct sink *s = user;
    pthread_mutex_lock(&s->mutex);
    CHECK_INT(s->n_last, 0);
    CHECK(s->len + event->len < sizeof s->text);
    memcpy(s->text + s->len, event->text, event->len);
    s->len += event->len;
    s->n_events++;
    s->n_samples += event->n_samples;
    if (event->finish != CR_FINISH_NONE) {
        s->n_last++;
        s->finish = event->finish;
        s->status = event->status;
        s->usage = event->usage;
        s->submitted_us = event->submitted_us;
        s->admitted_us = event->admitted_us;
        s->first_token_us = event->first_token_us;
        s->finished_us = event->finished_us;
        pthread_cond_signal(&s->ended);
    }
    pthread_mutex_unlock(&s->mutex);
}

static inline void sink_wait(struct sink *s)
{
    pthread_mutex_lock(&s->mutex);
    while (s->n_last == 0)
        pthread_cond_wait(&s->ended, &s->mutex);
    pthread_mutex_unlock(&s->mutex);
}

static inline void load_once(void)
{
    if (model != NULL)
        return;
    char path[] = "/tmp/carrel-test.XXXXXX";
    struct cr_error err;
    int fd = mkstemp(path);
    CHECK(fd >= 0);
    FILE *out = fdopen(fd, "w");
    CHECK_INT(cr_synth_write(cr_synth_find("tiny-llama"), GGML_TYPE_F16, 7, out, &err), CR_OK);
    CHECK_INT(fclose(out), 0);
    CHECK_INT(cr_model_load(&(struct cr_model_config){.path = path}, &model, &err), CR_OK);
    CHECK_INT(cr_vocab_load(path, NULL, 0, &vocab, &err), CR_OK);
    unlink(path);
}

static inline struct cr_worker_config config(void)
{
    return (struct cr_worker_config){
        .engine = {.n_threads = 1,
                   .page_tokens = 16,
                   .n_pages = 64,
                   .max_batch = 64,
                   .max_seqs = 8,
                   .max_rows = 8},
        .sched = {.max_batch = 64,
                  .max_seqs = 8,
                  .max_waiting = 16,
                  .max_waiting_per_tenant = 16,
                  .max_tokens = CONTEXT,
                  .prefill_chunk = 32},
        .max_posted = 4,
    };
}

static inline struct cr_worker *start(struct cr_worker_config c)
{
    struct cr_worker *worker;
    struct cr_error err = {0};
    load_once();
    if (cr_worker_create(model, vocab, &c, &worker, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return worker;
}

static inline struct cr_request request(struct sink *sink, const int32_t *tokens, uint32_t n,
                                        uint32_t max_new)
{
    struct cr_request r = {.tenant = {1},
                           .tokens = tokens,
                           .n_tokens = n,
                           .max_new = max_new,
                           .ignore_eos = true,
                           .on_event = on_event,
                           .user = sink};
    cr_sampler_defaults(&r.sampling);
    r.sampling.temperature = 0;
    return r;
}

static inline void fill(int32_t *tokens, uint32_t n, unsigned seed)
{
    for (uint32_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        tokens[i] = (int32_t)(seed >> 8) % 256;
    }
}

static inline struct sink run(struct cr_worker *worker, struct cr_request *r)
{
    struct sink *s = r->user;
    struct cr_request_id id;
    struct cr_error err = {0};
    sink_init(s);
    if (cr_worker_submit(worker, r, &id, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    sink_wait(s);
    return *s;
}

#endif
