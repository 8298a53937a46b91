/* Reads a rule file. rules.conf shows the format and explains it.
 *
 * Strict: an unknown word, a value out of range, a rule without what it needs is an error that
 * names line and reason, and nothing is loaded. Everything has a limit, since an operator's file
 * may come from anywhere.
 */
#include <stdlib.h>
#include <string.h>

#include "privacy_int.h"

#define MAX_PATTERNS 512u
#define MAX_ENTRIES  8192u
#define MAX_LISTS    64u
#define MAX_LINE     2000u
#define PATTERN_MAX  256u

struct list {
    char name[CR_NAME_MAX];
    const char *text;
    size_t len;
};

struct reader {
    struct cr_rules *rules;
    const char *where;
    uint32_t line;
    struct cr_error *err;
    struct cr_rule *rule; /* the one that is being read, or NULL */
    bool has_class, has_score, has_after, has_word, is_inside;
    struct cr_word_entry *entry;
    uint32_t n_entries, n_lists;
    struct list list[MAX_LISTS];
};

struct text {
    const char *at;
    size_t len;
};

static int wrong(struct reader *r, const char *reason)
{
    return cr_error_set(r->err, CR_EFORMAT, "%s:%u: %s.", r->where, r->line, reason);
}

static struct text trim(struct text t)
{
    while (t.len > 0 && (t.at[0] == ' ' || t.at[0] == '\t'))
        t.at++, t.len--;
    while (t.len > 0 && strchr(" \t\r", t.at[t.len - 1]) != NULL && t.at[t.len - 1] != '\0')
        t.len--;
    return t;
}

/* Takes up to `stop` off the front, and the stop. */
static struct text take(struct text *t, char stop)
{
    const char *end = t->len > 0 ? memchr(t->at, stop, t->len) : NULL;
    struct text front = {t->at, end != NULL ? (size_t)(end - t->at) : t->len};
    size_t n = front.len + (end != NULL);
    t->at += n;
    t->len -= n;
    return front;
}

static bool is(struct text t, const char *word)
{
    return t.len == strlen(word) && memcmp(t.at, word, t.len) == 0;
}

/* A name of a rule or a list: small letters, digits and dashes. */
static bool copy_name(struct text t, char ret[CR_NAME_MAX])
{
    if (t.len == 0 || t.len >= CR_NAME_MAX)
        return false;
    for (size_t i = 0; i < t.len; i++)
        if (!cr_is_word(t.at[i]) && t.at[i] != '-')
            return false;
    memcpy(ret, t.at, t.len);
    ret[t.len] = '\0';
    return true;
}

static int add_entry(struct reader *r, const char *key, size_t len, enum cr_word_use use,
                     uint32_t rule, struct cr_anchor anchor)
{
    if (r->n_entries == MAX_ENTRIES)
        return wrong(r, "there are more than 8192 words");
    struct cr_word_entry *e = &r->entry[r->n_entries++];
    *e = (struct cr_word_entry){
        .len = (uint8_t)len, .use = (uint8_t)use, .rule = (uint16_t)rule, .anchor = anchor};
    for (size_t i = 0; i < len; i++) {
        char c = key[i];
        e->key[i] = cr_is_upper(c) ? (char)(c | 0x20) : c == '-' || c == '_' || c == '\n' ? ' ' : c;
    }
    return CR_OK;
}

static int add_word(struct reader *r, struct text t, enum cr_word_use use, uint32_t rule,
                    enum cr_anchor_kind kind)
{
    char key[CR_MAX_WORD];
    size_t len = cr_normal_word(t.at, t.len, key, sizeof key);
    if (len < 2 || len > sizeof key)
        return wrong(r, "a word has 2 to 48 characters");
    for (size_t i = 0; i < len; i++)
        if (key[i] < ' ' || key[i] >= 0x7f)
            return wrong(r, "a word is of Latin letters, digits and marks");
    if (!cr_is_word(key[0]))
        return wrong(r, "a word begins with a letter or a digit");
    return add_entry(r, key, len, use, rule,
                     (struct cr_anchor){.kind = (uint8_t)kind, .target = (uint16_t)rule});
}

/* "one, two words, @list" */
static int add_words(struct reader *r, struct text t, enum cr_word_use use, uint32_t rule,
                     enum cr_anchor_kind kind, bool is_list)
{
    int status = CR_OK;
    if (t.len == 0)
        return wrong(r, "words are missing");
    while (t.len > 0 && status == CR_OK) {
        struct text word = trim(take(&t, ','));
        if (word.len == 0 || word.at[0] != '@') {
            status = add_word(r, word, use, rule, kind);
            continue;
        }
        uint32_t i = 0;
        while (i < r->n_lists && !is((struct text){word.at + 1, word.len - 1}, r->list[i].name))
            i++;
        if (i == r->n_lists || is_list)
            return wrong(r, "there is no list of words of this name above");
        status =
            add_words(r, (struct text){r->list[i].text, r->list[i].len}, use, rule, kind, true);
    }
    return status;
}

static int add_pattern(struct reader *r, struct text t)
{
    char source[PATTERN_MAX];
    struct cr_rules *rules = r->rules;
    uint32_t rule = rules->n_rules - 1;
    if (t.len == 0 || t.len >= sizeof source)
        return wrong(r, "a pattern has 1 to 255 characters");
    if (r->rule->n_patterns == sizeof r->rule->pattern / sizeof *r->rule->pattern)
        return wrong(r, "a rule has at most 8 patterns");
    if (rules->n_patterns == MAX_PATTERNS)
        return wrong(r, "there are more than 512 patterns");
    memcpy(source, t.at, t.len);
    source[t.len] = '\0';
    if (memchr(source, '\0', t.len) != NULL)
        return wrong(r, "the pattern has a character out of place");
    struct cr_pattern *p = &rules->pattern[rules->n_patterns];
    const char *reason = cr_pattern_compile(source, p);
    if (reason != NULL)
        return wrong(r, reason);
    p->rule = rule;
    r->rule->pattern[r->rule->n_patterns++] = (uint16_t)rules->n_patterns++;
    return CR_OK;
}

/* 0.00 … 1.00 */
static bool parse_score(struct text t, float *ret)
{
    float score = 0, unit = 1;
    if (t.len == 0 || t.len > 5)
        return false;
    for (size_t i = 0; i < t.len; i++) {
        if (i == 1 ? t.at[i] != '.' : !cr_is_digit(t.at[i]))
            return false;
        if (i == 1)
            continue;
        score += (float)(t.at[i] - '0') * unit;
        unit /= 10;
    }
    *ret = score;
    return score > 0 && score <= 1;
}

static int set_score(struct reader *r, struct text t)
{
    struct text alone = take(&t, ' '), with = trim(t);
    if (!is(alone, "-") && !parse_score(alone, &r->rule->score))
        return wrong(r, "a score is a number from 0.001 to 1, or - for none without context");
    r->rule->context_score = r->rule->score;
    if (with.len > 0 && !parse_score(with, &r->rule->context_score))
        return wrong(r, "a score is a number from 0.001 to 1");
    if (r->rule->context_score == 0)
        return wrong(r, "a rule has a score without context, or one with, or both");
    r->has_score = true;
    return CR_OK;
}

static int set_class(struct reader *r, struct text t)
{
    for (int i = 0; i < CR_PRIVACY_N_CLASSES; i++)
        if (is(t, cr_privacy_class_name((enum cr_privacy_class)i))) {
            r->rule->class_ = (enum cr_privacy_class)i;
            r->has_class = true;
            return CR_OK;
        }
    return wrong(r, "there is no such class");
}

static int set_check(struct reader *r, struct text t)
{
    char name[CR_NAME_MAX];
    const struct cr_validator *v = copy_name(t, name) ? cr_validator_find(name) : NULL;
    if (v == NULL)
        return wrong(r, "there is no such check");
    r->rule->check = v->is_valid;
    return CR_OK;
}

static int set_near(struct reader *r, struct text t)
{
    uint32_t n = 0;
    for (size_t i = 0; i < t.len && n < 100; i++)
        n = cr_is_digit(t.at[i]) ? n * 10 + (uint32_t)(t.at[i] - '0') : 100;
    if (n < 1 || n > 40)
        return wrong(r, "near is a number of words from 1 to 40");
    r->rule->near = n;
    return CR_OK;
}

static int set_find(struct reader *r, struct text t)
{
    struct cr_rules *rules = r->rules;
    bool is_email = is(t, "email");
    uint32_t *n = is_email ? &rules->n_email : &rules->n_url;
    if (!is_email && !is(t, "url"))
        return wrong(r, "what is found without a pattern is email or url");
    if (r->rule->find != CR_FIND_PATTERN || *n == sizeof rules->email / sizeof *rules->email)
        return wrong(r, "find stands once in a rule, and in at most 8 rules");
    r->rule->find = is_email ? CR_FIND_EMAIL : CR_FIND_URL;
    (is_email ? rules->email : rules->url)[(*n)++] = (uint16_t)(rules->n_rules - 1);
    return CR_OK;
}

/* Where a pattern is tried: at a word that it begins with, or by its first character. */
static int place_pattern(struct reader *r, uint32_t number)
{
    struct cr_rules *rules = r->rules;
    struct cr_pattern *p = &rules->pattern[number];
    uint32_t before = 0;
    bool has_digit = false, has_letter = false, has_sign = false, has_other = false;
    while (before < p->n_literal && !cr_is_word(p->literal[before]))
        before++;
    if (r->is_inside && p->n_literal < before + 3)
        return wrong(r, "a pattern of a rule with inside begins with three characters that are "
                        "always the same");
    if (p->n_literal >= before + 2)
        return add_entry(
            r, p->literal + before, p->n_literal - before, CR_USE_ANCHOR, p->rule,
            (struct cr_anchor){CR_ANCHOR_PREFIX, (uint8_t)before, (uint16_t)number, r->is_inside});
    for (int c = 0; c < 128; c++)
        if (p->accepts[c] & p->first) {
            has_digit |= cr_is_digit((char)c);
            has_letter |= cr_is_alpha((char)c);
            has_sign |= c == '+' || c == '(';
            has_other |= !cr_is_word((char)c) && c != '+' && c != '(';
        }
    if (has_other)
        return wrong(r, "a pattern begins with a letter, a digit, + or (, or with two characters "
                        "that are always the same");
    const struct cr_try try = {
        .pattern = (uint16_t)number,
        .rule = (uint16_t)p->rule,
        .min_digits = (uint16_t)p->min_digits,
        .lead = p->lead,
        .score = r->rule->score,
        .most = r->rule->score > r->rule->context_score ? r->rule->score : r->rule->context_score};
    if (has_digit)
        rules->by_digit.try[rules->by_digit.n++] = try;
    if (has_letter)
        rules->by_letter.try[rules->by_letter.n++] = try;
    if (has_sign)
        rules->by_sign.try[rules->by_sign.n++] = try;
    return CR_OK;
}

static int end_rule(struct reader *r)
{
    struct cr_rule *rule = r->rule;
    int status = CR_OK;
    if (rule == NULL)
        return CR_OK;
    if (!r->has_class || !r->has_score)
        return wrong(r, "the rule above has no class, or no score");
    if ((rule->find != CR_FIND_PATTERN) + (rule->n_patterns > 0) + r->has_word != 1)
        return wrong(r, "the rule above must have pattern, find or word, and only one of these");
    if ((r->has_after || r->is_inside) && rule->n_patterns == 0)
        return wrong(r, "the rule above has after or inside, but no pattern");
    if (r->has_after && r->is_inside)
        return wrong(r, "the rule above has both after and inside");
    if (rule->score == 0 && !rule->has_context)
        return wrong(r, "the rule above has no score without context, and no context");
    for (uint32_t i = 0; i < rule->n_patterns && !r->has_after && status == CR_OK; i++)
        status = place_pattern(r, rule->pattern[i]);
    r->rule = NULL;
    return status;
}

static int begin_rule(struct reader *r, struct text t)
{
    struct cr_rules *rules = r->rules;
    int status = end_rule(r);
    if (status != CR_OK)
        return status;
    if (rules->n_rules == CR_MAX_RULES)
        return wrong(r, "there are more than 256 rules");
    struct cr_rule *rule = &rules->rule[rules->n_rules];
    if (!copy_name(t, rule->name))
        return wrong(r, "a name has 1 to 31 letters, digits and dashes");
    for (uint32_t i = 0; i < rules->n_rules; i++)
        if (strcmp(rules->rule[i].name, rule->name) == 0)
            return wrong(r, "there is a rule of this name already");
    rules->n_rules++;
    rule->near = 8;
    r->rule = rule;
    r->has_class = r->has_score = r->has_after = r->has_word = r->is_inside = false;
    return CR_OK;
}

static int add_list(struct reader *r, struct text t)
{
    struct text name = take(&t, ' ');
    if (r->n_lists == MAX_LISTS)
        return wrong(r, "there are more than 64 lists of words");
    struct list *list = &r->list[r->n_lists];
    if (!copy_name(name, list->name))
        return wrong(r, "a name has 1 to 31 letters, digits and dashes");
    t = trim(t);
    list->text = t.at;
    list->len = t.len;
    r->n_lists++;
    return t.len > 0 ? CR_OK : wrong(r, "words are missing");
}

static int add_digit(struct reader *r, struct text t)
{
    struct text digit = take(&t, ' ');
    if (digit.len != 1 || !cr_is_digit(digit.at[0]))
        return wrong(r, "digit takes a digit and its names");
    return add_words(r, trim(t), CR_USE_DIGIT, (uint32_t)(digit.at[0] - '0'), CR_ANCHOR_WORD,
                     false);
}

static int read_rule_line(struct reader *r, struct text key, struct text t)
{
    uint32_t rule = r->rules->n_rules - 1;
    if (r->rule == NULL)
        return wrong(r, "this stands outside of a rule, or is no word of rule files");
    if (is(key, "class"))
        return set_class(r, t);
    if (is(key, "pattern"))
        return add_pattern(r, t);
    if (is(key, "check"))
        return set_check(r, t);
    if (is(key, "near"))
        return set_near(r, t);
    if (is(key, "score"))
        return set_score(r, t);
    if (is(key, "find"))
        return set_find(r, t);
    if (is(key, "inside")) {
        r->is_inside = true;
        return t.len == 0 ? CR_OK : wrong(r, "inside stands alone");
    }
    if (is(key, "context")) {
        r->rule->has_context = true;
        return add_words(r, t, CR_USE_CONTEXT, rule, CR_ANCHOR_WORD, false);
    }
    if (is(key, "not"))
        return add_words(r, t, CR_USE_AGAINST, rule, CR_ANCHOR_WORD, false);
    if (is(key, "after")) {
        r->has_after = true;
        return add_words(r, t, CR_USE_ANCHOR, rule, CR_ANCHOR_AFTER, false);
    }
    if (is(key, "word")) {
        r->has_word = true;
        return add_words(r, t, CR_USE_ANCHOR, rule, CR_ANCHOR_WORD, false);
    }
    return wrong(r, "this is no word of rule files");
}

static int read_text(struct reader *r, const char *where, struct text all, bool may_extend)
{
    int status = CR_OK;
    bool is_first = true;
    r->where = where;
    r->line = 0;
    while (all.len > 0 && status == CR_OK) {
        struct text line = take(&all, '\n');
        r->line++;
        if (line.len > MAX_LINE)
            return wrong(r, "the line is longer than 2000 bytes");
        line = trim(line);
        if (line.len == 0 || line.at[0] == '#')
            continue;
        struct text key = take(&line, ' ');
        line = trim(line);
        if (is(key, "extend") && is_first && may_extend && line.len == 0) {
            uint32_t at = r->line;
            status = read_text(
                r, "rules.conf",
                (struct text){cr_default_rules, (size_t)(cr_default_rules_end - cr_default_rules)},
                false);
            r->where = where;
            r->line = at;
        } else if (is(key, "rule")) {
            status = begin_rule(r, line);
        } else if (is(key, "words")) {
            status = add_list(r, line);
        } else if (is(key, "digit")) {
            status = add_digit(r, line);
        } else if (is(key, "dot")) {
            status = add_words(r, line, CR_USE_DOT, 0, CR_ANCHOR_WORD, false);
        } else {
            status = read_rule_line(r, key, line);
        }
        is_first = false;
    }
    return status == CR_OK ? end_rule(r) : status;
}

static struct cr_try *alloc_tries(struct cr_arena *arena)
{
    return cr_arena_calloc(arena, MAX_PATTERNS, sizeof(struct cr_try));
}

/* Puts what was read into the order that it is looked up in. */
static int build(struct reader *r)
{
    struct cr_rules *rules = r->rules;
    struct cr_arena *arena = &rules->arena;
    if (cr_tries_build(&rules->by_digit, rules->pattern, false, arena) != CR_OK ||
        cr_tries_build(&rules->by_letter, rules->pattern, true, arena) != CR_OK ||
        cr_tries_build(&rules->by_sign, rules->pattern, false, arena) != CR_OK)
        return CR_ENOMEM;
    int status = cr_words_build(&rules->words, r->entry, r->n_entries, arena);
    if (status == CR_ETOOBIG)
        cr_error_set(r->err, status, "%s: There are too many words.", r->where);
    return status;
}

int cr_rules_compile(struct cr_rules *rules, const char *text, size_t len, const char *where,
                     struct cr_error *err)
{
    struct cr_arena *arena = &rules->arena;
    int status = CR_ENOMEM;
    struct reader *r = calloc(1, sizeof *r);
    rules->rule = cr_arena_calloc(arena, CR_MAX_RULES, sizeof *rules->rule);
    rules->pattern = cr_arena_calloc(arena, MAX_PATTERNS, sizeof *rules->pattern);
    rules->by_digit.try = alloc_tries(arena);
    rules->by_letter.try = alloc_tries(arena);
    rules->by_sign.try = alloc_tries(arena);
    if (r != NULL)
        r->entry = calloc(MAX_ENTRIES, sizeof *r->entry);
    if (r != NULL && r->entry != NULL && rules->rule != NULL && rules->pattern != NULL &&
        rules->by_digit.try != NULL && rules->by_letter.try != NULL && rules->by_sign.try != NULL) {
        r->rules = rules;
        r->err = err;
        status = read_text(r, where, (struct text){text, len}, true);
        if (status == CR_OK && rules->n_rules == 0)
            status = wrong(r, "there is no rule");
        if (status == CR_OK)
            status = build(r);
    }
    if (status == CR_ENOMEM)
        cr_error_set(err, status, "There is not enough memory.");
    if (r != NULL)
        free(r->entry);
    free(r);
    return status;
}
