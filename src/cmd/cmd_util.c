/* What the subcommands share. See cmd_util.h. */
#include "cmd/cmd_util.h"

#include <arpa/inet.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <curl/curl.h>

int cr_cmd_data_dir(const char *data, char **ret_dir, struct cr_error *err)
{
    const char *base = getenv("XDG_DATA_HOME"), *home = getenv("HOME"), *rest = "/carrel";
    if (data[0] != '\0') {
        base = data;
        rest = "";
    } else if (!base || base[0] != '/') { /* the XDG specification: a relative one is ignored */
        base = home;
        rest = "/.local/share/carrel";
    }
    if (!base || base[0] == '\0')
        return cr_error_set(err, CR_EINVAL,
                            "Neither HOME nor XDG_DATA_HOME is set; name the data folder with "
                            "--data DIR.");
    if (asprintf(ret_dir, "%s%s", base, rest) < 0)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    return CR_OK;
}

static void complain(const char *name, const char *fmt, va_list args)
{
    fflush(stdout);
    fprintf(stderr, "carrel %s: ", name);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
}

int cr_cmd_fail(const char *name, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    complain(name, fmt, args);
    va_end(args);
    return CR_EXIT_FAILED;
}

int cr_cmd_misused(const struct cr_cmd_usage *usage, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    complain(usage->name, fmt, args);
    va_end(args);
    fprintf(stderr, "usage: carrel %s\n", usage->usage);
    return CR_EXIT_USAGE;
}

static bool has_option(const struct cr_opt_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_opts; i++)
        if (strcmp(table->opts[i].name, name) == 0)
            return true;
    return false;
}

bool cr_cmd_options(const struct cr_cmd_usage *usage, void *values, int argc, char **argv,
                    const char **ret_rest, size_t *ret_n_rest, int *ret_exit)
{
    static char help[] = "--help", output[] = "--output";
    struct cr_error err = {0};
    size_t n_rest = 0;
    char **args = calloc((size_t)argc + 1, sizeof *args);
    const char **rest = calloc((size_t)argc + 1, sizeof *rest);
    bool go_on = false;
    if (!args || !rest) {
        *ret_exit = cr_cmd_fail(usage->name, "There is not enough memory.");
        goto out;
    }
    for (int i = 0; i < argc; i++) {
        args[i] = argv[i];
        if (strcmp(argv[i], "-h") == 0)
            args[i] = help;
        else if (strcmp(argv[i], "-o") == 0 && has_option(usage->table, "output"))
            args[i] = output;
    }
    if (cr_config_defaults(usage->table, values, &err) != CR_OK) {
        *ret_exit = cr_cmd_fail(usage->name, "%s", err.text);
        goto out;
    }
    if (cr_config_args(usage->table, values, argc, args, rest, &n_rest, &err) != CR_OK) {
        *ret_exit = cr_cmd_misused(usage, "%s", err.text);
    } else if (*(bool *)values) {
        printf("usage: carrel %s\n\n%s\n\n", usage->usage, usage->about);
        cr_config_print_help(usage->table, stdout);
        *ret_exit = 0;
    } else if (n_rest > usage->max_rest) {
        *ret_exit = cr_cmd_misused(usage, "There are too many arguments.");
    } else {
        memcpy(ret_rest, rest, n_rest * sizeof *rest);
        *ret_n_rest = n_rest;
        go_on = true;
    }
    if (!go_on)
        cr_config_release(usage->table, values);
out:
    free(args);
    free(rest);
    return go_on;
}

const char *cr_cmd_date(int64_t unix_s, char buf[24])
{
    time_t t = (time_t)unix_s;
    struct tm tm;
    if (unix_s == 0 || !gmtime_r(&t, &tm) || strftime(buf, 24, "%Y-%m-%d %H:%M", &tm) == 0)
        return "-";
    return buf;
}

int64_t cr_cmd_seconds(uint64_t us)
{
    return (int64_t)((us + 999999) / 1000000);
}

static bool host_is_loopback(const char *host)
{
    struct in_addr v4;
    return strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0 ||
           (inet_pton(AF_INET, host, &v4) == 1 && ntohl(v4.s_addr) >> 24 == 127);
}

int cr_cmd_url_parse(const char *text, struct cr_cmd_url *ret_url, struct cr_error *err)
{
    struct cr_cmd_url url = {0};
    char *scheme = NULL, *host = NULL, *path = NULL, *user = NULL;
    int status = CR_OK;
    CURLU *parts = curl_url();
    if (!parts)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    if (curl_url_set(parts, CURLUPART_URL, text, 0) != CURLUE_OK ||
        curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK ||
        curl_url_get(parts, CURLUPART_HOST, &host, 0) != CURLUE_OK ||
        curl_url_get(parts, CURLUPART_PATH, &path, CURLU_URLDECODE) != CURLUE_OK ||
        (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)) {
        status = cr_error_set(err, CR_EINVAL,
                              "The URL is not one of http:// or https://, such as "
                              "http://127.0.0.1:8080.");
    } else if (curl_url_get(parts, CURLUPART_USER, &user, 0) == CURLUE_OK) {
        status = cr_error_set(err, CR_EINVAL,
                              "The URL holds a user name; it would show in the list of processes, "
                              "so leave it out.");
    } else {
        const char *file = strrchr(path, '/');
        snprintf(url.file, sizeof url.file, "%s", file ? file + 1 : "");
        url.is_https = strcmp(scheme, "https") == 0;
        url.is_loopback = host_is_loopback(host);
        *ret_url = url;
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(path);
    curl_free(user);
    curl_url_cleanup(parts);
    return status;
}

int cr_cmd_rules(const char *path, struct cr_rules **ret_rules, struct cr_error *err)
{
    return path[0] != '\0' ? cr_rules_load(path, ret_rules, err) : cr_rules_default(ret_rules, err);
}
