/* The table of validators, and how they read characters.
 *
 * Separators are where false alarms come from: "123-456-789" is no US number, though its digits
 * would be one. A kind that is written one way says so in its shape, and only kinds that people
 * group as they like (cards, IBANs) take separators anywhere.
 */
#include <stdlib.h>

#include "privacy/validate_int.h"

#define ENTRY(name, suffix) {name, cr_valid_##suffix},
static const struct cr_validator validators[] = {CR_VALIDATORS(ENTRY)};
#undef ENTRY

enum { N_VALIDATORS = sizeof validators / sizeof validators[0] };

static int by_name(const void *name, const void *validator)
{
    return strcmp(name, ((const struct cr_validator *)validator)->name);
}

const struct cr_validator *cr_validator_find(const char *name)
{
    return bsearch(name, validators, N_VALIDATORS, sizeof validators[0], by_name);
}

const struct cr_validator *cr_validators(size_t *ret_n)
{
    *ret_n = N_VALIDATORS;
    return validators;
}

int cr_id_hex(char c)
{
    if (cr_id_is_digit(c))
        return c - '0';
    c = cr_id_upper(c);
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool cr_id_in(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

bool cr_id_in_words(const char *s, const char *words, size_t width)
{
    for (; *words != '\0'; words += width)
        if (strncmp(s, words, width) == 0)
            return true;
    return false;
}

bool cr_id_same(const char *text, size_t len, const char *word)
{
    return len == strlen(word) && cr_id_holds(text, len, word);
}

bool cr_id_holds(const char *text, size_t len, const char *word)
{
    size_t n = strlen(word);
    for (size_t at = 0; at + n <= len; at++) {
        size_t i = 0;
        while (i < n && cr_id_upper(text[at + i]) == cr_id_upper(word[i]))
            i++;
        if (i == n)
            return true;
    }
    return false;
}

static bool is_separator(char c)
{
    return cr_id_in(c, " -./");
}

size_t cr_id_compact(const char *text, size_t len, char ret[CR_ID_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        bool between = i > 0 && i + 1 < len && cr_id_is_alnum(text[i - 1]);
        if (is_separator(text[i]) && between)
            continue;
        if (!cr_id_is_alnum(text[i]) || n + 1 >= CR_ID_MAX)
            return 0;
        ret[n++] = cr_id_upper(text[i]);
    }
    ret[n] = '\0';
    return n;
}

static bool is_filler(const char *s, size_t n)
{
    size_t n_same = 1, n_up = 1;
    for (size_t i = 1; i < n; i++) {
        n_same += s[i] == s[0];
        n_up += (s[i] - s[i - 1] + 10) % 10 == 1;
    }
    return n_same == n || (n_up == n && s[0] <= '1');
}

static bool fits(char c, char shape)
{
    switch (shape) {
    case '9':
        return cr_id_is_digit(c);
    case 'A':
        return cr_id_is_letter(c);
    default:
        return cr_id_is_alnum(c);
    }
}

bool cr_id_take(const char *text, size_t len, const char *shape, char ret[CR_ID_MAX])
{
    size_t i = 0, n = 0;
    bool all_digits = true;
    for (; *shape != '\0'; shape++) {
        if (*shape == '-') {
            i += i < len && is_separator(text[i]);
        } else {
            if (i >= len || n + 1 >= CR_ID_MAX || !fits(text[i], *shape))
                return false;
            all_digits = all_digits && cr_id_is_digit(text[i]);
            ret[n++] = cr_id_upper(text[i++]);
        }
    }
    ret[n] = '\0';
    return i == len && !(all_digits && is_filler(ret, n));
}

size_t cr_id_take_digits(const char *text, size_t len, size_t min, size_t max, char ret[CR_ID_MAX])
{
    size_t n = cr_id_compact(text, len, ret);
    if (n < min || n > max || strspn(ret, "0123456789") != n || is_filler(ret, n))
        return 0;
    return n;
}
