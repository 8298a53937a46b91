/* A client made of a socket, so that a test can send what no HTTP library would. Every wait has an
 * end: a test that hangs for CLIENT_PATIENCE_S fails. */
#ifndef CARREL_TESTS_HTTP_CLIENT_H
#define CARREL_TESTS_HTTP_CLIENT_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "carrel/buf.h"
#include "test.h"

#define CLIENT_PATIENCE_S 60

struct client {
    int fd;
    struct cr_buf in; /* received and not yet looked at */
};

/* One answer, NUL-terminated pieces of `raw`. */
struct answer {
    int status;
    char *head, *body; /* head: header lines, without the status line */
    size_t len;        /* of the body, chunks joined */
};

static inline struct client client_open_rcvbuf(uint16_t port, int rcvbuf)
{
    struct client c = {.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    struct timeval patience = {CLIENT_PATIENCE_S, 0};
    int one = 1;
    CHECK(c.fd >= 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (rcvbuf > 0)
        setsockopt(c.fd, SOL_SOCKET, SO_RCVBUF, &rcvbuf, sizeof rcvbuf);
    setsockopt(c.fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(c.fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    CHECK_INT(connect(c.fd, (struct sockaddr *)&address, sizeof address), 0);
    cr_buf_init(&c.in, 64 << 20);
    return c;
}

static inline struct client client_open(uint16_t port)
{
    return client_open_rcvbuf(port, 0);
}

static inline void client_close(struct client *c)
{
    close(c->fd);
    cr_buf_release(&c->in);
}

/* False when the server has closed. */
static inline bool client_send(struct client *c, const void *data, size_t len)
{
    while (len > 0) {
        ssize_t n = send(c->fd, data, len, MSG_NOSIGNAL);
        if (n < 0)
            return false;
        data = (const char *)data + n;
        len -= (size_t)n;
    }
    return true;
}

static inline bool client_send_text(struct client *c, const char *text)
{
    return client_send(c, text, strlen(text));
}

/* Reads more; false at the end of the stream. */
static inline bool client_more(struct client *c)
{
    CHECK_INT(cr_buf_reserve(&c->in, 65536), CR_OK);
    ssize_t n = recv(c->fd, c->in.data + c->in.len, 65536, 0);
    if (n < 0 && errno == ECONNRESET)
        return false;
    if (n < 0)
        TEST_FAIL("nothing came for %d s after %zu bytes: %.300s", CLIENT_PATIENCE_S, c->in.len,
                  c->in.data);
    c->in.len += (size_t)n;
    c->in.data[c->in.len] = '\0';
    return n > 0;
}

/* Waits for text in what was received. */
static inline void client_wait(struct client *c, const char *text)
{
    while (c->in.len == 0 || strstr(c->in.data, text) == NULL)
        if (!client_more(c))
            TEST_FAIL("the server closed before \"%s\": %s", text, cr_buf_str(&c->in));
}

static inline bool client_at_end(struct client *c)
{
    return c->in.len == 0 && !client_more(c);
}

/* A header's value in `head`, or NULL; in a static buffer of the thread. */
static inline const char *answer_header(const struct answer *a, const char *name)
{
    static _Thread_local char value[512];
    size_t n = strlen(name);
    for (const char *line = a->head; *line != '\0';) {
        const char *end = strstr(line, "\r\n");
        if (strncasecmp(line, name, n) == 0 && line[n] == ':') {
            snprintf(value, sizeof value, "%.*s", (int)(end - line - (long)n - 2), line + n + 2);
            return value;
        }
        line = end + 2;
    }
    return NULL;
}

static inline void answer_release(struct answer *a)
{
    free(a->head);
    free(a->body);
}

static inline void need(struct client *c, size_t n)
{
    while (c->in.len < n)
        if (!client_more(c))
            TEST_FAIL("the server closed in the middle of an answer");
}

static inline void read_chunks(struct client *c, struct cr_buf *body)
{
    for (;;) {
        client_wait(c, "\r\n");
        size_t n = strtoul(c->in.data, NULL, 16);
        cr_buf_consume(&c->in, (size_t)(strstr(c->in.data, "\r\n") + 2 - c->in.data));
        need(c, n + 2);
        cr_buf_append(body, c->in.data, n);
        CHECK(memcmp(c->in.data + n, "\r\n", 2) == 0);
        cr_buf_consume(&c->in, n + 2);
        if (n == 0)
            return;
    }
}

/* Reads one answer. `is_head`: it has no body. */
static inline struct answer client_read(struct client *c, bool is_head)
{
    struct answer a = {0};
    struct cr_buf body;
    client_wait(c, "\r\n\r\n");
    CHECK_INT(sscanf(c->in.data, "HTTP/1.1 %d ", &a.status), 1);
    char *end = strstr(c->in.data, "\r\n\r\n");
    char *lines = strstr(c->in.data, "\r\n") + 2;
    a.head = strndup(lines, (size_t)(end + 2 - lines));
    cr_buf_consume(&c->in, (size_t)(end + 4 - c->in.data));

    cr_buf_init(&body, 64 << 20);
    const char *length = answer_header(&a, "Content-Length");
    if (length != NULL && !is_head) {
        size_t n = strtoul(length, NULL, 10);
        need(c, n);
        cr_buf_append(&body, n > 0 ? c->in.data : "", n);
        cr_buf_consume(&c->in, n);
    } else if (length == NULL && answer_header(&a, "Transfer-Encoding") != NULL) {
        read_chunks(c, &body);
    } else if (length == NULL && a.status >= 200 && a.status != 204) {
        while (client_more(c))
            continue;
        cr_buf_append(&body, cr_buf_str(&c->in), c->in.len);
        cr_buf_clear(&c->in);
    }
    a.len = body.len;
    a.body = body.len > 0 ? cr_buf_take(&body) : strdup("");
    cr_buf_release(&body);
    return a;
}

/* Sends a request with a JSON body and a key (NULL: without). */
static inline bool client_post(struct client *c, const char *path, const char *key,
                               const char *json)
{
    struct cr_buf out;
    cr_buf_init(&out, 64 << 20);
    cr_buf_printf(&out, "POST %s HTTP/1.1\r\nHost: x\r\n", path);
    if (key != NULL)
        cr_buf_printf(&out, "Authorization: Bearer %s\r\n", key);
    cr_buf_printf(&out, "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                  strlen(json), json);
    bool ok = client_send(c, out.data, out.len);
    cr_buf_release(&out);
    return ok;
}

#endif
