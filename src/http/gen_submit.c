/* From the body of a chat or completion request to requests of the worker's.
 *
 * Everything that can be wrong with a request is found here, on the loop's thread and before the
 * engine hears of it: its syntax, its fields, its schema, the length of its prompt. Only a full
 * queue is found later, by the scheduler.
 *
 * A wish for more tokens than the context has room for is no error: the answer ends with "length".
 * With a seed, choice i of a prompt gets seed + i, so that the choices differ and yet repeat.
 */
#include <stdlib.h>
#include <string.h>

#include "carrel/clock.h"
#include "http/gen_int.h"

/* Tokens that a template may add to a conversation, beyond one for each byte of the body. */
#define TEMPLATE_TOKENS (64 << 10)

static const char *prompt_field(enum api_kind kind)
{
    return kind == API_CHAT ? "messages" : "prompt";
}

static bool fail_status(struct api_error *err, int status, const char *param,
                        const struct cr_error *why)
{
    if (cr_status_http(status) != 400 || why == NULL || why->text[0] == '\0') {
        gen_status_error(err, status);
        return false;
    }
    return api_fail(err, 400, param, "invalid_value", "%s", why->text);
}

bool gen_make_prompt(const struct loop *loop, const struct api_request *req, uint32_t i,
                     struct gen_prompt *ret_prompt, struct api_error *err)
{
    const struct cr_server_model *model = &loop->server->model;
    uint32_t max_tokens = loop->limits.max_body_bytes + TEMPLATE_TOKENS;
    struct cr_error why = {0};
    int status = CR_OK;
    const char *param = prompt_field(req->kind);

    if (req->kind == API_CHAT) {
        status = cr_vocab_chat(model->vocab, req->messages, req->n_messages, true, max_tokens,
                               &ret_prompt->tokens, &why);
    } else if (req->prompts[i].text != NULL) {
        status = cr_vocab_tokenize(model->vocab, req->prompts[i].text, req->prompts[i].len, true,
                                   false, max_tokens, &ret_prompt->tokens);
    } else {
        ret_prompt->ids = req->prompts[i].tokens;
        ret_prompt->n = req->prompts[i].n_tokens;
    }
    if (status != CR_OK)
        return fail_status(err, status, param, &why);
    if (ret_prompt->ids == NULL) {
        ret_prompt->ids = ret_prompt->tokens.ids;
        ret_prompt->n = ret_prompt->tokens.n;
    }
    if (ret_prompt->n == 0)
        return api_fail(err, 400, param, "invalid_value",
                        "'%s' is empty: there is nothing to go on from.", param);
    if (ret_prompt->n >= model->max_context)
        return api_fail(err, 400, param, "context_length_exceeded",
                        "This model's maximum context length is %u tokens, but '%s' has %u and the "
                        "answer needs at least one; shorten it.",
                        model->max_context, param, ret_prompt->n);
    return true;
}

/* The grammar that the answer's form asks for; NULL for none. */
static bool make_grammar(const struct api_request *req, char **ret_grammar, struct api_error *err)
{
    struct cr_error why = {0};
    *ret_grammar = NULL;
    if (req->output == API_OUTPUT_TEXT)
        return true;
    int status = cr_schema_to_gbnf(req->schema, ret_grammar, &why);
    return status == CR_OK || fail_status(err, status, "response_format", &why);
}

static bool submit(struct gen *gen, const struct api_request *req, const struct gen_prompt *prompts,
                   const char *grammar, struct api_error *err)
{
    struct cr_server *server = gen->loop->server;
    struct cr_error why = {0};
    for (uint32_t i = 0; i < gen->n_choices; i++) {
        struct choice *choice = &gen->choices[i];
        const struct gen_prompt *prompt = &prompts[choice->prompt];
        uint32_t room = server->model.max_context - prompt->n;
        struct cr_request request = {
            .tenant = gen->principal.tenant,
            .tokens = prompt->ids,
            .n_tokens = prompt->n,
            .max_new = req->max_new > 0 && req->max_new < room ? req->max_new : room,
            .ignore_eos = req->ignore_eos,
            .sampling = req->sampling,
            .stop = req->stop,
            .n_stop = req->n_stop,
            .on_event = gen_on_event,
            .user = choice,
            .is_proven = gen->is_proven,
        };
        request.sampling.grammar = grammar;
        request.sampling.seed += i % req->n;
        choice->verdict = verdict_begin(&server->verdicts, request.tenant, &gen->policy, gen->id, i,
                                        prompt->ids, prompt->n);
        int status = cr_worker_submit(server->model.worker, &request, &choice->id, &why);
        if (status != CR_OK) {
            verdict_abandon(choice->verdict);
            choice->verdict = NULL;
            if (status == CR_EFULL)
                metric_add(&server->metrics.rejected[REJECT_FULL], 1);
            return fail_status(err, status, NULL, &why);
        }
        if (choice->verdict != NULL)
            verdict_send(choice->verdict);
        gen->n_submitted++;
    }
    return true;
}

/* A generation, once what was revoked, removed or limited before this request is in force. */
static int begin(struct conn *conn, const struct api_request *req, struct gen **ret_gen)
{
    struct cr_server *server = conn->loop->server;
    int status = prefix_board_sync(&server->prefixes, cr_clock_unix_us() / 1000000);
    if (status == CR_OK)
        status = limit_board_enter(&server->tenant_limits, conn->principal.tenant);
    if (status != CR_OK)
        return status;
    *ret_gen = gen_create(conn, req); /* whose end leaves the board */
    if (*ret_gen != NULL) {
        limit_board_policy(&server->tenant_limits, conn->principal.tenant, &(*ret_gen)->policy,
                           &(*ret_gen)->is_proven);
        return CR_OK;
    }
    limit_board_leave(&server->tenant_limits, conn->principal.tenant);
    return CR_ENOMEM;
}

static bool generate(struct conn *conn, const struct api_request *req, struct gen_prompt *prompts,
                     uint32_t n_prompts, struct api_error *err)
{
    struct loop *loop = conn->loop;
    struct gen *gen = NULL;
    char *grammar;
    for (uint32_t i = 0; i < n_prompts; i++)
        if (!gen_make_prompt(loop, req, i, &prompts[i], err))
            return false;
    if (!make_grammar(req, &grammar, err))
        return false;
    int status = begin(conn, req, &gen);
    if (status != CR_OK) {
        free(grammar);
        gen_status_error(err, status);
        return false;
    }
    if (!submit(gen, req, prompts, grammar, err)) {
        gen_fail(gen, err);
        if (gen->n_submitted == 0)
            gen_destroy(gen);
    }
    free(grammar);
    metric_observe(&loop->server->metrics.overhead, loop_now_us(loop) - conn->begin_us);
    return true;
}

bool gen_parse(const struct loop *loop, enum api_kind kind, const char *json, size_t len,
               struct api_request *ret_req, struct api_error *err)
{
    const struct cr_server_model *model = &loop->server->model;
    const struct api_limits limits = {.model_name = loop->server->model_name,
                                      .n_vocab = cr_vocab_size(model->vocab),
                                      .max_context = model->max_context,
                                      .max_choices = loop->limits.max_choices,
                                      .max_stop = loop->limits.max_stop,
                                      .max_messages = loop->limits.max_messages};
    return api_parse(kind, json, len, &limits, ret_req, err);
}

static void handle(struct conn *conn, enum api_kind kind)
{
    struct loop *loop = conn->loop;
    struct api_request req;
    struct api_error err;
    bool ok = gen_parse(loop, kind, cr_buf_str(&conn->body), conn->body.len, &req, &err);
    if (ok) {
        uint32_t n_prompts = kind == API_CHAT ? 1 : (uint32_t)req.n_prompts;
        struct gen_prompt *prompts = cr_arena_calloc(&req.arena, n_prompts, sizeof *prompts);
        if (prompts == NULL)
            gen_status_error(&err, CR_ENOMEM);
        ok = prompts != NULL && generate(conn, &req, prompts, n_prompts, &err);
        for (uint32_t i = 0; prompts != NULL && i < n_prompts; i++)
            cr_tokens_release(&prompts[i].tokens);
        api_request_release(&req);
    }
    if (!ok) {
        metric_add(&loop->server->metrics.rejected[REJECT_INVALID], 1);
        conn_reply_error(conn, &err);
    }
}

void gen_handle_chat(struct conn *conn)
{
    handle(conn, API_CHAT);
}

void gen_handle_completion(struct conn *conn)
{
    handle(conn, API_COMPLETION);
}
