/* Tenants by id: their names, and what their requests found in the cache since the server came up.
 */
#ifndef CARREL_HTTP_TENANT_BOOK_H
#define CARREL_HTTP_TENANT_BOOK_H

#include <pthread.h>

#include "carrel/store.h"
#include "carrel/worker.h"

/* Tokens of requests that were admitted. */
struct tenant_counts {
    uint64_t requests, prompt_tokens;
    uint64_t told_tokens;               /* found, and told as cached_tokens */
    uint64_t own_tokens, shared_tokens; /* found on its own pages, and on shared ones */
};

struct tenant_entry {
    struct cr_tenant_id id; /* 0: free */
    char name[CR_TENANT_NAME_MAX + 1];
    struct tenant_counts counts;
};

struct tenant_book {
    pthread_mutex_t lock;
    struct cr_store *store;
    struct tenant_entry *entries; /* open addressing, [mask + 1]; NULL while there is none */
    uint32_t mask, n;
};

void tenant_book_init(struct tenant_book *book, struct cr_store *store);
void tenant_book_release(struct tenant_book *book);

/* A request was admitted. */
void tenant_book_count(struct tenant_book *book, const struct cr_principal *principal,
                       const struct cr_event *event);
/* All of a tenant's entry; zeros for one that has not asked. A tenant that was removed before its
 * name was learnt is called "#7", after its id; 0 is called "shared". Any thread. */
void tenant_book_get(struct tenant_book *book, struct cr_tenant_id id,
                     struct tenant_entry *ret_entry);

#endif
