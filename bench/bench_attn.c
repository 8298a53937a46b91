/* Paged attention against ggml's flash attention, on equal shapes and in the same run.
 *
 *     bench_attn [THREADS [FILTER]]
 *
 * One line for each model shape, KV type and workload: microseconds per layer for each of our
 * kernels and for ggml_flash_attn_ext, and ggml's time over our best. Both are operations in ggml
 * graphs on one thread pool; rounds are interleaved, and the best round counts. A graph has enough
 * layers, each with its own K and V, that the processor's cache cannot hold them, as in a real
 * model. The peer gets its better setting: a stream per sequence, all of one length, so that
 * no cell is masked in vain. `diff` is the largest difference between the two results.
 *
 * FILTER keeps the lines that contain it, such as "smollm2 f16 decode". THREADS defaults to the
 * number of processors.
 */
#include <ggml-alloc.h>
#include <ggml-backend.h>
#include <ggml.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "../src/engine/attn.h"

#define PAGE_TOKENS  16
#define MIN_BYTES    (size_t)(160 << 20) /* of K and V over all layers */
#define MAX_LAYERS   64
#define MIN_ROUNDS   3
#define MAX_ROUNDS   200
#define ROUND_BUDGET 1.0 /* seconds for one line's rounds */

struct model {
    const char *name;
    uint32_t n_head, n_head_kv, head_dim;
};

struct workload {
    const char *name;
    uint32_t n_seqs, n_tokens, ctx; /* ctx: keys that the last token sees */
};

static const struct model models[] = {
    {"smollm2-135m", 9, 3, 64},
    {"qwen2.5-0.5b", 14, 2, 64},
    {"llama3-8b", 32, 8, 128},
};

static const struct workload workloads[] = {
    {"prefill 512", 1, 512, 512},          {"prefill 2048", 1, 2048, 2048},
    {"prefill 256 at 8192", 1, 256, 8192}, {"decode 1 x 512", 1, 1, 512},
    {"decode 1 x 2048", 1, 1, 2048},       {"decode 1 x 8192", 1, 1, 8192},
    {"decode 16 x 512", 16, 1, 512},       {"decode 16 x 2048", 16, 1, 2048},
    {"decode 16 x 8192", 16, 1, 8192},     {"decode 64 x 512", 64, 1, 512},
    {"decode 64 x 2048", 64, 1, 2048},     {"decode 64 x 8192", 64, 1, 8192},
};

static double now(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

static void die(const char *why)
{
    fprintf(stderr, "bench_attn: %s\n", why);
    exit(1);
}

static float next_random(void)
{
    static uint32_t state = 1;

    state = state * 1664525 + 1013904223;
    return (float)(int32_t)state * 0x1p-30f;
}

/* The processor's backend and a pool of threads that stays, by the registry: works with a ggml
 * whose backends are loaded at run time, too. */
static ggml_backend_t open_backend(int n_threads)
{
    ggml_backend_load_all();
    ggml_backend_t backend = ggml_backend_init_by_type(GGML_BACKEND_DEVICE_TYPE_CPU, NULL);
    if (!backend)
        die("ggml has no backend for the processor");
    ggml_backend_reg_t reg = ggml_backend_dev_backend_reg(ggml_backend_get_device(backend));
    ggml_backend_set_n_threads_t set_n_threads =
        (ggml_backend_set_n_threads_t)ggml_backend_reg_get_proc_address(
            reg, "ggml_backend_set_n_threads");
    struct ggml_threadpool *(*new_pool)(struct ggml_threadpool_params *) =
        (struct ggml_threadpool * (*)(struct ggml_threadpool_params *))
            ggml_backend_reg_get_proc_address(reg, "ggml_threadpool_new");
    void (*set_pool)(ggml_backend_t, struct ggml_threadpool *) =
        (void (*)(ggml_backend_t, struct ggml_threadpool *))ggml_backend_reg_get_proc_address(
            reg, "ggml_backend_cpu_set_threadpool");
    struct ggml_threadpool_params params = ggml_threadpool_params_default(n_threads);

    if (!set_n_threads || !new_pool || !set_pool)
        die("this ggml lacks a function for thread pools");
    set_n_threads(backend, n_threads);
    set_pool(backend, new_pool(&params));
    return backend;
}

/* One line: both sides' tensors for one shape and workload. */
struct line {
    const struct model *model;
    const struct workload *work;
    enum cr_kv_type kv_type;
    ggml_backend_t backend;
    uint32_t n_layers, n_rows;
    struct ggml_context *ctx;
    ggml_backend_buffer_t buffer;
    struct ggml_tensor *q, *mask;
    struct ggml_tensor *k_peer[MAX_LAYERS], *v_peer[MAX_LAYERS];
    struct ggml_tensor *k_ours[MAX_LAYERS], *v_ours[MAX_LAYERS];
    struct ggml_cgraph *peer, *ours;
    struct ggml_tensor *peer_out, *ours_out;
    struct cr_attn_args args[MAX_LAYERS];
    struct cr_attn_seq *seqs;
};

static void run_ours(struct ggml_tensor *dst, int ith, int nth, void *user)
{
    struct cr_attn_args args = *(const struct cr_attn_args *)user;

    args.q = dst->src[0]->data;
    args.q_head_stride = dst->src[0]->nb[1];
    args.q_row_stride = dst->src[0]->nb[2];
    args.out = dst->data;
    args.out_row_stride = dst->nb[1];
    cr_attn_run(&args, (uint32_t)ith, (uint32_t)nth);
}

static void build(struct line *l)
{
    const struct model *m = l->model;
    const struct workload *w = l->work;
    enum ggml_type type = l->kv_type == CR_KV_F16 ? GGML_TYPE_F16 : GGML_TYPE_Q8_0;
    int64_t dim = m->head_dim, row = dim * m->n_head_kv;
    struct cr_attn_shape shape = {m->n_head, m->n_head_kv, m->head_dim, PAGE_TOKENS, l->kv_type};
    size_t n_pages = (size_t)w->n_seqs * (w->ctx / PAGE_TOKENS);
    size_t pool = n_pages * cr_attn_page_bytes(&shape);
    float scale = 1 / sqrtf((float)dim);
    uintptr_t base;

    l->n_layers = (uint32_t)(MIN_BYTES / (2 * pool)) + 1;
    if (l->n_layers > MAX_LAYERS)
        l->n_layers = MAX_LAYERS;
    if (w->n_tokens > 1) /* arithmetic, not memory, is what takes the time */
        l->n_layers = 1;
    l->n_rows = w->n_seqs * w->n_tokens;
    l->ctx = ggml_init((struct ggml_init_params){64 << 20, NULL, true});
    l->q = ggml_new_tensor_3d(l->ctx, GGML_TYPE_F32, dim, m->n_head, l->n_rows);
    l->mask = ggml_new_tensor_4d(l->ctx, GGML_TYPE_F16, w->ctx, w->n_tokens, 1, w->n_seqs);
    l->peer = ggml_new_graph(l->ctx);
    l->ours = ggml_new_graph(l->ctx);
    for (uint32_t i = 0; i < l->n_layers; i++) {
        struct ggml_tensor *k, *v, *q;

        l->k_peer[i] = ggml_new_tensor_3d(l->ctx, type, row, w->ctx, w->n_seqs);
        l->v_peer[i] = ggml_new_tensor_3d(l->ctx, type, row, w->ctx, w->n_seqs);
        l->k_ours[i] = ggml_new_tensor_1d(l->ctx, GGML_TYPE_I8, (int64_t)pool);
        l->v_ours[i] = ggml_new_tensor_1d(l->ctx, GGML_TYPE_I8, (int64_t)pool);

        q = ggml_reshape_4d(l->ctx, l->q, dim, m->n_head, w->n_tokens, w->n_seqs);
        q = ggml_permute(l->ctx, q, 0, 2, 1, 3);
        k = ggml_view_4d(l->ctx, l->k_peer[i], dim, m->n_head_kv, w->ctx, w->n_seqs,
                         ggml_row_size(type, dim), l->k_peer[i]->nb[1], l->k_peer[i]->nb[2], 0);
        v = ggml_view_4d(l->ctx, l->v_peer[i], dim, m->n_head_kv, w->ctx, w->n_seqs,
                         ggml_row_size(type, dim), l->v_peer[i]->nb[1], l->v_peer[i]->nb[2], 0);
        l->peer_out =
            ggml_flash_attn_ext(l->ctx, q, ggml_permute(l->ctx, k, 0, 2, 1, 3),
                                ggml_permute(l->ctx, v, 0, 2, 1, 3), l->mask, scale, 0, 0);
        ggml_prec_set_acc(l->peer_out, GGML_PREC_F32);
        ggml_build_forward_expand(l->peer, l->peer_out);

        l->args[i] = (struct cr_attn_args){.layer = i, .scale = scale};
        l->ours_out = ggml_custom_4d(l->ctx, GGML_TYPE_F32, dim * m->n_head, l->n_rows, 1, 1,
                                     (struct ggml_tensor *[]){l->q}, 1, run_ours, GGML_N_TASKS_MAX,
                                     &l->args[i]);
        ggml_build_forward_expand(l->ours, l->ours_out);
    }
    l->buffer = ggml_backend_alloc_ctx_tensors(l->ctx, l->backend);
    if (!l->buffer)
        die("out of memory");
    /* Huge pages for both sides, so that the kernels are compared and not the TLB. */
    base = ((uintptr_t)ggml_backend_buffer_get_base(l->buffer) + 4095) & ~(uintptr_t)4095;
    madvise((void *)base, ggml_backend_buffer_get_size(l->buffer) - 4096, MADV_HUGEPAGE);
}

/* Random Q, K and V, the same for both sides; ours by cr_attn_store into pages in random order. */
static void fill(struct line *l)
{
    const struct model *m = l->model;
    const struct workload *w = l->work;
    size_t row = (size_t)m->head_dim * m->n_head_kv, n_seq_pages = w->ctx / PAGE_TOKENS;
    size_t n_pages = w->n_seqs * n_seq_pages;
    struct cr_attn_shape shape = {m->n_head, m->n_head_kv, m->head_dim, PAGE_TOKENS, l->kv_type};
    struct cr_attn_config config = {shape, 1, 1, 1, CR_ATTN_AUTO};
    struct cr_page_id *tables = malloc(n_pages * sizeof *tables);
    float *k = malloc(row * w->ctx * sizeof *k), *v = malloc(row * w->ctx * sizeof *v);
    uint16_t *mask = l->mask->data;
    struct cr_attn *attn;

    l->seqs = calloc(w->n_seqs, sizeof *l->seqs);
    if (!tables || !k || !v || !l->seqs || cr_attn_create(&config, &attn) != CR_OK)
        die("out of memory");
    for (size_t i = 0; i < n_pages; i++) {
        size_t j = (size_t)rand() % (i + 1);
        tables[i] = tables[j];
        tables[j].v = (uint32_t)i;
    }
    for (int64_t i = 0; i < ggml_nelements(l->q); i++)
        ((float *)l->q->data)[i] = next_random();
    for (uint32_t s = 0; s < w->n_seqs; s++) {
        struct cr_attn_seq all = {0, w->ctx, 0, tables + s * n_seq_pages};
        struct cr_attn_args args = {
            .attn = attn,
            .k_pool = l->k_ours[0]->data,
            .v_pool = l->v_ours[0]->data,
            .k = k,
            .v = v,
            .k_row_stride = row * sizeof(float),
            .v_row_stride = row * sizeof(float),
            .k_head_stride = m->head_dim * sizeof(float),
            .v_head_stride = m->head_dim * sizeof(float),
        };

        for (size_t i = 0; i < row * w->ctx; i++) {
            k[i] = next_random();
            v[i] = next_random();
        }
        cr_attn_plan(attn, &all, 1);
        cr_attn_store(&args, 0, 1);
        ggml_quantize_chunk(l->k_peer[0]->type, k,
                            (char *)l->k_peer[0]->data + s * l->k_peer[0]->nb[2], 0, w->ctx,
                            (int64_t)row, NULL);
        ggml_quantize_chunk(l->v_peer[0]->type, v,
                            (char *)l->v_peer[0]->data + s * l->v_peer[0]->nb[2], 0, w->ctx,
                            (int64_t)row, NULL);
        l->seqs[s] = (struct cr_attn_seq){s * w->n_tokens, w->n_tokens, w->ctx - w->n_tokens,
                                          tables + s * n_seq_pages};
        for (uint32_t t = 0; t < w->n_tokens; t++) {
            for (uint32_t i = 0; i < w->ctx; i++)
                *mask++ = ggml_fp32_to_fp16(i <= w->ctx - w->n_tokens + t ? 0 : -INFINITY);
        }
    }
    for (uint32_t i = 0; i < l->n_layers; i++) {
        l->args[i].k_pool = l->k_ours[i]->data;
        l->args[i].v_pool = l->v_ours[i]->data;
        if (i == 0)
            continue;
        memcpy(l->k_peer[i]->data, l->k_peer[0]->data, ggml_nbytes(l->k_peer[0]));
        memcpy(l->v_peer[i]->data, l->v_peer[0]->data, ggml_nbytes(l->v_peer[0]));
        memcpy(l->k_ours[i]->data, l->k_ours[0]->data, ggml_nbytes(l->k_ours[0]));
        memcpy(l->v_ours[i]->data, l->v_ours[0]->data, ggml_nbytes(l->v_ours[0]));
    }
    cr_attn_destroy(attn);
    free(k);
    free(v);
}

/* Seconds per layer of one compute. */
static double run_once(struct line *l, struct cr_attn *attn)
{
    double start = now();

    if (attn) {
        for (uint32_t i = 0; i < l->n_layers; i++)
            l->args[i].attn = attn;
        cr_attn_plan(attn, l->seqs, l->work->n_seqs);
    }
    if (ggml_backend_graph_compute(l->backend, attn ? l->ours : l->peer) != GGML_STATUS_SUCCESS)
        die("ggml failed");
    return (now() - start) / l->n_layers;
}

static double largest_difference(const struct line *l)
{
    const float *a = l->peer_out->data, *b = l->ours_out->data; /* both [n_rows, n_head, dim] */
    double worst = 0;

    for (int64_t i = 0; i < ggml_nelements(l->ours_out); i++)
        worst = fmax(worst, fabs((double)a[i] - (double)b[i]));
    return worst;
}

static void run_line(struct line *l, uint32_t n_threads)
{
    const struct model *m = l->model;
    const struct workload *w = l->work;
    struct cr_attn_shape shape = {m->n_head, m->n_head_kv, m->head_dim, PAGE_TOKENS, l->kv_type};
    struct cr_attn *attn[CR_ATTN_N_ISA] = {NULL};
    double best[CR_ATTN_N_ISA], ours = INFINITY, peer, start, diff = 0, work, pairs;

    build(l);
    fill(l);
    pairs = (double)l->n_rows * (w->ctx - (w->n_tokens - 1) / 2.0) * m->n_head;
    for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
        struct cr_attn_config config = {shape, l->n_layers, n_threads, w->n_seqs,
                                        (enum cr_attn_isa)isa};

        best[isa] = INFINITY;
        if (!cr_attn_isa_available((enum cr_attn_isa)isa) ||
            (isa == CR_ATTN_SCALAR && pairs * m->head_dim > 6e6))
            continue; /* the reference takes seconds there */
        if (cr_attn_create(&config, &attn[isa]) != CR_OK)
            die("out of memory");
        run_once(l, attn[isa]);
        run_once(l, NULL);
        diff = fmax(diff, largest_difference(l));
    }
    start = now();
    peer = INFINITY;
    for (int round = 0; round < MAX_ROUNDS; round++) {
        if (round >= MIN_ROUNDS && now() - start > ROUND_BUDGET)
            break;
        peer = fmin(peer, run_once(l, NULL));
        for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
            if (attn[isa] && (isa != CR_ATTN_SCALAR || round < MIN_ROUNDS))
                best[isa] = fmin(best[isa], run_once(l, attn[isa]));
        }
    }
    for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
        if (best[isa] < INFINITY)
            printf(" %10.1f", best[isa] * 1e6);
        else if (cr_attn_isa_available((enum cr_attn_isa)isa))
            printf(" %10s", "-");
        ours = fmin(ours, best[isa]);
        cr_attn_destroy(attn[isa]);
    }
    /* Prefill is measured in arithmetic, decode in bytes of K and V read once. */
    work = w->n_tokens > 1 ? 4 * pairs * m->head_dim : 2.0 * (double)ggml_nbytes(l->k_ours[0]);
    printf(" %10.1f %7.2fx %7.1f %s %8.1e\n", peer * 1e6, peer / ours, work / ours * 1e-9,
           w->n_tokens > 1 ? "GFLOP/s" : "GB/s   ", diff);
    fflush(stdout);
    free((void *)(uintptr_t)l->seqs[0].table);
    free(l->seqs);
    ggml_backend_buffer_free(l->buffer);
    ggml_free(l->ctx);
}

int main(int argc, char **argv)
{
    uint32_t n_threads =
        argc > 1 ? (uint32_t)atoi(argv[1]) : (uint32_t)sysconf(_SC_NPROCESSORS_ONLN);
    const char *filter = argc > 2 ? argv[2] : "";
    ggml_backend_t backend;
    int kv_type;

    if (n_threads < 1 || n_threads > 256)
        die("THREADS is a number from 1 to 256.");
    backend = open_backend((int)n_threads);
    printf("microseconds per layer, %u threads\n%-42s", n_threads, "");
    for (int isa = CR_ATTN_SCALAR; isa < CR_ATTN_N_ISA; isa++) {
        if (cr_attn_isa_available((enum cr_attn_isa)isa))
            printf(" %10s", cr_attn_isa_name((enum cr_attn_isa)isa));
    }
    printf(" %10s %8s %7s %7s %8s\n", "ggml", "ratio", "best", "", "diff");
    for (size_t m = 0; m < sizeof models / sizeof models[0]; m++) {
        for (kv_type = CR_KV_F16; kv_type <= CR_KV_Q8_0; kv_type++) {
            for (size_t i = 0; i < sizeof workloads / sizeof workloads[0]; i++) {
                struct line line = {.model = &models[m],
                                    .work = &workloads[i],
                                    .kv_type = (enum cr_kv_type)kv_type,
                                    .backend = backend};
                char name[96];

                snprintf(name, sizeof name, "%s %s %s", models[m].name,
                         kv_type == CR_KV_F16 ? "f16" : "q8_0", workloads[i].name);
                if (!strstr(name, filter))
                    continue;
                printf("%-42s", name);
                run_line(&line, n_threads);
            }
        }
    }
    return 0;
}
