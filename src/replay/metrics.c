/* A Carrel's page of metrics, as far as a run is about it. The names are those of
 * src/http/server_metrics.c; series of one name are summed over their labels. */
#include <stdlib.h>
#include <string.h>

#include "replay/replay_int.h"

static const struct field {
    const char *name;
    size_t offset;
    bool is_gauge;
} fields[] = {
#define COUNTER(name, field)                                                                       \
    {                                                                                              \
        name, offsetof(struct cr_replay_server, field), false                                      \
    }
#define GAUGE(name, field)                                                                         \
    {                                                                                              \
        name, offsetof(struct cr_replay_server, field), true                                       \
    }
    COUNTER("carrel_prefill_tokens_total", prefill_tokens),
    COUNTER("vllm:prefix_cache_queries_total", lookup_tokens),
    COUNTER("vllm:prefix_cache_hits_total", hit_tokens),
    COUNTER("carrel_tenant_own_tokens_total", own_tokens),
    COUNTER("carrel_tenant_shared_tokens_total", shared_tokens),
    COUNTER("carrel_kv_published_pages_total", published_pages),
    COUNTER("carrel_kv_demoted_pages_total", demoted_pages),
    COUNTER("carrel_kv_evicted_pages_total", evicted_pages),
    COUNTER("carrel_reuse_alarms_total", alarms),
    COUNTER("carrel_verdict_seconds_count", verdicts),
    COUNTER("carrel_verdict_seconds_sum", verdict_s),
    GAUGE("carrel_kv_pages", pages),
    GAUGE("carrel_kv_pages_free", free_pages),
    GAUGE("carrel_kv_pages_stored", stored_pages),
#undef COUNTER
#undef GAUGE
};
#define N_FIELDS (sizeof fields / sizeof fields[0])

static double *field_of(struct cr_replay_server *s, const struct field *field)
{
    return (double *)((char *)s + field->offset);
}

static void take_sample(const char *line, size_t len, struct cr_replay_server *ret)
{
    size_t n_name = strcspn(line, "{ \n");
    const char *value = memrchr(line, ' ', len);
    for (size_t i = 0; i < N_FIELDS && value != NULL; i++)
        if (strlen(fields[i].name) == n_name && memcmp(line, fields[i].name, n_name) == 0)
            *field_of(ret, &fields[i]) += strtod(value, NULL);
}

void replay_metrics_parse(const char *page, struct cr_replay_server *ret)
{
    *ret = (struct cr_replay_server){0};
    for (const char *line = page; *line != '\0';) {
        size_t len = strcspn(line, "\n");
        if (*line != '#')
            take_sample(line, len, ret);
        line += len;
        line += *line == '\n';
    }
    ret->is_known = ret->pages > 0;
}

void replay_metrics_since(const struct cr_replay_server *before, struct cr_replay_server *after)
{
    struct cr_replay_server old = *before;
    after->is_known = after->is_known && before->is_known;
    for (size_t i = 0; i < N_FIELDS; i++)
        if (!fields[i].is_gauge)
            *field_of(after, &fields[i]) -= *field_of(&old, &fields[i]);
    if (after->verdicts > 0)
        after->verdict_s /= after->verdicts;
}
