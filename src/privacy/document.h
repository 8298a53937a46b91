/* Judging one document, on one thread. */
#ifndef CARREL_PRIVACY_DOCUMENT_H
#define CARREL_PRIVACY_DOCUMENT_H

#include <stdatomic.h>

#include "carrel/clock.h"
#include "privacy/detect.h"
#include "privacy/known.h"

/* Bytes before a page that may change what it is. */
#define CR_DOCUMENT_BEFORE 1024u
/* Judged in one go; between two it is looked whether time is up. */
#define CR_DOCUMENT_WINDOW 16384u

struct cr_document_judge {
    struct cr_detect *detect; /* NULL: memory lacked for one */
    struct cr_known *known;   /* shared with others */
    struct cr_siphash_key key;
    uint64_t epoch;
    const struct cr_clock *clock;
    const atomic_bool *is_stopping; /* pages that were not judged yet are not, or NULL */
    cr_unsure_fn on_unsure;         /* or NULL */
    void *unsure_user;
    uint64_t n_judged;    /* pages that the detector judged */
    uint64_t n_unsure;    /* of these, on_unsure was told of */
    uint64_t (*names)[2]; /* [max_names] of the document at hand; free() it at the end */
    uint32_t max_names;
};

/* Never fails: what can't be judged is not cleared. The verdict's names hold until the next call.
 */
void cr_document_judge(struct cr_document_judge *judge, const struct cr_document *document,
                       uint64_t deadline_us, struct cr_verdict *ret_verdict);

#endif
