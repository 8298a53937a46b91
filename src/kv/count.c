/* Counting who computed a text, and publishing it once enough did.
 *
 * A path is the text up to the end of a block of four pages. It is published once T tenants
 * computed it themselves and had it cleared. T is k plus noise that follows from the path and a
 * secret, so asking again draws nothing anew. docs/design/quorum.md derives what that is worth.
 *
 * Who counts: a tenant, once, when text is cleared that it computed from a miss. Not one that was
 * not told to count (cr_kv_set_counts: young or untrusted), nor text that it did not compute just
 * so (a node marked CR_KV_UNEARNED: a view after a demotion, text restored from elsewhere, text
 * that it paid for after a hit).
 *
 * What is kept of a path does not depend on what is cached. Else a path could cross its threshold
 * twice, and whoever learnt T the first time could tell a single tenant the second time. Where
 * there is room for no more records all but suspicions, and paths that crossed, are dropped at
 * once. That begins an epoch, and what is counted anew has a T of its own. When the table counts as
 * full is drawn, too, so that nobody sees by it whether another's text was new.
 *
 * Suspected text is told by the name of the page where it ends. A suspicion begins an epoch for
 * what lies below: counts that began before start again from nothing. And a tenant that ever used a
 * page of it as others' does not count there. Those uses are remembered by name and tenant in sets
 * of eight, the oldest of which makes room.
 */
#include <math.h>
#include <stdlib.h>

#include "carrel/table.h"
#include "kv_int.h"
#include "siphash.h"

#define HIT_SET      8u
#define BLOCK_PAGES  4u
#define USUAL_QUORUM 3u
#define MAX_EPSILON  64.0

/* --- the threshold ------------------------------------------------------------------------ */

uint32_t cr_kv_threshold(const struct cr_kv *kv, uint64_t path, uint32_t since)
{
    const struct cr_kv_counts *c = &kv->counts;
    const uint64_t what[2] = {path, since};
    uint64_t u[2];
    uint32_t z = 0;

    cr_kv_siphash(c->key, what, NULL, 0, u);
    while (z < c->n_noise && u[0] > c->noise[z])
        z++;
    return c->quorum + z;
}

/* noise[z] is P(Z <= z) of 2^64; the last value of Z needs none. */
static void make_noise(struct cr_kv_counts *c, double epsilon, uint32_t spread)
{
    double sum = 0, below = 0;

    c->n_noise = epsilon > 0 ? 2 * spread : 0;
    for (uint32_t z = 0; z <= 2 * spread; z++)
        sum += exp(-epsilon * fabs((double)z - spread));
    for (uint32_t z = 0; z < c->n_noise; z++) {
        below += exp(-epsilon * fabs((double)z - spread));
        c->noise[z] = (uint64_t)(below / sum * 0x1p64);
    }
}

/* --- tables ------------------------------------------------------------------------------- */

static uint32_t pow2_above(uint64_t n)
{
    uint32_t slots = 8;

    while (slots < n)
        slots *= 2;
    return slots;
}

bool cr_kv_count_is_valid_config(const struct cr_kv_config *config)
{
    uint32_t quorum = config->quorum;

    if (quorum == 0 && config->mode != CR_KV_QUORUM)
        quorum = USUAL_QUORUM;
    return quorum >= 2 && quorum <= CR_KV_MAX_QUORUM &&
           config->quorum_spread <= (CR_KV_MAX_QUORUM - quorum) / 2 &&
           config->quorum_epsilon >= 0 && config->quorum_epsilon <= MAX_EPSILON;
}

int cr_kv_count_create(struct cr_kv *kv)
{
    struct cr_kv_counts *c = &kv->counts;
    const struct cr_kv_config *config = &kv->config;

    if (config->mode != CR_KV_SELECTIVE && config->mode != CR_KV_QUORUM)
        return CR_OK;
    c->block_pages = BLOCK_PAGES;
    c->quorum = config->quorum != 0 ? config->quorum : USUAL_QUORUM;
    make_noise(c, config->quorum_epsilon, config->quorum_spread);
    c->max_records = config->n_counted != 0 ? config->n_counted : config->n_pages / 2 + 1;
    c->index_mask = pow2_above(2 * (uint64_t)c->max_records) - 1;
    c->hit_mask = pow2_above(2 * (uint64_t)config->n_pages) / HIT_SET - 1;
    c->max_counting = 2 * kv->max_tenants;
    c->counting_mask = pow2_above(2 * (uint64_t)c->max_counting) - 1;
    c->records = cr_table_alloc(c->max_records, sizeof *c->records);
    c->changed = cr_table_alloc(2 * (size_t)c->max_records, sizeof *c->changed);
    c->index = calloc((size_t)c->index_mask + 1, sizeof *c->index);
    c->hits = calloc(((size_t)c->hit_mask + 1) * HIT_SET, sizeof *c->hits);
    c->counting = calloc((size_t)c->counting_mask + 1, sizeof *c->counting);
    return c->records != NULL && c->changed != NULL && c->index != NULL && c->hits != NULL &&
                   c->counting != NULL
               ? CR_OK
               : CR_ENOMEM;
}

void cr_kv_count_destroy(struct cr_kv *kv)
{
    struct cr_kv_counts *c = &kv->counts;

    free(c->records);
    free(c->changed);
    free(c->index);
    free(c->hits);
    free(c->counting);
}

/* Where a path's record stands in the index, or would. */
static uint32_t *slot_of(const struct cr_kv_counts *c, uint64_t path)
{
    uint32_t i = (uint32_t)(path >> 32) & c->index_mask;

    while (c->index[i] != 0 && c->records[c->index[i] - 1].path != path)
        i = (i + 1) & c->index_mask;
    return &c->index[i];
}

const struct cr_kv_count *cr_kv_count_find(const struct cr_kv *kv, uint64_t path)
{
    uint32_t i = kv->counts.index == NULL ? 0 : *slot_of(&kv->counts, path);
    return i == 0 ? NULL : &kv->counts.records[i - 1];
}

/* NULL when that would be one more than `max`. */
static struct cr_kv_count *record_of(struct cr_kv_counts *c, uint64_t path, uint32_t max)
{
    uint32_t *slot = slot_of(c, path);

    if (*slot == 0) {
        if (c->n_records >= max)
            return NULL;
        c->records[c->n_records] = (struct cr_kv_count){.path = path};
        *slot = ++c->n_records;
    }
    return &c->records[*slot - 1];
}

static void note_change(struct cr_kv_counts *c, struct cr_kv_count *r)
{
    if (r->flags & CR_KV_CHANGED)
        return;
    r->flags |= CR_KV_CHANGED;
    if (c->n_changed < 2 * c->max_records) {
        c->changed[c->n_changed++] = r->path;
        return;
    }
    c->n_changed = 0; /* nobody drains them: those that were dropped are not told */
    for (uint32_t i = 0; i < c->n_records; i++) {
        if (c->records[i].flags & CR_KV_CHANGED)
            c->changed[c->n_changed++] = c->records[i].path;
    }
}

/* Drops records without these flags. */
static void drop_records(struct cr_kv_counts *c, uint32_t flags)
{
    uint32_t n = 0;

    memset(c->index, 0, ((size_t)c->index_mask + 1) * sizeof *c->index);
    for (uint32_t i = 0; i < c->n_records; i++) {
        const struct cr_kv_count *r = &c->records[i];
        if (r->flags & flags) {
            c->records[n] = *r;
            *slot_of(c, r->path) = n + 1;
            n++;
        } else if (!(r->flags & CR_KV_CHANGED) && c->n_changed < 2 * c->max_records) {
            c->changed[c->n_changed++] = r->path;
        }
    }
    c->n_records = n;
}

/* How many records are too many: a number between six and seven eighths of them. The rest is for
 * suspicions. */
static uint32_t limit_of(const struct cr_kv_counts *c)
{
    const uint64_t what[2] = {0, c->epoch};
    uint64_t u[2];

    cr_kv_siphash(c->key, what, NULL, 0, u);
    return c->max_records - c->max_records / 8 - (uint32_t)(u[0] % (c->max_records / 8 + 1));
}

/* Room for a record where there was none. */
static void begin_epoch(struct cr_kv_counts *c)
{
    drop_records(c, CR_KV_CROSSED | CR_KV_SUSPECTED);
    if (c->n_records > c->max_records / 2)
        drop_records(c, CR_KV_SUSPECTED);
    c->epoch = ++c->n_epochs;
}

/* --- tenants that count ------------------------------------------------------------------- */

static uint32_t *counting_slot(const struct cr_kv_counts *c, uint32_t tenant)
{
    uint32_t i = (uint32_t)((tenant * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & c->counting_mask;

    while (c->counting[i] != 0 && c->counting[i] != tenant)
        i = (i + 1) & c->counting_mask;
    return &c->counting[i];
}

void cr_kv_set_counts(struct cr_kv *kv, struct cr_tenant_id tenant, bool counts)
{
    struct cr_kv_counts *c = &kv->counts;

    if (c->counting == NULL || tenant.v == 0)
        return;
    uint32_t *slot = counting_slot(c, tenant.v);
    if ((*slot != 0) == counts || (counts && c->n_counting == c->max_counting))
        return;
    *slot = counts ? tenant.v : 0;
    c->n_counting += counts ? 1 : UINT32_MAX;
    if (counts)
        return;
    /* Those behind the gap may have been put there because of what stood in it. */
    for (uint32_t i = (uint32_t)(slot - c->counting + 1) & c->counting_mask; c->counting[i] != 0;
         i = (i + 1) & c->counting_mask) {
        uint32_t moved = c->counting[i];
        c->counting[i] = 0;
        *counting_slot(c, moved) = moved;
    }
}

/* --- hits --------------------------------------------------------------------------------- */

static uint64_t hit_name(uint64_t name, uint32_t tenant)
{
    return (name ^ tenant * UINT64_C(0x9e3779b97f4a7c15)) | 1;
}

static uint64_t *hit_set(const struct cr_kv_counts *c, uint64_t hit)
{
    return &c->hits[(size_t)((hit >> 32) & c->hit_mask) * HIT_SET];
}

static bool has_hit(const struct cr_kv_counts *c, uint64_t name, uint32_t tenant)
{
    uint64_t hit = hit_name(name, tenant), *set = hit_set(c, hit);

    for (uint32_t i = 0; i < HIT_SET; i++) {
        if (set[i] == hit)
            return true;
    }
    return false;
}

void cr_kv_count_hits(struct cr_kv *kv, uint32_t tenant, const struct cr_page_id *pages, uint32_t n)
{
    struct cr_kv_counts *c = &kv->counts;

    if (c->hits == NULL || n == 0 || has_hit(c, kv->names[pages[n - 1].v], tenant))
        return; /* what stands above was noted with it */
    for (uint32_t i = 0; i < n; i++) {
        uint64_t hit = hit_name(kv->names[pages[i].v], tenant), *set = hit_set(c, hit);
        if (has_hit(c, kv->names[pages[i].v], tenant))
            continue;
        memmove(set + 1, set, (HIT_SET - 1) * sizeof *set);
        set[0] = hit;
    }
}

/* --- counting ----------------------------------------------------------------------------- */

/* Counts a tenant for a path, if it is to be counted. Whether the path may be published. */
static bool count_path(struct cr_kv *kv, uint64_t path, uint32_t since, uint32_t tenant,
                       bool is_earned)
{
    struct cr_kv_counts *c = &kv->counts;
    const struct cr_kv_count *known = cr_kv_count_find(kv, path);
    bool is_current = known != NULL && known->since >= since;

    if (is_current && known->flags & CR_KV_CROSSED)
        return true;
    if (!is_earned || *counting_slot(c, tenant) == 0)
        return false;
    for (uint32_t i = 0; is_current && i < known->n; i++) {
        if (known->tenants[i] == tenant)
            return false;
    }
    struct cr_kv_count *r = record_of(c, path, limit_of(c));
    if (r == NULL && c->n_suspected < limit_of(c)) {
        begin_epoch(c);
        r = record_of(c, path, limit_of(c));
    }
    if (r == NULL) {
        c->n_uncounted++;
        return false;
    }
    if (!is_current) {
        r->flags &= ~(uint32_t)CR_KV_CROSSED;
        r->n = 0;
        r->since = since > c->epoch ? since : c->epoch;
    }
    r->tenants[r->n++] = tenant;
    if (r->n >= cr_kv_threshold(kv, path, r->since))
        r->flags |= CR_KV_CROSSED;
    note_change(c, r);
    return r->flags & CR_KV_CROSSED;
}

/* What a walk down a path knows of suspicion above. */
struct suspicion {
    bool by_quorum;
    bool has_hit; /* the tenant used suspected text, or text below, that was others' */
    uint32_t since;
};

static void look(const struct cr_kv *kv, struct suspicion *s, uint64_t name, uint32_t tenant)
{
    const struct cr_kv_counts *c = &kv->counts;

    if (!cr_kv_suspects(kv))
        return;
    const struct cr_kv_count *r = cr_kv_count_find(kv, name);
    if (r != NULL && r->flags & CR_KV_SUSPECTED) {
        s->by_quorum = true;
        s->since = r->since > s->since ? r->since : s->since;
    }
    s->has_hit |= s->since > 0 && has_hit(c, name, tenant);
}

uint32_t cr_kv_count(struct cr_kv *kv, uint32_t tenant, const struct cr_kv_cursor *end)
{
    const struct cr_kv_counts *c = &kv->counts;
    struct suspicion s = {.by_quorum = kv->config.mode == CR_KV_QUORUM || c->all_since > 0,
                          .since = c->all_since};
    uint32_t n_nodes = 0, depth = 0, n = 0;
    bool is_closed = false;
    struct cr_kv_run_iter it;

    for (uint32_t node = end->node; node != CR_KV_ROOT; node = kv->nodes[node].parent)
        kv->list[n_nodes++] = node;
    while (n_nodes-- > 0) {
        const struct cr_kv_node *nd = &kv->nodes[kv->list[n_nodes]];
        uint32_t left = n_nodes > 0 ? nd->n_pages : end->n;
        for (const uint32_t *page = cr_kv_run_first(kv, kv->list[n_nodes], &it); left > 0;
             page = cr_kv_run_next(kv, &it), left--) {
            uint64_t name = kv->names[*page];
            bool is_earned = !(nd->marks & CR_KV_UNEARNED);
            look(kv, &s, name, tenant);
            depth++;
            if (s.by_quorum && depth % c->block_pages != 0)
                continue;
            if (s.by_quorum && nd->owner != CR_KV_SHARED &&
                !count_path(kv, name, s.since, tenant, is_earned && !s.has_hit))
                is_closed = true;
            if (!is_closed)
                n = depth;
        }
    }
    return n;
}

/* --- suspicion, and keeping counts -------------------------------------------------------- */

void cr_kv_count_suspect(struct cr_kv *kv, uint64_t name)
{
    struct cr_kv_counts *c = &kv->counts;

    if (c->records == NULL)
        return;
    struct cr_kv_count *r = record_of(c, name, c->max_records);
    c->n_epochs++;
    if (r == NULL) { /* it can't be told from other text: all of it is suspected */
        c->all_since = c->n_epochs;
        return;
    }
    c->n_suspected += !(r->flags & CR_KV_SUSPECTED);
    r->flags = (r->flags & ~(uint32_t)CR_KV_CROSSED) | CR_KV_SUSPECTED;
    r->since = c->n_epochs;
    r->n = 0;
    note_change(c, r);
}

uint32_t cr_kv_drain_counts(struct cr_kv *kv, struct cr_kv_count *ret_counts, uint32_t max)
{
    struct cr_kv_counts *c = &kv->counts;
    uint32_t n = 0;

    for (; n < max && c->n_changed > 0; n++) {
        uint64_t path = c->changed[--c->n_changed];
        uint32_t slot = *slot_of(c, path);
        if (slot == 0) {
            ret_counts[n] = (struct cr_kv_count){.path = path};
            continue;
        }
        c->records[slot - 1].flags &= CR_KV_KEPT;
        ret_counts[n] = c->records[slot - 1];
    }
    return n;
}

int cr_kv_restore_count(struct cr_kv *kv, const struct cr_kv_count *count)
{
    struct cr_kv_counts *c = &kv->counts;

    if (c->records == NULL || count->path == 0 || count->n > CR_KV_MAX_QUORUM ||
        (count->flags & ~(uint32_t)CR_KV_KEPT) ||
        (count->flags & CR_KV_SUSPECTED && count->since == 0) || count->since == UINT32_MAX)
        return CR_EINVAL;
    for (uint32_t i = 0; i < count->n; i++) {
        for (uint32_t k = 0; k <= i; k++) {
            if (count->tenants[i] == 0 || (k < i && count->tenants[k] == count->tenants[i]))
                return CR_EINVAL;
        }
    }
    bool is_suspected = count->flags & CR_KV_SUSPECTED;
    if (count->since >= c->n_epochs) /* what was dropped may have been counted in that epoch, too */
        c->epoch = c->n_epochs = count->since + 1;
    if (count->n == 0 && !is_suspected)
        return CR_OK;
    struct cr_kv_count *r = record_of(c, count->path, is_suspected ? c->max_records : limit_of(c));
    if (r == NULL) {
        if (is_suspected)
            c->all_since = ++c->n_epochs;
        return CR_EFULL;
    }
    c->n_suspected += is_suspected;
    c->n_suspected -= (r->flags & CR_KV_SUSPECTED) != 0;
    uint32_t flags = r->flags & CR_KV_CHANGED;
    *r = *count;
    r->flags = flags | (count->flags & CR_KV_SUSPECTED);
    if (r->n >= cr_kv_threshold(kv, r->path, r->since)) /* of a configuration that may be new */
        r->flags |= CR_KV_CROSSED;
    return CR_OK;
}
