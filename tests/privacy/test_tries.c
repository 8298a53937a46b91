/* The glance before patterns: whatever matches must get past it, and most of what does not is kept
 * out. */
#include "carrel/rng.h"
#include "privacy/privacy_int.h"
#include "test.h"

enum { SEED = 20261127, N_TEXTS = 20000, LEN = 60 };

static const char *const bits[] = {
    "1",    "12",   "123",  "4539", "0049", "30",  "00000", "AB", "de",   "X",     "may", "March",
    "GB29", "C01X", " ",    " ",    " ",    "-",   ".",     "/",  ":",    ",",     "(",   ")",
    "+",    "_",    "rue ", "St",   "th ",  "12A", "7a",    "Z",  "West", "1984 ", "\x80"};

/* Text with borders before and behind it. */
static void make_text(struct cr_rng *rng, char text[LEN + 64])
{
    size_t len = 8;
    memset(text, 0, LEN + 64);
    while (len < LEN) {
        const char *bit = bits[cr_rng_below(rng, sizeof bits / sizeof *bits)];
        strcpy(text + len, bit);
        len += strlen(bit);
    }
}

static size_t n_tried, n_kept_out, n_matches;

static void check_word(const struct cr_rules *rules, const struct cr_tries *tries, const char *text,
                       bool of_letters)
{
    uint32_t run = 0, ends[CR_PATTERN_ENDS];
    while (run < CR_TRIES_RUN && (of_letters ? cr_is_alpha(text[run]) : cr_is_digit(text[run])))
        run++;
    const uint64_t *may = cr_tries_glance(tries, run, text + run);
    for (uint32_t i = 0; i < tries->n; i++) {
        bool matches = cr_pattern_match(&rules->pattern[tries->try[i].pattern], text, LEN, ends);
        bool is_let_in = may[i / 64] >> (i % 64) & 1;
        if (matches && !is_let_in)
            TEST_FAIL("rule %s is kept out at: %s", rules->rule[tries->try[i].rule].name, text);
        n_tried++;
        n_matches += matches;
        n_kept_out += !is_let_in;
    }
}

static void what_matches_gets_past_the_glance(void)
{
    struct cr_rules *rules;
    struct cr_error err = {0};
    struct cr_rng rng;
    char text[LEN + 64];
    CHECK_INT(cr_rules_default(&rules, &err), CR_OK);
    cr_rng_seed(&rng, SEED);
    fprintf(stderr, "  seed %d\n", SEED);
    for (int k = 0; k < N_TEXTS; k++) {
        make_text(&rng, text);
        for (size_t i = 8; i < LEN; i++) {
            if (!cr_is_word(text[i]) || cr_is_word(text[i - 1]))
                continue;
            bool of_letters = !cr_is_digit(text[i]);
            check_word(rules, of_letters ? &rules->by_letter : &rules->by_digit, text + i,
                       of_letters);
        }
    }
    fprintf(stderr, "  %zu tried, %zu kept out, %zu match\n", n_tried, n_kept_out, n_matches);
    CHECK(n_matches > 10000);
    CHECK(n_kept_out * 10 > n_tried * 8);
    cr_rules_unref(rules);
}

static void tries_are_in_order_of_their_digits(void)
{
    struct cr_rules *rules;
    struct cr_error err = {0};
    CHECK_INT(cr_rules_default(&rules, &err), CR_OK);
    const struct cr_tries *tries = &rules->by_digit;
    for (uint32_t digits = 0; digits < CR_TRIES_DIGITS; digits++)
        for (uint32_t i = 0; i < tries->n; i++)
            CHECK((tries->try[i].min_digits <= digits) == (i < tries->n_up_to[digits]));
    CHECK_INT(tries->n_up_to[CR_TRIES_DIGITS], tries->n);
    cr_rules_unref(rules);
}

TEST_MAIN(CASE(what_matches_gets_past_the_glance), CASE(tries_are_in_order_of_their_digits))
