#ifndef SATZ_SEGMENT_BLANKS_H
#define SATZ_SEGMENT_BLANKS_H

#include "segment/rules.h"
#include "segment/segment.h"
#include "text/unicode.h"

/*
 * Ends of sentences in a script that sets blanks between sentences and clauses but no marks (Thai):
 * at a blank, the word before it (a particle that closes) or after it (a conjunction that opens)
 * decides, or a mark before it. `words` finds the words. Adds to `cuts`. O(size).
 */
void satz_cut_at_blanks(const struct satz_rules *rules, struct satz_breaker *words, struct satz_slice text,
                        struct satz_cuts *cuts);

#endif
