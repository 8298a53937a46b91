/* A ring of fixed-size items under one mutex.
 *
 * A lock is held for the copy of one item and no longer; at the rates here (thousands of posts a
 * second, not millions) it is never the cost, and it is plain to reason about. The ring is taken
 * whole at creation: pushing and popping allocate nothing.
 *
 * Waking: a push into an empty ring signals the condition and calls on_wake, outside the lock, so
 * that the callback may take locks of its own. A consumer that pops until CR_ENOTFOUND misses
 * nothing: any push after that finds the ring empty and wakes it again.
 *
 * The condition waits on CLOCK_MONOTONIC, so a jump of the calendar does not matter.
 *
 * Not done: several consumers, priorities, a wait for room. A poster that finds the queue full
 * tells its client so; that is the back-pressure.
 */
#include "carrel/queue.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct cr_queue {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    cr_queue_wake_fn on_wake;
    void *user;
    size_t item_size, capacity;
    size_t head, len;    /* under lock */
    bool closed;         /* under lock */
    unsigned char *ring; /* [capacity, item_size] */
};

int cr_queue_create(size_t item_size, size_t capacity, cr_queue_wake_fn on_wake, void *user,
                    struct cr_queue **ret_queue)
{
    size_t bytes;
    if (item_size == 0 || capacity == 0 || __builtin_mul_overflow(item_size, capacity, &bytes))
        return CR_EINVAL;
    struct cr_queue *q = calloc(1, sizeof *q);
    if (q == NULL)
        return CR_ENOMEM;
    q->item_size = item_size;
    q->capacity = capacity;
    q->on_wake = on_wake;
    q->user = user;
    pthread_condattr_t attr;
    q->ring = malloc(bytes);
    if (q->ring == NULL)
        goto free_queue;
    if (pthread_mutex_init(&q->lock, NULL) != 0)
        goto free_ring;
    if (pthread_condattr_init(&attr) != 0)
        goto destroy_lock;
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    int failed = pthread_cond_init(&q->filled, &attr);
    pthread_condattr_destroy(&attr);
    if (failed)
        goto destroy_lock;
    *ret_queue = q;
    return CR_OK;

destroy_lock:
    pthread_mutex_destroy(&q->lock);
free_ring:
    free(q->ring);
free_queue:
    free(q);
    return CR_ENOMEM;
}

void cr_queue_destroy(struct cr_queue *q)
{
    if (q == NULL)
        return;
    pthread_cond_destroy(&q->filled);
    pthread_mutex_destroy(&q->lock);
    free(q->ring);
    free(q);
}

static void wake(struct cr_queue *q)
{
    if (q->on_wake != NULL)
        q->on_wake(q->user);
}

int cr_queue_try_push(struct cr_queue *q, const void *item)
{
    int status = CR_OK;
    bool was_empty = false;
    pthread_mutex_lock(&q->lock);
    if (q->closed) {
        status = CR_ESHUTDOWN;
    } else if (q->len == q->capacity) {
        status = CR_EFULL;
    } else {
        size_t tail = (q->head + q->len) % q->capacity;
        memcpy(q->ring + tail * q->item_size, item, q->item_size);
        was_empty = q->len++ == 0;
        if (was_empty)
            pthread_cond_signal(&q->filled);
    }
    pthread_mutex_unlock(&q->lock);
    if (was_empty)
        wake(q);
    return status;
}

/* Under the lock. */
static int pop(struct cr_queue *q, void *ret_item)
{
    if (q->len == 0)
        return q->closed ? CR_ESHUTDOWN : CR_ENOTFOUND;
    memcpy(ret_item, q->ring + q->head * q->item_size, q->item_size);
    q->head = (q->head + 1) % q->capacity;
    q->len--;
    return CR_OK;
}

int cr_queue_try_pop(struct cr_queue *q, void *ret_item)
{
    pthread_mutex_lock(&q->lock);
    int status = pop(q, ret_item);
    pthread_mutex_unlock(&q->lock);
    return status;
}

/* The moment `us` from now. Waits of more than a year are for ever, so nothing overflows. */
static bool deadline_of(uint64_t us, struct timespec *ret_at)
{
    if (us > (uint64_t)365 * 86400 * 1000000)
        return false;
    clock_gettime(CLOCK_MONOTONIC, ret_at);
    ret_at->tv_sec += (time_t)(us / 1000000);
    ret_at->tv_nsec += (long)(us % 1000000) * 1000;
    if (ret_at->tv_nsec >= 1000000000) {
        ret_at->tv_nsec -= 1000000000;
        ret_at->tv_sec++;
    }
    return true;
}

int cr_queue_pop_wait(struct cr_queue *q, void *ret_item, uint64_t timeout_us)
{
    struct timespec at;
    bool bounded = deadline_of(timeout_us, &at);
    pthread_mutex_lock(&q->lock);
    int status;
    while ((status = pop(q, ret_item)) == CR_ENOTFOUND) {
        int rc = bounded ? pthread_cond_timedwait(&q->filled, &q->lock, &at)
                         : pthread_cond_wait(&q->filled, &q->lock);
        if (rc == ETIMEDOUT) {
            status = pop(q, ret_item);
            if (status == CR_ENOTFOUND)
                status = CR_ETIMEOUT;
            break;
        }
    }
    pthread_mutex_unlock(&q->lock);
    return status;
}

void cr_queue_close(struct cr_queue *q)
{
    pthread_mutex_lock(&q->lock);
    bool first = !q->closed;
    q->closed = true;
    pthread_cond_broadcast(&q->filled);
    pthread_mutex_unlock(&q->lock);
    if (first)
        wake(q);
}

size_t cr_queue_len(struct cr_queue *q)
{
    pthread_mutex_lock(&q->lock);
    size_t len = q->len;
    pthread_mutex_unlock(&q->lock);
    return len;
}
