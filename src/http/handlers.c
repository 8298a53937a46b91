/* The small endpoints: health, version, models, metrics, tokens, and CORS preflights. */
#include "http/handlers.h"

#include <inttypes.h>
#include <string.h>

#include "http/json_out.h"
#include "http/route.h"
#include "http/server_int.h"

#define PIECE_SIZE 256

void handlers_reply_json(struct conn *conn, const struct cr_buf *buf)
{
    struct api_error err;
    if (buf->status == CR_OK) {
        conn_reply(conn, 200, "application/json", cr_buf_str(buf), buf->len);
        return;
    }
    api_fail(&err, 503, NULL, NULL, "The server is out of memory; try again later.");
    conn_reply_error(conn, &err);
}

bool server_is_available(struct cr_server *server, struct api_error *err)
{
    if (atomic_load_explicit(&server->is_draining, memory_order_relaxed)) {
        api_fail(err, 503, NULL, NULL, "The server is shutting down; try again later.");
        err->retry_after_s = 1;
        return false;
    }
    if (!atomic_load_explicit(&server->is_ready, memory_order_acquire)) {
        api_fail(err, 503, NULL, NULL, "Loading model");
        err->retry_after_s = 1;
        return false;
    }
    return true;
}

void handle_health(struct conn *conn)
{
    struct api_error err;
    static const char ok[] = "{\"status\":\"ok\"}";
    if (server_is_available(conn->loop->server, &err))
        conn_reply(conn, 200, "application/json", ok, sizeof ok - 1);
    else
        conn_reply_error(conn, &err);
}

void handle_version(struct conn *conn)
{
    static const char version[] = "{\"version\":\"" CARREL_VERSION "\"}";
    conn_reply(conn, 200, "application/json", version, sizeof version - 1);
}

void handle_preflight(struct conn *conn)
{
    conn_add_header(conn, "Access-Control-Allow-Methods", "GET, POST, OPTIONS");
    conn_add_header(conn, "Access-Control-Allow-Headers", "Authorization, Content-Type, X-Api-Key");
    conn_add_header(conn, "Access-Control-Max-Age", "86400");
    conn_reply(conn, 204, NULL, "", 0);
}

void handle_metrics(struct conn *conn)
{
    struct cr_server *server = conn->loop->server;
    struct cr_buf *buf = &conn->loop->scratch;
    struct cr_worker_stats stats;
    struct cr_pipeline_stats pipeline = {0};
    uint32_t n_routes;
    const char *const *routes = route_names(&n_routes);
    bool is_ready = atomic_load_explicit(&server->is_ready, memory_order_acquire);
    const char *model_name = is_ready ? server->model_name : "";

    if (is_ready) {
        cr_worker_get_stats(server->model.worker, &stats);
        server_metrics_look(&server->metrics, server->model.worker);
    }
    atomic_store_explicit(&server->metrics.floors_short,
                          atomic_load(&server->tenant_limits.n_short), memory_order_relaxed);
    bool has_verdicts = is_ready && server->verdicts.pipeline != NULL;
    if (has_verdicts)
        cr_pipeline_get_stats(server->verdicts.pipeline, &pipeline);
    cr_buf_clear(buf);
    server_metrics_print(&server->metrics, model_name, routes, n_routes, is_ready ? &stats : NULL,
                         has_verdicts ? &pipeline : NULL, buf);
    conn_reply(conn, 200, "text/plain; version=0.0.4; charset=utf-8", cr_buf_str(buf), buf->len);
}

/* --- models ------------------------------------------------------------------------------- */

static void put_model(struct cr_buf *buf, const struct cr_server *server)
{
    const struct cr_hparams *hparams = server->model.hparams;
    cr_buf_append_str(buf, "{\"id\":");
    json_out_cstr(buf, server->model_name);
    cr_buf_printf(buf,
                  ",\"object\":\"model\",\"created\":%" PRId64 ",\"owned_by\":\"carrel\","
                  "\"max_model_len\":%u,\"meta\":{\"n_vocab\":%u,\"n_ctx_train\":%u,\"n_embd\":%u,"
                  "\"n_params\":%" PRIu64 ",\"size\":%" PRIu64 "}}",
                  server->created_unix_s, server->model.max_context, hparams->n_vocab,
                  hparams->n_ctx_train, hparams->n_embd, hparams->n_params,
                  hparams->n_weight_bytes);
}

void handle_models(struct conn *conn)
{
    struct cr_buf *buf = &conn->loop->scratch;
    cr_buf_clear(buf);
    cr_buf_append_str(buf, "{\"object\":\"list\",\"data\":[");
    put_model(buf, conn->loop->server);
    cr_buf_append_str(buf, "]}");
    handlers_reply_json(conn, buf);
}

void handle_model(struct conn *conn)
{
    const struct cr_server *server = conn->loop->server;
    struct cr_buf *buf = &conn->loop->scratch;
    struct api_error err;
    if (strcmp(conn->tail, server->model_name) != 0 && strcmp(conn->tail, "default") != 0) {
        api_fail(&err, 404, "model", "model_not_found",
                 "There is no such model here; GET /v1/models lists what there is.");
        conn_reply_error(conn, &err);
        return;
    }
    cr_buf_clear(buf);
    put_model(buf, server);
    handlers_reply_json(conn, buf);
}

/* --- tokens ------------------------------------------------------------------------------- */

static bool get_flag(const json_t *root, const char *name, bool otherwise, bool *ret,
                     struct api_error *err)
{
    const json_t *value = json_object_get(root, name);
    *ret = otherwise;
    if (value == NULL || json_is_null(value))
        return true;
    if (!json_is_boolean(value))
        return api_fail(err, 400, name, "invalid_type", "'%s' must be true or false.", name);
    *ret = json_is_true(value);
    return true;
}

static void put_tokens(struct cr_buf *buf, const struct cr_tokens *tokens, bool with_offsets,
                       uint32_t max_context)
{
    cr_buf_append_str(buf, "{\"tokens\":[");
    for (uint32_t i = 0; i < tokens->n; i++)
        cr_buf_printf(buf, "%s%d", i > 0 ? "," : "", tokens->ids[i]);
    cr_buf_printf(buf, "],\"count\":%u,\"max_model_len\":%u", tokens->n, max_context);
    if (with_offsets) {
        cr_buf_printf(buf, ",\"offsets_exact\":%s,\"offsets\":[",
                      tokens->offsets_exact ? "true" : "false");
        for (uint32_t i = 0; i < tokens->n; i++)
            cr_buf_printf(buf, "%s[%u,%u]", i > 0 ? "," : "", tokens->offsets[i],
                          tokens->offsets[i + 1]);
        cr_buf_append_char(buf, ']');
    }
    cr_buf_append_char(buf, '}');
}

/* {"content" or "prompt", "add_special", "parse_special", "with_offsets"} */
static bool tokenize(struct conn *conn, const json_t *root, struct api_error *err)
{
    const struct loop *loop = conn->loop;
    const struct cr_server *server = loop->server;
    bool add_special, parse_special, with_offsets;
    const json_t *text = json_object_get(root, "content");
    if (text == NULL)
        text = json_object_get(root, "prompt");
    if (!json_is_string(text))
        return api_fail(err, 400, "content", "invalid_type", "'content' must be a string.");
    if (!api_check_model(root, server->model_name, err) ||
        !get_flag(root, "add_special", false, &add_special, err) ||
        !get_flag(root, "parse_special", false, &parse_special, err) ||
        !get_flag(root, "with_offsets", false, &with_offsets, err))
        return false;

    struct cr_tokens tokens;
    int status =
        cr_vocab_tokenize(server->model.vocab, json_string_value(text), json_string_length(text),
                          add_special, parse_special, loop->limits.max_body_bytes + 1, &tokens);
    if (status != CR_OK)
        return api_fail(err, cr_status_http(status), NULL, NULL,
                        "The text can't be turned into tokens: %s.", cr_status_text(status));
    struct cr_buf *buf = &conn->loop->scratch;
    cr_buf_clear(buf);
    put_tokens(buf, &tokens, with_offsets, server->model.max_context);
    cr_tokens_release(&tokens);
    handlers_reply_json(conn, buf);
    return true;
}

/* {"tokens"} */
static bool detokenize(struct conn *conn, const json_t *root, struct api_error *err)
{
    const struct cr_server *server = conn->loop->server;
    const struct cr_vocab *vocab = server->model.vocab;
    const struct api_limits limits = {.n_vocab = cr_vocab_size(vocab)};
    const json_t *array = json_object_get(root, "tokens");
    const int32_t *tokens;
    uint32_t n;
    struct cr_arena arena;
    struct cr_buf text;
    bool ok;

    if (!json_is_array(array))
        return api_fail(err, 400, "tokens", "invalid_type", "'tokens' must be an array.");
    cr_arena_init(&arena, (size_t)16 * conn->loop->limits.max_body_bytes);
    cr_buf_init(&text, conn->loop->scratch.max / 8); /* a byte may take six as JSON */
    ok = api_check_model(root, server->model_name, err) &&
         api_parse_tokens(array, "tokens", &limits, &arena, &tokens, &n, err);
    if (ok) {
        struct cr_buf *buf = &conn->loop->scratch;
        for (uint32_t i = 0; i < n; i++) {
            char piece[PIECE_SIZE];
            cr_buf_append(&text, piece,
                          cr_vocab_piece(vocab, tokens[i], false, piece, sizeof piece));
        }
        cr_buf_clear(buf);
        cr_buf_append_str(buf, "{\"content\":");
        json_out_str(buf, cr_buf_str(&text), text.len);
        cr_buf_append_char(buf, '}');
        if (text.status != CR_OK)
            buf->status = text.status;
        handlers_reply_json(conn, buf);
    }
    cr_buf_release(&text);
    cr_arena_release(&arena);
    return ok;
}

static void handle_object(struct conn *conn, bool (*answer)(struct conn *conn, const json_t *root,
                                                            struct api_error *err))
{
    struct api_error err;
    json_t *root = api_load_object(cr_buf_str(&conn->body), conn->body.len, &err);
    if (root == NULL || !answer(conn, root, &err)) {
        metric_add(&conn->loop->server->metrics.rejected[REJECT_INVALID], 1);
        conn_reply_error(conn, &err);
    }
    json_decref(root);
}

void handle_tokenize(struct conn *conn)
{
    handle_object(conn, tokenize);
}

void handle_detokenize(struct conn *conn)
{
    handle_object(conn, detokenize);
}
