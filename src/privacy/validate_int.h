/* The validators' list, and what they share: reading an identifier's characters, check sums, dates.
 */
#ifndef CARREL_PRIVACY_VALIDATE_INT_H
#define CARREL_PRIVACY_VALIDATE_INT_H

#include <stdint.h>
#include <string.h>

#include "privacy/validate.h"

/* X(name, function's suffix), in order of name: the table, the declarations and the order that
 * cr_validator_find() relies on come from here. */
#define CR_VALIDATORS(X)                                                                           \
    X("at-svnr", at_svnr)                                                                          \
    X("au-abn", au_abn)                                                                            \
    X("au-acn", au_acn)                                                                            \
    X("au-tfn", au_tfn)                                                                            \
    X("aws-access-key", aws_access_key)                                                            \
    X("be-nrn", be_nrn)                                                                            \
    X("br-cnpj", br_cnpj)                                                                          \
    X("br-cpf", br_cpf)                                                                            \
    X("btc", btc)                                                                                  \
    X("ca-sin", ca_sin)                                                                            \
    X("card", card)                                                                                \
    X("cn-id", cn_id)                                                                              \
    X("date-of-birth", date_of_birth)                                                              \
    X("de-taxid", de_taxid)                                                                        \
    X("dk-cpr", dk_cpr)                                                                            \
    X("email", email)                                                                              \
    X("es-nie", es_nie)                                                                            \
    X("es-nif", es_nif)                                                                            \
    X("eth", eth)                                                                                  \
    X("eth-plain", eth_plain)                                                                      \
    X("fi-hetu", fi_hetu)                                                                          \
    X("fr-nir", fr_nir)                                                                            \
    X("github-token", github_token)                                                                \
    X("high-entropy", high_entropy)                                                                \
    X("iban", iban)                                                                                \
    X("imei", imei)                                                                                \
    X("in-aadhaar", in_aadhaar)                                                                    \
    X("in-gstin", in_gstin)                                                                        \
    X("in-pan", in_pan)                                                                            \
    X("ipv4", ipv4)                                                                                \
    X("ipv6", ipv6)                                                                                \
    X("it-cf", it_cf)                                                                              \
    X("jp-mynumber", jp_mynumber)                                                                  \
    X("jwt", jwt)                                                                                  \
    X("kr-rrn", kr_rrn)                                                                            \
    X("mac", mac)                                                                                  \
    X("nl-bsn", nl_bsn)                                                                            \
    X("no-fnr", no_fnr)                                                                            \
    X("pem-private-key", pem_private_key)                                                          \
    X("phone-e164", phone_e164)                                                                    \
    X("phone-nanp", phone_nanp)                                                                    \
    X("pl-pesel", pl_pesel)                                                                        \
    X("pt-nif", pt_nif)                                                                            \
    X("se-personnummer", se_personnummer)                                                          \
    X("secret-prefix", secret_prefix)                                                              \
    X("sg-nric", sg_nric)                                                                          \
    X("swift-bic", swift_bic)                                                                      \
    X("tr-tckn", tr_tckn)                                                                          \
    X("uk-nhs", uk_nhs)                                                                            \
    X("uk-nino", uk_nino)                                                                          \
    X("uk-postcode", uk_postcode)                                                                  \
    X("url-credentials", url_credentials)                                                          \
    X("us-aba", us_aba)                                                                            \
    X("us-dea", us_dea)                                                                            \
    X("us-ein", us_ein)                                                                            \
    X("us-itin", us_itin)                                                                          \
    X("us-mbi", us_mbi)                                                                            \
    X("us-npi", us_npi)                                                                            \
    X("us-ssn", us_ssn)                                                                            \
    X("vin", vin)                                                                                  \
    X("za-id", za_id)

#define CR_DECLARE_VALIDATOR(name, suffix) bool cr_valid_##suffix(const char *text, size_t len);
CR_VALIDATORS(CR_DECLARE_VALIDATOR)
#undef CR_DECLARE_VALIDATOR

/* --- characters (validate.c); none of these knows a locale --- */

static inline bool cr_id_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char cr_id_upper(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

static inline bool cr_id_is_letter(char c)
{
    return cr_id_upper(c) >= 'A' && cr_id_upper(c) <= 'Z';
}

static inline bool cr_id_is_alnum(char c)
{
    return cr_id_is_digit(c) || cr_id_is_letter(c);
}

/* 0 … 15, or -1. */
int cr_id_hex(char c);
/* Whether `c` is one of `set`; the NUL at its end is not. */
bool cr_id_in(char c, const char *set);
/* Whether the first `width` characters of `s` are one of the words of that width that `words`
 * strings together. */
bool cr_id_in_words(const char *s, const char *words, size_t width);
/* Compares without regard to case with a word in lower case. */
bool cr_id_same(const char *text, size_t len, const char *word);
/* Whether `word`, in lower case, is somewhere in `text`, in any case. */
bool cr_id_holds(const char *text, size_t len, const char *word);

enum { CR_ID_MAX = 40 };

/* Upper case, and without the single separators between characters. The number of characters, 0
 * when `text` holds anything else or more than CR_ID_MAX - 1 of them; `ret` ends with NUL. */
size_t cr_id_compact(const char *text, size_t len, char ret[CR_ID_MAX]);
/* As above, for an identifier of one shape: '9' stands for a digit, 'A' for a letter, 'N' for
 * either, '-' for a place where one separator may stand; nowhere else may one. False, too, for
 * digits that nobody is given: all the same, or counted up from 0 or 1. */
bool cr_id_take(const char *text, size_t len, const char *shape, char ret[CR_ID_MAX]);
/* Digits with separators anywhere, `min` to `max` of them; how many, or 0. */
size_t cr_id_take_digits(const char *text, size_t len, size_t min, size_t max, char ret[CR_ID_MAX]);

/* --- check sums and dates (validate_digits.c), over the characters of a compact identifier --- */

/* The value of the first `n` digits, at most 18. */
uint64_t cr_id_number(const char *s, size_t n);
/* The sum of value times weight, over `n` characters; a letter counts as its code less that of '0'
 * (17 for A), as Brazil has it. */
int cr_id_sum(const char *s, const int8_t *weights, size_t n);
/* ISO/IEC 7812-1: the last digit is the check digit. */
bool cr_id_luhn(const char *s, size_t n);
/* ISO/IEC 7064, MOD 97-10, over digits and letters (A is 10); 1 for a right number. */
unsigned cr_id_mod97(const char *s, size_t n);
/* ISO/IEC 7064, MOD 11,10 and MOD 11-2: the last character is the check character. */
bool cr_id_mod11_10(const char *s, size_t n);
bool cr_id_mod11_2(const char *s, size_t n);
/* Verhoeff, 1969: the last digit is the check digit. */
bool cr_id_verhoeff(const char *s, size_t n);
/* A day of the Gregorian calendar, from 1850 to today (UTC). */
bool cr_id_is_day(unsigned year, unsigned month, unsigned day);
/* The same for a year of two digits, of the last century or this one. */
bool cr_id_is_short_day(unsigned yy, unsigned month, unsigned day);

/* Shannon's entropy of the bytes, in bits for each. */
double cr_id_entropy(const char *text, size_t len);

#endif
