/* Converts models of Andrej Karpathy's llama2.c (version 0 of its format), such as stories260K: a
 * real, trained Llama small enough to ship with the tests.
 *
 * The file is a header of seven numbers, then all weights as F32, kind by kind over all layers.
 * The matrices are [n_out][n_in], which is ggml's layout already, and its rotary embedding turns
 * neighbouring pairs, as GGUF's "llama" does. The tokenizer is a SentencePiece vocabulary: scores
 * and pieces, where GGUF wants a space spelled U+2581.
 */
#include <stdlib.h>
#include <string.h>

#include "gguf_write.h"
#include "synth.h"

#define MAX_VOCAB 65536
#define MAX_PIECE 256

struct header {
    int32_t dim, hidden_dim, n_layers, n_heads, n_kv_heads, vocab_size, seq_len;
};

struct pieces {
    char (*text)[MAX_PIECE];
    const char **texts;
    float *scores;
    int32_t *types;
};

static void release_pieces(struct pieces *p)
{
    free(p->text);
    free(p->texts);
    free(p->scores);
    free(p->types);
}

/* Copies a piece, spaces spelled as SentencePiece does. */
static bool spell_piece(const char *from, size_t len, char *to)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        if (n + 4 > MAX_PIECE || from[i] == '\0')
            return false;
        if (from[i] == ' ') {
            memcpy(to + n, "\xe2\x96\x81", 3);
            n += 3;
        } else {
            to[n++] = from[i];
        }
    }
    to[n] = '\0';
    return true;
}

static int read_pieces(const char *path, int32_t n, struct pieces *ret_pieces, struct cr_error *err)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return cr_error_set(err, CR_EIO, "The tokenizer %s can't be opened.", path);
    struct pieces p = {
        .text = calloc((size_t)n, sizeof p.text[0]),
        .texts = calloc((size_t)n, sizeof p.texts[0]),
        .scores = calloc((size_t)n, sizeof p.scores[0]),
        .types = calloc((size_t)n, sizeof p.types[0]),
    };
    int status = p.text && p.texts && p.scores && p.types ? CR_OK : CR_ENOMEM;
    int32_t max_len;
    if (status == CR_OK && fread(&max_len, sizeof max_len, 1, file) != 1)
        status = CR_EFORMAT;
    for (int32_t i = 0; i < n && status == CR_OK; i++) {
        char raw[MAX_PIECE];
        int32_t len;
        if (fread(&p.scores[i], sizeof p.scores[i], 1, file) != 1 ||
            fread(&len, sizeof len, 1, file) != 1 || len < 0 || len >= MAX_PIECE ||
            fread(raw, 1, (size_t)len, file) != (size_t)len ||
            !spell_piece(raw, (size_t)len, p.text[i]))
            status = CR_EFORMAT;
        static const char *const special[3] = {"<unk>", "<s>", "</s>"};
        if (i < 3)
            strcpy(p.text[i], special[i]);
        p.texts[i] = p.text[i];
        /* unknown; control; byte; normal */
        p.types[i] = i == 0 ? 2 : i < 3 ? 3 : i < 259 ? 6 : 1;
    }
    fclose(file);
    if (status != CR_OK) {
        release_pieces(&p);
        return cr_error_set(err, status, "The tokenizer %s can't be read: %s.", path,
                            cr_status_text(status));
    }
    *ret_pieces = p;
    return CR_OK;
}

static int read_weights(const char *path, struct header *ret_header, float **ret_weights,
                        size_t *ret_n, struct cr_error *err)
{
    FILE *file = fopen(path, "rb");
    struct header h = {0};
    float *weights = NULL;
    long size = 0;
    if (file == NULL)
        return cr_error_set(err, CR_EIO, "The model %s can't be opened.", path);
    int status = CR_EFORMAT;
    if (fread(&h, sizeof h, 1, file) == 1 && fseek(file, 0, SEEK_END) == 0 &&
        (size = ftell(file)) > (long)sizeof h && fseek(file, sizeof h, SEEK_SET) == 0 &&
        h.dim > 0 && h.dim <= 65536 && h.hidden_dim > 0 && h.hidden_dim <= 1 << 20 &&
        h.n_layers > 0 && h.n_layers <= 1024 && h.n_heads > 0 && h.n_kv_heads > 0 &&
        h.dim % h.n_heads == 0 && abs(h.vocab_size) <= MAX_VOCAB && abs(h.vocab_size) >= 300) {
        size -= (long)sizeof h;
        weights = malloc((size_t)size);
        status = weights == NULL                                         ? CR_ENOMEM
                 : fread(weights, 1, (size_t)size, file) == (size_t)size ? CR_OK
                                                                         : CR_EIO;
    }
    fclose(file);
    if (status != CR_OK) {
        free(weights);
        return cr_error_set(err, status, "%s is no model of llama2.c that can be converted: %s.",
                            path, cr_status_text(status));
    }
    *ret_header = h;
    *ret_weights = weights;
    *ret_n = (size_t)size / sizeof weights[0];
    return CR_OK;
}

/* A matrix somewhere in the file. */
struct matrix {
    const float *at;
    int64_t n;
};

static void matrix_row(void *user, int64_t row, float *values)
{
    const struct matrix *m = user;
    memcpy(values, m->at + row * m->n, (size_t)m->n * sizeof values[0]);
}

struct cursor {
    const float *at;
    size_t left;
    bool failed;
    struct cr_gguf_out_tensor *tensors;
    struct matrix *matrices;
    uint64_t n;
    enum ggml_type type;
};

/* Takes the next tensors of the file, one for each of `n_layers` (0: one outside the layers). */
static void take(struct cursor *c, const char *name, int32_t n_layers, int64_t ne0, int64_t ne1)
{
    const size_t size = (size_t)ne0 * (size_t)(ne1 > 0 ? ne1 : 1);
    for (int32_t i = 0; i < (n_layers > 0 ? n_layers : 1); i++) {
        if (c->failed || c->left < size) {
            c->failed = true;
            return;
        }
        struct cr_gguf_out_tensor *t = &c->tensors[c->n];
        c->matrices[c->n] = (struct matrix){.at = c->at, .n = ne0};
        *t = (struct cr_gguf_out_tensor){
            .type = ne1 == 0                             ? GGML_TYPE_F32
                    : ne0 % ggml_blck_size(c->type) == 0 ? c->type
                                                         : GGML_TYPE_F16,
            .ne0 = ne0,
            .ne1 = ne1,
            .row = matrix_row,
            .user = &c->matrices[c->n],
        };
        if (n_layers > 0)
            snprintf(t->name, sizeof t->name, "blk.%d.%s", i, name);
        else
            snprintf(t->name, sizeof t->name, "%s", name);
        c->n++;
        c->at += size;
        c->left -= size;
    }
}

static void take_all(struct cursor *c, const struct header *h)
{
    const int64_t dim = h->dim, ff = h->hidden_dim, hd = h->dim / h->n_heads;
    const int64_t kv = h->n_kv_heads * hd, n_vocab = abs(h->vocab_size);
    const int32_t n = h->n_layers;

    take(c, "token_embd.weight", 0, dim, n_vocab);
    take(c, "attn_norm.weight", n, dim, 0);
    take(c, "attn_q.weight", n, dim, dim);
    take(c, "attn_k.weight", n, dim, kv);
    take(c, "attn_v.weight", n, dim, kv);
    take(c, "attn_output.weight", n, dim, dim);
    take(c, "ffn_norm.weight", n, dim, 0);
    take(c, "ffn_gate.weight", n, dim, ff);
    take(c, "ffn_down.weight", n, ff, dim);
    take(c, "ffn_up.weight", n, dim, ff);
    take(c, "output_norm.weight", 0, dim, 0);
    if (h->vocab_size < 0) {
        /* An own head lies behind two tables of rotary angles that nobody reads. */
        const size_t skip = (size_t)h->seq_len * (size_t)hd;
        if (h->seq_len < 0 || c->left < skip)
            c->failed = true;
        c->at += c->failed ? 0 : skip;
        c->left -= c->failed ? 0 : skip;
        take(c, "output.weight", 0, dim, n_vocab);
    }
}

static void write_keys(struct cr_gguf_out *out, const struct header *h, const struct pieces *p)
{
    const uint64_t n_vocab = (uint64_t)abs(h->vocab_size);
    cr_gguf_out_str(out, "general.architecture", "llama");
    cr_gguf_out_str(out, "general.name", "llama2.c");
    cr_gguf_out_u32(out, "llama.context_length", (uint32_t)h->seq_len);
    cr_gguf_out_u32(out, "llama.embedding_length", (uint32_t)h->dim);
    cr_gguf_out_u32(out, "llama.block_count", (uint32_t)h->n_layers);
    cr_gguf_out_u32(out, "llama.feed_forward_length", (uint32_t)h->hidden_dim);
    cr_gguf_out_u32(out, "llama.attention.head_count", (uint32_t)h->n_heads);
    cr_gguf_out_u32(out, "llama.attention.head_count_kv", (uint32_t)h->n_kv_heads);
    cr_gguf_out_f32(out, "llama.attention.layer_norm_rms_epsilon", 1e-5f);
    cr_gguf_out_u32(out, "llama.rope.dimension_count", (uint32_t)(h->dim / h->n_heads));
    cr_gguf_out_str(out, "tokenizer.ggml.model", "llama");
    cr_gguf_out_strs(out, "tokenizer.ggml.tokens", p->texts, n_vocab);
    cr_gguf_out_f32s(out, "tokenizer.ggml.scores", p->scores, n_vocab);
    cr_gguf_out_i32s(out, "tokenizer.ggml.token_type", p->types, n_vocab);
    cr_gguf_out_u32(out, "tokenizer.ggml.bos_token_id", 1);
    cr_gguf_out_u32(out, "tokenizer.ggml.eos_token_id", 2);
    cr_gguf_out_u32(out, "tokenizer.ggml.unknown_token_id", 0);
}

int cr_synth_convert_llama2c(const char *model_path, const char *tokenizer_path,
                             enum ggml_type type, FILE *file, struct cr_error *err)
{
    struct header h = {0};
    struct pieces p = {0};
    float *weights = NULL;
    size_t n_weights = 0;
    struct cursor c = {.type = type};

    int status = read_weights(model_path, &h, &weights, &n_weights, err);
    if (status != CR_OK)
        return status;
    status = read_pieces(tokenizer_path, abs(h.vocab_size), &p, err);
    if (status != CR_OK)
        goto out;
    c.at = weights;
    c.left = n_weights;
    c.tensors = calloc((size_t)h.n_layers * 9 + 3, sizeof c.tensors[0]);
    c.matrices = calloc((size_t)h.n_layers * 9 + 3, sizeof c.matrices[0]);
    if (c.tensors == NULL || c.matrices == NULL) {
        status = cr_error_set(err, CR_ENOMEM, "There is no memory to convert the model.");
        goto out;
    }
    take_all(&c, &h);
    if (c.failed) {
        status = cr_error_set(err, CR_EFORMAT, "The model %s is truncated.", model_path);
        goto out;
    }
    struct cr_gguf_out out;
    cr_gguf_out_begin(&out, file, 17, c.n);
    write_keys(&out, &h, &p);
    status = cr_gguf_out_tensors(&out, c.tensors, c.n, err);
out:
    release_pieces(&p);
    free(c.tensors);
    free(c.matrices);
    free(weights);
    return status;
}
