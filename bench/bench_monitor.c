/* What does the reuse monitor cost?
 *
 * A request that found others' text charges a budget and is looked at in its text's window. Both
 * tables are half full, tenants and texts come at random, so that most entries come from memory or
 * the last cache. In the dearest case windows are full of users that make no history, so that all
 * of a window is looked at. Every row has a gate; the last line counts them.
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
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* not what others use of the core */
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* `step_us`: virtual time between two hits. */
static void run(const char *what, uint64_t step_us, bool is_proven)
{
    struct cr_monitor_config config;
    struct cr_monitor *m;
    struct cr_rng rng;
    uint64_t now_us = T0, n_alarms = 0;
    double begin = 0;
    cr_monitor_config_defaults(&config);
    config.budget = UINT32_MAX; /* none is spent: that would be cheaper */
    config.crowd = 0;
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
                                     .is_proven = is_proven,
                                     .now_us = now_us};
        n_alarms += cr_monitor_hit(m, &hit, NULL) != CR_MONITOR_NONE;
    }
    double ns = (now_ns() - begin) / N_HITS;
    cr_monitor_destroy(m);
    if (n_alarms > N_HITS / 100)
        exit(1); /* it would measure alarms */
    *(ns <= GATE_NS ? &n_met : &n_missed) += 1;
    printf("%-44s %7.1f ns <= %.0f  %s\n", what, ns, GATE_NS, ns <= GATE_NS ? "met" : "MISSED");
}

int main(void)
{
    run("a hit on a text with few others", 1000, true);
    run("a hit on a text with many, of users it knows", 1, true);
    run("a hit on a text with many, of strangers", 1, false);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return n_missed > 0;
}
