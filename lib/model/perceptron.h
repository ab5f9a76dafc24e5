#ifndef SATZ_MODEL_PERCEPTRON_H
#define SATZ_MODEL_PERCEPTRON_H

#include "model/chain.h"

/*
 * Learns a sequence model from labelled sequences: the averaged perceptron (Collins, Discriminative Training Methods for
 * Hidden Markov Models, 2002) with a margin, and with features dropped at random, so that none relies on another
 * (Hinton and others, 2012). Whole numbers in a fixed order, so the same sequences give the same model everywhere.
 */
struct satz_lesson {
    size_t first;   /* its first token in satz_lessons.tokens */
    uint32_t count; /* of tokens */
    uint32_t times; /* how often it is shown in a round */
    uint32_t fold;  /* for cross-validation */
};

struct satz_lesson_token {
    size_t first; /* of its features */
    uint32_t count;
    uint8_t label;
};

struct satz_lessons {
    uint64_t *features; /* hashes at first, then numbers of features */
    size_t feature_count, feature_capacity;
    struct satz_lesson_token *tokens;
    size_t token_count, token_capacity;
    struct satz_lesson *items;
    size_t count, capacity;
};

#define SATZ_LESSONS_INIT { NULL, 0, 0, NULL, 0, 0, NULL, 0, 0 }

void satz_lessons_release(struct satz_lessons *lessons);
/* Begins a lesson; its tokens follow. */
void satz_lessons_begin(struct satz_lessons *lessons, uint32_t times, uint32_t fold);
/* Adds a token with `count` features, which are copied. */
void satz_lessons_add(struct satz_lessons *lessons, uint8_t label, const uint64_t *features, size_t count);

struct satz_perceptron_settings {
    size_t kinds;
    size_t rounds;
    uint32_t drop;   /* of 1024 features so many are not looked at */
    int32_t margin;  /* by so much the right labels must win at each token that differs */
    int32_t missed;  /* and by so much more where they name a thing and the others do not */
    size_t runs;     /* in so many orders it is learnt, and the mean taken */
    const unsigned char *taken; /* one byte a lesson: whether to learn from it; NULL: all */
    void (*say)(void *context, size_t rounds); /* after each; may be NULL */
    void *context;
};

struct satz_perceptron {
    uint64_t *features; /* the hash of each feature */
    size_t count;
    size_t labels;
    float *weights;     /* features × labels: the mean over all steps */
    double steps[SATZ_CHAIN_LABELS + 1][SATZ_CHAIN_LABELS];
};

/*
 * Numbers the features of the lessons, which are numbers from then on; those that are there less than `least` times are
 * taken out. O(features).
 */
void satz_perceptron_init(struct satz_perceptron *perceptron, struct satz_lessons *lessons, size_t kinds, size_t least);
void satz_perceptron_release(struct satz_perceptron *perceptron);

/* Learns. O(runs × rounds × (features × labels + tokens × kinds²)); memory 12 bytes a feature and label. */
void satz_perceptron_learn(struct satz_perceptron *perceptron, const struct satz_lessons *lessons,
                           const struct satz_perceptron_settings *settings);

#endif
