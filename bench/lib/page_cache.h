/* Page caches to compare with, simulated exactly: they count which pages of a trace are found, and
 * hold nothing else. A page is found when all pages before it in its request are. */
#ifndef BENCH_PAGE_CACHE_H
#define BENCH_PAGE_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "workload.h"

enum page_cache {
    PAGE_LRU,      /* least recently used first, a request's tail before its head */
    PAGE_BELADY,   /* knows the future: the page whose next use is furthest goes first */
    PAGE_INFINITE, /* drops nothing */
};

/* Pages found in a trace, each tenant's apart, by a cache of `n_pages`. A request that does not fit
 * the cache is left out. */
uint64_t page_cache_hits(enum page_cache kind, const struct workload_trace *trace,
                         uint32_t n_pages);

#endif
