#ifndef SATZ_SEGMENT_FEATURES_H
#define SATZ_SEGMENT_FEATURES_H

#include "base/buffer.h"
#include "model/linear.h"
#include "segment/context.h"

/* Whatever changes a feature's hash changes this, so that old models are refused. */
#define SATZ_FEATURES_VERSION 1u
#define SATZ_FEATURES_KIND "segm"
#define SATZ_FEATURES_LIMIT 64

/* What a model's words are hashed as: the same word may be known in each of these ways. */
enum satz_word_use {
    SATZ_WORD_USE_DOT,   /* how often a full stop follows the word, as it stands */
    SATZ_WORD_USE_SMALL, /* how often it is written small inside sentences */
};
uint32_t satz_word_key(enum satz_word_use use, uint32_t word);

/* The features of a candidate: hashes for the table of the model. */
struct satz_features {
    uint32_t hashes[SATZ_FEATURES_LIMIT];
    size_t count;
};


/* The features of a place at a mark, for table 0. Bounded cost. */
void satz_features_at_mark(const struct satz_place *place, const struct satz_context *context,
                           const struct satz_linear *model, struct satz_features *features);

/* Appends the name of the feature with number `index` of such a place, as `word × next`. */
void satz_features_name(const struct satz_features *features, size_t index, struct satz_buffer *name);

#endif
