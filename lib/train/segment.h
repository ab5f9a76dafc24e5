#ifndef SATZ_TRAIN_SEGMENT_H
#define SATZ_TRAIN_SEGMENT_H

#include "train/training.h"

/* Trains the model of a language's sentence ends, by its recipe (train/recipe.h), prints scores, and sets `*model` to its bytes. */
enum satz_status satz_train_segment(const struct satz_training *training, struct satz_buffer *model,
                                    struct satz_error *error) SATZ_MUST_USE;

#endif
