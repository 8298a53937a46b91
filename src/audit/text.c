/* Texts for an audit: made up at random, so that no two runs ask for the same and nobody's text is
 * touched.
 *
 * Most words are single letters, as in the paper's prompts ("R N v n …"): in any vocabulary each is
 * a token or two, the same number on average in every text, and nothing can be guessed of what
 * comes next. A detector would rightly clear letters, so a text that shall be private begins with
 * personal data. It is of nobody: the number of a telephone has an exchange that may exist, the
 * domain of an e-mail address is random letters.
 */
#include <string.h>

#include "audit/audit_int.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static const char *const first_names[] = {"Laura",  "Martin", "Nadia",  "Peter",  "Helen", "Carlos",
                                          "Amelia", "Victor", "Julia",  "Samuel", "Irene", "Oscar",
                                          "Teresa", "Walter", "Monica", "Edward"};
static const char *const last_names[] = {
    "Bennett", "Morales", "Fischer", "Novak",   "Harrison", "Petrova", "Nielsen", "Okafor",
    "Russo",   "Delgado", "Whitman", "Lambert", "Svensson", "Keller",  "Donovan", "Castillo"};
static const char *const illnesses[] = {"asthma",       "diabetes", "epilepsy",  "migraine",
                                        "hypertension", "anemia",   "arthritis", "depression"};

#define PICK(rng, list) ((list)[cr_rng_below((rng), sizeof(list) / sizeof((list)[0]))])

void cr_audit_add_word(struct cr_buf *buf, const char *word)
{
    if (buf->len > 0)
        cr_buf_append_char(buf, ' ');
    cr_buf_append_str(buf, word);
}

static char letter(struct cr_rng *rng)
{
    return letters[cr_rng_below(rng, sizeof letters - 1)];
}

void cr_audit_add_letters(struct cr_rng *rng, struct cr_buf *buf, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        cr_audit_add_word(buf, (char[2]){letter(rng)});
}

static void add_small_letters(struct cr_rng *rng, struct cr_buf *buf, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        cr_buf_append_char(buf, (char)('a' + cr_rng_below(rng, 26)));
}

void cr_audit_add_person(struct cr_rng *rng, struct cr_buf *buf)
{
    const char *first = PICK(rng, first_names), *last = PICK(rng, last_names);
    if (buf->len > 0)
        cr_buf_append_char(buf, ' ');
    cr_buf_printf(buf, "My name is %s %s, my e-mail address is ", first, last);
    add_small_letters(rng, buf, 7);
    cr_buf_append_char(buf, '@');
    add_small_letters(rng, buf, 9);
    cr_buf_printf(buf, ".net, my phone number is +1 415 %u%02u %04u and I was diagnosed with %s.",
                  (unsigned)(2 + cr_rng_below(rng, 3)), (unsigned)(20 + cr_rng_below(rng, 80)),
                  (unsigned)cr_rng_below(rng, 10000), PICK(rng, illnesses));
}

uint32_t cr_audit_count_words(const char *text)
{
    uint32_t n = text[0] != '\0';
    for (; *text; text++)
        n += *text == ' ';
    return n;
}

void cr_audit_add_text(struct cr_audit *a, struct cr_buf *buf, uint32_t n)
{
    size_t begin = buf->len;
    if (!a->options->letters_only)
        cr_audit_add_person(&a->rng, buf);
    uint32_t has = buf->len > begin ? cr_audit_count_words(buf->data + begin) : 0;
    if (has < n)
        cr_audit_add_letters(&a->rng, buf, n - has);
}

/* Bytes of the first `n` words, without a space behind them. */
static size_t words_len(const char *text, uint32_t n)
{
    size_t i = 0;
    for (; text[i]; i++)
        if (text[i] == ' ' && --n == 0)
            break;
    return i;
}

void cr_audit_branch(struct cr_rng *rng, struct cr_buf *buf, const char *text, double part)
{
    uint32_t n = cr_audit_count_words(text), n_kept = (uint32_t)((double)n * part);
    cr_buf_clear(buf);
    if (n_kept >= n) {
        cr_buf_append_str(buf, text);
        return;
    }
    size_t len = n_kept > 0 ? words_len(text, n_kept) : 0;
    char other = letter(rng), there = text[len + (n_kept > 0)];
    while (other == there)
        other = letter(rng);
    cr_buf_append(buf, text, len);
    cr_audit_add_word(buf, (char[2]){other});
    cr_audit_add_letters(rng, buf, n - n_kept - 1);
}
