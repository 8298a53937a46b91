/* OpenAI's API as data: JSON text to a request, events to JSON text. No sockets, no threads.
 *
 * An error never repeats a word of the request, except names of fields that the API defines. */
#ifndef CARREL_HTTP_API_H
#define CARREL_HTTP_API_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/arena.h"
#include "carrel/buf.h"
#include "carrel/sampler.h"
#include "carrel/vocab.h"
#include "carrel/worker.h"

/* --- errors ------------------------------------------------------------------------------ */

struct api_error {
    int http;          /* status */
    const char *type;  /* a literal */
    const char *code;  /* a literal, or NULL */
    char param[64];    /* "": null */
    char message[320]; /* one sentence */
    uint32_t retry_after_s;
};

/* Fills `err` with the type that belongs to the status. `code` and `param` may be NULL. Always
 * false, so that a parser can `return api_fail(…)`. */
bool api_fail(struct api_error *err, int http, const char *param, const char *code, const char *fmt,
              ...) __attribute__((format(printf, 5, 6)));

/* {"error":{"message","type","param","code"}} */
void api_format_error(struct cr_buf *buf, const struct api_error *err);

/* --- requests ---------------------------------------------------------------------------- */

enum api_kind {
    API_CHAT,
    API_COMPLETION,
};

enum api_output {
    API_OUTPUT_TEXT,
    API_OUTPUT_JSON_OBJECT,
    API_OUTPUT_JSON_SCHEMA,
};

/* Text, or tokens where text is NULL. */
struct api_prompt {
    const char *text; /* [len], NUL-terminated */
    size_t len;
    const int32_t *tokens; /* [n_tokens] */
    uint32_t n_tokens;
};

/* What parsing needs to know of the server. */
struct api_limits {
    const char *model_name;
    uint32_t n_vocab, max_context;
    uint32_t max_choices, max_stop, max_messages;
};

struct api_request {
    enum api_kind kind;
    const struct cr_chat_message *messages; /* [n_messages], of a chat */
    size_t n_messages;
    const struct api_prompt *prompts; /* [n_prompts], of a completion */
    size_t n_prompts;

    struct cr_sampler_params sampling; /* without its grammar */
    uint32_t max_new;                  /* 0: as many as fit */
    uint32_t n;                        /* choices per prompt */
    const char *const *stop;           /* [n_stop] */
    size_t n_stop;
    bool ignore_eos;
    enum api_output output;
    const char *schema; /* JSON text, with API_OUTPUT_JSON_SCHEMA */
    bool stream, include_usage;

    struct cr_arena arena; /* holds what the pointers above point to … */
    json_t *root;          /* … and so does this */
};

/* Reads a request. False: `err` says what is wrong and `ret_request` needs no release. */
bool api_parse(enum api_kind kind, const char *json, size_t len, const struct api_limits *limits,
               struct api_request *ret_request, struct api_error *err);
void api_request_release(struct api_request *request);

/* Reads a body that must be a JSON object. NULL: `err` says what is wrong and where. */
json_t *api_load_object(const char *json, size_t len, struct api_error *err);

/* Does the object's "model", if it has one, name what is served? */
bool api_check_model(const json_t *root, const char *model_name, struct api_error *err);

/* An array of token ids below n_vocab, into the arena. */
bool api_parse_tokens(const json_t *array, const char *param, const struct api_limits *limits,
                      struct cr_arena *arena, const int32_t **ret_tokens, uint32_t *ret_n,
                      struct api_error *err);

/* --- answers ----------------------------------------------------------------------------- */

/* What all parts of one answer have in common. */
struct api_answer {
    enum api_kind kind;
    const char *id;
    int64_t created_unix_s;
    const char *model_name;
    const struct cr_vocab *vocab; /* spells tokens, for logprobs */
    bool logprobs, include_usage;
};

/* A piece of one choice's text. */
struct api_piece {
    uint32_t index;
    const char *text; /* [len] */
    size_t len;
    const struct cr_sample *samples; /* [n_samples] */
    uint32_t n_samples;
    uint32_t text_offset; /* of a completion's first token, in characters */
};

/* Server-sent events, "data: …" and an empty line each. */
void api_format_role_chunk(struct cr_buf *buf, const struct api_answer *answer, uint32_t index);
void api_format_text_chunk(struct cr_buf *buf, const struct api_answer *answer,
                           const struct api_piece *piece);
void api_format_finish_chunk(struct cr_buf *buf, const struct api_answer *answer, uint32_t index,
                             const char *reason);
void api_format_usage_chunk(struct cr_buf *buf, const struct api_answer *answer,
                            const struct cr_usage *usage);
void api_format_error_event(struct cr_buf *buf, const struct api_error *err);
void api_format_done(struct cr_buf *buf);

/* A whole answer: begin, each choice in order, end. */
void api_format_begin(struct cr_buf *buf, const struct api_answer *answer);
void api_format_choice(struct cr_buf *buf, const struct api_answer *answer,
                       const struct api_piece *piece, const char *reason);
void api_format_end(struct cr_buf *buf, const struct cr_usage *usage);

/* Characters of the tokens of `samples`, to carry text_offset on. */
uint32_t api_count_chars(const struct cr_vocab *vocab, const struct cr_sample *samples,
                         uint32_t n_samples);

#endif
