#ifndef SATZ_ALIGN_UNIT_H
#define SATZ_ALIGN_UNIT_H

#include "align/bead.h"
#include "align/document.h"
#include "bitext/exporter.h"
#include "placeholder/engine_text.h"
#include "placeholder/wire.h"

/*
 * A bead as one record, for satz_exporter_record(): the first of its source records, with the `src` of all of them,
 * joined, their spans at their new places and under new ids, and `target` as its `tgt`; without what was made of its
 * own `src`. All records are in one arena. O(records).
 */
void satz_align_unit(struct satz_record *records, size_t count, enum satz_language_id from, struct satz_slice target,
                     const char *to, struct satz_record *unit);

/*
 * What an engine would be asked for that unit: sets `text`, and returns the spans for a wire, in `arena`: those of the
 * first record, then those of the next. What answers to these placeholders is restored by restoring the unit.
 * `*spans`: how many. O(records).
 */
struct satz_wire_span *satz_align_unit_text(struct satz_record *records, size_t count, enum satz_language_id from,
                                            const struct satz_engine_view *view, struct satz_engine_text *text,
                                            struct satz_arena *arena, size_t *spans);

/* An alignment as a memory or a table: what is exported of it. */
struct satz_align_units {
    const struct satz_align_document *source, *target; /* `segments` of the source are wanted */
    const struct satz_beads *beads;
    struct satz_language from, to;
    double least; /* the least probability of a bead */
};

/*
 * Exports a unit for each bead that holds a translation; of the others the exporter counts the records. Fails as
 * satz_exporter_record() does. O(documents).
 */
enum satz_status satz_align_export(const struct satz_align_units *units, struct satz_exporter *exporter,
                                   struct satz_error *error) SATZ_MUST_USE;

#endif
