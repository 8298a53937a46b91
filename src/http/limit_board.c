/* Keeps the worker's limits per tenant in step with the store, and drops what removed tenants had.
 *
 * Asked before each request, on its loop's thread and under one mutex:
 *
 *     the store's generation ── moved? ──▶ read all tenants, share the floors out anew
 *     the request's tenant   ── new?   ──▶ read its row, give it a floor of what is left
 *     is the worker behind?  ── yes    ──▶ one call with all that differs, ahead of the request
 *
 * The worker applies the call and the requests in the order in which they were posted, so a request
 * that comes after a command has returned meets the limits that the command set. One that can't
 * have its call ahead of it is not posted at all.
 *
 * Floors must leave room for one whole context, and for what the scheduler spares for those who
 * decode; otherwise a long request would find no pages although nobody runs. What remains of the
 * pool is given out: first to tenants with floors of their own, by age, whether or not they have
 * asked yet; then to those with the server's default, by age when the store was read, and after
 * that as they come. A floor that does not fit is given as far as it goes; that is logged once,
 * and counted. (The scheduler would get by even so: see cr_kv_make_room().)
 *
 * A removed tenant's text is dropped at once. But requests of it may still run or wait, and text of
 * those that wait would enter the cache after that; so whoever has entered is counted, and when the
 * last one has left its text is dropped once more.
 *
 * Whether a tenant is proven is told in the same call. It grows old while the server runs, so each
 * of its requests looks; one that did not ask since the server came up does not count yet.
 *
 * Fail closed: where the store can't be read, no request is posted; nobody is let in then anyway.
 *
 * Not done: dropping a removed tenant's text while no request comes. Only requests look.
 */
#include "http/limit_board.h"

#include <stdlib.h>
#include <string.h>

#include "carrel/clock.h"
#include "carrel/log.h"
#include "carrel/sched.h"
#include "http/store_int.h"

#define UNREAD (-1) /* the store's generations are positive */

void limit_board_init(struct limit_board *board, struct cr_store *store)
{
    *board = (struct limit_board){.store = store, .generation = UNREAD};
    pthread_mutex_init(&board->lock, NULL);
}

void limit_board_release(struct limit_board *board)
{
    free(board->items);
    pthread_mutex_destroy(&board->lock);
}

/* --- floors ------------------------------------------------------------------------------- */

static uint32_t pages(const struct limit_board *board, int64_t tokens)
{
    uint32_t b = cr_worker_kv_config(board->worker)->page_tokens;
    return (uint32_t)((tokens + b - 1) / b);
}

/* What all floors together may have. */
static uint32_t all_room(const struct limit_board *board)
{
    const struct cr_kv_config *pool = cr_worker_kv_config(board->worker);
    uint32_t kept = pages(board, pool->max_tokens) + cr_sched_spare(pool->max_seqs, pool->n_pages);
    return pool->n_pages > kept ? pool->n_pages - kept : 0;
}

static int64_t or_default(int64_t v, int64_t by_default)
{
    return v == CR_LIMIT_DEFAULT ? by_default : v;
}

static bool has_own_floor(const struct limit_item *item)
{
    return item->limits.floor_tokens > 0;
}

/* Says that a floor is not kept in full. */
static void warn(const struct limit_board *board, const struct limit_item *item, uint32_t floor)
{
    uint32_t b = cr_worker_kv_config(board->worker)->page_tokens;
    struct cr_tenant tenant;
    if (cr_store_tenant_get(board->store, item->tenant, &tenant) != CR_OK)
        tenant.name[0] = '\0';
    cr_log(
        CR_LOG_WARN, "limits",
        "a cache floor is not kept in full: floors and one context are more than the cache holds;"
        " lower some with `carrel tenant limit`, or serve with a larger cache",
        CR_LOG_STR("tenant", tenant.name), CR_LOG_UINT("floor_tokens", (uint64_t)floor * b),
        CR_LOG_UINT("kept_tokens", (uint64_t)item->want.floor_pages * b));
}

/* Turns a tenant's limits into pages, and takes its floor from the room. What is its own wins over
 * a default that contradicts it. */
static void give(struct limit_board *board, struct limit_item *item)
{
    uint32_t floor =
        pages(board, or_default(item->limits.floor_tokens, board->defaults.floor_tokens));
    uint32_t cap = pages(board, or_default(item->limits.cap_tokens, board->defaults.cap_tokens));
    if (cap > 0 && cap < floor && has_own_floor(item))
        cap = floor;
    else if (cap > 0 && cap < floor)
        floor = cap;
    uint32_t given = floor < board->room ? floor : board->room;
    bool was_short = item->is_short;
    board->room -= given;
    item->want = (struct cr_kv_limits){
        .floor_pages = given,
        .cap_pages = cap,
        .ttl_s = (uint32_t)or_default(item->limits.ttl_s, board->defaults.ttl_s)};
    item->is_short = given < floor;
    atomic_fetch_add(&board->n_short, item->is_short);
    if (item->is_short && !was_short)
        warn(board, item, floor);
}

/* Gives all floors anew. */
static void give_all(struct limit_board *board)
{
    board->room = all_room(board);
    atomic_store(&board->n_short, 0);
    for (int is_default = 0; is_default < 2; is_default++)
        for (uint32_t i = 0; i < board->n; i++)
            if (!board->items[i].is_removed && has_own_floor(&board->items[i]) != is_default)
                give(board, &board->items[i]);
}

/* --- telling the worker ------------------------------------------------------------------- */

/* What a call carries. It owns itself: the worker may run it when the server is gone. */
struct batch {
    uint32_t n;
    struct change {
        struct cr_tenant_id tenant;
        struct cr_kv_limits limits;
        bool is_removed, is_proven;
    } changes[];
};

/* On the engine thread. */
static void apply(void *user, struct cr_kv *kv)
{
    struct batch *batch = user;
    /* Floors that shrink make room for those that grow: so all are taken down first. */
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < batch->n; i++) {
            struct change *change = &batch->changes[i];
            struct cr_kv_limits limits = change->limits;
            if (pass == 0)
                limits.floor_pages = 0;
            if (pass == 0)
                cr_kv_set_counts(kv, change->tenant, change->is_proven && !change->is_removed);
            if (!change->is_removed)
                /* Fails where there is no room for one tenant more; then nothing of it is cached.
                 */
                cr_kv_set_limits(kv, change->tenant, &limits);
            else if (pass == 0)
                cr_kv_forget_tenant(kv, change->tenant);
        }
    free(batch);
}

static bool differs(const struct limit_item *item)
{
    return item->is_removed ? item->is_owed
                            : memcmp(&item->want, &item->told, sizeof item->want) != 0 ||
                                  item->is_proven != item->is_told_proven;
}

/* Tells the worker what it does not know yet, all or nothing. */
static int tell(struct limit_board *board)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < board->n; i++)
        n += differs(&board->items[i]);
    struct batch *batch = calloc(1, sizeof *batch + n * sizeof batch->changes[0]);
    if (batch == NULL)
        return CR_ENOMEM;
    for (uint32_t i = 0; i < board->n; i++) {
        const struct limit_item *item = &board->items[i];
        if (differs(item))
            batch->changes[batch->n++] =
                (struct change){item->tenant, item->want, item->is_removed, item->is_proven};
    }
    int status = n > 0 ? cr_worker_call(board->worker, apply, batch) : CR_OK;
    if (n == 0 || status != CR_OK)
        free(batch);
    if (status != CR_OK)
        return status;

    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < board->n; i++) {
        struct limit_item item = board->items[i];
        item.told = item.want;
        item.is_told_proven = item.is_proven;
        item.is_owed = false;
        if (!item.is_removed || item.n_requests > 0)
            board->items[n_kept++] = item;
    }
    board->n = n_kept;
    board->is_behind = false;
    return CR_OK;
}

/* Whether a tenant counts by now: it grows old while the server runs. */
static void prove(struct limit_board *board, struct limit_item *item)
{
    int64_t age_s = cr_clock_unix_us() / 1000000 - item->created_unix_s;
    bool is_proven =
        age_s >= board->proof.age_s && item->trust > 0 && item->trust >= board->proof.trust;
    board->is_behind |= is_proven != item->is_proven;
    item->is_proven = is_proven;
}

/* --- following the store ------------------------------------------------------------------ */

/* The list of items as it becomes. */
struct reading {
    struct limit_board *board;
    struct limit_item *items;
    uint32_t n, max;
    uint32_t old; /* items of the board that were taken over */
    int status;
};

static void keep(struct reading *r, const struct limit_item *item)
{
    if (r->n == r->max && r->status == CR_OK) {
        uint32_t max = r->max > 0 ? 2 * r->max : 64;
        struct limit_item *items = realloc(r->items, max * sizeof *items);
        if (items == NULL) {
            r->status = CR_ENOMEM;
        } else {
            r->items = items;
            r->max = max;
        }
    }
    if (r->status == CR_OK)
        r->items[r->n++] = *item;
}

/* The board's items below `id` have no row any more. */
static void keep_removed(struct reading *r, uint64_t id)
{
    for (; r->old < r->board->n && r->board->items[r->old].tenant.v < id; r->old++) {
        struct limit_item item = r->board->items[r->old];
        if (!item.is_removed)
            item.is_owed = true;
        item.is_removed = true;
        item.want = item.told = (struct cr_kv_limits){0};
        keep(r, &item);
    }
}

static void take_row(void *user, const struct cr_tenant *row)
{
    struct reading *r = user;
    struct limit_item item = {.tenant = row->id};
    keep_removed(r, row->id.v);
    bool is_known = r->old < r->board->n && r->board->items[r->old].tenant.v == row->id.v;
    if (is_known)
        item = r->board->items[r->old++];
    item.limits = row->limits;
    item.policy = row->policy;
    item.created_unix_s = row->created_unix_s;
    item.trust = row->trust;
    if (is_known || has_own_floor(&item))
        keep(r, &item);
}

/* Reads the tenants again when something about them has changed. */
static int follow_store(struct limit_board *board)
{
    int64_t generation = UNREAD;
    int status = cr_store_tenant_generation(board->store, &generation);
    if (status == CR_OK && generation == board->generation)
        return CR_OK;
    struct reading r = {.board = board};
    if (status == CR_OK)
        status = cr_store_each_tenant(board->store, CR_STMT_TENANT_ROWS, take_row, &r, NULL);
    if (status == CR_OK) {
        keep_removed(&r, UINT64_MAX);
        status = r.status;
    }
    if (status != CR_OK) {
        free(r.items);
        return status;
    }
    free(board->items);
    board->items = r.items;
    board->n = r.n;
    board->max = r.max;
    board->generation = generation;
    board->is_behind = true;
    give_all(board);
    return CR_OK;
}

/* Where a tenant's item is, or belongs. */
static uint32_t place_of(const struct limit_board *board, struct cr_tenant_id tenant)
{
    uint32_t from = 0, to = board->n;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (board->items[middle].tenant.v < tenant.v)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static struct limit_item *find(struct limit_board *board, struct cr_tenant_id tenant)
{
    uint32_t at = place_of(board, tenant);
    return at < board->n && board->items[at].tenant.v == tenant.v ? &board->items[at] : NULL;
}

/* A tenant that asks for the first time. */
static int add(struct limit_board *board, struct cr_tenant_id tenant)
{
    struct cr_tenant row;
    int status = cr_store_tenant_get(board->store, tenant, &row);
    if (status != CR_OK)
        return status == CR_ENOTFOUND ? CR_EAUTH : status;
    if (board->n == board->max) {
        uint32_t max = board->max > 0 ? 2 * board->max : 64;
        struct limit_item *items = realloc(board->items, max * sizeof *items);
        if (items == NULL)
            return CR_ENOMEM;
        board->items = items;
        board->max = max;
    }
    uint32_t at = place_of(board, tenant);
    struct limit_item *item = &board->items[at];
    memmove(item + 1, item, (board->n - at) * sizeof *item);
    board->n++;
    *item = (struct limit_item){.tenant = tenant,
                                .limits = row.limits,
                                .policy = row.policy,
                                .created_unix_s = row.created_unix_s,
                                .trust = row.trust};
    give(board, item);
    board->is_behind = true;
    return CR_OK;
}

static int enter(struct limit_board *board, struct cr_tenant_id tenant)
{
    int status = follow_store(board);
    if (status != CR_OK)
        return status;
    int found = find(board, tenant) != NULL ? CR_OK : add(board, tenant);
    struct limit_item *item = find(board, tenant);
    if (item != NULL)
        prove(board, item);
    if (board->is_behind)
        status = tell(board);
    if (status != CR_OK || found != CR_OK)
        return status != CR_OK ? status : found;
    item = find(board, tenant); /* telling drops those that were removed */
    if (item == NULL || item->is_removed)
        return CR_EAUTH;
    item->n_requests++;
    return CR_OK;
}

int limit_board_enter(struct limit_board *board, struct cr_tenant_id tenant)
{
    pthread_mutex_lock(&board->lock);
    int status = enter(board, tenant);
    bool is_failing = status == CR_EIO || status == CR_EFORMAT;
    if (is_failing && !board->is_failing)
        cr_log(CR_LOG_ERROR, "limits", "the tenants can't be read, so no request is taken",
               CR_LOG_STR("why", cr_status_text(status)));
    board->is_failing = is_failing;
    pthread_mutex_unlock(&board->lock);
    return status;
}

void limit_board_policy(struct limit_board *board, struct cr_tenant_id tenant,
                        struct cr_tenant_policy *ret_policy, bool *ret_is_proven)
{
    pthread_mutex_lock(&board->lock);
    const struct limit_item *item = find(board, tenant); /* is there: it has entered */
    *ret_policy = item->policy;
    *ret_is_proven = item->is_proven;
    pthread_mutex_unlock(&board->lock);
}

void limit_board_leave(struct limit_board *board, struct cr_tenant_id tenant)
{
    pthread_mutex_lock(&board->lock);
    struct limit_item *item = find(board, tenant);
    if (--item->n_requests == 0 && item->is_removed) {
        item->is_owed = board->is_behind = true;
        tell(board); /* if it can't be told, the next request tries again */
    }
    pthread_mutex_unlock(&board->lock);
}

void limit_board_open(struct limit_board *board, struct cr_worker *worker,
                      const struct cr_tenant_limits *defaults, const struct cr_tenant_proof *proof)
{
    board->worker = worker;
    board->defaults = *defaults;
    board->proof = *proof;
    if (follow_store(board) == CR_OK) /* else the first request tries again */
        tell(board);
}
