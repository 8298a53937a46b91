/* Events as JSON, for the file and for listeners. Names, numbers and keyed hashes only. */
#include "http/event_text.h"

#include <inttypes.h>
#include <time.h>

#include "carrel/clock.h"
#include "http/json_out.h"
#include "http/verdict_board.h"

static void put_time(struct cr_buf *buf, int64_t unix_us)
{
    time_t s = (time_t)(unix_us / 1000000);
    struct tm tm;
    char text[32] = "";
    if (gmtime_r(&s, &tm) != NULL)
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm);
    cr_buf_printf(buf, "{\"time\":\"%s.%06dZ\"", text, (int)(unix_us % 1000000));
}

void event_text(struct cr_buf *buf, struct tenant_book *book, const struct cr_feed_event *event)
{
    const struct cr_kv_event *e = &event->kv;
    struct tenant_entry tenant;
    tenant_book_get(book, e->tenant, &tenant);
    put_time(buf, event->unix_us);
    cr_buf_printf(buf, ",\"event\":\"%s\",\"tenant\":", cr_kv_event_word(e->kind));
    json_out_cstr(buf, tenant.name);
    cr_buf_printf(buf, ",\"pages\":%u,\"depth\":%u,\"run\":\"%012" PRIx64 "\"", e->n_pages,
                  e->depth, e->run);
    if (e->kind == CR_KV_EVENT_EVICTED)
        cr_buf_printf(buf, ",\"reason\":\"%s\"", cr_kv_why_word(e->why));
    if (e->cause.reason != 0)
        cr_buf_printf(buf, ",\"class\":\"%s\"", verdict_reason_word(e->cause.reason));
    if (e->cause.tier != 0)
        cr_buf_printf(buf, ",\"tier\":%u", e->cause.tier);
    cr_buf_append_char(buf, '}');
}

void event_text_dropped(struct cr_buf *buf, uint64_t n)
{
    put_time(buf, cr_clock_unix_us());
    cr_buf_printf(buf, ",\"event\":\"dropped\",\"count\":%" PRIu64 "}", n);
}
