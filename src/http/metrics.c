/* Counters, histograms, and their text form.
 *
 * Bumping is one relaxed atomic addition for a counter and two for a histogram, so the engine
 * thread may do it. A scrape that runs meanwhile may see a bucket without its sum, which the
 * format allows; the count is the sum of the buckets that were read, so it always equals the +Inf
 * bucket. Values are whole numbers of a base unit because there is no atomic addition of doubles
 * without a loop.
 */
#include "http/metrics.h"

#include <assert.h>
#include <inttypes.h>

void metric_add(struct metric_counter *counter, uint64_t n)
{
    atomic_fetch_add_explicit(&counter->v, n, memory_order_relaxed);
}

uint64_t metric_get(const struct metric_counter *counter)
{
    return atomic_load_explicit(&counter->v, memory_order_relaxed);
}

void metric_histogram_init(struct metric_histogram *histogram, const uint64_t *bounds,
                           uint32_t n_bounds, double scale)
{
    assert(n_bounds <= METRIC_MAX_BUCKETS);
    histogram->bounds = bounds;
    histogram->n_bounds = n_bounds;
    histogram->scale = scale;
}

void metric_observe(struct metric_histogram *histogram, uint64_t v)
{
    uint32_t i = 0;
    while (i < histogram->n_bounds && v > histogram->bounds[i])
        i++;
    atomic_fetch_add_explicit(&histogram->buckets[i], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&histogram->sum, v, memory_order_relaxed);
}

void metric_print_head(struct cr_buf *buf, const char *name, const char *type, const char *help)
{
    cr_buf_printf(buf, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

void metric_print_label(struct cr_buf *buf, const char *key, const char *value)
{
    cr_buf_printf(buf, "%s=\"", key);
    for (; *value != '\0'; value++) {
        if (*value == '\\' || *value == '"')
            cr_buf_append_char(buf, '\\');
        if (*value == '\n')
            cr_buf_append_str(buf, "\\n");
        else
            cr_buf_append_char(buf, *value);
    }
    cr_buf_append_char(buf, '"');
}

static void print_name(struct cr_buf *buf, const char *name, const char *suffix, const char *labels)
{
    cr_buf_append_str(buf, name);
    cr_buf_append_str(buf, suffix);
    if (labels[0] != '\0')
        cr_buf_printf(buf, "{%s}", labels);
    cr_buf_append_char(buf, ' ');
}

void metric_print_uint(struct cr_buf *buf, const char *name, const char *labels, uint64_t v)
{
    print_name(buf, name, "", labels);
    cr_buf_printf(buf, "%" PRIu64 "\n", v);
}

void metric_print_float(struct cr_buf *buf, const char *name, const char *labels, double v)
{
    print_name(buf, name, "", labels);
    cr_buf_printf(buf, "%.9g\n", v);
}

void metric_print_histogram(struct cr_buf *buf, const char *name, const char *labels,
                            const struct metric_histogram *histogram)
{
    const char *comma = labels[0] != '\0' ? "," : "";
    uint64_t count = 0;
    for (uint32_t i = 0; i < histogram->n_bounds; i++) {
        count += atomic_load_explicit(&histogram->buckets[i], memory_order_relaxed);
        cr_buf_printf(buf, "%s_bucket{%s%sle=\"%.9g\"} %" PRIu64 "\n", name, labels, comma,
                      (double)histogram->bounds[i] * histogram->scale, count);
    }
    count += atomic_load_explicit(&histogram->buckets[histogram->n_bounds], memory_order_relaxed);
    cr_buf_printf(buf, "%s_bucket{%s%sle=\"+Inf\"} %" PRIu64 "\n", name, labels, comma, count);
    print_name(buf, name, "_sum", labels);
    uint64_t sum = atomic_load_explicit(&histogram->sum, memory_order_relaxed);
    cr_buf_printf(buf, "%.9g\n", (double)sum * histogram->scale);
    print_name(buf, name, "_count", labels);
    cr_buf_printf(buf, "%" PRIu64 "\n", count);
}
