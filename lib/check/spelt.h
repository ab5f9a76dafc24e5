#ifndef SATZ_CHECK_SPELT_H
#define SATZ_CHECK_SPELT_H

#include "check/figures.h"

/*
 * Numbers in words, looked for in a text: what satz_figures_spell() is made of. Private to check/.
 */

/*
 * Where `form` stands in `text`; its size where it does not: at the beginning of a word or, with `compounds`, anywhere
 * but behind a digit. O(text).
 */
size_t satz_spelt_find(struct satz_slice text, struct satz_slice form, bool compounds);

/* Whether the language writes words of numbers on to others. */
bool satz_spelt_compounds(const struct satz_check_language *language);

#endif
