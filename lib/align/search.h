#ifndef SATZ_ALIGN_SEARCH_H
#define SATZ_ALIGN_SEARCH_H

#include "align/band.h"
#include "align/score.h"

/* A search for the beads of units within a band. */
struct satz_search {
    struct satz_scorer *scorer;
    const struct satz_band *band;
    double edge;                       /* what a boundary costs that ends a segment of one side and none of the other */
    bool rough;                        /* only the usual shapes are tried, for a path that is looked at again */
    double toll;                       /* what every bead with two sides costs besides */
    const struct satz_anchor *anchors; /* segments */
    size_t anchor_count;
};

/*
 * Sets `beads` to the likeliest ones, by dynamic programming, in order; two units that have changed places are two
 * beads. O(cells of the band).
 */
void satz_search_best(const struct satz_search *search, struct satz_beads *beads);

/*
 * Sets `beads` to those by which most are expected to be right, each with its probability among all alignments of
 * the band (forward and backward sums as in Hidden Markov Models; Rabiner, A Tutorial, 1989; choosing by expected
 * gain: Goel and Byrne, Minimum Bayes-Risk Automatic Speech Recognition, 2000). Takes 60 bytes a cell of the band.
 */
void satz_search_expected(const struct satz_search *search, struct satz_beads *beads);

/* What `edge` is best set to, by the boundaries of these beads of units. */
double satz_search_edge(const struct satz_side *source, const struct satz_side *target, const struct satz_beads *beads);

#endif
