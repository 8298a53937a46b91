/* Writes events to a file, one JSON object a line.
 *
 * A thread of its own reads the feed every POLL_MS, so a slow disk delays nobody; when it is so
 * slow that the feed runs past it, a line says how many events are missing. What can't be written
 * is lost, and logged.
 */
#include "http/event_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/log.h"
#include "http/event_text.h"
#include "http/quiet_thread.h"

#define POLL_MS   100
#define N_EVENTS  64u
#define MAX_BATCH (64u << 10)

static int open_path(const char *path)
{
    return open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
}

int event_file_open(struct event_file *file, const char *path, struct cr_error *err)
{
    *file = (struct event_file){.fd = -1};
    if (path == NULL)
        return CR_OK;
    file->path = strdup(path);
    if (file->path == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for a server.");
    file->fd = open_path(path);
    if (file->fd < 0)
        return cr_error_set(err, CR_EIO, "The file for events, %s, can't be opened: %s.", path,
                            strerror(errno));
    return CR_OK;
}

static void reopen(struct event_file *file)
{
    int fd = open_path(file->path);
    if (fd < 0) {
        cr_log(CR_LOG_ERROR, "events", "the file can't be opened again, the old one goes on",
               CR_LOG_STR("why", strerror(errno)));
        return;
    }
    close(file->fd);
    file->fd = fd;
}

static void write_out(const struct event_file *file, const struct cr_buf *buf)
{
    for (size_t done = 0; done < buf->len;) {
        ssize_t n = write(file->fd, buf->data + done, buf->len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            cr_log(CR_LOG_ERROR, "events", "events were lost", CR_LOG_STR("why", strerror(errno)));
            return;
        }
        done += (size_t)n;
    }
}

/* Writes what there is. */
static void catch_up(struct event_file *file, struct cr_buf *buf)
{
    struct cr_feed_event events[N_EVENTS];
    uint64_t dropped;
    uint32_t n;
    do {
        n = cr_feed_read(file->feed, &file->reader, events, N_EVENTS, &dropped);
        cr_buf_clear(buf);
        if (dropped > 0) {
            event_text_dropped(buf, dropped);
            cr_buf_append_char(buf, '\n');
        }
        for (uint32_t i = 0; i < n; i++) {
            event_text(buf, file->book, &events[i]);
            cr_buf_append_char(buf, '\n');
        }
        write_out(file, buf);
    } while (n == N_EVENTS);
}

static void *run(void *arg)
{
    struct event_file *file = arg;
    struct cr_buf buf;
    cr_buf_init(&buf, MAX_BATCH);
    while (!atomic_load(&file->is_stopping)) {
        usleep(POLL_MS * 1000);
        if (atomic_exchange(&file->is_reopening, false))
            reopen(file);
        catch_up(file, &buf);
    }
    catch_up(file, &buf);
    cr_buf_release(&buf);
    return NULL;
}

void event_file_start(struct event_file *file, struct cr_feed *feed, struct tenant_book *book)
{
    if (file->fd < 0)
        return;
    file->feed = feed;
    file->book = book;
    cr_feed_join(feed, &file->reader);
    file->is_running = quiet_thread_start(&file->thread, run, file);
    if (file->is_running)
        return;
    cr_feed_leave(feed);
    cr_log(CR_LOG_ERROR, "events", "there is no thread left, so no events are written");
}

void event_file_reopen(struct event_file *file)
{
    atomic_store(&file->is_reopening, true);
}

void event_file_close(struct event_file *file)
{
    if (file->is_running) {
        atomic_store(&file->is_stopping, true);
        pthread_join(file->thread, NULL);
        cr_feed_leave(file->feed);
        file->is_running = false;
    }
    if (file->path != NULL && file->fd >= 0)
        close(file->fd);
    file->fd = -1;
    free(file->path);
    file->path = NULL;
}
