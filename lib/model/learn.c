#include "model/learn.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A weight of this size decides nothing: an example that is learnt moves the sum by about one. */
#define NOTHING 1e-6

void satz_examples_add(struct satz_examples *examples, struct satz_example example, const uint32_t *features,
                       size_t count) {
    examples->features = satz_memory_grow(examples->features, &examples->feature_capacity,
                                          examples->feature_count + count, sizeof *examples->features);
    examples->items =
        satz_memory_grow(examples->items, &examples->capacity, examples->count + 1, sizeof *examples->items);
    if (count)
        memcpy(examples->features + examples->feature_count, features, count * sizeof *features);
    example.features = examples->feature_count;
    example.count = (uint32_t)count;
    examples->feature_count += count;
    examples->items[examples->count++] = example;
}

void satz_examples_release(struct satz_examples *examples) {
    free(examples->features);
    free(examples->items);
    *examples = (struct satz_examples)SATZ_EXAMPLES_INIT;
}

double satz_learn_sum(const struct satz_examples *examples, const struct satz_example *example, uint32_t bits,
                      const double *weights) {
    double sum = 0;
    for (size_t i = 0; i < example->count; i++)
        sum += weights[examples->features[example->features + i] >> (32 - bits)];
    return sum;
}

static void shuffle(size_t *order, size_t count, uint64_t *state) {
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)(satz_learn_random(state) % i), kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* The squared length of an example's vector: features that share a weight count together. */
static double length_of(const struct satz_examples *examples, const struct satz_example *example, uint32_t bits,
                        double *weights) {
    double length = 0;
    const uint32_t *features = examples->features + example->features;
    for (size_t i = 0; i < example->count; i++)
        weights[features[i] >> (32 - bits)] += 1;
    for (size_t i = 0; i < example->count; i++)
        length += weights[features[i] >> (32 - bits)];
    for (size_t i = 0; i < example->count; i++)
        weights[features[i] >> (32 - bits)] = 0;
    return length;
}

/* One step of coordinate descent for one example: its multiplier `alpha`, and the weights with it. */
static void descend(const struct satz_examples *examples, const struct satz_example *example, double length,
                    const struct satz_learning *learning, double *alpha, double *weights) {
    double sign = example->ends ? 1 : -1, slack = 1 / (2 * learning->cost * example->weight);
    double slope = sign * (satz_learn_sum(examples, example, learning->bits, weights) + example->prior) - 1 + *alpha * slack;
    double moved = *alpha - slope / (length + slack);
    if (moved < 0)
        moved = 0;
    double step = sign * (moved - *alpha);
    *alpha = moved;
    if (step < 0 || step > 0)
        for (size_t i = 0; i < example->count; i++)
            weights[examples->features[example->features + i] >> (32 - learning->bits)] += step;
}

void satz_learn_weights(const struct satz_examples *examples, const unsigned char *taken,
                        const struct satz_learning *learning, double *weights) {
    size_t *order = satz_memory_get_array(examples->count + 1, sizeof *order), count = 0;
    double *alphas = satz_memory_get_array(examples->count + 1, sizeof *alphas);
    double *lengths = satz_memory_get_array(examples->count + 1, sizeof *lengths);
    uint64_t state = 0x9E3779B97F4A7C15u;
    memset(weights, 0, sizeof *weights << learning->bits);
    for (size_t i = 0; i < examples->count; i++)
        if ((!taken || taken[i]) && examples->items[i].weight > 0) {
            order[count++] = i;
            lengths[i] = length_of(examples, &examples->items[i], learning->bits, weights);
        }
    for (size_t round = 0; round < learning->rounds; round++) {
        shuffle(order, count, &state);
        for (size_t i = 0; i < count; i++)
            descend(examples, &examples->items[order[i]], lengths[order[i]], learning, &alphas[order[i]], weights);
    }
    free(order);
    free(alphas);
    free(lengths);
}

static double size_of(double weight) {
    return weight < 0 ? -weight : weight;
}

static int compare_sizes(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

double satz_learn_quantise(const double *weights, uint32_t bits, size_t share, int8_t *whole) {
    size_t count = (size_t)1 << bits, used = 0;
    double *sizes = satz_memory_get_array(count, sizeof *sizes);
    for (size_t i = 0; i < count; i++)
        if (size_of(weights[i]) > NOTHING)
            sizes[used++] = size_of(weights[i]);
    qsort(sizes, used, sizeof *sizes, compare_sizes);
    double scale = used ? 127 / sizes[used - 1 - (share ? used / share : 0)] : 1;
    free(sizes);
    for (size_t i = 0; i < count; i++) {
        double scaled = weights[i] * scale;
        scaled = scaled > 127 ? 127 : scaled < -127 ? -127 : scaled;
        whole[i] = (int8_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    return scale;
}

int32_t satz_learn_round(double value, int32_t most) {
    value += value < 0 ? -0.5 : 0.5;
    return value >= most ? most : value <= -most ? -most : (int32_t)value;
}
