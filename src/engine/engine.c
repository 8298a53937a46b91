/* The engine: the memory behind the pages, the threads, and one step after another.
 *
 * K and V of all layers are one anonymous mapping, layer by layer, K then V, page by page. It is
 * reserved whole and touched by use: resident memory grows with the pages that were ever written.
 *
 * A step checks everything before it writes anything: limits, tokens, page numbers. Then it lays
 * the new tokens behind each other, plans the attention, fetches the graph for that shape and
 * computes it. The step that repeats the last one's shape allocates nothing.
 *
 * Threads are ggml's own pool, made once. Between steps they spin for a few milliseconds, so that
 * a decode does not wait for the scheduler of the operating system, then sleep, so that an idle
 * server costs nothing. Where there is one for each processor, each is bound to its own: two that
 * spin on one processor wait a time slice for each other at every barrier, which made a small
 * model's tokens fifty times as slow. The pool is found by proc address; see weights.c for why.
 *
 * ggml aborts when it can't allocate its small bookkeeping (a context's header, a hash table); all
 * large memory is asked for here or checked, and an engine that was created has what it needs.
 */
#include "carrel/engine.h"

#include <math.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "graph.h"

#define MAX_BATCH   65536u
#define MAX_PAGES   (1u << 26)
#define MIN_HUGE    ((size_t)64 << 20) /* a pool of which a huge page is a small part */
#define MAX_THREADS 512u
#define POLL        2 /* ggml's unit; about five milliseconds */

typedef struct ggml_threadpool *(*threadpool_new_fn)(struct ggml_threadpool_params *params);
typedef void (*threadpool_free_fn)(struct ggml_threadpool *threadpool);
typedef void (*set_threadpool_fn)(ggml_backend_t backend, struct ggml_threadpool *threadpool);

struct cr_engine {
    const struct cr_model *model;
    struct cr_engine_config config;
    uint8_t *kv; /* [n_layer][K, V][n_pages][page_bytes] */
    size_t kv_size;
    size_t page_bytes; /* of K, or of V, in one layer */
    ggml_backend_t backend;
    struct ggml_threadpool *threadpool;
    threadpool_free_fn threadpool_free;
    bool is_bound;    /* compute threads are bound to processors */
    int last_cpu;     /* where the thread that calls belongs */
    pthread_t caller; /* which has been bound already, when has_caller */
    bool has_caller;
    struct cr_attn_seq *attn_seqs; /* [max_seqs] */
    void *inputs;                  /* memory of env.inputs */
    struct cr_graph_env env;
    struct cr_graphs graphs;
};

static struct cr_attn_shape attn_shape(const struct cr_model *model,
                                       const struct cr_engine_config *config)
{
    return (struct cr_attn_shape){
        .n_head = model->hp.n_head,
        .n_head_kv = model->hp.n_head_kv,
        .head_dim = model->hp.head_dim,
        .page_tokens = config->page_tokens,
        .kv_type = config->kv_type,
    };
}

size_t cr_engine_page_bytes(const struct cr_model *model, const struct cr_engine_config *config)
{
    const struct cr_attn_shape shape = attn_shape(model, config);
    return 2 * (size_t)model->hp.n_layer * cr_attn_page_bytes(&shape);
}

static uint32_t count_cores(void)
{
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : (uint32_t)n;
}

static int check_config(struct cr_engine_config *config, struct cr_error *err)
{
    if (config->n_threads == 0)
        config->n_threads = count_cores();
    if (config->n_threads > MAX_THREADS)
        return cr_error_set(err, CR_EINVAL, "The engine can use at most %u threads.", MAX_THREADS);
    if (config->max_batch == 0 || config->max_batch > MAX_BATCH)
        return cr_error_set(err, CR_EINVAL, "A batch must hold 1 to %u tokens.", MAX_BATCH);
    if (config->max_seqs == 0 || config->max_seqs > config->max_batch)
        return cr_error_set(err, CR_EINVAL,
                            "A step must hold at least one sequence, and no more than its batch "
                            "has tokens (%u).",
                            config->max_batch);
    if (config->max_rows == 0 || config->max_rows > config->max_seqs)
        return cr_error_set(err, CR_EINVAL,
                            "A step must yield at least one row of logits, and no more than it has "
                            "sequences (%u).",
                            config->max_seqs);
    if (config->n_pages == 0 || config->n_pages > MAX_PAGES)
        return cr_error_set(err, CR_EINVAL, "The KV cache must have 1 to %u pages.", MAX_PAGES);
    return CR_OK;
}

static int make_kv(struct cr_engine *e, struct cr_error *err)
{
    const struct cr_attn_shape shape = attn_shape(e->model, &e->config);
    e->page_bytes = cr_attn_page_bytes(&shape);
    if (e->page_bytes == 0)
        return cr_error_set(err, CR_EINVAL,
                            "Pages of %u tokens and heads of %u dimensions can't be attended to; "
                            "use pages of a power of two, at most 256, tokens.",
                            e->config.page_tokens, e->model->hp.head_dim);
    const size_t per_page = cr_engine_page_bytes(e->model, &e->config);
    if (__builtin_mul_overflow(per_page, (size_t)e->config.n_pages, &e->kv_size)) {
        e->kv_size = 0;
        return cr_error_set(err, CR_EINVAL, "A KV cache of %u pages is too large.",
                            e->config.n_pages);
    }
    void *kv = mmap(NULL, e->kv_size, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (kv == MAP_FAILED) {
        const size_t size = e->kv_size;
        e->kv_size = 0;
        return cr_error_set(err, CR_ENOMEM,
                            "There is no memory for a KV cache of %zu MB; use a smaller context, "
                            "fewer pages or Q8_0.",
                            size >> 20);
    }
    if (e->kv_size >= MIN_HUGE)
        madvise(kv, e->kv_size, MADV_HUGEPAGE); /* a hint: attn.h says what for */
    e->kv = kv;
    return CR_OK;
}

/* Lists this process's processors for the pool where each thread can have one of its own. */
static void bind_threads(struct cr_engine *e, struct ggml_threadpool_params *params,
                         cpu_set_t *ret_cpus)
{
    if (sched_getaffinity(0, sizeof *ret_cpus, ret_cpus) != 0 ||
        (uint32_t)CPU_COUNT(ret_cpus) != e->config.n_threads || e->config.n_threads < 2)
        return;
    e->is_bound = true;
    for (int cpu = 0; cpu < CPU_SETSIZE && cpu < GGML_MAX_N_THREADS; cpu++) {
        params->cpumask[cpu] = CPU_ISSET(cpu, ret_cpus);
        if (params->cpumask[cpu])
            e->last_cpu = cpu;
    }
    params->strict_cpu = true;
}

/* The thread that calls computes with the pool's, on the processor that they leave it: the last. */
static void bind_caller(struct cr_engine *e)
{
    if (!e->is_bound || (e->has_caller && pthread_equal(e->caller, pthread_self())))
        return;
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    CPU_SET(e->last_cpu, &cpus);
    sched_setaffinity(0, sizeof cpus, &cpus);
    e->caller = pthread_self();
    e->has_caller = true;
}

/* ggml's CPU backend with a thread pool of its own. */
static int make_backend(struct cr_engine *e, struct cr_error *err)
{
    e->backend = ggml_backend_dev_init(e->model->dev, NULL);
    if (e->backend == NULL)
        return cr_error_set(err, CR_ENOMEM, "ggml's CPU backend can't be started.");
    ggml_backend_reg_t reg = ggml_backend_dev_backend_reg(e->model->dev);
    ggml_backend_set_n_threads_t set_n_threads =
        (ggml_backend_set_n_threads_t)ggml_backend_reg_get_proc_address(
            reg, "ggml_backend_set_n_threads");
    threadpool_new_fn new_pool =
        (threadpool_new_fn)ggml_backend_reg_get_proc_address(reg, "ggml_threadpool_new");
    set_threadpool_fn set_pool = (set_threadpool_fn)ggml_backend_reg_get_proc_address(
        reg, "ggml_backend_cpu_set_threadpool");
    e->threadpool_free =
        (threadpool_free_fn)ggml_backend_reg_get_proc_address(reg, "ggml_threadpool_free");
    if (set_n_threads == NULL || new_pool == NULL || set_pool == NULL || e->threadpool_free == NULL)
        return cr_error_set(err, CR_EUNSUPPORTED,
                            "This ggml lacks the thread pool functions; use ggml 0.25 or newer.");
    struct ggml_threadpool_params params = ggml_threadpool_params_default((int)e->config.n_threads);
    params.poll = POLL;
    cpu_set_t cpus;
    bind_threads(e, &params, &cpus);
    e->threadpool = new_pool(&params);
    if (e->is_bound) /* the pool bound the thread that made it, too */
        sched_setaffinity(0, sizeof cpus, &cpus);
    if (e->threadpool == NULL)
        return cr_error_set(err, CR_ENOMEM, "The engine's %u threads can't be started.",
                            e->config.n_threads);
    set_n_threads(e->backend, (int)e->config.n_threads);
    set_pool(e->backend, e->threadpool);
    return CR_OK;
}

static int make_attention(struct cr_engine *e, struct cr_error *err)
{
    const struct cr_hparams *hp = &e->model->hp;
    const struct cr_attn_config config = {
        .shape = attn_shape(e->model, &e->config),
        .n_layer = hp->n_layer,
        .n_threads = e->config.n_threads,
        .max_seqs = e->config.max_seqs,
        .isa = CR_ATTN_AUTO,
    };
    int status = cr_attn_create(&config, &e->env.attn);
    if (status != CR_OK)
        return cr_error_set(err, status,
                            "Attention over heads of %u dimensions can't be set up: "
                            "%s.",
                            hp->head_dim, cr_status_text(status));
    e->attn_seqs = calloc(e->config.max_seqs, sizeof e->attn_seqs[0]);
    if (e->attn_seqs == NULL || cr_graph_env_init(&e->env, e->config.n_threads) != CR_OK)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the engine's tables.");
    const size_t pool = e->page_bytes * e->config.n_pages;
    for (uint32_t i = 0; i < hp->n_layer; i++)
        e->env.layers[i].attn = (struct cr_attn_args){
            .attn = e->env.attn,
            .layer = i,
            .scale = 1.0f / sqrtf((float)hp->head_dim),
            .k_pool = e->kv + 2 * i * pool,
            .v_pool = e->kv + (2 * i + 1) * pool,
        };
    return CR_OK;
}

static int make_graphs(struct cr_engine *e, struct cr_error *err)
{
    /* Each array begins at a multiple of 64 bytes. */
    const size_t batch = ((size_t)e->config.max_batch + 15) / 16 * 16;
    const size_t rows = ((size_t)e->config.max_rows + 15) / 16 * 16;
    const size_t size = (2 * batch + rows) * sizeof(int32_t);

    e->inputs = aligned_alloc(64, size);
    e->env.users = calloc(e->config.max_rows, sizeof e->env.users[0]);
    if (e->inputs != NULL)
        e->env.inputs = ggml_backend_dev_buffer_from_host_ptr(e->model->dev, e->inputs, size, size);
    if (e->env.inputs == NULL || e->env.users == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the engine's tables.");
    e->env.tokens = e->inputs;
    e->env.positions = e->env.tokens + batch;
    e->env.rows = e->env.positions + batch;
    if (cr_graphs_init(&e->graphs, &e->env, e->config.max_batch, e->config.max_rows) != CR_OK)
        return cr_error_set(err, CR_ENOMEM,
                            "There is no memory to compute steps of %u tokens; use a smaller "
                            "batch.",
                            e->config.max_batch);
    return CR_OK;
}

int cr_engine_create(const struct cr_model *model, const struct cr_engine_config *config,
                     struct cr_engine **ret_engine, struct cr_error *err)
{
    int status;
    struct cr_engine *e = calloc(1, sizeof *e);
    if (e == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for an engine.");
    e->model = model;
    e->config = *config;
    e->env.model = model;
    if ((status = check_config(&e->config, err)) != CR_OK || (status = make_kv(e, err)) != CR_OK ||
        (status = make_backend(e, err)) != CR_OK || (status = make_attention(e, err)) != CR_OK ||
        (status = make_graphs(e, err)) != CR_OK)
        cr_engine_destroy(e);
    else
        *ret_engine = e;
    return status;
}

void cr_engine_destroy(struct cr_engine *e)
{
    if (e == NULL)
        return;
    cr_graphs_release(&e->graphs);
    if (e->env.inputs != NULL)
        ggml_backend_buffer_free(e->env.inputs);
    free(e->inputs);
    free(e->env.users);
    free(e->attn_seqs);
    cr_graph_env_release(&e->env);
    cr_attn_destroy(e->env.attn);
    if (e->backend != NULL)
        ggml_backend_free(e->backend);
    if (e->threadpool != NULL)
        e->threadpool_free(e->threadpool);
    if (e->kv != NULL)
        munmap(e->kv, e->kv_size);
    free(e);
}

static bool seq_is_valid(const struct cr_engine *e, const struct cr_step_seq *seq)
{
    const struct cr_engine_config *c = &e->config;
    uint32_t end;
    if (seq->n_tokens == 0 || __builtin_add_overflow(seq->pos, seq->n_tokens, &end) ||
        end > INT32_MAX)
        return false;
    for (uint32_t i = 0; i < seq->n_tokens; i++)
        if (seq->tokens[i] < 0 || (uint32_t)seq->tokens[i] >= e->model->hp.n_vocab)
            return false;
    for (uint32_t i = 0; i <= (end - 1) / c->page_tokens; i++)
        if (seq->table[i].v >= c->n_pages)
            return false;
    return true;
}

int cr_engine_step(struct cr_engine *e, const struct cr_step_seq *seqs, uint32_t n_seqs,
                   cr_logits_fn on_logits)
{
    uint32_t n_tokens = 0, n_rows = 0;

    if (n_seqs == 0 || n_seqs > e->config.max_seqs)
        return CR_EINVAL;
    for (uint32_t i = 0; i < n_seqs; i++) {
        if (seqs[i].n_tokens > e->config.max_batch - n_tokens || !seq_is_valid(e, &seqs[i]))
            return CR_EINVAL;
        n_tokens += seqs[i].n_tokens;
        n_rows += seqs[i].want_logits;
    }
    if (n_rows > e->config.max_rows || (n_rows > 0 && on_logits == NULL))
        return CR_EINVAL;

    n_tokens = n_rows = 0;
    for (uint32_t i = 0; i < n_seqs; i++) {
        const struct cr_step_seq *seq = &seqs[i];
        e->attn_seqs[i] = (struct cr_attn_seq){
            .row = n_tokens, .n_tokens = seq->n_tokens, .pos = seq->pos, .table = seq->table};
        for (uint32_t k = 0; k < seq->n_tokens; k++) {
            e->env.tokens[n_tokens] = seq->tokens[k];
            e->env.positions[n_tokens++] = (int32_t)(seq->pos + k);
        }
        if (seq->want_logits) {
            e->env.rows[n_rows] = (int32_t)(n_tokens - 1);
            e->env.users[n_rows++] = seq->user;
        }
    }
    struct ggml_cgraph *graph = cr_graphs_get(&e->graphs, n_tokens, n_rows);
    if (graph == NULL)
        return CR_ENOMEM;
    int status = cr_attn_plan(e->env.attn, e->attn_seqs, n_seqs);
    if (status != CR_OK)
        return status;
    e->env.on_logits = on_logits;
    bind_caller(e);
    cr_graph_env_rewind(&e->env);
    switch (ggml_backend_graph_compute(e->backend, graph)) {
    case GGML_STATUS_SUCCESS:
        return CR_OK;
    case GGML_STATUS_ALLOC_FAILED:
        return CR_ENOMEM;
    default:
        return CR_EINTERNAL;
    }
}

void cr_engine_zero_page(void *engine, struct cr_page_id page)
{
    struct cr_engine *e = engine;
    if (page.v >= e->config.n_pages)
        return;
    const size_t pool = e->page_bytes * e->config.n_pages;
    for (uint32_t i = 0; i < 2 * e->model->hp.n_layer; i++)
        memset(e->kv + i * pool + page.v * e->page_bytes, 0, e->page_bytes);
}

/* One piece for K and one for V of each layer. */
void cr_engine_read_page(const struct cr_engine *e, struct cr_page_id page, void *blob)
{
    const size_t pool = e->page_bytes * e->config.n_pages;
    for (uint32_t i = 0; i < 2 * e->model->hp.n_layer; i++)
        memcpy((uint8_t *)blob + i * e->page_bytes, e->kv + i * pool + page.v * e->page_bytes,
               e->page_bytes);
}

void cr_engine_write_page(struct cr_engine *e, struct cr_page_id page, const void *blob)
{
    const size_t pool = e->page_bytes * e->config.n_pages;
    for (uint32_t i = 0; i < 2 * e->model->hp.n_layer; i++)
        memcpy(e->kv + i * pool + page.v * e->page_bytes, (const uint8_t *)blob + i * e->page_bytes,
               e->page_bytes);
}

int cr_engine_fingerprint(const struct cr_engine *e, uint8_t ret_fingerprint[CR_ENGINE_FINGERPRINT])
{
    struct {
        char what[16];
        uint8_t model[CR_MODEL_DIGEST];
        uint32_t kv_type, page_tokens;
        uint64_t page_bytes;
    } id = {.what = "carrel.page.v1",
            .kv_type = (uint32_t)e->config.kv_type,
            .page_tokens = e->config.page_tokens,
            .page_bytes = e->page_bytes};
    memcpy(id.model, e->model->digest, sizeof id.model);
    unsigned int n = CR_ENGINE_FINGERPRINT;
    return EVP_Digest(&id, sizeof id, ret_fingerprint, &n, EVP_sha256(), NULL) == 1 ? CR_OK
                                                                                    : CR_ENOMEM;
}
