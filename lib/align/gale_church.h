#ifndef SATZ_ALIGN_GALE_CHURCH_H
#define SATZ_ALIGN_GALE_CHURCH_H

#include "align/bead.h"
#include "base/slice.h"

/*
 * The length-only aligner that others are measured by: Gale and Church, A Program for Aligning Sentences in Bilingual
 * Corpora, Computational Linguistics 19 (1993). Beads of 1-1, 1-0, 0-1, 2-1, 1-2 and 2-2 with the paper's priors;
 * lengths in code points; s² is the paper's 6.8, and c, the characters of the target to one of the source, is that of
 * the two texts. The best path by dynamic programming.
 *
 * Only places near the diagonal are looked at, the diagonal being where both texts have come as far by their length:
 * SATZ_GALE_CHURCH_LEAST segments to each side of it, and two times the root of the segments, up to
 * SATZ_GALE_CHURCH_MOST. Differences of chance grow with the root; what one side lacks moves the true path off the
 * diagonal by at most half of it: of 10,000 segments 600 may be gone in one piece, and any number evenly. Where more is
 * gone the path is lost, as lengths lose it without a band too.
 *
 * A boundary between beads that parts an anchor costs more than anything else: it is there only where no bead is large
 * enough for it.
 */
#define SATZ_GALE_CHURCH_LEAST ((size_t)100)
#define SATZ_GALE_CHURCH_MOST ((size_t)500)

/*
 * Sets `beads` to the alignment of texts of these lengths. `support` is 1: lengths know nothing of it. The
 * probability of a bead is rough: how often such beads were right in the paper, less where the lengths do not fit.
 * Anchors must ascend on both sides. O(segments of both sides · width of the band), a byte for each place of the band.
 */
struct satz_gale_church {
    const size_t *source, *target;
    size_t source_count, target_count;
    const struct satz_anchor *anchors;
    size_t anchor_count;
};
void satz_gale_church_align(const struct satz_gale_church *texts, struct satz_beads *beads);

/* The lengths of texts, in code points. The caller frees them. */
size_t *satz_gale_church_lengths(const struct satz_slice *texts, size_t count);

#endif
