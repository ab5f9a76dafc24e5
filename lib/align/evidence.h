#ifndef SATZ_ALIGN_EVIDENCE_H
#define SATZ_ALIGN_EVIDENCE_H

#include "align/side.h"
#include "align/ttable.h"

/*
 * Sets `evidence` to what the prior and what was learnt (may have no rows) say together, as likelihood ratios: how much
 * more likely a type is in a translation of the other than anywhere. Translations that say nothing are left out.
 */
void satz_evidence_ratios(const struct satz_side *source, const struct satz_side *target,
                          const struct satz_ttable *prior, const struct satz_ttable *learned,
                          struct satz_ttable *evidence);

/*
 * Where the words of one unit of the source meet those of units of the target: for each target unit of a run, the
 * places of it that have a counterpart, and the places of the source that do.
 */
struct satz_meeting {
    uint32_t place; /* a term of the unit, from 0 */
    float ratio;    /* sum of the counterparts' likelihood ratios */
};

struct satz_meetings {
    size_t first, last; /* units of the target, [first, last) */
    struct satz_meeting *items;
    uint32_t *begins; /* by unit of the target: its places, then those of the source: 2 a unit, one more at the end */
    size_t capacity, begin_capacity; /* private */
};

void satz_meetings_release(struct satz_meetings *meetings);
/* Finds them; made anew when the evidence changes. What it is given must outlive it. */
struct satz_finder;
struct satz_finder *satz_finder_new(const struct satz_side *source, const struct satz_side *target,
                                    const struct satz_ttable *evidence);
void satz_finder_free(struct satz_finder *finder);
/*
 * Sets `meetings` to those of source unit `unit` with target units [first, last). O(terms of these units +
 * translations).
 */
void satz_finder_find(struct satz_finder *finder, size_t unit, size_t first, size_t last,
                      struct satz_meetings *meetings);

#endif
