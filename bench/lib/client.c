/* See client.h. Streams are read into a growing buffer per request and looked at only for three
 * things: the first piece of text, the usage, and the end. */
#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct stream {
    int fd;
    struct bench_request *request;
    char *in; /* [n_in], NUL behind */
    size_t n_in, cap;
};

uint64_t bench_now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static int connect_to(const struct bench_endpoint *endpoint)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in addr = {.sin_family = AF_INET,
                               .sin_port = htons(endpoint->port),
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (fd >= 0 && connect(fd, (struct sockaddr *)&addr, sizeof addr) != 0) {
        close(fd);
        return -1;
    }
    int on = 1;
    if (fd >= 0)
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

static bool send_request(int fd, const struct bench_endpoint *endpoint, const char *method,
                         const char *path, const char *body, bool keep)
{
    char *text;
    size_t n_body = body != NULL ? strlen(body) : 0;
    int n =
        asprintf(&text,
                 "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: %s\r\n%s%s%s"
                 "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                 method, path, keep ? "keep-alive" : "close",
                 endpoint->key ? "Authorization: Bearer " : "", endpoint->key ? endpoint->key : "",
                 endpoint->key ? "\r\n" : "", n_body, body != NULL ? body : "");
    if (n < 0)
        return false;
    size_t sent = 0;
    while (sent < (size_t)n) {
        ssize_t m = send(fd, text + sent, (size_t)n - sent, MSG_NOSIGNAL);
        if (m <= 0)
            break;
        sent += (size_t)m;
    }
    free(text);
    return sent == (size_t)n;
}

/* Reads what is there; 1: more may come, 0: the end, -1: failed. */
static int receive(struct stream *s, int flags)
{
    if (s->cap - s->n_in < 16384) {
        size_t cap = s->cap * 2 + 32768;
        char *in = realloc(s->in, cap);
        if (in == NULL)
            return -1;
        s->in = in;
        s->cap = cap;
    }
    ssize_t n = recv(s->fd, s->in + s->n_in, s->cap - s->n_in - 1, flags);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR ? 1 : -1;
    s->n_in += (size_t)n;
    s->in[s->n_in] = '\0';
    return n > 0;
}

static uint32_t last_number(const char *text, const char *name)
{
    uint32_t value = 0;
    for (const char *p = text; (p = strstr(p, name)) != NULL; p++)
        value = (uint32_t)strtoul(p + strlen(name), NULL, 10);
    return value;
}

/* True when some "text" member of the stream is not empty. */
static bool has_text(const char *in)
{
    for (const char *p = in; (p = strstr(p, "\"text\":")) != NULL;) {
        p += 7;
        p += strspn(p, " ");
        if (p[0] == '"' && p[1] != '"' && p[1] != '\0')
            return true;
    }
    return false;
}

static bool start_stream(struct stream *s, const struct bench_endpoint *endpoint, const char *path,
                         struct bench_request *request, int epoll)
{
    *s = (struct stream){.fd = -1, .request = request};
    request->start_us = bench_now_us();
    request->first_us = request->last_us = 0;
    request->http_status = 0;
    s->fd = connect_to(endpoint);
    if (s->fd < 0 || !send_request(s->fd, endpoint, "POST", path, request->body, false))
        return false;
    fcntl(s->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = s};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, s->fd, &event) == 0;
}

static bool end_stream(struct stream *s)
{
    struct bench_request *r = s->request;
    r->last_us = bench_now_us();
    if (s->fd >= 0)
        close(s->fd);
    const char *in = s->in != NULL ? s->in : "";
    r->http_status = strncmp(in, "HTTP/1.1 ", 9) == 0 ? atoi(in + 9) : 0;
    r->n_prompt = last_number(in, "\"prompt_tokens\":");
    r->n_cached = last_number(in, "\"cached_tokens\":");
    r->n_generated = last_number(in, "\"completion_tokens\":");
    bool ok = r->http_status == 200 && strstr(in, "data: [DONE]") != NULL;
    if (r->first_us == 0)
        r->first_us = r->last_us;
    free(s->in);
    return ok;
}

bool bench_stream(const struct bench_endpoint *endpoint, const char *path,
                  struct bench_request *requests, size_t n_requests, size_t max_in_flight)
{
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct stream *streams = calloc(max_in_flight, sizeof *streams);
    bool ok = epoll >= 0 && streams != NULL;
    size_t n_started = 0, n_ended = 0;
    while (ok && n_started < n_requests && n_started < max_in_flight) {
        ok = start_stream(&streams[n_started], endpoint, path, &requests[n_started], epoll);
        n_started++;
    }
    while (ok && n_ended < n_requests) {
        struct epoll_event events[64];
        int n = epoll_wait(epoll, events, 64, 120000);
        if (n <= 0)
            ok = false;
        for (int i = 0; i < n; i++) {
            struct stream *s = events[i].data.ptr;
            int more = receive(s, 0);
            if (s->request->first_us == 0 && s->in != NULL && has_text(s->in))
                s->request->first_us = bench_now_us();
            if (more > 0)
                continue;
            ok = end_stream(s) && ok;
            n_ended++;
            if (ok && n_started < n_requests)
                ok = start_stream(s, endpoint, path, &requests[n_started++], epoll);
        }
    }
    free(streams);
    close(epoll);
    return ok;
}

/* Reads one answer with a Content-Length; its body's offset, or 0. */
static size_t read_answer(struct stream *s)
{
    while (receive(s, 0) > 0) {
        char *body = strstr(s->in, "\r\n\r\n");
        if (body == NULL)
            continue;
        body += 4;
        char *length = strcasestr(s->in, "\r\ncontent-length:");
        size_t want = length != NULL && length < body ? strtoul(length + 17, NULL, 10) : SIZE_MAX;
        if (s->n_in - (size_t)(body - s->in) >= want)
            return (size_t)(body - s->in);
    }
    /* Closed at the end: what has come is the answer. */
    char *body = s->in != NULL ? strstr(s->in, "\r\n\r\n") : NULL;
    return body != NULL ? (size_t)(body + 4 - s->in) : 0;
}

uint64_t bench_call(const struct bench_endpoint *endpoint, int *fd, const char *path,
                    const char *body)
{
    if (*fd < 0)
        *fd = connect_to(endpoint);
    uint64_t begin = bench_now_us();
    if (*fd < 0 || !send_request(*fd, endpoint, "POST", path, body, true))
        return 0;
    struct stream s = {.fd = *fd};
    size_t at = read_answer(&s);
    uint64_t us = bench_now_us() - begin;
    bool ok = at > 0 && strncmp(s.in, "HTTP/1.1 200", 12) == 0;
    free(s.in);
    return ok ? us : 0;
}

char *bench_get(const struct bench_endpoint *endpoint, const char *path)
{
    struct stream s = {.fd = connect_to(endpoint)};
    size_t at = 0;
    if (s.fd >= 0 && send_request(s.fd, endpoint, "GET", path, NULL, false))
        at = read_answer(&s);
    if (s.fd >= 0)
        close(s.fd);
    if (at == 0 || strncmp(s.in, "HTTP/1.1 200", 12) != 0) {
        free(s.in);
        return NULL;
    }
    memmove(s.in, s.in + at, s.n_in - at + 1);
    return s.in;
}

char *bench_completion_body(const int32_t *tokens, size_t n_tokens, unsigned max_tokens,
                            bool stream)
{
    char *body;
    size_t size;
    FILE *out = open_memstream(&body, &size);
    if (out == NULL)
        return NULL;
    fputs("{\"model\":\"default\",\"prompt\":[", out);
    for (size_t i = 0; i < n_tokens; i++)
        fprintf(out, "%s%d", i > 0 ? "," : "", tokens[i]);
    fprintf(out,
            "],\"max_tokens\":%u,\"ignore_eos\":true,\"temperature\":0.8,\"top_k\":40,"
            "\"top_p\":0.95,\"min_p\":0.05,\"seed\":1%s}",
            max_tokens,
            stream ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "");
    return fclose(out) == 0 ? body : NULL;
}
