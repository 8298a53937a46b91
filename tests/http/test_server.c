/* The server on a real socket: what clients get, of every kind of answer and refusal. */
#include "server_fixture.h"

#define CHAT        "/v1/chat/completions"
#define COMPLETIONS "/v1/completions"
#define HELLO       "\"messages\":[{\"role\":\"user\",\"content\":\"hello world\"}]"
#define GET(path)   "GET " path " HTTP/1.1\r\nHost: x\r\n\r\n"

static void test_public_endpoints(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_start(&s);

    /* While the model loads. */
    struct answer a = ask_raw(&s, GET("/health"));
    CHECK_INT(a.status, 503);
    json_t *root = load(a.body);
    CHECK_INT(int_at(root, "error.code"), 503);
    CHECK_STR(text_at(root, "error.message"), "Loading model");
    CHECK_STR(text_at(root, "error.type"), "unavailable_error");
    json_decref(root);
    answer_release(&a);
    CHECK_INT(ask_status(&s, GET("/v1/models")), 503);
    CHECK_INT(ask_status(&s, GET("/metrics")), 200);
    a = ask(&s, CHAT, "{" HELLO "}");
    check_error(&a, 503, "unavailable_error", NULL);

    stage_attach(&s);
    CHECK_INT(ask_status(&s, GET("/health")), 200);
    CHECK_INT(ask_status(&s, GET("/v1/health?x=y")), 200);
    CHECK_INT(ask_status(&s, GET("/version")), 200);
    CHECK_INT(ask_status(&s, "HEAD /health HTTP/1.1\r\nHost: x\r\n\r\n"), 200);

    a = ask_raw(&s, GET("/v1/models"));
    CHECK_INT(a.status, 200);
    CHECK_STR(answer_header(&a, "Content-Type"), "application/json");
    CHECK(strlen(answer_header(&a, "Date")) == 29);
    root = load(a.body);
    CHECK_STR(text_at(root, "data.0.id"), "tiny");
    CHECK_INT(int_at(root, "data.0.max_model_len"), MAX_CONTEXT);
    json_decref(root);
    answer_release(&a);
    CHECK_INT(ask_status(&s, GET("/v1/models/tiny")), 200);
    CHECK_INT(ask_status(&s, GET("/v1/models/default")), 200);
    CHECK_INT(ask_status(&s, GET("/v1/models/%74in%79")), 200);
    CHECK_INT(ask_status(&s, GET("/v1/models/tiny%")), 404);
    CHECK_INT(ask_status(&s, GET("/v1/models/tiny%00")), 404);
    CHECK_INT(ask_status(&s, GET("/v1/models/tiny%7")), 404);
    a = ask_raw(&s, GET("/v1/models/gpt"));
    check_error(&a, 404, "invalid_request_error", "model_not_found");

    a = ask_raw(&s, GET("/v2/secret"));
    check_error(&a, 404, "invalid_request_error", "unknown_url");
    a = ask_raw(&s, GET(CHAT));
    CHECK_STR(answer_header(&a, "Allow"), "POST");
    check_error(&a, 405, "invalid_request_error", "method_not_allowed");
    a = ask_raw(&s, "DELETE /v1/models HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK_STR(answer_header(&a, "Allow"), "GET, HEAD");
    check_error(&a, 405, "invalid_request_error", NULL);
    CHECK_INT(ask_status(&s, "OPTIONS " CHAT " HTTP/1.1\r\nHost: x\r\n\r\n"), 405);
    stage_close(&s);
}

static void test_keys(void)
{
    struct stage s;
    char request[1024];
    stage_defaults(&s);
    stage_open(&s);
    static const char *const wrong[] = {"",
                                        "Authorization: Bearer\r\n",
                                        "Authorization: Bearer x\r\n",
                                        "X-Api-Key: x\r\n",
                                        "Authorization: Basic dTpw\r\n",
                                        "X-Api-Key:\r\n",
                                        "Authorization: Bearer ck_0123456789abcdef_x\r\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        snprintf(request, sizeof request,
                 "POST " CHAT " HTTP/1.1\r\nHost: x\r\n%sContent-Length: 2\r\n\r\n{}", wrong[i]);
        struct answer a = ask_raw(&s, request);
        CHECK_STR(answer_header(&a, "WWW-Authenticate"), "Bearer");
        CHECK(answer_header(&a, "Connection") == NULL); /* a short body is skipped */
        check_error(&a, 401, "authentication_error", NULL);
    }
    CHECK_INT(s.worker->n_accepted, 0);

    /* Either header; and who asks is the key's tenant, whatever the body says. */
    const char *body = "{" HELLO ",\"max_tokens\":1,\"user\":\"zeta\",\"cache_salt\":\"zeta\"}";
    snprintf(request, sizeof request,
             "POST " CHAT " HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\nContent-Length: %zu\r\n\r\n%s",
             s.key, strlen(body), body);
    CHECK_INT(ask_status(&s, request), 200);
    uint32_t acme = s.worker->last.tenant.v;
    CHECK(acme != 0);
    struct client c = client_open(s.port);
    CHECK(client_post(&c, CHAT, s.other_key, body));
    struct answer a = client_read(&c, false);
    CHECK_INT(a.status, 200);
    CHECK(s.worker->last.tenant.v != 0 && s.worker->last.tenant.v != acme);
    answer_release(&a);
    client_close(&c);
    stage_close(&s);
}

static void test_chat(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, CHAT, "{" HELLO ",\"max_tokens\":3}");
    CHECK_INT(a.status, 200);
    json_t *root = load(a.body);
    CHECK(strncmp(text_at(root, "id"), "chatcmpl-", 9) == 0);
    CHECK_STR(text_at(root, "model"), "tiny");
    CHECK_STR(text_at(root, "choices.0.message.content"), "w0 w1 w2");
    CHECK_STR(text_at(root, "choices.0.finish_reason"), "length");
    CHECK_INT(int_at(root, "usage.completion_tokens"), 3);
    CHECK(int_at(root, "usage.prompt_tokens") > 2);
    json_decref(root);
    answer_release(&a);
    CHECK_INT(s.worker->last.max_new, 3);

    /* Without a limit, and with one beyond the context: as many as fit. */
    a = ask(&s, CHAT, "{" HELLO ",\"seed\":1500,\"max_tokens\":100000}");
    root = load(a.body);
    CHECK_STR(text_at(root, "choices.0.message.content"), "w0");
    CHECK_STR(text_at(root, "choices.0.finish_reason"), "stop");
    CHECK_INT(s.worker->last.max_new, MAX_CONTEXT - int_at(root, "usage.prompt_tokens"));
    json_decref(root);
    answer_release(&a);

    a = ask(&s, CHAT,
            "{" HELLO ",\"n\":3,\"seed\":7,\"max_tokens\":2,\"logprobs\":true,"
            "\"top_logprobs\":2}");
    root = load(a.body);
    CHECK_INT(json_array_size(at(root, "choices")), 3);
    CHECK_INT(int_at(root, "choices.2.index"), 2);
    CHECK_STR(text_at(root, "choices.2.message.content"), "w0 w1");
    CHECK_INT(json_array_size(at(root, "choices.1.logprobs.content")), 2);
    CHECK_INT(json_array_size(at(root, "choices.1.logprobs.content.0.top_logprobs")), 2);
    CHECK_INT(int_at(root, "usage.completion_tokens"), 6);
    CHECK_INT(int_at(root, "usage.total_tokens"), int_at(root, "usage.prompt_tokens") + 6);
    CHECK_INT(s.worker->last.sampling.seed, 9); /* the third choice's: seed + 2 */
    json_decref(root);
    answer_release(&a);
    stage_close(&s);
}

static void test_completions(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, COMPLETIONS,
                          "{\"prompt\":[\"hello\",\" world\"],\"n\":2,"
                          "\"max_tokens\":1,\"logprobs\":1}");
    json_t *root = load(a.body);
    CHECK_INT(json_array_size(at(root, "choices")), 4);
    CHECK_STR(text_at(root, "choices.3.text"), "w0");
    CHECK_INT(json_array_size(at(root, "choices.0.logprobs.tokens")), 1);
    CHECK_INT(int_at(root, "usage.prompt_tokens"), 2); /* each prompt once */
    CHECK_INT(int_at(root, "usage.completion_tokens"), 4);
    json_decref(root);
    answer_release(&a);

    a = ask(&s, COMPLETIONS, "{\"prompt\":[65,66,67]}");
    CHECK_INT(a.status, 200);
    CHECK_INT(s.worker->n_last_tokens, 3);
    CHECK_INT(s.worker->last_tokens[2], 67);
    CHECK_INT(s.worker->last.max_new, 16);
    answer_release(&a);
    a = ask(&s, COMPLETIONS, "{\"prompt\":\"\"}");
    check_error(&a, 400, "invalid_request_error", "invalid_value");
    stage_close(&s);
}

static void test_stream(void)
{
    struct stage s;
    char event[4096], id[64];
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, CHAT,
                          "{" HELLO ",\"max_tokens\":3,\"stream\":true,"
                          "\"stream_options\":{\"include_usage\":true}}");
    CHECK_INT(a.status, 200);
    CHECK(strncmp(answer_header(&a, "Content-Type"), "text/event-stream", 17) == 0);
    CHECK_STR(answer_header(&a, "Transfer-Encoding"), "chunked");

    CHECK(event_at(a.body, 0, event, sizeof event));
    json_t *root = load(event);
    CHECK_STR(text_at(root, "choices.0.delta.role"), "assistant");
    snprintf(id, sizeof id, "%s", text_at(root, "id"));
    json_decref(root);

    char content[64] = "";
    int i = 1;
    bool finished = false;
    for (; !finished && event_at(a.body, i, event, sizeof event); i++) {
        root = load(event);
        CHECK_STR(text_at(root, "id"), id);
        finished = json_is_string(at(root, "choices.0.finish_reason"));
        if (finished) {
            CHECK_STR(text_at(root, "choices.0.finish_reason"), "length");
            CHECK_INT(json_object_size(at(root, "choices.0.delta")), 0);
        } else {
            strcat(content, text_at(root, "choices.0.delta.content"));
        }
        json_decref(root);
    }
    CHECK_STR(content, "w0 w1 w2");
    CHECK(finished && event_at(a.body, i++, event, sizeof event));
    root = load(event);
    CHECK_INT(json_array_size(at(root, "choices")), 0);
    CHECK_INT(int_at(root, "usage.completion_tokens"), 3);
    json_decref(root);
    CHECK(event_at(a.body, i++, event, sizeof event));
    CHECK_STR(event, "[DONE]");
    CHECK(!event_at(a.body, i, event, sizeof event));
    answer_release(&a);

    /* HTTP/1.0 knows no chunks: the end of the answer is the end of the connection. */
    char request[1024];
    const char *body = "{\"prompt\":\"hello\",\"max_tokens\":2,\"stream\":true}";
    snprintf(request, sizeof request,
             "POST " COMPLETIONS " HTTP/1.0\r\nConnection: keep-alive\r\nX-Api-Key: %s\r\n"
             "Content-Length: %zu\r\n\r\n%s",
             s.key, strlen(body), body);
    a = ask_raw(&s, request);
    CHECK(answer_header(&a, "Transfer-Encoding") == NULL);
    CHECK_STR(answer_header(&a, "Connection"), "close");
    CHECK(strncmp(a.body, "data: {", 7) == 0);
    CHECK_STR(a.body + a.len - 14, "data: [DONE]\n\n");
    answer_release(&a);
    stage_close(&s);
}

static void test_stream_of_many(void)
{
    struct stage s;
    char event[4096], content[3][64] = {"", "", ""};
    int n_finished = 0, i = 0;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, CHAT, "{" HELLO ",\"max_tokens\":4,\"stream\":true,\"n\":3}");
    for (; event_at(a.body, i, event, sizeof event) && strcmp(event, "[DONE]") != 0; i++) {
        json_t *root = load(event);
        long long index = int_at(root, "choices.0.index");
        CHECK(index >= 0 && index < 3);
        const json_t *delta = at(root, "choices.0.delta");
        if (i < 3)
            CHECK_STR(text_at(delta, "role"), "assistant");
        if (json_object_get(delta, "content") != NULL)
            strcat(content[index], text_at(delta, "content"));
        n_finished += json_is_string(at(root, "choices.0.finish_reason"));
        json_decref(root);
    }
    CHECK_STR(event, "[DONE]");
    CHECK_INT(n_finished, 3);
    for (int k = 0; k < 3; k++)
        CHECK_STR(content[k], "w0 w1 w2 w3");
    answer_release(&a);
    stage_close(&s);
}

/* A full queue is a status, in streams too, and takes the other choices with it. */
static void test_full(void)
{
    static const char *const cases[] = {
        "{" HELLO ",\"seed\":1000}",
        "{" HELLO ",\"seed\":1200}",
        "{" HELLO ",\"seed\":1000,\"stream\":true}",
        "{" HELLO ",\"seed\":1200,\"stream\":true}",
        "{" HELLO ",\"seed\":1199,\"stream\":true,\"n\":2,\"max_tokens\":200}",
        "{" HELLO ",\"seed\":1199,\"n\":2,\"max_tokens\":200}",
        "{" HELLO ",\"seed\":999,\"n\":2,\"max_tokens\":200}"};
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct answer a = ask(&s, CHAT, cases[i]);
        CHECK_STR(answer_header(&a, "Retry-After"), "1");
        check_error(&a, 429, "rate_limit_error", "rate_limit_exceeded");
    }
    fake_wait_idle(s.worker);

    struct answer a = ask(&s, CHAT, "{" HELLO ",\"seed\":1800}");
    CHECK(strstr(a.body, "too odd") != NULL);
    check_error(&a, 400, "invalid_request_error", "invalid_value");
    stage_close(&s);
}

static void test_late_failure(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    fake_let_fail(s.worker, true);
    struct answer a = ask(&s, CHAT, "{" HELLO ",\"seed\":1400}");
    check_error(&a, 500, "server_error", "internal_error");
    fake_let_fail(s.worker, false);

    struct client c = client_open(s.port);
    CHECK(client_post(&c, CHAT, s.key, "{" HELLO ",\"seed\":1400,\"stream\":true}"));
    client_wait(&c, " w1\"");
    fake_let_fail(s.worker, true);
    while (client_more(&c))
        continue;
    CHECK(strstr(c.in.data, "HTTP/1.1 200") == c.in.data);
    CHECK(strstr(c.in.data, "data: {\"error\":{") != NULL);
    CHECK(strstr(c.in.data, "[DONE]") == NULL);
    CHECK(strstr(c.in.data, "\r\n0\r\n\r\n") == NULL); /* cut off, and a client can tell */
    client_close(&c);
    stage_close(&s);
}

static void test_bad_requests(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, CHAT, "{" HELLO ",\"temperature\":9}");
    json_t *root = load(a.body);
    CHECK_STR(text_at(root, "error.param"), "temperature");
    json_decref(root);
    check_error(&a, 400, "invalid_request_error", "invalid_value");
    a = ask(&s, CHAT, "{" HELLO ",\"model\":\"gpt-9\"}");
    check_error(&a, 404, "invalid_request_error", "model_not_found");
    a = ask(&s, CHAT, "{\"messages\":[{\"role\":\"user\",\"content\":\"\xff\xfe\"}]}");
    check_error(&a, 400, "invalid_request_error", "invalid_json");

    char json[4096] = "{\"prompt\":\"", number[16];
    for (int i = 0; i < MAX_CONTEXT; i++)
        strcat(json, "~");
    strcat(json, "\"}");
    a = ask(&s, COMPLETIONS, json);
    snprintf(number, sizeof number, " %d ", MAX_CONTEXT);
    CHECK(strstr(a.body, number) != NULL);
    check_error(&a, 400, "invalid_request_error", "context_length_exceeded");
    json[11] = '"', json[12] = '}', json[13] = '\0';
    memset(json + 11, '~', MAX_CONTEXT - 1);
    strcpy(json + 11 + MAX_CONTEXT - 1, "\"}");
    a = ask(&s, COMPLETIONS, json); /* one less fits, and leaves room for one token */
    CHECK_INT(a.status, 200);
    CHECK_INT(s.worker->last.max_new, 1);
    answer_release(&a);

    a = ask(&s, CHAT,
            "{" HELLO ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":"
            "{\"schema\":{\"type\":\"s3cr3t\"}}}}");
    CHECK(strstr(a.body, "s3cr3t") == NULL);
    check_error(&a, 400, "invalid_request_error", NULL);
    a = ask(&s, CHAT,
            "{" HELLO ",\"max_tokens\":1,\"response_format\":{\"type\":"
            "\"json_object\"}}");
    CHECK_INT(a.status, 200);
    CHECK(s.worker->last.sampling.grammar != NULL);
    answer_release(&a);
    stage_close(&s);
}

static void test_tokens(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, "/tokenize", "{\"content\":\"hello world\",\"with_offsets\":true}");
    CHECK_INT(a.status, 200);
    json_t *root = load(a.body);
    CHECK_INT(int_at(root, "count"), 2);
    CHECK_INT(int_at(root, "max_model_len"), MAX_CONTEXT);
    CHECK_INT(int_at(root, "offsets.1.0"), 5);
    CHECK_INT(int_at(root, "offsets.1.1"), 11);
    char back[256];
    snprintf(back, sizeof back, "{\"tokens\":[%lld,%lld]}", int_at(root, "tokens.0"),
             int_at(root, "tokens.1"));
    json_decref(root);
    answer_release(&a);
    a = ask(&s, "/detokenize", back);
    root = load(a.body);
    CHECK_STR(text_at(root, "content"), "hello world");
    json_decref(root);
    answer_release(&a);

    static const char *const wrong[][2] = {
        {"/tokenize", "{}"},
        {"/tokenize", "{\"content\":5}"},
        {"/tokenize", "[]"},
        {"/tokenize", "{\"content\":\"\",\"add_special\":1}"},
        {"/detokenize", "{}"},
        {"/detokenize", "{\"tokens\":\"x\"}"},
        {"/detokenize", "{\"tokens\":[-1]}"},
        {"/detokenize", "{\"tokens\":[99999]}"},
        {"/detokenize", "{\"tokens\":["},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        a = ask(&s, wrong[i][0], wrong[i][1]);
        check_error(&a, 400, "invalid_request_error", NULL);
    }
    stage_close(&s);
}

static void test_metrics_page(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, CHAT, "{" HELLO ",\"max_tokens\":3}");
    answer_release(&a);
    a = ask(&s, CHAT, "{" HELLO ",\"n\":0}");
    answer_release(&a);
    CHECK_INT(ask_status(&s, GET("/nowhere")), 404);
    a = ask_raw(&s, GET("/metrics"));
    CHECK_INT(a.status, 200);
    static const char *const lines[] = {
        "carrel_http_requests_total{route=\"/v1/chat/completions\",status=\"200\"} 1\n",
        "carrel_http_requests_total{route=\"/v1/chat/completions\",status=\"400\"} 1\n",
        "carrel_http_requests_total{route=\"other\",status=\"404\"} 1\n",
        "vllm:request_success_total{model_name=\"tiny\",finished_reason=\"length\"} 1\n",
        "carrel_tenant_generation_tokens_total{tenant=\"acme\"} 3\n",
        "vllm:inter_token_latency_seconds_count{model_name=\"tiny\"} 2\n",
        "carrel_rejected_total{reason=\"invalid\"} 1\n",
        "vllm:num_requests_running{model_name=\"tiny\"} 0\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (strstr(a.body, lines[i]) == NULL)
            TEST_FAIL("there is no %s", lines[i]);
    answer_release(&a);
    stage_close(&s);

    /* With a token: only with it. */
    stage_defaults(&s);
    s.config.metrics_token = "t0ken";
    stage_open(&s);
    CHECK_INT(ask_status(&s, GET("/metrics")), 401);
    CHECK_INT(ask_status(&s, "GET /metrics HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t0keN\r\n"
                             "\r\n"),
              401);
    CHECK_INT(ask_status(&s, "GET /metrics HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t0ken\r\n"
                             "\r\n"),
              200);
    stage_close(&s);

    /* Beyond loopback and without a token: to nobody. */
    stage_defaults(&s);
    s.config.host = "0.0.0.0";
    stage_open(&s);
    CHECK_INT(ask_status(&s, GET("/metrics")), 403);
    CHECK_INT(ask_status(&s, GET("/health")), 200);
    stage_close(&s);
}

static void test_cors(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask_raw(&s, GET("/health"));
    CHECK(answer_header(&a, "Access-Control-Allow-Origin") == NULL);
    answer_release(&a);
    stage_close(&s);

    stage_defaults(&s);
    s.config.cors_origin = "https://example.org";
    stage_open(&s);
    a = ask_raw(&s, "OPTIONS " CHAT " HTTP/1.1\r\nHost: x\r\nOrigin: https://example.org\r\n"
                    "Access-Control-Request-Method: POST\r\n\r\n");
    CHECK_INT(a.status, 204);
    CHECK_STR(answer_header(&a, "Access-Control-Allow-Origin"), "https://example.org");
    CHECK(strstr(answer_header(&a, "Access-Control-Allow-Headers"), "Authorization") != NULL);
    answer_release(&a);
    stage_close(&s);
}

static void test_bad_configs(void)
{
    struct stage s;
    struct cr_server *server = NULL;
    struct cr_error err;
    stage_defaults(&s);
    struct cr_server_config config = s.config;
    config.tls_cert = "/nonexistent";
    CHECK_INT(cr_server_create(&config, NULL, &server, &err), CR_EINVAL);
    config.tls_key = "/nonexistent";
    CHECK_INT(cr_server_create(&config, NULL, &server, &err), CR_EIO);
    config = s.config;
    config.limits.max_choices = 0;
    CHECK_INT(cr_server_create(&config, NULL, &server, &err), CR_EINVAL);
    CHECK(strstr(err.text, "max_choices") != NULL);
    config = s.config;
    config.cors_origin = "a\r\nb: c";
    CHECK_INT(cr_server_create(&config, NULL, &server, &err), CR_EINVAL);
    config = s.config;
    config.host = "256.256.256.256";
    CHECK_INT(cr_server_create(&config, NULL, &server, &err), CR_EIO);

    stage_open(&s);
    config = s.config;
    config.port = s.port;
    CHECK_INT(cr_server_create(&config, NULL, &server, &err), CR_EIO); /* in use */
    CHECK(server == NULL);
    stage_close(&s);
}

TEST_MAIN(CASE(test_public_endpoints), CASE(test_keys), CASE(test_chat), CASE(test_completions),
          CASE(test_stream), CASE(test_stream_of_many), CASE(test_full), CASE(test_late_failure),
          CASE(test_bad_requests), CASE(test_tokens), CASE(test_metrics_page), CASE(test_cors),
          CASE(test_bad_configs))
