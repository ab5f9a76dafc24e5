#ifndef SATZ_REPORT_OVERVIEW_H
#define SATZ_REPORT_OVERVIEW_H

#include "report/tally.h"

/*
 * Appends the summary of a page: findings by check and language, what became of the segments, and how near the
 * memory's suggestions are. Each is a table whose cells have bars: what is drawn is also said.
 */
void satz_overview_add(const struct satz_tally *tally, const struct satz_report_settings *settings,
                       struct satz_buffer *page);

#endif
