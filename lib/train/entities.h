#ifndef SATZ_TRAIN_ENTITIES_H
#define SATZ_TRAIN_ENTITIES_H

#include "train/training.h"

/*
 * Trains the model of a language's names, by its recipe (train/entity_recipe.h), prints scores, and sets `*model` to its bytes. One sentence in ten is held out from a training of
 * its own, by which the model learns how sure it may be. Minutes; some 3 GB for half a million words.
 */
enum satz_status satz_train_entities(const struct satz_training *training, struct satz_buffer *model,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
