/* Cards and accounts.
 *
 * A check digit alone lets every tenth number through. What makes a card number likely is the range
 * it begins in: ISO/IEC 7812 numbers issuers, and each scheme keeps to its ranges and lengths.
 * Numbers that payment providers publish for tests are in every manual and are nobody's.
 */
#include "privacy/validate_int.h"

/* First digits, and the lengths that a scheme uses with them, one bit for each. */
struct iin_range {
    uint32_t low, high; /* both of the same number of digits */
    uint32_t lengths;
};

#define LEN(n)  (1u << (n))
#define FROM16  (LEN(16) | LEN(17) | LEN(18) | LEN(19))
#define MAESTRO (FROM16 | LEN(12) | LEN(13) | LEN(14) | LEN(15))

static const struct iin_range iin_ranges[] = {
    {4, 4, LEN(13) | LEN(16) | LEN(19)},           /* Visa */
    {51, 55, LEN(16)},                             /* Mastercard */
    {2221, 2720, LEN(16)},                         /* Mastercard */
    {34, 34, LEN(15)},                             /* American Express */
    {37, 37, LEN(15)},                             /* American Express */
    {300, 305, LEN(14) | FROM16},                  /* Diners Club */
    {3095, 3095, LEN(14) | FROM16},                /* Diners Club */
    {36, 36, LEN(14) | FROM16},                    /* Diners Club */
    {38, 39, LEN(14) | FROM16},                    /* Diners Club */
    {6011, 6011, FROM16},                          /* Discover */
    {644, 649, FROM16},                            /* Discover */
    {65, 65, FROM16},                              /* Discover, RuPay, Troy, Elo, Verve */
    {3528, 3589, FROM16},                          /* JCB */
    {62, 62, FROM16},                              /* UnionPay */
    {81, 81, FROM16},                              /* UnionPay, RuPay */
    {82, 82, LEN(16)},                             /* RuPay */
    {60, 60, LEN(16)},                             /* RuPay, Hipercard */
    {508, 508, LEN(16)},                           /* RuPay */
    {5018, 5020, MAESTRO},                         /* Maestro, Dankort */
    {5038, 5038, MAESTRO},                         /* Maestro */
    {5893, 5893, MAESTRO},                         /* Maestro */
    {6304, 6304, MAESTRO},                         /* Maestro */
    {6759, 6763, MAESTRO},                         /* Maestro */
    {2200, 2204, FROM16},                          /* Mir */
    {2205, 2205, LEN(16)},                         /* BORICA */
    {506099, 506198, LEN(16) | LEN(18) | LEN(19)}, /* Verve */
    {507865, 507964, LEN(16) | LEN(18) | LEN(19)}, /* Verve */
    {506699, 506778, LEN(16)},                     /* Elo */
    {509000, 509999, LEN(16)},                     /* Elo */
    {636297, 636297, LEN(16)},                     /* Elo */
    {636368, 636368, LEN(16)},                     /* Elo */
    {637095, 637095, LEN(16)},                     /* Hipercard */
    {8600, 8600, LEN(16)},                         /* Uzcard */
    {9792, 9792, LEN(16)},                         /* Troy */
    {9860, 9860, LEN(16)},                         /* Humo */
};

/* Published by Adyen, Braintree, PayPal, Stripe, Worldpay and Authorize.net for tests. */
static const char *const test_cards[] = {
    "2222400010000008",    "2222400070000005", "2222420000001113", "2223000010309703",
    "2223000010309711",    "2223000048400011", "2223003122003222", "2223520443560010",
    "30569309025904",      "3056930009020004", "3088000000000017", "3530111333300000",
    "3566002020360505",    "36006666333344",   "36227206271667",   "36259600000004",
    "370000000000002",     "370000000000010",  "370000000100018",  "371449635398431",
    "378282246310005",     "378734493671000",  "38000000000006",   "38520000023237",
    "4000056655665556",    "4000180000000002", "4000620000000007", "4005519200000004",
    "4007000000027",       "4009348888881881", "4012000033330026", "4012000077777777",
    "4012888888881881",    "4035501000000008", "4111111145551142", "4166676667666746",
    "4217651111111119",    "4263982640269299", "4360000001000005", "4444333322221111",
    "4500600000000061",    "4646464646464644", "4871049999999910", "4917610000000000",
    "4988438843884305",    "4988080000000000", "5019717010103742", "5100290029002909",
    "5101180000000007",    "5105105105105100", "5136333333333335", "5200828282828210",
    "5303786724103737",    "5424000000000015", "5425233430109903", "5454545454545454",
    "5555341244441115",    "5555444433331111", "5555555555554444", "5577000055770004",
    "6011000000000012",    "6011000000000004", "6011000400000000", "6011000990139424",
    "6011111111111117",    "6011601160116611", "6011981111111113", "6200000000000005",
    "6205500000000000004", "6243030000000001", "6304000000000000", "6331101999990016",
    "6555900000604105",    "6759649826438453", "6771798021000008",
};

static bool is_test_card(const char *s)
{
    for (size_t i = 0; i < sizeof test_cards / sizeof test_cards[0]; i++)
        if (strcmp(s, test_cards[i]) == 0)
            return true;
    /* Stripe numbers its test cards 400000, a country's number, 000, and four digits. */
    if (strncmp(s, "400000", 6) == 0 && strncmp(s + 9, "000", 3) == 0)
        return true;
    /* 4242 4242 …, 4111 1111 …: at most two different digits. */
    unsigned seen = 0;
    for (; *s != '\0'; s++)
        seen |= 1u << (*s - '0');
    return __builtin_popcount(seen) <= 2;
}

/* ISO/IEC 7812-1. */
bool cr_valid_card(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    size_t n = cr_id_take_digits(text, len, 12, 19, s);
    if (n == 0 || !cr_id_luhn(s, n))
        return false;
    for (size_t i = 0; i < sizeof iin_ranges / sizeof iin_ranges[0]; i++) {
        const struct iin_range *range = &iin_ranges[i];
        size_t width = range->low < 10 ? 1 : range->low < 100 ? 2 : 3;
        if (range->low >= 1000)
            width = range->low < 10000 ? 4 : 6;
        uint64_t head = cr_id_number(s, width);
        if (head >= range->low && head <= range->high && (range->lengths & LEN(n)))
            return !is_test_card(s);
    }
    return false;
}

/* SWIFT's IBAN registry: the country, and how long its IBANs are. */
static const char iban_lengths[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24"
    "FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32"
    "LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24"
    "RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

/* ISO 13616. */
bool cr_valid_iban(const char *text, size_t len)
{
    char s[CR_ID_MAX], key[5], turned[CR_ID_MAX];
    size_t n = cr_id_compact(text, len, s);
    if (n < 15 || n > 34 || !cr_id_is_digit(s[2]) || !cr_id_is_digit(s[3]))
        return false;
    memcpy(key, s, 2);
    key[2] = (char)('0' + n / 10);
    key[3] = (char)('0' + n % 10);
    uint64_t check = cr_id_number(s + 2, 2);
    if (!cr_id_in_words(key, iban_lengths, 4) || check < 2 || check > 98)
        return false;
    memcpy(turned, s + 4, n - 4);
    memcpy(turned + n - 4, s, 4);
    return cr_id_mod97(turned, n) == 1;
}

/* The routing numbers of the American Bankers Association. */
bool cr_valid_us_aba(const char *text, size_t len)
{
    static const int8_t weights[9] = {3, 7, 1, 3, 7, 1, 3, 7, 1};
    char s[CR_ID_MAX];
    if (!cr_id_take(text, len, "9999-9999-9", s) || cr_id_sum(s, weights, 9) % 10 != 0)
        return false;
    unsigned head = (unsigned)cr_id_number(s, 2);
    return head <= 12 || (head >= 21 && head <= 32) || (head >= 61 && head <= 72) || head == 80;
}

/* ISO 3166-1 alpha-2, and Kosovo's code as banks use it. */
static const char countries[] =
    "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCM"
    "CNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGY"
    "HKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMF"
    "MGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARE"
    "RORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZ"
    "VAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

/* ISO 9362: always in capitals, or every word of eight letters would come into question. A 0 as the
 * second character of the location is a test code. */
bool cr_valid_swift_bic(const char *text, size_t len)
{
    char s[CR_ID_MAX];
    for (size_t i = 0; i < len; i++)
        if (text[i] >= 'a' && text[i] <= 'z')
            return false;
    return (cr_id_take(text, len, "AAAA-AA-NN", s) || cr_id_take(text, len, "AAAA-AA-NN-NNN", s)) &&
           cr_id_in_words(s + 4, countries, 2) && s[7] != '0';
}
