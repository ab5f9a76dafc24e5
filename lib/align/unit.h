#ifndef SATZ_ALIGN_UNIT_H
#define SATZ_ALIGN_UNIT_H

#include "align/bead.h"
#include "lexicon/language.h"
#include "stream/record.h"

/*
 * A bead as one record, for satz_exporter_record(): the first of its source records, with the `src` of all of them,
 * joined, their spans at their new places and under new ids, and `target` as its `tgt`; without what was made of its
 * own `src`. All records are in one arena. O(records).
 */
void satz_align_unit(struct satz_record *records, size_t count, enum satz_language_id from, struct satz_slice target,
                     const char *to, struct satz_record *unit);

#endif
