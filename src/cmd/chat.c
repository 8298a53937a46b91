/* carrel chat: a conversation in the terminal, with any OpenAI-compatible server.
 *
 * Works the same at a terminal and in a pipe: one message per line (or block), an answer to each
 * on stdout. Prompts, hints and statistics show only when both ends are a terminal. With MESSAGE
 * as an argument it answers that and ends; "-" reads all of stdin as one message.
 *
 * The key comes from --key, else from CARREL_API_KEY, else, for a server on loopback, from the
 * file that `carrel serve` leaves in its data folder; it is sent over plain HTTP to loopback
 * only, and cut out of argv so that the list of processes does not show it for long.
 *
 * A failed request leaves the conversation as it was before, so that it can be asked again; an
 * answer stopped by Ctrl-C stays, as far as it came. Nothing is written to disk but by /save.
 */
#include "cmd/chat.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <curl/curl.h>

#include "carrel/secret.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

volatile sig_atomic_t cr_chat_interrupted;

struct options {
    bool help, insecure_http;
    char *url, *key, *model, *system, *set, *data, *cacert;
};

#define FIELD(name_) .offset = offsetof(struct options, name_)

static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, FIELD(help), .help = "print this and exit"},
    {.name = "url",
     .type = CR_OPT_STRING,
     FIELD(url),
     .value = "http://127.0.0.1:8080",
     .help = "the server"},
    {.name = "key",
     .type = CR_OPT_STRING,
     FIELD(key),
     .help = "API key; better left in the environment, as CARREL_API_KEY"},
    {.name = "model",
     .type = CR_OPT_STRING,
     FIELD(model),
     .value = "default",
     .help = "model to ask; default is whichever is served"},
    {.name = "system",
     .type = CR_OPT_STRING,
     FIELD(system),
     .help = "system prompt: how the model shall behave"},
    {.name = "set",
     .type = CR_OPT_STRING,
     FIELD(set),
     .help = "sampling parameters, as \"temperature=0.7 max_tokens=200\""},
    {.name = "data",
     .type = CR_OPT_STRING,
     FIELD(data),
     .help = "data folder of a local server; ~/.local/share/carrel"},
    {.name = "cacert",
     .type = CR_OPT_STRING,
     FIELD(cacert),
     .help = "PEM file of the certificate that signed the server's"},
    {.name = "insecure-http",
     .type = CR_OPT_BOOL,
     FIELD(insecure_http),
     .help = "allow http to other machines: key and text can be read on the way"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static const struct cr_cmd_usage usage = {
    .name = "chat",
    .usage = "chat [OPTION ...] [MESSAGE | -]",
    .about =
        "Talks to a server in the terminal; /help lists the commands. With MESSAGE it answers\n"
        "that and ends; with - it reads the message from stdin.",
    .table = &table,
    .max_rest = 1,
};

struct chat {
    struct cr_cmd_server server;
    const char *model;
    json_t *messages; /* without the system prompt */
    char *system;     /* NULL: none */
    struct cr_chat_settings settings;
    bool interactive;
    bool failed; /* a request did; becomes the exit status */
};

static void complain(const struct cr_error *err)
{
    fputs("carrel chat: ", stderr);
    cr_cmd_print_text(stderr, err->text, strlen(err->text)); /* may hold a server's words */
    fputc('\n', stderr);
}

/* --- asking ------------------------------------------------------------------------------ */

static json_t *make_request(const struct chat *chat)
{
    json_t *messages = json_array();
    if (chat->system)
        json_array_append_new(messages,
                              json_pack("{ss ss}", "role", "system", "content", chat->system));
    json_array_extend(messages, chat->messages);
    json_t *request = json_pack("{ss sb s{sb} so}", "model", chat->model, "stream", 1,
                                "stream_options", "include_usage", 1, "messages", messages);
    if (request)
        cr_chat_settings_add(&chat->settings, request);
    return request;
}

static void show_answer_end(const struct chat *chat, const struct cr_chat_answer *answer)
{
    if (answer->text.len > 0 && answer->text.data[answer->text.len - 1] != '\n')
        putchar('\n');
    fflush(stdout);
    if (answer->stopped)
        fputs("(stopped)\n", stderr);
    else if (answer->cut)
        fputs("(cut: max_tokens, or the end of the context)\n", stderr);
    if (chat->interactive && answer->n_generated > 1 && answer->stream_us > 0)
        fprintf(stderr, "(%u tokens, %.1f per second)\n", (unsigned)answer->n_generated,
                (double)(answer->n_generated - 1) * 1e6 / (double)answer->stream_us);
}

static void ask(struct chat *chat, const char *text, size_t len)
{
    struct cr_error err = {0};
    struct cr_chat_answer answer = {0};
    json_t *content = json_stringn(text, len);
    if (!content) {
        fputs("carrel chat: The message is not valid UTF-8; it was not sent.\n", stderr);
        chat->failed = true;
        return;
    }
    size_t n_before = json_array_size(chat->messages);
    json_array_append_new(chat->messages, json_pack("{ss so}", "role", "user", "content", content));
    json_t *request = make_request(chat);
    cr_buf_init(&answer.text, CR_CHAT_MAX_MESSAGE);
    cr_chat_interrupted = 0;
    int status = request ? cr_chat_ask(&chat->server, request, stdout, &answer, &err)
                         : cr_error_set(&err, CR_ENOMEM, "There is not enough memory.");
    show_answer_end(chat, &answer);
    json_decref(request);
    if (status == CR_OK && answer.text.len > 0) {
        json_array_append_new(chat->messages, json_pack("{ss ss#}", "role", "assistant", "content",
                                                        answer.text.data, (int)answer.text.len));
    } else {
        while (json_array_size(chat->messages) > n_before)
            json_array_remove(chat->messages, json_array_size(chat->messages) - 1);
    }
    if (status != CR_OK) {
        complain(&err);
        chat->failed = true;
    }
    cr_buf_release(&answer.text);
}

/* --- commands ---------------------------------------------------------------------------- */

static void save(const struct chat *chat, const char *path)
{
    if (path[0] == '\0') {
        puts("Name the file: /save FILE");
        return;
    }
    json_t *request = make_request(chat);
    const json_t *messages = json_object_get(request, "messages");
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        fprintf(stderr, "carrel chat: The file can't be made: %s.\n", strerror(errno));
    } else {
        bool ok =
            messages && json_dumpfd(messages, fd, JSON_INDENT(2)) == 0 && write(fd, "\n", 1) == 1;
        ok = close(fd) == 0 && ok;
        if (ok)
            printf("Saved %zu messages.\n", json_array_size(messages));
        else
            fprintf(stderr, "carrel chat: The file could not be written whole.\n");
    }
    json_decref(request);
}

static void show(const struct chat *chat)
{
    printf("  server             %s\n  model              %s\n  messages           %zu\n",
           chat->server.url, chat->model, json_array_size(chat->messages));
    printf("  system             ");
    if (chat->system)
        cr_cmd_print_text(stdout, chat->system, strlen(chat->system));
    else
        putchar('-');
    putchar('\n');
    cr_chat_settings_print(&chat->settings);
}

static void set(struct chat *chat, const char *args)
{
    struct cr_error err = {0};
    size_t len = strcspn(args, " =");
    const char *value = args + len;
    value += strspn(value, " =");
    if (len == 0)
        cr_chat_settings_print(&chat->settings);
    else if (cr_chat_set(&chat->settings, args, len, value, &err) != CR_OK)
        complain(&err);
}

static void set_system(struct chat *chat, const char *text)
{
    free(chat->system);
    chat->system = text[0] ? strdup(text) : NULL;
    if (text[0] && !chat->system)
        fputs("carrel chat: There is not enough memory; there is no system prompt now.\n", stderr);
}

static const char help_text[] =
    "  /help              this list\n"
    "  /clear             forget the conversation; keep system prompt and parameters\n"
    "  /system TEXT       set the system prompt; without TEXT, drop it\n"
    "  /set NAME VALUE    set a parameter; without VALUE, leave it to the server; /set lists all\n"
    "  /show              what is set\n"
    "  /save FILE         write the conversation to a new file, as JSON\n"
    "  /quit              end; Ctrl-D does, too\n"
    "A line that ends in \\ goes on; \"\"\" on a line of its own begins and ends a block of "
    "lines.\n"
    "Ctrl-C stops an answer. To send a message that begins with /, put a space before it.\n";

/* Returns false to quit. */
static bool run_command(struct chat *chat, const char *text)
{
    size_t len = strcspn(text, " \n");
    const char *args = text + len + strspn(text + len, " \n");
#define IS(name_) (len == sizeof(name_) - 1 && memcmp(text, name_, len) == 0)
    if (IS("/quit") || IS("/exit"))
        return false;
    if (IS("/help"))
        fputs(help_text, stdout);
    else if (IS("/clear"))
        json_array_clear(chat->messages);
    else if (IS("/system"))
        set_system(chat, args);
    else if (IS("/set"))
        set(chat, args);
    else if (IS("/show"))
        show(chat);
    else if (IS("/save"))
        save(chat, args);
    else
        fputs("carrel chat: There is no such command; /help lists them.\n", stderr);
#undef IS
    return true;
}

/* --- the program ------------------------------------------------------------------------- */

static void on_interrupt(int sig)
{
    (void)sig;
    cr_chat_interrupted = 1;
}

static void converse(struct chat *chat)
{
    struct cr_buf message;
    cr_buf_init(&message, CR_CHAT_MAX_MESSAGE);
    for (;;) {
        enum cr_chat_input got = cr_chat_read(stdin, chat->interactive, &message);
        if (got == CR_CHAT_END)
            break;
        const char *text = cr_buf_str(&message);
        if (got == CR_CHAT_FAILED)
            chat->failed = true;
        else if (text[0] == '/' ? !run_command(chat, text) : false)
            break;
        else if (text[0] != '/' && text[strspn(text, " \t\n")] != '\0')
            ask(chat, text, message.len);
    }
    cr_buf_release(&message);
}

/* "-": all of stdin is the message. */
static void answer_stdin(struct chat *chat)
{
    struct cr_buf message;
    char chunk[4096];
    size_t n;
    cr_buf_init(&message, CR_CHAT_MAX_MESSAGE);
    while ((n = fread(chunk, 1, sizeof chunk, stdin)) > 0)
        cr_buf_append(&message, chunk, n);
    if (message.status != CR_OK || ferror(stdin)) {
        cr_cmd_fail("chat", "%s",
                    message.status == CR_ETOOBIG ? "The message is longer than a mebibyte."
                                                 : "The message could not be read.");
        chat->failed = true;
    } else {
        ask(chat, cr_buf_str(&message), message.len);
    }
    cr_buf_release(&message);
}

/* The key of a local server; no error when there is none. */
static char *read_local_key(const char *data)
{
    char *dir = NULL, *path = NULL, *key = NULL;
    size_t cap = 0;
    if (cr_cmd_data_dir(data, &dir, NULL) == CR_OK &&
        asprintf(&path, "%s/" CR_LOCAL_KEY_FILE, dir) > 0) {
        FILE *file = fopen(path, "re");
        if (file) {
            ssize_t n = getline(&key, &cap, file);
            if (n > 0)
                key[strcspn(key, "\n")] = '\0';
            fclose(file);
            if (n <= 0) {
                free(key);
                key = NULL;
            }
        }
        free(path);
    }
    free(dir);
    return key;
}

static int find_key(const struct options *o, struct chat *chat, struct cr_error *err)
{
    const char *env = getenv("CARREL_API_KEY");
    const char *key = o->key[0] ? o->key : env && env[0] ? env : NULL;
    if (key)
        chat->server.key = strdup(key);
    else if (chat->server.is_loopback)
        chat->server.key = read_local_key(o->data);
    if (key && !chat->server.key)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    for (const char *p = chat->server.key; p && *p; p++)
        if (*p <= ' ' || *p > '~') /* a newline would be a header of its own */
            return cr_error_set(err, CR_EINVAL, "The key holds characters that no key has.");
    return CR_OK;
}

/* Cuts keys out of the command line, as far as `ps` shows it. */
static void hide_key(int argc, char **argv)
{
    for (int i = 1; i < argc && argv[i]; i++) {
        char *key = NULL;
        if (strncmp(argv[i], "--key=", 6) == 0)
            key = argv[i] + 6;
        else if (strcmp(argv[i], "--key") == 0)
            key = argv[i + 1];
        if (key)
            cr_secret_wipe(key, strlen(key));
    }
}

/* Greets. A server that is loading its model is waited for, until Ctrl-C. */
static int greet(const struct chat *chat, struct cr_error *err)
{
    char model[128] = "";
    int status, n_waits = 0;
    while ((status = cr_chat_hello(&chat->server, model, sizeof model, err)) == CR_ESHUTDOWN) {
        if (n_waits++ == 0)
            puts("The server is not ready yet; waiting. Ctrl-C ends.");
        sleep(1); /* a signal ends it early */
    }
    if (status != CR_OK)
        return status;
    fputs("Talking to ", stdout);
    cr_cmd_print_text(stdout, model, strlen(model));
    printf(" at %s. /help lists commands, Ctrl-C stops an answer.\n", chat->server.url);
    return CR_OK;
}

static int set_up(const struct options *o, struct chat *chat, struct cr_error *err)
{
    int status = cr_cmd_server_set(&chat->server, o->url, o->cacert, o->insecure_http, err);
    if (status != CR_OK)
        return status;
    chat->model = o->model;
    chat->messages = json_array();
    chat->interactive = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (o->system[0])
        set_system(chat, o->system);
    status = find_key(o, chat, err);
    return status == CR_OK ? cr_chat_set_many(&chat->settings, o->set, err) : status;
}

int cr_cmd_chat(int argc, char **argv)
{
    struct options o;
    struct chat chat = {0};
    struct cr_error err = {0};
    const char *message = NULL;
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, &message, &n_rest, &exit_status))
        return exit_status;
    hide_key(argc, argv);
    curl_global_init(CURL_GLOBAL_DEFAULT);

    int status = set_up(&o, &chat, &err);
    if (status != CR_OK) {
        exit_status = cr_cmd_fail("chat", "%s", err.text);
        goto out;
    }
    if (chat.interactive && n_rest == 0) {
        sigaction(SIGINT, &(struct sigaction){.sa_handler = on_interrupt}, NULL);
        status = greet(&chat, &err);
        if (status != CR_OK) {
            complain(&err);
            exit_status = CR_EXIT_FAILED;
            goto out;
        }
    }
    if (n_rest == 0)
        converse(&chat);
    else if (strcmp(message, "-") == 0)
        answer_stdin(&chat);
    else
        ask(&chat, message, strlen(message));
    exit_status = chat.failed ? CR_EXIT_FAILED : 0;
out:
    json_decref(chat.messages);
    free(chat.system);
    if (chat.server.key)
        cr_secret_wipe(chat.server.key, strlen(chat.server.key));
    free(chat.server.key);
    cr_secret_wipe(o.key, strlen(o.key));
    cr_config_release(&table, &o);
    curl_global_cleanup();
    return exit_status;
}
