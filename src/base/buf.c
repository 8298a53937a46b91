/* A byte buffer that doubles until its maximum.
 *
 * Invariants: len <= max; data == NULL or cap > len with data[len] == '\0'; status != CR_OK means
 * that the last successful append is the end of the data. A failed append leaves no partial bytes,
 * so what was written before can still be sent or shown.
 *
 * Not done: shrinking. A buffer that once held a large body is released, not kept.
 */
#include "carrel/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/status.h"

#define CAP_MIN ((size_t)64)

void cr_buf_init(struct cr_buf *buf, size_t max)
{
    /* Room for the NUL must not overflow. */
    *buf = (struct cr_buf){.max = max < SIZE_MAX ? max : SIZE_MAX - 1, .status = CR_OK};
}

void cr_buf_release(struct cr_buf *buf)
{
    free(buf->data);
    cr_buf_init(buf, buf->max);
}

void cr_buf_clear(struct cr_buf *buf)
{
    buf->len = 0;
    buf->status = CR_OK;
    if (buf->data != NULL)
        buf->data[0] = '\0';
}

int cr_buf_reserve(struct cr_buf *buf, size_t len)
{
    if (buf->status != CR_OK)
        return buf->status;
    if (len > buf->max - buf->len)
        return buf->status = CR_ETOOBIG;
    size_t need = buf->len + len + 1;
    if (need <= buf->cap)
        return CR_OK;
    size_t cap = buf->cap < CAP_MIN ? CAP_MIN : buf->cap;
    while (cap < need)
        cap = cap <= SIZE_MAX / 2 ? cap * 2 : need;
    if (cap > buf->max + 1)
        cap = buf->max + 1;
    char *data = realloc(buf->data, cap);
    if (data == NULL)
        return buf->status = CR_ENOMEM;
    data[buf->len] = '\0';
    buf->data = data;
    buf->cap = cap;
    return CR_OK;
}

int cr_buf_append(struct cr_buf *buf, const void *data, size_t len)
{
    int status = cr_buf_reserve(buf, len);
    if (status == CR_OK && len > 0) {
        memcpy(buf->data + buf->len, data, len);
        buf->len += len;
        buf->data[buf->len] = '\0';
    }
    return status;
}

int cr_buf_append_str(struct cr_buf *buf, const char *text)
{
    return cr_buf_append(buf, text, strlen(text));
}

int cr_buf_append_char(struct cr_buf *buf, char c)
{
    return cr_buf_append(buf, &c, 1);
}

int cr_buf_vprintf(struct cr_buf *buf, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (len < 0)
        return buf->status = CR_EINVAL;
    int status = cr_buf_reserve(buf, (size_t)len);
    if (status == CR_OK) {
        vsnprintf(buf->data + buf->len, (size_t)len + 1, fmt, args);
        buf->len += (size_t)len;
    }
    return status;
}

int cr_buf_printf(struct cr_buf *buf, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int status = cr_buf_vprintf(buf, fmt, args);
    va_end(args);
    return status;
}

void cr_buf_consume(struct cr_buf *buf, size_t len)
{
    if (len > buf->len)
        len = buf->len;
    if (len > 0) {
        memmove(buf->data, buf->data + len, buf->len - len + 1);
        buf->len -= len;
    }
}

const char *cr_buf_str(const struct cr_buf *buf)
{
    return buf->data != NULL ? buf->data : "";
}

char *cr_buf_take(struct cr_buf *buf)
{
    char *data = buf->data;
    cr_buf_init(buf, buf->max);
    return data;
}
