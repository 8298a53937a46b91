/* Tenants and API keys, in one SQLite file (DATA/carrel.db).
 *
 * A key reads `ck_<id>_<secret>`: the id finds the row, the secret (256 random bits) is checked
 * against a slow, salted hash (scrypt). The key itself is shown once, when it is made, and stored
 * nowhere. Several processes may use the file at once (a server, and `carrel key create`).
 */
#ifndef CARREL_STORE_H
#define CARREL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/kv.h"

struct cr_store;

#define CR_TENANT_NAME_MAX 63
#define CR_KEY_MAX         96 /* bytes of a key, with the final NUL */

struct cr_tenant {
    struct cr_tenant_id id;
    char name[CR_TENANT_NAME_MAX + 1];
    int64_t created_unix_s;
    uint32_t n_keys; /* not revoked */
};

struct cr_key_info {
    char id[24]; /* the public part */
    struct cr_tenant_id tenant;
    int64_t created_unix_s, revoked_unix_s; /* 0: not revoked */
};

/* Who a request comes from. */
struct cr_principal {
    struct cr_tenant_id tenant;
    char tenant_name[CR_TENANT_NAME_MAX + 1];
    char key_id[24];
};

/* Opens DATA/carrel.db, making folder (mode 0700) and file (0600) where missing. */
int cr_store_open(const char *data_dir, struct cr_store **ret_store, struct cr_error *err);
void cr_store_close(struct cr_store *store);

/* Names: 1 … 63 of [a-z0-9._-], beginning with a letter or digit. CR_EEXIST, CR_EINVAL. */
int cr_store_tenant_add(struct cr_store *store, const char *name, struct cr_error *err);
/* Removes the tenant and revokes its keys; its id is never used again. CR_ENOTFOUND. */
int cr_store_tenant_remove(struct cr_store *store, const char *name, struct cr_error *err);
/* Calls `each` for every tenant, in order of name. */
int cr_store_tenant_list(struct cr_store *store, void (*each)(void *user, const struct cr_tenant *),
                         void *user, struct cr_error *err);
int cr_store_tenant_count(struct cr_store *store, uint32_t *ret_n, struct cr_error *err);

/* Makes a key and writes it to ret_key, NUL-terminated. The caller wipes it. */
int cr_store_key_create(struct cr_store *store, const char *tenant, char ret_key[CR_KEY_MAX],
                        struct cr_error *err);
int cr_store_key_revoke(struct cr_store *store, const char *key_id, struct cr_error *err);
/* Keys of one tenant, or of all (`tenant` NULL). */
int cr_store_key_list(struct cr_store *store, const char *tenant,
                      void (*each)(void *user, const struct cr_key_info *), void *user,
                      struct cr_error *err);

/* Answers who a presented key belongs to: CR_OK, or CR_EAUTH (unknown, revoked, malformed: all
 * alike), CR_EFULL (too many wrong tries of late). Any thread. A key that was checked once is
 * remembered as a keyed digest, so that the slow hash is paid once per key and process; a
 * revocation by another process takes effect within a second. */
int cr_store_authenticate(struct cr_store *store, const char *key, size_t len,
                          struct cr_principal *ret_principal);

#endif
