/* The ring of events: what readers hear, and what they are told they missed. */
#include <pthread.h>

#include "carrel/feed.h"
#include "test.h"

#define CAPACITY 8u

static struct cr_feed *feed;

static void make(void)
{
    CHECK_INT(cr_feed_create(CAPACITY, &feed), CR_OK);
}

static void put(uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++)
        cr_feed_put(feed, &(struct cr_kv_event){.n_pages = i});
}

/* Reads up to `max` and demands n events from `first` on. */
static void expect(struct cr_feed_reader *r, uint32_t max, uint32_t first, uint32_t n,
                   uint64_t dropped)
{
    struct cr_feed_event events[CAPACITY + 1];
    uint64_t missed;

    CHECK_INT(cr_feed_read(feed, r, events, max, &missed), n);
    CHECK_INT(missed, dropped);
    for (uint32_t i = 0; i < n; i++)
        CHECK_INT(events[i].kv.n_pages, first + i);
}

static void a_reader_hears_what_comes_after_it(void)
{
    struct cr_feed_reader a, b;

    make();
    put(1, 3); /* nobody listens */
    cr_feed_join(feed, &a);
    expect(&a, CAPACITY, 0, 0, 0);
    put(4, 2);
    cr_feed_join(feed, &b);
    put(6, 1);
    expect(&a, 2, 4, 2, 0);
    expect(&b, CAPACITY, 6, 1, 0);
    expect(&a, CAPACITY, 6, 1, 0);
    cr_feed_leave(feed);
    put(7, 1);
    expect(&b, CAPACITY, 7, 1, 0);
    cr_feed_leave(feed);
    cr_feed_destroy(feed);
}

static void a_slow_reader_is_told_what_it_missed(void)
{
    struct cr_feed_reader r;

    make();
    cr_feed_join(feed, &r);
    put(1, CAPACITY);
    expect(&r, 1, 1, 1, 0);
    put(CAPACITY + 1, 6);
    expect(&r, CAPACITY + 1, 7, CAPACITY, 5);
    expect(&r, 1, 0, 0, 0);
    cr_feed_leave(feed);
    cr_feed_destroy(feed);
    CHECK_INT(cr_feed_create(0, &feed), CR_EINVAL);
}

#define MANY 20000u

static void *follow(void *user)
{
    struct cr_feed_reader *r = user;
    struct cr_feed_event events[4];
    uint64_t seen = 0, dropped;

    while (seen < MANY) {
        uint32_t n = cr_feed_read(feed, r, events, 4, &dropped);
        seen += dropped;
        for (uint32_t i = 0; i < n; i++)
            CHECK_INT(events[i].kv.n_pages, ++seen); /* none twice, none unheard of */
    }
    CHECK_INT(seen, MANY);
    return NULL;
}

static void readers_follow_a_writer(void)
{
    pthread_t threads[3];
    struct cr_feed_reader readers[3];

    make();
    for (int i = 0; i < 3; i++) {
        cr_feed_join(feed, &readers[i]);
        CHECK_INT(pthread_create(&threads[i], NULL, follow, &readers[i]), 0);
    }
    put(1, MANY);
    for (int i = 0; i < 3; i++) {
        pthread_join(threads[i], NULL);
        cr_feed_leave(feed);
    }
    cr_feed_destroy(feed);
}

TEST_MAIN(CASE(a_reader_hears_what_comes_after_it), CASE(a_slow_reader_is_told_what_it_missed),
          CASE(readers_follow_a_writer))
