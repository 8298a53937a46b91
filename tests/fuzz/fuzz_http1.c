/* HTTP/1.1 as bytes: never a crash, and the same reading however the bytes are cut. The first byte
 * of the input says where. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "http/http1.h"

static void must(bool ok)
{
    if (!ok)
        abort();
}

static void check_span(struct http_span span, const char *p, size_t n)
{
    must(span.p == NULL || (span.p >= p && span.p + span.n <= p + n));
}

static void check_head(const char *p, size_t n, size_t cut)
{
    size_t scan = 0;
    size_t whole = http1_head_size(p, n, &scan);
    scan = 0;
    size_t part = http1_head_size(p, cut, &scan);
    if (part == 0)
        part = http1_head_size(p, n, &scan);
    must(part == whole);
    if (whole == 0 || whole == HTTP1_MALFORMED)
        return;

    struct http1_head head;
    int status = http1_parse_head(p, whole, &head);
    must(status == 0 || (status >= 400 && status <= 505));
    if (status == 0) {
        check_span(head.path, p, whole);
        check_span(head.authorization, p, whole);
        check_span(head.api_key, p, whole);
        must(head.path.n > 0 && !(head.is_chunked && head.content_length > 0));
    }
}

static void check_chunked(const char *p, size_t n, size_t cut)
{
    struct http1_chunked chunked;
    struct cr_buf whole, parts;
    size_t used_whole, used, used_more = 0;
    cr_buf_init(&whole, 1 << 16);
    cr_buf_init(&parts, 1 << 16);
    http1_chunked_init(&chunked);
    int status_whole = http1_chunked_feed(&chunked, p, n, &whole, &used_whole);
    http1_chunked_init(&chunked);
    int status = http1_chunked_feed(&chunked, p, cut, &parts, &used);
    if (status == CR_ENOTFOUND) {
        must(used == cut);
        status = http1_chunked_feed(&chunked, p + cut, n - cut, &parts, &used_more);
    }
    must(status == status_whole);
    if (status == CR_OK || status == CR_ENOTFOUND)
        must(used + used_more == used_whole && whole.len == parts.len &&
             memcmp(cr_buf_str(&whole), cr_buf_str(&parts), whole.len) == 0);
    cr_buf_release(&whole);
    cr_buf_release(&parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *p = (const char *)data + 1;
    size_t n = size - 1, cut = n > 0 ? data[0] % (n + 1) : 0;
    check_head(p, n, cut);
    check_chunked(p, n, cut);
    return 0;
}
