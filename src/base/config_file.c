/* carrel.conf: lines of `key = value` under [section] headings.
 *
 *     # a comment
 *     [http]
 *     host = 127.0.0.1     # from a space and a # on, a comment too
 *     banner = "a # b"     # in quotes, \" and \\ stand for " and \
 *
 * A file counts as a whole or not at all: the first wrong line refuses it, with its number. What
 * is unknown or said twice is wrong, because a mistyped limit that is skipped is a limit that
 * does not hold.
 *
 * Not done: includes, continuation lines, variables.
 */
#include "config_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carrel/buf.h"

#define FILE_MAX    ((size_t)1 << 20)
#define SECTION_MAX 64

struct reader {
    const struct cr_opt_table *table;
    void *values;
    const char *name;
    unsigned line_no;
    char section[SECTION_MAX];
    unsigned char *seen; /* [n_opts] */
    struct cr_error *err;
};

#define REFUSE(r, status, fmt, ...)                                                                \
    cr_error_set((r)->err, status, "%s:%u: " fmt, (r)->name, (r)->line_no, ##__VA_ARGS__)

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void trim(const char **text, size_t *len)
{
    while (*len > 0 && is_space(**text))
        (*text)++, (*len)--;
    while (*len > 0 && is_space((*text)[*len - 1]))
        (*len)--;
}

static int read_section(struct reader *r, const char *line, size_t len)
{
    const char *end = memchr(line, ']', len);
    if (end == NULL)
        return REFUSE(r, CR_EINVAL, "a section heading ends with ].");
    const char *rest = end + 1, *name = line + 1;
    size_t rest_len = len - (size_t)(rest - line), name_len = (size_t)(end - name);
    trim(&rest, &rest_len);
    trim(&name, &name_len);
    if (rest_len > 0 && *rest != '#')
        return REFUSE(r, CR_EINVAL, "nothing may follow the ] of a section heading.");
    for (size_t i = 0; i < r->table->n_opts; i++) {
        const char *known = r->table->opts[i].section;
        if (known != NULL && strlen(known) == name_len && name_len < SECTION_MAX &&
            memcmp(known, name, name_len) == 0) {
            memcpy(r->section, name, name_len);
            r->section[name_len] = '\0';
            return CR_OK;
        }
    }
    return REFUSE(r, CR_EINVAL, "there is no section of this name.");
}

/* The value behind the =, without quotes and comment, into buf. */
static int read_value(struct reader *r, const char *text, size_t len, char *buf, size_t *ret_len)
{
    size_t n = 0, i = 0;
    if (len > CR_CONFIG_VALUE_MAX)
        return REFUSE(r, CR_EINVAL, "the value is longer than %d bytes.", CR_CONFIG_VALUE_MAX);
    if (len > 0 && text[0] == '"') {
        for (i = 1; i < len && text[i] != '"'; i++) {
            if (text[i] == '\\') {
                if (++i >= len)
                    break;
                if (text[i] != '"' && text[i] != '\\')
                    return REFUSE(r, CR_EINVAL, "only \\\" and \\\\ are known in quotes.");
            }
            buf[n++] = text[i];
        }
        if (i >= len)
            return REFUSE(r, CR_EINVAL, "the closing quote is missing.");
        const char *rest = text + i + 1;
        size_t rest_len = len - i - 1;
        trim(&rest, &rest_len);
        if (rest_len > 0 && *rest != '#')
            return REFUSE(r, CR_EINVAL, "only a comment may follow the closing quote.");
    } else {
        while (i < len && !(text[i] == '#' && (i == 0 || is_space(text[i - 1]))))
            i++;
        trim(&text, &i);
        memcpy(buf, text, i);
        n = i;
    }
    *ret_len = n;
    return CR_OK;
}

static int read_entry(struct reader *r, const char *line, size_t len)
{
    const char *equals = memchr(line, '=', len);
    if (equals == NULL)
        return REFUSE(r, CR_EINVAL, "a line reads `key = value`, [section], or # comment.");
    const char *key = line, *text = equals + 1;
    size_t key_len = (size_t)(equals - line), text_len = len - key_len - 1;
    trim(&key, &key_len);
    trim(&text, &text_len);
    const struct cr_opt *opt = cr_config_find(r->table, key, key_len);
    if (opt == NULL || (opt->flags & CR_OPT_ARG_ONLY)) {
        const char *nearest = cr_config_nearest(r->table, key, key_len);
        return REFUSE(r, CR_EINVAL, "unknown key%s%s%s", nearest ? "; did you mean " : "",
                      nearest ? nearest : "", nearest ? "?" : ".");
    }
    const char *section = opt->section != NULL ? opt->section : "";
    if (strcmp(section, r->section) != 0)
        return REFUSE(r, CR_EINVAL, "%s belongs %s%s%s.", opt->name,
                      *section ? "under [" : "before the first section", section,
                      *section ? "]" : "");
    unsigned char *seen = &r->seen[opt - r->table->opts];
    if (*seen)
        return REFUSE(r, CR_EINVAL, "%s is set twice; keep one of the lines.", opt->name);
    *seen = 1;
    char value[CR_CONFIG_VALUE_MAX], where[160];
    size_t value_len = 0;
    int status = read_value(r, text, text_len, value, &value_len);
    if (status != CR_OK)
        return status;
    snprintf(where, sizeof where, "%.120s:%u: ", r->name, r->line_no);
    return cr_config_assign(opt, r->values, value, value_len, where, r->err);
}

static int read_lines(struct reader *r, const char *text, size_t len)
{
    int status = CR_OK;
    for (const char *end = text + len; text < end && status == CR_OK;) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const char *next = newline != NULL ? newline + 1 : end, *line = text;
        size_t line_len = (size_t)((newline != NULL ? newline : end) - text);
        r->line_no++;
        trim(&line, &line_len);
        if (memchr(line, '\0', line_len) != NULL)
            status = REFUSE(r, CR_EINVAL, "the line holds a NUL byte; is this a text file?");
        else if (line_len > 0 && *line == '[')
            status = read_section(r, line, line_len);
        else if (line_len > 0 && *line != '#')
            status = read_entry(r, line, line_len);
        text = next;
    }
    return status;
}

int cr_config_parse(const struct cr_opt_table *table, void *values, const char *text, size_t len,
                    const char *name, struct cr_error *err)
{
    if (len > FILE_MAX)
        return cr_error_set(err, CR_ETOOBIG, "%s is larger than 1 MiB; is it the right file?",
                            name);
    struct reader r = {.table = table, .name = name, .err = err};
    int status = cr_config_begin(table, values, &r.values, err);
    if (status != CR_OK)
        return status;
    r.seen = calloc(table->n_opts + 1, 1);
    status = r.seen != NULL ? read_lines(&r, text, len)
                            : cr_error_set(err, CR_ENOMEM, "Out of memory reading %s.", name);
    free(r.seen);
    cr_config_end(table, values, r.values, status);
    return status;
}

static int read_file(const char *path, struct cr_buf *text, struct cr_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cr_error_set(err, errno == ENOENT ? CR_ENOTFOUND : CR_EIO, "Cannot open %s: %s.",
                            path, strerror(errno));
    char piece[4096];
    ssize_t n;
    while ((n = read(fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0 && cr_buf_append(text, piece, (size_t)n) != CR_OK)
            break;
    int saved_errno = errno;
    close(fd);
    if (n < 0)
        return cr_error_set(err, CR_EIO, "Cannot read %s: %s.", path, strerror(saved_errno));
    if (text->status == CR_ETOOBIG)
        return cr_error_set(err, CR_ETOOBIG, "%s is larger than 1 MiB; is it the right file?",
                            path);
    if (text->status != CR_OK)
        return cr_error_set(err, text->status, "Out of memory reading %s.", path);
    return CR_OK;
}

int cr_config_load(const struct cr_opt_table *table, void *values, const char *path,
                   struct cr_error *err)
{
    struct cr_buf text;
    cr_buf_init(&text, FILE_MAX);
    int status = read_file(path, &text, err);
    if (status == CR_OK)
        status = cr_config_parse(table, values, cr_buf_str(&text), text.len, path, err);
    cr_buf_release(&text);
    return status;
}
