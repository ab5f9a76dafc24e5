#ifndef SATZ_TRAIN_COUNT_H
#define SATZ_TRAIN_COUNT_H

#include "base/map.h"
#include "base/arena.h"
#include "model/linear.h"
#include "train/corpus.h"

/*
 * Counts over plain text, from which a model's table of words is made: how often a full stop follows a word (many
 * are abbreviations), how often it is written small inside sentences (with a capital it then begins one), and how often it
 * is a sentence's first, second or last. After
 * Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection, 2006.
 */
struct satz_counts {
    struct satz_map words;
    struct satz_word_count *items;
    size_t count, capacity;
    struct satz_arena arena;
};

void satz_counts_init(struct satz_counts *counts);
void satz_counts_release(struct satz_counts *counts);
/* Counts the words of a paragraph, and where in its sentences they stand. O(size). */
void satz_counts_add(struct satz_counts *counts, const struct satz_gold_paragraph *paragraph);
/* Puts what is worth knowing into `table`, the frequent words first. O(words × log words). */
void satz_counts_fill(const struct satz_counts *counts, struct satz_wordtable *table);

#endif
