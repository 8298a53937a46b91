/* From a request's tokens to what the KV manager is told of them.
 *
 *     loop:      verdict_begin ─ spells ─▶ verdict_send ──────────▶ pipeline   the prompt
 *     engine:    first token: the prompt is cached ─┐                  │
 *     detector:                        verdict ─────┴─▶ to be carried out ─▶ engine: publish, seal
 *     loop:      last event: verdict_end ─────────────▶ pipeline               prompt and answer
 *
 * **Spelling.** What is judged is what the tokens spell, whatever they came from: a chat, a prompt,
 * an array of tokens. So a page's bytes are exactly its tokens'. A control token spells a new line:
 * it is the template's, and public. From a token on that spells nothing, no text is known.
 *
 * **When.** A verdict about a prompt waits until all of the prompt is in the tree, or the request
 * has ended before: only pages that are there can be published. The last pages of a prompt are
 * decided with the answer, which is what follows them. Verdicts are carried out between two steps,
 * a few at a time.
 *
 * **Whose policy.** What the server's policy finds private is sealed, and taken back where it was
 * shared. A tenant's own policy only makes it publish less: that one tenant is stricter must not
 * show in what others find.
 *
 * **Under suspicion.** While an alarm of the reuse monitor is fresh, the threshold below which text
 * is cleared is half as high. Judgements are remembered for a policy, so text that was cleared
 * before is judged anew when it comes by; that of the request that raised the alarm does so at its
 * end.
 *
 * **Who waits.** Nobody. Loops and the engine thread take the lock for a list of pointers; when the
 * engine thread's inbox is full, what is to be carried out waits for the next verdict.
 *
 * A post is destroyed by whoever carries it out; until then the request and the pipeline each have
 * one thing to say about it, and the one that speaks last hands it on.
 */
#include "http/verdict_board.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/buf.h"
#include "carrel/clock.h"
#include "carrel/secret.h"

#define MAX_PIECE   256u
#define TOKEN_BYTES 6u /* usually */
#define APPLY_MAX   8u /* in one call of the engine thread */

#define JUDGE_WAITING 64u /* questions to the model */

/* Tokens whose text is being judged, or was. */
struct verdict_post {
    struct verdict_post *next;
    struct verdict_board *board;
    struct cr_tenant_id tenant;
    bool has_own_policy;
    bool is_prompt;
    char id[RECENT_ID_MAX];
    uint32_t choice;
    uint64_t accepted_us, prefilled_us; /* 0: it never was */
    struct cr_verdict verdict;
    uint64_t (*names)[2];      /* [verdict.n_names], or NULL */
    _Atomic uint32_t n_unsaid; /* what it waits for: the verdict, and that its text is cached */
    uint32_t n_tokens;
    int32_t tokens[]; /* [n_tokens], in whole pages */
};

struct verdict_text {
    struct verdict_board *board;
    struct cr_tenant_id tenant;
    struct cr_tenant_policy own;
    struct cr_policy policy;
    bool has_own_policy;
    bool is_lost; /* memory lacked: it is not judged any more */
    bool is_cached;
    const char *id; /* the generation's */
    uint32_t choice;
    uint64_t accepted_us;
    uint32_t page_tokens;
    struct verdict_post *prompt; /* until its text is cached */

    int32_t *tokens; /* [n_tokens] */
    uint32_t n_tokens;
    int32_t *generated; /* [n_generated], by the engine thread */
    uint32_t n_generated;
    struct cr_buf text;
    uint32_t *page_ends; /* [n_tokens / page_tokens] */
    uint32_t n_spelt;    /* pages whose text is known */
};

/* --- words -------------------------------------------------------------------------------- */

uint8_t verdict_reason(const struct cr_verdict *verdict)
{
    return verdict->why == CR_VERDICT_PRIVATE ? (uint8_t)(1 + verdict->class_) : 0;
}

const char *verdict_reason_word(uint32_t reason)
{
    if (reason == 0)
        return "";
    return reason <= CR_PRIVACY_N_CLASSES
               ? cr_privacy_class_name((enum cr_privacy_class)(reason - 1))
               : "TEXT"; /* its words together */
}

/* --- carrying out ------------------------------------------------------------------------- */

static void count(struct verdict_board *board, const struct cr_verdict *v)
{
    struct server_metrics *m = board->metrics;
    bool is_clear = v->why == CR_VERDICT_CLEARED || v->why == CR_VERDICT_CONTEXT;
    enum verdict_kind kind = is_clear                       ? VERDICT_CLEARED
                             : v->why == CR_VERDICT_PRIVATE ? VERDICT_PRIVATE
                                                            : VERDICT_UNDECIDED;
    metric_add(&m->verdicts[kind][v->tier < VERDICT_TIERS ? v->tier : 0], 1);
    if (kind == VERDICT_UNDECIDED)
        metric_add(&m->undecided[v->why], 1);
}

static void destroy_post(struct verdict_post *post)
{
    if (post != NULL)
        free(post->names);
    free(post);
}

/* Publishes what was cleared. What of it is everybody's then need not be judged for each tenant. */
static void publish(struct verdict_post *post, struct cr_kv *kv, uint32_t n_tokens)
{
    cr_kv_publish(kv, post->tenant, post->tokens, n_tokens);
    uint32_t n = cr_kv_shared(kv, post->tokens, n_tokens) / cr_kv_get_config(kv)->page_tokens;
    if (post->names != NULL)
        cr_pipeline_shared(post->board->pipeline, post->names, n);
}

/* On the engine thread. */
static void carry_out(struct verdict_post *post, struct cr_kv *kv)
{
    struct cr_verdict *v = &post->verdict;
    uint32_t b = cr_kv_get_config(kv)->page_tokens;
    if (v->epoch != cr_pipeline_epoch(post->board->pipeline)) {
        v->why = CR_VERDICT_STALE;
        v->n_cleared = 0;
        v->sealed = v->n_pages;
    }
    uint8_t tier = (uint8_t)v->tier;
    if (v->n_cleared > 0) {
        cr_kv_set_cause(kv, (struct cr_kv_cause){0, tier});
        publish(post, kv, v->n_cleared * b);
    }
    if (v->sealed < v->n_pages && !post->has_own_policy) {
        cr_kv_set_cause(kv, (struct cr_kv_cause){verdict_reason(v), tier});
        cr_kv_seal(kv, post->tenant, post->tokens, (v->sealed + 1) * b);
    }
    cr_kv_set_cause(kv, (struct cr_kv_cause){0});
}

static void finish(struct verdict_post *post)
{
    struct verdict_board *board = post->board;
    uint64_t now_us = cr_clock_now_us(NULL);
    count(board, &post->verdict);
    if (post->is_prompt && post->prefilled_us != 0) {
        metric_observe(&board->metrics->verdict, now_us - post->prefilled_us);
        metric_observe(&board->metrics->verdict_accepted, now_us - post->accepted_us);
    }
    recent_verdict(board->recent, post->id, post->choice, &post->verdict);
    destroy_post(post);
}

static struct verdict_post *take_post(struct verdict_board *board)
{
    struct verdict_post *post = board->first;
    if (post != NULL)
        board->first = post->next;
    if (board->first == NULL)
        board->last = NULL;
    return post;
}

static void apply(void *user, struct cr_kv *kv);

/* Calls the engine thread when there is something to do and it is not on its way. */
static void call(struct verdict_board *board)
{
    pthread_mutex_lock(&board->lock);
    bool calls = !board->is_called && board->first != NULL;
    board->is_called |= calls;
    pthread_mutex_unlock(&board->lock);
    if (!calls || cr_worker_call(board->worker, apply, board) == CR_OK)
        return;
    pthread_mutex_lock(&board->lock); /* the next verdict tries again */
    board->is_called = false;
    pthread_mutex_unlock(&board->lock);
}

/* On the engine thread. The board may be gone once is_called is false and nothing waits. */
static void apply(void *user, struct cr_kv *kv)
{
    struct verdict_board *board = user;
    bool has_more = true;
    for (uint32_t i = 0; i < APPLY_MAX && has_more; i++) {
        pthread_mutex_lock(&board->lock);
        struct verdict_post *post = take_post(board);
        pthread_mutex_unlock(&board->lock);
        has_more = post != NULL;
        if (!has_more)
            break;
        carry_out(post, kv);
        finish(post);
    }
    pthread_mutex_lock(&board->lock);
    has_more = board->first != NULL;
    board->is_called = has_more;
    struct cr_worker *worker = board->worker;
    pthread_mutex_unlock(&board->lock);
    if (!has_more || cr_worker_call(worker, apply, board) == CR_OK)
        return;
    pthread_mutex_lock(&board->lock);
    board->is_called = false;
    pthread_mutex_unlock(&board->lock);
}

/* One of the things that a post waits for was said. */
static void say(struct verdict_post *post)
{
    struct verdict_board *board = post->board;
    if (atomic_fetch_sub(&post->n_unsaid, 1) > 1)
        return;
    pthread_mutex_lock(&board->lock);
    post->next = NULL;
    if (board->last != NULL)
        board->last->next = post;
    else
        board->first = post;
    board->last = post;
    pthread_mutex_unlock(&board->lock);
    call(board);
}

/* On a detector's thread. */
static void on_verdict(void *user, const struct cr_verdict *verdict)
{
    struct verdict_post *post = user;
    post->verdict = *verdict;
    post->verdict.names = NULL;
    if (verdict->names != NULL && verdict->n_names > 0)
        post->names = malloc(verdict->n_names * sizeof *post->names);
    if (post->names != NULL && verdict->names != NULL)
        memcpy(post->names, verdict->names, verdict->n_names * sizeof *post->names);
    say(post);
}

/* --- texts -------------------------------------------------------------------------------- */

/* Adds what tokens [from, n_tokens) spell. */
static void spell(struct verdict_text *t, uint32_t from)
{
    const struct cr_vocab *vocab = t->board->vocab;
    uint32_t b = t->page_tokens;
    char piece[MAX_PIECE];
    for (uint32_t i = from; i < t->n_tokens; i++) {
        size_t n = cr_vocab_piece(vocab, t->tokens[i], false, piece, sizeof piece);
        bool is_control = n == 0 && cr_vocab_piece(vocab, t->tokens[i], true, piece, sizeof piece);
        if (is_control)
            cr_buf_append_char(&t->text, '\n');
        else
            cr_buf_append(&t->text, piece, n);
        bool is_spelt = is_control || (n > 0 && n < sizeof piece);
        if (!is_spelt && t->n_spelt > i / b)
            t->n_spelt = i / b;
        if ((i + 1) % b == 0)
            t->page_ends[i / b] = (uint32_t)t->text.len;
    }
    t->is_lost |= t->text.status != CR_OK;
}

/* Room for so many tokens more. */
static bool grow(struct verdict_text *t, uint32_t n)
{
    uint32_t all = t->n_tokens + n;
    int32_t *tokens = reallocarray(t->tokens, all + 1, sizeof *tokens);
    if (tokens != NULL)
        t->tokens = tokens;
    uint32_t *ends = reallocarray(t->page_ends, all / t->page_tokens + 1, sizeof *ends);
    if (ends != NULL)
        t->page_ends = ends;
    return tokens != NULL && ends != NULL &&
           cr_buf_reserve(&t->text, (size_t)n * TOKEN_BYTES) == CR_OK;
}

static bool add_tokens(struct verdict_text *t, const int32_t *tokens, uint32_t n)
{
    uint32_t from = t->n_tokens;
    if (!grow(t, n)) {
        t->is_lost = true;
        return false;
    }
    memcpy(t->tokens + from, tokens, n * sizeof *tokens);
    t->n_tokens += n;
    spell(t, from);
    return !t->is_lost;
}

static struct verdict_post *make_post(const struct verdict_text *t, bool is_prompt)
{
    uint32_t n = t->n_tokens / t->page_tokens * t->page_tokens;
    struct verdict_post *post = malloc(sizeof *post + n * sizeof post->tokens[0]);
    if (post == NULL)
        return NULL;
    *post = (struct verdict_post){.board = t->board,
                                  .tenant = t->tenant,
                                  .has_own_policy = t->has_own_policy,
                                  .is_prompt = is_prompt,
                                  .choice = t->choice,
                                  .accepted_us = t->accepted_us,
                                  .n_unsaid = is_prompt ? 2 : 1,
                                  .n_tokens = n};
    strncpy(post->id, t->id, sizeof post->id - 1);
    memcpy(post->tokens, t->tokens, n * sizeof post->tokens[0]);
    return post;
}

/* Hands a post to the pipeline, or says at once that it was not judged. */
static void judge(const struct verdict_text *t, struct verdict_post *post)
{
    struct cr_pipeline *pipeline = t->board->pipeline;
    struct cr_document doc = {.tenant = t->tenant.v,
                              .policy = t->policy,
                              .text = cr_buf_str(&t->text),
                              .len = t->text.len,
                              .page_ends = t->page_ends,
                              .n_pages = t->n_tokens / t->page_tokens,
                              .n_spelt = t->n_spelt,
                              .has_ended = !post->is_prompt,
                              .on_verdict = on_verdict,
                              .user = post};
    uint32_t n_pages = doc.n_pages;
    int status = cr_pipeline_post(pipeline, &doc);
    if (status == CR_OK)
        return;
    on_verdict(post, &(struct cr_verdict){.n_pages = n_pages,
                                          .sealed = n_pages,
                                          .why = status == CR_EFULL       ? CR_VERDICT_OVERLOAD
                                                 : status == CR_ESHUTDOWN ? CR_VERDICT_STOPPED
                                                                          : CR_VERDICT_FAILED,
                                          .epoch = cr_pipeline_epoch(pipeline)});
}

static void count_undecided(struct verdict_board *board, enum cr_verdict_why why)
{
    count(board, &(struct cr_verdict){.why = why});
}

/* A tenant's own policy where it has one, else the server's; stricter under suspicion. */
static void take_policy(struct verdict_text *t)
{
    const struct cr_tenant_policy *own = &t->own;
    t->policy = t->board->policy;
    if (own->classes != CR_LIMIT_DEFAULT)
        t->policy.classes = (uint32_t)own->classes;
    if (own->languages != CR_LIMIT_DEFAULT)
        t->policy.languages = (uint32_t)own->languages;
    if (own->private_ >= 0)
        t->policy.private_ = (float)own->private_;
    if (own->clear >= 0)
        t->policy.clear = (float)own->clear;
    if (t->policy.clear > t->policy.private_)
        t->policy.clear = t->policy.private_;
    t->has_own_policy = t->policy.classes != t->board->policy.classes ||
                        t->policy.languages != t->board->policy.languages ||
                        t->policy.private_ < t->board->policy.private_ ||
                        t->policy.private_ > t->board->policy.private_ ||
                        t->policy.clear < t->board->policy.clear ||
                        t->policy.clear > t->board->policy.clear;
    if (cr_clock_now_us(NULL) < atomic_load(&t->board->strict_until_us))
        t->policy.clear /= 2;
}

struct verdict_text *verdict_begin(struct verdict_board *board, struct cr_tenant_id tenant,
                                   const struct cr_tenant_policy *policy, const char *id,
                                   uint32_t choice, const int32_t *tokens, uint32_t n_tokens)
{
    const struct cr_kv_config *kv;
    if (board->pipeline == NULL)
        return NULL;
    kv = cr_worker_kv_config(board->worker);
    if (policy->is_always_private) {
        count_undecided(board, CR_VERDICT_POLICY);
        return NULL;
    }
    struct verdict_text *t = calloc(1, sizeof *t);
    if (t != NULL) {
        t->board = board;
        t->tenant = tenant;
        t->own = *policy;
        take_policy(t);
        t->id = id;
        t->choice = choice;
        t->accepted_us = cr_clock_now_us(NULL);
        t->page_tokens = kv->page_tokens;
        t->n_spelt = UINT32_MAX;
        cr_buf_init(&t->text, (size_t)kv->max_tokens * MAX_PIECE);
        if (add_tokens(t, tokens, n_tokens))
            t->prompt = make_post(t, true);
    }
    if (t != NULL && t->prompt != NULL)
        return t;
    count_undecided(board, CR_VERDICT_FAILED);
    verdict_abandon(t);
    return NULL;
}

void verdict_send(struct verdict_text *text)
{
    judge(text, text->prompt); /* not destroyed before the verdict has come, too */
}

static void destroy_text(struct verdict_text *t)
{
    if (t->text.data != NULL)
        cr_secret_wipe(t->text.data, t->text.cap);
    cr_buf_release(&t->text);
    free(t->page_ends);
    free(t->tokens);
    free(t->generated);
    free(t);
}

void verdict_abandon(struct verdict_text *text)
{
    if (text == NULL)
        return;
    destroy_post(text->prompt);
    destroy_text(text);
}

void verdict_hear(struct verdict_text *t, const struct cr_event *event)
{
    bool is_last = event->finish != CR_FINISH_NONE;
    if (!t->is_cached && (is_last || event->first_token_us != 0)) {
        t->is_cached = true;
        t->prompt->prefilled_us = event->first_token_us;
        say(t->prompt);
    }
    uint32_t n = event->usage.n_generated;
    if (!is_last || n == 0 || event->generated == NULL)
        return;
    t->generated = malloc(n * sizeof *t->generated);
    if (t->generated == NULL) {
        t->is_lost = true;
        return;
    }
    memcpy(t->generated, event->generated, n * sizeof *t->generated);
    t->n_generated = n - 1; /* K and V of the last one were never computed */
}

void verdict_end(struct verdict_text *t)
{
    struct verdict_board *board = t->board;
    struct verdict_post *post = NULL;
    take_policy(t); /* suspicion may have begun */
    if (!t->is_lost && (t->n_generated == 0 || add_tokens(t, t->generated, t->n_generated)))
        post = make_post(t, false);
    if (post != NULL)
        judge(t, post);
    else
        count_undecided(board, CR_VERDICT_FAILED);
    destroy_text(t);
}

/* --- tier 3 ------------------------------------------------------------------------------- */

struct doubt {
    struct verdict_board *board;
    uint64_t name[2];
};

/* On the judge's thread. */
static void on_answer(void *user, enum cr_judge_answer answer)
{
    struct doubt *doubt = user;
    metric_add(&doubt->board->metrics->judged[answer], 1);
    if (answer != CR_JUDGE_NONE)
        cr_pipeline_answer(doubt->board->pipeline, doubt->name, answer == CR_JUDGE_PRIVATE);
    free(doubt);
}

/* On a detector's thread. */
static void on_unsure(void *user, const struct cr_unsure *page)
{
    struct verdict_board *board = user;
    struct doubt *doubt = malloc(sizeof *doubt);
    if (doubt == NULL)
        return;
    *doubt = (struct doubt){board, {page->name[0], page->name[1]}};
    struct cr_judge_question q = {.before = page->before,
                                  .n_before = page->n_before,
                                  .piece = page->text,
                                  .n_piece = page->len,
                                  .on_answer = on_answer,
                                  .user = doubt};
    if (cr_judge_ask(board->judge, &q) == CR_OK)
        return;
    metric_add(&board->metrics->judged[CR_JUDGE_NONE], 1);
    free(doubt);
}

void verdict_board_be_strict(struct verdict_board *board, uint64_t us)
{
    atomic_store(&board->strict_until_us, cr_clock_now_us(NULL) + us);
}

/* --- life --------------------------------------------------------------------------------- */

void verdict_board_init(struct verdict_board *board)
{
    *board = (struct verdict_board){0};
    pthread_mutex_init(&board->lock, NULL);
}

int verdict_board_open(struct verdict_board *board, const struct cr_pipeline_config *config,
                       const struct cr_policy *policy, bool asks_model, struct cr_worker *worker,
                       const struct cr_vocab *vocab, struct server_metrics *metrics,
                       struct recent *recent)
{
    board->worker = worker;
    board->vocab = vocab;
    board->metrics = metrics;
    board->recent = recent;
    board->policy = *policy;
    struct cr_pipeline_config pipeline = *config;
    if (asks_model) {
        struct cr_judge_config judge = {.max_waiting = JUDGE_WAITING,
                                        .max_running = cr_worker_kv_config(worker)->max_seqs / 2,
                                        .timeout_us = config->timeout_us};
        int status = cr_judge_create(worker, vocab, &judge, &board->judge);
        if (status != CR_OK)
            return status;
        pipeline.on_unsure = on_unsure;
        pipeline.unsure_user = board;
    }
    int status = cr_pipeline_create(&pipeline, &board->pipeline, NULL);
    if (status != CR_OK) {
        cr_judge_destroy(board->judge);
        board->judge = NULL;
    }
    return status;
}

void verdict_board_stop(struct verdict_board *board)
{
    if (board->pipeline == NULL)
        return;
    cr_pipeline_stop(board->pipeline); /* all verdicts have come now, and nobody asks any more */
    cr_judge_destroy(board->judge);
    board->judge = NULL;
    for (bool is_called = true; is_called; usleep(1000)) {
        pthread_mutex_lock(&board->lock);
        is_called = board->is_called;
        pthread_mutex_unlock(&board->lock);
    }
}

void verdict_board_release(struct verdict_board *board)
{
    struct verdict_post *post;
    while ((post = take_post(board)) != NULL)
        destroy_post(post);
    cr_pipeline_destroy(board->pipeline);
    board->pipeline = NULL;
    pthread_mutex_destroy(&board->lock);
}
