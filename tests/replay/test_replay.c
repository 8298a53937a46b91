/* Workloads: what they promise about tenants, turns, times and private bytes; that detectors judge
 * the made-up text as it is meant; what is read from files. Runs against servers are in
 * tests/e2e/test_bench.mjs. */
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carrel/pipeline.h"
#include "fault.h"
#include "replay/replay_int.h"
#include "test.h"

static struct cr_replay *make(const struct cr_replay_spec *spec)
{
    struct cr_replay *load;
    struct cr_error err = {0};
    if (cr_replay_make(spec, &load, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    return load;
}

static struct cr_replay_spec spec_of(enum cr_replay_kind kind)
{
    struct cr_replay_spec spec;
    cr_replay_spec_init(&spec);
    spec.kind = kind;
    return spec;
}

static void a_seed_gives_the_same_requests(void)
{
    struct cr_replay_spec spec = spec_of(CR_REPLAY_APPS);
    struct cr_replay *a = make(&spec), *b = make(&spec);
    CHECK_INT(a->n_requests, 32);
    for (uint32_t i = 0; i < a->n_requests; i++) {
        CHECK_INT(a->requests[i].tenant, b->requests[i].tenant);
        CHECK_STR(a->requests[i].messages[1].text, b->requests[i].messages[1].text);
    }
    CHECK_STR(a->apps[0], b->apps[0]);
    spec.seed++;
    struct cr_replay *c = make(&spec);
    size_t n = 0;
    while (a->apps[0][n] == c->apps[0][n])
        n++;
    CHECK(n < 120);
    cr_replay_destroy(a);
    cr_replay_destroy(b);
    cr_replay_destroy(c);
}

static void every_tenant_asks_every_app(void)
{
    struct cr_replay_spec spec = spec_of(CR_REPLAY_APPS);
    uint32_t counts[5][3] = {0};
    spec.n_tenants = 5;
    spec.n_apps = 3;
    spec.n_asked = 2;
    spec.rate = 10;
    struct cr_replay *load = make(&spec);
    CHECK_INT(load->n_requests, 30);
    CHECK_INT(load->n_apps, 3);
    for (uint32_t i = 0; i < load->n_requests; i++) {
        const struct cr_replay_request *r = &load->requests[i];
        CHECK_INT(r->n_messages, 2);
        CHECK_INT(r->after, CR_REPLAY_NOTHING);
        CHECK(i == 0 || r->at_us >= load->requests[i - 1].at_us);
        for (uint32_t app = 0; app < 3; app++)
            if (r->messages[0].text == load->apps[app])
                CHECK_INT(r->is_first, counts[r->tenant][app]++ == 0);
    }
    for (uint32_t i = 0; i < 15; i++)
        CHECK_INT(counts[i / 3][i % 3], 2);
    double rate = 30 / ((double)load->requests[29].at_us / 1e6);
    CHECK(rate > 5 && rate < 20);
    cr_replay_destroy(load);
}

static void turns_follow_each_other_and_hold_what_was_said(void)
{
    struct cr_replay_spec spec = spec_of(CR_REPLAY_CHATS);
    struct cr_replay *load = make(&spec);
    CHECK_INT(load->n_requests, 8 * 4 * 4);
    for (uint32_t i = 0; i < load->n_requests; i++) {
        const struct cr_replay_request *r = &load->requests[i];
        CHECK_INT(r->turn, i % 4);
        CHECK_INT(r->after, r->turn == 0 ? CR_REPLAY_NOTHING : i - 1);
        CHECK_INT(r->n_messages, 2 + 2 * r->turn);
        CHECK_STR(r->messages[r->n_messages - 1].role, "user");
        if (r->turn > 0) {
            CHECK(r->messages == load->requests[i - 1].messages);
            CHECK_INT(r->tenant, load->requests[i - 1].tenant);
            CHECK_STR(r->messages[r->n_messages - 2].role, "assistant");
        }
    }
    cr_replay_destroy(load);
}

static void settings_that_make_no_sense_are_refused(void)
{
    struct cr_replay *load = NULL;
    struct cr_error err;
    struct cr_replay_spec spec = spec_of(CR_REPLAY_AGENT);
    CHECK_INT(cr_replay_make(&spec, &load, &err), CR_EINVAL);
    spec.traces = "/nonexistent";
    CHECK_INT(cr_replay_make(&spec, &load, &err), CR_EIO);
    spec = spec_of(CR_REPLAY_APPS);
    spec.n_tenants = 0;
    CHECK_INT(cr_replay_make(&spec, &load, &err), CR_EINVAL);
    spec.n_tenants = 100000;
    spec.n_apps = 100000;
    CHECK_INT(cr_replay_make(&spec, &load, &err), CR_EINVAL);
    CHECK(load == NULL);
}

static void make_chats(void *user)
{
    struct cr_replay *load = NULL;
    struct cr_error err;
    int status = cr_replay_make(user, &load, &err);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((load == NULL) == (status != CR_OK));
    cr_replay_destroy(load);
}

static void memory_may_run_out(void)
{
    struct cr_replay_spec spec = spec_of(CR_REPLAY_CHATS);
    spec.app_tokens = 64;
    CHECK(fault_each(make_chats, &spec) > 5);
}

/* --- what detectors say ------------------------------------------------------------------- */

struct judge {
    struct cr_rules *rules;
    struct cr_tagger *tagger;
    struct cr_detect *detect;
};

static struct judge make_judge(void)
{
    struct judge j = {0};
    CHECK_INT(cr_rules_default(&j.rules, NULL), CR_OK);
    if (cr_tagger_default(&j.tagger, NULL) != CR_OK)
        j.tagger = NULL; /* built without: the rules judge alone */
    CHECK_INT(cr_detect_create(j.rules, j.tagger, &j.detect), CR_OK);
    return j;
}

static void drop_judge(struct judge *j)
{
    cr_detect_destroy(j->detect);
    cr_tagger_unref(j->tagger);
    cr_rules_unref(j->rules);
}

static void read_text(struct judge *j, const char *text)
{
    const struct cr_finding *findings;
    size_t n;
    CHECK_INT(cr_detect_text(j->detect, text, strlen(text), &findings, &n), CR_OK);
}

/* A prompt of 8K tokens has some 500 pages, and one that is not cleared ends what is shared. */
static void system_prompts_are_cleared_to_their_end(void)
{
    struct judge j = make_judge();
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct cr_replay_spec spec = spec_of(CR_REPLAY_APPS);
        spec.seed = seed;
        spec.app_tokens = 8192;
        struct cr_replay *load = make(&spec);
        const char *text = load->apps[0];
        size_t len = strlen(text);
        CHECK(len >= 32768 && len < 33000);
        read_text(&j, text);
        for (size_t at = 0; at < len; at += 64) {
            float score = cr_detect_score(j.detect, at, at + 64 < len ? at + 64 : len);
            if (score >= (float)CR_POLICY_CLEAR)
                TEST_FAIL("seed %u, %.2f: %.96s", (unsigned)seed, (double)score, text + at);
        }
        cr_replay_destroy(load);
    }
    drop_judge(&j);
}

static void what_is_planted_is_found(void)
{
    struct judge j = make_judge();
    struct cr_replay_spec spec = spec_of(CR_REPLAY_APPS);
    uint32_t n_found = 0, n = 0;
    spec.private_part = 0.5;
    spec.n_asked = 50;
    struct cr_replay *load = make(&spec);
    for (uint32_t i = 0; i < load->n_requests; i++) {
        const struct cr_replay_message *message = &load->requests[i].messages[1];
        if (message->private_to == 0)
            continue;
        read_text(&j, message->text);
        n++;
        n_found += cr_detect_score(j.detect, message->private_from, message->private_to) >=
                   (float)CR_POLICY_PRIVATE;
    }
    CHECK(n > load->n_requests / 3 && n < 2 * load->n_requests / 3);
    printf("  %u of %u found\n", n_found, n);
    CHECK(j.tagger == NULL || n_found > 0.98 * n);
    cr_replay_destroy(load);
    drop_judge(&j);
}

/* --- files -------------------------------------------------------------------------------- */

static char folder[] = "/tmp/carrel-replay.XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void make_folder(const char *name)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    CHECK(mkdir(path, 0700) == 0);
}

static void write_prompts(int n)
{
    struct cr_buf buf;
    cr_buf_init(&buf, 1u << 20);
    cr_buf_append_str(&buf, "act,prompt\r\n");
    for (int i = 0; i < n; i++)
        cr_buf_printf(&buf, "x,\"say \"\"hi\"\", then\"\r\n");
    write_file("awesome_chatgpt_prompts_014bbb35.csv", cr_buf_str(&buf));
    cr_buf_release(&buf);
}

static void traces_are_read(void)
{
    struct cr_error err;
    struct cr_replay *load;
    CHECK(mkdtemp(folder) != NULL);

    struct cr_replay_spec spec = spec_of(CR_REPLAY_MOONCAKE);
    spec.traces = folder;
    spec.rate = 1;
    write_file("mooncake_conversation_trace.jsonl",
               "{\"timestamp\": 0, \"hash_ids\": [0, 1]}\n"
               "{\"timestamp\": 60000, \"hash_ids\": [0, 1, 2]}\nnonsense\n");
    load = make(&spec);
    CHECK_INT(load->n_requests, 2);
    CHECK_INT(load->requests[0].n_tokens, 33);
    CHECK_INT(load->requests[1].n_tokens, 49);
    CHECK(memcmp(load->requests[0].tokens, load->requests[1].tokens, 32 * sizeof(int32_t)) == 0);
    CHECK_INT(load->requests[0].tenant, load->requests[1].tenant);
    CHECK(load->requests[1].at_us > 190e6 && load->requests[1].at_us < 210e6);
    cr_replay_destroy(load);
    write_file("mooncake_conversation_trace.jsonl", "[]\n");
    CHECK_INT(cr_replay_make(&spec, &load, &err), CR_EFORMAT);

    spec.kind = CR_REPLAY_AGENT;
    write_file(
        "taubench_gpt-4o-airline.json",
        "[{\"task_id\":3,\"traj\":[{\"role\":\"system\",\"content\":\"policy\"},"
        "{\"role\":\"user\",\"content\":\"hello\"},{\"role\":\"assistant\",\"content\":null,"
        "\"tool_calls\":[{\"function\":{\"name\":\"get\",\"arguments\":\"{}\"}}]},"
        "{\"role\":\"tool\",\"content\":\"seat\"},{\"role\":\"assistant\",\"content\":\"yes\"}"
        "]}]");
    load = make(&spec);
    CHECK_INT(load->n_requests, 2);
    CHECK_INT(load->requests[0].n_messages, 2);
    CHECK_INT(load->requests[1].n_messages, 4);
    CHECK_INT(load->requests[1].after, 0);
    CHECK_STR(load->requests[1].messages[2].text, "get({})");
    CHECK_STR(load->requests[1].messages[3].role, "user");
    cr_replay_destroy(load);
    write_file("taubench_gpt-4o-airline.json", "{}");
    CHECK_INT(cr_replay_make(&spec, &load, &err), CR_EFORMAT);

    spec.kind = CR_REPLAY_SERVEGEN;
    spec.n_tenants = 2;
    spec.max_requests = 400;
    make_folder("ServeGen");
    make_folder("ServeGen/data");
    make_folder("ServeGen/data/language");
    make_folder("ServeGen/data/language/m-large");
    write_file("ServeGen/data/language/m-large/chunk-0-trace.csv",
               "0,0,0,,0,0\n600,3,1,Gamma,2,0.1666\n");
    write_file("ServeGen/data/language/m-large/chunk-1-trace.csv", "0,1,1,Weibull,1,1\n");
    load = make(&spec);
    CHECK_INT(load->n_requests, 400);
    uint32_t n_first = 0;
    for (uint32_t i = 0; i < 400; i++)
        n_first += load->requests[i].tenant == 0;
    CHECK(n_first > 250 && n_first < 350); /* three of four */
    CHECK(load->requests[399].at_us > 300e6 && load->requests[399].at_us < 500e6);
    cr_replay_destroy(load);

    spec = spec_of(CR_REPLAY_APPS);
    spec.traces = folder;
    spec.public_apps = true;
    spec.app_tokens = 4;
    write_prompts(401);
    load = make(&spec);
    CHECK(strncmp(load->apps[0], "say \"hi\", ", 10) == 0);
    CHECK_STR(strchr(load->apps[0], ','), ", then\n\n");
    cr_replay_destroy(load);
    write_prompts(1);
    CHECK_INT(cr_replay_make(&spec, &load, &err), CR_EFORMAT); /* too few */
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "rm -rf %s", folder);
    CHECK(system(path) == 0);
}

/* --- the endpoint's page ------------------------------------------------------------------ */

static void metrics_are_summed_and_subtracted(void)
{
    struct cr_replay_server before, after;
    replay_metrics_parse("", &before);
    CHECK(!before.is_known);
    replay_metrics_parse("# HELP carrel_kv_pages x\ncarrel_kv_pages{model_name=\"m\"} 100\n"
                         "carrel_prefill_tokens_total 5\n"
                         "carrel_tenant_own_tokens_total{tenant=\"a b\"} 7\n"
                         "carrel_tenant_own_tokens_total{tenant=\"c\"} 8\n"
                         "carrel_kv_pages_free 60\nnonsense\n",
                         &before);
    CHECK(before.is_known);
    CHECK(before.own_tokens == 15 && before.pages == 100 && before.free_pages == 60);
    after = before;
    after.own_tokens = 20;
    after.free_pages = 10;
    after.verdicts = 4;
    after.verdict_s = 2;
    replay_metrics_since(&before, &after);
    CHECK(after.own_tokens == 5 && after.free_pages == 10 && after.prefill_tokens == 0);
    CHECK(after.verdict_s == 0.5);
}

TEST_MAIN(CASE(a_seed_gives_the_same_requests), CASE(every_tenant_asks_every_app),
          CASE(turns_follow_each_other_and_hold_what_was_said),
          CASE(settings_that_make_no_sense_are_refused), CASE(memory_may_run_out),
          CASE(system_prompts_are_cleared_to_their_end), CASE(what_is_planted_is_found),
          CASE(traces_are_read), CASE(metrics_are_summed_and_subtracted))
