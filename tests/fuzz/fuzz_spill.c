/* Fuzzes what opens a spill: key file, index file and page file, whatever they hold. Never a crash;
 * no page is given back but one that was put; and afterwards a page can be put and had again.
 *
 * An input is the sizes of key file and index file, 4 bytes each, and then the three files. The
 * corpus holds a spill that was closed and one that crashed, each with the pages of page_make(). */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kv/spill_int.h"

#define TOKENS     4u
#define PAGE_BYTES 100u
#define N_PAGES    6u

static char dir[] = "/tmp/carrel-fuzz-XXXXXX";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool ok)
{
    if (!ok)
        abort();
}

static int no_fsync(int fd)
{
    (void)fd;
    return 0;
}

static void path_of(const char *name, char path[64])
{
    snprintf(path, 64, "%s/%s", dir, name);
}

static void remove_dir(void)
{
    static const char *const names[] = {CR_SPILL_KEYS, CR_SPILL_INDEX, CR_SPILL_PAGES, "new"};
    for (int i = 0; i < 4; i++) {
        char path[64];
        path_of(names[i], path);
        unlink(path);
    }
    rmdir(dir);
}

static void write_file(const char *name, const uint8_t *data, size_t size)
{
    char path[64];
    path_of(name, path);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    must(fd >= 0);
    must(size == 0 || write(fd, data, size) == (ssize_t)size);
    close(fd);
}

/* Up to `size` bytes off the front. */
static void next_file(const char *name, const uint8_t **data, size_t *left, size_t size)
{
    size_t n = size < *left ? size : *left;
    write_file(name, *data, n);
    *data += n;
    *left -= n;
}

/* The page of this number: its owner, tokens and bytes. */
static uint32_t page_make(uint32_t number, int32_t tokens[TOKENS], uint8_t blob[PAGE_BYTES])
{
    for (uint32_t i = 0; i < TOKENS; i++)
        tokens[i] = (int32_t)(number * 10 + i);
    for (uint32_t i = 0; i < PAGE_BYTES; i++)
        blob[i] = (uint8_t)(number * 31 + i);
    return number % 3;
}

/* Puts what is not there (or only looks); what is given back must be right. */
static void use_page(struct cr_spill *spill, uint32_t number, bool puts)
{
    int32_t tokens[TOKENS];
    uint8_t blob[PAGE_BYTES];
    struct cr_chain_id chain;
    struct cr_spill_completion done;
    uint32_t owner = page_make(number, tokens, blob);
    if (cr_spill_chain(spill, owner, NULL, tokens, &chain) != CR_OK)
        return; /* an authentic key file may be full */
    if (puts) {
        int status = cr_spill_put(spill, owner, &chain, tokens, blob);
        must(status == CR_OK || status == CR_EEXIST);
        must(cr_spill_flush(spill) == CR_OK);
    }
    int status = cr_spill_get(spill, owner, &chain, tokens, number);
    must(status == CR_OK || (status == CR_ENOTFOUND && !puts));
    if (status != CR_OK)
        return;
    while (cr_spill_poll(spill, &done, 1) == 0)
        usleep(10);
    must(done.ticket == number && (done.status == CR_OK || !puts));
    must(done.status != CR_OK || memcmp(done.blob, blob, PAGE_BYTES) == 0);
    cr_spill_release(spill, &done);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct cr_spill_io io = {preadv, pwritev, no_fsync, renameat};
    static bool has_dir;
    const struct cr_spill_config config = {.path = dir,
                                           .max_bytes = 16 * CR_SPILL_BLOCK,
                                           .page_tokens = TOKENS,
                                           .page_bytes = PAGE_BYTES,
                                           .queue_pages = 2,
                                           .max_owners = 8,
                                           .master_key = {7}};
    struct cr_spill *spill;
    struct cr_error err;
    uint32_t sizes[2] = {0, 0};
    if (!has_dir) {
        must(mkdtemp(dir) != NULL);
        atexit(remove_dir);
        has_dir = true;
    }
    size_t n = size < sizeof sizes ? size : sizeof sizes;
    if (n > 0)
        memcpy(sizes, data, n);
    data += n;
    size -= n;
    next_file(CR_SPILL_KEYS, &data, &size, sizes[0]);
    next_file(CR_SPILL_INDEX, &data, &size, sizes[1]);
    next_file(CR_SPILL_PAGES, &data, &size, size);
    must(cr_spill_open_io(&config, &io, &spill, &err) == CR_OK);
    for (uint32_t i = 0; i < N_PAGES; i++)
        use_page(spill, i, false);
    use_page(spill, 1, true);
    cr_spill_close(spill);
    return 0;
}
