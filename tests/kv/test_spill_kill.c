/* kill -9 in the midst of spilling, 200 times. A child writes pages of many owners, drops some and
 * forgets owners; the parent kills it at a random moment and has another child open what is left.
 * Every page whose write was known to have ended is found and right; no page is found that is not
 * right; what was known to be dropped or forgotten does not come back.
 *
 * What is known stands in memory that all share, and carries over from round to round: a later
 * crash may not undo what survived an earlier one. In one case the file is so small that pages
 * overwrite each other; there a page may also be gone. */
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "carrel/rng.h"
#include "spill_fixture.h"

#define N_ROUNDS 200
#define N_OWNERS 12
#define N_TEXTS  40     /* of each owner, of two pages */
#define N_ROOMY  100000 /* slots that all rounds together do not fill */

enum fate { UNKNOWN, WRITTEN, GONE };

static struct fixture f;

static struct shared {
    /* What a child knew last. Before it begins an act that may change a page, it says UNKNOWN. */
    _Atomic uint8_t fates[N_OWNERS][N_TEXTS][2];
    long n_found, n_gone, n_torn;
} * shared;

static struct page text_page(uint32_t owner, uint32_t text, int depth)
{
    struct page page = page_make(&f, owner, text), below = {.owner = owner};
    if (depth == 0)
        return page;
    for (uint32_t i = 0; i < TOKENS; i++)
        below.tokens[i] = (int32_t)(text * 777 + i);
    CHECK_INT(cr_spill_chain(f.spill, owner, &page.chain, below.tokens, &below.chain), CR_OK);
    return below;
}

static void forget(uint32_t owner)
{
    for (uint32_t t = 0; t < N_TEXTS; t++) {
        atomic_store(&shared->fates[owner][t][0], UNKNOWN);
        atomic_store(&shared->fates[owner][t][1], UNKNOWN);
    }
    cr_spill_forget(f.spill, owner);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    for (uint32_t t = 0; t < N_TEXTS; t++) {
        atomic_store(&shared->fates[owner][t][0], GONE);
        atomic_store(&shared->fates[owner][t][1], GONE);
    }
}

/* One random act. */
static void act(struct cr_rng *rng)
{
    uint32_t owner = (uint32_t)cr_rng_below(rng, N_OWNERS);
    uint32_t text = (uint32_t)cr_rng_below(rng, N_TEXTS), what = (uint32_t)cr_rng_below(rng, 200);
    int depth = (int)cr_rng_below(rng, 2);
    if (what == 0) {
        forget(owner);
        return;
    }
    struct page page = text_page(owner, text, depth);
    _Atomic uint8_t *fate = &shared->fates[owner][text][depth];
    if (what < 10) {
        atomic_store(fate, UNKNOWN);
        cr_spill_drop(f.spill, owner, &page.chain);
        CHECK_INT(cr_spill_flush(f.spill), CR_OK);
        atomic_store(fate, GONE);
    } else if (what < 60) {
        (void)page_get(&f, &page);
    } else {
        if (!cr_spill_has(f.spill, owner, &page.chain))
            atomic_store(fate, UNKNOWN);
        int status = page_put(&f, &page);
        CHECK(status == CR_OK || status == CR_EEXIST || status == CR_EFULL);
    }
    text = (uint32_t)cr_rng_below(rng, N_TEXTS);
    page = text_page(owner, text, depth);
    if (cr_spill_has(f.spill, owner, &page.chain))
        atomic_store(&shared->fates[owner][text][depth], WRITTEN);
}

static _Noreturn void be_killed(uint64_t seed, int ready)
{
    struct cr_rng rng;
    cr_rng_seed(&rng, seed);
    fixture_open(&f);
    CHECK_INT(write(ready, "", 1), 1);
    for (;;)
        act(&rng);
}

static void run_child(uint64_t seed, uint32_t live_us)
{
    int pipe_fds[2];
    char byte;
    CHECK_INT(pipe(pipe_fds), 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0)
        be_killed(seed, pipe_fds[1]);
    close(pipe_fds[1]);
    CHECK_INT(read(pipe_fds[0], &byte, 1), 1); /* 0: it failed */
    usleep(live_us);
    CHECK_INT(kill(child, SIGKILL), 0);
    int status;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL); /* not a failed check of its own */
    close(pipe_fds[0]);
}

/* Reads every page there may be. What it finds is the new state of affairs. */
static void check_all(bool has_room)
{
    for (uint32_t owner = 0; owner < N_OWNERS; owner++) {
        for (uint32_t t = 0; t < N_TEXTS; t++) {
            for (int depth = 0; depth < 2; depth++) {
                struct page page = text_page(owner, t, depth);
                _Atomic uint8_t *fate = &shared->fates[owner][t][depth];
                int status = page_get(&f, &page); /* checks the bytes */
                CHECK(status == CR_OK || status == CR_ENOTFOUND || status == CR_EFORMAT);
                if (*fate == GONE)
                    CHECK_INT(status, CR_ENOTFOUND);
                if (*fate == WRITTEN && has_room)
                    CHECK_INT(status, CR_OK);
                shared->n_found += status == CR_OK;
                shared->n_gone += *fate == GONE;
                if (*fate != GONE)
                    *fate = status == CR_OK ? WRITTEN : UNKNOWN;
            }
        }
    }
    struct cr_spill_stats stats = fixture_stats(&f);
    if (has_room)
        CHECK(f.spill->hand < N_ROOMY - 1000);
    CHECK_INT(stats.n_read_failed, 0);
    CHECK_INT(stats.n_mismatched, 0);
    shared->n_torn += (long)stats.n_damaged;
}

/* In a process of its own, which closes the spill or just ends. */
static void check_in_child(bool has_room, bool closes)
{
    pid_t child = fork();
    int status;
    CHECK(child >= 0);
    if (child == 0) {
        fixture_open(&f);
        check_all(has_room);
        if (closes)
            cr_spill_close(f.spill);
        _exit(0);
    }
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void killed(uint32_t n_slots, uint64_t seed)
{
    struct cr_rng rng;
    fixture_init(&f, n_slots);
    cr_spill_close(f.spill);
    cr_rng_seed(&rng, seed);
    memset(shared, 0, sizeof *shared);
    fprintf(stderr, "    seed %" PRIu64 "\n", seed);
    for (int round = 0; round < N_ROUNDS / 2; round++) {
        run_child(cr_rng_next(&rng), (uint32_t)cr_rng_below(&rng, 30000));
        check_in_child(n_slots == N_ROOMY, round % 4 == 0);
    }
    fprintf(stderr, "    %ld pages found, %ld stayed away, %ld torn\n", shared->n_found,
            shared->n_gone, shared->n_torn);
    CHECK(shared->n_found > 1000 && shared->n_gone > 100);
    fixture_open(&f);
    fixture_release(&f);
}

static void killed_with_room(void)
{
    killed(N_ROOMY, 20260101);
}

static void killed_while_overwriting(void)
{
    killed(100, 20260102);
}

__attribute__((constructor)) static void before_main(void)
{
    void *bytes =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(bytes != MAP_FAILED);
    shared = bytes;
}

TEST_MAIN(CASE(killed_with_room), CASE(killed_while_overwriting))
