/* What the files of this folder share. README.md tells how they work together. */
#ifndef CARREL_PRIVACY_INT_H
#define CARREL_PRIVACY_INT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/arena.h"
#include "carrel/privacy.h"
#include "privacy/validate.h"

#define CR_OTHER '\x80' /* what a character becomes that is neither ASCII nor like it: a border */

/* --- Normalised text, normal.c --- */

#define CR_SCAN_BYTES 8192u /* of normalised text held */
#define CR_SCAN_MAPS  4096u /* places where offsets jump */

/* Normalised text at position `at` came from byte `off` of the stream; up to the next entry both
 * run alike. Where characters were dropped two entries have one position: end before, start after.
 */
struct cr_map {
    uint64_t at, off;
};

struct cr_normal {
    char *text;     /* [CR_SCAN_BYTES + slack]; text[0] is position `base` */
    uint64_t base;  /* a multiple of 64 */
    uint64_t end;   /* position behind the last normalised byte */
    uint64_t off;   /* bytes of the stream taken */
    uint32_t n_map; /* at least 1 */
    uint32_t n_held;
    unsigned char held[4]; /* a character that is not whole yet */
    struct cr_map map[CR_SCAN_MAPS];
};

void cr_normal_reset(struct cr_normal *n);
/* Takes what there is room for; returns the bytes taken. */
size_t cr_normal_feed(struct cr_normal *n, const char *text, size_t len);
static inline bool cr_normal_is_full(const struct cr_normal *n)
{
    return n->end - n->base + 4 > CR_SCAN_BYTES || n->n_map + 8 > CR_SCAN_MAPS;
}
/* Breaks what is still held off. */
void cr_normal_finish(struct cr_normal *n);
/* Drops text before `position`, a multiple of 64. */
void cr_normal_slide(struct cr_normal *n, uint64_t position);
uint64_t cr_normal_start(const struct cr_normal *n, uint64_t position);
uint64_t cr_normal_end(const struct cr_normal *n, uint64_t position);

/* Normalises a whole word; SIZE_MAX when it is longer than `cap`. */
size_t cr_normal_word(const char *text, size_t len, char *ret, size_t cap);

/* --- Masks of 64 bytes, masks.c --- */

struct cr_words;

struct cr_masks {
    uint64_t word;  /* letters and digits */
    uint64_t digit; /* digits */
    uint64_t mark;  /* '@' and ':' */
    uint64_t run;   /* letters, digits, '_', '-' and '.': what a token is made of */
};

/* Sixty-four bytes: their masks, where words begin, and at which of these one may stand that a rule
 * knows. */
struct cr_look {
    struct cr_masks masks;
    uint64_t starts;
    uint32_t n_starts, n_maybe;
    uint8_t maybe[64];
};

enum cr_masks_isa { CR_MASKS_PORTABLE, CR_MASKS_AVX2 };
/* Reads one byte before `text` and 68 from there on. */
typedef void (*cr_look_fn)(const struct cr_words *words, const char *text,
                           struct cr_look *ret_look);
/* NULL when the processor has not got it. */
cr_look_fn cr_look_of(enum cr_masks_isa isa);
/* The best one. */
cr_look_fn cr_look_best(void);
/* Copies ASCII from the front, at most `len` bytes, and returns how many. */
size_t cr_ascii_copy(char *to, const char *text, size_t len);

static inline bool cr_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool cr_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool cr_is_alpha(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
static inline bool cr_is_word(char c)
{
    return cr_is_digit(c) || cr_is_alpha(c);
}
static inline bool cr_is_sep(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '/';
}

/* --- Patterns, pattern.c --- */

#define CR_PATTERN_STATES 64
#define CR_PATTERN_LEAD   24u /* letters of a word before the one with a digit, less than this */

struct cr_pattern {
    uint64_t accepts[129]; /* per character: the positions that take it; [128]: CR_OTHER */
    uint64_t follow[CR_PATTERN_STATES];
    uint64_t first, last;
    uint32_t min_digits; /* of every match before it has anything but digits, separators, + ( ) */
    uint32_t lead;       /* bit n: a match may begin with n letters and a separator */
    uint32_t rule;
    uint32_t n_literal; /* characters at the front that are always the same: literal[] */
    char literal[32];
};

/* Compiles; on failure NULL is returned for success, else the reason. */
const char *cr_pattern_compile(const char *source, struct cr_pattern *ret_pattern);

#define CR_PATTERN_ENDS 8
/* Finds up to CR_PATTERN_ENDS lengths of matches that begin at `text`, longest first; `len` bytes
 * and two more may be read. Ends only where a value may end: cr_is_right_border(). */
uint32_t cr_pattern_match(const struct cr_pattern *p, const char *text, size_t len,
                          uint32_t ret_ends[CR_PATTERN_ENDS]);
bool cr_is_right_border(const char *behind);
bool cr_is_left_border(const char *text); /* reads two bytes before */

/* --- Words, words.c --- */

#define CR_MAX_RULES 256
#define CR_MAX_WORD  48 /* bytes of a keyword or a literal prefix */

struct cr_rule_set {
    uint64_t bits[CR_MAX_RULES / 64];
};

enum cr_anchor_kind { CR_ANCHOR_PREFIX, CR_ANCHOR_AFTER, CR_ANCHOR_WORD };
struct cr_anchor {
    uint8_t kind;
    uint8_t before;  /* PREFIX: where in the pattern's literal the word begins */
    uint16_t target; /* PREFIX: pattern; AFTER, WORD: rule */
    bool is_inside;  /* PREFIX: may stand within a word, too */
};

/* What is known of a word, and of the words that it begins with. */
struct cr_word {
    struct cr_rule_set context, against; /* of this one and of all in the chain */
    uint32_t first_anchor, n_anchors;
    uint16_t shorter; /* word that this one begins with, as a whole word, or 0 */
    uint8_t len;
    int8_t digit;                      /* "four" is 4; else -1 */
    bool is_prefix, is_dot, is_active; /* is_active: it or a shorter one begins candidates */
};

/* A trie over all words. A node is where its row begins in `next`: for each class of characters the
 * node behind it (its highest bit: a word ends there), then the word that ends here. Row 0 is
 * "none", the next one the root. */
struct cr_words {
    uint64_t filter[1024];      /* by a hash of the first four letters */
    uint64_t inside_filter[64]; /* of prefixes within words, by a hash of three characters */
    uint8_t class_of[256];
    uint32_t n_classes, n_nodes, n_words, n_anchors;
    uint32_t *next; /* [n_nodes, n_classes + 1] */
    struct cr_word *words;
    struct cr_anchor *anchors;
};

enum cr_word_use { CR_USE_CONTEXT, CR_USE_AGAINST, CR_USE_ANCHOR, CR_USE_DIGIT, CR_USE_DOT };

/* One use of one word, as the parser collects them. */
struct cr_word_entry {
    char key[CR_MAX_WORD + 1]; /* normalised, small letters, ' ' for what may stand between words */
    uint8_t len, use;
    uint16_t rule; /* or the digit */
    struct cr_anchor anchor;
};

/* Builds the trie; sorts the entries. CR_ENOMEM, CR_ETOOBIG. */
int cr_words_build(struct cr_words *words, struct cr_word_entry *entries, uint32_t n,
                   struct cr_arena *arena);

/* The word that begins at `text` and is longest, or 0. Reads CR_MAX_WORD + 1 bytes at most. */
uint32_t cr_words_find(const struct cr_words *words, const char *text);

/* Of the characters of a word that `which` tells, four bits: the first, and those that are letters
 * and digits without a gap. */
static inline uint32_t cr_words_hash(const char *text, unsigned which)
{
    static const uint32_t front[16] = {0, 0xff, 0, 0xffff, 0, 0xff, 0, 0xffffff,
                                       0, 0xff, 0, 0xffff, 0, 0xff, 0, 0xffffffff};
    uint32_t v;
    __builtin_memcpy(&v, text, 4);
    return ((v | 0x20202020) & front[which]) * 2654435761u >> 16;
}
static inline bool cr_words_may_begin(const struct cr_words *words, const char *text,
                                      unsigned which)
{
    uint32_t h = cr_words_hash(text, which);
    return words->filter[h >> 6] >> (h & 63) & 1;
}
/* Whether a prefix that may stand within a word may begin here; reads four bytes. */
static inline bool cr_words_may_begin_inside(const struct cr_words *words, const char *text)
{
    uint32_t h = cr_words_hash(text, 7) >> 4;
    return words->inside_filter[h >> 6] >> (h & 63) & 1;
}

/* --- Rules, rules.c, rules_parse.c --- */

#define CR_NAME_MAX 32

enum cr_find { CR_FIND_PATTERN, CR_FIND_EMAIL, CR_FIND_URL };

struct cr_rule {
    char name[CR_NAME_MAX];
    enum cr_privacy_class class_;
    enum cr_find find;
    cr_validate_fn check;
    float score, context_score; /* score 0: only with context */
    uint32_t near;              /* words */
    bool has_context;
    uint32_t n_patterns;
    uint16_t pattern[8];
};

/* --- Patterns that are tried where their first character stands, tries.c --- */

#define CR_TRIES_RUN    20u /* letters or digits; runs that are longer are alike */
#define CR_TRIES_KINDS  10u /* of characters */
#define CR_TRIES_DIGITS 32u

struct cr_try {
    uint16_t pattern, rule;
    uint16_t min_digits; /* among the digits and separators that begin there */
    uint32_t lead;
    float score, most; /* without context, 0: none; and at most */
};

/* In order of min_digits, then of their patterns. */
struct cr_tries {
    uint32_t n, n_sets; /* sets of 64 tries */
    struct cr_try *try;
    uint16_t n_up_to[CR_TRIES_DIGITS + 1]; /* tries that so many digits are enough for */
    uint64_t *may; /* [CR_TRIES_RUN + 1, CR_TRIES_KINDS, CR_TRIES_KINDS, n_sets] */
};

extern const uint8_t cr_tries_kind[256];

/* Sorts the tries, and finds out what a glance tells of each: whether the pattern may match where
 * a run of so many digits (`of_letters`: letters) is followed by such two characters. CR_ENOMEM. */
int cr_tries_build(struct cr_tries *tries, const struct cr_pattern *patterns, bool of_letters,
                   struct cr_arena *arena);

/* The tries that may match where `run` digits or letters begin that end at `behind`: [n_sets]. */
static inline const uint64_t *cr_tries_glance(const struct cr_tries *tries, uint32_t run,
                                              const char *behind)
{
    uint32_t first = cr_tries_kind[(unsigned char)behind[0]],
             second = cr_tries_kind[(unsigned char)behind[1]];
    return tries->may +
           (((size_t)run * CR_TRIES_KINDS + first) * CR_TRIES_KINDS + second) * tries->n_sets;
}

struct cr_rules {
    atomic_uint n_refs;
    uint32_t n_rules, n_patterns;
    struct cr_rule *rule;
    struct cr_pattern *pattern;
    struct cr_tries by_digit, by_letter; /* patterns by what they may begin with */
    struct cr_tries by_sign;             /* with + or ( */
    uint32_t n_email, n_url;             /* the rules that find them */
    uint16_t email[8], url[8];
    struct cr_words words;
    struct cr_arena arena; /* where all of it lies */
};

/* Reads `text` into rules whose arena is ready. */
int cr_rules_compile(struct cr_rules *rules, const char *text, size_t len, const char *where,
                     struct cr_error *err);

extern const char cr_default_rules[], cr_default_rules_end[];

/* --- The scanner: scan.c, candidate.c, spelled.c, context.c --- */

#define CR_SCAN_VALUE   512u /* bytes of the longest value */
#define CR_SCAN_CONTEXT 256u /* bytes before and behind a value where context counts */
#define CR_SCAN_AHEAD   13u  /* blocks that are known ahead of the one that is decided */
#define CR_SCAN_BEHIND  9u   /* blocks that are kept behind it */
#define CR_SCAN_BLOCKS  32u  /* a power of two, more than both */
#define CR_SCAN_HITS    1024u
#define CR_SCAN_SLACK   1024u
#define CR_SCAN_INSIDE  16u /* characters that a value within a word has at least */

struct cr_hit {
    uint64_t at;
    uint32_t word;
    bool is_active; /* begins candidates */
};

struct cr_block {
    struct cr_masks masks;
    uint64_t starts;            /* of words */
    uint64_t n_words;           /* before the block */
    uint64_t n_hits;            /* before the block */
    struct cr_rule_set context; /* rules that have a context word here */
    bool is_active;             /* something to decide begins here */
};

struct cr_scan {
    struct cr_rules *rules;
    cr_finding_fn on_finding;
    void *user;
    cr_look_fn look;
    uint64_t known, decided; /* positions, multiples of 64 */
    uint64_t n_words, n_hits;
    uint64_t covered_from, covered_until;
    float covered_score;
    uint64_t last_word; /* start of the word that was tried last, + 1 */
    uint64_t spelled_until;
    struct cr_block block[CR_SCAN_BLOCKS];
    struct cr_hit hit[CR_SCAN_HITS];
    struct cr_normal normal;
    char text[CR_SCAN_SLACK + CR_SCAN_BYTES + CR_SCAN_SLACK];
};

/* A value that a rule takes: where it lies, in normalised text. */
struct cr_candidate {
    uint64_t from, to;
    uint32_t rule;
    float score; /* 0: none */
};

/* Whether the rule takes `value`, which lies from `from` to `to`, and how surely: 0 if not. */
float cr_scan_judge(const struct cr_scan *scan, uint32_t rule, uint64_t from, uint64_t to,
                    const char *value, size_t len);
void cr_scan_tell(struct cr_scan *scan, const struct cr_candidate *candidate);
/* Numbers of which each digit is a word, and "john at example dot com". */
void cr_scan_spelled_number(struct cr_scan *scan, uint64_t at);
void cr_scan_spelled_email(struct cr_scan *scan, uint64_t at, uint32_t dot_len);

/* Decides what begins in the block at `position`. */
void cr_scan_decide(struct cr_scan *scan, uint64_t position);

/* Rules that may have a context word within CR_SCAN_CONTEXT bytes: all that have, and some more. */
void cr_scan_context(const struct cr_scan *scan, uint64_t from, uint64_t to,
                     struct cr_rule_set *ret_context);
/* Whether the rule has one within its window around a value. */
bool cr_scan_has_context(const struct cr_scan *scan, uint32_t rule, uint64_t from, uint64_t to,
                         bool against);

static inline bool cr_rule_set_has(const struct cr_rule_set *set, uint32_t rule)
{
    return set->bits[rule / 64] >> (rule % 64) & 1;
}
static inline const char *cr_scan_at(const struct cr_scan *scan, uint64_t position)
{
    return scan->normal.text + (position - scan->normal.base);
}

#endif
