#ifndef SATZ_ENTITY_FIGURE_H
#define SATZ_ENTITY_FIGURE_H

#include "entity/candidate.h"
#include "entity/text.h"
#include "entity/vocabulary.h"

/*
 * Finds numbers, with the unit, per cent sign or scale that follows (3,5 Millionen, 400 kW), ordinals in
 * figures (2.), powers of ten (3,5 × 10⁸), reference numbers (596/2014), results and measured times (3:2,
 * 1:58,37 min), and money, with its currency after or before it; and numbers in words (drei Prozent), which are never
 * held. O(size).
 */
void satz_figures_find(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                       struct satz_candidates *candidates);

/*
 * The token after the number that begins at token `at`, its groups and decimals included; `at` where
 * none begins there. O(size of the number).
 */
size_t satz_number_end(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at);

/*
 * The token after the longest phrase of `class` that begins at token `at` and ends with a token; 0
 * where there is none.
 */
size_t satz_phrase_end(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary,
                       enum satz_word_class class, size_t at);

#endif
