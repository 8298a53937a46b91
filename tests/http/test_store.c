/* The store's file and its tenants and keys: what an operator's commands do. */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "test_store_dir.h"

struct names {
    char text[1024];
    uint32_t n, n_keys;
    uint32_t ids[16];
};

static void add_tenant_name(void *user, const struct cr_tenant *tenant)
{
    struct names *names = user;
    snprintf(names->text + strlen(names->text), sizeof names->text - strlen(names->text), "%s ",
             tenant->name);
    CHECK(tenant->created_unix_s > 1600000000);
    names->ids[names->n++ % 16] = tenant->id.v;
    names->n_keys += tenant->n_keys;
}

static void add_key_id(void *user, const struct cr_key_info *key)
{
    struct names *names = user;
    snprintf(names->text + strlen(names->text), sizeof names->text - strlen(names->text),
             "%s/%s%s ", key->tenant_name, key->id, key->revoked_unix_s ? "!" : "");
    names->n++;
}

static struct names list_tenants(struct cr_store *store)
{
    struct names names = {0};
    CHECK_INT(cr_store_tenant_list(store, add_tenant_name, &names, NULL), CR_OK);
    return names;
}

static void tenants_come_and_go(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    struct cr_error err;
    CHECK_INT(cr_store_tenant_add(store, "zeta", &err), CR_OK);
    CHECK_INT(cr_store_tenant_add(store, "acme", &err), CR_OK);
    CHECK_INT(cr_store_tenant_add(store, "0.b_c-d", &err), CR_OK);
    CHECK_INT(cr_store_tenant_add(store, "acme", &err), CR_EEXIST);
    struct names names = list_tenants(store);
    CHECK_STR(names.text, "0.b_c-d acme zeta ");
    CHECK_INT(names.ids[2], 1);
    CHECK_INT(names.ids[1], 2);

    uint32_t n;
    CHECK_INT(cr_store_tenant_count(store, &n, &err), CR_OK);
    CHECK_INT(n, 3);
    CHECK_INT(cr_store_tenant_remove(store, "0.b_c-d", &err), CR_OK);
    CHECK_INT(cr_store_tenant_remove(store, "0.b_c-d", &err), CR_ENOTFOUND);
    CHECK(strstr(err.text, "carrel tenant list"));
    cr_store_close(store);

    /* The highest id was removed; it must not come again, not even after a restart. */
    store = open_store(&dir);
    CHECK_INT(cr_store_tenant_add(store, "new", &err), CR_OK);
    names = list_tenants(store);
    CHECK_STR(names.text, "acme new zeta ");
    CHECK_INT(names.ids[1], 4);
    cr_store_close(store);
    dir_remove(&dir);
}

static void bad_names_are_refused(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char longest[CR_TENANT_NAME_MAX + 2];
    memset(longest, 'a', sizeof longest);
    longest[CR_TENANT_NAME_MAX + 1] = '\0';
    const char *const bad[] = {"",    ".a",  "-a", "_a",     "A",    "a b",
                               "a/b", "a\n", "ä",  "a'; --", longest};
    struct cr_error err;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CHECK_INT(cr_store_tenant_add(store, bad[i], &err), CR_EINVAL);
    longest[CR_TENANT_NAME_MAX] = '\0';
    CHECK_INT(cr_store_tenant_add(store, longest, &err), CR_OK);
    CHECK_STR(list_tenants(store).text + CR_TENANT_NAME_MAX, " ");
    cr_store_close(store);
    dir_remove(&dir);
}

/* "acme:-1/-1/-1 ": a tenant's limits. */
static void add_limits(void *user, const struct cr_tenant *t)
{
    struct names *names = user;
    snprintf(names->text + strlen(names->text), sizeof names->text - strlen(names->text),
             "%s:%d/%d/%d ", t->name, (int)t->limits.floor_tokens, (int)t->limits.cap_tokens,
             (int)t->limits.ttl_s);
}

static const char *all_limits(struct cr_store *store)
{
    static struct names names;
    names = (struct names){0};
    CHECK_INT(cr_store_tenant_list(store, add_limits, &names, NULL), CR_OK);
    return names.text;
}

static int limit(struct cr_store *store, const char *name, int64_t floor, int64_t cap, int64_t ttl)
{
    struct cr_error err = {0};
    struct cr_tenant_limits limits = {floor, cap, ttl};
    int status = cr_store_tenant_limit(store, name, &limits, &err);
    CHECK((status == CR_OK) == (err.text[0] == '\0'));
    return status;
}

static int64_t generation(struct cr_store *store)
{
    int64_t v = 0;
    CHECK_INT(cr_store_tenant_generation(store, &v), CR_OK);
    return v;
}

static void limits_are_set_and_kept(void)
{
    enum { KEEP = CR_LIMIT_KEEP, DEFAULT = CR_LIMIT_DEFAULT };
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    CHECK_INT(cr_store_tenant_add(store, "acme", NULL), CR_OK);
    CHECK_INT(cr_store_tenant_add(store, "zeta", NULL), CR_OK);
    int64_t was = generation(store);
    CHECK_STR(all_limits(store), "acme:-1/-1/-1 zeta:-1/-1/-1 ");
    CHECK_INT(limit(store, "acme", 100, 200, 60), CR_OK);
    CHECK_INT(generation(store), was + 1);
    CHECK_INT(limit(store, "acme", KEEP, KEEP, 0), CR_OK);
    CHECK_INT(limit(store, "zeta", 0, DEFAULT, CR_LIMIT_MAX_TTL_S), CR_OK);
    CHECK_STR(all_limits(store), "acme:100/200/0 zeta:0/-1/315360000 ");
    was = generation(store);

    CHECK_INT(limit(store, "nobody", 1, 1, 1), CR_ENOTFOUND);
    CHECK_INT(limit(store, "acme", 201, KEEP, KEEP), CR_EINVAL); /* above the cap */
    CHECK_INT(limit(store, "acme", KEEP, 99, KEEP), CR_EINVAL);  /* below the floor */
    CHECK_INT(limit(store, "acme", 2, 1, KEEP), CR_EINVAL);
    CHECK_INT(limit(store, "acme", -3, KEEP, KEEP), CR_EINVAL);
    CHECK_INT(limit(store, "acme", CR_LIMIT_MAX_TOKENS + 1, 0, KEEP), CR_EINVAL);
    CHECK_INT(limit(store, "acme", KEEP, CR_LIMIT_MAX_TOKENS + 1, KEEP), CR_EINVAL);
    CHECK_INT(limit(store, "acme", KEEP, KEEP, CR_LIMIT_MAX_TTL_S + 1), CR_EINVAL);
    CHECK_STR(all_limits(store), "acme:100/200/0 zeta:0/-1/315360000 ");
    CHECK_INT(generation(store), was);

    CHECK_INT(limit(store, "acme", CR_LIMIT_MAX_TOKENS, 0, KEEP), CR_OK); /* 0 is no cap */
    cr_store_close(store);
    store = open_store(&dir);
    CHECK_STR(all_limits(store), "acme:268435456/0/0 zeta:0/-1/315360000 ");
    CHECK_INT(limit(store, "zeta", DEFAULT, DEFAULT, DEFAULT), CR_OK);
    CHECK_STR(all_limits(store), "acme:268435456/0/0 zeta:-1/-1/-1 ");
    was = generation(store);
    CHECK_INT(cr_store_tenant_remove(store, "zeta", NULL), CR_OK);
    CHECK_INT(generation(store), was + 1);
    struct cr_tenant tenant;
    CHECK_INT(cr_store_tenant_get(store, (struct cr_tenant_id){1}, &tenant), CR_OK);
    CHECK_STR(tenant.name, "acme");
    CHECK_INT(tenant.limits.floor_tokens, CR_LIMIT_MAX_TOKENS);
    CHECK_INT(cr_store_tenant_get(store, (struct cr_tenant_id){2}, &tenant), CR_ENOTFOUND);
    cr_store_close(store);
    dir_remove(&dir);
}

static struct cr_tenant_policy policy_of(struct cr_store *store, const char *name)
{
    struct cr_tenant tenant;
    CHECK_INT(cr_store_tenant_look_up(store, name, &tenant), CR_OK);
    return tenant.policy;
}

static void policies_are_set_and_kept(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    struct cr_error err = {0};
    struct cr_tenant_policy p = {true, 5, 6, 0.75, 0.25};
    CHECK_INT(cr_store_tenant_add(store, "acme", NULL), CR_OK);
    CHECK_INT(policy_of(store, "acme").classes, CR_LIMIT_DEFAULT);
    CHECK(!policy_of(store, "acme").is_always_private && policy_of(store, "acme").clear < 0);
    int64_t was = generation(store);
    CHECK_INT(cr_store_tenant_policy(store, "acme", &p, &err), CR_OK);
    CHECK_INT(generation(store), was + 1);
    CHECK_INT(cr_store_tenant_policy(store, "nobody", &p, &err), CR_ENOTFOUND);
    p.clear = 0.8;
    CHECK_INT(cr_store_tenant_policy(store, "acme", &p, &err), CR_EINVAL);
    p = (struct cr_tenant_policy){false, 0, 1, 0.5, 0.5};
    CHECK_INT(cr_store_tenant_policy(store, "acme", &p, &err), CR_EINVAL); /* no class */
    p = (struct cr_tenant_policy){false, 1, 0, 0.5, 0.5};
    CHECK_INT(cr_store_tenant_policy(store, "acme", &p, &err), CR_EINVAL); /* no language */
    p = (struct cr_tenant_policy){false, 1, 1, 1.5, 0.5};
    CHECK_INT(cr_store_tenant_policy(store, "acme", &p, &err), CR_EINVAL);
    CHECK(err.text[0] != '\0');
    CHECK_INT(generation(store), was + 1);
    cr_store_close(store);
    store = open_store(&dir);
    p = policy_of(store, "acme");
    CHECK(p.is_always_private && p.classes == 5 && p.languages == 6);
    CHECK_INT(p.private_ * 100, 75);
    CHECK_INT(p.clear * 100, 25);
    p = (struct cr_tenant_policy){false, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT,
                                  CR_LIMIT_DEFAULT};
    CHECK_INT(cr_store_tenant_policy(store, "acme", &p, &err), CR_OK);
    CHECK(policy_of(store, "acme").classes == CR_LIMIT_DEFAULT &&
          policy_of(store, "acme").languages == CR_LIMIT_DEFAULT &&
          policy_of(store, "acme").private_ < 0);
    cr_store_close(store);
    dir_remove(&dir);
}

static uint32_t trust_of(struct cr_store *store, const char *name)
{
    struct cr_tenant tenant;
    CHECK_INT(cr_store_tenant_look_up(store, name, &tenant), CR_OK);
    return tenant.trust;
}

static void trust_is_set_and_kept(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    struct cr_error err = {0};
    CHECK_INT(cr_store_tenant_add(store, "acme", NULL), CR_OK);
    CHECK_INT(trust_of(store, "acme"), 1);
    int64_t was = generation(store);
    CHECK_INT(cr_store_tenant_trust(store, "acme", 0, &err), CR_OK);
    CHECK_INT(generation(store), was + 1);
    CHECK_INT(cr_store_tenant_trust(store, "nobody", 1, &err), CR_ENOTFOUND);
    CHECK_INT(cr_store_tenant_trust(store, "acme", CR_TRUST_MAX + 1, &err), CR_EINVAL);
    CHECK_INT(trust_of(store, "acme"), 0);
    CHECK_INT(cr_store_tenant_trust(store, "acme", CR_TRUST_MAX, &err), CR_OK);
    cr_store_close(store);
    store = open_store(&dir);
    CHECK_INT(trust_of(store, "acme"), CR_TRUST_MAX);
    cr_store_close(store);
    dir_remove(&dir);
}

static void files_without_trust_are_brought_up_to_date(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    CHECK_INT(cr_store_tenant_add(store, "acme", NULL), CR_OK);
    CHECK_INT(sqlite3_exec(store->db, DROP_REUSE "PRAGMA user_version = 4", NULL, NULL, NULL),
              SQLITE_OK);
    cr_store_close(store);
    store = open_store(&dir);
    CHECK_INT(trust_of(store, "acme"), 1);
    cr_store_close(store);
    dir_remove(&dir);
}

/* As version 2 left them; tests/http/test_store_prefix.c has version 1. */
static void files_without_limits_are_brought_up_to_date(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[CR_KEY_MAX];
    make_key(store, "acme", key);
    CHECK_INT(sqlite3_exec(store->db,
                           DROP_REUSE
                           "ALTER TABLE tenants DROP COLUMN detect_clear;"
                           "ALTER TABLE tenants DROP COLUMN detect_private;"
                           "ALTER TABLE tenants DROP COLUMN detect_classes;"
                           "ALTER TABLE tenants DROP COLUMN always_private;"
                           "DROP TABLE limits; ALTER TABLE tenants DROP COLUMN cache_ttl_s;"
                           "ALTER TABLE tenants DROP COLUMN cache_cap;"
                           "ALTER TABLE tenants DROP COLUMN cache_floor; PRAGMA user_version = 2",
                           NULL, NULL, NULL),
              SQLITE_OK);
    cr_store_close(store);
    for (int i = 0; i < 2; i++) {
        store = open_store(&dir);
        CHECK_INT(try_key(store, key, NULL), CR_OK);
        CHECK_STR(all_limits(store), i == 0 ? "acme:-1/-1/-1 " : "acme:5/-1/-1 ");
        CHECK_INT(limit(store, "acme", 5, CR_LIMIT_KEEP, CR_LIMIT_KEEP), CR_OK);
        CHECK_INT(limit(store, "acme", CR_LIMIT_KEEP, 4, CR_LIMIT_KEEP), CR_EINVAL);
        cr_store_close(store);
    }
    dir_remove(&dir);
}

static void keys_are_listed_and_revoked(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[3][CR_KEY_MAX], id[3][CR_KEY_ID_MAX], want[256];
    struct cr_error err;
    CHECK_INT(cr_store_key_create(store, "nobody", key[0], &err), CR_ENOTFOUND);
    make_key(store, "acme", key[0]);
    make_key(store, "zeta", key[1]);
    make_key(store, "acme", key[2]);
    for (int i = 0; i < 3; i++) {
        CHECK_INT(strlen(key[i]), CR_KEY_LEN);
        key_id_of(key[i], id[i]);
    }
    CHECK(strcmp(key[0], key[2]) != 0 && strcmp(id[0], id[2]) != 0);
    CHECK_INT(list_tenants(store).n_keys, 3);
    CHECK_INT(cr_store_key_revoke(store, id[0], &err), CR_OK);
    CHECK_INT(cr_store_key_revoke(store, id[0], &err), CR_ENOTFOUND);
    CHECK_INT(cr_store_key_revoke(store, "no such id", &err), CR_ENOTFOUND);
    CHECK_INT(list_tenants(store).n_keys, 2);

    struct names names = {0};
    CHECK_INT(cr_store_key_list(store, NULL, add_key_id, &names, &err), CR_OK);
    snprintf(want, sizeof want, "acme/%s! zeta/%s acme/%s ", id[0], id[1], id[2]);
    CHECK_STR(names.text, want);
    names = (struct names){0};
    CHECK_INT(cr_store_key_list(store, "zeta", add_key_id, &names, &err), CR_OK);
    snprintf(want, sizeof want, "zeta/%s ", id[1]);
    CHECK_STR(names.text, want);
    CHECK_INT(cr_store_key_list(store, "nobody", add_key_id, &names, &err), CR_ENOTFOUND);

    CHECK_INT(cr_store_tenant_remove(store, "acme", &err), CR_OK);
    names = (struct names){0};
    CHECK_INT(cr_store_key_list(store, NULL, add_key_id, &names, &err), CR_OK);
    CHECK_STR(names.text, want);
    cr_store_close(store);
    dir_remove(&dir);
}

static void keys_of_a_tenant_are_bounded(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[CR_KEY_MAX], sql[400];
    make_key(store, "acme", key);
    /* The others by SQL: a thousand slow hashes would take the test ten seconds. */
    snprintf(sql, sizeof sql,
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
             "INSERT INTO keys(id, tenant, salt, hash, scrypt_log2_n, created_unix_s) "
             "SELECT 'k' || i, 1, x'00', x'00', 1, 0 FROM n",
             CR_STORE_MAX_KEYS_PER_TENANT - 1);
    CHECK_INT(sqlite3_exec(store->db, sql, NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(cr_store_key_create(store, "acme", key, NULL), CR_EFULL);
    CHECK_INT(cr_store_key_revoke(store, "k7", NULL), CR_OK);
    CHECK_INT(cr_store_key_create(store, "acme", key, NULL), CR_OK);
    cr_store_close(store);
    dir_remove(&dir);
}

static mode_t mode_of(const char *dir, const char *name)
{
    char path[200];
    struct stat st;
    snprintf(path, sizeof path, "%s/%s", dir, name);
    CHECK_INT(stat(path, &st), 0);
    return st.st_mode & 07777;
}

static void files_are_private(void)
{
    struct dir dir = dir_make();
    struct dir deep = dir;
    strcat(deep.path, "/a/b");
    mode_t old = umask(0);
    struct cr_store *store = open_store(&deep);
    umask(old);
    char key[CR_KEY_MAX];
    make_key(store, "acme", key);
    CHECK_INT(mode_of(dir.path, "a"), 0700);
    CHECK_INT(mode_of(deep.path, "."), 0700);
    CHECK_INT(mode_of(deep.path, "carrel.db"), 0600);
    CHECK_INT(mode_of(deep.path, "carrel.db-wal"), 0600);
    CHECK_INT(mode_of(deep.path, "carrel.db-shm"), 0600);
    cr_store_close(store);

    char path[100];
    struct cr_error err;
    snprintf(path, sizeof path, "%s/carrel.db", deep.path);
    CHECK_INT(chmod(path, 0604), 0);
    CHECK_INT(cr_store_open(deep.path, &store, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "chmod 600"));
    CHECK_INT(chmod(path, 0660), 0); /* a group may: Kubernetes' fsGroup */
    cr_store_close(open_store(&deep));
    CHECK_INT(chmod(deep.path, 0777), 0);
    CHECK_INT(cr_store_open(deep.path, &store, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "chmod o-w"));
    dir_remove(&dir);
}

/* Reads a file of the folder, or returns 0 where there is none. */
static size_t slurp(const struct dir *dir, const char *name, char *buf, size_t size)
{
    char path[100];
    snprintf(path, sizeof path, "%s/%s", dir->path, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return 0;
    size_t len = fread(buf, 1, size, file);
    CHECK(len < size);
    fclose(file);
    return len;
}

static void no_secret_is_in_the_files(void)
{
    static const char *const files[] = {"carrel.db", "carrel.db-wal", "carrel.db-shm"};
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    char key[CR_KEY_MAX], id[CR_KEY_ID_MAX];
    make_key(store, "acme", key);
    key_id_of(key, id);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    static char buf[4 << 20];
    const char *secret = key + CR_KEY_LEN - CR_SECRET_LEN;
    uint8_t bytes[CR_SECRET_LEN / 2];
    for (size_t i = 0; i < sizeof bytes; i++) {
        unsigned v;
        CHECK_INT(sscanf(secret + 2 * i, "%2x", &v), 1);
        bytes[i] = (uint8_t)v;
    }
    for (int closed = 0; closed < 2; closed++) {
        bool saw_id = false;
        for (int i = 0; i < 3; i++) {
            size_t len = slurp(&dir, files[i], buf, sizeof buf);
            if (!len)
                continue;
            saw_id |= memmem(buf, len, id, strlen(id)) != NULL;
            /* Any quarter of the secret would be too much. */
            for (int q = 0; q < 4; q++) {
                CHECK(!memmem(buf, len, secret + q * 16, 16));
                CHECK(!memmem(buf, len, bytes + q * 8, 8));
            }
        }
        CHECK(saw_id); /* the search does find what is there */
        if (!closed)
            cr_store_close(store);
    }
    dir_remove(&dir);
}

static void write_file(const struct dir *dir, const void *data, size_t len)
{
    char path[100];
    snprintf(path, sizeof path, "%s/carrel.db", dir->path);
    FILE *file = fopen(path, "wb");
    CHECK(file && fwrite(data, 1, len, file) == len && fclose(file) == 0);
    CHECK_INT(chmod(path, 0600), 0);
}

static void damaged_files_are_refused(void)
{
    static char image[1 << 20], copy[1 << 20];
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    struct cr_error err;
    char key[CR_KEY_MAX];
    make_key(store, "acme", key);
    cr_store_close(store);
    size_t len = slurp(&dir, "carrel.db", image, sizeof image);
    CHECK(len > 4096);

    write_file(&dir, "this is not a database, and long enough to tell", 47);
    CHECK_INT(cr_store_open(dir.path, &store, &err), CR_EFORMAT);
    CHECK(strstr(err.text, "damaged") && strstr(err.text, "carrel.db"));

    memcpy(copy, image, len);
    memset(copy + 4096, 0xa5, len - 4096);
    write_file(&dir, copy, len);
    CHECK_INT(cr_store_open(dir.path, &store, &err), CR_EFORMAT);

    write_file(&dir, image, len / 2);
    CHECK_INT(cr_store_open(dir.path, &store, &err), CR_EFORMAT);

    /* Any byte: an error or a store, never a crash, and never a key that was not made. */
    unsigned seed = 1;
    fprintf(stderr, "    seed %u\n", seed);
    key[CR_KEY_LEN - 1] ^= 1;
    for (int i = 0; i < 40; i++) {
        memcpy(copy, image, len);
        copy[rand_r(&seed) % len] ^= (char)(1 << rand_r(&seed) % 8);
        write_file(&dir, copy, len);
        if (cr_store_open(dir.path, &store, &err) == CR_OK) {
            struct names names = {0};
            cr_store_tenant_list(store, add_tenant_name, &names, &err);
            CHECK(try_key(store, key, NULL) != CR_OK);
            cr_store_close(store);
        }
    }
    dir_remove(&dir);
}

static void foreign_and_newer_files_are_refused(void)
{
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    struct cr_error err;
    CHECK_INT(sqlite3_exec(store->db, "PRAGMA user_version = 7", NULL, NULL, NULL), SQLITE_OK);
    cr_store_close(store);
    CHECK_INT(cr_store_open(dir.path, &store, &err), CR_EUNSUPPORTED);
    CHECK(strstr(err.text, "upgrade"));

    write_file(&dir, "", 0);
    sqlite3 *db;
    char path[100];
    snprintf(path, sizeof path, "%s/carrel.db", dir.path);
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, "CREATE TABLE tenants(x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    CHECK_INT(cr_store_open(dir.path, &store, &err), CR_EFORMAT);
    CHECK(strstr(err.text, "another program"));
    dir_remove(&dir);
}

static void bad_folders_are_errors(void)
{
    struct cr_store *store;
    struct cr_error err;
    CHECK_INT(cr_store_open("", &store, &err), CR_EINVAL);
    CHECK_INT(cr_store_open("/dev/null", &store, &err), CR_EIO);
    CHECK_INT(cr_store_open("/dev/null/x", &store, &err), CR_EIO);
    static char path[5000];
    memset(path, 'x', sizeof path - 1);
    CHECK_INT(cr_store_open(path, &store, &err), CR_EINVAL);
    cr_store_close(NULL);
}

/* Several processes meet at a folder that is still empty, and write at once. */
static void processes_share_a_file(void)
{
    enum { N = 6, ROUNDS = 5 };
    struct dir dir = dir_make();
    for (int p = 0; p < N; p++) {
        pid_t pid = fork();
        CHECK(pid >= 0);
        if (pid == 0) {
            struct cr_store *store = open_store(&dir);
            for (int i = 0; i < ROUNDS; i++) {
                char name[16];
                snprintf(name, sizeof name, "t%d.%d", p, i);
                CHECK_INT(cr_store_tenant_add(store, name, NULL), CR_OK);
            }
            cr_store_close(store);
            _exit(0);
        }
    }
    for (int p = 0; p < N; p++) {
        int status;
        CHECK(wait(&status) > 0);
        CHECK_INT(status, 0);
    }
    struct cr_store *store = open_store(&dir);
    uint32_t n;
    CHECK_INT(cr_store_tenant_count(store, &n, NULL), CR_OK);
    CHECK_INT(n, N * ROUNDS);
    cr_store_close(store);
    dir_remove(&dir);
}

TEST_MAIN(CASE(tenants_come_and_go), CASE(bad_names_are_refused), CASE(limits_are_set_and_kept),
          CASE(trust_is_set_and_kept), CASE(files_without_trust_are_brought_up_to_date),
          CASE(policies_are_set_and_kept), CASE(files_without_limits_are_brought_up_to_date),
          CASE(keys_are_listed_and_revoked), CASE(keys_of_a_tenant_are_bounded),
          CASE(files_are_private), CASE(no_secret_is_in_the_files), CASE(damaged_files_are_refused),
          CASE(foreign_and_newer_files_are_refused), CASE(bad_folders_are_errors),
          CASE(processes_share_a_file))
