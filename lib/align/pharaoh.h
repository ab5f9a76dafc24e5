#ifndef SATZ_ALIGN_PHARAOH_H
#define SATZ_ALIGN_PHARAOH_H

#include "align/bead.h"
#include "align/words.h"
#include "base/output.h"

/* An alignment of which the words are wanted. */
struct satz_pharaoh {
    const struct satz_slice *source, *target; /* the texts of the segments */
    size_t source_count;
    const struct satz_beads *beads;
    enum satz_language_id from, to;
    struct satz_prior prior; /* what is known of their words */
    double least;            /* the least probability of a bead */
};

/*
 * Writes a line for each segment of the source, in order: the links of its words, `i-j`, from 0, parted by blanks, as
 * Pharaoh's decoder took them and word aligners print them. `i` counts in the segment; `j` in the text of its bead's
 * target segments, joined as on a record (align/records.h). Empty where there are none. O(texts) and what
 * align/words.h says.
 */
void satz_pharaoh_write(const struct satz_pharaoh *pharaoh, struct satz_output *output);

#endif
