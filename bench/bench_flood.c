/* Does one tenant's flood slow down another's first token?
 *
 *     bench_flood [--model FILE] [--mode MODE] [--streams N] [--samples N] [--threads N]
 *
 * Two tenants, one server for each mode. The victim asks now and then, prompts of 512 fresh tokens
 * and of 64; first alone, then while the other keeps 4, 16 or 64 requests under way, each with a
 * fresh prompt: long ones (1K to 4K tokens, an answer of one), or short ones with long answers.
 * What is printed is the victim's time to first token, alone and beside the flood. The gate is on
 * prompts of 512 tokens; what a shorter one waits for is mostly the step that is under way.
 *
 * The flood runs in a process of its own, on the same cores as the server: what it costs to send
 * and read counts against the server.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "carrel/rng.h"
#include "client.h"
#include "servers.h"

#define GATE        1.5
#define MAX_SAMPLES 1000u
#define N_AHEAD     128u /* prompts of the flood that are made before it begins */
#define WARM_US     3000000u
#define PAUSE_US    200000u /* the victim's, at most */
#define LONG_ANSWER 512u

static const char *const modes[] = {"global", "isolated", "declared", "selective"};
static const size_t n_streams[] = {4, 16, 64};
static const uint32_t victim_tokens[] = {512, 64};

static struct cr_rng rng;
static uint32_t n_samples = 100;
static size_t only_streams; /* 0: each number */
static const char *n_threads = "0";
static int n_met, n_missed;

static void die(const char *what)
{
    fprintf(stderr, "bench_flood: %s failed\n", what);
    exit(1);
}

static char *fresh_body(uint32_t n_tokens, unsigned max_tokens)
{
    int32_t *tokens = calloc(n_tokens, sizeof *tokens);
    if (tokens == NULL)
        die("calloc");
    for (uint32_t i = 0; i < n_tokens; i++)
        tokens[i] = 300 + (int32_t)cr_rng_below(&rng, 3700);
    char *body = bench_completion_body(tokens, n_tokens, max_tokens, true);
    free(tokens);
    if (body == NULL)
        die("making a request");
    return body;
}

/* --- the tenants -------------------------------------------------------------------------- */

/* The last line that `carrel ARGS --data DIR` prints. */
static void run_carrel(const struct bench_server *s, const char *args, char *ret_line, int size)
{
    char command[512];
    snprintf(command, sizeof command, "%s %s --data %s 2>/dev/null", bench_sibling("carrel"), args,
             s->dir);
    FILE *out = popen(command, "r");
    while (out != NULL && fgets(ret_line, size, out) != NULL)
        ret_line[strcspn(ret_line, "\n")] = '\0';
    if (out == NULL || pclose(out) != 0)
        die(args);
}

static struct bench_endpoint make_tenant(const struct bench_server *s, const char *name, char *key,
                                         int size)
{
    char args[64];
    snprintf(args, sizeof args, "tenant add %s", name);
    run_carrel(s, args, key, size);
    snprintf(args, sizeof args, "key create %s", name);
    run_carrel(s, args, key, size);
    return (struct bench_endpoint){.port = s->endpoint.port, .key = key};
}

/* --- the flood ---------------------------------------------------------------------------- */

struct flood {
    bool is_long;
    size_t n_streams;
    pid_t pid;
};

_Noreturn static void flood(const struct bench_endpoint *endpoint, const struct flood *f)
{
    struct bench_request r[N_AHEAD] = {0};
    for (;;) {
        for (uint32_t i = 0; i < N_AHEAD; i++) {
            free(r[i].body);
            r[i].body = f->is_long ? fresh_body(1024 + (uint32_t)cr_rng_below(&rng, 3072), 1)
                                   : fresh_body(16, LONG_ANSWER);
        }
        if (!bench_stream(endpoint, "/v1/completions", r, N_AHEAD, f->n_streams))
            die("a request of the flood");
    }
}

static void start_flood(const struct bench_endpoint *endpoint, struct flood *f)
{
    f->pid = fork();
    if (f->pid < 0)
        die("fork");
    if (f->pid == 0) {
        cr_rng_seed(&rng, bench_now_us());
        flood(endpoint, f);
    }
    usleep(WARM_US);
}

static void stop_flood(struct flood *f)
{
    if (waitpid(f->pid, NULL, WNOHANG) != 0)
        die("the flood");
    kill(f->pid, SIGKILL);
    waitpid(f->pid, NULL, 0);
    usleep(WARM_US); /* the server notices that they left */
}

/* --- the victim --------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct ttft {
    double p50_ms, p99_ms;
};

static struct ttft ask(const struct bench_endpoint *endpoint, uint32_t n_tokens)
{
    double ms[MAX_SAMPLES];
    for (uint32_t i = 0; i < n_samples; i++) {
        struct bench_request r = {.body = fresh_body(n_tokens, 2)};
        usleep((useconds_t)cr_rng_below(&rng, PAUSE_US));
        if (!bench_stream(endpoint, "/v1/completions", &r, 1, 1))
            die("a request of the victim");
        ms[i] = (double)(r.first_us - r.start_us) / 1e3;
        free(r.body);
    }
    qsort(ms, n_samples, sizeof *ms, by_value);
    return (struct ttft){ms[n_samples / 2], ms[(uint32_t)(0.99 * n_samples)]};
}

static void report(const char *mode, const struct flood *f, uint32_t n_tokens, struct ttft alone,
                   struct ttft beside)
{
    double ratio = beside.p99_ms / alone.p99_ms;
    printf("%-9s %2zu streams, %-14s %3u tokens: p50 %7.1f ms alone %7.1f beside (%5.2f)  "
           "p99 %7.1f %7.1f (%5.2f)",
           mode, f->n_streams, f->is_long ? "long prompts," : "long answers,", n_tokens,
           alone.p50_ms, beside.p50_ms, beside.p50_ms / alone.p50_ms, alone.p99_ms, beside.p99_ms,
           ratio);
    if (n_tokens != victim_tokens[0]) {
        printf("\n");
        return;
    }
    *(ratio <= GATE ? &n_met : &n_missed) += 1;
    printf("  gate <= %.1f %s\n", GATE, ratio <= GATE ? "met" : "MISSED");
}

static void measure(const char *mode, const char *model)
{
    struct bench_server server;
    char keys[2][128], name[32];
    const char *args[] = {"--mode",    mode,          "--ctx", "8192",    "--kv-tokens",
                          "65536",     "--log-level", "error", "--model", model,
                          "--threads", n_threads,     NULL};
    snprintf(name, sizeof name, "carrel-%s", mode);
    if (!bench_start_carrel(&server, name, args))
        die("starting a server");
    struct bench_endpoint victim = make_tenant(&server, "victim", keys[0], sizeof keys[0]);
    struct bench_endpoint flooder = make_tenant(&server, "flooder", keys[1], sizeof keys[1]);

    for (int kind = 0; kind < 2; kind++) {
        for (size_t i = 0; i < sizeof n_streams / sizeof n_streams[0]; i++) {
            if (only_streams != 0 && only_streams != n_streams[i])
                continue;
            struct flood f = {.is_long = kind == 0, .n_streams = n_streams[i]};
            struct ttft alone[2], beside[2];
            for (int v = 0; v < 2; v++)
                alone[v] = ask(&victim, victim_tokens[v]);
            start_flood(&flooder, &f);
            for (int v = 0; v < 2; v++)
                beside[v] = ask(&victim, victim_tokens[v]);
            stop_flood(&f);
            for (int v = 0; v < 2; v++)
                report(mode, &f, victim_tokens[v], alone[v], beside[v]);
        }
    }
    bench_stop(&server);
}

int main(int argc, char **argv)
{
    const char *only = NULL, *model = "";
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--mode") == 0)
            only = argv[i + 1];
        else if (strcmp(argv[i], "--model") == 0)
            model = argv[i + 1];
        else if (strcmp(argv[i], "--threads") == 0)
            n_threads = argv[i + 1];
        else if (strcmp(argv[i], "--streams") == 0)
            only_streams = (size_t)atoi(argv[i + 1]);
        else if (strcmp(argv[i], "--samples") == 0)
            n_samples = (uint32_t)atoi(argv[i + 1]);
    }
    if (argc % 2 == 0 || n_samples < 1 || n_samples > MAX_SAMPLES) {
        fprintf(stderr,
                "usage: bench_flood [--model FILE] [--mode MODE] [--streams 4|16|64] "
                "[--samples 1-%u] [--threads N]\n",
                MAX_SAMPLES);
        return 2;
    }
    cr_rng_seed(&rng, 1);
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
        if (only == NULL || strcmp(only, modes[i]) == 0)
            measure(modes[i], model);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return n_missed > 0;
}
