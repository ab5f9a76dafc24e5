#ifndef SATZ_ALIGN_GROUPING_H
#define SATZ_ALIGN_GROUPING_H

#include "align/bead.h"
#include "align/side.h"

/*
 * Sets `beads` to those of the segments: whatever beads of units tie together is one, up to SATZ_BEAD_MOST segments on
 * a side. Segments of an anchor are one bead. O(segments + units).
 */
void satz_beads_group(const struct satz_side *source, const struct satz_side *target, const struct satz_beads *units,
                      const struct satz_anchor *anchors, size_t anchor_count, struct satz_beads *beads);

#endif
