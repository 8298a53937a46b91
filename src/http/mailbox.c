/* The mailbox between the engine thread and an event loop: a linked list under a mutex.
 *
 * One mutex for a loop, not one for each sender, because it makes lifetimes simple: once the loop
 * has taken a sender's last news under the lock, no other thread is inside that sender or will be,
 * and it may be freed. The eventfd is written only when the list stops being empty, so a step that
 * brings sixty-four tokens wakes the loop once.
 */
#include "http/mailbox.h"

#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

int mailbox_init(struct mailbox *mailbox)
{
    mailbox->head = mailbox->tail = NULL;
    mailbox->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (mailbox->wake_fd < 0)
        return CR_EIO;
    pthread_mutex_init(&mailbox->mutex, NULL);
    return CR_OK;
}

void mailbox_release(struct mailbox *mailbox)
{
    pthread_mutex_destroy(&mailbox->mutex);
    close(mailbox->wake_fd);
}

void mailbox_lock(struct mailbox *mailbox)
{
    pthread_mutex_lock(&mailbox->mutex);
}

void mailbox_unlock(struct mailbox *mailbox)
{
    pthread_mutex_unlock(&mailbox->mutex);
}

void mailbox_post_unlock(struct mailbox *mailbox, struct mail *mail)
{
    bool wake = mailbox->head == NULL;
    if (!mail->is_posted) {
        mail->is_posted = true;
        mail->next = NULL;
        if (mailbox->head == NULL)
            mailbox->head = mail;
        else
            mailbox->tail->next = mail;
        mailbox->tail = mail;
    }
    if (wake)
        mailbox_wake(mailbox); /* with the lock: the mailbox may be gone right after it */
    pthread_mutex_unlock(&mailbox->mutex);
}

struct mail *mailbox_take_lock(struct mailbox *mailbox)
{
    pthread_mutex_lock(&mailbox->mutex);
    struct mail *mail = mailbox->head;
    if (mail == NULL) {
        pthread_mutex_unlock(&mailbox->mutex);
        return NULL;
    }
    mailbox->head = mail->next;
    mail->is_posted = false;
    return mail;
}

void mailbox_wake(struct mailbox *mailbox)
{
    /* It fails only when the counter is at its maximum: then the loop is about to wake anyway. */
    uint64_t one = 1;
    ssize_t n = write(mailbox->wake_fd, &one, sizeof one);
    (void)n;
}

void mailbox_clear(struct mailbox *mailbox)
{
    uint64_t count;
    ssize_t n = read(mailbox->wake_fd, &count, sizeof count);
    (void)n;
}
