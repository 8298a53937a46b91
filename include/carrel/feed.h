/* What happens in the cache, for who wants to hear of it: a ring of events that one thread writes
 * and any number of readers follow, each at its own pace. A reader that is too slow misses some,
 * and is told how many; the writer never waits for one. */
#ifndef CARREL_FEED_H
#define CARREL_FEED_H

#include "carrel/kv_view.h"
#include "carrel/monitor.h"

struct cr_feed;

/* An alarm of the reuse monitor, and what was done. The text's name is a keyed hash. */
struct cr_alarm {
    enum cr_monitor_alarm rule;
    enum cr_kv_mode mode;
    uint64_t text;
    struct cr_tenant_id tenant; /* whose hit set it off */
    uint32_t n_tokens;          /* of the text, from the beginning of the prompt */
    uint32_t n_demoted;         /* pages */
    uint32_t n_hits, n_users;   /* in the window */
    uint32_t n_contributors;
    uint32_t users[CR_MONITOR_RECENT]; /* [n_users] tenants' ids */
};

struct cr_feed_event {
    int64_t unix_us;
    bool is_alarm;
    union {
        struct cr_kv_event kv;
        struct cr_alarm alarm;
    };
};

/* Where a reader stands. */
struct cr_feed_reader {
    uint64_t next;
};

/* Room for `capacity` events. CR_EINVAL for none, CR_ENOMEM. */
int cr_feed_create(uint32_t capacity, struct cr_feed **ret_feed);
/* All readers have left. NULL is fine. */
void cr_feed_destroy(struct cr_feed *feed);

/* Adds an event, unless nobody listens. */
void cr_feed_put(struct cr_feed *feed, const struct cr_kv_event *event);
void cr_feed_put_alarm(struct cr_feed *feed, const struct cr_alarm *alarm);

/* Any thread, as the next two: hears what comes from now on. */
void cr_feed_join(struct cr_feed *feed, struct cr_feed_reader *ret_reader);
void cr_feed_leave(struct cr_feed *feed);
/* Takes up to `max` events, oldest first; returns how many. *ret_dropped: those before them that
 * were overwritten. */
uint32_t cr_feed_read(struct cr_feed *feed, struct cr_feed_reader *reader,
                      struct cr_feed_event *events, uint32_t max, uint64_t *ret_dropped);

#endif
