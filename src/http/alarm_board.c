/* A ring of alarms and a thread that tells of them.
 *
 * The engine thread adds to the ring and goes on. The thread writes a line to the log and sends the
 * alarm to the webhook, in order, each a few times if need be; while one is on its way others wait
 * in the ring. What it is too slow for, or what was not taken, is counted as lost, and stays in the
 * log and in the operator's view.
 *
 * The webhook gets names of tenants and numbers, never text. Redirects are not followed. Its URL
 * may hold a token, so it is not logged.
 */
#include "http/alarm_board.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <curl/curl.h>

#include "carrel/clock.h"
#include "carrel/log.h"
#include "http/event_text.h"
#include "http/quiet_thread.h"

#define TRIES     3
#define PAUSE_S   1  /* after a try, and twice as long after the next */
#define TIMEOUT_S 5L /* of a try */
#define MAX_JSON  4096u

void alarm_board_init(struct alarm_board *board, struct tenant_book *book,
                      struct metric_counter *n_lost)
{
    pthread_condattr_t attr;
    *board = (struct alarm_board){.book = book, .n_lost = n_lost};
    pthread_mutex_init(&board->lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&board->changed, &attr);
    pthread_condattr_destroy(&attr);
}

void alarm_board_release(struct alarm_board *board)
{
    alarm_board_stop(board);
    free(board->webhook);
    pthread_cond_destroy(&board->changed);
    pthread_mutex_destroy(&board->lock);
}

void alarm_board_add(struct alarm_board *board, const struct cr_alarm *alarm)
{
    pthread_mutex_lock(&board->lock);
    board->alarms[board->n++ % ALARMS_MAX] =
        (struct cr_feed_event){.unix_us = cr_clock_unix_us(), .is_alarm = true, .alarm = *alarm};
    pthread_cond_signal(&board->changed);
    pthread_mutex_unlock(&board->lock);
}

uint32_t alarm_board_get(struct alarm_board *board, struct cr_feed_event *ret_alarms, uint32_t max)
{
    uint32_t n = 0;
    pthread_mutex_lock(&board->lock);
    for (; n < max && n < ALARMS_MAX && n < board->n; n++)
        ret_alarms[n] = board->alarms[(board->n - 1 - n) % ALARMS_MAX];
    pthread_mutex_unlock(&board->lock);
    return n;
}

/* --- the webhook -------------------------------------------------------------------------- */

static size_t drop_body(char *data, size_t one, size_t len, void *user)
{
    (void)data, (void)one, (void)user;
    return len;
}

static int on_progress(void *user, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    (void)a, (void)b, (void)c, (void)d;
    return atomic_load(&((struct alarm_board *)user)->is_stopping); /* then it is given up */
}

static bool post(struct alarm_board *board, const char *json)
{
    CURL *curl = curl_easy_init();
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    long http = 0;
    if (curl != NULL && headers != NULL) {
        curl_easy_setopt(curl, CURLOPT_URL, board->webhook);
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_body);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, TIMEOUT_S);
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, board);
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "carrel");
        if (curl_easy_perform(curl) == CURLE_OK)
            curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &http);
    }
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    return http >= 200 && http < 300;
}

/* Sleeps, unless the board is stopped. */
static void pause_for(struct alarm_board *board, time_t s)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += s;
    pthread_mutex_lock(&board->lock);
    while (!atomic_load(&board->is_stopping) &&
           pthread_cond_timedwait(&board->changed, &board->lock, &until) == 0)
        ;
    pthread_mutex_unlock(&board->lock);
}

static bool send_alarm(struct alarm_board *board, const struct cr_feed_event *alarm)
{
    struct cr_buf json;
    bool was_sent = false;
    cr_buf_init(&json, MAX_JSON);
    event_text(&json, board->book, alarm);
    for (int i = 0; i < TRIES && json.status == CR_OK && !was_sent; i++) {
        if (i > 0)
            pause_for(board, (time_t)PAUSE_S << (i - 1));
        if (atomic_load(&board->is_stopping))
            break;
        was_sent = post(board, cr_buf_str(&json));
    }
    cr_buf_release(&json);
    return was_sent;
}

/* --- the thread --------------------------------------------------------------------------- */

static void log_alarm(struct alarm_board *board, const struct cr_alarm *alarm)
{
    struct tenant_entry tenant;
    char text[17];
    tenant_book_get(board->book, alarm->tenant, &tenant);
    snprintf(text, sizeof text, "%016" PRIx64, alarm->text);
    cr_log(CR_LOG_WARN, "monitor",
           "reuse of shared text looks like probing: it was taken back; see `carrel cache alarms`",
           CR_LOG_STR("rule", cr_monitor_alarm_word(alarm->rule)), CR_LOG_STR("text", text),
           CR_LOG_STR("tenant", tenant.name), CR_LOG_UINT("tokens", alarm->n_tokens),
           CR_LOG_UINT("hits", alarm->n_hits), CR_LOG_UINT("users", alarm->n_users));
}

/* Waits for an alarm to tell of. False: the thread ends. */
static bool next(struct alarm_board *board, struct cr_feed_event *ret_alarm)
{
    pthread_mutex_lock(&board->lock);
    while (board->n == board->n_told && !atomic_load(&board->is_stopping))
        pthread_cond_wait(&board->changed, &board->lock);
    if (board->n - board->n_told > ALARMS_MAX) {
        metric_add(board->n_lost, board->n - board->n_told - ALARMS_MAX);
        board->n_told = board->n - ALARMS_MAX;
    }
    bool has_one = board->n > board->n_told;
    if (has_one)
        *ret_alarm = board->alarms[board->n_told++ % ALARMS_MAX];
    pthread_mutex_unlock(&board->lock);
    return has_one;
}

static void *run(void *arg)
{
    struct alarm_board *board = arg;
    struct cr_feed_event alarm;
    while (next(board, &alarm)) {
        log_alarm(board, &alarm.alarm);
        if (board->webhook == NULL || send_alarm(board, &alarm))
            continue;
        metric_add(board->n_lost, 1);
        cr_log(CR_LOG_ERROR, "monitor", "the webhook did not take an alarm");
    }
    return NULL;
}

int alarm_board_open(struct alarm_board *board, const char *webhook)
{
    if (webhook != NULL) {
        board->webhook = strdup(webhook);
        if (board->webhook == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
            return CR_ENOMEM;
    }
    board->is_running = quiet_thread_start(&board->thread, run, board);
    return board->is_running ? CR_OK : CR_EIO;
}

void alarm_board_stop(struct alarm_board *board)
{
    if (!board->is_running)
        return;
    pthread_mutex_lock(&board->lock);
    atomic_store(&board->is_stopping, true);
    pthread_cond_signal(&board->changed);
    pthread_mutex_unlock(&board->lock);
    pthread_join(board->thread, NULL);
    board->is_running = false;
    if (board->webhook != NULL)
        curl_global_cleanup();
}
