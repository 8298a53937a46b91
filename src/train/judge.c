/* How good weights are on labelled text: spans right in both borders and class, and what blocks of
 * 64 bytes would be called private. */
#include <stdlib.h>

#include "train_int.h"

#define BLOCK 64

void train_count_spans(const struct train_doc *doc, const struct tagger_span *span, size_t n,
                       struct train_report *report)
{
    for (size_t i = 0; i < n; i++)
        report->class_[span[i].class_].n_found++;
    for (size_t g = 0; g < doc->n_gold; g++) {
        const struct train_gold *gold = &doc->gold[g];
        struct train_count *count = &report->class_[gold->class_];
        count->n_gold++;
        for (size_t i = 0; i < n; i++)
            if (span[i].start == gold->start && span[i].end == gold->end &&
                (uint8_t)span[i].class_ == gold->class_) {
                count->n_right++;
                break;
            }
    }
}

struct train_count train_report_sum(const struct train_report *report)
{
    struct train_count sum = {0};
    for (int c = 0; c < CR_PRIVACY_N_CLASSES; c++) {
        const struct train_count *count = &report->class_[c];
        if (count->n_gold > 0) {
            sum.n_gold += count->n_gold;
            sum.n_found += count->n_found;
            sum.n_right += count->n_right;
        }
    }
    return sum;
}

static bool is_private(const struct train_doc *doc, uint32_t start, uint32_t end)
{
    for (size_t g = 0; g < doc->n_gold; g++)
        if (doc->gold[g].is_private && doc->gold[g].start < end && doc->gold[g].end > start)
            return true;
    return false;
}

struct judge {
    const struct cr_tagger *tagger;
    struct tagger_scratch *scratch;
    train_log_fn log;
    void *user;
};

static void tell(const struct judge *j, unsigned what, size_t doc, float logit, bool label)
{
    if (j->log != NULL)
        j->log(j->user, what, doc, logit, label);
}

static void judge_blocks(const struct judge *j, const struct train_doc *doc, size_t index,
                         struct train_report *report)
{
    const bool is_quiet = !is_private(doc, 0, (uint32_t)doc->len);
    for (uint32_t at = 0; at < doc->len; at += BLOCK) {
        const uint32_t end = doc->len - at > BLOCK ? at + BLOCK : (uint32_t)doc->len;
        const bool label = is_private(doc, at, end);
        const float score = cr_tagger_block_score(j->tagger, j->scratch, at, end);
        float logit;
        report->n_blocks[label]++;
        report->n_quiet += is_quiet;
        for (int t = 0; t < TRAIN_THRESHOLDS; t++)
            if (score >= 0.1f * (float)(t + 1)) {
                report->over[label][t]++;
                report->quiet_over[t] += is_quiet;
            }
        if (cr_tagger_block_logit(j->scratch, at, end, &logit))
            tell(j, 2, index, logit, label);
    }
}

static void tell_words(const struct judge *j, const struct train_doc *doc, size_t index)
{
    size_t n_spans, first = 0;
    const struct tagger_span *span = cr_tagger_spans(j->scratch, &n_spans);
    for (size_t i = 0; i < j->scratch->n_words; i++)
        tell(j, 0, index, (float)j->scratch->logit[i] / TAGGER_LOGIT_ONE, doc->is_private[i]);
    for (size_t s = 0; s < n_spans; s++) {
        while (j->scratch->word[first].start < span[s].start)
            first++;
        size_t end = first;
        while (end < j->scratch->n_words && j->scratch->word[end].start < span[s].end)
            end++;
        tell(j, 1, index, cr_tagger_span_logit(j->scratch, first, end),
             is_private(doc, span[s].start, span[s].end));
    }
}

static int judge_doc(const struct judge *j, const struct train_set *set, size_t index,
                     struct train_report *reports)
{
    const struct train_doc *doc = &set->doc[index];
    struct train_report *report = &reports[doc->source];
    size_t n_spans;
    int status =
        cr_tagger_run(j->tagger, j->scratch, doc->text, doc->len, doc->tier1, doc->n_tier1);
    if (status != CR_OK)
        return status;
    const struct tagger_span *span = cr_tagger_spans(j->scratch, &n_spans);
    if (doc->is_labelled)
        train_count_spans(doc, span, n_spans, report);
    judge_blocks(j, doc, index, report);
    if (j->log != NULL)
        tell_words(j, doc, index);
    report->n_words += doc->n_words;
    return CR_OK;
}

int train_judge_set(const struct cr_tagger *tagger, const struct train_set *set, uint64_t max_words,
                    struct train_report *reports, train_log_fn log, void *user)
{
    struct judge j = {.tagger = tagger, .log = log, .user = user};
    const uint64_t every = max_words > 0 ? set->n_words / max_words + 1 : 1;
    int status = cr_tagger_scratch_create(&j.scratch);
    for (size_t i = 0; status == CR_OK && i < set->n_docs; i += every)
        status = judge_doc(&j, set, i, reports);
    cr_tagger_scratch_destroy(j.scratch);
    return status;
}

static double share(uint64_t part, uint64_t of)
{
    return of > 0 ? (double)part / (double)of : 0;
}

static void print_count(const char *name, const struct train_count *c, FILE *out)
{
    fprintf(out, "    %-9s precision %.3f  recall %.3f  F1 %.3f  of %llu\n", name,
            share(c->n_right, c->n_found), share(c->n_right, c->n_gold), train_f1(c),
            (unsigned long long)c->n_gold);
}

void train_report_print(const struct train_set *set, const struct train_report *reports, FILE *out)
{
    for (size_t s = 0; s < set->n_sources; s++) {
        const struct train_report *r = &reports[s];
        const struct train_count sum = train_report_sum(r);
        if (r->n_words == 0)
            continue;
        fprintf(out, "  %s: %llu words\n", set->source[s], (unsigned long long)r->n_words);
        if (sum.n_gold > 0)
            print_count("all", &sum, out);
        for (int c = 0; c < CR_PRIVACY_N_CLASSES; c++)
            if (r->class_[c].n_gold > 0)
                print_count(cr_privacy_class_name((enum cr_privacy_class)c), &r->class_[c], out);
        fprintf(out, "    blocks    threshold  recall  public flagged  in public texts\n");
        for (int t = 0; t < TRAIN_THRESHOLDS; t++)
            fprintf(out, "              %.1f        %.3f   %.4f          %.4f\n", 0.1 * (t + 1),
                    share(r->over[1][t], r->n_blocks[1]), share(r->over[0][t], r->n_blocks[0]),
                    share(r->quiet_over[t], r->n_quiet));
    }
}

int train_judge(const char *weights, const char *files, FILE *out, struct cr_error *err)
{
    struct train_set set = {0};
    struct cr_tagger *tagger = NULL;
    struct train_report *reports = NULL;
    int status = weights[0] != '\0' ? cr_tagger_load(weights, &tagger, err)
                                    : cr_tagger_default(&tagger, err);
    if (status == CR_OK)
        status = train_set_add_all(&set, files, err);
    if (status == CR_OK) {
        reports = calloc(set.n_sources + 1, sizeof *reports);
        status =
            reports != NULL ? train_judge_set(tagger, &set, 0, reports, NULL, NULL) : CR_ENOMEM;
        if (status == CR_OK)
            train_report_print(&set, reports, out);
        else
            cr_error_set(err, status, "There is not enough memory.");
    }
    free(reports);
    train_set_release(&set);
    cr_tagger_unref(tagger);
    return status;
}
