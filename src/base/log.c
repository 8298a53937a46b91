/* The log: a record is put together on the stack and written with one write(2), under one lock.
 *
 * Repeats are held back by a small table, found by the addresses of module and message: both are
 * string literals, so equal addresses are the same call site's words and no text is compared. Each
 * entry counts one second's window. Two messages that meet in one slot take turns: the newcomer
 * takes the slot, and if the other had records held back, that count is written first, so that
 * nothing vanishes without a trace, except what is still held back when the process ends.
 *
 * Field values are escaped byte by byte (control bytes, DEL, invalid UTF-8, and in JSON the quote
 * and the backslash), because names and messages of libraries may hold what a client sent.
 */
#include "carrel/log.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LINE_MAX_BYTES 2048
#define N_SLOTS        64
#define WINDOW_US      1000000

const char *const cr_log_level_names[] = {"error", "warn", "info", "debug", NULL};

struct slot {
    const char *module, *message;
    enum cr_log_level level;
    uint64_t window_us; /* begin of the window */
    uint64_t n_written, n_held;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct cr_log_config config = {.level = CR_LOG_INFO, .fd = STDERR_FILENO};
static struct slot slots[N_SLOTS];

struct line {
    char text[LINE_MAX_BYTES];
    size_t len;
};

/* Room is always left for the end of the line; what does not fit is cut. */
static void put(struct line *line, const char *text, size_t len)
{
    size_t room = sizeof line->text - 4 - line->len;
    if (len > room)
        len = room;
    memcpy(line->text + line->len, text, len);
    line->len += len;
}

static void put_str(struct line *line, const char *text)
{
    put(line, text, strlen(text));
}

/* Bytes of the UTF-8 character at s, or 0 when there is none. */
static size_t utf8_len(const unsigned char *s)
{
    size_t n = s[0] < 0x80 ? 1 : s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
    if (s[0] > 0xf4)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
        (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
        return 0;
    return n;
}

/* Cuts only between characters and escapes. */
static void put_escaped(struct line *line, const char *text, bool quoted)
{
    const unsigned char *s = (const unsigned char *)text;
    while (*s != '\0' && line->len + 16 < sizeof line->text) {
        size_t n = utf8_len(s);
        char escape[8];
        if (n == 0 || *s < 0x20 || *s == 0x7f) {
            snprintf(escape, sizeof escape, "\\u%04x", n == 0 ? 0xfffdU : *s);
            put_str(line, escape);
            n = 1;
        } else if (quoted && (*s == '"' || *s == '\\')) {
            put(line, "\\", 1);
            put(line, (const char *)s, 1);
        } else {
            put(line, (const char *)s, n);
        }
        s += n;
    }
}

static void put_time(struct line *line)
{
    int64_t now_us = cr_clock_unix_us();
    time_t seconds = (time_t)(now_us / 1000000);
    struct tm tm;
    char text[40];
    gmtime_r(&seconds, &tm);
    size_t len = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm);
    snprintf(text + len, sizeof text - len, ".%03dZ", (int)(now_us / 1000 % 1000));
    put_str(line, text);
}

static void put_value(struct line *line, const struct cr_log_field *field, bool json)
{
    char text[32];
    switch (field->type) {
    case CR_LOG_TYPE_STR: {
        const char *str = field->str != NULL ? field->str : "";
        bool quoted = json || *str == '\0' || strpbrk(str, " =\"\\") != NULL;
        if (quoted)
            put(line, "\"", 1);
        put_escaped(line, str, quoted);
        if (quoted)
            put(line, "\"", 1);
        return;
    }
    case CR_LOG_TYPE_INT:
        snprintf(text, sizeof text, "%" PRId64, field->i);
        break;
    case CR_LOG_TYPE_UINT:
        snprintf(text, sizeof text, "%" PRIu64, field->u);
        break;
    case CR_LOG_TYPE_FLOAT: /* JSON has no infinity */
        snprintf(text, sizeof text, json && !isfinite(field->f) ? "null" : "%.6g", field->f);
        break;
    }
    put_str(line, text);
}

static void put_field(struct line *line, const struct cr_log_field *field, bool json)
{
    /* A field is left out whole when the line is nearly full. */
    if (line->len + strlen(field->key) + 48 > sizeof line->text)
        return;
    put_str(line, json ? ",\"" : " ");
    put_str(line, field->key);
    put_str(line, json ? "\":" : "=");
    put_value(line, field, json);
}

/* Under the lock. */
static void write_record(enum cr_log_level level, const char *module,
                         const struct cr_log_field *fields, size_t n_fields, uint64_t n_held)
{
    struct line line;
    bool json = config.json;
    line.len = 0;
    put_str(&line, json ? "{\"time\":\"" : "");
    put_time(&line);
    put_str(&line, json ? "\",\"level\":\"" : " ");
    put_str(&line, cr_log_level_names[level]);
    put_str(&line, json ? "\",\"module\":\"" : " ");
    put_str(&line, module);
    put_str(&line, json ? "\",\"message\":\"" : ": ");
    put_escaped(&line, fields[0].str, json);
    put_str(&line, json ? "\"" : "");
    for (size_t i = 1; i < n_fields; i++)
        put_field(&line, &fields[i], json);
    if (n_held > 0) {
        const struct cr_log_field suppressed = CR_LOG_UINT("suppressed", n_held);
        put_field(&line, &suppressed, json);
    }
    put_str(&line, json ? "}" : "");
    line.text[line.len++] = '\n';
    const char *at = line.text;
    while (line.len > 0) {
        ssize_t n = write(config.fd, at, line.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break; /* nobody to tell */
        at += n;
        line.len -= (size_t)n;
    }
}

/* Under the lock. Whether a record may be written now; n_held is then what was held back. */
static bool admit(enum cr_log_level level, const char *module, const char *message,
                  uint64_t *ret_n_held)
{
    uintptr_t hash = ((uintptr_t)message * 31 + (uintptr_t)module) * 0x9e3779b97f4a7c15;
    struct slot *slot = &slots[hash >> 58];
    uint64_t now_us = cr_clock_now_us(config.clock);
    *ret_n_held = 0;
    if (slot->message != message || slot->module != module) {
        if (slot->n_held > 0) {
            const struct cr_log_field field = {.key = "message", .str = slot->message};
            write_record(slot->level, slot->module, &field, 1, slot->n_held);
        }
        *slot = (struct slot){module, message, level, now_us, 0, 0};
    } else if (now_us - slot->window_us >= WINDOW_US) {
        *ret_n_held = slot->n_held;
        slot->window_us = now_us;
        slot->n_written = slot->n_held = 0;
    }
    if (slot->n_written >= CR_LOG_BURST) {
        slot->n_held++;
        return false;
    }
    slot->n_written++;
    return true;
}

void cr_log_configure(const struct cr_log_config *new_config)
{
    pthread_mutex_lock(&lock);
    enum cr_log_level level = new_config->level;
    __atomic_store_n(&config.level, level, __ATOMIC_RELAXED);
    config.json = new_config->json;
    config.fd = new_config->fd;
    config.clock = new_config->clock;
    memset(slots, 0, sizeof slots);
    pthread_mutex_unlock(&lock);
}

bool cr_log_is_on(enum cr_log_level level)
{
    return level <= __atomic_load_n(&config.level, __ATOMIC_RELAXED);
}

void cr_log_write(enum cr_log_level level, const char *module, const struct cr_log_field *fields,
                  size_t n_fields)
{
    if (!cr_log_is_on(level))
        return;
    int saved_errno = errno;
    uint64_t n_held;
    pthread_mutex_lock(&lock);
    if (admit(level, module, fields[0].str, &n_held))
        write_record(level, module, fields, n_fields, n_held);
    pthread_mutex_unlock(&lock);
    errno = saved_errno;
}
