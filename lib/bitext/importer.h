#ifndef SATZ_BITEXT_IMPORTER_H
#define SATZ_BITEXT_IMPORTER_H

#include "base/input.h"
#include "bitext/table.h"
#include "lexicon/language.h"
#include "stream/record.h"

/*
 * Pairs of texts as records: one document a file, its segments from 1, a line each (`gap` is a line feed).
 *
 * - TMX: bitext/tmx_reader.h, bitext/recording.h. HTML where the header's `datatype` is "html".
 * - TSV: bitext/table.h. Columns `src` and `tgt`, or what is told; `doc` begins a document where it changes,
 *   `state` is one of satz-record(5)'s, others become members. Cells beyond the columns are passed over.
 * - Lines: a segment a line, its translation in the same line of another file, or none. Gaps are the file's
 *   own line ends, so that satz-join gives back the source byte for byte.
 *
 * A text is at most SATZ_TMX_SEGMENT bytes. An empty `tgt` is none. Memory does not depend on the file's size.
 */
enum satz_bitext_format { SATZ_BITEXT_AUTO, SATZ_BITEXT_TMX, SATZ_BITEXT_TSV, SATZ_BITEXT_LINES };
bool satz_bitext_format_of_name(const char *name, enum satz_bitext_format *format);

struct satz_import {
    struct satz_language from, to;
    bool has_to;                 /* else there is no language that `tgt` could be in */
    const char *doc;             /* NULL: the file's name */
    struct satz_columns columns; /* of a TSV; none: src, tgt */
    bool header;                 /* a TSV's first row names its columns */
};

struct satz_importer {
    const struct satz_import *import;
    enum satz_bitext_format format; /* of the open file */
    size_t passed;                  /* TMX units that lack a language, in all files */
    size_t surplus;                 /* TSV rows with cells beyond the columns */
    struct satz_importer_file *file; /* private, like all below */
    struct satz_arena arenas[2], scratch;
};

/* `import` must outlive the importer. */
void satz_importer_init(struct satz_importer *importer, const struct satz_import *import);
void satz_importer_release(struct satz_importer *importer);

/*
 * Opens a file (or standard input: `-`) after closing the one before. `format` may be AUTO: TMX and TSV by
 * the name (.tmx .tsv .tab) or by how it begins, else lines. `path` must outlive the importer.
 */
enum satz_status satz_importer_open(struct satz_importer *importer, const char *path, enum satz_bitext_format format,
                                    struct satz_error *error) SATZ_MUST_USE;
/* Opens the file of the translations of the open one, which is lines and of which nothing was read. */
enum satz_status satz_importer_partner(struct satz_importer *importer, const char *path, struct satz_error *error)
    SATZ_MUST_USE;
/* Closes what is open: `passed` is complete then. */
void satz_importer_close(struct satz_importer *importer);

/*
 * The next record of the file, valid until the next call. SATZ_END after the last. Fails with file and line,
 * after all records before the bad place; then the last of them has no `tail`.
 */
enum satz_status satz_importer_next(struct satz_importer *importer, struct satz_record *record,
                                    struct satz_error *error) SATZ_MUST_USE;

#endif
