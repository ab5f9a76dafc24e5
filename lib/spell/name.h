#ifndef SATZ_SPELL_NAME_H
#define SATZ_SPELL_NAME_H

#include "spell/suspect.h"

/*
 * Whether a suspect is a name for all that can be told, where nouns are written small: it has a capital, and no word
 * is one slip away; or it stands inside a sentence, and has four letters at most, or follows a name, or what is near are
 * only words that are written small there, and its neighbours are. In scripts without capitals: no word is near,
 * or it sounds foreign and no word was meant more likely.
 * It is none inside a sentence where it has more than four letters, and letters swapped or doubled lead to a word, or any
 * slip to one that is used much.
 * False in a language that writes nouns with a capital. Costs once a word what satz_spell_near() does; answers are
 * remembered in bounded memory.
 */
bool satz_spell_is_name(const struct satz_suspect *suspect);

#endif
