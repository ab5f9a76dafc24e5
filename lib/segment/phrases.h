#ifndef SATZ_SEGMENT_PHRASES_H
#define SATZ_SEGMENT_PHRASES_H

#include "segment/features.h"

/*
 * Ends of sentences in a script that sets blanks between sentences and clauses, and none between words (Thai): every blank
 * is a candidate, and the phrases on both sides decide, with what the sentence so far has. After Zhou, Aw, Lertcheva
 * and Wang, A Word Labeling Approach to Thai Sentence Boundary Detection and POS Tagging, 2016: words and their classes
 * around a blank are the evidence.
 */

/* A word: its hash, and its classes as one number, which tells apart unknown words, numbers and marks too. */
struct satz_phrase_word {
    uint32_t hash, tag;
};

#define SATZ_PHRASE_FIRST 4     /* words kept from a phrase's start */
#define SATZ_PHRASE_LAST 3      /* and from its end */
#define SATZ_PHRASE_FUNCTION 16 /* words of a closed class, each once */

/* A run of no blanks, as much of it as features are made of. */
struct satz_phrase {
    size_t begin, end;                                /* bytes in the paragraph */
    uint32_t letters;                                 /* code points */
    struct satz_phrase_word first[SATZ_PHRASE_FIRST]; /* none where it has fewer */
    struct satz_phrase_word last[SATZ_PHRASE_LAST];   /* the last one first */
    size_t last_size;                                 /* bytes of the last word */
    size_t first_size;                                /* and of the first */
    uint32_t function[SATZ_PHRASE_FUNCTION];          /* hashes */
    uint32_t functions;                               /* how many */
    uint32_t verbs, auxiliaries;                      /* how many */
    uint32_t verb, auxiliary;                         /* number of the first, from 0; SATZ_PHRASE_NONE */
    uint32_t clause, main;                            /* hash of the word near the start that opens a clause, or follows one */
    bool speaks, spoken;                              /* a word says who spoke; the last one does */
    uint8_t open;                                     /* quotation marks and brackets that are, at the end */
};

#define SATZ_PHRASE_NONE 99u

struct satz_phrases {
    const struct satz_rules *rules;
    struct satz_slice text;
    struct satz_phrase *items;
    size_t count;
    size_t capacity; /* private */
    uint32_t mean;   /* code points of a phrase */
};

/* A paragraph of more phrases is looked at in pieces, so that memory and cost stay bounded. */
#define SATZ_PHRASES_LIMIT ((size_t)1024)

void satz_phrases_release(struct satz_phrases *phrases);
/*
 * Reads the phrases of `text` from `begin`, at most SATZ_PHRASES_LIMIT. Returns where the next piece begins: the last
 * phrase is read again there; text.size where all was read. O(bytes read).
 */
size_t satz_phrases_read(struct satz_phrases *phrases, const struct satz_rules *rules, struct satz_slice text, size_t begin);

/* What the rules say of the blank after phrase `index`, not the last: a mark or particle before it, a word that opens after. */
enum satz_reason satz_phrases_judge(const struct satz_phrases *phrases, size_t index, bool *ends);

/*
 * The features of the blank after phrase `index`, not the last, for table 0, where the sentence so far began with phrase
 * `start`. Bounded cost.
 */
void satz_features_at_blank(const struct satz_phrases *phrases, size_t start, size_t index, struct satz_features *features);

#endif
