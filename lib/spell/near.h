#ifndef SATZ_SPELL_NEAR_H
#define SATZ_SPELL_NEAR_H

#include "spell/candidate.h"

/*
 * The good words that one slip away from `word` there are: a letter too many, too few, another, two
 * swapped (Damerau 1964), its first letter in the other case, or one of the language's exchanges
 * (ss for ß). The likeliest first: case, swapped and doubled letters and exchanges, then letters too many or too
 * few, then others, those of the neighbouring key first; a slip in the first letter comes after its like.
 * Where the language has a graph of words, only the house's own: for the others there is spell/candidate.h.
 * At most `most` (≤ SATZ_SPELL_MOST_NEAR) texts of the arena in `fixes`; returns how many. Looks up some sixty words
 * a letter; none over SATZ_SPELL_LONGEST letters, and none in an alphabet that is too large. Korean is searched letter by
 * letter of its syllables.
 */
#define SATZ_SPELL_MOST_NEAR 16
size_t satz_spell_near(struct satz_spell_language *language, struct satz_slice word, size_t most,
                       struct satz_arena *arena, struct satz_slice *fixes);
/* Whether there is any; stops at the first. */
bool satz_spell_is_near(struct satz_spell_language *language, struct satz_slice word);
/*
 * Whether one of the usual slips leads there: a small letter for a capital, two letters swapped, an exchange, a
 * letter doubled or not, or the s that joins a compound left out. Looks up some five words a letter.
 */
bool satz_spell_is_slip(struct satz_spell_language *language, struct satz_slice word);
/* Whether two letters are swapped, or one is doubled, as fingers do and names seldom. Looks up two words a letter. */
bool satz_spell_is_struck_wrongly(struct satz_spell_language *language, struct satz_slice word);
/* Whether a word that is used much is near; false where the language has no list of them. */
bool satz_spell_is_near_often(struct satz_spell_language *language, struct satz_slice word);

#endif
