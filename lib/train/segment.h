#ifndef SATZ_TRAIN_SEGMENT_H
#define SATZ_TRAIN_SEGMENT_H

#include "base/output.h"
#include "lexicon/data.h"

/* Trains the model of a language's sentence ends, by its recipe (train/recipe.h). */
struct satz_segment_training {
    const struct satz_data *data;
    const char *lang;
    const char *recipe; /* NULL: that of the language */
    const char *folder; /* of the sets */
    bool cross;         /* print cross-validated scores too, which takes several times as long */
    struct satz_output *scores;
    void (*say)(void *context, const char *what, size_t done); /* progress; may be NULL */
    void *context;
};

/* Trains, prints scores, and sets `*model` to the bytes of the model. */
enum satz_status satz_train_segment(const struct satz_segment_training *training, struct satz_buffer *model,
                                    struct satz_error *error) SATZ_MUST_USE;

#endif
