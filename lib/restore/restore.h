#ifndef SATZ_RESTORE_RESTORE_H
#define SATZ_RESTORE_RESTORE_H

#include "lexicon/data.h"
#include "stream/record.h"

/*
 * Restoring: from a record's answer (`out`) to its finished translation (`tgt`), with a place and a form
 * for each span, and findings (`restore/…`) for what a person must look at. Owns the tables of the
 * languages that it met, so make one a program.
 */
struct satz_restorer;

/* Loads placeholder forms, names and terms. `data` must outlive it. NULL, and the reason, on failure. */
struct satz_restorer *satz_restorer_new(const struct satz_data *data, struct satz_error *error) SATZ_MUST_USE;
/* One more termbase, which goes before the others. Fails with file and line. */
enum satz_status satz_restorer_add_terms(struct satz_restorer *restorer, const char *path,
                                         struct satz_error *error) SATZ_MUST_USE;
void satz_restorer_free(struct satz_restorer *restorer);

/*
 * Restores one record; `html` says that its `src` is markup. A record without `out` gets no `tgt` and the
 * state `initial`, but what a person translated stays; any other gets `tgt` and `translated`. Findings and
 * places of an earlier run are replaced. Fails on spans or languages that cannot be read.
 * O(src + out + spans) but for bounded work.
 */
enum satz_status satz_restorer_record(struct satz_restorer *restorer, struct satz_record *record, bool html,
                                      struct satz_error *error) SATZ_MUST_USE;

#endif
