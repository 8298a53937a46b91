/* The bytes of HTTP/1.1, read strictly.
 *
 * Why a parser of our own: libevent's evhttp ends the process when a client pipelines while a
 * request is being answered with reading enabled, which is the only way to notice a client that
 * left; it answers errors in HTML, and knows no 431. What a server of one API needs of HTTP/1.1
 * is small, and being strict about it is what keeps two readers of the same bytes (a proxy and
 * this one) from disagreeing on where a request ends:
 *
 *   - lines end in CRLF; a bare LF or CR is refused, and so is a folded header
 *   - a name is a token, directly before its colon; a value holds no control bytes
 *   - Content-Length is digits, given once or always the same; never beside Transfer-Encoding
 *   - the only transfer coding is "chunked"
 *   - HTTP/1.1 needs exactly one Host
 *
 * Spans point into the caller's memory. Not done: HTTP/2 (a proxy's task), trailers (skipped),
 * chunk extensions (skipped), request bodies in any content coding.
 */
#include "http/http1.h"

#include <string.h>
#include <strings.h>

#define MAX_HEADERS 100

/* Bytes of size lines, extensions and trailers that one chunked body may spend between two pieces
 * of data; more is an attempt to keep the decoder busy. */
#define MAX_CHUNK_LINE 4096

size_t http1_head_size(const char *p, size_t n, size_t *scan)
{
    for (size_t i = *scan; i < n; i++) {
        const char *lf = memchr(p + i, '\n', n - i);
        if (lf == NULL)
            break;
        i = (size_t)(lf - p);
        if (i == 0 || p[i - 1] != '\r')
            return HTTP1_MALFORMED;
        if (i >= 3 && p[i - 2] == '\n')
            return i + 1;
    }
    *scan = n;
    return 0;
}

static bool is_token_char(unsigned char c)
{
    static const char others[] = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c != 0 && strchr(others, c) != NULL);
}

bool http_span_is(struct http_span span, const char *lower)
{
    return span.n == strlen(lower) && strncasecmp(span.p, lower, span.n) == 0;
}

static struct http_span trim(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    while (p < end && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    return (struct http_span){p, (size_t)(end - p)};
}

static bool parse_length(struct http_span value, uint64_t *ret)
{
    uint64_t v = 0;
    if (value.n == 0 || value.n > 18)
        return false;
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] < '0' || value.p[i] > '9')
            return false;
        v = v * 10 + (uint64_t)(value.p[i] - '0');
    }
    *ret = v;
    return true;
}

/* Takes the next item of a comma-separated list. */
static bool next_item(struct http_span *list, struct http_span *ret_item)
{
    if (list->n == 0)
        return false;
    const char *end = list->p + list->n;
    const char *comma = memchr(list->p, ',', list->n);
    const char *stop = comma != NULL ? comma : end;
    *ret_item = trim(list->p, stop);
    list->p = comma != NULL ? comma + 1 : end;
    list->n = (size_t)(end - list->p);
    return true;
}

static int parse_request_line(const char *p, const char *end, struct http1_head *head)
{
    static const struct {
        const char *name;
        enum http_method method;
    } methods[] = {
        {"GET", HTTP_GET}, {"HEAD", HTTP_HEAD}, {"POST", HTTP_POST}, {"OPTIONS", HTTP_OPTIONS}};

    const char *q = p;
    while (q < end && is_token_char((unsigned char)*q))
        q++;
    if (q == p || q == end || *q != ' ')
        return 400;
    head->method = HTTP_OTHER;
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
        if (strlen(methods[i].name) == (size_t)(q - p) &&
            memcmp(methods[i].name, p, (size_t)(q - p)) == 0)
            head->method = methods[i].method;

    const char *target = ++q;
    while (q < end && (unsigned char)*q > ' ' && (unsigned char)*q < 0x7f)
        q++;
    if (q == target || q == end || *q != ' ')
        return 400;
    const char *target_end = q++;

    if (end - q != 8 || memcmp(q, "HTTP/", 5) != 0 || q[6] != '.')
        return 400;
    if (q[5] != '1' || (q[7] != '0' && q[7] != '1'))
        return 505;
    head->is_http10 = q[7] == '0';

    /* The absolute form, which proxies use: what follows the authority is the path. */
    if ((size_t)(target_end - target) > 7 && strncasecmp(target, "http://", 7) == 0) {
        const char *slash = memchr(target + 7, '/', (size_t)(target_end - target) - 7);
        if (slash == NULL)
            return 400;
        target = slash;
    }
    bool is_star = target_end - target == 1 && *target == '*' && head->method == HTTP_OPTIONS;
    if (*target != '/' && !is_star)
        return 400;
    const char *query = memchr(target, '?', (size_t)(target_end - target));
    head->path.p = target;
    head->path.n = (size_t)((query != NULL ? query : target_end) - target);
    if (query != NULL)
        head->query = (struct http_span){query + 1, (size_t)(target_end - query - 1)};
    return 0;
}

/* What headers say about the message's framing, until the head is complete. */
struct framing {
    uint32_t n_host, n_length, n_coding;
    bool close, keep_alive;
};

static int take_header(struct http_span name, struct http_span value, struct http1_head *head,
                       struct framing *framing)
{
    struct http_span item;
    if (http_span_is(name, "content-length")) {
        uint64_t length;
        if (!parse_length(value, &length) ||
            (framing->n_length > 0 && length != head->content_length))
            return 400;
        head->content_length = length;
        framing->n_length++;
    } else if (http_span_is(name, "transfer-encoding")) {
        if (!http_span_is(value, "chunked"))
            return 501;
        head->is_chunked = true;
        framing->n_coding++;
    } else if (http_span_is(name, "host")) {
        framing->n_host++;
    } else if (http_span_is(name, "connection")) {
        while (next_item(&value, &item)) {
            framing->close = framing->close || http_span_is(item, "close");
            framing->keep_alive = framing->keep_alive || http_span_is(item, "keep-alive");
        }
    } else if (http_span_is(name, "expect")) {
        if (!http_span_is(value, "100-continue"))
            return 417;
        head->expect_continue = true;
    } else if (http_span_is(name, "authorization")) {
        if (head->authorization.p != NULL)
            return 400;
        head->authorization = value;
    } else if (http_span_is(name, "x-api-key")) {
        if (head->api_key.p != NULL)
            return 400;
        head->api_key = value;
    }
    return 0;
}

int http1_parse_head(const char *p, size_t n, struct http1_head *ret_head)
{
    struct http1_head head = {0};
    struct framing framing = {0};
    uint32_t n_headers = 0;

    if (n < 4 || memcmp(p + n - 4, "\r\n\r\n", 4) != 0)
        return 400;
    const char *end = p + n - 2; /* behind the last header's CRLF */
    const char *line_end = memchr(p, '\r', n);
    if (line_end[1] != '\n')
        return 400;
    int status = parse_request_line(p, line_end, &head);
    if (status != 0)
        return status;

    for (p = line_end + 2; p < end; p = line_end + 2) {
        line_end = memchr(p, '\r', (size_t)(end - p));
        if (line_end == NULL || line_end[1] != '\n')
            return 400;
        if (++n_headers > MAX_HEADERS)
            return 431;
        const char *colon = p;
        while (colon < line_end && is_token_char((unsigned char)*colon))
            colon++;
        if (colon == p || colon == line_end || *colon != ':')
            return 400;
        struct http_span name = {p, (size_t)(colon - p)};
        struct http_span value = trim(colon + 1, line_end);
        for (size_t i = 0; i < value.n; i++) {
            unsigned char c = (unsigned char)value.p[i];
            if ((c < 0x20 && c != '\t') || c == 0x7f)
                return 400;
        }
        status = take_header(name, value, &head, &framing);
        if (status != 0)
            return status;
    }

    if (framing.n_host > 1 || (framing.n_host == 0 && !head.is_http10))
        return 400;
    if (framing.n_coding > 1 || (framing.n_coding > 0 && framing.n_length > 0))
        return 400;
    if (head.is_chunked && head.is_http10)
        return 400;
    head.keep_alive = !framing.close && (!head.is_http10 || framing.keep_alive);
    head.expect_continue = head.expect_continue && !head.is_http10;
    *ret_head = head;
    return 0;
}

/* --- chunked bodies ---------------------------------------------------------------------- */

enum chunked_state {
    CHUNK_SIZE_FIRST, /* the size's first digit */
    CHUNK_SIZE,
    CHUNK_EXTENSION,
    CHUNK_SIZE_LF,
    CHUNK_DATA,
    CHUNK_DATA_CR,
    CHUNK_DATA_LF,
    TRAILER_FIRST, /* a trailer line's first byte, or the end's CR */
    TRAILER,
    TRAILER_LF,
    END_LF,
};

void http1_chunked_init(struct http1_chunked *chunked)
{
    *chunked = (struct http1_chunked){.state = CHUNK_SIZE_FIRST, .line_left = MAX_CHUNK_LINE};
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* One byte that is not data. CR_ENOTFOUND: go on. */
static int chunked_byte(struct http1_chunked *chunked, char c)
{
    if (chunked->line_left-- == 0)
        return CR_EFORMAT;
    int digit = hex_digit(c);

    switch ((enum chunked_state)chunked->state) {
    case CHUNK_SIZE_FIRST:
        if (digit < 0)
            return CR_EFORMAT;
        chunked->left = (uint64_t)digit;
        chunked->state = CHUNK_SIZE;
        break;
    case CHUNK_SIZE:
        if (digit >= 0) {
            if (chunked->left >> 56 != 0)
                return CR_EFORMAT;
            chunked->left = chunked->left * 16 + (uint64_t)digit;
        } else if (c == ';' || c == ' ' || c == '\t') {
            chunked->state = CHUNK_EXTENSION;
        } else if (c == '\r') {
            chunked->state = CHUNK_SIZE_LF;
        } else {
            return CR_EFORMAT;
        }
        break;
    case CHUNK_EXTENSION:
        if (c == '\r')
            chunked->state = CHUNK_SIZE_LF;
        else if (c == '\n')
            return CR_EFORMAT;
        break;
    case CHUNK_SIZE_LF:
        if (c != '\n')
            return CR_EFORMAT;
        chunked->state = chunked->left > 0 ? CHUNK_DATA : TRAILER_FIRST;
        break;
    case CHUNK_DATA_CR:
        if (c != '\r')
            return CR_EFORMAT;
        chunked->state = CHUNK_DATA_LF;
        break;
    case CHUNK_DATA_LF:
        if (c != '\n')
            return CR_EFORMAT;
        chunked->state = CHUNK_SIZE_FIRST;
        break;
    case TRAILER_FIRST:
    case TRAILER:
        if (c == '\n')
            return CR_EFORMAT;
        if (c == '\r')
            chunked->state = chunked->state == TRAILER_FIRST ? END_LF : TRAILER_LF;
        else
            chunked->state = TRAILER;
        break;
    case TRAILER_LF:
        if (c != '\n')
            return CR_EFORMAT;
        chunked->state = TRAILER_FIRST;
        break;
    case END_LF:
        return c == '\n' ? CR_OK : CR_EFORMAT;
    case CHUNK_DATA:
        return CR_EINTERNAL;
    }
    return CR_ENOTFOUND;
}

int http1_chunked_feed(struct http1_chunked *chunked, const char *p, size_t n, struct cr_buf *out,
                       size_t *ret_used)
{
    size_t i = 0;
    int status = CR_ENOTFOUND;
    while (i < n && status == CR_ENOTFOUND) {
        if (chunked->state != CHUNK_DATA) {
            status = chunked_byte(chunked, p[i++]);
            continue;
        }
        size_t take = n - i < chunked->left ? n - i : (size_t)chunked->left;
        if (out != NULL && cr_buf_append(out, p + i, take) != CR_OK) {
            status = out->status;
            break;
        }
        i += take;
        chunked->left -= take;
        if (chunked->left == 0) {
            chunked->state = CHUNK_DATA_CR;
            chunked->line_left = MAX_CHUNK_LINE;
        }
    }
    *ret_used = i;
    return status;
}
