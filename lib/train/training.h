#ifndef SATZ_TRAIN_TRAINING_H
#define SATZ_TRAIN_TRAINING_H

#include "base/output.h"
#include "lexicon/data.h"

/* What a model of a language is trained with, whatever it is a model of. All borrowed. */
struct satz_training {
    const struct satz_data *data;
    const char *lang;
    const char *recipe; /* NULL: that of the language */
    const char *folder; /* of the sets */
    bool cross;         /* print cross-validated scores too, which takes several times as long */
    struct satz_output *scores;
    void (*say)(void *context, const char *what, size_t done); /* progress; may be NULL */
    void *context;
};

#endif
