/* The registry of public prefixes, in the store's file.
 *
 *     issuers    id, public key, trusted?, the epoch below which entries are stale
 *     prefixes   id, issuer, name, epoch, the entry as text (NULL once revoked)
 *     registry   one number, which every change counts up
 *
 * What must never come back is remembered where it can't be lost: a revoked entry stays as a row
 * without text, so that its name and epoch (and older ones) are refused for ever; an issuer that
 * lost its trust keeps its row, and with it its epoch. Raising the epoch makes older rows
 * superfluous and takes them away; that is also the way out when the table of revoked ones is full.
 * Adding can fail for want of room, revoking and raising can't: they only change rows.
 *
 * An entry's id is from AUTOINCREMENT and so never names two entries: a server uses it to say what
 * it has published, and can't take a new entry for the one that was revoked under its name.
 *
 * Every change is one transaction that also counts the registry's generation up. A server asks for
 * that number before each request: whoever has waited for `carrel prefix revoke` to return knows
 * that no later request is served from those pages. (SQLite's data_version would do for other
 * processes' changes, but it moves with every key that is made, and not with this connection's own
 * changes.)
 *
 * The file is as trustworthy as its owner, who could trust any key anyway; still each entry's
 * signature is checked whenever it is read for use, so that a damaged row publishes nothing.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "http/prefix_int.h"
#include "http/store_int.h"

void cr_prefix_row_release(struct cr_prefix_row *row)
{
    cr_prefix_release(&row->prefix);
}

enum cr_prefix_state cr_prefix_row_check(const struct cr_prefix_row *row, int64_t now_unix_s)
{
    const struct cr_prefix *p = &row->prefix;
    if (row->revoked_unix_s != 0 || p->text == NULL)
        return CR_PREFIX_REVOKED;
    if (!row->issuer.is_trusted || strcmp(row->issuer.id, p->issuer) != 0)
        return CR_PREFIX_UNKNOWN_ISSUER;
    if (!cr_prefix_verify(p, row->issuer.key))
        return CR_PREFIX_BAD_SIGNATURE;
    if (p->epoch < row->issuer.min_epoch)
        return CR_PREFIX_STALE;
    if (now_unix_s >= p->expires_unix_s)
        return CR_PREFIX_EXPIRED;
    return now_unix_s < p->not_before_unix_s ? CR_PREFIX_NOT_YET : CR_PREFIX_VALID;
}

/* --- transactions ------------------------------------------------------------------------- */

/* In a transaction that counts the generation up. */
static int change(struct cr_store *store, int (*run)(struct cr_store *, void *, struct cr_error *),
                  void *user, struct cr_error *err)
{
    return cr_store_change(store, CR_STMT_PREFIX_CHANGE, run, user, err);
}

/* Runs a statement that is bound, and says in `ret_n` how many rows it changed. */
static int run_update(struct cr_store *store, enum cr_store_stmt which, int *ret_n,
                      struct cr_error *err)
{
    int rc = cr_store_exec(store, which);
    if (rc != SQLITE_OK)
        return cr_store_fail(store, rc, err);
    *ret_n = sqlite3_changes(store->db);
    return CR_OK;
}

/* --- issuers ------------------------------------------------------------------------------ */

/* The columns id, key, is_trusted, min_epoch from `column` on; false: damaged. */
static bool read_issuer(sqlite3_stmt *stmt, int column, struct cr_issuer *ret)
{
    if (!cr_store_column_text(stmt, column, ret->id, sizeof ret->id) ||
        sqlite3_column_bytes(stmt, column + 1) != CR_ISSUER_KEY_BYTES)
        return false;
    memcpy(ret->key, sqlite3_column_blob(stmt, column + 1), CR_ISSUER_KEY_BYTES);
    ret->is_trusted = sqlite3_column_int64(stmt, column + 2) == 1;
    ret->min_epoch = sqlite3_column_int64(stmt, column + 3);
    return true;
}

/* The issuer whose id is, or begins with, `id`. */
static int find_issuer(struct cr_store *store, const char *id, char ret_id[CR_ISSUER_ID_MAX],
                       struct cr_error *err)
{
    size_t len = strlen(id);
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_ISSUER_FIND);
    sqlite3_bind_text(stmt, 1, id, -1, SQLITE_STATIC);
    int rc = len >= 8 && len < CR_ISSUER_ID_MAX ? sqlite3_step(stmt) : SQLITE_DONE;
    if (rc == SQLITE_ROW && !cr_store_column_text(stmt, 0, ret_id, CR_ISSUER_ID_MAX))
        rc = SQLITE_CORRUPT;
    bool is_one = rc == SQLITE_ROW && sqlite3_step(stmt) == SQLITE_DONE;
    sqlite3_reset(stmt);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return cr_store_fail(store, rc, err);
    if (!is_one)
        return cr_error_set(err, CR_ENOTFOUND,
                            "There is no issuer, or more than one, whose id begins so; `carrel "
                            "prefix issuers` shows all, and 8 digits are the least.");
    return CR_OK;
}

struct trust {
    const uint8_t *key;
    char id[CR_ISSUER_ID_MAX];
};

static int run_trust(struct cr_store *store, void *user, struct cr_error *err)
{
    const struct trust *t = user;
    int n = 0;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_ISSUER_TRUST);
    sqlite3_bind_text(stmt, 1, t->id, -1, SQLITE_STATIC);
    sqlite3_bind_int(stmt, 2, 1);
    int status = run_update(store, CR_STMT_ISSUER_TRUST, &n, err);
    if (status != CR_OK || n > 0)
        return status;

    stmt = cr_store_stmt(store, CR_STMT_ISSUER_COUNT);
    int rc = sqlite3_step(stmt);
    int64_t n_issuers = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_reset(stmt);
    if (rc != SQLITE_ROW)
        return cr_store_fail(store, rc, err);

    stmt = cr_store_stmt(store, CR_STMT_ISSUER_ADD);
    sqlite3_bind_text(stmt, 1, t->id, -1, SQLITE_STATIC);
    sqlite3_bind_blob(stmt, 2, t->key, CR_ISSUER_KEY_BYTES, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 3, time(NULL));
    rc = cr_store_exec(store, CR_STMT_ISSUER_ADD);
    if ((rc & 0xff) == SQLITE_CONSTRAINT)
        return cr_error_set(err, CR_EEXIST, "This issuer is trusted already.");
    if (rc != SQLITE_OK)
        return cr_store_fail(store, rc, err);
    if (n_issuers >= CR_STORE_MAX_ISSUERS)
        return cr_error_set(err, CR_EFULL,
                            "There are %d issuers, as many as there may be; sign with a key that "
                            "is trusted.",
                            CR_STORE_MAX_ISSUERS);
    return CR_OK;
}

int cr_store_issuer_trust(struct cr_store *store, const uint8_t public_key[CR_ISSUER_KEY_BYTES],
                          struct cr_error *err)
{
    struct trust t = {.key = public_key};
    if (cr_issuer_id(public_key, t.id) != CR_OK)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    return change(store, run_trust, &t, err);
}

static int run_untrust(struct cr_store *store, void *user, struct cr_error *err)
{
    char id[CR_ISSUER_ID_MAX];
    int n = 0, status = find_issuer(store, user, id, err);
    if (status != CR_OK)
        return status;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_ISSUER_TRUST);
    sqlite3_bind_text(stmt, 1, id, -1, SQLITE_STATIC);
    sqlite3_bind_int(stmt, 2, 0);
    status = run_update(store, CR_STMT_ISSUER_TRUST, &n, err);
    if (status == CR_OK && n == 0)
        status = cr_error_set(err, CR_ENOTFOUND, "This issuer is not trusted now.");
    return status;
}

int cr_store_issuer_untrust(struct cr_store *store, const char *id, struct cr_error *err)
{
    return change(store, run_untrust, (void *)id, err);
}

struct raise {
    const char *id;
    int64_t epoch;
};

static int run_raise(struct cr_store *store, void *user, struct cr_error *err)
{
    const struct raise *r = user;
    char id[CR_ISSUER_ID_MAX];
    int n = 0, status = CR_OK;
    if (r->id != NULL)
        status = find_issuer(store, r->id, id, err);
    if (status != CR_OK)
        return status;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_ISSUER_RAISE);
    if (r->id != NULL)
        sqlite3_bind_text(stmt, 1, id, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, r->epoch);
    status = run_update(store, CR_STMT_ISSUER_RAISE, &n, err);
    if (status == CR_OK && n == 0)
        status = cr_error_set(err, CR_EINVAL,
                              "No issuer's epoch is below %lld, and it is never lowered; `carrel "
                              "prefix issuers` shows them.",
                              (long long)r->epoch);
    return status == CR_OK ? run_update(store, CR_STMT_PREFIX_PRUNE, &n, err) : status;
}

int cr_store_issuer_raise(struct cr_store *store, const char *id, int64_t epoch,
                          struct cr_error *err)
{
    struct raise r = {.id = id, .epoch = epoch};
    if (epoch < 1 || epoch > CR_PREFIX_MAX_EPOCH)
        return cr_error_set(err, CR_EINVAL, "An epoch is a number from 1 to %d.",
                            CR_PREFIX_MAX_EPOCH);
    return change(store, run_raise, &r, err);
}

int cr_store_issuer_list(struct cr_store *store, void (*each)(void *user, const struct cr_issuer *),
                         void *user, struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_ISSUER_LIST);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        struct cr_issuer issuer = {.added_unix_s = sqlite3_column_int64(stmt, 4),
                                   .n_prefixes = (uint32_t)sqlite3_column_int64(stmt, 5)};
        if (!read_issuer(stmt, 0, &issuer)) {
            rc = SQLITE_CORRUPT;
            break;
        }
        each(user, &issuer);
    }
    sqlite3_reset(stmt);
    int status = rc == SQLITE_DONE ? CR_OK : cr_store_fail(store, rc, err);
    pthread_mutex_unlock(&store->lock);
    return status;
}

/* --- entries ------------------------------------------------------------------------------ */

struct add {
    const struct cr_prefix *prefix;
    const char *entry;
    int64_t now_unix_s;
};

/* Is there room, is the name free, and was it not revoked? */
static int check_room(struct cr_store *store, const struct cr_prefix *p, struct cr_error *err)
{
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_PREFIX_TAKEN);
    sqlite3_bind_text(stmt, 1, p->name, -1, SQLITE_STATIC);
    int rc = sqlite3_step(stmt);
    sqlite3_reset(stmt);
    if (rc == SQLITE_ROW)
        return cr_error_set(err, CR_EEXIST,
                            "There is an entry of that name; revoke it first, or sign the text "
                            "under another name.");
    if (rc != SQLITE_DONE)
        return cr_store_fail(store, rc, err);

    stmt = cr_store_stmt(store, CR_STMT_PREFIX_REVOKED);
    sqlite3_bind_text(stmt, 1, p->issuer, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, p->name, -1, SQLITE_STATIC);
    rc = sqlite3_step(stmt);
    int64_t revoked_epoch = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_reset(stmt);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return cr_store_fail(store, rc, err);
    if (p->epoch <= revoked_epoch)
        return cr_error_set(err, CR_EFORBIDDEN, "%s", cr_prefix_state_sentence(CR_PREFIX_REVOKED));

    stmt = cr_store_stmt(store, CR_STMT_PREFIX_COUNT);
    rc = sqlite3_step(stmt);
    int64_t n_rows = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    int64_t n_entries = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 1) : 0;
    sqlite3_reset(stmt);
    if (rc != SQLITE_ROW)
        return cr_store_fail(store, rc, err);
    if (n_entries >= CR_STORE_MAX_PREFIXES)
        return cr_error_set(err, CR_EFULL, "There are %d entries already; revoke some first.",
                            CR_STORE_MAX_PREFIXES);
    if (n_rows - (revoked_epoch > 0) >= CR_STORE_MAX_PREFIX_ROWS)
        return cr_error_set(err, CR_EFULL,
                            "The registry remembers %d revoked entries, as many as it can; raise "
                            "the epoch with `carrel prefix revoke --all-before` and sign again.",
                            (int)(n_rows - n_entries));
    return CR_OK;
}

/* What the entry's state would be in the registry. */
static int check_state(struct cr_store *store, const struct add *a, struct cr_error *err)
{
    struct cr_prefix_row row = {.prefix = *a->prefix};
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_ISSUER_GET);
    sqlite3_bind_text(stmt, 1, a->prefix->issuer, -1, SQLITE_STATIC);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW && !read_issuer(stmt, 0, &row.issuer))
        rc = SQLITE_CORRUPT;
    sqlite3_reset(stmt);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return cr_store_fail(store, rc, err);
    enum cr_prefix_state state = cr_prefix_row_check(&row, a->now_unix_s);
    return state == CR_PREFIX_VALID || state == CR_PREFIX_NOT_YET
               ? CR_OK
               : cr_error_set(err, CR_EFORBIDDEN, "%s", cr_prefix_state_sentence(state));
}

static int run_add(struct cr_store *store, void *user, struct cr_error *err)
{
    const struct add *a = user;
    const struct cr_prefix *p = a->prefix;
    int n, status = check_state(store, a, err);
    if (status == CR_OK)
        status = check_room(store, p, err);
    if (status != CR_OK)
        return status;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_PREFIX_FORGET);
    sqlite3_bind_text(stmt, 1, p->issuer, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, p->name, -1, SQLITE_STATIC);
    status = run_update(store, CR_STMT_PREFIX_FORGET, &n, err);
    if (status != CR_OK)
        return status;
    stmt = cr_store_stmt(store, CR_STMT_PREFIX_ADD);
    sqlite3_bind_text(stmt, 1, p->issuer, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, p->name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 3, p->epoch);
    sqlite3_bind_text(stmt, 4, a->entry, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 5, a->now_unix_s);
    return run_update(store, CR_STMT_PREFIX_ADD, &n, err);
}

int cr_store_prefix_add(struct cr_store *store, const struct cr_prefix *prefix, int64_t now_unix_s,
                        struct cr_error *err)
{
    struct cr_buf entry;
    cr_buf_init(&entry, CR_PREFIX_MAX_ENTRY);
    int status = cr_prefix_format(prefix, &entry);
    if (status == CR_OK) {
        struct add a = {.prefix = prefix, .entry = cr_buf_str(&entry), .now_unix_s = now_unix_s};
        status = change(store, run_add, &a, err);
    } else {
        cr_error_set(err, status, "There is not enough memory for the entry.");
    }
    cr_buf_release(&entry);
    return status;
}

static int run_revoke(struct cr_store *store, void *user, struct cr_error *err)
{
    int n = 0;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_PREFIX_REVOKE);
    sqlite3_bind_text(stmt, 1, user, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, time(NULL));
    int status = run_update(store, CR_STMT_PREFIX_REVOKE, &n, err);
    if (status == CR_OK && n == 0)
        status = cr_error_set(err, CR_ENOTFOUND,
                              "There is no entry of that name that is not revoked; `carrel prefix "
                              "list` shows all.");
    return status;
}

int cr_store_prefix_revoke(struct cr_store *store, const char *name, struct cr_error *err)
{
    return change(store, run_revoke, (void *)name, err);
}

/* Reads a row of PREFIX_ROWS. An entry that does not read, or is not what its row says, is damage,
 * and is treated as revoked: nothing of it can be trusted. */
static int read_row(sqlite3_stmt *stmt, struct cr_prefix_row *ret_row)
{
    struct cr_prefix_row row = {.id = (uint64_t)sqlite3_column_int64(stmt, 0),
                                .added_unix_s = sqlite3_column_int64(stmt, 4),
                                .revoked_unix_s = sqlite3_column_int64(stmt, 5)};
    char name[CR_PREFIX_NAME_MAX + 1];
    int64_t epoch = sqlite3_column_int64(stmt, 2);
    if (!cr_store_column_text(stmt, 1, name, sizeof name) || !read_issuer(stmt, 6, &row.issuer))
        return SQLITE_CORRUPT;
    const char *entry = (const char *)sqlite3_column_text(stmt, 3);
    if (entry != NULL) {
        int status =
            cr_prefix_parse(entry, (size_t)sqlite3_column_bytes(stmt, 3), &row.prefix, NULL);
        if (status == CR_ENOMEM)
            return SQLITE_NOMEM;
        if (status != CR_OK || row.prefix.epoch != epoch || strcmp(row.prefix.name, name) != 0)
            cr_prefix_release(&row.prefix);
    }
    memcpy(row.prefix.name, name, sizeof name);
    memcpy(row.prefix.issuer, row.issuer.id, sizeof row.prefix.issuer);
    row.prefix.epoch = epoch;
    *ret_row = row;
    return SQLITE_ROW;
}

int cr_store_prefix_list(struct cr_store *store,
                         void (*each)(void *user, const struct cr_prefix_row *), void *user,
                         struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_PREFIX_ROWS);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        struct cr_prefix_row row;
        rc = read_row(stmt, &row);
        if (rc != SQLITE_ROW)
            break;
        each(user, &row);
        cr_prefix_row_release(&row);
    }
    sqlite3_reset(stmt);
    int status = rc == SQLITE_DONE ? CR_OK : cr_store_fail(store, rc, err);
    pthread_mutex_unlock(&store->lock);
    return status;
}

/* --- for a server ------------------------------------------------------------------------- */

int cr_store_prefix_generation(struct cr_store *store, int64_t *ret_generation)
{
    return cr_store_read_generation(store, CR_STMT_PREFIX_GENERATION, ret_generation);
}

int cr_store_prefix_ids(struct cr_store *store, uint64_t ret_ids[CR_STORE_MAX_PREFIXES],
                        uint32_t *ret_n)
{
    uint32_t n = 0;
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_PREFIX_IDS);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && n < CR_STORE_MAX_PREFIXES)
        ret_ids[n++] = (uint64_t)sqlite3_column_int64(stmt, 0);
    sqlite3_reset(stmt);
    int status = CR_OK;
    if (rc == SQLITE_DONE)
        *ret_n = n;
    else
        status = cr_store_fail(store, rc == SQLITE_ROW ? SQLITE_CORRUPT : rc, NULL);
    pthread_mutex_unlock(&store->lock);
    return status;
}

int cr_store_prefix_load(struct cr_store *store, uint64_t id, struct cr_prefix_row *ret_row)
{
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_PREFIX_ROWS);
    sqlite3_bind_int64(stmt, 1, (sqlite3_int64)id);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        rc = read_row(stmt, ret_row);
    sqlite3_reset(stmt);
    int status = cr_store_found(store, rc);
    pthread_mutex_unlock(&store->lock);
    return status;
}
