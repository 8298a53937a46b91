/* Alarms of the reuse monitor: the latest ones, for the operator's view, and everything that tells
 * of them: the log and a webhook. */
#ifndef CARREL_HTTP_ALARM_BOARD_H
#define CARREL_HTTP_ALARM_BOARD_H

#include <pthread.h>
#include <stdatomic.h>

#include "carrel/feed.h"
#include "http/metrics.h"
#include "http/tenant_book.h"

/* That are remembered, or wait for the webhook. */
#define ALARMS_MAX 256u

struct alarm_board {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    uint64_t n, n_told;                      /* ever; logged and sent */
    struct cr_feed_event alarms[ALARMS_MAX]; /* a ring */
    atomic_bool is_stopping;
    bool is_running;
    pthread_t thread;
    char *webhook; /* NULL: none */
    struct tenant_book *book;
    struct metric_counter *n_lost; /* that the webhook was not told of */
};

/* Without a thread; cannot fail. `webhook` is copied, or NULL. */
void alarm_board_init(struct alarm_board *board, struct tenant_book *book,
                      struct metric_counter *n_lost);
/* Starts telling. CR_ENOMEM, CR_EIO (no thread): alarms are remembered all the same. */
int alarm_board_open(struct alarm_board *board, const char *webhook);
/* Ends the thread; what the webhook was not told of by now is lost. Twice is fine. */
void alarm_board_stop(struct alarm_board *board);
void alarm_board_release(struct alarm_board *board);

/* Any thread; waits for nothing but a copy. */
void alarm_board_add(struct alarm_board *board, const struct cr_alarm *alarm);
/* Copies up to `max`, the latest first; returns how many. */
uint32_t alarm_board_get(struct alarm_board *board, struct cr_feed_event *ret_alarms, uint32_t max);

#endif
