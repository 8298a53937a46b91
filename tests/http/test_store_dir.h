/* A data folder that lives as long as a test case, and a store in it. */
#ifndef CARREL_TEST_STORE_DIR_H
#define CARREL_TEST_STORE_DIR_H

#include <ftw.h>
#include <unistd.h>

#include "carrel/secret.h"
#include "http/store_int.h"
#include "test.h"

/* What takes a file back to version 4. */
#define DROP_REUSE                                                                                 \
    "ALTER TABLE tenants DROP COLUMN detect_languages;"                                            \
    "DROP TABLE reuse_counts; DROP TABLE reuse_budgets; DROP TABLE reuse_histories;"               \
    "ALTER TABLE tenants DROP COLUMN trust;"

struct dir {
    char path[64];
};

static inline struct dir dir_make(void)
{
    struct dir dir = {.path = "/tmp/carrel-test-XXXXXX"};
    CHECK(mkdtemp(dir.path));
    return dir;
}

static inline int dir_remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static inline void dir_remove(struct dir *dir)
{
    CHECK_INT(nftw(dir->path, dir_remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline void dir_empty(struct dir *dir)
{
    dir_remove(dir);
    CHECK_INT(mkdir(dir->path, 0700), 0);
}

static inline struct cr_store *open_store(const struct dir *dir)
{
    struct cr_store *store = NULL;
    struct cr_error err = {0};
    if (cr_store_open(dir->path, &store, &err) != CR_OK)
        TEST_FAIL("cr_store_open: %s", err.text);
    return store;
}

/* A key of a tenant, which is made where it is missing. */
static inline void make_key(struct cr_store *store, const char *tenant, char key[CR_KEY_MAX])
{
    int status = cr_store_tenant_add(store, tenant, NULL);
    CHECK(status == CR_OK || status == CR_EEXIST);
    CHECK_INT(cr_store_key_create(store, tenant, key, NULL), CR_OK);
}

static inline void key_id_of(const char *key, char id[CR_KEY_ID_MAX])
{
    snprintf(id, CR_KEY_ID_MAX, "%.*s", CR_KEY_ID_LEN, key + 3);
}

static inline int try_key(struct cr_store *store, const char *key, struct cr_principal *principal)
{
    struct cr_principal unused;
    return cr_store_authenticate(store, key, strlen(key), principal ? principal : &unused);
}

#endif
