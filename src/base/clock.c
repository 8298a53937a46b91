/* The real clock, and one that a test sets. A virtual clock is a single number, read and advanced
 * with atomic built-ins, so that the thread of a simulation may drive others. */
#include "carrel/clock.h"

#include <stddef.h>
#include <time.h>

static uint64_t read_us(clockid_t id)
{
    struct timespec ts;
    clock_gettime(id, &ts);
    return (uint64_t)ts.tv_sec * 1000000 + (uint64_t)ts.tv_nsec / 1000;
}

void cr_clock_init_real(struct cr_clock *clock)
{
    *clock = (struct cr_clock){.is_virtual = false};
}

void cr_clock_init_virtual(struct cr_clock *clock, uint64_t start_us)
{
    *clock = (struct cr_clock){.is_virtual = true, .virtual_us = start_us};
}

void cr_clock_advance_us(struct cr_clock *clock, uint64_t us)
{
    __atomic_fetch_add(&clock->virtual_us, us, __ATOMIC_RELEASE);
}

uint64_t cr_clock_now_us(const struct cr_clock *clock)
{
    if (clock != NULL && clock->is_virtual)
        return __atomic_load_n(&clock->virtual_us, __ATOMIC_ACQUIRE);
    return read_us(CLOCK_MONOTONIC);
}

int64_t cr_clock_unix_us(void)
{
    return (int64_t)read_us(CLOCK_REALTIME);
}
