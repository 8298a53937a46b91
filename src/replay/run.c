/* The run: which request is sent when, and the figures of all answers. */
#include <stdlib.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "replay/replay_int.h"

#define POLL_MS   1000u
#define SETTLE_US 300000u /* until the last request is counted, and its verdict carried out */

struct item {
    struct replay_answer answer;
    uint64_t due_us;
    bool is_sent, has_ended;
};

struct run {
    const struct cr_replay *load;
    struct replay_client *client;
    struct item *items; /* [n_requests] */
    uint64_t begin_us;
    uint32_t first; /* all before it are sent */
    uint32_t n_running, n_ended, in_flight;
};

/* --- sending ------------------------------------------------------------------------------ */

/* Whether request i may go now; else *wait_us is shortened to when it may. */
static bool is_due(struct run *run, uint32_t i, uint64_t now_us, uint64_t *wait_us)
{
    const struct cr_replay_request *r = &run->load->requests[i];
    struct item *item = &run->items[i];
    if (item->is_sent)
        return false;
    if (r->after != CR_REPLAY_NOTHING) {
        item->due_us = now_us;
        return run->items[r->after].has_ended;
    }
    item->due_us = run->load->spec.rate > 0 ? run->begin_us + r->at_us : now_us;
    if (item->due_us <= now_us)
        return true;
    if (item->due_us - now_us < *wait_us)
        *wait_us = item->due_us - now_us;
    return false;
}

static int send_due(struct run *run, uint64_t *wait_us, struct cr_error *err)
{
    const struct cr_replay *load = run->load;
    uint32_t most = load->spec.rate > 0 ? load->n_requests : run->in_flight;
    uint64_t now_us = cr_clock_now_us(NULL);
    for (uint32_t i = run->first; i < load->n_requests && run->n_running < most; i++) {
        if (is_due(run, i, now_us, wait_us)) {
            int status =
                replay_client_send(run->client, &load->requests[i], i, &run->items[i].answer, err);
            if (status != CR_OK)
                return status;
            run->items[i].is_sent = true;
            run->n_running++;
        }
        if (i == run->first && run->items[i].is_sent)
            run->first++;
    }
    return CR_OK;
}

static int send_all(struct run *run, struct cr_error *err)
{
    run->begin_us = cr_clock_now_us(NULL);
    while (run->n_ended < run->load->n_requests) {
        uint64_t wait_us = (uint64_t)POLL_MS * 1000;
        uint32_t number;
        int status = send_due(run, &wait_us, err);
        if (status == CR_OK)
            status =
                replay_client_next(run->client, (uint32_t)(wait_us + 999) / 1000, &number, err);
        if (status != CR_OK)
            return status;
        if (number == CR_REPLAY_NOTHING)
            continue;
        run->items[number].has_ended = true;
        run->n_running--;
        run->n_ended++;
    }
    return CR_OK;
}

/* --- figures ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts the values. Percentiles are by nearest rank. */
static struct cr_replay_times times_of(double *values, uint32_t n)
{
    struct cr_replay_times t = {.n = n};
    if (n == 0)
        return t;
    qsort(values, n, sizeof *values, compare);
    for (uint32_t i = 0; i < n; i++)
        t.mean += values[i] / n;
    t.p50 = values[(n - 1) / 2];
    t.p95 = values[(95 * (uint64_t)n + 99) / 100 - 1];
    t.p99 = values[(99 * (uint64_t)n + 99) / 100 - 1];
    return t;
}

static bool has_private(const struct cr_replay_request *r)
{
    return r->n_messages > 0 && r->messages[r->n_messages - 1].private_to > 0;
}

static void count(const struct run *run, double *values, struct cr_replay_figures *f)
{
    double *ttft = values, *first = ttft + run->load->n_requests,
           *whole = first + run->load->n_requests;
    uint64_t end_us = run->begin_us;
    uint32_t n = 0, n_first = 0;
    for (uint32_t i = 0; i < run->load->n_requests; i++) {
        const struct cr_replay_request *r = &run->load->requests[i];
        const struct item *item = &run->items[i];
        const struct replay_answer *a = &item->answer;
        f->n_private += has_private(r);
        end_us = a->end_us > end_us ? a->end_us : end_us;
        if (a->http != 200 || a->first_us == 0) {
            f->n_failed++;
            continue;
        }
        whole[n] = (double)(a->end_us - item->due_us) / 1e6;
        ttft[n++] = (double)(a->first_us - item->due_us) / 1e6;
        if (r->is_first)
            first[n_first++] = ttft[n - 1];
        f->prompt_tokens += a->prompt_tokens;
        f->told_tokens += a->cached_tokens;
        f->generated_tokens += a->generated_tokens;
    }
    f->n_requests = run->load->n_requests;
    f->seconds = (double)(end_us - run->begin_us) / 1e6;
    f->ttft = times_of(ttft, n);
    f->first_ttft = times_of(first, n_first);
    f->whole = times_of(whole, n);
}

int cr_replay_run(const struct cr_replay_endpoint *endpoint, const struct cr_replay *load,
                  uint32_t in_flight, struct cr_replay_figures *ret_figures, struct cr_error *err)
{
    struct run run = {.load = load, .in_flight = in_flight > 0 ? in_flight : 1};
    struct cr_replay_server before;
    struct cr_replay_figures figures = {0};
    run.items = calloc(load->n_requests, sizeof *run.items);
    double *values = calloc(load->n_requests, 3 * sizeof *values);
    int status = run.items != NULL && values != NULL
                     ? replay_client_create(endpoint, &run.client, err)
                     : cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    if (status == CR_OK) {
        replay_metrics_get(endpoint, &before);
        status = send_all(&run, err);
    }
    if (status == CR_OK) {
        usleep(SETTLE_US);
        replay_metrics_get(endpoint, &figures.server);
        replay_metrics_since(&before, &figures.server);
        count(&run, values, &figures);
        *ret_figures = figures;
    }
    replay_client_destroy(run.client);
    free(values);
    free(run.items);
    return status;
}
