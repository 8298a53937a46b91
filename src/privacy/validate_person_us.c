/* Numbers of the United States and Canada: persons, taxes, health, and devices and cars, whose
 * standards began there. */
#include "privacy/validate_int.h"

/* The Social Security Administration: no area 000, 666 or 9xx, no group 00, no serial 0000; since
 * 2011 nothing else can be said. Three numbers became known by advertisements. */
bool cr_valid_us_ssn(const char *text, size_t len)
{
    static const char advertised[] = "078051120219099999457555462";
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "999-99-9999", s))
        return false;
    uint64_t area = cr_id_number(s, 3);
    return area != 0 && area != 666 && area < 900 && cr_id_number(s + 3, 2) != 0 &&
           cr_id_number(s + 5, 4) != 0 && !cr_id_in_words(s, advertised, 9);
}

/* IRS, publication 1915: 9xx, and groups 50-65, 70-88, 90-92, 94-99. */
bool cr_valid_us_itin(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "999-99-9999", s) || s[0] != '9')
        return false;
    unsigned group = (unsigned)cr_id_number(s + 3, 2);
    return group >= 50 && group <= 99 && !(group > 65 && group < 70) && group != 89 && group != 93;
}

/* IRS, "How EINs are assigned and valid EIN prefixes"; here, the prefixes that no campus has. */
bool cr_valid_us_ein(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "99-9999999", s) &&
           !cr_id_in_words(s, "0007080917181928294969707879899697", 2);
}

/* CMS, the Medicare Beneficiary Identifier: letters without S, L, O, I, B, Z. */
bool cr_valid_us_mbi(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "9AN9-AN9-AA99", s) && s[0] != '0' && strpbrk(s, "SLOIBZ") == NULL;
}

/* CMS, the National Provider Identifier: Luhn behind the issuer number 80840. */
bool cr_valid_us_npi(const char *text, size_t len)
{
    char s[CR_ID_MAX], card[CR_ID_MAX] = "80840";
    if (!cr_id_take(text, len, "9999999999", s) || (s[0] != '1' && s[0] != '2'))
        return false;
    memcpy(card + 5, s, 10);
    return cr_id_luhn(card, 15);
}

/* DEA registration: type of registrant, initial (or 9), six digits, and the last digit of the sum
 * of the odd ones and twice the even ones. */
bool cr_valid_us_dea(const char *text, size_t len)
{
    static const int8_t weights[6] = {1, 2, 1, 2, 1, 2};
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "AN-9999999", s) && cr_id_in(s[0], "ABCDEFGHJKLMPRSTUX") &&
           (cr_id_is_letter(s[1]) || s[1] == '9') && cr_id_number(s + 2, 6) != 0 &&
           cr_id_sum(s + 2, weights, 6) % 10 == s[8] - '0';
}

/* Canada's Social Insurance Number: Luhn; nobody's begins with 0 or 8. */
bool cr_valid_ca_sin(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take(text, len, "999-999-999", s) && s[0] != '0' && s[0] != '8' &&
           cr_id_luhn(s, 9);
}

/* 3GPP TS 23.003: Luhn, behind the number of a body that allocates (GSMA TS.06; 00 is for tests).
 */
bool cr_valid_imei(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    return cr_id_take_digits(text, len, 15, 15, s) == 15 && cr_id_luhn(s, 15) &&
           cr_id_in_words(s, "0110303335444549505152535486919899", 2);
}

/* ISO 3779 and 49 CFR 565: no I, O, Q; the ninth character is the sum mod 11, X for 10. Makers in
 * North America and China must write it, others may not, and their cars are not found by this. */
bool cr_valid_vin(const char *text, size_t len)
{
    static const char digit_of[] = "12345678.12345.7.923456789"; /* of A … Z */
    static const uint8_t weights[17] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    char s[CR_ID_MAX];
    int sum = 0, n_letters = 0;
    if (!cr_id_take(text, len, "NNNNNNNNNNNNNNNNN", s))
        return false;
    for (size_t i = 0; i < 17; i++) {
        char digit = cr_id_is_letter(s[i]) ? digit_of[s[i] - 'A'] : s[i];
        n_letters += digit != s[i];
        if (digit == '.')
            return false;
        sum += (digit - '0') * weights[i];
    }
    return n_letters >= 2 && s[8] == "0123456789X"[sum % 11];
}
