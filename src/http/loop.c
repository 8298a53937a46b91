/* An event-loop thread: accepts, serves its connections, and hands out its mail.
 *
 * All loops watch the one listening socket and take one connection each time it is readable, which
 * spreads connections well enough. A loop keeps copies of what a reload may change, and refreshes
 * them when it is woken; so nothing on a request's way takes the server's mutex.
 *
 * Stopping: the loop stops accepting, fails the generations that still run, and ends when the
 * worker has said its last word on each of them and all answers are sent, or STOP_GRACE_MS later
 * for the answers. The generations are waited for without limit: the worker owes their last events,
 * and what they point to lives here.
 */
#include <errno.h>
#include <event2/event.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "carrel/log.h"
#include "http/gen.h"
#include "http/server_int.h"

#define STOP_GRACE_MS     2000
#define STOP_POLL_MS      10
#define ACCEPT_RETRY_MS   100 /* after the process ran out of descriptors */
#define MAX_HEAD_BYTES    (8 << 10)
#define MAX_SCRATCH_SIZE  (64u << 20)
#define KEPT_SCRATCH_SIZE (1u << 20) /* between two callbacks */

static const char full_answer[] =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: 128\r\n"
    "Retry-After: 1\r\nConnection: close\r\n\r\n"
    "{\"error\":{\"message\":\"The server has too many connections; try again later.\","
    "\"type\":\"unavailable_error\",\"param\":null,\"code\":503}}";

uint64_t loop_now_us(struct loop *loop)
{
    (void)loop;
    return cr_clock_now_us(NULL);
}

const char *loop_date(struct loop *loop)
{
    time_t now_s = time(NULL);
    if (now_s != loop->date_s) {
        struct tm tm;
        gmtime_r(&now_s, &tm);
        strftime(loop->date, sizeof loop->date, "%a, %d %b %Y %H:%M:%S GMT", &tm);
        loop->date_s = now_s;
    }
    return loop->date;
}

void loop_reap(struct loop *loop)
{
    if (loop->scratch.cap > KEPT_SCRATCH_SIZE)
        cr_buf_release(&loop->scratch);
    while (loop->gone != NULL) {
        struct conn *conn = loop->gone;
        loop->gone = conn->next;
        conn_free(conn);
    }
}

static void on_accept(evutil_socket_t listen_fd, short what, void *arg)
{
    (void)what;
    struct loop *loop = arg;
    struct server_metrics *metrics = &loop->server->metrics;
    int fd = accept4(listen_fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            cr_log(CR_LOG_WARN, "http", "no connection can be accepted; raise the limit on files",
                   CR_LOG_STR("why", strerror(errno)));
            struct timeval tv = {0, ACCEPT_RETRY_MS * 1000};
            event_del(loop->accept_event);
            evtimer_add(loop->retry_event, &tv);
        }
        return;
    }
    int64_t n = atomic_load_explicit(&metrics->connections, memory_order_relaxed);
    if (n >= loop->limits.max_connections) {
        metric_add(&metrics->rejected[REJECT_CONNECTIONS], 1);
        if (loop->tls == NULL)
            (void)!send(fd, full_answer, sizeof full_answer - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
        close(fd);
        return;
    }
    conn_open(loop, fd, loop->tls);
    loop_reap(loop);
}

static void on_accept_retry(evutil_socket_t fd, short what, void *arg)
{
    (void)fd;
    (void)what;
    struct loop *loop = arg;
    if (!loop->is_stopping)
        event_add(loop->accept_event, NULL);
}

static void take_reload(struct loop *loop)
{
    struct cr_server *server = loop->server;
    uint32_t generation = atomic_load(&server->generation);
    if (generation == loop->generation)
        return;
    pthread_mutex_lock(&server->reload_mutex);
    loop->limits = server->limits;
    SSL_CTX *old = loop->tls;
    loop->tls = server->tls;
    if (loop->tls != NULL)
        SSL_CTX_up_ref(loop->tls);
    pthread_mutex_unlock(&server->reload_mutex);
    SSL_CTX_free(old);
    loop->generation = generation;
}

static void end_if_idle(struct loop *loop)
{
    bool late = loop_now_us(loop) >= loop->stop_by_us;
    size_t n_pending = 0;
    for (struct conn *conn = loop->conns; conn != NULL; conn = conn->next)
        n_pending += conn_pending(conn);
    if (loop->gens != NULL || loop->n_views > 0 || (n_pending > 0 && !late))
        return;
    while (loop->conns != NULL)
        conn_kill(loop->conns);
    event_base_loopbreak(loop->base);
}

static void on_stop_timer(evutil_socket_t fd, short what, void *arg)
{
    (void)fd;
    (void)what;
    struct loop *loop = arg;
    end_if_idle(loop);
    loop_reap(loop);
}

static void begin_stop(struct loop *loop)
{
    struct timeval tv = {0, STOP_POLL_MS * 1000};
    loop->is_stopping = true;
    loop->stop_by_us = loop_now_us(loop) + STOP_GRACE_MS * 1000;
    event_del(loop->accept_event);
    gen_fail_all(loop);
    event_add(loop->stop_event, &tv);
}

static void on_wake(evutil_socket_t fd, short what, void *arg)
{
    (void)fd;
    (void)what;
    struct loop *loop = arg;
    struct mail *mail;
    mailbox_clear(&loop->mailbox);
    while ((mail = mailbox_take_lock(&loop->mailbox)) != NULL)
        mail->take(loop, mail);
    take_reload(loop);
    if (atomic_load(&loop->server->is_draining)) {
        for (struct conn *conn = loop->conns, *next; conn != NULL; conn = next) {
            next = conn->next;
            conn_drain(conn);
        }
    }
    if (atomic_load(&loop->server->is_stopping) && !loop->is_stopping)
        begin_stop(loop);
    loop_reap(loop);
}

/* Without libevent's cached time: after a callback that took long it lies in the past, and a timer
 * that is set by it may end before it began. */
static struct event_base *new_base(void)
{
    struct event_config *config = event_config_new();
    if (config == NULL)
        return NULL;
    event_config_set_flag(config, EVENT_BASE_FLAG_NO_CACHE_TIME);
    struct event_base *base = event_base_new_with_config(config);
    event_config_free(config);
    return base;
}

int loop_init(struct loop *loop, struct cr_server *server, struct cr_error *err)
{
    loop->server = server;
    cr_buf_init(&loop->head, MAX_HEAD_BYTES);
    cr_buf_init(&loop->scratch, MAX_SCRATCH_SIZE);
    if (mailbox_init(&loop->mailbox) != CR_OK)
        return cr_error_set(err, CR_EIO, "The system gives no more eventfds; raise its limits.");
    loop->base = new_base();
    if (loop->base == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for an event loop.");
    loop->accept_event =
        event_new(loop->base, server->listen_fd, EV_READ | EV_PERSIST, on_accept, loop);
    loop->retry_event = evtimer_new(loop->base, on_accept_retry, loop);
    loop->wake_event =
        event_new(loop->base, loop->mailbox.wake_fd, EV_READ | EV_PERSIST, on_wake, loop);
    loop->stop_event = event_new(loop->base, -1, EV_PERSIST, on_stop_timer, loop);
    if (loop->accept_event == NULL || loop->retry_event == NULL || loop->wake_event == NULL ||
        loop->stop_event == NULL || event_add(loop->accept_event, NULL) != 0 ||
        event_add(loop->wake_event, NULL) != 0)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for an event loop.");
    loop->generation = UINT32_MAX;
    take_reload(loop);
    return CR_OK;
}

void loop_release(struct loop *loop)
{
    if (loop->server == NULL)
        return;
    while (loop->conns != NULL)
        conn_kill(loop->conns);
    loop_reap(loop);
    struct event *events[] = {loop->accept_event, loop->retry_event, loop->wake_event,
                              loop->stop_event};
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
        if (events[i] != NULL)
            event_free(events[i]);
    if (loop->base != NULL)
        event_base_free(loop->base);
    if (loop->mailbox.wake_fd >= 0)
        mailbox_release(&loop->mailbox);
    SSL_CTX_free(loop->tls);
    cr_buf_release(&loop->head);
    cr_buf_release(&loop->scratch);
    loop->server = NULL;
}

void *loop_run(void *arg)
{
    struct loop *loop = arg;
    event_base_dispatch(loop->base);
    return NULL;
}
