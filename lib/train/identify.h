#ifndef SATZ_TRAIN_IDENTIFY_H
#define SATZ_TRAIN_IDENTIFY_H

#include "train/training.h"

/*
 * Trains the model that tells languages (identify/identifier.h) by a recipe (train/identify_recipe.h), prints scores, and sets
 * `*model` to its bytes. One language is learnt against all others of its script, from pieces of 20 to 120 characters and
 * whole lines; `lang` is of no interest. A minute for 200,000 letters a language.
 */
enum satz_status satz_train_identify(const struct satz_training *training, struct satz_buffer *model,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
