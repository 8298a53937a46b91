/* From a GGUF image to a model: which tensors there must be, and in which shapes.
 *
 * Loading is: map the file, parse it, read the hyper-parameters, make a plan that names for every
 * weight the tensors it is made of, and have the plan carried out (weights.c). The plan is made
 * and checked whole before anything is allocated, so a bad file costs nothing.
 *
 * Two rules make the check complete: every tensor the graph needs is there in the shape the
 * hyper-parameters give, and no tensor is left over. The second refuses variants that would load
 * but be computed wrongly (extra norms, biases on other matrices, adapters).
 *
 * Q, K and V read the same input, and so do gate and up. Stacked into one matrix they cost one
 * quantisation of that input and one barrier instead of three; that is done where the types are
 * equal, and only when weights are copied anyway.
 *
 * The mapping is private and read-only. A file that shrinks while it is served raises SIGBUS, as
 * with every program that maps files: replace a model by renaming another file over it.
 */
#include "model.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Making the plan. */
struct planner {
    const struct cr_gguf *gguf;
    struct cr_weight_plan *plan;
    struct cr_hparams *hp;
    bool fuse;
    uint32_t n_used; /* tensors of the file in the plan */
    int status;      /* the first failure; everything after it is skipped */
    struct cr_error *err;
};

/* "blk.3.attn_q.weight"; without a layer (-1), `name` as it is. */
static const char *spell(int layer, const char *name, char *buf, size_t size)
{
    if (layer < 0)
        snprintf(buf, size, "%s", name);
    else
        snprintf(buf, size, "blk.%d.%s", layer, name);
    return buf;
}

/* Finds a tensor and checks shape and type. NULL when it is not there; that is a failure unless it
 * is `optional`. */
static const struct cr_gguf_tensor *want(struct planner *p, int layer, const char *name,
                                         uint64_t ne0, uint64_t ne1, bool optional)
{
    char full[64];
    if (p->status != CR_OK)
        return NULL;
    const struct cr_gguf_tensor *t =
        cr_gguf_find_tensor(p->gguf, spell(layer, name, full, sizeof full));
    if (t == NULL) {
        if (!optional)
            p->status = cr_error_set(p->err, CR_EFORMAT,
                                     "The GGUF file has no tensor '%s'; it is incomplete: download "
                                     "or convert it again.",
                                     full);
        return NULL;
    }
    if (t->ne[0] != ne0 || t->ne[1] != ne1 || t->ne[2] != 1 || t->ne[3] != 1) {
        p->status =
            cr_error_set(p->err, CR_EFORMAT,
                         "Tensor '%s' is %llu x %llu x %llu x %llu, not %llu x %llu as the model's "
                         "hyper-parameters say; the file is damaged.",
                         full, (unsigned long long)t->ne[0], (unsigned long long)t->ne[1],
                         (unsigned long long)t->ne[2], (unsigned long long)t->ne[3],
                         (unsigned long long)ne0, (unsigned long long)ne1);
        return NULL;
    }
    const bool is_vector = ne1 == 1;
    if (is_vector
            ? t->type != GGML_TYPE_F32 && t->type != GGML_TYPE_F16 && t->type != GGML_TYPE_BF16
            : !cr_weight_type_is_supported(t->type)) {
        p->status = cr_error_set(p->err, CR_EUNSUPPORTED,
                                 "Tensor '%s' has the type %s, which can't be computed with; "
                                 "quantize the model to a type such as Q4_0, Q4_K or Q8_0.",
                                 full, ggml_type_name((enum ggml_type)t->type));
        return NULL;
    }
    return t;
}

static void add(struct planner *p, enum cr_weight_kind kind, struct ggml_tensor **place,
                const struct cr_gguf_tensor *a, const struct cr_gguf_tensor *b,
                const struct cr_gguf_tensor *c)
{
    const struct cr_gguf_tensor *parts[CR_WEIGHT_MAX_PARTS] = {a, b, c};
    if (p->status != CR_OK)
        return;
    struct cr_weight *weight = &p->plan->items[p->plan->n++];
    *weight = (struct cr_weight){.kind = kind, .place = place};
    for (int i = 0; i < CR_WEIGHT_MAX_PARTS && parts[i] != NULL; i++)
        weight->parts[weight->n_parts++] = parts[i];
}

static void add_vector(struct planner *p, int layer, const char *name, uint64_t n, bool optional,
                       struct ggml_tensor **place)
{
    const struct cr_gguf_tensor *t = want(p, layer, name, n, 1, optional);
    if (t == NULL)
        return;
    add(p, CR_WEIGHT_VECTOR, place, t, NULL, NULL);
    p->n_used++;
}

/* Q, K and V of a layer, in as few matrices as their types allow, and their biases alike. */
static void plan_qkv(struct planner *p, int layer, struct cr_layer *l)
{
    const struct cr_hparams *hp = p->hp;
    const uint64_t n_q = (uint64_t)hp->n_head * hp->head_dim;
    const uint64_t n_kv = (uint64_t)hp->n_head_kv * hp->head_dim;
    const struct cr_gguf_tensor *q = want(p, layer, "attn_q.weight", hp->n_embd, n_q, false);
    const struct cr_gguf_tensor *k = want(p, layer, "attn_k.weight", hp->n_embd, n_kv, false);
    const struct cr_gguf_tensor *v = want(p, layer, "attn_v.weight", hp->n_embd, n_kv, false);
    const struct cr_gguf_tensor *bq = want(p, layer, "attn_q.bias", n_q, 1, true);
    const struct cr_gguf_tensor *bk = want(p, layer, "attn_k.bias", n_kv, 1, true);
    const struct cr_gguf_tensor *bv = want(p, layer, "attn_v.bias", n_kv, 1, true);
    if (p->status != CR_OK)
        return;
    const bool has_bias = bq != NULL;
    if (has_bias != (bk != NULL) || has_bias != (bv != NULL) ||
        (layer > 0 && has_bias != hp->qkv_bias) || (hp->arch == CR_ARCH_QWEN2 && !has_bias)) {
        p->status =
            cr_error_set(p->err, CR_EFORMAT,
                         "Layer %d of the model lacks some of the biases of Q, K and V; the "
                         "file is incomplete.",
                         layer);
        return;
    }
    p->hp->qkv_bias = has_bias;
    p->n_used += has_bias ? 6 : 3;

    const bool fuse_k = p->fuse && q->type == k->type;
    const bool fuse_v = fuse_k && q->type == v->type;
    add(p, CR_WEIGHT_MATRIX, &l->wq, q, fuse_k ? k : NULL, fuse_v ? v : NULL);
    if (!fuse_k)
        add(p, CR_WEIGHT_MATRIX, &l->wk, k, NULL, NULL);
    if (!fuse_v)
        add(p, CR_WEIGHT_MATRIX, &l->wv, v, NULL, NULL);
    if (!has_bias)
        return;
    if (bq->type != bk->type || bq->type != bv->type) {
        p->status = cr_error_set(p->err, CR_EUNSUPPORTED,
                                 "The biases of layer %d have different types; convert the model "
                                 "again.",
                                 layer);
        return;
    }
    add(p, CR_WEIGHT_VECTOR, &l->bq, bq, fuse_k ? bk : NULL, fuse_v ? bv : NULL);
    if (!fuse_k)
        add(p, CR_WEIGHT_VECTOR, &l->bk, bk, NULL, NULL);
    if (!fuse_v)
        add(p, CR_WEIGHT_VECTOR, &l->bv, bv, NULL, NULL);
}

static void plan_layer(struct planner *p, int layer, struct cr_layer *l)
{
    const struct cr_hparams *hp = p->hp;
    const uint64_t n_q = (uint64_t)hp->n_head * hp->head_dim;

    add_vector(p, layer, "attn_norm.weight", hp->n_embd, false, &l->attn_norm);
    plan_qkv(p, layer, l);
    if (hp->qk_norm) {
        add_vector(p, layer, "attn_q_norm.weight", hp->head_dim, false, &l->q_norm);
        add_vector(p, layer, "attn_k_norm.weight", hp->head_dim, false, &l->k_norm);
    }
    add(p, CR_WEIGHT_MATRIX, &l->wo, want(p, layer, "attn_output.weight", n_q, hp->n_embd, false),
        NULL, NULL);
    add_vector(p, layer, "ffn_norm.weight", hp->n_embd, false, &l->ffn_norm);

    const struct cr_gguf_tensor *gate =
        want(p, layer, "ffn_gate.weight", hp->n_embd, hp->n_ff, false);
    const struct cr_gguf_tensor *up = want(p, layer, "ffn_up.weight", hp->n_embd, hp->n_ff, false);
    if (p->status != CR_OK)
        return;
    const bool fuse = p->fuse && gate->type == up->type;
    add(p, CR_WEIGHT_MATRIX, &l->gate, gate, fuse ? up : NULL, NULL);
    if (!fuse)
        add(p, CR_WEIGHT_MATRIX, &l->up, up, NULL, NULL);
    add(p, CR_WEIGHT_MATRIX, &l->down,
        want(p, layer, "ffn_down.weight", hp->n_ff, hp->n_embd, false), NULL, NULL);
    p->n_used += 4;
}

/* The size of the vocabulary is the embedding's; the tokenizer's list must agree. */
static void find_vocab(struct planner *p)
{
    const struct cr_gguf_tensor *embd = cr_gguf_find_tensor(p->gguf, "token_embd.weight");
    if (embd == NULL || embd->ne[1] < 2 || embd->ne[1] > (1u << 22)) {
        p->status = cr_error_set(p->err, CR_EFORMAT,
                                 "The GGUF file holds no token embedding (token_embd.weight) of 2 "
                                 "to 4194304 tokens; it is no language model.");
        return;
    }
    p->hp->n_vocab = (uint32_t)embd->ne[1];
    const struct cr_gguf_kv *list = cr_gguf_find(p->gguf, "tokenizer.ggml.tokens");
    if (list != NULL && (!list->is_array || list->n != embd->ne[1]))
        p->status = cr_error_set(p->err, CR_EFORMAT,
                                 "The model embeds %u tokens, but its tokenizer lists %llu; the "
                                 "file is damaged.",
                                 p->hp->n_vocab, (unsigned long long)list->n);
}

/* Names a tensor that the plan has no use for. */
static int refuse_leftover(const struct planner *p)
{
    char shown[64];
    for (uint32_t i = 0; i < p->gguf->n_tensors; i++) {
        const struct cr_gguf_tensor *t = &p->gguf->tensors[i];
        bool used = false;
        for (uint32_t j = 0; j < p->plan->n && !used; j++)
            for (uint32_t k = 0; k < p->plan->items[j].n_parts && !used; k++)
                used = p->plan->items[j].parts[k] == t;
        if (!used)
            return cr_error_set(p->err, CR_EUNSUPPORTED,
                                "The model has a tensor '%s' that this architecture's computation "
                                "does not use; this variant is not supported.",
                                cr_gguf_show(t->name, shown, sizeof shown));
    }
    return cr_error_set(p->err, CR_EINTERNAL, "The plan of the model's weights is wrong.");
}

int cr_model_plan(const struct cr_gguf *gguf, struct cr_model *model, bool fuse,
                  struct cr_weight_plan *plan, struct cr_error *err)
{
    struct cr_hparams *hp = &model->hp;
    struct planner p = {.gguf = gguf, .plan = plan, .hp = hp, .fuse = fuse, .err = err};

    /* Per layer 9 matrices and vectors, 3 biases, 2 head norms; and the 4 outside. */
    *plan = (struct cr_weight_plan){
        .items = calloc((size_t)hp->n_layer * 14 + 5, sizeof plan->items[0])};
    if (plan->items == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the model's tables.");

    hp->qk_norm = hp->arch == CR_ARCH_QWEN3;
    find_vocab(&p);
    const struct cr_gguf_tensor *embd =
        want(&p, -1, "token_embd.weight", hp->n_embd, hp->n_vocab, false);
    add(&p, CR_WEIGHT_ROWS, &model->tok_embd, embd, NULL, NULL);
    p.n_used++;
    for (uint32_t i = 0; i < hp->n_layer && p.status == CR_OK; i++)
        plan_layer(&p, (int)i, &model->layers[i]);
    add_vector(&p, -1, "output_norm.weight", hp->n_embd, false, &model->output_norm);
    const struct cr_gguf_tensor *head =
        want(&p, -1, "output.weight", hp->n_embd, hp->n_vocab, true);
    hp->tied_output = head == NULL;
    if (head != NULL)
        p.n_used++;
    add(&p, CR_WEIGHT_MATRIX, &model->output, head != NULL ? head : embd, NULL, NULL);
    if (hp->arch == CR_ARCH_LLAMA)
        add_vector(&p, -1, "rope_freqs.weight", hp->n_rot / 2, true, &model->rope_freqs);
    if (p.status == CR_OK && p.n_used != gguf->n_tensors)
        p.status = refuse_leftover(&p);
    if (p.status != CR_OK) {
        free(plan->items);
        *plan = (struct cr_weight_plan){0};
        return p.status;
    }
    for (uint32_t i = 0; i < gguf->n_tensors; i++) {
        const struct cr_gguf_tensor *t = &gguf->tensors[i];
        hp->n_params += t->ne[0] * t->ne[1] * t->ne[2] * t->ne[3];
        hp->n_weight_bytes += t->n_bytes;
    }
    return CR_OK;
}

static void quiet(enum ggml_log_level level, const char *text, void *user)
{
    (void)user;
    if (level == GGML_LOG_LEVEL_ERROR)
        fputs(text, stderr);
}

static void find_backends(void)
{
    ggml_log_set(quiet, NULL);
    if (ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU) == NULL)
        ggml_backend_load_all();
}

ggml_backend_dev_t cr_model_cpu_device(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, find_backends);
    return ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
}

static int map_file(const char *path, void **ret_map, size_t *ret_size, struct cr_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cr_error_set(err, CR_EIO, "The model file %s can't be opened: %s.", path,
                            strerror(errno));
    struct stat st;
    int status = CR_OK;
    if (fstat(fd, &st) != 0) {
        status = cr_error_set(err, CR_EIO, "The model file %s can't be read: %s.", path,
                              strerror(errno));
    } else if (!S_ISREG(st.st_mode)) {
        status =
            cr_error_set(err, CR_EIO, "The model %s is no regular file; name a GGUF file.", path);
    } else if (st.st_size == 0) {
        status =
            cr_error_set(err, CR_EFORMAT, "The model file %s is empty; download it again.", path);
    } else {
        *ret_size = (size_t)st.st_size;
        *ret_map = mmap(NULL, *ret_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (*ret_map == MAP_FAILED) {
            *ret_map = NULL;
            status = cr_error_set(err, errno == ENOMEM ? CR_ENOMEM : CR_EIO,
                                  "The model file %s can't be mapped: %s.", path, strerror(errno));
        }
    }
    close(fd);
    return status;
}

/* Everything about an image that needs no weights: into `model`, whose layers it allocates. */
static int read_image(const void *image, size_t size, bool fuse, struct cr_model *model,
                      struct cr_gguf *ret_gguf, struct cr_weight_plan *ret_plan,
                      struct cr_error *err)
{
    int status = cr_gguf_parse(image, size, ret_gguf, err);
    if (status != CR_OK)
        return status;
    status = cr_hparams_read(ret_gguf, &model->hp, err);
    if (status != CR_OK)
        goto fail;
    model->layers = calloc(model->hp.n_layer, sizeof model->layers[0]);
    if (model->layers == NULL) {
        status = cr_error_set(err, CR_ENOMEM, "There is no memory for the model's tables.");
        goto fail;
    }
    status = cr_model_plan(ret_gguf, model, fuse, ret_plan, err);
    if (status != CR_OK)
        goto fail;
    return CR_OK;
fail:
    cr_gguf_release(ret_gguf);
    return status;
}

int cr_model_check(const void *image, size_t size, struct cr_hparams *ret_hp, struct cr_error *err)
{
    struct cr_model model = {0};
    struct cr_gguf gguf;
    struct cr_weight_plan plan;
    int status = read_image(image, size, true, &model, &gguf, &plan, err);
    if (status == CR_OK) {
        *ret_hp = model.hp;
        free(plan.items);
        cr_gguf_release(&gguf);
    }
    free(model.layers);
    return status;
}

int cr_model_load(const struct cr_model_config *config, struct cr_model **ret_model,
                  struct cr_error *err)
{
    struct cr_gguf gguf = {0};
    struct cr_weight_plan plan = {0};
    const void *image = config->data;
    size_t size = config->size;
    int status;

    struct cr_model *model = calloc(1, sizeof *model);
    if (model == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for a model.");
    if (config->path != NULL) {
        status = map_file(config->path, &model->map, &model->map_size, err);
        if (status != CR_OK)
            goto out;
        image = model->map;
        size = model->map_size;
    }
    status = read_image(image, size, config->repack, model, &gguf, &plan, err);
    if (status != CR_OK)
        goto out;
    status = cr_model_digest(image, &gguf, model->digest);
    if (status != CR_OK) {
        cr_error_set(err, status, "There is no memory for a model.");
        goto out;
    }
    if (model->hp.name[0] == '\0' && config->path != NULL) {
        const char *slash = strrchr(config->path, '/');
        snprintf(model->hp.name, sizeof model->hp.name, "%s",
                 slash != NULL ? slash + 1 : config->path);
    }
    model->dev = cr_model_cpu_device();
    if (model->dev == NULL) {
        status = cr_error_set(err, CR_EUNSUPPORTED,
                              "ggml has no CPU backend here; install its CPU library.");
        goto out;
    }
    const struct cr_weights_config weights_config = {
        .dev = model->dev,
        .repack = config->repack,
        .is_mapped = model->map != NULL || config->data_is_file,
        .on_progress = config->on_progress,
        .user = config->user,
    };
    status = cr_weights_create(&plan, &weights_config, &model->weights, err);
out:
    free(plan.items);
    cr_gguf_release(&gguf);
    if (status != CR_OK)
        cr_model_destroy(model);
    else
        *ret_model = model;
    return status;
}

void cr_model_destroy(struct cr_model *model)
{
    if (model == NULL)
        return;
    cr_weights_destroy(model->weights);
    if (model->map != NULL)
        munmap(model->map, model->map_size);
    free(model->layers);
    free(model);
}

const struct cr_hparams *cr_model_hparams(const struct cr_model *model)
{
    return &model->hp;
}
