/* Time that only goes forward, in microseconds; real, or set by a test.
 *
 * Code that waits or measures takes a `const struct cr_clock *`, so that a simulation can run days
 * in a second. NULL is the real clock everywhere. Any thread may read.
 */
#ifndef CARREL_CLOCK_H
#define CARREL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct cr_clock {
    bool is_virtual;
    uint64_t virtual_us; /* read and written atomically, by the functions here alone */
};

/* CLOCK_MONOTONIC: microseconds since some moment in the past. */
void cr_clock_init_real(struct cr_clock *clock);
/* Stands at `start_us` until it is advanced. */
void cr_clock_init_virtual(struct cr_clock *clock, uint64_t start_us);
void cr_clock_advance_us(struct cr_clock *clock, uint64_t us);

uint64_t cr_clock_now_us(const struct cr_clock *clock);

/* Seconds and microseconds since 1970, by the machine's calendar, which may jump. For records, not
 * for waiting. */
int64_t cr_clock_unix_us(void);

#endif
