#ifndef SATZ_TRAIN_ENTITIES_H
#define SATZ_TRAIN_ENTITIES_H

#include "base/output.h"
#include "lexicon/data.h"

/* Trains the model of a language's names, by its recipe (train/entity_recipe.h). */
struct satz_entity_training {
    const struct satz_data *data;
    const char *lang;
    const char *recipe; /* NULL: that of the language */
    const char *folder; /* of the sets */
    bool cross;         /* print cross-validated scores too, which takes five times as long */
    struct satz_output *scores;
    void (*say)(void *context, const char *what, size_t done); /* progress; may be NULL */
    void *context;
};

/*
 * Trains, prints scores, and sets `*model` to the bytes of the model. One sentence in ten is held out from a training of
 * its own, by which the model learns how sure it may be. Minutes; some 3 GB for half a million words.
 */
enum satz_status satz_train_entities(const struct satz_entity_training *training, struct satz_buffer *model,
                                     struct satz_error *error) SATZ_MUST_USE;

#endif
