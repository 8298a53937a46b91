/* Pages to disk and back.
 *
 * What is evicted is put under the name of whose text it is: a tenant's own, or, where it was
 * declared public, the shared one. A page of a prompt is looked for under the shared name only as
 * far as the prompt is declared now, and else under its tenant's. So a revocation needs no look at
 * the disk, and no name can lead to another tenant's text.
 *
 * A request whose next pages are on disk waits for a fetch: a window of reads, whose pages are
 * given to the KV manager in their order as they come. Between two steps nothing is pinned and
 * nothing reserved for it, so a fetch is in nobody's way. It ends where the disk has no more, where
 * a page is not what it should be, where memory has no room, or when the disk was silent for too
 * long; what is missing then is computed, as if there were no disk. After a silence nobody waits
 * for a while.
 */
#include "sched/tier.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/clock.h"
#include "carrel/secret.h"

#define MAX_FETCHES  64u /* tenants whose text is read at once; more go on without */
#define WINDOW       64u /* pages of a fetch that are read at once */
#define POLL         32u
#define STAGED_BYTES ((uint64_t)32 << 20) /* that wait for the disk, and as many from it */
#define MIN_STAGED   16u
#define MAX_STAGED   4096u
#define MAX_OWNERS   16384u
#define PATIENCE_US  2000000u  /* of a fetch, without a page */
#define DISTRUST_US  30000000u /* after that */
#define SAVE_NAP_US  1000u

/* Reads for one request. Pages are numbered within its prompt: those before n_placed are cached,
 * those before n_asked were asked for. */
struct fetch {
    struct cr_tier_wait *wait; /* NULL: free, or only waiting for its last reads */
    uint32_t n_placed, n_asked, n_end;
    uint32_t n_declared; /* pages that may be had under the shared name */
    uint32_t n_reading;
    uint64_t heard_us;                       /* when a page came last */
    struct cr_chain_id own, shared;          /* names of the page before n_asked */
    struct cr_spill_completion done[WINDOW]; /* by page modulo WINDOW */
    bool is_done[WINDOW];
};

struct cr_tier {
    uint32_t page_tokens, max_waiting_per_tenant;
    struct cr_engine *engine;
    struct cr_spill *spill;
    struct cr_tier_wait *first, *last; /* in order of arrival */
    uint32_t n_waiting;
    uint64_t distrust_until_us;
    uint64_t save_until_us; /* while saving: until then a full queue is waited for */
    struct fetch fetches[MAX_FETCHES];
};

struct tenants {
    const uint32_t *ids; /* [n], ascending */
    uint32_t n;
};

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static bool is_tenant(void *user, uint32_t owner)
{
    const struct tenants *t = user;
    return t->n > 0 && bsearch(&owner, t->ids, t->n, sizeof owner, compare_ids) != NULL;
}

int cr_tier_create(const struct cr_tier_config *config, struct cr_engine *engine,
                   struct cr_tier **ret_tier, struct cr_error *err)
{
    struct cr_spill_config spill = {.path = config->path,
                                    .max_bytes = config->max_bytes,
                                    .page_tokens = config->page_tokens,
                                    .page_bytes = config->page_bytes,
                                    .max_owners = MAX_OWNERS,
                                    .on_ready = config->on_ready,
                                    .user = config->user};
    uint64_t n = STAGED_BYTES / config->page_bytes;
    spill.queue_pages = n < MIN_STAGED ? MIN_STAGED : n > MAX_STAGED ? MAX_STAGED : (uint32_t)n;
    _Static_assert(sizeof spill.fingerprint == CR_ENGINE_FINGERPRINT, "one is the other");
    struct cr_tier *tier = calloc(1, sizeof *tier);
    if (tier == NULL || cr_engine_fingerprint(engine, spill.fingerprint) != CR_OK) {
        free(tier);
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the spill.");
    }
    tier->page_tokens = config->page_tokens;
    tier->max_waiting_per_tenant = config->max_waiting_per_tenant;
    tier->engine = engine;
    memcpy(spill.master_key, config->master_key, sizeof spill.master_key);
    int status = cr_spill_open(&spill, &tier->spill, err);
    cr_secret_wipe(spill.master_key, sizeof spill.master_key);
    if (status != CR_OK) {
        free(tier);
        return status;
    }
    cr_spill_retain(tier->spill, is_tenant, &(struct tenants){config->tenants, config->n_tenants});
    *ret_tier = tier;
    return CR_OK;
}

static void drop_done(struct cr_tier *tier, struct fetch *f)
{
    for (uint32_t i = 0; i < WINDOW; i++) {
        if (f->is_done[i])
            cr_spill_release(tier->spill, &f->done[i]);
        f->is_done[i] = false;
    }
}

void cr_tier_destroy(struct cr_tier *tier)
{
    if (tier == NULL)
        return;
    for (uint32_t i = 0; i < MAX_FETCHES; i++)
        drop_done(tier, &tier->fetches[i]);
    cr_spill_close(tier->spill);
    free(tier);
}

/* --- out ----------------------------------------------------------------------------------- */

static int begin(struct cr_tier *tier, uint32_t owner, const struct cr_chain_id *chain,
                 const int32_t *tokens, void **ret_blob)
{
    int status = cr_spill_begin(tier->spill, owner, chain, tokens, ret_blob);
    while (status == CR_EFULL && cr_clock_now_us(NULL) < tier->save_until_us) {
        usleep(SAVE_NAP_US);
        status = cr_spill_begin(tier->spill, owner, chain, tokens, ret_blob);
    }
    return status;
}

void cr_tier_put(struct cr_tier *tier, const struct cr_kv_evicted *e)
{
    struct cr_chain_id chain;
    for (uint32_t i = 0; i < e->n_pages; i++) {
        const int32_t *tokens = e->tokens + (size_t)i * tier->page_tokens;
        void *blob;
        if (cr_spill_chain(tier->spill, e->owner.v, i > 0 ? &chain : NULL, tokens, &chain) != CR_OK)
            return;
        if (i < e->n_pages - e->n_evicted ||
            begin(tier, e->owner.v, &chain, tokens, &blob) != CR_OK)
            continue;
        cr_engine_read_page(tier->engine, e->pages[i], blob);
        cr_spill_commit(tier->spill, blob);
    }
}

void cr_tier_save(struct cr_tier *tier, struct cr_kv *kv, uint32_t timeout_ms)
{
    tier->save_until_us = cr_clock_now_us(NULL) + (uint64_t)timeout_ms * 1000;
    cr_kv_evict_all(kv);
    tier->save_until_us = 0;
}

/* --- back ---------------------------------------------------------------------------------- */

static struct fetch *fetch_of(struct cr_tier *tier, const struct cr_tier_wait *wait)
{
    for (uint32_t i = 0; i < MAX_FETCHES; i++)
        if (tier->fetches[i].wait == wait)
            return &tier->fetches[i];
    return NULL;
}

static const int32_t *page_tokens(const struct cr_tier *tier, const struct fetch *f, uint32_t page)
{
    return f->wait->tokens + (size_t)page * tier->page_tokens;
}

/* Names the next page. */
static int name_next(struct cr_tier *tier, const struct fetch *f, struct cr_chain_id *ret_own,
                     struct cr_chain_id *ret_shared)
{
    const int32_t *tokens = page_tokens(tier, f, f->n_asked);
    bool is_first = f->n_asked == 0;
    int status =
        cr_spill_chain(tier->spill, f->wait->tenant.v, is_first ? NULL : &f->own, tokens, ret_own);
    if (status == CR_OK && f->n_asked < f->n_declared)
        status = cr_spill_chain(tier->spill, CR_SPILL_SHARED, is_first ? NULL : &f->shared, tokens,
                                ret_shared);
    return status;
}

/* Asks for pages, as far as the window and the spill's queue have room. */
static void ask(struct cr_tier *tier, struct fetch *f)
{
    uint64_t ticket = (uint64_t)(f - tier->fetches) << 32;
    while (f->n_asked < f->n_end && f->n_asked - f->n_placed < WINDOW) {
        const int32_t *tokens = page_tokens(tier, f, f->n_asked);
        struct cr_chain_id own, shared;
        int status = name_next(tier, f, &own, &shared);
        if (status == CR_OK) {
            status = CR_ENOTFOUND;
            if (f->n_asked < f->n_declared)
                status = cr_spill_get(tier->spill, CR_SPILL_SHARED, &shared, tokens,
                                      ticket | f->n_asked);
            if (status == CR_ENOTFOUND)
                status =
                    cr_spill_get(tier->spill, f->wait->tenant.v, &own, tokens, ticket | f->n_asked);
        }
        if (status == CR_EFULL)
            return;
        if (status != CR_OK) {
            f->n_end = f->n_asked;
            return;
        }
        f->own = own;
        f->shared = shared;
        f->n_asked++;
        f->n_reading++;
    }
}

/* Begins to read what follows the cached part of a prompt. False: there is nothing on disk, or not
 * now. */
static bool begin_fetch(struct cr_tier *tier, struct cr_kv *kv, struct cr_tier_wait *wait)
{
    struct fetch *f = NULL;
    uint32_t b = tier->page_tokens, n_limit = (wait->n_tokens - 1) / b;
    for (uint32_t i = 0; i < MAX_FETCHES && f == NULL; i++)
        if (tier->fetches[i].wait == NULL && tier->fetches[i].n_reading == 0)
            f = &tier->fetches[i];
    if (f == NULL)
        return false;
    uint32_t n_cached = cr_kv_peek(kv, wait->tenant, wait->tokens, wait->n_tokens) / b;
    *f = (struct fetch){.wait = wait,
                        .n_end = n_limit,
                        .n_declared = cr_kv_declared(kv, wait->tokens, wait->n_tokens) / b,
                        .heard_us = cr_clock_now_us(NULL)};
    for (; f->n_asked < n_cached; f->n_asked++)
        if (name_next(tier, f, &f->own, &f->shared) != CR_OK)
            f->n_end = n_cached;
    f->n_placed = n_cached;
    ask(tier, f);
    wait->has_fetch = f->n_reading > 0;
    if (!wait->has_fetch)
        f->wait = NULL;
    return wait->has_fetch;
}

struct fill {
    struct cr_tier *tier;
    struct fetch *fetch;
};

static void fill_page(void *user, uint32_t index, struct cr_page_id page)
{
    struct fill *fill = user;
    cr_engine_write_page(fill->tier->engine, page, fill->fetch->done[index % WINDOW].blob);
}

/* Caches the pages that have come and follow what is cached. False: the fetch ends here. */
static bool place(struct cr_tier *tier, struct cr_kv *kv, struct fetch *f)
{
    uint32_t n = f->n_placed;
    bool is_whole = true;
    while (n < f->n_asked && n - f->n_placed < WINDOW && f->is_done[n % WINDOW] && is_whole) {
        is_whole = f->done[n % WINDOW].status == CR_OK;
        n += is_whole;
    }
    if (n == f->n_placed)
        return is_whole;
    uint32_t n_tokens = n * tier->page_tokens + 1; /* there is one more: see n_limit */
    int status = cr_kv_restore(kv, f->wait->tenant, f->wait->tokens, n_tokens, f->n_placed,
                               fill_page, &(struct fill){tier, f});
    if (status != CR_OK)
        return false;
    for (; f->n_placed < n; f->n_placed++) {
        cr_spill_release(tier->spill, &f->done[f->n_placed % WINDOW]);
        f->is_done[f->n_placed % WINDOW] = false;
    }
    return is_whole;
}

/* Takes the reads that ended to their fetches. */
static void take_completions(struct cr_tier *tier, uint64_t now_us)
{
    struct cr_spill_completion c[POLL];
    uint32_t n;
    while ((n = cr_spill_poll(tier->spill, c, POLL)) > 0)
        for (uint32_t i = 0; i < n; i++) {
            struct fetch *f = &tier->fetches[c[i].ticket >> 32];
            uint32_t at = (uint32_t)c[i].ticket % WINDOW;
            f->n_reading--;
            f->heard_us = now_us;
            if (f->wait == NULL) {
                cr_spill_release(tier->spill, &c[i]);
                continue;
            }
            f->done[at] = c[i];
            f->is_done[at] = true;
        }
}

static void end_fetch(struct cr_tier *tier, struct fetch *f)
{
    drop_done(tier, f);
    f->wait->has_fetch = false;
    f->wait = NULL;
}

/* Whether a fetch has come to its end, one way or another. */
static bool is_over(struct cr_tier *tier, struct cr_kv *kv, struct fetch *f, uint64_t now_us)
{
    if (!place(tier, kv, f))
        return true;
    ask(tier, f);
    if (f->n_placed == f->n_end)
        return true;
    if (now_us - f->heard_us <= PATIENCE_US)
        return false;
    if (f->n_reading > 0) /* else others' reads had all of the queue */
        tier->distrust_until_us = now_us + DISTRUST_US;
    return true;
}

/* --- who waits ----------------------------------------------------------------------------- */

static uint32_t n_before(const struct cr_tier *tier, const struct cr_tier_wait *end,
                         struct cr_tenant_id tenant)
{
    uint32_t n = 0;
    for (const struct cr_tier_wait *w = tier->first; w != end; w = w->next)
        n += w->tenant.v == tenant.v;
    return n;
}

bool cr_tier_enter(struct cr_tier *tier, struct cr_kv *kv, struct cr_tier_wait *wait)
{
    if (wait->tenant.v == 0 || cr_clock_now_us(NULL) < tier->distrust_until_us)
        return false;
    uint32_t n = n_before(tier, NULL, wait->tenant);
    wait->has_fetch = false;
    if (n >= tier->max_waiting_per_tenant || (n == 0 && !begin_fetch(tier, kv, wait)))
        return false;
    wait->next = NULL;
    wait->prev = tier->last;
    if (tier->last != NULL)
        tier->last->next = wait;
    else
        tier->first = wait;
    tier->last = wait;
    tier->n_waiting++;
    return true;
}

static void unlink_wait(struct cr_tier *tier, struct cr_tier_wait *wait)
{
    if (wait->prev != NULL)
        wait->prev->next = wait->next;
    else
        tier->first = wait->next;
    if (wait->next != NULL)
        wait->next->prev = wait->prev;
    else
        tier->last = wait->prev;
    tier->n_waiting--;
}

struct cr_tier_wait *cr_tier_next(struct cr_tier *tier, struct cr_kv *kv)
{
    uint64_t now_us = cr_clock_now_us(NULL);
    take_completions(tier, now_us);
    for (struct cr_tier_wait *w = tier->first; w != NULL; w = w->next) {
        if (w->has_fetch) {
            struct fetch *f = fetch_of(tier, w);
            if (!is_over(tier, kv, f, now_us))
                continue;
            end_fetch(tier, f);
        } else if (n_before(tier, w, w->tenant) > 0 ||
                   (now_us >= tier->distrust_until_us && begin_fetch(tier, kv, w))) {
            continue;
        }
        unlink_wait(tier, w);
        return w;
    }
    return NULL;
}

void cr_tier_leave(struct cr_tier *tier, struct cr_tier_wait *wait)
{
    if (wait->has_fetch)
        end_fetch(tier, fetch_of(tier, wait));
    unlink_wait(tier, wait);
}

bool cr_tier_is_waited_for(const struct cr_tier *tier)
{
    return tier->first != NULL;
}

void cr_tier_forget(struct cr_tier *tier, struct cr_tenant_id tenant)
{
    if (tenant.v != 0)
        cr_spill_forget(tier->spill, tenant.v);
}

void cr_tier_get_stats(const struct cr_tier *tier, struct cr_spill_stats *ret_stats)
{
    cr_spill_get_stats(tier->spill, ret_stats);
}
