/* The fields of a request that carry content: messages, prompts, stop strings, token biases, the
 * form of the answer. Strings stay where jansson put them; only what has to be joined or listed is
 * copied, into the request's arena. jansson has checked that they are UTF-8 and hold no NUL.
 */
#include <stdio.h>
#include <string.h>

#include "http/api_fields.h"

#define MAX_STOP_BYTES  1024
#define MAX_LOGIT_BIAS  1024
#define MAX_SCHEMA_SIZE (256 << 10)

static bool wrong_type(struct api_parse_state *parse, const char *param, const char *what)
{
    return api_fail(parse->err, 400, param, "invalid_type", "'%s' must be %s.", param, what);
}

/* --- messages ----------------------------------------------------------------------------- */

/* Joins text parts with a line feed, as vLLM and llama-server do. */
static bool join_parts(struct api_parse_state *parse, const json_t *parts, const char *param,
                       const char **ret_text)
{
    size_t i, len = 0;
    const json_t *part;
    json_array_foreach((json_t *)parts, i, part)
    {
        const char *type = json_string_value(json_object_get(part, "type"));
        if (type == NULL)
            return api_fail(parse->err, 400, param, "invalid_value",
                            "Each part of '%s' must be an object with a 'type'.", param);
        if (strcmp(type, "text") != 0)
            return api_fail(parse->err, 400, param, "unsupported_content",
                            "'%s' holds a part that is not text; images, audio and files are not "
                            "supported by this server.",
                            param);
        const json_t *text = json_object_get(part, "text");
        if (!json_is_string(text))
            return api_fail(parse->err, 400, param, "invalid_type",
                            "Each text part of '%s' must have a string 'text'.", param);
        len += json_string_length(text) + 1;
    }

    char *joined = cr_arena_alloc(&parse->req->arena, len + 1);
    if (joined == NULL)
        return api_out_of_memory(parse->err);
    char *p = joined;
    json_array_foreach((json_t *)parts, i, part)
    {
        const json_t *text = json_object_get(part, "text");
        if (i > 0)
            *p++ = '\n';
        memcpy(p, json_string_value(text), json_string_length(text));
        p += json_string_length(text);
    }
    *p = '\0';
    *ret_text = joined;
    return true;
}

static bool parse_message(struct api_parse_state *parse, size_t i, const json_t *value,
                          struct cr_chat_message *ret_message)
{
    /* What a client may call a role, and what templates call it. */
    static const struct {
        const char *name, *role;
    } roles[] = {{"system", "system"},
                 {"developer", "system"},
                 {"user", "user"},
                 {"assistant", "assistant"}};
    char param[64];

    snprintf(param, sizeof param, "messages[%zu]", i);
    if (!json_is_object(value))
        return wrong_type(parse, param, "an object");

    snprintf(param, sizeof param, "messages[%zu].role", i);
    const char *role = json_string_value(json_object_get(value, "role"));
    if (role == NULL)
        return wrong_type(parse, param, "a string");
    if (strcmp(role, "tool") == 0 || strcmp(role, "function") == 0)
        return api_fail(parse->err, 400, param, "unsupported_value",
                        "Tools and functions are not supported by this server: '%s' may be system, "
                        "developer, user or assistant.",
                        param);
    ret_message->role = NULL;
    for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++)
        if (strcmp(role, roles[k].name) == 0)
            ret_message->role = roles[k].role;
    if (ret_message->role == NULL)
        return api_fail(parse->err, 400, param, "invalid_value",
                        "'%s' must be system, developer, user or assistant.", param);

    const json_t *calls = json_object_get(value, "tool_calls");
    if (json_array_size(calls) > 0) {
        snprintf(param, sizeof param, "messages[%zu].tool_calls", i);
        return api_fail(parse->err, 400, param, "unsupported_parameter",
                        "'%s' is not supported by this server; leave it out.", param);
    }

    snprintf(param, sizeof param, "messages[%zu].content", i);
    const json_t *content = json_object_get(value, "content");
    if (json_is_array(content))
        return join_parts(parse, content, param, &ret_message->content);
    if (!json_is_string(content))
        return wrong_type(parse, param, "a string or an array of text parts");
    ret_message->content = json_string_value(content);
    return true;
}

bool api_parse_messages(struct api_parse_state *parse, const char *name, const json_t *value)
{
    if (!json_is_array(value))
        return wrong_type(parse, name, "an array of messages");
    size_t i, n = json_array_size(value);
    if (n == 0)
        return api_fail(parse->err, 400, name, "invalid_value",
                        "'%s' is empty; send at least one message.", name);
    if (n > parse->limits->max_messages)
        return api_fail(parse->err, 400, name, "invalid_value",
                        "'%s' may hold at most %u messages here.", name,
                        parse->limits->max_messages);
    struct cr_chat_message *messages = cr_arena_calloc(&parse->req->arena, n, sizeof *messages);
    if (messages == NULL)
        return api_out_of_memory(parse->err);
    const json_t *item;
    json_array_foreach((json_t *)value, i, item)
    {
        if (!parse_message(parse, i, item, &messages[i]))
            return false;
    }
    parse->req->messages = messages;
    parse->req->n_messages = n;
    return true;
}

/* --- prompts ------------------------------------------------------------------------------ */

bool api_parse_tokens(const json_t *array, const char *param, const struct api_limits *limits,
                      struct cr_arena *arena, const int32_t **ret_tokens, uint32_t *ret_n,
                      struct api_error *err)
{
    size_t i, n = json_array_size(array);
    int32_t *tokens = cr_arena_calloc(arena, n, sizeof *tokens);
    if (tokens == NULL)
        return api_out_of_memory(err);
    const json_t *item;
    json_array_foreach((json_t *)array, i, item)
    {
        json_int_t id = json_integer_value(item);
        if (!json_is_integer(item) || id < 0 || id >= limits->n_vocab)
            return api_fail(err, 400, param, "invalid_value",
                            "Each token of '%s' must be an integer from 0 to %u.", param,
                            limits->n_vocab - 1);
        tokens[i] = (int32_t)id;
    }
    *ret_tokens = tokens;
    *ret_n = (uint32_t)n;
    return true;
}

static bool parse_one_prompt(struct api_parse_state *parse, const char *name, const json_t *value,
                             struct api_prompt *ret_prompt)
{
    if (json_is_string(value)) {
        ret_prompt->text = json_string_value(value);
        ret_prompt->len = json_string_length(value);
        return true;
    }
    if (json_array_size(value) == 0)
        return wrong_type(parse, name,
                          "a string, an array of strings, or an array of token ids, and not empty");
    return api_parse_tokens(value, name, parse->limits, &parse->req->arena, &ret_prompt->tokens,
                            &ret_prompt->n_tokens, parse->err);
}

bool api_parse_prompt(struct api_parse_state *parse, const char *name, const json_t *value)
{
    /* An array of strings or arrays is several prompts; an array of integers is one. */
    const json_t *first = json_array_get(value, 0);
    bool many = json_is_string(first) || json_is_array(first);
    size_t n = many ? json_array_size(value) : 1;
    if (n > parse->limits->max_choices)
        return api_fail(parse->err, 400, name, "invalid_value",
                        "'%s' may hold at most %u prompts here.", name, parse->limits->max_choices);
    struct api_prompt *prompts = cr_arena_calloc(&parse->req->arena, n, sizeof *prompts);
    if (prompts == NULL)
        return api_out_of_memory(parse->err);
    for (size_t i = 0; i < n; i++)
        if (!parse_one_prompt(parse, name, many ? json_array_get(value, i) : value, &prompts[i]))
            return false;
    parse->req->prompts = prompts;
    parse->req->n_prompts = n;
    return true;
}

/* --- stop strings, biases ----------------------------------------------------------------- */

bool api_parse_stop(struct api_parse_state *parse, const char *name, const json_t *value)
{
    bool many = json_is_array(value);
    size_t n = many ? json_array_size(value) : 1;
    if (n > parse->limits->max_stop)
        return api_fail(parse->err, 400, name, "invalid_value",
                        "'%s' may hold at most %u strings here.", name, parse->limits->max_stop);
    const char **stop = cr_arena_calloc(&parse->req->arena, n, sizeof *stop);
    if (stop == NULL)
        return api_out_of_memory(parse->err);
    for (size_t i = 0; i < n; i++) {
        const json_t *item = many ? json_array_get(value, i) : value;
        if (!json_is_string(item))
            return wrong_type(parse, name, "a string or an array of strings");
        if (json_string_length(item) == 0 || json_string_length(item) > MAX_STOP_BYTES)
            return api_fail(parse->err, 400, name, "invalid_value",
                            "Each string of '%s' must have 1 to %d bytes.", name, MAX_STOP_BYTES);
        stop[i] = json_string_value(item);
    }
    parse->req->stop = stop;
    parse->req->n_stop = n;
    return true;
}

static bool parse_token_id(const char *text, uint32_t n_vocab, int32_t *ret_token)
{
    uint64_t v = 0;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p < '0' || *p > '9' || p - text >= 10)
            return false;
        v = v * 10 + (uint64_t)(*p - '0');
    }
    if (text[0] == '\0' || v >= n_vocab)
        return false;
    *ret_token = (int32_t)v;
    return true;
}

bool api_parse_logit_bias(struct api_parse_state *parse, const char *name, const json_t *value)
{
    if (!json_is_object(value))
        return wrong_type(parse, name, "an object of token ids and numbers");
    size_t n = json_object_size(value), i = 0;
    if (n > MAX_LOGIT_BIAS)
        return api_fail(parse->err, 400, name, "invalid_value", "'%s' may hold at most %d tokens.",
                        name, MAX_LOGIT_BIAS);
    struct cr_logit_bias *bias = cr_arena_calloc(&parse->req->arena, n, sizeof *bias);
    if (bias == NULL)
        return api_out_of_memory(parse->err);
    const char *key;
    json_t *item;
    json_object_foreach((json_t *)value, key, item)
    {
        if (!parse_token_id(key, parse->limits->n_vocab, &bias[i].token))
            return api_fail(parse->err, 400, name, "invalid_value",
                            "Each key of '%s' must be a token id from 0 to %u.", name,
                            parse->limits->n_vocab - 1);
        double v = json_number_value(item);
        if (!json_is_number(item) || !(v >= -100 && v <= 100))
            return api_fail(parse->err, 400, name, "invalid_value",
                            "Each value of '%s' must be a number between -100 and 100.", name);
        bias[i++].bias = (float)v;
    }
    parse->req->sampling.bias = bias;
    parse->req->sampling.n_bias = n;
    return true;
}

/* --- the answer's form -------------------------------------------------------------------- */

static bool take_schema(struct api_parse_state *parse, const char *param, const json_t *schema)
{
    if (!json_is_object(schema) && !json_is_boolean(schema))
        return wrong_type(parse, param, "a JSON schema (an object)");
    char *text = json_dumps(schema, JSON_COMPACT | JSON_ENCODE_ANY);
    if (text == NULL)
        return api_out_of_memory(parse->err);
    bool fits = strlen(text) <= MAX_SCHEMA_SIZE;
    parse->req->schema = fits ? cr_arena_strdup(&parse->req->arena, text) : NULL;
    free(text);
    if (!fits)
        return api_fail(parse->err, 400, param, "invalid_value",
                        "'%s' may be at most %d bytes long.", param, MAX_SCHEMA_SIZE);
    if (parse->req->schema == NULL)
        return api_out_of_memory(parse->err);
    parse->req->output = API_OUTPUT_JSON_SCHEMA;
    return true;
}

bool api_parse_response_format(struct api_parse_state *parse, const char *name, const json_t *value)
{
    const char *type = json_string_value(json_object_get(value, "type"));
    if (type == NULL)
        return wrong_type(parse, name, "an object with a 'type'");
    if (strcmp(type, "text") == 0)
        return true;
    if (strcmp(type, "json_object") == 0) {
        const json_t *schema = json_object_get(value, "schema");
        if (schema != NULL && !json_is_null(schema))
            return take_schema(parse, "response_format.schema", schema);
        parse->req->output = API_OUTPUT_JSON_OBJECT;
        return true;
    }
    if (strcmp(type, "json_schema") == 0) {
        const json_t *holder = json_object_get(value, "json_schema");
        if (!json_is_object(holder))
            return wrong_type(parse, "response_format.json_schema", "an object");
        return take_schema(parse, "response_format.json_schema.schema",
                           json_object_get(holder, "schema"));
    }
    return api_fail(parse->err, 400, "response_format.type", "unsupported_value",
                    "'response_format.type' must be text, json_object or json_schema.");
}
