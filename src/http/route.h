/* Which handler answers a request, and who may ask it. */
#ifndef CARREL_HTTP_ROUTE_H
#define CARREL_HTTP_ROUTE_H

#include "http/conn.h"

enum route_access {
    ACCESS_PUBLIC,
    ACCESS_KEY,      /* a tenant's key */
    ACCESS_METRICS,  /* as the operator decided */
    ACCESS_OPERATOR, /* the operator's token */
};

struct route {
    const char *path;
    unsigned methods; /* of enum http_method */
    bool is_prefix;   /* what follows the path goes to conn->tail */
    bool needs_model; /* refused while the server can't answer */
    enum route_access access;
    void (*handle)(struct conn *conn);
};

/* Looks at a request's head: finds its route and its principal, or sets its refusal. */
void route_begin(struct conn *conn);

/* The names of the routes for metrics, [*ret_n]; the last is for unknown paths. */
const char *const *route_names(uint32_t *ret_n);

#endif
