/* Many tenants, all modes, verdicts at random: nobody ever reaches text that is not theirs.
 *
 * A naive model keeps every (tenant, text) apart. Texts are words of pages over a small alphabet,
 * so that they meet often; a text is the number of its path in a complete tree. The model says who
 * may see which text; after every operation the manager must agree. Where the pool is large,
 * nothing is evicted, and both must be equal; where it is small, the manager may have less, never
 * more.
 *
 * Pages carry what lies in them: the text's number, written when they are computed. So a page that
 * two tenants rest on, or that a sequence kept through a verdict, is seen to be the right one.
 *
 * Text is published by quorum where the mode or a suspicion asks for it. The model counts who
 * computed what, and who used it before; only the thresholds are the manager's own.
 *
 * Events must add up to what each tenant has. And what a tenant is said to have lost, it had: where
 * the pool is large, the reason of a miss is "new" exactly for text that it never saw.
 *
 * CARREL_KV_OPS sets the number of operations.
 */
#include <stdlib.h>

#include "carrel/rng.h"
#include "event_ledger.h"
#include "kv/kv_int.h"
#include "test.h"

enum { B = 4, LETTERS = 2, DEPTH = 6, N_TEXTS = 127, TENANTS = 5, SEQS = 4, DECLARATIONS = 3 };
enum { BLOCK = 2, UNPROVEN = TENANTS /* counts for no quorum */ };

/* --- the model: 0 is the empty text; the text t followed by letter a is 2t + 1 + a ------------ */

static struct model {
    bool shared[N_TEXTS], cleared[N_TEXTS], own[TENANTS + 1][N_TEXTS], sealed[TENANTS + 1][N_TEXTS];
    bool by[TENANTS + 1][N_TEXTS]; /* contributed */
    bool seen[TENANTS + 1][N_TEXTS];
    bool earned[TENANTS + 1][N_TEXTS]; /* own, and just computed */
    bool hit[TENANTS + 1][N_TEXTS];    /* used as others' */
    bool counted[TENANTS + 1][N_TEXTS], crossed[N_TEXTS];
    uint32_t since[N_TEXTS], suspected[N_TEXTS], n_suspicions;
    int declared[DECLARATIONS]; /* a text, or 0 */
    enum cr_kv_mode mode;
    bool is_exact;
} model;

static int parent(int text)
{
    return (text - 1) / LETTERS;
}

static int length(int text)
{
    int n = 0;
    for (; text > 0; text = parent(text))
        n++;
    return n;
}

static int prefix(int text, int n)
{
    while (length(text) > n)
        text = parent(text);
    return text;
}

static bool begins(int text, int with)
{
    return prefix(text, length(with)) == with;
}

/* Pages at the beginning of a text that a tenant may see; of tenant 0: that all may. */
static int visible(int tenant, int text)
{
    int n = 0;
    while (n < length(text) && (model.shared[prefix(text, n + 1)] ||
                                (tenant > 0 && model.own[tenant][prefix(text, n + 1)])))
        n++;
    return n;
}

static int declared_length(int text)
{
    int best = 0;
    for (int i = 0; i < DECLARATIONS && model.mode != CR_KV_ISOLATED; i++) {
        int n = 0, d = model.declared[i];
        while (n < length(text) && n < length(d) && prefix(text, n + 1) == prefix(d, n + 1))
            n++;
        best = n > best ? n : best;
    }
    return best;
}

static struct cr_kv *kv;

static uint32_t spell(int text, int32_t *tokens)
{
    int n = length(text);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < B; k++)
            tokens[i * B + k] = prefix(text, i + 1) * B + k;
    tokens[n * B] = -1; /* so that the last page may be matched */
    return (uint32_t)(n * B);
}

static uint64_t name_of(int text)
{
    int32_t tokens[DEPTH * B + 1];
    return cr_kv_text_name(kv, tokens, spell(text, tokens) / B);
}

static bool count_path(int path, uint32_t since, int tenant, bool is_earned)
{
    bool is_current = model.since[path] >= since;
    uint32_t n = 0;
    if (is_current && model.crossed[path])
        return true;
    if (!is_earned || tenant == UNPROVEN || (is_current && model.counted[tenant][path]))
        return false;
    for (int t = 1; t <= TENANTS; t++) {
        model.counted[t][path] = t == tenant || (is_current && model.counted[t][path]);
        n += model.counted[t][path];
    }
    model.since[path] = since;
    model.crossed[path] = n >= cr_kv_threshold(kv, name_of(path), since);
    return model.crossed[path];
}

/* Pages of a cleared text that may be published. Where text is evicted that the model still has, it
 * may be computed once more, and be counted; and who used it is forgotten. */
static int model_count(int tenant, int text)
{
    bool by_quorum = model.mode == CR_KV_QUORUM, has_hit = false, is_closed = false;
    uint32_t since = 0;
    int n = 0;
    for (int i = 1; i <= length(text); i++) {
        int q = prefix(text, i);
        by_quorum |= model.suspected[q] > 0;
        since = model.suspected[q] > since ? model.suspected[q] : since;
        has_hit |= since > 0 && model.hit[tenant][q] && model.is_exact;
        if (by_quorum && i % BLOCK != 0)
            continue;
        if (by_quorum && !(model.shared[q] && model.is_exact) &&
            !count_path(q, since, tenant,
                        (model.earned[tenant][q] || !model.is_exact) && !has_hit) &&
            !model.shared[q])
            is_closed = true;
        n = is_closed ? n : i;
    }
    return n;
}

static void model_suspect(int text)
{
    model.n_suspicions++;
    model.suspected[text] = model.since[text] = model.n_suspicions;
    model.crossed[text] = false;
    for (int t = 1; t <= TENANTS; t++)
        model.counted[t][text] = false;
}

static void model_publish(int text, bool is_verdict)
{
    int limit = length(text), n = visible(0, text), k = n;
    for (int i = 1; i <= n; i++)
        model.cleared[prefix(text, i)] |= is_verdict;
    for (int t = 1; t <= TENANTS; t++)
        for (int i = n + 1; i <= visible(t, text) && i <= limit; i++)
            if (model.sealed[t][prefix(text, i)])
                limit = i - 1;
    for (; k < limit; k++) {
        int n_holders = 0;
        for (int t = 1; t <= TENANTS; t++)
            n_holders += visible(t, text) > k;
        if (n_holders == 0)
            break;
    }
    for (int i = n + 1; i <= k; i++)
        for (int t = 1; t <= TENANTS; t++)
            model.by[t][prefix(text, i)] = model.own[t][prefix(text, i)];
    for (int i = n + 1; i <= k; i++) {
        model.shared[prefix(text, i)] = true;
        model.cleared[prefix(text, i)] = is_verdict;
        for (int t = 1; t <= TENANTS; t++)
            model.own[t][prefix(text, i)] = false;
    }
}

static void model_demote(int text)
{
    if (!model.shared[text] || visible(0, text) < length(text))
        return;
    for (int q = text; q < N_TEXTS; q++) { /* upper ones first */
        if (!begins(q, text))
            continue;
        for (int t = 1; t <= TENANTS; t++) {
            bool has_way = q == text || model.own[t][parent(q)];
            model.earned[t][q] = has_way && model.own[t][q] && model.earned[t][q];
            model.own[t][q] = has_way && (model.own[t][q] || (model.shared[q] && model.by[t][q]));
            model.sealed[t][q] = model.sealed[t][q] && model.own[t][q];
        }
        model.shared[q] = model.cleared[q] = false;
    }
}

static void model_withdraw(int text)
{
    for (int i = declared_length(text) + 1; i <= visible(0, text); i++) {
        if (model.mode != CR_KV_GLOBAL && !model.cleared[prefix(text, i)]) {
            model_demote(prefix(text, i));
            return;
        }
    }
}

static void model_forget(int tenant)
{
    memset(model.own[tenant], 0, sizeof model.own[tenant]);
    memset(model.sealed[tenant], 0, sizeof model.sealed[tenant]);
    memset(model.by[tenant], 0, sizeof model.by[tenant]);
}

/* --- the manager under test ------------------------------------------------------------------- */

static struct cr_rng rng;
static int content[4096]; /* of a page: the text that it ends */
static uint32_t n_zeroed, n_hits;
static struct ledger ledger;

static struct request {
    struct cr_kv_seq *seq;
    int tenant, text, done, declared; /* tenant 0: goes on as nobody's */
    int n_free;                       /* pages that a paying one need not pay for */
    bool is_paying, is_unearned;
} requests[SEQS];

static void zero(void *user, struct cr_page_id page)
{
    (void)user;
    content[page.v] = 0;
    n_zeroed++;
}

static int below(int n)
{
    return (int)cr_rng_below(&rng, (uint32_t)n);
}

static int any_text(void)
{
    int text = 0;
    for (int n = 1 + below(DEPTH); n > 0; n--)
        text = text * LETTERS + 1 + below(LETTERS);
    return text;
}

/* What a request found of others' text. */
static void check_reuse(const struct request *r, const int32_t *tokens)
{
    struct cr_kv_reuse reuse;
    int n_explained = (int)cr_kv_seq_explained(r->seq) / B;
    bool any = cr_kv_seq_reuse(kv, r->seq, &reuse);
    CHECK(n_explained <= r->done);
    CHECK_INT(any, n_explained < r->done);
    if (any) {
        CHECK(reuse.text == cr_kv_text_name(kv, tokens, reuse.n_tokens / B));
        CHECK(model.shared[prefix(r->text, (int)reuse.n_tokens / B)]);
    }
    if (any) {
        uint32_t i = (uint32_t)n_explained + 1;
        while (i < reuse.n_tokens / B && reuse.subtree != cr_kv_text_name(kv, tokens, i))
            i++;
        CHECK(reuse.subtree == cr_kv_text_name(kv, tokens, i));
    }
    if (r->done == n_explained || model.hit[r->tenant][prefix(r->text, r->done)])
        return;
    for (int i = n_explained + 1; i <= r->done; i++)
        model.hit[r->tenant][prefix(r->text, i)] = true;
}

static void open_request(struct request *r)
{
    int32_t tokens[DEPTH * B + 1];
    r->tenant = 1 + below(TENANTS);
    r->text = any_text();
    r->is_paying = r->is_unearned = below(8) == 0;
    uint32_t n = spell(r->text, tokens);
    struct cr_tenant_id tenant = {(uint32_t)r->tenant};
    bool fits = !r->is_paying && cr_kv_fits(kv, tenant, tokens, n, 0);
    CHECK_INT((r->is_paying ? cr_kv_open_paying : cr_kv_open)(kv, tenant, tokens, n + 1, &r->seq),
              CR_OK);
    if (fits)
        CHECK_INT(cr_kv_reserve(kv, r->seq, n - cr_kv_seq_len(r->seq)), CR_OK);
    r->done = r->n_free = (int)cr_kv_seq_len(r->seq) / B;
    n_hits += (uint32_t)r->done;
    CHECK(r->done <= visible(r->tenant, r->text));
    check_reuse(r, tokens);
    if (r->is_paying)
        CHECK_INT(cr_kv_seq_explained(r->seq), cr_kv_seq_len(r->seq));
    r->declared = model.mode == CR_KV_GLOBAL ? DEPTH : declared_length(r->text);
}

static void compute_request(struct request *r)
{
    int32_t tokens[DEPTH * B + 1];
    int n = 1 + below(length(r->text) - r->done);
    uint32_t n_table;
    spell(r->text, tokens);
    if (cr_kv_reserve(kv, r->seq, (uint32_t)(n * B)) != CR_OK)
        return;
    const struct cr_page_id *table = cr_kv_seq_table(r->seq, &n_table);
    for (int i = r->done; i < r->done + n; i++)
        content[table[i].v] = prefix(r->text, i + 1);
    CHECK_INT(cr_kv_commit(kv, r->seq, tokens + r->done * B, (uint32_t)(n * B)), CR_OK);
    for (int i = r->done; i < r->done + n && r->tenant > 0; i++) {
        int text = prefix(r->text, i + 1);
        if (!model.shared[text] && !model.own[r->tenant][text])
            model.earned[r->tenant][text] = !r->is_unearned;
        model.own[r->tenant][text] |= !model.shared[text];
        model.by[r->tenant][text] |= !model.is_exact;
    }
    bool is_new = r->done < r->declared && r->tenant > 0;
    r->done += n;
    if (is_new)
        model_publish(prefix(r->text, r->done < r->declared ? r->done : r->declared),
                      model.mode == CR_KV_GLOBAL);
}

static void close_request(struct request *r)
{
    for (int i = r->n_free + 1; i <= r->done && r->is_paying && r->tenant > 0; i++)
        model.by[r->tenant][prefix(r->text, i)] |= model.shared[prefix(r->text, i)];
    cr_kv_close(kv, r->seq);
    r->seq = NULL;
}

/* Running requests that read what a tenant may no longer see go on as nobody's. */
static void demote_requests(int text)
{
    if (visible(0, text) < length(text))
        return;
    for (int i = 0; i < SEQS; i++) {
        struct request *r = &requests[i];
        if (r->seq == NULL || r->done < length(text) || !begins(r->text, text))
            continue;
        for (int n = length(text); n <= r->done; n++) {
            int q = prefix(r->text, n);
            if (r->tenant > 0 && model.shared[q] && !model.by[r->tenant][q])
                r->tenant = 0;
        }
        if (!model.is_exact)
            continue; /* it may have been evicted, and there was nothing to demote */
        r->declared = 0;
        r->is_unearned = true;
    }
}

static void demote_both(int text, const int32_t *tokens, uint32_t n)
{
    demote_requests(text);
    cr_kv_demote(kv, tokens, n);
    model_demote(text);
}

static void declare_or_revoke(int i)
{
    int32_t tokens[DEPTH * B + 1];
    int old = model.declared[i];
    if (old != 0) {
        model.declared[i] = 0;
        for (int k = 0; k < SEQS && model.mode != CR_KV_GLOBAL; k++)
            requests[k].declared = 0;
        for (int n = declared_length(old) + 1; n <= visible(0, old); n++) {
            if (model.mode == CR_KV_GLOBAL || model.cleared[prefix(old, n)])
                continue;
            demote_requests(prefix(old, n));
            break;
        }
        cr_kv_revoke(kv, (uint64_t)i);
        model_withdraw(old);
    } else {
        model.declared[i] = any_text();
        uint32_t n = spell(model.declared[i], tokens);
        CHECK_INT(cr_kv_declare(kv, (uint64_t)i, tokens, n), CR_OK);
        if (model.mode != CR_KV_ISOLATED)
            model_publish(model.declared[i], false);
    }
}

static void forget(int tenant)
{
    for (int i = 0; i < SEQS; i++)
        if (requests[i].tenant == tenant)
            requests[i].tenant = 0;
    cr_kv_forget_tenant(kv, (struct cr_tenant_id){(uint32_t)tenant});
    model_forget(tenant);
}

static void verdict(int what)
{
    int32_t tokens[DEPTH * B + 1];
    int text = any_text(), t = 1 + below(TENANTS);
    struct cr_tenant_id tenant = {(uint32_t)t};
    uint32_t n = spell(text, tokens);
    if (what == 0) {
        cr_kv_publish(kv, tenant, tokens, n);
        int seen = visible(t, text);
        if (model.mode >= CR_KV_SELECTIVE && seen > 0)
            seen = model_count(t, prefix(text, seen));
        if (model.mode >= CR_KV_SELECTIVE && seen > 0)
            model_publish(prefix(text, seen), true);
    } else if (what == 1) {
        demote_both(text, tokens, n);
    } else if (what == 2) {
        demote_requests(text);
        cr_kv_suspect(kv, tokens, n);
        if (model.mode == CR_KV_SELECTIVE || model.mode == CR_KV_QUORUM)
            model_suspect(text);
        model_demote(text);
    } else if (model.is_exact) { /* a seal is forgotten with its page */
        demote_requests(text);
        bool sealed = cr_kv_seal(kv, tenant, tokens, n);
        model_demote(text);
        CHECK_INT(sealed, visible(t, text) == length(text));
        model.sealed[t][text] |= sealed;
    }
}

static void step(void)
{
    struct request *r = &requests[below(SEQS)];
    int what = below(100);
    if (what < 70) {
        if (r->seq == NULL) {
            open_request(r);
        } else if (r->done < length(r->text) && below(4) > 0) {
            compute_request(r);
        } else {
            close_request(r);
        }
    } else if (what < 90) {
        verdict(below(8) < 5 ? 0 : 1 + below(3));
    } else if (what < 98) {
        declare_or_revoke(below(DECLARATIONS));
    } else {
        forget(1 + below(TENANTS));
    }
}

static void note_seen(void)
{
    for (int t = 1; t <= TENANTS; t++)
        for (int text = 1; text < N_TEXTS; text++)
            model.seen[t][text] |=
                (model.shared[text] || model.own[t][text]) && visible(t, text) == length(text);
}

/* `got` pages of a text were found; says why not more, and who may use them. */
static void check_explanation(int t, int text, int got)
{
    int32_t tokens[DEPTH * B + 1];
    struct cr_kv_explanation e;
    uint32_t n = spell(text, tokens);
    cr_kv_explain(kv, (struct cr_tenant_id){(uint32_t)t}, tokens, n + 1, &e);
    CHECK_INT(e.match.n_own + e.match.n_shared, got * B);
    CHECK_INT(e.match.why == CR_KV_WHY_WHOLE, got == length(text));
    CHECK((int)e.n_everyone <= visible(0, text));
    if (!model.is_exact || got == length(text))
        return;
    CHECK_INT(e.n_everyone, visible(0, text));
    CHECK_INT(e.match.why == CR_KV_WHY_NEW, !model.seen[t][prefix(text, got + 1)]);
    for (uint32_t i = 0; i < e.n_holders; i++)
        CHECK_INT(e.holders[i].n_pages, visible((int)e.holders[i].tenant.v, text));
}

static void check_agreement(void)
{
    int32_t tokens[DEPTH * B + 1];
    if (model.is_exact)
        note_seen();
    for (int t = 1; t <= TENANTS; t++) {
        int text = any_text(), want = visible(t, text);
        uint32_t n = spell(text, tokens);
        int got = (int)cr_kv_peek(kv, (struct cr_tenant_id){(uint32_t)t}, tokens, n + 1) / B;
        CHECK(got <= want);
        if (model.is_exact)
            CHECK_INT(got, want);
        check_explanation(t, text, got);
    }
    ledger_check(&ledger, kv);
    for (int i = 0; i < SEQS; i++) {
        uint32_t n_table;
        if (requests[i].seq == NULL)
            continue;
        const struct cr_page_id *table = cr_kv_seq_table(requests[i].seq, &n_table);
        for (int n = 0; n < requests[i].done; n++)
            CHECK_INT(content[table[n].v], prefix(requests[i].text, n + 1));
    }
    CHECK(cr_kv_is_valid(kv));
}

static void run(uint64_t seed, uint32_t n_steps, enum cr_kv_mode mode, uint32_t n_pages)
{
    const uint8_t secret[32] = {(uint8_t)seed, (uint8_t)(seed >> 8), (uint8_t)(seed >> 16)};
    struct cr_kv_config config = {.page_tokens = B,
                                  .n_pages = n_pages,
                                  .max_seqs = SEQS,
                                  .max_tokens = DEPTH * B + 1,
                                  .max_tenants = TENANTS,
                                  .mode = mode,
                                  .secret = secret,
                                  .quorum = 2 + (uint32_t)(seed / 5 % 2),
                                  .quorum_epsilon = 1,
                                  .quorum_spread = 1,
                                  .n_counted = 2 * N_TEXTS,
                                  .on_zero = zero,
                                  .on_event = ledger_note,
                                  .event_user = &ledger,
                                  .n_ghosts = n_pages >= 1024 ? 8192 : 32};
    struct cr_kv_stats stats;

    printf("seed %llu, mode %d, %u pages", (unsigned long long)seed, mode, n_pages);
    cr_rng_seed(&rng, seed);
    memset(&model, 0, sizeof model);
    memset(requests, 0, sizeof requests);
    memset(&ledger, 0, sizeof ledger);
    n_hits = n_zeroed = 0;
    model.mode = mode;
    model.is_exact = n_pages >= 1024;
    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    kv->counts.block_pages = BLOCK;
    for (uint32_t t = 1; t < UNPROVEN; t++)
        cr_kv_set_counts(kv, (struct cr_tenant_id){t}, true);
    for (uint32_t i = 0; i < n_steps; i++) {
        step();
        check_agreement();
    }
    for (int i = 0; i < SEQS; i++)
        if (requests[i].seq != NULL)
            close_request(&requests[i]);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_get_stats(kv, &stats);
    printf(": %u pages found, %u published, %u demoted, %u evicted, %u zeroed\n", n_hits,
           (unsigned)stats.n_published_pages, (unsigned)stats.n_demoted_pages,
           (unsigned)stats.n_evicted_pages, n_zeroed);
    CHECK(n_hits > n_steps / 20);
    CHECK((stats.n_published_pages > 0) == (mode != CR_KV_ISOLATED));
    CHECK_INT(ledger.n[CR_KV_EVENT_PUBLISHED], stats.n_published_pages);
    CHECK_INT(ledger.n[CR_KV_EVENT_EVICTED], stats.n_evicted_pages);
    cr_kv_destroy(kv);
}

static void nobody_reaches_what_is_not_theirs(void)
{
    const char *ops = getenv("CARREL_KV_OPS"), *first = getenv("CARREL_SEED");
    uint64_t n_ops = ops != NULL ? strtoull(ops, NULL, 10) : 100000;
    uint64_t seed = first != NULL ? strtoull(first, NULL, 10) : 1;
    static const uint32_t pools[] = {1024, 40, 12};
    const uint32_t n_steps = 2000;

    for (uint64_t n = 0; n < n_ops; n += n_steps, seed++)
        run(seed, n_steps, (enum cr_kv_mode)(seed % 5), pools[seed / 5 % 3]);
}

TEST_MAIN(CASE(nobody_reaches_what_is_not_theirs))
