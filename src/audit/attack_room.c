/* Occupancy: what the victim's texts push out of the cache, seen in the attacker's own.
 *
 * That somebody fills the cache shows in any server that has one cache for all. What must not show
 * is with which text: a text that is there already needs no room, if it is everybody's. So the
 * attacker fills the cache to the brim, from oldest to newest
 *
 *     markers │ filling │ guesses
 *
 * and the victim sends as many texts as there are guesses: the guesses, or others as long. Were the
 * guesses found, no room is needed and the markers are still there; they are, or are not, answered
 * fast. How many texts fill the cache is found out first. A trial costs that many requests, so this
 * attack runs only when it is asked for.
 */
#include <stdlib.h>

#include "audit/audit_int.h"

#define N_GUESSES 4u
#define N_MARKERS 8u /* where the brim is, is known to a few texts only */
#define N_TRIED   6u
#define MIN_ROOM  (N_GUESSES + N_MARKERS + 2)
#define MAX_ROOM  512u
#define ATTACKER  0u
#define N_SLOW    3u /* in a row: fewer may be slow by chance */

struct room {
    struct cr_buf texts[MAX_ROOM];
    struct cr_buf victim;
    uint32_t n;            /* texts that the cache holds */
    double miss_s, fast_s; /* a fresh text's mean; half way from there to one that was just sent */
};

static struct room *room_create(void)
{
    struct room *room = calloc(1, sizeof *room);
    if (room == NULL)
        return NULL;
    for (uint32_t i = 0; i < MAX_ROOM; i++)
        cr_buf_init(&room->texts[i], CR_AUDIT_MAX_TEXT);
    cr_buf_init(&room->victim, CR_AUDIT_MAX_TEXT);
    return room;
}

static void room_destroy(struct room *room)
{
    if (room == NULL)
        return;
    for (uint32_t i = 0; i < MAX_ROOM; i++)
        cr_buf_release(&room->texts[i]);
    cr_buf_release(&room->victim);
    free(room);
}

static void make_text(struct cr_audit *a, struct cr_buf *buf)
{
    cr_buf_clear(buf);
    cr_audit_add_text(a, buf, (a->fits_long ? 4 : 1) * a->report->n_words);
}

/* Sends n fresh texts. */
static int fill(struct cr_audit *a, struct room *room, uint32_t n)
{
    int status = CR_OK;
    double sum_s = 0;
    for (uint32_t i = 0; i < n && status == CR_OK; i++) {
        struct cr_audit_answer answer;
        make_text(a, &room->texts[i]);
        status = cr_audit_ask(a, ATTACKER, &room->texts[i], false, &answer);
        sum_s += answer.first_s;
    }
    room->miss_s = sum_s / n;
    return status;
}

/* The controls' threshold is for shorter texts. */
static int find_threshold(struct cr_audit *a, struct room *room)
{
    int status = fill(a, room, N_TRIED);
    double sum_s = 0;
    for (uint32_t i = 0; i < N_TRIED && status == CR_OK; i++) {
        struct cr_audit_answer answer;
        status = cr_audit_ask(a, ATTACKER, &room->texts[N_TRIED - 1], false, &answer);
        sum_s += answer.first_s;
    }
    room->fast_s = (room->miss_s + sum_s / N_TRIED) / 2;
    return status;
}

/* Twice as many texts each time, until older ones are gone: from the newest backwards, so many are
 * still there. */
static int find_room(struct cr_audit *a, struct room *room)
{
    for (uint32_t n = MIN_ROOM; n <= MAX_ROOM; n *= 2) {
        uint32_t n_slow = 0;
        int status = fill(a, room, n);
        for (uint32_t i = 0; i < n && n_slow < N_SLOW && status == CR_OK; i++) {
            struct cr_audit_answer answer;
            status = cr_audit_ask(a, ATTACKER, &room->texts[n - 1 - i], false, &answer);
            n_slow = answer.first_s < room->fast_s ? 0 : n_slow + 1;
            room->n = i + 1 - n_slow;
        }
        if (status != CR_OK || n_slow == N_SLOW)
            return status;
    }
    room->n = 0;
    return CR_OK;
}

static int run_trial(struct cr_audit *a, struct cr_audit_gather *g, struct room *room, bool is_hit)
{
    struct cr_audit_answer answer;
    double s = 0, told = 0;
    bool is_told = false;
    int status = fill(a, room, room->n / 2); /* what the last trial found lives longer */
    if (status == CR_OK)
        status = fill(a, room, room->n);
    for (uint32_t i = room->n - N_GUESSES; i < room->n && status == CR_OK; i++) {
        make_text(a, &room->victim);
        status = cr_audit_ask(a, CR_AUDIT_VICTIM, is_hit ? &room->texts[i] : &room->victim, false,
                              &answer);
    }
    if (status == CR_OK)
        cr_audit_settle(a);
    for (uint32_t i = N_MARKERS; i > 0 && status == CR_OK; i--) { /* the oldest last */
        status = cr_audit_ask(a, ATTACKER, &room->texts[i - 1], false, &answer);
        s += answer.first_s;
        told += cr_audit_told(&answer);
        is_told = is_told || answer.cached_tokens >= 0;
    }
    return status == CR_OK ? cr_audit_sample_add(is_hit ? &g->hit : &g->miss, s, told, is_told)
                           : status;
}

static uint32_t n_pairs(uint32_t n)
{
    return n / 10 > CR_AUDIT_MIN_SAMPLES ? n / 10 : CR_AUDIT_MIN_SAMPLES;
}

/* For a cache that holds 32 texts; a larger one may spend its share before the end. */
uint32_t cr_audit_cost_occupancy(const struct cr_audit *a, uint32_t n)
{
    (void)a;
    return 200 + 2 * n_pairs(n) * (48 + N_GUESSES + N_MARKERS);
}

int cr_audit_run_occupancy(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    struct room *room = room_create();
    int status = room ? find_threshold(a, room) : CR_ENOMEM;
    if (status == CR_OK)
        status = find_room(a, room);
    if (status == CR_OK && room->n < MIN_ROOM) {
        g->why = room->n == 0 ? "The cache is too large to be filled."
                              : "The cache holds too few texts to tell.";
        status = CR_AUDIT_SPENT;
    }
    for (uint32_t i = n_pairs(n); i > 0 && status == CR_OK; i--) {
        bool first = cr_rng_below(&a->rng, 2);
        status = run_trial(a, g, room, first);
        if (status == CR_OK)
            status = run_trial(a, g, room, !first);
    }
    room_destroy(room);
    return status;
}
