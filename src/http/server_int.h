/* What the server's files share: the server, and its event loops. */
#ifndef CARREL_HTTP_SERVER_INT_H
#define CARREL_HTTP_SERVER_INT_H

#include <openssl/ssl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "carrel/secret.h"
#include "carrel/server.h"
#include "http/alarm_board.h"
#include "http/conn.h"
#include "http/event_file.h"
#include "http/limit_board.h"
#include "http/mailbox.h"
#include "http/prefix_board.h"
#include "http/recent.h"
#include "http/reuse_board.h"
#include "http/server_metrics.h"
#include "http/tenant_book.h"
#include "http/verdict_board.h"

#define MAX_MODEL_NAME 128

struct event_base;
struct gen;

/* One event-loop thread. Everything here is its own, except the mailbox. */
struct loop {
    struct cr_server *server;
    pthread_t thread;
    struct mailbox mailbox;
    struct event_base *base;
    struct event *accept_event, *retry_event, *wake_event, *stop_event;
    struct cr_server_limits limits; /* copies of the server's, as of `generation` */
    SSL_CTX *tls;
    uint32_t generation;
    struct conn *conns, *gone;
    struct gen *gens; /* running generations */
    uint32_t n_views; /* questions to the engine thread */
    uint32_t n_listeners;
    uint64_t stop_by_us;
    bool is_stopping;
    struct cr_buf head;    /* for conn.c: an answer's head */
    struct cr_buf scratch; /* for handlers; empty between uses */
    time_t date_s;         /* what `date` says */
    char date[32];
};

struct cr_server {
    char *host, *tls_cert, *tls_key, *cors_origin;
    char model_name[MAX_MODEL_NAME + 1]; /* valid once is_ready */
    struct cr_secret metrics_token;      /* empty: none */
    bool is_public_metrics;
    struct cr_secret operator_token; /* empty: nobody sees the operator's view */
    struct cr_store *store;
    int listen_fd;
    uint16_t port;
    int64_t created_unix_s;

    struct loop *loops; /* [n_loops] */
    uint32_t n_loops, n_started;

    struct cr_server_model model; /* valid once is_ready */
    struct prefix_board prefixes;
    struct limit_board tenant_limits;
    struct verdict_board verdicts;
    struct reuse_board reuse;
    struct alarm_board alarms;
    atomic_bool is_ready, is_draining, is_stopping;
    _Atomic uint32_t n_gens; /* generations running, all loops */

    pthread_mutex_t reload_mutex; /* guards limits and tls */
    struct cr_server_limits limits;
    SSL_CTX *tls;
    _Atomic uint32_t generation; /* counts reloads */

    struct server_metrics metrics;
    struct recent recent;
    struct tenant_book tenants;
    struct event_file events;
};

/* loop.c */
int loop_init(struct loop *loop, struct cr_server *server, struct cr_error *err);
void loop_release(struct loop *loop);
/* The thread's main function; takes the loop. */
void *loop_run(void *loop);
/* Frees connections that were given up, and memory that only a large answer needed. Every callback
 * of libevent ends with it. */
void loop_reap(struct loop *loop);
uint64_t loop_now_us(struct loop *loop);
/* "Sun, 06 Nov 1994 08:49:37 GMT" */
const char *loop_date(struct loop *loop);

/* tls.c: a context from PEM files. CR_EIO, CR_EINVAL. */
int tls_load(const char *cert, const char *key, SSL_CTX **ret_tls, struct cr_error *err);

#endif
