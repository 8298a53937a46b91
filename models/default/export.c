/* export: writes a checkpoint and a vocabulary as one GGUF file.
 *
 *   export CHECKPOINT VOCAB OUT.gguf [q8_0|f16|f32]
 *
 * GGUF, version 3: a header, key-value pairs, a table of tensors, then the tensors'
 * bytes, each at a multiple of 32. All little-endian, as is every machine this runs
 * on. Matrices become Q8_0 (blocks of 32 bytes and a half-precision scale) unless
 * told otherwise; norms stay f32. There is no output matrix: readers take the
 * embedding in its place.
 *
 * Query and key rows need no reordering: the trainer rotates adjacent pairs, which
 * is what the architecture "llama" means in GGUF.
 *
 * Tokens are written in GPT-2's alphabet, where every byte has a printable
 * character of its own.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checkpoint.h"
#include "lm.h"
#include "tokenizer.h"

enum gguf_type { U32 = 4, I32 = 5, F32 = 6, BOOL = 7, STRING = 8, ARRAY = 9 };
enum tensor_type { T_F32 = 0, T_F16 = 1, T_Q8_0 = 8 };
enum { ALIGN = 32, QK = 32, NORMAL = 1, CONTROL = 3 };

static const char chat_template[] =
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + "
    "message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt "
    "%}{{ '<|im_start|>assistant\\n' }}{% endif %}";

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "export: %s\n", what);
    exit(1);
}

/* A growing run of bytes. */
struct bytes {
    char *p;
    size_t n, cap;
};

static void put(struct bytes *b, const void *p, size_t n)
{
    if (b->n + n > b->cap) {
        b->cap = (b->n + n) * 2;
        b->p = realloc(b->p, b->cap);
        if (b->p == NULL) {
            die("out of memory");
        }
    }
    memcpy(b->p + b->n, p, n);
    b->n += n;
}

static void put_u32(struct bytes *b, uint32_t v)
{
    put(b, &v, sizeof v);
}

static void put_u64(struct bytes *b, uint64_t v)
{
    put(b, &v, sizeof v);
}

static void put_string(struct bytes *b, const char *s, size_t n)
{
    put_u64(b, n);
    put(b, s, n);
}

/* ---- metadata ---- */

static int pairs_written;

static void key(struct bytes *b, const char *name, enum gguf_type type)
{
    put_string(b, name, strlen(name));
    put_u32(b, type);
    pairs_written++;
}

static void meta_u32(struct bytes *b, const char *name, uint32_t v)
{
    key(b, name, U32);
    put_u32(b, v);
}

static void meta_f32(struct bytes *b, const char *name, float v)
{
    key(b, name, F32);
    put(b, &v, sizeof v);
}

static void meta_bool(struct bytes *b, const char *name, int v)
{
    uint8_t byte = v != 0;
    key(b, name, BOOL);
    put(b, &byte, 1);
}

static void meta_string(struct bytes *b, const char *name, const char *v)
{
    key(b, name, STRING);
    put_string(b, v, strlen(v));
}

static void meta_array(struct bytes *b, const char *name, enum gguf_type type, uint64_t n)
{
    key(b, name, ARRAY);
    put_u32(b, type);
    put_u64(b, n);
}

/* GPT-2's character for a byte, in UTF-8: printable bytes are themselves, the others
 * follow from U+0100 on. */
static int byte_char(unsigned char byte, char out[2])
{
    unsigned code = 0, next = 256;
    for (unsigned i = 0; i <= byte; i++) {
        int plain = (i >= 33 && i <= 126) || (i >= 161 && i <= 172) || i >= 174;
        code = plain ? i : next++;
    }
    if (code < 128) {
        out[0] = (char)code;
        return 1;
    }
    out[0] = (char)(0xc0 | (code >> 6));
    out[1] = (char)(0x80 | (code & 63));
    return 2;
}

static size_t token_text(const struct vocab *v, int id, char *out)
{
    size_t n = 0;
    if (id < TOKEN_BYTE0) {
        n = strlen(token_special[id]);
        memcpy(out, token_special[id], n);
        return n;
    }
    for (int i = 0; i < v->length[id]; i++) {
        n += (size_t)byte_char((unsigned char)v->bytes[id][i], out + n);
    }
    return n;
}

static void meta_tokenizer(struct bytes *b, const struct vocab *v)
{
    char text[4 * TOKEN_BYTES_MAX + 1];
    for (int i = TOKEN_BYTE0; i < v->n; i++) {
        if (v->length[i] > TOKEN_BYTES_MAX) {
            die("a token is too long");
        }
    }
    meta_string(b, "tokenizer.ggml.model", "gpt2");
    meta_string(b, "tokenizer.ggml.pre", "gpt-2");
    meta_array(b, "tokenizer.ggml.tokens", STRING, (uint64_t)v->n);
    for (int i = 0; i < v->n; i++) {
        put_string(b, text, token_text(v, i, text));
    }
    meta_array(b, "tokenizer.ggml.token_type", I32, (uint64_t)v->n);
    for (int i = 0; i < v->n; i++) {
        put_u32(b, i < TOKEN_BYTE0 ? CONTROL : NORMAL);
    }
    meta_array(b, "tokenizer.ggml.merges", STRING, (uint64_t)(v->n - TOKEN_MERGE0));
    for (int i = TOKEN_MERGE0; i < v->n; i++) {
        size_t n = token_text(v, v->pair[i][0], text);
        text[n++] = ' ';
        n += token_text(v, v->pair[i][1], text + n);
        put_string(b, text, n);
    }
    meta_u32(b, "tokenizer.ggml.bos_token_id", LM_BOS);
    meta_u32(b, "tokenizer.ggml.eos_token_id", LM_IM_END);
    meta_u32(b, "tokenizer.ggml.eot_token_id", LM_IM_END);
    meta_u32(b, "tokenizer.ggml.padding_token_id", LM_BOS);
    meta_bool(b, "tokenizer.ggml.add_bos_token", 1);
    meta_bool(b, "tokenizer.ggml.add_eos_token", 0);
    meta_string(b, "tokenizer.chat_template", chat_template);
}

static void meta_model(struct bytes *b, const struct lm_config *c, enum tensor_type type)
{
    meta_string(b, "general.architecture", "llama");
    meta_string(b, "general.type", "model");
    meta_string(b, "general.name", "Carrel small default");
    meta_string(b, "general.description", "A very small English chat model that ships with Carrel");
    meta_u32(b, "general.file_type", type == T_Q8_0 ? 7 : type == T_F16 ? 1 : 0);
    meta_u32(b, "general.quantization_version", 2);
    meta_u32(b, "llama.vocab_size", (uint32_t)c->vocab);
    meta_u32(b, "llama.context_length", (uint32_t)c->context);
    meta_u32(b, "llama.embedding_length", (uint32_t)c->dim);
    meta_u32(b, "llama.block_count", (uint32_t)c->layers);
    meta_u32(b, "llama.feed_forward_length", (uint32_t)c->hidden);
    meta_u32(b, "llama.rope.dimension_count", LM_HEAD_DIM);
    meta_f32(b, "llama.rope.freq_base", LM_ROPE_BASE);
    meta_u32(b, "llama.attention.head_count", (uint32_t)c->heads);
    meta_u32(b, "llama.attention.head_count_kv", (uint32_t)c->kv_heads);
    meta_f32(b, "llama.attention.layer_norm_rms_epsilon", LM_NORM_EPS);
}

/* ---- tensors ---- */

/* Round to nearest even; the values here are far from the ends of the range. */
static uint16_t to_half(float f)
{
    uint32_t x;
    memcpy(&x, &f, sizeof x);
    uint32_t sign = (x >> 16) & 0x8000, mag = x & 0x7fffffff;
    if (mag >= 0x477ff000) {
        die("a weight is too large for half precision");
    }
    if (mag < 0x38800000) {
        return (uint16_t)(sign | (uint32_t)lrintf(fabsf(f) * 16777216.0F));
    }
    uint32_t rounded = mag + 0xfff + ((mag >> 13) & 1);
    return (uint16_t)(sign | ((rounded - 0x38000000) >> 13));
}

static float from_half(uint16_t h)
{
    int exponent = (h >> 10) & 31;
    float m = (float)(h & 1023);
    float f = exponent == 0 ? ldexpf(m, -24) : ldexpf(m + 1024, exponent - 25);
    return h & 0x8000 ? -f : f;
}

static void put_q8_0(struct bytes *b, const float *w, size_t n)
{
    for (size_t i = 0; i < n; i += QK) {
        float most = 0;
        int8_t q[QK];
        for (size_t k = 0; k < QK; k++) {
            most = fabsf(w[i + k]) > most ? fabsf(w[i + k]) : most;
        }
        uint16_t scale = to_half(most / 127.0F);
        float d = from_half(scale), inverse = d > 0 ? 1.0F / d : 0;
        for (size_t k = 0; k < QK; k++) {
            long v = lrintf(w[i + k] * inverse);
            q[k] = (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
        }
        put(b, &scale, sizeof scale);
        put(b, q, sizeof q);
    }
}

static void put_tensor(struct bytes *b, const float *w, size_t n, enum tensor_type type)
{
    if (type == T_F32) {
        put(b, w, n * sizeof *w);
    } else if (type == T_F16) {
        for (size_t i = 0; i < n; i++) {
            uint16_t h = to_half(w[i]);
            put(b, &h, sizeof h);
        }
    } else {
        put_q8_0(b, w, n);
    }
}

static void pad(struct bytes *b)
{
    static const char zeros[ALIGN];
    put(b, zeros, (ALIGN - b->n % ALIGN) % ALIGN);
}

int main(int argc, char **argv)
{
    struct lm_config c;
    struct vocab v = {0};
    struct checkpoint ck;
    struct lm_tensor t[LM_MAX_TENSORS];
    struct bytes meta = {0}, table = {0}, data = {0}, head = {0};
    enum tensor_type type = T_Q8_0;
    if (argc == 5) {
        type = strcmp(argv[4], "f16") == 0 ? T_F16 : strcmp(argv[4], "f32") == 0 ? T_F32 : T_Q8_0;
    } else if (argc != 4) {
        die("usage: export CHECKPOINT VOCAB OUT.gguf [q8_0|f16|f32]");
    }
    if (checkpoint_config(&c, argv[1]) != 0 || checkpoint_init(&ck, &c) != 0 ||
        checkpoint_load(&ck, &c, argv[1]) != 1) {
        die("cannot read the checkpoint");
    }
    if (vocab_load(&v, argv[2]) != 0 || v.n != c.vocab) {
        die("the vocabulary does not fit the model");
    }
    int tensors = lm_tensors(&c, t);
    meta_model(&meta, &c, type);
    meta_tokenizer(&meta, &v);
    for (int i = 0; i < tensors; i++) {
        int norm = t[i].rows == 1;
        enum tensor_type as = norm ? T_F32 : type;
        put_string(&table, t[i].name, strlen(t[i].name));
        put_u32(&table, norm ? 1 : 2);
        put_u64(&table, t[i].cols);
        if (!norm) {
            put_u64(&table, t[i].rows);
        }
        put_u32(&table, as);
        put_u64(&table, data.n);
        put_tensor(&data, ck.params + t[i].offset, t[i].rows * t[i].cols, as);
        pad(&data);
    }
    put(&head, "GGUF", 4);
    put_u32(&head, 3);
    put_u64(&head, (uint64_t)tensors);
    put_u64(&head, (uint64_t)pairs_written);
    put(&head, meta.p, meta.n);
    put(&head, table.p, table.n);
    pad(&head);
    FILE *f = fopen(argv[3], "wb");
    if (f == NULL || fwrite(head.p, 1, head.n, f) != head.n ||
        fwrite(data.p, 1, data.n, f) != data.n || fclose(f) != 0) {
        die("cannot write the model");
    }
    printf("step %lld, %zu bytes\n", (long long)ck.step, head.n + data.n);
    free(meta.p);
    free(table.p);
    free(data.p);
    free(head.p);
    vocab_release(&v);
    checkpoint_release(&ck);
    return 0;
}
