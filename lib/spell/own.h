#ifndef SATZ_SPELL_OWN_H
#define SATZ_SPELL_OWN_H

#include "spell/language.h"

/*
 * A house's own words, from a file as a personal dictionary of Hunspell's is:
 *
 *   word        is good; of several with blanks each is
 *   word/model  so is it with the inflections of a word of the dictionary
 *   *word       is never good, whatever knows it; one in small letters neither where a capital begins it
 *   # …         says what people should know
 *
 * A file whose name ends in .dic is one of Hunspell's dictionaries, with the flags and in the encoding of the language's
 * own: the number of its words, then a word a line, with its flags after a slash; `*word` is as above.
 */

/*
 * Adds the words of `argument`, which is a file, or `LANG=FILE`, which is left alone where the language is another: `de` is
 * German of all regions, `de-CH` only Swiss. Where no LANG is a language's tag the whole is a file's name. Fails with file and
 * line where a line is none of the above, and where the dictionary has no such model. O(size).
 */
enum satz_status satz_spell_own_load(struct satz_spell_language *language, const char *argument,
                                     struct satz_error *error) SATZ_MUST_USE;

/* Whether the house forbids the word: as it stands, or with a small first letter. */
bool satz_spell_is_forbidden(const struct satz_spell_language *language, struct satz_slice word);

#endif
