#ifndef SATZ_ALIGN_ANCHOR_H
#define SATZ_ALIGN_ANCHOR_H

#include "align/bead.h"
#include "align/side.h"
#include "align/ttable.h"

/* Pairs of units, rising on both sides. */
struct satz_chain {
    struct satz_anchor *items;
    size_t count;
};

#define SATZ_CHAIN_INIT { NULL, 0 }
void satz_chain_release(struct satz_chain *chain);
/*
 * The heaviest chain of pairs of units that share words which are rare on both sides, without pairs that stand apart
 * from their neighbours. O(terms + units log units).
 */
void satz_chain_find(struct satz_chain *chain, const struct satz_side *source, const struct satz_side *target,
                     const struct satz_ttable *evidence);

#endif
