/* A growable byte buffer with a maximum.
 *
 * `data` is NUL-terminated whenever it is not NULL, so text can be used as a C string. Errors
 * stick: after a failed append every further append fails with the same status and changes
 * nothing, so a writer may append many times and look at `status` once, at the end. What was
 * appended before the failure stays whole; a failed append adds nothing.
 */
#ifndef CARREL_BUF_H
#define CARREL_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct cr_buf {
    char *data; /* [len], then a NUL; NULL while nothing was appended */
    size_t len;
    size_t cap; /* bytes behind data, the NUL included */
    size_t max; /* len never passes it */
    int status; /* CR_OK, or the first failure */
};

void cr_buf_init(struct cr_buf *buf, size_t max);
void cr_buf_release(struct cr_buf *buf);

/* Empties the buffer and clears `status`; keeps the memory. */
void cr_buf_clear(struct cr_buf *buf);

/* All of these: CR_OK, CR_ENOMEM, or CR_ETOOBIG past `max`. */
int cr_buf_append(struct cr_buf *buf, const void *data, size_t len);
int cr_buf_append_str(struct cr_buf *buf, const char *text);
int cr_buf_append_char(struct cr_buf *buf, char c);
int cr_buf_printf(struct cr_buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int cr_buf_vprintf(struct cr_buf *buf, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Makes room for `len` more bytes, for a caller that writes to data + len and then adds to len. */
int cr_buf_reserve(struct cr_buf *buf, size_t len);

/* Drops the first `len` bytes. */
void cr_buf_consume(struct cr_buf *buf, size_t len);

/* The text, never NULL: "" while nothing was appended. */
const char *cr_buf_str(const struct cr_buf *buf);

/* Hands the memory to the caller, who frees it; the buffer is empty afterwards. NULL when nothing
 * was appended. */
char *cr_buf_take(struct cr_buf *buf);

#endif
