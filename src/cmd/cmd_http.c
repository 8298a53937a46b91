/* Asking a server, as far as `carrel chat` and `carrel cache` do it alike. See cmd_http.h. */
#include "cmd/cmd_http.h"

#include <string.h>

#include "carrel/buf.h"
#include "carrel/secret.h"
#include "cmd/cmd_util.h"

#define CONNECT_S 10L
#define SILENCE_S 300L /* a server that sends nothing, not even a comment, is gone */

int cr_cmd_server_set(struct cr_cmd_server *server, char *url, const char *cacert,
                      bool insecure_http, struct cr_error *err)
{
    struct cr_cmd_url parts;
    int status = cr_cmd_url_parse(url, &parts, err);
    if (status != CR_OK)
        return status;
    if (!parts.is_https && !parts.is_loopback && !insecure_http)
        return cr_error_set(err, CR_EINVAL,
                            "Over http to another machine, key and text can be read on the way. "
                            "Use https, or allow it with --insecure-http.");
    size_t len = strlen(url);
    while (len > 0 && url[len - 1] == '/')
        url[--len] = '\0';
    if (len > 3 && strcmp(url + len - 3, "/v1") == 0) /* as OpenAI clients are told */
        url[len - 3] = '\0';
    server->url = url;
    server->is_loopback = parts.is_loopback;
    server->cacert = cacert[0] ? cacert : NULL;
    return CR_OK;
}

/* Adds a header; on failure frees the list and returns NULL. */
static struct curl_slist *add_header(struct curl_slist *list, const char *text)
{
    struct curl_slist *longer = curl_slist_append(list, text);
    if (!longer)
        curl_slist_free_all(list);
    return longer;
}

static struct curl_slist *make_headers(const struct cr_cmd_server *server)
{
    struct curl_slist *list = add_header(NULL, "Content-Type: application/json");
    if (list)
        list = add_header(list, "Expect:"); /* no waiting for "100 Continue" */
    if (list && server->key) {
        struct cr_buf line;
        cr_buf_init(&line, 8192);
        cr_buf_reserve(&line,
                       strlen(server->key) + 32); /* one block: nothing left behind unwiped */
        int status = cr_buf_printf(&line, "Authorization: Bearer %s", server->key);
        if (status == CR_OK)
            list = add_header(list, line.data);
        if (line.data)
            cr_secret_wipe(line.data, line.cap);
        cr_buf_release(&line);
        if (status != CR_OK) {
            curl_slist_free_all(list);
            list = NULL;
        }
    }
    return list;
}

int cr_cmd_http_begin(struct cr_cmd_request *request, const struct cr_cmd_server *server,
                      const char *path, const char *body, curl_write_callback on_body, void *user,
                      struct cr_error *err)
{
    char url[2048];
    *request = (struct cr_cmd_request){0};
    if ((size_t)snprintf(url, sizeof url, "%s%s", server->url, path) >= sizeof url)
        return cr_error_set(err, CR_EINVAL, "The URL is too long.");
    CURL *curl = request->curl = curl_easy_init();
    if (curl)
        request->headers = make_headers(server);
    if (!request->headers)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, request->headers);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "carrel/" CARREL_VERSION);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, user);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, SILENCE_S);
    if (body)
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    if (server->is_loopback)
        curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    if (server->cacert)
        curl_easy_setopt(curl, CURLOPT_CAINFO, server->cacert);
    return CR_OK;
}

void cr_cmd_http_end(struct cr_cmd_request *request)
{
    for (struct curl_slist *h = request->headers; h; h = h->next)
        cr_secret_wipe(h->data, strlen(h->data));
    curl_slist_free_all(request->headers);
    curl_easy_cleanup(request->curl);
    *request = (struct cr_cmd_request){0};
}

int cr_cmd_http_explain(CURLcode code, struct cr_error *err)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return cr_error_set(err, CR_EIO, "The host in --url is not known; check its name.");
    case CURLE_COULDNT_CONNECT:
        return cr_error_set(err, CR_EIO,
                            "No server answers there. Start one with `make serve` or `carrel "
                            "serve`, or name another with --url.");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return cr_error_set(err, CR_EIO,
                            "The server's certificate can't be verified; name the one that signed "
                            "it with --cacert FILE.");
    case CURLE_OPERATION_TIMEDOUT:
        return cr_error_set(err, CR_EIO, "The server has gone silent; the answer is not whole.");
    case CURLE_UNSUPPORTED_PROTOCOL:
        return cr_error_set(err, CR_EINVAL, "The URL must begin with http:// or https://.");
    case CURLE_OUT_OF_MEMORY:
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    default:
        return cr_error_set(err, CR_EIO, "The connection failed: %s.", curl_easy_strerror(code));
    }
}
