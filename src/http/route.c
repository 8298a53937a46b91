/* The table of routes, and what is decided about a request before its body is read: whether there
 * is such a path, whether the method fits, who asks, and whether the server can answer now.
 *
 * Who asks comes from the key alone. Unknown, revoked and malformed keys get the same answer.
 */
#include "http/route.h"

#include <string.h>
#include <strings.h>

#include "http/gen.h"
#include "http/handlers.h"
#include "http/listener.h"
#include "http/operator.h"
#include "http/server_int.h"

#define GET (HTTP_GET | HTTP_HEAD)

static const struct route routes[] = {
    {.path = "/health", .methods = GET, .handle = handle_health},
    {.path = "/v1/health", .methods = GET, .handle = handle_health},
    {.path = "/version", .methods = GET, .handle = handle_version},
    {.path = "/metrics", .methods = GET, .access = ACCESS_METRICS, .handle = handle_metrics},
    {.path = "/v1/models", .methods = GET, .needs_model = true, .handle = handle_models},
    {.path = "/v1/models/",
     .methods = GET,
     .is_prefix = true,
     .needs_model = true,
     .handle = handle_model},
    {.path = "/v1/chat/completions",
     .methods = HTTP_POST,
     .access = ACCESS_KEY,
     .needs_model = true,
     .handle = gen_handle_chat},
    {.path = "/v1/completions",
     .methods = HTTP_POST,
     .access = ACCESS_KEY,
     .needs_model = true,
     .handle = gen_handle_completion},
    {.path = "/tokenize",
     .methods = HTTP_POST,
     .access = ACCESS_KEY,
     .needs_model = true,
     .handle = handle_tokenize},
    {.path = "/detokenize",
     .methods = HTTP_POST,
     .access = ACCESS_KEY,
     .needs_model = true,
     .handle = handle_detokenize},
    {.path = "/v1/cache",
     .methods = GET,
     .access = ACCESS_KEY,
     .needs_model = true,
     .handle = own_cache_handle},
    {.path = "/operator/cache",
     .methods = GET,
     .access = ACCESS_OPERATOR,
     .needs_model = true,
     .handle = operator_handle_top},
    {.path = "/operator/cache/tree",
     .methods = GET,
     .access = ACCESS_OPERATOR,
     .needs_model = true,
     .handle = operator_handle_tree},
    {.path = "/operator/cache/tenants/",
     .methods = GET,
     .is_prefix = true,
     .access = ACCESS_OPERATOR,
     .needs_model = true,
     .handle = operator_handle_tenant},
    {.path = "/operator/cache/requests/",
     .methods = GET,
     .is_prefix = true,
     .access = ACCESS_OPERATOR,
     .needs_model = true,
     .handle = operator_handle_request},
    {.path = "/operator/cache/alarms",
     .methods = GET,
     .access = ACCESS_OPERATOR,
     .needs_model = true,
     .handle = operator_handle_alarms},
    {.path = "/operator/cache/explain",
     .methods = HTTP_POST,
     .access = ACCESS_OPERATOR,
     .needs_model = true,
     .handle = operator_handle_explain},
    {.path = "/operator/events",
     .methods = HTTP_GET,
     .access = ACCESS_OPERATOR,
     .needs_model = true,
     .handle = listener_handle},
};

#define N_ROUTES (sizeof routes / sizeof routes[0])

static const struct route preflight = {.path = "*", .handle = handle_preflight};

const char *const *route_names(uint32_t *ret_n)
{
    static const char *const names[N_ROUTES + 1] = {"/health",
                                                    "/v1/health",
                                                    "/version",
                                                    "/metrics",
                                                    "/v1/models",
                                                    "/v1/models/{model}",
                                                    "/v1/chat/completions",
                                                    "/v1/completions",
                                                    "/tokenize",
                                                    "/detokenize",
                                                    "/v1/cache",
                                                    "/operator/cache",
                                                    "/operator/cache/tree",
                                                    "/operator/cache/tenants/{tenant}",
                                                    "/operator/cache/requests/{request}",
                                                    "/operator/cache/alarms",
                                                    "/operator/cache/explain",
                                                    "/operator/events",
                                                    "other"};
    _Static_assert(N_ROUTES + 1 <= METRICS_MAX_ROUTES, "make room for the routes' counters");
    if (ret_n != NULL)
        *ret_n = N_ROUTES + 1;
    return names;
}

static uint32_t find_route(struct http_span path)
{
    uint32_t i = 0;
    for (; i < N_ROUTES; i++) {
        size_t n = strlen(routes[i].path);
        if ((routes[i].is_prefix ? path.n > n : path.n == n) &&
            memcmp(path.p, routes[i].path, n) == 0)
            break;
    }
    return i;
}

/* What stands behind "Bearer "; empty when there is no such thing. */
static struct http_span bearer(struct http_span header)
{
    static const char scheme[] = "bearer ";
    size_t n = sizeof scheme - 1;
    if (header.p == NULL || header.n < n || strncasecmp(header.p, scheme, n) != 0)
        return (struct http_span){"", 0};
    while (n < header.n && header.p[n] == ' ')
        n++;
    return (struct http_span){header.p + n, header.n - n};
}

static bool check_key(struct conn *conn)
{
    struct server_metrics *metrics = &conn->loop->server->metrics;
    const struct http1_head *head = &conn->head;
    struct http_span key =
        head->authorization.p != NULL ? bearer(head->authorization) : head->api_key;
    int status = CR_EAUTH;
    if (key.n > 0)
        status = cr_store_authenticate(conn->loop->server->store, key.p, key.n, &conn->principal);
    if (status == CR_OK)
        return true;

    metric_add(&metrics->rejected[status == CR_EFULL ? REJECT_FULL : REJECT_AUTH], 1);
    if (status == CR_EFULL) {
        api_fail(&conn->refusal, 429, NULL, "rate_limit_exceeded",
                 "Too many wrong keys were tried; try again later.");
        conn->refusal.retry_after_s = 1;
    } else if (status != CR_EAUTH) {
        api_fail(&conn->refusal, 503, NULL, NULL, "Keys can't be checked now; try again later.");
        conn->refusal.retry_after_s = 1;
    } else if (key.n == 0) {
        api_fail(&conn->refusal, 401, NULL, "missing_api_key",
                 "There is no API key; send it as 'Authorization: Bearer KEY'.");
    } else {
        api_fail(&conn->refusal, 401, NULL, "invalid_api_key",
                 "The API key is not valid; ask your operator for one.");
    }
    return false;
}

static bool check_metrics(struct conn *conn)
{
    const struct cr_server *server = conn->loop->server;
    struct http_span token = bearer(conn->head.authorization);
    if (server->metrics_token.len == 0 && server->is_public_metrics)
        return true;
    if (server->metrics_token.len > 0 && cr_secret_equals(&server->metrics_token, token.p, token.n))
        return true;
    if (server->metrics_token.len == 0)
        return api_fail(&conn->refusal, 403, NULL, "metrics_disabled",
                        "Metrics are shown on loopback addresses only, unless the operator sets a "
                        "token for them.");
    return api_fail(&conn->refusal, 401, NULL, "invalid_api_key",
                    "Metrics need the operator's token, as 'Authorization: Bearer TOKEN'.");
}

/* A tenant's key is refused as what it is, without a look at whether it is valid. */
static bool check_operator(struct conn *conn)
{
    const struct cr_server *server = conn->loop->server;
    struct http_span token = bearer(conn->head.authorization);
    if (server->operator_token.len == 0)
        return api_fail(&conn->refusal, 403, NULL, "operator_disabled",
                        "This server shows no operator's view: it was started without a token.");
    if (cr_secret_equals(&server->operator_token, token.p, token.n))
        return true;
    metric_add(&conn->loop->server->metrics.rejected[REJECT_AUTH], 1);
    if (conn->head.api_key.p != NULL || (token.n > 3 && memcmp(token.p, "ck_", 3) == 0))
        return api_fail(&conn->refusal, 403, NULL, "operator_only",
                        "A tenant's key does not open the operator's view; use the token from "
                        "operator.key in the server's data folder.");
    return api_fail(&conn->refusal, 401, NULL, "invalid_api_key",
                    "This needs the operator's token, as 'Authorization: Bearer TOKEN'; `carrel "
                    "cache` reads it from operator.key in the server's data folder.");
}

static bool check_ready(struct conn *conn)
{
    struct cr_server *server = conn->loop->server;
    if (!server_is_available(server, &conn->refusal)) {
        metric_add(&server->metrics.rejected[REJECT_UNAVAILABLE], 1);
        return false;
    }
    return true;
}

static void refuse_method(struct conn *conn, const struct route *route)
{
    const char *allowed = route->methods & HTTP_POST   ? "POST"
                          : route->methods & HTTP_HEAD ? "GET, HEAD"
                                                       : "GET";
    conn_add_header(conn, "Allow", allowed);
    api_fail(&conn->refusal, 405, NULL, "method_not_allowed",
             "This method is not allowed here; use %s.", allowed);
}

static int hex(char c)
{
    return c >= '0' && c <= '9'                 ? c - '0'
           : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                : -1;
}

/* The path from byte `i` on, with its %XX decoded; "" when it is too long or malformed. */
static void take_tail(struct conn *conn, size_t i)
{
    const struct http_span path = conn->head.path;
    size_t n = 0;
    for (; i < path.n; i++, n++) {
        int c = (unsigned char)path.p[i];
        if (c == '%') {
            bool ok = i + 2 < path.n && hex(path.p[i + 1]) >= 0 && hex(path.p[i + 2]) >= 0;
            c = ok ? hex(path.p[i + 1]) * 16 + hex(path.p[i + 2]) : 0;
            i += 2;
        }
        if (c == 0 || n + 1 >= sizeof conn->tail) {
            n = 0;
            break;
        }
        conn->tail[n] = (char)c;
    }
    conn->tail[n] = '\0';
}

void route_begin(struct conn *conn)
{
    const struct http1_head *head = &conn->head;
    bool ok = false;
    conn->principal = (struct cr_principal){0};
    conn->route_index = find_route(head->path);
    conn->tail[0] = conn->query[0] = '\0';
    if (head->query.n > 0 && head->query.n < sizeof conn->query)
        snprintf(conn->query, sizeof conn->query, "%.*s", (int)head->query.n, head->query.p);
    if (head->method == HTTP_OPTIONS && conn->loop->server->cors_origin != NULL) {
        conn->route = &preflight;
        conn->is_refused = false;
        return;
    }
    if (conn->route_index == N_ROUTES) {
        conn->route = NULL;
        conn->is_refused = true;
        api_fail(&conn->refusal, 404, NULL, "unknown_url",
                 "There is nothing at this path; the API is below /v1.");
        return;
    }
    const struct route *route = conn->route = &routes[conn->route_index];
    if (route->is_prefix)
        take_tail(conn, strlen(route->path));
    if (!(head->method & route->methods))
        refuse_method(conn, route);
    else if (route->access == ACCESS_KEY)
        ok = check_key(conn);
    else if (route->access == ACCESS_METRICS)
        ok = check_metrics(conn);
    else if (route->access == ACCESS_OPERATOR)
        ok = check_operator(conn);
    else
        ok = true;
    conn->is_refused = !ok || (route->needs_model && !check_ready(conn));
}
