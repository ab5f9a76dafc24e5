#ifndef SATZ_REPORT_SARIF_H
#define SATZ_REPORT_SARIF_H

#include "base/map.h"
#include "base/output.h"
#include "report/entry.h"

/*
 * SARIF 2.1.0, one run, a result a line. Places are regions of the source document, also for what is found in a
 * translation: its words are then in the message, and the segment and the language in the result's logical
 * location. Where the place in the document is not known, the region is the record's line of the stream.
 * What would mend the source stands as fixes; silenced findings are suppressed ones. Rules are the checks that were
 * seen, at most SATZ_SARIF_RULES.
 *
 * Method: OASIS, Static Analysis Results Interchange Format Version 2.1.0.
 */
enum { SATZ_SARIF_RULES = 1000 };

struct satz_sarif {
    struct satz_arena arena; /* private, as are the others */
    struct satz_map rules;
    struct satz_slice names[SATZ_SARIF_RULES];
    enum satz_level levels[SATZ_SARIF_RULES]; /* that of the first */
    size_t results;
};

void satz_sarif_init(struct satz_sarif *sarif);
void satz_sarif_release(struct satz_sarif *sarif);
void satz_sarif_begin(struct satz_sarif *sarif, struct satz_output *output);
void satz_sarif_add(struct satz_sarif *sarif, const struct satz_entry *entry, struct satz_output *output);
/* Closes it. `settings`: what explains the rules. `whole`: the stream was read to its end. `version`: the tool's. */
void satz_sarif_end(struct satz_sarif *sarif, const struct satz_report_settings *settings, bool whole, const char *version,
                    struct satz_output *output);

/* Appends a file's name as a URI reference (RFC 3986): relative, or file:// where it is absolute. */
void satz_uri_add(struct satz_slice file, struct satz_buffer *target);

#endif
