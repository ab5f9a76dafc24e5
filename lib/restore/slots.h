#ifndef SATZ_RESTORE_SLOTS_H
#define SATZ_RESTORE_SLOTS_H

#include "restore/placing.h"
#include "restore/token.h"

/* A placeholder of the engine text, and what became of it in the answer. */
struct satz_slot {
    enum satz_found found; /* NOT: lost, and nowhere to be put: two marks with nothing between them */
    size_t token;  /* the token that it is; for one PLACED, the token before which it goes */
    unsigned sure; /* how sure that is, in hundredths */
    bool doubled;  /* the answer had it more than once: the others are dropped */
};

/* An answer whose placeholders are settled: each exactly once. */
struct satz_slots {
    struct satz_tokens tokens;
    struct satz_slot *slots; /* one a unit of the engine text; only those of placeholders mean anything */
    bool *drop;              /* one a token: a placeholder too many, or what has grown on one */
    size_t *cut;             /* one a token: bytes at its beginning that have grown on one */
};

/*
 * Settles which place of `answer` is which placeholder. Those that came back as sent are taken at once,
 * and both texts are compared; mangled ones that are not words of the source, and delimiters without a
 * name, are assigned to the placeholders still missing so that all together cost least (restore/settling.h);
 * plain quotation marks pair up in order. What has no trace is placed beside the
 * words that were its neighbours, but for a pair of marks with nothing between: a held thing by
 * `placing` (NULL: none), the others, and where that cannot tell, beside what came back as it was.
 * All memory in `arena`. O(answer + units), with a constant for the assignment, and what restore/placing.h says.
 */
void satz_slots_settle(struct satz_slots *slots, const struct satz_wire *wire, struct satz_slice answer,
                       const struct satz_engine_text *text, struct satz_placing *placing, struct satz_arena *arena);

#endif
