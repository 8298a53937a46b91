/* The scanner: never a crash; a text in two pieces has the findings of the whole, and they lie in
 * it. The first byte says where it is cut. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/privacy.h"

#define MAX_FOUND 4096

struct found {
    size_t n, len;
    struct cr_finding f[MAX_FOUND];
};

static void must(bool ok)
{
    if (!ok)
        abort();
}

static void collect(void *user, const struct cr_finding *finding)
{
    struct found *found = user;
    must(finding->start < finding->end && finding->end <= found->len);
    must(finding->score > 0 && finding->score <= 1);
    if (found->n < MAX_FOUND)
        found->f[found->n++] = *finding;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct cr_rules *rules;
    static struct cr_scan *scan[2];
    static struct found found[2];
    if (rules == NULL) {
        must(cr_rules_default(&rules, NULL) == CR_OK);
        for (int i = 0; i < 2; i++)
            must(cr_scan_create(rules, collect, &found[i], &scan[i]) == CR_OK);
    }
    size_t cut = size > 0 ? size * data[0] / 256 : 0;
    for (int i = 0; i < 2; i++) {
        found[i].n = 0;
        found[i].len = size;
        cr_scan_feed(scan[i], (const char *)data, i == 0 ? size : cut);
        if (i == 1)
            cr_scan_feed(scan[i], (const char *)data + cut, size - cut);
        cr_scan_finish(scan[i]);
    }
    must(found[0].n == found[1].n);
    for (size_t i = 0; i < found[0].n; i++)
        must(found[0].f[i].start == found[1].f[i].start && found[0].f[i].end == found[1].f[i].end &&
             found[0].f[i].rule == found[1].f[i].rule);
    return 0;
}
