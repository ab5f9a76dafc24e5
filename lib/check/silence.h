#ifndef SATZ_CHECK_SILENCE_H
#define SATZ_CHECK_SILENCE_H

#include "lexicon/table.h"
#include "stream/finding.h"

/*
 * Findings that a person has looked at and does not want to see again. A table has the columns check, doc, languages
 * (as in check/pair.h), words (those that the finding is about, or the whole source of its segment) and reason; nothing or
 * `*` means any, and the reason must be there. A silenced finding stays in its record, with its reason.
 */
struct satz_silencer {
    struct satz_slice check, doc, languages, words, reason;
    const char *file; /* and its line: for messages */
    size_t line;
    bool used;
};

struct satz_silencers {
    struct satz_tables tables; /* private */
    struct satz_silencer *items;
    size_t count, capacity;
};

void satz_silencers_init(struct satz_silencers *silencers);
void satz_silencers_release(struct satz_silencers *silencers);

/* Reads one more table. Fails with file and line where a row has no reason. `path` is kept. O(size). */
enum satz_status satz_silencers_load(struct satz_silencers *silencers, const char *path, struct satz_error *error)
    SATZ_MUST_USE;

/*
 * Marks the record's findings, of any tool, that a silencer means, and only those. Fails where its findings are not what
 * satz-record(5) says. O(findings x silencers).
 */
enum satz_status satz_silencers_apply(struct satz_silencers *silencers, struct satz_record *record,
                                      struct satz_error *error) SATZ_MUST_USE;

/* Appends a row that silences the finding, with `reason`. */
void satz_silencer_write(const struct satz_record *record, const struct satz_finding *finding, const char *reason,
                         struct satz_buffer *row);

#endif
