/* GET /v1/cache: what a tenant has cached.
 *
 * It shows a tenant its own, and nothing that another tenant's private text could change. So:
 *
 *   cached     what the tenant is charged: pages of its own nodes, also where others' equal text
 *              rests on the same; and pages that it computed before a verdict made them
 * everybody's, so that the number does not tell whether somebody's verdict did limits     as the
 * operator set them, not as far as others' floors leave room for them requests   its own, with hits
 * as `cached_tokens` told them: own text and declared text public     what the registry declares,
 * not whether anybody has computed it
 *
 * What others do with the pool may take pages from it, by their number and never by what is in
 * them. Not shown: what is free, stored, shared or evicted, and how long ago. Those are the pool's,
 * and its answers to others would show in them.
 */
#include <inttypes.h>

#include "carrel/clock.h"
#include "http/handlers.h"
#include "http/json_out.h"
#include "http/server_int.h"
#include "http/store_int.h"
#include "http/view.h"

static void look(struct view *view, const struct cr_kv *kv)
{
    cr_kv_get_tenant(kv, view->tenant.id, view->tenants);
    if (view->loop->server->verdicts.pipeline != NULL)
        view->tenants[0].n_pages += cr_kv_contributed(kv, view->tenant.id);
}

static void put_limit(struct cr_buf *buf, const char *name, int64_t own, int64_t usual)
{
    int64_t v = own == CR_LIMIT_DEFAULT ? usual : own;
    if (v > 0)
        cr_buf_printf(buf, "\"%s\":%" PRId64, name, v);
    else
        cr_buf_printf(buf, "\"%s\":null", name);
}

static void answer(struct view *view, struct cr_buf *buf)
{
    struct cr_server *server = view->loop->server;
    const struct cr_tenant_limits *own = &view->tenant.limits,
                                  *usual = &server->model.tenant_limits;
    uint32_t b = cr_worker_kv_config(server->model.worker)->page_tokens, n_prefixes;
    struct tenant_entry entry;
    uint64_t n_public;

    tenant_book_get(&server->tenants, view->tenant.id, &entry);
    prefix_board_count(&server->prefixes, &n_prefixes, &n_public);
    cr_buf_append_str(buf, "{\"object\":\"cache\",\"tenant\":");
    json_out_cstr(buf, view->tenant.name);
    cr_buf_printf(buf, ",\"page_tokens\":%u,\"cached\":{\"pages\":%u,\"tokens\":%" PRIu64 "}", b,
                  view->tenants[0].n_pages, (uint64_t)view->tenants[0].n_pages * b);
    cr_buf_append_str(buf, ",\"limits\":{");
    put_limit(buf, "floor_tokens", own->floor_tokens, usual->floor_tokens);
    cr_buf_append_char(buf, ',');
    put_limit(buf, "cap_tokens", own->cap_tokens, usual->cap_tokens);
    cr_buf_append_char(buf, ',');
    put_limit(buf, "ttl_s", own->ttl_s, usual->ttl_s);
    cr_buf_printf(buf,
                  "},\"requests\":{\"count\":%" PRIu64 ",\"prompt_tokens\":%" PRIu64
                  ",\"cached_tokens\":%" PRIu64 "},\"public\":{\"prefixes\":%u,\"tokens\":%" PRIu64
                  "}}",
                  entry.counts.requests, entry.counts.prompt_tokens, entry.counts.told_tokens,
                  n_prefixes, n_public);
}

void own_cache_handle(struct conn *conn)
{
    struct cr_server *server = conn->loop->server;
    struct view *view = view_create(conn, look, answer);
    struct api_error err;
    if (view == NULL || !view_alloc(view, (void **)&view->tenants, 1, sizeof *view->tenants))
        return;
    int status = prefix_board_sync(&server->prefixes, cr_clock_unix_us() / 1000000);
    if (status == CR_OK)
        status = cr_store_tenant_get(server->store, conn->principal.tenant, &view->tenant);
    if (status == CR_OK) {
        view_ask(view);
        return;
    }
    view_destroy(view);
    api_fail(&err, 503, NULL, NULL, "The cache can't be looked into now; try again later.");
    err.retry_after_s = 1;
    conn_reply_error(conn, &err);
}
