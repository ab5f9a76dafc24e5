#ifndef SATZ_PROTECT_EXPLAIN_H
#define SATZ_PROTECT_EXPLAIN_H

#include "protect/segment.h"
#include "stream/record.h"

/*
 * Appends a line that a person reads for each thing decided in a segment, those included that are left alone: document,
 * segment, place in code points (12-25), kind, what is done with it, who decided, how sure, the words, and
 * after `over:` the candidates that lost to it, four at most. Cells are separated by tabs; long words are cut.
 * Tags are not decided here, and have none. `segment` has grounds, and its view is located. O(size + n log n).
 */
void satz_protect_explain(const struct satz_protect_segment *segment, const struct satz_record *record,
                          struct satz_buffer *lines);

#endif
