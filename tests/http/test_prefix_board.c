/* What a running server publishes of the registry: judged by what was posted to its worker, and in
 * which order. Time is the tests' own, except where requests come over a socket. */
#include "http/prefix_board.h"
#include "prefix_fixture.h"
#include "server_fixture.h"

static struct stage s;
static struct dir keys;
static struct issuer alice, bob;
static struct served served;
static struct prefix_board board;

static void set_up(void)
{
    memset(&s, 0, sizeof s);
    s.dir = dir_make();
    s.store = open_store(&s.dir);
    s.worker = fake_worker_create();
    keys = dir_make();
    alice = issuer_make(&keys, "alice");
    bob = issuer_make(&keys, "bob");
    served = served_make(fix_load_bpe());
    CHECK_INT(cr_store_issuer_trust(s.store, alice.public_key, NULL), CR_OK);
    prefix_board_init(&board, s.store);
}

static void open_board(void)
{
    CHECK_INT(prefix_board_open(&board, s.worker, served.vocab, fix_hparams(), NOW), CR_OK);
}

static void tear_down(void)
{
    prefix_board_release(&board);
    fake_worker_destroy(s.worker);
    cr_store_close(s.store);
    cr_vocab_destroy(served.vocab);
    cr_secret_release(&alice.key);
    cr_secret_release(&bob.key);
    dir_remove(&s.dir);
    dir_remove(&keys);
}

static struct cr_prefix entry(const char *name)
{
    return prefix_signed(&served, &alice, name, CR_PREFIX_SYSTEM, "hello the world");
}

static void add_entry(const char *name)
{
    struct cr_error err = {0};
    if (add_and_release(s.store, entry(name), &err) != CR_OK)
        TEST_FAIL("%s", err.text);
}

/* Puts a row into the file that `carrel prefix add` would have refused. */
static void smuggle(struct cr_prefix prefix)
{
    struct cr_buf text;
    sqlite3_stmt *stmt;
    cr_buf_init(&text, CR_PREFIX_MAX_ENTRY);
    CHECK_INT(cr_prefix_format(&prefix, &text), CR_OK);
    CHECK_INT(sqlite3_prepare_v2(s.store->db,
                                 "INSERT INTO prefixes(issuer, name, epoch, entry, added_unix_s) "
                                 "VALUES(?1, ?2, ?3, ?4, 1)",
                                 -1, &stmt, NULL),
              SQLITE_OK);
    sqlite3_bind_text(stmt, 1, alice.id, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, prefix.name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 3, prefix.epoch);
    sqlite3_bind_text(stmt, 4, cr_buf_str(&text), -1, SQLITE_STATIC);
    CHECK_INT(sqlite3_step(stmt), SQLITE_DONE);
    sqlite3_finalize(stmt);
    CHECK_INT(sqlite3_exec(s.store->db, "UPDATE registry SET generation = generation + 1", NULL,
                           NULL, NULL),
              SQLITE_OK);
    cr_buf_release(&text);
    cr_prefix_release(&prefix);
}

/* Syncs as `n` requests would, and says what was posted. */
static const char *sync_times(int n, int64_t now)
{
    for (int i = 0; i < n; i++)
        CHECK_INT(prefix_board_sync(&board, now), CR_OK);
    return fake_posts(s.worker);
}

/* "D1:14 D2:14 ": the ids with the number of the fixture's tokens. */
static const char *declared(int first, int last)
{
    static char text[16 * 300];
    struct cr_prefix p = entry("x");
    text[0] = '\0';
    for (int i = first; i <= last; i++)
        snprintf(text + strlen(text), 16, "D%d:%u ", i, p.n_tokens);
    cr_prefix_release(&p);
    return text;
}

static void what_is_in_force_is_declared(void)
{
    set_up();
    add_entry("one");
    add_entry("two");
    open_board();
    CHECK_STR(fake_posts(s.worker), declared(1, 2));
    int32_t *tokens;
    uint32_t n;
    CHECK_INT(
        cr_prefix_tokenize(served.vocab, CR_PREFIX_SYSTEM, "hello the world", &tokens, &n, NULL),
        CR_OK);
    CHECK(n < 64 && memcmp(tokens, s.worker->declared, n * sizeof tokens[0]) == 0);
    free(tokens);
    CHECK_STR(sync_times(3, NOW), "");
    add_entry("three"); /* while it runs, by this process or another: one at a request */
    add_entry("four");
    CHECK_STR(sync_times(1, NOW), declared(3, 3));
    CHECK_STR(sync_times(1, NOW), declared(4, 4));
    CHECK_STR(sync_times(3, NOW), "");
    tear_down();
}

static void what_is_taken_out_of_force_is_taken_back_at_once(void)
{
    set_up();
    for (int i = 0; i < 4; i++)
        add_entry((const char *const[]){"one", "two", "three", "four"}[i]);
    open_board();
    fake_posts(s.worker);
    CHECK_INT(cr_store_prefix_revoke(s.store, "two", NULL), CR_OK);
    CHECK_STR(sync_times(1, NOW), "R2 ");
    struct cr_prefix again = entry("two");
    again.epoch = 6;
    CHECK_INT(cr_prefix_sign(&again, &alice.key), CR_OK);
    CHECK_INT(add_and_release(s.store, again, NULL), CR_OK);
    CHECK_STR(sync_times(2, NOW), declared(5, 5)); /* another entry, another id */
    CHECK_INT(cr_store_issuer_raise(s.store, NULL, 6, NULL), CR_OK);
    CHECK_STR(sync_times(1, NOW), "R1 R3 R4 ");
    CHECK_INT(cr_store_issuer_untrust(s.store, alice.id, NULL), CR_OK);
    CHECK_STR(sync_times(2, NOW), "R5 ");
    CHECK_INT(cr_store_issuer_trust(s.store, alice.public_key, NULL), CR_OK);
    CHECK_STR(sync_times(2, NOW), declared(5, 5));
    tear_down();
}

static void time_is_obeyed_without_a_restart(void)
{
    set_up();
    struct cr_prefix late = entry("late");
    late.not_before_unix_s = NOW + 10;
    late.expires_unix_s = NOW + 20;
    CHECK_INT(cr_prefix_sign(&late, &alice.key), CR_OK);
    CHECK_INT(add_and_release(s.store, late, NULL), CR_OK);
    open_board();
    CHECK_STR(sync_times(2, NOW + 9), "");
    CHECK_STR(sync_times(2, NOW + 10), declared(1, 1));
    CHECK_STR(sync_times(2, NOW + 19), "");
    CHECK_STR(sync_times(2, NOW + 20), "R1 ");
    /* A clock that is set back revives nothing, not even when the entry is looked at anew. */
    CHECK_STR(sync_times(2, NOW + 11), "");
    CHECK_INT(cr_store_issuer_untrust(s.store, alice.id, NULL), CR_OK);
    CHECK_STR(sync_times(1, NOW + 11), "");
    CHECK_INT(cr_store_issuer_trust(s.store, alice.public_key, NULL), CR_OK);
    CHECK_STR(sync_times(3, NOW + 11), "");
    tear_down();
}

/* Everything that must not be published, in a file as a careless or hostile hand would leave it. */
static void forged_stale_expired_and_foreign_entries_are_never_declared(void)
{
    set_up();
    struct served spm = served_make(fix_load_spm());
    struct cr_prefix p = entry("forged"); /* another's signature */
    CHECK_INT(cr_prefix_sign(&p, &bob.key), CR_OK);
    memcpy(p.issuer, alice.id, sizeof p.issuer);
    smuggle(p);
    p = entry("stranger"); /* an issuer that is not trusted, under the name of one that is */
    CHECK_INT(cr_prefix_sign(&p, &bob.key), CR_OK);
    smuggle(p);
    p = entry("changed"); /* other text than was signed */
    p.text[0] = 'j';
    smuggle(p);
    p = entry("stale");
    p.epoch = 1;
    CHECK_INT(cr_prefix_sign(&p, &alice.key), CR_OK);
    smuggle(p);
    p = entry("expired");
    p.not_before_unix_s = 0;
    p.expires_unix_s = NOW;
    CHECK_INT(cr_prefix_sign(&p, &alice.key), CR_OK);
    smuggle(p);
    p = entry("wrong-tokens"); /* signed, but for tokens that the text does not become */
    p.tokens[3] ^= 1;
    CHECK_INT(cr_prefix_sign(&p, &alice.key), CR_OK);
    smuggle(p);
    smuggle(prefix_signed(&spm, &alice, "other-model", CR_PREFIX_TEXT, "hello the world"));
    CHECK_INT(cr_store_issuer_raise(s.store, NULL, 2, NULL), CR_OK);
    open_board();
    CHECK_STR(sync_times(20, NOW), "");
    add_entry("good"); /* the positive control: beside them a good one is declared */
    CHECK_STR(sync_times(20, NOW), declared(8, 8));
    CHECK_STR(sync_times(20, NOW + 2 * DAY), "R8 ");
    cr_vocab_destroy(spm.vocab);
    tear_down();
}

/* What can't be taken back holds requests up; what can't be declared does not. */
static void a_revocation_that_is_not_posted_blocks_requests(void)
{
    set_up();
    add_entry("one");
    add_entry("two");
    open_board();
    fake_posts(s.worker);
    CHECK_INT(cr_store_prefix_revoke(s.store, "one", NULL), CR_OK);
    fake_set_order_status(s.worker, CR_EFULL);
    for (int i = 0; i < 3; i++)
        CHECK_INT(prefix_board_sync(&board, NOW), CR_EFULL);
    fake_set_order_status(s.worker, CR_OK);
    CHECK_STR(sync_times(2, NOW), "R1 ");
    fake_set_order_status(s.worker, CR_EFULL);
    CHECK_INT(prefix_board_sync(&board, NOW + DAY), CR_EFULL); /* expiry likewise */
    fake_set_order_status(s.worker, CR_OK);
    CHECK_STR(sync_times(2, NOW + DAY), "R2 ");
    tear_down();

    set_up();
    add_entry("one");
    fake_set_order_status(s.worker, CR_ENOMEM);
    open_board();
    CHECK_STR(sync_times(3, NOW), "");
    fake_set_order_status(s.worker, CR_OK);
    CHECK_STR(sync_times(3, NOW), ""); /* not at each request … */
    CHECK_STR(sync_times(3, NOW + 1), declared(1, 1));
    tear_down();
}

static void a_registry_that_cannot_be_read_publishes_nothing(void)
{
    set_up();
    add_entry("one");
    open_board();
    fake_posts(s.worker);
    char path[128];
    sqlite3 *db;
    snprintf(path, sizeof path, "%s/carrel.db", s.dir.path);
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, "CREATE TABLE kept AS SELECT * FROM registry; DELETE FROM registry",
                           NULL, NULL, NULL),
              SQLITE_OK);
    CHECK_STR(sync_times(3, NOW), "R1 ");
    CHECK_INT(sqlite3_exec(db, "INSERT INTO registry SELECT * FROM kept", NULL, NULL, NULL),
              SQLITE_OK);
    CHECK_STR(sync_times(3, NOW), declared(1, 1));
    sqlite3_close(db);
    tear_down();
}

/* --- the whole server --------------------------------------------------------------------- */

#define HELLO "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"max_tokens\":1}"

static int post_chat(void)
{
    struct answer a = ask(&s, "/v1/chat/completions", HELLO);
    int status = a.status;
    answer_release(&a);
    return status;
}

static struct served live;
static struct cr_store *outside; /* the registry, as another process has it */

static void open_server(void)
{
    struct cr_error err = {0};
    stage_defaults(&s);
    stage_start(&s);
    keys = dir_make();
    alice = issuer_make(&keys, "alice");
    live.vocab = s.vocab;
    CHECK_INT(cr_prefix_model(s.vocab, &s.hparams, live.model), CR_OK);
    CHECK_INT(cr_store_issuer_trust(s.store, alice.public_key, &err), CR_OK);
    outside = open_store(&s.dir);
    stage_attach(&s);
}

static void close_server(void)
{
    cr_store_close(outside);
    cr_secret_release(&alice.key);
    dir_remove(&keys);
    stage_close(&s);
}

/* Adds an entry that is valid now, by the real clock; its tokens. */
static uint32_t publish(const char *name)
{
    struct cr_error err = {0};
    struct cr_prefix p = prefix_make(&live, name, CR_PREFIX_SYSTEM, "hello the world");
    p.not_before_unix_s = 0;
    p.expires_unix_s = CR_PREFIX_MAX_UNIX_S;
    CHECK_INT(cr_prefix_sign(&p, &alice.key), CR_OK);
    if (cr_store_prefix_add(outside, &p, cr_clock_unix_us() / 1000000, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    uint32_t n = p.n_tokens;
    cr_prefix_release(&p);
    return n;
}

/* Over a socket: a revocation that was committed before a request came is posted before it. */
static void a_request_never_overtakes_a_revocation(void)
{
    char name[16], want[64];
    open_server();
    for (int i = 1; i <= 20; i++) {
        snprintf(name, sizeof name, "n%d", i);
        snprintf(want, sizeof want, "D%d:%u S1 R%d S1 ", i, publish(name), i);
        CHECK_INT(post_chat(), 200);
        CHECK_INT(cr_store_prefix_revoke(outside, name, NULL), CR_OK);
        CHECK_INT(post_chat(), 200);
        CHECK_STR(fake_posts(s.worker), want);
    }
    /* No request is served where its revocation could not be posted. */
    publish("last");
    CHECK_INT(post_chat(), 200);
    fake_posts(s.worker);
    CHECK_INT(cr_store_issuer_untrust(outside, alice.id, NULL), CR_OK);
    fake_set_order_status(s.worker, CR_EFULL);
    CHECK_INT(post_chat(), 429);
    CHECK_STR(fake_posts(s.worker), "");
    fake_set_order_status(s.worker, CR_OK);
    CHECK_INT(post_chat(), 200);
    CHECK_STR(fake_posts(s.worker), "R21 S1 ");
    close_server();
}

static void *post_chats(void *arg)
{
    (void)arg;
    for (int i = 0; i < 30; i++)
        CHECK_INT(post_chat(), 200);
    return NULL;
}

/* Loops that notice changes at the same time: each entry is declared once and taken back once, in
 * that order. */
static void loops_that_race_agree(void)
{
    enum { N_CLIENTS = 4, N_ENTRIES = 20 };
    pthread_t clients[N_CLIENTS];
    char name[16];
    open_server();
    for (int i = 0; i < N_CLIENTS; i++)
        CHECK_INT(pthread_create(&clients[i], NULL, post_chats, NULL), 0);
    for (int i = 1; i <= N_ENTRIES; i++) {
        snprintf(name, sizeof name, "n%d", i);
        publish(name);
        if (i > 3) {
            snprintf(name, sizeof name, "n%d", i - 3);
            CHECK_INT(cr_store_prefix_revoke(outside, name, NULL), CR_OK);
        }
    }
    for (int i = 0; i < N_CLIENTS; i++)
        pthread_join(clients[i], NULL);
    for (int i = 0; i < 4; i++) /* the last ones are declared at the latest now */
        CHECK_INT(post_chat(), 200);
    CHECK_INT(cr_store_issuer_untrust(outside, alice.id, NULL), CR_OK);
    CHECK_INT(post_chat(), 200);
    const char *posts = fake_posts(s.worker);
    int n_declared = 0;
    for (int i = 1; i <= N_ENTRIES; i++) {
        char declares[16], revokes[16];
        snprintf(declares, sizeof declares, "D%d:", i);
        snprintf(revokes, sizeof revokes, "R%d ", i);
        const char *d = strstr(posts, declares), *r = strstr(posts, revokes);
        if ((d == NULL) != (r == NULL) ||
            (d != NULL && (r < d || strstr(d + 1, declares) || strstr(r + 1, revokes))))
            TEST_FAIL("entry %d: %s", i, posts);
        n_declared += d != NULL;
    }
    CHECK(n_declared >= 3); /* the last ones, for certain */
    close_server();
}

TEST_MAIN(CASE(what_is_in_force_is_declared),
          CASE(what_is_taken_out_of_force_is_taken_back_at_once),
          CASE(time_is_obeyed_without_a_restart),
          CASE(forged_stale_expired_and_foreign_entries_are_never_declared),
          CASE(a_revocation_that_is_not_posted_blocks_requests),
          CASE(a_registry_that_cannot_be_read_publishes_nothing),
          CASE(a_request_never_overtakes_a_revocation), CASE(loops_that_race_agree))
