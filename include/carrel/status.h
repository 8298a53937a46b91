/* Status codes and error messages.
 *
 * A function that can fail returns 0 or a negative CR_E… code. The codes stand once, in
 * CR_STATUS_MAP, with their text and the HTTP status that an edge answers. Where a sentence helps
 * (a file that does not load, an option out of range), a function also takes a `struct cr_error`
 * and fills it with one full sentence that says what to do. It may be NULL. No message ever holds
 * text of a prompt, a completion or a key.
 */
#ifndef CARREL_STATUS_H
#define CARREL_STATUS_H

#include <stdarg.h>

/* What libcarrel offers to other programs stands between these: with C linkage where C++ reads it,
 * and exported from libcarrel.so. Everything else is built hidden. */
#ifdef __cplusplus
#define CR_API_BEGIN                                                                               \
    _Pragma("GCC visibility push(default)") extern "C"                                             \
    {
#define CR_API_END                                                                                 \
    }                                                                                              \
    _Pragma("GCC visibility pop")
#else
#define CR_API_BEGIN _Pragma("GCC visibility push(default)")
#define CR_API_END   _Pragma("GCC visibility pop")
#endif

CR_API_BEGIN

/* X(name, value, http_status, text) */
#define CR_STATUS_MAP(X)                                                                           \
    X(CR_OK, 0, 200, "ok")                                                                         \
    X(CR_ENOMEM, -1, 503, "out of memory")                                                         \
    X(CR_EINVAL, -2, 400, "invalid argument")                                                      \
    X(CR_EFORMAT, -3, 400, "malformed data")                                                       \
    X(CR_EUNSUPPORTED, -4, 400, "not supported")                                                   \
    X(CR_ETOOLONG, -5, 400, "longer than the limit")                                               \
    X(CR_EAUTH, -6, 401, "not authenticated")                                                      \
    X(CR_EFORBIDDEN, -7, 403, "not allowed")                                                       \
    X(CR_ENOTFOUND, -8, 404, "not found")                                                          \
    X(CR_ETIMEOUT, -9, 408, "timed out")                                                           \
    X(CR_EEXIST, -10, 409, "exists already")                                                       \
    X(CR_ETOOBIG, -11, 413, "too large")                                                           \
    X(CR_EFULL, -12, 429, "queue is full")                                                         \
    X(CR_ECANCELED, -13, 499, "canceled")                                                          \
    X(CR_EIO, -14, 500, "input or output failed")                                                  \
    X(CR_EINTERNAL, -15, 500, "internal error")                                                    \
    X(CR_ENOPAGES, -16, 503, "no free pages")                                                      \
    X(CR_ESHUTDOWN, -17, 503, "shutting down")

enum cr_status {
#define CR_STATUS_ENUM_(name, value, http, text) name = value,
    CR_STATUS_MAP(CR_STATUS_ENUM_)
#undef CR_STATUS_ENUM_
};

/* "CR_ENOMEM"; "CR_E?" for a number that is no status. */
const char *cr_status_name(int status);
/* "out of memory" */
const char *cr_status_text(int status);
/* 503 */
int cr_status_http(int status);

struct cr_error {
    int status;
    char text[256]; /* one sentence, NUL-terminated, cut when longer */
};

/* Fills `err` (when not NULL) and returns `status`, so that `return cr_error_set(…)` reads well. */
int cr_error_set(struct cr_error *err, int status, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#ifdef __clang_analyzer__
/* The analyzer reads one file at a time: this tells it that `status` is what comes back. */
#define cr_error_set(err_, status_, ...) (cr_error_set((err_), (status_), __VA_ARGS__), (status_))
#endif

CR_API_END

#endif
