#ifndef SATZ_LEXICON_DICTIONARY_H
#define SATZ_LEXICON_DICTIONARY_H

#include "base/buffer.h"
#include "lexicon/language.h"

/*
 * Where Hunspell's dictionaries are. The folders are those that `hunspell -D` prints, in its order: the
 * working folder, those of DICPATH (separated by colons), /usr/share/hunspell, /usr/share/myspell,
 * /usr/share/myspell/dicts, and the word books of OpenOffice under HOME and in the system. A dictionary NAME
 * is a pair of files NAME.aff and NAME.dic in one of them.
 */

/*
 * The tag whose dictionary serves a language: its own where Debian has a dictionary for that region (de-AT de-CH
 * de-LI en-US en-GB en-AU en-CA en-ZA pt-PT pt-BR), else the code of the list. So there are SATZ_DICTIONARY_TAGS at
 * most. Static.
 */
#define SATZ_DICTIONARY_TAGS 32
const char *satz_dictionary_tag(const struct satz_language *language);

/* Sets `*base` to the path of dictionary `name` without its ending; a name with a slash is such a path itself. */
bool satz_dictionary_path(struct satz_slice name, struct satz_buffer *base);

/*
 * The same for a language: its region's dictionary first (de-CH: de_CH_frami, de_CH), then the language's usual
 * ones (de_DE_frami, de_DE, de_AT_frami, …) in the first folder that has one. `*own` tells whether it is the
 * region's, where the tag names a region for which Debian has one.
 */
bool satz_dictionary_find(const struct satz_language *language, struct satz_buffer *base, bool *own);

/* The Debian package with the dictionary of a language, or of its region; NULL where Debian has none. */
const char *satz_dictionary_package(const struct satz_language *language);

#endif
