#ifndef SATZ_SPELL_OLD_H
#define SATZ_SPELL_OLD_H

#include "spell/language.h"

/*
 * Whether a word that the dictionary does not know was right before the reform of 1996: ß at its end or before a consonant,
 * where ss is known today (daß, mußte), or one of the pairs `old` of the language's spell.tsv, also with a capital or
 * as the end of a compound. Sets `now` to what it is today. O(pairs).
 */
bool satz_spell_is_old(struct satz_spell_language *language, struct satz_slice word, struct satz_buffer *now);

/* Whether a word has an ß, or a capital one, in Swiss text, which writes ss. O(word). */
bool satz_spell_is_sharp(const struct satz_spell_language *language, struct satz_slice word);
/* Adds the word to `now` with ss for each ß, or SS among capitals. O(word). */
void satz_spell_without_sharp(struct satz_slice word, struct satz_buffer *now);

#endif
