/* Workloads from public files; bench/README.md says where those come from.
 *
 * tau-bench's trajectories are replayed call by call: what an agent's model was asked is everything
 * before each of its answers. Calls of tools and what they returned become text, since not every
 * endpoint takes them otherwise. A user of the airline is a tenant.
 *
 * Mooncake's blocks of 512 tokens become pages of 16, as in bench_replay, so lengths are 1/32 of
 * the trace's; a session, which the second block names, is dealt to a tenant by Zipf's law.
 *
 * Each of ServeGen's files is a client: a rate and a Gamma or Weibull distribution of the times
 * between its requests. The first window in which it was active counts; tenant i is client i.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "replay/replay_int.h"

#define AGENT_FILE    "taubench_gpt-4o-airline.json"
#define APPS_FILE     "awesome_chatgpt_prompts_014bbb35.csv"
#define MOONCAKE_FILE "mooncake_conversation_trace.jsonl"
#define SERVEGEN_FILE "ServeGen/data/language/m-large/chunk-%u-trace.csv"
#define BLOCK_TOKENS  16u
#define MAX_BLOCKS    1024u
#define FIRST_TOKEN   300 /* below are control tokens and bytes */
#define N_TOKENS      3700
#define MAX_FILE      ((size_t)256 << 20)

static FILE *open_trace(const struct replay_maker *m, const char *name, struct cr_error *err)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", m->load.spec.traces, name);
    FILE *file = fopen(path, "re");
    if (file == NULL)
        cr_error_set(err, CR_EIO, "The file %s can't be opened: %s.", name, strerror(errno));
    return file;
}

/* Appends a whole file. */
static int read_trace(const struct replay_maker *m, const char *name, struct cr_buf *buf,
                      struct cr_error *err)
{
    char piece[65536];
    FILE *file = open_trace(m, name, err);
    if (file == NULL)
        return CR_EIO;
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        cr_buf_append(buf, piece, n);
    bool ok = !ferror(file);
    fclose(file);
    return ok ? buf->status : cr_error_set(err, CR_EIO, "The file %s can't be read.", name);
}

static int bad_file(struct cr_error *err, const char *name)
{
    return cr_error_set(err, CR_EFORMAT, "The file %s is not what bench/README.md names.", name);
}

/* The time of the next request of a Poisson process at the wanted rate, or `trace_s` sped up. */
static uint64_t scaled_us(double trace_s, double trace_rate, double rate)
{
    return rate > 0 ? (uint64_t)(trace_s * trace_rate / rate * 1e6) : 0;
}

/* --- tau-bench ---------------------------------------------------------------------------- */

static int take_message(struct replay_maker *m, const json_t *from, struct cr_replay_message *to)
{
    const char *role = json_string_value(json_object_get(from, "role"));
    const char *content = json_string_value(json_object_get(from, "content"));
    const json_t *call, *calls = json_object_get(from, "tool_calls");
    size_t i;
    struct cr_buf buf;
    if (role == NULL)
        return CR_EFORMAT;
    cr_buf_init(&buf, MAX_FILE);
    cr_buf_append_str(&buf, content != NULL ? content : "");
    json_array_foreach(calls, i, call)
    {
        const json_t *function = json_object_get(call, "function");
        const char *name = json_string_value(json_object_get(function, "name"));
        const char *arguments = json_string_value(json_object_get(function, "arguments"));
        cr_buf_printf(&buf, "%s(%s)", name != NULL ? name : "", arguments != NULL ? arguments : "");
    }
    to->role = strcmp(role, "tool") == 0 ? "user" : cr_arena_strdup(&m->arena, role);
    to->text = replay_keep(m, &buf);
    cr_buf_release(&buf);
    return to->role != NULL && to->text != NULL ? CR_OK : CR_ENOMEM;
}

static int add_call(struct replay_maker *m, uint32_t tenant, uint32_t turn, uint64_t at_us,
                    const struct cr_replay_message *messages, uint32_t n)
{
    struct cr_replay_request *r = replay_add(m);
    if (r == NULL)
        return CR_ENOMEM;
    r->tenant = tenant;
    r->turn = turn;
    r->is_first = turn == 0;
    r->at_us = at_us;
    r->messages = messages;
    r->n_messages = n;
    if (turn > 0)
        r->after = m->load.n_requests - 2;
    return CR_OK;
}

static int add_trajectory(struct replay_maker *m, const json_t *trajectory, uint64_t at_us)
{
    const json_t *messages = json_object_get(trajectory, "traj"), *message;
    uint32_t tenant = (uint32_t)json_integer_value(json_object_get(trajectory, "task_id"));
    struct cr_replay_message *copies =
        cr_arena_calloc(&m->arena, json_array_size(messages), sizeof *copies);
    uint32_t turn = 0;
    size_t i;
    int status = copies != NULL ? CR_OK : CR_ENOMEM;
    json_array_foreach(messages, i, message)
    {
        if (status == CR_OK)
            status = take_message(m, message, &copies[i]);
        if (status != CR_OK || m->load.n_requests == m->load.spec.max_requests)
            break;
        if (i > 0 && strcmp(copies[i].role, "assistant") == 0)
            status = add_call(m, tenant % m->load.n_tenants, turn++, at_us, copies, (uint32_t)i);
    }
    return status;
}

int replay_make_agent(struct replay_maker *m, struct cr_error *err)
{
    const double rate = m->load.spec.rate;
    double at_s = 0;
    FILE *file = open_trace(m, AGENT_FILE, err);
    if (file == NULL)
        return CR_EIO;
    json_t *all = json_loadf(file, 0, NULL);
    fclose(file);
    size_t n = json_array_size(all);
    size_t first = n > 0 ? cr_rng_below(&m->rng, n) : 0;
    int status = CR_OK;
    for (size_t i = 0; i < n && status == CR_OK; i++) {
        if (rate > 0)
            at_s -= log(1 - cr_rng_uniform(&m->rng)) / rate;
        status = add_trajectory(m, json_array_get(all, (first + i) % n), (uint64_t)(at_s * 1e6));
    }
    json_decref(all);
    if (status == CR_EFORMAT || (status == CR_OK && m->load.n_requests == 0))
        return bad_file(err, AGENT_FILE);
    return status;
}

/* --- Mooncake ----------------------------------------------------------------------------- */

static int add_blocks(struct replay_maker *m, const json_t *blocks, uint64_t at_us)
{
    size_t n = json_array_size(blocks);
    if (n > MAX_BLOCKS)
        n = MAX_BLOCKS;
    int32_t *tokens = cr_arena_calloc(&m->arena, n * BLOCK_TOKENS + 1, sizeof *tokens);
    struct cr_replay_request *r = tokens != NULL ? replay_add(m) : NULL;
    if (r == NULL)
        return CR_ENOMEM;
    struct cr_rng rng;
    for (size_t i = 0; i < n; i++) { /* a block's tokens follow from its number */
        cr_rng_seed(&rng, (uint64_t)json_integer_value(json_array_get(blocks, i)));
        for (uint32_t k = 0; k < BLOCK_TOKENS; k++)
            tokens[r->n_tokens++] = FIRST_TOKEN + (int32_t)cr_rng_below(&rng, N_TOKENS);
    }
    cr_rng_seed(&rng, (uint64_t)json_integer_value(json_array_get(blocks, n > 1)));
    tokens[r->n_tokens++] = FIRST_TOKEN;
    r->tokens = tokens;
    r->tenant = cr_rng_zipf(&rng, m->load.n_tenants);
    r->at_us = at_us;
    return CR_OK;
}

int replay_make_mooncake(struct replay_maker *m, struct cr_error *err)
{
    const double trace_rate = 12031.0 / 3600; /* of the trace as published */
    char *line = NULL;
    size_t cap = 0;
    int status = CR_OK;
    FILE *file = open_trace(m, MOONCAKE_FILE, err);
    if (file == NULL)
        return CR_EIO;
    while (status == CR_OK && m->load.n_requests < m->load.spec.max_requests &&
           getline(&line, &cap, file) > 0) {
        json_t *row = json_loads(line, 0, NULL);
        const json_t *blocks = json_object_get(row, "hash_ids");
        double at_s = (double)json_integer_value(json_object_get(row, "timestamp")) / 1e3;
        if (json_array_size(blocks) > 0)
            status = add_blocks(m, blocks, scaled_us(at_s, trace_rate, m->load.spec.rate));
        json_decref(row);
    }
    free(line);
    fclose(file);
    return status == CR_OK && m->load.n_requests == 0 ? bad_file(err, MOONCAKE_FILE) : status;
}

/* --- ServeGen ----------------------------------------------------------------------------- */

struct client {
    double rate, shape, scale; /* requests a second; seconds between two */
    bool is_weibull;
    double at_s;
};

/* The first window of the client's in which there were requests. */
static int read_client(const struct replay_maker *m, uint32_t number, struct client *ret,
                       struct cr_error *err)
{
    char name[128], line[512], kind[16];
    double t, cv;
    snprintf(name, sizeof name, SERVEGEN_FILE, number);
    FILE *file = open_trace(m, name, err);
    if (file == NULL)
        return CR_EIO;
    *ret = (struct client){0};
    while (ret->rate == 0 && fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%lf,%lf,%lf,%15[A-Za-z],%lf,%lf", &t, &ret->rate, &cv, kind, &ret->shape,
                   &ret->scale) != 6)
            ret->rate = 0; /* nobody asked, and there is no distribution */
        else
            ret->is_weibull = strcmp(kind, "Weibull") == 0;
    }
    fclose(file);
    return ret->rate > 0 && ret->shape > 0 && ret->scale > 0 ? CR_OK : bad_file(err, name);
}

/* Marsaglia and Tsang, 2000; a shape below 1 by their boost. */
static double gamma_of(struct cr_rng *rng, double shape)
{
    if (shape < 1)
        return gamma_of(rng, shape + 1) * pow(1 - cr_rng_uniform(rng), 1 / shape);
    const double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = cr_rng_normal(rng), v = pow(1 + c * x, 3);
        if (v > 0 && log(1 - cr_rng_uniform(rng)) < 0.5 * x * x + d - d * v + d * log(v))
            return d * v;
    }
}

static double gap_of(struct cr_rng *rng, const struct client *c)
{
    if (c->is_weibull)
        return c->scale * pow(-log(1 - cr_rng_uniform(rng)), 1 / c->shape);
    return c->scale * gamma_of(rng, c->shape);
}

int replay_make_servegen(struct replay_maker *m, struct cr_error *err)
{
    const struct cr_replay_spec *s = &m->load.spec;
    struct client *clients = cr_arena_calloc(&m->arena, s->n_tenants, sizeof *clients);
    double all = 0;
    int status = clients != NULL ? CR_OK : CR_ENOMEM;
    for (uint32_t i = 0; i < s->n_tenants && status == CR_OK; i++) {
        status = read_client(m, i, &clients[i], err);
        if (status == CR_OK)
            clients[i].at_s = gap_of(&m->rng, &clients[i]);
        all += clients[i].rate;
    }
    while (status == CR_OK && m->load.n_requests < s->max_requests) {
        uint32_t next = 0;
        for (uint32_t i = 1; i < s->n_tenants; i++)
            if (clients[i].at_s < clients[next].at_s)
                next = i;
        status = replay_add_question(m, next, (uint32_t)cr_rng_below(&m->rng, s->n_apps),
                                     scaled_us(clients[next].at_s, all, s->rate));
        clients[next].at_s += gap_of(&m->rng, &clients[next]);
    }
    return status;
}

/* --- public prompts ----------------------------------------------------------------------- */

/* Appends the n-th record's second field of a CSV file whose fields may be quoted; false: there
 * are fewer. */
static bool append_prompt(const char *at, uint32_t n, struct cr_buf *buf)
{
    for (uint32_t record = 0; *at != '\0'; record++) {
        for (int column = 0; *at != '\0'; column++) {
            bool quoted = *at == '"', wanted = record == n && column == 1;
            for (at += quoted; *at != '\0'; at++) {
                if (quoted && *at == '"' && *++at != '"')
                    break;
                if (!quoted && strchr(",\r\n", *at) != NULL)
                    break;
                if (wanted)
                    cr_buf_append_char(buf, *at);
            }
            char end = *at;
            at += end != '\0';
            at += end == '\r' && *at == '\n';
            if (end != ',')
                break;
        }
        if (record == n)
            return true;
    }
    return false;
}

int replay_public_app(struct replay_maker *m, uint32_t app, size_t n_bytes, struct cr_buf *buf,
                      struct cr_error *err)
{
    struct cr_buf text;
    size_t begin = buf->len;
    uint32_t first = (uint32_t)cr_rng_below(&m->rng, 400), n = 0;
    cr_buf_init(&text, MAX_FILE);
    int status = read_trace(m, APPS_FILE, &text, err);
    while (status == CR_OK && buf->len - begin < n_bytes) {
        size_t before = buf->len;
        if (!append_prompt(cr_buf_str(&text), 1 + (first + app + n++) % 400, buf) ||
            buf->len == before)
            status = bad_file(err, APPS_FILE);
        cr_buf_append_str(buf, "\n\n");
    }
    cr_buf_release(&text);
    return status;
}
