/* Telephone numbers.
 *
 * Outside North America only the country code and the length can be checked without each country's
 * numbering plan; that leaves ten plausible digits after a plus. Numbers that regulators keep for
 * films and manuals are nobody's.
 */
#include "privacy/validate_int.h"

/* Digits of a number as people write it: with single separators, parentheses, a plus in front, and
 * the "(0)" that callers from abroad leave out. How many; 0 for anything else. */
static size_t take_phone(const char *text, size_t len, char ret[CR_ID_MAX], bool *ret_plus)
{
    size_t n = 0;
    *ret_plus = len > 0 && text[0] == '+';
    for (size_t i = *ret_plus; i < len; i++) {
        char before = i > 0 ? text[i - 1] : '\0';
        bool ends_group = cr_id_is_digit(before) || before == ')', more = i + 1 < len;
        if (len - i > 3 && n > 0 && memcmp(text + i, "(0)", 3) == 0)
            i += 2;
        else if (cr_id_is_digit(text[i]) && n + 1 < CR_ID_MAX)
            ret[n++] = text[i];
        else if (!more || !(text[i] == '('   ? cr_id_is_digit(text[i + 1])
                            : text[i] == ')' ? cr_id_is_digit(before)
                                             : ends_group && cr_id_in(text[i], " -./")))
            return 0;
    }
    ret[n] = '\0';
    return n;
}

/* The ten digits of the North American plan (NANPA): area code and exchange begin with 2 to 9 and
 * are no N11; area codes N9X, 37X and 96X are kept for growth; 555 is no area, and as an exchange
 * it has directory assistance (555-1212) and films (555-0100 … 555-0199). */
static bool is_nanp(const char *s)
{
    unsigned area = (unsigned)cr_id_number(s, 3), exchange = (unsigned)cr_id_number(s + 3, 3);
    unsigned line = (unsigned)cr_id_number(s + 6, 4);
    if (area < 200 || area % 100 == 11 || area / 10 % 10 == 9 || area / 10 == 37 ||
        area / 10 == 96 || area == 555)
        return false;
    if (exchange < 200 || exchange % 100 == 11)
        return false;
    return exchange != 555 || (line / 100 != 1 && line != 1212);
}

bool cr_valid_phone_nanp(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    bool plus;
    size_t n = take_phone(text, len, s, &plus);
    if (n == 11 && s[0] == '1')
        return is_nanp(s + 1);
    return n == 10 && !plus && is_nanp(s);
}

/* ITU-T E.164: country codes, each with the fewest and the most digits that follow it there. No
 * code begins another. */
struct country_code {
    char code[4];
    uint8_t min, max;
};

static const struct country_code country_codes[] = {
    {"20", 8, 10},  {"211", 9, 9},  {"212", 9, 9},  {"213", 8, 9},  {"216", 8, 8},  {"218", 8, 9},
    {"220", 7, 7},  {"221", 9, 9},  {"222", 8, 8},  {"223", 8, 8},  {"224", 8, 9},  {"225", 8, 10},
    {"226", 8, 8},  {"227", 8, 8},  {"228", 8, 8},  {"229", 8, 10}, {"230", 7, 8},  {"231", 7, 9},
    {"232", 8, 8},  {"233", 9, 9},  {"234", 7, 10}, {"235", 8, 8},  {"236", 8, 8},  {"237", 8, 9},
    {"238", 7, 7},  {"239", 7, 7},  {"240", 9, 9},  {"241", 7, 8},  {"242", 9, 9},  {"243", 7, 9},
    {"244", 9, 9},  {"245", 7, 9},  {"246", 7, 7},  {"247", 4, 6},  {"248", 7, 7},  {"249", 9, 9},
    {"250", 8, 9},  {"251", 9, 9},  {"252", 7, 9},  {"253", 8, 8},  {"254", 7, 10}, {"255", 9, 9},
    {"256", 9, 9},  {"257", 8, 8},  {"258", 8, 9},  {"260", 9, 9},  {"261", 9, 10}, {"262", 9, 9},
    {"263", 7, 10}, {"264", 7, 9},  {"265", 7, 9},  {"266", 8, 8},  {"267", 7, 8},  {"268", 8, 8},
    {"269", 7, 7},  {"27", 9, 9},   {"290", 4, 5},  {"291", 7, 7},  {"297", 7, 7},  {"298", 6, 6},
    {"299", 6, 6},  {"30", 10, 10}, {"31", 9, 9},   {"32", 8, 9},   {"33", 9, 9},   {"34", 9, 9},
    {"350", 8, 8},  {"351", 9, 9},  {"352", 6, 11}, {"353", 7, 9},  {"354", 7, 9},  {"355", 8, 9},
    {"356", 8, 8},  {"357", 8, 8},  {"358", 6, 12}, {"359", 7, 9},  {"36", 8, 9},   {"370", 8, 8},
    {"371", 8, 8},  {"372", 7, 8},  {"373", 8, 8},  {"374", 8, 8},  {"375", 9, 9},  {"376", 6, 9},
    {"377", 8, 9},  {"378", 6, 10}, {"380", 9, 9},  {"381", 8, 9},  {"382", 8, 8},  {"383", 8, 9},
    {"385", 8, 9},  {"386", 8, 8},  {"387", 8, 8},  {"389", 8, 8},  {"39", 6, 11},  {"40", 9, 9},
    {"41", 9, 9},   {"420", 9, 9},  {"421", 9, 9},  {"423", 7, 9},  {"43", 7, 13},  {"44", 9, 10},
    {"45", 8, 8},   {"46", 7, 10},  {"47", 8, 8},   {"48", 9, 9},   {"49", 6, 12},  {"500", 5, 5},
    {"501", 7, 7},  {"502", 8, 8},  {"503", 8, 8},  {"504", 8, 8},  {"505", 8, 8},  {"506", 8, 8},
    {"507", 7, 8},  {"508", 6, 9},  {"509", 8, 8},  {"51", 8, 9},   {"52", 10, 11}, {"53", 8, 8},
    {"54", 10, 11}, {"55", 10, 11}, {"56", 9, 9},   {"57", 10, 10}, {"58", 10, 10}, {"590", 9, 9},
    {"591", 8, 8},  {"592", 7, 7},  {"593", 8, 9},  {"594", 9, 9},  {"595", 7, 9},  {"596", 9, 9},
    {"597", 6, 7},  {"598", 8, 8},  {"599", 7, 8},  {"60", 8, 10},  {"61", 9, 9},   {"62", 8, 12},
    {"63", 8, 10},  {"64", 8, 10},  {"65", 8, 8},   {"66", 8, 9},   {"670", 7, 8},  {"672", 6, 6},
    {"673", 7, 7},  {"674", 7, 7},  {"675", 7, 8},  {"676", 5, 7},  {"677", 5, 7},  {"678", 5, 7},
    {"679", 7, 7},  {"680", 7, 7},  {"681", 6, 6},  {"682", 5, 5},  {"683", 4, 7},  {"685", 5, 7},
    {"686", 5, 8},  {"687", 6, 6},  {"688", 5, 7},  {"689", 6, 8},  {"690", 4, 7},  {"691", 7, 7},
    {"692", 7, 7},  {"7", 10, 10},  {"81", 9, 10},  {"82", 8, 10},  {"84", 9, 10},  {"850", 8, 10},
    {"852", 8, 8},  {"853", 8, 8},  {"855", 8, 9},  {"856", 8, 10}, {"86", 10, 11}, {"880", 8, 10},
    {"886", 8, 9},  {"90", 10, 10}, {"91", 10, 10}, {"92", 9, 10},  {"93", 9, 9},   {"94", 9, 9},
    {"95", 7, 10},  {"960", 7, 7},  {"961", 7, 8},  {"962", 8, 9},  {"963", 8, 9},  {"964", 8, 10},
    {"965", 7, 8},  {"966", 8, 9},  {"967", 7, 9},  {"968", 8, 8},  {"970", 8, 9},  {"971", 8, 9},
    {"972", 8, 9},  {"973", 8, 8},  {"974", 7, 8},  {"975", 7, 8},  {"976", 8, 8},  {"977", 8, 10},
    {"98", 10, 10}, {"992", 9, 9},  {"993", 8, 8},  {"994", 9, 9},  {"995", 9, 9},  {"996", 9, 9},
    {"998", 9, 9},
};

/* Kept for films and manuals by Ofcom, ACMA, ARCEP and the Bundesnetzagentur. */
static const char *const fictional[] = {
    "441632960", "447700900", "442079460", "441134960", "441144960", "441154960", "441164960",
    "441174960", "441184960", "441214960", "441314960", "441414960", "441514960", "441614960",
    "441914980", "442896496", "442920180", "448081570", "449098790", "443069990", "61491570",
    "6125550",   "6135550",   "6175550",   "6185550",   "6127010",   "6137010",   "6177010",
    "6187010",   "3319900",   "3326191",   "3335301",   "3346571",   "3353649",   "3363998",
    "493023125", "496990009", "494066969", "492214710", "498999998",
};

static bool is_counted(const char *s, size_t n)
{
    return strncmp(s, "1234567890", n) == 0 || strncmp(s, "0123456789", n) == 0 ||
           strspn(s, (char[]){s[0], '\0'}) == n;
}

bool cr_valid_phone_e164(const char *text, size_t len)
{
    char digits[CR_ID_MAX], *s = digits;
    bool plus;
    size_t n = take_phone(text, len, digits, &plus);
    if (n > 4 && !plus && memcmp(s, "00", 2) == 0) {
        s += 2;
        n -= 2;
    } else if (!plus) {
        return false;
    }
    if (n < 7 || n > 15)
        return false;
    if (s[0] == '1')
        return n == 11 && is_nanp(s + 1);
    for (size_t i = 0; i < sizeof fictional / sizeof fictional[0]; i++)
        if (strncmp(s, fictional[i], strlen(fictional[i])) == 0)
            return false;
    for (size_t i = 0; i < sizeof country_codes / sizeof country_codes[0]; i++) {
        const struct country_code *country = &country_codes[i];
        size_t width = strlen(country->code), n_rest = n - width;
        if (strncmp(s, country->code, width) == 0)
            return n_rest >= country->min && n_rest <= country->max &&
                   !is_counted(s + width, n_rest);
    }
    return false;
}
