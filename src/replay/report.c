/* What a run measured, for people and for programs. */
#include <math.h>
#include <stdlib.h>

#include <jansson.h>

#include "replay/replay_int.h"

#define MAX_TEXT ((size_t)1 << 16)

static double part(double some, double all)
{
    return all > 0 ? some / all : 0;
}

/* --- the table ---------------------------------------------------------------------------- */

static void put_times(struct cr_buf *buf, const char *what, const struct cr_replay_times *t)
{
    cr_buf_printf(buf, "%-26s %9.1f %9.1f %9.1f %9.1f %7u\n", what, t->mean * 1e3, t->p50 * 1e3,
                  t->p95 * 1e3, t->p99 * 1e3, t->n);
}

static void put(struct cr_buf *buf, const char *what, double value, const char *unit)
{
    cr_buf_printf(buf, "%-38s %12.*f %s\n", what, value == floor(value) ? 0 : 2, value, unit);
}

static void put_server(struct cr_buf *buf, const struct cr_replay_server *s)
{
    cr_buf_append_char(buf, '\n');
    put(buf, "prefill computed", s->prefill_tokens, "tokens");
    put(buf, "found of what was looked up", 100 * part(s->hit_tokens, s->lookup_tokens), "%");
    put(buf, "  on pages of the tenant's own", 100 * part(s->own_tokens, s->lookup_tokens), "%");
    put(buf, "  on shared pages", 100 * part(s->shared_tokens, s->lookup_tokens), "%");
    put(buf, "became shared", s->published_pages, "pages");
    put(buf, "were shared no longer", s->demoted_pages, "pages");
    put(buf, "evicted", s->evicted_pages, "pages");
    put(buf, "charged, after the run", s->pages - s->free_pages, "pages");
    put(buf, "stored, after the run", s->stored_pages, "pages");
    put(buf, "verdicts", s->verdicts, "");
    put(buf, "prefill to verdict, mean", s->verdict_s * 1e3, "ms");
    put(buf, "alarms", s->alarms, "");
}

int cr_replay_report(const struct cr_replay *load, const struct cr_replay_figures *f,
                     char **ret_text)
{
    struct cr_buf buf;
    cr_buf_init(&buf, MAX_TEXT);
    cr_buf_printf(&buf, "%s: %u requests of %u tenants, %u with private text, %u failed\n\n",
                  cr_replay_kind_word(load->spec.kind), f->n_requests, load->n_tenants,
                  f->n_private, f->n_failed);
    cr_buf_printf(&buf, "%-26s %9s %9s %9s %9s %7s\n", "milliseconds", "mean", "p50", "p95", "p99",
                  "n");
    put_times(&buf, "to first token", &f->ttft);
    put_times(&buf, "to first token, of a first", &f->first_ttft);
    put_times(&buf, "to the end", &f->whole);
    cr_buf_append_char(&buf, '\n');
    put(&buf, "time", f->seconds, "s");
    put(&buf, "throughput", part(f->ttft.n, f->seconds), "requests/s");
    put(&buf, "generated", part((double)f->generated_tokens, f->seconds), "tokens/s");
    put(&buf, "prompts", (double)f->prompt_tokens, "tokens");
    put(&buf, "of them told as cached", (double)f->told_tokens, "tokens");
    if (f->server.is_known)
        put_server(&buf, &f->server);
    int status = buf.status;
    *ret_text = cr_buf_take(&buf);
    return status;
}

/* --- JSON --------------------------------------------------------------------------------- */

static json_t *times_of(const struct cr_replay_times *t)
{
    return json_pack("{sf sf sf sf si}", "mean_s", t->mean, "p50_s", t->p50, "p95_s", t->p95,
                     "p99_s", t->p99, "n", (int)t->n);
}

static json_t *spec_of(const struct cr_replay *load)
{
    const struct cr_replay_spec *s = &load->spec;
    return json_pack("{ss si si si si si sf sf sf si sb sI}", "workload",
                     cr_replay_kind_word(s->kind), "tenants", (int)load->n_tenants, "apps",
                     (int)load->n_apps, "asked", (int)s->n_asked, "turns", (int)s->n_turns,
                     "app_tokens", (int)s->app_tokens, "bytes_per_token", s->bytes_per_token,
                     "private", s->private_part, "rate", s->rate, "max_tokens", (int)s->max_tokens,
                     "public_apps", (int)s->public_apps, "seed", (json_int_t)s->seed);
}

static json_t *server_of(const struct cr_replay_server *s)
{
    if (!s->is_known)
        return json_null();
    return json_pack("{sf sf sf sf sf sf sf sf sf sf sf sf sf}", "prefill_tokens",
                     s->prefill_tokens, "lookup_tokens", s->lookup_tokens, "hit_tokens",
                     s->hit_tokens, "own_tokens", s->own_tokens, "shared_tokens", s->shared_tokens,
                     "published_pages", s->published_pages, "demoted_pages", s->demoted_pages,
                     "evicted_pages", s->evicted_pages, "charged_pages", s->pages - s->free_pages,
                     "stored_pages", s->stored_pages, "verdicts", s->verdicts, "verdict_s",
                     s->verdict_s, "alarms", s->alarms);
}

int cr_replay_report_json(const struct cr_replay *load, const struct cr_replay_figures *f,
                          char **ret_text)
{
    json_t *report = json_pack(
        "{so si si si sf sf so so so sI sI sI so}", "settings", spec_of(load), "requests",
        (int)f->n_requests, "failed", (int)f->n_failed, "private", (int)f->n_private, "seconds",
        f->seconds, "requests_per_s", part(f->ttft.n, f->seconds), "ttft", times_of(&f->ttft),
        "first_ttft", times_of(&f->first_ttft), "whole", times_of(&f->whole), "prompt_tokens",
        (json_int_t)f->prompt_tokens, "told_tokens", (json_int_t)f->told_tokens, "generated_tokens",
        (json_int_t)f->generated_tokens, "server", server_of(&f->server));
    *ret_text = report != NULL ? json_dumps(report, JSON_INDENT(2)) : NULL;
    json_decref(report);
    return *ret_text != NULL ? CR_OK : CR_ENOMEM;
}
