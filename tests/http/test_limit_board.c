/* What a running server tells its worker of tenants' limits and removals: judged by the worker's
 * KV manager, which is real, and by the order of what was posted. */
#include "fault.h"
#include "http/limit_board.h"
#include "kv/kv_int.h"
#include "server_fixture.h"

#define PAGE 16
#define ROOM 227 /* pages that floors may have: see fake_worker.h */

static struct stage s;
static struct limit_board board;
static const struct cr_tenant_id acme = {1}, zeta = {2}, mill = {3}, nova = {4};

/* Nobody is proven, so that nothing is told of it. */
static const struct cr_tenant_proof never = {.age_s = INT64_MAX};
static struct cr_tenant_proof proof = {.age_s = INT64_MAX};

static void set_up(struct cr_tenant_limits defaults)
{
    memset(&s, 0, sizeof s);
    s.dir = dir_make();
    s.store = open_store(&s.dir);
    s.worker = fake_worker_create();
    for (int i = 0; i < 4; i++)
        CHECK_INT(cr_store_tenant_add(
                      s.store, (const char *const[]){"acme", "zeta", "mill", "nova"}[i], NULL),
                  CR_OK);
    limit_board_init(&board, s.store);
    limit_board_open(&board, s.worker, &defaults, &proof);
}

static void tear_down(void)
{
    limit_board_release(&board);
    CHECK(cr_kv_is_valid(s.worker->kv));
    fake_worker_destroy(s.worker);
    cr_store_close(s.store);
    dir_remove(&s.dir);
}

static const struct cr_tenant_limits none = {0, 0, 0};

static void limit(const char *name, int64_t floor, int64_t cap, int64_t ttl_s)
{
    struct cr_tenant_limits limits = {floor, cap, ttl_s};
    struct cr_error err = {0};
    if (cr_store_tenant_limit(s.store, name, &limits, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
}

/* A request that comes and goes; what was posted. */
static const char *ask_once(struct cr_tenant_id tenant)
{
    CHECK_INT(limit_board_enter(&board, tenant), CR_OK);
    limit_board_leave(&board, tenant);
    return fake_posts(s.worker);
}

static struct cr_kv_tenant limits_of(struct cr_tenant_id tenant)
{
    pthread_mutex_lock(&s.worker->mutex);
    const struct cr_kv_tenant *t = cr_kv_tenant_find(s.worker->kv, tenant.v);
    struct cr_kv_tenant limits = t != NULL ? *t : (struct cr_kv_tenant){0};
    pthread_mutex_unlock(&s.worker->mutex);
    return limits;
}

static void check_limits(struct cr_tenant_id tenant, uint32_t floor, uint32_t cap, uint32_t ttl_s)
{
    CHECK_INT(limits_of(tenant).floor, floor);
    CHECK_INT(limits_of(tenant).cap, cap);
    CHECK_INT(limits_of(tenant).ttl_s, ttl_s);
}

/* Caches a page of text for a tenant, as a request does. */
static void cache_page(struct cr_tenant_id tenant, int32_t word)
{
    struct cr_kv_seq *seq;
    int32_t tokens[PAGE];
    for (int i = 0; i < PAGE; i++)
        tokens[i] = word;
    pthread_mutex_lock(&s.worker->mutex);
    CHECK_INT(cr_kv_open(s.worker->kv, tenant, tokens, PAGE, &seq), CR_OK);
    CHECK_INT(cr_kv_reserve(s.worker->kv, seq, PAGE), CR_OK);
    CHECK_INT(cr_kv_commit(s.worker->kv, seq, tokens, PAGE), CR_OK);
    cr_kv_close(s.worker->kv, seq);
    pthread_mutex_unlock(&s.worker->mutex);
}

static void changes_reach_the_worker_before_the_next_request(void)
{
    set_up(none);
    CHECK_STR(ask_once(acme), ""); /* who sets no limits pays nothing */
    limit("acme", 100, 1000, 5);
    CHECK_STR(ask_once(zeta), "C ");
    check_limits(acme, 7, 63, 5); /* whole pages, rounded up */
    CHECK_STR(ask_once(acme), "");
    limit("acme", CR_LIMIT_KEEP, 0, CR_LIMIT_KEEP);
    CHECK_STR(ask_once(acme), "C ");
    check_limits(acme, 7, 0, 5);
    limit("acme", CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT);
    limit("mill", 0, 0, 9);
    CHECK_STR(ask_once(acme), "C ");
    check_limits(acme, 0, 0, 0);
    check_limits(mill, 0, 0, 0); /* without a floor of its own there is time until it asks */
    CHECK_STR(ask_once(mill), "C ");
    check_limits(mill, 0, 0, 9);
    tear_down();
}

static void the_servers_limits_are_for_those_without_their_own(void)
{
    set_up((struct cr_tenant_limits){160, 320, 60});
    limit("zeta", CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT, 0);
    limit("mill", CR_LIMIT_DEFAULT, 80, CR_LIMIT_DEFAULT);
    limit("nova", 800, CR_LIMIT_DEFAULT, CR_LIMIT_DEFAULT);
    CHECK_STR(ask_once(acme), "C ");
    check_limits(acme, 10, 20, 60);
    ask_once(zeta);
    check_limits(zeta, 10, 20, 0);
    ask_once(mill);
    check_limits(mill, 5, 5, 60); /* what is its own wins */
    ask_once(nova);
    check_limits(nova, 50, 50, 60);
    tear_down();
}

static void floors_leave_room_for_a_context(void)
{
    set_up((struct cr_tenant_limits){.floor_tokens = 50 * PAGE});
    ask_once(acme);
    check_limits(acme, 50, 0, 0);
    CHECK_INT(board.n_short, 0);
    limit("nova", 200 * PAGE, 0, 0); /* before it ever asked */
    ask_once(acme);
    check_limits(nova, 200, 0, 0); /* the server's comes after tenants' own */
    check_limits(acme, ROOM - 200, 0, 0);
    CHECK_INT(board.n_short, 1);
    limit("zeta", 100 * PAGE, 0, 0);
    ask_once(acme);
    check_limits(zeta, 100, 0, 0); /* the older one */
    check_limits(nova, ROOM - 100, 0, 0);
    check_limits(acme, 0, 0, 0);
    ask_once(mill);
    check_limits(mill, 0, 0, 0);
    CHECK_INT(board.n_short, 3);
    CHECK_INT(s.worker->kv->n_floors, ROOM);
    CHECK_INT(cr_store_tenant_remove(s.store, "nova", NULL), CR_OK);
    ask_once(zeta);
    check_limits(zeta, 100, 0, 0);
    check_limits(acme, 50, 0, 0);
    check_limits(mill, 50, 0, 0);
    CHECK_INT(board.n_short, 0);
    tear_down();
}

static void what_a_removed_tenant_had_is_dropped(void)
{
    set_up(none);
    limit("acme", 160, 0, 0);
    ask_once(acme);
    cache_page(acme, 1);
    cache_page(zeta, 1);
    CHECK_INT(limits_of(acme).n_pages, 1);
    CHECK_INT(limit_board_enter(&board, acme), CR_OK); /* two that go on */
    CHECK_INT(limit_board_enter(&board, acme), CR_OK);
    CHECK_INT(cr_store_tenant_remove(s.store, "acme", NULL), CR_OK);
    CHECK_STR(ask_once(zeta), "C ");
    CHECK_INT(limits_of(acme).n_pages, 0);
    check_limits(acme, 0, 0, 0);
    CHECK_INT(limits_of(zeta).n_pages, 1);
    CHECK_INT(limit_board_enter(&board, acme), CR_EAUTH);
    CHECK_INT(limit_board_enter(&board, (struct cr_tenant_id){99}), CR_EAUTH);

    limit_board_leave(&board, acme);
    cache_page(acme, 2); /* the second had waited, and ran after that */
    CHECK_STR(fake_posts(s.worker), "");
    limit_board_leave(&board, acme);
    CHECK_STR(fake_posts(s.worker), "C ");
    CHECK_INT(limits_of(acme).n_pages, 0);
    CHECK_STR(ask_once(zeta), "");
    CHECK_INT(board.n, 1);
    tear_down();
}

/* What can't be told holds requests up, and is told later. */
static void a_change_that_is_not_posted_blocks_requests(void)
{
    set_up(none);
    ask_once(acme);
    ask_once(zeta);
    cache_page(acme, 1);
    limit("zeta", 0, 0, 7);
    CHECK_INT(cr_store_tenant_remove(s.store, "acme", NULL), CR_OK);
    fake_set_order_status(s.worker, CR_EFULL);
    for (int i = 0; i < 3; i++)
        CHECK_INT(limit_board_enter(&board, zeta), CR_EFULL);
    CHECK_INT(limits_of(acme).n_pages, 1);
    fake_set_order_status(s.worker, CR_OK);
    CHECK_STR(ask_once(zeta), "C ");
    CHECK_INT(limits_of(acme).n_pages, 0);
    check_limits(zeta, 0, 0, 7);

    CHECK_INT(limit_board_enter(&board, zeta), CR_OK); /* the last one out likewise */
    CHECK_INT(cr_store_tenant_remove(s.store, "zeta", NULL), CR_OK);
    ask_once(mill);
    cache_page(zeta, 1);
    fake_set_order_status(s.worker, CR_EFULL);
    limit_board_leave(&board, zeta);
    fake_set_order_status(s.worker, CR_OK);
    CHECK_INT(limits_of(zeta).n_pages, 1);
    CHECK_STR(ask_once(mill), "C ");
    CHECK_INT(limits_of(zeta).n_pages, 0);
    tear_down();
}

static void a_store_that_cannot_be_read_lets_nobody_in(void)
{
    set_up(none);
    limit("acme", 160, 0, 0);
    ask_once(acme);
    CHECK_INT(sqlite3_exec(s.store->db, "DELETE FROM limits", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 3; i++)
        CHECK_INT(limit_board_enter(&board, acme), CR_EFORMAT);
    check_limits(acme, 10, 0, 0); /* what was in force stays so */
    CHECK_INT(sqlite3_exec(s.store->db,
                           "INSERT INTO limits VALUES(7); PRAGMA ignore_check_constraints = ON;"
                           "UPDATE tenants SET cache_floor = -5 WHERE name = 'zeta'",
                           NULL, NULL, NULL),
              SQLITE_OK);
    CHECK_INT(limit_board_enter(&board, acme), CR_EFORMAT);
    CHECK_INT(sqlite3_exec(s.store->db, "UPDATE tenants SET cache_floor = 16", NULL, NULL, NULL),
              SQLITE_OK);
    CHECK_STR(ask_once(acme), "C ");
    check_limits(acme, 1, 0, 0);
    check_limits(zeta, 1, 0, 0);
    tear_down();
}

static void change_and_ask(void *user)
{
    static int round;
    (void)user;
    round++;
    limit("acme", 16 * (1 + round % 5), 0, round);
    int status = limit_board_enter(&board, zeta);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    if (status == CR_OK)
        limit_board_leave(&board, zeta);
    ask_once(zeta); /* the fault has fired: all is made up for */
    check_limits(acme, 1 + (uint32_t)round % 5, 0, (uint32_t)round);
}

static void out_of_memory_loses_nothing(void)
{
    set_up(none);
    CHECK_INT(fault_each(change_and_ask, NULL), 2); /* the list, and what is posted */
    tear_down();
}

/* Many tenants and changes: at every moment floors fit, and in the end everybody has its own. */
static void many_tenants_at_random(void)
{
    unsigned seed = 7;
    bool exists[40] = {false};
    char name[16];
    set_up((struct cr_tenant_limits){.floor_tokens = 5 * PAGE, .ttl_s = 9});
    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof name, "t%d", i);
        CHECK_INT(cr_store_tenant_add(s.store, name, NULL), CR_OK);
        exists[i] = true;
    }
    for (int round = 0; round < 400; round++) {
        int i = rand_r(&seed) % 40;
        struct cr_tenant_id tenant = {5 + (uint32_t)i};
        snprintf(name, sizeof name, "t%d", i);
        if (exists[i] && round % 20 == 19) {
            CHECK_INT(cr_store_tenant_remove(s.store, name, NULL), CR_OK);
            exists[i] = false;
        } else if (exists[i] && round % 3 == 0) {
            limit(name, rand_r(&seed) % 60 * PAGE - 1, CR_LIMIT_KEEP, CR_LIMIT_KEEP);
        }
        if (!exists[i]) {
            CHECK_INT(limit_board_enter(&board, tenant), CR_EAUTH);
        } else {
            ask_once(tenant);
            cache_page(tenant, round);
        }
        CHECK(s.worker->kv->n_floors <= ROOM);
    }
    for (int i = 0; i < 40; i++)
        CHECK(exists[i] || limits_of((struct cr_tenant_id){5 + (uint32_t)i}).n_pages == 0);
    for (uint32_t i = 0; i < board.n; i++) {
        struct cr_kv_tenant t = limits_of(board.items[i].tenant);
        CHECK_INT(t.floor, board.items[i].want.floor_pages);
        CHECK_INT(t.ttl_s, 9);
        CHECK(i == 0 || board.items[i - 1].tenant.v < board.items[i].tenant.v);
    }
    CHECK(board.n > 10 && board.n_short > 0);
    tear_down();
}

static void *come_and_go(void *arg)
{
    const struct cr_tenant_id *tenant = arg;
    for (int i = 0; i < 200; i++) {
        int status = limit_board_enter(&board, *tenant);
        CHECK(status == CR_OK || (status == CR_EAUTH && tenant->v == nova.v));
        if (status == CR_OK)
            limit_board_leave(&board, *tenant);
    }
    return NULL;
}

/* Loops that notice changes at the same time. */
static void loops_that_race_agree(void)
{
    static struct cr_tenant_id tenants[4] = {{1}, {2}, {3}, {4}};
    pthread_t threads[4];
    set_up((struct cr_tenant_limits){.floor_tokens = 30 * PAGE});
    for (int i = 0; i < 4; i++)
        CHECK_INT(pthread_create(&threads[i], NULL, come_and_go, &tenants[i]), 0);
    for (int i = 1; i <= 50; i++) {
        limit("acme", i * PAGE, CR_LIMIT_KEEP, i);
        if (i == 25)
            CHECK_INT(cr_store_tenant_remove(s.store, "nova", NULL), CR_OK);
    }
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    ask_once(zeta);
    check_limits(acme, 50, 0, 50);
    check_limits(zeta, 30, 0, 0);
    check_limits(nova, 0, 0, 0);
    CHECK_INT(limit_board_enter(&board, nova), CR_EAUTH);
    for (uint32_t i = 0; i < board.n; i++)
        CHECK(board.items[i].n_requests == 0 && !board.items[i].is_removed);
    tear_down();
}

/* --- the whole server --------------------------------------------------------------------- */

#define HELLO "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"max_tokens\":1}"

static int post_chat(const char *key)
{
    struct client c = client_open(s.port);
    CHECK(client_post(&c, "/v1/chat/completions", key, HELLO));
    struct answer a = client_read(&c, false);
    int status = a.status;
    answer_release(&a);
    client_close(&c);
    return status;
}

static void a_request_meets_what_was_set_before_it(void)
{
    stage_defaults(&s);
    stage_start(&s);
    struct cr_store *outside = open_store(&s.dir); /* as another process has it */
    stage_attach(&s);
    CHECK_INT(post_chat(s.key), 200);
    CHECK_STR(fake_posts(s.worker), "S1 ");
    for (int i = 1; i <= 20; i++) {
        struct cr_tenant_limits limits = {.ttl_s = i};
        CHECK_INT(cr_store_tenant_limit(outside, "acme", &limits, NULL), CR_OK);
        CHECK_INT(post_chat(s.key), 200);
        CHECK_STR(fake_posts(s.worker), "C S1 ");
        CHECK_INT(limits_of(acme).ttl_s, i);
    }
    cache_page(acme, 1);
    CHECK_INT(cr_store_tenant_remove(outside, "acme", NULL), CR_OK);
    CHECK_INT(post_chat(s.other_key), 200);
    CHECK_STR(fake_posts(s.worker), "C S2 ");
    CHECK_INT(limits_of(acme).n_pages, 0);
    CHECK_INT(post_chat(s.key), 401);
    CHECK_STR(fake_posts(s.worker), "");

    /* One that runs while its tenant is removed ends, and leaves nothing. */
    struct client c = client_open(s.port);
    CHECK(client_post(&c, "/v1/chat/completions", s.other_key,
                      "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"seed\":1300}"));
    fake_wait_running(s.worker, 1);
    CHECK_INT(cr_store_tenant_remove(outside, "zeta", NULL), CR_OK);
    char key[CR_KEY_MAX];
    make_key(outside, "mill", key);
    CHECK_INT(post_chat(key), 200);
    CHECK_STR(fake_posts(s.worker), "S2 C S3 ");
    cache_page(zeta, 1);
    client_close(&c);
    for (const char *posts = ""; strcmp(posts, "C ") != 0; usleep(1000))
        posts = fake_posts(s.worker);
    CHECK_INT(limits_of(zeta).n_pages, 0);
    cr_store_close(outside);
    stage_close(&s);
}

static void a_policy_holds_for_the_next_request(void)
{
    struct cr_tenant_policy p = {true, 3, 5, 0.5, 0.25}, seen;
    bool is_proven;
    set_up(none);
    CHECK_INT(limit_board_enter(&board, acme), CR_OK);
    limit_board_policy(&board, acme, &seen, &is_proven);
    CHECK(!seen.is_always_private && seen.classes == CR_LIMIT_DEFAULT);
    CHECK_INT(cr_store_tenant_policy(s.store, "acme", &p, NULL), CR_OK);
    CHECK_INT(limit_board_enter(&board, acme), CR_OK);
    limit_board_policy(&board, acme, &seen, &is_proven);
    CHECK(seen.is_always_private && seen.classes == 3 && seen.languages == 5);
    limit_board_leave(&board, acme);
    limit_board_leave(&board, acme);
    CHECK_INT(limit_board_enter(&board, zeta), CR_OK);
    limit_board_policy(&board, zeta, &seen, &is_proven);
    CHECK(!seen.is_always_private);
    limit_board_leave(&board, zeta);
    tear_down();
}

/* Whether the worker was told anything, and what a request of the tenant is told. */
static bool is_proven(struct cr_tenant_id tenant, bool *ret_was_told)
{
    struct cr_tenant_policy policy;
    bool proven;
    CHECK_INT(limit_board_enter(&board, tenant), CR_OK);
    limit_board_policy(&board, tenant, &policy, &proven);
    limit_board_leave(&board, tenant);
    *ret_was_told = fake_posts(s.worker)[0] != '\0';
    return proven;
}

static void a_tenant_is_proven_once_it_is_old_and_trusted(void)
{
    bool was_told;
    proof = (struct cr_tenant_proof){.age_s = 1, .trust = 2};
    set_up(none);
    CHECK(!is_proven(acme, &was_told)); /* neither */
    CHECK_INT(cr_store_tenant_trust(s.store, "acme", 2, NULL), CR_OK);
    usleep(2100000); /* ages are in whole seconds */
    CHECK(is_proven(acme, &was_told) && was_told);
    CHECK(is_proven(acme, &was_told) && !was_told);
    CHECK(!is_proven(zeta, &was_told)); /* old, but not trusted */
    CHECK_INT(cr_store_tenant_trust(s.store, "acme", 0, NULL), CR_OK);
    CHECK(!is_proven(acme, &was_told) && was_told);
    tear_down();
    proof = (struct cr_tenant_proof){.trust = 0};
    set_up(none);
    CHECK(is_proven(acme, &was_told));
    CHECK_INT(cr_store_tenant_trust(s.store, "acme", 0, NULL), CR_OK);
    CHECK(!is_proven(acme, &was_told)); /* never */
    tear_down();
    proof = never;
}

TEST_MAIN(CASE(a_tenant_is_proven_once_it_is_old_and_trusted),
          CASE(a_policy_holds_for_the_next_request),
          CASE(changes_reach_the_worker_before_the_next_request),
          CASE(the_servers_limits_are_for_those_without_their_own),
          CASE(floors_leave_room_for_a_context), CASE(what_a_removed_tenant_had_is_dropped),
          CASE(a_change_that_is_not_posted_blocks_requests),
          CASE(a_store_that_cannot_be_read_lets_nobody_in), CASE(out_of_memory_loses_nothing),
          CASE(many_tenants_at_random), CASE(loops_that_race_agree),
          CASE(a_request_meets_what_was_set_before_it))
