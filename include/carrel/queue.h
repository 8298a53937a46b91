/* A bounded queue from many threads to one: how work is posted to a loop.
 *
 * Items have a fixed size and are copied in and out. Nothing is dropped in silence: a full queue
 * says CR_EFULL, a closed one CR_ESHUTDOWN, and the poster keeps its item. Order is first in,
 * first out; items of one thread keep their order.
 *
 * The consumer either sleeps in cr_queue_pop_wait(), or is a loop of its own (libevent) and is told
 * by `on_wake`: called on a poster's thread, without the queue's lock, each time the queue stops
 * being empty, and once when it is closed. So the consumer must pop until CR_ENOTFOUND before it
 * relies on the next call.
 */
#ifndef CARREL_QUEUE_H
#define CARREL_QUEUE_H

#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

struct cr_queue;

/* Must be quick and must not block, e.g. event_active() of a libevent event. */
typedef void (*cr_queue_wake_fn)(void *user);

/* `on_wake` may be NULL. CR_EINVAL for a size or capacity of 0, CR_ENOMEM. */
int cr_queue_create(size_t item_size, size_t capacity, cr_queue_wake_fn on_wake, void *user,
                    struct cr_queue **ret_queue);

/* No thread may use the queue any more. Items left inside are forgotten: whoever owns what they
 * point to pops them first. NULL is fine. */
void cr_queue_destroy(struct cr_queue *queue);

/* Any thread; never waits for room. CR_OK, CR_EFULL, CR_ESHUTDOWN. */
int cr_queue_try_push(struct cr_queue *queue, const void *item);

/* The consumer. CR_OK with an item in `ret_item`; CR_ENOTFOUND when empty; CR_ESHUTDOWN when empty
 * and closed, so that nothing comes any more. */
int cr_queue_try_pop(struct cr_queue *queue, void *ret_item);

/* The same, but sleeps up to `timeout_us` for an item; then CR_ETIMEOUT. UINT64_MAX: for ever. */
int cr_queue_pop_wait(struct cr_queue *queue, void *ret_item, uint64_t timeout_us);

/* Any thread: no more pushes; what is inside can still be popped. Wakes the consumer. */
void cr_queue_close(struct cr_queue *queue);

/* Items inside, of a moment ago. */
size_t cr_queue_len(struct cr_queue *queue);

#endif
