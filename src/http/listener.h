/* GET /operator/events: what happens in the cache, as server-sent events. */
#ifndef CARREL_HTTP_LISTENER_H
#define CARREL_HTTP_LISTENER_H

#include "http/conn.h"

/* At once, of one loop; past it: 429. */
#define LISTENER_MAX 8u

void listener_handle(struct conn *conn);

#endif
