/* Asking an endpoint for `carrel audit`: streams, timed by a clock that only goes forward.
 *
 * A request's time begins when its connection stands: libcurl tells how long that took, and it is
 * taken off. Connections are kept, so that is nothing but for the first ones. The first token has
 * come with the first event that holds text, or with the one that says why there is none; its time
 * is that of the call in which libcurl handed over the bytes, before any of it was parsed.
 *
 * Requests of a batch share one libcurl multi handle, each is added when its time has come. Nothing
 * here trusts the endpoint: lines have a maximum, a silent request an end, and redirects are not
 * followed. Texts and keys are printed nowhere.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "carrel/buf.h"
#include "carrel/clock.h"
#include "cmd/audit.h"

#define MAX_LINE  (1u << 20)
#define TIMEOUT_S 120L
#define POLL_MS   1000u
#define MAX_KEPT  1024L

struct ask {
    struct cr_cmd_request request;
    struct cr_audit_answer *answer;
    struct cr_buf line;
    char *body;
    uint64_t added_us, first_us; /* 0: not yet */
    bool is_running;
};

struct cr_audit_http {
    const struct cr_audit_endpoint *endpoint;
    CURLM *multi;
    struct ask *asks; /* [cap] */
    uint32_t cap;
    struct curl_slist *forged; /* headers */
};

/* --- the stream --------------------------------------------------------------------------- */

static bool has_token(const json_t *choice)
{
    const json_t *text = json_object_get(choice, "text");
    if (text == NULL)
        text = json_object_get(json_object_get(choice, "delta"), "content");
    return json_string_length(text) > 0 || json_is_string(json_object_get(choice, "finish_reason"));
}

static int64_t count_of(const json_t *object, const char *name)
{
    const json_t *count = json_object_get(object, name);
    return json_is_integer(count) && json_integer_value(count) >= 0 ? json_integer_value(count)
                                                                    : -1;
}

static void take_usage(struct cr_audit_answer *answer, const json_t *usage)
{
    const json_t *details = json_object_get(usage, "prompt_tokens_details");
    if (!json_is_object(usage))
        return;
    answer->prompt_tokens = count_of(usage, "prompt_tokens");
    answer->cached_tokens = count_of(details, "cached_tokens");
}

static void take_line(struct ask *ask, uint64_t now_us)
{
    static const char prefix[] = "data:";
    const struct cr_buf *line = &ask->line;
    if (line->len < sizeof prefix || memcmp(line->data, prefix, sizeof prefix - 1) != 0)
        return;
    json_t *event = json_loadb(line->data + sizeof prefix - 1, line->len - (sizeof prefix - 1),
                               JSON_ALLOW_NUL, NULL);
    const json_t *choice = json_array_get(json_object_get(event, "choices"), 0);
    if (ask->first_us == 0 && has_token(choice))
        ask->first_us = now_us;
    take_usage(ask->answer, json_object_get(event, "usage"));
    json_decref(event);
}

static size_t on_body(char *data, size_t one, size_t len, void *user)
{
    struct ask *ask = user;
    uint64_t now_us = cr_clock_now_us(NULL);
    (void)one;
    for (size_t i = 0; i < len; i++) {
        if (data[i] != '\n') {
            cr_buf_append_char(&ask->line, data[i]);
            continue;
        }
        take_line(ask, now_us);
        cr_buf_clear(&ask->line);
    }
    return ask->line.status == CR_OK ? len : 0;
}

/* --- a request ---------------------------------------------------------------------------- */

static char *make_body(const struct cr_audit_endpoint *e, const struct cr_audit_request *r)
{
    const char *name = e->victim_name;
    json_t *body =
        json_pack("{ss si si sb s{sb}}", "model", e->model, "max_tokens", (int)r->max_tokens,
                  "temperature", 0, "stream", 1, "stream_options", "include_usage", 1);
    int failed = body == NULL;
    if (!failed && e->is_chat)
        failed = json_object_set_new(body, "messages",
                                     json_pack("[{ss ss}]", "role", "user", "content", r->prompt));
    else if (!failed)
        failed = json_object_set_new(body, "prompt", json_string(r->prompt));
    if (!failed && r->claims_victim) {
        json_t *claims = json_pack("{ss ss ss ss}", "user", name, "tenant", name, "cache_salt",
                                   name, "prompt_cache_key", name);
        failed = claims == NULL || json_object_update(body, claims) != 0;
        json_decref(claims);
    }
    char *text = failed ? NULL : json_dumps(body, JSON_COMPACT);
    json_decref(body);
    return text;
}

/* The headers by which proxies tell a server who asks, behind the request's own. */
static int add_forged(struct cr_audit_http *http, struct ask *ask)
{
    for (const struct curl_slist *h = http->forged; h; h = h->next)
        if (!curl_slist_append(ask->request.headers, h->data))
            return CR_ENOMEM;
    return CR_OK;
}

static int begin(struct cr_audit_http *http, struct ask *ask,
                 const struct cr_audit_request *request, struct cr_error *err)
{
    const struct cr_audit_endpoint *e = http->endpoint;
    struct cr_cmd_server server = e->server;
    uint32_t key = request->principal == CR_AUDIT_VICTIM ? e->n_attackers : request->principal;
    server.key = e->keys[key];
    ask->body = make_body(e, request);
    if (ask->body == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    int status = cr_cmd_http_begin(&ask->request, &server,
                                   e->is_chat ? "/v1/chat/completions" : "/v1/completions",
                                   ask->body, on_body, ask, err);
    if (status == CR_OK && request->claims_victim && add_forged(http, ask) != CR_OK)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    if (status != CR_OK)
        return status;
    curl_easy_setopt(ask->request.curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(ask->request.curl, CURLOPT_TIMEOUT, TIMEOUT_S);
    curl_easy_setopt(ask->request.curl, CURLOPT_PRIVATE, ask);
    return CR_OK;
}

static void end(struct cr_audit_http *http, struct ask *ask)
{
    if (ask->is_running)
        curl_multi_remove_handle(http->multi, ask->request.curl);
    cr_cmd_http_end(&ask->request);
    cr_buf_release(&ask->line);
    free(ask->body);
    *ask = (struct ask){0};
}

/* What no later request would mend. */
static int explain(CURLcode code, const struct ask *ask, struct cr_error *err)
{
    switch (code) {
    case CURLE_OK:
        break;
    case CURLE_COULDNT_RESOLVE_HOST:
        return cr_error_set(err, CR_EIO, "The host of the URL is not known; check its name.");
    case CURLE_COULDNT_CONNECT:
        return cr_error_set(err, CR_EIO, "No server answers there; check the URL.");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_OUT_OF_MEMORY:
        return cr_cmd_http_explain(code, err);
    default:
        return CR_OK; /* an answer that did not come: the audit asks again */
    }
    if (ask->answer->http == 401 || ask->answer->http == 403)
        return cr_error_set(err, CR_EAUTH, "The endpoint does not take one of the keys (%d).",
                            ask->answer->http);
    if (ask->answer->http == 404)
        return cr_error_set(err, CR_ENOTFOUND,
                            "The endpoint has no such path or model (404); check URL and --model.");
    return CR_OK;
}

static int finish(struct ask *ask, CURLcode code, uint64_t batch_us, struct cr_error *err)
{
    uint64_t now_us = cr_clock_now_us(NULL);
    long http = 0;
    curl_off_t connect_us = 0;
    curl_easy_getinfo(ask->request.curl, CURLINFO_RESPONSE_CODE, &http);
    curl_easy_getinfo(ask->request.curl, CURLINFO_PRETRANSFER_TIME_T, &connect_us);
    uint64_t sent_us = ask->added_us + (connect_us > 0 ? (uint64_t)connect_us : 0);
    if (ask->first_us < sent_us)
        ask->first_us = now_us; /* a stream without a token */
    ask->answer->http = code == CURLE_OK ? (int)http : 0;
    ask->answer->first_s = (double)(ask->first_us - sent_us) / 1e6;
    ask->answer->total_s = (double)(now_us - sent_us) / 1e6;
    ask->answer->done_s = (double)(now_us - batch_us) / 1e6;
    return explain(code, ask, err);
}

/* --- a batch ------------------------------------------------------------------------------ */

static int collect(struct cr_audit_http *http, uint64_t batch_us, uint32_t *n_done,
                   struct cr_error *err)
{
    CURLMsg *msg;
    int left, status = CR_OK;
    while (status == CR_OK && (msg = curl_multi_info_read(http->multi, &left)) != NULL) {
        struct ask *ask = NULL;
        CURLcode code = msg->data.result;
        if (msg->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, (char **)&ask);
        status = finish(ask, code, batch_us, err);
        end(http, ask);
        ++*n_done;
    }
    return status;
}

static int start_due(struct cr_audit_http *http, const struct cr_audit_request *requests,
                     uint32_t n, uint32_t *n_started, uint64_t batch_us, uint32_t *ret_wait_ms,
                     struct cr_error *err)
{
    *ret_wait_ms = POLL_MS;
    while (*n_started < n) {
        struct ask *ask = &http->asks[*n_started];
        uint64_t now_us = cr_clock_now_us(NULL);
        uint64_t due_us = batch_us + requests[*n_started].after_us;
        if (now_us < due_us) {
            uint64_t ms = (due_us - now_us) / 1000;
            *ret_wait_ms = ms < POLL_MS ? (uint32_t)ms : POLL_MS;
            break;
        }
        ask->added_us = now_us;
        ask->is_running = true;
        if (curl_multi_add_handle(http->multi, ask->request.curl) != CURLM_OK)
            return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
        ++*n_started;
    }
    return CR_OK;
}

static int transfer(struct cr_audit_http *http, const struct cr_audit_request *requests, uint32_t n,
                    struct cr_error *err)
{
    uint32_t n_started = 0, n_done = 0, wait_ms = 0;
    uint64_t batch_us = cr_clock_now_us(NULL);
    while (n_done < n) {
        int running;
        int status = start_due(http, requests, n, &n_started, batch_us, &wait_ms, err);
        if (status != CR_OK)
            return status;
        if (curl_multi_perform(http->multi, &running) != CURLM_OK)
            return cr_error_set(err, CR_EINTERNAL, "The requests can't be sent.");
        uint32_t n_before = n_done;
        status = collect(http, batch_us, &n_done, err);
        if (status != CR_OK)
            return status;
        if (n_done == n_before &&
            curl_multi_poll(http->multi, NULL, 0, (int)wait_ms, NULL) != CURLM_OK)
            return cr_error_set(err, CR_EINTERNAL, "The answers can't be waited for.");
    }
    return CR_OK;
}

/* Requests that start later must stand behind those that start earlier. */
static int send_batch(void *user, const struct cr_audit_request *requests,
                      struct cr_audit_answer *answers, uint32_t n, struct cr_error *err)
{
    struct cr_audit_http *http = user;
    int status = CR_OK;
    if (n > http->cap) {
        struct ask *more = realloc(http->asks, n * sizeof *more);
        if (more == NULL)
            return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
        http->asks = more;
        http->cap = n;
    }
    for (uint32_t i = 0; i < n; i++) {
        http->asks[i] = (struct ask){.answer = &answers[i]};
        cr_buf_init(&http->asks[i].line, MAX_LINE);
    }
    for (uint32_t i = 0; i < n && status == CR_OK; i++)
        status = begin(http, &http->asks[i], &requests[i], err);
    if (status == CR_OK)
        status = transfer(http, requests, n, err);
    for (uint32_t i = 0; i < n; i++)
        end(http, &http->asks[i]);
    return status;
}

/* --- the prober --------------------------------------------------------------------------- */

static void wait_us(void *user, uint64_t us)
{
    struct timespec left = {.tv_sec = (time_t)(us / 1000000),
                            .tv_nsec = (long)(us % 1000000) * 1000};
    (void)user;
    while (nanosleep(&left, &left) != 0) {
    }
}

static uint64_t now_us(void *user)
{
    (void)user;
    return cr_clock_now_us(NULL);
}

static int make_forged(struct cr_audit_http *http)
{
    static const char *const names[] = {"X-Tenant",  "X-Tenant-Id",      "X-User",
                                        "X-User-Id", "X-Forwarded-User", "X-Principal"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char line[256];
        snprintf(line, sizeof line, "%s: %s", names[i], http->endpoint->victim_name);
        struct curl_slist *longer = curl_slist_append(http->forged, line);
        if (longer == NULL)
            return CR_ENOMEM;
        http->forged = longer;
    }
    return CR_OK;
}

int cr_audit_http_create(const struct cr_audit_endpoint *endpoint, struct cr_audit_http **ret_http,
                         struct cr_error *err)
{
    struct cr_audit_http *http = calloc(1, sizeof *http);
    if (http) {
        http->endpoint = endpoint;
        http->multi = curl_multi_init();
    }
    if (http == NULL || http->multi == NULL || make_forged(http) != CR_OK) {
        cr_audit_http_destroy(http);
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    }
    curl_multi_setopt(http->multi, CURLMOPT_MAXCONNECTS, MAX_KEPT);
    *ret_http = http;
    return CR_OK;
}

void cr_audit_http_destroy(struct cr_audit_http *http)
{
    if (http == NULL)
        return;
    curl_multi_cleanup(http->multi);
    curl_slist_free_all(http->forged);
    free(http->asks);
    free(http);
}

struct cr_audit_prober cr_audit_http_prober(struct cr_audit_http *http)
{
    return (struct cr_audit_prober){
        .user = http,
        .n_attackers = http->endpoint->n_attackers,
        .send = send_batch,
        .wait = wait_us,
        .now_us = now_us,
    };
}
