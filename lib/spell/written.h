#ifndef SATZ_SPELL_WRITTEN_H
#define SATZ_SPELL_WRITTEN_H

#include "spell/language.h"

/*
 * Whether a word that the dictionary does not know is a good one written in another way, as the language's spell.tsv
 * tells: with letters that are as good (`variant`: colour where color is known), with what is written on to words
 * (`before`, `after`: Indonesian di-, -nya, Korean particles) unless a usual slip leads there, or as two words without
 * a blank where that is usual (`run-on`; `bound`: short ones that are written on to others), or a name of the lists in
 * another case (`inflected`: Трампа). What has a letter of the language's script that is not in its alphabet is a
 * foreign word, unless one slip leads to a good one. Costs a look-up for each value that fits, for a `before` that fits
 * one for each `after`, and for what would be good by then what satz_spell_is_near() does.
 */
bool satz_spell_is_written(struct satz_spell_language *language, struct satz_slice word);

/*
 * Whether a word sounds as names from elsewhere do: without what is written on to it, two or more of its letters, and a
 * third of all, are such as the language's words have seldom (`foreign`), and it does not begin or end as they do
 * (`own`). O(size) for each of these letters.
 */
bool satz_spell_sounds_foreign(const struct satz_spell_language *language, struct satz_slice word);

/* In scripts without capitals: the word without what is written on to it, the longest of each; else the word. */
struct satz_slice satz_spell_bare(const struct satz_spell_language *language, struct satz_slice word);

/*
 * Whether a text is up to SATZ_SPELL_TILES words of the dictionary without blanks, of two characters or more each.
 * O(characters²) look-ups; false over SATZ_SPELL_LONGEST_RUN characters.
 */
#define SATZ_SPELL_TILES 3
#define SATZ_SPELL_LONGEST_RUN 32
bool satz_spell_is_tiled(const struct satz_spell_language *language, struct satz_slice text);

#endif
