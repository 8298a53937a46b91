/* An event of the cache as one JSON object. */
#ifndef CARREL_HTTP_EVENT_TEXT_H
#define CARREL_HTTP_EVENT_TEXT_H

#include "carrel/buf.h"
#include "carrel/feed.h"
#include "http/tenant_book.h"

/* {"time","event","tenant","pages","depth","run"[,"reason"][,"class"][,"tier"]}; of an alarm
 * {"time","event":"alarm","rule","mode","text","tokens","demoted_pages","hits","users",
 * "contributors","tenant","tenants"} */
void event_text(struct cr_buf *buf, struct tenant_book *book, const struct cr_feed_event *event);
/* "selective" */
const char *event_mode_word(enum cr_kv_mode mode);
/* {"time","event":"dropped","count"}: so many were missed. */
void event_text_dropped(struct cr_buf *buf, uint64_t n);

#endif
