/* A server with a fake worker, a real (small) vocabulary and a real store, for one test case. */
#ifndef CARREL_TESTS_HTTP_SERVER_FIXTURE_H
#define CARREL_TESTS_HTTP_SERVER_FIXTURE_H

#include <jansson.h>

#include "carrel/server.h"
#include "client.h"
#include "engine/vocab_fixture.h"
#include "fake_worker.h"
#include "test_store_dir.h"

#define MAX_CONTEXT 256

struct stage {
    struct dir dir;
    struct cr_store *store;
    struct cr_vocab *vocab;
    struct cr_hparams hparams;
    struct cr_worker *worker;
    struct cr_server *server;
    struct cr_server_config config;
    uint16_t port;
    uint32_t max_context;
    char key[CR_KEY_MAX], other_key[CR_KEY_MAX];
};

static inline void stage_defaults(struct stage *s)
{
    memset(s, 0, sizeof *s);
    cr_server_config_defaults(&s->config);
    s->config.model_name = "tiny";
    s->max_context = MAX_CONTEXT;
}

static inline void stage_start(struct stage *s)
{
    struct cr_error err = {0};
    s->dir = dir_make();
    s->store = open_store(&s->dir);
    CHECK_INT(cr_store_tenant_add(s->store, "acme", &err), CR_OK);
    CHECK_INT(cr_store_tenant_add(s->store, "zeta", &err), CR_OK);
    CHECK_INT(cr_store_key_create(s->store, "acme", s->key, &err), CR_OK);
    CHECK_INT(cr_store_key_create(s->store, "zeta", s->other_key, &err), CR_OK);
    s->vocab = fix_load_bpe();
    s->hparams = (struct cr_hparams){.n_vocab = cr_vocab_size(s->vocab),
                                     .n_ctx_train = 512,
                                     .n_params = 12345,
                                     .name = "fixture"};
    s->worker = fake_worker_create();
    if (cr_server_create(&s->config, s->store, &s->server, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
    CHECK_INT(cr_server_start(s->server, &err), CR_OK);
    s->port = cr_server_port(s->server);
    CHECK(s->port != 0);
}

static inline void stage_attach(struct stage *s)
{
    cr_server_attach(s->server, &(struct cr_server_model){.worker = s->worker,
                                                          .vocab = s->vocab,
                                                          .proof = {.age_s = INT64_MAX},
                                                          .hparams = &s->hparams,
                                                          .max_context = s->max_context});
}

static inline void stage_open(struct stage *s)
{
    stage_start(s);
    stage_attach(s);
}

static inline void stage_close(struct stage *s)
{
    cr_server_destroy(s->server);
    fake_worker_destroy(s->worker);
    cr_vocab_destroy(s->vocab);
    cr_store_close(s->store);
    dir_remove(&s->dir);
}

/* --- asking ------------------------------------------------------------------------------- */

/* One request on a connection of its own; text of the whole request. */
static inline struct answer ask_raw(struct stage *s, const char *text)
{
    struct client c = client_open(s->port);
    CHECK(client_send_text(&c, text));
    struct answer a = client_read(&c, strncmp(text, "HEAD", 4) == 0);
    client_close(&c);
    return a;
}

static inline struct answer ask(struct stage *s, const char *path, const char *json)
{
    struct client c = client_open(s->port);
    CHECK(client_post(&c, path, s->key, json));
    struct answer a = client_read(&c, false);
    client_close(&c);
    return a;
}

static inline int ask_status(struct stage *s, const char *text)
{
    struct answer a = ask_raw(s, text);
    int status = a.status;
    answer_release(&a);
    return status;
}

static inline json_t *load(const char *text)
{
    json_error_t error;
    json_t *root = json_loads(text, 0, &error);
    if (root == NULL)
        TEST_FAIL("%s: %s", error.text, text);
    return root;
}

static inline const json_t *at(const json_t *root, const char *path)
{
    char copy[128], *save = NULL;
    snprintf(copy, sizeof copy, "%s", path);
    for (char *key = strtok_r(copy, ".", &save); key != NULL; key = strtok_r(NULL, ".", &save)) {
        root = json_is_array(root) ? json_array_get(root, (size_t)atoi(key))
                                   : json_object_get(root, key);
        if (root == NULL)
            TEST_FAIL("there is no %s (of %s)", key, path);
    }
    return root;
}

static inline const char *text_at(const json_t *root, const char *path)
{
    const char *text = json_string_value(at(root, path));
    CHECK(text != NULL);
    return text;
}

static inline long long int_at(const json_t *root, const char *path)
{
    CHECK(json_is_integer(at(root, path)));
    return json_integer_value(at(root, path));
}

/* Demands an error of the API's shape, and releases the answer. */
static inline void check_error(struct answer *a, int status, const char *type, const char *code)
{
    if (a->status != status)
        TEST_FAIL("status is %d, not %d: %s", a->status, status, a->body);
    json_t *root = load(a->body);
    CHECK_STR(text_at(root, "error.type"), type);
    CHECK(strlen(text_at(root, "error.message")) > 5);
    if (code != NULL)
        CHECK_STR(text_at(root, "error.code"), code);
    json_decref(root);
    answer_release(a);
}

/* The n-th event of a stream's body: what stands behind "data: ". False when there is none. */
static inline bool event_at(const char *body, int n, char *ret_event, size_t size)
{
    for (;; n--) {
        const char *end = strstr(body, "\n\n");
        if (end == NULL)
            return false;
        if (n == 0) {
            CHECK(strncmp(body, "data: ", 6) == 0);
            snprintf(ret_event, size, "%.*s", (int)(end - body - 6), body + 6);
            return true;
        }
        body = end + 2;
    }
}

#endif
