/* See judge.h. */
#include "judge.h"

#include <stdio.h>
#include <stdlib.h>

struct judge {
    struct cr_rules *rules;
    struct cr_tagger *tagger;
    struct cr_detect *detect;
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
