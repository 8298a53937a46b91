/* A toy serving loop around libcarrel's KV manager.
 *
 *     cc embed.c $(pkg-config --cflags --libs carrel) -o embed && ./embed
 *
 * The manager says which page of the KV cache a request may read and write; the engine owns the
 * memory behind the pages and computes. Here a token is a byte and the K and V of a token are one
 * number, made from the token and the number before it, as attention makes them from all tokens
 * before. So a wrong block table gives a wrong answer, and an answer on cached pages must be the
 * one that was computed in full.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <carrel/kv.h>

#define PAGE_TOKENS 16
#define N_PAGES     64
#define MAX_TOKENS  256
#define N_ANSWER    12

static uint32_t cache[N_PAGES * PAGE_TOKENS]; /* stands for the engine's tensors */

struct request {
    const char *who;
    struct cr_tenant_id tenant; /* from the API key, never from the request */
    const char *prompt;
    struct cr_kv_seq *seq;
    uint32_t n_cached;
    char answer[N_ANSWER + 1];
};

/* The page is about to pass to another tenant, or its tenant was removed. */
static void zero_page(void *user, struct cr_page_id page)
{
    (void)user;
    memset(&cache[page.v * PAGE_TOKENS], 0, PAGE_TOKENS * sizeof *cache);
}

static void must(int status, const char *what)
{
    if (status != CR_OK) {
        fprintf(stderr, "%s: %s\n", what, cr_status_text(status));
        exit(1);
    }
}

/* Where token `i` of a sequence lives. */
static uint32_t *slot(const struct request *r, uint32_t i)
{
    uint32_t n_pages;
    const struct cr_page_id *table = cr_kv_seq_table(r->seq, &n_pages);

    return &cache[table[i / PAGE_TOKENS].v * PAGE_TOKENS + i % PAGE_TOKENS];
}

/* Runs the model over the next tokens of a request, commits what it wrote, returns what follows. */
static int32_t compute(struct cr_kv *kv, struct request *r, const int32_t *tokens, uint32_t n)
{
    uint32_t len = cr_kv_seq_len(r->seq), state = len > 0 ? *slot(r, len - 1) : 1;

    /* CR_ENOPAGES here is where a real scheduler preempts somebody, or lets the request wait. */
    must(cr_kv_reserve(kv, r->seq, n), "reserve");
    for (uint32_t i = 0; i < n; i++)
        *slot(r, len + i) = state = (state ^ (uint32_t)tokens[i]) * 2654435761u;
    must(cr_kv_commit(kv, r->seq, tokens, n), "commit");
    return 'a' + (int32_t)(state >> 16) % 26;
}

/* A real engine has a tokenizer here. */
static uint32_t tokenize(const char *text, int32_t *tokens)
{
    uint32_t n = 0;

    for (; text[n] != '\0'; n++)
        tokens[n] = (unsigned char)text[n];
    return n;
}

static void serve(struct cr_kv *kv, struct request *requests, int n_requests)
{
    for (int i = 0; i < n_requests; i++) { /* prefill: what the cache does not have */
        struct request *r = &requests[i];
        int32_t tokens[MAX_TOKENS];
        uint32_t n = tokenize(r->prompt, tokens);
        must(cr_kv_open(kv, r->tenant, tokens, n, &r->seq), "open");
        r->n_cached = cr_kv_seq_len(r->seq);
        r->answer[0] = (char)compute(kv, r, tokens + r->n_cached, n - r->n_cached);
    }
    for (int step = 1; step < N_ANSWER; step++) { /* decode: a token of each in turn */
        for (int i = 0; i < n_requests; i++) {
            int32_t last = (unsigned char)requests[i].answer[step - 1];
            requests[i].answer[step] = (char)compute(kv, &requests[i], &last, 1);
        }
    }
    for (int i = 0; i < n_requests; i++) {
        struct request *r = &requests[i];
        cr_kv_close(kv, r->seq); /* its whole pages stay cached */
        printf("%s: %zu tokens, %2u cached, answer %s\n", r->who, strlen(r->prompt), r->n_cached,
               r->answer);
    }
}

#define SYSTEM "You are a librarian. Answer briefly, and name your sources. "
#define BEES   SYSTEM "Which books on bees did Ms Young borrow?"
#define HOURS  SYSTEM "When does the reading room close today?"

int main(void)
{
    const struct cr_kv_config config = {.page_tokens = PAGE_TOKENS,
                                        .n_pages = N_PAGES,
                                        .max_seqs = 8,
                                        .max_tokens = MAX_TOKENS,
                                        .mode = CR_KV_DECLARED,
                                        .on_zero = zero_page};
    const struct cr_tenant_id acme = {1}, zeta = {2};
    struct request day1[] = {{.who = "acme", .tenant = acme, .prompt = BEES},
                             {.who = "zeta", .tenant = zeta, .prompt = HOURS}};
    struct request day2[] = {{.who = "acme", .tenant = acme, .prompt = BEES},
                             {.who = "zeta", .tenant = zeta, .prompt = BEES}};
    int32_t tokens[MAX_TOKENS];
    struct cr_kv *kv;

    must(cr_kv_create(&config, &kv), "create");
    must(cr_kv_declare(kv, 1, tokens, tokenize(SYSTEM, tokens)), "declare");
    serve(kv, day1, 2); /* acme computes the system prompt, zeta finds it */
    serve(kv, day2, 2); /* zeta asks what acme asked, and finds no more than before */

    bool same =
        strcmp(day2[0].answer, day1[0].answer) == 0 && strcmp(day2[1].answer, day1[0].answer) == 0;
    bool apart = day2[1].n_cached == cr_kv_declared(kv, tokens, tokenize(BEES, tokens));
    printf("answers on cached pages are the same: %s\n", same ? "yes" : "NO");
    printf("zeta sees of acme's text what is declared: %s\n", apart ? "yes, and no more" : "NO");
    cr_kv_destroy(kv);
    return same && apart ? 0 : 1;
}
