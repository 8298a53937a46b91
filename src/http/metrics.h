/* Counters and histograms that any thread may bump without a lock, printed in Prometheus' text
 * format. What is counted, and under which name, stands in server_metrics.h. */
#ifndef CARREL_HTTP_METRICS_H
#define CARREL_HTTP_METRICS_H

#include <stdatomic.h>
#include <stdint.h>

#include "carrel/buf.h"

struct metric_counter {
    _Atomic uint64_t v;
};

#define METRIC_MAX_BUCKETS 24

/* Whole base units (microseconds, tokens) are observed; `scale` turns them into what is printed
 * (1e-6: seconds). */
struct metric_histogram {
    const uint64_t *bounds; /* [n_bounds], ascending, in base units */
    uint32_t n_bounds;
    double scale;
    _Atomic uint64_t buckets[METRIC_MAX_BUCKETS + 1]; /* the last: past every bound */
    _Atomic uint64_t sum;
};

void metric_add(struct metric_counter *counter, uint64_t n);
uint64_t metric_get(const struct metric_counter *counter);

void metric_histogram_init(struct metric_histogram *histogram, const uint64_t *bounds,
                           uint32_t n_bounds, double scale);
void metric_observe(struct metric_histogram *histogram, uint64_t v);

/* The lines "# HELP name help" and "# TYPE name type". */
void metric_print_head(struct cr_buf *buf, const char *name, const char *type, const char *help);
/* `key="value"`, escaped, to build a label list from. */
void metric_print_label(struct cr_buf *buf, const char *key, const char *value);
/* One sample. `labels` is a list without braces, "" for none. */
void metric_print_uint(struct cr_buf *buf, const char *name, const char *labels, uint64_t v);
void metric_print_float(struct cr_buf *buf, const char *name, const char *labels, double v);
/* Buckets, sum and count. */
void metric_print_histogram(struct cr_buf *buf, const char *name, const char *labels,
                            const struct metric_histogram *histogram);

#endif
