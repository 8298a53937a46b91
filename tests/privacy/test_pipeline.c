/* Documents, page by page: against the same text in one piece, in turns, cut anywhere; and the
 * threads that judge them. Texts are prose that no rule knows, with values put into it. */
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

#include "carrel/pipeline.h"
#include "carrel/rng.h"
#include "fault.h"
#include "privacy/document.h"
#include "test.h"

#define MAX_TEXT  8192u
#define MAX_PAGES MAX_TEXT
#define FAR       UINT64_MAX /* a deadline that does not come */

#define MAIL "anna.meier@mail-haus.de"
#define CARD "4539148803436467"

static struct cr_rules *rules;

static void set_up(void)
{
    struct cr_error err = {0};
    if (rules == NULL && cr_rules_default(&rules, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
}

/* A text in pages of equal length. */
struct text {
    char bytes[MAX_TEXT + 1];
    size_t len;
    uint32_t page_ends[MAX_PAGES];
    struct cr_document doc;
};

static void prose(struct text *t, size_t len)
{
    static const char *const sentences[] = {
        "The river is near the garden.", "The old road goes on between green hills.",
        "A kettle stands by the window.", "Bread is made of flour and water."};
    size_t done = t->len;
    for (uint32_t i = 0; done < len; i++)
        done += (size_t)snprintf(t->bytes + done, MAX_TEXT + 1 - done, "%s ", sentences[i % 4]);
    t->len = len;
    t->bytes[len] = '\0';
}

static void add(struct text *t, const char *text)
{
    CHECK(t->len + strlen(text) <= MAX_TEXT);
    memcpy(t->bytes + t->len, text, strlen(text) + 1);
    t->len += strlen(text);
}

/* The first `len` bytes as a document. */
static struct cr_document *pages(struct text *t, size_t len, uint32_t page, bool has_ended)
{
    struct cr_document *d = &t->doc;
    *d = (struct cr_document){.tenant = 1,
                              .text = t->bytes,
                              .len = len,
                              .page_ends = t->page_ends,
                              .n_pages = (uint32_t)(len / page),
                              .n_spelt = UINT32_MAX,
                              .has_ended = has_ended};
    cr_policy_defaults(&d->policy);
    for (uint32_t i = 0; i < d->n_pages; i++)
        t->page_ends[i] = (i + 1) * page;
    return d;
}

static void judge_init(struct cr_document_judge *j)
{
    set_up();
    *j = (struct cr_document_judge){.key = {{1, 2}}, .epoch = 1};
    CHECK_INT(cr_known_create(1u << 15, &j->known), CR_OK); /* full sets forget */
    CHECK_INT(cr_detect_create(rules, NULL, &j->detect), CR_OK);
}

static void judge_release(struct cr_document_judge *j)
{
    cr_detect_destroy(j->detect);
    cr_known_destroy(j->known);
    free(j->names);
}

static struct cr_verdict judge(struct cr_document_judge *j, const struct cr_document *doc)
{
    struct cr_verdict v;
    cr_document_judge(j, doc, FAR, &v);
    CHECK(v.n_cleared <= v.n_pages && v.sealed <= v.n_pages && v.sealed >= v.n_cleared);
    CHECK((v.why == CR_VERDICT_CLEARED) == (v.n_cleared == v.n_pages));
    return v;
}

/* By one who knows nothing yet. */
static struct cr_verdict judge_afresh(const struct cr_document *doc)
{
    struct cr_document_judge j;
    judge_init(&j);
    struct cr_verdict v = judge(&j, doc);
    CHECK_INT(v.n_known, 0);
    judge_release(&j);
    return v;
}

static void check_same(const struct cr_verdict *a, const struct cr_verdict *b)
{
    CHECK_INT(a->n_pages, b->n_pages);
    CHECK_INT(a->n_cleared, b->n_cleared);
    CHECK_INT(a->why, b->why);
    CHECK_INT(a->sealed, b->sealed);
    if (a->why == CR_VERDICT_PRIVATE)
        CHECK_INT(a->class_, b->class_);
}

/* --- one document ------------------------------------------------------------------------- */

static void harmless_text_is_cleared(void)
{
    struct text t = {0};
    prose(&t, 4000);
    struct cr_verdict v = judge_afresh(pages(&t, t.len, 64, true));
    CHECK_INT(v.n_pages, 62);
    CHECK_INT(v.n_cleared, 62);
    CHECK_INT(v.sealed, 62);
    CHECK_INT(v.tier, 1);
    v = judge_afresh(pages(&t, 0, 64, true));
    CHECK_INT(v.n_cleared, 0);
    CHECK_INT(v.why, CR_VERDICT_CLEARED);
}

static void what_follows_must_be_known(void)
{
    struct text t = {0};
    prose(&t, 4000);
    struct cr_verdict v = judge_afresh(pages(&t, t.len, 64, false));
    CHECK_INT(v.n_cleared, (4000 - CR_PIPELINE_CONTEXT) / 64);
    CHECK_INT(v.why, CR_VERDICT_CONTEXT);
    v = judge_afresh(pages(&t, CR_PIPELINE_CONTEXT, 64, false));
    CHECK_INT(v.n_cleared, 0);
}

/* Under a policy that heeds what is sure alone: the first digits of a card may be an account, too.
 */
static struct cr_document *strict_pages(struct text *t, size_t len, uint32_t page)
{
    struct cr_document *doc = pages(t, len, page, true);
    doc->policy.private_ = 0.5f;
    doc->policy.clear = 0.35f;
    return doc;
}

/* A value at every place of a page, in pages of many lengths. */
static void a_value_ends_what_is_cleared(void)
{
    static const uint32_t sizes[] = {1, 7, 16, 64, 300};
    static const char *const values[] = {MAIL, CARD};
    struct cr_document_judge j;
    judge_init(&j);
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (size_t before = 600; before < 600 + sizes[s] + 3; before++)
            for (size_t i = 0; i < 2; i++) {
                struct text t = {0};
                prose(&t, before - 1);
                add(&t, " ");
                add(&t, values[i]);
                add(&t, " and ");
                prose(&t, 1500);
                struct cr_verdict v = judge(&j, strict_pages(&t, t.len, sizes[s]));
                CHECK_INT(v.why, CR_VERDICT_PRIVATE);
                CHECK_INT(v.class_, i == 0 ? CR_PRIVACY_CONTACT : CR_PRIVACY_ACCOUNT);
                CHECK_INT(v.n_cleared, before / sizes[s]);
                /* What is sealed is private in itself, and no page before it is. */
                CHECK(v.sealed <= (before + strlen(values[i])) / sizes[s] + 1);
                struct cr_verdict cut =
                    judge(&j, strict_pages(&t, (v.sealed + 1) * (size_t)sizes[s], sizes[s]));
                CHECK_INT(cut.why, CR_VERDICT_PRIVATE);
                if (v.sealed > v.n_cleared) {
                    cut = judge(&j, strict_pages(&t, v.sealed * (size_t)sizes[s], sizes[s]));
                    CHECK(cut.why == CR_VERDICT_CLEARED || cut.why == CR_VERDICT_UNSURE);
                }
            }
    judge_release(&j);
}

/* A text that came in two turns, split anywhere, is judged as it is in one piece. */
static void turns_are_as_the_whole(void)
{
    struct text t = {0};
    prose(&t, 1100);
    add(&t, " the card is " CARD ", my card. ");
    prose(&t, 2600);
    struct cr_verdict whole = judge_afresh(pages(&t, t.len, 16, true));
    CHECK_INT(whole.why, CR_VERDICT_PRIVATE);
    for (size_t split = 0; split <= t.len; split++) {
        struct cr_document_judge j;
        judge_init(&j);
        struct cr_verdict v = judge(&j, pages(&t, split, 16, split % 2 == 0));
        if (split <= 1100)
            CHECK(v.why == CR_VERDICT_CLEARED || v.why == CR_VERDICT_CONTEXT);
        v = judge(&j, pages(&t, t.len, 16, true));
        check_same(&v, &whole);
        judge_release(&j);
    }
}

static void pages_are_judged_once(void)
{
    struct text t = {0};
    struct cr_document_judge j;
    prose(&t, 8000);
    judge_init(&j);
    for (size_t len = 400; len <= 8000; len += 400) { /* twenty turns */
        judge(&j, pages(&t, len - 200, 16, false));
        judge(&j, pages(&t, len, 16, true));
    }
    /* Each page once or, near the end of a turn, once more in view of what follows. */
    CHECK(j.n_judged >= 500 && j.n_judged < 500 + 20 * (CR_PIPELINE_CONTEXT / 16 + 2));
    uint64_t before = j.n_judged;
    struct cr_verdict v = judge(&j, pages(&t, 8000, 16, true));
    CHECK_INT(v.n_known, 500);
    CHECK_INT(j.n_judged, before);
    judge_release(&j);
}

/* Another tenant, policy or set of rules finds nothing of what was judged. */
static void nobody_elses_judgement_is_found(void)
{
    struct text t = {0};
    struct cr_document_judge j;
    prose(&t, 2000);
    judge_init(&j);
    struct cr_document *doc = pages(&t, t.len, 16, true);
    CHECK_INT(judge(&j, doc).n_known, 0);
    CHECK_INT(judge(&j, doc).n_known, 125);
    doc->tenant = 2;
    CHECK_INT(judge(&j, doc).n_known, 0);
    CHECK_INT(judge(&j, doc).n_known, 125);
    doc->policy.private_ = 0.75f;
    CHECK_INT(judge(&j, doc).n_known, 0);
    doc->policy.classes &= ~(1u << CR_PRIVACY_NET);
    CHECK_INT(judge(&j, doc).n_known, 0);
    doc->policy.languages &= ~(1u << CR_LANGUAGE_NL);
    CHECK_INT(judge(&j, doc).n_known, 0);
    j.epoch = 2;
    CHECK_INT(judge(&j, doc).n_known, 0);
    doc = pages(&t, t.len, 32, true); /* other pages */
    CHECK_INT(judge(&j, doc).n_known, 0);
    j.epoch = 1;
    doc = pages(&t, t.len, 16, true);
    CHECK_INT(judge(&j, doc).n_known, 125);
    t.bytes[1000]++; /* what stands before counts, and 512 bytes of what follows */
    CHECK_INT(judge(&j, doc).n_known, (1000 - CR_PIPELINE_CONTEXT) / 16);
    judge_release(&j);
}

/* Tells a pipeline's judgements that what a verdict cleared was published. */
static void publish(struct cr_document_judge *j, const struct cr_verdict *v)
{
    struct cr_judgement cleared = {.why = CR_VERDICT_CLEARED, .to_seal = CR_SEAL_NONE};
    for (uint32_t i = 0; i < v->n_names; i++)
        cr_known_put(j->known, (struct cr_siphash){{v->names[i][0], v->names[i][1]}}, &cleared);
}

static void what_everybody_has_is_not_judged_again(void)
{
    struct text t = {0};
    struct cr_document_judge j;
    prose(&t, 2000);
    judge_init(&j);
    struct cr_document *doc = pages(&t, t.len, 16, true);
    struct cr_verdict v = judge(&j, doc);
    CHECK_INT(v.n_cleared, 125);
    CHECK_INT(v.n_names, 125);
    publish(&j, &v);
    add(&t, " the card is " CARD ", my card. ");
    for (uint32_t tenant = 2; tenant < 4; tenant++) {
        doc = pages(&t, t.len, 16, true);
        doc->tenant = tenant;
        v = judge(&j, doc);
        CHECK_INT(v.n_known, 125); /* though something else is behind them */
        CHECK_INT(v.why, CR_VERDICT_PRIVATE);
        CHECK_INT(v.n_names, v.n_cleared);
        v = judge(&j, pages(&t, 2000, 16, false)); /* they need not wait for what follows */
        CHECK_INT(v.why, CR_VERDICT_CLEARED);
    }
    doc = pages(&t, t.len, 16, true);
    doc->policy.clear /= 2; /* stricter than it was judged by */
    CHECK_INT(judge(&j, doc).n_known, 0);
    doc = pages(&t, 0, 16, true);
    CHECK_INT(judge(&j, doc).n_names, 0);
    judge_release(&j);
}

/* A number that only a word behind it makes private: what is before the word is not sealed. */
static void what_follows_seals_nothing_before_it(void)
{
    static const char file[] = "rule badge\n  class ID\n  pattern \\d{5}\n  context employee\n"
                               "  score - 0.9\n";
    struct cr_rules *own;
    struct cr_error err = {0};
    struct cr_document_judge j;
    struct text t = {0};
    judge_init(&j);
    cr_detect_destroy(j.detect);
    if (cr_rules_parse(file, strlen(file), "own", &own, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    CHECK_INT(cr_detect_create(own, NULL, &j.detect), CR_OK);
    prose(&t, 639);
    add(&t, " 12345 is what the old ");
    add(&t, "employee had, ");
    prose(&t, 1280);
    struct cr_verdict v = judge(&j, pages(&t, t.len, 8, true));
    CHECK_INT(v.why, CR_VERDICT_PRIVATE);
    CHECK_INT(v.class_, CR_PRIVACY_ID);
    CHECK_INT(v.n_cleared, 80);
    CHECK_INT(v.sealed, (640 + 22 + 8 - 1) / 8);
    v = judge(&j, pages(&t, 656, 8, true)); /* without the word it is anybody's */
    CHECK_INT(v.why, CR_VERDICT_CLEARED);
    judge_release(&j);
    cr_rules_unref(own);
}

static void what_is_not_known_is_not_cleared(void)
{
    struct text t = {0};
    struct cr_document *doc;
    prose(&t, 640);
    for (int i = 0; i < 20; i++) /* Привет */
        add(&t, "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 ");
    prose(&t, 2000);
    struct cr_verdict v = judge_afresh(pages(&t, t.len, 64, true));
    CHECK_INT(v.why, CR_VERDICT_LANGUAGE);
    CHECK_INT(v.n_cleared, 10);
    CHECK_INT(v.sealed, v.n_pages);

    doc = pages(&t, 640, 64, true);
    doc->n_spelt = 3;
    v = judge_afresh(doc);
    CHECK_INT(v.why, CR_VERDICT_NO_TEXT);
    CHECK_INT(v.n_cleared, 3);

    t.len = 640;
    add(&t, " " MAIL " ");
    prose(&t, 2000);
    doc = pages(&t, t.len, 64, true);
    doc->policy.private_ = 0.99f;
    v = judge_afresh(doc);
    CHECK_INT(v.why, CR_VERDICT_UNSURE);
    CHECK_INT(v.n_cleared, 10);
    CHECK_INT(v.sealed, v.n_pages);
    doc->policy.classes = 1u << CR_PRIVACY_HEALTH;
    CHECK_INT(judge_afresh(doc).why, CR_VERDICT_CLEARED);
}

/* The first page of another language ends what is cleared; it seals nothing. */
static void languages_that_nobody_judges_stay_private(void)
{
    static const struct {
        const char *text;
        uint32_t language; /* the one that a policy must have for it */
    } texts[] = {
        {"Proszę mi powiedzieć, kiedy przyjdzie moja paczka, bo czekam na nią już od tygodnia. ",
         CR_LANGUAGE_N},
        {"Saya ingin tahu kapan paket saya akan datang, karena saya sudah menunggu lama. ",
         CR_LANGUAGE_N},
        {"Können Sie mir bitte sagen, wann das Paket kommt? Ich warte schon seit einer Woche. ",
         CR_LANGUAGE_DE},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct text t = {0};
        prose(&t, 1279);
        add(&t, "\n");
        for (int k = 0; k < 8; k++)
            add(&t, texts[i].text);
        struct cr_document *doc = pages(&t, t.len, 64, true);
        bool is_known = texts[i].language < CR_LANGUAGE_N;
        struct cr_verdict v = judge_afresh(doc);
        CHECK_INT(v.why, is_known ? CR_VERDICT_CLEARED : CR_VERDICT_LANGUAGE);
        doc->policy.languages &= ~(1u << texts[i].language);
        v = judge_afresh(doc);
        CHECK_INT(v.why, CR_VERDICT_LANGUAGE);
        CHECK_INT(v.n_cleared, 1280 / 64);
        CHECK_INT(v.sealed, v.n_pages);
        doc->policy.languages = 1u << CR_LANGUAGE_FR;
        CHECK_INT(judge_afresh(doc).n_cleared, 0);
    }
}

static void time_may_be_up(void)
{
    struct text t = {0};
    struct cr_document_judge j;
    struct cr_clock clock;
    struct cr_verdict v;
    cr_clock_init_virtual(&clock, 1000);
    prose(&t, 2000);
    judge_init(&j);
    j.clock = &clock;
    cr_document_judge(&j, pages(&t, 1000, 16, true), 1001, &v);
    CHECK_INT(v.n_cleared, 62);
    cr_clock_advance_us(&clock, 1);
    cr_document_judge(&j, pages(&t, 2000, 16, true), 1001, &v);
    CHECK_INT(v.why, CR_VERDICT_TIMEOUT);
    CHECK_INT(v.n_cleared, (1000 - CR_PIPELINE_CONTEXT) / 16); /* which were known */
    CHECK_INT(v.sealed, v.n_pages);
    cr_document_judge(&j, pages(&t, 2000, 16, true), 2000, &v); /* and is not remembered */
    CHECK_INT(v.why, CR_VERDICT_CLEARED);
    judge_release(&j);
}

/* The card is never cleared, whatever fails. */
static void judge_card(void *user)
{
    struct text *t = user;
    struct cr_document_judge j = {.key = {{1, 2}}};
    struct cr_verdict v;
    if (cr_known_create(64, &j.known) != CR_OK)
        return;
    cr_detect_create(rules, NULL, &j.detect);
    for (int i = 0; i < 2; i++) {
        cr_document_judge(&j, pages(t, t->len, 16, true), FAR, &v);
        CHECK(v.n_cleared <= 40);
        CHECK(v.why == CR_VERDICT_PRIVATE || v.why == CR_VERDICT_FAILED);
        CHECK(v.why == CR_VERDICT_PRIVATE || j.detect == NULL || fault_fired());
    }
    if (j.detect != NULL)
        CHECK_INT(v.why, CR_VERDICT_PRIVATE); /* a failure is not remembered */
    judge_release(&j);
}

static void memory_may_run_out(void)
{
    struct text t = {0};
    set_up();
    prose(&t, 640);
    add(&t, " " CARD " ");
    prose(&t, 1000);
    CHECK_INT(fault_each(judge_card, &t),
              6); /* table, entries, detector, scanner, names, findings */
}

static struct cr_tagger *tagger;

/* The same with both tiers. */
static void judge_card_with_tagger(void *user)
{
    struct text *t = user;
    struct cr_document_judge j = {.key = {{1, 2}}};
    struct cr_verdict v;
    if (cr_known_create(64, &j.known) != CR_OK)
        return;
    cr_detect_create(rules, tagger, &j.detect);
    cr_document_judge(&j, pages(t, t->len, 16, true), FAR, &v);
    CHECK(v.n_cleared <= 40);
    CHECK(v.why != CR_VERDICT_FAILED || j.detect == NULL || fault_fired());
    judge_release(&j);
}

/* What both tiers say of the whole text is what its pages are judged by. */
static void the_tagger_judges_too(void)
{
    struct text t = {0};
    struct cr_document_judge j;
    struct cr_error err = {0};
    const struct cr_finding *found;
    size_t n_found;
    judge_init(&j);
    cr_detect_destroy(j.detect);
    if (cr_tagger_default(&tagger, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    CHECK_INT(cr_detect_create(rules, tagger, &j.detect), CR_OK);
    prose(&t, 640);
    add(&t, " My name is Sabine Krause, I live in Heidelberg with my husband Thomas Krause, and he "
            "must not know that I write to you. ");
    prose(&t, 2000);
    struct cr_document *doc = pages(&t, t.len, 16, true);
    CHECK_INT(cr_policy_classes("all", &doc->policy.classes, &err), CR_OK);
    for (float clear = 0.001f; clear < 0.5f; clear *= 2) { /* whatever the weights are worth */
        uint32_t n = 0;
        CHECK_INT(cr_detect_text(j.detect, t.bytes, t.len, &found, &n_found), CR_OK);
        while (n < doc->n_pages && cr_detect_score(j.detect, n * 16, n * 16 + 16) < clear)
            n++;
        doc->policy.clear = clear;
        struct cr_verdict v = judge(&j, doc);
        CHECK_INT(v.n_cleared, n);
        CHECK(v.why == CR_VERDICT_CLEARED || v.why == CR_VERDICT_UNSURE ||
              v.why == CR_VERDICT_PRIVATE);
        CHECK_INT(v.tier, 2);
    }
    doc = pages(&t, t.len, 16, true);
    CHECK_INT(judge_afresh(doc).why, CR_VERDICT_CLEARED); /* the rules know no names */
    struct cr_verdict v = judge(&j, doc);
    CHECK_INT(v.why, CR_VERDICT_PRIVATE);
    CHECK(v.n_cleared >= 30 && v.n_cleared < 50);
    judge_release(&j);

    t.len = 640;
    add(&t, " " CARD " ");
    prose(&t, 1000);
    CHECK(fault_each(judge_card_with_tagger, &t) > 5);
    cr_tagger_unref(tagger);
}

/* --- threads ------------------------------------------------------------------------------ */

struct sink {
    sem_t come, go; /* verdicts that came; may return (when it holds them) */
    bool holds;
    pthread_mutex_t lock;
    uint32_t n;
    struct cr_verdict verdicts[256];
    uintptr_t order[256];
};

static struct sink sink;

static void sink_init(bool holds)
{
    memset(&sink, 0, sizeof sink);
    sem_init(&sink.come, 0, 0);
    sem_init(&sink.go, 0, 0);
    pthread_mutex_init(&sink.lock, NULL);
    sink.holds = holds;
}

static void on_verdict(void *user, const struct cr_verdict *verdict)
{
    pthread_mutex_lock(&sink.lock);
    CHECK(sink.n < 256);
    sink.order[sink.n] = (uintptr_t)user;
    sink.verdicts[sink.n++] = *verdict;
    pthread_mutex_unlock(&sink.lock);
    sem_post(&sink.come);
    if (sink.holds)
        sem_wait(&sink.go);
}

static void wait_for(uint32_t n)
{
    while (n-- > 0)
        sem_wait(&sink.come);
}

static struct cr_pipeline *start(uint32_t n_threads, uint32_t max_queued, uint64_t max_bytes)
{
    struct cr_pipeline_config config;
    struct cr_pipeline *p;
    struct cr_error err = {0};
    set_up();
    cr_pipeline_config_defaults(&config);
    config.rules = rules;
    config.n_threads = n_threads;
    config.max_queued = max_queued;
    config.max_queued_bytes = max_bytes;
    config.n_known = 1u << 15;
    if (cr_pipeline_create(&config, &p, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return p;
}

static int post(struct cr_pipeline *p, struct cr_document *doc, uint32_t tenant, uintptr_t user)
{
    doc->tenant = tenant;
    doc->on_verdict = on_verdict;
    doc->user = (void *)user;
    return cr_pipeline_post(p, doc);
}

static void equal_texts_are_judged_once(void)
{
    struct text t = {0};
    struct cr_pipeline_stats stats;
    struct cr_pipeline *p = start(4, 256, 1 << 24);
    prose(&t, 4000);
    sink_init(false);
    struct cr_document *doc = pages(&t, t.len, 16, true);
    for (uintptr_t i = 0; i < 24; i++)
        CHECK_INT(post(p, doc, 1, i), CR_OK);
    wait_for(24);
    for (int i = 0; i < 24; i++)
        CHECK_INT(sink.verdicts[i].n_cleared, 250);
    cr_pipeline_stop(p); /* numbers are added after a verdict is told */
    cr_pipeline_get_stats(p, &stats);
    CHECK_INT(stats.n_documents, 24);
    CHECK_INT(stats.n_judged_pages, 250);
    CHECK_INT(stats.n_known_pages, 23 * 250);
    cr_pipeline_destroy(p);

    p = start(4, 256, 1 << 24); /* each of two tenants for itself */
    sink_init(false);
    for (uintptr_t i = 0; i < 24; i++)
        CHECK_INT(post(p, doc, 1 + i % 2, i), CR_OK);
    wait_for(24);
    cr_pipeline_stop(p);
    cr_pipeline_get_stats(p, &stats);
    CHECK_INT(stats.n_judged_pages, 2 * 250);
    cr_pipeline_destroy(p);
}

static void a_full_queue_refuses(void)
{
    struct text t = {0};
    struct cr_pipeline_stats stats;
    struct cr_pipeline *p = start(1, 4, 1000);
    prose(&t, 200);
    sink_init(true);
    struct cr_document *doc = pages(&t, t.len, 16, true);
    CHECK_INT(post(p, doc, 9, 0), CR_OK);
    wait_for(1); /* the thread is held */
    CHECK_INT(post(p, doc, 1, 1), CR_OK);
    CHECK_INT(post(p, doc, 1, 2), CR_OK);
    CHECK_INT(post(p, doc, 1, 3), CR_EFULL); /* half of the places */
    CHECK_INT(post(p, doc, 2, 4), CR_OK);
    CHECK_INT(post(p, pages(&t, 200, 8, true), 3, 5), CR_OK);
    CHECK_INT(post(p, doc, 4, 6), CR_EFULL);
    cr_pipeline_get_stats(p, &stats);
    CHECK_INT(stats.n_queued, 4);
    CHECK_INT(stats.queued_bytes, 800);
    for (int i = 0; i < 5; i++)
        sem_post(&sink.go);
    wait_for(4);
    const uintptr_t order[] = {0, 1, 4, 5, 2}; /* in turn */
    for (int i = 0; i < 5; i++)
        CHECK_INT(sink.order[i], order[i]);
    cr_pipeline_destroy(p);

    p = start(1, 100, 500);
    sink_init(true);
    CHECK_INT(post(p, doc, 9, 0), CR_OK);
    wait_for(1);
    CHECK_INT(post(p, doc, 1, 1), CR_OK);
    CHECK_INT(post(p, doc, 2, 2), CR_OK);
    CHECK_INT(post(p, doc, 3, 3), CR_EFULL); /* bytes */
    sem_post(&sink.go);
    sem_post(&sink.go);
    sem_post(&sink.go);
    cr_pipeline_destroy(p);
    CHECK_INT(sink.n, 3);
}

static void who_waits_at_the_end_is_told(void)
{
    struct text t = {0};
    struct cr_pipeline *p = start(2, 64, 1 << 20);
    prose(&t, 2000);
    sink_init(false);
    struct cr_document *doc = pages(&t, t.len, 16, true);
    for (uintptr_t i = 0; i < 30; i++)
        CHECK_INT(post(p, doc, 1, i), CR_OK);
    cr_pipeline_stop(p);
    CHECK_INT(sink.n, 30);
    CHECK_INT(post(p, doc, 1, 30), CR_ESHUTDOWN);
    cr_pipeline_destroy(p);
    CHECK_INT(sink.n, 30);
    for (int i = 0; i < 30; i++)
        CHECK(sink.verdicts[i].why == CR_VERDICT_CLEARED ||
              sink.verdicts[i].why == CR_VERDICT_STOPPED);
    cr_pipeline_destroy(NULL);
}

static void rules_are_exchanged(void)
{
    static const char file[] = "rule river\n  class ID\n  word river\n  score 0.9\n";
    struct text t = {0};
    struct cr_rules *own;
    struct cr_error err = {0};
    struct cr_pipeline *p = start(1, 64, 1 << 20);
    if (cr_rules_parse(file, strlen(file), "own", &own, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    prose(&t, 2000);
    sink_init(false);
    struct cr_document *doc = pages(&t, t.len, 16, true);
    CHECK_INT(post(p, doc, 1, 0), CR_OK);
    wait_for(1);
    CHECK_INT(sink.verdicts[0].why, CR_VERDICT_CLEARED);
    CHECK_INT(sink.verdicts[0].epoch, cr_pipeline_epoch(p));
    cr_pipeline_set_rules(p, own);
    cr_rules_unref(own);
    CHECK(sink.verdicts[0].epoch != cr_pipeline_epoch(p));
    CHECK_INT(post(p, doc, 1, 0), CR_OK);
    wait_for(1);
    CHECK_INT(sink.verdicts[1].why, CR_VERDICT_PRIVATE);
    CHECK_INT(sink.verdicts[1].epoch, cr_pipeline_epoch(p));
    cr_pipeline_destroy(p);
}

static void documents_that_fit_nothing_are_refused(void)
{
    struct text t = {0};
    struct cr_pipeline *p = start(1, 64, 1 << 20);
    prose(&t, 64);
    struct cr_document *doc = pages(&t, 64, 16, true);
    t.page_ends[3] = 65;
    CHECK_INT(post(p, doc, 1, 0), CR_EINVAL);
    t.page_ends[3] = 40;
    CHECK_INT(post(p, doc, 1, 0), CR_EINVAL);
    cr_pipeline_destroy(p);
    struct cr_pipeline_config config;
    struct cr_error err = {0};
    cr_pipeline_config_defaults(&config);
    CHECK_INT(cr_pipeline_create(&config, &p, &err), CR_EINVAL); /* no rules */
}

static void create_and_post(void *user)
{
    struct text *t = user;
    struct cr_pipeline_config config;
    struct cr_pipeline *p = NULL;
    cr_pipeline_config_defaults(&config);
    config.rules = rules;
    config.n_known = 64;
    int status = cr_pipeline_create(&config, &p, NULL);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((p == NULL) == (status != CR_OK));
    if (p == NULL)
        return;
    uint32_t n = sink.n;
    status = post(p, pages(t, t->len, 16, true), 1, 0);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    cr_pipeline_destroy(p);
    CHECK_INT(sink.n - n, status == CR_OK);
}

static void memory_may_run_out_before_anything_is_judged(void)
{
    struct text t = {0};
    set_up();
    prose(&t, 200);
    sink_init(false);
    /* The pipeline, the table and its entries; the document and its owner. */
    CHECK_INT(fault_each(create_and_post, &t), 5);
}

struct poster {
    struct cr_pipeline *pipeline;
    uint32_t seed, n_accepted;
};

static void *post_many(void *arg)
{
    struct poster *me = arg;
    struct cr_rng rng;
    struct text *t = calloc(1, sizeof *t);
    CHECK(t != NULL);
    cr_rng_seed(&rng, me->seed);
    prose(t, 3000);
    for (int i = 0; i < 40; i++) {
        struct cr_document *doc = pages(t, 1 + cr_rng_below(&rng, 3000), 16, i % 2);
        if (i % 10 == 0)
            cr_pipeline_set_rules(me->pipeline, rules);
        me->n_accepted += post(me->pipeline, doc, 1 + cr_rng_below(&rng, 3), 0) == CR_OK;
    }
    free(t);
    return NULL;
}

static void many_threads_post(void)
{
    struct cr_pipeline *p = start(3, 32, 1 << 20);
    struct poster posters[4];
    pthread_t threads[4];
    uint32_t n = 0;
    sink_init(false);
    for (uint32_t i = 0; i < 4; i++) {
        posters[i] = (struct poster){p, i + 1, 0};
        CHECK_INT(pthread_create(&threads[i], NULL, post_many, &posters[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        n += posters[i].n_accepted;
    }
    cr_pipeline_stop(p);
    CHECK_INT(sink.n, n);
    CHECK(n >= 32);
    cr_pipeline_destroy(p);
}

/* --- tier 3 ------------------------------------------------------------------------------- */

struct doubts {
    uint32_t n;
    uint64_t name[2];
    char page[128];
    size_t n_before;
};

static void doubt(void *user, const struct cr_unsure *page)
{
    struct doubts *d = user;
    d->n++;
    memcpy(d->name, page->name, sizeof d->name);
    CHECK(page->len < sizeof d->page);
    memcpy(d->page, page->text, page->len);
    d->page[page->len] = '\0';
    d->n_before = page->n_before;
}

/* A text of 20 pages with an address in the tenth, under a policy that is unsure of it. */
static struct cr_document *doubtful(struct text *t)
{
    prose(t, 9 * 64 + 10);
    add(t, MAIL " ");
    prose(t, 20 * 64);
    struct cr_document *doc = pages(t, t->len, 64, true);
    doc->policy.private_ = 1;
    doc->policy.clear = 0.1f;
    return doc;
}

static void answers_count_from_the_next_time_on(void)
{
    for (int is_private = 0; is_private < 2; is_private++) {
        struct cr_document_judge j;
        struct text t = {0};
        struct doubts d = {0};
        judge_init(&j);
        j.on_unsure = doubt;
        j.unsure_user = &d;
        struct cr_document *doc = doubtful(&t);
        CHECK_INT(judge(&j, doc).why, CR_VERDICT_UNSURE);
        CHECK_INT(d.n, 1);
        CHECK(strstr(d.page, MAIL) != NULL);
        CHECK_INT(d.n_before, 9 * 64);
        CHECK_INT(judge(&j, doc).n_cleared, 9);
        CHECK_INT(d.n, 1); /* it is asked once */

        struct cr_judgement answer = {.why = is_private ? CR_VERDICT_PRIVATE : CR_VERDICT_CLEARED,
                                      .class_ = CR_PRIVACY_N_CLASSES,
                                      .tier = 3,
                                      .to_seal = CR_SEAL_NONE};
        cr_known_put(j.known, (struct cr_siphash){{d.name[0], d.name[1]}}, &answer);
        struct cr_verdict v = judge(&j, doc);
        CHECK_INT(v.why, is_private ? CR_VERDICT_PRIVATE : CR_VERDICT_CLEARED);
        CHECK_INT(v.n_cleared, is_private ? 9 : 20);
        CHECK_INT(v.sealed, 20);
        doc->tenant = 2; /* what was answered for one is not for another */
        CHECK_INT(judge(&j, doc).why, CR_VERDICT_UNSURE);
        CHECK_INT(d.n, 2);
        judge_release(&j);
    }
}

static void few_pages_are_asked_about(void)
{
    struct cr_document_judge j;
    struct doubts d = {0};
    uint64_t n_pages = 0;
    judge_init(&j);
    j.on_unsure = doubt;
    j.unsure_user = &d;
    for (uint32_t i = 0; i < 200; i++) {
        struct text t = {0};
        prose(&t, 64 + i);
        add(&t, " " MAIL);
        struct cr_document *doc = pages(&t, t.len, 32, true);
        doc->policy.private_ = 1;
        doc->policy.clear = 0.1f;
        judge(&j, doc);
        n_pages = j.n_judged;
    }
    CHECK(d.n > 20);
    CHECK(d.n * 100 <= CR_PIPELINE_UNSURE_SHARE * (n_pages + 50) + 100);
    judge_release(&j);
}

TEST_MAIN(CASE(harmless_text_is_cleared), CASE(what_follows_must_be_known),
          CASE(a_value_ends_what_is_cleared), CASE(turns_are_as_the_whole),
          CASE(pages_are_judged_once), CASE(nobody_elses_judgement_is_found),
          CASE(what_everybody_has_is_not_judged_again), CASE(what_follows_seals_nothing_before_it),
          CASE(languages_that_nobody_judges_stay_private), CASE(what_is_not_known_is_not_cleared),
          CASE(time_may_be_up), CASE(memory_may_run_out), CASE(the_tagger_judges_too),
          CASE(equal_texts_are_judged_once), CASE(a_full_queue_refuses),
          CASE(who_waits_at_the_end_is_told), CASE(rules_are_exchanged),
          CASE(documents_that_fit_nothing_are_refused),
          CASE(memory_may_run_out_before_anything_is_judged), CASE(many_threads_post),
          CASE(answers_count_from_the_next_time_on), CASE(few_pages_are_asked_about))
