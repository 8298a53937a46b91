#ifndef CARREL_LM_WORDNET_H
#define CARREL_LM_WORDNET_H

/* The part of WordNet the corpus uses: for each common word its first sense, the
 * gloss, an example sentence, a synonym and the class above it; and all glosses
 * with examples as a plain text to read once. */

#include "grammar.h"

struct word {
    char *lemma, *gloss;
    char *example, *synonym, *kind; /* each may be NULL */
    int pos;                        /* 'n', 'v' or 'a' */
    int count;                      /* how often seen in tagged text */
};

struct wordnet {
    struct word *word; /* the most frequent first */
    size_t n;
    struct text reading; /* pieces, each ended by a zero byte */
};

/* Reads the files in `dir`; ends the program if they are not there. */
void wordnet_read(struct wordnet *w, const char *dir);
void wordnet_release(struct wordnet *w);

#endif
