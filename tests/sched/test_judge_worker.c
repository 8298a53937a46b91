/* The judge with the engine thread and a real model, if one of random weights: it answers by the
 * grammar, cannot judge, and so decides nothing. */
#include <stdatomic.h>

#include "sched/judge.h"
#include "worker_fixture.h"

static void hear(void *user, enum cr_judge_answer answer)
{
    CHECK_INT(answer, CR_JUDGE_NONE);
    atomic_store((_Atomic bool *)user, true);
}

static void a_random_model_decides_nothing(void)
{
    struct cr_worker_config c = config();
    c.sched.max_tokens = 2048;
    c.engine.n_pages = 256;
    struct cr_worker *worker = start(c);
    struct cr_judge_config judge_config = {
        .max_waiting = 4, .max_running = 4, .timeout_us = 60000000};
    struct cr_judge *judge;
    struct cr_judge_stats stats;
    struct cr_worker_stats worker_stats;
    _Atomic bool was_heard = false;
    struct cr_judge_question q = {
        .piece = "Name three rivers.", .n_piece = 18, .on_answer = hear, .user = &was_heard};

    CHECK_INT(cr_judge_create(worker, vocab, &judge_config, &judge), CR_OK);
    CHECK_INT(cr_judge_ask(judge, &q), CR_OK);
    while (!atomic_load(&was_heard))
        usleep(1000);
    cr_judge_get_stats(judge, &stats);
    CHECK_INT(stats.n_examined, 16);
    CHECK(stats.n_right > 0); /* it said yes or no */
    CHECK(!stats.is_fit);
    cr_worker_get_stats(worker, &worker_stats);
    CHECK(worker_stats.kv.n_hit_tokens > 0); /* the fixed wording was cached */
    CHECK(worker_stats.kv.n_cached <= 64);   /* and little else */
    cr_judge_destroy(judge);
    cr_worker_destroy(worker);
}

TEST_MAIN(CASE(a_random_model_decides_nothing))
