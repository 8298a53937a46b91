/* Every kind of damage to the spill's files, while it runs and while it does not: the page is
 * dropped and counted, never given back; the others stay. */
#include "spill_fixture.h"

static struct fixture f;
static struct page pages[4];
static uint8_t slots[4][SLOT_BYTES];

/* Four pages, of owners 1, 1, 2, 0, in slots 0 … 3; a copy of each slot. */
static int begin(void)
{
    static const uint32_t owners[4] = {1, 1, 2, 0};
    fixture_init(&f, 8);
    int fd = fixture_file(&f, CR_SPILL_PAGES);
    for (uint32_t i = 0; i < 4; i++) {
        pages[i] = page_written(&f, owners[i], i);
        CHECK_INT(page_slot(&f, &pages[i]), i);
        CHECK_INT(pread(fd, slots[i], SLOT_BYTES, i * SLOT_BYTES), SLOT_BYTES);
    }
    return fd;
}

static void write_slot(int fd, uint32_t slot, const uint8_t *bytes)
{
    CHECK_INT(pwrite(fd, bytes, SLOT_BYTES, slot * SLOT_BYTES), SLOT_BYTES);
}

/* Ends the spill as a crash does: with nothing but what is on disk, and that unchanged. */
static void crash(void)
{
    static const char *const names[] = {CR_SPILL_PAGES, CR_SPILL_KEYS};
    static uint8_t bytes[2][1 << 18];
    ssize_t n[2];
    for (int i = 0; i < 2; i++) {
        int fd = fixture_file(&f, names[i]);
        n[i] = pread(fd, bytes[i], sizeof bytes[i], 0);
        close(fd);
    }
    cr_spill_close(f.spill);
    for (int i = 0; i < 2; i++) {
        int fd = fixture_file(&f, names[i]);
        CHECK_INT(pwrite(fd, bytes[i], (size_t)n[i], 0), n[i]);
        CHECK_INT(ftruncate(fd, n[i]), 0);
        close(fd);
    }
}

/* In which state the damage is done. */
enum when { RUNNING, CLOSED, CRASHED };

static void stop(enum when when)
{
    if (when == CLOSED)
        cr_spill_close(f.spill);
    else if (when == CRASHED)
        crash();
}

static void start(enum when when)
{
    if (when != RUNNING)
        fixture_open(&f);
}

/* Which pages are given back, as bits; and as many of the others were counted as damaged. */
static void expect(uint32_t want, uint32_t n_damaged)
{
    for (uint32_t i = 0; i < 4; i++) {
        int status = page_get(&f, &pages[i]);
        if (want >> i & 1)
            CHECK_INT(status, CR_OK);
        else
            CHECK(status == CR_EFORMAT || status == CR_ENOTFOUND);
        CHECK_INT(cr_spill_has(f.spill, pages[i].owner, &pages[i].chain), want >> i & 1);
    }
    CHECK_INT(fixture_stats(&f).n_damaged, n_damaged);
    CHECK_INT(fixture_stats(&f).n_used, __builtin_popcount(want));
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    fixture_reopen(&f); /* what was dropped stays dropped */
    CHECK_INT(fixture_stats(&f).n_used, __builtin_popcount(want));
    CHECK_INT(fixture_stats(&f).n_damaged, 0);
    for (uint32_t i = 0; i < 4; i++)
        CHECK_INT(page_get(&f, &pages[i]), want >> i & 1 ? CR_OK : CR_ENOTFOUND);
}

static void a_crash_loses_nothing(void)
{
    int fd = begin();
    for (int i = 0; i < 3; i++) {
        crash();
        fixture_open(&f);
        CHECK_INT(fixture_stats(&f).n_used, 4);
    }
    expect(15, 0);
    close(fd);
    fixture_release(&f);
}

/* One bit of every region: nonce, name, both tags, tokens, padding, the blob, what is behind it. */
static void a_flipped_bit(void)
{
    static const uint32_t at[] = {
        0,  11, 12,  23,  24,  28,  32,   47,   48,   63,   64,
        79, 80, 111, 112, 127, 128, 3000, 5127, 5128, 6000, SLOT_BYTES - 1};
    for (enum when when = RUNNING; when <= CRASHED; when++) {
        for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
            int fd = begin();
            stop(when);
            slots[1][at[i]] ^= (uint8_t)(1 << i % 8);
            write_slot(fd, 1, slots[1]);
            start(when);
            expect(13, 1);
            close(fd);
            fixture_release(&f);
        }
    }
}

/* Slots of one owner, and of two. Both pages lie in a wrong place. */
static void swapped_slots(void)
{
    for (enum when when = RUNNING; when <= CRASHED; when++) {
        for (uint32_t other = 0; other < 4; other++) {
            if (other == 1)
                continue;
            int fd = begin();
            stop(when);
            write_slot(fd, 1, slots[other]);
            write_slot(fd, other, slots[1]);
            start(when);
            expect(15 & ~(2u | 1u << other), 2);
            close(fd);
            fixture_release(&f);
        }
    }
}

/* One page in two slots; the copy is no page. */
static void a_copied_slot(void)
{
    for (enum when when = RUNNING; when <= CRASHED; when++) {
        int fd = begin();
        stop(when);
        write_slot(fd, 2, slots[0]);
        write_slot(fd, 5, slots[0]);
        start(when);
        expect(11, when == CRASHED ? 2 : 1);
        close(fd);
        fixture_release(&f);
    }
}

/* Body of one write under the head of another. */
static void a_mixed_slot(void)
{
    for (enum when when = RUNNING; when <= CRASHED; when++) {
        int fd = begin();
        stop(when);
        memcpy(slots[1] + sizeof(struct cr_spill_head), slots[0] + sizeof(struct cr_spill_head),
               SLOT_BYTES - sizeof(struct cr_spill_head));
        write_slot(fd, 1, slots[1]);
        memcpy(slots[2], slots[0], sizeof(struct cr_spill_head));
        write_slot(fd, 2, slots[2]);
        start(when);
        expect(9, 2);
        close(fd);
        fixture_release(&f);
    }
}

static void a_truncated_file(void)
{
    for (enum when when = RUNNING; when <= CRASHED; when++) {
        int fd = begin();
        stop(when);
        CHECK_INT(ftruncate(fd, 3 * SLOT_BYTES - 1), 0);
        start(when);
        expect(3, when == CRASHED ? 0 : 2); /* a scan sees whole slots only */
        close(fd);
        fixture_release(&f);
    }
}

/* Slot 1 as it was when another page lay there, valid then, of the same owner. */
static void an_older_generation(void)
{
    for (enum when when = RUNNING; when <= CLOSED; when++) {
        int fd = begin();
        cr_spill_drop(f.spill, 1, &pages[1].chain);
        CHECK_INT(cr_spill_flush(f.spill), CR_OK);
        f.spill->hand = 1;
        struct page dropped = pages[1];
        pages[1] = page_written(&f, 1, 55);
        CHECK_INT(page_slot(&f, &pages[1]), 1);
        stop(when);
        write_slot(fd, 1, slots[1]);
        start(when);
        CHECK_INT(page_get(&f, &dropped), CR_ENOTFOUND);
        expect(13, 1);
        CHECK_INT(page_get(&f, &dropped), CR_ENOTFOUND);
        close(fd);
        fixture_release(&f);
    }
}

/* The same page, written twice in the same slot: the first write is not the second. */
static void an_older_write_of_the_same_page(void)
{
    for (enum when when = RUNNING; when <= CLOSED; when++) {
        int fd = begin();
        cr_spill_drop(f.spill, 1, &pages[1].chain);
        CHECK_INT(cr_spill_flush(f.spill), CR_OK);
        f.spill->hand = 1;
        pages[1] = page_written(&f, 1, 1);
        CHECK_INT(page_slot(&f, &pages[1]), 1);
        stop(when);
        write_slot(fd, 1, slots[1]);
        start(when);
        expect(13, 1);
        close(fd);
        fixture_release(&f);
    }
}

/* A dropped page put back into its slot does not come back either. */
static void a_dropped_page_put_back(void)
{
    for (enum when when = RUNNING; when <= CLOSED; when++) {
        int fd = begin();
        cr_spill_drop(f.spill, 1, &pages[1].chain);
        CHECK_INT(cr_spill_flush(f.spill), CR_OK);
        stop(when);
        write_slot(fd, 1, slots[1]);
        start(when);
        expect(13, 0);
        close(fd);
        fixture_release(&f);
    }
}

/* A page of a forgotten owner put back finds no key, also after a crash. */
static void a_forgotten_page_put_back(void)
{
    for (enum when when = RUNNING; when <= CRASHED; when++) {
        int fd = begin();
        cr_spill_forget(f.spill, 2);
        struct page again = page_make(&f, 2, 2);
        CHECK_INT(cr_spill_flush(f.spill), CR_OK);
        stop(when);
        write_slot(fd, 2, slots[2]);
        start(when);
        CHECK_INT(page_get(&f, &again), CR_ENOTFOUND);
        expect(11, 0);
        close(fd);
        fixture_release(&f);
    }
}

/* Keys or index cut off, changed in any region, or missing: nothing is found, all begins anew. */
static void damaged_keys_or_index(void)
{
    for (int which = 0; which < 2; which++) {
        const char *name = which == 0 ? CR_SPILL_KEYS : CR_SPILL_INDEX;
        for (int i = 0; i < 40; i++) {
            struct stat st;
            char path[128];
            uint8_t byte;
            int pages_fd = begin();
            cr_spill_close(f.spill);
            int fd = fixture_file(&f, name);
            CHECK_INT(fstat(fd, &st), 0);
            off_t at = st.st_size * i / 38;
            snprintf(path, sizeof path, "%s/%s", f.dir, name);
            if (i == 39) {
                CHECK_INT(unlink(path), 0);
            } else if (at == st.st_size) {
                CHECK_INT(ftruncate(fd, st.st_size - 1), 0);
            } else {
                CHECK_INT(pread(fd, &byte, 1, at), 1);
                byte ^= (uint8_t)(1 << i % 8);
                CHECK_INT(pwrite(fd, &byte, 1, at), 1);
            }
            close(fd);
            fixture_open(&f);
            expect(0, which); /* a missing index is damage, a missing key file a beginning */
            pages[0] = page_written(&f, 1, 9);
            CHECK_INT(page_get(&f, &pages[0]), CR_OK);
            close(pages_fd);
            fixture_release(&f);
        }
    }
}

/* A whole key file of before a forget opens the forgotten pages to nobody who lacks it; put back,
 * it vouches for no index, and the pages of the others are found by their heads. */
static void an_older_key_file(void)
{
    static uint8_t old[1 << 16];
    int pages_fd = begin();
    int fd = fixture_file(&f, CR_SPILL_KEYS);
    ssize_t n = pread(fd, old, sizeof old, 0);
    close(fd);
    cr_spill_close(f.spill);
    fd = fixture_file(&f, CR_SPILL_KEYS);
    CHECK_INT(pwrite(fd, old, (size_t)n, 0), n);
    CHECK_INT(ftruncate(fd, n), 0);
    close(fd);
    fixture_open(&f);
    expect(15, 0);
    close(pages_fd);
    fixture_release(&f);
}

/* Two files in each other's place, and links in place of files. */
static void files_that_are_something_else(void)
{
    char keys[128], index[128];
    int fd = begin();
    cr_spill_close(f.spill);
    snprintf(keys, sizeof keys, "%s/%s", f.dir, CR_SPILL_KEYS);
    snprintf(index, sizeof index, "%s/%s", f.dir, CR_SPILL_INDEX);
    CHECK_INT(rename(index, keys), 0);
    fixture_open(&f);
    expect(0, 0);
    cr_spill_close(f.spill);
    CHECK_INT(unlink(keys), 0);
    CHECK_INT(symlink("/dev/zero", keys), 0);
    struct cr_error err;
    CHECK_INT(cr_spill_open(&f.config, &f.spill, &err), CR_EIO);
    CHECK_INT(unlink(keys), 0);
    close(fd);
    fixture_open(&f);
    fixture_release(&f);
}

TEST_MAIN(CASE(a_crash_loses_nothing), CASE(a_flipped_bit), CASE(swapped_slots),
          CASE(a_copied_slot), CASE(a_mixed_slot), CASE(a_truncated_file),
          CASE(an_older_generation), CASE(an_older_write_of_the_same_page),
          CASE(a_dropped_page_put_back), CASE(a_forgotten_page_put_back),
          CASE(damaged_keys_or_index), CASE(an_older_key_file), CASE(files_that_are_something_else))
