/* One document, page by page, until the first that is not cleared: below it nothing may be shared
 * anyway.
 *
 *      judged before │ BEFORE ┊ pages of a window …………… ┊ CONTEXT │ not known yet
 *      ──────────────┼────────┊─────────────────────────┊─────────┼──────────────
 *      looked up     │   what one call of the detector sees       │ they wait
 *
 * **Names.** A judgement rests on the text before the page, on the page, and on CONTEXT bytes
 * behind it or the fact that the text ends there. Its name is a keyed hash of just that, of the
 * tenant, the policy and the rules' epoch: a chain over all pages up to it, mixed with what
 * follows. So whoever finds a name may take the judgement for his own, and one who has the same
 * page in other company does not find it. Text that grows costs a hash for each page that was
 * judged, and detectors see no more than the pages that are new.
 *
 * **Everybody's.** A page that was published has a name of its own, of the chain alone: without the
 * tenant, and without what follows. So everybody's text is not judged anew for each tenant that
 * goes on from it, and who finds such a name learns nothing but that it is everybody's.
 *
 * **What is sealed.** A page may be private only because of what follows it: the second half of a
 * number, a word like "diagnosis". Its own text may be everybody's all the same, and others may
 * have shared it; to take it back would tell them what one tenant's text goes on with. So two
 * answers are given: how many pages are cleared, in view of what follows; and from which page on
 * the text is private whatever follows, which is found by judging it once more without the rest.
 */
#include "privacy/document.h"

#include <stdlib.h>
#include <string.h>

#include "privacy/language.h"

/* Cut texts that are judged to find what is to be sealed. */
#define SEAL_TRIES 4

struct walk {
    struct cr_document_judge *judge;
    const struct cr_document *doc;
    struct cr_siphash chain;        /* of the pages before the one at hand */
    struct cr_siphash own, shared;  /* its names: of its judgement, and once it was published */
    const struct cr_finding *found; /* [n_found] of the window */
    size_t n_found, left, right;    /* the window; left == right: none yet */
    struct cr_language_view view;   /* its words, as far as language goes */
};

static uint32_t start_of(const struct cr_document *doc, uint32_t page)
{
    return page > 0 ? doc->page_ends[page - 1] : 0;
}

/* Where what may change a page ends. */
static size_t context_end(const struct cr_document *doc, uint32_t page)
{
    size_t end = (size_t)doc->page_ends[page] + CR_PIPELINE_CONTEXT;
    return end < doc->len ? end : doc->len;
}

static bool has_context(const struct cr_document *doc, uint32_t page)
{
    return doc->has_ended || doc->len - doc->page_ends[page] >= CR_PIPELINE_CONTEXT;
}

/* --- names -------------------------------------------------------------------------------- */

/* What all names of a document begin with. */
static struct cr_siphash first_link(const struct cr_document_judge *judge,
                                    const struct cr_document *doc)
{
    struct {
        uint64_t epoch;
        uint32_t classes, languages;
        float private_, clear;
    } begin;
    memset(&begin, 0, sizeof begin);
    begin.epoch = judge->epoch;
    begin.classes = doc->policy.classes;
    begin.languages = doc->policy.languages;
    begin.private_ = doc->policy.private_;
    begin.clear = doc->policy.clear;
    return cr_siphash(&judge->key, &(struct cr_siphash_piece){&begin, sizeof begin}, 1);
}

/* Takes a page into the chain. Its name as everybody's is of a length that no other one has. */
static void follow_chain(struct walk *w, uint32_t page)
{
    const struct cr_document *doc = w->doc;
    uint32_t start = start_of(doc, page), end = doc->page_ends[page];
    w->chain = cr_siphash(&w->judge->key,
                          (struct cr_siphash_piece[]){{w->chain.h, sizeof w->chain.h},
                                                      {doc->text + start, end - start}},
                          2);
    w->shared =
        cr_siphash(&w->judge->key, &(struct cr_siphash_piece){w->chain.h, sizeof w->chain.h}, 1);
}

/* Names the judgement of the page that was taken into the chain last. */
static void name_judgement(struct walk *w, uint32_t page)
{
    const struct cr_document *doc = w->doc;
    uint32_t end = doc->page_ends[page];
    size_t until = context_end(doc, page);
    /* Whose it is; whether the text ends within its context, and where. */
    uint64_t rest[] = {doc->tenant, until - end < CR_PIPELINE_CONTEXT ? until - end : UINT64_MAX};
    w->own = cr_siphash(&w->judge->key,
                        (struct cr_siphash_piece[]){{w->chain.h, sizeof w->chain.h},
                                                    {doc->text + end, until - end},
                                                    {rest, sizeof rest}},
                        3);
}

/* --- judging ------------------------------------------------------------------------------ */

/* Where a window for a page begins: at a character. */
static size_t window_left(const struct cr_document *doc, uint32_t page)
{
    size_t start = start_of(doc, page), at;
    if (start <= CR_DOCUMENT_BEFORE)
        return 0;
    for (at = start - CR_DOCUMENT_BEFORE; at < start && (doc->text[at] & 0xC0) == 0x80; at++)
        continue;
    return at;
}

static int look(struct walk *w, size_t left, size_t right)
{
    w->left = w->right = left;
    if (w->judge->detect == NULL)
        return CR_ENOMEM;
    int status =
        cr_detect_text(w->judge->detect, w->doc->text + left, right - left, &w->found, &w->n_found);
    if (status == CR_OK)
        w->right = right;
    return status;
}

/* Sees to it that the window shows a page with all that may change it. */
static int look_at(struct walk *w, uint32_t page)
{
    size_t until = context_end(w->doc, page), start = start_of(w->doc, page);
    if (w->right >= until && w->left < w->right)
        return CR_OK;
    size_t right = start + CR_DOCUMENT_WINDOW;
    if (right < until)
        right = until;
    return look(w, window_left(w->doc, page), right < w->doc->len ? right : w->doc->len);
}

struct opinion {
    float score;
    int class_; /* CR_PRIVACY_N_CLASSES: its words together */
    uint32_t tier;
    uint64_t end; /* of the finding, in the document */
};

/* How much a finding says: a rule that is enough by itself says what it is better than the tagger
 * does. */
static float weight(const struct walk *w, float score, uint32_t tier)
{
    return tier == 1 && score >= w->doc->policy.private_ ? score + 1 : score;
}

/* Of bytes of the document that the window shows. */
static struct opinion opinion_of(const struct walk *w, size_t start, size_t end)
{
    struct opinion o = {.score =
                            cr_detect_block_score(w->judge->detect, start - w->left, end - w->left),
                        .class_ = CR_PRIVACY_N_CLASSES,
                        .tier = 2,
                        .end = end};
    for (size_t i = 0; i < w->n_found && w->found[i].start + w->left < end; i++) {
        const struct cr_finding *f = &w->found[i];
        if (f->end + w->left <= start || !(w->doc->policy.classes >> f->class_ & 1) ||
            weight(w, f->score, f->tier) <= weight(w, o.score, o.tier))
            continue;
        o = (struct opinion){f->score, (int)f->class_, f->tier, f->end + w->left};
    }
    return o;
}

/* Whether the text up to the end of page `last`, and nothing more, makes private what begins with
 * `page`. */
static bool is_private_until(struct walk *w, uint32_t page, uint32_t last)
{
    size_t end = w->doc->page_ends[last];
    if (look(w, window_left(w->doc, page), end) != CR_OK)
        return false;
    return opinion_of(w, start_of(w->doc, page), end).score >= w->doc->policy.private_;
}

/* Pages from a private one to the first that is so whatever follows; `end` is where what made it
 * private ends. */
static uint16_t find_seal(struct walk *w, uint32_t page, uint64_t end)
{
    const struct cr_document *doc = w->doc;
    size_t whole = (size_t)doc->page_ends[page] + CR_PIPELINE_CONTEXT;
    uint32_t last = page;
    while (last < doc->n_pages && doc->page_ends[last] < end)
        last++;
    for (int i = 0; last < doc->n_pages && doc->page_ends[last] < whole; last++, i++)
        if (i < SEAL_TRIES && is_private_until(w, page, last))
            break;
    return last < doc->n_pages && last - page < CR_SEAL_NONE ? (uint16_t)(last - page)
                                                             : CR_SEAL_NONE;
}

static int judge_page(struct walk *w, uint32_t page, struct cr_judgement *ret)
{
    const struct cr_document *doc = w->doc;
    uint32_t start = start_of(doc, page), end = doc->page_ends[page];
    int status = look_at(w, page);
    if (status != CR_OK)
        return status;
    w->judge->n_judged++;
    struct opinion o = opinion_of(w, start, end);
    *ret = (struct cr_judgement){.why = CR_VERDICT_CLEARED,
                                 .class_ = (uint8_t)o.class_,
                                 .tier = (uint8_t)o.tier,
                                 .score = (uint8_t)(o.score * 255),
                                 .to_seal = CR_SEAL_NONE};
    if (o.score >= doc->policy.private_) {
        ret->why = CR_VERDICT_PRIVATE;
        ret->to_seal = find_seal(w, page, o.end);
    } else if (!cr_language_is_read(&w->view, doc->policy.languages, doc->text, doc->len, start,
                                    end)) {
        ret->why = CR_VERDICT_LANGUAGE;
    } else if (o.score >= doc->policy.clear) {
        ret->why = CR_VERDICT_UNSURE;
    } else {
        ret->tier = (uint8_t)cr_detect_tier(w->judge->detect);
    }
    return CR_OK;
}

/* Whether one more is within the share, after a few to begin with. */
static bool may_ask(const struct cr_document_judge *judge)
{
    return judge->on_unsure != NULL &&
           judge->n_unsure * 100 < CR_PIPELINE_UNSURE_SHARE * (judge->n_judged + 50);
}

static void ask(struct walk *w, uint32_t page)
{
    const struct cr_document *doc = w->doc;
    uint32_t start = start_of(doc, page);
    size_t left = window_left(doc, page);
    struct cr_unsure unsure = {.name = {w->own.h[0], w->own.h[1]},
                               .before = doc->text + left,
                               .n_before = start - left,
                               .text = doc->text + start,
                               .len = doc->page_ends[page] - start};
    w->judge->n_unsure++;
    w->judge->on_unsure(w->judge->unsure_user, &unsure);
}

/* The judgement of a page whose context is known, new or not. */
static struct cr_judgement judgement_of(struct walk *w, uint32_t page, uint64_t deadline_us,
                                        struct cr_verdict *verdict)
{
    struct cr_judgement j = {.why = CR_VERDICT_TIMEOUT, .to_seal = CR_SEAL_NONE};
    name_judgement(w, page);
    if (cr_known_find(w->judge->known, w->own, &j)) {
        verdict->n_known++;
        return j;
    }
    if (w->judge->is_stopping != NULL && atomic_load(w->judge->is_stopping)) {
        j.why = CR_VERDICT_STOPPED;
        return j;
    }
    if (cr_clock_now_us(w->judge->clock) >= deadline_us)
        return j;
    if (judge_page(w, page, &j) != CR_OK) {
        j.why = CR_VERDICT_FAILED;
        return j;
    }
    cr_known_put(w->judge->known, w->own, &j); /* before an answer may come */
    if (j.why == CR_VERDICT_UNSURE && may_ask(w->judge))
        ask(w, page);
    return j;
}

/* Room for the names of a document's pages; without it none are told. */
static bool reserve_names(struct cr_document_judge *judge, uint32_t n)
{
    if (n > judge->max_names) {
        void *names = reallocarray(judge->names, n, sizeof *judge->names);
        if (names == NULL)
            return false;
        judge->names = names;
        judge->max_names = n;
    }
    return true;
}

/* Whether a page is everybody's by these rules and this policy. */
static bool is_published(struct walk *w, uint32_t page, struct cr_verdict *verdict)
{
    struct cr_judgement ignored;
    follow_chain(w, page);
    if (verdict->names != NULL)
        memcpy(w->judge->names[page], w->shared.h, sizeof w->shared.h);
    bool is_known = cr_known_find(w->judge->known, w->shared, &ignored);
    verdict->n_known += is_known;
    return is_known;
}

static void judge_pages(struct walk *w, uint64_t deadline_us, struct cr_verdict *ret)
{
    const struct cr_document *doc = w->doc;
    for (; ret->n_cleared < doc->n_pages; ret->n_cleared++) {
        uint32_t page = ret->n_cleared;
        if (page >= doc->n_spelt) {
            ret->why = CR_VERDICT_NO_TEXT;
            return;
        }
        if (is_published(w, page, ret))
            continue;
        if (!has_context(doc, page)) {
            ret->why = CR_VERDICT_CONTEXT;
            return;
        }
        struct cr_judgement j = judgement_of(w, page, deadline_us, ret);
        if (j.why == CR_VERDICT_CLEARED)
            continue;
        ret->why = (enum cr_verdict_why)j.why;
        ret->class_ = (enum cr_privacy_class)j.class_;
        ret->tier = j.tier;
        ret->score = (float)j.score / 255;
        if (j.to_seal != CR_SEAL_NONE)
            ret->sealed = page + j.to_seal;
        return;
    }
}

void cr_document_judge(struct cr_document_judge *judge, const struct cr_document *doc,
                       uint64_t deadline_us, struct cr_verdict *ret)
{
    struct walk w = {.judge = judge, .doc = doc, .chain = first_link(judge, doc)};
    bool has_names = reserve_names(judge, doc->n_pages);
    *ret = (struct cr_verdict){.n_pages = doc->n_pages,
                               .why = CR_VERDICT_CLEARED,
                               .sealed = doc->n_pages,
                               .tier = judge->detect != NULL ? cr_detect_tier(judge->detect) : 1,
                               .epoch = judge->epoch,
                               .names = has_names ? judge->names : NULL};
    judge_pages(&w, deadline_us, ret);
    ret->n_names = has_names ? ret->n_cleared : 0;
}
