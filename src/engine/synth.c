/* Random models.
 *
 * Weights are uniform random numbers, scaled so that signals keep their size on the way: Q, K and
 * V have unit variance, each layer adds a little to the residual stream, and logits come out with
 * a standard deviation of about 2.5: neither flat, where every comparison passes, nor so steep that
 * a rounding error decides. Every row of every tensor has its own seed, so that rows can be made
 * in any order and a file depends on nothing but shape, type and seed.
 *
 * The tokenizer is a byte-level BPE of the real vocabulary's size: the 256 bytes, three control
 * tokens of ChatML, then all strings of two, three and four of 27 letters (the space among them),
 * each with the merge that makes it, until the vocabulary is full. It spells any text, and text of
 * words becomes about as few tokens as with a trained one.
 */
#include "synth.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "gguf_write.h"

#define N_BYTES   256
#define N_CONTROL 3
#define N_LETTERS 27
#define MAX_PIECE 16 /* bytes of a token, and of a merge, with the NUL */

static const char chatml[] =
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + "
    "'<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' "
    "}}{% endif %}";

#define LLAMA CR_ARCH_LLAMA
#define QWEN2 CR_ARCH_QWEN2
#define QWEN3 CR_ARCH_QWEN3
const struct cr_synth_shape cr_synth_shapes[] = {
    /* name, arch, layers, embd, ff, vocab, heads, kv heads, head dim, context, rope base,
     * rope linear, tied, rope freqs */
    {"smollm2-135m", LLAMA, 30, 576, 1536, 49152, 9, 3, 64, 8192, 1e5f, 0, true, false},
    {"smollm2-360m", LLAMA, 32, 960, 2560, 49152, 15, 5, 64, 8192, 1e5f, 0, true, false},
    {"qwen2.5-0.5b", QWEN2, 24, 896, 4864, 151936, 14, 2, 64, 32768, 1e6f, 0, true, false},
    {"qwen3-0.6b", QWEN3, 28, 1024, 3072, 151936, 16, 8, 128, 40960, 1e6f, 0, true, false},
    {"llama3.2-1b", LLAMA, 16, 2048, 8192, 128256, 32, 8, 64, 131072, 5e5f, 0, true, true},
    {"tinyllama-1.1b", LLAMA, 22, 2048, 5632, 32000, 32, 4, 64, 2048, 1e4f, 0, false, false},
    /* For bench_share: 8K tokens are computed in seconds on two cores. */
    {"share-19m", LLAMA, 6, 384, 1024, 24576, 6, 2, 64, 16384, 1e5f, 0, true, false},
    /* One or two layers with the head shapes of real models: quick, for tests. */
    {"tiny-llama", LLAMA, 2, 256, 512, 512, 4, 2, 64, 512, 1e4f, 0, false, false},
    {"tiny-llama-tied", LLAMA, 2, 576, 768, 512, 9, 3, 64, 512, 1e5f, 0, true, false},
    {"tiny-llama-80", LLAMA, 2, 320, 512, 512, 4, 4, 80, 512, 1e4f, 4, false, false},
    {"tiny-llama-96", LLAMA, 2, 384, 512, 512, 4, 1, 96, 512, 1e4f, 0, false, false},
    {"tiny-llama3", LLAMA, 2, 512, 768, 512, 4, 1, 128, 512, 5e5f, 0, true, true},
    {"tiny-llama-256", LLAMA, 2, 512, 512, 512, 4, 2, 256, 512, 1e4f, 0, false, false},
    {"tiny-qwen2", QWEN2, 2, 448, 768, 512, 7, 1, 64, 512, 1e6f, 0, true, false},
    {"tiny-qwen2-128", QWEN2, 2, 512, 768, 512, 4, 2, 128, 512, 1e6f, 0, false, false},
    {"tiny-qwen3", QWEN3, 2, 256, 512, 512, 4, 2, 128, 512, 1e6f, 0, true, false},
};
#undef LLAMA
#undef QWEN2
#undef QWEN3
const uint32_t cr_synth_n_shapes = sizeof cr_synth_shapes / sizeof cr_synth_shapes[0];

const struct cr_synth_shape *cr_synth_find(const char *name)
{
    for (uint32_t i = 0; i < cr_synth_n_shapes; i++)
        if (strcmp(cr_synth_shapes[i].name, name) == 0)
            return &cr_synth_shapes[i];
    return NULL;
}

enum ggml_type cr_synth_type(const char *name)
{
    for (int i = 0; i < GGML_TYPE_COUNT; i++)
        if (ggml_blck_size((enum ggml_type)i) > 0 &&
            strcasecmp(ggml_type_name((enum ggml_type)i), name) == 0)
            return (enum ggml_type)i;
    return GGML_TYPE_COUNT;
}

/* SplitMix64. */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* What a tensor's numbers look like: mean + deviation * noise. */
struct noise {
    uint64_t seed;
    int64_t n;
    float mean, deviation;
};

static void random_row(void *user, int64_t row, float *values)
{
    const struct noise *noise = user;
    uint64_t state = noise->seed + (uint64_t)row * UINT64_C(0xd1342543de82ef95);
    const float scale = noise->deviation * 1.7320508f / 2147483648.0f;
    for (int64_t i = 0; i < noise->n; i += 2) {
        const uint64_t bits = next(&state);
        values[i] = noise->mean + scale * (float)(int32_t)bits;
        if (i + 1 < noise->n)
            values[i + 1] = noise->mean + scale * (float)(int32_t)(bits >> 32);
    }
}

/* Llama 3's own rule would give divisors from 1 to 8; any in that range do. */
static void rope_freqs_row(void *user, int64_t row, float *values)
{
    const struct noise *noise = user;
    (void)row;
    for (int64_t i = 0; i < noise->n; i++)
        values[i] = 1.0f + 7.0f * (float)i / (float)noise->n;
}

/* The list of tensors being made. */
struct list {
    struct cr_gguf_out_tensor *tensors;
    struct noise *noises;
    uint64_t n, seed;
    enum ggml_type type;
};

static void add(struct list *list, int layer, const char *name, int64_t ne0, int64_t ne1,
                float mean, float deviation)
{
    struct cr_gguf_out_tensor *t = &list->tensors[list->n];
    struct noise *noise = &list->noises[list->n];
    uint64_t state = list->seed + ++list->n;

    *noise = (struct noise){.seed = next(&state), .n = ne0, .mean = mean, .deviation = deviation};
    *t = (struct cr_gguf_out_tensor){
        .type = ne1 == 0 ? GGML_TYPE_F32 : list->type,
        .ne0 = ne0,
        .ne1 = ne1,
        .row = random_row,
        .user = noise,
    };
    if (t->ne0 % ggml_blck_size(t->type) != 0)
        t->type = GGML_TYPE_F16;
    if (layer < 0)
        snprintf(t->name, sizeof t->name, "%s", name);
    else
        snprintf(t->name, sizeof t->name, "blk.%d.%s", layer, name);
}

static void add_layer(struct list *list, const struct cr_synth_shape *s, int layer)
{
    const int64_t n_q = (int64_t)s->n_head * s->head_dim,
                  n_kv = (int64_t)s->n_head_kv * s->head_dim;
    const float embd = 1.0f / sqrtf((float)s->n_embd);
    /* What a layer adds: together all layers about as much as the embedding (2.5 * embd). */
    const float share = 2.5f * embd / sqrtf(2.0f * (float)s->n_layer);

    add(list, layer, "attn_norm.weight", s->n_embd, 0, 1.0f, 0.1f);
    add(list, layer, "attn_q.weight", s->n_embd, n_q, 0.0f, embd);
    add(list, layer, "attn_k.weight", s->n_embd, n_kv, 0.0f, embd);
    add(list, layer, "attn_v.weight", s->n_embd, n_kv, 0.0f, embd);
    add(list, layer, "attn_output.weight", n_q, s->n_embd, 0.0f, 2.0f * share / sqrtf((float)n_q));
    if (s->arch == CR_ARCH_QWEN2) {
        add(list, layer, "attn_q.bias", n_q, 0, 0.0f, 0.5f);
        add(list, layer, "attn_k.bias", n_kv, 0, 0.0f, 0.5f);
        add(list, layer, "attn_v.bias", n_kv, 0, 0.0f, 0.5f);
    }
    if (s->arch == CR_ARCH_QWEN3) {
        add(list, layer, "attn_q_norm.weight", s->head_dim, 0, 1.0f, 0.2f);
        add(list, layer, "attn_k_norm.weight", s->head_dim, 0, 1.0f, 0.2f);
    }
    add(list, layer, "ffn_norm.weight", s->n_embd, 0, 1.0f, 0.1f);
    add(list, layer, "ffn_gate.weight", s->n_embd, s->n_ff, 0.0f, embd);
    add(list, layer, "ffn_up.weight", s->n_embd, s->n_ff, 0.0f, embd);
    add(list, layer, "ffn_down.weight", s->n_ff, s->n_embd, 0.0f,
        2.0f * share / sqrtf((float)s->n_ff));
}

/* GPT-2's printable stand-in for a byte, as UTF-8. */
static void spell_byte(unsigned byte, char *to)
{
    unsigned code = byte;
    const bool shows = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    if (!shows)
        code = 256 + (byte <= 32 ? byte : byte <= 160 ? byte - 127 + 33 : 67);
    if (code < 128) {
        to[0] = (char)code;
        to[1] = '\0';
    } else {
        to[0] = (char)(0xc0 | code >> 6);
        to[1] = (char)(0x80 | (code & 63));
        to[2] = '\0';
    }
}

/* The vocabulary: texts, types and merges. */
struct vocab {
    char (*text)[MAX_PIECE];  /* [n] */
    char (*merge)[MAX_PIECE]; /* [n_merges] */
    const char **texts, **merges;
    int32_t *types;
    uint32_t n, n_merges;
};

static void release_vocab(struct vocab *v)
{
    free(v->text);
    free(v->merge);
    free(v->texts);
    free(v->merges);
    free(v->types);
}

/* Adds the string of `n` letters with that number: the first n - tail of them joined to the last
 * `tail`. */
static void add_word(struct vocab *v, uint32_t number, int n, int tail)
{
    char *text = v->text[v->n++], *merge = v->merge[v->n_merges++];
    uint32_t digits[4];
    for (int i = n - 1; i >= 0; i--, number /= N_LETTERS)
        digits[i] = number % N_LETTERS;
    text[0] = merge[0] = '\0';
    for (int i = 0; i < n; i++) {
        char letter[4];
        spell_byte(digits[i] == 0 ? ' ' : 'a' + digits[i] - 1, letter);
        strcat(text, letter);
        if (i == n - tail)
            strcat(merge, " ");
        strcat(merge, letter);
    }
}

static int make_vocab(uint32_t n, struct vocab *ret_vocab)
{
    static const char *const control[N_CONTROL] = {"<|endoftext|>", "<|im_start|>", "<|im_end|>"};
    struct vocab v = {
        .text = calloc(n, sizeof v.text[0]),
        .merge = calloc(n, sizeof v.merge[0]),
        .texts = calloc(n, sizeof v.texts[0]),
        .merges = calloc(n, sizeof v.merges[0]),
        .types = calloc(n, sizeof v.types[0]),
    };
    if (!v.text || !v.merge || !v.texts || !v.merges || !v.types) {
        release_vocab(&v);
        return CR_ENOMEM;
    }
    for (int i = 0; i < N_CONTROL; i++)
        strcpy(v.text[v.n++], control[i]);
    for (unsigned i = 0; i < N_BYTES; i++)
        spell_byte(i, v.text[v.n++]);
    uint32_t count = N_LETTERS;
    for (int letters = 2; letters <= 4; letters++) {
        count *= N_LETTERS;
        for (uint32_t i = 0; i < count && v.n < n; i++)
            add_word(&v, i, letters, letters == 4 ? 2 : 1);
    }
    for (uint32_t i = 0; i < n; i++) {
        v.texts[i] = v.text[i];
        v.types[i] = i < N_CONTROL ? 3 : 1; /* control, normal */
    }
    for (uint32_t i = 0; i < v.n_merges; i++)
        v.merges[i] = v.merge[i];
    *ret_vocab = v;
    return CR_OK;
}

static const char *arch_name(enum cr_arch arch)
{
    return arch == CR_ARCH_LLAMA ? "llama" : arch == CR_ARCH_QWEN2 ? "qwen2" : "qwen3";
}

static void write_keys(struct cr_gguf_out *out, const struct cr_synth_shape *s,
                       const struct vocab *v)
{
    char key[96];
    const char *arch = arch_name(s->arch);
#define KEY(name) (snprintf(key, sizeof key, "%s.%s", arch, name), key)
    cr_gguf_out_str(out, "general.architecture", arch);
    cr_gguf_out_str(out, "general.name", s->name);
    cr_gguf_out_u32(out, KEY("context_length"), s->n_ctx);
    cr_gguf_out_u32(out, KEY("embedding_length"), s->n_embd);
    cr_gguf_out_u32(out, KEY("block_count"), s->n_layer);
    cr_gguf_out_u32(out, KEY("feed_forward_length"), s->n_ff);
    cr_gguf_out_u32(out, KEY("attention.head_count"), s->n_head);
    cr_gguf_out_u32(out, KEY("attention.head_count_kv"), s->n_head_kv);
    cr_gguf_out_u32(out, KEY("attention.key_length"), s->head_dim);
    cr_gguf_out_u32(out, KEY("attention.value_length"), s->head_dim);
    cr_gguf_out_f32(out, KEY("attention.layer_norm_rms_epsilon"), 1e-5f);
    cr_gguf_out_u32(out, KEY("rope.dimension_count"), s->head_dim);
    cr_gguf_out_f32(out, KEY("rope.freq_base"), s->rope_base);
    if (s->rope_linear > 0) {
        cr_gguf_out_str(out, KEY("rope.scaling.type"), "linear");
        cr_gguf_out_f32(out, KEY("rope.scaling.factor"), s->rope_linear);
    }
#undef KEY
    cr_gguf_out_str(out, "tokenizer.ggml.model", "gpt2");
    cr_gguf_out_str(out, "tokenizer.ggml.pre", s->arch == CR_ARCH_LLAMA ? "smollm" : "qwen2");
    cr_gguf_out_strs(out, "tokenizer.ggml.tokens", v->texts, v->n);
    cr_gguf_out_i32s(out, "tokenizer.ggml.token_type", v->types, v->n);
    cr_gguf_out_strs(out, "tokenizer.ggml.merges", v->merges, v->n_merges);
    cr_gguf_out_u32(out, "tokenizer.ggml.bos_token_id", 1);
    cr_gguf_out_u32(out, "tokenizer.ggml.eos_token_id", 2);
    cr_gguf_out_str(out, "tokenizer.chat_template", chatml);
}

int cr_synth_write(const struct cr_synth_shape *s, enum ggml_type type, uint64_t seed, FILE *file,
                   struct cr_error *err)
{
    const size_t max = (size_t)s->n_layer * 14 + 4;
    struct list list = {
        .tensors = calloc(max, sizeof list.tensors[0]),
        .noises = calloc(max, sizeof list.noises[0]),
        .seed = seed,
        .type = type,
    };
    struct vocab v = {0};
    int status;

    if (list.tensors == NULL || list.noises == NULL || make_vocab(s->n_vocab, &v) != CR_OK) {
        status = cr_error_set(err, CR_ENOMEM, "There is no memory to make a model.");
        goto out;
    }
    const float embd = 1.0f / sqrtf((float)s->n_embd);
    add(&list, -1, "token_embd.weight", s->n_embd, s->n_vocab, 0.0f, 2.5f * embd);
    for (uint32_t i = 0; i < s->n_layer; i++)
        add_layer(&list, s, (int)i);
    add(&list, -1, "output_norm.weight", s->n_embd, 0, 1.0f, 0.1f);
    if (!s->tied)
        add(&list, -1, "output.weight", s->n_embd, s->n_vocab, 0.0f, 2.5f * embd);
    if (s->rope_freqs) {
        add(&list, -1, "rope_freqs.weight", s->head_dim / 2, 0, 0.0f, 0.0f);
        list.tensors[list.n - 1].row = rope_freqs_row;
    }
    struct cr_gguf_out out;
    cr_gguf_out_begin(&out, file, s->rope_linear > 0 ? 23 : 21, list.n);
    write_keys(&out, s, &v);
    status = cr_gguf_out_tensors(&out, list.tensors, list.n, err);
out:
    release_vocab(&v);
    free(list.tensors);
    free(list.noises);
    return status;
}
