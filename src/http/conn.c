/* Connections: reading requests, writing answers, and noticing clients that do neither.
 *
 * A request's head decides who asks and whether it may: only then is its body read, so that nobody
 * without a key makes the server hold megabytes. A refused request's body is skipped where it is
 * short enough to keep the connection in step; otherwise the answer goes out at once and the
 * connection closes.
 *
 * Reading stays on while an answer is made: the end of the stream is the only sign that a client
 * left, and its request must then be canceled. What arrives meanwhile is the next request, which
 * waits in the input buffer, bounded by its watermark. A client that shuts down its sending side
 * early is taken for one that left, unless its answer is complete already.
 *
 * Invariants: at most one request is being answered; an answer is begun once and ended once; after
 * CONN_GONE nothing is read or written, and on_gone has been called if it was set.
 *
 * Closing is done in two steps (flush and shut down, then wait a moment for the client's end), so
 * that a client that is still sending gets to read the answer instead of a reset.
 */
#include "http/conn.h"

#include <errno.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/bufferevent_ssl.h>
#include <event2/event.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "carrel/log.h"
#include "http/route.h"
#include "http/server_int.h"

#define LINGER_MS          2000
#define READ_AHEAD_BYTES   (64 << 10)  /* beyond the largest head */
#define MAX_PENDING_BYTES  (256 << 10) /* answers to pipelined requests that wait to be sent */
#define KEPT_BODY_BYTES    (64 << 10)  /* a body buffer larger than this is not kept */
#define MAX_EXTRA_HEADERS  1024
#define KEEP_ALIVE_COMMENT ": keep-alive\n\n"

static void process(struct conn *conn);

static struct evbuffer *input(const struct conn *conn)
{
    return bufferevent_get_input(conn->bev);
}

static struct evbuffer *output(const struct conn *conn)
{
    return bufferevent_get_output(conn->bev);
}

size_t conn_pending(const struct conn *conn)
{
    return evbuffer_get_length(output(conn));
}

static void set_timer(struct conn *conn, uint32_t ms)
{
    struct timeval tv = {ms / 1000, (ms % 1000) * 1000};
    evtimer_add(conn->timer, &tv);
}

/* --- the end ------------------------------------------------------------------------------ */

void conn_kill(struct conn *conn)
{
    if (conn->state == CONN_GONE)
        return;
    conn->state = CONN_GONE;
    struct loop *loop = conn->loop;
    if (conn->prev != NULL)
        conn->prev->next = conn->next;
    else
        loop->conns = conn->next;
    if (conn->next != NULL)
        conn->next->prev = conn->prev;
    conn->prev = NULL;
    conn->next = loop->gone;
    loop->gone = conn;
    bufferevent_disable(conn->bev, EV_READ | EV_WRITE);
    evtimer_del(conn->timer);
    if (conn->on_gone != NULL) {
        void (*on_gone)(void *user) = conn->on_gone;
        conn->on_gone = NULL;
        on_gone(conn->user);
    }
}

void conn_free(struct conn *conn)
{
    SSL *ssl = conn->is_tls ? bufferevent_openssl_get_ssl(conn->bev) : NULL;
    /* Otherwise the session counts as broken off, and OpenSSL would forget it. */
    if (ssl != NULL)
        SSL_set_shutdown(ssl, SSL_RECEIVED_SHUTDOWN | SSL_SENT_SHUTDOWN);
    bufferevent_free(conn->bev);
    event_free(conn->timer);
    cr_buf_release(&conn->body);
    cr_buf_release(&conn->headers);
    atomic_fetch_sub(&conn->loop->server->metrics.connections, 1);
    free(conn);
}

static void continue_closing(struct conn *conn)
{
    evbuffer_drain(input(conn), evbuffer_get_length(input(conn)));
    if (conn->is_shut || conn_pending(conn) > 0)
        return;
    conn->is_shut = true;
    if (conn->is_tls)
        SSL_shutdown(bufferevent_openssl_get_ssl(conn->bev));
    shutdown(bufferevent_getfd(conn->bev), SHUT_WR);
    set_timer(conn, LINGER_MS);
    if (conn->is_at_end)
        conn_kill(conn);
}

/* The answer is complete and no other will follow: closes once it is sent. */
static void begin_closing(struct conn *conn)
{
    conn->state = CONN_CLOSING;
    set_timer(conn, LINGER_MS + conn->loop->limits.write_timeout_ms);
    continue_closing(conn);
}

void conn_drain(struct conn *conn)
{
    conn->keep_alive = false;
    if (conn->state == CONN_HEAD && !conn->has_begun && conn_pending(conn) == 0)
        conn_kill(conn);
}

/* --- answers ------------------------------------------------------------------------------ */

void conn_add_header(struct conn *conn, const char *name, const char *value)
{
    cr_buf_printf(&conn->headers, "%s: %s\r\n", name, value);
}

/* Writes the head of an answer. `length` < 0: not known before. */
static void write_head(struct conn *conn, int status, const char *content_type, int64_t length)
{
    struct loop *loop = conn->loop;
    struct cr_buf *head = &loop->head;
    bool chunked = length < 0 && !conn->head.is_http10;
    if (atomic_load_explicit(&loop->server->is_draining, memory_order_relaxed) ||
        (length < 0 && !chunked))
        conn->keep_alive = false;

    cr_buf_clear(head);
    cr_buf_printf(head, "HTTP/1.1 %d %s\r\nDate: %s\r\n", status, http_status_text(status),
                  loop_date(loop));
    if (content_type != NULL)
        cr_buf_printf(head, "Content-Type: %s\r\n", content_type);
    if (length >= 0 && status != 204)
        cr_buf_printf(head, "Content-Length: %lld\r\n", (long long)length);
    if (chunked)
        cr_buf_append_str(head, "Transfer-Encoding: chunked\r\n");
    if (loop->server->cors_origin != NULL)
        cr_buf_printf(head, "Access-Control-Allow-Origin: %s\r\nVary: Origin\r\n",
                      loop->server->cors_origin);
    cr_buf_append(head, cr_buf_str(&conn->headers), conn->headers.len);
    if (!conn->keep_alive)
        cr_buf_append_str(head, "Connection: close\r\n");
    else if (conn->head.is_http10)
        cr_buf_append_str(head, "Connection: keep-alive\r\n");
    cr_buf_append_str(head, "\r\n");

    server_metrics_count_http(&loop->server->metrics, conn->route_index, status);
    if (cr_log_is_on(CR_LOG_DEBUG))
        cr_log(CR_LOG_DEBUG, "http", "answered",
               CR_LOG_STR("route", route_names(NULL)[conn->route_index]),
               CR_LOG_INT("status", status));
    if (head->status != CR_OK || evbuffer_add(output(conn), head->data, head->len) != 0)
        conn_kill(conn);
}

/* The answer is complete: on to the next request, or to the end. */
static void end_answer(struct conn *conn)
{
    if (conn->state == CONN_GONE)
        return;
    conn->on_gone = NULL;
    if (conn->keep_alive) {
        conn->state = CONN_HEAD;
        set_timer(conn, conn->loop->limits.idle_timeout_ms);
        process(conn);
    } else {
        begin_closing(conn);
    }
}

void conn_reply(struct conn *conn, int status, const char *content_type, const char *body,
                size_t len)
{
    if (conn->state == CONN_GONE)
        return;
    write_head(conn, status, content_type, (int64_t)len);
    if (conn->has_body && len > 0 && evbuffer_add(output(conn), body, len) != 0)
        conn_kill(conn);
    end_answer(conn);
}

void conn_reply_error(struct conn *conn, const struct api_error *err)
{
    struct cr_buf body;
    cr_buf_init(&body, 4096);
    api_format_error(&body, err);
    if (err->http == 401)
        conn_add_header(conn, "WWW-Authenticate", "Bearer");
    if (err->retry_after_s > 0) {
        char seconds[16];
        snprintf(seconds, sizeof seconds, "%u", err->retry_after_s);
        conn_add_header(conn, "Retry-After", seconds);
    }
    conn_reply(conn, err->http, "application/json", cr_buf_str(&body), body.len);
    cr_buf_release(&body);
}

void conn_stream_begin(struct conn *conn, const char *content_type, bool comments)
{
    if (conn->state == CONN_GONE)
        return;
    write_head(conn, 200, content_type, -1);
    if (conn->state == CONN_GONE)
        return;
    conn->state = CONN_STREAM;
    conn->last_write_us = loop_now_us(conn->loop);
    if (comments && conn->loop->limits.keepalive_ms > 0)
        set_timer(conn, conn->loop->limits.keepalive_ms);
}

bool conn_stream_write(struct conn *conn, const char *data, size_t len)
{
    if (conn->state != CONN_STREAM)
        return false;
    struct evbuffer *out = output(conn);
    bool chunked = !conn->head.is_http10, ok = true;
    if (len == 0)
        return true; /* an empty chunk would be the last */
    if (chunked)
        ok = evbuffer_add_printf(out, "%zx\r\n", len) >= 0;
    ok = ok && evbuffer_add(out, data, len) == 0;
    if (chunked)
        ok = ok && evbuffer_add(out, "\r\n", 2) == 0;
    conn->last_write_us = loop_now_us(conn->loop);
    if (!ok || evbuffer_get_length(out) > conn->loop->limits.max_output_bytes) {
        conn_kill(conn);
        return false;
    }
    return true;
}

void conn_stream_end(struct conn *conn)
{
    if (conn->state != CONN_STREAM)
        return;
    evtimer_del(conn->timer);
    if (!conn->head.is_http10 && evbuffer_add(output(conn), "0\r\n\r\n", 5) != 0)
        conn_kill(conn);
    end_answer(conn);
}

void conn_stream_abort(struct conn *conn)
{
    if (conn->state != CONN_STREAM)
        return;
    conn->on_gone = NULL;
    conn->keep_alive = false;
    begin_closing(conn);
}

/* --- requests ----------------------------------------------------------------------------- */

/* Answers a request that cannot be read to its end, and closes. */
static void refuse_now(struct conn *conn, const struct api_error *err)
{
    conn->keep_alive = false;
    conn->has_body = true;
    conn_reply_error(conn, err);
}

static void refuse_head(struct conn *conn, int status)
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
    evbuffer_drain(input(conn), head_size);
    conn->scan = 0;
    conn->has_begun = false;

    if (conn->head.content_length > limits->max_body_bytes) {
        refuse_body_size(conn);
        return;
    }
    bool is_waiting = conn->head.expect_continue && evbuffer_get_length(input(conn)) == 0 &&
                      (conn->head.is_chunked || conn->head.content_length > 0);
    if (is_waiting && conn->is_refused) {
        refuse_now(conn, &conn->refusal); /* whether the body comes now, nobody can tell */
        return;
    }
    if (is_waiting)
        evbuffer_add_printf(output(conn), "HTTP/1.1 100 Continue\r\n\r\n");
    conn->state = CONN_BODY;
    if (conn->head.is_chunked || conn->head.content_length > 0)
        set_timer(conn, limits->body_timeout_ms);
}

/* True: there is more to do at once. */
static bool read_head(struct conn *conn)
{
    struct evbuffer *in = input(conn);
    char start[2];
    if (conn_pending(conn) > MAX_PENDING_BYTES)
        return false; /* on_write() goes on */
    /* Empty lines before a request are allowed. */
    while (conn->scan == 0 && evbuffer_copyout(in, start, 2) == 2 && memcmp(start, "\r\n", 2) == 0)
        evbuffer_drain(in, 2);

    size_t n = evbuffer_get_length(in), max = conn->loop->limits.max_header_bytes;
    if (n == 0)
        return false;
    if (!conn->has_begun) {
        conn->has_begun = true;
        set_timer(conn, conn->loop->limits.header_timeout_ms);
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
        refuse_head(conn, status);
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
    struct evbuffer *in = input(conn);
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
static void process(struct conn *conn)
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
                continue_closing(conn);
        }
    }
    conn->in_process = false;
}

/* --- libevent ----------------------------------------------------------------------------- */

static void on_read(struct bufferevent *bev, void *arg)
{
    (void)bev;
    struct conn *conn = arg;
    struct loop *loop = conn->loop;
    process(conn);
    loop_reap(loop);
}

/* Everything was sent. */
static void on_write(struct bufferevent *bev, void *arg)
{
    on_read(bev, arg);
}

static void on_end(struct conn *conn)
{
    conn->is_at_end = true;
    if (conn->state == CONN_CLOSING && !conn->is_shut) {
        continue_closing(conn);
    } else if ((conn->state == CONN_HEAD || conn->state == CONN_BODY) && conn_pending(conn) > 0) {
        /* It has sent all it wants to, and still reads. */
        begin_closing(conn);
    } else {
        conn_kill(conn);
    }
}

static void on_event(struct bufferevent *bev, short what, void *arg)
{
    (void)bev;
    struct conn *conn = arg;
    struct loop *loop = conn->loop;
    if (what & BEV_EVENT_CONNECTED)
        set_timer(conn, loop->limits.header_timeout_ms);
    else if ((what & BEV_EVENT_EOF) && (what & BEV_EVENT_READING))
        on_end(conn);
    else
        conn_kill(conn);
    loop_reap(loop);
}

static void on_timer(evutil_socket_t fd, short what, void *arg)
{
    (void)fd;
    (void)what;
    struct conn *conn = arg;
    struct loop *loop = conn->loop;
    uint64_t silent_us = loop_now_us(loop) - conn->last_write_us;
    uint64_t keepalive_us = (uint64_t)loop->limits.keepalive_ms * 1000;

    if (conn->state == CONN_STREAM) {
        if (silent_us >= keepalive_us &&
            conn_stream_write(conn, KEEP_ALIVE_COMMENT, strlen(KEEP_ALIVE_COMMENT)))
            silent_us = 0;
        if (conn->state == CONN_STREAM && keepalive_us > 0)
            set_timer(conn, (uint32_t)((keepalive_us - silent_us) / 1000 + 1));
    } else if (conn->state == CONN_BODY || (conn->state == CONN_HEAD && conn->has_begun)) {
        refuse_head(conn, 408);
    } else {
        conn_kill(conn);
    }
    loop_reap(loop);
}

bool conn_open(struct loop *loop, int fd, void *tls)
{
    struct conn *conn = calloc(1, sizeof *conn);
    if (conn == NULL)
        goto fail;
    conn->loop = loop;
    conn->is_tls = tls != NULL;
    cr_buf_init(&conn->body, loop->limits.max_body_bytes);
    cr_buf_init(&conn->headers, MAX_EXTRA_HEADERS);
    conn->timer = evtimer_new(loop->base, on_timer, conn);
    if (conn->timer == NULL)
        goto fail;
    if (tls != NULL) {
        SSL *ssl = SSL_new(tls);
        if (ssl != NULL)
            conn->bev = bufferevent_openssl_socket_new(
                loop->base, fd, ssl, BUFFEREVENT_SSL_ACCEPTING, BEV_OPT_CLOSE_ON_FREE);
        if (ssl != NULL && conn->bev == NULL)
            SSL_free(ssl);
    } else {
        conn->bev = bufferevent_socket_new(loop->base, fd, BEV_OPT_CLOSE_ON_FREE);
    }
    if (conn->bev == NULL)
        goto fail;

    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    const struct cr_server_limits *limits = &loop->limits;
    struct timeval write_timeout = {limits->write_timeout_ms / 1000,
                                    limits->write_timeout_ms % 1000 * 1000};
    bufferevent_set_timeouts(conn->bev, NULL, &write_timeout);
    bufferevent_setwatermark(conn->bev, EV_READ, 0, limits->max_header_bytes + READ_AHEAD_BYTES);
    bufferevent_setcb(conn->bev, on_read, on_write, on_event, conn);
    bufferevent_enable(conn->bev, EV_READ | EV_WRITE);
    conn->next = loop->conns;
    if (loop->conns != NULL)
        loop->conns->prev = conn;
    loop->conns = conn;
    atomic_fetch_add(&loop->server->metrics.connections, 1);
    conn->keep_alive = true;
    set_timer(conn, limits->header_timeout_ms);
    return true;

fail:
    if (conn != NULL && conn->timer != NULL)
        event_free(conn->timer);
    free(conn);
    close(fd);
    return false;
}
