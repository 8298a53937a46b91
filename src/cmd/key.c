/* carrel key create|list|revoke: API keys of tenants.
 *
 * A new key is the last line of stdout and the only one, so that a script can take it by `$(…)`;
 * what there is to say about it goes to stderr. It can't be shown again: only its hash is kept.
 */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "carrel/secret.h"
#include "carrel/store.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

struct options {
    bool help, json;
    char *data;
};

static const struct cr_opt opts[] = {
    {.name = "help",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct options, help),
     .help = "print this and exit"},
    {.name = "data",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, data),
     .help = "folder of tenants and keys; ~/.local/share/carrel"},
    {.name = "json",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct options, json),
     .help = "list as JSON"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static const struct cr_cmd_usage usage = {
    .name = "key",
    .usage = "key create TENANT | list [TENANT] | revoke ID  [--data DIR] [--json]",
    .about =
        "Keys let a tenant in. `create` prints the key as its last line; it is kept only as a\n"
        "hash and can't be shown again. `revoke` takes the id that `list` shows (or a whole\n"
        "key); a running server takes note within a second.",
    .table = &table,
    .max_rest = 2,
};

static int create(struct cr_store *store, const char *tenant, struct cr_error *err)
{
    char key[CR_KEY_MAX];
    int status = cr_store_key_create(store, tenant, key, err);
    if (status != CR_OK)
        return status;
    fprintf(stderr,
            "A key for %s. Keep it: it can't be shown again. Clients send it as\n"
            "\"Authorization: Bearer KEY\"; carrel chat reads it from CARREL_API_KEY.\n",
            tenant);
    puts(key);
    fflush(stdout);
    cr_secret_wipe(key, sizeof key);
    return CR_OK;
}

static void print_row(void *user, const struct cr_key_info *key)
{
    char created[24], revoked[24];
    (void)user;
    printf("%-18s %-24s %-17s %s\n", key->id, key->tenant_name,
           cr_cmd_date(key->created_unix_s, created), cr_cmd_date(key->revoked_unix_s, revoked));
}

static void add_json(void *user, const struct cr_key_info *key)
{
    json_t *revoked = key->revoked_unix_s ? json_integer(key->revoked_unix_s) : json_null();
    json_array_append_new(user, json_pack("{ss ss sI so}", "id", key->id, "tenant",
                                          key->tenant_name, "created",
                                          (json_int_t)key->created_unix_s, "revoked", revoked));
}

static int list(struct cr_store *store, const char *tenant, bool json, struct cr_error *err)
{
    if (!json) {
        printf("%-18s %-24s %-17s %s\n", "ID", "TENANT", "CREATED", "REVOKED");
        return cr_store_key_list(store, tenant, print_row, NULL, err);
    }
    json_t *array = json_array();
    int status = cr_store_key_list(store, tenant, add_json, array, err);
    if (status == CR_OK) {
        json_dumpf(array, stdout, JSON_INDENT(2));
        putchar('\n');
    }
    json_decref(array);
    return status;
}

/* Whoever has to revoke a leaked key may have only the key: its id is cut out. */
static int revoke(struct cr_store *store, const char *text, struct cr_error *err)
{
    char id[CR_KEY_ID_MAX];
    if (strncmp(text, "ck_", 3) == 0)
        text += 3;
    snprintf(id, sizeof id, "%.*s", (int)strcspn(text, "_"), text);
    int status = cr_store_key_revoke(store, id, err);
    if (status == CR_OK)
        fprintf(stderr, "Revoked.\n");
    return status;
}

int cr_cmd_key(int argc, char **argv)
{
    struct options o;
    const char *rest[2] = {"", NULL};
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, rest, &n_rest, &exit_status))
        return exit_status;

    struct cr_error err = {0};
    struct cr_store *store = NULL;
    char *dir = NULL;
    const char *action = rest[0], *name = rest[1];
    bool lists = strcmp(action, "list") == 0, creates = strcmp(action, "create") == 0;
    if ((!lists && !creates && strcmp(action, "revoke") != 0) || (!lists && !name)) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "It takes `create TENANT`, `list [TENANT]` or `revoke ID`.");
    }
    int status = cr_cmd_data_dir(o.data, &dir, &err);
    if (status == CR_OK)
        status = cr_store_open(dir, &store, &err);
    if (status == CR_OK && lists)
        status = list(store, name, o.json, &err);
    else if (status == CR_OK && creates)
        status = create(store, name, &err);
    else if (status == CR_OK)
        status = revoke(store, name, &err);
    cr_store_close(store);
    free(dir);
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("key", "%s", err.text);
}
