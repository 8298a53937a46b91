/* carrel tenant add|list|remove: whom a server serves. Works on the database in the data folder,
 * whether or not a server runs; a running one takes note within a second. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

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
    .name = "tenant",
    .usage = "tenant add NAME | list | remove NAME  [--data DIR] [--json]",
    .about = "A tenant owns keys, and its cached text is its own. Removing one revokes its keys;\n"
             "a running server takes note within a second.",
    .table = &table,
    .max_rest = 2,
};

static void print_row(void *user, const struct cr_tenant *tenant)
{
    char date[24];
    (void)user;
    printf("%-6" PRIu32 " %-24s %5" PRIu32 "  %s\n", tenant->id.v, tenant->name, tenant->n_keys,
           cr_cmd_date(tenant->created_unix_s, date));
}

static void add_json(void *user, const struct cr_tenant *tenant)
{
    json_array_append_new(user, json_pack("{sI ss sI sI}", "id", (json_int_t)tenant->id.v, "name",
                                          tenant->name, "keys", (json_int_t)tenant->n_keys,
                                          "created", (json_int_t)tenant->created_unix_s));
}

static int list(struct cr_store *store, bool json, struct cr_error *err)
{
    if (!json) {
        printf("%-6s %-24s %5s  %s\n", "ID", "NAME", "KEYS", "CREATED");
        return cr_store_tenant_list(store, print_row, NULL, err);
    }
    json_t *array = json_array();
    int status = cr_store_tenant_list(store, add_json, array, err);
    if (status == CR_OK) {
        json_dumpf(array, stdout, JSON_INDENT(2));
        putchar('\n');
    }
    json_decref(array);
    return status;
}

int cr_cmd_tenant(int argc, char **argv)
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
    bool lists = strcmp(action, "list") == 0, adds = strcmp(action, "add") == 0;
    if ((!lists && !adds && strcmp(action, "remove") != 0) || lists != !name) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "It takes `add NAME`, `list` or `remove NAME`.");
    }
    int status = cr_cmd_data_dir(o.data, &dir, &err);
    if (status == CR_OK)
        status = cr_store_open(dir, &store, &err);
    if (status == CR_OK && lists)
        status = list(store, o.json, &err);
    else if (status == CR_OK && adds)
        status = cr_store_tenant_add(store, name, &err);
    else if (status == CR_OK)
        status = cr_store_tenant_remove(store, name, &err);
    if (status == CR_OK && adds)
        fprintf(stderr, "Added. Make a key for it: carrel key create %s%s%s\n", name,
                o.data[0] ? " --data " : "", o.data);
    else if (status == CR_OK && !lists)
        fprintf(stderr, "Removed, with its keys.\n");
    cr_store_close(store);
    free(dir);
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("tenant", "%s", err.text);
}
