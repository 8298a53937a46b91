/* Which language a stretch of text is in, of those that the detectors read. */
#ifndef CARREL_PRIVACY_LANGUAGE_H
#define CARREL_PRIVACY_LANGUAGE_H

#include <stddef.h>

#include "carrel/pipeline.h"

/* Too little prose to tell: code, lists, names, numbers. */
#define CR_LANGUAGE_NONE (CR_LANGUAGE_OTHER + 1u)

#define CR_LANGUAGE_WORDS 1024u

/* What a word says. */
struct cr_language_word {
    uint32_t start, end; /* in the text */
    uint32_t languages;  /* bits: that have it among their most frequent words */
    uint16_t slot;       /* which of these it is */
    bool is_strange;     /* has a letter that none of the seven writes, and is no name */
    bool is_linked;      /* in small letters, one blank behind another word */
};

/* Words that were read once, for all pages that look at them. All 0: none. */
struct cr_language_view {
    size_t from, to; /* in the text: words between are known … */
    uint32_t n;
    struct cr_language_word words[CR_LANGUAGE_WORDS];
};

/* An enum cr_language, or CR_LANGUAGE_NONE: of the page [start,end) of a text of at most 4 GiB,
 * told by CR_DOCUMENT_BEFORE bytes before it, itself and CR_PIPELINE_CONTEXT bytes behind it, and
 * by nothing else. All calls with one view are about the same text. */
uint32_t cr_language_of(struct cr_language_view *view, const char *text, size_t len, size_t start,
                        size_t end);
/* Whether a policy lists the page's language, and it is in Latin letters; to have no language is
 * not held against it. */
bool cr_language_is_read(struct cr_language_view *view, uint32_t languages, const char *text,
                         size_t len, size_t start, size_t end);

/* --- language_words.c --- */

#define CR_LANGUAGE_LISTS    32u /* the seven, in order of enum cr_language, and others */
#define CR_LANGUAGE_WORD_MAX 12u /* bytes */
#define CR_LANGUAGE_SLOTS    4096u

/* The most frequent words of languages, in small letters, each followed by a blank or the end; all
 * together far fewer than slots. */
extern const char *const cr_language_lists[CR_LANGUAGE_LISTS];

#endif
