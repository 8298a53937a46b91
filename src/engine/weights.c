/* Where weights live.
 *
 * A weight goes to one of four homes:
 *
 *   mapped    the bytes of the file, where they are. Only touched pages become resident, so the
 *             token embedding, read a few rows at a time, is always left here.
 *   copied    anonymous memory, in huge pages where the system gives them. For what the file's
 *             bytes can't serve directly: matrices stacked from several tensors, vectors that
 *             become F32, data that a file aligns too loosely for ggml.
 *   panels    as copied, in our own layout (panel.h), where this processor has a kernel for it.
 *   repacked  a buffer type that ggml's CPU backend offers besides the plain one, interleaving
 *             rows for the processor's matrix instructions. Each matrix is offered to each such
 *             type by a dummy mul_mat; the first that takes it gets it. They are found by proc
 *             address, since with loadable backends nothing of ggml-cpu.h can be linked.
 *
 * A tied output head is the embedding again, so where ggml repacks heads it is held twice: once
 * mapped for its rows, once repacked for its products. Panels give rows back, and are held once.
 *
 * As a weight is copied or repacked its mapped pages are dropped, so that loading never needs the
 * model twice. All sizes are known before anything is allocated: each home is one allocation.
 */
#include "weights.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "panel.h"

#define ALIGNMENT  64 /* of copied weights; ggml's CPU backend asks for 32 */
#define MAX_EXTRA  8  /* repacking buffer types */
#define HUGE_BYTES ((size_t)2 << 20)
#define PIECE_ROWS 4096 /* a multiple of a panel's 16 */

enum home {
    HOME_MAPPED,
    HOME_COPIED,
    HOME_PANELS,
    HOME_REPACKED, /* + index of the buffer type */
    MAX_HOMES = HOME_REPACKED + MAX_EXTRA,
};

struct cr_weights {
    void *ctx_mem;
    struct ggml_context *ctx;
    ggml_backend_buffer_t buffers[MAX_HOMES];
    void *own[HOME_REPACKED]; /* memory of HOME_COPIED and HOME_PANELS */
    size_t own_size[HOME_REPACKED];
};

/* A load under way. */
struct loader {
    const struct cr_weights_config *config;
    const struct cr_weight_plan *plan;
    struct cr_weights *weights;
    ggml_backend_buffer_type_t extra[MAX_EXTRA];
    ggml_backend_buffer_t probe[MAX_EXTRA]; /* empty buffers for asking */
    int n_extra;
    struct ggml_tensor **tensors; /* [plan->n] */
    uint8_t *homes;               /* [plan->n] */
    size_t used[MAX_HOMES];
    void *scratch;
};

bool cr_weight_type_is_supported(uint32_t type)
{
    switch (type) {
    case GGML_TYPE_F32:
    case GGML_TYPE_F16:
    case GGML_TYPE_BF16:
    case GGML_TYPE_Q4_0:
    case GGML_TYPE_Q4_1:
    case GGML_TYPE_Q5_0:
    case GGML_TYPE_Q5_1:
    case GGML_TYPE_Q8_0:
    case GGML_TYPE_Q2_K:
    case GGML_TYPE_Q3_K:
    case GGML_TYPE_Q4_K:
    case GGML_TYPE_Q5_K:
    case GGML_TYPE_Q6_K:
    case GGML_TYPE_IQ1_S:
    case GGML_TYPE_IQ1_M:
    case GGML_TYPE_IQ2_XXS:
    case GGML_TYPE_IQ2_XS:
    case GGML_TYPE_IQ2_S:
    case GGML_TYPE_IQ3_XXS:
    case GGML_TYPE_IQ3_S:
    case GGML_TYPE_IQ4_NL:
    case GGML_TYPE_IQ4_XS:
    case GGML_TYPE_TQ1_0:
    case GGML_TYPE_TQ2_0:
    case GGML_TYPE_MXFP4:
        return true;
    default:
        return false;
    }
}

static size_t round_up(size_t n, size_t to)
{
    return (n + to - 1) / to * to;
}

static void find_extra(struct loader *l)
{
    ggml_backend_reg_t reg = ggml_backend_dev_backend_reg(l->config->dev);
    ggml_backend_dev_get_extra_bufts_t get =
        (ggml_backend_dev_get_extra_bufts_t)ggml_backend_reg_get_proc_address(
            reg, "ggml_backend_dev_get_extra_bufts");
    if (!l->config->repack || get == NULL)
        return;
    ggml_backend_buffer_type_t *bufts = get(l->config->dev);
    for (; bufts != NULL && *bufts != NULL && l->n_extra < MAX_EXTRA; bufts++) {
        /* Plain host memory in other clothes is no layout of its own. */
        if (ggml_backend_buft_is_host(*bufts))
            continue;
        ggml_backend_buffer_t probe = ggml_backend_buft_alloc_buffer(*bufts, 0);
        if (probe == NULL)
            continue;
        l->extra[l->n_extra] = *bufts;
        l->probe[l->n_extra++] = probe;
    }
}

/* Would the buffer type behind probe `i` multiply by this matrix? */
static bool extra_takes(const struct loader *l, int i, const struct ggml_tensor *matrix)
{
    _Alignas(64) uint8_t mem[8 * 512];
    struct ggml_init_params params = {.mem_size = sizeof mem, .mem_buffer = mem, .no_alloc = true};
    struct ggml_context *ctx = ggml_init(params);
    if (ctx == NULL)
        return false;
    struct ggml_tensor *w = ggml_new_tensor_2d(ctx, matrix->type, matrix->ne[0], matrix->ne[1]);
    struct ggml_tensor *x = ggml_new_tensor_2d(ctx, GGML_TYPE_F32, matrix->ne[0], 512);
    struct ggml_tensor *y = ggml_mul_mat(ctx, w, x);
    w->buffer = l->probe[i];
    const bool takes = ggml_backend_dev_supports_op(l->config->dev, y);
    ggml_free(ctx);
    return takes;
}

static bool goes_to_panels(const struct loader *l, const struct cr_weight *weight)
{
    if (!l->config->repack || weight->kind != CR_WEIGHT_MATRIX)
        return false;
    for (uint32_t k = 0; k < weight->n_parts; k++) {
        const struct cr_gguf_tensor *part = weight->parts[k];
        if (!cr_panel_takes(part->type, part->ne[0], part->ne[1]))
            return false;
    }
    return true;
}

static enum home choose_home(const struct loader *l, const struct cr_weight *weight,
                             const struct ggml_tensor *tensor)
{
    if (goes_to_panels(l, weight))
        return HOME_PANELS;
    if (weight->kind == CR_WEIGHT_MATRIX)
        for (int i = 0; i < l->n_extra; i++)
            if (extra_takes(l, i, tensor))
                return (enum home)(HOME_REPACKED + i);
    if (weight->kind == CR_WEIGHT_VECTOR || weight->n_parts > 1 ||
        (uintptr_t)weight->parts[0]->data % 32 != 0)
        return HOME_COPIED;
    return HOME_MAPPED;
}

/* Makes the tensors, without data, and adds up what each home must hold. */
static int lay_out(struct loader *l, struct cr_error *err)
{
    struct cr_weights *w = l->weights;
    const size_t ctx_size = ggml_tensor_overhead() * ((size_t)l->plan->n + 1);

    w->ctx_mem = malloc(ctx_size);
    l->tensors = calloc(l->plan->n, sizeof(l->tensors[0]));
    l->homes = calloc(l->plan->n, 1);
    if (w->ctx_mem == NULL || l->tensors == NULL || l->homes == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the model's tables.");
    struct ggml_init_params params = {
        .mem_size = ctx_size, .mem_buffer = w->ctx_mem, .no_alloc = true};
    w->ctx = ggml_init(params);
    if (w->ctx == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the model's tables.");
    for (uint32_t i = 0; i < l->plan->n; i++) {
        const struct cr_weight *weight = &l->plan->items[i];
        int64_t ne0 = (int64_t)weight->parts[0]->ne[0], ne1 = (int64_t)weight->parts[0]->ne[1];
        enum ggml_type type = (enum ggml_type)weight->parts[0]->type;
        for (uint32_t k = 1; k < weight->n_parts; k++)
            *(weight->kind == CR_WEIGHT_VECTOR ? &ne0 : &ne1) +=
                (int64_t)weight->parts[k]->ne[weight->kind == CR_WEIGHT_VECTOR ? 0 : 1];
        if (weight->kind == CR_WEIGHT_VECTOR)
            type = GGML_TYPE_F32;
        l->tensors[i] = ggml_new_tensor_2d(w->ctx, type, ne0, ne1);
        ggml_set_name(l->tensors[i], "weight");
        const enum home home = choose_home(l, weight, l->tensors[i]);
        l->homes[i] = (uint8_t)home;
        if (home == HOME_MAPPED)
            continue;
        const size_t size =
            home < HOME_REPACKED
                ? ggml_nbytes(l->tensors[i])
                : ggml_backend_buft_get_alloc_size(l->extra[home - HOME_REPACKED], l->tensors[i]);
        l->used[home] += round_up(size, ALIGNMENT);
    }
    return CR_OK;
}

/* Finds the span of the image that mapped weights cover. */
static void mapped_span(const struct loader *l, uint8_t **ret_base, size_t *ret_size)
{
    uintptr_t low = UINTPTR_MAX, high = 0;
    for (uint32_t i = 0; i < l->plan->n; i++) {
        const struct cr_gguf_tensor *t = l->plan->items[i].parts[0];
        if (l->homes[i] != HOME_MAPPED)
            continue;
        if ((uintptr_t)t->data < low)
            low = (uintptr_t)t->data;
        if ((uintptr_t)t->data + t->n_bytes > high)
            high = (uintptr_t)t->data + t->n_bytes;
    }
    *ret_base = (uint8_t *)low;
    *ret_size = high > low ? high - low : 0;
}

static int allocate(struct loader *l, struct cr_error *err)
{
    struct cr_weights *w = l->weights;
    uint8_t *base;
    size_t size;

    mapped_span(l, &base, &size);
    if (size > 0) {
        w->buffers[HOME_MAPPED] =
            ggml_backend_dev_buffer_from_host_ptr(l->config->dev, base, size, size);
        if (w->buffers[HOME_MAPPED] == NULL)
            goto nomem;
    }
    for (int home = HOME_COPIED; home < HOME_REPACKED; home++) {
        if (l->used[home] == 0)
            continue;
        size = round_up(l->used[home], HUGE_BYTES);
        void *own = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (own == MAP_FAILED)
            goto nomem;
        w->own[home] = own;
        w->own_size[home] = size;
        madvise(own, size, MADV_HUGEPAGE);
        w->buffers[home] = ggml_backend_dev_buffer_from_host_ptr(l->config->dev, own, size, size);
        if (w->buffers[home] == NULL)
            goto nomem;
    }
    for (int i = 0; i < l->n_extra; i++) {
        const int home = HOME_REPACKED + i;
        if (l->used[home] == 0)
            continue;
        w->buffers[home] = ggml_backend_buft_alloc_buffer(l->extra[i], l->used[home] + ALIGNMENT);
        if (w->buffers[home] == NULL)
            goto nomem;
        const uintptr_t at = (uintptr_t)ggml_backend_buffer_get_base(w->buffers[home]);
        const uintptr_t first = round_up(at, HUGE_BYTES);
        if (first + HUGE_BYTES < at + l->used[home])
            madvise((void *)first, at + l->used[home] - first, MADV_HUGEPAGE);
    }
    return CR_OK;
nomem:
    return cr_error_set(err, CR_ENOMEM,
                        "There is no memory for the model's weights; use a smaller model or a "
                        "smaller quantisation.");
}

/* The parts of a vector as F32, one behind the other. */
static void convert_vector(const struct cr_weight *weight, float *to)
{
    for (uint32_t k = 0; k < weight->n_parts; k++) {
        const struct cr_gguf_tensor *part = weight->parts[k];
        if (part->type == GGML_TYPE_F32)
            memcpy(to, part->data, part->n_bytes);
        else
            ggml_get_type_traits((enum ggml_type)part->type)
                ->to_float(part->data, to, (int64_t)part->ne[0]);
        to += part->ne[0];
    }
}

static void join(const struct cr_weight *weight, uint8_t *to)
{
    for (uint32_t k = 0; k < weight->n_parts; k++) {
        memcpy(to, weight->parts[k]->data, weight->parts[k]->n_bytes);
        to += weight->parts[k]->n_bytes;
    }
}

/* Lets go of the pages that lie wholly inside `size` bytes of a mapped file from `at` on. */
static void drop_pages(const uint8_t *at, size_t size)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t first = ((uintptr_t)at + page - 1) / page * page;
    const uintptr_t last = ((uintptr_t)at + size) / page * page;
    if (last > first)
        madvise((void *)first, last - first, MADV_DONTNEED);
}

/* Packs piece by piece, so that a large matrix is never resident twice. */
static void pack(const struct cr_weight *weight, bool is_mapped, uint8_t *to)
{
    for (uint32_t k = 0; k < weight->n_parts; k++) {
        const struct cr_gguf_tensor *part = weight->parts[k];
        const size_t row_bytes = part->n_bytes / part->ne[1];
        const uint8_t *from = part->data;
        for (uint32_t done = 0; done < part->ne[1]; done += PIECE_ROWS) {
            const uint32_t left = (uint32_t)part->ne[1] - done;
            const uint32_t n = left < PIECE_ROWS ? left : PIECE_ROWS;
            cr_panel_pack(part->type, (uint32_t)part->ne[0], n, from, to);
            if (is_mapped)
                drop_pages(from, n * row_bytes);
            from += n * row_bytes;
            to += n * row_bytes;
        }
    }
}

static int fill(struct loader *l, struct cr_error *err)
{
    struct cr_weights *w = l->weights;
    size_t at[MAX_HOMES] = {0};
    size_t scratch_size = 0;
    uint64_t done = 0, total = 0;

    for (uint32_t i = 0; i < l->plan->n; i++) {
        const struct cr_weight *weight = &l->plan->items[i];
        for (uint32_t k = 0; k < weight->n_parts; k++)
            total += weight->parts[k]->n_bytes;
        if (l->homes[i] >= HOME_REPACKED && weight->n_parts > 1 &&
            ggml_nbytes(l->tensors[i]) > scratch_size)
            scratch_size = ggml_nbytes(l->tensors[i]);
    }
    if (scratch_size > 0 && (l->scratch = malloc(scratch_size)) == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory to repack the model's weights.");

    for (uint32_t i = 0; i < l->plan->n; i++) {
        const struct cr_weight *weight = &l->plan->items[i];
        struct ggml_tensor *tensor = l->tensors[i];
        const enum home home = (enum home)l->homes[i];
        if (home == HOME_MAPPED) {
            ggml_backend_tensor_alloc(w->buffers[home], tensor, (void *)weight->parts[0]->data);
        } else {
            uint8_t *base = ggml_backend_buffer_get_base(w->buffers[home]);
            base = (uint8_t *)round_up((uintptr_t)base, ALIGNMENT);
            ggml_backend_tensor_alloc(w->buffers[home], tensor, base + at[home]);
            at[home] +=
                round_up(ggml_backend_buffer_get_alloc_size(w->buffers[home], tensor), ALIGNMENT);
            if (weight->kind == CR_WEIGHT_VECTOR) {
                convert_vector(weight, tensor->data);
            } else if (home == HOME_COPIED) {
                join(weight, tensor->data);
            } else if (home == HOME_PANELS) {
                pack(weight, l->config->is_mapped, tensor->data);
            } else if (weight->n_parts == 1) {
                ggml_backend_tensor_set(tensor, weight->parts[0]->data, 0, ggml_nbytes(tensor));
            } else {
                join(weight, l->scratch);
                ggml_backend_tensor_set(tensor, l->scratch, 0, ggml_nbytes(tensor));
            }
            for (uint32_t k = 0; l->config->is_mapped && k < weight->n_parts; k++)
                drop_pages(weight->parts[k]->data, weight->parts[k]->n_bytes);
        }
        for (uint32_t k = 0; k < weight->n_parts; k++)
            done += weight->parts[k]->n_bytes;
        if (l->config->on_progress != NULL)
            l->config->on_progress(l->config->user, done, total);
    }
    for (uint32_t i = 0; i < l->plan->n; i++)
        *l->plan->items[i].place = l->tensors[i];
    return CR_OK;
}

int cr_weights_create(const struct cr_weight_plan *plan, const struct cr_weights_config *config,
                      struct cr_weights **ret_weights, struct cr_error *err)
{
    struct loader l = {.config = config, .plan = plan};
    int status;

    l.weights = calloc(1, sizeof *l.weights);
    if (l.weights == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the model's tables.");
    find_extra(&l);
    if ((status = lay_out(&l, err)) == CR_OK && (status = allocate(&l, err)) == CR_OK)
        status = fill(&l, err);
    for (int i = 0; i < l.n_extra; i++)
        ggml_backend_buffer_free(l.probe[i]);
    free(l.scratch);
    free(l.homes);
    free(l.tensors);
    if (status != CR_OK)
        cr_weights_destroy(l.weights);
    else
        *ret_weights = l.weights;
    return status;
}

void cr_weights_destroy(struct cr_weights *weights)
{
    if (weights == NULL)
        return;
    for (int i = 0; i < MAX_HOMES; i++)
        if (weights->buffers[i] != NULL)
            ggml_backend_buffer_free(weights->buffers[i]);
    for (int i = 0; i < HOME_REPACKED; i++)
        if (weights->own[i] != NULL)
            munmap(weights->own[i], weights->own_size[i]);
    if (weights->ctx != NULL)
        ggml_free(weights->ctx);
    free(weights->ctx_mem);
    free(weights);
}

bool cr_weights_is_panel(const struct cr_weights *weights, const struct ggml_tensor *tensor)
{
    return tensor->buffer == weights->buffers[HOME_PANELS];
}
