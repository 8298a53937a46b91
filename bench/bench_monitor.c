/* What does the reuse monitor cost?
 *
 * A request that found others' text charges a budget and is looked at in its text's window. Both
 * tables are half full, tenants and texts come at random, so that most entries come from memory or
 * the last cache; one run has windows that are full, the dearest case. Every row has a gate; the
 * last line counts them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "carrel/monitor.h"
#include "carrel/rng.h"

#define N_TEXTS   8192u
#define N_TENANTS 8u /* of a text: half the budgets' table */
#define N_HITS    2000000u
#define GATE_NS   100.0
#define T0        UINT64_C(1764240000000000)

static int n_met, n_missed;

static double now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* `step_us`: virtual time between two hits. */
static void run(const char *what, uint64_t step_us)
{
    struct cr_monitor_config config;
    struct cr_monitor *m;
    struct cr_rng rng;
    uint64_t now_us = T0, n_let = 0;
    double begin = 0;
    cr_monitor_config_defaults(&config);
    config.budget = UINT32_MAX; /* none is spent: that would be cheaper */
    if (cr_monitor_create(&config, &m) != CR_OK)
        exit(1);
    cr_rng_seed(&rng, 1);
    for (uint32_t i = 0; i < 2 * N_HITS; i++) {
        if (i == N_HITS) /* the tables are warm */
            begin = now_ns();
        uint64_t r = cr_rng_next(&rng);
        uint64_t text = (r % N_TEXTS + 1) * UINT64_C(0x9e3779b97f4a7c15);
        uint32_t tenant = (uint32_t)(r >> 32) % N_TENANTS + 1;
        now_us += step_us;
        if (!cr_monitor_may_hit(m, text, tenant, now_us))
            continue;
        struct cr_monitor_hit hit = {.text = text,
                                     .tenant = tenant,
                                     .n_contributors = 1,
                                     .is_proven = true,
                                     .is_new = true,
                                     .now_us = now_us};
        n_let += cr_monitor_hit(m, &hit, NULL) == CR_MONITOR_NONE;
    }
    double ns = (now_ns() - begin) / N_HITS;
    cr_monitor_destroy(m);
    *(ns <= GATE_NS ? &n_met : &n_missed) += 1;
    printf("%-44s %7.1f ns <= %.0f  %s   (%.1f %% without an alarm)\n", what, ns, GATE_NS,
           ns <= GATE_NS ? "met" : "MISSED", 100.0 * (double)n_let / (2.0 * N_HITS));
}

int main(void)
{
    run("a hit, windows with few hits", 1000);
    run("a hit, windows full of hits", 1);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return n_missed > 0;
}
