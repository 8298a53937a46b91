/* Bump allocation in chunks of malloc'd memory.
 *
 * An arena fills one chunk at a time; when a request does not fit, a new chunk is taken, twice the
 * size of the last one up to CHUNK_MAX, or as large as the request needs. What is left of the old
 * chunk is given up: with doubling chunks that is at most half of what is held, and small requests
 * are what arenas are for.
 *
 * max_bytes counts what malloc was asked for, headers included, so it bounds real memory and not
 * only the sum of requests. When doubling would pass it, the chunk is made just as large as needed.
 *
 * Not done: freeing or growing a single piece; sharing between threads.
 */
#include "carrel/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_MIN ((size_t)4096)
#define CHUNK_MAX ((size_t)256 << 10)

struct cr_arena_chunk {
    struct cr_arena_chunk *older;
    size_t size; /* of the whole chunk, this header included */
    size_t used; /* bytes from the chunk's begin, this header included */
};

void cr_arena_init(struct cr_arena *arena, size_t max_bytes)
{
    *arena = (struct cr_arena){.max_bytes = max_bytes};
}

static void free_chunks(struct cr_arena *arena, struct cr_arena_chunk *chunk)
{
    while (chunk != NULL) {
        struct cr_arena_chunk *older = chunk->older;
        arena->held_bytes -= chunk->size;
        free(chunk);
        chunk = older;
    }
}

void cr_arena_reset(struct cr_arena *arena)
{
    struct cr_arena_chunk *kept = arena->chunk;
    if (kept != NULL) {
        free_chunks(arena, kept->older);
        kept->older = NULL;
        kept->used = sizeof *kept;
    }
}

void cr_arena_release(struct cr_arena *arena)
{
    free_chunks(arena, arena->chunk);
    arena->chunk = NULL;
}

/* Room for `size` bytes aligned to `align` at the end of what is used, or NULL. */
static void *take(struct cr_arena_chunk *chunk, size_t size, size_t align)
{
    uintptr_t free_at = (uintptr_t)chunk + chunk->used;
    size_t pad = (size_t)(-free_at & (align - 1));
    size_t room = chunk->size - chunk->used;
    if (pad > room || size > room - pad)
        return NULL;
    chunk->used += pad + size;
    return (void *)(free_at + pad);
}

static struct cr_arena_chunk *add_chunk(struct cr_arena *arena, size_t size, size_t align)
{
    if (size > SIZE_MAX - sizeof(struct cr_arena_chunk) - align)
        return NULL;
    size_t need = sizeof(struct cr_arena_chunk) + align + size;
    size_t room = arena->max_bytes - arena->held_bytes;
    if (need > room)
        return NULL;
    size_t want = arena->chunk != NULL ? arena->chunk->size * 2 : CHUNK_MIN;
    if (want > CHUNK_MAX)
        want = CHUNK_MAX;
    if (want > room)
        want = room;
    if (want < need)
        want = need;
    struct cr_arena_chunk *chunk = malloc(want);
    if (chunk == NULL)
        return NULL;
    *chunk = (struct cr_arena_chunk){.older = arena->chunk, .size = want, .used = sizeof *chunk};
    arena->chunk = chunk;
    arena->held_bytes += want;
    return chunk;
}

void *cr_arena_alloc_aligned(struct cr_arena *arena, size_t size, size_t align)
{
    void *p = arena->chunk != NULL ? take(arena->chunk, size, align) : NULL;
    if (p == NULL) {
        struct cr_arena_chunk *chunk = add_chunk(arena, size, align);
        p = chunk != NULL ? take(chunk, size, align) : NULL;
    }
    return p;
}

void *cr_arena_alloc(struct cr_arena *arena, size_t size)
{
    return cr_arena_alloc_aligned(arena, size, _Alignof(max_align_t));
}

void *cr_arena_calloc(struct cr_arena *arena, size_t n, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(n, size, &total))
        return NULL;
    void *p = cr_arena_alloc(arena, total);
    if (p != NULL)
        memset(p, 0, total);
    return p;
}

char *cr_arena_strndup(struct cr_arena *arena, const char *text, size_t len)
{
    if (len == SIZE_MAX)
        return NULL;
    char *copy = cr_arena_alloc_aligned(arena, len + 1, 1);
    if (copy != NULL) {
        if (len > 0)
            memcpy(copy, text, len);
        copy[len] = '\0';
    }
    return copy;
}

char *cr_arena_strdup(struct cr_arena *arena, const char *text)
{
    return cr_arena_strndup(arena, text, strlen(text));
}

char *cr_arena_vprintf(struct cr_arena *arena, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (len < 0)
        return NULL;
    char *text = cr_arena_alloc_aligned(arena, (size_t)len + 1, 1);
    if (text != NULL)
        vsnprintf(text, (size_t)len + 1, fmt, args);
    return text;
}

char *cr_arena_printf(struct cr_arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    char *text = cr_arena_vprintf(arena, fmt, args);
    va_end(args);
    return text;
}
