/* The command line: `--name value`, `--name=value`, `--name` and `--no-name` for yes and no.
 *
 * There are no short options and no abbreviations: what a script says today must mean the same
 * when an option is added tomorrow. A mistyped option gets the nearest known name as an answer,
 * by Damerau-Levenshtein distance (a swap of neighbours is one error, as fingers make it).
 */
#include "config_int.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MAX_LEN 48

static size_t min3(size_t a, size_t b, size_t c)
{
    size_t m = a < b ? a : b;
    return m < c ? m : c;
}

static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][NAME_MAX_LEN + 1]; /* of the matrix: i - 2, i - 1, i */
    if (a_len > NAME_MAX_LEN || b_len > NAME_MAX_LEN)
        return NAME_MAX_LEN;
    for (size_t j = 0; j <= b_len; j++)
        rows[1][j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        rows[2][0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t cost = a[i - 1] != b[j - 1];
            rows[2][j] = min3(rows[1][j] + 1, rows[2][j - 1] + 1, rows[1][j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                rows[0][j - 2] + 1 < rows[2][j])
                rows[2][j] = rows[0][j - 2] + 1;
        }
        memcpy(rows[0], rows[1], sizeof rows[0]);
        memcpy(rows[1], rows[2], sizeof rows[0]);
    }
    return rows[1][b_len];
}

const char *cr_config_nearest(const struct cr_opt_table *table, const char *name, size_t len)
{
    const char *best = NULL;
    size_t best_distance = len / 3 + 2; /* further off is a guess, not a help */
    for (size_t i = 0; i < table->n_opts; i++) {
        const char *known = table->opts[i].name;
        size_t d = distance(name, len, known, strlen(known));
        if (d < best_distance) {
            best_distance = d;
            best = known;
        }
    }
    return best;
}

/* The name is echoed only as far as it looks like one. */
static int unknown(const struct cr_opt_table *table, const char *name, size_t len,
                   struct cr_error *err)
{
    size_t shown = strspn(name, "abcdefghijklmnopqrstuvwxyz-");
    shown = shown < len ? shown : len;
    shown = shown < NAME_MAX_LEN ? shown : NAME_MAX_LEN;
    const char *nearest = cr_config_nearest(table, name, len);
    if (nearest != NULL)
        return cr_error_set(err, CR_EINVAL, "Unknown option --%.*s; did you mean --%s?", (int)shown,
                            name, nearest);
    return cr_error_set(err, CR_EINVAL, "Unknown option --%.*s; --help lists what there is.",
                        (int)shown, name);
}

/* Reads the option at argv[*i], and its value where that is the next argument. */
static int read_option(const struct cr_opt_table *table, void *values, int argc, char *const *argv,
                       int *i, struct cr_error *err)
{
    const char *name = argv[*i] + 2, *equals = strchr(name, '=');
    size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name);
    const struct cr_opt *opt = cr_config_find(table, name, len);
    const char *text = equals != NULL ? equals + 1 : NULL;
    if (opt == NULL && len > 3 && memcmp(name, "no-", 3) == 0) {
        opt = cr_config_find(table, name + 3, len - 3);
        if (opt == NULL || opt->type != CR_OPT_BOOL)
            return unknown(table, name, len, err);
        if (text != NULL)
            return cr_error_set(err, CR_EINVAL, "--no-%s takes no value.", opt->name);
        text = "no";
    }
    if (opt == NULL)
        return unknown(table, name, len, err);
    if (text == NULL && opt->type == CR_OPT_BOOL)
        text = "yes";
    if (text == NULL && *i + 1 < argc)
        text = argv[++*i];
    if (text == NULL)
        return cr_error_set(err, CR_EINVAL, "--%s needs a value.", opt->name);
    return cr_config_assign(opt, values, text, strlen(text), "--", err);
}

int cr_config_args(const struct cr_opt_table *table, void *values, int argc, char *const *argv,
                   const char **ret_rest, size_t *ret_n_rest, struct cr_error *err)
{
    void *scratch;
    int status = cr_config_begin(table, values, &scratch, err);
    if (status != CR_OK)
        return status;
    size_t n_rest = 0;
    bool ended = false;
    for (int i = 1; i < argc && status == CR_OK; i++) {
        if (!ended && strcmp(argv[i], "--") == 0)
            ended = true;
        else if (!ended && strncmp(argv[i], "--", 2) == 0)
            status = read_option(table, scratch, argc, argv, &i, err);
        else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0')
            status = cr_error_set(err, CR_EINVAL,
                                  "Options begin with two dashes; --help lists what there is.");
        else if (ret_rest != NULL)
            ret_rest[n_rest++] = argv[i];
        else
            status = cr_error_set(err, CR_EINVAL,
                                  "Argument %d is no option and is not expected; "
                                  "--help lists what there is.",
                                  i);
    }
    cr_config_end(table, values, scratch, status);
    if (status == CR_OK && ret_n_rest != NULL)
        *ret_n_rest = n_rest;
    return status;
}
