/* From a GGUF image to libllama's vocabulary, without trusting the image.
 *
 * libllama reads a whole model file: tensors, hyper-parameters, tokenizer. On some damage it
 * throws (and reports), on other damage it asserts (and the process is gone), and some only shows
 * later, when a text is tokenized: an exception then would unwind through C. So it never sees the
 * file. The image is parsed here, the tokenizer's keys are checked for everything that libllama
 * asserts or relies on, and a new small image is written from the checked keys alone, over a fixed
 * architecture and without tensors. From that libllama makes its vocabulary.
 *
 * What is checked, and why:
 *  - the types of all keys, the lengths of the arrays (libllama indexes them together);
 *  - texts of tokens are distinct (asserted), also where libllama names an empty one itself;
 *  - an SPM vocabulary spells every byte (else tokenizing an unknown character throws);
 *  - a BPE vocabulary uses byte-level pieces (the merge lookup asserts that no piece holds a raw
 *    space), and its texts are short: undecodable ones grow with the square of their length.
 *
 * A BPE pre-tokenizer splits text into words by a pattern. For some, libllama has a function of
 * its own; for the others it uses std::regex, which recurses for every character that a `+`
 * takes: some 20,000 letters without a space overflow an 8 MB stack. So the names of those with a
 * function are listed, and text for any other goes in windows that are short enough.
 *
 * Only SPM ("llama") and BPE ("gpt2") are taken: those are what the supported architectures use.
 * general.name is left out on purpose: libllama strips spaces around special tokens for models
 * of certain names, and byte offsets would no longer be exact.
 */
#include <stdlib.h>
#include <string.h>

#include "carrel/buf.h"
#include "engine/gguf.h"
#include "engine/vocab_int.h"

#define MAX_TOKENS        (1u << 22)
#define MAX_TOKEN_BYTES   4096
#define MAX_SQUARED_BYTES (UINT64_C(256) << 20)
#define MAX_TEMPLATE      (1u << 20)
#define MAX_IMAGE         ((size_t)1 << 30)

enum shape {
    SCALAR,
    ARRAY,
};

/* The tokenizer's keys that are passed on, and the types libllama takes. */
static const struct {
    const char *key;
    enum cr_gguf_type type;
    enum shape shape;
} known_keys[] = {
    {"tokenizer.ggml.model", CR_GGUF_STRING, SCALAR},
    {"tokenizer.ggml.pre", CR_GGUF_STRING, SCALAR},
    {"tokenizer.chat_template", CR_GGUF_STRING, SCALAR},
    {"tokenizer.ggml.tokens", CR_GGUF_STRING, ARRAY},
    {"tokenizer.ggml.merges", CR_GGUF_STRING, ARRAY},
    {"tokenizer.ggml.scores", CR_GGUF_F32, ARRAY},
    {"tokenizer.ggml.token_type", CR_GGUF_I32, ARRAY},
    {"tokenizer.ggml.add_bos_token", CR_GGUF_BOOL, SCALAR},
    {"tokenizer.ggml.add_eos_token", CR_GGUF_BOOL, SCALAR},
    {"tokenizer.ggml.add_space_prefix", CR_GGUF_BOOL, SCALAR},
    {"tokenizer.ggml.bos_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.eos_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.eot_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.eom_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.unknown_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.seperator_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.padding_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.fim_pre_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.fim_suf_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.fim_mid_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.fim_pad_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.fim_rep_token_id", CR_GGUF_U32, SCALAR},
    {"tokenizer.ggml.fim_sep_token_id", CR_GGUF_U32, SCALAR},
};

#define N_KEYS (sizeof known_keys / sizeof known_keys[0])

static void put_u32(struct cr_buf *image, uint32_t value)
{
    cr_buf_append(image, &value, sizeof value);
}

static void put_u64(struct cr_buf *image, uint64_t value)
{
    cr_buf_append(image, &value, sizeof value);
}

static void put_str(struct cr_buf *image, const char *str, size_t len)
{
    put_u64(image, len);
    cr_buf_append(image, str, len);
}

/* Steps over one string of an array. */
static struct cr_gguf_str next_str(const uint8_t **at)
{
    uint64_t len;
    memcpy(&len, *at, sizeof len);
    struct cr_gguf_str str = {(const char *)*at + sizeof len, (size_t)len};
    *at += sizeof len + len;
    return str;
}

static size_t value_bytes(const struct cr_gguf_kv *kv)
{
    const uint8_t *at = kv->data;
    switch (kv->type) {
    case CR_GGUF_STRING:
        for (uint64_t i = 0; i < kv->n; i++)
            next_str(&at);
        return (size_t)(at - kv->data);
    case CR_GGUF_BOOL:
        return kv->n;
    default:
        return 4 * kv->n;
    }
}

/* Writes the image that libllama gets. */
static int write_image(const struct cr_gguf_kv *const kvs[N_KEYS], struct cr_buf *image)
{
    static const char arch_key[] = "general.architecture", arch[] = "llama";
    uint64_t n_kv = 1;

    for (size_t i = 0; i < N_KEYS; i++)
        n_kv += kvs[i] != NULL;
    cr_buf_append(image, "GGUF", 4);
    put_u32(image, 3);
    put_u64(image, 0);
    put_u64(image, n_kv);
    put_str(image, arch_key, sizeof arch_key - 1);
    put_u32(image, CR_GGUF_STRING);
    put_str(image, arch, sizeof arch - 1);
    for (size_t i = 0; i < N_KEYS; i++) {
        if (kvs[i] == NULL)
            continue;
        put_str(image, kvs[i]->key.data, kvs[i]->key.len);
        if (kvs[i]->is_array)
            put_u32(image, CR_GGUF_ARRAY);
        put_u32(image, kvs[i]->type);
        if (kvs[i]->is_array)
            put_u64(image, kvs[i]->n);
        cr_buf_append(image, kvs[i]->data, value_bytes(kvs[i]));
    }
    return image->status;
}

/* A set of strings, to find the token that stands twice. */
struct str_set {
    struct cr_gguf_str *slots; /* [mask + 1]; data NULL: free */
    size_t mask;
};

static size_t hash_str(struct cr_gguf_str str)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < str.len; i++)
        h = (h ^ (uint8_t)str.data[i]) * UINT64_C(0x100000001b3);
    return (size_t)(h ^ (h >> 29));
}

static struct cr_gguf_str *set_slot(const struct str_set *set, struct cr_gguf_str str)
{
    for (size_t i = hash_str(str);; i++) {
        struct cr_gguf_str *slot = &set->slots[i & set->mask];
        if (slot->data == NULL ||
            (slot->len == str.len && memcmp(slot->data, str.data, str.len) == 0))
            return slot;
    }
}

static bool set_has(const struct str_set *set, const char *str, size_t len)
{
    return set_slot(set, (struct cr_gguf_str){str, len})->data != NULL;
}

static int check_tokens(const struct cr_gguf_kv *tokens, bool is_spm, struct str_set *set,
                        struct cr_error *err)
{
    static const char empty_name[] = "[EMPTY_";
    bool has_empty = false, has_empty_name = false;
    uint64_t squared = 0;
    const uint8_t *at = tokens->data;

    for (uint64_t i = 0; i < tokens->n; i++) {
        struct cr_gguf_str str = next_str(&at);
        if (str.len > MAX_TOKEN_BYTES)
            return cr_error_set(err, CR_EFORMAT,
                                "Token %llu of the GGUF file is longer than %d bytes; the "
                                "tokenizer is damaged.",
                                (unsigned long long)i, MAX_TOKEN_BYTES);
        squared += (uint64_t)str.len * str.len;
        if (str.len == 0) {
            has_empty = true;
            continue;
        }
        has_empty_name |= str.len >= sizeof empty_name - 1 &&
                          memcmp(str.data, empty_name, sizeof empty_name - 1) == 0;
        struct cr_gguf_str *slot = set_slot(set, str);
        if (slot->data != NULL)
            return cr_error_set(err, CR_EFORMAT,
                                "Token %llu of the GGUF file repeats an earlier one; the "
                                "tokenizer is damaged: convert the model again.",
                                (unsigned long long)i);
        *slot = str;
    }
    if (has_empty && has_empty_name)
        return cr_error_set(err, CR_EFORMAT,
                            "The GGUF file has empty tokens beside one that is named [EMPTY_…; "
                            "convert the model again.");
    if (squared > MAX_SQUARED_BYTES)
        return cr_error_set(err, CR_EFORMAT,
                            "The tokens of the GGUF file are too long; the tokenizer is damaged.");
    for (int byte = 0; is_spm && byte < 256; byte++) {
        static const char hex[] = "0123456789ABCDEF";
        const char name[6] = {'<', '0', 'x', hex[byte >> 4], hex[byte & 15], '>'};
        const char raw = (char)byte;
        if (!set_has(set, name, sizeof name) && !set_has(set, &raw, 1))
            return cr_error_set(err, CR_EFORMAT,
                                "The tokenizer of the GGUF file has no token for the byte 0x%02X; "
                                "convert the model again, with byte fallback.",
                                byte);
    }
    return CR_OK;
}

/* Finds the known keys and checks their types. */
static int find_keys(const struct cr_gguf *gguf, const struct cr_gguf_kv *kvs[N_KEYS],
                     struct cr_error *err)
{
    for (size_t i = 0; i < N_KEYS; i++) {
        kvs[i] = cr_gguf_find(gguf, known_keys[i].key);
        if (kvs[i] != NULL && (kvs[i]->type != known_keys[i].type ||
                               kvs[i]->is_array != (known_keys[i].shape == ARRAY)))
            return cr_error_set(err, CR_EFORMAT,
                                "Key '%s' of the GGUF file has a wrong type; convert the model "
                                "again.",
                                known_keys[i].key);
    }
    return CR_OK;
}

static const struct cr_gguf_kv *key(const struct cr_gguf_kv *const kvs[N_KEYS], const char *name)
{
    for (size_t i = 0; i < N_KEYS; i++)
        if (strcmp(known_keys[i].key, name) == 0)
            return kvs[i];
    return NULL;
}

static bool str_is(struct cr_gguf_str str, const char *text)
{
    return str.len == strlen(text) && memcmp(str.data, text, str.len) == 0;
}

/* Does libllama split words for this pre-tokenizer without std::regex's recursion? All of these
 * begin a new word at a single space before a letter. */
static bool is_iterative(struct cr_gguf_str pre)
{
    static const char *const names[] = {
        "llama-bpe",        "llama3",    "llama-v3",  "smaug-bpe",   "dbrx",      "qwen2",
        "deepseek-r1-qwen", "megrez",    "stablelm2", "gpt-2",       "phi-2",     "smollm",
        "starcoder",        "refact",    "mpt",       "olmo",        "command-r", "exaone",
        "minerva-7b",       "codeshell", "falcon3",   "falcon-h1",   "pixtral",   "lfm2",
        "midm-2.0",         "glm4",      "hunyuan",   "chatglm-bpe", "qwen35",    "trillion",
        "granite-docling",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(pre, names[i]))
            return true;
    return false;
}

static int check_model(const struct cr_gguf_kv *const kvs[N_KEYS], bool *ret_is_spm,
                       struct cr_vocab_facts *ret_facts, struct cr_error *err)
{
    const struct cr_gguf_kv *kv = key(kvs, "tokenizer.ggml.model");
    struct cr_gguf_str name;
    char shown[48];

    if (kv == NULL || !cr_gguf_as_str(kv, &name))
        return cr_error_set(err, CR_EFORMAT,
                            "The GGUF file has no tokenizer (key tokenizer.ggml.model); convert "
                            "the model again, with its vocabulary.");
    *ret_is_spm = str_is(name, "llama");
    if (!*ret_is_spm && !str_is(name, "gpt2"))
        return cr_error_set(err, CR_EUNSUPPORTED,
                            "The GGUF file has a tokenizer of the kind '%s'; 'llama' "
                            "(SentencePiece) and 'gpt2' (byte-level BPE) are supported.",
                            cr_gguf_show(name, shown, sizeof shown));
    if (*ret_is_spm)
        return CR_OK;
    ret_facts->window = 4096;
    ret_facts->is_recursive = true;
    kv = key(kvs, "tokenizer.ggml.pre");
    if (kv == NULL || !cr_gguf_as_str(kv, &name))
        return CR_OK;
    if (is_iterative(name)) {
        ret_facts->window = 65536;
        ret_facts->is_recursive = false;
    }
    static const char *const not_byte_level[] = {"gemma4", "granite-embed-multi-311m", "sarvam-moe",
                                                 "whitespace"};
    for (size_t i = 0; i < sizeof not_byte_level / sizeof not_byte_level[0]; i++)
        if (str_is(name, not_byte_level[i]))
            return cr_error_set(err, CR_EUNSUPPORTED,
                                "The GGUF file has the pre-tokenizer '%s', which works on "
                                "characters; only byte-level ones are supported.",
                                cr_gguf_show(name, shown, sizeof shown));
    return CR_OK;
}

static int check(const struct cr_gguf_kv *const kvs[N_KEYS], struct cr_vocab_facts *ret_facts,
                 struct cr_error *err)
{
    struct str_set set = {0};
    struct cr_gguf_str str;
    bool is_spm;

    int status = check_model(kvs, &is_spm, ret_facts, err);
    if (status != CR_OK)
        return status;
    const struct cr_gguf_kv *tokens = key(kvs, "tokenizer.ggml.tokens");
    if (tokens == NULL || tokens->n == 0 || tokens->n > MAX_TOKENS)
        return cr_error_set(err, CR_EFORMAT,
                            "The GGUF file has no tokens, or more than %u; the tokenizer is "
                            "damaged.",
                            MAX_TOKENS);
    const struct cr_gguf_kv *scores = key(kvs, "tokenizer.ggml.scores");
    const struct cr_gguf_kv *types = key(kvs, "tokenizer.ggml.token_type");
    if ((scores != NULL && scores->n < tokens->n) || (types != NULL && types->n < tokens->n))
        return cr_error_set(err, CR_EFORMAT,
                            "The GGUF file has fewer scores or types than tokens; the tokenizer "
                            "is damaged.");
    const struct cr_gguf_kv *merges = key(kvs, "tokenizer.ggml.merges");
    if (merges != NULL && merges->n > MAX_TOKENS)
        return cr_error_set(err, CR_EFORMAT, "The GGUF file has more than %u merges.", MAX_TOKENS);
    const struct cr_gguf_kv *chat = key(kvs, "tokenizer.chat_template");
    if (chat != NULL && (!cr_gguf_as_str(chat, &str) || str.len > MAX_TEMPLATE))
        return cr_error_set(err, CR_EFORMAT,
                            "The chat template of the GGUF file is longer than %u bytes.",
                            MAX_TEMPLATE);

    ret_facts->space_prefix = is_spm;
    const struct cr_gguf_kv *prefix = key(kvs, "tokenizer.ggml.add_space_prefix");
    if (is_spm && prefix != NULL)
        cr_gguf_as_bool(prefix, &ret_facts->space_prefix);

    for (set.mask = 1; set.mask < 2 * tokens->n; set.mask *= 2)
        ;
    set.slots = calloc(set.mask, sizeof set.slots[0]);
    set.mask--;
    if (set.slots == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory to check the tokenizer.");
    status = check_tokens(tokens, is_spm, &set, err);
    free(set.slots);
    return status;
}

/* libllama wants a function that fills tensors; there are none. */
static void no_tensor(struct ggml_tensor *tensor, void *user)
{
    (void)tensor;
    (void)user;
}

static int load_image(const struct cr_buf *image, struct llama_model **ret_model,
                      struct cr_error *err)
{
    struct gguf_context *meta = gguf_init_from_buffer(
        image->data, image->len, (struct gguf_init_params){.no_alloc = true, .ctx = NULL});
    if (meta == NULL)
        return cr_error_set(err, CR_EINTERNAL, "libllama does not read its tokenizer's image.");

    struct llama_model_params params = llama_model_default_params();
    params.vocab_only = true;
    *ret_model = llama_model_init_from_user(meta, no_tensor, NULL, params);
    gguf_free(meta);
    if (*ret_model == NULL)
        return cr_error_set(err, CR_EFORMAT,
                            "libllama cannot use the tokenizer of the GGUF file: its "
                            "pre-tokenizer is unknown or a part is missing; convert the model "
                            "again.");
    return CR_OK;
}

int cr_vocab_file_load(const void *data, size_t size, struct llama_model **ret_model,
                       struct cr_vocab_facts *ret_facts, struct cr_error *err)
{
    const struct cr_gguf_kv *kvs[N_KEYS];
    struct cr_buf image;
    struct cr_gguf gguf;

    *ret_facts = (struct cr_vocab_facts){0};
    cr_buf_init(&image, MAX_IMAGE);
    int status = cr_gguf_parse(data, size, &gguf, err);
    if (status != CR_OK)
        return status;
    status = find_keys(&gguf, kvs, err);
    if (status == CR_OK)
        status = check(kvs, ret_facts, err);
    if (status == CR_OK) {
        status = write_image(kvs, &image);
        if (status != CR_OK)
            cr_error_set(err, status, "The tokenizer does not fit into memory.");
    }
    if (status == CR_OK)
        status = load_image(&image, ret_model, err);
    cr_buf_release(&image);
    cr_gguf_release(&gguf);
    return status;
}
