#ifndef SATZ_SPELL_EVIDENCE_H
#define SATZ_SPELL_EVIDENCE_H

#include "spell/advice.h"

/* What speaks for and against a word that no list has. */
struct satz_spell_evidence {
    size_t letters;
    bool part; /* of a word with hyphens */
    bool capital, english;
    bool compound;        /* of good words (spell/compound.h) */
    bool tail;            /* it is long, and ends in a noun that is used */
    bool split;           /* the best fix is two words */
    bool longer;          /* the best fix begins with the word: another form of it */
    bool near;            /* it is one slip away */
    unsigned cost;        /* of the best fix; 0: there is none in the graph */
    unsigned often;       /* its class of frequency, or that of its rarest part */
    unsigned whole;       /* the class of the best fix as it stands; 0: nobody wrote it so far */
    bool to_name;         /* the best fix is a name that the dictionary lacks */
    unsigned name;        /* the word's class as such a name; 0: it is none */
};

enum satz_spell_verdict {
    SATZ_SPELL_GOOD,    /* a name, a compound, a word of English: nothing speaks for a slip */
    SATZ_SPELL_UNKNOWN, /* there is no saying */
    SATZ_SPELL_TYPO     /* a word that is used is near, and nothing excuses this one */
};

/* Collects it for a word without hyphens. The language has a graph of words. As satz_spell_advise(). */
struct satz_spell_evidence satz_spell_evidence_of(struct satz_spell_language *language, struct satz_slice word,
                                                  bool part);
/*
 * Weighs it. A name that is known is good, but for short ones that are one slip from what is used all the time. Of others:
 * the fewer words are like it, the rarer they are and the dearer the slip, the likelier a word is what it was meant to
 * be: with a capital a name, else English, a compound or just rare. O(1).
 */
enum satz_spell_verdict satz_spell_weigh(const struct satz_spell_evidence *evidence);
/* Whether a word that was taken for a name is none that is known, and one slip from a name or word that is. O(1). */
bool satz_spell_is_slipped_name(const struct satz_spell_evidence *evidence);

#endif
