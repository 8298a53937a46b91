/* Context: which words stand near a value.
 *
 * The places of all words that a rule knows are kept in order for as long as a value near them may
 * be decided. How many words lie between is counted from the masks of the blocks.
 */
#include "privacy_int.h"

/* Words that begin before `position`. */
static uint64_t words_before(const struct cr_scan *scan, uint64_t position)
{
    const struct cr_block *b = &scan->block[position / 64 % CR_SCAN_BLOCKS];
    uint64_t below = ((uint64_t)1 << (position % 64)) - 1;
    return b->n_words + (uint64_t)__builtin_popcountll(b->starts & below);
}

/* The first hit at or behind `position`. */
static uint64_t first_hit(const struct cr_scan *scan, uint64_t position)
{
    uint64_t i = scan->block[position / 64 % CR_SCAN_BLOCKS].n_hits;
    while (i < scan->n_hits && scan->hit[i % CR_SCAN_HITS].at < position)
        i++;
    return i;
}

static uint64_t window_start(uint64_t from)
{
    return from > CR_SCAN_CONTEXT ? from - CR_SCAN_CONTEXT : 0;
}

void cr_scan_context(const struct cr_scan *scan, uint64_t from, uint64_t to,
                     struct cr_rule_set *ret_context)
{
    uint64_t first = window_start(from) / 64, end = (to + CR_SCAN_CONTEXT + 63) / 64;
    struct cr_rule_set all = {{0}};
    end = end < scan->known / 64 ? end : scan->known / 64;
    for (uint64_t i = first; i < end; i++)
        for (size_t k = 0; k < CR_MAX_RULES / 64; k++)
            all.bits[k] |= scan->block[i % CR_SCAN_BLOCKS].context.bits[k];
    *ret_context = all;
}

bool cr_scan_has_context(const struct cr_scan *scan, uint32_t rule, uint64_t from, uint64_t to,
                         bool against)
{
    uint64_t near = scan->rules->rule[rule].near, first = 0, behind = 0;
    for (uint64_t i = first_hit(scan, window_start(from)); i < scan->n_hits; i++) {
        const struct cr_hit *hit = &scan->hit[i % CR_SCAN_HITS];
        const struct cr_word *word = &scan->rules->words.words[hit->word];
        if (hit->at >= to + CR_SCAN_CONTEXT)
            break;
        if (!cr_rule_set_has(against ? &word->against : &word->context, rule))
            continue;
        if (behind == 0) {
            first = words_before(scan, from);
            behind = words_before(scan, to) + 1;
        }
        uint64_t at = words_before(scan, hit->at);
        if (hit->at < from ? first - at <= near : at + 1 <= behind || at + 1 - behind < near)
            return true;
    }
    return false;
}
