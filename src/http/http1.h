/* HTTP/1.1 as bytes: finds and reads a request's head, and decodes a chunked body. Pure functions
 * over the caller's memory; no sockets, no allocation. */
#ifndef CARREL_HTTP_HTTP1_H
#define CARREL_HTTP_HTTP1_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/buf.h"
#include "carrel/status.h"

enum http_method {
    HTTP_GET = 1 << 0,
    HTTP_HEAD = 1 << 1,
    HTTP_POST = 1 << 2,
    HTTP_OPTIONS = 1 << 3,
    HTTP_OTHER = 1 << 4,
};

struct http_span {
    const char *p; /* [n], not NUL-terminated; into the head */
    size_t n;
};

/* What the server wants to know of a head. A header that is absent has p == NULL. */
struct http1_head {
    enum http_method method;
    struct http_span path, query; /* without the question mark */
    bool is_http10, keep_alive, expect_continue;
    bool is_chunked;
    uint64_t content_length; /* 0 when there is none */
    struct http_span authorization, api_key;
};

#define HTTP1_MALFORMED SIZE_MAX

/* The size of the head at the beginning of p[n], its empty line included; 0 while that has not
 * come; HTTP1_MALFORMED when a line does not end in CRLF. `scan` remembers across calls how much
 * was looked at; the caller sets it to 0 for a new request. */
size_t http1_head_size(const char *p, size_t n, size_t *scan);

/* Reads a complete head. 0, or the HTTP status of a refusal: 400, 431 (too many headers), 501
 * (transfer coding), 505 (version). */
int http1_parse_head(const char *p, size_t n, struct http1_head *ret_head);

/* Does `span` equal a literal, letter case aside? */
bool http_span_is(struct http_span span, const char *lower);

struct http1_chunked {
    int state;
    uint64_t left;      /* bytes of the chunk, or value of its size */
    uint32_t line_left; /* bytes that size lines and trailers may still take */
};

void http1_chunked_init(struct http1_chunked *chunked);

/* Decodes p[n], appends data to `out` (NULL: drops it) and says in `ret_used` how many bytes it
 * took. CR_OK: the body is complete. CR_ENOTFOUND: more must come. CR_EFORMAT: malformed.
 * CR_ETOOBIG, CR_ENOMEM: from `out`. */
int http1_chunked_feed(struct http1_chunked *chunked, const char *p, size_t n, struct cr_buf *out,
                       size_t *ret_used);

#endif
