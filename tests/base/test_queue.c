/* The queue: order, bounds, closing, waking, and many posters at once. */
#include "carrel/queue.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "fault.h"
#include "test.h"

static void first_in_first_out(void)
{
    struct cr_queue *q;
    uint32_t item;
    CHECK_INT(cr_queue_create(sizeof item, 3, NULL, NULL, &q), CR_OK);
    CHECK_INT(cr_queue_try_pop(q, &item), CR_ENOTFOUND);
    CHECK_INT(cr_queue_pop_wait(q, &item, 1000), CR_ETIMEOUT);
    for (uint32_t i = 0; i < 100; i++) { /* the ring goes round */
        uint32_t a = 2 * i, b = 2 * i + 1;
        CHECK_INT(cr_queue_try_push(q, &a), CR_OK);
        CHECK_INT(cr_queue_try_push(q, &b), CR_OK);
        CHECK_INT(cr_queue_len(q), 2);
        CHECK_INT(cr_queue_try_pop(q, &item), CR_OK);
        CHECK_INT(item, a);
        CHECK_INT(cr_queue_pop_wait(q, &item, UINT64_MAX), CR_OK);
        CHECK_INT(item, b);
    }
    cr_queue_destroy(q);
}

static void full_and_closed(void)
{
    struct cr_queue *q;
    char item = 'a';
    CHECK_INT(cr_queue_create(0, 1, NULL, NULL, &q), CR_EINVAL);
    CHECK_INT(cr_queue_create(1, 0, NULL, NULL, &q), CR_EINVAL);
    CHECK_INT(cr_queue_create(SIZE_MAX, 2, NULL, NULL, &q), CR_EINVAL);
    CHECK_INT(cr_queue_create(1, 2, NULL, NULL, &q), CR_OK);
    CHECK_INT(cr_queue_try_push(q, "a"), CR_OK);
    CHECK_INT(cr_queue_try_push(q, "b"), CR_OK);
    CHECK_INT(cr_queue_try_push(q, "c"), CR_EFULL);
    cr_queue_close(q);
    CHECK_INT(cr_queue_try_push(q, "d"), CR_ESHUTDOWN);
    CHECK_INT(cr_queue_pop_wait(q, &item, UINT64_MAX), CR_OK);
    CHECK_INT(item, 'a');
    CHECK_INT(cr_queue_try_pop(q, &item), CR_OK);
    CHECK_INT(item, 'b');
    CHECK_INT(cr_queue_try_pop(q, &item), CR_ESHUTDOWN);
    CHECK_INT(cr_queue_pop_wait(q, &item, UINT64_MAX), CR_ESHUTDOWN);
    cr_queue_destroy(q);
    cr_queue_destroy(NULL);
}

static void count_wake(void *user)
{
    ++*(int *)user;
}

static void wakes_when_it_stops_being_empty(void)
{
    struct cr_queue *q;
    int n_wakes = 0;
    char item;
    CHECK_INT(cr_queue_create(1, 4, count_wake, &n_wakes, &q), CR_OK);
    cr_queue_try_push(q, "a");
    CHECK_INT(n_wakes, 1);
    cr_queue_try_push(q, "b");
    CHECK_INT(n_wakes, 1);
    cr_queue_try_pop(q, &item);
    cr_queue_try_push(q, "c");
    CHECK_INT(n_wakes, 1);
    cr_queue_try_pop(q, &item);
    cr_queue_try_pop(q, &item);
    CHECK_INT(cr_queue_try_pop(q, &item), CR_ENOTFOUND);
    cr_queue_try_push(q, "d");
    CHECK_INT(n_wakes, 2);
    cr_queue_close(q);
    cr_queue_close(q);
    CHECK_INT(n_wakes, 3);
    cr_queue_destroy(q);
}

enum { N_POSTERS = 8, N_EACH = 20000 };

struct post {
    uint32_t poster, number;
};

struct poster {
    struct cr_queue *q;
    uint32_t id;
    uint64_t n_full;
};

static void *post_all(void *arg)
{
    struct poster *p = arg;
    for (uint32_t i = 0; i < N_EACH;) {
        struct post post = {p->id, i};
        int status = cr_queue_try_push(p->q, &post);
        if (status == CR_OK) {
            i++;
        } else {
            CHECK_INT(status, CR_EFULL);
            p->n_full++;
            sched_yield();
        }
    }
    return NULL;
}

static void start_posters(struct cr_queue *q, pthread_t *threads, struct poster *posters)
{
    for (uint32_t i = 0; i < N_POSTERS; i++) {
        posters[i] = (struct poster){.q = q, .id = i};
        CHECK_INT(pthread_create(&threads[i], NULL, post_all, &posters[i]), 0);
    }
}

/* Each poster's items come once, and in its order. */
static void many_posters(void)
{
    struct cr_queue *q;
    pthread_t threads[N_POSTERS];
    struct poster posters[N_POSTERS];
    uint32_t next[N_POSTERS] = {0};
    CHECK_INT(cr_queue_create(sizeof(struct post), 64, NULL, NULL, &q), CR_OK);
    start_posters(q, threads, posters);
    for (int i = 0; i < N_POSTERS * N_EACH; i++) {
        struct post post;
        CHECK_INT(cr_queue_pop_wait(q, &post, UINT64_MAX), CR_OK);
        CHECK(post.poster < N_POSTERS);
        CHECK_INT(post.number, next[post.poster]);
        next[post.poster]++;
    }
    for (int i = 0; i < N_POSTERS; i++)
        pthread_join(threads[i], NULL);
    CHECK_INT(cr_queue_len(q), 0);
    cr_queue_destroy(q);
}

static void set_flag(void *user)
{
    atomic_store((atomic_bool *)user, true);
}

/* A loop that looks only when it was woken, and then until the queue is empty, misses nothing. */
static void wake_is_enough(void)
{
    struct cr_queue *q;
    pthread_t threads[N_POSTERS];
    struct poster posters[N_POSTERS];
    atomic_bool woken = false;
    int n = 0;
    CHECK_INT(cr_queue_create(sizeof(struct post), 64, set_flag, &woken, &q), CR_OK);
    start_posters(q, threads, posters);
    while (n < N_POSTERS * N_EACH) {
        struct post post;
        if (!atomic_exchange(&woken, false)) {
            sched_yield();
            continue;
        }
        while (cr_queue_try_pop(q, &post) == CR_OK)
            n++;
    }
    for (int i = 0; i < N_POSTERS; i++)
        pthread_join(threads[i], NULL);
    cr_queue_destroy(q);
}

static void *close_later(void *arg)
{
    sched_yield();
    cr_queue_close(arg);
    return NULL;
}

static void close_wakes_a_sleeper(void)
{
    for (int i = 0; i < 100; i++) {
        struct cr_queue *q;
        pthread_t thread;
        char item;
        CHECK_INT(cr_queue_create(1, 1, NULL, NULL, &q), CR_OK);
        CHECK_INT(pthread_create(&thread, NULL, close_later, q), 0);
        CHECK_INT(cr_queue_pop_wait(q, &item, UINT64_MAX), CR_ESHUTDOWN);
        pthread_join(thread, NULL);
        cr_queue_destroy(q);
    }
}

static void scenario(void *user)
{
    (void)user;
    struct cr_queue *q = NULL;
    int status = cr_queue_create(8, 100, NULL, NULL, &q);
    CHECK_INT(status, fault_fired() ? CR_ENOMEM : CR_OK);
    CHECK((q == NULL) == (status != CR_OK));
    long n = fault_count();
    for (int i = 0; i < 100 && q != NULL; i++)
        CHECK_INT(cr_queue_try_push(q, "8 bytes"), CR_OK);
    CHECK_INT(fault_count(), n); /* pushing allocates nothing */
    cr_queue_destroy(q);
}

static void out_of_memory(void)
{
    CHECK_INT(fault_each(scenario, NULL), 2);
}

TEST_MAIN(CASE(first_in_first_out), CASE(full_and_closed), CASE(wakes_when_it_stops_being_empty),
          CASE(many_posters), CASE(wake_is_enough), CASE(close_wakes_a_sleeper),
          CASE(out_of_memory))
