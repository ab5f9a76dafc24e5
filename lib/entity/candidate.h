#ifndef SATZ_ENTITY_CANDIDATE_H
#define SATZ_ENTITY_CANDIDATE_H

#include "stream/span.h"

/* Who says so; of two candidates of the same length the one of higher rank wins. */
enum satz_rank {
    SATZ_RANK_TAGGER,   /* the tagger, which learnt from texts */
    SATZ_RANK_RULE,     /* a rule */
    SATZ_RANK_TABLE,    /* the name table */
    SATZ_RANK_DOCUMENT, /* the document, by a sign in another place */
    SATZ_RANK_TERM,     /* a termbase */
    SATZ_RANK_PROOF     /* its own form: addresses, identifiers, tickers */
};

/* What a piece of a segment may be. */
struct satz_candidate {
    size_t begin, end; /* bytes of the plain text */
    enum satz_kind kind;
    enum satz_do most;      /* at most this is done with it: a compound is verified, never held */
    unsigned rank;          /* enum satz_rank, or more */
    struct satz_slice key;  /* its row there; empty: none */
    const char *rule;       /* which of them: "person/first-name", "names/world.tsv"; lives as long as who says so */
    float score;            /* how sure that is, 0 to 1 */
};

/* "tagger", "rule", "table" …; what is above all of them is "proof" too. */
const char *satz_rank_name(unsigned rank);

struct satz_candidates {
    struct satz_candidate *items;
    size_t count, capacity;
    size_t lost; /* behind the others stand those that satz_candidates_resolve() took out, until one is added */
};

#define SATZ_CANDIDATES_INIT { NULL, 0, 0, 0 }

void satz_candidates_release(struct satz_candidates *candidates);

/*
 * Of the rank that the kind has without a table: PROOF for addresses and the like, else RULE; the rule is named as the
 * kind is, or `rule`, and is sure.
 */
void satz_candidates_add(struct satz_candidates *candidates, enum satz_kind kind, size_t begin, size_t end);
void satz_candidates_add_by(struct satz_candidates *candidates, enum satz_kind kind, size_t begin, size_t end,
                            const char *rule);
/* Of the rank of a rule, and only to be verified: it is words that a translation has in its own language. */
void satz_candidates_add_words(struct satz_candidates *candidates, enum satz_kind kind, size_t begin, size_t end);
/* What names no rule is named as its kind; a score of 0 was not given, and is 1. */
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
