/* A connection: HTTP/1.1 over a socket or TLS, one request at a time.
 *
 *        ┌──────────────── keep-alive ───────────────┐
 *        ▼                                            │
 *      HEAD ──▶ BODY ──▶ HANDLER ──▶ (STREAM) ──▶ answered ──▶ CLOSING ──▶ gone
 *
 * All functions run on the loop's thread. A connection that is given up stays readable until the
 * current callback of libevent ends (loop_reap()), so callers need not know whether it is gone.
 */
#ifndef CARREL_HTTP_CONN_H
#define CARREL_HTTP_CONN_H

#include <stdbool.h>
#include <stdint.h>

#include "carrel/buf.h"
#include "carrel/store.h"
#include "http/api.h"
#include "http/http1.h"

struct bufferevent;
struct event;
struct loop;
struct route;

enum conn_state {
    CONN_HEAD,    /* waits for a request, or for the rest of its head */
    CONN_BODY,    /* reads its body */
    CONN_HANDLER, /* the answer is being made */
    CONN_STREAM,  /* the answer's head is out, its body is being made */
    CONN_CLOSING, /* the answer is complete; flush, then close */
    CONN_GONE,    /* waits to be reaped */
};

struct conn {
    struct loop *loop;
    struct conn *prev, *next; /* in the loop's list, or in its list of the gone */
    struct bufferevent *bev;
    struct event *timer;
    enum conn_state state;
    bool is_tls;
    bool in_process; /* process() is at work: who ends an answer need not start it */
    bool has_begun;  /* bytes of the next head have come */
    bool is_shut;    /* our side of the socket is closed … */
    bool is_at_end;  /* … and the client's */

    /* The request. */
    struct http1_head head; /* its spans are valid only while the head is looked at */
    size_t scan;
    struct http1_chunked chunked;
    uint64_t body_seen;
    struct cr_buf body;
    bool is_refused; /* `refusal` is the answer, once the body was skipped */
    struct api_error refusal;
    const struct route *route;
    uint32_t route_index;
    char tail[129]; /* of the path, where the route is a prefix; "" when too long */
    char query[65]; /* of routes that look at it; "" when too long */
    struct cr_principal principal;
    uint64_t begin_us; /* when the request was complete */

    /* The answer. */
    struct cr_buf headers; /* extra header lines */
    bool keep_alive, has_body;
    uint64_t last_write_us; /* of a stream */
    bool has_comments;      /* a silent stream sends comments */

    /* Whoever makes the answer: told once when the client leaves before it is complete. */
    void (*on_gone)(void *user);
    void *user;
};

/* Takes over the descriptor. False: it is closed already. `tls` is an SSL_CTX, or NULL. */
bool conn_open(struct loop *loop, int fd, void *tls);

/* Adds a header line to the answer; before it begins. */
void conn_add_header(struct conn *conn, const char *name, const char *value);

/* Answers with a whole body. */
void conn_reply(struct conn *conn, int status, const char *content_type, const char *body,
                size_t len);
void conn_reply_error(struct conn *conn, const struct api_error *err);

/* Answers piece by piece. `comments`: send ": keep-alive" when nothing was sent for long. */
void conn_stream_begin(struct conn *conn, const char *content_type, bool comments);
/* False when the client reads too slowly: then it is gone. */
bool conn_stream_write(struct conn *conn, const char *data, size_t len);
void conn_stream_end(struct conn *conn);
/* Ends a stream in the middle, so that the client can tell. */
void conn_stream_abort(struct conn *conn);

/* Gives the connection up now. */
void conn_kill(struct conn *conn);
/* Closes it if it waits for a request that has not begun; else after the current answer. */
void conn_drain(struct conn *conn);
/* Bytes that wait to be sent. */
size_t conn_pending(const struct conn *conn);

/* Frees what conn_kill() gave up; for loop_reap(). */
void conn_free(struct conn *conn);

#endif
