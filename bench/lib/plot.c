/* See plot.h. Colours do on a white page and on a dark one. */
#include "plot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROW    26
#define LEFT   150
#define WIDTH  640
#define BARS   400 /* of the longest */
#define BEGIN  "<!-- figures -->\n"
#define END    "<!-- end of figures -->\n"
#define COLOUR "#3b7dd8"

bool plot_bars(const char *path, const char *title, const char *const *names, const double *values,
               size_t n)
{
    double most = 0;
    size_t n_rows = 0;
    for (size_t i = 0; i < n; i++) {
        most = values[i] > most ? values[i] : most; /* false for NAN */
        n_rows += !isnan(values[i]);
    }
    FILE *out = fopen(path, "w");
    if (out == NULL || most <= 0)
        return out != NULL && fclose(out) == 0 && false;
    size_t height = 40 + n_rows * ROW;
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%zu\" "
            "font-family=\"sans-serif\" font-size=\"13\">\n"
            "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
            "<text x=\"8\" y=\"20\" font-weight=\"bold\" fill=\"#222\">%s</text>\n",
            WIDTH, height, title);
    size_t y = 36;
    for (size_t i = 0; i < n; i++) {
        if (isnan(values[i]))
            continue;
        double length = values[i] / most * BARS;
        fprintf(out,
                "<text x=\"%d\" y=\"%zu\" text-anchor=\"end\" fill=\"#222\">%s</text>\n"
                "<rect x=\"%d\" y=\"%zu\" width=\"%.1f\" height=\"%d\" fill=\"" COLOUR "\"/>\n"
                "<text x=\"%.1f\" y=\"%zu\" fill=\"#222\">%.*f</text>\n",
                LEFT - 8, y + 15, names[i], LEFT, y, length, ROW - 6, LEFT + length + 6, y + 15,
                values[i] < 10 ? 2 : 0, values[i]);
        y += ROW;
    }
    fputs("</svg>\n", out);
    return fclose(out) == 0;
}

static char *read_whole(const char *path)
{
    FILE *in = fopen(path, "r");
    if (in == NULL)
        return NULL;
    long n = fseek(in, 0, SEEK_END) == 0 ? ftell(in) : -1;
    rewind(in);
    char *text = n >= 0 ? calloc(1, (size_t)n + 1) : NULL;
    if (text != NULL && fread(text, 1, (size_t)n, in) != (size_t)n) {
        free(text);
        text = NULL;
    }
    fclose(in);
    return text;
}

bool plot_replace(const char *path, const char *text)
{
    char *old = read_whole(path);
    char *begin = old != NULL ? strstr(old, BEGIN) : NULL;
    char *end = begin != NULL ? strstr(begin, END) : NULL;
    FILE *out = end != NULL ? fopen(path, "w") : NULL;
    bool ok = out != NULL;
    if (ok) {
        *begin = '\0';
        ok = fprintf(out, "%s" BEGIN "\n%s\n%s", old, text, end) > 0;
        ok = fclose(out) == 0 && ok;
    }
    free(old);
    return ok;
}
