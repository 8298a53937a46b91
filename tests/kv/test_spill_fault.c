/* The spill when memory or the disk fail: every allocation and every call to the disk once. A call
 * succeeds or says why not; what is given back is right; and afterwards all works again. */
#include "fault.h"
#include "spill_fixture.h"

static struct fixture f;

static void open_and_close(void *user)
{
    (void)user;
    struct cr_error err = {0};
    struct cr_spill *spill = NULL;
    int status = cr_spill_open(&f.config, &spill, &err);
    CHECK(status == CR_OK || (status == CR_ENOMEM && spill == NULL && err.text[0] != '\0'));
    cr_spill_close(spill);
}

static void opening_without_memory(void)
{
    fixture_init(&f, 8);
    struct page page = page_written(&f, 1, 1);
    cr_spill_close(f.spill);
    /* The spill, four tables, three pieces for each queue, the images of keys and index read, that
     * of the index written. */
    CHECK_INT(fault_each(open_and_close, NULL), 14);
    fixture_open(&f); /* a page survives all of that */
    CHECK_INT(page_get(&f, &page), CR_OK);
    fixture_release(&f);
}

/* What the engine thread calls takes no memory. */
static void calls_allocate_nothing(void)
{
    fixture_init(&f, 8);
    struct page page = page_written(&f, 1, 1), other;
    fault_arm(1);
    other = page_make(&f, 7, 3);
    CHECK_INT(page_put(&f, &other), CR_OK);
    CHECK_INT(page_get(&f, &page), CR_OK);
    cr_spill_drop(f.spill, 1, &page.chain);
    cr_spill_forget(f.spill, 7);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    CHECK(!fault_fired() && fault_count() == 0);
    fault_arm(0);
    fixture_release(&f);
}

static bool is_io(int status)
{
    return status == CR_OK || status == CR_EIO;
}

/* All that can be done to two pages; `may_fail`: a call to the disk fails somewhere. */
static void live(bool may_fail)
{
    struct page a = page_make(&f, 1, 1), b = page_make(&f, 2, 2), c = page_make(&f, 3, 3);
    bool had = cr_spill_has(f.spill, 1, &a.chain);
    CHECK(page_put(&f, &a) == (had ? CR_EEXIST : CR_OK));
    int status = page_put(&f, &b);
    CHECK(status == CR_OK || status == CR_EEXIST);
    CHECK_INT(page_put(&f, &c), CR_OK);
    CHECK(is_io(cr_spill_flush(f.spill)));
    const struct page *all[] = {&a, &b, &c};
    for (int i = 0; i < 3; i++) {
        status = page_get(&f, all[i]);
        CHECK(status == CR_OK ||
              (may_fail && (status == CR_ENOTFOUND || status == CR_EFORMAT || status == CR_EIO)));
    }
    cr_spill_drop(f.spill, 2, &b.chain);
    cr_spill_forget(f.spill, 3);
    CHECK(is_io(cr_spill_flush(f.spill)));
    CHECK_INT(page_get(&f, &b), CR_ENOTFOUND);
    CHECK_INT(page_get(&f, &c), CR_ENOTFOUND);
}

static void no_matter_which_call_to_the_disk_fails(void)
{
    fixture_init(&f, 8);
    cr_spill_close(f.spill);
    f.spill = NULL;
    int n_failed = 0, n_open_failed = 0;
    atomic_store(&disk_fired, true);
    for (long n = 1; atomic_load(&disk_fired); n++) {
        struct cr_error err = {0};
        atomic_store(&disk_fired, false);
        atomic_store(&disk_countdown, n);
        int status = cr_spill_open_io(&f.config, &disk, &f.spill, &err);
        if (status == CR_OK) {
            live(true);
            struct cr_spill_stats stats = fixture_stats(&f);
            CHECK(stats.n_used <= 1 && stats.n_queued == 0);
            cr_spill_close(f.spill);
        } else {
            CHECK(status == CR_EIO && err.text[0] != '\0');
            n_open_failed++;
        }
        atomic_store(&disk_countdown, 0);
        n_failed += atomic_load(&disk_fired);
        fixture_open(&f); /* whatever failed, all works again */
        live(false);
        cr_spill_close(f.spill);
    }
    fprintf(stderr, "    %d calls failed, %d of them at opening\n", n_failed, n_open_failed);
    CHECK(n_failed > 25 && n_open_failed > 3);
    fixture_open(&f);
    fixture_release(&f);
}

/* Pages that the disk refuses are lost and counted; an erasure is not, it is tried again. */
static void a_full_disk(void)
{
    fixture_init(&f, 8);
    struct page kept = page_written(&f, 1, 1), lost = page_make(&f, 1, 2);
    atomic_store(&disk_again, 1);
    atomic_store(&disk_countdown, 1);
    CHECK_INT(page_put(&f, &lost), CR_OK);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK); /* what was begun there is erased */
    CHECK_INT(fixture_stats(&f).n_write_failed, 1);
    CHECK_INT(page_get(&f, &lost), CR_ENOTFOUND);
    CHECK_INT(page_get(&f, &kept), CR_OK);

    atomic_store(&disk_countdown, 1);
    cr_spill_drop(f.spill, 1, &kept.chain);
    while (atomic_load(&disk_countdown) > 0)
        poll(NULL, 0, 1);
    CHECK_INT(page_get(&f, &kept), CR_ENOTFOUND);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK); /* the second time it went well */
    fixture_reopen(&f);
    CHECK_INT(page_get(&f, &kept), CR_ENOTFOUND);
    fixture_release(&f);
}

/* A page whose owner's key did not get into the key file could not be read after a restart. */
static void no_page_before_its_key(void)
{
    fixture_init(&f, 8);
    struct page page = page_make(&f, 1, 1);
    atomic_store(&disk_countdown, 1);
    CHECK_INT(page_put(&f, &page), CR_OK);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    CHECK_INT(page_get(&f, &page), CR_ENOTFOUND);
    CHECK_INT(fixture_stats(&f).n_write_failed, 1);
    page = page_written(&f, 1, 1);
    CHECK_INT(page_get(&f, &page), CR_OK);
    fixture_release(&f);
}

/* A key file that cannot be written is told by flush, and written a second later by itself. */
static void forgetting_is_tried_again(void)
{
    fixture_init(&f, 8);
    struct page page = page_written(&f, 1, 1);
    atomic_store(&disk_countdown, 1);
    cr_spill_forget(f.spill, 1);
    while (atomic_load(&disk_countdown) > 0)
        poll(NULL, 0, 1);
    CHECK_INT(page_get(&f, &page), CR_ENOTFOUND);
    bool is_saved = false;
    while (!is_saved) {
        poll(NULL, 0, 5);
        pthread_mutex_lock(&f.spill->lock);
        is_saved = f.spill->saved_version >= f.spill->forgot_version;
        pthread_mutex_unlock(&f.spill->lock);
    }
    fixture_release(&f);
}

/* A slot that the disk does not give back is lost; the heads behind it are read all the same. */
static void a_bad_block(void)
{
    static uint8_t keys[1 << 16];
    fixture_init(&f, 8);
    struct page pages[3];
    for (uint32_t i = 0; i < 3; i++)
        pages[i] = page_written(&f, 1, i);
    atomic_store(&disk_again, 1);
    atomic_store(&disk_countdown, 1);
    CHECK_INT(page_get(&f, &pages[0]), CR_EIO);
    CHECK_INT(fixture_stats(&f).n_read_failed, 1);
    CHECK_INT(page_get(&f, &pages[0]), CR_ENOTFOUND);
    CHECK_INT(page_get(&f, &pages[1]), CR_OK);
    int fd = fixture_file(&f, CR_SPILL_KEYS); /* as a crash leaves it */
    ssize_t n = pread(fd, keys, sizeof keys, 0);
    close(fd);
    cr_spill_close(f.spill);
    fd = fixture_file(&f, CR_SPILL_KEYS);
    CHECK_INT(pwrite(fd, keys, (size_t)n, 0), n);
    close(fd);
    atomic_store(&disk_countdown, 4); /* two reads of the key file, head 0, then head 1 */
    fixture_open(&f);
    CHECK_INT(fixture_stats(&f).n_read_failed, 1);
    CHECK_INT(page_get(&f, &pages[1]), CR_ENOTFOUND);
    CHECK_INT(page_get(&f, &pages[2]), CR_OK);
    fixture_release(&f);
}

TEST_MAIN(CASE(opening_without_memory), CASE(calls_allocate_nothing),
          CASE(no_matter_which_call_to_the_disk_fails), CASE(a_full_disk),
          CASE(no_page_before_its_key), CASE(forgetting_is_tried_again), CASE(a_bad_block))
