/* From a JSON body to a request, by one table of fields.
 *
 * The table says for each field which endpoint knows it, its type, its limits and where its value
 * goes; messages are made from the same row, so they cannot contradict it. Fields that are more
 * than a number have a parser of their own (api_content.c). What the table does not list is
 * ignored, as OpenAI's own clients expect of a compatible server: they send fields that are newer
 * than it. But what would change the answer's meaning if it were ignored (tools, audio, …) is
 * listed as unsupported, and refused unless it is empty.
 *
 * null means the same as absence. The order of the table is the order in which mistakes are
 * reported. `user`, `cache_salt` and `prompt_cache_key` are checked and dropped: who asks is
 * decided by the key alone.
 */
#include <math.h>
#include <string.h>

#include "http/api_fields.h"

#define ARENA_SPARE_BYTES (1 << 16)

enum field_type {
    FIELD_FLOAT,       /* float at offset */
    FIELD_INT,         /* int32_t */
    FIELD_UINT,        /* uint32_t */
    FIELD_BOOL,        /* bool */
    FIELD_STRING,      /* checked, not kept */
    FIELD_UNSUPPORTED, /* refused unless empty */
    FIELD_OWN,         /* parse() */
};

enum field_kinds {
    CHAT = 1 << API_CHAT,
    COMPLETION = 1 << API_COMPLETION,
    BOTH = CHAT | COMPLETION,
};

struct field {
    const char *name;
    enum field_type type;
    unsigned kinds;
    double min, max;
    size_t offset;
    api_field_fn parse;
};

bool api_out_of_memory(struct api_error *err)
{
    return api_fail(err, 503, NULL, NULL, "The server is out of memory; try again later.");
}

/* --- fields with a rule of their own ------------------------------------------------------ */

static bool parse_seed(struct api_parse_state *parse, const char *name, const json_t *value)
{
    if (!json_is_integer(value))
        return api_fail(parse->err, 400, name, "invalid_type", "'%s' must be an integer.", name);
    parse->req->sampling.seed = (uint64_t)json_integer_value(value);
    parse->req->sampling.has_seed = true;
    return true;
}

static bool parse_n(struct api_parse_state *parse, const char *name, const json_t *value)
{
    if (!json_is_integer(value))
        return api_fail(parse->err, 400, name, "invalid_type", "'%s' must be an integer.", name);
    json_int_t n = json_integer_value(value);
    if (n < 1 || n > parse->limits->max_choices)
        return api_fail(parse->err, 400, name, "invalid_value",
                        "'%s' must be between 1 and %u here.", name, parse->limits->max_choices);
    parse->req->n = (uint32_t)n;
    return true;
}

static bool parse_best_of(struct api_parse_state *parse, const char *name, const json_t *value)
{
    if (json_is_integer(value) && json_integer_value(value) == 1)
        return true;
    return api_fail(parse->err, 400, name, "unsupported_parameter",
                    "'%s' is not supported by this server; leave it out, or send 1.", name);
}

/* Chat asks with a flag and a number, completions with the number alone. */
static bool parse_logprobs(struct api_parse_state *parse, const char *name, const json_t *value)
{
    struct cr_sampler_params *sampling = &parse->req->sampling;
    if (parse->req->kind == API_CHAT) {
        if (!json_is_boolean(value))
            return api_fail(parse->err, 400, name, "invalid_type", "'%s' must be true or false.",
                            name);
        sampling->logprobs = json_is_true(value);
        return true;
    }
    if (!json_is_integer(value))
        return api_fail(parse->err, 400, name, "invalid_type", "'%s' must be an integer.", name);
    json_int_t n = json_integer_value(value);
    if (n < 0 || n > CR_SAMPLER_MAX_TOP_LOGPROBS)
        return api_fail(parse->err, 400, name, "invalid_value", "'%s' must be between 0 and %d.",
                        name, CR_SAMPLER_MAX_TOP_LOGPROBS);
    sampling->logprobs = true;
    sampling->n_top_logprobs = (uint32_t)n;
    return true;
}

static bool parse_stream_options(struct api_parse_state *parse, const char *name,
                                 const json_t *value)
{
    if (!json_is_object(value))
        return api_fail(parse->err, 400, name, "invalid_type", "'%s' must be an object.", name);
    if (!parse->req->stream)
        return api_fail(parse->err, 400, name, "invalid_value",
                        "'%s' is only allowed when 'stream' is true.", name);
    const json_t *usage = json_object_get(value, "include_usage");
    if (usage != NULL && !json_is_null(usage) && !json_is_boolean(usage))
        return api_fail(parse->err, 400, "stream_options.include_usage", "invalid_type",
                        "'stream_options.include_usage' must be true or false.");
    parse->req->include_usage = json_is_true(usage);
    return true;
}

static bool parse_modalities(struct api_parse_state *parse, const char *name, const json_t *value)
{
    size_t i;
    const json_t *item;
    if (!json_is_array(value))
        return api_fail(parse->err, 400, name, "invalid_type", "'%s' must be an array.", name);
    json_array_foreach((json_t *)value, i, item)
    {
        const char *text = json_string_value(item);
        if (text == NULL || strcmp(text, "text") != 0)
            return api_fail(parse->err, 400, name, "unsupported_parameter",
                            "'%s' may only hold \"text\": this server answers in text.", name);
    }
    return true;
}

/* --- the table ---------------------------------------------------------------------------- */

#define OWN(name_, kinds_, parse_)                                                                 \
    {                                                                                              \
        .name = (name_), .type = FIELD_OWN, .kinds = (kinds_), .parse = (parse_)                   \
    }
#define NUMBER(name_, type_, kinds_, min_, max_, member_)                                          \
    {                                                                                              \
        .name = (name_), .type = (type_), .kinds = (kinds_), .min = (min_), .max = (max_),         \
        .offset = offsetof(struct api_request, member_)                                            \
    }
#define FLOAT(name_, ...)           NUMBER(name_, FIELD_FLOAT, __VA_ARGS__)
#define INT(name_, ...)             NUMBER(name_, FIELD_INT, __VA_ARGS__)
#define UINT(name_, ...)            NUMBER(name_, FIELD_UINT, __VA_ARGS__)
#define FLAG(name_, kinds_, member) NUMBER(name_, FIELD_BOOL, kinds_, 0, 1, member)
#define STRING(name_, kinds_)                                                                      \
    {                                                                                              \
        .name = (name_), .type = FIELD_STRING, .kinds = (kinds_)                                   \
    }
#define UNSUPPORTED(name_, kinds_)                                                                 \
    {                                                                                              \
        .name = (name_), .type = FIELD_UNSUPPORTED, .kinds = (kinds_)                              \
    }

static const struct field fields[] = {
    OWN("messages", CHAT, api_parse_messages),
    OWN("prompt", COMPLETION, api_parse_prompt),

    UNSUPPORTED("tools", CHAT),
    UNSUPPORTED("functions", CHAT),
    UNSUPPORTED("function_call", CHAT),
    UNSUPPORTED("audio", CHAT),
    OWN("modalities", CHAT, parse_modalities),
    UNSUPPORTED("prediction", CHAT),
    UNSUPPORTED("web_search_options", CHAT),
    UNSUPPORTED("grammar", BOTH),
    UNSUPPORTED("echo", COMPLETION),
    UNSUPPORTED("suffix", COMPLETION),
    OWN("best_of", COMPLETION, parse_best_of),

    FLOAT("temperature", BOTH, 0, 2, sampling.temperature),
    FLOAT("top_p", BOTH, 0, 1, sampling.top_p),
    INT("top_k", BOTH, -1, 1e6, sampling.top_k),
    FLOAT("min_p", BOTH, 0, 1, sampling.min_p),
    OWN("seed", BOTH, parse_seed),
    OWN("n", BOTH, parse_n),
    OWN("stop", BOTH, api_parse_stop),
    UINT("max_tokens", BOTH, 1, INT32_MAX, max_new),
    UINT("max_completion_tokens", CHAT, 1, INT32_MAX, max_new),
    FLOAT("presence_penalty", BOTH, -2, 2, sampling.presence_penalty),
    FLOAT("frequency_penalty", BOTH, -2, 2, sampling.frequency_penalty),
    FLOAT("repeat_penalty", BOTH, 0.01, 10, sampling.repeat_penalty),
    FLOAT("repetition_penalty", BOTH, 0.01, 10, sampling.repeat_penalty),
    OWN("logit_bias", BOTH, api_parse_logit_bias),
    OWN("logprobs", BOTH, parse_logprobs),
    UINT("top_logprobs", CHAT, 0, CR_SAMPLER_MAX_TOP_LOGPROBS, sampling.n_top_logprobs),
    OWN("response_format", BOTH, api_parse_response_format),
    FLAG("ignore_eos", BOTH, ignore_eos),
    FLAG("stream", BOTH, stream),
    OWN("stream_options", BOTH, parse_stream_options),

    STRING("user", BOTH),
    STRING("safety_identifier", BOTH),
    STRING("cache_salt", BOTH),
    STRING("prompt_cache_key", BOTH),
};

static bool is_empty(const json_t *value)
{
    return json_is_false(value) || (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_object(value) && json_object_size(value) == 0) ||
           (json_is_string(value) && json_string_length(value) == 0);
}

static bool parse_number(struct api_parse_state *parse, const struct field *field,
                         const json_t *value)
{
    bool whole = field->type != FIELD_FLOAT;
    if (whole ? !json_is_integer(value) : !json_is_number(value))
        return api_fail(parse->err, 400, field->name, "invalid_type", "'%s' must be %s.",
                        field->name, whole ? "an integer" : "a number");
    double v = json_number_value(value);
    if (!(v >= field->min && v <= field->max))
        return api_fail(parse->err, 400, field->name, "invalid_value",
                        "'%s' must be between %.10g and %.10g.", field->name, field->min,
                        field->max);
    void *at = (char *)parse->req + field->offset;
    if (field->type == FIELD_FLOAT)
        *(float *)at = (float)v;
    else if (field->type == FIELD_INT)
        *(int32_t *)at = (int32_t)v;
    else
        *(uint32_t *)at = (uint32_t)v;
    return true;
}

static bool parse_field(struct api_parse_state *parse, const struct field *field,
                        const json_t *value)
{
    switch (field->type) {
    case FIELD_FLOAT:
    case FIELD_INT:
    case FIELD_UINT:
        return parse_number(parse, field, value);
    case FIELD_BOOL:
        if (!json_is_boolean(value))
            return api_fail(parse->err, 400, field->name, "invalid_type",
                            "'%s' must be true or false.", field->name);
        *(bool *)((char *)parse->req + field->offset) = json_is_true(value);
        return true;
    case FIELD_STRING:
        if (!json_is_string(value))
            return api_fail(parse->err, 400, field->name, "invalid_type", "'%s' must be a string.",
                            field->name);
        return true;
    case FIELD_UNSUPPORTED:
        if (!is_empty(value))
            return api_fail(parse->err, 400, field->name, "unsupported_parameter",
                            "'%s' is not supported by this server; leave it out.", field->name);
        return true;
    case FIELD_OWN:
        return field->parse(parse, field->name, value);
    }
    return true;
}

/* What concerns several fields. */
static bool check_whole(struct api_parse_state *parse)
{
    struct api_request *req = parse->req;
    if (req->kind == API_CHAT && req->n_messages == 0)
        return api_fail(parse->err, 400, "messages", "missing_required_parameter",
                        "'messages' is missing; send an array with at least one message.");
    if (req->kind == API_COMPLETION && req->n_prompts == 0)
        return api_fail(parse->err, 400, "prompt", "missing_required_parameter",
                        "'prompt' is missing; send a string or an array of token ids.");
    if (req->n_prompts * req->n > parse->limits->max_choices)
        return api_fail(parse->err, 400, "n", "invalid_value",
                        "'n' times the number of prompts must not pass %u here.",
                        parse->limits->max_choices);
    if (req->sampling.n_top_logprobs > 0 && !req->sampling.logprobs)
        return api_fail(parse->err, 400, "top_logprobs", "invalid_value",
                        "'top_logprobs' is only allowed when 'logprobs' is true.");
    if (req->sampling.top_k < 0)
        req->sampling.top_k = 0;
    return true;
}

bool api_parse(enum api_kind kind, const char *json, size_t len, const struct api_limits *limits,
               struct api_request *ret_request, struct api_error *err)
{
    struct api_request req = {.kind = kind, .n = 1};
    struct api_parse_state parse = {limits, &req, err};

    req.root = api_load_object(json, len, err);
    if (req.root == NULL)
        return false;
    /* Text is copied at most once, and a pointer or two stands beside each value. */
    cr_arena_init(&req.arena, 8 * len + ARENA_SPARE_BYTES);
    cr_sampler_defaults(&req.sampling);
    if (kind == API_COMPLETION) {
        req.n_prompts = 0;
        req.max_new = 16; /* OpenAI's default */
    }

    bool ok = api_check_model(req.root, limits->model_name, err);
    for (size_t i = 0; ok && i < sizeof fields / sizeof fields[0]; i++) {
        const json_t *value = NULL;
        if (fields[i].kinds & (1u << kind))
            value = json_object_get(req.root, fields[i].name);
        if (value != NULL && !json_is_null(value))
            ok = parse_field(&parse, &fields[i], value);
    }
    ok = ok && check_whole(&parse);
    if (!ok) {
        api_request_release(&req);
        return false;
    }
    *ret_request = req;
    return true;
}

void api_request_release(struct api_request *request)
{
    cr_arena_release(&request->arena);
    json_decref(request->root);
    request->root = NULL;
}
