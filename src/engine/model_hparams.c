/* Hyper-parameters: what the keys of a GGUF file say about a model, within sane limits.
 *
 * The three architectures differ only in details (biases, norms on Q and K, which pairs rotary
 * embedding turns), so one set of numbers describes them all. A key that would change the
 * computation in a way the graph does not know (experts, a sliding window, YaRN, …) is refused by
 * name: computing something close to the model would be worse than not computing it.
 *
 * A key that the graph has no use for is ignored. Keys it has never heard of are, too; what guards
 * against a new variant is that cr_model_plan() refuses tensors it does not use.
 */
#include <stdio.h>
#include <string.h>

#include "model.h"

#define SUPPORTED                                                                                  \
    "supported are llama (Llama 2 and 3, Mistral, SmolLM2, TinyLlama), qwen2 and qwen3"

#define MAX_CTX (1u << 24)

/* Reading keys "ARCH.name". */
struct reader {
    const struct cr_gguf *gguf;
    char arch[16];
    struct cr_error *err;
};

static const struct cr_gguf_kv *find(const struct reader *r, const char *name)
{
    char key[128];
    snprintf(key, sizeof key, "%s.%s", r->arch, name);
    return cr_gguf_find(r->gguf, key);
}

/* A number from `min` to `max`; where it is missing `*value` stays, unless that is 0. */
static int read_u32(const struct reader *r, const char *name, uint32_t min, uint32_t max,
                    uint32_t *value)
{
    const struct cr_gguf_kv *kv = find(r, name);
    if (kv == NULL) {
        if (*value != 0)
            return CR_OK;
        return cr_error_set(r->err, CR_EFORMAT,
                            "The GGUF file has no key %s.%s; convert the model again.", r->arch,
                            name);
    }
    if (kv->is_array)
        return cr_error_set(r->err, CR_EUNSUPPORTED,
                            "%s.%s differs from layer to layer; only models whose layers are all "
                            "alike are supported.",
                            r->arch, name);
    uint32_t found;
    if (!cr_gguf_as_u32(kv, &found) || found < min || found > max)
        return cr_error_set(r->err, CR_EFORMAT,
                            "%s.%s is not a number from %u to %u; the file is damaged or made for "
                            "something else.",
                            r->arch, name, min, max);
    *value = found;
    return CR_OK;
}

/* As read_u32, for an optional number. */
static int read_f32(const struct reader *r, const char *name, float min, float max, float *value)
{
    const struct cr_gguf_kv *kv = find(r, name);
    if (kv == NULL)
        return CR_OK;
    float found;
    if (!cr_gguf_as_f32(kv, &found) || !(found >= min) || !(found <= max))
        return cr_error_set(r->err, CR_EFORMAT,
                            "%s.%s is not a number from %g to %g; the file is damaged.", r->arch,
                            name, (double)min, (double)max);
    *value = found;
    return CR_OK;
}

static int read_arch(struct reader *r, struct cr_hparams *hp)
{
    struct cr_gguf_str str;
    const struct cr_gguf_kv *kv = cr_gguf_find(r->gguf, "general.architecture");
    if (kv == NULL || !cr_gguf_as_str(kv, &str))
        return cr_error_set(r->err, CR_EFORMAT,
                            "The GGUF file does not say its architecture; convert the model "
                            "again.");
    static const struct {
        const char *name;
        enum cr_arch arch;
    } known[] = {{"llama", CR_ARCH_LLAMA}, {"qwen2", CR_ARCH_QWEN2}, {"qwen3", CR_ARCH_QWEN3}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str.len == strlen(known[i].name) && memcmp(str.data, known[i].name, str.len) == 0) {
            hp->arch = known[i].arch;
            hp->rope_neox = hp->arch != CR_ARCH_LLAMA;
            snprintf(r->arch, sizeof r->arch, "%s", known[i].name);
            return CR_OK;
        }
    char shown[48];
    return cr_error_set(r->err, CR_EUNSUPPORTED,
                        "The model's architecture '%s' is not supported; " SUPPORTED ".",
                        cr_gguf_show(str, shown, sizeof shown));
}

/* Refuses what the graph does not compute. */
static int check_variants(const struct reader *r, const struct cr_hparams *hp)
{
    const struct cr_gguf_kv *kv = find(r, "expert_count");
    uint32_t n = 0;
    if (kv != NULL && (!cr_gguf_as_u32(kv, &n) || n != 0))
        return cr_error_set(r->err, CR_EUNSUPPORTED,
                            "The model is a mixture of %u experts, which is not supported; "
                            "dense models are: " SUPPORTED ".",
                            n);
    kv = find(r, "attention.sliding_window");
    n = 0;
    if (kv != NULL && (!cr_gguf_as_u32(kv, &n) || (n != 0 && n < hp->n_ctx_train)))
        return cr_error_set(r->err, CR_EUNSUPPORTED,
                            "The model attends through a sliding window of %u tokens, which is not "
                            "supported; models with full attention are.",
                            n);
    kv = find(r, "attention.causal");
    bool causal = true;
    if (kv != NULL && (!cr_gguf_as_bool(kv, &causal) || !causal))
        return cr_error_set(r->err, CR_EUNSUPPORTED,
                            "The model's attention is not causal (an embedding model?); only "
                            "models that generate text are supported.");
    static const char *const refused[] = {
        "attention.scale",
        "attention.clamp_kqv",
        "attention.max_alibi_bias",
        "attention.temperature_scale",
        "attention.layer_norm_epsilon",
        "logit_scale",
        "residual_scale",
        "embedding_scale",
        "attn_logit_softcapping",
        "final_logit_softcapping",
        "rope.scaling.attn_factor",
        "attention.output_scale",
        "leading_dense_block_count",
        "nextn_predict_layers",
        "use_parallel_residual",
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        kv = find(r, refused[i]);
        uint32_t u = 1;
        float f = 1.0f;
        bool b = true;
        if (kv == NULL || (cr_gguf_as_u32(kv, &u) && u == 0) ||
            (cr_gguf_as_f32(kv, &f) && f == 0.0f) || (cr_gguf_as_bool(kv, &b) && !b))
            continue;
        return cr_error_set(r->err, CR_EUNSUPPORTED,
                            "The model sets %s.%s, a variant that is not supported; " SUPPORTED ".",
                            r->arch, refused[i]);
    }
    return CR_OK;
}

static int read_rope(const struct reader *r, struct cr_hparams *hp)
{
    int status;
    hp->n_rot = hp->head_dim;
    hp->rope_freq_base = 10000.0f;
    if ((status = read_u32(r, "rope.dimension_count", 1, 1024, &hp->n_rot)) != CR_OK ||
        (status = read_f32(r, "rope.freq_base", 1.0f, 1e12f, &hp->rope_freq_base)) != CR_OK)
        return status;
    if (hp->n_rot != hp->head_dim)
        return cr_error_set(r->err, CR_EUNSUPPORTED,
                            "The model rotates %u of a head's %u dimensions; only models that "
                            "rotate all of them are supported.",
                            hp->n_rot, hp->head_dim);
    float factor = 1.0f;
    struct cr_gguf_str type = {"none", 4};
    const struct cr_gguf_kv *kv = find(r, "rope.scaling.type");
    if (kv != NULL && !cr_gguf_as_str(kv, &type))
        return cr_error_set(r->err, CR_EFORMAT, "%s.rope.scaling.type is no string.", r->arch);
    const bool is_linear = type.len == 6 && memcmp(type.data, "linear", 6) == 0;
    if (!is_linear && !(type.len == 4 && memcmp(type.data, "none", 4) == 0)) {
        char shown[32];
        return cr_error_set(r->err, CR_EUNSUPPORTED,
                            "The model stretches its context by '%s' rope scaling; 'linear' and "
                            "the factors of Llama 3 (rope_freqs.weight) are supported.",
                            cr_gguf_show(type, shown, sizeof shown));
    }
    const float min = 1e-4f, max = 1e4f;
    if (kv == NULL)
        status = read_f32(r, "rope.scale_linear", min, max, &factor);
    if (status == CR_OK && (is_linear || kv == NULL))
        status = read_f32(r, "rope.scaling.factor", min, max, &factor);
    hp->rope_freq_scale = 1.0f / factor;
    return status;
}

int cr_hparams_read(const struct cr_gguf *gguf, struct cr_hparams *ret_hp, struct cr_error *err)
{
    struct cr_hparams hp = {0};
    struct reader r = {.gguf = gguf, .err = err};
    int status;

    if ((status = read_arch(&r, &hp)) != CR_OK ||
        (status = read_u32(&r, "context_length", 1, MAX_CTX, &hp.n_ctx_train)) != CR_OK ||
        (status = read_u32(&r, "block_count", 1, 1024, &hp.n_layer)) != CR_OK ||
        (status = read_u32(&r, "embedding_length", 8, 65536, &hp.n_embd)) != CR_OK ||
        (status = read_u32(&r, "feed_forward_length", 8, 1u << 20, &hp.n_ff)) != CR_OK ||
        (status = read_u32(&r, "attention.head_count", 1, 1024, &hp.n_head)) != CR_OK)
        return status;
    hp.n_head_kv = hp.n_head;
    hp.head_dim = hp.n_embd / hp.n_head;
    if ((status = read_u32(&r, "attention.head_count_kv", 1, 1024, &hp.n_head_kv)) != CR_OK ||
        (status = read_u32(&r, "attention.key_length", 8, 1024, &hp.head_dim)) != CR_OK)
        return status;
    uint32_t value_dim = hp.head_dim;
    if ((status = read_u32(&r, "attention.value_length", 8, 1024, &value_dim)) != CR_OK)
        return status;
    if (hp.n_head % hp.n_head_kv != 0)
        return cr_error_set(err, CR_EFORMAT,
                            "The model's %u attention heads do not divide evenly by its %u K/V "
                            "heads; the file is damaged.",
                            hp.n_head, hp.n_head_kv);
    if (value_dim != hp.head_dim || hp.head_dim % 8 != 0 || hp.head_dim > 256)
        return cr_error_set(err, CR_EUNSUPPORTED,
                            "The model's heads have keys of %u and values of %u dimensions; "
                            "supported are equal sizes, a multiple of 8 and at most 256.",
                            hp.head_dim, value_dim);
    hp.rms_eps = 0.0f;
    if ((status = read_f32(&r, "attention.layer_norm_rms_epsilon", 0.0f, 1.0f, &hp.rms_eps)) !=
        CR_OK)
        return status;
    if (hp.rms_eps == 0.0f)
        return cr_error_set(err, CR_EFORMAT,
                            "The GGUF file has no key %s.attention.layer_norm_rms_epsilon above 0; "
                            "convert the model again.",
                            r.arch);
    if ((status = check_variants(&r, &hp)) != CR_OK || (status = read_rope(&r, &hp)) != CR_OK)
        return status;
    struct cr_gguf_str name;
    const struct cr_gguf_kv *kv = cr_gguf_find(gguf, "general.name");
    if (kv != NULL && cr_gguf_as_str(kv, &name))
        cr_gguf_show(name, hp.name, sizeof hp.name);
    *ret_hp = hp;
    return CR_OK;
}
