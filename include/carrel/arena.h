/* An arena: memory for one request or one parse, given back all at once.
 *
 * Allocation bumps a pointer inside a chunk; there is no free of a single piece. The total is
 * bounded, so that a hostile body cannot take more than its share. One thread at a time.
 *
 *     struct cr_arena arena;
 *     cr_arena_init(&arena, 1 << 20);
 *     char *name = cr_arena_printf(&arena, "%s-%u", base, i);   (NULL: out of memory)
 *     cr_arena_release(&arena);
 */
#ifndef CARREL_ARENA_H
#define CARREL_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct cr_arena_chunk;

struct cr_arena {
    struct cr_arena_chunk *chunk; /* the one that is filled now; older ones hang behind it */
    size_t max_bytes;
    size_t held_bytes; /* taken from malloc */
};

/* Takes no memory yet, so it cannot fail. `max_bytes` bounds what is ever taken from malloc. */
void cr_arena_init(struct cr_arena *arena, size_t max_bytes);

/* Forgets every allocation and keeps one chunk, for the next request. */
void cr_arena_reset(struct cr_arena *arena);

/* Gives everything back. The arena may be initialised again; releasing twice is fine. */
void cr_arena_release(struct cr_arena *arena);

/* Uninitialised memory, aligned for any type; a size of 0 gives a pointer that must not be read.
 * NULL when malloc fails or max_bytes would be passed; the arena stays usable. */
void *cr_arena_alloc(struct cr_arena *arena, size_t size);

/* The same, aligned to `align`, a power of two up to 4096. */
void *cr_arena_alloc_aligned(struct cr_arena *arena, size_t size, size_t align);

/* Zeroed memory for n items; NULL also when n * size overflows. */
void *cr_arena_calloc(struct cr_arena *arena, size_t n, size_t size);

/* Copies, NUL-terminated; NULL when out of memory. */
char *cr_arena_strdup(struct cr_arena *arena, const char *text);
char *cr_arena_strndup(struct cr_arena *arena, const char *text, size_t len);
char *cr_arena_printf(struct cr_arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *cr_arena_vprintf(struct cr_arena *arena, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

#endif
