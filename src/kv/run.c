/* The pages of one node, in order.
 *
 * A run is a doubly linked list of chunks of up to six page numbers. It could be an array that
 * grows; chunks of one size have the better bound: a chunk holds at least one page, so as many
 * chunks as pages always suffice, nothing is ever allocated, and nothing fragments. A chunk with
 * its links is half a cache line: a walk over a run of 2,000 tokens takes some twenty chunks.
 *
 * Four operations, each of constant cost: append a page, pop the last, split at a cursor, join two;
 * and clearing or copying it.
 *
 * Invariants: no chunk is empty; its ids stand in front, NILs behind; a node's n_pages is the
 * number of ids in its chunks.
 */
#include <assert.h>

#include "kv_int.h"

static uint32_t chunk_new(struct cr_kv *kv)
{
    uint32_t i = kv->free_chunk;

    if (i != CR_KV_NIL) {
        kv->free_chunk = kv->chunks[i].next;
    } else {
        assert(kv->n_chunks < 3 * kv->config.n_pages);
        i = kv->n_chunks++;
    }
    memset(&kv->chunks[i], 0xff, sizeof kv->chunks[i]); /* NIL throughout */
    return i;
}

static void chunk_free(struct cr_kv *kv, uint32_t i)
{
    kv->chunks[i].next = kv->free_chunk;
    kv->free_chunk = i;
}

static uint32_t chunk_len(const struct cr_kv_chunk *chunk)
{
    uint32_t n = 0;

    while (n < CR_KV_CHUNK && chunk->page[n] != CR_KV_NIL)
        n++;
    return n;
}

void cr_kv_run_append(struct cr_kv *kv, uint32_t node, uint32_t page)
{
    struct cr_kv_node *nd = &kv->nodes[node];
    uint32_t tail = nd->tail;
    uint32_t len = tail == CR_KV_NIL ? CR_KV_CHUNK : chunk_len(&kv->chunks[tail]);

    if (len == CR_KV_CHUNK) {
        uint32_t i = chunk_new(kv);
        kv->chunks[i].prev = tail;
        if (tail == CR_KV_NIL)
            nd->head = i;
        else
            kv->chunks[tail].next = i;
        nd->tail = i;
        len = 0;
    }
    kv->chunks[nd->tail].page[len] = page;
    nd->n_pages++;
}

uint32_t cr_kv_run_pop(struct cr_kv *kv, uint32_t node)
{
    struct cr_kv_node *nd = &kv->nodes[node];
    uint32_t tail = nd->tail;
    struct cr_kv_chunk *chunk = &kv->chunks[tail];
    uint32_t len = chunk_len(chunk);
    uint32_t page = chunk->page[len - 1];

    chunk->page[len - 1] = CR_KV_NIL;
    nd->n_pages--;
    if (len == 1) {
        nd->tail = chunk->prev;
        if (nd->tail == CR_KV_NIL)
            nd->head = CR_KV_NIL;
        else
            kv->chunks[nd->tail].next = CR_KV_NIL;
        chunk_free(kv, tail);
    }
    return page;
}

void cr_kv_run_clear(struct cr_kv *kv, uint32_t node)
{
    struct cr_kv_node *nd = &kv->nodes[node];

    for (uint32_t i = nd->tail, prev; i != CR_KV_NIL; i = prev) {
        const struct cr_kv_chunk *chunk = &kv->chunks[i];
        for (uint32_t len = chunk_len(chunk); len > 0; len--)
            cr_kv_page_unlist(kv, chunk->page[len - 1]);
        prev = chunk->prev;
        chunk_free(kv, i);
    }
    nd->head = nd->tail = CR_KV_NIL;
    nd->n_pages = 0;
}

void cr_kv_run_copy(struct cr_kv *kv, uint32_t from, uint32_t to)
{
    struct cr_kv_node *nd = &kv->nodes[to];
    const struct cr_kv_chunk *chunk = &kv->chunks[kv->nodes[from].head];

    assert(nd->n_pages == 1);
    memcpy(kv->chunks[nd->head].page, chunk->page, sizeof chunk->page);
    while (chunk->next != CR_KV_NIL) {
        uint32_t i = chunk_new(kv);
        chunk = &kv->chunks[chunk->next];
        memcpy(kv->chunks[i].page, chunk->page, sizeof chunk->page);
        kv->chunks[i].prev = nd->tail;
        kv->chunks[nd->tail].next = i;
        nd->tail = i;
    }
    nd->n_pages = kv->nodes[from].n_pages;
}

void cr_kv_run_split(struct cr_kv *kv, const struct cr_kv_cursor *cursor, uint32_t upper)
{
    struct cr_kv_node *up = &kv->nodes[upper], *low = &kv->nodes[cursor->node];
    uint32_t i = cursor->chunk, slot = cursor->slot;

    assert(cursor->n > 0 && cursor->n < low->n_pages && up->n_pages == 0);
    if (slot > 0) { /* within a chunk: what stands before goes to one of its own */
        struct cr_kv_chunk *chunk = &kv->chunks[i];
        uint32_t len = chunk_len(chunk), j = chunk_new(kv);
        struct cr_kv_chunk *front = &kv->chunks[j];

        memcpy(front->page, chunk->page, slot * sizeof(uint32_t));
        memmove(chunk->page, chunk->page + slot, (len - slot) * sizeof(uint32_t));
        memset(chunk->page + len - slot, 0xff, slot * sizeof(uint32_t));
        front->prev = chunk->prev;
        if (front->prev != CR_KV_NIL)
            kv->chunks[front->prev].next = j;
        else
            low->head = j;
        front->next = i;
        chunk->prev = j;
    }
    up->head = low->head;
    up->tail = kv->chunks[i].prev;
    kv->chunks[up->tail].next = CR_KV_NIL;
    low->head = i;
    kv->chunks[i].prev = CR_KV_NIL;
    up->n_pages = cursor->n;
    low->n_pages -= cursor->n;
}

void cr_kv_run_join(struct cr_kv *kv, uint32_t upper, uint32_t lower)
{
    struct cr_kv_node *up = &kv->nodes[upper], *low = &kv->nodes[lower];
    uint32_t i = up->tail, j = low->head;
    struct cr_kv_chunk *front = &kv->chunks[i], *back = &kv->chunks[j];
    uint32_t n_front = chunk_len(front), n_back = chunk_len(back);

    front->next = j;
    back->prev = i;
    if (n_front + n_back <= CR_KV_CHUNK) { /* both fit one: chains of joins stay dense */
        memmove(back->page + n_front, back->page, n_back * sizeof(uint32_t));
        memcpy(back->page, front->page, n_front * sizeof(uint32_t));
        back->prev = front->prev;
        if (back->prev != CR_KV_NIL)
            kv->chunks[back->prev].next = j;
        else
            up->head = j;
        chunk_free(kv, i);
    }
    low->head = up->head;
    low->n_pages += up->n_pages;
    up->head = up->tail = CR_KV_NIL;
    up->n_pages = 0;
}
