#ifndef SATZ_REPORT_BARS_H
#define SATZ_REPORT_BARS_H

#include "report/tally.h"

/*
 * Small charts for a terminal: findings by check, by language, and how near the memory's suggestions are; then what to
 * do next. A part that has nothing to show is left out.
 */
struct satz_bars {
    bool colour;
    bool unicode;   /* blocks in eighths; else `#`, `=` and `-` */
    size_t columns; /* of the terminal; at least SATZ_BARS_LEAST */
};
enum { SATZ_BARS_LEAST = 40 };

/* Appends them, each after a blank line. */
void satz_bars_write(const struct satz_tally *tally, const struct satz_bars *bars, struct satz_buffer *text);

#endif
