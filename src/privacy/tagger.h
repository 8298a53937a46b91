/* Tier 2: a tagger of words. It reads UTF-8 text, perhaps damaged, and tells of each word the
 * chance that it is part of something private, which words are names, numbers and other entities,
 * and of any stretch of the text the chance that it holds something private. README.md tells how.
 *
 * Weights are immutable and may be used by many threads; a scratch belongs to one thread, grows
 * with the longest text that it saw, and keeps offsets and scores, never text. Results live in it
 * until the next run.
 */
#ifndef CARREL_PRIVACY_TAGGER_H
#define CARREL_PRIVACY_TAGGER_H

#include <stddef.h>
#include <stdint.h>

#include "carrel/privacy.h"

/* libcarrel takes no names but its own; inside, these are short. */
#define tagger_scratch_create  cr_tagger_scratch_create
#define tagger_scratch_destroy cr_tagger_scratch_destroy
#define tagger_run             cr_tagger_run
#define tagger_words           cr_tagger_words
#define tagger_spans           cr_tagger_spans
#define tagger_block_score     cr_tagger_block_score

struct tagger_scratch;

struct tagger_word {
    uint32_t start, end; /* bytes of the text */
    float private_;      /* the chance that it is part of something private */
};

struct tagger_span {
    uint32_t start, end;
    enum cr_privacy_class class_;
    float score; /* the chance that it is private here: low for a name in the news */
};

/* CR_ENOMEM. */
int cr_tagger_scratch_create(struct tagger_scratch **ret);
/* NULL is fine. */
void cr_tagger_scratch_destroy(struct tagger_scratch *scratch);

/* Judges text[0,len). `tier1`: findings of the rules in it, sorted by their start. CR_ENOMEM;
 * CR_ETOOLONG from 4 GiB on. After a failure there are no words and no spans. */
int cr_tagger_run(const struct cr_tagger *tagger, struct tagger_scratch *scratch, const char *text,
                  size_t len, const struct cr_finding *tier1, size_t n_tier1);
/* In order of the text; spans do not overlap. */
const struct tagger_word *cr_tagger_words(const struct tagger_scratch *scratch, size_t *n);
const struct tagger_span *cr_tagger_spans(const struct tagger_scratch *scratch, size_t *n);
/* The chance that bytes [start,end) of the text hold something private; 0 where there is no word.
 */
float cr_tagger_block_score(const struct cr_tagger *tagger, const struct tagger_scratch *scratch,
                            uint32_t start, uint32_t end);

#endif
