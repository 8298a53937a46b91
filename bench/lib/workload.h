/* Real workloads for the KV manager, read from public files, and stand-ins of about their shape for
 * whoever lacks those. Everything is loaded once and kept to the end of the program; what cannot be
 * read ends it with a sentence. */
#ifndef BENCH_WORKLOAD_H
#define BENCH_WORKLOAD_H

#include <stddef.h>
#include <stdint.h>

/* One request: who asks, and its prompt as blocks. A block's number stands for its text and for
 * all text before it, as in Mooncake's traces. */
struct workload_request {
    uint32_t tenant; /* 1 … n_tenants */
    uint32_t n_blocks;
    const uint32_t *blocks;
};

struct workload_trace {
    const char *name;
    uint32_t n_tenants;
    size_t n_requests;
    struct workload_request *requests; /* in order of arrival */
};

/* Mooncake's conversation trace from FOLDER, or a stand-in when `folder` is NULL. Sessions (the
 * second block names them) are dealt to tenants by Zipf's law. */
struct workload_trace workload_trace(const char *folder, uint32_t n_tenants);

struct workload_texts {
    const char *name;
    size_t n_apps, n_questions;
    char **apps;      /* system prompts, the agent's policy first, then the longest */
    char **questions; /* what users wrote */
};

/* tau-bench's airline policy and user turns, and the longest of the public app prompts, at most
 * `max_apps` in all; or a stand-in when `folder` is NULL. */
struct workload_texts workload_texts(const char *folder, size_t max_apps);

#endif
