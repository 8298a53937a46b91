/* Replays what many tenants would ask of an OpenAI-compatible endpoint, and tells how it served
 * them.
 *
 * A workload is made from a seed: the same seed and settings give the same requests, so that
 * endpoints, or modes of one, are compared by the same load. It knows which bytes are private,
 * because it planted them. A run sends it over HTTP and measures every request; a Carrel's page of
 * metrics tells what that meant for its cache.
 *
 *     cr_replay_spec_init(&spec);
 *     cr_replay_make(&spec, &load, &err);
 *     cr_replay_run(&endpoint, load, 8, &figures, &err);
 *     cr_replay_destroy(load);
 */
#ifndef CARREL_REPLAY_H
#define CARREL_REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

/* X(name, word, sentence) */
#define CR_REPLAY_KIND_MAP(X)                                                                      \
    X(APPS, "apps", "short questions behind the long system prompts of apps")                      \
    X(CHATS, "chats", "conversations of several turns behind short system prompts")                \
    X(AGENT, "agent", "turns of tau-bench's airline agent, from its file")                         \
    X(MOONCAKE, "mooncake", "prompts of the Mooncake trace, as blocks of tokens, at its arrivals") \
    X(SERVEGEN, "servegen", "as apps, at the arrivals of ServeGen's clients")

enum cr_replay_kind {
#define CR_REPLAY_ENUM_(name, word, sentence) CR_REPLAY_##name,
    CR_REPLAY_KIND_MAP(CR_REPLAY_ENUM_)
#undef CR_REPLAY_ENUM_
        CR_REPLAY_N_KINDS
};
const char *cr_replay_kind_word(enum cr_replay_kind kind);

/* --- the workload ------------------------------------------------------------------------- */

struct cr_replay_spec {
    enum cr_replay_kind kind;
    uint32_t n_tenants;
    uint32_t n_apps;        /* each tenant uses each of them */
    uint32_t n_asked;       /* APPS: questions of a tenant to an app; CHATS: its conversations */
    uint32_t n_turns;       /* of a conversation */
    uint32_t max_requests;  /* of AGENT, MOONCAKE and SERVEGEN */
    uint32_t app_tokens;    /* of a system prompt, about */
    double bytes_per_token; /* of the endpoint's tokenizer, about */
    double private_part;    /* of the user's messages, with private text planted */
    double rate;            /* requests (conversations) a second; 0: as fast as a run takes them */
    uint32_t max_tokens;    /* generated for a request */
    bool public_apps;       /* system prompts from the files of `traces`, not made up */
    uint64_t seed;
    const char
        *traces; /* folder of public traces and prompts, or NULL; bench/README.md lists them */
};

/* 8 tenants, 1 app of 2048 tokens, 4 questions each, 5 % private, as fast as possible. */
void cr_replay_spec_init(struct cr_replay_spec *spec);

struct cr_replay_message {
    const char *role, *text;
    uint32_t private_from, private_to; /* bytes that are private, because they were planted */
};

#define CR_REPLAY_NOTHING UINT32_MAX

struct cr_replay_request {
    uint32_t tenant; /* 0 … n_tenants - 1 */
    uint32_t turn;   /* of its conversation; 0 begins one */
    bool is_first;   /* the tenant has not asked this app before */
    uint32_t after;  /* request that must have ended before, or CR_REPLAY_NOTHING */
    uint64_t at_us;  /* when it is sent, from the run's beginning, if nothing comes before it */
    const struct cr_replay_message *messages; /* [n_messages]; none: `tokens` is the prompt */
    const int32_t *tokens;                    /* [n_tokens] */
    uint32_t n_messages, n_tokens, max_tokens;
};

struct cr_replay {
    struct cr_replay_spec spec;
    uint32_t n_requests, n_tenants, n_apps;
    const struct cr_replay_request *requests; /* [n_requests], in the order of their sending */
    const char *const *apps;                  /* [n_apps] system prompts; of APPS and CHATS */
};

/* CR_EINVAL (a setting; or a file that is needed and no folder), CR_EIO, CR_EFORMAT, CR_ENOMEM. */
int cr_replay_make(const struct cr_replay_spec *spec, struct cr_replay **ret_load,
                   struct cr_error *err);
void cr_replay_destroy(struct cr_replay *load);

/* --- a run -------------------------------------------------------------------------------- */

struct cr_replay_endpoint {
    const char *url;         /* without the /v1 */
    const char *const *keys; /* [n_keys], of tenants in turn; none: requests carry no key */
    uint32_t n_keys;
    const char *model;
    const char *metrics_token; /* or NULL */
    const char *cacert;        /* PEM file to trust, or NULL */
    bool is_loopback;          /* then no proxy is asked */
};

struct cr_replay_times { /* seconds */
    uint32_t n;
    double mean, p50, p95, p99;
};

/* What the endpoint's page of metrics says of the run, if it is a Carrel's. Counts are of the run,
 * gauges as they stand after it. */
struct cr_replay_server {
    bool is_known;
    double prefill_tokens, lookup_tokens, hit_tokens;
    double own_tokens, shared_tokens; /* of what was found: on the tenant's pages, on shared ones */
    double published_pages, demoted_pages, evicted_pages;
    double alarms;
    double verdicts, verdict_s; /* how many; the mean from a prompt's prefill to its verdict */
    double pages, free_pages;   /* of the cache; what is not free is charged to tenants or shared */
    double stored_pages;        /* really in use: equal private text may lie on the same */
};

struct cr_replay_figures {
    uint32_t n_requests, n_failed, n_private;
    double seconds; /* from the first request to the last answer */
    struct cr_replay_times ttft, first_ttft,
        whole; /* first_ttft: of those that are a tenant's first of an app */
    uint64_t prompt_tokens, told_tokens, generated_tokens;
    struct cr_replay_server server;
};

/* Sends the workload and waits for all answers. With a rate, requests are sent when their time has
 * come, whatever is still unanswered, and the time to first token counts from there; without, at
 * most `in_flight` are unanswered. A request that fails is counted, and what follows it is still
 * sent. Tenants without a key of their own share those there are. One run at a time in a process
 * (libcurl must be initialised); CR_EAUTH (401, 403), CR_ENOTFOUND (404), CR_EIO (nobody answers),
 * CR_ENOMEM. */
int cr_replay_run(const struct cr_replay_endpoint *endpoint, const struct cr_replay *load,
                  uint32_t in_flight, struct cr_replay_figures *ret_figures, struct cr_error *err);

/* A table for people, or a JSON object; to be freed. CR_ENOMEM. */
int cr_replay_report(const struct cr_replay *load, const struct cr_replay_figures *figures,
                     char **ret_text);
int cr_replay_report_json(const struct cr_replay *load, const struct cr_replay_figures *figures,
                          char **ret_text);

#endif
