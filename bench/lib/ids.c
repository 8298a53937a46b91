/* See ids.h. A number is drawn from a shape, then its check digits are filled in; of some payloads
 * there is none, and another is drawn. A wrong number is a right one with a character exchanged or
 * left out; whether it is wrong indeed is known by filling in its check digits again. */
#include "ids.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "secrets.h"

static int value(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : c - 'A' + 10;
}

static int weighted(const char *s, const char *weights)
{
    int sum = 0;
    for (size_t i = 0; weights[i] != '\0'; i++)
        sum += value(s[i]) * (weights[i] - '0'); /* ':' is 10, ';' is 11 */
    return sum;
}

static long number(const char *s, size_t n)
{
    long v = 0;
    for (size_t i = 0; i < n; i++)
        v = v * 10 + (s[i] - '0');
    return v;
}

/* --- Check digits: `s` holds the characters alone, `n` of them. False: this one cannot be. --- */

static bool put(char *s, size_t at, int digit)
{
    s[at] = (char)('0' + digit);
    return digit >= 0 && digit <= 9;
}

static int luhn_digit(const char *s, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        int d = s[n - 1 - i] - '0';
        sum += i % 2 == 1 ? d : d < 5 ? 2 * d : 2 * d - 9;
    }
    return (10 - sum % 10) % 10;
}

static bool fix_luhn(char *s, size_t n)
{
    return put(s, n - 1, luhn_digit(s, n - 1));
}

static bool fix_npi(char *s, size_t n)
{
    char card[24];
    snprintf(card, sizeof card, "80840%.*s", (int)n - 1, s);
    return put(s, n - 1, luhn_digit(card, n + 4));
}

/* The dihedral group's table, as Verhoeff printed it. */
static bool fix_verhoeff(char *s, size_t n)
{
    static const char d[10][11] = {"0123456789", "1234067895", "2340178956", "3401289567",
                                   "4012395678", "5987604321", "6598710432", "7659821043",
                                   "8765932104", "9876543210"};
    static const char p[8][11] = {"0123456789", "1576283094", "5803796142", "8916043527",
                                  "9453126870", "4286573901", "2793806415", "7046913258"};
    int c = 0;
    for (size_t i = 1; i < n; i++)
        c = d[c][p[i % 8][s[n - 1 - i] - '0'] - '0'] - '0';
    return put(s, n - 1, (int)(strchr(d[c], '0') - d[c]));
}

static bool fix_iban(char *s, size_t n)
{
    int rest = 0;
    char turned[48];
    snprintf(turned, sizeof turned, "%.*s%.2s00", (int)n - 4, s + 4, s);
    for (const char *c = turned; *c != '\0'; c++)
        rest = (rest * (value(*c) > 9 ? 100 : 10) + value(*c)) % 97;
    snprintf(turned, sizeof turned, "%02d", 98 - rest);
    memcpy(s + 2, turned, 2);
    return true;
}

static bool put_two(char *s, size_t at, long v)
{
    return put(s, at, (int)(v / 10)) && put(s, at + 1, (int)(v % 10));
}

static bool fix_fr_nir(char *s, size_t n)
{
    return put_two(s, n - 2, 97 - number(s, 13) % 97) && number(s + 10, 3) > 0;
}

static bool fix_be_nrn(char *s, size_t n)
{
    return put_two(s, n - 2, 97 - number(s, 9) % 97) && number(s + 6, 3) % 999 != 0;
}

static bool fix_be_nrn_2000(char *s, size_t n)
{
    return put_two(s, n - 2, 97 - (2000000000 + number(s, 9)) % 97);
}

/* Of the first ten digits just one stands there twice, or three times and not in a row. */
static bool fix_de_taxid(char *s, size_t n)
{
    int count[10] = {0}, product = 10, n_more = 0;
    for (size_t i = 0; i < n - 1; i++) {
        int sum = (s[i] - '0' + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
        count[s[i] - '0']++;
        if (i > 1 && s[i] == s[i - 1] && s[i] == s[i - 2])
            return false;
    }
    for (int i = 0; i < 10; i++) {
        n_more += count[i] > 1;
        if (count[i] > 3)
            return false;
    }
    return put(s, n - 1, (11 - product) % 10) && n_more == 1 && s[0] != '0';
}

static bool fix_cn_id(char *s, size_t n)
{
    static const int w[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < 17; i++)
        sum += w[i] * (s[i] - '0');
    s[n - 1] = "10X98765432"[sum % 11];
    return true;
}

static bool fix_at_svnr(char *s, size_t n)
{
    (void)n;
    s[3] = '0';
    return put(s, 3, weighted(s, "3790584216") % 11);
}

static bool fix_au_abn(char *s, size_t n)
{
    static const int w[9] = {3, 5, 7, 9, 11, 13, 15, 17, 19};
    int sum = 0;
    (void)n;
    for (size_t i = 0; i < 9; i++)
        sum += w[i] * (s[i + 2] - '0');
    int front = (89 - sum % 89) % 89;
    return put(s, 0, front / 10 + 1) && put(s, 1, front % 10);
}

static bool fix_au_acn(char *s, size_t n)
{
    return put(s, n - 1, (10 - weighted(s, "87654321") % 10) % 10);
}

static bool fix_au_tfn(char *s, size_t n) /* 10 d = -sum, mod 11 */
{
    return put(s, n - 1, weighted(s, "14375869") % 11);
}

static int brazil(int sum)
{
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
}

static bool fix_br_cpf(char *s, size_t n)
{
    return put(s, n - 2, brazil(weighted(s, ":98765432"))) &&
           put(s, n - 1, brazil(weighted(s, ";:98765432")));
}

static bool fix_br_cnpj(char *s, size_t n)
{
    return put(s, n - 2, brazil(weighted(s, "543298765432"))) &&
           put(s, n - 1, brazil(weighted(s, "6543298765432")));
}

static bool fix_jp(char *s, size_t n)
{
    return put(s, n - 1, brazil(weighted(s, "65432765432")));
}

static bool fix_kr_rrn(char *s, size_t n)
{
    int base = s[6] >= '5' && s[6] <= '8' ? 13 : 11;
    return put(s, n - 1, (base - weighted(s, "234567892345") % 11) % 10);
}

static bool fix_nl_bsn(char *s, size_t n)
{
    return put(s, n - 1, weighted(s, "98765432") % 11);
}

static bool fix_no_fnr(char *s, size_t n)
{
    return put(s, n - 2, (11 - weighted(s, "376189452") % 11) % 11) &&
           put(s, n - 1, (11 - weighted(s, "5432765432") % 11) % 11);
}

static bool fix_pl_pesel(char *s, size_t n)
{
    return put(s, n - 1, (10 - weighted(s, "1379137913") % 10) % 10);
}

static bool fix_pt_nif(char *s, size_t n)
{
    return put(s, n - 1, brazil(weighted(s, "98765432")));
}

static bool fix_tr_tckn(char *s, size_t n)
{
    int odd = weighted(s, "101010101"), even = weighted(s, "010101010");
    return put(s, n - 2, (odd * 7 + even * 9) % 10) &&
           put(s, n - 1, (odd + even + s[n - 2] - '0') % 10);
}

static bool fix_uk_nhs(char *s, size_t n)
{
    return put(s, n - 1, (11 - weighted(s, ":98765432") % 11) % 11);
}

static bool fix_us_aba(char *s, size_t n)
{
    return put(s, n - 1, (10 - weighted(s, "37137137") % 10) % 10);
}

static bool fix_us_dea(char *s, size_t n)
{
    return put(s, n - 1, weighted(s + 2, "121212") % 10) && number(s + 2, 6) > 0;
}

static bool fix_sg_nric(char *s, size_t n)
{
    int sum = weighted(s + 1, "2765432") + (s[0] == 'T' || s[0] == 'G' ? 4 : 0);
    s[n - 1] = (s[0] == 'S' || s[0] == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK")[sum % 11];
    return true;
}

static bool fix_es(char *s, size_t n)
{
    long v =
        isdigit((unsigned char)s[0]) ? number(s, 8) : (s[0] - 'X') * 10000000L + number(s + 1, 7);
    s[n - 1] = "TRWAGMYFPDXBNJZSQVHLCKE"[v % 23];
    return v > 0;
}

static bool fix_fi_hetu(char *s, size_t n)
{
    s[n - 1] = "0123456789ABCDEFHJKLMNPRSTUVWXY"[number(s, 9) % 31];
    return true;
}

static bool fix_it_cf(char *s, size_t n)
{
    static const int odd[] = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                              20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    int sum = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        int v = isdigit((unsigned char)s[i]) ? s[i] - '0' : s[i] - 'A';
        sum += i % 2 == 0 ? odd[v] : v;
    }
    s[n - 1] = (char)('A' + sum % 26);
    return true;
}

static bool fix_vin(char *s, size_t n)
{
    static const int w[17] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ", digits[] = "12345678123457923456789";
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        const char *letter = strchr(letters, s[i]);
        if (i != 8 && letter == NULL && !isdigit((unsigned char)s[i]))
            return false;
        sum += w[i] * (i == 8 ? 0 : (letter != NULL ? digits[letter - letters] : s[i]) - '0');
    }
    s[8] = "0123456789X"[sum % 11];
    return true;
}

static bool fix_in_gstin(char *s, size_t n)
{
    static const char all[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    int sum = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        int v = value(s[i]) * (i % 2 == 0 ? 1 : 2);
        sum += v / 36 + v % 36;
    }
    s[n - 1] = all[(36 - sum % 36) % 36];
    return number(s + 7, 4) > 0;
}

/* --- Kinds --- */

/* '#' a digit, '@' a capital, '?' what is filled in; dd mm yy a day; '~' where one of `seps` may
 * stand, or nothing. `wrong` is a shape that nobody is given, for what has no check digit. */
static const struct kind {
    const char *rule, *context, *shape, *seps;
    bool (*fix)(char *s, size_t n);
    const char *wrong;
    size_t from; /* the first character that may be exchanged */
    bool (*fix_too)(char *s, size_t n);
} kinds[] = {
    {.rule = "card", "card", "4532~####~####~###?", " -", fix_luhn},
    {.rule = "card", "credit card", "5355~####~####~###?", " -.", fix_luhn},
    {.rule = "card", "Kreditkarte", "3742~######~####?", " -", fix_luhn},
    {.rule = "iban", "IBAN", "DE??~####~####~####~####~##", " ", fix_iban},
    {.rule = "iban", "account", "GB??~@@@@~####~####~####~##", " ", fix_iban},
    {.rule = "iban", "compte", "FR??~####~####~####~####~####~###", " ", fix_iban},
    {.rule = "iban", "rekening", "NL??~@@@@~####~####~##", " ", fix_iban},
    {.rule = "us-aba", "routing number", "0210####?", "", fix_us_aba},
    {.rule = "us-ssn", "SSN", "21#-5#-1###", "", NULL, "666-5#-1###"},
    {.rule = "us-itin", "ITIN", "91#-7#-1###", "", NULL, "91#-1#-1###"},
    {.rule = "us-ein", "EIN", "12-3######", "", NULL, "07-3######"},
    {.rule = "us-mbi", "Medicare", "1EG#-TE#-MK##", "", NULL, "1EG#-SE#-MK##"},
    {.rule = "us-npi", "NPI", "1########?", "", fix_npi},
    {.rule = "us-dea", "DEA", "B@######?", "", fix_us_dea},
    {.rule = "uk-nhs", "NHS number", "4##~###~###?", " -", fix_uk_nhs},
    {.rule = "uk-nino", "national insurance", "AB~##~##~##~C", " ", NULL, "BG~##~##~##~C"},
    {.rule = "in-aadhaar", "Aadhaar", "4###~####~###?", " -", fix_verhoeff},
    {.rule = "in-pan", "PAN card", "@@@P@1###@", "", NULL, "@@@D@1###@"},
    {.rule = "in-gstin", "GSTIN", "27@@@P@####@1Z?", "", fix_in_gstin},
    {.rule = "br-cpf", "CPF", "4##.###.###-??", "", fix_br_cpf},
    {.rule = "br-cpf", "CPF", "4##~###~###~??", " ", fix_br_cpf},
    {.rule = "br-cnpj", "CNPJ", "12.###.###/0001-??", "", fix_br_cnpj},
    {.rule = "ca-sin", "social insurance number", "1##~###~##?", " -", fix_luhn},
    {.rule = "za-id", "South African ID", "yymmdd~5###~08?", " ", fix_luhn},
    {.rule = "se-personnummer", "personnummer", "yymmdd-1##?", "", fix_luhn},
    {.rule = "imei", "IMEI", "35~######~######~?", "- ", fix_luhn},
    {.rule = "au-abn", "ABN", "??~###~###~###", " ", fix_au_abn},
    {.rule = "au-acn", "ACN", "1##~###~##?", " ", fix_au_acn},
    {.rule = "au-tfn", "tax file number", "2##~###~##?", " ", fix_au_tfn},
    {.rule = "es-nif", "DNI", "4#######~?", "-", fix_es},
    {.rule = "es-nie", "NIE", "Y~#######~?", "-", fix_es, .from = 1},
    {.rule = "it-cf", "codice fiscale", "@@@@@@yyCdd@###?", "", fix_it_cf},
    {.rule = "fr-nir", "numero de securite sociale", "1~yy~mm~75~###~###~??", " ", fix_fr_nir},
    {.rule = "de-taxid", "Steuer-ID", "##~###~###~##?", " ", fix_de_taxid},
    {.rule = "pl-pesel", "PESEL", "yymmdd####?", "", fix_pl_pesel},
    {.rule = "fi-hetu", "hetu", "ddmmyy-3##?", "", fix_fi_hetu},
    {.rule = "nl-bsn", "BSN", "3#######?", "", fix_nl_bsn},
    {.rule = "tr-tckn", "TC kimlik", "4########??", "", fix_tr_tckn},
    {.rule = "kr-rrn", "RRN", "yymmdd-1#####?", "", fix_kr_rrn, .from = 7},
    {.rule = "sg-nric", "NRIC", "S#######?", "", fix_sg_nric, .from = 1},
    {.rule = "cn-id", "number", "110105~19yymmdd~###?", " ", fix_cn_id},
    {.rule = "jp-mynumber", "My Number", "4###~####~###?", " -", fix_jp},
    {.rule = "pt-nif", "contribuinte", "2##~###~##?", " ", fix_pt_nif},
    {.rule = "be-nrn",
     "rijksregisternummer",
     "yy.mm.dd-###.??",
     "",
     fix_be_nrn,
     .fix_too = fix_be_nrn_2000},
    {.rule = "at-svnr", "Sozialversicherungsnummer", "5##?~ddmmyy", " ", fix_at_svnr},
    {.rule = "no-fnr", "personnummer", "ddmmyy~1####", " ", fix_no_fnr},
    {.rule = "vin", "VIN", "1HGCM826?3A######", "", fix_vin},
};
#define N_NUMBERS (sizeof kinds / sizeof *kinds)

size_t id_n_kinds(void)
{
    return N_NUMBERS + secret_n_kinds();
}

const char *id_rule(size_t kind)
{
    return kind < N_NUMBERS ? kinds[kind].rule : secret_rule(kind - N_NUMBERS);
}

const char *id_context(size_t kind)
{
    return kind < N_NUMBERS ? kinds[kind].context : "value";
}

/* The characters alone. */
static size_t compact(const char *s, char ret[ID_MAX])
{
    size_t n = 0;
    for (; *s != '\0'; s++)
        if (isalnum((unsigned char)*s))
            ret[n++] = *s;
    ret[n] = '\0';
    return n;
}

/* The other way round: `s` keeps its separators. */
static void spread(char *s, const char *chars)
{
    for (; *s != '\0'; s++)
        if (isalnum((unsigned char)*s))
            *s = *chars++;
}

static void draw(const struct kind *k, const char *shape, struct cr_rng *rng, char ret[ID_MAX])
{
    size_t n = 0, n_seps = strlen(k->seps), which = cr_rng_below(rng, n_seps + 1);
    for (const char *c = shape; *c != '\0'; c++) {
        bool is_pair = (*c == 'd' || *c == 'm' || *c == 'y') && c[1] == *c;
        if (is_pair) {
            uint64_t part = *c == 'd'   ? 1 + cr_rng_below(rng, 28)
                            : *c == 'm' ? 1 + cr_rng_below(rng, 12)
                                        : 40 + cr_rng_below(rng, 60);
            ret[n++] = (char)('0' + part / 10);
            ret[n++] = (char)('0' + part % 10);
            c++;
        } else if (*c == '~') {
            if (which < n_seps)
                ret[n++] = k->seps[which];
        } else {
            ret[n++] = *c == '#' || *c == '?' ? (char)('0' + cr_rng_below(rng, 10))
                       : *c == '@'            ? (char)('A' + cr_rng_below(rng, 26))
                                              : *c;
        }
    }
    ret[n] = '\0';
}

void id_make(size_t kind, struct cr_rng *rng, char ret[ID_MAX])
{
    char chars[ID_MAX];
    if (kind >= N_NUMBERS) {
        secret_make(kind - N_NUMBERS, rng, ret);
        return;
    }
    const struct kind *k = &kinds[kind];
    bool is_right;
    do {
        draw(k, k->shape, rng, ret);
        size_t n = compact(ret, chars);
        is_right = k->fix == NULL || k->fix(chars, n);
        spread(ret, chars);
    } while (!is_right);
}

static bool is_still_right(bool (*fix)(char *s, size_t n), const char *chars)
{
    char copy[ID_MAX];
    snprintf(copy, sizeof copy, "%s", chars);
    return fix != NULL && fix(copy, strlen(copy)) && strcmp(copy, chars) == 0;
}

void id_make_wrong(size_t kind, struct cr_rng *rng, char ret[ID_MAX])
{
    char chars[ID_MAX];
    if (kind >= N_NUMBERS) {
        secret_make_wrong(kind - N_NUMBERS, rng, ret);
        return;
    }
    const struct kind *k = &kinds[kind];
    if (k->wrong != NULL) {
        draw(k, k->wrong, rng, ret);
        return;
    }
    id_make(kind, rng, ret);
    if (cr_rng_below(rng, 4) == 0) { /* one too few */
        size_t at;
        do
            at = cr_rng_below(rng, strlen(ret));
        while (!isalnum((unsigned char)ret[at]));
        memmove(ret + at, ret + at + 1, strlen(ret + at));
        return;
    }
    char old;
    size_t n = compact(ret, chars), at;
    do {
        compact(ret, chars);
        at = k->from + cr_rng_below(rng, n - k->from);
        old = chars[at];
        chars[at] = isdigit((unsigned char)old) ? (char)('0' + cr_rng_below(rng, 10))
                                                : (char)('A' + cr_rng_below(rng, 26));
    } while (chars[at] == old || is_still_right(k->fix, chars) ||
             is_still_right(k->fix_too, chars));
    spread(ret, chars);
}
