/* Answers about the cache, for the terminal. Numbers that are missing are printed as 0. */
#include <string.h>

#include "cmd/cache.h"
#include "cmd/cmd_util.h"

static long long num(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

/* A string of the answer's, padded to `width`. */
static void print_str(const json_t *object, const char *key, int width)
{
    const json_t *v = json_object_get(object, key);
    const char *text = json_string_value(v);
    size_t len = json_string_length(v);
    cr_cmd_print_text(stdout, text ? text : "-", text ? len : 1);
    for (size_t i = text ? len : 1; (int)i < width; i++)
        putchar(' ');
}

static double percent(long long part, long long whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 0;
}

static void print_number_or_dash(long long v, int width)
{
    if (v > 0)
        printf(" %*lld", width, v);
    else
        printf(" %*s", width, "-");
}

static void print_tenants_head(void)
{
    printf("%-24s %8s %8s %8s %8s %8s %9s %6s %8s\n", "TENANT", "PAGES", "FLOOR", "CAP", "TTL s",
           "EVICTED", "REQUESTS", "OWN %", "SHARED %");
}

static void print_tenant_row(const json_t *t)
{
    long long prompt = num(t, "prompt_tokens");
    print_str(t, "tenant", 24);
    printf(" %8lld", num(t, "pages"));
    print_number_or_dash(num(t, "floor_pages"), 8);
    print_number_or_dash(num(t, "cap_pages"), 8);
    print_number_or_dash(num(t, "ttl_s"), 8);
    printf(" %8lld %9lld %6.1f %8.1f\n", num(t, "evicted_pages"), num(t, "requests"),
           percent(num(t, "own_tokens"), prompt), percent(num(t, "shared_tokens"), prompt));
}

void cr_cache_print_top(const json_t *answer)
{
    const json_t *pages = json_object_get(answer, "pages"), *row;
    const json_t *tokens = json_object_get(answer, "tokens");
    const json_t *tenants = json_object_get(answer, "tenants");
    size_t i;
    fputs("mode ", stdout);
    print_str(answer, "mode", 0);
    printf(", %lld tokens a page\n", num(answer, "page_tokens"));
    printf("pages: %lld, free %lld, cached %lld, pinned %lld; stored %lld, shared %lld\n",
           num(pages, "total"), num(pages, "free"), num(pages, "cached"), num(pages, "pinned"),
           num(pages, "stored"), num(pages, "shared"));
    printf("tokens: %lld looked up, %lld found (%.1f %%)\n", num(tokens, "lookups"),
           num(tokens, "hits"), percent(num(tokens, "hits"), num(tokens, "lookups")));
    printf("pages ever: evicted %lld, published %lld, demoted %lld\n\n",
           num(answer, "evicted_pages"), num(answer, "published_pages"),
           num(answer, "demoted_pages"));
    print_tenants_head();
    json_array_foreach(tenants, i, row) print_tenant_row(row);
    if (num(answer, "tenants_total") > (long long)json_array_size(tenants))
        printf("and %lld more\n",
               num(answer, "tenants_total") - (long long)json_array_size(tenants));
}

static void print_run(const json_t *run)
{
    const json_t *mark;
    size_t i;
    for (long long n = num(run, "level"); n > 0 && n < 64; n--)
        fputs("  ", stdout);
    print_str(run, "id", 12);
    putchar(' ');
    if (json_is_true(json_object_get(run, "is_shared")))
        fputs("SHARED", stdout);
    else
        print_str(run, "owner", 0);
    printf(" %lld page%s", num(run, "pages"), num(run, "pages") == 1 ? "" : "s");
    if (num(run, "pins") > 0)
        printf(", in use by %lld", num(run, "pins"));
    else
        printf(", idle %lld s", num(run, "idle_s"));
    if (num(run, "contributors") > 0)
        printf(", contributors %lld", num(run, "contributors"));
    json_array_foreach(json_object_get(run, "marks"), i, mark)
    {
        fputs(", ", stdout);
        cr_cmd_print_text(stdout, json_string_value(mark), json_string_length(mark));
    }
    if (json_object_get(run, "class")) {
        fputs(" for ", stdout);
        print_str(run, "class", 0);
        printf(" by tier %lld", num(run, "tier"));
    }
    putchar('\n');
}

static void print_runs(const json_t *answer)
{
    const json_t *runs = json_object_get(answer, "runs"), *run;
    size_t i;
    json_array_foreach(runs, i, run) print_run(run);
    long long more = num(answer, "runs_total") - (long long)json_array_size(runs);
    if (more > 0)
        printf("and %lld more runs\n", more);
}

void cr_cache_print_tree(const json_t *answer)
{
    if (num(answer, "runs_total") == 0)
        puts("The cache is empty.");
    print_runs(answer);
}

void cr_cache_print_tenant(const json_t *answer)
{
    const json_t *recent = json_object_get(answer, "recent"), *n;
    const char *why;
    print_tenants_head();
    print_tenant_row(answer);
    printf("\nIts %lld latest requests of those remembered; their matches ended so:\n",
           num(recent, "requests"));
    json_object_foreach(json_object_get(recent, "ended_by"), why, n)
    {
        fputs("  ", stdout);
        cr_cmd_print_text(stdout, why, strlen(why));
        printf(" %lld\n", (long long)json_integer_value(n));
    }
}

/* How far a match went, and why no further. */
static void print_match(const json_t *answer)
{
    printf("%lld tokens of the prompt; found: %lld on shared pages, %lld on its own\n",
           num(answer, "prompt_tokens"), num(answer, "shared_tokens"), num(answer, "own_tokens"));
    fputs("why no more (", stdout);
    print_str(answer, "reason", 0);
    fputs("): ", stdout);
    print_str(answer, "why", 0);
    if (json_object_get(answer, "gone_s"))
        printf(" That was %lld s before.", num(answer, "gone_s"));
    putchar('\n');
}

/* How far the text may be shared, and why no further. */
static void print_verdict(const json_t *verdict)
{
    printf("verdict: %lld of %lld pages cleared; next: ", num(verdict, "cleared_pages"),
           num(verdict, "pages"));
    print_str(verdict, "next", 0);
    if (json_object_get(verdict, "class")) {
        fputs(" for ", stdout);
        print_str(verdict, "class", 0);
    }
    printf(", tier %lld\n", num(verdict, "tier"));
}

void cr_cache_print_request(const json_t *answer)
{
    const json_t *choice;
    char date[24];
    size_t i;
    json_array_foreach(json_object_get(answer, "choices"), i, choice)
    {
        printf("choice %lld, tenant ", num(choice, "choice"));
        print_str(choice, "tenant", 0);
        printf(", admitted %s UTC, told %lld cached tokens\n",
               cr_cmd_date(num(choice, "admitted"), date), num(choice, "told_tokens"));
        print_match(choice);
        if (json_object_get(choice, "verdict"))
            print_verdict(json_object_get(choice, "verdict"));
    }
}

void cr_cache_print_explanation(const json_t *answer)
{
    const json_t *holder;
    size_t i;
    fputs("tenant ", stdout);
    print_str(answer, "tenant", 0);
    putchar('\n');
    print_match(answer);
    printf("\nof %lld whole pages, %lld are declared public\n", num(answer, "pages"),
           num(answer, "declared_pages"));
    printf("every tenant may use the first %lld\n", num(answer, "everyone_pages"));
    json_array_foreach(json_object_get(answer, "holders"), i, holder)
    {
        print_str(holder, "tenant", 0);
        printf(" alone may use its first %lld, from private pages of its own\n",
               num(holder, "pages"));
    }
    puts("\nthe way of the match:");
    print_runs(answer);
}

void cr_cache_print_alarms(const json_t *answer)
{
    const json_t *alarms = json_object_get(answer, "alarms"), *alarm, *name;
    size_t i, k;
    if (json_array_size(alarms) == 0)
        puts("There were no alarms since the server came up.");
    json_array_foreach(alarms, i, alarm)
    {
        print_str(alarm, "time", 0);
        putchar(' ');
        print_str(alarm, "rule", 0);
        fputs(": text ", stdout);
        print_str(alarm, "text", 0);
        printf(" of %lld tokens, %lld hits by %lld tenant%s in a window; %lld page%s taken back\n",
               num(alarm, "tokens"), num(alarm, "hits"), num(alarm, "users"),
               num(alarm, "users") == 1 ? "" : "s", num(alarm, "demoted_pages"),
               num(alarm, "demoted_pages") == 1 ? "" : "s");
        fputs("  by", stdout);
        json_array_foreach(json_object_get(alarm, "tenants"), k, name)
        {
            putchar(' ');
            cr_cmd_print_text(stdout, json_string_value(name), json_string_length(name));
        }
        putchar('\n');
    }
}
