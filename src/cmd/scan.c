/* carrel scan: what the rules find in a file. What was found is never printed; with --redact the
 * text around it is. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "carrel/buf.h"
#include "carrel/privacy.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

#define PIECE        ((size_t)65536)
#define MAX_FINDINGS ((size_t)1 << 20)
#define MAX_TEXT     ((size_t)1 << 30)
#define PRIVATE_FROM 0.5

struct options {
    bool help, json, lines, redact;
    char *rules;
};

static const struct cr_opt opts[] = {
    {.name = "help",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct options, help),
     .help = "print this and exit"},
    {.name = "json",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct options, json),
     .help = "print an object of JSON"},
    {.name = "lines",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct options, lines),
     .help = "with --json: each line of the file is a JSON string; print an object for each"},
    {.name = "redact",
     .type = CR_OPT_BOOL,
     .offset = offsetof(struct options, redact),
     .help = "print the text with findings replaced by their class"},
    {.name = "rules",
     .type = CR_OPT_STRING,
     .offset = offsetof(struct options, rules),
     .help = "rule file; those that Carrel ships"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static const struct cr_cmd_usage usage = {
    .name = "scan",
    .usage = "scan FILE|- [--json [--lines] | --redact] [--rules FILE]",
    .about =
        "Finds private text: addresses, numbers of people and accounts, secrets. Prints class,\n"
        "first byte, last byte + 1, tier and score of each finding, and never the text.",
    .table = &table,
    .max_rest = 1,
};

struct findings {
    struct cr_buf buf; /* of struct cr_finding */
    float score;       /* the highest */
};

static void collect(void *user, const struct cr_finding *finding)
{
    struct findings *found = user;
    cr_buf_append(&found->buf, finding, sizeof *finding);
    if (finding->score > found->score)
        found->score = finding->score;
}

static int by_start(const void *a, const void *b)
{
    const struct cr_finding *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

static size_t sort(struct findings *found)
{
    size_t n = found->buf.len / sizeof(struct cr_finding);
    if (n > 1)
        qsort(found->buf.data, n, sizeof(struct cr_finding), by_start);
    return n;
}

static const struct cr_finding *at(const struct findings *found, size_t i)
{
    return (const struct cr_finding *)found->buf.data + i;
}

static void print_plain(struct findings *found)
{
    size_t n = sort(found);
    for (size_t i = 0; i < n; i++) {
        const struct cr_finding *f = at(found, i);
        printf("%-8s %10llu %10llu %2u %.2f\n", cr_privacy_class_name(f->class_),
               (unsigned long long)f->start, (unsigned long long)f->end, f->tier, (double)f->score);
    }
}

static void print_json(struct findings *found)
{
    size_t n = sort(found);
    printf("{\"private\":%s,\"score\":%.2f,\"spans\":[",
           (double)found->score >= PRIVATE_FROM ? "true" : "false", (double)found->score);
    for (size_t i = 0; i < n; i++) {
        const struct cr_finding *f = at(found, i);
        printf("%s{\"start\":%llu,\"end\":%llu,\"class\":\"%s\",\"tier\":%u,\"score\":%.2f}",
               i > 0 ? "," : "", (unsigned long long)f->start, (unsigned long long)f->end,
               cr_privacy_class_name(f->class_), f->tier, (double)f->score);
    }
    puts("]}");
}

static void print_redacted(struct findings *found, const struct cr_buf *text)
{
    size_t n = sort(found);
    uint64_t done = 0;
    for (size_t i = 0; i < n; i++) {
        const struct cr_finding *f = at(found, i);
        if (f->start >= done) {
            fwrite(cr_buf_str(text) + done, 1, (size_t)(f->start - done), stdout);
            printf("[%s]", cr_privacy_class_name(f->class_));
        }
        done = f->end > done ? f->end : done;
    }
    fwrite(cr_buf_str(text) + done, 1, (size_t)(text->len - done), stdout);
}

/* The whole file, or with --redact, which needs it, also into `text`. */
static int scan_file(FILE *file, const struct options *o, struct cr_scan *scan,
                     struct findings *found, struct cr_error *err)
{
    struct cr_buf text;
    char *piece = malloc(PIECE);
    size_t n;
    int status = CR_OK;
    if (piece == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    cr_buf_init(&text, MAX_TEXT);
    while ((n = fread(piece, 1, PIECE, file)) > 0) {
        cr_scan_feed(scan, piece, n);
        if (o->redact)
            cr_buf_append(&text, piece, n);
    }
    cr_scan_finish(scan);
    if (ferror(file))
        status = cr_error_set(err, CR_EIO, "The file cannot be read: %s.", strerror(errno));
    else if (text.status != CR_OK || found->buf.status != CR_OK)
        status =
            cr_error_set(err, CR_ETOOBIG,
                         "There is too much text, or too much was found in it; scan it in parts.");
    else if (o->redact)
        print_redacted(found, &text);
    else if (o->json)
        print_json(found);
    else
        print_plain(found);
    cr_buf_release(&text);
    free(piece);
    return status;
}

static int scan_lines(FILE *file, struct cr_scan *scan, struct findings *found,
                      struct cr_error *err)
{
    char *line = NULL;
    size_t cap = 0, number = 0;
    ssize_t len;
    int status = CR_OK;
    while (status == CR_OK && (len = getline(&line, &cap, file)) >= 0) {
        json_t *text = json_loadb(line, (size_t)len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        number++;
        if (!json_is_string(text)) {
            status = cr_error_set(err, CR_EFORMAT, "Line %zu is not a JSON string.", number);
        } else {
            cr_buf_clear(&found->buf);
            found->score = 0;
            cr_scan_feed(scan, json_string_value(text), json_string_length(text));
            cr_scan_finish(scan);
            if (found->buf.status == CR_OK)
                print_json(found);
            else
                status = cr_error_set(err, CR_ETOOBIG, "Too much was found in line %zu.", number);
        }
        json_decref(text);
    }
    if (status == CR_OK && ferror(file))
        status = cr_error_set(err, CR_EIO, "The file cannot be read: %s.", strerror(errno));
    free(line);
    return status;
}

int cr_cmd_scan(int argc, char **argv)
{
    struct options o;
    const char *path = NULL;
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, &path, &n_rest, &exit_status))
        return exit_status;
    if (n_rest != 1 || (o.redact && o.json) || (o.lines && !o.json)) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "It takes one file, or - for standard input; --redact goes "
                                      "without --json, and --lines with it.");
    }
    struct cr_error err = {0};
    struct cr_rules *rules = NULL;
    struct cr_scan *scan = NULL;
    struct findings found = {.score = 0};
    cr_buf_init(&found.buf, MAX_FINDINGS * sizeof(struct cr_finding));
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    int status = CR_OK;
    if (file == NULL)
        status = cr_error_set(&err, CR_EIO, "%s cannot be opened: %s.", path, strerror(errno));
    if (status == CR_OK)
        status = o.rules[0] != '\0' ? cr_rules_load(o.rules, &rules, &err)
                                    : cr_rules_default(&rules, &err);
    if (status == CR_OK && cr_scan_create(rules, collect, &found, &scan) != CR_OK)
        status = cr_error_set(&err, CR_ENOMEM, "There is not enough memory.");
    if (status == CR_OK)
        status = o.lines ? scan_lines(file, scan, &found, &err)
                         : scan_file(file, &o, scan, &found, &err);
    cr_scan_destroy(scan);
    cr_rules_unref(rules);
    cr_buf_release(&found.buf);
    if (file != NULL && file != stdin)
        fclose(file);
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("scan", "%s", err.text);
}
