/* An event of the cache as one JSON object. */
#ifndef CARREL_HTTP_EVENT_TEXT_H
#define CARREL_HTTP_EVENT_TEXT_H

#include "carrel/buf.h"
#include "carrel/feed.h"
#include "http/tenant_book.h"

/* {"time","event","tenant","pages","depth","run"[,"reason"][,"class"][,"tier"]} */
void event_text(struct cr_buf *buf, struct tenant_book *book, const struct cr_feed_event *event);
/* {"time","event":"dropped","count"}: so many were missed. */
void event_text_dropped(struct cr_buf *buf, uint64_t n);

#endif
