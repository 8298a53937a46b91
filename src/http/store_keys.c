/* Keys: making, hashing, listing, revoking.
 *
 * A key is `ck_`, 16 hex digits of public id, `_`, and 64 hex digits of secret. The id is what
 * operators see in lists and logs; the secret leaves this file once, in the buffer of the caller
 * who asked for the key, and every other copy is wiped.
 *
 * The secret holds 256 random bits, so no hash, however fast, can be searched; the slow hash is
 * the second fence, for the day when a random generator turns out to have been weak. It must
 * therefore not become the bottleneck, nor a way to keep the server busy: scrypt with N = 2^13,
 * r = 8, p = 1 takes 8 MiB and some 11 ms on a current core, once per key and process (the next
 * checks are answered from memory), and store_auth.c bounds how often strangers can ask for it.
 * N stands in each row, so that a later choice leaves old keys valid.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include "carrel/secret.h"
#include "http/store_int.h"

#define SCRYPT_LOG2_N_MAX 17 /* 128 MiB: more than we would ever choose; a damaged row, then */

static bool is_hex(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f')))
            return false;
    return true;
}

static void to_hex(const uint8_t *bytes, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
}

bool cr_key_parse(const char *key, size_t len, char ret_id[CR_KEY_ID_MAX], const char **ret_secret)
{
    const char *id = key + 3, *secret = id + CR_KEY_ID_LEN + 1;
    if (len != CR_KEY_LEN || memcmp(key, CR_KEY_PREFIX, 3) != 0 || !is_hex(id, CR_KEY_ID_LEN) ||
        secret[-1] != '_' || !is_hex(secret, CR_SECRET_LEN))
        return false;
    memcpy(ret_id, id, CR_KEY_ID_LEN);
    ret_id[CR_KEY_ID_LEN] = '\0';
    *ret_secret = secret;
    return true;
}

int cr_key_hash(const char *secret, const uint8_t salt[CR_SALT_BYTES], int log2_n,
                uint8_t ret_hash[CR_HASH_BYTES])
{
    uint64_t n = (uint64_t)1 << log2_n;
    int ok = EVP_PBE_scrypt(secret, CR_SECRET_LEN, salt, CR_SALT_BYTES, n, 8, 1,
                            n * 1024 + (1 << 20), ret_hash, CR_HASH_BYTES);
    return ok == 1 ? CR_OK : CR_ENOMEM;
}

int cr_store_key_find(struct cr_store *store, const char *key_id, struct cr_key_row *ret_row)
{
    struct cr_key_row row = {0};
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_KEY_FIND);
    sqlite3_bind_text(stmt, 1, key_id, -1, SQLITE_STATIC);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW) {
        int64_t tenant = sqlite3_column_int64(stmt, 0);
        row.principal.tenant.v = (uint32_t)tenant;
        row.scrypt_log2_n = sqlite3_column_int(stmt, 4);
        if (tenant < 1 || tenant > UINT32_MAX ||
            !cr_store_column_text(stmt, 1, row.principal.tenant_name,
                                  sizeof row.principal.tenant_name) ||
            sqlite3_column_bytes(stmt, 2) != CR_SALT_BYTES ||
            sqlite3_column_bytes(stmt, 3) != CR_HASH_BYTES || row.scrypt_log2_n < 1 ||
            row.scrypt_log2_n > SCRYPT_LOG2_N_MAX) {
            rc = SQLITE_CORRUPT;
        } else {
            memcpy(row.salt, sqlite3_column_blob(stmt, 2), CR_SALT_BYTES);
            memcpy(row.hash, sqlite3_column_blob(stmt, 3), CR_HASH_BYTES);
            snprintf(row.principal.key_id, sizeof row.principal.key_id, "%s", key_id);
        }
    }
    sqlite3_reset(stmt);
    if (rc == SQLITE_ROW)
        *ret_row = row;
    return rc == SQLITE_ROW ? CR_OK : rc == SQLITE_DONE ? CR_EAUTH : cr_store_fail(store, rc, NULL);
}

/* Inside a transaction, so that a tenant removed meanwhile gets no key. */
static int insert_key(struct cr_store *store, const char *tenant, const char *key_id,
                      const uint8_t *salt, const uint8_t *hash, struct cr_error *err)
{
    struct cr_tenant_id id;
    int status = cr_store_tenant_find(store, tenant, &id, err);
    if (status != CR_OK)
        return status;

    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_KEY_COUNT);
    sqlite3_bind_int64(stmt, 1, id.v);
    int rc = sqlite3_step(stmt);
    int64_t n = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_reset(stmt);
    if (rc != SQLITE_ROW)
        return cr_store_fail(store, rc, err);
    if (n >= CR_STORE_MAX_KEYS_PER_TENANT)
        return cr_error_set(err, CR_EFULL, "The tenant has %d keys; revoke some first.", (int)n);

    stmt = cr_store_stmt(store, CR_STMT_KEY_ADD);
    sqlite3_bind_text(stmt, 1, key_id, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, id.v);
    sqlite3_bind_blob(stmt, 3, salt, CR_SALT_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(stmt, 4, hash, CR_HASH_BYTES, SQLITE_STATIC);
    sqlite3_bind_int(stmt, 5, CR_SCRYPT_LOG2_N);
    sqlite3_bind_int64(stmt, 6, time(NULL));
    rc = cr_store_exec(store, CR_STMT_KEY_ADD);
    return rc == SQLITE_OK ? CR_OK : cr_store_fail(store, rc, err);
}

int cr_store_key_create(struct cr_store *store, const char *tenant, char ret_key[CR_KEY_MAX],
                        struct cr_error *err)
{
    uint8_t id[CR_KEY_ID_LEN / 2], secret[CR_SECRET_LEN / 2];
    uint8_t salt[CR_SALT_BYTES], hash[CR_HASH_BYTES];
    char key_id[CR_KEY_ID_LEN + 1] = {0}, secret_hex[CR_SECRET_LEN];
    int status;
    if (RAND_bytes(id, sizeof id) != 1 || RAND_priv_bytes(secret, sizeof secret) != 1 ||
        RAND_bytes(salt, sizeof salt) != 1) {
        status = cr_error_set(err, CR_EINTERNAL, "The system gives no random numbers.");
        goto out;
    }
    to_hex(id, sizeof id, key_id);
    to_hex(secret, sizeof secret, secret_hex);
    status = cr_key_hash(secret_hex, salt, CR_SCRYPT_LOG2_N, hash);
    if (status != CR_OK) {
        cr_error_set(err, status, "There is not enough memory to hash a key.");
        goto out;
    }

    pthread_mutex_lock(&store->lock);
    int rc = cr_store_exec(store, CR_STMT_BEGIN);
    if (rc == SQLITE_OK) {
        status = insert_key(store, tenant, key_id, salt, hash, err);
        if (status == CR_OK)
            rc = cr_store_exec(store, CR_STMT_COMMIT);
        if (status != CR_OK || rc != SQLITE_OK)
            cr_store_exec(store, CR_STMT_ROLLBACK);
    }
    if (rc != SQLITE_OK)
        status = cr_store_fail(store, rc, err);
    pthread_mutex_unlock(&store->lock);
    if (status == CR_OK)
        snprintf(ret_key, CR_KEY_MAX, CR_KEY_PREFIX "%s_%.*s", key_id, CR_SECRET_LEN, secret_hex);
out:
    cr_secret_wipe(secret, sizeof secret);
    cr_secret_wipe(secret_hex, sizeof secret_hex);
    return status;
}

int cr_store_key_revoke(struct cr_store *store, const char *key_id, struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_KEY_REVOKE);
    sqlite3_bind_text(stmt, 1, key_id, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, time(NULL));
    int rc = cr_store_exec(store, CR_STMT_KEY_REVOKE);
    int status = CR_OK;
    if (rc != SQLITE_OK)
        status = cr_store_fail(store, rc, err);
    else if (sqlite3_changes(store->db) == 0)
        status = cr_error_set(err, CR_ENOTFOUND,
                              "There is no valid key of that id; `carrel key list` shows all.");
    else
        cr_store_auth_touch(store->auth);
    pthread_mutex_unlock(&store->lock);
    return status;
}

int cr_store_key_list(struct cr_store *store, const char *tenant,
                      void (*each)(void *user, const struct cr_key_info *), void *user,
                      struct cr_error *err)
{
    pthread_mutex_lock(&store->lock);
    int status = CR_OK, rc = SQLITE_DONE;
    struct cr_tenant_id id;
    if (tenant)
        status = cr_store_tenant_find(store, tenant, &id, err);
    if (status != CR_OK)
        goto out;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_KEY_LIST);
    if (tenant)
        sqlite3_bind_text(stmt, 1, tenant, -1, SQLITE_STATIC);
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        struct cr_key_info info = {
            .tenant.v = (uint32_t)sqlite3_column_int64(stmt, 1),
            .created_unix_s = sqlite3_column_int64(stmt, 3),
            .revoked_unix_s = sqlite3_column_int64(stmt, 4),
        };
        if (!cr_store_column_text(stmt, 0, info.id, sizeof info.id) ||
            !cr_store_column_text(stmt, 2, info.tenant_name, sizeof info.tenant_name)) {
            rc = SQLITE_CORRUPT;
            break;
        }
        each(user, &info);
    }
    sqlite3_reset(stmt);
    if (rc != SQLITE_DONE)
        status = cr_store_fail(store, rc, err);
out:
    pthread_mutex_unlock(&store->lock);
    return status;
}
