/* The HTTP server: OpenAI's API over a worker.
 *
 *     struct cr_server *server;
 *     cr_server_create(&config, store, &server, &err);  binds; answers nothing yet
 *     cr_server_start(server, &err);                    answers: 503 "Loading model"
 *     … load the model, create the worker …
 *     cr_server_attach(server, &model);                 ready: 200
 *     … wait for a signal …
 *     cr_server_stop(server, 30000);                    SIGTERM: 503 for the new, the old may end
 *     cr_server_destroy(server);
 *
 * A few event-loop threads share one listening socket. They parse, authenticate and tokenize;
 * what the worker computes comes back to the loop that owns the connection. Principals come from
 * the presented key alone. No text of a prompt, a completion or a key is ever logged.
 */
#ifndef CARREL_SERVER_H
#define CARREL_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/model.h"
#include "carrel/pipeline.h"
#include "carrel/store.h"
#include "carrel/vocab.h"
#include "carrel/worker.h"

struct cr_server;

/* What may be changed while the server runs. cr_server_limits_defaults() fills it. */
struct cr_server_limits {
    uint32_t max_connections;   /* past it: 503 and close */
    uint32_t max_header_bytes;  /* request line and headers; past it: 431 */
    uint32_t max_body_bytes;    /* past it: 413 */
    uint32_t max_output_bytes;  /* unsent bytes of a stream; past it, a slow reader: closed */
    uint32_t max_choices;       /* n × prompts of one request */
    uint32_t max_stop;          /* stop strings of one request */
    uint32_t max_messages;      /* of one chat request */
    uint32_t header_timeout_ms; /* from a request's first byte to the end of its headers */
    uint32_t body_timeout_ms;   /* from there to the end of its body */
    uint32_t idle_timeout_ms;   /* between two requests of a connection */
    uint32_t write_timeout_ms;  /* a client that reads nothing for so long is closed */
    uint32_t keepalive_ms;      /* a silent stream sends a comment this often; 0: never */
};

struct cr_server_config {
    const char *host;       /* a name or an address to bind */
    uint16_t port;          /* 0: any free one; cr_server_port() tells */
    uint32_t n_threads;     /* event loops; 0: 2 */
    const char *model_name; /* what /v1/models lists; NULL: the model's own name. `default` also
                             * names it. */
    const char *tls_cert;   /* PEM files, both or neither */
    const char *tls_key;
    /* Who may read /metrics. With a token: whoever presents it as a bearer. Without one: everybody
     * when the server is bound to a loopback address, nobody otherwise. */
    const char *metrics_token;
    const char *operator_token; /* who presents it sees the operator's view; NULL: nobody */
    const char *events;         /* a file to append events of the cache to, or NULL */
    const char *cors_origin;    /* value of Access-Control-Allow-Origin, or NULL: no CORS */
    uint32_t
        max_tenants_labeled; /* tenants with series of their own, the rest are "_other"; 0: 50 */
    struct cr_server_limits limits;
};

/* What the server serves. All of it must outlive the server. */
struct cr_server_model {
    struct cr_worker *worker;
    const struct cr_vocab *vocab;
    const struct cr_hparams *hparams;
    uint32_t max_context; /* tokens of prompt and answer, as the scheduler allows */
    bool is_isolated;     /* tenants share nothing: the registry of public prefixes is not read */
    struct cr_tenant_limits tenant_limits; /* of tenants without their own; none is a default */
    struct cr_tenant_proof proof;          /* who counts for others */
    bool is_watched;           /* verdicts share text: what is counted about its reuse is kept */
    uint64_t suspicion_us;     /* how long text is judged more strictly after an alarm */
    const char *alarm_webhook; /* URL that alarms are posted to, or NULL; read by
                                * cr_server_attach() alone */
    const struct cr_pipeline_config *detect; /* what judges text; NULL: nothing does. Read by
                                              * cr_server_attach() alone */
    struct cr_policy policy;                 /* with `detect`: of tenants without their own */
    bool asks_model;                         /* likewise: the model judges what is unsure */
};

/* Loopback, any port, the limits' defaults. */
void cr_server_config_defaults(struct cr_server_config *config);
void cr_server_limits_defaults(struct cr_server_limits *limits);

/* Binds and listens. Strings are copied; the store must outlive the server. CR_EINVAL, CR_EIO
 * (address in use, no such certificate, …), CR_ENOMEM; `err` says more. */
int cr_server_create(const struct cr_server_config *config, struct cr_store *store,
                     struct cr_server **ret_server, struct cr_error *err);

/* Starts the threads. Signals are blocked in them. CR_ENOMEM, CR_EIO. */
int cr_server_start(struct cr_server *server, struct cr_error *err);

/* Has text judged by these rules from now on; referenced. Any thread, once attached. */
void cr_server_set_rules(struct cr_server *server, struct cr_rules *rules);

/* Declares what the store's registry of public prefixes holds, sets the tenants' limits, and makes
 * the server ready. Once, after start. */
void cr_server_attach(struct cr_server *server, const struct cr_server_model *model);

/* The port it listens on. */
uint16_t cr_server_port(const struct cr_server *server);

/* Takes new limits (or NULL: keeps them), reads the certificate again and opens the file for events
 * again; what runs goes on under the old certificate. On failure nothing has changed. CR_EINVAL,
 * CR_EIO. */
int cr_server_reload(struct cr_server *server, const struct cr_server_limits *limits,
                     struct cr_error *err);

/* Answers 503 to new requests, lets running ones end for at most `drain_ms`, then cancels the
 * rest, and returns when all threads have ended. The worker must still run. Not from two threads
 * at once; a second call does nothing. */
void cr_server_stop(struct cr_server *server, uint32_t drain_ms);

/* Stops without draining when it still runs. NULL is fine. */
void cr_server_destroy(struct cr_server *server);

#endif
