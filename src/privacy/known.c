/* A table of fixed size, in sets of four by name; in a full set the oldest makes room.
 *
 * Names depend on the tenant, so nobody meets another's judgement. What others put in may push one
 * out, by their number and never by what is in their text: it is then judged again.
 */
#include "privacy/known.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define SET 4u

struct entry {
    uint64_t name; /* 0: free */
    struct cr_judgement judgement;
    uint16_t put; /* numbers entries, to tell old ones */
};

struct cr_known {
    pthread_mutex_t lock;
    struct entry *entries; /* [SET * (mask + 1)] */
    uint32_t mask;
    uint16_t n_put;
};

int cr_known_create(uint32_t n, struct cr_known **ret_known)
{
    uint32_t n_sets = 1;
    while (n_sets < (1u << 28) && n_sets * SET < n)
        n_sets *= 2;
    struct cr_known *k = calloc(1, sizeof *k);
    if (k == NULL)
        return CR_ENOMEM;
    k->entries = calloc((size_t)n_sets * SET, sizeof *k->entries);
    if (k->entries == NULL) {
        free(k);
        return CR_ENOMEM;
    }
    k->mask = n_sets - 1;
    pthread_mutex_init(&k->lock, NULL);
    *ret_known = k;
    return CR_OK;
}

void cr_known_destroy(struct cr_known *k)
{
    if (k == NULL)
        return;
    pthread_mutex_destroy(&k->lock);
    free(k->entries);
    free(k);
}

static struct entry *set_of(struct cr_known *k, struct cr_siphash name)
{
    return &k->entries[(size_t)(name.h[1] & k->mask) * SET];
}

static uint64_t tag(struct cr_siphash name)
{
    return name.h[0] != 0 ? name.h[0] : 1;
}

bool cr_known_find(struct cr_known *k, struct cr_siphash name, struct cr_judgement *ret)
{
    const struct entry *set = set_of(k, name);
    bool found = false;
    pthread_mutex_lock(&k->lock);
    for (uint32_t i = 0; i < SET && !found; i++) {
        found = set[i].name == tag(name);
        if (found)
            *ret = set[i].judgement;
    }
    pthread_mutex_unlock(&k->lock);
    return found;
}

void cr_known_put(struct cr_known *k, struct cr_siphash name, const struct cr_judgement *j)
{
    struct entry *set = set_of(k, name), *at = set;
    pthread_mutex_lock(&k->lock);
    for (uint32_t i = 0; i < SET; i++) {
        if (set[i].name == 0 || set[i].name == tag(name)) {
            at = &set[i];
            break;
        }
        if ((uint16_t)(k->n_put - set[i].put) > (uint16_t)(k->n_put - at->put))
            at = &set[i];
    }
    *at = (struct entry){tag(name), *j, k->n_put++};
    pthread_mutex_unlock(&k->lock);
}
