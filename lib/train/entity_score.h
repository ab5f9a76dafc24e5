#ifndef SATZ_TRAIN_ENTITY_SCORE_H
#define SATZ_TRAIN_ENTITY_SCORE_H

#include "base/output.h"
#include "tagger/tagger.h"

/*
 * How well names are found: precision, recall and F1 of whole things with their kinds (as the shared tasks of CoNLL score), in
 * four ways: all twelve kinds; with derived and part ones folded into their four; without these; and without kinds.
 */
enum satz_entity_way { SATZ_WAY_ALL, SATZ_WAY_FOLDED, SATZ_WAY_DROPPED, SATZ_WAY_UNTYPED, SATZ_WAYS };

struct satz_entity_score {
    size_t right[SATZ_WAYS], said[SATZ_WAYS], there[SATZ_WAYS];
};

/* Adds a sentence of `count` words: its right labels, and what was found. */
void satz_entity_score_add(struct satz_entity_score *score, const uint8_t *labels, size_t count,
                           const struct satz_tagged *things, size_t thing_count);
/* A line of a table: the set, how it was measured, and P, R and F1 of each way in per cent. Nothing where nothing was there. */
void satz_entity_score_print(const struct satz_entity_score *score, struct satz_slice set, const char *how,
                             struct satz_output *output);

#endif
