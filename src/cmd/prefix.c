/* carrel prefix: public prefixes, which tenants may share. Keys and entries are made by an issuer
 * (prefix_sign.c); the operator of a server trusts issuers and adds their entries, in the data
 * folder, whether or not a server runs. A running one follows before its next request. */
#include "cmd/prefix.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "carrel/clock.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

#define OPT(name_, type_, field_, help_, ...)                                                      \
    {                                                                                              \
        .name = (name_), .type = CR_OPT_##type_,                                                   \
        .offset = offsetof(struct prefix_options, field_), .help = (help_), ##__VA_ARGS__          \
    }

static const struct cr_opt opts[] = {
    OPT("help", BOOL, help, "print this and exit"),
    OPT("data", STRING, data, "folder of the registry; ~/.local/share/carrel"),
    OPT("json", BOOL, json, "list as JSON"),
    OPT("key", STRING, key, "sign: file of the private key"),
    OPT("name", STRING, name, "sign: what the entry is called"),
    OPT("kind", ENUM, kind, "sign: how a prompt begins with the text", .value = "system",
        .choices = cr_prefix_kind_names),
    OPT("model", STRING, model, "sign, list: GGUF file that is served; the embedded model"),
    OPT("epoch", INT, epoch, "sign: the issuer's policy epoch", .value = "1", .min = 1,
        .max = CR_PREFIX_MAX_EPOCH),
    OPT("not-before", INT, not_before, "sign: valid from, in seconds since 1970; 0: now", .min = 0,
        .max = (double)CR_PREFIX_MAX_UNIX_S),
    OPT("expires", INT, expires, "sign: valid until, in seconds since 1970; 0: 90 days", .min = 0,
        .max = (double)CR_PREFIX_MAX_UNIX_S),
    OPT("output", STRING, output, "sign: file to write instead of standard output"),
    OPT("all-before", INT, all_before, "revoke: all entries below this epoch", .min = 0,
        .max = CR_PREFIX_MAX_EPOCH),
    OPT("issuer", STRING, issuer, "revoke: only this issuer's, with --all-before"),
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct prefix_options);

static const struct cr_cmd_usage usage = {
    .name = "prefix",
    .usage = "prefix keygen FILE | sign TEXTFILE --key FILE --name NAME [--kind system|text]\n"
             "                     | trust FILE.pub | untrust ISSUER | issuers | add ENTRYFILE\n"
             "                     | list | revoke NAME | revoke --all-before EPOCH",
    .about = "A public prefix is text that was signed, so that tenants may share its place in the\n"
             "cache: an app's system prompt, or the beginning of raw prompts. `keygen` and `sign`\n"
             "need no server; `trust` says whose signatures count in a data folder. A running\n"
             "server follows every change before its next request.",
    .table = &table,
    .max_rest = 2,
};

/* --- lists -------------------------------------------------------------------------------- */

struct listing {
    const struct prefix_model *model;
    int64_t now_unix_s;
    json_t *array; /* NULL: a table */
    int status;
};

static enum cr_prefix_state state_of(struct listing *list, const struct cr_prefix_row *row)
{
    enum cr_prefix_state state = cr_prefix_row_check(row, list->now_unix_s), match;
    int32_t *tokens = NULL;
    uint32_t n;
    if (state != CR_PREFIX_VALID && state != CR_PREFIX_NOT_YET)
        return state;
    int status =
        cr_prefix_match(&row->prefix, list->model->vocab, list->model->id, &match, &tokens, &n);
    free(tokens);
    if (status != CR_OK)
        list->status = status;
    return status == CR_OK && match != CR_PREFIX_VALID ? match : state;
}

static void print_prefix(void *user, const struct cr_prefix_row *row)
{
    const struct cr_prefix *p = &row->prefix;
    const char *state = cr_prefix_state_word(state_of(user, row));
    char expires[24];
    printf("%-24s %-6s %8" PRIu32 " %-16.16s %6" PRId64 "  %-17s %s\n", p->name,
           p->text ? cr_prefix_kind_names[p->kind] : "-", p->n_tokens, p->issuer, p->epoch,
           cr_cmd_date(p->expires_unix_s, expires), state);
}

static void add_prefix(void *user, const struct cr_prefix_row *row)
{
    struct listing *list = user;
    const struct cr_prefix *p = &row->prefix;
    json_array_append_new(
        list->array,
        json_pack("{ss ss* sI ss sI sI sI sI ss}", "name", p->name, "kind",
                  p->text ? cr_prefix_kind_names[p->kind] : NULL, "tokens", (json_int_t)p->n_tokens,
                  "issuer", p->issuer, "epoch", (json_int_t)p->epoch, "not_before",
                  (json_int_t)p->not_before_unix_s, "expires", (json_int_t)p->expires_unix_s,
                  "revoked", (json_int_t)row->revoked_unix_s, "state",
                  cr_prefix_state_word(state_of(list, row))));
}

static void print_issuer(void *user, const struct cr_issuer *issuer)
{
    char date[24];
    (void)user;
    printf("%s %-8s %6" PRId64 " %8" PRIu32 "  %s\n", issuer->id, issuer->is_trusted ? "yes" : "no",
           issuer->min_epoch, issuer->n_prefixes, cr_cmd_date(issuer->added_unix_s, date));
}

static void add_issuer(void *user, const struct cr_issuer *issuer)
{
    struct listing *list = user;
    json_array_append_new(list->array,
                          json_pack("{ss sb sI sI sI}", "id", issuer->id, "trusted",
                                    issuer->is_trusted, "epoch", (json_int_t)issuer->min_epoch,
                                    "prefixes", (json_int_t)issuer->n_prefixes, "added",
                                    (json_int_t)issuer->added_unix_s));
}

static int list_issuers(struct cr_store *store, struct listing *list, struct cr_error *err)
{
    if (list->array != NULL)
        return cr_store_issuer_list(store, add_issuer, list, err);
    printf("%-64s %-8s %6s %8s  %s\n", "ISSUER", "TRUSTED", "EPOCH", "PREFIXES", "ADDED");
    return cr_store_issuer_list(store, print_issuer, list, err);
}

static int list_prefixes(struct cr_store *store, const char *model_path, struct listing *list,
                         struct cr_error *err)
{
    struct prefix_model model = {0};
    int status = prefix_model_load(model_path, &model, err);
    if (status != CR_OK)
        return status;
    list->model = &model;
    if (list->array == NULL)
        printf("%-24s %-6s %8s %-16s %6s  %-17s %s\n", "NAME", "KIND", "TOKENS", "ISSUER", "EPOCH",
               "EXPIRES", "STATE");
    status =
        cr_store_prefix_list(store, list->array != NULL ? add_prefix : print_prefix, list, err);
    if (status == CR_OK && list->status != CR_OK)
        status = cr_error_set(err, list->status, "There is not enough memory to check the list.");
    prefix_model_release(&model);
    return status;
}

/* --- changes ------------------------------------------------------------------------------ */

static int trust(struct cr_store *store, const char *path, struct cr_error *err)
{
    uint8_t key[CR_ISSUER_KEY_BYTES];
    char id[CR_ISSUER_ID_MAX] = "";
    int status = cr_issuer_load_public(path, key, err);
    if (status == CR_OK)
        status = cr_store_issuer_trust(store, key, err);
    if (status == CR_OK && cr_issuer_id(key, id) == CR_OK)
        fprintf(stderr, "Trusted: %s\n", id);
    return status;
}

static int add(struct cr_store *store, const char *path, struct cr_error *err)
{
    struct cr_prefix prefix;
    char *text;
    size_t len;
    int status = prefix_read_file(path, CR_PREFIX_MAX_ENTRY, &text, &len, err);
    if (status != CR_OK)
        return status;
    status = cr_prefix_parse(text, len, &prefix, err);
    free(text);
    if (status != CR_OK)
        return status;
    status = cr_store_prefix_add(store, &prefix, cr_clock_unix_us() / 1000000, err);
    if (status == CR_OK)
        fprintf(stderr, "Added: %s\n", prefix.name);
    cr_prefix_release(&prefix);
    return status;
}

static int revoke(struct cr_store *store, const char *name, const struct prefix_options *o,
                  struct cr_error *err)
{
    int status = name != NULL
                     ? cr_store_prefix_revoke(store, name, err)
                     : cr_store_issuer_raise(store, o->issuer[0] != '\0' ? o->issuer : NULL,
                                             o->all_before, err);
    if (status == CR_OK)
        fprintf(stderr, "Revoked.\n");
    return status;
}

/* --- the subcommand ----------------------------------------------------------------------- */

enum action { KEYGEN, SIGN, TRUST, UNTRUST, ISSUERS, ADD, LIST, REVOKE, N_ACTIONS };

/* The action that the arguments ask for; N_ACTIONS when they make no sense. */
static enum action read_action(const char *word, const char *what, const struct prefix_options *o)
{
    static const char *const words[] = {"keygen",  "sign", "trust", "untrust",
                                        "issuers", "add",  "list",  "revoke"};
    enum action action = KEYGEN;
    while (action < N_ACTIONS && strcmp(word, words[action]) != 0)
        action++;
    bool ok = action == ISSUERS || action == LIST ? what == NULL
              : action == REVOKE                  ? (what == NULL) == (o->all_before > 0)
                                                  : what != NULL;
    if (action == SIGN)
        ok = ok && o->key[0] != '\0' && o->name[0] != '\0';
    return ok ? action : N_ACTIONS;
}

static int work_on_registry(enum action action, const char *what, const struct prefix_options *o,
                            struct cr_error *err)
{
    struct listing list = {.now_unix_s = cr_clock_unix_us() / 1000000,
                           .array = o->json ? json_array() : NULL};
    struct cr_store *store = NULL;
    char *dir = NULL;
    int status = cr_cmd_data_dir(o->data, &dir, err);
    if (status == CR_OK)
        status = cr_store_open(dir, &store, err);
    if (status != CR_OK)
        goto out;
    switch (action) {
    case TRUST:
        status = trust(store, what, err);
        break;
    case UNTRUST:
        status = cr_store_issuer_untrust(store, what, err);
        break;
    case ISSUERS:
        status = list_issuers(store, &list, err);
        break;
    case ADD:
        status = add(store, what, err);
        break;
    case REVOKE:
        status = revoke(store, what, o, err);
        break;
    default:
        status = list_prefixes(store, o->model, &list, err);
    }
    if (status == CR_OK && list.array != NULL && (action == LIST || action == ISSUERS)) {
        json_dumpf(list.array, stdout, JSON_INDENT(2));
        putchar('\n');
    }
out:
    json_decref(list.array);
    cr_store_close(store);
    free(dir);
    return status;
}

int cr_cmd_prefix(int argc, char **argv)
{
    struct prefix_options o;
    struct cr_error err = {0};
    const char *rest[2] = {"", NULL};
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, rest, &n_rest, &exit_status))
        return exit_status;
    enum action action = read_action(rest[0], rest[1], &o);
    int status;
    if (action == N_ACTIONS) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "The arguments are not those of one of its actions.");
    }
    if (action == KEYGEN)
        status = prefix_keygen(rest[1], &err);
    else if (action == SIGN)
        status = prefix_sign(rest[1], &o, &err);
    else
        status = work_on_registry(action, rest[1], &o, &err);
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("prefix", "%s", err.text);
}
