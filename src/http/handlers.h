/* The handlers that need no engine. */
#ifndef CARREL_HTTP_HANDLERS_H
#define CARREL_HTTP_HANDLERS_H

#include "http/conn.h"

struct cr_server;

void handle_health(struct conn *conn);
void handle_version(struct conn *conn);
void handle_metrics(struct conn *conn);
void handle_models(struct conn *conn);
void handle_model(struct conn *conn);
void handle_tokenize(struct conn *conn);
void handle_detokenize(struct conn *conn);
void handle_preflight(struct conn *conn);
/* own_cache.c: what a tenant has cached. */
void own_cache_handle(struct conn *conn);

/* Answers with what was written, or that memory lacks. */
void handlers_reply_json(struct conn *conn, const struct cr_buf *buf);

/* Can requests be answered now? False: `err` says why not. */
bool server_is_available(struct cr_server *server, struct api_error *err);

#endif
