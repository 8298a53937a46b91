/* The run of an audit: controls first, then the attacks, each within what requests and time allow.
 * See carrel/audit.h; README.md tells the plan. */
#include <stdlib.h>
#include <string.h>

#include "audit/audit_int.h"

#define N_CONTROL     20u /* samples of each kind in a control */
#define N_CALIBRATION 10u
#define MIN_WORDS     128u
#define MAX_WORDS     2048u
#define MAX_TRIES     6u
#define RETRY_US      500000u
#define PLAIN_AREA    0.95 /* of own hits and misses, where texts are long enough */
#define BIAS_P        0.001

static const struct {
    const char *word, *sentence;
} attacks[] = {
#define CR_AUDIT_ATTACK_TEXT_(name, word, sentence) {word, sentence},
    CR_AUDIT_ATTACK_MAP(CR_AUDIT_ATTACK_TEXT_)
#undef CR_AUDIT_ATTACK_TEXT_
};

const char *cr_audit_attack_word(enum cr_audit_attack attack)
{
    return (unsigned)attack < CR_AUDIT_N_ATTACKS ? attacks[attack].word : NULL;
}

const char *cr_audit_attack_sentence(enum cr_audit_attack attack)
{
    return (unsigned)attack < CR_AUDIT_N_ATTACKS ? attacks[attack].sentence : NULL;
}

const char *cr_audit_verdict_word(enum cr_audit_verdict verdict)
{
    static const char *const words[] = {"void", "tight", "undecided", "leaks"};
    return words[verdict];
}

void cr_audit_options_init(struct cr_audit_options *options)
{
    *options = (struct cr_audit_options){
        .attacks =
            ((1u << CR_AUDIT_N_ATTACKS) - 1) & ~(1u << CR_AUDIT_WINDOW | 1u << CR_AUDIT_OCCUPANCY),
        .n_samples = 250,
        .max_requests = 20000,
        .max_us = UINT64_C(3600) * 1000000,
        .settle_us = 250000,
        .window_us = UINT64_C(300) * 1000000,
        .n_batch = 16,
        .seed = 1,
    };
}

const struct cr_audit_plan cr_audit_plans[CR_AUDIT_N_ATTACKS] = {
    [CR_AUDIT_CACHING] = {cr_audit_run_caching, cr_audit_cost_texts, 1},
    [CR_AUDIT_MEMBERSHIP] = {cr_audit_run_membership, cr_audit_cost_texts, 1},
    [CR_AUDIT_FORGERY] = {cr_audit_run_forgery, cr_audit_cost_texts, 1},
    [CR_AUDIT_RECOVERY] = {cr_audit_run_recovery, cr_audit_cost_recovery, 1},
    [CR_AUDIT_FIELD] = {cr_audit_run_field, cr_audit_cost_field, 1},
    [CR_AUDIT_ORDER] = {cr_audit_run_order, cr_audit_cost_order, 1},
    [CR_AUDIT_INTERFERENCE] = {cr_audit_run_interference, cr_audit_cost_interference, 1},
    [CR_AUDIT_SYBIL] = {cr_audit_run_sybil, cr_audit_cost_sybil, 2},
    [CR_AUDIT_OCCUPANCY] = {cr_audit_run_occupancy, cr_audit_cost_occupancy, 1},
    [CR_AUDIT_WINDOW] = {cr_audit_run_window, cr_audit_cost_window, 1},
    [CR_AUDIT_FLOOD] = {cr_audit_run_flood, cr_audit_cost_flood, 1},
};

/* --- asking ------------------------------------------------------------------------------- */

uint32_t cr_audit_next_attacker(struct cr_audit *a)
{
    return a->turn++ % a->prober->n_attackers;
}

static uint64_t now_us(const struct cr_audit *a)
{
    return a->prober->now_us(a->prober->user);
}

void cr_audit_settle(struct cr_audit *a)
{
    if (a->options->settle_us > 0)
        a->prober->wait(a->prober->user, a->options->settle_us);
}

int cr_audit_ask_many(struct cr_audit *a, const struct cr_audit_request *requests,
                      struct cr_audit_answer *answers, uint32_t n)
{
    if (n > a->max_request - a->n_requests || now_us(a) >= a->deadline_us)
        return CR_AUDIT_SPENT;
    for (uint32_t i = 0; i < n; i++)
        answers[i] = (struct cr_audit_answer){.prompt_tokens = -1, .cached_tokens = -1};
    a->n_requests += n;
    int status = a->prober->send(a->prober->user, requests, answers, n, a->err);
    if (status == CR_OK && a->options->on_progress)
        a->options->on_progress(a->options->progress_user, a->what, a->n_requests, a->n_expected);
    return status;
}

static bool may_pass(const struct cr_audit_answer *answer)
{
    return answer->http == 0 || answer->http == 429 || answer->http == 503;
}

int cr_audit_ask(struct cr_audit *a, uint32_t principal, const struct cr_buf *prompt, bool claims,
                 struct cr_audit_answer *ret_answer)
{
    if (prompt->status != CR_OK)
        return cr_error_set(a->err, prompt->status, "There is not enough memory for the texts.");
    struct cr_audit_request request = {
        .principal = principal,
        .prompt = cr_buf_str(prompt),
        .max_tokens = 1,
        .claims_victim = claims,
    };
    int status = CR_OK;
    for (uint32_t i = 0; i < MAX_TRIES && status == CR_OK; i++) {
        if (i > 0)
            a->prober->wait(a->prober->user, (uint64_t)RETRY_US << (i - 1));
        status = cr_audit_ask_many(a, &request, ret_answer, 1);
        if (status == CR_OK && !may_pass(ret_answer))
            return ret_answer->http == 200 ? CR_OK : CR_AUDIT_REFUSED;
    }
    return status == CR_OK ? CR_AUDIT_REFUSED : status;
}

/* Servers leave the field out where it is 0. */
double cr_audit_told(const struct cr_audit_answer *answer)
{
    return answer->cached_tokens > 0 ? (double)answer->cached_tokens : 0;
}

int cr_audit_take(struct cr_audit_sample *sample, const struct cr_audit_answer *answer)
{
    return cr_audit_sample_add(sample, answer->first_s, cr_audit_told(answer),
                               answer->cached_tokens >= 0);
}

/* --- controls ----------------------------------------------------------------------------- */

static int out_of_memory(struct cr_audit *a)
{
    return cr_error_set(a->err, CR_ENOMEM, "There is not enough memory.");
}

/* Gathers and compares; `ret` replaced. A status above 0 comes with nothing in it. */
static int control(struct cr_audit *a, const struct cr_audit_texts *how, uint32_t n,
                   struct cr_audit_comparison *ret)
{
    struct cr_audit_gather g = {0};
    cr_audit_comparison_release(ret);
    int status = cr_audit_run_texts(a, how, &g, n);
    if (status == CR_OK) {
        status = cr_audit_compare(&g.hit, &g.miss, 0.95, a->options->seed, ret);
        if (status == CR_ENOMEM)
            status = out_of_memory(a);
    }
    cr_audit_gather_release(&g);
    return status;
}

static const struct cr_audit_texts own_texts = {.is_own = true, .part = 0.95};
static const struct cr_audit_texts no_texts = {.never = true, .part = 0.95};

static int make_app(struct cr_audit *a)
{
    cr_buf_clear(&a->app);
    cr_audit_add_letters(&a->rng, &a->app, a->report->n_words / 4);
    return a->app.status == CR_OK ? CR_OK : out_of_memory(a);
}

/* The shortest texts of which a hit is plain, and whether much longer ones are taken. */
static int calibrate(struct cr_audit *a)
{
    struct cr_audit_report *report = a->report;
    uint32_t fixed = a->options->n_words, n = fixed ? fixed : MIN_WORDS;
    int status;
    a->what = "calibration";
    for (;; n *= 2) {
        report->n_words = n;
        status = fixed ? CR_OK : control(a, &own_texts, N_CALIBRATION, &report->positive);
        if (status == CR_AUDIT_REFUSED && n > MIN_WORDS && !fixed) {
            report->n_words = n / 2; /* longer than its context */
            break;
        }
        if (status != CR_OK)
            return status;
        if (fixed || report->positive.time.auc >= PLAIN_AREA || 2 * n > MAX_WORDS)
            break;
    }
    struct cr_buf text;
    struct cr_audit_answer answer;
    cr_buf_init(&text, CR_AUDIT_MAX_TEXT);
    cr_audit_add_text(a, &text, (uint32_t)(CR_AUDIT_LONG * report->n_words));
    status = cr_audit_ask(a, cr_audit_next_attacker(a), &text, false, &answer);
    a->fits_long = status == CR_OK;
    cr_buf_release(&text);
    return status == CR_AUDIT_REFUSED ? CR_OK : status;
}

static double median(const double *sorted, uint32_t n)
{
    return cr_stats_quantile(sorted, n, 0.5);
}

/* Fills in report->why where the run is void. */
static int run_controls(struct cr_audit *a)
{
    struct cr_audit_report *r = a->report;
    int status = calibrate(a);
    a->what = "controls";
    if (status == CR_OK)
        status = control(a, &own_texts, N_CONTROL, &r->positive);
    if (status == CR_OK)
        status = control(a, &no_texts, N_CONTROL, &r->negative);
    if (status == CR_AUDIT_SPENT)
        r->why = "Requests or time did not do for the controls: allow more.";
    else if (status == CR_AUDIT_REFUSED)
        r->why = "The endpoint refuses the requests: is the model's name right, and is its context "
                 "long enough?";
    if (status != CR_OK)
        return status > 0 ? CR_OK : status;
    r->threshold_s = (median(r->positive.hit_s, r->positive.n_hit) +
                      median(r->positive.miss_s, r->positive.n_miss)) /
                     2;
    if (cr_audit_rule_both(&r->positive, 1) != CR_AUDIT_LEAKS)
        r->why = "The positive control failed: a tenant's own repeat is not seen to be faster, so "
                 "nothing can be said of others' texts. Is the cache off, or the machine busy?";
    else if (r->negative.time.p < BIAS_P || r->negative.time.p > 1 - BIAS_P)
        r->why = "The negative control failed: there is a difference where there should be none. "
                 "Is the machine busy?";
    return CR_OK;
}

/* --- attacks ------------------------------------------------------------------------------ */

/* What is left of requests and time, in equal shares for the attacks that are still to come. */
static void allot(struct cr_audit *a, uint32_t n_to_come)
{
    const struct cr_audit_options *o = a->options;
    uint64_t end_us = a->begin_us + o->max_us, now = now_us(a);
    uint32_t left = o->max_requests > a->n_requests ? o->max_requests - a->n_requests : 0;
    a->max_request = a->n_requests + left / n_to_come;
    a->deadline_us = now + (end_us > now ? (end_us - now) / n_to_come : 0);
}

static uint32_t fitting_samples(const struct cr_audit *a, const struct cr_audit_plan *plan)
{
    uint32_t n = a->options->n_samples, room = a->max_request - a->n_requests;
    while (n >= CR_AUDIT_MIN_SAMPLES && plan->cost(a, n) > room)
        n -= n > 2 * CR_AUDIT_MIN_SAMPLES ? n / 8 : 1;
    return n;
}

/* One or, where the first is undecided, two rounds. */
static int run_rounds(struct cr_audit *a, const struct cr_audit_plan *plan,
                      struct cr_audit_result *r)
{
    struct cr_audit_gather g = {0};
    int status = CR_OK;
    for (r->n_rounds = 0; r->n_rounds < 2 && status == CR_OK;) {
        uint32_t n = fitting_samples(a, plan);
        if (n < CR_AUDIT_MIN_SAMPLES && r->n_rounds > 0)
            break;
        if (n < CR_AUDIT_MIN_SAMPLES) {
            r->why = "The share of the requests that it has does not do: allow more.";
            break;
        }
        r->n_rounds++;
        a->n_expected = a->n_requests + plan->cost(a, n);
        status = plan->run(a, &g, n);
        int judged = status >= 0 ? cr_audit_judge(a, r->attack, &g, r) : CR_OK;
        if (judged != CR_OK)
            status = judged;
        if (r->verdict != CR_AUDIT_UNDECIDED)
            break;
    }
    if (status == CR_AUDIT_REFUSED && r->verdict == CR_AUDIT_VOID)
        r->why = "The endpoint refuses the attack's requests.";
    if (status == CR_ENOMEM)
        out_of_memory(a);
    cr_audit_gather_release(&g);
    return status > 0 ? CR_OK : status;
}

static int run_attack(struct cr_audit *a, enum cr_audit_attack attack)
{
    struct cr_audit_result *r = &a->report->results[a->report->n_results++];
    const struct cr_audit_plan *plan = &cr_audit_plans[attack];
    uint32_t n_before = a->n_requests;
    uint64_t begin_us = now_us(a);
    int status = CR_OK;
    *r = (struct cr_audit_result){.attack = attack, .verdict = CR_AUDIT_VOID};
    a->what = attacks[attack].word;
    if (a->prober->n_attackers < plan->min_attackers)
        r->why = "It needs several attackers; give more keys.";
    else
        status = run_rounds(a, plan, r);
    r->n_requests = a->n_requests - n_before;
    r->seconds = (double)(now_us(a) - begin_us) / 1e6;
    return status;
}

static int run_attacks(struct cr_audit *a)
{
    uint32_t n_to_come = 0;
    int status = CR_OK;
    for (uint32_t i = 0; i < CR_AUDIT_N_ATTACKS; i++)
        n_to_come += a->options->attacks >> i & 1;
    for (uint32_t i = 0; i < CR_AUDIT_N_ATTACKS && status == CR_OK; i++) {
        if (!(a->options->attacks >> i & 1))
            continue;
        allot(a, n_to_come--);
        status = run_attack(a, (enum cr_audit_attack)i);
    }
    return status;
}

static enum cr_audit_verdict sum_up(const struct cr_audit_report *report)
{
    enum cr_audit_verdict verdict = report->n_results > 0 ? CR_AUDIT_TIGHT : CR_AUDIT_VOID;
    if (report->why)
        return CR_AUDIT_VOID;
    for (uint32_t i = 0; i < report->n_results; i++) {
        enum cr_audit_verdict one = report->results[i].verdict;
        if (one == CR_AUDIT_VOID)
            one = CR_AUDIT_UNDECIDED;
        if (one > verdict)
            verdict = one;
    }
    return verdict;
}

/* --- the run ------------------------------------------------------------------------------ */

static int check(const struct cr_audit_prober *prober, const struct cr_audit_options *o,
                 struct cr_error *err)
{
    if (prober->n_attackers < 1 || prober->n_attackers > CR_AUDIT_MAX_ATTACKERS)
        return cr_error_set(err, CR_EINVAL, "An audit takes 1 to %d attackers.",
                            CR_AUDIT_MAX_ATTACKERS);
    if (o->n_samples < CR_AUDIT_MIN_SAMPLES || o->n_samples > CR_AUDIT_MAX_SAMPLES)
        return cr_error_set(err, CR_EINVAL, "An attack takes %u to %u samples.",
                            CR_AUDIT_MIN_SAMPLES, CR_AUDIT_MAX_SAMPLES);
    if (o->attacks == 0 || o->attacks >> CR_AUDIT_N_ATTACKS || o->n_batch < 1 || o->n_batch > 256 ||
        (o->n_words > 0 && o->n_words < 32) || o->n_words > 16384)
        return cr_error_set(err, CR_EINVAL, "The audit's options make no sense.");
    return CR_OK;
}

int cr_audit_run(const struct cr_audit_prober *prober, const struct cr_audit_options *options,
                 struct cr_audit_report **ret_report, struct cr_error *err)
{
    int status = check(prober, options, err);
    if (status != CR_OK)
        return status;
    struct cr_audit_report *report = calloc(1, sizeof *report);
    if (report == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    struct cr_audit a = {
        .prober = prober,
        .options = options,
        .report = report,
        .err = err,
        .begin_us = prober->now_us(prober->user),
        .max_request = options->max_requests,
        .n_expected = options->max_requests,
    };
    a.deadline_us = a.begin_us + options->max_us;
    cr_rng_seed(&a.rng, options->seed);
    cr_buf_init(&a.app, CR_AUDIT_MAX_TEXT);
    status = run_controls(&a);
    if (status == CR_OK && report->why == NULL)
        status = make_app(&a);
    if (status == CR_OK && report->why == NULL)
        status = run_attacks(&a);
    report->n_attackers = prober->n_attackers;
    report->n_samples = options->n_samples;
    report->letters_only = options->letters_only;
    report->seed = options->seed;
    report->n_requests = a.n_requests;
    report->seconds = (double)(now_us(&a) - a.begin_us) / 1e6;
    report->verdict = sum_up(report);
    cr_buf_release(&a.app);
    if (status == CR_OK)
        *ret_report = report;
    else
        cr_audit_report_destroy(report);
    return status;
}

void cr_audit_report_destroy(struct cr_audit_report *report)
{
    if (report == NULL)
        return;
    cr_audit_comparison_release(&report->positive);
    cr_audit_comparison_release(&report->negative);
    for (uint32_t i = 0; i < report->n_results; i++)
        cr_audit_comparison_release(&report->results[i].compared);
    free(report);
}
