#ifndef SATZ_ALIGN_SCORE_H
#define SATZ_ALIGN_SCORE_H

#include "align/evidence.h"

/* How finely the tails of the normal distribution are tabled: steps for one deviation, and in all. */
#define SATZ_TAIL_STEP 64
#define SATZ_TAIL_STEPS (12 * SATZ_TAIL_STEP)

/* The most units that a bead has on one side while it is sought. */
#define SATZ_SHAPE_MOST 4

/*
 * How well units go together: the sum of a logarithm of a likelihood ratio for their words, in both directions, and
 * of that for their lengths (Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, 1993), less what
 * the shape of the bead costs.
 *
 * A word of the target is drawn from the translations of the source's words, or, with the probability `target_chance`,
 * from all words of the target; likewise backwards. These chances are estimated from the beads found, pass by pass: a
 * fixed one fails where the lexicon is poor.
 */
struct satz_scorer {
    const struct satz_side *source, *target;
    double source_chance, target_chance;
    double ratio; /* code points of the target for one of the source */
    double log_source_chance, log_target_chance; /* private, set with the chances */
    float tails[SATZ_TAIL_STEPS + 2];            /* private: logarithms of what lies beyond a deviation */
    /* private: the meetings of the last units of the source, by unit; and sums by place */
    struct satz_finder *finder;
    struct satz_meetings rows[SATZ_SHAPE_MOST];
    size_t row_units[SATZ_SHAPE_MOST];
    float *sums;
    uint32_t *touched;
    uint64_t *source_lengths, *target_lengths; /* sums before each unit */
    double target_met, source_met; /* expected terms that a translation explains, of all that was counted */
    double target_terms, source_terms;
    double target_support, source_support; /* the same, as it was settled last */
};

void satz_scorer_init(struct satz_scorer *scorer, const struct satz_side *source, const struct satz_side *target);
void satz_scorer_release(struct satz_scorer *scorer);
/* Sets the chances, above 0 and below 1. */
void satz_scorer_chances(struct satz_scorer *scorer, double source, double target);
/* Scores by other evidence from now on; it must stay as it is. */
void satz_scorer_use(struct satz_scorer *scorer, const struct satz_ttable *evidence);
/* Makes unit `unit` of the source ready, for the units [first, last) of the target; the three before it stay ready. */
void satz_scorer_row(struct satz_scorer *scorer, size_t unit, size_t first, size_t last);

/* The units of a bead: some of each side. */
struct satz_block {
    size_t source, source_count, target, target_count;
};
/* The score of the words alone, of rows that are ready. */
double satz_scorer_words(struct satz_scorer *scorer, struct satz_block block);
/* That of the lengths alone. */
double satz_scorer_lengths(const struct satz_scorer *scorer, struct satz_block block);
/* Counts how much of a bead is explained, for satz_scorer_settle(). Its rows must be ready. */
void satz_scorer_count(struct satz_scorer *scorer, struct satz_block block);
/* Estimates the chances from what was counted since the last time. */
void satz_scorer_settle(struct satz_scorer *scorer);

#endif
