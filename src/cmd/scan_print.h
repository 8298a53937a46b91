/* How `carrel scan` shows what was found in a text. */
#ifndef CARREL_CMD_SCAN_PRINT_H
#define CARREL_CMD_SCAN_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "carrel/pipeline.h"

/* A text that was judged. */
struct cr_scan_result {
    const char *text;
    size_t len;
    const struct cr_detect *detect; /* which judged it last */
    const struct cr_finding *found; /* [n], in order of their first byte */
    size_t n;
    struct cr_policy policy;
};

/* A line for each private finding; never the text. */
void cr_scan_print_plain(const struct cr_scan_result *r);
/* An object of JSON on one line. */
void cr_scan_print_json(const struct cr_scan_result *r);
/* The text, with private findings replaced by their class. */
void cr_scan_print_redacted(const struct cr_scan_result *r);
/* The text in pages of at most `page_bytes` (4 or more) and whole characters, each with its
 * verdict, and a line that counts them; what is in a language that is not read is unsure. In
 * colour: private ones red, unsure ones yellow; else a
 * page a line, behind '!', '?' or a blank. */
void cr_scan_print_pages(const struct cr_scan_result *r, size_t page_bytes, bool in_colour);

#endif
