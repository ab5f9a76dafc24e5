#ifndef SATZ_MODEL_CHAIN_H
#define SATZ_MODEL_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Labels of a sequence whose parts are named things: outside, and for each of `kinds` kinds the only, last, first and
 * inner token of a thing (BILOU: Ratinov and Roth, Design Challenges and Misconceptions in Named Entity Recognition, 2009).
 * Numbers of labels: 0 outside; then all "only", all "last", all "first", all "inner", in the order of the kinds.
 */
#define SATZ_CHAIN_KINDS 15
#define SATZ_CHAIN_LABELS (1 + 4 * SATZ_CHAIN_KINDS)

enum satz_chain_part { SATZ_CHAIN_OUTSIDE, SATZ_CHAIN_ONLY, SATZ_CHAIN_LAST, SATZ_CHAIN_FIRST, SATZ_CHAIN_INNER };

struct satz_chain {
    size_t kinds;
    int32_t steps[SATZ_CHAIN_LABELS + 1][SATZ_CHAIN_LABELS]; /* from, to; the last row: from the beginning */
};

static inline size_t satz_chain_labels(size_t kinds) {
    return 1 + 4 * kinds;
}

static inline size_t satz_chain_label(size_t kinds, enum satz_chain_part part, size_t kind) {
    return part == SATZ_CHAIN_OUTSIDE ? 0 : 1 + ((size_t)part - 1) * kinds + kind;
}

static inline enum satz_chain_part satz_chain_part_of(size_t kinds, size_t label) {
    return label ? (enum satz_chain_part)(1 + (label - 1) / kinds) : SATZ_CHAIN_OUTSIDE;
}

static inline size_t satz_chain_kind_of(size_t kinds, size_t label) {
    return (label - 1) % kinds;
}

/* Scores of a sequence and what is found in them; grows. */
struct satz_chain_work {
    int32_t (*scores)[SATZ_CHAIN_LABELS]; /* by token and label: to be filled */
    uint8_t *labels;                      /* the best sequence */
    int32_t *margins;                     /* by token: how much worse the best sequence is in which it has another label */
    size_t count, capacity;
    int32_t (*before)[SATZ_CHAIN_LABELS]; /* private: the best that ends with the label, its own score included */
    uint8_t (*from)[SATZ_CHAIN_LABELS];   /* private */
};

void satz_chain_work_release(struct satz_chain_work *work);
/* For `count` tokens, their scores all 0. */
void satz_chain_begin(struct satz_chain_work *work, size_t count);

/*
 * Finds the labels whose sum of scores and steps is the highest among those that are well formed (Viterbi, Error Bounds
 * for Convolutional Codes, 1967). Of sequences that are equally good the one with lower labels. O(count × kinds²).
 */
void satz_chain_decode(const struct satz_chain *chain, struct satz_chain_work *work);
/* After that, fills the margins, by the same search from behind. O(count × kinds²). */
void satz_chain_margins(const struct satz_chain *chain, struct satz_chain_work *work);

#endif
