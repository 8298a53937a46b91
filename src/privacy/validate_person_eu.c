/* Numbers that European states give to persons, country by country in order of its code. */
#include "privacy/validate_int.h"

/* The value of two digits. */
static unsigned two(const char *s)
{
    return (unsigned)cr_id_number(s, 2);
}

/* Austria, Sozialversicherungsnummer: NNNP DDMMYY, sum mod 11; months 13 to 15 when a day is full.
 */
bool cr_valid_at_svnr(const char *text, size_t len)
{
    static const int8_t weights[10] = {3, 7, 9, 0, 5, 8, 4, 2, 1, 6};
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "9999-999999", s) || s[0] == '0')
        return false;
    unsigned day = two(s + 4), month = two(s + 6);
    return cr_id_sum(s, weights, 10) % 11 == s[3] - '0' &&
           (cr_id_is_short_day(two(s + 8), month, day) || (month > 12 && month < 16 && day <= 31));
}

/* Belgium, National Register Number: 97 less the first nine digits mod 97, a 2 in front of them for
 * births from 2000 on. Bis numbers add 20 or 40 to the month; what is not known is 0. */
bool cr_valid_be_nrn(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "99-99-99-999-99", s))
        return false;
    uint64_t head = cr_id_number(s, 9), check = cr_id_number(s + 9, 2);
    unsigned month = two(s + 2);
    if (month >= 60 || month % 20 > 12 || two(s + 4) > 31 || cr_id_number(s + 6, 3) % 999 == 0)
        return false;
    return check == 97 - head % 97 || check == 97 - (2000000000 + head) % 97;
}

/* Germany, steuerliche Identifikationsnummer: ISO 7064 MOD 11,10; of the first ten digits exactly
 * one occurs twice or three times, never three times in a row. A leading 0 is for tests. */
bool cr_valid_de_taxid(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    unsigned counts[10] = {0}, n_repeated = 0;
    if (!cr_id_take(text, len, "99-999-999-999", s) || s[0] == '0' || !cr_id_mod11_10(s, 11))
        return false;
    for (size_t i = 0; i < 10; i++) {
        counts[s[i] - '0']++;
        if (i >= 2 && s[i] == s[i - 1] && s[i] == s[i - 2])
            return false;
    }
    for (size_t i = 0; i < 10; i++) {
        n_repeated += counts[i] > 1;
        if (counts[i] > 3)
            return false;
    }
    return n_repeated == 1;
}

/* Denmark, CPR: DDMMYY-SSSS. Since 2007 numbers without the old check sum are given: only the day
 * can be checked. */
bool cr_valid_dk_cpr(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999999-9999", s) &&
           cr_id_is_short_day(two(s + 4), two(s + 2), two(s)) && cr_id_number(s + 6, 4) != 0;
}

static char es_letter(uint64_t number)
{
    return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23];
}

/* Spain, an organisation's NIF (once CIF): a Luhn digit over the seven, or the letter for it. */
static bool is_es_organisation(const char *s)
{
    char digits[CR_ID_MAX] = "";
    memcpy(digits, s + 1, 7);
    for (int check = 0; check < 10; check++) {
        digits[7] = (char)('0' + check);
        if (!cr_id_luhn(digits, 8))
            continue;
        if (cr_id_in(s[0], "NPQRSW"))
            return s[8] == "JABCDEFGHI"[check];
        return s[8] == digits[7] || (!cr_id_in(s[0], "ABEH") && s[8] == "JABCDEFGHI"[check]);
    }
    return false;
}

/* Spain, NIF: a DNI's number with its letter, K, L, M for who has none, or an organisation's. */
bool cr_valid_es_nif(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    if (cr_id_take(text, len, "99999999-A", s) || cr_id_take(text, len, "99-999-999-A", s))
        return cr_id_number(s, 8) != 0 && s[8] == es_letter(cr_id_number(s, 8));
    if (!cr_id_take(text, len, "A-9999999-N", s))
        return false;
    if (cr_id_in(s[0], "KLM"))
        return s[8] == es_letter(cr_id_number(s + 1, 7));
    return cr_id_in(s[0], "ABCDEFGHJNPQRSUVW") && cr_id_number(s + 1, 7) != 0 &&
           is_es_organisation(s);
}

/* Spain, NIE of foreigners: X, Y, Z count as 0, 1, 2 in front of the number. */
bool cr_valid_es_nie(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "A-9999999-A", s) && cr_id_in(s[0], "XYZ") &&
           s[8] == es_letter((uint64_t)(s[0] - 'X') * 10000000 + cr_id_number(s + 1, 7));
}

/* Finland, henkilötunnus: DDMMYY, a sign for the century (more of them since 2023), a number and a
 * check character. Numbers from 900 on are temporary or for tests. */
bool cr_valid_fi_hetu(const char *text, size_t len)
{
    char s[CR_ID_MAX], digits[CR_ID_MAX];
    if (len != 11)
        return false;
    char sign = cr_id_upper(text[6]);
    memcpy(digits, text, 6);
    memcpy(digits + 6, text + 7, 4);
    if (!cr_id_take(digits, 10, "999999999N", s))
        return false;
    unsigned year = two(s + 4);
    if (sign == '+')
        year += 1800;
    else if (cr_id_in(sign, "-YXWVU"))
        year += 1900;
    else if (cr_id_in(sign, "ABCDEF"))
        year += 2000;
    uint64_t number = cr_id_number(s + 6, 3);
    return cr_id_is_day(year, two(s + 2), two(s)) && number >= 2 && number < 900 &&
           s[9] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[cr_id_number(s, 9) % 31];
}

/* France, NIR: sex, year, month, département, commune, order, and 97 less the number mod 97, where
 * Corsica's 2A and 2B count as 19 and 18. Months from 20 on stand for an unknown one. */
bool cr_valid_fr_nir(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "9-99-99-9N-999-999-99", s) || !cr_id_in(s[0], "123478"))
        return false;
    if (cr_id_is_letter(s[6])) {
        if (s[5] != '2' || (s[6] != 'A' && s[6] != 'B'))
            return false;
        memcpy(s + 5, s[6] == 'A' ? "19" : "18", 2);
    }
    unsigned month = two(s + 3);
    bool has_month = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
    return has_month && two(s + 5) != 0 && cr_id_number(s + 10, 3) != 0 &&
           cr_id_number(s + 13, 2) == 97 - cr_id_number(s, 13) % 97;
}

/* Italy, codice fiscale (D.M. 12 March 1974): the check letter is a sum mod 26 in which characters
 * at odd places count by a table. Where two persons would have the same, digits become letters
 * (omocodia). */
bool cr_valid_it_cf(const char *text, size_t len)
{
    static const uint8_t odd[26] = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                    20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    static const char omocodia[] = "LMNPQRSTUV", months[] = "ABCDEHLMPRST";
    char s[CR_ID_MAX];
    unsigned sum = 0;
    if (!cr_id_take(text, len, "AAA-AAA-NNANN-ANNN-A", s))
        return false;
    for (size_t i = 0; i < 15; i++) {
        unsigned value = (unsigned)(cr_id_is_digit(s[i]) ? s[i] - '0' : s[i] - 'A');
        sum += i % 2 == 0 ? odd[value] : value;
        if (i < 6 || i == 8 || i == 11 || cr_id_is_digit(s[i]))
            continue;
        if (!cr_id_in(s[i], omocodia))
            return false;
        s[i] = (char)('0' + (strchr(omocodia, s[i]) - omocodia));
    }
    const char *month = strchr(months, s[8]);
    if (month == NULL || s[15] != (char)('A' + sum % 26))
        return false;
    return cr_id_is_short_day(two(s + 6), (unsigned)(month - months) + 1, two(s + 9) % 40);
}

/* The Netherlands, BSN: the elfproef, with weight -1 for the last digit. */
bool cr_valid_nl_bsn(const char *text, size_t len)
{
    static const int8_t weights[9] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    char s[CR_ID_MAX];
    return cr_id_take_digits(text, len, 9, 9, s) == 9 && cr_id_number(s, 8) != 0 &&
           cr_id_sum(s, weights, 9) % 11 == 0;
}

/* Norway, fødselsnummer: two digits mod 11. D numbers add 40 to the day. Those for tests add 40, 65
 * or 80 to the month, and so are no days. */
bool cr_valid_no_fnr(const char *text, size_t len)
{
    static const int8_t first[10] = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    static const int8_t second[11] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "999999-99999", s))
        return false;
    unsigned day = two(s);
    return cr_id_is_short_day(two(s + 4), two(s + 2), day > 40 ? day - 40 : day) &&
           cr_id_sum(s, first, 10) % 11 == 0 && cr_id_sum(s, second, 11) % 11 == 0;
}

/* Poland, PESEL: the century is in the month; weights 1, 3, 7, 9. */
bool cr_valid_pl_pesel(const char *text, size_t len)
{
    static const int8_t weights[11] = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    static const uint16_t centuries[5] = {1900, 2000, 2100, 2200, 1800};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "99999999999", s) && cr_id_sum(s, weights, 11) % 10 == 0 &&
           cr_id_is_day(centuries[two(s + 2) / 20] + two(s), two(s + 2) % 20, two(s + 4));
}

/* Portugal, NIF: sum mod 11; what it begins with says of what kind the taxpayer is. */
bool cr_valid_pt_nif(const char *text, size_t len)
{
    static const int8_t weights[8] = {9, 8, 7, 6, 5, 4, 3, 2};
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "999-999-999", s))
        return false;
    int check = 11 - cr_id_sum(s, weights, 8) % 11;
    return (cr_id_in(s[0], "123568") || cr_id_in_words(s, "45707172747577787990919899", 2)) &&
           s[8] - '0' == (check > 9 ? 0 : check);
}

/* Sweden, personnummer: Luhn over ten digits; coordination numbers add 60 to the day; '+' stands
 * for '-' from the age of 100 on. */
bool cr_valid_se_personnummer(const char *text, size_t len)
{
    char s[CR_ID_MAX], copy[16];
    if (len < 10 || len > sizeof copy)
        return false;
    memcpy(copy, text, len);
    if (copy[len - 5] == '+')
        copy[len - 5] = '-';
    bool is_long = cr_id_take(copy, len, "99999999-9999", s);
    if (!is_long && !cr_id_take(copy, len, "999999-9999", s))
        return false;
    const char *ten = is_long ? s + 2 : s;
    unsigned month = two(ten + 2), day = two(ten + 4) % 60;
    bool is_day = is_long ? cr_id_is_day((unsigned)cr_id_number(s, 4), month, day)
                          : cr_id_is_short_day(two(ten), month, day);
    return is_day && cr_id_number(ten + 6, 3) != 0 && cr_id_luhn(ten, 10);
}

/* The United Kingdom, NHS number: sum mod 11 (NHS Data Dictionary). 999 is for tests. */
bool cr_valid_uk_nhs(const char *text, size_t len)
{
    static const int8_t weights[10] = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999-999-9999", s) && strncmp(s, "999", 3) != 0 &&
           cr_id_sum(s, weights, 10) % 11 == 0;
}

/* HMRC, NIM39110: which prefixes are given, and a suffix A to D. */
bool cr_valid_uk_nino(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "AA-99-99-99-A", s) && !cr_id_in(s[0], "DFIQUV") &&
           !cr_id_in(s[1], "DFIOQUV") && !cr_id_in_words(s, "BGGBKNNKNTTNZZ", 2) &&
           cr_id_in(s[8], "ABCD");
}

/* BS 7666: the outward code begins with one of the 124 postcode areas; the inward code has no C, I,
 * K, M, O, V. */
bool cr_valid_uk_postcode(const char *text, size_t len)
{
    static const char areas1[] = "BEGLMNSW";
    static const char areas2[] = "ABALBABBBDBHBLBNBRBSBTCACBCFCHCMCOCRCTCVCWDADDDEDGDHDLDNDTDYECE"
                                 "HENEXFKFYGLGUGYHAHDHGHPHRHS"
                                 "HUHXIGIMIPIVJEKAKTKWKYLALDLELLLNLSLUMEMKMLNENGNNNPNRNWOLOXPAPEP"
                                 "HPLPOPRRGRHRMSASESGSKSLSMSN"
                                 "SOSPSRSSSTSWSYTATDTFTNTQTRTSTWUBWAWCWDWFWNWRWSWVYOZE";
    static const char *const shapes[] = {"A9-9AA",  "A99-9AA",  "A9A-9AA",
                                         "AA9-9AA", "AA99-9AA", "AA9A-9AA"};
    char s[CR_ID_MAX];
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        if (cr_id_take(text, len, shapes[i], s))
            return strpbrk(s + strlen(s) - 2, "CIKMOV") == NULL &&
                   (i < 3 ? cr_id_in(s[0], areas1) : cr_id_in_words(s, areas2, 2));
    return false;
}
