/* Authentication: right and wrong keys, what is remembered, revocation, and the limit on tries. */
#include <pthread.h>
#include <stdatomic.h>

#include "test_store_dir.h"

static struct cr_store *open_with_clock(const struct dir *dir, struct cr_clock *clock)
{
    struct cr_store *store = open_store(dir);
    cr_clock_init_virtual(clock, 1000000);
    cr_store_auth_set_clock(store->auth, clock);
    return store;
}

static uint64_t n_hashes(struct cr_store *store)
{
    uint64_t n, n_lookups;
    cr_store_auth_counts(store->auth, &n, &n_lookups);
    return n;
}

static uint64_t n_lookups(struct cr_store *store)
{
    uint64_t n, n_hash;
    cr_store_auth_counts(store->auth, &n_hash, &n);
    return n;
}

static void exec(struct cr_store *store, const char *sql)
{
    CHECK_INT(sqlite3_exec(store->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static void flip_last(char *key)
{
    key[CR_KEY_LEN - 1] = key[CR_KEY_LEN - 1] == '0' ? '1' : '0';
}

static void right_keys_are_known(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char a[CR_KEY_MAX], b[CR_KEY_MAX], id[CR_KEY_ID_MAX];
    make_key(store, "acme", a);
    make_key(store, "zeta", b);
    struct cr_principal p;
    for (int i = 0; i < 2; i++) { /* from the file, then from memory */
        CHECK_INT(try_key(store, a, &p), CR_OK);
        CHECK_STR(p.tenant_name, "acme");
        CHECK_INT(p.tenant.v, 1);
        key_id_of(a, id);
        CHECK_STR(p.key_id, id);
        CHECK_INT(try_key(store, b, &p), CR_OK);
        CHECK_STR(p.tenant_name, "zeta");
        CHECK_INT(p.tenant.v, 2);
    }
    cr_store_close(store);
    store = open_store(&dir);
    CHECK_INT(try_key(store, a, &p), CR_OK);
    CHECK_STR(p.tenant_name, "acme");
    cr_store_close(store);
    dir_remove(&dir);
}

static void wrong_keys_are_all_alike(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[CR_KEY_MAX], bad[CR_KEY_MAX + 1], id[CR_KEY_ID_MAX];
    make_key(store, "acme", key);
    struct cr_principal p = {.tenant.v = 77};

    CHECK_INT(cr_store_authenticate(store, "", 0, &p), CR_EAUTH);
    CHECK_INT(cr_store_authenticate(store, key, CR_KEY_LEN - 1, &p), CR_EAUTH);
    CHECK_INT(cr_store_authenticate(store, key, CR_KEY_LEN + 1, &p), CR_EAUTH);
    for (size_t i = 0; i < CR_KEY_LEN; i++) { /* malformed at any place */
        memcpy(bad, key, sizeof key);
        bad[i] = "\0 Agz"[i % 5];
        CHECK_INT(cr_store_authenticate(store, bad, CR_KEY_LEN, &p), CR_EAUTH);
    }
    for (size_t i = 0; key[i]; i++)
        bad[i] = (char)(key[i] >= 'a' && key[i] <= 'f' ? key[i] - 32 : key[i]);
    CHECK_INT(cr_store_authenticate(store, bad, CR_KEY_LEN, &p), CR_EAUTH);
    CHECK_INT(n_hashes(store), 0);

    memcpy(bad, key, sizeof key);
    flip_last(bad);
    CHECK_INT(try_key(store, bad, &p), CR_EAUTH);
    CHECK_INT(n_hashes(store), 1);
    memcpy(bad, key, sizeof key);
    bad[3] = bad[3] == '0' ? '1' : '0'; /* an id that is not there: hashed all the same */
    CHECK_INT(try_key(store, bad, &p), CR_EAUTH);
    CHECK_INT(n_hashes(store), 2);
    key_id_of(key, id);
    CHECK_INT(cr_store_key_revoke(store, id, NULL), CR_OK);
    CHECK_INT(try_key(store, key, &p), CR_EAUTH);
    CHECK_INT(n_hashes(store), 3);
    CHECK_INT(p.tenant.v, 77); /* untouched by failures */
    cr_store_close(store);
    dir_remove(&dir);
}

static void a_key_is_hashed_once(void)
{
    struct dir dir = dir_make();
    struct cr_clock clock;
    struct cr_store *store = open_with_clock(&dir, &clock), *other = open_store(&dir);
    char key[CR_KEY_MAX], second[CR_KEY_MAX];
    make_key(other, "acme", key);
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(try_key(store, key, NULL), CR_OK);
        cr_clock_advance_us(&clock, 10000);
    }
    CHECK_INT(n_hashes(store), 1);
    CHECK_INT(n_lookups(store), 1);

    /* The file changes: its row is looked up again, the hash is not. */
    make_key(other, "zeta", second);
    cr_clock_advance_us(&clock, 1000000);
    for (int i = 0; i < 10; i++)
        CHECK_INT(try_key(store, key, NULL), CR_OK);
    CHECK_INT(n_hashes(store), 1);
    CHECK_INT(n_lookups(store), 2);

    /* A wrong secret for a remembered key is hashed, and stays wrong. */
    flip_last(key);
    CHECK_INT(try_key(store, key, NULL), CR_EAUTH);
    CHECK_INT(n_hashes(store), 2);
    cr_store_close(other);
    cr_store_close(store);
    dir_remove(&dir);
}

static void revocation_is_seen_at_once_here_and_soon_elsewhere(void)
{
    struct dir dir = dir_make();
    struct cr_clock clock;
    struct cr_store *server = open_with_clock(&dir, &clock), *tool = open_store(&dir);
    char key[4][CR_KEY_MAX], id[CR_KEY_ID_MAX];
    for (int i = 0; i < 4; i++) {
        make_key(tool, i < 2 ? "acme" : "zeta", key[i]);
        CHECK_INT(try_key(server, key[i], NULL), CR_OK);
    }
    key_id_of(key[0], id);
    CHECK_INT(cr_store_key_revoke(server, id, NULL), CR_OK);
    CHECK_INT(try_key(server, key[0], NULL), CR_EAUTH);
    CHECK_INT(try_key(server, key[1], NULL), CR_OK);

    key_id_of(key[1], id);
    CHECK_INT(cr_store_key_revoke(tool, id, NULL), CR_OK);
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(try_key(server, key[1], NULL), CR_EAUTH);
    CHECK_INT(try_key(server, key[2], NULL), CR_OK);

    CHECK_INT(cr_store_tenant_remove(tool, "zeta", NULL), CR_OK);
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(try_key(server, key[2], NULL), CR_EAUTH);
    CHECK_INT(cr_store_tenant_add(tool, "zeta", NULL),
              CR_OK); /* the name comes again, not its keys */
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(try_key(server, key[3], NULL), CR_EAUTH);

    /* Removal in the same process. */
    make_key(server, "zeta", key[0]);
    CHECK_INT(try_key(server, key[0], NULL), CR_OK);
    CHECK_INT(cr_store_tenant_remove(server, "zeta", NULL), CR_OK);
    CHECK_INT(try_key(server, key[0], NULL), CR_EAUTH);
    cr_store_close(tool);
    cr_store_close(server);
    dir_remove(&dir);
}

/* A row whose id came back with another secret must not inherit what was remembered. */
static void a_replaced_row_is_hashed_again(void)
{
    struct dir dir = dir_make();
    struct cr_clock clock;
    struct cr_store *store = open_with_clock(&dir, &clock), *other = open_store(&dir);
    char key[CR_KEY_MAX];
    make_key(other, "acme", key);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    exec(other, "UPDATE keys SET hash = randomblob(32)");
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(try_key(store, key, NULL), CR_EAUTH);
    cr_store_close(other);
    cr_store_close(store);
    dir_remove(&dir);
}

static void nobody_gets_in_when_the_file_fails(void)
{
    struct dir dir = dir_make();
    struct cr_clock clock;
    struct cr_store *store = open_with_clock(&dir, &clock), *other = open_store(&dir);
    char key[CR_KEY_MAX], fresh[CR_KEY_MAX];
    make_key(other, "acme", key);
    make_key(other, "acme", fresh);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    exec(other, "ALTER TABLE keys RENAME TO gone");
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(try_key(store, key, NULL), CR_EIO);
    CHECK_INT(try_key(store, fresh, NULL), CR_EIO);
    exec(other, "ALTER TABLE gone RENAME TO keys");
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    exec(other, "UPDATE keys SET salt = x'00'"); /* a damaged row */
    cr_clock_advance_us(&clock, 1000000);
    CHECK_INT(try_key(store, key, NULL), CR_EFORMAT);
    cr_store_close(other);
    cr_store_close(store);
    dir_remove(&dir);
}

static void wrong_tries_are_limited_per_id(void)
{
    struct dir dir = dir_make();
    struct cr_clock clock;
    struct cr_store *store = open_with_clock(&dir, &clock);
    char key[CR_KEY_MAX], wrong[CR_KEY_MAX], other[CR_KEY_MAX];
    make_key(store, "acme", key);
    make_key(store, "acme", other);
    memcpy(wrong, key, sizeof key);
    flip_last(wrong);
    int n = 0, status;
    while ((status = try_key(store, wrong, NULL)) == CR_EAUTH)
        CHECK(++n < 100);
    CHECK_INT(status, CR_EFULL);
    CHECK_INT(n, 10);
    CHECK_INT(n_hashes(store), 10);

    CHECK_INT(try_key(store, key, NULL), CR_EFULL); /* not remembered: it must wait, too */
    CHECK_INT(try_key(store, other, NULL), CR_OK);  /* another id need not */
    cr_clock_advance_us(&clock, 2000000);
    CHECK_INT(try_key(store, key, NULL), CR_OK); /* a right try costs nothing … */
    CHECK_INT(try_key(store, wrong, NULL), CR_EAUTH);
    CHECK_INT(try_key(store, wrong, NULL), CR_EFULL);
    for (int i = 0; i < 100; i++)
        CHECK_INT(try_key(store, key, NULL), CR_OK); /* … and a remembered key is not concerned */
    cr_clock_advance_us(&clock, 3600 * 1000000ull);
    for (n = 0; try_key(store, wrong, NULL) == CR_EAUTH; n++)
        CHECK(n < 100);
    CHECK_INT(n, 10); /* however long it was quiet */
    cr_store_close(store);
    dir_remove(&dir);
}

/* A key that was never made. */
static void made_up_key(unsigned *seed, char key[CR_KEY_MAX])
{
    strcpy(key, CR_KEY_PREFIX);
    for (int i = 3; i < CR_KEY_LEN; i++)
        key[i] = "0123456789abcdef"[rand_r(seed) % 16];
    key[3 + CR_KEY_ID_LEN] = '_';
    key[CR_KEY_LEN] = '\0';
}

static void strangers_do_not_keep_tenants_out(void)
{
    struct dir dir = dir_make();
    struct cr_clock clock;
    struct cr_store *store = open_with_clock(&dir, &clock);
    char key[CR_KEY_MAX], made_up[CR_KEY_MAX];
    unsigned seed = 7;
    make_key(store, "acme", key);
    int n = 0, status;
    do {
        made_up_key(&seed, made_up);
        status = try_key(store, made_up, NULL);
        n += status == CR_EAUTH;
    } while (status == CR_EAUTH && n < 1000);
    CHECK_INT(status, CR_EFULL);
    CHECK_INT(n, 64);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    cr_store_close(store);
    dir_remove(&dir);
}

/* More right keys at once than there are tries: a try is given back. More than fit in memory:
 * they are hashed again, never confused. Their rows have a quick hash, so that the test is. */
static void more_keys_than_are_remembered(void)
{
    enum { N = 6000 };
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[CR_KEY_MAX], id[CR_KEY_ID_MAX];
    const uint8_t salt[CR_SALT_BYTES] = {1, 2, 3};
    for (int i = 1; i <= 10; i++) {
        snprintf(id, sizeof id, "t%d", i);
        CHECK_INT(cr_store_tenant_add(store, id, NULL), CR_OK);
    }
    sqlite3_stmt *add = cr_store_stmt(store, CR_STMT_KEY_ADD);
    exec(store, "BEGIN");
    unsigned seed = 3;
    for (int i = 0; i < N; i++) {
        uint8_t hash[CR_HASH_BYTES];
        made_up_key(&seed, key);
        key_id_of(key, id);
        CHECK_INT(cr_key_hash(key + CR_KEY_LEN - CR_SECRET_LEN, salt, 1, hash), CR_OK);
        sqlite3_bind_text(add, 1, id, -1, SQLITE_TRANSIENT);
        sqlite3_bind_int(add, 2, i % 10 + 1);
        sqlite3_bind_blob(add, 3, salt, sizeof salt, SQLITE_TRANSIENT);
        sqlite3_bind_blob(add, 4, hash, sizeof hash, SQLITE_TRANSIENT);
        sqlite3_bind_int(add, 5, 1);
        sqlite3_bind_int(add, 6, 1);
        CHECK_INT(cr_store_exec(store, CR_STMT_KEY_ADD), SQLITE_OK);
    }
    exec(store, "COMMIT");
    for (int round = 0; round < 2; round++) {
        seed = 3;
        for (int i = 0; i < N; i++) {
            struct cr_principal p;
            made_up_key(&seed, key);
            CHECK_INT(try_key(store, key, &p), CR_OK);
            CHECK_INT(p.tenant.v, i % 10 + 1);
            CHECK(strncmp(p.key_id, key + 3, CR_KEY_ID_LEN) == 0);
            if (i % 500 == 0) {
                flip_last(key);
                CHECK_INT(try_key(store, key, &p), CR_EAUTH);
            }
        }
    }
    CHECK(n_hashes(store) > N);
    cr_store_close(store);
    dir_remove(&dir);
}

/* Threads that authenticate while keys come and go, here and through a second connection. Each
 * key's holder counts how often it was let in after its revocation had returned. */
enum { N_THREADS = 4, N_ROUNDS = 12 };

struct race {
    struct cr_store *store;
    char keep[CR_KEY_MAX];          /* valid all the time */
    char key[N_ROUNDS][CR_KEY_MAX]; /* made and revoked in turn */
    atomic_int n_made, n_revoked;
    atomic_bool done;
    atomic_int n_ok;
};

static void *authenticate_all(void *arg)
{
    struct race *race = arg;
    unsigned seed = 11;
    char wrong[CR_KEY_MAX];
    while (!atomic_load(&race->done)) {
        CHECK_INT(try_key(race->store, race->keep, NULL), CR_OK);
        int revoked = atomic_load(&race->n_revoked), made = atomic_load(&race->n_made);
        for (int i = 0; i < made; i++) {
            int status = try_key(race->store, race->key[i], NULL);
            CHECK(status == CR_OK || status == CR_EAUTH || status == CR_EFULL);
            if (i < revoked)
                CHECK(status != CR_OK);
            atomic_fetch_add(&race->n_ok, status == CR_OK);
        }
        made_up_key(&seed, wrong);
        CHECK(try_key(race->store, wrong, NULL) != CR_OK);
    }
    return NULL;
}

static void threads_share_a_store(void)
{
    struct dir dir = dir_make();
    struct race race = {.store = open_store(&dir)};
    struct cr_store *other = open_store(&dir);
    pthread_t threads[N_THREADS];
    make_key(race.store, "acme", race.keep);
    CHECK_INT(try_key(race.store, race.keep, NULL), CR_OK);
    for (int i = 0; i < N_THREADS; i++)
        CHECK_INT(pthread_create(&threads[i], NULL, authenticate_all, &race), 0);
    for (int i = 0; i < N_ROUNDS; i++) {
        char id[CR_KEY_ID_MAX];
        uint32_t n;
        make_key(i % 2 ? other : race.store, "acme", race.key[i]);
        key_id_of(race.key[i], id);
        int before = atomic_load(&race.n_ok);
        atomic_store(&race.n_made, i + 1);
        while (atomic_load(&race.n_ok) < before + 2)
            sched_yield();
        CHECK_INT(cr_store_tenant_count(race.store, &n, NULL), CR_OK);
        CHECK_INT(cr_store_key_revoke(race.store, id, NULL), CR_OK);
        atomic_store(&race.n_revoked, i + 1);
    }
    atomic_store(&race.done, true);
    for (int i = 0; i < N_THREADS; i++)
        pthread_join(threads[i], NULL);
    cr_store_close(other);
    cr_store_close(race.store);
    dir_remove(&dir);
}

TEST_MAIN(CASE(right_keys_are_known), CASE(wrong_keys_are_all_alike), CASE(a_key_is_hashed_once),
          CASE(revocation_is_seen_at_once_here_and_soon_elsewhere),
          CASE(a_replaced_row_is_hashed_again), CASE(nobody_gets_in_when_the_file_fails),
          CASE(wrong_tries_are_limited_per_id), CASE(strangers_do_not_keep_tenants_out),
          CASE(more_keys_than_are_remembered), CASE(threads_share_a_store))
