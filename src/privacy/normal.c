/* Normalised text: what the rules look at, and where each byte of it came from.
 *
 * ASCII passes as it is. Full-width forms and every script's decimal digits become ASCII, Latin
 * letters lose their marks, spaces, dashes and quotes of all kinds become plain ones, characters
 * that cannot be seen are dropped. Everything else, bytes that are no UTF-8 included, becomes
 * CR_OTHER, which is a border. So one character is one byte or none, and the map back needs an
 * entry only where the two stop running alike.
 *
 * Not done: letters of other scripts that look Latin, digits in circles.
 */
#include <string.h>

#include "privacy_int.h"

#define DROPPED 0

/* U+00C0 … U+017F without their marks; '.' is none. */
static const char latin[] = "AAAAAAACEEEEIIIIDNOOOOO.OUUUUYTsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
                            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
                            "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

/* Where the digits 0 … 9 of other scripts begin. */
static const uint16_t zeros[] = {
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
    0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xaa50, 0xabf0};

static char map_char(uint32_t c)
{
    _Static_assert(sizeof latin == 0x180 - 0xc0 + 1, "one letter for each character");
    if (c >= 0xff01 && c <= 0xff5e) /* full width */
        return (char)(c - 0xfee0);
    if (c >= 0xc0 && c < 0x180) {
        char plain = latin[c - 0xc0];
        return plain == '.' ? CR_OTHER : plain;
    }
    if (c == 0xad || c == 0x180e || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
        (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff ||
        (c >= 0x300 && c <= 0x36f) || c == 0x034f)
        return DROPPED;
    if (c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
        c == 0x3000)
        return ' ';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0x2043)
        return '-';
    if (c == 0x2018 || c == 0x2019 || c == 0x02bc)
        return '\'';
    if (c == 0x201c || c == 0x201d || c == 0x201e)
        return '"';
    if (c >= 0x1d7ce && c <= 0x1d7ff)
        return (char)('0' + (c - 0x1d7ce) % 10);
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c < zeros[i] + 10u)
            return (char)('0' + (c - zeros[i]));
    return CR_OTHER;
}

/* Bytes of the character that begins with this one, 0 when none does. */
static uint32_t size_of(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
}

/* Whether `next` may be byte number `n` of a character that begins with `first`. */
static bool may_follow(unsigned char first, uint32_t n, unsigned char next)
{
    if ((next & 0xc0) != 0x80)
        return false;
    if (n != 1)
        return true;
    return !(first == 0xe0 && next < 0xa0) && !(first == 0xed && next >= 0xa0) &&
           !(first == 0xf0 && next < 0x90) && !(first == 0xf4 && next >= 0x90);
}

static uint32_t decode(const unsigned char *s, uint32_t size)
{
    uint32_t c = s[0] & (0x7fu >> size);
    for (uint32_t i = 1; i < size; i++)
        c = c << 6 | (s[i] & 0x3f);
    return c;
}

static void add_map(struct cr_normal *n, uint64_t off)
{
    struct cr_map *last = &n->map[n->n_map - 1];
    if (last->off + (n->end - last->at) == off)
        return;
    if (n->n_map >= 2 && last->at == n->end && last[-1].at == n->end)
        last->off = off; /* what is dropped at one place */
    else
        n->map[n->n_map++] = (struct cr_map){n->end, off};
}

/* One character of `size` bytes that becomes `c`. */
static void add_char(struct cr_normal *n, char c, uint32_t size)
{
    if (c == DROPPED && n->map[n->n_map - 1].at != n->end)
        n->map[n->n_map++] = (struct cr_map){n->end, n->off}; /* where what stands before ended */
    n->off += size;
    if (c != DROPPED)
        n->text[n->end++ - n->base] = c;
    add_map(n, n->off);
}

void cr_normal_reset(struct cr_normal *n)
{
    n->base = n->end = n->off = 0;
    n->n_held = 0;
    n->n_map = 1;
    n->map[0] = (struct cr_map){0, 0};
}

/* Takes one byte that is no ASCII, or that comes while a character is not whole. */
static void take_byte(struct cr_normal *n, unsigned char c)
{
    if (n->n_held > 0 && !may_follow(n->held[0], n->n_held, c)) {
        add_char(n, CR_OTHER, n->n_held);
        n->n_held = 0;
    }
    uint32_t size = size_of(n->n_held > 0 ? n->held[0] : c);
    if (size == 0) {
        add_char(n, CR_OTHER, 1);
        return;
    }
    n->held[n->n_held++] = c;
    if (n->n_held < size)
        return;
    add_char(n, size == 1 ? (char)c : map_char(decode(n->held, size)), size);
    n->n_held = 0;
}

size_t cr_normal_feed(struct cr_normal *n, const char *text, size_t len)
{
    size_t done = 0;
    while (done < len && !cr_normal_is_full(n)) {
        size_t room = CR_SCAN_BYTES - (n->end - n->base), left = len - done;
        size_t most = n->n_held > 0 ? 0 : left < room ? left : room;
        size_t ascii = cr_ascii_copy(n->text + (n->end - n->base), text + done, most);
        if (ascii > 0) {
            n->end += ascii;
            n->off += ascii;
            done += ascii;
        } else {
            take_byte(n, (unsigned char)text[done++]);
        }
    }
    return done;
}

void cr_normal_finish(struct cr_normal *n)
{
    if (n->n_held > 0)
        add_char(n, CR_OTHER, n->n_held);
    n->n_held = 0;
}

/* The last entry at or before `position`. */
static uint32_t find_map(const struct cr_normal *n, uint64_t position)
{
    uint32_t low = 0, high = n->n_map;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (n->map[middle].at <= position)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void cr_normal_slide(struct cr_normal *n, uint64_t position)
{
    size_t cut = position - n->base;
    if (cut == 0)
        return;
    /* A few bytes before are looked at, too: borders. */
    memmove(n->text - 64, n->text + cut - 64, n->end - position + 64);
    n->base = position;
    uint32_t i = find_map(n, position);
    i -= i > 0; /* of two at one place the first one, too */
    memmove(n->map, n->map + i, (n->n_map - i) * sizeof *n->map);
    n->n_map -= i;
}

uint64_t cr_normal_start(const struct cr_normal *n, uint64_t position)
{
    const struct cr_map *m = &n->map[find_map(n, position)];
    return m->off + (position - m->at);
}

uint64_t cr_normal_end(const struct cr_normal *n, uint64_t position)
{
    uint32_t i = find_map(n, position);
    if (i > 0 && n->map[i].at == position && n->map[i - 1].at == position)
        i--;
    return n->map[i].off + (position - n->map[i].at);
}

size_t cr_normal_word(const char *text, size_t len, char *ret, size_t cap)
{
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        const unsigned char *s = (const unsigned char *)text + i;
        uint32_t size = size_of(s[0]), k = 1;
        while (k < size && i + k < len && may_follow(s[0], k, s[k]))
            k++;
        char c = size == 1 ? (char)s[0] : k == size ? map_char(decode(s, size)) : CR_OTHER;
        i += k;
        if (c == DROPPED)
            continue;
        if (n == cap)
            return SIZE_MAX;
        ret[n++] = c;
    }
    return n;
}
