/* HTTP/1.1 as bytes: heads that must be read in one way, heads that must be refused, and chunked
 * bodies cut at every place. */
#include "carrel/rng.h"
#include "http/http1.h"
#include "test.h"

#define HOST "Host: x\r\n"

static int parse(const char *text, struct http1_head *head)
{
    size_t scan = 0, n = strlen(text);
    CHECK_INT(http1_head_size(text, n, &scan), n);
    return http1_parse_head(text, n, head);
}

static bool span_equals(struct http_span span, const char *text)
{
    return span.n == strlen(text) && memcmp(span.p, text, span.n) == 0;
}

static void test_reads(void)
{
    struct http1_head head;
    CHECK_INT(parse("POST /v1/chat/completions?a=b HTTP/1.1\r\nhost: x\r\nContent-Length:  12 \r\n"
                    "AUTHORIZATION: Bearer abc\r\nX-Api-Key:\tk \r\nExpect: 100-Continue\r\n\r\n",
                    &head),
              0);
    CHECK_INT(head.method, HTTP_POST);
    CHECK(span_equals(head.path, "/v1/chat/completions"));
    CHECK_INT(head.content_length, 12);
    CHECK(!head.is_chunked && head.keep_alive && !head.is_http10 && head.expect_continue);
    CHECK(span_equals(head.authorization, "Bearer abc"));
    CHECK(span_equals(head.api_key, "k"));

    CHECK_INT(
        parse("GET http://h:80/a HTTP/1.1\r\n" HOST "Transfer-Encoding: Chunked\r\n\r\n", &head),
        0);
    CHECK(span_equals(head.path, "/a"));
    CHECK(head.is_chunked && head.authorization.p == NULL);
    CHECK(head.query.p == NULL);
    CHECK_INT(parse("GET /a?b=1?c HTTP/1.1\r\n" HOST "\r\n", &head), 0);
    CHECK(span_equals(head.path, "/a") && span_equals(head.query, "b=1?c"));

    CHECK_INT(parse("GET / HTTP/1.0\r\n\r\n", &head), 0);
    CHECK(head.is_http10 && !head.keep_alive);
    CHECK_INT(parse("GET / HTTP/1.0\r\nConnection: x, Keep-Alive\r\n\r\n", &head), 0);
    CHECK(head.keep_alive);
    CHECK_INT(parse("GET / HTTP/1.1\r\n" HOST "Connection: x,close ,y\r\n\r\n", &head), 0);
    CHECK(!head.keep_alive);
    CHECK_INT(parse("OPTIONS * HTTP/1.1\r\n" HOST "\r\n", &head), 0);
    CHECK_INT(parse("BREW /pot HTTP/1.1\r\n" HOST "\r\n", &head), 0);
    CHECK_INT(head.method, HTTP_OTHER);
    CHECK_INT(
        parse("GET / HTTP/1.1\r\n" HOST "Content-Length: 7\r\nContent-Length: 7\r\n\r\n", &head),
        0);
    CHECK_INT(head.content_length, 7);
}

static void test_refuses(void)
{
    static const struct {
        const char *text;
        int status;
    } cases[] = {
        {"GET / HTTP/1.1\r\n\r\n", 400},                       /* no Host */
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400}, /* two */
        {"GET  / HTTP/1.1\r\n" HOST "\r\n", 400},              /* two spaces */
        {"GET /\r\n" HOST "\r\n", 400},                        /* no version */
        {" GET / HTTP/1.1\r\n" HOST "\r\n", 400},              /* space first */
        {"GET x HTTP/1.1\r\n" HOST "\r\n", 400},               /* no path */
        {"GET * HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET http://h HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET / HTTP/2.0\r\n" HOST "\r\n", 505},
        {"GET / HTTP/1.2\r\n" HOST "\r\n", 505},
        {"GET / http/1.1\r\n" HOST "\r\n", 400},
        {"GET / HTTP/1.1 \r\n" HOST "\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "a : b\r\n\r\n", 400},      /* space before the colon */
        {"GET / HTTP/1.1\r\n" HOST ": b\r\n\r\n", 400},        /* no name */
        {"GET / HTTP/1.1\r\n" HOST "a\r\n\r\n", 400},          /* no colon */
        {"GET / HTTP/1.1\r\n" HOST "a: b\r\n c\r\n\r\n", 400}, /* folded */
        {"GET / HTTP/1.1\r\n" HOST "a: b\x01\r\n\r\n", 400},   /* control byte */
        {"GET / HTTP/1.1\r\n" HOST "a: b\rc: d\r\n\r\n", 400}, /* bare CR */
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: -1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: +1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: 1 1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: 1,1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: 0x10\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length:\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip, chunked\r\n\r\n", 501},
        {"GET / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"
         "\r\n",
         400},
        {"GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n" HOST "Expect: miracles\r\n\r\n", 417},
        {"GET / HTTP/1.1\r\n" HOST "Authorization: a\r\nAuthorization: b\r\n\r\n", 400},
        {"\r\n\r\n", 400},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct http1_head head;
        size_t n = strlen(cases[i].text);
        int status = http1_parse_head(cases[i].text, n, &head);
        if (status != cases[i].status)
            TEST_FAIL("case %zu gives %d, not %d", i, status, cases[i].status);
    }
}

static void test_many_headers(void)
{
    struct http1_head head;
    char text[8192];
    size_t n = (size_t)sprintf(text, "GET / HTTP/1.1\r\n" HOST);
    for (int i = 0; i < 99; i++)
        n += (size_t)sprintf(text + n, "h%d: v\r\n", i);
    strcpy(text + n, "\r\n");
    CHECK_INT(parse(text, &head), 0);
    strcpy(text + n, "more: v\r\n\r\n");
    CHECK_INT(parse(text, &head), 431);
}

/* The end is found at the same place however the bytes arrive. */
static void test_head_in_pieces(void)
{
    static const char text[] = "GET / HTTP/1.1\r\nHost: x\r\na: b\r\n\r\nGET /next";
    size_t end = (size_t)(strstr(text, "\r\n\r\n") - text) + 4;
    for (size_t cut = 1; cut < end; cut++) {
        size_t scan = 0;
        CHECK_INT(http1_head_size(text, cut, &scan), 0);
        CHECK_INT(http1_head_size(text, sizeof text - 1, &scan), end);
    }
    size_t scan = 0;
    CHECK(http1_head_size("GET / HTTP/1.1\nHost: x\n\n", 24, &scan) == HTTP1_MALFORMED);
}

static int feed(struct http1_chunked *chunked, const char *p, size_t n, struct cr_buf *out,
                size_t *used)
{
    char *exact = malloc(n > 0 ? n : 1); /* so that a sanitizer sees a step beyond */
    memcpy(exact, p, n);
    int status = http1_chunked_feed(chunked, exact, n, out, used);
    free(exact);
    return status;
}

static void test_chunked(void)
{
    static const char text[] = "5\r\nhello\r\n06 ;x=\"y\"\r\n world\r\n0\r\nTrailer: t\r\n\r\nREST";
    size_t n = sizeof text - 1, body = n - 4;
    for (size_t cut = 0; cut <= body; cut++) {
        struct http1_chunked chunked;
        struct cr_buf out;
        size_t used;
        http1_chunked_init(&chunked);
        cr_buf_init(&out, 100);
        int status = feed(&chunked, text, cut, &out, &used);
        CHECK_INT(status, cut < body ? CR_ENOTFOUND : CR_OK);
        CHECK_INT(used, cut);
        if (cut < body) {
            CHECK_INT(feed(&chunked, text + cut, n - cut, &out, &used), CR_OK);
            CHECK_INT(cut + used, body);
        }
        CHECK_STR(cr_buf_str(&out), "hello world");
        cr_buf_release(&out);
    }
}

static void test_chunked_refuses(void)
{
    static const char *const cases[] = {
        "\r\n",  "g\r\n", "-1\r\n",  "5\nhello", "5\r\nhelloX", "5\r\nhello\rX",
        "5 \rX", "5;\n",  "0\r\n\n", "0\r\na\n", "0\r\n\rX",    "123456789abcdef01\r\n",
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct http1_chunked chunked;
        size_t used;
        http1_chunked_init(&chunked);
        if (feed(&chunked, cases[i], strlen(cases[i]), NULL, &used) != CR_EFORMAT)
            TEST_FAIL("case %zu is accepted", i);
    }

    /* Data beyond the buffer's maximum; and extensions or trailers without end. */
    struct http1_chunked chunked;
    struct cr_buf out;
    size_t used;
    http1_chunked_init(&chunked);
    cr_buf_init(&out, 4);
    CHECK_INT(feed(&chunked, "5\r\nhello", 8, &out, &used), CR_ETOOBIG);
    cr_buf_release(&out);

    http1_chunked_init(&chunked);
    CHECK_INT(feed(&chunked, "5;", 2, NULL, &used), CR_ENOTFOUND);
    int status = CR_ENOTFOUND;
    for (int i = 0; i < 10000 && status == CR_ENOTFOUND; i++)
        status = feed(&chunked, "x", 1, NULL, &used);
    CHECK_INT(status, CR_EFORMAT);
}

/* Random bytes: never read out of bounds (a sanitizer sees to that), never more used than given. */
static void test_noise(void)
{
    struct cr_rng rng;
    uint64_t seed = 20;
    cr_rng_seed(&rng, seed);
    static const char alphabet[] = "GET /HTP1.0\r\n\r\n: ,;0123456789abcdefchunkedhost\x00\x80";
    for (int round = 0; round < 20000; round++) {
        char text[200];
        size_t n = cr_rng_below(&rng, sizeof text), scan = 0;
        for (size_t i = 0; i < n; i++)
            text[i] = alphabet[cr_rng_below(&rng, sizeof alphabet - 1)];
        char *exact = malloc(n > 0 ? n : 1);
        memcpy(exact, text, n);
        size_t size = http1_head_size(exact, n, &scan);
        if (size != 0 && size != HTTP1_MALFORMED) {
            struct http1_head head;
            CHECK(size <= n);
            http1_parse_head(exact, size, &head);
        }
        struct http1_chunked chunked;
        size_t used;
        http1_chunked_init(&chunked);
        http1_chunked_feed(&chunked, exact, n, NULL, &used);
        CHECK(used <= n);
        free(exact);
    }
}

TEST_MAIN(CASE(test_reads), CASE(test_refuses), CASE(test_many_headers), CASE(test_head_in_pieces),
          CASE(test_chunked), CASE(test_chunked_refuses), CASE(test_noise))
