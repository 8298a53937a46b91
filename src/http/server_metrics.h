/* What the server counts, and the names it prints it under. */
#ifndef CARREL_HTTP_SERVER_METRICS_H
#define CARREL_HTTP_SERVER_METRICS_H

#include <pthread.h>

#include "carrel/pipeline.h"
#include "carrel/store.h"
#include "carrel/worker.h"
#include "http/metrics.h"

/* Statuses that the server sends; others would be counted as the last. */
#define HTTP_STATUS_MAP(X)                                                                         \
    X(200, "OK")                                                                                   \
    X(204, "No Content")                                                                           \
    X(400, "Bad Request")                                                                          \
    X(401, "Unauthorized")                                                                         \
    X(403, "Forbidden")                                                                            \
    X(404, "Not Found")                                                                            \
    X(405, "Method Not Allowed")                                                                   \
    X(408, "Request Timeout")                                                                      \
    X(413, "Content Too Large")                                                                    \
    X(417, "Expectation Failed")                                                                   \
    X(429, "Too Many Requests")                                                                    \
    X(431, "Request Header Fields Too Large")                                                      \
    X(499, "Client Closed Request")                                                                \
    X(501, "Not Implemented")                                                                      \
    X(503, "Service Unavailable")                                                                  \
    X(505, "HTTP Version Not Supported")                                                           \
    X(500, "Internal Server Error")

enum {
#define HTTP_STATUS_ENUM_(code, text) HTTP_STATUS_INDEX_##code,
    HTTP_STATUS_MAP(HTTP_STATUS_ENUM_)
#undef HTTP_STATUS_ENUM_
        N_HTTP_STATUSES
};

/* "Not Found" */
const char *http_status_text(int status);

/* Why a request was turned away before it ran. */
enum reject_reason {
    REJECT_AUTH,        /* no key, or an unknown one */
    REJECT_INVALID,     /* malformed, out of range, too long */
    REJECT_FULL,        /* queues */
    REJECT_UNAVAILABLE, /* loading or shutting down */
    REJECT_CONNECTIONS, /* too many connections */
    N_REJECT_REASONS
};

/* What came of a text. */
enum verdict_kind { VERDICT_CLEARED, VERDICT_PRIVATE, VERDICT_UNDECIDED, VERDICT_KINDS };
#define VERDICT_TIERS 4 /* 0: nobody looked */

#define METRICS_MAX_ROUTES 24

struct tenant_series {
    struct cr_tenant_id id;
    char name[CR_TENANT_NAME_MAX + 1];
    struct metric_counter requests, prompt_tokens, cached_tokens, generated_tokens;
    struct metric_counter own_tokens, shared_tokens; /* found, told or not */
    /* As the engine thread saw it last; not of all others. */
    _Atomic uint64_t pages, floor_pages, cap_pages, evicted_pages;
};

struct server_metrics {
    struct metric_counter http[METRICS_MAX_ROUTES][N_HTTP_STATUSES];
    struct metric_counter rejected[N_REJECT_REASONS];
    struct metric_counter disconnected; /* clients that left while their request ran */
    struct metric_counter alarms_lost;  /* that the webhook was not told of */
    _Atomic uint32_t floors_short;      /* tenants whose cache floor is not kept in full */
    struct metric_counter prompt_tokens;
    struct metric_counter success_stop, success_length, success_abort;
    _Atomic int64_t connections;

    struct metric_histogram ttft, inter_token, per_token, e2e, queue, prefill, decode;
    struct metric_histogram request_prompt, request_generated;
    struct metric_histogram overhead; /* from a request's last byte to its submission */

    struct metric_counter verdicts[VERDICT_KINDS][VERDICT_TIERS];
    struct metric_counter undecided[CR_VERDICT_N];
    struct metric_counter judged[3]; /* by enum cr_judge_answer */
    struct metric_histogram verdict,
        verdict_accepted; /* from the end of prefill; from acceptance */

    pthread_mutex_t tenants_mutex;
    struct tenant_series *tenants; /* [n_tenants]; [0] is all others */
    uint32_t n_tenants, max_tenants;
    atomic_bool is_looking; /* server_metrics_look() is under way */
};

/* CR_ENOMEM. */
int server_metrics_init(struct server_metrics *metrics, uint32_t max_tenants);
void server_metrics_release(struct server_metrics *metrics);

void server_metrics_count_http(struct server_metrics *metrics, uint32_t route, int status);

/* One request has ended; `last` is its last event. */
void server_metrics_count_request(struct server_metrics *metrics,
                                  const struct cr_principal *principal,
                                  const struct cr_event *last);

/* Asks the engine thread for what it alone knows of the labeled tenants; the next page shows it. */
void server_metrics_look(struct server_metrics *metrics, struct cr_worker *worker);
/* Waits until no such question is under way. The worker must still run. */
void server_metrics_settle(struct server_metrics *metrics);

/* The whole page. `routes` are the routes' names, [n_routes]; `stats` may be NULL while there is
 * no worker, `pipeline` when nothing is judged. */
void server_metrics_print(struct server_metrics *metrics, const char *model_name,
                          const char *const *routes, uint32_t n_routes,
                          const struct cr_worker_stats *stats,
                          const struct cr_pipeline_stats *pipeline, struct cr_buf *buf);

#endif
