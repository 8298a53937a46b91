/* A ring of admitted requests. See recent.h. Nothing in it is text; it is for the operator. */
#include "http/recent.h"

#include <string.h>

void recent_init(struct recent *recent)
{
    recent->n = 0;
    pthread_mutex_init(&recent->lock, NULL);
}

void recent_release(struct recent *recent)
{
    pthread_mutex_destroy(&recent->lock);
}

void recent_add(struct recent *recent, const struct recent_request *request)
{
    pthread_mutex_lock(&recent->lock);
    recent->requests[recent->n++ % RECENT_MAX] = *request;
    pthread_mutex_unlock(&recent->lock);
}

void recent_verdict(struct recent *recent, const char *id, uint32_t choice,
                    const struct cr_verdict *verdict)
{
    pthread_mutex_lock(&recent->lock);
    for (uint64_t i = 1; i <= recent->n && i <= RECENT_MAX; i++) {
        struct recent_request *r = &recent->requests[(recent->n - i) % RECENT_MAX];
        if (r->choice != choice || strcmp(r->id, id) != 0)
            continue;
        r->verdict = *verdict;
        r->has_verdict = true;
        break;
    }
    pthread_mutex_unlock(&recent->lock);
}

uint32_t recent_each(struct recent *recent, const char *id, struct cr_tenant_id tenant,
                     void (*each)(void *user, const struct recent_request *request), void *user)
{
    uint32_t n_found = 0;
    pthread_mutex_lock(&recent->lock);
    for (uint64_t i = 1; i <= recent->n && i <= RECENT_MAX; i++) {
        const struct recent_request *r = &recent->requests[(recent->n - i) % RECENT_MAX];
        if (id != NULL ? strcmp(r->id, id) != 0 : r->tenant.v != tenant.v)
            continue;
        each(user, r);
        n_found++;
    }
    pthread_mutex_unlock(&recent->lock);
    return n_found;
}
