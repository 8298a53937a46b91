/* carrel scan: what is private in a file. What was found is never printed, but where the text is
 * asked for: with --pages; with --redact what stands around it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "carrel/buf.h"
#include "carrel/privacy.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"
#include "cmd/scan_print.h"

#define PIECE    ((size_t)65536)
#define MAX_TEXT ((size_t)1 << 30)

struct options {
    bool help, json, lines, redact, pages;
    int64_t page_bytes;
    char *rules;
};

#define FIELD(field) .offset = offsetof(struct options, field)
static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, FIELD(help), .help = "print this and exit"},
    {.name = "json", .type = CR_OPT_BOOL, FIELD(json), .help = "print an object of JSON"},
    {.name = "lines",
     .type = CR_OPT_BOOL,
     FIELD(lines),
     .help = "with --json: each line of the file is a JSON string; print an object for each"},
    {.name = "redact",
     .type = CR_OPT_BOOL,
     FIELD(redact),
     .help = "print the text with findings replaced by their class"},
    {.name = "pages",
     .type = CR_OPT_BOOL,
     FIELD(pages),
     .help = "print the text in pages, each with its verdict, in colour"},
    {.name = "page-bytes",
     .type = CR_OPT_INT,
     FIELD(page_bytes),
     .value = "64",
     .min = 4,
     .max = 65536,
     .help = "with --pages: bytes of a page"},
    {.name = "rules",
     .type = CR_OPT_STRING,
     FIELD(rules),
     .help = "rule file; those that Carrel ships"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static const struct cr_cmd_usage usage = {
    .name = "scan",
    .usage = "scan FILE|- [--json [--lines] | --redact | --pages [--page-bytes N]] [--rules FILE]",
    .about =
        "Finds private text: addresses, numbers of people and accounts, secrets. Prints class,\n"
        "first byte, last byte + 1, tier and score of each finding, and never the text, unless\n"
        "--redact or --pages asks for it.",
    .table = &table,
    .max_rest = 1,
};

/* --- Judging a text --- */

struct judge {
    struct cr_rules *rules;
    struct cr_tagger *tagger;
    struct cr_detect *detect;
};

static int judge_init(struct judge *judge, const char *rules, struct cr_error *err)
{
    *judge = (struct judge){0};
    int status = cr_cmd_rules(rules, &judge->rules, err);
    if (status == CR_OK)
        status = cr_tagger_default(&judge->tagger, err);
    if (status == CR_OK && cr_detect_create(judge->rules, judge->tagger, &judge->detect) != CR_OK)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    return status;
}

static void judge_release(struct judge *judge)
{
    cr_detect_destroy(judge->detect);
    cr_tagger_unref(judge->tagger);
    cr_rules_unref(judge->rules);
}

/* The result holds until the next text. */
static int judge_text(struct judge *judge, const char *text, size_t len, struct cr_scan_result *ret,
                      struct cr_error *err)
{
    *ret = (struct cr_scan_result){.text = text, .len = len, .detect = judge->detect};
    cr_policy_defaults(&ret->policy);
    int status = cr_detect_text(judge->detect, text, len, &ret->found, &ret->n);
    return status == CR_OK ? CR_OK : cr_error_set(err, status, "There is not enough memory.");
}

/* --- Files --- */

static bool is_in_colour(void)
{
    const char *no_color = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && (no_color == NULL || no_color[0] == '\0');
}

static void print(const struct options *o, const struct cr_scan_result *result)
{
    if (o->redact)
        cr_scan_print_redacted(result);
    else if (o->pages)
        cr_scan_print_pages(result, (size_t)o->page_bytes, is_in_colour());
    else if (o->json)
        cr_scan_print_json(result);
    else
        cr_scan_print_plain(result);
}

static int scan_file(FILE *file, const struct options *o, struct judge *judge, struct cr_error *err)
{
    struct cr_buf text;
    struct cr_scan_result result;
    char *piece = malloc(PIECE);
    size_t n;
    int status = CR_OK;
    if (piece == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    cr_buf_init(&text, MAX_TEXT);
    while ((n = fread(piece, 1, PIECE, file)) > 0)
        cr_buf_append(&text, piece, n);
    if (ferror(file))
        status = cr_error_set(err, CR_EIO, "The file cannot be read: %s.", strerror(errno));
    else if (text.status != CR_OK)
        status = cr_error_set(err, CR_ETOOBIG, "There is too much text; scan it in parts.");
    else
        status = judge_text(judge, cr_buf_str(&text), text.len, &result, err);
    if (status == CR_OK)
        print(o, &result);
    cr_buf_release(&text);
    free(piece);
    return status;
}

static int scan_lines(FILE *file, struct judge *judge, struct cr_error *err)
{
    char *line = NULL;
    size_t cap = 0, number = 0;
    ssize_t len;
    int status = CR_OK;
    while (status == CR_OK && (len = getline(&line, &cap, file)) >= 0) {
        struct cr_scan_result result;
        json_t *text = json_loadb(line, (size_t)len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        number++;
        if (!json_is_string(text))
            status = cr_error_set(err, CR_EFORMAT, "Line %zu is not a JSON string.", number);
        else
            status =
                judge_text(judge, json_string_value(text), json_string_length(text), &result, err);
        if (status == CR_OK)
            cr_scan_print_json(&result);
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
    if (n_rest != 1 || o.redact + o.json + o.pages > 1 || (o.lines && !o.json)) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "It takes one file, or - for standard input; only one of "
                                      "--json, --redact and --pages; and --lines with --json.");
    }
    struct cr_error err = {0};
    struct judge judge = {0};
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    int status = CR_OK;
    if (file == NULL)
        status = cr_error_set(&err, CR_EIO, "%s cannot be opened: %s.", path, strerror(errno));
    if (status == CR_OK)
        status = judge_init(&judge, o.rules, &err);
    if (status == CR_OK)
        status = o.lines ? scan_lines(file, &judge, &err) : scan_file(file, &o, &judge, &err);
    judge_release(&judge);
    if (file != NULL && file != stdin)
        fclose(file);
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("scan", "%s", err.text);
}
