/* The operator's view of the cache, below /operator/cache. */
#ifndef CARREL_HTTP_OPERATOR_H
#define CARREL_HTTP_OPERATOR_H

#include "http/conn.h"

void operator_handle_top(struct conn *conn);     /* totals, and tenants by pages; ?limit= */
void operator_handle_tree(struct conn *conn);    /* runs of pages; ?depth=, ?limit= */
void operator_handle_tenant(struct conn *conn);  /* one tenant, with its latest misses */
void operator_handle_request(struct conn *conn); /* what a request found, by its answer's id */
void operator_handle_alarms(struct conn *conn);  /* the latest of the reuse monitor */
void operator_handle_explain(struct conn *conn); /* what a prompt would find, and who may use it */

#endif
