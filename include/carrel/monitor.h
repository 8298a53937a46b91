/* The reuse monitor: who finds text in the cache that others sent, how often, and when that looks
 * like probing.
 *
 * A detector errs now and then, and shares what it should not have. What an attacker does with such
 * text shows: it must look for it. Two guards stand on each hit of a tenant on text of others.
 *
 *   budget    a tenant has so many hits below each text; past them it computes for itself, as if
 *             nothing were there, and learns no more. Text that many know costs none: who wants to
 *             know what others append to it need not find it, but can compute it once
 *   alarms    in a rolling window, per text, RDR = distinct users ÷ hits (SafeKV, section 4.2.2):
 *             a burst by few users, or a crowd of users nobody knows, on text that hardly anybody
 *             used before. Whoever is told takes the text back
 *
 * The paper gives RDR both ways: probing by one account lowers it, by many raises it. Neither tells
 * a prober from an honest tenant alone, so both rules ask for the text's history, too: users that
 * are proven, and tenants that computed the text themselves. What many of them know is no secret.
 *
 * Texts, and subtrees of them, are named by keyed hashes of the caller's; no text comes here. All
 * tables are taken at creation. Where one is full the answer is the safe one.
 *
 * Not thread-safe.
 */
#ifndef CARREL_MONITOR_H
#define CARREL_MONITOR_H

#include <stdbool.h>
#include <stdint.h>

#include "carrel/status.h"

CR_API_BEGIN

struct cr_monitor;

/* Hits of a text that are looked at together, the latest ones of a window. */
#define CR_MONITOR_RECENT 16u
/* Users that a history names. A text that so many proven ones used raises no alarm. */
#define CR_MONITOR_USERS 8u

struct cr_monitor_config {
    uint64_t window_us;
    uint32_t burst;     /* hits in a window that are one, at most CR_MONITOR_RECENT; 0: none is */
    double rdr;         /* … by one user, or no more users per hit than that, 0 … 1 */
    uint32_t crowd;     /* unproven users in a window that are one, likewise */
    uint32_t budget;    /* hits of a tenant below one text, at least 1 */
    uint64_t budget_us; /* after so long without a hit a budget is whole again; 1 s at least */
    uint64_t suspicion_us; /* after an alarm, how long `burst`, `crowd` and `budget` are halved */
    uint32_t n_texts;      /* that are watched at once, some 200 bytes each; a power of two */
    uint32_t n_budgets;    /* 24 bytes each; likewise */
};

/* 5 s, 6 hits, 0.125, 4 users, 16 hits, 30 days, 10 minutes, 16384 texts, 131072 budgets. */
void cr_monitor_config_defaults(struct cr_monitor_config *config);

/* CR_EINVAL when a number is out of its bounds, CR_ENOMEM, CR_EIO (no random numbers). */
int cr_monitor_create(const struct cr_monitor_config *config, struct cr_monitor **ret_monitor);
/* NULL is fine. */
void cr_monitor_destroy(struct cr_monitor *monitor);

struct cr_monitor_hit {
    uint64_t text;
    uint64_t subtree;        /* whose budget is charged; 0: none, it was charged before */
    uint32_t tenant;         /* 0 is nobody, and has no budget */
    uint32_t n_contributors; /* tenants that computed the text themselves */
    bool is_proven;          /* the tenant is old and trusted enough to count in a history */
    uint64_t now_us;         /* since 1970, so that budgets outlive a restart. A clock that goes
                              * back is taken for one that stands still */
};

enum cr_monitor_alarm {
    CR_MONITOR_NONE,
    CR_MONITOR_BURST, /* few users, many hits */
    CR_MONITOR_CROWD, /* many users, none of them proven */
    /* No alarm, but the tenant must find nothing: */
    CR_MONITOR_FULL,  /* the text can't be watched */
    CR_MONITOR_SPENT, /* its budget is spent, or there is no room to keep one */
};
/* "burst" */
const char *cr_monitor_alarm_word(enum cr_monitor_alarm alarm);

/* What an alarm saw in its window. */
struct cr_monitor_seen {
    uint32_t n_hits, n_users;
    uint32_t users[CR_MONITOR_RECENT]; /* [n_users] */
};

/* Before a tenant uses text of others: whether it may, and what it means that it asks. Only with
 * NONE may it. After an alarm the window of the text is empty. *ret_seen is written with BURST and
 * CROWD; NULL is fine. */
enum cr_monitor_alarm cr_monitor_hit(struct cr_monitor *monitor, const struct cr_monitor_hit *hit,
                                     struct cr_monitor_seen *ret_seen);

/* What is to be kept over a restart: a budget or a history. */
struct cr_monitor_record {
    uint64_t name;    /* of the subtree, or of the text */
    uint32_t tenant;  /* whose budget; 0: it is a history */
    uint32_t n;       /* hits charged; hits of windows that are over */
    uint64_t used_us; /* its latest hit */
    uint32_t n_users; /* of a history: proven users of windows that are over */
    uint32_t users[CR_MONITOR_USERS];
};
/* Writes those that changed since they were last written, at most `max`; returns how many. */
uint32_t cr_monitor_drain(struct cr_monitor *monitor, struct cr_monitor_record *ret_records,
                          uint32_t max);
/* Puts one back, before the first hit. CR_EINVAL: it makes no sense; CR_EFULL. */
int cr_monitor_restore(struct cr_monitor *monitor, const struct cr_monitor_record *record);

CR_API_END

#endif
