#ifndef SATZ_PLACEHOLDER_QUOTATION_H
#define SATZ_PLACEHOLDER_QUOTATION_H

#include "stream/span.h"

/*
 * A held quotation as a segment of its own, of which an engine can be asked for a draft: its words without their
 * marks, and the spans inside it. These are verified in its segment, since all of it is hidden there; here names, codes
 * and tags are held, quotations and titles have their marks held, and figures stay visible. Spans keep their ids.
 */

/*
 * The next held quotation that wants a draft, at `from` or after it and not before byte `behind`, the end of the last
 * one: so none is inside another, and all of them cost what the spans do. spans->count where there is none.
 */
size_t satz_quotation_next(const struct satz_span_list *spans, size_t from, size_t behind);

/*
 * Makes `part` of span `index` of `record`, whose `src` and sorted spans are given, in the record's arena, with `lang`,
 * `src` and `spans`. False where the quotation has no words. O(quotation + spans inside).
 */
bool satz_quotation_part(const struct satz_record *record, struct satz_slice src, const struct satz_span_list *spans,
                         size_t index, bool html, struct satz_record *part);

#endif
