/* One chat completion over HTTP: the request, the event stream, and what can go wrong.
 *
 * The stream is read as the HTML standard defines server-sent events: lines end in LF or CRLF,
 * "data:" lines gather until an empty line sends them off, comments and other fields are passed
 * over. Each event is one JSON chunk; "[DONE]" ends it. A stream that ends without that, or
 * without a finish_reason before, broke: what came is kept, and the user is told.
 *
 * Nothing here trusts the server: lines, events, answers and error bodies have a maximum, and
 * text goes to the terminal through cr_cmd_print_text(). The key is sent to the URL that was
 * given and nowhere else: redirects are not followed.
 */
#include "cmd/chat.h"

#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

#include "carrel/clock.h"
#include "cmd/cmd_util.h"

#define MAX_EVENT (1u << 20)
#define MAX_ERROR (64u << 10)
#define POLL_MS   1000

struct stream {
    CURL *curl;
    FILE *out;
    struct cr_chat_answer *answer;
    struct cr_buf line, event; /* of the stream so far */
    struct cr_buf body;        /* of an answer that is no stream */
    long http;                 /* 0 until the first byte of the body */
    bool is_stream;
    bool finished, done; /* finish_reason, [DONE] */
    uint64_t first_us, last_us;
    int status; /* why the stream was given up */
    struct cr_error *err;
};

/* "error": {"message": …} in a body or an event. */
static const char *error_message(const json_t *json)
{
    const char *text =
        json_string_value(json_object_get(json_object_get(json, "error"), "message"));
    return text && text[0] ? text : NULL;
}

static void take_choice(struct stream *s, const json_t *choice)
{
    const json_t *content = json_object_get(json_object_get(choice, "delta"), "content");
    size_t len = json_string_length(content);
    if (len > 0) {
        s->last_us = cr_clock_now_us(NULL);
        if (!s->first_us)
            s->first_us = s->last_us;
        s->status = cr_buf_append(&s->answer->text, json_string_value(content), len);
        cr_cmd_print_text(s->out, json_string_value(content), len);
        fflush(s->out);
        if (s->status != CR_OK)
            cr_error_set(s->err, s->status,
                         "The answer is longer than a mebibyte; it was stopped.");
    }
    const char *finish = json_string_value(json_object_get(choice, "finish_reason"));
    if (finish) {
        s->finished = true;
        s->answer->cut = strcmp(finish, "length") == 0;
    }
}

static void take_event(struct stream *s)
{
    if (s->event.len == 0)
        return;
    if (strcmp(s->event.data, "[DONE]") == 0) {
        s->done = true;
        return;
    }
    json_t *json = json_loadb(s->event.data, s->event.len, JSON_ALLOW_NUL, NULL);
    if (!json) {
        s->status = cr_error_set(s->err, CR_EFORMAT,
                                 "The server sent something that is no JSON; is the URL that of "
                                 "an OpenAI-compatible server?");
    } else if (json_object_get(json, "error")) {
        const char *text = error_message(json);
        s->status = cr_error_set(s->err, CR_EIO, "The server gave up: %s",
                                 text ? text : "it does not say why.");
    } else {
        const json_t *usage = json_object_get(json, "usage");
        json_int_t n = json_integer_value(json_object_get(usage, "completion_tokens"));
        if (n > 0 && n <= UINT32_MAX)
            s->answer->n_generated = (uint32_t)n;
        take_choice(s, json_array_get(json_object_get(json, "choices"), 0));
    }
    json_decref(json);
}

static void take_line(struct stream *s)
{
    if (s->line.len > 0 && s->line.data[s->line.len - 1] == '\r')
        s->line.data[--s->line.len] = '\0';
    const char *line = cr_buf_str(&s->line);
    if (s->line.len == 0) {
        take_event(s);
        cr_buf_clear(&s->event);
    } else if (strncmp(line, "data:", 5) == 0) {
        const char *data = line + 5 + (line[5] == ' ');
        if (s->event.len > 0)
            cr_buf_append_char(&s->event, '\n');
        cr_buf_append(&s->event, data, s->line.len - (size_t)(data - line));
    }
    cr_buf_clear(&s->line);
}

static size_t on_body(char *data, size_t one, size_t len, void *user)
{
    struct stream *s = user;
    (void)one;
    if (s->http == 0) {
        const char *type = NULL;
        curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &s->http);
        curl_easy_getinfo(s->curl, CURLINFO_CONTENT_TYPE, &type);
        s->is_stream = s->http == 200 && type && strncmp(type, "text/event-stream", 17) == 0;
    }
    if (!s->is_stream) {
        cr_buf_append(&s->body, data, len); /* what is too long makes no sense later */
        return len;
    }
    for (size_t i = 0; i < len && s->status == CR_OK && !s->done; i++) {
        if (data[i] == '\n')
            take_line(s);
        else
            cr_buf_append_char(&s->line, data[i]);
        if (s->status == CR_OK && (s->line.status != CR_OK || s->event.status != CR_OK))
            s->status = cr_error_set(s->err, CR_ETOOBIG,
                                     "The server sent an event of more than a mebibyte; the "
                                     "answer was given up.");
    }
    return s->status == CR_OK ? len : 0;
}

/* What an HTTP status other than 200 means to the user. */
static int explain_http(const struct cr_cmd_server *server, struct stream *s)
{
    json_t *json = json_loadb(cr_buf_str(&s->body), s->body.len, 0, NULL);
    const char *text = error_message(json);
    curl_off_t retry_s = 0;
    curl_easy_getinfo(s->curl, CURLINFO_RETRY_AFTER, &retry_s);
    int status;
    if (s->http == 401) {
        status = cr_error_set(s->err, CR_EAUTH,
                              "%s Make one with `carrel key create TENANT` (and the tenant with "
                              "`carrel tenant add TENANT`), and put it into CARREL_API_KEY.",
                              server->key ? "The server does not know this key."
                                          : "The server wants a key.");
    } else if (s->http == 429) {
        status = cr_error_set(s->err, CR_EFULL, "%s (Try again in %d s.)",
                              text ? text : "The server has too much to do.",
                              retry_s > 0 ? (int)retry_s : 1);
    } else if (text) {
        status = s->http == 503 ? CR_ESHUTDOWN : s->http >= 500 ? CR_EIO : CR_EINVAL;
        status = cr_error_set(s->err, status, "The server answers (%ld): %s", s->http, text);
    } else if (s->http >= 500) {
        status =
            cr_error_set(s->err, CR_EIO, "The server fails with status %ld; see its log.", s->http);
    } else {
        status = cr_error_set(s->err, CR_EFORMAT,
                              "The server answers with status %ld and no explanation; is the URL "
                              "that of an OpenAI-compatible server?",
                              s->http);
    }
    json_decref(json);
    return status;
}

/* Runs the transfer; Ctrl-C ends it. */
static CURLcode perform(struct stream *s)
{
    CURLM *multi = curl_multi_init();
    if (!multi)
        return CURLE_OUT_OF_MEMORY;
    CURLcode code = CURLE_OK;
    int running = 1;
    curl_multi_add_handle(multi, s->curl);
    while (running && !s->done) {
        if (cr_chat_interrupted) {
            s->answer->stopped = true;
            break;
        }
        if (curl_multi_perform(multi, &running) != CURLM_OK ||
            (running && curl_multi_poll(multi, NULL, 0, POLL_MS, NULL) != CURLM_OK)) {
            code = CURLE_FAILED_INIT;
            break;
        }
    }
    int left;
    CURLMsg *msg = curl_multi_info_read(multi, &left);
    if (msg && msg->msg == CURLMSG_DONE && !s->done && !s->answer->stopped)
        code = msg->data.result;
    curl_multi_remove_handle(multi, s->curl);
    curl_multi_cleanup(multi);
    return code;
}

/* Sends a request and takes what comes. `body` NULL: GET. */
static int transfer(const struct cr_cmd_server *server, const char *path, const char *body,
                    struct stream *s)
{
    struct cr_cmd_request request;
    int status = cr_cmd_http_begin(&request, server, path, body, on_body, s, s->err);
    if (status != CR_OK)
        goto out;
    s->curl = request.curl;
    CURLcode code = perform(s);
    curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &s->http);
    if (s->status != CR_OK)
        status = s->status;
    else if (s->answer->stopped)
        status = CR_OK;
    else if (code != CURLE_OK && !(s->is_stream && code != CURLE_OPERATION_TIMEDOUT))
        status = cr_cmd_http_explain(code, s->err);
    else if (s->http != 200)
        status = explain_http(server, s);
out:
    cr_cmd_http_end(&request);
    return status;
}

static void stream_init(struct stream *s, struct cr_chat_answer *answer, FILE *out,
                        struct cr_error *err)
{
    *s = (struct stream){.out = out, .answer = answer, .err = err};
    cr_buf_init(&s->line, MAX_EVENT);
    cr_buf_init(&s->event, MAX_EVENT);
    cr_buf_init(&s->body, MAX_ERROR);
}

static void stream_release(struct stream *s)
{
    cr_buf_release(&s->line);
    cr_buf_release(&s->event);
    cr_buf_release(&s->body);
}

int cr_chat_ask(const struct cr_cmd_server *server, const json_t *request, FILE *out,
                struct cr_chat_answer *answer, struct cr_error *err)
{
    struct stream s;
    stream_init(&s, answer, out, err);
    char *body = json_dumps(request, JSON_COMPACT);
    int status = body ? transfer(server, "/v1/chat/completions", body, &s)
                      : cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    if (status == CR_OK && !answer->stopped && !s.is_stream)
        status = cr_error_set(err, CR_EFORMAT,
                              "The server does not answer with an event stream; is the URL that of "
                              "an OpenAI-compatible server?");
    else if (status == CR_OK && !answer->stopped && !(s.finished && s.done))
        status = cr_error_set(err, CR_EIO,
                              "The connection broke off; the answer is not whole. Ask again.");
    answer->stream_us = s.last_us - s.first_us;
    stream_release(&s);
    free(body);
    return status;
}

int cr_chat_hello(const struct cr_cmd_server *server, char *ret_model, size_t size,
                  struct cr_error *err)
{
    struct cr_chat_answer answer = {0};
    struct stream s;
    stream_init(&s, &answer, NULL, err);
    int status = transfer(server, "/v1/models", NULL, &s);
    if (status == CR_OK && answer.stopped)
        status = cr_error_set(err, CR_ECANCELED, "Stopped.");
    if (status == CR_OK) {
        json_t *json = json_loadb(cr_buf_str(&s.body), s.body.len, 0, NULL);
        const char *id = json_string_value(
            json_object_get(json_array_get(json_object_get(json, "data"), 0), "id"));
        if (id)
            snprintf(ret_model, size, "%s", id);
        else
            status = cr_error_set(err, CR_EFORMAT,
                                  "The server does not list its models; is the URL that of an "
                                  "OpenAI-compatible server?");
        json_decref(json);
    }
    stream_release(&s);
    return status;
}
