/* What tenants may keep in the cache, in the store's file, and how a server follows it.
 *
 * Limits stand in the tenant's row, in tokens and seconds, NULL where the server's own options
 * count. The table's constraints refuse what contradicts itself, so that two commands that each
 * change one limit can't leave a floor above a cap between them.
 *
 * Each change of limits, and each removal of a tenant, is one transaction that also counts a number
 * up. A server asks for that number before each request (see limit_board.c): what a command had
 * done when it returned is in force for every request that comes later.
 */
#include "http/store_int.h"

struct limit {
    const char *name;
    const struct cr_tenant_limits *limits;
};

static int run_limit(struct cr_store *store, void *user, struct cr_error *err)
{
    const struct limit *l = user;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_LIMIT);
    sqlite3_bind_text(stmt, 1, l->name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, l->limits->floor_tokens);
    sqlite3_bind_int64(stmt, 3, l->limits->cap_tokens);
    sqlite3_bind_int64(stmt, 4, l->limits->ttl_s);
    int rc = cr_store_exec(store, CR_STMT_TENANT_LIMIT);
    if ((rc & 0xff) == SQLITE_CONSTRAINT)
        return cr_error_set(err, CR_EINVAL,
                            "A floor may not be above its cap, neither above %d tokens, and a time "
                            "to live is at most ten years; `carrel tenant list` shows what is set.",
                            CR_LIMIT_MAX_TOKENS);
    return cr_store_changed_tenant(store, rc, err);
}

int cr_store_tenant_limit(struct cr_store *store, const char *name,
                          const struct cr_tenant_limits *limits, struct cr_error *err)
{
    struct limit l = {.name = name, .limits = limits};
    return cr_store_change(store, CR_STMT_TENANT_CHANGE, run_limit, &l, err);
}

struct policy {
    const char *name;
    const struct cr_tenant_policy *policy;
};

static int run_policy(struct cr_store *store, void *user, struct cr_error *err)
{
    const struct policy *p = user;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_POLICY);
    sqlite3_bind_text(stmt, 1, p->name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, p->policy->is_always_private);
    sqlite3_bind_int64(stmt, 3, p->policy->classes);
    sqlite3_bind_double(stmt, 4, p->policy->private_);
    sqlite3_bind_double(stmt, 5, p->policy->clear);
    sqlite3_bind_int64(stmt, 6, p->policy->languages);
    int rc = cr_store_exec(store, CR_STMT_TENANT_POLICY);
    if ((rc & 0xff) == SQLITE_CONSTRAINT)
        return cr_error_set(err, CR_EINVAL,
                            "Thresholds lie between 0 and 1, and that of cleared text not above "
                            "that of private text.");
    return cr_store_changed_tenant(store, rc, err);
}

int cr_store_tenant_policy(struct cr_store *store, const char *name,
                           const struct cr_tenant_policy *policy, struct cr_error *err)
{
    struct policy p = {.name = name, .policy = policy};
    return cr_store_change(store, CR_STMT_TENANT_CHANGE, run_policy, &p, err);
}

struct trust {
    const char *name;
    uint32_t trust;
};

static int run_trust(struct cr_store *store, void *user, struct cr_error *err)
{
    const struct trust *t = user;
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_TRUST);
    sqlite3_bind_text(stmt, 1, t->name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, t->trust);
    int rc = cr_store_exec(store, CR_STMT_TENANT_TRUST);
    if ((rc & 0xff) == SQLITE_CONSTRAINT)
        return cr_error_set(err, CR_EINVAL, "Trust is a number from 0 to %d.", CR_TRUST_MAX);
    return cr_store_changed_tenant(store, rc, err);
}

int cr_store_tenant_trust(struct cr_store *store, const char *name, uint32_t trust,
                          struct cr_error *err)
{
    struct trust t = {.name = name, .trust = trust};
    return cr_store_change(store, CR_STMT_TENANT_CHANGE, run_trust, &t, err);
}

int cr_store_tenant_generation(struct cr_store *store, int64_t *ret_generation)
{
    return cr_store_read_generation(store, CR_STMT_TENANT_GENERATION, ret_generation);
}

int cr_store_tenant_look_up(struct cr_store *store, const char *name, struct cr_tenant *ret_tenant)
{
    struct cr_tenant_id id;
    pthread_mutex_lock(&store->lock);
    int status = cr_store_tenant_find(store, name, &id, NULL);
    pthread_mutex_unlock(&store->lock);
    return status == CR_OK ? cr_store_tenant_get(store, id, ret_tenant) : status;
}

int cr_store_tenant_get(struct cr_store *store, struct cr_tenant_id id,
                        struct cr_tenant *ret_tenant)
{
    pthread_mutex_lock(&store->lock);
    sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_TENANT_GET);
    sqlite3_bind_int64(stmt, 1, id.v);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW && !cr_store_read_tenant(stmt, ret_tenant))
        rc = SQLITE_CORRUPT;
    sqlite3_reset(stmt);
    int status = cr_store_found(store, rc);
    pthread_mutex_unlock(&store->lock);
    return status;
}
