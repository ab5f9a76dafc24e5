#ifndef SATZ_SPELL_JUDGE_H
#define SATZ_SPELL_JUDGE_H

#include "spell/language.h"
#include "spell/shape.h"
#include "spell/text.h"

/* What is wrong with a word: bytes [begin, end) of it, the part between two hyphens, say; begin = end: nothing. */
struct satz_spell_fault {
    size_t begin, end;
};

/*
 * Judges a word (NFC) that the dictionary of the language need not know as it stands. It is good as a name or
 * term, an abbreviation, an acronym, in another script, with digits, with what grows on to a name, as a part of a
 * word that a hyphen leaves out, as a chain or closed compound of good words, or as English of some letters. `word`
 * says what stands around it. Answers are remembered in bounded memory. Costs one look-up where the dictionary
 * knows it; for others, once, up to some thousand.
 */
struct satz_spell_fault satz_spell_judge(struct satz_spell_language *language, struct satz_slice text,
                                         const struct satz_spell_word *word);

/* Whether it is a word of the English dictionary, in whichever case; false where the language takes none from there. */
bool satz_spell_is_english(struct satz_spell_language *language, struct satz_slice word);

#endif
