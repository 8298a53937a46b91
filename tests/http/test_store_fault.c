/* The store when memory or disk run out: a call succeeds or says why not, and what it said is
 * what the file holds. SQLite's allocations fail through its own allocator hook. */
#include <signal.h>
#include <sys/resource.h>

#include "fault.h"
#include "test_store_dir.h"

static sqlite3_mem_methods real;
static long countdown; /* SQLite's n-th allocation from now fails; 0: none does */
static bool fired;

static bool fails(void)
{
    if (countdown == 0 || --countdown > 0)
        return false;
    fired = true;
    return true;
}

static void *failing_malloc(int n)
{
    return fails() ? NULL : real.xMalloc(n);
}

static void *failing_realloc(void *p, int n)
{
    return fails() ? NULL : real.xRealloc(p, n);
}

static void hook_sqlite(void)
{
    CHECK_INT(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real), SQLITE_OK);
    sqlite3_mem_methods failing = real;
    failing.xMalloc = failing_malloc;
    failing.xRealloc = failing_realloc;
    CHECK_INT(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    CHECK_INT(sqlite3_initialize(), SQLITE_OK);
}

static void count_one(void *user, const struct cr_key_info *key)
{
    (void)key;
    ++*(int *)user;
}

static void count_tenant(void *user, const struct cr_tenant *tenant)
{
    (void)tenant;
    ++*(int *)user;
}

/* What is in the file, looked at without faults. */
static void count_all(const struct dir *dir, int *ret_tenants, int *ret_keys)
{
    struct cr_store *store = open_store(dir);
    *ret_tenants = *ret_keys = 0;
    CHECK_INT(cr_store_tenant_list(store, count_tenant, ret_tenants, NULL), CR_OK);
    CHECK_INT(cr_store_key_list(store, NULL, count_one, ret_keys, NULL), CR_OK);
    cr_store_close(store);
}

static void opening_without_memory(void)
{
    struct dir dir = dir_make();
    int n_failed = 0;
    fired = true;
    for (long n = 1; fired; n += n < 60 ? 1 : 9) { /* each is some fsyncs: not all of a thousand */
        struct cr_store *store = NULL;
        struct cr_error err = {0};
        if (n % 2) /* a new file and an existing one */
            dir_empty(&dir);
        fired = false;
        countdown = n;
        int status = cr_store_open(dir.path, &store, &err);
        countdown = 0;
        CHECK((status == CR_OK) == (store != NULL));
        if (status != CR_OK) { /* or SQLite got by with less */
            CHECK_INT(status, CR_ENOMEM);
            CHECK(err.text[0]);
            n_failed++;
        }
        cr_store_close(store);
    }
    fprintf(stderr, "    %d of SQLite's allocations failed\n", n_failed);
    CHECK(n_failed > 20);
    dir_remove(&dir);
}

/* Ours, not SQLite's. */
static void open_and_close(void *user)
{
    struct cr_store *store = NULL;
    struct cr_error err = {0};
    int status = cr_store_open(((struct dir *)user)->path, &store, &err);
    CHECK(status == CR_OK || (status == CR_ENOMEM && !store && err.text[0]));
    cr_store_close(store);
}

static void opening_with_our_faults(void)
{
    struct dir dir = dir_make();
    CHECK_INT(fault_each(open_and_close, &dir), 2);
    dir_remove(&dir);
}

static void changing_without_memory(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[CR_KEY_MAX], name[32];
    int n_tenants, n_keys, want_tenants = 1, want_keys = 1, n_failed = 0;
    struct cr_tenant_limits limits = {CR_LIMIT_KEEP, CR_LIMIT_KEEP, 0};
    struct cr_tenant tenant;
    int64_t want_ttl_s = CR_LIMIT_DEFAULT;
    make_key(store, "t", key);
    fired = true;
    for (long n = 1; fired; n++) {
        char fresh[CR_KEY_MAX] = "", id[CR_KEY_ID_MAX];
        uint32_t count;
        int n_seen = 0, status[8];
        snprintf(name, sizeof name, "t%ld", n);
        fired = false;
        countdown = n;
        status[0] = cr_store_tenant_add(store, name, NULL);
        status[1] = cr_store_key_create(store, "t", fresh, NULL);
        status[2] = try_key(store, status[1] == CR_OK ? fresh : key, NULL);
        key_id_of(fresh, id);
        status[3] = status[1] == CR_OK ? cr_store_key_revoke(store, id, NULL) : CR_OK;
        status[4] = cr_store_tenant_count(store, &count, NULL);
        status[5] = cr_store_tenant_list(store, count_tenant, &n_seen, NULL);
        status[6] = cr_store_key_list(store, NULL, count_one, &n_seen, NULL);
        limits.ttl_s = n;
        status[7] = cr_store_tenant_limit(store, "t", &limits, NULL);
        countdown = 0;
        if (status[7] == CR_OK)
            want_ttl_s = n;
        want_tenants += status[0] == CR_OK;
        want_keys += status[1] == CR_OK;
        for (int i = 0; i < 8; i++) {
            CHECK(status[i] == CR_OK || status[i] == CR_ENOMEM);
            n_failed += status[i] != CR_OK;
        }
        if (status[1] == CR_OK && status[3] == CR_OK)
            CHECK(try_key(store, fresh, NULL) != CR_OK);
    }
    fprintf(stderr, "    %d calls failed\n", n_failed);
    CHECK(n_failed > 5);
    CHECK_INT(cr_store_tenant_get(store, (struct cr_tenant_id){1}, &tenant), CR_OK);
    CHECK_INT(tenant.limits.ttl_s, want_ttl_s);
    cr_store_close(store);
    count_all(&dir, &n_tenants, &n_keys);
    CHECK_INT(n_tenants, want_tenants);
    CHECK_INT(n_keys, want_keys);
    dir_remove(&dir);
}

/* No file may grow: SQLite sees what a full disk shows. */
static void changing_without_disk(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    struct rlimit old, limit;
    struct cr_error err = {0};
    char key[CR_KEY_MAX], fresh[CR_KEY_MAX], name[32];
    int n_tenants, n_keys, want = 1, status;
    make_key(store, "t", key);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    signal(SIGXFSZ, SIG_IGN);
    CHECK_INT(getrlimit(RLIMIT_FSIZE, &old), 0);
    limit = (struct rlimit){.rlim_cur = 60000, .rlim_max = old.rlim_max};
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &limit), 0);
    for (int i = 0;; i++) {
        snprintf(name, sizeof name, "t%d", i);
        status = cr_store_tenant_add(store, name, &err);
        if (status != CR_OK)
            break;
        want++;
        CHECK(i < 1000);
    }
    CHECK_INT(status, CR_EIO);
    CHECK(err.text[0]);
    CHECK_INT(cr_store_key_create(store, "t", fresh, &err), CR_EIO);
    CHECK_INT(try_key(store, key, NULL), CR_OK); /* who was in stays in */
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &old), 0);
    CHECK_INT(cr_store_tenant_add(store, "after", NULL), CR_OK);
    CHECK_INT(cr_store_key_create(store, "t", fresh, NULL), CR_OK);
    cr_store_close(store);
    count_all(&dir, &n_tenants, &n_keys);
    CHECK_INT(n_tenants, want + 1);
    CHECK_INT(n_keys, 2);
    dir_remove(&dir);
}

/* What every request pays takes no memory. */
static void a_remembered_key_allocates_nothing(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[CR_KEY_MAX];
    make_key(store, "t", key);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    fault_arm(1);
    countdown = 1;
    fired = false;
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    CHECK(!fault_fired() && !fired);
    fault_arm(0);
    countdown = 0;
    cr_store_close(store);
    dir_remove(&dir);
}

__attribute__((constructor)) static void before_main(void)
{
    hook_sqlite(); /* SQLite wants to be told before it is first used */
}

TEST_MAIN(CASE(opening_without_memory), CASE(opening_with_our_faults),
          CASE(changing_without_memory), CASE(changing_without_disk),
          CASE(a_remembered_key_allocates_nothing))
