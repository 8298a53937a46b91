/* Options from a table: values from text, limits, defaults, reload.
 *
 * An options struct is plain memory that the table describes by offsets. The table owns the strings
 * in it and nothing else. Everything that reads input works on a copy of the struct (begin … end),
 * so that a bad file or a bad argument changes nothing.
 *
 * Values are parsed strictly: the whole text must be used, numbers must lie in their limits, and
 * an overflow is an error. Messages name the option and its limits but never the value: somebody
 * will paste a key where it does not belong, and logs keep what they are told.
 */
#include "config_int.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define NUMBER_MAX          64
#define CR_CONFIG_VALUE_MAX 4096

static void *field(void *values, const struct cr_opt *opt)
{
    return (char *)values + opt->offset;
}

static const void *const_field(const void *values, const struct cr_opt *opt)
{
    return (const char *)values + opt->offset;
}

const struct cr_opt *cr_config_find(const struct cr_opt_table *table, const char *name, size_t len)
{
    for (size_t i = 0; i < table->n_opts; i++)
        if (strlen(table->opts[i].name) == len && memcmp(table->opts[i].name, name, len) == 0)
            return &table->opts[i];
    return NULL;
}

struct unit {
    const char *suffix;
    double factor;
};

static const struct unit size_units[] = {
    {"", 1},         {"K", 0x1p10},   {"M", 0x1p20},   {"G", 0x1p30},   {"T", 0x1p40},
    {"KiB", 0x1p10}, {"MiB", 0x1p20}, {"GiB", 0x1p30}, {"TiB", 0x1p40}, {NULL, 0},
};
static const struct unit time_units[] = {
    {"", 1e6}, {"us", 1}, {"ms", 1e3}, {"s", 1e6}, {"m", 60e6}, {"h", 3600e6}, {NULL, 0},
};

/* "1.5G" and the like; the product must be a whole number below 2^63. */
static bool parse_scaled(const char *text, const struct unit *units, uint64_t *ret_value)
{
    if (*text < '0' || *text > '9')
        return false;
    size_t len = strspn(text, "0123456789.");
    char *end;
    double number = strtod(text, &end);
    if (end != text + len)
        return false;
    for (; units->suffix != NULL; units++) {
        if (strcasecmp(end, units->suffix) == 0) {
            double value = number * units->factor;
            if (value >= 0x1p63 || value != floor(value))
                return false;
            *ret_value = (uint64_t)value;
            return true;
        }
    }
    return false;
}

static bool parse_bool(const char *text, bool *ret_value)
{
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on", "0", "1"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcasecmp(text, words[i]) == 0) {
            *ret_value = i % 2 == 1;
            return true;
        }
    }
    return false;
}

static bool in_limits(const struct cr_opt *opt, double value)
{
    return (opt->min == 0 && opt->max == 0) || (value >= opt->min && value <= opt->max);
}

static const char *kind_of(enum cr_opt_type type)
{
    static const char *const kinds[] = {
        [CR_OPT_BOOL] = "yes or no",
        [CR_OPT_INT] = "a whole number",
        [CR_OPT_SIZE] = "a size like 512M",
        [CR_OPT_FLOAT] = "a number",
        [CR_OPT_STRING] = "text",
        [CR_OPT_ENUM] = "one of",
        [CR_OPT_DURATION] = "a time like 30s",
    };
    return kinds[type];
}

static int refuse(const struct cr_opt *opt, const char *where, struct cr_error *err)
{
    char limits[160];
    cr_config_limits(opt, limits, sizeof limits);
    return cr_error_set(err, CR_EINVAL, "%s%s must be %s%s%s.", where, opt->name,
                        kind_of(opt->type), *limits ? opt->type == CR_OPT_ENUM ? " " : ", " : "",
                        limits);
}

static int assign_string(const struct cr_opt *opt, void *values, const char *text, size_t len,
                         const char *where, struct cr_error *err)
{
    size_t max = opt->max > 0 ? (size_t)opt->max : CR_CONFIG_VALUE_MAX;
    if (len > max)
        return cr_error_set(err, CR_EINVAL, "%s%s is longer than %zu bytes; shorten it.", where,
                            opt->name, max);
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20)
            return cr_error_set(err, CR_EINVAL, "%s%s holds a control byte; remove it.", where,
                                opt->name);
    char *copy = strndup(text, len);
    if (copy == NULL)
        return cr_error_set(err, CR_ENOMEM, "%sout of memory for %s.", where, opt->name);
    char **slot = field(values, opt);
    free(*slot);
    *slot = copy;
    return CR_OK;
}

static int assign_enum(const struct cr_opt *opt, void *values, const char *text, const char *where,
                       struct cr_error *err)
{
    for (int i = 0; opt->choices[i] != NULL; i++) {
        if (strcmp(opt->choices[i], text) == 0) {
            *(int *)field(values, opt) = i;
            return CR_OK;
        }
    }
    return refuse(opt, where, err);
}

int cr_config_assign(const struct cr_opt *opt, void *values, const char *text, size_t len,
                     const char *where, struct cr_error *err)
{
    if (opt->type == CR_OPT_STRING)
        return assign_string(opt, values, text, len, where, err);

    char word[NUMBER_MAX];
    if (len >= sizeof word || memchr(text, '\0', len) != NULL)
        return refuse(opt, where, err);
    memcpy(word, text, len);
    word[len] = '\0';

    bool ok = false;
    char *end;
    errno = 0;
    switch (opt->type) {
    case CR_OPT_BOOL: {
        bool on;
        if ((ok = parse_bool(word, &on)))
            *(bool *)field(values, opt) = on;
        break;
    }
    case CR_OPT_INT: {
        long long n = strtoll(word, &end, 10);
        ok = len > 0 && strspn(word, "-0123456789") == len && *end == '\0' && errno == 0 &&
             in_limits(opt, (double)n);
        if (ok)
            *(int64_t *)field(values, opt) = n;
        break;
    }
    case CR_OPT_FLOAT: {
        double x = strtod(word, &end);
        ok = len > 0 && strspn(word, "+-.0123456789eE") == len && *end == '\0' && isfinite(x) &&
             in_limits(opt, x);
        if (ok)
            *(double *)field(values, opt) = x;
        break;
    }
    case CR_OPT_SIZE:
    case CR_OPT_DURATION: {
        uint64_t n;
        bool is_size = opt->type == CR_OPT_SIZE;
        ok = parse_scaled(word, is_size ? size_units : time_units, &n) &&
             in_limits(opt, is_size ? (double)n : (double)n / 1e6);
        if (ok)
            *(uint64_t *)field(values, opt) = n;
        break;
    }
    case CR_OPT_ENUM:
        return assign_enum(opt, values, word, where, err);
    case CR_OPT_STRING:
        break;
    }
    return ok ? CR_OK : refuse(opt, where, err);
}

int cr_config_begin(const struct cr_opt_table *table, const void *values, void **ret_scratch,
                    struct cr_error *err)
{
    char *scratch = malloc(table->values_size);
    if (scratch == NULL)
        goto no_memory;
    memcpy(scratch, values, table->values_size);
    size_t i;
    for (i = 0; i < table->n_opts; i++) {
        const struct cr_opt *opt = &table->opts[i];
        if (opt->type != CR_OPT_STRING)
            continue;
        char **slot = field(scratch, opt);
        if (*slot != NULL && (*slot = strdup(*slot)) == NULL)
            goto free_strings;
    }
    *ret_scratch = scratch;
    return CR_OK;

free_strings:
    while (i-- > 0)
        if (table->opts[i].type == CR_OPT_STRING)
            free(*(char **)field(scratch, &table->opts[i]));
    free(scratch);
no_memory:
    return cr_error_set(err, CR_ENOMEM, "Out of memory for the options.");
}

void cr_config_end(const struct cr_opt_table *table, void *values, void *scratch, int status)
{
    if (status == CR_OK) {
        cr_config_release(table, values);
        memcpy(values, scratch, table->values_size);
    } else {
        cr_config_release(table, scratch);
    }
    free(scratch);
}

void cr_config_release(const struct cr_opt_table *table, void *values)
{
    for (size_t i = 0; i < table->n_opts; i++) {
        if (table->opts[i].type == CR_OPT_STRING) {
            char **slot = field(values, &table->opts[i]);
            free(*slot);
            *slot = NULL;
        }
    }
}

int cr_config_defaults(const struct cr_opt_table *table, void *values, struct cr_error *err)
{
    memset(values, 0, table->values_size);
    for (size_t i = 0; i < table->n_opts; i++) {
        const struct cr_opt *opt = &table->opts[i];
        const char *text = opt->value;
        if (text == NULL && opt->type != CR_OPT_STRING)
            continue;
        text = text != NULL ? text : "";
        int status = cr_config_assign(opt, values, text, strlen(text), "default of ", err);
        if (status != CR_OK) {
            cr_config_release(table, values);
            return status;
        }
    }
    return CR_OK;
}

int cr_config_set(const struct cr_opt_table *table, void *values, const char *name,
                  const char *text, struct cr_error *err)
{
    const struct cr_opt *opt = cr_config_find(table, name, strlen(name));
    if (opt == NULL)
        return cr_error_set(err, CR_ENOTFOUND, "There is no option of this name.");
    return cr_config_assign(opt, values, text, strlen(text), "", err);
}

static size_t field_size(enum cr_opt_type type)
{
    switch (type) {
    case CR_OPT_BOOL:
        return sizeof(bool);
    case CR_OPT_ENUM:
        return sizeof(int);
    case CR_OPT_STRING:
        return sizeof(char *);
    case CR_OPT_INT:
    case CR_OPT_SIZE:
    case CR_OPT_FLOAT:
    case CR_OPT_DURATION:
        break;
    }
    return 8;
}

bool cr_config_is_same(const struct cr_opt *opt, const void *a, const void *b)
{
    const void *x = const_field(a, opt), *y = const_field(b, opt);
    if (opt->type == CR_OPT_STRING)
        return strcmp(*(char *const *)x, *(char *const *)y) == 0;
    return memcmp(x, y, field_size(opt->type)) == 0;
}

void cr_config_reload(const struct cr_opt_table *table, void *values, void *fresh,
                      void (*ignored)(void *user, const struct cr_opt *opt), void *user)
{
    for (size_t i = 0; i < table->n_opts; i++) {
        const struct cr_opt *opt = &table->opts[i];
        if (cr_config_is_same(opt, values, fresh))
            continue;
        if (opt->flags & CR_OPT_RELOADABLE) {
            char swap[8];
            size_t size = field_size(opt->type);
            memcpy(swap, field(values, opt), size);
            memcpy(field(values, opt), field(fresh, opt), size);
            memcpy(field(fresh, opt), swap, size);
        } else if (ignored != NULL) {
            ignored(user, opt);
        }
    }
}
