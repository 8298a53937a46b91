/* What is counted about reuse, in the store's file. See reuse_board.c for when.
 *
 * Rows hold keyed hashes, ids of tenants and numbers; without the key, which is not in this file,
 * nobody can tell whether a text is named here. Counts of quorums are never dropped: a path must
 * not cross its threshold twice; the KV manager bounds them. Budgets and histories that were not
 * used for FORGET_S go when they are read, and so do the oldest of more than MAX_ROWS. Ids in a
 * blob are four bytes each, little-endian.
 */
#include <string.h>
#include <time.h>

#include "http/store_int.h"

#define MAX_ROWS 262144
#define FORGET_S 2592000 /* 30 days */

#define N_IDS(array) (sizeof(array) / sizeof(array)[0])
#define MAX_IDS      64u

static void bind_ids(sqlite3_stmt *stmt, int column, const uint32_t *ids, uint32_t n)
{
    unsigned char bytes[4 * MAX_IDS];
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < 4; k++)
            bytes[4 * i + k] = (unsigned char)(ids[i] >> (8 * k));
    sqlite3_bind_blob(stmt, column, bytes, (int)(4 * n), SQLITE_TRANSIENT);
}

/* False when it is no list of at most `max` ids. */
static bool column_ids(sqlite3_stmt *stmt, int column, uint32_t *ret_ids, uint32_t max,
                       uint32_t *ret_n)
{
    const unsigned char *bytes = sqlite3_column_blob(stmt, column);
    uint32_t len = (uint32_t)sqlite3_column_bytes(stmt, column);
    if (len % 4 != 0 || len / 4 > max)
        return false;
    for (uint32_t i = 0; i < len / 4; i++) {
        const unsigned char *b = bytes + (size_t)4 * i;
        ret_ids[i] = b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    }
    *ret_n = len / 4;
    return true;
}

static int save_count(struct cr_store *store, const struct cr_kv_count *count)
{
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_REUSE_COUNT_PUT);
    _Static_assert(N_IDS(count->tenants) <= MAX_IDS, "make room for the tenants of a count");
    sqlite3_bind_int64(stmt, 1, (int64_t)count->path);
    sqlite3_bind_int64(stmt, 2, count->flags);
    sqlite3_bind_int64(stmt, 3, count->since);
    bind_ids(stmt, 4, count->tenants, count->n);
    sqlite3_bind_int64(stmt, 5, time(NULL));
    return cr_store_exec(store, CR_STMT_REUSE_COUNT_PUT);
}

static int save_record(struct cr_store *store, const struct cr_monitor_record *r)
{
    bool is_budget = r->tenant != 0;
    enum cr_store_stmt which = is_budget ? CR_STMT_REUSE_BUDGET_PUT : CR_STMT_REUSE_HISTORY_PUT;
    sqlite3_stmt *stmt = cr_store_stmt(store, which);
    sqlite3_bind_int64(stmt, 1, (int64_t)r->name);
    if (is_budget)
        sqlite3_bind_int64(stmt, 2, r->tenant);
    else
        bind_ids(stmt, 2, r->users, r->n_users);
    sqlite3_bind_int64(stmt, 3, r->n);
    sqlite3_bind_int64(stmt, 4, (int64_t)(r->used_us / 1000000));
    return cr_store_exec(store, which);
}

int cr_store_reuse_save(struct cr_store *store, const struct cr_reuse_batch *batch,
                        struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    int rc = cr_store_exec(store, CR_STMT_BEGIN), status = CR_OK;
    if (rc == SQLITE_OK) {
        for (uint32_t i = 0; rc == SQLITE_OK && i < batch->n_counts; i++)
            rc = save_count(store, &batch->counts[i]);
        for (uint32_t i = 0; rc == SQLITE_OK && i < batch->n_records; i++)
            rc = save_record(store, &batch->records[i]);
        status = cr_store_end(store, CR_OK, rc, err);
    } else {
        status = cr_store_fail(store, rc, err);
    }
    pthread_mutex_unlock(&store->lock);
    return status;
}

/* --- reading ------------------------------------------------------------------------------ */

struct reading {
    void (*on_count)(void *user, const struct cr_kv_count *count);
    void (*on_record)(void *user, const struct cr_monitor_record *record);
    void *user;
};

static bool read_count(sqlite3_stmt *stmt, const struct reading *r)
{
    struct cr_kv_count count = {.path = (uint64_t)sqlite3_column_int64(stmt, 0),
                                .flags = (uint32_t)sqlite3_column_int64(stmt, 1),
                                .since = (uint32_t)sqlite3_column_int64(stmt, 2)};
    if (!column_ids(stmt, 3, count.tenants, N_IDS(count.tenants), &count.n))
        return false;
    r->on_count(r->user, &count);
    return true;
}

static bool read_record(sqlite3_stmt *stmt, const struct reading *r, bool is_budget)
{
    struct cr_monitor_record record = {.name = (uint64_t)sqlite3_column_int64(stmt, 0),
                                       .n = (uint32_t)sqlite3_column_int64(stmt, 2),
                                       .used_us =
                                           (uint64_t)sqlite3_column_int64(stmt, 3) * 1000000};
    if (is_budget)
        record.tenant = (uint32_t)sqlite3_column_int64(stmt, 1);
    else if (!column_ids(stmt, 1, record.users, N_IDS(record.users), &record.n_users))
        return false;
    if (is_budget && record.tenant == 0)
        return false;
    r->on_record(r->user, &record);
    return true;
}

static int read_rows(struct cr_store *store, enum cr_store_stmt which, const struct reading *r)
{
    sqlite3_stmt *stmt = cr_store_stmt(store, which);
    int rc;
    sqlite3_bind_int64(stmt, 1, which == CR_STMT_REUSE_COUNTS ? -1 : MAX_ROWS);
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        bool ok = which == CR_STMT_REUSE_COUNTS
                      ? read_count(stmt, r)
                      : read_record(stmt, r, which == CR_STMT_REUSE_BUDGETS);
        if (!ok) {
            rc = SQLITE_CORRUPT;
            break;
        }
    }
    sqlite3_reset(stmt);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Drops what was not used for long, and the oldest of too many. */
static int prune(struct cr_store *store, enum cr_store_stmt which)
{
    sqlite3_stmt *stmt = cr_store_stmt(store, which);
    sqlite3_bind_int64(stmt, 1, time(NULL) - FORGET_S);
    sqlite3_bind_int64(stmt, 2, MAX_ROWS);
    return cr_store_exec(store, which);
}

int cr_store_reuse_load(struct cr_store *store,
                        void (*on_count)(void *user, const struct cr_kv_count *count),
                        void (*on_record)(void *user, const struct cr_monitor_record *record),
                        void *user, struct cr_error *err)
{
    static const enum cr_store_stmt tables[] = {CR_STMT_REUSE_COUNTS, CR_STMT_REUSE_BUDGETS,
                                                CR_STMT_REUSE_HISTORIES};
    struct reading r = {on_count, on_record, user};
    pthread_mutex_lock(&store->lock);
    int rc = prune(store, CR_STMT_REUSE_BUDGET_PRUNE);
    if (rc == SQLITE_OK)
        rc = prune(store, CR_STMT_REUSE_HISTORY_PRUNE);
    for (size_t i = 0; rc == SQLITE_OK && i < sizeof tables / sizeof tables[0]; i++)
        rc = read_rows(store, tables[i], &r);
    int status = rc == SQLITE_OK ? CR_OK : cr_store_fail(store, rc, err);
    pthread_mutex_unlock(&store->lock);
    return status;
}
