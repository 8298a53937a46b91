/* Questions to the KV manager: asked by a handler, looked up on the engine thread between two
 * steps, answered by the loop that owns the connection. */
#ifndef CARREL_HTTP_VIEW_H
#define CARREL_HTTP_VIEW_H

#include "carrel/store.h"
#include "carrel/worker.h"
#include "http/conn.h"
#include "http/mailbox.h"

/* At once, of one loop; past it: 429. */
#define VIEW_MAX 16u

struct view {
    struct mail mail;
    struct loop *loop;
    struct conn *conn; /* NULL: it has left */
    void (*look)(struct view *view, const struct cr_kv *kv);
    void (*answer)(struct view *view, struct cr_buf *buf);

    /* What is asked. */
    struct cr_tenant tenant;
    uint32_t max_level, max_rows;
    int32_t *tokens; /* [n_tokens] */
    uint32_t n_tokens;

    /* What was seen; each look fills in its own. */
    struct cr_kv_stats stats;
    struct cr_kv_tenant_info *tenants; /* [n_rows] */
    struct cr_kv_run_info *runs;       /* [n_rows] */
    struct cr_kv_explanation *explanation;
    uint32_t n_rows, n_all;
};

/* Zeroed but for what is given. NULL, and answered, when there are too many or memory lacks. */
struct view *view_create(struct conn *conn, void (*look)(struct view *view, const struct cr_kv *kv),
                         void (*answer)(struct view *view, struct cr_buf *buf));
/* Room for rows of `size` bytes; false, and answered and destroyed, without memory. */
bool view_alloc(struct view *view, void **ret_rows, size_t n, size_t size);
/* Asks. The view answers and destroys itself. */
void view_ask(struct view *view);
/* Instead of asking. */
void view_destroy(struct view *view);

#endif
