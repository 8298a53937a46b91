/* Workloads of made-up text. Whose turn it is, is shuffled; the order of the requests is that of
 * their sending, and a conversation's turns stand behind each other. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "replay/replay_int.h"

#define MAX_BYTES    ((size_t)2 << 30)
#define MAX_TEXT     ((size_t)16 << 20)
#define MAX_REQUESTS 1000000u

const char *cr_replay_kind_word(enum cr_replay_kind kind)
{
    static const char *const words[] = {
#define WORD(name, word, sentence) word,
        CR_REPLAY_KIND_MAP(WORD)
#undef WORD
    };
    return words[kind];
}

void cr_replay_spec_init(struct cr_replay_spec *spec)
{
    *spec = (struct cr_replay_spec){.n_tenants = 8,
                                    .n_apps = 1,
                                    .n_asked = 4,
                                    .n_turns = 4,
                                    .max_requests = 500,
                                    .app_tokens = 2048,
                                    .bytes_per_token = 4,
                                    .private_part = 0.05,
                                    .max_tokens = 16,
                                    .seed = 1};
}

/* --- making ------------------------------------------------------------------------------- */

struct cr_replay_request *replay_add(struct replay_maker *m)
{
    if (m->load.n_requests == m->cap) {
        uint32_t cap = m->cap > 0 ? 2 * m->cap : 256;
        struct cr_replay_request *more = realloc(m->requests, cap * sizeof *more);
        if (more == NULL)
            return NULL;
        m->requests = more;
        m->cap = cap;
    }
    struct cr_replay_request *r = &m->requests[m->load.n_requests++];
    *r = (struct cr_replay_request){.after = CR_REPLAY_NOTHING,
                                    .max_tokens = m->load.spec.max_tokens};
    return r;
}

const char *replay_keep(struct replay_maker *m, struct cr_buf *buf)
{
    const char *copy =
        buf->status == CR_OK ? cr_arena_strndup(&m->arena, cr_buf_str(buf), buf->len) : NULL;
    cr_buf_clear(buf);
    return copy;
}

/* A user's message: a question, sometimes behind something private. */
static int make_user(struct replay_maker *m, struct cr_replay_message *message)
{
    struct cr_buf buf;
    cr_buf_init(&buf, MAX_TEXT);
    *message = (struct cr_replay_message){.role = "user"};
    if (cr_rng_uniform(&m->rng) < m->load.spec.private_part) {
        replay_text_private(&m->rng, &buf);
        message->private_to = (uint32_t)buf.len;
        cr_buf_append_char(&buf, ' ');
    }
    replay_text_question(&m->rng, &buf);
    message->text = replay_keep(m, &buf);
    cr_buf_release(&buf);
    return message->text != NULL ? CR_OK : CR_ENOMEM;
}

static int make_answer(struct replay_maker *m, struct cr_replay_message *message)
{
    struct cr_buf buf;
    cr_buf_init(&buf, MAX_TEXT);
    replay_text_answer(&m->rng, &buf);
    *message = (struct cr_replay_message){.role = "assistant", .text = replay_keep(m, &buf)};
    cr_buf_release(&buf);
    return message->text != NULL ? CR_OK : CR_ENOMEM;
}

/* A conversation of some turns with an app: each request holds what was said before, with answers
 * that are made up, so that every endpoint gets the same prompts. */
static int add_chat(struct replay_maker *m, uint32_t tenant, uint32_t app, uint32_t n_turns,
                    uint64_t at_us)
{
    bool *has_asked = &m->has_asked[(size_t)tenant * m->load.spec.n_apps + app];
    struct cr_replay_message *messages =
        cr_arena_calloc(&m->arena, 2 * (size_t)n_turns, sizeof *messages);
    if (messages == NULL)
        return CR_ENOMEM;
    messages[0] = (struct cr_replay_message){.role = "system", .text = m->load.apps[app]};
    for (uint32_t turn = 0; turn < n_turns; turn++) {
        if ((turn > 0 && make_answer(m, &messages[2 * turn]) != CR_OK) ||
            make_user(m, &messages[2 * turn + 1]) != CR_OK)
            return CR_ENOMEM;
        struct cr_replay_request *r = replay_add(m);
        if (r == NULL)
            return CR_ENOMEM;
        r->tenant = tenant;
        r->turn = turn;
        r->is_first = !*has_asked;
        *has_asked = true;
        r->messages = messages;
        r->n_messages = 2 * turn + 2;
        r->at_us = at_us;
        if (turn > 0)
            r->after = m->load.n_requests - 2;
    }
    return CR_OK;
}

int replay_add_question(struct replay_maker *m, uint32_t tenant, uint32_t app, uint64_t at_us)
{
    return add_chat(m, tenant, app, 1, at_us);
}

/* Every tenant with every app, n_asked times, in random order and at the times of a Poisson
 * process. */
static int make_chats(struct replay_maker *m, uint32_t n_turns)
{
    const struct cr_replay_spec *s = &m->load.spec;
    uint32_t n = s->n_tenants * s->n_apps * s->n_asked;
    uint32_t *order = cr_arena_calloc(&m->arena, n, sizeof *order);
    double at_s = 0;
    int status = order != NULL ? CR_OK : CR_ENOMEM;
    for (uint32_t i = 0; i < n && status == CR_OK; i++) {
        uint32_t k = (uint32_t)cr_rng_below(&m->rng, i + 1); /* Fisher and Yates, inside out */
        order[i] = order[k];
        order[k] = i;
    }
    for (uint32_t i = 0; i < n && status == CR_OK; i++) {
        uint32_t tenant = order[i] % s->n_tenants, app = order[i] / s->n_tenants % s->n_apps;
        if (s->rate > 0)
            at_s -= log(1 - cr_rng_uniform(&m->rng)) / s->rate;
        status = add_chat(m, tenant, app, n_turns, (uint64_t)(at_s * 1e6));
    }
    return status;
}

static int make_apps(struct replay_maker *m, struct cr_error *err)
{
    const struct cr_replay_spec *s = &m->load.spec;
    const char **apps = cr_arena_calloc(&m->arena, s->n_apps, sizeof *apps);
    size_t n_bytes = (size_t)(s->app_tokens * s->bytes_per_token);
    struct cr_buf buf;
    int status = apps != NULL ? CR_OK : CR_ENOMEM;
    cr_buf_init(&buf, MAX_TEXT);
    for (uint32_t i = 0; i < s->n_apps && status == CR_OK; i++) {
        if (s->public_apps)
            status = replay_public_app(m, i, n_bytes, &buf, err);
        else
            replay_text_app(&m->rng, n_bytes, &buf);
        apps[i] = replay_keep(m, &buf);
        if (status == CR_OK && apps[i] == NULL)
            status = CR_ENOMEM;
    }
    cr_buf_release(&buf);
    m->load.apps = apps;
    m->load.n_apps = s->n_apps;
    return status;
}

static int check(const struct cr_replay_spec *s, struct cr_error *err)
{
    bool reads = s->public_apps || s->kind == CR_REPLAY_AGENT || s->kind == CR_REPLAY_MOONCAKE ||
                 s->kind == CR_REPLAY_SERVEGEN;
    if (reads && s->traces == NULL)
        return cr_error_set(err, CR_EINVAL,
                            "That workload is read from files: name their folder, of which "
                            "bench/README.md tells.");
    uint64_t n = (uint64_t)s->n_tenants * s->n_apps * s->n_asked;
    if (n == 0 || n > MAX_REQUESTS || s->n_turns == 0 || n * s->n_turns > MAX_REQUESTS ||
        s->max_requests == 0 || s->max_requests > MAX_REQUESTS)
        return cr_error_set(err, CR_EINVAL, "A run has from 1 to %u requests.", MAX_REQUESTS);
    if (s->app_tokens * s->bytes_per_token > (double)MAX_TEXT / 2)
        return cr_error_set(err, CR_EINVAL, "The system prompts are too long.");
    return CR_OK;
}

static int make(struct replay_maker *m, struct cr_error *err)
{
    enum cr_replay_kind kind = m->load.spec.kind;
    if (kind == CR_REPLAY_AGENT)
        return replay_make_agent(m, err);
    if (kind == CR_REPLAY_MOONCAKE)
        return replay_make_mooncake(m, err);
    m->has_asked = cr_arena_calloc(&m->arena, (size_t)m->load.n_tenants * m->load.spec.n_apps, 1);
    int status = m->has_asked != NULL ? make_apps(m, err) : CR_ENOMEM;
    if (status != CR_OK)
        return status;
    if (kind == CR_REPLAY_SERVEGEN)
        return replay_make_servegen(m, err);
    return make_chats(m, kind == CR_REPLAY_CHATS ? m->load.spec.n_turns : 1);
}

int cr_replay_make(const struct cr_replay_spec *spec, struct cr_replay **ret_load,
                   struct cr_error *err)
{
    int status = check(spec, err);
    if (status != CR_OK)
        return status;
    struct replay_maker *m = calloc(1, sizeof *m);
    if (m == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    m->load.spec = *spec;
    m->load.n_tenants = spec->n_tenants;
    cr_rng_seed(&m->rng, spec->seed);
    cr_arena_init(&m->arena, MAX_BYTES);
    status = make(m, err);
    m->load.requests = m->requests;
    if (status == CR_ENOMEM)
        cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    if (status != CR_OK)
        cr_replay_destroy(&m->load);
    else
        *ret_load = &m->load;
    return status;
}

/* The load is the maker's first member. */
void cr_replay_destroy(struct cr_replay *load)
{
    struct replay_maker *m = (struct replay_maker *)load;
    if (m == NULL)
        return;
    cr_arena_release(&m->arena);
    free(m->requests);
    free(m);
}
