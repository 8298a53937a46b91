/* The report as one HTML page that needs nothing else: no script, no font, no image from elsewhere.
 *
 * A table of the attacks, their areas with intervals on one axis, and for each attack the
 * distributions of its two samples as steps. Colours follow the reader's light or dark setting;
 * what a plot shows also stands in the table.
 */
#include <stdlib.h>

#include "audit/report.h"

#define PLOT_W   640.0
#define PLOT_H   160.0
#define LEFT     120.0
#define MARGIN   10.0
#define N_POINTS 200u

static const char head[] =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Cache audit</title>\n"
    "<style>\n"
    ":root{color-scheme:light dark;--ink:#1b1f24;--soft:#6a737d;--line:#d0d7de;--paper:#fff;"
    "--hit:#b35900;--miss:#1f6feb;--bad:#b42318;--good:#1a7f37;--mid:#8a6d00}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--line:#3d444d;"
    "--paper:#0d1117;--hit:#f0883e;--miss:#79c0ff;--bad:#ff7b72;--good:#56d364;--mid:#d9b648}}\n"
    "body{font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);"
    "max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}p,td,th{max-width:45rem}\n"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem .3rem 0;"
    "border-bottom:1px solid var(--line);vertical-align:top}\n"
    "td.n{font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    ".leaks{color:var(--bad);font-weight:600}.tight{color:var(--good);font-weight:600}"
    ".undecided,.void{color:var(--mid);font-weight:600}\n"
    "svg{width:100%;height:auto;max-width:42rem}text{font:12px system-ui,sans-serif;"
    "fill:var(--soft)}\n"
    ".axis{stroke:var(--line)}.mark{stroke:var(--soft);stroke-dasharray:3 3}"
    ".hit{stroke:var(--hit)}.miss{stroke:var(--miss)}.curve{fill:none;stroke-width:2}"
    ".bar{stroke:var(--ink);stroke-width:2}.dot{fill:var(--ink)}.ring{fill:none;stroke:var(--ink)}"
    "\n"
    "</style></head><body>\n";

static void add_text(struct cr_buf *buf, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '<':
            cr_buf_append_str(buf, "&lt;");
            break;
        case '>':
            cr_buf_append_str(buf, "&gt;");
            break;
        case '&':
            cr_buf_append_str(buf, "&amp;");
            break;
        case '"':
            cr_buf_append_str(buf, "&quot;");
            break;
        default:
            cr_buf_append_char(buf, *text);
        }
    }
}

/* --- areas -------------------------------------------------------------------------------- */

static double area_x(double area)
{
    return LEFT + area * (PLOT_W - LEFT - 2 * MARGIN);
}

static void add_areas(struct cr_buf *buf, const struct cr_audit_report *report)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < report->n_results; i++)
        n += cr_audit_report_has_area(&report->results[i]);
    double y = 24, h = 24.0 * n + 40;
    cr_buf_printf(
        buf,
        "<h2>Areas</h2>\n<p>How often an answer to a text of the victim's is faster than "
        "one to a text that is not his, with its 95 %% interval: 0.5 is chance, from 0.75 "
        "up it is a leak. A ring is the same of the cached tokens that the endpoint "
        "tells.</p>\n<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Areas of "
        "all attacks; the table holds the same figures\">\n",
        PLOT_W, h);
    for (int i = 0; i <= 4; i++) {
        double x = area_x(0.25 * i);
        cr_buf_printf(buf,
                      "<line class=\"%s\" x1=\"%.1f\" y1=\"8\" x2=\"%.1f\" y2=\"%.1f\"/>"
                      "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.2f</text>\n",
                      i == 2 || i == 3 ? "mark" : "axis", x, x, h - 22, x, h - 6, 0.25 * i);
    }
    for (uint32_t i = 0; i < report->n_results; i++) {
        const struct cr_audit_result *r = &report->results[i];
        const struct cr_stats_auc *auc = &r->compared.time;
        if (!cr_audit_report_has_area(r))
            continue;
        cr_buf_printf(buf,
                      "<text x=\"0\" y=\"%.1f\">%s</text>"
                      "<line class=\"bar\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>"
                      "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                      y + 4, cr_audit_attack_word(r->attack), area_x(auc->low), y,
                      area_x(auc->high), y, area_x(auc->auc), y);
        if (r->compared.is_told)
            cr_buf_printf(buf, "<circle class=\"ring\" cx=\"%.1f\" cy=\"%.1f\" r=\"7\"/>",
                          area_x(r->compared.told.auc), y);
        cr_buf_append_char(buf, '\n');
        y += 24;
    }
    cr_buf_append_str(buf, "</svg>\n");
}

/* --- distributions ------------------------------------------------------------------------ */

struct scale {
    double low, high;
};

static double time_x(const struct scale *scale, double s)
{
    double part = (s - scale->low) / (scale->high - scale->low);
    return MARGIN + (part > 1 ? 1 : part) * (PLOT_W - 2 * MARGIN);
}

static double chance_y(double chance)
{
    return MARGIN + (1 - chance) * (PLOT_H - 2 * MARGIN);
}

/* The distribution function through at most N_POINTS quantiles. */
static void add_curve(struct cr_buf *buf, const struct scale *scale, const char *class_,
                      const double *sorted, uint32_t n)
{
    uint32_t n_points = n < N_POINTS ? n : N_POINTS;
    cr_buf_printf(buf, "<path class=\"curve %s\" d=\"M%.1f %.1f", class_, time_x(scale, sorted[0]),
                  chance_y(0));
    for (uint32_t i = 0; i < n_points; i++) {
        uint32_t at = (uint32_t)((uint64_t)i * n / n_points);
        cr_buf_printf(buf, "H%.1fV%.1f", time_x(scale, sorted[at]), chance_y((at + 1.0) / n));
    }
    cr_buf_printf(buf, "V%.1f\"/>\n", chance_y(1));
}

static struct scale make_scale(const struct cr_audit_comparison *c)
{
    double hit = cr_stats_quantile(c->hit_s, c->n_hit, 0.99);
    double miss = cr_stats_quantile(c->miss_s, c->n_miss, 0.99);
    struct scale scale = {
        .low = c->hit_s[0] < c->miss_s[0] ? c->hit_s[0] : c->miss_s[0],
        .high = hit > miss ? hit : miss,
    };
    if (!(scale.high > scale.low))
        scale.high = scale.low + 1e-3;
    return scale;
}

/* `unit` of times is "ms", that of places in a queue "". */
static void add_distributions(struct cr_buf *buf, const char *title, const char *about,
                              const struct cr_audit_comparison *c, const char *unit)
{
    struct scale scale = make_scale(c);
    double factor = unit[0] ? 1e3 : 1;
    cr_buf_append_str(buf, "<h2>");
    add_text(buf, title);
    cr_buf_append_str(buf, "</h2>\n<p>");
    add_text(buf, about);
    cr_buf_printf(buf,
                  "</p>\n<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Distribution of "
                  "what was measured: medians %.1f and %.1f %s\">\n",
                  PLOT_W, PLOT_H + 20, factor * cr_stats_quantile(c->hit_s, c->n_hit, 0.5),
                  factor * cr_stats_quantile(c->miss_s, c->n_miss, 0.5), unit);
    cr_buf_printf(buf, "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                  MARGIN, chance_y(0), PLOT_W - MARGIN, chance_y(0));
    cr_buf_printf(buf,
                  "<line class=\"mark\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>"
                  "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">half of them</text>\n",
                  MARGIN, chance_y(0.5), PLOT_W - MARGIN, chance_y(0.5), PLOT_W - MARGIN,
                  chance_y(0.5) - 4);
    for (int i = 0; i <= 4; i++) {
        double s = scale.low + 0.25 * i * (scale.high - scale.low);
        const char *anchor = i == 0 ? "start" : i == 4 ? "end" : "middle";
        cr_buf_printf(buf, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%.1f %s</text>\n",
                      time_x(&scale, s), PLOT_H + 10, anchor, factor * s, unit);
    }
    add_curve(buf, &scale, "miss", c->miss_s, c->n_miss);
    add_curve(buf, &scale, "hit", c->hit_s, c->n_hit);
    cr_buf_append_str(buf, "</svg>\n");
}

/* --- the page ----------------------------------------------------------------------------- */

static void add_row(struct cr_buf *buf, const struct cr_audit_result *r)
{
    struct cr_buf finding;
    const char *verdict = cr_audit_verdict_word(r->verdict);
    const struct cr_stats_auc *auc = &r->compared.time;
    cr_buf_printf(buf, "<tr><td>%s</td><td class=\"%s\">%s</td><td class=\"n\">",
                  cr_audit_attack_word(r->attack), verdict, verdict);
    if (cr_audit_report_has_area(r))
        cr_buf_printf(buf, "%.3f [%.3f, %.3f]</td><td class=\"n\">%.2g", auc->auc, auc->low,
                      auc->high, auc->p);
    else
        cr_buf_append_str(buf, "&ndash;</td><td>&ndash;");
    cr_buf_append_str(buf, "</td><td>");
    cr_buf_init(&finding, 4096);
    cr_audit_report_finding(r, &finding);
    add_text(buf, cr_buf_str(&finding));
    cr_buf_release(&finding);
    cr_buf_append_str(buf, "</td></tr>\n");
}

static void add_table(struct cr_buf *buf, const struct cr_audit_report *report)
{
    cr_buf_append_str(buf, "<table><thead><tr><th>Attack</th><th>Verdict</th><th>Area [95 % "
                           "interval]</th><th>p</th><th>Found</th></tr></thead><tbody>\n");
    for (uint32_t i = 0; i < report->n_results; i++)
        add_row(buf, &report->results[i]);
    cr_buf_append_str(buf, "</tbody></table>\n");
}

static void add_plots(struct cr_buf *buf, const struct cr_audit_report *report)
{
    if (report->n_results > 0)
        add_areas(buf, report);
    cr_buf_append_str(
        buf, "<h2>Times</h2>\n<p>Distribution of the time to the first token: <span "
             "style=\"color:var(--hit)\">texts of the victim's</span>, <span "
             "style=\"color:var(--miss)\">texts that are not his</span>. Where values "
             "are guessed, times count from the median of one guess; beside the victim's "
             "request they are those of whole answers. Of the flood: during it, and before.</p>\n");
    if (report->positive.n_hit > 0)
        add_distributions(buf, "control: own repeats",
                          "What a tenant sent himself, against fresh texts: this must differ.",
                          &report->positive, "ms");
    if (report->negative.n_hit > 0)
        add_distributions(buf, "control: fresh texts",
                          "Fresh texts against fresh texts: this must not differ.",
                          &report->negative, "ms");
    for (uint32_t i = 0; i < report->n_results; i++) {
        const struct cr_audit_result *r = &report->results[i];
        if (r->compared.n_hit > 0)
            add_distributions(buf, cr_audit_attack_word(r->attack),
                              cr_audit_attack_sentence(r->attack), &r->compared,
                              r->attack == CR_AUDIT_ORDER ? "" : "ms");
    }
}

int cr_audit_report_html(const struct cr_audit_report *report, const char *endpoint,
                         char **ret_text)
{
    struct cr_buf buf;
    cr_buf_init(&buf, CR_AUDIT_MAX_REPORT);
    cr_buf_append_str(&buf, head);
    cr_buf_append_str(&buf, "<h1>Audit of ");
    add_text(&buf, endpoint);
    cr_buf_printf(&buf, "</h1>\n<p><span class=\"%s\">%s</span> ",
                  cr_audit_verdict_word(report->verdict), cr_audit_report_sentence(report));
    add_text(&buf, report->why ? report->why : "");
    cr_buf_printf(
        &buf,
        "</p>\n<p>%u requests in %.0f s by %u attacker%s; texts of %u words%s; seed "
        "%llu.</p>\n",
        report->n_requests, report->seconds, report->n_attackers,
        report->n_attackers == 1 ? ", so probes are not by fresh tenants" : "s", report->n_words,
        report->letters_only ? " of random letters" : " that begin with made-up personal data",
        (unsigned long long)report->seed);
    if (report->n_results > 0)
        add_table(&buf, report);
    add_plots(&buf, report);
    cr_buf_append_str(&buf, "</body></html>\n");
    return cr_audit_report_end(&buf, ret_text);
}
