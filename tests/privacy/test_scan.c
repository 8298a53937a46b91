/* The scanner: what it finds does not depend on how text is cut nor on the instructions used, and
 * is what a plain oracle finds. CARREL_SCAN_LINES: random lines for the oracle, 100000. */
#include <regex.h>

#include "carrel/rng.h"
#include "fault.h"
#include "privacy/privacy_int.h"
#include "test.h"

#define MAX_FOUND 512

struct found {
    uint32_t n;
    struct cr_finding f[MAX_FOUND];
};

static struct cr_rules *rules;

static void collect(void *user, const struct cr_finding *finding)
{
    struct found *found = user;
    CHECK(finding->start < finding->end);
    if (found->n < MAX_FOUND)
        found->f[found->n++] = *finding;
}

static bool same(const struct found *a, const struct found *b)
{
    if (a->n != b->n)
        return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (a->f[i].start != b->f[i].start || a->f[i].end != b->f[i].end ||
            a->f[i].rule != b->f[i].rule || a->f[i].score != b->f[i].score)
            return false;
    return true;
}

static struct cr_rules *shipped(void)
{
    struct cr_error err = {0};
    if (rules == NULL && cr_rules_default(&rules, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return rules;
}

static struct cr_scan *scanner(struct found *found)
{
    struct cr_scan *scan;
    CHECK_INT(cr_scan_create(shipped(), collect, found, &scan), CR_OK);
    return scan;
}

static void scan_in(struct cr_scan *scan, struct found *found, const char *text, size_t len,
                    size_t first, size_t piece)
{
    found->n = 0;
    cr_scan_feed(scan, text, first);
    for (size_t i = first; i < len; i += piece)
        cr_scan_feed(scan, text + i, piece < len - i ? piece : len - i);
    cr_scan_finish(scan);
}

/* Every way to spell things that there is a rule for, and text between. */
static const char *const pieces[] = {
    "Mail john.smith@acme-corp.de, or jane dot doe at proton dot com. ",
    "card 4539 1488 0343 6467, 4539-1488-0343-6467, 4539.1488.0343.6467, 4539148803436467; ",
    "4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7 and four five three nine one four eight eight zero three "
    "four three six four six seven. ",
    "\xef\xbc\x94\xef\xbc\x95\xef\xbc\x93\xef\xbc\x99\xef\xbc\x91\xef\xbc\x94\xef\xbc\x98\xef\xbc"
    "\x98\xef\xbc\x90\xef\xbc\x93\xef\xbc\x94\xef\xbc\x93\xef\xbc\x96\xef\xbc\x94\xef\xbc\x96\xef"
    "\xbc\x97 ",
    "45\xe2\x80\x8b\x33\x39\xc2\xad\x31\x34\x38\x38\x30\x33\x34\x33\x36\x34\x36\x37 ",
    "IBAN DE89 3704 0044 0532 0130 00 and GB82WEST12345698765432; ",
    "call me at (415) 555-2671 or +49 30 901820\n",
    "born on March 5, 1980; Geburtsdatum 03.04.1975, passport number C01X00T47. ",
    "password: hunter2Xk!9q and postgres://bob:s3cr3tPw9@db.internal.acme.io/x ",
    "I live at 221 Baker Street, London NW1 6XE. server 81.2.69.142, 2001:4860:4860::8888 ",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA1234\n-----END RSA PRIVATE KEY----- ",
    "\xff\xfe\xc3 broken \xe2\x82 utf-8 \xf0\x9f\x98\x80 here ",
    "The quick brown fox jumps over the lazy dog while it reads about nothing at all. ",
    "AB 12 34 56 C national insurance; patient id 8839201 de:ad:be:ef:00:11 ",
};
#define N_PIECES (sizeof pieces / sizeof *pieces)

static void every_cut_finds_the_same(void)
{
    static char text[8192];
    static struct found whole, cut;
    size_t len = 0;
    for (size_t i = 0; i < N_PIECES; i++)
        len += (size_t)sprintf(text + len, "%s", pieces[i]);
    struct cr_scan *a = scanner(&whole), *b = scanner(&cut);
    scan_in(a, &whole, text, len, len, len);
    CHECK(whole.n >= 18);
    for (size_t i = 0; i <= len; i++) {
        scan_in(b, &cut, text, len, i, len);
        CHECK(same(&whole, &cut));
    }
    for (size_t piece = 1; piece < 130; piece++) {
        scan_in(b, &cut, text, len, 0, piece);
        CHECK(same(&whole, &cut));
    }
    cr_scan_destroy(a);
    cr_scan_destroy(b);
}

static void random_texts_find_the_same_however_cut(void)
{
    static char text[40000];
    static struct found whole, cut, plain;
    struct cr_rng rng;
    const uint64_t seed = 7;
    fprintf(stderr, "  seed %" PRIu64 "\n", seed);
    cr_rng_seed(&rng, seed);
    struct cr_scan *a = scanner(&whole), *b = scanner(&cut), *c = scanner(&plain);
    c->look = cr_look_of(CR_MASKS_PORTABLE);
    uint32_t n_found = 0;
    for (int round = 0; round < 300; round++) {
        size_t len = 0, most = round % 10 == 0 ? sizeof text - 400 : 3000;
        while (len < most) {
            uint64_t what = cr_rng_below(&rng, 20);
            if (what < N_PIECES)
                len += (size_t)sprintf(text + len, "%s", pieces[what]);
            else if (what < 17)
                for (uint64_t n = cr_rng_below(&rng, 80); n > 0; n--)
                    text[len++] = (char)cr_rng_below(&rng, 256);
            else if (what < 18)
                for (uint64_t n = cr_rng_below(&rng, 300); n > 0; n--)
                    text[len++] = "0123456789 -./:@aZ"[cr_rng_below(&rng, 18)];
            else
                text[len++] = ' ';
        }
        scan_in(a, &whole, text, len, len, len);
        n_found += whole.n;
        scan_in(b, &cut, text, len, cr_rng_below(&rng, len), 1 + cr_rng_below(&rng, 200));
        CHECK(same(&whole, &cut));
        scan_in(c, &plain, text, len, 0, 64);
        CHECK(same(&whole, &plain));
    }
    CHECK(n_found > 3000);
    cr_scan_destroy(a);
    cr_scan_destroy(b);
    cr_scan_destroy(c);
}

static void a_look_is_the_same_in_all_instruction_sets(void)
{
    char buf[160];
    struct cr_rng rng;
    const struct cr_words *words = &shipped()->words;
    cr_look_fn plain = cr_look_of(CR_MASKS_PORTABLE), best = cr_look_best();
    cr_rng_seed(&rng, 11);
    for (int round = 0; round < 20000; round++) {
        struct cr_look a, b;
        for (size_t i = 0; i < sizeof buf; i++)
            buf[i] = round < 256     ? (char)(round + (int)i)
                     : round < 10000 ? (char)cr_rng_below(&rng, 256)
                                     : "mailsodnerut 1_-.@:"[cr_rng_below(&rng, 19)];
        plain(words, buf + 16, &a);
        best(words, buf + 16, &b);
        CHECK(a.masks.word == b.masks.word && a.masks.digit == b.masks.digit);
        CHECK(a.masks.mark == b.masks.mark && a.masks.run == b.masks.run);
        CHECK(a.starts == b.starts && a.n_starts == b.n_starts && a.n_maybe == b.n_maybe);
        CHECK(memcmp(a.maybe, b.maybe, a.n_maybe) == 0);
    }
}

/* Whether something of this class is found, and just these bytes. */
static void expect(const char *text, const char *value, enum cr_privacy_class class_)
{
    struct found found;
    struct cr_scan *scan = scanner(&found);
    scan_in(scan, &found, text, strlen(text), strlen(text), 1);
    const char *at = value != NULL ? strstr(text, value) : NULL;
    if (value == NULL && found.n > 0)
        TEST_FAIL("found %s in: %s", cr_rules_name(rules, found.f[0].rule), text);
    if (value != NULL) {
        bool is_there = false;
        for (uint32_t i = 0; i < found.n; i++)
            is_there |= found.f[i].class_ == class_ && found.f[i].start == (uint64_t)(at - text) &&
                        found.f[i].end == (uint64_t)(at - text) + strlen(value);
        if (!is_there)
            TEST_FAIL("not found: %s (%u others, first %" PRIu64 "-%" PRIu64 ")", text, found.n,
                      found.n > 0 ? found.f[0].start : 0, found.n > 0 ? found.f[0].end : 0);
    }
    cr_scan_destroy(scan);
}

static void spellings_are_seen_through(void)
{
    expect("write john.smith@acme-corp.de now", "john.smith@acme-corp.de", CR_PRIVACY_CONTACT);
    expect("write john at gmail dot com now", "john at gmail dot com", CR_PRIVACY_CONTACT);
    expect("john (at) gmail (dot) com", "john (at) gmail (dot) com", CR_PRIVACY_CONTACT);
    expect("my card 4539 1488 0343 6467", "4539 1488 0343 6467", CR_PRIVACY_ACCOUNT);
    expect("x 4539.1488.0343.6467 y", "4539.1488.0343.6467", CR_PRIVACY_ACCOUNT);
    expect("x 4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7 y", "4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7",
           CR_PRIVACY_ACCOUNT);
    expect("\xef\xbc\x94\xef\xbc\x95\xef\xbc\x93\xef\xbc\x99 1488 0343 6467",
           "\xef\xbc\x94\xef\xbc\x95\xef\xbc\x93\xef\xbc\x99 1488 0343 6467", CR_PRIVACY_ACCOUNT);
    expect("a\xe2\x80\x8b 4539\xe2\x80\x8b\x31\x34\x38\x38\xc2\xad\x30\x33\x34\x33\x36\x34\x36\x37"
           "\xe2\x80\x8b .",
           "4539\xe2\x80\x8b\x31\x34\x38\x38\xc2\xad\x30\x33\x34\x33\x36\x34\x36\x37",
           CR_PRIVACY_ACCOUNT);
    expect("IBAN de89 3704 0044 0532 0130 00.", "de89 3704 0044 0532 0130 00", CR_PRIVACY_ACCOUNT);
    expect("four five three nine one four eight eight zero three four three six four six seven",
           "four five three nine one four eight eight zero three four three six four six seven",
           CR_PRIVACY_ACCOUNT);
}

static void context_decides(void)
{
    expect("NHS number: 943 476 5919", "943 476 5919", CR_PRIVACY_HEALTH);
    expect("the total is 4010232137 units", NULL, CR_PRIVACY_HEALTH);
    expect("my date of birth is 03.04.1975.", "03.04.1975", CR_PRIVACY_DATE);
    expect("meine Nummer im Rei\xc3\x9fverschluss, 03.04.1975", NULL, CR_PRIVACY_DATE);
    expect("the meeting on 03.04.1975 was long", NULL, CR_PRIVACY_DATE);
    expect("Passport No. C01X00T47", "C01X00T47", CR_PRIVACY_ID);
    expect("The reservation of C01X00T47 rooms", NULL, CR_PRIVACY_ID);
    /* a whole word, and not further off than the window */
    expect("the stillborn 03.04.1975", NULL, CR_PRIVACY_DATE);
    expect("born a b c d e f g h i j k l m 03.04.1975", NULL, CR_PRIVACY_DATE);
    expect("Driver\xe2\x80\x99s license Y820-9283-4432", "Y820-9283-4432", CR_PRIVACY_ID);
    expect("my password Qr7!dke#39 is old", "Qr7!dke#39", CR_PRIVACY_SECRET);
    expect("the word Qr7!dke#39 is old", NULL, CR_PRIVACY_SECRET);
    expect("Meine Anschrift: Lindenstra\xc3\x9f"
           "e 12a, Bonn",
           "Lindenstra\xc3\x9f"
           "e 12a",
           CR_PRIVACY_LOCATION);
    expect("1420 Oak Street, Springfield, IL 62704", "IL 62704", CR_PRIVACY_LOCATION);
    expect("ruf an: 0171-23456789", "0171-23456789", CR_PRIVACY_CONTACT);
    expect("he moved to 12a Tite Street then", "12a Tite Street", CR_PRIVACY_LOCATION);
    expect("account number SBIN012345678901", "SBIN012345678901", CR_PRIVACY_ACCOUNT);
    expect("03.04.1975, when he was born", "03.04.1975", CR_PRIVACY_DATE);
}

/* A provider's mark tells wherever it stands; what is shorter than such a secret does not. */
static void secrets_are_found_within_words(void)
{
    expect("x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", "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",
           CR_PRIVACY_SECRET);
    expect("my_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 is it",
           "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", CR_PRIVACY_SECRET);
    expect("use KEYAKIAQ2W7XN4KDLPR3VZT now", "AKIAQ2W7XN4KDLPR3VZT", CR_PRIVACY_SECRET);
    expect("xsk-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",
           "sk-7bQ2mX9vL4tRz8Kp1WcYd5NsJf3HgUe6AoTi0BxC", CR_PRIVACY_SECRET);
    expect("v1.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",
           "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",
           CR_PRIVACY_SECRET);
    expect("xghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18", NULL, 0); /* a wrong check sum */
    expect("a task-oriented, risk-averse desk-bound disk-encryption-set and flask-sqlalchemy", NULL,
           0);
    expect("xbc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", NULL, 0); /* its rule has no inside */
}

static void ordinary_text_is_left_alone(void)
{
    expect("Sort the list 4, 8, 15, 16, 23, 42 and print 3.14159265358979 twice.", NULL, 0);
    expect("Version 1.2.3.4 of section 5.6.7.8 was released on 2024-01-15 at 10:30:45.", NULL, 0);
    expect("def f(x): return x[0:10] + 1234567890123456 # comment", NULL, 0);
    expect("See https://example.com/a?b=1&c=2 and 127.0.0.1:8080 or ::1.", NULL, 0);
    expect("Natalia sold 48/2 = 24 clips in May, 48+24 = 72 clips altogether.", NULL, 0);
    expect("look at the dot on the map", NULL, 0);
}

/* --- A plain oracle: POSIX regular expressions and loops over a rule set of its own. --- */

static const char small[] =
    "rule a\n class ID\n pattern \\d{3}~\\d{2}~\\d{4}\n score 0.5\n"
    "rule b\n class ACCOUNT\n pattern \\a{2}\\d{2}(-\\w{4}){1,3}\n"
    " context account, konto nummer\n near 2\n score - 0.75\n"
    "rule c\n class SECRET\n pattern key_[a-z]+\n score 0.9\n"
    "rule d\n class SECRET\n pattern tok_\\w{14,20}\n inside\n score 0.95\n";
enum { N_RULES = 4, INSIDE = 3 };
static const char *const ere[N_RULES] = {"[0-9]{3}[-./ ]?[0-9]{2}[-./ ]?[0-9]{4}",
                                         "[A-Za-z]{2}[0-9]{2}(-[A-Za-z0-9]{4}){1,3}", "key_[a-z]+",
                                         "tok_[A-Za-z0-9]{14,20}"};

static bool begins_word(const char *text, size_t i)
{
    return cr_is_word(text[i]) && (i == 0 || !cr_is_word(text[i - 1]));
}

/* Words from `a` to `b`, which begin there. */
static size_t words_between(const char *text, size_t a, size_t b)
{
    size_t n = 0;
    for (size_t i = a; i < b; i++)
        n += begins_word(text, i);
    return n;
}

static bool oracle_context(const char *text, size_t from, size_t to)
{
    static const char *const words[] = {"account", "konto nummer"};
    for (size_t w = 0; w < 2; w++)
        for (size_t i = 0, len = strlen(words[w]); text[i] != '\0'; i++) {
            size_t n = 0;
            while (n < len && text[i + n] != '\0' &&
                   (text[i + n] == words[w][n] ||
                    (words[w][n] == ' ' && strchr("-_", text[i + n]) != NULL)))
                n++;
            if (!begins_word(text, i) || n < len || cr_is_word(text[i + len]))
                continue;
            if (i < from ? words_between(text, i, from) <= 2 : words_between(text, to, i) < 2)
                return true;
        }
    return false;
}

/* The longest match of the whole of text[from, to) with a border behind. */
static size_t oracle_match(const regex_t *re, const char *text, size_t from)
{
    char copy[256];
    for (size_t to = strlen(text); to > from; to--) {
        regmatch_t m;
        if (cr_is_word(text[to]) || text[to] == '_' ||
            (text[to] != '\0' && strchr(".,-/:", text[to]) && cr_is_digit(text[to + 1])))
            continue;
        memcpy(copy, text + from, to - from);
        copy[to - from] = '\0';
        if (regexec(re, copy, 1, &m, 0) == 0 && m.rm_so == 0 && (size_t)m.rm_eo == to - from)
            return to;
    }
    return 0;
}

static void oracle(const regex_t re[N_RULES], const char *text, struct found *found)
{
    found->n = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        bool is_border =
            i == 0 || !(cr_is_word(text[i - 1]) || text[i - 1] == '_' ||
                        (i > 1 && strchr(".,-/", text[i - 1]) && cr_is_digit(text[i - 2])));
        for (uint32_t r = 0; r < N_RULES; r++) {
            if (r != INSIDE && (!begins_word(text, i) || !is_border))
                continue;
            size_t to = oracle_match(&re[r], text, i);
            if (to == 0 || (r == 1 && !oracle_context(text, i, to)))
                continue;
            found->f[found->n++] = (struct cr_finding){.start = i, .end = to, .rule = r};
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const struct cr_finding *x = a, *y = b;
    return x->start != y->start ? (x->start < y->start ? -1 : 1) : (int)x->rule - (int)y->rule;
}

static void a_plain_oracle_finds_the_same(void)
{
    static const char *const bits[] = {
        "123", "45",   "6789", "123-45", "ab",      "XY",           "-",    " ", ".",
        "/",   "key_", "word", "_",      "account", "konto-nummer", "GB12", ",", "7",
        " ",   " ",    "tok_", "tok_",   "abcdefg", "1a2b3c4d5e"};
    const char *lines = getenv("CARREL_SCAN_LINES");
    long n_lines = lines != NULL ? atol(lines) : 100000;
    const uint64_t seed = 20260301;
    struct cr_rng rng;
    struct cr_rules *own;
    struct cr_scan *scan;
    static struct found got, want;
    regex_t re[N_RULES];
    size_t n_inside = 0;
    size_t n_found = 0;
    fprintf(stderr, "  seed %" PRIu64 "\n", seed);
    cr_rng_seed(&rng, seed);
    CHECK_INT(cr_rules_parse(small, strlen(small), "small", &own, NULL), CR_OK);
    CHECK_INT(cr_scan_create(own, collect, &got, &scan), CR_OK);
    for (int i = 0; i < N_RULES; i++)
        CHECK(regcomp(&re[i], ere[i], REG_EXTENDED) == 0);
    for (long line = 0; line < n_lines; line++) {
        char text[200] = "";
        size_t len = 0;
        for (uint64_t n = cr_rng_below(&rng, 14); n > 0; n--)
            len += (size_t)sprintf(text + len, "%s",
                                   bits[cr_rng_below(&rng, sizeof bits / sizeof *bits)]);
        scan_in(scan, &got, text, len, cr_rng_below(&rng, len + 1), 7);
        oracle(re, text, &want);
        qsort(got.f, got.n, sizeof *got.f, by_place);
        /* The scanner leaves out what lies in what it told of and is not surer. */
        for (uint32_t i = 0; i < got.n; i++)
            if (!bsearch(&got.f[i], want.f, want.n, sizeof *want.f, by_place))
                TEST_FAIL("only the scanner finds rule %u in: %s", got.f[i].rule, text);
        for (uint32_t i = 0; i < want.n; i++) {
            bool is_there = false;
            for (uint32_t k = 0; k < got.n; k++)
                is_there |= got.f[k].start < want.f[i].end && want.f[i].start < got.f[k].end;
            if (!is_there)
                TEST_FAIL("only the oracle finds rule %u in: %s", want.f[i].rule, text);
        }
        n_found += got.n;
        for (uint32_t i = 0; i < got.n; i++)
            n_inside += got.f[i].rule == INSIDE && got.f[i].start > 0 &&
                        cr_is_word(text[got.f[i].start - 1]);
    }
    fprintf(stderr, "  %ld lines, %zu findings, %zu within words\n", n_lines, n_found, n_inside);
    CHECK(n_found > (size_t)n_lines / 200 && n_inside > (size_t)n_lines / 2000);
    for (int i = 0; i < N_RULES; i++)
        regfree(&re[i]);
    cr_scan_destroy(scan);
    cr_rules_unref(own);
}

static void scanning_allocates_nothing(void)
{
    struct found found = {0};
    struct cr_scan *scan = scanner(&found);
    fault_arm(1000000);
    for (size_t i = 0; i < N_PIECES; i++)
        cr_scan_feed(scan, pieces[i], strlen(pieces[i]));
    cr_scan_finish(scan);
    CHECK_INT(fault_count(), 0);
    fault_arm(0);
    CHECK(found.n > 10);
    cr_scan_destroy(scan);
}

TEST_MAIN(CASE(every_cut_finds_the_same), CASE(random_texts_find_the_same_however_cut),
          CASE(a_look_is_the_same_in_all_instruction_sets), CASE(spellings_are_seen_through),
          CASE(context_decides), CASE(secrets_are_found_within_words),
          CASE(ordinary_text_is_left_alone), CASE(a_plain_oracle_finds_the_same),
          CASE(scanning_allocates_nothing))
