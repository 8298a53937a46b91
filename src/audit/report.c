/* The report as text and as JSON. See carrel/audit.h; report_html.c makes the page. */
#include "audit/report.h"

#include <math.h>
#include <stdlib.h>

static double ms(const double *sorted, uint32_t n)
{
    return 1e3 * cr_stats_quantile(sorted, n, 0.5);
}

static double mean(const double *values, uint32_t n)
{
    double sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += values[i];
    return sum / n;
}

bool cr_audit_report_has_area(const struct cr_audit_result *r)
{
    return r->compared.n_hit > 0 && r->attack != CR_AUDIT_FLOOD;
}

const char *cr_audit_report_sentence(const struct cr_audit_report *report)
{
    switch (report->verdict) {
    case CR_AUDIT_LEAKS:
        return "The endpoint leaks.";
    case CR_AUDIT_UNDECIDED:
        return "The audit does not decide; more samples may.";
    case CR_AUDIT_TIGHT:
        return "No attack found anything.";
    default:
        return "The run is void.";
    }
}

int cr_audit_report_end(struct cr_buf *buf, char **ret_text)
{
    int status = buf->status;
    if (status == CR_OK)
        *ret_text = cr_buf_take(buf);
    else
        cr_buf_release(buf);
    return status;
}

static void add_told(const struct cr_audit_result *r, struct cr_buf *buf)
{
    const struct cr_audit_comparison *c = &r->compared;
    if (c->is_told && (c->told.low != 0.5 || c->told.high != 0.5))
        cr_buf_printf(buf, "; told tokens: area %.3f [%.3f, %.3f]", c->told.auc, c->told.low,
                      c->told.high);
}

void cr_audit_report_finding(const struct cr_audit_result *r, struct cr_buf *buf)
{
    if (r->verdict == CR_AUDIT_VOID) {
        cr_buf_append_str(buf, r->why);
        return;
    }
    if (r->n_tokens > 0)
        cr_buf_printf(buf,
                      "%u of %u tokens right (%.1f %% [%.1f, %.1f]; chance %.1f %%), %u of %u "
                      "secrets, %.1f requests for a token",
                      r->n_right, r->n_tokens, 100.0 * r->n_right / r->n_tokens, 100 * r->right_low,
                      100 * r->right_high, 100.0 / r->n_candidates, r->n_whole, r->n_secrets,
                      r->probes_per_token);
    else if (r->attack == CR_AUDIT_MEMBERSHIP || r->attack == CR_AUDIT_FORGERY)
        cr_buf_printf(buf, "found %.1f %%, falsely %.1f %%, advantage %.1f points", 100 * r->tpr,
                      100 * r->fpr, 100 * (r->tpr - r->fpr));
    else if (r->attack == CR_AUDIT_FLOOD)
        cr_buf_printf(buf, "p99 %.1f ms before, %.1f ms during it: %.2f times [%.2f, %.2f]",
                      1e3 * r->flood_before_s, 1e3 * r->flood_during_s, r->flood.ratio,
                      r->flood.low, r->flood.high);
    else if (r->attack == CR_AUDIT_WINDOW && r->protected_s < 0)
        cr_buf_append_str(buf, "not protected in that time");
    else if (r->attack == CR_AUDIT_WINDOW)
        cr_buf_printf(buf, "protected after %.0f s", r->protected_s);
    else if (r->attack == CR_AUDIT_SYBIL)
        cr_buf_printf(buf, "most with %u other account%s", r->n_sybils,
                      r->n_sybils == 1 ? "" : "s");
    else
        cr_buf_printf(buf, "KS D %.3f, p %.2g; %.1f %% of hits below all misses",
                      r->compared.ks.d_less, r->compared.ks.p_less, 100 * r->fastest);
    if (r->attack != CR_AUDIT_FLOOD)
        add_told(r, buf);
}

/* --- text --------------------------------------------------------------------------------- */

static void add_control(struct cr_buf *buf, const char *name, const struct cr_audit_comparison *c)
{
    if (c->n_hit == 0)
        return;
    cr_buf_printf(
        buf, "  %-22s area %.3f [%.3f, %.3f], medians %.1f ms and %.1f ms, means' ratio %.2f\n",
        name, c->time.auc, c->time.low, c->time.high, ms(c->hit_s, c->n_hit),
        ms(c->miss_s, c->n_miss), mean(c->hit_s, c->n_hit) / mean(c->miss_s, c->n_miss));
}

static void add_result(struct cr_buf *buf, const struct cr_audit_result *r)
{
    const struct cr_audit_comparison *c = &r->compared;
    cr_buf_printf(buf, "%-13s %-10s ", cr_audit_attack_word(r->attack),
                  cr_audit_verdict_word(r->verdict));
    if (cr_audit_report_has_area(r))
        cr_buf_printf(buf, "%.3f [%.3f, %.3f]  %-7.2g %5u + %-5u ", c->time.auc, c->time.low,
                      c->time.high, c->time.p, c->n_hit, c->n_miss);
    else
        cr_buf_printf(buf, "%-44s", "-");
    cr_audit_report_finding(r, buf);
    cr_buf_append_char(buf, '\n');
}

int cr_audit_report_text(const struct cr_audit_report *report, const char *endpoint,
                         char **ret_text)
{
    struct cr_buf buf;
    cr_buf_init(&buf, CR_AUDIT_MAX_REPORT);
    cr_buf_printf(&buf,
                  "audit of %s\n"
                  "  %u requests in %.0f s; %u attacker%s; texts of %u words%s; seed %llu\n",
                  endpoint, report->n_requests, report->seconds, report->n_attackers,
                  report->n_attackers == 1 ? ", so probes are not by fresh tenants" : "s",
                  report->n_words, report->letters_only ? ", letters only" : "",
                  (unsigned long long)report->seed);
    add_control(&buf, "control: own repeats", &report->positive);
    add_control(&buf, "control: fresh texts", &report->negative);
    if (report->n_results > 0)
        cr_buf_printf(&buf, "\n%-13s %-10s %-23s %-7s %-13s %s\n", "attack", "verdict",
                      "area [95 % interval]", "p", "samples", "found");
    for (uint32_t i = 0; i < report->n_results; i++)
        add_result(&buf, &report->results[i]);
    cr_buf_printf(&buf, "\n%s%s%s\n", cr_audit_report_sentence(report), report->why ? " " : "",
                  report->why ? report->why : "");
    return cr_audit_report_end(&buf, ret_text);
}

/* --- JSON --------------------------------------------------------------------------------- */

static void add_string(struct cr_buf *buf, const char *text)
{
    cr_buf_append_char(buf, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            cr_buf_append_char(buf, '\\');
        if ((unsigned char)*text < 0x20)
            cr_buf_printf(buf, "\\u%04x", (unsigned)*text);
        else
            cr_buf_append_char(buf, *text);
    }
    cr_buf_append_char(buf, '"');
}

static void add_named(struct cr_buf *buf, const char *name, const char *text)
{
    cr_buf_printf(buf, "\"%s\":", name);
    if (text)
        add_string(buf, text);
    else
        cr_buf_append_str(buf, "null");
}

static void add_auc(struct cr_buf *buf, const char *name, const struct cr_stats_auc *auc)
{
    cr_buf_printf(buf, "\"%s\":{\"auc\":%.6f,\"low\":%.6f,\"high\":%.6f,\"p\":%.6g}", name,
                  auc->auc, auc->low, auc->high, auc->p);
}

static void add_values(struct cr_buf *buf, const char *name, const double *values, uint32_t n)
{
    cr_buf_printf(buf, "\"%s\":[", name);
    for (uint32_t i = 0; i < n; i++)
        cr_buf_printf(buf, "%s%.6f", i > 0 ? "," : "", values[i]);
    cr_buf_append_char(buf, ']');
}

static void add_comparison(struct cr_buf *buf, const char *name,
                           const struct cr_audit_comparison *c)
{
    cr_buf_printf(buf, "\"%s\":", name);
    if (c->n_hit == 0) {
        cr_buf_append_str(buf, "null");
        return;
    }
    cr_buf_append_char(buf, '{');
    add_auc(buf, "time", &c->time);
    cr_buf_append_char(buf, ',');
    if (c->is_told)
        add_auc(buf, "told", &c->told);
    else
        cr_buf_append_str(buf, "\"told\":null");
    cr_buf_printf(buf, ",\"ks\":{\"d_less\":%.6f,\"p_less\":%.6g,\"d\":%.6f,\"p\":%.6g},",
                  c->ks.d_less, c->ks.p_less, c->ks.d, c->ks.p);
    add_values(buf, "hit_s", c->hit_s, c->n_hit);
    cr_buf_append_char(buf, ',');
    add_values(buf, "miss_s", c->miss_s, c->n_miss);
    cr_buf_append_char(buf, '}');
}

static void add_own_figures(struct cr_buf *buf, const struct cr_audit_result *r)
{
    if (r->verdict == CR_AUDIT_VOID)
        return;
    if (r->attack == CR_AUDIT_MEMBERSHIP || r->attack == CR_AUDIT_FORGERY)
        cr_buf_printf(buf, "\"tpr\":%.6f,\"fpr\":%.6f,\"advantage\":%.6f,", r->tpr, r->fpr,
                      r->tpr - r->fpr);
    if (r->n_tokens > 0)
        cr_buf_printf(buf,
                      "\"recovery\":{\"candidates\":%u,\"tokens\":%u,\"right\":%u,\"rate\":%.6f,"
                      "\"low\":%.6f,\"high\":%.6f,\"p\":%.6g,\"secrets\":%u,\"whole\":%u,"
                      "\"requests_per_token\":%.3f},",
                      r->n_candidates, r->n_tokens, r->n_right, (double)r->n_right / r->n_tokens,
                      r->right_low, r->right_high, r->right_p, r->n_secrets, r->n_whole,
                      r->probes_per_token);
    if (r->attack == CR_AUDIT_FLOOD)
        cr_buf_printf(buf,
                      "\"flood\":{\"before_p99_s\":%.6f,\"during_p99_s\":%.6f,\"ratio\":%.6f,"
                      "\"low\":%.6f,\"high\":%.6f},",
                      r->flood_before_s, r->flood_during_s, r->flood.ratio, r->flood.low,
                      r->flood.high);
    if (r->attack == CR_AUDIT_WINDOW && r->protected_s < 0)
        cr_buf_append_str(buf, "\"protected_s\":null,");
    else if (r->attack == CR_AUDIT_WINDOW)
        cr_buf_printf(buf, "\"protected_s\":%.3f,", r->protected_s);
    if (r->attack == CR_AUDIT_SYBIL)
        cr_buf_printf(buf, "\"sybils\":%u,", r->n_sybils);
}

int cr_audit_report_json(const struct cr_audit_report *report, const char *endpoint,
                         char **ret_text)
{
    struct cr_buf buf;
    cr_buf_init(&buf, CR_AUDIT_MAX_REPORT);
    cr_buf_append_char(&buf, '{');
    add_named(&buf, "endpoint", endpoint);
    cr_buf_append_char(&buf, ',');
    add_named(&buf, "verdict", cr_audit_verdict_word(report->verdict));
    cr_buf_append_char(&buf, ',');
    add_named(&buf, "why", report->why);
    cr_buf_printf(&buf,
                  ",\"requests\":%u,\"seconds\":%.3f,\"attackers\":%u,\"samples\":%u,\"words\":%u,"
                  "\"letters_only\":%s,\"seed\":%llu,\"threshold_s\":%.6f,",
                  report->n_requests, report->seconds, report->n_attackers, report->n_samples,
                  report->n_words, report->letters_only ? "true" : "false",
                  (unsigned long long)report->seed, report->threshold_s);
    add_comparison(&buf, "positive", &report->positive);
    cr_buf_append_char(&buf, ',');
    add_comparison(&buf, "negative", &report->negative);
    cr_buf_append_str(&buf, ",\"attacks\":[");
    for (uint32_t i = 0; i < report->n_results; i++) {
        const struct cr_audit_result *r = &report->results[i];
        cr_buf_append_str(&buf, i > 0 ? ",{" : "{");
        add_named(&buf, "attack", cr_audit_attack_word(r->attack));
        cr_buf_append_char(&buf, ',');
        add_named(&buf, "verdict", cr_audit_verdict_word(r->verdict));
        cr_buf_append_char(&buf, ',');
        add_named(&buf, "why", r->why);
        cr_buf_printf(&buf, ",\"requests\":%u,\"seconds\":%.3f,\"rounds\":%u,", r->n_requests,
                      r->seconds, r->n_rounds);
        add_own_figures(&buf, r);
        add_comparison(&buf, "compared", &r->compared);
        cr_buf_append_char(&buf, '}');
    }
    cr_buf_append_str(&buf, "]}\n");
    return cr_audit_report_end(&buf, ret_text);
}
