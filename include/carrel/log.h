/* The log: one line per record, to stderr.
 *
 *     cr_log(CR_LOG_INFO, "http", "listening", CR_LOG_STR("host", host), CR_LOG_INT("port", port));
 *
 *     2026-01-02T03:04:05.678Z info http: listening host=127.0.0.1 port=8080
 *     {"time":"2026-01-02T03:04:05.678Z","level":"info","module":"http","message":"listening",…}
 *
 * Module, message and keys are string literals; everything that varies is a typed field. There is
 * no field for a `struct cr_secret`, and none for text of a prompt or a completion: such text must
 * not be handed to the log in any guise. Control bytes and invalid UTF-8 in a field are escaped,
 * so a record is always one line. A record is cut at 2 KiB.
 *
 * A message that repeats more than CR_LOG_BURST times in a second is held back, and the next record
 * of it that is written says how many were (suppressed=N).
 *
 * Libraries return errors and do not log; edges (http, cmd, the loops) log once. Any thread.
 */
#ifndef CARREL_LOG_H
#define CARREL_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/clock.h"

#define CR_LOG_BURST 10

enum cr_log_level {
    CR_LOG_ERROR, /* something failed that somebody must look at */
    CR_LOG_WARN,  /* something is wrong, and was coped with */
    CR_LOG_INFO,  /* what an operator wants to see of a healthy server */
    CR_LOG_DEBUG,
};

struct cr_log_config {
    enum cr_log_level level;      /* records above it are dropped */
    bool json;                    /* one JSON object per line */
    int fd;                       /* where lines go; 2 is stderr */
    const struct cr_clock *clock; /* for the limit on repeats; NULL: the real one */
};

/* Before the first call: level info, text, stderr. */
void cr_log_configure(const struct cr_log_config *config);
bool cr_log_is_on(enum cr_log_level level);

enum cr_log_type { CR_LOG_TYPE_STR, CR_LOG_TYPE_INT, CR_LOG_TYPE_UINT, CR_LOG_TYPE_FLOAT };

struct cr_log_field {
    const char *key;
    enum cr_log_type type;
    const char *str;
    int64_t i;
    uint64_t u;
    double f;
};

#define CR_LOG_STR(key_, value_)                                                                   \
    {                                                                                              \
        .key = (key_), .type = CR_LOG_TYPE_STR, .str = (value_)                                    \
    }
#define CR_LOG_INT(key_, value_)                                                                   \
    {                                                                                              \
        .key = (key_), .type = CR_LOG_TYPE_INT, .i = (value_)                                      \
    }
#define CR_LOG_UINT(key_, value_)                                                                  \
    {                                                                                              \
        .key = (key_), .type = CR_LOG_TYPE_UINT, .u = (value_)                                     \
    }
#define CR_LOG_FLOAT(key_, value_)                                                                 \
    {                                                                                              \
        .key = (key_), .type = CR_LOG_TYPE_FLOAT, .f = (value_)                                    \
    }

/* The first field is the message; so there is always one. */
#define cr_log(level_, module_, message_, ...)                                                     \
    do {                                                                                           \
        const struct cr_log_field fields_[] = {CR_LOG_STR("message", "" message_), ##__VA_ARGS__}; \
        cr_log_write((level_), "" module_, fields_, sizeof fields_ / sizeof fields_[0]);           \
    } while (0)

void cr_log_write(enum cr_log_level level, const char *module, const struct cr_log_field *fields,
                  size_t n_fields);

/* For a main(): "debug" → CR_LOG_DEBUG. The names in order, NULL-terminated, fit
 * cr_opt.choices. */
extern const char *const cr_log_level_names[];

#endif
