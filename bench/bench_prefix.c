/* What does the registry of public prefixes cost?
 *
 * A server asks for the registry's generation before each request, so that is timed with one thread
 * and with several that share the store as event loops do; also against the cost of the check that
 * every request pays already, that of its key. What a new entry costs once is below: reading and
 * verifying it.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "carrel/prefix.h"

#define N_CALLS   20000
#define N_ENTRIES 200
#define MAX_LOOPS 4

static struct cr_store *store;
static char key[CR_KEY_MAX];

static void must(int status, const char *what)
{
    if (status == CR_OK)
        return;
    fprintf(stderr, "bench_prefix: %s: %s\n", what, cr_status_text(status));
    exit(1);
}

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void *ask_generation(void *arg)
{
    int64_t generation;
    (void)arg;
    for (int i = 0; i < N_CALLS; i++)
        must(cr_store_prefix_generation(store, &generation), "the generation");
    return NULL;
}

static void *check_key(void *arg)
{
    struct cr_principal principal;
    (void)arg;
    for (int i = 0; i < N_CALLS; i++)
        must(cr_store_authenticate(store, key, strlen(key), &principal), "the key");
    return NULL;
}

/* Microseconds per call, as one of n_loops threads sees it. */
static double run(void *(*what)(void *), int n_loops)
{
    pthread_t threads[MAX_LOOPS];
    double begin = now_us();
    for (int i = 0; i < n_loops; i++)
        pthread_create(&threads[i], NULL, what, NULL);
    for (int i = 0; i < n_loops; i++)
        pthread_join(threads[i], NULL);
    return (now_us() - begin) / N_CALLS;
}

/* An entry with a text of 8 KiB, not bound to a model: only its signature counts here. */
static struct cr_prefix sign(const struct cr_secret *private_key, int i)
{
    struct cr_prefix p = {
        .n_tokens = 1, .epoch = 1, .expires_unix_s = CR_PREFIX_MAX_UNIX_S, .text = malloc(8193)};
    must(p.text != NULL ? CR_OK : CR_ENOMEM, "a text");
    memset(p.text, 'a' + i % 26, 8192);
    p.text[8192] = '\0';
    snprintf(p.name, sizeof p.name, "n%d", i);
    must(cr_prefix_sign(&p, private_key), "signing");
    return p;
}

static void fill_registry(const char *dir, uint8_t public_key[CR_ISSUER_KEY_BYTES])
{
    struct cr_secret private_key;
    struct cr_error err = {0};
    char path[128];
    snprintf(path, sizeof path, "%s/key.pem", dir);
    must(cr_issuer_keygen(path, public_key, &err), err.text);
    must(cr_issuer_load_private(path, &private_key, &err), err.text);
    must(cr_store_issuer_trust(store, public_key, &err), err.text);
    for (int i = 0; i < N_ENTRIES; i++) {
        struct cr_prefix p = sign(&private_key, i);
        must(cr_store_prefix_add(store, &p, time(NULL), &err), err.text);
        cr_prefix_release(&p);
    }
    cr_secret_release(&private_key);
}

int main(void)
{
    char dir[] = "/tmp/carrel-bench-XXXXXX", command[64];
    uint8_t public_key[CR_ISSUER_KEY_BYTES];
    uint64_t ids[CR_STORE_MAX_PREFIXES];
    uint32_t n;
    struct cr_error err = {0};
    if (mkdtemp(dir) == NULL)
        return 1;
    must(cr_store_open(dir, &store, &err), err.text);
    must(cr_store_tenant_add(store, "t", &err), err.text);
    must(cr_store_key_create(store, "t", key, &err), err.text);
    fill_registry(dir, public_key);

    printf("%d entries of 8 KiB; microseconds per call\n", N_ENTRIES);
    for (int n_loops = 1; n_loops <= MAX_LOOPS; n_loops *= 2)
        printf("  is the registry as it was?   %d loops  %8.2f   (the check of a key: %.2f)\n",
               n_loops, run(ask_generation, n_loops), run(check_key, n_loops));

    must(cr_store_prefix_ids(store, ids, &n), "ids");
    double read_us = 0, verify_us = 0;
    for (uint32_t i = 0; i < n; i++) {
        struct cr_prefix_row row;
        double begin = now_us();
        must(cr_store_prefix_load(store, ids[i], &row), "reading");
        double between = now_us();
        if (!cr_prefix_verify(&row.prefix, public_key))
            must(CR_EINTERNAL, "verifying");
        verify_us += now_us() - between;
        read_us += between - begin;
        cr_prefix_row_release(&row);
    }
    printf("  reading an entry                      %8.2f\n", read_us / n);
    printf("  verifying its signature               %8.2f\n", verify_us / n);
    double begin = now_us();
    must(cr_store_prefix_revoke(store, "n7", &err), err.text);
    printf("  revoking one, on disk                 %8.2f\n", now_us() - begin);
    cr_store_close(store);
    snprintf(command, sizeof command, "rm -r %s", dir);
    return system(command);
}
