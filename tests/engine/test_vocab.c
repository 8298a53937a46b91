/* The vocabulary against small ones written here, against libllama's own tokenizer, and against
 * damaged images. With CARREL_TEST_DATA naming a folder of ggml-vocab-NAME.gguf files with their
 * .inp and .out beside them (llama.cpp's models/ folder), those are checked as well. */
#include <dirent.h>
#include <limits.h>
#include <llama.h>
#include <pthread.h>

#include "carrel/rng.h"
#include "engine/vocab_fixture.h"
#include "engine/vocab_int.h"
#include "fault.h"

static struct cr_tokens tokenize(const struct cr_vocab *vocab, const char *text, size_t len,
                                 bool parse_special)
{
    struct cr_tokens tokens;
    CHECK_INT(cr_vocab_tokenize(vocab, text, len, false, parse_special, 1u << 22, &tokens), CR_OK);
    CHECK_INT(tokens.offsets[tokens.n], len);
    return tokens;
}

static int32_t find(const struct cr_vocab *vocab, const char *piece)
{
    char buf[256];
    for (int32_t i = 0; i < (int32_t)cr_vocab_size(vocab); i++) {
        size_t n = cr_vocab_piece(vocab, i, true, buf, sizeof buf);
        if (n == strlen(piece) && memcmp(buf, piece, n) == 0)
            return i;
    }
    TEST_FAIL("no token spells \"%s\"", piece);
}

static void check_pieces(const struct cr_vocab *vocab, const char *text, const char *const *pieces,
                         const uint32_t *offsets, uint32_t n)
{
    struct cr_tokens tokens = tokenize(vocab, text, strlen(text), false);
    CHECK_INT(tokens.n, n);
    CHECK(tokens.offsets_exact);
    for (uint32_t i = 0; i < n; i++) {
        char *spelled = fix_spell(vocab, tokens.ids + i, 1, true);
        CHECK_STR(spelled, pieces[i]);
        CHECK_INT(tokens.offsets[i], offsets[i]);
        free(spelled);
    }
    cr_tokens_release(&tokens);
}

static void test_bpe_pieces_and_offsets(void)
{
    struct fixture *f = fix_bpe();
    struct cr_vocab *vocab = fix_load(f);
    const char *const pieces[] = {"hello", " world", " ", "1", "2", "\n\n", "\xc3", "\xa9"};
    const uint32_t offsets[] = {0, 5, 11, 12, 13, 14, 16, 17};
    check_pieces(vocab, "hello world 12\n\n\xc3\xa9", pieces, offsets, 8);
    CHECK_INT(cr_vocab_size(vocab), f->n_tokens);
    cr_vocab_destroy(vocab);
    free(f);
}

static void test_spm_pieces_and_offsets(void)
{
    struct cr_vocab *vocab = fix_load_spm();
    /* The space before the text is no part of it; U+2581 in the text is taken for a space. */
    const char *const pieces[] = {" hello", " world", " ",    "\xc3\xa9",
                                  "\xe2",   "\x82",   "\xac", " hello"};
    const uint32_t offsets[] = {0, 5, 11, 12, 14, 15, 16, 17};
    check_pieces(vocab, "hello world \xc3\xa9\xe2\x82\xac\xe2\x96\x81hello", pieces, offsets, 8);
    struct cr_tokens tokens = tokenize(vocab, " hello", 6, false);
    CHECK(tokens.offsets_exact);
    CHECK_INT(tokens.offsets[0], 0);
    cr_tokens_release(&tokens);
    tokens = tokenize(vocab, "", 0, false);
    CHECK_INT(tokens.n, 0);
    cr_tokens_release(&tokens);
    cr_vocab_destroy(vocab);
}

static void test_special_tokens(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    const int32_t start = find(vocab, "<|im_start|>"), end = find(vocab, "<|im_end|>");
    const int32_t user = find(vocab, "<tool_call>");
    const char text[] = "<|im_start|>hello<|im_end|><tool_call>";
    char buf[64];

    struct cr_tokens tokens = tokenize(vocab, text, strlen(text), true);
    CHECK_INT(tokens.n, 4);
    CHECK_INT(tokens.ids[0], start);
    CHECK_INT(tokens.ids[2], end);
    CHECK_INT(tokens.ids[3], user);
    CHECK_INT(tokens.offsets[2], 17);
    CHECK(tokens.offsets_exact);
    cr_tokens_release(&tokens);

    tokens = tokenize(vocab, text, strlen(text), false);
    CHECK(tokens.offsets_exact);
    for (uint32_t i = 0; i < tokens.n; i++)
        CHECK(tokens.ids[i] != start && tokens.ids[i] != end);
    CHECK_INT(tokens.ids[tokens.n - 1], user);
    cr_tokens_release(&tokens);

    CHECK(cr_vocab_is_eog(vocab, end));
    CHECK(!cr_vocab_is_eog(vocab, start));
    CHECK(!cr_vocab_is_eog(vocab, -1));
    CHECK(!cr_vocab_is_eog(vocab, INT32_MAX));
    CHECK_INT(cr_vocab_piece(vocab, end, false, buf, sizeof buf), 0);
    CHECK_INT(cr_vocab_piece(vocab, end, true, buf, sizeof buf), 10);
    CHECK_INT(cr_vocab_piece(vocab, end, true, buf, 4), 4);
    CHECK_INT(cr_vocab_piece(vocab, user, false, buf, sizeof buf), 11);
    CHECK_INT(cr_vocab_piece(vocab, -1, true, buf, sizeof buf), 0);
    CHECK_INT(cr_vocab_piece(vocab, INT32_MAX, true, buf, sizeof buf), 0);
    cr_vocab_destroy(vocab);
}

/* SPM merges over all texts of the table: "</s" and ">" make the control token "</s>". */
static void test_spm_merges_make_no_control_token(void)
{
    struct cr_vocab *vocab = fix_load_spm();
    const int32_t eos = find(vocab, "</s>");
    const char text[] = "hello</s></s> the";
    int32_t raw[32];

    const int32_t n =
        llama_tokenize(cr_vocab_llama(vocab), text, (int32_t)strlen(text), raw, 32, false, false);
    bool libllama_does = false;
    for (int32_t i = 0; i < n; i++)
        libllama_does |= raw[i] == eos;
    CHECK(libllama_does); /* else this test shows nothing */

    struct cr_tokens tokens = tokenize(vocab, text, strlen(text), false);
    CHECK(tokens.offsets_exact);
    for (uint32_t i = 0; i < tokens.n; i++)
        CHECK(tokens.ids[i] != eos);
    char *spelled = fix_spell(vocab, tokens.ids, tokens.n, false);
    CHECK_STR(spelled, " hello</s></s> the");
    free(spelled);
    cr_tokens_release(&tokens);
    cr_vocab_destroy(vocab);
}

static void test_bos_and_limits(void)
{
    struct cr_vocab *vocab = fix_load_spm();
    struct cr_tokens tokens;

    CHECK_INT(cr_vocab_tokenize(vocab, "hello", 5, true, false, 10, &tokens), CR_OK);
    CHECK_INT(tokens.n, 2);
    CHECK_INT(tokens.ids[0], find(vocab, "<s>"));
    CHECK_INT(tokens.offsets[0], 0);
    CHECK_INT(tokens.offsets[1], 0);
    cr_tokens_release(&tokens);
    CHECK_INT(cr_vocab_tokenize(vocab, "<s>hello", 8, true, true, 10, &tokens), CR_OK);
    CHECK_INT(tokens.n, 2); /* not twice */
    cr_tokens_release(&tokens);
    CHECK_INT(cr_vocab_tokenize(vocab, "hello hello", 11, false, false, 2, &tokens), CR_OK);
    cr_tokens_release(&tokens);
    CHECK_INT(cr_vocab_tokenize(vocab, "hello hello", 11, false, false, 1, &tokens), CR_ETOOLONG);
    CHECK_INT(cr_vocab_tokenize(vocab, "hello", 5, false, false, 0, &tokens), CR_ETOOLONG);
    cr_vocab_destroy(vocab);

    vocab = fix_load_bpe();
    CHECK_INT(cr_vocab_tokenize(vocab, "hello", 5, true, false, 10, &tokens), CR_OK);
    CHECK_INT(tokens.n, 1); /* this one wants no BOS */
    cr_tokens_release(&tokens);
    cr_vocab_destroy(vocab);
}

/* Random text out of everything that could matter. */
static size_t random_text(struct cr_rng *rng, char *text, size_t n_parts, bool valid)
{
    static const char *const parts[] = {"hello",
                                        " hello",
                                        " world",
                                        "the",
                                        " ",
                                        "  ",
                                        "\n",
                                        "\n\n",
                                        "\t",
                                        "<|im_start|>",
                                        "<|im_end|>",
                                        "<tool_call>",
                                        "</s>",
                                        "<s>",
                                        "<unk>",
                                        "[INST]",
                                        "1",
                                        "123",
                                        "!",
                                        "...",
                                        "'s",
                                        "\xc3\xa9",
                                        " \xd0\xbc\xd0\xb8\xd1\x80",
                                        "\xe6\xbc\xa2",
                                        "\xf0\x9f\x99\x82",
                                        "\xe2\x96\x81",
                                        "\xef\xbf\xbd",
                                        "a",
                                        "B",
                                        "_",
                                        "<",
                                        "|",
                                        ">",
                                        "\r\n",
                                        "\xc2\xa0",
                                        "system",
                                        "\x01",
                                        "\x7f",
                                        "<0x41>",
                                        "\xff",
                                        "\xc3",
                                        "\xf0\x9f",
                                        "\xed\xa0\x80",
                                        "\xc0\x80"};
    const size_t n = sizeof parts / sizeof parts[0] - (valid ? 5 : 0);
    size_t len = 0;

    for (size_t i = 0; i < n_parts; i++) {
        const char *part = parts[cr_rng_below(rng, n)];
        memcpy(text + len, part, strlen(part));
        len += strlen(part);
    }
    return len;
}

/* Text in one call of libllama's gives the tokens that fragments give. */
static void differ(const struct cr_vocab *vocab, uint64_t seed)
{
    static char text[4096];
    static int32_t raw[8192];
    struct cr_rng rng;
    uint32_t n_exact = 0;

    cr_rng_seed(&rng, seed);
    for (int round = 0; round < 3000; round++) {
        const bool parse = round % 2 == 0;
        const size_t len = random_text(&rng, text, cr_rng_below(&rng, 40), true);
        const int32_t n =
            llama_tokenize(cr_vocab_llama(vocab), text, (int32_t)len, raw, 8192, false, parse);
        bool has_control = false;
        for (int32_t i = 0; i < n; i++)
            has_control |= (vocab->kinds[raw[i]] & (CR_TOKEN_CONTROL | CR_TOKEN_TEMPLATE)) != 0;
        struct cr_tokens tokens = tokenize(vocab, text, len, parse);
        if (parse || !has_control) {
            if ((int32_t)tokens.n != n || memcmp(tokens.ids, raw, (size_t)n * sizeof raw[0]) != 0)
                TEST_FAIL("seed %" PRIu64 ", round %d: tokens differ", seed, round);
        }
        n_exact += tokens.offsets_exact;
        for (uint32_t i = 0; i < tokens.n; i++)
            CHECK(tokens.offsets[i] <= tokens.offsets[i + 1]);
        cr_tokens_release(&tokens);
    }
    CHECK_INT(n_exact, 3000);
}

static void test_same_as_libllama(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    differ(vocab, 11);
    cr_vocab_destroy(vocab);
    vocab = fix_load_spm();
    differ(vocab, 12);
    cr_vocab_destroy(vocab);
}

/* Each token's bytes stand where its offset says. */
static void test_offsets_spell_the_text(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    static char text[8192];
    struct cr_rng rng;

    cr_rng_seed(&rng, 21);
    for (int round = 0; round < 1000; round++) {
        const size_t len = random_text(&rng, text, 60, true);
        struct cr_tokens tokens = tokenize(vocab, text, len, round % 2 == 0);
        CHECK(tokens.offsets_exact);
        for (uint32_t i = 0; i < tokens.n; i++) {
            char *piece = fix_spell(vocab, tokens.ids + i, 1, true);
            CHECK_INT(strlen(piece), tokens.offsets[i + 1] - tokens.offsets[i]);
            CHECK(memcmp(piece, text + tokens.offsets[i], strlen(piece)) == 0);
            free(piece);
        }
        cr_tokens_release(&tokens);
    }
    cr_vocab_destroy(vocab);
}

static void test_invalid_utf8_is_survived(void)
{
    struct cr_vocab *vocabs[] = {fix_load_bpe(), fix_load_spm()};
    static char text[4096];
    struct cr_rng rng;
    uint32_t n_inexact = 0;

    cr_rng_seed(&rng, 31);
    for (int round = 0; round < 2000; round++) {
        const size_t len = random_text(&rng, text, 30, false);
        struct cr_tokens tokens = tokenize(vocabs[round % 2], text, len, round % 4 < 2);
        for (uint32_t i = 0; i < tokens.n && !tokens.offsets_exact; i++)
            CHECK_INT(tokens.offsets[i], len);
        n_inexact += !tokens.offsets_exact;
        cr_tokens_release(&tokens);
    }
    CHECK(n_inexact > 0);
    cr_vocab_destroy(vocabs[0]);
    cr_vocab_destroy(vocabs[1]);
}

/* Pre-tokenizers that recurse get windows, and give what the whole gives as long as words end. */
static void test_long_text(void)
{
    static const char *const pres[] = {"qwen2", "default", "tekken", "deepseek-llm"};
    const size_t size = 400000;
    char *text = malloc(size);
    int32_t *raw = malloc(size * sizeof raw[0]);

    CHECK(text != NULL && raw != NULL);
    for (size_t p = 0; p < sizeof pres / sizeof pres[0]; p++) {
        struct fixture *f = fix_bpe();
        f->pre = pres[p];
        struct cr_vocab *vocab = fix_load(f);
        for (int pattern = 0; pattern < 4; pattern++) {
            memset(text, "a! 1"[pattern], size); /* would overflow the stack in one piece */
            struct cr_tokens tokens = tokenize(vocab, text, size, false);
            CHECK(tokens.offsets_exact);
            cr_tokens_release(&tokens);
        }
        size_t len = 0;
        while (len < 9000)
            len += (size_t)sprintf(text + len, "hello world%s the!", len % 3 == 0 ? " 12" : ",");
        const int32_t n = llama_tokenize(cr_vocab_llama(vocab), text, (int32_t)len, raw,
                                         (int32_t)size, false, false);
        struct cr_tokens tokens = tokenize(vocab, text, len, false);
        CHECK_INT(tokens.n, n);
        CHECK(memcmp(tokens.ids, raw, (size_t)n * sizeof raw[0]) == 0);
        cr_tokens_release(&tokens);
        cr_vocab_destroy(vocab);
        free(f);
    }
    free(raw);
    free(text);
}

static int load_status(const struct fixture *f, struct cr_error *err)
{
    struct fix_image image = fix_write(f);
    struct cr_vocab *vocab = NULL;
    int status = cr_vocab_load(NULL, image.data, image.len, &vocab, err);
    cr_vocab_destroy(vocab);
    free(image.data);
    return status;
}

/* What libllama would assert on, throw on, or trip over later. */
static void test_wrong_tokenizers_are_refused(void)
{
    struct cr_error err;
    struct fixture *f = fix_bpe();

    f->model = NULL;
    CHECK_INT(load_status(f, &err), CR_EFORMAT);
    f->model = "bert";
    CHECK_INT(load_status(f, &err), CR_EUNSUPPORTED);
    CHECK(strstr(err.text, "bert") != NULL);
    f->model = "gpt2";
    f->pre = "whitespace";
    CHECK_INT(load_status(f, &err), CR_EUNSUPPORTED);
    f->pre = "no-such-thing";
    CHECK_INT(load_status(f, &err), CR_EFORMAT);
    f->pre = "qwen2";
    const uint32_t n_merges = f->n_merges;
    f->n_merges = 0;
    CHECK_INT(load_status(f, &err), CR_EFORMAT);
    f->n_merges = n_merges;
    strcpy(f->tokens[300].text, f->tokens[299].text);
    CHECK_INT(load_status(f, &err), CR_EFORMAT);
    f->tokens[300].text[0] = '\0';
    CHECK_INT(load_status(f, &err), CR_OK); /* empty ones get a name */
    strcpy(f->tokens[299].text, "[EMPTY_300]");
    CHECK_INT(load_status(f, &err), CR_EFORMAT);
    f->n_tokens = 0;
    CHECK_INT(load_status(f, &err), CR_EFORMAT);
    free(f);

    f = fix_spm();
    strcpy(f->tokens[3 + 0xff].text, "<0xZZ>");
    CHECK_INT(load_status(f, &err), CR_EFORMAT);
    strcpy(f->tokens[3 + 0xff].text, "x");
    free(f);

    f = fix_spm();
    f->eos = 1 << 20; /* outside: libllama disables it */
    CHECK_INT(load_status(f, &err), CR_OK);
    free(f);

    struct cr_vocab *vocab = NULL;
    CHECK_INT(cr_vocab_load(NULL, "GGUF", 4, &vocab, &err), CR_EFORMAT);
    CHECK_INT(cr_vocab_load("/nonexistent/model.gguf", NULL, 0, &vocab, &err), CR_EIO);
    CHECK_INT(cr_vocab_load("/", NULL, 0, &vocab, &err), CR_EIO);
    CHECK(vocab == NULL);
}

/* Damaged images: an error, or a vocabulary that can be used. */
static void test_damaged_images_are_survived(void)
{
    struct fixture *fixtures[] = {fix_bpe(), fix_spm()};
    struct cr_rng rng;
    int n_loaded = 0, n_refused = 0;

    cr_rng_seed(&rng, 41);
    for (int round = 0; round < 1500; round++) {
        struct fix_image image = fix_write(fixtures[round % 2]);
        size_t len = image.len;
        if (round % 5 == 0)
            len = (size_t)cr_rng_below(&rng, len);
        const uint64_t n_hits = 1 + cr_rng_below(&rng, 8);
        for (uint64_t i = 0; i < n_hits && len > 0; i++) {
            const size_t at = (size_t)cr_rng_below(&rng, round % 3 == 0 && len > 600 ? 600 : len);
            image.data[at] = (uint8_t)cr_rng_next(&rng);
        }
        struct cr_vocab *vocab = NULL;
        struct cr_error err;
        /* Exactly `len` bytes, so that a read beyond is seen by the sanitizers. */
        uint8_t *copy = malloc(len + (len == 0));
        CHECK(copy != NULL);
        memcpy(copy, image.data, len);
        if (cr_vocab_load(NULL, copy, len, &vocab, &err) == CR_OK) {
            const char text[] = "hello <|im_start|> \xe6\xbc\xa2 </s> 12";
            const struct cr_chat_message message = {"user", text};
            struct cr_tokens tokens;
            if (cr_vocab_tokenize(vocab, text, strlen(text), true, true, 100, &tokens) == CR_OK)
                cr_tokens_release(&tokens);
            if (cr_vocab_chat(vocab, &message, 1, true, 1000, &tokens, &err) == CR_OK)
                cr_tokens_release(&tokens);
            n_loaded++;
        } else {
            n_refused++;
        }
        cr_vocab_destroy(vocab);
        free(copy);
        free(image.data);
    }
    CHECK(n_loaded > 100 && n_refused > 100);
    free(fixtures[0]);
    free(fixtures[1]);
}

static void tokenize_once(void *user)
{
    static const char text[] = "hello <|im_start|> world <tool_call> the\xff\xff\xff";
    static const struct cr_chat_message message = {"user", text};
    struct cr_tokens tokens;
    struct cr_error err;

    int status = cr_vocab_tokenize(user, text, strlen(text), true, true, 100, &tokens);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    if (status == CR_OK)
        cr_tokens_release(&tokens);
    status = cr_vocab_chat(user, &message, 1, true, 100, &tokens, &err);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    if (status == CR_OK)
        cr_tokens_release(&tokens);
}

static void test_no_memory(void)
{
    struct fixture *f = fix_bpe();
    struct fix_image image = fix_write(f);
    struct cr_vocab *vocab = NULL;
    struct cr_error err;

    /* The first six are ours; ggml aborts on its own. */
    for (long n = 1; n <= 6; n++) {
        fault_arm(n);
        CHECK_INT(cr_vocab_load(NULL, image.data, image.len, &vocab, &err), CR_ENOMEM);
        CHECK(fault_fired() && vocab == NULL);
    }
    fault_arm(0);
    vocab = fix_load(f);
    CHECK(fault_each(tokenize_once, vocab) > 10);
    cr_vocab_destroy(vocab);
    free(image.data);
    free(f);
}

static void *use(void *user)
{
    const struct cr_vocab *vocab = user;
    static char text[8][4096];
    static uint32_t next;
    const uint32_t self = __atomic_fetch_add(&next, 1, __ATOMIC_RELAXED);
    struct cr_rng rng;

    cr_rng_seed(&rng, 51 + self);
    for (int round = 0; round < 200; round++) {
        const size_t len = random_text(&rng, text[self], 30, true);
        struct cr_tokens tokens = tokenize(vocab, text[self], len, true);
        cr_tokens_release(&tokens);
    }
    return NULL;
}

static void test_many_threads(void)
{
    struct cr_vocab *vocab = fix_load_spm();
    pthread_t threads[8];
    for (int i = 0; i < 8; i++)
        CHECK_INT(pthread_create(&threads[i], NULL, use, vocab), 0);
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    cr_vocab_destroy(vocab);
}

/* --- llama.cpp's own vocabularies, where they are to be had --- */

static char *read_file(const char *path, size_t *ret_len)
{
    FILE *file = fopen(path, "rb");
    char *data = malloc(1 << 20);
    if (file == NULL) {
        free(data);
        return NULL;
    }
    CHECK(data != NULL);
    *ret_len = fread(data, 1, (1 << 20) - 1, file);
    data[*ret_len] = '\0';
    fclose(file);
    return data;
}

/* Sections of the .inp end with a line "__ggml_vocab_test__"; the .out has a line of ids each. */
static void check_golden(const struct cr_vocab *vocab, const char *path)
{
    static const char mark[] = "\n__ggml_vocab_test__\n";
    char name[PATH_MAX + 8];
    size_t len;
    int n_sections = 0;

    snprintf(name, sizeof name, "%s.inp", path);
    char *input = read_file(name, &len);
    snprintf(name, sizeof name, "%s.out", path);
    char *output = read_file(name, &len);
    if (input == NULL || output == NULL)
        TEST_FAIL("%s has no .inp or .out", path);
    char *line = output;
    for (char *section = input, *end; (end = strstr(section, mark)) != NULL;
         section = end + strlen(mark)) {
        struct cr_tokens tokens = tokenize(vocab, section, (size_t)(end - section), false);
        CHECK(tokens.offsets_exact);
        for (uint32_t i = 0; i < tokens.n; i++)
            CHECK_INT(tokens.ids[i], strtol(line, &line, 10));
        CHECK(*line == '\n' || (tokens.n == 0 && *line++ == ' '));
        line += strcspn(line, "\n") + 1;
        n_sections++;
        cr_tokens_release(&tokens);
    }
    fprintf(stderr, "    %s: %d texts\n", strrchr(path, '/') + 1, n_sections);
    CHECK(n_sections > 10);
    free(input);
    free(output);
}

static void test_golden_vocabularies(void)
{
    const char *folder = getenv("CARREL_TEST_DATA");
    char path[PATH_MAX];
    int n_checked = 0;

    if (folder == NULL) {
        fprintf(stderr, "    CARREL_TEST_DATA is not set: skipped\n");
        return;
    }
    DIR *dir = opendir(folder);
    CHECK(dir != NULL);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        const size_t len = strlen(entry->d_name);
        if (strncmp(entry->d_name, "ggml-vocab-", 11) != 0 || len < 5 ||
            strcmp(entry->d_name + len - 5, ".gguf") != 0)
            continue;
        CHECK(snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) < (int)sizeof path);
        struct cr_vocab *vocab = NULL;
        struct cr_error err;
        const int status = cr_vocab_load(path, NULL, 0, &vocab, &err);
        if (status == CR_EUNSUPPORTED) { /* tokenizers of architectures that are not served */
            fprintf(stderr, "    %s: %s\n", entry->d_name, err.text);
            continue;
        }
        if (status != CR_OK)
            TEST_FAIL("%s: %s", entry->d_name, err.text);
        check_golden(vocab, path);
        cr_vocab_destroy(vocab);
        n_checked++;
    }
    closedir(dir);
    CHECK(n_checked > 0);
}

TEST_MAIN(CASE(test_bpe_pieces_and_offsets), CASE(test_spm_pieces_and_offsets),
          CASE(test_special_tokens), CASE(test_spm_merges_make_no_control_token),
          CASE(test_bos_and_limits), CASE(test_same_as_libllama), CASE(test_offsets_spell_the_text),
          CASE(test_invalid_utf8_is_survived), CASE(test_long_text),
          CASE(test_wrong_tokenizers_are_refused), CASE(test_damaged_images_are_survived),
          CASE(test_many_threads), CASE(test_no_memory), CASE(test_golden_vocabularies))
