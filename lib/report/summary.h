#ifndef SATZ_REPORT_SUMMARY_H
#define SATZ_REPORT_SUMMARY_H

#include "lexicon/language.h"
#include "stream/record.h"

/* What became of the segments, spans and findings of one language. */
struct satz_summary {
    size_t segments;
    size_t exact;        /* translated by the memory */
    size_t engine;       /* translated by the engine */
    size_t kept;         /* nothing in it to translate */
    size_t fuzzy;        /* a fuzzy match is suggested */
    size_t untranslated; /* no translation */
    size_t held;         /* spans hidden from the engine, marks of quotations included */
    size_t restored;     /* of them: back as they should be */
    size_t repaired;     /* of them: back, after a repair */
    size_t placed;       /* of them: lost, and put back where they plausibly belong */
    size_t findings[3];  /* by level: info, warning, error */
};

/* Adds one record. Fails where its spans are not what satz-record(5) says. */
enum satz_status satz_summary_add(struct satz_summary *summary, const struct satz_record *record,
                                  struct satz_error *error) SATZ_MUST_USE;

/* Adds only what became of the segment. */
void satz_summary_add_segment(struct satz_summary *summary, const struct satz_record *record);

/* One line of words: "26 segments: 20 exact, 6 untranslated; …". */
void satz_summary_line(const struct satz_summary *summary, struct satz_buffer *line);

/*
 * A table, a row a language that has segments, in the list's order. Where `width` columns are too few for all, those
 * that are 0 in each row are left out; 0: there is no limit.
 */
void satz_summary_table(const struct satz_summary summaries[SATZ_LANGUAGES], bool colour, size_t width,
                        struct satz_buffer *table);

#endif
