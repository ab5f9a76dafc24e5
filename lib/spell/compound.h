#ifndef SATZ_SPELL_COMPOUND_H
#define SATZ_SPELL_COMPOUND_H

#include "spell/language.h"

/*
 * Closed compounds that the dictionary does not make itself: Schienenersatzverkehrsbus. A language has them
 * where its spell.tsv says what links their parts.
 */

/* Whether `part` may stand before another: a good word with or without a link, a verb's stem, or one of the fronts. */
bool satz_spell_is_first_part(struct satz_spell_language *language, struct satz_slice part);

/*
 * Whether a word is a first part (of up to two) and, after it, a good word; in a noun that is a noun of four
 * letters or more, in others a word of five. O(letters²) look-ups, which are remembered.
 */
bool satz_spell_is_compound(struct satz_spell_language *language, struct satz_slice word);
/* Whether it is a noun of just one first part and one noun: too plain to be a slip of something else. */
bool satz_spell_is_plain_compound(struct satz_spell_language *language, struct satz_slice word);

/* Whether a word of twelve letters or more ends in a noun of five or more that is used, as a compound would. */
bool satz_spell_has_known_end(struct satz_spell_language *language, struct satz_slice word);

#endif
