/* What the store's files share. store.c opens the file and keeps tenants, store_limits.c what they
 * may keep cached, store_keys.c makes and revokes keys, store_auth.c answers who a presented key
 * belongs to, store_prefix.c keeps the registry of public prefixes, store_reuse.c what is counted
 * about reuse. */
#ifndef CARREL_HTTP_STORE_INT_H
#define CARREL_HTTP_STORE_INT_H

#include <pthread.h>
#include <sqlite3.h>

#include "carrel/clock.h"
#include "carrel/monitor.h"
#include "carrel/store.h"

#define CR_KEY_PREFIX    "ck_"
#define CR_KEY_ID_LEN    16 /* hex digits: 64 random bits */
#define CR_SECRET_LEN    64 /* hex digits: 256 random bits */
#define CR_KEY_LEN       (3 + CR_KEY_ID_LEN + 1 + CR_SECRET_LEN)
#define CR_SALT_BYTES    16
#define CR_HASH_BYTES    32
#define CR_SCRYPT_LOG2_N 13 /* see store_keys.c */

/* What cr_store_read_tenant() reads from the fifth column on. */
#define CR_STORE_TENANT_COLUMNS                                                                    \
    "cache_floor, cache_cap, cache_ttl_s, always_private, detect_classes, detect_private, "        \
    "detect_clear, trust, detect_languages"

/* Rows that were used after ?1, and the latest ?2 of them; rows, the latest first. */
#define CR_STORE_REUSE_PRUNE(table)                                                                \
    "DELETE FROM " table " WHERE used_unix_s < max(?1, ifnull((SELECT used_unix_s FROM " table     \
    " ORDER BY used_unix_s DESC LIMIT 1 OFFSET ?2 - 1), 0))"
#define CR_STORE_REUSE_ROWS(table) "SELECT * FROM " table " ORDER BY used_unix_s DESC LIMIT ?1"

/* X(name, SQL): every statement the store runs again and again, prepared once at opening. */
#define CR_STORE_STMT_MAP(X)                                                                       \
    X(BEGIN, "BEGIN IMMEDIATE")                                                                    \
    X(COMMIT, "COMMIT")                                                                            \
    X(ROLLBACK, "ROLLBACK")                                                                        \
    X(DATA_VERSION, "PRAGMA data_version")                                                         \
    X(TENANT_COUNT, "SELECT count(*) FROM tenants")                                                \
    X(TENANT_FIND, "SELECT id FROM tenants WHERE name = ?1")                                       \
    X(TENANT_ADD, "INSERT INTO tenants(name, created_unix_s) VALUES(?1, ?2)")                      \
    X(TENANT_REMOVE, "DELETE FROM tenants WHERE name = ?1")                                        \
    X(TENANT_LIST, "SELECT id, name, created_unix_s, (SELECT count(*) FROM keys WHERE tenant = "   \
                   "tenants.id AND revoked_unix_s = 0), " CR_STORE_TENANT_COLUMNS                  \
                   " FROM tenants ORDER BY name")                                                  \
    X(TENANT_LIMIT, "UPDATE tenants SET "                                                          \
                    "cache_floor = iif(?2 = -2, cache_floor, nullif(?2, -1)), "                    \
                    "cache_cap = iif(?3 = -2, cache_cap, nullif(?3, -1)), "                        \
                    "cache_ttl_s = iif(?4 = -2, cache_ttl_s, nullif(?4, -1)) WHERE name = ?1")     \
    X(TENANT_POLICY, "UPDATE tenants SET always_private = ?2, detect_classes = nullif(?3, -1), "   \
                     "detect_private = iif(?4 < 0, NULL, ?4), "                                    \
                     "detect_clear = iif(?5 < 0, NULL, ?5), "                                      \
                     "detect_languages = nullif(?6, -1) WHERE name = ?1")                          \
    X(TENANT_TRUST, "UPDATE tenants SET trust = ?2 WHERE name = ?1")                               \
    X(TENANT_GET, "SELECT id, name, created_unix_s, 0, " CR_STORE_TENANT_COLUMNS                   \
                  " FROM tenants WHERE id = ?1")                                                   \
    X(TENANT_ROWS,                                                                                 \
      "SELECT id, name, created_unix_s, 0, " CR_STORE_TENANT_COLUMNS " FROM tenants ORDER BY id")  \
    X(TENANT_CHANGE, "UPDATE limits SET generation = generation + 1")                              \
    X(TENANT_GENERATION, "SELECT generation FROM limits")                                          \
    X(KEY_COUNT, "SELECT count(*) FROM keys WHERE tenant = ?1 AND revoked_unix_s = 0")             \
    X(KEY_ADD, "INSERT INTO keys(id, tenant, salt, hash, scrypt_log2_n, created_unix_s) "          \
               "VALUES(?1, ?2, ?3, ?4, ?5, ?6)")                                                   \
    X(KEY_REVOKE, "UPDATE keys SET revoked_unix_s = ?2 WHERE id = ?1 AND revoked_unix_s = 0")      \
    X(KEY_LIST, "SELECT keys.id, tenants.id, name, keys.created_unix_s, revoked_unix_s "           \
                "FROM keys JOIN tenants ON tenants.id = keys.tenant "                              \
                "WHERE ?1 IS NULL OR name = ?1 ORDER BY keys.rowid")                               \
    X(KEY_FIND, "SELECT tenants.id, name, salt, hash, scrypt_log2_n "                              \
                "FROM keys JOIN tenants ON tenants.id = keys.tenant "                              \
                "WHERE keys.id = ?1 AND revoked_unix_s = 0")                                       \
    X(ISSUER_ADD, "INSERT INTO issuers(id, key, is_trusted, added_unix_s) VALUES(?1, ?2, 1, ?3)")  \
    X(ISSUER_TRUST, "UPDATE issuers SET is_trusted = ?2 WHERE id = ?1 AND is_trusted != ?2")       \
    X(ISSUER_RAISE, "UPDATE issuers SET min_epoch = ?2 "                                           \
                    "WHERE (?1 IS NULL OR id = ?1) AND min_epoch < ?2")                            \
    X(ISSUER_FIND, "SELECT id FROM issuers WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2")          \
    X(ISSUER_COUNT, "SELECT count(*) FROM issuers")                                                \
    X(ISSUER_GET, "SELECT id, key, is_trusted, min_epoch FROM issuers WHERE id = ?1")              \
    X(ISSUER_LIST, "SELECT id, key, is_trusted, min_epoch, added_unix_s, (SELECT count(*) "        \
                   "FROM prefixes WHERE issuer = issuers.id AND entry IS NOT NULL) "               \
                   "FROM issuers ORDER BY issuers.rowid")                                          \
    X(PREFIX_CHANGE, "UPDATE registry SET generation = generation + 1")                            \
    X(PREFIX_GENERATION, "SELECT generation FROM registry")                                        \
    X(PREFIX_COUNT, "SELECT count(*), count(entry) FROM prefixes")                                 \
    X(PREFIX_TAKEN, "SELECT 1 FROM prefixes WHERE name = ?1 AND entry IS NOT NULL")                \
    X(PREFIX_REVOKED, "SELECT epoch FROM prefixes "                                                \
                      "WHERE issuer = ?1 AND name = ?2 AND entry IS NULL")                         \
    X(PREFIX_FORGET, "DELETE FROM prefixes WHERE issuer = ?1 AND name = ?2 AND entry IS NULL")     \
    X(PREFIX_PRUNE, "DELETE FROM prefixes WHERE entry IS NULL AND epoch < (SELECT min_epoch "      \
                    "FROM issuers WHERE issuers.id = issuer)")                                     \
    X(PREFIX_ADD, "INSERT INTO prefixes(issuer, name, epoch, entry, added_unix_s) "                \
                  "VALUES(?1, ?2, ?3, ?4, ?5)")                                                    \
    X(PREFIX_REVOKE, "UPDATE prefixes SET entry = NULL, revoked_unix_s = ?2 "                      \
                     "WHERE name = ?1 AND entry IS NOT NULL")                                      \
    X(PREFIX_IDS, "SELECT prefixes.id FROM prefixes JOIN issuers ON issuers.id = issuer "          \
                  "WHERE entry IS NOT NULL AND is_trusted AND epoch >= min_epoch "                 \
                  "ORDER BY prefixes.id")                                                          \
    X(PREFIX_ROWS, "SELECT prefixes.id, name, epoch, entry, prefixes.added_unix_s, "               \
                   "revoked_unix_s, issuers.id, key, is_trusted, min_epoch "                       \
                   "FROM prefixes JOIN issuers ON issuers.id = issuer "                            \
                   "WHERE ?1 IS NULL OR prefixes.id = ?1 ORDER BY name, prefixes.id")              \
    X(REUSE_COUNT_PUT, "INSERT OR REPLACE INTO reuse_counts VALUES(?1, ?2, ?3, ?4, ?5)")           \
    X(REUSE_COUNT_DROP, "DELETE FROM reuse_counts WHERE path = ?1")                                \
    X(REUSE_COUNTS, CR_STORE_REUSE_ROWS("reuse_counts"))                                           \
    X(REUSE_BUDGET_PUT, "INSERT OR REPLACE INTO reuse_budgets VALUES(?1, ?2, ?3, ?4)")             \
    X(REUSE_BUDGET_PRUNE, CR_STORE_REUSE_PRUNE("reuse_budgets"))                                   \
    X(REUSE_BUDGETS, CR_STORE_REUSE_ROWS("reuse_budgets"))                                         \
    X(REUSE_HISTORY_PUT, "INSERT OR REPLACE INTO reuse_histories VALUES(?1, ?2, ?3, ?4)")          \
    X(REUSE_HISTORY_PRUNE, CR_STORE_REUSE_PRUNE("reuse_histories"))                                \
    X(REUSE_HISTORIES, CR_STORE_REUSE_ROWS("reuse_histories"))

enum cr_store_stmt {
#define CR_STORE_STMT_ENUM_(name, sql) CR_STMT_##name,
    CR_STORE_STMT_MAP(CR_STORE_STMT_ENUM_)
#undef CR_STORE_STMT_ENUM_
        CR_STMT_N
};

/* What the file says of a key that is valid now. */
struct cr_key_row {
    struct cr_principal principal;
    uint8_t salt[CR_SALT_BYTES];
    uint8_t hash[CR_HASH_BYTES];
    int scrypt_log2_n;
};

struct cr_store_auth;

struct cr_store {
    char path[4096];
    /* Guards what follows; SQLite itself is opened without its own mutex. */
    pthread_mutex_t lock;
    sqlite3 *db;
    sqlite3_stmt *stmts[CR_STMT_N];
    struct cr_store_auth *auth; /* has a lock of its own, taken inside this one or alone */
};

/* Another connection to the file of an open store, for who must not keep others waiting. Who has
 * one open must not call cr_store_open() for it: a file that a process closes loses all its locks.
 */
int cr_store_open_again(const struct cr_store *other, struct cr_store **ret_store,
                        struct cr_error *err);
/* The statement, reset and without bindings. Hold the lock, and hand it back by
 * sqlite3_reset() when done: an open read would keep the write-ahead log from being folded in. */
sqlite3_stmt *cr_store_stmt(struct cr_store *store, enum cr_store_stmt which);
/* Runs a statement that gives no rows. An SQLite result code. */
int cr_store_exec(struct cr_store *store, enum cr_store_stmt which);
/* Turns an SQLite result code into ours with a sentence. */
int cr_store_fail(const struct cr_store *store, int rc, struct cr_error *err);
/* What came of a statement that changes one tenant: cr_store_exec()'s answer, and CR_ENOTFOUND when
 * there was none to change. */
int cr_store_changed_tenant(const struct cr_store *store, int rc, struct cr_error *err);
/* The status of a step that looked for one row: CR_OK, CR_ENOTFOUND, or what failed. */
int cr_store_found(const struct cr_store *store, int rc);
/* Ends a transaction: commits it when both codes are good, else rolls it back. The status of it
 * all. */
int cr_store_end(struct cr_store *store, int status, int rc, struct cr_error *err);
/* Runs a change under the lock, in a transaction that also runs `count_up`. */
int cr_store_change(struct cr_store *store, enum cr_store_stmt count_up,
                    int (*run)(struct cr_store *, void *user, struct cr_error *), void *user,
                    struct cr_error *err);
/* The one number that `which` selects. */
int cr_store_read_generation(struct cr_store *store, enum cr_store_stmt which, int64_t *ret);
/* Reads a row of TENANT_LIST, _ROWS or _GET; false: damaged. */
bool cr_store_read_tenant(sqlite3_stmt *stmt, struct cr_tenant *ret_tenant);
/* Calls `each` for the rows of the first two. */
int cr_store_each_tenant(struct cr_store *store, enum cr_store_stmt which,
                         void (*each)(void *user, const struct cr_tenant *), void *user,
                         struct cr_error *err);
/* Copies a text column; false when it is not text of at most size - 1 bytes. */
bool cr_store_column_text(sqlite3_stmt *stmt, int column, char *buf, size_t size);
/* The tenant's id; CR_ENOTFOUND. Hold the lock. */
int cr_store_tenant_find(struct cr_store *store, const char *name, struct cr_tenant_id *ret_id,
                         struct cr_error *err);

/* store_limits.c, for a server: counts removed tenants and changed limits. */
int cr_store_tenant_generation(struct cr_store *store, int64_t *ret_generation);
/* CR_ENOTFOUND: it was removed. Without its number of keys. */
int cr_store_tenant_get(struct cr_store *store, struct cr_tenant_id id,
                        struct cr_tenant *ret_tenant);

/* store_reuse.c: what changed, in one transaction … */
#define CR_REUSE_BATCH 256u
struct cr_reuse_batch {
    struct cr_kv_count counts[CR_REUSE_BATCH];
    struct cr_monitor_record records[CR_REUSE_BATCH];
    uint32_t n_counts, n_records;
};
int cr_store_reuse_save(struct cr_store *store, const struct cr_reuse_batch *batch,
                        struct cr_error *err);
/* … and all that is kept, the latest first. The calls must not call the store. */
int cr_store_reuse_load(struct cr_store *store,
                        void (*on_count)(void *user, const struct cr_kv_count *count),
                        void (*on_record)(void *user, const struct cr_monitor_record *record),
                        void *user, struct cr_error *err);

/* store_keys.c: splits a presented key; false when it is malformed. The secret points into it. */
bool cr_key_parse(const char *key, size_t len, char ret_id[CR_KEY_ID_MAX], const char **ret_secret);
/* Hashes the CR_SECRET_LEN digits of a secret. CR_ENOMEM. */
int cr_key_hash(const char *secret, const uint8_t salt[CR_SALT_BYTES], int log2_n,
                uint8_t ret_hash[CR_HASH_BYTES]);
/* A key that is valid now; CR_EAUTH when there is none. Hold the lock. */
int cr_store_key_find(struct cr_store *store, const char *key_id, struct cr_key_row *ret_row);

/* store_auth.c */
int cr_store_auth_create(struct cr_store_auth **ret_auth);
void cr_store_auth_destroy(struct cr_store_auth *auth);
/* Says that keys may have changed: every remembered key is looked up again before it counts. */
void cr_store_auth_touch(struct cr_store_auth *auth);
/* For tests, before the first key is checked. The clock must outlive the store; NULL: the real one.
 */
void cr_store_auth_set_clock(struct cr_store_auth *auth, const struct cr_clock *clock);
/* Counts since opening, for tests: slow hashes computed, and times the file was asked. */
void cr_store_auth_counts(struct cr_store_auth *auth, uint64_t *ret_n_hashes,
                          uint64_t *ret_n_lookups);

#endif
