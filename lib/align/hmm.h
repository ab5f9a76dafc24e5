#ifndef SATZ_ALIGN_HMM_H
#define SATZ_ALIGN_HMM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A hidden Markov model of word alignment (Vogel, Ney and Tillmann, HMM-Based Word Alignment in Statistical
 * Translation, 1996): the words of one text, the steps, are each emitted by a word of the other, a state, or by the
 * empty word, which remembers the state before it (Och and Ney, A Systematic Comparison of Various Statistical
 * Alignment Models, 2003). How far the state moves from step to step is learnt, up to a width; what is wider is
 * shared evenly, so a text costs steps × states × SATZ_HMM_WIDTH.
 */
enum { SATZ_HMM_WIDTH = 7, SATZ_HMM_JUMPS = 2 * SATZ_HMM_WIDTH + 1 };

struct satz_hmm {
    float jumps[SATZ_HMM_JUMPS]; /* how probable it is to move by so many states, from -SATZ_HMM_WIDTH on */
    float far;                   /* to move further */
    float empty;                 /* that the empty word emits a step */
    double jump_counts[SATZ_HMM_JUMPS], far_count, empty_count, step_count; /* private: expected */
};

/* What usual texts have. `flat`: every state follows every other alike, which makes it IBM's model 1. */
void satz_hmm_init(struct satz_hmm *hmm, bool flat);
/* Sets the probabilities to what was counted, smoothed, and forgets the counts. */
void satz_hmm_settle(struct satz_hmm *hmm);

/* A text to be explained. Memory is kept from one to the next. */
struct satz_lattice {
    size_t states, steps;
    float *emissions;  /* by step and state: set by the caller, above 0 */
    float *chances;    /* by step: the empty word's, above 0 */
    float *posteriors; /* by step and state, set by satz_hmm_explain(): that the one emitted the other */
    float *work;       /* private, like all below */
    size_t cell_capacity, step_capacity, state_capacity;
    float *edge;
};

/* Makes room for a text. */
void satz_lattice_size(struct satz_lattice *lattice, size_t states, size_t steps);
void satz_lattice_release(struct satz_lattice *lattice);

/* Sets the posteriors by the forward-backward algorithm; counts jumps where `count` is set. */
void satz_hmm_explain(struct satz_hmm *hmm, struct satz_lattice *lattice, bool count);

#endif
