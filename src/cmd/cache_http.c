/* Asking a server about its cache. Nothing here trusts it: answers and lines have a maximum, and
 * what is printed goes through cr_cmd_print_text(). */
#include <string.h>

#include "carrel/buf.h"
#include "cmd/cache.h"
#include "cmd/cmd_util.h"

#define MAX_ANSWER (64u << 20)
#define MAX_LINE   (64u << 10)

struct answer {
    CURL *curl;
    struct cr_buf body; /* of an answer, or of a stream the line so far */
    bool is_stream;
};

static size_t on_body(char *data, size_t one, size_t len, void *user)
{
    struct answer *a = user;
    (void)one;
    return cr_buf_append(&a->body, data, len) == CR_OK ? len : 0;
}

static void print_event(struct cr_buf *line)
{
    static const char prefix[] = "data: ";
    size_t n = sizeof prefix - 1;
    if (line->len > n && memcmp(line->data, prefix, n) == 0) {
        cr_cmd_print_text(stdout, line->data + n, line->len - n);
        putchar('\n');
        fflush(stdout);
    }
    cr_buf_clear(line);
}

static size_t on_stream(char *data, size_t one, size_t len, void *user)
{
    struct answer *a = user;
    long http = 0;
    curl_easy_getinfo(a->curl, CURLINFO_RESPONSE_CODE, &http);
    if (http != 200)
        return on_body(data, one, len, user);
    a->is_stream = true;
    for (size_t i = 0; i < len; i++) {
        if (data[i] == '\n')
            print_event(&a->body);
        else if (cr_buf_append_char(&a->body, data[i]) != CR_OK)
            return 0;
    }
    return len;
}

/* What a status other than 200 means to the user. */
static int explain(long http, const struct cr_buf *body, struct cr_error *err)
{
    json_t *root = json_loadb(cr_buf_str(body), body->len, 0, NULL);
    const char *text =
        json_string_value(json_object_get(json_object_get(root, "error"), "message"));
    int status = cr_error_set(err, http == 401 || http == 403 ? CR_EAUTH : CR_EINVAL,
                              "The server answers (%ld): %s", http,
                              text ? text : "it does not say why; is the URL that of a Carrel?");
    json_decref(root);
    return status;
}

static int transfer(const struct cr_cmd_server *server, const char *path, const char *body,
                    curl_write_callback on_data, struct answer *a, struct cr_error *err)
{
    struct cr_cmd_request request;
    int status = cr_cmd_http_begin(&request, server, path, body, on_data, a, err);
    if (status == CR_OK) {
        a->curl = request.curl;
        CURLcode code = curl_easy_perform(request.curl);
        long http = 0;
        curl_easy_getinfo(request.curl, CURLINFO_RESPONSE_CODE, &http);
        if (a->body.status != CR_OK)
            status = cr_error_set(err, CR_ETOOBIG, "The server sent more than makes sense.");
        else if (code != CURLE_OK)
            status = cr_cmd_http_explain(code, err);
        else if (http != 200)
            status = explain(http, &a->body, err);
    }
    cr_cmd_http_end(&request);
    return status;
}

int cr_cache_ask(const struct cr_cmd_server *server, const char *path, const char *body,
                 json_t **ret_answer, struct cr_error *err)
{
    struct answer a = {0};
    cr_buf_init(&a.body, MAX_ANSWER);
    int status = transfer(server, path, body, on_body, &a, err);
    if (status == CR_OK) {
        *ret_answer = json_loadb(cr_buf_str(&a.body), a.body.len, 0, NULL);
        if (*ret_answer == NULL)
            status = cr_error_set(err, CR_EFORMAT,
                                  "The server sent something that is no JSON; is the URL that of a "
                                  "Carrel?");
    }
    cr_buf_release(&a.body);
    return status;
}

int cr_cache_follow(const struct cr_cmd_server *server, const char *path, struct cr_error *err)
{
    struct answer a = {0};
    cr_buf_init(&a.body, MAX_LINE);
    int status = transfer(server, path, NULL, on_stream, &a, err);
    cr_buf_release(&a.body);
    return status;
}
