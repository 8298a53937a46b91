/* Does `carrel audit` find what leaks, and nothing where nothing may leak?
 *
 *     bench_audit [--modes LIST] [--parts LIST] [--attacks LIST] [--samples N] [--tokens N]
 *                 [--words N] [--model FILE]
 *
 * The served program in each mode, attacked by the same program with fresh private text; in the
 * end the safeguard, behind a detector that was told to clear everything. Parts are
 *
 *     attacks    every attack but recovery and flood, in each mode
 *     recovery   secrets token by token, as many as the gate of 1.1 × chance takes
 *     missed     the same in `quorum` after the detector was wrong
 *     sybils     there, as many accounts as a threshold may take, each of which counts
 *     alarm      in `selective` after it was wrong: from the first probe to the demotion
 *     flood      one tenant's flood and another's time to first token; no area, for it is not about
 *                text
 *
 * Rules, fixed before anything was measured. In the modes that keep private text apart an attack
 * must be tight by the rule of src/audit/README.md; one that is not is measured a second time, from
 * fresh texts and with twice as many, and that alone counts: with no leak both fail once in 1400
 * times, while an area of 0.65 stays undetected once in 6 and one of 0.7 once in 75 (60 samples).
 * Recovered tokens of a mode count together, against what chance expects; where they are above the
 * gate, as many again are measured and all count: with 900 tokens a run without a leak fails once
 * in 40 times, one at 1.25 × chance passes once in 25. `global` must leak with an area of 0.9.
 *
 * Mode `declared` and the part `sybils` run where they are named.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "carrel/rng.h"
#include "client.h"
#include "servers.h"

#define N_PROBERS    4
#define N_SYBILS     8
#define N_TRIALS     3
#define MAX_PROBES   40
#define ALARM_S      5.0
#define LEAK_AREA    0.9
#define CHANCE       1.1
#define CHANCE_WRONG 1.25
#define FLOOD_RATIO  1.5

static const char *attacks =
    "caching,membership,forgery,field,order,interference,sybil,occupancy,window";
static const char *model = "", *modes = "global,isolated,selective,quorum",
                  *parts = "attacks,recovery,missed,alarm,flood";
static int n_samples = 60, n_tokens = 900, n_words = 48;
static int n_met, n_missed;
static struct cr_rng rng;

static void die(const char *what)
{
    fprintf(stderr, "bench_audit: %s failed\n", what);
    exit(1);
}

static void gate(bool met, const char *text)
{
    n_met += met;
    n_missed += !met;
    printf("  gate %s  %s\n", text, met ? "met" : "MISSED");
    fflush(stdout);
}

static bool is_in(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *p = list; (p = strstr(p, word)) != NULL; p += len)
        if ((p == list || p[-1] == ',') && (p[len] == ',' || p[len] == '\0'))
            return true;
    return false;
}

/* --- a server with tenants ---------------------------------------------------------------- */

struct world {
    struct bench_server server;
    char tenants[1 + MAX_PROBES][CR_KEY_MAX]; /* keys: the victim's, then the probers' */
    char url[64], keys[96], json[96];         /* files in the server's folder */
};

static void open_world(struct world *w, const char *mode, const char *const *more, int n_probers)
{
    const char *args[32] = {"--mode",    mode,         "--ctx",       "2048",        "--kv-tokens",
                            "4608",      "--parallel", "8",           "--log-level", "warn",
                            "--threads", "1",          "--max-batch", "256"};
    int n = 14;
    if (model[0] != '\0') {
        args[n++] = "--model";
        args[n++] = model;
    }
    while (*more != NULL)
        args[n++] = *more++;
    if (!bench_start_carrel(&w->server, "carrel-audited", args))
        die("starting a server");
    snprintf(w->url, sizeof w->url, "http://127.0.0.1:%u", w->server.endpoint.port);
    snprintf(w->keys, sizeof w->keys, "%s/audit.keys", w->server.dir);
    snprintf(w->json, sizeof w->json, "%s/audit.json", w->server.dir);
    FILE *keys = fopen(w->keys, "w");
    if (keys == NULL || fchmod(fileno(keys), 0600) != 0)
        die("writing keys");
    bench_add_tenants(&w->server, 1 + n_probers, w->tenants);
    for (int i = 0; i <= n_probers; i++)
        fprintf(keys, "%s\n", w->tenants[i]);
    fclose(keys);
}

static void close_world(struct world *w)
{
    bench_stop(&w->server);
}

/* Sums the lines of a metric that hold `label`. */
static double metric(const struct world *w, const char *name, const char *label)
{
    char *page = bench_get(&w->server.endpoint, "/metrics");
    double sum = 0;
    if (page == NULL)
        die("reading metrics");
    for (char *next, *line = strtok_r(page, "\n", &next); line; line = strtok_r(NULL, "\n", &next))
        if (strncmp(line, name, strlen(name)) == 0 && strstr(line, label) != NULL)
            sum += strtod(strrchr(line, ' ') + 1, NULL);
    free(page);
    return sum;
}

/* --- the audit ---------------------------------------------------------------------------- */

/* Runs `carrel audit`; its report is to be released. It ends with another status than 0 where
 * something leaks, so what counts is the report. */
static json_t *audit(const struct world *w, const char *which, int samples)
{
    char number[16], words[16];
    snprintf(number, sizeof number, "%d", samples);
    snprintf(words, sizeof words, "%d", n_words);
    unlink(w->json);
    const char *const argv[] = {bench_sibling("carrel"),
                                "audit",
                                w->url,
                                "--keys",
                                w->keys,
                                "--attacks",
                                which,
                                "--samples",
                                number,
                                "--words",
                                words,
                                "--batch",
                                "8",
                                "--settle",
                                "30ms",
                                "--window",
                                "15s",
                                "--seconds",
                                "3600",
                                "--requests",
                                "100000",
                                "--json",
                                w->json,
                                NULL};
    bench_run_program(argv);
    json_t *report = json_load_file(w->json, 0, NULL);
    if (report == NULL)
        die("carrel audit");
    return report;
}

static const char *word(const json_t *object, const char *name)
{
    const char *value = json_string_value(json_object_get(object, name));
    return value != NULL ? value : "";
}

static double number_of(const json_t *object, const char *name)
{
    return json_number_value(json_object_get(object, name));
}

static const json_t *time_of(const json_t *result)
{
    return json_object_get(json_object_get(result, "compared"), "time");
}

static void print_result(const char *mode, const json_t *result)
{
    const json_t *time = time_of(result), *recovery = json_object_get(result, "recovery");
    const json_t *hits = json_object_get(json_object_get(result, "compared"), "hit_s");
    printf("%-10s %-13s %-9s", mode, word(result, "attack"), word(result, "verdict"));
    if (time == NULL)
        printf(" %s", word(result, "why"));
    else
        printf(" %.3f [%.3f, %.3f] of %zu", number_of(time, "auc"), number_of(time, "low"),
               number_of(time, "high"), json_array_size(hits));
    if (recovery != NULL)
        printf(", %.0f of %.0f tokens, chance %.0f", number_of(recovery, "right"),
               number_of(recovery, "tokens"),
               number_of(recovery, "tokens") / number_of(recovery, "candidates"));
}

/* The results of a report; a run that is void has none. */
static const json_t *results(const json_t *report, const char *mode)
{
    if (word(report, "why")[0] != '\0')
        printf("%-10s void: %s\n", mode, word(report, "why"));
    return json_object_get(report, "attacks");
}

/* What was recovered, and what chance would have. */
struct count {
    double right, expected;
};

static void add_tokens(const json_t *result, struct count *count)
{
    const json_t *recovery = json_object_get(result, "recovery");
    if (recovery == NULL)
        return;
    count->right += number_of(recovery, "right");
    count->expected += number_of(recovery, "tokens") / number_of(recovery, "candidates");
}

static void demand_leak(const json_t *result)
{
    gate(strcmp(word(result, "verdict"), "leaks") == 0 &&
             number_of(time_of(result), "auc") >= LEAK_AREA,
         "area >= 0.90");
}

static bool is_tight(const json_t *result)
{
    return strcmp(word(result, "verdict"), "tight") == 0;
}

static void demand_tight(const struct world *w, const char *mode, const json_t *result)
{
    json_t *again = NULL;
    if (!is_tight(result)) {
        printf("  once more:\n");
        again = audit(w, word(result, "attack"), 2 * n_samples);
        result = json_array_get(results(again, mode), 0);
        print_result(mode, result);
    }
    gate(is_tight(result), "interval holds 0.5");
    json_decref(again);
}

static void attack(const struct world *w, const char *mode)
{
    json_t *report = audit(w, attacks, n_samples);
    const json_t *all = results(report, mode), *result;
    size_t i;
    if (json_array_size(all) == 0) {
        printf("%-10s all attacks", mode);
        gate(false, "measured");
    }
    json_array_foreach(all, i, result)
    {
        print_result(mode, result);
        if (strcmp(mode, "global") == 0)
            demand_leak(result);
        else
            demand_tight(w, mode, result);
    }
    json_decref(report);
}

/* Recovers tokens, `tokens` and where they are above the gate as many again. */
static void recover(const struct world *w, const char *mode, int tokens, double most)
{
    struct count count = {0};
    char text[64];
    for (int round = 0; round < 2; round++) {
        json_t *report = audit(w, "recovery", 2 * tokens); /* half as many tokens as samples */
        const json_t *result = json_array_get(results(report, mode), 0);
        print_result(mode, result);
        printf("\n");
        add_tokens(result, &count);
        json_decref(report);
        if (count.expected > 0 && count.right <= most * count.expected)
            break;
    }
    snprintf(text, sizeof text, "recovered <= %.2f x chance", most);
    printf("%-10s recovered %.3f x chance (%.0f tokens, %.1f by chance)", mode,
           count.right / count.expected, count.right, count.expected);
    gate(count.expected > 0 && count.right <= most * count.expected, text);
}

/* `global` has no walls: tokens must be found, which few samples show. */
static void recover_all(const struct world *w, const char *mode)
{
    json_t *report = audit(w, "recovery", n_samples);
    const json_t *result = json_array_get(results(report, mode), 0);
    print_result(mode, result);
    demand_leak(result);
    json_decref(report);
}

static void attack_mode(const char *mode)
{
    struct world w;
    static const char *const no_more[] = {NULL};
    bool is_open = strcmp(mode, "global") == 0;
    open_world(&w, mode, no_more, N_PROBERS);
    if (is_in(parts, "attacks"))
        attack(&w, mode);
    if (is_in(parts, "recovery") && is_open)
        recover_all(&w, mode);
    else if (is_in(parts, "recovery"))
        recover(&w, mode, n_tokens, CHANCE);
    close_world(&w);
}

/* --- a detector that is wrong ------------------------------------------------------------- */

/* Clears all that is not certain to be private, and nothing is. Random letters have any language.
 * Whoever has a key counts. */
#define WRONG "--detect-threshold", "1", "--detect-clear", "1", "--detect-languages", "all,other"
static const char *const wrong[] = {WRONG, NULL};
static const char *const wrong_alone[] = {WRONG, "--no-monitor", NULL};
static const char *const wrong_quorum[] = {WRONG, "--quorum-age", "0", NULL};

/* As many accounts as a threshold may take. Where each counts, the last that is missing can be
 * known: that is what the noise is for, and age and trust of accounts. */
static void count_sybils(void)
{
    struct world w;
    open_world(&w, "quorum", wrong_quorum, N_SYBILS);
    json_t *report = audit(&w, "sybil", n_samples);
    const json_t *result = json_array_get(results(report, "quorum"), 0);
    print_result("quorum", result);
    printf(", with %.0f accounts that count; no gate\n", number_of(result, "sybils"));
    json_decref(report);
    close_world(&w);
}

/* In `selective`: all is found where nothing watches, or the detector was not wrong. */
static void recover_selective(const char *const *more, const char *what, bool must_leak)
{
    struct world w;
    open_world(&w, "selective", more, N_PROBERS);
    json_t *report = audit(&w, "recovery", n_samples);
    const json_t *result = json_array_get(results(report, "selective"), 0);
    print_result("selective", result);
    printf(", %s", what);
    if (must_leak)
        demand_leak(result);
    else
        printf("; no gate\n");
    json_decref(report);
    close_world(&w);
}

static void recover_missed(void)
{
    struct world w;
    recover_selective(wrong_alone, "no monitor", true);
    recover_selective(wrong, "monitor", false);
    open_world(&w, "quorum", wrong_quorum, N_PROBERS);
    recover(&w, "quorum", n_tokens / 3, CHANCE_WRONG);
    double n_all = metric(&w, "carrel_verdicts_total{", "");
    double n_cleared = metric(&w, "carrel_verdicts_total{", "verdict=\"cleared\"");
    printf("%-10s the detector cleared %.0f texts of %.0f", "quorum", n_cleared, n_all);
    gate(n_cleared > 0 && n_cleared == n_all, "it was wrong throughout");
    close_world(&w);
}

/* Random letters, as the audit's. */
static void add_letters(char *text, int n)
{
    char *end = text + strlen(text);
    for (int i = 0; i < n; i++) {
        *end++ = ' ';
        *end++ = (char)('A' + cr_rng_below(&rng, 26));
    }
    *end = '\0';
}

static void ask(const struct world *w, const char *key, const char *text)
{
    struct bench_endpoint endpoint = {.port = w->server.endpoint.port, .key = key};
    struct bench_request r = {0};
    if (asprintf(&r.body,
                 "{\"model\":\"default\",\"prompt\":\"%s\",\"max_tokens\":1,\"temperature\":0,"
                 "\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
                 text) < 0)
        die("malloc");
    if (!bench_stream(&endpoint, "/v1/completions", &r, 1, 1))
        die("a completion");
    free(r.body);
}

/* Who probes: one account as fast as it can; one that takes half a second for each; or a new
 * account for each. */
enum pattern { FAST, SLOW, CROWD, N_PATTERNS };

/* The victim's text is cleared; then guesses at what follows its beginning. Returns the seconds
 * from the first guess until what is shared of it was taken back, or NAN. */
static double time_to_demotion(enum pattern pattern, int *ret_n_probes)
{
    struct world w;
    char known[1024] = "My name is Laura Novak, and this is what I told my doctor today:";
    char text[2048];
    double demoted_s = NAN;
    open_world(&w, "selective", wrong, pattern == CROWD ? MAX_PROBES : 1);
    add_letters(known, 100);
    snprintf(text, sizeof text, "%s", known);
    add_letters(text, 100);
    ask(&w, w.tenants[0], text);
    for (int i = 0; i < 100 && metric(&w, "carrel_kv_published_pages_total", "") == 0; i++)
        usleep(50000);
    if (metric(&w, "carrel_kv_published_pages_total", "") == 0)
        die("clearing the text");
    uint64_t begin = bench_now_us();
    int n = 0;
    while (n < MAX_PROBES && isnan(demoted_s)) {
        if (pattern == SLOW && n > 0)
            usleep(500000);
        snprintf(text, sizeof text, "%s", known);
        add_letters(text, 100);
        ask(&w, w.tenants[pattern == CROWD ? 1 + n : 1], text);
        n++;
        if (metric(&w, "carrel_kv_demoted_pages_total", "") > 0)
            demoted_s = (double)(bench_now_us() - begin) / 1e6;
    }
    *ret_n_probes = n;
    close_world(&w);
    return demoted_s;
}

static void raise_alarms(void)
{
    static const char *const names[N_PATTERNS] = {"one account", "one account, 2 probes a second",
                                                  "an account for each probe"};
    for (int p = 0; p < N_PATTERNS; p++) {
        double longest_s = 0;
        int most = 0;
        for (int i = 0; i < N_TRIALS; i++) {
            int n_probes;
            double s = time_to_demotion((enum pattern)p, &n_probes);
            longest_s = isnan(s) || isnan(longest_s) || s > longest_s ? s : longest_s;
            most = n_probes > most ? n_probes : most;
        }
        printf("%-10s demoted after %.2f s, %d probes (longest of %d): %s", "selective", longest_s,
               most, N_TRIALS, names[p]);
        gate(longest_s <= ALARM_S, "<= 5 s");
    }
}

static void flood(void)
{
    struct world w;
    static const char *const no_more[] = {NULL};
    open_world(&w, "selective", no_more, 1);
    json_t *report = audit(&w, "flood", 8 * n_samples);
    const json_t *result = json_array_get(results(report, "selective"), 0);
    const json_t *ratio = json_object_get(result, "flood");
    printf("%-10s flood         p99 %.1f ms before, %.1f ms during it: %.2f x [%.2f, %.2f]",
           "selective", 1e3 * number_of(ratio, "before_p99_s"),
           1e3 * number_of(ratio, "during_p99_s"), number_of(ratio, "ratio"),
           number_of(ratio, "low"), number_of(ratio, "high"));
    gate(ratio != NULL && number_of(ratio, "ratio") <= FLOOD_RATIO, "<= 1.50");
    json_decref(report);
    close_world(&w);
}

/* --- the whole ---------------------------------------------------------------------------- */

static bool read_options(int argc, char **argv)
{
    static const struct {
        const char *name, **text;
        int *number;
    } options[] = {{"--modes", &modes, NULL},       {"--parts", &parts, NULL},
                   {"--attacks", &attacks, NULL},   {"--model", &model, NULL},
                   {"--samples", NULL, &n_samples}, {"--tokens", NULL, &n_tokens},
                   {"--words", NULL, &n_words}};
    for (int i = 1; i < argc; i += 2) {
        size_t k = 0, n = sizeof options / sizeof options[0];
        while (k < n && strcmp(argv[i], options[k].name) != 0)
            k++;
        if (k == n || i + 1 == argc)
            return false;
        if (options[k].text != NULL)
            *options[k].text = argv[i + 1];
        else
            *options[k].number = atoi(argv[i + 1]);
    }
    return n_samples >= 20 && n_tokens >= 60 && n_words >= 32;
}

int main(int argc, char **argv)
{
    static const char *const all[] = {"global", "isolated", "declared", "selective", "quorum"};
    uint64_t begin = bench_now_us();
    if (!read_options(argc, argv)) {
        fprintf(stderr, "usage: bench_audit [--modes LIST] [--parts LIST] [--attacks LIST] "
                        "[--samples N] [--tokens N] [--words N] [--model FILE]\n");
        return 2;
    }
    cr_rng_seed(&rng, bench_now_us());
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("%d samples of each kind, %d tokens recovered, texts of %d words, %d probers\n\n",
           n_samples, n_tokens, n_words, N_PROBERS);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (is_in(modes, all[i]) && (is_in(parts, "attacks") || is_in(parts, "recovery")))
            attack_mode(all[i]);
    if (is_in(parts, "missed"))
        recover_missed();
    if (is_in(parts, "sybils"))
        count_sybils();
    if (is_in(parts, "alarm"))
        raise_alarms();
    if (is_in(parts, "flood"))
        flood();
    printf("\n%.0f s\ngates: %d met, %d missed\n", (double)(bench_now_us() - begin) / 1e6, n_met,
           n_missed);
    return 0;
}
