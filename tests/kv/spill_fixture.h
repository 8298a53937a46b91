/* A spill in a folder that lives as long as a test case; pages whose bytes follow from their names,
 * so that any page that comes back can be checked without remembering it; and a disk that fails. */
#ifndef CARREL_TEST_SPILL_FIXTURE_H
#define CARREL_TEST_SPILL_FIXTURE_H

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kv/spill_int.h"
#include "test.h"

#define TOKENS     8u
#define PAGE_BYTES 5000u /* with head and tokens two blocks */
#define SLOT_BYTES 8192u

struct page {
    uint32_t owner;
    struct cr_chain_id chain;
    int32_t tokens[TOKENS];
};

struct fixture {
    char dir[64];
    struct cr_spill_config config;
    struct cr_spill *spill;
};

/* --- a disk that fails --------------------------------------------------------------------- */

static _Atomic long disk_countdown; /* the n-th call from now fails; 0: none does */
static _Atomic long disk_again;     /* and as many after it */
static _Atomic bool disk_fired;
static _Atomic int disk_gate; /* not 0: writes to the page file wait; 2: one does */

static inline bool disk_fails(void)
{
    if (atomic_load(&disk_countdown) == 0 || atomic_fetch_sub(&disk_countdown, 1) != 1)
        return false;
    atomic_store(&disk_fired, true);
    if (atomic_load(&disk_again) > 0) {
        atomic_fetch_sub(&disk_again, 1);
        atomic_store(&disk_countdown, 1);
    }
    errno = EIO;
    return true;
}

static inline ssize_t disk_preadv(int fd, const struct iovec *pieces, int n, off_t at)
{
    return disk_fails() ? -1 : preadv(fd, pieces, n > 2 ? n / 2 : n, at); /* short is lawful */
}

static inline ssize_t disk_pwritev(int fd, const struct iovec *pieces, int n, off_t at)
{
    while (pieces->iov_len >= SLOT_BYTES && atomic_load(&disk_gate) != 0) {
        atomic_store(&disk_gate, 2);
        poll(NULL, 0, 1);
    }
    size_t half = pieces->iov_len > SLOT_BYTES / 2 ? SLOT_BYTES / 2 : pieces->iov_len;
    if (disk_fails()) { /* some of it may have been written */
        (void)!pwrite(fd, pieces->iov_base, half, at);
        errno = EIO;
        return -1;
    }
    return n > 1 ? pwritev(fd, pieces, n - 1, at) : pwrite(fd, pieces->iov_base, half, at);
}

static inline int disk_fsync(int fd)
{
    (void)fd;
    return disk_fails() ? -1 : 0;
}

static inline int disk_renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    return disk_fails() ? -1 : renameat(from_dir, from, to_dir, to);
}

static const struct cr_spill_io disk = {disk_preadv, disk_pwritev, disk_fsync, disk_renameat};

/* --- the folder ---------------------------------------------------------------------------- */

static inline int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static inline void fixture_open(struct fixture *f)
{
    struct cr_error err = {0};
    if (cr_spill_open_io(&f->config, &disk, &f->spill, &err) != CR_OK)
        TEST_FAIL("cr_spill_open: %s", err.text);
}

/* With room for so many pages. */
static inline void fixture_init(struct fixture *f, uint32_t n_slots)
{
    memset(f, 0, sizeof *f);
    strcpy(f->dir, "/tmp/carrel-test-XXXXXX");
    CHECK(mkdtemp(f->dir));
    f->config = (struct cr_spill_config){.path = f->dir,
                                         .max_bytes = (uint64_t)n_slots * SLOT_BYTES,
                                         .page_tokens = TOKENS,
                                         .page_bytes = PAGE_BYTES,
                                         .queue_pages = 24,
                                         .max_owners = 20,
                                         .master_key = {1, 2, 3},
                                         .fingerprint = {4, 5, 6}};
    fixture_open(f);
}

static inline void fixture_reopen(struct fixture *f)
{
    cr_spill_close(f->spill);
    f->spill = NULL;
    fixture_open(f);
}

static inline void fixture_release(struct fixture *f)
{
    cr_spill_close(f->spill);
    CHECK_INT(nftw(f->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline int fixture_file(const struct fixture *f, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", f->dir, name);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    CHECK(fd >= 0);
    return fd;
}

static inline struct cr_spill_stats fixture_stats(struct fixture *f)
{
    struct cr_spill_stats stats;
    cr_spill_get_stats(f->spill, &stats);
    return stats;
}

/* --- pages --------------------------------------------------------------------------------- */

/* The first page of a text of this number, and its name. */
static inline struct page page_make(struct fixture *f, uint32_t owner, uint32_t number)
{
    struct page page = {.owner = owner};
    for (uint32_t i = 0; i < TOKENS; i++)
        page.tokens[i] = (int32_t)(number * 1000 + i);
    CHECK_INT(cr_spill_chain(f->spill, owner, NULL, page.tokens, &page.chain), CR_OK);
    return page;
}

/* K and V: what follows from owner and tokens alone. */
static inline void page_fill(const struct page *page, uint8_t blob[PAGE_BYTES])
{
    uint64_t x = page->owner * 0x9e3779b97f4a7c15u + 1;
    for (uint32_t i = 0; i < TOKENS; i++)
        x = (x ^ (uint32_t)page->tokens[i]) * 0x9e3779b97f4a7c15u;
    for (uint32_t i = 0; i < PAGE_BYTES; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        blob[i] = (uint8_t)(x >> 32);
    }
}

static inline int page_put(struct fixture *f, const struct page *page)
{
    uint8_t blob[PAGE_BYTES];
    page_fill(page, blob);
    return cr_spill_put(f->spill, page->owner, &page->chain, page->tokens, blob);
}

/* Puts it, waits, and sees that it is there. */
static inline struct page page_written(struct fixture *f, uint32_t owner, uint32_t number)
{
    struct page page = page_make(f, owner, number);
    CHECK_INT(page_put(f, &page), CR_OK);
    CHECK_INT(cr_spill_flush(f->spill), CR_OK);
    CHECK(cr_spill_has(f->spill, owner, &page.chain));
    return page;
}

static inline void next_completion(struct fixture *f, struct cr_spill_completion *ret_completion)
{
    while (cr_spill_poll(f->spill, ret_completion, 1) == 0)
        usleep(10);
}

/* Whether a blob is just what page_fill() gives. */
static inline bool page_is(const struct page *page, const void *blob)
{
    uint8_t want[PAGE_BYTES];
    page_fill(page, want);
    return memcmp(want, blob, PAGE_BYTES) == 0;
}

/* Reads it: the status of the get, or of its completion. What is given back must be right. */
static inline int page_get(struct fixture *f, const struct page *page)
{
    struct cr_spill_completion done;
    int status = cr_spill_get(f->spill, page->owner, &page->chain, page->tokens, 77);
    if (status != CR_OK)
        return status;
    next_completion(f, &done);
    CHECK_INT(done.ticket, 77);
    CHECK((done.blob != NULL) == (done.status == CR_OK));
    if (done.status == CR_OK)
        CHECK(page_is(page, done.blob));
    cr_spill_release(f->spill, &done);
    return done.status;
}

/* The slot that a page lies in. */
static inline uint32_t page_slot(struct fixture *f, const struct page *page)
{
    struct cr_spill *s = f->spill;
    pthread_mutex_lock(&s->lock);
    struct cr_spill_owner *owner = cr_spill_owner_find(s, page->owner);
    CHECK(owner != NULL);
    struct cr_spill_name name = {page->owner, owner->serial, page->chain};
    uint32_t slot = cr_spill_slot_find(s, &name);
    pthread_mutex_unlock(&s->lock);
    CHECK(slot != CR_SPILL_NIL);
    return slot;
}

#endif
