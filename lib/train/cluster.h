#ifndef SATZ_TRAIN_CLUSTER_H
#define SATZ_TRAIN_CLUSTER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"

/* Words with a vector each, and the clusters that they fall into. */
struct satz_vectors {
    struct satz_slice *words; /* the frequent ones first */
    float *values;            /* count × size */
    size_t count, size;
    size_t capacity, value_capacity; /* private, as is the arena that owns the words */
    struct satz_arena arena;
};

void satz_vectors_release(struct satz_vectors *vectors);

/*
 * Reads vectors as word2vec and GloVe write them: a word and its numbers a line, with blanks between; at most `most` words. Fails
 * with file and line. O(size).
 */
enum satz_status satz_vectors_load(struct satz_vectors *vectors, const char *path, size_t most, struct satz_error *error)
    SATZ_MUST_USE;

/* Running text, word by word, of which words are learnt by their company. */
struct satz_company {
    struct satz_map numbers;
    struct satz_arena arena;
    struct satz_slice *words;
    size_t *counts;
    size_t word_count, word_capacity, count_capacity;
    uint32_t *text; /* numbers of words, UINT32_MAX between sentences */
    size_t size, capacity;
};

void satz_company_init(struct satz_company *company);
void satz_company_release(struct satz_company *company);
/* Adds a word; the empty slice ends a sentence. Amortised O(word). */
void satz_company_add(struct satz_company *company, struct satz_slice word);

/*
 * Sets `vectors` to those words that are there `least` times or more: how often the `neighbours` most frequent words stand
 * before and after, by positive pointwise mutual information (Church and Hanks, 1990; Schütze, 1995). O(words × neighbours).
 */
void satz_company_vectors(const struct satz_company *company, size_t neighbours, size_t least, struct satz_vectors *vectors);

/* The nearest cluster of a word, and the next, from 1. */
struct satz_clusters {
    uint16_t nearest, next;
};

/*
 * Puts vectors into `count` clusters, by their angles (spherical k-means: Dhillon and Modha, 2001), in `rounds`; they are
 * scaled to length 1. Fills an element a word. Sums are made in a fixed order, so the same vectors give the same clusters. O(rounds
 * × words × size × clusters).
 */
void satz_vectors_cluster(struct satz_vectors *vectors, size_t count, size_t rounds, struct satz_clusters *clusters);

#endif
