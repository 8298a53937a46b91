/* Between gen_submit.c, which makes generations, and gen.c, which answers them. */
#ifndef CARREL_HTTP_GEN_INT_H
#define CARREL_HTTP_GEN_INT_H

#include "http/gen.h"
#include "http/server_int.h"

/* What the engine thread has said and the loop has not yet heard. */
struct news {
    struct cr_buf text;
    struct cr_sample *samples; /* [n_samples] */
    uint32_t n_samples, max_samples;
    bool has_come, is_lost; /* is_lost: some of it had no room */
    struct cr_event last;   /* of one that was admitted, or the last; without its pointers */
};

struct choice {
    struct mail mail;
    struct gen *gen;
    uint32_t index, prompt;
    struct cr_request_id id;
    struct news news;             /* guarded by the loop's mailbox */
    uint64_t last_text_us;        /* engine thread */
    struct news heard;            /* loop thread */
    struct verdict_text *verdict; /* until its text was sent to be judged, or NULL */
    bool has_started, has_ended, is_remembered;
    uint32_t text_offset;
};

struct gen {
    struct loop *loop;
    struct gen *prev, *next; /* in the loop's list */
    struct conn *conn;       /* NULL once it has its answer, or has left */
    struct cr_principal principal;
    struct cr_tenant_policy policy;
    bool is_proven; /* its tenant */
    struct api_answer answer;
    char id[48];
    bool is_stream, is_begun;
    uint32_t n_choices, n_submitted, n_started, n_ended;
    struct choice choices[];
};

/* One prompt's tokens: the vocabulary's, or the request's own. */
struct gen_prompt {
    struct cr_tokens tokens; /* to release */
    const int32_t *ids;      /* [n] */
    uint32_t n;
};

/* gen_submit.c: reads a body, and makes the tokens of its i-th prompt into one that is zeroed.
 * False: `err` says what is wrong. */
bool gen_parse(const struct loop *loop, enum api_kind kind, const char *json, size_t len,
               struct api_request *ret_req, struct api_error *err);
bool gen_make_prompt(const struct loop *loop, const struct api_request *req, uint32_t i,
                     struct gen_prompt *ret_prompt, struct api_error *err);

/* A generation without choices submitted, in its loop's list and bound to the connection; NULL when
 * out of memory. */
struct gen *gen_create(struct conn *conn, const struct api_request *req);
void gen_destroy(struct gen *gen);

/* Cancels, and answers the error or, in a stream that has begun, ends it with the error. */
void gen_fail(struct gen *gen, const struct api_error *err);

/* The error for a status of the worker's. */
void gen_status_error(struct api_error *err, int status);

/* The sink of a choice. */
void gen_on_event(void *user, const struct cr_event *event);

#endif
