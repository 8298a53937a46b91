/* Small GGUF vocabularies, written by the tests that use them: a byte-level BPE and an SPM one,
 * and a writer to make wrong ones with. Included by one .c file per program. */
#ifndef CARREL_TESTS_ENGINE_VOCAB_FIXTURE_H
#define CARREL_TESTS_ENGINE_VOCAB_FIXTURE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/vocab.h"
#include "test.h"

enum {
    KIND_NORMAL = 1,
    KIND_UNKNOWN = 2,
    KIND_CONTROL = 3,
    KIND_USER = 4,
    KIND_BYTE = 6,
};

#define FIX_MAX_TOKENS 16384

struct fix_token {
    char text[64];
    int kind;
    float score;
};

struct fixture {
    const char *model; /* "llama" or "gpt2"; NULL: no such key */
    const char *pre;
    const char *template;
    struct fix_token tokens[FIX_MAX_TOKENS];
    uint32_t n_tokens;
    char merges[4096][64];
    uint32_t n_merges;
    int bos, eos, unk; /* -1: no key */
    bool add_bos, no_space_prefix;
};

/* An image that grows, in the heap. */
struct fix_image {
    uint8_t *data;
    size_t len, cap;
};

static inline void fix_put(struct fix_image *image, const void *data, size_t len)
{
    if (image->len + len > image->cap) {
        image->cap = 2 * (image->len + len);
        image->data = realloc(image->data, image->cap);
        CHECK(image->data != NULL);
    }
    memcpy(image->data + image->len, data, len);
    image->len += len;
}

static inline void fix_put_u32(struct fix_image *image, uint32_t value)
{
    fix_put(image, &value, 4);
}

static inline void fix_put_u64(struct fix_image *image, uint64_t value)
{
    fix_put(image, &value, 8);
}

static inline void fix_put_str(struct fix_image *image, const char *str)
{
    fix_put_u64(image, strlen(str));
    fix_put(image, str, strlen(str));
}

/* key, type; arrays: 9, type, count */
static inline void fix_put_key(struct fix_image *image, const char *key, uint32_t type)
{
    fix_put_str(image, key);
    fix_put_u32(image, type);
}

static inline void fix_put_array(struct fix_image *image, const char *key, uint32_t type,
                                 uint32_t n)
{
    fix_put_key(image, key, 9);
    fix_put_u32(image, type);
    fix_put_u64(image, n);
}

static inline uint32_t fix_add(struct fixture *f, const char *text, int kind, float score)
{
    CHECK(f->n_tokens < FIX_MAX_TOKENS && strlen(text) < 64);
    struct fix_token *token = &f->tokens[f->n_tokens];
    strcpy(token->text, text);
    token->kind = kind;
    token->score = score;
    return f->n_tokens++;
}

static inline bool fix_has(const struct fixture *f, const char *text)
{
    for (uint32_t i = 0; i < f->n_tokens; i++)
        if (strcmp(f->tokens[i].text, text) == 0)
            return true;
    return false;
}

/* GPT-2's printable name of a byte, as UTF-8. */
static inline const char *fix_byte_name(uint8_t byte, char name[4])
{
    uint32_t cp = byte, hidden = 0;
    const bool shown = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    if (!shown) {
        for (uint32_t b = 0; b < byte; b++)
            hidden += !((b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174);
        cp = 256 + hidden;
    }
    if (cp < 128) {
        name[0] = (char)cp;
        name[1] = '\0';
    } else {
        name[0] = (char)(0xc0 | cp >> 6);
        name[1] = (char)(0x80 | (cp & 0x3f));
        name[2] = '\0';
    }
    return name;
}

/* Adds a word to a BPE vocabulary, with merges from the left. */
static inline void fix_add_word(struct fixture *f, const char *word)
{
    char left[64] = "", name[4];

    for (const char *c = word; *c != '\0'; c++) {
        char longer[72];
        fix_byte_name((uint8_t)*c, name);
        snprintf(longer, sizeof longer, "%s%s", left, name);
        if (c != word && !fix_has(f, longer)) {
            CHECK(f->n_merges < 4096);
            CHECK(snprintf(f->merges[f->n_merges++], 64, "%s %s", left, name) < 64);
            fix_add(f, longer, KIND_NORMAL, 0);
        }
        strcpy(left, longer);
    }
}

#define FIX_CHATML                                                                                 \
    "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>'"    \
    " + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{'<|im_start|>assistant\\n'}}{% endif "  \
    "%}"

/* Byte-level BPE: 256 bytes, some words, ChatML's tokens. Free it. */
static inline struct fixture *fix_bpe(void)
{
    /* Earlier merges win, so words with a space come first. */
    static const char *const words[] = {" the",  " of",   " hello", " world",    " im",   "the",
                                        "hello", "world", "user",   "system",    "start", "end",
                                        "true",  "false", "null",   "assistant", "12",    "\n\n"};
    struct fixture *f = calloc(1, sizeof *f);
    char name[4];

    CHECK(f != NULL);
    f->model = "gpt2";
    f->pre = "qwen2";
    f->template = FIX_CHATML;
    for (int b = 0; b < 256; b++)
        fix_add(f, fix_byte_name((uint8_t)b, name), KIND_NORMAL, 0);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        fix_add_word(f, words[i]);
    f->bos = (int)fix_add(f, "<|endoftext|>", KIND_CONTROL, 0);
    fix_add(f, "<|im_start|>", KIND_CONTROL, 0);
    f->eos = (int)fix_add(f, "<|im_end|>", KIND_CONTROL, 0);
    fix_add(f, "<tool_call>", KIND_USER, 0);
    f->unk = -1;
    return f;
}

#define FIX_LLAMA2                                                                                 \
    "{% if system %}<<SYS>>{% endif %}{% for m in messages %}[INST] {{ m['content'] }} [/INST]"    \
    "{{ eos_token }}{% endfor %}"

/* SPM: bytes, letters, some words, and pieces from which merges could make "</s>". Free it. */
static inline struct fixture *fix_spm(void)
{
    static const char *const words[] = {"\xe2\x96\x81",
                                        "he",
                                        "ll",
                                        "hell",
                                        "hello",
                                        "\xe2\x96\x81hello",
                                        "wo",
                                        "wor",
                                        "ld",
                                        "world",
                                        "\xe2\x96\x81world",
                                        "\xe2\x96\x81t",
                                        "\xe2\x96\x81the",
                                        "th",
                                        "</",
                                        "s>",
                                        "</s",
                                        "\xc3\xa9",
                                        "\xe2\x96\x81\xe2\x96\x81",
                                        "IN",
                                        "INST",
                                        "INST]",
                                        "[INST]",
                                        "\xe6\xbc\xa2"};
    struct fixture *f = calloc(1, sizeof *f);
    char name[16];

    CHECK(f != NULL);
    f->model = "llama";
    f->template = FIX_LLAMA2;
    f->unk = (int)fix_add(f, "<unk>", KIND_UNKNOWN, 0);
    f->bos = (int)fix_add(f, "<s>", KIND_CONTROL, 0);
    f->eos = (int)fix_add(f, "</s>", KIND_CONTROL, 0);
    f->add_bos = true;
    for (int b = 0; b < 256; b++) {
        snprintf(name, sizeof name, "<0x%02X>", b);
        fix_add(f, name, KIND_BYTE, 0);
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        fix_add(f, words[i], KIND_NORMAL, -(float)i);
    for (char c = '!'; c <= '~'; c++) {
        name[0] = c;
        name[1] = '\0';
        fix_add(f, name, KIND_NORMAL, -1000.0f - (float)c);
    }
    return f;
}

static inline struct fix_image fix_write(const struct fixture *f)
{
    struct fix_image image = {0};
    const int ids[] = {f->bos, f->eos, f->unk};
    static const char *const id_keys[] = {"tokenizer.ggml.bos_token_id",
                                          "tokenizer.ggml.eos_token_id",
                                          "tokenizer.ggml.unknown_token_id"};
    uint64_t n_kv = 4 + (f->model != NULL) + (f->pre != NULL) + (f->template != NULL) +
                    (f->n_merges > 0) + f->no_space_prefix;

    for (int i = 0; i < 3; i++)
        n_kv += ids[i] >= 0;
    fix_put(&image, "GGUF", 4);
    fix_put_u32(&image, 3);
    fix_put_u64(&image, 0);
    fix_put_u64(&image, n_kv);
    if (f->model != NULL) {
        fix_put_key(&image, "tokenizer.ggml.model", 8);
        fix_put_str(&image, f->model);
    }
    if (f->pre != NULL) {
        fix_put_key(&image, "tokenizer.ggml.pre", 8);
        fix_put_str(&image, f->pre);
    }
    if (f->template != NULL) {
        fix_put_key(&image, "tokenizer.chat_template", 8);
        fix_put_str(&image, f->template);
    }
    fix_put_array(&image, "tokenizer.ggml.tokens", 8, f->n_tokens);
    for (uint32_t i = 0; i < f->n_tokens; i++)
        fix_put_str(&image, f->tokens[i].text);
    fix_put_array(&image, "tokenizer.ggml.scores", 6, f->n_tokens);
    for (uint32_t i = 0; i < f->n_tokens; i++)
        fix_put(&image, &f->tokens[i].score, 4);
    fix_put_array(&image, "tokenizer.ggml.token_type", 5, f->n_tokens);
    for (uint32_t i = 0; i < f->n_tokens; i++)
        fix_put_u32(&image, (uint32_t)f->tokens[i].kind);
    if (f->n_merges > 0) {
        fix_put_array(&image, "tokenizer.ggml.merges", 8, f->n_merges);
        for (uint32_t i = 0; i < f->n_merges; i++)
            fix_put_str(&image, f->merges[i]);
    }
    for (int i = 0; i < 3; i++)
        if (ids[i] >= 0) {
            fix_put_key(&image, id_keys[i], 4);
            fix_put_u32(&image, (uint32_t)ids[i]);
        }
    fix_put_key(&image, "tokenizer.ggml.add_bos_token", 7);
    fix_put(&image, f->add_bos ? "\1" : "\0", 1);
    if (f->no_space_prefix) {
        fix_put_key(&image, "tokenizer.ggml.add_space_prefix", 7);
        fix_put(&image, "\0", 1);
    }
    return image;
}

/* Loads a fixture, or fails the test. */
static inline struct cr_vocab *fix_load(const struct fixture *f)
{
    struct fix_image image = fix_write(f);
    struct cr_vocab *vocab = NULL;
    struct cr_error err = {0};

    int status = cr_vocab_load(NULL, image.data, image.len, &vocab, &err);
    if (status != CR_OK)
        TEST_FAIL("%s: %s", cr_status_name(status), err.text);
    free(image.data);
    return vocab;
}

static inline struct cr_vocab *fix_load_bpe(void)
{
    struct fixture *f = fix_bpe();
    struct cr_vocab *vocab = fix_load(f);
    free(f);
    return vocab;
}

static inline struct cr_vocab *fix_load_spm(void)
{
    struct fixture *f = fix_spm();
    struct cr_vocab *vocab = fix_load(f);
    free(f);
    return vocab;
}

/* The tokens' pieces, end to end; free it. */
static inline char *fix_spell(const struct cr_vocab *vocab, const int32_t *ids, uint32_t n,
                              bool special)
{
    char *text = malloc((size_t)n * 256 + 1);
    size_t len = 0;

    CHECK(text != NULL);
    for (uint32_t i = 0; i < n; i++)
        len += cr_vocab_piece(vocab, ids[i], special, text + len, 256);
    text[len] = '\0';
    return text;
}

#endif
