/* Many threads on one spill: every call at once, under the thread sanitizer where there is one. A
 * completion is polled by whoever comes first; its ticket tells which page it must be. Each thread
 * has owners of its own to forget, and all have pages in common. */
#include "carrel/rng.h"
#include "spill_fixture.h"

#define N_THREADS 4
#define N_ACTS    3000
#define N_TEXTS   60

static struct fixture f;
static _Atomic long n_asked, n_came, n_right;

static void take_completions(void)
{
    struct cr_spill_completion done[4];
    uint32_t n = cr_spill_poll(f.spill, done, 4);
    for (uint32_t i = 0; i < n; i++) {
        struct page page = {.owner = (uint32_t)(done[i].ticket >> 32)};
        for (uint32_t t = 0; t < TOKENS; t++)
            page.tokens[t] = (int32_t)((uint32_t)done[i].ticket * 1000 + t);
        if (done[i].status == CR_OK) {
            CHECK(page_is(&page, done[i].blob));
            atomic_fetch_add(&n_right, 1);
        } else {
            CHECK_INT(done[i].status, CR_ENOTFOUND);
        }
        cr_spill_release(f.spill, &done[i]);
    }
    atomic_fetch_add(&n_came, n);
}

static void *run(void *arg)
{
    uint32_t self = (uint32_t)(uintptr_t)arg;
    struct cr_rng rng;
    cr_rng_seed(&rng, 100 + self);
    for (int i = 0; i < N_ACTS; i++) {
        uint32_t owner = cr_rng_below(&rng, 2) == 0 ? 0 : self, what;
        uint32_t text = (uint32_t)cr_rng_below(&rng, N_TEXTS);
        struct page page = page_make(&f, owner, text);
        what = (uint32_t)cr_rng_below(&rng, 1000);
        int status = CR_OK;
        if (what < 5)
            status = cr_spill_flush(f.spill);
        else if (what < 10)
            cr_spill_forget(f.spill, self);
        else if (what < 50)
            cr_spill_drop(f.spill, owner, &page.chain);
        else if (what < 100)
            CHECK(fixture_stats(&f).n_used <= f.config.max_bytes / SLOT_BYTES);
        else if (what < 400)
            (void)cr_spill_has(f.spill, owner, &page.chain);
        else if (what < 700)
            status = page_put(&f, &page);
        else
            status = cr_spill_get(f.spill, owner, &page.chain, page.tokens,
                                  (uint64_t)owner << 32 | text);
        atomic_fetch_add(&n_asked, what >= 700 && status == CR_OK);
        CHECK(status == CR_OK || status == CR_EEXIST || status == CR_EFULL ||
              status == CR_ENOTFOUND);
        take_completions();
    }
    return NULL;
}

static void everything_at_once(void)
{
    pthread_t threads[N_THREADS];
    fixture_init(&f, 100); /* too few for all: pages are overwritten, too */
    for (uintptr_t i = 0; i < N_THREADS; i++)
        CHECK_INT(pthread_create(&threads[i], NULL, run, (void *)(i + 1)), 0);
    for (int i = 0; i < N_THREADS; i++)
        CHECK_INT(pthread_join(threads[i], NULL), 0);
    while (atomic_load(&n_came) < atomic_load(&n_asked)) {
        take_completions();
        usleep(10);
    }
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    struct cr_spill_stats stats = fixture_stats(&f);
    CHECK_INT(stats.n_damaged + stats.n_mismatched + stats.n_read_failed + stats.n_write_failed, 0);
    CHECK(stats.n_overwritten > 0 && atomic_load(&n_right) > 100);
    fixture_reopen(&f);
    CHECK_INT(fixture_stats(&f).n_used, stats.n_used);
    for (uint32_t owner = 0; owner <= N_THREADS; owner++) {
        for (uint32_t text = 0; text < N_TEXTS; text++) {
            struct page page = page_make(&f, owner, text);
            int status = page_get(&f, &page);
            CHECK(status == CR_OK || status == CR_ENOTFOUND);
            stats.n_used -= status == CR_OK;
        }
    }
    CHECK_INT(stats.n_used, 0); /* each page that counts as used can be had */
    fixture_release(&f);
}

TEST_MAIN(CASE(everything_at_once))
