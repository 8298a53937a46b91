/* carrel cache top|tree|tenant|explain|events|alarms: the operator's look into the cache of a
 * running server, over HTTP, with the token that the server keeps in its data folder. Shows no
 * text. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/buf.h"
#include "carrel/secret.h"
#include "cmd/cache.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

#define MAX_PROMPT (8u << 20)
#define REFRESH_S  2

struct options {
    bool help, json, once, chat, insecure_http;
    char *url, *data, *tenant, *cacert;
    int64_t depth, limit;
};

#define FIELD(name_) .offset = offsetof(struct options, name_)

/* clang-format off */
static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, FIELD(help), .help = "print this and exit"},
    {.name = "url", .type = CR_OPT_STRING, FIELD(url), .value = "http://127.0.0.1:8080",
     .help = "the server"},
    {.name = "data", .type = CR_OPT_STRING, FIELD(data),
     .help = "the server's data folder, with operator.key; ~/.local/share/carrel"},
    {.name = "json", .type = CR_OPT_BOOL, FIELD(json), .help = "print the server's answer as JSON"},
    {.name = "once", .type = CR_OPT_BOOL, FIELD(once),
     .help = "top: print once, as when the output is no terminal"},
    {.name = "depth", .type = CR_OPT_INT, FIELD(depth), .value = "16", .min = 1, .max = 10000,
     .help = "tree: levels to show"},
    {.name = "limit", .type = CR_OPT_INT, FIELD(limit), .value = "0", .max = 10000,
     .help = "rows to show; 0: 50 tenants, 200 runs of pages"},
    {.name = "tenant", .type = CR_OPT_STRING, FIELD(tenant),
     .help = "explain: whose request it would be"},
    {.name = "chat", .type = CR_OPT_BOOL, FIELD(chat),
     .help = "explain: the file is JSON, the messages of a chat"},
    {.name = "cacert", .type = CR_OPT_STRING, FIELD(cacert),
     .help = "PEM file of the certificate that signed the server's"},
    {.name = "insecure-http", .type = CR_OPT_BOOL, FIELD(insecure_http),
     .help = "allow http to other machines: token and text can be read on the way"},
};
/* clang-format on */
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static const struct cr_cmd_usage usage = {
    .name = "cache",
    .usage = "cache top | tree | tenant NAME | explain REQUEST | explain --tenant NAME FILE | "
             "events | alarms  [OPTION ...]",
    .about =
        "Looks into the cache of a running server, without showing any text. `explain` says\n"
        "why a prompt was not found, by the id of its answer or for a prompt in a file (-:\n"
        "stdin), and who may use its pages; `alarms` what looked like probing for others' text.",
    .table = &table,
    .max_rest = 2,
};

/* "PATH/NAME", the name escaped. */
static int path_of(char *path, size_t size, const char *folder, const char *name,
                   struct cr_error *err)
{
    char *escaped = curl_easy_escape(NULL, name, 0);
    bool fits = escaped && (size_t)snprintf(path, size, "%s/%s", folder, escaped) < size;
    curl_free(escaped);
    return fits ? CR_OK : cr_error_set(err, CR_EINVAL, "The name is too long.");
}

static int show(const struct options *o, const struct cr_cmd_server *server, const char *path,
                const char *body, void (*print)(const json_t *answer), struct cr_error *err)
{
    json_t *answer;
    int status = cr_cache_ask(server, path, body, &answer, err);
    if (status != CR_OK)
        return status;
    if (o->json) {
        json_dumpf(answer, stdout, JSON_INDENT(2));
        putchar('\n');
    } else {
        print(answer);
    }
    json_decref(answer);
    return CR_OK;
}

static int top(const struct options *o, const struct cr_cmd_server *server, struct cr_error *err)
{
    bool repeats = !o->once && !o->json && isatty(STDOUT_FILENO);
    char path[64] = "/operator/cache";
    int status;
    if (o->limit > 0)
        snprintf(path, sizeof path, "/operator/cache?limit=%d", (int)o->limit);
    do {
        if (repeats)
            fputs("\033[H\033[2J", stdout);
        status = show(o, server, path, NULL, cr_cache_print_top, err);
        fflush(stdout);
    } while (repeats && status == CR_OK && sleep(REFRESH_S) == 0);
    return status;
}

static int tree(const struct options *o, const struct cr_cmd_server *server, struct cr_error *err)
{
    char path[96];
    snprintf(path, sizeof path, "/operator/cache/tree?depth=%d&limit=%d", (int)o->depth,
             o->limit > 0 ? (int)o->limit : 200);
    return show(o, server, path, NULL, cr_cache_print_tree, err);
}

static int tenant(const struct options *o, const struct cr_cmd_server *server, const char *name,
                  struct cr_error *err)
{
    char path[512];
    int status = path_of(path, sizeof path, "/operator/cache/tenants", name, err);
    return status == CR_OK ? show(o, server, path, NULL, cr_cache_print_tenant, err) : status;
}

static int read_prompt(const char *name, struct cr_buf *text, struct cr_error *err)
{
    char chunk[4096];
    size_t n;
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
    if (!file)
        return cr_error_set(err, CR_EIO, "The file can't be opened; check its name.");
    while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
        cr_buf_append(text, chunk, n);
    bool ok = !ferror(file);
    if (file != stdin)
        fclose(file);
    if (!ok)
        return cr_error_set(err, CR_EIO, "The prompt can't be read.");
    return text->status == CR_OK
               ? CR_OK
               : cr_error_set(err, text->status, "The prompt is longer than 8 mebibytes.");
}

/* The question's body: tenant and prompt, as a request would have it. */
static char *make_body(const struct options *o, const struct cr_buf *text, struct cr_error *err)
{
    json_t *prompt = o->chat ? json_loadb(cr_buf_str(text), text->len, 0, NULL)
                             : json_stringn(cr_buf_str(text), text->len);
    json_t *root = json_pack("{ss so}", "tenant", o->tenant, o->chat ? "messages" : "prompt",
                             prompt ? prompt : json_null());
    char *body = prompt && root ? json_dumps(root, JSON_COMPACT) : NULL;
    json_decref(root);
    if (!body)
        cr_error_set(err, CR_EINVAL, "The prompt is no %s.",
                     o->chat ? "JSON array of messages" : "text in UTF-8");
    return body;
}

static int explain(const struct options *o, const struct cr_cmd_server *server, const char *what,
                   struct cr_error *err)
{
    char path[512], *body = NULL;
    if (o->tenant[0] == '\0') {
        int status = path_of(path, sizeof path, "/operator/cache/requests", what, err);
        return status == CR_OK ? show(o, server, path, NULL, cr_cache_print_request, err) : status;
    }
    struct cr_buf text;
    cr_buf_init(&text, MAX_PROMPT);
    int status = read_prompt(what, &text, err);
    if (status == CR_OK)
        body = make_body(o, &text, err);
    cr_buf_release(&text);
    if (status == CR_OK)
        status =
            body ? show(o, server, "/operator/cache/explain", body, cr_cache_print_explanation, err)
                 : CR_EINVAL;
    free(body);
    return status;
}

static int act(const struct options *o, const struct cr_cmd_server *server, const char *action,
               const char *what, struct cr_error *err)
{
    if (strcmp(action, "top") == 0)
        return top(o, server, err);
    if (strcmp(action, "tree") == 0)
        return tree(o, server, err);
    if (strcmp(action, "tenant") == 0)
        return tenant(o, server, what, err);
    if (strcmp(action, "explain") == 0)
        return explain(o, server, what, err);
    if (strcmp(action, "alarms") == 0)
        return show(o, server, "/operator/cache/alarms", NULL, cr_cache_print_alarms, err);
    return cr_cache_follow(server, "/operator/events", err);
}

static bool is_action(const char *action, bool has_name)
{
    if (strcmp(action, "tenant") == 0 || strcmp(action, "explain") == 0)
        return has_name;
    return !has_name && (strcmp(action, "top") == 0 || strcmp(action, "tree") == 0 ||
                         strcmp(action, "events") == 0 || strcmp(action, "alarms") == 0);
}

int cr_cmd_cache(int argc, char **argv)
{
    struct options o;
    struct cr_cmd_server server = {0};
    struct cr_error err = {0};
    const char *rest[2] = {"", NULL};
    char token[CR_OPERATOR_TOKEN_MAX] = "", *dir = NULL;
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, rest, &n_rest, &exit_status))
        return exit_status;
    if (!is_action(rest[0], rest[1] != NULL)) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "It takes `top`, `tree`, `tenant NAME`, `explain REQUEST`, "
                                      "`explain --tenant NAME FILE`, `events` or `alarms`.");
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int status = cr_cmd_server_set(&server, o.url, o.cacert, o.insecure_http, &err);
    if (status == CR_OK)
        status = cr_cmd_data_dir(o.data, &dir, &err);
    if (status == CR_OK)
        status = cr_cmd_operator_token(dir, false, token, &err);
    server.key = token;
    if (status == CR_OK)
        status = act(&o, &server, rest[0], rest[1], &err);
    cr_secret_wipe(token, sizeof token);
    free(dir);
    cr_config_release(&table, &o);
    curl_global_cleanup();
    if (status == CR_OK)
        return 0;
    fflush(stdout);
    fputs("carrel cache: ", stderr);
    cr_cmd_print_text(stderr, err.text, strlen(err.text)); /* it may be the server's */
    fputc('\n', stderr);
    return CR_EXIT_FAILED;
}
