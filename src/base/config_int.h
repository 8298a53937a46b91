/* What the files of the configuration share. */
#ifndef BASE_CONFIG_INT_H
#define BASE_CONFIG_INT_H

#include "carrel/config.h"

#define CR_CONFIG_VALUE_MAX 4096 /* bytes of one value */

/* The option of this name (not NUL-terminated), or NULL. */
const struct cr_opt *cr_config_find(const struct cr_opt_table *table, const char *name, size_t len);

/* Parses `text` (not NUL-terminated) into the option's field. `where` begins the message:
 * "carrel.conf:12: " or "". Nothing changes on failure. */
int cr_config_assign(const struct cr_opt *opt, void *values, const char *text, size_t len,
                     const char *where, struct cr_error *err);

/* A copy of `values` to work on, with strings of its own; commit swaps it in, and discard frees. */
int cr_config_begin(const struct cr_opt_table *table, const void *values, void **ret_scratch,
                    struct cr_error *err);
void cr_config_end(const struct cr_opt_table *table, void *values, void *scratch, int status);

/* The known name that is nearest to `name`, or NULL when none is near. */
const char *cr_config_nearest(const struct cr_opt_table *table, const char *name, size_t len);

bool cr_config_is_same(const struct cr_opt *opt, const void *a, const void *b);

/* "4G", "90s", "8080": the shortest text that reads back as the field's value. */
void cr_config_format(const struct cr_opt *opt, const void *values, char *buf, size_t size);
/* "0 to 65535", "auto, on or off"; "" without limits. */
void cr_config_limits(const struct cr_opt *opt, char *buf, size_t size);

#endif
