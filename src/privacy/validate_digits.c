/* Check sums and dates, each once: what the national numbers have in common. */
#include <math.h>

#include "carrel/clock.h"
#include "privacy/validate_int.h"

uint64_t cr_id_number(const char *s, size_t n)
{
    uint64_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (uint64_t)(s[i] - '0');
    return value;
}

int cr_id_sum(const char *s, const int8_t *weights, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (s[i] - '0') * weights[i];
    return sum;
}

bool cr_id_luhn(const char *s, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        int digit = s[n - 1 - i] - '0';
        sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
    }
    return sum % 10 == 0;
}

unsigned cr_id_mod97(const char *s, size_t n)
{
    unsigned rest = 0;
    for (size_t i = 0; i < n; i++)
        rest = cr_id_is_digit(s[i]) ? (rest * 10 + (unsigned)(s[i] - '0')) % 97
                                    : (rest * 100 + (unsigned)(s[i] - 'A' + 10)) % 97;
    return rest;
}

bool cr_id_mod11_10(const char *s, size_t n)
{
    int rest = 10;
    for (size_t i = 0; i + 1 < n; i++) {
        rest = (rest + s[i] - '0') % 10;
        rest = (rest == 0 ? 10 : rest) * 2 % 11;
    }
    return (rest + s[n - 1] - '0') % 10 == 1;
}

bool cr_id_mod11_2(const char *s, size_t n)
{
    int rest = 0;
    for (size_t i = 0; i + 1 < n; i++)
        rest = (rest + s[i] - '0') * 2 % 11;
    return (rest + (s[n - 1] == 'X' ? 10 : s[n - 1] - '0')) % 11 == 1;
}

/* The multiplication of the dihedral group D5, and a permutation applied once more at each place.
 */
bool cr_id_verhoeff(const char *s, size_t n)
{
    static const uint8_t permute[10] = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    unsigned check = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned digit = (unsigned)(s[n - 1 - i] - '0');
        for (size_t k = 0; k < i % 8; k++)
            digit = permute[digit];
        if (check < 5)
            check = digit < 5 ? (check + digit) % 5 : 5 + (check + digit) % 5;
        else
            check = digit < 5 ? 5 + (check - digit) % 5 : (check + 5 - digit) % 5;
    }
    return check == 0;
}

/* Days since 0000-03-01 in the Gregorian calendar. */
static unsigned days_of(unsigned year, unsigned month, unsigned day)
{
    unsigned y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1;
}

bool cr_id_is_day(unsigned year, unsigned month, unsigned day)
{
    static const uint8_t n_days[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1850 || year > 9999 || month < 1 || month > 12 || day < 1 || day > n_days[month - 1])
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month == 2 && day == 29 && !leap)
        return false;
    uint64_t today = (uint64_t)cr_clock_unix_us() / (86400ull * 1000000) + days_of(1970, 1, 1);
    return days_of(year, month, day) <= today;
}

bool cr_id_is_short_day(unsigned yy, unsigned month, unsigned day)
{
    return cr_id_is_day(1900 + yy, month, day) || cr_id_is_day(2000 + yy, month, day);
}

double cr_id_entropy(const char *text, size_t len)
{
    unsigned counts[256] = {0};
    double bits = 0;
    for (size_t i = 0; i < len; i++)
        counts[(unsigned char)text[i]]++;
    for (size_t i = 0; i < 256; i++)
        if (counts[i] > 0)
            bits -= counts[i] * log2(counts[i] / (double)len);
    return len > 0 ? bits / (double)len : 0;
}
