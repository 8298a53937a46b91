/* The requests that were admitted last: what they found in the cache, and why no more. */
#ifndef CARREL_HTTP_RECENT_H
#define CARREL_HTTP_RECENT_H

#include <pthread.h>
#include <stdint.h>

#include "carrel/kv_view.h"
#include "carrel/pipeline.h"

#define RECENT_MAX    1024u
#define RECENT_ID_MAX 48

struct recent_request {
    char id[RECENT_ID_MAX]; /* as its answer says */
    uint32_t choice;
    struct cr_tenant_id tenant;
    uint32_t n_prompt, n_told;
    struct cr_kv_match match;
    int64_t admitted_unix_s;
    bool has_verdict;
    struct cr_verdict verdict; /* the latest */
};

struct recent {
    pthread_mutex_t lock;
    uint64_t n; /* ever */
    struct recent_request requests[RECENT_MAX];
};

void recent_init(struct recent *recent);
void recent_release(struct recent *recent);
void recent_add(struct recent *recent, const struct recent_request *request);

/* What was found of a request's text, where it is remembered. */
void recent_verdict(struct recent *recent, const char *id, uint32_t choice,
                    const struct cr_verdict *verdict);

/* Calls `each` for the choices of a request, or (id NULL) for all requests of a tenant, the latest
 * first. Returns how many. */
uint32_t recent_each(struct recent *recent, const char *id, struct cr_tenant_id tenant,
                     void (*each)(void *user, const struct recent_request *request), void *user);

#endif
