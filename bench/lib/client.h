/* A load client for OpenAI-compatible servers on this machine: plain HTTP, many streams at once
 * from one thread, so that the client itself costs little of the cores that it measures. */
#ifndef BENCH_CLIENT_H
#define BENCH_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A server on 127.0.0.1. */
struct bench_endpoint {
    uint16_t port;
    const char *key; /* bearer, or NULL */
};

/* One streamed completion: what to post, and what came of it. */
struct bench_request {
    char *body; /* JSON, with "stream":true and "include_usage":true */

    int http_status;                      /* 0: the connection failed */
    uint64_t start_us, first_us, last_us; /* posted; first text; last byte */
    uint32_t n_prompt, n_cached, n_generated;
};

uint64_t bench_now_us(void);

/* Posts all to PATH, at most `max_in_flight` at once, in order. False when one did not end well
 * (its http_status tells). */
bool bench_stream(const struct bench_endpoint *endpoint, const char *path,
                  struct bench_request *requests, size_t n_requests, size_t max_in_flight);

/* One request on a kept-alive connection (*fd, -1 at first), answer read whole. Returns its
 * microseconds, 0 on failure. */
uint64_t bench_call(const struct bench_endpoint *endpoint, int *fd, const char *path,
                    const char *body);

/* GET; the answer's body, NUL-terminated, to be freed; NULL on failure. */
char *bench_get(const struct bench_endpoint *endpoint, const char *path);

/* A body for /v1/completions: `tokens` as the prompt, `max_tokens` to generate whatever comes. */
char *bench_completion_body(const int32_t *tokens, size_t n_tokens, unsigned max_tokens,
                            bool stream);

#endif
