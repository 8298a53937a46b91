/* The scanner: text in, findings out.
 *
 *     pieces ─▶ normalised text ─▶ blocks of 64: masks, words known ─▶ blocks decided
 *
 * Blocks count from the beginning of the normalised text. A block is known when it and the words
 * that begin in it are there, and decided when CR_SCAN_AHEAD more are known, or the text has ended.
 * To decide a block takes what lies at most so far ahead, at most CR_SCAN_BEHIND blocks behind, and
 * what was told before. None of it depends on where pieces begin, so neither do findings.
 *
 * Behind the end of a text lie zeros: a border, and no letter. What slides out of the buffer, and
 * all when a text has ended, is overwritten.
 */
#include <stdlib.h>
#include <string.h>

#include "privacy_int.h"

_Static_assert(CR_SCAN_AHEAD * 64 >= CR_SCAN_VALUE + CR_SCAN_CONTEXT + 2 * CR_MAX_WORD - 64,
               "a value and its context are known");
_Static_assert(CR_SCAN_AHEAD + CR_SCAN_BEHIND + 2 < CR_SCAN_BLOCKS, "all blocks are kept");

static void reset(struct cr_scan *scan)
{
    cr_normal_reset(&scan->normal);
    scan->known = scan->decided = 0;
    scan->n_words = scan->n_hits = 0;
    scan->covered_from = scan->covered_until = scan->last_word = scan->spelled_until = 0;
    scan->covered_score = 0;
    memset(scan->text, 0, sizeof scan->text);
}

int cr_scan_create(struct cr_rules *rules, cr_finding_fn on_finding, void *user,
                   struct cr_scan **ret_scan)
{
    struct cr_scan *scan = calloc(1, sizeof *scan);
    if (scan == NULL)
        return CR_ENOMEM;
    scan->rules = cr_rules_ref(rules);
    scan->on_finding = on_finding;
    scan->user = user;
    scan->look = cr_look_best();
    scan->normal.text = scan->text + CR_SCAN_SLACK;
    reset(scan);
    *ret_scan = scan;
    return CR_OK;
}

void cr_scan_destroy(struct cr_scan *scan)
{
    if (scan == NULL)
        return;
    cr_rules_unref(scan->rules);
    explicit_bzero(scan, sizeof *scan);
    free(scan);
}

/* A word that may be known begins at `at`. */
static void know_word(struct cr_scan *scan, struct cr_block *b, uint64_t at)
{
    const struct cr_words *words = &scan->rules->words;
    uint32_t number = cr_words_find(words, cr_scan_at(scan, at));
    if (number == 0)
        return;
    const struct cr_word *word = &words->words[number];
    scan->hit[scan->n_hits++ % CR_SCAN_HITS] = (struct cr_hit){at, number, word->is_active};
    for (size_t k = 0; k < CR_MAX_RULES / 64; k++)
        b->context.bits[k] |= word->context.bits[k];
    b->is_active |= word->is_active;
}

/* Masks and words of the next block. */
static void know(struct cr_scan *scan)
{
    struct cr_block *b = &scan->block[scan->known / 64 % CR_SCAN_BLOCKS];
    struct cr_look look;
    scan->look(&scan->rules->words, cr_scan_at(scan, scan->known), &look);
    b->masks = look.masks;
    b->starts = look.starts;
    b->n_words = scan->n_words;
    b->n_hits = scan->n_hits;
    for (size_t k = 0; k < CR_MAX_RULES / 64; k++)
        b->context.bits[k] = 0;
    b->is_active = look.masks.digit != 0 || look.masks.mark != 0;
    scan->n_words += look.n_starts;
    for (uint32_t i = 0; i < look.n_maybe; i++)
        know_word(scan, b, scan->known + look.maybe[i]);
    scan->known += 64;
}

static void decide(struct cr_scan *scan)
{
    cr_scan_decide(scan, scan->decided);
    scan->decided += 64;
}

static void advance(struct cr_scan *scan)
{
    while (scan->known + 64 + CR_MAX_WORD + 4 <= scan->normal.end) {
        know(scan);
        if (scan->known >= scan->decided + (CR_SCAN_AHEAD + 1) * 64)
            decide(scan);
    }
}

void cr_scan_feed(struct cr_scan *scan, const char *text, size_t len)
{
    while (len > 0) {
        size_t n = cr_normal_feed(&scan->normal, text, len);
        text += n;
        len -= n;
        advance(scan);
        if (len > 0 || cr_normal_is_full(&scan->normal))
            cr_normal_slide(&scan->normal, scan->decided > CR_SCAN_BEHIND * 64
                                               ? scan->decided - CR_SCAN_BEHIND * 64
                                               : 0);
    }
}

void cr_scan_finish(struct cr_scan *scan)
{
    cr_normal_finish(&scan->normal);
    uint64_t end = scan->normal.end;
    memset(scan->normal.text + (end - scan->normal.base), 0, CR_SCAN_SLACK);
    while (scan->known < end) {
        know(scan);
        if (scan->known >= scan->decided + (CR_SCAN_AHEAD + 1) * 64)
            decide(scan);
    }
    /* What is looked at behind the end has no words, and is not what lay there before. */
    for (uint32_t i = 0; i < CR_SCAN_AHEAD + 1 && scan->decided < end; i++) {
        scan->block[scan->known / 64 % CR_SCAN_BLOCKS] =
            (struct cr_block){.n_words = scan->n_words, .n_hits = scan->n_hits};
        scan->known += 64;
        decide(scan);
    }
    reset(scan);
}
