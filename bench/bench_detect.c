/* How fast do the rules read? bench_detect [FOLDER]
 *
 * One core, all shipped rules, checks on. The text is prose, code, tables of numbers and one
 * private value in about two thousand bytes; of a FOLDER the files in it are read as well. Large
 * chunks are 64 KiB; the small ones, 64 bytes, are what a page of the cache holds. The best of
 * several rounds counts, since the machine may be busy otherwise.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "carrel/privacy.h"
#include "carrel/rng.h"

#define MADE_BYTES ((size_t)8 << 20)
#define READ_BYTES ((size_t)32 << 20)
#define ROUNDS     7

static int n_met, n_missed;
static char *text, *folder_text;
static size_t text_len, folder_len;
static uint64_t n_found;

static void count(void *user, const struct cr_finding *finding)
{
    (void)user, (void)finding;
    n_found++;
}

/* Letters of words as English has them are enough: what counts is how often which rule is tried. */
static void make_text(void)
{
    static const char *const words[] = {
        "the",   "of",     "and",   "to",      "in",     "that",    "was",      "question",
        "model", "write",  "list",  "number",  "people", "between", "function", "please",
        "state", "return", "value", "explain", "about",  "from",    "account",  "river",
        "with",  "which",  "could", "history", "water",  "example", "morning",  "garden"};
    static const char *const others[] = {
        "for (int i = 0; i < 10; i++) { sum += x[i]; }\n",
        "| 2019 | 14.5 | 1,204 | 33% |\n",
        "def add(a: int, b: int) -> int:\n    return a + b\n",
        "See https://www.site.org/a/b?c=12 for more.\n",
        "Natalia sold 48/2 = 24 clips in May, and 72 in all.\n",
    };
    static const char *const values[] = {"anna.meier@mail-haus.de", "4539 1488 0343 6467",
                                         "+49 30 901820", "DE89 3704 0044 0532 0130 00"};
    struct cr_rng rng;
    cr_rng_seed(&rng, 1);
    while (text_len + 200 < MADE_BYTES) {
        uint64_t what = cr_rng_below(&rng, 400);
        const char *piece = what == 0   ? values[cr_rng_below(&rng, 4)]
                            : what < 12 ? others[cr_rng_below(&rng, 5)]
                                        : words[cr_rng_below(&rng, 32)];
        text_len += (size_t)sprintf(text + text_len, "%s%s", piece,
                                    cr_rng_below(&rng, 12) == 0 ? ". " : " ");
    }
}

static int add_file(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)ftw;
    size_t room = READ_BYTES - folder_len;
    FILE *file = type == FTW_F && st->st_size > 0 && room > 0 ? fopen(path, "re") : NULL;
    if (file != NULL) {
        folder_len += fread(folder_text + folder_len, 1, room, file);
        fclose(file);
    }
    return 0;
}

/* Of this thread on its core: what other programs take does not count. */
static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void time_it(const char *what, struct cr_scan *scan, const char *data, size_t len,
                    size_t piece, double gate)
{
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        n_found = 0;
        double begin = now_us();
        for (size_t i = 0; i < len; i += piece)
            cr_scan_feed(scan, data + i, piece < len - i ? piece : len - i);
        cr_scan_finish(scan);
        double speed = (double)len / (now_us() - begin);
        best = speed > best ? speed : best;
    }
    *(best >= gate ? &n_met : &n_missed) += 1;
    printf("%-44s %6.1f MB, %7llu findings %8.0f MB/s >= %-4g %s\n", what, (double)len / 1e6,
           (unsigned long long)n_found, best, gate, best >= gate ? "met" : "MISSED");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct cr_rules *rules;
    struct cr_scan *scan;
    struct cr_error err = {0};
    text = malloc(MADE_BYTES);
    folder_text = malloc(READ_BYTES);
    if (text == NULL || folder_text == NULL || cr_rules_default(&rules, &err) != CR_OK ||
        cr_scan_create(rules, count, NULL, &scan) != CR_OK) {
        fprintf(stderr, "bench_detect: %s\n", err.text[0] ? err.text : "There is no memory.");
        return 1;
    }
    make_text();
    time_it("made text, 64 KiB at once", scan, text, text_len, 65536, 300);
    time_it("made text, 64 bytes at once", scan, text, text_len, 64, 200);
    if (argc > 1 && nftw(argv[1], add_file, 16, FTW_PHYS) == 0 && folder_len > 0) {
        time_it("the folder's text, 64 KiB at once", scan, folder_text, folder_len, 65536, 300);
        time_it("the folder's text, 64 bytes at once", scan, folder_text, folder_len, 64, 200);
    }
    cr_scan_destroy(scan);
    cr_rules_unref(rules);
    free(text);
    free(folder_text);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
