/* What `carrel serve` can be told: one table for the command line, carrel.conf, --help and the
 * man page. */
#ifndef CARREL_CMD_SERVE_OPTIONS_H
#define CARREL_CMD_SERVE_OPTIONS_H

#include "carrel/config.h"

struct serve_options {
    bool help, print_config;
    char *config; /* path of carrel.conf; "": DATA/carrel.conf where there is one */

    char *data;
    char *model; /* path; "": the embedded default */
    char *name;
    bool repack;

    int mode;
    int64_t ctx, kv_tokens, threads, parallel, max_batch, prefill_chunk, page_tokens;
    uint64_t kv_size;
    int kv_type; /* enum cr_kv_type */
    bool pin_declared, store_once;
    char *spill; /* folder; "": DATA/spill */
    uint64_t spill_size;
    int64_t cache_floor, cache_cap;
    uint64_t cache_ttl;
    int64_t max_waiting, max_waiting_per_tenant;

    char *rules, *detect_classes, *detect_languages;
    double detect_threshold, detect_clear;
    int64_t detect_threads, detect_queue;
    uint64_t detect_timeout;
    bool judge;

    int64_t quorum_k, quorum_spread, quorum_trust;
    double quorum_epsilon;
    uint64_t quorum_age;
    bool monitor;
    uint64_t monitor_window;
    int64_t monitor_burst, monitor_crowd, reuse_budget;
    double monitor_rdr;
    char *alarm_webhook;

    char *host;
    int64_t port, http_threads;
    char *tls_cert, *tls_key, *metrics_token, *cors_origin;
    int64_t max_connections, max_choices;
    uint64_t max_header, max_body, max_output;
    uint64_t header_timeout, body_timeout, idle_timeout, write_timeout, keepalive, drain_timeout;
    int64_t tenant_labels;

    int log_level;
    bool log_json;
    char *events;
};

extern const struct cr_opt_table serve_opt_table;

#endif
