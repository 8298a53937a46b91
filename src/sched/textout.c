/* See textout.h. `held` never grows past the longest stop string, a partial character and one
 * token, so both buffers are sized once. */
#include "sched/textout.h"

#include <stdlib.h>
#include <string.h>

#include "carrel/status.h"

int cr_textout_init(struct cr_textout *t, const char *const *stops, size_t n_stop)
{
    memset(t, 0, sizeof *t);
    if (n_stop > CR_TEXTOUT_MAX_STOPS)
        return CR_EINVAL;
    size_t total = 0;
    for (size_t i = 0; i < n_stop; i++) {
        size_t len = strlen(stops[i]);
        if (len == 0 || len > CR_TEXTOUT_MAX_STOP)
            return CR_EINVAL;
        t->stop_len[i] = (uint16_t)len;
        if (len > t->max_stop)
            t->max_stop = (uint32_t)len;
        total += len;
    }
    size_t max_held = t->max_stop + 4 + CR_TEXTOUT_MAX_PIECE;
    /* One byte that is no UTF-8 becomes three. */
    t->held = malloc(max_held + 3 * max_held + total);
    if (t->held == NULL)
        return CR_ENOMEM;
    t->out = t->held + max_held;
    t->stops = t->out + 3 * max_held;
    char *p = t->stops;
    for (size_t i = 0; i < n_stop; i++) {
        memcpy(p, stops[i], t->stop_len[i]);
        p += t->stop_len[i];
    }
    t->n_stop = (uint32_t)n_stop;
    return CR_OK;
}

void cr_textout_release(struct cr_textout *t)
{
    free(t->held);
    memset(t, 0, sizeof *t);
}

/* Where the first complete stop string begins, or SIZE_MAX. */
static size_t find_stop(const struct cr_textout *t)
{
    size_t first = SIZE_MAX;
    const char *stop = t->stops;
    for (uint32_t i = 0; i < t->n_stop; stop += t->stop_len[i], i++) {
        const char *at = memmem(t->held, t->n_held, stop, t->stop_len[i]);
        if (at != NULL && (size_t)(at - t->held) < first)
            first = (size_t)(at - t->held);
    }
    return first;
}

/* How many bytes at the end of `held` could be the beginning of a stop string. */
static size_t partial_stop(const struct cr_textout *t)
{
    size_t most = t->max_stop > 0 ? t->max_stop - 1 : 0;
    for (size_t n = most < t->n_held ? most : t->n_held; n > 0; n--) {
        const char *tail = t->held + t->n_held - n, *stop = t->stops;
        for (uint32_t i = 0; i < t->n_stop; stop += t->stop_len[i], i++)
            if (t->stop_len[i] > n && memcmp(tail, stop, n) == 0)
                return n;
    }
    return 0;
}

/* Bytes of the character at `s` (1 to 4), 0 when it is none, -1 when `s` ends within it. Overlong
 * forms, surrogates and numbers past U+10FFFF are none (Unicode 15, table 3-7). */
static int utf8_char(const unsigned char *s, size_t n)
{
    if (s[0] < 0x80)
        return 1;
    int len = s[0] >= 0xC2 && s[0] <= 0xDF   ? 2
              : s[0] >= 0xE0 && s[0] <= 0xEF ? 3
              : s[0] >= 0xF0 && s[0] <= 0xF4 ? 4
                                             : 0;
    for (int i = 1; i < len; i++) {
        if ((size_t)i == n)
            return -1;
        unsigned char low = 0x80, high = 0xBF;
        if (i == 1) {
            low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : low;
            high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : high;
        }
        if (s[i] < low || s[i] > high)
            return 0;
    }
    return len;
}

/* Moves the first `n` held bytes to `out`, repaired. Unless `last`, a character that is still
 * incomplete stays. */
static void send(struct cr_textout *t, size_t n, bool last, const char **ret_text, size_t *ret_len)
{
    size_t in = 0, out = 0;
    while (in < n) {
        int len = utf8_char((const unsigned char *)t->held + in, n - in);
        if (len < 0 && !last)
            break;
        if (len > 0) {
            memcpy(t->out + out, t->held + in, (size_t)len);
            in += (size_t)len;
            out += (size_t)len;
        } else {
            memcpy(t->out + out, "\xEF\xBF\xBD", 3);
            in = len < 0 ? n : in + 1;
            out += 3;
        }
    }
    memmove(t->held, t->held + in, t->n_held - in);
    t->n_held -= in;
    t->n_sent += in;
    *ret_text = t->out;
    *ret_len = out;
}

bool cr_textout_push(struct cr_textout *t, const char *piece, size_t n, const char **ret_text,
                     size_t *ret_len)
{
    memcpy(t->held + t->n_held, piece, n);
    t->n_held += n;
    size_t stop = find_stop(t);
    if (stop != SIZE_MAX) {
        send(t, stop, true, ret_text, ret_len);
        t->n_held = 0;
        return true;
    }
    send(t, t->n_held - partial_stop(t), false, ret_text, ret_len);
    return false;
}

void cr_textout_finish(struct cr_textout *t, const char **ret_text, size_t *ret_len)
{
    send(t, t->n_held, true, ret_text, ret_len);
}
