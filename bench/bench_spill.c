/* Does the spill keep up with the disk, encryption on?
 *
 * `bench_spill [FOLDER [MIB]]`. For a page of a small model (192 KiB: 16 tokens of 12 KiB) and a
 * smaller one (23 KiB): as many bytes of K and V as given are written and read back, once by plain
 * pwrite and pread of 1 MiB at a time, in order, and once through the spill: put, flush; get, poll,
 * release. Both ways have the same policy: a fresh file, O_DIRECT, and fsync at the end and within
 * the time. Rounds take turns, and the median ratio counts, since other users of a disk come and
 * go. What the calls cost the thread that makes them is told as well.
 *
 * The ratio is of bytes of K and V; tokens, tags and rounding to blocks are the spill's to pay.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "carrel/rng.h"
#include "carrel/spill.h"

#define TOKENS   16u
#define N_ROUNDS 5
#define CHUNK    (1u << 20)
#define STAGING  (16u << 20)

static int n_met, n_missed;
static const char *folder;
static size_t n_bytes;
static _Alignas(4096) uint8_t chunk[CHUNK];
static uint32_t put_ns[1 << 16];

_Noreturn static void die(const char *what)
{
    fprintf(stderr, "bench_spill: %s\n", what);
    exit(1);
}

static uint64_t now_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* GB/s of the bytes since then. */
static double speed_since(uint64_t begin)
{
    return (double)n_bytes / (double)(now_ns() - begin);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double median(const double *values)
{
    double sorted[N_ROUNDS];

    memcpy(sorted, values, sizeof sorted);
    qsort(sorted, N_ROUNDS, sizeof *sorted, by_value);
    return sorted[N_ROUNDS / 2];
}

static int by_ns(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void row(const char *what, double figure, double gate, const char *unit)
{
    bool is_met = figure >= gate;

    *(is_met ? &n_met : &n_missed) += 1;
    printf("%-58s %9.3f %-6s >= %-7g %s\n", what, figure, unit, gate, is_met ? "met" : "MISSED");
    fflush(stdout);
}

static void plain(const char *path, double *ret_write, double *ret_read)
{
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_DIRECT, 0600);
    size_t at;

    if (fd < 0)
        die("cannot make a file in the folder");
    uint64_t begin = now_ns();
    for (at = 0; at < n_bytes; at += CHUNK) {
        if (pwrite(fd, chunk, CHUNK, (off_t)at) != CHUNK)
            die("cannot write; is the disk full?");
    }
    if (fsync(fd) != 0)
        die("cannot sync");
    *ret_write = speed_since(begin);
    begin = now_ns();
    for (at = 0; at < n_bytes; at += CHUNK) {
        if (pread(fd, chunk, CHUNK, (off_t)at) != CHUNK)
            die("cannot read");
    }
    *ret_read = speed_since(begin);
    close(fd);
    unlink(path);
}

static void make_tokens(int32_t *tokens, uint32_t page)
{
    for (uint32_t i = 0; i < TOKENS; i++)
        tokens[i] = (int32_t)(page * TOKENS + i);
}

static void write_pages(struct cr_spill *spill, uint32_t n_pages, struct cr_chain_id *chains)
{
    int32_t tokens[TOKENS];

    for (uint32_t i = 0; i < n_pages; i++) {
        make_tokens(tokens, i);
        if (cr_spill_chain(spill, 1, i > 0 ? &chains[i - 1] : NULL, tokens, &chains[i]) != CR_OK)
            die("no name for a page");
        int status;
        for (;;) {
            uint64_t begin = now_ns();
            status = cr_spill_put(spill, 1, &chains[i], tokens, chunk);
            put_ns[i] = (uint32_t)(now_ns() - begin);
            if (status != CR_EFULL)
                break;
            usleep(50);
        }
        if (status != CR_OK)
            die("cannot put a page");
    }
    if (cr_spill_flush(spill) != CR_OK)
        die("cannot flush");
}

static void read_pages(struct cr_spill *spill, uint32_t n_pages, const struct cr_chain_id *chains)
{
    struct cr_spill_completion done[64];
    int32_t tokens[TOKENS];

    for (uint32_t n_asked = 0, n_came = 0; n_came < n_pages;) {
        for (; n_asked < n_pages; n_asked++) {
            make_tokens(tokens, n_asked);
            int status = cr_spill_get(spill, 1, &chains[n_asked], tokens, n_asked);
            if (status == CR_EFULL)
                break;
            if (status != CR_OK)
                die("a page is gone");
        }
        uint32_t n = cr_spill_poll(spill, done, 64);
        for (uint32_t i = 0; i < n; i++) {
            if (done[i].status != CR_OK)
                die("a page did not come back");
            cr_spill_release(spill, &done[i]);
        }
        n_came += n;
        if (n == 0)
            usleep(50);
    }
}

static void remove_spill(const char *path)
{
    static const char *const names[] = {"pages", "keys", "index"};

    for (int i = 0; i < 3; i++) {
        char file[600];
        snprintf(file, sizeof file, "%s/%s", path, names[i]);
        unlink(file);
    }
    rmdir(path);
}

static void spilled(uint32_t page_bytes, double *ret_write, double *ret_read)
{
    char path[512];
    uint32_t n_pages = (uint32_t)(n_bytes / page_bytes);
    struct cr_chain_id *chains = calloc(n_pages, sizeof *chains);
    struct cr_spill_config config = {.path = path,
                                     .max_bytes = (uint64_t)n_bytes * 2,
                                     .page_tokens = TOKENS,
                                     .page_bytes = page_bytes,
                                     .queue_pages = STAGING / page_bytes,
                                     .max_owners = 64};
    struct cr_spill *spill;
    struct cr_error err;

    snprintf(path, sizeof path, "%s/bench_spill.d", folder);
    if (chains == NULL || n_pages > sizeof put_ns / sizeof *put_ns)
        die("too many pages");
    if (cr_spill_open(&config, &spill, &err) != CR_OK)
        die(err.text);
    uint64_t begin = now_ns();
    write_pages(spill, n_pages, chains);
    *ret_write = speed_since(begin);
    begin = now_ns();
    read_pages(spill, n_pages, chains);
    *ret_read = speed_since(begin);
    qsort(put_ns, n_pages, sizeof *put_ns, by_ns);
    cr_spill_close(spill);
    free(chains);
    remove_spill(path);
}

static void bench(uint32_t page_bytes)
{
    double plain_write[N_ROUNDS], plain_read[N_ROUNDS], write[N_ROUNDS], read[N_ROUNDS];
    double write_ratio[N_ROUNDS], read_ratio[N_ROUNDS];
    char path[512];
    uint32_t n_pages = (uint32_t)(n_bytes / page_bytes);

    snprintf(path, sizeof path, "%s/bench_spill.plain", folder);
    for (int i = 0; i < N_ROUNDS; i++) {
        plain(path, &plain_write[i], &plain_read[i]);
        spilled(page_bytes, &write[i], &read[i]);
        write_ratio[i] = write[i] / plain_write[i];
        read_ratio[i] = read[i] / plain_read[i];
        printf("  write %6.3f of %6.3f GB/s, read %6.3f of %6.3f GB/s\n", write[i], plain_write[i],
               read[i], plain_read[i]);
    }
    printf("pages of %u KiB, %u of them: put costs its caller %.1f us p50, %.1f us p99\n",
           page_bytes / 1024, n_pages, put_ns[n_pages / 2] / 1e3, put_ns[n_pages * 99 / 100] / 1e3);
    printf("  plain write %.3f GB/s, plain read %.3f GB/s\n", median(plain_write),
           median(plain_read));
    printf("  spill       %.3f GB/s, restore    %.3f GB/s\n", median(write), median(read));
    row("  spill against plain write and fsync", median(write_ratio), 0.7, "x");
    row("  restore against plain read", median(read_ratio), 0.7, "x");
}

/* What a lookup and an eviction ask of the spill for each page. */
static void bench_calls(void)
{
    const uint32_t n = 1000000;
    char path[512];
    int32_t tokens[TOKENS] = {0};
    struct cr_chain_id chain = {{0}};
    struct cr_spill_config config = {.path = path,
                                     .max_bytes = 1u << 26,
                                     .page_tokens = TOKENS,
                                     .page_bytes = 4096,
                                     .queue_pages = 4,
                                     .max_owners = 64};
    struct cr_spill *spill;
    struct cr_error err;
    uint32_t n_found = 0;

    snprintf(path, sizeof path, "%s/bench_spill.d", folder);
    if (cr_spill_open(&config, &spill, &err) != CR_OK)
        die(err.text);
    uint64_t begin = now_ns();
    for (uint32_t i = 0; i < n; i++)
        cr_spill_chain(spill, 1, &chain, tokens, &chain);
    printf("chain %.1f ns a page, ", (double)(now_ns() - begin) / n);
    begin = now_ns();
    for (uint32_t i = 0; i < n; i++) {
        chain.v[i % 16]++;
        n_found += cr_spill_has(spill, 1, &chain);
    }
    printf("has %.1f ns\n", (double)(now_ns() - begin) / n);
    if (n_found > 0)
        die("found what nobody put");
    cr_spill_close(spill);
    remove_spill(path);
}

int main(int argc, char **argv)
{
    struct cr_rng rng;

    folder = argc > 1 ? argv[1] : ".";
    n_bytes = (argc > 2 ? strtoul(argv[2], NULL, 10) : 768) << 20;
    cr_rng_seed(&rng, 1);
    for (size_t i = 0; i < CHUNK; i++)
        chunk[i] = (uint8_t)cr_rng_next(&rng);
    bench_calls();
    bench(192 * 1024);
    bench(23 * 1024);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
