/* Writes JSON into a cr_buf: what streams in the hot path is formatted here, not by a tree. */
#ifndef CARREL_HTTP_JSON_OUT_H
#define CARREL_HTTP_JSON_OUT_H

#include <stddef.h>

#include "carrel/buf.h"

/* A string with its quotes. Bytes that are no UTF-8 become U+FFFD, one for each. */
void json_out_str(struct cr_buf *buf, const char *p, size_t n);
/* The same from a C string; NULL writes null. */
void json_out_cstr(struct cr_buf *buf, const char *text);
/* A number; what JSON cannot write (infinities, NaN) becomes -9999, as in vLLM. */
void json_out_float(struct cr_buf *buf, double v);

/* The length of the UTF-8 character that begins at p[0], n > 0; 0 when it is none. */
size_t utf8_char_size(const char *p, size_t n);

#endif
