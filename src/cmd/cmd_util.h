/* What the subcommands share: options, the data folder, URLs, and words for the terminal. */
#ifndef CARREL_CMD_UTIL_H
#define CARREL_CMD_UTIL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "carrel/config.h"
#include "carrel/privacy.h"

#define CR_EXIT_FAILED 1
#define CR_EXIT_USAGE  2

/* In the data folder: the key of the tenant that `carrel serve` makes on loopback where there is
 * none yet. `carrel chat` finds it there. */
#define CR_LOCAL_KEY_FILE "local.key"

/* The data folder: `data`, or when it is empty $XDG_DATA_HOME/carrel, or ~/.local/share/carrel.
 * free() it. CR_ENOMEM; CR_EINVAL when neither variable says where that is. */
int cr_cmd_data_dir(const char *data, char **ret_dir, struct cr_error *err);

/* Reads `n` random bytes from a file that only its owner may read, and makes it, mode 0600, where
 * there is none. The caller wipes them. CR_EIO, CR_EFORMAT (too short), CR_EFORBIDDEN (open to
 * others), CR_EINVAL; `ret_bytes` is zeroed then. */
int cr_cmd_secret_file(const char *path, unsigned char *ret_bytes, size_t n, struct cr_error *err);

/* Reads a file of API keys, one a line, of less than `max` bytes, that only its owner may read;
 * ended by a NUL. The caller wipes and frees it, also after an error. CR_EIO, CR_EFORBIDDEN (open
 * to others), CR_EINVAL (too long), CR_ENOMEM. */
int cr_cmd_key_file(const char *path, size_t max, char **ret_text, size_t *ret_len,
                    struct cr_error *err);
/* CR_EINVAL when it holds a character that no key has; a newline would be a header of its own. */
int cr_cmd_check_key(const char *key, size_t len, struct cr_error *err);

/* What opens the operator's view of a server: "op_" and 64 hex digits, from DATA/operator.key; made
 * when it is missing and `make`, else CR_ENOTFOUND. The caller wipes it. Errors as above. */
#define CR_OPERATOR_TOKEN_MAX 68
int cr_cmd_operator_token(const char *data_dir, bool make, char ret_token[CR_OPERATOR_TOKEN_MAX],
                          struct cr_error *err);

/* How a subcommand is called: `usage` is what stands behind "usage: carrel ", `about` a few lines
 * of prose, both for --help. */
struct cr_cmd_usage {
    const char *name;
    const char *usage;
    const char *about;
    const struct cr_opt_table *table; /* its first option is --help, at offset 0 */
    size_t max_rest;
};

/* Reads defaults and argv into `values`; what is no option goes to `ret_rest` (room for
 * max_rest). Also knows -h for --help, and -o for --output where the table has it. Returns true
 * when the command shall go on; else it has printed help or what was wrong, `*ret_exit` is the exit
 * status, and nothing is to be released. */
bool cr_cmd_options(const struct cr_cmd_usage *usage, void *values, int argc, char **argv,
                    const char **ret_rest, size_t *ret_n_rest, int *ret_exit);

/* Prints "carrel NAME: …" to stderr, and in the second case how to call it; returns the exit
 * status. */
int cr_cmd_fail(const char *name, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int cr_cmd_misused(const struct cr_cmd_usage *usage, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* "2026-01-02 03:04" in UTC, or "-" for 0. */
const char *cr_cmd_date(int64_t unix_s, char buf[24]);

/* The rules of a file, or with "" those that Carrel ships. */
int cr_cmd_rules(const char *path, struct cr_rules **ret_rules, struct cr_error *err);

/* Whole seconds of a CR_OPT_DURATION, rounded up. */
int64_t cr_cmd_seconds(uint64_t us);

/* What matters of a URL before anything is sent to it. */
struct cr_cmd_url {
    bool is_https;    /* else http */
    bool is_loopback; /* the host is localhost, 127.x.y.z or ::1 */
    char file[128];   /* last part of the path, decoded; empty where there is none */
};

/* CR_EINVAL: not a http or https URL, or it holds a user name or password. */
int cr_cmd_url_parse(const char *text, struct cr_cmd_url *ret_url, struct cr_error *err);

/* Writes text that came from elsewhere (a model, a server) so that it can't work the terminal:
 * control characters but newline and tab are left out, with C1, bidirectional overrides, and
 * bytes that are no UTF-8. */
void cr_cmd_print_text(FILE *out, const char *text, size_t len);

#endif
