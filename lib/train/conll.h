#ifndef SATZ_TRAIN_CONLL_H
#define SATZ_TRAIN_CONLL_H

#include "base/arena.h"
#include "base/error.h"

/*
 * Labelled sentences as the shared tasks of CoNLL write them: a word a line, a tab, its tag (`O`, `B-PER`, `I-PER`), an empty
 * line after each sentence.
 */
struct satz_conll_word {
    struct satz_slice word, tag; /* the tag is empty where the line has none */
};

struct satz_conll {
    struct satz_conll_word *words;
    size_t count, capacity;
    size_t *ends; /* of the sentences, in words */
    size_t sentences, sentence_capacity;
    struct satz_arena arena; /* private: owns the text */
};

/* Reads a file. Fails with file and line where it is no UTF-8 or a tag is none of the three. O(size). */
enum satz_status satz_conll_load(struct satz_conll *conll, const char *path, struct satz_error *error) SATZ_MUST_USE;
void satz_conll_release(struct satz_conll *conll);

#endif
