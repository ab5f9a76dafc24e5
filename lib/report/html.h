#ifndef SATZ_REPORT_HTML_H
#define SATZ_REPORT_HTML_H

#include "base/output.h"
#include "report/entry.h"
#include "report/tally.h"

/*
 * One page of HTML that needs nothing beside it: a section for each document and language, in the order of
 * the stream; a row for each segment, with its source, its translation and its findings. The summary stands at
 * the end, where all is counted, and is shown at the top. Its script (page.js) adds filters, keys, and what a reader has
 * approved; without it everything is there to read. Memory does not grow with the stream.
 */
struct satz_html_report {
    size_t section; /* private, as are the others: number of the section under way */
    size_t number;  /* of the next finding */
    size_t rows;    /* in the section under way */
    struct satz_tally tally;
};

void satz_html_begin(struct satz_html_report *report, struct satz_output *output);
/* Fails where the record's spans are not what satz-record(5) says. */
enum satz_status satz_html_add(struct satz_html_report *report, struct satz_entry *entry, struct satz_output *output,
                               struct satz_error *error) SATZ_MUST_USE;
/* `whole`: the stream was read to its end. Releases what the report held. */
void satz_html_end(struct satz_html_report *report, const struct satz_entries *entries, bool whole,
                   struct satz_output *output);

/* The page's style and script, which the build puts into the library. */
extern const char satz_page_style[], satz_page_script[];

#endif
