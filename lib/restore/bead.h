#ifndef SATZ_RESTORE_BEAD_H
#define SATZ_RESTORE_BEAD_H

#include "restore/restore.h"

/*
 * Segments that share a translation: `align.src` of each names them all, the first has it as its `out`, the others
 * have an empty `out`. What they hold is numbered through them (align/unit.h), so they are restored as one.
 */

/* Whether the record is the first of such. `*last`: the `seg` of the last of them. */
bool satz_restore_bead_begins(const struct satz_record *record, size_t *last);
/* Whether it is one of the others, of a bead that begins with `first`. */
bool satz_restore_bead_holds(const struct satz_record *first, const struct satz_record *record);

/*
 * Restores the records of one bead. `tgt` stands on the first, where the places of its own spans are; the others get
 * an empty `tgt`. Findings about the source stand on the record whose source they are about. Fails as
 * satz_restorer_record() does.
 */
enum satz_status satz_restorer_bead(struct satz_restorer *restorer, struct satz_record *const *records, size_t count,
                                    bool html, struct satz_error *error) SATZ_MUST_USE;

#endif
