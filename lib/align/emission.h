#ifndef SATZ_ALIGN_EMISSION_H
#define SATZ_ALIGN_EMISSION_H

#include "align/hmm.h"
#include "align/tokens.h"
#include "align/ttable.h"

/*
 * How probable it is that a token of one side is a translation of one of the other, of all beads: by their types, from
 * a prior and from what was learnt before, and from expected counts of links.
 */
struct satz_emission {
    const struct satz_align_tokens *source, *target;
    struct satz_ttable table, begun; /* what is used, and what it was before the first round */
    float *counts;                   /* by item of the table, forward and backward; private, like all below */
    double *source_totals, *target_totals;
    /* of the bead under way */
    size_t bead;
    uint32_t stamp, *stamps, *heads; /* by type of the target */
    struct satz_emission_node *nodes;
    struct satz_emission_hit *hits;
    size_t node_count, node_capacity, hit_count, hit_capacity, edge_capacity;
    float *edges;
};

/* What it is given must outlive it; `learned` may have no rows. O(types + translations). */
void satz_emission_init(struct satz_emission *emission, const struct satz_align_tokens *source,
                        const struct satz_align_tokens *target, const struct satz_ttable *prior,
                        const struct satz_ttable *learned);
void satz_emission_release(struct satz_emission *emission);

/*
 * Sizes and fills two lattices for bead `number`: how the source's tokens, the states, emit the target's, the steps;
 * and backwards. Both have likelihood ratios: how much more probable than by itself. Costs the bead's product, and the
 * translations of its words.
 */
void satz_emission_fill(struct satz_emission *emission, size_t number, struct satz_lattice *forward,
                        struct satz_lattice *backward);
/* Counts the posteriors of the lattices filled last. */
void satz_emission_count(struct satz_emission *emission, const struct satz_lattice *forward,
                         const struct satz_lattice *backward);
/* Estimates the probabilities from what was counted, and forgets it. */
void satz_emission_settle(struct satz_emission *emission);

#endif
