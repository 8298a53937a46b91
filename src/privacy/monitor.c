/* Two fixed tables, of budgets and of texts. See carrel/monitor.h.
 *
 * **Tables.** An entry lies in one of a few slots behind the one that a keyed hash of its name
 * tells. Entries are never taken out, only taken over when their time is over, so a search may end
 * at the first free slot. A budget's time is over when it is whole again. A text's history may go
 * when no hit of it is in its window: without one it raises alarms sooner, never later. Where all
 * slots are needed there is no room, and the caller is told to let nobody find anything: whoever
 * fills a table buys no answers with it.
 *
 * **Windows.** A text keeps its latest hits, up to CR_MONITOR_RECENT, while they are younger than
 * the window. So the window rolls with each hit; there is no border between two windows that an
 * attack could straddle. A hit that grows too old, or gives way, leaves its user in the history if
 * that is proven: accounts that anybody may open can't make a text look well known.
 *
 * **Halving.** While an alarm is fresh every threshold of every text is stricter: who probes one
 * text will probe another. So `burst`, `crowd` and budgets are halved.
 *
 * **What is kept.** Entries that changed are linked, for cr_monitor_drain(). A window is not kept.
 */
#include "carrel/monitor.h"

#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"
#include "carrel/table.h"

#define PROBES 32u /* of half a full table, a search past so many is one of millions */
#define DAY_US UINT64_C(86400000000)

/* Links of entries that changed. */
#define UNLINKED UINT32_MAX
#define LAST     (UINT32_MAX - 1)

struct budget {
    uint64_t subtree;
    uint32_t tenant; /* 0: free */
    uint32_t spent;
    uint32_t used_s; /* when the latest hit was charged */
    uint32_t next;   /* that changed, too */
};

struct recent {
    uint32_t ms; /* wraps, but is compared within a window only */
    uint32_t tenant;
};

/* Three lines of the processor's cache; where windows are short a hit touches the first alone. */
struct text {
    uint64_t name; /* 0: free */
    uint64_t used_us;
    uint32_t next;
    uint32_t n_hits;                         /* of windows that are over */
    uint16_t proven;                         /* bits of `recent`: by proven users */
    uint8_t first, n_recent;                 /* a ring, oldest first */
    uint32_t n_users;                        /* proven ones, of windows that are over */
    struct recent recent[CR_MONITOR_RECENT]; /* [n_recent] */
    uint32_t users[CR_MONITOR_USERS];        /* [n_users] */
};
_Static_assert(sizeof(struct text) == 192 && CR_MONITOR_RECENT == 16, "");

struct cr_monitor {
    struct cr_monitor_config config;
    uint64_t key;
    uint64_t now_us, suspicious_until_us;
    struct budget *budgets;            /* [n_budgets] */
    struct text *texts;                /* [n_texts] */
    uint32_t first_budget, first_text; /* that changed */
};

void cr_monitor_config_defaults(struct cr_monitor_config *config)
{
    *config = (struct cr_monitor_config){.window_us = 5000000,
                                         .burst = 6,
                                         .rdr = 0.125,
                                         .crowd = 4,
                                         .budget = 16,
                                         .budget_us = 30 * DAY_US,
                                         .suspicion_us = 600000000,
                                         .n_texts = 1u << 14,
                                         .n_budgets = 1u << 17};
}

static bool is_size(uint32_t n)
{
    return n >= PROBES && n <= 1u << 24 && (n & (n - 1)) == 0;
}

int cr_monitor_create(const struct cr_monitor_config *config, struct cr_monitor **ret_monitor)
{
    /* A window must be shorter than its hits' times take to wrap. */
    if (config->window_us == 0 || config->window_us > DAY_US || config->burst > CR_MONITOR_RECENT ||
        config->crowd > CR_MONITOR_RECENT || !(config->rdr >= 0 && config->rdr <= 1) ||
        config->budget == 0 || config->budget_us < 1000000 || !is_size(config->n_texts) ||
        !is_size(config->n_budgets))
        return CR_EINVAL;
    struct cr_monitor *m = calloc(1, sizeof *m);
    if (m == NULL)
        return CR_ENOMEM;
    m->config = *config;
    m->first_budget = m->first_text = LAST;
    m->budgets = cr_table_alloc(config->n_budgets, sizeof *m->budgets);
    m->texts = cr_table_alloc(config->n_texts, sizeof *m->texts);
    int status = m->budgets && m->texts ? CR_OK : CR_ENOMEM;
    if (status == CR_OK) {
        memset(m->budgets, 0, config->n_budgets * sizeof *m->budgets);
        memset(m->texts, 0, config->n_texts * sizeof *m->texts);
        status = cr_random_bytes(&m->key, sizeof m->key);
    }
    if (status != CR_OK) {
        cr_monitor_destroy(m);
        return status;
    }
    *ret_monitor = m;
    return CR_OK;
}

void cr_monitor_destroy(struct cr_monitor *m)
{
    if (m == NULL)
        return;
    free(m->budgets);
    free(m->texts);
    free(m);
}

const char *cr_monitor_alarm_word(enum cr_monitor_alarm alarm)
{
    return alarm == CR_MONITOR_BURST   ? "burst"
           : alarm == CR_MONITOR_CROWD ? "crowd"
           : alarm == CR_MONITOR_FULL  ? "full"
           : alarm == CR_MONITOR_SPENT ? "spent"
                                       : "none";
}

/* --- time and places ---------------------------------------------------------------------- */

static void tell_time(struct cr_monitor *m, uint64_t now_us)
{
    if (now_us > m->now_us)
        m->now_us = now_us;
}

static bool is_suspicious(const struct cr_monitor *m)
{
    return m->now_us < m->suspicious_until_us;
}

/* A number of hits or users that is too many. */
static uint32_t limit(const struct cr_monitor *m, uint32_t n)
{
    return is_suspicious(m) ? (n + 1) / 2 : n;
}

static uint32_t place(const struct cr_monitor *m, uint64_t name, uint32_t tenant)
{
    uint64_t h = (name ^ m->key) * UINT64_C(0x9e3779b97f4a7c15);
    h = (h ^ h >> 32 ^ tenant) * UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(h >> 32);
}

/* --- budgets ------------------------------------------------------------------------------ */

static void link_budget(struct cr_monitor *m, struct budget *b)
{
    if (b->next != UNLINKED)
        return;
    b->next = m->first_budget;
    m->first_budget = (uint32_t)(b - m->budgets);
}

static bool is_whole(const struct cr_monitor *m, const struct budget *b)
{
    return m->now_us / 1000000 >= b->used_s + m->config.budget_us / 1000000;
}

/* A tenant's budget, made where there is none; NULL without room. */
static struct budget *find_budget(struct cr_monitor *m, uint64_t subtree, uint32_t tenant)
{
    uint32_t mask = m->config.n_budgets - 1, at = place(m, subtree, tenant);
    struct budget *free_one = NULL;
    for (uint32_t i = 0; i < PROBES; i++) {
        struct budget *b = &m->budgets[(at + i) & mask];
        if (b->tenant == tenant && b->subtree == subtree)
            return b;
        /* One that is still to be written down keeps its place in the list. */
        if (free_one == NULL && (b->tenant == 0 || (b->next == UNLINKED && is_whole(m, b))))
            free_one = b;
        if (b->tenant == 0)
            break;
    }
    if (free_one != NULL)
        *free_one = (struct budget){.subtree = subtree, .tenant = tenant, .next = UNLINKED};
    return free_one;
}

/* Whether there was something left. */
static bool charge(struct cr_monitor *m, uint64_t subtree, uint32_t tenant)
{
    struct budget *b = tenant != 0 ? find_budget(m, subtree, tenant) : NULL;
    if (b == NULL)
        return false;
    if (is_whole(m, b))
        b->spent = 0;
    if (b->spent >= limit(m, m->config.budget))
        return false;
    b->spent++;
    b->used_s = (uint32_t)(m->now_us / 1000000);
    link_budget(m, b);
    return true;
}

/* --- texts -------------------------------------------------------------------------------- */

static bool is_recent(const struct cr_monitor *m, const struct text *t)
{
    return m->now_us - t->used_us < m->config.window_us;
}

/* The text of a name, made where there is none; NULL without room. */
static struct text *find_text(struct cr_monitor *m, uint64_t name)
{
    uint32_t mask = m->config.n_texts - 1, at = place(m, name, 0);
    struct text *oldest = NULL;
    for (uint32_t i = 0; i < PROBES; i++) {
        struct text *t = &m->texts[(at + i) & mask];
        if (t->name == name)
            return t;
        if (t->name == 0) {
            oldest = t;
            break;
        }
        if (t->next == UNLINKED && !is_recent(m, t) &&
            (oldest == NULL || t->used_us < oldest->used_us))
            oldest = t;
    }
    if (oldest != NULL)
        *oldest = (struct text){.name = name, .next = UNLINKED};
    return oldest;
}

/* Whether so many know a text that it is no one's secret. */
static bool is_known(const struct text *t, const struct cr_monitor_hit *hit)
{
    return hit->n_contributors > 1 || t->n_users == CR_MONITOR_USERS;
}

static bool has_user(const struct text *t, uint32_t tenant)
{
    for (uint32_t i = 0; i < t->n_users; i++)
        if (t->users[i] == tenant)
            return true;
    return false;
}

/* Where the i-th hit of the window is. */
static uint32_t recent_at(const struct text *t, uint32_t i)
{
    return (t->first + i) % CR_MONITOR_RECENT;
}

static bool is_proven(const struct text *t, uint32_t at)
{
    return t->proven >> at & 1;
}

/* The oldest hit of the window becomes history. */
static void leave_window(struct cr_monitor *m, struct text *t)
{
    uint32_t tenant = t->recent[t->first].tenant;
    t->n_hits += t->n_hits < UINT32_MAX;
    if (t->n_users < CR_MONITOR_USERS && is_proven(t, t->first) && !has_user(t, tenant)) {
        t->users[t->n_users++] = tenant;
        if (t->next == UNLINKED) {
            t->next = m->first_text;
            m->first_text = (uint32_t)(t - m->texts);
        }
    }
    t->first = (uint8_t)recent_at(t, 1);
    t->n_recent--;
}

/* Adds a hit to the window, and lets out what does not belong there any more. */
static void enter_window(struct cr_monitor *m, struct text *t, const struct cr_monitor_hit *hit)
{
    uint32_t now_ms = (uint32_t)(m->now_us / 1000);
    bool is_over = !is_recent(m, t); /* for all, however long ago */
    while (t->n_recent > 0 && (is_over || t->n_recent == CR_MONITOR_RECENT ||
                               now_ms - t->recent[t->first].ms >= m->config.window_us / 1000))
        leave_window(m, t);
    if (t->n_recent == 0)
        t->first = 0;
    uint32_t at = recent_at(t, t->n_recent++);
    t->recent[at] = (struct recent){now_ms, hit->tenant};
    t->proven = (uint16_t)((t->proven & ~(1u << at)) | (uint32_t)hit->is_proven << at);
    t->used_us = m->now_us;
}

/* Users of the window, at most one more than `most`; how many of them are unproven. */
static uint32_t count_users(const struct text *t, uint32_t most, struct cr_monitor_seen *seen)
{
    uint32_t n_unproven = 0;
    seen->n_hits = t->n_recent;
    seen->n_users = 0;
    for (uint32_t i = 0; i < t->n_recent && seen->n_users <= most; i++) {
        uint32_t at = recent_at(t, i), tenant = t->recent[at].tenant, k = 0;
        while (k < seen->n_users && seen->users[k] != tenant)
            k++;
        if (k < seen->n_users)
            continue;
        seen->users[seen->n_users++] = tenant;
        n_unproven += !is_proven(t, at);
    }
    return n_unproven;
}

/* Users of the history that are not in the window. */
static uint32_t count_others(const struct text *t, const struct cr_monitor_seen *seen)
{
    uint32_t n = t->n_users;
    for (uint32_t i = 0; i < seen->n_users; i++)
        n -= has_user(t, seen->users[i]);
    return n;
}

/* Hits of the window by unproven users. */
static uint32_t count_unproven(const struct text *t)
{
    uint32_t window = (1u << t->n_recent) - 1, bits = window << t->first;
    bits = (bits | bits >> CR_MONITOR_RECENT) & ~(uint32_t)t->proven & 0xffff;
    return (uint32_t)__builtin_popcount(bits);
}

static enum cr_monitor_alarm judge(const struct cr_monitor *m, const struct text *t,
                                   const struct cr_monitor_hit *hit, struct cr_monitor_seen *seen)
{
    const struct cr_monitor_config *c = &m->config;
    uint32_t few = c->rdr * t->n_recent < 1 ? 1 : (uint32_t)(c->rdr * t->n_recent);
    bool is_burst = c->burst > 0 && t->n_recent >= limit(m, c->burst);
    bool is_crowd = c->crowd > 0 && count_unproven(t) >= limit(m, c->crowd);
    /* Most hits end here. */
    if ((!is_burst && !is_crowd) || is_known(t, hit))
        return CR_MONITOR_NONE;
    uint32_t n_unproven = count_users(t, is_crowd ? CR_MONITOR_RECENT : few, seen);
    is_burst = is_burst && seen->n_users <= few;
    is_crowd = is_crowd && n_unproven >= limit(m, c->crowd);
    if ((!is_burst && !is_crowd) || count_others(t, seen) > 1)
        return CR_MONITOR_NONE;
    return is_burst ? CR_MONITOR_BURST : CR_MONITOR_CROWD;
}

/* Both entries come from memory at the same time. */
static void prefetch(const struct cr_monitor *m, const struct cr_monitor_hit *hit, uint64_t name)
{
    const char *t = (const char *)&m->texts[place(m, name, 0) & (m->config.n_texts - 1)];
    for (size_t i = 0; i < sizeof(struct text); i += 64)
        __builtin_prefetch(t + i, 1);
    __builtin_prefetch(&m->budgets[place(m, hit->subtree, hit->tenant) & (m->config.n_budgets - 1)],
                       1);
}

enum cr_monitor_alarm cr_monitor_hit(struct cr_monitor *m, const struct cr_monitor_hit *hit,
                                     struct cr_monitor_seen *ret_seen)
{
    struct cr_monitor_seen seen = {0};
    uint64_t name = hit->text != 0 ? hit->text : 1;
    prefetch(m, hit, name);
    tell_time(m, hit->now_us);
    struct text *t = find_text(m, name);
    if (t == NULL)
        return CR_MONITOR_FULL;
    if (hit->subtree != 0 && !is_known(t, hit) && !charge(m, hit->subtree, hit->tenant))
        return CR_MONITOR_SPENT;
    enter_window(m, t, hit);
    enum cr_monitor_alarm alarm = judge(m, t, hit, &seen);
    if (alarm == CR_MONITOR_NONE)
        return alarm;
    m->suspicious_until_us = m->now_us + m->config.suspicion_us;
    t->n_recent = 0; /* and no history: it was probing */
    if (ret_seen != NULL)
        *ret_seen = seen;
    return alarm;
}

/* --- keeping ------------------------------------------------------------------------------ */

static void record_text(const struct text *t, struct cr_monitor_record *ret)
{
    *ret = (struct cr_monitor_record){
        .name = t->name, .n = t->n_hits, .used_us = t->used_us, .n_users = t->n_users};
    memcpy(ret->users, t->users, sizeof ret->users);
}

uint32_t cr_monitor_drain(struct cr_monitor *m, struct cr_monitor_record *ret_records, uint32_t max)
{
    uint32_t n = 0;
    for (; n < max && m->first_budget != LAST; n++) {
        struct budget *b = &m->budgets[m->first_budget];
        ret_records[n] = (struct cr_monitor_record){.name = b->subtree,
                                                    .tenant = b->tenant,
                                                    .n = b->spent,
                                                    .used_us = b->used_s * UINT64_C(1000000)};
        m->first_budget = b->next;
        b->next = UNLINKED;
    }
    for (; n < max && m->first_text != LAST; n++) {
        struct text *t = &m->texts[m->first_text];
        record_text(t, &ret_records[n]);
        m->first_text = t->next;
        t->next = UNLINKED;
    }
    return n;
}

int cr_monitor_restore(struct cr_monitor *m, const struct cr_monitor_record *record)
{
    if (record->n_users > CR_MONITOR_USERS || (record->tenant == 0 && record->name == 0))
        return CR_EINVAL;
    if (record->tenant != 0) {
        struct budget *b = find_budget(m, record->name, record->tenant);
        if (b == NULL)
            return CR_EFULL;
        b->spent = record->n;
        b->used_s = (uint32_t)(record->used_us / 1000000);
        return CR_OK;
    }
    struct text *t = find_text(m, record->name);
    if (t == NULL)
        return CR_EFULL;
    t->n_hits = record->n;
    t->used_us = record->used_us;
    t->n_users = record->n_users;
    memcpy(t->users, record->users, sizeof t->users);
    return CR_OK;
}
