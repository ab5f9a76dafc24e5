#ifndef SATZ_ALIGN_BEAD_H
#define SATZ_ALIGN_BEAD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A bead of an alignment: segments of the source and the segments of the target that say the same (the term is
 * Brown and others', Aligning Sentences in Parallel Corpora, 1991). Segments count from 0. A side may be empty: then
 * its place is the segment that would follow.
 */
struct satz_bead {
    size_t source, source_count;
    size_t target, target_count;
    double probability; /* that the bead is right, 0 to 1: of those said to be 0.9, nine in ten are */
};

/*
 * All beads of one alignment. Every segment of either side is in exactly one. They stand in the order of the source;
 * of beads without source, in that of the target, each after the bead that holds the target segment before it.
 * Where something crosses, `target` is not ascending.
 */
struct satz_beads {
    struct satz_bead *items;
    size_t count, capacity;
    /* How much of the text has a counterpart by its words, 0 to 1, allowing for its length: under 0.1 where the texts
     * are no translations of each other. 1 where that cannot be told: little text, no lexicon. */
    double support;
};

#define SATZ_BEADS_INIT { NULL, 0, 0, 0 }
void satz_beads_release(struct satz_beads *beads);
/* Forgets the beads, keeping the memory. */
void satz_beads_reset(struct satz_beads *beads);
void satz_beads_add(struct satz_beads *beads, struct satz_bead bead);

/* The most segments that a bead has on one side. */
#define SATZ_BEAD_MOST 6

/* A pair of segments that a person has said to belong together: they are in one bead. From 0. */
struct satz_anchor {
    size_t source, target;
};

#endif
