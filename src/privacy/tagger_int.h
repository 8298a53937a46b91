/* What the files of the tagger, and its trainer, share. README.md, "tier 2", tells how they work
 * together; the format of the weights stands in tagger_load.c. */
#ifndef CARREL_PRIVACY_TAGGER_INT_H
#define CARREL_PRIVACY_TAGGER_INT_H

#include <stdatomic.h>
#include <stdbool.h>

#include "privacy/tagger.h"

/* --- Words, tagger_words.c --- */

#define TAGGER_WORD_MAX 240 /* bytes; what is longer becomes several words */

enum tagger_kind { TAGGER_LETTERS, TAGGER_DIGITS, TAGGER_MARK, TAGGER_BREAK };

/* The word that begins at or behind `from`: its bytes and kind. False at the end of the text. */
bool cr_tagger_next_word(const char *text, size_t len, size_t from, struct tagger_word *ret_word,
                         enum tagger_kind *ret_kind);

/* How a word looks. */
enum tagger_case {
    TAGGER_LOWER,
    TAGGER_INITIAL, /* Anna */
    TAGGER_UPPER,   /* ANNA */
    TAGGER_LETTER,  /* A */
    TAGGER_MIXED,   /* McKay */
    TAGGER_CASELESS,
    TAGGER_N_CASES
};
enum tagger_script { TAGGER_ASCII, TAGGER_LATIN, TAGGER_GREEK, TAGGER_CYRILLIC, TAGGER_OTHER };

struct tagger_form {
    uint8_t len, n_letters; /* bytes; characters, 255 at most */
    uint8_t n_shape;
    uint8_t case_, script;
    char lower[TAGGER_WORD_MAX]; /* small letters; invisible characters are left out */
    char shape[8];               /* runs: X capital, x small, o without case */
};
void cr_tagger_form_of(const char *word, size_t len, struct tagger_form *ret_form);

/* --- Names, tagger_features.c --- */

enum tagger_name_kind { TAGGER_FIRST, TAGGER_LAST, TAGGER_CITY, TAGGER_STREET, TAGGER_N_NAMES };

/* A set of words, each with the kinds of name that it occurs in: open addressing, a slot of 16 bits
 * holds 12 bits of the hash and 4 of kinds; 0 is empty. Of 4,000 words that are in no list about
 * one is taken for one that is. */
struct tagger_names {
    const uint8_t *slot; /* [2^log2_slots], little-endian */
    uint32_t log2_slots;
};
/* One bit per kind, for a word in small letters. */
uint32_t cr_tagger_names_find(const struct tagger_names *names, const char *lower, size_t len);
/* Adds a word to a table that is being built; false when it is full. */
bool cr_tagger_names_add(uint8_t *slot, uint32_t log2_slots, const char *lower, size_t len,
                         enum tagger_name_kind kind);

/* --- Features, tagger_features.c --- */

#define TAGGER_MAX_FEATURES 40
#define TAGGER_OWN_ROWS     256 /* first rows of the table: features with few values */

struct tagger_features {
    uint32_t n;
    uint32_t n_exact;   /* the first ones: the word itself */
    uint32_t n_lexical; /* with what it begins, ends and is made of */
    uint32_t name;      /* index of the feature that tells of lists of names */
    uint32_t row[TAGGER_MAX_FEATURES];
};

/* Of word `i`; `tier1` is 0, or what cr_tagger_tier1_next() returned. */
void cr_tagger_features_of(const struct tagger_names *names, uint32_t log2_rows, const char *text,
                           size_t len, const struct tagger_word *words, size_t i, uint32_t tier1,
                           struct tagger_features *ret_features);

/* Walks findings along with the words: 0, or class and whether the finding begins here. */
struct tagger_tier1 {
    const struct cr_finding *finding;
    size_t n;
};
uint32_t cr_tagger_tier1_next(struct tagger_tier1 *at, const struct tagger_word *word);

/* --- Products, tagger_mul.c --- */

#define TAGGER_TILE 16 /* words at once */
#define TAGGER_LANE 16 /* outputs side by side */
#define TAGGER_ZERO 64 /* activations are 1 … 127, and this is 0 */

enum tagger_isa { TAGGER_PORTABLE, TAGGER_AVX2, TAGGER_VNNI, TAGGER_N_ISAS };

/* ret_acc[16, n_out] = x[16, n_in] * w; w is [n_out / 16, n_in / 4, 16, 4]. Activations of 7 bits
 * keep the sums of pairs that AVX2 makes below 2^15, so all versions are exact, and equal. */
typedef void (*tagger_mul_fn)(const uint8_t *x, uint32_t n_in, const int8_t *w, uint32_t n_out,
                              int32_t *ret_acc);
/* NULL when the processor has not got it. */
tagger_mul_fn cr_tagger_mul_of(enum tagger_isa isa);
tagger_mul_fn cr_tagger_mul_best(void);

/* --- Weights, tagger_load.c --- */

#define TAGGER_N_TAGS    (1 + 4 * CR_PRIVACY_N_CLASSES) /* O; B, I, E, S of each class */
#define TAGGER_PRIVATE   TAGGER_N_TAGS                  /* the output behind the tags */
#define TAGGER_N_HEAD    48                             /* outputs of the head, padded */
#define TAGGER_MAX_CONVS 4
#define TAGGER_CURVE     1024 /* entries of the tables of tanh and of the logistic function */
#define TAGGER_ONE       4096 /* 1.0 of what they give */
#define TAGGER_LOGIT_ONE 1024 /* 1.0 of a logit */

_Static_assert(TAGGER_N_TAGS + 1 <= TAGGER_N_HEAD, "the head has room for tags and one more");

enum { TAGGER_B = 1, TAGGER_I, TAGGER_E, TAGGER_S };
static inline uint32_t tagger_tag(uint32_t class_, uint32_t place)
{
    return 4 * class_ + place;
}

/* What an output of the head is worth beyond what the network says: persons begin more easily. One
 * missed costs more than one told in vain, since whether it is private is asked apart. */
static inline int32_t tagger_bonus(uint32_t output)
{
    const bool begins_person = output == tagger_tag(CR_PRIVACY_PERSON, TAGGER_B) ||
                               output == tagger_tag(CR_PRIVACY_PERSON, TAGGER_S);
    return begins_person ? TAGGER_LOGIT_ONE * 3 / 2 : 0;
}

struct tagger_shape {
    uint32_t log2_rows;  /* of the table of features */
    uint32_t dim;        /* of its rows */
    uint32_t width;      /* of the layers behind */
    uint32_t n_convs;    /* the n-th has a dilation of 3^n */
    uint32_t log2_slots; /* of the set of names */
};

/* NULL when it is fine, else what is wrong. */
const char *cr_tagger_shape_check(const struct tagger_shape *shape);
/* Words on each side that an output depends on. */
uint32_t cr_tagger_reach(const struct tagger_shape *shape);
static inline uint32_t tagger_dilation(uint32_t conv)
{
    uint32_t d = 1;
    while (conv-- > 0)
        d *= 3;
    return d;
}

/* Layer 0 takes the table's rows to the width, the last is the head, those between are
 * convolutions: three inputs; outputs for tanh, then for the gate. */
struct tagger_layer {
    uint32_t n_channels; /* of the input; n_in is as much, or three times as much */
    uint32_t n_in, n_out;
    float *in_scale; /* [n_channels]: of a stored value to an activation of 7 bits */
    float *scale;    /* [n_out]: of a sum to a step of the curve, or of the logit */
    int32_t *bias;   /* [n_out]; in memory, less the zero of the activations */
    int8_t *w;       /* file: [n_out, n_in]; memory: as tagger_mul_fn takes it */
};
#define TAGGER_MAX_LAYERS (TAGGER_MAX_CONVS + 2)

/* Sizes of layer `l` of such a shape. */
void cr_tagger_layer_sizes(const struct tagger_shape *shape, uint32_t l, struct tagger_layer *ret);

/* p = 1 / (1 + exp(-(slope * logit + offset))) */
struct tagger_platt {
    float slope, offset;
};

struct cr_tagger {
    atomic_uint n_refs;
    struct tagger_shape shape;
    const int8_t *table; /* [2^log2_rows, dim] */
    struct tagger_names names;
    struct tagger_layer layer[TAGGER_MAX_LAYERS];
    struct tagger_platt word, span, block;
    tagger_mul_fn mul;
    int16_t tanh_[TAGGER_CURVE];    /* of -4 … 4 */
    int16_t logistic[TAGGER_CURVE]; /* of -8 … 8 */
    void *memory;                   /* the layers */
    void *bytes;                    /* the file, or NULL when it is part of the program */
};

#define TAGGER_FILE_MAX ((size_t)8 << 20)

/* Reads weights that stay where they are until the last reference is gone. `where` names them in
 * messages. CR_EFORMAT, CR_ENOMEM. */
int cr_tagger_read(const uint8_t *bytes, size_t len, const char *where, struct cr_tagger **ret,
                   struct cr_error *err);
/* The bytes of a file, malloc()ed: what the trainer quantised, checksum and all. The layers' w are
 * in the file's order. CR_ENOMEM. */
struct tagger_parts {
    struct tagger_shape shape;
    const int8_t *table;
    const uint8_t *names;
    struct tagger_layer layer[TAGGER_MAX_LAYERS];
    struct tagger_platt word, span, block;
};
int cr_tagger_write(const struct tagger_parts *parts, uint8_t **ret_bytes, size_t *ret_len);
/* Sets the checksum of a file's bytes; for the writer, and for tests that change some. */
void cr_tagger_seal(uint8_t *bytes, size_t len);

extern const uint8_t cr_default_tagger[], cr_default_tagger_end[];

/* --- A run: tagger_run.c, tagger_net.c, tagger_decode.c, tagger_again.c --- */

#define TAGGER_CHUNK 1024 /* words whose outputs are computed together */

struct tagger_scratch {
    struct tagger_word *word; /* [n_words]; capacity cap_words, as of the next three */
    int32_t *logit;           /* of the private head */
    uint8_t *outer;           /* decoder: the best tag at a word that leaves no span open */
    uint16_t *inner;          /* decoder: per class, whether the span went on rather than began */
    size_t n_words, cap_words;
    struct tagger_span *span;
    size_t n_spans, cap_spans;
    /* The decoder at the last word. */
    int64_t best_outer, open_b[CR_PRIVACY_N_CLASSES], open_i[CR_PRIVACY_N_CLASSES];
    /* The network over a chunk, for one width. */
    uint32_t width;
    size_t rows;
    int16_t *h;         /* [rows, width] */
    uint8_t *x;         /* [rows, width] */
    uint8_t *tile;      /* [16, 3 * width] */
    int32_t *acc;       /* [16, 2 * width, or the head's] */
    uint16_t step[512]; /* of a layer's outputs, at most twice the greatest width */
    void *net_memory;
};

/* Splits the text into scratch->word; all else is empty then. CR_ENOMEM, CR_ETOOLONG. */
int cr_tagger_split(struct tagger_scratch *scratch, const char *text, size_t len);
/* Logits of words [from, to): ret_logit(user, word, logits) is called for each in order. */
int cr_tagger_net_run(const struct cr_tagger *tagger, struct tagger_scratch *scratch,
                      const char *text, size_t len, const struct cr_finding *tier1, size_t n_tier1);

/* The decoder takes the logits of all words in order, then finds the best path of tags. */
void cr_tagger_decode_begin(struct tagger_scratch *scratch);
void cr_tagger_decode_word(struct tagger_scratch *scratch, size_t word,
                           const int32_t logit[TAGGER_N_HEAD]);
int cr_tagger_decode_end(const struct cr_tagger *tagger, struct tagger_scratch *scratch);
/* Finds persons again by their last names. CR_ENOMEM. */
int cr_tagger_again(const struct cr_tagger *tagger, struct tagger_scratch *scratch,
                    const char *text);

float cr_tagger_platt_of(const struct tagger_platt *platt, float logit);
/* The logit of a block, before calibration; false where there is no word. */
bool cr_tagger_block_logit(const struct tagger_scratch *scratch, uint32_t start, uint32_t end,
                           float *ret_logit);
float cr_tagger_span_logit(const struct tagger_scratch *scratch, size_t first, size_t end);

#endif
