/* Configuration from one table.
 *
 * Each option stands once, with its type, limits, default and what it does; from that come the
 * parser of the command line, the parser of carrel.conf, `--help`, and an annotated carrel.conf.
 *
 *     struct serve_options { char *host; int64_t port; uint64_t kv_size; };
 *     static const struct cr_opt opts[] = {
 *         {.name = "host", .section = "http", .type = CR_OPT_STRING, .value = "127.0.0.1",
 *          .offset = offsetof(struct serve_options, host), .help = "address to listen on"},
 *         {.name = "port", .section = "http", .type = CR_OPT_INT, .value = "8080",
 *          .min = 0, .max = 65535, .offset = …, .help = "port to listen on; 0: any free one"},
 *     };
 *     static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct serve_options);
 *
 * A program reads defaults, then the file, then the arguments: the later wins. All three leave
 * the options untouched when they fail. Error messages name options, files and lines, never values.
 *
 *     port = 8080            --port 8080, --port=8080
 *     metrics = no           --no-metrics
 *     kv-size = 4G           K, M, G, T: powers of 1024
 *     timeout = 90s          us, ms, s, m, h; a number alone is seconds
 */
#ifndef CARREL_CONFIG_H
#define CARREL_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "carrel/status.h"

enum cr_opt_type {                  /* the field behind `offset` is a … */
                   CR_OPT_BOOL,     /* bool; yes, no, true, false, on, off, 1, 0 */
                   CR_OPT_INT,      /* int64_t */
                   CR_OPT_SIZE,     /* uint64_t, bytes */
                   CR_OPT_FLOAT,    /* double */
                   CR_OPT_STRING,   /* char *, never NULL after the defaults; the table owns it */
                   CR_OPT_ENUM,     /* int, an index into `choices` */
                   CR_OPT_DURATION, /* uint64_t, microseconds; min and max are seconds */
};

enum cr_opt_flags {
    CR_OPT_RELOADABLE = 1 << 0, /* cr_config_reload() takes it over while the program runs */
    CR_OPT_ARG_ONLY = 1 << 1,   /* not in carrel.conf: --help, --config */
};

struct cr_opt {
    const char *name;    /* "max-batch": the same in the file and behind "--" */
    const char *section; /* "http": [http] in the file, a heading in --help; NULL: none */
    enum cr_opt_type type;
    size_t offset;              /* of the field in the options struct */
    const char *value;          /* default, as text; NULL: "", 0, false or the first choice */
    double min, max;            /* of numbers; for strings max is bytes; both 0: no limit */
    const char *const *choices; /* of CR_OPT_ENUM, NULL-terminated */
    const char *help;           /* one line, what it does; no full stop */
    unsigned flags;
};

struct cr_opt_table {
    const struct cr_opt *opts; /* in the order of --help; options of a section together */
    size_t n_opts;
    size_t values_size; /* sizeof the options struct */
};

#define CR_OPT_TABLE(opts_, struct_)                                                               \
    {                                                                                              \
        .opts = (opts_), .n_opts = sizeof(opts_) / sizeof((opts_)[0]),                             \
        .values_size = sizeof(struct_)                                                             \
    }

/* Zeroes `values` and fills in the defaults. CR_ENOMEM; CR_EINVAL names a default that its own
 * limits refuse (a mistake in the table). On failure `values` holds nothing to release. */
int cr_config_defaults(const struct cr_opt_table *table, void *values, struct cr_error *err);

/* Frees the strings. */
void cr_config_release(const struct cr_opt_table *table, void *values);

/* Reads a file of `key = value` lines under [section] headings; # begins a comment, and a value
 * with a # or spaces at its ends stands in "double quotes". Unknown keys or sections, a key given
 * twice, a value out of its limits: CR_EINVAL with the file and line, and nothing is taken over.
 * CR_ENOTFOUND, CR_EIO, CR_ETOOBIG past 1 MiB, CR_ENOMEM. */
int cr_config_load(const struct cr_opt_table *table, void *values, const char *path,
                   struct cr_error *err);

/* The same from memory; `name` stands for the file in messages. */
int cr_config_parse(const struct cr_opt_table *table, void *values, const char *text, size_t len,
                    const char *name, struct cr_error *err);

/* Reads argv[1 …]. What is no option goes to `ret_rest` (room for argc pointers, into argv);
 * with `ret_rest` NULL it is an error. "--" ends the options. CR_EINVAL: an unknown option, with
 * the nearest known one; a missing or refused value. argv is not changed. */
int cr_config_args(const struct cr_opt_table *table, void *values, int argc, char *const *argv,
                   const char **ret_rest, size_t *ret_n_rest, struct cr_error *err);

/* Sets one option from text; for tests and tools. CR_ENOTFOUND, CR_EINVAL, CR_ENOMEM. */
int cr_config_set(const struct cr_opt_table *table, void *values, const char *name,
                  const char *text, struct cr_error *err);

/* Takes over from `fresh` what is CR_OPT_RELOADABLE, by exchange: release `fresh` afterwards. Calls
 * `ignored` (may be NULL) for each other option that differs and so waits for a restart. Not safe
 * against readers of `values` on other threads: whoever owns them calls it. */
void cr_config_reload(const struct cr_opt_table *table, void *values, void *fresh,
                      void (*ignored)(void *user, const struct cr_opt *opt), void *user);

/* Aligned help with defaults and limits, by section. */
void cr_config_print_help(const struct cr_opt_table *table, FILE *out);

/* A carrel.conf that explains itself; every option is commented out at its default, except those
 * that `values` (may be NULL) sets otherwise. cr_config_load() reads it back. CR_ENOMEM, and
 * CR_EINVAL for a default that its limits refuse. */
int cr_config_print_conf(const struct cr_opt_table *table, const void *values, FILE *out);

#endif
