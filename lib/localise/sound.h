#ifndef SATZ_LOCALISE_SOUND_H
#define SATZ_LOCALISE_SOUND_H

#include "localise/local.h"

/*
 * How a name sounds where it begins and where it ends, as far as the words beside it depend on that. Sounds
 * are names that local.tsv makes up (`sound`, `last`) by the letters of names; the longest letters decide.
 * All cost O(rows + 32 bytes of the form).
 */

/*
 * Whether `form` begins with the sound `name`, or, of `not NAME`, does not. Marks before its first letter
 * or digit do not count. An abbreviation is judged by its first letter's name where the language has
 * `sound-letters`; a figure by the digits that are said first and a full stop: `18.` of 18,000 and of 1848;
 * of a sound without figures it has neither it nor its opposite.
 */
bool satz_sound_begins(const struct satz_local *local, struct satz_slice name, struct satz_slice form);

/*
 * The sound that `form` ends with; empty where it is not known. Hangul is `vowel`, `rieul` or `consonant`;
 * a capital of ASCII is what `last-letters` has for it; after a number a unit is looked for as `#km`. What
 * stands in brackets at the end is not said, nor are marks that no row has.
 */
struct satz_slice satz_sound_of_end(const struct satz_local *local, struct satz_slice form);

#endif
