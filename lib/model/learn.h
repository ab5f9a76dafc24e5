#ifndef SATZ_MODEL_LEARN_H
#define SATZ_MODEL_LEARN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Learns the weights of a linear model from examples: L2-regularised, squared hinge loss, by dual coordinate descent
 * (Hsieh, Chang, Lin, Keerthi and Sundararajan, A Dual Coordinate Descent Method for Large-scale Linear SVM, 2008).
 * Only additions, multiplications and divisions of doubles in a fixed order (and no contraction of them), so the
 * same examples give the same weights wherever doubles are IEEE 754's.
 */
struct satz_example {
    size_t features; /* where they begin in satz_examples.features */
    uint32_t count;
    uint16_t group; /* the set that it comes from */
    uint16_t fold;  /* for cross-validation inside a set */
    bool ends;      /* the answer */
    double weight;  /* how much it counts */
    double prior;   /* what is added to the sum: learning starts from there */
};

struct satz_examples {
    uint32_t *features;
    size_t feature_count, feature_capacity;
    struct satz_example *items;
    size_t count, capacity;
};

#define SATZ_EXAMPLES_INIT { NULL, 0, 0, NULL, 0, 0 }

/* Copies the features; `example` tells the rest. Amortised O(count). */
void satz_examples_add(struct satz_examples *examples, struct satz_example example, const uint32_t *features,
                       size_t count);
void satz_examples_release(struct satz_examples *examples);

/*
 * The next of numbers that look random and are the same in every run (Marsaglia, Xorshift RNGs, 2003). `*state` is not 0.
 */
static inline uint64_t satz_learn_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* A number of a model: rounded, halves away from 0, and at most `most` in size. */
int32_t satz_learn_round(double value, int32_t most);

struct satz_learning {
    uint32_t bits;  /* of the table */
    double cost;    /* what an error costs against the size of the weights: more fits the examples closer */
    size_t rounds;  /* over all examples */
};

/*
 * Learns from those of `examples` that `taken` marks (one byte each; NULL: all). Fills 2^bits doubles. O(rounds ×
 * features).
 */
void satz_learn_weights(const struct satz_examples *examples, const unsigned char *taken,
                        const struct satz_learning *learning, double *weights);

/* The sum of an example's weights, without its prior. */
double satz_learn_sum(const struct satz_examples *examples, const struct satz_example *example, uint32_t bits,
                      const double *weights);

/*
 * Weights in whole numbers, at most 127 in size, all scaled alike: of those that are not zero the largest `share`th
 * part is cut off (0: nothing), so that the many keep their differences. Returns what they were multiplied by; 1 where all are zero.
 */
double satz_learn_quantise(const double *weights, uint32_t bits, size_t share, int8_t *whole);

#endif
