/* Many streams at once over libcurl, from one thread, on connections that are kept.
 *
 * The first token has come with the first event that holds text, or with the one that says why
 * there is none; its time is that of the call in which libcurl handed over the bytes, before any of
 * it was parsed. Nothing here trusts the endpoint: lines have a maximum, a silent request an end,
 * and redirects are not followed. Texts and keys are printed nowhere.
 */
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>
#include <jansson.h>

#include "carrel/clock.h"
#include "carrel/secret.h"
#include "replay/replay_int.h"

#define MAX_LINE  (1u << 20)
#define MAX_KEPT  1024L
#define CONNECT_S 10L
#define SILENCE_S 300L

struct stream {
    CURL *curl;
    struct curl_slist *headers;
    char *body;
    struct cr_buf line;
    struct replay_answer *answer;
    uint32_t number;
    struct stream *next;
};

struct replay_client {
    const struct cr_replay_endpoint *endpoint;
    CURLM *multi;
    struct stream *streams; /* in flight */
};

static int no_memory(struct cr_error *err)
{
    return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
}

/* --- the answer --------------------------------------------------------------------------- */

static bool has_token(const json_t *choice)
{
    const json_t *text = json_object_get(choice, "text");
    if (text == NULL)
        text = json_object_get(json_object_get(choice, "delta"), "content");
    return json_string_length(text) > 0 || json_is_string(json_object_get(choice, "finish_reason"));
}

static uint64_t count_of(const json_t *object, const char *name)
{
    json_int_t count = json_integer_value(json_object_get(object, name));
    return count > 0 ? (uint64_t)count : 0;
}

static void take_line(struct stream *s, uint64_t now_us)
{
    static const char prefix[] = "data:";
    const size_t skip = sizeof prefix - 1;
    if (s->line.len <= skip || memcmp(s->line.data, prefix, skip) != 0)
        return;
    json_t *event = json_loadb(s->line.data + skip, s->line.len - skip, JSON_ALLOW_NUL, NULL);
    const json_t *usage = json_object_get(event, "usage");
    if (s->answer->first_us == 0 && has_token(json_array_get(json_object_get(event, "choices"), 0)))
        s->answer->first_us = now_us;
    if (json_is_object(usage)) {
        s->answer->prompt_tokens = count_of(usage, "prompt_tokens");
        s->answer->generated_tokens = count_of(usage, "completion_tokens");
        s->answer->cached_tokens =
            count_of(json_object_get(usage, "prompt_tokens_details"), "cached_tokens");
    }
    json_decref(event);
}

static size_t on_body(char *data, size_t one, size_t len, void *user)
{
    struct stream *s = user;
    uint64_t now_us = cr_clock_now_us(NULL);
    const char *end = data + len, *newline;
    (void)one;
    for (const char *at = data; at < end; at = newline + 1) {
        newline = memchr(at, '\n', (size_t)(end - at));
        if (newline == NULL) {
            cr_buf_append(&s->line, at, (size_t)(end - at));
            break;
        }
        cr_buf_append(&s->line, at, (size_t)(newline - at));
        take_line(s, now_us);
        cr_buf_clear(&s->line);
    }
    return s->line.status == CR_OK ? len : 0;
}

/* --- the request -------------------------------------------------------------------------- */

static json_t *messages_of(const struct cr_replay_request *r)
{
    json_t *messages = json_array();
    int failed = messages == NULL;
    for (uint32_t i = 0; i < r->n_messages && !failed; i++)
        failed = json_array_append_new(messages, json_pack("{ss ss}", "role", r->messages[i].role,
                                                           "content", r->messages[i].text));
    if (!failed)
        return messages;
    json_decref(messages);
    return NULL;
}

static json_t *tokens_of(const struct cr_replay_request *r)
{
    json_t *tokens = json_array();
    int failed = tokens == NULL;
    for (uint32_t i = 0; i < r->n_tokens && !failed; i++)
        failed = json_array_append_new(tokens, json_integer(r->tokens[i]));
    if (!failed)
        return tokens;
    json_decref(tokens);
    return NULL;
}

static char *make_body(const struct cr_replay_endpoint *e, const struct cr_replay_request *r)
{
    json_t *prompt = r->n_messages > 0 ? messages_of(r) : tokens_of(r);
    json_t *body = json_pack("{ss si si sb s{sb} so*}", "model", e->model, "max_tokens",
                             (int)r->max_tokens, "temperature", 0, "stream", 1, "stream_options",
                             "include_usage", 1, r->n_messages > 0 ? "messages" : "prompt", prompt);
    char *text = prompt != NULL ? json_dumps(body, JSON_COMPACT) : NULL;
    json_decref(body);
    return text;
}

static bool add_header(struct curl_slist **list, const char *text)
{
    struct curl_slist *longer = curl_slist_append(*list, text);
    if (longer != NULL)
        *list = longer;
    return longer != NULL;
}

static bool add_key(struct curl_slist **list, const char *key)
{
    char line[1024];
    int n = snprintf(line, sizeof line, "Authorization: Bearer %s", key);
    bool ok = n > 0 && (size_t)n < sizeof line && add_header(list, line);
    cr_secret_wipe(line, sizeof line);
    return ok;
}

static void end_stream(struct stream *s)
{
    for (struct curl_slist *h = s->headers; h != NULL; h = h->next)
        cr_secret_wipe(h->data, strlen(h->data));
    curl_slist_free_all(s->headers);
    curl_easy_cleanup(s->curl);
    cr_buf_release(&s->line);
    free(s->body);
    free(s);
}

static bool set_up(const struct cr_replay_endpoint *e, struct stream *s, const char *path,
                   const char *key)
{
    char url[2048];
    bool ok = (size_t)snprintf(url, sizeof url, "%s%s", e->url, path) < sizeof url &&
              add_header(&s->headers, "Content-Type: application/json") &&
              add_header(&s->headers, "Expect:"); /* no waiting for "100 Continue" */
    if (!ok || (key != NULL && !add_key(&s->headers, key)))
        return false;
    curl_easy_setopt(s->curl, CURLOPT_URL, url);
    curl_easy_setopt(s->curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(s->curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(s->curl, CURLOPT_HTTPHEADER, s->headers);
    curl_easy_setopt(s->curl, CURLOPT_USERAGENT, "carrel/" CARREL_VERSION);
    curl_easy_setopt(s->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(s->curl, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
    curl_easy_setopt(s->curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(s->curl, CURLOPT_LOW_SPEED_TIME, SILENCE_S);
    if (e->is_loopback)
        curl_easy_setopt(s->curl, CURLOPT_NOPROXY, "*");
    if (e->cacert != NULL)
        curl_easy_setopt(s->curl, CURLOPT_CAINFO, e->cacert);
    return true;
}

/* NULL: there is no memory. */
static struct stream *begin_stream(const struct cr_replay_endpoint *e, const char *path,
                                   const char *key)
{
    struct stream *s = calloc(1, sizeof *s);
    if (s == NULL)
        return NULL;
    cr_buf_init(&s->line, MAX_LINE);
    s->curl = curl_easy_init();
    if (s->curl != NULL && set_up(e, s, path, key))
        return s;
    end_stream(s);
    return NULL;
}

int replay_client_send(struct replay_client *client, const struct cr_replay_request *request,
                       uint32_t number, struct replay_answer *answer, struct cr_error *err)
{
    const struct cr_replay_endpoint *e = client->endpoint;
    const char *key = e->n_keys > 0 ? e->keys[request->tenant % e->n_keys] : NULL;
    struct stream *s =
        begin_stream(e, request->n_messages > 0 ? "/v1/chat/completions" : "/v1/completions", key);
    if (s == NULL)
        return no_memory(err);
    s->answer = answer;
    s->number = number;
    s->body = make_body(e, request);
    if (s->body == NULL) {
        end_stream(s);
        return no_memory(err);
    }
    curl_easy_setopt(s->curl, CURLOPT_POSTFIELDS, s->body);
    curl_easy_setopt(s->curl, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(s->curl, CURLOPT_WRITEDATA, s);
    curl_easy_setopt(s->curl, CURLOPT_PRIVATE, s);
    *answer = (struct replay_answer){.sent_us = cr_clock_now_us(NULL)};
    if (curl_multi_add_handle(client->multi, s->curl) != CURLM_OK) {
        end_stream(s);
        return no_memory(err);
    }
    s->next = client->streams;
    client->streams = s;
    return CR_OK;
}

/* What no later request would mend. */
static int explain(CURLcode code, int http, struct cr_error *err)
{
    if (code == CURLE_COULDNT_RESOLVE_HOST)
        return cr_error_set(err, CR_EIO, "The host of the URL is not known; check its name.");
    if (code == CURLE_COULDNT_CONNECT)
        return cr_error_set(err, CR_EIO, "No server answers there; check the URL.");
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
        return cr_error_set(err, CR_EIO,
                            "The server's certificate can't be verified; name the one that signed "
                            "it with --cacert FILE.");
    if (http == 401 || http == 403)
        return cr_error_set(err, CR_EAUTH, "The endpoint does not take one of the keys (%d).",
                            http);
    if (http == 404)
        return cr_error_set(err, CR_ENOTFOUND,
                            "The endpoint has no such path or model (404); check URL and model.");
    return CR_OK;
}

static void remove_stream(struct replay_client *client, struct stream *s)
{
    struct stream **link = &client->streams;
    while (*link != s)
        link = &(*link)->next;
    *link = s->next;
    curl_multi_remove_handle(client->multi, s->curl);
}

static int finish(struct replay_client *client, const CURLMsg *msg, uint32_t *ret_number,
                  struct cr_error *err)
{
    CURLcode code = msg->data.result;
    struct stream *s = NULL;
    long http = 0;
    curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, (char **)&s);
    curl_easy_getinfo(msg->easy_handle, CURLINFO_RESPONSE_CODE, &http);
    remove_stream(client, s);
    s->answer->http = code == CURLE_OK ? (int)http : 0;
    s->answer->end_us = cr_clock_now_us(NULL);
    *ret_number = s->number;
    end_stream(s);
    return explain(code, (int)http, err);
}

int replay_client_next(struct replay_client *client, uint32_t wait_ms, uint32_t *ret_number,
                       struct cr_error *err)
{
    *ret_number = CR_REPLAY_NOTHING;
    for (int tries = 0; tries < 2; tries++) {
        int running, left;
        if (curl_multi_perform(client->multi, &running) != CURLM_OK)
            return cr_error_set(err, CR_EINTERNAL, "The requests can't be sent.");
        const CURLMsg *msg = curl_multi_info_read(client->multi, &left);
        if (msg != NULL && msg->msg == CURLMSG_DONE)
            return finish(client, msg, ret_number, err);
        if (tries == 0 && curl_multi_poll(client->multi, NULL, 0, (int)wait_ms, NULL) != CURLM_OK)
            return cr_error_set(err, CR_EINTERNAL, "The answers can't be waited for.");
    }
    return CR_OK;
}

int replay_client_create(const struct cr_replay_endpoint *endpoint, struct replay_client **ret,
                         struct cr_error *err)
{
    struct replay_client *client = calloc(1, sizeof *client);
    if (client != NULL)
        client->multi = curl_multi_init();
    if (client == NULL || client->multi == NULL) {
        free(client);
        return no_memory(err);
    }
    client->endpoint = endpoint;
    curl_multi_setopt(client->multi, CURLMOPT_MAXCONNECTS, MAX_KEPT);
    *ret = client;
    return CR_OK;
}

void replay_client_destroy(struct replay_client *client)
{
    if (client == NULL)
        return;
    while (client->streams != NULL) {
        struct stream *s = client->streams;
        remove_stream(client, s);
        end_stream(s);
    }
    curl_multi_cleanup(client->multi);
    free(client);
}

/* --- the page of metrics ------------------------------------------------------------------ */

static size_t on_page(char *data, size_t one, size_t len, void *user)
{
    (void)one;
    return cr_buf_append(user, data, len) == CR_OK ? len : 0;
}

void replay_metrics_get(const struct cr_replay_endpoint *endpoint, struct cr_replay_server *ret)
{
    struct cr_buf page;
    long http = 0;
    *ret = (struct cr_replay_server){0};
    struct stream *s = begin_stream(endpoint, "/metrics", endpoint->metrics_token);
    if (s == NULL)
        return;
    cr_buf_init(&page, (size_t)16 << 20);
    curl_easy_setopt(s->curl, CURLOPT_WRITEFUNCTION, on_page);
    curl_easy_setopt(s->curl, CURLOPT_WRITEDATA, &page);
    if (curl_easy_perform(s->curl) == CURLE_OK &&
        curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &http) == CURLE_OK && http == 200)
        replay_metrics_parse(cr_buf_str(&page), ret);
    cr_buf_release(&page);
    end_stream(s);
}
