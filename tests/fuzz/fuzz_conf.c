/* The parser of carrel.conf: never a crash; a file it takes is written out and read back as the
 * same options, and one it refuses changes nothing. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/config.h"

struct options {
    char *name;
    bool on;
    int64_t n;
    uint64_t size, time_us;
    double x;
    int word;
};

static const char *const words[] = {"one", "two", NULL};

#define AT(field) .offset = offsetof(struct options, field)

static const struct cr_opt opts[] = {
    {.name = "name", .type = CR_OPT_STRING, AT(name), .max = 200, .help = "text"},
    {.name = "on", .section = "a", .type = CR_OPT_BOOL, AT(on), .help = "yes or no"},
    {.name = "n", .section = "a", .type = CR_OPT_INT, AT(n), .help = "any number"},
    {.name = "size", .section = "a", .type = CR_OPT_SIZE, AT(size), .help = "bytes"},
    {.name = "time", .section = "b", .type = CR_OPT_DURATION, AT(time_us), .help = "time"},
    {.name = "x",
     .section = "b",
     .type = CR_OPT_FLOAT,
     AT(x),
     .min = -1e9,
     .max = 1e9,
     .help = "x"},
    {.name = "word", .section = "b", .type = CR_OPT_ENUM, AT(word), .choices = words, .help = "w"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static bool is_same(const struct options *a, const struct options *b)
{
    return strcmp(a->name, b->name) == 0 && a->on == b->on && a->n == b->n && a->size == b->size &&
           a->time_us == b->time_us && a->x == b->x && a->word == b->word;
}

static void must(bool ok)
{
    if (!ok)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct options first, second;
    struct cr_error err;
    must(cr_config_defaults(&table, &first, NULL) == CR_OK);
    must(cr_config_defaults(&table, &second, NULL) == CR_OK);
    if (cr_config_parse(&table, &first, (const char *)data, size, "in", &err) != CR_OK) {
        must(strncmp(err.text, "in:", 3) == 0 || err.status == CR_ETOOBIG);
        must(is_same(&first, &second));
    } else {
        char *text = NULL;
        size_t len;
        FILE *out = open_memstream(&text, &len);
        must(out != NULL && cr_config_print_conf(&table, &first, out) == CR_OK);
        fclose(out);
        must(cr_config_parse(&table, &second, text, len, "back", &err) == CR_OK);
        must(is_same(&first, &second));
        free(text);
    }
    cr_config_release(&table, &first);
    cr_config_release(&table, &second);
    return 0;
}
