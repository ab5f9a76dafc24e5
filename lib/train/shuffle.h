#ifndef SATZ_TRAIN_SHUFFLE_H
#define SATZ_TRAIN_SHUFFLE_H

#include <stdint.h>

#include "train/corpus.h"

/*
 * The same sentences in another company: those of every `step`th paragraph of `gold` from `first` on, in an order that
 * `seed` gives, in paragraphs of SATZ_SHUFFLE_SENTENCES, joined with blanks. What a model learns from them as well, it
 * knows of the sentences and not of their order. Fills `*shuffled`, which satz_gold_release() frees. O(size).
 */
#define SATZ_SHUFFLE_SENTENCES 10

void satz_gold_shuffle(const struct satz_gold *gold, size_t first, size_t step, uint64_t seed, struct satz_gold *shuffled);

#endif
