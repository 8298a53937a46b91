/* See view.h. A view lives until the engine thread has looked, which it does exactly once; its
 * connection may leave before. The answer is made on the loop's thread, from numbers that were
 * copied, so that a step waits for no formatting. */
#include "http/view.h"

#include <stdlib.h>

#include "http/server_int.h"

static void on_gone(void *user)
{
    struct view *view = user;
    view->conn = NULL;
}

static void fail(struct conn *conn, int status)
{
    struct api_error err;
    if (status == CR_EFULL)
        api_fail(&err, 429, NULL, "rate_limit_exceeded",
                 "Too many questions about the cache wait; try again later.");
    else if (status == CR_ESHUTDOWN)
        api_fail(&err, 503, NULL, NULL, "The server is shutting down; try again later.");
    else
        api_fail(&err, 503, NULL, NULL, "The server is out of memory; try again later.");
    err.retry_after_s = 1;
    conn_reply_error(conn, &err);
}

static void take(struct loop *loop, struct mail *mail)
{
    struct view *view = (struct view *)mail; /* its first member */
    struct conn *conn = view->conn;
    struct cr_buf *buf = &loop->scratch;
    mailbox_unlock(&loop->mailbox);
    if (conn != NULL) {
        conn->on_gone = NULL;
        cr_buf_clear(buf);
        view->answer(view, buf);
        if (buf->status == CR_OK)
            conn_reply(conn, 200, "application/json", cr_buf_str(buf), buf->len);
        else
            fail(conn, CR_ENOMEM);
    }
    view_destroy(view);
}

struct view *view_create(struct conn *conn, void (*look)(struct view *view, const struct cr_kv *kv),
                         void (*answer)(struct view *view, struct cr_buf *buf))
{
    struct loop *loop = conn->loop;
    struct view *view = loop->n_views < VIEW_MAX ? calloc(1, sizeof *view) : NULL;
    if (view == NULL) {
        fail(conn, loop->n_views < VIEW_MAX ? CR_ENOMEM : CR_EFULL);
        return NULL;
    }
    view->mail.take = take;
    view->loop = loop;
    view->conn = conn;
    view->look = look;
    view->answer = answer;
    loop->n_views++;
    return view;
}

bool view_alloc(struct view *view, void **ret_rows, size_t n, size_t size)
{
    *ret_rows = calloc(n > 0 ? n : 1, size);
    if (*ret_rows != NULL)
        return true;
    fail(view->conn, CR_ENOMEM);
    view_destroy(view);
    return false;
}

void view_destroy(struct view *view)
{
    view->loop->n_views--;
    free(view->tokens);
    free(view->tenants);
    free(view->runs);
    free(view->explanation);
    free(view);
}

/* On the engine thread. */
static void look(void *user, struct cr_kv *kv)
{
    struct view *view = user;
    view->look(view, kv);
    mailbox_lock(&view->loop->mailbox);
    mailbox_post_unlock(&view->loop->mailbox, &view->mail);
}

void view_ask(struct view *view)
{
    struct conn *conn = view->conn;
    conn->on_gone = on_gone;
    conn->user = view;
    int status = cr_worker_call(view->loop->server->model.worker, look, view);
    if (status == CR_OK)
        return;
    conn->on_gone = NULL;
    view_destroy(view);
    fail(conn, status);
}
