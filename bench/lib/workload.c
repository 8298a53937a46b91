/* See workload.h. The files are scanned for the few members that are wanted, not parsed: they are
 * what bench/README.md names, not input from anywhere. */
#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/rng.h"

#define TRACE_FILE  "mooncake_conversation_trace.jsonl"
#define POLICY_FILE "taubench_gpt-4o-airline.json"
#define APPS_FILE   "awesome_chatgpt_prompts_014bbb35.csv"
#define MAX_STRING  32768

_Noreturn static void die(const char *what, const char *which)
{
    fprintf(stderr, "bench_replay: %s%s; bench/README.md says where the files come from\n", what,
            which);
    exit(1);
}

/* An array with one more element than `n`. */
static void *grown(void *array, size_t n, size_t size)
{
    if (n == 0 || (n >= 64 && (n & (n - 1)) == 0))
        array = realloc(array, (n < 64 ? 64 : 2 * n) * size);
    if (array == NULL)
        die("no memory", "");
    return array;
}

static char *read_file(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0)
        die("cannot read ", path);
    long n = ftell(f);
    char *text = n < 0 ? NULL : malloc((size_t)n + 1);
    rewind(f);
    if (text == NULL || fread(text, 1, (size_t)n, f) != (size_t)n)
        die("cannot read ", path);
    fclose(f);
    text[n] = '\0';
    return text;
}

static void add_request(struct workload_trace *trace, const uint32_t *blocks, uint32_t n)
{
    uint32_t *copy = malloc(n * sizeof *copy);
    struct cr_rng rng;

    if (copy == NULL)
        die("no memory", "");
    memcpy(copy, blocks, n * sizeof *copy);
    cr_rng_seed(&rng, blocks[n > 1]);
    trace->requests = grown(trace->requests, trace->n_requests, sizeof *trace->requests);
    trace->requests[trace->n_requests++] = (struct workload_request){
        .tenant = 1 + cr_rng_zipf(&rng, trace->n_tenants), .n_blocks = n, .blocks = copy};
}

/* Conversations of one to many turns that return after a while. As in the trace, about three of
 * four end with their first turn, and who came back once is likelier to come back again. */
static void make_trace(struct workload_trace *trace)
{
    enum { N_REQUESTS = 12000, N_OPEN = 2000, MAX_BLOCKS = 240 };
    static struct {
        uint32_t n_turns, n, blocks[MAX_BLOCKS];
    } open[N_OPEN];
    uint32_t next = 1;
    struct cr_rng rng;

    cr_rng_seed(&rng, 1);
    while (trace->n_requests < N_REQUESTS) {
        uint32_t i = (uint32_t)cr_rng_below(&rng, N_OPEN), grow = 2;
        if (open[i].n == 0 ||
            cr_rng_below(&rng, 8 + 2 * open[i].n_turns) < 6) { /* another begins */
            open[i].n = 1;
            open[i].n_turns = 0;
            grow = 6;
        }
        open[i].n_turns++;
        while (cr_rng_below(&rng, 14) != 0)
            grow++;
        while (grow-- > 0 && open[i].n < MAX_BLOCKS)
            open[i].blocks[open[i].n++] = next++;
        add_request(trace, open[i].blocks, open[i].n);
    }
}

struct workload_trace workload_trace(const char *folder, uint32_t n_tenants)
{
    struct workload_trace trace = {.n_tenants = n_tenants};
    uint32_t *blocks = NULL;

    if (folder == NULL) {
        trace.name = "SYNTHETIC STAND-IN, no folder of traces given";
        make_trace(&trace);
        return trace;
    }
    trace.name = "Mooncake conversation trace";
    char *text = read_file(folder, TRACE_FILE);
    for (char *at = text; (at = strstr(at, "\"hash_ids\": [")) != NULL;) {
        uint32_t n = 0;
        at += strlen("\"hash_ids\": [");
        while (*at != ']' && *at != '\0') {
            blocks = grown(blocks, n, sizeof *blocks);
            blocks[n++] = (uint32_t)strtoul(at, &at, 10);
            at += strspn(at, ", ");
        }
        if (n > 0)
            add_request(&trace, blocks, n);
    }
    free(blocks);
    free(text);
    if (trace.n_requests == 0)
        die("no requests in ", TRACE_FILE);
    return trace;
}

static void add_text(char ***texts, size_t *n, char *text)
{
    *texts = grown(*texts, *n, sizeof **texts);
    (*texts)[(*n)++] = text;
}

/* The JSON string that begins at `at`, its escapes undone where one byte will do. */
static char *unescape(const char *at)
{
    size_t n = 0;
    char *text = malloc(MAX_STRING);

    if (text == NULL)
        die("no memory", "");
    for (; *at != '"' && *at != '\0' && n < MAX_STRING - 1; at++) {
        if (*at == '\\' && *++at == 'n')
            text[n++] = '\n';
        else
            text[n++] = *at;
    }
    text[n] = '\0';
    return text;
}

static void load_policy(const char *folder, struct workload_texts *texts)
{
    static const char role[] = "\"role\": \"", content[] = "\"content\": \"";
    char *text = read_file(folder, POLICY_FILE);

    for (char *at = text; (at = strstr(at, role)) != NULL;) {
        at += sizeof role - 1;
        const char *said = strstr(at, content), *next = strstr(at, role);
        if (said == NULL || (next != NULL && said > next))
            continue;
        if (strncmp(at, "user", 4) == 0)
            add_text(&texts->questions, &texts->n_questions, unescape(said + sizeof content - 1));
        else if (strncmp(at, "system", 6) == 0 && texts->n_apps == 0)
            add_text(&texts->apps, &texts->n_apps, unescape(said + sizeof content - 1));
    }
    free(text);
    if (texts->n_apps == 0 || texts->n_questions == 0)
        die("no conversations in ", POLICY_FILE);
}

static int longest_first(const void *a, const void *b)
{
    size_t x = strlen(*(char *const *)a), y = strlen(*(char *const *)b);
    return x < y ? 1 : -(x > y);
}

/* The second column of a CSV file whose fields may be quoted. */
static void load_apps(const char *folder, struct workload_texts *texts)
{
    char *text = read_file(folder, APPS_FILE), *at = text;
    size_t first = texts->n_apps;

    while (*at != '\0') {
        for (int column = 0; *at != '\0'; column++) {
            char *field = at, *to = at, end;
            if (*at == '"') {
                for (at++; *at != '\0' && (*at != '"' || *++at == '"'); at++)
                    *to++ = *at;
            } else {
                for (; strchr(",\r\n", *at) == NULL; at++)
                    *to++ = *at;
            }
            end = *at;
            at += end != '\0';
            *to = '\0';
            if (column == 1)
                add_text(&texts->apps, &texts->n_apps, strdup(field));
            if (end != ',')
                break;
        }
    }
    free(text);
    qsort(texts->apps + first, texts->n_apps - first, sizeof *texts->apps, longest_first);
}

static char *make_text(struct cr_rng *rng, uint32_t n_words)
{
    static const char *syllables[] = {"ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo", "pen", "dor"};
    char *text = malloc(n_words * 8 + 1), *to = text;

    if (text == NULL)
        die("no memory", "");
    for (uint32_t i = 0; i < n_words; i++) {
        for (uint64_t k = 1 + cr_rng_below(rng, 2); k > 0; k--)
            to = stpcpy(to, syllables[cr_rng_below(rng, 10)]);
        *to++ = ' ';
    }
    *to = '\0';
    return text;
}

struct workload_texts workload_texts(const char *folder, size_t max_apps)
{
    struct workload_texts texts = {0};
    struct cr_rng rng;

    if (folder != NULL) {
        texts.name = "tau-bench policy and public app prompts";
        load_policy(folder, &texts);
        load_apps(folder, &texts);
        if (texts.n_apps > max_apps)
            texts.n_apps = max_apps;
        return texts;
    }
    texts.name = "SYNTHETIC STAND-IN, no folder of texts given";
    cr_rng_seed(&rng, 2);
    for (uint32_t i = 0; i < max_apps; i++)
        add_text(&texts.apps, &texts.n_apps, make_text(&rng, 1200));
    for (uint32_t i = 0; i < 1000; i++)
        add_text(&texts.questions, &texts.n_questions, make_text(&rng, 30));
    return texts;
}
