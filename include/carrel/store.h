/* Tenants and API keys, in one SQLite file (DATA/carrel.db).
 *
 * A key reads `ck_<id>_<secret>`: the id finds the row, the secret (256 random bits) is checked
 * against a slow, salted hash (scrypt). The key itself is shown once, when it is made, and stored
 * nowhere. Several processes may use the file at once (a server, and `carrel key create`).
 *
 * Every function may be called from any thread. CR_EIO: the file could not be read or written;
 * CR_EFORMAT: it is damaged; `err` says what to do. A call that fails has changed nothing.
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
#define CR_KEY_ID_MAX      24 /* bytes of its public part, with the final NUL */

#define CR_STORE_MAX_TENANTS         100000
#define CR_STORE_MAX_KEYS_PER_TENANT 1000 /* revoked ones are not counted */

#define CR_LIMIT_DEFAULT    (-1) /* as the server says for all */
#define CR_LIMIT_KEEP       (-2) /* cr_store_tenant_limit(): as it was */
#define CR_LIMIT_MAX_TOKENS (1 << 28)
#define CR_LIMIT_MAX_TTL_S  315360000 /* ten years */
#define CR_TRUST_MAX        100

/* What a tenant may keep in the cache. Tokens count as whole pages of its own text. 0: none. */
struct cr_tenant_limits {
    int64_t floor_tokens; /* others' need does not take these from it */
    int64_t cap_tokens;   /* more is not kept when its requests have ended */
    int64_t ttl_s;        /* text that was not used for so long goes */
};

/* What of a tenant's text may be shared by a verdict. */
struct cr_tenant_policy {
    bool is_always_private; /* nothing */
    int64_t classes;        /* as in struct cr_policy; CR_LIMIT_DEFAULT: as the server says */
    int64_t languages;      /* likewise */
    double private_, clear; /* thresholds, likewise; below 0: as the server says */
};

struct cr_tenant {
    struct cr_tenant_id id; /* 1 and up */
    char name[CR_TENANT_NAME_MAX + 1];
    int64_t created_unix_s;
    uint32_t n_keys; /* not revoked */
    struct cr_tenant_limits limits;
    struct cr_tenant_policy policy;
    uint32_t trust; /* how far its word counts for others: see struct cr_tenant_proof; 0: never */
};

/* Who counts for quorums, and in the histories of the reuse monitor: tenants that are so old and so
 * trusted. Tenants anybody may open must not. */
struct cr_tenant_proof {
    int64_t age_s;
    uint32_t trust; /* 1 … CR_TRUST_MAX; a new tenant has 1 */
};

struct cr_key_info {
    char id[CR_KEY_ID_MAX]; /* the public part */
    struct cr_tenant_id tenant;
    char tenant_name[CR_TENANT_NAME_MAX + 1];
    int64_t created_unix_s, revoked_unix_s; /* 0: not revoked */
};

/* Who a request comes from. */
struct cr_principal {
    struct cr_tenant_id tenant;
    char tenant_name[CR_TENANT_NAME_MAX + 1];
    char key_id[CR_KEY_ID_MAX];
};

/* Opens DATA/carrel.db, making folder (mode 0700) and file (0600) where missing. CR_EFORBIDDEN
 * when others than the owner's group may read the file or write to the folder, CR_EUNSUPPORTED
 * when a newer Carrel made it, CR_ENOMEM. */
int cr_store_open(const char *data_dir, struct cr_store **ret_store, struct cr_error *err);
/* No other thread may be in a call. NULL is fine. */
void cr_store_close(struct cr_store *store);

/* Names: 1 … 63 of [a-z0-9._-], beginning with a letter or digit. CR_EEXIST, CR_EINVAL, CR_EFULL
 * at CR_STORE_MAX_TENANTS. */
int cr_store_tenant_add(struct cr_store *store, const char *name, struct cr_error *err);
/* Sets a tenant's limits; a running server follows before its next request. CR_EINVAL when one is
 * out of bounds, or the floor is above the cap; CR_ENOTFOUND. */
int cr_store_tenant_limit(struct cr_store *store, const char *name,
                          const struct cr_tenant_limits *limits, struct cr_error *err);
/* Sets a tenant's policy as a whole; a running server follows before its next request. CR_EINVAL
 * when a threshold is above 1 or that of cleared text above that of private text; CR_ENOTFOUND. */
int cr_store_tenant_policy(struct cr_store *store, const char *name,
                           const struct cr_tenant_policy *policy, struct cr_error *err);
/* Sets how far a tenant is trusted; a running server follows before its next request. CR_EINVAL
 * past CR_TRUST_MAX; CR_ENOTFOUND. */
int cr_store_tenant_trust(struct cr_store *store, const char *name, uint32_t trust,
                          struct cr_error *err);
/* CR_ENOTFOUND. */
int cr_store_tenant_look_up(struct cr_store *store, const char *name, struct cr_tenant *ret_tenant);
/* Removes the tenant and its keys; its id is never used again. A running server drops what the
 * tenant had cached before its next request. CR_ENOTFOUND. */
int cr_store_tenant_remove(struct cr_store *store, const char *name, struct cr_error *err);
/* Calls `each` for every tenant, in order of name. `each` must not call the store. */
int cr_store_tenant_list(struct cr_store *store, void (*each)(void *user, const struct cr_tenant *),
                         void *user, struct cr_error *err);
int cr_store_tenant_count(struct cr_store *store, uint32_t *ret_n, struct cr_error *err);

/* Makes a key and writes it to ret_key, NUL-terminated. The caller wipes it. CR_ENOTFOUND: no such
 * tenant; CR_EFULL at CR_STORE_MAX_KEYS_PER_TENANT. */
int cr_store_key_create(struct cr_store *store, const char *tenant, char ret_key[CR_KEY_MAX],
                        struct cr_error *err);
/* CR_ENOTFOUND: no such key, or revoked before. */
int cr_store_key_revoke(struct cr_store *store, const char *key_id, struct cr_error *err);
/* Keys of one tenant (CR_ENOTFOUND where there is none of that name), or of all (`tenant` NULL),
 * oldest first. `each` must not call the store. */
int cr_store_key_list(struct cr_store *store, const char *tenant,
                      void (*each)(void *user, const struct cr_key_info *), void *user,
                      struct cr_error *err);

/* Answers who a presented key belongs to: CR_OK, or CR_EAUTH (unknown, revoked, malformed: all
 * alike), CR_EFULL (too many wrong tries of late), or CR_EIO, CR_EFORMAT, CR_ENOMEM. A key that
 * was checked once is remembered as a keyed digest, so that the slow hash (some 10 ms) is paid
 * once per key and process; after that a check takes about a microsecond. A revocation by another
 * process takes effect within a second. */
int cr_store_authenticate(struct cr_store *store, const char *key, size_t len,
                          struct cr_principal *ret_principal);

#endif
