#ifndef SATZ_MODEL_LINEAR_H
#define SATZ_MODEL_LINEAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/mapped.h"

/*
 * A linear model: a feature is a hash of 32 bits, its upper bits number a weight of one byte, and the decision is
 * the sum of the weights (feature hashing: Weinberger and others, Feature Hashing for Large Scale Multitask
 * Learning, 2009). Integers only, so every machine decides alike. Beside the weights stands a table of what is
 * known of single words.
 *
 * The file, all numbers little-endian: "satzmod1", the kind (4 bytes), version, number of tables, number of words;
 * for each table its bits, its prior and its thresholds (SATZ_LINEAR_LEVELS of them); then the weights of all tables, and two bytes a word.
 */
#define SATZ_LINEAR_TABLES 3
#define SATZ_LINEAR_LEVELS 3
/* The most that a prior or a threshold may be in size: with the weights of a few thousand features no sum overflows. */
#define SATZ_LINEAR_ADDEND (1 << 24)

struct satz_linear_table {
    const int8_t *weights;
    uint32_t bits;                        /* 1 to 20: there are 2^bits weights */
    int32_t prior; /* what a judgement made without the model counts: added where it says yes, else taken away */
    int32_t thresholds[SATZ_LINEAR_LEVELS]; /* sums above which the answer is yes: one for each use of the table */
};

struct satz_linear {
    struct satz_linear_table tables[SATZ_LINEAR_TABLES];
    size_t table_count;
    const unsigned char *words; /* private */
    size_t word_count;          /* a multiple of SATZ_WORDS_WAYS */
    struct satz_mapped file;    /* private */
};

/*
 * Maps the file `path`, which must be of this `kind` (4 letters) and `version`; its sizes are checked, so that no
 * content of it can lead out of it. Fails with the file's name. O(1): pages are read as they are used.
 */
enum satz_status satz_linear_open(struct satz_linear *model, const char *path, const char *kind, uint32_t version,
                                  struct satz_error *error) SATZ_MUST_USE;
/* Also of one that was never opened and is all zero. */
void satz_linear_close(struct satz_linear *model);

/* The weight of `feature`. */
static inline int32_t satz_linear_weight(const struct satz_linear_table *table, uint32_t feature) {
    return table->weights[feature >> (32 - table->bits)];
}

static inline int32_t satz_linear_sum(const struct satz_linear_table *table, const uint32_t *features, size_t count) {
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += satz_linear_weight(table, features[i]);
    return sum;
}

/*
 * What is known of the word with hash `word`: 1 to 15, 0 for nothing. One in a thousand unknown words is taken for
 * a known one. O(1).
 */
unsigned satz_linear_word(const struct satz_linear *model, uint32_t word);

/* ---- making one ---- */

/* Words of one bucket; the upper bits of a hash number the bucket. */
#define SATZ_WORDS_WAYS 4

/* A table of words under way. */
struct satz_wordtable {
    unsigned char *entries;
    size_t count; /* a multiple of SATZ_WORDS_WAYS */
};

/* Of `count` words, rounded down to whole buckets. */
void satz_wordtable_init(struct satz_wordtable *words, size_t count);
void satz_wordtable_release(struct satz_wordtable *words);
/* Notes `value`, 1 to 15. False where the word's bucket is full: come with the frequent ones first. */
bool satz_wordtable_add(struct satz_wordtable *words, uint32_t word, unsigned value);

/* Appends the bytes of a model to `file`. */
void satz_linear_write(const struct satz_linear_table *tables, size_t count, const struct satz_wordtable *words,
                       const char *kind, uint32_t version, struct satz_buffer *file);
/* A model whose tables and words are those of memory that the caller keeps. Not to be closed. */
struct satz_linear satz_linear_of(const struct satz_linear_table *tables, size_t count, const struct satz_wordtable *words);

#endif
