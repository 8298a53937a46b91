/* Fault injection: the n-th allocation of a thread fails.
 *
 * Every test program is linked so that malloc, calloc, realloc, reallocarray, aligned_alloc,
 * posix_memalign, strdup and strndup of Carrel's own objects (not of shared libraries) go through
 * a countdown. The usual way to use it is to run a scenario once for each allocation it makes:
 *
 *     static void scenario(void *user)
 *     {
 *         struct thing *thing = NULL;
 *         int status = thing_create(&thing);
 *         CHECK(status == CR_OK || status == CR_ENOMEM);
 *         CHECK((thing == NULL) == (status != CR_OK));
 *         thing_destroy(thing);
 *     }
 *     …
 *     CHECK_INT(fault_each(scenario, NULL), 3);   (it makes three allocations)
 *
 * The scenario must clean up after itself whatever fails; LeakSanitizer (make asan) sees to that.
 * The countdown is the calling thread's own: other threads are not disturbed, and the n-th
 * allocation is the same one in every run. A fault fires once; later allocations succeed.
 */
#ifndef CARREL_FAULT_H
#define CARREL_FAULT_H

#include <stdbool.h>

/* Runs `scenario` with its 1st, 2nd, … allocation failing, until a run has none left to fail. The
 * last run is without a fault. Returns how many allocations failed, one per run. */
long fault_each(void (*scenario)(void *user), void *user);

/* By hand: the n-th allocation from now fails (1: the next one). 0 disarms. */
void fault_arm(long n);
/* Whether the armed fault has fired. */
bool fault_fired(void);
/* Allocations of this thread since fault_arm(); for allocation budgets. */
long fault_count(void);

#endif
