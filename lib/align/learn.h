#ifndef SATZ_ALIGN_LEARN_H
#define SATZ_ALIGN_LEARN_H

#include "align/bead.h"
#include "align/side.h"
#include "align/ttable.h"

/*
 * What the words of two texts translate, learnt from beads of their units: IBM's model 1 (Brown and others, The
 * Mathematics of Statistical Machine Translation, 1993) in both directions at once, from the prior's translations on.
 * Counts are discounted, and what stands together in one bead only is left out: a bead is no evidence for itself.
 *
 * Sets `learned` to the translations found. Of a large text, frequent words are left out, then beads, evenly, so that
 * what it takes beyond the text itself is bounded.
 */
#define SATZ_LEARN_PAIRS ((size_t)6 << 20)
void satz_learn_translations(const struct satz_side *source, const struct satz_side *target,
                             const struct satz_beads *beads, const struct satz_ttable *prior,
                             struct satz_ttable *learned);

#endif
