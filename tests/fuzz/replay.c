/* Replays a corpus through a fuzz target without libFuzzer: `fuzz_NAME CORPUS [MUTATIONS [SEED]]`.
 *
 * Every file of the folder is run as it is, then MUTATIONS times with seeded damage: bytes set,
 * bits flipped, pieces removed, doubled or taken from elsewhere, numbers set to their extremes, the
 * end cut off. So an ordinary test run, sanitizers included, walks the error paths of each parser,
 * and walks the same ones every time. A crash shows as one; the last line printed before it names
 * the file, the mutation and the seed. An empty corpus is an error: such a test could not fail.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "carrel/rng.h"

#define INPUT_MAX   ((size_t)1 << 20)
#define N_MUTATIONS 500
#define SEED        20260101

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct cr_rng rng;

static size_t below(size_t n)
{
    return (size_t)cr_rng_below(&rng, n);
}

/* Sets 1, 2, 4 or 8 bytes to a number that counts and offsets stumble over. */
static void set_number(uint8_t *data, size_t size)
{
    static const uint64_t numbers[] = {
        0,          1,         0x7f,       0x80,       0xff,
        0x7fff,     0xffff,    0x7fffffff, 0x80000000, 0xffffffff,
        1ULL << 32, INT64_MAX, 1ULL << 63, UINT64_MAX, UINT64_MAX - 31,
    };
    size_t width = (size_t)1 << below(4);
    uint64_t number = numbers[below(sizeof numbers / sizeof numbers[0])];
    if (width <= size)
        memcpy(data + below(size - width + 1), &number, width);
}

/* One piece of damage; returns the new size. */
static size_t damage(uint8_t *data, size_t size)
{
    static const char odd[] = "\"\\{}[]:,=#\n\r\t \0%\xff\xc0-+.0e";
    if (size == 0)
        return 0;
    size_t at = below(size), len = 1 + below(size - at < 32 ? size - at : 32);
    switch (below(8)) {
    case 0:
        data[at] = (uint8_t)below(256);
        break;
    case 1:
        data[at] ^= (uint8_t)(1 << below(8));
        break;
    case 2:
        data[at] = (uint8_t)odd[below(sizeof odd - 1)];
        break;
    case 3:
        set_number(data, size);
        break;
    case 4: /* remove */
        memmove(data + at, data + at + len, size - at - len);
        return size - len;
    case 5: /* double */
        if (size + len > INPUT_MAX)
            break;
        memmove(data + at + len, data + at, size - at);
        return size + len;
    case 6: /* from elsewhere */
        memmove(data + at, data + below(size - len + 1), len);
        break;
    case 7: /* cut the end off, seldom */
        return below(4) == 0 ? at : size;
    }
    return size;
}

/* Inputs are copied to memory of exactly their size, so that a sanitizer sees one byte too far. */
static void run(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size > 0 ? size : 1);
    if (copy == NULL)
        abort();
    if (size > 0)
        memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static int replay(const char *path, unsigned n_mutations, uint64_t seed)
{
    static uint8_t input[INPUT_MAX], mutant[INPUT_MAX];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    size_t size = fread(input, 1, sizeof input, file);
    fclose(file);
    run(input, size);
    for (unsigned i = 0; i < n_mutations; i++) {
        size_t mutant_size = size;
        fprintf(stderr, "\r%s, mutation %u, seed %llu ", path, i, (unsigned long long)seed);
        cr_rng_seed(&rng, seed + i);
        memcpy(mutant, input, size);
        for (size_t n = 1 + below(4); n > 0; n--)
            mutant_size = damage(mutant, mutant_size);
        run(mutant, mutant_size);
    }
    fputc('\n', stderr);
    return 0;
}

static int is_input(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
    unsigned n_mutations = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : N_MUTATIONS;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : SEED;
    struct dirent **entries;
    int n = argc > 1 ? scandir(argv[1], &entries, is_input, alphasort) : -1;
    if (n <= 0) {
        fprintf(stderr, "%s: no corpus at %s\n", argv[0], argc > 1 ? argv[1] : "(none given)");
        return 1;
    }
    int failed = 0;
    run(NULL, 0);
    for (int i = 0; i < n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", argv[1], entries[i]->d_name);
        failed |= replay(path, n_mutations, seed);
        free(entries[i]);
    }
    free(entries);
    printf("%d inputs, %u mutations of each\n", n, n_mutations);
    return failed;
}
