/* Generations: one HTTP request, one or more choices, each a request of the worker's.
 *
 *     handler ── submit n choices ──▶ worker          (loop thread)
 *     engine thread: gen_on_event() ── copies the news into the choice, posts it ──▶ mailbox
 *     loop thread:   take_news() ── streams it, or collects it ──▶ connection
 *
 * The head of an answer is held back until each choice has had its first event: by then it is
 * known whether a queue was full, so 429 and 400 are real statuses, in streams too.
 *
 * A generation lives until the worker has sent the last event of each choice that it accepted. Its
 * connection may leave earlier; then the choices are canceled and their events fall on deaf ears.
 * After an answer was begun, an error can only be told in its stream.
 *
 * Bounds: news that waits for the loop may not pass the limit of unsent output in a stream, nor the
 * context's tokens in a collected answer; a choice that does is canceled.
 */
#include <stdlib.h>
#include <string.h>

#include "carrel/clock.h"
#include "carrel/log.h"
#include "carrel/rng.h"
#include "http/gen_int.h"

#define RETRY_AFTER_S   1
#define MAX_TOKEN_BYTES 256
#define ID_CHARS        24

/* --- the engine thread -------------------------------------------------------------------- */

static bool keep_samples(struct news *news, const struct cr_event *event)
{
    uint32_t need = news->n_samples + event->n_samples;
    if (need > news->max_samples) {
        uint32_t max = need > 2 * news->max_samples ? need : 2 * news->max_samples;
        struct cr_sample *samples = realloc(news->samples, max * sizeof *samples);
        if (samples == NULL)
            return false;
        news->samples = samples;
        news->max_samples = max;
    }
    memcpy(news->samples + news->n_samples, event->samples,
           event->n_samples * sizeof *news->samples);
    news->n_samples = need;
    return true;
}

void gen_on_event(void *user, const struct cr_event *event)
{
    struct choice *choice = user;
    struct loop *loop = choice->gen->loop;
    struct news *news = &choice->news;

    if (event->len > 0) {
        uint64_t now_us = cr_clock_now_us(NULL);
        if (choice->last_text_us != 0)
            metric_observe(&loop->server->metrics.inter_token, now_us - choice->last_text_us);
        choice->last_text_us = now_us;
    }
    if (choice->verdict != NULL)
        verdict_hear(choice->verdict, event);
    mailbox_lock(&loop->mailbox);
    news->has_come = true;
    if (event->len > 0 && cr_buf_append(&news->text, event->text, event->len) != CR_OK)
        news->is_lost = true;
    if (event->n_samples > 0 && !keep_samples(news, event))
        news->is_lost = true;
    if (event->is_admitted || event->finish != CR_FINISH_NONE) {
        news->last = *event;
        news->last.text = NULL;
        news->last.samples = NULL;
        news->last.generated = NULL;
    }
    mailbox_post_unlock(&loop->mailbox, &choice->mail);
}

/* --- life --------------------------------------------------------------------------------- */

static void make_id(char *id, size_t size, const char *prefix)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    unsigned char bytes[ID_CHARS];
    size_t n = strlen(prefix);
    cr_random_bytes(bytes, sizeof bytes); /* zeros would do: an id is no secret */
    memcpy(id, prefix, n);
    for (size_t i = 0; i < sizeof bytes && n + 1 < size; i++)
        id[n++] = digits[bytes[i] % 64];
    id[n] = '\0';
}

static void on_gone(void *user);
static void take(struct loop *loop, struct mail *mail);

struct gen *gen_create(struct conn *conn, const struct api_request *req)
{
    struct loop *loop = conn->loop;
    uint32_t n_prompts = req->kind == API_CHAT ? 1 : (uint32_t)req->n_prompts;
    uint32_t n_choices = n_prompts * req->n;
    struct gen *gen = calloc(1, sizeof *gen + n_choices * sizeof gen->choices[0]);
    if (gen == NULL)
        return NULL;
    gen->loop = loop;
    gen->conn = conn;
    gen->principal = conn->principal;
    gen->is_stream = req->stream;
    gen->n_choices = n_choices;
    make_id(gen->id, sizeof gen->id, req->kind == API_CHAT ? "chatcmpl-" : "cmpl-");
    gen->answer = (struct api_answer){.kind = req->kind,
                                      .id = gen->id,
                                      .created_unix_s = cr_clock_unix_us() / 1000000,
                                      .model_name = loop->server->model_name,
                                      .vocab = loop->server->model.vocab,
                                      .logprobs = req->sampling.logprobs,
                                      .include_usage = req->include_usage};
    size_t max_text = (size_t)loop->server->model.max_context * MAX_TOKEN_BYTES;
    for (uint32_t i = 0; i < n_choices; i++) {
        struct choice *choice = &gen->choices[i];
        choice->mail.take = take;
        choice->gen = gen;
        choice->index = i;
        choice->prompt = i / req->n;
        cr_buf_init(&choice->news.text, gen->is_stream ? loop->limits.max_output_bytes : max_text);
        cr_buf_init(&choice->heard.text, max_text);
    }
    gen->next = loop->gens;
    if (loop->gens != NULL)
        loop->gens->prev = gen;
    loop->gens = gen;
    atomic_fetch_add(&loop->server->n_gens, 1);
    conn->on_gone = on_gone;
    conn->user = gen;
    return gen;
}

void gen_destroy(struct gen *gen)
{
    struct loop *loop = gen->loop;
    if (gen->prev != NULL)
        gen->prev->next = gen->next;
    else
        loop->gens = gen->next;
    if (gen->next != NULL)
        gen->next->prev = gen->prev;
    for (uint32_t i = 0; i < gen->n_choices; i++) {
        cr_buf_release(&gen->choices[i].news.text);
        cr_buf_release(&gen->choices[i].heard.text);
        free(gen->choices[i].news.samples);
        free(gen->choices[i].heard.samples);
    }
    limit_board_leave(&loop->server->tenant_limits, gen->principal.tenant);
    free(gen);
    atomic_fetch_sub(&loop->server->n_gens, 1);
}

static void cancel_choices(struct gen *gen)
{
    for (uint32_t i = 0; i < gen->n_submitted; i++)
        if (!gen->choices[i].has_ended)
            cr_worker_cancel(gen->loop->server->model.worker, gen->choices[i].id);
}

/* The client left. */
static void on_gone(void *user)
{
    struct gen *gen = user;
    gen->conn = NULL;
    metric_add(&gen->loop->server->metrics.disconnected, 1);
    cancel_choices(gen);
}

/* Parts with the connection, whose answer is complete or about to be. */
static struct conn *part(struct gen *gen)
{
    struct conn *conn = gen->conn;
    conn->on_gone = NULL;
    gen->conn = NULL;
    return conn;
}

void gen_fail(struct gen *gen, const struct api_error *err)
{
    cancel_choices(gen);
    if (gen->conn == NULL)
        return;
    if (!gen->is_begun) {
        conn_reply_error(part(gen), err);
        return;
    }
    struct cr_buf *buf = &gen->loop->scratch;
    cr_buf_clear(buf);
    api_format_error_event(buf, err);
    if (conn_stream_write(gen->conn, cr_buf_str(buf), buf->len))
        conn_stream_abort(part(gen));
}

void gen_status_error(struct api_error *err, int status)
{
    switch (status) {
    case CR_EFULL:
        api_fail(err, 429, NULL, "rate_limit_exceeded",
                 "Too many requests are waiting; try again later.");
        err->retry_after_s = RETRY_AFTER_S;
        break;
    case CR_EAUTH: /* removed since its key was checked */
        api_fail(err, 401, NULL, "invalid_api_key",
                 "The API key is not valid; ask your operator for one.");
        break;
    case CR_ETOOLONG:
        api_fail(err, 400, NULL, "context_length_exceeded",
                 "Prompt and answer do not fit the server's KV cache; shorten the prompt, or ask "
                 "for fewer tokens.");
        break;
    case CR_EINVAL:
        api_fail(err, 400, NULL, "invalid_value", "The request's parameters can't be used.");
        break;
    case CR_ESHUTDOWN:
    case CR_ECANCELED:
        api_fail(err, 503, NULL, NULL, "The server is shutting down; try again later.");
        err->retry_after_s = RETRY_AFTER_S;
        break;
    case CR_ENOMEM:
    case CR_ENOPAGES:
        api_fail(err, 503, NULL, NULL, "The server is out of memory; try again later.");
        err->retry_after_s = RETRY_AFTER_S;
        break;
    default:
        api_fail(err, 500, NULL, "internal_error", "The server failed; its log may say why.");
    }
}

/* --- news, on the loop's thread ----------------------------------------------------------- */

static const char *reason(const struct choice *choice)
{
    return choice->heard.last.finish == CR_FINISH_LENGTH ? "length" : "stop";
}

static void add_usage(const struct gen *gen, struct cr_usage *ret_usage)
{
    *ret_usage = (struct cr_usage){0};
    for (uint32_t i = 0; i < gen->n_choices; i++) {
        const struct choice *choice = &gen->choices[i];
        const struct cr_usage *usage = &choice->heard.last.usage;
        ret_usage->n_generated += usage->n_generated;
        /* A prompt counts once, however many choices it has. */
        if (i == 0 || choice->prompt != gen->choices[i - 1].prompt) {
            ret_usage->n_prompt += usage->n_prompt;
            ret_usage->n_cached += usage->n_cached;
        }
    }
}

static struct api_piece heard_piece(const struct choice *choice)
{
    return (struct api_piece){.index = choice->index,
                              .text = cr_buf_str(&choice->heard.text),
                              .len = choice->heard.text.len,
                              .samples = choice->heard.samples,
                              .n_samples = choice->heard.n_samples,
                              .text_offset = choice->text_offset};
}

static void begin_stream(struct gen *gen)
{
    gen->is_begun = true;
    conn_add_header(gen->conn, "Cache-Control", "no-cache");
    conn_add_header(gen->conn, "X-Accel-Buffering", "no"); /* nginx would hold chunks back */
    conn_stream_begin(gen->conn, "text/event-stream; charset=utf-8", true);
    for (uint32_t i = 0; i < gen->n_choices; i++)
        api_format_role_chunk(&gen->loop->scratch, &gen->answer, i);
}

/* Formats what one choice has, and forgets it. */
static void format_choice(struct choice *choice)
{
    struct gen *gen = choice->gen;
    struct cr_buf *buf = &gen->loop->scratch;
    struct news *heard = &choice->heard;
    if (heard->text.len > 0 || heard->n_samples > 0) {
        struct api_piece piece = heard_piece(choice);
        api_format_text_chunk(buf, &gen->answer, &piece);
        if (gen->answer.logprobs && gen->answer.kind == API_COMPLETION)
            choice->text_offset +=
                api_count_chars(gen->answer.vocab, heard->samples, heard->n_samples);
        cr_buf_clear(&heard->text);
        heard->n_samples = 0;
    }
    if (choice->has_ended)
        api_format_finish_chunk(buf, &gen->answer, choice->index, reason(choice));
}

/* Streams what is new: of `choice`, or, at the beginning, of all. */
static void stream_news(struct gen *gen, struct choice *choice)
{
    struct cr_buf *buf = &gen->loop->scratch;
    cr_buf_clear(buf);
    if (gen->is_begun) {
        format_choice(choice);
    } else {
        begin_stream(gen);
        for (uint32_t i = 0; i < gen->n_choices; i++)
            format_choice(&gen->choices[i]);
    }
    bool is_complete = gen->n_ended == gen->n_choices;
    if (is_complete && gen->answer.include_usage) {
        struct cr_usage usage;
        add_usage(gen, &usage);
        api_format_usage_chunk(buf, &gen->answer, &usage);
    }
    if (is_complete)
        api_format_done(buf);

    if (gen->conn == NULL)
        return; /* it went while its head was written */
    if (buf->status != CR_OK)
        conn_kill(gen->conn);
    else if (conn_stream_write(gen->conn, cr_buf_str(buf), buf->len) && is_complete)
        conn_stream_end(part(gen));
}

static void answer_whole(struct gen *gen)
{
    struct cr_buf *buf = &gen->loop->scratch;
    struct cr_usage usage;
    struct api_error err;
    add_usage(gen, &usage);
    cr_buf_clear(buf);
    api_format_begin(buf, &gen->answer);
    for (uint32_t i = 0; i < gen->n_choices; i++) {
        struct api_piece piece = heard_piece(&gen->choices[i]);
        api_format_choice(buf, &gen->answer, &piece, reason(&gen->choices[i]));
    }
    api_format_end(buf, &usage);
    if (buf->status != CR_OK) {
        gen_status_error(&err, CR_ENOMEM);
        gen_fail(gen, &err);
        return;
    }
    conn_reply(part(gen), 200, "application/json", cr_buf_str(buf), buf->len);
}

/* Moves the news to where only this thread looks. The mailbox is locked. */
static void hear(struct choice *choice)
{
    struct news *news = &choice->news, *heard = &choice->heard;
    heard->has_come = true;
    heard->is_lost = heard->is_lost || news->is_lost;
    heard->last = news->last;
    if (heard->text.len == 0 && heard->n_samples == 0) {
        /* The usual case when streaming: an exchange, so that both keep their memory. */
        size_t max_heard = heard->text.max, max_news = news->text.max;
        struct cr_buf text = heard->text;
        struct cr_sample *samples = heard->samples;
        uint32_t max_samples = heard->max_samples;
        heard->text = news->text;
        heard->text.max = max_heard;
        heard->samples = news->samples;
        heard->n_samples = news->n_samples;
        heard->max_samples = news->max_samples;
        text.max = max_news;
        news->text = text;
        news->samples = samples;
        news->max_samples = max_samples;
    } else {
        const struct cr_event event = {.samples = news->samples, .n_samples = news->n_samples};
        if (cr_buf_append(&heard->text, cr_buf_str(&news->text), news->text.len) != CR_OK ||
            (news->n_samples > 0 && !keep_samples(heard, &event)))
            heard->is_lost = true;
    }
    cr_buf_clear(&news->text);
    news->n_samples = 0;
}

static void end_choice(struct choice *choice)
{
    struct gen *gen = choice->gen;
    const struct cr_event *last = &choice->heard.last;
    choice->has_ended = true;
    gen->n_ended++;
    if (choice->verdict != NULL)
        verdict_end(choice->verdict);
    choice->verdict = NULL;
    if (last->finish == CR_FINISH_ERROR && last->status == CR_EFULL)
        metric_add(&gen->loop->server->metrics.rejected[REJECT_FULL], 1);
    else
        server_metrics_count_request(&gen->loop->server->metrics, &gen->principal, last);
    if (last->finish == CR_FINISH_ERROR && cr_status_http(last->status) == 500)
        cr_log(CR_LOG_ERROR, "http", "the worker failed a request",
               CR_LOG_STR("status", cr_status_name(last->status)));
}

/* Tells the client, if it is still there, what was heard of one choice. */
static void tell(struct choice *choice)
{
    struct gen *gen = choice->gen;
    const struct cr_event *last = &choice->heard.last;
    struct api_error err;

    if (gen->conn == NULL)
        return;
    if (choice->heard.is_lost || last->finish == CR_FINISH_ERROR ||
        last->finish == CR_FINISH_CANCELED) {
        int status = choice->heard.is_lost                ? CR_ENOMEM
                     : last->finish == CR_FINISH_CANCELED ? CR_ESHUTDOWN
                                                          : last->status;
        gen_status_error(&err, status);
        gen_fail(gen, &err);
        return;
    }
    if (gen->n_started < gen->n_choices)
        return;
    if (gen->is_stream)
        stream_news(gen, choice);
    else if (gen->n_ended == gen->n_choices)
        answer_whole(gen);
}

/* A request was admitted: remembers what it found. */
static void remember(struct choice *choice)
{
    struct gen *gen = choice->gen;
    struct cr_server *server = gen->loop->server;
    const struct cr_event *event = &choice->heard.last;
    struct recent_request r = {.choice = choice->index,
                               .tenant = gen->principal.tenant,
                               .n_prompt = event->usage.n_prompt,
                               .n_told = event->usage.n_cached,
                               .match = event->match,
                               .admitted_unix_s = cr_clock_unix_us() / 1000000};
    snprintf(r.id, sizeof r.id, "%s", gen->id);
    recent_add(&server->recent, &r);
    tenant_book_count(&server->tenants, &gen->principal, event);
    choice->is_remembered = true;
}

static void take(struct loop *loop, struct mail *mail)
{
    struct choice *choice = (struct choice *)((char *)mail - offsetof(struct choice, mail));
    struct gen *gen = choice->gen;
    hear(choice);
    mailbox_unlock(&loop->mailbox);

    if (!choice->has_started) {
        choice->has_started = true;
        gen->n_started++;
    }
    if (choice->heard.last.is_admitted && !choice->is_remembered)
        remember(choice);
    if (choice->heard.last.finish != CR_FINISH_NONE && !choice->has_ended)
        end_choice(choice);
    tell(choice);
    if (gen->n_ended == gen->n_submitted)
        gen_destroy(gen);
}

void gen_fail_all(struct loop *loop)
{
    struct api_error err;
    gen_status_error(&err, CR_ESHUTDOWN);
    for (struct gen *gen = loop->gens; gen != NULL; gen = gen->next)
        gen_fail(gen, &err);
}
