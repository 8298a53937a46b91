/* Clients that misbehave: they send too much, too slowly, too early, or leave. Time-outs are set
 * short, so that the tests wait for what must happen and never measure how long it took. */
#include "server_fixture.h"

#define CHAT        "/v1/chat/completions"
#define COMPLETIONS "/v1/completions"
#define HELLO       "\"messages\":[{\"role\":\"user\",\"content\":\"hello world\"}]"
#define GET(path)   "GET " path " HTTP/1.1\r\nHost: x\r\n\r\n"

/* A stream, a collected answer, a half-sent stream: the worker hears of each that left. */
static void test_vanishing(void)
{
    static const char *const bodies[] = {
        "{" HELLO ",\"seed\":1300}", "{" HELLO ",\"seed\":1300,\"stream\":true}",
        "{" HELLO ",\"seed\":1700,\"stream\":true,\"n\":2,\"max_tokens\":200}"};
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    for (int reset = 0; reset < 2; reset++)
        for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
            struct client c = client_open(s.port);
            CHECK(client_post(&c, CHAT, s.key, bodies[i]));
            fake_wait_running(s.worker, i < 2 ? 1 : 2);
            if (i > 0)
                client_wait(&c, "data: ");
            struct linger linger = {reset, 0}; /* the rude way: a reset */
            setsockopt(c.fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
            client_close(&c);
            fake_wait_idle(s.worker);
        }
    CHECK_INT(s.worker->n_canceled, 8);
    stage_close(&s);
}

/* Until the connection that asks is the only one. */
static void wait_alone(struct stage *s)
{
    for (bool alone = false; !alone; usleep(5000)) {
        struct answer a = ask_raw(s, GET("/metrics"));
        alone = strstr(a.body, "\ncarrel_http_connections 1\n") != NULL;
        answer_release(&a);
    }
}

/* Who reads nothing is closed, and its request canceled, long before it is complete. */
static void test_slow_reader(void)
{
    struct stage s;
    stage_defaults(&s);
    s.max_context = 16384;
    stage_open(&s);
    struct client c = client_open_rcvbuf(s.port, 4096);
    CHECK(client_post(&c, COMPLETIONS, s.key,
                      "{\"prompt\":[65],\"seed\":1600,\"max_tokens\":10000,\"n\":16,"
                      "\"stream\":true}")); /* 40 MiB */
    client_wait(&c, "data: ");
    fake_wait_idle(s.worker);
    CHECK(s.worker->n_canceled > 0);
    client_close(&c);
    stage_close(&s);

    /* One that stalls below that bound: the write time-out. */
    stage_defaults(&s);
    s.config.limits.write_timeout_ms = 1000;
    s.max_context = 16384;
    stage_open(&s);
    c = client_open_rcvbuf(s.port, 4096);
    CHECK(client_post(&c, COMPLETIONS, s.key,
                      "{\"prompt\":[65],\"seed\":1600,\"max_tokens\":10000,\"n\":16}"));
    client_wait(&c, "200 OK");
    wait_alone(&s); /* it reads no more until the server has given it up */
    size_t total = c.in.len;
    while (client_more(&c)) {
        total += c.in.len;
        cr_buf_clear(&c.in);
    }
    CHECK(total < 16 * 10000 * 256);
    client_close(&c);
    stage_close(&s);
}

static void test_pipelining(void)
{
    struct stage s;
    char batch[8192], request[512];
    const char *body = "{\"prompt\":[65],\"max_tokens\":2,\"stream\":true}";
    stage_defaults(&s);
    stage_open(&s);
    snprintf(request, sizeof request,
             "POST " COMPLETIONS " HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\nContent-Length: %zu"
             "\r\n\r\n%s",
             s.key, strlen(body), body);
    snprintf(batch, sizeof batch,
             "\r\n%s%s%sPOST /tokenize HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\n"
             "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"conten\r\n9;x\r\nt\":\"\"  }\n\r\n0\r\n\r\n"
             "%s%s",
             GET("/health"), request, GET("/nowhere"), s.key, request,
             "HEAD /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    static const int statuses[] = {200, 200, 404, 200, 200, 200};
    /* Sent at once, and byte by byte. */
    for (size_t piece = 1; piece <= sizeof batch; piece += sizeof batch - 1) {
        struct client c = client_open(s.port);
        for (size_t i = 0; i < strlen(batch); i += piece)
            CHECK(client_send(&c, batch + i, strnlen(batch + i, piece)));
        for (int i = 0; i < 6; i++) {
            struct answer a = client_read(&c, i == 5);
            CHECK_INT(a.status, statuses[i]);
            if (i == 1 || i == 4)
                CHECK_STR(a.body + a.len - 14, "data: [DONE]\n\n");
            answer_release(&a);
        }
        CHECK(client_at_end(&c));
        client_close(&c);
    }
    stage_close(&s);
}

/* A thousand answers that nobody reads yet: all come, in order. */
static void test_deep_pipeline(void)
{
    struct stage s;
    struct cr_buf batch;
    stage_defaults(&s);
    stage_open(&s);
    cr_buf_init(&batch, 1 << 20);
    for (int i = 0; i < 2000; i++)
        cr_buf_append_str(&batch, i % 2 ? GET("/version") : GET("/health"));
    struct client c = client_open(s.port);
    CHECK(client_send(&c, batch.data, batch.len));
    for (int i = 0; i < 2000; i++) {
        struct answer a = client_read(&c, false);
        CHECK(strstr(a.body, i % 2 ? "version" : "status") != NULL);
        answer_release(&a);
    }
    cr_buf_release(&batch);
    client_close(&c);
    stage_close(&s);
}

/* An empty line before a request, however it is cut: the pauses let the server see the pieces. */
static void test_empty_lines(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct client c = client_open(s.port);
    static const char *const pieces[] = {"\r",           "\n\r", "\n",
                                         GET("/health"), "\r",   "\n" GET("/health")};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        CHECK(client_send_text(&c, pieces[i]));
        usleep(20000);
    }
    for (int i = 0; i < 2; i++) {
        struct answer a = client_read(&c, false);
        CHECK_INT(a.status, 200);
        answer_release(&a);
    }
    client_close(&c);
    stage_close(&s);
}

static void test_keep_alive(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct client c = client_open(s.port);
    for (int i = 0; i < 3; i++) {
        CHECK(client_post(&c, CHAT, s.key, "{" HELLO ",\"max_tokens\":1}"));
        struct answer a = client_read(&c, false);
        CHECK_INT(a.status, 200);
        CHECK(answer_header(&a, "Connection") == NULL);
        answer_release(&a);
    }
    CHECK(client_send_text(&c, "GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    struct answer a = client_read(&c, false);
    CHECK_STR(answer_header(&a, "Connection"), "keep-alive");
    answer_release(&a);
    CHECK(client_send_text(&c, "GET /health HTTP/1.0\r\n\r\n"));
    a = client_read(&c, false);
    CHECK_STR(answer_header(&a, "Connection"), "close");
    answer_release(&a);
    CHECK(client_at_end(&c));
    client_close(&c);

    /* Who ends its side after asking gets its answer, if that needs no waiting. */
    c = client_open(s.port);
    CHECK(client_send_text(&c, GET("/health")));
    shutdown(c.fd, SHUT_WR);
    a = client_read(&c, false);
    CHECK_INT(a.status, 200);
    answer_release(&a);
    CHECK(client_at_end(&c));
    client_close(&c);
    stage_close(&s);
}

static void test_expect(void)
{
    struct stage s;
    char request[512];
    const char *body = "{\"prompt\":[65],\"max_tokens\":1}";
    stage_defaults(&s);
    stage_open(&s);
    struct client c = client_open(s.port);
    snprintf(request, sizeof request,
             "POST " COMPLETIONS " HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\nContent-Length: %zu\r\n"
             "Expect: 100-continue\r\n\r\n",
             s.key, strlen(body));
    CHECK(client_send_text(&c, request));
    client_wait(&c, "HTTP/1.1 100 Continue\r\n\r\n");
    cr_buf_clear(&c.in);
    CHECK(client_send_text(&c, body));
    struct answer a = client_read(&c, false);
    CHECK_INT(a.status, 200);
    answer_release(&a);
    client_close(&c);

    /* Refused before the body is sent. */
    a = ask_raw(&s, "POST " COMPLETIONS " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                    "Expect: 100-continue\r\n\r\n");
    CHECK_STR(answer_header(&a, "Connection"), "close");
    check_error(&a, 401, "authentication_error", NULL);
    a = ask_raw(&s, "POST " COMPLETIONS " HTTP/1.1\r\nHost: x\r\nExpect: a\r\n\r\n");
    check_error(&a, 417, "invalid_request_error", NULL);
    stage_close(&s);
}

static void test_oversized(void)
{
    struct stage s;
    char request[512];
    size_t n = 64 << 10;
    char *big = malloc(n);
    memset(big, 'a', n);
    stage_defaults(&s);
    s.config.limits.max_body_bytes = 4096;
    s.config.limits.max_header_bytes = 1024;
    stage_open(&s);

    /* Announced as too large; the client sends on, and still reads the answer. */
    struct client c = client_open(s.port);
    snprintf(request, sizeof request,
             "POST " CHAT
             " HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\nContent-Length: 2000000\r\n\r\n",
             s.key);
    CHECK(client_send_text(&c, request));
    for (int i = 0; i < 30; i++)
        if (!client_send(&c, big, n))
            break;
    struct answer a = client_read(&c, false);
    CHECK_STR(answer_header(&a, "Connection"), "close");
    check_error(&a, 413, "invalid_request_error", "body_too_large");
    client_close(&c);

    /* Not announced. */
    c = client_open(s.port);
    snprintf(request, sizeof request,
             "POST " CHAT " HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\nTransfer-Encoding: chunked\r\n"
             "\r\n10000\r\n",
             s.key);
    CHECK(client_send_text(&c, request) && client_send(&c, big, n));
    a = client_read(&c, false);
    check_error(&a, 413, "invalid_request_error", "body_too_large");
    client_close(&c);

    /* Without a key nobody gets that far. */
    a = ask_raw(&s, "POST " CHAT " HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n");
    check_error(&a, 401, "authentication_error", NULL);

    /* A head without end, and one that is just too large. */
    c = client_open(s.port);
    CHECK(client_send_text(&c, "GET /health HTTP/1.1\r\nHost: x\r\nX: "));
    client_send(&c, big, n);
    a = client_read(&c, false);
    check_error(&a, 431, "invalid_request_error", "headers_too_large");
    client_close(&c);
    snprintf(big, n, "GET /health HTTP/1.1\r\nHost: x\r\nX: %*s\r\n\r\n",
             1024 - (int)strlen("GET /health HTTP/1.1\r\nHost: x\r\nX: \r\n\r\n"), "y");
    CHECK_INT(strlen(big), 1024);
    CHECK_INT(ask_status(&s, big), 200);
    snprintf(big, n, "GET /health HTTP/1.1\r\nHost: x\r\nX: %*s\r\n\r\n",
             1025 - (int)strlen("GET /health HTTP/1.1\r\nHost: x\r\nX: \r\n\r\n"), "y");
    CHECK_INT(ask_status(&s, big), 431);
    free(big);
    stage_close(&s);
}

static void test_malformed(void)
{
    static const struct {
        const char *text;
        int status;
    } cases[] = {
        {"GET / HTTP/1.1\n\n", 400},
        {"\x16\x03\x01\x02\n", 400}, /* a TLS client */
        {"GET /health HTTP/3.0\r\nHost: x\r\n\r\n", 505},
        {"POST " CHAT " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
        {"POST " CHAT " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"
         "\r\n",
         400},
        {"POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
    };
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct client c = client_open(s.port);
        CHECK(client_send_text(&c, cases[i].text));
        struct answer a = client_read(&c, false);
        CHECK_STR(answer_header(&a, "Connection"), "close");
        check_error(&a, cases[i].status,
                    cases[i].status < 500 ? "invalid_request_error" : "server_error", NULL);
        CHECK(client_at_end(&c));
        client_close(&c);
    }
    stage_close(&s);
}

static void test_slow_senders(void)
{
    struct stage s;
    char request[256];
    stage_defaults(&s);
    s.config.limits.header_timeout_ms = 150;
    s.config.limits.body_timeout_ms = 150;
    s.config.limits.idle_timeout_ms = 150;
    stage_open(&s);

    /* A byte now and then does not buy time. */
    struct client c = client_open(s.port);
    const char *head =
        "GET /health HTTP/1.1\r\nHost: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    for (const char *p = head; *p != '\0' && client_send(&c, p, 1); p++)
        usleep(10000);
    struct answer a = client_read(&c, false);
    check_error(&a, 408, "timeout_error", "request_timeout");
    CHECK(client_at_end(&c));
    client_close(&c);

    c = client_open(s.port);
    snprintf(request, sizeof request,
             "POST " CHAT " HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\nContent-Length: 50\r\n\r\n{",
             s.key);
    CHECK(client_send_text(&c, request));
    a = client_read(&c, false);
    check_error(&a, 408, "timeout_error", "request_timeout");
    client_close(&c);

    /* Silent ones are closed without a word: before, and after a request. */
    c = client_open(s.port);
    CHECK(client_at_end(&c));
    client_close(&c);
    c = client_open(s.port);
    CHECK(client_send_text(&c, GET("/health")));
    a = client_read(&c, false);
    CHECK_INT(a.status, 200);
    answer_release(&a);
    CHECK(client_at_end(&c));
    client_close(&c);

    /* But a client that waits for its answer is no slow sender. */
    a = ask(&s, CHAT, "{" HELLO ",\"seed\":1700,\"max_tokens\":20}");
    CHECK_INT(a.status, 200);
    answer_release(&a);
    stage_close(&s);
}

static void test_max_connections(void)
{
    struct stage s;
    stage_defaults(&s);
    s.config.limits.max_connections = 3;
    stage_open(&s);
    struct client c[3];
    for (int i = 0; i < 3; i++) {
        c[i] = client_open(s.port);
        CHECK(client_send_text(&c[i], GET("/health")));
        struct answer a = client_read(&c[i], false);
        answer_release(&a);
    }
    struct client extra = client_open(s.port);
    struct answer a = client_read(&extra, false);
    CHECK_STR(answer_header(&a, "Retry-After"), "1");
    check_error(&a, 503, "unavailable_error", NULL);
    CHECK(client_at_end(&extra));
    client_close(&extra);
    for (int i = 0; i < 3; i++)
        client_close(&c[i]);
    /* The places come free again; that the server saw it may take a moment. */
    for (int status = 503; status != 200; usleep(1000)) {
        extra = client_open(s.port);
        client_send_text(&extra, GET("/health"));
        client_wait(&extra, "HTTP/1.1 ");
        CHECK_INT(sscanf(extra.in.data, "HTTP/1.1 %d", &status), 1);
        client_close(&extra);
    }
    stage_close(&s);
}

static void test_comments(void)
{
    struct stage s;
    stage_defaults(&s);
    s.config.limits.keepalive_ms = 20;
    stage_open(&s);
    struct client c = client_open(s.port);
    CHECK(client_post(&c, CHAT, s.key, "{" HELLO ",\"seed\":1300,\"stream\":true}"));
    client_wait(&c, "\"role\":\"assistant\"");
    client_wait(&c, ": keep-alive\n\n");
    char *first = strstr(c.in.data, ": keep-alive\n\n");
    size_t seen = (size_t)(first - c.in.data) + 5;
    while (strstr(c.in.data + seen, ": keep-alive\n\n") == NULL)
        CHECK(client_more(&c));
    client_close(&c);
    fake_wait_idle(s.worker);
    stage_close(&s);
}

/* --- draining ----------------------------------------------------------------------------- */

struct stop {
    struct stage *s;
    uint32_t drain_ms;
    pthread_t thread;
};

static void *run_stop(void *arg)
{
    struct stop *stop = arg;
    cr_server_stop(stop->s->server, stop->drain_ms);
    return NULL;
}

static void test_drain(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct client idle = client_open(s.port), busy = client_open(s.port);
    CHECK(client_send_text(&idle, GET("/health")));
    struct answer a = client_read(&idle, false);
    answer_release(&a);
    CHECK(client_post(&busy, CHAT, s.key, "{" HELLO ",\"seed\":1700,\"max_tokens\":40}"));
    fake_wait_running(s.worker, 1);

    struct stop stop = {.s = &s, .drain_ms = 60000};
    CHECK_INT(pthread_create(&stop.thread, NULL, run_stop, &stop), 0);
    CHECK(client_at_end(&idle)); /* closed: now it is draining */
    a = ask_raw(&s, GET("/health"));
    CHECK_STR(answer_header(&a, "Connection"), "close");
    check_error(&a, 503, "unavailable_error", NULL);
    a = ask(&s, CHAT, "{" HELLO "}");
    CHECK_STR(answer_header(&a, "Retry-After"), "1");
    check_error(&a, 503, "unavailable_error", NULL);

    a = client_read(&busy, false); /* what ran may end */
    CHECK_INT(a.status, 200);
    CHECK(strstr(a.body, "w39") != NULL);
    answer_release(&a);
    CHECK(client_at_end(&busy));
    pthread_join(stop.thread, NULL);
    client_close(&idle);
    client_close(&busy);
    stage_close(&s);
}

/* Time is up: who waits is told, a stream in its own words. */
static void test_stop_now(void)
{
    struct stage s;
    stage_defaults(&s);
    stage_open(&s);
    struct client whole = client_open(s.port), stream = client_open(s.port);
    CHECK(client_post(&whole, CHAT, s.key, "{" HELLO ",\"seed\":1300}"));
    CHECK(client_post(&stream, CHAT, s.key, "{" HELLO ",\"seed\":1300,\"stream\":true}"));
    client_wait(&stream, "assistant");
    fake_wait_running(s.worker, 2);
    cr_server_stop(s.server, 0);
    struct answer a = client_read(&whole, false);
    check_error(&a, 503, "unavailable_error", NULL);
    while (client_more(&stream))
        continue;
    CHECK(strstr(stream.in.data, "data: {\"error\":") != NULL);
    CHECK(strstr(stream.in.data, "[DONE]") == NULL);
    CHECK_INT(s.worker->n_canceled, 2);
    client_close(&whole);
    client_close(&stream);
    stage_close(&s);
}

static void test_reload(void)
{
    struct stage s;
    struct cr_error err;
    stage_defaults(&s);
    stage_open(&s);
    struct answer a = ask(&s, CHAT, "{" HELLO ",\"n\":4,\"max_tokens\":1}");
    CHECK_INT(a.status, 200);
    answer_release(&a);

    struct cr_server_limits limits = s.config.limits;
    limits.max_choices = 2;
    CHECK_INT(cr_server_reload(s.server, &limits, &err), CR_OK);
    for (int status = 200; status != 400;) { /* the loops take it over when they wake */
        a = ask(&s, CHAT, "{" HELLO ",\"n\":4,\"max_tokens\":1}");
        status = a.status;
        answer_release(&a);
    }
    limits.max_choices = 0;
    CHECK_INT(cr_server_reload(s.server, &limits, &err), CR_EINVAL);
    a = ask(&s, CHAT, "{" HELLO ",\"n\":2,\"max_tokens\":1}");
    CHECK_INT(a.status, 200);
    answer_release(&a);
    stage_close(&s);
}

/* Many clients at once, some of which leave in the middle. */
static void *crowd(void *arg)
{
    struct stage *s = arg;
    for (int i = 0; i < 40; i++) {
        struct client c = client_open(s->port);
        bool stream = i % 2 == 0, leave = i % 5 == 0;
        char json[256];
        snprintf(json, sizeof json, "{" HELLO ",\"max_tokens\":%d,\"stream\":%s}", 1 + i % 7,
                 stream ? "true" : "false");
        CHECK(client_post(&c, CHAT, s->key, json));
        if (!leave) {
            struct answer a = client_read(&c, false);
            CHECK_INT(a.status, 200);
            CHECK(strstr(a.body, stream ? "[DONE]" : "w0") != NULL);
            answer_release(&a);
        }
        client_close(&c);
    }
    return NULL;
}

static void test_crowd(void)
{
    struct stage s;
    pthread_t threads[8];
    stage_defaults(&s);
    s.config.n_threads = 3;
    stage_open(&s);
    for (int i = 0; i < 8; i++)
        CHECK_INT(pthread_create(&threads[i], NULL, crowd, &s), 0);
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    fake_wait_idle(s.worker);
    stage_close(&s);
}

TEST_MAIN(CASE(test_vanishing), CASE(test_slow_reader), CASE(test_pipelining),
          CASE(test_deep_pipeline), CASE(test_empty_lines), CASE(test_keep_alive),
          CASE(test_expect), CASE(test_oversized), CASE(test_malformed), CASE(test_slow_senders),
          CASE(test_max_connections), CASE(test_comments), CASE(test_drain), CASE(test_stop_now),
          CASE(test_reload), CASE(test_crowd))
