/* Text out: stop strings and UTF-8 borders, against a plain search in the whole text. */
#include "carrel/status.h"
#include "sched/textout.h"
#include "test.h"

struct collected {
    char text[4096];
    size_t len;
    bool stopped;
};

/* Pushes `text` in pieces of the lengths that `seed` draws. */
static struct collected run(const char *text, size_t n, const char *const *stops, size_t n_stop,
                            unsigned seed)
{
    struct cr_textout t;
    struct collected c = {.len = 0};
    CHECK_INT(cr_textout_init(&t, stops, n_stop), CR_OK);
    const char *out;
    size_t len;
    for (size_t at = 0; at < n && !c.stopped;) {
        seed = seed * 1664525u + 1013904223u;
        size_t piece = 1 + (seed >> 24) % 5;
        if (piece > n - at)
            piece = n - at;
        c.stopped = cr_textout_push(&t, text + at, piece, &out, &len);
        memcpy(c.text + c.len, out, len);
        c.len += len;
        at += piece;
    }
    if (!c.stopped) {
        cr_textout_finish(&t, &out, &len);
        memcpy(c.text + c.len, out, len);
        c.len += len;
        CHECK_INT(t.n_sent, n);
    }
    c.text[c.len] = '\0';
    cr_textout_release(&t);
    return c;
}

static void stop_strings_cut_the_text_wherever_pieces_end(void)
{
    static const char *const stops[] = {"END", "\n\n", "aab"};
    static const struct {
        const char *in, *out;
        bool stopped;
    } cases[] = {
        {"hello END more", "hello ", true},
        {"E EN ENE ENDE", "E EN ENE ", true},
        {"one\ntwo\n\nthree", "one\ntwo", true},
        {"aaab", "a", true},
        {"no stop here EN", "no stop here EN", false},
        {"", "", false},
        {"END", "", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (unsigned seed = 0; seed < 200; seed++) {
            struct collected c = run(cases[i].in, strlen(cases[i].in), stops, 3, seed);
            CHECK_STR(c.text, cases[i].out);
            CHECK(c.stopped == cases[i].stopped);
        }
}

static void characters_are_whole(void)
{
    const char *text = "gr\xC3\xBC\xC3\x9F dich \xE2\x82\xAC \xF0\x9F\x98\x80!";
    struct cr_textout t;
    CHECK_INT(cr_textout_init(&t, NULL, 0), CR_OK);
    for (const char *p = text; *p; p++) {
        const char *out;
        size_t len;
        cr_textout_push(&t, p, 1, &out, &len);
        if (len > 0) {
            CHECK((out[0] & 0xC0) != 0x80);
            CHECK_INT(t.n_held, 0);
        }
    }
    cr_textout_release(&t);
    CHECK_STR(run(text, strlen(text), NULL, 0, 1).text, text);
}

static void bytes_that_are_no_utf8_are_replaced(void)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"a\xFFz", "a\xEF\xBF\xBDz"},
        {"a\x80z", "a\xEF\xBF\xBDz"},
        {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},                 /* overlong */
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* surrogate */
        {"x\xE2\x82", "x\xEF\xBF\xBD"},                           /* cut off */
        {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (unsigned seed = 0; seed < 20; seed++)
            CHECK_STR(run(cases[i].in, strlen(cases[i].in), NULL, 0, seed).text, cases[i].out);
}

static void limits_hold(void)
{
    struct cr_textout t;
    const char *many[CR_TEXTOUT_MAX_STOPS + 1];
    for (size_t i = 0; i < sizeof many / sizeof many[0]; i++)
        many[i] = "x";
    CHECK_INT(cr_textout_init(&t, many, CR_TEXTOUT_MAX_STOPS + 1), CR_EINVAL);
    CHECK_INT(cr_textout_init(&t, (const char *const[]){""}, 1), CR_EINVAL);
    char longest[CR_TEXTOUT_MAX_STOP + 2];
    memset(longest, 'y', sizeof longest);
    longest[CR_TEXTOUT_MAX_STOP + 1] = '\0';
    CHECK_INT(cr_textout_init(&t, (const char *const[]){longest}, 1), CR_EINVAL);

    /* The fullest buffer: a stop string but for its last byte, then a piece of the greatest size.
     */
    longest[CR_TEXTOUT_MAX_STOP] = '\0';
    CHECK_INT(cr_textout_init(&t, (const char *const[]){longest}, 1), CR_OK);
    const char *out;
    size_t len;
    CHECK(!cr_textout_push(&t, longest, CR_TEXTOUT_MAX_STOP - 1, &out, &len));
    CHECK_INT(len, 0);
    char piece[CR_TEXTOUT_MAX_PIECE];
    memset(piece, 0xFF, sizeof piece);
    CHECK(!cr_textout_push(&t, piece, sizeof piece, &out, &len));
    CHECK_INT(len, CR_TEXTOUT_MAX_STOP - 1 + 3 * sizeof piece);
    cr_textout_release(&t);
}

TEST_MAIN(CASE(stop_strings_cut_the_text_wherever_pieces_end), CASE(characters_are_whole),
          CASE(bytes_that_are_no_utf8_are_replaced), CASE(limits_hold))
