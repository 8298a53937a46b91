/* Parsing requests: what every field gives, and what every mistake is answered with. */
#include "fault.h"
#include "http/api.h"
#include "test.h"

#define CHAT   "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
#define PROMPT "{\"prompt\":\"hi\""
#define SECRET "s3cr3t"

static const struct api_limits limits = {.model_name = "tiny",
                                         .n_vocab = 1000,
                                         .max_context = 512,
                                         .max_choices = 8,
                                         .max_stop = 4,
                                         .max_messages = 6};

static struct api_request parse(enum api_kind kind, const char *json)
{
    struct api_request req;
    struct api_error err;
    if (!api_parse(kind, json, strlen(json), &limits, &req, &err))
        TEST_FAIL("%s: %s", json, err.message);
    return req;
}

static void refuse_len(enum api_kind kind, const char *json, size_t len, int http,
                       const char *param, const char *code)
{
    struct api_request req;
    struct api_error err;
    char *exact = malloc(len > 0 ? len : 1); /* so that a sanitizer sees a step beyond */
    memcpy(exact, json, len);
    if (api_parse(kind, exact, len, &limits, &req, &err))
        TEST_FAIL("accepted: %.*s", (int)len, json);
    free(exact);
    if (err.http != http || strcmp(err.param, param) != 0 ||
        strcmp(err.code != NULL ? err.code : "", code) != 0)
        TEST_FAIL("%.*s: %d %s %s: %s", (int)len, json, err.http, err.param, err.code, err.message);
    /* A sentence, and nobody's words. */
    size_t n = strlen(err.message);
    CHECK(n > 10 && err.message[n - 1] == '.' && n < sizeof err.message - 1);
    CHECK(strstr(err.message, SECRET) == NULL && strstr(err.param, SECRET) == NULL);

    struct cr_buf body;
    cr_buf_init(&body, 4096);
    api_format_error(&body, &err);
    json_t *root = json_loads(cr_buf_str(&body), 0, NULL);
    const json_t *error = json_object_get(root, "error");
    CHECK_INT(json_object_size(root), 1);
    CHECK_INT(json_object_size(error), 4);
    CHECK_STR(json_string_value(json_object_get(error, "message")), err.message);
    CHECK_STR(json_string_value(json_object_get(error, "type")), "invalid_request_error");
    CHECK(param[0] == '\0' ? json_is_null(json_object_get(error, "param"))
                           : json_is_string(json_object_get(error, "param")));
    json_decref(root);
    cr_buf_release(&body);
}

static void refuse(enum api_kind kind, const char *json, int http, const char *param,
                   const char *code)
{
    refuse_len(kind, json, strlen(json), http, param, code);
}

/* --- what is read ------------------------------------------------------------------------- */

static void test_chat_defaults(void)
{
    struct api_request req = parse(API_CHAT, CHAT "}");
    struct cr_sampler_params defaults;
    cr_sampler_defaults(&defaults);
    CHECK_INT(req.n_messages, 1);
    CHECK_STR(req.messages[0].role, "user");
    CHECK_STR(req.messages[0].content, "hi");
    CHECK_INT(req.n, 1);
    CHECK_INT(req.max_new, 0);
    CHECK(!req.stream && !req.include_usage && !req.ignore_eos);
    CHECK_INT(req.output, API_OUTPUT_TEXT);
    CHECK(req.sampling.temperature == defaults.temperature);
    CHECK(!req.sampling.has_seed && !req.sampling.logprobs);
    api_request_release(&req);
}

static void test_all_fields(void)
{
    struct api_request req =
        parse(API_CHAT, CHAT
              ",\"model\":\"tiny\",\"temperature\":0.5,\"top_p\":0.25,\"top_k\":7,\"min_p\":0.125,"
              "\"seed\":42,\"n\":3,\"stop\":[\"a\",\"b\"],\"max_tokens\":5,"
              "\"max_completion_tokens\":9,\"presence_penalty\":1,\"frequency_penalty\":-2,"
              "\"repeat_penalty\":1.5,\"logit_bias\":{\"7\":-100,\"999\":1.5},\"logprobs\":true,"
              "\"top_logprobs\":4,\"stream\":true,\"stream_options\":{\"include_usage\":true},"
              "\"user\":\"u\",\"cache_salt\":\"c\",\"prompt_cache_key\":\"k\",\"ignore_eos\":true,"
              "\"tools\":[],\"tool_choice\":\"auto\",\"function_call\":null,\"store\":true,"
              "\"modalities\":[\"text\"],\"unheard_of\":{\"x\":[1,2]}}");
    const struct cr_sampler_params *s = &req.sampling;
    CHECK(s->temperature == 0.5f && s->top_p == 0.25f && s->top_k == 7 && s->min_p == 0.125f);
    CHECK(s->has_seed && s->seed == 42);
    CHECK(s->presence_penalty == 1 && s->frequency_penalty == -2 && s->repeat_penalty == 1.5f);
    CHECK_INT(req.n, 3);
    CHECK_INT(req.max_new, 9); /* the newer name wins */
    CHECK_INT(req.n_stop, 2);
    CHECK_STR(req.stop[1], "b");
    CHECK_INT(s->n_bias, 2);
    for (size_t i = 0; i < 2; i++)
        CHECK(s->bias[i].token == 7 ? s->bias[i].bias == -100
                                    : s->bias[i].token == 999 && s->bias[i].bias == 1.5f);
    CHECK(s->logprobs && s->n_top_logprobs == 4);
    CHECK(req.stream && req.include_usage && req.ignore_eos);
    api_request_release(&req);

    req = parse(API_CHAT, CHAT ",\"temperature\":null,\"seed\":-1,\"top_k\":-1,\"stop\":null,"
                               "\"model\":\"default\",\"n\":null}");
    CHECK(req.sampling.seed == UINT64_MAX && req.sampling.top_k == 0);
    api_request_release(&req);
}

static void test_messages(void)
{
    struct api_request req =
        parse(API_CHAT, "{\"messages\":[{\"role\":\"developer\",\"content\":\"be\\nkind\"},"
                        "{\"role\":\"user\",\"name\":\"x\",\"content\":[{\"type\":\"text\","
                        "\"text\":\"one\"},{\"type\":\"text\",\"text\":\"\"},{\"type\":\"text\","
                        "\"text\":\"d\u00e9j\u00e0\"}]},"
                        "{\"role\":\"assistant\",\"content\":[],\"tool_calls\":[]},"
                        "{\"role\":\"system\",\"content\":\"\"}]}");
    CHECK_INT(req.n_messages, 4);
    CHECK_STR(req.messages[0].role, "system");
    CHECK_STR(req.messages[0].content, "be\nkind");
    CHECK_STR(req.messages[1].content, "one\n\nd\u00e9j\u00e0");
    CHECK_STR(req.messages[2].role, "assistant");
    CHECK_STR(req.messages[2].content, "");
    CHECK_STR(req.messages[3].role, "system");
    api_request_release(&req);
}

static void test_completion(void)
{
    struct api_request req = parse(API_COMPLETION, PROMPT ",\"logprobs\":0,\"best_of\":1,"
                                                          "\"echo\":false,\"suffix\":\"\"}");
    CHECK_INT(req.n_prompts, 1);
    CHECK_STR(req.prompts[0].text, "hi");
    CHECK_INT(req.max_new, 16);
    CHECK(req.sampling.logprobs && req.sampling.n_top_logprobs == 0);
    api_request_release(&req);

    req = parse(API_COMPLETION, "{\"prompt\":[\"a\",\"bc\"],\"max_tokens\":3,\"n\":4}");
    CHECK_INT(req.n_prompts, 2);
    CHECK_STR(req.prompts[1].text, "bc");
    CHECK_INT(req.prompts[1].len, 2);
    CHECK_INT(req.max_new, 3);
    api_request_release(&req);

    req = parse(API_COMPLETION, "{\"prompt\":[5,0,999]}");
    CHECK_INT(req.n_prompts, 1);
    CHECK_INT(req.prompts[0].n_tokens, 3);
    CHECK_INT(req.prompts[0].tokens[2], 999);
    CHECK(req.prompts[0].text == NULL);
    api_request_release(&req);

    req = parse(API_COMPLETION, "{\"prompt\":[[1],[2,3]]}");
    CHECK_INT(req.n_prompts, 2);
    CHECK_INT(req.prompts[1].tokens[1], 3);
    api_request_release(&req);
}

static void test_response_format(void)
{
    struct api_request req = parse(API_CHAT, CHAT ",\"response_format\":{\"type\":\"text\"}}");
    CHECK_INT(req.output, API_OUTPUT_TEXT);
    api_request_release(&req);

    req = parse(API_CHAT, CHAT ",\"response_format\":{\"type\":\"json_object\"}}");
    CHECK_INT(req.output, API_OUTPUT_JSON_OBJECT);
    CHECK(req.schema == NULL);
    api_request_release(&req);

    req = parse(API_CHAT, CHAT ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":"
                               "{\"name\":\"n\",\"strict\":true,\"schema\":{\"type\":"
                               "\"integer\"}}}}");
    CHECK_INT(req.output, API_OUTPUT_JSON_SCHEMA);
    CHECK_STR(req.schema, "{\"type\":\"integer\"}");
    api_request_release(&req);

    req = parse(API_COMPLETION, PROMPT ",\"response_format\":{\"type\":\"json_object\",\"schema\":"
                                       "{\"type\":\"null\"}}}");
    CHECK_INT(req.output, API_OUTPUT_JSON_SCHEMA);
    CHECK_STR(req.schema, "{\"type\":\"null\"}");
    api_request_release(&req);
}

/* --- what is refused ---------------------------------------------------------------------- */

static void test_bad_json(void)
{
    static const char *const cases[] = {
        "",
        " ",
        "{",
        "[]",
        "\"" SECRET "\"",
        "1",
        "null",
        "{\"messages\":}",
        CHAT ",}",
        CHAT "} x",
        CHAT "}{}",
        "{'messages':1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":99999999999999999999}",
        "{\"a\":1e999}",
        "{\"a\":\"\x01\"}",
        "{\"a\":\"\xff\"}",
        "{\"\xc0\xaf\":1}",
        "{\"a\":\"\xed\xa0\x80\"}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "\xef\xbb\xbf{}",
        "{\"" SECRET "\": " SECRET "}",
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        refuse(API_CHAT, cases[i], 400, "", "invalid_json");
    refuse_len(API_CHAT, "{\"a\":\"\0\"}", 9, 400, "", "invalid_json");

    struct api_request req;
    struct api_error err;
    CHECK(!api_parse(API_CHAT, "{\"a\":\n \"\xff\"}", 11, &limits, &req, &err));
    CHECK(strstr(err.message, "UTF-8") != NULL && strstr(err.message, "line 2") != NULL);
}

/* Bodies made to cost more than their bytes. */
static void test_rich_json(void)
{
    size_t n = 4 << 20;
    char *json = malloc(n + 16);
    for (size_t i = 0; i < 100000; i++)
        json[i] = '[';
    refuse_len(API_CHAT, json, 100000, 400, "", "invalid_json");
    for (size_t i = 0; i < 5000; i++)
        json[i] = '[';
    refuse_len(API_CHAT, json, 5000, 400, "", "invalid_json");

    strcpy(json, "{\"a\":[");
    for (size_t i = 6; i + 2 < n; i += 3)
        memcpy(json + i, "{},", 3);
    refuse_len(API_CHAT, json, n, 400, "", "invalid_json");

    /* The same bytes inside a string are only text. */
    strcpy(json, CHAT ",\"user\":\"");
    size_t begin = strlen(json);
    for (size_t i = begin; i < begin + 300000; i += 3)
        memcpy(json + i, "{,[", 3);
    memcpy(json + begin + 300000, "\\\"{\"}", 6);
    struct api_request req = parse(API_CHAT, json);
    api_request_release(&req);
    free(json);
}

static void test_bad_fields(void)
{
    static const struct {
        const char *rest, *param, *code;
    } cases[] = {
        {"\"temperature\":\"" SECRET "\"", "temperature", "invalid_type"},
        {"\"temperature\":2.01", "temperature", "invalid_value"},
        {"\"temperature\":-0.1", "temperature", "invalid_value"},
        {"\"temperature\":true", "temperature", "invalid_type"},
        {"\"top_p\":1.5", "top_p", "invalid_value"},
        {"\"top_k\":1.0", "top_k", "invalid_type"},
        {"\"top_k\":-2", "top_k", "invalid_value"},
        {"\"min_p\":[]", "min_p", "invalid_type"},
        {"\"seed\":1.5", "seed", "invalid_type"},
        {"\"seed\":\"1\"", "seed", "invalid_type"},
        {"\"n\":0", "n", "invalid_value"},
        {"\"n\":9", "n", "invalid_value"},
        {"\"n\":-9223372036854775808", "n", "invalid_value"},
        {"\"n\":4294967297", "n", "invalid_value"},
        {"\"n\":\"2\"", "n", "invalid_type"},
        {"\"stop\":5", "stop", "invalid_type"},
        {"\"stop\":[1]", "stop", "invalid_type"},
        {"\"stop\":\"\"", "stop", "invalid_value"},
        {"\"stop\":[\"a\",\"a\",\"a\",\"a\",\"a\"]", "stop", "invalid_value"},
        {"\"max_tokens\":0", "max_tokens", "invalid_value"},
        {"\"max_tokens\":-1", "max_tokens", "invalid_value"},
        {"\"max_tokens\":4294967297", "max_tokens", "invalid_value"},
        {"\"max_tokens\":\"5\"", "max_tokens", "invalid_type"},
        {"\"presence_penalty\":3", "presence_penalty", "invalid_value"},
        {"\"frequency_penalty\":-3", "frequency_penalty", "invalid_value"},
        {"\"repeat_penalty\":0", "repeat_penalty", "invalid_value"},
        {"\"repetition_penalty\":{}", "repetition_penalty", "invalid_type"},
        {"\"logit_bias\":[]", "logit_bias", "invalid_type"},
        {"\"logit_bias\":{\"" SECRET "\":1}", "logit_bias", "invalid_value"},
        {"\"logit_bias\":{\"\":1}", "logit_bias", "invalid_value"},
        {"\"logit_bias\":{\"1000\":1}", "logit_bias", "invalid_value"},
        {"\"logit_bias\":{\"-1\":1}", "logit_bias", "invalid_value"},
        {"\"logit_bias\":{\"99999999999999999999\":1}", "logit_bias", "invalid_value"},
        {"\"logit_bias\":{\"1\":101}", "logit_bias", "invalid_value"},
        {"\"logit_bias\":{\"1\":\"x\"}", "logit_bias", "invalid_value"},
        {"\"response_format\":\"json\"", "response_format", "invalid_type"},
        {"\"response_format\":{}", "response_format", "invalid_type"},
        {"\"response_format\":{\"type\":\"xml\"}", "response_format.type", "unsupported_value"},
        {"\"response_format\":{\"type\":\"json_schema\"}", "response_format.json_schema",
         "invalid_type"},
        {"\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}}",
         "response_format.json_schema.schema", "invalid_type"},
        {"\"stream\":1", "stream", "invalid_type"},
        {"\"stream_options\":{\"include_usage\":true}", "stream_options", "invalid_value"},
        {"\"stream\":true,\"stream_options\":1", "stream_options", "invalid_type"},
        {"\"stream\":true,\"stream_options\":{\"include_usage\":1}", "stream_options.include_usage",
         "invalid_type"},
        {"\"user\":5", "user", "invalid_type"},
        {"\"cache_salt\":[]", "cache_salt", "invalid_type"},
        {"\"model\":5", "model", "invalid_type"},
        {"\"ignore_eos\":0", "ignore_eos", "invalid_type"},
        {"\"grammar\":\"root ::= x\"", "grammar", "unsupported_parameter"},
    };
    char json[512];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        snprintf(json, sizeof json, CHAT ",%s}", cases[i].rest);
        refuse(API_CHAT, json, 400, cases[i].param, cases[i].code);
        snprintf(json, sizeof json, PROMPT ",%s}", cases[i].rest);
        refuse(API_COMPLETION, json, 400, cases[i].param, cases[i].code);
    }
    refuse(API_CHAT, CHAT ",\"model\":\"" SECRET "\"}", 404, "model", "model_not_found");
    refuse(API_CHAT, CHAT ",\"model\":\"\"}", 404, "model", "model_not_found");
}

static void test_bad_chat(void)
{
    static const struct {
        const char *json, *param, *code;
    } cases[] = {
        {"{}", "messages", "missing_required_parameter"},
        {"{\"messages\":null}", "messages", "missing_required_parameter"},
        {"{\"messages\":\"" SECRET "\"}", "messages", "invalid_type"},
        {"{\"messages\":{}}", "messages", "invalid_type"},
        {"{\"messages\":[]}", "messages", "invalid_value"},
        {"{\"messages\":[1]}", "messages[0]", "invalid_type"},
        {"{\"messages\":[{}]}", "messages[0].role", "invalid_type"},
        {"{\"messages\":[{\"role\":5}]}", "messages[0].role", "invalid_type"},
        {"{\"messages\":[{\"role\":\"" SECRET "\"}]}", "messages[0].role", "invalid_value"},
        {"{\"messages\":[{\"role\":\"tool\",\"content\":\"\"}]}", "messages[0].role",
         "unsupported_value"},
        {"{\"messages\":[{\"role\":\"user\"}]}", "messages[0].content", "invalid_type"},
        {"{\"messages\":[{\"role\":\"user\",\"content\":null}]}", "messages[0].content",
         "invalid_type"},
        {"{\"messages\":[{\"role\":\"user\",\"content\":5}]}", "messages[0].content",
         "invalid_type"},
        {"{\"messages\":[{\"role\":\"user\",\"content\":[\"" SECRET "\"]}]}", "messages[0].content",
         "invalid_value"},
        {"{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]}",
         "messages[0].content", "invalid_type"},
        {"{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
         "{\"url\":\"" SECRET "\"}}]}]}",
         "messages[0].content", "unsupported_content"},
        {"{\"messages\":[{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[1]}]}",
         "messages[0].tool_calls", "unsupported_parameter"},
        {CHAT ",\"tools\":[{\"type\":\"function\"}]}", "tools", "unsupported_parameter"},
        {CHAT ",\"functions\":[{}]}", "functions", "unsupported_parameter"},
        {CHAT ",\"audio\":{\"voice\":\"x\"}}", "audio", "unsupported_parameter"},
        {CHAT ",\"modalities\":[\"text\",\"audio\"]}", "modalities", "unsupported_parameter"},
        {CHAT ",\"modalities\":\"text\"}", "modalities", "invalid_type"},
        {CHAT ",\"logprobs\":1}", "logprobs", "invalid_type"},
        {CHAT ",\"top_logprobs\":2}", "top_logprobs", "invalid_value"},
        {CHAT ",\"logprobs\":true,\"top_logprobs\":21}", "top_logprobs", "invalid_value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        refuse(API_CHAT, cases[i].json, 400, cases[i].param, cases[i].code);

    char json[1024] = "{\"messages\":[";
    for (int i = 0; i < 7; i++)
        strcat(strcat(json, i > 0 ? "," : ""), "{\"role\":\"user\",\"content\":\"x\"}");
    strcat(json, "]}");
    refuse(API_CHAT, json, 400, "messages", "invalid_value");
}

static void test_bad_completion(void)
{
    static const struct {
        const char *json, *param, *code;
    } cases[] = {
        {"{}", "prompt", "missing_required_parameter"},
        {CHAT "}", "prompt", "missing_required_parameter"},
        {"{\"prompt\":5}", "prompt", "invalid_type"},
        {"{\"prompt\":[]}", "prompt", "invalid_type"},
        {"{\"prompt\":{}}", "prompt", "invalid_type"},
        {"{\"prompt\":[[]]}", "prompt", "invalid_type"},
        {"{\"prompt\":[true]}", "prompt", "invalid_value"},
        {"{\"prompt\":[\"a\",5]}", "prompt", "invalid_type"},
        {"{\"prompt\":[5,\"a\"]}", "prompt", "invalid_value"},
        {"{\"prompt\":[1000]}", "prompt", "invalid_value"},
        {"{\"prompt\":[-1]}", "prompt", "invalid_value"},
        {"{\"prompt\":[4294967296]}", "prompt", "invalid_value"},
        {"{\"prompt\":[[1],[1.5]]}", "prompt", "invalid_value"},
        {"{\"prompt\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]}", "prompt",
         "invalid_value"},
        {"{\"prompt\":[\"1\",\"2\",\"3\"],\"n\":3}", "n", "invalid_value"},
        {PROMPT ",\"echo\":true}", "echo", "unsupported_parameter"},
        {PROMPT ",\"suffix\":\"x\"}", "suffix", "unsupported_parameter"},
        {PROMPT ",\"best_of\":2}", "best_of", "unsupported_parameter"},
        {PROMPT ",\"logprobs\":true}", "logprobs", "invalid_type"},
        {PROMPT ",\"logprobs\":21}", "logprobs", "invalid_value"},
        {PROMPT ",\"logprobs\":-1}", "logprobs", "invalid_value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        refuse(API_COMPLETION, cases[i].json, 400, cases[i].param, cases[i].code);
}

/* Every allocation of ours fails once: an error in the answer's shape, and nothing leaks. */
static void parse_once(void *user)
{
    (void)user;
    static const char json[] =
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}],"
        "\"stop\":[\"x\"],\"logit_bias\":{\"1\":1},\"response_format\":{\"type\":\"json_object\","
        "\"schema\":{}}}";
    struct api_request req;
    struct api_error err;
    if (api_parse(API_CHAT, json, sizeof json - 1, &limits, &req, &err))
        api_request_release(&req);
    else
        CHECK_INT(err.http, 503);
}

static void test_out_of_memory(void)
{
    CHECK(fault_each(parse_once, NULL) > 0);
}

TEST_MAIN(CASE(test_chat_defaults), CASE(test_all_fields), CASE(test_messages),
          CASE(test_completion), CASE(test_response_format), CASE(test_bad_json),
          CASE(test_rich_json), CASE(test_bad_fields), CASE(test_bad_chat),
          CASE(test_bad_completion), CASE(test_out_of_memory))
