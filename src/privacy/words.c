/* All words of a rule set at once: context, literal prefixes of patterns, numbers spelled out.
 *
 * Almost all begin where a word begins, so the automaton is Aho and Corasick's without failure
 * links: it is walked from each beginning of a word, and a word that begins like a shorter one
 * leads on to it, so overlapping ones are all known. Walking from beginnings rather than through
 * every byte lets a filter look first: a hash of four letters, and most words of a text are done
 * with. Prefixes of secrets may also stand within a word ("tokenghp_…"); long runs are searched for
 * them, with a filter of three characters that passes hardly any place that is none.
 */
#include <stdlib.h>
#include <string.h>

#include "privacy_int.h"

#define MAX_NODES 65535u
#define ENDS_WORD ((uint32_t)1 << 31) /* in an entry of `next` */

uint32_t cr_words_find(const struct cr_words *words, const char *text)
{
    const uint32_t *next = words->next, n_classes = words->n_classes;
    uint32_t node = n_classes + 1, found = 0;
    for (size_t i = 0; i < CR_MAX_WORD; i++) {
        node = next[node + words->class_of[(unsigned char)text[i]]];
        if (node == 0)
            break;
        if ((node & ENDS_WORD) == 0)
            continue;
        node &= ~ENDS_WORD;
        uint32_t word = next[node + n_classes];
        if (words->words[word].is_prefix || !cr_is_word(text[i + 1]))
            found = word;
    }
    return found;
}

static int by_key(const void *a, const void *b)
{
    const struct cr_word_entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order != 0)
        return order;
    return x->use != y->use ? (int)x->use - y->use : (int)x->rule - y->rule;
}

static bool is_between(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '-' || c == '_';
}

/* All words of up to four letters that go on from the first `n` of `word`. */
static void fill_filter(struct cr_words *words, char word[4], unsigned n)
{
    static const char all[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    uint32_t h = cr_words_hash(word, (1u << n) - 1);
    words->filter[h >> 6] |= (uint64_t)1 << (h & 63);
    for (size_t i = 0; n < 4 && i < sizeof all - 1; i++) {
        word[n] = all[i];
        fill_filter(words, word, n + 1);
    }
}

static void add_to_filter(struct cr_words *words, const struct cr_word_entry *e)
{
    char word[4] = {0};
    unsigned n = 0;
    while (n < 4 && n < e->len && cr_is_word(e->key[n])) {
        word[n] = e->key[n];
        n++;
    }
    bool may_go_on = n == e->len && e->use == CR_USE_ANCHOR && e->anchor.kind == CR_ANCHOR_PREFIX;
    uint32_t h = cr_words_hash(word, (1u << n) - 1);
    words->filter[h >> 6] |= (uint64_t)1 << (h & 63);
    if (may_go_on && n < 4)
        fill_filter(words, word, n);
}

/* The first three characters of a prefix; what the key has as ' ' is '-' or '_'. */
static void add_to_inside_filter(struct cr_words *words, const struct cr_word_entry *e)
{
    for (unsigned way = 0; way < 8; way++) {
        char front[4] = {0};
        for (unsigned i = 0; i < 3; i++)
            front[i] = e->key[i] != ' ' ? e->key[i] : way >> i & 1 ? '-' : '_';
        uint32_t h = cr_words_hash(front, 7) >> 4;
        words->inside_filter[h >> 6] |= (uint64_t)1 << (h & 63);
    }
}

static void make_classes(struct cr_words *words, const struct cr_word_entry *entries, uint32_t n)
{
    words->n_classes = 1;
    for (uint32_t i = 0; i < n; i++)
        for (size_t k = 0; k < entries[i].len; k++) {
            unsigned char c = (unsigned char)entries[i].key[k];
            if (words->class_of[c] == 0)
                words->class_of[c] = (uint8_t)words->n_classes++;
        }
    for (int c = 'A'; c <= 'Z'; c++)
        words->class_of[c] = words->class_of[c | 0x20];
    for (int c = 1; c < 128; c++)
        if (is_between((char)c))
            words->class_of[c] = words->class_of[' '];
}

static void add_use(struct cr_words *words, struct cr_word *word, const struct cr_word_entry *e)
{
    switch ((enum cr_word_use)e->use) {
    case CR_USE_CONTEXT:
        word->context.bits[e->rule / 64] |= (uint64_t)1 << (e->rule % 64);
        break;
    case CR_USE_AGAINST:
        word->against.bits[e->rule / 64] |= (uint64_t)1 << (e->rule % 64);
        break;
    case CR_USE_ANCHOR:
        if (word->n_anchors++ == 0)
            word->first_anchor = words->n_anchors;
        words->anchors[words->n_anchors++] = e->anchor;
        word->is_prefix |= e->anchor.kind == CR_ANCHOR_PREFIX;
        break;
    case CR_USE_DIGIT:
        word->digit = (int8_t)e->rule;
        break;
    case CR_USE_DOT:
        word->is_dot = true;
        break;
    }
}

/* The way to the key's node, which is made where it is missing; the entry that leads there. The
 * longest word that the key begins with goes to `shorter`. */
static uint32_t *insert(struct cr_words *words, const struct cr_word_entry *e, uint16_t *shorter)
{
    uint32_t node = words->n_classes + 1, *entry = NULL;
    for (size_t i = 0; i < e->len; i++) {
        uint32_t word = words->next[node + words->n_classes];
        if (word != 0 && (words->words[word].is_prefix || !cr_is_word(e->key[i])))
            *shorter = (uint16_t)word;
        entry = &words->next[node + words->class_of[(unsigned char)e->key[i]]];
        if (*entry == 0)
            *entry = words->n_nodes++ * (words->n_classes + 1);
        node = *entry & ~ENDS_WORD;
    }
    return entry;
}

/* What a word says, the shorter ones that it begins with say, too. */
static void inherit(struct cr_words *words, struct cr_word *word)
{
    const struct cr_word *shorter = &words->words[word->shorter];
    for (size_t i = 0; i < CR_MAX_RULES / 64; i++) {
        word->context.bits[i] |= shorter->context.bits[i];
        word->against.bits[i] |= shorter->against.bits[i];
    }
    word->is_active = word->n_anchors > 0 || word->digit >= 0 || word->is_dot || shorter->is_active;
}

/* Nodes that a key adds to those of the one before it, in order. */
static uint32_t n_new_nodes(const struct cr_word_entry *entries, uint32_t i)
{
    uint32_t n = 0;
    while (i > 0 && n < entries[i].len && entries[i].key[n] == entries[i - 1].key[n])
        n++;
    return entries[i].len - n;
}

int cr_words_build(struct cr_words *words, struct cr_word_entry *entries, uint32_t n,
                   struct cr_arena *arena)
{
    uint32_t n_nodes = 2;
    memset(words, 0, sizeof *words);
    if (n > 1)
        qsort(entries, n, sizeof *entries, by_key);
    make_classes(words, entries, n);
    for (uint32_t i = 0; i < n; i++)
        n_nodes += n_new_nodes(entries, i);
    if (n_nodes > MAX_NODES)
        return CR_ETOOBIG;
    words->next =
        cr_arena_calloc(arena, (size_t)n_nodes * (words->n_classes + 1), sizeof *words->next);
    words->words = cr_arena_calloc(arena, n + 1, sizeof *words->words);
    words->anchors = cr_arena_calloc(arena, n + 1, sizeof *words->anchors);
    if (!words->next || !words->words || !words->anchors)
        return CR_ENOMEM;
    words->n_nodes = 2;
    words->n_words = 1;
    words->words[0].digit = -1;
    for (uint32_t i = 0; i < n; i++) {
        uint16_t shorter = 0;
        uint32_t *entry = insert(words, &entries[i], &shorter);
        uint32_t *word_at = &words->next[(*entry & ~ENDS_WORD) + words->n_classes];
        *entry |= ENDS_WORD;
        if (*word_at == 0) {
            words->words[words->n_words] =
                (struct cr_word){.shorter = shorter, .len = entries[i].len, .digit = -1};
            *word_at = words->n_words++;
        }
        add_to_filter(words, &entries[i]);
        if (entries[i].use == CR_USE_ANCHOR && entries[i].anchor.is_inside)
            add_to_inside_filter(words, &entries[i]);
        struct cr_word *word = &words->words[*word_at];
        add_use(words, word, &entries[i]);
        if (i + 1 == n || strcmp(entries[i].key, entries[i + 1].key) != 0)
            inherit(words, word);
    }
    return CR_OK;
}
