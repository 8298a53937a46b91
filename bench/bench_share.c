/* What does sharing earn? By mode, and against llama-server.
 *
 *     bench_share [--peer LLAMA_SERVER] [--traces FOLDER] [--docs FOLDER] [--only WORKLOAD]
 *                 [--rounds N] [--quick]
 *
 * A server for each mode, with the same options, on the same cores, and the same requests to each
 * in turn (src/replay makes them; `carrel bench` sends the same). The model has random weights in
 * the shape share-19m: a prompt of 8K tokens takes it seconds, as a real one takes a real machine,
 * and ratios are what counts. Each round has texts of its own, so what it measures begins with the
 * first use of each app, before anything of it is judged. Text is made up, and what may be shared
 * is for the server's own detectors to find out.
 *
 * A figure is the median over the rounds, and a ratio the median of the rounds' ratios. Every gate
 * is counted in the last line. With --docs the tables and plots of evaluation.md there are written
 * anew.
 */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel/replay.h"
#include "plot.h"
#include "servers.h"

#define MODEL_NAME  "share-19m-q8_0"
#define MODEL_SHAPE "share-19m"
#define MODEL_TYPE  "q8_0"
#define TOKEN_BYTES 3.1 /* of the text in a token of that model's */
#define PAGE_TOKENS 16
#define KV_PAGE_MIB                                                                                \
    (PAGE_TOKENS * 6 * 2 * 2 * 64 * 2 / 1048576.0) /* layers, K and V, heads, f16                  \
                                                    */
#define CONTEXT     "16384"
#define KV_TOKENS   "524288"
#define MAX_TENANTS 16
#define MAX_ROUNDS  3
#define FIRST_SEED  1000u

enum server { GLOBAL, ISOLATED, APART, DECLARED, SELECTIVE, QUORUM, PEER, N_SERVERS };

static struct {
    const char *name, *mode, *option;
    bool runs;
    struct bench_server server;
    char keys[MAX_TENANTS][CR_KEY_MAX];
} servers[N_SERVERS] = {
    [GLOBAL] = {.name = "global", .mode = "global"},
    [ISOLATED] = {.name = "isolated", .mode = "isolated"},
    [APART] = {.name = "isolated, apart", .mode = "isolated", .option = "--no-store-once"},
    [DECLARED] = {.name = "declared", .mode = "declared"},
    [SELECTIVE] = {.name = "selective", .mode = "selective"},
    [QUORUM] = {.name = "quorum", .mode = "quorum"},
    [PEER] = {.name = "llama-server"},
};

/* --- workloads ---------------------------------------------------------------------------- */

/* In the order in which they are measured. */
enum load {
    APPS,
    CHATS,
    RATE,
    BUSY,
    APPS_SHORT,
    APPS_CLEAN,
    APPS_PRIVATE,
    AGENT,
    SERVEGEN,
    MOONCAKE,
    N_LOADS
};

#define SERVERS_ALL                                                                                \
    (1u << GLOBAL | 1u << ISOLATED | 1u << DECLARED | 1u << SELECTIVE | 1u << QUORUM)
#define SERVERS_ENDS  (1u << GLOBAL | 1u << ISOLATED | 1u << SELECTIVE | 1u << QUORUM)
#define SERVERS_TRIED (1u << GLOBAL | 1u << SELECTIVE)

static struct {
    const char *name, *what;
    struct cr_replay_spec spec;
    uint32_t in_flight, servers; /* a bit for each */
    int max_rounds;
    const char *file; /* that it is read from */
} loads[N_LOADS] = {
    [APPS] = {.name = "(a) 8K, 5 % private",
              .what =
                  "an app's prompt of 8K tokens, 8 tenants with 2 questions each, one after the "
                  "other",
              .spec = {.kind = CR_REPLAY_APPS,
                       .n_tenants = 8,
                       .n_apps = 1,
                       .n_asked = 2,
                       .app_tokens = 8192,
                       .private_part = 0.05,
                       .max_tokens = 16},
              .in_flight = 1,
              .servers = SERVERS_ALL | 1u << APART | 1u << PEER},
    [APPS_CLEAN] = {.name = "(a) 8K, 0 % private",
                    .what = "the same without private text",
                    .spec = {.kind = CR_REPLAY_APPS,
                             .n_tenants = 8,
                             .n_apps = 1,
                             .n_asked = 2,
                             .app_tokens = 8192,
                             .private_part = 0,
                             .max_tokens = 16},
                    .in_flight = 1,
                    .servers = SERVERS_TRIED,
                    .max_rounds = 1},
    [APPS_PRIVATE] = {.name = "(a) 8K, 30 % private",
                      .what = "the same with private text in 30 % of the questions",
                      .spec = {.kind = CR_REPLAY_APPS,
                               .n_tenants = 8,
                               .n_apps = 1,
                               .n_asked = 2,
                               .app_tokens = 8192,
                               .private_part = 0.3,
                               .max_tokens = 16},
                      .in_flight = 1,
                      .servers = SERVERS_TRIED,
                      .max_rounds = 1},
    [APPS_SHORT] = {.name = "(a) 2K, 5 % private",
                    .what = "the same with a prompt of 2K tokens and 16 tenants",
                    .spec = {.kind = CR_REPLAY_APPS,
                             .n_tenants = 16,
                             .n_apps = 1,
                             .n_asked = 2,
                             .app_tokens = 2048,
                             .private_part = 0.05,
                             .max_tokens = 16},
                    .in_flight = 1,
                    .servers = SERVERS_ALL,
                    .max_rounds = 1},
    [RATE] = {.name = "(a) 8K at 2 requests/s",
              .what =
                  "2 apps of 8K tokens, 12 tenants with 2 questions to each, 2 requests a second",
              .spec = {.kind = CR_REPLAY_APPS,
                       .n_tenants = 12,
                       .n_apps = 2,
                       .n_asked = 2,
                       .app_tokens = 8192,
                       .private_part = 0.05,
                       .max_tokens = 16,
                       .rate = 2},
              .servers = SERVERS_ENDS,
              .max_rounds = 1},
    [CHATS] = {.name = "(b) chats",
               .what = "2 apps of 2K tokens, 8 tenants with a conversation of 4 turns with each, "
                       "private text in 30 % of the turns, one after the other",
               .spec = {.kind = CR_REPLAY_CHATS,
                        .n_tenants = 8,
                        .n_apps = 2,
                        .n_asked = 1,
                        .n_turns = 4,
                        .app_tokens = 2048,
                        .private_part = 0.3,
                        .max_tokens = 16},
               .in_flight = 1,
               .servers = SERVERS_ALL | 1u << PEER},
    [AGENT] =
        {.name = "(c) tau-bench",
         .what = "60 calls of tau-bench's airline agent, 8 tenants, one after the other",
         .spec = {.kind = CR_REPLAY_AGENT, .n_tenants = 8, .max_requests = 60, .max_tokens = 16},
         .in_flight = 1,
         .servers = SERVERS_ENDS,
         .max_rounds = 1,
         .file = "taubench_gpt-4o-airline.json"},
    [MOONCAKE] = {.name = "(d) Mooncake",
                  .what = "300 prompts of the Mooncake trace, 8 tenants, 8 in flight",
                  .spec = {.kind = CR_REPLAY_MOONCAKE,
                           .n_tenants = 8,
                           .max_requests = 300,
                           .max_tokens = 16},
                  .in_flight = 8,
                  .servers = SERVERS_ENDS,
                  .max_rounds = 1,
                  .file = "mooncake_conversation_trace.jsonl"},
    [SERVEGEN] = {.name = "(d) ServeGen",
                  .what = "2 apps of 2K tokens, asked by 8 clients of ServeGen's, 4 requests a "
                          "second together",
                  .spec = {.kind = CR_REPLAY_SERVEGEN,
                           .n_tenants = 8,
                           .n_apps = 2,
                           .max_requests = 40,
                           .app_tokens = 2048,
                           .private_part = 0.05,
                           .max_tokens = 16,
                           .rate = 4},
                  .servers = SERVERS_ENDS,
                  .max_rounds = 1,
                  .file = "ServeGen"},
    [BUSY] = {.name = "(a) 8K, 4 in flight",
              .what = "4 apps of 8K tokens, 8 tenants with a question to each, 4 in flight",
              .spec = {.kind = CR_REPLAY_APPS,
                       .n_tenants = 8,
                       .n_apps = 4,
                       .n_asked = 1,
                       .app_tokens = 8192,
                       .private_part = 0.05,
                       .max_tokens = 16},
              .in_flight = 4,
              .servers = SERVERS_TRIED | 1u << PEER,
              .max_rounds = 1},
};

static struct cr_replay_figures figures[N_LOADS][N_SERVERS][MAX_ROUNDS];
static int n_measured[N_LOADS];

static const char *peer_path, *traces, *docs, *model, *only, *n_threads = "2";
static int n_rounds = 2, n_met, n_missed;
static uint64_t end_us = UINT64_MAX; /* nothing is begun after it */
static bool quick;

static void die(const char *what, const char *why)
{
    fprintf(stderr, "bench_share: %s: %s\n", what, why);
    exit(1);
}

/* --- servers ------------------------------------------------------------------------------ */

static void start(enum server s)
{
    struct bench_server *server = &servers[s].server;
    const char *const ours[] = {"--model",     model,     "--mode",          servers[s].mode,
                                "--threads",   n_threads, "--quorum-age",    "0",
                                "--ctx",       CONTEXT,   "--kv-tokens",     KV_TOKENS,
                                "--log-level", "warn",    servers[s].option, NULL};
    const char *const peer[] = {"-m",  model, "-t", n_threads, "-fa",  "on",
                                "-np", "4",   "-c", "65536",   "-kvu", NULL};
    bool ok = s == PEER ? bench_start_peer(server, servers[s].name, peer_path, peer)
                        : bench_start_carrel(server, servers[s].name, ours);
    if (!ok)
        exit(1);
    if (s != PEER)
        bench_add_tenants(server, MAX_TENANTS, servers[s].keys);
    servers[s].runs = true;
}

static void run_carrel(const char *const *args)
{
    const char *argv[16] = {bench_sibling("carrel")};
    for (size_t i = 0; args[i] != NULL; i++)
        argv[i + 1] = args[i];
    if (!bench_run_program(argv))
        die("carrel prefix", args[1]);
}

/* Signs the apps of a workload and adds them to the registry of the server in mode declared. */
static void declare(const struct cr_replay *load)
{
    static bool has_key;
    const char *dir = servers[DECLARED].server.dir;
    char key[128], public[140], text[128], entry[128], name[64];
    snprintf(key, sizeof key, "%s/issuer.pem", dir);
    snprintf(public, sizeof public, "%s.pub", key);
    snprintf(text, sizeof text, "%s/app.txt", dir);
    snprintf(entry, sizeof entry, "%s/app.json", dir);
    if (!has_key) {
        run_carrel((const char *const[]){"prefix", "keygen", key, NULL});
        run_carrel((const char *const[]){"prefix", "trust", public, "--data", dir, NULL});
        has_key = true;
    }
    for (uint32_t i = 0; i < load->n_apps; i++) {
        FILE *out = fopen(text, "w");
        if (out == NULL || fputs(load->apps[i], out) < 0 || fclose(out) != 0)
            die(text, "it can't be written");
        snprintf(name, sizeof name, "app-%llu-%u", (unsigned long long)load->spec.seed, i);
        unlink(entry);
        run_carrel((const char *const[]){"prefix", "sign", text, "--key", key, "--name", name,
                                         "--model", model, "--output", entry, NULL});
        run_carrel((const char *const[]){"prefix", "add", entry, "--data", dir, NULL});
    }
}

static struct cr_replay *make(const struct cr_replay_spec *spec)
{
    struct cr_replay *load;
    struct cr_error err;
    if (cr_replay_make(spec, &load, &err) != CR_OK)
        die("the workload", err.text);
    return load;
}

static void replay(enum server s, const struct cr_replay *load, uint32_t in_flight,
                   struct cr_replay_figures *ret)
{
    char url[64];
    const char *keys[MAX_TENANTS];
    struct cr_error err;
    for (int i = 0; i < MAX_TENANTS; i++)
        keys[i] = servers[s].keys[i];
    snprintf(url, sizeof url, "http://127.0.0.1:%u", servers[s].server.endpoint.port);
    struct cr_replay_endpoint endpoint = {.url = url,
                                          .keys = keys,
                                          .n_keys = s == PEER ? 0 : MAX_TENANTS,
                                          .model = "default",
                                          .is_loopback = true};
    if (cr_replay_run(&endpoint, load, in_flight, ret, &err) != CR_OK)
        die(servers[s].name, err.text);
    if (ret->n_failed > 0)
        die(servers[s].name, "requests failed");
    usleep(300000); /* llama-server's threads spin for some 100 ms */
}

/* Every key is hashed once, slowly, and weights are touched, before anything is measured. */
static void warm_up(enum server s)
{
    struct cr_replay_figures ignored;
    struct cr_replay_spec spec = {.kind = CR_REPLAY_APPS,
                                  .n_tenants = MAX_TENANTS,
                                  .n_apps = 1,
                                  .n_asked = 1,
                                  .n_turns = 1,
                                  .max_requests = 1,
                                  .app_tokens = 64,
                                  .bytes_per_token = TOKEN_BYTES,
                                  .max_tokens = 4,
                                  .seed = 1};
    struct cr_replay *load = make(&spec);
    replay(s, load, 4, &ignored);
    cr_replay_destroy(load);
}

static bool is_wanted(enum load l)
{
    return only == NULL || strstr(loads[l].name, only) != NULL;
}

static bool is_needed(enum server s)
{
    for (int l = 0; l < N_LOADS; l++)
        if (is_wanted((enum load)l) && loads[l].servers & 1u << s)
            return true;
    return false;
}

static bool has_file(enum load l)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", traces != NULL ? traces : "",
             loads[l].file != NULL ? loads[l].file : "");
    return loads[l].file == NULL || (traces != NULL && access(path, R_OK) == 0);
}

static void measure(enum load l, int round)
{
    if ((loads[l].max_rounds > 0 && round >= loads[l].max_rounds) || !is_wanted(l) ||
        !has_file(l) || bench_now_us() > end_us)
        return;
    struct cr_replay_spec spec = loads[l].spec;
    spec.bytes_per_token = TOKEN_BYTES;
    spec.seed = FIRST_SEED + 100 * (uint64_t)round + l;
    spec.traces = traces;
    spec.n_turns += spec.n_turns == 0;
    spec.n_apps += spec.n_apps == 0;
    spec.n_asked += spec.n_asked == 0;
    spec.max_requests += spec.max_requests == 0;
    struct cr_replay *load = make(&spec);
    if (loads[l].servers & 1u << DECLARED)
        declare(load);
    for (int k = 0; k < N_SERVERS; k++) {
        enum server s = (enum server)(round % 2 ? N_SERVERS - 1 - k : k); /* there and back */
        if (!(loads[l].servers & 1u << s) || !servers[s].runs || (s == APART && round > 0))
            continue;
        replay(s, load, loads[l].in_flight, &figures[l][s][round]);
        const struct cr_replay_figures *f = &figures[l][s][round];
        fprintf(stderr, "  %-24s %-16s TTFT %7.1f ms, %6.2f requests/s, %6.1f s\n", loads[l].name,
                servers[s].name, f->ttft.mean * 1e3, f->ttft.n / f->seconds, f->seconds);
    }
    n_measured[l] = round + 1;
    cr_replay_destroy(load);
}

/* --- figures ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int n)
{
    if (n == 0)
        return NAN;
    qsort(values, (size_t)n, sizeof *values, compare);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

typedef double (*figure_fn)(const struct cr_replay_figures *f);

static double ttft_ms(const struct cr_replay_figures *f)
{
    return f->ttft.mean * 1e3;
}
static double p50_ms(const struct cr_replay_figures *f)
{
    return f->ttft.p50 * 1e3;
}
static double p95_ms(const struct cr_replay_figures *f)
{
    return f->ttft.p95 * 1e3;
}
static double p99_ms(const struct cr_replay_figures *f)
{
    return f->ttft.p99 * 1e3;
}
static double first_ms(const struct cr_replay_figures *f)
{
    return f->first_ttft.mean * 1e3;
}
static double rate(const struct cr_replay_figures *f)
{
    return f->ttft.n / f->seconds;
}
static double known(const struct cr_replay_figures *f, double value)
{
    return f->server.is_known ? value : NAN;
}
static double prefill(const struct cr_replay_figures *f)
{
    return known(f, f->server.prefill_tokens);
}
static double own(const struct cr_replay_figures *f)
{
    return known(f, 100 * f->server.own_tokens / (double)f->prompt_tokens);
}
static double shared(const struct cr_replay_figures *f)
{
    return known(f, 100 * f->server.shared_tokens / (double)f->prompt_tokens);
}
static double verdict_ms(const struct cr_replay_figures *f)
{
    return known(f, f->server.verdicts > 0 ? f->server.verdict_s * 1e3 : NAN);
}
static double alarms(const struct cr_replay_figures *f)
{
    return known(f, f->server.alarms);
}

static double figure(enum load l, enum server s, figure_fn fn)
{
    double values[MAX_ROUNDS];
    int n = 0;
    for (int i = 0; i < n_measured[l]; i++)
        if (figures[l][s][i].n_requests > 0)
            values[n++] = fn(&figures[l][s][i]);
    return median(values, n);
}

static double ratio(enum load l, enum server s, enum server to, figure_fn fn)
{
    double values[MAX_ROUNDS];
    for (int i = 0; i < n_measured[l]; i++)
        values[i] = fn(&figures[l][s][i]) / fn(&figures[l][to][i]);
    return median(values, n_measured[l]);
}

/* Part of isolation's overhead over `global` that `selective` has. */
static double part_of_overhead(enum load l)
{
    double values[MAX_ROUNDS];
    for (int i = 0; i < n_measured[l]; i++) {
        double base = ttft_ms(&figures[l][GLOBAL][i]);
        values[i] = (ttft_ms(&figures[l][SELECTIVE][i]) - base) /
                    (ttft_ms(&figures[l][ISOLATED][i]) - base);
    }
    return median(values, n_measured[l]);
}

/* Pages of text that others have stored, too, after the first run of all. */
static double duplicated(enum server s)
{
    return figures[APPS][s][0].server.stored_pages - figures[APPS][GLOBAL][0].server.stored_pages;
}

/* In mode selective; all of what is replayed here is harmless. */
static double all_alarms(void)
{
    double n = 0;
    for (int l = 0; l < N_LOADS; l++)
        for (int i = 0; i < n_measured[l]; i++)
            n += figures[l][SELECTIVE][i].server.alarms;
    return n;
}

/* --- the report --------------------------------------------------------------------------- */

static FILE *page; /* of docs/evaluation.md, beside stdout */

static void say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static void say(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vprintf(fmt, args);
    va_end(args);
    va_start(args, fmt);
    vfprintf(page, fmt, args);
    va_end(args);
}

static void say_number(double value, int decimals)
{
    if (isnan(value))
        say(" – |");
    else
        say(" %.*f |", decimals, value);
}

static void say_table(enum load l)
{
    static const struct {
        figure_fn fn;
        int decimals;
    } columns[] = {{ttft_ms, 1},  {p50_ms, 1},     {p95_ms, 1},  {p99_ms, 1},
                   {first_ms, 1}, {rate, 2},       {prefill, 0}, {own, 1},
                   {shared, 1},   {verdict_ms, 1}, {alarms, 0}};
    if (n_measured[l] == 0)
        return;
    say("\n### %s\n\n%s%s.\n\n", loads[l].name, loads[l].what,
        loads[l].spec.rate > 0 ? ", whatever is unanswered" : "");
    say("| server | TTFT ms, mean | p50 | p95 | p99 | of a first | requests/s | prefill tokens | "
        "found, own %% | found, shared %% | verdict ms | alarms |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (int s = 0; s < N_SERVERS; s++) {
        if (!(loads[l].servers & 1u << s) || !servers[s].runs)
            continue;
        say("| %s |", servers[s].name);
        for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++)
            say_number(figure(l, (enum server)s, columns[c].fn), columns[c].decimals);
        say("\n");
    }
}

static void gate(const char *what, double value, bool at_least, double bound)
{
    if (isnan(value))
        return;
    bool met = at_least ? value >= bound : value <= bound;
    n_met += met;
    n_missed += !met;
    say("| %s | %.3f | %s %.4g | %s |\n", what, value, at_least ? "≥" : "≤", bound,
        met ? "met" : "MISSED");
}

static void say_gates(void)
{
    say("\n### Gates\n\n| figure | measured | gate | |\n|---|---|---|---|\n");
    gate("(a) 8K: TTFT overhead over `global`, lower by", 1 - part_of_overhead(APPS), true, 0.4058);
    gate("(a) 8K: TTFT of `selective` ÷ `global` (aim)", ratio(APPS, SELECTIVE, GLOBAL, ttft_ms),
         false, 1.05);
    gate("(a) 8K at a fixed rate: throughput of `selective` ÷ `isolated`",
         ratio(RATE, SELECTIVE, ISOLATED, rate), true, 2.66);
    gate("(b): extra TTFT of `selective` ÷ that of `isolated`", part_of_overhead(CHATS), false,
         0.25);
    gate("(a): duplicated KV bytes, `isolated` stored once ÷ apart",
         duplicated(ISOLATED) / duplicated(APART), false, 0.1);
    gate("alarms of `selective`, all workloads", all_alarms(), false, 0);
    if (!servers[PEER].runs)
        return;
    gate("(a) 8K: TTFT of `selective` ÷ llama-server", ratio(APPS, SELECTIVE, PEER, ttft_ms), false,
         0.5);
    gate("(a) 8K, 4 in flight: TTFT", ratio(BUSY, SELECTIVE, PEER, ttft_ms), false, 0.5);
    gate("(a) 8K, 4 in flight: throughput", ratio(BUSY, SELECTIVE, PEER, rate), true, 1.3);
    gate("(b): TTFT of `selective` ÷ llama-server", ratio(CHATS, SELECTIVE, PEER, ttft_ms), false,
         0.5);
    gate("(b): throughput", ratio(CHATS, SELECTIVE, PEER, rate), true, 1.3);
}

static void draw(const char *file, const char *title, enum load l, figure_fn fn)
{
    char path[1024];
    const char *names[N_SERVERS];
    double values[N_SERVERS];
    for (int s = 0; s < N_SERVERS; s++) {
        names[s] = servers[s].name;
        values[s] = figure(l, (enum server)s, fn);
    }
    snprintf(path, sizeof path, "%s/%s", docs, file);
    if (!plot_bars(path, title, names, values, N_SERVERS))
        die(path, "it can't be written");
    fprintf(page, "\n![%s](%s)\n", title, file);
}

static void draw_all(void)
{
    draw("evaluation-apps.svg", "(a) 8K: mean time to first token, ms", APPS, ttft_ms);
    draw("evaluation-rate.svg", "(a) 8K at a fixed rate: requests per second", RATE, rate);
    draw("evaluation-chats.svg", "(b): mean time to first token, ms", CHATS, ttft_ms);
    draw("evaluation-prefill.svg", "(a) 8K: prompt tokens computed", APPS, prefill);
}

static void report(void)
{
    char *text;
    size_t size;
    page = open_memstream(&text, &size);
    if (page == NULL)
        die("the report", "there is no memory");
    say("%d round%s; %s thread%s.\n", n_rounds, n_rounds > 1 ? "s" : "", n_threads,
        strcmp(n_threads, "1") == 0 ? "" : "s");
    if (quick)
        say("A quick run: texts are a quarter as long as their names say, and come four times as "
            "fast.\n");
    for (int l = 0; l < N_LOADS; l++)
        say_table((enum load)l);
    if (n_measured[APPS] > 0)
        say("\n(a) 8K: a prompt has %.0f tokens on average; duplicated K and V are %.1f MiB stored "
            "apart, %.1f MiB stored once.\n",
            (double)figures[APPS][GLOBAL][0].prompt_tokens / figures[APPS][GLOBAL][0].n_requests,
            duplicated(APART) * KV_PAGE_MIB, duplicated(ISOLATED) * KV_PAGE_MIB);
    say_gates();
    if (docs != NULL)
        draw_all();
    fclose(page);
    if (docs != NULL) {
        char path[1024];
        snprintf(path, sizeof path, "%s/evaluation.md", docs);
        if (!plot_replace(path, text))
            die(path, "it can't be written");
    }
    free(text);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
}

static bool read_args(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;
        if (strcmp(argv[i], "--quick") == 0)
            quick = true;
        else if (strcmp(argv[i], "--peer") == 0 && more)
            peer_path = argv[++i];
        else if (strcmp(argv[i], "--traces") == 0 && more)
            traces = argv[++i];
        else if (strcmp(argv[i], "--docs") == 0 && more)
            docs = argv[++i];
        else if (strcmp(argv[i], "--only") == 0 && more)
            only = argv[++i];
        else if (strcmp(argv[i], "--rounds") == 0 && more)
            n_rounds = atoi(argv[++i]);
        else if (strcmp(argv[i], "--threads") == 0 && more)
            n_threads = argv[++i];
        else if (strcmp(argv[i], "--minutes") == 0 && more)
            end_us = bench_now_us() + (uint64_t)(atof(argv[++i]) * 60e6);
        else
            return false;
    }
    /* A page has all tables or none. */
    return n_rounds >= 1 && n_rounds <= MAX_ROUNDS && (docs == NULL || only == NULL);
}

int main(int argc, char **argv)
{
    if (!read_args(argc, argv)) {
        fprintf(stderr,
                "usage: bench_share [--peer LLAMA_SERVER] [--traces FOLDER] [--docs FOLDER] "
                "[--only WORKLOAD] [--rounds 1-%d] [--threads N] [--minutes N] [--quick]\n",
                MAX_ROUNDS);
        return 2;
    }
    model = strdup(bench_model(MODEL_NAME, MODEL_SHAPE, MODEL_TYPE));
    for (int s = 0; s < N_SERVERS; s++) {
        if ((s == PEER && peer_path == NULL) || !is_needed((enum server)s))
            continue;
        start((enum server)s);
        warm_up((enum server)s);
    }
    for (int l = 0; l < N_LOADS; l++) { /* quick: a quarter of the text */
        loads[l].spec.app_tokens /= quick ? 4 : 1;
        loads[l].spec.rate *= quick ? 4 : 1;
    }
    for (int round = 0; round < n_rounds; round++)
        for (int l = 0; l < N_LOADS; l++)
            measure((enum load)l, round);
    report();
    for (int s = 0; s < N_SERVERS; s++)
        if (servers[s].runs)
            bench_stop(&servers[s].server);
    return 0;
}
