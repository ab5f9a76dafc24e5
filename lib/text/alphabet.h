#ifndef SATZ_TEXT_ALPHABET_H
#define SATZ_TEXT_ALPHABET_H

#include <stddef.h>
#include <stdint.h>

/*
 * The letters that a language is written with, in lower case, as CLDR has them, without Arabic's
 * vowel signs: fills up to `most` of
 * `letters` and returns how many there are (more than `most`: the rest is left out). 0 where CLDR does not
 * know the language. Costs a millisecond.
 */
size_t satz_alphabet(const char *lang, uint32_t *letters, size_t most);

#endif
