/* Text of our own, made by a small grammar.
 *
 * What is shared in a run must have been judged harmless by a real detector, and what is private
 * must look it; so the one reads like the guide of a shop or a library, with no names and no
 * numbers that could be somebody's, and the other is what people write about themselves. "{x}" in a
 * pattern stands for one of a list, drawn at random. Patterns times words make some ten thousand
 * sentences, and prompts of different seeds part in the first of them.
 */
#include <string.h>

#include "replay/replay_int.h"

#define N(list) (sizeof(list) / sizeof((list)[0]))

static const char *const topics[] = {
    "delivery times", "returns",        "gift cards",       "opening hours",    "warranty terms",
    "work tables",    "bulk orders",    "seasonal offers",  "product labels",   "care instructions",
    "product sizes",  "colour choices", "recycling",        "software updates", "battery life",
    "shelf space",    "door hinges",    "meeting rooms",    "reading lists",    "storage space",
    "gift wrapping",  "price matching", "stock levels",     "cleaning tools",   "garden tools",
    "lamp fittings",  "paper quality",  "printer supplies", "travel plugs",     "kitchen scales",
    "rain barrels",   "paint samples"};
static const char *const places[] = {"garden shop",   "public library", "hardware store",
                                     "book shop",     "bicycle shop",   "furniture store",
                                     "kitchen store", "science museum", "lamp store",
                                     "tool rental",   "paper mill",     "camping store"};
static const char *const people[] = {"a customer", "a visitor", "a new user",
                                     "a reader",   "a student", "somebody"};
static const char *const actions[] = {"give the short answer first and the details after it",
                                      "start with the section on {t}",
                                      "ask one question back before the answer",
                                      "offer the two cheapest choices",
                                      "explain the steps in the order in which they are done",
                                      "link to the page about {t}",
                                      "write a short list with one line for each point",
                                      "repeat the question in plain words first",
                                      "point to the section of this guide that applies",
                                      "keep the tone friendly and the sentences short",
                                      "show the usual range in a table",
                                      "avoid technical terms where a plain word will do"};
static const char *const conditions[] = {"is in a hurry",
                                         "writes in another language",
                                         "is not sure",
                                         "asks the same question twice",
                                         "wants a table",
                                         "wants an example",
                                         "compares two products",
                                         "asks for a summary",
                                         "has a follow-up question"};
static const char *const kinds[] = {"answer", "list", "table", "summary", "example", "comparison"};
static const char *const qualities[] = {"short", "polite", "plain", "complete", "clear", "simple"};
static const char *const units[] = {"days", "weeks", "items", "hours", "boxes", "steps"};
static const char *const numbers[] = {"two",   "three", "four", "five",   "six",
                                      "seven", "eight", "nine", "twelve", "twenty"};
static const char *const firsts[] = {"Maria",  "Thomas", "Aisha",  "Pedro",  "Ingrid", "Kenji",
                                     "Olga",   "Samuel", "Leila",  "Martin", "Chiara", "Dmitri",
                                     "Hannah", "Viktor", "Amelia", "Joseph"};
static const char *const lasts[] = {
    "Hoffmann", "Garcia", "Okafor",   "Lindqvist", "Tanaka",  "Rossi",  "Novak",    "Fischer",
    "Dubois",   "Petrov", "Andersen", "Walsh",     "Schmidt", "Moreau", "Kowalski", "Brennan"};
static const char *const streets[] = {"Oak", "Maple", "Harbour", "Mill", "Station", "Church"};
static const char *const cities[] = {"Boston", "Leeds", "Denver", "Dublin", "Portland", "Bristol"};
static const char *const illnesses[] = {"diabetes", "asthma", "epilepsy", "depression", "migraine"};

static const struct {
    char letter;
    uint32_t n;
    const char *const *words;
} lists[] = {
    {'t', N(topics), topics},       {'p', N(places), places},         {'w', N(people), people},
    {'a', N(actions), actions},     {'c', N(conditions), conditions}, {'k', N(kinds), kinds},
    {'q', N(qualities), qualities}, {'u', N(units), units},           {'n', N(numbers), numbers},
    {'F', N(firsts), firsts},       {'L', N(lasts), lasts},           {'S', N(streets), streets},
    {'C', N(cities), cities},       {'I', N(illnesses), illnesses},
};

static const char *const rules[] = {
    "When {w} asks about {t}, {a}.",
    "If {w} {c}, {a}.",
    "Each {k} about {t} should be {q} and {q}.",
    "Questions about {t} come before questions about {t}.",
    "Never promise more than {n} {u} for {t}.",
    "A {q} {k} may cover both {t} and {t}.",
    "Use a {q} {k} for {t}, and {a}.",
    "Do not mix {t} with {t} in one {k}.",
    "After {n} {u}, explain the rules for {t} again and {a}.",
    "A {q} {k} is enough for {t}.",
};
static const char *const questions[] = {
    "What does the guide say about {t}?", "Please explain {t} in {n} sentences.",
    "Can you compare {t} and {t}?",       "I would like a {q} {k} about {t}.",
    "How many {u} are usual for {t}?",    "Is there a limit for {t}, and is it the same for {t}?",
};
static const char *const answers[] = {
    "The usual limit for {t} is {n} {u}.",
    "For {t} there is a {q} {k}, and for {t} there is another.",
    "Most questions about {t} are answered within {n} {u}.",
    "The rules for {t} and for {t} are the same.",
};
static const char *const privates[] = {
    "My name is {F} {L} and my e-mail address is {L}.{F}{#}{#}{#}{#}@example.com.",
    "This is {F} {L}, please call me back at +1 415 555 0{#}{#}{#} about the complaint.",
    "I am {F} {L} and live at {#}{#}{#} {S} Street, {C}.",
    "My doctor, {F} {L}, has changed the treatment of my {I} again.",
    "{F} {L}'s social security number is 5{#}{#}-4{#}-{#}{#}{#}{#}, use it for the form.",
};

static void append_pattern(struct cr_rng *rng, const char *pattern, struct cr_buf *buf);

/* What is drawn may have such places, too. */
static void append_one_of(struct cr_rng *rng, char letter, struct cr_buf *buf)
{
    if (letter == '#')
        cr_buf_append_char(buf, (char)('1' + cr_rng_below(rng, 9)));
    for (size_t i = 0; i < N(lists); i++)
        if (lists[i].letter == letter)
            append_pattern(rng, lists[i].words[cr_rng_below(rng, lists[i].n)], buf);
}

static void append_pattern(struct cr_rng *rng, const char *pattern, struct cr_buf *buf)
{
    for (const char *p = pattern; *p != '\0'; p++) {
        if (*p == '{') {
            append_one_of(rng, p[1], buf);
            p += 2;
        } else {
            cr_buf_append_char(buf, *p);
        }
    }
}

#define APPEND_ONE_OF(rng, list, buf) append_pattern(rng, (list)[cr_rng_below(rng, N(list))], buf)

void replay_text_app(struct cr_rng *rng, size_t n_bytes, struct cr_buf *buf)
{
    size_t begin = buf->len;
    append_pattern(rng, "You are the assistant of a {p} with a {q} guide to {t}, {t} and {t}.",
                   buf);
    for (uint32_t i = 1; buf->status == CR_OK && buf->len - begin < n_bytes; i++) {
        if (i % 8 == 0)
            append_pattern(rng, "\n\nOn {t} and {t}:\n", buf);
        else
            cr_buf_append_char(buf, ' ');
        APPEND_ONE_OF(rng, rules, buf);
    }
}

void replay_text_question(struct cr_rng *rng, struct cr_buf *buf)
{
    APPEND_ONE_OF(rng, questions, buf);
    cr_buf_append_char(buf, ' ');
    APPEND_ONE_OF(rng, questions, buf);
}

void replay_text_answer(struct cr_rng *rng, struct cr_buf *buf)
{
    APPEND_ONE_OF(rng, answers, buf);
    cr_buf_append_char(buf, ' ');
    APPEND_ONE_OF(rng, answers, buf);
}

void replay_text_private(struct cr_rng *rng, struct cr_buf *buf)
{
    APPEND_ONE_OF(rng, privates, buf);
}
