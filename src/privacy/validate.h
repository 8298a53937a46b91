/* Validators: says whether a candidate that a scanner found is what it looks like.
 *
 * A number of 16 digits is a card's only if its check digit is right and a scheme issues numbers
 * that begin so; an address is somebody's only if it is not from a range kept for documentation.
 * "Valid" here means both: well formed by its standard, and possibly a real person's or account's.
 * Published test numbers, example domains and reserved ranges are therefore not valid.
 */
#ifndef CARREL_PRIVACY_VALIDATE_H
#define CARREL_PRIVACY_VALIDATE_H

#include <stdbool.h>
#include <stddef.h>

/* Says whether `text` [len] (ASCII, already normalised; may hold single separators ' ', '-', '.',
 * '/' as people write them) is a valid value. No allocation, no locale, any thread, any bytes:
 * never crashes. The answer depends on the bytes and, where a date must not lie in the future, on
 * the clock. */
typedef bool (*cr_validate_fn)(const char *text, size_t len);

struct cr_validator {
    const char *name;
    cr_validate_fn is_valid;
};

/* NULL: no validator of that name. */
const struct cr_validator *cr_validator_find(const char *name);
/* All, in order of name. */
const struct cr_validator *cr_validators(size_t *ret_n);

#endif
