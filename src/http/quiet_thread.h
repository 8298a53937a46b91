/* A thread that takes no signals: those are the main thread's. */
#ifndef CARREL_HTTP_QUIET_THREAD_H
#define CARREL_HTTP_QUIET_THREAD_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

/* False when none is left. */
static inline bool quiet_thread_start(pthread_t *ret_thread, void *(*run)(void *), void *arg)
{
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &old);
    bool is_running = pthread_create(ret_thread, NULL, run, arg) == 0;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return is_running;
}

#endif
