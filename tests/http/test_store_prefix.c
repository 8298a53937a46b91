/* The registry: who is trusted, what is added, and that nothing comes back. */
#include <sys/wait.h>

#include "fault.h"
#include "prefix_fixture.h"

static struct dir dir;
static struct cr_store *store;
static struct issuer alice, bob;
static struct served served;

static void set_up(void)
{
    dir = dir_make();
    store = open_store(&dir);
    alice = issuer_make(&dir, "alice");
    bob = issuer_make(&dir, "bob");
    served = served_make(fix_load_bpe());
}

static void tear_down(void)
{
    cr_store_close(store);
    cr_secret_release(&alice.key);
    cr_secret_release(&bob.key);
    cr_vocab_destroy(served.vocab);
    dir_remove(&dir);
}

static void trust(const struct issuer *issuer)
{
    CHECK_INT(cr_store_issuer_trust(store, issuer->public_key, NULL), CR_OK);
}

static struct cr_prefix make(const struct issuer *issuer, const char *name, int64_t epoch)
{
    struct cr_prefix p = prefix_make(&served, name, CR_PREFIX_TEXT, "hello the world");
    p.epoch = epoch;
    CHECK_INT(cr_prefix_sign(&p, &issuer->key), CR_OK);
    return p;
}

static int add(const struct issuer *issuer, const char *name, int64_t epoch, struct cr_error *err)
{
    return add_and_release(store, make(issuer, name, epoch), err);
}

/* "name=state " of each row. */
static void add_state(void *user, const struct cr_prefix_row *row)
{
    char *text = user;
    snprintf(text + strlen(text), 2000 - strlen(text), "%s=%s ", row->prefix.name,
             cr_prefix_state_word(cr_prefix_row_check(row, NOW)));
}

static const char *states(void)
{
    static char text[2000];
    text[0] = '\0';
    CHECK_INT(cr_store_prefix_list(store, add_state, text, NULL), CR_OK);
    return text;
}

static uint32_t n_in_force(void)
{
    uint64_t ids[CR_STORE_MAX_PREFIXES];
    uint32_t n;
    CHECK_INT(cr_store_prefix_ids(store, ids, &n), CR_OK);
    for (uint32_t i = 1; i < n; i++)
        CHECK(ids[i] > ids[i - 1]);
    return n;
}

static void issuers_come_and_go(void)
{
    set_up();
    struct cr_error err = {0};
    trust(&alice);
    CHECK_INT(cr_store_issuer_trust(store, alice.public_key, &err), CR_EEXIST);
    CHECK_INT(add(&alice, "a", 5, &err), CR_OK);
    CHECK_INT(n_in_force(), 1);
    CHECK_INT(cr_store_issuer_untrust(store, bob.id, &err), CR_ENOTFOUND);
    CHECK_INT(cr_store_issuer_untrust(store, "", &err), CR_ENOTFOUND);
    char digits[9];
    snprintf(digits, sizeof digits, "%.7s", alice.id);
    CHECK_INT(cr_store_issuer_untrust(store, digits, &err), CR_ENOTFOUND); /* too few digits */
    snprintf(digits, sizeof digits, "%.8s", alice.id);
    CHECK_INT(cr_store_issuer_untrust(store, digits, &err), CR_OK);
    CHECK_INT(cr_store_issuer_untrust(store, digits, &err), CR_ENOTFOUND);
    CHECK_STR(states(), "a=unknown issuer ");
    CHECK_INT(n_in_force(), 0);
    CHECK_INT(add(&alice, "b", 5, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "not trusted"));
    trust(&alice);
    CHECK_STR(states(), "a=valid ");
    tear_down();
}

static void what_may_not_be_added_is_refused_with_its_reason(void)
{
    set_up();
    struct cr_error err = {0};
    CHECK_INT(add(&alice, "a", 5, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "not trusted"));
    trust(&alice);

    struct cr_prefix forged = make(&bob, "a", 5); /* bob signs, and says he is alice */
    memcpy(forged.issuer, alice.id, sizeof forged.issuer);
    CHECK_INT(add_and_release(store, forged, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "signature"));

    struct cr_prefix changed = make(&alice, "a", 5);
    changed.text[0] = 'j';
    CHECK_INT(add_and_release(store, changed, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "signature"));

    struct cr_prefix expired = make(&alice, "a", 5);
    expired.not_before_unix_s = NOW - DAY;
    expired.expires_unix_s = NOW;
    CHECK_INT(cr_prefix_sign(&expired, &alice.key), CR_OK);
    CHECK_INT(add_and_release(store, expired, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "expired"));
    CHECK_STR(states(), "");

    struct cr_prefix early = make(&alice, "early", 5);
    early.not_before_unix_s = NOW + 1;
    CHECK_INT(cr_prefix_sign(&early, &alice.key), CR_OK);
    CHECK_INT(add_and_release(store, early, &err), CR_OK);
    CHECK_INT(add(&alice, "a", 5, &err), CR_OK);
    CHECK_INT(add(&alice, "a", 6, &err), CR_EEXIST);
    trust(&bob);
    CHECK_INT(add(&bob, "a", 6, &err), CR_EEXIST); /* the name is taken, whoever signs */
    CHECK_STR(states(), "a=valid early=not yet valid ");
    tear_down();
}

static void what_was_revoked_stays_revoked(void)
{
    set_up();
    struct cr_error err = {0};
    trust(&alice);
    trust(&bob);
    CHECK_INT(add(&alice, "a", 5, &err), CR_OK);
    CHECK_INT(cr_store_prefix_revoke(store, "b", &err), CR_ENOTFOUND);
    CHECK_INT(cr_store_prefix_revoke(store, "a", &err), CR_OK);
    CHECK_INT(cr_store_prefix_revoke(store, "a", &err), CR_ENOTFOUND);
    CHECK_STR(states(), "a=revoked ");
    for (int64_t epoch = 4; epoch <= 5; epoch++) {
        CHECK_INT(add(&alice, "a", epoch, &err), CR_EFORBIDDEN);
        CHECK(strstr(err.text, "revoked"));
    }
    /* Losing and regaining trust brings nothing back, nor does opening the file again. */
    CHECK_INT(cr_store_issuer_untrust(store, alice.id, &err), CR_OK);
    trust(&alice);
    cr_store_close(store);
    store = open_store(&dir);
    CHECK_INT(add(&alice, "a", 5, &err), CR_EFORBIDDEN);
    CHECK_INT(add(&bob, "a", 1, &err), CR_OK); /* another issuer's entry is another entry */
    CHECK_INT(cr_store_prefix_revoke(store, "a", &err), CR_OK);
    CHECK_INT(add(&alice, "a", 6, &err), CR_OK);
    CHECK_STR(states(), "a=revoked a=valid ");
    CHECK_INT(n_in_force(), 1);

    /* Text that was revoked is gone from the file. */
    char path[128], *data;
    CHECK_INT(cr_store_prefix_revoke(store, "a", &err), CR_OK);
    cr_store_close(store);
    snprintf(path, sizeof path, "%s/carrel.db", dir.path);
    FILE *in = fopen(path, "r");
    CHECK(in != NULL);
    data = calloc(1, 1 << 20);
    size_t len = fread(data, 1, 1 << 20, in);
    fclose(in);
    CHECK(len > 1000 && len < 1 << 20);
    CHECK(memmem(data, len, "hello the world", 15) == NULL);
    free(data);
    store = open_store(&dir);
    tear_down();
}

static void an_epoch_ends_what_is_older_and_never_falls(void)
{
    set_up();
    struct cr_error err = {0};
    trust(&alice);
    trust(&bob);
    CHECK_INT(add(&alice, "a4", 4, &err), CR_OK);
    CHECK_INT(add(&alice, "a6", 6, &err), CR_OK);
    CHECK_INT(add(&bob, "b4", 4, &err), CR_OK);
    CHECK_INT(cr_store_issuer_raise(store, alice.id, 6, &err), CR_OK);
    CHECK_STR(states(), "a4=stale epoch a6=valid b4=valid ");
    CHECK_INT(n_in_force(), 2);
    CHECK_INT(add(&alice, "new", 5, &err), CR_EFORBIDDEN);
    CHECK(strstr(err.text, "epoch"));
    CHECK_INT(cr_store_issuer_raise(store, alice.id, 6, &err), CR_EINVAL);
    CHECK_INT(cr_store_issuer_raise(store, alice.id, 3, &err), CR_EINVAL);
    CHECK_INT(cr_store_issuer_raise(store, NULL, 0, &err), CR_EINVAL);
    CHECK_INT(cr_store_issuer_raise(store, "00000000", 9, &err), CR_ENOTFOUND);
    CHECK_STR(states(), "a4=stale epoch a6=valid b4=valid ");
    CHECK_INT(cr_store_issuer_raise(store, NULL, 7, &err), CR_OK); /* everybody's */
    CHECK_STR(states(), "a4=stale epoch a6=stale epoch b4=stale epoch ");
    CHECK_INT(cr_store_issuer_untrust(store, alice.id, &err), CR_OK);
    trust(&alice); /* which does not forget the epoch */
    CHECK_INT(add(&alice, "new", 6, &err), CR_EFORBIDDEN);
    CHECK_INT(add(&alice, "new", 7, &err), CR_OK);

    /* Rows that the epoch makes superfluous are taken away; what they stood for stays refused. */
    CHECK_INT(cr_store_prefix_revoke(store, "new", &err), CR_OK);
    CHECK_INT(cr_store_issuer_raise(store, alice.id, 8, &err), CR_OK);
    CHECK(strstr(states(), "new") == NULL);
    CHECK_INT(add(&alice, "new", 7, &err), CR_EFORBIDDEN);
    tear_down();
}

static void the_registry_is_bounded(void)
{
    set_up();
    struct cr_error err = {0};
    char name[32];
    trust(&alice);
    CHECK_INT(sqlite3_exec(store->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < CR_STORE_MAX_PREFIXES; i++) {
        snprintf(name, sizeof name, "n%d", i);
        CHECK_INT(add(&alice, name, 5, &err), CR_OK);
    }
    CHECK_INT(add(&alice, "one-more", 5, &err), CR_EFULL);
    CHECK(strstr(err.text, "revoke some"));
    CHECK_INT(n_in_force(), CR_STORE_MAX_PREFIXES);
    CHECK_INT(cr_store_prefix_revoke(store, "n7", &err), CR_OK);
    CHECK_INT(add(&alice, "one-more", 5, &err), CR_OK);

    /* The memory of revoked ones is bounded, too; raising the epoch makes room. */
    char *sql = NULL;
    CHECK(asprintf(&sql,
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
                   "INSERT INTO prefixes(issuer, name, epoch, added_unix_s, revoked_unix_s) "
                   "SELECT '%s', 'x' || i, 5, 1, 1 FROM n",
                   CR_STORE_MAX_PREFIX_ROWS - CR_STORE_MAX_PREFIXES - 1, alice.id) > 0);
    CHECK_INT(sqlite3_exec(store->db, sql, NULL, NULL, NULL), SQLITE_OK);
    free(sql);
    CHECK_INT(cr_store_prefix_revoke(store, "n8", &err), CR_OK); /* never for want of room */
    CHECK_INT(add(&alice, "two-more", 5, &err), CR_EFULL);
    CHECK(strstr(err.text, "--all-before"));
    CHECK_INT(add(&alice, "n8", 6, &err), CR_OK); /* in the place of its own row */
    CHECK_INT(cr_store_prefix_revoke(store, "n8", &err), CR_OK);
    CHECK_INT(cr_store_issuer_raise(store, NULL, 6, &err), CR_OK);
    CHECK_INT(add(&alice, "two-more", 6, &err), CR_OK);

    /* Issuers, which are never forgotten. */
    int status = CR_OK, n = 1;
    for (; status == CR_OK; n++) {
        uint8_t key[CR_ISSUER_KEY_BYTES] = {(uint8_t)n, 7};
        status = cr_store_issuer_trust(store, key, &err);
        CHECK(n < 1000);
    }
    CHECK_INT(status, CR_EFULL);
    CHECK_INT(n - 1, CR_STORE_MAX_ISSUERS);
    tear_down();
}

/* Every change is another generation, and a call that changes nothing is none. */
static void changes_count_the_generation_up(void)
{
    set_up();
    int64_t last = 0, now;
    struct cr_error err;
#define CHANGES(call, want)                                                                        \
    do {                                                                                           \
        CHECK_INT(cr_store_prefix_generation(store, &last), CR_OK);                                \
        CHECK((call) == CR_OK || !(want));                                                         \
        CHECK_INT(cr_store_prefix_generation(store, &now), CR_OK);                                 \
        CHECK((now != last) == (want));                                                            \
    } while (0)
    CHANGES(cr_store_issuer_trust(store, alice.public_key, &err), true);
    CHANGES(cr_store_issuer_trust(store, alice.public_key, &err), false);
    CHANGES(add(&alice, "a", 5, &err), true);
    CHANGES(add(&alice, "a", 5, &err), false);
    CHANGES(add(&bob, "b", 5, &err), false);
    CHANGES(cr_store_prefix_revoke(store, "a", &err), true);
    CHANGES(cr_store_prefix_revoke(store, "a", &err), false);
    CHANGES(cr_store_issuer_raise(store, NULL, 6, &err), true);
    CHANGES(cr_store_issuer_raise(store, NULL, 6, &err), false);
    CHANGES(cr_store_issuer_untrust(store, alice.id, &err), true);
    CHANGES(cr_store_issuer_untrust(store, alice.id, &err), false);
    CHANGES(cr_store_tenant_add(store, "t", &err), false);

    /* Another process's change is seen. */
    CHECK_INT(cr_store_prefix_generation(store, &last), CR_OK);
    pid_t pid = fork();
    CHECK(pid >= 0);
    if (pid == 0) {
        struct cr_store *other = open_store(&dir);
        CHECK_INT(cr_store_issuer_trust(other, bob.public_key, NULL), CR_OK);
        cr_store_close(other);
        _exit(0);
    }
    int status;
    CHECK(waitpid(pid, &status, 0) == pid);
    CHECK_INT(status, 0);
    CHECK_INT(cr_store_prefix_generation(store, &now), CR_OK);
    CHECK(now != last);
    tear_down();
}

/* Whoever writes to the file past Carrel publishes nothing that is not signed. */
static void rows_that_were_tampered_with_are_not_valid(void)
{
    static const struct {
        const char *sql, *state;
    } wrongs[] = {
        {"UPDATE prefixes SET entry = replace(entry, 'hello', 'jello')", "a=bad signature "},
        {"UPDATE prefixes SET name = 'b'", "b=revoked "},
        {"UPDATE prefixes SET epoch = 9", "a=revoked "},
        {"UPDATE prefixes SET entry = 'x'", "a=revoked "},
        {"UPDATE issuers SET key = zeroblob(32)", "a=bad signature "},
        {"UPDATE issuers SET is_trusted = 2", "a=unknown issuer "},
    };
    for (size_t i = 0; i < sizeof wrongs / sizeof wrongs[0]; i++) {
        set_up();
        trust(&alice);
        CHECK_INT(add(&alice, "a", 5, NULL), CR_OK);
        CHECK_STR(states(), "a=valid ");
        CHECK_INT(sqlite3_exec(store->db, wrongs[i].sql, NULL, NULL, NULL), SQLITE_OK);
        CHECK_STR(states(), wrongs[i].state);
        tear_down();
    }
}

/* A file of the version before this gets the registry, and keeps what it has. */
static void an_older_file_is_brought_up_to_date(void)
{
    set_up();
    char key[CR_KEY_MAX];
    make_key(store, "acme", key);
    cr_store_close(store);
    sqlite3 *db;
    char path[128];
    snprintf(path, sizeof path, "%s/carrel.db", dir.path);
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    CHECK_INT(
        sqlite3_exec(db,
                     "DROP TABLE registry; DROP TABLE prefixes; DROP TABLE issuers;" DROP_REUSE
                     "ALTER TABLE tenants DROP COLUMN detect_clear;"
                     "ALTER TABLE tenants DROP COLUMN detect_private;"
                     "ALTER TABLE tenants DROP COLUMN detect_classes;"
                     "ALTER TABLE tenants DROP COLUMN always_private;"
                     "DROP TABLE limits; ALTER TABLE tenants DROP COLUMN cache_ttl_s;"
                     "ALTER TABLE tenants DROP COLUMN cache_cap;"
                     "ALTER TABLE tenants DROP COLUMN cache_floor;"
                     "PRAGMA user_version = 1",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    store = open_store(&dir);
    CHECK_INT(try_key(store, key, NULL), CR_OK);
    trust(&alice);
    CHECK_INT(add(&alice, "a", 5, NULL), CR_OK);
    CHECK_STR(states(), "a=valid ");
    tear_down();
}

/* --- memory ------------------------------------------------------------------------------- */

static void use_all(void *user)
{
    const struct cr_prefix *p = user;
    struct cr_error err;
    uint64_t ids[CR_STORE_MAX_PREFIXES];
    uint32_t n = 0;
    static int round;
    struct cr_prefix fresh = *p;
    snprintf(fresh.name, sizeof fresh.name, "r%d", ++round);
    (void)cr_prefix_sign(&fresh, &alice.key); /* may lack memory: then it is not signed */
    int status = cr_store_prefix_add(store, &fresh, NOW, &err);
    /* A signature that can't be checked is none: that, too, may be why. */
    CHECK(status == CR_OK || status == CR_ENOMEM || status == CR_EFORBIDDEN);
    CHECK_INT(cr_store_prefix_ids(store, ids, &n), CR_OK);
    for (uint32_t i = 0; i < n; i++) {
        struct cr_prefix_row row;
        int got = cr_store_prefix_load(store, ids[i], &row);
        CHECK(got == CR_OK || got == CR_ENOMEM);
        if (got == CR_OK)
            cr_prefix_row_release(&row);
    }
    CHECK_INT(n, status == CR_OK);
    if (status == CR_OK)
        CHECK_INT(cr_store_prefix_revoke(store, fresh.name, &err), CR_OK);
}

static void out_of_memory_changes_nothing(void)
{
    set_up();
    trust(&alice);
    struct cr_prefix p = make(&alice, "x", 5);
    CHECK(fault_each(use_all, &p) > 3);
    CHECK_INT(n_in_force(), 0);
    cr_prefix_release(&p);
    tear_down();
}

TEST_MAIN(CASE(issuers_come_and_go), CASE(what_may_not_be_added_is_refused_with_its_reason),
          CASE(what_was_revoked_stays_revoked), CASE(an_epoch_ends_what_is_older_and_never_falls),
          CASE(the_registry_is_bounded), CASE(changes_count_the_generation_up),
          CASE(rows_that_were_tampered_with_are_not_valid),
          CASE(an_older_file_is_brought_up_to_date), CASE(out_of_memory_changes_nothing))
