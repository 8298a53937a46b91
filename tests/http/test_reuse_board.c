/* What is counted about reuse is kept in the file: in time, over a restart, and whatever fails. The
 * KV manager and the monitor are real ones. */
#include "http/reuse_board.h"

#include "fake_worker.h"
#include "test_store_dir.h"

#define PAGE 16
#define N    (4 * PAGE)

static struct dir dir;
static struct cr_store *store;
static struct cr_worker *worker;
static struct reuse_board board;

static void set_up(void)
{
    struct cr_monitor_config config;
    struct cr_error err = {0};
    cr_monitor_config_defaults(&config);
    store = open_store(&dir);
    worker = fake_worker_create_in(CR_KV_QUORUM);
    CHECK_INT(cr_monitor_create(&config, &worker->monitor), CR_OK);
    reuse_board_init(&board);
    if (reuse_board_open(&board, store, worker, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
}

static void tear_down(void)
{
    reuse_board_release(&board);
    cr_monitor_destroy(worker->monitor);
    fake_worker_destroy(worker);
    cr_store_close(store);
}

/* On the engine thread, as the next. */
static void spend(void *user, struct cr_kv *kv)
{
    uint32_t *n = user;
    struct cr_monitor_hit hit = {.subtree = 7, .tenant = 1, .n_contributors = 1};
    (void)kv;
    for (hit.now_us = (uint64_t)cr_clock_unix_us();
         cr_monitor_hit(worker->monitor, &hit, NULL) == CR_MONITOR_NONE; hit.text++)
        ++*n;
}

/* Tenant 1 computes text and has it cleared: it counts. */
static void count_one(void *user, struct cr_kv *kv)
{
    struct cr_kv_seq *seq;
    int32_t tokens[N];
    (void)user;
    for (int i = 0; i < N; i++)
        tokens[i] = i;
    cr_kv_set_counts(kv, (struct cr_tenant_id){1}, true);
    CHECK_INT(cr_kv_open(kv, (struct cr_tenant_id){1}, tokens, N, &seq), CR_OK);
    uint32_t n = cr_kv_seq_len(seq);
    CHECK_INT(cr_kv_reserve(kv, seq, N - n), CR_OK);
    CHECK_INT(cr_kv_commit(kv, seq, tokens + n, N - n), CR_OK);
    cr_kv_close(kv, seq);
    CHECK_INT(cr_kv_publish(kv, (struct cr_tenant_id){1}, tokens, N), 0);
}

static uint32_t budget_left(void)
{
    uint32_t n = 0;
    CHECK_INT(cr_worker_call(worker, spend, &n), CR_OK);
    return n;
}

static int64_t count_rows(const char *table)
{
    char sql[64];
    sqlite3 *db;
    sqlite3_stmt *stmt;
    char path[100];
    snprintf(path, sizeof path, "%s/carrel.db", dir.path);
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    CHECK_INT(sqlite3_busy_timeout(db, 5000), SQLITE_OK);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
    CHECK_INT(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_step(stmt), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return n;
}

static void what_was_counted_is_there_after_a_restart(void)
{
    dir = dir_make();
    set_up();
    CHECK_INT(budget_left(), 16);
    CHECK_INT(cr_worker_call(worker, count_one, NULL), CR_OK);
    tear_down();
    CHECK_INT(count_rows("reuse_budgets"), 1);
    int64_t n_counts = count_rows("reuse_counts");
    CHECK(n_counts > 0);
    set_up();
    CHECK_INT(budget_left(), 0);
    struct cr_kv_stats stats;
    pthread_mutex_lock(&worker->mutex);
    cr_kv_get_stats(worker->kv, &stats);
    pthread_mutex_unlock(&worker->mutex);
    CHECK_INT(stats.n_counted, n_counts);
    tear_down();
    CHECK_INT(count_rows("reuse_counts"), n_counts);
    dir_remove(&dir);
}

static void a_count_that_was_dropped_goes(void)
{
    static struct cr_reuse_batch batch;
    struct cr_error err = {0};
    dir = dir_make();
    store = open_store(&dir);
    batch.n_counts = 2;
    batch.counts[0] = (struct cr_kv_count){.path = 5, .n = 1, .tenants = {1}};
    batch.counts[1] = (struct cr_kv_count){.path = UINT64_MAX, .n = 1, .tenants = {1}};
    CHECK_INT(cr_store_reuse_save(store, &batch, &err), CR_OK);
    CHECK_INT(count_rows("reuse_counts"), 2);
    batch.counts[0].n = 0;
    CHECK_INT(cr_store_reuse_save(store, &batch, &err), CR_OK);
    CHECK_INT(count_rows("reuse_counts"), 1);
    cr_store_close(store);
    dir_remove(&dir);
}

static void it_is_written_within_seconds(void)
{
    dir = dir_make();
    set_up();
    CHECK_INT(budget_left(), 16);
    for (int i = 0; i < 500 && count_rows("reuse_budgets") == 0; i++)
        usleep(10000);
    CHECK_INT(count_rows("reuse_budgets"), 1);
    tear_down();
    dir_remove(&dir);
}

static void a_file_that_is_locked_loses_nothing(void)
{
    sqlite3 *db;
    char path[100];
    dir = dir_make();
    set_up();
    pthread_mutex_lock(&board.store->lock);
    sqlite3_busy_timeout(board.store->db, 0);
    pthread_mutex_unlock(&board.store->lock);
    snprintf(path, sizeof path, "%s/carrel.db", dir.path);
    CHECK_INT(sqlite3_open(path, &db), SQLITE_OK);
    CHECK_INT(sqlite3_busy_timeout(db, 5000), SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(budget_left(), 16);
    usleep(2500000); /* it fails */
    CHECK_INT(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    tear_down();
    CHECK_INT(count_rows("reuse_budgets"), 1);
    dir_remove(&dir);
}

static void a_damaged_file_is_refused(void)
{
    struct cr_error err = {0};
    dir = dir_make();
    store = open_store(&dir);
    CHECK_INT(sqlite3_exec(store->db,
                           "INSERT INTO reuse_histories VALUES(1, x'010203', 1, unixepoch())", NULL,
                           NULL, NULL),
              SQLITE_OK);
    worker = fake_worker_create_in(CR_KV_QUORUM);
    reuse_board_init(&board);
    CHECK_INT(reuse_board_open(&board, store, worker, &err), CR_EFORMAT);
    CHECK(strstr(err.text, "damaged") != NULL);
    reuse_board_release(&board);
    fake_worker_destroy(worker);
    cr_store_close(store);
    dir_remove(&dir);
}

TEST_MAIN(CASE(what_was_counted_is_there_after_a_restart), CASE(a_count_that_was_dropped_goes),
          CASE(it_is_written_within_seconds), CASE(a_file_that_is_locked_loses_nothing),
          CASE(a_damaged_file_is_refused))
