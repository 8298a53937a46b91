/* carrel tenant add|limit|policy|trust|list|remove: whom a server serves, and what each may keep
 * cached and share. Works on the database in the data folder, whether or not a server runs; a
 * running one takes note within a second. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "carrel/pipeline.h"
#include "carrel/store.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

struct options {
    bool help, json, by_default;
    char *data;
    char *cache_floor, *cache_cap, *cache_ttl;                      /* "": not given */
    char *always_private, *classes, *languages, *threshold, *clear; /* likewise */
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
    {.name = "cache-floor",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, cache_floor),
     .help = "limit: tokens that it keeps whatever others need; 0: none"},
    {.name = "cache-cap",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, cache_cap),
     .help = "limit: tokens that it may keep; 0: any number"},
    {.name = "cache-ttl",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, cache_ttl),
     .help = "limit: how long unused text is kept, such as 90s, 15m; 0: while there is room"},
    {.name = "always-private",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, always_private),
     .help = "policy: yes: nothing of its text is shared"},
    {.name = "classes",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, classes),
     .help = "policy: classes that are private, such as contact,id"},
    {.name = "languages",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, languages),
     .help = "policy: languages whose text may be shared, such as en,de"},
    {.name = "threshold",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, threshold),
     .help = "policy: a page that scores so much is private"},
    {.name = "clear",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, clear),
     .help = "policy: a page that scores less may be shared"},
    {.name = "default",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct options, by_default),
     .help = "limit, policy: as `carrel serve` says for all"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

/* What the limits' text is read with, once it was given. */
struct values {
    int64_t cache_floor, cache_cap, trust;
    uint64_t cache_ttl;
    bool always_private;
    double threshold, clear;
};

static const struct cr_opt value_opts[] = {
    {.name = "cache-floor",
     .type = CR_OPT_INT,
     .offset = offsetof(struct values, cache_floor),
     .max = CR_LIMIT_MAX_TOKENS},
    {.name = "cache-cap",
     .type = CR_OPT_INT,
     .offset = offsetof(struct values, cache_cap),
     .max = CR_LIMIT_MAX_TOKENS},
    {.name = "cache-ttl",
     .type = CR_OPT_DURATION,
     .offset = offsetof(struct values, cache_ttl),
     .max = CR_LIMIT_MAX_TTL_S},
};
static const struct cr_opt_table value_table = CR_OPT_TABLE(value_opts, struct values);

static const struct cr_opt policy_opts[] = {
    {.name = "always-private",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct values, always_private)},
    {.name = "threshold",
     .type = CR_OPT_FLOAT,
     .offset = offsetof(struct values, threshold),
     .max = 1},
    {.name = "clear", .type = CR_OPT_FLOAT, .offset = offsetof(struct values, clear), .max = 1},
};
static const struct cr_opt_table policy_table = CR_OPT_TABLE(policy_opts, struct values);

static const struct cr_opt trust_opts[] = {
    {.name = "trust",
     .type = CR_OPT_INT,
     .offset = offsetof(struct values, trust),
     .max = CR_TRUST_MAX},
};
static const struct cr_opt_table trust_table = CR_OPT_TABLE(trust_opts, struct values);

static const struct cr_cmd_usage usage = {
    .name = "tenant",
    .usage = "tenant add NAME | list | remove NAME  [--data DIR] [--json]\n"
             "                     | limit NAME [--cache-floor TOKENS] [--cache-cap TOKENS]\n"
             "                       [--cache-ttl TIME] | limit NAME --default\n"
             "                     | policy NAME [--always-private yes|no] [--classes NAMES]\n"
             "                       [--languages CODES] [--threshold SCORE] [--clear SCORE]\n"
             "                     | policy NAME --default\n"
             "                     | trust NAME NUMBER",
    .about = "A tenant owns keys, and its cached text is its own. `limit` says how much of it is\n"
             "kept, and how long; `policy` what is private where harmless text is shared; `trust`\n"
             "how far it counts where text is shared because several tenants sent it: 0: never; 1\n"
             "when it is new. Removing a tenant revokes its keys and drops its cached text.\n"
             "A running server takes note within a second.",
    .table = &table,
    .max_rest = 3,
};

/* A limit's cell: "-" where the server's default counts. */
static const char *cell(int64_t limit, const char *unit, char buf[24])
{
    if (limit == CR_LIMIT_DEFAULT)
        return "-";
    snprintf(buf, 24, "%" PRId64 "%s", limit, unit);
    return buf;
}

static void print_row(void *user, const struct cr_tenant *tenant)
{
    char date[24], floor[24], cap[24], ttl[24];
    (void)user;
    printf("%-6" PRIu32 " %-24s %5" PRIu32 " %9s %9s %9s  %s%s\n", tenant->id.v, tenant->name,
           tenant->n_keys, cell(tenant->limits.floor_tokens, "", floor),
           cell(tenant->limits.cap_tokens, "", cap), cell(tenant->limits.ttl_s, "s", ttl),
           cr_cmd_date(tenant->created_unix_s, date),
           tenant->policy.is_always_private ? "  always private" : "");
}

static json_t *json_limit(int64_t limit)
{
    return limit == CR_LIMIT_DEFAULT ? json_null() : json_integer(limit);
}

static json_t *json_threshold(double v)
{
    return v < 0 ? json_null() : json_real(v);
}

static const char *class_name(uint32_t i)
{
    return cr_privacy_class_name((enum cr_privacy_class)i);
}

static const char *language_code(uint32_t i)
{
    return cr_language_code((enum cr_language)i);
}

/* The bits of a policy by name. */
static json_t *json_names(int64_t bits, uint32_t n, const char *(*name)(uint32_t i))
{
    if (bits == CR_LIMIT_DEFAULT)
        return json_null();
    json_t *names = json_array();
    for (uint32_t i = 0; i < n; i++)
        if (bits >> i & 1)
            json_array_append_new(names, json_string(name(i)));
    return names;
}

static void add_json(void *user, const struct cr_tenant *tenant)
{
    const struct cr_tenant_policy *p = &tenant->policy;
    json_array_append_new(
        user,
        json_pack("{sI ss sI sI so so so sb so so so so sI}", "id", (json_int_t)tenant->id.v,
                  "name", tenant->name, "keys", (json_int_t)tenant->n_keys, "created",
                  (json_int_t)tenant->created_unix_s, "cache_floor",
                  json_limit(tenant->limits.floor_tokens), "cache_cap",
                  json_limit(tenant->limits.cap_tokens), "cache_ttl",
                  json_limit(tenant->limits.ttl_s), "always_private", (int)p->is_always_private,
                  "classes", json_names(p->classes, CR_PRIVACY_N_CLASSES, class_name), "languages",
                  json_names(p->languages, CR_LANGUAGE_OTHER + 1, language_code), "threshold",
                  json_threshold(p->private_), "clear", json_threshold(p->clear), "trust",
                  (json_int_t)tenant->trust));
}

static int list(struct cr_store *store, bool json, struct cr_error *err)
{
    if (!json) {
        printf("%-6s %-24s %5s %9s %9s %9s  %s\n", "ID", "NAME", "KEYS", "FLOOR", "CAP", "TTL",
               "CREATED");
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

static bool is_limited(const struct options *o)
{
    return o->by_default || o->cache_floor[0] || o->cache_cap[0] || o->cache_ttl[0];
}

/* What was given is set, the rest stays. */
static int limit(struct cr_store *store, const char *name, const struct options *o,
                 struct cr_error *err)
{
    int64_t rest = o->by_default ? CR_LIMIT_DEFAULT : CR_LIMIT_KEEP;
    struct cr_tenant_limits limits = {rest, rest, rest};
    const char *const given[] = {o->cache_floor, o->cache_cap, o->cache_ttl};
    struct values values = {0};
    for (size_t i = 0; i < value_table.n_opts; i++) {
        int status = given[i][0]
                         ? cr_config_set(&value_table, &values, value_opts[i].name, given[i], err)
                         : CR_OK;
        if (status != CR_OK)
            return status;
    }
    if (o->cache_floor[0])
        limits.floor_tokens = values.cache_floor;
    if (o->cache_cap[0])
        limits.cap_tokens = values.cache_cap;
    if (o->cache_ttl[0])
        limits.ttl_s = cr_cmd_seconds(values.cache_ttl);
    return cr_store_tenant_limit(store, name, &limits, err);
}

static int trust(struct cr_store *store, const char *name, const char *number, struct cr_error *err)
{
    struct values values = {0};
    int status = cr_config_set(&trust_table, &values, "trust", number, err);
    return status == CR_OK ? cr_store_tenant_trust(store, name, (uint32_t)values.trust, err)
                           : status;
}

static bool has_policy(const struct options *o)
{
    return o->always_private[0] || o->classes[0] || o->languages[0] || o->threshold[0] ||
           o->clear[0];
}

/* Likewise. */
static int policy(struct cr_store *store, const char *name, const struct options *o,
                  struct cr_error *err)
{
    struct cr_tenant tenant;
    int status = cr_store_tenant_look_up(store, name, &tenant);
    if (status != CR_OK)
        return cr_error_set(err, status, "%s",
                            status == CR_ENOTFOUND
                                ? "There is no tenant of that name; `carrel tenant list` shows all."
                                : "The key database can't be read.");
    struct cr_tenant_policy p = tenant.policy;
    if (o->by_default)
        p = (struct cr_tenant_policy){false, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT,
                                      CR_LIMIT_DEFAULT};
    const char *const given[] = {o->always_private, o->threshold, o->clear};
    struct values values = {
        .always_private = p.is_always_private, .threshold = p.private_, .clear = p.clear};
    for (size_t i = 0; status == CR_OK && i < policy_table.n_opts; i++)
        if (given[i][0])
            status = cr_config_set(&policy_table, &values, policy_opts[i].name, given[i], err);
    uint32_t classes, languages;
    if (status == CR_OK && o->classes[0]) {
        status = cr_policy_classes(o->classes, &classes, err);
        p.classes = status == CR_OK ? classes : p.classes;
    }
    if (status == CR_OK && o->languages[0]) {
        status = cr_policy_languages(o->languages, &languages, err);
        p.languages = status == CR_OK ? languages : p.languages;
    }
    p.is_always_private = values.always_private;
    p.private_ = values.threshold;
    p.clear = values.clear;
    return status == CR_OK ? cr_store_tenant_policy(store, name, &p, err) : status;
}

int cr_cmd_tenant(int argc, char **argv)
{
    struct options o;
    const char *rest[3] = {"", NULL, NULL};
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, rest, &n_rest, &exit_status))
        return exit_status;

    struct cr_error err = {0};
    struct cr_store *store = NULL;
    char *dir = NULL;
    const char *action = rest[0], *name = rest[1];
    bool lists = strcmp(action, "list") == 0, adds = strcmp(action, "add") == 0;
    bool limits = strcmp(action, "limit") == 0, governs = strcmp(action, "policy") == 0;
    bool trusts = strcmp(action, "trust") == 0;
    bool is_known = lists || adds || limits || governs || trusts || strcmp(action, "remove") == 0;
    bool fits =
        limits == is_limited(&o) && governs == has_policy(&o) && trusts == (rest[2] != NULL);
    if (o.by_default)
        fits = (limits && !has_policy(&o)) ||
               (governs && !o.cache_floor[0] && !o.cache_cap[0] && !o.cache_ttl[0]);
    if (!is_known || lists != !name || !fits) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, is_known && lists == !name
                                          ? "`limit` takes limits or --default, `policy` what is "
                                            "private, `trust` a number, and they alone."
                                          : "It takes `add NAME`, `limit NAME`, `policy NAME`, "
                                            "`trust NAME NUMBER`, `list` or `remove NAME`.");
    }
    int status = cr_cmd_data_dir(o.data, &dir, &err);
    if (status == CR_OK)
        status = cr_store_open(dir, &store, &err);
    if (status == CR_OK && lists)
        status = list(store, o.json, &err);
    else if (status == CR_OK && adds)
        status = cr_store_tenant_add(store, name, &err);
    else if (status == CR_OK && governs)
        status = policy(store, name, &o, &err);
    else if (status == CR_OK && trusts)
        status = trust(store, name, rest[2], &err);
    else if (status == CR_OK && limits)
        status = limit(store, name, &o, &err);
    else if (status == CR_OK)
        status = cr_store_tenant_remove(store, name, &err);
    if (status == CR_OK && adds)
        fprintf(stderr, "Added. Make a key for it: carrel key create %s%s%s\n", name,
                o.data[0] ? " --data " : "", o.data);
    else if (status == CR_OK && (limits || governs || trusts))
        fprintf(stderr, "Set. A running server follows before its next request.\n");
    else if (status == CR_OK && !lists)
        fprintf(stderr, "Removed, with its keys.\n");
    cr_store_close(store);
    free(dir);
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("tenant", "%s", err.text);
}
