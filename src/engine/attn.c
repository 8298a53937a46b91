/* Paged attention: the choice of a kernel, the plan of a step, and the drawing of items.
 *
 * The plan is made once per step and read by all threads in all layers. It lists the sequences,
 * dear items first, with the number of the first item of each; an item's number says its tile of
 * queries, its KV head and its run of chunks:
 *
 *     item - first_item = (tile * n_head_kv + head) * n_runs + run        (tiles from the last)
 *
 * How the work is cut never changes a result (attn.h says why), so the plan is free to look only
 * at balance: tiles shrink, and long decodes are split along the keys, until an item costs no more
 * than a quarter of a thread's share. With one thread nothing is ever split.
 *
 * Every layer has its own counter of items drawn, since a thread may enter a layer while another
 * still leaves the one before. The counters of finished runs of a split (sequence, head) are
 * shared by all layers: whoever takes the last run sets its counter back before folding.
 *
 * Deliberately absent: sequences that share pages do not share the reading of them.
 */
#include "engine/attn_int.h"

#include <stdatomic.h>
#include <stdlib.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

#define MAX_HEADS   4096
#define MAX_THREADS 1024
#define MAX_SEQS    65536
#define MAX_LAYERS  4096
/* Partials cover a single sequence of 128K tokens, or several shorter ones; beyond, a sequence is
 * not split. Untouched memory costs nothing. */
#define MAX_SPLIT_CHUNKS 512
#define COST_CLASSES     64

struct plan_seq {
    struct cr_attn_seq seq;
    uint32_t first_item, n_items;
    uint32_t tile_tokens, n_tiles;
    uint32_t n_chunks, n_runs; /* n_runs > 1: split, n_tiles is 1 */
    float *partials;
    _Atomic uint32_t *done; /* [n_head_kv] runs finished */
    uint64_t item_cost;
};

struct counter {
    _Alignas(64) _Atomic uint32_t next;
};

struct cr_attn {
    struct attn_geom geom;
    const struct attn_kernel *kernel;
    enum cr_attn_isa isa;
    uint32_t n_layer, n_threads, max_seqs;
    uint32_t n_seqs, n_tokens, n_items; /* the plan */
    struct plan_seq *seqs;              /* [max_seqs] as given */
    uint32_t *order;                    /* [max_seqs] dear items first */
    struct counter *counters;           /* [n_layer] */
    _Atomic uint32_t *done;             /* [max_seqs, n_head_kv] */
    float *partials;
    size_t n_partials; /* slots */
    char *scratch;     /* [n_threads] */
    size_t scratch_bytes;
};

const char *cr_attn_isa_name(enum cr_attn_isa isa)
{
    static const char *const names[CR_ATTN_N_ISA] = {"auto", "scalar", "avx2", "avx512", "neon"};

    return isa < CR_ATTN_N_ISA ? names[isa] : "unknown";
}

/* The kernel of an instruction set, or NULL where it is not available. */
static const struct attn_kernel *find_kernel(enum cr_attn_isa isa)
{
    if (isa == CR_ATTN_SCALAR)
        return &attn_kernel_scalar;
#if defined(__x86_64__)
    unsigned a, b, c = 0, d;
    bool f16c = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C);

    if (!f16c || !__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
        return NULL;
    if (isa == CR_ATTN_AVX2)
        return &attn_kernel_avx2;
    if (isa == CR_ATTN_AVX512 && __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq"))
        return &attn_kernel_avx512;
#elif defined(__aarch64__)
    if (isa == CR_ATTN_NEON)
        return &attn_kernel_neon;
#endif
    return NULL;
}

bool cr_attn_isa_available(enum cr_attn_isa isa)
{
    return isa == CR_ATTN_AUTO || find_kernel(isa) != NULL;
}

static bool geom_init(struct attn_geom *geom, const struct cr_attn_shape *shape)
{
    uint32_t page_tokens = shape->page_tokens;
    size_t row_bytes;

    if (shape->head_dim < 1 || shape->head_dim > CR_ATTN_MAX_HEAD_DIM || page_tokens < 1 ||
        page_tokens > 256 || (page_tokens & (page_tokens - 1)) != 0 || shape->n_head_kv < 1 ||
        shape->n_head > MAX_HEADS || shape->n_head < shape->n_head_kv ||
        shape->n_head % shape->n_head_kv != 0 ||
        (shape->kv_type != CR_KV_F16 && shape->kv_type != CR_KV_Q8_0))
        return false;
    geom->n_head = shape->n_head;
    geom->n_head_kv = shape->n_head_kv;
    geom->group = shape->n_head / shape->n_head_kv;
    geom->head_dim = shape->head_dim;
    geom->n_block = (shape->head_dim + ATTN_BLOCK - 1) / ATTN_BLOCK;
    geom->page_shift = (uint32_t)__builtin_ctz(page_tokens);
    geom->page_mask = page_tokens - 1;
    geom->slab = page_tokens < ATTN_MAX_SLAB ? page_tokens : ATTN_MAX_SLAB;
    geom->slab_shift = (uint32_t)__builtin_ctz(geom->slab);
    geom->q8 = shape->kv_type == CR_KV_Q8_0;
    row_bytes = geom->q8 ? geom->head_dim + 2 * geom->n_block : 2 * geom->head_dim;
    geom->slab_bytes = geom->slab * row_bytes;
    geom->head_bytes = page_tokens * row_bytes;
    geom->page_bytes = geom->n_head_kv * geom->head_bytes;
    return true;
}

size_t cr_attn_page_bytes(const struct cr_attn_shape *shape)
{
    struct attn_geom geom;

    return geom_init(&geom, shape) ? geom.page_bytes : 0;
}

/* What tiles_init() of attn_tile.h lays out. */
static size_t scratch_bytes(const struct attn_geom *geom)
{
    size_t rows = geom->group > ATTN_TILE_ROWS ? geom->group : ATTN_TILE_ROWS;
    size_t dim = geom->head_dim;

    rows = (rows + 15) / 16 * 16;
    return sizeof(float) * (2 * ATTN_TILE * dim + 8 * ATTN_TILE + 3 * rows * ATTN_ROW + rows * 20);
}

static void *alloc_aligned(size_t size)
{
    size = (size + 63) / 64 * 64;
    return aligned_alloc(64, size);
}

static int choose_kernel(struct cr_attn *attn, enum cr_attn_isa isa)
{
    static const enum cr_attn_isa rising[] = {CR_ATTN_NEON, CR_ATTN_AVX2, CR_ATTN_AVX512};
    bool vector_dim = attn->geom.head_dim % 16 == 0;

    if (isa == CR_ATTN_AUTO) {
        isa = CR_ATTN_SCALAR;
        for (size_t i = 0; vector_dim && i < sizeof rising / sizeof rising[0]; i++) {
            if (find_kernel(rising[i]))
                isa = rising[i];
        }
    }
    attn->isa = isa;
    attn->kernel = find_kernel(isa);
    if (!attn->kernel || (!vector_dim && !attn->kernel->any_dim))
        return CR_EUNSUPPORTED;
    return CR_OK;
}

int cr_attn_create(const struct cr_attn_config *config, struct cr_attn **ret_attn)
{
    struct cr_attn *attn;
    int status = CR_ENOMEM;

    if (config->n_layer < 1 || config->n_layer > MAX_LAYERS || config->n_threads < 1 ||
        config->n_threads > MAX_THREADS || config->max_seqs < 1 || config->max_seqs > MAX_SEQS)
        return CR_EINVAL;
    attn = calloc(1, sizeof *attn);
    if (!attn)
        return CR_ENOMEM;
    if (!geom_init(&attn->geom, &config->shape)) {
        status = CR_EINVAL;
        goto fail;
    }
    status = choose_kernel(attn, config->isa);
    if (status != CR_OK)
        goto fail;
    status = CR_ENOMEM;
    attn->n_layer = config->n_layer;
    attn->n_threads = config->n_threads;
    attn->max_seqs = config->max_seqs;
    attn->seqs = calloc(attn->max_seqs, sizeof *attn->seqs);
    attn->order = calloc(attn->max_seqs, sizeof *attn->order);
    attn->counters = alloc_aligned(attn->n_layer * sizeof *attn->counters);
    attn->done = calloc((size_t)attn->max_seqs * attn->geom.n_head_kv, sizeof *attn->done);
    if (attn->kernel->fold && attn->n_threads > 1)
        attn->n_partials = (size_t)attn->geom.n_head * MAX_SPLIT_CHUNKS;
    attn->partials =
        alloc_aligned((attn->n_partials + 1) * attn_slot_floats(&attn->geom) * sizeof(float));
    attn->scratch_bytes = (scratch_bytes(&attn->geom) + 4095) / 4096 * 4096;
    attn->scratch = aligned_alloc(4096, attn->n_threads * attn->scratch_bytes);
    if (!attn->seqs || !attn->order || !attn->counters || !attn->done || !attn->partials ||
        !attn->scratch)
        goto fail;
    memset(attn->counters, 0, attn->n_layer * sizeof *attn->counters);
    memset(attn->scratch, 0, attn->n_threads * attn->scratch_bytes);
    *ret_attn = attn;
    return CR_OK;

fail:
    cr_attn_destroy(attn);
    return status;
}

void cr_attn_destroy(struct cr_attn *attn)
{
    if (!attn)
        return;
    free(attn->scratch);
    free(attn->partials);
    free(attn->done);
    free(attn->counters);
    free(attn->order);
    free(attn->seqs);
    free(attn);
}

enum cr_attn_isa cr_attn_get_isa(const struct cr_attn *attn)
{
    return attn->isa;
}

/* What a tile of queries costs: rows times keys, and the reading of the keys. */
static uint64_t tile_cost(const struct cr_attn *attn, const struct plan_seq *ps)
{
    uint64_t rows = (uint64_t)ps->tile_tokens * attn->geom.group;

    return (rows + 8) * ((uint64_t)ps->seq.pos + ps->seq.n_tokens);
}

static void set_tile(struct plan_seq *ps, uint32_t tokens)
{
    ps->n_tiles = (ps->seq.n_tokens + tokens - 1) / tokens;
    ps->tile_tokens = (ps->seq.n_tokens + ps->n_tiles - 1) / ps->n_tiles;
    ps->n_tiles = (ps->seq.n_tokens + ps->tile_tokens - 1) / ps->tile_tokens;
}

/* Cuts a sequence into items of at most `target`, as far as that is sensible. */
static void cut(struct cr_attn *attn, struct plan_seq *ps, uint64_t target, size_t *n_partials)
{
    uint32_t group = attn->geom.group;
    size_t n_slots;

    while (tile_cost(attn, ps) > target && ps->tile_tokens > 1 && ps->tile_tokens * group > 24)
        set_tile(ps, (ps->tile_tokens + 1) / 2);
    ps->n_chunks =
        (uint32_t)(((uint64_t)ps->seq.pos + ps->seq.n_tokens + ATTN_CHUNK - 1) / ATTN_CHUNK);
    ps->n_runs = 1;
    ps->item_cost = tile_cost(attn, ps);
    n_slots = (size_t)attn->geom.n_head * ps->seq.n_tokens * ps->n_chunks;
    if (ps->n_tiles == 1 && ps->item_cost > target && ps->n_chunks > 1 &&
        n_slots <= attn->n_partials - *n_partials) {
        uint64_t n_runs = (ps->item_cost + target - 1) / target;

        ps->n_runs = n_runs < ps->n_chunks ? (uint32_t)n_runs : ps->n_chunks;
        ps->item_cost /= ps->n_runs;
        ps->partials = attn->partials + *n_partials * attn_slot_floats(&attn->geom);
        *n_partials += n_slots;
    }
    ps->n_items = ps->n_tiles * attn->geom.n_head_kv * ps->n_runs;
}

/* Numbers the items, those of the dearest sequences first. A counting sort by powers of two is
 * near enough, and takes no time. */
static void number_items(struct cr_attn *attn)
{
    uint32_t n_below[COST_CLASSES + 1] = {0};

    for (uint32_t i = 0; i < attn->n_seqs; i++)
        n_below[1 + __builtin_clzll(attn->seqs[i].item_cost | 1)]++;
    for (uint32_t c = 0; c < COST_CLASSES; c++)
        n_below[c + 1] += n_below[c];
    for (uint32_t i = 0; i < attn->n_seqs; i++)
        attn->order[n_below[__builtin_clzll(attn->seqs[i].item_cost | 1)]++] = i;
    for (uint32_t i = 0; i < attn->n_seqs; i++) {
        struct plan_seq *ps = &attn->seqs[attn->order[i]];
        ps->first_item = attn->n_items;
        attn->n_items += ps->n_items;
    }
}

int cr_attn_plan(struct cr_attn *attn, const struct cr_attn_seq *seqs, uint32_t n_seqs)
{
    const struct attn_geom *geom = &attn->geom;
    uint32_t tile = geom->group < ATTN_TILE_ROWS ? ATTN_TILE_ROWS / geom->group : 1;
    uint64_t total = 0, target = UINT64_MAX;
    size_t n_partials = 0;

    attn->n_seqs = attn->n_tokens = attn->n_items = 0;
    for (uint32_t i = 0; i < attn->n_layer; i++)
        atomic_store_explicit(&attn->counters[i].next, 0, memory_order_relaxed);
    if (n_seqs > attn->max_seqs)
        return CR_EINVAL;
    for (uint32_t i = 0; i < n_seqs; i++) {
        if (seqs[i].n_tokens < 1 || seqs[i].pos > UINT32_MAX - ATTN_CHUNK - seqs[i].n_tokens)
            return CR_EINVAL;
    }

    for (uint32_t i = 0; i < n_seqs; i++) {
        struct plan_seq *ps = &attn->seqs[i];

        memset(ps, 0, sizeof *ps);
        ps->seq = seqs[i];
        ps->done = &attn->done[(size_t)i * geom->n_head_kv];
        set_tile(ps, tile);
        total += tile_cost(attn, ps) * ps->n_tiles * geom->n_head_kv;
        attn->n_tokens += seqs[i].n_tokens;
    }
    attn->n_seqs = n_seqs;
    if (attn->n_threads > 1)
        target = total / (4 * attn->n_threads) + 1;
    for (uint32_t i = 0; i < n_seqs; i++)
        cut(attn, &attn->seqs[i], target, &n_partials);
    number_items(attn);
    return CR_OK;
}

void cr_attn_store(const struct cr_attn_args *args, uint32_t ith, uint32_t nth)
{
    const struct cr_attn *attn = args->attn;
    uint32_t first = (uint32_t)((uint64_t)attn->n_tokens * ith / nth);
    uint32_t end = (uint32_t)((uint64_t)attn->n_tokens * (ith + 1) / nth), at = 0;
    struct attn_job job = {.args = args, .geom = &attn->geom};

    for (uint32_t i = 0; i < attn->n_seqs && at < end; at += attn->seqs[i++].seq.n_tokens) {
        const struct cr_attn_seq *seq = &attn->seqs[i].seq;

        job.seq = seq;
        for (uint32_t tok = first > at ? first - at : 0; tok < seq->n_tokens && at + tok < end;
             tok++) {
            for (uint32_t h = 0; h < attn->geom.n_head_kv; h++) {
                job.head_kv = h;
                attn->kernel->store(
                    &job,
                    attn_row(args->k, args->k_row_stride, seq->row + tok, args->k_head_stride, h),
                    attn_row(args->v, args->v_row_stride, seq->row + tok, args->v_head_stride, h),
                    seq->pos + tok);
            }
        }
    }
}

static void run_item(const struct cr_attn *attn, const struct plan_seq *ps, uint32_t item,
                     struct attn_job *job)
{
    uint32_t run = item % ps->n_runs, unit = item / ps->n_runs;
    uint32_t tile = ps->n_tiles - 1 - unit / attn->geom.n_head_kv;

    job->seq = &ps->seq;
    job->head_kv = unit % attn->geom.n_head_kv;
    job->tok0 = tile * ps->tile_tokens;
    job->n_tok = ps->seq.n_tokens - job->tok0;
    if (job->n_tok > ps->tile_tokens)
        job->n_tok = ps->tile_tokens;
    if (ps->n_runs == 1) {
        job->partials = NULL;
        job->chunk0 = 0;
        job->chunk1 = (ps->seq.pos + job->tok0 + job->n_tok + ATTN_CHUNK - 1) / ATTN_CHUNK;
        attn->kernel->run(job);
        return;
    }
    job->partials = ps->partials + (size_t)job->head_kv * ps->n_chunks * job->n_tok *
                                       attn->geom.group * attn_slot_floats(&attn->geom);
    job->chunk0 = (uint32_t)((uint64_t)ps->n_chunks * run / ps->n_runs);
    job->chunk1 = (uint32_t)((uint64_t)ps->n_chunks * (run + 1) / ps->n_runs);
    attn->kernel->run(job);
    if (atomic_fetch_add_explicit(&ps->done[job->head_kv], 1, memory_order_acq_rel) + 1 <
        ps->n_runs)
        return;
    atomic_store_explicit(&ps->done[job->head_kv], 0, memory_order_relaxed);
    job->chunk0 = 0;
    job->chunk1 = ps->n_chunks;
    attn->kernel->fold(job);
}

void cr_attn_run(const struct cr_attn_args *args, uint32_t ith, uint32_t nth)
{
    struct cr_attn *attn = args->attn;
    _Atomic uint32_t *next = &attn->counters[args->layer].next;
    struct attn_job job = {.args = args, .geom = &attn->geom};
    uint32_t item, i = 0;

    (void)nth; /* items are drawn, not divided */
    job.scratch = (float *)(attn->scratch + ith * attn->scratch_bytes);
    while ((item = atomic_fetch_add_explicit(next, 1, memory_order_relaxed)) < attn->n_items) {
        const struct plan_seq *ps = &attn->seqs[attn->order[i]];

        while (item >= ps->first_item + ps->n_items)
            ps = &attn->seqs[attn->order[++i]];
        run_item(attn, ps, item - ps->first_item, &job);
    }
}
