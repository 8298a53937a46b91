/* A listener: a connection that follows the feed of events.
 *
 * It looks every POLL_MS, and only while the client has read what it was sent: one that does not
 * keep up falls behind in the feed, which is bounded, and is then told how many events it missed.
 * So nothing waits for a listener, and none is cut off for being slow.
 */
#include "http/listener.h"

#include <event2/event.h>
#include <stdlib.h>

#include "http/event_text.h"
#include "http/server_int.h"

#define POLL_MS     100
#define N_EVENTS    64u
#define MAX_BATCH   (32u << 10)
#define MAX_PENDING (16u << 10) /* bytes that the client has not read: then wait */

struct listener {
    struct conn *conn;
    struct event *timer;
    struct cr_feed_reader reader;
};

static void leave(struct listener *l)
{
    struct loop *loop = l->conn->loop;
    cr_feed_leave(cr_worker_feed(loop->server->model.worker));
    loop->n_listeners--;
    event_free(l->timer);
    free(l);
}

static void on_gone(void *user)
{
    leave(user);
}

static void put_event(struct cr_buf *buf, struct tenant_book *book,
                      const struct cr_feed_event *event, uint64_t dropped)
{
    cr_buf_append_str(buf, "data: ");
    if (event != NULL)
        event_text(buf, book, event);
    else
        event_text_dropped(buf, dropped);
    cr_buf_append_str(buf, "\n\n");
}

/* False when nothing more is to be done now, or the client has gone: the listener with it. */
static bool send_some(struct listener *l)
{
    struct loop *loop = l->conn->loop;
    struct cr_server *server = loop->server;
    struct cr_feed_event events[N_EVENTS];
    struct cr_buf *buf = &loop->scratch;
    uint64_t dropped;

    if (conn_pending(l->conn) > MAX_PENDING)
        return false;
    uint32_t n =
        cr_feed_read(cr_worker_feed(server->model.worker), &l->reader, events, N_EVENTS, &dropped);
    cr_buf_clear(buf);
    if (dropped > 0)
        put_event(buf, NULL, NULL, dropped);
    for (uint32_t i = 0; i < n; i++)
        put_event(buf, &server->tenants, &events[i], 0);
    return conn_stream_write(l->conn, cr_buf_str(buf), buf->len) && n == N_EVENTS;
}

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
    (void)fd;
    (void)what;
    struct listener *l = arg;
    struct conn *conn = l->conn;
    struct loop *loop = conn->loop;
    if (atomic_load_explicit(&loop->server->is_draining, memory_order_relaxed)) {
        conn->on_gone = NULL;
        leave(l);
        conn_stream_end(conn);
    } else {
        while (send_some(l))
            continue;
    }
    loop_reap(loop);
}

void listener_handle(struct conn *conn)
{
    struct loop *loop = conn->loop;
    struct timeval tv = {0, POLL_MS * 1000};
    struct api_error err;
    struct listener *l = loop->n_listeners < LISTENER_MAX ? calloc(1, sizeof *l) : NULL;
    if (l != NULL)
        l->timer = event_new(loop->base, -1, EV_PERSIST, on_tick, l);
    if (l == NULL || l->timer == NULL || event_add(l->timer, &tv) != 0) {
        if (l != NULL && l->timer != NULL)
            event_free(l->timer);
        free(l);
        if (loop->n_listeners == LISTENER_MAX)
            api_fail(&err, 429, NULL, "rate_limit_exceeded",
                     "Too many listen to the events already; try again later.");
        else
            api_fail(&err, 503, NULL, NULL, "The server is out of memory; try again later.");
        err.retry_after_s = 1;
        conn_reply_error(conn, &err);
        return;
    }
    l->conn = conn;
    loop->n_listeners++;
    cr_feed_join(cr_worker_feed(loop->server->model.worker), &l->reader);
    conn->on_gone = on_gone;
    conn->user = l;
    conn_stream_begin(conn, "text/event-stream", true);
}
