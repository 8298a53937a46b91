/* Names and counts of tenants. See tenant_book.h.
 *
 * A tenant's own view shows these counts, so they must not depend on others: the table grows with
 * the number of tenants and never forgets one, rather than sharing a few rows among the first that
 * came, as the metrics do. Ids are never used again and names never change, so a name that was
 * learnt holds for good.
 *
 * At MAX_ENTRIES, or without memory, a tenant is not counted: its numbers stay as they are.
 */
#include "http/tenant_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "http/store_int.h"

#define FIRST_SLOTS 64u
#define MAX_ENTRIES (2u * CR_STORE_MAX_TENANTS)

void tenant_book_init(struct tenant_book *book, struct cr_store *store)
{
    *book = (struct tenant_book){.store = store};
    pthread_mutex_init(&book->lock, NULL);
}

void tenant_book_release(struct tenant_book *book)
{
    free(book->entries);
    pthread_mutex_destroy(&book->lock);
}

/* Where a tenant's entry is, or would be. */
static struct tenant_entry *slot_of(const struct tenant_book *book, uint32_t id)
{
    uint32_t i = id * 2654435769u & book->mask;
    while (book->entries[i].id.v != 0 && book->entries[i].id.v != id)
        i = (i + 1) & book->mask;
    return &book->entries[i];
}

static bool grow(struct tenant_book *book)
{
    uint32_t n_old = book->entries != NULL ? book->mask + 1 : 0;
    struct tenant_entry *old = book->entries;
    if (n_old > 0 && book->n < n_old / 2)
        return true;
    uint32_t n = n_old > 0 ? 2 * n_old : FIRST_SLOTS;
    struct tenant_entry *fresh = book->n < MAX_ENTRIES ? calloc(n, sizeof *fresh) : NULL;
    if (fresh == NULL)
        return false;
    book->entries = fresh;
    book->mask = n - 1;
    for (uint32_t i = 0; i < n_old; i++)
        if (old[i].id.v != 0)
            *slot_of(book, old[i].id.v) = old[i];
    free(old);
    return true;
}

/* The tenant's entry, made where there is none; NULL without room. The lock is held. */
static struct tenant_entry *enter(struct tenant_book *book, uint32_t id, const char *name)
{
    struct tenant_entry *e = book->entries != NULL ? slot_of(book, id) : NULL;
    if (e != NULL && e->id.v == id)
        return e;
    if (!grow(book))
        return NULL;
    e = slot_of(book, id);
    e->id.v = id;
    snprintf(e->name, sizeof e->name, "%s", name);
    book->n++;
    return e;
}

void tenant_book_count(struct tenant_book *book, const struct cr_principal *principal,
                       const struct cr_event *event)
{
    pthread_mutex_lock(&book->lock);
    struct tenant_entry *e = enter(book, principal->tenant.v, principal->tenant_name);
    if (e != NULL) {
        e->counts.requests++;
        e->counts.prompt_tokens += event->usage.n_prompt;
        e->counts.told_tokens += event->usage.n_cached;
        e->counts.own_tokens += event->match.n_own;
        e->counts.shared_tokens += event->match.n_shared;
    }
    pthread_mutex_unlock(&book->lock);
}

void tenant_book_get(struct tenant_book *book, struct cr_tenant_id id,
                     struct tenant_entry *ret_entry)
{
    struct cr_tenant tenant;
    *ret_entry = (struct tenant_entry){.id = id, .name = "shared"};
    if (id.v == 0)
        return;
    pthread_mutex_lock(&book->lock);
    const struct tenant_entry *e = book->entries != NULL ? slot_of(book, id.v) : NULL;
    bool is_known = e != NULL && e->id.v == id.v;
    if (is_known)
        *ret_entry = *e;
    pthread_mutex_unlock(&book->lock);
    if (is_known)
        return;
    if (cr_store_tenant_get(book->store, id, &tenant) != CR_OK) {
        snprintf(ret_entry->name, sizeof ret_entry->name, "#%u", id.v);
        return;
    }
    snprintf(ret_entry->name, sizeof ret_entry->name, "%s", tenant.name);
    pthread_mutex_lock(&book->lock);
    enter(book, id.v, tenant.name); /* the next asks no file */
    pthread_mutex_unlock(&book->lock);
}
