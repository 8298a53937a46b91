/* The table of `carrel serve`. See serve_options.h. */
#include "cmd/serve_options.h"

#include "carrel/log.h"
#include "carrel/store.h"

/* Indexed by enum cr_kv_type. */
static const char *const kv_types[] = {"f16", "q8_0", NULL};
/* serve.c: kv_modes[] */
static const char *const modes[] = {"isolated", "declared", "global", NULL};

#define FIELD(name_) .offset = offsetof(struct serve_options, name_)

/* One option, one paragraph. */
/* clang-format off */
static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, FIELD(help), .flags = CR_OPT_ARG_ONLY,
     .help = "print this and exit"},
    {.name = "config", .type = CR_OPT_STRING, FIELD(config), .flags = CR_OPT_ARG_ONLY,
     .help = "file to read options from; DATA/carrel.conf where it exists"},
    {.name = "print-config", .type = CR_OPT_BOOL, FIELD(print_config), .flags = CR_OPT_ARG_ONLY,
     .help = "print an annotated carrel.conf with these options and exit"},
    {.name = "data", .type = CR_OPT_STRING, FIELD(data), .flags = CR_OPT_ARG_ONLY,
     .help = "folder of tenants, keys and carrel.conf; ~/.local/share/carrel"},

    {.name = "model", .section = "model", .type = CR_OPT_STRING, FIELD(model),
     .help = "GGUF file to serve; the small embedded model when empty"},
    {.name = "name", .section = "model", .type = CR_OPT_STRING, FIELD(name), .max = 128,
     .help = "name in /v1/models; the model's own when empty; \"default\" names it too"},
    {.name = "repack", .section = "model", .type = CR_OPT_BOOL, FIELD(repack), .value = "yes",
     .help = "lay weights out anew for this processor: faster, slower to load"},

    {.name = "mode", .section = "cache", .type = CR_OPT_ENUM, FIELD(mode), .choices = modes,
     .value = "declared",
     .help = "text that tenants share; isolated: none; declared: signed prefixes; global: all"},
    {.name = "ctx", .section = "cache", .type = CR_OPT_INT, FIELD(ctx), .value = "0", .max = 1 << 20,
     .help = "tokens of prompt and answer; 0: as the model was trained, at most 8192"},
    {.name = "kv-size", .section = "cache", .type = CR_OPT_SIZE, FIELD(kv_size), .value = "0",
     .help = "memory for the KV cache; 0: as kv-tokens says"},
    {.name = "kv-tokens", .section = "cache", .type = CR_OPT_INT, FIELD(kv_tokens), .value = "0",
     .max = 1 << 28, .help = "tokens in the KV cache; 0: four contexts, and 32768 at least"},
    {.name = "kv-type", .section = "cache", .type = CR_OPT_ENUM, FIELD(kv_type),
     .choices = kv_types, .value = "f16", .help = "number format of the KV cache"},
    {.name = "page-tokens", .section = "cache", .type = CR_OPT_INT, FIELD(page_tokens),
     .value = "16", .min = 1, .max = 256, .help = "tokens in a page; a power of two"},
    {.name = "cache-floor", .section = "cache", .type = CR_OPT_INT, FIELD(cache_floor),
     .value = "0", .max = CR_LIMIT_MAX_TOKENS,
     .help = "tokens that a tenant keeps whatever others need; 0: none"},
    {.name = "cache-cap", .section = "cache", .type = CR_OPT_INT, FIELD(cache_cap), .value = "0",
     .max = CR_LIMIT_MAX_TOKENS, .help = "tokens that a tenant may keep; 0: any number"},
    {.name = "cache-ttl", .section = "cache", .type = CR_OPT_DURATION, FIELD(cache_ttl),
     .value = "0", .max = CR_LIMIT_MAX_TTL_S,
     .help = "how long a tenant's unused text is kept, whole seconds; 0: while there is room"},

    {.name = "threads", .section = "engine", .type = CR_OPT_INT, FIELD(threads), .value = "0",
     .max = 512, .help = "threads that compute; 0: one per core"},
    {.name = "parallel", .section = "engine", .type = CR_OPT_INT, FIELD(parallel), .value = "64",
     .min = 1, .max = 256, .help = "requests that run at once"},
    {.name = "max-batch", .section = "engine", .type = CR_OPT_INT, FIELD(max_batch),
     .value = "512", .min = 1, .max = 8192, .help = "tokens in one step"},
    {.name = "prefill-chunk", .section = "engine", .type = CR_OPT_INT, FIELD(prefill_chunk),
     .value = "256", .min = 1, .max = 8192,
     .help = "prompt tokens in one step while other requests generate"},
    {.name = "max-waiting", .section = "engine", .type = CR_OPT_INT, FIELD(max_waiting),
     .value = "512", .min = 1, .max = 65536, .help = "requests in the queue; more get 429"},
    {.name = "max-waiting-per-tenant", .section = "engine", .type = CR_OPT_INT,
     FIELD(max_waiting_per_tenant), .value = "128", .min = 1, .max = 65536,
     .help = "requests of one tenant in the queue; more get 429"},

    {.name = "host", .section = "http", .type = CR_OPT_STRING, FIELD(host), .value = "127.0.0.1",
     .help = "address to listen on"},
    {.name = "port", .section = "http", .type = CR_OPT_INT, FIELD(port), .value = "8080",
     .max = 65535, .help = "port to listen on; 0: any free one"},
    {.name = "http-threads", .section = "http", .type = CR_OPT_INT, FIELD(http_threads),
     .value = "2", .min = 1, .max = 64, .help = "event loops"},
    {.name = "tls-cert", .section = "http", .type = CR_OPT_STRING, FIELD(tls_cert),
     .help = "certificate chain, PEM; with tls-key the server speaks HTTPS"},
    {.name = "tls-key", .section = "http", .type = CR_OPT_STRING, FIELD(tls_key),
     .help = "private key, PEM"},
    {.name = "metrics-token", .section = "http", .type = CR_OPT_STRING, FIELD(metrics_token),
     .help = "bearer token of /metrics; without one it is open on loopback, else closed"},
    {.name = "cors-origin", .section = "http", .type = CR_OPT_STRING, FIELD(cors_origin),
     .help = "Access-Control-Allow-Origin; empty: no CORS"},
    {.name = "tenant-labels", .section = "http", .type = CR_OPT_INT, FIELD(tenant_labels),
     .value = "50", .min = 1, .max = 1000, .help = "tenants with metrics of their own"},
    {.name = "max-connections", .section = "http", .type = CR_OPT_INT, FIELD(max_connections),
     .value = "1024", .min = 1, .max = 65536, .flags = CR_OPT_RELOADABLE,
     .help = "open connections; more get 503"},
    {.name = "max-choices", .section = "http", .type = CR_OPT_INT, FIELD(max_choices),
     .value = "16", .min = 1, .max = 128, .flags = CR_OPT_RELOADABLE,
     .help = "n times prompts of one request"},
    {.name = "max-header", .section = "http", .type = CR_OPT_SIZE, FIELD(max_header),
     .value = "16K", .min = 1024, .max = 1 << 20, .flags = CR_OPT_RELOADABLE,
     .help = "request line and headers; more gets 431"},
    {.name = "max-body", .section = "http", .type = CR_OPT_SIZE, FIELD(max_body), .value = "8M",
     .min = 1024, .max = 1 << 30, .flags = CR_OPT_RELOADABLE,
     .help = "body of a request; more gets 413"},
    {.name = "max-output", .section = "http", .type = CR_OPT_SIZE, FIELD(max_output),
     .value = "1M", .min = 4096, .max = 1 << 30, .flags = CR_OPT_RELOADABLE,
     .help = "unread bytes of a stream; a client that leaves more is closed"},
    {.name = "header-timeout", .section = "http", .type = CR_OPT_DURATION, FIELD(header_timeout),
     .value = "10s", .min = 0.1, .max = 3600, .flags = CR_OPT_RELOADABLE,
     .help = "time for the headers of a request"},
    {.name = "body-timeout", .section = "http", .type = CR_OPT_DURATION, FIELD(body_timeout),
     .value = "60s", .min = 0.1, .max = 3600, .flags = CR_OPT_RELOADABLE,
     .help = "time for the body of a request"},
    {.name = "idle-timeout", .section = "http", .type = CR_OPT_DURATION, FIELD(idle_timeout),
     .value = "75s", .min = 0.1, .max = 3600, .flags = CR_OPT_RELOADABLE,
     .help = "time between two requests of a connection"},
    {.name = "write-timeout", .section = "http", .type = CR_OPT_DURATION, FIELD(write_timeout),
     .value = "60s", .min = 0.1, .max = 3600, .flags = CR_OPT_RELOADABLE,
     .help = "a client that reads nothing for so long is closed"},
    {.name = "keepalive", .section = "http", .type = CR_OPT_DURATION, FIELD(keepalive),
     .value = "10s", .max = 3600, .flags = CR_OPT_RELOADABLE,
     .help = "a silent stream sends a comment this often; 0: never"},
    {.name = "drain-timeout", .section = "http", .type = CR_OPT_DURATION, FIELD(drain_timeout),
     .value = "30s", .max = 3600, .flags = CR_OPT_RELOADABLE,
     .help = "on SIGTERM, time for running requests to end"},

    {.name = "log-level", .section = "log", .type = CR_OPT_ENUM, FIELD(log_level),
     .choices = cr_log_level_names, .value = "info", .flags = CR_OPT_RELOADABLE,
     .help = "records to write"},
    {.name = "log-json", .section = "log", .type = CR_OPT_BOOL, FIELD(log_json),
     .flags = CR_OPT_RELOADABLE, .help = "one JSON object per line"},
};
/* clang-format on */

const struct cr_opt_table serve_opt_table = CR_OPT_TABLE(opts, struct serve_options);
