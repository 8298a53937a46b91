/* See page_cache.h. Pages get dense numbers, one per (tenant, block); a cached page has a rank, and
 * the least rank goes first. A binary heap holds (rank, page) and is cleaned lazily: an item whose
 * rank is no longer its page's is dropped when it comes up. That is slower than a list for LRU, but
 * one program for both policies. */
#include "page_cache.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOT_CACHED 0u

struct item {
    uint64_t rank;
    uint32_t page;
};

struct sim {
    uint32_t *pages;    /* of all requests, one after the other */
    uint64_t *next_use; /* [of the same shape] request that uses the page next */
    uint32_t n_ids;
    uint64_t *rank; /* [n_ids] NOT_CACHED, or its order of eviction */
    struct item *heap;
    size_t n_heap, cap;
};

static void *must(void *p)
{
    if (p == NULL) {
        fputs("bench_replay: no memory\n", stderr);
        exit(1);
    }
    return p;
}

static void push(struct sim *s, struct item item)
{
    if (s->n_heap == s->cap) {
        s->cap = s->cap * 2 + 1024;
        s->heap = must(realloc(s->heap, s->cap * sizeof *s->heap));
    }
    size_t pos = s->n_heap++;
    for (; pos > 0 && s->heap[(pos - 1) / 2].rank > item.rank; pos = (pos - 1) / 2)
        s->heap[pos] = s->heap[(pos - 1) / 2];
    s->heap[pos] = item;
}

static struct item pop(struct sim *s)
{
    struct item top = s->heap[0], last = s->heap[--s->n_heap];
    size_t pos = 0;

    for (size_t i; (i = 2 * pos + 1) < s->n_heap; pos = i) {
        i += i + 1 < s->n_heap && s->heap[i + 1].rank < s->heap[i].rank;
        if (s->heap[i].rank >= last.rank)
            break;
        s->heap[pos] = s->heap[i];
    }
    s->heap[pos] = last;
    return top;
}

/* Numbers the pages, and notes for each use when the next one is. */
static void number_pages(struct sim *s, const struct workload_trace *trace)
{
    size_t n = 0, n_slots = 1;
    for (size_t i = 0; i < trace->n_requests; i++)
        n += trace->requests[i].n_blocks;
    while (n_slots < 2 * n)
        n_slots *= 2;
    uint64_t *keys = must(calloc(n_slots, sizeof *keys));
    uint32_t *ids = must(malloc(n_slots * sizeof *ids));
    s->pages = must(malloc(n * sizeof *s->pages));
    s->next_use = must(malloc(n * sizeof *s->next_use));
    n = 0;
    for (size_t i = 0; i < trace->n_requests; i++) {
        const struct workload_request *r = &trace->requests[i];
        for (uint32_t k = 0; k < r->n_blocks; k++) {
            uint64_t key = (uint64_t)r->tenant << 32 | r->blocks[k]; /* never 0 */
            size_t at = key * 0x9e3779b97f4a7c15u >> 20 & (n_slots - 1);
            while (keys[at] != 0 && keys[at] != key)
                at = (at + 1) & (n_slots - 1);
            if (keys[at] == 0) {
                keys[at] = key;
                ids[at] = s->n_ids++;
            }
            s->pages[n++] = ids[at];
        }
    }
    uint64_t *next = must(malloc(s->n_ids * sizeof *next));
    memset(next, 0xff, s->n_ids * sizeof *next);
    for (size_t i = trace->n_requests; i-- > 0;) {
        for (uint32_t k = trace->requests[i].n_blocks; k-- > 0;) {
            n--;
            s->next_use[n] = next[s->pages[n]];
            next[s->pages[n]] = i;
        }
    }
    free(next);
    free(keys);
    free(ids);
}

uint64_t page_cache_hits(enum page_cache kind, const struct workload_trace *trace, uint32_t n_pages)
{
    struct sim s = {0};
    uint64_t n_hits = 0, tick = NOT_CACHED;
    uint32_t n_cached = 0;
    size_t first = 0;

    number_pages(&s, trace);
    s.rank = must(calloc(s.n_ids, sizeof *s.rank));
    for (size_t i = 0; i < trace->n_requests; i++) {
        uint32_t n = trace->requests[i].n_blocks, n_found = 0;
        const uint32_t *pages = s.pages + first;
        const uint64_t *next_use = s.next_use + first;
        first += n;
        if (n > n_pages && kind != PAGE_INFINITE)
            continue;
        while (n_found < n && s.rank[pages[n_found]] != NOT_CACHED)
            s.rank[pages[n_found++]] = UINT64_MAX; /* in use: whatever the heap says of it is old */
        n_hits += n_found;
        for (uint32_t k = n_found; k < n; k++) {
            while (n_cached == n_pages && kind != PAGE_INFINITE) {
                struct item item = pop(&s);
                if (s.rank[item.page] != item.rank)
                    continue;
                s.rank[item.page] = NOT_CACHED;
                n_cached--;
            }
            n_cached++;
            s.rank[pages[k]] = UINT64_MAX;
        }
        for (uint32_t k = n; k-- > 0;) { /* the tail is the first to go */
            tick++;
            s.rank[pages[k]] = tick;
            if (kind == PAGE_BELADY) /* never again: at once; else the sooner the later */
                s.rank[pages[k]] = next_use[k] == UINT64_MAX
                                       ? tick
                                       : ((UINT64_MAX >> 20) - next_use[k]) << 16 | (n - k);
            push(&s, (struct item){s.rank[pages[k]], pages[k]});
        }
    }
    free(s.pages);
    free(s.next_use);
    free(s.rank);
    free(s.heap);
    return n_hits;
}
