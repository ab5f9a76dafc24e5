#ifndef SATZ_ALIGN_PRIOR_H
#define SATZ_ALIGN_PRIOR_H

#include "align/bilexicon.h"
#include "align/side.h"
#include "align/ttable.h"

/*
 * What is known of the two sides' types before their texts are compared, for each type of `source`: translations of
 * the lexicons, of the parts of compounds too; cognates, by the edit distance of their letters, between scripts by
 * that of their consonants (after Simard and others, Using Cognates to Align Sentences, 1992); numbers and codes that
 * are equal; marks of one class. O(types), lexicons apart.
 */
void satz_prior_find(const struct satz_prior *prior, const struct satz_side *source, const struct satz_side *target,
                     struct satz_cutter *source_cutter, struct satz_cutter *target_cutter, struct satz_ttable *table);

#endif
