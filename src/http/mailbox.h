/* How events of the engine thread reach the event loop that owns a request.
 *
 * A sender (one per running choice) is linked into its loop's mailbox when it has news, and at most
 * once: so the mailbox is bounded by the number of senders and posting cannot fail. What the news
 * is, the sender keeps; the mailbox's mutex guards it. The mutex is held for a copy of a few bytes,
 * never across a call into libevent or the worker.
 */
#ifndef CARREL_HTTP_MAILBOX_H
#define CARREL_HTTP_MAILBOX_H

#include <pthread.h>
#include <stdbool.h>

#include "carrel/status.h"

struct loop;

struct mail {
    struct mail *next;
    bool is_posted;
    /* Takes the sender's news, on the loop's thread: comes with the mailbox locked, unlocks it. */
    void (*take)(struct loop *loop, struct mail *mail);
};

struct mailbox {
    pthread_mutex_t mutex;
    struct mail *head, *tail;
    int wake_fd; /* an eventfd: readable when there may be mail */
};

/* CR_EIO when there is no eventfd left. */
int mailbox_init(struct mailbox *mailbox);
void mailbox_release(struct mailbox *mailbox);

void mailbox_lock(struct mailbox *mailbox);
/* Posts, with the lock held, and unlocks. */
void mailbox_post_unlock(struct mailbox *mailbox, struct mail *mail);
/* Takes the oldest, and leaves the mailbox locked so that its news can be taken too; NULL, and
 * unlocked, when there is none. */
struct mail *mailbox_take_lock(struct mailbox *mailbox);
void mailbox_unlock(struct mailbox *mailbox);

/* Makes wake_fd readable, from any thread. */
void mailbox_wake(struct mailbox *mailbox);
/* Before taking: makes it unreadable until the next wake. */
void mailbox_clear(struct mailbox *mailbox);

#endif
