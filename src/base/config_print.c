/* What the table tells people: --help, and a carrel.conf that explains itself.
 *
 * Both show each option's default and limits, so that neither can differ from what the parser does:
 * there is no second place where a default stands.
 */
#include "config_int.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define HELP_COLUMN 30
#define HELP_WIDTH  96

static void format_scaled(double value, const char *const *suffixes, const double *factors,
                          char *buf, size_t size)
{
    /* The largest unit that divides it. */
    int best = 0;
    for (int i = 0; suffixes[i] != NULL; i++)
        if (value >= factors[i] && value / factors[i] == (double)(uint64_t)(value / factors[i]))
            best = i;
    snprintf(buf, size, "%.0f%s", value / factors[best], value == 0 ? "" : suffixes[best]);
}

static void format_size(double bytes, char *buf, size_t size)
{
    static const char *const suffixes[] = {"", "K", "M", "G", "T", NULL};
    static const double factors[] = {1, 0x1p10, 0x1p20, 0x1p30, 0x1p40};
    format_scaled(bytes, suffixes, factors, buf, size);
}

static void format_duration(double us, char *buf, size_t size)
{
    static const char *const suffixes[] = {"us", "ms", "s", "m", "h", NULL};
    static const double factors[] = {1, 1e3, 1e6, 60e6, 3600e6};
    format_scaled(us, suffixes, factors, buf, size);
}

/* A double in the fewest digits that read back as the same. */
static void format_float(double x, char *buf, size_t size)
{
    for (int digits = 6; digits <= 17; digits++) {
        snprintf(buf, size, "%.*g", digits, x);
        if (strtod(buf, NULL) == x)
            return;
    }
}

void cr_config_format(const struct cr_opt *opt, const void *values, char *buf, size_t size)
{
    const void *field = (const char *)values + opt->offset;
    switch (opt->type) {
    case CR_OPT_BOOL:
        snprintf(buf, size, "%s", *(const bool *)field ? "yes" : "no");
        break;
    case CR_OPT_INT:
        snprintf(buf, size, "%" PRId64, *(const int64_t *)field);
        break;
    case CR_OPT_SIZE:
        format_size((double)*(const uint64_t *)field, buf, size);
        break;
    case CR_OPT_FLOAT:
        format_float(*(const double *)field, buf, size);
        break;
    case CR_OPT_STRING:
        snprintf(buf, size, "%s", *(char *const *)field);
        break;
    case CR_OPT_ENUM:
        snprintf(buf, size, "%s", opt->choices[*(const int *)field]);
        break;
    case CR_OPT_DURATION:
        format_duration((double)*(const uint64_t *)field, buf, size);
        break;
    }
}

static void format_limit(const struct cr_opt *opt, double limit, char *buf, size_t size)
{
    if (opt->type == CR_OPT_SIZE)
        format_size(limit, buf, size);
    else if (opt->type == CR_OPT_DURATION)
        format_duration(limit * 1e6, buf, size);
    else
        format_float(limit, buf, size);
}

static void list_choices(const struct cr_opt *opt, char *buf, size_t size)
{
    size_t len = 0;
    for (int i = 0; opt->choices[i] != NULL && len < size; i++) {
        const char *before = i == 0 ? "" : opt->choices[i + 1] != NULL ? ", " : " or ";
        int n = snprintf(buf + len, size - len, "%s%s", before, opt->choices[i]);
        len += (size_t)n;
    }
}

void cr_config_limits(const struct cr_opt *opt, char *buf, size_t size)
{
    char min[40], max[40];
    buf[0] = '\0';
    if (opt->type == CR_OPT_ENUM) {
        list_choices(opt, buf, size);
    } else if (opt->type != CR_OPT_STRING && opt->type != CR_OPT_BOOL &&
               (opt->min != 0 || opt->max != 0)) {
        format_limit(opt, opt->min, min, sizeof min);
        format_limit(opt, opt->max, max, sizeof max);
        snprintf(buf, size, "%s to %s", min, max);
    }
}

static const char *argument_of(enum cr_opt_type type)
{
    static const char *const words[] = {
        [CR_OPT_BOOL] = "",          [CR_OPT_INT] = " N",       [CR_OPT_SIZE] = " SIZE",
        [CR_OPT_FLOAT] = " X",       [CR_OPT_STRING] = " TEXT", [CR_OPT_ENUM] = " WORD",
        [CR_OPT_DURATION] = " TIME",
    };
    return words[type];
}

/* Writes words, broken at `width` with `indent` spaces. */
static void print_wrapped(FILE *out, const char *text, int indent, int width)
{
    int column = indent;
    while (*text != '\0') {
        int len = (int)strcspn(text, " ");
        if (column > indent && column + 1 + len > width) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", len, text);
        column += len;
        text += len;
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

/* "port to listen on (0 to 65535; default 8080)" */
static void describe(const struct cr_opt *opt, char *buf, size_t size)
{
    char limits[160];
    cr_config_limits(opt, limits, sizeof limits);
    const char *value = opt->value;
    if (value == NULL && opt->type == CR_OPT_ENUM)
        value = opt->choices[0];
    bool has_value = value != NULL && *value != '\0' && !(opt->flags & CR_OPT_ARG_ONLY);
    bool has_more = *limits != '\0' || has_value;
    snprintf(buf, size, "%s%s%s%s%s%s%s", opt->help, has_more ? " (" : "", limits,
             *limits != '\0' && has_value ? "; " : "", has_value ? "default " : "",
             has_value ? value : "", has_more ? ")" : "");
}

static bool is_new_section(const struct cr_opt_table *table, size_t i)
{
    const char *section = table->opts[i].section;
    const char *before = i > 0 ? table->opts[i - 1].section : NULL;
    return section != NULL && (before == NULL || strcmp(section, before) != 0);
}

void cr_config_print_help(const struct cr_opt_table *table, FILE *out)
{
    for (size_t i = 0; i < table->n_opts; i++) {
        const struct cr_opt *opt = &table->opts[i];
        char left[80], text[512];
        bool is_on =
            opt->type == CR_OPT_BOOL && opt->value != NULL && strcmp(opt->value, "yes") == 0;
        if (is_new_section(table, i))
            fprintf(out, "\n%s:\n", opt->section);
        snprintf(left, sizeof left, "  --%s%s%s", is_on ? "[no-]" : "", opt->name,
                 argument_of(opt->type));
        describe(opt, text, sizeof text);
        int len = (int)strlen(left);
        if (len + 2 > HELP_COLUMN)
            fprintf(out, "%s\n%*s", left, HELP_COLUMN, "");
        else
            fprintf(out, "%-*s", HELP_COLUMN, left);
        print_wrapped(out, text, HELP_COLUMN, HELP_WIDTH);
    }
}

static bool needs_quotes(const char *text)
{
    size_t len = strlen(text);
    return len > 0 && (text[0] == ' ' || text[0] == '\t' || text[0] == '"' || text[0] == '#' ||
                       text[len - 1] == ' ' || text[len - 1] == '\t' || strchr(text, '#') != NULL);
}

static void print_value(const char *text, FILE *out)
{
    bool quoted = needs_quotes(text);
    if (quoted)
        fputc('"', out);
    for (; *text != '\0'; text++) {
        if (quoted && (*text == '"' || *text == '\\'))
            fputc('\\', out);
        fputc(*text, out);
    }
    if (quoted)
        fputc('"', out);
}

static void print_conf_entry(const struct cr_opt *opt, const void *values, const void *defaults,
                             FILE *out)
{
    char text[512], value[CR_CONFIG_VALUE_MAX + 1];
    bool is_set = values != NULL && !cr_config_is_same(opt, values, defaults);
    const void *shown = is_set ? values : defaults;
    describe(opt, text, sizeof text);
    fprintf(out, "\n# %s%s\n", text,
            opt->flags & CR_OPT_RELOADABLE ? "; SIGHUP takes it over" : "");
    cr_config_format(opt, shown, value, sizeof value);
    fprintf(out, "%s%s = ", is_set ? "" : "# ", opt->name);
    print_value(value, out);
    fputc('\n', out);
}

int cr_config_print_conf(const struct cr_opt_table *table, const void *values, FILE *out)
{
    void *defaults = malloc(table->values_size);
    if (defaults == NULL)
        return CR_ENOMEM;
    int status = cr_config_defaults(table, defaults, NULL);
    if (status == CR_OK) {
        fputs("# Configuration of carrel. Lines that begin with # show the defaults.\n", out);
        for (size_t i = 0; i < table->n_opts; i++) {
            if (is_new_section(table, i))
                fprintf(out, "\n[%s]\n", table->opts[i].section);
            if (!(table->opts[i].flags & CR_OPT_ARG_ONLY))
                print_conf_entry(&table->opts[i], values, defaults, out);
        }
        cr_config_release(table, defaults);
    }
    free(defaults);
    return status;
}
