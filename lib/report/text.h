#ifndef SATZ_REPORT_TEXT_H
#define SATZ_REPORT_TEXT_H

#include "base/output.h"
#include "report/entry.h"

/*
 * Findings for a person at a terminal: under the name of their document and language, each with the line that
 * it is in, the place underlined, who speaks where it is a quotation, and what would mend it. Where right-to-left
 * letters are in the line, columns say nothing of where a terminal shows them: the marked words stand under it instead.
 */
struct satz_text_report {
    bool colour;
    size_t columns;                /* of the terminal; at least SATZ_TEXT_COLUMNS_LEAST */
    bool begun;                    /* private */
    struct satz_buffer doc, to;    /* private: what the last heading names */
};
enum { SATZ_TEXT_COLUMNS_LEAST = 40 };

void satz_text_init(struct satz_text_report *report, bool colour, size_t columns);
void satz_text_release(struct satz_text_report *report);
void satz_text_add(struct satz_text_report *report, const struct satz_entry *entry, struct satz_output *output);
/* The closing line: how many of what. */
void satz_text_end(struct satz_text_report *report, const struct satz_entries *entries, struct satz_output *output);

#endif
