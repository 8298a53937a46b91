/* The game that a quorum's privacy is measured by, on the real KV manager.
 *
 * There are two worlds: in one a victim computed a text of one block, in the other nobody did. An
 * attacker who knows the text, and owns as many proven tenants as it likes, lets one after another
 * compute it, has each looked at by a stranger, and stops when the text is shared. How many it took
 * is all that it learns. Played over many texts in both worlds, that gives two histograms; the
 * privacy loss is how far apart they are.
 */
#ifndef CARREL_QUORUM_GAME_H
#define CARREL_QUORUM_GAME_H

#include "carrel/kv.h"

struct quorum_game {
    uint32_t quorum, spread;
    double epsilon;
    bool has_victim;
};

/* Texts by the number of Sybils with which they were first seen shared. */
#define QUORUM_OUTCOMES (CR_KV_MAX_QUORUM + 1)

/* Plays it for `n_texts` texts, with thresholds from fresh secrets. A CR_E… code. */
int quorum_game_play(const struct quorum_game *game, uint32_t n_texts,
                     uint64_t ret_outcomes[QUORUM_OUTCOMES]);

struct quorum_loss {
    double inside; /* the most that an outcome possible in both worlds tells: |log ratio| … */
    double inside_upper; /* … and its upper bound at 99.95 % */
    double alone;        /* chance of what happens in one world alone: it tells all */
    double excess;       /* of the worst set of outcomes: what its chance in one world exceeds
                          * e^epsilon times that in the other by, which delta bounds … */
    double excess_error; /* … and 3.3 standard errors of it */
};

/* Compares the histograms of two worlds, each of `n_texts` texts. */
void quorum_game_compare(const uint64_t without[QUORUM_OUTCOMES],
                         const uint64_t with[QUORUM_OUTCOMES], uint32_t n_texts, double epsilon,
                         struct quorum_loss *ret_loss);

/* What docs/design/quorum.md proves: the delta of one text. */
double quorum_game_delta(double epsilon, uint32_t spread);

#endif
