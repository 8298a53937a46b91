/* The parser of rule files: never a crash; what it refuses is refused with a sentence, and what it
 * takes can scan. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/privacy.h"

static void must(bool ok)
{
    if (!ok)
        abort();
}

static void check(void *user, const struct cr_finding *finding)
{
    must(finding->start < finding->end && finding->end <= *(const size_t *)user);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cr_rules *rules = NULL;
    struct cr_scan *scan;
    struct cr_error err = {0};
    if (cr_rules_parse((const char *)data, size, "f", &rules, &err) == CR_OK) {
        must(cr_scan_create(rules, check, &size, &scan) == CR_OK);
        cr_scan_feed(scan, (const char *)data, size);
        cr_scan_finish(scan);
        cr_scan_destroy(scan);
        cr_rules_unref(rules);
    } else {
        must(rules == NULL && err.text[0] != '\0');
        must(strlen(err.text) == sizeof err.text - 1 || err.text[strlen(err.text) - 1] == '.');
    }
    return 0;
}
