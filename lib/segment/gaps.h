#ifndef SATZ_SEGMENT_GAPS_H
#define SATZ_SEGMENT_GAPS_H

#include "segment/features.h"

/*
 * Ends of sentences that no mark shows: at a blank, between headlines, bylines, rows of a table and what follows. Here
 * the candidates of a sentence, as its marks give it, are found, and their features.
 */

/* A run of no blanks. */
struct satz_gap_word {
    size_t begin, end;                  /* bytes in the paragraph */
    struct satz_word word;
    uint32_t before, after;             /* the characters at its ends where they are none of a word; 0 */
    uint8_t small, first, second, last; /* what the model knows of it: enum satz_word_use */
};

struct satz_gaps {
    struct satz_slice text;
    struct satz_gap_word *words;
    size_t count;
    size_t capacity; /* private */
};

#define SATZ_GAPS_INIT { { NULL, 0 }, NULL, 0, 0 }
/* A sentence of more words is looked at in pieces, so that memory and cost stay bounded. */
#define SATZ_GAPS_WORDS ((size_t)4096)

void satz_gaps_release(struct satz_gaps *gaps);
/* Reads the words from `begin` to `end`, at most SATZ_GAPS_WORDS; returns where the last one ends. O(size). */
size_t satz_gaps_read(struct satz_gaps *gaps, const struct satz_linear *model, struct satz_slice text, size_t begin,
                      size_t end);

/* Whether a sentence may end between word `index` and the next, without a mark. */
bool satz_gap_is_candidate(const struct satz_gaps *gaps, size_t index);

/*
 * The features of the gap after word `index`, for table 1, where the stretch so far began with word `start`. Costs at
 * most some 40 words.
 */
void satz_features_at_gap(const struct satz_gaps *gaps, size_t start, size_t index, struct satz_features *features);

#endif
