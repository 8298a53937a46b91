#include "cmd/scan_print.h"

#include <stdio.h>

#include "privacy/language.h"

enum verdict { PUBLIC, UNSURE, PRIVATE };

/* Names of the news are found, too: they are not shown. */
static bool is_private(const struct cr_scan_result *r, const struct cr_finding *f)
{
    return (r->policy.classes >> f->class_ & 1) && f->score >= r->policy.private_;
}

void cr_scan_print_plain(const struct cr_scan_result *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct cr_finding *f = &r->found[i];
        if (is_private(r, f))
            printf("%-8s %10llu %10llu %2u %.2f\n", cr_privacy_class_name(f->class_),
                   (unsigned long long)f->start, (unsigned long long)f->end, f->tier,
                   (double)f->score);
    }
}

void cr_scan_print_json(const struct cr_scan_result *r)
{
    const char *comma = "";
    float score = cr_detect_score(r->detect, 0, r->len);
    printf("{\"private\":%s,\"score\":%.2f,\"spans\":[",
           score >= r->policy.private_ ? "true" : "false", (double)score);
    for (size_t i = 0; i < r->n; i++) {
        const struct cr_finding *f = &r->found[i];
        if (!is_private(r, f))
            continue;
        printf("%s{\"start\":%llu,\"end\":%llu,\"class\":\"%s\",\"tier\":%u,\"score\":%.2f}", comma,
               (unsigned long long)f->start, (unsigned long long)f->end,
               cr_privacy_class_name(f->class_), f->tier, (double)f->score);
        comma = ",";
    }
    puts("]}");
}

void cr_scan_print_redacted(const struct cr_scan_result *r)
{
    size_t done = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct cr_finding *f = &r->found[i];
        if (!is_private(r, f))
            continue;
        if (f->start >= done) {
            fwrite(r->text + done, 1, (size_t)f->start - done, stdout);
            printf("[%s]", cr_privacy_class_name(f->class_));
        }
        done = f->end > done ? (size_t)f->end : done;
    }
    fwrite(r->text + done, 1, r->len - done, stdout);
}

/* Where the page that begins at `start` ends: not within a character. */
static size_t page_end(const struct cr_scan_result *r, size_t start, size_t page_bytes)
{
    if (r->len - start <= page_bytes)
        return r->len;
    size_t end = start + page_bytes;
    for (int i = 0; i < 3 && ((unsigned char)r->text[end] & 0xc0) == 0x80; i++)
        end--;
    return end;
}

/* Control characters could steer the terminal. */
static void put_text(const char *text, size_t len, bool in_lines)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool is_gap = c == '\n' || c == '\t' || c == '\r';
        putchar(is_gap && !in_lines ? ' ' : c >= ' ' && c != 0x7f ? c : is_gap ? c : '.');
    }
}

static void put_page(const char *text, size_t len, enum verdict verdict, bool in_colour)
{
    static const char *const begin[] = {"", "\033[33m", "\033[31m"};
    if (!in_colour)
        printf("%c ", " ?!"[verdict]);
    else
        fputs(begin[verdict], stdout);
    put_text(text, len, in_colour);
    if (!in_colour)
        putchar('\n');
    else if (verdict != PUBLIC)
        fputs("\033[0m", stdout);
}

void cr_scan_print_pages(const struct cr_scan_result *r, size_t page_bytes, bool in_colour)
{
    struct cr_language_view view = {0};
    size_t n[3] = {0};
    for (size_t start = 0, end; start < r->len; start = end) {
        end = page_end(r, start, page_bytes);
        float score = cr_detect_score(r->detect, start, end);
        bool is_read = cr_language_is_read(&view, r->policy.languages, r->text, r->len, start, end);
        enum verdict verdict = score >= r->policy.private_            ? PRIVATE
                               : score >= r->policy.clear || !is_read ? UNSURE
                                                                      : PUBLIC;
        n[verdict]++;
        put_page(r->text + start, end - start, verdict, in_colour);
    }
    if (in_colour && r->len > 0 && r->text[r->len - 1] != '\n')
        putchar('\n');
    printf("pages: %zu private, %zu unsure, %zu public\n", n[PRIVATE], n[UNSURE], n[PUBLIC]);
}
