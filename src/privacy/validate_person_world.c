/* Numbers that states elsewhere give to persons, country by country in order of its code; and dates
 * of birth. */
#include "privacy/validate_int.h"

static unsigned two(const char *s)
{
    return (unsigned)cr_id_number(s, 2);
}

/* Australia, Business Number: one less in the first digit, then a weighted sum divisible by 89. */
bool cr_valid_au_abn(const char *text, size_t len)
{
    static const int8_t weights[11] = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "99-999-999-999", s) && s[0] != '0' &&
           (cr_id_sum(s, weights, 11) - weights[0]) % 89 == 0;
}

/* Australia, Company Number (ASIC). */
bool cr_valid_au_acn(const char *text, size_t len)
{
    static const int8_t weights[9] = {8, 7, 6, 5, 4, 3, 2, 1, 1};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999-999-999", s) && cr_id_sum(s, weights, 9) % 10 == 0;
}

/* Australia, Tax File Number, as given today: nine digits. */
bool cr_valid_au_tfn(const char *text, size_t len)
{
    static const int8_t weights[9] = {1, 4, 3, 7, 5, 8, 6, 9, 10};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999-999-999", s) && cr_id_sum(s, weights, 9) % 11 == 0;
}

/* Brazil's check digits: 11 less the sum mod 11, 0 for 10 and 11. `weights` are those of the second
 * digit; the first leaves the first weight out. */
static bool has_brazil_digits(const char *s, const int8_t *weights, size_t n)
{
    int first = 11 - cr_id_sum(s, weights + 1, n) % 11;
    int second = 11 - cr_id_sum(s, weights, n + 1) % 11;
    return s[n] - '0' == (first > 9 ? 0 : first) && s[n + 1] - '0' == (second > 9 ? 0 : second);
}

bool cr_valid_br_cpf(const char *text, size_t len)
{
    static const int8_t weights[10] = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999-999-999-99", s) && has_brazil_digits(s, weights, 9);
}

/* Since July 2026 (IN RFB 2.229/2024) the first twelve characters may be letters. */
bool cr_valid_br_cnpj(const char *text, size_t len)
{
    static const int8_t weights[13] = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "NN-NNN-NNN-NNNN-99", s) && strspn(s, (char[]){s[0], '\0'}) < 12 &&
           has_brazil_digits(s, weights, 12);
}

/* China, GB 11643: province, birth, order, ISO 7064 MOD 11-2. */
bool cr_valid_cn_id(const char *text, size_t len)
{
    static const char provinces[] =
        "111213141521222331323334353637414243444546505152535461626364657181828391";
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999999-99999999-999N", s) &&
           (cr_id_is_digit(s[17]) || s[17] == 'X') && cr_id_in_words(s, provinces, 2) &&
           cr_id_is_day((unsigned)cr_id_number(s + 6, 4), two(s + 10), two(s + 12)) &&
           cr_id_mod11_2(s, 18);
}

/* India, Aadhaar (UIDAI): Verhoeff; does not begin with 0 or 1. */
bool cr_valid_in_aadhaar(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "9999-9999-9999", s) && s[0] >= '2' && cr_id_verhoeff(s, 12);
}

/* The letters that say of what kind the holder is. */
static bool is_pan(const char *s)
{
    return cr_id_in(s[3], "ABCFGHJLPT") && cr_id_number(s + 5, 4) != 0;
}

/* India, Permanent Account Number; its last letter's rule is not published. */
bool cr_valid_in_pan(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "AAAAA-9999-A", s) && is_pan(s);
}

/* India, GSTIN: state, PAN, registration, Z, and Luhn's sum over 36 characters. */
bool cr_valid_in_gstin(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    unsigned sum = 0;
    if (!cr_id_take(text, len, "99-AAAAA9999A-NAN", s) || s[12] == '0' || s[13] != 'Z' ||
        !is_pan(s + 2))
        return false;
    unsigned state = two(s);
    if (state == 0 || (state > 38 && state != 97 && state != 99))
        return false;
    for (size_t i = 0; i < 15; i++) {
        unsigned value = (unsigned)(cr_id_is_digit(s[i]) ? s[i] - '0' : s[i] - 'A' + 10);
        value *= i % 2 == 0 ? 1 : 2;
        sum += value / 36 + value % 36;
    }
    return sum % 36 == 0;
}

/* Japan, Individual Number (order 85 of 2014). */
bool cr_valid_jp_mynumber(const char *text, size_t len)
{
    static const int8_t weights[11] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "9999-9999-9999", s))
        return false;
    int rest = cr_id_sum(s, weights, 11) % 11;
    return s[11] - '0' == (rest <= 1 ? 0 : 11 - rest);
}

/* Korea, resident registration number: birth, century and sex (5 to 8 for foreigners), and a check
 * digit that numbers given since October 2020 do not have. */
bool cr_valid_kr_rrn(const char *text, size_t len)
{
    static const int8_t weights[12] = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    static const uint16_t centuries[10] = {1800, 1900, 1900, 2000, 2000,
                                           1900, 1900, 2000, 2000, 1800};
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "999999-9999999", s))
        return false;
    int kind = s[6] - '0';
    unsigned year = centuries[kind] + two(s);
    if (!cr_id_is_day(year, two(s + 2), two(s + 4)))
        return false;
    if (year > 2020 || (year == 2020 && two(s + 2) >= 10))
        return true;
    bool is_foreign = kind >= 5 && kind <= 8;
    return ((is_foreign ? 13 : 11) - cr_id_sum(s, weights, 12) % 11) % 10 == s[12] - '0';
}

/* Singapore, NRIC and FIN: T, G add 4 and M adds 3 to the sum, each series has its own letters. */
bool cr_valid_sg_nric(const char *text, size_t len)
{
    static const int8_t weights[7] = {2, 7, 6, 5, 4, 3, 2};
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "A9999999A", s) || !cr_id_in(s[0], "STFGM"))
        return false;
    int sum = cr_id_sum(s + 1, weights, 7);
    if (s[0] == 'M')
        return s[8] == "XWUTRQPNJLK"[(sum + 3) % 11];
    if (s[0] == 'T' || s[0] == 'G')
        sum += 4;
    return s[8] == (s[0] == 'S' || s[0] == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK")[sum % 11];
}

/* Turkey, T.C. kimlik numarası. */
bool cr_valid_tr_tckn(const char *text, size_t len)
{
    static const int8_t tenth[9] = {7, -1, 7, -1, 7, -1, 7, -1, 7};
    static const int8_t eleventh[10] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "99999999999", s) && s[0] != '0' &&
           (cr_id_sum(s, tenth, 9) % 10 + 10) % 10 == s[9] - '0' &&
           cr_id_sum(s, eleventh, 10) % 10 == s[10] - '0';
}

/* South Africa: birth, order, citizen (0), resident (1) or refugee (2), Luhn. */
bool cr_valid_za_id(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999999-9999-999", s) && s[10] <= '2' &&
           cr_id_is_short_day(two(s), two(s + 2), two(s + 4)) && cr_id_luhn(s, 13);
}

/* --- dates of birth --- */

/* A month by its English name or the first three letters of it; 0 for none. */
static unsigned month_of(const char *s, size_t len)
{
    static const char *const months[12] = {"january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december"};
    for (unsigned i = 0; i < 12; i++)
        if (cr_id_same(s, len, months[i]) ||
            (len == 3 && cr_id_holds(months[i], 3, (char[]){s[0], s[1], s[2], '\0'})))
            return i + 1;
    return 0;
}

/* A date's three parts. A month by name has no digits. */
struct date_part {
    unsigned value;
    size_t n_digits;
};

/* Reads one part, and what stands behind it: one separator, "st", "nd", "rd", "th", a comma. */
static bool take_part(const char *text, size_t len, size_t *at, struct date_part *ret)
{
    size_t start = *at, end = start;
    while (end < len && cr_id_is_digit(text[end]))
        end++;
    *ret = (struct date_part){.n_digits = end - start};
    if (end - start > 4)
        return false;
    if (end > start) {
        ret->value = (unsigned)cr_id_number(text + start, end - start);
        if (len - end >= 2 &&
            cr_id_in_words((char[]){cr_id_upper(text[end]), cr_id_upper(text[end + 1]), '\0'},
                           "STNDRDTH", 2))
            end += 2;
    } else {
        while (end < len && cr_id_is_letter(text[end]))
            end++;
        ret->value = month_of(text + start, end - start);
        if (ret->value == 0)
            return false;
    }
    size_t comma = end < len && text[end] == ',';
    end += comma;
    if (end < len) {
        if (!cr_id_in(text[end], comma ? " " : " -./"))
            return false;
        end++;
    }
    *at = end;
    return true;
}

static bool is_birthday(unsigned year, size_t n_digits, unsigned month, unsigned day)
{
    if (n_digits == 2)
        return cr_id_is_short_day(year, month, day);
    return n_digits == 4 && year >= 1900 && cr_id_is_day(year, month, day);
}

/* Year first (ISO 8601), day first or month first; the month may be named. From 1900 to today. */
bool cr_valid_date_of_birth(const char *text, size_t len)
{
    struct date_part p[3];
    char s[CR_ID_MAX];
    if (len == 8 && cr_id_take(text, len, "99999999", s))
        return is_birthday((unsigned)cr_id_number(s, 4), 4, two(s + 4), two(s + 6));
    size_t at = 0;
    for (size_t i = 0; i < 3; i++)
        if (at >= len || !take_part(text, len, &at, &p[i]))
            return false;
    if (at != len || !cr_id_is_alnum(text[len - 1]))
        return false;
    if (p[0].n_digits == 4)
        return p[2].n_digits <= 2 && p[2].n_digits > 0 && p[1].n_digits <= 2 &&
               is_birthday(p[0].value, 4, p[1].value, p[2].value);
    if (p[0].n_digits > 2 || p[1].n_digits > 2 || p[0].n_digits + p[1].n_digits == 0)
        return false;
    bool day_first = p[0].n_digits > 0, month_first = p[1].n_digits > 0;
    return (day_first && is_birthday(p[2].value, p[2].n_digits, p[1].value, p[0].value)) ||
           (month_first && is_birthday(p[2].value, p[2].n_digits, p[0].value, p[1].value));
}
