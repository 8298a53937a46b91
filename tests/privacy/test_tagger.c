/* The tagger: equal kernels, equal results however long the text, spans inside the text whatever
 * its bytes; and the weights that Carrel ships. */
#include "fault.h"
#include "tagger_small.h"
#include "test.h"

static const struct tagger_shape small = {12, 32, 32, 4, 6};

static struct cr_tagger *random_tagger(uint64_t seed)
{
    size_t len;
    uint8_t *bytes = small_tagger(&small, seed, &len);
    struct cr_tagger *tagger;
    struct cr_error err = {0};
    CHECK(bytes != NULL);
    if (cr_tagger_read(bytes, len, "a test's", &tagger, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    tagger->bytes = bytes;
    return tagger;
}

static struct cr_tagger *shipped(void)
{
    static struct cr_tagger *tagger;
    struct cr_error err = {0};
    if (tagger == NULL && cr_tagger_default(&tagger, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return tagger;
}

static struct tagger_scratch *scratch_new(void)
{
    struct tagger_scratch *scratch;
    CHECK_INT(tagger_scratch_create(&scratch), CR_OK);
    return scratch;
}

static void every_kernel_gives_the_same(void)
{
    enum { N_IN = 384, N_OUT = 272 };
    static uint8_t x[TAGGER_TILE * N_IN];
    static int8_t w[N_IN * N_OUT];
    static int32_t want[TAGGER_TILE * N_OUT], got[TAGGER_TILE * N_OUT];
    const uint32_t sizes[][2] = {{N_IN, N_OUT}, {48, 128}, {16, 16}, {4, 48}, {128, 48}};
    struct cr_rng rng;
    cr_rng_seed(&rng, 7);
    for (size_t k = 0; k < sizeof sizes / sizeof sizes[0] * 2; k++) {
        const uint32_t n_in = sizes[k / 2][0], n_out = sizes[k / 2][1];
        for (size_t i = 0; i < sizeof x; i++) /* every second time: as large as can be */
            x[i] = (uint8_t)(k % 2 == 0 ? 1 + cr_rng_below(&rng, 127) : 127);
        for (size_t i = 0; i < sizeof w; i++)
            w[i] = (int8_t)(k % 2 == 0 ? (int)cr_rng_below(&rng, 255) - 127 : i % 5 ? 127 : -127);
        cr_tagger_mul_of(TAGGER_PORTABLE)(x, n_in, w, n_out, want);
        int32_t sum = 0; /* one output, by hand: the second of the first word */
        for (uint32_t i = 0; i < n_in; i++)
            sum += x[i] * w[(i / 4 * TAGGER_LANE + 1) * 4 + i % 4];
        CHECK_INT(want[1], sum);
        for (int isa = TAGGER_PORTABLE; isa < TAGGER_N_ISAS; isa++) {
            const tagger_mul_fn mul = cr_tagger_mul_of((enum tagger_isa)isa);
            if (mul == NULL)
                continue;
            memset(got, 0x55, sizeof got);
            mul(x, n_in, w, n_out, got);
            CHECK(memcmp(got, want, sizeof(int32_t) * TAGGER_TILE * n_out) == 0);
        }
    }
}

/* --- Words --- */

static void words_are(const char *text, const char *want)
{
    char got[256] = "";
    struct tagger_word word;
    enum tagger_kind kind;
    for (size_t at = 0; cr_tagger_next_word(text, strlen(text), at, &word, &kind); at = word.end) {
        CHECK(word.start < word.end && word.end <= strlen(text));
        strcat(got, kind == TAGGER_BREAK ? "$" : "");
        strncat(got, text + word.start, kind == TAGGER_BREAK ? 0 : word.end - word.start);
        strcat(got, "|");
    }
    CHECK_STR(got, want);
}

static void text_is_split_into_words(void)
{
    words_are("", "");
    words_are("  \t ", "");
    words_are("Anna Smith, 42", "Anna|Smith|,|42|");
    words_are("O'Neil's", "O|'|Neil|'|s|");
    words_are("a-b -- c---", "a|-|b|--|c|---|");
    words_are("AB12c", "AB|12|c|");
    words_are("x\r\n  \n y", "x|$|y|");
    words_are("Müller \xc5\x81ódź Ελένη Иван", "Müller|\xc5\x81ódź|Ελένη|Иван|");
    words_are("l\xe2\x80\x99homme", "l|\xe2\x80\x99|homme|");
    words_are("王小明", "王|小|明|");
    words_are("so\xc2\xad"
              "ft",
              "so\xc2\xad"
              "ft|");
    words_are("a\xc2\xa0"
              "b",
              "a|b|");
    words_are("\xff\xfe z\xc3", "\xff|\xfe|z|\xc3|");
    words_are("\xe2\x82", "\xe2|\x82|");
}

static void long_words_are_cut(void)
{
    char text[1000];
    struct tagger_word word;
    enum tagger_kind kind;
    size_t n = 0;
    const char fills[] = {'a', '7', '=', '\xff'};
    for (size_t f = 0; f < sizeof fills; f++) {
        memset(text, fills[f], sizeof text);
        for (size_t at = 0; cr_tagger_next_word(text, sizeof text, at, &word, &kind);
             at = word.end, n++) {
            CHECK_INT(word.start, at);
            CHECK(word.end - word.start <= TAGGER_WORD_MAX);
        }
        CHECK_INT(word.end, sizeof text);
    }
    CHECK_INT(n, 4 * 5);
}

static void forms_are_what_they_look_like(void)
{
    static const struct {
        const char *word, *lower;
        enum tagger_case case_;
    } cases[] = {
        {"anna", "anna", TAGGER_LOWER},
        {"Anna", "anna", TAGGER_INITIAL},
        {"ANNA", "anna", TAGGER_UPPER},
        {"A", "a", TAGGER_LETTER},
        {"McKay", "mckay", TAGGER_MIXED},
        {"iPhone", "iphone", TAGGER_MIXED},
        {"ÉMILE", "émile", TAGGER_UPPER},
        {"Émile", "émile", TAGGER_INITIAL},
        {"Łukasz", "łukasz", TAGGER_INITIAL},
        {"Žižka", "žižka", TAGGER_INITIAL},
        {"Иван", "иван", TAGGER_INITIAL},
        {"Ωμέγα", "ωμέγα", TAGGER_INITIAL},
        {"王", "王", TAGGER_CASELESS},
        {"so\xc2\xad"
         "ft",
         "soft", TAGGER_LOWER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct tagger_form form;
        cr_tagger_form_of(cases[i].word, strlen(cases[i].word), &form);
        CHECK_INT(form.len, strlen(cases[i].lower));
        CHECK(memcmp(form.lower, cases[i].lower, form.len) == 0);
        CHECK_INT(form.case_, cases[i].case_);
    }
}

static void names_are_found_again(void)
{
    uint8_t slots[2 << 10] = {0};
    const struct tagger_names names = {slots, 10};
    char word[16];
    for (int i = 0; i < 600; i++) {
        int n = snprintf(word, sizeof word, "name%d", i);
        CHECK(cr_tagger_names_add(slots, 10, word, (size_t)n, i % 2 ? TAGGER_LAST : TAGGER_CITY));
    }
    CHECK(cr_tagger_names_add(slots, 10, "name1", 5, TAGGER_STREET));
    int n_wrong = 0;
    for (int i = 0; i < 2000; i++) {
        int n = snprintf(word, sizeof word, "name%d", i);
        uint32_t kinds = cr_tagger_names_find(&names, word, (size_t)n);
        if (i < 600)
            CHECK(kinds & 1u << (i % 2 ? TAGGER_LAST : TAGGER_CITY));
        else
            n_wrong += kinds != 0;
    }
    CHECK(cr_tagger_names_find(&names, "name1", 5) == (1u << TAGGER_LAST | 1u << TAGGER_STREET));
    CHECK(n_wrong < 20);
    int n = 0; /* a full table says so */
    while (n < 2000 &&
           cr_tagger_names_add(slots, 10, word, (size_t)snprintf(word, 16, "x%d", n), 0))
        n++;
    CHECK(n < 500);
}

static void features_have_their_bounds(void)
{
    const char text[] = "\n\nInternationalisierungsbeauftragter Anna\t19 1999 #### ÄÖÜß\n\xff\xff";
    struct tagger_scratch *s = scratch_new();
    uint8_t slots[32] = {0};
    const struct tagger_names names = {slots, 4};
    CHECK_INT(cr_tagger_split(s, text, sizeof text - 1), CR_OK);
    for (size_t i = 0; i < s->n_words; i++) {
        struct tagger_features f;
        cr_tagger_features_of(&names, 12, text, sizeof text - 1, s->word, i, 20, &f);
        CHECK(f.n >= 3 && f.n <= TAGGER_MAX_FEATURES);
        CHECK(f.n_exact <= f.n_lexical && f.n_lexical < f.n);
        for (uint32_t k = 0; k < f.n; k++)
            CHECK(f.row[k] < 1 << 12);
        CHECK(f.name == UINT32_MAX || (f.name < f.n && f.row[f.name] < TAGGER_OWN_ROWS));
    }
    tagger_scratch_destroy(s);
}

/* --- Runs --- */

static char *random_text(uint64_t seed, size_t len)
{
    static const char *const parts[] = {"Anna ", "Smith",    " and ", "\n",   "12",   " 1999 ",
                                        ", ",    "é",        "Иван ", "王",   "\xff", "\xe2\x82",
                                        "zzz",   "-",        "the ",  "St. ", "\n\n", "'s ",
                                        "=====", "\xc2\xad", "A"};
    struct cr_rng rng;
    char *text = malloc(len + 1);
    size_t n = 0;
    CHECK(text != NULL);
    cr_rng_seed(&rng, seed);
    while (n < len) {
        const char *part = parts[cr_rng_below(&rng, sizeof parts / sizeof parts[0])];
        size_t take = strlen(part) < len - n ? strlen(part) : len - n;
        memcpy(text + n, part, take);
        n += take;
    }
    text[len] = 0;
    return text;
}

/* The logits of all words when they are one chunk: what tagger_net.c does, written down plainly. */
static void plain_net(const struct cr_tagger *t, const char *text, size_t len,
                      const struct tagger_scratch *s, int32_t *ret_private)
{
    const size_t n = s->n_words, width = t->shape.width;
    int *h = calloc(n * width, sizeof *h), *x = calloc(n * width, sizeof *x);
    CHECK(h != NULL && x != NULL);
    for (uint32_t l = 0; l < t->shape.n_convs + 2; l++) {
        const struct tagger_layer *layer = &t->layer[l];
        const size_t d = l > 0 && l <= t->shape.n_convs
                             ? cr_tagger_reach(&(struct tagger_shape){.n_convs = l}) -
                                   cr_tagger_reach(&(struct tagger_shape){.n_convs = l - 1})
                             : 0;
        for (size_t w = 0; w < n; w++) {
            int sums[128] = {0};
            struct tagger_features f;
            cr_tagger_features_of(&t->names, t->shape.log2_rows, text, len, s->word, w, 0, &f);
            for (uint32_t k = 0; l == 0 && k < f.n; k++)
                for (uint32_t c = 0; c < t->shape.dim; c++)
                    sums[c] += t->table[(size_t)f.row[k] * t->shape.dim + c];
            for (uint32_t c = 0; c < layer->n_channels; c++) {
                int v = (int)((float)(l == 0 ? sums[c] : h[w * width + c]) * layer->in_scale[c] +
                              64.5f);
                x[w * width + c] = v < 1 ? 1 : v > 127 ? 127 : v;
            }
        }
        for (size_t w = 0; w < n; w++) {
            int out[TAGGER_N_HEAD > 64 ? TAGGER_N_HEAD : 64];
            for (uint32_t o = 0; o < layer->n_out; o++) {
                int acc = layer->bias[o];
                for (uint32_t i = 0; i < layer->n_in; i++) {
                    const int8_t *block = layer->w + o / 16 * 16 * layer->n_in;
                    size_t tap = i / layer->n_channels;
                    bool is_in = layer->n_in == layer->n_channels ||
                                 (w + tap * d >= d && w + tap * d - d < n);
                    size_t at = layer->n_in == layer->n_channels ? w : w + tap * d - d;
                    acc += block[(i / 4 * 16 + o % 16) * 4 + i % 4] *
                           (is_in ? x[at * width + i % layer->n_channels] : 64);
                }
                out[o] = (int)((float)acc * layer->scale[o] + (l > t->shape.n_convs ? 0 : 512.5f));
                if (l <= t->shape.n_convs)
                    out[o] = out[o] < 0 ? 0 : out[o] > 1023 ? 1023 : out[o];
            }
            for (size_t c = 0; c < width && l <= t->shape.n_convs; c++)
                h[w * width + c] =
                    l == 0 ? t->tanh_[out[c]]
                           : h[w * width + c] +
                                 ((t->tanh_[out[c]] * t->logistic[out[width + c]] + 2048) >> 12);
            if (l > t->shape.n_convs)
                ret_private[w] = out[TAGGER_PRIVATE];
        }
    }
    free(h);
    free(x);
}

static void a_plain_network_gives_the_same(void)
{
    struct cr_tagger *t = random_tagger(3);
    struct tagger_scratch *s = scratch_new();
    char *text = random_text(4, 900);
    int32_t want[2000];
    CHECK_INT(tagger_run(t, s, text, 900, NULL, 0), CR_OK);
    CHECK(s->n_words > 200 && s->n_words < 2000);
    plain_net(t, text, 900, s, want);
    for (size_t i = 0; i < s->n_words; i++)
        CHECK_INT(s->logit[i], want[i]);
    free(text);
    tagger_scratch_destroy(s);
    cr_tagger_unref(t);
}

/* A word's logits depend on 40 words on each side; so a long text is that of pieces with these. */
static void chunks_are_as_the_whole(void)
{
    struct cr_tagger *t = random_tagger(5);
    struct tagger_scratch *s = scratch_new(), *piece = scratch_new();
    const size_t len = 12000;
    char *text = random_text(6, len);
    const size_t reach = cr_tagger_reach(&t->shape);
    CHECK_INT(tagger_run(t, s, text, len, NULL, 0), CR_OK);
    CHECK(s->n_words > 3 * TAGGER_CHUNK);
    for (size_t at = reach + 1; at + 300 < s->n_words; at += 211) {
        /* the gap before a word counts, so the piece begins a word earlier */
        const uint32_t from = s->word[at - reach - 1].start, to = s->word[at + 100 + reach].end;
        CHECK_INT(tagger_run(t, piece, text + from, to - from, NULL, 0), CR_OK);
        CHECK_INT(piece->n_words, 2 * reach + 102);
        for (size_t i = 1; i < 100; i++)
            CHECK_INT(piece->logit[reach + 1 + i], s->logit[at + i]);
    }
    free(text);
    tagger_scratch_destroy(piece);
    tagger_scratch_destroy(s);
    cr_tagger_unref(t);
}

static void check_spans(const struct tagger_scratch *s, size_t len)
{
    size_t n;
    uint32_t end = 0;
    const struct tagger_span *span = tagger_spans(s, &n);
    for (size_t i = 0; i < n; i++) {
        CHECK(span[i].start >= end && span[i].start < span[i].end && span[i].end <= len);
        CHECK(span[i].score >= 0 && span[i].score <= 1 && span[i].class_ < CR_PRIVACY_N_CLASSES);
        end = span[i].end;
    }
}

static void runs_repeat_in_every_kernel(void)
{
    struct cr_tagger *t = random_tagger(8);
    struct tagger_scratch *a = scratch_new(), *b = scratch_new();
    for (uint64_t seed = 0; seed < 30; seed++) {
        const size_t len = 100 * seed;
        char *text = random_text(seed, len);
        size_t n_a, n_b;
        t->mul = cr_tagger_mul_of(TAGGER_PORTABLE);
        CHECK_INT(tagger_run(t, a, text, len, NULL, 0), CR_OK);
        check_spans(a, len);
        t->mul = cr_tagger_mul_best();
        CHECK_INT(tagger_run(t, b, text, len, NULL, 0), CR_OK);
        const struct tagger_span *x = tagger_spans(a, &n_a), *y = tagger_spans(b, &n_b);
        CHECK_INT(n_a, n_b);
        CHECK(seed < 5 || n_a > 0);
        for (size_t i = 0; i < n_a; i++)
            CHECK(x[i].start == y[i].start && x[i].end == y[i].end && x[i].class_ == y[i].class_ &&
                  x[i].score == y[i].score);
        for (uint32_t at = 0; at < len; at += 64)
            CHECK(tagger_block_score(t, a, at, at + 64) == tagger_block_score(t, b, at, at + 64));
        free(text);
    }
    tagger_scratch_destroy(a);
    tagger_scratch_destroy(b);
    cr_tagger_unref(t);
}

static void findings_of_tier_1_count(void)
{
    struct cr_tagger *t = random_tagger(9);
    struct tagger_scratch *s = scratch_new();
    const char text[] = "one two three four five";
    const struct cr_finding finding = {.start = 4, .end = 13, .class_ = CR_PRIVACY_ID};
    struct tagger_tier1 at = {&finding, 1};
    const uint32_t want[] = {0, 1 + 2 * CR_PRIVACY_ID + 1, 1 + 2 * CR_PRIVACY_ID, 0, 0};
    int32_t before[5];
    CHECK_INT(tagger_run(t, s, text, sizeof text - 1, NULL, 0), CR_OK);
    CHECK_INT(s->n_words, 5);
    for (size_t i = 0; i < 5; i++)
        CHECK_INT(cr_tagger_tier1_next(&at, &s->word[i]), want[i]);
    memcpy(before, s->logit, sizeof before);
    CHECK_INT(tagger_run(t, s, text, sizeof text - 1, &finding, 1), CR_OK);
    CHECK(memcmp(before, s->logit, sizeof before) != 0);
    tagger_scratch_destroy(s);
    cr_tagger_unref(t);
}

/* --- The decoder, against all paths --- */

static bool may_follow(uint32_t a, uint32_t b)
{
    const bool is_open = a != 0 && (a % 4 == TAGGER_B || a % 4 == TAGGER_I);
    const bool goes_on = b != 0 && (b % 4 == TAGGER_I || b % 4 == (TAGGER_E & 3));
    if (!is_open)
        return !goes_on;
    return goes_on && (a - 1) / 4 == (b - 1) / 4;
}

/* The best score of `n` words by trying every sequence of tags of two classes. */
static int64_t best_of(const int32_t logit[][TAGGER_N_HEAD], size_t n, size_t at, uint32_t tag)
{
    int64_t best = INT64_MIN;
    if (at == n)
        return may_follow(tag, 0) ? 0 : INT64_MIN / 2;
    for (uint32_t next = 0; next <= 8; next++)
        if (may_follow(tag, next)) {
            int64_t v = logit[at][next] + best_of(logit, n, at + 1, next);
            best = v > best ? v : best;
        }
    return best;
}

static void the_best_path_is_found(void)
{
    struct cr_tagger *t = random_tagger(11);
    struct tagger_scratch *s = scratch_new();
    struct cr_rng rng;
    cr_rng_seed(&rng, 12);
    for (int round = 0; round < 200; round++) {
        const char text[] = "a b c d e";
        int32_t logit[5][TAGGER_N_HEAD];
        size_t n;
        int64_t got = 0;
        CHECK_INT(cr_tagger_split(s, text, sizeof text - 1), CR_OK);
        cr_tagger_decode_begin(s);
        for (size_t w = 0; w < 5; w++) {
            for (int o = 0; o < TAGGER_N_HEAD; o++)
                logit[w][o] = o <= 8 ? (int32_t)cr_rng_below(&rng, 1000) : -100000;
            cr_tagger_decode_word(s, w, logit[w]);
        }
        CHECK_INT(cr_tagger_decode_end(t, s), CR_OK);
        const struct tagger_span *span = tagger_spans(s, &n);
        for (size_t w = 0; w < 5; w++) { /* the score of the path that the spans tell of */
            const uint32_t at = (uint32_t)(2 * w);
            uint32_t tag = 0;
            for (size_t i = 0; i < n; i++)
                if (span[i].start <= at && at < span[i].end)
                    tag = tagger_tag(span[i].class_, span[i].end - span[i].start == 1 ? TAGGER_S
                                                     : span[i].start == at            ? TAGGER_B
                                                     : span[i].end == at + 1          ? TAGGER_E
                                                                                      : TAGGER_I);
            got += logit[w][tag];
        }
        CHECK_INT(got, best_of(logit, 5, 0, 0));
    }
    tagger_scratch_destroy(s);
    cr_tagger_unref(t);
}

/* Spans as a decoder would leave them, then what is found again. */
static void last_names_are_found_again(void)
{
    const char text[] = "Alan Shearer met Kim. SHEARER and shearer's Shearer won; Kim lost in Rome "
                        "to A. B. Shearer";
    static const struct tagger_span given[] = {{0, 12, CR_PRIVACY_PERSON, 1},
                                               {17, 20, CR_PRIVACY_PERSON, 1},
                                               {44, 51, CR_PRIVACY_LOCATION, 0.25f},
                                               {69, 73, CR_PRIVACY_LOCATION, 1}},
                                    want[] = {{0, 12, CR_PRIVACY_PERSON, 1},
                                              {17, 20, CR_PRIVACY_PERSON, 1},
                                              {22, 29, CR_PRIVACY_PERSON, 0},
                                              {44, 51, CR_PRIVACY_PERSON, 0.25f},
                                              {69, 73, CR_PRIVACY_LOCATION, 1},
                                              {77, 90, CR_PRIVACY_PERSON, 0}};
    struct cr_tagger *t = random_tagger(20);
    struct tagger_scratch *s = scratch_new();
    CHECK_INT(cr_tagger_split(s, text, sizeof text - 1), CR_OK);
    memset(s->logit, 0, s->n_words * sizeof *s->logit);
    s->span = malloc(sizeof given);
    CHECK(s->span != NULL);
    memcpy(s->span, given, sizeof given);
    s->n_spans = s->cap_spans = 4;
    CHECK_INT(cr_tagger_again(t, s, text), CR_OK);
    CHECK_INT(s->n_spans, 6);
    for (size_t i = 0; i < 6; i++) {
        CHECK(s->span[i].start == want[i].start && s->span[i].end == want[i].end);
        CHECK_INT(s->span[i].class_, want[i].class_);
        CHECK(want[i].score == 0 || s->span[i].score == want[i].score);
    }
    tagger_scratch_destroy(s);
    cr_tagger_unref(t);
}

static void running_out_of_memory_is_told(void)
{
    struct cr_tagger *t = random_tagger(14);
    tagger_scratch_destroy(NULL);
    struct tagger_scratch *s;
    char *text = random_text(13, 6000);
    for (long n = 1;; n++) {
        CHECK_INT(tagger_scratch_create(&s), CR_OK);
        fault_arm(n);
        int status = tagger_run(t, s, text, 6000, NULL, 0);
        bool fired = fault_fired();
        fault_arm(0);
        CHECK_INT(status, fired ? CR_ENOMEM : CR_OK);
        CHECK((s->n_words == 0) == fired);
        CHECK_INT(tagger_run(t, s, text, 6000, NULL, 0), CR_OK);
        tagger_scratch_destroy(s);
        if (!fired) {
            CHECK(n > 10);
            break;
        }
    }
    free(text);
    cr_tagger_unref(t);
}

/* --- The weights that Carrel ships --- */

struct expected {
    const char *text, *found; /* a value that must be found */
    enum cr_privacy_class class_;
};

#define SHIPPED_THRESHOLD 0.3f /* of models/tagger/TRAINING.md */

static const struct expected plain_cases[] = {
    {"Hi, my name is Karen Whitfield and I was diagnosed with depression last month.",
     "Karen Whitfield", CR_PRIVACY_PERSON},
    {"Sehr geehrte Damen und Herren, mein Name ist Jürgen Brandt, ich wohne in der Lindenstraße 14 "
     "in Kassel.",
     "Jürgen Brandt", CR_PRIVACY_PERSON},
    {"Bonjour, je m'appelle Camille Fournier et mon médecin m'a prescrit un traitement.",
     "Camille Fournier", CR_PRIVACY_PERSON},
    {"Hola, me llamo Lucía Herrera y vivo en Sevilla con mis dos hijos.", "Lucía Herrera",
     CR_PRIVACY_PERSON},
    {"Olá, meu nome é Rafael Carvalho e preciso cancelar o meu contrato.", "Rafael Carvalho",
     CR_PRIVACY_PERSON},
    {"Buongiorno, mi chiamo Giulia Moretti e vorrei cambiare il mio indirizzo.", "Giulia Moretti",
     CR_PRIVACY_PERSON},
    {"Goedemorgen, mijn naam is Pieter van Dijk en ik woon in Utrecht.", "Pieter van Dijk",
     CR_PRIVACY_PERSON},
};

static const char *const public_texts[] = {
    "Write a poem about the sea in the style of a sailor's song.",
    "Explain the difference between a list and a tuple in Python.",
    "Natalia sold clips to 48 of her friends in April, and then she sold half as many in May.",
    "Was ist der Unterschied zwischen Wetter und Klima?",
    "Quelle est la capitale de la France, et combien d'habitants a-t-elle ?",
    "Classify the sentiment of this review: the film was long, but never dull.",
};

static void what_is_plain_is_found(void)
{
    struct tagger_scratch *s = scratch_new();
    int n_found = 0, n_private = 0, n = (int)(sizeof plain_cases / sizeof plain_cases[0]);
    for (int i = 0; i < n; i++) {
        const struct expected *e = &plain_cases[i];
        const uint32_t start = (uint32_t)(strstr(e->text, e->found) - e->text);
        const uint32_t end = start + (uint32_t)strlen(e->found);
        size_t n_spans;
        CHECK_INT(tagger_run(shipped(), s, e->text, strlen(e->text), NULL, 0), CR_OK);
        const struct tagger_span *span = tagger_spans(s, &n_spans);
        bool found = false;
        for (size_t k = 0; k < n_spans; k++)
            found |= span[k].start == start && span[k].end == end && span[k].class_ == e->class_;
        const float score = tagger_block_score(shipped(), s, start, end);
        fprintf(stderr, "    %s: %s, %.2f\n", e->found, found ? "found" : "MISSED", (double)score);
        n_found += found;
        n_private += score >= SHIPPED_THRESHOLD;
    }
    CHECK(n_found >= n - 1); /* trained anew, weights may miss one, but not more */
    CHECK(n_private >= n - 1);
    tagger_scratch_destroy(s);
}

static void what_is_public_is_left(void)
{
    struct tagger_scratch *s = scratch_new();
    for (size_t i = 0; i < sizeof public_texts / sizeof public_texts[0]; i++) {
        const size_t len = strlen(public_texts[i]);
        CHECK_INT(tagger_run(shipped(), s, public_texts[i], len, NULL, 0), CR_OK);
        const float score = tagger_block_score(shipped(), s, 0, (uint32_t)len);
        fprintf(stderr, "    %.30s…: %.2f\n", public_texts[i], (double)score);
        CHECK(score < SHIPPED_THRESHOLD);
    }
    tagger_scratch_destroy(s);
}

static void shipped_weights_are_small(void)
{
    CHECK(cr_default_tagger_end - cr_default_tagger <= 4 << 20);
    struct cr_tagger *t = cr_tagger_ref(shipped());
    cr_tagger_unref(t);
    cr_tagger_unref(NULL);
}

TEST_MAIN(CASE(every_kernel_gives_the_same), CASE(text_is_split_into_words),
          CASE(long_words_are_cut), CASE(forms_are_what_they_look_like),
          CASE(names_are_found_again), CASE(features_have_their_bounds),
          CASE(a_plain_network_gives_the_same), CASE(chunks_are_as_the_whole),
          CASE(runs_repeat_in_every_kernel), CASE(findings_of_tier_1_count),
          CASE(the_best_path_is_found), CASE(last_names_are_found_again),
          CASE(running_out_of_memory_is_told), CASE(shipped_weights_are_small),
          CASE(what_is_plain_is_found), CASE(what_is_public_is_left))
