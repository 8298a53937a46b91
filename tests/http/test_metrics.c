/* The metrics page: what promtool's lint would demand, the names that dashboards ask for, and
 * counters that count. */
#include <ctype.h>

#include "http/server_metrics.h"
#include "test.h"

#define MAX_FAMILIES 128

static const char *const routes[] = {"/a", "other"};

struct family {
    char name[128], type[16];
    int n_samples;
};

static struct family families[MAX_FAMILIES];
static int n_families;

static void fill(struct server_metrics *metrics)
{
    struct cr_principal acme = {.tenant = {1}, .tenant_name = "acme"};
    struct cr_principal zeta = {.tenant = {2}, .tenant_name = "zeta"};
    struct cr_principal omega = {.tenant = {3}, .tenant_name = "omega"};
    struct cr_event last = {.finish = CR_FINISH_STOP,
                            .usage = {.n_prompt = 100, .n_cached = 64, .n_generated = 11},
                            .match = {.n_own = 48, .n_shared = 32},
                            .submitted_us = 1000,
                            .admitted_us = 3000,
                            .first_token_us = 13000,
                            .finished_us = 113000};
    CHECK_INT(server_metrics_init(metrics, 2), CR_OK);
    server_metrics_count_request(metrics, &acme, &last);
    server_metrics_count_request(metrics, &zeta, &last);
    last.finish = CR_FINISH_LENGTH;
    server_metrics_count_request(metrics, &acme, &last);
    last.finish = CR_FINISH_CANCELED;
    server_metrics_count_request(metrics, &omega, &last);
    server_metrics_count_http(metrics, 0, 200);
    server_metrics_count_http(metrics, 0, 200);
    server_metrics_count_http(metrics, 1, 404);
    metric_add(&metrics->rejected[REJECT_FULL], 3);
}

static void print(struct server_metrics *metrics, const char *model, struct cr_buf *page)
{
    struct cr_worker_stats stats = {.kv = {.n_pages = 200,
                                           .n_free = 100,
                                           .n_cached = 50,
                                           .n_pinned = 50,
                                           .n_lookup_tokens = 1000,
                                           .n_hit_tokens = 250},
                                    .sched = {.n_waiting = 3, .n_running = 2, .n_preempted = 1},
                                    .n_generated_tokens = 77};
    cr_buf_init(page, 1 << 20);
    server_metrics_print(metrics, model, routes, 2, &stats, NULL, page);
    CHECK_INT(page->status, CR_OK);
}

static void expect(const struct cr_buf *page, const char *line)
{
    char whole[512];
    snprintf(whole, sizeof whole, "\n%s\n", line);
    if (strstr(page->data, whole) == NULL)
        TEST_FAIL("there is no line \"%s\"", line);
}

static void test_values(void)
{
    struct server_metrics metrics;
    struct cr_buf page;
    fill(&metrics);
    print(&metrics, "m", &page);
    expect(&page, "vllm:num_requests_running{model_name=\"m\"} 2");
    expect(&page, "vllm:num_requests_waiting{model_name=\"m\"} 3");
    expect(&page, "vllm:kv_cache_usage_perc{model_name=\"m\"} 0.25");
    expect(&page, "vllm:prefix_cache_queries_total{model_name=\"m\"} 1000");
    expect(&page, "vllm:prefix_cache_hits_total{model_name=\"m\"} 250");
    expect(&page, "vllm:prompt_tokens_total{model_name=\"m\"} 400");
    expect(&page, "vllm:generation_tokens_total{model_name=\"m\"} 77");
    expect(&page, "vllm:request_success_total{model_name=\"m\",finished_reason=\"stop\"} 2");
    expect(&page, "vllm:request_success_total{model_name=\"m\",finished_reason=\"length\"} 1");
    expect(&page, "vllm:request_success_total{model_name=\"m\",finished_reason=\"abort\"} 1");
    expect(&page, "vllm:time_to_first_token_seconds_bucket{model_name=\"m\",le=\"0.01\"} 0");
    expect(&page, "vllm:time_to_first_token_seconds_bucket{model_name=\"m\",le=\"0.02\"} 4");
    expect(&page, "vllm:time_to_first_token_seconds_sum{model_name=\"m\"} 0.048");
    expect(&page, "vllm:request_queue_time_seconds_sum{model_name=\"m\"} 0.008");
    expect(&page, "vllm:request_prefill_time_seconds_sum{model_name=\"m\"} 0.04");
    expect(&page, "vllm:request_decode_time_seconds_sum{model_name=\"m\"} 0.4");
    expect(&page, "vllm:e2e_request_latency_seconds_count{model_name=\"m\"} 4");
    expect(&page, "vllm:request_time_per_output_token_seconds_sum{model_name=\"m\"} 0.04");
    expect(&page, "vllm:request_prompt_tokens_bucket{model_name=\"m\",le=\"50\"} 0");
    expect(&page, "vllm:request_prompt_tokens_bucket{model_name=\"m\",le=\"100\"} 4");
    expect(&page, "vllm:request_generation_tokens_sum{model_name=\"m\"} 44");
    expect(&page, "carrel_http_requests_total{route=\"/a\",status=\"200\"} 2");
    expect(&page, "carrel_http_requests_total{route=\"other\",status=\"404\"} 1");
    expect(&page, "carrel_rejected_total{reason=\"full\"} 3");
    expect(&page, "carrel_tenant_requests_total{tenant=\"acme\"} 2");
    expect(&page, "carrel_tenant_cached_tokens_total{tenant=\"acme\"} 128");
    expect(&page, "carrel_tenant_own_tokens_total{tenant=\"acme\"} 96");
    expect(&page, "carrel_tenant_shared_tokens_total{tenant=\"acme\"} 64");
    expect(&page, "carrel_tenant_cached_pages{tenant=\"acme\"} 0");
    CHECK(strstr(page.data, "carrel_tenant_cached_pages{tenant=\"_other\"}") == NULL);
    expect(&page, "carrel_tenant_requests_total{tenant=\"zeta\"} 1");
    expect(&page, "carrel_tenant_requests_total{tenant=\"_other\"} 1");
    CHECK(strstr(page.data, "omega") == NULL); /* the third tenant of two has no series */
    cr_buf_release(&page);
    server_metrics_release(&metrics);
}

/* A request that was turned away before it ran leaves no times. */
static void test_rejected_has_no_times(void)
{
    struct server_metrics metrics;
    struct cr_buf page;
    struct cr_principal acme = {.tenant = {1}, .tenant_name = "acme"};
    struct cr_event last = {.finish = CR_FINISH_ERROR, .submitted_us = 5, .finished_us = 9};
    CHECK_INT(server_metrics_init(&metrics, 2), CR_OK);
    server_metrics_count_request(&metrics, &acme, &last);
    print(&metrics, "m", &page);
    expect(&page, "vllm:request_queue_time_seconds_count{model_name=\"m\"} 0");
    expect(&page, "vllm:e2e_request_latency_seconds_count{model_name=\"m\"} 0");
    cr_buf_release(&page);
    server_metrics_release(&metrics);
}

/* --- lint --------------------------------------------------------------------------------- */

static bool is_name(const char *p, size_t n)
{
    if (n == 0 || isdigit((unsigned char)p[0]))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!isalnum((unsigned char)p[i]) && p[i] != '_' && p[i] != ':')
            return false;
    return true;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

/* {key="value",…}; returns what follows, or NULL. */
static const char *skip_labels(const char *p)
{
    if (*p != '{')
        return p;
    for (p++; *p != '}';) {
        size_t n = strcspn(p, "=");
        if (!is_name(p, n) || p[n] != '=' || p[n + 1] != '"')
            return NULL;
        for (p += n + 2; *p != '"'; p++) {
            if (*p == '\0' || *p == '\n')
                return NULL;
            if (*p == '\\')
                p++;
        }
        p++;
        if (*p == ',')
            p++;
        else if (*p != '}')
            return NULL;
    }
    return p + 1;
}

static void lint_sample(const char *line)
{
    size_t n = strcspn(line, "{ ");
    CHECK(is_name(line, n));
    CHECK(n_families > 0);
    struct family *family = &families[n_families - 1];
    size_t stem = strlen(family->name);
    CHECK(strncmp(line, family->name, stem) == 0);
    char suffix[16];
    snprintf(suffix, sizeof suffix, "%.*s", (int)(n - stem), line + stem);
    if (strcmp(family->type, "histogram") == 0)
        CHECK(strcmp(suffix, "_bucket") == 0 || strcmp(suffix, "_sum") == 0 ||
              strcmp(suffix, "_count") == 0);
    else
        CHECK_STR(suffix, "");
    const char *value = skip_labels(line + n);
    if (value == NULL)
        TEST_FAIL("bad labels: %s", line);
    CHECK(*value == ' ');
    char *end;
    double v = strtod(value + 1, &end);
    CHECK(end != value + 1 && *end == '\0');
    CHECK(v >= 0);
    family->n_samples++;
}

static void lint(char *page)
{
    char *save = NULL;
    char seen_help[128] = "";
    n_families = 0;
    for (char *line = strtok_r(page, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        char name[128], type[16];
        if (sscanf(line, "# HELP %127s", name) == 1) {
            CHECK(line[strlen(line) - 1] == '.'); /* a help text is a sentence */
            snprintf(seen_help, sizeof seen_help, "%s", name);
        } else if (sscanf(line, "# TYPE %127s %15s", name, type) == 2) {
            CHECK_STR(name, seen_help);
            CHECK(is_name(name, strlen(name)));
            CHECK(ends_with(name, "_total") == (strcmp(type, "counter") == 0));
            for (int i = 0; i < n_families; i++)
                if (strcmp(families[i].name, name) == 0)
                    TEST_FAIL("the family %s stands twice", name);
            CHECK(n_families < MAX_FAMILIES);
            struct family *family = &families[n_families++];
            snprintf(family->name, sizeof family->name, "%s", name);
            snprintf(family->type, sizeof family->type, "%s", type);
            family->n_samples = 0;
        } else {
            lint_sample(line);
        }
    }
    CHECK(n_families > 20);
}

static void test_lint(void)
{
    struct server_metrics metrics;
    struct cr_buf page;
    fill(&metrics);
    print(&metrics, "we\"ird\\ \nmodel", &page);
    CHECK(page.data[page.len - 1] == '\n');
    CHECK(strstr(page.data, "model_name=\"we\\\"ird\\\\ \\nmodel\"") != NULL);
    lint(page.data);
    cr_buf_release(&page);
    server_metrics_release(&metrics);
}

/* Buckets never go down, and the last equals the count. */
static void test_histogram(void)
{
    static const uint64_t bounds[] = {10, 20, 40};
    struct metric_histogram histogram = {0};
    struct cr_buf page;
    metric_histogram_init(&histogram, bounds, 3, 0.1);
    for (uint64_t v = 0; v <= 50; v += 10)
        metric_observe(&histogram, v);
    cr_buf_init(&page, 4096);
    metric_print_histogram(&page, "h", "", &histogram);
    CHECK_STR(page.data, "h_bucket{le=\"1\"} 2\nh_bucket{le=\"2\"} 3\nh_bucket{le=\"4\"} 5\n"
                         "h_bucket{le=\"+Inf\"} 6\nh_sum 15\nh_count 6\n");
    cr_buf_release(&page);
}

TEST_MAIN(CASE(test_values), CASE(test_rejected_has_no_times), CASE(test_lint),
          CASE(test_histogram))
