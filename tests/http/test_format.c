/* Answers as text: every chunk is JSON of the shape that OpenAI's clients read, whatever bytes the
 * tokens hold. */
#include <math.h>

#include "carrel/rng.h"
#include "engine/vocab_fixture.h"
#include "http/api.h"
#include "http/json_out.h"
#include "test.h"

static struct cr_vocab *vocab;

static struct api_answer answer(enum api_kind kind, bool logprobs, bool usage)
{
    return (struct api_answer){.kind = kind,
                               .id = "id-1",
                               .created_unix_s = 1700000000,
                               .model_name = "m\"1",
                               .vocab = vocab,
                               .logprobs = logprobs,
                               .include_usage = usage};
}

static json_t *load(const char *text)
{
    json_error_t error;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL)
        TEST_FAIL("%s: %s", error.text, text);
    return root;
}

/* The JSON of the only event in `buf`, which is cleared. */
static json_t *take_event(struct cr_buf *buf)
{
    CHECK_INT(buf->status, CR_OK);
    CHECK(buf->len > 8 && memcmp(buf->data, "data: ", 6) == 0);
    CHECK_STR(buf->data + buf->len - 2, "\n\n");
    CHECK(strchr(buf->data, '\n') == buf->data + buf->len - 2);
    json_t *root = load(buf->data + 6);
    cr_buf_clear(buf);
    return root;
}

static const json_t *at(const json_t *root, const char *path)
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

static void check_text(const json_t *root, const char *path, const char *want)
{
    const json_t *v = at(root, path);
    CHECK(json_is_string(v));
    CHECK_STR(json_string_value(v), want);
}

static void check_head(const json_t *root, const char *object)
{
    check_text(root, "id", "id-1");
    check_text(root, "object", object);
    check_text(root, "model", "m\"1");
    CHECK_INT(json_integer_value(at(root, "created")), 1700000000);
    CHECK(json_string_value(at(root, "system_fingerprint"))[0] == 'b');
}

static void test_chat_chunks(void)
{
    struct api_answer a = answer(API_CHAT, false, true);
    struct cr_buf buf;
    cr_buf_init(&buf, 1 << 16);

    api_format_role_chunk(&buf, &a, 2);
    json_t *root = take_event(&buf);
    check_head(root, "chat.completion.chunk");
    check_text(root, "choices.0.delta.role", "assistant");
    check_text(root, "choices.0.delta.content", "");
    CHECK_INT(json_integer_value(at(root, "choices.0.index")), 2);
    CHECK(json_is_null(at(root, "choices.0.finish_reason")));
    CHECK(json_is_null(at(root, "usage")));
    json_decref(root);

    struct api_piece piece = {.index = 1,
                              .text = "a\"\\\n\t\x01 d\u00e9j\u00e0 \xf0\x9f\x98\x80",
                              .len = strlen("a\"\\\n\t\x01 d\u00e9j\u00e0 \xf0\x9f\x98\x80")};
    api_format_text_chunk(&buf, &a, &piece);
    root = take_event(&buf);
    check_text(root, "choices.0.delta.content", piece.text);
    CHECK_INT(json_object_size(at(root, "choices.0.delta")), 1);
    CHECK(json_is_null(at(root, "choices.0.logprobs")));
    json_decref(root);

    api_format_finish_chunk(&buf, &a, 1, "length");
    root = take_event(&buf);
    CHECK_INT(json_object_size(at(root, "choices.0.delta")), 0);
    check_text(root, "choices.0.finish_reason", "length");
    json_decref(root);

    api_format_usage_chunk(&buf, &a, &(struct cr_usage){10, 4, 7});
    root = take_event(&buf);
    CHECK_INT(json_array_size(at(root, "choices")), 0);
    CHECK_INT(json_integer_value(at(root, "usage.prompt_tokens")), 10);
    CHECK_INT(json_integer_value(at(root, "usage.completion_tokens")), 7);
    CHECK_INT(json_integer_value(at(root, "usage.total_tokens")), 17);
    CHECK_INT(json_integer_value(at(root, "usage.prompt_tokens_details.cached_tokens")), 4);
    json_decref(root);

    api_format_done(&buf);
    CHECK_STR(buf.data, "data: [DONE]\n\n");
    cr_buf_clear(&buf);

    /* Without include_usage no chunk mentions it. */
    a.include_usage = false;
    api_format_finish_chunk(&buf, &a, 0, "stop");
    CHECK(strstr(buf.data, "usage") == NULL);
    cr_buf_release(&buf);
}

static void test_completion_chunks(void)
{
    struct api_answer a = answer(API_COMPLETION, false, false);
    struct cr_buf buf;
    cr_buf_init(&buf, 1 << 16);
    api_format_role_chunk(&buf, &a, 0);
    CHECK_INT(buf.len, 0);
    api_format_text_chunk(&buf, &a, &(struct api_piece){.text = "hi", .len = 2});
    json_t *root = take_event(&buf);
    check_head(root, "text_completion");
    check_text(root, "choices.0.text", "hi");
    json_decref(root);
    api_format_finish_chunk(&buf, &a, 0, "stop");
    root = take_event(&buf);
    check_text(root, "choices.0.text", "");
    check_text(root, "choices.0.finish_reason", "stop");
    json_decref(root);
    cr_buf_release(&buf);
}

/* Token b of the fixture is byte b: 0xc3 and 0xa9 are the halves of é. */
static const struct cr_sample samples[] = {
    {.token = 'A', .logprob = -0.25f, .n_top = 2, .top = {{'A', -0.25f}, {0xc3, -1.5f}}},
    {.token = 0xc3, .logprob = -INFINITY, .n_top = 0},
    {.token = 0xa9, .logprob = -0.5f, .n_top = 0},
};

static void test_chat_logprobs(void)
{
    struct api_answer a = answer(API_CHAT, true, false);
    struct cr_buf buf;
    cr_buf_init(&buf, 1 << 16);
    api_format_text_chunk(
        &buf, &a,
        &(struct api_piece){.text = "A\u00e9", .len = 3, .samples = samples, .n_samples = 3});
    json_t *root = take_event(&buf);
    check_text(root, "choices.0.logprobs.content.0.token", "A");
    CHECK(json_number_value(at(root, "choices.0.logprobs.content.0.logprob")) == -0.25);
    CHECK_INT(json_integer_value(at(root, "choices.0.logprobs.content.0.bytes.0")), 'A');
    CHECK_INT(json_array_size(at(root, "choices.0.logprobs.content.0.top_logprobs")), 2);
    check_text(root, "choices.0.logprobs.content.0.top_logprobs.1.token", "\xef\xbf\xbd");
    CHECK_INT(json_integer_value(at(root, "choices.0.logprobs.content.0.top_logprobs.1.bytes.0")),
              0xc3);
    CHECK(json_number_value(at(root, "choices.0.logprobs.content.1.logprob")) == -9999);
    CHECK_INT(json_array_size(at(root, "choices.0.logprobs.content.2.top_logprobs")), 0);
    json_decref(root);
    cr_buf_release(&buf);
}

static void test_completion_logprobs(void)
{
    struct api_answer a = answer(API_COMPLETION, true, false);
    struct cr_buf buf;
    cr_buf_init(&buf, 1 << 16);
    api_format_text_chunk(
        &buf, &a,
        &(struct api_piece){
            .text = "A\u00e9", .len = 3, .samples = samples, .n_samples = 3, .text_offset = 5});
    json_t *root = take_event(&buf);
    CHECK_INT(json_array_size(at(root, "choices.0.logprobs.tokens")), 3);
    check_text(root, "choices.0.logprobs.tokens.0", "A");
    CHECK(json_number_value(at(root, "choices.0.logprobs.token_logprobs.2")) == -0.5);
    CHECK(json_number_value(at(root, "choices.0.logprobs.top_logprobs.0.A")) == -0.25);
    CHECK_INT(json_integer_value(at(root, "choices.0.logprobs.text_offset.0")), 5);
    CHECK_INT(json_integer_value(at(root, "choices.0.logprobs.text_offset.1")), 6);
    CHECK_INT(json_integer_value(at(root, "choices.0.logprobs.text_offset.2")), 7);
    json_decref(root);
    CHECK_INT(api_count_chars(vocab, samples, 3), 2); /* "A" and one half that begins a character */
    cr_buf_release(&buf);
}

static void test_whole_answers(void)
{
    struct api_answer a = answer(API_CHAT, false, false);
    struct cr_usage usage = {3, 0, 2};
    struct cr_buf buf;
    cr_buf_init(&buf, 1 << 16);
    api_format_begin(&buf, &a);
    api_format_choice(&buf, &a, &(struct api_piece){.index = 0, .text = "x", .len = 1}, "stop");
    api_format_choice(&buf, &a, &(struct api_piece){.index = 1, .text = "", .len = 0}, "length");
    api_format_end(&buf, &usage);
    json_t *root = load(cr_buf_str(&buf));
    check_head(root, "chat.completion");
    CHECK_INT(json_array_size(at(root, "choices")), 2);
    check_text(root, "choices.0.message.role", "assistant");
    check_text(root, "choices.0.message.content", "x");
    check_text(root, "choices.1.message.content", "");
    check_text(root, "choices.1.finish_reason", "length");
    CHECK_INT(json_integer_value(at(root, "choices.1.index")), 1);
    CHECK_INT(json_integer_value(at(root, "usage.total_tokens")), 5);
    json_decref(root);

    cr_buf_clear(&buf);
    a = answer(API_COMPLETION, true, false);
    api_format_begin(&buf, &a);
    api_format_choice(&buf, &a, &(struct api_piece){.text = "x", .len = 1}, "stop");
    api_format_end(&buf, &usage);
    root = load(cr_buf_str(&buf));
    check_text(root, "choices.0.text", "x");
    CHECK_INT(json_array_size(at(root, "choices.0.logprobs.tokens")), 0);
    json_decref(root);
    cr_buf_release(&buf);
}

/* Any bytes make a string that a strict reader accepts, and valid UTF-8 comes back unchanged. */
static void test_strings(void)
{
    struct cr_rng rng;
    struct cr_buf buf;
    uint64_t seed = 5;
    cr_rng_seed(&rng, seed);
    cr_buf_init(&buf, 1 << 16);
    for (int round = 0; round < 20000; round++) {
        char text[64];
        size_t n = cr_rng_below(&rng, sizeof text);
        bool valid = true;
        for (size_t i = 0; i < n; i++)
            text[i] = (char)(1 + cr_rng_below(&rng, round % 2 ? 127 : 255));
        for (size_t i = 0, size; i < n && valid; i += size) {
            size = utf8_char_size(text + i, n - i);
            valid = size > 0;
        }
        cr_buf_clear(&buf);
        json_out_str(&buf, text, n);
        json_t *string = json_loadb(buf.data, buf.len, JSON_DECODE_ANY, NULL);
        CHECK(json_is_string(string));
        if (valid)
            CHECK(json_string_length(string) == n &&
                  memcmp(json_string_value(string), text, n) == 0);
        json_decref(string);
    }
    CHECK_INT(utf8_char_size("\xe0\x9f\xbf", 3), 0);     /* overlong */
    CHECK_INT(utf8_char_size("\xed\xa0\x80", 3), 0);     /* a surrogate */
    CHECK_INT(utf8_char_size("\xf4\x90\x80\x80", 4), 0); /* past U+10FFFF */
    CHECK_INT(utf8_char_size("\xf0\x90\x80\x80", 4), 4);
    CHECK_INT(utf8_char_size("\xe2\x82", 2), 0);
    cr_buf_release(&buf);
}

static void load_vocab(void)
{
    vocab = fix_load_bpe();
}

static void free_vocab(void)
{
    cr_vocab_destroy(vocab);
}

TEST_MAIN(CASE(load_vocab), CASE(test_chat_chunks), CASE(test_completion_chunks),
          CASE(test_chat_logprobs), CASE(test_completion_logprobs), CASE(test_whole_answers),
          CASE(test_strings), CASE(free_vocab))
