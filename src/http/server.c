/* The server: its socket, its loops, and how it comes up and goes down.
 *
 * Going down: `is_draining` makes every new request a 503 and every connection close after its
 * answer; generations go on. When none is left, or time is up, `is_stopping` makes the loops fail
 * what is left and end. The listening socket stays open while draining, so that a load balancer
 * that asks /health reads 503 instead of meeting a refused connection.
 */
#include "carrel/server.h"

#include <errno.h>
#include <event2/event.h>
#include <jansson.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "carrel/log.h"
#include "http/server_int.h"

#define DRAIN_POLL_US  2000
#define LISTEN_BACKLOG 512

void cr_server_limits_defaults(struct cr_server_limits *limits)
{
    *limits = (struct cr_server_limits){
        .max_connections = 1024,
        .max_header_bytes = 16 << 10,
        .max_body_bytes = 8 << 20,
        .max_output_bytes = 1 << 20,
        .max_choices = 16,
        .max_stop = 16,
        .max_messages = 4096,
        .header_timeout_ms = 10000,
        .body_timeout_ms = 60000,
        .idle_timeout_ms = 75000,
        .write_timeout_ms = 30000,
        .keepalive_ms = 15000,
    };
}

void cr_server_config_defaults(struct cr_server_config *config)
{
    *config = (struct cr_server_config){.host = "127.0.0.1", .n_threads = 2};
    cr_server_limits_defaults(&config->limits);
}

/* --- checks ------------------------------------------------------------------------------- */

static int check_limits(const struct cr_server_limits *limits, struct cr_error *err)
{
    static const struct {
        const char *name;
        size_t offset;
        uint32_t min, max;
    } rules[] = {
#define RULE(name, min, max) {#name, offsetof(struct cr_server_limits, name), min, max}
        RULE(max_connections, 1, 1 << 20),    RULE(max_header_bytes, 256, 1 << 20),
        RULE(max_body_bytes, 1024, 1 << 30),  RULE(max_output_bytes, 4096, 1 << 30),
        RULE(max_choices, 1, 1024),           RULE(max_stop, 0, 1024),
        RULE(max_messages, 1, 1 << 20),       RULE(header_timeout_ms, 1, INT32_MAX),
        RULE(body_timeout_ms, 1, INT32_MAX),  RULE(idle_timeout_ms, 1, INT32_MAX),
        RULE(write_timeout_ms, 1, INT32_MAX), RULE(keepalive_ms, 0, INT32_MAX),
#undef RULE
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        uint32_t v = *(const uint32_t *)((const char *)limits + rules[i].offset);
        if (v < rules[i].min || v > rules[i].max)
            return cr_error_set(err, CR_EINVAL, "The server's %s must be between %u and %u.",
                                rules[i].name, rules[i].min, rules[i].max);
    }
    return CR_OK;
}

static bool is_header_value(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return false;
    return true;
}

static int check_config(const struct cr_server_config *config, struct cr_error *err)
{
    if (config->host == NULL || config->n_threads > 64)
        return cr_error_set(err, CR_EINVAL,
                            "The server needs a host, and at most 64 event-loop threads.");
    if ((config->tls_cert == NULL) != (config->tls_key == NULL))
        return cr_error_set(err, CR_EINVAL,
                            "TLS needs both a certificate and its private key; give both or none.");
    if (config->model_name != NULL && strlen(config->model_name) > MAX_MODEL_NAME)
        return cr_error_set(err, CR_EINVAL, "The model's name may have at most %d bytes.",
                            MAX_MODEL_NAME);
    if (config->cors_origin != NULL &&
        (strlen(config->cors_origin) > 256 || !is_header_value(config->cors_origin)))
        return cr_error_set(err, CR_EINVAL,
                            "The CORS origin must be one line of at most 256 bytes, such as "
                            "https://example.org.");
    return check_limits(&config->limits, err);
}

/* --- the socket --------------------------------------------------------------------------- */

static bool is_loopback(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr) >> 24 ==
               127;
    return address->sa_family == AF_INET6 &&
           IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
}

static int try_listen(const struct addrinfo *address)
{
    int one = 1;
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, address->ai_addr, address->ai_addrlen) == 0 && listen(fd, LISTEN_BACKLOG) == 0)
        return fd;
    int why = errno;
    close(fd);
    errno = why;
    return -1;
}

static int open_socket(struct cr_server *server, uint16_t port, struct cr_error *err)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *list;
    char service[8];
    snprintf(service, sizeof service, "%u", port);
    int rc = getaddrinfo(server->host, service, &hints, &list);
    if (rc != 0)
        return cr_error_set(err, CR_EIO, "The host %s can't be resolved (%s); use an address.",
                            server->host, gai_strerror(rc));
    for (struct addrinfo *a = list; a != NULL && server->listen_fd < 0; a = a->ai_next) {
        server->listen_fd = try_listen(a);
        server->is_public_metrics = server->listen_fd >= 0 && is_loopback(a->ai_addr);
    }
    int why = errno;
    freeaddrinfo(list);
    if (server->listen_fd < 0)
        return cr_error_set(err, CR_EIO, "The server can't listen on %s, port %u: %s.",
                            server->host, port, strerror(why));

    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } bound = {.v6 = {0}};
    socklen_t len = sizeof bound;
    getsockname(server->listen_fd, &bound.any, &len);
    server->port = ntohs(bound.any.sa_family == AF_INET ? bound.v4.sin_port : bound.v6.sin6_port);
    return CR_OK;
}

/* --- life --------------------------------------------------------------------------------- */

static bool copy(char **ret, const char *text)
{
    *ret = text != NULL ? strdup(text) : NULL;
    return text == NULL || *ret != NULL;
}

int cr_server_create(const struct cr_server_config *config, struct cr_store *store,
                     struct cr_server **ret_server, struct cr_error *err)
{
    int status = check_config(config, err);
    if (status != CR_OK)
        return status;
    struct cr_server *server = calloc(1, sizeof *server);
    if (server == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for a server.");
    server->store = store;
    prefix_board_init(&server->prefixes, store);
    limit_board_init(&server->tenant_limits, store);
    verdict_board_init(&server->verdicts);
    reuse_board_init(&server->reuse);
    tenant_book_init(&server->tenants, store);
    alarm_board_init(&server->alarms, &server->tenants, &server->metrics.alarms_lost);
    recent_init(&server->recent);
    server->listen_fd = server->events.fd = -1;
    server->limits = config->limits;
    server->n_loops = config->n_threads > 0 ? config->n_threads : 2;
    server->created_unix_s = cr_clock_unix_us() / 1000000;
    pthread_mutex_init(&server->reload_mutex, NULL);
    if (config->model_name != NULL)
        snprintf(server->model_name, sizeof server->model_name, "%s", config->model_name);
    json_object_seed(0); /* now, because the first use is not thread-safe */

    server->loops = calloc(server->n_loops, sizeof *server->loops);
    bool ok = server->loops != NULL && copy(&server->host, config->host) &&
              copy(&server->tls_cert, config->tls_cert) &&
              copy(&server->tls_key, config->tls_key) &&
              copy(&server->cors_origin, config->cors_origin);
    uint32_t max_tenants = config->max_tenants_labeled > 0 ? config->max_tenants_labeled : 50;
    ok = ok && server_metrics_init(&server->metrics, max_tenants) == CR_OK;
    if (ok && config->metrics_token != NULL)
        ok = cr_secret_init(&server->metrics_token, config->metrics_token,
                            strlen(config->metrics_token)) == CR_OK;
    if (ok && config->operator_token != NULL)
        ok = cr_secret_init(&server->operator_token, config->operator_token,
                            strlen(config->operator_token)) == CR_OK;
    if (!ok)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory for a server.");
    if (status == CR_OK)
        status = event_file_open(&server->events, config->events, err);
    if (status == CR_OK && server->tls_cert != NULL)
        status = tls_load(server->tls_cert, server->tls_key, &server->tls, err);
    if (status == CR_OK)
        status = open_socket(server, config->port, err);
    for (uint32_t i = 0; status == CR_OK && i < server->n_loops; i++)
        status = loop_init(&server->loops[i], server, err);
    if (status != CR_OK) {
        cr_server_destroy(server);
        return status;
    }
    *ret_server = server;
    return CR_OK;
}

int cr_server_start(struct cr_server *server, struct cr_error *err)
{
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &old);
    int rc = 0;
    while (rc == 0 && server->n_started < server->n_loops) {
        struct loop *loop = &server->loops[server->n_started];
        rc = pthread_create(&loop->thread, NULL, loop_run, loop);
        if (rc == 0)
            server->n_started++;
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (rc != 0)
        return cr_error_set(err, CR_EIO, "An event-loop thread can't be started: %s.",
                            strerror(rc));
    return CR_OK;
}

/* On the engine thread. */
static void on_alarm(void *user, const struct cr_alarm *alarm)
{
    struct cr_server *server = user;
    verdict_board_be_strict(&server->verdicts, server->model.suspicion_us);
    alarm_board_add(&server->alarms, alarm);
}

/* Text is shared by verdicts only where it can be kept who found it, and how often. */
static bool open_watch(struct cr_server *server, const struct cr_server_model *model)
{
    struct cr_error err = {.text = "memory lacks"};
    if (!model->is_watched)
        return true;
    if (reuse_board_open(&server->reuse, server->store, model->worker, &err) != CR_OK) {
        cr_log(CR_LOG_ERROR, "monitor",
               "what was counted about reuse can't be read, so no text is "
               "cleared",
               CR_LOG_STR("why", err.text));
        return false;
    }
    if (alarm_board_open(&server->alarms, model->alarm_webhook) != CR_OK)
        cr_log(CR_LOG_ERROR, "monitor", "out of memory, so alarms are neither logged nor sent");
    cr_worker_on_alarm(model->worker, on_alarm, server);
    return true;
}

void cr_server_attach(struct cr_server *server, const struct cr_server_model *model)
{
    server->model = *model;
    if (server->model_name[0] == '\0')
        snprintf(server->model_name, sizeof server->model_name, "%s", model->hparams->name);
    event_file_start(&server->events, cr_worker_feed(model->worker), &server->tenants);
    if (!model->is_isolated &&
        prefix_board_open(&server->prefixes, model->worker, model->vocab, model->hparams,
                          cr_clock_unix_us() / 1000000) != CR_OK)
        cr_log(CR_LOG_ERROR, "http", "out of memory, so no public prefix is shared");
    limit_board_open(&server->tenant_limits, model->worker, &model->tenant_limits, &model->proof);
    if (open_watch(server, model) && model->detect != NULL &&
        verdict_board_open(&server->verdicts, model->detect, &model->policy, model->asks_model,
                           model->worker, model->vocab, &server->metrics, &server->recent) != CR_OK)
        cr_log(CR_LOG_ERROR, "http", "detection does not start, so no text is cleared");
    server->model.detect = NULL; /* the caller's, as the next */
    server->model.alarm_webhook = NULL;
    atomic_store_explicit(&server->is_ready, true, memory_order_release);
}

void cr_server_set_rules(struct cr_server *server, struct cr_rules *rules)
{
    if (server->verdicts.pipeline != NULL)
        cr_pipeline_set_rules(server->verdicts.pipeline, rules);
}

uint16_t cr_server_port(const struct cr_server *server)
{
    return server->port;
}

static void wake_loops(struct cr_server *server)
{
    for (uint32_t i = 0; i < server->n_started; i++)
        mailbox_wake(&server->loops[i].mailbox);
}

int cr_server_reload(struct cr_server *server, const struct cr_server_limits *limits,
                     struct cr_error *err)
{
    SSL_CTX *tls = NULL;
    int status = limits != NULL ? check_limits(limits, err) : CR_OK;
    if (status == CR_OK && server->tls_cert != NULL)
        status = tls_load(server->tls_cert, server->tls_key, &tls, err);
    if (status != CR_OK)
        return status;
    pthread_mutex_lock(&server->reload_mutex);
    if (limits != NULL)
        server->limits = *limits;
    SSL_CTX *old = server->tls;
    server->tls = tls;
    pthread_mutex_unlock(&server->reload_mutex);
    SSL_CTX_free(old);
    event_file_reopen(&server->events);
    atomic_fetch_add(&server->generation, 1);
    wake_loops(server);
    return CR_OK;
}

void cr_server_stop(struct cr_server *server, uint32_t drain_ms)
{
    if (server->n_started == 0)
        return;
    atomic_store(&server->is_draining, true);
    wake_loops(server);
    uint64_t until_us = cr_clock_now_us(NULL) + (uint64_t)drain_ms * 1000;
    while (atomic_load(&server->n_gens) > 0 && cr_clock_now_us(NULL) < until_us)
        usleep(DRAIN_POLL_US);
    atomic_store(&server->is_stopping, true);
    wake_loops(server);
    for (uint32_t i = 0; i < server->n_started; i++)
        pthread_join(server->loops[i].thread, NULL);
    server->n_started = 0;
    verdict_board_stop(&server->verdicts);
    reuse_board_stop(&server->reuse);
    alarm_board_stop(&server->alarms);
    server_metrics_settle(&server->metrics);
    event_file_close(&server->events);
}

void cr_server_destroy(struct cr_server *server)
{
    if (server == NULL)
        return;
    cr_server_stop(server, 0);
    for (uint32_t i = 0; server->loops != NULL && i < server->n_loops; i++)
        loop_release(&server->loops[i]);
    if (server->listen_fd >= 0)
        close(server->listen_fd);
    SSL_CTX_free(server->tls);
    prefix_board_release(&server->prefixes);
    limit_board_release(&server->tenant_limits);
    verdict_board_release(&server->verdicts);
    reuse_board_release(&server->reuse);
    alarm_board_release(&server->alarms);
    server_metrics_release(&server->metrics);
    event_file_close(&server->events);
    tenant_book_release(&server->tenants);
    recent_release(&server->recent);
    cr_secret_release(&server->metrics_token);
    cr_secret_release(&server->operator_token);
    pthread_mutex_destroy(&server->reload_mutex);
    free(server->loops);
    free(server->host);
    free(server->tls_cert);
    free(server->tls_key);
    free(server->cors_origin);
    free(server);
}
