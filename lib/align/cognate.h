#ifndef SATZ_ALIGN_COGNATE_H
#define SATZ_ALIGN_COGNATE_H

#include "align/side.h"
#include "align/ttable.h"

/* An index of one side's words, by how they begin, for finding those that look like a word of the other side. */
struct satz_cognates;
/* `mixed`: the two sides are written in different scripts, so consonants count. The side must outlive it. O(types). */
struct satz_cognates *satz_cognates_new(const struct satz_side *side, bool mixed);
void satz_cognates_free(struct satz_cognates *cognates);
/*
 * Adds the words that look like `latin` (a to z) to the row under way. Compares with a bounded number of words.
 */
void satz_cognates_add(const struct satz_cognates *cognates, struct satz_slice latin, struct satz_ttable *table);

#endif
