/* carrel audit: the published attacks on shared caches, against an endpoint.
 *
 * Sends made-up text as a victim and as attackers, by their API keys, and compares how fast answers
 * come; src/audit/ holds the attacks and the rules. It is for one's own endpoint: other machines
 * than this one are asked only with --i-own-this-endpoint. What is printed holds no key and no
 * text.
 */
#include "cmd/audit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "carrel/rng.h"
#include "carrel/secret.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

#define MAX_KEY_FILE 16383u
#define EXIT_TIGHT   0
#define EXIT_LEAKS   1
#define EXIT_NEITHER 2
#define MAX_SEED     ((UINT64_C(1) << 53) - 1)
#define SHOW_US      250000u

struct options {
    bool help, chat, letters, own, insecure_http;
    char *attacker_key, *victim_key, *keys, *victim_name, *model, *attacks, *json, *html, *cacert;
    int64_t requests, seconds, samples, words, batch, seed;
    uint64_t settle, window;
};

#define FIELD(name_) .offset = offsetof(struct options, name_)

/* clang-format off */
static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, FIELD(help), .help = "print this and exit"},
    {.name = "attacker-key", .type = CR_OPT_STRING, FIELD(attacker_key),
     .help = "API keys of attackers, a comma between two; better in CARREL_ATTACKER_KEY"},
    {.name = "victim-key", .type = CR_OPT_STRING, FIELD(victim_key),
     .help = "API key of another tenant, the victim; better in CARREL_VICTIM_KEY"},
    {.name = "keys", .type = CR_OPT_STRING, FIELD(keys),
     .help = "file with the victim's key in its first line and attackers' in the others"},
    {.name = "victim-name", .type = CR_OPT_STRING, FIELD(victim_name), .value = "victim", .max = 64,
     .help = "the victim's name, which forged requests use"},
    {.name = "model", .type = CR_OPT_STRING, FIELD(model), .value = "default",
     .help = "model to ask; default is whichever a Carrel serves"},
    {.name = "chat", .type = CR_OPT_BOOL, FIELD(chat),
     .help = "ask /v1/chat/completions instead of /v1/completions"},
    {.name = "attacks", .type = CR_OPT_STRING, FIELD(attacks),
     .help = "attacks by name, a comma between two; all: each; empty: all but two slow ones"},
    {.name = "samples", .type = CR_OPT_INT, FIELD(samples), .value = "250", .min = 20, .max = 10000,
     .help = "texts of each kind in an attack"},
    {.name = "requests", .type = CR_OPT_INT, FIELD(requests), .value = "20000", .min = 1,
     .max = 10000000, .help = "requests in all, at most"},
    {.name = "seconds", .type = CR_OPT_INT, FIELD(seconds), .value = "3600", .min = 1,
     .max = 604800, .help = "time in all, at most"},
    {.name = "words", .type = CR_OPT_INT, FIELD(words), .value = "0", .max = 16384,
     .help = "words of a text; 0: as many as make a hit plain"},
    {.name = "letters", .type = CR_OPT_BOOL, FIELD(letters),
     .help = "texts of random letters alone, without made-up personal data"},
    {.name = "batch", .type = CR_OPT_INT, FIELD(batch), .value = "16", .min = 1, .max = 256,
     .help = "requests that the endpoint runs at once"},
    {.name = "settle", .type = CR_OPT_DURATION, FIELD(settle), .value = "250ms", .max = 3600,
     .help = "time between the victim's requests and the probes"},
    {.name = "window", .type = CR_OPT_DURATION, FIELD(window), .value = "300s", .min = 1,
     .max = 86400, .help = "how long the attack of that name probes"},
    {.name = "seed", .type = CR_OPT_INT, FIELD(seed), .value = "0", .max = 9007199254740991.0,
     .help = "of the texts and their order; 0: a random one"},
    {.name = "json", .type = CR_OPT_STRING, FIELD(json), .help = "file for the report as JSON"},
    {.name = "html", .type = CR_OPT_STRING, FIELD(html),
     .help = "file for the report as a page with plots"},
    {.name = "i-own-this-endpoint", .type = CR_OPT_BOOL, FIELD(own),
     .help = "allow an endpoint that is not on this machine"},
    {.name = "cacert", .type = CR_OPT_STRING, FIELD(cacert),
     .help = "PEM file of the certificate that signed the server's"},
    {.name = "insecure-http", .type = CR_OPT_BOOL, FIELD(insecure_http),
     .help = "allow http to other machines: keys and text can be read on the way"},
};
/* clang-format on */
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

#define ATTACK_WORD(name, word, sentence) " " word

static const struct cr_cmd_usage usage = {
    .name = "audit",
    .usage = "audit URL --attacker-key KEY[,KEY ...] --victim-key KEY [OPTION ...]",
    .about =
        "Attacks an OpenAI-compatible endpoint: does what one tenant sent show in how fast, or\n"
        "with how many cached tokens, another is answered? Sends made-up text only. Ends with 0\n"
        "when nothing was found, 1 when the endpoint leaks, 2 when that is not decided.\n"
        "The attacks are:" CR_AUDIT_ATTACK_MAP(ATTACK_WORD) ".",
    .table = &table,
    .max_rest = 1,
};

/* --- keys --------------------------------------------------------------------------------- */

static int add_key(struct cr_audit_endpoint *e, const char *key, size_t len, struct cr_error *err)
{
    if (len == 0)
        return cr_error_set(err, CR_EINVAL, "One of the keys is empty.");
    int status = cr_cmd_check_key(key, len, err);
    if (status != CR_OK)
        return status;
    if (e->n_attackers == CR_AUDIT_MAX_ATTACKERS)
        return cr_error_set(err, CR_EINVAL, "There are more than %d attackers.",
                            CR_AUDIT_MAX_ATTACKERS);
    char *copy = strndup(key, len);
    if (copy == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    e->keys[e->n_attackers++] = copy;
    return CR_OK;
}

static int add_keys(struct cr_audit_endpoint *e, const char *text, const char *between,
                    struct cr_error *err)
{
    int status = CR_OK;
    while (*text && status == CR_OK) {
        size_t len = strcspn(text, between);
        status = add_key(e, text, len, err);
        text += len;
        text += strspn(text, between);
    }
    return status;
}

/* The file's lines: the victim, then attackers. */
static int read_keys(struct cr_audit_endpoint *e, const char *path, char **ret_victim,
                     struct cr_error *err)
{
    char *text;
    size_t n;
    int status = cr_cmd_key_file(path, MAX_KEY_FILE, &text, &n, err);
    size_t first = status == CR_OK ? strcspn(text, "\r\n") : 0;
    if (status == CR_OK && *ret_victim == NULL && (*ret_victim = strndup(text, first)) == NULL)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    if (status == CR_OK)
        status = add_keys(e, text + first + strspn(text + first, "\r\n"), "\r\n", err);
    if (text != NULL)
        cr_secret_wipe(text, n);
    free(text);
    return status;
}

static const char *given(const char *option, const char *variable)
{
    const char *env = getenv(variable);
    return option[0] ? option : env ? env : "";
}

static int find_keys(const struct options *o, struct cr_audit_endpoint *e, struct cr_error *err)
{
    const char *victim = given(o->victim_key, "CARREL_VICTIM_KEY");
    char *victim_key = victim[0] ? strdup(victim) : NULL;
    int status = add_keys(e, given(o->attacker_key, "CARREL_ATTACKER_KEY"), ",", err);
    if (status == CR_OK && o->keys[0])
        status = read_keys(e, o->keys, &victim_key, err);
    if (status == CR_OK && (victim_key == NULL || e->n_attackers == 0))
        status = cr_error_set(err, CR_EINVAL,
                              "It takes keys of two tenants, an attacker and a victim: give them "
                              "with --keys, or in CARREL_ATTACKER_KEY and CARREL_VICTIM_KEY.");
    uint32_t n = e->n_attackers;
    for (uint32_t i = 0; i < n && status == CR_OK; i++)
        if (strcmp(e->keys[i], victim_key) == 0)
            status = cr_error_set(err, CR_EINVAL,
                                  "The victim's key is also an attacker's; it must be of another "
                                  "tenant.");
    if (status == CR_OK && n < CR_AUDIT_MAX_ATTACKERS) {
        status = add_key(e, victim_key, strlen(victim_key), err);
        e->n_attackers = n;
    } else if (status == CR_OK) {
        status = cr_error_set(err, CR_EINVAL, "There are too many attackers.");
    }
    if (victim_key)
        cr_secret_wipe(victim_key, strlen(victim_key));
    free(victim_key);
    return status;
}

static void drop_keys(struct cr_audit_endpoint *e)
{
    for (uint32_t i = 0; i <= CR_AUDIT_MAX_ATTACKERS && e->keys; i++) {
        if (e->keys[i])
            cr_secret_wipe(e->keys[i], strlen(e->keys[i]));
        free(e->keys[i]);
    }
    free(e->keys);
}

/* Cuts keys out of the command line, as far as `ps` shows it. */
static void hide_keys(int argc, char **argv)
{
    static const char *const names[] = {"--attacker-key", "--victim-key"};
    for (int i = 1; i < argc && argv[i]; i++) {
        for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
            size_t len = strlen(names[k]);
            char *key = NULL;
            if (strncmp(argv[i], names[k], len) == 0 && argv[i][len] == '=')
                key = argv[i] + len + 1;
            else if (strcmp(argv[i], names[k]) == 0)
                key = argv[i + 1];
            if (key)
                cr_secret_wipe(key, strlen(key));
        }
    }
}

/* --- options ------------------------------------------------------------------------------ */

static int find_attack(const char *name, size_t len)
{
    for (int i = 0; i < CR_AUDIT_N_ATTACKS; i++) {
        const char *word = cr_audit_attack_word((enum cr_audit_attack)i);
        if (strlen(word) == len && memcmp(word, name, len) == 0)
            return i;
    }
    return -1;
}

static int parse_attacks(const char *text, uint32_t *ret_attacks, struct cr_error *err)
{
    uint32_t attacks = 0;
    if (strcmp(text, "all") == 0) {
        *ret_attacks = (1u << CR_AUDIT_N_ATTACKS) - 1;
        return CR_OK;
    }
    while (*text) {
        size_t len = strcspn(text, ",");
        int attack = find_attack(text, len);
        if (attack < 0)
            return cr_error_set(err, CR_EINVAL,
                                "There is no such attack; `carrel help audit` lists them.");
        attacks |= 1u << attack;
        text += len;
        text += *text == ',';
    }
    if (attacks)
        *ret_attacks = attacks;
    return CR_OK;
}

/* What the progress shows; all of it on stderr. */
struct progress {
    const char *what;
    uint64_t shown_us;
    bool is_tty;
};

static void on_progress(void *user, const char *what, uint32_t n_done, uint32_t n_total)
{
    struct progress *p = user;
    uint64_t now_us = cr_clock_now_us(NULL);
    if (!p->is_tty && p->what == what)
        return;
    if (p->is_tty && p->what == what && now_us - p->shown_us < SHOW_US)
        return;
    if (p->is_tty)
        fprintf(stderr, "\r\033[K%s: %u of about %u requests", what, (unsigned)n_done,
                (unsigned)n_total);
    else
        fprintf(stderr, "carrel audit: %s\n", what);
    p->what = what;
    p->shown_us = now_us;
}

static int set_options(const struct options *o, struct progress *progress,
                       struct cr_audit_options *ret, struct cr_error *err)
{
    uint64_t seed = (uint64_t)o->seed;
    cr_audit_options_init(ret);
    ret->n_samples = (uint32_t)o->samples;
    ret->max_requests = (uint32_t)o->requests;
    ret->max_us = (uint64_t)o->seconds * 1000000;
    ret->settle_us = o->settle;
    ret->window_us = o->window;
    ret->n_words = (uint32_t)o->words;
    ret->n_batch = (uint32_t)o->batch;
    ret->letters_only = o->letters;
    ret->on_progress = on_progress;
    ret->progress_user = progress;
    if (seed == 0 && cr_random_bytes(&seed, sizeof seed) != CR_OK)
        return cr_error_set(err, CR_EIO, "The system has no random numbers.");
    ret->seed = seed & MAX_SEED;
    return parse_attacks(o->attacks, &ret->attacks, err);
}

static int set_up(const struct options *o, const char *url, struct cr_audit_endpoint *e,
                  struct cr_error *err)
{
    e->keys = calloc(CR_AUDIT_MAX_ATTACKERS + 1, sizeof *e->keys);
    char *copy = strdup(url);
    if (e->keys == NULL || copy == NULL) {
        free(copy);
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    }
    int status = cr_cmd_server_set(&e->server, copy, o->cacert, o->insecure_http, err);
    if (status != CR_OK) {
        free(copy);
        return status;
    }
    if (!e->server.is_loopback && !o->own)
        return cr_error_set(err, CR_EFORBIDDEN,
                            "That endpoint is on another machine. An audit attacks it: if it is "
                            "yours, say so with --i-own-this-endpoint.");
    for (const char *p = o->victim_name; *p; p++)
        if (*p <= ' ' || *p > '~') /* a newline would be a header of its own */
            return cr_error_set(err, CR_EINVAL,
                                "The victim's name holds characters that no "
                                "tenant's has.");
    e->model = o->model;
    e->victim_name = o->victim_name;
    e->is_chat = o->chat;
    return find_keys(o, e, err);
}

/* --- the report --------------------------------------------------------------------------- */

static int write_file(const char *path, const char *text, struct cr_error *err)
{
    FILE *file = fopen(path, "we");
    bool ok = file && fputs(text, file) >= 0;
    if (file)
        ok = fclose(file) == 0 && ok;
    return ok ? CR_OK
              : cr_error_set(err, CR_EIO, "A report can't be written: %s.", strerror(errno));
}

static int write_report(const struct options *o, const struct cr_audit_report *report,
                        const char *url, struct cr_error *err)
{
    static int (*const makers[])(const struct cr_audit_report *, const char *, char **) = {
        cr_audit_report_text, cr_audit_report_json, cr_audit_report_html};
    const char *const paths[] = {NULL, o->json, o->html};
    int status = CR_OK;
    for (size_t i = 0; i < sizeof makers / sizeof makers[0] && status == CR_OK; i++) {
        char *text = NULL;
        if (paths[i] && !paths[i][0])
            continue;
        if (makers[i](report, url, &text) != CR_OK)
            status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
        else if (paths[i])
            status = write_file(paths[i], text, err);
        else
            fputs(text, stdout);
        free(text);
    }
    return status;
}

static int run(const struct options *o, struct cr_audit_endpoint *e,
               enum cr_audit_verdict *ret_verdict, struct cr_error *err)
{
    struct progress progress = {.is_tty = isatty(STDERR_FILENO)};
    struct cr_audit_options options;
    struct cr_audit_report *report = NULL;
    struct cr_audit_http *http = NULL;
    int status = set_options(o, &progress, &options, err);
    if (status == CR_OK)
        status = cr_audit_http_create(e, &http, err);
    if (status == CR_OK) {
        struct cr_audit_prober prober = cr_audit_http_prober(http);
        status = cr_audit_run(&prober, &options, &report, err);
    }
    if (progress.is_tty && progress.what)
        fputs("\r\033[K", stderr);
    if (status == CR_OK) {
        *ret_verdict = report->verdict;
        status = write_report(o, report, e->server.url, err);
    }
    cr_audit_report_destroy(report);
    cr_audit_http_destroy(http);
    return status;
}

int cr_cmd_audit(int argc, char **argv)
{
    struct options o;
    struct cr_audit_endpoint endpoint = {0};
    struct cr_error err = {0};
    const char *url = NULL;
    enum cr_audit_verdict verdict = CR_AUDIT_VOID;
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, &url, &n_rest, &exit_status))
        return exit_status == CR_EXIT_FAILED ? EXIT_NEITHER : exit_status;
    hide_keys(argc, argv);
    if (n_rest == 0) {
        exit_status = cr_cmd_misused(&usage, "Name the endpoint's URL.");
        goto out;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int status = set_up(&o, url, &endpoint, &err);
    if (status == CR_OK)
        status = run(&o, &endpoint, &verdict, &err);
    curl_global_cleanup();
    if (status != CR_OK)
        cr_cmd_fail("audit", "%s", err.text);
    exit_status = status != CR_OK             ? EXIT_NEITHER
                  : verdict == CR_AUDIT_TIGHT ? EXIT_TIGHT
                  : verdict == CR_AUDIT_LEAKS ? EXIT_LEAKS
                                              : EXIT_NEITHER;
out:
    free((char *)endpoint.server.url);
    drop_keys(&endpoint);
    cr_secret_wipe(o.attacker_key, strlen(o.attacker_key));
    cr_secret_wipe(o.victim_key, strlen(o.victim_key));
    cr_config_release(&table, &o);
    return exit_status;
}
