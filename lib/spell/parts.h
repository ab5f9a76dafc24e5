#ifndef SATZ_SPELL_PARTS_H
#define SATZ_SPELL_PARTS_H

#include "spell/candidate.h"

/*
 * What may have been meant by a word that is no word of the graph with a slip, but two of them: a closed compound with
 * a slip in one of its parts (Regirungssprecher), or two words without a blank (undder). As satz_spell_candidates();
 * the frequency is that of the rarer part. A search for each place where the word can be cut: some milliseconds.
 */
size_t satz_spell_compounds_near(struct satz_spell_language *language, struct satz_slice word, struct satz_arena *arena,
                                 struct satz_spell_candidate *candidates);
size_t satz_spell_words_joined(const struct satz_spell_language *language, struct satz_slice word,
                               struct satz_arena *arena, struct satz_spell_candidate *candidates);

#endif
