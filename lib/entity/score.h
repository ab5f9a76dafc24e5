#ifndef SATZ_ENTITY_SCORE_H
#define SATZ_ENTITY_SCORE_H

#include "entity/text.h"
#include "entity/vocabulary.h"

/*
 * The token after the result or measured time in figures that begins at token `at` (3:2, 27:27, 1:58,37, 90.+4);
 * 0 where there is none. What may be a time of day (14:11) is a result only before a unit (2:51 Std.), before a
 * word for what is counted (12:15 Tore), or close to a result that can be nothing else (27:27 (14:11)). O(1).
 */
size_t satz_score_end(const struct satz_token_text *text, const struct satz_vocabulary *vocabulary, size_t at);

#endif
