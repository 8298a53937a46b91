#include "cmd/scan_print.h"

#include <stdint.h>
#include <stdio.h>

#define PRIVATE_FROM 0.5f
#define UNSURE_FROM  0.3f

enum verdict { PUBLIC, UNSURE, PRIVATE };

/* The chance that bytes [start, end) are private. Findings before `*first` ended before; it moves
 * on with `start`. */
static float score_of(const struct cr_scan_result *r, size_t *first, size_t start, size_t end)
{
    float score = 0;
    while (*first < r->n && r->found[*first].end <= start)
        ++*first;
    for (size_t i = *first; i < r->n && r->found[i].start < end; i++)
        if (r->found[i].end > start && r->found[i].score > score)
            score = r->found[i].score;
    return score;
}

void cr_scan_print_plain(const struct cr_scan_result *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct cr_finding *f = &r->found[i];
        printf("%-8s %10llu %10llu %2u %.2f\n", cr_privacy_class_name(f->class_),
               (unsigned long long)f->start, (unsigned long long)f->end, f->tier, (double)f->score);
    }
}

void cr_scan_print_json(const struct cr_scan_result *r)
{
    size_t first = 0;
    float score = score_of(r, &first, 0, SIZE_MAX);
    printf("{\"private\":%s,\"score\":%.2f,\"spans\":[", score >= PRIVATE_FROM ? "true" : "false",
           (double)score);
    for (size_t i = 0; i < r->n; i++) {
        const struct cr_finding *f = &r->found[i];
        printf("%s{\"start\":%llu,\"end\":%llu,\"class\":\"%s\",\"tier\":%u,\"score\":%.2f}",
               i > 0 ? "," : "", (unsigned long long)f->start, (unsigned long long)f->end,
               cr_privacy_class_name(f->class_), f->tier, (double)f->score);
    }
    puts("]}");
}

void cr_scan_print_redacted(const struct cr_scan_result *r)
{
    size_t done = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct cr_finding *f = &r->found[i];
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
    size_t n[3] = {0}, first = 0;
    for (size_t start = 0, end; start < r->len; start = end) {
        end = page_end(r, start, page_bytes);
        float score = score_of(r, &first, start, end);
        enum verdict verdict = score >= PRIVATE_FROM  ? PRIVATE
                               : score >= UNSURE_FROM ? UNSURE
                                                      : PUBLIC;
        n[verdict]++;
        put_page(r->text + start, end - start, verdict, in_colour);
    }
    if (in_colour && r->len > 0 && r->text[r->len - 1] != '\n')
        putchar('\n');
    printf("pages: %zu private, %zu unsure, %zu public\n", n[PRIVATE], n[UNSURE], n[PUBLIC]);
}
