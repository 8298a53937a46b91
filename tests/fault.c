/* The other side of -Wl,--wrap: see fault.h. The linker sends each wrapped name's calls to
 * __wrap_NAME, and __real_NAME is the function of before (the sanitizer's, where there is one). */
#include "fault.h"

#include <errno.h>
#include <stdlib.h>

static __thread long countdown, count;
static __thread bool fired;

void fault_arm(long n)
{
    countdown = n;
    count = 0;
    fired = false;
}

bool fault_fired(void)
{
    return fired;
}

long fault_count(void)
{
    return count;
}

long fault_each(void (*scenario)(void *user), void *user)
{
    for (long n = 1;; n++) {
        fault_arm(n);
        scenario(user);
        bool done = !fired;
        fault_arm(0);
        if (done)
            return n - 1;
    }
}

static bool fails(void)
{
    count++;
    if (countdown == 0 || --countdown > 0)
        return false;
    fired = true;
    errno = ENOMEM;
    return true;
}

/* Declares __real_NAME, and defines __wrap_NAME, which returns `failure` when its turn has come. */
#define WRAP(type, name, failure, params, args)                                                    \
    type __real_##name params;                                                                     \
    type __wrap_##name params;                                                                     \
    type __wrap_##name params                                                                      \
    {                                                                                              \
        return fails() ? (failure) : __real_##name args;                                           \
    }

WRAP(void *, malloc, NULL, (size_t size), (size))
WRAP(void *, calloc, NULL, (size_t n, size_t size), (n, size))
WRAP(void *, realloc, NULL, (void *p, size_t size), (p, size))
WRAP(void *, reallocarray, NULL, (void *p, size_t n, size_t size), (p, n, size))
WRAP(void *, aligned_alloc, NULL, (size_t align, size_t size), (align, size))
WRAP(int, posix_memalign, ENOMEM, (void **p, size_t align, size_t size), (p, align, size))
WRAP(char *, strdup, NULL, (const char *text), (text))
WRAP(char *, strndup, NULL, (const char *text, size_t len), (text, len))
