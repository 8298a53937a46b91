/* The reading half of a connection: from bytes to a handler's call.
 *
 * A request's head decides who asks and whether it may: only then is its body read, so that nobody
 * without a key makes the server hold megabytes. A refused request's body is skipped where it is
 * short enough to keep the connection in step; otherwise the answer goes out at once and the
 * connection closes.
 *
 * conn_process() is a loop, not a recursion: an answer that is complete at once brings it to the
 * next pipelined request, and it stops when a handler keeps the request, when bytes are missing, or
 * when too many answers wait to be sent.
 */
#include <string.h>

#include "http/conn_int.h"
#include "http/route.h"

#define MAX_PENDING_BYTES (256 << 10) /* answers to pipelined requests that wait to be sent */
#define KEPT_BODY_BYTES   (64 << 10)  /* a body buffer larger than this is not kept */

/* Answers a request that cannot be read to its end, and closes. */
static void refuse_now(struct conn *conn, const struct api_error *err)
{
    conn->keep_alive = false;
    conn->has_body = true;
    conn_reply_error(conn, err);
}

void conn_refuse_head(struct conn *conn, int status)
{
    struct api_error err;
    uint32_t n_routes;
    route_names(&n_routes);
    conn->route_index = n_routes - 1;
    conn->head = (struct http1_head){0};
    cr_buf_clear(&conn->headers);
    switch (status) {
    case 408:
        api_fail(&err, 408, NULL, "request_timeout", "The request did not arrive in time.");
        break;
    case 417:
        api_fail(&err, 417, NULL, "unsupported_expectation",
                 "The only expectation that is supported is 100-continue.");
        break;
    case 431:
        api_fail(&err, 431, NULL, "headers_too_large",
                 "The headers are too large; at most %u bytes are allowed.",
                 conn->loop->limits.max_header_bytes);
        break;
    case 501:
        api_fail(&err, 501, NULL, "unsupported_transfer_encoding",
                 "The only transfer coding that is supported is chunked.");
        break;
    case 505:
        api_fail(&err, 505, NULL, "unsupported_version", "Use HTTP/1.1 or HTTP/1.0.");
        break;
    default:
        api_fail(&err, 400, NULL, "malformed_request", "The request is not valid HTTP/1.1.");
    }
    refuse_now(conn, &err);
}

static void refuse_body_size(struct conn *conn)
{
    struct api_error err = conn->refusal;
    if (!conn->is_refused)
        api_fail(&err, 413, NULL, "body_too_large",
                 "The body is too large; at most %u bytes are allowed.",
                 conn->loop->limits.max_body_bytes);
    refuse_now(conn, &err);
}

/* The head is complete: decides what becomes of the request. */
static void begin_request(struct conn *conn, size_t head_size)
{
    const struct cr_server_limits *limits = &conn->loop->limits;
    conn->keep_alive = conn->head.keep_alive;
    conn->has_body = conn->head.method != HTTP_HEAD;
    conn->is_refused = false;
    conn->body_seen = 0;
    cr_buf_clear(&conn->headers);
    cr_buf_clear(&conn->body);
    conn->body.max = limits->max_body_bytes;
    http1_chunked_init(&conn->chunked);
    route_begin(conn);
    evbuffer_drain(conn_input(conn), head_size);
    conn->scan = 0;
    conn->has_begun = false;

    if (conn->head.content_length > limits->max_body_bytes) {
        refuse_body_size(conn);
        return;
    }
    bool is_waiting = conn->head.expect_continue && evbuffer_get_length(conn_input(conn)) == 0 &&
                      (conn->head.is_chunked || conn->head.content_length > 0);
    if (is_waiting && conn->is_refused) {
        refuse_now(conn, &conn->refusal); /* whether the body comes now, nobody can tell */
        return;
    }
    if (is_waiting)
        evbuffer_add_printf(conn_output(conn), "HTTP/1.1 100 Continue\r\n\r\n");
    conn->state = CONN_BODY;
    if (conn->head.is_chunked || conn->head.content_length > 0)
        conn_set_timer(conn, limits->body_timeout_ms);
}

/* True: there is more to do at once. */
static bool read_head(struct conn *conn)
{
    struct evbuffer *in = conn_input(conn);
    char start[2];
    if (conn_pending(conn) > MAX_PENDING_BYTES)
        return false; /* the next write callback goes on */
    /* Empty lines before a request are allowed; half of one may have been scanned already. */
    while (evbuffer_copyout(in, start, 2) == 2 && memcmp(start, "\r\n", 2) == 0) {
        evbuffer_drain(in, 2);
        conn->scan = 0;
    }

    size_t n = evbuffer_get_length(in), max = conn->loop->limits.max_header_bytes;
    if (n == 0)
        return false;
    if (!conn->has_begun) {
        conn->has_begun = true;
        conn_set_timer(conn, conn->loop->limits.header_timeout_ms);
    }
    size_t look = n < max ? n : max;
    const char *p = (const char *)evbuffer_pullup(in, (ssize_t)look);
    if (p == NULL) {
        conn_kill(conn);
        return false;
    }
    size_t size = http1_head_size(p, look, &conn->scan);
    if (size == 0 && look < max)
        return false;
    int status = size == 0 ? 431 : size == HTTP1_MALFORMED ? 400 : 0;
    if (status == 0)
        status = http1_parse_head(p, size, &conn->head);
    if (status != 0)
        conn_refuse_head(conn, status);
    else
        begin_request(conn, size);
    return true;
}

static void handle(struct conn *conn)
{
    conn->state = CONN_HANDLER;
    conn->begin_us = loop_now_us(conn->loop);
    evtimer_del(conn->timer);
    if (conn->is_refused)
        conn_reply_error(conn, &conn->refusal);
    else
        conn->route->handle(conn);
    if (conn->body.cap > KEPT_BODY_BYTES)
        cr_buf_release(&conn->body);
}

/* Takes what has come of a body. CR_OK: complete; CR_ENOTFOUND: more must come. */
static int take_body(struct conn *conn)
{
    struct evbuffer *in = conn_input(conn);
    struct cr_buf *body = conn->is_refused ? NULL : &conn->body;
    int status = CR_ENOTFOUND;

    while (conn->head.is_chunked && status == CR_ENOTFOUND && evbuffer_get_length(in) > 0) {
        size_t used, n = evbuffer_get_contiguous_space(in);
        const char *p = (const char *)evbuffer_pullup(in, (ssize_t)n);
        status = http1_chunked_feed(&conn->chunked, p, n, body, &used);
        evbuffer_drain(in, used);
        conn->body_seen += used;
    }
    if (conn->head.is_chunked)
        return status;

    size_t n = evbuffer_get_length(in);
    if (n > conn->head.content_length - conn->body_seen)
        n = (size_t)(conn->head.content_length - conn->body_seen);
    if (body == NULL) {
        evbuffer_drain(in, n);
    } else if (n > 0) {
        status = cr_buf_reserve(body, n);
        if (status != CR_OK)
            return status;
        evbuffer_remove(in, body->data + body->len, n);
        body->len += n;
        body->data[body->len] = '\0';
    }
    conn->body_seen += n;
    return conn->body_seen == conn->head.content_length ? CR_OK : CR_ENOTFOUND;
}

static bool read_body(struct conn *conn)
{
    struct api_error err;
    int status = take_body(conn);
    if (status == CR_ENOTFOUND && conn->is_refused &&
        conn->body_seen > conn->loop->limits.max_body_bytes)
        status = CR_ETOOBIG;
    switch (status) {
    case CR_OK:
        handle(conn);
        return true;
    case CR_ENOTFOUND:
        return false;
    case CR_ETOOBIG:
        refuse_body_size(conn);
        return true;
    case CR_EFORMAT:
        api_fail(&err, 400, NULL, "malformed_request", "The chunked body is malformed.");
        break;
    default:
        api_fail(&err, 503, NULL, NULL, "The server is out of memory; try again later.");
    }
    refuse_now(conn, &err);
    return true;
}

/* Goes on as far as the bytes at hand allow. */
void conn_process(struct conn *conn)
{
    if (conn->in_process)
        return;
    conn->in_process = true;
    bool more = true;
    while (more) {
        if (conn->state == CONN_HEAD) {
            more = read_head(conn);
        } else if (conn->state == CONN_BODY) {
            more = read_body(conn);
        } else {
            more = false;
            if (conn->state == CONN_CLOSING)
                conn_continue_closing(conn);
        }
    }
    conn->in_process = false;
}
