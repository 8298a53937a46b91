/* carrel bench: replays a workload of many tenants against an endpoint, and prints how it was
 * served. src/replay/ makes the workload and measures; this file is about options and keys. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/replay.h"
#include "carrel/secret.h"
#include "cmd/cmd.h"
#include "cmd/cmd_http.h"
#include "cmd/cmd_util.h"

#define MAX_KEYS     4096u
#define MAX_KEY_FILE ((size_t)1 << 20)

/* Indexed by enum cr_replay_kind. */
#define WORD(name, word, sentence) word,
static const char *const kinds[] = {CR_REPLAY_KIND_MAP(WORD) NULL};

struct options {
    bool help, own, insecure_http, public_apps;
    char *keys, *model, *json, *traces, *metrics_token, *cacert;
    int workload;
    int64_t tenants, apps, asked, turns, requests, app_tokens, in_flight, max_tokens, seed;
    double bytes_per_token, private_part, rate;
};

#define FIELD(name_) .offset = offsetof(struct options, name_)

/* clang-format off */
static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, FIELD(help), .help = "print this and exit"},
    {.name = "keys", .type = CR_OPT_STRING, FIELD(keys),
     .help = "file with the tenants' API keys, one in a line; without it requests carry none"},
    {.name = "model", .type = CR_OPT_STRING, FIELD(model), .value = "default",
     .help = "model to ask; default is whichever a Carrel serves"},
    {.name = "workload", .type = CR_OPT_ENUM, FIELD(workload), .choices = kinds, .value = "apps",
     .help = "what is replayed"},
    {.name = "tenants", .type = CR_OPT_INT, FIELD(tenants), .value = "8", .min = 1, .max = 100000,
     .help = "tenants; those without a key of their own share those there are"},
    {.name = "apps", .type = CR_OPT_INT, FIELD(apps), .value = "1", .min = 1, .max = 10000,
     .help = "apps, each with a system prompt of its own"},
    {.name = "app-tokens", .type = CR_OPT_INT, FIELD(app_tokens), .value = "2048", .max = 1 << 20,
     .help = "tokens of a system prompt, about"},
    {.name = "bytes-per-token", .type = CR_OPT_FLOAT, FIELD(bytes_per_token), .value = "4",
     .min = 1, .max = 16, .help = "bytes of English text to a token of the endpoint"},
    {.name = "public-apps", .type = CR_OPT_BOOL, FIELD(public_apps),
     .help = "public system prompts from the folder of traces, instead of made-up ones"},
    {.name = "asked", .type = CR_OPT_INT, FIELD(asked), .value = "4", .min = 1, .max = 100000,
     .help = "questions of a tenant to an app; with chats its conversations"},
    {.name = "turns", .type = CR_OPT_INT, FIELD(turns), .value = "4", .min = 1, .max = 1000,
     .help = "turns of a conversation, with chats"},
    {.name = "requests", .type = CR_OPT_INT, FIELD(requests), .value = "500", .min = 1,
     .max = 1000000, .help = "requests, with agent, mooncake and servegen"},
    {.name = "private", .type = CR_OPT_FLOAT, FIELD(private_part), .value = "0.05", .max = 1,
     .help = "part of the messages in which private text is planted"},
    {.name = "rate", .type = CR_OPT_FLOAT, FIELD(rate), .value = "0", .max = 1e6,
     .help = "requests (conversations) a second; 0: the next when one has ended"},
    {.name = "in-flight", .type = CR_OPT_INT, FIELD(in_flight), .value = "8", .min = 1,
     .max = 100000, .help = "unanswered requests at most, without a rate"},
    {.name = "max-tokens", .type = CR_OPT_INT, FIELD(max_tokens), .value = "16", .min = 1,
     .max = 1 << 20, .help = "tokens to generate for a request"},
    {.name = "seed", .type = CR_OPT_INT, FIELD(seed), .value = "1", .max = 9007199254740991.0,
     .help = "of the workload; the same one asks for the same texts again"},
    {.name = "traces", .type = CR_OPT_STRING, FIELD(traces),
     .help = "folder of public traces and prompts; bench/README.md lists them"},
    {.name = "json", .type = CR_OPT_STRING, FIELD(json), .help = "file for the figures as JSON"},
    {.name = "metrics-token", .type = CR_OPT_STRING, FIELD(metrics_token),
     .help = "token of a Carrel's page of metrics, where it asks for one"},
    {.name = "i-own-this-endpoint", .type = CR_OPT_BOOL, FIELD(own),
     .help = "allow an endpoint that is not on this machine"},
    {.name = "cacert", .type = CR_OPT_STRING, FIELD(cacert),
     .help = "PEM file of the certificate that signed the server's"},
    {.name = "insecure-http", .type = CR_OPT_BOOL, FIELD(insecure_http),
     .help = "allow http to other machines: keys and text can be read on the way"},
};
/* clang-format on */
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

#define ABOUT(name, word, sentence) "\n  " word ": " sentence

static const struct cr_cmd_usage usage = {
    .name = "bench",
    .usage = "bench URL [--keys FILE] [--workload NAME] [OPTION ...]",
    .about =
        "Replays what many tenants would ask of an OpenAI-compatible endpoint, and prints how\n"
        "fast it answered, and of a Carrel what its cache was worth. The workloads "
        "are:" CR_REPLAY_KIND_MAP(ABOUT),
    .table = &table,
    .max_rest = 1,
};

/* --- keys --------------------------------------------------------------------------------- */

struct keys {
    char *text; /* the file, its lines ended by NULs */
    size_t len;
    const char **keys; /* [n] */
    uint32_t n;
};

static int read_keys(const char *path, struct keys *k, struct cr_error *err)
{
    int status = cr_cmd_key_file(path, MAX_KEY_FILE, &k->text, &k->len, err);
    if (status == CR_OK && (k->keys = calloc(MAX_KEYS, sizeof *k->keys)) == NULL)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    if (status != CR_OK)
        return status;
    for (char *rest = k->text, *key; (key = strsep(&rest, "\r\n")) != NULL;) {
        if (*key == '\0')
            continue;
        if (k->n == MAX_KEYS)
            return cr_error_set(err, CR_EINVAL, "There are more than %u keys.", MAX_KEYS);
        if ((status = cr_cmd_check_key(key, strlen(key), err)) != CR_OK)
            return status;
        k->keys[k->n++] = key;
    }
    if (k->n == 0)
        return cr_error_set(err, CR_EINVAL, "The file of keys holds none.");
    return CR_OK;
}

static void drop_keys(struct keys *k)
{
    if (k->text != NULL)
        cr_secret_wipe(k->text, k->len);
    free(k->text);
    free(k->keys);
}

/* --- the run ------------------------------------------------------------------------------ */

static struct cr_replay_spec spec_of(const struct options *o)
{
    return (struct cr_replay_spec){.kind = (enum cr_replay_kind)o->workload,
                                   .n_tenants = (uint32_t)o->tenants,
                                   .n_apps = (uint32_t)o->apps,
                                   .n_asked = (uint32_t)o->asked,
                                   .n_turns = (uint32_t)o->turns,
                                   .max_requests = (uint32_t)o->requests,
                                   .app_tokens = (uint32_t)o->app_tokens,
                                   .bytes_per_token = o->bytes_per_token,
                                   .private_part = o->private_part,
                                   .rate = o->rate,
                                   .max_tokens = (uint32_t)o->max_tokens,
                                   .public_apps = o->public_apps,
                                   .seed = (uint64_t)o->seed,
                                   .traces = o->traces[0] ? o->traces : NULL};
}

static int report(const struct options *o, const struct cr_replay *load,
                  const struct cr_replay_figures *figures, struct cr_error *err)
{
    char *text = NULL, *json = NULL;
    int status = cr_replay_report(load, figures, &text);
    if (status == CR_OK && o->json[0])
        status = cr_replay_report_json(load, figures, &json);
    if (status != CR_OK)
        cr_error_set(err, status, "There is not enough memory.");
    else
        fputs(text, stdout);
    if (json != NULL) {
        FILE *file = fopen(o->json, "we");
        bool ok = file != NULL && fputs(json, file) >= 0 && fputc('\n', file) != EOF;
        if (file != NULL)
            ok = fclose(file) == 0 && ok;
        if (!ok)
            status =
                cr_error_set(err, CR_EIO, "The figures can't be written: %s.", strerror(errno));
    }
    free(text);
    free(json);
    return status;
}

static int run(const struct options *o, const struct cr_cmd_server *server, const struct keys *keys,
               uint32_t *ret_n_failed, struct cr_error *err)
{
    const struct cr_replay_endpoint endpoint = {.url = server->url,
                                                .keys = keys->keys,
                                                .n_keys = keys->n,
                                                .model = o->model,
                                                .metrics_token =
                                                    o->metrics_token[0] ? o->metrics_token : NULL,
                                                .cacert = server->cacert,
                                                .is_loopback = server->is_loopback};
    const struct cr_replay_spec spec = spec_of(o);
    struct cr_replay *load = NULL;
    struct cr_replay_figures figures;
    int status = cr_replay_make(&spec, &load, err);
    if (status == CR_OK)
        status = cr_replay_run(&endpoint, load, (uint32_t)o->in_flight, &figures, err);
    if (status == CR_OK)
        status = report(o, load, &figures, err);
    if (status == CR_OK)
        *ret_n_failed = figures.n_failed;
    cr_replay_destroy(load);
    return status;
}

static int set_up(const struct options *o, char *url, struct cr_cmd_server *server,
                  struct keys *keys, struct cr_error *err)
{
    int status = cr_cmd_server_set(server, url, o->cacert, o->insecure_http, err);
    if (status == CR_OK && !server->is_loopback && !o->own)
        status = cr_error_set(err, CR_EFORBIDDEN,
                              "That endpoint is on another machine, and this is a load: if it is "
                              "yours, say so with --i-own-this-endpoint.");
    if (status == CR_OK && o->keys[0])
        status = read_keys(o->keys, keys, err);
    return status;
}

int cr_cmd_bench(int argc, char **argv)
{
    struct options o;
    struct cr_cmd_server server = {0};
    struct keys keys = {0};
    struct cr_error err = {0};
    const char *url = NULL;
    uint32_t n_failed = 0;
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, &url, &n_rest, &exit_status))
        return exit_status;
    char *copy = n_rest > 0 ? strdup(url) : NULL;
    if (copy == NULL) {
        exit_status = cr_cmd_misused(&usage, "Name the endpoint's URL.");
        goto out;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int status = set_up(&o, copy, &server, &keys, &err);
    if (status == CR_OK)
        status = run(&o, &server, &keys, &n_failed, &err);
    curl_global_cleanup();
    if (status != CR_OK)
        exit_status = cr_cmd_fail("bench", "%s", err.text);
    else if (n_failed > 0)
        exit_status = cr_cmd_fail("bench", "%u requests failed.", n_failed);
    else
        exit_status = 0;
out:
    drop_keys(&keys);
    free(copy);
    cr_config_release(&table, &o);
    return exit_status;
}
