/* See judge.h. */
#include "judge.h"

#include <stdio.h>
#include <stdlib.h>

#define BOTH_TIERS 0 /* 1: through cr_detect */

struct judge {
    struct cr_rules *rules;
#if BOTH_TIERS
    struct cr_tagger *tagger;
    struct cr_detect *detect;
#else
    struct cr_scan *scan;
    struct cr_finding *found;
    size_t n, cap;
#endif
};

_Noreturn static void die(const struct cr_error *err)
{
    fprintf(stderr, "bench_detect: %s\n", err->text[0] ? err->text : "There is not enough memory.");
    exit(1);
}

const char *judge_rule(const struct judge *judge, const struct cr_finding *finding)
{
    return finding->tier == 1 ? cr_rules_name(judge->rules, finding->rule) : "";
}

bool judge_has_tagger(void)
{
    return BOTH_TIERS;
}

#if BOTH_TIERS

struct judge *judge_create(void)
{
    struct cr_error err = {0};
    struct judge *judge = calloc(1, sizeof *judge);
    if (judge == NULL || cr_rules_default(&judge->rules, &err) != CR_OK ||
        cr_tagger_default(&judge->tagger, &err) != CR_OK ||
        cr_detect_create(judge->rules, judge->tagger, &judge->detect) != CR_OK)
        die(&err);
    return judge;
}

void judge_destroy(struct judge *judge)
{
    cr_detect_destroy(judge->detect);
    cr_tagger_unref(judge->tagger);
    cr_rules_unref(judge->rules);
    free(judge);
}

const struct cr_finding *judge_text(struct judge *judge, const char *text, size_t len,
                                    size_t *ret_n)
{
    const struct cr_finding *found = NULL;
    if (cr_detect_text(judge->detect, text, len, &found, ret_n) != CR_OK)
        die(&(struct cr_error){0});
    return found;
}

float judge_score(const struct judge *judge, size_t start, size_t end)
{
    return cr_detect_score(judge->detect, start, end);
}

#else

static void collect(void *user, const struct cr_finding *finding)
{
    struct judge *judge = user;
    if (judge->n == judge->cap) {
        judge->cap = judge->cap > 0 ? 2 * judge->cap : 64;
        judge->found = realloc(judge->found, judge->cap * sizeof *judge->found);
        if (judge->found == NULL)
            die(&(struct cr_error){0});
    }
    judge->found[judge->n++] = *finding;
}

struct judge *judge_create(void)
{
    struct cr_error err = {0};
    struct judge *judge = calloc(1, sizeof *judge);
    if (judge == NULL || cr_rules_default(&judge->rules, &err) != CR_OK ||
        cr_scan_create(judge->rules, collect, judge, &judge->scan) != CR_OK)
        die(&err);
    return judge;
}

void judge_destroy(struct judge *judge)
{
    cr_scan_destroy(judge->scan);
    cr_rules_unref(judge->rules);
    free(judge->found);
    free(judge);
}

static int by_start(const void *a, const void *b)
{
    const struct cr_finding *x = a, *y = b;
    return x->start != y->start ? (x->start < y->start ? -1 : 1) : 0;
}

const struct cr_finding *judge_text(struct judge *judge, const char *text, size_t len,
                                    size_t *ret_n)
{
    judge->n = 0;
    cr_scan_feed(judge->scan, text, len);
    cr_scan_finish(judge->scan);
    if (judge->n > 1)
        qsort(judge->found, judge->n, sizeof *judge->found, by_start);
    *ret_n = judge->n;
    return judge->found;
}

float judge_score(const struct judge *judge, size_t start, size_t end)
{
    float score = 0;
    for (size_t i = 0; i < judge->n && judge->found[i].start < end; i++)
        if (judge->found[i].end > start && judge->found[i].score > score)
            score = judge->found[i].score;
    return score;
}

#endif
