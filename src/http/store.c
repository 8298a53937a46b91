/* The store's file: opening it safely, and tenants.
 *
 * One connection, one mutex: calls are rare and short (authentication answers from memory, see
 * store_auth.c), so there is nothing to gain from more. Write-ahead logging lets a server read
 * while `carrel key create` writes in another process; a busy timeout makes two writers take
 * turns; every change is one transaction, on disk before the call returns, because a revocation
 * that a power cut undoes is none.
 *
 * Opening is where a file that is not ours, newer than us, damaged, or open to other users must
 * be noticed: the application id and the schema's version stand in SQLite's own header fields,
 * `quick_check` reads a file of this size in a millisecond, and world access is refused instead
 * of mended, since whoever set it may have read or changed the file already. The owner's group is
 * let in: Kubernetes mounts volumes that way.
 *
 * Tenant ids come from AUTOINCREMENT, so that an id never names two tenants, not even after a
 * removal: cached pages and metrics of the old one can't fall to the new.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "http/store_int.h"

#define APPLICATION_ID "0x4372656c" /* "Crel" */
#define SCHEMA_VERSION 6
#define BUSY_MS        5000

static const char schema_sql[] =
    "CREATE TABLE tenants("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL UNIQUE,"
    "  created_unix_s INTEGER NOT NULL) STRICT;"
    "CREATE TABLE keys("
    "  id TEXT NOT NULL UNIQUE,"
    "  tenant INTEGER NOT NULL REFERENCES tenants(id) ON DELETE CASCADE,"
    "  salt BLOB NOT NULL,"
    "  hash BLOB NOT NULL,"
    "  scrypt_log2_n INTEGER NOT NULL,"
    "  created_unix_s INTEGER NOT NULL,"
    "  revoked_unix_s INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE INDEX keys_by_tenant ON keys(tenant);"
    "PRAGMA application_id = " APPLICATION_ID ";"
    "PRAGMA user_version = 1;";

/* From version 1 to 2: the registry of public prefixes. */
static const char registry_sql[] =
    "CREATE TABLE issuers("
    "  id TEXT NOT NULL UNIQUE,"
    "  key BLOB NOT NULL,"
    "  is_trusted INTEGER NOT NULL,"
    "  min_epoch INTEGER NOT NULL DEFAULT 0,"
    "  added_unix_s INTEGER NOT NULL) STRICT;"
    "CREATE TABLE prefixes("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  issuer TEXT NOT NULL REFERENCES issuers(id),"
    "  name TEXT NOT NULL,"
    "  epoch INTEGER NOT NULL,"
    "  entry TEXT," /* NULL once it is revoked */
    "  added_unix_s INTEGER NOT NULL,"
    "  revoked_unix_s INTEGER NOT NULL DEFAULT 0,"
    "  UNIQUE(issuer, name)) STRICT;"
    "CREATE UNIQUE INDEX prefixes_by_name ON prefixes(name) WHERE entry IS NOT NULL;"
    "CREATE TABLE registry(generation INTEGER NOT NULL) STRICT;"
    "INSERT INTO registry VALUES(1);"
    "PRAGMA user_version = 2;";

/* From version 2 to 3: what tenants may keep cached. NULL: as the server says for all. The number
 * counts changes of these and removals of tenants, for servers that run. */
static const char limits_sql[] =
    "ALTER TABLE tenants ADD COLUMN cache_floor INTEGER"
    "  CHECK(cache_floor BETWEEN 0 AND 268435456);" /* CR_LIMIT_MAX_TOKENS */
    "ALTER TABLE tenants ADD COLUMN cache_cap INTEGER"
    "  CHECK(cache_cap BETWEEN 0 AND 268435456)"
    "  CHECK(cache_cap = 0 OR cache_floor <= cache_cap);"
    "ALTER TABLE tenants ADD COLUMN cache_ttl_s INTEGER"
    "  CHECK(cache_ttl_s BETWEEN 0 AND 315360000);" /* CR_LIMIT_MAX_TTL_S */
    "CREATE TABLE limits(generation INTEGER NOT NULL) STRICT;"
    "INSERT INTO limits VALUES(1);"
    "PRAGMA user_version = 3;";

/* From version 3 to 4: what verdicts may share of a tenant's text. NULL: as the server says. */
static const char policy_sql[] =
    "ALTER TABLE tenants ADD COLUMN always_private INTEGER NOT NULL DEFAULT 0"
    "  CHECK(always_private IN (0, 1));"
    "ALTER TABLE tenants ADD COLUMN detect_classes INTEGER"
    "  CHECK(detect_classes BETWEEN 1 AND 4294967295);"
    "ALTER TABLE tenants ADD COLUMN detect_private REAL CHECK(detect_private BETWEEN 0 AND 1);"
    "ALTER TABLE tenants ADD COLUMN detect_clear REAL CHECK(detect_clear BETWEEN 0 AND 1)"
    "  CHECK(detect_clear <= detect_private);"
    "PRAGMA user_version = 4;";

/* From version 4 to 5: how far tenants are trusted, and what is counted about reuse. Names of text
 * are keyed hashes. */
static const char reuse_sql[] = "ALTER TABLE tenants ADD COLUMN trust INTEGER NOT NULL DEFAULT 1"
                                "  CHECK(trust BETWEEN 0 AND 100);" /* CR_TRUST_MAX */
                                "CREATE TABLE reuse_counts("
                                "  path INTEGER PRIMARY KEY,"
                                "  flags INTEGER NOT NULL,"
                                "  since INTEGER NOT NULL,"
                                "  tenants BLOB NOT NULL,"
                                "  used_unix_s INTEGER NOT NULL) STRICT;"
                                "CREATE TABLE reuse_budgets("
                                "  subtree INTEGER NOT NULL,"
                                "  tenant INTEGER NOT NULL,"
                                "  spent INTEGER NOT NULL,"
                                "  used_unix_s INTEGER NOT NULL,"
                                "  PRIMARY KEY(subtree, tenant)) STRICT, WITHOUT ROWID;"
                                "CREATE TABLE reuse_histories("
                                "  text INTEGER PRIMARY KEY,"
                                "  users BLOB NOT NULL,"
                                "  hits INTEGER NOT NULL,"
                                "  used_unix_s INTEGER NOT NULL) STRICT;"
                                "PRAGMA user_version = 5;";

/* From version 5 to 6: in which languages a tenant's text is judged. NULL: as the server says. */
static const char languages_sql[] = "ALTER TABLE tenants ADD COLUMN detect_languages INTEGER"
                                    "  CHECK(detect_languages BETWEEN 1 AND 4294967295);"
                                    "PRAGMA user_version = 6;";

int cr_store_fail(const struct cr_store *store, int rc, struct cr_error *err)
{
    switch (rc & 0xff) {
    case SQLITE_NOMEM:
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for the key database.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return cr_error_set(err, CR_EFORMAT,
                            "The key database %.120s is damaged; restore it from a backup, or "
                            "move it away to begin with an empty one.",
                            store->path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return cr_error_set(err, CR_EIO,
                            "Another process keeps the key database %.120s locked; try again.",
                            store->path);
    case SQLITE_FULL:
        return cr_error_set(err, CR_EIO, "The disk is full; make room for the key database %.120s.",
                            store->path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return cr_error_set(err, CR_EIO,
                            "The key database %.120s can't be opened for writing; check its owner "
                            "and its folder's.",
                            store->path);
    default:
        return cr_error_set(err, CR_EIO, "The key database %.120s failed (SQLite code %d: %s).",
                            store->path, rc, sqlite3_errstr(rc));
    }
}

int cr_store_found(const struct cr_store *store, int rc)
{
    return rc == SQLITE_ROW    ? CR_OK
           : rc == SQLITE_DONE ? CR_ENOTFOUND
                               : cr_store_fail(store, rc, NULL);
}

sqlite3_stmt *cr_store_stmt(struct cr_store *store, enum cr_store_stmt which)
{
    sqlite3_reset(store->stmts[which]);
    sqlite3_clear_bindings(store->stmts[which]);
    return store->stmts[which];
}

int cr_store_exec(struct cr_store *store, enum cr_store_stmt which)
{
    int rc = sqlite3_step(store->stmts[which]);
    sqlite3_reset(store->stmts[which]);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

int cr_store_end(struct cr_store *store, int status, int rc, struct cr_error *err)
{
    if (rc == SQLITE_OK && status == CR_OK)
        rc = cr_store_exec(store, CR_STMT_COMMIT);
    if (rc == SQLITE_OK && status == CR_OK)
        return CR_OK;
    cr_store_exec(store, CR_STMT_ROLLBACK);
    return rc == SQLITE_OK ? status : cr_store_fail(store, rc, err);
}

int cr_store_change(struct cr_store *store, enum cr_store_stmt count_up,
                    int (*run)(struct cr_store *, void *, struct cr_error *), void *user,
                    struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    int rc = cr_store_exec(store, CR_STMT_BEGIN), status;
    if (rc == SQLITE_OK) {
        status = run(store, user, err);
        if (status == CR_OK)
            rc = cr_store_exec(store, count_up);
        status = cr_store_end(store, status, rc, err);
    } else {
        status = cr_store_fail(store, rc, err);
    }
    pthread_mutex_unlock(&store->lock);
    return status;
}

int cr_store_read_generation(struct cr_store *store, enum cr_store_stmt which, int64_t *ret)
{
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = store->stmts[which];
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        *ret = sqlite3_column_int64(stmt, 0);
    sqlite3_reset(stmt);
    int status = rc == SQLITE_ROW    ? CR_OK
                 : rc == SQLITE_DONE ? cr_store_fail(store, SQLITE_CORRUPT, NULL)
                                     : cr_store_fail(store, rc, NULL);
    pthread_mutex_unlock(&store->lock);
    return status;
}

bool cr_store_column_text(sqlite3_stmt *stmt, int column, char *buf, size_t size)
{
    const unsigned char *text = sqlite3_column_text(stmt, column);
    size_t len = (size_t)sqlite3_column_bytes(stmt, column);
    if (!text || len >= size)
        return false;
    memcpy(buf, text, len);
    buf[len] = '\0';
    return true;
}

/* Makes `dir` and the folders above it, all private; what exists is left as it is. */
static int make_folders(const char *dir, struct cr_error *err)
{
    char path[4096];
    size_t len = strlen(dir);
    if (len == 0 || len >= sizeof path - 16)
        return cr_error_set(err, CR_EINVAL, "The data folder's path is empty or too long.");
    memcpy(path, dir, len + 1);
    for (char *p = path + 1;; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char end = *p;
        *p = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            return cr_error_set(err, CR_EIO, "The data folder %.120s can't be made: %s.", path,
                                strerror(errno));
        *p = end;
        if (end == '\0')
            return CR_OK;
    }
}

/* Makes the file private from its first byte (SQLite gives its side files the same mode), and
 * refuses one that is open to everybody. */
static int make_file(const char *dir, const char *path, struct cr_error *err)
{
    struct stat st;
    if (stat(dir, &st) != 0 || !S_ISDIR(st.st_mode))
        return cr_error_set(err, CR_EIO, "The data folder %.120s is not a folder.", dir);
    if ((st.st_mode & S_IWOTH) && !(st.st_mode & S_ISVTX))
        return cr_error_set(err, CR_EFORBIDDEN,
                            "Everybody may write to the data folder %.120s; run `chmod o-w` on it "
                            "after checking what it holds.",
                            dir);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return cr_error_set(err, CR_EIO, "The key database %.120s can't be opened: %s.", path,
                            strerror(errno));
    int failed = fstat(fd, &st);
    close(fd);
    if (failed || !S_ISREG(st.st_mode))
        return cr_error_set(err, CR_EIO, "The key database %.120s is not a regular file.", path);
    if (st.st_mode & S_IRWXO)
        return cr_error_set(err, CR_EFORBIDDEN,
                            "Everybody may read or write the key database %.120s; run `chmod 600` "
                            "on it, and make new keys if it may have been changed.",
                            path);
    return CR_OK;
}

static int read_int(sqlite3 *db, const char *sql, int64_t *ret_v)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
        if (rc == SQLITE_ROW) {
            *ret_v = sqlite3_column_int64(stmt, 0);
            rc = SQLITE_OK;
        }
    }
    sqlite3_finalize(stmt);
    return rc;
}

static int quick_check(sqlite3 *db)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
        if (rc == SQLITE_ROW) {
            const char *text = (const char *)sqlite3_column_text(stmt, 0);
            rc = text && strcmp(text, "ok") == 0 ? SQLITE_OK : SQLITE_CORRUPT;
        }
    }
    sqlite3_finalize(stmt);
    return rc;
}

/* Writes the schema into an empty file, or checks the one that is there. Two processes may come
 * here at once: the transaction makes the second see what the first wrote. */
static int set_up_schema(struct cr_store *store, struct cr_error *err)
{
    int64_t id = 0, version = 0, n_objects = 0;
    int rc = sqlite3_exec(store->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (rc != SQLITE_OK)
        return cr_store_fail(store, rc, err);
    rc = read_int(store->db, "PRAGMA application_id", &id);
    if (rc == SQLITE_OK)
        rc = read_int(store->db, "PRAGMA user_version", &version);
    if (rc == SQLITE_OK)
        rc = read_int(store->db, "SELECT count(*) FROM sqlite_schema", &n_objects);
    int status = CR_OK;
    if (rc == SQLITE_OK && n_objects == 0 && id == 0 && version == 0) {
        rc = sqlite3_exec(store->db, schema_sql, NULL, NULL, NULL);
        version = 1;
    } else if (rc == SQLITE_OK && id != strtol(APPLICATION_ID, NULL, 16)) {
        status = cr_error_set(err, CR_EFORMAT,
                              "%.120s is a database of another program; move it away or choose "
                              "another data folder.",
                              store->path);
    } else if (rc == SQLITE_OK && (version < 1 || version > SCHEMA_VERSION)) {
        status = cr_error_set(err, CR_EUNSUPPORTED,
                              "The key database %.120s was made by a newer Carrel (schema "
                              "%" PRId64 ", this one knows %d); upgrade Carrel.",
                              store->path, version, SCHEMA_VERSION);
    }
    if (rc == SQLITE_OK && status == CR_OK && version == 1)
        rc = sqlite3_exec(store->db, registry_sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK && status == CR_OK && version < 3)
        rc = sqlite3_exec(store->db, limits_sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK && status == CR_OK && version < 4)
        rc = sqlite3_exec(store->db, policy_sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK && status == CR_OK && version < 5)
        rc = sqlite3_exec(store->db, reuse_sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK && status == CR_OK && version < 6)
        rc = sqlite3_exec(store->db, languages_sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK && status == CR_OK)
        rc = sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
    if (rc != SQLITE_OK)
        status = cr_store_fail(store, rc, err);
    if (status != CR_OK)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static int open_db(struct cr_store *store, struct cr_error *err)
{
    int rc =
        sqlite3_open_v2(store->path, &store->db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_busy_timeout(store->db, BUSY_MS);
    /* Changing the journal's mode does not always wait for a lock as other statements do. */
    for (int tries = 0; rc == SQLITE_OK; tries++) {
        rc = sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if ((rc & 0xff) != SQLITE_BUSY || tries == 100)
            break;
        nanosleep(&(struct timespec){.tv_nsec = 20 * 1000 * 1000}, NULL);
        rc = SQLITE_OK;
    }
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(store->db,
                          "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                          "PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;",
                          NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = quick_check(store->db);
    return rc == SQLITE_OK ? CR_OK : cr_store_fail(store, rc, err);
}

/* Opens the file of `store->path`, which is there. */
static int connect(struct cr_store *store, struct cr_error *err)
{
    static const char *const sql[] = {
#define STMT_SQL_(name, text) text,
        CR_STORE_STMT_MAP(STMT_SQL_)
#undef STMT_SQL_
    };
    int status = open_db(store, err);
    if (status == CR_OK)
        status = set_up_schema(store, err);
    for (int i = 0; status == CR_OK && i < CR_STMT_N; i++) {
        int rc = sqlite3_prepare_v3(store->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                    &store->stmts[i], NULL);
        if (rc != SQLITE_OK) /* SQLITE_ERROR: a table or a column is not there */
            status = cr_store_fail(store, rc == SQLITE_ERROR ? SQLITE_CORRUPT : rc, err);
    }
    if (status == CR_OK) {
        status = cr_store_auth_create(&store->auth);
        if (status != CR_OK)
            cr_error_set(err, status, "The check of API keys could not be set up: %s.",
                         cr_status_text(status));
    }
    return status;
}

static int make_store(struct cr_store **ret_store, struct cr_error *err)
{
    *ret_store = calloc(1, sizeof **ret_store);
    if (*ret_store == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for the key database.");
    pthread_mutex_init(&(*ret_store)->lock, NULL);
    return CR_OK;
}

static int end_opening(struct cr_store *store, int status, struct cr_store **ret_store)
{
    if (status == CR_OK)
        *ret_store = store;
    else
        cr_store_close(store);
    return status;
}

int cr_store_open(const char *data_dir, struct cr_store **ret_store, struct cr_error *err)
{
    struct cr_store *store;
    int status = make_store(&store, err);
    if (status != CR_OK)
        return status;
    status = make_folders(data_dir, err);
    if (status == CR_OK) {
        snprintf(store->path, sizeof store->path, "%s/carrel.db", data_dir);
        status = make_file(data_dir, store->path, err);
    }
    if (status == CR_OK)
        status = connect(store, err);
    return end_opening(store, status, ret_store);
}

int cr_store_open_again(const struct cr_store *other, struct cr_store **ret_store,
                        struct cr_error *err)
{
    struct cr_store *store;
    int status = make_store(&store, err);
    if (status != CR_OK)
        return status;
    memcpy(store->path, other->path, sizeof store->path);
    return end_opening(store, connect(store, err), ret_store);
}

void cr_store_close(struct cr_store *store)
{
    if (!store)
        return;
    cr_store_auth_destroy(store->auth);
    for (int i = 0; i < CR_STMT_N; i++)
        sqlite3_finalize(store->stmts[i]);
    sqlite3_close(store->db);
    pthread_mutex_destroy(&store->lock);
    free(store);
}

static bool name_is_valid(const char *name)
{
    size_t len = strlen(name);
    return len >= 1 && len <= CR_TENANT_NAME_MAX &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789._-") == len &&
           strchr("._-", name[0]) == NULL;
}

static int no_such_tenant(struct cr_error *err)
{
    return cr_error_set(err, CR_ENOTFOUND,
                        "There is no tenant of that name; `carrel tenant list` shows all.");
}

int cr_store_changed_tenant(const struct cr_store *store, int rc, struct cr_error *err)
{
    if (rc != SQLITE_OK)
        return cr_store_fail(store, rc, err);
    return sqlite3_changes(store->db) > 0 ? CR_OK : no_such_tenant(err);
}

int cr_store_tenant_find(struct cr_store *store, const char *name, struct cr_tenant_id *ret_id,
                         struct cr_error *err)
{
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_FIND);
    sqlite3_bind_text(stmt, 1, name, -1, SQLITE_STATIC);
    int rc = sqlite3_step(stmt);
    int64_t id = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_reset(stmt);
    if (rc == SQLITE_DONE)
        return no_such_tenant(err);
    if (rc != SQLITE_ROW)
        return cr_store_fail(store, rc, err);
    if (id < 1 || id > UINT32_MAX)
        return cr_store_fail(store, SQLITE_CORRUPT, err);
    ret_id->v = (uint32_t)id;
    return CR_OK;
}

static int count(struct cr_store *store, uint32_t *ret_n, struct cr_error *err)
{
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_COUNT);
    int rc = sqlite3_step(stmt);
    uint32_t n = rc == SQLITE_ROW ? (uint32_t)sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_reset(stmt);
    if (rc != SQLITE_ROW)
        return cr_store_fail(store, rc, err);
    *ret_n = n;
    return CR_OK;
}

int cr_store_tenant_count(struct cr_store *store, uint32_t *ret_n, struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    int status = count(store, ret_n, err);
    pthread_mutex_unlock(&store->lock);
    return status;
}

int cr_store_tenant_add(struct cr_store *store, const char *name, struct cr_error *err)
{
    if (!name_is_valid(name))
        return cr_error_set(err, CR_EINVAL,
                            "A tenant's name is 1 to %d of a-z 0-9 . _ - and begins with a letter "
                            "or a digit.",
                            CR_TENANT_NAME_MAX);
    pthread_mutex_lock(&store->lock);
    uint32_t n = 0;
    int status = count(store, &n, err);
    if (status == CR_OK && n >= CR_STORE_MAX_TENANTS)
        status = cr_error_set(err, CR_EFULL, "There are %u tenants already; remove some first.", n);
    if (status == CR_OK) {
        sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_ADD);
        sqlite3_bind_text(stmt, 1, name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(stmt, 2, time(NULL));
        int rc = cr_store_exec(store, CR_STMT_TENANT_ADD);
        if ((rc & 0xff) == SQLITE_CONSTRAINT)
            status = cr_error_set(err, CR_EEXIST, "A tenant of that name exists already.");
        else if (rc != SQLITE_OK)
            status = cr_store_fail(store, rc, err);
    }
    pthread_mutex_unlock(&store->lock);
    return status;
}

static int run_remove(struct cr_store *store, void *user, struct cr_error *err)
{
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_REMOVE);
    sqlite3_bind_text(stmt, 1, user, -1, SQLITE_STATIC);
    int rc = cr_store_exec(store, CR_STMT_TENANT_REMOVE);
    int status = cr_store_changed_tenant(store, rc, err);
    if (status == CR_OK)
        cr_store_auth_touch(store->auth);
    return status;
}

int cr_store_tenant_remove(struct cr_store *store, const char *name, struct cr_error *err)
{
    return cr_store_change(store, CR_STMT_TENANT_CHANGE, run_remove, (void *)name, err);
}

/* A limit: NULL is the default; ret_v is untouched when it is nonsense. */
static bool column_limit(sqlite3_stmt *stmt, int column, int64_t most, int64_t *ret_v)
{
    bool is_null = sqlite3_column_type(stmt, column) == SQLITE_NULL;
    int64_t v = is_null ? CR_LIMIT_DEFAULT : sqlite3_column_int64(stmt, column);
    if (v > most || (v < 0 && !is_null))
        return false;
    *ret_v = v;
    return true;
}

/* A threshold; NULL is below 0. */
static bool column_threshold(sqlite3_stmt *stmt, int column, double *ret_v)
{
    bool is_null = sqlite3_column_type(stmt, column) == SQLITE_NULL;
    *ret_v = is_null ? CR_LIMIT_DEFAULT : sqlite3_column_double(stmt, column);
    return is_null || (*ret_v >= 0 && *ret_v <= 1);
}

static bool read_policy(sqlite3_stmt *stmt, struct cr_tenant_policy *ret)
{
    ret->is_always_private = sqlite3_column_int64(stmt, 7) != 0;
    return column_limit(stmt, 8, UINT32_MAX, &ret->classes) &&
           column_limit(stmt, 12, UINT32_MAX, &ret->languages) &&
           column_threshold(stmt, 9, &ret->private_) && column_threshold(stmt, 10, &ret->clear);
}

static bool column_trust(sqlite3_stmt *stmt, uint32_t *ret_v)
{
    int64_t v = sqlite3_column_int64(stmt, 11);
    *ret_v = (uint32_t)v;
    return v >= 0 && v <= CR_TRUST_MAX;
}

bool cr_store_read_tenant(sqlite3_stmt *stmt, struct cr_tenant *ret)
{
    int64_t id = sqlite3_column_int64(stmt, 0);
    *ret = (struct cr_tenant){.id.v = (uint32_t)id,
                              .created_unix_s = sqlite3_column_int64(stmt, 2),
                              .n_keys = (uint32_t)sqlite3_column_int64(stmt, 3)};
    return id >= 1 && id <= UINT32_MAX &&
           cr_store_column_text(stmt, 1, ret->name, sizeof ret->name) &&
           column_limit(stmt, 4, CR_LIMIT_MAX_TOKENS, &ret->limits.floor_tokens) &&
           column_limit(stmt, 5, CR_LIMIT_MAX_TOKENS, &ret->limits.cap_tokens) &&
           column_limit(stmt, 6, CR_LIMIT_MAX_TTL_S, &ret->limits.ttl_s) &&
           read_policy(stmt, &ret->policy) && column_trust(stmt, &ret->trust);
}

int cr_store_each_tenant(struct cr_store *store, enum cr_store_stmt which,
                         void (*each)(void *user, const struct cr_tenant *), void *user,
                         struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = cr_store_stmt(store, which);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        struct cr_tenant tenant;
        if (!cr_store_read_tenant(stmt, &tenant)) {
            rc = SQLITE_CORRUPT;
            break;
        }
        each(user, &tenant);
    }
    sqlite3_reset(stmt);
    int status = rc == SQLITE_DONE ? CR_OK : cr_store_fail(store, rc, err);
    pthread_mutex_unlock(&store->lock);
    return status;
}

int cr_store_tenant_list(struct cr_store *store, void (*each)(void *user, const struct cr_tenant *),
                         void *user, struct cr_error *err)
{
    return cr_store_each_tenant(store, CR_STMT_TENANT_LIST, each, user, err);
}
