/* What the subcommands that ask a Carrel server share. */
#ifndef CARREL_CMD_HTTP_H
#define CARREL_CMD_HTTP_H

#include <stdbool.h>

#include <curl/curl.h>

#include "carrel/status.h"

struct cr_cmd_server {
    const char *url;    /* without the /v1 */
    const char *cacert; /* PEM file to trust, or NULL */
    char *key;          /* NULL: none */
    bool is_loopback;   /* then no proxy is asked */
};

/* Takes over a URL, without a slash or "/v1" at its end: `url` is changed. CR_EINVAL: it is none,
 * or text could be read on the way and `insecure_http` does not allow that. */
int cr_cmd_server_set(struct cr_cmd_server *server, char *url, const char *cacert,
                      bool insecure_http, struct cr_error *err);

/* A request to be performed: `body` NULL: GET. Redirects are not followed, so that the key goes to
 * that URL alone. End it with cr_cmd_http_end(), also on failure. CR_EINVAL, CR_ENOMEM. */
struct cr_cmd_request {
    CURL *curl;
    struct curl_slist *headers;
};
int cr_cmd_http_begin(struct cr_cmd_request *request, const struct cr_cmd_server *server,
                      const char *path, const char *body, curl_write_callback on_body, void *user,
                      struct cr_error *err);
void cr_cmd_http_end(struct cr_cmd_request *request);

/* What a failed transfer means to the user. */
int cr_cmd_http_explain(CURLcode code, struct cr_error *err);

#endif
