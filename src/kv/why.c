/* Why text is not there any more, and telling what comes and goes.
 *
 * A page in the tree has a name: a keyed hash of all tokens from the root to its end. It depends
 * on the text alone, so it stays right however nodes are split, joined, shared or handed on, and is
 * computed once, when the page enters the tree. By it tenants are counted (count.c). Mixed with an
 * owner, it tells pages after they went, and runs in what operators see. The key is random, or the
 * configuration's; a name tells nothing of the text to who does not have it.
 *
 * Those that went are ghosts, in a table of fixed size: sets of four by name, the oldest of which
 * makes room. A ghost is a name, a reason and a time. It is not taken out when its page comes back,
 * since only a page that is not there is asked for, and of two the later counts.
 */
#include <stdlib.h>

#include "carrel/table.h"
#include "kv_int.h"

#define SET      4u
#define WHY_BITS 15u
#define MAX_SETS (1u << 24)

_Static_assert((unsigned)CR_KV_WHY_N <= WHY_BITS, "a ghost has no room for the reason");

const char *cr_kv_why_word(enum cr_kv_why why)
{
    static const char *const words[] = {
#define WHY_WORD_(name, word, sentence) word,
        CR_KV_WHY_MAP(WHY_WORD_)
#undef WHY_WORD_
    };
    return why < CR_KV_WHY_N ? words[why] : "unknown";
}

const char *cr_kv_why_sentence(enum cr_kv_why why)
{
    static const char *const sentences[] = {
#define WHY_SENTENCE_(name, word, sentence) sentence,
        CR_KV_WHY_MAP(WHY_SENTENCE_)
#undef WHY_SENTENCE_
    };
    return why < CR_KV_WHY_N ? sentences[why] : "The reason is not known.";
}

const char *cr_kv_event_word(enum cr_kv_event_kind kind)
{
    static const char *const words[] = {
#define EVENT_WORD_(name, word) word,
        CR_KV_EVENT_MAP(EVENT_WORD_)
#undef EVENT_WORD_
    };
    return kind < CR_KV_EVENT_N ? words[kind] : "unknown";
}

bool cr_kv_why_create(struct cr_kv *kv)
{
    uint32_t n_sets = 1;

    if (kv->config.n_ghosts == 0)
        return true;
    while (n_sets < MAX_SETS && n_sets * SET < kv->config.n_ghosts)
        n_sets *= 2;
    kv->ghost_mask = n_sets - 1;
    kv->ghosts = cr_table_alloc((size_t)n_sets * SET, sizeof *kv->ghosts);
    if (kv->ghosts != NULL)
        memset(kv->ghosts, 0, (size_t)n_sets * SET * sizeof *kv->ghosts);
    return kv->ghosts != NULL;
}

void cr_kv_why_destroy(struct cr_kv *kv)
{
    free(kv->ghosts);
}

/* --- names -------------------------------------------------------------------------------- */

uint64_t cr_kv_name(const struct cr_kv *kv, uint64_t before, const int32_t *tokens)
{
    /* Rotated, so that two equal pages in a row don't undo each other. */
    return cr_kv_mix((before << 23 | before >> 41) ^ cr_kv_page_hash(kv, tokens), kv->name_seed);
}

uint64_t cr_kv_text_name(const struct cr_kv *kv, const int32_t *tokens, uint32_t n_pages)
{
    uint64_t name = kv->name_seed;

    for (uint32_t i = 0; i < n_pages; i++)
        name = cr_kv_name(kv, name, tokens + (size_t)i * kv->config.page_tokens);
    return name;
}

static uint64_t owned_name(const struct cr_kv *kv, uint32_t owner, uint64_t name)
{
    return cr_kv_mix(name ^ (owner + UINT64_C(1)) * UINT64_C(0x9e3779b97f4a7c15), kv->name_seed);
}

uint64_t cr_kv_run_id(const struct cr_kv *kv, uint32_t node)
{
    const struct cr_kv_node *nd = &kv->nodes[node];

    if (node == CR_KV_ROOT)
        return 0;
    return owned_name(kv, nd->owner, kv->names[kv->chunks[nd->head].page[0]]) >> 16;
}

uint32_t cr_kv_depth(const struct cr_kv *kv, uint32_t node)
{
    uint32_t n = 0;

    while ((node = kv->nodes[node].parent) != CR_KV_ROOT)
        n += kv->nodes[node].n_pages;
    return n;
}

/* --- ghosts ------------------------------------------------------------------------------- */

static struct cr_kv_ghost *set_of(const struct cr_kv *kv, uint64_t name)
{
    return &kv->ghosts[(size_t)((name >> 32) & kv->ghost_mask) * SET];
}

static void put_ghost(struct cr_kv *kv, uint64_t name)
{
    struct cr_kv_ghost *set = set_of(kv, name), *at = set;

    name &= ~(uint64_t)WHY_BITS;
    for (uint32_t i = 0; i < SET; i++) {
        if ((set[i].name & ~(uint64_t)WHY_BITS) == name || set[i].name == 0) {
            at = &set[i];
            break;
        }
        if (kv->n_gone - set[i].number > kv->n_gone - at->number)
            at = &set[i];
    }
    *at = (struct cr_kv_ghost){name | (uint64_t)kv->leaving, kv->n_gone++, kv->now_s};
}

/* The later of two ghosts, where there is one. */
static const struct cr_kv_ghost *later_ghost(const struct cr_kv *kv, uint64_t name,
                                             const struct cr_kv_ghost *other)
{
    const struct cr_kv_ghost *set = set_of(kv, name);

    for (uint32_t i = 0; i < SET; i++) {
        if (set[i].name != 0 && ((set[i].name ^ name) & ~(uint64_t)WHY_BITS) == 0)
            return other == NULL || kv->n_gone - set[i].number < kv->n_gone - other->number
                       ? &set[i]
                       : other;
    }
    return other;
}

enum cr_kv_why cr_kv_why_gone(const struct cr_kv *kv, uint32_t tenant, uint32_t before,
                              const int32_t *tokens, uint32_t *ret_gone_s)
{
    if (kv->ghosts == NULL)
        return CR_KV_WHY_NEW;
    uint64_t name = cr_kv_name(kv, before == CR_KV_NIL ? kv->name_seed : kv->names[before], tokens);
    const struct cr_kv_ghost *g = later_ghost(kv, owned_name(kv, CR_KV_SHARED, name), NULL);

    g = later_ghost(kv, owned_name(kv, tenant, name), g);
    if (g == NULL)
        return CR_KV_WHY_NEW;
    *ret_gone_s = kv->now_s - g->gone_s;
    return (enum cr_kv_why)(g->name & WHY_BITS);
}

/* --- what comes and goes ------------------------------------------------------------------ */

void cr_kv_tell(const struct cr_kv *kv, enum cr_kv_event_kind kind, uint32_t owner, uint32_t node,
                uint32_t n)
{
    bool is_verdict =
        kind == CR_KV_EVENT_PUBLISHED || kind == CR_KV_EVENT_SEALED || kind == CR_KV_EVENT_DEMOTED;

    if (kv->config.on_event == NULL || n == 0)
        return;
    kv->config.on_event(
        kv->config.event_user,
        &(struct cr_kv_event){.kind = kind,
                              .why = kv->leaving,
                              .tenant = {owner},
                              .n_pages = n,
                              .depth = cr_kv_depth(kv, node),
                              .run = cr_kv_run_id(kv, node),
                              .cause = is_verdict ? kv->cause : (struct cr_kv_cause){0}});
}

void cr_kv_remember_gone(struct cr_kv *kv, uint32_t node, uint32_t n)
{
    static const enum cr_kv_event_kind kinds[CR_KV_WHY_N] = {
        [CR_KV_WHY_ROOM] = CR_KV_EVENT_EVICTED,        [CR_KV_WHY_CAP] = CR_KV_EVENT_EVICTED,
        [CR_KV_WHY_EXPIRED] = CR_KV_EVENT_EXPIRED,     [CR_KV_WHY_DEMOTED] = CR_KV_EVENT_DEMOTED,
        [CR_KV_WHY_FORGOTTEN] = CR_KV_EVENT_FORGOTTEN, [CR_KV_WHY_FOLDED] = CR_KV_EVENT_FOLDED};
    const struct cr_kv_node *nd = &kv->nodes[node];
    uint32_t left = n < nd->n_pages ? n : nd->n_pages;

    cr_kv_tell(kv, kinds[kv->leaving], nd->owner, node, left);
    if (kinds[kv->leaving] == CR_KV_EVENT_EVICTED && nd->owner != CR_KV_SHARED)
        cr_kv_tenant_find(kv, nd->owner)->n_evicted += left;
    if (kv->ghosts == NULL || kv->leaving == CR_KV_WHY_FOLDED)
        return;
    for (uint32_t i = nd->tail; left > 0; i = kv->chunks[i].prev) {
        for (uint32_t slot = CR_KV_CHUNK; slot-- > 0 && left > 0;) {
            uint32_t page = kv->chunks[i].page[slot];
            if (page == CR_KV_NIL)
                continue;
            put_ghost(kv, owned_name(kv, nd->owner, kv->names[page]));
            left--;
        }
    }
}
