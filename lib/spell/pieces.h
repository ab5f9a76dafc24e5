#ifndef SATZ_SPELL_PIECES_H
#define SATZ_SPELL_PIECES_H

#include "spell/suspect.h"

/* Thai is cut at what the breaker takes for words; names, and words that it lacks, come in pieces. */

/*
 * Whether word `index` of a text in such a language was cut wrongly: with up to two pieces before and two after, those
 * that touch it, it is words of the dictionary. Costs at most nine times satz_spell_is_tiled().
 */
bool satz_spell_is_cut_wrongly(const struct satz_spell_language *language, struct satz_slice text,
                               const struct satz_spell_words *words, size_t index);

/* Joins suspects that touch to one. O(suspects). */
void satz_spell_pieces_join(struct satz_suspects *suspects);

#endif
