/* Bar charts as SVG files, and the tables of a page that a benchmark keeps up to date. */
#ifndef BENCH_PLOT_H
#define BENCH_PLOT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes a horizontal bar for each value; one that is no number is left out. False: it can't be
 * written. */
bool plot_bars(const char *path, const char *title, const char *const *names, const double *values,
               size_t n);

/* Replaces what stands between the lines "<!-- figures -->" and "<!-- end of figures -->" of a
 * file. False: it has no such lines, or can't be written. */
bool plot_replace(const char *path, const char *text);

#endif
