/* Which of a few values stands in the victim's prompt? Recovery slot by slot, and the order game.
 *
 * A secret is a row of slots. The value of each is one of k candidates, and known text follows it,
 * as in a form or a template:
 *
 *     victim:    known text │ value │ form text │ value │ form text │ …
 *     attacker:  known text │ guess │ form text │ random letters
 *
 * The form text is as long as a hit needs to be plain, since a server that caches whole pages shows
 * nothing of a single token. Before each slot the prober sends the known text himself: he has it in
 * his own cache for each guess, so guesses differ in what comes after it only. Each guess is sent
 * once, in random order. The fastest is taken, or that with the most cached tokens where they are
 * told and differ.
 *
 * The next slot is then tried behind the true value, whatever was taken. That helps the attacker in
 * the rate of tokens, changes nothing in that of whole secrets, and keeps every slot a test.
 */
#include <stdlib.h>

#include "audit/audit_int.h"

#define MAX_CANDIDATES 10u
#define TAIL_WORDS     8u

struct spec {
    uint32_t n_candidates, n_slots;
    bool digits;
    uint32_t form_times; /* of n_words: what follows a value, where the endpoint takes so much */
};

static const struct spec recovery = {.n_candidates = 6, .n_slots = 3, .form_times = 1};
static const struct spec field = {
    .n_candidates = 10, .n_slots = 4, .digits = true, .form_times = 1};
/* Several candidates fit into one step of a server that batches; long ones do not. */
static const struct spec order = {.n_candidates = 6, .n_slots = 1, .form_times = 4};

/* A server with a short context gets short secrets. */
static uint32_t n_slots(const struct cr_audit *a, const struct spec *spec)
{
    return a->fits_long ? spec->n_slots : 1;
}

struct slot {
    char values[MAX_CANDIDATES][2]; /* shuffled; each a word */
    uint32_t right;
    struct cr_buf form; /* what follows the value */
};

static void make_values(struct cr_audit *a, const struct spec *spec, struct slot *slot)
{
    static const char digits[] = "0123456789";
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char pool[sizeof letters];
    const char *from = spec->digits ? digits : letters;
    uint32_t n = spec->digits ? sizeof digits - 1 : sizeof letters - 1;
    for (uint32_t i = 0; i < n; i++)
        pool[i] = from[i];
    for (uint32_t i = 0; i < spec->n_candidates; i++) {
        uint32_t j = i + (uint32_t)cr_rng_below(&a->rng, n - i);
        char value = pool[j];
        pool[j] = pool[i];
        slot->values[i][0] = value;
        slot->values[i][1] = '\0';
    }
    slot->right = (uint32_t)cr_rng_below(&a->rng, spec->n_candidates);
    cr_buf_clear(&slot->form);
    cr_audit_add_letters(&a->rng, &slot->form,
                         (a->fits_long ? spec->form_times : 1) * a->report->n_words);
}

static void add_slot(struct cr_buf *buf, const struct slot *slot, uint32_t value)
{
    cr_audit_add_word(buf, slot->values[value]);
    cr_audit_add_word(buf, cr_buf_str(&slot->form));
}

struct secret {
    struct slot slots[4];
    uint32_t n_slots;
    struct cr_buf known, prompt;
};

static void secret_init(struct secret *secret)
{
    *secret = (struct secret){0};
    cr_buf_init(&secret->known, CR_AUDIT_MAX_TEXT);
    cr_buf_init(&secret->prompt, CR_AUDIT_MAX_TEXT);
    for (uint32_t i = 0; i < 4; i++)
        cr_buf_init(&secret->slots[i].form, CR_AUDIT_MAX_TEXT);
}

static void secret_release(struct secret *secret)
{
    cr_buf_release(&secret->known);
    cr_buf_release(&secret->prompt);
    for (uint32_t i = 0; i < 4; i++)
        cr_buf_release(&secret->slots[i].form);
}

/* Makes a new secret, and has the victim send it. */
static int plant(struct cr_audit *a, const struct spec *spec, struct secret *secret)
{
    struct cr_audit_answer answer;
    secret->n_slots = n_slots(a, spec);
    cr_buf_clear(&secret->known);
    cr_audit_add_text(a, &secret->known, a->report->n_words / 4);
    if (spec->digits)
        cr_audit_add_word(&secret->known, "and the PIN of my bank card is");
    cr_buf_clear(&secret->prompt);
    cr_buf_append(&secret->prompt, secret->known.data, secret->known.len);
    for (uint32_t i = 0; i < secret->n_slots; i++) {
        make_values(a, spec, &secret->slots[i]);
        add_slot(&secret->prompt, &secret->slots[i], secret->slots[i].right);
    }
    int status = cr_audit_ask(a, CR_AUDIT_VICTIM, &secret->prompt, false, &answer);
    if (status == CR_OK)
        cr_audit_settle(a);
    return status;
}

/* The known text, then letters in place of a guess: into the prober's own cache. */
static int warm(struct cr_audit *a, struct secret *secret, uint32_t attacker)
{
    struct cr_audit_answer answer;
    cr_buf_clear(&secret->prompt);
    cr_buf_append(&secret->prompt, secret->known.data, secret->known.len);
    cr_audit_add_letters(&a->rng, &secret->prompt, TAIL_WORDS);
    return cr_audit_ask(a, attacker, &secret->prompt, false, &answer);
}

static void add_guess(struct cr_audit *a, const struct secret *secret, const struct slot *slot,
                      uint32_t value, struct cr_buf *buf)
{
    cr_buf_clear(buf);
    cr_buf_append(buf, secret->known.data, secret->known.len);
    add_slot(buf, slot, value);
    cr_audit_add_letters(&a->rng, buf, TAIL_WORDS);
}

static void make_order(struct cr_audit *a, uint32_t *places, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t j = (uint32_t)cr_rng_below(&a->rng, i + 1);
        places[i] = places[j];
        places[j] = i;
    }
}

static double median_of(const double *values, uint32_t n)
{
    double sorted[MAX_CANDIDATES];
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = values[i];
    cr_stats_sort(sorted, n);
    return cr_stats_quantile(sorted, n, 0.5);
}

/* The most tokens told, and of equal ones the fastest. */
static uint32_t best_guess(const double *s, const double *told, bool is_told, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++) {
        bool equal = !is_told || told[i] == told[best];
        if (equal ? s[i] < s[best] : told[i] > told[best])
            best = i;
    }
    return best;
}

/* Takes the answers of one slot: each against the median of all, so that slots compare. */
static int take_slot(struct cr_audit_gather *g, const struct slot *slot, const double *s,
                     const double *told, bool is_told, uint32_t n, bool *ret_is_right)
{
    double s_mid = median_of(s, n), told_mid = median_of(told, n);
    int status = CR_OK;
    for (uint32_t i = 0; i < n && status == CR_OK; i++)
        status = cr_audit_sample_add(i == slot->right ? &g->hit : &g->miss, s[i] - s_mid,
                                     told[i] - told_mid, is_told);
    *ret_is_right = best_guess(s, told, is_told, n) == slot->right;
    g->n_candidates = n;
    g->n_tokens++;
    g->n_right += *ret_is_right;
    return status;
}

static int guess_slot(struct cr_audit *a, struct cr_audit_gather *g, const struct spec *spec,
                      struct secret *secret, const struct slot *slot, uint32_t attacker,
                      bool *ret_is_right)
{
    double s[MAX_CANDIDATES], told[MAX_CANDIDATES];
    uint32_t places[MAX_CANDIDATES];
    bool is_told = false;
    int status = warm(a, secret, attacker);
    make_order(a, places, spec->n_candidates);
    for (uint32_t i = 0; i < spec->n_candidates && status == CR_OK; i++) {
        struct cr_audit_answer answer;
        add_guess(a, secret, slot, places[i], &secret->prompt);
        status = cr_audit_ask(a, attacker, &secret->prompt, false, &answer);
        if (status != CR_OK)
            break;
        s[places[i]] = answer.first_s;
        told[places[i]] = cr_audit_told(&answer);
        is_told = is_told || answer.cached_tokens >= 0;
    }
    if (status != CR_OK)
        return status;
    g->n_probes += spec->n_candidates + 1;
    return take_slot(g, slot, s, told, is_told, spec->n_candidates, ret_is_right);
}

static int guess_secret(struct cr_audit *a, struct cr_audit_gather *g, const struct spec *spec,
                        struct secret *secret)
{
    uint32_t attacker = cr_audit_next_attacker(a);
    bool is_whole = true;
    int status = plant(a, spec, secret);
    for (uint32_t i = 0; i < secret->n_slots && status == CR_OK; i++) {
        const struct slot *slot = &secret->slots[i];
        bool is_right;
        status = guess_slot(a, g, spec, secret, slot, attacker, &is_right);
        if (status == CR_OK) {
            is_whole = is_whole && is_right;
            add_slot(&secret->known, slot, slot->right);
        }
    }
    if (status == CR_OK) {
        g->n_secrets++;
        g->n_whole += is_whole;
    }
    return status;
}

/* Half as many slots as samples are wanted: each gives k of them. */
static uint32_t secrets_for(const struct cr_audit *a, const struct spec *spec, uint32_t n)
{
    uint32_t n_tokens = n / 2 > CR_AUDIT_MIN_SAMPLES ? n / 2 : CR_AUDIT_MIN_SAMPLES;
    return (n_tokens + n_slots(a, spec) - 1) / n_slots(a, spec);
}

static uint32_t cost(const struct cr_audit *a, const struct spec *spec, uint32_t n)
{
    return secrets_for(a, spec, n) * (1 + n_slots(a, spec) * (1 + spec->n_candidates));
}

static int run(struct cr_audit *a, const struct spec *spec, struct cr_audit_gather *g, uint32_t n)
{
    struct secret secret;
    int status = CR_OK;
    secret_init(&secret);
    for (uint32_t i = secrets_for(a, spec, n); i > 0 && status == CR_OK; i--)
        status = guess_secret(a, g, spec, &secret);
    secret_release(&secret);
    return status;
}

int cr_audit_run_recovery(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    return run(a, &recovery, g, n);
}

uint32_t cr_audit_cost_recovery(const struct cr_audit *a, uint32_t n)
{
    return cost(a, &recovery, n);
}

int cr_audit_run_field(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    return run(a, &field, g, n);
}

uint32_t cr_audit_cost_field(const struct cr_audit *a, uint32_t n)
{
    return cost(a, &field, n);
}

/* --- the order game ------------------------------------------------------------------------
 *
 * In one go: dummies that fill the batch and the queue, the candidates, dummies again, each a
 * little after the one before it, so that they arrive in this order also where several threads take
 * them. Dummies are all equal, and known to the prober's cache. Two things are looked at. How many
 * places a candidate moves up in the queue: a server that puts hits first moves the true one by as
 * many as there are dummies. And how long after the answer before its own each is done, which is
 * its own work where the queue keeps its order. They are added up, half the dummies before it for
 * the longest such gap, so that the few places by which answers of one step change their order hide
 * neither.
 */

#define SPACING_US 1000u

static uint32_t n_dummies(const struct cr_audit *a)
{
    return a->options->n_batch + 4;
}

/* By how many places the request sent as the q-th moved back among all that were answered. */
static int32_t places_back(const struct cr_audit_answer *answers, uint32_t n, uint32_t q)
{
    double done_s = answers[q].done_s;
    int32_t n_sent_before = 0, n_done_before = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (answers[i].http != 200 || i == q)
            continue;
        n_sent_before += i < q;
        n_done_before += answers[i].done_s < done_s || (answers[i].done_s == done_s && i < q);
    }
    return n_done_before - n_sent_before;
}

/* Seconds from the answer that was done last before the request sent as the q-th. */
static double since_last(const struct cr_audit_answer *answers, uint32_t n, uint32_t q)
{
    double last_s = 0;
    for (uint32_t i = 0; i < n; i++)
        if (answers[i].http == 200 && i != q && answers[i].done_s <= answers[q].done_s &&
            answers[i].done_s > last_s)
            last_s = answers[i].done_s;
    return answers[q].done_s - last_s;
}

static int take_game(struct cr_audit_gather *g, const struct slot *slot,
                     const struct cr_audit_answer *answers, uint32_t n_pre, const uint32_t *places)
{
    double s[MAX_CANDIDATES], told[MAX_CANDIDATES], gap_s[MAX_CANDIDATES], longest_s = 1e-6;
    uint32_t k = order.n_candidates, n = 2 * n_pre + k;
    bool is_told = false, is_right;
    for (uint32_t i = 0; i < k; i++) {
        const struct cr_audit_answer *answer = &answers[n_pre + i];
        if (answer->http != 200) /* the queue was full, say: this game does not count */
            return CR_OK;
        gap_s[i] = since_last(answers, n, n_pre + i);
        longest_s = gap_s[i] > longest_s ? gap_s[i] : longest_s;
    }
    for (uint32_t i = 0; i < k; i++) {
        const struct cr_audit_answer *answer = &answers[n_pre + i];
        s[places[i]] = places_back(answers, n, n_pre + i) + n_pre / 2.0 * gap_s[i] / longest_s;
        told[places[i]] = cr_audit_told(answer);
        is_told = is_told || answer->cached_tokens >= 0;
    }
    g->n_probes += n + 1;
    g->n_secrets++;
    int status = take_slot(g, slot, s, told, is_told, k, &is_right);
    g->n_whole += is_right;
    return status;
}

static int play(struct cr_audit *a, struct cr_audit_gather *g, struct secret *secret,
                struct cr_buf guesses[], struct cr_audit_request *requests,
                struct cr_audit_answer *answers)
{
    uint32_t places[MAX_CANDIDATES], n_pre = n_dummies(a), k = order.n_candidates;
    uint32_t attacker = cr_audit_next_attacker(a), n = 2 * n_pre + k;
    const struct slot *slot = &secret->slots[0];
    int status = plant(a, &order, secret);
    if (status == CR_OK)
        status = warm(a, secret, attacker); /* its prompt is the dummy, too */
    if (status != CR_OK)
        return status;
    make_order(a, places, k);
    for (uint32_t i = 0; i < n; i++)
        requests[i] = (struct cr_audit_request){.principal = attacker,
                                                .prompt = cr_buf_str(&secret->prompt),
                                                .max_tokens = 1,
                                                .after_us = i * SPACING_US};
    for (uint32_t i = 0; i < k; i++) {
        add_guess(a, secret, slot, places[i], &guesses[i]);
        requests[n_pre + i].prompt = cr_buf_str(&guesses[i]);
    }
    status = cr_audit_ask_many(a, requests, answers, n);
    return status == CR_OK ? take_game(g, slot, answers, n_pre, places) : status;
}

static uint32_t n_games(uint32_t n)
{
    return n / 5 > CR_AUDIT_MIN_SAMPLES ? n / 5 : CR_AUDIT_MIN_SAMPLES;
}

uint32_t cr_audit_cost_order(const struct cr_audit *a, uint32_t n)
{
    return n_games(n) * (2 + 2 * n_dummies(a) + order.n_candidates);
}

int cr_audit_run_order(struct cr_audit *a, struct cr_audit_gather *g, uint32_t n)
{
    uint32_t n_all = 2 * n_dummies(a) + order.n_candidates;
    struct cr_audit_request *requests = calloc(n_all, sizeof *requests);
    struct cr_audit_answer *answers = calloc(n_all, sizeof *answers);
    struct cr_buf guesses[MAX_CANDIDATES];
    struct secret secret;
    int status = requests && answers ? CR_OK : CR_ENOMEM;
    secret_init(&secret);
    for (uint32_t i = 0; i < MAX_CANDIDATES; i++)
        cr_buf_init(&guesses[i], CR_AUDIT_MAX_TEXT);
    for (uint32_t i = n_games(n); i > 0 && status == CR_OK; i--)
        status = play(a, g, &secret, guesses, requests, answers);
    for (uint32_t i = 0; i < MAX_CANDIDATES; i++)
        cr_buf_release(&guesses[i]);
    secret_release(&secret);
    free(requests);
    free(answers);
    return status;
}
