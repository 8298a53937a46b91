/* Looking into the cache over HTTP: who may, what they see, and that nothing waits for a listener.
 * The KV manager is a real one; requests of the fake worker don't touch it. */
#include <sys/stat.h>

#include "http/recent.h"
#include "http/server_int.h"
#include "http/tenant_book.h"
#include "server_fixture.h"

#define TOKEN "op_0123456789abcdef0123456789abcdef"
#define PAGE  16

static struct stage s;

static void set_up(void)
{
    stage_defaults(&s);
    s.config.operator_token = TOKEN;
    stage_open(&s);
}

/* GET with a bearer (NULL: without one). */
static struct answer get(const char *path, const char *bearer)
{
    char text[512];
    snprintf(text, sizeof text, "GET %s HTTP/1.1\r\nHost: x\r\n%s%s%s\r\n", path,
             bearer != NULL ? "Authorization: Bearer " : "", bearer != NULL ? bearer : "",
             bearer != NULL ? "\r\n" : "");
    return ask_raw(&s, text);
}

static json_t *get_json(const char *path, const char *bearer)
{
    struct answer a = get(path, bearer);
    if (a.status != 200)
        TEST_FAIL("%s: %d %s", path, a.status, a.body);
    json_t *root = load(a.body);
    answer_release(&a);
    return root;
}

static json_t *explain(const char *body, int status)
{
    struct client c = client_open(s.port);
    CHECK(client_post(&c, "/operator/cache/explain", TOKEN, body));
    struct answer a = client_read(&c, false);
    if (a.status != status)
        TEST_FAIL("%s: %d %s", body, a.status, a.body);
    json_t *root = load(a.body);
    answer_release(&a);
    client_close(&c);
    return root;
}

/* --- filling the cache -------------------------------------------------------------------- */

struct text {
    uint32_t tenant, n;
    int32_t tokens[256];
};

static void cache_text(void *user, struct cr_kv *kv)
{
    const struct text *t = user;
    struct cr_kv_seq *seq;
    CHECK_INT(cr_kv_open(kv, (struct cr_tenant_id){t->tenant}, t->tokens, t->n, &seq), CR_OK);
    uint32_t n = cr_kv_seq_len(seq);
    CHECK_INT(cr_kv_reserve(kv, seq, t->n - n), CR_OK);
    CHECK_INT(cr_kv_commit(kv, seq, t->tokens + n, t->n - n), CR_OK);
    cr_kv_close(kv, seq);
}

static void declare(void *user, struct cr_kv *kv)
{
    const struct text *t = user;
    CHECK_INT(cr_kv_declare(kv, 9, t->tokens, t->n), CR_OK);
}

/* `n` tokens that a prompt of as many letters "x" becomes, or others. */
static struct text make_text(uint32_t tenant, uint32_t n, int32_t first)
{
    struct text t = {.tenant = tenant, .n = n};
    for (uint32_t i = 0; i < n; i++)
        t.tokens[i] = first + (int32_t)i;
    return t;
}

static void cache(uint32_t tenant, uint32_t n, int32_t first)
{
    struct text t = make_text(tenant, n, first);
    CHECK_INT(cr_worker_call(s.worker, cache_text, &t), CR_OK);
}

/* --- who may ------------------------------------------------------------------------------ */

static const char *const operator_paths[] = {"/operator/cache",
                                             "/operator/cache/tree",
                                             "/operator/cache/tenants/acme",
                                             "/operator/cache/requests/x",
                                             "/operator/cache/alarms",
                                             "/operator/events"};
#define N_PATHS (sizeof operator_paths / sizeof operator_paths[0])

static void only_the_operator_sees_the_operators_view(void)
{
    char text[512];
    set_up();
    for (size_t i = 0; i < N_PATHS; i++) {
        struct answer a = get(operator_paths[i], NULL);
        check_error(&a, 401, "authentication_error", "invalid_api_key");
        a = get(operator_paths[i], "wrong");
        check_error(&a, 401, "authentication_error", NULL);
        a = get(operator_paths[i], TOKEN "0");
        check_error(&a, 401, "authentication_error", NULL);
        a = get(operator_paths[i], s.key);
        check_error(&a, 403, "permission_error", "operator_only");
        a = get(operator_paths[i], "ck_of_nobody");
        check_error(&a, 403, "permission_error", "operator_only");
        snprintf(text, sizeof text, "GET %s HTTP/1.1\r\nHost: x\r\nX-Api-Key: %s\r\n\r\n",
                 operator_paths[i], TOKEN);
        a = ask_raw(&s, text); /* the token is a bearer, nothing else */
        check_error(&a, 403, "permission_error", NULL);
    }
    struct client c = client_open(s.port);
    CHECK(client_post(&c, "/operator/cache/explain", s.key,
                      "{\"tenant\":\"acme\",\"prompt\":\"x\"}"));
    struct answer a = client_read(&c, false);
    check_error(&a, 403, "permission_error", "operator_only");
    client_close(&c);
    a = get("/v1/cache", TOKEN); /* and it is no tenant's key */
    check_error(&a, 401, "authentication_error", NULL);
    a = get("/v1/cache", NULL);
    check_error(&a, 401, "authentication_error", NULL);
    stage_close(&s);
}

static void without_a_token_there_is_no_operators_view(void)
{
    stage_defaults(&s);
    stage_open(&s);
    for (size_t i = 0; i < N_PATHS; i++) {
        struct answer a = get(operator_paths[i], TOKEN);
        check_error(&a, 403, "permission_error", "operator_disabled");
        a = get(operator_paths[i], "");
        check_error(&a, 403, "permission_error", "operator_disabled");
    }
    stage_close(&s);
}

/* --- what they see ------------------------------------------------------------------------ */

static void a_tenant_sees_its_own(void)
{
    set_up();
    cache(1, 3 * PAGE, 100);
    cache(2, 5 * PAGE, 100); /* the same and more, of another tenant */
    CHECK_INT(cr_store_tenant_limit(s.store, "acme",
                                    &(struct cr_tenant_limits){CR_LIMIT_DEFAULT, 64, 60}, NULL),
              CR_OK);
    struct answer a = ask(&s, "/v1/completions", "{\"prompt\":\"hello world\",\"max_tokens\":2}");
    CHECK_INT(a.status, 200);
    answer_release(&a);
    fake_wait_idle(s.worker);
    json_t *root = get_json("/v1/cache", s.key);
    CHECK_STR(text_at(root, "tenant"), "acme");
    CHECK_INT(int_at(root, "cached.pages"), 3);
    CHECK_INT(int_at(root, "cached.tokens"), 3 * PAGE);
    CHECK(json_is_null(at(root, "limits.floor_tokens")));
    CHECK_INT(int_at(root, "limits.cap_tokens"), 64);
    CHECK_INT(int_at(root, "limits.ttl_s"), 60);
    CHECK_INT(int_at(root, "requests.count"), 1);
    CHECK(int_at(root, "requests.cached_tokens") == int_at(root, "requests.prompt_tokens") / 2);
    CHECK_INT(int_at(root, "public.tokens"), 0);
    json_decref(root);
    root = get_json("/v1/cache", s.other_key);
    CHECK_INT(int_at(root, "cached.pages"), 5);
    CHECK_INT(int_at(root, "requests.count"), 0);
    json_decref(root);
    stage_close(&s);
}

static void the_operator_sees_all(void)
{
    set_up();
    struct text t = make_text(0, PAGE, 100);
    CHECK_INT(cr_worker_call(s.worker, declare, &t), CR_OK);
    cache(1, 3 * PAGE, 100);
    cache(2, 6 * PAGE, 500);

    json_t *root = get_json("/operator/cache", TOKEN);
    CHECK_STR(text_at(root, "mode"), "declared");
    CHECK_INT(int_at(root, "pages.total"), FAKE_PAGES);
    CHECK_INT(int_at(root, "pages.shared"), 1);
    CHECK_INT(int_at(root, "pages.cached"), 9);
    CHECK_INT(int_at(root, "published_pages"), 1);
    CHECK_INT(int_at(root, "tenants_total"), 2);
    CHECK_STR(text_at(root, "tenants.0.tenant"), "zeta"); /* the one with the most pages first */
    CHECK_INT(int_at(root, "tenants.0.pages"), 6);
    CHECK_INT(int_at(root, "tenants.1.pages"), 2);
    json_decref(root);
    root = get_json("/operator/cache?limit=1", TOKEN);
    CHECK_INT(json_array_size(at(root, "tenants")), 1);
    CHECK_INT(int_at(root, "tenants_total"), 2);
    json_decref(root);

    root = get_json("/operator/cache/tree", TOKEN);
    CHECK_INT(int_at(root, "runs_total"), 3);
    CHECK_INT(json_array_size(at(root, "runs")), 3);
    for (size_t i = 0; i < 3; i++) {
        const json_t *run = json_array_get(at(root, "runs"), i);
        bool is_shared = json_is_true(at(run, "is_shared"));
        CHECK_INT(strlen(text_at(run, "id")), 12);
        CHECK_INT(int_at(run, "contributors"), is_shared);
        if (is_shared)
            CHECK_STR(text_at(run, "marks.0"), "declared");
        else
            CHECK_INT(int_at(run, "pages"), strcmp(text_at(run, "owner"), "acme") == 0 ? 2 : 6);
    }
    json_decref(root);
    root = get_json("/operator/cache/tree?depth=1&limit=2", TOKEN);
    CHECK_INT(json_array_size(at(root, "runs")), 2);
    CHECK_INT(int_at(root, "runs.1.level"), 0);
    json_decref(root);

    root = get_json("/operator/cache/tenants/acme", TOKEN);
    CHECK_INT(int_at(root, "pages"), 2);
    CHECK_INT(int_at(root, "recent.requests"), 0);
    json_decref(root);
    struct answer a = get("/operator/cache/tenants/nobody", TOKEN);
    check_error(&a, 404, "invalid_request_error", "unknown_tenant");
    static const char *const wrong[] = {"depth=0", "limit=x", "limit=10001", "depth=1x", "limit="};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char path[64];
        snprintf(path, sizeof path, "/operator/cache/tree?%s", wrong[i]);
        a = get(path, TOKEN);
        check_error(&a, 400, "invalid_request_error", "invalid_value");
    }
    stage_close(&s);
}

static void a_request_is_explained_by_its_id(void)
{
    set_up();
    struct answer a =
        ask(&s, "/v1/completions", "{\"prompt\":\"hello world\",\"max_tokens\":2,\"n\":2}");
    CHECK_INT(a.status, 200);
    json_t *root = load(a.body);
    char path[128];
    snprintf(path, sizeof path, "/operator/cache/requests/%s", text_at(root, "id"));
    json_decref(root);
    answer_release(&a);
    root = get_json(path, TOKEN);
    CHECK_INT(json_array_size(at(root, "choices")), 2);
    CHECK_STR(text_at(root, "choices.0.tenant"), "acme");
    CHECK_STR(text_at(root, "choices.0.reason"), "new");
    CHECK_INT(int_at(root, "choices.0.own_tokens"), 2);
    CHECK_INT(int_at(root, "choices.1.shared_tokens"), 1);
    json_decref(root);
    a = get("/operator/cache/requests/cmpl-none", TOKEN);
    check_error(&a, 404, "invalid_request_error", "unknown_request");
    root = get_json("/operator/cache/tenants/acme", TOKEN);
    CHECK_INT(int_at(root, "recent.ended_by.new"), 2);
    json_decref(root);
    stage_close(&s);
}

static void a_prompt_is_explained(void)
{
    set_up();
    /* The prompt as tokens: ids below the fixture's vocabulary. */
    struct cr_buf body;
    struct text t = make_text(1, 4 * PAGE, 0);
    CHECK_INT(cr_worker_call(s.worker, cache_text, &t), CR_OK);
    cr_buf_init(&body, 4096);
    cr_buf_append_str(&body, "{\"tenant\":\"acme\",\"prompt\":[");
    for (uint32_t i = 0; i < t.n; i++)
        cr_buf_printf(&body, "%s%d", i > 0 ? "," : "", t.tokens[i]);
    cr_buf_append_str(&body, "]}");
    json_t *root = explain(cr_buf_str(&body), 200);
    CHECK_INT(int_at(root, "prompt_tokens"), 4 * PAGE);
    CHECK_INT(int_at(root, "pages"), 3);
    CHECK_INT(int_at(root, "own_tokens"), 3 * PAGE);
    CHECK_STR(text_at(root, "reason"), "whole");
    CHECK_STR(text_at(root, "holders.0.tenant"), "acme");
    CHECK_INT(int_at(root, "holders.0.pages"), 3);
    json_decref(root);
    memcpy(strstr(body.data, "acme"), "zeta", 4);
    root = explain(cr_buf_str(&body), 200);
    CHECK_INT(int_at(root, "own_tokens"), 0);
    CHECK_STR(text_at(root, "reason"), "new");
    CHECK_STR(text_at(root, "holders.0.tenant"), "acme"); /* who may use it */
    CHECK_INT(json_array_size(at(root, "runs")), 0);
    json_decref(root);
    cr_buf_release(&body);

    root = explain("{\"tenant\":\"acme\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
                   200);
    CHECK(int_at(root, "prompt_tokens") > 2);
    json_decref(root);
    json_decref(explain("{\"tenant\":\"nobody\",\"prompt\":\"x\"}", 404));
    json_decref(explain("{\"prompt\":\"x\"}", 400));
    json_decref(explain("{\"tenant\":7,\"prompt\":\"x\"}", 400));
    json_decref(explain("{\"tenant\":\"acme\"}", 400));
    json_decref(explain("{\"tenant\":\"acme\",\"prompt\":\"\"}", 400));
    json_decref(explain("nonsense", 400));
    stage_close(&s);
}

/* --- bounds and lives --------------------------------------------------------------------- */

static void a_full_inbox_is_429(void)
{
    set_up();
    fake_set_order_status(s.worker, CR_EFULL);
    struct answer a = get("/operator/cache/tree", TOKEN);
    CHECK(answer_header(&a, "Retry-After") != NULL);
    check_error(&a, 429, "rate_limit_error", NULL);
    fake_set_order_status(s.worker, CR_ESHUTDOWN);
    a = get("/operator/cache", TOKEN);
    check_error(&a, 503, "unavailable_error", NULL);
    fake_set_order_status(s.worker, CR_OK);
    json_decref(get_json("/operator/cache", TOKEN));
    stage_close(&s);
}

/* The engine thread looks after the client has left, and nobody is told. */
static void a_client_may_leave_before_its_answer(void)
{
    set_up();
    fake_hold_calls(s.worker);
    struct client c = client_open(s.port);
    CHECK(client_send_text(&c, "GET /operator/cache/tree HTTP/1.1\r\nHost: x\r\n"
                               "Authorization: Bearer " TOKEN "\r\n\r\n"));
    for (;;) { /* until it was asked */
        pthread_mutex_lock(&s.worker->mutex);
        bool is_asked = s.worker->n_held > 0;
        pthread_mutex_unlock(&s.worker->mutex);
        if (is_asked)
            break;
        usleep(1000);
    }
    client_close(&c);
    for (struct answer a;; answer_release(&a)) { /* until that was noticed */
        a = get("/metrics", NULL);
        if (strstr(a.body, "\ncarrel_http_connections 1\n") != NULL) {
            answer_release(&a);
            break;
        }
        usleep(1000);
    }
    fake_let_calls(s.worker);
    json_decref(get_json("/operator/cache", TOKEN));
    stage_close(&s);
}

/* --- events ------------------------------------------------------------------------------- */

static void put(uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        cr_feed_put(s.worker->feed, &(struct cr_kv_event){.kind = CR_KV_EVENT_EVICTED,
                                                          .why = CR_KV_WHY_CAP,
                                                          .tenant = {1},
                                                          .n_pages = i + 1,
                                                          .run = 0xabc});
}

#define MANY 20000u

static void listeners_hear_events(void)
{
    char last[32];
    uint32_t n_dropped = 0;
    snprintf(last, sizeof last, "\"pages\":%u,", MANY);
    set_up();
    struct client c = client_open(s.port);
    CHECK(client_send_text(&c, "GET /operator/events HTTP/1.1\r\nHost: x\r\n"
                               "Authorization: Bearer " TOKEN "\r\n\r\n"));
    client_wait(&c, "text/event-stream");
    put(2);
    client_wait(&c, "\"pages\":2");
    CHECK(strstr(c.in.data, "data: {\"time\":\"") != NULL);
    CHECK(strstr(c.in.data, "\"event\":\"evicted\",\"tenant\":\"acme\",\"pages\":1,\"depth\":0,"
                            "\"run\":\"000000000abc\",\"reason\":\"cap\"}") != NULL);
    cr_buf_clear(&c.in);
    put(MANY); /* faster than anybody listens */
    client_wait(&c, last);
    uint32_t n = 0;
    for (const char *p = c.in.data; (p = strstr(p, "\"event\":\"")) != NULL; p++) {
        const char *dropped = "\"event\":\"dropped\",\"count\":";
        bool is_dropped = strncmp(p, dropped, strlen(dropped)) == 0;
        n += is_dropped ? (uint32_t)strtoul(p + strlen(dropped), NULL, 10) : 1;
        n_dropped += is_dropped;
    }
    CHECK_INT(n, MANY); /* heard, or told how many not */
    CHECK(n_dropped > 0);
    client_close(&c);
    stage_close(&s);
}

static void listeners_are_bounded_and_end_with_the_server(void)
{
    struct client c[17];
    int n_refused = 0;
    set_up();
    for (int i = 0; i < 17; i++) { /* two loops of eight */
        c[i] = client_open(s.port);
        CHECK(client_send_text(&c[i], "GET /operator/events HTTP/1.1\r\nHost: x\r\n"
                                      "Authorization: Bearer " TOKEN "\r\n\r\n"));
        client_wait(&c[i], "\r\n\r\n");
        n_refused += strstr(c[i].in.data, "HTTP/1.1 429") != NULL;
    }
    CHECK(n_refused >= 1);
    for (int i = 0; i < 8; i++)
        client_close(&c[i]);
    stage_close(&s);
    for (int i = 8; i < 17; i++) {
        while (client_more(&c[i]))
            continue;
        client_close(&c[i]);
    }
}

static char *read_file(const char *path)
{
    static char text[65536];
    FILE *f = fopen(path, "re");
    CHECK(f != NULL);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

static void wait_in_file(const char *path, const char *what)
{
    for (int i = 0; i < 6000 && strstr(read_file(path), what) == NULL; i++)
        usleep(10000);
    CHECK(strstr(read_file(path), what) != NULL);
}

static void events_go_to_a_file(void)
{
    struct dir dir = dir_make();
    struct cr_error err = {0};
    struct stat st;
    char path[256], old[300];
    snprintf(path, sizeof path, "%s/events", dir.path);
    snprintf(old, sizeof old, "%s.1", path);
    stage_defaults(&s);
    s.config.events = path;
    stage_open(&s);
    put(1);
    wait_in_file(path, "\"pages\":1,");
    CHECK_INT(stat(path, &st), 0);
    CHECK_INT(st.st_mode & 0777, 0600);
    CHECK_INT(rename(path, old), 0);
    CHECK_INT(cr_server_reload(s.server, NULL, &err), CR_OK);
    for (int i = 0; i < 6000 && stat(path, &st) != 0; i++)
        usleep(10000);
    put(5);
    wait_in_file(path, "\"pages\":5,");
    CHECK(strstr(read_file(old), "\"pages\":5,") == NULL);
    put(7); /* what came last is written before the end */
    cr_server_stop(s.server, 0);
    char *text = read_file(path);
    CHECK(strstr(text, "\"pages\":7,") != NULL);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        json_decref(load(line));
    stage_close(&s);

    stage_defaults(&s);
    snprintf(path, sizeof path, "%s/no/such/folder", dir.path);
    s.config.events = path;
    s.dir = dir_make();
    s.store = open_store(&s.dir);
    CHECK_INT(cr_server_create(&s.config, s.store, &s.server, &err), CR_EIO);
    CHECK(strstr(err.text, "events") != NULL);
    cr_store_close(s.store);
    dir_remove(&s.dir);
    dir_remove(&dir);
}

/* --- the parts ---------------------------------------------------------------------------- */

static void count_one(void *user, const struct recent_request *request)
{
    *(struct recent_request *)user = *request;
}

static void the_last_requests_are_remembered(void)
{
    static struct recent recent;
    struct recent_request r = {.tenant = {1}}, seen;
    recent_init(&recent);
    for (uint32_t i = 0; i < RECENT_MAX + 5; i++) {
        snprintf(r.id, sizeof r.id, "id-%u", i);
        r.n_prompt = i;
        r.tenant.v = 1 + i % 2;
        recent_add(&recent, &r);
    }
    CHECK_INT(recent_each(&recent, "id-4", (struct cr_tenant_id){0}, count_one, &seen), 0);
    CHECK_INT(recent_each(&recent, "id-5", (struct cr_tenant_id){0}, count_one, &seen), 1);
    CHECK_INT(seen.n_prompt, 5);
    CHECK_INT(recent_each(&recent, NULL, (struct cr_tenant_id){2}, count_one, &seen),
              RECENT_MAX / 2);
    recent_release(&recent);
}

static void the_book_keeps_every_tenant_apart(void)
{
    struct tenant_book book;
    struct tenant_entry entry;
    struct cr_event event = {.usage = {.n_prompt = 10, .n_cached = 3},
                             .match = {.n_own = 4, .n_shared = 1}};
    struct dir dir = dir_make();
    struct cr_store *store = open_store(&dir);
    CHECK_INT(cr_store_tenant_add(store, "acme", NULL), CR_OK);
    tenant_book_init(&book, store);
    for (uint32_t id = 1; id <= 3000; id++) {
        struct cr_principal p = {.tenant = {id}};
        snprintf(p.tenant_name, sizeof p.tenant_name, "t%u", id);
        for (uint32_t k = 0; id > 1 && k < id % 3; k++)
            tenant_book_count(&book, &p, &event);
    }
    for (uint32_t id = 2; id <= 3000; id++) {
        char name[16];
        snprintf(name, sizeof name, id % 3 == 0 ? "#%u" : "t%u", id); /* not counted: not known */
        tenant_book_get(&book, (struct cr_tenant_id){id}, &entry);
        CHECK_INT(entry.counts.requests, id % 3);
        CHECK_INT(entry.counts.own_tokens, 4 * (id % 3));
        CHECK_INT(entry.counts.told_tokens, 3 * (id % 3));
        CHECK_STR(entry.name, name);
    }
    tenant_book_get(&book, (struct cr_tenant_id){1}, &entry);
    CHECK_STR(entry.name, "acme"); /* from the store */
    tenant_book_get(&book, (struct cr_tenant_id){0}, &entry);
    CHECK_STR(entry.name, "shared");
    tenant_book_release(&book);
    cr_store_close(store);
    dir_remove(&dir);
}

static void the_operator_sees_alarms(void)
{
    struct cr_alarm alarm = {.rule = CR_MONITOR_BURST,
                             .mode = CR_KV_SELECTIVE,
                             .text = 0xabc,
                             .tenant = {2},
                             .n_tokens = 64,
                             .n_demoted = 3,
                             .n_hits = 8,
                             .n_users = 2,
                             .n_contributors = 1,
                             .users = {2, 1}};
    set_up();
    json_t *root = get_json("/operator/cache/alarms", TOKEN);
    CHECK_INT(json_array_size(at(root, "alarms")), 0);
    json_decref(root);
    for (uint32_t i = 0; i < ALARMS_MAX + 1; i++) {
        alarm.n_tokens = 64 + i;
        alarm_board_add(&s.server->alarms, &alarm);
    }
    root = get_json("/operator/cache/alarms", TOKEN);
    CHECK_INT(json_array_size(at(root, "alarms")), ALARMS_MAX);
    const json_t *first = json_array_get(at(root, "alarms"), 0);
    CHECK_INT(json_integer_value(at(first, "tokens")), 64 + ALARMS_MAX); /* the latest */
    CHECK_STR(json_string_value(at(first, "rule")), "burst");
    CHECK_STR(json_string_value(at(first, "mode")), "selective");
    CHECK_STR(json_string_value(at(first, "text")), "0000000000000abc");
    CHECK_STR(json_string_value(at(first, "tenant")), "zeta");
    CHECK_STR(json_string_value(json_array_get(at(first, "tenants"), 1)), "acme");
    CHECK_INT(json_array_size(at(first, "tenants")), 2);
    CHECK_INT(json_integer_value(at(first, "hits")), 8);
    CHECK_INT(json_integer_value(at(first, "demoted_pages")), 3);
    json_decref(root);
    stage_close(&s);
}

TEST_MAIN(CASE(the_operator_sees_alarms), CASE(only_the_operator_sees_the_operators_view),
          CASE(without_a_token_there_is_no_operators_view), CASE(a_tenant_sees_its_own),
          CASE(the_operator_sees_all), CASE(a_request_is_explained_by_its_id),
          CASE(a_prompt_is_explained), CASE(a_full_inbox_is_429),
          CASE(a_client_may_leave_before_its_answer), CASE(listeners_hear_events),
          CASE(listeners_are_bounded_and_end_with_the_server), CASE(events_go_to_a_file),
          CASE(the_last_requests_are_remembered), CASE(the_book_keeps_every_tenant_apart))
