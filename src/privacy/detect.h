/* What the pipeline asks of a detector, beyond the public calls. */
#ifndef CARREL_PRIVACY_DETECT_H
#define CARREL_PRIVACY_DETECT_H

#include "carrel/privacy.h"
#include "privacy/tagger.h"

/* The tagger's calibrated score of the words in bytes [start,end) of the text that was judged last;
 * 0 without a tagger. */
float cr_detect_block_score(const struct cr_detect *detect, size_t start, size_t end);
/* The highest tier that judges: 1 or 2. */
uint32_t cr_detect_tier(const struct cr_detect *detect);

#endif
