#ifndef SATZ_SPELL_CANDIDATE_H
#define SATZ_SPELL_CANDIDATE_H

#include "spell/language.h"

/* What slips cost, by how often typists make them. */
enum {
    SATZ_SPELL_HALVED = 60,  /* one letter for two of the same */
    SATZ_SPELL_OMITTED = 65,
    SATZ_SPELL_DOUBLED = 70, /* two letters for one */
    SATZ_SPELL_SWAPPED = 80,
    SATZ_SPELL_EXCHANGE = 80,
    SATZ_SPELL_JOINED = 90,  /* two words without their blank */
    SATZ_SPELL_KEY = 100,    /* a neighbouring letter for another */
    SATZ_SPELL_ADDED_KEY = 115,
    SATZ_SPELL_OTHER = 140,
    SATZ_SPELL_ADDED = 150
};

/* A word that may have been meant. */
struct satz_spell_candidate {
    struct satz_slice word;
    unsigned slips; /* that lead from it to what stands there */
    unsigned cost;  /* of these: the more, the rarer such are */
    unsigned often; /* class of frequency (lexicon/wordgraph.h); 0: not in the graph */
    bool name;      /* of a person or place, which the dictionary lacks */
};

#define SATZ_SPELL_MOST_CANDIDATES 16
#define SATZ_SPELL_LONGEST 40

/* How far a search goes: words of class `least` and above that so many slips lead to, at most SATZ_SPELL_MOST_SLIPS. */
#define SATZ_SPELL_MOST_SLIPS 2
struct satz_spell_reach {
    unsigned slips, least;
    bool names; /* among names, else among words */
};

/*
 * The words of the language's graph within reach of `word`, the best first: by their cost less what their frequency is
 * worth. Slips are letters left out, added, swapped (Damerau 1964) or taken for others, which cost less the more often
 * they happen: doubled letters, neighbours on the keyboard, the language's exchanges (ss for ß). The graph is walked
 * depth-first, with each slip tried where it may be (Oflazer 1996). A word in capitals gives words in capitals, and one with a
 * capital such. At most SATZ_SPELL_MOST_CANDIDATES texts of the arena in `candidates`; returns how many, 0 where the
 * language has no graph or the word is longer than SATZ_SPELL_LONGEST letters. One slip costs some tenths of a
 * millisecond, two cost some milliseconds.
 */
size_t satz_spell_candidates(const struct satz_spell_language *language, struct satz_slice word,
                             struct satz_spell_reach reach, struct satz_arena *arena,
                             struct satz_spell_candidate *candidates);

/* What a class of frequency is worth, in costs. */
#define SATZ_SPELL_WORTH 10

/* What the order goes by: cost less what the frequency is worth; smaller is better. */
int satz_spell_candidate_rank(const struct satz_spell_candidate *candidate);

/*
 * Puts a candidate where its rank belongs among `count` that are in order, the same word once; returns how many there
 * are then.
 */
size_t satz_spell_candidate_insert(struct satz_spell_candidate *candidates, size_t count,
                                   const struct satz_spell_candidate *candidate);

#endif
