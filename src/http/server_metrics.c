/* The page at /metrics.
 *
 * Names that begin with "vllm:" are vLLM's, with its label and its buckets, so that dashboards made
 * for it work; what it has no word for begins with "carrel_". Per-tenant series are bounded: the
 * first max_tenants tenants that send a request get series of their own for the life of the
 * process, the others are counted together as "_other". First come, not busiest: a series that
 * changed its meaning over time would be worse than an unlabeled one.
 *
 * What only the engine thread knows of a tenant is asked for when a page is, and stands on the next
 * one: a scrape must not wait for a step.
 *
 * Counting is lock-free except for the tenant's row, which takes a mutex once per request.
 */
#include "http/server_metrics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* No tenant can have this name. */
#define OTHER_TENANTS "_other"

#define MS 1000u /* in microseconds */
#define S  1000000u

static const uint64_t ttft_bounds[] = {
    1 * MS,   5 * MS, 10 * MS,   20 * MS, 40 * MS,   60 * MS, 80 * MS, 100 * MS, 250 * MS, 500 * MS,
    750 * MS, 1 * S,  2500 * MS, 5 * S,   7500 * MS, 10 * S,  20 * S,  40 * S,   80 * S,   160 * S};
static const uint64_t token_bounds[] = {1 * MS,    2500,     5 * MS,   10 * MS,  25 * MS,
                                        50 * MS,   75 * MS,  100 * MS, 150 * MS, 200 * MS,
                                        300 * MS,  400 * MS, 500 * MS, 750 * MS, 1 * S,
                                        2500 * MS, 5 * S,    10 * S,   20 * S,   40 * S};
static const uint64_t request_bounds[] = {
    10 * MS, 50 * MS,   100 * MS, 300 * MS, 500 * MS, 800 * MS, 1 * S,  1500 * MS,
    2 * S,   2500 * MS, 5 * S,    10 * S,   15 * S,   20 * S,   30 * S, 40 * S,
    50 * S,  60 * S,    120 * S,  240 * S,  480 * S,  960 * S};
static const uint64_t count_bounds[] = {1,   2,    5,    10,   20,    50,    100,   200,
                                        500, 1000, 2000, 5000, 10000, 20000, 50000, 100000};
static const uint64_t overhead_bounds[] = {20,  40,   60,   80,   100,   150,   200,    300,
                                           500, 1000, 2000, 5000, 10000, 50000, 100000, 1000000};

static const uint64_t verdict_bounds[] = {500,     1 * MS,   2 * MS,   5 * MS,   10 * MS, 20 * MS,
                                          50 * MS, 100 * MS, 200 * MS, 500 * MS, 1 * S,   2 * S,
                                          5 * S,   10 * S,   30 * S,   60 * S};

static const char *const reject_names[N_REJECT_REASONS] = {
    [REJECT_AUTH] = "auth",
    [REJECT_INVALID] = "invalid",
    [REJECT_FULL] = "full",
    [REJECT_UNAVAILABLE] = "unavailable",
    [REJECT_CONNECTIONS] = "connections",
};

static const int statuses[N_HTTP_STATUSES] = {
#define HTTP_STATUS_CODE_(code, text) code,
    HTTP_STATUS_MAP(HTTP_STATUS_CODE_)
#undef HTTP_STATUS_CODE_
};

const char *http_status_text(int status)
{
    switch (status) {
#define HTTP_STATUS_TEXT_(code, text)                                                              \
    case code:                                                                                     \
        return text;
        HTTP_STATUS_MAP(HTTP_STATUS_TEXT_)
#undef HTTP_STATUS_TEXT_
    }
    return "Unknown";
}

#define INIT(histogram, bounds, scale)                                                             \
    metric_histogram_init(&metrics->histogram, bounds, sizeof(bounds) / sizeof((bounds)[0]), scale)

int server_metrics_init(struct server_metrics *metrics, uint32_t max_tenants)
{
    memset(metrics, 0, sizeof *metrics);
    metrics->tenants = calloc(max_tenants + 1, sizeof *metrics->tenants);
    if (metrics->tenants == NULL)
        return CR_ENOMEM;
    metrics->max_tenants = max_tenants + 1;
    metrics->n_tenants = 1;
    snprintf(metrics->tenants[0].name, sizeof metrics->tenants[0].name, OTHER_TENANTS);
    pthread_mutex_init(&metrics->tenants_mutex, NULL);
    INIT(ttft, ttft_bounds, 1e-6);
    INIT(inter_token, token_bounds, 1e-6);
    INIT(per_token, token_bounds, 1e-6);
    INIT(e2e, request_bounds, 1e-6);
    INIT(queue, request_bounds, 1e-6);
    INIT(prefill, request_bounds, 1e-6);
    INIT(decode, request_bounds, 1e-6);
    INIT(request_prompt, count_bounds, 1);
    INIT(request_generated, count_bounds, 1);
    INIT(overhead, overhead_bounds, 1e-6);
    INIT(verdict, verdict_bounds, 1e-6);
    INIT(verdict_accepted, verdict_bounds, 1e-6);
    return CR_OK;
}

void server_metrics_release(struct server_metrics *metrics)
{
    if (metrics->tenants == NULL)
        return;
    free(metrics->tenants);
    metrics->tenants = NULL;
    pthread_mutex_destroy(&metrics->tenants_mutex);
}

void server_metrics_count_http(struct server_metrics *metrics, uint32_t route, int status)
{
    uint32_t i = 0;
    while (i + 1 < N_HTTP_STATUSES && statuses[i] != status)
        i++;
    metric_add(&metrics->http[route][i], 1);
}

/* The tenant's row, or "other". A row that is handed out stays where it is. */
static struct tenant_series *tenant_series(struct server_metrics *metrics,
                                           const struct cr_principal *principal)
{
    struct tenant_series *row = &metrics->tenants[0];
    pthread_mutex_lock(&metrics->tenants_mutex);
    uint32_t i = 1;
    while (i < metrics->n_tenants && metrics->tenants[i].id.v != principal->tenant.v)
        i++;
    if (i == metrics->n_tenants && i < metrics->max_tenants) {
        metrics->tenants[i].id = principal->tenant;
        snprintf(metrics->tenants[i].name, sizeof metrics->tenants[i].name, "%s",
                 principal->tenant_name);
        metrics->n_tenants++;
    }
    if (i < metrics->n_tenants)
        row = &metrics->tenants[i];
    pthread_mutex_unlock(&metrics->tenants_mutex);
    return row;
}

static void observe_span(struct metric_histogram *histogram, uint64_t from_us, uint64_t to_us)
{
    if (from_us != 0 && to_us >= from_us)
        metric_observe(histogram, to_us - from_us);
}

void server_metrics_count_request(struct server_metrics *metrics,
                                  const struct cr_principal *principal, const struct cr_event *last)
{
    const struct cr_usage *usage = &last->usage;
    struct tenant_series *tenant = tenant_series(metrics, principal);
    metric_add(&tenant->requests, 1);
    metric_add(&tenant->prompt_tokens, usage->n_prompt);
    metric_add(&tenant->cached_tokens, usage->n_cached);
    metric_add(&tenant->generated_tokens, usage->n_generated);
    metric_add(&tenant->own_tokens, last->match.n_own);
    metric_add(&tenant->shared_tokens, last->match.n_shared);
    metric_add(&metrics->prompt_tokens, usage->n_prompt);

    if (last->finish == CR_FINISH_STOP)
        metric_add(&metrics->success_stop, 1);
    else if (last->finish == CR_FINISH_LENGTH)
        metric_add(&metrics->success_length, 1);
    else
        metric_add(&metrics->success_abort, 1);

    if (last->admitted_us == 0)
        return; /* it never ran: its times mean nothing */
    observe_span(&metrics->queue, last->submitted_us, last->admitted_us);
    metric_observe(&metrics->request_prompt, usage->n_prompt);
    if (last->first_token_us == 0)
        return;
    observe_span(&metrics->ttft, last->submitted_us, last->first_token_us);
    observe_span(&metrics->prefill, last->admitted_us, last->first_token_us);
    observe_span(&metrics->decode, last->first_token_us, last->finished_us);
    observe_span(&metrics->e2e, last->submitted_us, last->finished_us);
    metric_observe(&metrics->request_generated, usage->n_generated);
    if (usage->n_generated > 1 && last->finished_us > last->first_token_us)
        metric_observe(&metrics->per_token,
                       (last->finished_us - last->first_token_us) / (usage->n_generated - 1));
}

static uint32_t count_tenants(struct server_metrics *metrics)
{
    pthread_mutex_lock(&metrics->tenants_mutex);
    uint32_t n = metrics->n_tenants;
    pthread_mutex_unlock(&metrics->tenants_mutex);
    return n;
}

/* On the engine thread: a look into a hash table for each of at most max_tenants. */
static void look(void *user, struct cr_kv *kv)
{
    struct server_metrics *metrics = user;
    uint32_t n = count_tenants(metrics);
    for (uint32_t i = 1; i < n; i++) {
        struct tenant_series *row = &metrics->tenants[i];
        struct cr_kv_tenant_info info;
        cr_kv_get_tenant(kv, row->id, &info);
        atomic_store_explicit(&row->pages, info.n_pages, memory_order_relaxed);
        atomic_store_explicit(&row->floor_pages, info.limits.floor_pages, memory_order_relaxed);
        atomic_store_explicit(&row->cap_pages, info.limits.cap_pages, memory_order_relaxed);
        atomic_store_explicit(&row->evicted_pages, info.n_evicted_pages, memory_order_relaxed);
    }
    atomic_store(&metrics->is_looking, false);
}

void server_metrics_look(struct server_metrics *metrics, struct cr_worker *worker)
{
    if (!atomic_exchange(&metrics->is_looking, true) &&
        cr_worker_call(worker, look, metrics) != CR_OK)
        atomic_store(&metrics->is_looking, false);
}

void server_metrics_settle(struct server_metrics *metrics)
{
    while (atomic_load(&metrics->is_looking))
        usleep(1000);
}

/* --- printing ----------------------------------------------------------------------------- */

struct page {
    struct cr_buf *buf;
    const char *model; /* model_name="…" */
};

static void put_gauge(const struct page *page, const char *name, const char *help, double v)
{
    metric_print_head(page->buf, name, "gauge", help);
    metric_print_float(page->buf, name, page->model, v);
}

static void put_counter(const struct page *page, const char *name, const char *help, uint64_t v)
{
    metric_print_head(page->buf, name, "counter", help);
    metric_print_uint(page->buf, name, page->model, v);
}

static void put_histogram(const struct page *page, const char *name, const char *help,
                          const struct metric_histogram *histogram)
{
    metric_print_head(page->buf, name, "histogram", help);
    metric_print_histogram(page->buf, name, page->model, histogram);
}

static void put_spill(const struct page *page, const struct cr_spill_stats *spill)
{
    if (spill->n_slots == 0) /* there is none */
        return;
    put_gauge(page, "carrel_spill_pages", "Pages that the spill has room for.", spill->n_slots);
    put_gauge(page, "carrel_spill_pages_used", "Pages that lie on disk.", spill->n_used);
    put_gauge(page, "carrel_spill_pages_queued", "Pages that wait to be written.", spill->n_queued);
    put_counter(page, "carrel_spill_written_pages_total", "Pages written to disk.",
                spill->n_written);
    put_counter(page, "carrel_spill_restored_pages_total", "Pages that came back, whole and right.",
                spill->n_restored);
    put_counter(page, "carrel_spill_overwritten_pages_total", "Pages that made room for others.",
                spill->n_overwritten);
    put_counter(page, "carrel_spill_full_total",
                "Pages that were not kept or not read because a queue was full.", spill->n_full);
    put_counter(page, "carrel_spill_dropped_pages_total",
                "Pages dropped because they were damaged, or the disk failed.",
                spill->n_damaged + spill->n_read_failed + spill->n_write_failed +
                    spill->n_mismatched);
}

static void put_guard(const struct page *page, const struct cr_guard_stats *guard)
{
    static const char name[] = "carrel_reuse_alarms_total";
    put_counter(page, "carrel_reuse_hits_total",
                "Requests that found text of other tenants that is not declared.", guard->n_hits);
    put_counter(
        page, "carrel_reuse_budget_spent_total",
        "Of these, requests that computed it themselves: their tenant's budget was spent, or "
        "the monitor raised an alarm.",
        guard->n_paid);
    metric_print_head(page->buf, name, "counter", "Alarms of the reuse monitor, by rule.");
    for (enum cr_monitor_alarm i = CR_MONITOR_BURST; i < CR_MONITOR_FULL; i++) {
        char labels[32];
        snprintf(labels, sizeof labels, "rule=\"%s\"", cr_monitor_alarm_word(i));
        metric_print_uint(page->buf, name, labels, guard->n_alarms[i]);
    }
}

static void put_worker(const struct page *page, const struct cr_worker_stats *stats)
{
    const struct cr_kv_stats *kv = &stats->kv;
    put_gauge(page, "vllm:num_requests_running", "Requests in the running batch.",
              stats->sched.n_running);
    put_gauge(page, "vllm:num_requests_waiting", "Requests that wait to be admitted.",
              stats->sched.n_waiting);
    put_gauge(page, "vllm:kv_cache_usage_perc",
              "Part of the KV cache that running requests hold; 1 is all of it.",
              kv->n_pages > 0 ? (double)kv->n_pinned / kv->n_pages : 0);
    put_counter(page, "vllm:prefix_cache_queries_total",
                "Prompt tokens that were looked up in the prefix cache.", kv->n_lookup_tokens);
    put_counter(page, "vllm:prefix_cache_hits_total",
                "Prompt tokens that were found in the prefix cache.", kv->n_hit_tokens);
    put_counter(page, "vllm:num_preemptions_total",
                "Requests that had to give their pages back and start again.",
                stats->sched.n_preempted);
    put_counter(page, "vllm:generation_tokens_total", "Generated tokens.",
                stats->n_generated_tokens);
    put_gauge(page, "carrel_kv_pages", "Pages of the KV cache.", kv->n_pages);
    put_gauge(page, "carrel_kv_pages_free", "Pages that hold nothing.", kv->n_free);
    put_gauge(page, "carrel_kv_pages_cached", "Pages that hold text and may be evicted.",
              kv->n_cached);
    put_gauge(page, "carrel_kv_pages_shared", "Pages of text that every tenant sees.",
              kv->n_shared);
    put_gauge(page, "carrel_kv_pages_stored",
              "Pages really in use: tenants' equal text rests on the same, and is charged to each.",
              kv->n_stored);
    put_counter(page, "carrel_kv_published_pages_total", "Pages that became shared.",
                kv->n_published_pages);
    put_counter(page, "carrel_kv_demoted_pages_total", "Pages that were shared no longer.",
                kv->n_demoted_pages);
    put_counter(page, "carrel_kv_evicted_pages_total", "Pages evicted to make room.",
                kv->n_evicted_pages);
    put_spill(page, &stats->spill);
    put_guard(page, &stats->guard);
    put_counter(page, "carrel_kv_expired_pages_total",
                "Pages dropped because their tenant's time to live was over.",
                stats->n_expired_pages);
    put_counter(page, "carrel_cache_floors_overdrawn_total",
                "Times that cache floors gave way, because nothing could have run beside them.",
                stats->sched.n_overdrawn);
    put_counter(page, "carrel_prefill_tokens_total", "Tokens whose K and V were computed.",
                stats->n_prefill_tokens);
    put_counter(page, "carrel_engine_steps_total", "Steps of the engine.", stats->n_steps);
    put_counter(page, "carrel_deferred_total",
                "Times that a request waited for a prefix which another one was computing.",
                stats->sched.n_deferred);
    put_counter(page, "carrel_caught_up_total",
                "Prompts under way that took shared text which was published meanwhile.",
                stats->sched.n_caught_up);
    put_counter(page, "carrel_prefix_failures_total",
                "Public prefixes that the cache did not take: shorter than a page, or too many.",
                stats->n_declare_failed);
}

static void put_finished(const struct page *page, const struct server_metrics *metrics)
{
    static const char name[] = "vllm:request_success_total";
    const struct {
        const char *reason;
        const struct metric_counter *counter;
    } rows[] = {{"stop", &metrics->success_stop},
                {"length", &metrics->success_length},
                {"abort", &metrics->success_abort}};
    char labels[512];
    metric_print_head(page->buf, name, "counter", "Requests that ended, by reason.");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(labels, sizeof labels, "%s,finished_reason=\"%s\"", page->model, rows[i].reason);
        metric_print_uint(page->buf, name, labels, metric_get(rows[i].counter));
    }
}

static void put_latencies(const struct page *page, const struct server_metrics *metrics)
{
    put_histogram(page, "vllm:time_to_first_token_seconds", "From submission to the first token.",
                  &metrics->ttft);
    put_histogram(page, "vllm:inter_token_latency_seconds", "Between two tokens of a request.",
                  &metrics->inter_token);
    put_histogram(page, "vllm:time_per_output_token_seconds",
                  "Between two tokens of a request; the older name.", &metrics->inter_token);
    put_histogram(page, "vllm:request_time_per_output_token_seconds",
                  "Mean time between the tokens of a request.", &metrics->per_token);
    put_histogram(page, "vllm:e2e_request_latency_seconds", "From submission to the last token.",
                  &metrics->e2e);
    put_histogram(page, "vllm:request_queue_time_seconds", "From submission to admission.",
                  &metrics->queue);
    put_histogram(page, "vllm:request_prefill_time_seconds", "From admission to the first token.",
                  &metrics->prefill);
    put_histogram(page, "vllm:request_decode_time_seconds", "From the first token to the last.",
                  &metrics->decode);
    put_histogram(page, "vllm:request_prompt_tokens", "Prompt tokens of a request.",
                  &metrics->request_prompt);
    put_histogram(page, "vllm:request_generation_tokens", "Generated tokens of a request.",
                  &metrics->request_generated);
    put_histogram(page, "carrel_request_overhead_seconds",
                  "From a request's last byte to its submission: parsing and tokenizing.",
                  &metrics->overhead);
}

static void put_http(const struct page *page, const struct server_metrics *metrics,
                     const char *const *routes, uint32_t n_routes)
{
    static const char name[] = "carrel_http_requests_total";
    char labels[256];
    metric_print_head(page->buf, name, "counter", "HTTP requests answered, by route and status.");
    for (uint32_t r = 0; r < n_routes; r++)
        for (uint32_t s = 0; s < N_HTTP_STATUSES; s++) {
            uint64_t v = metric_get(&metrics->http[r][s]);
            if (v == 0)
                continue;
            snprintf(labels, sizeof labels, "route=\"%s\",status=\"%d\"", routes[r], statuses[s]);
            metric_print_uint(page->buf, name, labels, v);
        }

    metric_print_head(page->buf, "carrel_rejected_total", "counter",
                      "Requests turned away before they ran, by reason.");
    for (uint32_t i = 0; i < N_REJECT_REASONS; i++) {
        snprintf(labels, sizeof labels, "reason=\"%s\"", reject_names[i]);
        metric_print_uint(page->buf, "carrel_rejected_total", labels,
                          metric_get(&metrics->rejected[i]));
    }
    metric_print_head(page->buf, "carrel_disconnected_total", "counter",
                      "Clients that left while their request was running.");
    metric_print_uint(page->buf, "carrel_disconnected_total", "",
                      metric_get(&metrics->disconnected));
    metric_print_head(page->buf, "carrel_alarm_webhook_lost_total", "counter",
                      "Alarms that the webhook was not told of.");
    metric_print_uint(page->buf, "carrel_alarm_webhook_lost_total", "",
                      metric_get(&metrics->alarms_lost));
    metric_print_head(page->buf, "carrel_cache_floors_short", "gauge",
                      "Tenants whose cache floor does not fit and is not kept in full.");
    metric_print_uint(page->buf, "carrel_cache_floors_short", "",
                      atomic_load_explicit(&metrics->floors_short, memory_order_relaxed));
    metric_print_head(page->buf, "carrel_http_connections", "gauge", "Open connections.");
    metric_print_float(page->buf, "carrel_http_connections", "",
                       (double)atomic_load_explicit(&metrics->connections, memory_order_relaxed));
}

static void put_verdicts(const struct page *page, const struct server_metrics *metrics,
                         const struct cr_pipeline_stats *p)
{
    static const char *const kinds[VERDICT_KINDS] = {"cleared", "private", "undecided"};
    static const char total[] = "carrel_verdicts_total", reasons[] = "carrel_undecided_total";
    static const char answers[] = "carrel_judge_answers_total";
    char labels[64];
    metric_print_head(page->buf, total, "counter",
                      "Texts of prompts and answers that were judged, by verdict and tier.");
    for (uint32_t k = 0; k < VERDICT_KINDS; k++)
        for (uint32_t tier = 0; tier < VERDICT_TIERS; tier++) {
            uint64_t v = metric_get(&metrics->verdicts[k][tier]);
            snprintf(labels, sizeof labels, "verdict=\"%s\",tier=\"%u\"", kinds[k], tier);
            if (v > 0 || tier == 1)
                metric_print_uint(page->buf, total, labels, v);
        }
    metric_print_head(page->buf, reasons, "counter",
                      "Texts of which a page was not decided and stays private, by reason.");
    for (uint32_t i = CR_VERDICT_UNSURE; i < CR_VERDICT_N; i++) {
        snprintf(labels, sizeof labels, "reason=\"%s\"", cr_verdict_word((enum cr_verdict_why)i));
        metric_print_uint(page->buf, reasons, labels, metric_get(&metrics->undecided[i]));
    }
    put_histogram(page, "carrel_verdict_seconds",
                  "From the end of a prompt's prefill until its verdict is carried out.",
                  &metrics->verdict);
    put_histogram(page, "carrel_verdict_since_accepted_seconds",
                  "From a request's acceptance until its prompt's verdict is carried out.",
                  &metrics->verdict_accepted);
    metric_print_head(page->buf, answers, "counter",
                      "Pages that the served model was asked about, by its answer.");
    for (uint32_t i = 0; i < 3; i++) {
        snprintf(labels, sizeof labels, "answer=\"%s\"",
                 (const char *[]){"none", "public", "private"}[i]);
        metric_print_uint(page->buf, answers, labels, metric_get(&metrics->judged[i]));
    }
    put_gauge(page, "carrel_detect_queued", "Texts that wait to be judged.", p->n_queued);
    put_gauge(page, "carrel_detect_queued_bytes", "Their bytes.", (double)p->queued_bytes);
    put_counter(page, "carrel_detect_pages_total", "Pages that detectors judged.",
                p->n_judged_pages);
    put_counter(page, "carrel_detect_known_pages_total",
                "Pages whose judgement was known: of the same tenant's text, or of published text.",
                p->n_known_pages);
}

struct column {
    const char *name, *type, *help;
    size_t offset; /* of an _Atomic uint64_t */
};

/* A row for each tenant from `first` on. */
static void put_column(const struct page *page, const struct server_metrics *metrics,
                       const struct column *column, uint32_t first, uint32_t n)
{
    metric_print_head(page->buf, column->name, column->type, column->help);
    for (uint32_t i = first; i < n; i++) {
        char labels[CR_TENANT_NAME_MAX + 16];
        const char *row = (const char *)&metrics->tenants[i];
        snprintf(labels, sizeof labels, "tenant=\"%s\"", metrics->tenants[i].name);
        metric_print_uint(page->buf, column->name, labels,
                          metric_get((const void *)(row + column->offset)));
    }
}

static void put_tenants(const struct page *page, const struct server_metrics *metrics, uint32_t n)
{
#define COLUMN(name, type, help, field)                                                            \
    {                                                                                              \
        name, type, help, offsetof(struct tenant_series, field)                                    \
    }
    static const struct column counted[] = {
        COLUMN("carrel_tenant_requests_total", "counter", "Requests that ended, by tenant.",
               requests),
        COLUMN("carrel_tenant_prompt_tokens_total", "counter", "Prompt tokens, by tenant.",
               prompt_tokens),
        COLUMN("carrel_tenant_cached_tokens_total", "counter",
               "Prompt tokens found in the cache, by tenant.", cached_tokens),
        COLUMN("carrel_tenant_own_tokens_total", "counter",
               "Prompt tokens found on pages of the tenant's own.", own_tokens),
        COLUMN("carrel_tenant_shared_tokens_total", "counter",
               "Prompt tokens found on shared pages, by tenant.", shared_tokens),
        COLUMN("carrel_tenant_generation_tokens_total", "counter", "Generated tokens, by tenant.",
               generated_tokens),
    };
    static const struct column seen[] = {
        COLUMN("carrel_tenant_cached_pages", "gauge",
               "Pages charged to a tenant, when the page before this one was asked for.", pages),
        COLUMN("carrel_tenant_floor_pages", "gauge",
               "Pages that a tenant keeps whatever others need; 0: none.", floor_pages),
        COLUMN("carrel_tenant_cap_pages", "gauge", "Pages that a tenant may keep; 0: any number.",
               cap_pages),
        COLUMN("carrel_tenant_evicted_pages_total", "counter",
               "Pages of a tenant that were evicted, likewise.", evicted_pages),
    };
#undef COLUMN
    for (size_t c = 0; c < sizeof counted / sizeof counted[0]; c++)
        put_column(page, metrics, &counted[c], 0, n);
    for (size_t c = 0; n > 1 && c < sizeof seen / sizeof seen[0]; c++)
        put_column(page, metrics, &seen[c], 1, n);
}

void server_metrics_print(struct server_metrics *metrics, const char *model_name,
                          const char *const *routes, uint32_t n_routes,
                          const struct cr_worker_stats *stats,
                          const struct cr_pipeline_stats *pipeline, struct cr_buf *buf)
{
    struct cr_buf model;
    cr_buf_init(&model, 384);
    metric_print_label(&model, "model_name", model_name);
    struct page page = {buf, cr_buf_str(&model)};

    if (stats != NULL)
        put_worker(&page, stats);
    put_counter(&page, "vllm:prompt_tokens_total", "Prompt tokens of requests that ended.",
                metric_get(&metrics->prompt_tokens));
    put_finished(&page, metrics);
    put_latencies(&page, metrics);
    put_http(&page, metrics, routes, n_routes);

    if (pipeline != NULL)
        put_verdicts(&page, metrics, pipeline);

    put_tenants(&page, metrics, count_tenants(metrics));

    metric_print_head(buf, "carrel_build_info", "gauge", "Always 1; the label is the version.");
    metric_print_uint(buf, "carrel_build_info", "version=\"" CARREL_VERSION "\"", 1);
    cr_buf_release(&model);
}
