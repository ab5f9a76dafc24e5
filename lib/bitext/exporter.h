#ifndef SATZ_BITEXT_EXPORTER_H
#define SATZ_BITEXT_EXPORTER_H

#include "base/output.h"
#include "bitext/extract.h"
#include "bitext/importer.h"
#include "bitext/tmx_writer.h"

/*
 * Finished translations of records as TMX, as a table or as lines: what satz_importer_next() reads.
 *
 * A record is left out, and counted, where it has no translation, where its state is below the least, or
 * where it has a finding of a level that is not to enter a memory.
 */
struct satz_export {
    enum satz_bitext_format format; /* not AUTO */
    bool sources;                   /* lines are of `src`, not of `tgt` */
    bool header;                    /* a TSV begins with the names of its columns */
    struct satz_columns columns;    /* of a TSV: members; strings as text, all else as JSON */
    struct satz_language from, to;  /* of records that do not say it */
    bool has_to;
    enum satz_state state;          /* the least; records without translation are SATZ_INITIAL */
    int skip_on;                    /* an enum satz_level, or above SATZ_ERROR: none */
    const char *version;            /* of satz */
};

struct satz_exporter {
    size_t all, untranslated, early, found; /* records, and why they were left out */
    size_t replaced;                        /* characters that XML cannot hold */
    const struct satz_export *export;       /* private, like all below */
    struct satz_output *output;
    struct satz_extractor extractor;
    struct satz_tmx_head head;
    struct satz_language head_from;
    bool begun;
    struct satz_buffer text;
};

/* What is given must outlive the exporter. */
void satz_exporter_init(struct satz_exporter *exporter, const struct satz_export *export,
                        const struct satz_data *data, struct satz_output *output);
void satz_exporter_release(struct satz_exporter *exporter);

/*
 * Writes a record, or counts why not. TMX is for pairs: there a record without source or translation is left
 * out whatever the least state. Fails with the record's place where it is not what satz-record(5) says, or
 * its languages are not known. O(record).
 */
enum satz_status satz_exporter_record(struct satz_exporter *exporter, const struct satz_record *record,
                                      struct satz_error *error) SATZ_MUST_USE;

/* Ends the file. To be called only when all was well: TMX without its end is seen to be cut short. */
void satz_exporter_end(struct satz_exporter *exporter);

#endif
