/* The file that events of the cache are appended to. */
#ifndef CARREL_HTTP_EVENT_FILE_H
#define CARREL_HTTP_EVENT_FILE_H

#include <pthread.h>
#include <stdatomic.h>

#include "carrel/feed.h"
#include "http/tenant_book.h"

struct event_file {
    char *path; /* NULL: no file */
    int fd;
    bool is_running;
    pthread_t thread;
    atomic_bool is_stopping, is_reopening;
    struct cr_feed *feed;
    struct cr_feed_reader reader;
    struct tenant_book *book;
};

/* Opens it, made with mode 0600 where there is none; `path` NULL: none. CR_EIO, CR_ENOMEM. */
int event_file_open(struct event_file *file, const char *path, struct cr_error *err);
/* Writes what happens from now on, on a thread of its own. Without one nothing is written, and that
 * is logged. */
void event_file_start(struct event_file *file, struct cr_feed *feed, struct tenant_book *book);
/* Opens the path again, as after a rotation; soon, and any thread may ask. */
void event_file_reopen(struct event_file *file);
/* Writes what is left and ends the thread; closes. Twice is fine. */
void event_file_close(struct event_file *file);

#endif
