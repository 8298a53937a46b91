/* The ring of events. See carrel/feed.h.
 *
 * One ring for all readers: a reader is a number, that of the event it takes next, so slow ones
 * cost nothing and there may be any number. The lock is held for the copy of a few events. While
 * nobody listens an event costs one look at a counter.
 */
#include "carrel/feed.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "carrel/clock.h"

struct cr_feed {
    _Atomic uint32_t n_readers;
    pthread_mutex_t lock;
    uint64_t n; /* ever put */
    uint32_t capacity;
    struct cr_feed_event events[]; /* [capacity] */
};

int cr_feed_create(uint32_t capacity, struct cr_feed **ret_feed)
{
    if (capacity == 0)
        return CR_EINVAL;
    struct cr_feed *feed = calloc(1, sizeof *feed + capacity * sizeof feed->events[0]);
    if (feed == NULL)
        return CR_ENOMEM;
    feed->capacity = capacity;
    pthread_mutex_init(&feed->lock, NULL);
    *ret_feed = feed;
    return CR_OK;
}

void cr_feed_destroy(struct cr_feed *feed)
{
    if (feed == NULL)
        return;
    pthread_mutex_destroy(&feed->lock);
    free(feed);
}

static void put(struct cr_feed *feed, struct cr_feed_event event)
{
    if (atomic_load_explicit(&feed->n_readers, memory_order_relaxed) == 0)
        return;
    event.unix_us = cr_clock_unix_us();
    pthread_mutex_lock(&feed->lock);
    feed->events[feed->n++ % feed->capacity] = event;
    pthread_mutex_unlock(&feed->lock);
}

void cr_feed_put(struct cr_feed *feed, const struct cr_kv_event *event)
{
    put(feed, (struct cr_feed_event){.kv = *event});
}

void cr_feed_put_alarm(struct cr_feed *feed, const struct cr_alarm *alarm)
{
    put(feed, (struct cr_feed_event){.is_alarm = true, .alarm = *alarm});
}

void cr_feed_join(struct cr_feed *feed, struct cr_feed_reader *ret_reader)
{
    pthread_mutex_lock(&feed->lock);
    ret_reader->next = feed->n;
    atomic_fetch_add(&feed->n_readers, 1);
    pthread_mutex_unlock(&feed->lock);
}

void cr_feed_leave(struct cr_feed *feed)
{
    atomic_fetch_sub(&feed->n_readers, 1);
}

uint32_t cr_feed_read(struct cr_feed *feed, struct cr_feed_reader *reader,
                      struct cr_feed_event *events, uint32_t max, uint64_t *ret_dropped)
{
    uint32_t n = 0;

    pthread_mutex_lock(&feed->lock);
    uint64_t oldest = feed->n > feed->capacity ? feed->n - feed->capacity : 0;
    *ret_dropped = reader->next < oldest ? oldest - reader->next : 0;
    reader->next += *ret_dropped;
    for (; n < max && reader->next < feed->n; n++)
        events[n] = feed->events[reader->next++ % feed->capacity];
    pthread_mutex_unlock(&feed->lock);
    return n;
}
