/* Judgements that were made before, by a keyed hash of all that they rest on. */
#ifndef CARREL_PRIVACY_KNOWN_H
#define CARREL_PRIVACY_KNOWN_H

#include "carrel/pipeline.h"
#include "privacy/siphash.h"

struct cr_known;

#define CR_SEAL_NONE UINT16_MAX

/* Of one page. */
struct cr_judgement {
    uint8_t why; /* enum cr_verdict_why */
    uint8_t class_, tier;
    uint8_t score;    /* in 255ths */
    uint16_t to_seal; /* pages from it to the first that is private whatever follows it */
};

/* Room for at least `n`. Any thread may use it. CR_ENOMEM. */
int cr_known_create(uint32_t n, struct cr_known **ret_known);
void cr_known_destroy(struct cr_known *known);
bool cr_known_find(struct cr_known *known, struct cr_siphash name, struct cr_judgement *ret);
/* Makes room by forgetting another one. */
void cr_known_put(struct cr_known *known, struct cr_siphash name, const struct cr_judgement *j);

#endif
