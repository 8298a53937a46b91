/* How much of what is private does detection find, and what does it take for private that is not?
 *
 *     bench_detect_quality [FOLDER]
 *
 * Numbers and secrets that are right, and nearly right, are made up here; public texts come from
 * FOLDER, as bench/README.md says. A page is 64 bytes, cut where a word ends, and judged with the
 * whole text around it. Last line: gates met and missed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../src/privacy/language.h"
#include "carrel/pipeline.h"
#include "carrel/rng.h"
#include "corpora.h"
#include "ids.h"
#include "judge.h"

static struct cr_policy policy; /* as shipped */
#define PAGE_BYTES ((size_t)64)
#define N_OF_KIND  500
#define MAX_TEXTS  ((size_t)2000)

static int n_met, n_missed;

static void gate(const char *what, double figure, bool is_min, double limit, const char *unit)
{
    bool is_met = is_min ? figure >= limit : figure <= limit;
    *(is_met ? &n_met : &n_missed) += 1;
    printf("%-52s %9.4g %s %s %g %s\n", what, figure, unit, is_min ? ">=" : "<=", limit,
           is_met ? "met" : "MISSED");
}

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* --- Numbers and secrets --- */

/* What stands before the kind's name, before the value, and behind it. */
static const char *const carriers[][3] = {
    {"The ", " is ", "."},
    {"Please write down the ", " ", " and send it on.\n"},
    {"", ": ", "\n"},
    {"Hier steht ", " ", ", wie gestern besprochen."},
    {"Voici le ", " : ", ", comme convenu."},
    {"| ", " | ", " | open |"},
};
enum { N_CARRIERS = sizeof carriers / sizeof *carriers };

struct tally {
    size_t n_right, n_found, n_own, n_wrong, n_alarms, n_others;
};

/* The value in a sentence. Whether one finding covers it; `*ret_own`: one by a rule for its kind
 * touches it. */
static bool is_found(struct judge *judge, size_t kind, size_t carrier, const char *value,
                     bool *ret_own)
{
    char text[2 * ID_MAX];
    size_t n;
    bool is_covered = false;
    int start = snprintf(text, sizeof text, "%s%s%s", carriers[carrier][0], id_context(kind),
                         carriers[carrier][1]);
    int end = start + snprintf(text + start, sizeof text - (size_t)start, "%s", value);
    snprintf(text + end, sizeof text - (size_t)end, "%s", carriers[carrier][2]);
    const struct cr_finding *f = judge_text(judge, text, strlen(text), &n);
    *ret_own = false;
    for (size_t i = 0; i < n; i++) {
        if (f[i].score < policy.private_ || f[i].end <= (size_t)start || f[i].start >= (size_t)end)
            continue;
        is_covered |= f[i].start <= (size_t)start && f[i].end >= (size_t)end;
        *ret_own |= strncmp(judge_rule(judge, &f[i]), id_rule(kind), strlen(id_rule(kind))) == 0;
    }
    return is_covered;
}

static void judge_kind(struct judge *judge, size_t kind, struct cr_rng *rng, struct tally *t)
{
    char value[ID_MAX];
    bool is_own;
    for (size_t i = 0; i < N_OF_KIND; i++) {
        id_make(kind, rng, value);
        t->n_right++;
        t->n_found += is_found(judge, kind, i % N_CARRIERS, value, &is_own);
        t->n_own += is_own;
        id_make_wrong(kind, rng, value);
        t->n_wrong++;
        bool is_covered = is_found(judge, kind, i % N_CARRIERS, value, &is_own);
        t->n_alarms += is_own;
        t->n_others += is_covered && !is_own;
    }
}

static void identifiers(struct judge *judge)
{
    struct tally all = {0};
    struct cr_rng rng;
    cr_rng_seed(&rng, 4);
    for (size_t kind = 0; kind < id_n_kinds(); kind++) {
        struct tally t = {0};
        judge_kind(judge, kind, &rng, &t);
        if (t.n_own == 0) { /* then it would not be seen to take wrong ones, either */
            fprintf(stderr, "bench_detect_quality: no rule %s found any\n", id_rule(kind));
            exit(1);
        }
        if (t.n_found < t.n_right || t.n_alarms > 0)
            printf("  %-20s found %zu of %zu, wrong ones taken %zu\n", id_rule(kind), t.n_found,
                   t.n_right, t.n_alarms);
        all.n_right += t.n_right;
        all.n_found += t.n_found;
        all.n_wrong += t.n_wrong;
        all.n_alarms += t.n_alarms;
        all.n_others += t.n_others;
    }
    printf("%zu kinds, %zu right and %zu wrong values; of the wrong, rules for other things take "
           "%zu\n",
           id_n_kinds(), all.n_right, all.n_wrong, all.n_others);
    gate("identifiers and secrets: recall", (double)all.n_found / (double)all.n_right, true, 0.995,
         "");
    gate("identifiers and secrets: near-valid ones taken",
         100 * (double)all.n_alarms / (double)all.n_wrong, false, 0.1, "%");
}

/* --- Pages of ordinary requests, units of private text --- */

#define N_STEPS 20u

/* How many have a score of at least i / N_STEPS. */
struct histogram {
    size_t n, n_from[N_STEPS + 1];
    size_t n_private; /* at the shipped threshold */
    size_t n_unread;  /* told to be in a language that nobody reads */
};

static void count_score(struct histogram *h, float score)
{
    h->n++;
    h->n_private += score >= policy.private_;
    for (uint32_t i = 0; i <= N_STEPS && score >= (float)i / N_STEPS; i++)
        h->n_from[i]++;
}

static void merge(struct histogram *to, const struct histogram *from)
{
    to->n += from->n;
    to->n_private += from->n_private;
    for (uint32_t i = 0; i <= N_STEPS; i++)
        to->n_from[i] += from->n_from[i];
}

static double percent(size_t part, size_t whole)
{
    return whole > 0 ? 100 * (double)part / (double)whole : 0;
}

/* Where the page that begins at `start` ends: behind the last blank within PAGE_BYTES. */
static size_t page_end(const struct corpus_text *text, size_t start)
{
    size_t end = start + PAGE_BYTES;
    if (end >= text->len)
        return text->len;
    while (end > start && text->text[end - 1] != ' ' && text->text[end - 1] != '\n')
        end--;
    return end > start ? end : start + PAGE_BYTES;
}

static struct histogram benign(struct judge *judge, const char *folder, const char *name)
{
    struct histogram h = {0}, texts = {0};
    struct corpus corpus = corpus_benign(folder, name, MAX_TEXTS);
    for (size_t i = 0; i < corpus.n; i++) {
        const struct corpus_text *text = &corpus.texts[i];
        struct cr_language_view view = {0};
        size_t n;
        judge_text(judge, text->text, text->len, &n);
        for (size_t start = 0, end; start < text->len; start = end) {
            end = page_end(text, start);
            count_score(&h, judge_score(judge, start, end));
            h.n_unread +=
                !cr_language_is_read(&view, policy.languages, text->text, text->len, start, end);
        }
        count_score(&texts, judge_score(judge, 0, text->len));
    }
    printf("%-14s %6zu texts, %5.2f %% flagged; %7zu pages, %5.2f %% flagged\n", name, corpus.n,
           percent(texts.n_private, texts.n), h.n, percent(h.n_private, h.n));
    return h;
}

/* Whether the policy calls the class private; organisations and what is no entity of ours it does
 * not. */
static bool is_private_class(int class_)
{
    return class_ < CR_PRIVACY_N_CLASSES && (policy.classes >> class_ & 1) != 0;
}

/* Units that the policy calls private. */
static struct histogram nannigalaxy(struct judge *judge, const char *folder)
{
    struct histogram units = {0}, others = {0}, texts[2] = {0};
    struct corpus corpus = corpus_nannigalaxy(folder);
    for (size_t i = 0; i < corpus.n; i++) {
        const struct corpus_text *text = &corpus.texts[i];
        size_t n;
        judge_text(judge, text->text, text->len, &n);
        for (size_t k = 0; k < text->n_spans; k++)
            count_score(is_private_class(text->spans[k].class_) ? &units : &others,
                        judge_score(judge, text->spans[k].start, text->spans[k].end));
        count_score(&texts[text->is_private], judge_score(judge, 0, text->len));
    }
    printf("nannigalaxy: flagged are %.1f %% of %zu units, %.1f %% of the %zu that are no firms, "
           "systems, titles or events; %.1f %% of %zu private texts, %.1f %% of %zu others\n",
           percent(units.n_private + others.n_private, units.n + others.n), units.n + others.n,
           percent(units.n_private, units.n), units.n, percent(texts[1].n_private, texts[1].n),
           texts[1].n, percent(texts[0].n_private, texts[0].n), texts[0].n);
    gate("private units of nannigalaxy: recall", percent(units.n_private, units.n), true, 85, "%");
    return units;
}

static void pages(struct judge *judge, const char *folder)
{
    static const char *const names[] = {"self-instruct", "alpaca-seed", "gsm8k", "t0"};
    struct histogram all = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct histogram h = benign(judge, folder, names[i]);
        char what[64];
        snprintf(what, sizeof what, "benign pages of %s flagged", names[i]);
        gate(what, percent(h.n_private, h.n), false, 5, "%");
        snprintf(what, sizeof what, "benign pages of %s in no language", names[i]);
        gate(what, percent(h.n_unread, h.n), false, 0.3, "%");
        merge(&all, &h);
    }
    struct histogram units = nannigalaxy(judge, folder);
    puts("threshold   benign pages flagged   recall of nannigalaxy's private units");
    for (uint32_t i = 1; i < N_STEPS; i++)
        printf("%9.2f %20.2f %% %25.1f %%\n", (double)i / N_STEPS, percent(all.n_from[i], all.n),
               percent(units.n_from[i], units.n));
}

/* --- Names --- */

struct spans {
    size_t n_gold, n_told, n_right;
};

/* Spans that are told by tier 2, of classes that the corpus has; whether one is private here does
 * not count. */
static struct spans compare(struct judge *judge, const struct corpus *corpus,
                            const char *const *classes)
{
    struct spans s = {0};
    for (size_t i = 0; i < corpus->n; i++) {
        const struct corpus_text *text = &corpus->texts[i];
        size_t n;
        const struct cr_finding *f = judge_text(judge, text->text, text->len, &n);
        s.n_gold += text->n_spans;
        for (size_t k = 0; k < n; k++) {
            bool is_of_class = false;
            for (const char *const *c = classes; *c != NULL; c++)
                is_of_class |= strcmp(*c, cr_privacy_class_name(f[k].class_)) == 0;
            if (f[k].tier != 2 || !is_of_class)
                continue;
            s.n_told++;
            for (size_t g = 0; g < text->n_spans; g++)
                s.n_right += text->spans[g].start == f[k].start && text->spans[g].end == f[k].end &&
                             text->spans[g].class_ == (int)f[k].class_;
        }
    }
    return s;
}

static void names(struct judge *judge, const char *folder)
{
    static const char *const wnut_classes[] = {"PERSON", "LOCATION", "ORG", NULL};
    static const char *const person[] = {"PERSON", NULL};
    struct corpus wnut = corpus_wnut17(folder), conll = corpus_conll2003(folder);
    struct spans w = compare(judge, &wnut, wnut_classes), c = compare(judge, &conll, person);
    printf("WNUT17 dev: %zu spans, %zu told, %zu right\n", w.n_gold, w.n_told, w.n_right);
    gate("WNUT17 dev, person, location, group, company: F1",
         w.n_gold + w.n_told > 0 ? 2 * (double)w.n_right / (double)(w.n_gold + w.n_told) : 0, true,
         0.40, "");
    printf("CoNLL-2003 test, PER: %zu spans, %zu told, %zu right\n", c.n_gold, c.n_told, c.n_right);
    gate("CoNLL-2003 test, PER: recall", c.n_gold > 0 ? (double)c.n_right / (double)c.n_gold : 0,
         true, 0.90, "");
}

/* --- Speed of both tiers --- */

static size_t count_words(const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += text[i] > ' ' && (i == 0 || text[i - 1] <= ' ');
    return n;
}

static void speed(struct judge *judge, const char *folder)
{
    struct corpus corpus = corpus_benign(folder, "t0", 500);
    double best = 0;
    for (int round = 0; round < 5; round++) {
        size_t n_words = 0, n;
        double begin = now_s();
        for (size_t i = 0; i < corpus.n; i++) {
            judge_text(judge, corpus.texts[i].text, corpus.texts[i].len, &n);
            n_words += count_words(corpus.texts[i].text, corpus.texts[i].len);
        }
        double words_per_s = (double)n_words / (now_s() - begin);
        best = words_per_s > best ? words_per_s : best;
    }
    bool has_vnni = false;
#if defined(__x86_64__)
    has_vnni = __builtin_cpu_supports("avx512vnni");
#endif
    gate("both tiers, one core, whole words", best / 1e3, true, has_vnni ? 150 : 60, "K/s");
}

static void languages_speed(const char *folder)
{
    struct corpus corpus = corpus_benign(folder, "t0", 500);
    size_t n_pages = 0, n_read = 0;
    double begin = now_s();
    for (size_t i = 0; i < corpus.n; i++) {
        const struct corpus_text *text = &corpus.texts[i];
        struct cr_language_view view = {0};
        for (size_t end = PAGE_BYTES; end <= text->len; end += PAGE_BYTES, n_pages++)
            n_read += cr_language_is_read(&view, policy.languages, text->text, text->len,
                                          end - PAGE_BYTES, end);
    }
    double ms = (now_s() - begin) * 1e3;
    printf("%zu of %zu pages are in a language that is read\n", n_read, n_pages);
    gate("language of 128 pages, one core", n_pages > 0 ? 128 * ms / (double)n_pages : 0, false, 1,
         "ms");
}

int main(int argc, char **argv)
{
    struct judge *judge = judge_create();
    cr_policy_defaults(&policy);
    identifiers(judge);
    if (argc > 1) {
        pages(judge, argv[1]);
        names(judge, argv[1]);
        speed(judge, argv[1]);
        languages_speed(argv[1]);
    } else {
        puts("public texts: not measured, no folder given");
    }
    judge_destroy(judge);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
