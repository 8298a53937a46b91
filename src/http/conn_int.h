/* Between conn.c, which owns connections and writes answers, and conn_read.c, which reads requests.
 */
#ifndef CARREL_HTTP_CONN_INT_H
#define CARREL_HTTP_CONN_INT_H

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>

#include "http/conn.h"
#include "http/server_int.h"

static inline struct evbuffer *conn_input(const struct conn *conn)
{
    return bufferevent_get_input(conn->bev);
}

static inline struct evbuffer *conn_output(const struct conn *conn)
{
    return bufferevent_get_output(conn->bev);
}

/* conn.c */
void conn_set_timer(struct conn *conn, uint32_t ms);
/* Drops what still comes, and shuts down once everything is sent. */
void conn_continue_closing(struct conn *conn);

/* conn_read.c: goes on as far as the bytes at hand allow. */
void conn_process(struct conn *conn);
/* Answers 408 or what is wrong with a head, and closes. */
void conn_refuse_head(struct conn *conn, int status);

#endif
