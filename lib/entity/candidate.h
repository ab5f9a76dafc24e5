#ifndef SATZ_ENTITY_CANDIDATE_H
#define SATZ_ENTITY_CANDIDATE_H

#include "stream/span.h"

/* What a piece of a segment may be. */
struct satz_candidate {
    size_t begin, end; /* bytes of the plain text */
    enum satz_kind kind;
    enum satz_do most;      /* at most this is done with it: a compound is verified, never held */
    unsigned rank;          /* 0: a rule found it; 1: a table has it; 2: the document has it by another sign */
    struct satz_slice key;  /* its row there; empty: none */
};

struct satz_candidates {
    struct satz_candidate *items;
    size_t count, capacity;
};

#define SATZ_CANDIDATES_INIT { NULL, 0, 0 }

void satz_candidates_release(struct satz_candidates *candidates);

void satz_candidates_add(struct satz_candidates *candidates, enum satz_kind kind, size_t begin, size_t end);
void satz_candidates_add_full(struct satz_candidates *candidates, struct satz_candidate candidate);

/*
 * Keeps those that win, in order of place: the longest first; of two as long, the one of
 * higher rank; then the one whose kind stands first in the order of precedence (satz-protect(1)). `size` is
 * that of the text. O(n log n + size).
 */
void satz_candidates_resolve(struct satz_candidates *candidates, size_t size);

/* Place of a kind in that order, 0 the first. */
unsigned satz_kind_precedence(enum satz_kind kind);

#endif
