#ifndef SATZ_REPORT_LINES_H
#define SATZ_REPORT_LINES_H

#include "base/output.h"
#include "report/entry.h"

/*
 * `file:line:column: level: text [check]`, a line a finding, for editors and annotators. A stream that has
 * a target language names it before the text: the same place may be reported for each.
 * Silenced ones are left out.
 */
void satz_lines_add(const struct satz_entry *entry, struct satz_output *output);

/* Appends that of finding `index`, without a line break; with the language only where `language`. */
void satz_line_write(const struct satz_entry *entry, size_t index, bool language, struct satz_buffer *line);

#endif
