/* What does planning a step cost?
 *
 *     bench_sched
 *
 * Plan and commit without an engine, in three settings: 256 requests decode and nothing waits; the
 * same with 4,000 requests of 2,000 tenants waiting behind them; and prompts of 2,000 tokens that
 * come and go, with half of them common to a tenant. A step of the engine takes milliseconds; the
 * gate is that planning is not seen beside it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "carrel/sched.h"

#define N_SEQS   256u
#define N_STEPS  2000u
#define N_COMMON 1000u
#define N_PROMPT 2000u

static int n_met, n_missed;
static uint32_t sample_ns[N_STEPS], n_samples;
static int32_t prompt[N_PROMPT];
static int32_t next[N_SEQS];
static struct cr_kv *kv;
static struct cr_sched *sched;
static struct cr_plan plan;

_Noreturn static void die(const char *what)
{
    fprintf(stderr, "bench_sched: %s\n", what);
    exit(1);
}

static uint64_t now_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void rows(const char *what, double gate)
{
    const double at[] = {0.5, 0.99};
    const char *name[] = {"p50", "p99"};

    qsort(sample_ns, n_samples, sizeof *sample_ns, by_value);
    for (int i = 0; i < 2; i++) {
        double us = sample_ns[(uint32_t)(at[i] * (n_samples - 1))] / 1000.0;
        *(us <= gate ? &n_met : &n_missed) += 1;
        printf("%-50s %s %9.3f us  <= %-4g %s\n", what, name[i], us, gate,
               us <= gate ? "met" : "MISSED");
    }
    n_samples = 0;
}

static void create(void)
{
    struct cr_kv_config pool = {
        .page_tokens = 16, .n_pages = 100000, .max_seqs = N_SEQS, .max_tokens = 8192};
    struct cr_sched_config config = {.max_batch = 2048,
                                     .max_seqs = N_SEQS,
                                     .max_waiting = 4096,
                                     .max_waiting_per_tenant = 4096,
                                     .max_tokens = 8192,
                                     .prefill_chunk = 512};

    if (cr_kv_create(&pool, &kv) != CR_OK || cr_sched_create(&config, kv, &sched) != CR_OK)
        die("no memory");
}

static void destroy(void)
{
    cr_sched_destroy(sched);
    cr_kv_destroy(kv);
}

static void submit(uint32_t tenant, uint32_t number, uint32_t n_tokens, uint32_t max_new)
{
    struct cr_sched_req *req;

    for (uint32_t i = 0; i < n_tokens; i++)
        prompt[i] = (int32_t)(i < N_COMMON && n_tokens > N_COMMON ? tenant : number * 31 + i);
    if (cr_sched_submit(sched, (struct cr_tenant_id){tenant}, prompt, n_tokens, max_new, NULL,
                        &req) != CR_OK)
        die("a queue is full");
}

static void step(bool is_timed)
{
    uint64_t begin = now_ns();

    if (cr_sched_plan(sched, &plan) != CR_OK)
        die("no plan");
    cr_sched_commit(sched, &plan, next);
    if (is_timed)
        sample_ns[n_samples++] = (uint32_t)(now_ns() - begin);
}

static void decode(uint32_t n_waiting)
{
    create();
    for (uint32_t i = 0; i < N_SEQS; i++)
        submit(i % 16 + 1, i, 32, 4000);
    struct cr_sched_stats stats;
    do {
        step(false);
        cr_sched_get_stats(sched, &stats);
    } while (stats.n_waiting > 0);
    for (uint32_t i = 0; i < n_waiting; i++)
        submit(100 + i % 2000, i, 32, 100);
    while (n_samples < N_STEPS)
        step(true);
    destroy();
}

static void come_and_go(void)
{
    uint32_t number = 0;

    create();
    while (n_samples < N_STEPS) {
        struct cr_sched_stats stats;
        cr_sched_get_stats(sched, &stats);
        while (stats.n_waiting++ < 64) {
            number++;
            submit(number % 16 + 1, number, N_PROMPT, 8);
        }
        step(true);
        for (uint32_t i = 0; i < plan.n_items; i++) { /* who has its eight tokens goes */
            if (plan.items[i].samples && plan.items[i].pos + 1 == N_PROMPT + 7)
                cr_sched_finish(sched, plan.items[i].req);
        }
    }
    destroy();
}

int main(void)
{
    decode(0);
    rows("256 requests decode", 50);
    decode(4000);
    rows("256 decode, 4,000 of 2,000 tenants wait", 50);
    come_and_go();
    rows("prompts of 2,000 tokens come and go", 100);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
