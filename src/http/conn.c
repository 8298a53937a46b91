/* Connections: their life, their answers, and noticing clients that leave (conn_read.c reads).
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
#include <errno.h>
#include <event2/bufferevent_ssl.h>
#include <event2/event.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "carrel/log.h"
#include "http/conn_int.h"
#include "http/route.h"
#include "http/server_int.h"

#define LINGER_MS          2000
#define READ_AHEAD_BYTES   (64 << 10) /* beyond the largest head */
#define MAX_EXTRA_HEADERS  1024
#define KEEP_ALIVE_COMMENT ": keep-alive\n\n"

size_t conn_pending(const struct conn *conn)
{
    return evbuffer_get_length(conn_output(conn));
}

void conn_set_timer(struct conn *conn, uint32_t ms)
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

void conn_continue_closing(struct conn *conn)
{
    evbuffer_drain(conn_input(conn), evbuffer_get_length(conn_input(conn)));
    if (conn->is_shut || conn_pending(conn) > 0)
        return;
    conn->is_shut = true;
    if (conn->is_tls)
        SSL_shutdown(bufferevent_openssl_get_ssl(conn->bev));
    shutdown(bufferevent_getfd(conn->bev), SHUT_WR);
    conn_set_timer(conn, LINGER_MS);
    if (conn->is_at_end)
        conn_kill(conn);
}

/* The answer is complete and no other will follow: closes once it is sent. */
static void begin_closing(struct conn *conn)
{
    conn->state = CONN_CLOSING;
    conn_set_timer(conn, LINGER_MS + conn->loop->limits.write_timeout_ms);
    conn_continue_closing(conn);
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
    if (head->status != CR_OK || evbuffer_add(conn_output(conn), head->data, head->len) != 0)
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
        conn_set_timer(conn, conn->loop->limits.idle_timeout_ms);
        conn_process(conn);
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
    if (conn->has_body && len > 0 && evbuffer_add(conn_output(conn), body, len) != 0)
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
        conn_set_timer(conn, conn->loop->limits.keepalive_ms);
}

bool conn_stream_write(struct conn *conn, const char *data, size_t len)
{
    if (conn->state != CONN_STREAM)
        return false;
    struct evbuffer *out = conn_output(conn);
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
    if (!conn->head.is_http10 && evbuffer_add(conn_output(conn), "0\r\n\r\n", 5) != 0)
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

/* --- libevent ----------------------------------------------------------------------------- */

static void on_read(struct bufferevent *bev, void *arg)
{
    (void)bev;
    struct conn *conn = arg;
    struct loop *loop = conn->loop;
    conn_process(conn);
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
        conn_continue_closing(conn);
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
        conn_set_timer(conn, loop->limits.header_timeout_ms);
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
            conn_set_timer(conn, (uint32_t)((keepalive_us - silent_us) / 1000 + 1));
    } else if (conn->state == CONN_BODY || (conn->state == CONN_HEAD && conn->has_begun)) {
        conn_refuse_head(conn, 408);
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
    conn_set_timer(conn, limits->header_timeout_ms);
    return true;

fail:
    if (conn != NULL && conn->timer != NULL)
        event_free(conn->timer);
    free(conn);
    close(fd);
    return false;
}
