/* The queue of documents, and the threads that judge them.
 *
 *     post ──▶ owner's list ──┐   owners: acme (2) ── zeta (1, busy) ── mill (7) ──▶
 *                             └─▶ a thread takes the first of the first owner that is not busy,
 *                                 and sends that owner to the end
 *
 * Documents of one tenant are judged one after the other. So the same text posted 24 times at once
 * is judged once: the other 23 find each page's judgement. And a tenant that floods the queue takes
 * one thread and half of the places, while the others' turns come round all the same.
 *
 * Threads are nice: where serving needs the core they get a quarter of it. Judging all that it
 * serves takes about a tenth; with no more than that they would be done only after the prompt is,
 * and fall behind just when sharing pays. They hold the lock for a few pointers, never while they
 * judge or tell of a verdict; who posts copies outside of it.
 *
 * Each thread has a detector of its own, made anew when the rules changed. Text is wiped when it
 * was judged.
 */
#include "carrel/pipeline.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "carrel/rng.h"
#include "carrel/secret.h"
#include "privacy/document.h"

#define MAX_THREADS 64u
#define NICE        5

/* A document that waits or is being judged. */
struct item {
    struct item *next;
    struct cr_document doc; /* text and page_ends lie behind it */
    uint64_t deadline_us;
};

/* A tenant that has some. */
struct owner {
    struct owner *next;
    uint32_t tenant;
    uint32_t n; /* documents that wait */
    struct item *first, *last;
    bool is_busy;
};

struct judge_thread {
    struct cr_pipeline *pipeline;
    pthread_t thread;
    struct cr_document_judge judge;
};

struct cr_pipeline {
    struct cr_pipeline_config config;
    struct cr_siphash_key key;
    struct cr_known *known;
    struct judge_thread threads[MAX_THREADS];
    uint32_t n_threads; /* started */

    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t filled;
    struct owner *first, *last;
    struct cr_rules *rules;
    _Atomic uint64_t epoch;  /* is written under the lock */
    atomic_bool is_stopping; /* likewise */
    struct cr_pipeline_stats stats;
};

void cr_pipeline_config_defaults(struct cr_pipeline_config *config)
{
    *config = (struct cr_pipeline_config){.n_threads = 1,
                                          .max_queued = 1024,
                                          .max_queued_bytes = (uint64_t)64 << 20,
                                          .n_known = 1u << 18,
                                          .timeout_us = 10000000};
}

/* --- documents ---------------------------------------------------------------------------- */

static bool fits(const struct cr_document *doc)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc->n_pages; i++) {
        if (doc->page_ends[i] < end)
            return false;
        end = doc->page_ends[i];
    }
    return doc->len <= UINT32_MAX && end <= doc->len;
}

/* A copy, in one block. */
static struct item *make_item(const struct cr_document *doc)
{
    size_t ends = doc->n_pages * sizeof doc->page_ends[0];
    struct item *item = malloc(sizeof *item + ends + doc->len);
    if (item == NULL)
        return NULL;
    uint32_t *page_ends = (uint32_t *)(item + 1);
    char *text = (char *)page_ends + ends;
    if (ends > 0)
        memcpy(page_ends, doc->page_ends, ends);
    if (doc->len > 0)
        memcpy(text, doc->text, doc->len);
    *item = (struct item){.doc = *doc};
    item->doc.page_ends = page_ends;
    item->doc.text = text;
    return item;
}

static void destroy_item(struct item *item)
{
    if (item == NULL)
        return;
    cr_secret_wipe((char *)item->doc.text, item->doc.len);
    free(item);
}

/* --- owners, under the lock --------------------------------------------------------------- */

static struct owner *find_owner(const struct cr_pipeline *p, uint32_t tenant)
{
    struct owner *o = p->first;
    while (o != NULL && o->tenant != tenant)
        o = o->next;
    return o;
}

static void append_owner(struct cr_pipeline *p, struct owner *o)
{
    o->next = NULL;
    if (p->last != NULL)
        p->last->next = o;
    else
        p->first = o;
    p->last = o;
}

static void remove_owner(struct cr_pipeline *p, struct owner *o)
{
    struct owner *before = NULL;
    for (struct owner *i = p->first; i != o; i = i->next)
        before = i;
    if (before != NULL)
        before->next = o->next;
    else
        p->first = o->next;
    if (p->last == o)
        p->last = before;
}

static bool has_room(const struct cr_pipeline *p, const struct owner *o, size_t len)
{
    uint32_t most = p->config.max_queued - p->config.max_queued / 2;
    return p->stats.n_queued < p->config.max_queued && (o == NULL || o->n < most) &&
           p->stats.queued_bytes + len <= p->config.max_queued_bytes;
}

static void append_item(struct cr_pipeline *p, struct owner *o, struct item *item)
{
    if (o->last != NULL)
        o->last->next = item;
    else
        o->first = item;
    o->last = item;
    o->n++;
    p->stats.n_queued++;
    p->stats.queued_bytes += item->doc.len;
    p->stats.n_documents++;
}

static struct item *take_item(struct cr_pipeline *p, struct owner *o)
{
    struct item *item = o->first;
    o->first = item->next;
    if (o->first == NULL)
        o->last = NULL;
    o->n--;
    p->stats.n_queued--;
    p->stats.queued_bytes -= item->doc.len;
    return item;
}

/* The owner whose turn it is, sent to the end. */
static struct owner *next_owner(struct cr_pipeline *p)
{
    struct owner *o = p->first;
    while (o != NULL && (o->is_busy || o->first == NULL))
        o = o->next;
    if (o != NULL) {
        remove_owner(p, o);
        append_owner(p, o);
    }
    return o;
}

/* --- posting ------------------------------------------------------------------------------ */

int cr_pipeline_post(struct cr_pipeline *p, const struct cr_document *doc)
{
    if (!fits(doc))
        return CR_EINVAL;
    struct item *item = make_item(doc);
    struct owner *fresh = malloc(sizeof *fresh); /* in case it is needed: not under the lock */
    if (item == NULL || fresh == NULL) {
        destroy_item(item);
        free(fresh);
        return CR_ENOMEM;
    }
    item->deadline_us = cr_clock_now_us(NULL) + p->config.timeout_us;

    pthread_mutex_lock(&p->lock);
    struct owner *o = find_owner(p, doc->tenant);
    int status = p->is_stopping ? CR_ESHUTDOWN : has_room(p, o, doc->len) ? CR_OK : CR_EFULL;
    if (status == CR_OK && o == NULL) {
        o = fresh;
        fresh = NULL;
        *o = (struct owner){.tenant = doc->tenant};
        append_owner(p, o);
    }
    if (status == CR_OK)
        append_item(p, o, item);
    pthread_mutex_unlock(&p->lock);

    if (status == CR_OK)
        pthread_cond_signal(&p->filled);
    else
        destroy_item(item);
    free(fresh);
    return status;
}

/* --- judging ------------------------------------------------------------------------------ */

/* Sees to it that a thread's detector has the rules that are in force. Without memory it has none,
 * and tries again with the next document. */
static void follow_rules(struct judge_thread *t, struct cr_rules *rules, uint64_t epoch)
{
    if (t->judge.detect == NULL || t->judge.epoch != epoch) {
        cr_detect_destroy(t->judge.detect);
        t->judge.detect = NULL;
        if (cr_detect_create(rules, t->pipeline->config.tagger, &t->judge.detect) != CR_OK)
            t->judge.detect = NULL;
    }
    t->judge.epoch = epoch;
    cr_rules_unref(rules);
}

/* Waits for a document whose owner is then busy; NULL: the pipeline ends. */
static struct item *wait_for_item(struct judge_thread *t, struct owner **ret_owner)
{
    struct cr_pipeline *p = t->pipeline;
    struct item *item = NULL;
    struct cr_rules *rules = NULL;
    uint64_t epoch = 0;
    pthread_mutex_lock(&p->lock);
    struct owner *o = NULL;
    while (!p->is_stopping && (o = next_owner(p)) == NULL)
        pthread_cond_wait(&p->filled, &p->lock);
    if (o != NULL) { /* not stopping: the lock is held */
        item = take_item(p, o);
        o->is_busy = true;
        rules = cr_rules_ref(p->rules);
        epoch = atomic_load(&p->epoch);
    }
    pthread_mutex_unlock(&p->lock);
    if (item != NULL)
        follow_rules(t, rules, epoch);
    *ret_owner = o;
    return item;
}

static void end_item(struct cr_pipeline *p, struct owner *o, const struct cr_verdict *verdict,
                     uint64_t n_judged)
{
    bool is_done = false, has_more = false;
    pthread_mutex_lock(&p->lock);
    p->stats.n_known_pages += verdict->n_known;
    p->stats.n_judged_pages += n_judged;
    o->is_busy = false;
    is_done = o->first == NULL;
    has_more = !is_done;
    if (is_done)
        remove_owner(p, o);
    pthread_mutex_unlock(&p->lock);
    if (is_done)
        free(o);
    if (has_more) /* another thread may have found nothing but busy owners */
        pthread_cond_signal(&p->filled);
}

static void *judge(void *arg)
{
    struct judge_thread *t = arg;
    struct item *item;
    struct owner *owner;
    setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), NICE);
    while ((item = wait_for_item(t, &owner)) != NULL) {
        struct cr_verdict verdict;
        uint64_t n_before = t->judge.n_judged;
        cr_document_judge(&t->judge, &item->doc, item->deadline_us, &verdict);
        item->doc.on_verdict(item->doc.user, &verdict);
        destroy_item(item);
        end_item(t->pipeline, owner, &verdict, t->judge.n_judged - n_before);
    }
    cr_detect_destroy(t->judge.detect);
    free(t->judge.names);
    return NULL;
}

/* --- life --------------------------------------------------------------------------------- */

static int start_threads(struct cr_pipeline *p)
{
    sigset_t all, old;
    int rc = 0;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &old);
    while (rc == 0 && p->n_threads < p->config.n_threads) {
        struct judge_thread *t = &p->threads[p->n_threads];
        *t = (struct judge_thread){.pipeline = p,
                                   .judge = {.known = p->known,
                                             .key = p->key,
                                             .is_stopping = &p->is_stopping,
                                             .on_unsure = p->config.on_unsure,
                                             .unsure_user = p->config.unsure_user}};
        rc = pthread_create(&t->thread, NULL, judge, t);
        p->n_threads += rc == 0;
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return rc == 0 ? CR_OK : CR_EIO;
}

int cr_pipeline_create(const struct cr_pipeline_config *config, struct cr_pipeline **ret_pipeline,
                       struct cr_error *err)
{
    if (config->rules == NULL || config->n_threads == 0 || config->n_threads > MAX_THREADS ||
        config->max_queued == 0 || config->n_known == 0)
        return cr_error_set(err, CR_EINVAL,
                            "Detection needs rules, 1 to %u threads, and a queue of at least one.",
                            MAX_THREADS);
    struct cr_pipeline *p = calloc(1, sizeof *p);
    if (p == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for detection.");
    p->config = *config;
    p->rules = cr_rules_ref(config->rules);
    p->config.tagger = config->tagger != NULL ? cr_tagger_ref(config->tagger) : NULL;
    atomic_init(&p->epoch, 1);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->filled, NULL);
    int status = cr_random_bytes(&p->key, sizeof p->key);
    if (status == CR_OK)
        status = cr_known_create(config->n_known, &p->known);
    if (status == CR_OK)
        status = start_threads(p);
    if (status != CR_OK) {
        cr_pipeline_destroy(p);
        return cr_error_set(err, status, "Detection does not start: %s.", cr_status_text(status));
    }
    *ret_pipeline = p;
    return CR_OK;
}

static void stop_item(const struct cr_pipeline *p, struct item *item)
{
    struct cr_verdict verdict = {.n_pages = item->doc.n_pages,
                                 .why = CR_VERDICT_STOPPED,
                                 .sealed = item->doc.n_pages,
                                 .epoch = atomic_load(&p->epoch)};
    item->doc.on_verdict(item->doc.user, &verdict);
    destroy_item(item);
}

void cr_pipeline_stop(struct cr_pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    p->is_stopping = true;
    pthread_cond_broadcast(&p->filled);
    pthread_mutex_unlock(&p->lock);
    for (uint32_t i = 0; i < p->n_threads; i++)
        pthread_join(p->threads[i].thread, NULL);
    p->n_threads = 0;
    for (struct owner *o = p->first, *next; o != NULL; o = next) {
        next = o->next;
        while (o->first != NULL)
            stop_item(p, take_item(p, o));
        free(o);
    }
    p->first = p->last = NULL;
}

void cr_pipeline_destroy(struct cr_pipeline *p)
{
    if (p == NULL)
        return;
    cr_pipeline_stop(p);
    cr_known_destroy(p->known);
    cr_rules_unref(p->rules);
    if (p->config.tagger != NULL)
        cr_tagger_unref(p->config.tagger);
    pthread_cond_destroy(&p->filled);
    pthread_mutex_destroy(&p->lock);
    cr_secret_wipe(&p->key, sizeof p->key);
    free(p);
}

void cr_pipeline_set_rules(struct cr_pipeline *p, struct cr_rules *rules)
{
    cr_rules_ref(rules);
    pthread_mutex_lock(&p->lock);
    struct cr_rules *old = p->rules;
    p->rules = rules;
    atomic_fetch_add(&p->epoch, 1);
    pthread_mutex_unlock(&p->lock);
    cr_rules_unref(old);
}

void cr_pipeline_answer(struct cr_pipeline *p, const uint64_t name[2], bool is_private)
{
    struct cr_judgement j = {.why = is_private ? CR_VERDICT_PRIVATE : CR_VERDICT_CLEARED,
                             .class_ = CR_PRIVACY_N_CLASSES,
                             .tier = 3,
                             .score = is_private ? 255 : 0,
                             .to_seal = CR_SEAL_NONE};
    cr_known_put(p->known, (struct cr_siphash){{name[0], name[1]}}, &j);
}

void cr_pipeline_shared(struct cr_pipeline *p, const uint64_t (*names)[2], uint32_t n_names)
{
    struct cr_judgement j = {.why = CR_VERDICT_CLEARED, .to_seal = CR_SEAL_NONE};
    for (uint32_t i = 0; i < n_names; i++)
        cr_known_put(p->known, (struct cr_siphash){{names[i][0], names[i][1]}}, &j);
}

uint64_t cr_pipeline_epoch(const struct cr_pipeline *p)
{
    return atomic_load(&p->epoch);
}

void cr_pipeline_get_stats(struct cr_pipeline *p, struct cr_pipeline_stats *ret_stats)
{
    pthread_mutex_lock(&p->lock);
    *ret_stats = p->stats;
    pthread_mutex_unlock(&p->lock);
}
