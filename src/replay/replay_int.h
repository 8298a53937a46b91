/* What the files of src/replay share. */
#ifndef CARREL_REPLAY_INT_H
#define CARREL_REPLAY_INT_H

#include "carrel/arena.h"
#include "carrel/buf.h"
#include "carrel/replay.h"
#include "carrel/rng.h"

/* --- text.c: harmless text that reads like a manual, and text that is private -------------- */

/* Appends a system prompt of about `n_bytes`. */
void replay_text_app(struct cr_rng *rng, size_t n_bytes, struct cr_buf *buf);
/* Appends two or three sentences, as a user asks or an assistant answers. */
void replay_text_question(struct cr_rng *rng, struct cr_buf *buf);
void replay_text_answer(struct cr_rng *rng, struct cr_buf *buf);
/* Appends a sentence with a person's name and an identifier of theirs. */
void replay_text_private(struct cr_rng *rng, struct cr_buf *buf);

/* --- workload.c: a workload being made ----------------------------------------------------- */

struct replay_maker {
    struct cr_replay load;
    struct cr_arena arena; /* of all that load points to, but the array of requests */
    struct cr_replay_request *requests;
    uint32_t cap; /* of `requests` */
    struct cr_rng rng;
    bool *has_asked; /* [n_tenants, n_apps] */
};

/* NULL: there is no memory. */
struct cr_replay_request *replay_add(struct replay_maker *m);
/* A copy of the buffer, which is emptied. NULL: there is no memory, or it has failed before. */
const char *replay_keep(struct replay_maker *m, struct cr_buf *buf);
/* Adds a tenant's question to an app. CR_ENOMEM. */
int replay_add_question(struct replay_maker *m, uint32_t tenant, uint32_t app, uint64_t at_us);

/* --- traces.c: what is read from files ------------------------------------------------------ */

int replay_make_agent(struct replay_maker *m, struct cr_error *err);
int replay_make_mooncake(struct replay_maker *m, struct cr_error *err);
int replay_make_servegen(struct replay_maker *m, struct cr_error *err);
/* Appends public prompts of apps, one behind the other, of about `n_bytes`; others for each
 * `app`. */
int replay_public_app(struct replay_maker *m, uint32_t app, size_t n_bytes, struct cr_buf *buf,
                      struct cr_error *err);

/* --- client.c: requests in flight ---------------------------------------------------------- */

struct replay_answer {
    int http;                           /* 0: none came */
    uint64_t sent_us, first_us, end_us; /* on the clock of cr_clock_now_us() */
    uint64_t prompt_tokens, cached_tokens, generated_tokens;
};

struct replay_client;
int replay_client_create(const struct cr_replay_endpoint *endpoint, struct replay_client **ret,
                         struct cr_error *err);
void replay_client_destroy(struct replay_client *client);
/* Sends a request; `answer` is filled in by the time replay_client_next() gives `number` back. */
int replay_client_send(struct replay_client *client, const struct cr_replay_request *request,
                       uint32_t number, struct replay_answer *answer, struct cr_error *err);
/* Waits for an answer, at most `wait_ms`. `*ret_number`: of the request that has ended, or
 * CR_REPLAY_NOTHING. CR_EIO: nobody answers there. */
int replay_client_next(struct replay_client *client, uint32_t wait_ms, uint32_t *ret_number,
                       struct cr_error *err);

/* --- metrics.c: the endpoint's page -------------------------------------------------------- */

/* `is_known` stays false where there is no such page. */
void replay_metrics_get(const struct cr_replay_endpoint *endpoint, struct cr_replay_server *ret);
/* Turns counters of `after` into what came since `before`. */
void replay_metrics_since(const struct cr_replay_server *before, struct cr_replay_server *after);
/* Reads a page. */
void replay_metrics_parse(const char *page, struct cr_replay_server *ret);

#endif
