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

const char *event_mode_word(enum cr_kv_mode mode)
{
    static const char *const words[] = {"isolated", "declared", "selective", "quorum", "global"};
    return words[mode];
}

static void put_tenant(struct cr_buf *buf, struct tenant_book *book, struct cr_tenant_id id)
{
    struct tenant_entry tenant;
    tenant_book_get(book, id, &tenant);
    json_out_cstr(buf, tenant.name);
}

static void put_alarm(struct cr_buf *buf, struct tenant_book *book, const struct cr_alarm *a)
{
    cr_buf_printf(buf,
                  ",\"event\":\"alarm\",\"rule\":\"%s\",\"mode\":\"%s\",\"text\":\"%016" PRIx64
                  "\",\"tokens\":%u,\"demoted_pages\":%u,\"hits\":%u,\"users\":%u,"
                  "\"contributors\":%u,\"tenant\":",
                  cr_monitor_alarm_word(a->rule), event_mode_word(a->mode), a->text, a->n_tokens,
                  a->n_demoted, a->n_hits, a->n_users, a->n_contributors);
    put_tenant(buf, book, a->tenant);
    cr_buf_append_str(buf, ",\"tenants\":[");
    for (uint32_t i = 0; i < a->n_users; i++) {
        if (i > 0)
            cr_buf_append_char(buf, ',');
        put_tenant(buf, book, (struct cr_tenant_id){a->users[i]});
    }
    cr_buf_append_str(buf, "]}");
}

void event_text(struct cr_buf *buf, struct tenant_book *book, const struct cr_feed_event *event)
{
    const struct cr_kv_event *e = &event->kv;
    put_time(buf, event->unix_us);
    if (event->is_alarm) {
        put_alarm(buf, book, &event->alarm);
        return;
    }
    cr_buf_printf(buf, ",\"event\":\"%s\",\"tenant\":", cr_kv_event_word(e->kind));
    put_tenant(buf, book, e->tenant);
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
