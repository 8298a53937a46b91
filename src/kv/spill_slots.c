/* Which page lies in which slot, and which slot is written next.
 *
 * The index is a hash table of slot numbers with open addressing; a name's chain is the result of a
 * keyed hash, so some of its bits are the home. Entries are moved back when one goes, so there are
 * no tombstones.
 *
 * The hand goes round the slots (CLOCK): a page that was used since it last passed is spared once.
 * So writes run through the file in order, which is what disks do best, and the pages overwritten
 * are old ones. Both what it spares and what it passes in one call is limited, because the lock is
 * held: with everything just used, it takes what stands there.
 *
 * A name holds the serial of its owner's keys. Forgetting an owner touches no slot: names with the
 * old serial are asked for no more, and the hand reaches them in time.
 *
 * Invariants: exactly the LIVE slots are in the index, each once; DOOMED slots are in one list; a
 * slot with reads is neither overwritten nor given out.
 */
#include <string.h>

#include "kv/spill_int.h"

#define MAX_SPARED 256
#define MAX_PASSED 4096

static uint32_t home(const struct cr_spill *s, const struct cr_spill_name *name)
{
    uint32_t hash;
    memcpy(&hash, &name->chain, sizeof hash);
    return (hash ^ name->serial * 0x9e3779b9) & s->index_mask;
}

static bool is_same(const struct cr_spill_name *a, const struct cr_spill_name *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

uint32_t cr_spill_slot_find(const struct cr_spill *s, const struct cr_spill_name *name)
{
    for (uint32_t i = home(s, name); s->index[i] != 0; i = (i + 1) & s->index_mask) {
        if (is_same(&s->slots[s->index[i] - 1].name, name))
            return s->index[i] - 1;
    }
    return CR_SPILL_NIL;
}

void cr_spill_slot_add(struct cr_spill *s, uint32_t slot, const struct cr_spill_name *name,
                       const uint8_t tag[CR_SPILL_TAG])
{
    struct cr_spill_slot *sl = &s->slots[slot];
    uint32_t i = home(s, name);
    while (s->index[i] != 0)
        i = (i + 1) & s->index_mask;
    s->index[i] = slot + 1;
    sl->name = *name;
    memcpy(sl->tag, tag, CR_SPILL_TAG);
    sl->state = CR_SPILL_LIVE;
    sl->was_used = 0;
    struct cr_spill_owner *owner = cr_spill_owner_of(s, name);
    if (owner != NULL) {
        owner->n_pages++;
        s->stats.n_used++;
    }
}

void cr_spill_slot_remove(struct cr_spill *s, uint32_t slot)
{
    struct cr_spill_slot *sl = &s->slots[slot];
    uint32_t hole = home(s, &sl->name);
    while (s->index[hole] != slot + 1)
        hole = (hole + 1) & s->index_mask;
    for (uint32_t i = (hole + 1) & s->index_mask; s->index[i] != 0; i = (i + 1) & s->index_mask) {
        uint32_t at = home(s, &s->slots[s->index[i] - 1].name);
        if (((i - at) & s->index_mask) >= ((i - hole) & s->index_mask)) {
            s->index[hole] = s->index[i];
            hole = i;
        }
    }
    s->index[hole] = 0;
    sl->state = CR_SPILL_FREE;
    struct cr_spill_owner *owner = cr_spill_owner_of(s, &sl->name);
    if (owner != NULL) {
        owner->n_pages--;
        s->stats.n_used--;
    }
}

void cr_spill_slot_doom(struct cr_spill *s, uint32_t slot)
{
    if (s->slots[slot].state == CR_SPILL_DOOMED)
        return;
    if (s->slots[slot].state == CR_SPILL_LIVE)
        cr_spill_slot_remove(s, slot);
    s->slots[slot].state = CR_SPILL_DOOMED;
    s->slots[slot].next_doomed = s->first_doomed;
    s->first_doomed = slot;
}

uint32_t cr_spill_slot_take(struct cr_spill *s)
{
    for (uint32_t n_spared = 0, n_passed = 0; n_passed < MAX_PASSED; n_passed++) {
        uint32_t slot = s->hand;
        struct cr_spill_slot *sl = &s->slots[slot];
        s->hand = (s->hand + 1) % s->n_slots;
        if (sl->n_reads > 0 || sl->state == CR_SPILL_DOOMED || sl->state == CR_SPILL_TAKEN)
            continue;
        if (sl->state == CR_SPILL_LIVE) {
            if (sl->was_used && n_spared++ < MAX_SPARED) {
                sl->was_used = 0;
                continue;
            }
            cr_spill_slot_remove(s, slot);
            s->stats.n_overwritten++;
        }
        sl->state = CR_SPILL_TAKEN;
        return slot;
    }
    return CR_SPILL_NIL;
}
