/* Which script a text is in. */
#ifndef CARREL_PRIVACY_SCRIPT_H
#define CARREL_PRIVACY_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether more of its letters are of scripts that the detectors don't read than of Latin. */
bool cr_script_is_foreign(const char *text, size_t len);

#endif
