/* Addresses in a network: e-mail, IP, MAC, and URLs that hold a password.
 *
 * Most addresses in ordinary text are from documentation, or mean "this machine". They are kept out
 * here, by the registries of RFC 2606, 6761 and 6890: they point to nobody.
 */
#include <arpa/inet.h>

#include "privacy/validate_int.h"

/* --- e-mail --- */

static bool ends_with_label(const char *domain, size_t len, const char *name)
{
    size_t n = strlen(name);
    return len >= n && cr_id_same(domain + len - n, n, name) &&
           (len == n || domain[len - n - 1] == '.');
}

/* RFC 2606 and 6761; and file names, as in "logo@2x.png", whose endings no registry has. */
static bool is_nobodys_domain(const char *domain, size_t len)
{
    static const char *const names[] = {
        "example.com", "example.org", "example.net", "invalid", "test", "example", "localhost",
        "png",         "jpg",         "jpeg",        "gif",     "svg",  "webp",    "js",
        "css",         "html",        "json",        "xml",     "txt",  "pdf",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (ends_with_label(domain, len, names[i]))
            return true;
    return false;
}

/* RFC 1035 as relaxed by RFC 1123: at least two labels, the last of letters or "xn--…". */
static bool is_domain(const char *s, size_t len)
{
    size_t start = 0, n_labels = 0;
    if (len < 4 || len > 253)
        return false;
    for (size_t i = 0; i <= len; i++) {
        if (i < len && s[i] != '.') {
            if (!cr_id_is_alnum(s[i]) && s[i] != '-')
                return false;
            continue;
        }
        if (i == start || i - start > 63 || s[start] == '-' || s[i - 1] == '-')
            return false;
        n_labels++;
        if (i < len)
            start = i + 1;
    }
    if (n_labels < 2 || len - start < 2)
        return false;
    if (len - start > 4 && cr_id_same(s + start, 4, "xn--"))
        return true;
    for (size_t i = start; i < len; i++)
        if (!cr_id_is_letter(s[i]))
            return false;
    return true;
}

/* RFC 5321 without quoted local parts, comments and address literals: what people write. Senders
 * that nobody is behind, and the user name of every Git host, are not private. */
bool cr_valid_email(const char *text, size_t len)
{
    static const char *const nobody[] = {"git", "noreply", "no-reply", "donotreply"};
    const char *at = len <= 254 ? memchr(text, '@', len) : NULL;
    if (at == NULL)
        return false;
    size_t n_local = (size_t)(at - text), n_domain = len - n_local - 1;
    if (n_local < 1 || n_local > 64 || text[0] == '.' || at[-1] == '.')
        return false;
    for (size_t i = 0; i < n_local; i++) {
        if (text[i] == '.' ? text[i + 1] == '.'
                           : !cr_id_is_alnum(text[i]) && !cr_id_in(text[i], "!#$%&'*+/=?^_`{|}~-"))
            return false;
    }
    for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++)
        if (cr_id_same(text, n_local, nobody[i]))
            return false;
    return is_domain(at + 1, n_domain) && !is_nobodys_domain(at + 1, n_domain);
}

/* --- IP --- */

struct prefix {
    uint8_t bytes[16];
    uint8_t n_bits;
};

/* IANA's special-purpose registry (RFC 6890), multicast, and resolvers that everybody uses. */
static const struct prefix not_private4[] = {
    {{0}, 8},
    {{10}, 8},
    {{100, 64}, 10},
    {{127}, 8},
    {{169, 254}, 16},
    {{172, 16}, 12},
    {{192, 0, 0}, 24},
    {{192, 0, 2}, 24},
    {{192, 31, 196}, 24},
    {{192, 52, 193}, 24},
    {{192, 88, 99}, 24},
    {{192, 168}, 16},
    {{192, 175, 48}, 24},
    {{198, 18}, 15},
    {{198, 51, 100}, 24},
    {{203, 0, 113}, 24},
    {{224}, 3},
    {{1, 1, 1, 1}, 32},
    {{1, 0, 0, 1}, 32},
    {{8, 8, 8, 8}, 32},
    {{8, 8, 4, 4}, 32},
    {{9, 9, 9, 9}, 32},
    {{1, 2, 3, 4}, 32}, /* no resolver, but in every manual */
};

static const struct prefix not_private6[] = {
    {{0x20, 0x01, 0x00, 0x02, 0, 0}, 48},                    /* benchmarking */
    {{0x20, 0x01, 0x00, 0x10}, 28},                          /* ORCHID */
    {{0x20, 0x01, 0x00, 0x20}, 28},                          /* ORCHIDv2 */
    {{0x20, 0x01, 0x0d, 0xb8}, 32},                          /* documentation */
    {{0x3f, 0xff}, 20},                                      /* documentation */
    {{0x20, 0x01, 0x48, 0x60, 0x48, 0x60, 0, 0, 0, 0}, 112}, /* Google's resolvers */
    {{0x26, 0x06, 0x47, 0x00, 0x47, 0x00, 0, 0, 0, 0}, 112}, /* Cloudflare's */
    {{0x26, 0x20, 0x00, 0xfe}, 48},                          /* Quad9's */
};

static bool in_prefixes(const uint8_t *address, const struct prefix *rows, size_t n_rows)
{
    for (size_t i = 0; i < n_rows; i++) {
        size_t n_whole = rows[i].n_bits / 8, n_rest = rows[i].n_bits % 8;
        bool in = memcmp(address, rows[i].bytes, n_whole) == 0;
        if (n_rest > 0)
            in = in && (address[n_whole] ^ rows[i].bytes[n_whole]) >> (8 - n_rest) == 0;
        if (in)
            return true;
    }
    return false;
}

static bool is_public4(const uint8_t address[4])
{
    return !in_prefixes(address, not_private4, sizeof not_private4 / sizeof not_private4[0]);
}

/* inet_pton() for text without NUL at its end. */
static bool parse_ip(int family, const char *text, size_t len, uint8_t ret[16])
{
    char copy[INET6_ADDRSTRLEN];
    if (len >= sizeof copy || memchr(text, '\0', len) != NULL)
        return false;
    memcpy(copy, text, len);
    copy[len] = '\0';
    return inet_pton(family, copy, ret) == 1;
}

bool cr_valid_ipv4(const char *text, size_t len)
{
    uint8_t address[16];
    return parse_ip(AF_INET, text, len, address) && is_public4(address);
}

/* Global unicast is 2000::/3. An IPv4 address inside is judged as such: mapped (RFC 4291), NAT64
 * (RFC 6052), 6to4 (RFC 3056). */
bool cr_valid_ipv6(const char *text, size_t len)
{
    static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
    static const uint8_t nat64[12] = {0x00, 0x64, 0xff, 0x9b};
    uint8_t address[16];
    if (!parse_ip(AF_INET6, text, len, address))
        return false;
    if (memcmp(address, mapped, 12) == 0 || memcmp(address, nat64, 12) == 0)
        return is_public4(address + 12);
    if (address[0] == 0x20 && address[1] == 0x02)
        return is_public4(address + 2);
    return address[0] >> 5 == 1 &&
           !in_prefixes(address, not_private6, sizeof not_private6 / sizeof not_private6[0]);
}

/* --- MAC --- */

/* IEEE 802: six bytes in pairs, or three groups as Cisco writes them. Of a network card are unicast
 * addresses that a maker gave (both low bits of the first byte clear); 00-00-5E is IANA's own, for
 * protocols and documentation (RFC 9542). */
bool cr_valid_mac(const char *text, size_t len)
{
    uint8_t address[6];
    size_t n = 0, step = len == 17 ? 2 : 4;
    if (len != 17 && len != 14)
        return false;
    char separator = text[step];
    if (len == 17 ? separator != ':' && separator != '-' : separator != '.')
        return false;
    for (size_t i = 0; i < len; i += 2) {
        if (i > 0 && i % (step + 1) == step) {
            if (text[i++] != separator)
                return false;
        }
        int high = cr_id_hex(text[i]), low = cr_id_hex(text[i + 1]);
        if (high < 0 || low < 0)
            return false;
        address[n++] = (uint8_t)(high << 4 | low);
    }
    static const uint8_t zero[6], counted[6] = {0x00, 0x11, 0x22, 0x33, 0x44, 0x55};
    static const uint8_t iana[3] = {0x00, 0x00, 0x5e};
    return (address[0] & 3) == 0 && memcmp(address, zero, 6) != 0 &&
           memcmp(address, counted, 6) != 0 && memcmp(address, iana, 3) != 0;
}

/* --- URL with a password --- */

/* What manuals write in the place of a password. */
static bool is_password_in_a_manual(const char *s, size_t len)
{
    static const char *const words[] = {"pass",     "passwd", "passw0rd", "pwd", "secret",
                                        "changeme", "token",  "redacted", "..."};
    static const char *const parts[] = {"password", "your", "xxx", "***", "example"};
    if (cr_id_in(s[0], "<${[%*"))
        return true;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (cr_id_same(s, len, words[k]))
            return true;
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++)
        if (cr_id_holds(s, len, parts[k]))
            return true;
    return false;
}

/* RFC 3986: scheme "://" user ":" password "@" host. The user may be empty, as for redis. */
bool cr_valid_url_credentials(const char *text, size_t len)
{
    size_t i = 0, password = 0, at = 0;
    while (i < len && (cr_id_is_alnum(text[i]) || cr_id_in(text[i], "+.-")))
        i++;
    if (i == 0 || !cr_id_is_letter(text[0]) || len - i < 3 || memcmp(text + i, "://", 3) != 0)
        return false;
    for (i += 3; i < len && !cr_id_in(text[i], "/?#"); i++) {
        if (text[i] <= ' ' || text[i] >= 127)
            return false;
        if (text[i] == ':' && password == 0)
            password = i + 1;
        if (text[i] == '@')
            at = i;
    }
    if (password == 0 || at <= password || at + 1 >= i)
        return false;
    return (cr_id_is_alnum(text[at + 1]) || text[at + 1] == '[') &&
           !is_password_in_a_manual(text + password, at - password);
}
