#ifndef SATZ_PROTECT_ATTRIBUTION_H
#define SATZ_PROTECT_ATTRIBUTION_H

#include <stdint.h>

#include "base/slice.h"

/*
 * Who speaks, judged by the pieces of a document's text: words of attribution, persons, quotations and marks.
 * Private to protect/.
 */
enum satz_piece_kind {
    SATZ_PIECE_WORD,   /* with the kinds of quote/saying.h */
    SATZ_PIECE_MARK,   /* a character that is no letter, digit or blank */
    SATZ_PIECE_PERSON, /* outside of quotations */
    SATZ_PIECE_SPEECH, /* a held quotation, or its part in the segment */
    SATZ_PIECE_OTHER,  /* a title, a few words in marks */
    SATZ_PIECE_END     /* of a segment */
};

struct satz_piece {
    enum satz_piece_kind kind;
    unsigned sayings; /* WORD */
    uint32_t mark;    /* MARK */
    size_t index;     /* PERSON: of its name; SPEECH: of its utterance */
    bool capital;     /* WORD */
    bool genitive;    /* PERSON: not who acts */
    bool paragraph;   /* END: one begins after it */
    bool question;    /* SPEECH: ends in a question mark */
};

/* What somebody says at once: one held quotation, or several of a group. */
struct satz_utterance {
    size_t first, last; /* its pieces */
    bool known;         /* `name` is who says it */
    bool told;          /* there is an attribution, though it may name nobody */
    bool after;         /* and it stands after the words */
    size_t name;
};

struct satz_attribution {
    const struct satz_piece *pieces;
    size_t count;
    struct satz_utterance *utterances; /* in order of their first piece */
    size_t utterance_count;
    const size_t *names; /* by index of a name: that of its longest form */
};

/*
 * Sets who says each utterance, where it is told: beside it (`…“, sagte X`, `X: „…`), around it (`laut X „…“`), in the
 * sentence after it (`Das sagte X.`), or by the words that it goes on from (`“, sagte X. „…“`). A pronoun is the one
 * person whom the paragraph names before it. O(pieces).
 */
void satz_attribution_judge(const struct satz_attribution *attribution);

#endif
