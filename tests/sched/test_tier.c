/* The disk behind the cache, through the worker: text comes back to its tenant, whoever cancels,
 * and whatever the disk does. The disk's reads go through here, so that they can be held up. */
#include <errno.h>
#include <ftw.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#include "worker_fixture.h"

static _Atomic bool is_silent; /* the disk takes reads and says nothing */

/* In the C library's place. */
ssize_t preadv(int fd, const struct iovec *pieces, int n, off_t at)
{
    while (atomic_load(&is_silent))
        usleep(1000);
    return syscall(SYS_preadv, fd, pieces, n, (unsigned long)at,
                   (unsigned long)((uint64_t)at >> 32));
}

static char dir[] = "/tmp/carrel-tier.XXXXXX";

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static void empty_dir(void)
{
    nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static struct cr_worker *start_with_disk(void)
{
    static const uint32_t tenants[] = {1, 2, 3, 4};
    struct cr_worker_config c = config();
    c.spill_path = dir;
    c.spill_bytes = 64 << 20;
    c.tenants = tenants;
    c.n_tenants = 4;
    return start(c);
}

static struct cr_spill_stats spill_of(struct cr_worker *worker)
{
    struct cr_worker_stats stats;
    cr_worker_get_stats(worker, &stats);
    return stats.spill;
}

static struct sink ask(struct cr_worker *worker, uint32_t tenant, unsigned seed)
{
    int32_t tokens[200];
    struct sink s;
    fill(tokens, 200, seed);
    struct cr_request r = request(&s, tokens, 200, 4);
    r.tenant.v = tenant;
    return run(worker, &r);
}

static void a_restart_finds_each_tenants_own(void)
{
    struct cr_worker *worker = start_with_disk();
    struct sink cold = ask(worker, 1, 1);
    CHECK_INT(cold.usage.n_cached, 0);
    cr_worker_destroy(worker);
    worker = start_with_disk();
    CHECK_INT(ask(worker, 2, 1).usage.n_cached, 0);
    struct sink warm = ask(worker, 1, 1);
    CHECK_INT(warm.usage.n_cached, 192);
    CHECK(warm.len == cold.len && memcmp(warm.text, cold.text, cold.len) == 0);
    CHECK_INT(spill_of(worker).n_restored, 12);
    cr_worker_destroy(worker);
    empty_dir();
}

static void do_nothing(void *user, struct cr_kv *kv)
{
    (void)user, (void)kv;
}

/* A page on its way to the disk is in neither place. The worker counts when it is woken. */
static void await_disk(struct cr_worker *worker)
{
    while (spill_of(worker).n_queued > 0) {
        cr_worker_call(worker, do_nothing, NULL);
        usleep(1000);
    }
}

static void what_made_room_comes_back(void)
{
    struct cr_worker *worker = start_with_disk(); /* 64 pages, 13 a text */
    struct sink cold[8];
    for (uint32_t i = 0; i < 8; i++)
        cold[i] = ask(worker, 1 + i % 4, i);
    for (uint32_t i = 0; i < 8; i++) {
        await_disk(worker);
        struct sink warm = ask(worker, 1 + i % 4, i);
        CHECK_INT(warm.usage.n_cached, 192);
        CHECK(warm.len == cold[i].len && memcmp(warm.text, cold[i].text, cold[i].len) == 0);
    }
    CHECK(spill_of(worker).n_restored > 0);
    cr_worker_destroy(worker);
    empty_dir();
}

/* What the disk does not give is computed, and later requests don't ask it for a while. */
static void a_silent_disk_holds_nobody_up(void)
{
    struct cr_worker *worker = start_with_disk();
    struct sink cold = ask(worker, 1, 1);
    cr_worker_destroy(worker);
    worker = start_with_disk();
    atomic_store(&is_silent, true);
    struct sink other = ask(worker, 2, 2); /* of another tenant: it has nothing to wait for */
    CHECK_INT(other.finish, CR_FINISH_LENGTH);
    struct sink late = ask(worker, 1, 1);
    CHECK_INT(late.usage.n_cached, 0);
    CHECK(late.len == cold.len && memcmp(late.text, cold.text, cold.len) == 0);
    atomic_store(&is_silent, false);
    CHECK_INT(ask(worker, 1, 1).usage.n_cached, 192); /* from memory */
    cr_worker_destroy(worker);
    empty_dir();
}

static void a_request_that_waits_for_the_disk_can_be_canceled(void)
{
    struct cr_worker *worker = start_with_disk();
    int32_t tokens[200];
    struct sink first, second;
    struct cr_request_id a, b;
    ask(worker, 1, 1);
    cr_worker_destroy(worker);
    worker = start_with_disk();
    atomic_store(&is_silent, true);
    fill(tokens, 200, 1);
    struct cr_request r = request(&first, tokens, 200, 4);
    sink_init(&first);
    CHECK_INT(cr_worker_submit(worker, &r, &a, NULL), CR_OK);
    r.user = &second;
    sink_init(&second);
    CHECK_INT(cr_worker_submit(worker, &r, &b, NULL), CR_OK);
    cr_worker_cancel(worker, a);
    sink_wait(&first);
    CHECK_INT(first.finish, CR_FINISH_CANCELED);
    cr_worker_drain(worker, 0); /* the other one, too */
    CHECK_INT(second.finish, CR_FINISH_CANCELED);
    atomic_store(&is_silent, false);
    cr_worker_destroy(worker);
    empty_dir();
}

static void set_ttl(void *user, struct cr_kv *kv)
{
    (void)user;
    struct cr_kv_limits limits = {.ttl_s = 3600};
    CHECK_INT(cr_kv_set_limits(kv, (struct cr_tenant_id){1}, &limits), CR_OK);
}

static void forget(void *user, struct cr_kv *kv)
{
    (void)user;
    cr_kv_forget_tenant(kv, (struct cr_tenant_id){2});
}

static void a_time_to_live_or_a_removal_clears_the_disk(void)
{
    struct cr_worker *worker = start_with_disk();
    for (uint32_t tenant = 1; tenant <= 3; tenant++)
        ask(worker, tenant, 1);
    cr_worker_destroy(worker);
    worker = start_with_disk();
    CHECK_INT(cr_worker_call(worker, set_ttl, NULL), CR_OK);
    CHECK_INT(cr_worker_call(worker, forget, NULL), CR_OK);
    CHECK_INT(ask(worker, 1, 1).usage.n_cached, 0);
    CHECK_INT(ask(worker, 2, 1).usage.n_cached, 0);
    CHECK_INT(ask(worker, 3, 1).usage.n_cached, 192);
    cr_worker_destroy(worker);
    worker = start_with_disk(); /* and what had a time to live was not written at the end */
    CHECK_INT(ask(worker, 1, 1).usage.n_cached, 0);
    cr_worker_destroy(worker);
    empty_dir();
}

/* --- many threads -------------------------------------------------------------------------- */

struct poster {
    struct cr_worker *worker;
    uint32_t tenant;
    uint32_t n_ended;
};

static void *post(void *arg)
{
    struct poster *p = arg;
    for (uint32_t i = 0; i < 40; i++) {
        struct sink s;
        struct cr_request_id id;
        int32_t tokens[200];
        fill(tokens, 200, 10 * p->tenant + i % 3);
        struct cr_request r = request(&s, tokens, 100 + 50 * (i % 3), 2);
        r.tenant.v = p->tenant;
        sink_init(&s);
        if (cr_worker_submit(p->worker, &r, &id, NULL) != CR_OK)
            continue;
        if (i % 5 == 4)
            cr_worker_cancel(p->worker, id);
        sink_wait(&s);
        p->n_ended += s.n_last == 1 && s.finish != CR_FINISH_ERROR;
    }
    return NULL;
}

static void every_request_ends_with_a_disk_too(void)
{
    struct cr_worker *worker = start_with_disk();
    struct poster posters[4];
    pthread_t threads[4];
    for (uint32_t i = 0; i < 4; i++) {
        posters[i] = (struct poster){worker, i + 1, 0};
        CHECK_INT(pthread_create(&threads[i], NULL, post, &posters[i]), 0);
    }
    for (uint32_t i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        CHECK_INT(posters[i].n_ended, 40);
    }
    CHECK(spill_of(worker).n_written > 0);
    CHECK(spill_of(worker).n_restored > 0);
    cr_worker_destroy(worker);
    empty_dir();
}

static void make_dir(void)
{
    CHECK(mkdtemp(dir) != NULL);
    empty_dir(); /* the spill makes it */
}

TEST_MAIN(CASE(make_dir), CASE(a_restart_finds_each_tenants_own), CASE(what_made_room_comes_back),
          CASE(a_silent_disk_holds_nobody_up),
          CASE(a_request_that_waits_for_the_disk_can_be_canceled),
          CASE(a_time_to_live_or_a_removal_clears_the_disk),
          CASE(every_request_ends_with_a_disk_too))
