/* Between the files that parse a request: the state of one parse, and the parsers of fields that
 * are more than a number. */
#ifndef CARREL_HTTP_API_FIELDS_H
#define CARREL_HTTP_API_FIELDS_H

#include "http/api.h"

struct api_parse_state {
    const struct api_limits *limits;
    struct api_request *req;
    struct api_error *err;
};

/* Each takes a value that is neither absent nor null. False: the error is filled. `name` is the
 * field's, for the message. */
typedef bool (*api_field_fn)(struct api_parse_state *parse, const char *name, const json_t *value);

bool api_parse_messages(struct api_parse_state *parse, const char *name, const json_t *value);
bool api_parse_prompt(struct api_parse_state *parse, const char *name, const json_t *value);
bool api_parse_stop(struct api_parse_state *parse, const char *name, const json_t *value);
bool api_parse_logit_bias(struct api_parse_state *parse, const char *name, const json_t *value);
bool api_parse_response_format(struct api_parse_state *parse, const char *name,
                               const json_t *value);

bool api_out_of_memory(struct api_error *err);

#endif
