/* The operator's view of the cache. Numbers, names of tenants and keyed hashes; no text and no
 * token ids, not even of the prompt that an explanation is asked for.
 *
 * What needs the tree is looked up on the engine thread (view.c) and bounded there: rows that an
 * answer does not list are not visited, except that an explanation looks at every tenant once.
 */
#include "http/operator.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "http/event_text.h"
#include "http/gen_int.h"
#include "http/json_out.h"
#include "http/server_int.h"
#include "http/store_int.h"
#include "http/view.h"

#define USUAL_TENANTS 50u
#define USUAL_RUNS    200u
#define USUAL_LEVELS  16u
#define MAX_ROWS      10000u

static void fail(struct conn *conn, const struct api_error *err)
{
    conn_reply_error(conn, err);
}

/* A number in the query: ?name=12. */
static bool query_number(struct conn *conn, const char *name, uint32_t usual, uint32_t *ret)
{
    size_t len = strlen(name);
    struct api_error err;
    *ret = usual;
    for (const char *p = conn->query; p != NULL && *p != '\0'; p = strchr(p, '&')) {
        p += *p == '&';
        if (strncmp(p, name, len) != 0 || p[len] != '=')
            continue;
        char *end;
        unsigned long v =
            p[len + 1] >= '0' && p[len + 1] <= '9' ? strtoul(p + len + 1, &end, 10) : 0;
        if (v >= 1 && v <= MAX_ROWS && (*end == '&' || *end == '\0')) {
            *ret = (uint32_t)v;
            return true;
        }
        api_fail(&err, 400, name, "invalid_value", "'%s' must be a number from 1 to %u.", name,
                 MAX_ROWS);
        fail(conn, &err);
        return false;
    }
    return true;
}

/* "name":"acme", or "shared" */
static void put_name(struct cr_buf *buf, struct cr_server *server, const char *key,
                     struct cr_tenant_id id)
{
    struct tenant_entry entry;
    tenant_book_get(&server->tenants, id, &entry);
    cr_buf_printf(buf, "\"%s\":", key);
    json_out_cstr(buf, entry.name);
}

static void put_why(struct cr_buf *buf, const struct cr_kv_match *match)
{
    cr_buf_printf(buf, "\"shared_tokens\":%u,\"own_tokens\":%u,\"reason\":\"%s\",\"why\":\"%s\"",
                  match->n_shared, match->n_own, cr_kv_why_word(match->why),
                  cr_kv_why_sentence(match->why));
    bool is_gone = match->why != CR_KV_WHY_WHOLE && match->why != CR_KV_WHY_NEW &&
                   match->why != CR_KV_WHY_IN_FLIGHT && match->why != CR_KV_WHY_NOBODY;
    if (is_gone)
        cr_buf_printf(buf, ",\"gone_s\":%u", match->gone_s);
}

/* --- top ---------------------------------------------------------------------------------- */

static void put_tenant(struct cr_buf *buf, struct cr_server *server,
                       const struct cr_kv_tenant_info *info)
{
    struct tenant_entry entry;
    tenant_book_get(&server->tenants, info->tenant, &entry);
    cr_buf_append_str(buf, "{\"tenant\":");
    json_out_cstr(buf, entry.name);
    cr_buf_printf(
        buf,
        ",\"pages\":%u,\"floor_pages\":%u,\"cap_pages\":%u,\"ttl_s\":%u,"
        "\"evicted_pages\":%" PRIu64 ",\"requests\":%" PRIu64 ",\"prompt_tokens\":%" PRIu64
        ",\"own_tokens\":%" PRIu64 ",\"shared_tokens\":%" PRIu64 ",\"told_tokens\":%" PRIu64,
        info->n_pages, info->limits.floor_pages, info->limits.cap_pages, info->limits.ttl_s,
        info->n_evicted_pages, entry.counts.requests, entry.counts.prompt_tokens,
        entry.counts.own_tokens, entry.counts.shared_tokens, entry.counts.told_tokens);
}

static void look_top(struct view *view, const struct cr_kv *kv)
{
    cr_kv_get_stats(kv, &view->stats);
    view->n_all = cr_kv_list_tenants(kv, view->tenants, view->n_rows);
}

static int by_pages(const void *a, const void *b)
{
    const struct cr_kv_tenant_info *x = a, *y = b;
    return x->n_pages != y->n_pages ? (x->n_pages < y->n_pages) - (x->n_pages > y->n_pages)
                                    : (x->tenant.v > y->tenant.v) - (x->tenant.v < y->tenant.v);
}

static void answer_top(struct view *view, struct cr_buf *buf)
{
    struct cr_server *server = view->loop->server;
    const struct cr_kv_config *config = cr_worker_kv_config(server->model.worker);
    const struct cr_kv_stats *s = &view->stats;
    qsort(view->tenants, view->n_all, sizeof *view->tenants, by_pages);
    cr_buf_printf(buf,
                  "{\"object\":\"operator.cache\",\"mode\":\"%s\",\"page_tokens\":%u,"
                  "\"pages\":{\"total\":%u,\"free\":%u,\"cached\":%u,\"pinned\":%u,\"stored\":%u,"
                  "\"shared\":%u},\"tokens\":{\"lookups\":%" PRIu64 ",\"hits\":%" PRIu64
                  "},\"evicted_pages\":%" PRIu64 ",\"published_pages\":%" PRIu64
                  ",\"demoted_pages\":%" PRIu64 ",\"tenants_total\":%u,\"tenants\":[",
                  event_mode_word(config->mode), config->page_tokens, s->n_pages, s->n_free,
                  s->n_cached, s->n_pinned, s->n_stored, s->n_shared, s->n_lookup_tokens,
                  s->n_hit_tokens, s->n_evicted_pages, s->n_published_pages, s->n_demoted_pages,
                  view->n_all);
    for (uint32_t i = 0; i < view->n_all && i < view->max_rows; i++) {
        if (i > 0)
            cr_buf_append_char(buf, ',');
        put_tenant(buf, server, &view->tenants[i]);
        cr_buf_append_char(buf, '}');
    }
    cr_buf_append_str(buf, "]}");
}

void operator_handle_top(struct conn *conn)
{
    uint32_t limit;
    if (!query_number(conn, "limit", USUAL_TENANTS, &limit))
        return;
    struct view *view = view_create(conn, look_top, answer_top);
    if (view == NULL)
        return;
    view->max_rows = limit;
    view->n_rows = cr_worker_kv_config(conn->loop->server->model.worker)->max_tenants;
    if (view->n_rows == 0 || view->n_rows > CR_STORE_MAX_TENANTS)
        view->n_rows = CR_STORE_MAX_TENANTS;
    if (view_alloc(view, (void **)&view->tenants, view->n_rows, sizeof *view->tenants))
        view_ask(view);
}

/* --- tree --------------------------------------------------------------------------------- */

static void put_run(struct cr_buf *buf, struct cr_server *server, const struct cr_kv_run_info *run)
{
    static const struct {
        unsigned mark;
        const char *word;
    } marks[] = {{CR_KV_IS_DECLARED, "declared"},
                 {CR_KV_IS_CLEARED, "cleared"},
                 {CR_KV_IS_SEALED, "sealed"},
                 {CR_KV_IS_FOUND, "found"}};
    cr_buf_printf(buf, "{\"id\":\"%012" PRIx64 "\",\"level\":%u,\"depth\":%u,", run->id, run->level,
                  run->depth);
    put_name(buf, server, "owner", run->tenant);
    cr_buf_printf(buf,
                  ",\"is_shared\":%s,\"pages\":%u,\"pins\":%u,\"idle_s\":%u,\"contributors\":%u,"
                  "\"marks\":[",
                  run->tenant.v == 0 ? "true" : "false", run->n_pages, run->n_pins, run->idle_s,
                  run->n_contributors);
    for (size_t i = 0, n = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (run->marks & marks[i].mark)
            cr_buf_printf(buf, "%s\"%s\"", n++ > 0 ? "," : "", marks[i].word);
    cr_buf_append_char(buf, ']');
    if (run->cause.reason != 0)
        cr_buf_printf(buf, ",\"class\":\"%s\",\"tier\":%u", verdict_reason_word(run->cause.reason),
                      run->cause.tier);
    cr_buf_append_char(buf, '}');
}

static void put_runs(struct cr_buf *buf, struct cr_server *server,
                     const struct cr_kv_run_info *runs, uint32_t n)
{
    cr_buf_append_str(buf, "\"runs\":[");
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            cr_buf_append_char(buf, ',');
        put_run(buf, server, &runs[i]);
    }
    cr_buf_append_char(buf, ']');
}

static void keep_run(void *user, const struct cr_kv_run_info *run)
{
    struct view *view = user;
    view->runs[view->n_rows++] = *run;
}

static void look_tree(struct view *view, const struct cr_kv *kv)
{
    view->n_all = cr_kv_walk(kv, view->max_level, view->max_rows, keep_run, view);
}

static void answer_tree(struct view *view, struct cr_buf *buf)
{
    cr_buf_printf(buf, "{\"object\":\"operator.tree\",\"runs_total\":%u,", view->n_all);
    put_runs(buf, view->loop->server, view->runs, view->n_rows);
    cr_buf_append_char(buf, '}');
}

void operator_handle_tree(struct conn *conn)
{
    uint32_t levels, limit;
    if (!query_number(conn, "depth", USUAL_LEVELS, &levels) ||
        !query_number(conn, "limit", USUAL_RUNS, &limit))
        return;
    struct view *view = view_create(conn, look_tree, answer_tree);
    if (view == NULL)
        return;
    view->max_level = levels;
    view->max_rows = limit;
    if (view_alloc(view, (void **)&view->runs, limit, sizeof *view->runs))
        view_ask(view);
}

/* --- one tenant --------------------------------------------------------------------------- */

/* Finds it by name, or answers that there is none. */
static bool find_tenant(struct conn *conn, const char *name, struct cr_tenant *ret_tenant)
{
    struct api_error err;
    int status = cr_store_tenant_look_up(conn->loop->server->store, name, ret_tenant);
    if (status == CR_OK)
        return true;
    if (status == CR_ENOTFOUND)
        api_fail(&err, 404, "tenant", "unknown_tenant",
                 "There is no tenant of that name; `carrel tenant list` shows all.");
    else
        api_fail(&err, 503, NULL, NULL, "The tenants can't be read now; see the server's log.");
    fail(conn, &err);
    return false;
}

static void look_tenant(struct view *view, const struct cr_kv *kv)
{
    cr_kv_get_tenant(kv, view->tenant.id, view->tenants);
}

static void count_why(void *user, const struct recent_request *request)
{
    ((uint32_t *)user)[request->match.why]++;
}

static void answer_tenant(struct view *view, struct cr_buf *buf)
{
    struct cr_server *server = view->loop->server;
    uint32_t n_by_why[CR_KV_WHY_N] = {0};
    uint32_t n = recent_each(&server->recent, NULL, view->tenant.id, count_why, n_by_why);
    put_tenant(buf, server, view->tenants);
    cr_buf_printf(buf, ",\"object\":\"operator.tenant\",\"recent\":{\"requests\":%u,\"ended_by\":{",
                  n);
    for (uint32_t i = 0, k = 0; i < CR_KV_WHY_N; i++)
        if (n_by_why[i] > 0)
            cr_buf_printf(buf, "%s\"%s\":%u", k++ > 0 ? "," : "", cr_kv_why_word((enum cr_kv_why)i),
                          n_by_why[i]);
    cr_buf_append_str(buf, "}}}");
}

void operator_handle_tenant(struct conn *conn)
{
    struct cr_tenant tenant;
    if (!find_tenant(conn, conn->tail, &tenant))
        return;
    struct view *view = view_create(conn, look_tenant, answer_tenant);
    if (view == NULL)
        return;
    view->tenant = tenant;
    if (view_alloc(view, (void **)&view->tenants, 1, sizeof *view->tenants))
        view_ask(view);
}

/* --- explaining --------------------------------------------------------------------------- */

struct put_request {
    struct cr_buf *buf;
    struct recent_request rows[16];
    uint32_t n;
};

static void keep_request(void *user, const struct recent_request *request)
{
    struct put_request *put = user;
    if (put->n < sizeof put->rows / sizeof put->rows[0])
        put->rows[put->n++] = *request;
}

static void put_verdict(struct cr_buf *buf, const struct cr_verdict *v)
{
    cr_buf_printf(buf, ",\"verdict\":{\"pages\":%u,\"cleared_pages\":%u,\"next\":\"%s\"",
                  v->n_pages, v->n_cleared, cr_verdict_word(v->why));
    if (v->why == CR_VERDICT_PRIVATE)
        cr_buf_printf(buf, ",\"class\":\"%s\",\"score\":%.2f",
                      verdict_reason_word(verdict_reason(v)), (double)v->score);
    cr_buf_printf(buf, ",\"tier\":%u}", v->tier);
}

/* Answers what was put into the loop's buffer. */
static void reply(struct conn *conn)
{
    const struct cr_buf *buf = &conn->loop->scratch;
    struct api_error err;
    if (buf->status == CR_OK) {
        conn_reply(conn, 200, "application/json", cr_buf_str(buf), buf->len);
        return;
    }
    gen_status_error(&err, CR_ENOMEM);
    fail(conn, &err);
}

void operator_handle_request(struct conn *conn)
{
    struct cr_server *server = conn->loop->server;
    struct cr_buf *buf = &conn->loop->scratch;
    struct put_request put = {.buf = buf};
    struct api_error err;
    if (recent_each(&server->recent, conn->tail, (struct cr_tenant_id){0}, keep_request, &put) ==
        0) {
        api_fail(&err, 404, NULL, "unknown_request",
                 "No such request is remembered; the last %u that were admitted are.", RECENT_MAX);
        fail(conn, &err);
        return;
    }
    cr_buf_clear(buf);
    cr_buf_append_str(buf, "{\"object\":\"operator.request\",\"choices\":[");
    for (uint32_t i = put.n; i-- > 0;) {
        const struct recent_request *r = &put.rows[i];
        cr_buf_printf(buf, "{\"choice\":%u,\"admitted\":%" PRId64 ",", r->choice,
                      r->admitted_unix_s);
        put_name(buf, server, "tenant", r->tenant);
        cr_buf_printf(buf, ",\"prompt_tokens\":%u,\"told_tokens\":%u,", r->n_prompt, r->n_told);
        put_why(buf, &r->match);
        if (r->has_verdict)
            put_verdict(buf, &r->verdict);
        cr_buf_append_str(buf, i > 0 ? "}," : "}");
    }
    cr_buf_append_str(buf, "]}");
    reply(conn);
}

static void look_explain(struct view *view, const struct cr_kv *kv)
{
    cr_kv_explain(kv, view->tenant.id, view->tokens, view->n_tokens, view->explanation);
}

static void answer_explain(struct view *view, struct cr_buf *buf)
{
    struct cr_server *server = view->loop->server;
    const struct cr_kv_explanation *e = view->explanation;
    uint32_t n_runs = e->n_runs < CR_KV_MAX_EXPLAINED ? e->n_runs : CR_KV_MAX_EXPLAINED;
    uint32_t n_holders = e->n_holders < CR_KV_MAX_EXPLAINED ? e->n_holders : CR_KV_MAX_EXPLAINED;
    cr_buf_append_str(buf, "{\"object\":\"operator.explanation\",\"tenant\":");
    json_out_cstr(buf, view->tenant.name);
    cr_buf_printf(buf,
                  ",\"page_tokens\":%u,\"prompt_tokens\":%u,\"pages\":%u,\"declared_pages\":%u,"
                  "\"everyone_pages\":%u,",
                  cr_worker_kv_config(server->model.worker)->page_tokens, view->n_tokens,
                  e->n_pages, e->n_declared, e->n_everyone);
    put_why(buf, &e->match);
    cr_buf_printf(buf, ",\"runs_total\":%u,", e->n_runs);
    put_runs(buf, server, e->runs, n_runs);
    cr_buf_printf(buf, ",\"holders_total\":%u,\"holders\":[", e->n_holders);
    for (uint32_t i = 0; i < n_holders; i++) {
        cr_buf_append_str(buf, i > 0 ? ",{" : "{");
        put_name(buf, server, "tenant", e->holders[i].tenant);
        cr_buf_printf(buf, ",\"pages\":%u}", e->holders[i].n_pages);
    }
    cr_buf_append_str(buf, "]}");
}

/* The tokens of {"prompt"} or {"messages"}, as a request with them would have. */
static bool read_prompt(struct conn *conn, json_t *root, struct view *view, struct api_error *err)
{
    enum api_kind kind = json_object_get(root, "messages") != NULL ? API_CHAT : API_COMPLETION;
    struct api_request req;
    char *text = json_dumps(root, JSON_COMPACT);
    bool ok = text != NULL && gen_parse(conn->loop, kind, text, strlen(text), &req, err);
    if (text == NULL)
        gen_status_error(err, CR_ENOMEM);
    free(text);
    if (!ok)
        return false;
    struct gen_prompt prompt = {0};
    ok = gen_make_prompt(conn->loop, &req, 0, &prompt, err);
    if (ok) {
        view->tokens = malloc(prompt.n * sizeof *view->tokens);
        if (view->tokens != NULL)
            memcpy(view->tokens, prompt.ids, prompt.n * sizeof *view->tokens);
        else
            gen_status_error(err, CR_ENOMEM);
        view->n_tokens = prompt.n;
        ok = view->tokens != NULL;
    }
    cr_tokens_release(&prompt.tokens);
    api_request_release(&req);
    return ok;
}

/* {"tenant", "prompt" or "messages"} */
void operator_handle_explain(struct conn *conn)
{
    struct api_error err;
    struct cr_tenant tenant;
    json_t *root = api_load_object(cr_buf_str(&conn->body), conn->body.len, &err);
    const json_t *name = json_object_get(root, "tenant");
    if (root != NULL && !json_is_string(name))
        api_fail(&err, 400, "tenant", "invalid_type", "'tenant' must be a tenant's name.");
    if (!json_is_string(name)) {
        fail(conn, &err);
    } else if (find_tenant(conn, json_string_value(name), &tenant)) {
        struct view *view = view_create(conn, look_explain, answer_explain);
        json_object_del(root, "tenant");
        if (view != NULL && !read_prompt(conn, root, view, &err)) {
            view_destroy(view);
            fail(conn, &err);
        } else if (view != NULL) {
            view->tenant = tenant;
            if (view_alloc(view, (void **)&view->explanation, 1, sizeof *view->explanation))
                view_ask(view);
        }
    }
    json_decref(root);
}

/* --- alarms ------------------------------------------------------------------------------- */

void operator_handle_alarms(struct conn *conn)
{
    struct cr_server *server = conn->loop->server;
    struct cr_buf *buf = &conn->loop->scratch;
    struct cr_feed_event alarms[ALARMS_MAX];
    uint32_t n = alarm_board_get(&server->alarms, alarms, ALARMS_MAX);
    cr_buf_clear(buf);
    cr_buf_append_str(buf, "{\"object\":\"operator.alarms\",\"alarms\":[");
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            cr_buf_append_char(buf, ',');
        event_text(buf, &server->tenants, &alarms[i]);
    }
    cr_buf_append_str(buf, "]}");
    reply(conn);
}
