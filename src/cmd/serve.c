/* carrel serve: brings the parts up in order, waits for a signal, takes them down in reverse.
 *
 * The server listens (and answers 503, "Loading model") before the model is loaded, so that a
 * port in use or a broken certificate is told at once. The main thread does nothing but wait for
 * signals: SIGTERM and SIGINT drain (a second one ends at once), SIGHUP reads carrel.conf again.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "carrel/log.h"
#include "carrel/secret.h"
#include "carrel/server.h"
#include "cmd/cmd.h"
#include "cmd/cmd_util.h"
#include "cmd/embedded.h"
#include "cmd/serve_options.h"

#define LOCAL_TENANT  "local"
#define MIN_KV_TOKENS 32768
#define MAX_AUTO_CTX  8192

struct serve {
    struct serve_options options;
    int argc;
    char **argv;
    char *data_dir;
    struct cr_store *store;
    struct cr_server *server;
    struct cr_model *model;
    struct cr_vocab *vocab;
    struct cr_worker *worker;
    struct cr_rules *rules; /* with a mode that heeds verdicts, as the next */
    struct cr_tagger *tagger;
};

/* --- options ------------------------------------------------------------------------------ */

/* Reads defaults, file and arguments into `options`; the later wins. */
static int read_options(int argc, char **argv, struct serve_options *options, char **ret_data_dir,
                        struct cr_error *err)
{
    char *data_dir = NULL, *path = NULL;
    int status = cr_config_defaults(&serve_opt_table, options, err);
    if (status != CR_OK)
        return status;
    status = cr_config_args(&serve_opt_table, options, argc, argv, NULL, NULL, err);
    if (status != CR_OK)
        goto fail;
    status = cr_cmd_data_dir(options->data, &data_dir, err);
    if (status != CR_OK)
        goto fail;

    bool named = options->config[0] != '\0';
    if (asprintf(&path, "%s%s", named ? options->config : data_dir, named ? "" : "/carrel.conf") <
        0) {
        path = NULL;
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
        goto fail;
    }
    if (named || access(path, F_OK) == 0) {
        cr_config_release(&serve_opt_table, options);
        status = cr_config_defaults(&serve_opt_table, options, err);
        if (status == CR_OK)
            status = cr_config_load(&serve_opt_table, options, path, err);
        if (status == CR_OK)
            status = cr_config_args(&serve_opt_table, options, argc, argv, NULL, NULL, err);
        if (status != CR_OK)
            goto fail;
    }
    free(path);
    *ret_data_dir = data_dir;
    return CR_OK;

fail:
    free(path);
    free(data_dir);
    cr_config_release(&serve_opt_table, options);
    return status;
}

static uint32_t ms(uint64_t us)
{
    return (uint32_t)(us / 1000);
}

static struct cr_server_limits server_limits(const struct serve_options *o)
{
    struct cr_server_limits limits;
    cr_server_limits_defaults(&limits);
    limits.max_connections = (uint32_t)o->max_connections;
    limits.max_header_bytes = (uint32_t)o->max_header;
    limits.max_body_bytes = (uint32_t)o->max_body;
    limits.max_output_bytes = (uint32_t)o->max_output;
    limits.max_choices = (uint32_t)o->max_choices;
    limits.header_timeout_ms = ms(o->header_timeout);
    limits.body_timeout_ms = ms(o->body_timeout);
    limits.idle_timeout_ms = ms(o->idle_timeout);
    limits.write_timeout_ms = ms(o->write_timeout);
    limits.keepalive_ms = ms(o->keepalive);
    return limits;
}

static void configure_log(const struct serve_options *o)
{
    cr_log_configure(&(struct cr_log_config){
        .level = (enum cr_log_level)o->log_level, .json = o->log_json, .fd = STDERR_FILENO});
}

/* --- coming up ---------------------------------------------------------------------------- */

static const char *or_null(const char *text)
{
    return text[0] != '\0' ? text : NULL;
}

static bool is_loopback(const char *host)
{
    struct in_addr v4;
    struct in6_addr v6;
    if (inet_pton(AF_INET, host, &v4) == 1)
        return ntohl(v4.s_addr) >> 24 == 127;
    if (inet_pton(AF_INET6, host, &v6) == 1)
        return IN6_IS_ADDR_LOOPBACK(&v6);
    return strcmp(host, "localhost") == 0;
}

static void show_progress(void *user, uint64_t done, uint64_t total)
{
    int *last = user;
    int percent = total > 0 ? (int)(done * 100 / total) : 100;
    if (percent == *last)
        return;
    *last = percent;
    fprintf(stderr, "\rloading the model: %3d%%%s", percent, percent == 100 ? "\n" : "");
}

static int load_model(struct serve *s, struct cr_error *err)
{
    const char *path = or_null(s->options.model);
    const void *image = path == NULL ? cr_embedded_model : NULL;
    size_t size = (size_t)(cr_embedded_model_end - cr_embedded_model);
    int percent = -1;
    struct cr_model_config config = {.path = path,
                                     .data = image,
                                     .data_is_file = true,
                                     .size = image != NULL ? size : 0,
                                     .repack = s->options.repack,
                                     .on_progress = isatty(STDERR_FILENO) ? show_progress : NULL,
                                     .user = &percent};
    int status = cr_model_load(&config, &s->model, err);
    if (status == CR_OK)
        status = cr_vocab_load(path, image, config.size, &s->vocab, err);
    if (status == CR_OK && cr_vocab_size(s->vocab) != cr_model_hparams(s->model)->n_vocab)
        status = cr_error_set(err, CR_EFORMAT,
                              "The tokenizer has %u tokens and the weights have %u; the file is "
                              "damaged or was converted wrongly.",
                              cr_vocab_size(s->vocab), cr_model_hparams(s->model)->n_vocab);
    return status;
}

static uint32_t context_size(const struct serve_options *o, const struct cr_hparams *hparams)
{
    if (o->ctx > 0) {
        if (o->ctx > hparams->n_ctx_train)
            cr_log(CR_LOG_WARN, "serve", "context is longer than the model was trained on",
                   CR_LOG_INT("ctx", o->ctx), CR_LOG_UINT("trained", hparams->n_ctx_train));
        return (uint32_t)o->ctx;
    }
    return hparams->n_ctx_train < MAX_AUTO_CTX ? hparams->n_ctx_train : MAX_AUTO_CTX;
}

/* Of --mode's choices. */
static const enum cr_kv_mode kv_modes[] = {CR_KV_ISOLATED, CR_KV_DECLARED, CR_KV_SELECTIVE,
                                           CR_KV_QUORUM, CR_KV_GLOBAL};

/* Whether it is one that shares what verdicts clear. */
static bool heeds_verdicts(const struct serve_options *o)
{
    return kv_modes[o->mode] == CR_KV_SELECTIVE || kv_modes[o->mode] == CR_KV_QUORUM;
}

static uint32_t pool_pages(const struct serve_options *o, const struct cr_model *model,
                           const struct cr_engine_config *engine, uint32_t context)
{
    uint64_t tokens = (uint64_t)o->kv_tokens;
    if (tokens == 0)
        tokens = 4 * (uint64_t)context > MIN_KV_TOKENS ? 4 * (uint64_t)context : MIN_KV_TOKENS;
    uint64_t pages = o->kv_size > 0 ? o->kv_size / cr_engine_page_bytes(model, engine)
                                    : (tokens + engine->page_tokens - 1) / engine->page_tokens;
    return pages < UINT32_MAX ? (uint32_t)pages : UINT32_MAX;
}

struct tenants {
    uint32_t *ids; /* [n], ascending */
    uint32_t n, max;
};

static void add_tenant(void *user, const struct cr_tenant *tenant)
{
    struct tenants *t = user;
    if (t->n < t->max)
        t->ids[t->n++] = tenant->id.v;
}

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Tenants may have been removed while no server ran. */
static int list_tenants(struct serve *s, struct tenants *t, struct cr_error *err)
{
    int status = cr_store_tenant_count(s->store, &t->max, err);
    if (status != CR_OK)
        return status;
    t->max += 64; /* some may come in between: what is left out would lose its text */
    t->ids = calloc(t->max, sizeof *t->ids);
    if (t->ids == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    status = cr_store_tenant_list(s->store, add_tenant, t, err);
    qsort(t->ids, t->n, sizeof *t->ids, compare_ids);
    return status;
}

/* Where text that leaves the cache goes, and the key to it; *ret_path is to be freed. */
static int place_spill(const struct serve *s, struct cr_worker_config *config, char **ret_path,
                       struct cr_error *err)
{
    char *key_path = NULL;
    const char *named = or_null(s->options.spill);
    if (asprintf(ret_path, "%s%s", named != NULL ? named : s->data_dir,
                 named != NULL ? "" : "/spill") < 0) {
        *ret_path = NULL;
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    }
    if (asprintf(&key_path, "%s/spill.key", s->data_dir) < 0)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    int status = cr_cmd_secret_file(key_path, config->spill_key, sizeof config->spill_key, err);
    free(key_path);
    config->spill_path = *ret_path;
    config->spill_bytes = s->options.spill_size;
    return status;
}

/* The key to names of text and to quorums' thresholds: what is kept of them rests on it. */
static int read_share_key(const struct serve *s, uint8_t ret_key[32], struct cr_error *err)
{
    char *path = NULL;
    if (asprintf(&path, "%s/share.key", s->data_dir) < 0)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    int status = cr_cmd_secret_file(path, ret_key, 32, err);
    free(path);
    return status;
}

static struct cr_monitor_config monitor_config(const struct serve_options *o)
{
    struct cr_monitor_config config;
    cr_monitor_config_defaults(&config);
    config.window_us = o->monitor_window;
    config.burst = (uint32_t)o->monitor_burst;
    config.rdr = o->monitor_rdr;
    config.crowd = (uint32_t)o->monitor_crowd;
    config.budget = (uint32_t)o->reuse_budget;
    return config;
}

static int start_worker(struct serve *s, uint32_t *ret_context, struct cr_error *err)
{
    const struct serve_options *o = &s->options;
    uint32_t context = context_size(o, cr_model_hparams(s->model));
    struct cr_worker_config config = {
        .engine = {.n_threads = (uint32_t)o->threads,
                   .page_tokens = (uint32_t)o->page_tokens,
                   .max_batch = (uint32_t)(o->max_batch > o->parallel ? o->max_batch : o->parallel),
                   .max_seqs = (uint32_t)o->parallel,
                   .max_rows = (uint32_t)o->parallel,
                   .kv_type = (enum cr_kv_type)o->kv_type},
        .max_posted = 64,
        .max_tenants = CR_STORE_MAX_TENANTS,
    };
    config.mode = kv_modes[o->mode];
    config.pin_declared = o->pin_declared;
    config.store_apart = !o->store_once;
    uint8_t share_key[32] = {0};
    struct cr_monitor_config monitor = monitor_config(o);
    config.secret = share_key;
    config.quorum = (uint32_t)o->quorum_k;
    config.quorum_epsilon = o->quorum_epsilon;
    config.quorum_spread = (uint32_t)o->quorum_spread;
    config.monitor = o->monitor ? &monitor : NULL;
    config.engine.n_pages = pool_pages(o, s->model, &config.engine, context);
    config.sched = (struct cr_sched_config){
        .max_batch = config.engine.max_batch,
        .max_seqs = config.engine.max_seqs,
        .max_waiting = (uint32_t)o->max_waiting,
        .max_waiting_per_tenant = (uint32_t)o->max_waiting_per_tenant,
        .max_tokens = context,
        .prefill_chunk = (uint32_t)o->prefill_chunk,
    };
    *ret_context = context;
    char *spill_path = NULL;
    struct tenants tenants = {0};
    int status = read_share_key(s, share_key, err);
    if (status == CR_OK && o->spill_size > 0)
        status = place_spill(s, &config, &spill_path, err);
    if (status == CR_OK && o->spill_size > 0)
        status = list_tenants(s, &tenants, err);
    config.tenants = tenants.ids;
    config.n_tenants = tenants.n;
    if (status == CR_OK)
        status = cr_worker_create(s->model, s->vocab, &config, &s->worker, err);
    cr_secret_wipe(config.spill_key, sizeof config.spill_key);
    cr_secret_wipe(share_key, sizeof share_key);
    free(tenants.ids);
    free(spill_path);
    return status;
}

/* --- detection ---------------------------------------------------------------------------- */

/* What judges text, in a mode that heeds it. */
static int load_detectors(struct serve *s, struct cr_error *err)
{
    if (!heeds_verdicts(&s->options))
        return CR_OK;
    int status = cr_cmd_rules(s->options.rules, &s->rules, err);
    if (status == CR_OK)
        status = cr_tagger_default(&s->tagger, err);
    if (status == CR_EFORMAT) { /* built without any */
        cr_log(CR_LOG_WARN, "serve", "there is no tagger, so the rules judge alone");
        status = CR_OK;
    }
    return status;
}

static int read_policy(const struct serve_options *o, struct cr_policy *ret_policy,
                       struct cr_error *err)
{
    ret_policy->private_ = (float)o->detect_threshold;
    ret_policy->clear = (float)o->detect_clear;
    int status = cr_policy_classes(o->detect_classes, &ret_policy->classes, err);
    if (status == CR_OK)
        status = cr_policy_languages(o->detect_languages, &ret_policy->languages, err);
    return status == CR_OK ? cr_policy_check(ret_policy, err) : status;
}

static struct cr_pipeline_config pipeline_config(const struct serve *s)
{
    struct cr_pipeline_config config;
    cr_pipeline_config_defaults(&config);
    config.rules = s->rules;
    config.tagger = s->tagger;
    config.n_threads = (uint32_t)s->options.detect_threads;
    config.max_queued = (uint32_t)s->options.detect_queue;
    config.timeout_us = s->options.detect_timeout;
    return config;
}

/* --- a key for the newcomer --------------------------------------------------------------- */

static int write_key_file(const char *path, const char *key, struct cr_error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    size_t len = strlen(key);
    bool ok = fd >= 0 && write(fd, key, len) == (ssize_t)len && write(fd, "\n", 1) == 1;
    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    return ok ? CR_OK
              : cr_error_set(err, CR_EIO, "The key file %s can't be written: %s.", path,
                             strerror(errno));
}

/* On loopback and with no tenant yet: makes one, and shows its key. */
static int offer_key(struct serve *s, const char *url, struct cr_error *err)
{
    uint32_t n_tenants;
    int status = cr_store_tenant_count(s->store, &n_tenants, err);
    if (status != CR_OK)
        return status;
    if (n_tenants > 0)
        return CR_OK;
    if (!is_loopback(s->options.host)) {
        printf("no tenant yet; make one, and a key:\n"
               "  carrel tenant add NAME --data %s\n  carrel key create NAME --data %s\n",
               s->data_dir, s->data_dir);
        return CR_OK;
    }
    char *path = NULL, key[CR_KEY_MAX];
    status = cr_store_tenant_add(s->store, LOCAL_TENANT, err);
    if (status == CR_OK)
        status = cr_store_key_create(s->store, LOCAL_TENANT, key, err);
    if (status != CR_OK)
        return status;
    if (asprintf(&path, "%s/" CR_LOCAL_KEY_FILE, s->data_dir) < 0) {
        path = NULL;
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    } else {
        status = write_key_file(path, key, err);
    }
    if (status == CR_OK)
        printf("no tenant yet, so here is one, \"" LOCAL_TENANT "\", with a key (kept in %s):\n\n"
               "  export CARREL_API_KEY=%s\n"
               "  curl %s/v1/chat/completions -H \"Authorization: Bearer $CARREL_API_KEY\" \\\n"
               "       -d '{\"model\":\"default\",\"messages\":[{\"role\":\"user\",\"content\":"
               "\"Hello!\"}]}'\n\nor chat in another terminal:  build/carrel chat --url %s\n\n",
               path, key, url, url);
    cr_secret_wipe(key, sizeof key);
    free(path);
    return status;
}

/* --- running ------------------------------------------------------------------------------ */

static void log_ignored(void *user, const struct cr_opt *opt)
{
    (void)user;
    cr_log(CR_LOG_WARN, "serve", "option changed, takes effect after a restart",
           CR_LOG_STR("option", opt->name));
}

static void reload(struct serve *s)
{
    struct serve_options fresh;
    struct cr_error err = {0};
    char *data_dir;
    int status = read_options(s->argc, s->argv, &fresh, &data_dir, &err);
    if (status == CR_OK) {
        struct cr_server_limits limits = server_limits(&fresh);
        struct cr_rules *rules = NULL;
        if (s->rules != NULL)
            status =
                cr_cmd_rules(s->options.rules, &rules, &err); /* where they are needs a restart */
        if (status == CR_OK)
            status = cr_server_reload(s->server, &limits, &err);
        if (status == CR_OK && rules != NULL)
            cr_server_set_rules(s->server, rules);
        cr_rules_unref(rules);
        if (status == CR_OK) {
            cr_config_reload(&serve_opt_table, &s->options, &fresh, log_ignored, NULL);
            configure_log(&s->options);
        }
        cr_config_release(&serve_opt_table, &fresh);
        free(data_dir);
    }
    if (status == CR_OK)
        cr_log(CR_LOG_INFO, "serve", "reloaded");
    else
        cr_log(CR_LOG_ERROR, "serve", "not reloaded, nothing has changed",
               CR_LOG_STR("why", err.text));
}

/* Returns when the server shall end. */
static void wait_for_signals(struct serve *s, const sigset_t *signals)
{
    int sig;
    while (sigwait(signals, &sig) == 0 && sig == SIGHUP)
        reload(s);
    cr_log(CR_LOG_INFO, "serve", "draining; a second signal ends at once");
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, signals, NULL);
}

/* What one option's own limits can't say. */
static int check_options(const struct serve_options *o, struct cr_error *err)
{
    struct cr_cmd_url url;
    if (o->cache_cap > 0 && o->cache_floor > o->cache_cap)
        return cr_error_set(err, CR_EINVAL, "The option cache-floor is above cache-cap; lower it.");
    if (o->quorum_k + 2 * o->quorum_spread > CR_KV_MAX_QUORUM)
        return cr_error_set(err, CR_EINVAL,
                            "The option quorum-k and twice quorum-spread are more than %u; lower "
                            "one.",
                            CR_KV_MAX_QUORUM);
    if (o->alarm_webhook[0] == '\0')
        return CR_OK;
    int status = cr_cmd_url_parse(o->alarm_webhook, &url, err);
    if (status == CR_OK && !url.is_https && !url.is_loopback)
        status = cr_error_set(err, CR_EINVAL,
                              "The option alarm-webhook needs an https URL: names of tenants could "
                              "be read on the way.");
    return status;
}

static int run(struct serve *s, struct cr_error *err)
{
    const struct serve_options *o = &s->options;
    uint64_t begin_us = cr_clock_now_us(NULL);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);

    struct cr_policy policy;
    int status = check_options(o, err);
    if (status == CR_OK)
        status = read_policy(o, &policy, err);
    if (status == CR_OK)
        status = load_detectors(s, err);
    if (status == CR_OK)
        status = cr_store_open(s->data_dir, &s->store, err);
    if (status != CR_OK)
        return status;

    struct cr_server_config config;
    cr_server_config_defaults(&config);
    config.host = o->host;
    config.port = (uint16_t)o->port;
    config.n_threads = (uint32_t)o->http_threads;
    config.tls_cert = or_null(o->tls_cert);
    config.tls_key = or_null(o->tls_key);
    config.metrics_token = or_null(o->metrics_token);
    config.cors_origin = or_null(o->cors_origin);
    config.max_tenants_labeled = (uint32_t)o->tenant_labels;
    config.limits = server_limits(o);
    config.model_name = or_null(o->name);
    config.events = or_null(o->events);
    char token[CR_OPERATOR_TOKEN_MAX];
    status = cr_cmd_operator_token(s->data_dir, true, token, err);
    config.operator_token = token;
    if (status == CR_OK)
        status = cr_server_create(&config, s->store, &s->server, err);
    cr_secret_wipe(token, sizeof token);
    if (status == CR_OK)
        status = cr_server_start(s->server, err);
    if (status == CR_OK)
        status = load_model(s, err);
    uint32_t context = 0;
    if (status == CR_OK)
        status = start_worker(s, &context, err);
    if (status != CR_OK)
        return status;

    const struct cr_hparams *hparams = cr_model_hparams(s->model);
    struct cr_pipeline_config detect = pipeline_config(s);
    cr_server_attach(s->server, &(struct cr_server_model){
                                    .worker = s->worker,
                                    .vocab = s->vocab,
                                    .hparams = hparams,
                                    .max_context = context,
                                    .detect = s->rules != NULL ? &detect : NULL,
                                    .policy = policy,
                                    .asks_model = s->options.judge,
                                    .is_isolated = kv_modes[o->mode] == CR_KV_ISOLATED,
                                    .is_watched = heeds_verdicts(o),
                                    .proof = {.age_s = cr_cmd_seconds(o->quorum_age),
                                              .trust = (uint32_t)o->quorum_trust},
                                    .suspicion_us = monitor_config(o).suspicion_us,
                                    .alarm_webhook = or_null(o->alarm_webhook),
                                    .tenant_limits = {.floor_tokens = o->cache_floor,
                                                      .cap_tokens = o->cache_cap,
                                                      .ttl_s = cr_cmd_seconds(o->cache_ttl)}});
    char url[300];
    snprintf(url, sizeof url, "%s://%s%s%s:%u", config.tls_cert != NULL ? "https" : "http",
             strchr(o->host, ':') != NULL ? "[" : "", o->host,
             strchr(o->host, ':') != NULL ? "]" : "", cr_server_port(s->server));
    cr_log(CR_LOG_INFO, "serve", "model loaded", CR_LOG_STR("name", hparams->name),
           CR_LOG_UINT("parameters", hparams->n_params), CR_LOG_UINT("ctx", context),
           CR_LOG_UINT("ms", (cr_clock_now_us(NULL) - begin_us) / 1000));
    status = offer_key(s, url, err);
    if (status != CR_OK)
        return status;
    printf("listening on %s\n", url);
    fflush(stdout);

    wait_for_signals(s, &signals);
    cr_server_stop(s->server, ms(o->drain_timeout));
    return CR_OK;
}

/* Large blocks go back to the system when they are freed. Left to itself, glibc keeps blocks of up
 * to 32 MiB once one of the size was freed: a slow key hash would cost each thread that computed
 * one 8 MiB for good. */
static void limit_kept_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

int cr_cmd_serve(int argc, char **argv)
{
    limit_kept_memory();
    struct serve s = {.argc = argc, .argv = argv};
    struct cr_error err = {0};
    int status = read_options(argc, argv, &s.options, &s.data_dir, &err);
    if (status != CR_OK) {
        fprintf(stderr, "carrel serve: %s\n", err.text);
        return 2;
    }
    if (s.options.help) {
        puts("usage: carrel serve [--model FILE] [OPTION ...]\n\n"
             "Serves a model over OpenAI's API to tenants with keys.\n");
        cr_config_print_help(&serve_opt_table, stdout);
    } else if (s.options.print_config) {
        cr_config_print_conf(&serve_opt_table, &s.options, stdout);
    } else {
        configure_log(&s.options);
        status = run(&s, &err);
        if (status != CR_OK)
            fprintf(stderr, "carrel serve: %s\n", err.text);
        cr_server_destroy(s.server);
        cr_worker_destroy(s.worker);
        cr_vocab_destroy(s.vocab);
        cr_model_destroy(s.model);
        cr_store_close(s.store);
        cr_rules_unref(s.rules);
        cr_tagger_unref(s.tagger);
    }
    cr_config_release(&serve_opt_table, &s.options);
    free(s.data_dir);
    return status == CR_OK ? 0 : 1;
}
